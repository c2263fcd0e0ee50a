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

export type Label = { readonly text: string; /** The free ends it may stand at. */ readonly startX: number; readonly endX: number; readonly bold?: boolean }
export type PlacedLabel = { readonly x: number; readonly anchor: 'start' | 'end'; readonly above: boolean } | null

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
  const free = (rows: readonly (readonly [number, number])[], from: number, to: number, except?: readonly [number, number]): boolean =>
    from >= left && to <= right && rows.every((row) => (except && row[0] === except[0] && row[1] === except[1]) || to + 4 <= row[0] || from - 4 >= row[1])
  return labels.map((label) => {
    const width = textWidth(label.text, label.bold)
    const after: [number, number] = [label.endX + 9, label.endX + 9 + width]
    if (free(level, after[0], after[1])) {
      level.push(after)
      return { x: after[0], anchor: 'start', above: false }
    }
    const before: [number, number] = [label.startX - 9 - width, label.startX - 9]
    if (free(level, before[0], before[1])) {
      level.push(before)
      return { x: before[1], anchor: 'end', above: false }
    }
    const from = Math.min(Math.max(left, label.startX), right - width)
    if (free(over, from, from + width)) {
      over.push([from, from + width])
      return { x: from, anchor: 'start', above: true }
    }
    return null
  })
}
