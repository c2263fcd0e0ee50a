/** What follows from the records post's decisions: links between records, and the way back. */
import { mayRead } from '@hoa-nhap/domain/access/access.rules'
import { listDecidedDuplicates, listLinks } from '@hoa-nhap/domain/people/duplicates.contract'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { directoryOf } from '../measures/measures.model.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'

type Linked = { case_number: string; registered_on: string; unit_id: string; person_id: string | null }
type Measure = { person_id: string; measure_id: string; kind: MeasureKind; status: string; open: boolean; registered_on: string }

const links = route(listLinks, async (context) => {
  const { actor, params, platform } = context
  const notFound = refused({ code: 'not-found', facts: {} })
  if (!mayRead(actor.role, 'person', 'person_id', 'case_number')) return notFound
  const directory = await directoryOf(platform)
  const statuses = mayRead(actor.role, 'measure', 'status')
  const [person, linked, measures] = await context.read([
    { name: `people-visible-${actor.role}`, text: 'select 1 from person_identity i where i.person_id = $1', values: [params.id] },
    { name: `people-links-${actor.role}`, text: 'select case_number, registered_on::text, unit_id, person_id from linked_records($1)', values: [params.id] },
    // Under the caller's own policies: of the other records, what is his to see.
    ...(statuses ? [{ name: `people-linked-measures-${actor.role}`, values: [params.id], text: `select m.person_id, m.measure_id, m.kind, m.status, m.open, m.registered_on::text from measure m
      where m.person_id = any (array(select l.person_id from linked_records($1) l where l.person_id is not null)) order by m.registered_on, m.measure_id` }] : []),
  ])
  if (person!.rows.length === 0) return notFound
  const rows = linked!.rows as Linked[]
  const own = rows.flatMap((row) => (row.person_id ? [row.person_id] : []))
  await context.disclose({ persons: [params.id, ...own] })
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
