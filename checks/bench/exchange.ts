/**
 * A list of 50,000 rows as Excel, from the request to the last byte, and the memory of the process meanwhile; and a roster of 2,000 people taken in:
 * `npm run bench -- --exchange`.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { writeXlsx, type CellValue } from 'hucre/xlsx'
import { password } from './cases.ts'
import type { Started } from './installation.ts'
import { residentMegabytes } from './processes.ts'

export const budgets = { exportSeconds: 15, exportMegabytes: 300, rowsOut: 50_000, rowsIn: 2000 } as const
export type ExchangeLine = { readonly case: string; readonly rows: number; readonly seconds: number; readonly megabytes: number; readonly bytes: number; readonly budgetSeconds: number | null }

/** Invented people with one open measure each, in sight of one body of the province, beside those that are there. */
export async function growSight(client: pg.ClientBase, of: { readonly agency: string; readonly commune: string; readonly province: string }, wanted: number): Promise<number> {
  const there = Number((await client.query<{ n: number }>(`select count(*)::int as n from measure where reader_province = $1 and reader_until >= '2026-11-20' and kind = 'compulsory'`, [of.province])).rows[0]!.n)
  const missing = Math.max(0, wanted - there)
  await client.query('set session_replication_role = replica')
  const id = (kind: string) => `md5('${kind}' || n)::uuid`
  const from = `from generate_series(1, ${missing}) n`
  await client.query(`insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) select ${id('person')}, 'HN-bench-' || n, '2026-01-01', $1, $2 ${from}`, [of.agency, of.commune])
  await client.query(`insert into person_identity (person_id, name, name_fold, birth, birth_year, sex, personal_number_ending, residence_unit, case_number)
    select ${id('person')}, 'Nguyễn Văn Mẫu ' || n, 'nguyen van mau ' || n, (1960 + n % 40)::text, 1960 + n % 40, 'male', lpad((n % 10000)::text, 4, '0'), $1, 'HN-bench-' || n ${from}`, [of.commune])
  await client.query(`insert into sight (agency_id, person_id, until, grade) select $1, ${id('person')}, '9999-12-31', 'scope' ${from}`, [of.agency])
  await client.query(`insert into measure (person_id, measure_id, kind, status, regime, open, unit_id, agency_id, facility_id, province_id, registered_on, started_on, term_ends_on, sequence, state, reader_unit, reader_province, reader_until)
    select ${id('person')}, ${id('measure')}, 'compulsory', 'in-facility', 'r2026', true, $1, $2, $2, $3, date '2026-07-01' + n % 140, date '2026-07-02' + n % 140, date '2028-07-01' + n % 140, 3, '{}', $1, $3, '9999-12-31' ${from}`, [of.commune, of.agency, of.province])
  await client.query('set session_replication_role = origin')
  for (const table of ['person', 'person_identity', 'sight', 'measure']) await client.query(`analyze ${table}`)
  return there + missing
}

const round = (value: number, digits = 1) => Number(value.toFixed(digits))

