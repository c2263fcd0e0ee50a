/** Published tables, as anybody reads them: with a role that reads public reference data and nothing else. */
import type { StatisticsTable } from '@hoa-nhap/domain/statistics/statistics.contract'
import type { Platform } from '../platform/platform.ts'
import type { Statement } from '../platform/route.ts'
import { anonymousScope, readTogether, scopeStatement } from '../platform/transaction.ts'

async function read<Row>(platform: Platform, statement: Statement): Promise<Row[]> {
  const [result] = await readTogether(platform.pool, scopeStatement(anonymousScope(platform.today())), [statement])
  return result!.rows as Row[]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** The table byte for byte; null where there is none. */
export async function findPublished(platform: Platform, id: string): Promise<string | null> {
  if (!uuid.test(id)) return null
  const [row] = await read<{ body: string }>(platform, { name: 'statistics-get', text: 'select body from statistics_release where id = $1', values: [id] })
  return row?.body ?? null
}

export type Summary = Pick<StatisticsTable, 'id' | 'indicatorId' | 'name' | 'nameEn' | 'definitionVersion' | 'provinceId' | 'provinceName' | 'from' | 'to' | 'rowsBy' | 'columnsBy' | 'releasedOn'>
/** Newest first. */
export async function listPublished(platform: Platform, filter: { readonly province: string | null; readonly indicator: string | null }): Promise<readonly Summary[]> {
  return read<Summary>(platform, {
    name: 'statistics-list', text: `select r.id, r.indicator_id as "indicatorId", b ->> 'name' as name, b ->> 'nameEn' as "nameEn", r.definition_version as "definitionVersion", r.province_id as "provinceId", b ->> 'provinceName' as "provinceName",
        r.from_day as "from", r.to_day as "to", b ->> 'rowsBy' as "rowsBy", b ->> 'columnsBy' as "columnsBy", r.released_on as "releasedOn"
      from statistics_release r cross join lateral (select r.body::jsonb) as x(b) where ($1::text is null or r.province_id = $1) and ($2::text is null or r.indicator_id = $2) order by r.sequence desc`, values: [filter.province, filter.indicator],
  })
}
