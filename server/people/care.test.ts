/** The one door of care, and what nobody may infer from anywhere else. All people are invented. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role, type AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { columnsFor, declarationOf } from '@hoa-nhap/domain/access/access.rules'
import { personTables } from '@hoa-nhap/domain/access/compartments'
import { judgeTellingRepresentative } from '@hoa-nhap/domain/people/care.rules'
import type { CallAnswer } from '../../checks/support/application.ts'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { endCare } from './care.ts'

const facility = 'rehab-facility:p-20.1'
let world: World
const cookies = new Map<string, string>()
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z')
  for (const role of ['facility-head', 'facility-health', 'facility-guard', 'facility-accounts', 'facility-intake', 'facility-counsellor', 'facility-workshop'] as const) await seat(role, facility, 'rehab-facility')
  await seat('facility-health', facility, 'rehab-facility', '/2')
  await seat('facility-head', 'rehab-facility:p-20.2', 'rehab-facility')
  await seat('school', 'school:p-20', 'school')
  await seat('team-member', 'union:p-20', 'union')
})
afterAll(() => world.close())

async function seat(role: Role, agency: string, kind: AgencyKind, suffix = ''): Promise<void> {
  const [account, token, post] = [randomUUID(), `trial-${randomUUID()}`, `${agency}/${role}${suffix}`]
  await world.rows(`insert into agency (id, kind, unit_id, name) values ($1, $2, 'p-20', $1) on conflict (id) do nothing`, agency, kind)
  await world.rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now())`, account, post)
  await world.rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, 'p-20', 'p-20', '2022-01-01')`, post, account, agency, role)
  await world.rows(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, '2022-01-01', '2099-01-01')`, createHash('sha256').update(token).digest(), account, post)
  cookies.set(post, `${sessionCookie}=${token}`)
}
const as = (post: string, method: 'GET' | 'POST', url: string, body?: unknown) => world.application.call({ method, url, body, cookie: cookies.get(post)!, headers: { purpose: 'records' } })
const head = `${facility}/facility-head`
const [nurse, colleague] = [`${facility}/facility-health`, `${facility}/facility-health/2`]
async function ok(answer: Promise<CallAnswer>, status = 200) {
  const given = await answer
  expect(given.status, given.text).toBe(status)
  return given.json
}
/** Two people alike in everything, kept by the facility and managed by the commune. */
async function kept(name: string, more: Readonly<Record<string, unknown>> = {}): Promise<{ id: string; measureId: string }> {
  const { id } = await ok(world.register({ name, ...more }), 201)
  const begun = await ok(world.begin('commune-police', id, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } }), 201)
  await world.rows(`insert into sight (agency_id, person_id, until, grade) values ($1, $2, '9999-12-31', 'scope') on conflict do nothing`, facility, id)
  await world.rows('update measure set reader_facility = $2 where person_id = $1', id, facility)
  for (const agency of ['school:p-20/school', 'union:p-20/team-member', world.post('counsellor')]) await world.rows(`insert into circle (post_id, person_id, purpose, until) values ($1, $2, 'support', '9999-12-31')`, agency, id)
  return { id, measureId: begun.measure.id }
}
const entry = (more: Readonly<Record<string, unknown>> = {}) => ({ id: randomUUID(), kind: 'hiv', on: '2026-11-20', text: 'Bắt đầu điều trị, theo dõi hằng tháng', ...more })
const care = (post: string, personId: string) => as(post, 'GET', `/api/people/${personId}/care`)

