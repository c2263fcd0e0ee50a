import { createHash, randomUUID } from 'node:crypto'
import net from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { startMailServer, type MailServer } from '../../checks/support/mail-server.ts'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { workerLogin } from '../platform/database-roles.ts'
import { startJobs } from '../platform/jobs.ts'
import { fixedKeys } from '../platform/keys.ts'
import { openMetrics } from '../platform/metrics.ts'
import { readMailSettings, type MailSettings } from '../platform/configuration.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { commands } from './mail.commands-line.ts'
import { dropOldSent, keepOutcome, sendDigests, waitingFor } from './mail.digests.ts'
import { askForDigests, digestsOfDay, sendCode, startDigests, withSender } from './mail.jobs.ts'
import { slice as mail } from './mail.slice.ts'
import { openMailSender, outcomeOf, readReport } from './mail.transport.ts'

const now = '2026-11-20T01:00:00.000Z'
const name = 'Hoàng Văn Thử'
let server: MailServer
let world: World
let settings: { publicUrl: string | null; signing: null; mail: MailSettings | null }
let seen = 0

beforeAll(async () => {
  server = await startMailServer()
  settings = { publicUrl: 'https://hoa-nhap.example.gov.vn', signing: null, mail: server.settings }
  world = await trialWorld(now, [mail], settings)
})
afterAll(async () => {
  await world?.close()
  await server?.stop()
})
beforeEach(async () => {
  world.application.setNow(now)
  await world.rows('delete from mail_sent')
  await world.rows('delete from mail_preference')
  seen = server.mails().length
})
const arrived = async (count: number) => (await server.until(seen + count)).slice(seen)
/** As a reader shows it. */
const shown = (raw: string) => raw.replaceAll(/=\r?\n/g, '').replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'))

const accountOf = async (role: Role) => String((await world.rows('select account_id as id from post where id = $1', world.post(role)))[0]!['id'])
const get = (role: Role = 'commune-police') => world.call(role, 'GET', '/api/account/mail')
const put = (body: object, role: Role = 'commune-police') => world.call(role, 'PUT', '/api/account/mail', body)
const confirm = (code: string, role: Role = 'commune-police') => world.call(role, 'POST', '/api/account/mail/confirmation', { code })

/** Runs the code's job as the runner would. */
async function codeOf(role: Role): Promise<string> {
  const [row] = await world.rows(`select id from mail_sent where account_id = $1 and kind = 'code' and state = 'sending'`, await accountOf(role))
  const before = server.mails().length
  await sendCode(world.application.platform, { id: String(row!['id']) })
  const mails = await server.until(before + 1)
  return /Mã xác nhận: (\d{6})/.exec(shown(mails.at(-1)!))![1]!
}
async function subscribe(role: Role, address: string, frequency: 'daily' | 'weekly' = 'daily'): Promise<string> {
  const { platform } = world.application
  const account = await accountOf(role)
  await world.rows(`insert into mail_preference (account_id, frequency, address, state, changed_at, confirmed_at) values ($1, $2, $3, 'confirmed', now(), now())`, account, frequency, platform.keys.encrypt(`mail-address:${account}`, address))
  return account
}
async function deadlines(count: number, dueOn: string, agency = world.agency('commune-police'), over: Record<string, string | null> = {}): Promise<string> {
  const person = (await world.register({ name })).json.id as string
  for (let index = 0; index < count; index += 1) {
    await world.rows(`insert into deadline (measure_id, clock, person_id, kind, clock_kind, due_on, bound, bound_agency, unit_id, body, reader_unit, reader_province, reader_until)
      values ($1, 'x', $2, 'voluntary-home', 'max', $3, 'commune-police', $4, 'c-05983', '{}', $5, 'p-20', '9999-12-31')`, randomUUID(), person, dueOn, agency, over['unit'] === undefined ? 'c-05983' : over['unit'])
  }
  return person
}
const today = '2026-11-20' as PlainDate
const digests = async (on: PlainDate = today) => (await withSender(world.application.platform, (sender) => sendDigests(world.application.platform, sender, on)))!
const states = async () => (await world.rows('select state, reply, attempts from mail_sent order by at, id'))

