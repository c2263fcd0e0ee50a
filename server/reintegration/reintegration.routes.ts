/** Routes of `reintegration.contract.ts`. */
import { mayRead } from '@hoa-nhap/domain/access/access.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import { addDays, later, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { listChecks, listHealth, listHelped, listWaiting, readReintegration, recordEntry, type EntryView } from '@hoa-nhap/domain/reintegration/reintegration.contract'
import { followUpOn } from '@hoa-nhap/domain/reintegration/reintegration.law'
import { declarationOfEntry, takenBack, type Entry, type EntryAct, type EntryTable, type EntryType } from '@hoa-nhap/domain/reintegration/reintegration.model'
import { judgeEntry, medicineSettledFrom, nextHealthCheck, type OfferFact } from '@hoa-nhap/domain/reintegration/reintegration.rules'
import type { z } from 'zod'
import { directoryOf, openCursor, sealCursor, type Directory } from '../measures/measures.model.ts'
import { keyForWriting, openFor, sealFor } from '../people/people.model.ts'
import { answer, refused, route, type ActorTransaction, type Answer, type Route, type Statement } from '../platform/route.ts'
import { derivedOf, entriesStatement, loadEntries, storedEntries, tablesReadBy, type StoredEntries } from './reintegration.store.ts'

const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })
export const treatmentPurpose = 'treatment-entry'
type View = z.input<typeof EntryView>
type Raw = Omit<Entry, 'data' | 'recordedAt'> & { readonly data?: Entry['data']; readonly body?: Buffer; readonly recordedAt: Date }
const blocks: Readonly<Record<EntryTable, 'work' | 'support' | 'meetings' | 'ratings' | 'treatment'>> = { work_entry: 'work', support_entry: 'support', support_meeting: 'meetings', behaviour_rating: 'ratings', treatment_entry: 'treatment' }

const read = route(readReintegration, async (context) => {
  const { actor, params, platform } = context
  const tables = tablesReadBy(actor.role)
  const whole = mayRead(actor.role, 'measure', 'facility_id')
  const kinds = mayRead(actor.role, 'measure', 'kind', 'started_on')
  const sealed = tables.includes('treatment_entry')
  const results = await context.read([
    { name: `reintegration-person-${actor.role}`, text: 'select i.name, i.birth from person_identity i where i.person_id = $1', values: [params.id] },
    ...(kinds ? [{ name: `reintegration-measures-${actor.role}`, text: `select kind, open, ${whole ? 'facility_id' : 'null'} as "facilityId", started_on::text as "startedOn", ended_on::text as "endedOn" from measure where person_id = $1 order by registered_on, measure_id`, values: [params.id] }] : []),
    ...tables.map((table) => entriesStatement(actor.role, table, params.id)),
    ...(sealed ? [{ name: `people-key-${actor.role}`, text: 'select person_key_of($1) as wrapped', values: [params.id] }] : []),
  ])
  const person = results[0]!.rows[0] as { name: string; birth: string } | undefined
  if (!person) return notFound
  const directory = await directoryOf(platform)
  const key = { personId: params.id, wrapped: sealed ? ((results.at(-1)!.rows[0]?.['wrapped'] ?? null) as Buffer | null) : null }
  const view = (row: Raw): View[] => {
    const opened = row.body ? openFor(platform.keys, key, treatmentPurpose, row.body) : null
    if (row.body && opened === null) return []
    return [{
      id: row.id, type: row.type, on: row.on, data: row.body ? (JSON.parse(opened!) as Record<string, unknown>) : (row.data ?? {}), recordedAt: row.recordedAt.toISOString(), agencyId: row.agencyId, agencyName: directory.agencyName(row.agencyId), role: row.role, unitId: row.unitId,
      replaces: row.replaces, replacedBy: row.replacedBy,
    }]
  }
  const first = kinds ? 2 : 1
  const blocksOf = Object.fromEntries(tables.map((table, index) => [blocks[table], (results[first + index]!.rows as unknown as Raw[]).flatMap(view)])) as Partial<Record<(typeof blocks)[EntryTable], View[]>>
  const spoken = Object.values(blocksOf).flatMap((entries) => entries.flatMap((entry) => ['recordId', 'courseId', 'openingId', 'toAgencyId'].map((name) => entry.data[name]))).filter((value) => typeof value === 'string')
  const records = spoken.filter((value) => !value.includes(':'))
  const [labels] = records.length > 0 ? await context.read([{ name: `reintegration-names-${actor.role}`, text: 'select id, label from register_record where id = any ($1)', values: [records] }]) : []
  await context.disclose({ persons: [params.id] })
  return answer({
    names: { ...Object.fromEntries(spoken.filter((value) => value.includes(':')).map((id) => [id, directory.agencyName(id)])), ...Object.fromEntries((labels?.rows ?? []).map((row) => [String(row['id']), String(row['label'])])) },
    id: params.id, name: person.name, birth: person.birth, measures: kinds ? (results[1]!.rows as z.input<typeof readReintegration.output>['measures']) : [],
    ...blocksOf,
  })
})

