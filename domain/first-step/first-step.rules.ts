/** Judges what was typed into the public form, and what a point does with a request. Pure. */
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { addDays, type PlainDate } from '../kernel/plain-date.ts'
import { normaliseText } from '../kernel/vietnamese-text.ts'
import { eraseAfterDays } from './first-step.law.ts'
import { askers, callTimes, helpKinds, lengths, reaches, type Ask, type FirstStepAct, type FirstStepState, type FirstStepStatus, type HelpKind } from './first-step.model.ts'

/** Fields by name as a browser sends them. */
export type Typed = Readonly<Record<string, readonly string[]>>
export type FormField = 'alias' | 'who' | 'help' | 'reach' | 'phone' | 'callTime' | 'note'
export type FormProblem = 'missing' | 'too-long' | 'not-in-list' | 'phone-form' | 'no-numbers-of-persons'
export type FormProblems = Partial<Record<FormField, FormProblem>>

const one = (typed: Typed, name: string): string => (typed[name]?.[0] ?? '').trim()
/** Whatever looks like a number of the identity card: 9 or 12 digits, spaces or dots between them. */
const personalNumber = /(?<!\d)(?:\d[ .]?){11}\d(?!\d)|(?<!\d)(?:\d[ .]?){8}\d(?!\d)/
const phoneForm = /^0\d{9,10}$/

function pick<Value extends string>(values: readonly Value[], typed: string): Value | null {
  return values.find((value) => value === typed) ?? null
}

/** The request, or what is wrong by field. A phone is kept only where the person wants to be called. */
export function judgeAsk(typed: Typed): Decision<Ask> | { readonly ok: false; readonly problems: FormProblems } {
  const problems: FormProblems = {}
  const alias = normaliseText(one(typed, 'alias'))
  const note = one(typed, 'note').replaceAll('\r\n', '\n').normalize('NFC')
  const phone = one(typed, 'phone').replaceAll(/[\s.-]/g, '')
  const help = helpKinds.filter((kind) => typed['help']?.includes(kind))
  const [who, reach, callTime] = [pick(askers, one(typed, 'who')), pick(reaches, one(typed, 'reach')), pick(callTimes, one(typed, 'callTime') || 'any')]
  if (alias === '') problems.alias = 'missing'
  else if (alias.length > lengths.alias) problems.alias = 'too-long'
  else if (personalNumber.test(alias)) problems.alias = 'no-numbers-of-persons'
  if (!who) problems.who = 'missing'
  if ((typed['help'] ?? []).some((kind) => !(helpKinds as readonly string[]).includes(kind))) problems.help = 'not-in-list'
  else if (help.length === 0) problems.help = 'missing'
  if (!reach) problems.reach = 'missing'
  if (reach === 'phone' && phone === '') problems.phone = 'missing'
  else if (reach === 'phone' && !phoneForm.test(phone)) problems.phone = 'phone-form'
  if (!callTime) problems.callTime = 'not-in-list'
  if (note.length > lengths.note) problems.note = 'too-long'
  // A phone number within the text is the person's own choice; a number of the identity card is not asked for by anybody here.
  else if (personalNumber.test(note.replaceAll(/(?<!\d)0\d{9,10}(?!\d)/g, ''))) problems.note = 'no-numbers-of-persons'
  if (Object.keys(problems).length > 0 || !who || !reach || !callTime) return { ok: false, problems }
  return accept<Ask>({ alias, who, help: help as HelpKind[], reach, phone: reach === 'phone' ? phone : null, callTime, note: note === '' ? null : note })
}

const becomes: Readonly<Record<FirstStepAct, FirstStepStatus>> = { contacted: 'contacted', answer: 'answered', close: 'closed' }

export type FirstStepOutcome = { readonly status: FirstStepStatus; readonly answer: string | null; readonly eraseOn: PlainDate }

/** What a post of the point may do: nothing after the closing. Each act counts as a contact. */
export function decideFirstStep(state: FirstStepState, act: { readonly type: FirstStepAct; readonly text?: string | null | undefined }, today: PlainDate): Decision<FirstStepOutcome> {
  if (state.status === 'closed') return refuse('first-step-closed')
  const text = act.text?.trim().normalize('NFC') ?? ''
  if (act.type === 'answer' && text === '') return refuse('first-step-answer-missing', { field: 'text' })
  if (act.type !== 'answer' && text !== '') return refuse('first-step-answer-only', { field: 'text' })
  // An answer that stands is not forgotten by a later call.
  const status = act.type === 'contacted' && state.status === 'answered' ? 'answered' : becomes[act.type]
  return accept({ status, answer: act.type === 'answer' ? text : null, eraseOn: eraseDay(today) })
}

/** The day on which a request goes whose last contact was on that day. */
export const eraseDay = (lastContact: PlainDate): PlainDate => addDays(lastContact, eraseAfterDays)

/** Letters and digits that are not mistaken for one another when written by hand. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLetters = 16

/** A code of 80 bits from as many random bytes, in groups of four. */
export function codeOf(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.slice(0, 10)) bits = (bits << 8n) | BigInt(byte)
  const letters = Array.from({ length: codeLetters }, (_, index) => alphabet[Number((bits >> BigInt((codeLetters - 1 - index) * 5)) & 31n)])
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** What was typed as a code, in the one form; null where it cannot be one. */
export function readCode(typed: string): string | null {
  const letters = typed.toUpperCase().replaceAll(/[\s.–-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (letters.length !== codeLetters || letters.split('').some((letter) => !alphabet.includes(letter))) return null
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-')
}
