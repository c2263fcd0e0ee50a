/** The night board: a handful of statements in one transaction under the post's own role, so that it shows what row security lets through and nothing else. */
import { compartmentsReadBy } from '@hoa-nhap/domain/access/access.rules'
import type { Actor, Role } from '@hoa-nhap/domain/kernel/actor'
import { daysBetween, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { placePerson, placingRoles, readNightBoard, recordRollCall, type BoardPerson, type NightBoard } from '@hoa-nhap/domain/facilities/facilities.contract'
import { bedsInUse, type Area } from '@hoa-nhap/domain/facilities/facilities.model'
import { areasOf, daysBeyond, forecastOf, keptKinds, leavingWithin, papersOf, standingOf, type BoardClock, type BoardEvent, type BoardMeasure, type BoardPlace, type Outing } from '@hoa-nhap/domain/facilities/night-board.rules'
import { directoryOf, type Directory } from '../measures/measures.model.ts'
import { answer, refused, route, type ActorTransaction, type Route, type Rows, type Statement } from '../platform/route.ts'

const kinds = keptKinds.map((kind) => `'${kind}'`).join(', ')
const readsWhole = (actor: Actor) => compartmentsReadBy(actor.role, actor.day).get('ST') === 'scope'
const readsPlaces = (actor: Actor) => compartmentsReadBy(actor.role, actor.day).get('PL') === 'scope'

/** The state of the own facility in its register. */
const ownFacility: Statement = { name: 'facilities-own', text: `select agency_id, state -> 'values' as values from register_record where register = 'facilities' and reader_agency = actor_agency() order by open desc, opened_on desc limit 1` }
function measuresOf(role: Role, whole: boolean): Statement {
  return {
    name: `facilities-board-${role}`,
    text: `select m.measure_id, m.person_id, i.name, i.birth_year, m.kind, m.status, m.unit_id, m.term_ends_on${whole ? ', m.facility_id, m.next_due_on, m.deadlines' : ''}
      from measure m left join person_identity i on i.person_id = m.person_id where m.open and m.kind in (${kinds}) order by m.term_ends_on nulls last, m.measure_id`,
  }
}
const eventsOf = (role: Role): Statement => ({
  name: `facilities-board-events-${role}`,
  text: `select e.measure_id, e.type, e.occurred_on, e.data from measure m join measure_event e on e.measure_id = m.measure_id where m.open and m.kind in (${kinds}) and e.replaced_by is null
    and e.type in ('grant-leave', 'out-for-proceedings', 'extend-proceedings', 'record-hospital', 'go-out', 'come-back', 'end-notice') order by e.measure_id, e.occurred_on, e.sequence`,
})
const placesOf = (role: Role): Statement => ({ name: `facilities-board-places-${role}`, text: `select measure_id, body from placement where agency_id = actor_agency() and ended_at is null` })
const rollCalls: Statement = { name: 'facilities-roll-calls', text: `select id, at, expected, counted, away from roll_call where agency_id = actor_agency() order by at desc limit 5` }

type MeasureRow = { measure_id: string; person_id: string; name: string | null; birth_year: number | null; kind: string; status: string; unit_id: string; term_ends_on: PlainDate | null; facility_id?: string | null; next_due_on?: PlainDate | null; deadlines?: readonly BoardClock[] | null }
type Loaded = { readonly board: NightBoard; readonly persons: readonly string[] }

function statementsOf(actor: Actor): readonly Statement[] {
  const whole = readsWhole(actor)
  return [ownFacility, measuresOf(actor.role, whole), rollCalls, ...(whole ? [eventsOf(actor.role)] : []), ...(readsPlaces(actor) ? [placesOf(actor.role)] : [])]
}

function boardOf(actor: Actor, results: readonly Rows[], directory: Directory, now: string, today: PlainDate): Loaded {
  const whole = readsWhole(actor)
  const [facility, measures, calls] = results
  const values = (facility!.rows[0]?.['values'] ?? {}) as Record<string, unknown>
  const areas = (Array.isArray(values['areas']) ? values['areas'] : []) as readonly Area[]
  const events = new Map<string, BoardEvent[]>()
  if (whole) for (const row of results[3]!.rows as { measure_id: string; type: string; occurred_on: PlainDate; data: Record<string, unknown> }[]) events.set(row.measure_id, [...(events.get(row.measure_id) ?? []), { type: row.type, occurredOn: row.occurred_on, data: row.data }])
  const placeRows = readsPlaces(actor) ? (results.at(-1)!.rows as { measure_id: string; body: { area: string; bed?: number | null; kept?: boolean } }[]).map((row): BoardPlace => ({ measureId: row.measure_id, area: row.body.area, bed: row.body.bed ?? null, kept: row.body.kept ?? false })) : null
  const places = new Map((placeRows ?? []).map((place) => [place.measureId, place]))

  const seen = new Set<string>()
  const lists = { present: [] as Entry[], away: [] as (Entry & { outing: Outing })[], coming: [] as Entry[] }
  // A person may stand in two measures of one facility, a dossier and what follows it; counted once, under the one that ends later or has a place.
  for (const row of (measures!.rows as unknown as readonly MeasureRow[])) {
    const measure: BoardMeasure = {
      measureId: row.measure_id, personId: row.person_id, kind: row.kind, status: row.status, ...(whole ? { facilityId: row.facility_id ?? null } : {}), termEndsOn: row.term_ends_on, nextDueOn: row.next_due_on ?? null,
      deadlines: row.deadlines ?? [], events: events.get(row.measure_id) ?? [],
    }
    const place = places.get(row.measure_id)
    const standing = standingOf(measure, actor.agencyId, place, today)
    if (standing.here === 'none' || seen.has(row.person_id)) continue
    seen.add(row.person_id)
    const entry: Entry = { measure, person: { personId: row.person_id, measureId: row.measure_id, name: row.name, birthYear: row.birth_year, kind: row.kind, status: row.status, unitId: row.unit_id, unitName: directory.unitName(row.unit_id), area: place?.area ?? null, bed: place?.bed ?? null } }
    if (standing.here === 'coming') lists.coming.push(entry)
    else if (standing.outing) lists.away.push({ ...entry, outing: standing.outing })
    else lists.present.push(entry)
  }
  const kept = [...lists.present, ...lists.away]
  const usable = areas.length > 0 ? areas.reduce((sum, area) => sum + bedsInUse(area), 0) : null
  const held = kept.length
  const current = (placeRows ?? []).filter((place) => kept.some((entry) => entry.measure.measureId === place.measureId) || place.kept)
  const board: NightBoard = {
    facilityId: actor.agencyId, facilityName: directory.agencyName(actor.agencyId), at: now, today, present: lists.present.length, away: lists.away.length, usable,
    // Somebody away keeps the bed. Never below nought: what is over is said as over.
    free: usable === null ? null : Math.max(0, usable - held), outOfService: areas.reduce((sum, area) => sum + (area.outOfService ?? 0), 0), overCapacity: usable !== null && held > usable,
    beyond: kept.flatMap(({ measure, person }) => { const days = daysBeyond(measure.termEndsOn, today); return days > 0 ? [{ ...person, lastDay: measure.termEndsOn!, daysBeyond: days }] : [] }),
    leaving: kept.flatMap(({ measure, person }) => {
      const end = measure.termEndsOn
      if (end === null || end < today || daysBetween(today, end) > leavingWithin) return []
      return [{ ...person, lastDay: end, daysLeft: daysBetween(today, end), papers: papersOf(measure).map((paper) => ({ clock: paper.clock, key: paper.key ?? '', act: paper.act ?? null, dueOn: paper.dueOn, dueAt: paper.dueAt ?? null, bound: paper.bound, state: paper.state, confidence: paper.confidence })) }]
    }),
    coming: lists.coming.map(({ measure, person }) => ({ ...person, expectedOn: measure.nextDueOn })),
    out: lists.away.map(({ person, outing }) => ({ ...person, why: outing.why, since: outing.since, until: outing.until })),
    unplaced: placeRows === null ? [] : lists.present.filter(({ person }) => person.area === null).map(({ person }) => person),
    placed: placeRows === null ? [] : kept.filter(({ person }) => person.area !== null).map(({ person }) => person),
    areas: [...areasOf(areas, placeRows === null ? null : current)],
    forecast: (() => { const { days, ...rest } = forecastOf(held, kept.map(({ measure }) => measure.termEndsOn), lists.coming.map(({ measure }) => measure.nextDueOn), usable, today); return { ...rest, days: [...days] } })(),
    rollCalls: (calls!.rows as unknown as { id: string; at: Date; expected: number; counted: number; away: number }[]).map((row) => ({ ...row, at: new Date(row.at).toISOString() })),
  }
  return { board, persons: [...seen] }
}
type Entry = { readonly measure: BoardMeasure; readonly person: BoardPerson }

async function within(transaction: ActorTransaction, actor: Actor, directory: Directory, now: string, today: PlainDate): Promise<NightBoard> {
  const results: Rows[] = []
  for (const statement of statementsOf(actor)) results.push((await transaction.query(statement)) as unknown as Rows)
  return boardOf(actor, results, directory, now, today).board
}

export const boardRoutes: readonly Route[] = [
  route(readNightBoard, async (context) => {
    const { actor, platform, now, today } = context
    const results = await context.read(statementsOf(actor))
    const { board, persons } = boardOf(actor, results, await directoryOf(platform), now, today)
    await context.disclose({ persons })
    return answer(board)
  }),
  route(placePerson, async (context) => {
    const { actor, body, today, now } = context
    if (!(placingRoles as readonly string[]).includes(actor.role)) return refused({ code: 'not-found', facts: {} })
    return context.transaction(async (transaction) => {
      const facility = (await transaction.query<{ values: Record<string, unknown> }>(ownFacility)).rows[0]
      const areas = (Array.isArray(facility?.values['areas']) ? facility.values['areas'] : []) as readonly Area[]
      const area = areas.find((each) => each.name === body.area)
      if (!area) return refused({ code: 'area-unknown', facts: { field: 'area' } })
      if (body.bed && body.bed > area.beds) return refused({ code: 'bed-unknown', facts: { beds: area.beds, field: 'bed' } })
      const placed = (await transaction.query<{ outcome: string | null }>({
        name: `facilities-place-${actor.role}`, text: 'select place_person($1, $2, $3, $4, $5::jsonb) as outcome', values: [body.measureId, body.id, today, now, JSON.stringify({ area: body.area, ...(body.bed ? { bed: body.bed } : {}), kept: body.kept })],
      })).rows[0]!.outcome
      if (placed === null) return refused({ code: 'not-found', facts: {} })
      if (placed === 'taken') return refused({ code: 'bed-taken', facts: { field: 'bed' } })
      if (placed === 'reused') return refused({ code: 'id-reused', facts: {} })
      const { rows } = await transaction.query<{ person_id: string; taken: number }>({
        name: `facilities-placed-${actor.role}`, values: [body.measureId, body.area],
        text: `select p.person_id, (select count(*)::int from placement x where x.agency_id = actor_agency() and x.ended_at is null and x.body ->> 'area' = $2 and not coalesce((x.body ->> 'kept')::boolean, false)) as taken from placement p where p.measure_id = $1 and p.ended_at is null`,
      })
      await context.disclose({ persons: rows.map((row) => row.person_id), measureId: body.measureId })
      const taken = Number(rows[0]?.taken ?? 0)
      return answer({ id: body.id, over: taken > bedsInUse(area), taken, beds: bedsInUse(area) }, placed === 'new' ? 201 : 200)
    })
  }),
  route(recordRollCall, async (context) => {
    const { actor, body, platform, now, today } = context
    const directory = await directoryOf(platform)
    return context.transaction(async (transaction) => {
      const board = await within(transaction, actor, directory, now, today)
      const { rows } = await transaction.query<{ id: string }>({
        name: `facilities-count-${actor.role}`, values: [body.id, actor.agencyId, now, board.present, body.counted, board.away, actor.postId],
        text: 'insert into roll_call (id, agency_id, at, expected, counted, away, post_id) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id',
      })
      const known = (await transaction.query<{ id: string; at: Date; expected: number; counted: number; away: number }>({ name: `facilities-counted-${actor.role}`, text: 'select id, at, expected, counted, away from roll_call where id = $1 and agency_id = actor_agency()', values: [body.id] })).rows[0]
      if (!known || known.counted !== body.counted) return refused({ code: 'id-reused', facts: {} })
      return answer({ ...known, at: new Date(known.at).toISOString() }, rows.length > 0 ? 201 : 200)
    })
  }),
]
