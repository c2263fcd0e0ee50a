/** Referrals to a health body: written, answered and erased through guarded functions, read under the policy of the two bodies concerned. */
import { receivingKinds } from '@hoa-nhap/domain/harm-reduction/roles.rules'
import { referralErasedOn, referralKept } from '@hoa-nhap/domain/harm-reduction/harm-reduction.law'
import { answerHarmReferral, listHarmReferrals, listReceivers, sendHarmReferral, withdrawHarmReferral, type HarmReferral } from '@hoa-nhap/domain/harm-reduction/referrals.contract'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { directoryOf } from '../measures/measures.model.ts'
import { noteWithdrawn } from '../outreach/outreach.model.ts'
import type { Platform } from '../platform/platform.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'

export const referralPurpose = 'harm-referral'
type Row = { id: string; from_agency: string; to_agency: string; sent_on: PlainDate; body: Buffer; answer: HarmReferral['answer']; answered_on: PlainDate | null; erased_on: PlainDate }
type Kept = Pick<HarmReferral, 'name' | 'phone' | 'service' | 'note'>

/** Referrals whose time is over; answers how many went. */
export async function dropHarmReferrals(platform: Platform): Promise<number> {
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ count: number }>('select drop_harm_referrals() as count')).rows[0]!.count)
}

export const referralRoutes: readonly Route[] = [
  route(listHarmReferrals, async (context) => {
    const { actor, platform, today } = context
    const [found] = await context.read([{ name: `harm-referrals-${actor.role}`, text: 'select id, from_agency, to_agency, sent_on, body, answer, answered_on, erased_on from harm_referral r where r.erased_on > $1 order by sent_on desc, id', values: [today] }])
    const directory = await directoryOf(platform)
    await context.disclose({ persons: [] })
    return answer({
      items: (found!.rows as Row[]).map((row) => ({
        id: row.id, direction: row.to_agency === actor.agencyId ? 'received' as const : 'sent' as const, fromName: directory.agencyName(row.from_agency), toName: directory.agencyName(row.to_agency), sentOn: row.sent_on,
        answer: row.answer, answeredOn: row.answered_on, erasedOn: row.erased_on, ...(JSON.parse(platform.keys.decrypt(referralPurpose, row.body)) as Kept),
      })), nextCursor: null,
    })
  }),
  route(listReceivers, async (context) => {
    const [found] = await context.read([{
      name: `harm-receivers-${context.actor.role}`, values: [receivingKinds, context.actor.provinceId, context.today, context.actor.unitId],
      text: `select a.id as "agencyId", a.name as "agencyName", u.name as "unitName" from agency a join unit u on u.id = a.unit_id
        where a.kind = any ($1) and coalesce(u.province_id, u.id) = $2 and (a.valid_from is null or a.valid_from <= $3) and (a.valid_to is null or a.valid_to > $3) order by (a.unit_id = $4) desc, a.kind desc, u.name_fold, a.id`,
    }])
    return answer({ items: found!.rows as { agencyId: string; agencyName: string; unitName: string }[], nextCursor: null })
  }),
  route(sendHarmReferral, async (context) => {
    const { body, today, now, platform, actor } = context
    if (body.on > today) return refused({ code: 'in-future', facts: { field: 'on' } })
    const erasedOn = referralErasedOn(body.on, null)
    if (erasedOn <= today) return refused({ code: 'referral-too-old', facts: { days: referralKept.daysUnanswered, field: 'on' } })
    const sealed = platform.keys.encrypt(referralPurpose, JSON.stringify({ name: body.name, phone: body.phone ?? null, service: body.service, note: body.note ?? null } satisfies Kept))
    const outcome = await context.transaction(async (transaction) => (await transaction.query<{ outcome: string | null }>({ name: `harm-refer-${actor.role}`, text: 'select send_harm_referral($1, $2, $3, $4, $5, $6) as outcome', values: [body.id, body.toAgencyId, body.on, erasedOn, sealed, now] })).rows[0]!.outcome)
    if (outcome === null) return refused({ code: 'not-a-health-body', facts: { field: 'toAgencyId' } })
    if (outcome === 'other') return refused({ code: 'id-reused', facts: {} })
    await context.disclose({ persons: [] })
    return answer({ id: body.id, erasedOn }, 201)
  }),
  route(answerHarmReferral, async (context) => {
    const { body, params, today, actor } = context
    if (body.on > today) return refused({ code: 'in-future', facts: { field: 'on' } })
    const outcome = await context.transaction(async (transaction) => (await transaction.query<{ outcome: string | null }>({ name: `harm-answer-${actor.role}`, text: 'select answer_harm_referral($1, $2, $3, $4) as outcome', values: [params.id, body.answer, body.on, referralErasedOn(body.on, today)] })).rows[0]!.outcome)
    if (outcome === null) return refused({ code: 'not-found', facts: {} })
    if (outcome === 'answered-already') return refused({ code: 'answered-already', facts: {} })
    await context.disclose({ persons: [] })
    return answer(undefined, 204)
  }),
  route(withdrawHarmReferral, async (context) => {
    const erased = await context.transaction(async (transaction) => (await transaction.query<{ erased: boolean }>({ name: `harm-withdraw-${context.actor.role}`, text: 'select withdraw_harm_referral($1) as erased', values: [context.params.id] })).rows[0]!.erased)
    if (!erased) return refused({ code: 'not-found', facts: {} })
    noteWithdrawn(context.platform, context.params.id)
    await context.disclose({ persons: [] })
    return answer(undefined, 204)
  }),
]
