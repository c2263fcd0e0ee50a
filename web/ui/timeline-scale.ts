/** Two scales of time in one line: the past by years, the next 60 days by days, what lies beyond squeezed at the end. */
import { addDays, addMonths, daysBetween, earlier, later, yearOf, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'

export const nearDays = 60

export type TimelineTick = { readonly x: number; readonly on: PlainDate; readonly part: 'past' | 'near' | 'after' }
export type TimelineScale = {
  readonly start: PlainDate
  readonly today: PlainDate
  readonly nearEnd: PlainDate
  readonly end: PlainDate
  readonly left: number
  readonly right: number
  readonly todayX: number
  readonly nearX: number
  /** Pixels; days outside the line are held at its ends. */
  readonly x: (on: PlainDate) => number
  readonly ticks: readonly TimelineTick[]
}

/** Shares of the width for past, near and after. */
function sharesOf(last: PlainDate, today: PlainDate, nearEnd: PlainDate): readonly [number, number, number] {
  if (last <= today) return [0.8, 0.2, 0]
  return last <= nearEnd ? [0.64, 0.36, 0] : [0.57, 0.31, 0.12]
}

const yearStart = (year: number): PlainDate => `${String(year).padStart(4, '0')}-01-01` as PlainDate

/** `first` and `last`: the earliest and latest day that must be seen. Width and edges in pixels. */
export function timelineScale(input: { readonly first: PlainDate; readonly today: PlainDate; readonly last: PlainDate; readonly left: number; readonly right: number }): TimelineScale {
  const { today, left, right } = input
  const start = yearStart(yearOf(earlier(input.first, addDays(today, -90))))
  const nearEnd = addDays(today, nearDays)
  const end = later(input.last, nearEnd)
  const [past, near] = sharesOf(input.last, today, nearEnd)
  const todayX = left + (right - left) * past
  const nearX = left + (right - left) * (past + near)
  const between = (on: PlainDate, from: PlainDate, to: PlainDate, fromX: number, toX: number): number => {
    const length = daysBetween(from, to)
    return length === 0 ? fromX : fromX + (daysBetween(from, on) / length) * (toX - fromX)
  }
  const x = (on: PlainDate): number => {
    if (on <= start) return left
    if (on >= end) return end === nearEnd ? nearX : right
    if (on <= today) return between(on, start, today, left, todayX)
    if (on <= nearEnd) return between(on, today, nearEnd, todayX, nearX)
    return between(on, nearEnd, end, nearX, right)
  }
  return { start, today, nearEnd, end, left, right, todayX, nearX, x, ticks: ticksOf({ start, today, nearEnd, end, x }) }
}

const least = 46

function ticksOf(scale: Pick<TimelineScale, 'start' | 'today' | 'nearEnd' | 'end' | 'x'>): readonly TimelineTick[] {
  const ticks: TimelineTick[] = []
  const firstYear = yearOf(scale.start)
  const lastYear = yearOf(scale.today)
  const oneYear = lastYear > firstYear ? scale.x(yearStart(firstYear + 1)) - scale.x(yearStart(firstYear)) : Infinity
  const step = Math.max(1, Math.ceil(least / oneYear))
  for (let year = lastYear; year >= firstYear; year -= step) ticks.unshift({ x: scale.x(yearStart(year)), on: yearStart(year), part: 'past' })
  let month = addMonths(`${scale.today.slice(0, 7)}-01` as PlainDate, 1)
  for (; month <= scale.nearEnd; month = addMonths(month, 1)) ticks.push({ x: scale.x(month), on: month, part: 'near' })
  if (scale.end > scale.nearEnd) ticks.push({ x: scale.x(scale.end), on: scale.end, part: 'after' })
  return ticks
}

export type Label = {
  readonly text: string
  /** The ends of what it belongs to. */
  readonly startX: number
  readonly endX: number
  /** Where it begins when it must stand above. */
  readonly over?: number
  readonly bold?: boolean
  /** Sides that may be tried, in this order; both, right first, unless said. */
  readonly sides?: readonly ('before' | 'after')[]
}
export type PlacedLabel = { readonly x: number; readonly anchor: 'start' | 'end'; readonly above: boolean } | null

/** Joins stretches that touch or lie closer than a label's distance. */
export function clusters(stretches: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const joined: [number, number][] = []
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && from - last[1] < 6) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

/** Width of text in pixels, near enough to place it: Source Sans 3 at 13 px. */
export function textWidth(text: string, bold = false): number {
  return text.length * (bold ? 6.7 : 6.4)
}

/**
 * Places one label per item of a lane beside it, in ink, never on a bar: right of its end, left of its start, above it; null where there is
 * no room (the table twin has it in any case). `taken`: horizontal stretches already used at bar height.
 */
export function placeLabels(labels: readonly Label[], taken: readonly (readonly [number, number])[], left: number, right: number): readonly PlacedLabel[] {
  const level: [number, number][] = taken.map(([from, to]) => [from, to])
  const over: [number, number][] = []
  const free = (rows: readonly (readonly [number, number])[], from: number, to: number): boolean => from >= left && to <= right && rows.every((row) => to + 4 <= row[0] || from - 4 >= row[1])
  return labels.map((label) => {
    const width = textWidth(label.text, label.bold)
    const after = { from: label.endX + 9, x: label.endX + 9, anchor: 'start' as const }
    const before = { from: label.startX - 9 - width, x: label.startX - 9, anchor: 'end' as const }
    for (const side of (label.sides ?? ['after', 'before']).map((name) => (name === 'after' ? after : before))) {
      if (!free(level, side.from, side.from + width)) continue
      level.push([side.from, side.from + width])
      return { x: side.x, anchor: side.anchor, above: false }
    }
    const from = Math.min(Math.max(left, label.over ?? label.startX), right - width)
    if (!free(over, from, from + width)) return null
    over.push([from, from + width])
    return { x: from, anchor: 'start' as const, above: true }
  })
}
