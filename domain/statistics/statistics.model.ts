/** What a public table is asked to be. */
import { z } from 'zod'
import { PlainDateSchema } from '../kernel/plain-date.ts'

/** Rows: communes as they are today, as they were when people were counted, or the whole province alone. */
export const RowsBy = z.enum(['now', 'then', 'none'])
export type RowsBy = z.infer<typeof RowsBy>
/** Columns are cumulative: from the first day of the table to the end of each part. */
export const Columns = z.enum(['whole', 'halves', 'quarters', 'months'])
export type Columns = z.infer<typeof Columns>
export const monthsOfPart: Readonly<Record<Exclude<Columns, 'whole'>, number>> = { halves: 6, quarters: 3, months: 1 }

export const TableRequest = z.object({ indicatorId: z.string().max(60), from: PlainDateSchema, to: PlainDateSchema, rows: RowsBy.default('now'), columns: Columns.default('whole') })
export type TableRequest = z.output<typeof TableRequest>

/** People counted in a row whose unit was divided and who are not yet known to live in one of its parts. */
export const unallocated = 'unallocated'
