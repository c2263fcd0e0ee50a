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

function serial(value: string): number {
  const match = dayPattern.exec(value)
  if (!match) throw new RangeError(`not a calendar day: ${value}`)
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const time = Date.UTC(year, month - 1, date)
  const check = new Date(time)
  if (check.getUTCFullYear() !== year || check.getUTCMonth() !== month - 1 || check.getUTCDate() !== date) {
    throw new RangeError(`not a calendar day: ${value}`)
  }
  return time / millisecondsOfDay
}

function fromSerial(days: number): PlainDate {
  return new Date(days * millisecondsOfDay).toISOString().slice(0, 10) as PlainDate
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
  const [year, month, date] = from.split('-').map(Number) as [number, number, number]
  const total = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(total / 12), total % 12]
  const lastDate = new Date(Date.UTC(newYear, newMonth + 1, 0)).getUTCDate()
  return fromSerial(Date.UTC(newYear, newMonth, Math.min(date, lastDate)) / millisecondsOfDay)
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

/** The calendar day in Viet Nam at that instant. */
export function dayOf(instant: Instant): PlainDate {
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
