/** The length of management by what it follows, clocks of its beginning, and what may and may not move its end. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, day, daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { startReplay, type Replay, type Step } from '../measures/replay.ts'
import type { PostRehabState } from './post-rehab.model.ts'
import { postRehab } from './post-rehab.rules.ts'
import { postRehabTransitions } from './post-rehab.transitions.ts'

const must = (replay: Replay, step: Omit<Step, 'measure'>) => {
  const answer = replay.step({ measure: 'post-rehab', ...step })
  expect(answer.ok ? 'ok' : `${step.on} ${step.act}: ${answer.refusal.code}`).toBe('ok')
}
const stateOf = (replay: Replay) => replay.person.measures[0]!.state as PostRehabState
const managed = (on: string, data: Record<string, unknown>, decision: Record<string, unknown> = {}, birth = '1990'): Replay => {
  const replay = startReplay(birth)
  const decided = addDays(day(on), 3)
  must(replay, { on, who: 'commune-police', act: 'open-on-completion', begin: true, data: { completedOn: on, ...data } })
  if (on < '2026-07-01') must(replay, { on: addDays(day(on), 1), who: 'commune-police', act: 'report-home' })
  must(replay, { on: addDays(day(on), 2), who: 'commune-police-chief', act: 'propose' })
  must(replay, { on: decided, who: 'commune-chair', act: 'decide', data: decision })
  return replay
}

describe('the term', () => {
  test.each([
    ['2023-03-31', { after: 'voluntary', minor: false }, {}, '2024-03-30'],
    ['2023-03-31', { after: 'substitution', minor: false }, {}, '2024-03-30'],
    ['2023-02-28', { after: 'compulsory', minor: false }, {}, '2025-02-27'],
    ['2024-02-29', { after: 'compulsory', minor: true }, {}, '2025-02-27'],
    ['2023-02-28', { after: 'compulsory', minor: false }, { months: 18 }, '2024-08-27'],
    ['2025-09-01', { after: 'compulsory', minor: false }, {}, '2026-08-31'],
    ['2025-09-01', { after: 'compulsory', minor: false }, { months: 24 }, '2027-08-31'],
    ['2026-07-01', { after: 'compulsory', minor: false }, {}, '2028-06-30'],
    ['2026-07-01', { after: 'compulsory', minor: true }, {}, '2027-06-30'],
    ['2026-08-31', { after: 'substitution', minor: false }, {}, '2027-08-30'],
  ])('completed %s, %j, decision %j: until %s', (on, data, decision, expected) => {
    expect(stateOf(managed(on, data, decision)).termEndsOn).toBe(expected)
  })
  test('two years need a verified row or the word of the decision: in 2025 the row alone gives one', () => {
    expect(stateOf(managed('2025-03-01', { after: 'compulsory', minor: false })).termEndsOn).toBe('2026-02-28')
  })
})

test('an adult’s decision starts the clock of electronic monitoring under the law of 2026; a minor’s does not', () => {
  const clocks = (birth: string) => {
    const replay = managed('2026-07-06', { after: 'voluntary', minor: false }, {}, birth)
    return postRehab.deadlinesOf(stateOf(replay), { subject: replay.person.subject, calendar: workingCalendar, today: day('2026-07-09') }).map((deadline) => deadline.clock)
  }
  expect(clocks('1990')).toContain('em-decision')
  expect(clocks('2010-01-01')).not.toContain('em-decision')
})

test('no term ends later than the law, the decision and the days in prison allow', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1500 }), fc.constantFrom('voluntary', 'substitution', 'compulsory'), fc.boolean(), fc.option(fc.integer({ min: 1, max: 12 })), fc.array(fc.record({ wait: fc.integer({ min: 5, max: 120 }), days: fc.integer({ min: 0, max: 200 }), prison: fc.boolean() }), { maxLength: 3 }), (offset, after, minor, months, pauses) => {
    const completed: PlainDate = addDays(day('2022-01-10'), offset)
    const replay = managed(completed, { after, minor }, months ? { months } : {})
    let on = addDays(completed, 3)
    for (const pause of pauses) {
      on = addDays(on, pause.wait)
      if (!replay.step({ measure: 'post-rehab', on, who: 'commune-police', act: 'pause-management', data: { interruptedBy: pause.prison ? 'prison' : 'compulsory-education' } }).ok) continue
      on = addDays(on, pause.days)
      if (!replay.step({ measure: 'post-rehab', on, who: 'commune-police', act: 'go-on-with-management' }).ok) break
    }
    const state = stateOf(replay)
    if (!state.termEndsOn) return
    const longest = Math.min(after === 'compulsory' && !minor ? 24 : 12, months ?? 24)
    const prison = state.interruptions.reduce((sum, each) => sum + (each.by === 'prison' && each.to ? Math.max(0, daysBetween(each.from, each.to) - 1) : 0), 0)
    expect(state.termEndsOn <= addDays(addMonths(completed, longest), prison - 1)).toBe(true)
  }), { numRuns: 300 })
})

test('every transition names acts that exist', () => {
  for (const [id, entry] of Object.entries(postRehabTransitions)) for (const type of entry.acts) expect(Object.keys(postRehab.spec.acts), `${id} ${type}`).toContain(type)
})
