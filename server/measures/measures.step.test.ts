/** A step writes what the whole case would have written, for every life the generator can think of; and where it stands aside, nothing is lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { Act, MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { addDays, day, instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { workingCalendar as calendar } from '@hoa-nhap/domain/kernel/working-calendar'
import { factsOf, placesOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import { applyAct, type EngineContext, type HeldMeasure, type Person } from '@hoa-nhap/domain/measures/engine'
import type { StoredCase } from './measures.load.ts'
import { rowsOfCase, type CasePerson } from './measures.rows.ts'
import { rawAfter, takeStep, type RawStep } from './measures.step.ts'
import { bundleOf, differenceOf, type WriteContext } from './measures.write.ts'
import { procedureOf } from './procedures.ts'

const unit = 'c-05983'
const places = placesOf(['c-05983', 'c-06184'].map((id) => ({ id, level: 'commune' as const, parentId: 'p-20', provinceId: 'p-20', validFrom: null, validTo: null })), [], day('2027-12-31'))
const person: CasePerson = { personId: 'person', birth: '1990-04-05', nameFold: 'ly van thu', residenceUnit: unit, registeredAt: instantAt(day('2022-01-04'), '08:00'), registeredByAgency: `commune-police:${unit}` }
const agencyOf: Partial<Record<Role, string>> = { 'commune-chair': 'commune-committee', 'commune-social': 'commune-committee', counsellor: 'counselling-point', assessor: 'assessing-facility', 'health-station': 'health-station' }
const actorOf = (role: Role): EngineContext['actor'] => {
  const agencyId = `${agencyOf[role] ?? 'commune-police'}:${unit}`
  return { role, agencyId, unitId: unit, provinceId: 'p-20', postId: `${agencyId}/${role}` }
}
let number = 0
const nextId = () => `${(number += 1).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
const around = (on: PlainDate): WriteContext => ({ today: on, now: instantAt(on, '23:59'), calendar, units: places, places, procedureOf })

/** What stands in the tables for these measures on that day. */
function stored(measures: readonly HeldMeasure[], on: PlainDate): StoredCase {
  const rows = rowsOfCase(person, measures, around(on))
  const { personReaders, residenceUnit } = rows.sight
  return {
    person: { ...person, residenceUnit }, sight: rows.sight.sight, circle: rows.sight.circle, facts: factsOf(bundleOf(person, measures, around(on)), places, on),
    factReaders: [personReaders.reader_unit, personReaders.reader_province, personReaders.reader_until],
    measures: measures.map((measure, index) => {
      const row = rows.measures[index]!
      return { ...measure, deadlines: row.deadlines, readers: [row.reader_unit, row.reader_facility, row.reader_province, row.reader_until], storedUnitId: row.unit_id, storedAgencyId: row.agency_id, hashes: new Map() }
    }),
  }
}

/** As `step_of` answers for the same tables. Versions stand for rows: the number of events for a measure. */
function rawOf(from: StoredCase, measureId: string, act: Pick<Act, 'basedOn'>): RawStep {
  const held = from.measures.find((measure) => measure.measureId === measureId)!
  const completions = from.facts.filter((fact) => fact.indicatorId === 'completers-supported' || fact.indicatorId === 'returners-supported')
  const between = held.events.filter((event) => event.sequence > act.basedOn).map((event) => event.type)
  return [
    from.person.birth, from.person.residenceUnit, 'i',
    from.measures.toSorted((a, b) => (a.measureId < b.measureId ? -1 : 1)).map((measure) => [measure.measureId, `${measure.events.length}`, measure.kind, measure.events.length, measure.row.open || measure === held ? measure.state : null, measure.row.registeredOn,
      measure === held ? [measure.deadlines, measure.storedUnitId, measure.storedAgencyId, ...measure.readers, held.events.map((event) => event.occurredOn).toSorted().at(-1)!, between.length > 0 ? between : null] : null]),
    completions.length > 0 ? completions.map((fact) => [fact.ofOn, fact.metOn, fact.reason]) : null,
  ]
}
const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

type Try = { readonly measureId: string; readonly role: Role; readonly type: string; readonly on: PlainDate; readonly data: Readonly<Record<string, unknown>> }
const seen = { steps: new Map<string, number>(), whole: new Map<string, number>() }
const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1)

