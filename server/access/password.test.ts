/** Changing one's own password: the old one shown again, every other session ended, written down. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { testApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { openLedger } from './access.ledger.ts'
import { accessRoutes } from './access.routes.ts'
import { sessionGate } from './access.session.ts'
import { hashPassword } from './passwords.ts'
import { secondFactorRoutes } from './second-factor.routes.ts'
import { SignInLimits } from './sign-in-limits.ts'

const database = await testDatabase()
const limits = new SignInLimits(undefined, async () => {})
const application = await testApplication(database, { slices: [{ name: 'access', routes: [...accessRoutes({ limits, mode: 'enrolled' }), ...secondFactorRoutes({ limits, mode: 'enrolled' })] }], gate: sessionGate, ledger: openLedger })
afterAll(async () => {
  await application.close()
  await database.drop()
})
const [old, fresh] = ['mật khẩu đầu tiên', 'một câu khác hẳn, dài hơn']
const rows = async (text: string, ...values: unknown[]) => (await database.owner((admin) => admin.query(text, values))).rows as Record<string, unknown>[]
const accounts = { one: randomUUID(), other: randomUUID(), shown: randomUUID() }
beforeAll(async () => {
  const hash = await hashPassword(old)
  await rows(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ('p-20', '20', 'province', 'tỉnh', 'Tỉnh Một', 'tinh mot', 'p-20'), ('c-00001', '00001', 'commune', 'xã', 'Xã Một', 'xa mot', 'p-20') on conflict do nothing`)
  await rows(`insert into agency (id, kind, unit_id, name) values ('commune-police:c-00001', 'commune-police', 'c-00001', 'x') on conflict do nothing`)
  for (const [name, id] of Object.entries(accounts)) {
    await rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, $3, now())`, id, `can.bo.${name}`, hash)
    await rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, 'commune-police:c-00001', 'commune-police', 'c-00001', 'p-20', '2022-01-01')`, `commune-police:c-00001/${name}`, id)
  }
  await rows('insert into demo_account (account_id, password, position) values ($1, $2, 1)', accounts.shown, old)
})
const change = (cookie: string | undefined, body: object) => application.call({ method: 'PUT', url: '/api/account/password', body, cookie })
const alive = async (cookie: string) => (await application.call({ method: 'GET', url: '/api/session', cookie })).status

describe('a password', () => {
  test('is changed by whoever shows the old one; every other session of the account ends, nobody else’s', async () => {
    const [here, phone, tablet, colleague] = await Promise.all([application.signIn('can.bo.one', old), application.signIn('can.bo.one', old), application.signIn('can.bo.one', old), application.signIn('can.bo.other', old)])
    const changed = await change(here, { password: old, newPassword: fresh })
    expect([changed.status, changed.json]).toEqual([200, { ended: 2 }])
    expect(await Promise.all([here, phone, tablet, colleague].map(alive))).toEqual([200, 401, 401, 200])
    await expect(application.signIn('can.bo.one', old)).rejects.toThrow('wrong-credentials')
    expect(await alive(await application.signIn('can.bo.one', fresh.normalize('NFD')))).toBe(200)
    expect(await alive(await application.signIn('can.bo.other', old))).toBe(200)
    expect(await rows(`select event, outcome from audit_event where account_id = $1 and event = 'password-changed'`, accounts.one)).toEqual([{ event: 'password-changed', outcome: 'done' }])
    expect(await rows(`select distinct ended_because from session where account_id = $1 and ended_at is not null`, accounts.one)).toEqual([{ ended_because: 'password-changed' }])
  })

  test('is refused in clear words, and nothing has changed', async () => {
    const [here, phone] = await Promise.all([application.signIn('can.bo.other', old), application.signIn('can.bo.other', old)])
    const before = await rows('select password_hash from account order by id')
    expect((await change(undefined, { password: old, newPassword: fresh })).status).toBe(401)
    for (const [body, code] of [
      [{ password: 'sai hoàn toàn', newPassword: fresh }, 'wrong-credentials'], [{ password: old, newPassword: 'ngắn quá' }, 'password-too-short'], [{ password: old, newPassword: old }, 'password-same'],
      [{ password: old, newPassword: 'Can.Bo.Other1' }, 'password-too-easy'], [{ password: old }, 'invalid-input'], [{ password: old, newPassword: fresh, accountId: accounts.one }, 'invalid-input'],
    ] as const) {
      const answer = await change(here, body)
      expect(answer.json.code, answer.text).toBe(code)
      for (const secret of [old, fresh]) expect(answer.text).not.toContain(secret)
    }
    expect(await rows('select password_hash from account order by id')).toEqual(before)
    expect(await Promise.all([here, phone].map(alive))).toEqual([200, 200])
    expect(await rows(`select outcome from audit_event where account_id = $1 and event = 'password-changed'`, accounts.other)).toEqual([{ outcome: 'refused' }])
    for (const secret of [old, fresh, 'sai hoàn toàn']) expect(application.logged()).not.toContain(secret)
  })

  test('guessing the old one through this door is slowed like at sign-in', async () => {
    const here = await application.signIn('can.bo.other', old)
    const codes = []
    for (let number = 0; number < 8; number++) codes.push((await change(here, { password: `sai ${number} hoàn toàn`, newPassword: fresh })).json.code as string)
    expect(codes).toContain('too-many-attempts')
  }, 60_000)

  test('of an account of the demonstration stays: it is everybody’s', async () => {
    const here = await application.signIn('can.bo.shown', old)
    expect((await change(here, { password: old, newPassword: fresh })).json.code).toBe('password-of-demonstration')
    expect(await alive(await application.signIn('can.bo.shown', old))).toBe(200)
  })

  test('two changes at the same moment: one of the two passwords opens, and only its session lives', async () => {
    const limited = fresh
    const [one, two] = await Promise.all([application.signIn('can.bo.one', limited), application.signIn('can.bo.one', limited)])
    const answers = await Promise.all([change(one, { password: limited, newPassword: `${fresh} một` }), change(two, { password: limited, newPassword: `${fresh} hai` })])
    expect(answers.map((each) => each.status).filter((status) => status === 200).length).toBeGreaterThan(0)
    const opens = (await Promise.all([`${fresh} một`, `${fresh} hai`].map((password) => application.call({ method: 'POST', url: '/api/session', body: { username: 'can.bo.one', password } })))).filter((each) => each.status === 200)
    expect(opens).toHaveLength(1)
  })
})
