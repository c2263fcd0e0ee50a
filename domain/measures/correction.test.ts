/** What a correction may not do: lengthen what is over. */
import { expect, test } from 'vitest'
import { day, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import type { Role } from '../kernel/actor.ts'
import { applyAct, type Person } from './engine.ts'
import { procedureOf } from './procedures.ts'

const unit = 'c-05983'
const rehab = 'rehabilitation'
let made = 0

function post(person: Person, role: Role, on: PlainDate, type: string, data: Record<string, unknown>, today: PlainDate = on) {
  const begins = person.measures.length === 0
  const act = { id: `act-${++made}`, type, occurredOn: on, basedOn: person.measures[0]?.events.length ?? 0, data }
  return applyAct(person, begins ? { open: 'voluntary-home', measureId: rehab, act } : { measureId: rehab, act }, {
    actor: { role, agencyId: `commune-committee:${unit}`, unitId: unit, provinceId: 'p-20', postId: `x/${role}` }, today, now: instantAt(today, '12:00'), calendar: workingCalendar, procedureOf, newId: () => `made-${++made}`,
  })
}

/** Six months from 2022-01-17: the last lawful day is 2022-07-16. */
function inRehabilitation(): Person {
  let person: Person = { subject: { personId: 'p', birth: '1990' }, measures: [] }
  const steps: [Role, string, string, Record<string, unknown>][] = [
    ['commune-social', '2022-01-10', 'register', { place: 'home', months: 6, resultIssuedOn: '2022-01-07' }],
    ['commune-chair', '2022-01-12', 'decide', {}],
    ['commune-social', '2022-01-17', 'start', {}],
  ]
  for (const [role, on, type, data] of steps) {
    const decision = post(person, role, day(on), type, data)
    if (!decision.ok) throw new Error(decision.refusal.code)
    person = decision.value.person
  }
  return person
}

const started = (person: Person) => person.measures[0]!.events.find((event) => event.type === 'start')!.id

test('a start day entered wrongly may be put right while the term runs', () => {
  const person = inRehabilitation()
  const decision = post(person, 'commune-social', day('2022-03-01'), 'correct', { replaces: started(person), reason: 'wrong-date', insteadOn: '2022-01-18' })
  expect(decision.ok && decision.value.person.measures[0]!.row.termEndsOn).toBe('2022-07-17')
})

test('after the last lawful day no correction makes the term end later', () => {
  const person = inRehabilitation()
  const decision = post(person, 'commune-social', day('2022-07-17'), 'correct', { replaces: started(person), reason: 'wrong-date', insteadOn: '2022-01-18' })
  expect(decision).toMatchObject({ ok: false, refusal: { code: 'term-over', facts: { termEndsOn: '2022-07-16' } } })
})

test('after the last lawful day a correction may still make it end earlier', () => {
  const person = inRehabilitation()
  const decision = post(person, 'commune-social', day('2022-07-17'), 'correct', { replaces: started(person), reason: 'wrong-date', insteadOn: '2022-01-14' })
  expect(decision.ok && decision.value.person.measures[0]!.row.termEndsOn).toBe('2022-07-13')
})
