import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { operation } from '@hoa-nhap/domain/kernel/operation'
import { periodOf } from '@hoa-nhap/domain/access/access.rules'
import { z } from 'zod'
import { testApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { answer, route, type ServerSlice } from '../platform/route.ts'
import { readTogether } from '../platform/transaction.ts'
import { hashOfToken, sessionGate } from './access.session.ts'
import { openLedger } from './access.ledger.ts'
import { accessRoutes } from './access.routes.ts'
import { createAccounts, createFirstAdministrator, demoPassword } from './accounts.ts'
import { SignInLimits } from './sign-in-limits.ts'

const seen = operation({ id: 'trial.seen', method: 'GET', path: '/api/trial/seen', summary: 's', summaryVi: 's', access: 'signed-in', audit: 'trial-seen', output: z.object({ role: z.string(), unit: z.string().nullable(), post: z.string().nullable(), purpose: z.string().nullable(), account: z.string().nullable() }) })
const trial: ServerSlice = {
  name: 'trial',
  routes: [route(seen, async (context) => {
    const [found] = await context.read([{ text: 'select current_user::text as role, actor_unit() as unit, actor_post() as post, actor_purpose() as purpose, actor_account()::text as account' }])
    await context.disclose({ persons: ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'] })
    return answer(found!.rows[0] as { role: string; unit: string; post: string; purpose: string; account: string })
  })],
}

const database = await testDatabase()
const demo = [accessRoutes({ limits: new SignInLimits() })].map((routes) => ({ name: 'access', routes }))
const application = await testApplication(database, { slices: [...demo, trial], gate: sessionGate, ledger: openLedger })
const { call } = application
afterAll(async () => {
  await application.close()
  await database.drop()
})

beforeAll(async () => {
  await database.owner((admin) => admin.query(`insert into unit (id, code, level, kind, name, name_fold, province_id) values
    ('p-20', '20', 'province', 'tỉnh', 'Tỉnh Một', 'tinh mot', 'p-20'), ('c-00001', '00001', 'commune', 'xã', 'Xã Một', 'xa mot', 'p-20'), ('c-00002', '00002', 'commune', 'xã', 'Xã Hai', 'xa hai', 'p-20') on conflict do nothing`))
  await database.asSystem((transaction) => createAccounts(transaction, { provinces: ['p-20'], communes: [{ unitId: 'c-00001', provinceId: 'p-20' }, { unitId: 'c-00002', provinceId: 'p-20' }] }, {
    today: application.platform.today(), now: application.platform.now(), uuid: application.platform.uuid,
  }))
})
const police = 'commune-police.c-00001'

describe('signing in', () => {
  test('every role that exists today has an account, and each of them can sign in', async () => {
    const accounts = (await call({ method: 'GET', url: '/api/demo/accounts' })).json as { username: string; password: string; role: Role; unitName: string }[]
    const existing = Role.options.filter((role) => periodOf(role, application.platform.today()) !== null)
    expect(existing.filter((role) => !accounts.some((account) => account.role === role))).toEqual([])
    expect(accounts.some((account) => account.role === 'district-labour')).toBe(false)
    for (const account of accounts) expect(await application.signIn(account.username, account.password), account.username).toContain('hoanhap=')
  })

  test('the cookie is http-only, strict, and the database holds only its hash', async () => {
    const given = await call({ method: 'POST', url: '/api/session', body: { username: police, password: demoPassword } })
    expect(given.status).toBe(200)
    const header = String(given.headers['set-cookie'])
    expect(header).toMatch(/HttpOnly/)
    expect(header).toMatch(/SameSite=Strict/)
    const token = given.cookie!.split('=')[1]!
    const { rows } = await database.owner((admin) => admin.query(`select 1 from session where encode(token_hash, 'escape') like '%' || $1 || '%'`, [token]))
    expect(rows).toEqual([])
    expect(given.text).not.toContain(token)
  })

  test('over TLS the cookie carries the host prefix', async () => {
    const secure = await testApplication(database, { slices: demo, gate: sessionGate, ledger: openLedger, secure: true })
    const given = await secure.call({ method: 'POST', url: '/api/session', body: { username: police, password: demoPassword } })
    expect(String(given.headers['set-cookie'])).toMatch(/^__Host-hoanhap=.*Secure/)
    await secure.close()
  })

  test('a wrong password and an unknown name get the same words', async () => {
    const wrong = await call({ method: 'POST', url: '/api/session', body: { username: police, password: 'sai' } })
    const unknown = await call({ method: 'POST', url: '/api/session', body: { username: 'nobody.c-00001', password: 'sai' } })
    expect([wrong.status, wrong.json]).toEqual([unknown.status, unknown.json])
    expect(wrong.json.code).toBe('wrong-credentials')
  })

  test('a neighbour who guesses at a colleague’s name is told off, and the colleague still gets in', async () => {
    const guess = () => call({ method: 'POST', url: '/api/session', body: { username: 'commune-social.c-00001', password: 'sai' } })
    for (let round = 0; round < 5; round++) expect((await guess()).json.code).toBe('wrong-credentials')
    const told = await guess()
    expect([told.status, told.json.code, told.json.facts.seconds]).toEqual([429, 'too-many-attempts', 2])
    expect(await application.signIn('commune-social.c-00001', demoPassword)).toContain('hoanhap=')
  })

  test('case and composition of the name do not matter', async () => {
    expect(await application.signIn(` ${police.toUpperCase()} `, demoPassword)).toContain('hoanhap=')
  })

  test('without the demonstration its accounts are not found', async () => {
    const real = await testApplication(database, { slices: demo, gate: sessionGate, ledger: openLedger, demo: false })
    expect((await real.call({ method: 'GET', url: '/api/demo/accounts' })).status).toBe(404)
    await real.close()
  })
})

describe('the first administrator of a real installation', () => {
  const make = (username: string, provinceId: string) => database.asSystem((transaction) => createFirstAdministrator(transaction, {
    username, displayName: 'Quản trị', password: 'mot-mat-khau-that-dai', provinceId, today: application.platform.today(), now: application.platform.now(), uuid: application.platform.uuid,
  }))
  test('signs in, holds one post, reads no person, and is no account of the demonstration', async () => {
    expect([await make('admin', 'p-20'), await make('Admin', 'p-20'), await make('other', 'c-00001')]).toEqual(['made', 'name-taken', 'unknown-province'])
    const cookie = await application.signIn('admin', 'mot-mat-khau-that-dai')
    expect((await call({ method: 'GET', url: '/api/session', cookie })).json.post).toMatchObject({ role: 'system-admin', unitId: 'p-20' })
    expect((await call({ method: 'GET', url: '/api/demo/accounts' })).text).not.toContain('"admin"')
  })
})

describe('a session is read at the moment of use', () => {
  test('it carries role, unit, post, account and purpose into the transaction', async () => {
    const cookie = await application.signIn(police, demoPassword)
    const given = await call({ method: 'GET', url: '/api/trial/seen', cookie, headers: { purpose: 'inspection' } })
    expect(given.json).toMatchObject({ role: 'hn_commune_police', unit: 'c-00001', post: 'commune-police:c-00001/commune-police', purpose: 'inspection' })
  })

  test('after sign-out the cookie opens nothing', async () => {
    const cookie = await application.signIn(police, demoPassword)
    expect((await call({ method: 'DELETE', url: '/api/session', cookie })).status).toBe(204)
    expect((await call({ method: 'GET', url: '/api/trial/seen', cookie })).status).toBe(401)
    expect((await call({ method: 'GET', url: '/api/session', cookie })).status).toBe(401)
  })

  test.each([
    ['the post ends', `update post set valid_to = '2026-11-20' where id = 'commune-police:c-00002/commune-police'`, `update post set valid_to = null where id = 'commune-police:c-00002/commune-police'`],
    ['the account is closed', `update account set disabled_at = now() where username = 'commune-police.c-00002'`, `update account set disabled_at = null where username = 'commune-police.c-00002'`],
    ['the session is ended elsewhere', `update session set ended_at = now()`, 'select 1'],
  ])('when %s, the very next request is refused', async (_, end, again) => {
    const cookie = await application.signIn('commune-police.c-00002', demoPassword)
    expect((await call({ method: 'GET', url: '/api/trial/seen', cookie })).status).toBe(200)
    await database.owner((admin) => admin.query(end))
    expect((await call({ method: 'GET', url: '/api/trial/seen', cookie })).status).toBe(401)
    await database.owner((admin) => admin.query(again))
  })

  test('it ends by itself after a working day', async () => {
    const cookie = await application.signIn(police, demoPassword)
    application.setNow('2026-11-20T14:00:01.000Z')
    expect((await call({ method: 'GET', url: '/api/trial/seen', cookie })).status).toBe(401)
    application.setNow('2026-11-20T02:00:00.000Z')
  })

  test('a forged, empty or foreign token is nobody', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), "' or true --"]) expect((await call({ method: 'GET', url: '/api/trial/seen', cookie: `hoanhap=${encodeURIComponent(token)}` })).status).toBe(401)
  })

  test('an account with two posts acts for one at a time, and only for its own', async () => {
    await database.owner((admin) => admin.query(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from)
      select 'commune-police:c-00002/commune-police-chief', id, 'commune-police:c-00002', 'commune-police-chief', 'c-00002', 'p-20', '2024-01-01' from account where username = $1`, [police]))
    const cookie = await application.signIn(police, demoPassword)
    const first = (await call({ method: 'GET', url: '/api/session', cookie })).json
    expect(first.posts).toHaveLength(2)
    const changed = await call({ method: 'PUT', url: '/api/session/post', cookie, body: { postId: 'commune-police:c-00002/commune-police-chief' } })
    expect(changed.json.post).toMatchObject({ role: 'commune-police-chief', unitId: 'c-00002' })
    expect((await call({ method: 'GET', url: '/api/trial/seen', cookie })).json).toMatchObject({ role: 'hn_commune_police_chief', unit: 'c-00002' })
    const foreign = await call({ method: 'PUT', url: '/api/session/post', cookie, body: { postId: 'province-police:p-20/province-police' } })
    const absent = await call({ method: 'PUT', url: '/api/session/post', cookie, body: { postId: 'no-such-post' } })
    expect([foreign.status, foreign.json]).toEqual([absent.status, absent.json])
    expect((await call({ method: 'GET', url: '/api/trial/seen', cookie })).json).toMatchObject({ role: 'hn_commune_police_chief' })
    await database.owner((admin) => admin.query(`delete from session where post_id = 'commune-police:c-00002/commune-police-chief'`).then(() => admin.query(`delete from post where id = 'commune-police:c-00002/commune-police-chief'`)))
  })
})

describe('who a session acts for is noted in it', () => {
  const post = 'commune-police:c-00002/commune-police'
  const account = `(select id from account where username = 'commune-police.c-00002')`
  const own = (text: string) => database.owner((admin) => admin.query(text))
  const noted = async () => (await own(`select count(*)::int as n from session where post_id = '${post}' and noted_until is not null and ended_at is null`)).rows[0].n as number
  const asked = async (cookie: string, on = '2026-11-20') => (await database.pool.query('select * from session_actor($1, $2, $3)', [hashOfToken(cookie.split('=')[1]!), on, '2026-11-20T02:00:00.000Z'])).rows[0] as Record<string, unknown>
  const begin = async () => {
    await own(`delete from session where post_id = '${post}'`)
    const cookie = await application.signIn('commune-police.c-00002', demoPassword)
    const before = await asked(cookie)
    expect((await call({ method: 'GET', url: '/api/trial/seen', cookie })).status).toBe(200)
    const after = await asked(cookie)
    expect([before['noted'], after['noted'], await noted()]).toEqual([false, true, 1])
    expect({ ...after, noted: false }).toEqual(before)
    return cookie
  }

  test('for that day, and with the same answer', async () => {
    const cookie = await begin()
    expect((await asked(cookie, '2026-11-21'))['noted']).toBe(false)
  })

  test.each([
    ['the account has a number of its own', `update account set personal_number_index = 'x' where id = ${account}`, { plain: false }, `update account set personal_number_index = null where id = ${account}`],
    ['somebody is closed to the account', `insert into barred (account_id, person_id, reason, at, by_post) values (${account}, '00000000-0000-4000-8000-0000000000b1', 'x', now(), 'x')`, { barred: '{00000000-0000-4000-8000-0000000000b1}', plain: false }, `delete from barred`],
    ['something is delegated to the post', `insert into delegation (id, capability, from_post, to_post, province_id, article, reason, starts_at, ends_at, made_at) values (gen_random_uuid(), 'x', 'commune-police:c-00001/commune-police', '${post}', 'p-20', 'x', 'x', '2026-11-01', '2026-12-01', now())`, { delegated: 'x', plain: false }, `delete from delegation`],
    ['something will be', `insert into delegation (id, capability, from_post, to_post, province_id, article, reason, starts_at, ends_at, made_at) values (gen_random_uuid(), 'x', 'commune-police:c-00001/commune-police', '${post}', 'p-20', 'x', 'x', '2026-11-25', '2026-12-01', now())`, { delegated: null, plain: false }, `delete from delegation`],
    ['the post will end', `update post set ends_at = '2026-11-20T02:30:00Z' where id = '${post}'`, { post_id: post, plain: true }, `update post set ends_at = null where id = '${post}'`],
    ['the body is of another kind', `update agency set kind = 'other' where id = 'commune-police:c-00002'`, { agency_kind: 'other', plain: true }, `update agency set kind = 'commune-police' where id = 'commune-police:c-00002'`],
  ])('until %s: then the very next look is a whole one', async (_, change, right, back) => {
    await own(`insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) values ('00000000-0000-4000-8000-0000000000b1', 'HN-B1', now(), 'x', 'c-00001') on conflict do nothing`)
    const cookie = await begin()
    await own(change)
    expect(await asked(cookie)).toMatchObject({ ...right, noted: false })
    expect(await noted()).toBe(0)
    await own(back)
  })

  test('nor longer than the post', async () => {
    await own(`update post set ends_at = '2026-11-20T02:30:00Z' where id = '${post}'`)
    const cookie = await begin()
    expect((await own(`select noted_until from session where post_id = '${post}'`)).rows[0].noted_until).toEqual(new Date('2026-11-20T02:30:00Z'))
    await own(`update post set ends_at = null where id = '${post}'`)
    expect((await asked(cookie))['noted']).toBe(false)
  })

  test('a note that is just being written waits for a change, and a change for it', async () => {
    const cookie = await begin()
    const note = { text: 'select note_session($1, $2, $3) as noted', values: [hashOfToken(cookie.split('=')[1]!), '2026-11-20', '2026-11-20T02:00:00.000Z'] }
    const end = { text: `update post set valid_to = '2026-11-20' where id = $1`, values: [post] }
    const back = () => own(`update post set valid_to = null where id = '${post}'`)
    const [one, other] = [await database.pool.connect(), await database.owner((admin) => admin.connect())]
    try {
      await one.query('begin')
      expect((await one.query(note)).rows).toEqual([{ noted: true }])
      const ending = other.query(end)
      await one.query('commit')
      await ending
      expect([await noted(), (await asked(cookie))['account_id']]).toEqual([0, null])
      await back()
      await other.query('begin')
      await other.query(end)
      const noting = one.query(note)
      await other.query('commit')
      expect((await noting).rows).toEqual([{ noted: false }])
      expect(await noted()).toBe(0)
    } finally {
      one.release()
      other.release()
      await back()
    }
  })
})

describe('a connection used by two posts, one after the other', () => {
  test('keeps neither role nor settings, also when the first one was cut off', async () => {
    const token = (await application.signIn(police, demoPassword)).split('=')[1]!
    const opening = () => sessionGate.statement(token, day('2026-11-20'), '2026-11-20T02:00:00.000Z' as Instant, 'case')
    const look = { text: `select current_user::text as role, actor_unit() as unit, actor_post() as post` }
    const [inside] = await readTogether(database.pool, opening(), [look])
    expect(inside!.rows[0]).toMatchObject({ role: 'hn_commune_police', unit: 'c-00001' })
    await expect(readTogether(database.pool, opening(), [{ text: 'select 1/0' }])).rejects.toMatchObject({ code: '22012' })
    for (let round = 0; round < 10; round++) {
      const { rows } = await database.pool.query(look.text)
      expect(rows).toEqual([{ role: 'hn_app', unit: null, post: null }])
      await expect(database.pool.query('select 1 from person_identity')).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('a token that is nobody sets nothing', async () => {
    const opening = sessionGate.statement('nobody', day('2026-11-20'), '2026-11-20T02:00:00.000Z' as Instant, 'case')
    const [found] = await readTogether(database.pool, opening, [{ text: 'select current_user::text as role' }])
    expect(found!.rows).toEqual([{ role: 'hn_app' }])
  })
})

describe('what I have opened', () => {
  test('a post sees its own openings with their number of people, never another’s, and a cursor of another post is worth nothing', async () => {
    const mine = await application.signIn('commune-chair.c-00001', demoPassword)
    const other = await application.signIn('commune-chair.c-00002', demoPassword)
    for (let round = 0; round < 3; round++) await call({ method: 'GET', url: '/api/trial/seen', cookie: mine })
    await call({ method: 'GET', url: '/api/trial/seen', cookie: other })
    const first = (await call({ method: 'GET', url: '/api/disclosures?limit=2', cookie: mine })).json
    expect(first.items).toHaveLength(2)
    expect(first.items[0]).toMatchObject({ operation: 'trial.seen', purpose: 'case', persons: 2, outcome: 'shown' })
    const second = (await call({ method: 'GET', url: `/api/disclosures?limit=2&cursor=${first.nextCursor}`, cookie: mine })).json
    expect([second.items.length, second.nextCursor]).toEqual([1, null])
    expect((await call({ method: 'GET', url: `/api/disclosures?limit=2&cursor=${first.nextCursor}`, cookie: other })).status).toBe(404)
    expect((await call({ method: 'GET', url: '/api/disclosures', cookie: other })).json.items).toHaveLength(1)
  })
})
