/** Substitutes, delegations, the end of a post. The functions of the database judge who may; the rules judge what and how long. */
import { delegate, endDelegation, endPost, listDelegations, substitute } from '@hoa-nhap/domain/access/delegation.contract'
import { delegable, judgeDelegation, judgeSubstitution } from '@hoa-nhap/domain/access/delegation.rules'
import { instant, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { answer, refused, route, type Answer, type Route } from '../platform/route.ts'
import { noteEvent, signInTransaction, usernameOf } from './access.store.ts'

const no = (code: string, facts: Record<string, string | number> = {}): Answer<never> => refused({ code, facts })

export function delegationRoutes(): readonly Route[] {
  const stand = route(substitute, async (context) => {
    const { actor, body, now } = context
    const postId = body.postId ?? actor.postId
    // The role of another's post stands in its id; whether there is such a post is for the database to say.
    const role = postId === actor.postId ? actor.role : (Role.safeParse(postId.split('/')[1]).data ?? actor.role)
    const judged = judgeSubstitution(actor, role, { startsAt: instant(body.startsAt), endsAt: instant(body.endsAt) }, now)
    if (!judged.ok) return refused(judged.refusal)
    const outcome = await context.transaction(async (transaction) => {
      const { rows } = await transaction.query<{ outcome: string }>({ name: 'access-substitute', text: 'select make_substitution($1, $2, $3, $4, $5) as outcome', values: [postId, usernameOf(body.colleague), judged.value.startsAt, judged.value.endsAt, now] })
      return rows[0]!.outcome
    })
    const made = outcome.startsWith('made ') ? outcome.slice('made '.length) : null
    if (made === null) return no(outcome, outcome === 'colleague-unknown' ? { field: 'colleague' } : {})
    await signInTransaction(context.platform, (transaction) => noteEvent(transaction, { at: now, event: 'substitution-made', accountId: actor.accountId, post: null, outcome: 'done' }))
    return answer({ postId: made }, 201)
  })

  const give = route(delegate, async (context) => {
    const { actor, body, now, platform } = context
    const period = { startsAt: instant(body.startsAt), endsAt: instant(body.endsAt) }
    const judged = judgeDelegation(actor, body.capability, period, now)
    if (!judged.ok) return refused(judged.refusal)
    const id = platform.uuid()
    const { citation, to } = judged.value
    const outcome = await context.transaction(async (transaction) => (await transaction.query<{ outcome: string }>({
      name: 'access-delegate', text: 'select make_delegation($1, $2, $3, $4, $5, $6, $7, $8, $9) as outcome',
      values: [id, body.capability, usernameOf(body.colleague), to, `${citation.instrument} ${citation.article}.${citation.clause ?? ''}`, body.reason, period.startsAt, period.endsAt, now],
    })).rows[0]!.outcome)
    if (outcome !== 'made') return no(outcome, outcome === 'colleague-unknown' ? { field: 'colleague' } : {})
    await signInTransaction(platform, (transaction) => noteEvent(transaction, { at: now, event: 'delegation-made', accountId: actor.accountId, post: null, outcome: 'done' }))
    return answer({ id }, 201)
  })

  const withdraw = route(endDelegation, async (context) => {
    const ended = await context.transaction(async (transaction) => (await transaction.query<{ ended: boolean }>('select end_delegation($1, $2) as ended', [context.params.id, context.now])).rows[0]!.ended)
    return ended ? answer(undefined, 204) : no('not-found')
  })

  const list = route(listDelegations, async (context) => {
    const { actor, now } = context
    const [found] = await context.read([{ name: `access-delegations-${actor.role}`, text: 'select id, capability, from_post, to_post, starts_at, ends_at, ended_at, article from delegation order by starts_at desc limit 100' }])
    const active = (from: Date, to: Date, ended: Date | null = null) => ended === null && from.toISOString() <= now && to.toISOString() > now
    const substitutes = await signInTransaction(context.platform, (transaction) => transaction.query<{ id: string; name: string; starts_at: Date; ends_at: Date }>(
      'select p.id, a.display_name as name, p.starts_at, p.ends_at from post p join account a on a.id = p.account_id where p.substitutes = $1 order by p.starts_at desc limit 100', [actor.postId]))
    const rows = (found?.rows ?? []) as { id: string; capability: string; from_post: string; to_post: string; starts_at: Date; ends_at: Date; ended_at: Date | null; article: string }[]
    return answer({
      delegable: Object.entries(delegable).filter(([, each]) => each.from === actor.role && !actor.substitutes).map(([capability, each]) => ({ capability, to: each.to, title: each.title, titleEn: each.titleEn })),
      delegations: rows.map((row) => ({
        id: row.id, capability: row.capability, from: row.from_post, to: row.to_post, given: row.from_post === actor.postId, startsAt: row.starts_at.toISOString(), endsAt: (row.ended_at ?? row.ends_at).toISOString(), active: active(row.starts_at, row.ends_at, row.ended_at), article: row.article,
      })),
      substitutes: substitutes.rows.map((row) => ({ postId: row.id, name: row.name, startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString(), active: active(row.starts_at, row.ends_at) })),
    })
  })

  const end = route(endPost, async (context) => {
    const { actor, now } = context
    const ended = await context.transaction(async (transaction) => (await transaction.query<{ ended: boolean }>('select end_post($1, $2) as ended', [context.body.postId, now])).rows[0]!.ended)
    if (!ended) return no('not-found')
    await signInTransaction(context.platform, (transaction) => noteEvent(transaction, { at: now as Instant, event: 'post-ended', accountId: actor.accountId, post: null, outcome: 'done' }))
    return answer(undefined, 204)
  })
  return [stand, give, withdraw, list, end]
}
