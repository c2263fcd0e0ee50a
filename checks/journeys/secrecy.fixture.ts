/** Invented answers for emergency openings, substitutes, the paper of openings, and decided pairs. */
import { addDays, addHours } from '@hoa-nhap/domain/kernel/plain-date'
import { now, people, personOf, posts, sessionOf, today } from '../web-fixture/data.ts'
import type { Replies } from '../web-fixture/server.ts'

const id = (number: number) => `50000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`
const opening = (number: number, more: object = {}) => ({
  id: id(number), kind: 'care-card', at: addHours(now, -number * 7), until: addHours(now, 4 - number * 7), role: 'commune-police', agencyId: 'commune-police:c-06004', holder: 'Lường Văn Hxòa', reason: 'Người ngã trước trụ sở, không tỉnh, cần biết dị ứng thuốc trước khi y tế tới',
  article: 'Điểm a khoản 1 Điều 19 Luật 91/2025/QH15', reviewBy: addDays(today, 3 - number), reviewedAt: null, outcome: null, own: false, tellBy: addDays(today, 10 - number), toldOn: null, toldNot: false, ...more,
})
export const card = { allergies: 'Penicillin: nổi mẩn, khó thở', medicines: 'Methadone 60 mg mỗi sáng; thuốc huyết áp', withdrawalRisk: 'Ngừng đột ngột gây co giật; cần bác sĩ trong 24 giờ' }
const entry = (hours: number, role: string, agencyName: string, unitName: string, operation: string, compartments: readonly string[], more: object = {}) => ({ at: addHours(now, -hours), role, agencyName, unitName, operation, purpose: 'case', outcome: 'shown', compartments, article: null, ...more })
const communePolice = ['Công an xã Đồng Đăng', 'Xã Đồng Đăng'] as const
export const entries = [
  ...Array.from({ length: 60 }, (_, index) => entry(30 + index * 19, index % 3 ? 'commune-police' : 'commune-police-chief', ...communePolice, ['people.get', 'measures.get', 'people.list', 'measures.act'][index % 4]!, index % 4 === 0 ? ['ID', 'RS', 'ST'] : ['ID', 'ST'])),
  entry(3, 'facility-guard', 'Cơ sở cai nghiện ma túy tỉnh Lạng Sơn', 'Tỉnh Lạng Sơn', 'access.open-care-card', ['TR'], { article: 'Điểm a khoản 1 Điều 19 Luật 91/2025/QH15' }),
  entry(20, 'inspector', 'Thanh tra tỉnh Lạng Sơn', 'Tỉnh Lạng Sơn', 'people.get', [], { purpose: 'inspection', outcome: 'refused' }),
  entry(1, 'privacy-officer', 'Công an tỉnh Lạng Sơn', 'Tỉnh Lạng Sơn', 'access.who-saw', [], { purpose: 'own-request', article: 'L91 Đ4; D356 Đ5' }),
  entry(26, 'system', '', '', 'measures.act', []),
]
/** Two records of one person: the second was recorded in another place under a slightly other name. */
export const linkedPerson = (personId: string) => ({ ...personOf(personId), linked: [{ id: id(90), caseNumber: 'HN-20-06100-0042', name: 'Hoàng Văn Txắng', birth: '1991', personalNumberEnding: null }] })

