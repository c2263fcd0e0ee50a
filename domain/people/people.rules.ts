/** Rules about a person's identity: names, birth, numbers. Pure. */
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { foldText, normaliseText } from '../kernel/vietnamese-text.ts'
import { ageBounds, boundsOf, readPartialDate } from './partial-date.ts'
import { fullAge, lowestAge } from './people.law.ts'

/** One Unicode form, one tone placement, single spaces: what is stored and shown. */
export const normaliseName = normaliseText
/** Lower case, no tone marks, đ as d: what a search compares. */
export const foldName = foldText

/** Every word-boundary tail of a folded name, longest first: `tran van a` → `tran van a`, `van a`, `a`. */
export function nameTails(folded: string): string[] {
  const words = folded.split(' ').filter((word) => word.length > 0)
  return words.map((_, index) => words.slice(index).join(' '))
}

/** The folded words of a query; empty where nothing searchable was typed. */
export function queryWords(query: string): string[] {
  return foldName(query).split(' ').filter((word) => word.length > 0)
}

/** Regular expression over ` ` + folded name: the words in order, adjacent, each the beginning of a word. Folded words are letters and digits only. */
export function queryPattern(words: readonly string[]): string {
  return words.map((word) => ` ${word}`).join('[^ ]*')
}

export { readPartialDate } from './partial-date.ts'

export type BirthRuling = { readonly birth: string; readonly birthYear: number; readonly minor: boolean }

/**
 * Is this birth one of a person this system may hold? A birth of which only the year is known never refuses by the reading that harms:
 * under 12 only where every reading says so; a representative is asked for where any reading says under 18.
 */
export function judgeBirth(input: string, today: PlainDate): Decision<BirthRuling> {
  const read = readPartialDate(input)
  if (!read.ok) {
    const { code, ...facts } = read.problem
    return refuse(code, facts)
  }
  const { first } = boundsOf(read.value)
  if (first > today) return refuse('birth-in-future', { today })
  const age = ageBounds(read.value, today)
  if (age.lowest > 120) return refuse('birth-too-long-ago', {})
  if (age.highest < lowestAge.years) return refuse('under-twelve', { age: age.highest }, lowestAge)
  return accept({ birth: read.value, birthYear: Number(read.value.slice(0, 4)), minor: age.lowest < fullAge.years })
}

/** A personal number has 12 digits; more is not asked, since papers contain what they contain. */
export function judgePersonalNumber(text: string): Decision<string> {
  const digits = text.replaceAll(/[\s.]/g, '')
  if (!/^\d*$/.test(digits)) return refuse('personal-number-digits', {})
  if (digits.length !== 12) return refuse('personal-number-length', { length: digits.length })
  if (/^(\d)\1{11}$/.test(digits)) return refuse('personal-number-repeated', {})
  return accept(digits)
}

export type NumberDoubt = 'birth-year-differs' | 'sex-differs' | 'future-century'

/** What a careful clerk would look at twice; never a refusal. Numbers that begin 999 are invented and say nothing. */
export function personalNumberDoubts(number: string, birthYear: number | null, sex: 'male' | 'female' | null): NumberDoubt[] {
  if (!/^\d{12}$/.test(number) || number.startsWith('999')) return []
  const mark = Number(number[3])
  const year = 1900 + Math.floor(mark / 2) * 100 + Number(number.slice(4, 6))
  const doubts: NumberDoubt[] = []
  if (mark > 3) doubts.push('future-century')
  if (birthYear !== null && year !== birthYear) doubts.push('birth-year-differs')
  if (sex !== null && (mark % 2 === 0 ? 'male' : 'female') !== sex) doubts.push('sex-differs')
  return doubts
}

/** Two births may be of one person: equal, or one of them known only in part and the other within it. */
export function birthsMayAgree(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)
}

const unitDigits = (unitId: string) => unitId.replace(/^[pdc]-/, '').replace(/-old$/, '')

/** What stands before the random digits of a case number: province and commune of registration, `HN-20-06184-`. */
export function caseNumberPrefix(provinceId: string, communeId: string): string {
  return `HN-${unitDigits(provinceId)}-${unitDigits(communeId)}-`
}
