import { expect, test } from 'vitest'
import { choose, chosenColumns, runnableRows } from './roster.columns.ts'

const trial = { columns: [{ column: 'A', heading: 'Họ tên', field: 'name', by: 'known' }, { column: 'B', heading: 'Sinh', field: null, by: 'none' }, { column: 'C', heading: 'Ghi chú', field: null, by: 'none' }] } as never

test('nothing chosen is nothing said; what is chosen is said by the letter of its column', () => {
  expect([chosenColumns({}), chosenColumns({ B: 'birth', C: '-' })]).toEqual([undefined, 'B:birth,C:-'])
})

test('a field stands in one column: who takes it leaves the other unread', () => {
  expect(choose({}, trial, 'C', 'name')).toEqual({ A: '-', C: 'name' })
  expect(choose({ B: 'birth' }, trial, 'C', 'birth')).toEqual({ B: '-', C: 'birth' })
  expect(choose({ B: '-' }, trial, 'C', '-')).toEqual({ B: '-', C: '-' })
})

test('rows that are there already, or wrong, are not written', () => {
  expect(runnableRows({ counts: { new: 3, match: 2, known: 40, duplicate: 1, error: 5 } })).toBe(6)
})
