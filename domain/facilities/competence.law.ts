/**
 * Who signs what about facilities and providers, by law of the day, and the conditions they must meet. Kept apart from `facilities.law.ts`, which holds the
 * clocks: a row here is read by the rules of the registers and shown with their acts.
 */
import type { Role } from '../kernel/actor.ts'
import { cite, type Citation, type Confidence } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026, type LawRow } from '../kernel/law.ts'
import { day, type PlainDate } from '../kernel/plain-date.ts'

const transferOn = { from: day('2025-03-01'), to: day('2025-06-30') }
const twoTierOn = { from: day('2025-07-01'), to: day('2026-06-30') }
type Row = Omit<LawRow, 'regime' | 'from' | 'to'>
const of2021 = (row: Row): LawRow => ({ ...row, regime: 'r2021', from: day('2022-01-01'), to: day('2025-02-28') })
const transfer = (row: Row): LawRow => ({ ...row, regime: 'r2025-transfer', ...transferOn })
const twoTier = (row: Row): LawRow => ({ ...row, regime: 'r2025-two-tier', ...twoTierOn })
const signed = (id: string, signers: readonly Role[], citation: Citation, confidence: Confidence, more: Partial<Row> = {}): Row => ({ id, kind: 'signer', unit: 'no-number', citation, confidence, signers, ...more })

const provincePolice: readonly Role[] = ['province-police-director']

export const competenceLaw = lawTable([
  // Licence of a private facility: the Labour department, then the province police (recalled for the months between), by the decree of 2026 its director.
  of2021(signed('sign-licence', ['province-labour'], cite('D116', '11', '2'), 'verified', { form: 'M06' })),
  transfer(signed('sign-licence', provincePolice, cite('D116', '11', '2'), 'unverified', { form: 'M06' })),
  twoTier(signed('sign-licence', provincePolice, cite('D116', '11', '2'), 'unverified', { form: 'M06' })),
  ...rowsOf2026(signed('sign-licence', provincePolice, cite('D163', '73', '2'), 'one-copy')),
  // Publication and suspension of providers: the chair of the district as long as there are districts.
  of2021(signed('sign-publication', ['district-chair'], cite('L73', '30', '6'), 'verified', { form: 'M14' })),
  transfer(signed('sign-publication', ['district-chair'], cite('L73', '30', '6'), 'unverified', { form: 'M14' })),
  twoTier(signed('sign-publication', provincePolice, cite('D184', ''), 'unverified', { form: 'M14' })),
  ...rowsOf2026(signed('sign-publication', provincePolice, cite('L120', '32', '6'), 'verified')),
  // Who writes the record of a violation.
  of2021(signed('record-violation', ['district-labour', 'province-labour'], cite('D116', '18', '3', 'a'), 'verified', { form: 'M15' })),
  transfer(signed('record-violation', ['province-police', 'province-police-director', 'district-chair'], cite('D116', '18', '3', 'a'), 'unverified', { form: 'M15' })),
  twoTier(signed('record-violation', ['province-police', 'province-police-director'], cite('D116', '18', '3', 'a'), 'unverified', { form: 'M15' })),
  ...rowsOf2026(signed('record-violation', ['commune-police-chief', 'province-police', 'province-police-director'], cite('D163', '79'), 'unverified')),
  // The act that selects a public unit, with its funds.
  of2021(signed('sign-selection', ['district-chair'], cite('D116', '21'), 'verified', { form: 'M18' })),
  transfer(signed('sign-selection', ['district-chair'], cite('D116', '21'), 'unverified', { form: 'M18' })),
  twoTier(signed('sign-selection', ['province-planner'], cite('D184', ''), 'unverified', { form: 'M18' })),
  ...rowsOf2026(signed('sign-selection', ['province-planner'], cite('L120', '32', '7'), 'verified')),
  // Facilities that determine addiction and treat are named and published by the Department of Health; its successor decree was not found.
  ...rowsOf2021(signed('sign-designation', ['province-health'], cite('D109', '9', '5', 'c'), 'verified')),
  ...rowsOf2026(signed('sign-designation', ['province-health'], cite('L120', '31', '7'), 'unverified')),
  // The reception point: the committee of the commune, then its police, where people register since the law of 2025.
  ...rowsOf2021(signed('keep-reception', ['commune-chair', 'commune-social'], cite('D116', '29'), 'verified')),
  ...rowsOf2026(signed('keep-reception', ['commune-police-chief', 'commune-police'], cite('L120', '32', '3'), 'unverified')),
])

