/** Sentences and labels of measures in both languages, for server, papers and browser. Everything falls back to the code itself. */
import { roleTitle } from '../access/titles.rules.ts'
import { Role } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/decision.ts'
import { shortCitation, type Language } from '../kernel/instruments.ts'
import type { DateStep } from '../kernel/measure.ts'
import { fill } from '../kernel/problem-texts.ts'
import { measuresEn } from './measures.en.ts'
import { measuresProblems } from './measures.problems.ts'
import { measuresVi } from './measures.vi.ts'
import type { MeasuresWords } from './words.ts'

const words: Readonly<Record<Language, MeasuresWords>> = { vi: measuresVi, en: measuresEn }
const look = (table: object, key: string): string | undefined => (Object.hasOwn(table, key) ? (table as Record<string, string>)[key] : undefined)
const lookIn = (table: object, first: string, second: string): string | undefined => (Object.hasOwn(table, first) ? look((table as Record<string, object>)[first]!, second) : undefined)

export const kindLabel = (kind: string, language: Language = 'vi'): string => look(words[language].kinds, kind) ?? kind
/** Name of a law table: a kind of measure, or one of the tables that belong to none. */
export const tableLabel = (table: string, language: Language = 'vi'): string => look(words[language].facts['table'] ?? {}, table) ?? kindLabel(table, language)
export const actLabel = (kind: string, type: string, language: Language = 'vi'): string => lookIn(words[language].actsOf, kind, type) ?? look(words[language].acts, type) ?? type
/** The words of the button that starts an act. */
export const actVerb = (type: string, language: Language = 'vi'): string => look(words[language].verbs, type) ?? (language === 'vi' ? 'Ghi' : 'Record')
export const statusLabel = (status: string, language: Language = 'vi'): string => look(words[language].statuses, status) ?? status
export const clockLabel = (clock: string, language: Language = 'vi'): string => look(words[language].clocks, clock) ?? clock
export const fieldLabel = (type: string, name: string, language: Language = 'vi'): string => lookIn(words[language].fieldsOf, type, name) ?? look(words[language].fields, name) ?? name
export const optionLabel = (name: string, option: string, language: Language = 'vi'): string => lookIn(words[language].options, name, option) ?? option
export const doubtLabel = (code: string, language: Language = 'vi'): string => look(words[language].doubts, code) ?? code

/** Who must act: a post's title, or the person, or the provider. */
export function boundLabel(bound: string, language: Language = 'vi'): string {
  const role = Role.safeParse(bound)
  if (role.success) return roleTitle(role.data, language)
  return look(words[language].bound, bound) ?? bound
}

/** Facts of a refusal with their codes put into words: posts, statuses, acts, papers. */
export function nameFacts(facts: Readonly<Record<string, unknown>>, language: Language): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value]
    switch (name) {
      case 'signer': case 'role': return [name, boundLabel(value, language)]
      case 'status': case 'needs': return [name, `“${statusLabel(value, language)}”`]
      case 'act': return [name, actLabel('', value, language)]
      case 'field': return [name, `“${fieldLabel('', value, language)}”`]
      case 'paper': case 'statement': return [name, lookIn(words[language].facts, name, value) ?? value]
      default: return [name, value]
    }
  }))
}

/** `Không thuộc thẩm quyền của bạn: Chủ tịch UBND xã ký. Đ134.1 NĐ 163/2026` */
export function refusalSentence(refused: Refusal, language: Language = 'vi'): string {
  const text = measuresProblems[refused.code]?.[language]
  const sentence = text ? fill(text, nameFacts(refused.facts, language)) : refused.code
  return refused.citation ? `${sentence} ${shortCitation(refused.citation, language)}` : sentence
}

/** One line of the explanation of a date, without the date itself. */
export function whySentence(step: Pick<DateStep, 'say' | 'facts'>, language: Language = 'vi'): string {
  const text = look(words[language].why, step.say)
  return text ? fill(text, step.facts ?? {}) : step.say
}
