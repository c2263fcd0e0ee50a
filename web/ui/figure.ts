import { goalOfPart, isPercentage, missingOf as missingOfGoal, verdictOf as verdictOfGoal, type Goal, type Verdict } from '@hoa-nhap/domain/directives/comparators.rules'
import { formatNumber, formatPercent } from '../text/format.ts'
import type { Language } from '../text/i18n.ts'

/** How a reading is said and judged. A denominator below 20 shows the count itself; what cannot be computed is never 0 %. */
export type Count = number | '<5'
export type FigureReading = { readonly met: Count; readonly of: Count; readonly value: number | null; readonly partly?: string | undefined }
export type UncomputableReading = { readonly status: 'cannot-be-computed'; readonly reason: string }
export type AnyReading = FigureReading | UncomputableReading
export type TargetLine = Goal
export type { Verdict }

export const smallDenominator = 20

export function isComputed(reading: AnyReading): reading is FigureReading {
  return !('status' in reading)
}

export function countText(count: Count, language: Language): string {
  return count === '<5' ? '<\u00a05' : formatNumber(count, language)
}

/** Share in percent; null where it may not or cannot be said. */
export function shareOf(reading: FigureReading): number | null {
  if (typeof reading.met !== 'number' || typeof reading.of !== 'number' || reading.of === 0) return null
  return (reading.met / reading.of) * 100
}

/** `n/N` below 20, otherwise the percentage without its sign (the head of the column has it); `–` for an empty population. */
export function figureText(reading: FigureReading, language: Language, sign = false): string {
  if (reading.of === 0) return '–'
  if (reading.met === '<5' && reading.of === '<5') return countText('<5', language)
  const share = shareOf(reading)
  if (share === null || (typeof reading.of === 'number' && reading.of < smallDenominator)) return `${countText(reading.met, language)}/${countText(reading.of, language)}`
  return sign ? formatPercent(floorTenth(share), language) : formatNumber(floorTenth(share), language, 1)
}

/** Against a number the count itself is said: 1,534 places, whatever share of the people that is. */
export function againstText(reading: FigureReading, target: TargetLine | null, language: Language): string {
  return target && !isPercentage(target) ? countText(reading.met, language) : figureText(reading, language)
}

/** How far the reading is on the way to a hundred: its share, or the part of the number that is reached. Null where it cannot be said. */
export function wayOf(reading: FigureReading, target: TargetLine | null): number | null {
  if (!target || isPercentage(target)) return shareOf(reading)
  const whole = target.low ?? target.high
  return whole === null || whole === 0 || typeof reading.met !== 'number' ? null : (reading.met / whole) * 100
}

/** One decimal, rounded so that 99.96 is never shown as 100. */
export function floorTenth(share: number): number {
  const rounded = Math.round(share * 10) / 10
  return rounded >= 100 && share < 100 ? 99.9 : rounded
}

/** Where on that way the target is met; null where the target is an upper bound. */
export function neededShare(target: TargetLine): number | null {
  if (target.comparator === 'lt' || target.comparator === 'lte') return null
  const value = target.low ?? target.high
  return value === null || isPercentage(target) ? value : 100
}

/** The target as a unit below has it, of whose share nothing is known here. */
export const targetOfPart = (target: TargetLine): TargetLine => goalOfPart(target, null)

/** The verdict of the domain's own rule; a hidden count has none. */
export function verdictOf(reading: AnyReading, target: TargetLine): Verdict {
  if (!isComputed(reading) || typeof reading.met !== 'number' || typeof reading.of !== 'number') return 'unknown'
  return verdictOfGoal(target, reading.met, reading.of)
}

/** How many more people must be reached; null where nothing is missing or it cannot be said. */
export function missingOf(reading: AnyReading, target: TargetLine): number | null {
  if (!isComputed(reading) || typeof reading.met !== 'number' || typeof reading.of !== 'number') return null
  return missingOfGoal(target, reading.met, reading.of) || null
}

/** `= 100 %`, `80–85 %`, `> 90 %`, `≈ 50 %`. */
export function targetText(target: TargetLine, language: Language): string {
  const unit = isPercentage(target) ? (language === 'en' ? '%' : '\u00a0%') : `\u00a0${target.unitOfMeasure}`
  const say = (value: number): string => formatNumber(value, language, Number.isInteger(value) ? 0 : 1)
  if (target.low === null && target.high === null) return ''
  if (target.comparator === 'range' && target.low !== null && target.high !== null) return `${say(target.low)}–${say(target.high)}${unit}`
  const value = target.low ?? target.high ?? 0
  const sign = { eq: '=', gt: '>', gte: '≥', lt: '<', lte: '≤', range: '≥', approx: '≈' }[target.comparator]
  return `${sign} ${say(value)}${unit}`
}
