/** Releases on a real database: who publishes, what is kept for ever, what everybody reads, and that two at once are set beside one another. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StatisticsTable } from '@hoa-nhap/domain/statistics/statistics.contract'
import { communes, trialWorld, type World } from '../../checks/support/trial-world.ts'
import { slice as indicators } from '../indicators/indicators.slice.ts'
import { slice as statistics } from './statistics.slice.ts'

let world: World
let made = 0
const former = ['c-90001-old', 'c-90002-old'] as const
/** People counted in a commune: entering on a day, served on another or not. */
async function count(indicator: string, unit: string, people: readonly (readonly [string, string | null])[], now = unit): Promise<string[]> {
  const ids = people.map(() => `20000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`)
  for (const [index, id] of ids.entries()) {
    const [of, met] = people[index]!
    await world.rows(`insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) values ($1, $2, now(), 'commune-police:' || $3, $3)`, id, `HN-${id}`, communes.a)
    await world.rows(`insert into indicator_fact (indicator_id, period, person_id, unit_then, unit_now, province_then, province_now, of_on, met_on) values ($1, $2, $3, $4, $5, 'p-20', 'p-20', $6, $7)`, indicator, Number(of.slice(0, 4)), id, unit, now, of, met)
  }
  return ids
}
const many = (n: number, served: number, day = '2025-02-03') => Array.from({ length: n }, (_, index) => [day, index < served ? '2025-05-20' : null] as const)
const year = { indicatorId: 'managed-served', from: '2025-01-01', to: '2025-12-31', rows: 'now', columns: 'whole' } as const
const purpose = 'Báo cáo công khai kết quả năm 2025'
const release = (more: Readonly<Record<string, unknown>> = {}, role: 'province-planner' | 'province-police' | 'commune-chair' = 'province-planner') => world.call(role, 'POST', '/api/statistics/releases', { id: randomUUID(), ...year, purpose, ...more })
const rowOf = (table: StatisticsTable, unit: string) => table.rows.find((row) => row.unitId === unit)!.cells

beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z', [indicators, statistics])
  // Two communes that became part of one in the middle of 2025.
  for (const id of former) {
    await world.rows(`insert into unit (id, code, level, kind, name, name_fold, parent_id, province_id, valid_to) values ($1, $2, 'commune', 'xã', $3, $3, 'p-20', 'p-20', '2025-07-01')`, id, id.slice(2, 7), `Xã cũ ${id}`)
    await world.rows(`insert into unit_succession (from_id, to_id, on_date, part) values ($1, $2, '2025-07-01', 'whole')`, id, communes.a)
  }
  await count('managed-served', communes.a, many(30, 20))
  await count('managed-served', communes.b, many(3, 2))
})
afterAll(() => world.close())

