/** Lists of Excel into every register; out of them they go as every list does (`exchange.contract.ts`). */
import { z } from 'zod'
import { operation } from '../kernel/operation.ts'

const inRegister = z.object({ register: z.string().max(60) })
const language = z.enum(['vi', 'en']).default('vi')

/**
 * What the user says a column is: `A:name,C:birth,D:-` (a dash: not read), by the letter of the column. Columns that are not named are found by their
 * headings; what was said is known to the province once the list has come in.
 */
export const ColumnChoice = z.string().max(2000).regex(/^([A-Z]{1,3}:([a-zA-Z]{1,40}|-)(,|$))*$/).optional()
export const largestList = 5 * 1024 * 1024
export const importTemplate = operation({
  id: 'registers.template', method: 'GET', path: '/api/registers/:register/template.xlsx', summary: 'An empty list to fill in', summaryVi: 'Mẫu Excel của sổ', access: 'signed-in', audit: null, gives: 'file',
  params: inRegister, query: z.object({ language }), output: z.unknown(), refusals: ['not-found', 'import-not-here'],
})
export const ImportOutcome = z.enum(['new', 'match', 'duplicate', 'error'])
export const ImportReport = z.object({
  /** True where the rows were written; a trial writes nothing. */
  written: z.boolean(),
  sheet: z.string(), headingRow: z.number().int(),
  columns: z.array(z.object({ column: z.string(), heading: z.string(), field: z.string().nullable() })),
  /** Needed fields that have no column. */
  missing: z.array(z.string()),
  counts: z.object({ new: z.number().int(), match: z.number().int(), duplicate: z.number().int(), error: z.number().int() }),
  rows: z.array(z.object({
    row: z.number().int(), outcome: ImportOutcome, label: z.string(), recordId: z.uuid().nullable(), /** The earlier row that says the same. */ sameAs: z.number().int().nullable(),
    errors: z.array(z.object({ cell: z.string(), field: z.string().nullable(), code: z.string(), detail: z.string(), detailEn: z.string() })),
  })),
})
export type ImportReport = z.infer<typeof ImportReport>
export const importRecords = operation({
  id: 'registers.import', method: 'POST', path: '/api/registers/:register/import', summary: 'Try or import an Excel list: all rows or none', summaryVi: 'Chạy thử hoặc nhập một danh sách Excel', access: 'signed-in', audit: 'register-imported',
  params: inRegister, query: z.object({ dryRun: z.enum(['true', 'false']).transform((value) => value === 'true'), /** Made by the sender: the same import sent twice is one. */ id: z.uuid(), columns: ColumnChoice }), takes: { bytes: largestList + 5 * 1024 * 1024 }, output: ImportReport,
  refusals: ['not-found', 'import-not-here', 'import-not-yours', 'excel-empty', 'excel-too-large', 'too-large', 'excel-not-xlsx', 'excel-old', 'excel-locked', 'excel-damaged', 'excel-macro', 'excel-formula', 'excel-merged', 'excel-too-many-rows', 'excel-too-wide', 'excel-no-sheet', 'excel-no-headings', 'excel-no-rows', 'excel-has-errors', 'column-unknown', 'try-again'],
})
export const operations = [importTemplate, importRecords]
