/** Reasoned openings: written down, told to the head and to the province before anything is shown; judged by somebody else. */
import {
  CareCard, closeToOfficer, listOpenings, myNotices, noteTold, openCareCard, openProvinceList, readCareCard, readProvinceList, recordCareCard, reviewOpening,
} from '@hoa-nhap/domain/access/break-glass.contract'
import { judgeOpening, type GlassRequest } from '@hoa-nhap/domain/access/break-glass.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { foldName } from '@hoa-nhap/domain/people/people.rules'
import { answer, refused, route, type Answer, type Context, type Route } from '../platform/route.ts'
import { keyForWriting, openFor, sealFor } from '../people/people.model.ts'
import { usernameOf } from './access.store.ts'

const cardPurpose = 'care-card'
const reasonPurpose = 'break-glass-reason'
const pageSize = 100
const no = (code: string, facts: Record<string, string | number> = {}): Answer<never> => refused({ code, facts })
type Asking = Pick<Context<unknown, unknown, unknown>, 'actor' | 'now' | 'today' | 'platform' | 'read' | 'transaction' | 'disclose'>

/** Writes the opening and its notices. What was found is not known here. */
async function open(context: Asking, request: GlassRequest, article: string): Promise<Decision<{ readonly id: string; readonly until: string }>> {
  const { actor, now, today, platform } = context
  const judged = judgeOpening(actor.role, request, today, platform.calendar)
  if (!judged.ok) return judged
  const id = platform.uuid()
  const opened = await context.transaction(async (transaction) => (await transaction.query<{ opened: { outcome: 'opened' | 'too-often'; until?: string } }>({
    name: `access-glass-open-${actor.role}`, text: 'select break_glass_open($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as opened',
    values: [
      id, request.kind, request.personId ?? null, request.name ? foldName(request.name) : null, request.birth ?? null, platform.keys.encrypt(reasonPurpose, request.reason), article, now, judged.value.reviewBy, judged.value.tellBy,
    ],
  })).rows[0]!.opened)
  if (opened.outcome === 'too-often') return refuse('opened-too-often')
  return accept({ id, until: new Date(opened.until!).toISOString() })
}

/** The card behind an opening of this post, while it lasts. */
async function cardOf(context: Asking, id: string): Promise<{ readonly personId: string; readonly card: CareCard } | null> {
  const [found] = await context.read([{ name: `access-glass-card-${context.actor.role}`, text: 'select person_id, body, wrapped from break_glass_card($1, $2)', values: [id, context.now] }])
  const row = found?.rows[0] as { person_id: string; body: Buffer; wrapped: Buffer | null } | undefined
  const text = row ? openFor(context.platform.keys, { personId: row.person_id, wrapped: row.wrapped }, cardPurpose, row.body) : null
  return row && text !== null ? { personId: row.person_id, card: CareCard.parse(JSON.parse(text)) } : null
}

