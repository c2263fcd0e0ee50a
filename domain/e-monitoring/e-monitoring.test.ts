/** Terms, clocks and the ladder of electronic monitoring; and that nothing in it knows where a person is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOverdue } from '../kernel/clock.ts'
import { addDays, addMonths, day, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { actForms, procedureOf } from '../measures/procedures.ts'
import { startReplay, type Replay, type Step } from '../measures/replay.ts'
import { eMonitoringDeadlines, hoursOver, ladderOf, monitoringTerm } from './e-monitoring.deadlines.ts'
import { eMonitoringLaw } from './e-monitoring.law.ts'
import type { Breach, EMonitoringState } from './e-monitoring.model.ts'

const must = (replay: Replay, step: Step): void => { const answer = replay.step(step); expect(answer.ok ? 'ok' : `${step.on} ${step.act} ${answer.refusal.code}`).toBe('ok') }
const stateOf = (replay: Replay) => replay.person.measures.findLast((measure) => measure.kind === 'e-monitoring')!.state as EMonitoringState
const found = (on: string, what: Breach['what'], cured: Breach['cured'] = 'yes', excused = false): Breach => ({ on: day(on), at: null, what, cured, excused })

function worn(from = '2026-07-06'): Replay {
  const replay = startReplay('1990')
  must(replay, { on: from, who: 'commune-police', measure: 'voluntary-home', act: 'register', begin: true, data: { place: 'home', turn: 'first', resultIssuedOn: from } })
  must(replay, { on: from, who: 'commune-police-chief', measure: 'voluntary-home', act: 'decide' })
  must(replay, { on: from, who: 'commune-police', measure: 'voluntary-home', act: 'start' })
  must(replay, { on: from, who: 'commune-police-chief', measure: 'e-monitoring', act: 'decide', begin: true, data: { over: 'voluntary-home', monitoringGround: 'adult' } })
  must(replay, { on: from, who: 'commune-police', measure: 'e-monitoring', act: 'fit', data: { fittedAt: 'commune' } })
  return replay
}

describe('terms', () => {
  const base = { decidedOn: day('2026-07-06'), over: 'substitution', ground: 'adult', months: 24, carrierEndsOn: null } as const
  test('two years of its own, or the end of the measure it hangs on, whichever is first', () => {
    expect(monitoringTerm(base)?.lastDay).toBe('2028-07-05')
    expect(monitoringTerm({ ...base, carrierEndsOn: day('2027-01-31') })?.lastDay).toBe('2027-01-31')
    expect(monitoringTerm({ ...base, months: null, carrierEndsOn: day('2027-01-31') })?.lastDay).toBe('2027-01-31')
    expect(monitoringTerm({ ...base, months: null })).toBeNull()
  })
  test('never later than the measure it hangs on', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 1500 }), fc.constantFrom(12, 24, null), (offset, length, months) => {
      const decidedOn = addDays(day('2026-07-01'), offset)
      const carrierEndsOn = addDays(decidedOn, length)
      const term = monitoringTerm({ ...base, decidedOn, months, carrierEndsOn })!
      expect(term.lastDay <= carrierEndsOn).toBe(true)
      if (months) expect(term.lastDay < addMonths(decidedOn, months)).toBe(true)
    }), { numRuns: 500 })
  })
})

describe('the ladder of Article 25 says where the findings stand', () => {
  test.each([
    ['none', []], ['reminder', [found('2026-08-03', 'not-worn')]], ['last', [found('2026-08-03', 'not-worn'), found('2026-09-03', 'removed')]], ['last', [found('2026-08-03', 'not-worn', 'no')]],
    ['reminder', [found('2026-08-03', 'battery'), found('2026-09-03', 'not-presented')]], ['last', [found('2026-08-03', 'battery'), found('2026-09-03', 'battery'), found('2026-10-03', 'battery')]],
    ['last', [found('2026-08-03', 'tampering', 'open')]], ['none', [found('2026-08-03', 'tampering', 'open', true)]], ['reminder', [found('2026-08-03', 'not-worn'), found('2026-09-03', 'battery')]],
  ] as const)('%s', (step, breaches) => expect(ladderOf(breaches)).toBe(step))
  test('no finding opens anything, and the measure it hangs on stays as it was', () => {
    const replay = worn()
    must(replay, { on: '2026-08-03', who: 'commune-police', measure: 'e-monitoring', act: 'record-breach', data: { finding: 'tampering' } })
    expect(replay.person.measures.map((measure) => [measure.kind, measure.row.status])).toEqual([['voluntary-home', 'in-rehab'], ['e-monitoring', 'worn']])
  })
})

describe('a person is not marked late', () => {
  test('hour clocks of the person stand unverified and never overdue', () => {
    const replay = worn()
    must(replay, { on: '2026-08-03', at: '09:00', who: 'commune-police', measure: 'e-monitoring', act: 'note-battery-empty', data: { from: '2026-08-03' } })
    must(replay, { on: '2026-08-03', who: 'commune-police', measure: 'e-monitoring', act: 'note-damage' })
    const own = eMonitoringDeadlines(stateOf(replay), { subject: replay.person.subject, calendar, today: day('2026-09-30') }).filter((each) => each.bound === 'person')
    expect(own.map((each) => each.clock)).toEqual(['em-damage-report', 'em-battery'])
    for (const each of own) expect(isOverdue(each, day('2026-09-30'), instantAt(day('2026-09-30')))).toBe(false)
  })
  test('a finding after a limit in hours waits until it is over under every reading, days off included', () => {
    expect(hoursOver('em-battery', { on: day('2026-09-01'), at: instantAt(day('2026-09-01'), '09:00') }, calendar)?.opensOn).toBe('2026-09-04')
    expect(hoursOver('em-battery', { on: day('2026-08-07'), at: instantAt(day('2026-08-07'), '09:00') }, calendar)?.opensOn).toBe('2026-08-11')
  })
})

// The number of minutes, and where on the body a device sits, are no position of a person.
test('nothing here knows a position: no field, no compartment, no fact', () => {
  const words = /position|\bplace|where|latitude|longitude|location|coordinate|vị trí của/i
  for (const form of Object.values(actForms['e-monitoring'])) for (const field of form.fields) expect(field.name).not.toMatch(words)
  expect(Object.keys(stateOf(worn())).filter((name) => words.test(name))).toEqual([])
  expect(Object.keys(procedureOf('e-monitoring')!.factsOf(stateOf(worn()))).filter((name) => words.test(name))).toEqual([])
})

test('every row is one-copy or better, of 2026 alone, and the chief or a delegated deputy signs the decisions', () => {
  for (const row of eMonitoringLaw.rows) expect([row.regime, row.confidence === 'unverified']).toEqual(['r2026', false])
  const acts: readonly [string, Record<string, unknown>][] = [['pause', { pausedFor: 'prison' }], ['end', { endedBecause: 'facility' }]]
  for (const [act, data] of acts) {
    const replay = worn()
    const refused = replay.step({ on: '2026-09-01', who: 'commune-police', measure: 'e-monitoring', act, data })
    expect(refused.ok ? null : refused.refusal.code).toBe('wrong-signer')
    must(replay, { on: '2026-09-01', who: 'commune-police', delegated: ['e-monitoring'], measure: 'e-monitoring', act, data })
  }
})

test('the end of its measure ends it, whoever said so, and never twice', () => {
  for (const [act, data] of [['quit', { by: 'person' }], ['end-by-order', { order: 'court' }], ['end-by-death', {}]] as const) {
    const replay = worn()
    must(replay, { on: '2026-10-01', who: 'commune-police', measure: 'voluntary-home', act, data })
    expect(stateOf(replay)).toMatchObject({ status: 'ended', open: false, doubts: [] })
  }
  const ends: PlainDate = stateOf(worn()).termEndsOn!
  expect(ends).toBe('2028-07-05')
})
