/**
 * `npm run bench [-- --json] [--people 20000] [--rounds 3] [--seconds 5] [--only dossier,visit] [--profile <folder>] [--shares] [--registers] [--exchange] [--reports] [--papers]`: the hot paths through HTTP with
 * sign-in, row security, validation, audit and ledger on, beside the floor in the same run, in turn and in changing order. Ratios count, not
 * times; how to read them stands in `docs/performance.md`.
 */
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { casesOf, password, type Callers, type Case } from './cases.ts'
import { measureActs, measureRecomputing, sayDomainLine, type DomainLine } from './domain.ts'
import { prepare, root, startApp, startCluster, startFloor, stop, type Installation, type Started } from './installation.ts'
import { runLoad, type LoadResult } from './load.ts'
import { measurePapers, papersTable } from './papers.ts'
import { exchangeTable, measureExchange, overBudget } from './exchange.ts'
import { measureReports, reportsTable } from './reports.ts'
import { measureRegisters, registersTable } from './registers.ts'
import { measureShares, mostShare, rowSecurity, sharesTable } from './shares.ts'
import { cpuSecondsOf, fdatasyncMedian, loadAverage, residentMegabytes } from './processes.ts'

const argument = (name: string, fallback: string) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : (process.argv[at + 1] ?? fallback) }
const asJson = process.argv.includes('--json')
const people = Number(argument('people', '20000'))
const rounds = Number(argument('rounds', '3'))
const seconds = Number(argument('seconds', '5'))
const only = argument('only', '')
const profile = argument('profile', '')
const connections = 16
/**
 * Warming up goes on until a request costs no less than before: prepared statements on every connection, the just-in-time compiler of both sides. Three
 * seconds, as it was, left a third of our processor time to the compiler, which a service that runs for weeks does not have.
 */