describe('an address is used once its owner has confirmed it', () => {
  test('a code goes out, the right one confirms, and nothing is kept readable', async () => {
    expect((await get()).json).toEqual({ available: true, frequency: 'off', address: null, state: 'none', domains: [], lastSentOn: null })
    expect((await put({ frequency: 'daily', address: 'ten@congan.example.gov.vn' })).json).toMatchObject({ frequency: 'daily', address: 'ten@congan.example.gov.vn', state: 'waiting' })
    expect(await digests()).toMatchObject({ sent: 0 })
    const code = await codeOf('commune-police')
    expect((await confirm(code === '000000' ? '000001' : '000000')).json.code).toBe('wrong-code')
    expect((await confirm(`${code.slice(0, 3)} ${code.slice(3)}`)).json).toMatchObject({ state: 'confirmed' })
    const [row] = await world.rows('select encode(address, $1) as address, code from mail_preference', 'escape')
    expect(String(row!['address'])).not.toContain('congan')
    expect(row!['code']).toBeNull()
  })
  test('five wrong codes end it, and so does a day', async () => {
    await put({ frequency: 'daily', address: 'ten@example.gov.vn' })
    const code = await codeOf('commune-police')
    const wrong = code === '000000' ? '000001' : '000000'
    for (let index = 0; index < 5; index += 1) expect((await confirm(wrong)).json.code).toBe('wrong-code')
    expect((await confirm(code)).json.code).toBe('mail-code-over')
    await put({ frequency: 'daily', address: 'ten@example.gov.vn' })
    const second = await codeOf('commune-police')
    world.application.setNow('2026-11-21T01:00:01.000Z')
    expect((await confirm(second)).json.code).toBe('mail-code-over')
  })
  test('saving again while a code runs sends no other, and a day has five', async () => {
    for (let index = 0; index < 3; index += 1) await put({ frequency: 'weekly', address: 'ten@example.gov.vn' })
    expect(await world.rows('select id from mail_sent')).toHaveLength(1)
    for (const each of ['a', 'b', 'c', 'd']) expect((await put({ frequency: 'daily', address: `${each}@example.gov.vn` })).status).toBe(200)
    expect((await put({ frequency: 'daily', address: 'e@example.gov.vn' })).json.code).toBe('mail-codes-too-many')
    expect((await get()).json).toMatchObject({ address: 'd@example.gov.vn', state: 'waiting' })
  })
  test('another address has to be confirmed anew; without one nothing is sent', async () => {
    await subscribe('commune-police', 'ten@example.gov.vn')
    expect((await put({ frequency: 'weekly', address: 'ten@example.gov.vn' })).json).toMatchObject({ frequency: 'weekly', state: 'confirmed' })
    expect((await put({ frequency: 'weekly', address: 'khac@example.gov.vn' })).json).toMatchObject({ state: 'waiting' })
    expect((await put({ frequency: 'daily', address: null })).json.code).toBe('mail-address-needed')
    expect((await put({ frequency: 'daily', address: 'a@b\r\nBcc: c@d.vn' })).json.code).toBe('mail-address-malformed')
    expect((await put({ frequency: 'off', address: null })).json).toMatchObject({ frequency: 'off', state: 'none', address: null })
  })
})