/** Courses and openings as their registers keep them; what is not in the caller's reach is unknown. */
async function offerOf(transaction: ActorTransaction, id: unknown, role: Role): Promise<OfferFact> {
  if (typeof id !== 'string') return null
  const { rows } = await transaction.query<{ register: string; status: string }>({ name: `reintegration-offer-${role}`, text: 'select register, status from register_record where id = $1', values: [id] })
  const found = rows[0]
  return found && (found.register === 'courses-of-schools' || found.register === 'openings') ? { register: found.register, status: found.status } : null
}

class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('refused')
    this.refusal = refusal
  }
}

/** The person as the rules will see him once the entry stands. */
function withEntry(stored: StoredEntries, act: EntryAct, actor: { readonly role: Role; readonly agencyId: string }, now: Entry['recordedAt']): StoredEntries {
  const entry: Entry = { id: act.id, type: act.type, on: act.occurredOn, data: act.data, recordedAt: now, agencyId: actor.agencyId, role: actor.role, unitId: stored.unitId, replaces: act.replaces ?? null, replacedBy: null }
  return { ...stored, entries: [...stored.entries.map((each) => (each.id === act.replaces ? { ...each, replacedBy: act.id } : each)), entry] }
}

const record = route(recordEntry, async (context) => {
  const { actor, params, body, platform, now, today } = context
  const act: EntryAct = { ...body, data: tidy(body.data) }
  const directory = await directoryOf(platform)
  try {
    const outcome = await context.transaction(async (transaction) => {
      const stored = storedEntries((await transaction.query(loadEntries(params.id))).rows)
      if (!stored) return null
      const replaced = act.replaces === undefined ? undefined : stored.entries.find((entry) => entry.id === act.replaces)
      const type = act.type === takenBack ? (replaced?.type as EntryType | undefined) : act.type
      const repeated = stored.entries.some((entry) => entry.id === act.id)
      const place = act.data['toAgencyId']
      if (typeof place === 'string' && !directory.agencyExists(place)) throw new Refused({ code: 'unknown-agency', facts: { field: 'toAgencyId' } })
      if (!repeated) {
        const offer = act.type === 'referral' ? await offerOf(transaction, act.data['recordId'], actor.role) : undefined
        const judged = judgeEntry(act, { actor, today, birth: stored.birth, entries: stored.entries, measures: stored.measures, offer })
        if (!judged.ok) throw new Refused(judged.refusal)
      }
      const { table } = declarationOfEntry(type!)
      const sealed = table === 'treatment_entry'
      const key = sealed ? await keyForWriting(transaction, platform.keys, params.id) : null
      if (sealed && !key) return null
      const derived = sealed || repeated ? null : derivedOf(withEntry(stored, act, actor, now), directory.places, today)
      return (await transaction.query<{ outcome: string | null }>({
        name: 'reintegration-record', text: 'select record_reintegration($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11::jsonb, $12::jsonb) as outcome',
        values: [params.id, table, act.id, act.type, act.occurredOn, now, sealed ? '{}' : JSON.stringify(act.data), key ? sealFor(platform.keys, key, treatmentPurpose, JSON.stringify(act.data)) : null, act.replaces ?? null,
          act.type === 'medicine-handover' && typeof place === 'string' ? place : null, derived && JSON.stringify(derived.dues), derived && JSON.stringify(derived.facts)],
      })).rows[0]!.outcome
    })
    if (outcome === null) return notFound
    if (outcome === 'other') return refused({ code: 'id-reused', facts: {} })
    if (outcome === 'replaced') return refused({ code: 'entry-replaced', facts: {} })
    await context.disclose({ persons: [params.id] })
    return answer({ id: act.id }, outcome === 'new' ? 201 : 200)
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal)
    throw error
  }
})

/** Absent and null are the same: not known. */
const tidy = (data: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined))

