/**
 * What the access slice gives to the platform, and the only two things the platform knows of sessions and of the ledger.
 * Implemented in `server/access/access.session.ts` (`export const sessionGate: SessionGate`) and
 * `server/access/access.ledger.ts` (`export function openLedger(pool, log): DisclosureLedger`).
 */
import type { Actor, Purpose } from '@hoa-nhap/domain/kernel/actor'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Statement } from './route.ts'

/** The actor without what belongs to the request (day, purpose). */
export type SignedIn = Omit<Actor, 'day' | 'purpose'>

export interface SessionGate {
  /**
   * First statement of every transaction of a signed-in request, run as `hn_app`. It looks the session up by the hash of its token (a
   * definer function), and in the same statement, outside that function, sets the database role and `app.actor` for this transaction.
   *
   * One row: the session is valid now, and the row tells the actor. No row: nothing was set, and `hn_app` itself may read nothing.
   * Named, so that it is planned once. Rights are thus read at the moment of use, in the very write that uses them.
   */
  statement(token: string, on: PlainDate, now: Instant, purpose: Purpose): Statement
  actorOf(row: Readonly<Record<string, unknown>>): SignedIn
  /** A statement, in a transaction of its own, after which the same answer is had in one look; null where that is so already, or cannot be. */
  note?(row: Readonly<Record<string, unknown>>, token: string, on: PlainDate, now: Instant): Statement | null
}

export type Disclosure = {
  readonly at: Instant
  readonly actor: SignedIn
  readonly operation: string
  readonly purpose: Purpose
  readonly outcome: 'shown' | 'refused'
  readonly persons: readonly string[]
  readonly measureId?: string | undefined
  readonly article?: string | undefined
}

export interface DisclosureLedger {
  /** Resolves when the entry is durable; rejects when it could not be written (then nothing may be shown). */
  record(entry: Disclosure): Promise<void>
  /** Writes what waits and ends. */
  stop(): Promise<void>
}

/** On plain loopback http; over TLS the platform puts `__Host-` before it. */
export const sessionCookie = 'hoanhap'
