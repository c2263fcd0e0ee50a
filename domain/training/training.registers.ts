/**
 * Staff, courses, participations, certificates. They name people who work here (`personal`): read by their own body, and by the posts of the province
 * that plan training; the chair's office plans by figures alone. See README.md.
 */
import type { RegisterAct, RegisterActDeclaration, RegisterDeclaration, RegisterDue, RegisterField, RegisterState, RelatedQuery } from '../kernel/register.ts'
import { addDays, type PlainDate } from '../kernel/plain-date.ts'
import type { AgencyKind } from '../kernel/actor.ts'
import { renewalLeadDays, reviewDays, trainingLaw } from './training.law.ts'
import { audiences, certificateKinds, courseTopics, keeperOf, kindsOfWork, professions, qualifying, reviewerOf, reviewers, staffKeepers, trainingPlanners, type CertificateKind } from './training.model.ts'
import { addStaff, attend, cancelCourse, changeCourse, changeStaff, concludeReview, enrol, extendCertificate, fail, findFalse, holdCourse, leaveStaff, moveCertificate, openReview, pass, planCourse, recordCertificate, revokeCertificate, transferStaff } from './training.rules.ts'

const text = (state: RegisterState, key: string): string => (typeof state.values[key] === 'string' ? state.values[key] as string : '')
const dayOf = (state: RegisterState, key: string): PlainDate | null => (state.values[key] as PlainDate | undefined) ?? null

const own = { roles: staffKeepers, whose: 'agency' } as const
const province = { roles: trainingPlanners, whose: 'province' } as const
/** The head of a facility holds courses for its own staff. */
const ownFacility = { roles: ['facility-head'], whose: 'agency' } as const
const staffReads = [{ roles: staffKeepers, sight: 'agency' }, { roles: trainingPlanners, sight: 'province' }] as const
const nothing: readonly [] = []

const name: RegisterField = { key: 'name', kind: 'text', required: true, longest: 120 }
const code: RegisterField = { key: 'code', kind: 'text', longest: 40 }
const profession: RegisterField = { key: 'profession', kind: 'choice', required: true, options: professions }
const position: RegisterField = { key: 'position', kind: 'text', required: true, longest: 120 }
const work: RegisterField = { key: 'work', kind: 'choice', required: true, options: kindsOfWork }
const from: RegisterField = { key: 'from', kind: 'day', required: true }
const to: RegisterField = { key: 'to', kind: 'day' }
const agencyId: RegisterField = { key: 'agencyId', kind: 'agency' }
const formerStaff: RegisterField = { key: 'formerStaff', kind: 'record', register: 'staff', screenOnly: true }
const holder: RegisterField = { key: 'holder', kind: 'record', register: 'staff', screenOnly: true }
const reason: RegisterField = { key: 'reason', kind: 'long-text', required: true }
const decisionNumber: RegisterField = { key: 'decisionNumber', kind: 'text', longest: 60 }
const note: RegisterField = { key: 'note', kind: 'text' }
const optional = ({ required: _required, ...field }: RegisterField): RegisterField => field

const staffOfAgency = (act: RegisterAct, state: RegisterState | null, context: { readonly actor: { readonly agencyId: string } }): readonly RelatedQuery[] =>
  [{ register: 'staff', agencyId: state?.agencyId ?? (act.data['agencyId'] as string | undefined) ?? context.actor.agencyId }]

export const staff: RegisterDeclaration = {
  id: 'staff', personal: true, reads: staffReads,
  fields: [name, code, profession, position, work, from, to, { key: 'toAgency', kind: 'agency' }, formerStaff, holder],
  columns: ['name', 'profession', 'position', 'work', 'from', 'to'],
  statuses: ['working', 'left'], closed: ['left'],
  acts: {
    add: { begins: true, fields: [name, code, profession, position, work, from, to, agencyId, formerStaff, holder], by: [own, province], needs: staffOfAgency, decide: addStaff },
    change: { fields: [optional(name), code, optional(profession), optional(position), optional(work)], by: [own, province], needs: staffOfAgency, decide: changeStaff },
    leave: { fields: [note], by: [own, province], decide: leaveStaff },
    transfer: {
      fields: [{ key: 'toAgency', kind: 'agency', required: true }, { key: 'lastDay', kind: 'day', required: true }, optional(position), optional(work)], by: [own, province],
      needs: (_act, _state, context) => [{ register: 'certificates', parentId: context.recordId, open: true }], decide: transferStaff,
    },
  },
  label: (state) => text(state, 'name'),
  onDay: (state) => dayOf(state, 'from'), endsOn: (state) => dayOf(state, 'to'),
  imports: { act: 'add', sameBy: ['name', 'code', 'from'] },
}

