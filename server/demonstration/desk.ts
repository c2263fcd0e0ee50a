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
  /** Towards which measure the life leans, so that not too many are drawn. */
  readonly leaning?: MeasureKind
  readonly status?: string
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
/** A dossier of some weeks; twelve months of an order behind it. */
const inDossier = [[8, 40]] as const
const atCourt = [[25, 60]] as const
const inFacility = [[425, 475]] as const

export const wishes: readonly Wish[] = [
  { kind: 'voluntary-home', acts: ['decide'], due: [0, 0], began: lately, leaning: 'voluntary-home' },
  { kind: 'voluntary-home', acts: ['decide'], due: [-4, -1], began: lately, leaning: 'voluntary-home' },
  { kind: 'post-rehab', acts: ['complete'], due: [0, 4], began: inManagement, leaning: 'voluntary-home' },
  { kind: 'assessment', acts: ['record-result'], body: 'health-station', due: [-2, 5], began: [[2, 9]], leaning: 'voluntary-home' },
  { kind: 'post-rehab', acts: ['propose', 'decide'], due: [-1, 6], began: inRehabilitation, leaning: 'voluntary-home' },
  { kind: 'voluntary-home', acts: ['decide'], due: [0, 1], began: lately, leaning: 'voluntary-home' },
  { kind: 'user-management', acts: ['decide'], due: [-2, 2], began: [[2, 9]], leaning: 'user-management' },
  { kind: 'compulsory-dossier', acts: ['send-to-court', 'give-notice', 'dossier-made'], due: [-2, 4], began: inDossier, leaning: 'compulsory-dossier' },
  { kind: 'compulsory-dossier', acts: ['court-decided', 'court-accept'], due: [-2, 12], began: atCourt, leaning: 'compulsory-dossier' },
  { kind: 'compulsory', acts: ['end-notice'], due: [-2, 12], began: [[385, 440]], leaning: 'compulsory' },
  { kind: 'compulsory', acts: ['complete'], due: [0, 9], began: inFacility, leaning: 'compulsory' },
  { kind: 'compulsory', acts: ['complete'], due: [-8, -1], began: inFacility, leaning: 'compulsory' },
  { kind: 'compulsory', acts: ['designate'], due: [-2, 2], began: [[45, 75]], leaning: 'compulsory' },
  { kind: 'compulsory', acts: ['designate'], status: 'facility-referred', due: [-3, 3], began: [[45, 75]], leaning: 'compulsory' },
  { kind: 'compulsory', acts: ['admit', 'request-facility'], due: [-2, 2], began: [[45, 75]], leaning: 'compulsory' },
  { kind: 'voluntary-public', acts: ['designate', 'start'], due: [-2, 3], began: [[8, 18]], leaning: 'voluntary-public' },
  { kind: 'voluntary-private', acts: ['start', 'complete', 'end-notice'], due: [-2, 5], began: [[8, 18]], leaning: 'voluntary-private' },
  { kind: 'substitution', acts: ['intake-notice', 'start'], due: [-2, 4], began: [[5, 16]], leaning: 'substitution' },
  { kind: 'e-monitoring', acts: ['fit'], due: [-2, 2], began: [[6, 16]], leaning: 'voluntary-home' },
]

export const beginningOf = (wish: Wish, random: Random, until: PlainDate): PlainDate => {
  const [shortest, longest] = random.pick(wish.began)
  return addDays(until, -random.whole(shortest, longest))
}

/** Is one of the acts due on those days, as the inbox will show it? */
export function fulfils(wish: Wish, person: Person, until: PlainDate): boolean {
  const today = addDays(until, 1)
  const [from, to] = [addDays(today, wish.due[0]), addDays(today, wish.due[1])]
  return person.measures.some((measure) => measure.kind === wish.kind && measure.row.open && (!wish.status || measure.row.status === wish.status)
    && (!wish.body || String((measure.state as { facility?: unknown }).facility).startsWith(`${wish.body}:`))
    && procedureOf(measure.kind)!.deadlinesOf(measure.state, { subject: person.subject, calendar: workingCalendar, today }).some((deadline) => wish.acts.includes(deadline.act ?? '') && deadline.kind !== 'term' && deadline.dueOn >= from && deadline.dueOn <= to))
}
