/**
 * `npm run bench [-- --json] [--people 20000] [--rounds 3] [--seconds 3] [--only dossier,visit]`: the hot paths through HTTP with sign-in, row
 * security, validation, audit and ledger on, beside the floor in the same run, in turn and in changing order. Ratios count, not times.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../../server/platform/embedded-postgres.ts'
import { buildFloor, growTo } from './data.ts'
import { runLoad, type LoadResult, type Request } from './load.ts'
import { cpuSecondsOf, fdatasyncMedian, residentMegabytes } from './processes.ts'

const argument = (name: string, fallback: string) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : (process.argv[at + 1] ?? fallback) }
const asJson = process.argv.includes('--json')
const people = Number(argument('people', '20000'))
const rounds = Number(argument('rounds', '3'))
const seconds = Number(argument('seconds', '3'))
const only = argument('only', '')
const connections = 16
const root = path.resolve(import.meta.dirname, '..', '..')
const folder = path.join(root, 'build', 'bench', String(people))
const say = (sentence: string) => process.stderr.write(`${sentence}\n`)
/** The day of the run is fixed so that data made once stay right. */
const startOfClock = '2026-11-20T02:00:00Z'
const today = '2026-11-20'

type Started = { readonly child: ChildProcess; readonly port: number; readonly readySeconds: number }

function start(command: string, parameters: string[], environment: NodeJS.ProcessEnv, pattern: RegExp): Promise<Started> {
  const began = performance.now()
  const child = spawn(command, parameters, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      const match = pattern.exec(text)
      if (match) resolve({ child, port: Number(match[1]), readySeconds: (performance.now() - began) / 1000 })
    })
    child.on('exit', (code) => reject(new Error(`${path.basename(parameters[0] ?? command)} ended with ${code}: ${text.slice(-500)}`)))
  })
}

async function stop(started: Started): Promise<void> {
  started.child.removeAllListeners('exit')
  const gone = new Promise((resolve) => started.child.once('exit', resolve))
  started.child.kill('SIGTERM')
  await gone
}

const port = 18_080 + (process.pid % 500)
const startApp = () => start(process.execPath, [path.join(root, 'build', 'server', 'main.js')], {
  HOANHAP_ROOT: root, HOANHAP_DATA: folder, PORT: String(port), HOANHAP_NOW: startOfClock, HOANHAP_CHECK_ANSWERS: 'off', HOANHAP_REQUESTS_PER_MINUTE: '0', HOANHAP_WEB: 'off', NODE_ENV: 'production',
}, /ready http:\/\/localhost:(\d+)/)

type Case = { readonly name: string; readonly ours: () => Request; readonly floor: () => Request; readonly expect?: (status: number, body: string) => boolean }
type Line = { readonly case: string; readonly people: number; readonly rps: number; readonly p50ms: number; readonly p99ms: number; readonly floorRps: number; readonly ratio: number; readonly cpuMs: number; readonly floorCpuMs: number; readonly fdatasyncMs: number; readonly void?: string }

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!
const round = (value: number, digits: number) => Number(value.toFixed(digits))

async function main(): Promise<void> {
  fs.mkdirSync(folder, { recursive: true })
  const cluster = await startEmbedded({ folder, progress: say })
  let app: Started | null = null
  let floor: Started | null = null
  try {
    const marker = path.join(folder, 'grown')
    const connection = { ...cluster.admin, database: 'hoanhap' }
    if (!fs.existsSync(marker)) {
      say('Tạo dữ liệu · Making the data')
      await stop(await startApp())
      const client = new pg.Client(connection)
      await client.connect()
      await growTo(client, people, say)
      await client.end()
      fs.writeFileSync(marker, String(people))
    }
    const client = new pg.Client(connection)
    client.on('error', () => {})
    await client.connect()
    await buildFloor(client)
    const sizes = (await client.query<{ people: number; measures: number; events: number }>('select (select count(*) from person)::int people, (select count(*) from measure)::int measures, (select count(*) from measure_event)::int events')).rows[0]!
    say(`${sizes.people} người · people, ${sizes.measures} measures, ${sizes.events} events`)
    app = await startApp()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const idleMegabytes = residentMegabytes(app.child.pid!)
    floor = await start(process.execPath, [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), path.join(import.meta.dirname, 'floor.ts')], { FLOOR_CONNECTION: JSON.stringify(connection) }, /floor (\d+)/)
    const lines = await measure(client, app, floor, cluster.processId, sizes.people)
    await client.end()
    report(lines, { readySeconds: round(app.readySeconds, 2), idleMegabytes: round(idleMegabytes, 0), people: sizes.people })
    if (lines.some((line) => line.void)) process.exitCode = 1
  } finally {
    if (floor) await stop(floor).catch(() => {})
    if (app) await stop(app).catch(() => {})
    await cluster.stop()
  }
}

