/** What acts, bulk loads and reforms write for the indicators. Other slices call these inside their own transaction. */
import { placesOf, type Places, type SuccessionFact, type UnitFact } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { IndicatorFact } from '@hoa-nhap/domain/indicators/indicators.model'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { ActorTransaction } from '../platform/route.ts'

/** Who may open the list behind a figure: the access columns of the person's current measure, derived by the sight function. */
export type FactReader = { readonly unit: string | null; readonly province: string | null; readonly until: PlainDate | null }

/** The whole truth of one person: rows that are missing are taken away, and what changed is appended for the roll-up. One statement. */
export async function saveFacts(transaction: ActorTransaction, personId: string, facts: readonly IndicatorFact[], reader: FactReader): Promise<void> {
  await transaction.query({
    name: 'indicators-save-facts', text: 'select save_indicator_facts($1::uuid, $2::jsonb, $3, $4, $5::date)',
    values: [personId, JSON.stringify(facts), reader.unit, reader.province, reader.until],
  })
}

/** Sight changed, the figures did not (a hand-over, a closed dossier). */
export async function saveFactReaders(transaction: ActorTransaction, personId: string, reader: FactReader): Promise<void> {
  await transaction.query({ name: 'indicators-save-readers', text: 'select set_indicator_readers($1::uuid, $2, $3, $4::date)', values: [personId, reader.unit, reader.province, reader.until] })
}

/** For bulk writing with COPY or INSERT: the columns of `indicator_fact`, and a row in their order. Call `rebuildBuckets` afterwards. */
export const factColumns = [
  'indicator_id', 'period', 'person_id', 'subject', 'unit_then', 'unit_now', 'district_then', 'province_then', 'province_now', 'of_on', 'met_on', 'reason', 'reader_unit', 'reader_province', 'reader_until',
] as const
export function factRow(personId: string, fact: IndicatorFact, reader: FactReader): (string | number | null)[] {
  return [
    fact.indicatorId, fact.period, personId, fact.subject, fact.unitThen, fact.unitNow, fact.districtThen, fact.provinceThen, fact.provinceNow,
    fact.ofOn, fact.metOn, fact.reason, reader.unit, reader.province, reader.until,
  ]
}

/** Buckets from the facts, and no tail: after a bulk load or a reform, by a system post. */
export async function rebuildBuckets(transaction: ActorTransaction): Promise<void> {
  await transaction.query('select rebuild_indicator_buckets()')
}

/**
 * After a recorded reform: every row goes to what its unit has wholly become by that day, divided units wait for the person's own place, and
 * the buckets follow. The units of then never change. By a system post; answers how many rows moved.
 */
export async function regroupFacts(transaction: ActorTransaction, today: PlainDate): Promise<number> {
  let moved = 0
  // A chain of reforms is short; the bound only guards against a circle in the data.
  for (let step = 0; step < 20; step += 1) {
    const result = await transaction.query(
      `update indicator_fact f set unit_now = s.to_id, province_now = coalesce(u.province_id, f.province_now) from unit_succession s join unit u on u.id = s.to_id
       where s.from_id = f.unit_now and s.part = 'whole' and s.on_date <= $1 and s.to_id <> f.unit_now`, [today],
    )
    if (!result.rowCount) break
    moved += result.rowCount
  }
  const provinces = await transaction.query(`update indicator_fact f set province_now = s.to_id from unit_succession s where s.from_id = f.province_now and s.part = 'whole' and s.on_date <= $1 and s.to_id <> f.province_now`, [today])
  moved += provinces.rowCount ?? 0
  if (moved > 0) await rebuildBuckets(transaction)
  return moved
}

/** Moves what acts appended into the buckets; answers how many rows it moved. By a system post. */
export async function foldDeltas(transaction: ActorTransaction, atMost = 5_000): Promise<number> {
  const { rows } = await transaction.query<{ moved: number }>({ name: 'indicators-fold', text: 'select fold_indicator_deltas($1) as moved', values: [atMost] })
  return rows[0]!.moved
}

/** Units and successions as `factsOf` needs them: public reference data, worth keeping for many people. */
export async function loadPlaces(transaction: ActorTransaction, today: PlainDate): Promise<Places> {
  const units = await transaction.query<UnitFact>(`select id, level, parent_id as "parentId", province_id as "provinceId", valid_to as "validTo" from unit`)
  const successions = await transaction.query<SuccessionFact>(`select from_id as "fromId", to_id as "toId", on_date as "on", part from unit_succession`)
  return placesOf(units.rows, successions.rows, today)
}
