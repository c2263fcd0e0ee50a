/** Clocks, the year, and what may never happen to a person managed as a user. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import { addDays, addMonths, day, daysBetween, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { startReplay, type Replay, type Step } from '../measures/replay.ts'
import { daysInOtherReading, drugUseTerm } from './drug-use-management.deadlines.ts'
import type { DrugUseState } from './drug-use-management.model.ts'
import { drugUseLaw, userManagement } from './drug-use-management.rules.ts'

const must = (replay: Replay, step: Omit<Step, 'measure'>) => { const answer = replay.step({ ...step, measure: 'user-management' }); expect(answer.ok ? 'ok' : `${step.act} ${answer.refusal.code}`).toBe('ok') }
const stateOf = (replay: Replay) => replay.person.measures.findLast((measure) => measure.kind === 'user-management')!.state as DrugUseState
const dueOf = (replay: Replay, clock: string, today: PlainDate) => userManagement.deadlinesOf(stateOf(replay), { subject: replay.person.subject, calendar, today }).find((deadline) => deadline.clock === clock)
const chief = (on: PlainDate): Role => (on >= '2026-07-01' ? 'commune-police-chief' : 'commune-chair')

/** A person whose management is decided on that day. */
function managed(on: PlainDate): Replay {
  const replay = startReplay('1990')
  must(replay, { on, who: 'commune-police', act: 'record-use', begin: true, data: { sample: 'urine' } })
  must(replay, { on, who: 'commune-police', act: 'verify-residence', data: { residence: 'registered' } })
  must(replay, { on, who: 'commune-police', act: 'send-notice' })
  must(replay, { on, who: chief(on), act: 'decide', data: { basisPaper: '1' } })
  return replay
}

describe('the clocks before the decision', () => {
  test.each([
    // found, remote, clock, due
    ['2023-05-08', false, 'residence-verify', '2023-05-11'],
    ['2023-04-28', false, 'residence-verify', '2023-05-08'], // the day of the Hùng kings, 30 April and 1 May, and their days in lieu
    ['2022-01-28', false, 'residence-verify', '2022-02-09'], // over the lunar new year
    ['2022-04-04', true, 'residence-verify-remote', '2022-04-19'],
    ['2026-07-06', false, 'residence-verification', '2026-07-07'],
    ['2026-08-31', true, 'residence-verification-remote', '2026-09-02'],
  ] as const)('found on %s, remote %s: %s is due on %s', (on, remote, clock, due) => {
    const replay = startReplay('1990')
    must(replay, { on, at: '09:00', who: 'commune-police', act: 'record-use', begin: true, data: { sample: 'urine', remote } })
    expect(dueOf(replay, clock, day(on))?.dueOn).toBe(due)
  })
  test.each([
    // result received, notice sent, due: the earlier receipt counts
    ['2023-05-08', '2023-05-11', 'user-mgmt-decide', '2023-05-11'],
    ['2023-05-11', '2023-05-11', 'user-mgmt-decide', '2023-05-16'],
    [null, '2023-05-11', 'user-mgmt-decide', '2023-05-16'],
    ['2026-07-06', '2026-07-07', 'user-management-decision', '2026-07-07'],
  ] as const)('received %s, told %s: %s is due on %s', (received, told, clock, due) => {
    const replay = startReplay('1990')
    const found = told < '2026' ? '2023-05-08' : '2026-07-06'
    must(replay, { on: found, at: '08:00', who: 'commune-police', act: 'record-use', begin: true, data: { sample: 'urine' } })
    if (received) must(replay, { on: received, at: '09:00', who: 'commune-police-chief', act: 'receive-result' })
    must(replay, { on: told, at: '08:00', who: 'commune-police', act: 'verify-residence', data: { residence: 'registered' } })
    must(replay, { on: told, at: '10:00', who: 'commune-police', act: 'send-notice' })
    expect(dueOf(replay, clock, day(told))?.dueOn).toBe(due)
  })
})