const warmUp = { milliseconds: 2000, least: 2, most: 10, stillFalling: 0.95 } as const
/** A run in which the floor itself was so much faster at one time than at another says nothing. */
const mostUneven = 1.5
const say = (sentence: string) => process.stderr.write(`${sentence}\n`)
const installation: Installation = { folder: path.join(root, 'build', 'bench', String(people)), port: 18_080 + (process.pid % 500), say, nodeOptions: profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profile)}`] : [] }

type Line = {
  readonly case: string; readonly people: number; readonly rps: number; readonly p50ms: number; readonly p99ms: number; readonly floorRps: number; readonly ratio: number; readonly cpuMs: number; readonly fdatasyncMs: number
  readonly floorCpuMs: number; readonly cpuRatio: number; readonly nodeCpuMs: number; readonly postgresCpuMs: number; readonly floorNodeCpuMs: number; readonly floorPostgresCpuMs: number; readonly load: number; readonly void?: string
}
type Beginning = { readonly readySeconds: number; readonly idleMegabytes: number }

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!
const round = (value: number, digits: number) => Number(value.toFixed(digits))
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The application alone, its database with it: how long until it answers, and what it holds while nobody asks. */
async function beginnings(): Promise<Beginning> {
  const app = await startApp(installation)
  await pause(5000)
  const idleMegabytes = residentMegabytes(app.child.pid!)
  await stop(app)
  const again = await startApp(installation)
  await stop(again)
  return { readySeconds: round(Math.max(app.readySeconds, again.readySeconds), 2), idleMegabytes: round(idleMegabytes, 0) }
}

async function main(): Promise<void> {
  if (process.argv.includes('--papers')) {
    const lines = await measurePapers(say)
    console.log(asJson ? lines.map((line) => JSON.stringify(line)).join('\n') : papersTable(lines))
    if (lines.some((line) => line.milliseconds > line.budgetMs)) process.exitCode = 1
    return
  }
  fs.mkdirSync(installation.folder, { recursive: true })
  let cluster = await startCluster(installation)
  let app: Started | null = null
  let floor: Started | null = null
  try {
    await prepare(installation, cluster, people)
    await cluster.stop()
    const beginning = only === '' && !['--shares', '--registers', '--exchange', '--reports'].some((each) => process.argv.includes(each)) ? await beginnings() : null
    cluster = await startCluster(installation)
    const connection = { ...cluster.admin, database: 'hoanhap' }
    const client = new pg.Client(connection)
    client.on('error', () => {})
    await client.connect()
    // As after a run of `--shares` that was killed.
    await rowSecurity(client, true)
    const sizes = (await client.query<{ people: number; measures: number; events: number }>('select (select count(*) from person)::int people, (select count(*) from measure)::int measures, (select count(*) from measure_event)::int events')).rows[0]!
    say(`${sizes.people} người · people, ${sizes.measures} measures, ${sizes.events} events`)
    app = await startApp(installation)
    if (process.argv.includes('--registers')) {
      const lines = await measureRegisters(app, client, cluster.processId, seconds, say)
      await client.end()
      console.log(asJson ? lines.map((line) => JSON.stringify(line)).join('\n') : registersTable(lines))
      if (lines.some((line) => line.p99ms > line.budgetMs)) process.exitCode = 1
      return
    }
    if (process.argv.includes('--reports')) {
      const lines = await measureReports(app, say)
      await client.end()
      console.log(asJson ? lines.map((line) => JSON.stringify(line)).join('\n') : reportsTable(lines))
      if (lines.some((line) => line.withFilesSeconds > line.budgetSeconds)) process.exitCode = 1
      return
    }
    if (process.argv.includes('--exchange')) {
      const lines = await measureExchange(app, client, say)
      await client.end()
      console.log(asJson ? lines.map((line) => JSON.stringify(line)).join('\n') : exchangeTable(lines))
      if (lines.some(overBudget)) process.exitCode = 1
      return
    }
    floor = await startFloor(connection)
    const lines: Line[] = []
    const callers = await callersOf(client)
    const cases = await casesOf(client, callers)
    if (process.argv.includes('--shares')) {
      await stop(app)
      app = null
      const shares = await measureShares(installation, client, cluster.processId, cases, callers, rounds, seconds, say)
      await client.end()
      console.log(asJson ? shares.map((line) => JSON.stringify(line)).join('\n') : sharesTable(shares))
      if (shares.some((line) => line.together > mostShare)) process.exitCode = 1
      return
    }
    for (const each of cases) {
      if (only && !only.split(',').includes(each.name)) continue
      await compare(each, app, floor)
      const line = await measure(each, app, floor, cluster.processId, sizes.people)
      lines.push(line)
      tell(line)
    }
    await client.end()
    const rules: DomainLine[] = only === '' || only.split(',').includes('domain') ? [measureActs(root), ...(await measureRecomputing(installation.folder, cluster))] : []
    for (const line of rules) {
      if (asJson) process.stdout.write(`${JSON.stringify({ people: sizes.people, ...line })}\n`)
      say(sayDomainLine(line))
    }
    report(lines, beginning, sizes.people)
  } finally {
    if (floor) await stop(floor).catch(() => {})
    if (app) await stop(app).catch(() => {})
    await cluster.stop()
  }
}

async function signIn(username: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${installation.port}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) })
  const cookie = response.headers.get('set-cookie')
  if (!response.ok || !cookie) throw new Error(`sign-in as ${username}: ${response.status} ${await response.text()}`)
  return cookie.split(';')[0]!
}

async function callersOf(client: pg.Client): Promise<Callers> {
  const { rows } = await client.query<{ username: string; unit: string }>(`select distinct on (p.unit_id) a.username, p.unit_id as unit from post p join account a on a.id = p.account_id where p.role = 'commune-police' order by p.unit_id, a.username`)
  const communes = new Map<string, string>()
  for (const row of rows) communes.set(row.unit, await signIn(row.username))
  return { communes, province: await signIn('province-police.p-20'), planner: await signIn('province-planner.p-20') }
}

/** The same question to both, once: the same rows must come. */
async function compare(each: Case, app: Started, floor: Started): Promise<void> {
  if (!each.same) return
  const bodyOf = async (port: number, request: { path: string; headers: Readonly<Record<string, string>> }) => {
    const response = await fetch(`http://127.0.0.1:${port}${request.path}`, { headers: request.headers })
    const text = await response.text()
    if (!response.ok) throw new Error(`${each.name}: ${response.status} ${text.slice(0, 600)}`)
    return JSON.parse(text) as never
  }
  const [ours, theirs] = [JSON.stringify(each.same.ofOurs(await bodyOf(app.port, each.same.ours))), JSON.stringify(each.same.ofFloor(await bodyOf(floor.port, each.same.floor)))]
  if (ours !== theirs) throw new Error(`${each.name}: not the same rows\n  ours  ${ours.slice(0, 600)}\n  floor ${theirs.slice(0, 600)}`)
}

