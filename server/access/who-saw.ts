/**
 * "Who saw what of me, when, why": the paper for the person who asks. The privacy officer enters the case number that stands on the person's own
 * papers and gets posts, purposes, compartments and times; no name and no content. Making the paper is an entry of its own.
 */
import { Role, Purpose } from '@hoa-nhap/domain/kernel/actor'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { whoSaw } from '@hoa-nhap/domain/access/access.contract'
import { compartmentsShown } from '@hoa-nhap/domain/access/operations'
import { openCursor, sealCursor } from '../measures/measures.model.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'
import { writeOutAll } from './write-out.ts'

const entriesOfPage = 5_000

type Row = { person_id: string; id: string; at: Date | null; at_text: string; role: string; agency_name: string; unit_name: string; operation: string; purpose: string; outcome: 'shown' | 'refused'; article: string | null }

/** `pageSize` is given by tests only. */
export function whoSawRoute(pageSize = entriesOfPage): Route {
  return route(whoSaw, async (context) => {
    const { actor, params, query, now, platform } = context
    if (actor.purpose !== 'own-request') return refused({ code: 'purpose-needed', facts: {} })
    const caseNumber = params.caseNumber.trim().toUpperCase()
    // Every page tells of what had happened when the first was made; the cursor is this post's, for this case, today.
    const binding = { postId: actor.postId, operation: 'access.who-saw', filter: { caseNumber }, day: context.today }
    const after = query.cursor === undefined ? null : openCursor(platform.keys, binding, query.cursor, 3)
    if (query.cursor !== undefined && !after) return refused({ code: 'cursor-not-yours', facts: {} })
    const [until, afterAt, afterId] = after ?? [now, null, null]
    await writeOutAll(platform)
    const [found] = await context.read([{ name: 'access-who-saw', text: 'select * from who_saw($1, $2, $3, $4, $5)', values: [caseNumber, until, afterAt, afterId, pageSize + 1] }])
    const rows = found!.rows as Row[]
    const personId = rows[0]?.person_id
    if (!personId) return refused({ code: 'not-found', facts: {} })
    await context.disclose({ persons: [personId], article: 'L91 Đ4; D356 Đ5' })
    const entries = rows.slice(0, pageSize).flatMap((row) => {
      if (row.at === null) return []
      const role = Role.safeParse(row.role)
      const at = row.at.toISOString() as Instant
      return [{
        at: at as string, role: role.success ? role.data : 'system' as const, agencyName: row.agency_name, unitName: row.unit_name, operation: row.operation, purpose: Purpose.catch('case').parse(row.purpose), outcome: row.outcome,
        compartments: role.success && row.outcome === 'shown' ? [...compartmentsShown(row.operation, role.data, dayOf(at))] : [], article: row.article,
      }]
    })
    const last = rows.length > pageSize ? rows[pageSize - 1]! : null
    return answer({ caseNumber, madeAt: until as string, entries, complete: last === null, nextCursor: last ? sealCursor(platform.keys, binding, [until as string, last.at_text, String(last.id)]) : null })
  })
}
