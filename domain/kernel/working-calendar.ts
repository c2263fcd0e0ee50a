/** Working days of Viet Nam. Implemented over dated data; a year without data is refused, not guessed. */
import type { PlainDate } from './plain-date.ts'

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
}
