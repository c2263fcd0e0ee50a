import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { beforeAll, expect, test } from 'vitest'
import { changeLanguage } from '../text/i18n.ts'
import { ruleName } from './rule-names.ts'
import { allRows, articlesOf, findRows, lawMeasures, lawRegimes, regimeFrom, sideBySide, valueOf, withCounterparts, type LawQuery } from './law-rows.ts'

const all: LawQuery = { regime: 'r2026', measure: null, instrument: null, article: null, text: '' }
const words = (known: (typeof allRows)[number]): string => `${known.row.id} ${known.row.form ?? ''}`

beforeAll(async () => {
  Object.assign(globalThis, { document: { documentElement: { lang: '' } } })
  await changeLanguage('vi')
})

test('every row of a regime is shown, and only of that regime', () => {
  const rows = findRows(allRows, all, words)
  expect(rows.length).toBeGreaterThan(20)
  expect(new Set(rows.map((known) => known.row.regime))).toEqual(new Set(['r2026']))
})

test('a citation opens its article, also where only an earlier regime has it', () => {
  const rows = findRows(allRows, { ...all, instrument: 'D116', article: '30' }, words)
  expect(rows.length).toBeGreaterThan(0)
  for (const known of rows) expect([known.row.citation, ...(known.row.also ?? [])].some((citation) => citation.instrument === 'D116' && citation.article === '30')).toBe(true)
})

test('all regimes are shown side by side: one line for each rule of a table, each row in its regime', () => {
  const rows = findRows(allRows, { ...all, regime: 'all', measure: 'voluntary-home' }, words)
  const lines = sideBySide(rows, (row) => ruleName(row.id, 'vi'))
  const decision = lines.find((line) => line.name === 'Quyết định cai nghiện tự nguyện')!
  expect(decision.byRegime.r2021?.map((row) => row.id)).toEqual(['commune-decide-voluntary'])
  expect(decision.byRegime.r2026?.map((row) => row.id)).toEqual(['voluntary-decision'])
  expect(lines.flatMap((line) => Object.values(line.byRegime).flat())).toHaveLength(rows.length)
})

test('a rule found by its article brings its counterparts of other regimes along', () => {
  const found = findRows(allRows, { ...all, regime: 'all', measure: 'voluntary-home', instrument: 'D116', article: '30' }, words)
  expect(withCounterparts(allRows, found, (row) => ruleName(row.id, 'vi')).map(({ row }) => row.id)).toContain('voluntary-decision')
})

test('every table and every regime with rows can be chosen, and articles stand in their order', () => {
  expect(new Set(allRows.map(({ measure }) => measure))).toEqual(new Set(lawMeasures))
  expect(lawRegimes).toEqual(['r2021', 'r2025-transfer', 'r2025-two-tier', 'r2026'])
  const numbers = articlesOf(allRows).get('D116')!.map((article) => Number.parseInt(article, 10))
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
})

test('search ignores tone marks and case', () => {
  expect(findRows(allRows, { ...all, text: 'MAU 22' }, words).map((known) => known.row.id)).toContain('voluntary-decision')
})

test('the day chooses the regime; nonsense falls back to today', () => {
  expect(regimeFrom('2024-05-01', day('2026-11-18'))).toBe('r2021')
  expect(regimeFrom('hôm nay', day('2026-11-18'))).toBe('r2026')
})

test('a number without a unit of time is a count, a highest alone an upper bound', () => {
  const row = allRows[0]!.row
  expect(valueOf({ ...row, unit: 'no-number', value: 10, highest: undefined })).toEqual({ unit: 'count', value: '10' })
  expect(valueOf({ ...row, unit: 'month', value: 6, highest: 12 })).toEqual({ unit: 'month', value: '6–12' })
  expect(valueOf({ ...row, unit: 'day', value: undefined, highest: 2 })).toEqual({ unit: 'day', value: '≤ 2' })
  expect(valueOf({ ...row, unit: 'no-number', value: undefined, highest: undefined })).toEqual({ unit: 'no-number', value: '' })
})

test.each(['vi', 'en'] as const)('every rule has a name in %s', async (language) => {
  await changeLanguage(language)
  const nameless = allRows.filter(({ row }) => ruleName(row.id, language) === row.id)
  expect([...new Set(nameless.map(({ row }) => row.id))]).toEqual([])
  await changeLanguage('vi')
})
