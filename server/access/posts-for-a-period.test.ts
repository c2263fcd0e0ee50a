/** Who acts for whom, until when; what the old holder keeps. On the real database, through the real application. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { operation } from '@hoa-nhap/domain/kernel/operation'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { delegable, judgeDelegation, maySign } from '@hoa-nhap/domain/access/delegation.rules'
import type { CallAnswer } from '../../checks/support/application.ts'
import { communes, trialWorld, type World } from '../../checks/support/trial-world.ts'
import { answer, route, type ServerSlice } from '../platform/route.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { accessRoutes } from './access.routes.ts'
import { delegationRoutes } from './delegation.ts'
import { handoverRoutes, handOverBody } from './handover.ts'
import { SignInLimits } from './sign-in-limits.ts'

/** Two doors that the product will have: a paper that only the head signs or whom he delegates it to, and an export. */
const signed = operation({ id: 'trial.sign-monitoring', method: 'POST', path: '/api/trial/monitoring', summary: 's', summaryVi: 's', access: ['commune-police-chief'], delegable: 'e-monitoring', audit: 'trial', output: z.object({ post: z.string() }) })
const held = operation({ id: 'trial.sign-holding', method: 'POST', path: '/api/trial/holding', summary: 's', summaryVi: 's', access: ['commune-police-chief'], audit: 'trial', output: z.object({ post: z.string() }) })
const exported = operation({ id: 'trial.export', method: 'GET', path: '/api/trial/export', summary: 's', summaryVi: 's', access: 'signed-in', exports: true, audit: 'trial', output: z.object({ post: z.string() }) })
const trial: ServerSlice = {
  name: 'trial',
  routes: [signed, held, exported].map((each) => route(each, async (context) => {
    const [found] = await context.read([{ text: 'select actor_post() as post' }])
    await context.disclose({ persons: [] })
    return answer(found!.rows[0] as { post: string })
  })),
}

let world: World
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z', [trial, { name: 'access', routes: [...accessRoutes({ limits: new SignInLimits() }), ...delegationRoutes(), ...handoverRoutes()] }])
})
afterAll(() => world.close())

const at = (moment: string) => world.application.setNow(moment)
const noon = '2026-11-20T05:00:00Z'
const as = (cookie: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) => world.application.call({ method, url, body, cookie })
/** A further session of the account that holds a post, acting for `postId`. */
async function sessionOf(holder: string, postId = holder): Promise<string> {
  const token = `trial-${randomUUID()}`
  await world.rows(`insert into session (token_hash, account_id, post_id, created_at, expires_at) select $1, p.account_id, $3, '2022-01-01', '2099-01-01' from post p where p.id = $2`, createHash('sha256').update(token).digest(), holder, postId)
  return `${sessionCookie}=${token}`
}
async function seat(role: Role, agency: string, unit: string, number: number, from = '2022-01-01'): Promise<{ postId: string; cookie: string; username: string }> {
  const postId = `${agency}/${role}/${number}`
  const account = randomUUID()
  await world.rows(`insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $1) on conflict (id) do nothing`, agency, agency.split(':')[0], unit)
  await world.rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $3, 'none', now())`, account, postId, `Cán bộ ${postId}`)
  await world.rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, $5, 'p-20', $6)`, postId, account, agency, role, unit, from)
  return { postId, cookie: await sessionOf(postId), username: postId }
}
async function ok(given: Promise<CallAnswer>, status = 201) {
  const found = await given
  expect(found.status, found.text).toBe(status)
  return found.json
}
const chief = () => world.post('commune-police-chief')
const officer = () => world.post('commune-police')

