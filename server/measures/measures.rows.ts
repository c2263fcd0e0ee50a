/**
 * From a person with measures and events to the rows of the tables, and the difference between two such states. Pure: the commands write the
 * difference, the demonstration writes the rows in bulk, and a test holds the two together. Column names are those of migration 0004.
 */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { watchers } from '@hoa-nhap/domain/kernel/liberty'
import type { Deadline, MeasureEvent, MeasureKind, Procedure, RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { WorkingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import type { HeldMeasure, PlacedAttachment } from '@hoa-nhap/domain/measures/engine'
import type { DeadlineView } from '@hoa-nhap/domain/measures/measures.contract'
import { bodyOf, committeeReads, sightOf, watcherAgency, type Readers, type Sight, type SightPerson, type UnitsNow } from './measures.sight.ts'

export type CasePerson = SightPerson & { readonly birth: string }

export type Surroundings = {
  readonly today: PlainDate
  readonly now: Instant
  readonly calendar: WorkingCalendar
  readonly units: UnitsNow
  readonly procedureOf: (kind: MeasureKind) => Procedure | undefined
}

export type MeasureRecord = Readers & {
  readonly person_id: string; readonly measure_id: string; readonly kind: MeasureKind; readonly status: string; readonly regime: string; readonly open: boolean
  readonly unit_id: string; readonly agency_id: string; readonly facility_id: string | null; readonly province_id: string
  readonly registered_on: PlainDate; readonly started_on: PlainDate | null; readonly term_ends_on: PlainDate | null; readonly ended_on: PlainDate | null
  readonly sequence: number; readonly state: unknown; readonly deadlines: readonly DeadlineView[]; readonly next_due_on: PlainDate | null
}
export type DeadlineRecord = Readers & {
  readonly measure_id: string; readonly clock: string; readonly key: string; readonly person_id: string; readonly kind: MeasureKind; readonly clock_kind: string
  readonly opens_on: PlainDate | null; readonly opens_at: Instant | null; readonly due_on: PlainDate; readonly due_at: Instant | null
  readonly bound: string; readonly bound_agency: string | null; readonly act: string | null; readonly form: string | null; readonly unit_id: string; readonly body: DeadlineView
}
export type EventRecord = {
  readonly measure_id: string; readonly sequence: number; readonly id: string; readonly person_id: string; readonly type: string; readonly occurred_on: PlainDate
  readonly occurred_at: Instant | null; readonly recorded_at: Instant; readonly post_id: string; readonly role: string; readonly agency_id: string; readonly unit_id: string
  readonly regime: string; readonly rule: string | null; readonly form: string | null; readonly paper_number: string | null; readonly signed_by: string | null
  readonly data: Readonly<Record<string, unknown>>; readonly hash: string; readonly replaced_by: string | null
}
export type AttachmentRecord = { readonly compartment: string; readonly event_id: string; readonly measure_id: string; readonly person_id: string; readonly on_day: PlainDate; readonly agency_id: string; readonly body: Readonly<Record<string, unknown>> }
export type CaseRows = { readonly measures: readonly MeasureRecord[]; readonly deadlines: readonly DeadlineRecord[]; readonly sight: Sight }

/** Clocks that ask an office for something by a day; the others are rights, lowest times and the ends of terms. */
const asking: readonly string[] = ['max', 'lead', 'window', 'asap', 'periodic']

const hosts: Partial<Record<Role, 'commune-police' | 'commune-committee' | 'health-station' | 'province-police' | 'province-labour'>> = {
  'commune-police': 'commune-police', 'commune-police-chief': 'commune-police', 'commune-chair': 'commune-committee', 'commune-social': 'commune-committee',
  'health-station': 'health-station', 'province-police': 'province-police', 'province-police-director': 'province-police', 'province-labour': 'province-labour',
}

/** Bodies that bear another name than the role that acts for them. */
const agencyKindOfRole: Partial<Record<Role, string>> = { counsellor: 'counselling-point', 'substitution-clinician': 'medical-centre', 'district-court': 'court', 'regional-court': 'court' }

/** The agency that hosts the bound role in the managing unit; null where a person or a provider is bound, or no one agency is known. */
export function boundAgencyOf(bound: Deadline['bound'], place: { readonly unitId: string; readonly provinceId: string }, measure: Pick<HeldMeasure, 'row'>, facts: Readonly<Record<string, unknown>>): string | null {
  if (bound === 'person' || bound === 'provider') return null
  if ((watchers as readonly string[]).includes(bound)) return watcherAgency(bound as (typeof watchers)[number], place.provinceId)
  const host = hosts[bound]
  if (host) return host.startsWith('province-') ? `${host}:${place.provinceId}` : `${host}:${place.unitId}`
  const sent = Array.isArray(facts['sentTo']) ? (facts['sentTo'] as unknown[]).filter((item): item is string => typeof item === 'string') : []
  // Who is at home for treatment, or about to be fitted with a device, is kept by no facility now, but one still has to act.
  if (bound.startsWith('facility-')) return measure.row.facilityId ?? sent.findLast((agencyId) => agencyId.startsWith('rehab-facility:')) ?? `commune-police:${place.unitId}`
  // The health department reads figures only: what it decides on a suspended site is written down by the place of treatment.
  if (bound === 'province-health') return measure.row.facilityId ?? `commune-police:${place.unitId}`
  const kind = bound === 'assessor' ? ['assessing-facility', 'medical-centre', 'health-station'] : [agencyKindOfRole[bound] ?? bound]
  const own = sent.findLast((agencyId) => kind.includes(agencyId.split(':')[0]!))
  if (own) return own
  if (measure.row.agencyId.startsWith(`${kind[0]!}:`)) return measure.row.agencyId
  // Where no such body is named, the work would stand in nobody's inbox: it stands with whoever has to name one.
  return bound === 'ministry-police' ? `province-police:${place.provinceId}` : `commune-police:${place.unitId}`
}

export const deadlineId = (measureId: string, clock: string, key: string) => `${measureId}/${clock}${key ? `/${key}` : ''}`

export function deadlineView(measureId: string, kind: MeasureKind, deadline: Deadline): DeadlineView {
  return {
    id: deadlineId(measureId, deadline.clock, deadline.key ?? ''), measureId, measureKind: kind, clock: deadline.clock, kind: deadline.kind,
    opensOn: deadline.opensOn ?? null, opensAt: deadline.opensAt ?? null, dueOn: deadline.dueOn, dueAt: deadline.dueAt ?? null,
    bound: deadline.bound, act: deadline.act ?? null, form: deadline.form ?? null, citation: deadline.citation, confidence: deadline.confidence,
    why: deadline.why.map((step) => ({ say: step.say, ...(step.on ? { on: step.on } : {}), ...(step.at ? { at: step.at } : {}), ...(step.facts ? { facts: { ...step.facts } } : {}) })),
  }
}

/** The act by which the commune a person has moved to takes the measure over. */
export const arrivalAct = 'confirm-arrival'
/** Marks the row by which that commune, which has no sight yet, learns that somebody is to arrive. */
export const arrivalKey = 'arrival'

/** What the commune of arrival gets before it sees anything: the clock of the notice, bound to itself, without a name. */
function arrivalOf(deadlines: readonly Deadline[], movingTo: unknown): { readonly toUnit: string; readonly deadline: Deadline } | null {
  const notice = typeof movingTo === 'string' ? deadlines.find((deadline) => deadline.act === arrivalAct) : undefined
  return notice ? { toUnit: movingTo as string, deadline: { ...notice, key: arrivalKey } } : null
}

/** A committee that does not read the measure any more can do nothing about it: what it was asked stands with the commune's police. */
function readingBody(agency: string | null, kind: MeasureKind, today: PlainDate): string | null {
  return agency?.startsWith('commune-committee:') && !committeeReads(kind, today) ? agency.replace('commune-committee:', 'commune-police:') : agency
}

/** All derived rows of one person as of `now`. */
export function rowsOfCase(person: CasePerson, measures: readonly HeldMeasure[], around: Surroundings): CaseRows {
  const context: Pick<RuleContext, 'subject' | 'calendar' | 'today'> = { subject: { personId: person.personId, birth: person.birth }, calendar: around.calendar, today: around.today }
  const withFacts = measures.map((measure) => {
    const procedure = around.procedureOf(measure.kind)
    const deadlines = procedure?.deadlinesOf(measure.state, context) ?? []
    return { ...measure, sequence: measure.events.length, facts: procedure?.factsOf(measure.state) ?? {}, deadlines }
  })
  const sight = sightOf(person, withFacts, around.units, around.today)
  const made = withFacts.map((measure) => rowsOfMeasure(person.personId, measure, sight.placeOf.get(measure.measureId)!, sight.readersOf.get(measure.measureId)!, around))
  return { measures: made.map((rows) => rows.measure), deadlines: made.flatMap((rows) => rows.deadlines), sight }
}

/** A measure with what its procedure derives of its state, and how many events it has. */
export type DerivedMeasure = Pick<HeldMeasure, 'measureId' | 'kind' | 'state' | 'row'> & { readonly sequence: number; readonly facts: Readonly<Record<string, unknown>>; readonly deadlines: readonly Deadline[] }
type Place = { readonly unitId: string; readonly provinceId: string; readonly agencyId: string }

/** The rows of one measure, once it is known where it stands and who reads it. */
export function rowsOfMeasure(personId: string, measure: DerivedMeasure, place: Place, readers: Readers, around: Pick<Surroundings, 'units' | 'today'>): { readonly measure: MeasureRecord; readonly deadlines: readonly DeadlineRecord[] } {
  // A measure nobody sees any more has no inbox either.
  const open = readers.reader_until === null ? [] : measure.deadlines
  const views: DeadlineView[] = []
  const deadlines: DeadlineRecord[] = []
  const arrival = arrivalOf(open, measure.facts['movingTo'])
  if (arrival) {
    const to = around.units.now(arrival.toUnit, null)
    const row = deadlineRecord(personId, measure, arrival.deadline, to, around)
    deadlines.push({ ...row, reader_unit: to.unitId, reader_facility: null, reader_province: to.provinceId, reader_until: readers.reader_until })
    views.push(row.body)
  }
  for (const deadline of inOrder(open)) {
    const row = deadlineRecord(personId, measure, deadline, place, around)
    views.push(row.body)
    deadlines.push({ ...row, ...readers })
  }
  return { deadlines, measure: measureRecord(personId, measure, place, readers, views, around) }
}

/**
 * The same of one measure that has one event more, where nobody is on the way to another commune: the row with all deadlines, of the deadlines' own rows those that differ from
 * the `stored` ones, and what of these stands no more.
 */
export function stepRows(personId: string, measure: DerivedMeasure, place: Place, readers: Readers, around: Pick<Surroundings, 'units' | 'today'>, stored: readonly DeadlineView[]): { readonly record: MeasureRecord; readonly put: readonly DeadlineRecord[]; readonly gone: readonly DeadlineView[] } {
  const views: DeadlineView[] = []
  const put: DeadlineRecord[] = []
  for (const deadline of inOrder(measure.deadlines)) {
    const view = deadlineView(measure.measureId, measure.kind, deadline)
    const known = stored.find((candidate) => candidate.id === view.id)
    views.push(view)
    if (!sameJson(known, view)) put.push({ ...deadlineRecord(personId, measure, deadline, place, around), ...readers })
  }
  return { record: measureRecord(personId, measure, place, readers, views, around), put, gone: stored.filter((known) => !views.some((view) => view.id === known.id)) }
}

const inOrder = (deadlines: readonly Deadline[]): readonly Deadline[] => deadlines.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.clock < b.clock ? -1 : 1))

