/** Days of execution and of the term as tables, and properties of the term over thousands of invented courses. */
import type { Role } from '../kernel/actor.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RuleContext } from '../kernel/measure.ts'
import { addDays, addMonths, day, daysBetween, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { startReplay, type Replay, type Step } from '../measures/replay.ts'
import { compulsoryLaw } from './compulsory.law.ts'
import { compulsoryTransitions } from './compulsory.transitions.ts'
import type { CompulsoryState } from './compulsory.model.ts'
import { compulsory } from './compulsory.rules.ts'

const facility = 'rehab-facility:p-20.1'
const must = (replay: Replay, step: Omit<Step, 'measure'>) => {
  const answer = replay.step({ measure: 'compulsory', ...step })
  expect(answer.ok ? 'ok' : `${step.on} ${step.act}: ${answer.refusal.code}`).toBe('ok')
}
const stateOf = (replay: Replay) => replay.person.measures.findLast((measure) => measure.kind === 'compulsory')!.state as CompulsoryState
const contextOf = (replay: Replay, today: PlainDate, role: Role = 'facility-head'): RuleContext => ({
  subject: replay.person.subject, calendar: workingCalendar, today, now: instantAt(today, '12:00'), others: [], actor: { role, agencyId: facility, unitId: 'p-20', provinceId: 'p-20', postId: `${facility}/facility-head` },
})
const due = (replay: Replay, clock: string, today: PlainDate) => compulsory.deadlinesOf(stateOf(replay), contextOf(replay, today)).find((deadline) => deadline.clock === clock)
const order = (on: string, months: number, more: Record<string, unknown> = {}): Omit<Step, 'measure'> => ({
  on, who: 'commune-police-chief', act: 'import-order', begin: true, data: { months, effectiveOn: on, minor: false, heldDays: 0, paperNumber: '10/QĐ-TA', ...(on >= '2026-07-01' ? { turn: months > 24 ? 'repeat' : 'first', ...(months > 24 ? { turnPaper: '1' } : {}) } : {}), ...more },
})

describe('the escort', () => {
  test.each([
    ['2022-04-27', '2022-05-02', 'five calendar days, over the holidays of 30 April'],
    ['2023-01-18', '2023-01-23', 'five calendar days, over Tết'],
    ['2024-02-26', '2024-03-02', 'five calendar days, over 29 February'],
    ['2025-06-30', '2025-07-05', 'the rule stands on in 2025, unverified'],
  ])('received on %s: due %s (%s)', (received, expected) => {
    const replay = startReplay('1990')
    must(replay, order(addDays(day(received), -2), 12))
    must(replay, { on: received, who: 'commune-police', act: 'record-receipt', data: { receivedBy: 'executing-body' } })
    expect(due(replay, 'escort', day(received))?.dueOn).toBe(expected)
  })
  test('each step of the law of 2026 is twenty-four hours on the wall clock', () => {
    const replay = startReplay('1990')
    must(replay, order('2026-12-30', 24))
    must(replay, { on: '2026-12-31', at: '22:00', who: 'commune-police', act: 'record-receipt', data: { receivedBy: 'executing-body' } })
    expect(due(replay, 'compulsory-request-facility', day('2026-12-31'))?.dueAt).toBe(instantAt(day('2027-01-01'), '22:00'))
  })
})

describe('the term', () => {
  test.each([
    ['2022-01-31', 13, 0, '2023-02-27', 'the month has no 31st'],
    ['2024-02-29', 12, 0, '2025-02-27', 'from a leap day'],
    ['2022-03-01', 24, 30, '2024-01-30', 'thirty held days'],
    ['2022-03-01', 36, 0, '2024-02-29', 'a decision longer than the law is capped'],
    ['2026-07-02', 24, 0, '2028-07-01', 'first time, law of 2026'],
    ['2026-07-02', 36, 0, '2029-07-01', 'repeated, law of 2026'],
  ])('from %s, %i months less %i held days: last lawful day %s (%s)', (on, months, heldDays, expected) => {
    const replay = startReplay('1990')
    must(replay, order(on, months, { heldDays, facility, admittedOn: on }))
    expect(stateOf(replay).termEndsOn).toBe(expected)
  })
  test('a minor’s decision is capped at twelve months under the law of 2021', () => {
    const replay = startReplay('2008-05-05')
    must(replay, order('2023-01-10', 20, { minor: true, facility, admittedOn: '2023-01-10' }))
    expect(stateOf(replay).termEndsOn).toBe('2024-01-09')
  })
  test('the day of being taken counts when it is before the admission', () => {
    const replay = startReplay('1990')
    must(replay, order('2023-05-02', 12, { facility, admittedOn: '2023-05-02', takenOn: '2023-04-28', effectiveOn: '2023-04-20' }))
    expect([stateOf(replay).startedOn, stateOf(replay).termEndsOn, stateOf(replay).otherReading]).toEqual(['2023-04-28', '2024-04-27', '2024-05-02'])
  })
})

describe('the notice before the end', () => {
  test.each([
    ['2022-06-01', 12, '2023-05-16', 'release-notice'],
    ['2025-07-05', 12, '2026-06-19', 'release-notice'],
    ['2025-07-20', 12, '2026-07-01', 'compulsory-end-notice'],
    ['2025-08-20', 12, '2026-07-20', 'compulsory-end-notice'],
  ])('admitted %s for %i months: %s (%s)', (on, months, expected, clock) => {
    const replay = startReplay('1990')
    must(replay, order(on, months, { facility, admittedOn: on }))
    expect(due(replay, clock, day(on))?.dueOn).toBe(expected)
  })
})

type Away = { readonly after: number; readonly days: number; readonly paper: boolean; readonly prison: boolean }
const course = fc.record({
  from: fc.integer({ min: 0, max: 1700 }).map((days): PlainDate => addDays(day('2022-01-03'), days)), months: fc.integer({ min: 6, max: 36 }), heldDays: fc.integer({ min: 0, max: 200 }),
  away: fc.array(fc.record({ after: fc.integer({ min: 3, max: 90 }), days: fc.integer({ min: 0, max: 80 }), paper: fc.boolean(), prison: fc.boolean() }), { maxLength: 4 }),
})

/** The latest day the law could name: the months of the decision or of the law, every whole day away, nothing deducted twice. */
function latest(state: CompulsoryState, from: PlainDate, months: number, heldDays: number): PlainDate {
  const away = state.gaps.reduce((sum, gap) => sum + (gap.to ? Math.max(0, daysBetween(gap.from, gap.to) - 1) : 0), 0)
  return addDays(addMonths(from, months), away - heldDays - 1)
}

test('no term ends later than the decision, the law and the days away allow, and past the last day only a release is lawful', () => {
  fc.assert(fc.property(course, ({ from, months, heldDays, away }) => {
    const replay = startReplay('1990')
    must(replay, order(from, months, { heldDays, facility, admittedOn: from, ...(from >= '2026-07-01' ? { turn: 'repeat', turnPaper: '1' } : {}) }))
    let on = from
    const went = (each: Away): boolean => {
      on = addDays(on, each.after)
      const prison = each.prison && on >= '2026-07-01'
      if (!replay.step({ measure: 'compulsory', on, who: 'facility-head', act: prison ? 'interrupt-by-prison' : 'record-escape', data: each.paper ? { basisPaper: '1' } : {} }).ok) return false
      const back = addDays(on, each.days)
      on = back
      return replay.step({ measure: 'compulsory', on: back, who: 'facility-head', act: prison ? 'resume-after-prison' : 'record-return', data: prison ? {} : { returnedHow: 'found' } }).ok
    }
    for (const each of away) if (!went(each)) break
    const state = stateOf(replay)
    const limit = from >= '2026-07-01' ? 36 : 24
    if (!state.termEndsOn) return
    expect(state.termEndsOn <= latest(state, from, Math.min(months, limit), heldDays)).toBe(true)
    expect(state.termEndsOn <= state.otherReading!).toBe(true)
    const unread = state.gaps.every((gap) => gap.from >= '2025-03-01' && gap.to !== null && gap.to <= '2026-07-01' && !gap.onPaper)
    if (unread) expect(state.termEndsOn <= addDays(addMonths(from, Math.min(months, limit)), -heldDays - 1)).toBe(true)
    const after = addDays(state.termEndsOn > on ? state.termEndsOn : on, 3)
    const offered = compulsory.nextActs(state, contextOf(replay, after)).filter((next) => next.allowed).map((next) => next.type)
    expect(offered).toContain('complete')
    for (const type of offered) expect(compulsory.spec.acts[type]?.mode).toBe('release')
  }), { numRuns: 400 })
})

test('papers and stages never delay: on the last day the certificate is lawful with nothing recorded, and its wording alone differs', () => {
  for (const [on, months] of [['2022-09-05', 12], ['2025-04-01', 18], ['2026-07-03', 24]] as const) {
    const replay = startReplay('1990')
    must(replay, order(on, months, { facility, admittedOn: on }))
    must(replay, { on: stateOf(replay).termEndsOn!, who: 'facility-head', act: 'complete' })
    expect([stateOf(replay).status, stateOf(replay).wording, stateOf(replay).daysBeyond]).toEqual(['completed', 'term-served', 0])
  }
})

test('every transition names acts that exist', () => {
  for (const [id, entry] of Object.entries(compulsoryTransitions)) for (const type of entry.acts) expect(Object.keys(compulsory.spec.acts), `${id} ${type}`).toContain(type)
})

test('every row that names an act names one that exists', () => {
  for (const row of compulsoryLaw.rows) if (row.act) expect(Object.keys(compulsory.spec.acts), row.id).toContain(row.act)
})

describe('rows of facility life', () => {
  test.each([
    ['health-check', 6, 'month', 1, 'year'], ['labour-limit-adult', 8, 'hour', 8, 'hour'], ['labour-limit-12-15', 4, 'hour', 4, 'hour'], ['labour-limit-15-18', 6, 'hour', 6, 'hour'], ['visit-weekly', 1, 'no-number', 1, 'no-number'],
  ])('%s: %i %s under the law of 2021, %i %s under that of 2026', (id, before, unit, after, unitAfter) => {
    expect(compulsoryLaw.on(id, day('2024-06-01'))).toMatchObject({ value: before, unit, confidence: 'verified' })
    expect(compulsoryLaw.on(id, day('2025-06-01'))?.confidence).toBe('unverified')
    expect(compulsoryLaw.on(id, day('2026-09-01'))).toMatchObject({ value: after, unit: unitAfter, confidence: 'one-copy' })
  })
  test('visits of the spouse and least months of a grave illness stand in the law of 2021 alone', () => {
    expect(compulsoryLaw.on('visit-spouse', day('2024-06-01'))).toMatchObject({ value: 48, unit: 'hour' })
    expect(compulsoryLaw.on('exempt-grave-illness', day('2024-06-01'))).toMatchObject({ value: 6, unit: 'month' })
    expect([compulsoryLaw.on('visit-spouse', day('2026-09-01')), compulsoryLaw.on('exempt-grave-illness', day('2026-09-01'))]).toEqual([undefined, undefined])
  })
  test('stages of the law of 2026 and the rules of the crossing are rows', () => {
    const on = day('2026-09-01')
    expect(['s1-intake', 's2-detox', 's3-behaviour', 's4-work', 's5-reintegration'].map((id) => compulsoryLaw.on(id, on)?.value ?? compulsoryLaw.on(id, on)?.highest ?? null)).toEqual([2, 10, 3, null, 30])
    for (const id of ['t1-in-rehab', 't2-dossier-open', 't6-minors-short', 't9-reduction', 'rehab-start-compulsory']) expect(compulsoryLaw.on(id, on), id).toBeDefined()
    expect(compulsoryLaw.on('rehab-start-compulsory', on)?.confidence).toBe('unverified')
  })
})

describe('days away', () => {
  // `escape-time` is verified to 2025-02-28 and read in one copy since 2026-07-01; between them it lengthens nothing without a named paper.
  test.each([
    ['2024-03-04', '2024-03-14', {}, 9], ['2025-04-07', '2025-04-17', {}, 0], ['2025-04-07', '2025-04-17', { basisPaper: '1' }, 9], ['2025-02-24', '2025-03-10', {}, 4], ['2024-03-04', '2024-03-05', {}, 0],
  ])('from %s to %s %j: %i days later', (from, to, more, days) => {
    const replay = startReplay('1990')
    must(replay, order('2024-01-08', 24, { facility, admittedOn: '2024-01-08' }))
    const before = stateOf(replay).termEndsOn!
    must(replay, { on: from, who: 'facility-guard', act: 'record-escape', data: more })
    must(replay, { on: to, who: 'facility-intake', act: 'record-return', data: { returnedHow: 'by-self' } })
    expect(daysBetween(before, stateOf(replay).termEndsOn!)).toBe(days)
  })
})

describe('going on after an illness', () => {
  test.each([
    ['2023-03-10', true], ['2023-10-08', true], ['2023-10-09', false], ['2023-12-01', false],
  ])('on %s: %s', (on, lawful) => {
    const replay = startReplay('1990')
    must(replay, order('2023-01-09', 12, { facility, admittedOn: '2023-01-09' }))
    must(replay, { on: '2023-02-20', who: 'district-court', act: 'suspend' })
    expect(stateOf(replay).termEndsOn).toBe('2024-01-08')
    expect(replay.step({ measure: 'compulsory', on, who: 'district-court', act: 'resume-after-illness' }).ok).toBe(lawful)
  })
})
