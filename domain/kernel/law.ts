/** A rule of law as data. Legal numbers live in rows of this type, in `*.law.ts` files, and nowhere else. */
import type { Role } from './actor.ts'
import type { Citation, Confidence } from './citation.ts'
import type { Regime } from './law-timeline.ts'
import type { DeadlineKind } from './measure.ts'
import { day, type PlainDate } from './plain-date.ts'

export type LawUnit = 'hour' | 'working-day' | 'day' | 'month' | 'year' | 'at-once' | 'no-number'

export type LawRow = {
  /** Stable name of the rule in the law tables; the same id in every regime that has the rule. */
  readonly id: string
  readonly regime: Regime
  /** In force, both days included; null: open. */
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  readonly kind: DeadlineKind | 'signer' | 'stage'
  /** One number, or a lowest and a highest one. */
  readonly value?: number | undefined
  readonly highest?: number | undefined
  readonly unit: LawUnit
  readonly citation: Citation
  readonly also?: readonly Citation[] | undefined
  readonly confidence: Confidence
  /** Number of the paper; in r2021 a form of Decree 116 (or the decree named), in r2026 of Appendix V of Decree 163. */
  readonly form?: string | undefined
  /** Posts that may sign or record; the first is the one the text names. */
  readonly signers?: readonly Role[] | undefined
  /** Who must act in time. */
  readonly bound?: Role | 'person' | 'provider' | undefined
  /** The act that answers the clock. */
  readonly act?: string | undefined
  readonly note?: string | undefined
}

type RowInput = Omit<LawRow, 'regime' | 'from' | 'to'>

const r2021 = { from: day('2022-01-01'), to: day('2025-02-28') }
const transfer = { from: day('2025-03-01'), to: day('2025-06-30') }
const twoTier = { from: day('2025-07-01'), to: day('2026-06-30') }
const r2026 = { from: day('2026-07-01'), to: null }

/**
 * A row of the 2021 regime. From 2025-03-01 to 2026-06-30 it stands on, with the bodies of that time, as unverified: the texts that changed it
 * in those sixteen months were not read.
 */
export function rowsOf2021(...rows: readonly RowInput[]): LawRow[] {
  return rows.flatMap((row): LawRow[] => [
    { ...row, regime: 'r2021', ...r2021 },
    { ...row, regime: 'r2025-transfer', ...transfer, confidence: 'unverified' },
    { ...row, regime: 'r2025-two-tier', ...twoTier, confidence: 'unverified' },
  ])
}

export function rowsOf2026(...rows: readonly RowInput[]): LawRow[] {
  return rows.map((row): LawRow => ({ ...row, regime: 'r2026', ...r2026 }))
}

export type LawTable = { readonly rows: readonly LawRow[]; readonly on: (id: string, on: PlainDate) => LawRow | undefined }

export function lawTable(rows: readonly LawRow[]): LawTable {
  const byId = new Map<string, LawRow[]>()
  for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row])
  return { rows, on: (id, on) => byId.get(id)?.find((row) => (row.from === null || row.from <= on) && (row.to === null || on <= row.to)) }
}
