/** Who is due in a review round: whom a clock of the law names in the post's own sight, and nobody else. Nothing can be searched or filtered. */
import { listReviewDue, type ReviewDue } from '@hoa-nhap/domain/outreach/outreach.contract'
import { reviewClocks } from '@hoa-nhap/domain/outreach/outreach.law'
import { isOverdue } from '@hoa-nhap/domain/kernel/clock'
import type { Deadline } from '@hoa-nhap/domain/kernel/measure'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { directoryOf } from '../measures/measures.model.ts'
import { answer, route, type Route } from '../platform/route.ts'

/** More than a post works through in a round; the clocks of a whole province are not listed here. */
const most = 500
type Row = { measure_id: string; clock: string; key: string; kind: ReviewDue['measureKind']; due_on: PlainDate; due_at: Date | string | null; bound: string; unit_id: string; body: Deadline; seen: string | null; name: string | null; birth_year: number | null }

export const reviewRoutes: readonly Route[] = [
  route(listReviewDue, async (context) => {
    const { actor, today, now, platform } = context
    const [found] = await context.read([{
      name: `outreach-review-${actor.role}`, values: [reviewClocks, most],
      text: `select d.measure_id, d.clock, d.key, d.kind, d.due_on, d.due_at, d.bound, d.unit_id, d.body, i.person_id as seen, i.name, i.birth_year from deadline d left join person_identity i on i.person_id = d.person_id
        where d.clock = any ($1) order by d.due_on, d.measure_id, d.clock, d.key limit $2`,
    }])
    const directory = await directoryOf(platform)
    const rows = found!.rows as Row[]
    await context.disclose({ persons: [...new Set(rows.flatMap((row) => row.seen ?? []))] })
    return answer({
      items: rows.map((row) => ({
        id: `${row.measure_id}-${row.clock}-${row.key}`, measureId: row.measure_id, measureKind: row.kind, personId: row.seen, personName: row.name, birthYear: row.birth_year, unitId: row.unit_id, unitName: directory.unitName(row.unit_id),
        clock: row.clock, dueOn: row.due_on, dueAt: row.due_at === null ? null : (new Date(row.due_at).toISOString() as Instant), bound: row.bound, citation: row.body.citation, confidence: row.body.confidence, overdue: isOverdue(row.body, today, now),
      })), nextCursor: null,
    })
  }),
]