describe('who comes through the door', () => {
  test('the head, and the health post that is charged with this person; nobody else, whatever the answer is to', async () => {
    const { id } = await kept('Hoàng Văn Bệnh')
    // Nobody is charged yet: a health post writes nothing and reads an empty page, as for everybody.
    expect((await as(nurse, 'POST', `/api/people/${id}/care`, entry())).json.code).toBe('not-found')
    expect(await ok(care(nurse, id))).toEqual({ results: [] })
    expect((await as(nurse, 'POST', `/api/people/${id}/care/assignments`, {})).json.code).toBe('not-your-role')
    expect((await as(head, 'POST', `/api/people/${id}/care/assignments`, { postId: `${facility}/facility-guard` })).json.code).toBe('not-found')
    await ok(as(head, 'POST', `/api/people/${id}/care/assignments`, { postId: nurse }), 204)
    const written = entry()
    await ok(as(nurse, 'POST', `/api/people/${id}/care`, written), 201)
    await ok(as(nurse, 'POST', `/api/people/${id}/care`, written), 201)
    await ok(as(nurse, 'POST', `/api/people/${id}/care`, entry({ kind: 'tuberculosis' })), 201)
    expect((await ok(care(nurse, id))).results.map((row: { kind: string }) => row.kind).toSorted()).toEqual(['hiv', 'tuberculosis'])
    expect((await ok(care(head, id))).results).toHaveLength(2)
    expect(await ok(care(colleague, id))).toEqual({ results: [] })
    for (const role of ['facility-guard', 'facility-accounts', 'facility-intake', 'facility-counsellor', 'facility-workshop']) expect((await care(`${facility}/${role}`, id)).json.code, role).toBe('not-your-role')
    for (const role of ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'counsellor', 'province-police', 'identity-steward', 'privacy-officer', 'province-planner', 'assessor'] as const) {
      expect((await world.call(role, 'GET', `/api/people/${id}/care`)).json.code, role).toBe('not-your-role')
    }
    // Another place, and the health station of the commune that is charged with the same person, have a page of their own.
    expect((await care('rehab-facility:p-20.2/facility-head', id)).json.code).toBe('not-found')
    await world.rows(`insert into sight (agency_id, person_id, until, grade) values ($1, $2, '9999-12-31', 'scope')`, world.agency('health-station'), id)
    await ok(world.call('health-station', 'POST', `/api/people/${id}/care/assignments`, {}), 204)
    expect(await ok(world.call('health-station', 'GET', `/api/people/${id}/care`))).toEqual({ results: [] })

    // Written down with the article; nothing of it in clear in the database.
    const ledger = await world.rows(`select distinct article from disclosure where operation like 'care.%' and role = 'facility-head' and person_ids = array[$1::uuid]`, id)
    expect(ledger).toEqual([{ article: 'Law 64/2006 Đ30(2)e' }])
    const [row] = await world.rows('select body from hiv_result where person_id = $1', id)
    expect((row!['body'] as Buffer)[0]).toBe(2)
    expect((row!['body'] as Buffer).toString('latin1')).not.toContain('hiv')
    expect(world.application.logged()).not.toMatch(/hiv|tuberculosis/i)
  })

  test('no police, commune or provincial role is granted a column of it, and no role whose name is not on the closed list', () => {
    const readers = Role.options.filter((role) => columnsFor(role, 'hiv_result') !== null || columnsFor(role, 'infection_result') !== null)
    expect(readers).toEqual(['health-station', 'substitution-clinician', 'facility-head', 'facility-health'])
    expect(readers.some((role) => ['commune-police', 'province-police', 'district-police', 'ministry-police', 'commune-committee', 'province-committee'].includes(declarationOf(role).agency))).toBe(false)
    expect([personTables['hiv_result']?.assigned, personTables['infection_result']?.assigned]).toEqual([true, true])
  })
})

describe('when the person leaves', () => {
  test('place and days of what goes on are written behind this door, and come back through it alone', async () => {
    const { id } = await kept('Hoàng Văn Rời')
    await ok(as(head, 'POST', `/api/people/${id}/care/assignments`, { postId: nurse }), 204)
    await ok(as(nurse, 'POST', `/api/people/${id}/care`, entry({ handover: { place: 'Trung tâm y tế nơi về', days: 30 } })), 201)
    expect((await ok(care(nurse, id))).results[0].handover).toEqual({ place: 'Trung tâm y tế nơi về', days: 30 })
    expect((await as(nurse, 'POST', `/api/people/${id}/care`, entry({ handover: { place: 'x', days: 400 } }))).json.code).toBe('invalid-input')
    expect(await ok(care(colleague, id))).toEqual({ results: [] })
    const [row] = await world.rows('select body from hiv_result where person_id = $1', id)
    expect((row!['body'] as Buffer).toString('latin1')).not.toContain('handover')
  })
})

