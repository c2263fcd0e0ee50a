/** The words of measures, acts, clocks and explanations; they belong to the procedures and are kept beside their rules. */
import { currentLanguage } from '../text/i18n.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { say } from '../text/say.ts'

type Words = { readonly vi: string; readonly en: string }
const pick = (words: Words | undefined, otherwise: string): string => words?.[currentLanguage()] ?? otherwise

const kinds: Readonly<Record<string, Words>> = {}

export const measureName = (kind: string): string => pick(kinds[kind], kind)
export const actTitle = (_kind: string, type: string): string => type
export const actVerb = (_kind: string, _type: string): string => currentLanguage() === 'vi' ? 'Ghi' : 'Record'
export const clockTitle = (clock: string): string => clock
export const stepWords = (say: string, _facts: Readonly<Record<string, string | number>> = {}): string => say
/** `Mẫu 52 PL V`, `Mẫu 22 NĐ 116/2021`, `Mẫu 03 NĐ 105`: a bare number is a form of Decree 116 (see the law tables). */
export function formWords(form: string): string {
  const bare = /^M0?(\w+)$/.exec(form)
  const other = /^M(\w+) (.+)$/.exec(form)
  const vietnamese = bare ? `Mẫu ${bare[1]} NĐ 116/2021` : other ? `Mẫu ${other[1]} ${other[2]}` : form
  return currentLanguage() === 'vi' ? vietnamese : vietnamese.replace('Mẫu', 'Form').replace('PL', 'App.').replace('NĐ', 'Decree')
}

/** `Nhận thông báo sắp hoàn thành 16/11`: the fact a clock hangs on, with its day or moment. */
export function anchorWords(why: readonly { readonly say: string; readonly on?: string | undefined; readonly at?: string | undefined }[], today: string): string {
  const step = why.find((each) => each.say.startsWith('anchor.'))
  if (!step) return ''
  const when = step.at ? `${formatDay(step.on ?? step.at.slice(0, 10), currentLanguage(), today)} ${formatTime(step.at)}` : step.on ? formatDay(step.on, currentLanguage(), today) : ''
  return `${stepWords(step.say)} ${when}`.trim()
}

/** Acts that are recorded on the page made for visits. */
export const isVisit = (type: string): boolean => type === 'record-visit'

export const fieldLabel = (_kind: string, _type: string, name: string): string => name
export const optionLabel = (_name: string, option: string): string => option
export const statusName = (_kind: string, status: string): string => status
export function refusalSentence(refusal: { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> }): string {
  return say(refusal.code, refusal.facts ?? {})
}

/** A stored value as a person reads it: days as dd/mm/yyyy, choices and yes-no in words. */
export function shownValue(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return currentLanguage() === 'vi' ? (value ? 'Có' : 'Không') : value ? 'Yes' : 'No'
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value, currentLanguage())
  return typeof value === 'string' ? optionLabel(name, value) : String(value)
}