async function signIn(username: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: 'hoa-nhap-minh-hoa' }) })
  const cookie = response.headers.get('set-cookie')
  if (!response.ok || !cookie) throw new Error(`sign-in as ${username}: ${response.status} ${await response.text()}`)
  return cookie.split(';')[0]!
}

async function measure(client: pg.Client, app: Started, floor: Started, postgresPid: number, count: number): Promise<Line[]> {
  const accounts = (await (await fetch(`http://127.0.0.1:${port}/api/demo/accounts`)).json()) as { username: string; role: string; unitId: string }[]
  const officers = accounts.filter((account) => account.role === 'commune-police')
  const cookies = new Map<string, string>()
  for (const officer of officers) cookies.set(officer.unitId, await signIn(officer.username))
  const province = await signIn('province-police.p-20')
  const nation = await signIn('province-planner.p-20')
  const units = [...cookies.keys()]
  const { rows: persons } = await client.query<{ id: string; unit: string }>(`select distinct m.person_id as id, m.reader_unit as unit from measure m where m.open and m.reader_unit = any ($1)`, [units])
  const { rows: visits } = await client.query<{ id: string; unit: string; sequence: number }>(`select measure_id as id, reader_unit as unit, sequence from measure where open and reader_unit = any ($1) and status in ('in-rehab', 'in-management')`, [units])
  const { rows: [list] } = await client.query<{ unit: string }>(`select reader_unit as unit from measure where reader_unit = any ($1) group by 1 order by count(*) desc limit 1`, [units])
  let turn = 0
  const next = <Item>(items: readonly Item[]) => items[turn++ % items.length]!
  const names = ['nguyen van', 'hoang', 'van mau', 'ly van', 'tran thi', 'nong', 'van nguyen', 'hoang duc', 'thi thu', 'vi']
  const ok = (status: number, body: string) => status === 200 && body.length > 20
  const cases: Case[] = [
    { name: 'dossier', ours: () => { const person = next(persons); return { method: 'GET', path: `/api/people/${person.id}`, headers: { cookie: cookies.get(person.unit)! } } }, floor: () => ({ method: 'GET', path: `/dossier?a=${next(persons).id}`, headers: {} }) },
    { name: 'list', ours: () => ({ method: 'GET', path: '/api/measures?limit=50', headers: { cookie: cookies.get(list!.unit)! } }), floor: () => ({ method: 'GET', path: `/list?a=${list!.unit}`, headers: {} }) },
    { name: 'name-search', ours: () => ({ method: 'GET', path: '/api/people?q=nguyen%20van&limit=50', headers: { cookie: province, purpose: 'inspection' } }), floor: () => ({ method: 'GET', path: '/search?a=p-20&b=nguyen%20van', headers: {} }) },
    { name: 'name-search-mixed', ours: () => ({ method: 'GET', path: `/api/people?q=${encodeURIComponent(next(names))}&limit=50`, headers: { cookie: province, purpose: 'inspection' } }), floor: () => ({ method: 'GET', path: `/search?a=p-20&b=${encodeURIComponent(next(names))}`, headers: {} }) },
    {
      name: 'visit',
      ours: () => { const visit = next(visits); return { method: 'POST', path: `/api/measures/${visit.id}/events`, headers: { cookie: cookies.get(visit.unit)! }, body: JSON.stringify({ id: randomUUID(), type: 'record-visit', occurredOn: today, basedOn: visit.sequence, data: { met: true, where: 'home', need: 'none' } }) } },
      floor: () => ({ method: 'POST', path: '/visit', headers: {}, body: JSON.stringify({ id: randomUUID(), measure: next(visits).id, day: today, post: 'post', data: { met: true, where: 'home', need: 'none' } }) }),
      expect: (status) => status === 201 || status === 200,
    },
    { name: 'province-by-commune', ours: () => ({ method: 'GET', path: '/api/indicators/managed-served/readings?from=2025-01-01&to=2025-12-31&unit=p-20&by=unit&units=now', headers: { cookie: province } }), floor: () => ({ method: 'GET', path: '/province?a=p-20&b=2025-01-01&c=2025-12-31&d=2025', headers: {} }) },
    { name: 'nation-by-province', ours: () => ({ method: 'GET', path: '/api/indicators/managed-served/readings?from=2025-01-01&to=2025-12-31&unit=vn&by=unit&units=now', headers: { cookie: nation } }), floor: () => ({ method: 'GET', path: '/nation?a=2025-01-01&b=2025-12-31&c=2025', headers: {} }) },
  ]
  const lines: Line[] = []
  for (const each of cases) {
    if (only && !only.split(',').includes(each.name)) continue
    const results: { ours: LoadResult[]; floor: LoadResult[]; oursCpu: number[]; floorCpu: number[]; fdatasync: number[] } = { ours: [], floor: [], oursCpu: [], floorCpu: [], fdatasync: [] }
    const go = async (side: 'ours' | 'floor', milliseconds: number) => {
      const processes = [side === 'ours' ? app.child.pid! : floor.child.pid!, postgresPid]
      const before = cpuSecondsOf(processes)
      const result = await runLoad({ port: side === 'ours' ? app.port : floor.port, connections, milliseconds, next: each[side], expect: side === 'ours' ? (each.expect ?? ok) : (status) => status === 200 })
      return { result, cpu: ((cpuSecondsOf(processes) - before) * 1000) / Math.max(1, result.requests) }
    }
    // Warm up: prepared statements on every connection, the just-in-time compiler of both.
    await go('ours', 700)
    await go('floor', 700)
    for (let turnNumber = 0; turnNumber < rounds; turnNumber++) {
      for (const side of turnNumber % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)) {
        const { result, cpu } = await go(side, seconds * 1000)
        if (result.wrong > 0) throw new Error(`${each.name}, ${side}: ${result.wrong} of ${result.requests} answers were wrong, the first: ${result.firstWrong}`)
        results[side].push(result)
        results[`${side}Cpu`].push(cpu)
      }
      results.fdatasync.push(fdatasyncMedian(folder))
    }
    const floors = results.floor.map((result) => result.rps)
    const uneven = Math.max(...floors) / Math.min(...floors)
    const line: Line = {
      case: each.name, people: count, rps: round(median(results.ours.map((result) => result.rps)), 0), p50ms: round(median(results.ours.map((result) => result.p50)), 2), p99ms: round(median(results.ours.map((result) => result.p99)), 2),
      floorRps: round(median(floors), 0), ratio: round(median(results.ours.map((result, index) => result.rps / floors[index]!)), 3), cpuMs: round(median(results.oursCpu), 3), floorCpuMs: round(median(results.floorCpu), 3),
      fdatasyncMs: round(median(results.fdatasync), 3), ...(uneven > 1.5 ? { void: `floors differ by ${round(uneven, 2)}` } : {}),
    }
    lines.push(line)
    if (asJson) process.stdout.write(`${JSON.stringify(line)}\n`)
    else say(`  ${line.case.padEnd(20)} ${String(line.rps).padStart(6)}/s  floor ${String(line.floorRps).padStart(6)}/s  ratio ${line.ratio.toFixed(2)}  p50 ${line.p50ms} ms  p99 ${line.p99ms} ms  cpu ${line.cpuMs} ms (floor ${line.floorCpuMs})${line.void ? `  VOID: ${line.void}` : ''}`)
  }
  return lines
}

function report(lines: readonly Line[], start: { readonly readySeconds: number; readonly idleMegabytes: number; readonly people: number }): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ case: 'ready', ...start })}\n`)
    return
  }
  console.log(`\n| case | ours /s | floor /s | ratio | p50 ms | p99 ms | CPU ms (floor) |\n| --- | --- | --- | --- | --- | --- | --- |`)
  for (const line of lines) console.log(`| ${line.case} | ${line.rps} | ${line.floorRps} | ${line.ratio.toFixed(2)}${line.void ? ' (void)' : ''} | ${line.p50ms} | ${line.p99ms} | ${line.cpuMs} (${line.floorCpuMs}) |`)
  console.log(`\n${start.people} people; ready on existing data in ${start.readySeconds} s, idle ${start.idleMegabytes} MB; fdatasync ${lines[0]?.fdatasyncMs ?? '?'} ms`)
}

await main()
process.exit()
