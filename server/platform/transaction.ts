/**
 * Transactions that carry an actor. The database role and the setting `app.actor` are local to the transaction: they can never leak to the
 * next user of the connection.
 */
import type pg from 'pg'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { canBatch, sendBatch, type Outcome } from './batch.ts'
import { anonymousRole, databaseRole, systemRole } from './database-roles.ts'
import { endsConnection, linesOfActs, linesOfReadings } from './lines.ts'
import { inBytes } from './messages.ts'
import type { ActorTransaction, Rows, Statement } from './route.ts'

/** What row security reads: the database role and the fields of `app.actor`. `barred`: persons closed to the account, as an array's text. */
export type Scope = { readonly databaseRole: string; readonly unit: string; readonly agency: string; readonly province: string; readonly post: string; readonly day: string; readonly purpose?: string; readonly account?: string; readonly barred?: string }

export function scopeOf(actor: Pick<Actor, 'role' | 'unitId' | 'agencyId' | 'provinceId' | 'postId' | 'day'> & Partial<Pick<Actor, 'purpose' | 'accountId'>>): Scope {
  return { databaseRole: databaseRole(actor.role), unit: actor.unitId, agency: actor.agencyId, province: actor.provinceId, post: actor.postId, day: actor.day, purpose: actor.purpose ?? 'case', account: actor.accountId ?? '' }
}

export const systemScope = (on: PlainDate): Scope => ({ databaseRole: systemRole, unit: '', agency: 'system', province: '', post: 'system', day: on })
export const anonymousScope = (on: PlainDate): Scope => ({ databaseRole: anonymousRole, unit: '', agency: '', province: '', post: '', day: on })

/** The one statement that gives a transaction its actor. The role comes last: it may not set everything itself. */
export function scopeStatement(scope: Scope): Statement {
  return {
    name: 'platform-scope',
    text: `select set_config('app.actor', $1, true), set_config('role', $2, true)`,
    values: [[scope.purpose ?? 'case', scope.day, scope.unit, scope.agency, scope.province, scope.post, scope.account ?? '', scope.barred ?? '{}'].join('\u001F'), scope.databaseRole],
  }
}

const begin: Statement = { name: 'platform-begin', text: 'begin' }

const asStatement = (statement: Statement | string, values?: readonly unknown[]): Statement => (typeof statement === 'string' ? { text: statement, values: values ?? [] } : statement.values || !values ? statement : { ...statement, values })

/** As pg's own queries take it. */
export function asQuery(statement: Statement): pg.QueryConfig {
  return { text: statement.text, values: [...(statement.values ?? [])], ...(statement.name ? { name: statement.name } : {}) }
}

const rowInBytes = (row: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? inBytes(value) : value]))

/** Sends statements in one write; where a value has no plain form, one after the other as pg does. */
async function sendTogether(client: pg.PoolClient, statements: readonly Statement[]): Promise<Outcome> {
  if (canBatch(statements)) return sendBatch(client, statements)
  const results: Rows[] = []
  try {
    await client.query('begin')
    for (const statement of statements) {
      const result = (await client.query(asQuery(statement))) as unknown as Rows
      results.push(statement.inBytes ? { ...result, rows: result.rows.map(rowInBytes) } : result)
    }
    await client.query('commit')
    return { results, error: null }
  } catch (error) {
    await client.query('rollback')
    return { results, error: error as Error }
  }
}

/** Thrown when the session that began the transaction is no longer valid; nothing was read or written. */
export class SessionEnded extends Error {}
/** Thrown when the session now acts for another post than the one this request was judged by; nothing was read or written. */
export class SessionChanged extends Error {}

const breaksConnection = (error: unknown): boolean => !(error instanceof SessionEnded || error instanceof SessionChanged) && endsConnection(error)

/** `opening` of a transaction that can only read. */
function readingOnly(opening: Statement, plannedOnce: boolean): Statement {
  const texts = plannedOnce ? plannedOnceTexts : readOnlyTexts
  let text = texts.get(opening.text)
  if (text === undefined) texts.set(opening.text, (text = opening.text.replace(/^select /, `select set_config('transaction_read_only', 'on', true), ${plannedOnce ? `set_config('plan_cache_mode', 'force_generic_plan', true), ` : ''}`)))
  return { ...opening, text, ...(opening.name ? { name: `${opening.name}-read${plannedOnce ? '-once' : ''}` } : {}) }
}
const readOnlyTexts = new Map<string, string>()
const plannedOnceTexts = new Map<string, string>()

/**
 * Statements in one write to the socket and one transaction: `opening`, then the others. `check` sees the result of `opening` before anything
 * else counts. An error anywhere means that none of the results may be used, and that nothing was written.
 */
