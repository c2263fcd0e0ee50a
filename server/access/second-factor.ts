/** Second factors of an account: the app's codes, passkeys, recovery codes; and the short wait between password and second factor. */
import { generateSecret, generateURI, verifySync } from 'otplib'
import { minutesToFinish, stepSeconds, stepsOfDrift, triesOfOneSignIn, type FactorKind, type SecondFactorMode } from '@hoa-nhap/domain/access/second-factor.rules'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { hashOfToken, newToken } from './access.session.ts'

const secretPurpose = 'totp-secret'

/** `HOANHAP_SECOND_FACTOR`; unsaid: the demonstration asks whoever has one, a real installation requires it of the declared roles. */
export function secondFactorMode(demo: boolean, environment: NodeJS.ProcessEnv = process.env): SecondFactorMode {
  const given = environment['HOANHAP_SECOND_FACTOR']
  if (given === undefined || given === '') return demo ? 'enrolled' : 'required'
  if (given !== 'required' && given !== 'enrolled') throw new Error(`HOANHAP_SECOND_FACTOR must be required or enrolled, not "${given}"`)
  return given
}

const after = (now: Instant, minutes: number): Instant => new Date(Date.parse(now) + minutes * 60_000).toISOString() as Instant

export type Factors = { readonly totp: boolean; readonly passkeys: number; readonly recoveryCodes: number }
export async function factorsOf(transaction: ActorTransaction, accountId: string): Promise<Factors> {
  const { rows } = await transaction.query<{ totp: boolean; passkeys: number; recovery: number }>({
    name: 'access-factors', values: [accountId],
    text: `select exists (select from account_totp where account_id = $1 and secret is not null) as totp, (select count(*)::int from account_passkey where account_id = $1) as passkeys,
      (select count(*)::int from recovery_code where account_id = $1 and used_at is null) as recovery`,
  })
  const row = rows[0]!
  return { totp: row.totp, passkeys: row.passkeys, recoveryCodes: row.recovery }
}
export const hasFactor = (factors: Factors): boolean => factors.totp || factors.passkeys > 0
export const factorKinds = (factors: Factors): FactorKind[] => [...(factors.passkeys > 0 ? (['passkey'] as const) : []), ...(factors.totp ? (['totp'] as const) : []), ...(hasFactor(factors) && factors.recoveryCodes > 0 ? (['recovery'] as const) : [])]

export type Pending = { readonly accountId: string; readonly username: string; readonly postId: string | null; readonly enrols: boolean; readonly challenge: string | null; readonly tokenHash: Buffer }

/** Begins the wait for a second factor, or for the answer of a new passkey (`token` is then that of the session). */
export async function beginPending(transaction: ActorTransaction, wish: { readonly accountId: string; readonly postId: string | null; readonly purpose: 'sign-in' | 'add-passkey'; readonly enrols: boolean; readonly at: Instant; readonly challenge?: string; readonly token?: string }): Promise<{ readonly token: string; readonly expiresAt: Instant }> {
  const token = wish.token ?? newToken()
  const expiresAt = after(wish.at, minutesToFinish)
  await transaction.query('delete from pending_sign_in where expires_at < $1', [after(wish.at, -60)])
  await transaction.query(`insert into pending_sign_in (token_hash, account_id, post_id, purpose, enrols, challenge, at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (token_hash) do update set challenge = excluded.challenge, at = excluded.at, expires_at = excluded.expires_at, tries = 0, done_at = null`,
  [hashOfToken(token), wish.accountId, wish.postId, wish.purpose, wish.enrols, wish.challenge ?? null, wish.at, expiresAt])
  return { token, expiresAt }
}

/** The wait behind a token; null: unknown, over, used, or tried too often. Locks it, so that tries are counted one after another. */
export async function pendingOf(transaction: ActorTransaction, token: string, purpose: 'sign-in' | 'add-passkey', at: Instant): Promise<Pending | null> {
  const tokenHash = hashOfToken(token)
  const { rows } = await transaction.query<{ account_id: string; username: string; post_id: string | null; enrols: boolean; challenge: string | null }>(
    `select w.account_id, a.username, w.post_id, w.enrols, w.challenge from pending_sign_in w join account a on a.id = w.account_id
      where w.token_hash = $1 and w.purpose = $2 and w.expires_at > $3 and w.done_at is null and w.tries < $4 and a.disabled_at is null for update of w`, [tokenHash, purpose, at, triesOfOneSignIn])
  const row = rows[0]
  return row ? { accountId: row.account_id, username: row.username, postId: row.post_id, enrols: row.enrols, challenge: row.challenge, tokenHash } : null
}
export const countTry = (transaction: ActorTransaction, pending: Pending) => transaction.query('update pending_sign_in set tries = tries + 1 where token_hash = $1', [pending.tokenHash])
export const closePending = (transaction: ActorTransaction, pending: Pending, at: Instant) => transaction.query('update pending_sign_in set done_at = $2, challenge = null where token_hash = $1', [pending.tokenHash, at])
export const setChallenge = (transaction: ActorTransaction, pending: Pending, challenge: string) => transaction.query('update pending_sign_in set challenge = $2 where token_hash = $1', [pending.tokenHash, challenge])

/** A new secret to show. The one in force, if any, stays until the first code of the new one. */
export async function startTotpSecret(transaction: ActorTransaction, platform: Platform, account: { readonly id: string; readonly username: string }, at: Instant): Promise<{ readonly secret: string; readonly uri: string }> {
  const secret = generateSecret()
  await transaction.query('insert into account_totp (account_id, next_secret, made_at) values ($1, $2, $3) on conflict (account_id) do update set next_secret = excluded.next_secret',
    [account.id, platform.keys.encrypt(`${secretPurpose}:${account.id}`, secret), at])
  return { secret, uri: generateURI({ issuer: 'Hòa Nhập', label: account.username, secret }) }
}

/** Judges a code. True once for each step of thirty seconds: the step is moved on in the same statement that accepts the code. */
export async function useTotpCode(transaction: ActorTransaction, platform: Platform, accountId: string, typed: string, at: Instant, confirming: boolean): Promise<boolean> {
  const code = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return false
  const { rows } = await transaction.query<{ secret: Buffer | null; last_step: string }>(`select ${confirming ? 'next_secret' : 'secret'} as secret, last_step from account_totp where account_id = $1 for update`, [accountId])
  const row = rows[0]
  if (!row?.secret) return false
  const secret = platform.keys.decrypt(`${secretPurpose}:${accountId}`, row.secret)
  const last = confirming ? 0 : Number(row.last_step)
  const result = verifySync({ secret, token: code, epoch: Math.floor(Date.parse(at) / 1000), epochTolerance: stepSeconds * stepsOfDrift, ...(last > 0 ? { afterTimeStep: last } : {}) })
  if (!result.valid || !('timeStep' in result)) return false
  const { rowCount } = await transaction.query(
    confirming ? 'update account_totp set secret = next_secret, next_secret = null, last_step = $2, confirmed_at = $3, made_at = $3 where account_id = $1' : 'update account_totp set last_step = $2 where account_id = $1 and last_step < $2 and $3::timestamptz is not null',
    [accountId, result.timeStep, at])
  return rowCount === 1
}
