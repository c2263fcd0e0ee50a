import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocationKeys, answerRequest, largestRemainder, mayApprove, mayAsk, proposeAllocation, type AllocationKey, type UnitBasis } from './allocation.rules.ts'

const target = (whole: number) => ({ comparator: 'gte' as const, low: whole, high: null, unitOfMeasure: 'suất', compulsory: false })
const unit = (index: number, more: Partial<UnitBasis> = {}): UnitBasis => ({ unitId: `c-${index}`, level: 'commune', population: 1_000, need: 10, capacity: 20, ...more })
const count = (most = 100_000) => fc.option(fc.nat(most))
const anyUnits = fc.array(fc.record({ population: count(2_000_000), need: count(5_000), capacity: count(900) }), { minLength: 1, maxLength: 130 }).map((list) => list.map((given, index) => unit(index, given)))
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }) => (decision.ok ? null : decision.refusal!.code)

describe('parts and reserve are the whole', () => {
  test('whatever the key, the units, the reserve', () => {
    let accepted = 0
    fc.assert(fc.property(fc.nat(50_000), fc.nat(60_000), fc.constantFrom(...allocationKeys.filter((key) => key !== 'by-hand')), anyUnits, (whole, held, key, units) => {
      const plan = proposeAllocation(target(whole), key, units, held === 0 ? null : { name: 'Dự phòng', amount: held })
      if (!plan.ok) { expect(['reserve-too-large', 'key-without-numbers']).toContain(plan.refusal.code); return }
      accepted += 1
      expect(plan.value.lines.reduce((sum, line) => sum + line.amount, 0) + held).toBe(whole)
      for (const line of plan.value.lines) expect(Number.isSafeInteger(line.amount) && line.amount >= 0).toBe(true)
    }), { numRuns: 300 })
    expect(accepted).toBeGreaterThan(80)
  })
  test('by hand only where it adds up', () => {
    const units = [unit(0), unit(1)]
    expect(proposeAllocation(target(10), 'by-hand', units, { name: 'Dự phòng', amount: 2 }, new Map([['c-0', 5], ['c-1', 3]])).ok).toBe(true)
    expect(proposeAllocation(target(10), 'by-hand', units, null, new Map([['c-0', 5], ['c-1', 3]]))).toMatchObject({ refusal: { code: 'shares-do-not-add-up', facts: { sum: 8, whole: 10 } } })
    expect(codeOf(proposeAllocation(target(10), 'by-hand', units, null, new Map([['c-0', 10]])))).toBe('share-without-number')
    expect(codeOf(proposeAllocation(target(10), 'by-hand', units, null, new Map([['c-0', -1], ['c-1', 11]])))).toBe('share-without-number')
  })
  test('each part is less than one away from its exact share, and more weight never gets less', () => {
    fc.assert(fc.property(fc.nat(20_000), fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 80 }).filter((weights) => weights.some((weight) => weight > 0)), (whole, weights) => {
      const sum = weights.reduce((total, weight) => total + weight, 0)
      const parts = largestRemainder(whole, weights.map((weight, index) => ({ unitId: `u${String(index).padStart(3, '0')}`, weight })))
      const list = weights.map((weight, index) => ({ weight, amount: parts.get(`u${String(index).padStart(3, '0')}`)! }))
      for (const { weight, amount } of list) {
        expect(Math.abs(amount - (whole * weight) / sum)).toBeLessThan(1 + 1e-6)
        if (weight === 0) expect(amount).toBe(0)
      }
      const ordered = list.toSorted((a, b) => a.weight - b.weight)
      for (let index = 1; index < ordered.length; index += 1) if (ordered[index]!.weight > ordered[index - 1]!.weight) expect(ordered[index]!.amount).toBeGreaterThanOrEqual(ordered[index - 1]!.amount)
    }), { numRuns: 200 })
  })
  test('answers to units keep the whole, and take nothing the reserve does not have', () => {
    fc.assert(fc.property(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(600), (amount, reserve, wanted, granted) => {
      const answered = answerRequest({ status: 'proposed', amount, reserve, wanted }, granted)
      if (!answered.ok) { expect(['reserve-too-small', 'granted-beyond']).toContain(answered.refusal.code); return }
      expect(answered.value.amount + answered.value.reserve).toBe(amount + reserve)
      expect(answered.value.reserve).toBeGreaterThanOrEqual(0)
    }), { numRuns: 500 })
  })
})