const courseFields: readonly RegisterField[] = [
  { key: 'title', kind: 'text', required: true }, { key: 'topic', kind: 'choice', required: true, options: courseTopics }, { key: 'audience', kind: 'choices', options: audiences }, from, { ...to, required: true },
  { key: 'hours', kind: 'count', lowest: 1, highest: 2000 }, { key: 'places', kind: 'count', highest: 100_000 }, { key: 'venue', kind: 'text' }, { key: 'planNumber', kind: 'text', longest: 60 },
]
const byCourse = (_act: RegisterAct, _state: RegisterState | null, context: { readonly recordId: string }): readonly RelatedQuery[] => [{ register: 'participations', parentId: context.recordId }]

export const courses: RegisterDeclaration = {
  id: 'courses',
  reads: [{ roles: [...staffKeepers, ...trainingPlanners, 'province-planner', 'inspector'], sight: 'province' }],
  fields: [...courseFields, { key: 'papers', kind: 'files', screenOnly: true }, { key: 'reason', kind: 'long-text' }],
  columns: ['title', 'topic', 'from', 'to', 'hours', 'places'],
  statuses: ['planned', 'held', 'cancelled'], closed: ['held', 'cancelled'],
  acts: {
    plan: { begins: true, fields: courseFields, by: [province, ownFacility], decide: planCourse },
    change: { fields: courseFields.map(optional), by: [province, ownFacility], needs: byCourse, decide: changeCourse },
    hold: { fields: [optional(from), optional(to), optional(courseFields[5]!), { key: 'papers', kind: 'files', screenOnly: true }], by: [province, ownFacility], decide: holdCourse },
    cancel: { fields: [reason], by: [province, ownFacility], decide: cancelCourse },
  },
  label: (state) => `${text(state, 'title')} (${text(state, 'from')})`,
  onDay: (state) => dayOf(state, 'from'), endsOn: (state) => dayOf(state, 'to'),
  imports: { act: 'plan', sameBy: ['title', 'from'] },
}

const ofCourse = (_act: RegisterAct, state: RegisterState | null): readonly RelatedQuery[] => [{ register: 'courses', id: state?.values['course'] as string }]
const outcome = (decide: RegisterActDeclaration['decide'], ...fields: readonly RegisterField[]): RegisterActDeclaration => ({ from: ['enrolled', 'attended'], fields: [...fields, note], by: [province, ownFacility], needs: ofCourse, ...(decide ? { decide } : {}) })
const score: RegisterField = { key: 'score', kind: 'number', lowest: 0, highest: 100 }

export const participations: RegisterDeclaration = {
  id: 'participations', personal: true, reads: staffReads,
  fields: [{ key: 'staff', kind: 'record', register: 'staff', required: true }, { key: 'course', kind: 'record', register: 'courses', required: true }, { key: 'staffName', kind: 'text' }, { key: 'courseTitle', kind: 'text' }, score, note],
  columns: ['staffName', 'courseTitle', 'score'],
  statuses: ['enrolled', 'attended', 'passed', 'failed', 'withdrawn'], closed: ['passed', 'failed', 'withdrawn'],
  acts: {
    enrol: {
      begins: true, fields: [{ key: 'staff', kind: 'record', register: 'staff', required: true }, { key: 'course', kind: 'record', register: 'courses', required: true }, note], by: [own, province],
      needs: (act) => [{ register: 'staff', id: act.data['staff'] as string }, { register: 'courses', id: act.data['course'] as string }, { register: 'participations', parentId: act.data['course'] as string }],
      decide: enrol,
    },
    withdraw: { from: ['enrolled'], fields: [note], by: [own, province], decide: (_state, act) => ({ ok: true, value: { status: 'withdrawn', values: act.data } }) },
    attend: { ...outcome(attend), from: ['enrolled'] },
    pass: outcome(pass, score),
    fail: outcome(fail, score),
  },
  label: (state) => `${text(state, 'staffName')} – ${text(state, 'courseTitle')}`,
  parentOf: (state) => text(state, 'course') || null,
}

const certificateFields: readonly RegisterField[] = [
  { key: 'staff', kind: 'record', register: 'staff', required: true }, { key: 'kind', kind: 'choice', required: true, options: certificateKinds }, { key: 'number', kind: 'text', required: true, longest: 60 },
  { key: 'issuedOn', kind: 'day', required: true }, { key: 'validTo', kind: 'day' }, { key: 'issuer', kind: 'text', required: true }, { key: 'course', kind: 'record', register: 'courses' },
]

