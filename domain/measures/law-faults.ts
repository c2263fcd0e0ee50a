/** What must hold of the law data before anything is computed from it. The server asks at its start and does not run on gaps. Pure. */
import { holidayYears, type HolidayYear } from '../kernel/holidays.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimes as allRegimes } from '../kernel/law-timeline.ts'
import { addDays, weekday, yearOf, type PlainDate } from '../kernel/plain-date.ts'
import { lawTables } from './law.ts'

export type LawFault =
  | { readonly code: 'holiday-year-missing'; readonly year: number }
  | { readonly code: 'holiday-year-twice'; readonly year: number }
  | { readonly code: 'swap-impossible'; readonly year: number; readonly on: PlainDate }
  | { readonly code: 'no-regime'; readonly on: PlainDate }
  | { readonly code: 'regime-gap'; readonly regime: string; readonly on: PlainDate }
  | { readonly code: 'row-outside-regime'; readonly table: string; readonly row: string; readonly regime: string }
  | { readonly code: 'row-twice'; readonly table: string; readonly row: string; readonly regime: string }

type Regimes = readonly { readonly id: string; readonly from: PlainDate | null; readonly to: PlainDate | null }[]
export type LawData = { readonly regimes: Regimes; readonly years: readonly HolidayYear[]; readonly tables: Readonly<Record<string, { readonly rows: readonly LawRow[] }>> }

const own: LawData = { regimes: allRegimes, years: holidayYears, tables: lawTables }

/** Every gap on that day: a year whose days off are not known, a day without a regime, a row that no regime carries. */
export function lawFaults(today: PlainDate, data: LawData = own): readonly LawFault[] {
  return [...regimeFaults(today, data.regimes), ...yearFaults(today, data), ...rowFaults(data)]
}

function regimeFaults(today: PlainDate, regimes: Regimes): LawFault[] {
  const gaps = regimes.flatMap((regime, index): LawFault[] => {
    const next = regimes[index + 1]
    if (index === 0 && regime.from !== null) return [{ code: 'regime-gap', regime: regime.id, on: regime.from }]
    if (!next) return regime.to === null ? [] : [{ code: 'regime-gap', regime: regime.id, on: regime.to }]
    return regime.to !== null && next.from === addDays(regime.to, 1) ? [] : [{ code: 'regime-gap', regime: regime.id, on: regime.to ?? newLawFrom }]
  })
  const found = regimes.some((regime) => (regime.from === null || regime.from <= today) && (regime.to === null || today <= regime.to))
  return found ? gaps : [{ code: 'no-regime', on: today }, ...gaps]
}

/** From the first year of the oldest rows to the year of today, without a gap. */
function yearFaults(today: PlainDate, { years, tables }: LawData): LawFault[] {
  const starts = Object.values(tables).flatMap((table) => table.rows.flatMap((row) => row.from ?? [])).map(yearOf)
  const [first, last] = [Math.min(...starts, yearOf(today)), yearOf(today)]
  const missing = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => !years.some((entry) => entry.year === year))
  const twice = years.filter((entry, index) => years.findIndex((other) => other.year === entry.year) !== index)
  const swaps = years.flatMap((entry) => entry.swaps.flatMap(({ off, workedOn }) => [...(weekday(off) >= 6 || yearOf(off) !== entry.year ? [off] : []), ...(weekday(workedOn) < 6 ? [workedOn] : [])].map((on): LawFault => ({ code: 'swap-impossible', year: entry.year, on }))))
  return [...missing.map((year): LawFault => ({ code: 'holiday-year-missing', year })), ...twice.map(({ year }): LawFault => ({ code: 'holiday-year-twice', year })), ...swaps]
}

function rowFaults({ regimes, tables }: LawData): LawFault[] {
  return Object.entries(tables).flatMap(([table, { rows }]) => {
    const seen = new Set<string>()
    return rows.flatMap((row): LawFault[] => {
      const regime = regimes.find((each) => each.id === row.regime)
      const key = `${row.id} ${row.from ?? ''}`
      const again = seen.has(key)
      seen.add(key)
      if (again) return [{ code: 'row-twice', table, row: row.id, regime: row.regime }]
      const inside = regime && (regime.from === null || (row.from !== null && row.from >= regime.from)) && (regime.to === null || (row.to !== null && row.to <= regime.to))
      return inside ? [] : [{ code: 'row-outside-regime', table, row: row.id, regime: row.regime }]
    })
  })
}

/** One line for the person who starts the server. */
export function sayLawFault(fault: LawFault): string {
  switch (fault.code) {
    case 'holiday-year-missing': return `Chưa có lịch nghỉ năm ${fault.year}: thêm vào domain/kernel/holidays.ts · the days off of ${fault.year} are not known: add the year to domain/kernel/holidays.ts`
    case 'holiday-year-twice': return `Lịch nghỉ năm ${fault.year} có hai lần · the days off of ${fault.year} stand twice`
    case 'swap-impossible': return `Lịch nghỉ năm ${fault.year}: ngày hoán đổi ${fault.on} không đúng · days off of ${fault.year}: the swapped day ${fault.on} cannot be`
    case 'no-regime': return `Không biết luật của ngày ${fault.on} · the law of ${fault.on} is not known`
    case 'regime-gap': return `Các thời kỳ luật không liền nhau sau ${fault.regime} (${fault.on}) · the regimes of the law do not join after ${fault.regime} (${fault.on})`
    case 'row-outside-regime': case 'row-twice': return `${fault.table}: ${fault.row} (${fault.regime}): ${fault.code === 'row-twice' ? 'hai dòng cùng hiệu lực · two rows in force at once' : 'ngoài thời kỳ của nó · outside its regime'}`
    default: return fault satisfies never
  }
}
