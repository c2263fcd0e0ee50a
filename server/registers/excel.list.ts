/** A register as the rows of a list, page by page, under the caller's rights of the moment. */
import type { RegisterDeclaration, RegisterField } from '@hoa-nhap/domain/kernel/register'
import { columnWords, dayColumn, headingOf, listFields, shownInCell, type Cell } from '@hoa-nhap/domain/registers/excel.rows'
import { registersEn } from '@hoa-nhap/domain/registers/registers.en'
import { registersVi } from '@hoa-nhap/domain/registers/registers.vi'
import type { RegisterWords } from '@hoa-nhap/domain/registers/words'
import type { ActorTransaction, Context } from '../platform/route.ts'
import { namesFor } from './excel.lookups.ts'
import type { SheetColumn } from './excel.workbook.ts'
import { findRecords, type RecordFilter } from './registers.queries.ts'

export type Language = 'vi' | 'en'

const bare: RegisterWords = { name: '', one: '', help: '', statuses: {}, acts: {}, fields: {} }
export const wordsOf = (register: string, language: Language): RegisterWords => (language === 'vi' ? registersVi : registersEn)[register] ?? registersVi[register] ?? { ...bare, name: register }

export const kindOf = (field: RegisterField): SheetColumn['kind'] => (field.kind === 'day' || field.kind === 'money' || field.kind === 'percent' ? field.kind : field.kind === 'number' || field.kind === 'count' ? 'number' : 'text')
export const widthOf = (field: RegisterField, heading: string): number => Math.max(Math.min(heading.length + 2, 28), field.kind === 'long-text' || field.kind === 'texts' ? 44 : field.kind === 'text' || field.kind === 'unit' || field.kind === 'agency' || field.kind === 'record' || field.kind === 'units' || field.kind === 'records' || field.kind === 'choices' ? 28 : 14)

const rowsAtOnce = 500

const idsOfRecords = (fields: readonly RegisterField[], values: Readonly<Record<string, unknown>>): string[] => fields.flatMap((field): string[] => {
  const value = values[field.key]
  if (field.kind === 'record') return typeof value === 'string' ? [value] : []
  return field.kind === 'records' && Array.isArray(value) ? value.map(String) : []
})

/** Page by page: each in a transaction of its own, so that nothing is held while the file goes over a slow line, and rights are asked anew for each. */
async function* cellsOf(reader: ListReader, register: RegisterDeclaration, fields: readonly RegisterField[], words: RegisterWords, filter: RecordFilter, language: Language): AsyncGenerator<readonly Cell[]> {
  let cursor: readonly string[] | null = null
  do {
    const from: readonly string[] | null = cursor
    const { rows, names } = await reader.transaction(async (transaction) => {
      const found = await findRecords(transaction, register.id, filter, rowsAtOnce, from)
      const shown = found.rows.slice(0, rowsAtOnce)
      return { rows: found.rows, names: await namesFor(transaction, reader.platform, [...new Set(shown.flatMap((row) => idsOfRecords(fields, row.state.values)))]) }
    })
    for (const row of rows.slice(0, rowsAtOnce)) {
      yield [
        { day: row.openedOn }, ...fields.map((field) => shownInCell(field, row.state.values[field.key], words, names, language)),
        names.unit(row.unitId), names.agency(row.agencyId), words.statuses[row.status] ?? row.status,
      ]
    }
    const last = rows[rowsAtOnce - 1]
    cursor = rows.length > rowsAtOnce && last ? [last.onDay, last.id] : null
  } while (cursor !== null)
}

type ListReader = Pick<Context<never, never, never>, 'platform'> & { transaction<T>(work: (transaction: ActorTransaction) => Promise<T>): Promise<T> }
export type RegisterList = { readonly words: RegisterWords; readonly columns: readonly SheetColumn[]; readonly rows: AsyncGenerator<readonly Cell[]> }

/** Columns and rows of a register as far as the caller sees it. */
export function registerListOf(reader: ListReader, register: RegisterDeclaration, filter: RecordFilter, language: Language): RegisterList {
  const words = wordsOf(register.id, language)
  const fields = listFields(register)
  const common = columnWords[language]
  const named = (key: 'unitId' | 'agencyId' | 'status'): SheetColumn => ({ heading: words.fields[key] ?? common[key], width: key === 'status' ? 16 : 28, kind: 'text' })
  const columns: SheetColumn[] = [
    { heading: common[dayColumn], width: 14, kind: 'day' }, ...fields.map((field) => { const heading = headingOf(words, field, language); return { heading, width: widthOf(field, heading), kind: kindOf(field) } }), named('unitId'), named('agencyId'), named('status'),
  ]
  return { words, columns, rows: cellsOf(reader, register, fields, words, filter, language) }
}
