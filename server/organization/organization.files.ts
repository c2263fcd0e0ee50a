/** Catalogue files: the project's own (`data/*.csv`) and those of an import, read and judged row by row. */
import fs from 'node:fs'
import path from 'node:path'
import { day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { normaliseText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import type { SuccessionFileRow, UnitFileRow } from '@hoa-nhap/domain/organization/organization.model'
import type { output } from 'zod'
import { parseRecords } from './csv.ts'
import type { CatalogueRecords, NameRecord, SuccessionRecord, UnitRecord } from './organization.store.ts'

/** The folder of the committed catalogue, from the source tree as well as from the bundle. */
export function catalogueFolder(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    for (const candidate of [path.join(folder, 'data'), path.join(folder, 'server', 'organization', 'data')]) {
      if (fs.existsSync(path.join(candidate, 'unit-names.csv'))) return candidate
    }
    if (path.dirname(folder) === folder) throw new Error('the catalogue of units (server/organization/data) is missing')
  }
}

const optionalDay = (text: string | undefined): PlainDate | null => (text ? day(text) : null)
const optionalNumber = (text: string | undefined): number | null => (text ? Number(text) : null)

/** The committed catalogue. It is generated and tested, so a fault in it is a bug and throws. */
export function readCommittedCatalogue(folder = catalogueFolder()): CatalogueRecords {
  const rows = (name: string) => [...parseRecords(fs.readFileSync(path.join(folder, name), 'utf8'))].map((row) => row.record)
  return {
    units: rows('units.csv').map((row): UnitRecord => ({
      id: row['id']!, code: row['code']!, level: row['level'] as UnitRecord['level'], kind: row['kind']!, name: row['name']!, parentId: row['parent_id'] || null, provinceId: row['province_id']!,
      validFrom: optionalDay(row['valid_from']), validTo: optionalDay(row['valid_to']), latitude: optionalNumber(row['latitude']), longitude: optionalNumber(row['longitude']), basis: row['basis'] ?? '',
    })),
    names: rows('unit-names.csv').map((row): NameRecord => ({ unitId: row['unit_id']!, name: row['name']!, kind: row['kind']!, validFrom: optionalDay(row['valid_from']), validTo: optionalDay(row['valid_to']), basis: row['basis'] ?? '' })),
    successions: rows('successions.csv').map((row): SuccessionRecord => ({ fromId: row['from_id']!, toId: row['to_id'] || null, onDate: day(row['on_date']!), part: row['part'] as 'whole' | 'part', confidence: row['confidence'] as 'known' | 'inferred', basis: row['basis'] ?? '' })),
  }
}

export type ImportFile = 'units' | 'successions'
/** `line` counts from 1, the header being 1; 0 where the file as a whole is at fault. */
export type ImportFault = { readonly file: ImportFile; readonly line: number; readonly field?: string; readonly code: string; readonly value?: string }
export type Lined<Row> = { readonly line: number; readonly row: Row }

export const faultsShown = 20

const needed: Readonly<Record<ImportFile, readonly string[]>> = {
  units: ['id', 'code', 'level', 'kind', 'name', 'parent_id', 'valid_from', 'valid_to'],
  successions: ['from_id', 'to_id', 'on_date', 'part'],
}

/** Reads one file of an import; every faulty row is named by line and column. */
export function readImportFile<Schema extends typeof UnitFileRow | typeof SuccessionFileRow>(file: ImportFile, text: string, schema: Schema): { readonly rows: readonly Lined<output<Schema>>[]; readonly faults: readonly ImportFault[] } {
  const rows: Lined<output<Schema>>[] = []
  const faults: ImportFault[] = []
  let first = true
  try {
    for (const { line, record } of parseRecords(text)) {
      if (first) {
        first = false
        const missing = needed[file].filter((name) => !(name in record))
        if (missing.length > 0) return { rows: [], faults: missing.map((field) => ({ file, line: 1, field, code: 'column-missing' })) }
      }
      const parsed = schema.safeParse(Object.fromEntries(Object.entries(record).map(([name, value]) => [name, name === 'name' ? normaliseText(value) : value.trim()])))
      if (parsed.success) rows.push({ line, row: parsed.data as output<Schema> })
      else {
        for (const issue of parsed.error.issues) {
          const field = String(issue.path[0] ?? '')
          const value = String(record[field] ?? '').slice(0, 60)
          faults.push({ file, line, field, code: value === '' ? 'empty' : issue.message === 'not-a-unit-id' || issue.message === 'not-a-code' ? issue.message : /^(valid_from|valid_to|on_date)$/.test(field) ? 'not-a-day' : 'not-allowed', value })
        }
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    faults.push({ file, line: Number(/line (\d+)/.exec(error.message)?.[1] ?? 0), code: 'quote-open' })
  }
  if (first && faults.length === 0) faults.push({ file, line: 0, code: 'no-rows' })
  return { rows, faults }
}

const sentences: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  'column-missing': ['thiếu cột này ở dòng tiêu đề', 'this column is missing in the header'],
  'no-rows': ['tệp không có dòng dữ liệu nào', 'the file has no rows'],
  'quote-open': ['dấu ngoặc kép mở ra mà không đóng lại', 'a quotation mark is opened and not closed'],
  empty: ['ô này không được để trống', 'this cell must not be empty'],
  'not-a-unit-id': ['mã đơn vị phải có dạng p-20, d-178, c-05983 hoặc có đuôi như -old', 'a unit id looks like p-20, d-178, c-05983, with an ending such as -old'],
  'not-a-code': ['mã số phải gồm 2, 3 hoặc 5 chữ số, giữ cả số 0 ở đầu', 'a code has 2, 3 or 5 digits, leading zeros included'],
  'not-a-day': ['ngày phải có dạng YYYY-MM-DD và có trong lịch', 'a day is written YYYY-MM-DD and must exist'],
  'not-allowed': ['giá trị không thuộc danh sách cho phép', 'the value is not one of those allowed'],
  'id-twice': ['mã đơn vị này đã có ở một dòng trên', 'this id stands in an earlier row'],
  'row-twice': ['dòng này lặp lại một dòng trên', 'this row repeats an earlier one'],
  orphan: ['đơn vị cấp trên không có trong tệp và chưa có trong hệ thống', 'the parent is neither in the file nor in the system'],
  'wrong-parent-level': ['đơn vị cấp trên không đúng cấp', 'the parent is of the wrong level'],
  'outside-parent': ['thời gian tồn tại vượt ra ngoài thời gian của đơn vị cấp trên', 'the period reaches beyond that of the parent'],
  'empty-period': ['ngày bắt đầu phải trước ngày kết thúc', 'the first day must come before the end'],
  'same-code-same-day': ['một đơn vị khác cùng cấp mang cùng mã số trong cùng thời gian', 'another unit of the level bears the same code at the same time'],
  'ended-without-succession': ['đơn vị đã kết thúc nhưng không có dòng nào nói nó thành đơn vị nào', 'the unit has ended and no row says what it became'],
  'unknown-unit': ['đơn vị này không có trong tệp đơn vị và chưa có trong hệ thống', 'this unit is neither in the file of units nor in the system'],
  'unknown-succession': ['đơn vị kế tiếp không tồn tại vào ngày đó', 'the succeeding unit does not stand on that day'],
  'succession-not-on-end': ['ngày kế tiếp khác ngày kết thúc của đơn vị cũ', 'the day differs from the day the old unit ends'],
  'part-and-whole': ['đơn vị có nhiều đơn vị kế tiếp thì mọi dòng phải ghi part', 'where a unit has several successors every row must say part'],
}

/** One clear sentence, e.g. for the command line: `units.csv, dòng 12, valid_to "2025-13-01": …`. */
export function sayImportFault(fault: ImportFault, language: 'vi' | 'en' = 'vi'): string {
  const sentence = sentences[fault.code]?.[language === 'vi' ? 0 : 1] ?? fault.code
  const place = [`${fault.file}.csv`, fault.line > 0 ? `${language === 'vi' ? 'dòng' : 'line'} ${fault.line}` : '', fault.field ? `${fault.field}${fault.value ? ` "${fault.value}"` : ''}` : fault.value ? `"${fault.value}"` : '']
  return `${place.filter(Boolean).join(', ')}: ${sentence}`
}
