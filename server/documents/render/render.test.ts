/** One definition, two files: they say the same, byte for byte the same each time, and refuse what cannot be printed. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { renderDocx, renderPdf, renderPdfWithPlaces } from './here.ts'
import { refusalOf, UnprintableLetters } from './index.ts'
import { balanced, placeAndDay } from './plan.ts'
import { everyBlock, letter, request } from './render.fixture.ts'

const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const textOfPdf = (pdf: Uint8Array) => execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' })
const partOf = (docx: Uint8Array, name: string) => new PizZip(docx).file(name)?.asText() ?? ''
const textOfDocx = (docx: Uint8Array) => partOf(docx, 'word/document.xml').replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&apos;', "'")
const flat = (text: string) => text.replaceAll(/\s+/g, ' ')

const said = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Số: 07/QĐ-CAX', 'Đồng Kỳ, ngày 05 tháng 02 năm 2026', 'QUYẾT ĐỊNH', 'TRƯỞNG CÔNG AN XÃ ĐỒNG KỲ', 'Ỷ ỹ ỵ ẵ ặ ễ ỗ ữ ự', 'Điều 1.', 'KT. TRƯỞNG CÔNG AN XÃ', '- Lưu: VT, HS.', '#panic("x") *không đậm* $x$', 'Số người được quản lý']

describe('a paper', () => {
  test('says the same in PDF and DOCX, in NFC', async () => {
    const pdf = flat(textOfPdf(renderPdf(everyBlock)))
    const docx = flat(textOfDocx(await renderDocx(everyBlock)))
    for (const words of said) {
      expect(pdf).toContain(words)
      expect(docx).toContain(words)
    }
    expect(pdf).toBe(pdf.normalize('NFC'))
    expect(docx).toBe(docx.normalize('NFC'))
  })
  test.each([['decision', everyBlock], ['letter', letter], ['request', request]])('is the same bytes twice: %s', async (_, content: DocumentContent) => {
    expect(sum(renderPdf(content))).toBe(sum(renderPdf(content)))
    expect(sum(await renderDocx(content))).toBe(sum(await renderDocx(content)))
  })
  test('is other bytes on another day', async () => {
    const other = { ...letter, head: { ...letter.head, day: day('2026-02-06') } } as DocumentContent
    expect(sum(renderPdf(other))).not.toBe(sum(renderPdf(letter)))
    expect(sum(await renderDocx(other))).not.toBe(sum(await renderDocx(letter)))
  })
  test('is PDF/A-2b with its letters inside', () => {
    const pdf = Buffer.from(renderPdf(everyBlock)).toString('latin1')
    expect(pdf).toMatch(/pdfaid:part>2</)
    expect(pdf).toMatch(/pdfaid:conformance>B</)
    expect(pdf).toContain('Tinos')
  })
  test('tells where the signature goes', () => {
    const { signaturePlace, pages } = renderPdfWithPlaces(everyBlock)
    expect(signaturePlace!.page).toBe(pages)
    expect(signaturePlace!.x).toBeGreaterThan(200)
    expect(signaturePlace!.y).toBeGreaterThan(50)
  })
  test('prints doubts on a draft alone', async () => {
    const doubtful = { ...letter, doubts: ['tên biểu mẫu chưa đối chiếu'] }
    expect(flat(textOfPdf(renderPdf(doubtful, { draft: true })))).toContain('tên biểu mẫu chưa đối chiếu')
    expect(flat(textOfPdf(renderPdf(doubtful)))).not.toContain('tên biểu mẫu')
    expect(textOfDocx(await renderDocx(doubtful))).not.toContain('tên biểu mẫu')
  })
  test('leaves blanks as dots for the pen', () => {
    expect(textOfPdf(renderPdf(request))).toMatch(/Tôi tên là: ?\.{20,}/)
  })
})

describe('letters', () => {
  test.each(['😀', '漢', '\u202e', '\u0007', '\u{20000}'])('%j is refused, and the refusal does not quote the paper', async (bad) => {
    const content: DocumentContent = { ...letter, body: [{ kind: 'paragraph', runs: [`Nguyễn ${bad} Văn`] }] }
    const refusal = refusalOf(content)
    expect(refusal?.code).toBe('letters-not-printable')
    expect(JSON.stringify(refusal)).not.toContain('Nguyễn')
    expect(() => renderPdf(content)).toThrow(UnprintableLetters)
    await expect(renderDocx(content)).rejects.toThrow(UnprintableLetters)
  })
  test('every letter of Vietnamese is printed, composed or not', () => {
    const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']
    const all = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323', ''].flatMap((tone) => vowels.map((vowel) => `${vowel}${tone}`)).join(' ')
    const content: DocumentContent = { ...letter, body: [{ kind: 'paragraph', runs: [`${all} đ ${all.toUpperCase()} Đ`] }] }
    expect(refusalOf(content)).toBeNull()
    expect(flat(textOfPdf(renderPdf(content)))).toContain(flat(all.normalize('NFC')).trim())
  })
})

test.each([['2026-01-05', 'ngày 05 tháng 01 năm 2026'], ['2026-02-28', 'ngày 28 tháng 02 năm 2026'], ['2026-03-09', 'ngày 09 tháng 3 năm 2026'], ['2026-12-31', 'ngày 31 tháng 12 năm 2026']])('the day %s is written %s', (value, words) => {
  expect(placeAndDay('Bắc Ninh', value)).toBe(`Bắc Ninh, ${words}`)
})

test.each([
  ['ỦY BAN NHÂN DÂN XÃ ĐỒNG ĐĂNG', 15, 'ỦY BAN NHÂN DÂN\nXÃ ĐỒNG ĐĂNG'], ['CÔNG AN XÃ ĐỒNG ĐĂNG', 15, 'CÔNG AN XÃ ĐỒNG ĐĂNG'],
  ['TRUNG TÂM Y TẾ KHU VỰC CAO LỘC', 15, 'TRUNG TÂM Y TẾ\nKHU VỰC CAO LỘC'],
])('%s in a room of %d letters: %j', (text, room, lines) => {
  expect(balanced(text, room)).toBe(lines)
})
