/** Public statistics: read by everybody, released by the province's planners through the gate. */
import { z } from 'zod'
import { listQuery, operation, page } from '../kernel/operation.ts'
import { PlainDateText } from '../kernel/plain-date.ts'
import { Columns, RowsBy, TableRequest } from './statistics.model.ts'
import { releasers } from './statistics.rules.ts'

/** `null`: not published. That says nothing of its size. */
export const StatisticsCell = z.object({ of: z.number().int().nullable(), met: z.number().int().nullable(), value: z.number().nullable() })
export const StatisticsSummary = z.object({
  id: z.string(), indicatorId: z.string(), name: z.string(), nameEn: z.string(), definitionVersion: z.number().int(), provinceId: z.string(), provinceName: z.string(),
  from: PlainDateText, to: PlainDateText, rowsBy: RowsBy, columnsBy: Columns, releasedOn: PlainDateText,
})
export const StatisticsTable = StatisticsSummary.extend({
  ofDefinition: z.string(), ofDefinitionEn: z.string(), metDefinition: z.string(), metDefinitionEn: z.string(), unitOfMeasure: z.string(),
  /** Figures below it are withheld, and what would give them away. */
  threshold: z.number().int(),
  /** Last days of the columns; each counts from the first day of the table. */
  columns: z.array(PlainDateText), whole: z.array(StatisticsCell),
  /** `until`: the last day of a commune that is no more. `unallocated`: of divided communes, not yet known which part. */
  rows: z.array(z.object({ unitId: z.string(), unitName: z.string(), until: PlainDateText.nullable(), cells: z.array(StatisticsCell) })),
})
export type StatisticsTable = z.infer<typeof StatisticsTable>
export const StatisticsPreview = z.object({ table: StatisticsTable, figures: z.number().int(), withheld: z.number().int() })

export const listStatistics = operation({
  id: 'statistics.list', method: 'GET', path: '/api/public/statistics', summary: 'Published statistics', summaryVi: 'Số liệu đã công bố', access: 'public', audit: null,
  query: z.object({ province: z.string().max(40).optional(), indicator: z.string().max(60).optional(), ...listQuery }), output: page(StatisticsSummary), refusals: ['unknown-cursor'],
})
export const getStatistics = operation({
  id: 'statistics.get', method: 'GET', path: '/api/public/statistics/:id', summary: 'One published table', summaryVi: 'Một bảng đã công bố', access: 'public', audit: null,
  params: z.object({ id: z.string() }), output: StatisticsTable, refusals: ['not-found'],
})
const refusals = ['unknown-indicator', 'period-reversed', 'statistics-not-people', 'statistics-boundaries', 'statistics-too-long', 'statistics-not-over', 'statistics-columns', 'statistics-definition-changed', 'statistics-restored', 'no-safe-release'] as const
/** What would be published, with everything that must be withheld. Nothing is kept. */
export const previewStatistics = operation({
  id: 'statistics.preview', method: 'POST', path: '/api/statistics/preview', summary: 'See a table as it would be published', summaryVi: 'Xem trước bảng công bố', access: releasers, audit: 'statistics-previewed',
  body: TableRequest, output: StatisticsPreview, refusals: [...refusals],
})
/** For ever: a published table is neither changed nor taken back. */
export const releaseStatistics = operation({
  id: 'statistics.release', method: 'POST', path: '/api/statistics/releases', summary: 'Publish a table', summaryVi: 'Công bố bảng số liệu', access: releasers, audit: 'statistics-released', status: 201, exports: true,
  body: TableRequest.extend({ id: z.uuid(), purpose: z.string().trim().min(10).max(300) }), output: StatisticsPreview, refusals: [...refusals, 'id-reused', 'try-again'],
})
export const operations = [listStatistics, getStatistics, previewStatistics, releaseStatistics]
