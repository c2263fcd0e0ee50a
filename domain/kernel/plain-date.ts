/**
 * Calendar days and instants. A day is not an instant: it has no time zone and never becomes a `Date` object outside this file.
 * All wall-clock reasoning is done in Asia/Ho_Chi_Minh, which has been UTC+7 without summer time since 1975.
 */
import { z } from 'zod'

/** A calendar day, `YYYY-MM-DD`. */
export type PlainDate = string & { readonly __brand: 'PlainDate' }
/** A point in time, RFC 3339 in UTC or with an offset. */
export type Instant = string & { readonly __brand: 'Instant' }

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsOfDay = 86_400_000

const digit = (value: string, at: number): number => value.charCodeAt(at) - 48
/** Days before each month in a year that is no leap year. */
const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const datesOf = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
const epoch = 719_162

/** Days since 1970-01-01. Computed by hand: every deadline asks for some dozens. */
function serial(value: string): number {
  if (value.length === 10 && value.charCodeAt(4) === 45 && value.charCodeAt(7) === 45) {
    let digits = true
    for (const at of digitPlaces) {
      const code = value.charCodeAt(at)
      if (code < 48 || code > 57) digits = false
    }
    const year = digit(value, 0) * 1000 + digit(value, 1) * 100 + digit(value, 2) * 10 + digit(value, 3)
    const month = digit(value, 5) * 10 + digit(value, 6)
    const date = digit(value, 8) * 10 + digit(value, 9)
    if (digits && year >= 100 && month >= 1 && month <= 12 && date >= 1 && date <= datesOf(year, month)) {
      const past = year - 1
      return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + before[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0) + date - 1 - epoch
    }
  }
  throw new RangeError(`not a calendar day: ${value}`)
}
const digitPlaces = [0, 1, 2, 3, 5, 6, 8, 9] as const

/** Days already written out: few thousand are ever asked for. */
const written = new Map<number, PlainDate>()
const mostWritten = 100_000

function fromSerial(days: number): PlainDate {
  const known = written.get(days)
  if (known !== undefined) return known
  const text = new Date(days * millisecondsOfDay).toISOString().slice(0, 10) as PlainDate
  if (written.size >= mostWritten) written.clear()
  written.set(days, text)
  return text
}

export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== 'string') return false
  try {
    serial(value)
    return true
  } catch {
    return false
  }
}

/** Reads `YYYY-MM-DD`; throws RangeError for anything that is not a day of the calendar. */
export function day(value: string): PlainDate {
  serial(value)
  return value as PlainDate
}

export const PlainDateSchema = z.string().refine(isPlainDate, { error: 'not-a-day' }).transform((value) => value as PlainDate)
/** For response and JSON-schema use: same values, no transform. */
export const PlainDateText = z.string().regex(dayPattern)
export const InstantText = z.iso.datetime({ offset: true })

export function addDays(from: PlainDate, days: number): PlainDate {
  return fromSerial(serial(from) + days)
}

/**
 * The corresponding day `months` later; where the month has no such day, its last day (Civil Code 2015, Art. 148(5), recalled reading).
 * A term of months that starts on day D ends at the end of this day.
 */
export function addMonths(from: PlainDate, months: number): PlainDate {
  const date = digit(from, 8) * 10 + digit(from, 9)
  const total = yearOf(from) * 12 + digit(from, 5) * 10 + digit(from, 6) - 1 + months
  const [newYear, newMonth] = [Math.floor(total / 12), total % 12]
  return fromSerial(Date.UTC(newYear, newMonth, Math.min(date, datesOf(newYear, newMonth + 1))) / millisecondsOfDay)
}

export function addYears(from: PlainDate, years: number): PlainDate {
  return addMonths(from, years * 12)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return serial(to) - serial(from)
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(of: PlainDate): number {
  return ((((serial(of) + 3) % 7) + 7) % 7) + 1
}

export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a <= b ? a : b
}

export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a >= b ? a : b
}

export function yearOf(of: PlainDate): number {
  return Number(of.slice(0, 4))
}

const offset = 7 * 3_600_000
const dayBeginsAtHour = 17

/** The calendar day in Viet Nam at that instant. */
export function dayOf(instant: Instant): PlainDate {
  // In UTC the day is written there, and the Vietnamese one begins at five in the afternoon.
  if (instant.endsWith('Z') && instant.charCodeAt(10) === 84 && instant.length >= 20 && digit(instant, 11) >= 0 && digit(instant, 11) <= 2) {
    const hour = digit(instant, 11) * 10 + digit(instant, 12)
    if (hour < 24) return fromSerial(serial(instant.slice(0, 10)) + (hour >= dayBeginsAtHour ? 1 : 0))
  }
  return new Date(Date.parse(instant) + offset).toISOString().slice(0, 10) as PlainDate
}

/** What a Vietnamese wall clock shows at that instant, `HH:mm`. */
export function timeOf(instant: Instant): string {
  return new Date(Date.parse(instant) + offset).toISOString().slice(11, 16)
}

/** The instant a Vietnamese wall clock shows `time` (`HH:mm`) on that day; `24:00` is the end of the day. */
export function instantAt(on: PlainDate, time = '00:00'): Instant {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return new Date(serial(on) * millisecondsOfDay + (hour * 60 + minute) * 60_000 - offset).toISOString() as Instant
}

export function addHours(from: Instant, hours: number): Instant {
  return new Date(Date.parse(from) + hours * 3_600_000).toISOString() as Instant
}

export function instant(value: string): Instant {
  const time = Date.parse(value)
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${value}`)
  return new Date(time).toISOString() as Instant
}

/** Age in whole years on that day; null where only a year of birth is known and the answer would depend on the day. */
export function ageOn(birth: string, on: PlainDate): number {
  const [year, month = '01', date = '01'] = birth.split('-')
  const years = yearOf(on) - Number(year)
  return on.slice(5) >= `${month}-${date}` ? years : years - 1
}
