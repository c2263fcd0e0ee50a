/** The one door to HIV and infections. Sight and assignment are judged in the database; what is kept is sealed under the person's key. */
import { assignCare, noteCareTold, readCare, recordCare, returnCare, type CareView } from '@hoa-nhap/domain/people/care.contract'
import { assignedUntil, careArticle, judgeTellingRepresentative } from '@hoa-nhap/domain/people/care.rules'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { z } from 'zod'
import type { Platform } from '../platform/platform.ts'
import { answer, refused, route, type Answer, type Route } from '../platform/route.ts'
import { keyForWriting, openFor, sealFor } from './person-keys.ts'

export const carePurpose = 'care'
const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })
type Row = { id: string; hiv: boolean; body: Buffer; recorded_at: Date; told_person_on: string | null; told_representative_on: string | null }
type Result = z.input<typeof CareView>['results'][number]

const own = `select id, true as hiv, body, recorded_at, told_person_on::text, told_representative_on::text from hiv_result where person_id = $1
union all select id, false, body, recorded_at, told_person_on::text, told_representative_on::text from infection_result where person_id = $1 order by recorded_at desc, id`

/** Rows of places that no longer manage the person; answers how many receipts were left. */
export async function endCare(platform: Platform): Promise<number> {
  return Number((await platform.systemTransaction((transaction) => transaction.query<{ ended: number }>({ name: 'people-end-care', text: 'select end_care() as ended' }))).rows[0]!.ended)
}

export const careRoutes: readonly Route[] = [
  route(readCare, async (context) => {
    const { actor, params, platform } = context
    const [person, found, keyed] = await context.read([
      { name: `people-visible-care-${actor.role}`, text: 'select 1 from person_identity i where i.person_id = $1', values: [params.id] },
      { name: `people-care-${actor.role}`, text: own, values: [params.id] },
      { name: `people-key-${actor.role}`, text: 'select person_key_of($1) as wrapped', values: [params.id] },
    ])
    if (person!.rows.length === 0) return notFound
    await context.disclose({ persons: [params.id], article: careArticle(actor.role) })
    const key = { personId: params.id, wrapped: (keyed!.rows[0]?.['wrapped'] ?? null) as Buffer | null }
    return answer({
      results: (found!.rows as Row[]).flatMap((row) => {
        const text = openFor(platform.keys, key, carePurpose, row.body)
        if (text === null) return []
        const kept = JSON.parse(text) as Pick<Result, 'kind' | 'on' | 'text'> & Partial<Pick<Result, 'handover'>>
        return [{ id: row.id, kind: kept.kind, on: kept.on, text: kept.text, handover: kept.handover ?? null, recordedAt: row.recorded_at.toISOString(), toldPersonOn: row.told_person_on, toldRepresentativeOn: row.told_representative_on }]
      }),
    })
  }),
  route(assignCare, async (context) => {
    const { actor, params, body, today } = context
    const assigned = await context.transaction(async (transaction) => (await transaction.query<{ assigned: boolean }>({
      name: `people-assign-care-${actor.role}`, text: 'select assign_care($1, $2, $3) as assigned', values: [params.id, body.postId ?? actor.postId, assignedUntil(today)],
    })).rows[0]!.assigned)
    if (!assigned) return notFound
    await context.disclose({ persons: [params.id], article: careArticle(actor.role) })
    return answer(undefined, 204)
  }),
  route(recordCare, async (context) => {
    const { actor, params, body, today, now, platform } = context
    if (body.on > today) return refused({ code: 'in-future', facts: { field: 'on' } })
    const outcome = await context.transaction(async (transaction) => {
      const key = await keyForWriting(transaction, platform.keys, params.id)
      if (!key) return null
      const sealed = sealFor(platform.keys, key, carePurpose, JSON.stringify({ kind: body.kind, on: body.on, text: body.text, ...(body.handover ? { handover: body.handover } : {}) }))
      return (await transaction.query<{ outcome: string | null }>({ name: `people-record-care-${actor.role}`, text: 'select record_care($1, $2, $3, $4, $5) as outcome', values: [params.id, body.id, body.kind === 'hiv', sealed, now] })).rows[0]!.outcome
    })
    if (outcome === null) return notFound
    if (outcome === 'other') return refused({ code: 'id-reused', facts: {} })
    await context.disclose({ persons: [params.id], article: careArticle(actor.role) })
    return answer({ id: body.id }, 201)
  }),
  route(noteCareTold, async (context) => {
    const { actor, params, body, today } = context
    if (body.on > today) return refused({ code: 'in-future', facts: { field: 'on' } })
    const outcome = await context.transaction(async (transaction) => {
      const { rows } = await transaction.query<Row & { birth: string }>({
        name: `people-care-entry-${actor.role}`, values: [params.id, params.entry], text: `select x.id, x.hiv, x.told_person_on, i.birth from (${own.replace(' order by recorded_at desc, id', '')}) x join person_identity i on i.person_id = $1 where x.id = $2`,
      })
      const row = rows[0]
      if (!row) return 'not-found'
      if (body.who === 'representative') {
        const judged = judgeTellingRepresentative(row.birth, row.told_person_on as PlainDate | null, today)
        if (!judged.ok) return judged.refusal.code
      }
      return (await transaction.query<{ told: boolean }>({ name: `people-care-told-${actor.role}`, text: 'select note_care_told($1, $2, $3, $4) as told', values: [row.id, row.hiv, body.who === 'representative', body.on] })).rows[0]!.told ? null : 'not-found'
    })
    if (outcome !== null) return refused({ code: outcome, facts: {} })
    await context.disclose({ persons: [params.id], article: careArticle(actor.role) })
    return answer(undefined, 204)
  }),
  route(returnCare, async (context) => {
    const { actor, params, today, platform } = context
    const receipt = platform.uuid()
    const returned = await context.transaction(async (transaction) => (await transaction.query<{ returned: boolean }>({ name: `people-return-care-${actor.role}`, text: 'select return_care($1, $2, $3) as returned', values: [params.id, receipt, today] })).rows[0]!.returned)
    if (!returned) return notFound
    await context.disclose({ persons: [params.id], article: careArticle(actor.role) })
    return answer({ receipt }, 201)
  }),
]
