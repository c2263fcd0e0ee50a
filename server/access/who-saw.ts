/**
 * "Who saw what of me, when, why": the paper for the person who asks. The privacy officer enters the case number that stands on the person's own
 * papers and gets posts, purposes, compartments and times; no name and no content. Making the paper is an entry of its own.
 */
import { Role, Purpose } from '@hoa-nhap/domain/kernel/actor'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { whoSaw } from '@hoa-nhap/domain/access/access.contract'
import { compartmentsShown } from '@hoa-nhap/domain/access/operations'
import { answer, refused, route, type Route } from '../platform/route.ts'

const mostEntries = 5_000

type Row = { person_id: string; at: Date | null; role: string; agency_name: string; unit_name: string; operation: string; purpose: string; outcome: 'shown' | 'refused'; article: string | null }

export function whoSawRoute(): Route {
  return route(whoSaw, async (context) => {
    const { actor, params, now } = context
    if (actor.purpose !== 'own-request') return refused({ code: 'purpose-needed', facts: {} })
    const [found] = await context.read([{ name: 'access-who-saw', text: 'select * from who_saw($1, $2)', values: [params.caseNumber.trim().toUpperCase(), mostEntries + 1] }])
    const rows = found!.rows as Row[]
    const personId = rows[0]?.person_id
    if (!personId) return refused({ code: 'not-found', facts: {} })
    await context.disclose({ persons: [personId], article: 'L91 Đ4; D356 Đ5' })
    const entries = rows.slice(0, mostEntries).flatMap((row) => {
      if (row.at === null) return []
      const role = Role.safeParse(row.role)
      const at = row.at.toISOString() as Instant
      return [{
        at: at as string, role: role.success ? role.data : 'system' as const, agencyName: row.agency_name, unitName: row.unit_name, operation: row.operation, purpose: Purpose.catch('case').parse(row.purpose), outcome: row.outcome,
        compartments: role.success && row.outcome === 'shown' ? [...compartmentsShown(row.operation, role.data, dayOf(at))] : [], article: row.article,
      }]
    })
    return answer({ caseNumber: params.caseNumber.trim().toUpperCase(), madeAt: now, entries, complete: rows.length <= mostEntries })
  })
}
