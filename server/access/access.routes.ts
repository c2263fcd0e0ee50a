/** Sign-in, the current session, the post one acts for, and what this post has opened. */
import { currentSession, demoAccounts, myDisclosures, signIn, signOut, switchPost } from '@hoa-nhap/domain/access/access.contract'
import { addHours } from '@hoa-nhap/domain/kernel/plain-date'
import { sessionCookie } from '../platform/session-gate.ts'
import { answer, refused, route, type Answer, type Route } from '../platform/route.ts'
import { needsSecondFactor } from '@hoa-nhap/domain/access/second-factor.rules'
import { hashOfToken, newToken, sessionHours } from './access.session.ts'
import { accountByName, changePost, endSession, noteEvent, openSession, postsOf, sessionFactor, signInTransaction, usernameOf, viewOf } from './access.store.ts'
import { passwordMatches } from './passwords.ts'
import { beginPending, factorKinds, factorsOf, hasFactor, secondFactorMode } from './second-factor.ts'
import { limitsFor, type LimitsFor } from './sign-in-failures.ts'
import type { SignInLimits } from './sign-in-limits.ts'
import { writeOutAll } from './write-out.ts'

const no = (code: string, facts: Record<string, string | number> = {}): Answer<never> => refused({ code, facts })

/** `limits` and `mode` are given by tests only; the service reads them from the installation. */
export type SignInOptions = { readonly limits?: SignInLimits; readonly mode?: 'required' | 'enrolled' }

