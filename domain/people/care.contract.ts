/** One door for the care staff of one place. Nothing here is an event, a filter, a column of a list, an export or a notice. */
import { z } from 'zod'
import { operation } from '../kernel/operation.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { careRoles } from './care.rules.ts'

const id = z.object({ id: z.uuid() })
const CareEntry = z.object({ kind: z.enum(['hiv', 'hepatitis-b', 'hepatitis-c', 'tuberculosis', 'other']), on: PlainDateSchema, text: z.string().trim().min(1).max(4000),
  /** Where the treatment goes on when the person leaves, and for how many days medicine was handed over; known to this door alone. */
  handover: z.object({ place: z.string().trim().min(1).max(200), days: z.number().int().min(0).max(180) }).nullish(),
})
export const CareView = z.object({
  results: z.array(z.object({
    id: z.string(), kind: CareEntry.shape.kind, on: PlainDateText, text: z.string(), handover: z.object({ place: z.string(), days: z.number().int() }).nullable(), recordedAt: InstantText, toldPersonOn: PlainDateText.nullable(), toldRepresentativeOn: PlainDateText.nullable(),
  })),
})
/** The same empty answer where nothing is kept and where the caller is not charged with this person's care. */
export const readCare = operation({
  id: 'care.read', method: 'GET', path: '/api/people/:id/care', summary: 'What your own place keeps for the care of a person', summaryVi: 'Hồ sơ chăm sóc tại cơ sở của bạn', access: careRoles, audit: 'care-opened', params: id, output: CareView, refusals: ['not-found'],
})
export const assignCare = operation({
  id: 'care.assign', method: 'POST', path: '/api/people/:id/care/assignments', summary: 'Charge a health post with the care of a person', summaryVi: 'Phân công chăm sóc', access: ['facility-head', 'health-station', 'substitution-clinician'], audit: 'care-assigned', status: 204,
  params: id, body: z.object({ postId: z.string().max(120).optional() }), output: z.undefined(), refusals: ['not-found'],
})
export const recordCare = operation({
  id: 'care.record', method: 'POST', path: '/api/people/:id/care', summary: 'Record for the care of a person', summaryVi: 'Ghi hồ sơ chăm sóc', access: careRoles, audit: 'care-written', status: 201,
  params: id, body: CareEntry.extend({ id: z.uuid() }), output: z.object({ id: z.string() }), refusals: ['not-found', 'id-reused', 'in-future'],
})
export const noteCareTold = operation({
  id: 'care.told', method: 'POST', path: '/api/people/:id/care/:entry/told', summary: 'The person or the representative was told', summaryVi: 'Đã thông báo kết quả', access: careRoles, audit: 'care-told', status: 204,
  params: z.object({ id: z.uuid(), entry: z.uuid() }), body: z.object({ who: z.enum(['person', 'representative']), on: PlainDateSchema }), output: z.undefined(), refusals: ['not-found', 'child-first', 'representation-ended', 'in-future'],
})
export const returnCare = operation({
  id: 'care.return', method: 'POST', path: '/api/people/:id/care/return', summary: 'Give the papers back to the person and erase them here', summaryVi: 'Trả giấy tờ cho người bệnh và xóa tại cơ sở', access: careRoles, audit: 'care-returned', status: 201,
  params: id, output: z.object({ receipt: z.string() }), refusals: ['not-found'],
})
export const operations = [readCare, assignCare, recordCare, noteCareTold, returnCare]
