/** Rules of the training registers: posts that overlap, places of a course, a certificate and the course it rests on. */
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { RegisterAct, RegisterContext, RegisterOutcome, RegisterState, RelatedRecord } from '../kernel/register.ts'
import { foldText } from '../kernel/vietnamese-text.ts'
import { certificateValidOn } from './training.figures.ts'
import type { CertificateKind, HeldCertificate } from './training.model.ts'

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const dayIn = (values: Readonly<Record<string, unknown>>, key: string): PlainDate | null => textOf(values[key]) as PlainDate | null

type Period = { readonly from: PlainDate; readonly to: PlainDate | null }
const meet = (a: Period, b: Period): boolean => (a.to === null || a.to >= b.from) && (b.to === null || b.to >= a.from)

/** The same staff member: the code where both have one, otherwise the name as on papers. */
export function sameStaff(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const [codeA, codeB] = [textOf(a['code']), textOf(b['code'])]
  if (codeA && codeB) return foldText(codeA) === foldText(codeB)
  return foldText(textOf(a['name']) ?? '') === foldText(textOf(b['name']) ?? '')
}

function periodOf(values: Readonly<Record<string, unknown>>): Period | null {
  const from = dayIn(values, 'from')
  return from ? { from, to: dayIn(values, 'to') } : null
}

/** Another post of the same person in the same agency in the same days. */
function overlapping(values: Readonly<Record<string, unknown>>, agencyId: string, self: string, others: readonly RelatedRecord[]): RelatedRecord | undefined {
  const period = periodOf(values)
  return others.find((other) => other.register === 'staff' && other.id !== self && other.state.agencyId === agencyId && sameStaff(values, other.state.values) && period && periodOf(other.state.values) && meet(period, periodOf(other.state.values)!))
}

const overlapRefusal = (of: RelatedRecord): Decision<never> => {
  const period = periodOf(of.state.values)!
  return refuse('staff-overlap', { field: 'from', from: period.from, ...(period.to ? { to: period.to } : {}) })
}

export function addStaff(_state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const agencyId = textOf(act.data['agencyId']) ?? context.actor.agencyId
  const agency = context.agency(agencyId)
  if (!agency) return refuse('unknown-agency', { field: 'agencyId' })
  const { from, to } = periodOf(act.data)!
  if (to && to < from) return refuse('dates-reversed', { from, to, field: 'to' })
  const other = overlapping(act.data, agencyId, context.recordId, context.related)
  if (other) return overlapRefusal(other)
  const { agencyId: _agency, unitId: _unit, ...values } = act.data
  return accept({ status: to && to <= context.today ? 'left' : 'working', unitId: agency.unitId, agencyId, values })
}

export function changeStaff(state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const values = { ...state!.values, ...act.data }
  const other = overlapping(values, state!.agencyId, context.recordId, context.related)
  return other ? overlapRefusal(other) : accept({ values: act.data })
}

/** The last day of the post is the day of the act. */
export function leaveStaff(state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  const from = dayIn(state!.values, 'from')!
  if (act.occurredOn < from) return refuse('dates-reversed', { from, to: act.occurredOn, field: 'occurredOn' })
  return accept({ status: 'left', values: { ...act.data, to: act.occurredOn } })
}

/** To another body: this post ends on the day before, and one there begins; its certificates stay this person's. */
export function transferStaff(state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const agencyId = textOf(act.data['toAgency'])!
  if (agencyId === state!.agencyId) return refuse('same-agency', { field: 'toAgency' })
  const agency = context.agency(agencyId)
  if (!agency) return refuse('unknown-agency', { field: 'toAgency' })
  const from = dayIn(state!.values, 'from')!
  const last = dayIn(act.data, 'lastDay')!
  if (last < from || last > act.occurredOn) return refuse('dates-reversed', { from, to: last, field: 'lastDay' })
  const { name, code, profession, position, work } = state!.values
  const next = { name, ...(code ? { code } : {}), profession, position: act.data['position'] ?? position, work: act.data['work'] ?? work, from: act.occurredOn, agencyId, formerStaff: context.recordId, holder: state!.values['holder'] ?? context.recordId }
  const follows = [
    { register: 'staff', type: 'add', data: next, key: 'staff' },
    ...context.related.filter((each) => each.register === 'certificates').map((each) => ({ register: 'certificates', recordId: each.id, type: 'move', data: { agencyId }, key: each.id })),
  ]
  return accept({ status: 'left', values: { to: last, toAgency: agencyId }, follows })
}

export function planCourse(_state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  return courseDates(act.data) ?? accept({ status: 'planned', values: act.data })
}
function courseDates(values: Readonly<Record<string, unknown>>): Decision<never> | null {
  const [from, to] = [dayIn(values, 'from'), dayIn(values, 'to')]
  return from && to && to < from ? refuse('dates-reversed', { from, to, field: 'to' }) : null
}
export function changeCourse(state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const reversed = courseDates({ ...state!.values, ...act.data })
  if (reversed) return reversed
  const taken = placesTaken(context.related, context.recordId)
  const places = act.data['places']
  return typeof places === 'number' && places < taken ? refuse('course-places-taken', { places, taken, field: 'places' }) : accept({ values: act.data })
}
/** Held: its days have passed; what was taught may differ from the plan. */
export function holdCourse(state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  const values = { ...state!.values, ...act.data }
  const to = dayIn(values, 'to')!
  if (to > act.occurredOn) return refuse('course-not-over', { to, field: 'occurredOn' })
  return courseDates(values) ?? accept({ status: 'held', values: act.data })
}
export function cancelCourse(_state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  return accept({ status: 'cancelled', values: act.data })
}

const placesTaken = (related: readonly RelatedRecord[], courseId: string): number => related.filter((each) => each.register === 'participations' && each.parentId === courseId && each.state.status !== 'withdrawn').length

