/**
 * A province's number shared out over its units: by a key or by hand, with a named reserve, offered for comment, answered and approved. What is shared
 * is an offer of capacity. Nobody is proposed for it, no unit is ranked, and a number on a compulsory measure never leaves the province. Pure.
 */
import type { Role } from '../kernel/actor.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { isPercentage, type Goal } from './comparators.rules.ts'
import { shareOut, type Reserve } from './directives.rules.ts'

/**
 * `need`: how many people with a managed record the unit served or should have served in the year before, as one number; `capacity`: places of the
 * providers of the unit. `by-hand`: the numbers are given.
 */
export const allocationKeys = ['equal', 'population', 'need', 'capacity', 'by-hand'] as const
export type AllocationKey = (typeof allocationKeys)[number]

export type UnitBasis = {
  readonly unitId: string
  readonly level: 'province' | 'district' | 'commune'
  /** Inhabitants; null where no number is known. */
  readonly population: number | null
  readonly need: number | null
  /** Places that the providers of the unit have; null where no provider is recorded. */
  readonly capacity: number | null
}
export type AllocationLine = { readonly unitId: string; readonly weight: number; readonly capacity: number | null; readonly amount: number; readonly overCapacity: boolean }
export type AllocationPlan = { readonly key: AllocationKey; readonly whole: number; readonly reserve: Reserve | null; readonly lines: readonly AllocationLine[]; /** Units whose basis for the key is not known; they weigh nothing. */ readonly unknown: readonly string[] }

/** Counts of 1 to 4 people weigh alike, so that a share tells nothing of a few. Our decision, with the threshold of small cells. */
const smallNeedWeighs = 3
const needWeight = (need: number) => (need > 0 && need < 5 ? smallNeedWeighs : need)

/**
 * Whole numbers that are exactly the whole, as near to the weights as whole numbers can be: everyone gets the part rounded down, and what is left goes
 * one by one to the largest remainders; equal remainders in the order of the ids. Weights are whole numbers of at least 0 with a sum above 0.
 */
export function largestRemainder(whole: number, weights: readonly { readonly unitId: string; readonly weight: number }[]): ReadonlyMap<string, number> {
  const sum = weights.reduce((total, each) => total + BigInt(each.weight), 0n)
  const parts = weights.map((each) => ({ unitId: each.unitId, exact: BigInt(whole) * BigInt(each.weight) })).map((each) => ({ unitId: each.unitId, amount: Number(each.exact / sum), rest: each.exact % sum }))
  const left = whole - parts.reduce((total, part) => total + part.amount, 0)
  const first = new Set(parts.toSorted((a, b) => (a.rest === b.rest ? (a.unitId < b.unitId ? -1 : 1) : a.rest > b.rest ? -1 : 1)).slice(0, left).map((part) => part.unitId))
  return new Map(parts.map((part) => [part.unitId, part.amount + (first.has(part.unitId) ? 1 : 0)]))
}