describe('a release', () => {
  test('hides the small figure, what would give it away, and says nothing of sizes', async () => {
    const shown = (await world.call('province-planner', 'POST', '/api/statistics/preview', year)).json as { table: StatisticsTable; figures: number; withheld: number }
    expect(shown.table.whole).toEqual([{ of: 33, met: 22, value: 66.6667 }])
    expect(rowOf(shown.table, communes.b)).toEqual([{ of: null, met: null, value: null }])
    const neighbours = shown.table.rows.filter((row) => row.unitId !== communes.b).flatMap((row) => row.cells)
    expect(neighbours.filter((cell) => cell.of === null).length).toBeGreaterThan(0)
    expect(shown.withheld).toBeGreaterThan(3)
    expect((await world.rows('select count(*)::int as n from statistics_release'))[0]).toEqual({ n: 0 })
  })
  test('belongs to the planners of the province; a purpose is stated', async () => {
    expect((await release({}, 'province-police')).json.code).toBe('not-your-role')
    expect((await release({}, 'commune-chair')).json.code).toBe('not-your-role')
    expect((await release({ purpose: 'x' })).status).toBe(422)
    for (const [more, code] of [
      [{ indicatorId: 'nothing' }, 'unknown-indicator'], [{ indicatorId: 'staff-trained' }, 'statistics-not-people'], [{ from: '2025-12-31', to: '2025-01-01' }, 'period-reversed'], [{ from: '2025-01-02' }, 'statistics-boundaries'],
      [{ to: '2025-12-30' }, 'statistics-boundaries'], [{ from: '2024-12-15' }, 'statistics-too-long'], [{ from: '2026-01-01', to: '2026-11-30' }, 'statistics-not-over'], [{ from: '2025-02-01', columns: 'quarters' }, 'statistics-columns'],
      [{ indicatorId: 'completers-supported', from: '2026-10-01', to: '2026-10-31' }, 'statistics-not-over'],
    ] as const) {
      const answer = await release(more)
      expect(answer.json.code, JSON.stringify(more)).toBe(code)
      expect(answer.json.detail.length * answer.json.detailEn.length).toBeGreaterThan(100)
    }
  })
  test('is one act, whatever is sent twice, and the same bytes for everybody for ever', async () => {
    const id = randomUUID()
    const first = await release({ id })
    expect(first.status, first.text).toBe(201)
    const again = await release({ id })
    expect([again.status, again.text]).toEqual([201, first.text])
    expect((await release({ id, columns: 'quarters' })).json.code).toBe('id-reused')
    const [row] = await world.rows('select body, digest, released_on::text as on from statistics_release where id = $1', id)
    expect(row).toMatchObject({ on: '2026-11-20', digest: createHash('sha256').update(row!['body'] as string).digest('hex') })
    expect((await world.application.call({ method: 'GET', url: `/public/statistics/${id}.json` })).text).toBe(row!['body'])
    expect((await world.application.call({ method: 'GET', url: `/api/public/statistics/${id}` })).json).toEqual(first.json.table)
    for (const statement of [`update statistics_release set body = '{}'`, 'delete from statistics_count', `update statistics_ledger set purpose = 'x'`, 'truncate statistics_count']) await expect(world.rows(statement)).rejects.toMatchObject({ code: 'HN403' })
  })
  test('of the same period counts the same people later, whoever was recorded late, taken out or restricted', async () => {
    await count('managed-served', communes.a, many(2, 1, '2025-03-01'))
    await world.rows(`delete from indicator_fact where indicator_id = 'managed-served' and unit_then = $1 and met_on is null and of_on = '2025-02-03'`, communes.b)
    const later = (await release()).json as { table: StatisticsTable }
    expect(later.table.whole).toEqual([{ of: 33, met: 22, value: 66.6667 }])
    expect(rowOf(later.table, communes.b)).toEqual([{ of: null, met: null, value: null }])
    const quarters = (await release({ columns: 'quarters' })).json as { table: StatisticsTable }
    expect(quarters.table.whole.at(-1)).toEqual({ of: 33, met: 22, value: 66.6667 })
    expect(quarters.table.columns).toEqual(['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'])
  })
  test('by communes of then stands beside the one by communes of today, and late people of a former commune are in neither', async () => {
    const period = { indicatorId: 'job-advice', from: '2025-04-01', to: '2025-09-30' }
    await count('job-advice', former[0], many(12, 0, '2025-04-09'), communes.a)
    await count('job-advice', former[1], many(3, 0, '2025-05-09'), communes.a)
    await count('job-advice', communes.b, many(40, 0, '2025-08-09'))
    await count('job-advice', communes.a, many(9, 0, '2025-08-09'))
    const now = (await release(period)).json.table as StatisticsTable
    expect(rowOf(now, communes.a)).toEqual([{ of: 24, met: 0, value: 0 }])
    expect(now.rows.some((row) => row.unitId === former[0])).toBe(false)
    const then = (await release({ ...period, rows: 'then' })).json.table as StatisticsTable
    expect(then.rows.find((row) => row.unitId === former[1])).toMatchObject({ until: '2025-06-30', cells: [{ of: null }] })
    // Of 24 in the commune of today 15 were counted before it: together with the small one its neighbour is withheld.
    expect([rowOf(then, former[0])[0]!.of, rowOf(then, communes.a)[0]!.of].filter((of) => of === null)).toHaveLength(1)
    await count('job-advice', former[1], many(6, 0, '2025-05-10'), communes.a)
    expect(((await release(period)).json.table as StatisticsTable).whole[0]!.of).toBe(64)
  })
  test('of a part of an indicator does not show the rest', async () => {
    await count('completers-supported', communes.a, many(12, 6))
    await count('returners-supported', communes.a, many(10, 6))
    expect((await release({ indicatorId: 'completers-supported', rows: 'none' })).json.table.whole).toEqual([{ of: 12, met: 6, value: 50 }])
    // Two completed at home: the whole of the returners would tell.
    expect((await release({ indicatorId: 'returners-supported', rows: 'none' })).json.code).toBe('no-safe-release')
  })
  test('leaves out who is restricted when the period is first counted', async () => {
    const [hidden] = await count('job-advice', communes.a, many(20, 0, '2024-06-03'))
    await world.rows('insert into closed_person (person_id, restricted) values ($1, true)', hidden)
    const made_ = (await release({ indicatorId: 'job-advice', rows: 'none', from: '2024-01-01', to: '2024-12-31' })).json as { table: StatisticsTable }
    expect(made_.table.whole[0]!.of).toBe(19)
  })
  test('of the whole that is itself small is refused, and nothing is kept', async () => {
    await count('vocational-training', communes.a, many(3, 1, '2025-06-03'))
    const before = await world.rows('select count(*)::int as n from statistics_count')
    expect((await release({ indicatorId: 'vocational-training' })).json.code).toBe('no-safe-release')
    expect(await world.rows('select count(*)::int as n from statistics_count')).toEqual(before)
  })
  test('beside another at the same moment is set beside it', async () => {
    await count('managed-served', communes.a, many(25, 9, '2024-04-03').map(([of]) => [of, '2024-09-09'] as const))
    await count('managed-served', communes.b, many(9, 9, '2024-09-17').map(([of]) => [of, null] as const))
    const period = { from: '2024-01-01', to: '2024-12-31' }
    const answers = await Promise.all([release(period), release({ ...period, columns: 'halves' }), release({ ...period, columns: 'quarters', rows: 'none' })])
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
    const layouts = await world.rows(`select r.sequence, coalesce(sum(c.count), 0)::int as n from statistics_release r left join statistics_count c on c.release_id = r.id where r.from_day = '2024-01-01' group by 1 order by 1`)
    // The first counts everybody, the others add nobody.
    expect(layouts.map((row) => row['n'])).toEqual([34, 0, 0])
  })
})

