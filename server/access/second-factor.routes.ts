/** The second step of signing in, one's own factors and sessions, and what an administrator of the province may end. */
import {
  addPasskey, askPasskey, changePassword, confirmTotp, endMySession, endSessionsOf, enrolAtSignIn, finishSignIn, listAccounts, mySecurity, newRecoveryCodes, removeFactor, resetFactorsOf, setOwnNumber, startPasskey, startTotp,
} from '@hoa-nhap/domain/access/second-factor.contract'
import { judgePassword } from '@hoa-nhap/domain/access/password.rules'
import { needsSecondFactor, wrongCodesBeforeWaiting, type FactorKind } from '@hoa-nhap/domain/access/second-factor.rules'
import { addHours } from '@hoa-nhap/domain/kernel/plain-date'
import type { z } from 'zod'
import type { Platform } from '../platform/platform.ts'
import { answer, refused, route, type ActorTransaction, type Answer, type Context, type Route } from '../platform/route.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { hashOfToken, newToken, sessionHours } from './access.session.ts'
import { accountByName, endSession, noteEvent, openSession, postsOf, signInTransaction, usernameOf, viewOf } from './access.store.ts'
import type { SignInOptions } from './access.routes.ts'
import { keepPasskey, questionForNewPasskey, questionForPasskey, relyingParty, usePasskey, type RelyingParty } from './passkeys.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import { makeRecoveryCodes, useRecoveryCode } from './recovery.ts'
import { beginPending, closePending, countTry, factorsOf, hasFactor, pendingOf, secondFactorMode, setChallenge, startTotpSecret, useTotpCode, type Pending } from './second-factor.ts'
import { limitsFor, type LimitsFor } from './sign-in-failures.ts'

const no = (code: string, facts: Record<string, string | number> = {}): Answer<never> => refused({ code, facts })
const personalNumberPurpose = 'personal-number'
/** Under which an officer's own number is sealed, so that its index can be made anew. */
const officerNumberPurpose = 'officer-number'
/** Accounts with a post in the administrator's province. */
const ofProvince = 'exists (select from post p where p.account_id = a.id and p.province_id = $1)'