function weightOf(unit: UnitBasis, key: AllocationKey): number | null {
  switch (key) {
    case 'equal':
      return 1
    case 'population':
      return unit.population
    case 'need':
      return unit.need === null ? null : needWeight(unit.need)
    case 'capacity':
      return unit.capacity
    case 'by-hand':
      return 0
    default:
      return key satisfies never
  }
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0

/** The number that is shared out. Only whole numbers of things are; a percentage goes to each unit as it is. */
const wholeOf = (target: Goal) => target.low ?? target.high ?? 0

/** What the parts would be. `byHand`: the amounts of the units, for that key alone. */
export function proposeAllocation(
  target: Goal & { readonly compulsory: boolean }, key: AllocationKey, units: readonly UnitBasis[], reserve: Reserve | null, byHand: ReadonlyMap<string, number> = new Map(),
): Decision<AllocationPlan> {
  const whole = wholeOf(target)
  const held = reserve?.amount ?? 0
  const may = shareOut({ ...target, low: 0, high: 0 }, units.map((unit) => ({ unitId: unit.unitId, level: unit.level, amount: isPercentage(target) ? null : 0 })), null)
  if (!may.ok) return may
  if (isPercentage(target)) return refuse('percentage-not-divided')
  if (!isCount(whole)) return refuse('whole-number-needed', { whole })
  if (!isCount(held)) return refuse('whole-number-needed', { whole: held, field: 'reserve' })
  if (held > whole) return refuse('reserve-too-large', { reserve: held, whole, field: 'reserve' })
  const weighed = units.map((unit) => ({ unit, weight: weightOf(unit, key) }))
  const unknown = weighed.filter(({ weight }) => weight === null).map(({ unit }) => unit.unitId)
  let amounts: ReadonlyMap<string, number>
  if (key === 'by-hand') {
    const wrong = units.find((unit) => !isCount(byHand.get(unit.unitId) ?? Number.NaN))
    if (wrong) return refuse('share-without-number', { unit: wrong.unitId })
    amounts = byHand
  } else {
    if (weighed.every(({ weight }) => !weight)) return refuse('key-without-numbers', { key })
    amounts = largestRemainder(whole - held, weighed.map(({ unit, weight }) => ({ unitId: unit.unitId, weight: weight ?? 0 })))
  }
  const lines = weighed.map(({ unit, weight }): AllocationLine => {
    const amount = amounts.get(unit.unitId) ?? 0
    return { unitId: unit.unitId, weight: weight ?? 0, capacity: unit.capacity, amount, overCapacity: unit.capacity !== null && amount > unit.capacity }
  })
  const adds = shareOut(target, lines.map((line, index) => ({ unitId: line.unitId, level: units[index]!.level, amount: line.amount })), reserve)
  return adds.ok ? accept({ key, whole, reserve, lines, unknown }) : adds
}

export type AllocationStatus = 'proposed' | 'approved' | 'superseded' | 'withdrawn'

/** A unit asks for another number while the proposal is open; once at a time, and with a reason. */
export function mayAsk(allocation: { readonly status: AllocationStatus; readonly amounts: ReadonlyMap<string, number>; readonly waiting: readonly string[] }, unitId: string, wanted: number): Decision<'ask'> {
  if (allocation.status !== 'proposed') return refuse('allocation-closed')
  const amount = allocation.amounts.get(unitId)
  if (amount === undefined) return refuse('unit-not-yours')
  if (allocation.waiting.includes(unitId)) return refuse('asked-already')
  return amount === wanted ? refuse('same-number', { amount, field: 'wanted' }) : accept('ask')
}

/** The province answers: the difference comes from the reserve or goes back to it, so that the whole stays the whole. */
export function answerRequest(before: { readonly status: AllocationStatus; readonly amount: number; readonly reserve: number; readonly wanted: number }, granted: number): Decision<{ readonly amount: number; readonly reserve: number; readonly answer: 'granted' | 'partly' | 'refused' }> {
  if (before.status !== 'proposed') return refuse('allocation-closed')
  if (!isCount(granted)) return refuse('whole-number-needed', { whole: granted, field: 'granted' })
  // The province grants what was asked, less than that, or nothing: it does not use the answer to give a unit what it never asked for.
  const [least, most] = before.wanted > before.amount ? [before.amount, before.wanted] : [before.wanted, before.amount]
  if (granted < least || granted > most) return refuse('granted-beyond', { least, most, field: 'granted' })
  const reserve = before.reserve - (granted - before.amount)
  if (reserve < 0) return refuse('reserve-too-small', { reserve: before.reserve, needed: granted - before.amount, field: 'granted' })
  return accept({ amount: granted, reserve, answer: granted === before.wanted ? 'granted' : granted === before.amount ? 'refused' : 'partly' })
}

/** The posts that approve for a province. */
export const approvers: readonly Role[] = ['province-police-director', 'province-planner']

/** Approved by another post than the one that drew it up, once every unit that asked has its answer. */
export function mayApprove(allocation: { readonly status: AllocationStatus; readonly madeByPost: string; readonly waiting: number }, by: { readonly role: Role; readonly postId: string }): Decision<'approve'> {
  if (!approvers.includes(by.role)) return refuse('not-your-role')
  if (allocation.status !== 'proposed') return refuse('allocation-closed')
  if (allocation.madeByPost === by.postId) return refuse('not-by-oneself')
  return allocation.waiting > 0 ? refuse('request-unanswered', { count: allocation.waiting }) : accept('approve')
}
