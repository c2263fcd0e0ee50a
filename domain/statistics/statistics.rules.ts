/** Which tables may be asked for at all; whether one is safe is for the gate. */
import { supportWindowDays } from '../indicators/indicators.rules.ts'
import type { IndicatorDefinition, IndicatorId } from '../indicators/indicators.model.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { addDays, addMonths, type PlainDate } from '../kernel/plain-date.ts'
import { beginsHalf, endsHalf } from './halves.ts'
import type { Related } from './compose.ts'
import type { MetKind } from './layout.ts'
import { longestMonths } from './statistics.law.ts'
import { monthsOfPart, type TableRequest } from './statistics.model.ts'

/** Who releases: the office of the province's chair, which sees figures and nobody behind them. */
export const releasers = ['province-planner'] as const

type Part = Related['pairs'][number]['larger']
/** Indicators that count a part of the people of another one: their difference is a figure too, which anybody can form. */
const parts: readonly { readonly larger: IndicatorId; readonly smaller: IndicatorId; readonly pairs: readonly (readonly [Part, Part])[]; readonly fromNewYear: boolean }[] = [
  { larger: 'completers-supported', smaller: 'returners-supported', pairs: [['of', 'of'], ['met', 'met'], ['unmet', 'unmet']], fromNewYear: false },
  // Whoever completed was served before, in the same year.
  { larger: 'managed-served', smaller: 'completers-supported', pairs: [['of', 'of'], ['met', 'of']], fromNewYear: true },
  { larger: 'managed-served', smaller: 'returners-supported', pairs: [['of', 'of'], ['met', 'of']], fromNewYear: true },
]
/** The other indicators that must be set beside this one, and how. */
export const relatedTo = (id: string): readonly (Pick<Related, 'larger' | 'pairs' | 'fromNewYear'> & { readonly indicatorId: IndicatorId })[] =>
  parts.filter((each) => each.larger === id || each.smaller === id).map((each) => ({
    indicatorId: each.larger === id ? each.smaller : each.larger, larger: each.smaller === id, fromNewYear: each.fromNewYear, pairs: each.pairs.map(([larger, smaller]) => ({ larger, smaller })),
  }))

export const metKindOf = (definition: Pick<IndicatorDefinition, 'metRule'>): MetKind => (definition.metRule === 'with-cohort' ? 'same-half' : 'same-year')

/** An earlier release of the province, or of one that became part of it. */
export type Earlier = { readonly indicatorId: string; readonly definitionVersion: number; readonly from: PlainDate; readonly to: PlainDate }

/** The last days of the columns, if the table may be asked for today. */
export function judgeTable(request: TableRequest, definition: IndicatorDefinition | undefined, today: PlainDate, earlier: readonly Earlier[]): Decision<readonly PlainDate[]> {
  if (!definition) return refuse('unknown-indicator')
  // Staff and bodies are counted in registers, where other rules of showing hold.
  if (definition.source.kind !== 'people' || definition.covers.length === 0) return refuse('statistics-not-people')
  const { from, to } = request
  if (from > to) return refuse('period-reversed', { from, to })
  if (!beginsHalf(from) || !endsHalf(to)) return refuse('statistics-boundaries', { from, to, field: beginsHalf(from) ? 'to' : 'from' })
  if (addMonths(from, longestMonths) <= to) return refuse('statistics-too-long', { months: longestMonths, field: 'to' })
  const ready = definition.metRule === 'with-cohort' ? addDays(to, supportWindowDays) : to
  if (today <= ready) return refuse('statistics-not-over', { on: addDays(ready, 1), field: 'to' })
  const ends: PlainDate[] = []
  if (request.columns === 'whole') ends.push(to)
  else {
    const step = monthsOfPart[request.columns]
    for (let months = step; (ends.at(-1) ?? from) < to; months += step) ends.push(addDays(addMonths(from, months), -1))
  }
  if (ends.at(-1) !== to) return refuse('statistics-columns', { field: 'columns' })
  const over = earlier.filter((each) => each.from <= to && from <= each.to)
  if (over.some((each) => each.indicatorId === definition.id && each.definitionVersion !== definition.version)) return refuse('statistics-definition-changed')
  return accept(ends)
}
