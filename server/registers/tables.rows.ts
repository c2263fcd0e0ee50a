/** Several sheets of plain values as one Excel file, the same bytes for the same values whenever they are written. */
import type { CellValue } from 'hucre/xlsx'

export type TableSheet = { readonly name: string; readonly widths: readonly number[]; readonly rows: readonly (readonly (string | number | null)[])[]; /** The last of the rows that stay in sight, as headings. */ readonly headRows: number }

/** Names of sheets are short and without these marks. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31).trim() || 'Trang 1'

/** What is text stays text: nothing in it is a formula. `writtenOn`: the day that the file's properties bear. */
export async function tablesWorkbook(sheets: readonly TableSheet[], writtenOn: string): Promise<Uint8Array> {
  const on = new Date(`${writtenOn}T00:00:00Z`)
  const { writeXlsx } = await import('hucre/xlsx')
  return await writeXlsx({
    properties: { created: on, modified: on },
    sheets: sheets.map((sheet) => ({
      name: sheetName(sheet.name), columns: sheet.widths.map((width) => ({ width })), rows: sheet.rows.map((row): CellValue[] => [...row]), freezePane: { rows: sheet.headRows },
      cells: new Map(sheet.rows[sheet.headRows - 1]!.map((value, column) => [`${sheet.headRows - 1},${column}`, { value, style: { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } } }] as const)),
    })),
  })
}
