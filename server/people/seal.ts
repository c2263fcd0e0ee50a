/** Sealing when the time has come, and opening again: two persons, one purpose, one day, told. */
import { askUnsealing, confirmUnsealing, listUnsealings, noteUnsealingTold, readUnsealed } from '@hoa-nhap/domain/people/seal.contract'
import { monthsToSeal, tellBy, unsealedUntil } from '@hoa-nhap/domain/people/seal.rules'
import { directoryOf } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'
import { recordView } from './restricted.ts'
import { noteEndings } from './seal-endings.ts'

export const unsealingPurpose = 'unsealing-purpose'
type Row = { id: string; case_number: string; purpose: Buffer; asked_by_post: string; asked_at: Date; confirmed_at: Date | null; until: Date | null; tell_by: string | null; told_on: string | null }

/** Seals every record whose day has come; answers how many. Everybody is looked at, `atOnce` people in a transaction. */
export async function sealDue(platform: Platform, atOnce = 1000): Promise<number> {
  let sealed = 0
  for (let after: string | null = null; ;) {
    const { rows: [seen] } = await platform.systemTransaction((transaction) => transaction.query<{ seen_to: string | null; sealed: number }>({
      name: 'people-seal-due', text: 'select seen_to, sealed from seal_due($1, $2, $3, $4)', values: [monthsToSeal, platform.now(), after, atOnce] }))
    sealed += seen!.sealed
    after = seen!.seen_to
    if (after === null) break
  }
  if (sealed > 0) await noteEndings(platform)
  return sealed
}

export const sealRoutes: readonly Route[] = [
  route(askUnsealing, async (context) => {
    const { actor, body, now, platform } = context
    const id = platform.uuid()
    await context.transaction((transaction) => transaction.query({ name: `people-ask-unsealing-${actor.role}`, text: 'select ask_unsealing($1, $2, $3, $4)', values: [id, body.caseNumber, platform.keys.encrypt(unsealingPurpose, body.purpose), now] }))
    await context.disclose({ persons: [] })
    return answer({ id }, 201)
  }),
  route(listUnsealings, async (context) => {
    const [found] = await context.read([{ name: `people-unsealings-${context.actor.role}`, text: 'select id, case_number, purpose, asked_by_post, asked_at, confirmed_at, until, tell_by::text, told_on::text from unsealings(200)' }])
    await context.disclose({ persons: [] })
    return answer({ nextCursor: null, items: (found!.rows as Row[]).map((row) => ({
      id: row.id, caseNumber: row.case_number, purpose: context.platform.keys.decrypt(unsealingPurpose, row.purpose), askedByPost: row.asked_by_post, askedAt: row.asked_at.toISOString(), confirmedAt: row.confirmed_at?.toISOString() ?? null,
      until: row.until?.toISOString() ?? null, tellBy: row.tell_by, toldOn: row.told_on,
    })) })
  }),
  route(confirmUnsealing, async (context) => {
    const { params, now, today } = context
    const outcome = await context.transaction(async (transaction) => (await transaction.query<{ outcome: string }>({
      name: 'people-confirm-unsealing', text: 'select confirm_unsealing($1, $2, $3, $4) as outcome', values: [params.id, unsealedUntil(now), tellBy(today), now],
    })).rows[0]!.outcome)
    if (outcome !== 'confirmed') return refused({ code: outcome, facts: {} })
    await context.disclose({ persons: [] })
    return answer(undefined, 204)
  }),
  route(readUnsealed, async (context) => {
    const { actor, params, now } = context
    const [found] = await context.read([{ name: `people-unsealed-${actor.role}`, text: 'select unsealed_record($1, $2) as record', values: [params.id, now] }])
    const record = found!.rows[0]?.['record'] as { id: string } | null | undefined
    if (!record) return refused({ code: 'not-found', facts: {} })
    await context.disclose({ persons: [record.id] })
    return answer(recordView(record, await directoryOf(context.platform)))
  }),
  route(noteUnsealingTold, async (context) => {
    const { params, body, today } = context
    if (body.on > today) return refused({ code: 'in-future', facts: { field: 'on' } })
    const told = await context.transaction(async (transaction) => (await transaction.query<{ told: boolean }>({ name: 'people-unsealing-told', text: 'select unsealing_told($1, $2) as told', values: [params.id, body.on] })).rows[0]!.told)
    if (!told) return refused({ code: 'not-found', facts: {} })
    await context.disclose({ persons: [] })
    return answer(undefined, 204)
  }),
]