function measureRecord(personId: string, measure: DerivedMeasure, place: Place, readers: Readers, views: readonly DeadlineView[], around: Pick<Surroundings, 'units'>): MeasureRecord {
  const { row } = measure
  return {
    person_id: personId, measure_id: measure.measureId, kind: measure.kind, status: row.status, regime: row.regime, open: row.open, unit_id: place.unitId, agency_id: place.agencyId,
    facility_id: row.facilityId ? bodyOf(around.units, row.facilityId) : null, province_id: place.provinceId, registered_on: row.registeredOn, started_on: row.startedOn ?? null, term_ends_on: row.termEndsOn ?? null,
    ended_on: row.endedOn ?? null, sequence: measure.sequence, state: measure.state, deadlines: views,
    next_due_on: (views.find((view) => asking.includes(view.kind))?.dueOn as PlainDate | undefined) ?? null,
    reader_unit: readers.reader_unit, reader_facility: readers.reader_facility, reader_province: readers.reader_province, reader_until: readers.reader_until,
  }
}

function deadlineRecord(personId: string, measure: Pick<DerivedMeasure, 'measureId' | 'kind' | 'row' | 'facts'>, deadline: Deadline, place: { readonly unitId: string; readonly provinceId: string }, around: Pick<Surroundings, 'units' | 'today'>): Omit<DeadlineRecord, keyof Readers> {
  const view = deadlineView(measure.measureId, measure.kind, deadline)
  const bound = readingBody(boundAgencyOf(deadline.bound, place, measure, measure.facts), measure.kind, around.today)
  return {
    measure_id: measure.measureId, clock: deadline.clock, key: deadline.key ?? '', person_id: personId, kind: measure.kind, clock_kind: deadline.kind,
    opens_on: deadline.opensOn ?? null, opens_at: deadline.opensAt ?? null, due_on: deadline.dueOn, due_at: deadline.dueAt ?? null, bound: deadline.bound,
    bound_agency: bound === null ? null : bodyOf(around.units, bound), act: view.act, form: view.form, unit_id: place.unitId, body: view,
  }
}

