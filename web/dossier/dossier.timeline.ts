/** From the measures of a person to the lanes of the life line. Pure: words and the present are given. */
import type { z } from 'zod'
import { regimes as lawRegimes } from '@hoa-nhap/domain/kernel/law-timeline'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { addDays, addMonths, dayOf, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DeadlineView, EventView, MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { readClock } from '../text/clock-words.ts'
import type { Language } from '../text/i18n.ts'
import type { MarkShape, RegimeBand, TimelineBar, TimelineLane, TimelineMark } from '../ui/life-timeline.model.ts'

export type EventView = z.infer<typeof EventView>
export type LaneId = 'user-management' | 'assessment' | 'voluntary' | 'compulsory' | 'e-monitoring' | 'post-rehab' | 'substitution'

/** One lane and one colour for each kind of measure, everywhere. */
const laneOfKind: Readonly<Record<MeasureKind, { readonly lane: LaneId; readonly colour: number | null }>> = {
  'user-management': { lane: 'user-management', colour: 0 },
  assessment: { lane: 'assessment', colour: null },
  'voluntary-home': { lane: 'voluntary', colour: 1 }, 'voluntary-private': { lane: 'voluntary', colour: 1 }, 'voluntary-public': { lane: 'voluntary', colour: 1 },
  'compulsory-dossier': { lane: 'compulsory', colour: 2 }, compulsory: { lane: 'compulsory', colour: 2 },
  'e-monitoring': { lane: 'e-monitoring', colour: 3 }, 'post-rehab': { lane: 'post-rehab', colour: 4 }, substitution: { lane: 'substitution', colour: 5 },
}
const laneOrder: readonly LaneId[] = ['user-management', 'assessment', 'voluntary', 'compulsory', 'e-monitoring', 'post-rehab', 'substitution']

export const colourOf = (kind: MeasureKind): number => laneOfKind[kind].colour ?? 0

export type TimelineWords = {
  readonly language: Language
  readonly lane: (lane: LaneId) => string
  readonly measure: (kind: string) => string
  readonly act: (kind: string, type: string) => string
  readonly clock: (clock: string) => string
  readonly form: (form: string) => string
  readonly months: (count: number) => string
  readonly day: (on: PlainDate) => string
}

/** Diamonds are decisions and other signed turns of the case; triangles tests; dots meetings; the rest are steps. */
export function shapeOf(type: string): MarkShape {
  if (type.includes('test')) return 'test'
  if (/visit|support|counsel|supervis|work-introduced|papers-helped/u.test(type)) return 'meeting'
  if (/^decide|decision|complete|^start$|notice|propose|^end-|^end$|^quit$|record-result|breach|extend|suspend/u.test(type)) return 'decision'
  return 'step'
}

function monthsOf(from: PlainDate, to: PlainDate): number | null {
  for (let months = 1; months <= 60; months += 1) if (addMonths(from, months) === to || addDays(addMonths(from, months), -1) === to) return months
  return null
}

function barOf(measure: MeasureView, words: TimelineWords): TimelineBar | null {
  const from = (measure.startedOn ?? null) as PlainDate | null
  if (!from || measure.kind === 'assessment') return null
  const to = (measure.endedOn ?? measure.termEndsOn) as PlainDate | null
  const months = measure.termEndsOn ? monthsOf(from, measure.termEndsOn as PlainDate) : null
  return { id: measure.id, from, to: to && to < from ? from : to, former: measure.regime !== 'r2026', label: words.measure(measure.kind), note: months ? words.months(months) : undefined }
}

function markOfEvent(measure: MeasureView, event: EventView, words: TimelineWords): TimelineMark {
  const note = [event.form ? words.form(event.form) : null, event.agencyName || null].filter(Boolean).join(' · ')
  return { id: event.id, on: event.occurredOn as PlainDate, shape: shapeOf(event.type), label: words.act(measure.kind, event.type), ...(note ? { note } : {}) }
}

/** The end of a term is the end of its bar; a right presses nobody. */
function markOfDeadline(deadline: DeadlineView, now: Instant, words: TimelineWords): TimelineMark | null {
  if (deadline.kind === 'term' || deadline.kind === 'right' || deadline.kind === 'min') return null
  const reading = readClock(deadline, now, words.language)
  const shape: MarkShape = reading.tone === 'late' ? 'late' : reading.tone === 'soon' ? 'due' : 'ahead'
  const on = (shape === 'ahead' && deadline.kind === 'window' ? (deadline.opensOn ?? deadline.dueOn) : deadline.dueOn) as PlainDate
  if (shape === 'ahead' && on < dayOf(now)) return null
  const title = words.clock(deadline.clock)
  return { id: deadline.id, on, shape, label: shape === 'ahead' ? title : `${reading.words}: ${title}`, said: shape === 'ahead' ? `${title} ${words.day(on)}` : `${reading.words}: ${title}`, ...(deadline.form ? { note: words.form(deadline.form) } : {}) }
}

export function lanesOf(measures: readonly MeasureView[], deadlines: readonly DeadlineView[], now: Instant, words: TimelineWords): readonly TimelineLane[] {
  return laneOrder.flatMap((lane): TimelineLane[] => {
    const own = measures.filter((measure) => laneOfKind[measure.kind].lane === lane)
    if (own.length === 0) return []
    const bars = own.flatMap((measure) => barOf(measure, words) ?? [])
    const events = own.flatMap((measure) => (measure.events ?? []).filter((event) => !event.replacedBy && event.type !== 'correct').map((event) => markOfEvent(measure, event, words)))
    const due = deadlines.filter((deadline) => laneOfKind[deadline.measureKind].lane === lane).flatMap((deadline) => markOfDeadline(deadline, now, words) ?? [])
    return [{ id: lane, label: words.lane(lane), colour: laneOfKind[own[0]!.kind].colour, bars, marks: [...events, ...due] }]
  })
}

export function bandsOf(label: (regime: string) => string, today: PlainDate): readonly RegimeBand[] {
  return lawRegimes.map((regime) => ({ id: regime.id, from: regime.from, to: regime.to, label: label(regime.id), inForce: (regime.from === null || regime.from <= today) && (regime.to === null || today <= regime.to) }))
}
