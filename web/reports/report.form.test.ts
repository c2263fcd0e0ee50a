import { expect, test } from 'vitest'
import { readEntry, writtenOf } from './report.form.ts'

test.each([['', null], ['12', 12], ['1.234', 1234], ['1.234.567,5', 1234567.5], ['0,75', 0.75], ['12 500', 12500], ['2.5', 2.5]])('%s is read as %s', (typed, value) => expect(readEntry(typed)).toEqual({ ok: true, value }))
test.each(['-3', 'ba', '1,2,3', '12 người'])('%s is no number', (typed) => expect(readEntry(typed)).toEqual({ ok: false }))

test('a number that was not entered is an empty field, never a zero', () => {
  const figure = (id: string, source: string, value: number | null) => ({ id, source, value }) as never
  expect(writtenOf({ words: [{ id: 'a', words: 'lời' } as never], groups: [{ id: 'g', title: '', titleEn: '', figures: [figure('x', 'entry', null), figure('y', 'entry', 2.5), figure('z', 'measures', 4), figure('n', 'entry', 0)] }] })).toEqual({ words: { a: 'lời' }, entries: { x: '', y: '2,5', n: '0' } })
})
