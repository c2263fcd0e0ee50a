/** Rows of public statistics. The tables themselves are everybody's; what was counted is read and written by the system alone. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { PastTable } from '@hoa-nhap/domain/statistics/compose'
import { figureId, keyOf, nowOf, thenOf, whole, type Box } from '@hoa-nhap/domain/statistics/layout'
import type { StatisticsTable } from '@hoa-nhap/domain/statistics/statistics.contract'
import type { Earlier } from '@hoa-nhap/domain/statistics/statistics.rules'
import type { ActorTransaction } from '../platform/route.ts'

/** As it lies in the ledger; maps as lists of pairs. */
export type KeptLayout = { readonly from: number; readonly to: number; readonly columns: readonly number[]; readonly rows: readonly string[]; readonly rowOf: readonly (readonly [string, string])[]; readonly closed?: readonly string[] | undefined }
export type Past = Earlier & { readonly id: string; readonly sequence: number; readonly table: PastTable }

export function figuresOf(table: Pick<StatisticsTable, 'whole' | 'rows'>): Map<string, number | null> {
  const lines = [[whole, table.whole] as const, ...table.rows.map((row) => [row.unitId, row.cells] as const)]
  return new Map(lines.flatMap(([row, cells]) => cells.flatMap((cell, column) => [[figureId(row, column, 'of'), cell.of], [figureId(row, column, 'met'), cell.met]] as const)))
}

/** All tables of the provinces, oldest first. */
export async function findPast(transaction: ActorTransaction, provinces: readonly string[]): Promise<readonly Past[]> {
  const { rows } = await transaction.query<{ id: string; sequence: string; indicatorId: string; definitionVersion: number; from: PlainDate; to: PlainDate; body: string; layout: KeptLayout }>({
    name: 'statistics-past', text: `select r.id, r.sequence, r.indicator_id as "indicatorId", r.definition_version as "definitionVersion", r.from_day as "from", r.to_day as "to", r.body, l.layout
      from statistics_release r join statistics_ledger l on l.release_id = r.id where r.province_id = any ($1) order by r.sequence`, values: [provinces],
  })
  return rows.map(({ layout, body, sequence, ...row }) => ({ ...row, sequence: Number(sequence), table: { ...layout, rowOf: new Map(layout.rowOf), figures: figuresOf(JSON.parse(body) as StatisticsTable) } }))
}

type CountRow = { readonly unit_then: string; readonly unit_now: string; readonly of_half: number; readonly met_half: number | null; readonly count: number }
const boxOf = (row: CountRow): Box => ({ key: keyOf(row.unit_then, row.unit_now), of: row.of_half, met: row.met_half, count: row.count })

export async function findKept(transaction: ActorTransaction, releases: readonly string[]): Promise<Box[]> {
  const { rows } = await transaction.query<CountRow>({ name: 'statistics-kept', text: 'select unit_then, unit_now, of_half, met_half, sum(count)::int as count from statistics_count where release_id = any ($1) group by 1, 2, 3, 4 having sum(count) <> 0', values: [releases] })
  return rows.map(boxOf)
}

export async function countLive(transaction: ActorTransaction, indicatorId: string, units: readonly string[], from: PlainDate, to: PlainDate): Promise<Box[]> {
  const { rows } = await transaction.query<CountRow>({ name: 'statistics-live', text: 'select * from statistics_live($1, $2, $3, $4)', values: [indicatorId, units, from, to] })
  return rows.map(boxOf)
}

export type NewRelease = {
  readonly id: string; readonly indicatorId: string; readonly definitionVersion: number; readonly provinceId: string; readonly from: PlainDate; readonly to: PlainDate; readonly releasedOn: PlainDate
  readonly body: string; readonly digest: string; readonly layout: KeptLayout; readonly purpose: string; readonly postId: string; readonly recordedAt: string; readonly inputHash: string; readonly added: readonly Box[]
}

/** One at a time in the whole house: two tables that are safe each by itself may not be together. */
export async function lockReleases(transaction: ActorTransaction): Promise<void> {
  await transaction.query({ name: 'statistics-lock', text: 'select pg_advisory_xact_lock(4207285)' })
}
export async function lastSequence(transaction: ActorTransaction): Promise<number> {
  const { rows } = await transaction.query<{ last: string | null }>({ name: 'statistics-last', text: 'select max(sequence) as last from statistics_release' })
  return Number(rows[0]!.last ?? 0)
}
export async function insertRelease(transaction: ActorTransaction, release: NewRelease): Promise<void> {
  await transaction.query({
    name: 'statistics-insert', text: `insert into statistics_release (id, indicator_id, definition_version, province_id, from_day, to_day, released_on, body, digest) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [release.id, release.indicatorId, release.definitionVersion, release.provinceId, release.from, release.to, release.releasedOn, release.body, release.digest],
  })
  await transaction.query({
    name: 'statistics-insert-ledger', text: 'insert into statistics_ledger (release_id, layout, purpose, post_id, recorded_at, input_hash) values ($1, $2, $3, $4, $5, $6)',
    values: [release.id, JSON.stringify(release.layout), release.purpose, release.postId, release.recordedAt, release.inputHash],
  })
  const counts = release.added.map((box) => ({ unit_then: thenOf(box.key), unit_now: nowOf(box.key), of_half: box.of, met_half: box.met, count: box.count }))
  await transaction.query({
    name: 'statistics-insert-counts', text: `insert into statistics_count (release_id, unit_then, unit_now, of_half, met_half, count)
      select $1, c.unit_then, c.unit_now, c.of_half, c.met_half, c.count from jsonb_to_recordset($2::jsonb) as c(unit_then text, unit_now text, of_half int, met_half int, count int)`, values: [release.id, JSON.stringify(counts)],
  })
}
export async function findRepeat(transaction: ActorTransaction, id: string): Promise<{ readonly inputHash: string; readonly postId: string; readonly body: string } | null> {
  const { rows } = await transaction.query<{ inputHash: string; postId: string; body: string }>({ name: 'statistics-repeat', text: 'select l.input_hash as "inputHash", l.post_id as "postId", r.body from statistics_release r join statistics_ledger l on l.release_id = r.id where r.id = $1', values: [id] })
  return rows[0] ?? null
}
