import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../kernel/plain-date.ts'
import { accountableOn, asksForCause, goalOfPart, isAnswered, isComplete, mayPublish, missingOf, shareOut, taskStatus, verdictOf, type AgencyFact, type Goal } from './directives.rules.ts'

const percent = (comparator: Goal['comparator'], low: number | null, high: number | null = low): Goal => ({ comparator, low, high, unitOfMeasure: '%' })
const people = (comparator: Goal['comparator'], low: number | null, high: number | null = low): Goal => ({ comparator, low, high, unitOfMeasure: 'người' })

test('a percentage holds for every part; a number is the whole unit’s, and a part has its share of it or nothing to reach', () => {
  const [part, places] = [percent('range', 80, 85), people('gte', 600, null)]
  expect(goalOfPart(part, 5)).toBe(part)
  expect(goalOfPart(places, 12)).toEqual(people('gte', 12, null))
  const none = goalOfPart(places, null)
  expect([verdictOf(none, 3, 10), missingOf(none, 3, 10)]).toEqual(['unknown', null])
  const ceiling = goalOfPart(people('lte', null, 40), null)
  expect([verdictOf(ceiling, 90, 100), missingOf(ceiling, 90, 100)]).toEqual(['unknown', null])
})

describe('whether a target is reached', () => {
  test.each<[string, Goal, number, number, string, number | null]>([
    ['80–85 %: 82.4 % reaches it', percent('range', 80, 85), 824, 1000, 'met', 0],
    ['80–85 %: exactly 80 % reaches it', percent('range', 80, 85), 80, 100, 'met', 0],
    ['80–85 %: more than asked is not short', percent('range', 80, 85), 90, 100, 'met', 0],
    ['80–85 %: 69.5 % of 220 lacks 23 people', percent('range', 80, 85), 153, 220, 'short', 23],
    ['100 %: 22 of 25 lacks 3', percent('eq', 100), 22, 25, 'short', 3],
    ['100 %: everyone', percent('eq', 100), 25, 25, 'met', 0],
    ['above 90 %: exactly 90 % is short by one', percent('gt', 90, null), 90, 100, 'short', 1],
    ['above 90 %: 91 of 100', percent('gt', 90, null), 91, 100, 'met', 0],
    ['above 90 % of five people takes all five', percent('gt', 90, null), 4, 5, 'short', 1],
    ['above 100 % cannot be reached by anyone', percent('gt', 100, null), 5, 5, 'short', null],
    ['at least 50 %', percent('gte', 50, null), 1, 2, 'met', 0],
    ['about 30 % is reached from 27 %', percent('approx', 30), 27, 100, 'met', 0],
    ['about 30 %: 26 % lacks one', percent('approx', 30), 26, 100, 'short', 1],
    ['at most 5 %', percent('lte', null, 5), 5, 100, 'met', 0],
    ['below 5 %: 5 % is too much, and more people would not help', percent('lt', null, 5), 5, 100, 'short', null],
    ['nothing to count is not short', percent('eq', 100), 0, 0, 'unknown', null],
    ['20 points, 14 set up', people('eq', 20), 14, 0, 'short', 6],
    ['more than 20, 20 set up', people('gt', 20, null), 20, 0, 'short', 1],
  ])('%s', (_, goal, met, of, verdict, missing) => {
    expect(verdictOf(goal, met, of)).toBe(verdict)
    expect(missingOf(goal, met, of)).toBe(missing)
  })

  test('as many more people as are missing reach the target, and one fewer does not', () => {
    const goals = fc.constantFrom<Goal['comparator']>('eq', 'gt', 'gte', 'range', 'approx').chain((comparator) => fc.integer({ min: 1, max: 100 }).map((low) => percent(comparator, low, comparator === 'range' ? 100 : low)))
    fc.assert(fc.property(goals, fc.nat(300), fc.integer({ min: 1, max: 300 }), (goal, part, of) => {
      const met = Math.min(part, of)
      const missing = missingOf(goal, met, of)
      if (missing === null) return
      expect(verdictOf(goal, met + missing, of)).toBe('met')
      if (missing > 0) expect(verdictOf(goal, met + missing - 1, of)).toBe('short')
    }))
  })

  test.each([['range', 80, 85, true], ['range', 80, null, false], ['range', 85, 80, false], ['eq', null, 100, false], ['gt', 90, null, true], ['lte', null, 5, true]] as const)('%s with %s and %s is complete: %s', (comparator, low, high, complete) => {
    expect(isComplete({ comparator, low, high })).toBe(complete)
  })
})