async function together(pool: pg.Pool, opening: Statement, statements: readonly Statement[], check?: (opened: Rows) => void): Promise<Rows[]> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const { results, error } = await sendTogether(client, [opening, ...statements])
    if (results[0]) check?.(results[0])
    if (error) throw error
    return results.slice(1)
  } catch (error) {
    if (breaksConnection(error)) broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

/** The same for statements that read. Where they can, they share a connection with other readings (`lines.ts`). */
export async function readTogether(pool: pg.Pool, opening: Statement, statements: readonly Statement[], check?: (opened: Rows) => void): Promise<Rows[]> {
  const all = [readingOnly(opening, statements.some((statement) => statement.plannedOnce)), ...statements]
  if (!canBatch(all)) return together(pool, all[0]!, statements, check)
  return outcomeOf(await linesOfReadings(pool).send(all), check)
}

function outcomeOf({ results, error }: Outcome, check?: (opened: Rows) => void): Rows[] {
  if (results[0]) check?.(results[0])
  if (error) throw error
  return results.slice(1)
}

type Expected = Pick<Actor, 'postId' | 'agencyId' | 'unitId' | 'role'>
/** Fails where the session acts for another post than the decision was made for: then nothing of what follows is run. */
const guard = (expected: Expected): Statement => ({
  name: 'platform-guard', text: `select 1 / (actor_post() = $1 and actor_agency() = $2 and actor_unit() = $3 and current_setting('role') = $4)::int as same`,
  values: [expected.postId, expected.agencyId, expected.unitId, databaseRole(expected.role)],
})

/** The same for statements that write; they are durable when the answer comes. `expected` is the actor for whom they were decided. */
export async function writeTogether(pool: pg.Pool, opening: Statement, expected: Expected, statements: readonly Statement[], check?: (opened: Rows) => void): Promise<Rows[]> {
  return (await together(pool, opening, [guard(expected), ...statements], check)).slice(1)
}

/** The same for statements that write nothing where the session acts for another post than they were decided for: they ask `app.post` and the role themselves. */
export async function writeJudged(pool: pg.Pool, opening: Statement, statements: readonly Statement[], check?: (opened: Rows) => void): Promise<Rows[]> {
  const all = [opening, ...statements]
  if (!canBatch(all)) return together(pool, opening, statements, check)
  return outcomeOf(await linesOfActs(pool).send(all), check)
}

const commit: Statement = { name: 'platform-commit', text: 'commit' }

/**
 * One transaction in two writes to the socket: `first` behind the actor, then what `decide` makes of its rows, durable when this resolves. Null where
 * `decide` wants nothing written, or where the values need pg's own queries: then nothing was. `decide` must be quick, a connection waits for it.
 */
export async function writeAfterReading(pool: pg.Pool, opening: Statement, first: Statement, decide: (rows: Rows) => readonly Statement[] | null, check?: (opened: Rows) => void): Promise<readonly Rows[] | null> {
  if (!canBatch([opening, first])) return null
  const client = await pool.connect()
  let broken: Error | undefined
  let open = true
  try {
    const read = await sendBatch(client, [begin, opening, first])
    if (read.results[1]) check?.(read.results[1])
    if (read.error) throw read.error
    const statements = decide(read.results[2]!)
    if (statements === null || !canBatch(statements)) return null
    const written = await sendBatch(client, [...statements, commit])
    if (written.error) throw written.error
    open = false
    return written.results.slice(0, -1)
  } catch (error) {
    if (breaksConnection(error)) broken = error as Error
    throw error
  } finally {
    if (open && !broken) {
      const undone = await sendBatch(client, [rollback])
      if (undone.error) broken = undone.error
    }
    client.release(broken)
  }
}
const rollback: Statement = { name: 'platform-rollback', text: 'rollback' }

/** A writing transaction. `begin` and the actor travel with the first statement; work queued with `afterCommit` runs once it is durable. */
export async function inTransaction<T>(pool: pg.Pool, opening: Statement, work: (transaction: ActorTransaction) => Promise<T>, check?: (opened: Rows) => void): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const later: (() => void)[] = []
  let opened = false
  const transaction: ActorTransaction = {
    async query<Row>(statement: Statement | string, values?: readonly unknown[]) {
      const next = asStatement(statement, values)
      if (opened) return (await client.query(asQuery(next))) as unknown as { rows: Row[]; rowCount: number | null }
      opened = true
      if (!canBatch([opening, next])) {
        await client.query('begin')
        const first = (await client.query(asQuery(opening))) as unknown as Rows
        check?.(first)
        return (await client.query(asQuery(next))) as unknown as { rows: Row[]; rowCount: number | null }
      }
      const { results, error } = await sendBatch(client, [begin, opening, next])
      if (results[1]) check?.(results[1])
      if (error) throw error
      return results[2] as unknown as { rows: Row[]; rowCount: number | null }
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
