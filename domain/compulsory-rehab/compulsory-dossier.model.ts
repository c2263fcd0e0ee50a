/**
 * The dossier for compulsory rehabilitation. Under the law of 2021: `dossier-open` → `dossier-ready` → `dossier-notified` → `dossier-at-labour`
 * (→ `dossier-returned`) → `court-pending` (→ `court-returned`) → `court-accepted` (→ `court-suspended`) → `applied` → `effective` (closed: the
 * measure itself opens). Under the law of 2026 it goes from `dossier-notified` straight to `court-pending`. A court that does not apply the
 * measure leaves `not-applied`; a complaint, petition or protest `under-review`. Whoever must be let go stands in `release-due` until the release
 * is recorded. Interim management by the family, or in a facility (holding), runs beside as intervals of days.
 */
import { field, choice, paperNumber, type Field, type MeasureState } from '../kernel/procedure.ts'
import type { Role } from '../kernel/actor.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { dossierExclusions, dossierGrounds, dossierPapers, type DossierGround, type DossierPaper } from './compulsory-dossier.law.ts'

export const dossierStatuses = [
  'dossier-open', 'dossier-ready', 'dossier-notified', 'dossier-at-labour', 'dossier-returned', 'court-pending', 'court-returned', 'court-accepted', 'court-suspended',
  'applied', 'not-applied', 'under-review', 'release-due', 'effective', 'dossier-stopped', 'refused-by-court', 'withdrawn', 'not-addicted', 'excluded', 'lapsed', 'ended',
] as const
export type DossierStatus = (typeof dossierStatuses)[number]

/** Days in which the person is managed while the dossier is made: with the family, or kept in a place. Both days included; open: `to` is null. */
export type Interim = { readonly how: 'family' | 'facility'; readonly from: PlainDate; readonly to: PlainDate | null; readonly place: string | null }
export type Opinion = { readonly by: 'person' | 'parents' | 'representative'; readonly view: string; readonly on: PlainDate }

export type DossierState = MeasureState & {
  readonly status: DossierStatus
  readonly ground: DossierGround
  /** Under 18 on the day of the act on which the ground rests: the track of the minor is kept to the end. */
  readonly minor: boolean
  readonly stableResidence: boolean
  readonly detectedOn: PlainDate
  /** From when the limitation runs: the last act, or the end of evasion. */
  readonly limitationFrom: PlainDate
  readonly evadingSince: PlainDate | null
  readonly maker: Role | 'system'
  readonly papers: readonly DossierPaper[]
  readonly madeOn: PlainDate | null
  readonly familyAgrees: boolean | null
  readonly interim: readonly Interim[]
  readonly noticeOn: PlainDate | null
  readonly opinions: readonly Opinion[]
  readonly forwardedOn: PlainDate | null
  readonly checker: string | null
  readonly returnedOn: PlainDate | null
  readonly supplementedOn: PlainDate | null
  readonly courtSentOn: PlainDate | null
  readonly court: string | null
  readonly procuracy: string | null
  readonly acceptedOn: PlainDate | null
  readonly acceptanceNotifiedOn: PlainDate | null
  readonly queryOn: PlainDate | null
  readonly extended: boolean
  readonly sessionOpenedOn: PlainDate | null
  readonly sessionHeldOn: PlainDate | null
  readonly result: 'applied' | 'not-applied' | 'stopped' | null
  readonly decidedOn: PlainDate | null
  readonly months: number | null
  readonly turn: 'first' | 'repeat' | null
  readonly absentAtCourt: boolean
  readonly deliveredOn: PlainDate | null
  readonly decisionSent: boolean
  readonly complainedOn: PlainDate | null
  readonly complaintForwarded: boolean
  readonly reviewedOn: PlainDate | null
  readonly effectiveOn: PlainDate | null
  /** The facility named in the request or by the court. */
  readonly namedFacility: string | null
  /** Status that stands once the release is recorded. */
  readonly afterRelease: DossierStatus | null
  readonly released: number
  /** Days a person was kept after the last lawful day. */
  readonly daysBeyond: number
}

const basisPaper = field('basisPaper', 'text', { max: 120 })
const statement = field('statement', 'text', { max: 2000, compartment: 'DO' })

