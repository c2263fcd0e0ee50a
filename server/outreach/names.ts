/** Names given with consent: written and erased through guarded functions, read under the row policy of the own service. */
import { listOutreachNames, recordOutreachName, withdrawOutreachName, type OutreachName } from '@hoa-nhap/domain/outreach/names.contract'
import { nameErasedOn, nameKept } from '@hoa-nhap/domain/outreach/outreach.law'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'
import { noteWithdrawn } from './withdrawn.ts'

export const namePurpose = 'outreach-name'
type Row = { id: string; contact_id: string | null; met_on: PlainDate; body: Buffer; consent: OutreachName['consent']; erased_on: PlainDate }
type Kept = Pick<OutreachName, 'name' | 'phone' | 'wish'>

/** Names whose time is over; answers how many went. */
export async function dropOutreachNames(platform: Platform): Promise<number> {
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ count: number }>('select drop_outreach_names() as count')).rows[0]!.count)
}

export const nameRoutes: readonly Route[] = [
  route(listOutreachNames, async (context) => {
    const [found] = await context.read([{ name: `outreach-names-${context.actor.role}`, text: 'select id, contact_id, met_on, body, consent, erased_on from outreach_name n where n.erased_on > $1 order by met_on desc, id', values: [context.today] }])
    await context.disclose({ persons: [] })
    return answer({
      items: (found!.rows as Row[]).map((row) => ({ id: row.id, contactId: row.contact_id, metOn: row.met_on, consent: row.consent, erasedOn: row.erased_on, ...(JSON.parse(context.platform.keys.decrypt(namePurpose, row.body)) as Kept) })), nextCursor: null,
    })
  }),
  route(recordOutreachName, async (context) => {
    const { body, today, now, platform, actor } = context
    if (body.metOn > today) return refused({ code: 'in-future', facts: { field: 'metOn' } })
    const erasedOn = nameErasedOn(body.metOn)
    if (erasedOn <= today) return refused({ code: 'consent-too-old', facts: { months: nameKept.months, field: 'metOn' } })
    const sealed = platform.keys.encrypt(namePurpose, JSON.stringify({ name: body.name, phone: body.phone ?? null, wish: body.wish ?? null } satisfies Kept))
    const outcome = await context.transaction(async (transaction) => {
      if (body.contactId) {
        const { rows } = await transaction.query(`select 1 from register_record r where r.id = $1 and r.register = 'outreach-contacts'`, [body.contactId])
        if (rows.length === 0) return 'not-found'
      }
      const { rows } = await transaction.query<{ outcome: string }>({ name: `outreach-record-name-${actor.role}`, text: 'select record_outreach_name($1, $2, $3, $4, $5, $6, $7) as outcome', values: [body.id, body.contactId ?? null, body.metOn, body.consent, erasedOn, sealed, now] })
      return rows[0]!.outcome
    })
    if (outcome === 'not-found') return refused({ code: 'not-found', facts: {} })
    if (outcome === 'other') return refused({ code: 'id-reused', facts: {} })
    await context.disclose({ persons: [] })
    return answer({ id: body.id, erasedOn }, 201)
  }),
  route(withdrawOutreachName, async (context) => {
    const erased = await context.transaction(async (transaction) => (await transaction.query<{ erased: boolean }>({ name: `outreach-withdraw-${context.actor.role}`, text: 'select withdraw_outreach_name($1) as erased', values: [context.params.id] })).rows[0]!.erased)
    if (!erased) return refused({ code: 'not-found', facts: {} })
    noteWithdrawn(context.platform, context.params.id)
    await context.disclose({ persons: [] })
    return answer(undefined, 204)
  }),
]
