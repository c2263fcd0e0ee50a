/**
 * Transactions that carry an actor. The database role and the `app.*` settings are local to the transaction: they can never leak to the
 * next user of the connection.
 */
import type pg from 'pg'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { anonymousRole, databaseRole, systemRole } from './database-roles.ts'
import type { ActorTransaction, Rows, Statement } from './route.ts'

/** What row security reads: the database role and the settings `app.unit`, `app.agency`, `app.province`, `app.post`, `app.day`. */
export type Scope = { readonly databaseRole: string; readonly unit: string; readonly agency: string; readonly province: string; readonly post: string; readonly day: string; readonly purpose?: string; readonly account?: string }

export function scopeOf(actor: Pick<Actor, 'role' | 'unitId' | 'agencyId' | 'provinceId' | 'postId' | 'day'> & Partial<Pick<Actor, 'purpose' | 'accountId'>>): Scope {
  return { databaseRole: databaseRole(actor.role), unit: actor.unitId, agency: actor.agencyId, province: actor.provinceId, post: actor.postId, day: actor.day, purpose: actor.purpose ?? 'case', account: actor.accountId ?? '' }
}

export const systemScope = (on: PlainDate): Scope => ({ databaseRole: systemRole, unit: '', agency: 'system', province: '', post: 'system', day: on })
export const anonymousScope = (on: PlainDate): Scope => ({ databaseRole: anonymousRole, unit: '', agency: '', province: '', post: '', day: on })

/** The one statement that gives a transaction its actor. The role comes last: it may not set everything itself. */
export function scopeStatement(scope: Scope): Statement {
  return {
    name: 'platform-scope',
    text: `select set_config('app.unit', $1, true), set_config('app.agency', $2, true), set_config('app.province', $3, true), set_config('app.post', $4, true), set_config('app.day', $5, true), set_config('app.purpose', $6, true), set_config('app.account', $7, true), set_config('role', $8, true)`,
    values: [scope.unit, scope.agency, scope.province, scope.post, scope.day, scope.purpose ?? 'case', scope.account ?? '', scope.databaseRole],
  }
}

function asQuery(statement: Statement | string, values?: readonly unknown[]): pg.QueryConfig {
  if (typeof statement === 'string') return { text: statement, values: values ? [...values] : [] }
  return { text: statement.text, values: statement.values ? [...statement.values] : values ? [...values] : [], ...(statement.name ? { name: statement.name } : {}) }
}

/** Writes several statements to the socket at once; all answers, errors among them. */
async function sendTogether(client: pg.PoolClient, statements: readonly (Statement | string)[]): Promise<PromiseSettledResult<Rows>[]> {
  // Not public API of pg, therefore only here: the socket of the connection.
  const stream = (client as unknown as { connection?: { stream?: { cork?(): void; uncork?(): void } } }).connection?.stream
  stream?.cork?.()
  const sent = statements.map((statement) => client.query(asQuery(statement)) as unknown as Promise<Rows>)
  stream?.uncork?.()
  return await Promise.allSettled(sent)
}

/** The result of one of them, or its error. */
function resultOf(settled: PromiseSettledResult<Rows> | undefined): Rows {
  if (!settled) throw new Error('no answer')
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}

/** Thrown when the session that began the transaction is no longer valid; nothing was read or written. */
export class SessionEnded extends Error {}
/** Thrown when the session now acts for another post than the one this request was judged by; nothing was read or written. */
export class SessionChanged extends Error {}

/**
 * Reads in one write to the socket: begin, `opening`, statements, commit. `check` sees the result of `opening` before anything else counts.
 * An error anywhere means that none of the results may be used.
 */
export async function readTogether(pool: pg.Pool, opening: Statement, statements: readonly Statement[], check?: (opened: Rows) => void): Promise<Rows[]> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const settled = await sendTogether(client, ['begin read only', opening, ...statements, 'commit'])
    resultOf(settled[0])
    const opened = resultOf(settled[1])
    check?.(opened)
    // In order, so that the first real error is thrown and not "transaction is aborted" behind it.
    return settled.slice(2).map(resultOf).slice(0, -1)
  } catch (error) {
    // The commit at the end has closed the transaction; only a connection that is gone cannot say so.
    if (!(error instanceof SessionEnded) && !(error instanceof SessionChanged)) {
      await client.query('rollback').catch((failure: Error) => { broken = failure })
    }
    throw error
  } finally {
    client.release(broken)
  }
}

/** A writing transaction. `begin` and the actor travel with the first statement; work queued with `afterCommit` runs once it is durable. */
export async function inTransaction<T>(pool: pg.Pool, opening: Statement, work: (transaction: ActorTransaction) => Promise<T>, check?: (opened: Rows) => void): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const later: (() => void)[] = []
  let opened = false
  const transaction: ActorTransaction = {
    async query<Row>(statement: Statement | string, values?: readonly unknown[]) {
      if (opened) return (await client.query(asQuery(statement, values))) as unknown as { rows: Row[]; rowCount: number | null }
      opened = true
      const query = asQuery(statement, values)
      const settled = await sendTogether(client, ['begin', opening, { text: query.text, values: query.values ?? [], ...(query.name ? { name: query.name } : {}) }])
      resultOf(settled[0])
      check?.(resultOf(settled[1]))
      return resultOf(settled[2]) as unknown as { rows: Row[]; rowCount: number | null }
    },
    afterCommit: (next) => { later.push(next) },
  }
  let result: T
  try {
    result = await work(transaction)
    if (opened) {
      const committed = await client.query('commit')
      // An error that a handler swallowed has already undone everything: never answer as if it had been written.
      if (committed.command !== 'COMMIT') throw new Error('the transaction was rolled back')
    }
  } catch (error) {
    if (opened) {
      try {
        await client.query('rollback')
      } catch (failure) {
        broken = failure as Error
      }
    }
    throw error
  } finally {
    client.release(broken)
  }
  for (const next of later) next()
  return result
}