describe('a deputy with one delegated capability', () => {
  const body = { capability: 'e-monitoring', reason: 'Trưởng Công an xã đi công tác', startsAt: '2026-11-20T01:00:00Z', endsAt: noon }
  test('signs that and nothing else: not a holding decision, not the head’s own acts', async () => {
    const { cookie } = { cookie: world.cookie('commune-police') }
    expect((await as(cookie, 'POST', '/api/trial/monitoring')).json.code).toBe('not-your-role')
    await ok(world.call('commune-police-chief', 'POST', '/api/delegations', { ...body, colleague: officer() }))
    expect((await as(cookie, 'POST', '/api/trial/monitoring')).json).toEqual({ post: officer() })
    expect((await as(cookie, 'POST', '/api/trial/holding')).json.code).toBe('not-your-role')
    const personId = (await ok(world.register())).id
    const begun = await ok(world.begin('commune-police', personId, 'voluntary-home', { type: 'register', occurredOn: '2026-11-20', data: { place: 'home', turn: 'first', resultIssuedOn: '2026-11-18' } }))
    expect((await world.act('commune-police', begun.measure.id, 'decide', '2026-11-20')).json.code).toBe('wrong-signer')
  })

  test('what cannot be delegated is refused with the article; what was delegated is not passed on', async () => {
    const holding = await world.call('commune-police-chief', 'POST', '/api/delegations', { ...body, capability: 'holding', colleague: officer() })
    expect([holding.status, holding.json.code, holding.json.citation]).toEqual([403, 'not-delegable', { instrument: 'D163', article: '20', clause: '7' }])
    expect((await world.call('commune-police', 'POST', '/api/delegations', { ...body, colleague: chief() })).json).toMatchObject({ code: 'not-passed-on', citation: { instrument: 'D30', article: '13' } })
    expect((await world.call('commune-police-chief', 'POST', '/api/delegations', { ...body, colleague: world.post('commune-police', 'b') })).json.code).toBe('colleague-unknown')
    expect((await world.call('commune-police-chief', 'POST', '/api/delegations', { ...body, colleague: 'nobody' })).json.code).toBe('colleague-unknown')
    for (const [given, code] of [[{ endsAt: body.startsAt }, 'period-reversed'], [{ startsAt: '2026-11-01T01:00:00Z', endsAt: '2026-11-19T01:00:00Z' }, 'period-over'], [{ endsAt: '2027-11-20T01:00:00Z' }, 'period-too-long']] as const) {
      expect((await world.call('commune-police-chief', 'POST', '/api/delegations', { ...body, ...given, colleague: officer() })).json.code).toBe(code)
    }
    expect(judgeDelegation({ role: 'commune-police-chief' }, 'e-monitoring', { startsAt: '2026-06-01T00:00:00.000Z' as Instant, endsAt: '2026-08-01T00:00:00.000Z' as Instant }, '2026-05-30T00:00:00.000Z' as Instant).ok).toBe(false)
    expect(maySign({ role: 'commune-police', delegated: Object.keys(delegable) }, 'commune-police-chief', 'holding')).toMatchObject({ ok: false, refusal: { code: 'wrong-signer', citation: { instrument: 'D163', article: '20', clause: '7' } } })
  })

  test('ends to the minute: what was begun at 11:59 is refused at 12:01', async () => {
    at('2026-11-20T04:59:00Z')
    expect((await as(world.cookie('commune-police'), 'POST', '/api/trial/monitoring')).status).toBe(200)
    at('2026-11-20T05:00:00Z')
    expect((await as(world.cookie('commune-police'), 'POST', '/api/trial/monitoring')).json.code).toBe('not-your-role')
    at('2026-11-20T05:01:00Z')
    expect((await as(world.cookie('commune-police'), 'POST', '/api/trial/monitoring')).json.code).toBe('not-your-role')
    at('2026-11-20T02:00:00Z')
  })

  test('is taken back at once; a delegation of another post is one that does not exist', async () => {
    const list = (await ok(world.call('commune-police-chief', 'GET', '/api/delegations'), 200)) as { delegations: { id: string; active: boolean }[] }
    const { id } = list.delegations.find((each) => each.active)!
    expect((await as(world.cookie('commune-police-chief', 'b'), 'DELETE', `/api/delegations/${id}`)).status).toBe(404)
    expect((await as(world.cookie('commune-police'), 'DELETE', `/api/delegations/${id}`)).status).toBe(404)
    expect((await as(world.cookie('commune-police-chief'), 'DELETE', `/api/delegations/${id}`)).status).toBe(204)
    expect((await as(world.cookie('commune-police'), 'POST', '/api/trial/monitoring')).json.code).toBe('not-your-role')
    expect((await ok(world.call('commune-police-chief', 'GET', '/api/delegations', undefined, { commune: 'b' }), 200)).delegations).toEqual([])
  })
})