export const dossierFields = {
  'open-dossier': [
    choice('ground', dossierGrounds), field('detectedOn', 'date', { required: true }), field('lastActOn', 'date', { required: true }), choice('detectedBy', ['commune', 'district-police', 'province-police']),
    field('stableResidence', 'yes-no', { required: true }), field('evasionEndedOn', 'date'), field('unit', 'unit'), basisPaper, paperNumber, statement,
  ],
  'record-paper': [choice('dossierPaper', dossierPapers), field('issuedOn', 'date'), paperNumber, statement],
  'dossier-made': [paperNumber],
  'family-opinion': [field('familyAgrees', 'yes-no', { required: true }), paperNumber],
  'family-management': [field('familyMember', 'text', { max: 200, compartment: 'SO' }), basisPaper, paperNumber],
  hold: [field('facility', 'agency', { required: true }), choice('heldIn', ['public-facility', 'reformatory', 'social-facility', 'health-facility']), choice('holdReason', ['at-once', 'no-stable-residence', 'family-refuses', 'absconded']), field('heldSince', 'date'), basisPaper, paperNumber],
  'record-evasion': [field('from', 'date', { required: true }), basisPaper, paperNumber, statement],
  'evasion-ended': [field('endedOn', 'date', { required: true }), basisPaper, paperNumber],
  'release-from-holding': [choice('releaseBecause', ['last-day', 'no-ground', 'family-takes-over', 'health', 'not-applied', 'withdrawn', 'not-addicted', 'other']), field('releasedOn', 'date'), paperNumber],
  'give-notice': [choice('noticeTo', ['person', 'representative', 'person-and-parents']), paperNumber],
  'record-opinion': [choice('opinionBy', ['person', 'parents', 'representative']), choice('view', ['agrees', 'disagrees', 'comments', 'declines']), paperNumber, statement],
  'forward-for-check': [field('checker', 'agency', { required: true }), paperNumber],
  'return-for-completion': [statement, paperNumber],
  supplement: [paperNumber],
  'send-to-court': [field('court', 'agency', { required: true }), field('procuracy', 'agency'), field('facility', 'agency'), basisPaper, paperNumber],
  'court-return': [statement, paperNumber],
  'court-accept': [paperNumber],
  'court-notify': [paperNumber],
  'court-query': [statement, paperNumber],
  'answer-court-query': [statement, paperNumber],
  'court-extend': [paperNumber],
  'open-session': [paperNumber],
  'hold-session': [field('personPresent', 'yes-no'), field('adjourned', 'yes-no')],
  'court-suspend': [paperNumber],
  'court-resume': [paperNumber],
  'court-decided': [
    choice('result', ['applied', 'not-applied', 'stopped']), field('months', 'number', { min: 1, max: 60 }), choice('turn', ['first', 'repeat'], false), field('turnPaper', 'text', { max: 120 }),
    field('decidedOn', 'date'), field('court', 'agency'), field('facility', 'agency'), field('absentAtCourt', 'yes-no'), paperNumber,
  ],
  'deliver-decision': [choice('deliveredTo', ['person', 'representative']), paperNumber],
  complain: [choice('complaintBy', ['person', 'representative']), paperNumber, statement],
  'petition-or-protest': [choice('reviewForm', ['petition', 'protest']), paperNumber],
  'forward-complaint': [paperNumber],
  'review-decided': [choice('reviewOutcome', ['upheld', 'changed', 'cancelled']), field('months', 'number', { min: 1, max: 60 }), paperNumber],
  'decision-effective': [paperNumber],
  'close-dossier': [paperNumber],
  withdraw: [choice('because', ['not-addicted', 'ground-gone', 'limitation-over', 'opened-by-mistake', 'other']), paperNumber],
  exclude: [choice('exclusion', dossierExclusions), field('proofPaper', 'text', { required: true, max: 120 }), paperNumber],
  'end-by-death': [field('diedOn', 'date'), paperNumber],
  'end-by-order': [choice('order', ['court', 'prison', 'compulsory-education', 'missing'], false), field('because', 'text', { max: 60 }), paperNumber],
  'hand-over': [field('unit', 'unit'), field('agency', 'agency')],
} as const satisfies Record<string, readonly Field[]>