export function secondFactorRoutes(options: SignInOptions & { readonly party?: RelyingParty } = {}): readonly Route[] {
  const limitsOf: LimitsFor = options.limits ? () => options.limits! : limitsFor
  const modeOf = (platform: Platform) => options.mode ?? secondFactorMode(platform.demo)
  const party = () => options.party ?? relyingParty()

  async function judge(transaction: ActorTransaction, platform: Platform, pending: Pending, body: z.output<NonNullable<typeof finishSignIn.body>>, now: ReturnType<Platform['now']>): Promise<boolean> {
    // Without any factor only the first code of the app just set up counts.
    if (pending.enrols) return body.factor === 'totp' && useTotpCode(transaction, platform, pending.accountId, body.code, now, true)
    if (body.factor === 'totp') return useTotpCode(transaction, platform, pending.accountId, body.code, now, false)
    if (body.factor === 'recovery') return useRecoveryCode(transaction, platform, pending.accountId, body.code, now)
    return pending.challenge !== null && usePasskey(transaction, party(), { accountId: pending.accountId, challenge: pending.challenge, answer: body.answer, at: now })
  }

  const finish = route(finishSignIn, async (context) => {
    const { platform, now, today, body } = context
    const limits = limitsOf(platform)
    const token = newToken()
    const expiresAt = addHours(now, sessionHours)
    const outcome = await signInTransaction(platform, async (transaction) => {
      const pending = await pendingOf(transaction, body.token, 'sign-in', now)
      if (!pending) return { refusal: 'sign-in-expired' as const }
      if (body.factor === 'totp') {
        const seconds = await limits.codesWait(pending.accountId, wrongCodesBeforeWaiting)
        if (seconds > 0) return { refusal: 'too-many-attempts' as const, seconds }
      }
      if (!(await judge(transaction, platform, pending, body, now))) {
        await countTry(transaction, pending)
        // A challenge is answered once, rightly or wrongly.
        if (body.factor === 'passkey') await transaction.query('update pending_sign_in set challenge = null where token_hash = $1', [pending.tokenHash])
        await noteEvent(transaction, { at: now, event: 'signed-in', accountId: pending.accountId, post: null, outcome: 'second-factor-refused' })
        return { refusal: 'wrong-code' as const, wrongCodeOf: body.factor === 'totp' ? pending.accountId : null }
      }
      await closePending(transaction, pending, now)
      const posts = await postsOf(transaction, pending.accountId, today, now)
      const post = pending.postId === null ? posts[0] : posts.find((each) => each.postId === pending.postId)
      await noteEvent(transaction, { at: now, event: 'signed-in', accountId: pending.accountId, post: post ?? null, outcome: post ? 'done' : 'no-post-today' })
      if (!post) return { refusal: 'no-post-today' as const }
      if (context.sessionToken) await endSession(transaction, hashOfToken(context.sessionToken), now)
      await openSession(transaction, { tokenHash: hashOfToken(token), accountId: pending.accountId, postId: post.postId, at: now, expiresAt, secondFactor: body.factor })
      return { view: await viewOf(transaction, platform, { accountId: pending.accountId, postId: post.postId, tokenHash: hashOfToken(token) }), accountId: pending.accountId }
    })
    if ('refusal' in outcome) {
      if ('wrongCodeOf' in outcome && outcome.wrongCodeOf) await limits.wrongCode(outcome.wrongCodeOf, wrongCodesBeforeWaiting)
      return no(outcome.refusal!, 'seconds' in outcome ? { seconds: outcome.seconds! } : {})
    }
    if (!outcome.view) return no('no-post-today')
    await limits.rightCode(outcome.accountId)
    context.setCookie(sessionCookie, token, expiresAt)
    return answer(outcome.view)
  })

  const ask = route(askPasskey, async (context) => {
    const question = await signInTransaction(context.platform, async (transaction) => {
      const pending = await pendingOf(transaction, context.body.token, 'sign-in', context.now)
      if (!pending) return null
      const asked = await questionForPasskey(transaction, party(), pending.accountId)
      await setChallenge(transaction, pending, asked.challenge)
      return asked
    })
    return question ? answer({ ...question }) : no('sign-in-expired')
  })

  const enrol = route(enrolAtSignIn, async (context) => {
    const started = await signInTransaction(context.platform, async (transaction) => {
      const pending = await pendingOf(transaction, context.body.token, 'sign-in', context.now)
      if (!pending?.enrols || hasFactor(await factorsOf(transaction, pending.accountId))) return null
      return startTotpSecret(transaction, context.platform, { id: pending.accountId, username: pending.username }, context.now)
    })
    return started ? answer(started) : no('sign-in-expired')
  })

  const security = route(mySecurity, async (context) => {
    const { platform, actor, now, today, sessionToken } = context
    return answer(await signInTransaction(platform, async (transaction) => {
      const factors = await factorsOf(transaction, actor.accountId)
      const passkeys = await transaction.query<{ id: string; label: string; made_at: Date; used_at: Date | null }>('select id, label, made_at, used_at from account_passkey where account_id = $1 order by made_at', [actor.accountId])
      const sessions = await transaction.query<{ id: string; post_id: string; role: z.output<typeof mySecurity.output>['sessions'][number]['role']; agency: string; created_at: Date; expires_at: Date; second_factor: FactorKind | null; current: boolean }>(
        `select s.id, s.post_id, p.role, g.name as agency, s.created_at, s.expires_at, s.second_factor, s.token_hash = $3 as current from session s join post p on p.id = s.post_id join agency g on g.id = p.agency_id
          where s.account_id = $1 and s.ended_at is null and s.expires_at > $2 and (p.ends_at is null or p.ends_at > $2) and (p.valid_to is null or p.valid_to > $4) order by s.created_at desc limit 100`,
        [actor.accountId, now, hashOfToken(sessionToken ?? ''), today])
      const posts = await postsOf(transaction, actor.accountId, today, now)
      return {
        totp: factors.totp, recoveryCodesLeft: factors.recoveryCodes, needed: needsSecondFactor(posts.map((post) => post.role), modeOf(platform)),
        passkeys: passkeys.rows.map((row) => ({ id: row.id, label: row.label, madeAt: row.made_at.toISOString(), usedAt: row.used_at?.toISOString() ?? null })),
        sessions: sessions.rows.map((row) => ({ id: row.id, postId: row.post_id, role: row.role, agencyName: row.agency, startedAt: row.created_at.toISOString(), expiresAt: row.expires_at.toISOString(), factor: row.second_factor, current: row.current })),
      }
    }))
  })

  type Account = { readonly id: string; readonly username: string; readonly displayName: string }
  /** Whoever changes a factor shows the password again: an unlocked screen is not enough. */
  async function again(context: Pick<Context<unknown, unknown, unknown>, 'platform' | 'actor' | 'address'>, password: string): Promise<Account | Answer<never>> {
    const { platform, actor, address } = context
    const limits = limitsOf(platform)
    const account = await signInTransaction(platform, async (transaction) => {
      const { rows } = await transaction.query<{ username: string }>('select username from account where id = $1', [actor.accountId])
      return rows[0] ? accountByName(transaction, usernameOf(rows[0].username)) : null
    })
    if (!account) return no('not-signed-in')
    const wait = await limits.enter(account.username, address)
    if (wait > 0) return no('too-many-attempts', { seconds: wait })
    if (await passwordMatches(account.password_hash, password)) {
      await limits.succeeded(account.username, address)
      return { id: account.id, username: account.username, displayName: account.display_name }
    }
    const seconds = await limits.failed(account.username, address)
    return seconds > 0 ? no('too-many-attempts', { seconds }) : no('wrong-credentials')
  }

  const start = route(startTotp, async (context) => {
    const account = await again(context, context.body.password)
    if ('ok' in account) return account
    return answer(await signInTransaction(context.platform, (transaction) => startTotpSecret(transaction, context.platform, account, context.now)))
  })

  /** The first factor brings recovery codes with it; a further one does not end those that lie in a drawer. */
  async function codesFor(transaction: ActorTransaction, context: Pick<Context<unknown, unknown, unknown>, 'platform' | 'actor' | 'now'>): Promise<string[]> {
    const { platform, actor, now } = context
    await noteEvent(transaction, { at: now, event: 'second-factor-added', accountId: actor.accountId, post: null, outcome: 'done' })
    return (await factorsOf(transaction, actor.accountId)).recoveryCodes > 0 ? [] : makeRecoveryCodes(transaction, platform, actor.accountId, now)
  }

  const confirm = route(confirmTotp, async (context) => {
    const { platform, actor, now, body } = context
    const limits = limitsOf(platform)
    if ((await limits.codesWait(actor.accountId, wrongCodesBeforeWaiting)) > 0) return no('wrong-code')
    const recoveryCodes = await signInTransaction(platform, async (transaction) => ((await useTotpCode(transaction, platform, actor.accountId, body.code, now, true)) ? codesFor(transaction, context) : null))
    if (recoveryCodes) return answer({ recoveryCodes })
    await limits.wrongCode(actor.accountId, wrongCodesBeforeWaiting)
    return no('wrong-code')
  })

  const questionForNew = route(startPasskey, async (context) => {
    const account = await again(context, context.body.password)
    if ('ok' in account) return account
    return answer({ ...(await signInTransaction(context.platform, async (transaction) => {
      const question = await questionForNewPasskey(transaction, party(), account)
      await beginPending(transaction, { accountId: account.id, postId: null, purpose: 'add-passkey', enrols: false, at: context.now, challenge: question.challenge, token: `passkey ${context.sessionToken ?? ''}` })
      return question
    })) })
  })

  const add = route(addPasskey, async (context) => {
    const { platform, actor, now, body } = context
    const recoveryCodes = await signInTransaction(platform, async (transaction) => {
      const pending = await pendingOf(transaction, `passkey ${context.sessionToken ?? ''}`, 'add-passkey', now)
      if (!pending?.challenge || pending.accountId !== actor.accountId) return null
      await closePending(transaction, pending, now)
      const kept = await keepPasskey(transaction, party(), { id: platform.uuid(), accountId: actor.accountId, challenge: pending.challenge, label: body.label, answer: body.answer, at: now })
      return kept ? codesFor(transaction, context) : null
    })
    return recoveryCodes ? answer({ recoveryCodes }) : no('wrong-code')
  })

  const renew = route(newRecoveryCodes, async (context) => {
    const account = await again(context, context.body.password)
    if ('ok' in account) return account
    const recoveryCodes = await signInTransaction(context.platform, async (transaction) => {
      if (!hasFactor(await factorsOf(transaction, account.id))) return []
      await noteEvent(transaction, { at: context.now, event: 'recovery-codes-made', accountId: account.id, post: null, outcome: 'done' })
      return makeRecoveryCodes(transaction, context.platform, account.id, context.now)
    })
    return answer({ recoveryCodes })
  })

  const remove = route(removeFactor, async (context) => {
    const { platform, now, today, params } = context
    const account = await again(context, context.body.password)
    if ('ok' in account) return account
    const outcome = await signInTransaction(platform, async (transaction) => {
      await transaction.query('select from account where id = $1', [account.id])
      const factors = await factorsOf(transaction, account.id)
      const last = (factors.totp ? 1 : 0) + factors.passkeys <= 1
      if (last && needsSecondFactor((await postsOf(transaction, account.id, today, now)).map((post) => post.role), modeOf(platform))) return 'second-factor-needed'
      const { rowCount } = params.id === 'totp' ? await transaction.query('delete from account_totp where account_id = $1', [account.id]) : await transaction.query('delete from account_passkey where account_id = $1 and id::text = $2', [account.id, params.id])
      if (rowCount === 0) return 'not-found'
      if (!hasFactor(await factorsOf(transaction, account.id))) await transaction.query('delete from recovery_code where account_id = $1', [account.id])
      await noteEvent(transaction, { at: now, event: 'second-factor-removed', accountId: account.id, post: null, outcome: 'done' })
      return null
    })
    return outcome ? no(outcome) : answer(undefined, 204)
  })

  const newPassword = route(changePassword, async (context) => {
    const { platform, actor, now, body } = context
    const shared = await signInTransaction(platform, async (transaction) => ((await transaction.query('select 1 from demo_account where account_id = $1', [actor.accountId])).rowCount ?? 0) > 0)
    if (shared) return no('password-of-demonstration')
    const account = await again(context, body.password)
    if ('ok' in account) {
      await signInTransaction(platform, (transaction) => noteEvent(transaction, { at: now, event: 'password-changed', accountId: actor.accountId, post: null, outcome: 'refused' }))
      return account
    }
    const judged = judgePassword(body.newPassword, account.username, body.password)
    if (!judged.ok) return refused(judged.refusal)
    const hash = await hashPassword(body.newPassword)
    const ended = await signInTransaction(platform, async (transaction) => {
      await transaction.query('update account set password_hash = $2 where id = $1', [account.id, hash])
      // Whoever knew the old password is out: other sessions, and sign-ins that wait for their second step.
      const { rowCount } = await transaction.query(`update session set ended_at = $2, ended_because = 'password-changed' where account_id = $1 and ended_at is null and expires_at > $2 and token_hash <> $3`, [account.id, now, hashOfToken(context.sessionToken ?? '')])
      await transaction.query('update pending_sign_in set done_at = $2 where account_id = $1 and done_at is null', [account.id, now])
      await noteEvent(transaction, { at: now, event: 'password-changed', accountId: account.id, post: null, outcome: 'done' })
      return rowCount ?? 0
    })
    return answer({ ended })
  })

  const endOne = route(endMySession, async (context) => {
    const { platform, actor, now, params } = context
    const ended = await signInTransaction(platform, async (transaction) => {
      const { rowCount } = await transaction.query(`update session set ended_at = $3, ended_because = 'by-holder' where id = $1 and account_id = $2 and ended_at is null`, [params.id, actor.accountId, now])
      if (rowCount === 1) await noteEvent(transaction, { at: now, event: 'session-ended', accountId: actor.accountId, post: null, outcome: 'done' })
      return rowCount === 1
    })
    return ended ? answer(undefined, 204) : no('not-found')
  })

  const accounts = route(listAccounts, async (context) => {
    const { rows } = await signInTransaction(context.platform, (transaction) => transaction.query<{ id: string; username: string; displayName: string; disabled: boolean; sessions: number; totp: boolean; passkeys: number }>(
      `select a.id, a.username, a.display_name as "displayName", a.disabled_at is not null as disabled, (select count(*)::int from session s where s.account_id = a.id and s.ended_at is null and s.expires_at > $2) as sessions,
        exists (select from account_totp t where t.account_id = a.id and t.secret is not null) as totp, (select count(*)::int from account_passkey k where k.account_id = a.id) as passkeys
        from account a where ${ofProvince} and ($3 = '' or starts_with(a.username, $3)) order by a.username limit 200`, [context.actor.provinceId, context.now, usernameOf(context.query.q ?? '')]))
    return answer({ items: rows })
  })

  /** Runs where the account has a post in the administrator's province; null: no such account. */
  async function withAccount<T>(context: Pick<Context<{ readonly id: string }, unknown, unknown>, 'platform' | 'actor' | 'params'>, work: (transaction: ActorTransaction) => Promise<T>): Promise<T | null> {
    return signInTransaction(context.platform, async (transaction) => {
      const { rowCount } = await transaction.query(`select from account a where ${ofProvince} and a.id = $2`, [context.actor.provinceId, context.params.id])
      return rowCount === 1 ? work(transaction) : null
    })
  }
  const endAll = route(endSessionsOf, async (context) => {
    const ended = await withAccount(context, async (transaction) => {
      const { rowCount } = await transaction.query(`update session set ended_at = $2, ended_because = 'by-administrator' where account_id = $1 and ended_at is null and expires_at > $2`, [context.params.id, context.now])
      await noteEvent(transaction, { at: context.now, event: 'sessions-ended', accountId: context.params.id, post: null, outcome: 'done' })
      return rowCount ?? 0
    })
    return ended === null ? no('not-found') : answer({ ended })
  })
  const reset = route(resetFactorsOf, async (context) => {
    const { id } = context.params
    if (id === context.actor.accountId) return no('not-by-oneself')
    const done = await withAccount(context, async (transaction) => {
      for (const table of ['account_totp', 'account_passkey', 'recovery_code', 'pending_sign_in']) await transaction.query(`delete from ${table} where account_id = $1`, [id])
      await transaction.query(`update session set ended_at = $2, ended_because = 'second-factor-reset' where account_id = $1 and ended_at is null`, [id, context.now])
      await noteEvent(transaction, { at: context.now, event: 'second-factor-reset', accountId: id, post: null, outcome: 'done' })
      return true
    })
    return done ? answer(undefined, 204) : no('not-found')
  })
  const ownNumber = route(setOwnNumber, async (context) => {
    const done = await withAccount(context, async (transaction) => {
      const { keys } = context.platform
      // Under both keys of the index while one replaces the other.
      const [index, other] = keys.blindIndexes(personalNumberPurpose, context.body.personalNumber)
      await transaction.query('update account set personal_number_index = $2, personal_number_index_next = $3, personal_number = $4 where id = $1', [context.params.id, index, other ?? null, keys.encrypt(officerNumberPurpose, context.body.personalNumber)])
      await noteEvent(transaction, { at: context.now, event: 'own-number-noted', accountId: context.params.id, post: null, outcome: 'done' })
      return true
    })
    return done ? answer(undefined, 204) : no('not-found')
  })

  return [finish, ask, enrol, security, start, confirm, questionForNew, add, renew, remove, newPassword, endOne, accounts, endAll, reset, ownNumber]
}
