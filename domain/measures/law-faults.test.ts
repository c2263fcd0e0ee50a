import { expect, test } from 'vitest'
import { holidayYears } from '../kernel/holidays.ts'
import { regimes } from '../kernel/law-timeline.ts'
import { addDays, day } from '../kernel/plain-date.ts'
import { lawFaults, sayLawFault, type LawData } from './law-faults.ts'
import { lawTables } from './law.ts'

const data: LawData = { regimes, years: holidayYears, tables: lawTables }
const today = day('2026-11-22')

test('the law data of the product have no gap, on the first day as on the last', () => {
  for (const on of ['2022-01-01', '2025-02-28', '2025-03-01', '2026-07-01', '2026-11-22', '2027-12-31']) expect(lawFaults(day(on))).toEqual([])
})
test('a missing holiday year is refused, also one in the middle', () => {
  expect(lawFaults(day('2028-01-01'))).toEqual([{ code: 'holiday-year-missing', year: 2028 }])
  expect(lawFaults(today, { ...data, years: holidayYears.filter(({ year }) => year !== 2024) })).toEqual([{ code: 'holiday-year-missing', year: 2024 }])
  expect(lawFaults(today, { ...data, years: [...holidayYears, holidayYears[0]!] })).toEqual([{ code: 'holiday-year-twice', year: 2022 }])
  const swaps = [{ off: day('2027-01-03'), workedOn: day('2027-01-05') }]
  expect(lawFaults(today, { ...data, years: holidayYears.map((entry) => (entry.year === 2027 ? { ...entry, swaps } : entry)) }).map((fault) => fault.code)).toEqual(['swap-impossible', 'swap-impossible'])
})
test('a day without a regime is refused, and regimes that do not join', () => {
  const closed = regimes.map((regime) => (regime.id === 'r2026' ? { ...regime, to: day('2026-10-31') } : regime))
  const open = Object.fromEntries(Object.entries(lawTables).map(([name, table]) => [name, { rows: table.rows.filter((row) => row.regime !== 'r2026') }]))
  expect(lawFaults(today, { ...data, regimes: closed, tables: open }).map((fault) => fault.code)).toEqual(['no-regime', 'regime-gap'])
  const late = regimes.map((regime) => (regime.id === 'r2025-transfer' ? { ...regime, from: addDays(regime.from!, 1) } : regime))
  expect(lawFaults(today, { ...data, regimes: late }).some((fault) => fault.code === 'regime-gap' && fault.regime === 'r2021')).toBe(true)
})
test('a row outside its regime, or in force twice, is found', () => {
  const row = lawTables['post-rehab'].rows[0]!
  expect(lawFaults(today, { ...data, tables: { one: { rows: [{ ...row, to: null }] } } }).map((fault) => fault.code)).toEqual(['row-outside-regime'])
  expect(lawFaults(today, { ...data, tables: { one: { rows: [row, row] } } }).map((fault) => fault.code)).toEqual(['row-twice'])
})
test('each fault is said in both languages', () => {
  for (const fault of [...lawFaults(day('2028-01-01')), { code: 'no-regime', on: today } as const, { code: 'row-twice', table: 'x', row: 'y', regime: 'r2026' } as const]) expect(sayLawFault(fault)).toContain(' · ')
})
