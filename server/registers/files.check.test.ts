import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { checkFile, largestFile, safeName } from './files.check.ts'
import { zipOf } from './zip.fixture.ts'

const verdict = (bytes: Uint8Array) => {
  const answer = checkFile(bytes)
  return answer.ok ? answer.kind : answer.code
}
const pdf = (body: string | Buffer) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(body as string, 'latin1'), Buffer.from('\ntrailer << /Root 1 0 R >>\n%%EOF\n')])
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const docx = { '[Content_Types].xml': types, 'word/document.xml': '<w:document xmlns:w="x"><w:body/></w:document>' }

describe('what a file is stands in its content', () => {
  test('papers and pictures are kept', () => {
    expect(verdict(pdf('1 0 obj << /Type /Catalog /OpenAction [2 0 R /Fit] >> endobj'))).toBe('pdf')
    expect(verdict(png)).toBe('png')
    expect(verdict(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]))).toBe('jpeg')
    expect(verdict(Buffer.concat([Buffer.from('RIFF\u0010\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(20)]))).toBe('webp')
    expect(verdict(zipOf(docx))).toBe('docx')
    expect(verdict(zipOf({ '[Content_Types].xml': types, 'xl/workbook.xml': '<workbook/>', 'xl/printerSettings/printerSettings1.bin': 'x' }))).toBe('xlsx')
  })
  test('other kinds are not, whatever they call themselves', () => {
    for (const content of ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', '<!doctype html><script>1</script>', 'MZ\u0090', '#!/bin/sh', 'GIF89a', 'plain words']) expect(verdict(Buffer.from(content)), content).toBe('file-type')
    expect(verdict(zipOf({ 'a.txt': 'x' }))).toBe('file-type')
    expect(verdict(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('file-type')
  })
  test('nothing, too much, cut off', () => {
    expect(verdict(new Uint8Array())).toBe('file-empty')
    expect(verdict(Buffer.concat([png, Buffer.alloc(largestFile)]))).toBe('file-too-large')
    expect(verdict(Buffer.from('%PDF-1.7\n1 0 obj'))).toBe('file-damaged')
    expect(verdict(png.subarray(0, 40))).toBe('file-damaged')
  })
})

describe('what acts by itself is refused', () => {
  test.each([
    ['a script', '1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj'],
    ['a script with its name in code', '1 0 obj << /OpenAction << /S /J#61vaScript /JS (1) >> >> endobj'],
    ['a program to start', '1 0 obj << /A << /S /Launch /F (cmd.exe) >> >> endobj'],
    ['a file inside', '1 0 obj << /Names << /EmbeddedFiles 2 0 R >> >> endobj'],
    ['a script behind a stream that is none', '% << /Length 9 >> stream\n1 0 obj << /S /JavaScript >> endobj\nendstream'],
    ['objects packed under a name in code', '1 0 obj << /Type /Obj#53tm >> stream\nx\nendstream'],
  ])('PDF: %s', (_, body) => expect(verdict(pdf(body))).toBe('file-harmful'))

  test('PDF: a script among packed objects', () => {
    const packed = deflateSync(Buffer.from('5 0 << /S /JavaScript /JS (1) >>'))
    const object = (stream: Buffer, filter = '/FlateDecode') => pdf(Buffer.concat([Buffer.from(`1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${stream.length} >> stream\n`), stream, Buffer.from('\nendstream endobj')]).toString('latin1'))
    expect(verdict(object(packed))).toBe('file-harmful')
    expect(verdict(object(deflateSync(Buffer.from('5 0 << /Type /Page >>'))))).toBe('pdf')
    expect(verdict(object(Buffer.from('zz'), '/LZWDecode'))).toBe('file-damaged')
    expect(verdict(pdf('1 0 obj << /Encrypt 3 0 R >> endobj'))).toBe('file-locked')
  })

  test('Office: macros, objects, templates from elsewhere, commands, entities, growth without end', () => {
    expect(verdict(zipOf({ ...docx, 'word/vbaProject.bin': 'x' }))).toBe('file-harmful')
    expect(verdict(zipOf({ ...docx, 'word/embeddings/oleObject1.bin': 'x' }))).toBe('file-harmful')
    expect(verdict(zipOf({ ...docx, 'word/_rels/settings.xml.rels': '<Relationships><Relationship Type="http://x/attachedTemplate" Target="http://10.0.0.1/t.dotm" TargetMode="External"/></Relationships>' }))).toBe('file-harmful')
    expect(verdict(zipOf({ ...docx, 'word/_rels/document.xml.rels': '<Relationships><Relationship Type="http://x/hyperlink" Target="https://langson.gov.vn" TargetMode="External"/></Relationships>' }))).toBe('docx')
    expect(verdict(zipOf({ ...docx, 'word/document.xml': '<w:document><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:document>' }))).toBe('file-harmful')
    expect(verdict(zipOf({ ...docx, 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }))).toBe('file-harmful')
    expect(verdict(zipOf({ ...docx, 'word/media/a.xml': Buffer.alloc(61 * 1024 * 1024) }))).toBe('file-damaged')
  }, 30_000)
})

describe('the name', () => {
  test.each([
    ['Biên bản kiểm tra.pdf', 'pdf', 'Biên bản kiểm tra.pdf'],
    ['..\\..\\windows\\win.ini', 'png', 'win.png'],
    ['/etc/passwd', 'pdf', 'passwd.pdf'],
    ['ảnh.svg.JPG', 'jpeg', 'ảnh.svg.jpg'],
    ['a\r\nSet-Cookie: x.pdf', 'pdf', 'aSet-Cookie x.pdf'],
    ['gpj\u202efdp.pdf', 'pdf', 'gpjfdp.pdf'],
    ['...', 'webp', 'tep.webp'],
    ['evil.exe', 'docx', 'evil.docx'],
  ] as const)('%j becomes what the content is', (given, kind, wanted) => expect(safeName(given, kind)).toBe(wanted))
  test('is never longer than a list can show', () => expect(safeName(`${'x'.repeat(500)}.pdf`, 'pdf').length).toBeLessThanOrEqual(120))
})