describe('the digest of a day', () => {
  beforeEach(() => world.rows('delete from deadline'))
  test('says that something waits, encrypted on its way, and nothing of anybody', async () => {
    await subscribe('commune-police', 'ten@congan.example.gov.vn')
    await deadlines(6, '2026-11-10')
    await deadlines(2, '2026-11-24')
    expect(await digests()).toMatchObject({ sent: 1, later: 0, refused: 0 })
    const [raw] = await arrived(1)
    const text = shown(raw!)
    expect(text).toContain('Quá hạn: 6')
    expect(text).toContain('7 ngày: dưới 5')
    expect(text).toContain('https://hoa-nhap.example.gov.vn')
    expect(text).toContain('Auto-Submitted: auto-generated')
    expect(text).toContain('Envelope-to: ten@congan.example.gov.vn')
    expect(text).toContain('Return-path: <thu-tra@example.gov.vn>')
    for (const word of [name, 'Hoàng', 'Mẫu A', 'c-05983', 'Lạng Sơn', 'voluntary', 'tự nguyện', 'cai nghiện', '1991', 'commune-police']) expect(text).not.toContain(word)
    expect(server.log()).toMatch(/P=esmtpsa .*X=TLS1\.[23]/)
    expect((await get()).json.lastSentOn).toBe('2026-11-20')
  })
  test('is not sent twice: not by a repeat, not by two processes at once', async () => {
    await subscribe('commune-police', 'ten@example.gov.vn')
    await subscribe('commune-police-chief', 'truong@example.gov.vn')
    await deadlines(1, '2026-11-10')
    const sums = await Promise.all([digests(), digests(), digests()])
    expect(sums.reduce((sum, each) => sum + each.sent, 0)).toBe(2)
    expect(await digests()).toMatchObject({ sent: 0 })
    await digestsOfDay(world.application.platform, { on: today })
    expect((await arrived(2)).map((each) => /Envelope-to: (\S+)/.exec(each)![1]).toSorted()).toEqual(['ten@example.gov.vn', 'truong@example.gov.vn'])
    // The next working day has its own.
    world.application.setNow('2026-11-23T01:00:00.000Z')
    expect(await digests('2026-11-23' as PlainDate)).toMatchObject({ sent: 2 })
    expect(await arrived(4)).toHaveLength(4)
  })
  test('counts what that post sees, and not a person closed to the account', async () => {
    const account = await subscribe('commune-police', 'ten@example.gov.vn')
    const { platform } = world.application
    const person = await deadlines(3, '2026-11-10')
    await deadlines(2, '2026-11-10', world.agency('commune-police', 'b'))
    await deadlines(4, '2026-11-10', world.agency('commune-police'), { unit: null })
    expect(await waitingFor(platform, account)).toEqual({ overdue: 3, today: 0, week: 0 })
    await world.rows(`insert into barred (account_id, person_id, reason, at, by_post) values ($1, $2, 'kin', now(), 'x')`, account, person)
    expect(await waitingFor(platform, account)).toEqual({ overdue: 0, today: 0, week: 0 })
    const inbox = await world.call('commune-police', 'GET', '/api/deadlines')
    expect(inbox.json.counts.overdue).toBe(0)
    await world.rows('delete from barred')
    expect((await world.call('commune-police', 'GET', '/api/deadlines?due=today')).json.counts.overdue).toBe(3)
  })
  test('goes to nobody whose post has ended, whose account is closed, or who wants none', async () => {
    const account = await subscribe('commune-police', 'ten@example.gov.vn')
    await deadlines(1, '2026-11-10')
    await world.rows('update post set valid_to = $2 where account_id = $1', account, today)
    expect(await digests()).toMatchObject({ sent: 0, nothing: 1 })
    await world.rows('update post set valid_to = null where account_id = $1', account)
    await world.rows('update account set disabled_at = now() where id = $1', account)
    expect(await digests()).toMatchObject({ sent: 0, nothing: 0 })
    await world.rows('update account set disabled_at = null where id = $1', account)
    await world.rows(`update mail_preference set frequency = 'off'`)
    expect(await digests()).toMatchObject({ sent: 0, nothing: 0 })
    await world.rows(`update mail_preference set frequency = 'weekly'`)
    expect(await digests()).toMatchObject({ sent: 0, nothing: 0 })
    expect(await digests('2026-11-22' as PlainDate)).toMatchObject({ sent: 0, nothing: 0 })
    expect(server.mails()).toHaveLength(seen)
  })
})

