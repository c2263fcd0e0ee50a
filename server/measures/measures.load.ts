/** A person's whole case as `case_of` gives it, made into what the rules and the row functions take. */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { Regime } from '@hoa-nhap/domain/kernel/law-timeline'
import type { MeasureEvent, MeasureKind, Procedure } from '@hoa-nhap/domain/kernel/measure'
import { instant, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { IndicatorFact } from '@hoa-nhap/domain/indicators/indicators.model'
import { reintegrationIndicators } from '@hoa-nhap/domain/reintegration/reintegration.indicators'
import type { HeldMeasure } from '@hoa-nhap/domain/measures/engine'
import type { DeadlineView } from '@hoa-nhap/domain/measures/measures.contract'
import type { CasePerson } from './measures.rows.ts'
import type { RawMeasure, RawStep } from './measures.step.ts'
import type { CircleRecord, SightRecord } from './measures.sight.ts'

/** In the order in which `case_of` lists them. */
type RawEvent = [
  id: string, sequence: number, type: string, occurredOn: PlainDate, occurredAt: string | null, recordedAt: string, postId: string, role: Role | 'system', agencyId: string, unitId: string,
  regime: Regime, rule: string | null, form: string | null, paperNumber: string | null, signedBy: Role | null, replacedBy: string | null, hash: string, data: Record<string, unknown>,
]
type RawFact = [
  indicatorId: IndicatorFact['indicatorId'], period: number, subject: string, unitThen: string, unitNow: string, districtThen: string | null, provinceThen: string, provinceNow: string,
  ofOn: PlainDate, metOn: PlainDate | null, reason: string | null, readerUnit: string | null, readerProvince: string | null, readerUntil: PlainDate | null,
]
type CaseMeasure = {
  measureId: string; kind: MeasureKind; sequence: number; state: unknown; deadlines: DeadlineView[]; reader: [string | null, string | null, string | null, PlainDate | null]
  unitId: string; agencyId: string; open: boolean; registeredOn: PlainDate; version: string; events: RawEvent[] | null
}
export type RawCase = {
  birth: string; nameFold: string; residenceUnit: string; registeredAt: string; registeredByAgency: string; registeredUnit: string; version: string
  measures: CaseMeasure[] | null; sight: [string, PlainDate, SightRecord['grade']][] | null; circle: [string, string, PlainDate][] | null
  facts: RawFact[] | null
}

export type StoredMeasure = HeldMeasure & {
  readonly deadlines: readonly DeadlineView[]
  readonly readers: readonly [string | null, string | null, string | null, PlainDate | null]
  readonly storedUnitId: string
  readonly storedAgencyId: string
  /** Hash of the act that made each event, by event id. */
  readonly hashes: ReadonlyMap<string, string>
}
export type StoredCase = {
  readonly person: CasePerson
  readonly measures: readonly StoredMeasure[]
  readonly sight: readonly SightRecord[]
  readonly circle: readonly CircleRecord[]
  readonly facts: readonly IndicatorFact[]
  readonly factReaders: readonly [string | null, string | null, PlainDate | null] | null
}

/** The same rows as `step_of` gives them for one measure, to an act based on what stands. */
export function stepOfCase(raw: RawCase, measureId: string): RawStep {
  const counted = (raw.facts ?? []).filter(([indicatorId]) => indicatorId === 'completers-supported' || indicatorId === 'returners-supported')
  return [raw.birth, raw.residenceUnit, raw.version, (raw.measures ?? []).toSorted((a, b) => (a.measureId < b.measureId ? -1 : 1)).map((measure): RawMeasure => {
    const events = measure.events ?? []
    const held = measure.measureId === measureId
    return [measure.measureId, measure.version, measure.kind, measure.sequence, measure.open || held ? measure.state : null, measure.registeredOn,
      held ? [measure.deadlines, measure.unitId, measure.agencyId, ...measure.reader, events.reduce<PlainDate | null>((latest, event) => (latest === null || event[3] > latest ? event[3] : latest), null), null] : null]
  }), counted.length > 0 ? counted.map((fact) => [fact[8], fact[9], fact[10]]) : null]
}

/** A moment as PostgreSQL writes it in UTC differs from ours in its ending only. */
function momentOf(text: string): Instant {
  if (!text.endsWith('+00:00')) return instant(text)
  const fraction = text.charAt(19) === '.' ? text.slice(20, -6) : ''
  return `${text.slice(0, 19)}.${`${fraction}000`.slice(0, 3)}Z` as Instant
}

function eventOf(raw: RawEvent): MeasureEvent {
  const [id, sequence, type, occurredOn, occurredAt, recordedAt, postId, role, agencyId, unitId, regime, rule, form, paperNumber, signedBy, replacedBy, , data] = raw
  const paper = form || paperNumber || signedBy ? { form: form ?? undefined, number: paperNumber ?? undefined, signedBy: signedBy ?? undefined } : undefined
  return {
    id, sequence, type, occurredOn, ...(occurredAt ? { occurredAt: momentOf(occurredAt) } : {}), recordedAt: momentOf(recordedAt), actor: { postId, role, agencyId, unitId }, regime,
    ...(rule ? { rule } : {}), ...(paper ? { paper } : {}), data, ...(replacedBy ? { replacedBy } : {}),
  }
}
const hashAt = 16

function factOf([indicatorId, period, subject, unitThen, unitNow, districtThen, provinceThen, provinceNow, ofOn, metOn, reason]: RawFact): IndicatorFact {
  return { indicatorId, period, subject, unitThen, unitNow, districtThen, provinceThen, provinceNow, ofOn, metOn, reason }
}

export function storedCase(personId: string, raw: RawCase, procedureOf: (kind: MeasureKind) => Procedure | undefined): StoredCase {
  return {
    person: {
      personId, birth: raw.birth, nameFold: raw.nameFold, residenceUnit: raw.residenceUnit, registeredAt: instant(raw.registeredAt) as Instant, registeredByAgency: raw.registeredByAgency,
    },
    measures: (raw.measures ?? []).map((measure): StoredMeasure => {
      const procedure = procedureOf(measure.kind)
      if (!procedure) throw new TypeError(`no procedure for ${measure.kind}`)
      const events = (measure.events ?? []).map(eventOf)
      return {
        measureId: measure.measureId, kind: measure.kind, state: measure.state, row: procedure.rowOf(measure.state), events, deadlines: measure.deadlines, readers: measure.reader,
        storedUnitId: measure.unitId, storedAgencyId: measure.agencyId, hashes: new Map((measure.events ?? []).map((event) => [event[0], event[hashAt] as string])),
      }
    }),
    sight: (raw.sight ?? []).map(([agency_id, until, grade]) => ({ agency_id, until, grade })),
    circle: (raw.circle ?? []).map(([post_id, purpose, until]) => ({ post_id, purpose, until })),
    // Rows that come from entries are saved with them; measures neither make nor compare them.
    facts: (raw.facts ?? []).map(factOf).filter((fact) => !(reintegrationIndicators as readonly string[]).includes(fact.indicatorId)), factReaders: raw.facts?.[0] ? [raw.facts[0][11], raw.facts[0][12], raw.facts[0][13]] : null,
  }
}
