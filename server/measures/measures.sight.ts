/**
 * Who sees a person now, derived from the legal facts alone. Pure; the one place where access columns, `sight` and `circle` rows and the
 * search entries come from. Used by the commands, by the nightly comparison and by the demonstration's bulk writer.
 *
 * - An open measure is seen by the bodies of the commune that manages it, by the facility that keeps the person, and by its province.
 * - The commune committee sees every kind until 2026-06-30, since then post-rehabilitation only (`access/roles.ts`, question 2 for a lawyer).
 * - Where somebody is kept beyond the last lawful day, the procuracy and the inspector of the province see the person until the release is recorded.
 * - Bodies that were sent a person, or recorded acts of an open measure, see the person until that measure ends.
 * - A closed measure follows the person only while its own commune still manages an open one; a later commune does not read it.
 * - Without any open measure nobody sees the person any more, except a draft's registrar; the province's records post keeps the archive.
 */
import { addDays, day, dayOf, later, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { alarmClock, type watchers } from '@hoa-nhap/domain/kernel/liberty'
import type { Deadline, MeasureEvent, MeasureKind, MeasureRow } from '@hoa-nhap/domain/kernel/measure'
import { nameTails } from '@hoa-nhap/domain/people/people.rules'

export const openEnded = day('9999-12-31')
/** A registration without a measure is a draft; our decision. */
const draftDays = 30
/** After leaving, for certificate and copies; our decision (`access.md` §2). */
const facilityDaysAfterLeaving = 30
const lastDayCommitteeReadsAll = day('2026-06-30')
export const committeeReads = (kind: MeasureKind, today: PlainDate): boolean => kind === 'post-rehab' || today <= lastDayCommitteeReadsAll
/** Kinds in which the province's police act; the others they list on a stated purpose only. */
const provinceActs: readonly MeasureKind[] = ['voluntary-private', 'voluntary-public', 'compulsory-dossier', 'compulsory']
/** Bodies whose part in a measure is treatment, assessment or support: what they recorded shows that the person was sent to them. */
const partTakers = ['health-station', 'assessing-facility', 'medical-centre', 'counselling-point', 'home-provider']

/** What a commune has become. Of a divided one: the part the person lives in, or itself while that is not known. */
export interface UnitsNow {
  now(unitId: string, livesIn: string | null): { readonly unitId: string; readonly provinceId: string }
  /** The body that has taken over the work of another by a recorded act; itself where none has. */
  bodyNow?(agencyId: string): string
}

export type SightPerson = {
  readonly personId: string
  readonly nameFold: string
  readonly residenceUnit: string
  readonly registeredAt: Instant
  readonly registeredByAgency: string
}
export type SightMeasure = {
  readonly measureId: string
  readonly kind: MeasureKind
  readonly row: MeasureRow
  readonly events: readonly Pick<MeasureEvent, 'actor' | 'replacedBy'>[]
  /** `Procedure.factsOf`: `sentTo` names agencies, `named` names posts, where a procedure records them. */
  readonly facts: Readonly<Record<string, unknown>>
  /** What stands open; an alarm among it brings those who watch. */
  readonly deadlines?: readonly Pick<Deadline, 'clock'>[] | undefined
}

export type Readers = { readonly reader_unit: string | null; readonly reader_facility: string | null; readonly reader_province: string | null; readonly reader_until: PlainDate | null }
export type SightRecord = { readonly agency_id: string; readonly until: PlainDate; readonly grade: 'scope' | 'purpose' | 'draft' | 'archive' }
export type CircleRecord = { readonly post_id: string; readonly purpose: string; readonly until: PlainDate }

export type Sight = {
  readonly sight: readonly SightRecord[]
  readonly circle: readonly CircleRecord[]
  readonly nameTails: readonly { readonly reader_province: string; readonly tail: string }[]
  readonly readersOf: ReadonlyMap<string, Readers>
  /** Managing unit, agency and province of each measure as they are named today. */
  readonly placeOf: ReadonlyMap<string, { readonly unitId: string; readonly provinceId: string; readonly agencyId: string }>
  /** Where the person is looked after now. */
  readonly residenceUnit: string
  /** Readers of rows that hang on the person as a whole (indicator facts). */
  readonly personReaders: Readers
}

export const nobody: Readers = { reader_unit: null, reader_facility: null, reader_province: null, reader_until: null }

const communeAgency = /^(commune-police|commune-committee|health-station|counselling-point):([pdc]-[a-z0-9-]+)(\.\d+)?$/

/** An agency of a commune that has become part of another: the agency of that one. Others stay as they are. */
export function agencyNow(agencyId: string, unitThen: string, unitNow: string): string {
  const match = communeAgency.exec(agencyId)
  return match && match[2] === unitThen && unitThen !== unitNow ? `${match[1]}:${unitNow}${match[3] ?? ''}` : agencyId
}

/** The body that does the work of this one today: itself, unless a recorded act handed it over. */
export const bodyOf = (units: UnitsNow, agencyId: string): string => units.bodyNow?.(agencyId) ?? agencyId

/** Where a measure stands today. One begun by a body that serves no commune belongs to the commune the person lives in. */
export function placeNow(row: Pick<MeasureRow, 'unitId' | 'agencyId'>, residenceUnit: string, units: UnitsNow): { readonly unitId: string; readonly provinceId: string; readonly agencyId: string } {
  const place = units.now(row.unitId.startsWith('c-') ? row.unitId : residenceUnit, residenceUnit)
  return { unitId: place.unitId, provinceId: place.provinceId, agencyId: bodyOf(units, agencyNow(row.agencyId, row.unitId, place.unitId)) }
}

/** The readers of an open measure that stands there. */
export function readersOfOpen(row: Pick<MeasureRow, 'facilityId'>, facts: Readonly<Record<string, unknown>>, place: { readonly unitId: string; readonly provinceId: string }, units: UnitsNow): Readers {
  const keeping = row.facilityId ?? awaiting(facts)
  return { reader_unit: place.unitId, reader_facility: keeping ? bodyOf(units, keeping) : null, reader_province: place.provinceId, reader_until: openEnded }
}

/** The body of the province that watches over the last lawful day. One regional procuracy stands for all of a province: their areas are not known. */
export function watcherAgency(role: (typeof watchers)[number], provinceId: string): string {
  return role === 'procuracy' ? `procuracy:${provinceId}.1` : `inspector:${provinceId}`
}

const gradeOrder = { scope: 3, purpose: 2, draft: 1, archive: 0 } as const

export function sightOf(person: SightPerson, measures: readonly SightMeasure[], units: UnitsNow, today: PlainDate): Sight {
  const rows = new Map<string, { until: PlainDate; grade: SightRecord['grade'] }>()
  const bodyNow = (agencyId: string) => bodyOf(units, agencyId)
  const see = (given: string, until: PlainDate, grade: SightRecord['grade']) => {
    if (until < today) return
    const agencyId = bodyNow(given)
    const known = rows.get(agencyId)
    rows.set(agencyId, { until: known ? later(known.until, until) : until, grade: known && gradeOrder[known.grade] > gradeOrder[grade] ? known.grade : grade })
  }
  const circle = new Map<string, CircleRecord>()
  const readersOf = new Map<string, Readers>()
  const placeOf = new Map<string, { unitId: string; provinceId: string; agencyId: string }>()
  const home = units.now(person.residenceUnit, null)
  for (const measure of measures) {
    placeOf.set(measure.measureId, placeNow(measure.row, person.residenceUnit, units))
  }

  const open = measures.filter((measure) => measure.row.open)
  const managing = new Set(open.map((measure) => placeOf.get(measure.measureId)!.unitId))
  for (const measure of open) {
    const { unitId, provinceId } = placeOf.get(measure.measureId)!
    see(`commune-police:${unitId}`, openEnded, 'scope')
    see(`commune-committee:${unitId}`, measure.kind === 'post-rehab' ? openEnded : lastDayCommitteeReadsAll, 'scope')
    see(`province-police:${provinceId}`, openEnded, provinceActs.includes(measure.kind) ? 'scope' : 'purpose')
    if (measure.row.facilityId) see(measure.row.facilityId, openEnded, 'scope')
    // Who answers for a measure sees it, the maker of a dossier as well as a facility; the committee only as far as above.
    const { agencyId: answers } = placeOf.get(measure.measureId)!
    if (!answers.startsWith('commune-')) see(answers, openEnded, 'scope')
    for (const agencyId of sentTo(measure)) see(agencyNow(agencyId, measure.row.unitId, unitId), openEnded, 'scope')
    if (measure.deadlines?.some((deadline) => deadline.clock === alarmClock)) {
      see(watcherAgency('procuracy', provinceId), openEnded, 'scope')
      const post = `${watcherAgency('inspector', provinceId)}/inspector`
      circle.set(`${post} ${alarmClock}`, { post_id: post, purpose: alarmClock, until: openEnded })
    }
    for (const named of namedPosts(measure)) {
      // A post of a body that has handed its work over names nobody any more.
      const body = named.post_id.split('/')[0]!
      if (named.until >= today && bodyNow(body) === body) circle.set(`${named.post_id} ${named.purpose}`, named)
    }
    readersOf.set(measure.measureId, readersOfOpen(measure.row, measure.facts, placeOf.get(measure.measureId)!, units))
  }
  for (const measure of measures) {
    if (measure.row.open) continue
    const { unitId, provinceId } = placeOf.get(measure.measureId)!
    const followed = managing.has(unitId)
    const facilityUntil = measure.row.facilityId && measure.row.endedOn ? addDays(measure.row.endedOn, facilityDaysAfterLeaving) : null
    const facilityReads = facilityUntil !== null && facilityUntil >= today && open.length > 0
    if (facilityReads) see(measure.row.facilityId!, facilityUntil, 'scope')
    readersOf.set(measure.measureId, followed || facilityReads
      ? { reader_unit: followed ? unitId : null, reader_facility: facilityReads ? bodyNow(measure.row.facilityId!) : null, reader_province: followed ? provinceId : null, reader_until: followed ? openEnded : facilityUntil }
      : nobody)
  }

  const latest = open.toSorted((a, b) => (a.row.registeredOn < b.row.registeredOn ? 1 : -1))[0]
  const place = latest ? placeOf.get(latest.measureId)! : home
  if (measures.length === 0) see(agencyNow(person.registeredByAgency, person.residenceUnit, home.unitId), addDays(dayOf(person.registeredAt), draftDays), 'draft')
  else if (open.length === 0) see(`province-records:${place.provinceId}`, openEnded, 'archive')

  const provinces = [...new Set(open.map((measure) => placeOf.get(measure.measureId)!.provinceId))]
  return {
    sight: [...rows].map(([agency_id, row]) => ({ agency_id, ...row })).toSorted((a, b) => (a.agency_id < b.agency_id ? -1 : 1)),
    circle: [...circle.values()],
    nameTails: provinces.flatMap((reader_province) => [...new Set(nameTails(person.nameFold))].map((tail) => ({ reader_province, tail }))),
    readersOf, placeOf, residenceUnit: place.unitId,
    personReaders: latest ? { reader_unit: place.unitId, reader_facility: null, reader_province: place.provinceId, reader_until: openEnded } : nobody,
  }
}

/** Whoever recorded an event was sent the person. */
export const takesPart = (actor: MeasureEvent['actor']): boolean => actor.role !== 'system' && partTakers.includes(actor.agencyId.split(':')[0]!)

/** What sight reads of a measure's facts. */
export const sightFacts = ['movingTo', 'sentTo', 'named'] as const

function sentTo(measure: SightMeasure): string[] {
  // A commune the person is moving to sees nothing before the arrival is confirmed or the clock has run out.
  const moving = typeof measure.facts['movingTo'] === 'string' ? [`commune-police:${measure.facts['movingTo']}`, `commune-committee:${measure.facts['movingTo']}`] : []
  const recorded = measure.events.filter((event) => !event.replacedBy && takesPart(event.actor)).map((event) => event.actor.agencyId)
  return [...new Set([...namedAgencies(measure.facts), ...recorded])].filter((agencyId) => !moving.includes(agencyId))
}

/** The facility that was named and has the person not yet, or not now: it still has to act (the rows give it the deadline too). */
const awaiting = (facts: Readonly<Record<string, unknown>>): string | null => namedAgencies(facts).findLast((agencyId) => agencyId.startsWith('rehab-facility:')) ?? null
const namedAgencies = (facts: Readonly<Record<string, unknown>>): string[] => (Array.isArray(facts['sentTo']) ? facts['sentTo'].filter((item): item is string => typeof item === 'string') : [])

function namedPosts(measure: SightMeasure): CircleRecord[] {
  if (!Array.isArray(measure.facts['named'])) return []
  return measure.facts['named'].flatMap((item: unknown) => {
    const { postId, purpose, until } = item as { postId?: unknown; purpose?: unknown; until?: unknown }
    return typeof postId === 'string' ? [{ post_id: postId, purpose: typeof purpose === 'string' ? purpose : 'support', until: typeof until === 'string' ? day(until) : openEnded }] : []
  })
}
