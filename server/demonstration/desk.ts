/**
 * What waits on the desks of the busy communes on the first day: among a few invented lives, the first in which a given act is due on given days.
 * Nothing is bent for it; a life that does not fit is simply another draw.
 */
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { workingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import { addDays, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { procedureOf } from '@hoa-nhap/domain/measures/procedures'
import type { Person } from '@hoa-nhap/domain/measures/engine'
import type { Random } from './random.ts'

export type Wish = {
  readonly kind: MeasureKind
  readonly acts: readonly string[]
  /** The kind of body that is to act, where several could. */
  readonly body?: string
  /** Due between so many days from the first day of the demonstration. */
  readonly due: readonly [number, number]
  /** How long ago such a life begins: the spans to draw from, in days. */
  readonly began: readonly (readonly [number, number])[]
}

const lately = [[4, 13]] as const
/** Half a year, nine months or a year of rehabilitation, begun under the former law; with a year of management behind it for the last. */
const inRehabilitation = [[160, 190], [255, 285], [345, 375]] as const
const inManagement = [[545, 580], [640, 670], [725, 760]] as const

export const wishes: readonly Wish[] = [
  { kind: 'voluntary-home', acts: ['decide'], due: [0, 0], began: lately },
  { kind: 'voluntary-home', acts: ['decide'], due: [-4, -1], began: lately },
  { kind: 'post-rehab', acts: ['complete'], due: [0, 4], began: inManagement },
  { kind: 'assessment', acts: ['record-result'], body: 'health-station', due: [-2, 5], began: [[2, 9]] },
  { kind: 'post-rehab', acts: ['propose', 'decide'], due: [-1, 6], began: inRehabilitation },
  { kind: 'voluntary-home', acts: ['decide'], due: [0, 1], began: lately },
]

export const beginningOf = (wish: Wish, random: Random, until: PlainDate): PlainDate => {
  const [shortest, longest] = random.pick(wish.began)
  return addDays(until, -random.whole(shortest, longest))
}

/** Is one of the acts due on those days, as the inbox will show it? */
export function fulfils(wish: Wish, person: Person, until: PlainDate): boolean {
  const today = addDays(until, 1)
  const [from, to] = [addDays(today, wish.due[0]), addDays(today, wish.due[1])]
  return person.measures.some((measure) => measure.kind === wish.kind && measure.row.open
    && (!wish.body || String((measure.state as { facility?: unknown }).facility).startsWith(`${wish.body}:`))
    && procedureOf(measure.kind)!.deadlinesOf(measure.state, { subject: person.subject, calendar: workingCalendar, today }).some((deadline) => wish.acts.includes(deadline.act ?? '') && deadline.kind !== 'term' && deadline.dueOn >= from && deadline.dueOn <= to))
}
