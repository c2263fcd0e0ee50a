/** Rules of the registers of facilities, providers and reception points: who is competent, in which order, with which proof. Pure. */
import type { Role } from '../kernel/actor.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { dueOf } from '../kernel/deadline.ts'
import type { LawRow } from '../kernel/law.ts'
import { addMonths, isPlainDate, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterAct, RegisterActDeclaration, RegisterContext, RegisterDue, RegisterOutcome, RegisterState, RegisterValues } from '../kernel/register.ts'
import { competenceLaw, requiredConditions, type ConditionFor } from './competence.law.ts'
import { facilitiesLaw } from './facilities.law.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import type { Area, Hours, Publication } from './facilities.model.ts'

type Decide = NonNullable<RegisterActDeclaration['decide']>
type Step = (state: RegisterState | null, act: RegisterAct, context: RegisterContext) => Decision<RegisterOutcome>

export const dayOf = (value: unknown): PlainDate | null => (typeof value === 'string' && isPlainDate(value) ? value : null)
export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
export const listOf = <Item>(value: unknown): readonly Item[] => (Array.isArray(value) ? (value as Item[]) : [])

/** Refuses who is not named by the row in force on the day of the act. The system takes over what a recorded act of law passes on. */
export function bySigner(rowId: string, then: Step): Decide {
  return (state, act, context) => {
    const row = competenceLaw.on(rowId, act.occurredOn)
    if (context.actor.role !== 'system' && row && !row.signers?.includes(context.actor.role as Role)) {
      return refuse('not-competent', { signer: row.signers?.[0] ?? 'system' }, { citation: row.citation, confidence: row.confidence })
    }
    return then(state, act, context)
  }
}

/** The unit of the place decides its province; the body that must answer the clocks is remembered with it. */
export function placed(act: RegisterAct, context: RegisterContext, more: RegisterValues = {}): Decision<RegisterOutcome> {
  const seat = textOf(act.data['seatUnit']) ?? textOf(act.data['unitId'])
  const unit = seat ? context.unit(seat) : undefined
  if (!unit) return refuse('unknown-unit', { field: 'seatUnit' })
  const faults = hoursFault(act.data['hours'])
  if (faults) return refuse(faults, { field: 'hours' })
  const { unitId: _, agencyId, ...values } = act.data
  const province = context.actor.role === 'system' ? unit.provinceId : context.actor.provinceId
  return accept({ unitId: unit.id, agencyId: textOf(agencyId) ?? context.actor.agencyId, values: { ...values, seatUnit: unit.id, province, receivedBy: context.actor.agencyId, ...more } })
}

/** Hours that end before they begin, or lie over one another on one day. */
export function hoursFault(value: unknown): 'hours-reversed' | 'hours-overlap' | null {
  const rows = listOf<Hours>(value)
  if (rows.some((row) => row.from >= row.to)) return 'hours-reversed'
  const clash = rows.some((row, index) => rows.some((other, place) => place > index && other.day === row.day && other.from < row.to && row.from < other.to))
  return clash ? 'hours-overlap' : null
}

export const changed: Step = (_, act) => {
  const fault = hoursFault(act.data['hours'])
  if (fault) return refuse(fault, { field: 'hours' })
  // Nothing sent is nothing changed: an empty field of the form does not wipe out what stands.
  return accept({ values: Object.fromEntries(Object.entries(act.data).filter(([, value]) => value !== null && value !== undefined)) })
}

/** Beds by area: none out of service that is not there, no area twice. */
export const withBeds: Step = (_, act) => {
  const areas = listOf<Area>(act.data['areas'])
  const fault = areasFault(areas)
  return fault ? refuse(fault.code, { area: fault.area, field: 'areas' }) : accept({ values: { areas, beds: areas.reduce((sum, area) => sum + area.beds, 0), outOfService: areas.reduce((sum, area) => sum + (area.outOfService ?? 0), 0) } })
}
export function areasFault(areas: readonly Area[]): { readonly code: 'beds-below-zero' | 'area-twice'; readonly area: string } | null {
  for (const [index, area] of areas.entries()) {
    if ((area.outOfService ?? 0) > area.beds) return { code: 'beds-below-zero', area: area.name }
    if (areas.findIndex((other) => other.name.toLowerCase() === area.name.toLowerCase()) !== index) return { code: 'area-twice', area: area.name }
  }
  return null
}

/** The day's count. More people than beds is a fact to be seen, not a wrong entry. */
export const withCount: Step = (state, act) => {
  const usable = Number(state?.values['beds'] ?? 0) - Number(state?.values['outOfService'] ?? 0)
  const present = Number(act.data['present'] ?? 0)
  return accept({ values: { present, waiting: act.data['waiting'] ?? null, away: act.data['away'] ?? null, countedOn: act.occurredOn, overCapacity: present > usable } })
}