async function measure(each: Case, app: Started, floor: Started, postgresPid: number, count: number): Promise<Line> {
  type Turn = LoadResult & { readonly node: number; readonly postgres: number }
  const turns: Record<'ours' | 'floor', Turn[]> = { ours: [], floor: [] }
  const fdatasync: number[] = []
  const go = async (side: 'ours' | 'floor', milliseconds: number): Promise<Turn> => {
    const server = side === 'ours' ? app : floor
    const cpu = () => [cpuSecondsOf([server.child.pid!]), cpuSecondsOf([postgresPid])] as const
    const before = cpu()
    const result = await runLoad({ port: server.port, connections, milliseconds, next: each[side].next, expect: each[side].right })
    const after = cpu()
    if (result.wrong > 0) throw new Error(`${each.name}, ${side}: ${result.wrong} of ${result.requests} answers were wrong, the first: ${result.firstWrong}`)
    const perRequest = (index: 0 | 1) => ((after[index] - before[index]) * 1000) / Math.max(1, result.requests)
    return { ...result, node: perRequest(0), postgres: perRequest(1) }
  }
  for (let from = 0; from < (each.opened?.length ?? 0); from += connections) {
    await Promise.all(each.opened!.slice(from, from + connections).map(async ({ path: asked, headers }) => {
      const response = await fetch(`http://127.0.0.1:${app.port}${asked}`, { headers })
      if (!response.ok) throw new Error(`${each.name}: ${response.status} ${await response.text()}`)
      await response.arrayBuffer()
    }))
  }
  for (const side of ['ours', 'floor'] as const) {
    let before = Number.POSITIVE_INFINITY
    for (let number = 1; number <= warmUp.most; number++) {
      const { node, postgres } = await go(side, warmUp.milliseconds)
      if (number > warmUp.least && node + postgres > before * warmUp.stillFalling) break
      before = node + postgres
    }
  }
  for (let number = 0; number < rounds; number++) {
    for (const side of number % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)) turns[side].push(await go(side, seconds * 1000))
    fdatasync.push(fdatasyncMedian(installation.folder))
  }
  const of = (side: 'ours' | 'floor', key: 'rps' | 'p50' | 'p99' | 'node' | 'postgres') => median(turns[side].map((turn) => turn[key]))
  const floors = turns.floor.map((turn) => turn.rps)
  const uneven = Math.max(...floors) / Math.min(...floors)
  const cpuMs = of('ours', 'node') + of('ours', 'postgres')
  const floorCpuMs = of('floor', 'node') + of('floor', 'postgres')
  return {
    case: each.name, people: count, rps: round(of('ours', 'rps'), 0), p50ms: round(of('ours', 'p50'), 2), p99ms: round(of('ours', 'p99'), 2), floorRps: round(of('floor', 'rps'), 0),
    ratio: round(median(turns.ours.map((turn, index) => turn.rps / floors[index]!)), 3), cpuMs: round(cpuMs, 3), fdatasyncMs: round(median(fdatasync), 3),
    floorCpuMs: round(floorCpuMs, 3), cpuRatio: round(floorCpuMs / cpuMs, 3), nodeCpuMs: round(of('ours', 'node'), 3), postgresCpuMs: round(of('ours', 'postgres'), 3),
    floorNodeCpuMs: round(of('floor', 'node'), 3), floorPostgresCpuMs: round(of('floor', 'postgres'), 3), load: loadAverage(),
    ...(uneven > mostUneven ? { void: `the floor's rounds differ by ${round(uneven, 2)}` } : {}),
  }
}

function tell(line: Line): void {
  if (asJson) process.stdout.write(`${JSON.stringify(line)}\n`)
  say(`  ${line.case.padEnd(20)} ${String(line.rps).padStart(6)}/s  floor ${String(line.floorRps).padStart(6)}/s  ratio ${line.ratio.toFixed(2)}  by CPU ${line.cpuRatio.toFixed(2)}  p50 ${line.p50ms} ms  p99 ${line.p99ms} ms  CPU ms node ${line.nodeCpuMs} + database ${line.postgresCpuMs} (floor ${line.floorNodeCpuMs} + ${line.floorPostgresCpuMs})${line.void ? `  VOID: ${line.void}` : ''}`)
}

function report(lines: readonly Line[], beginning: Beginning | null, count: number): void {
  if (asJson) {
    if (beginning) process.stdout.write(`${JSON.stringify({ case: 'ready', people: count, ...beginning, fdatasyncMs: lines[0]?.fdatasyncMs ?? null })}\n`)
    return
  }
  console.log(`\n| case | ours /s | floor /s | ratio | ratio by CPU | p50 ms | p99 ms | CPU ms: Node + database | floor |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |`)
  for (const line of lines) console.log(`| ${line.case}${line.void ? ' (void)' : ''} | ${line.rps} | ${line.floorRps} | ${line.ratio.toFixed(2)} | ${line.cpuRatio.toFixed(2)} | ${line.p50ms} | ${line.p99ms} | ${line.nodeCpuMs} + ${line.postgresCpuMs} | ${line.floorNodeCpuMs} + ${line.floorPostgresCpuMs} |`)
  console.log(`\n${count} people${beginning ? `; ready on existing data in ${beginning.readySeconds} s, idle ${beginning.idleMegabytes} MB` : ''}; fdatasync ${lines.length > 0 ? median(lines.map((line) => line.fdatasyncMs)) : '?'} ms, load of the machine ${lines.length > 0 ? Math.min(...lines.map((line) => line.load)) : '?'} to ${Math.max(0, ...lines.map((line) => line.load))}`)
}

await main()
process.exit()
