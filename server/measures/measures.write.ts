/** The difference between what is stored of a person and what stands after an act: exactly that is written, in one statement. */
import type { MeasureEvent } from '@hoa-nhap/domain/kernel/measure'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { factsOf, sameFacts, type Places } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { Bundle } from '@hoa-nhap/domain/indicators/indicators.model'
import type { Applied, HeldMeasure } from '@hoa-nhap/domain/measures/engine'
import type { StoredCase, StoredMeasure } from './measures.load.ts'
import { attachmentRecord, eventRecord, rowsOfCase, sameJson, type CasePerson, type CaseRows, type DeadlineRecord, type MeasureRecord, type Surroundings } from './measures.rows.ts'

export type WriteContext = Surroundings & { readonly places: Places }

/** What `write_case` takes; a part that is absent changes nothing. */
export type CaseWrite = {
  opened?: readonly MeasureRecord[]
  changed?: readonly MeasureRecord[]
  events?: readonly object[]
  replaced?: readonly { measure_id: string; id: string; replaced_by: string }[]
  deadlinesGone?: readonly { measure_id: string; clock: string; key: string }[]
  deadlines?: readonly DeadlineRecord[]
  attachments?: readonly object[]
  sight?: readonly object[]
  circle?: readonly object[]
  nameTails?: readonly object[]
  residenceUnit?: string
  facts?: readonly object[]
  factReaders?: readonly (string | null)[]
  outbox?: readonly object[]
}

