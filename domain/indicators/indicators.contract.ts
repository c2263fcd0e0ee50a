/** Indicators, readings and the list behind every figure. */
import { z } from 'zod'
import { figureReaders } from '../access/figures.rules.ts'
import { Limit, listQuery, operation, page } from '../kernel/operation.ts'
import { PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'

/** A cell of 1–4 is shown as "< 5" to whoever may see figures but not people. */
export const Count = z.union([z.number().int(), z.literal('<5')])
export const Figure = z.object({ met: Count, of: Count, value: z.number().nullable(), asOf: PlainDateText, definitionVersion: z.number().int(), partly: z.string().optional() })
export const Uncomputable = z.object({ status: z.literal('cannot-be-computed'), reason: z.string() })
export const Reading = z.union([Figure.extend({ units: z.enum(['then', 'now']).optional() }), Uncomputable])
export type Reading = z.infer<typeof Reading>

export const IndicatorView = z.object({
  id: z.string(), name: z.string(), nameEn: z.string(), metDefinition: z.string(), ofDefinition: z.string(), metDefinitionEn: z.string(), ofDefinitionEn: z.string(),
  periodRule: z.string(), periodRuleEn: z.string(), unitOfMeasure: z.string(), version: z.number().int(), versionFrom: PlainDateText,
  computable: z.enum(['yes', 'partly', 'no']), reason: z.string().nullable(), reasonEn: z.string().nullable(), covers: z.array(z.string()), awaits: z.array(z.string()),
  /** What a row is: a person, or a unit or record of the registers named. */
  subject: z.enum(['person', 'unit', 'record', 'staff']), registers: z.array(z.string()),
})
export const listIndicators = operation({
  id: 'indicators.list', method: 'GET', path: '/api/indicators', summary: 'Indicators with their definitions', summaryVi: 'Các chỉ số và định nghĩa', access: figureReaders, audit: null,
  query: z.object(listQuery), output: page(IndicatorView), refusals: ['unknown-cursor'],
})
export const ReadingRow = z.object({ unitId: z.string(), unitName: z.string(), from: PlainDateText, to: PlainDateText, met: Count, of: Count, value: z.number().nullable() })
/** The whole country, where a unit is asked for. */
export const nation = 'vn'
const period = { from: PlainDateSchema, to: PlainDateSchema, unit: z.string().default(nation) }
export const readIndicator = operation({
  id: 'indicators.readings', method: 'GET', path: '/api/indicators/:id/readings', summary: 'Readings by unit or month', summaryVi: 'Số đọc theo đơn vị hoặc tháng', access: figureReaders, audit: null,
  params: z.object({ id: z.string() }), query: z.object({ ...period, by: z.enum(['unit', 'month']).default('unit'), units: z.enum(['then', 'now']).default('now') }),
  /** `total` is null and `items` empty where the indicator cannot be computed; `unallocated`: counted in `total`, but of a divided unit and not yet allocated to one of its parts. */
  output: z.object({
    items: z.array(ReadingRow), nextCursor: z.null(), total: ReadingRow.nullable(), unallocated: Count, asOf: PlainDateText, definitionVersion: z.number().int(),
    partly: z.string().nullable(), reason: z.string().nullable(),
  }),
  refusals: ['unknown-indicator', 'unknown-unit', 'period-reversed'],
})
export const listRecords = operation({
  id: 'indicators.records', method: 'GET', path: '/api/indicators/:id/records', summary: 'The list behind a figure, as far as it is yours to open', summaryVi: 'Danh sách đứng sau một con số', access: figureReaders, audit: 'figure-opened',
  params: z.object({ id: z.string() }), query: z.object({ ...period, units: z.enum(['then', 'now']).default('now'), met: z.enum(['yes', 'no', 'all']).default('all'), cursor: z.string().optional(), limit: Limit }),
  output: z.object({
    items: z.array(z.object({ personId: z.string(), name: z.string(), birthYear: z.number().int(), unitId: z.string(), unitName: z.string(), met: z.boolean(), ofOn: PlainDateText, metOn: PlainDateText.nullable(), reason: z.string().nullable() })),
    /** Of an indicator over registers, in place of people: communes, bodies and records. Staff are named only to whoever reads their register. */
    subjects: z.array(z.object({ kind: z.enum(['unit', 'agency', 'record']), subject: z.string(), label: z.string(), register: z.string().nullable(), recordId: z.string().nullable(), unitId: z.string(), unitName: z.string(), met: z.boolean(), ofOn: PlainDateText, metOn: PlainDateText.nullable(), reason: z.string().nullable() })),
    total: Count, yours: z.number().int(), nextCursor: z.string().nullable(),
  }),
  headers: ['Purpose'],
})
export const operations = [listIndicators, readIndicator, listRecords]
