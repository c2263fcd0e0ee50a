import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { mostRows, readWorkbook, templateWorkbook } from './excel.workbook.ts'
import { zipOf } from './zip.fixture.ts'

const code = async (bytes: Uint8Array) => {
  const read = await readWorkbook(bytes)
  return read.ok ? 'read' : read.refusal
}
const sheet = (data: string): Uint8Array => zipOf({
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData></worksheet>`,
})

describe('a template', () => {
  test('carries its headings, and what each column means on a second sheet', async () => {
    const bytes = await templateWorkbook({ name: 'Sổ điểm', mark: 'Mẫu', guide: 'Hướng dẫn', guideHeadings: ['Cột', 'Cách ghi'], columns: [{ heading: 'Tên *', width: 30, kind: 'text', note: 'Tên đầy đủ' }, { heading: 'Loại', width: 10, kind: 'text', note: 'Chọn', choices: ['Công lập', 'Tư nhân'] }] })
    const read = await readWorkbook(bytes)
    expect(read.ok && read.rows.map((row) => row.cells)).toEqual([['Mẫu'], ['Tên *', 'Loại']])
  })
})

describe('what is refused, and the sentence says which cell', () => {
  test('formula', async () => expect(await code(await writeXlsx({ sheets: [{ name: 'A', rows: [['a', 'b'], [1, null]], cells: new Map([['1,1', { formula: 'A2*2', formulaResult: 2 }]]) }] }))).toEqual({ code: 'excel-formula', facts: { cell: 'B2' } }))
  test('merged cells are told with their range', async () => {
    const read = await readWorkbook(await writeXlsx({ sheets: [{ name: 'A', rows: [['a', 'b'], ['c', 'd']], merges: [{ startRow: 1, endRow: 1, startCol: 0, endCol: 1 }] }] }))
    expect(read.ok && read.merges).toEqual([{ range: 'A2:B2', lastRow: 2 }])
  })
  test('nothing, another kind of file, the old form, a password', async () => {
    expect(await code(new Uint8Array())).toMatchObject({ code: 'excel-empty' })
    expect(await code(Buffer.from('%PDF-1.7'))).toMatchObject({ code: 'excel-not-xlsx' })
    expect(await code(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toMatchObject({ code: 'excel-old' })
    expect(await code(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]))).toMatchObject({ code: 'excel-locked' })
    expect(await code(Buffer.alloc(5 * 1024 * 1024 + 1))).toMatchObject({ code: 'excel-too-large', facts: { megabytes: 5 } })
  })
  test('macros, also under an innocent name, and entities', async () => {
    const good = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }
    expect(await code(zipOf({ ...good, 'xl/vbaProject.bin': 'x' }))).toMatchObject({ code: 'excel-macro' })
    expect(await code(zipOf({ ...good, '[Content_Types].xml': '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' }))).toMatchObject({ code: 'excel-macro' })
    expect(await code(zipOf({ ...good, 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "aa">]><sst>&a;</sst>' }))).toMatchObject({ code: 'excel-macro' })
    expect(await code(zipOf({ ...good, 'xl/externalLinks/_rels/e.xml.rels': '<Relationships><Relationship Type="x/externalLinkPath" Target="http://10.0.0.1/a.xlsx" TargetMode="External"/></Relationships>' }))).toMatchObject({ code: 'excel-macro' })
  })
  test('an archive that grows without end is stopped at its limit', async () => {
    const grown = deflateRawSync(Buffer.alloc(60 * 1024 * 1024))
    expect(grown.length).toBeLessThan(100_000)
    expect(await code(zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': { packed: grown, claimed: 10 } }))).toMatchObject({ code: 'excel-damaged' })
  })
  test('a row far below and a cell far aside are not passed over', async () => {
    expect(await code(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Tên</t></is></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'))).toEqual({ code: 'excel-too-many-rows', facts: { rows: mostRows } })
    expect(await code(sheet('<row r="1"><c r="XFD1" t="inlineStr"><is><t>Tên</t></is></c></row>'))).toMatchObject({ code: 'excel-too-wide' })
    expect(await code(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Tên</t></is></c></row><row r="1048576"><c r="A1048576" s="0"/></row>'))).toBe('read')
  })
  test('bytes that only begin like an archive', async () => expect(await code(Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(200, 7)]))).toMatchObject({ code: 'excel-not-xlsx' }))
})
