/** Working days of Viet Nam. Implemented over dated data; a year without data is refused, not guessed. */
import { daysOff, holidayYears, type DayOffReason, type HolidayYear, type YearOfDays } from './holidays.ts'
import { addDays, weekday, yearOf, type PlainDate } from './plain-date.ts'

export interface WorkingCalendar {
  isWorkingDay(on: PlainDate): boolean
  /** The n-th working day after `from`; the first day is not counted. */
  addWorkingDays(from: PlainDate, days: number): PlainDate
  /** `on` itself if it is a working day, else the next one. */
  rollForward(on: PlainDate): PlainDate
  /** The n-th working day before `from`. */
  subtractWorkingDays(from: PlainDate, days: number): PlainDate
  /** Days skipped between two days, with the reason, for the explanation of a date. */
  skipped(from: PlainDate, to: PlainDate): readonly { on: PlainDate; reason: 'weekend' | 'holiday' | 'compensatory' }[]
  /** False for a day of a year whose days off are not known. */
  covers(on: PlainDate): boolean
  /** The same calendar with tentative days off counted as days off: for time that the law gives a person. */
  readonly generous: WorkingCalendar
}

/** The days off of that year are not in the table. Whoever computes a legal date asks `covers` first. */
export class CalendarYearMissing extends RangeError {
  readonly year: number
  constructor(year: number) {
    super(`the days off of ${year} are not known: add the year to kernel/holidays.ts`)
    this.year = year
  }
}

export function createWorkingCalendar(years: readonly HolidayYear[] = holidayYears): WorkingCalendar {
  const known = new Map<number, YearOfDays>()
  const entries = new Map(years.map((entry) => [entry.year, entry]))
  const yearFor = (on: PlainDate): YearOfDays => {
    const year = yearOf(on)
    const found = known.get(year)
    if (found) return found
    const entry = entries.get(year)
    if (!entry) throw new CalendarYearMissing(year)
    const computed = daysOff(entry)
    known.set(year, computed)
    return computed
  }
  const build = (generous: boolean): Omit<WorkingCalendar, 'generous'> => {
    const reasonOff = (on: PlainDate): DayOffReason | null => {
      const year = yearFor(on)
      const reason = year.off.get(on)
      if (reason) return reason
      if (generous && year.tentative.has(on)) return 'holiday'
      return weekday(on) >= 6 && !year.worked.has(on) ? 'weekend' : null
    }
    const isWorkingDay = (on: PlainDate): boolean => reasonOff(on) === null
    const step = (from: PlainDate, days: number, direction: 1 | -1): PlainDate => {
      let [current, left] = [from, days]
      while (left > 0) {
        current = addDays(current, direction)
        if (isWorkingDay(current)) left -= 1
      }
      return current
    }
    return {
      isWorkingDay,
      addWorkingDays: (from, days) => step(from, days, 1),
      subtractWorkingDays: (from, days) => step(from, days, -1),
      rollForward: (on) => (isWorkingDay(on) ? on : step(on, 1, 1)),
      skipped: (from, to) => {
        const found: { on: PlainDate; reason: DayOffReason }[] = []
        for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) {
          const reason = reasonOff(on)
          if (reason) found.push({ on, reason })
        }
        return found
      },
      covers: (on) => entries.has(yearOf(on)),
    }
  }
  const generousPart = build(true)
  const generous: WorkingCalendar = { ...generousPart, get generous() { return generous } }
  return { ...build(false), generous }
}

/** The calendar of the product: every year of `holidays.ts`. */
export const workingCalendar: WorkingCalendar = createWorkingCalendar()