describe('a substitute', () => {
  const body = { startsAt: '2026-11-20T01:00:00Z', endsAt: noon }
  let cookie: string
  test('sits on a post of the same scope, signs as the head, and exports nothing', async () => {
    const { postId } = await ok(world.call('commune-police-chief', 'POST', '/api/substitutions', { ...body, colleague: officer() }))
    expect(postId).toBe(`${chief()}/thay-1`)
    cookie = await sessionOf(officer(), postId)
    const session = await ok(as(cookie, 'GET', '/api/session'), 200)
    expect(session.post).toMatchObject({ postId, role: 'commune-police-chief', standsInFor: chief(), endsAt: '2026-11-20T05:00:00.000Z' })
    expect((await as(cookie, 'POST', '/api/trial/holding')).status).toBe(200)
    expect((await as(cookie, 'GET', '/api/trial/export')).json.code).toBe('no-export-as-substitute')
    expect((await as(world.cookie('commune-police-chief'), 'GET', '/api/trial/export')).status).toBe(200)
    const personId = (await ok(world.register({ name: 'Lò Thị Thử' }))).id
    expect((await as(cookie, 'GET', `/api/people/${personId}`)).status).toBe(200)
    expect((await as(cookie, 'GET', `/api/people/${(await ok(world.register({ name: 'Vi Thị Thử', residence: { unitId: communes.b, from: '2022-01-01' } }, { commune: 'b' }))).id}`)).status).toBe(404)
  })

  test('both names stand behind the entry of the ledger', async () => {
    const rows = await world.rows(`select a.username as did, h.username as stood_in_for, d.outcome from disclosure d join post p on p.id = d.post_id join account a on a.id = d.account_id join post o on o.id = p.substitutes join account h on h.id = o.account_id
      where d.operation in ('trial.sign-holding', 'trial.export') order by d.id`)
    expect(rows).toEqual([{ did: officer(), stood_in_for: chief(), outcome: 'shown' }, { did: officer(), stood_in_for: chief(), outcome: 'refused' }])
  })

  test('two made at the same moment are two posts', async () => {
    const given = await Promise.all([1, 2].map(() => world.call('commune-chair', 'POST', '/api/substitutions', { ...body, colleague: world.post('commune-social') })))
    expect(given.map((each) => each.json.postId).toSorted()).toEqual([1, 2].map((number) => `${world.post('commune-chair')}/thay-${number}`))
  })

  test('seats nobody else, delegates nothing', async () => {
    const third = await seat('commune-police', world.agency('commune-police'), communes.a, 3)
    expect((await as(cookie, 'POST', '/api/substitutions', { ...body, colleague: third.username })).json.code).toBe('not-passed-on')
    expect((await as(cookie, 'POST', '/api/delegations', { ...body, capability: 'e-monitoring', reason: 'thử giao tiếp', colleague: third.username })).json.code).toBe('not-passed-on')
  })

  test('an outsider, a stranger’s post and a post that sees only whom it is named for are refused', async () => {
    expect((await world.call('commune-police-chief', 'POST', '/api/substitutions', { ...body, colleague: world.post('commune-chair') })).json.code).toBe('colleague-unknown')
    const foreign = await world.call('commune-police-chief', 'POST', '/api/substitutions', { ...body, postId: world.post('commune-police-chief', 'b'), colleague: officer() })
    const absent = await world.call('commune-police-chief', 'POST', '/api/substitutions', { ...body, postId: 'commune-police:c-99999/commune-police-chief', colleague: officer() })
    expect([foreign.status, foreign.json]).toEqual([404, absent.json])
    expect((await world.call('counsellor', 'POST', '/api/substitutions', { ...body, colleague: officer() })).json.code).toBe('named-in-person')
  })

  test('ends to the minute, with its sessions, and with the post it stands in for', async () => {
    at('2026-11-20T04:59:00Z')
    expect((await as(cookie, 'POST', '/api/trial/holding')).status).toBe(200)
    at('2026-11-20T05:01:00Z')
    expect((await as(cookie, 'POST', '/api/trial/holding')).status).toBe(401)
    expect((await as(world.cookie('commune-police'), 'PUT', '/api/session/post', { postId: `${chief()}/thay-1` })).json.code).toBe('no-post-today')
    at('2026-11-20T02:00:00Z')
    await world.rows(`update post set valid_to = '2026-11-20' where id = $1`, chief())
    expect((await as(cookie, 'POST', '/api/trial/holding')).status).toBe(401)
    await world.rows(`update post set valid_to = null where id = $1`, chief())
    expect((await as(cookie, 'POST', '/api/trial/holding')).status).toBe(200)
    expect((await as(world.cookie('commune-police', 'b'), 'POST', '/api/posts/end', { postId: `${chief()}/thay-1` })).status).toBe(404)
    expect((await as(world.cookie('commune-police-chief'), 'POST', '/api/posts/end', { postId: `${chief()}/thay-1` })).status).toBe(204)
    expect((await as(cookie, 'POST', '/api/trial/holding')).status).toBe(401)
  })
})