describe('the runner of tasks', () => {
  test('sends the code that a page asked for, and the digests of the day', async () => {
    await put({ frequency: 'daily', address: 'ten@example.gov.vn' })
    const { adminConnection } = world.database
    const jobs = await startJobs({ ...adminConnection, user: workerLogin, password: fixedKeys().secret('database-worker') }, world.application.platform, [mail], openMetrics(world.database.pool))
    try {
      expect(shown((await arrived(1))[0]!)).toMatch(/Mã xác nhận: \d{6}/)
      await world.rows(`update mail_preference set state = 'confirmed', code = null, code_until = null`)
      await deadlines(1, '2026-11-10')
      const stop = startDigests(world.application.platform, 20)
      expect(shown((await arrived(2)).at(-1)!)).toContain('Quá hạn')
      stop()
      expect(await world.rows('select on_day::text as on from mail_day')).toEqual([{ on: today }])
    } finally {
      await jobs.stop()
    }
  })
  test('is asked between seven and nineteen, once a day, and again only for what the server put off', async () => {
    const { platform } = world.application
    await world.rows('delete from mail_day')
    const at = async (moment: string) => {
      world.application.setNow(moment)
      return askForDigests(platform)
    }
    expect([await at('2026-11-19T23:59:59.000Z'), await at('2026-11-20T12:00:00.000Z')]).toEqual(['not-now', 'not-now'])
    expect([await at('2026-11-20T00:00:00.000Z'), await at('2026-11-20T03:00:00.000Z')]).toEqual(['asked', 'asked-already'])
    await world.rows(`insert into mail_sent (id, account_id, kind, on_day, state, at) values (gen_random_uuid(), $1, 'digest', $2, 'later', now())`, await accountOf('commune-police'), today)
    expect([await at('2026-11-20T04:00:00.000Z'), await at('2026-11-23T04:00:00.000Z')]).toEqual(['asked', 'asked'])
  })
})

