import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateSync } from 'otplib'
import { testApplication, type CallAnswer } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { SoftwareAuthenticator } from '../../checks/support/software-authenticator.ts'
import { openLedger } from './access.ledger.ts'
import { accessRoutes } from './access.routes.ts'
import { sessionGate } from './access.session.ts'
import { createAccounts, demoPassword } from './accounts.ts'
import { secondFactorRoutes } from './second-factor.routes.ts'
import { failuresInDatabase } from './sign-in-failures.ts'
import { SignInLimits } from './sign-in-limits.ts'

const database = await testDatabase()
const party = { id: 'localhost', origin: 'http://localhost:8080' }
const slicesOf = (mode: 'required' | 'enrolled') => [{ name: 'access', routes: [...accessRoutes({ mode }), ...secondFactorRoutes({ mode, party })] }]
const application = await testApplication(database, { slices: slicesOf('enrolled'), gate: sessionGate, ledger: openLedger })
const strict = await testApplication(database, { slices: slicesOf('required'), gate: sessionGate, ledger: openLedger })
afterAll(async () => {
  await application.close()
  await strict.close()
  await database.drop()
})
const { call } = application
const start = Date.parse('2026-11-20T02:00:00.000Z')
let clock = start
/** Moves the clock of both applications on by whole steps of thirty seconds. */
const step = (steps = 1) => {
  clock += steps * 30_000
  for (const each of [application, strict]) each.setNow(new Date(clock).toISOString())
}
const codeAt = (secret: string, steps = 0) => generateSync({ secret, epoch: Math.floor(clock / 1000) + steps * 30 })
const post = (url: string, body: unknown, cookie?: string) => call({ method: 'POST', url, body, cookie })
const passwordOf = (username: string, password = demoPassword) => post('/api/session', { username, password })

beforeAll(async () => {
  await database.owner((admin) => admin.query(`insert into unit (id, code, level, kind, name, name_fold, province_id) values
    ('p-20', '20', 'province', 'tỉnh', 'Tỉnh Một', 'tinh mot', 'p-20'), ('p-24', '24', 'province', 'tỉnh', 'Tỉnh Hai', 'tinh hai', 'p-24'),
    ('c-00001', '00001', 'commune', 'xã', 'Xã Một', 'xa mot', 'p-20'), ('c-00002', '00002', 'commune', 'xã', 'Xã Hai', 'xa hai', 'p-24') on conflict do nothing`))
  await database.asSystem((transaction) => createAccounts(transaction, { provinces: ['p-20', 'p-24'], communes: [{ unitId: 'c-00001', provinceId: 'p-20' }, { unitId: 'c-00002', provinceId: 'p-24' }] }, {
    today: application.platform.today(), now: application.platform.now(), uuid: application.platform.uuid,
  }))
})

/** Enrols the app for an account and answers secret and recovery codes. */
async function enrol(username: string): Promise<{ readonly secret: string; readonly codes: string[]; readonly cookie: string }> {
  const cookie = await application.signIn(username, demoPassword)
  const { secret } = (await post('/api/account/totp', { password: demoPassword }, cookie)).json as { secret: string }
  const confirmed = await call({ method: 'PUT', url: '/api/account/totp', body: { code: codeAt(secret) }, cookie })
  expect(confirmed.status).toBe(200)
  step()
  return { secret, codes: confirmed.json.recoveryCodes, cookie }
}
const finish = (token: string, body: object) => post('/api/session/second-factor', { token, ...body })
async function tokenFor(username: string): Promise<string> {
  const asked = await passwordOf(username)
  expect([asked.status, asked.cookie]).toEqual([200, undefined])
  return asked.json.pending.token as string
}

