import { expect, test } from 'vitest'
import { dayLine, markOf, numberLine, piecesOf, placeAndDay } from './document-lines.ts'

test.each([
  ['2026-02-05', 'ngày 05 tháng 02 năm 2026'], ['2026-01-31', 'ngày 31 tháng 01 năm 2026'], ['2026-03-09', 'ngày 09 tháng 3 năm 2026'], ['2026-11-18', 'ngày 18 tháng 11 năm 2026'],
] as const)('%s is written with a zero before days below 10 and the months 1 and 2', (day, line) => expect(dayLine(day as never)).toBe(line))

test('a day and a place that are not known leave room for the pen', () => expect(placeAndDay(null, null)).toBe('……, ngày …… tháng …… năm ……'))

test('a draft leaves the room of its number', () => {
  const head = { by: 'office', issuer: 'CÔNG AN XÃ ĐỒNG ĐĂNG', number: null, code: 'QĐ-CAX', place: 'Đồng Đăng', day: null } as const
  expect([numberLine(head), numberLine({ ...head, number: '31' })]).toEqual(['Số: ……/QĐ-CAX', 'Số: 31/QĐ-CAX'])
})

test('letters of a list follow the Vietnamese alphabet, and a piece keeps its look', () => {
  expect([0, 3, 4, 7].map((index) => markOf('letter', index))).toEqual(['a)', 'd)', 'đ)', 'h)'])
  expect(piecesOf(['một ', { text: 'hai', bold: true }])).toEqual([{ text: 'một ', bold: false, italic: false }, { text: 'hai', bold: true, italic: false }])
})
