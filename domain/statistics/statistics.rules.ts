/** Which tables may be asked for at all; whether one is safe is for the gate. */
import { supportWindowDays } from '../indicators/indicators.definitions.ts'
import type { IndicatorDefinition, IndicatorId } from '../indicators/indicators.model.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import { addDays, addMonths, type PlainDate } from '../kernel/plain-date.ts'
import { beginsHalf, endsHalf } from './halves.ts'
import type { MetKind } from './layout.ts'
import { longestMonths } from './statistics.law.ts'
import { monthsOfPart, type TableRequest } from './statistics.model.ts'

/** Who releases: the office of the province's chair, which sees figures and nobody behind them. */
export const releasers = ['province-planner'] as const

/** Each of these counts a part of the people of the other: both together would show the rest, so that of a period only one is published. */
const nested: readonly (readonly [IndicatorId, IndicatorId])[] = [['completers-supported', 'returners-supported']]
export const nestedWith = (id: string): readonly string[] => nested.filter((pair) => (pair as readonly string[]).includes(id)).flatMap((pair) => pair.filter((each) => each !== id))

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
  if (over.some((each) => nestedWith(definition.id).includes(each.indicatorId))) return refuse('statistics-nested')
  return accept(ends)
}