describe('a change of post', () => {
  test('ends it this second for every session, by an administrator of the province only', async () => {
    const admin = await seat('system-admin', 'province-information:p-20', 'p-20', 1)
    const leaving = await seat('commune-police', world.agency('commune-police'), communes.a, 7)
    const second = await sessionOf(leaving.postId)
    expect((await as(leaving.cookie, 'GET', '/api/session')).status).toBe(200)
    expect((await as(world.cookie('commune-police-chief'), 'POST', '/api/posts/end', { postId: leaving.postId })).status).toBe(404)
    expect((await as(admin.cookie, 'POST', '/api/posts/end', { postId: leaving.postId })).status).toBe(204)
    for (const cookie of [leaving.cookie, second]) expect((await as(cookie, 'GET', '/api/people')).status).toBe(401)
    expect((await as(admin.cookie, 'POST', '/api/posts/end', { postId: leaving.postId })).status).toBe(404)
    expect((await as(admin.cookie, 'POST', '/api/posts/end', { postId: admin.postId })).status).toBe(404)
  })
})

describe('what is handed over', () => {
  let personId: string
  let measureId: string
  const list = (role: Role, commune: 'a' | 'b' = 'a') => world.call(role, 'GET', '/api/handovers', undefined, { commune }).then((each) => each.json.items as { id: string; name: string }[])
  const seen = async (commune: 'a' | 'b') => (await world.call('commune-police', 'GET', `/api/people/${personId}`, undefined, { commune })).status
  test('before the receiver confirms there is no copy, and one live reader', async () => {
    personId = (await ok(world.register({ name: 'Nông Văn Thử' }))).id
    const begun = await ok(world.begin('commune-police', personId, 'voluntary-home', { type: 'register', occurredOn: '2026-11-20', data: { place: 'home', turn: 'first', resultIssuedOn: '2026-11-18' } }))
    measureId = begun.measure.id
    await ok(world.act('commune-police-chief', measureId, 'decide', '2026-11-20', { paperNumber: '7/QĐ' }))
    await ok(world.act('commune-police', measureId, 'start', '2026-11-20'))
    await ok(world.act('commune-police-chief', measureId, 'move-out', '2026-11-20', { toUnit: communes.b }, { occurredAt: '2026-11-20T01:30:00.000Z' }))
    expect([await list('commune-police'), await seen('a'), await seen('b')]).toEqual([[], 200, 404])
  })

  test('at the hand-over the sender’s sight ends and the frozen copy begins, in the same transaction', async () => {
    await ok(world.act('commune-police', measureId, 'confirm-arrival', '2026-11-20', {}, {}, 'b'))
    expect([await seen('a'), await seen('b')]).toEqual([404, 200])
    const [copy] = await list('commune-police')
    expect(copy).toMatchObject({ name: 'Nông Văn Thử', kind: 'voluntary-home', reason: 'move', on: '2026-11-20', until: '2027-02-18' })
    const item = await ok(world.call('commune-police', 'GET', `/api/handovers/${copy!.id}`), 200)
    expect(item.events.map((each: { type: string }) => each.type)).toEqual(['register', 'decide', 'start', 'move-out'])
    expect(item).toMatchObject({ unitId: communes.a, agencyId: world.agency('commune-police') })
    expect(item.deadlines.filter((each: { act: string | null }) => each.act === 'confirm-arrival')).toHaveLength(1)
    expect(await list('commune-police', 'b')).toEqual([])
    expect(await list('commune-chair')).toEqual([])
    expect((await world.call('commune-police', 'GET', `/api/handovers/${copy!.id}`, undefined, { commune: 'b' })).status).toBe(404)
  })

  test('later the copy is the same to the byte, whatever happens at the new place; on the ninety-first day nothing is left', async () => {
    const [copy] = await list('commune-police')
    const before = (await world.call('commune-police', 'GET', `/api/handovers/${copy!.id}`)).text
    at('2026-11-25T02:00:00Z')
    await ok(world.act('commune-police', measureId, 'record-visit', '2026-11-25', { met: true, where: 'home' }, {}, 'b'))
    expect((await world.call('commune-police', 'GET', `/api/handovers/${copy!.id}`)).text).toBe(before)
    for (const url of [`/api/people/${personId}`, `/api/measures/${measureId}`, `/api/measures/${measureId}/events`]) expect((await world.call('commune-police', 'GET', url)).status).toBe(404)
    expect((await world.call('commune-police', 'GET', '/api/people?q=nong van')).json.items).toEqual([])
    at('2027-02-18T02:00:00Z')
    expect((await world.call('commune-police', 'GET', `/api/handovers/${copy!.id}`)).status).toBe(200)
    at('2027-02-19T02:00:00Z')
    expect([await list('commune-police'), (await world.call('commune-police', 'GET', `/api/handovers/${copy!.id}`)).status]).toEqual([[], 404])
    await world.application.platform.systemTransaction((transaction) => transaction.query('select drop_old_handovers()'))
    expect(await world.rows('select 1 from handover_snapshot where person_id = $1', personId)).toEqual([])
    at('2026-11-20T02:00:00Z')
  })

  test('the opening of a copy stands in the ledger; the copy itself cannot be changed, not even by the system', async () => {
    expect(await world.rows(`select distinct person_ids from disclosure where operation = 'access.handover' and cardinality(person_ids) > 0`)).toEqual([{ person_ids: [personId] }])
    const other = (await ok(world.register({ name: 'Phùng Văn Thử' }))).id
    const begun = await ok(world.begin('commune-police', other, 'voluntary-home', { type: 'register', occurredOn: '2026-11-20', data: { place: 'home', turn: 'first', resultIssuedOn: '2026-11-18' } }))
    await ok(world.act('commune-police-chief', begun.measure.id, 'decide', '2026-11-20', { paperNumber: '8/QĐ' }))
    await ok(world.act('commune-police', begun.measure.id, 'start', '2026-11-20'))
    await ok(world.act('commune-police-chief', begun.measure.id, 'move-out', '2026-11-20', { toUnit: communes.b }, { occurredAt: '2026-11-20T01:30:00.000Z' }))
    await ok(world.act('commune-police', begun.measure.id, 'confirm-arrival', '2026-11-20', {}, {}, 'b'))
    await expect(world.application.platform.systemTransaction((transaction) => transaction.query(`update handover_snapshot set body = '{}'`))).rejects.toMatchObject({ code: 'HN403' })
  })
})