describe('mail that does not arrive', () => {
  beforeEach(async () => {
    await world.rows('delete from deadline')
    await deadlines(1, '2026-11-10')
  })
  test('refused by the server: seen by the administrator by its code alone, and after three days left alone', async () => {
    await subscribe('commune-police', 'gone@example.gov.vn')
    for (const [index, on] of (['2026-11-20', '2026-11-23', '2026-11-24'] as PlainDate[]).entries()) {
      world.application.setNow(`${on}T01:00:00.000Z`)
      expect(await digests(on)).toMatchObject({ sent: 0, refused: 1, stopped: false })
      expect((await get()).json.state).toBe(index < 2 ? 'confirmed' : 'failing')
    }
    world.application.setNow('2026-11-25T01:00:00.000Z')
    expect(await digests('2026-11-25' as PlainDate)).toMatchObject({ sent: 0, refused: 0 })
    const administrator = async (province: string) => {
      const [account, token] = [randomUUID(), randomUUID()]
      await world.rows(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ($1, $2, 'province', 'tỉnh', $1, $1, $1) on conflict (id) do nothing`, province, province.slice(2))
      await world.rows(`insert into agency (id, kind, unit_id, name) values ($1, 'province-police', $2, $1) on conflict (id) do nothing`, `province-police:${province}`, province)
      await world.rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now())`, account, `quan-tri.${province}`)
      await world.rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, 'system-admin', $4, $4, '2022-01-01')`, `${province}/system-admin`, account, `province-police:${province}`, province)
      await world.rows(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, '2022-01-01', '2099-01-01')`, createHash('sha256').update(token).digest(), account, `${province}/system-admin`)
      return (await world.application.call({ method: 'GET', url: '/api/mail/trouble', cookie: `${sessionCookie}=${token}` })).json
    }
    expect(await administrator('p-20')).toEqual({
      available: true, nextCursor: null,
      items: [{ account: await accountOf('commune-police'), username: world.post('commune-police'), displayName: world.post('commune-police'), resting: true, outcome: 'refused', reply: '550', onDay: '2026-11-24' }],
    })
    expect((await administrator('p-24')).items).toEqual([])
    expect((await world.call('commune-police', 'GET', '/api/mail/trouble')).json.code).toBe('not-your-role')
    const said: string[] = []
    const { platform } = world.application
    await commands.find((command) => command.usage === 'mail-trouble')!.run({ opened: { platform } as never, options: {}, parameters: [], say: (sentence) => said.push(sentence) })
    expect(said).toEqual([`${world.post('commune-police')}: refused 550, 2026-11-24, tạm ngừng gửi · left alone`, '1 tài khoản · accounts'])
    // Confirming anew wakes it.
    expect((await put({ frequency: 'daily', address: 'gone@example.gov.vn' })).json).toMatchObject({ state: 'waiting' })
  })
  test('put off by the server: tried again on its day, then sent once', async () => {
    const account = await subscribe('commune-police', 'full@example.gov.vn')
    expect(await digests()).toMatchObject({ later: 1, stopped: false })
    await expect(digestsOfDay(world.application.platform, { on: today })).rejects.toMatchObject({ code: 'mail-later' })
    expect(await states()).toEqual([{ state: 'later', reply: '451', attempts: 2 }])
    await world.rows('update mail_preference set address = $2 where account_id = $1', account, world.application.platform.keys.encrypt(`mail-address:${account}`, 'ten@example.gov.vn'))
    expect(await digests()).toMatchObject({ sent: 1 })
    expect(await digests()).toMatchObject({ sent: 0, later: 0 })
    expect(await arrived(1)).toHaveLength(1)
  })
  test('comes back: the report finds its mail', async () => {
    await subscribe('commune-police', 'returned@example.gov.vn')
    expect(await digests()).toMatchObject({ sent: 1 })
    const [report] = await arrived(1)
    expect(report).toContain('Envelope-to: thu-tra@example.gov.vn')
    const read = readReport(report!)
    expect(read?.status).toMatch(/^5\.\d+\.\d+$/)
    expect(await keepOutcome(world.application.platform, read!.id, { state: 'bounced', reply: read!.status })).toBe(true)
    expect(await states()).toMatchObject([{ state: 'bounced', reply: read!.status }])
    expect(await world.rows('select failures from mail_preference')).toEqual([{ failures: 1 }])
    // Told twice, it counts once; of a mail that is not ours nothing is written.
    expect(await keepOutcome(world.application.platform, read!.id, { state: 'bounced', reply: '5.0.0' })).toBe(false)
    expect(await keepOutcome(world.application.platform, randomUUID(), { state: 'bounced', reply: '5.0.0' })).toBe(false)
  })
  test('the server is away, has another certificate or another password: nobody’s mail is lost or blamed', async () => {
    await subscribe('commune-police', 'ten@example.gov.vn')
    const { platform } = world.application
    const wrong: MailSettings[] = [{ ...server.settings, port: 1 }, { ...server.settings, authorityFile: null }, { ...server.settings, password: 'sai' }, { ...server.settings, implicitTls: true }]
    for (const each of wrong) {
      const sender = openMailSender(each)
      expect(await sendDigests(platform, sender, today)).toMatchObject({ sent: 0, later: 1, refused: 0, stopped: true })
      sender.close()
    }
    expect(await states()).toMatchObject([{ state: 'later', attempts: 0 }])
    expect(await digests()).toMatchObject({ sent: 1 })
    expect(await arrived(1)).toHaveLength(1)
    expect(world.application.logged()).not.toContain('@example.gov.vn')
  })
  test('broken off after the text: not known, and not sent twice', async () => {
    await subscribe('commune-police', 'ten@example.gov.vn')
    const { platform } = world.application
    // A server that hangs up instead of saying whether it took the mail; and one that does so before.
    for (const [until, expected] of [['\r\n.\r\n', 'unknown'], ['RCPT', 'later']] as const) {
      await world.rows('delete from mail_sent')
      const half = net.createServer((socket) => {
        let text = ''
        socket.write('220 half\r\n')
        socket.on('error', () => {})
        socket.on('data', (chunk) => {
          text += chunk.toString()
          if (text.includes(until)) return socket.destroy()
          const last = text.trimEnd().split('\r\n').at(-1)!
          socket.write(/^EHLO/.test(last) ? '250 half\r\n' : /^DATA/.test(last) ? '354 go on\r\n' : '250 ok\r\n')
        })
      })
      await new Promise<void>((resolve) => { half.listen(0, '127.0.0.1', resolve) })
      const sender = openMailSender({ ...server.settings, host: '127.0.0.1', port: (half.address() as net.AddressInfo).port, plain: true, user: null, password: null })
      expect(await sendDigests(platform, sender, today)).toMatchObject({ [expected]: 1 })
      sender.close()
      await new Promise((resolve) => { half.close(resolve) })
    }
    await world.rows(`update mail_sent set state = 'unknown'`)
    expect(await digests()).toMatchObject({ sent: 0 })
    expect(server.mails()).toHaveLength(seen)
  })
  test('a process that died in the middle leaves no digest to be sent again', async () => {
    const account = await subscribe('commune-police', 'ten@example.gov.vn')
    await world.rows(`insert into mail_sent (id, account_id, kind, on_day, state, at) values (gen_random_uuid(), $1, 'digest', $2, 'sending', $3)`, account, today, now)
    expect(await digests()).toMatchObject({ sent: 0 })
    world.application.setNow('2026-11-20T02:30:00.000Z')
    expect(await digests()).toMatchObject({ sent: 0 })
    expect(await states()).toMatchObject([{ state: 'unknown' }])
  })
  test('is forgotten after a quarter of a year', async () => {
    const account = await subscribe('commune-police', 'ten@example.gov.vn')
    for (const [days, state] of [[-91, 'sent'], [-89, 'refused']] as const) await world.rows(`insert into mail_sent (id, account_id, kind, on_day, state, at) values (gen_random_uuid(), $1, 'digest', $2::date, $3, $2::date)`, account, addDays(today, days), state)
    expect(await dropOldSent(world.application.platform)).toBe(1)
    expect(await states()).toMatchObject([{ state: 'refused' }])
  })
})

