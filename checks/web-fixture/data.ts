/** Invented answers in the shape of the contracts, for looking at the screens without a server. Names end in a syllable that is no given name. */
import { addDays, addHours, dayOf, instantAt, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'

/** 07:42 on Wednesday 18/11/2026. */
export const now = instantAt('2026-11-18' as PlainDate, '07:42')
export const today = dayOf(now)

const unit = { unitId: 'c-06004', unitName: 'Xã Đồng Đăng' }
const post = (role: string, agency: string, agencyName: string, where = unit) => ({ postId: `${agency}:${where.unitId}/${role}`, role, agencyId: `${agency}:${where.unitId}`, agency, agencyName, ...where, from: '2025-07-01', to: null })
const province = { unitId: 'p-20', unitName: 'Tỉnh Lạng Sơn' }
export const posts = {
  'commune-police-chief': post('commune-police-chief', 'commune-police', 'Công an xã Đồng Đăng'),
  'commune-chair': post('commune-chair', 'commune-committee', 'UBND xã Đồng Đăng'),
  'health-station': post('health-station', 'health-station', 'Trạm Y tế xã Đồng Đăng'),
  'facility-head': post('facility-head', 'rehab-facility', 'Cơ sở cai nghiện ma túy tỉnh Lạng Sơn', province),
  'province-police': post('province-police', 'province-police', 'Công an tỉnh Lạng Sơn', province),
  'province-planner': post('province-planner', 'province-committee', 'UBND tỉnh Lạng Sơn', province),
  inspector: post('inspector', 'inspector', 'Thanh tra tỉnh Lạng Sơn', province),
  'system-admin': post('system-admin', 'system', 'Quản trị', province),
  'identity-steward': post('identity-steward', 'province-records', 'Đầu mối hồ sơ tỉnh Lạng Sơn', province),
} as const
export type FixtureRole = keyof typeof posts

export const sessionOf = (role: FixtureRole) => ({
  account: { id: 'a-1', username: `demo.${role}`, displayName: 'Nông Thị Hxạnh' }, post: posts[role], posts: [posts[role], posts['commune-chair']].filter((each, index, all) => all.indexOf(each) === index),
  expiresAt: addHours(now, 8), demo: true, today, now,
})
export const accounts = (Object.keys(posts) as FixtureRole[]).map((role) => ({ username: `demo.${role}`, password: 'fixture-only', role, agency: posts[role].agency, unitId: posts[role].unitId, unitName: posts[role].unitName }))

export const people = [
  ['Hứa Văn Lxìn', 1996], ['Vi Thị Sxen', 1999], ['Đinh Công Txáng', 1988], ['Lương Văn Txuyến', 1994], ['Triệu Văn Sxài', 1985], ['Hoàng Văn Thxắng', 1991], ['Chu Thị Mxười', 2001], ['Mông Văn Qxuý', 1990],
  ['Bế Thị Lxoan', 1992], ['Lăng Văn Đxô', 1990], ['Nguyễn Thị Mxỵ', 2009], ['Lộc Văn Bxình', 1983],
].map(([name, birthYear], index) => ({ id: `00000000-0000-4000-8000-0000000000${String(index + 10)}`, name: name as string, birthYear: birthYear as number, ...unit, open: index % 3 === 2 ? 0 : 1 }))

type Row = { clock: string; act: string | null; kind: string; measure: string; bound: string; form: string | null; citation: object; confidence?: string; anchor: string; count: [string, number]; on?: string; at?: Instant; dueOn: string; dueAt?: Instant; opensOn?: string; person: number }
const at = (on: string, time: string) => instantAt(on as PlainDate, time)
const d163 = (article: string, clause?: string, pt?: string) => ({ instrument: 'D163', article, ...(clause ? { clause } : {}), ...(pt ? { point: pt } : {}) })

const rows: Row[] = [
  { clock: 'home-move-notify', act: 'confirm-arrival', kind: 'max', measure: 'voluntary-home', bound: 'commune-police', form: 'Mẫu 26 PL V', citation: d163('92', '1', 'c'), anchor: 'left', count: ['hour', 24], at: at('2026-11-14', '08:10'), dueOn: '2026-11-15', dueAt: at('2026-11-15', '08:10'), person: 0 },
  { clock: 'voluntary-decision', act: 'decide', kind: 'max', measure: 'voluntary-home', bound: 'commune-police-chief', form: 'Mẫu 22 PL V', citation: d163('91', '1'), anchor: 'registered', count: ['hour', 24], at: at('2026-11-17', '00:00'), dueOn: '2026-11-17', dueAt: at('2026-11-17', '24:00'), person: 1 },
  { clock: 'voluntary-decision', act: 'decide', kind: 'max', measure: 'voluntary-home', bound: 'commune-police-chief', form: 'Mẫu 22 PL V', citation: d163('91', '1'), anchor: 'registered', count: ['hour', 24], at: at('2026-11-17', '10:45'), dueOn: '2026-11-18', dueAt: at('2026-11-18', '10:45'), person: 2 },
  { clock: 'provider-notify', act: 'provider-notice', kind: 'max', measure: 'voluntary-home', bound: 'commune-police', form: null, citation: { instrument: 'L120', article: '32', clause: '8', point: 'c' }, confidence: 'verified', anchor: 'started', count: ['hour', 24], at: at('2026-11-17', '12:50'), dueOn: '2026-11-18', dueAt: at('2026-11-18', '12:50'), person: 3 },
  { clock: 'voluntary-decision', act: 'decide', kind: 'max', measure: 'voluntary-home', bound: 'commune-police-chief', form: 'Mẫu 22 PL V', citation: d163('91', '1'), anchor: 'registered', count: ['hour', 24], at: at('2026-11-17', '16:50'), dueOn: '2026-11-18', dueAt: at('2026-11-18', '16:50'), person: 4 },
  { clock: 'post-rehab-proposal', act: 'propose', kind: 'max', measure: 'post-rehab', bound: 'commune-police-chief', form: 'Mẫu 52 PL V', citation: d163('134', '1'), anchor: 'end-notice', count: ['working-day', 2], on: '2026-11-16', dueOn: '2026-11-18', person: 5 },
  { clock: 'voluntary-decision', act: 'decide', kind: 'max', measure: 'voluntary-home', bound: 'commune-police-chief', form: 'Mẫu 22 PL V', citation: d163('91', '1'), anchor: 'registered', count: ['hour', 24], at: at('2026-11-18', '02:20'), dueOn: '2026-11-19', dueAt: at('2026-11-19', '02:20'), person: 6 },
  { clock: 'voluntary-start', act: 'start', kind: 'max', measure: 'voluntary-home', bound: 'person', form: null, citation: d163('4'), confidence: 'unverified', anchor: 'decided', count: ['working-day', 2], on: '2026-11-17', dueOn: '2026-11-19', person: 7 },
  { clock: 'home-completion-certificate', act: 'complete', kind: 'window', measure: 'voluntary-home', bound: 'commune-police-chief', form: 'Mẫu 28 PL V', citation: d163('93', '4'), anchor: 'term-end', count: ['last-hours', 24], on: '2026-11-24', dueOn: '2026-11-24', dueAt: at('2026-11-24', '24:00'), opensOn: '2026-11-24', person: 8 },
  { clock: 'home-end-notice', act: 'end-notice', kind: 'lead', measure: 'voluntary-home', bound: 'commune-police', form: 'Mẫu 51 PL V', citation: d163('93', '2'), anchor: 'term-end', count: ['days-before', 30], on: '2026-12-30', dueOn: '2026-11-30', person: 9 },
]
const idOf = (index: number) => `10000000-0000-4000-8000-0000000000${String(index + 10)}`
export const deadlines = rows.map((row, index) => {
  const person = people[row.person]!
  return {
    id: idOf(index), measureId: `20000000-0000-4000-8000-0000000000${String(row.person + 10)}`, measureKind: row.measure, clock: row.clock, kind: row.kind, opensOn: row.opensOn ?? null, opensAt: row.opensOn && row.dueAt ? addHours(row.dueAt, -24) : null,
    dueOn: row.dueOn, dueAt: row.dueAt ?? null, bound: row.bound, act: row.act, form: row.form, citation: row.citation, confidence: row.confidence ?? 'one-copy',
    why: [{ say: `anchor.${row.anchor}`, on: row.on ?? dayOf(row.at!), ...(row.at ? { at: row.at } : {}) }, { say: `count.${row.count[0]}`, facts: { n: row.count[1] } }, { say: 'due', on: row.dueOn }],
    personId: person.id, personName: person.name, birthYear: person.birthYear, ...unit, overdue: row.dueAt ? row.dueAt < now : row.dueOn < today,
  }
})
export const waiting = [
  { ...deadlines[5]!, id: idOf(60), clock: 'post-rehab-decision', act: 'decide', bound: 'commune-chair', dueOn: '2026-11-22', dueAt: null },
  { ...deadlines[7]!, id: idOf(61), clock: 'assess-result', act: 'record-result', bound: 'health-station', dueOn: '2026-11-23', dueAt: null },
]

const event = (sequence: number, type: string, on: string, data: object = {}, more: object = {}) => ({
  id: `30000000-0000-4000-8000-0000000000${String(sequence + 10)}`, sequence, type, occurredOn: on, occurredAt: null, recordedAt: at(on, '09:00'), role: 'commune-police-chief', agencyName: 'Công an xã Đồng Đăng', unitId: unit.unitId,
  regime: 'r2026', rule: null, form: null, paperNumber: null, citation: null, confidence: null, data, replacedBy: null, ...more,
})
export const measureOf = (index: number) => {
  const person = people[index] ?? people[5]!
  return {
    id: `20000000-0000-4000-8000-0000000000${String(index + 10)}`, personId: person.id, kind: 'voluntary-home', status: 'in-rehab', regime: 'r2025-two-tier', open: true, ...unit, agencyName: 'Công an xã Đồng Đăng', facilityName: null,
    registeredOn: '2025-12-08', startedOn: '2025-12-15', termEndsOn: '2026-12-14', endedOn: null, sequence: 6,
    events: [event(1, 'register', '2025-12-08', { place: 'home', months: 12 }), event(2, 'decide', '2025-12-10', { months: 12 }), event(3, 'start', '2025-12-15'), event(4, 'record-visit', '2026-10-12', { met: true }), event(5, 'record-visit', '2026-11-12', { met: true, where: 'home' }), event(6, 'end-notice', '2026-11-16')],
    nextActs: [
      { type: 'record-visit', allowed: true, form: null, signer: null, dueOn: null, dueAt: null, opensOn: null, citation: d163('130', '1'), confidence: 'one-copy' },
      { type: 'record-test', allowed: true, form: 'Mẫu 01 PL III', signer: null, dueOn: null, dueAt: null, opensOn: null, citation: { instrument: 'L120', article: '23', clause: '1' }, confidence: 'verified' },
      { type: 'move-out', allowed: true, form: 'Mẫu 26 PL V', signer: 'commune-police', dueOn: null, dueAt: null, opensOn: null, citation: d163('92', '1', 'c'), confidence: 'one-copy' },
      { type: 'decide', allowed: true, form: 'Mẫu 22 PL V', signer: 'commune-police-chief', dueOn: null, dueAt: null, opensOn: null, citation: d163('91', '1'), confidence: 'one-copy' },
      { type: 'complete', allowed: false, form: 'Mẫu 28 PL V', signer: 'commune-police-chief', dueOn: null, dueAt: null, opensOn: '2026-12-14', citation: d163('93', '4'), confidence: 'one-copy', refusal: { code: 'not-now', facts: { act: 'complete', opensOn: '2026-12-14' }, citation: d163('93', '4'), confidence: 'one-copy' } },
    ],
    deadlines: deadlines.filter((each) => each.personId === person.id).map(({ personId: _p, personName: _n, birthYear: _b, unitId: _u, unitName: _un, overdue: _o, ...rest }) => rest),
  }
}
export const personOf = (id: string) => {
  const index = Math.max(0, people.findIndex((person) => person.id === id))
  const person = people[index]!
  const { events, nextActs, deadlines: due, ...rest } = measureOf(index)
  return {
    id: person.id, caseNumber: `HN-20-06004-01${index + 60}`, name: person.name, otherName: null, birth: index === 0 ? '1996' : `${person.birthYear}-05-15`, sex: 'male', personalNumberEnding: '4417',
    residences: [{ kind: 'permanent', ...unit, addressAsWritten: 'Thôn Nà Pài', from: '2019-06-01', to: null }], representative: null, measures: [{ ...rest, events, nextActs, deadlines: due }], deadlines: due,
    sealed: [{ compartment: 'TR', holder: 'Trạm Y tế xã' }], openedAt: now,
  }
}

const place = (id: string, name: string, parentId: string | null, level: string, validTo: string | null = null) => ({ id, code: id.slice(2, 7), level, kind: name.split(' ')[0]!, name, parentId, validFrom: '2025-07-01', validTo, latitude: null, longitude: null })
export const units = [
  { unit: place('c-06004', 'Xã Đồng Đăng', 'p-20', 'commune'), parentName: 'Tỉnh Lạng Sơn', successors: [] },
  { unit: place('c-06100-old', 'Xã Bảo Lâm', 'd-183', 'commune', '2025-06-30'), parentName: 'Huyện Cao Lộc', successors: [{ id: 'c-06004', name: 'Xã Đồng Đăng', on: '2025-07-01', part: 'whole' }] },
  { unit: place('c-06184', 'Xã Ba Sơn', 'p-20', 'commune'), parentName: 'Tỉnh Lạng Sơn', successors: [] },
]
export const disclosures = Array.from({ length: 12 }, (_, index) => ({ at: addHours(now, -index * 3), operation: index % 3 === 0 ? 'people-listed' : index % 3 === 1 ? 'person-opened' : 'deadlines-listed', purpose: 'case', persons: index % 3 === 1 ? 1 : 20 + index, outcome: index === 7 ? 'refused' : 'shown' }))
export const soonAfter = (days: number) => addDays(today, days)
