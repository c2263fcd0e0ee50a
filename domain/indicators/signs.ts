/** What the counting reads from a measure: the few signs of its legal status, in one place. */
import type { MeasureKind } from '../kernel/measure.ts'
import { earlier, type PlainDate } from '../kernel/plain-date.ts'
import type { BundleMeasure } from './indicators.model.ts'

const rehabilitations: readonly MeasureKind[] = ['voluntary-home', 'voluntary-private', 'voluntary-public', 'compulsory']
const services: readonly MeasureKind[] = [...rehabilitations, 'substitution']
const records: readonly MeasureKind[] = ['assessment', ...services, 'compulsory-dossier']

/** Acts of post-rehabilitation management by which the person was helped, taught, advised or met. */
export const supportActs: readonly string[] = ['record-support', 'record-visit']
/** The act by which a rehabilitation is completed. */
export const completionAct = 'complete'

export type Interval = { readonly from: PlainDate; readonly to: PlainDate | null }

type Event = BundleMeasure['events'][number]
const isResult = (event: Event) => event.data['result'] === 'addicted'
const isCompletion = (event: Event) => event.type === completionAct

/** Support under post-rehabilitation management. A visit at which nobody was met is none. */
export const isSupport = (kind: MeasureKind, event: Event) => kind === 'post-rehab' && supportActs.includes(event.type) && event.data['met'] !== false && event.data['met'] !== 'no'

/** An event from which a figure is read besides support: the result of an assessment, the completion of a rehabilitation. */
export const isSign = (kind: MeasureKind, event: Event) => (kind === 'assessment' && isResult(event)) || (rehabilitations.includes(kind) && isCompletion(event))

const standing = (measure: BundleMeasure) => measure.events.filter((event) => !event.replacedBy)

/** The days on which the measure is a managed record of an addicted person; null where it is none. */
export function recordOf(measure: BundleMeasure): Interval | null {
  if (!records.includes(measure.kind)) return null
  const to = measure.row.open ? null : (measure.row.endedOn ?? null)
  if (measure.kind !== 'assessment') return { from: measure.row.registeredOn, to }
  const result = standing(measure).find(isResult)
  return result ? { from: result.occurredOn, to } : null
}

/** The days of rehabilitation or treatment; null where none has begun. */
export function serviceOf(measure: BundleMeasure): Interval | null {
  if (!services.includes(measure.kind) || !measure.row.startedOn) return null
  return { from: measure.row.startedOn, to: measure.row.open ? null : (measure.row.endedOn ?? null) }
}

export const isRegistration = (measure: BundleMeasure) => services.includes(measure.kind)

/** The day of completion: never later than the last day of the term, whenever the paper was made. Null where it runs, was broken off or has not begun. */
export function completionOf(measure: BundleMeasure): PlainDate | null {
  if (!rehabilitations.includes(measure.kind) || measure.row.status !== 'completed') return null
  const on = standing(measure).findLast(isCompletion)?.occurredOn ?? measure.row.endedOn ?? null
  return on && measure.row.termEndsOn ? earlier(on, measure.row.termEndsOn) : on
}

const inFacilities: readonly MeasureKind[] = ['voluntary-private', 'voluntary-public', 'compulsory']
/** The same of a rehabilitation in a facility: the person returns home. */
export const returnOf = (measure: BundleMeasure): PlainDate | null => (inFacilities.includes(measure.kind) ? completionOf(measure) : null)

/** Days on which support was recorded under post-rehabilitation management, earliest first. */
export function supportsOf(measure: BundleMeasure): PlainDate[] {
  return standing(measure).filter((event) => isSupport(measure.kind, event)).map((event) => event.occurredOn).toSorted()
}
