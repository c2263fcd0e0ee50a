/** The regimes of the law, chosen by the day of the legal fact a clock hangs on, never by "today". */
import { z } from 'zod'
import { day, type PlainDate } from './plain-date.ts'

export const Regime = z.enum(['before-2022', 'r2021', 'r2025-transfer', 'r2025-two-tier', 'r2026'])
export type Regime = z.infer<typeof Regime>

export const regimes: readonly { readonly id: Regime; readonly from: PlainDate | null; readonly to: PlainDate | null }[] = [
  { id: 'before-2022', from: null, to: day('2021-12-31') },
  { id: 'r2021', from: day('2022-01-01'), to: day('2025-02-28') },
  { id: 'r2025-transfer', from: day('2025-03-01'), to: day('2025-06-30') },
  { id: 'r2025-two-tier', from: day('2025-07-01'), to: day('2026-06-30') },
  { id: 'r2026', from: day('2026-07-01'), to: null },
]

/** The regime in force on that day. */
export function regimeOn(on: PlainDate): Regime {
  const found = regimes.find((regime) => (regime.from === null || regime.from <= on) && (regime.to === null || on <= regime.to))
  if (!found) throw new RangeError(`no regime on ${on}`)
  return found.id
}

/** The first day of Law 120/2025 and Decree 163/2026. */
export const newLawFrom: PlainDate = day('2026-07-01')
