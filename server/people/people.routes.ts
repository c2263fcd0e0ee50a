/** Routes of `people.contract.ts`. */
import { mayRead, periodOf } from '@hoa-nhap/domain/access/access.rules'
import type { Actor, Role } from '@hoa-nhap/domain/kernel/actor'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { decideDuplicate, listDuplicates } from '@hoa-nhap/domain/people/duplicates.contract'
import {
  getPerson, listCounselling, listPeople, moveResidence, recordCounselling, registerPerson, revealPersonalNumber,
} from '@hoa-nhap/domain/people/people.contract'
import { queryWords } from '@hoa-nhap/domain/people/people.rules'
import { directoryOf, narrowedTo, openCursor, sealCursor } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import { answer, refused, route, type ActorTransaction, type Answer, type Route } from '../platform/route.ts'
import { bodyHash, notePurpose, personalNumberPurpose, register } from './people.commands.ts'
import { duplicateRoutes } from './duplicates.ts'
import { dossierText, type DossierRow } from './dossier-text.ts'
import { peopleStatements, personStatement, positionAfter, type Search } from './people.queries.ts'
import { joined, peoplePage, type PeopleRows } from './people-page.ts'
import { hasPeople, scopeOfRole } from './people.scope.ts'
import { keyForWriting, openFor, sealFor } from './person-keys.ts'

const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })
/** As registration makes it, or as invented people bear it (MH: minh họa). */
const caseNumberForm = /^HN-(?:\d{2}-\d{5}-\d{4,9}|MH-\d{2}-\d{6,9})$/i

/** What was typed: a personal number, a case number, or the words of a name. Null: too little to search a whole province with. */
function searchOf(q: string | undefined, actor: Actor, platform: Platform): Search | null {
  const typed = q?.trim() ?? ''
  if (typed === '') return { by: 'all' }
  const digits = typed.replaceAll(/[\s.]/g, '')
  if (/^\d{12}$/.test(digits)) return { by: 'personal-number', indexes: platform.keys.blindIndexes(personalNumberPurpose, digits) }
  if (caseNumberForm.test(typed)) return { by: 'case-number', caseNumber: typed.toUpperCase() }
  const words = queryWords(typed)
  if (scopeOfRole(actor.role, actor.day) === 'province' && words.join('').length < 2) return null
  return { by: 'name', words }
}

const list = route(listPeople, async (context) => {
  const { actor, query, platform } = context
  if (!hasPeople(actor.role, actor.day) || !mayRead(actor.role, 'person_identity', 'birth_year', 'residence_unit')) return refused({ code: 'not-your-role', facts: {} })
  const period = periodOf(actor.role, actor.day)
  if (period?.otherKindsFor && !period.otherKindsFor.includes(actor.purpose)) return refused({ code: 'purpose-needed', facts: {} })
  const search = searchOf(query.q, actor, platform)
  if (!search) return refused({ code: 'query-too-short', facts: { field: 'q' } })
  const directory = await directoryOf(platform)
  const narrowed = narrowedTo(query.unit, directory, actor.provinceId)
  if (!narrowed) return refused({ code: 'unknown-unit', facts: { field: 'unit' } })
  const binding = { postId: actor.postId, operation: 'people.list', filter: { q: query.q, unit: query.unit, limit: query.limit, purpose: actor.purpose }, day: context.today }
  const after = query.cursor === undefined ? null : openCursor(platform.keys, binding, query.cursor, 3)
  if (query.cursor !== undefined && !after) return refused({ code: 'cursor-not-yours', facts: {} })
  if (search.by === 'name' && search.words.length === 0) return answer({ items: [], nextCursor: null })
  if (search.by === 'personal-number' && !mayRead(actor.role, 'person_identity', 'personal_number_index')) return answer({ items: [], nextCursor: null })
  const scope = scopeOfRole(actor.role, actor.day)
  let rows: PeopleRows = { items: null, found: 0 }
  for (const statement of peopleStatements(actor.role, scope, search, narrowed.unit, after)) {
    if (rows.found <= query.limit) rows = joined(rows, (await context.read([statement(query.limit - rows.found)]))[0]!.rows[0] as PeopleRows)
  }
  const page = peoplePage(rows, query.limit, directory)
  await context.disclose({ persons: page.persons })
  const next = page.last ? JSON.stringify(sealCursor(platform.keys, binding, positionAfter(scope, search, page.last))) : 'null'
  return { ok: true, bytes: `{"items":${page.items},"nextCursor":${next}}` }
})

/** Who holds what the caller does not read, where saying so tells nothing of this person: it is so for everybody. */
function sealedFor(role: Role): string {
  return mayRead(role, 'treatment_record', 'body') ? '[]' : '[{"compartment":"TR","holder":"health-station"}]'
}

