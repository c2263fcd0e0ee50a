/** Records that may be of one person: pairs for the records post of the province, and the links between what it has found to be one. */
import { z } from 'zod'
import { MeasureKind } from '../kernel/measure.ts'
import { Limit, operation, page } from '../kernel/operation.ts'
import { PlainDateText } from '../kernel/plain-date.ts'
import { PersonSummary } from './people.contract.ts'

/** The records post of the province: pairs to compare, links to decide. */
export const listDuplicates = operation({
  id: 'people.duplicates', method: 'GET', path: '/api/duplicates', summary: 'Pairs that may be one person', summaryVi: 'Hồ sơ có thể trùng', access: ['identity-steward'], audit: 'duplicates-listed',
  query: z.object({ cursor: z.string().optional(), limit: Limit }),
  output: page(z.object({ id: z.string(), raisedOn: PlainDateText, a: PersonSummary, b: PersonSummary, same: z.array(z.enum(['name', 'birth', 'personal-number'])) })),
})
export const decideDuplicate = operation({
  id: 'people.decide-duplicate', method: 'POST', path: '/api/duplicates/:id', summary: 'Decide whether two records are one person', summaryVi: 'Kết luận hồ sơ trùng', access: ['identity-steward'], audit: 'duplicate-decided',
  params: z.object({ id: z.string() }), body: z.object({ decision: z.enum(['same-person', 'different-people']), reason: z.string().trim().min(3).max(500) }), output: z.object({ id: z.string(), decision: z.string() }),
})
/** Pairs that were decided, without the persons: a decision can be taken back by its number. */
export const listDecidedDuplicates = operation({
  id: 'people.decided-duplicates', method: 'GET', path: '/api/duplicates/decided', summary: 'Pairs that were decided', summaryVi: 'Hồ sơ trùng đã kết luận', access: ['identity-steward'], audit: 'duplicates-listed',
  output: page(z.object({ id: z.string(), decidedOn: PlainDateText, decision: z.enum(['same-person', 'different-people']), same: z.array(z.enum(['name', 'birth', 'personal-number'])) })),
})
/** Other records of this person that the records post has linked, as far as they are in the caller's own sight; the others leave no trace. */
export const listLinks = operation({
  id: 'people.links', method: 'GET', path: '/api/people/:id/links', summary: 'Other records of the same person', summaryVi: 'Hồ sơ khác của cùng người này', access: 'signed-in', audit: 'person-opened',
  params: z.object({ id: z.string() }), headers: ['Purpose'], refusals: ['not-found'],
  output: page(z.object({
    caseNumber: z.string(), registeredOn: PlainDateText, unitId: z.string(), unitName: z.string(), id: z.string(),
    measures: z.array(z.object({ id: z.string(), kind: MeasureKind, status: z.string(), open: z.boolean(), registeredOn: PlainDateText })),
  })),
})
export const operations = [listDuplicates, decideDuplicate, listDecidedDuplicates, listLinks]