/** Does one act both ways; answers the person afterwards. */
function both(before: Person, given: Try, today: PlainDate): Person {
  const context: EngineContext = { ...around(today), actor: actorOf(given.role), newId: nextId }
  const held = before.measures.find((measure) => measure.measureId === given.measureId)!
  const act: Act = { id: nextId(), type: given.type, occurredOn: given.on, basedOn: held.events.length, data: given.data }
  const from = stored(before.measures, today)
  const raw = asJson(rawOf(from, given.measureId, act))
  const step = takeStep(person.personId, raw, given.measureId, act, context.actor, around(today))
  const applied = applyAct(before, { measureId: given.measureId, act }, context)
  if (!applied.ok) {
    expect(step, `${given.type} was refused: ${applied.refusal.code}`).toBeNull()
    return before
  }
  count(step ? seen.steps : seen.whole, `${held.kind} ${given.type}`)
  if (step) {
    const { write, rows } = differenceOf(from, applied.value.person.measures, around(today), { applied: applied.value, hash: 'ff' })
    const named = (deadlines: typeof write.deadlines) => (deadlines ?? []).map((deadline) => JSON.stringify(deadline)).toSorted()
    expect(Object.keys(write).toSorted().filter((key) => !['attachments', 'changed', 'deadlines', 'deadlinesGone', 'events', 'outbox'].includes(key)), `${held.kind} ${given.type}`).toEqual([])
    expect(write.changed).toEqual([rows.measures.find((row) => row.measure_id === given.measureId)])
    expect(step.record).toEqual(write.changed![0])
    expect(step.event).toEqual(applied.value.person.measures.find((measure) => measure.measureId === given.measureId)!.events.at(-1))
    expect(named(step.put)).toEqual(named(write.deadlines))
    expect(step.gone).toEqual((write.deadlinesGone ?? []).map(({ clock, key }) => ({ clock, key })))
    expect(step.deadlines ?? from.measures.find((measure) => measure.measureId === given.measureId)!.deadlines).toEqual(step.record.deadlines)
    expect(step.attachments).toEqual(applied.value.attachments)
    // What is remembered of it is what would be loaded: the next act may be decided by it.
    expect(asJson(rawAfter(raw, step, `${step.event.sequence}`))).toEqual(asJson(rawOf(stored(applied.value.person.measures, today), given.measureId, { basedOn: step.event.sequence })))
  }
  return applied.value.person
}

function begin(before: Person, kind: MeasureKind, type: string, on: PlainDate, data: Readonly<Record<string, unknown>>): Person {
  const applied = applyAct(before, { open: kind, measureId: nextId(), act: { id: nextId(), type, occurredOn: on, basedOn: 0, data } }, { ...around(on), actor: actorOf('commune-police'), newId: nextId })
  return applied.ok ? applied.value.person : before
}

const roles: readonly Role[] = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'counsellor', 'assessor', 'health-station']
const dataOf: Readonly<Record<string, (on: PlainDate, odd: boolean) => Record<string, unknown>>> = {
  'record-test': () => ({ sample: 'urine', testResult: 'positive' }), 'record-result': () => ({ result: 'addicted' }), 'tell-result': () => ({ toldTo: 'person', told: 'in-person' }), 'note-not-registered': () => ({ basisPaper: '1' }),
  decide: (on, odd) => (odd && on >= '2026-07-01' ? { turn: 'first' } : {}), 'record-visit': (_, odd) => ({ met: !odd, where: 'home', ...(odd ? { note: 'lời kể' } : {}) }), 'record-support': (_, odd) => ({ support: odd ? 'work' : 'one-off' }),
  'assign-helper': (_, odd) => ({ helper: odd ? `health-station:${unit}/health-station` : 'Trạm Y tế' }), 'provider-notice': () => ({ about: 'start' }), 'record-absence': (on) => ({ from: on }), 'excuse-absence': () => ({ reason: 'illness' }),
  'record-stage': (on, odd) => ({ stage: odd ? 'a' : 's1', from: on }), 'record-breach': () => ({ breach: 'not-started', basisPaper: '1' }), 'move-out': () => ({ toUnit: 'c-06184' }), 'hand-over-decision': () => ({ to: 'person' }),
  'reported-absence': (on) => ({ from: on, to: on }), 'unreported-absence': (on) => ({ from: addDays(on, -4), to: on }), quit: () => ({ by: 'person' }), 'end-by-order': () => ({ order: 'prison' }), 'remove-early': () => ({ ground: 'prison' }),
}
const endings = ['quit', 'end-by-death', 'end-by-order', 'remove-early', 'record-breach', 'note-not-registered', 'close-without-addiction', 'move-out']

const life = fc.record({
  from: fc.integer({ min: 0, max: 1500 }).map((days): PlainDate => addDays(day('2022-01-04'), days)), months: fc.integer({ min: 6, max: 12 }), assessed: fc.boolean(),
  steps: fc.array(fc.record({ wait: fc.integer({ min: 0, max: 40 }), back: fc.constantFrom(0, 0, 0, 0, 3, 20), pick: fc.nat(10_000), odd: fc.boolean(), main: fc.nat(2), ending: fc.nat(40) }), { minLength: 20, maxLength: 60 }),
})