const open = route(getPerson, async (context) => {
  const { actor, params } = context
  if (!hasPeople(actor.role, actor.day) || !mayRead(actor.role, 'person_identity', 'birth', 'sex', 'other_name')) return notFound
  const shown = async (rows: readonly DossierRow[]) => ({ ok: true, text: dossierText(rows, sealedFor(actor.role), context.now, await directoryOf(context.platform)) } as const)
  const [result] = await context.read([personStatement(actor.role, params.id)])
  const row = result!.rows[0] as DossierRow | undefined
  if (!row) return notFound
  if (row.records !== null) {
    // One transaction reads all of them: what left the sight since the first look is not shown.
    const rows = (await context.read(row.records.map((id) => personStatement(actor.role, id)))).flatMap((each) => each.rows as DossierRow[])
    if (rows.length > 1) {
      await context.disclose({ persons: row.records })
      return shown(rows)
    }
  }
  await context.disclose({ persons: [params.id] })
  return shown([row])
})

const reveal = route(revealPersonalNumber, async (context) => {
  const { actor, params, platform } = context
  if (!mayRead(actor.role, 'person_identity', 'personal_number')) return notFound
  const [result] = await context.read([{ name: `people-number-${actor.role}`, text: 'select i.personal_number, person_key_of(i.person_id) as wrapped from person_identity i where i.person_id = $1', values: [params.id] }])
  const row = result!.rows[0] as { personal_number: Buffer | null; wrapped: Buffer | null } | undefined
  if (!row) return notFound
  await context.disclose({ persons: [params.id] })
  return answer({ personalNumber: row.personal_number ? openFor(platform.keys, { personId: params.id, wrapped: row.wrapped }, personalNumberPurpose, row.personal_number) : null })
})

class Refused extends Error {
  readonly answer: Answer<never>
  constructor(given: Answer<never>) {
    super('refused')
    this.answer = given
  }
}

type Keyed = { readonly idempotencyKey: string | undefined; readonly platform: Platform; readonly now: Instant; transaction<T>(work: (transaction: ActorTransaction) => Promise<T>): Promise<T> }

/** The same key and body answer the same; another body is refused; a refusal leaves nothing behind, not even the key. */
async function once<Body>(context: Keyed, operation: string, body: unknown, work: (transaction: ActorTransaction) => Promise<Body>): Promise<Answer<Body>> {
  const { idempotencyKey: key, platform } = context
  try {
    return answer(await context.transaction(async (transaction) => {
      if (key === undefined) return work(transaction)
      const claimed = await transaction.query<{ claim: { same: boolean; answer: Body | null } | null }>({
        name: 'people-claim', text: 'select claim_key($1, $2, $3, $4) as claim', values: [key, operation, bodyHash(platform, body), context.now],
      })
      const earlier = claimed.rows[0]!.claim
      if (earlier && !earlier.same) throw new Refused(refused({ code: 'key-reused', facts: {} }))
      if (earlier?.answer) return earlier.answer
      const done = await work(transaction)
      await transaction.query({ name: 'people-keep', text: 'select keep_answer($1, $2::jsonb)', values: [key, JSON.stringify(done)] })
      return done
    }), 201)
  } catch (error) {
    if (error instanceof Refused) return error.answer
    throw error
  }
}

const registration = route(registerPerson, async (context) => {
  if (context.idempotencyKey === undefined) return refused({ code: 'idempotency-key-needed', facts: {} })
  return once(context, 'people.register', context.body, async (transaction) => {
    const registered = await register(context.body, context, transaction)
    if (!registered.ok) throw new Refused(refused(registered.refusal))
    return registered.value
  })
})

const residence = route(moveResidence, async (context) => {
  const { actor, body, params, platform } = context
  const directory = await directoryOf(platform)
  if (!directory.isCommune(body.unitId, actor.day)) return refused({ code: 'unknown-unit', facts: { field: 'unitId' } })
  if (body.from > actor.day) return refused({ code: 'residence-in-future', facts: { field: 'from' } })
  return once(context, 'people.move', { person: params.id, body }, async (transaction) => {
    const { rows } = await transaction.query<{ done: boolean }>({
      name: 'people-residence', text: 'select record_residence($1, $2, $3, $4, $5, $6, $7) as done',
      values: [params.id, platform.uuid(), body.kind, body.unitId, body.addressAsWritten ?? null, body.from, context.now],
    })
    if (!rows[0]!.done) throw new Refused(notFound)
    return { kind: body.kind, unitId: body.unitId, unitName: directory.unitName(body.unitId), addressAsWritten: body.addressAsWritten ?? null, from: body.from as string, to: null }
  })
})