describe('the codes of an app', () => {
  const username = 'commune-police.c-00001'
  let secret: string
  let codes: string[]
  test('until its first code has come, a secret asks for nothing; then the password alone opens no session', async () => {
    const cookie = await application.signIn(username, demoPassword)
    expect((await post('/api/account/totp', { password: 'sai' }, cookie)).json.code).toBe('wrong-credentials')
    await post('/api/account/totp', { password: demoPassword }, cookie)
    expect((await passwordOf(username)).cookie).toContain('hoanhap=')
    ;({ secret, codes } = await enrol(username))
    expect(codes).toHaveLength(10)
    const asked = await passwordOf(username)
    expect(asked.cookie).toBeUndefined()
    expect(asked.json.pending).toMatchObject({ factors: ['totp', 'recovery'], enrols: false })
    const opened = await finish(asked.json.pending.token, { factor: 'totp', code: codeAt(secret) })
    expect([opened.status, opened.json.account.username]).toEqual([200, username])
    step()
  })

  test('neither secret nor codes stand in the database as they are', async () => {
    const { rows } = await database.owner((admin) => admin.query(`select encode(secret, 'escape') as text from account_totp union all select encode(code_hash, 'escape') from recovery_code`))
    for (const row of rows) for (const plain of [secret, ...codes]) expect(row.text).not.toContain(plain)
  })

  test('a code serves once: the same code again, and every earlier one, is refused', async () => {
    const code = codeAt(secret)
    const first = await tokenFor(username)
    const second = await tokenFor(username)
    expect((await finish(first, { factor: 'totp', code })).status).toBe(200)
    expect((await finish(second, { factor: 'totp', code })).json.code).toBe('wrong-code')
    expect((await finish(second, { factor: 'totp', code: codeAt(secret, -1) })).json.code).toBe('wrong-code')
    step()
    expect((await finish(second, { factor: 'totp', code: codeAt(secret) })).status).toBe(200)
    step()
  })

  test('two tries of one code at the same moment: one wins', async () => {
    const [a, b] = [await tokenFor(username), await tokenFor(username)]
    const code = codeAt(secret)
    const answers = await Promise.all([finish(a, { factor: 'totp', code }), finish(b, { factor: 'totp', code })])
    expect(answers.map((each) => each.status).toSorted()).toEqual([200, 401])
    step(3)
  })

  test('a clock one step off is borne, either way; two steps are not', async () => {
    for (const [drift, status] of [[-2, 401], [-1, 200], [2, 401], [1, 200]] as const) {
      step(4)
      expect([drift, (await finish(await tokenFor(username), { factor: 'totp', code: codeAt(secret, drift) })).status]).toEqual([drift, status])
    }
    step(4)
  })

  test('a token of the second step serves once, five tries, five minutes; and no other token does', async () => {
    const used = await tokenFor(username)
    expect((await finish(used, { factor: 'totp', code: codeAt(secret) })).status).toBe(200)
    step(2)
    expect((await finish(used, { factor: 'totp', code: codeAt(secret) })).json.code).toBe('sign-in-expired')
    const late = await tokenFor(username)
    step(11)
    expect((await finish(late, { factor: 'totp', code: codeAt(secret) })).json.code).toBe('sign-in-expired')
    expect((await finish('a'.repeat(43), { factor: 'totp', code: codeAt(secret) })).json.code).toBe('sign-in-expired')
    const tried = await tokenFor(username)
    for (let round = 0; round < 5; round++) expect((await finish(tried, { factor: 'totp', code: '000000' })).json.code).toBe('wrong-code')
    expect((await finish(tried, { factor: 'totp', code: codeAt(secret) })).json.code).toBe('sign-in-expired')
  })

  test('a recovery code opens once, however it is typed', async () => {
    const typed = ` ${codes[0]!.toLowerCase().replace('-', ' ')} `
    expect((await finish(await tokenFor(username), { factor: 'recovery', code: typed })).status).toBe(200)
    expect((await finish(await tokenFor(username), { factor: 'recovery', code: codes[0] })).json.code).toBe('wrong-code')
    const cookie = (await finish(await tokenFor(username), { factor: 'recovery', code: codes[1] })).cookie!
    expect((await call({ method: 'GET', url: '/api/account', cookie })).json).toMatchObject({ totp: true, recoveryCodesLeft: 8 })
    const fresh = (await post('/api/account/recovery-codes', { password: demoPassword }, cookie)).json.recoveryCodes as string[]
    expect((await finish(await tokenFor(username), { factor: 'recovery', code: codes[2] })).json.code).toBe('wrong-code')
    expect((await finish(await tokenFor(username), { factor: 'recovery', code: fresh[0] })).status).toBe(200)
  })

  test('a code of another account is worth nothing', async () => {
    const other = await enrol('commune-chair.c-00001')
    expect((await finish(await tokenFor(username), { factor: 'totp', code: codeAt(other.secret) })).json.code).toBe('wrong-code')
    expect((await finish(await tokenFor(username), { factor: 'recovery', code: other.codes[0] })).json.code).toBe('wrong-code')
  })

  test('whoever has the password and guesses codes makes codes wait, and shuts nobody out: a recovery code still opens', async () => {
    const mine = await enrol('commune-social.c-00001')
    let last: CallAnswer | undefined
    for (let round = 0; round < 3; round++) {
      const token = await tokenFor('commune-social.c-00001')
      for (let tries = 0; tries < 4; tries++) last = await finish(token, { factor: 'totp', code: '000000' })
    }
    expect(last!.json.code).toBe('too-many-attempts')
    expect((await finish(await tokenFor('commune-social.c-00001'), { factor: 'totp', code: codeAt(mine.secret) })).status).toBe(429)
    expect((await finish(await tokenFor('commune-social.c-00001'), { factor: 'recovery', code: mine.codes[3] })).status).toBe(200)
  })
})

