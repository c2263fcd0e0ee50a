/** A table of a DOCX as text of the format itself: through objects of the library a list of hundreds of lines takes seconds. */
import type { PlannedBlock } from './plan.ts'

type PlannedTable = Extract<PlannedBlock, { kind: 'table' }>
/** A cell of more letters than this may break over a page. */
export const longCell = 1500

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => escapes[letter]!)

/** `width`: of the whole table in twentieths of a point. */
export function tableXml(block: PlannedTable, width: number): string {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0)
  const widths = block.columns.map((column) => Math.round((width * column.width) / total))
  const size = Math.round(block.size * 2)
  const cell = (value: string, column: number, bold: boolean, center: boolean): string => {
    const letters = `<w:rPr>${bold ? '<w:b/><w:bCs/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`
    const lines = value === '' ? '' : `<w:r>${letters}${value.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`).join('<w:br/>')}</w:r>`
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[column]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="${center ? 'center' : block.columns[column]!.align}"/></w:pPr>${lines}</w:p></w:tc>`
  }
  const row = (values: readonly string[], { bold = false, head = false } = {}): string => {
    const whole = head || values.every((value) => value.length <= longCell)
    return `<w:tr><w:trPr>${whole ? '<w:cantSplit/>' : ''}${head ? '<w:tblHeader/>' : ''}</w:trPr>${values.map((value, column) => cell(value, column, bold, head)).join('')}</w:tr>`
  }
  const line = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')}</w:tblBorders><w:tblLayout w:type="fixed"/>`,
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>`,
    row(block.columns.map((column) => column.title), { bold: true, head: true }), ...block.rows.map((values) => row(values)), ...(block.totals ? [row(block.totals, { bold: true })] : []), '</w:tbl>',
  ].join('')
}

/** What stands in the place of a table until the library has written the rest; a private letter that no paper can print. */
export const tableMark = (index: number): string => `\ue000${index}\ue000`
const marked = /<w:p>(?:(?!<\/w:p>)[\s\S])*?\ue000(\d+)\ue000(?:(?!<\/w:p>)[\s\S])*?<\/w:p>/g

export const withTables = (document: string, tables: readonly string[]): string => (tables.length === 0 ? document : document.replaceAll(marked, (_, index: string) => tables[Number(index)]!))
