/**
 * A fresh, migrated, real database for a test file:
 *
 *   const database = await testDatabase()
 *   afterAll(() => database.drop())
 *   await database.owner((client) => client.query('insert into unit …'))       // superuser: no row security, for arranging
 *   await database.as(actor, (transaction) => transaction.query('select …'))    // as the product role of the actor, row security on
 */
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import pg from 'pg'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { appLogin } from '../../server/platform/database-roles.ts'
import { ensureDatabase } from '../../server/platform/embedded-postgres.ts'
import { fixedKeys } from '../../server/platform/keys.ts'
import { appPool } from '../../server/platform/pools.ts'
import type { ActorTransaction } from '../../server/platform/route.ts'
import { anonymousScope, inTransaction, scopeOf, scopeStatement, systemScope, type Scope } from '../../server/platform/transaction.ts'

export type TestCluster = { readonly admin: { readonly host: string; readonly port: number; readonly user: string; readonly password: string }; readonly template: string; readonly processId: number }

declare module 'vitest' {
  interface ProvidedContext { cluster: TestCluster }
}

export type TestDatabase = {
  readonly name: string
  /** Pool of the application's login: owns nothing, sees nothing until a scope is set. */
  readonly pool: pg.Pool
  /** Connection settings of the superuser and of the application for this database. */
  readonly adminConnection: pg.ClientConfig
  readonly appConnection: pg.ClientConfig
  /** Superuser connection: row security does not apply. For arranging and for looking behind the curtain. What names the ledger of openings sees all of it: readings are written out before. */
  owner<T>(work: (client: pg.Pool) => Promise<T>): Promise<T>
  /** A transaction of that actor (role and app.* settings set), committed at the end. */
  as<T>(actor: Pick<Actor, 'role' | 'unitId' | 'agencyId' | 'provinceId' | 'postId' | 'day'>, work: (transaction: ActorTransaction) => Promise<T>): Promise<T>
  asScope<T>(scope: Scope, work: (transaction: ActorTransaction) => Promise<T>): Promise<T>
  asSystem<T>(work: (transaction: ActorTransaction) => Promise<T>, on?: PlainDate): Promise<T>
  asNobody<T>(work: (transaction: ActorTransaction) => Promise<T>, on?: PlainDate): Promise<T>
  drop(): Promise<void>
}

const someDay = day('2026-11-20')

/** The rows of readings are written out before anybody looks at them; a test that looks behind the curtain as well. Connections of the pool are left alone. */
function lookingPool(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>
  const looking = async (...given: unknown[]) => {
    const text = typeof given[0] === 'string' ? given[0] : String((given[0] as { text?: string }).text)
    if (/\bdisclosure\b/.test(text)) await query(`do $$ begin perform set_config('role', 'hn_system', true); perform write_out_readings(1000000); end $$`)
    return query(...given)
  }
  return Object.assign(pool, { query: looking })
}

export async function testDatabase(): Promise<TestDatabase> {
  const cluster = inject('cluster')
  const name = `t_${randomBytes(5).toString('hex')}`
  await ensureDatabase(cluster.admin, name, cluster.template)
  const adminConnection = { ...cluster.admin, database: name }
  const appConnection = { ...cluster.admin, user: appLogin, password: fixedKeys().secret('database-app'), database: name }
  const pool = appPool(appConnection, { max: 8 })
  const admin = lookingPool(new pg.Pool({ ...adminConnection, max: 3 }))
  admin.on('error', () => {})
  const asScope = <T>(scope: Scope, work: (transaction: ActorTransaction) => Promise<T>) => inTransaction(pool, scopeStatement(scope), work)
  return {
    name, pool, adminConnection, appConnection,
    owner: (work) => work(admin),
    as: (actor, work) => asScope(scopeOf(actor), work),
    asScope,
    asSystem: (work, on = someDay) => asScope(systemScope(on), work),
    asNobody: (work, on = someDay) => asScope(anonymousScope(on), work),
    async drop() {
      await pool.end()
      await admin.end()
      const client = new pg.Client({ ...cluster.admin, database: 'postgres' })
      client.on('error', () => {})
      await client.connect()
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
      await client.end()
    },
  }
}
