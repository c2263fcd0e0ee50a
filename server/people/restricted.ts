/** Persons whom only a circle sees. Everything is asked of guarded functions: no row of such a person is in anybody's sight. */
import { getRestricted, listRestricted, restrictByCase, restrictPerson, reviewByCase, reviewRestriction, type RecordView } from '@hoa-nhap/domain/people/restricted.contract'
import { circleRoles, reviewBy } from '@hoa-nhap/domain/people/restricted.rules'
import type { z } from 'zod'
import { directoryOf, refreshPerson, type Directory } from '../measures/measures.model.ts'
import { answer, refused, route, type Answer, type Context, type Route } from '../platform/route.ts'
import { noteEndings } from './seal-endings.ts'

export const restrictionPurpose = 'restriction-reason'
const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })
type Asking = Pick<Context<unknown, unknown, unknown>, 'actor' | 'now' | 'today' | 'platform' | 'transaction' | 'disclose'>
type Restriction = { readonly ground: string; readonly reason: string; readonly circle: readonly string[] }

export function recordView(found: unknown, directory: Directory): z.input<typeof RecordView> {
  const record = found as z.input<typeof RecordView>
  return {
    ...record, residences: record.residences.map((residence) => ({ ...residence, unitName: directory.unitName(residence.unitId) })),
    measures: record.measures.map((measure) => ({ ...measure, unitName: directory.unitName(measure.unitId) })),
  }
}

async function restrict(context: Asking, personId: string | null, caseNumber: string | null, body: Restriction): Promise<Answer<undefined>> {
  const { actor, now, today, platform } = context
  const outcome = await context.transaction(async (transaction) => (await transaction.query<{ outcome: string }>({
    name: `people-restrict-${actor.role}`, text: 'select restrict_person($1, $2, $3, $4, $5, $6, $7, $8, $9) as outcome',
    values: [platform.uuid(), personId, caseNumber, body.ground, platform.keys.encrypt(restrictionPurpose, body.reason), body.circle, circleRoles, reviewBy(today), now],
  })).rows[0]!.outcome)
  if (outcome !== 'done') return refused({ code: outcome, facts: outcome === 'post-unknown' ? { field: 'circle' } : {} })
  await noteEndings(platform)
  await context.disclose({ persons: personId ? [personId] : [] })
  return answer(undefined, 204)
}

async function review(context: Asking, personId: string | null, caseNumber: string | null, lift: boolean): Promise<Answer<undefined>> {
  const { actor, now, today, platform } = context
  const person = await context.transaction(async (transaction) => (await transaction.query<{ person: string | null }>({
    name: `people-review-restriction-${actor.role}`, text: 'select review_restriction($1, $2, $3, $4, $5) as person', values: [personId, caseNumber, lift, reviewBy(today), now],
  })).rows[0]!.person)
  if (!person) return notFound
  await noteEndings(platform)
  // What the legal facts say of who sees the person, as if nothing had been.
  if (lift) await refreshPerson(platform, person)
  await context.disclose({ persons: personId ? [personId] : [] })
  return answer(undefined, 204)
}

type Row = { person_id: string; name: string; birth_year: number; unit_id: string; review_by: string; open: number }

export const restrictedRoutes: readonly Route[] = [
  route(restrictPerson, (context) => restrict(context, context.params.id, null, context.body)),
  route(restrictByCase, (context) => restrict(context, null, context.body.caseNumber, context.body)),
  route(reviewRestriction, (context) => review(context, context.params.id, null, context.body.outcome === 'lift')),
  route(reviewByCase, (context) => review(context, null, context.body.caseNumber, context.body.outcome === 'lift')),
  route(listRestricted, async (context) => {
    const directory = await directoryOf(context.platform)
    const [found] = await context.read([{ name: `people-restricted-${context.actor.role}`, text: 'select person_id, name, birth_year, unit_id, review_by::text, open from restricted_list()' }])
    const rows = found!.rows as Row[]
    await context.disclose({ persons: rows.map((row) => row.person_id) })
    return answer({ nextCursor: null, items: rows.map((row) => ({ id: row.person_id, name: row.name, birthYear: row.birth_year, unitId: row.unit_id, unitName: directory.unitName(row.unit_id), open: row.open, reviewBy: row.review_by, reviewDue: row.review_by <= context.today })) })
  }),
  route(getRestricted, async (context) => {
    const { actor, params } = context
    const [found] = await context.read([{ name: `people-restricted-record-${actor.role}`, text: 'select restricted_record($1) as record', values: [params.id] }])
    const record = found!.rows[0]?.['record']
    if (!record) return notFound
    await context.disclose({ persons: [params.id] })
    return answer(recordView(record, await directoryOf(context.platform)))
  }),
]
