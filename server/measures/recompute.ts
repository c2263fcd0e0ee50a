/**
 * Every deadline of a province or of the nation derived again from the states, as after a decree on days off or a changed row of the law. Only reading:
 * what differs is told by person, and `refreshPerson` writes it. Measures that no list reads (a restricted person's) have no inbox and are left out. No events are loaded; what else hangs on a case the nightly comparison looks at.
 */
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DeadlineView } from '@hoa-nhap/domain/measures/measures.contract'
import type { Platform } from '../platform/platform.ts'
import { surroundings } from './measures.commands.ts'
import { refreshPerson } from './measures.jobs.ts'
import { rowsOfMeasure, sameJson, type Surroundings } from './measures.rows.ts'
import { placeNow, type Readers } from './measures.sight.ts'

type Row = Readers & {
  readonly person_id: string; readonly measure_id: string; readonly kind: MeasureKind; readonly sequence: number; readonly state: unknown; readonly deadlines: readonly DeadlineView[]
  readonly next_due_on: PlainDate | null; readonly registered_on: PlainDate; readonly birth: string; readonly residence_unit: string
}
export type Recomputed = { readonly measures: number; readonly deadlines: number; /** Persons with a measure whose deadlines are not the stored ones. */ readonly differing: readonly string[] }

const page = 500
const columns = 'm.person_id, m.measure_id, m.kind, m.sequence, m.state, m.deadlines, m.next_due_on, m.registered_on, m.reader_unit, m.reader_facility, m.reader_province, m.reader_until, i.birth, i.residence_unit from measure m join person_identity i on i.person_id = m.person_id'
type Place = readonly [string, string]
/** Page by page in the order of an index: a province in that of its readers, the nation by person. */
const ways = {
  province: { name: 'measures-recompute-province', begin: ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as Place, text: `select ${columns} where m.reader_province = $4 and m.open and (m.registered_on, m.measure_id) < ($1::date, $2::uuid) order by m.registered_on desc, m.measure_id desc limit $3`, placeOf: (row: Row): Place => [row.registered_on, row.measure_id] },
  nation: { name: 'measures-recompute-nation', begin: ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'] as Place, text: `select ${columns} where m.open and m.reader_until is not null and (m.person_id, m.measure_id) > ($1::uuid, $2::uuid) order by m.person_id, m.measure_id limit $3`, placeOf: (row: Row): Place => [row.person_id, row.measure_id] },
} as const

/** Derives the deadlines of all open measures of a province (null: of all) for today. `most`: stop after so many measures. */
export async function recomputeDeadlines(platform: Platform, province: string | null, most = Number.POSITIVE_INFINITY): Promise<Recomputed> {
  const { around } = await surroundings(platform, platform.today(), platform.now())
  const differing = new Set<string>()
  let [measures, deadlines] = [0, 0]
  const way = province === null ? ways.nation : ways.province
  let after: Place = way.begin
  while (measures < most) {
    const limit = Math.min(page, most - measures)
    const { rows } = await platform.systemTransaction((transaction) => transaction.query<Row>({ name: way.name, text: way.text, values: [...after, limit, ...(province === null ? [] : [province])] }))
    for (const row of rows) {
      const derived = derive(row, around)
      deadlines += derived.deadlines.length
      if (derived.next_due_on !== row.next_due_on || !sameJson(derived.deadlines, row.deadlines)) differing.add(row.person_id)
    }
    measures += rows.length
    if (rows.length < limit) break
    after = way.placeOf(rows.at(-1)!)
  }
  return { measures, deadlines, differing: [...differing] }
}

function derive(row: Row, around: Surroundings): { readonly deadlines: readonly DeadlineView[]; readonly next_due_on: PlainDate | null } {
  const { state, kind } = row
  const procedure = around.procedureOf(kind)
  if (!procedure) return row
  const legal = procedure.rowOf(state)
  const derived = procedure.deadlinesOf(state, { subject: { personId: row.person_id, birth: row.birth }, calendar: around.calendar, today: around.today })
  const measure = { measureId: row.measure_id, kind, state, row: legal, sequence: row.sequence, facts: procedure.factsOf(state), deadlines: derived }
  return rowsOfMeasure(row.person_id, measure, placeNow(legal, row.residence_unit, around.units), row, around).measure
}

/** The same, and writes what differs; answers how many persons did. */
export async function recomputeAndWrite(platform: Platform, province: string | null): Promise<Recomputed & { readonly written: number }> {
  const result = await recomputeDeadlines(platform, province)
  let written = 0
  for (const personId of result.differing) if (await refreshPerson(platform, personId)) written += 1
  return { ...result, written }
}
