/**
 * Excel files in and out, behind two functions; the library (hucre) is known here alone. What comes in is judged before the library sees it: it may be
 * anything. Cells come out as plain values, days as days.
 */
import type { CellValue } from 'hucre/xlsx'
import { dayOf, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { letterOf, type Cell, type SheetRow } from '@hoa-nhap/domain/registers/excel.rows'
import { hasHarm, hasProgram, officeKind } from './office.check.ts'
import { listZip, readParts } from './zip.ts'

export const largestWorkbook = 5 * 1024 * 1024
const largestUnpacked = 40 * 1024 * 1024
export const mostRows = 2000
/** Of the sheet; a list has its title, its headings and its lines. */
const lastRowOf = (most: number): number => most + 50
const lastColumn = 100

export type WorkbookRefusal = { readonly code: 'excel-empty' | 'excel-too-large' | 'excel-not-xlsx' | 'excel-old' | 'excel-locked' | 'excel-damaged' | 'excel-macro' | 'excel-formula' | 'excel-too-many-rows' | 'excel-too-wide' | 'excel-no-sheet'; readonly facts: Readonly<Record<string, string | number>> }
/** Cells that were joined: a title above the headings may be, the list itself not; `lastRow` as Excel counts. */
export type Merge = { readonly range: string; readonly lastRow: number }
export type ReadWorkbook = { readonly ok: true; readonly sheet: string; readonly rows: readonly SheetRow[]; readonly merges: readonly Merge[] } | { readonly ok: false; readonly refusal: WorkbookRefusal }

const refuse = (code: WorkbookRefusal['code'], facts: WorkbookRefusal['facts'] = {}): ReadWorkbook => ({ ok: false, refusal: { code, facts } })

/** The first sheet that is not hidden. */
export async function readWorkbook(bytes: Uint8Array, most = mostRows): Promise<ReadWorkbook> {
  const lastRow = lastRowOf(most)
  if (bytes.length === 0) return refuse('excel-empty')
  if (bytes.length > largestWorkbook) return refuse('excel-too-large', { megabytes: largestWorkbook / 1024 / 1024 })
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return refuse(Buffer.from(bytes.subarray(0, 64 * 1024)).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'excel-locked' : 'excel-old')
  const parts = listZip(bytes)
  if (!parts || officeKind(parts) !== 'xlsx') return refuse('excel-not-xlsx')
  if (parts.some((part) => part.encrypted)) return refuse('excel-locked')
  if (hasProgram(parts)) return refuse('excel-macro')
  const contents = readParts(bytes, parts, largestUnpacked)
  if (!contents) return refuse('excel-damaged')
  if (hasHarm(contents)) return refuse('excel-macro')
  const farthest = farthestOf(contents)
  if (farthest.row > lastRow) return refuse('excel-too-many-rows', { rows: most })
  if (farthest.column > lastColumn) return refuse('excel-too-wide', { columns: lastColumn })
  try {
    const { readXlsx } = await import('hucre/xlsx')
    const workbook = await readXlsx(bytes, {
      sheets: (info, index) => !info.hidden && !info.veryHidden && index === firstVisible(contents), maxRows: lastRow + 1, range: `A1:${letterOf(lastColumn)}${lastRow + 1}`,
    })
    const sheet = workbook.sheets[0]
    if (!sheet) return refuse('excel-no-sheet')
    for (const [place, cell] of sheet.cells ?? []) {
      if (cell.formula === undefined) continue
      const [row, column] = place.split(',').map(Number) as [number, number]
      return refuse('excel-formula', { cell: `${letterOf(column)}${row + 1}` })
    }
    const rows = sheet.rows.map((cells, index): SheetRow => ({ row: index + 1, cells: upToLast(cells.map(cellOf)) })).filter((row) => row.cells.length > 0)
    const merges = (sheet.merges ?? []).map((each): Merge => ({ range: `${letterOf(each.startCol)}${each.startRow + 1}:${letterOf(each.endCol)}${each.endRow + 1}`, lastRow: each.endRow + 1 }))
    return { ok: true, sheet: sheet.name, rows, merges }
  } catch {
    // The library threw over a file that is no workbook after all.
    return refuse('excel-damaged')
  }
}

/** The farthest cell with something in it: what lies beyond what is read must not be passed over in silence. */
function farthestOf(contents: ReadonlyMap<string, Buffer>): { readonly row: number; readonly column: number } {
  let [row, column] = [0, 0]
  for (const [name, content] of contents) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) continue
    for (const [, letters, digits] of content.toString('latin1').matchAll(/<(?:\w{1,10}:)?c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,9})"[^>]{0,200}>\s{0,20}<(?:\w{1,10}:)?(?:v|is|f)\b/g)) {
      row = Math.max(row, Number(digits))
      column = Math.max(column, Array.from(letters!).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0))
    }
  }
  return { row, column }
}