describe('who answers a sentence', () => {
  test.each([
    ['targets', 1, [], true], ['targets', 0, [], false], ['tasks', 0, [{ led: true }], true], ['tasks', 0, [{ led: true }, { led: false }], false],
    ['bases', 0, [], true], ['orientation', 0, [], true], ['same-as', 1, [], true], ['open', 0, [], false], ['open', 0, [{ led: true }], true],
  ] as const)('%s, %s targets, tasks %o: %s', (answer, targets, tasks, answered) => {
    expect(isAnswered({ answer, targets, tasks })).toBe(answered)
  })

  test('publication names the first sentence that nobody answers', () => {
    const clauses = [{ label: 'Nhiệm vụ 1', answer: 'tasks', targets: 0, tasks: [{ led: true }] }, { label: 'Nhiệm vụ 3', answer: 'tasks', targets: 0, tasks: [{ led: false }] }] as const
    expect(mayPublish(clauses)).toMatchObject({ ok: false, refusal: { code: 'clause-open', facts: { open: 1, first: 'Nhiệm vụ 3' } } })
    expect(mayPublish(clauses.slice(0, 1))).toMatchObject({ ok: true })
  })

  test.each([
    [{ led: true, deadline: day('2024-09-30'), doneOn: day('2024-09-30') }, 'done'],
    [{ led: true, deadline: day('2024-09-30'), doneOn: null }, 'overdue'],
    [{ led: true, deadline: day('2024-10-01'), doneOn: null }, 'open'],
    [{ led: true, deadline: null, doneOn: null }, 'open'],
    [{ led: false, deadline: day('2024-09-30'), doneOn: null }, 'unassigned'],
  ])('on 1 October 2024 %o is %s', (task, status) => {
    expect(taskStatus(task, day('2024-10-01'))).toBe(status)
  })
})

describe('the post that answers for a target', () => {
  const labour: AgencyFact = { id: 'province-labour:p-20', kind: 'province-labour', name: 'Sở Lao động - Thương binh và Xã hội tỉnh Lạng Sơn', validTo: day('2025-03-01'), successorId: 'province-police:p-20' }
  const police: AgencyFact = { id: 'province-police:p-20', kind: 'province-police', name: 'Công an tỉnh Lạng Sơn', validTo: null, successorId: null }
  const agencies = new Map([labour, police].map((agency) => [agency.id, agency]))
  test.each([['2025-02-28', 'province-labour:p-20'], ['2025-03-01', 'province-police:p-20'], ['2026-11-21', 'province-police:p-20']])('on %s %s answers', (on, agency) => {
    const accountable = accountableOn(labour, 'province-labour', agencies, day(on))
    expect(accountable).toMatchObject({ agencyKind: 'province-labour', until: '2025-03-01', successor: { id: 'province-police:p-20' }, today: { id: agency } })
  })
})

describe('sharing a target out', () => {
  const whole = { ...people('eq', 20), compulsory: false }
  const shares = [{ unitId: 'd-1', level: 'district', amount: 12 }, { unitId: 'd-2', level: 'district', amount: 5 }] as const
  test('the parts and a named reserve are exactly the whole', () => {
    expect(shareOut(whole, shares, { name: 'Dự phòng của tỉnh', amount: 3 })).toMatchObject({ ok: true })
    expect(shareOut(whole, shares, null)).toMatchObject({ ok: false, refusal: { code: 'shares-do-not-add-up', facts: { sum: 17, whole: 20 } } })
  })
  test('a figure on a compulsory measure stays with the province', () => {
    expect(shareOut({ ...whole, compulsory: true }, shares, { name: 'Dự phòng của tỉnh', amount: 3 })).toMatchObject({ ok: false, refusal: { code: 'compulsory-not-shared' } })
  })
  test('a percentage goes to each unit as it is', () => {
    const target = { ...percent('eq', 100), compulsory: false }
    expect(shareOut(target, [{ unitId: 'c-1', level: 'commune', amount: null }], null)).toMatchObject({ ok: true })
    expect(shareOut(target, [{ unitId: 'c-1', level: 'commune', amount: 50 }], null)).toMatchObject({ ok: false, refusal: { code: 'percentage-not-divided' } })
  })
  test('a unit gets one share', () => {
    expect(shareOut(whole, [shares[0], shares[0]], null)).toMatchObject({ ok: false, refusal: { code: 'unit-twice' } })
  })
})

test.each([['short', '2024-12-31', true], ['short', '2026-12-31', false], ['met', '2024-12-31', false], ['unknown', '2024-12-31', false]] as const)('%s in a period to %s asks for cause and remedy on 21 November 2026: %s', (verdict, to, asks) => {
  expect(asksForCause(verdict, day(to), day('2026-11-21'))).toBe(asks)
})
