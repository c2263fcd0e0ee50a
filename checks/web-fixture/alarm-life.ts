/** Two invented persons in a facility: one kept beyond the last lawful day, one whose term ends within the month. Answers for `startFixtureServer({ more })`. */
import { addDays, addHours } from '@hoa-nhap/domain/kernel/plain-date'
import { now, people, today } from './data.ts'
import type { Replies } from './server.ts'

const place = { unitId: 'c-06004', unitName: 'Xã Đồng Đăng' }
const facility = 'Cơ sở cai nghiện ma túy tỉnh Lạng Sơn'
const l120 = (article: string, clause?: string) => ({ instrument: 'L120', article, ...(clause ? { clause } : {}) })
const [beyondPerson, plannedPerson] = [people[7]!, people[11]!]
const [beyondId, plannedId] = ['50000000-0000-4000-8000-000000000001', '50000000-0000-4000-8000-000000000002']
const ended = addDays(today, -12)
const ending = addDays(today, 21)

const due = (measureId: string, key: string, clock: string, kind: string, dueOn: string, bound: string, act: string | null, why: object[]) => ({
  id: `${measureId}/${clock}/${key}`, measureId, measureKind: 'compulsory', clock, kind, opensOn: addDays(dueOn as typeof today, -9), opensAt: null, dueOn, dueAt: null, bound, act, form: null, citation: l120('39', '1'), confidence: 'verified', why,
})
const alarm = ['release', 'procuracy', 'inspector'].map((key) => due(beyondId, key, 'held-beyond', 'max', ended, key === 'release' ? 'facility-head' : key, 'complete', [{ say: 'term-last-day', on: ended }, { say: 'days-beyond', facts: { n: 12 } }, { say: 'release-now' }, { say: 'due', on: ended }]))
const plan = [
  due(plannedId, 'proposal', 'release-plan', 'lead', addDays(ending, -15), 'commune-police-chief', null, [{ say: 'anchor.term-end', on: ending }, { say: 'plan.proposal' }, { say: 'free-by-then' }, { say: 'due', on: addDays(ending, -15) }]),
  due(plannedId, 'decision', 'release-plan', 'lead', addDays(ending, -2), 'commune-chair', null, [{ say: 'anchor.term-end', on: ending }, { say: 'plan.decision' }, { say: 'free-by-then' }, { say: 'due', on: addDays(ending, -2) }]),
  due(plannedId, 'certificate', 'release-plan', 'lead', ending, 'facility-head', 'complete', [{ say: 'anchor.term-end', on: ending }, { say: 'plan.certificate' }, { say: 'free-by-then' }, { say: 'due', on: ending }]),
]
const event = (measureId: string, sequence: number, type: string, on: string, role: string, agencyName: string) => ({ id: `${measureId.slice(0, -4)}9${String(sequence).padStart(3, '0')}`, sequence, type, occurredOn: on, occurredAt: null, recordedAt: now, role, agencyName, unitId: place.unitId, regime: 'r2021', rule: null, form: null, paperNumber: null, citation: l120('38'), confidence: 'verified', data: {}, replacedBy: null })
const next = (type: string, allowed: boolean, more: object = {}) => ({ type, allowed, form: null, signer: 'facility-head', dueOn: null, dueAt: null, opensOn: null, citation: l120('39', '1'), confidence: 'verified', ...more })
const measure = (id: string, personId: string, ends: string, more: { readonly deadlines: readonly object[]; readonly nextActs: readonly object[] }) => ({
  id, personId, kind: 'compulsory', status: 'in-facility', regime: 'r2021', open: true, ...place, agencyName: facility, facilityName: facility, registeredOn: '2025-05-06', startedOn: '2025-05-07', termEndsOn: ends, endedOn: null, sequence: 2,
  events: [event(id, 1, 'open-from-court', '2025-05-06', 'system', 'Tòa án nhân dân'), event(id, 2, 'admit', '2025-05-07', 'facility-intake', facility)], ...more,
})
const overTerm = { code: 'term-over', facts: { act: 'record-stage', termEndsOn: ended } }
const measures = [
  measure(beyondId, beyondPerson.id, ended, { deadlines: alarm, nextActs: [next('complete', true, { dueOn: ended }), next('record-stage', false, { refusal: overTerm })] }),
  measure(plannedId, plannedPerson.id, ending, { deadlines: plan, nextActs: [next('record-stage', true), next('end-notice', true, { dueOn: addDays(today, 3) }), next('complete', false, { opensOn: ending, refusal: { code: 'not-now', facts: { act: 'complete', opensOn: ending } } })] }),
]
const personOf = (person: (typeof people)[number], own: (typeof measures)[number], deadlines: readonly object[]) => ({
  id: person.id, caseNumber: `HN-20-06004-02${person.id.slice(-2)}`, name: person.name, otherName: null, birth: String(person.birthYear), sex: 'male', personalNumberEnding: '4417', residences: [{ kind: 'permanent', ...place, addressAsWritten: null, from: '2025-07-01', to: null }],
  representative: null, measures: [own].map(({ events: _events, nextActs: _acts, deadlines: _due, ...rest }) => rest), deadlines, sealed: [], openedAt: addHours(now, 0),
})
const inbox = [...alarm.slice(0, 1), ...plan].map((deadline) => {
  const person = deadline.measureId === beyondId ? beyondPerson : plannedPerson
  return { ...deadline, personId: person.id, personName: person.name, birthYear: person.birthYear, ...place, overdue: deadline.dueOn < today }
})
export const beyondPersonId = beyondPerson.id
export const plannedPersonId = plannedPerson.id
export const alarmReplies: Replies = {
  'people.get': ({ params }) => ({ body: params['id'] === beyondPerson.id ? personOf(beyondPerson, measures[0]!, alarm) : personOf(plannedPerson, measures[1]!, plan) }),
  'measures.get': ({ params }) => ({ body: measures.find((one) => one.id === params['id']) ?? measures[0] }),
  'measures.deadlines': ({ query }) => ({ body: { items: query.get('due') === 'waiting' ? [] : inbox, nextCursor: null, counts: { overdue: 1, today: 0, week: 1, month: 2, waiting: 0 }, nextDueOn: inbox[1]!.dueOn } }),
}
