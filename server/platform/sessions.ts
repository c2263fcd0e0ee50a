/**
 * Who a session acts for. What is remembered here for a moment only decides which statements to send; every transaction looks the session
 * up again in its first statement, so a revoked session ends at once.
 */
import { hash } from 'node:crypto'
import type pg from 'pg'
import type { Purpose } from '@hoa-nhap/domain/kernel/actor'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Rows, Statement } from './route.ts'
import type { SessionGate, SignedIn } from './session-gate.ts'
import { asQuery, readTogether, SessionChanged, SessionEnded } from './transaction.ts'

const rememberedMilliseconds = 2_000
const mostRemembered = 5_000

/** `told`: the row as the database told it; the same words are the same actor. */
export type Resolved = { readonly actor: SignedIn; readonly told: unknown }

function rowOf(opened: Rows): Readonly<Record<string, unknown>> {
  const row = opened.rows[0]
  if (!row) throw new SessionEnded()
  return row
}

export class Sessions {
  readonly #known = new Map<string, Resolved & { readonly at: number }>()
  readonly #pool: pg.Pool
  readonly #gate: SessionGate
  constructor(pool: pg.Pool, gate: SessionGate) {
    this.#pool = pool
    this.#gate = gate
  }

  #key(token: string): string {
    return hash('sha256', token, 'base64')
  }

  /** The actor of a token, or null when there is no such session now. */
  async resolve(token: string, on: PlainDate, now: Instant, purpose: Purpose): Promise<Resolved | null> {
    const key = this.#key(token)
    const known = this.#known.get(key)
    if (known && performance.now() - known.at < rememberedMilliseconds) return known
    this.#known.delete(key)
    let resolved: Resolved | null = null
    let note: Statement | null = null
    try {
      await readTogether(this.#pool, this.#gate.statement(token, on, now, purpose), [], (opened) => {
        const row = rowOf(opened)
        resolved = { actor: this.#gate.actorOf(row), told: row['actor'] }
        note = this.#gate.note?.(row, token, on, now) ?? null
      })
    } catch (error) {
      if (error instanceof SessionEnded) return null
      throw error
    }
    if (!resolved) return null
    // Only quicker: where it cannot be written now, every transaction looks everything up as before.
    if (note) await this.#pool.query(asQuery(note)).catch(() => {})
    if (this.#known.size >= mostRemembered) this.#known.clear()
    const { actor, told } = resolved as Resolved
    this.#known.set(key, { actor, told, at: performance.now() })
    return { actor, told }
  }

  /** First statement of the request's transactions, and the check of what it answered. */
  opening(token: string, on: PlainDate, now: Instant, purpose: Purpose): Statement {
    return this.#gate.statement(token, on, now, purpose)
  }

  verify(token: string, { actor: expected, told }: Resolved, opened: Rows): void {
    const row = opened.rows[0]
    if (!row) {
      this.forget(token)
      throw new SessionEnded()
    }
    if (told !== undefined && row['actor'] === told) return
    const actual = this.#gate.actorOf(row)
    if (actual.postId !== expected.postId || actual.role !== expected.role || actual.agencyId !== expected.agencyId || actual.unitId !== expected.unitId || actual.delegated?.join() !== expected.delegated?.join()) {
      this.forget(token)
      throw new SessionChanged()
    }
  }

  forget(token: string): void {
    this.#known.delete(this.#key(token))
  }
}
