/** Inspections over HTTP as the posts that hold them and as those they are held at; who complains; facts for the plan. All people are invented. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role, type AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { complaintHandlers, inspecting } from '@hoa-nhap/domain/inspections/inspections.model'
import { checklistOf, isRead } from '@hoa-nhap/domain/inspections/inspections.rules'
import type { CallAnswer } from '../../checks/support/application.ts'
import { actorOf } from '../../checks/support/access-world.ts'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { slice as registers } from '../registers/registers.slice.ts'
import { slice as inspections } from './inspections.slice.ts'

const facility = 'rehab-facility:p-20.1'
const other = 'rehab-facility:p-20.2'
let world: World
const cookies = new Map<string, string>()
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z', [registers, inspections])
  for (const agency of [facility, other]) await seat('facility-head', agency, 'rehab-facility')
  await seat('facility-guard', facility, 'rehab-facility')
  for (const [role, agency, kind] of [['inspector', 'inspector:p-24', 'inspector'], ['province-police-director', 'province-police:p-20', 'province-police']] as const) await seat(role, agency, kind)
})
afterAll(() => world.close())

async function seat(role: Role, agency: string, kind: AgencyKind): Promise<void> {
  const [account, token, post, unit] = [randomUUID(), `trial-${randomUUID()}`, `${agency}/${role}`, agency.split(':')[1]!.split('.')[0]!]
  await world.rows(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ($1, $2, 'province', 'tỉnh', $1, $1, $1) on conflict (id) do nothing`, unit, unit.slice(2))
  await world.rows(`insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $1) on conflict (id) do nothing`, agency, kind, unit)
  await world.rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now())`, account, post)
  await world.rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, $5, $5, '2022-01-01')`, post, account, agency, role, unit)
  await world.rows(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, '2022-01-01', '2099-01-01')`, createHash('sha256').update(token).digest(), account, post)
  cookies.set(post, `${sessionCookie}=${token}`)
}
const as = (post: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown): Promise<CallAnswer> => world.application.call({ method, url, body, cookie: cookies.get(post) ?? world.cookie(post as Role) })
const [head, otherHead] = [`${facility}/facility-head`, `${other}/facility-head`]
async function opened(post: string, register: string, type: string, occurredOn: string, data: Readonly<Record<string, unknown>>): Promise<string> {
  const answer = await as(post, 'POST', `/api/registers/${register}`, { id: randomUUID(), type, occurredOn, data })
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.json.id as string
}
async function act(post: string, register: string, id: string, type: string, occurredOn: string, data: Readonly<Record<string, unknown>> = {}, basedOn?: number): Promise<CallAnswer> {
  const [row] = await world.rows('select sequence from register_record where id = $1', id)
  return as(post, 'POST', `/api/registers/${register}/${id}/events`, { id: randomUUID(), type, occurredOn, basedOn: basedOn ?? Number(row?.['sequence'] ?? 1), data })
}
const rule = checklistOf('rehab-facility', day('2026-11-02')).find((each) => isRead(each) && each.severity === 'clock')!

const closing = { close: { closedBecause: 'Không còn' }, recheck: { sufficient: true } } as const

async function announcedAt(inspected = facility): Promise<string> {
  const id = await opened('inspector', 'inspections', 'plan', '2026-10-20', { inspected, cause: 'risk', plannedOn: '2026-11-02' })
  expect((await act('inspector', 'inspections', id, 'announce', '2026-10-25', { decisionNumber: '7/QĐ-TTr', startsOn: '2026-11-02', endsOn: '2026-11-04' })).status).toBe(201)
  return id
}

describe('an inspection', () => {
  test('is read by the inspected body from the announcement on, and by nobody else of its kind', async () => {
    const id = await opened('inspector', 'inspections', 'plan', '2026-10-20', { inspected: facility, cause: 'alarm', plannedOn: '2026-11-02' })
    expect((await as(head, 'GET', `/api/registers/inspections/${id}`)).json.code).toBe('not-found')
    await act('inspector', 'inspections', id, 'announce', '2026-10-25', { decisionNumber: '7/QĐ-TTr', startsOn: '2026-11-02', endsOn: '2026-11-04' })
    expect((await as(head, 'GET', `/api/registers/inspections/${id}`)).json.status).toBe('announced')
    for (const post of [otherHead, `${facility}/facility-guard`, 'inspector:p-24/inspector', 'commune-police', 'province-planner', 'procuracy']) expect((await as(post, 'GET', `/api/registers/inspections/${id}`)).json.code, post).toBe('not-found')
    expect((await as('province-police', 'GET', `/api/registers/inspections/${id}`)).status).toBe(200)
    expect((await act('province-police', 'inspections', id, 'hold', '2026-11-03')).json.code).toBe('inspection-of-others')
  })
  test('its findings are remedied by the inspected body and closed by the inspecting side alone', async () => {
    const inspection = await announcedAt()
    const id = await opened('inspector', 'findings', 'record', '2026-11-03', { inspection, rule: rule.id, found: 'Chậm so với hạn', remedyBy: '2026-11-15' })
    // Its clock stands with the head of the facility.
    const dues = (await as(head, 'GET', '/api/register-dues?register=findings')).json.items
    expect(dues).toMatchObject([{ clock: 'finding-remedy', dueOn: '2026-11-15', overdue: true, yours: true, recordId: id }])
    for (const [type, code] of [['close', 'not-your-role'], ['recheck', 'register-status']] as const) expect((await act(head, 'findings', id, type, '2026-11-16', closing[type])).json.code).toBe(code)
    expect((await act(otherHead, 'findings', id, 'remedy', '2026-11-16', { remedy: 'x' })).json.code).toBe('not-found')
    expect((await act(head, 'findings', id, 'remedy', '2026-11-16', { remedy: 'Đã làm đủ' })).status).toBe(201)
    for (const type of ['close', 'recheck'] as const) expect((await act(head, 'findings', id, type, '2026-11-17', closing[type])).json.code).toBe('not-your-role')
    // Nor by the database, whoever writes: the right stands in the table of rights.
    expect(await world.rows(`select distinct role from register_right where register = 'findings' and act in ('close', 'recheck')`)).toHaveLength(inspecting.length)
    expect((await act('province-police', 'findings', id, 'recheck', '2026-11-17', { sufficient: true })).json.code).toBe('inspection-of-others')
    expect((await act('inspector', 'findings', id, 'recheck', '2026-11-17', { sufficient: true }, 1)).json.code).toBe('changed-since')
    expect((await act('inspector', 'findings', id, 'recheck', '2026-11-17', { sufficient: true })).json.status).toBe('closed')
  })
  test('bad input gets one sentence: an unknown rule, a day before, a text too long, a field that is none', async () => {
    const inspection = await announcedAt()
    const data = { inspection, rule: rule.id, found: 'x', remedyBy: '2026-11-15' }
    for (const [more, code] of [[{ rule: 'voluntary-decision' }, 'rule-not-for-body'], [{ rule: 'nothing' }, 'invalid-input'], [{ remedyBy: '2026-11-01' }, 'dates-reversed'], [{ found: 'x'.repeat(2001) }, 'invalid-input'], [{ score: 5 }, 'invalid-input'], [{ inspection: randomUUID() }, 'finding-without-inspection']] as const) {
      const answer = await as('inspector', 'POST', '/api/registers/findings', { id: randomUUID(), type: 'record', occurredOn: '2026-11-03', data: { ...data, ...more } })
      expect([answer.json.code, answer.json.detail.length > 10, answer.json.detailEn.length > 10], JSON.stringify(more).slice(0, 60)).toEqual([code, true, true])
    }
  })
})

describe('facts for the plan', () => {
  test('stand side by side for each body of the province; small counts of cases are hidden from whoever sees only figures', async () => {
    const { id } = (await world.register()).json as { id: string }
    const put = async (bound: string, clock: string, key: string, confidence: string, dueOn: string) => world.rows(
      `insert into deadline (measure_id, clock, key, person_id, kind, clock_kind, due_on, bound, bound_agency, unit_id, body) values (gen_random_uuid(), $1, $2, $3, 'compulsory', 'max', $4, 'facility-head', $5, 'c-05983', jsonb_build_object('confidence', $6::text))`, clock, key, id, dueOn, bound, confidence)
    for (let number = 0; number < 3; number++) await put(facility, 'end-notice', '', 'verified', '2026-11-10')
    for (let number = 0; number < 7; number++) await put(other, 'end-notice', '', 'one-copy', '2026-11-10')
    await put(facility, 'held-beyond', 'release', 'unverified', '2026-11-18')
    // Watchers' copies of the alarm, what was not read in the law, and what is not late mark nobody.
    await put('inspector:p-20', 'held-beyond', 'inspector', 'verified', '2026-11-18')
    await put(other, 'idle', '', 'unverified', '2026-11-10')
    await put(other, 'end-notice', '', 'verified', '2026-11-20')
    await opened(head, 'complaints', 'receive', '2026-11-01', { subject: 'holding', about: facility, summary: 'Về ngày ra' })
    const of = async (post: string, agency: string) => (await as(post, 'GET', '/api/inspection-facts')).json.items.find((item: { agencyId: string }) => item.agencyId === agency)
    expect(await of('inspector', facility)).toMatchObject({ overdue: '<5', alarms: '<5', openComplaints: 1, kind: 'rehab-facility', plannedOn: '2026-11-02', lastInspectedOn: null })
    expect(await of('inspector', other)).toMatchObject({ overdue: 7, alarms: 0 })
    expect(await of('province-police', facility)).toMatchObject({ overdue: 3, alarms: 1 })
    const list = await as('inspector', 'GET', '/api/inspection-facts?kind=commune-police')
    expect(list.json.items.map((item: { kind: string }) => item.kind)).toEqual(['commune-police', 'commune-police'])
    expect(JSON.stringify((await as('inspector', 'GET', '/api/inspection-facts')).json)).not.toContain(id)
    expect((await as('inspector:p-24/inspector', 'GET', '/api/inspection-facts')).json.items.filter((item: { agencyId: string }) => item.agencyId.includes('p-20'))).toEqual([])
    expect((await as('inspector', 'GET', '/api/inspection-facts?kind=court')).json.code).toBe('invalid-query')
    for (const role of ['commune-police', 'commune-chair', 'province-planner', 'privacy-officer', 'health-station'] as const) expect((await as(role, 'GET', '/api/inspection-facts')).json.code, role).toBe('not-your-role')
    for (const role of Role.options.filter((each) => !inspecting.includes(each as never))) {
      await expect(world.database.as(actorOf(role, { province: 'p-20', commune: 'c-05983' }, day('2026-11-20')), (transaction) => transaction.query('select * from inspection_figures()')), role).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('who complains', () => {
  const person = { name: 'Hoàng Thị Mẫu', phone: '0900000001', address: 'Thôn Mẫu', note: 'Muốn được trả lời bằng thư' }
  test('is written and read by the body that handles it; not by the one above, not by a colleague body, not in the register or the log', async () => {
    const id = await opened(head, 'complaints', 'receive', '2026-11-01', { subject: 'conditions', about: facility, summary: 'Về chỗ ở' })
    expect((await as(head, 'GET', `/api/complaints/${id}/person`)).json).toEqual({ person: null })
    expect((await as(head, 'PUT', `/api/complaints/${id}/person`, person)).status).toBe(204)
    expect((await as(head, 'GET', `/api/complaints/${id}/person`)).json.person).toMatchObject(person)
    // Second instance sees the record and not the person.
    for (const post of ['province-police:p-20/province-police-director', 'province-police', 'inspector']) {
      expect((await as(post, 'GET', `/api/registers/complaints/${id}`)).status, post).toBe(200)
      expect((await as(post, 'GET', `/api/registers/complaints/${id}`)).text).not.toContain('Mẫu')
      expect((await as(post, 'GET', `/api/complaints/${id}/person`)).json.code, post).toBe('not-found')
      expect((await as(post, 'PUT', `/api/complaints/${id}/person`, { name: 'Người khác' })).json.code, post).toBe('not-found')
    }
    expect((await as(otherHead, 'GET', `/api/complaints/${id}/person`)).json.code).toBe('not-found')
    for (const role of ['commune-police', 'counsellor', 'province-planner', 'privacy-officer', 'procuracy'] as const) expect((await as(role, 'GET', `/api/complaints/${id}/person`)).json.code, role).toBe('not-your-role')
    expect((await as(head, 'PUT', `/api/complaints/${id}/person`, { name: ' ' })).status).toBe(422)
    expect((await as(head, 'PUT', `/api/complaints/${id}/person`, { name: 'A', phone: '12' })).status).toBe(422)
    const stored = JSON.stringify(await world.rows('select * from complaint_person')) + JSON.stringify(await world.rows(`select * from register_event where record_id = $1`, id))
    for (const word of [person.name, person.phone, person.address, person.note]) {
      expect(stored).not.toContain(word)
      expect(world.application.logged()).not.toContain(word)
    }
    expect(Number((await world.rows(`select count(*)::int as n from disclosure where operation = 'complaints.person' and outcome = 'shown'`))[0]!['n'])).toBe(2)
  })
  test('goes with the complaint when its body is handed over', async () => {
    const id = await opened(head, 'complaints', 'receive', '2026-11-01', { subject: 'conditions', about: facility, summary: 'Về chỗ ở' })
    await as(head, 'PUT', `/api/complaints/${id}/person`, person)
    await world.rows('update register_record set reader_agency = $2 where id = $1', id, other)
    expect((await as(head, 'GET', `/api/complaints/${id}/person`)).json.code).toBe('not-found')
    expect((await as(otherHead, 'GET', `/api/complaints/${id}/person`)).json.person).toMatchObject(person)
  })
  test('no role reads the table but those that handle, each of its own body', async () => {
    const place = { province: 'p-20', commune: 'c-05983' }
    for (const role of Role.options) {
      const read = world.database.as({ ...actorOf(role, place, day('2026-11-20')), agencyId: facility }, (transaction) => transaction.query('select record_id from complaint_person'))
      if (complaintHandlers.includes(role)) expect((await read).rows.length, role).toBe(1)
      else await expect(read, role).rejects.toMatchObject({ code: '42501' })
    }
    const elsewhere = await world.database.as({ ...actorOf('facility-head', place, day('2026-11-20')), agencyId: 'rehab-facility:p-20.9' }, (transaction) => transaction.query('select record_id from complaint_person'))
    expect(elsewhere.rows).toEqual([])
  })
})