describe('the year', () => {
  const intervals = fc.array(fc.record({ after: fc.integer({ min: 0, max: 300 }), length: fc.integer({ min: 0, max: 40 }) }), { maxLength: 3 })
  test('never ends later than the law’s day under any reading; only days that verified or read law leaves out are added', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2000 }), intervals, intervals, (offset, absent, held) => {
      const decidedOn = addDays(day('2022-01-04'), offset)
      const of = (list: typeof absent) => list.map(({ after, length }) => ({ from: addDays(decidedOn, after), to: addDays(decidedOn, after + length) }))
      const [absences, detentions] = [of(absent), of(held)]
      const counting = drugUseTerm({ decidedOn, renewed: 0, absences })!
      const days = absences.reduce((sum, each) => sum + daysBetween(each.from, each.to) + 1, 0)
      const added = decidedOn >= '2026-07-01' ? days : 0
      expect(counting.lastDay).toBe(addDays(addMonths(decidedOn, 12), added - 1))
      expect(daysInOtherReading({ decidedOn, absences, detentions })).toBe(days - added + detentions.reduce((sum, each) => sum + daysBetween(each.from, each.to) + 1, 0))
    }))
  })
  test('on its last day the head of the commune ends it; past it nothing else is lawful', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1780 }), fc.integer({ min: 0, max: 60 }), (offset, late) => {
      const decidedOn = addDays(day('2022-01-04'), offset)
      const replay = managed(decidedOn)
      const end = stateOf(replay).termEndsOn!
      expect(end).toBe(addDays(addMonths(decidedOn, 12), -1))
      const today = addDays(end, late)
      for (const role of ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social'] as const) {
        const next = userManagement.nextActs(stateOf(replay), { subject: replay.person.subject, calendar, others: [], today, now: instantAt(today, '12:00'), actor: { role, agencyId: 'x', unitId: 'c-05983', provinceId: 'p-20', postId: 'x' } })
        if (late > 0) for (const act of next.filter((each) => each.allowed)) expect(['end', 'stop', 'end-by-order', 'end-by-death']).toContain(act.type)
        if (role === chief(today)) expect(next.find((act) => act.type === 'end')?.allowed).toBe(true)
      }
      must(replay, { on: today, who: chief(today), act: 'end' })
      expect(stateOf(replay)).toMatchObject({ status: 'ended', late: late > 0 })
    }), { numRuns: 80 })
  })
  test('a decision of before July 2026 may be ended by either head since, and is never longer for days of absence', () => {
    const replay = managed(day('2026-03-02'))
    must(replay, { on: '2026-09-20', who: 'commune-police', act: 'unknown-absence', data: { from: '2026-09-01', to: '2026-09-15' } })
    expect(stateOf(replay)).toMatchObject({ termEndsOn: '2027-03-01', otherReading: '2027-03-17' })
    for (const who of ['commune-chair', 'commune-police-chief'] as const) {
      const next = userManagement.nextActs(stateOf(replay), { subject: replay.person.subject, calendar, others: [], today: day('2027-03-01'), now: instantAt(day('2027-03-01')), actor: { role: who, agencyId: 'x', unitId: 'c-05983', provinceId: 'p-20', postId: 'x' } })
      expect(next.find((act) => act.type === 'end')?.allowed, who).toBe(true)
    }
  })
})

test('no act but the decision lists anyone', () => {
  const lists = Object.entries(userManagement.spec.acts).filter(([, of]) => of.mode === 'step' && of.burdens).map(([type]) => type)
  expect(lists).toEqual(['decide', 'redecide'])
  const replay = startReplay('1990')
  must(replay, { on: '2024-03-04', who: 'commune-police', act: 'record-use', begin: true, data: { sample: 'urine' } })
  expect(stateOf(replay)).toMatchObject({ startedOn: null, termEndsOn: null })
})

test('sends of decisions, reports and definitions stand as rows', () => {
  expect(drugUseLaw.on('user-stop-end-send', day('2024-01-02'))).toMatchObject({ value: 3, unit: 'working-day', confidence: 'verified' })
  expect(drugUseLaw.on('user-status-decision-distribute', day('2026-07-01'))).toMatchObject({ value: 24, unit: 'hour' })
  expect(drugUseLaw.on('user-management-report', day('2026-07-01'))).toMatchObject({ unit: 'no-number' })
  for (const id of ['stable-residence-threshold', 'stable-residence']) expect(drugUseLaw.rows.find((row) => row.id === id)?.value).toBe(30)
  expect(drugUseLaw.on('user-residence-check', day('2026-09-01'))?.value).toBe(drugUseLaw.on('user-residence-check', day('2023-09-01'))?.value)
})