export function breakGlassRoutes(): readonly Route[] {
  const openCard = route(openCareCard, async (context) => {
    const { article, ...request } = context.body
    const opened = await open(context, { kind: 'care-card', ...request }, article)
    if (!opened.ok) return refused(opened.refusal)
    const found = await cardOf(context, opened.value.id)
    // A miss stands in the ledger like a hit.
    await context.disclose({ persons: found ? [found.personId] : [], article })
    return answer({ ...opened.value, card: found?.card ?? null }, 201)
  })
  const readCard = route(readCareCard, async (context) => {
    const found = await cardOf(context, context.params.id)
    if (!found) return no('not-found')
    await context.disclose({ persons: [found.personId] })
    return answer(found.card)
  })
  const openList = route(openProvinceList, async (context) => {
    const opened = await open(context, { kind: 'province-list', reason: context.body.reason }, context.body.article)
    if (!opened.ok) return refused(opened.refusal)
    await context.disclose({ persons: [], article: context.body.article })
    return answer(opened.value, 201)
  })
  const readList = route(readProvinceList, async (context) => {
    const { params, query, now, actor } = context
    const [alive, found] = await context.read([
      { text: `select break_glass_list_alive($1, $2) as alive`, values: [params.id, now] },
      { name: `access-glass-list-${actor.role}`, text: 'select measure_id, person_id, name, birth_year, kind, unit_id from break_glass_list($1, $2, $3, $4)', values: [params.id, now, query.after ?? null, pageSize] },
    ])
    if (!(alive?.rows[0] as { alive: boolean } | undefined)?.alive) return no('not-found')
    const rows = (found?.rows ?? []) as { measure_id: string; person_id: string; name: string; birth_year: number; kind: MeasureKind; unit_id: string }[]
    await context.disclose({ persons: [...new Set(rows.map((row) => row.person_id))] })
    return answer({ items: rows.map((row) => ({ measureId: row.measure_id, name: row.name, birthYear: row.birth_year, kind: row.kind, unitId: row.unit_id })), after: rows.length === pageSize ? rows.at(-1)!.measure_id : null })
  })

  const openings = route(listOpenings, async (context) => {
    const { platform } = context
    const [found] = await context.read([{ name: `access-glass-review-${context.actor.role}`, text: 'select *, review_by::text as review_by_text, tell_by::text as tell_by_text, told_on::text as told_on_text from break_glass_to_review($1)', values: [200] }])
    const rows = (found?.rows ?? []) as {
      id: string; kind: 'care-card' | 'province-list'; at: Date; until: Date; role: Role; agency_id: string; holder: string; reason: Buffer; article: string; review_by_text: string; reviewed_at: Date | null; outcome: 'justified' | 'not-justified' | null; own: boolean; tell_by_text: string; told_on_text: string | null; told_not: boolean
    }[]
    return answer({ items: rows.map((row) => ({
      id: row.id, kind: row.kind, at: row.at.toISOString(), until: row.until.toISOString(), role: row.role, agencyId: row.agency_id, holder: row.holder, reason: platform.keys.decrypt(reasonPurpose, row.reason), article: row.article, reviewBy: row.review_by_text,
      reviewedAt: row.reviewed_at?.toISOString() ?? null, outcome: row.outcome, own: row.own, tellBy: row.tell_by_text, toldOn: row.told_on_text, toldNot: row.told_not,
    })) })
  })
  const review = route(reviewOpening, async (context) => {
    const { platform, params, body, now } = context
    const outcome = await context.transaction(async (transaction) => (await transaction.query<{ outcome: string }>('select break_glass_review($1, $2, $3, $4) as outcome', [params.id, body.outcome, platform.keys.encrypt(reasonPurpose, body.note), now])).rows[0]!.outcome)
    if (outcome !== 'reviewed') return no(outcome)
    await context.disclose({ persons: [] })
    return answer(undefined, 204)
  })
  const told = route(noteTold, async (context) => {
    const { platform, params, body, today } = context
    if ('on' in body && body.on > today) return no('in-future', { field: 'on' })
    const values = 'on' in body ? [params.id, body.on, null] : [params.id, null, platform.keys.encrypt(reasonPurpose, body.notBecause)]
    const outcome = await context.transaction(async (transaction) => (await transaction.query<{ outcome: string }>('select break_glass_told($1, $2, $3) as outcome', values)).rows[0]!.outcome)
    if (outcome !== 'noted') return no(outcome)
    await context.disclose({ persons: [] })
    return answer(undefined, 204)
  })
  const notices = route(myNotices, async (context) => {
    const [found] = await context.read([{ name: `access-notices-${context.actor.role}`, text: 'select id, topic, ref, at, due_on::text as due_on, done_at from notice order by at desc limit 100' }])
    return answer({ items: ((found?.rows ?? []) as { id: string; topic: string; ref: string; at: Date; due_on: string | null; done_at: Date | null }[]).map((row) => ({ id: row.id, topic: row.topic, ref: row.ref, at: row.at.toISOString(), dueOn: row.due_on, done: row.done_at !== null })) })
  })
  const writeCard = route(recordCareCard, async (context) => {
    const { platform, params, body, now } = context
    const written = await context.transaction(async (transaction) => {
      const key = await keyForWriting(transaction, platform.keys, params.id)
      return key ? (await transaction.query<{ written: boolean }>('select record_care_card($1, $2, $3) as written', [params.id, sealFor(platform.keys, key, cardPurpose, JSON.stringify(body)), now])).rows[0]!.written : false
    })
    if (!written) return no('not-found')
    await context.disclose({ persons: [params.id] })
    return answer(undefined, 204)
  })
  const close = route(closeToOfficer, async (context) => {
    const { params, body, now } = context
    const closed = await context.transaction(async (transaction) => (await transaction.query<{ closed: boolean }>('select bar_account($1, $2, $3, $4) as closed', [usernameOf(body.username), params.id, body.reason, now])).rows[0]!.closed)
    if (!closed) return no('not-found')
    await context.disclose({ persons: [params.id] })
    return answer(undefined, 204)
  })
  return [openCard, readCard, openList, readList, openings, review, told, notices, writeCard, close]
}