type Bound = { readonly postId: string; readonly operation: string; readonly filter: Readonly<Record<string, unknown>>; readonly day: PlainDate }
type DueRow = { id: string; name: string; birthYear: number; unitId: string; clock: string; entryId: string; since: PlainDate; dueOn: PlainDate; agencyId: string; total: number }

/** One query for the count and the rows: people in sight, those due first. */
const duesStatement = (name: string, role: Role, clocks: readonly string[], until: PlainDate | null, limit: number, after: readonly string[] | null) => ({
  name: `${name}${after ? '-next' : ''}-${role}`.slice(0, 63), values: [clocks, until, limit + 1, ...(after ?? [])],
  text: `with mine as (select d.* from work_due d where d.clock = any ($1) and ($2::date is null or d.due_on <= $2) and exists (select from person_identity i where i.person_id = d.person_id))
select i.person_id as id, i.name, i.birth_year as "birthYear", i.residence_unit as "unitId", m.clock, m.entry_id as "entryId", m.since::text as since, m.due_on::text as "dueOn", m.agency_id as "agencyId", (select count(*) from mine)::int as total
from mine m join person_identity i on i.person_id = m.person_id ${after ? 'where (m.due_on, m.person_id, m.clock, m.entry_id) > ($4::date, $5::uuid, $6, $7::uuid)' : ''} order by m.due_on, m.person_id, m.clock, m.entry_id limit $3`,
})
const listed = (row: DueRow, directory: Directory) => ({ id: row.id, name: row.name, birthYear: row.birthYear, unitId: row.unitId, unitName: directory.unitName(row.unitId) })
const position = (row: DueRow): string[] => [row.dueOn, row.id, row.clock, row.entryId]

const waiting = route(listWaiting, async (context) => {
  const { actor, query, platform } = context
  const binding: Bound = { postId: actor.postId, operation: 'reintegration.waiting', filter: { wish: query.wish, limit: query.limit }, day: context.today }
  const after = query.cursor === undefined ? null : openCursor(platform.keys, binding, query.cursor, 4)
  if (query.cursor !== undefined && !after) return refused({ code: 'cursor-not-yours', facts: {} })
  const [found] = await context.read([duesStatement('reintegration-waiting', actor.role, [query.wish === 'trade' ? 'wish-trade' : 'wish-job'], null, query.limit, after)])
  const rows = found!.rows as unknown as DueRow[]
  const shown = rows.slice(0, query.limit)
  const directory = await directoryOf(platform)
  await context.disclose({ persons: shown.map((row) => row.id) })
  return answer({ items: shown.map((row) => ({ ...listed(row, directory), on: row.since as string })), nextCursor: rows.length > query.limit ? sealCursor(platform.keys, binding, position(shown.at(-1)!)) : null, total: rows[0]?.total ?? 0 })
})

/** How much of the work for persons in sight is due: for a digest, which shows none of it. Null where the role has no part in it. */
export function workCountsStatement(role: Role, today: PlainDate, week: PlainDate): Statement | null {
  if (!mayRead(role, 'work_due', 'due_on') || !mayRead(role, 'person_identity', 'person_id')) return null
  return {
    name: `reintegration-counts-${role}`.slice(0, 63), values: [allClocks, today, week],
    text: `select count(*) filter (where d.due_on < $2::date) as overdue, count(*) filter (where d.due_on = $2::date) as today, count(*) filter (where d.due_on >= $2::date) as week
from work_due d where d.clock = any ($1) and d.due_on <= $3::date and exists (select from person_identity i where i.person_id = d.person_id)`,
  }
}

const allClocks = ['placement-check-3', 'placement-check-6', 'placement-check-12', 'wish-trade', 'wish-job']
/** So far ahead a check is shown where no day is asked for. */
const aheadDays = 30
const checks = route(listChecks, async (context) => {
  const { actor, query, platform, today } = context
  const until = query.until ?? addDays(today, aheadDays)
  const binding: Bound = { postId: actor.postId, operation: 'reintegration.checks', filter: { until, limit: query.limit }, day: today }
  const after = query.cursor === undefined ? null : openCursor(platform.keys, binding, query.cursor, 4)
  if (query.cursor !== undefined && !after) return refused({ code: 'cursor-not-yours', facts: {} })
  const [found] = await context.read([duesStatement('reintegration-checks', actor.role, allClocks, until, query.limit, after)])
  const rows = found!.rows as unknown as DueRow[]
  const shown = rows.slice(0, query.limit)
  const directory = await directoryOf(platform)
  await context.disclose({ persons: [...new Set(shown.map((row) => row.id))] })
  return answer({
    items: shown.map((row) => {
      const { citation, confidence } = followUpOn(row.clock.startsWith('wish-') ? 'wish-answered' : row.clock, row.since)
      return { ...listed(row, directory), clock: row.clock, entryId: row.entryId, dueOn: row.dueOn as string, mine: row.agencyId === actor.agencyId, citation, confidence }
    }),
    nextCursor: rows.length > query.limit ? sealCursor(platform.keys, binding, position(shown.at(-1)!)) : null, total: rows[0]?.total ?? 0,
  })
})