/** A qualification that ends is a task of the body whose staff holds it. No rule of law sets this time. */
function renewal(state: RegisterState): readonly RegisterDue[] {
  const validTo = dayOf(state, 'validTo')
  if (state.status !== 'valid' || !validTo || !qualifying.includes(state.values['kind'] as CertificateKind)) return nothing
  const row = trainingLaw.on('assessor-qualified', validTo)
  if (!row) return nothing
  const kind = state.agencyId.split(':')[0] as AgencyKind
  return [{ clock: 'certificate-renewal', kind: 'max', opensOn: addDays(validTo, -renewalLeadDays), dueOn: validTo, bound: keeperOf(kind), act: 'extend', citation: row.citation, confidence: 'unverified', why: [{ say: 'certificate-ends', on: validTo }] }]
}

export const certificates: RegisterDeclaration = {
  id: 'certificates', personal: true, reads: staffReads,
  fields: [...certificateFields, { key: 'staffName', kind: 'text' }, holder, { key: 'proof', kind: 'files', screenOnly: true }, { key: 'revokedOn', kind: 'day' }, { key: 'foundFalseOn', kind: 'day' }, { key: 'reason', kind: 'long-text' }, decisionNumber],
  columns: ['number', 'kind', 'staffName', 'issuedOn', 'validTo', 'issuer'],
  statuses: ['valid', 'revoked', 'false'], closed: ['revoked', 'false'],
  acts: {
    record: {
      begins: true, fields: [...certificateFields, { key: 'proof', kind: 'files', screenOnly: true }], by: [own, province], law: 'assessor-qualified',
      needs: (act) => [
        { register: 'staff', id: act.data['staff'] as string }, { register: 'certificates', parentId: act.data['staff'] as string },
        ...(act.data['course'] ? [{ register: 'courses', id: act.data['course'] as string }, { register: 'participations', parentId: act.data['course'] as string }] : []),
      ],
      decide: recordCertificate,
    },
    extend: { fields: [{ key: 'validTo', kind: 'day', required: true }, decisionNumber], by: [own, province], decide: extendCertificate },
    revoke: { fields: [reason, decisionNumber], by: [province], decide: revokeCertificate },
    'find-false': { from: ['valid', 'revoked'], fields: [reason, decisionNumber], by: [province], decide: findFalse },
    move: { from: ['valid', 'revoked'], fields: [{ key: 'agencyId', kind: 'agency', required: true }], by: nothing, decide: moveCertificate },
  },
  label: (state) => `${text(state, 'number')} – ${text(state, 'staffName')}`,
  parentOf: (state) => text(state, 'staff') || null,
  onDay: (state) => dayOf(state, 'issuedOn'), endsOn: (state) => dayOf(state, 'validTo'),
  duesOf: renewal,
}

function reviewDue(state: RegisterState): readonly RegisterDue[] {
  const foundFalseOn = dayOf(state, 'foundFalseOn') ?? state.openedOn
  const row = trainingLaw.on('assessor-qualified', foundFalseOn)
  if (state.status !== 'open' || !row) return nothing
  return [{ clock: 'findings-in-doubt', kind: 'max', dueOn: addDays(foundFalseOn, reviewDays), bound: reviewerOf(state.agencyId.split(':')[0] as AgencyKind), act: 'conclude', citation: row.citation, confidence: 'unverified', why: [{ say: 'certificate-found-false', on: foundFalseOn }] }]
}

/**
 * A certificate was found false: each body that manages people whose finding rests on it is asked to look again. The record names no person; whose finding it
 * is stands behind it in `certificate_use`, for whoever sees that measure.
 */
export const certificateReviews: RegisterDeclaration = {
  id: 'certificate-reviews', personal: true, reads: [{ roles: reviewers, sight: 'agency' }],
  fields: [{ key: 'certificate', kind: 'record', register: 'certificates', screenOnly: true }, { key: 'certificateNumber', kind: 'text' }, { key: 'foundFalseOn', kind: 'day' }, { key: 'conclusion', kind: 'long-text' }, decisionNumber],
  columns: ['certificateNumber', 'foundFalseOn'],
  statuses: ['open', 'done'], closed: ['done'],
  acts: {
    open: { begins: true, fields: [{ key: 'certificate', kind: 'record', register: 'certificates', required: true }, { key: 'certificateNumber', kind: 'text', required: true }, { key: 'foundFalseOn', kind: 'day', required: true }, { ...agencyId, required: true }], by: [{ roles: trainingPlanners, whose: 'province' }], decide: openReview },
    conclude: { fields: [{ key: 'conclusion', kind: 'long-text', required: true }, decisionNumber], by: [{ roles: reviewers, whose: 'agency' }], decide: concludeReview },
  },
  label: (state) => text(state, 'certificateNumber'),
  onDay: (state) => dayOf(state, 'foundFalseOn'),
  duesOf: reviewDue,
}

export const trainingRegisters: readonly RegisterDeclaration[] = [staff, courses, participations, certificates, certificateReviews]
