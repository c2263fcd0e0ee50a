/** What follows from the records post's decisions: links between records, and the way back. */
import { mayRead } from '@hoa-nhap/domain/access/access.rules'
import { listDecidedDuplicates, listLinks } from '@hoa-nhap/domain/people/duplicates.contract'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { directoryOf } from '../measures/measures.model.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'

type Linked = { case_number: string; registered_on: string; unit_id: string; person_id: string }
type Measure = { person_id: string; measure_id: string; kind: MeasureKind; status: string; open: boolean; registered_on: string }

/** The other records, under the caller's own policies alone: what is not his to see leaves no trace, not even that it is there. */
const others = 'select o.person_id from person_identity i join person_identity o on o.same_person = i.same_person and o.person_id <> i.person_id where i.person_id = $1'

const links = route(listLinks, async (context) => {
  const { actor, params, platform } = context
  const notFound = refused({ code: 'not-found', facts: {} })
  if (!mayRead(actor.role, 'person', 'person_id', 'case_number', 'registered_at', 'registered_unit') || !mayRead(actor.role, 'person_identity', 'same_person')) return notFound
  const directory = await directoryOf(platform)
  const statuses = mayRead(actor.role, 'measure', 'status')
  const [person, linked, measures] = await context.read([
    { name: `people-visible-${actor.role}`, text: 'select 1 from person_identity i where i.person_id = $1', values: [params.id] },
    { name: `people-links-${actor.role}`, text: `select p.case_number, (p.registered_at at time zone 'Asia/Ho_Chi_Minh')::date::text as registered_on, p.registered_unit as unit_id, p.person_id from person p where p.person_id = any (array(${others})) order by p.registered_at, p.case_number`, values: [params.id] },
    ...(statuses ? [{ name: `people-linked-measures-${actor.role}`, values: [params.id], text: `select m.person_id, m.measure_id, m.kind, m.status, m.open, m.registered_on::text from measure m
      where m.person_id = any (array(${others})) order by m.registered_on, m.measure_id` }] : []),
  ])
  if (person!.rows.length === 0) return notFound
  const rows = linked!.rows as Linked[]
  await context.disclose({ persons: [params.id, ...rows.map((row) => row.person_id)] })
  return answer({ nextCursor: null, items: rows.map((row) => ({
    caseNumber: row.case_number, registeredOn: row.registered_on, unitId: row.unit_id, unitName: directory.unitName(row.unit_id), id: row.person_id,
    measures: ((measures?.rows ?? []) as Measure[]).filter((measure) => measure.person_id === row.person_id).map((measure) => ({ id: measure.measure_id, kind: measure.kind, status: measure.status, open: measure.open, registeredOn: measure.registered_on })),
  })) })
})

type Decided = { id: string; decided_on: string; decision: 'same-person' | 'different-people'; same: ('name' | 'birth' | 'personal-number')[] }

const decided = route(listDecidedDuplicates, async (context) => {
  const [found] = await context.read([{
    name: 'people-pairs-decided',
    text: `select id, (decided_at at time zone 'Asia/Ho_Chi_Minh')::date::text as decided_on, decision, same from duplicate_task where decision is not null order by decided_at desc, id limit 500`,
  }])
  await context.disclose({ persons: [] })
  return answer({ nextCursor: null, items: (found!.rows as Decided[]).map((row) => ({ id: row.id, decidedOn: row.decided_on, decision: row.decision, same: row.same })) })
})

export const duplicateRoutes: readonly Route[] = [links, decided]
