/** Reasoned openings, their notices and reviews, care cards, and dossiers closed to one officer. */
import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { MeasureKind } from '../kernel/measure.ts'
import { operation } from '../kernel/operation.ts'
import { InstantText, PlainDateText } from '../kernel/plain-date.ts'

const statement = z.string().trim().min(1).max(1000)
export const CareCard = z.object({ allergies: z.string().max(500), medicines: z.string().max(500), withdrawalRisk: z.string().max(500) })
export type CareCard = z.infer<typeof CareCard>

export const openCareCard = operation({
  id: 'access.open-care-card', method: 'POST', path: '/api/break-glass/care-card', summary: 'Open the care card of one person in danger', summaryVi: 'Mở khẩn cấp thẻ chăm sóc', access: ['facility-guard', 'facility-health', 'health-station', 'commune-police', 'commune-police-chief'], audit: 'glass-broken',
  body: z.object({ reason: statement, article: z.string().trim().min(2).max(100), personId: z.uuid().optional(), name: z.string().trim().max(100).optional(), birth: z.string().max(10).optional() }),
  /** `card` is null where nobody is found and where there is no card: the same answer. */
  output: z.object({ id: z.string(), until: InstantText, card: CareCard.nullable() }), status: 201, refusals: ['reason-too-short', 'person-must-be-known', 'opened-too-often'],
})
export const readCareCard = operation({
  id: 'access.read-care-card', method: 'GET', path: '/api/break-glass/:id/care-card', summary: 'The opened care card again, while it lasts', summaryVi: 'Xem lại thẻ chăm sóc đã mở', access: ['facility-guard', 'facility-health', 'health-station', 'commune-police', 'commune-police-chief'], audit: 'glass-broken',
  params: z.object({ id: z.uuid() }), output: CareCard,
})
export const openProvinceList = operation({
  id: 'access.open-province-list', method: 'POST', path: '/api/break-glass/province-list', summary: 'Open the list of the province for a mission', summaryVi: 'Mở danh sách tỉnh để thanh tra', access: ['inspector'], audit: 'glass-broken',
  body: z.object({ reason: statement, article: z.string().trim().min(2).max(100) }), output: z.object({ id: z.string(), until: InstantText }), status: 201, refusals: ['reason-too-short', 'opened-too-often'],
})
export const readProvinceList = operation({
  id: 'access.read-province-list', method: 'GET', path: '/api/break-glass/:id/province-list', summary: 'The opened list, while it lasts', summaryVi: 'Danh sách tỉnh đã mở', access: ['inspector'], audit: 'glass-broken',
  params: z.object({ id: z.uuid() }), query: z.object({ after: z.uuid().optional() }),
  output: z.object({ items: z.array(z.object({ measureId: z.string(), name: z.string(), birthYear: z.number().int(), kind: MeasureKind, unitId: z.string() })), after: z.string().nullable() }),
})
const reviewerRoles = ['facility-head', 'commune-police-chief', 'province-police-director', 'identity-steward', 'privacy-officer'] as const
export const listOpenings = operation({
  id: 'access.openings', method: 'GET', path: '/api/break-glass', summary: 'Reasoned openings this post was told of', summaryVi: 'Các lần mở khẩn cấp cần xem xét', access: reviewerRoles, audit: null,
  output: z.object({ items: z.array(z.object({
    id: z.string(), kind: z.enum(['care-card', 'province-list']), at: InstantText, until: InstantText, role: Role, agencyId: z.string(), holder: z.string(), reason: z.string(), article: z.string(), reviewBy: PlainDateText,
    reviewedAt: InstantText.nullable(), outcome: z.enum(['justified', 'not-justified']).nullable(), own: z.boolean(), tellBy: PlainDateText, toldOn: PlainDateText.nullable(), toldNot: z.boolean(),
  })) }),
})
export const reviewOpening = operation({
  id: 'access.review-opening', method: 'POST', path: '/api/break-glass/:id/review', summary: 'Judge an opening', summaryVi: 'Xem xét một lần mở khẩn cấp', access: reviewerRoles, audit: 'glass-reviewed',
  params: z.object({ id: z.uuid() }), body: z.object({ outcome: z.enum(['justified', 'not-justified']), note: statement }), output: z.undefined(), status: 204, refusals: ['not-by-oneself', 'reviewed-already'],
})
export const noteTold = operation({
  id: 'access.person-told', method: 'POST', path: '/api/break-glass/:id/told', summary: 'Note that the person was told, or the written ground why not', summaryVi: 'Ghi việc đã báo cho người được mở hồ sơ', access: reviewerRoles, audit: 'glass-told',
  params: z.object({ id: z.uuid() }), body: z.union([z.object({ on: PlainDateText }), z.object({ notBecause: statement })]), output: z.undefined(), status: 204, refusals: ['in-future'],
})
export const myNotices = operation({
  id: 'access.notices', method: 'GET', path: '/api/notices', summary: 'What waits for this post; no person is named', summaryVi: 'Thông báo cho vị trí này', access: 'signed-in', audit: null,
  output: z.object({ items: z.array(z.object({ id: z.string(), topic: z.string(), ref: z.string(), at: InstantText, dueOn: PlainDateText.nullable(), done: z.boolean() })) }),
})
export const recordCareCard = operation({
  id: 'access.record-care-card', method: 'PUT', path: '/api/people/:id/care-card', summary: 'Write the care card', summaryVi: 'Ghi thẻ chăm sóc', access: ['facility-health', 'facility-head', 'health-station', 'substitution-clinician'], audit: 'care-card-written',
  params: z.object({ id: z.uuid() }), body: CareCard, output: z.undefined(), status: 204,
})
/** Closes a person to one officer of the unit: the officer himself, or his kin. */
export const closeToOfficer = operation({
  id: 'access.close-to-officer', method: 'POST', path: '/api/people/:id/closed-to', summary: 'Close a person to an officer', summaryVi: 'Không cho một cán bộ xem hồ sơ này', access: ['commune-police-chief', 'commune-chair', 'facility-head', 'province-police-director'], audit: 'closed-to-officer',
  params: z.object({ id: z.uuid() }), body: z.object({ username: z.string().trim().min(1).max(100), reason: z.enum(['self', 'kin']) }), output: z.undefined(), status: 204,
})
export const breakGlassOperations = [openCareCard, readCareCard, openProvinceList, readProvinceList, listOpenings, reviewOpening, noteTold, myNotices, recordCareCard, closeToOfficer]