export function accessRoutes(options: SignInOptions = {}): readonly Route[] {
  const limitsOf: LimitsFor = options.limits ? () => options.limits! : limitsFor
  const modeOf = (demo: boolean) => options.mode ?? secondFactorMode(demo)
  const signInRoute = route(signIn, async (context) => {
    const { platform, address, now, today } = context
    const username = usernameOf(context.body.username)
    const limits = limitsOf(platform)
    const wait = await limits.enter(username, address)
    if (wait > 0) return no('too-many-attempts', { seconds: wait })
    const account = await signInTransaction(platform, (transaction) => accountByName(transaction, username))
    // A name that does not exist, a wrong password and a closed account: the same work, the same words.
    const matches = await passwordMatches(account?.password_hash ?? null, context.body.password)
    if (!account || !matches || account.disabled_at !== null) {
      const seconds = await limits.failed(username, address)
      await signInTransaction(platform, (transaction) => noteEvent(transaction, { at: now, event: 'signed-in', accountId: account?.id ?? null, post: null, outcome: 'refused' }))
      return seconds > 0 ? no('too-many-attempts', { seconds }) : no('wrong-credentials')
    }
    await limits.succeeded(username, address)
    const token = newToken()
    const expiresAt = addHours(now, sessionHours)
    const view = await signInTransaction(platform, async (transaction) => {
      const posts = await postsOf(transaction, account.id, today, now)
      const post = context.body.postId === undefined ? posts[0] : posts.find((each) => each.postId === context.body.postId)
      const factors = await factorsOf(transaction, account.id)
      if (post && (hasFactor(factors) || needsSecondFactor(posts.map((each) => each.role), modeOf(platform.demo)))) {
        const enrols = !hasFactor(factors)
        const pending = await beginPending(transaction, { accountId: account.id, postId: context.body.postId ?? null, purpose: 'sign-in', enrols, at: now })
        await noteEvent(transaction, { at: now, event: 'signed-in', accountId: account.id, post, outcome: 'second-factor-asked' })
        return { pending: { ...pending, enrols, factors: enrols ? ['totp' as const] : factorKinds(factors) } }
      }
      await noteEvent(transaction, { at: now, event: 'signed-in', accountId: account.id, post: post ?? null, outcome: post ? 'done' : 'no-post-today' })
      if (!post) return null
      // A browser that signs in anew leaves nothing of the session before.
      if (context.sessionToken) await endSession(transaction, hashOfToken(context.sessionToken), now)
      await openSession(transaction, { tokenHash: hashOfToken(token), accountId: account.id, postId: post.postId, at: now, expiresAt })
      return viewOf(transaction, platform, { accountId: account.id, postId: post.postId, tokenHash: hashOfToken(token) })
    })
    if (!view) return no('no-post-today')
    if ('pending' in view) return answer(view)
    context.setCookie(sessionCookie, token, expiresAt)
    return answer(view)
  })

  const currentRoute = route(currentSession, async (context) => {
    const view = await signInTransaction(context.platform, (transaction) => viewOf(transaction, context.platform, { accountId: context.actor.accountId, postId: context.actor.postId, tokenHash: hashOfToken(context.sessionToken ?? '') }))
    return view ? answer(view) : no('not-signed-in')
  })

  const switchRoute = route(switchPost, async (context) => {
    const { platform, actor, now, today } = context
    const tokenHash = hashOfToken(context.sessionToken ?? '')
    const view = await signInTransaction(platform, async (transaction) => {
      const post = (await postsOf(transaction, actor.accountId, today, now)).find((each) => each.postId === context.body.postId)
      if (post && needsSecondFactor([post.role], modeOf(platform.demo)) && (await sessionFactor(transaction, tokenHash)) === null) return 'second-factor-needed' as const
      if (!post || !(await changePost(transaction, tokenHash, actor.accountId, post.postId))) return null
      await noteEvent(transaction, { at: now, event: 'switched-post', accountId: actor.accountId, post, outcome: 'done' })
      return viewOf(transaction, platform, { accountId: actor.accountId, postId: post.postId, tokenHash })
    })
    if (view === 'second-factor-needed') return no(view)
    // Somebody else's post and one that does not exist: the same answer.
    return view ? answer(view) : no('no-post-today')
  })

  const signOutRoute = route(signOut, async (context) => {
    await signInTransaction(context.platform, async (transaction) => {
      await endSession(transaction, hashOfToken(context.sessionToken ?? ''), context.now)
      await noteEvent(transaction, { at: context.now, event: 'signed-out', accountId: context.actor.accountId, post: null, outcome: 'done' })
    })
    context.setCookie(sessionCookie, null)
    return answer(undefined, 204)
  })

  const demoRoute = route(demoAccounts, async (context) => {
    if (!context.platform.demo) return no('not-found')
    const rows = await signInTransaction(context.platform, async (transaction) => (await transaction.query<{ username: string; password: string; role: never; agency: never; unitId: string; unitName: string }>({
      name: 'access-demo-accounts',
      text: `select c.username, d.password, p.role, a.kind as agency, p.unit_id as "unitId", u.name as "unitName"
        from demo_account d join account c on c.id = d.account_id join post p on p.account_id = c.id join agency a on a.id = p.agency_id join unit u on u.id = p.unit_id
        where c.disabled_at is null and p.valid_from <= $1 and (p.valid_to is null or p.valid_to > $1) and p.substitutes is null order by d.position, p.id`,
      values: [context.today],
    })).rows)
    return answer(rows)
  })

  const disclosuresRoute = route(myDisclosures, async (context) => {
    const { platform, actor, query } = context
    const limit = Math.min(500, Math.max(1, query.limit ?? 50))
    // The cursor is sealed and bound to the post: another's cursor says nothing.
    const purpose = `cursor:disclosures:${actor.postId}`
    // The last entry of the page before: its moment to the microsecond, and its number among those of one moment.
    let before: readonly string[] = ['infinity', String(Number.MAX_SAFE_INTEGER)]
    if (query.cursor !== undefined) {
      try {
        before = platform.keys.decrypt(purpose, Buffer.from(query.cursor, 'base64url')).split(' ')
      } catch {
        return no('not-found')
      }
      if (before.length !== 2) return no('not-found')
    }
    await writeOutAll(platform)
    const [found] = await context.read([{
      name: `access-disclosures-${actor.role}`,
      text: `select id, at, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as moment, operation, purpose, persons, outcome from disclosure
        where post_id = (select actor_post()) and (at, id) < ($1::timestamptz, $2::bigint) order by at desc, id desc limit $3`, values: [...before, limit + 1],
    }])
    const rows = (found?.rows ?? []) as { id: number; at: Date; moment: string; operation: string; purpose: string; persons: number; outcome: 'shown' | 'refused' }[]
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return answer({
      items: items.map(({ at, operation, purpose: stated, persons, outcome }) => ({ at: at.toISOString(), operation, purpose: stated, persons, outcome })),
      nextCursor: rows.length > limit && last ? platform.keys.encrypt(purpose, `${last.moment} ${last.id}`).toString('base64url') : null,
    })
  })

  return [signInRoute, currentRoute, switchRoute, signOutRoute, demoRoute, disclosuresRoute]
}