export const secrecyReplies: Replies = {
  'access.open-care-card': ({ body }) => ({ status: 201, body: { id: id(50), until: addHours(now, 4), card: String(body['name'] ?? '').includes('Không') ? null : card } }),
  'access.read-care-card': () => ({ body: card }),
  'access.open-province-list': () => ({ status: 201, body: { id: id(51), until: addHours(now, 24) } }),
  'access.read-province-list': () => ({ body: { after: null, items: people.slice(0, 5).map((person) => ({ measureId: person.id, name: person.name, birthYear: person.birthYear, kind: 'voluntary-home', unitId: person.unitId })) } }),
  'access.openings': () => ({ body: { items: [opening(1), opening(2, { own: true, role: 'commune-police-chief' }), opening(5), opening(9, { reviewedAt: now, outcome: 'justified', toldOn: today }), opening(8, { kind: 'province-list', role: 'inspector', reviewedAt: now, outcome: 'not-justified' })] } }),
  'access.review-opening': () => ({ status: 204 }), 'access.person-told': () => ({ status: 204 }),
  'access.notices': () => ({ body: { items: [
    { id: id(60), topic: 'break-glass', ref: id(1), at: addHours(now, -7), dueOn: addDays(today, 2), done: false }, { id: id(61), topic: 'records-linked', ref: id(70), at: addHours(now, -30), dueOn: null, done: false },
    { id: id(62), topic: 'break-glass', ref: id(9), at: addHours(now, -63), dueOn: today, done: true },
  ] } }),
  'access.my-disclosures': () => ({ body: { nextCursor: null, items: [{ at: addHours(now, -1), operation: 'access.open-care-card', purpose: 'case', persons: 1, outcome: 'shown' }, { at: addHours(now, -2), operation: 'people.get', purpose: 'case', persons: 1, outcome: 'shown' }] } }),
  'access.delegations': ({ role }) => ({ body: {
    delegable: role === 'commune-police-chief' ? [{ capability: 'e-monitoring', to: 'commune-police', title: 'Ký các văn bản về quản lý bằng thiết bị điện tử', titleEn: 'Sign the papers of electronic monitoring' }] : [],
    delegations: role === 'commune-police-chief' ? [
      { id: id(20), capability: 'e-monitoring', from: 'commune-police:c-06004/commune-police-chief', to: 'commune-police:c-06004/commune-police', given: true, startsAt: addHours(now, -48), endsAt: addHours(now, 400), active: true, article: 'D163 16.4' },
      { id: id(21), capability: 'e-monitoring', from: 'commune-police:c-06004/commune-police-chief', to: 'commune-police:c-06004/commune-police', given: true, startsAt: addHours(now, -900), endsAt: addHours(now, -600), active: false, article: 'D163 16.4' },
    ] : [],
    substitutes: role === 'commune-police-chief' ? [{ postId: 'commune-police:c-06004/commune-police-chief/thay-1', name: 'Lường Văn Hxòa', startsAt: addHours(now, 30), endsAt: addHours(now, 200), active: false }] : [],
  } }),
  'access.substitute': ({ body }) => (body['colleague'] === 'khong-co' ? { status: 422, body: { type: '/problems/colleague-unknown', title: 'colleague-unknown', status: 422, code: 'colleague-unknown', detail: 'Không có đồng nghiệp này trong cơ quan của vị trí đó hôm nay.', detailEn: 'There is no such colleague in the body of that post today.' } } : { status: 201, body: { postId: 'p' } }),
  'access.delegate': () => ({ status: 201, body: { id: id(22) } }), 'access.end-delegation': () => ({ status: 204 }), 'access.end-post': () => ({ status: 204 }),
  'access.who-saw': ({ params }) => (params['caseNumber'] === 'HN-00' ? { status: 404, body: { type: '/problems/not-found', title: 'not-found', status: 404, code: 'not-found', detail: 'Không tìm thấy hồ sơ này.', detailEn: 'This file was not found.' } } : { body: { caseNumber: params['caseNumber'], madeAt: now, entries, complete: true, nextCursor: null } }),
  'access.my-security': () => ({ body: { totp: false, passkeys: [{ id: 'k1', label: 'Máy ở cơ quan', madeAt: addHours(now, -900), usedAt: addHours(now, -20) }], recoveryCodesLeft: 9, needed: true, sessions: [
    { id: 's1', postId: posts['commune-police-chief'].postId, role: 'commune-police-chief', agencyName: 'Công an xã Đồng Đăng', startedAt: addHours(now, -1), expiresAt: addHours(now, 7), factor: 'passkey', current: true },
    { id: 's2', postId: posts['commune-police-chief'].postId, role: 'commune-police-chief', agencyName: 'Công an xã Đồng Đăng', startedAt: addHours(now, -26), expiresAt: addHours(now, 2), factor: null, current: false },
  ] } }),
  'access.change-password': ({ body }) => (body['password'] === 'sai' ? { status: 401, body: { type: '/problems/wrong-credentials', title: 'wrong-credentials', status: 422, code: 'wrong-credentials', detail: 'Mật khẩu chưa đúng.', detailEn: 'The password is not right.' } } : { body: { ended: 1 } }),
  'people.decided-duplicates': () => ({ body: { nextCursor: null, items: [{ id: 'dup-000101', decidedOn: '2026-11-10', decision: 'same-person', same: ['name', 'birth', 'personal-number'] }, { id: 'dup-000102', decidedOn: '2026-10-02', decision: 'different-people', same: ['name'] }] } }),
  'people.decide-duplicate': ({ params, body }) => ({ body: { id: params['id'], decision: body['decision'] } }),
}
/** The one post that makes the paper of openings. */
export const privacyReplies: Replies = {
  ...secrecyReplies,
  'access.session': ({ role }) => (role ? { body: { ...sessionOf(role), post: { ...posts['province-police'], role: 'privacy-officer', postId: 'province-police:p-20/privacy-officer' } } } : { status: 401, body: { type: '/problems/not-signed-in', title: 'not-signed-in', status: 401, code: 'not-signed-in', detail: 'Bạn chưa đăng nhập.', detailEn: 'You are not signed in.' } }),
}
