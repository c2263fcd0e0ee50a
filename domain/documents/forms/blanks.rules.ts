/** Whether what was typed fits the blanks of a form. Pure; a problem names the form and the blank and says what to do. */
import { isPlainDate } from '../../kernel/plain-date.ts'
import type { Blank, FormDefinition, PaperFacts } from '../documents.model.ts'

/** Codes are stable; the sentences stand in `blanks.problems.ts`. */
export type BlankProblemCode = 'blank-required' | 'blank-too-long' | 'blank-not-a-day' | 'blank-not-a-number' | 'blank-not-a-time' | 'blank-unknown' | 'blank-contradicts'
export type BlankProblem = { readonly code: BlankProblemCode; readonly facts: { readonly form: string; readonly blank: string; readonly label: string; readonly labelEn: string; readonly most?: number; readonly recorded?: string } }

/** Control and format letters but the end of a line. */
const invisible = /(?!\n)[\p{Cc}\p{Cf}]/gu
const timePattern = /^([01]?\d|2[0-3])(:|h|\sgiờ\s)([0-5]\d)?(\sphút)?$/u

function problemOf(blank: Blank, value: string): BlankProblemCode | null {
  if (blank.most !== undefined && value.length > blank.most) return 'blank-too-long'
  switch (blank.kind) {
    case 'date': return isPlainDate(value) ? null : 'blank-not-a-day'
    case 'number': return /^\d{1,6}$/.test(value) ? null : 'blank-not-a-number'
    case 'time': return timePattern.test(value) ? null : 'blank-not-a-time'
    case 'line': case 'text': return null
    default: return blank.kind satisfies never
  }
}

/** What the record may answer in the place of a blank: a field of the act (or of an earlier one), or something of the measure. */
const answeredBy: Readonly<Record<string, { readonly data?: string; readonly measure?: 'facilityName' | 'termEndsOn' }>> = { months: { data: 'months' }, helperName: { data: 'helper' }, facility: { measure: 'facilityName' }, toDay: { data: 'until', measure: 'termEndsOn' } }

/** The recorded answer to a blank; null: it has to be typed or is left to the pen. */
export function recordedAnswer(blank: string, facts: PaperFacts): string | null {
  const from = answeredBy[blank]
  if (!from) return null
  if (from.data) for (const each of [facts.event, ...facts.earlier.toReversed()]) {
    const value = each?.data[from.data]
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return String(value)
  }
  return from.measure ? facts.measure[from.measure] : null
}
/** Blanks in which the paper must not say otherwise than the record: a decision is for the months that were decided. */
const sameAsRecorded: ReadonlySet<string> = new Set(['months'])

/**
 * `stage` is `draft` while somebody is still writing: then what is missing is no problem, only what is wrong. A required blank that is empty refuses at `issue`.
 * A name the form does not have is refused at once: nothing typed may vanish silently.
 * With `record`, what the record answers need not be typed, and months that contradict it are refused.
 */
export function blankProblems(form: Pick<FormDefinition, 'mark' | 'blanks'>, typed: Readonly<Record<string, string>>, stage: 'draft' | 'issue', record?: PaperFacts): BlankProblem[] {
  const problems: BlankProblem[] = []
  const facts = (blank: Blank): BlankProblem['facts'] => ({ form: form.mark, blank: blank.name, label: blank.label, labelEn: blank.labelEn ?? blank.label, ...(blank.most === undefined ? {} : { most: blank.most }) })
  for (const blank of form.blanks) {
    const value = typed[blank.name]?.trim() ?? ''
    const recorded = record ? recordedAnswer(blank.name, record) : null
    if (value === '') {
      if (blank.required && stage === 'issue' && recorded === null) problems.push({ code: 'blank-required', facts: facts(blank) })
      continue
    }
    const code = problemOf(blank, value)
    if (code) problems.push({ code, facts: facts(blank) })
    else if (recorded !== null && sameAsRecorded.has(blank.name) && Number(value) !== Number(recorded)) problems.push({ code: 'blank-contradicts', facts: { ...facts(blank), recorded } })
  }
  const known = new Set(form.blanks.map((blank) => blank.name))
  for (const name of Object.keys(typed)) if (!known.has(name)) problems.push({ code: 'blank-unknown', facts: { form: form.mark, blank: name, label: name, labelEn: name } })
  return problems
}

/** What is typed, as it is kept: NFC, no invisible letters but line ends, no spaces around. */
export function tidyTyped(typed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, Array.from(value.normalize('NFC')).filter((letter) => letter === '\n' || !invisible.test(letter)).join('').trim()] as const).filter(([, value]) => value !== ''))
}