describe('a passkey', () => {
  const username = 'health-station.c-00001'
  const key = new SoftwareAuthenticator(party.origin)
  let cookie: string
  test('is added with the password shown again, and asked for at the next sign-in', async () => {
    cookie = await application.signIn(username, demoPassword)
    expect((await post('/api/account/passkeys/question', { password: 'sai' }, cookie)).json.code).toBe('wrong-credentials')
    const question = (await post('/api/account/passkeys/question', { password: demoPassword }, cookie)).json
    const added = await post('/api/account/passkeys', { label: 'Máy tính bàn', answer: key.register(question) }, cookie)
    expect([added.status, added.json.recoveryCodes?.length]).toEqual([200, 10])
    const asked = (await passwordOf(username)).json.pending
    expect(asked.factors).toEqual(['passkey', 'recovery'])
    const opened = await finish(asked.token, { factor: 'passkey', answer: key.answer((await post('/api/session/passkey', { token: asked.token })).json) })
    expect([opened.status, opened.json.account.username]).toEqual([200, username])
    expect((await call({ method: 'GET', url: '/api/account', cookie: opened.cookie })).json.sessions.find((each: { current: boolean }) => each.current)).toMatchObject({ factor: 'passkey' })
  })

  test('an answer to an earlier question, from another address, by another key, or with a counter that stands still is refused', async () => {
    const ask = async () => {
      const token = await tokenFor(username)
      return { token, question: (await post('/api/session/passkey', { token })).json }
    }
    const refused = async (make: (question: { challenge: string }, earlier: { challenge: string }) => unknown) => {
      const earlier = await ask()
      const now = await ask()
      const answer = await finish(now.token, { factor: 'passkey', answer: make(now.question, earlier.question) })
      expect(answer.json.code).toBe('wrong-code')
    }
    await refused((_, earlier) => key.answer(earlier))
    await refused((question) => new SoftwareAuthenticator(party.origin).answer(question))
    await refused((question) => key.answer(question, 'http://localhost.example'))
    await refused((question) => {
      key.counter = 0
      return key.answer(question)
    })
    key.counter = 100
    const { token, question } = await ask()
    const answer = key.answer(question)
    const tampered = { ...answer, response: { ...answer.response, authenticatorData: Buffer.from(answer.response.authenticatorData, 'base64url').fill(0x07, 32, 33).toString('base64url') } }
    expect((await finish(token, { factor: 'passkey', answer: tampered })).json.code).toBe('wrong-code')
    // The challenge was answered, wrongly: even the right answer to it is late.
    expect((await finish(token, { factor: 'passkey', answer })).json.code).toBe('wrong-code')
    const again = await ask()
    expect((await finish(again.token, { factor: 'passkey', answer: key.answer(again.question) })).status).toBe(200)
  })

  test('is removed with the password; with the last factor the recovery codes go, and the password alone opens again', async () => {
    const { passkeys } = (await call({ method: 'GET', url: '/api/account', cookie })).json
    expect((await post('/api/account/factors/totp/removal', { password: demoPassword }, cookie)).status).toBe(404)
    expect((await post(`/api/account/factors/${passkeys[0].id}/removal`, { password: demoPassword }, cookie)).status).toBe(204)
    expect((await call({ method: 'GET', url: '/api/account', cookie })).json).toMatchObject({ passkeys: [], recoveryCodesLeft: 0 })
    expect((await passwordOf(username)).cookie).toContain('hoanhap=')
  })
})

