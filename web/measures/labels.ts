/** The words of measures, acts, clocks and explanations, in the reader's language. They are the procedures' own, kept beside their rules. */
import { actLabel, actVerb as verbOf, boundLabel, clockLabel, fieldLabel as fieldOf, kindLabel, optionLabel as optionOf, refusalSentence as sentenceOf, statusLabel, whySentence } from '@hoa-nhap/domain/measures/measures.text'
import { measuresProblems } from '@hoa-nhap/domain/measures/measures.problems'
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import { currentLanguage } from '../text/i18n.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { say } from '../text/say.ts'

export const measureName = (kind: string): string => kindLabel(kind, currentLanguage())
export const actTitle = (kind: string, type: string): string => actLabel(kind, type, currentLanguage())
export const actVerb = (_kind: string, type: string): string => verbOf(type, currentLanguage())
export const clockTitle = (clock: string): string => clockLabel(clock, currentLanguage())
export const statusName = (_kind: string, status: string): string => statusLabel(status, currentLanguage())
export const fieldLabel = (_kind: string, type: string, name: string): string => fieldOf(type, name, currentLanguage())
export const optionLabel = (name: string, option: string): string => optionOf(name, option, currentLanguage())
/** An answer as it stands on a control: with a capital. */
export function choiceLabel(name: string, option: string): string {
  const label = optionLabel(name, option)
  return label.charAt(0).toLocaleUpperCase(currentLanguage()) + label.slice(1)
}
/** Who must act: a post, or the person. */
export const boundName = (bound: string): string => boundLabel(bound, currentLanguage())
export const stepWords = (step: string, facts: Readonly<Record<string, string | number>> = {}): string => whySentence({ say: step, facts }, currentLanguage())

/** Acts that are recorded on the page made for visits. */
export const isVisit = (type: string): boolean => type === 'record-visit'

/** `Mẫu 52 PL V`, `Mẫu 22 NĐ 116/2021`, `Mẫu 03 NĐ 105`: a bare number is a form of Decree 116 (see the law tables). */
export function formWords(form: string): string {
  const bare = /^M0?(\w+)$/.exec(form)
  const other = /^M(\w+) (.+)$/.exec(form)
  const vietnamese = bare ? `Mẫu ${bare[1]} NĐ 116/2021` : other ? `Mẫu ${other[1]} ${other[2]}` : form
  return currentLanguage() === 'vi' ? vietnamese : vietnamese.replace('Mẫu', 'Form').replace('PL', 'App.').replace('NĐ', 'Decree')
}

/** The sentence of a refusal without its article, which stands beside it and can be opened. */
export function refusalSentence(refusal: { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> | undefined }): string {
  if (!(refusal.code in measuresProblems)) return say(refusal.code, refusal.facts ?? {})
  return sentenceOf({ code: refusal.code, facts: (refusal.facts ?? {}) as Refusal['facts'] }, currentLanguage())
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