describe('a body’s work passes to another by law', () => {
  test('in one act: the new body sees every case, the old one its frozen list and nothing later', async () => {
    const labour = 'district-labour:p-20'
    const old = await seat('district-labour', labour, 'p-20', 1)
    await world.rows(`insert into agency (id, kind, unit_id, name) values ('district-police:p-20', 'district-police', 'p-20', 'x') on conflict do nothing`)
    const person = (await ok(world.register({ name: 'Sầm Văn Thử' }))).id
    const measure = randomUUID()
    await world.rows(`insert into measure (person_id, measure_id, kind, status, regime, open, unit_id, agency_id, province_id, registered_on, sequence, state, reader_unit, reader_province, reader_until)
      values ($1, $2, 'compulsory-dossier', 'sent', 'r2021', true, $3, $4, 'p-20', '2025-01-10', 1, '{}', $3, 'p-20', '9999-12-31')`, person, measure, communes.a, labour)
    await world.rows(`insert into sight (agency_id, person_id, until) values ($1, $2, '9999-12-31')`, labour, person)
    at('2025-03-01T00:00:00Z')
    const act = { from: labour, to: 'district-police:p-20', bodyEnds: false, instrument: 'Nghị quyết 176/2025/QH15', on: '2025-03-01' as PlainDate, summary: 'chuyển việc cai nghiện' }
    expect(await handOverBody(world.application.platform, act)).toEqual({ ok: true, value: 1 })
    expect(await world.rows('select agency_id from sight where person_id = $1 and agency_id like $2', person, 'district-%')).toEqual([{ agency_id: 'district-police:p-20' }])
    at('2025-03-02T02:00:00Z')
    const items = (await as(old.cookie, 'GET', '/api/handovers')).json.items
    expect(items).toMatchObject([{ name: 'Sầm Văn Thử', reason: 'hand-over', on: '2025-03-01', until: '2025-05-30' }])
    await world.rows(`update measure set status = 'decided' where measure_id = $1`, measure)
    expect((await as(old.cookie, 'GET', `/api/handovers/${items[0].id}`)).json).toMatchObject({ status: 'sent', agencyId: labour })
    expect((await as(old.cookie, 'GET', `/api/people/${person}`)).status).toBe(404)
    at('2025-05-31T02:00:00Z')
    expect((await as(old.cookie, 'GET', '/api/handovers')).json.items).toEqual([])
    at('2025-03-02T02:00:00Z')
    expect(await handOverBody(world.application.platform, { ...act, bodyEnds: true })).toEqual({ ok: true, value: 0 })
    expect((await as(old.cookie, 'GET', '/api/handovers')).status).toBe(401)
    await expect(world.database.as({ role: 'system-admin', unitId: 'p-20', agencyId: 'x', provinceId: 'p-20', postId: 'x', day: '2025-03-02' as never }, (transaction) => transaction.query(`select hand_over_body('a', 'b', true, now())`))).rejects.toMatchObject({ code: '42501' })
    at('2026-11-20T02:00:00Z')
  })
})
