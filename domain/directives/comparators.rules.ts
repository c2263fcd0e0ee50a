/** Whether a target is reached, and how many more people it needs. Whole numbers only: a percentage is compared as met × 100 against the number × of. */
import { z } from 'zod'

export const Comparator = z.enum(['eq', 'gt', 'gte', 'lt', 'lte', 'range', 'approx'])
export type Comparator = z.infer<typeof Comparator>

export type Goal = { readonly comparator: Comparator; readonly low: number | null; readonly high: number | null; readonly unitOfMeasure: string }
export type Verdict = 'met' | 'short' | 'unknown'

/** "About 30" is taken as reached from nine tenths of it. Our decision: the documents give no number. */
const aboutShare = 0.9

export const isPercentage = (goal: Pick<Goal, 'unitOfMeasure'>) => goal.unitOfMeasure.trim().startsWith('%')

/**
 * The goal as a part of the unit has it. A percentage holds for every part; a number is the whole unit's, of which a part has its own share, or
 * nothing to reach and nothing to lack.
 */
export function goalOfPart<Given extends Goal>(goal: Given, share: number | null): Given {
  return isPercentage(goal) ? goal : { ...goal, low: goal.low === null ? null : share, high: goal.high === null ? null : share }
}

/** The number to be reached; null where the goal is only an upper limit. */
function floorOf(goal: Goal): number | null {
  switch (goal.comparator) {
    case 'lt':
    case 'lte':
      return null
    case 'approx':
      return goal.low === null ? null : goal.low * aboutShare
    case 'eq':
    case 'gt':
    case 'gte':
    case 'range':
      return goal.low
    default:
      return goal.comparator satisfies never
  }
}

// Plain multiplication of small whole numbers and decimals; the tolerance only swallows the representation of 0.9 × 30.
const atLeast = (value: number, limit: number) => value >= limit - 1e-9
const moreThan = (value: number, limit: number) => value > limit + 1e-9

/**
 * A goal of service is reached when it is reached or passed: 86 % reaches "80–85 %", and 12 reaches "10". Only `lt` and `lte` are limits
 * from above. Nothing to count is `unknown`, never short.
 */
export function verdictOf(goal: Goal, met: number, of: number): Verdict {
  const percentage = isPercentage(goal)
  if (percentage && of === 0) return 'unknown'
  const value = percentage ? met * 100 : met
  const scale = percentage ? of : 1
  if (goal.comparator === 'lt' || goal.comparator === 'lte') {
    const ceiling = goal.high ?? goal.low
    if (ceiling === null) return 'unknown'
    const within = goal.comparator === 'lt' ? moreThan(ceiling * scale, value) : atLeast(ceiling * scale, value)
    return within ? 'met' : 'short'
  }
  const floor = floorOf(goal)
  if (floor === null) return 'unknown'
  return (goal.comparator === 'gt' ? moreThan(value, floor * scale) : atLeast(value, floor * scale)) ? 'met' : 'short'
}

/** How many more people (or things) would reach the goal with the same denominator: 0 when reached, null where more would not help or cannot be. */
export function missingOf(goal: Goal, met: number, of: number): number | null {
  const verdict = verdictOf(goal, met, of)
  if (verdict === 'unknown') return null
  if (verdict === 'met') return 0
  const floor = floorOf(goal)
  if (floor === null) return null
  const needed = isPercentage(goal) ? (floor * of) / 100 : floor
  const least = goal.comparator === 'gt' ? Math.floor(needed + 1e-9) + 1 : Math.ceil(needed - 1e-9)
  return isPercentage(goal) && least > of ? null : least - met
}

/** What a goal must carry: the bounds its comparator speaks of. */
export function isComplete(goal: Pick<Goal, 'comparator' | 'low' | 'high'>): boolean {
  switch (goal.comparator) {
    case 'range':
      return goal.low !== null && goal.high !== null && goal.low <= goal.high
    case 'lt':
    case 'lte':
      return goal.high !== null || goal.low !== null
    case 'eq':
    case 'gt':
    case 'gte':
    case 'approx':
      return goal.low !== null
    default:
      return goal.comparator satisfies never
  }
}
