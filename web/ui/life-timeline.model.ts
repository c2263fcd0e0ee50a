/** What the life line draws: lanes by measure, bars, marks and the band of regimes. The words are given by the caller. */
import { addDays, earlier, later, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'

export type MarkShape = 'decision' | 'test' | 'meeting' | 'step' | 'due' | 'ahead' | 'late'
export type TimelineMark = {
  readonly id: string
  readonly on: PlainDate
  readonly shape: MarkShape
  readonly label: string
  /** Form, post, article: a second line. */
  readonly note?: string | undefined
  /** Said beside the mark on the wide line; others are in the list and the table. */
  readonly said?: string | undefined
}
export type TimelineBar = {
  readonly id: string
  readonly from: PlainDate
  /** Last day; null while it runs without a known end. */
  readonly to: PlainDate | null
  /** The term is under a law that no longer is in force: drawn hatched. */
  readonly former: boolean
  readonly label: string
  readonly note?: string | undefined
}
export type TimelineLane = {
  readonly id: string
  readonly label: string
  /** Index of the lane's colour; null for steps without a term. */
  readonly colour: number | null
  readonly bars: readonly TimelineBar[]
  readonly marks: readonly TimelineMark[]
}
export type RegimeBand = { readonly id: string; readonly from: PlainDate | null; readonly to: PlainDate | null; readonly label: string; readonly inForce: boolean }

/** The earliest and latest day on any lane. */
export function extentOf(lanes: readonly TimelineLane[], today: PlainDate): { readonly first: PlainDate; readonly last: PlainDate } {
  let first = today
  let last = today
  for (const lane of lanes) {
    for (const bar of lane.bars) {
      first = earlier(first, bar.from)
      last = later(last, bar.to ?? bar.from)
    }
    for (const mark of lane.marks) {
      first = earlier(first, mark.on)
      last = later(last, mark.on)
    }
  }
  return { first, last }
}

export type LineEntry =
  | { readonly kind: 'mark'; readonly on: PlainDate; readonly lane: TimelineLane; readonly former: boolean; readonly mark: TimelineMark; readonly ahead: boolean }
  | { readonly kind: 'end'; readonly on: PlainDate; readonly lane: TimelineLane; readonly former: boolean; readonly bar: TimelineBar; readonly ahead: boolean }
  | { readonly kind: 'meetings'; readonly on: PlainDate; readonly lane: TimelineLane; readonly former: boolean; readonly count: number; readonly from: PlainDate; readonly ahead: false }
  | { readonly kind: 'regime'; readonly on: PlainDate; readonly regime: RegimeBand; readonly ahead: boolean }
  | { readonly kind: 'today'; readonly on: PlainDate }

function formerOn(lane: TimelineLane, on: PlainDate): boolean {
  return lane.bars.some((bar) => bar.former && bar.from <= on && (bar.to === null || on <= addDays(bar.to, 1)))
}

/**
 * The vertical line: latest first, one `today`, regime changes inside the life, and the earlier of several meetings in a row of the
 * same lane folded into one entry with their number.
 */
export function entriesOf(lanes: readonly TimelineLane[], regimes: readonly RegimeBand[], today: PlainDate): readonly LineEntry[] {
  const { first, last } = extentOf(lanes, today)
  const all: LineEntry[] = []
  for (const lane of lanes) {
    for (const mark of lane.marks) all.push({ kind: 'mark', on: mark.on, lane, former: formerOn(lane, mark.on), mark, ahead: mark.shape === 'ahead' || mark.on > today })
    for (const bar of lane.bars) if (bar.to) all.push({ kind: 'end', on: bar.to, lane, former: bar.former, bar, ahead: bar.to > today })
  }
  for (const regime of regimes) if (regime.from && regime.from > first && regime.from <= last) all.push({ kind: 'regime', on: regime.from, regime, ahead: regime.from > today })
  const sorted = all.toSorted((a, b) => (a.on === b.on ? rank(a) - rank(b) : a.on < b.on ? 1 : -1))
  const isAhead = (entry: LineEntry): boolean => entry.kind !== 'today' && (entry.ahead || (entry.kind === 'mark' && (entry.mark.shape === 'due' || entry.mark.shape === 'late')))
  const ahead = sorted.filter(isAhead)
  const past = foldMeetings(sorted.filter((entry) => !isAhead(entry)))
  return [...ahead, { kind: 'today', on: today }, ...past]
}

/** On one day: the end of a term, then acts, then the change of law. */
function rank(entry: LineEntry): number {
  return entry.kind === 'end' ? 0 : entry.kind === 'regime' ? 2 : 1
}

function foldMeetings(past: readonly LineEntry[]): readonly LineEntry[] {
  const folded: LineEntry[] = []
  let index = 0
  while (index < past.length) {
    const run = meetingsFrom(past, index)
    const [latest, ...earlier] = run
    // One earlier meeting takes no more room than saying so.
    if (latest && earlier.length > 1) {
      const [next] = earlier
      folded.push(latest, { kind: 'meetings', on: next!.on, lane: next!.lane, former: next!.former, count: earlier.length, from: earlier.at(-1)!.on, ahead: false })
    } else folded.push(...(run.length > 0 ? run : [past[index]!]))
    index += Math.max(1, run.length)
  }
  return folded
}

/** Meetings of one lane in a row, latest first. */
function meetingsFrom(past: readonly LineEntry[], start: number): readonly (LineEntry & { readonly kind: 'mark' })[] {
  const run: (LineEntry & { readonly kind: 'mark' })[] = []
  for (const entry of past.slice(start)) {
    if (entry.kind !== 'mark' || entry.mark.shape !== 'meeting' || (run[0] && run[0].lane.id !== entry.lane.id)) break
    run.push(entry)
  }
  return run
}
