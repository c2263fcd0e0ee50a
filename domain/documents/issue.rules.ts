/**
 * The life of a paper (Nghị định 30/2020 Điều 15, 18, 25): written, signed, numbered and issued in one act, then possibly corrected, replaced or recalled.
 * Nothing that was issued is ever changed; what comes after is a paper of its own.
 */
import { z } from 'zod'
import type { Role } from '../kernel/actor.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { yearOf, type PlainDate } from '../kernel/plain-date.ts'
import type { FormDefinition } from './documents.model.ts'


export const PaperState = z.enum(['draft', 'signed', 'issued', 'corrected', 'replaced', 'recalled'])
export type PaperState = z.infer<typeof PaperState>

/** How a paper stands to an earlier one: in its place, correcting its form by letter, or the same again from the office that succeeded its issuer. */
export const FollowKind = z.enum(['replaces', 'corrects', 'reissues'])
export type FollowKind = z.infer<typeof FollowKind>

export const CopyForm = z.enum(['sao-y', 'sao-luc', 'trich-sao'])
export type CopyForm = z.infer<typeof CopyForm>

export const PaperAct = z.enum(['edit', 'discard', 'sign', 'return', 'issue', 'replace', 'correct', 'reissue', 'recall', 'copy'])
export type PaperAct = z.infer<typeof PaperAct>

/** Which acts a state allows; what follows a paper makes it corrected or replaced when it is issued itself. */
export const actsOfState = {
  draft: ['edit', 'discard', 'sign', 'issue'],
  signed: ['return', 'issue'],
  issued: ['replace', 'correct', 'reissue', 'recall', 'copy'],
  corrected: ['replace', 'correct', 'reissue', 'recall', 'copy'],
  replaced: ['copy'],
  recalled: ['copy'],
} as const satisfies Record<PaperState, readonly PaperAct[]>

/** What the earlier paper becomes when the one that follows it is issued. */
export const stateAfter = { replaces: 'replaced', corrects: 'corrected', reissues: 'replaced' } as const satisfies Record<FollowKind, PaperState>

/** Letters of the number of a copy: SY, SL, TrS (Nghị định 30/2020 phụ lục I, recalled). */
export const copyLetters = { 'sao-y': 'SY', 'sao-luc': 'SL', 'trich-sao': 'TrS' } as const satisfies Record<CopyForm, string>

/** One series of numbers for all kinds of copies of an office (phụ lục I, recalled). */
export const copySeries = 'bản sao'

/** How an office numbers: one series for each kind of paper, or one for all. */
export const Numbering = z.enum(['by-kind', 'one-series'])
export type Numbering = z.infer<typeof Numbering>
const oneSeries = 'chung'
/** Official letters bear no letters of a kind. */
const letterSeries = 'công văn'

/** The series that a number is taken from; paper and electronic papers share it (Điều 15.1). */
export const seriesOf = (letters: string, numbering: Numbering): string => (numbering === 'one-series' ? oneSeries : letters === '' ? letterSeries : letters)

/** The year of the book: from 1 January to 31 December of the day of issue (Điều 15.1). */
export const bookYear = (day: PlainDate): number => yearOf(day)

/** `01`, `12`, `123`: below ten with a leading nought. */
export const numberText = (number: number): string => String(number).padStart(2, '0')

/** `12/QĐ-CAX`; an official letter bears the office's letters alone. */
export const fullNumber = (number: number, code: string): string => `${numberText(number)}/${code}`

/** The code after the number, kind and office: `QĐ-CAX`; an official letter (`''`) has the office's letters alone, a paper without number nothing. */
export function codeOf(letters: string | null, officeLetters: string): string {
  if (letters === null) return ''
  if (letters === '') return officeLetters
  return letters.includes('-') ? letters : `${letters}-${officeLetters}`
}

const people: readonly string[] = ['person', 'representative', 'provider', 'court', 'parties']

/** The deputy of the commune police signs what concerns electronic monitoring, where it was delegated to him (D163 Điều 16.4): KT. TRƯỞNG CÔNG AN XÃ. */
const delegatedForms = /^r2026\.I\./
export const signsForHead = (form: Pick<FormDefinition, 'id' | 'maker'>, role: Role, delegated: readonly string[] = []): boolean =>
  role === 'commune-police' && delegated.includes('e-monitoring') && delegatedForms.test(form.id) && form.maker.includes('commune-police-chief')

/** Whether a post of this role may sign the form in the name of its office. A paper that no post makes is written for whoever signs it by hand. */
export function maySign(form: Pick<FormDefinition, 'id' | 'maker'>, role: Role, delegated: readonly string[] = []): boolean {
  const posts = form.maker.filter((maker) => !people.includes(maker))
  return posts.length === 0 || posts.includes(role) || signsForHead(form, role, delegated)
}

/** Days after which a draft that nobody touched goes: our decision, as for every text that was not finished. */
export const draftDays = 30

export type PaperFact = { readonly state: PaperState; readonly version: number; readonly agencyId: string }
export type Asked = { readonly act: PaperAct; readonly basedOn?: number | undefined; readonly agencyId: string; readonly role: Role; readonly delegated?: readonly string[] | undefined; readonly form: Pick<FormDefinition, 'id' | 'maker'>; /** Whether the asking office succeeds the issuer. */ readonly succeeds?: boolean | undefined }

/** Whether the act is lawful on the paper as it stands. `paper-other-state` says which state; `changed-since` that somebody else came between. */
export function judgePaperAct(paper: PaperFact, asked: Asked): Decision<true> {
  if (asked.basedOn !== undefined && asked.basedOn !== paper.version) return refuse('changed-since', { sequence: paper.version, changed: paper.state })
  if (!(actsOfState[paper.state] as readonly PaperAct[]).includes(asked.act)) return refuse('paper-other-state', { state: paper.state })
  const own = paper.agencyId === asked.agencyId
  if (asked.act === 'reissue') return !own && asked.succeeds === true ? accept(true) : refuse('paper-not-succeeded')
  if (asked.act !== 'copy' && !own) return refuse('paper-of-others')
  if ((asked.act === 'sign' || asked.act === 'issue' || asked.act === 'recall') && paper.state !== 'signed' && !maySign(asked.form, asked.role, asked.delegated)) return refuse('paper-signer')
  return accept(true)
}