type Resident = { id: string; name: string; birthYear: number; unitId: string; startedOn: PlainDate | null; termEndsOn: PlainDate | null; lastCheck: PlainDate | null; handedOver: PlainDate | null }
const health = route(listHealth, async (context) => {
  const { actor, platform, today } = context
  const [found] = await context.read([{
    // Everybody who is kept here; what was recorded for whom decides only whether it is still to be done.
    name: `reintegration-health-${actor.role}`, values: [actor.agencyId],
    text: `select distinct on (m.person_id) m.person_id as id, i.name, i.birth_year as "birthYear", i.residence_unit as "unitId", m.started_on::text as "startedOn", m.term_ends_on::text as "termEndsOn",
  (select max(t.on_day)::text from treatment_entry t where t.person_id = m.person_id and t.type = 'health-check' and t.replaced_by is null) as "lastCheck",
  (select max(t.on_day)::text from treatment_entry t where t.person_id = m.person_id and t.type = 'medicine-handover' and t.from_agency = $1 and t.replaced_by is null) as "handedOver"
from measure m join person_identity i on i.person_id = m.person_id where m.open and m.facility_id = $1 and m.reader_facility = $1 and m.started_on is not null order by m.person_id, m.registered_on desc`,
  }])
  const directory = await directoryOf(platform)
  const items = (found!.rows as unknown as Resident[]).flatMap((row) => {
    const person = { id: row.id, name: row.name, birthYear: row.birthYear, unitId: row.unitId, unitName: directory.unitName(row.unitId) }
    const check = nextHealthCheck(row.lastCheck ? later(row.lastCheck, row.startedOn!) : row.startedOn!, today)
    const settled = row.termEndsOn ? medicineSettledFrom(row.termEndsOn, today) : null
    return [
      ...(check <= addDays(today, aheadDays) ? [{ ...person, clock: 'health-check' as const, dueOn: check as string }] : []),
      ...(settled && settled <= today && (row.handedOver === null || row.handedOver < settled) ? [{ ...person, clock: 'medicine-handover' as const, dueOn: row.termEndsOn as string }] : []),
    ]
  }).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1)).slice(0, 500)
  await context.disclose({ persons: [...new Set(items.map((item) => item.id))] })
  return answer({ items, nextCursor: null })
})

const helped = route(listHelped, async (context) => {
  const { actor, today } = context
  const [found] = await context.read([{
    name: `reintegration-helped-${actor.role}`, values: [today],
    text: `select i.person_id as id, i.name, m.on_day::text as "on", m.at_time as time, m.place, m.task, m.next_on as "nextOn" from (select distinct c.person_id from circle c where c.post_id = (select actor_post()) and c.until >= (select actor_day())) mine
join person_identity i on i.person_id = mine.person_id left join support_meeting m on m.person_id = mine.person_id and m.replaced_by is null and m.task is not null and m.on_day >= $1::date - 200 order by i.person_id, m.on_day desc`,
  }])
  type Meeting = { on: string; time: string | null; place: string; task: string; nextOn: string | null }
  const people = new Map<string, { id: string; name: string; meetings: Meeting[] }>()
  for (const row of found!.rows as unknown as (Omit<Meeting, 'on'> & { id: string; name: string; on: string | null })[]) {
    const person = people.get(row.id) ?? { id: row.id, name: row.name, meetings: [] }
    if (row.on !== null) person.meetings.push({ on: row.on, time: row.time, place: row.place, task: row.task, nextOn: row.nextOn })
    people.set(row.id, person)
  }
  await context.disclose({ persons: [...people.keys()] })
  return answer({ items: [...people.values()], nextCursor: null })
})

export const routes: readonly Route[] = [read, record, waiting, checks, health, helped]