describe('an act that moves nothing but its own measure', () => {
  test('writes what the derivation of the whole case writes', () => {
    fc.assert(fc.property(life, ({ from, months, assessed, steps }) => {
      let held: Person = { subject: { personId: person.personId, birth: person.birth }, measures: [] }
      let today = from
      if (assessed) held = begin(held, 'assessment', 'record-result', today, { result: 'addicted', issuedOn: today })
      held = begin(held, 'voluntary-home', 'register', today, today >= '2026-07-01' ? { place: 'home', turn: 'first', resultIssuedOn: today } : { place: 'home', months, resultIssuedOn: today })
      for (const { wait, back, pick, odd, main, ending } of steps) {
        today = addDays(today, wait)
        const open = held.measures.filter((measure) => measure.row.open)
        const offers = open.flatMap((measure) => roles.flatMap((role) => procedureOf(measure.kind)!.nextActs(measure.state, { subject: held.subject, calendar, others: [], today, now: instantAt(today, '12:00'), actor: actorOf(role) })
          .filter((next) => next.allowed && next.type !== 'correct' && endings.includes(next.type) === (ending === 0)).map((next) => ({ measure, role, type: next.type }))))
        // The main line comes often, so that lives reach the management afterwards; what is done again and again comes otherwise.
        const notes = offers.filter((offer) => ['record-visit', 'record-test', 'record-support', 'assign-helper', 'record-stage'].includes(offer.type))
        const line = offers.filter((offer) => !notes.includes(offer))
        const among = main === 0 && line.length > 0 ? line : notes.length > 0 ? notes : offers
        const offer = among[pick % Math.max(1, among.length)]
        if (offer) held = both(held, { measureId: offer.measure.measureId, role: offer.role, type: offer.type, on: addDays(today, -back), data: dataOf[offer.type]?.(today, odd) ?? {} }, today)
      }
    }), { numRuns: 60 })
    // The generator reaches what the way is for, and what must not go it.
    for (const type of ['voluntary-home record-visit', 'voluntary-home record-test', 'post-rehab record-visit', 'post-rehab record-support']) expect(seen.steps.get(type) ?? 0, type).toBeGreaterThan(0)
    for (const type of ['voluntary-home decide', 'voluntary-home start', 'voluntary-home complete', 'post-rehab record-support']) expect(seen.whole.get(type) ?? 0, type).toBeGreaterThan(0)
    for (const type of ['voluntary-home complete', 'voluntary-home move-out', 'voluntary-home decide', 'post-rehab complete']) expect(seen.steps.get(type) ?? 0, type).toBe(0)
  })

  test('stands aside for a repeat, for what came between, for readers that are not the derived ones, and for a body that takes part', () => {
    const on = day('2026-08-03')
    const measures = ['decide', 'start'].reduce((before, type) => both(before, { measureId: before.measures[0]!.measureId, role: 'commune-police-chief', type, on, data: {} }, on),
      begin({ subject: { personId: person.personId, birth: person.birth }, measures: [] }, 'voluntary-home', 'register', on, { place: 'home', turn: 'first', resultIssuedOn: on })).measures
    const [{ measureId }] = measures as [HeldMeasure]
    const act: Act = { id: nextId(), type: 'record-visit', occurredOn: on, basedOn: 3, data: { met: true, where: 'home' } }
    const raw = rawOf(stored(measures, on), measureId, act)
    const taken = (changed: Partial<Record<keyof RawStep, unknown>>, given = act, role: Role = 'commune-police') => takeStep(person.personId, Object.assign([...raw], changed) as unknown as RawStep, measureId, given, actorOf(role), around(on))
    expect(taken({})).not.toBeNull()
    const placed = (change: (place: readonly unknown[]) => readonly unknown[]) => ({ 3: raw[3]!.map((measure) => [...measure.slice(0, 6), measure[6] && change(measure[6])]) })
    const latest = (on: PlainDate) => placed((place) => Object.assign([...place], { 7: on }))
    expect(taken(latest(on))).not.toBeNull()
    expect(taken(latest(addDays(on, 1)))).toBeNull()
    const between = (types: readonly string[] | null) => placed((place) => Object.assign([...place], { 8: types }))
    const earlier = { ...act, basedOn: 2 }
    expect(taken(between(['record-test']), earlier)).not.toBeNull()
    expect(taken(between(['decide']), earlier)).toBeNull()
    // What is remembered does not know what came between.
    expect(taken(between(null), earlier)).toBeNull()
    expect(taken({}, { ...act, basedOn: 4 })).toBeNull()
    expect(taken({}, { ...act, data: { met: 'x' } })).toBeNull()
    expect(taken({}, { ...act, type: 'correct' })).toBeNull()
    expect(taken({}, act, 'health-station')).toBeNull()
    // A closed person's rows have no readers.
    expect(taken(placed((place) => [...place.slice(0, 3), null, null, null, null, ...place.slice(7)]))).toBeNull()
    expect(taken(placed((place) => Object.assign([...place], { 1: 'c-06184' })))).toBeNull()
  })
})