async function cookieOf(base: string, role: string, unit?: string): Promise<{ readonly cookie: string; readonly unitId: string }> {
  const accounts = (await (await fetch(`${base}/api/demo/accounts`)).json()) as { username: string; role: string; unitId: string }[]
  const account = accounts.find((each) => each.role === role && (unit === undefined || each.unitId === unit))
  if (!account) throw new Error(`the demonstration has no account of ${role}`)
  const answer = await fetch(`${base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: account.username, password }) })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!answer.ok || !cookie) throw new Error(`${role} could not sign in`)
  return { cookie, unitId: account.unitId }
}

/** Memory of a process every 50 ms; answers the highest. */
function watchMemory(pid: number): () => number {
  let highest = residentMegabytes(pid)
  const timer = setInterval(() => { highest = Math.max(highest, residentMegabytes(pid)) }, 50)
  return () => { clearInterval(timer); return highest }
}

export async function measureExchange(app: Started, client: pg.Client, say: (sentence: string) => void): Promise<ExchangeLine[]> {
  const base = `http://127.0.0.1:${app.port}`
  const lines: ExchangeLine[] = []
  const tell = (line: ExchangeLine): void => { lines.push(line); say(`  ${line.case.padEnd(28)} ${line.rows} rows  ${line.seconds} s${line.budgetSeconds === null ? '' : ` (≤ ${line.budgetSeconds})`}  ${line.megabytes} MB  ${line.bytes} bytes`) }
  const [province, police] = [await cookieOf(base, 'province-police', 'p-20'), await cookieOf(base, 'commune-police-chief')]
  const rows = await growSight(client, { agency: 'province-police:p-20', commune: police.unitId, province: 'p-20' }, budgets.rowsOut)
  for (const list of ['measures', 'people'] as const) {
    const highest = watchMemory(app.child.pid!)
    const began = performance.now()
    const filter = list === 'measures' ? { kind: 'compulsory' } : { q: 'nguyen van mau' }
    const answer = await fetch(`${base}/api/exchange/lists/${list}/export.xlsx`, { method: 'POST', headers: { cookie: province.cookie, purpose: 'records', 'content-type': 'application/json' }, body: JSON.stringify({ reason: 'Đo tốc độ', receiver: 'Người đo', filter }) })
    let bytes = 0
    if (!answer.ok) throw new Error(`${list}: ${answer.status} ${(await answer.text()).slice(0, 200)}`)
    for await (const chunk of answer.body!) bytes += (chunk as Uint8Array).length
    const told = (await (await fetch(`${base}/api/exchange/exports?limit=1`, { headers: { cookie: province.cookie } })).json()) as { items: { rows: number | null }[] }
    tell({ case: `${list} out`, rows: told.items[0]?.rows ?? 0, seconds: round((performance.now() - began) / 1000, 2), megabytes: round(highest()), bytes, budgetSeconds: budgets.exportSeconds })
  }
  if (lines[0]!.rows < Math.min(rows, budgets.rowsOut)) throw new Error('the list is not whole')
  tell(await measureRoster(app, base, police.cookie))
  return lines
}

async function measureRoster(app: Started, base: string, cookie: string): Promise<ExchangeLine> {
  const heads = ['Họ và tên', 'Ngày sinh', 'Giới tính', 'Số quyết định', 'Ngày quyết định']
  const file = await writeXlsx({ sheets: [{ name: 'x', rows: [heads, ...Array.from({ length: budgets.rowsIn }, (_, n): CellValue[] => [`Đo Tốc Độ ${n}`, `${1 + (n % 28)}/3/${1960 + (n % 40)}`, 'Nam', `${n}/QĐ`, '05/10/2026'])] }] })
  const headers = { cookie, 'content-type': 'application/octet-stream' }
  const highest = watchMemory(app.child.pid!)
  const began = performance.now()
  const tried = await fetch(`${base}/api/exchange/rosters/user-management/trial`, { method: 'POST', headers, body: Buffer.from(file) })
  const trial = (await tried.json()) as { seal: string; counts: { new: number } }
  if (!tried.ok || trial.counts.new !== budgets.rowsIn) throw new Error(`the trial: ${tried.status} ${JSON.stringify(trial).slice(0, 300)}`)
  const id = randomUUID()
  await fetch(`${base}/api/exchange/rosters/user-management/runs?id=${id}&seal=${trial.seal}`, { method: 'POST', headers, body: Buffer.from(file) })
  for (;;) {
    const run = (await (await fetch(`${base}/api/exchange/runs/${id}`, { headers: { cookie } })).json()) as { state: string; done: number }
    if (run.state === 'done') return { case: 'roster in', rows: run.done, seconds: round((performance.now() - began) / 1000, 2), megabytes: round(highest()), bytes: file.length, budgetSeconds: null }
    if (run.state !== 'running') throw new Error(`the run: ${JSON.stringify(run).slice(0, 300)}`)
    await new Promise((resolve) => { setTimeout(resolve, 200) })
  }
}

export const exchangeTable = (lines: readonly ExchangeLine[]): string =>
  ['| case | rows | seconds | budget | memory | file |', '| --- | --- | --- | --- | --- | --- |', ...lines.map((line) => `| ${line.case} | ${line.rows} | ${line.seconds} | ${line.budgetSeconds ?? '–'} | ${line.megabytes} MB | ${Math.round(line.bytes / 1024)} kB |`)].join('\n')
export const overBudget = (line: ExchangeLine): boolean => line.budgetSeconds !== null && (line.seconds > line.budgetSeconds || line.megabytes > budgets.exportMegabytes)