/** The units that looked after the person, in time: the managing unit of each measure from its first event on, and after each change. */
export function placesOfCase(measures: readonly HeldMeasure[], around: Pick<Surroundings, 'procedureOf'>, person: Pick<CasePerson, 'residenceUnit'>): { unitId: string; from: PlainDate }[] {
  const found: { unitId: string; from: PlainDate }[] = []
  for (const measure of measures) {
    const procedure = around.procedureOf(measure.kind)
    if (!procedure) continue
    // Only a few acts name a unit; where none after the first does, the measure has stayed where it was opened.
    const named = measure.events.some((event, index) => index > 0 && (event.data['unit'] !== undefined || event.data['toUnit'] !== undefined))
    if (!named) {
      const from = measure.events.reduce<PlainDate | null>((least, event) => (event.replacedBy || (least !== null && least <= event.occurredOn) ? least : event.occurredOn), null)
      if (from !== null) found.push({ unitId: measure.row.unitId.startsWith('c-') ? measure.row.unitId : person.residenceUnit, from })
      continue
    }
    const standing = measure.events.filter((event) => !event.replacedBy).toSorted((a, b) => (a.occurredOn === b.occurredOn ? a.sequence - b.sequence : a.occurredOn < b.occurredOn ? -1 : 1))
    let state: unknown = null
    let unitId: string | null = null
    for (const event of standing) {
      state = procedure.evolve(state, event)
      const next = procedure.rowOf(state).unitId
      if (next !== unitId) found.push({ unitId: next.startsWith('c-') ? next : person.residenceUnit, from: event.occurredOn })
      unitId = next
    }
  }
  return found.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** What the indicators may know of a case. */
export function bundleOf(person: CasePerson, measures: readonly HeldMeasure[], around: Pick<Surroundings, 'procedureOf'>): Bundle {
  return {
    personId: person.personId, places: placesOfCase(measures, around, person),
    measures: measures.map((measure) => ({ measureId: measure.measureId, kind: measure.kind, row: measure.row, events: measure.events })),
  }
}

function changedRow(stored: StoredMeasure, row: MeasureRecord): boolean {
  return stored.events.length !== row.sequence || stored.storedUnitId !== row.unit_id || stored.storedAgencyId !== row.agency_id || readersDiffer(stored, row) || !sameJson(stored.deadlines, row.deadlines)
}

const readersDiffer = (stored: StoredMeasure, row: MeasureRecord) =>
  stored.readers[0] !== row.reader_unit || stored.readers[1] !== row.reader_facility || stored.readers[2] !== row.reader_province || stored.readers[3] !== row.reader_until

function deadlineChanges(stored: StoredCase, rows: CaseRows): { gone: { measure_id: string; clock: string; key: string }[]; put: DeadlineRecord[] } {
  const gone: { measure_id: string; clock: string; key: string }[] = []
  const put: DeadlineRecord[] = []
  const wanted = new Map(rows.deadlines.map((row) => [row.body.id, row]))
  const before = new Map<string, unknown>()
  for (const measure of stored.measures) {
    const row = rows.measures.find((candidate) => candidate.measure_id === measure.measureId)
    const moved = !row || readersDiffer(measure, row) || measure.storedUnitId !== row.unit_id || measure.storedAgencyId !== row.agency_id
    for (const view of measure.deadlines) {
      if (!moved) before.set(view.id, view)
      if (!wanted.has(view.id)) gone.push({ measure_id: measure.measureId, clock: view.clock, key: view.id.slice(`${measure.measureId}/${view.clock}/`.length) })
    }
  }
  for (const row of rows.deadlines) if (!sameJson(before.get(row.body.id), row.body)) put.push(row)
  return { gone, put }
}

const some = <Item>(items: readonly Item[]): readonly Item[] | undefined => (items.length > 0 ? items : undefined)

/** From the stored case to the measures as they stand now. `acts` is absent where only the day has changed. */
export function differenceOf(stored: StoredCase, measures: readonly HeldMeasure[], around: WriteContext, acts?: { readonly applied: Applied; readonly hash: string }): { readonly write: CaseWrite; readonly rows: CaseRows } {
  const { person } = stored
  const rows = rowsOfCase(person, measures, around)
  const known = new Map(stored.measures.map((measure) => [measure.measureId, measure]))
  const opened = rows.measures.filter((row) => !known.has(row.measure_id))
  const changed = rows.measures.filter((row) => { const before = known.get(row.measure_id); return before !== undefined && changedRow(before, row) })
  const { gone, put } = deadlineChanges(stored, rows)
  const write: CaseWrite = {}
  const keep = <Key extends keyof CaseWrite>(key: Key, value: CaseWrite[Key] | undefined) => { if (value !== undefined) write[key] = value }
  keep('opened', some(opened))
  keep('changed', some(changed))
  if (acts) {
    keep('events', some(acts.applied.changed.flatMap((change) => change.newEvents.map((event) => eventRecord(person.personId, change.measureId, event, acts.hash)))))
    keep('replaced', some(acts.applied.changed.flatMap((change) => change.replaced.map((id) => ({ measure_id: change.measureId, id, replaced_by: replacing(change.newEvents, id) })))))
    keep('attachments', some(acts.applied.attachments.map((attachment) => attachmentRecord(person.personId, attachment))))
    keep('outbox', some(acts.applied.changed.flatMap((change) => change.newEvents.map((event) => ({ at: around.now, topic: 'measure-event', ref: { measureId: change.measureId, eventId: event.id } })))))
  }
  keep('deadlinesGone', some(gone))
  keep('deadlines', some(put))
  const { sight } = rows
  if (!sameJson(sortedBy(stored.sight, 'agency_id'), sortedBy(sight.sight, 'agency_id'))) write.sight = sight.sight
  if (!sameJson(sortedBy(stored.circle, 'post_id'), sortedBy(sight.circle, 'post_id'))) write.circle = sight.circle
  if (reachOf(stored) !== reachAfter(rows)) write.nameTails = sight.nameTails
  if (person.residenceUnit !== sight.residenceUnit) write.residenceUnit = sight.residenceUnit
  const facts = factsOf(bundleOf(person, measures, around), around.places, around.today)
  const readers = [sight.personReaders.reader_unit, sight.personReaders.reader_province, sight.personReaders.reader_until]
  if (!sameFacts(stored.facts, facts)) {
    write.facts = facts
    write.factReaders = readers
  } else if (stored.factReaders && !sameJson(stored.factReaders, readers)) write.factReaders = readers
  return { write, rows }
}

/** The correcting event that replaces `id`. */
function replacing(events: readonly MeasureEvent[], id: string): string {
  const found = events.find((event) => event.data['replaces'] === id)
  if (!found) throw new TypeError('a replaced event without its correction')
  return found.id
}

function sortedBy<Row extends object>(rows: readonly Row[], key: keyof Row): Row[] {
  return rows.toSorted((a, b) => (a[key] < b[key] ? -1 : 1))
}

/** Provinces in which the person is found by name: those that read an open measure. */
function reachOf(stored: StoredCase): string {
  return [...new Set(stored.measures.filter((measure) => measure.row.open).map((measure) => measure.readers[2] ?? ''))].toSorted().join(' ')
}
function reachAfter(rows: CaseRows): string {
  return [...new Set(rows.measures.filter((row) => row.open).map((row) => row.reader_province ?? ''))].toSorted().join(' ')
}

export const isEmpty = (write: CaseWrite): boolean => Object.keys(write).length === 0