test('after a restored backup that lacks a published table nothing more is published', async () => {
  const noted = world.application.platform.keys.endings.read().map((line) => JSON.parse(line) as { kind: string; key: string }).filter((line) => line.kind === 'statistics-release')
  expect(noted.map((line) => line.key).toSorted()).toEqual((await world.rows('select id from statistics_release order by 1')).map((row) => row['id']))
  const { endings } = world.application.platform.keys
  const read = endings.read
  Object.assign(endings, { read: () => [...read(), JSON.stringify({ kind: 'statistics-release', key: randomUUID(), body: {} })] })
  expect((await release({ rows: 'none' })).json.code).toBe('statistics-restored')
  Object.assign(endings, { read })
  expect((await release()).status).toBe(201)
})

describe('what everybody reads', () => {
  test('is a page without script or cookie, in both languages, CSV and JSON', async () => {
    const list = await world.application.call({ method: 'GET', url: '/public/statistics' })
    const [address] = /\/public\/statistics\/[0-9a-f-]{36}/.exec(list.text)!
    for (const url of ['/public/statistics', address!, `${address}?lang=en`, '/public/statistics/nothing', `/public/statistics/${randomUUID()}.csv`]) {
      const page = await world.application.call({ method: 'GET', url })
      expect(page.status, url).toBe(/nothing|\.csv/.test(url) ? 404 : 200)
      expect(page.headers['set-cookie'], url).toBeUndefined()
      expect(page.text, url).not.toMatch(/<script|javascript:|\son[a-z]+=|style=/i)
      expect(page.headers['content-security-policy'], url).toContain("default-src 'none'")
    }
    const page = await world.application.call({ method: 'GET', url: `${address}?lang=en` })
    expect(page.text).toContain('<html lang="en">')
    expect(page.text).not.toMatch(/Mẫu số|không công bố|Ngày công bố/)
    const csv = await world.application.call({ method: 'GET', url: `${address}.csv` })
    expect(csv.headers['content-type']).toContain('text/csv')
    const lines = csv.text.trim().split('\r\n')
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([11]))
    expect(lines.length).toBeGreaterThan(3)
  })
  test('says neither who published nor why', async () => {
    const items = (await world.application.call({ method: 'GET', url: '/api/public/statistics' })).json.items as { id: string }[]
    expect(items.length).toBeGreaterThan(4)
    for (const { id } of items) expect((await world.application.call({ method: 'GET', url: `/api/public/statistics/${id}` })).text).not.toContain(purpose)
    await expect(world.database.asNobody((transaction) => transaction.query('select * from statistics_ledger'))).rejects.toMatchObject({ code: '42501' })
    for (const text of ['select * from statistics_count', `select * from statistics_live('managed-served', '{}', '2025-01-01', '2025-12-31')`]) await expect(world.database.asNobody((transaction) => transaction.query(text))).rejects.toMatchObject({ code: '42501' })
  })
})
