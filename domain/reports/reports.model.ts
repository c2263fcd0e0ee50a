/** What a report is made of: figures with their source, groups, tables, charts and sentences, all as data. */
import { z } from 'zod'
import type { DocumentContent } from '../documents/documents.model.ts'
import type { LayoutCorrections } from '../documents/layout.model.ts'
import type { IndicatorId } from '../indicators/indicators.model.ts'
import type { AgencyKind, Role } from '../kernel/actor.ts'
import type { MeasureKind } from '../kernel/measure.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { Period, PeriodKind } from './periods.rules.ts'
import type { CutOffId, DutyId } from './reports.law.ts'

/**
 * At which moment of the period a measure counts, and by which pair of days: those of its record (registered … ended) or those in which it was carried out
 * (started … ended). `begun` and `ended` lie in the period, both ends included; `at-start` stood on the day before its first day; `at-end` stands after its last.
 */
export type Moment = 'at-start' | 'begun' | 'ended' | 'at-end'

export type FigureSource =
  /** Measures of these kinds. One person with two of them counts twice, unless `persons`. `statuses`: how it ended, only with `ended`. */
  | { readonly from: 'measures'; readonly kinds: readonly MeasureKind[]; readonly moment: Moment; readonly by: 'record' | 'service'; readonly statuses?: readonly string[]; readonly notStatuses?: readonly string[]; readonly persons?: true; readonly only?: 'minors' | 'women' }
  /** Acts recorded in the period on measures of these kinds. */
  | { readonly from: 'acts'; readonly kinds: readonly MeasureKind[]; readonly types: readonly string[]; readonly count: 'acts' | 'persons' }
  /** Numerator, denominator or share of an indicator over the period. */
  | { readonly from: 'indicator'; readonly indicator: IndicatorId; readonly part: 'met' | 'of' | 'share' }
  /** What the officer enters, because no register holds it; `null` until then, never zero. */
  | { readonly from: 'entry'; readonly why: string; readonly whyEn: string; readonly decimals?: number }
  /** Sum of other figures of the same report. */
  | { readonly from: 'sum'; readonly of: readonly string[]; readonly minus?: readonly string[] }

export type FigureDefinition = {
  readonly id: string
  readonly label: string
  readonly labelEn: string
  readonly unit: 'người' | 'lượt' | '%' | 'đơn vị' | 'đồng' | 'biện pháp'
  readonly definition: string
  readonly definitionEn: string
  readonly source: FigureSource
}

export type FigureGroup = { readonly id: string; readonly title: string; readonly titleEn: string; readonly figures: readonly FigureDefinition[]; /** Sentences with `{figure}` in braces; one without its figure is left out, and the place stays for the officer. */ readonly sentences: readonly string[]; /** Asks the officer for words here. */ readonly asks?: string }

export type ReportId = 'user-management' | 'home-rehab' | 'voluntary-register' | 'commune' | 'facility' | 'province' | 'plan' | 'letter' | 'legacy-commune' | 'legacy-province'

export type ReportDefinition = {
  readonly id: ReportId
  /** A change of meaning is a new version with its day. */
  readonly version: number
  readonly versionFrom: PlainDate
  readonly name: string
  readonly nameEn: string
  readonly scope: 'commune' | 'facility' | 'province'
  readonly duty: DutyId
  readonly cutOff: CutOffId
  /** A second way of cutting periods that an office may choose. */
  readonly otherCutOff?: CutOffId
  readonly periods: readonly PeriodKind[]
  readonly makers: readonly Role[]
  /** Signs and sends. */
  readonly signers: readonly Role[]
  readonly receiver: AgencyKind
  readonly receivers: readonly Role[]
  /** Whoever receives it sees figures and no persons: small cells are hidden in what is sent. */
  readonly audience: 'controller' | 'figures'
  readonly groups: readonly FigureGroup[]
  /** A table by commune of these figures. */
  readonly byUnit?: readonly string[]
  /** A chart of these figures over the months of the period. */
  readonly charts?: readonly { readonly id: string; readonly title: string; readonly titleEn: string; readonly figures: readonly string[] }[]
  /** Reports on a document: its targets and tasks are read from the directive. */
  readonly directive?: true
  /** Compares with the accepted reports of the level below. */
  readonly compiles?: ReportId
}

/** `null`: not known; the reason says why. Never a zero in its place. */
export type Figure = { readonly id: string; readonly value: number | null; readonly met?: number | undefined; readonly of?: number | undefined; readonly reason?: string | undefined }
export type UnitRow = { readonly unitId: string; readonly unitName: string; readonly cells: readonly (number | null)[] }

export type TargetLine = { readonly label: string; readonly clause: string; readonly name: string; readonly wanted: string; readonly indicatorId: string; readonly met: number | null; readonly of: number | null; readonly value: number | null; readonly verdict: 'reached' | 'missed' | 'open' | 'unknown'; readonly missing: number | null; readonly reason: string | null }
export type TaskLine = { readonly item: string; readonly name: string; readonly lead: string; readonly deadline: string; readonly status: 'done' | 'open' | 'overdue' | 'unassigned'; readonly progress: string | null; readonly reportedOn: PlainDate | null }
/** The accepted report of a unit below, against what the level above counts now. */
export type ComparedRow = { readonly unitId: string; readonly unitName: string; readonly state: 'accepted' | 'waiting' | 'none'; readonly reported: number | null; readonly counted: number | null }

/** All that was computed, exact. What is shown to whom is cut from it. */
export type ReportData = {
  readonly figures: readonly Figure[]
  readonly byUnit: readonly UnitRow[]
  readonly months: readonly { readonly from: PlainDate; readonly to: PlainDate; readonly cells: Readonly<Record<string, number | null>> }[]
  readonly targets: readonly TargetLine[]
  readonly tasks: readonly TaskLine[]
  readonly compared: readonly ComparedRow[]
  readonly directive: { readonly id: string; readonly number: string; readonly title: string; readonly issuer: string } | null
  /** Versions of indicators on which figures rest. */
  readonly indicatorVersions: Readonly<Record<string, number>>
}

export type ReportHead = {
  readonly period: Period
  readonly cutOff: CutOffId
  readonly asOf: PlainDate
  readonly unitName: string
  readonly agencyName: string
  readonly parentName: string | null
  readonly place: string
  readonly receiverName: string
  readonly signer: { readonly position: string; readonly name: string | null }
  readonly number: string | null
  readonly code: string
  readonly day: PlainDate | null
  readonly restates: { readonly number: string | null; readonly day: PlainDate | null; readonly reason: string } | null
  readonly watermark: string | null
  /** How the office has its papers set. */
  readonly layout: LayoutCorrections
}
/** What the officer writes: words by place, numbers by figure. */
export type Written = { readonly words: Readonly<Record<string, string>>; readonly entries: Readonly<Record<string, number>> }

export const reportStates = ['draft', 'submitted', 'returned', 'accepted'] as const
export const ReportState = z.enum(reportStates)
export type ReportState = z.infer<typeof ReportState>

export type ComposedReport = { readonly content: DocumentContent; readonly sheets: readonly SheetContent[] }
export type SheetCell = string | number | null
export type SheetContent = { readonly name: string; readonly widths: readonly number[]; readonly rows: readonly (readonly SheetCell[])[]; readonly headRows: number }
