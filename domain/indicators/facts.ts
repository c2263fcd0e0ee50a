/**
 * From a person's measures to the rows that indicators count. Pure: commands, the demonstration and the nightly comparison use the same
 * function. For each indicator and calendar year at most one row a person, so a figure is the number of rows, and its list is the rows.
 */
import { addDays, daysBetween, earlier, later, yearOf, type PlainDate } from '../kernel/plain-date.ts'
import { supportWindowDays } from './indicators.definitions.ts'
import type { Bundle, BundleMeasure, IndicatorFact } from './indicators.model.ts'
import { firstOfYear, lastOfYear } from './period.ts'
import type { Places } from './places.ts'
import { completionOf, isRegistration, isSign, isSupport, recordOf, returnOf, serviceOf, supportsOf, type Interval } from './signs.ts'

type Day = { readonly indicatorId: IndicatorFact['indicatorId']; readonly ofOn: PlainDate; readonly metOn: PlainDate | null; readonly reason: string | null }

/** The rows of one person as known on `today`; nothing after that day is counted. */
export function factsOf(bundle: Bundle, places: Places, today: PlainDate): IndicatorFact[] {
  return [...managedServed(bundle, today), ...supportedAfter('completers-supported', bundle, completionOf, today), ...supportedAfter('returners-supported', bundle, returnOf, today)].map((row) => placed(row, bundle, places, today))
}

function placed(row: Day, bundle: Bundle, places: Places, today: PlainDate): IndicatorFact {
  const unit = unitOn(bundle, row.ofOn)
  const then = places.at(unit, row.ofOn)
  const now = places.now(then.unitId, unitOn(bundle, today))
  return {
    indicatorId: row.indicatorId, period: yearOf(row.ofOn), subject: '', unitThen: then.unitId, districtThen: then.districtId, provinceThen: then.provinceId,
    unitNow: now.unitId, provinceNow: now.provinceId, ofOn: row.ofOn, metOn: row.metOn, reason: row.metOn === null ? row.reason : null,
  }
}

/** The unit that looked after the person on that day; before the first known place, the first one. */
function unitOn(bundle: Bundle, on: PlainDate): string {
  const ordered = bundle.places.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const place = ordered.findLast((candidate) => candidate.from <= on) ?? ordered[0]
  return place?.unitId ?? bundle.measures[0]?.row.unitId ?? ''
}

function overlaps(interval: Interval, from: PlainDate, to: PlainDate): boolean {
  return interval.from <= to && (interval.to === null || interval.to >= from)
}

function managedServed(bundle: Bundle, today: PlainDate): Day[] {
  const records = bundle.measures.map(recordOf).filter((record) => record !== null)
  const services = bundle.measures.map(serviceOf).filter((service) => service !== null)
  const first = records.reduce<PlainDate | null>((least, record) => (least === null ? record.from : earlier(least, record.from)), null)
  if (first === null || first > today) return []
  const days: Day[] = []
  for (let year = yearOf(first); year <= yearOf(today); year += 1) {
    const [from, to] = [firstOfYear(year), earlier(lastOfYear(year), today)]
    const entries = records.filter((record) => overlaps(record, from, to)).map((record) => later(record.from, from)).toSorted()
    const ofOn = entries[0]
    if (!ofOn) continue
    const met = services.filter((service) => overlaps(service, ofOn, to)).map((service) => later(service.from, ofOn)).toSorted()
    const registered = bundle.measures.some((measure) => isRegistration(measure) && measure.row.registeredOn <= to && (measure.row.open || !measure.row.endedOn || measure.row.endedOn >= from))
    days.push({ indicatorId: 'managed-served', ofOn, metOn: met[0] ?? null, reason: registered ? 'registered-not-started' : 'not-registered' })
  }
  return days
}

function supportedAfter(indicatorId: 'completers-supported' | 'returners-supported', bundle: Bundle, ended: (measure: BundleMeasure) => PlainDate | null, today: PlainDate): Day[] {
  const completions = bundle.measures.map(ended).filter((completed) => completed !== null).filter((completed) => completed <= today).toSorted()
  const supports = bundle.measures.flatMap(supportsOf).filter((on) => on <= today).toSorted()
  const days: Day[] = []
  for (const ofOn of completions) {
    if (days.some((known) => yearOf(known.ofOn) === yearOf(ofOn))) continue
    const support = supports.find((on) => on >= ofOn)
    const inTime = support !== undefined && support <= addDays(ofOn, supportWindowDays)
    days.push({ indicatorId, ofOn, metOn: inTime ? support : null, reason: unmet(bundle, ofOn, support) })
  }
  return days
}

function unmet(bundle: Bundle, ofOn: PlainDate, support: PlainDate | undefined): string {
  if (support !== undefined) return `first-contact-after:${daysBetween(ofOn, support)}`
  if (unitOn(bundle, ofOn) !== unitOn(bundle, addDays(ofOn, supportWindowDays))) return 'moved'
  return bundle.measures.some((measure) => measure.kind === 'post-rehab') ? 'no-contact' : 'no-post-rehab'
}

/** Of the completions counted for a person: from which day, and the first contact afterwards. */
export type CountedCompletion = Pick<IndicatorFact, 'ofOn' | 'metOn' | 'reason'>

/**
 * Whether one more event can change a person's rows, where it comes on or after the last day of its measure, names no unit, and leaves the row of the
 * measure as it is. `completions`: the person's rows of `completers-supported` and `returners-supported` as they stand.
 */
export function mayChangeFacts(kind: BundleMeasure['kind'], event: BundleMeasure['events'][number], completions: readonly CountedCompletion[]): boolean {
  if (isSign(kind, event)) return true
  // A contact counts only where none came before it.
  return isSupport(kind, event) && completions.some((counted) => {
    const days = /^first-contact-after:(\d+)$/.exec(counted.reason ?? '')
    const contact = counted.metOn ?? (days ? addDays(counted.ofOn, Number(days[1])) : null)
    return contact === null || event.occurredOn < contact
  })
}

/** True where both lists of rows say the same, whatever their order: then nothing needs to be written. */
export function sameFacts(before: readonly IndicatorFact[], after: readonly IndicatorFact[]): boolean {
  const text = (facts: readonly IndicatorFact[]) => facts.map((fact) => [fact.indicatorId, fact.period, fact.subject, fact.unitThen, fact.unitNow, fact.provinceNow, fact.ofOn, fact.metOn, fact.reason].join(' ')).toSorted().join('\n')
  return text(before) === text(after)
}
