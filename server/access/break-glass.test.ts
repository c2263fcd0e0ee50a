/** A reasoned opening: asked first, for hours, told, judged by somebody else, learning nothing about who is not there. And dossiers closed to an officer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHash, randomUUID } from 'node:crypto'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { judgeOpening, openers } from '@hoa-nhap/domain/access/break-glass.rules'
import { declarationOf } from '@hoa-nhap/domain/access/access.rules'
import type { CallAnswer } from '../../checks/support/application.ts'
import { communes, trialWorld, type World } from '../../checks/support/trial-world.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { accessRoutes } from './access.routes.ts'
import { breakGlassRoutes } from './break-glass.ts'
import { secondFactorRoutes } from './second-factor.routes.ts'
import { SignInLimits } from './sign-in-limits.ts'

let world: World
const night = '2026-11-20T19:00:00Z' // 02:00 on the 21st, a Saturday
const facility = 'rehab-facility:p-20.1'
type Seat = { readonly account: string; readonly postId: string; readonly cookie: string }
const seats = new Map<string, Seat>()
const put = (text: string, ...values: unknown[]) => world.rows(text, ...values)
async function seat(role: Role, agency: string, unit: string, key: string = role, account: string = randomUUID()): Promise<Seat> {
  const postId = `${agency}/${role}/test-${key}`
  const token = `trial-${randomUUID()}`
  await put(`insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $1) on conflict (id) do nothing`, agency, agency.split(':')[0], unit)
  await put(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now()) on conflict (id) do nothing`, account, postId)
  await put(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, $5, 'p-20', '2022-01-01')`, postId, account, agency, role, unit)
  await put(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, '2022-01-01', '2099-01-01')`, createHash('sha256').update(token).digest(), account, postId)
  const made = { account, postId, cookie: `${sessionCookie}=${token}` }
  seats.set(key, made)
  return made
}
const as = (key: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) => world.application.call({ method, url, body, cookie: seats.get(key)!.cookie })
async function ok(given: Promise<CallAnswer>, status = 201) {
  const found = await given
  expect(found.status, found.text).toBe(status)
  return found.json
}
const reason = 'Người ngã xuống, không tỉnh, cần biết dị ứng thuốc'
const article = 'Luật 91/2025/QH15 Điều 19.1.a'
const card = { allergies: 'Penicillin', medicines: 'Methadone 60 mg', withdrawalRisk: 'Có' }
let personId: string
let bareId: string

beforeAll(async () => {
  world = await trialWorld(night, [{ name: 'access', routes: [...accessRoutes({ limits: new SignInLimits() }), ...secondFactorRoutes({ limits: new SignInLimits() }), ...breakGlassRoutes()] }])
  await seat('facility-guard', facility, 'p-20')
  await seat('facility-guard', facility, 'p-20', 'second-guard')
  await seat('facility-head', facility, 'p-20')
  await seat('facility-health', facility, 'p-20')
  await seat('privacy-officer', 'province-police:p-20', 'p-20')
  await seat('province-police-director', 'province-police:p-20', 'p-20')
  await seat('inspector', 'inspector:p-20', 'p-20')
  await seat('system-admin', 'province-information:p-20', 'p-20')
  // The guard also holds the head's post at night: the same account may not judge itself in any post.
  await seat('facility-head', facility, 'p-20', 'guard-as-head', seats.get('facility-guard')!.account)
  for (const name of ['Hứa Văn Thử', 'Hứa Thị Trống']) {
    const given = await ok(world.register({ name, birth: '1991-05-15' }))
    await ok(world.begin('commune-police', given.id, 'voluntary-home', { type: 'register', occurredOn: '2026-11-20', data: { place: 'home', turn: 'first', resultIssuedOn: '2026-11-18' } }))
    await put(`insert into sight (agency_id, person_id, until) values ($1, $2, '9999-12-31')`, facility, given.id)
    if (name === 'Hứa Văn Thử') personId = given.id
    else bareId = given.id
  }
  expect((await as('facility-health', 'PUT', `/api/people/${personId}/care-card`, card)).status).toBe(204)
})
afterAll(() => world.close())
const open = (key: string, more: object) => as(key, 'POST', '/api/break-glass/care-card', { reason, article, ...more })
const byName = { name: 'hứa văn  THỬ', birth: '1991-05-15' }
const forget = () => put('delete from notice').then(() => put('delete from break_glass'))

describe('a guard in the night', () => {
  let id: string
  test('is asked for the reason first, and must know the one person', async () => {
    expect((await open('facility-guard', { ...byName, reason: 'gấp' })).json.code).toBe('reason-too-short')
    for (const given of [{}, { name: 'Hứa Văn Thử' }, { name: 'Hứa Văn Thử', birth: '1991' }, { birth: '1991-05-15' }]) expect((await open('facility-guard', given)).json.code).toBe('person-must-be-known')
    expect((await as('facility-guard', 'POST', '/api/break-glass/care-card', { ...byName, reason })).status).toBe(422)
    expect(await put('select 1 from break_glass')).toEqual([])
  })

  test('opens one card for four hours, and nothing beside it', async () => {
    const opened = await ok(open('facility-guard', byName))
    expect(opened).toMatchObject({ until: '2026-11-20T23:00:00.000Z', card })
    expect(Object.keys(opened).toSorted()).toEqual(['card', 'id', 'until'])
    id = opened.id
    expect((await as('facility-guard', 'GET', `/api/break-glass/${id}/care-card`)).json).toEqual(card)
    await expect(world.database.as({ role: 'facility-guard', unitId: 'p-20', agencyId: facility, provinceId: 'p-20', postId: seats.get('facility-guard')!.postId, day: day('2026-11-21') }, (transaction) => transaction.query('select 1 from care_card'))).rejects.toMatchObject({ code: '42501' })
    world.application.setNow('2026-11-20T22:59:59Z')
    expect((await as('facility-guard', 'GET', `/api/break-glass/${id}/care-card`)).status).toBe(200)
    world.application.setNow('2026-11-20T23:00:00Z')
    expect((await as('facility-guard', 'GET', `/api/break-glass/${id}/care-card`)).status).toBe(404)
    world.application.setNow(night)
    expect((await as('second-guard', 'GET', `/api/break-glass/${id}/care-card`)).status).toBe(404)
    expect((await as('facility-guard', 'GET', '/api/break-glass')).status).toBe(403)
  })

  test('head, privacy officer and the province’s records post are told at once, without a person', async () => {
    const told = async (cookie: string) => (await world.application.call({ method: 'GET', url: '/api/notices', cookie })).json.items as Record<string, unknown>[]
    for (const cookie of [seats.get('facility-head')!.cookie, seats.get('privacy-officer')!.cookie, world.cookie('identity-steward')]) {
      const items = await told(cookie)
      expect(items).toMatchObject([{ topic: 'break-glass', ref: id, dueOn: '2026-11-25', done: false }])
      expect(JSON.stringify(items)).not.toMatch(new RegExp(`${personId}|Hứa|Penicillin`))
    }
    for (const cookie of [seats.get('facility-guard')!.cookie, seats.get('inspector')!.cookie, world.cookie('commune-police-chief')]) expect(await told(cookie)).toEqual([])
    const [item] = (await ok(as('facility-head', 'GET', '/api/break-glass'), 200)).items
    expect(item).toMatchObject({ id, holder: seats.get('facility-guard')!.postId, reason, article, reviewBy: '2026-11-25', tellBy: '2026-12-01', reviewedAt: null })
    expect(JSON.stringify(item)).not.toMatch(new RegExp(`${personId}|Hứa|Penicillin`))
  })

  test('he cannot judge it himself, in no post of his; somebody else judges it once', async () => {
    const judge = (key: string) => as(key, 'POST', `/api/break-glass/${id}/review`, { outcome: 'justified', note: 'Đúng là cấp cứu' })
    expect((await judge('facility-guard')).json.code).toBe('not-your-role')
    expect((await judge('guard-as-head')).json.code).toBe('not-by-oneself')
    expect((await as('guard-as-head', 'POST', `/api/break-glass/${id}/told`, { on: '2026-11-21' })).status).toBe(404)
    expect((await judge('province-police-director')).status).toBe(404)
    expect((await judge('privacy-officer')).status).toBe(204)
    expect((await judge('facility-head')).json.code).toBe('reviewed-already')
    expect((await as('facility-head', 'GET', '/api/notices')).json.items).toMatchObject([{ done: true }])
    expect((await as('facility-head', 'POST', `/api/break-glass/${id}/told`, { on: '2026-12-24' })).json.code).toBe('in-future')
    expect((await as('facility-head', 'POST', `/api/break-glass/${id}/told`, { on: '2026-11-21' })).status).toBe(204)
    expect((await as('facility-head', 'GET', '/api/break-glass')).json.items[0]).toMatchObject({ outcome: 'justified', toldOn: '2026-11-21' })
  })

  test('the opening stands in the ledger with its article', async () => {
    expect(await put(`select person_ids, article, post_id from disclosure where operation = 'access.open-care-card' and outcome = 'shown'`)).toEqual([{ person_ids: [personId], article, post_id: seats.get('facility-guard')!.postId }])
  })
})

describe('who is not there', () => {
  test('a stranger, a person without a card, one whose list has ended, a sealed one: one answer, each written down and told like a hit', async () => {
    const gone = (await ok(world.register({ name: 'Hứa Văn Xưa', birth: '1980-01-02' }))).id
    await put('delete from sight where person_id = $1', gone)
    const sealed = (await ok(world.register({ name: 'Hứa Văn Kín', birth: '1980-01-03' }))).id
    await put(`insert into sight (agency_id, person_id, until) values ($1, $2, '9999-12-31') on conflict do nothing`, facility, sealed)
    await put('update person set sealed_at = now() where person_id = $1', sealed)
    const answers: unknown[] = []
    for (const given of [{ name: 'Không Có Ai', birth: '1970-01-01' }, { personId: randomUUID() }, { personId: bareId }, { personId: gone }, { personId: sealed }]) {
      await forget()
      const { id, ...answer } = await ok(open('facility-guard', given))
      answers.push(answer, (await as('facility-guard', 'GET', `/api/break-glass/${id}/care-card`)).status)
      expect(await put('select count(*)::int as n from notice')).toEqual([{ n: 3 }])
    }
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(2)
  })

  test('three a day for one account, hits and misses together; the fourth opens nothing, also at the same moment', async () => {
    await forget()
    const tries = await Promise.all(Array.from({ length: 5 }, (_, index) => open('second-guard', index % 2 ? byName : { name: 'Không Có Ai', birth: '1970-01-01' })))
    expect(tries.map((each) => each.status).toSorted()).toEqual([201, 201, 201, 429, 429])
    expect((await open('second-guard', byName)).json.code).toBe('opened-too-often')
    world.application.setNow('2026-11-21T19:00:00Z')
    expect((await open('second-guard', byName)).status).toBe(201)
    world.application.setNow(night)
  })

  test('only roles to whom the declaration gives it; it is never HIV, and no other role reads by it', () => {
    const calendar = world.application.platform.calendar
    const request = { kind: 'care-card', reason, ...byName } as const
    for (const role of ['facility-workshop', 'facility-accounts', 'commune-chair', 'province-planner', 'system-admin', 'privacy-officer', 'inspector'] as const) expect(judgeOpening(role, request, day('2026-11-20'), calendar).ok, role).toBe(false)
    for (const role of openers) expect((declarationOf(role).opens as { HV?: unknown }).HV === 'break-glass').toBe(false)
  })
})

describe('an inspector on a mission', () => {
  test('opens the list of the province for a day, page by page, and it is over to the second', async () => {
    await forget()
    const opened = await ok(as('inspector', 'POST', '/api/break-glass/province-list', { reason: 'Đoàn thanh tra theo Quyết định 12', article: 'Luật Thanh tra' }))
    expect(opened.until).toBe('2026-11-21T19:00:00.000Z')
    const list = await ok(as('inspector', 'GET', `/api/break-glass/${opened.id}/province-list`), 200)
    expect(list.items.map((each: { name: string }) => each.name).toSorted()).toEqual(['Hứa Thị Trống', 'Hứa Văn Thử'])
    expect(Object.keys(list.items[0]).toSorted()).toEqual(['birthYear', 'kind', 'measureId', 'name', 'unitId'])
    expect((await as('inspector', 'GET', `/api/people/${personId}`)).status).toBe(404)
    world.application.setNow('2026-11-21T19:00:00Z')
    expect((await as('inspector', 'GET', `/api/break-glass/${opened.id}/province-list`)).status).toBe(404)
    world.application.setNow(night)
    expect((await as('facility-guard', 'POST', '/api/break-glass/province-list', { reason, article })).status).toBe(403)
  })
})

describe('an officer’s own dossier, and his brother’s', () => {
  const everything = async (role: Role, id: string) => {
    const statuses = []
    for (const url of [`/api/people/${id}`]) statuses.push((await world.call(role, 'GET', url)).status)
    const list = (await world.call(role, 'GET', '/api/people?q=hứa văn')).json.items as { id: string }[]
    const deadlines = (await world.call(role, 'GET', '/api/deadlines')).json.items as { personId: string | null }[]
    return [...statuses, list.filter((each) => each.id === id).length, deadlines.filter((each) => each.personId === id).length > 0]
  }
  test('is in no door of his, from the moment his head closes it; his colleagues work on', async () => {
    expect(await everything('commune-police', personId)).toEqual([200, 1, true])
    const username = world.post('commune-police')
    const [measure] = await put('select measure_id from measure where person_id = $1', personId)
    expect((await world.call('commune-police', 'POST', `/api/people/${personId}/closed-to`, { username, reason: 'kin' })).status).toBe(403)
    expect((await world.call('commune-police-chief', 'POST', `/api/people/${personId}/closed-to`, { username, reason: 'kin' }, { commune: 'b' })).status).toBe(404)
    expect((await world.call('commune-police-chief', 'POST', `/api/people/${personId}/closed-to`, { username, reason: 'kin' })).status).toBe(204)
    expect(await everything('commune-police', personId)).toEqual([404, 0, false])
    expect(await everything('commune-police-chief', personId)).toEqual([200, 1, true])
    const hidden = [await world.call('commune-police', 'GET', `/api/measures/${measure!['measure_id'] as string}`), await world.call('commune-police', 'GET', `/api/measures/${randomUUID()}`)]
    expect([hidden[0]!.status, hidden[0]!.json]).toEqual([404, hidden[1]!.json])
    const act = await world.act('commune-police', String(measure!['measure_id']), 'record-visit', '2026-11-20', { met: true, where: 'home' })
    expect(act.status).toBe(404)
    const residence = { unitId: communes.a, kind: 'temporary', from: '2026-11-01' }
    expect((await world.call('commune-police', 'POST', `/api/people/${personId}/residences`, residence)).status).toBe(404)
    // Not by a reasoned opening either.
    await forget()
    const opened = await world.call('commune-police', 'POST', '/api/break-glass/care-card', { reason, article, personId })
    expect([opened.status, opened.json.card]).toEqual([201, null])
  })

  test('his own is closed by his own number, without anybody closing it', async () => {
    const own = (await ok(world.register({ name: 'Hứa Văn Chính', personalNumber: '999091000017' }, { role: 'commune-police-chief' }))).id
    expect((await world.call('commune-police-chief', 'GET', `/api/people/${own}`)).status).toBe(200)
    const [account] = await put('select account_id from post where id = $1', world.post('commune-police-chief'))
    expect((await as('system-admin', 'PUT', `/api/accounts/${String(account!['account_id'])}/personal-number`, { personalNumber: '999091000017' })).status).toBe(204)
    expect((await world.call('commune-police-chief', 'GET', `/api/people/${own}`)).status).toBe(404)
    expect((await world.call('commune-police', 'GET', `/api/people/${own}`)).status).toBe(200)
  })
})
