import { describe, expect, test } from 'vitest'
import { day } from '../kernel/plain-date.ts'
import type { RegisterDeclaration, RegisterField } from '../kernel/register.ts'
import { findHeadings, foldHeading, importFields, letterOf, readCell, readRow, sameKey, shownInCell, type Cell, type Lookups, type SheetRow } from './excel.rows.ts'
import { readDay, readNumber, readText, readTexts } from './typed.ts'
import type { RegisterWords } from './words.ts'

const today = day('2026-11-20')
const fields: readonly RegisterField[] = [
  { key: 'name', kind: 'text', required: true, longest: 20 }, { key: 'kind', kind: 'choice', options: ['public', 'private'], required: true }, { key: 'beds', kind: 'count', highest: 500 }, { key: 'opened', kind: 'day' },
  { key: 'phone', kind: 'phone' }, { key: 'place', kind: 'unit', unitLevel: 'commune' }, { key: 'keeper', kind: 'agency' }, { key: 'public', kind: 'yes-no' }, { key: 'themes', kind: 'choices', options: ['health', 'work'] },
  { key: 'course', kind: 'record', register: 'courses' }, { key: 'staff', kind: 'rows', fields: [] }, { key: 'paper', kind: 'files' },
]
const register: RegisterDeclaration = {
  id: 'points', reads: [], fields, columns: ['name'], statuses: ['open'], closed: [], label: (state) => String(state.values['name']),
  acts: { open: { begins: true, fields, by: [] } }, imports: { act: 'open', sameBy: ['name', 'place'] },
}
const vi: RegisterWords = {
  name: 'Sổ điểm', one: 'điểm', help: '', statuses: {}, acts: {},
  fields: { name: 'Tên điểm', kind: 'Loại hình', beds: 'Số giường', opened: 'Ngày mở', phone: 'Điện thoại', place: 'Xã, phường', keeper: 'Cơ quan', public: 'Công khai', themes: 'Nội dung', course: 'Khóa học', staff: 'Người', paper: 'Giấy' },
  options: { kind: { public: 'Công lập', private: 'Tư nhân' }, themes: { health: 'Y tế', work: 'Việc làm' } }, headings: { beds: ['SL giường', 'Chỉ tiêu giường'] },
}
const en: RegisterWords = { ...vi, fields: { ...vi.fields, name: 'Name of the point' }, options: { kind: { public: 'Public', private: 'Private' } } }
const words = { vi, en }
const lookups: Lookups = {
  unit: (text) => (text === 'Xã Đồng Đăng' ? { id: 'c-05983' } : text.includes('(c-1)') ? { id: 'c-1' } : text === 'Xã Tân Tiến' ? { several: 'c-05990' } : null),
  agency: (text) => (text === 'Trạm Y tế' ? { id: 'health-station:c-05983' } : null),
  record: (text) => (text === 'Khóa 1' ? { id: '00000000-0000-4000-8000-000000000001' } : null),
  registerName: () => 'Sổ khóa học',
}
const row = (number: number, ...cells: readonly Cell[]): SheetRow => ({ row: number, cells })
const listed = importFields(register)

describe('headings', () => {
  test('are known by their words in both languages, their other names, without marks, case, stars and brackets', () => {
    const found = findHeadings([row(1, 'DANH SÁCH ĐIỂM TƯ VẤN'), row(3, 'STT', 'TEN DIEM (*)', 'loại hình', 'sl giuong', 'Ngày ghi', 'Xã phường', 'Tên điểm')], listed, words)
    expect(found).toMatchObject({ row: 3, missing: [] })
    expect(found!.columns.map((column) => column.field)).toEqual([null, 'name', 'kind', 'beds', 'occurredOn', 'place', null])
    expect(findHeadings([row(1, 'Name of the point', 'Sort')], listed, words)).toMatchObject({ missing: ['kind'] })
  })
  test('a list without any is told apart from one with', () => {
    expect(findHeadings([row(1, 'Họ tên', 'Quê quán')], listed, words)).toBeNull()
    expect(findHeadings([row(16, 'Tên điểm')], listed, words)).toBeNull()
  })
  test('what no cell can hold is no column', () => expect(listed.map((field) => field.key)).not.toContain('staff'))
  test('fold', () => expect(foldHeading('Số giường (cái)*')).toBe('so giuong'))
})

