/** Reads what an officer types into fields of days and times. Pure. */
import { readPartialDate } from '@hoa-nhap/domain/people/partial-date'
import { isPlainDate, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'

export type Typed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string; readonly facts: Readonly<Record<string, string | number>> }

/** A whole day: `18/11/2026`, `18/11` (of this year), `hôm nay`. Answers `YYYY-MM-DD`. */
export function readDay(typed: string, today: string): Typed<PlainDate> {
  const plain = typed.trim().toLowerCase()
  if (plain === 'hôm nay' || plain === 'today') return { ok: true, value: today as PlainDate }
  const short = /^(\d{1,2})[/.-](\d{1,2})$/.exec(plain)
  const read = readPartialDate(short ? `${short[1]}/${short[2]}/${today.slice(0, 4)}` : plain)
  if (!read.ok) {
    const { code, ...facts } = read.problem
    return { ok: false, code: code === 'partial-date-form' ? 'day-form' : code, facts }
  }
  return isPlainDate(read.value) ? { ok: true, value: read.value } : { ok: false, code: 'day-form', facts: {} }
}

/** `8:15`, `08.15`, `0815`, `8h15`. Answers `HH:mm`. */
export function readTime(typed: string): Typed<string> {
  const match = /^(\d{1,2})(?:[:.h]|(?=\d\d$))(\d{2})$/i.exec(typed.trim())
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || hour > 23 || minute > 59) return { ok: false, code: 'time-form', facts: {} }
  return { ok: true, value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}

/** `11/2026` → `2026-11`. */
export function readMonth(typed: string): Typed<string> {
  const read = readPartialDate(typed)
  if (!read.ok) {
    const { code, ...facts } = read.problem
    return { ok: false, code: code === 'partial-date-form' ? 'month-form' : code, facts }
  }
  return /^\d{4}-\d{2}$/.test(read.value) ? { ok: true, value: read.value } : { ok: false, code: 'month-form', facts: {} }
}

/** What a field of days shows for a stored day. */
export const showDay = (day: string): string => day.split('-').toReversed().join('/')