describe('what nobody may infer', () => {
  test('two people alike but for it: every role, every door, every size, every number of an event or a day', async () => {
    const [one, other] = [await kept('Hoàng Văn Giống'), await kept('Hoàng Văn Giống')]
    const doors = (person: typeof one) => [
      `/api/people/${person.id}`, `/api/people/${person.id}/personal-number`, `/api/people/${person.id}/links`, `/api/people/${person.id}/counselling`, `/api/measures/${person.measureId}`, `/api/measures/${person.measureId}/events`,
      '/api/people?limit=500', '/api/people?q=giong', '/api/measures?limit=500', '/api/deadlines?limit=500', '/api/disclosures', '/api/restricted', '/api/measures?kind=hiv', '/api/people?q=hiv',
    ]
    const posts = [...(['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'counsellor', 'province-police', 'identity-steward', 'province-planner', 'privacy-officer', 'assessor'] as const).map((role) => ({ name: role as string, call: (url: string) => world.call(role, 'GET', url, undefined, { headers: { purpose: 'records' } }) })),
      ...[...cookies.keys()].filter((post) => post !== head && post !== nurse).map((post) => ({ name: post, call: (url: string) => as(post, 'GET', url) }))]
    const plain = (text: string, person: typeof one) => text.replaceAll(person.id, 'ID').replaceAll(person.measureId, 'MEASURE').replaceAll(/HN-20-05983-\d+/g, 'CASE').replaceAll(/"(id|measureId|eventId|instance|requestId|nextCursor)":"[^"]*"/g, '"$1":""')
    const seen = async (person: typeof one) => {
      const found: string[] = []
      for (const post of posts) for (const door of doors(person).slice(0, 6)) {
        const answer = await post.call(door)
        found.push(`${post.name} ${door.replaceAll(person.id, 'ID').replaceAll(person.measureId, 'MEASURE')} ${answer.status} ${answer.text.length} ${plain(answer.text, person)}`)
      }
      return found
    }
    const lists = async () => {
      const found: string[] = []
      for (const post of posts) for (const door of doors(one).slice(6).filter((url) => url !== '/api/disclosures')) found.push(`${post.name} ${door} ${(await post.call(door)).text}`)
      return found
    }
    const before = await lists()
    await ok(as(head, 'POST', `/api/people/${one.id}/care/assignments`, { postId: nurse }), 204)
    for (const kind of ['hiv', 'hepatitis-b', 'tuberculosis']) await ok(as(nurse, 'POST', `/api/people/${one.id}/care`, entry({ kind })), 201)
    expect(await lists()).toEqual(before)
    expect(await seen(one)).toEqual(await seen(other))
    // No event, deadline, notice, fact or job came of it.
    const counts = async (person: typeof one) => world.rows(`select (select count(*)::int from measure_event where person_id = $1) as events, (select count(*)::int from deadline where person_id = $1) as deadlines, (select sequence from measure where person_id = $1) as sequence,
      (select count(*)::int from treatment_record where person_id = $1) as treatment, (select count(*)::int from notice) as notices, (select count(*)::int from outbox where ref ->> 'measureId' = $2) as outbox`, person.id, person.measureId)
    expect(await counts(one)).toEqual(await counts(other))
  })
})

describe('a minor', () => {
  test('parents beside a child under 15; from 15 the child first; at 18 nobody', () => {
    const [today, told] = [day('2026-11-20'), day('2026-11-19')]
    const code = (birth: string, on: typeof today | null, at = today) => { const judged = judgeTellingRepresentative(birth, on, at); return judged.ok ? 'yes' : judged.refusal.code }
    expect(code('2013-01-01', null)).toBe('yes')
    expect(code('2011-11-21', null)).toBe('yes')
    expect(code('2011-11-20', null)).toBe('child-first')
    expect(code('2010-05-01', told)).toBe('yes')
    expect(code('2008-11-21', told)).toBe('yes')
    expect(code('2008-11-20', told)).toBe('representation-ended')
    expect(code('2008', told)).toBe('representation-ended')
  })

  test('the representative stands in the dossier to the day before the birthday; helpers and schools never see the kind of a measure', async () => {
    const { id } = await kept('Hoàng Văn Nhỏ', { birth: '2009-03-10', representative: { name: 'Hoàng Thị Mẹ', relation: 'mother', personalNumber: '999000000555' } })
    const representative = async () => (await ok(world.call('commune-police', 'GET', `/api/people/${id}`))).representative
    expect(await representative()).toEqual({ name: 'Hoàng Thị Mẹ', relation: 'mother' })
    expect(await world.rows('select representative_name, representative_number from person_identity where person_id = $1', id)).toEqual([{ representative_name: null, representative_number: null }])
    for (const post of ['school:p-20/school', 'union:p-20/team-member']) {
      const answers = await Promise.all([`/api/people/${id}`, '/api/people', '/api/measures', '/api/deadlines', `/api/people/${id}/links`].map((url) => as(post, 'GET', url)))
      for (const answer of answers) expect(answer.text).not.toMatch(/assessment|Mẹ|mother|addicted/)
      for (const table of ['measure', 'measure_event', 'deadline', 'representative', 'hiv_result']) {
        const role = post.split('/')[1] as Role
        const rows = world.database.as({ role, unitId: 'p-20', agencyId: post.split('/')[0]!, provinceId: 'p-20', postId: post, day: day('2026-11-20') }, (transaction) => transaction.query(`select * from ${table}`))
        await expect(rows, `${post} ${table}`).rejects.toMatchObject({ code: '42501' })
      }
    }
    await ok(as(head, 'POST', `/api/people/${id}/care/assignments`, { postId: nurse }), 204)
    const written = entry()
    await ok(as(nurse, 'POST', `/api/people/${id}/care`, written), 201)
    const tell = (who: string) => as(nurse, 'POST', `/api/people/${id}/care/${written.id}/told`, { who, on: '2026-11-20' })
    expect((await tell('representative')).json.code).toBe('child-first')
    await ok(tell('person'), 204)
    await ok(tell('representative'), 204)
    expect((await ok(care(nurse, id))).results[0]).toMatchObject({ toldPersonOn: '2026-11-20', toldRepresentativeOn: '2026-11-20' })
    world.application.setNow('2027-03-09T02:00:00Z')
    expect(await representative()).not.toBeNull()
    world.application.setNow('2027-03-10T02:00:00Z')
    expect(await representative()).toBeNull()
    expect((await as(nurse, 'POST', `/api/people/${id}/care/${written.id}/told`, { who: 'representative', on: '2027-03-10' })).json.code).toBe('representation-ended')
    world.application.setNow('2026-11-20T02:00:00Z')
  })
})

describe('when the management ends', () => {
  test('given back by hand: the rows are gone, the receipt stays', async () => {
    const { id } = await kept('Hoàng Văn Về')
    await ok(as(head, 'POST', `/api/people/${id}/care`, entry()), 201)
    const { receipt } = await ok(as(head, 'POST', `/api/people/${id}/care/return`), 201)
    expect(await ok(care(head, id))).toEqual({ results: [] })
    expect(await world.rows('select id, how, rows, ended_on::text as on from care_receipt where person_id = $1', id)).toEqual([{ id: receipt, how: 'returned', rows: 1, on: '2026-11-20' }])
    // A receipt for somebody of whom nothing was kept looks the same from outside.
    const nothing = await kept('Hoàng Văn Không')
    expect(Object.keys(await ok(as(head, 'POST', `/api/people/${nothing.id}/care/return`), 201))).toEqual(['receipt'])
  })

  test('where nobody thought of it: unread from that moment, erased by the job, and only there', async () => {
    const [gone, stays] = [await kept('Hoàng Văn Đi'), await kept('Hoàng Văn Ở')]
    for (const person of [gone, stays]) await ok(as(head, 'POST', `/api/people/${person.id}/care`, entry()), 201)
    await world.rows('delete from sight where person_id = $1 and agency_id = $2', gone.id, facility)
    expect((await care(head, gone.id)).json.code).toBe('not-found')
    expect(await endCare(world.application.platform)).toBe(1)
    expect(await world.rows('select 1 from hiv_result where person_id = $1', gone.id)).toEqual([])
    expect(await world.rows('select how, rows from care_receipt where person_id = $1', gone.id)).toEqual([{ how: 'erased', rows: 1 }])
    expect((await ok(care(head, stays.id))).results).toHaveLength(1)
    expect(await endCare(world.application.platform)).toBe(0)
  })
})

describe('his own dossier', () => {
  test('an officer does not see himself, nor a recorded relative, through any door, and his colleagues do', async () => {
    const { id } = await kept('Hoàng Văn Mình')
    const account = (await world.rows('select account_id from post where id = $1', world.post('commune-police')))[0]!['account_id']
    expect((await ok(world.call('commune-police', 'GET', '/api/people?q=minh'))).items).toHaveLength(1)
    await world.rows(`insert into barred (account_id, person_id, reason, at, by_post) values ($1, $2, 'kin', now(), 'x')`, account, id)
    for (const url of ['/api/people?q=minh', '/api/people?limit=500', '/api/measures?limit=500', '/api/deadlines?limit=500']) expect((await world.call('commune-police', 'GET', url)).text, url).not.toContain(id)
    expect((await world.call('commune-police', 'GET', `/api/people/${id}`)).json.code).toBe('not-found')
    expect((await world.call('commune-police', 'POST', `/api/people/${id}/restriction`, {})).status).not.toBe(204)
    expect((await ok(world.call('commune-police-chief', 'GET', `/api/people/${id}`))).name).toBe('Hoàng Văn Mình')
    // Nor by way of a circle he was named for.
    await ok(world.call('commune-police-chief', 'POST', `/api/people/${id}/restriction`, { ground: 'officer', reason: 'Người được quản lý là cán bộ của xã', circle: [world.post('commune-police')] }), 204)
    expect((await ok(world.call('commune-police', 'GET', '/api/restricted'))).items).toEqual([])
    expect((await world.call('commune-police', 'GET', `/api/restricted/${id}`)).json.code).toBe('not-found')
  })
})
