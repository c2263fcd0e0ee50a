import { describe, expect, test } from 'vitest'
import { day } from '../kernel/plain-date.ts'
import { ageBounds, boundsOf, readPartialDate } from './partial-date.ts'
import { birthsMayAgree, caseNumberPrefix, judgeBirth, judgePersonalNumber, nameTails, normaliseName, personalNumberDoubts, queryPattern, queryWords } from './people.rules.ts'

describe('a partial date', () => {
  test.each([['1991', '1991'], ['05/1991', '1991-05'], ['5/1991', '1991-05'], ['15/05/1991', '1991-05-15'], ['15.5.1991', '1991-05-15'], ['1991-05-15', '1991-05-15'], ['29/02/2008', '2008-02-29']])('%s is read as %s', (typed, stored) => {
    expect(readPartialDate(typed)).toEqual({ ok: true, value: stored })
  })
  test.each([
    ['30/02/2009', { code: 'no-such-day', month: 2, year: 2009, days: 28 }], ['2008-02-30', { code: 'no-such-day', month: 2, year: 2008, days: 29 }], ['13/1991', { code: 'no-such-month', month: 13 }],
    ['91', { code: 'partial-date-form' }], ['', { code: 'partial-date-form' }], ['1991/05', { code: 'partial-date-form' }],
  ])('%s says what is wrong', (typed, problem) => {
    expect(readPartialDate(typed)).toEqual({ ok: false, problem })
  })
  test('means every day it may be', () => {
    expect(boundsOf('2008')).toEqual({ first: '2008-01-01', last: '2008-12-31' })
    expect(boundsOf('2008-02')).toEqual({ first: '2008-02-01', last: '2008-02-29' })
    expect(ageBounds('2008', day('2026-11-20'))).toEqual({ lowest: 17, highest: 18 })
  })
})

describe('a birth', () => {
  const today = day('2026-11-20')
  test.each([
    ['2014-11-20', { birth: '2014-11-20', birthYear: 2014, minor: true }], ['2014', { birth: '2014', birthYear: 2014, minor: true }], ['2008-11-20', { birth: '2008-11-20', birthYear: 2008, minor: false }],
    ['2008', { birth: '2008', birthYear: 2008, minor: true }], ['2007', { birth: '2007', birthYear: 2007, minor: false }],
  ])('%s: the reading that protects counts', (birth, ruling) => {
    expect(judgeBirth(birth, today)).toEqual({ ok: true, value: ruling })
  })
  test.each([['2014-11-21', 'under-twelve'], ['2015', 'under-twelve'], ['2026-11-21', 'birth-in-future'], ['2027', 'birth-in-future'], ['1890', 'birth-too-long-ago'], ['2009-02-30', 'no-such-day'], ['0000', 'partial-date-form'], ['0099-01-01', 'partial-date-form']])('%s is refused: %s', (birth, code) => {
    expect(judgeBirth(birth, today)).toMatchObject({ ok: false, refusal: { code } })
  })
  test('known in part may be that of another known in full', () => {
    expect([birthsMayAgree('1991', '1991-05-15'), birthsMayAgree('1991-05', '1991-06-01'), birthsMayAgree('1991', '1992')]).toEqual([true, false, false])
  })
})

describe('a personal number', () => {
  test.each([['999 091 000 001', '999091000001'], ['999.091.000.001', '999091000001']])('%s is read', (typed, number) => expect(judgePersonalNumber(typed)).toEqual({ ok: true, value: number }))
  test.each([['99909100000', 'personal-number-length'], ['99909100000a', 'personal-number-digits'], ['111111111111', 'personal-number-repeated'], ['', 'personal-number-length']])('%s is refused: %s', (typed, code) => {
    expect(judgePersonalNumber(typed)).toMatchObject({ ok: false, refusal: { code } })
  })
  test('doubts inform and never refuse; invented numbers say nothing', () => {
    // Put together here: no number of this form is written down anywhere in the project.
    const number = (mark: number, year: string) => ['020', mark, year, '0'.repeat(5), '1'].join('')
    expect(personalNumberDoubts(number(0, '91'), 1991, 'male')).toEqual([])
    expect(personalNumberDoubts(number(1, '91'), 1990, 'male')).toEqual(['birth-year-differs', 'sex-differs'])
    expect(personalNumberDoubts(number(2, '08'), 2008, 'male')).toEqual([])
    expect(personalNumberDoubts('999191000001', 1990, 'male')).toEqual([])
  })
})

describe('names', () => {
  test('have one form', () => {
    expect(['Hoà', 'Thuỷ', 'Quý', 'Hoàng', 'Khoẻ', 'Thuý'.normalize('NFD')].map(normaliseName)).toEqual(['Hòa', 'Thủy', 'Quý', 'Hoàng', 'Khỏe', 'Thúy'])
  })
  test('are found by their tails, and a query by words in order', () => {
    expect(nameTails('do thi an')).toEqual(['do thi an', 'thi an', 'an'])
    expect(queryWords('  ĐỖ  Thị-Ân ')).toEqual(['do', 'thi', 'an'])
    expect(new RegExp(queryPattern(['do', 'th'])).test(' do thi an')).toBe(true)
    expect(new RegExp(queryPattern(['thi', 'do'])).test(' do thi an')).toBe(false)
  })
  test('are not part of a case number', () => {
    expect(caseNumberPrefix('p-20', 'c-06184')).toBe('HN-20-06184-')
    expect(caseNumberPrefix('p-20', 'c-06184-old')).toBe('HN-20-06184-')
  })
})