describe('posts that must have one', () => {
  test('set it up at the first sign-in; the password alone opens nothing before', async () => {
    const asked = await strict.call({ method: 'POST', url: '/api/session', body: { username: 'identity-steward.p-20', password: demoPassword } })
    expect([asked.cookie, asked.json.pending.enrols, asked.json.pending.factors]).toEqual([undefined, true, ['totp']])
    const { token } = asked.json.pending
    const { secret } = (await strict.call({ method: 'POST', url: '/api/session/enrolment', body: { token } })).json
    expect((await strict.call({ method: 'POST', url: '/api/session/second-factor', body: { token, factor: 'totp', code: '000000' } })).json.code).toBe('wrong-code')
    const opened = await strict.call({ method: 'POST', url: '/api/session/second-factor', body: { token, factor: 'totp', code: codeAt(secret) } })
    expect(opened.status).toBe(200)
    expect((await strict.call({ method: 'POST', url: '/api/account/factors/totp/removal', body: { password: demoPassword }, cookie: opened.cookie })).json.code).toBe('second-factor-needed')
    step()
    const again = await strict.call({ method: 'POST', url: '/api/session', body: { username: 'identity-steward.p-20', password: demoPassword } })
    expect(again.json.pending.enrols).toBe(false)
    expect((await strict.call({ method: 'POST', url: '/api/session/enrolment', body: { token: again.json.pending.token } })).json.code).toBe('sign-in-expired')
  })
  test('other posts sign in with the password alone', async () => {
    expect(await strict.signIn('commune-police.c-00002', demoPassword)).toContain('hoanhap=')
  })
  test('nobody comes to such a post by changing over from another one', async () => {
    const cookie = await strict.signIn('commune-police.c-00002', demoPassword)
    await database.owner((admin) => admin.query(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) select 'province-records:p-24/identity-steward/9', id, 'province-records:p-24', 'identity-steward', 'p-24', 'p-24', '2024-01-01' from account where username = 'commune-police.c-00002'`))
    expect((await strict.call({ method: 'PUT', url: '/api/session/post', body: { postId: 'province-records:p-24/identity-steward/9' }, cookie })).json.code).toBe('second-factor-needed')
    await database.owner((admin) => admin.query(`delete from post where id = 'province-records:p-24/identity-steward/9'`))
  })
})

describe('sessions', () => {
  test('one’s own are listed and ended one by one; another’s id is an id that does not exist', async () => {
    const [here, there, foreign] = [await application.signIn('assessor.p-20', demoPassword), await application.signIn('assessor.p-20', demoPassword), await application.signIn('assessor.p-24', demoPassword)]
    const list = (await call({ method: 'GET', url: '/api/account', cookie: here })).json.sessions as { id: string; current: boolean }[]
    expect(list.map((each) => each.current).toSorted()).toEqual([false, true])
    const other = list.find((each) => !each.current)!.id
    expect((await call({ method: 'DELETE', url: `/api/account/sessions/${other}`, cookie: foreign })).status).toBe(404)
    expect((await call({ method: 'DELETE', url: `/api/account/sessions/${other}`, cookie: here })).status).toBe(204)
    expect((await call({ method: 'GET', url: '/api/session', cookie: there })).status).toBe(401)
    expect((await call({ method: 'GET', url: '/api/session', cookie: here })).status).toBe(200)
  })

  test('an administrator ends those of an account of the province, resets its factors, and neither his own nor elsewhere', async () => {
    const admin = await application.signIn('system-admin.p-20', demoPassword)
    const { cookie: officer } = await enrol('counsellor.c-00001')
    const accounts = (await call({ method: 'GET', url: '/api/accounts', cookie: admin })).json.items as { id: string; username: string; totp: boolean; sessions: number }[]
    expect(accounts.some((each) => each.username.endsWith('.p-24') || each.username.endsWith('.c-00002'))).toBe(false)
    const one = accounts.find((each) => each.username === 'counsellor.c-00001')!
    expect([one.totp, one.sessions > 0]).toEqual([true, true])
    expect((await call({ method: 'DELETE', url: `/api/accounts/${one.id}/sessions`, cookie: admin })).json.ended).toBeGreaterThan(0)
    expect((await call({ method: 'GET', url: '/api/session', cookie: officer })).status).toBe(401)
    expect((await call({ method: 'DELETE', url: `/api/accounts/${one.id}/factors`, cookie: admin })).status).toBe(204)
    expect((await passwordOf('counsellor.c-00001')).cookie).toContain('hoanhap=')
    const me = accounts.find((each) => each.username === 'system-admin.p-20')!
    expect((await call({ method: 'DELETE', url: `/api/accounts/${me.id}/factors`, cookie: admin })).json.code).toBe('not-by-oneself')
    const { rows } = await database.owner((pool) => pool.query<{ id: string }>(`select id from account where username = 'counsellor.c-00002'`))
    expect((await call({ method: 'DELETE', url: `/api/accounts/${rows[0]!.id}/factors`, cookie: admin })).status).toBe(404)
    for (const url of ['/api/accounts', `/api/accounts?q=c`]) expect((await call({ method: 'GET', url, cookie: await application.signIn('commune-police-chief.c-00001', demoPassword) })).status).toBe(403)
  })
})

describe('failures are counted together by all processes', () => {
  test('what one counted, the other knows; the table names nobody', async () => {
    const [one, two] = [0, 1].map(() => new SignInLimits(() => clock, async () => {}, failuresInDatabase(application.platform)))
    for (let round = 0; round < 99; round++) await one!.failed('lan', '10.0.0.1')
    expect(await two!.failed('lan', '10.0.0.1')).toBe(60)
    expect([await one!.enter('lan', '10.0.0.1'), await one!.enter('lan', '10.0.0.2'), await two!.enter('minh', '10.0.0.1')]).toEqual([60, 0, 0])
    await two!.succeeded('lan', '10.0.0.1')
    expect(await one!.enter('lan', '10.0.0.1')).toBe(0)
    const { rows } = await database.owner((admin) => admin.query(`select encode(key, 'escape') as text from sign_in_failure`))
    for (const row of rows) expect(row.text).not.toMatch(/lan|10\.0/)
  })
})