/** The roles that may sign on that day; empty where no row is in force. */
export const signersOn = (id: string, on: PlainDate): readonly Role[] => competenceLaw.on(id, on)?.signers ?? []

/** Whom a condition is for. */
export type ConditionFor = 'private' | 'public' | 'provider' | 'assessing'
export type Condition = { readonly id: string; readonly for: ConditionFor; readonly row: LawRow }

const must = (id: string, citation: Citation, confidence: Confidence, more: Partial<Row> = {}): Row => ({ id, kind: 'stage', unit: 'no-number', citation, confidence, ...more })
const conditionRows: Readonly<Record<ConditionFor, readonly LawRow[]>> = {
  private: [
    ...rowsOf2021(
      must('lawful-setup', cite('D116', '9'), 'verified'), must('site-consent', cite('D116', '11', '1', 'c'), 'verified'), must('land-per-person', cite('D116', '6', '2', 'a'), 'verified', { value: 80, highest: 120, note: 'm² đất một người: 80 đô thị, 100 nông thôn, 120 miền núi.' }),
      must('room-per-person', cite('D116', '6', '2', 'b'), 'verified', { value: 6, highest: 8, note: 'm² phòng một người: bình quân 6, chăm sóc cả ngày đêm 8.' }), must('separate-rooms', cite('L73', '36', '3', 'e'), 'verified'), must('lease', cite('D116', '9', '2'), 'verified'),
      must('equipment', cite('D116', '7'), 'verified'), must('staff', cite('D116', '8', '1'), 'verified'), must('head', cite('D116', '10'), 'verified'), must('finance-plan', cite('D116', '11', '1'), 'verified'),
    ),
    ...rowsOf2026(
      must('lawful-setup', cite('D163', '73'), 'unverified'), must('separate-rooms', cite('L120', '46', '2', 'h'), 'verified'), must('staff', cite('D163', '73'), 'unverified'), must('head', cite('D163', '73'), 'unverified'), must('finance-plan', cite('D163', '73'), 'unverified'),
    ),
  ],
  public: [
    ...rowsOf2021(
      must('areas-apart', cite('L73', '35', '2'), 'verified'), must('land-per-person', cite('D116', '6', '2', 'a'), 'verified', { value: 80, highest: 120 }), must('room-per-person', cite('D116', '6', '2', 'b'), 'verified', { value: 6, highest: 8 }),
      must('equipment', cite('D116', '7'), 'verified'), must('staff', cite('D116', '8', '1'), 'verified'), must('health-head', cite('D116', '87', '2'), 'verified'),
    ),
    ...rowsOf2026(must('separate-rooms', cite('L120', '46', '2', 'h'), 'verified'), must('land-per-person', cite('D163', '66', '1'), 'one-copy', { value: 80, highest: 120 })),
  ],
  provider: [
    ...rowsOf2021(
      must('lawful-setup', cite('D116', '16'), 'verified'), must('no-ban', cite('D116', '16'), 'verified'), must('premises', cite('D116', '16'), 'verified'), must('equipment', cite('D116', '16'), 'verified'), must('person-in-charge', cite('D116', '16'), 'verified'),
      must('judicial-record', cite('D116', '17', '1', 'd'), 'verified'), must('process-draft', cite('D116', '17', '1'), 'verified'),
    ),
    ...rowsOf2026(must('lawful-setup', cite('D163', '79'), 'unverified'), must('person-in-charge', cite('D163', '79'), 'unverified')),
  ],
  assessing: [
    ...rowsOf2021(must('practice-licence', cite('D109', '3'), 'verified'), must('trained-doctor', cite('D109', '3'), 'verified')),
    ...rowsOf2026(must('trained-doctor', cite('L120', '31', '7'), 'unverified')),
  ],
}

/** The conditions in force on a day, in the order of the law. */
export function conditionsOn(whom: ConditionFor, on: PlainDate): readonly Condition[] {
  return conditionRows[whom].filter((row) => (row.from === null || row.from <= on) && (row.to === null || on <= row.to)).map((row) => ({ id: row.id, for: whom, row }))
}
/** Every condition of any law, for the choices of a form. */
export const allConditions: readonly string[] = [...new Set(Object.values(conditionRows).flatMap((rows) => rows.map((row) => row.id)))]
/** What an act is refused for: conditions of rows that were read; an unverified one is shown and refuses nothing. */
export const requiredConditions = (whom: ConditionFor, on: PlainDate): readonly Condition[] => conditionsOn(whom, on).filter(({ row }) => row.confidence !== 'unverified')
