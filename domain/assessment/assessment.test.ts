/** The ways into an assessment, and what its clocks may not do to a person. */
import { describe, expect, test } from 'vitest'
import { isOverdue } from '../kernel/clock.ts'
import { addDays, day, instantAt } from '../kernel/plain-date.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { startReplay, type Replay, type Step } from '../measures/replay.ts'
import type { AssessmentState } from './assessment.model.ts'
import { assessment, assessmentLaw } from './assessment.rules.ts'

const act = (replay: Replay, step: Omit<Step, 'measure'>) => { const answer = replay.step({ ...step, measure: 'assessment' }); return answer.ok ? 'ok' : answer.refusal.code }
const stateOf = (replay: Replay) => replay.person.measures.findLast((measure) => measure.kind === 'assessment')!.state as AssessmentState
const deadlines = (replay: Replay, today: string) => assessment.deadlinesOf(stateOf(replay), { subject: replay.person.subject, calendar, today: day(today) })

describe('grounds', () => {
  test.each([
    ['2024-01-08', 'managed', 'ok'], ['2024-01-08', 'no-residence', 'ok'], ['2024-01-08', 'commune-education', 'ok'], ['2024-01-08', 'post-rehab', 'ok'], ['2024-01-08', 'own-request', 'ok'],
    ['2025-09-08', 'commune-education', 'ok'], ['2026-07-06', 'managed', 'ok'], ['2026-07-06', 'no-residence', 'ok'], ['2026-07-06', 'post-rehab', 'ok'], ['2026-07-06', 'own-request', 'ok'], ['2026-07-06', 'commune-education', 'ground-not-in-law'],
  ] as const)('%s %s: %s', (on, assessmentGround, outcome) => {
    expect(act(startReplay('1990'), { on, who: 'commune-police-chief', act: 'request-assessment', begin: true, data: { requestedBy: 'police', assessmentGround } })).toBe(outcome)
  })
  test.each([['2023-01-15', 'ok'], ['2023-01-16', 'lookback-over']] as const)('a year after commune education that ended on 2022-01-15: %s %s', (on, outcome) => {
    expect(act(startReplay('1990'), { on, who: 'commune-police', act: 'request-assessment', begin: true, data: { requestedBy: 'police', assessmentGround: 'commune-education', educationEndedOn: '2022-01-15' } })).toBe(outcome)
  })
})

describe('the holding to be assessed', () => {
  test('has an end that is asked of the police, never of the person, and gives no leave to hold', () => {
    const replay = startReplay('1990')
    expect(act(replay, { on: '2024-03-04', who: 'commune-police-chief', act: 'request-assessment', begin: true, data: { requestedBy: 'police', detainedOn: '2024-03-04' } })).toBe('ok')
    const clock = deadlines(replay, '2024-03-05').find((deadline) => deadline.clock === 'admin-detention-for-assessment')!
    expect(clock).toMatchObject({ dueOn: '2024-03-09', bound: 'commune-police-chief', act: 'detention-ended', confidence: 'unverified' })
  })
})

describe('found addicted in post-rehabilitation under the former law', () => {
  test.each(['2024-03-04', '2025-04-07', '2025-09-08'])('%s: registering is a right without a limit', (on) => {
    const replay = startReplay('2009-05-05')
    expect(act(replay, { on, who: 'commune-police-chief', act: 'request-assessment', begin: true, data: { requestedBy: 'police', assessmentGround: 'post-rehab' } })).toBe('ok')
    expect(act(replay, { on: addDays(day(on), 2), who: 'assessor', act: 'record-result', data: { result: 'addicted' } })).toBe('ok')
    expect(act(replay, { on: addDays(day(on), 2), who: 'assessor', act: 'tell-result', data: { toldTo: 'representative', told: 'in-person' } })).toBe('ok')
    for (const deadline of deadlines(replay, on)) expect(isOverdue(deadline, addDays(day(on), 300), instantAt(addDays(day(on), 300)))).toBe(false)
    expect(act(replay, { on: addDays(day(on), 100), who: 'commune-chair', act: 'note-not-registered', data: { basisPaper: '1' } })).toBe('no-limit-to-register')
  })
})

test('a correction of the result reaches the management of the person', () => {
  const replay = startReplay('1990')
  const step = (given: Step) => { const answer = replay.step(given); expect(answer.ok ? 'ok' : `${given.act} ${answer.refusal.code}`).toBe('ok') }
  step({ on: '2024-03-04', who: 'commune-police', measure: 'user-management', act: 'record-use', begin: true, data: { sample: 'urine' } })
  step({ on: '2024-03-05', who: 'commune-police', measure: 'assessment', act: 'request-assessment', begin: true, data: { requestedBy: 'police' } })
  step({ on: '2024-03-07', who: 'assessor', measure: 'assessment', act: 'record-result', id: 'result', data: { result: 'addicted' } })
  const facts = () => replay.person.measures.find((measure) => measure.kind === 'user-management')!.state as { addictedOn: string | null; notAddictedOn: string | null }
  expect(facts()).toMatchObject({ addictedOn: '2024-03-07', notAddictedOn: null })
  step({ on: '2024-03-08', who: 'assessor', measure: 'assessment', act: 'correct', data: { replaces: '@result', reason: 'wrong-content', instead: { result: 'not-addicted' } } })
  expect(facts()).toMatchObject({ addictedOn: null, notAddictedOn: '2024-03-07' })
})

test('the year after commune education ended with the law that knew it', () => {
  expect(assessmentLaw.on('commune-education-lookback', day('2024-01-02'))).toMatchObject({ value: 12, unit: 'month', confidence: 'verified' })
  expect(assessmentLaw.on('commune-education-lookback', day('2026-07-01'))).toBeUndefined()
})

test('diagnosis is the doctor’s: its rule is a row that no act computes', () => {
  expect(assessmentLaw.on('diagnosis-window', day('2024-01-02'))).toMatchObject({ kind: 'stage', confidence: 'verified' })
  expect(assessmentLaw.on('diagnosis-window', day('2024-01-02'))?.act).toBeUndefined()
})
