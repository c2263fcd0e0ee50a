/**
 * Registers and the public list under sixteen users at once: `npm run bench -- --registers`. No floor: the budgets are times, of a page of a register of a province
 * and of the public list of the whole country.
 */
import type pg from 'pg'
import { password } from './cases.ts'
import { runLoad, type Request } from './load.ts'
import { cpuSecondsOf } from './processes.ts'
import type { Started } from './installation.ts'

export const budgets = { publicMilliseconds: 50, registerMilliseconds: 150 } as const
const connections = 16
const warmUpMilliseconds = 1000

export type RegisterLine = { readonly case: string; readonly rps: number; readonly p50ms: number; readonly p99ms: number; readonly budgetMs: number; readonly cpuMs: number; readonly records: number; readonly wrong?: string }

/** Every commune gets what the communes of the demonstration have: the public list of a country. */
export async function growPublicList(client: pg.Client): Promise<number> {
  await client.query(
    `insert into public_provider (record_id, valid_from, valid_to, register, agency_id, unit_id, status, services, listing)
     select md5(u.id || p.record_id::text)::uuid, p.valid_from, p.valid_to, p.register, p.agency_id, u.id, p.status, p.services, p.listing
     from unit u
     cross join lateral (select ('x' || substr(md5(u.id), 1, 8))::bit(32)::bigint & 2147483647 as h) n
     join lateral (select c.unit_id from (select distinct unit_id, dense_rank() over (order by unit_id) - 1 as place, count(*) over () from public_provider) c
       where c.place = n.h % (select count(distinct unit_id) from public_provider) limit 1) like_one on true
     join public_provider p on p.unit_id = like_one.unit_id
     where u.level = 'commune' and u.valid_to is null and u.province_id not in ('p-20', 'p-24') on conflict do nothing`)
  await client.query('analyze public_provider')
  return Number((await client.query<{ n: number }>('select count(*)::int as n from public_provider')).rows[0]!.n)
}

const get = (path: string, headers: Readonly<Record<string, string>> = {}): Request => ({ method: 'GET', path, headers })

async function callersByRegister(app: Started): Promise<Map<string, { readonly cookie: string; readonly total: number }>> {
  const base = `http://127.0.0.1:${app.port}`
  const accounts = (await (await fetch(`${base}/api/demo/accounts`)).json()) as { username: string; role: string; unitId: string }[]
  const found = new Map<string, { cookie: string; total: number }>()
  const roles = new Set<string>()
  for (const account of accounts.filter((each) => !each.unitId.startsWith('p-24'))) {
    if (roles.has(account.role)) continue
    roles.add(account.role)
    const signedIn = await fetch(`${base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: account.username, password }) })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0]
    if (!signedIn.ok || !cookie) continue
    const registers = (await (await fetch(`${base}/api/registers`, { headers: { cookie } })).json()) as { items: { id: string; total: number }[] }
    for (const register of registers.items) if (register.total > (found.get(register.id)?.total ?? -1)) found.set(register.id, { cookie, total: register.total })
  }
  return found
}

/** Whoever sees most of a register asks for its first page; whoever looks for help asks for commune after commune. */
export async function measureRegisters(app: Started, client: pg.Client, postgresPid: number, seconds: number, say: (sentence: string) => void): Promise<RegisterLine[]> {
  const listed = await growPublicList(client)
  const { rows: communes } = await client.query<{ id: string; name: string }>(`select id, name from unit where level = 'commune' and valid_to is null order by md5(id)`)
  let turn = 0
  const commune = () => communes[turn++ % communes.length]!
  const cases: { readonly name: string; readonly budgetMs: number; readonly records: number; readonly next: () => Request; readonly expect: string }[] = [
    { name: 'public page of a commune', budgetMs: budgets.publicMilliseconds, records: listed, next: () => get(`/public?unit=${commune().id}`), expect: '<html' },
    { name: 'public page, by name', budgetMs: budgets.publicMilliseconds, records: listed, next: () => get(`/public?q=${encodeURIComponent(commune().name)}`), expect: '<html' },
    { name: 'public list of a commune as data', budgetMs: budgets.publicMilliseconds, records: listed, next: () => get(`/api/public/providers?unit=${commune().id}`), expect: '"items"' },
  ]
  const callers = await callersByRegister(app)
  const planner = callers.get('staff')
  // What a planner of training opens first: figures by place, level and profession over the staff of the province.
  if (planner) cases.push({ name: 'figures of training', budgetMs: budgets.registerMilliseconds, records: planner.total, next: () => get('/api/training/coverage', { cookie: planner.cookie }), expect: '"levels"' })
  for (const [id, { cookie, total }] of callers) cases.push({ name: `register ${id}`, budgetMs: budgets.registerMilliseconds, records: total, next: () => get(`/api/registers/${id}?limit=50`, { cookie }), expect: '"items"' })
  const lines: RegisterLine[] = []
  for (const each of cases) {
    const go = (milliseconds: number) => runLoad({ port: app.port, connections, milliseconds, next: each.next, expect: (status, body) => status === 200 && body.includes(each.expect) })
    await go(warmUpMilliseconds)
    const before = cpuSecondsOf([app.child.pid!, postgresPid])
    const result = await go(seconds * 1000)
    const cpu = ((cpuSecondsOf([app.child.pid!, postgresPid]) - before) * 1000) / Math.max(1, result.requests)
    if (result.wrong > 0) throw new Error(`${each.name}: ${result.wrong} of ${result.requests} answers were wrong, the first: ${result.firstWrong}`)
    const line: RegisterLine = { case: each.name, rps: Math.round(result.requests / seconds), p50ms: round(result.p50), p99ms: round(result.p99), budgetMs: each.budgetMs, cpuMs: round(cpu), records: each.records }
    say(`  ${line.case.padEnd(36)} ${String(line.rps).padStart(5)}/s  p50 ${line.p50ms} ms  p99 ${line.p99ms} ms (≤ ${line.budgetMs})  CPU ${line.cpuMs} ms  ${line.records} records`)
    lines.push(line)
  }
  return lines
}

const round = (value: number) => Number(value.toFixed(2))

export const registersTable = (lines: readonly RegisterLine[]): string =>
  ['| case | records | /s | p50 · p99 ms | budget p99 | CPU ms |', '| --- | --- | --- | --- | --- | --- |', ...lines.map((line) => `| ${line.case} | ${line.records} | ${line.rps} | ${line.p50ms} · ${line.p99ms} | ${line.budgetMs} ${line.p99ms <= line.budgetMs ? '(met)' : '(**missed**)'} | ${line.cpuMs} |`)].join('\n')
