/**
 * A finding of addiction is signed by a qualified person: the act names the certificate, valid on the day of the act and held by someone in post there on
 * that day. Where one person alone may sign there, that certificate is taken. Pure: the server looks up who holds what and asks here.
 *
 * A verified row refuses every finding without one. An unverified row never burdens a person, but may protect one: it refuses only the finding that burdens
 * (addicted), made where nobody is known to be qualified or signed with a certificate that was not valid; a paper that an officer names may stand for it. The
 * finding that frees, and one written down from a facility's paper without naming who signed it, are taken as they are.
 */
import { accept, refuse as decline, type Decision, type Refusal } from '../kernel/decision.ts'
import type { LawRow } from '../kernel/law.ts'
import type { MeasureKind } from '../kernel/measure.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { regimeOn } from '../kernel/law-timeline.ts'
import { certificateValidOn, inPostOn } from './training.figures.ts'
import { trainingLaw } from './training.law.ts'
import { qualifying, type HeldCertificate, type StaffPost } from './training.model.ts'

/** Acts that record a finding, and whether what they say burdens the person. */
const findings: Readonly<Partial<Record<MeasureKind, Readonly<Record<string, (data: Readonly<Record<string, unknown>>) => boolean>>>>> = {
  assessment: { 'record-result': (data) => data['result'] === 'addicted' },
  'post-rehab': { 'found-addicted': () => true, 'found-not-addicted': () => false },
}
export const isGated = (kind: MeasureKind, type: string): boolean => findings[kind]?.[type] !== undefined
/** Whatever the kind: where only the act is known. */
export const mayBeGated = (type: string): boolean => Object.values(findings).some((acts) => acts[type] !== undefined)

export type GateCandidate = HeldCertificate & { readonly posts: readonly Pick<StaffPost, 'from' | 'to'>[] }

export type GateFacts = {
  /** The first day on which the province's register of certificates was written in; null: it keeps none. Nothing that happened before is refused. */
  readonly keptSince: PlainDate | null
  /** False: somebody records a finding of a place that the case does not name. */
  readonly placeKnown: boolean
  /** The place of the finding records it itself; otherwise somebody writes down what its paper says. */
  readonly byAssessor: boolean
  /** A certificate is named, or stood with the finding before it was corrected. */
  readonly named: boolean
  /** Certificates of whoever has been in post at the place of the finding; where one is named, that one alone or none. */
  readonly candidates: readonly GateCandidate[]
}

export type GateQuestion = { readonly kind: MeasureKind; readonly type: string; readonly on: PlainDate; readonly data: Readonly<Record<string, unknown>>; readonly facts: GateFacts }

/** The certificate the act rests on; null where none is needed, or a named paper stands for it. */
export type GateAnswer = { readonly certificateId: string | null }

type Refused = { readonly ok: false; readonly refusal: Refusal }
const refuse = (code: string, facts: Refusal['facts'], basis: Parameters<typeof decline>[2]): Refused => decline(code, facts, basis) as Refused

/** Why this certificate cannot carry a finding of that day; null: it can. */
function whyNot(candidate: GateCandidate, on: PlainDate, row: LawRow): Refused | null {
  const basis = { citation: row.citation, confidence: row.confidence }
  if (!qualifying.includes(candidate.kind)) return refuse('certificate-other-kind', { field: 'certificate' }, basis)
  if (candidate.foundFalse) return refuse('certificate-false', { field: 'certificate' }, basis)
  if (on < candidate.issuedOn) return refuse('certificate-not-yet', { on, issuedOn: candidate.issuedOn, field: 'certificate' }, basis)
  if (candidate.revokedOn !== null && on >= candidate.revokedOn) return refuse('certificate-revoked', { on, revokedOn: candidate.revokedOn, field: 'certificate' }, basis)
  if (!certificateValidOn(candidate, on)) return refuse('certificate-expired', { on, validTo: candidate.validTo!, field: 'certificate' }, basis)
  return candidate.posts.some((post) => inPostOn(post, on)) ? null : refuse('certificate-left', { on, field: 'certificate' }, basis)
}

export function judgeCertificate({ kind, type, on, data, facts }: GateQuestion): Decision<GateAnswer> {
  const burdensOf = findings[kind]?.[type]
  const row = trainingLaw.on('assessor-qualified', on)
  const { named } = facts
  // What lies before the law of 2021, or before the register, is a fact as the paper has it.
  if (!burdensOf || !row || regimeOn(on) === 'before-2022' || facts.keptSince === null || on < facts.keptSince) {
    return accept({ certificateId: named ? (facts.candidates[0]?.certificateId ?? null) : null })
  }
  const basis = { citation: row.citation, confidence: row.confidence }
  const judged = facts.candidates.map((candidate) => ({ candidate, refused: whyNot(candidate, on, row) }))
  const valid = judged.filter((each) => each.refused === null)
  if (valid.length === 1) return accept({ certificateId: valid[0]!.candidate.certificateId })
  const refused: Refused = valid.length > 1
    ? refuse('certificate-not-named', { on, valid: valid.length, field: 'certificate' }, basis)
    : named ? (judged[0]?.refused ?? refuse('certificate-not-found', { on, field: 'certificate' }, basis)) : refuse(facts.placeKnown ? 'certificate-none-valid' : 'certificate-needed', { on, field: 'certificate' }, basis)
  const paper = typeof data['basisPaper'] === 'string'
  // A facility of another province is in no register here: its paper stands for it.
  if (row.confidence === 'verified') return paper && !facts.placeKnown && !named ? accept({ certificateId: null }) : refused
  const unsigned = refused.refusal.code === 'certificate-needed' || (refused.refusal.code === 'certificate-not-named' && !facts.byAssessor)
  return burdensOf(data) && !paper && !unsigned ? refused : accept({ certificateId: null })
}
