/** What is known of each body before an inspection is planned, and who complains. The registers have the common operations of registers. */
import { z } from 'zod'
import { operation } from '../kernel/operation.ts'
import { InstantText, PlainDateText } from '../kernel/plain-date.ts'
import { complaintHandlers, inspectedKinds, inspecting } from './inspections.model.ts'

const Kind = z.enum(inspectedKinds as unknown as readonly ['commune-police', ...(typeof inspectedKinds)[number][]])
const Cell = z.union([z.number().int(), z.literal('<5')])

/** Facts side by side; nothing adds them up, and nobody is ranked by them. */
export const BodyFacts = z.object({
  agencyId: z.string(), agencyName: z.string(), kind: Kind, unitId: z.string(), unitName: z.string(),
  /** Clocks of cases past their day; people kept beyond their last day. Small numbers are hidden where the people themselves are. */
  overdue: Cell, alarms: Cell,
  /** Of registers that the caller reads. */
  openComplaints: z.number().int(), openFindings: z.number().int(), lateFindings: z.number().int(), beds: z.number().int().nullable(), present: z.number().int().nullable(),
  lastInspectedOn: PlainDateText.nullable(), plannedOn: PlainDateText.nullable(),
})
export type BodyFacts = z.infer<typeof BodyFacts>

export const inspectionFacts = operation({
  id: 'inspections.facts', method: 'GET', path: '/api/inspection-facts', summary: 'What is known of each body of the province before an inspection is planned', summaryVi: 'Những điều đã biết về từng đơn vị, để lập kế hoạch kiểm tra', access: inspecting, audit: null,
  query: z.object({ kind: Kind.optional() }), output: z.object({ items: z.array(BodyFacts), asOf: PlainDateText, nextCursor: z.null() }),
})

const text = (longest: number) => z.string().trim().max(longest)
export const Complainant = z.object({ name: text(100).min(1), phone: z.string().trim().regex(/^0\d{9,10}$/).nullish(), address: text(300).nullish(), note: text(1000).nullish() })
export type Complainant = z.infer<typeof Complainant>

export const readComplainant = operation({
  id: 'complaints.person', method: 'GET', path: '/api/complaints/:id/person', summary: 'Who complains, for the body that handles the complaint', summaryVi: 'Người khiếu nại, cho cơ quan giải quyết', access: complaintHandlers, audit: 'complaint-person-opened',
  params: z.object({ id: z.uuid() }), output: z.object({ person: Complainant.extend({ recordedAt: InstantText }).nullable() }),
})
export const writeComplainant = operation({
  id: 'complaints.write-person', method: 'PUT', path: '/api/complaints/:id/person', summary: 'Writes who complains', summaryVi: 'Ghi người khiếu nại', access: complaintHandlers, audit: 'complaint-person-written', status: 204,
  params: z.object({ id: z.uuid() }), body: Complainant, output: z.undefined(),
})
export const operations = [inspectionFacts, readComplainant, writeComplainant]
