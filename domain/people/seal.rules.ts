/** When a record is sealed, and for how long it may be opened again. Pure. */
import { keepOf } from '../access/access.rules.ts'
import { addDays, addHours, addMonths, later, type Instant, type PlainDate } from '../kernel/plain-date.ts'

/** Months from leaving the list to the seal: what the declaration says of legal status. */
export const monthsToSeal: number = keepOf('ST').months ?? 24
/** One purpose, one day; the person is told within ten days. Our decision. */
export const unsealedHours = 24
export const tellDays = 10

/** The day on which nobody reads the record any more; null while a measure is open or none was ever begun. */
export function sealingDay(measures: readonly { readonly open: boolean; readonly registeredOn: PlainDate; readonly endedOn: PlainDate | null }[]): PlainDate | null {
  if (measures.length === 0 || measures.some((measure) => measure.open)) return null
  return addMonths(measures.map((measure) => measure.endedOn ?? measure.registeredOn).reduce(later), monthsToSeal)
}
export const unsealedUntil = (now: Instant): Instant => addHours(now, unsealedHours)
export const tellBy = (today: PlainDate): PlainDate => addDays(today, tellDays)