/** Place of the first sheet in the workbook that is not hidden. */
function firstVisible(contents: ReadonlyMap<string, Buffer>): number {
  const text = [...contents].find(([name]) => name.toLowerCase() === 'xl/workbook.xml')?.[1].toString('utf8') ?? ''
  const sheets = [...text.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)]
  return Math.max(0, sheets.findIndex(([tag]) => !/\bstate\s*=\s*"(?:hidden|veryHidden)"/.test(tag)))
}

const upToLast = (cells: Cell[]): Cell[] => cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1)

function cellOf(value: CellValue): Cell {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { day: value.toISOString().slice(0, 10) as PlainDate }
  if (typeof value === 'string') return value.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

export type SheetColumn = { readonly heading: string; readonly width: number; readonly kind: 'text' | 'number' | 'percent' | 'money' | 'day' }

const formatOf = (kind: SheetColumn['kind']): string | undefined => (kind === 'day' ? 'dd/mm/yyyy' : kind === 'money' ? '#,##0' : kind === 'percent' ? '0.0' : undefined)
const columnOf = ({ width, kind }: SheetColumn) => ({ width, ...(formatOf(kind) ? { numFmt: formatOf(kind)! } : {}) })
/** Names of sheets are short and without these marks. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31).trim() || 'Trang 1'

export type TemplateColumn = SheetColumn & { readonly note: string; readonly choices?: readonly string[] | undefined }

/** An empty list with its headings, lists of choices in the cells, and a second sheet that says what each column means. */
export async function templateWorkbook(template: { readonly name: string; readonly mark: string; readonly guide: string; readonly guideHeadings: readonly [string, string]; readonly columns: readonly TemplateColumn[] }): Promise<Uint8Array> {
  const heading = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } } as const
  const cells = new Map(template.columns.map((column, index) => [`1,${index}`, { value: column.heading, style: heading }]))
  const chosen = template.columns.flatMap((column, index) => {
    const written = column.choices?.join(',') ?? ''
    // Excel keeps a list of at most 255 characters in the cell, parted by commas.
    if (!column.choices?.length || written.length > 250 || column.choices.some((choice) => choice.includes(','))) return []
    return [{ type: 'list' as const, values: [...column.choices], range: `${letterOf(index)}3:${letterOf(index)}${mostRows + 2}`, allowBlank: true }]
  })
  const { writeXlsx } = await import('hucre/xlsx')
  return await writeXlsx({
    sheets: [
      { name: sheetName(template.name), columns: template.columns.map(columnOf), rows: [[template.mark], template.columns.map((column) => column.heading)], cells, freezePane: { rows: 2 }, dataValidations: chosen },
      { name: template.guide, columns: [{ width: 34 }, { width: 90 }], rows: [[...template.guideHeadings], ...template.columns.map((column) => [column.heading, column.note])] },
    ],
  })
}

/** The day of a moment as the lists of offices write it, with the time on the wall. */
export function momentWords(now: Instant): string {
  const [year, month, date] = dayOf(now).split('-')
  return `${new Date(Date.parse(now) + 7 * 3_600_000).toISOString().slice(11, 16)} ${date}/${month}/${year}`
}
