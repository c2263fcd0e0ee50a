/** Statements of sign-in and sessions, run as `hn_sign_in`: the only role that reads a password hash, and that reads nothing of persons. */
import type { z } from 'zod'
import type { PostSummary, SessionView } from '@hoa-nhap/domain/access/access.contract'
import type { FactorKind } from '@hoa-nhap/domain/access/second-factor.rules'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { inTransaction, scopeStatement, type Scope } from '../platform/transaction.ts'

export type Post = z.infer<typeof PostSummary>
export type AccountRow = { readonly id: string; readonly username: string; readonly display_name: string; readonly password_hash: string; readonly disabled_at: Date | null }

const signInScope = (on: PlainDate): Scope => ({ databaseRole: 'hn_sign_in', unit: '', agency: '', province: '', post: '', day: on })

export function signInTransaction<T>(platform: Platform, work: (transaction: ActorTransaction) => Promise<T>): Promise<T> {
  return inTransaction(platform.pool, scopeStatement(signInScope(platform.today())), work)
}

/** Names are typed by people: case and composition do not matter. */
export const usernameOf = (typed: string): string => typed.normalize('NFC').trim().toLowerCase()

export async function accountByName(transaction: ActorTransaction, username: string): Promise<AccountRow | null> {
  const { rows } = await transaction.query<AccountRow>({ name: 'access-account', text: 'select id, username, display_name, password_hash, disabled_at from account where username = $1', values: [username] })
  return rows[0] ?? null
}

/** The posts of an account on a day, the earliest given first. */
export async function postsOf(transaction: ActorTransaction, accountId: string, on: PlainDate, now: Instant): Promise<Post[]> {
  const { rows } = await transaction.query<Omit<Post, 'standsInFor' | 'endsAt'> & { readonly standsInFor: string | null; readonly endsAt: Date | null }>({
    name: 'access-posts',
    text: `select p.id as "postId", p.role, p.agency_id as "agencyId", a.kind as agency, a.name as "agencyName", p.unit_id as "unitId", u.name as "unitName", p.valid_from as "from", p.valid_to as "to", h.display_name as "standsInFor", p.ends_at as "endsAt"
      from post p join agency a on a.id = p.agency_id join unit u on u.id = p.unit_id left join post o on o.id = p.substitutes left join account h on h.id = o.account_id
      where p.account_id = $1 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2) and (p.starts_at is null or p.starts_at <= $3) and (p.ends_at is null or p.ends_at > $3)
        and (o.id is null or ((o.valid_to is null or o.valid_to > $2) and (o.ends_at is null or o.ends_at > $3))) order by p.substitutes is not null, p.valid_from, p.id`,
    values: [accountId, on, now],
  })
  return rows.map(({ standsInFor, endsAt, ...post }) => ({ ...post, ...(standsInFor ? { standsInFor } : {}), ...(endsAt ? { endsAt: endsAt.toISOString() } : {}) }))
}

export async function openSession(transaction: ActorTransaction, session: { readonly tokenHash: Buffer; readonly accountId: string; readonly postId: string; readonly at: Instant; readonly expiresAt: Instant; readonly secondFactor?: FactorKind | null }): Promise<void> {
  await transaction.query({
    name: 'access-open-session', text: 'insert into session (token_hash, account_id, post_id, created_at, expires_at, second_factor) values ($1, $2, $3, $4, $5, $6)',
    values: [session.tokenHash, session.accountId, session.postId, session.at, session.expiresAt, session.secondFactor ?? null],
  })
}

export async function endSession(transaction: ActorTransaction, tokenHash: Buffer, at: Instant): Promise<void> {
  await transaction.query({ name: 'access-end-session', text: 'update session set ended_at = $2 where token_hash = $1 and ended_at is null', values: [tokenHash, at] })
}

/** The second factor by which a session was opened; null: by the password alone. */
export async function sessionFactor(transaction: ActorTransaction, tokenHash: Buffer): Promise<string | null> {
  return (await transaction.query<{ second_factor: string | null }>('select second_factor from session where token_hash = $1', [tokenHash])).rows[0]?.second_factor ?? null
}

/** Changes the post a session acts for. False: it has ended meanwhile. */
export async function changePost(transaction: ActorTransaction, tokenHash: Buffer, accountId: string, postId: string): Promise<boolean> {
  const { rowCount } = await transaction.query({ name: 'access-change-post', text: 'update session set post_id = $3 where token_hash = $1 and account_id = $2 and ended_at is null', values: [tokenHash, accountId, postId] })
  return rowCount === 1
}

export async function noteEvent(transaction: ActorTransaction, event: { readonly at: Instant; readonly event: string; readonly accountId: string | null; readonly post: Post | null; readonly outcome: string }): Promise<void> {
  await transaction.query({
    name: 'access-note-event', text: 'insert into audit_event (at, event, account_id, post_id, unit_id, outcome) values ($1, $2, $3, $4, $5, $6)',
    values: [event.at, event.event, event.accountId, event.post?.postId ?? null, event.post?.unitId ?? null, event.outcome],
  })
}

/** What the browser shows of a session. */
export async function viewOf(transaction: ActorTransaction, platform: Platform, session: { readonly accountId: string; readonly postId: string; readonly tokenHash: Buffer }): Promise<SessionView | null> {
  const today = platform.today()
  const { rows } = await transaction.query<{ username: string; display_name: string; expires_at: Date }>({
    name: 'access-view', text: 'select a.username, a.display_name, s.expires_at from session s join account a on a.id = s.account_id where s.token_hash = $1 and s.account_id = $2 and s.ended_at is null and s.expires_at > $3', values: [session.tokenHash, session.accountId, platform.now()],
  })
  const posts = await postsOf(transaction, session.accountId, today, platform.now())
  const post = posts.find((each) => each.postId === session.postId)
  const row = rows[0]
  if (!row || !post) return null
  return {
    account: { id: session.accountId, username: row.username, displayName: row.display_name }, post, posts, expiresAt: row.expires_at.toISOString(), demo: platform.demo, today, now: platform.now(),
  }
}
