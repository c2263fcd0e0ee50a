/** One invented life over four years and three regimes, for the dossier. */
import { addDays, addHours, instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { now, today } from './data.ts'

const unit = { unitId: 'c-06018', unitName: 'Xã Đồng Đăng' }
const personId = '00000000-0000-4000-8000-000000000015'
const id = (prefix: number, index: number) => `${prefix}0000000-0000-4000-8000-0000000000${String(index + 10)}`
const d163 = (article: string, clause?: string, point?: string) => ({ instrument: 'D163', article, ...(clause ? { clause } : {}), ...(point ? { point } : {}) })

let count = 0
const event = (type: string, on: string, more: object = {}) => {
  count += 1
  return { id: id(3, count), sequence: count, type, occurredOn: on, occurredAt: null, recordedAt: instantAt(on as PlainDate, '09:00'), role: 'commune-police-chief', agencyName: 'Công an xã Đồng Đăng', unitId: unit.unitId, regime: 'r2026', rule: null, form: null, paperNumber: null, citation: null, confidence: null, data: {}, replacedBy: null, ...more }
}
const measure = (index: number, kind: string, more: object) => ({
  id: id(2, index), personId, kind, status: 'in-rehab', regime: 'r2026', open: true, ...unit, agencyName: 'Công an xã Đồng Đăng', facilityName: null, registeredOn: '2025-12-08', startedOn: null, termEndsOn: null, endedOn: null, sequence: 1, events: [] as ReturnType<typeof event>[], nextActs: [] as object[], deadlines: [] as object[], ...more,
})
const next = (type: string, allowed: boolean, more: object) => ({ type, allowed, form: null, signer: null, dueOn: null, dueAt: null, opensOn: null, citation: null, confidence: 'one-copy', ...more })
const due = (index: number, measureId: string, measureKind: string, clock: string, kind: string, dueOn: string, more: object) => ({ id: id(4, index), measureId, measureKind, clock, kind, opensOn: null, opensAt: null, dueOn, dueAt: null, bound: 'commune-police-chief', act: null, form: null, citation: d163('134', '1'), confidence: 'one-copy', why: [], ...more })

const end = '2026-12-15'
const voluntaryDeadlines = [
  due(1, id(2, 3), 'voluntary-home', 'home-completion-certificate', 'window', end, { opensOn: '2026-12-14', act: 'complete', form: 'Mẫu 28 PL V', citation: d163('93', '4') }),
  due(2, id(2, 3), 'voluntary-home', 'voluntary-term-community', 'term', end, { citation: { instrument: 'L73', article: '30', clause: '2' }, confidence: 'verified', why: [{ say: 'anchor.started', on: '2025-12-15' }, { say: 'count.month', facts: { n: 12 } }, { say: 'due', on: end }] }),
  due(4, id(2, 3), 'voluntary-home', 'provider-notify', 'max', addDays(today, -2), { citation: { instrument: 'L120', article: '32', clause: '8' }, confidence: 'verified', act: 'provider-notice' }),
]
const postDeadlines = [due(3, id(2, 4), 'post-rehab', 'post-rehab-proposal', 'max', today, { act: 'propose', form: 'Mẫu 52 PL V', why: [{ say: 'anchor.end-notice', on: addDays(today, -2) }, { say: 'count.working-day', facts: { n: 2 } }, { say: 'due', on: today }] })]

export const longMeasures = [
  measure(1, 'user-management', { open: false, regime: 'r2021', registeredOn: '2023-05-08', startedOn: '2023-05-12', termEndsOn: '2024-05-12', endedOn: '2024-05-12', status: 'ended', agencyName: 'UBND xã Hồng Phong', events: [event('decide', '2023-05-12', { regime: 'r2021', role: 'commune-chair', agencyName: 'UBND xã Hồng Phong', form: 'M04 NĐ 105', paperNumber: '12/QĐ-UBND' }), event('end', '2024-05-12', { regime: 'r2021', role: 'system' })] }),
  measure(2, 'assessment', { open: false, regime: 'r2025-two-tier', registeredOn: '2025-11-20', endedOn: '2025-12-08', status: 'registered', agencyName: 'Trạm Y tế xã Đồng Đăng', events: [event('record-test', '2025-11-20', { regime: 'r2025-two-tier' }), event('record-result', '2025-11-27', { regime: 'r2025-two-tier', role: 'assessor', agencyName: 'Trạm Y tế xã Đồng Đăng' }), event('tell-result', '2025-12-01', { regime: 'r2025-two-tier' }), event('registered', '2025-12-08', { regime: 'r2025-two-tier', role: 'system' })] }),
  measure(3, 'voluntary-home', {
    regime: 'r2025-two-tier', startedOn: '2025-12-15', termEndsOn: end, sequence: 17, deadlines: voluntaryDeadlines,
    events: [
      event('register', '2025-12-08', { regime: 'r2025-two-tier', form: 'M22' }), event('decide', '2025-12-10', { regime: 'r2025-two-tier', role: 'commune-chair', agencyName: 'UBND xã Đồng Đăng', form: 'M24', paperNumber: '214/QĐ-UBND', citation: { instrument: 'D116', article: '30', clause: '1' }, confidence: 'unverified' }),
      event('start', '2025-12-15', { regime: 'r2025-two-tier' }), event('record-visit', '2026-01-12'), event('record-visit', '2026-02-09'), event('record-visit', '2026-03-10'), event('record-test', '2026-03-10'), event('record-visit', '2026-05-12', { replacedBy: id(3, 20) }),
      event('record-visit', '2026-05-13'), event('record-visit', '2026-07-14'), event('record-visit', '2026-09-08'), event('record-test', '2026-09-08'), event('record-visit', '2026-11-12'), event('correct', '2026-05-14', { data: { replaces: id(3, 14), reason: 'wrong-date' } }), event('end-notice', '2026-11-16', { form: 'Mẫu 51 PL V', role: 'counsellor', agencyName: 'Trạm Y tế xã Đồng Đăng', citation: d163('93', '2'), confidence: 'one-copy' }),
    ],
    nextActs: [
      next('record-visit', true, { citation: d163('130', '1') }), next('record-test', true, { form: 'Mẫu 01 PL III', citation: { instrument: 'L120', article: '23', clause: '1' }, confidence: 'verified' }), next('move-out', true, { form: 'Mẫu 26 PL V', signer: 'commune-police', citation: d163('92', '1', 'c') }), next('correct', true, {}),
      next('complete', false, { form: 'Mẫu 28 PL V', signer: 'commune-police-chief', opensOn: '2026-12-14', citation: d163('93', '4'), refusal: { code: 'not-now', facts: { act: 'complete', opensOn: '2026-12-14' }, citation: d163('93', '4'), confidence: 'one-copy' } }),
    ],
  }),
  measure(4, 'post-rehab', {
    status: 'notified', registeredOn: '2026-11-16', sequence: 1, deadlines: postDeadlines, agencyName: 'UBND xã Đồng Đăng', events: [event('opened', '2026-11-16', { role: 'system' })],
    nextActs: [
      next('propose', true, { form: 'Mẫu 52 PL V', signer: 'commune-police-chief', dueOn: today, citation: d163('134', '1') }),
      next('decide', false, { form: 'Mẫu 53 PL V', signer: 'commune-chair', citation: d163('134', '1'), refusal: { code: 'wrong-signer', facts: { act: 'decide', signer: 'commune-chair', role: 'commune-police-chief' }, citation: d163('134', '1'), confidence: 'one-copy' } }),
    ],
  }),
]
export const longLife = {
  id: personId, caseNumber: 'HN-20-06018-0173', name: 'Hoàng Văn Thxắng', otherName: null, birth: '1991', sex: 'male', personalNumberEnding: '4417',
  residences: [{ kind: 'permanent', ...unit, addressAsWritten: 'thôn Nà Pài', from: '2025-07-01', to: null }, { kind: 'permanent', unitId: 'c-06001-old', unitName: 'Xã Hồng Phong, huyện Cao Lộc', addressAsWritten: 'thôn Nà Pài', from: '2019-06-01', to: '2025-06-30' }],
  representative: null, measures: longMeasures.map(({ events: _events, nextActs: _acts, deadlines: _due, ...rest }) => rest), deadlines: [...voluntaryDeadlines, ...postDeadlines], sealed: [{ compartment: 'TR', holder: 'Trạm Y tế xã' }], openedAt: addHours(now, 0),
}
