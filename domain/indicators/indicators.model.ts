/** What an indicator is, what it counts, and the one row it keeps for a person. */
import type { MeasureEvent, MeasureKind, MeasureRow } from '../kernel/measure.ts'
import type { PlainDate } from '../kernel/plain-date.ts'

export type IndicatorId =
  | 'managed-served' | 'completers-supported' | 'returners-supported' | 'vocational-training' | 'job-advice'
  | 'communication-coverage' | 'staff-trained' | 'reception-points' | 'providers-published' | 'equipment-in-use' | 'assessors-qualified'

/**
 * How the numerator follows the period.
 * `by-cut-off`: someone counts as met once the service lies on or before the last day of the period.
 * `with-cohort`: whoever was counted in the period is judged by the days allowed after that person's own day, even beyond the period's end.
 * `as-of-cut-off`: what stands on the last day of the period is counted, and met is what was reached between its first and that day (registers).
 */
export type MetRule = 'by-cut-off' | 'with-cohort' | 'as-of-cut-off'

/** Where the rows come from: people's measures, or records of registers with what they count. */
export type IndicatorSource =
  | { readonly kind: 'people' }
  | {
    readonly kind: 'registers'
    /** The registers the rows are read from; the first is the one whose records are opened. */
    readonly registers: readonly [string, ...string[]]
    /** What one row is. `staff`: a record that names somebody who works there. */
    readonly subject: 'unit' | 'record' | 'staff'
    /** Said where a place keeps no such register yet. */
    readonly unkept: string
    readonly unkeptEn: string
  }

export type IndicatorDefinition = {
  readonly id: IndicatorId
  readonly name: string
  readonly nameEn: string
  readonly metDefinition: string
  readonly metDefinitionEn: string
  readonly ofDefinition: string
  readonly ofDefinitionEn: string
  readonly periodRule: string
  readonly periodRuleEn: string
  readonly unitOfMeasure: string
  readonly version: number
  /** Since when this version of the definition is in use. */
  readonly versionFrom: PlainDate
  readonly metRule: MetRule
  readonly source: IndicatorSource
  /** Measures whose records are counted, and those that belong to the definition but are not recorded in this system yet. */
  readonly covers: readonly MeasureKind[]
  readonly awaits: readonly MeasureKind[]
  /** Why nothing, or not everything, is counted; null where all is. */
  readonly reason: string | null
  readonly reasonEn: string | null
}

export type Computable = 'yes' | 'partly' | 'no'

/** `no`: nothing of the definition is recorded; `partly`: some of its measures are. */
export function computableOf(definition: Pick<IndicatorDefinition, 'covers' | 'awaits' | 'reason' | 'source'>): Computable {
  if (definition.source.kind === 'registers') return definition.reason === null ? 'yes' : 'partly'
  if (definition.covers.length === 0) return 'no'
  return definition.awaits.length > 0 || definition.reason !== null ? 'partly' : 'yes'
}

/** All that an indicator may know of a person: legal status only, no compartment. */
export type Bundle = {
  readonly personId: string
  /** The units that looked after the person, in time. */
  readonly places: readonly { readonly unitId: string; readonly from: PlainDate; readonly to?: PlainDate | null | undefined }[]
  readonly measures: readonly BundleMeasure[]
}
export type BundleMeasure = {
  readonly measureId: string
  readonly kind: MeasureKind
  readonly row: Pick<MeasureRow, 'status' | 'open' | 'unitId' | 'registeredOn' | 'startedOn' | 'termEndsOn' | 'endedOn'>
  readonly events: readonly Pick<MeasureEvent, 'type' | 'occurredOn' | 'data' | 'replacedBy'>[]
}

/** One person in one indicator in one calendar year. The figure counts these rows; the list behind it is these rows. */
export type IndicatorFact = {
  readonly indicatorId: IndicatorId
  readonly period: number
  /** Empty: one row for a person and year. */
  readonly subject: string
  /** The commune on the day of `ofOn`, with the district and province it belonged to on that day. */
  readonly unitThen: string
  readonly districtThen: string | null
  readonly provinceThen: string
  /** What that commune has become. A divided commune stays itself until the person's own place tells which part. */
  readonly unitNow: string
  readonly provinceNow: string
  /** The day from which the person belongs to the denominator of that year. */
  readonly ofOn: PlainDate
  /** The day from which the person belongs to the numerator as well. */
  readonly metOn: PlainDate | null
  /** Why not (yet): a code of `reasons.ts`. */
  readonly reason: string | null
}
