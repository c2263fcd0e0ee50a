/** What fields, values, acts and statuses of a register are called, and how a value is shown. */
import type { RegisterField } from '@hoa-nhap/domain/kernel/register'
import { headingOf } from '@hoa-nhap/domain/registers/excel.rows'
import { typedProblems } from '@hoa-nhap/domain/registers/registers.typed.problems'
import type { RegisterWords } from '@hoa-nhap/domain/registers/words'
import { fill } from '@hoa-nhap/domain/kernel/problem-texts'
import { formatDay, formatNumber } from '../text/format.ts'
import { currentLanguage } from '../text/i18n.ts'
import { say } from '../text/say.ts'
import { registersText } from './registers.text.ts'

/** A sentence for a field, in the reader's language. */
export function sayTyped(code: string, facts: Readonly<Record<string, unknown>> = {}): string {
  const text = typedProblems[code]
  const shown = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'number' && Math.abs(value) >= 10_000 ? formatNumber(value, currentLanguage()) : value]))
  return text ? fill(text[currentLanguage()], shown) : say(code, facts)
}

export const fieldLabel = (words: RegisterWords, field: Pick<RegisterField, 'key'>): string => headingOf(words, field, currentLanguage())
export const statusLabel = (words: RegisterWords, status: string): string => words.statuses[status] ?? status
export const actLabel = (words: RegisterWords, type: string): string => words.acts[type] ?? type
/** The words of the button, where they differ from the heading. */
export const actButton = (words: RegisterWords, type: string): string => words.acts[`${type}.button`] ?? words.acts[type] ?? type
export const clockLabel = (words: RegisterWords, clock: string): string => words.clocks?.[clock] ?? clock
export function optionLabel(words: RegisterWords, key: string, option: string): string {
  const label = words.options?.[key]?.[option] ?? option
  return label.charAt(0).toLocaleUpperCase(currentLanguage()) + label.slice(1)
}

export type NamesById = Readonly<Record<string, string>>

const kilobyte = 1000
export function sizeWords(bytes: number): string {
  const language = currentLanguage()
  return bytes < kilobyte * kilobyte ? `${formatNumber(Math.max(1, Math.round(bytes / kilobyte)), language)}\u00a0kB` : `${formatNumber(bytes / kilobyte / kilobyte, language, 1)}\u00a0MB`
}

/** A year is no amount: it is written without a point. */
const isYear = (field: RegisterField): boolean => field.key === 'year' || ((field.lowest ?? 0) >= 1900 && (field.highest ?? Infinity) <= 2200)

/** A value on the screen; files and rows are shown by their own pieces. An empty text: not known. */
export function shownValue(field: RegisterField, value: unknown, words: RegisterWords, names: NamesById): string {
  if (value === undefined || value === null) return ''
  const language = currentLanguage()
  const named = (id: unknown): string => names[String(id)] ?? String(id)
  const list = (shown: (each: unknown) => string): string => (Array.isArray(value) ? value.map(shown).join(language === 'vi' ? '; ' : '; ') : '')
  switch (field.kind) {
    case 'day': return typeof value === 'string' ? formatDay(value, language) : ''
    case 'number': case 'count': return typeof value !== 'number' ? '' : isYear(field) ? String(value) : formatNumber(value, language)
    case 'money': return typeof value === 'number' ? `${formatNumber(value, language)}\u00a0đ` : ''
    case 'percent': return typeof value === 'number' ? `${formatNumber(value, language)}\u00a0%` : ''
    case 'yes-no': return registersText.say(value === true ? 'yes' : 'no')
    case 'choice': return optionLabel(words, field.key, String(value))
    case 'choices': return list((each) => optionLabel(words, field.key, String(each)))
    case 'texts': return list(String)
    case 'unit': case 'agency': case 'record': return named(value)
    case 'units': case 'records': return list(named)
    case 'rows': return Array.isArray(value) ? registersText.say('rows.count', { count: value.length }) : ''
    case 'files': return Array.isArray(value) ? String(value.length) : ''
    case 'text': case 'long-text': case 'phone': case 'link': case 'time': return String(value)
    default: return field.kind satisfies never
  }
}