describe('an offer of capacity', () => {
  test('goes over a capacity with a warning, never silently', () => {
    const plan = proposeAllocation(target(50), 'equal', [unit(0, { capacity: 10 }), unit(1, { capacity: 30 }), unit(2, { capacity: null })], { name: 'Dự phòng', amount: 5 })
    expect(plan.ok && plan.value.lines.map((line) => [line.amount, line.overCapacity])).toEqual([[15, true], [15, false], [15, false]])
  })
  test('small counts of people weigh alike', () => {
    const amounts = [1, 2, 3, 4].map((need) => { const plan = proposeAllocation(target(100), 'need', [unit(0, { need }), unit(1, { need: 97 })], null); return plan.ok && plan.value.lines[0]!.amount })
    expect(new Set(amounts).size).toBe(1)
  })
  test.each<[string, ReturnType<typeof proposeAllocation>]>([
    ['compulsory-not-shared', proposeAllocation({ ...target(10), compulsory: true }, 'equal', [unit(0)], null)],
    ['percentage-not-divided', proposeAllocation({ ...target(80), unitOfMeasure: '%' }, 'equal', [unit(0)], null)],
    ['nothing-shared', proposeAllocation(target(10), 'equal', [], null)],
    ['unit-twice', proposeAllocation(target(10), 'equal', [unit(0), unit(0)], null)],
    ['whole-number-needed', proposeAllocation(target(10.5), 'equal', [unit(0)], null)],
    ['reserve-too-large', proposeAllocation(target(10), 'equal', [unit(0)], { name: 'Dự phòng', amount: 11 })],
    ['key-without-numbers', proposeAllocation(target(10), 'population', [unit(0, { population: null }), unit(1, { population: 0 })], null)],
  ])('%s', (code, decision) => expect(codeOf(decision)).toBe(code))
  test('a unit without a number for the key is named and gets nothing', () => {
    const plan = proposeAllocation(target(10), 'capacity' satisfies AllocationKey, [unit(0, { capacity: null }), unit(1)], null)
    expect(plan.ok && [plan.value.unknown, plan.value.lines.map((line) => line.amount)]).toEqual([['c-0'], [0, 10]])
  })
})

describe('negotiation and approval', () => {
  const open = { status: 'proposed' as const, amounts: new Map([['c-1', 10]]), waiting: [] as string[] }
  test('a unit asks for another number, once at a time', () => {
    expect(mayAsk(open, 'c-1', 6).ok).toBe(true)
    expect(codeOf(mayAsk(open, 'c-1', 10))).toBe('same-number')
    expect(codeOf(mayAsk(open, 'c-2', 5))).toBe('unit-not-yours')
    expect(codeOf(mayAsk({ ...open, waiting: ['c-1'] }, 'c-1', 5))).toBe('asked-already')
    expect(codeOf(mayAsk({ ...open, status: 'approved' }, 'c-1', 5))).toBe('allocation-closed')
  })
  test('the answer lies between what stood and what was asked', () => {
    const before = { status: 'proposed' as const, amount: 10, reserve: 5, wanted: 14 }
    expect(answerRequest(before, 14)).toMatchObject({ value: { amount: 14, reserve: 1, answer: 'granted' } })
    expect(answerRequest(before, 12)).toMatchObject({ value: { amount: 12, reserve: 3, answer: 'partly' } })
    expect(answerRequest(before, 10)).toMatchObject({ value: { amount: 10, reserve: 5, answer: 'refused' } })
    expect(codeOf(answerRequest(before, 15))).toBe('granted-beyond')
    expect(codeOf(answerRequest({ ...before, reserve: 2 }, 14))).toBe('reserve-too-small')
    expect(answerRequest({ ...before, wanted: 6 }, 6)).toMatchObject({ value: { amount: 6, reserve: 9, answer: 'granted' } })
  })
  test('another post approves, after every answer', () => {
    const made = { status: 'proposed' as const, madeByPost: 'a', waiting: 0 }
    const director = { role: 'province-police-director' as const, postId: 'b' }
    expect(mayApprove(made, director).ok).toBe(true)
    expect(codeOf(mayApprove(made, { ...director, postId: 'a' }))).toBe('not-by-oneself')
    expect(codeOf(mayApprove({ ...made, waiting: 2 }, director))).toBe('request-unanswered')
    expect(codeOf(mayApprove(made, { role: 'province-police', postId: 'b' }))).toBe('not-your-role')
    expect(codeOf(mayApprove({ ...made, status: 'withdrawn' }, director))).toBe('allocation-closed')
  })
})
