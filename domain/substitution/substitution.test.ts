/** Clocks of substitution treatment, and the right to leave it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { startReplay, type Replay, type Step } from '../measures/replay.ts'
import { absenceOver } from './substitution.deadlines.ts'
import { decree141From } from './substitution.law.ts'
import type { SubstitutionState } from './substitution.model.ts'
import { substitution, substitutionLaw } from './substitution.rules.ts'

const must = (replay: Replay, step: Omit<Step, 'measure'>) => { const answer = replay.step({ ...step, measure: 'substitution' }); expect(answer.ok ? 'ok' : `${step.act} ${answer.refusal.code}`).toBe('ok') }
const stateOf = (replay: Replay) => replay.person.measures.findLast((measure) => measure.kind === 'substitution')!.state as SubstitutionState
const offered = (replay: Replay, who: 'commune-police' | 'substitution-clinician' | 'commune-chair', today: PlainDate) =>
  substitution.nextActs(stateOf(replay), { subject: replay.person.subject, calendar, others: [], today, now: instantAt(today, '12:00'), actor: { role: who, agencyId: 'x', unitId: 'c-05983', provinceId: 'p-20', postId: 'x' } })

const anyDay = fc.integer({ min: 0, max: 1950 }).map((days): PlainDate => addDays(day('2022-01-04'), days))

describe('leaving', () => {
  test('is offered on every day, at every status, to the centre and to the commune, and is no breach', () => {
    fc.assert(fc.property(anyDay, fc.constantFrom('registered', 'decided', 'in-treatment'), fc.integer({ min: 0, max: 200 }), (on, status, wait) => {
      const replay = startReplay('1990')
      must(replay, { on, who: 'commune-police', act: 'register', begin: true, data: { opioids: true, resultIssuedOn: on } })
      if (status !== 'registered' && on < '2026-07-01') must(replay, { on, who: 'commune-chair', act: 'decide' })
      if (status === 'in-treatment') must(replay, { on, who: 'substitution-clinician', act: 'start' })
      const today = addDays(on, wait)
      for (const who of ['commune-police', 'substitution-clinician', 'commune-chair'] as const) expect(offered(replay, who, today).find((act) => act.type === 'quit')?.allowed, who).toBe(true)
      must(replay, { on: today, who: 'substitution-clinician', act: 'quit', data: { by: 'person' } })
      expect(stateOf(replay).ground).toBe('own-wish')
    }), { numRuns: 80 })
  })
})

describe('breaking off', () => {
  test('is written down on no day before the time is over, in any regime', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 15 }), (on, wait) => {
      const replay = startReplay('1990')
      must(replay, { on, who: 'substitution-clinician', act: 'start', begin: true })
      const absentFrom = addDays(on, 7)
      const today = addDays(absentFrom, wait)
      const opensOn = absenceOver(absentFrom, calendar)!.opensOn
      const answer = replay.step({ on: today, who: 'commune-police-chief', measure: 'substitution', act: 'record-breach', data: { breach: 'quit', absentFrom, basisPaper: '1' } })
      expect(answer.ok ? 'ok' : answer.refusal.code).toBe(today < opensOn ? 'not-now' : 'ok')
    }), { numRuns: 80 })
  })
  test.each([
    ['2023-05-08', '2023-05-16'], ['2024-02-07', '2024-02-22'], ['2026-09-07', '2026-09-10'], ['2026-09-04', '2026-09-09'],
  ] as const)('absent from %s: not before %s', (from, opensOn) => {
    expect(absenceOver(day(from), calendar)!.opensOn).toBe(opensOn)
  })
})

describe('the end by the centre', () => {
  test.each([
    ['protocol-breaches', '2024-01-10', '2024-07-10', 2, 'ok'], ['protocol-breaches', '2024-01-10', '2024-07-11', 2, 'breaches-too-far'],
    ['tests-in-a-row', '2023-07-10', '2024-07-10', 2, 'ok'], ['tests-in-a-row', '2023-07-10', '2024-07-11', 3, 'breaches-too-far'],
    ['protocol-breaches', '2024-06-10', '2024-07-10', 1, 'breaches-too-few'], ['protocol-breaches', '2024-07-10', '2024-06-10', 2, 'dates-reversed'],
  ] as const)('%s from %s to %s, %i times: %s', (endGround, firstOn, lastOn, times, outcome) => {
    const replay = startReplay('1990')
    must(replay, { on: '2023-01-09', who: 'substitution-clinician', act: 'start', begin: true })
    const answer = replay.step({ on: '2024-07-15', who: 'substitution-clinician', measure: 'substitution', act: 'forced-end', data: { endGround, firstOn, lastOn, times } })
    expect(answer.ok ? 'ok' : answer.refusal.code).toBe(outcome)
    // It gives a ground to look at, and opens nothing by itself.
    expect(replay.person.measures.map((measure) => measure.kind)).toEqual(['substitution'])
  })
})

test('Decree 141/2024 follows Decree 90/2016 without a day between, and nothing read of it is called verified', () => {
  for (const id of ['mmt-forced-end-protocol', 'mmt-forced-end-opioid', 'mmt-leave', 'mmt-site-reassign', 'mmt-admission', 'mmt-protection', 'mmt-completion', 'mmt-consent']) {
    expect(substitutionLaw.on(id, addDays(decree141From, -1)), id).toMatchObject({ confidence: 'verified', citation: { instrument: 'D90' } })
    for (const on of [decree141From, day('2025-03-01'), day('2025-07-01'), day('2026-07-01')]) expect(substitutionLaw.on(id, on), `${id} ${on}`).toMatchObject({ confidence: 'unverified', citation: { instrument: 'D141' } })
  }
})

test('a list of addicted persons has its own notice of a move, and monitoring its transitional row', () => {
  expect(substitutionLaw.on('addict-move-notice', day('2024-01-02'))).toMatchObject({ value: 5, unit: 'working-day' })
  expect(substitutionLaw.on('addict-list-move-notify', day('2026-07-01'))).toMatchObject({ value: 24, unit: 'hour', confidence: 'verified' })
  expect(substitutionLaw.on('t5-e-monitoring', day('2026-07-01'))?.confidence).toBe('one-copy')
  expect(substitutionLaw.on('substitution-no-notice', day('2026-07-01'))?.confidence).toBe('unverified')
})