/** `hash`: hex of the keyed hash of the act as posted (`contentHash`), the same for all events of one act. */
export function eventRecord(personId: string, measureId: string, event: MeasureEvent, hash: string): EventRecord {
  return {
    measure_id: measureId, sequence: event.sequence, id: event.id, person_id: personId, type: event.type, occurred_on: event.occurredOn, occurred_at: event.occurredAt ?? null,
    recorded_at: event.recordedAt, post_id: event.actor.postId, role: event.actor.role, agency_id: event.actor.agencyId, unit_id: event.actor.unitId, regime: event.regime,
    rule: event.rule ?? null, form: event.paper?.form ?? null, paper_number: event.paper?.number ?? null, signed_by: event.paper?.signedBy ?? null, data: event.data, hash,
    replaced_by: event.replacedBy ?? null,
  }
}

/** Tables of the compartments that an event may carry. */
export const compartmentTables = {
  US: 'substance_use', AS: 'assessment_result', SO: 'family_social', WK: 'work_training', MN: 'support_payment', DO: 'dossier_item', TR: 'treatment_record',
} as const
export type EventCompartment = keyof typeof compartmentTables

export function attachmentRecord(personId: string, attachment: PlacedAttachment): AttachmentRecord {
  if (!(attachment.compartment in compartmentTables)) throw new TypeError(`no table for the compartment ${attachment.compartment}`)
  return { compartment: attachment.compartment, event_id: attachment.eventId, measure_id: attachment.measureId, person_id: personId, on_day: attachment.occurredOn, agency_id: attachment.agencyId, body: attachment.body }
}

/** JSON with sorted keys: the same content gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    let text = ''
    for (const key of Object.keys(value).toSorted()) {
      const item = (value as Record<string, unknown>)[key]
      if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(item)}`
    }
    return `{${text}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** The same JSON, whatever the order of its keys; an absent key equals an undefined one. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]))
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const key in left) if (left[key] !== undefined && !sameJson(left[key], right[key])) return false
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false
  return true
}