describe('a line', () => {
  const headings = findHeadings([row(2, 'Tên điểm', 'Loại hình', 'Số giường', 'Ngày mở', 'Điện thoại', 'Xã phường', 'Cơ quan', 'Công khai', 'Nội dung', 'Khóa học', 'Ngày ghi')], listed, words)!
  test('every cell becomes the value of its field', () => {
    expect(readRow(row(3, ' Điểm A ', 'CÔNG LẬP', '1.250'.slice(2), { day: day('2025-03-01') }, 912345678, 'Xã Đồng Đăng', 'Trạm Y tế', 'x', 'Y tế; viec lam', 'Khóa 1', '18/11/2026'), headings, listed, words, lookups, today)).toEqual({
      row: 3, occurredOn: '2026-11-18', errors: [],
      data: { name: 'Điểm A', kind: 'public', beds: 250, opened: '2025-03-01', phone: '0912345678', place: 'c-05983', keeper: 'health-station:c-05983', public: true, themes: ['health', 'work'], course: '00000000-0000-4000-8000-000000000001' },
    })
  })
  test('every wrong cell is named with what to do; the rest of the line is still read', () => {
    const read = readRow(row(4, 'Một cái tên quá dài cho ô này', 'Khác', 501, '31/02/2026', '12', 'Xã Tân Tiến', 'Sở', 'có lẽ', 'Thể thao', 'Khóa 9', { day: day('2026-11-21') }), headings, listed, words, lookups, today)
    expect(read.errors.map((error) => [error.cell, error.code])).toEqual([
      ['K4', 'in-future-day'], ['A4', 'text-long'], ['B4', 'choice-words'], ['C4', 'number-range'], ['D4', 'no-such-day'], ['E4', 'phone-digits'], ['F4', 'unit-several'], ['G4', 'agency-unknown'], ['H4', 'yes-or-no'], ['I4', 'choice-words'], ['J4', 'record-unknown'],
    ])
    expect(read.errors.find((error) => error.cell === 'B4')!.facts).toEqual({ choices: 'Công lập, Tư nhân' })
  })
  test('a needed cell that is empty, and a needed column that is missing', () => {
    expect(readRow(row(5, null, 'Tư nhân'), headings, listed, words, lookups, today).errors).toEqual([{ cell: 'A5', field: 'name', code: 'needed', facts: {} }])
    const few = findHeadings([row(1, 'Tên điểm')], listed, words)!
    expect(readRow(row(2, 'A'), few, listed, words, lookups, today).errors).toEqual([{ cell: '2', field: 'kind', code: 'needed', facts: {} }])
  })
  test('a number in a column of days is no day', () => expect(readCell(fields[3]!, 45000, words, lookups, today, today)).toMatchObject({ ok: false, code: 'day-form' }))
})

test('a line is known again without marks and case, and not at all where everything is empty', () => {
  expect(sameKey(register, { name: 'Điểm  A', place: 'c-1' })).toBe(sameKey(register, { name: 'diem a', place: 'c-1' }))
  expect(sameKey(register, { name: 'Điểm A' })).not.toBe(sameKey(register, { name: 'Điểm A', place: 'c-1' }))
  expect(sameKey(register, { beds: 3 })).toBeNull()
})

test('what a cell shows is read back as the same value', () => {
  const values = { name: 'Điểm A', kind: 'private', beds: 12, opened: '2025-03-01', phone: '0912345678', place: 'c-1', public: false, themes: ['work', 'health'] }
  const names = { unit: () => 'Xã X (c-1)', agency: (id: string) => id, record: (id: string) => id }
  for (const [key, value] of Object.entries(values)) {
    const field = fields.find((each) => each.key === key)!
    expect(readCell(field, shownInCell(field, value, vi, names), words, lookups, today, today), key).toEqual({ ok: true, value })
  }
})

test('letters of columns', () => expect([0, 25, 26, 99].map(letterOf)).toEqual(['A', 'Z', 'AA', 'CV']))

describe('what is typed', () => {
  test.each([['1.250', 1250], ['1250', 1250], ['1.250,5', 1250.5], ['12,5', 12.5], ['12.5', 12.5], ['1 250', 1250], ['82 %', 82], ['-3', -3], ['a', null], ['1.2.3', null], ['', null]] as const)('%j is the number %j', (text, value) => expect(readNumber(text)).toBe(value))
  test.each([['18/11/2026', '2026-11-18'], ['5/3', '2026-03-05'], ['2026-02-28', '2026-02-28'], ['hôm nay', '2026-11-20']] as const)('%j is the day %j', (text, value) => expect(readDay(text, today)).toEqual({ ok: true, value }))
  test.each([['29/02/2026', 'no-such-day'], ['1/13/2026', 'no-such-month'], ['2026', 'day-form'], ['18/11/26', 'day-form']] as const)('%j is no day: %s', (text, code) => expect(readDay(text, today)).toMatchObject({ ok: false, code }))
  test('each kind has its own sentence', () => {
    expect(readText({ key: 'a', kind: 'link' }, 'http://x.vn', today)).toMatchObject({ code: 'link-form' })
    expect(readText({ key: 'a', kind: 'percent' }, '101', today)).toMatchObject({ code: 'number-range', facts: { min: 0, max: 100 } })
    expect(readText({ key: 'a', kind: 'count' }, '-1', today)).toMatchObject({ code: 'number-lowest', facts: { min: 0 } })
    expect(readText({ key: 'a', kind: 'time' }, '8h5', today)).toMatchObject({ code: 'time-form' })
    expect(readText({ key: 'a', kind: 'phone' }, '+84 912 345 678', today)).toEqual({ ok: true, value: '0912345678' })
    expect(readText({ key: 'a', kind: 'text' }, '   ', today)).toEqual({ ok: true, value: undefined })
    expect(readTexts({ key: 'a', kind: 'texts', longest: 2 }, 'a\n\n b \nc')).toMatchObject({ code: 'list-long' })
    expect(readTexts({ key: 'a', kind: 'texts' }, 'a\n\n b ')).toEqual({ ok: true, value: ['a', 'b'] })
  })
})
