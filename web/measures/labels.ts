/** The words of measures, acts, clocks and explanations, in the reader's language. They are the procedures' own, kept beside their rules. */
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import { fill } from '@hoa-nhap/domain/kernel/problem-texts'
import { measuresProblems } from '@hoa-nhap/domain/measures/measures.problems'
import { accessText, roleName } from '../access/access.text.ts'
import { currentLanguage, procedureWords as words } from '../text/i18n.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { say } from '../text/say.ts'

const look = (table: object, key: string): string | undefined => (Object.hasOwn(table, key) ? (table as Record<string, string>)[key] : undefined)
const lookIn = (table: object, first: string, second: string): string | undefined => (Object.hasOwn(table, first) ? look((table as Record<string, object>)[first]!, second) : undefined)

export const measureName = (kind: string): string => look(words().kinds, kind) ?? kind
export const actTitle = (kind: string, type: string): string => lookIn(words().actsOf, kind, type) ?? look(words().acts, type) ?? type
export const actVerb = (_kind: string, type: string): string => look(words().verbs, type) ?? (currentLanguage() === 'vi' ? 'Ghi' : 'Record')
export const clockTitle = (clock: string): string => look(words().clocks, clock) ?? clock
export const statusName = (_kind: string, status: string): string => look(words().statuses, status) ?? status
export const fieldLabel = (_kind: string, type: string, name: string): string => lookIn(words().fieldsOf, type, name) ?? look(words().fields, name) ?? name
export const optionLabel = (name: string, option: string): string => lookIn(words().options, name, option) ?? option
/** An answer as it stands on a control: with a capital. */
export function choiceLabel(name: string, option: string): string {
  const label = optionLabel(name, option)
  return label.charAt(0).toLocaleUpperCase(currentLanguage()) + label.slice(1)
}
/** Who must act: a post, or the person. */
export const boundName = (bound: string): string => look(words().bound, bound) ?? accessText.sayCode(`role.${bound}`, {}, roleName(bound))
export const stepWords = (step: string, facts: Readonly<Record<string, string | number>> = {}): string => {
  const text = look(words().why, step)
  return text ? fill(text, facts) : step
}

/** Acts that are recorded on the page made for visits. */
export const isVisit = (type: string): boolean => type === 'record-visit'

/** `Mẫu 52 PL V`, `Mẫu 22 NĐ 116/2021`, `Mẫu 03 NĐ 105`: a bare number is a form of Decree 116 (see the law tables). */
export function formWords(form: string): string {
  const bare = /^M0?(\w+)$/.exec(form)
  const other = /^M(\w+) (.+)$/.exec(form)
  const vietnamese = bare ? `Mẫu ${bare[1]} NĐ 116/2021` : other ? `Mẫu ${other[1]} ${other[2]}` : form
  return currentLanguage() === 'vi' ? vietnamese : vietnamese.replace('Mẫu', 'Form').replace('PL', 'App.').replace('NĐ', 'Decree')
}

/** Codes among the facts of a refusal, in words: posts, statuses, acts, papers. */
function nameFact(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  switch (name) {
    case 'signer': case 'role': return boundName(value)
    case 'status': case 'needs': return `“${statusName('', value)}”`
    case 'act': return actTitle('', value)
    case 'field': return `“${fieldLabel('', '', value)}”`
    case 'paper': case 'statement': return lookIn(words().facts, name, value) ?? value
    default: return value
  }
}

/** The sentence of a refusal without its article, which stands beside it and can be opened. */
export function refusalSentence(refusal: { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> | Refusal['facts'] | undefined }): string {
  const facts = Object.fromEntries(Object.entries(refusal.facts ?? {}).map(([name, value]) => [name, nameFact(name, value)]))
  const text = measuresProblems[refusal.code]?.[currentLanguage()]
  return text ? fill(text, facts) : say(refusal.code, facts)
}

/** `Nhận thông báo sắp hoàn thành 16/11`: the fact a clock hangs on, with its day or moment. */
export function anchorWords(why: readonly { readonly say: string; readonly on?: string | undefined; readonly at?: string | undefined }[], today: string): string {
  const step = why.find((each) => each.say.startsWith('anchor.'))
  if (!step) return ''
  const when = step.at ? `${formatDay(step.on ?? step.at.slice(0, 10), currentLanguage(), today)} ${formatTime(step.at)}` : step.on ? formatDay(step.on, currentLanguage(), today) : ''
  return `${stepWords(step.say)} ${when}`.trim()
}

/** A stored value as a person reads it: days as dd/mm/yyyy, choices and yes-no in words. */
export function shownValue(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return currentLanguage() === 'vi' ? (value ? 'Có' : 'Không') : value ? 'Yes' : 'No'
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value, currentLanguage())
  return typeof value === 'string' ? optionLabel(name, value) : String(value)
}
