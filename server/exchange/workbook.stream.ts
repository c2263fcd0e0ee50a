/**
 * A workbook that is written while its rows are read: nothing of it is held but the part on its way. Every printed page carries the mark in its header and
 * the purpose in its footer; a last sheet says where the list is from. Text stays text: nothing in it is ever a formula.
 */
import { crc32, createDeflateRaw } from 'node:zlib'
import { Readable } from 'node:stream'
import { dayNumber } from './day-number.ts'
import { letterOf, type Cell } from '@hoa-nhap/domain/registers/excel.rows'

export type StreamColumn = { readonly heading: string; readonly width: number; readonly kind: 'text' | 'number' | 'percent' | 'money' | 'day' }
export type StreamedList = {
  readonly name: string
  /** Who, when: above the list and in the header of each page. */
  readonly mark: string
  /** For what and to whom: in the footer. */
  readonly purpose: string
  readonly columns: readonly StreamColumn[]
  readonly rows: AsyncIterable<readonly Cell[]>
  /** Lines of the last sheet, asked for when the rows are counted. */
  readonly provenance: (rows: number) => readonly (readonly [string, string])[]
  readonly provenanceName: string
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const package_ = 'http://schemas.openxmlformats.org/package/2006'

const marked = /[&<>"]|[^\t\n\r -\uFFFD]|_x[0-9A-Fa-f]{4}_/
/** Text as XML takes it; what Excel would read as an escape of its own is escaped once more. */
function escaped(text: string): string {
  if (!marked.test(text)) return text
  return text.replace(/[^\t\n\r -\uFFFD]/g, '').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
/** In headers and footers `&` begins a command, and 255 characters are all there is room for. */
const printed = (text: string): string => escaped(text.replaceAll('&', '&&').slice(0, 200))
/** Names of sheets are short and without these marks. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31).trim() || 'Trang 1'

const styles = { text: 0, heading: 1, day: 2, money: 3, percent: 4, mark: 5 } as const
const stylesXml = `${declaration}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="#,##0"/><numFmt numFmtId="166" formatCode="0.0"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font><font><i/><sz val="10"/><name val="Times New Roman"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="6"><xf/><xf fontId="1" applyFont="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/><xf fontId="2" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function cellXml(cell: Cell, place: string, style: number): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}" s="${style}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'object' && cell.day < firstDay) return cellXml(cell.day, place, style)
  if (typeof cell === 'object') return `<c r="${place}" s="${styles.day}"><v>${dayNumber(cell.day)}</v></c>`
  return `<c r="${place}" s="${style === styles.heading || style === styles.mark ? style : 0}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** The calendar of Excel begins here to be right. */
const firstDay = '1900-03-01'
const chunkLength = 64 * 1024

async function* listSheet(list: StreamedList, count: { rows: number }): AsyncGenerator<string> {
  const letters = list.columns.map((_, index) => letterOf(index))
  const styleOf = list.columns.map((column) => (column.kind === 'money' ? styles.money : column.kind === 'percent' ? styles.percent : column.kind === 'day' ? styles.day : styles.text))
  const row = (cells: readonly Cell[], number: number, style?: number): string => {
    let text = `<row r="${number}">`
    for (let index = 0; index < cells.length; index++) text += cellXml(cells[index]!, `${letters[index] ?? letterOf(index)}${number}`, style ?? styleOf[index] ?? 0)
    return `${text}</row>`
  }
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${list.columns.map((column, index) => `<col min="${index + 1}" max="${index + 1}" width="${column.width}" customWidth="1"/>`).join('')}</cols><sheetData>`
  let text = row([list.mark], 1, styles.mark) + row(list.columns.map((column) => column.heading), 2, styles.heading)
  for await (const cells of list.rows) {
    count.rows += 1
    text += row(cells, count.rows + 2)
    if (text.length >= chunkLength) {
      yield text
      text = ''
    }
  }
  yield `${text}</sheetData><pageMargins left="0.5" right="0.5" top="0.8" bottom="0.8" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/><headerFooter><oddHeader>&amp;L&amp;8${printed(` ${list.mark}`)}</oddHeader><oddFooter>&amp;L&amp;8${printed(` ${list.purpose}`)}&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>`
}

function provenanceSheet(list: StreamedList, rows: number): string {
  const lines = list.provenance(rows).map(([label, value], index) => `<row r="${index + 1}">${cellXml(label, `A${index + 1}`, styles.heading)}${cellXml(value, `B${index + 1}`, 0)}</row>`)
  return `${declaration}<worksheet xmlns="${main}"><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/></cols><sheetData>${lines.join('')}</sheetData></worksheet>`
}

const contentTypes = `${declaration}<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
const relationship = (id: number, type: string, target: string): string => `<Relationship Id="rId${id}" Type="${relations}/${type}" Target="${target}"/>`
const rootRelations = `${declaration}<Relationships xmlns="${package_}/relationships">${relationship(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`
const bookRelations = `${declaration}<Relationships xmlns="${package_}/relationships">${relationship(1, 'worksheet', 'worksheets/sheet1.xml')}${relationship(2, 'worksheet', 'worksheets/sheet2.xml')}${relationship(3, 'styles', 'styles.xml')}</Relationships>`
const book = (list: StreamedList): string => `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(sheetName(list.name))}" sheetId="1" r:id="rId1"/><sheet name="${escaped(sheetName(list.provenanceName))}" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escaped(sheetName(list.name))}'!$1:$2</definedName></definedNames></workbook>`

type Part = { readonly name: string; readonly text: AsyncIterable<string> | Iterable<string> }
type Written = { readonly name: Buffer; readonly crc: number; readonly packed: number; readonly whole: number; readonly at: number }

/** Sizes and sums follow each part, since they are not known before it (bit 3); names are UTF-8 (bit 11). 1980-01-01 is the date of every part. */
const flags = 0x0808
function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE(0x21, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}
function descriptor({ crc, packed, whole }: Pick<Written, 'crc' | 'packed' | 'whole'>): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(packed, 8)
  bytes.writeUInt32LE(whole, 12)
  return bytes
}
function centralHeader(part: Written): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(20, 6)
  header.writeUInt16LE(flags, 8)
  header.writeUInt16LE(8, 10)
  header.writeUInt16LE(0x21, 14)
  header.writeUInt32LE(part.crc, 16)
  header.writeUInt32LE(part.packed, 20)
  header.writeUInt32LE(part.whole, 24)
  header.writeUInt16LE(part.name.length, 28)
  header.writeUInt32LE(part.at, 42)
  return Buffer.concat([header, part.name])
}

async function* zipped(parts: Iterable<Part>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let at = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const header = localHeader(name)
    yield header
    let [crc, whole, packed] = [0, 0, 0]
    async function* bytes(): AsyncGenerator<Buffer> {
      for await (const text of part.text) {
        const chunk = Buffer.from(text)
        crc = crc32(chunk, crc)
        whole += chunk.length
        yield chunk
      }
    }
    const source = Readable.from(bytes(), { objectMode: false })
    const packer = createDeflateRaw({ level: 5 })
    source.on('error', (error) => packer.destroy(error))
    try {
      for await (const chunk of source.pipe(packer)) {
        packed += (chunk as Buffer).length
        yield chunk as Buffer
      }
    } finally {
      // Where the receiver has gone, no more rows are read.
      source.destroy()
    }
    yield descriptor({ crc, packed, whole })
    written.push({ name, crc, packed, whole, at })
    at += header.length + packed + 16
  }
  const directory = Buffer.concat(written.map(centralHeader))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  yield Buffer.concat([directory, end])
}

function* partsOf(list: StreamedList): Generator<Part> {
  const count = { rows: 0 }
  yield { name: '[Content_Types].xml', text: [contentTypes] }
  yield { name: '_rels/.rels', text: [rootRelations] }
  yield { name: 'xl/workbook.xml', text: [book(list)] }
  yield { name: 'xl/_rels/workbook.xml.rels', text: [bookRelations] }
  yield { name: 'xl/styles.xml', text: [stylesXml] }
  yield { name: 'xl/worksheets/sheet1.xml', text: listSheet(list, count) }
  yield { name: 'xl/worksheets/sheet2.xml', text: [provenanceSheet(list, count.rows)] }
}

/** The bytes, made as they are asked for; where the receiver goes away, the reading of rows ends. */
export function streamWorkbook(list: StreamedList): ReadableStream<Uint8Array> {
  const bytes = zipped(partsOf(list))
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await bytes.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() { await bytes.return(undefined) },
  })
}
