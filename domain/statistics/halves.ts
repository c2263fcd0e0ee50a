/** Half months: public tables begin on a 1st or 15th and end on a 14th or the last of a month, so that periods can be taken apart in one known way. */
import { addDays, day, type PlainDate } from '../kernel/plain-date.ts'

/** Counted from the year 0: 24 in a year; odd ones begin on the 15th. */
export type Half = number

export const halfOf = (on: PlainDate): Half => (Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1) * 2 + (Number(on.slice(8, 10)) >= 15 ? 1 : 0)
export const yearOfHalf = (half: Half): number => Math.floor(half / 24)
export const firstDayOf = (half: Half): PlainDate => {
  const month = Math.floor(half / 2)
  return day(`${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-${half % 2 === 0 ? '01' : '15'}`)
}
export const lastDayOf = (half: Half): PlainDate => addDays(firstDayOf(half + 1), -1)
export const beginsHalf = (on: PlainDate): boolean => on.endsWith('-01') || on.endsWith('-15')
export const endsHalf = (on: PlainDate): boolean => beginsHalf(addDays(on, 1))
export const beginsYear = (half: Half): boolean => half % 24 === 0
