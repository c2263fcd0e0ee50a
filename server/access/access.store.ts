/** Statements of sign-in and sessions, run as `hn_sign_in`: the only role that reads a password hash, and that reads nothing of persons. */
import type { z } from 'zod'
import type { PostSummary, SessionView } from '@hoa-nhap/domain/access/access.contract'
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
export async function postsOf(transaction: ActorTransaction, accountId: string, on: PlainDate): Promise<Post[]> {
  const { rows } = await transaction.query<Post>({
    name: 'access-posts',
    text: `select p.id as "postId", p.role, p.agency_id as "agencyId", a.kind as agency, a.name as "agencyName", p.unit_id as "unitId", u.name as "unitName", p.valid_from as "from", p.valid_to as "to"
      from post p join agency a on a.id = p.agency_id join unit u on u.id = p.unit_id
      where p.account_id = $1 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2) order by p.valid_from, p.id`,
    values: [accountId, on],
  })
  return rows
}

export async function openSession(transaction: ActorTransaction, session: { readonly tokenHash: Buffer; readonly accountId: string; readonly postId: string; readonly at: Instant; readonly expiresAt: Instant }): Promise<void> {
  await transaction.query({
    name: 'access-open-session', text: 'insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, $4, $5)',
    values: [session.tokenHash, session.accountId, session.postId, session.at, session.expiresAt],
  })
}

export async function endSession(transaction: ActorTransaction, tokenHash: Buffer, at: Instant): Promise<void> {
  await transaction.query({ name: 'access-end-session', text: 'update session set ended_at = $2 where token_hash = $1 and ended_at is null', values: [tokenHash, at] })
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
  const posts = await postsOf(transaction, session.accountId, today)
  const post = posts.find((each) => each.postId === session.postId)
  const row = rows[0]
  if (!row || !post) return null
  return {
    account: { id: session.accountId, username: row.username, displayName: row.display_name }, post, posts, expiresAt: row.expires_at.toISOString(), demo: platform.demo, today, now: platform.now(),
  }
}