const counsellings = route(listCounselling, async (context) => {
  const { actor, params, platform } = context
  const directory = await directoryOf(platform)
  const [person, entries, keyed] = await context.read([
    { name: `people-visible-${actor.role}`, text: 'select 1 from person_identity i where i.person_id = $1', values: [params.id] },
    { name: `people-counselling-${actor.role}`, text: 'select id, on_day, kind, note, agency_id from counselling_entry where person_id = $1 order by on_day desc, recorded_at desc', values: [params.id] },
    { name: `people-key-${actor.role}`, text: 'select person_key_of($1) as wrapped', values: [params.id] },
  ])
  if (person!.rows.length === 0) return notFound
  await context.disclose({ persons: [params.id] })
  const rows = entries!.rows as { id: string; on_day: string; kind: 'counselling' | 'health' | 'social'; note: Buffer; agency_id: string }[]
  const key = { personId: params.id, wrapped: (keyed!.rows[0]?.['wrapped'] ?? null) as Buffer | null }
  const items = rows.flatMap((row) => {
    const note = openFor(platform.keys, key, notePurpose, row.note)
    return note === null ? [] : [{ id: row.id, on: row.on_day, kind: row.kind, note, recordedBy: directory.agencyName(row.agency_id) }]
  })
  return answer({ items, nextCursor: null })
})

const counselling = route(recordCounselling, async (context) => {
  const { actor, body, params, platform } = context
  if (body.on > actor.day) return refused({ code: 'note-in-future', facts: { field: 'on' } })
  const directory = await directoryOf(platform)
  const outcome = await context.transaction(async (transaction) => {
    const key = await keyForWriting(transaction, platform.keys, params.id)
    return key ? (await transaction.query<{ outcome: string | null }>({
      name: 'people-record-counselling', text: 'select record_counselling($1, $2, $3, $4, $5, $6) as outcome',
      values: [params.id, body.id, body.on, body.kind, context.now, sealFor(platform.keys, key, notePurpose, body.note)],
    })).rows[0]!.outcome : null
  })
  if (outcome === null) return notFound
  if (outcome === 'other') return refused({ code: 'id-reused', facts: {} })
  await context.disclose({ persons: [params.id] })
  return answer({ id: body.id, on: body.on, kind: body.kind, note: body.note, recordedBy: directory.agencyName(actor.agencyId) }, outcome === 'new' ? 201 : 200)
})

type PairRow = { id: string; raised_on: string; same: ('name' | 'birth' | 'personal-number')[]; raised_at: string; a: string; a_name: string; a_year: number; a_unit: string; b: string; b_name: string; b_year: number; b_unit: string }

const duplicates = route(listDuplicates, async (context) => {
  const { actor, query, platform } = context
  const directory = await directoryOf(platform)
  const binding = { postId: actor.postId, operation: 'people.duplicates', filter: { limit: query.limit }, day: context.today }
  const after = query.cursor === undefined ? null : openCursor(platform.keys, binding, query.cursor, 2)
  if (query.cursor !== undefined && !after) return refused({ code: 'cursor-not-yours', facts: {} })
  const [result] = await context.read([{
    name: `people-pairs${after ? '-next' : ''}`, values: [query.limit + 1, ...(after ?? [])],
    text: `select d.id, (d.raised_at at time zone 'Asia/Ho_Chi_Minh')::date::text as raised_on, d.same, d.raised_at::text as raised_at, a.person_id as a, a.name as a_name, a.birth_year as a_year, a.residence_unit as a_unit,
  b.person_id as b, b.name as b_name, b.birth_year as b_year, b.residence_unit as b_unit
from duplicate_task d join person_identity a on a.person_id = d.person_a join person_identity b on b.person_id = d.person_b
where d.decision is null${after ? ' and (d.raised_at, d.id) > ($2::timestamptz, $3::uuid)' : ''} order by d.raised_at, d.id limit $1`,
  }])
  const rows = result!.rows as PairRow[]
  const shown = rows.slice(0, query.limit)
  await context.disclose({ persons: [...new Set(shown.flatMap((row) => [row.a, row.b]))] })
  const last = shown.at(-1)
  return answer({
    items: shown.map((row) => ({
      id: row.id, raisedOn: row.raised_on, same: row.same,
      a: { id: row.a, name: row.a_name, birthYear: row.a_year, unitId: row.a_unit, unitName: directory.unitName(row.a_unit), open: 0 },
      b: { id: row.b, name: row.b_name, birthYear: row.b_year, unitId: row.b_unit, unitName: directory.unitName(row.b_unit), open: 0 },
    })),
    nextCursor: rows.length > query.limit && last ? sealCursor(platform.keys, binding, [last.raised_at, last.id]) : null,
  })
})

const decideOnDuplicate = route(decideDuplicate, async (context) => {
  const { body, params } = context
  const done = await context.transaction(async (transaction) => (await transaction.query<{ done: boolean }>({
    name: 'people-decide-pair', text: 'select decide_duplicate($1, $2, $3, $4) as done', values: [params.id, body.decision, body.reason, context.now],
  })).rows[0]!.done)
  return done ? answer({ id: params.id, decision: body.decision }) : notFound
})

export const routes: readonly Route[] = [list, open, reveal, registration, residence, counsellings, counselling, duplicates, decideOnDuplicate, ...duplicateRoutes]
