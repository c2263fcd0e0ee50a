/**
 * The installation that is measured: an embedded database of its own below `build/bench/<people>`, filled once, kept as a template and copied for
 * each run, so that no run finds what another wrote; and the processes of the application and of the floor.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { demonstrationParts } from '../../server/demonstration/demonstration.ts'
import { startEmbedded, type EmbeddedCluster } from '../../server/platform/embedded-postgres.ts'
import { readMigrations } from '../../server/platform/migrate.ts'
import { addOfficers, buildFloor, growTo } from './data.ts'

export const root = path.resolve(import.meta.dirname, '..', '..')
/** The clock of the application stands at this day, so that data made once stay right. */
const startOfClock = '2026-11-20T02:00:00Z'
/** Raised when what `data.ts` makes changes. */
const dataVersion = 9
const officers = 54
const [live, grown] = ['hoanhap', 'grown']

export type Started = { readonly child: ChildProcess; readonly port: number; readonly readySeconds: number }

function start(parameters: string[], environment: NodeJS.ProcessEnv, pattern: RegExp): Promise<Started> {
  const began = performance.now()
  const child = spawn(process.execPath, parameters, { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString('utf8')).slice(-4000)
      const match = pattern.exec(text)
      if (match) resolve({ child, port: Number(match[1]), readySeconds: (performance.now() - began) / 1000 })
    })
    child.on('exit', (code) => reject(new Error(`${path.basename(parameters.find((each) => !each.startsWith('-')) ?? '')} ended with ${code}: ${text.slice(-800)}`)))
  })
}

export async function stop(started: Started): Promise<void> {
  started.child.removeAllListeners('exit')
  if (started.child.exitCode !== null) return
  const gone = new Promise((resolve) => started.child.once('exit', resolve))
  started.child.kill('SIGTERM')
  await gone
}

export type Installation = { readonly folder: string; readonly port: number; readonly say: (sentence: string) => void; /** Parameters of Node for the application, as `--cpu-prof`. */ readonly nodeOptions: readonly string[] }

const environmentOf = (installation: Installation): NodeJS.ProcessEnv => ({
  HOANHAP_ROOT: root, HOANHAP_DATA: installation.folder, PORT: String(installation.port), HOANHAP_NOW: startOfClock, HOANHAP_CHECK_ANSWERS: 'off', HOANHAP_REQUESTS_PER_MINUTE: '0', NODE_ENV: 'production',
})
const readyLine = /ready http:\/\/localhost:(\d+)/

/** As in `deploy/`: space for what is young is bounded, and garbage is collected without threads of its own, which on few cores stand in the way of the work; both keep an idle process small. */
const asDeployed = ['--max-semi-space-size=8', '--single-threaded-gc']
export const startApp = (installation: Installation): Promise<Started> => start([...asDeployed, ...installation.nodeOptions, path.join(root, 'build', 'server', 'main.js')], environmentOf(installation), readyLine)

/** The application of `shares.ts`: from its sources, without jobs, with what the measurement leaves out. */
export const startMeasured = (installation: Installation, more: NodeJS.ProcessEnv): Promise<Started> =>
  start(['--import', 'tsx', path.join(import.meta.dirname, 'measured-app.ts')], { ...environmentOf(installation), ...more }, readyLine)

export const startFloor = (connection: pg.ClientConfig): Promise<Started> =>
  start([path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), path.join(import.meta.dirname, 'floor.ts')], { FLOOR_CONNECTION: JSON.stringify(connection), NODE_ENV: 'production' }, /floor (\d+)/)

export const startCluster = (installation: Installation): Promise<EmbeddedCluster> => startEmbedded({ folder: installation.folder, progress: installation.say })

async function connected<T>(cluster: EmbeddedCluster, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...cluster.admin, database })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

type Kept = { readonly version: number; readonly people: number; readonly migrations: Readonly<Record<string, string>> }

/** Migrations by name and hash; data made under a migration that has changed since are made again. */
const migrationsNow = (): Record<string, string> => Object.fromEntries(readMigrations(path.join(root, 'server')).files.map((file) => [file.name, createHash('sha256').update(file.sql).digest('hex')]))

function isUsable(folder: string, people: number): boolean {
  const file = path.join(folder, 'kept.json')
  if (!fs.existsSync(file)) return false
  const kept = JSON.parse(fs.readFileSync(file, 'utf8')) as Kept
  const now = migrationsNow()
  return kept.version === dataVersion && kept.people === people && Object.entries(kept.migrations).every(([name, hash]) => now[name] === hash)
}

/** A fresh copy of the data in the database of the application; made first where there are none. */
export async function prepare(installation: Installation, cluster: EmbeddedCluster, people: number): Promise<void> {
  const { folder, say } = installation
  if (!isUsable(folder, people)) {
    say('Tạo dữ liệu · Making the data')
    const migrations = migrationsNow()
    fs.rmSync(path.join(folder, 'kept.json'), { force: true })
    await connected(cluster, 'postgres', async (client) => {
      for (const name of [live, grown]) await client.query(`drop database if exists ${name} with (force)`)
    })
    await stop(await startApp(installation))
    await connected(cluster, live, async (client) => {
      await growTo(client, people, say)
      await addOfficers(client, officers)
      await client.query('vacuum (freeze, analyze)')
      await buildFloor(client)
      await client.query('vacuum (freeze, analyze)')
    })
    await connected(cluster, 'postgres', (client) => client.query(`alter database ${live} rename to ${grown}`))
    fs.writeFileSync(path.join(folder, 'kept.json'), JSON.stringify({ version: dataVersion, people, migrations } satisfies Kept))
  }
  await connected(cluster, 'postgres', async (client) => {
    await client.query(`drop database if exists ${live} with (force)`)
    await client.query(`create database ${live} template ${grown} strategy file_copy`)
    await client.query('checkpoint')
  })
  // Ours has no index of names by commune either: the floor of a name search is a scan of names. Data made earlier still have it.
  await connected(cluster, live, (client) => client.query('drop index if exists floor.person_unit_id_name_fold_idx'))
  // Migrations and policies that are newer than the data are applied by the first start; parts of the demonstration that are newer are no part of these data.
  await connected(cluster, live, async (client) => {
    await client.query(`insert into demonstration_load (part, loaded_at, seed, people) select part, now(), 'bench', 0 from unnest($1::text[]) part on conflict do nothing`, [demonstrationParts])
  })
  await stop(await startApp(installation))
}
