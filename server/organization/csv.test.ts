import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCsv, parseCsv, parseRecords } from './csv.ts'

test('what is written is read again, whatever the cells hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'ệ', "'", ';') })
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }), (rows) => {
    const read = [...parseCsv(formatCsv(['h', 'k'], rows))].slice(1).map((row) => [...row.fields])
    expect(read).toEqual(rows)
  }))
})
test('lines are counted through quoted line breaks, and Windows line ends and a byte order mark are accepted', () => {
  expect([...parseCsv('\ufeffa,b\r\n"x\ny",1\r\n,2\r\n')].map((row) => [row.line, ...row.fields])).toEqual([[1, 'a', 'b'], [2, 'x\ny', '1'], [4, '', '2']])
})
test('a short row has empty cells, a blank line is no row', () => expect([...parseRecords('a,b\n1\n\n2,3')].map((row) => row.record)).toEqual([{ a: '1', b: '' }, { a: '2', b: '3' }]))
test('an open quotation mark names its line', () => expect(() => [...parseCsv('a,b\n1,"2\n3')]).toThrow('line 2'))