describe('settings', () => {
  const read = (more: NodeJS.ProcessEnv) => readMailSettings({ HOANHAP_SMTP: 'smtp://hn:m%C3%A1@mail.example.gov.vn', HOANHAP_MAIL_FROM: 'hn@example.gov.vn', ...more })
  test('are read, with the ports of mail', () => {
    expect(readMailSettings({})).toBeNull()
    expect(read({})).toMatchObject({ host: 'mail.example.gov.vn', port: 587, implicitTls: false, plain: false, user: 'hn', password: 'má', bounces: 'hn@example.gov.vn', domains: [] })
    expect(read({ HOANHAP_SMTP: 'smtps://mail.example.gov.vn', HOANHAP_MAIL_DOMAINS: 'GOV.vn, example.org' })).toMatchObject({ port: 465, implicitTls: true, user: null, domains: ['gov.vn', 'example.org'] })
    expect(read({ HOANHAP_SMTP: 'smtp://localhost:25?tls=off' })).toMatchObject({ plain: true, port: 25 })
  })
  test.each<NodeJS.ProcessEnv>([{ HOANHAP_SMTP: 'mail.example.gov.vn' }, { HOANHAP_SMTP: 'http://mail.example.gov.vn' }, { HOANHAP_SMTP: 'smtp://mail.example.gov.vn?tls=off' }, { HOANHAP_MAIL_FROM: 'hoa nhap' }, { HOANHAP_MAIL_BOUNCES: 'x' }])('%j is refused with a sentence', (more) => {
    expect(() => read(more)).toThrow(/HOANHAP_/)
  })
  test('an installation without a mail server offers none', async () => {
    const before = settings.mail
    settings.mail = null
    expect((await get()).json.available).toBe(false)
    expect((await put({ frequency: 'daily', address: 'ten@example.gov.vn' })).json.code).toBe('mail-not-set-up')
    expect((await put({ frequency: 'off', address: null })).status).toBe(200)
    settings.mail = before
  })
})

describe('answers of servers', () => {
  test.each([
    [{ command: 'RCPT TO', responseCode: 550 }, false, { state: 'refused', reply: '550' }], [{ command: 'DATA', responseCode: 554 }, true, { state: 'refused', reply: '554' }], [{ command: 'DATA', responseCode: 451 }, true, { state: 'later', server: false, reply: '451' }],
    [{ command: 'AUTH PLAIN', responseCode: 535 }, false, { state: 'later', server: true, reply: '535' }], [{ command: 'MAIL FROM', responseCode: 550 }, false, { state: 'later', server: true, reply: '550' }], [{ command: 'CONN' }, false, { state: 'later', server: true, reply: null }],
    [{ command: 'CONN' }, true, { state: 'unknown' }], [{ command: 'RCPT TO', responseCode: 421 }, false, { state: 'later', server: true, reply: '421' }],
  ] as const)('%j, handed over %s', (error, handedOver, outcome) => {
    expect(outcomeOf(error, handedOver)).toEqual(outcome)
  })
  test('a report of a delay, an answer of a person and nonsense are no returned mail', () => {
    const id = randomUUID()
    expect(readReport(`Action: delayed\nStatus: 4.2.2\nMessage-ID: <${id}@x>`)).toBeNull()
    expect(readReport(`Action: failed\nStatus: 5.1.1\n`)).toBeNull()
    expect(readReport('Xin chào')).toBeNull()
    expect(readReport(`Action: failed\r\nStatus: 5.1.1\r\n\r\nMessage-ID:\r\n <${id}@x>`)).toEqual({ id, status: '5.1.1' })
  })
})