export function enrol(_state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const staff = context.related.find((each) => each.register === 'staff' && each.id === act.data['staff'])
  const course = context.related.find((each) => each.register === 'courses' && each.id === act.data['course'])
  if (!staff) return refuse('unknown-staff', { field: 'staff' })
  if (!course) return refuse('unknown-course', { field: 'course' })
  if (course.state.status === 'cancelled') return refuse('course-cancelled', { field: 'course' })
  if (context.related.some((each) => each.register === 'participations' && each.state.values['staff'] === staff.id && each.state.status !== 'withdrawn')) return refuse('enrolled-already', { field: 'staff' })
  const [from, to] = [dayIn(course.state.values, 'from')!, dayIn(course.state.values, 'to')!]
  const post = periodOf(staff.state.values)!
  if (!meet(post, { from, to })) return refuse('not-in-post-then', { from: post.from, ...(post.to ? { to: post.to } : {}), field: 'staff' })
  const places = course.state.values['places']
  const taken = placesTaken(context.related, course.id)
  if (typeof places === 'number' && taken >= places) return refuse('course-full', { places, taken, field: 'course' })
  const { unitId, agencyId } = staff.state
  return accept({ status: 'enrolled', unitId, agencyId, values: { staff: staff.id, course: course.id, staffName: staff.state.values['name'], courseTitle: course.state.values['title'], ...(act.data['note'] ? { note: act.data['note'] } : {}) } })
}

const attendance = (status: 'attended' | 'passed' | 'failed') => (state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> => {
  const course = context.related.find((each) => each.register === 'courses' && each.id === state!.values['course'])
  if (!course) return refuse('unknown-course')
  const from = dayIn(course.state.values, status === 'attended' ? 'from' : 'to')!
  if (act.occurredOn < from) return refuse('before-course', { from, field: 'occurredOn' })
  return accept({ status, values: act.data })
}
export const attend = attendance('attended')
export const pass = attendance('passed')
export const fail = attendance('failed')

export function recordCertificate(_state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const staff = context.related.find((each) => each.register === 'staff' && each.id === act.data['staff'])
  if (!staff) return refuse('unknown-staff', { field: 'staff' })
  const [issuedOn, validTo] = [dayIn(act.data, 'issuedOn')!, dayIn(act.data, 'validTo')]
  if (issuedOn > context.today) return refuse('in-future', { occurredOn: issuedOn, today: context.today, field: 'issuedOn' })
  if (validTo && validTo < issuedOn) return refuse('dates-reversed', { from: issuedOn, to: validTo, field: 'validTo' })
  const courseId = textOf(act.data['course'])
  if (courseId) {
    const course = context.related.find((each) => each.register === 'courses' && each.id === courseId)
    if (!course) return refuse('unknown-course', { field: 'course' })
    const ended = dayIn(course.state.values, 'to')!
    if (issuedOn < ended) return refuse('certificate-before-course', { issuedOn, ended, field: 'issuedOn' })
    const people = [staff.id, textOf(staff.state.values['holder']), textOf(staff.state.values['formerStaff'])]
    if (!context.related.some((each) => each.register === 'participations' && each.parentId === courseId && each.state.status === 'passed' && people.includes(textOf(each.state.values['staff'])))) return refuse('course-not-passed', { field: 'course' })
  }
  const number = foldText(textOf(act.data['number'])!)
  if (context.related.some((each) => each.register === 'certificates' && each.id !== context.recordId && foldText(String(each.state.values['number'])) === number && each.state.values['kind'] === act.data['kind'])) return refuse('certificate-known', { field: 'number' })
  const { unitId, agencyId } = staff.state
  return accept({ status: 'valid', unitId, agencyId, values: { ...act.data, staffName: staff.state.values['name'], holder: staff.state.values['holder'] ?? staff.id } })
}

export function moveCertificate(_state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const agency = context.agency(String(act.data['agencyId']))
  return agency ? accept({ agencyId: agency.id, unitId: agency.unitId, values: {} }) : refuse('unknown-agency', { field: 'agencyId' })
}
export function extendCertificate(state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  const [before, validTo] = [dayIn(state!.values, 'validTo'), dayIn(act.data, 'validTo')!]
  return before && validTo <= before ? refuse('not-longer', { validTo: before, field: 'validTo' }) : accept({ values: act.data })
}
export function revokeCertificate(_state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  return accept({ status: 'revoked', values: { ...act.data, revokedOn: act.occurredOn } })
}
export function findFalse(_state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  return accept({ status: 'false', values: { ...act.data, foundFalseOn: act.occurredOn } })
}

export function openReview(_state: RegisterState | null, act: RegisterAct, context: RegisterContext): Decision<RegisterOutcome> {
  const agency = context.agency(String(act.data['agencyId']))
  if (!agency) return refuse('unknown-agency', { field: 'agencyId' })
  const { agencyId: _agency, ...values } = act.data
  return accept({ status: 'open', unitId: agency.unitId, agencyId: agency.id, values })
}
export function concludeReview(_state: RegisterState | null, act: RegisterAct): Decision<RegisterOutcome> {
  return accept({ status: 'done', values: act.data })
}

/** The certificate of a record, as the gate and the figures read it. */
export function certificateOf(id: string, state: Pick<RegisterState, 'status' | 'values'>): HeldCertificate {
  const { values } = state
  return { certificateId: id, holderId: textOf(values['holder']) ?? textOf(values['staff']) ?? '', kind: values['kind'] as CertificateKind, issuedOn: dayIn(values, 'issuedOn')!, validTo: dayIn(values, 'validTo'), revokedOn: dayIn(values, 'revokedOn'), foundFalse: state.status === 'false' }
}

export { certificateValidOn }