export function withConditions(whom: (state: RegisterState | null, act: RegisterAct) => ConditionFor | null, then: Step): Step {
  return (state, act, context) => {
    const kind = whom(state, act)
    const met = new Set([...listOf<string>(state?.values['conditionsMet']), ...listOf<string>(act.data['conditionsMet'])])
    const missing = kind ? requiredConditions(kind, act.occurredOn).filter((condition) => !met.has(condition.id)) : []
    const first = missing[0]
    return first ? refuse('conditions-missing', { missing: missing.length, condition: first.id, field: 'conditionsMet' }, { citation: first.row.citation, confidence: first.row.confidence }) : then(state, act, context)
  }
}

/** A suspension runs for the months of the law; outside them it is refused, where the row was read. */
export function suspended(rowId: (on: PlainDate) => string): Step {
  return (_, act) => {
    const row = facilitiesLaw.on(rowId(act.occurredOn), act.occurredOn)
    const months = Number(act.data['months'])
    const highest = row?.highest ?? row?.value
    if (row?.value && highest && row.confidence !== 'unverified' && (months < row.value || months > highest)) return refuse('suspension-months', { lowest: row.value, highest, field: 'months' }, { citation: row.citation, confidence: row.confidence })
    return accept({ status: 'suspended', values: { ground: act.data['ground'], decisionNumber: act.data['decisionNumber'] ?? null, suspendedUntil: addMonths(act.occurredOn, months), violationOn: null, remedyOn: null } })
  }
}

/** Adds an entry of publication with its proof; the same channel on the same day is one entry. */
export const published: Step = (state, act) => {
  const entries = listOf<Publication>(state?.values['publications'])
  const entry: Publication = { channel: act.data['channel'] as Publication['channel'], on: act.occurredOn, ...(act.data['link'] ? { link: String(act.data['link']) } : {}), ...(act.data['place'] ? { place: String(act.data['place']) } : {}) }
  if (!entry.link && !entry.place && listOf(act.data['files']).length === 0) return refuse('proof-missing', { field: 'link' })
  if (entries.some((each) => each.channel === entry.channel && each.on === entry.on && (each.link ?? '') === (entry.link ?? '') && (each.place ?? '') === (entry.place ?? ''))) return refuse('record-twice', {})
  return accept({ values: { publications: [...entries, entry], ...(act.data['files'] ? { files: act.data['files'] } : {}) } })
}

export const to = (status: string, values: (act: RegisterAct) => RegisterValues = () => ({})): Step => (_, act) => accept({ status, values: { ...act.data, ...values(act) } })

type Bound = { readonly bound: RegisterDue['bound']; readonly agencyId?: string | undefined; readonly act: string; readonly key?: string; readonly kind?: RegisterDue['kind'] }
/** The clock of a row from a fact; nothing where there is no fact or no row on that day. */
export function due(row: LawRow | undefined, from: PlainDate | null, anchor: string, calendar: WorkingCalendar, bound: Bound): RegisterDue[] {
  if (!row || !from || row.value === undefined) return []
  const found = dueOf(row, { on: from, anchor }, calendar)
  return [{
    clock: row.id, ...(bound.key ? { key: bound.key } : {}), kind: bound.kind ?? (row.kind === 'term' ? 'term' : 'max'), dueOn: found.dueOn, bound: bound.bound, agencyId: bound.agencyId, act: bound.act, form: row.form,
    citation: row.citation, confidence: row.confidence, why: found.why,
  }]
}

/** The body that answers for licences and publications on that day, of the province of the record. */
export function answering(rowId: string, state: RegisterState, on: PlainDate): { readonly bound: Role; readonly agencyId: string } {
  const signer = competenceLaw.on(rowId, on)?.signers?.[0] ?? 'province-police-director'
  const province = textOf(state.values['province']) ?? state.unitId
  const received = textOf(state.values['receivedBy'])
  const kind = signer === 'district-chair' ? 'district-committee' : signer === 'province-labour' ? 'province-labour' : signer === 'province-health' ? 'province-health' : signer === 'province-planner' ? 'province-committee' : 'province-police'
  if (kind === 'district-committee') {
    const district = received?.split(':')[1]
    return { bound: signer, agencyId: district?.startsWith('d-') ? `district-committee:${district}` : `province-committee:${province}` }
  }
  return { bound: signer, agencyId: `${kind}:${province}` }
}
