/**
 * Reads what stands in a field of a form or in a cell of a list: text in, the value of the register out. The form in the browser and the import of Excel
 * read with the same functions, so that a list says what the form would say. Pure.
 */
import { addDays, addMonths, day, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterField } from '../kernel/register.ts'

export type Facts = Readonly<Record<string, string | number>>
/** `undefined` as value: nothing was given, and nothing need be. Codes have their sentences in `registers.typed.problems.ts`. */
export type Typed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string; readonly facts: Facts }

export const right = (value: unknown): Typed => ({ ok: true, value })
export const wrong = (code: string, facts: Facts = {}): Typed => ({ ok: false, code, facts })

/** A whole day: `18/11/2026`, `18/11` (of this year), `2026-11-18`, `hôm nay`. */
export function readDay(text: string, today: PlainDate): Typed {
  const plain = text.trim().toLowerCase()
  if (plain === 'hôm nay' || plain === 'today') return right(today)
  const written = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-]((?!0)\d{4}))?$/.exec(plain)
  const stored = written ? null : /^((?!0)\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)
  if (!written && !stored) return wrong('day-form')
  const [year, month, date] = written ? [Number(written[3] ?? today.slice(0, 4)), Number(written[2]), Number(written[1])] : [Number(stored![1]), Number(stored![2]), Number(stored![3])]
  if (month < 1 || month > 12) return wrong('no-such-month', { month })
  const first = day(`${year}-${String(month).padStart(2, '0')}-01`)
  const days = Number(addDays(addMonths(first, 1), -1).slice(8))
  return date < 1 || date > days ? wrong('no-such-day', { month, year, days }) : right(`${first.slice(0, 8)}${String(date).padStart(2, '0')}`)
}

/** `8:15`, `08.15`, `0815`, `8h15`. */
export function readTime(text: string): Typed {
  const match = /^(\d{1,2})(?:[:.h]|(?=\d\d$))(\d{2})$/i.exec(text.trim())
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])]
  return !match || hour > 23 || minute > 59 ? wrong('time-form') : right(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
}

/** `1.111,5`, `1111.5`, `1 111`: points in groups of three part thousands, a comma parts decimals. Null: no number. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0]/g, '').replace(/^\u2212/, '-').replace(/%$/, '')
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  if (/^-?\d+([.,]\d+)?$/.test(plain)) return Number(plain.replace(',', '.'))
  return null
}

type Bounds = { readonly whole: boolean; readonly lowest: number; readonly highest: number; readonly open: boolean }
/** The bounds of a number's kind, both included; `open`: the upper one is so far away that no sentence names it. */
export function boundsOf(field: RegisterField): Bounds | null {
  const of = (whole: boolean, lowest: number, highest: number, open: boolean): Bounds => ({ whole, lowest: field.lowest ?? lowest, highest: field.highest ?? highest, open: open && field.highest === undefined })
  switch (field.kind) {
    case 'number': return of(false, -1e12, 1e12, true)
    case 'count': return of(true, 0, 1e9, true)
    case 'money': return of(true, 0, 1e15, true)
    case 'percent': return of(false, 0, 100, false)
    default: return null
  }
}

export function judgeNumber(field: RegisterField, value: number): Typed {
  const bounds = boundsOf(field)!
  if (!Number.isFinite(value)) return wrong('number-form')
  if (bounds.whole && !Number.isInteger(value)) return wrong('whole-number')
  if (value < bounds.lowest || value > bounds.highest) return bounds.open && value < bounds.lowest && bounds.lowest > -1e12 ? wrong('number-lowest', { min: bounds.lowest }) : wrong('number-range', { min: bounds.lowest, max: bounds.highest })
  return right(value)
}

export const textLength = (field: RegisterField): number => (field.kind === 'long-text' ? field.longest ?? 4000 : field.kind === 'link' ? 500 : field.longest ?? 200)

/** A kind that is one line or one answer; lists, units, agencies, records, files and rows are read by whoever can look them up. */
export function readText(field: RegisterField, given: string, today: PlainDate): Typed {
  const text = given.normalize('NFC').trim()
  if (text === '') return field.required ? wrong('needed') : right(undefined)
  switch (field.kind) {
    case 'text': case 'long-text': return text.length > textLength(field) ? wrong('text-long', { maximum: textLength(field), count: text.length }) : right(text)
    case 'number': case 'count': case 'money': case 'percent': {
      const value = readNumber(text)
      return value === null ? wrong('number-form') : judgeNumber(field, value)
    }
    case 'day': return readDay(text, today)
    case 'time': return readTime(text)
    case 'phone': {
      const digits = text.replace(/[\s.-]/g, '').replace(/^\+84/, '0')
      return /^0\d{9,10}$/.test(digits) ? right(digits) : wrong('phone-digits')
    }
    case 'link': return /^https:\/\/[^\s"'<>]+$/.test(text) && text.length <= 500 ? right(text) : wrong('link-form')
    case 'choice': return field.options?.includes(text) ? right(text) : wrong('choose-one')
    case 'yes-no': return text === 'yes' ? right(true) : text === 'no' ? right(false) : wrong('choose-one')
    default: throw new Error(`${field.key}: not read from one text`)
  }
}

/** Several texts, one a line. */
export function readTexts(field: RegisterField, given: string): Typed {
  const lines = given.normalize('NFC').split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
  if (!lines.length) return field.required ? wrong('needed') : right(undefined)
  if (lines.length > (field.longest ?? 200)) return wrong('list-long', { maximum: field.longest ?? 200 })
  return lines.some((line) => line.length > 200) ? wrong('line-long', { maximum: 200 }) : right(lines)
}
