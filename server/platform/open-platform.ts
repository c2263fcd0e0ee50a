/** Opens what every process of the product needs: database (embedded or named), migrations, pools, keys, clock, log. */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type pg from 'pg'
import pino, { type Logger } from 'pino'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { workingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import { noSettings, type Configuration, type InstallationSettings } from './configuration.ts'
import { appLogin, workerLogin } from './database-roles.ts'
import { ensureDatabase, startEmbedded, type EmbeddedCluster } from './embedded-postgres.ts'
import { openKeys, type KeyRing } from './keys.ts'
import { migrate, readMigrations } from './migrate.ts'
import type { Platform } from './platform.ts'
import { appPool } from './pools.ts'
import type { ActorTransaction } from './route.ts'
import { inTransaction, scopeStatement, systemScope } from './transaction.ts'

export type OpenPlatform = {
  readonly platform: Platform
  readonly log: Logger
  readonly keys: KeyRing
  readonly connections: { readonly admin: pg.ClientConfig; readonly app: pg.ClientConfig; readonly worker: pg.ClientConfig }
  readonly embedded: EmbeddedCluster | null
  readonly migrated: readonly string[]
  close(): Promise<void>
}

const databaseName = 'hoanhap'
// A statement that hangs must not hold its connection; a transaction left open must not hold its locks.
const sessionLimits = '-c statement_timeout=30000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000'

/** The log: ids of operations, posts and requests. Whatever else a field may be called by mistake is cut. */
export function openLog(level: string): Logger {
  return pino({
    level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['name', 'personalNumber', 'password', 'token', 'q', 'body', 'query', 'err', '*.name', '*.password', '*.body', 'params'], censor: '-' },
  })
}

export function makePlatform(parts: { pool: pg.Pool; keys: KeyRing; demo: boolean; checkAnswers: boolean; log: Platform['log']; settings?: InstallationSettings; now?: () => Instant }): Platform {
  const now = parts.now ?? (() => new Date().toISOString() as Instant)
  const today = () => dayOf(now())
  return {
    pool: parts.pool, keys: parts.keys, calendar: workingCalendar, demo: parts.demo, settings: parts.settings ?? noSettings, checkAnswers: parts.checkAnswers, now, today, uuid: randomUUID, log: parts.log,
    async enqueue(transaction: ActorTransaction, task, key, reference) {
      await transaction.query({ name: 'platform-enqueue', text: 'select enqueue($1, $2, $3::jsonb)', values: [task, key, JSON.stringify(reference)] })
    },
    systemTransaction: (work) => inTransaction(parts.pool, scopeStatement(systemScope(today())), work),
  }
}

function fromUrl(url: string): pg.ClientConfig {
  return { connectionString: url }
}

function withLogin(url: string, user: string, password: string): pg.ClientConfig {
  const parsed = new URL(url)
  parsed.username = user
  parsed.password = password
  return { connectionString: parsed.href }
}

export async function openPlatform(configuration: Configuration, options: { readonly progress?: (sentence: string) => void; readonly log?: Logger; readonly migrate?: boolean } = {}): Promise<OpenPlatform> {
  const progress = options.progress ?? (() => {})
  const log = options.log ?? openLog(configuration.logLevel)
  const keys = openKeys(configuration.keyFile)
  const passwords = { app: keys.secret('database-app'), worker: keys.secret('database-worker') }
  let embedded: EmbeddedCluster | null = null
  let admin: pg.ClientConfig
  let app: pg.ClientConfig
  let worker: pg.ClientConfig
  if (configuration.databaseUrl) {
    admin = fromUrl(configuration.databaseUrl)
    app = configuration.appDatabaseUrl ? fromUrl(configuration.appDatabaseUrl) : withLogin(configuration.databaseUrl, appLogin, passwords.app)
    worker = withLogin(configuration.databaseUrl, workerLogin, passwords.worker)
  } else {
    if (!configuration.demo && !configuration.embeddedAccepted) {
      throw new Error('without the demonstration, name a server in DATABASE_URL, or set HOANHAP_EMBEDDED=accept for a small pilot (docs/operations.md)')
    }
    embedded = await startEmbedded({ folder: configuration.dataFolder, progress })
    const base = { host: embedded.admin.host, port: embedded.admin.port, database: databaseName }
    await ensureDatabase(embedded.admin, databaseName)
    admin = { ...base, user: embedded.admin.user, password: embedded.admin.password }
    app = { ...base, user: appLogin, password: passwords.app }
    worker = { ...base, user: workerLogin, password: passwords.worker }
  }
  try {
    const migrated = options.migrate === false ? [] : await migrate(admin, readMigrations(path.join(configuration.root, 'server')), passwords, (name) => progress(`Cơ sở dữ liệu · Database: ${name}`))
    let closing = false
    const pool = appPool({ ...app, options: sessionLimits }, { max: configuration.poolSize, onError: (code) => { if (!closing) log.warn({ code }, 'a database connection was lost') } })
    embedded?.supervise((outcome) => log.warn({ outcome }, 'the embedded database was not running'))
    const start = configuration.startOfClock
    const opened = Date.now()
    const platform = makePlatform({
      pool, keys, demo: configuration.demo, settings: configuration.settings, checkAnswers: configuration.demo && process.env['HOANHAP_CHECK_ANSWERS'] !== 'off', log,
      ...(start === null ? {} : { now: () => new Date(start + (Date.now() - opened)).toISOString() as Instant }),
    })
    return {
      platform, log, keys, connections: { admin, app, worker }, embedded, migrated,
      async close() {
        closing = true
        await pool.end().catch(() => {})
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}
