/** The public form, its code and the point's posts, on a real database. Aliases are invented; phones are of no real shape. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { addressLimits, mostOfPointInDay } from '@hoa-nhap/domain/first-step/first-step.law'
import { firstStepReaders } from '@hoa-nhap/domain/first-step/first-step.model'
import { actorOf, agencyOf } from '../../checks/support/access-world.ts'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { slice } from './first-step.slice.ts'
import { eraseFirstSteps } from './first-step.store.ts'

const start = '2026-11-20T02:00:00.000Z'
const [station, elsewhere, counselling] = ['health-station:c-05983', 'health-station:c-05986', 'counselling-point:c-05983']
const [alias, note, phone] = ['Hoa Sim Bên Suối', 'Muốn hỏi về thuốc thay thế', '0900000001']
let world: World
let now = Date.parse(start)
beforeAll(async () => { world = await trialWorld(start, [slice]) })
afterAll(() => world.close())
// Every test has an hour of its own: the share of an address is counted anew.
beforeEach(() => pass((addressLimits.windowMinutes + 1) * 60))
function pass(seconds: number) {
  now += seconds * 1000
  world.application.setNow(new Date(now).toISOString())
}

type Page = { readonly status: number; readonly text: string; readonly headers: Readonly<Record<string, unknown>> }
async function post(url: string, fields: readonly (readonly [string, string])[], headers: Readonly<Record<string, string>> = {}): Promise<Page> {
  const answer = await world.application.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost', origin: 'http://localhost', ...headers }, payload: new URLSearchParams(fields.map(([key, value]): [string, string] => [key, value])).toString() })
  return { status: answer.statusCode, text: answer.body, headers: answer.headers }
}
const get = async (url: string): Promise<Page> => world.application.call({ method: 'GET', url })
const tokenOf = (page: Page) => /name="token" value="([^"]+)"/.exec(page.text)![1]!
const codeIn = (page: Page) => /<p class="code"[^>]*>([0-9A-Z-]{19})<\/p>/.exec(page.text)?.[1]
async function opened(point = station): Promise<string> {
  const token = tokenOf(await get(`/public/first-step?point=${point}`))
  pass(20)
  return token
}
const filled = (token: string, more: Readonly<Record<string, string>> = {}, point = station) =>
  Object.entries({ point, token, lang: 'vi', alias, who: 'self', help: 'substitution', reach: 'phone', phone, callTime: 'evening', note, ...more }) as [string, string][]
async function asked(point = station, more: Readonly<Record<string, string>> = {}): Promise<{ code: string; id: string }> {
  const page = await post('/public/first-step', filled(await opened(point), more, point))
  const code = codeIn(page)
  if (!code) throw new Error(`${page.status} ${page.text.slice(0, 2000)}`)
  const [row] = await world.rows('select id from first_step_request order by made_at desc limit 1')
  return { code, id: row!['id'] as string }
}
const count = async (text: string) => Number((await world.rows(`select count(*)::int as n from ${text}`))[0]!['n'])
const act = (id: string, body: Readonly<Record<string, unknown>>, role: Role = 'health-station', commune: 'a' | 'b' = 'a') => world.call(role, 'POST', `/api/first-steps/${id}/acts`, { id: randomUUID(), basedOn: 1, ...body }, { commune })

describe('the public page', () => {
  test('lists health stations and counselling points alone, without cookie or script, and says beforehand who reads', async () => {
    const list = await get('/public/first-step')
    const points = [...list.text.matchAll(/\?point=([^"&]+)"/g)].map((match) => decodeURIComponent(match[1]!))
    expect(points.toSorted()).toEqual(['counselling-point:c-05983', 'counselling-point:c-05986', 'health-station:c-05983', 'health-station:c-05986'])
    const form = await get(`/public/first-step?point=${station}`)
    for (const page of [list, form, await get('/public/first-step/code'), await get('/public/first-step?lang=en')]) {
      expect(page.status).toBe(200)
      expect(page.headers['set-cookie']).toBeUndefined()
      expect(page.headers['cache-control']).toBe('no-store')
      expect(page.headers['content-security-policy']).toContain("default-src 'none'")
      expect(page.text).not.toMatch(/<script|javascript:|https?:\/\//)
    }
    expect(form.text).toContain('Không vị trí nào khác trong hệ thống mở được: công an, Ủy ban nhân dân')
    expect(form.text).toContain('commune-police c-05983 (Điều 89 Nghị định 163/2026/NĐ-CP)')
    expect(form.text.indexOf('Trước khi viết')).toBeLessThan(form.text.indexOf('<form'))
    expect((await get(`/public/first-step?point=${station}&lang=en`)).text).toContain('Registering for rehabilitation is a separate step')
  })
  test.each(['commune-police:c-05983', 'commune-committee:c-05983', 'province-police:p-20', 'inspector:p-20', 'health-station:c-99999', '%3Cscript%3E'])('%s is no point', async (point) => {
    const page = await get(`/public/first-step?point=${point}`)
    expect(page.status).toBe(404)
    expect(page.text).toContain('Nơi này không nhận yêu cầu')
    const [before, token] = [await count('first_step_request'), await opened()]
    expect((await post('/public/first-step', filled(token, {}, decodeURIComponent(point)))).status).toBe(404)
    expect(await count('first_step_request')).toBe(before)
  })
  test('nor does the database take one for the police or a committee, whoever asks', async () => {
    for (const agency of ['commune-police:c-05983', 'commune-committee:c-05983']) {
      const answer = await world.database.asNobody((transaction) => transaction.query<{ outcome: string }>('select make_first_step($1, $2, $3, $4, now(), now(), 100, $5) as outcome', [randomUUID(), agency, Buffer.from(randomUUID()), Buffer.from('x'), '2026-12-20']))
      expect(answer.rows[0]!.outcome).toBe('no-such-point')
      await expect(world.rows(`insert into first_step_request (id, agency_id, code_hash, body, made_at, made_on, last_contact_on, erase_on) values (gen_random_uuid(), $1, 'x', 'x', now(), now(), now(), now())`, agency)).rejects.toMatchObject({ code: '23514' })
    }
  })
})

describe('a request', () => {
  test('gets a code once, makes no person, measure, duplicate check or disclosure, and leaves no word in the log', async () => {
    const before = await Promise.all(['person', 'measure', 'duplicate_task', 'name_tail', 'sight', 'circle', 'deadline', 'disclosure', 'audit_event', 'outbox'].map(count))
    const { code, id } = await asked()
    expect(await Promise.all(['person', 'measure', 'duplicate_task', 'name_tail', 'sight', 'circle', 'deadline', 'disclosure', 'audit_event', 'outbox'].map(count))).toEqual(before)
    const stored = JSON.stringify(await world.rows('select r.*, e.* from first_step_request r join first_step_event e on e.request_id = r.id where r.id = $1', id))
    for (const word of [alias, note, phone, code, code.replaceAll('-', ''), '127.0.0.1']) {
      expect(stored).not.toContain(word)
      expect(world.application.logged()).not.toContain(word)
    }
    expect(stored).not.toContain(Buffer.from(alias).toString('hex'))
    expect((await world.application.call({ method: 'GET', url: '/metrics' })).text).not.toContain(station)
  })
  test('is told to the two kinds of posts of the point and to nobody else', async () => {
    const { id } = await asked()
    expect(await world.rows('select to_agency, to_role from notice where ref = $1', id)).toEqual([{ to_agency: station, to_role: 'health-station' }])
  })
  test('sent twice is one request with one code; changed afterwards it is refused, and what was typed stays', async () => {
    const token = await opened()
    const first = await post('/public/first-step', filled(token))
    const again = await post('/public/first-step', filled(token))
    expect(codeIn(again)).toBe(codeIn(first))
    const changed = await post('/public/first-step', filled(token, { alias: 'Tên Khác Hẳn' }))
    expect([changed.status, codeIn(changed)]).toEqual([409, undefined])
    expect(changed.text).toContain('Mẫu này đã được gửi rồi')
    pass(180)
    expect((await post('/public/first-step', filled(token))).status).toBe(409)
  })
})

describe('bad input is refused with a sentence, and what was typed stays', () => {
  test.each([
    ['the trap of robots', { website: 'http://spam.example' }, 'Một ô phải để trống đã bị điền'], ['no name', { alias: ' ' }, 'Hãy viết một tên'], ['a call without a number', { phone: '' }, 'Hãy viết số điện thoại'], ['a number that is none', { phone: '123' }, 'Số điện thoại gồm 10 chữ số'],
    ['an identity number', { note: 'số 999000000001' }, 'Xin đừng ghi số căn cước'], ['too long', { note: 'x'.repeat(600) }, 'Quá dài'], ['a kind of help that is none', { help: 'money' }, 'Hãy chọn ít nhất một việc'],
  ])('%s', async (_, more, sentence) => {
    const before = await count('first_step_request')
    const page = await post('/public/first-step', filled(await opened(), { alias: 'Ng<b>ười "Hỏi"', ...more }))
    expect([page.status, codeIn(page)]).toEqual([422, undefined])
    expect(page.text).toContain(sentence)
    expect(page.text).toContain('value="evening" selected')
    if (!('alias' in more)) expect(page.text).toContain('value="Ng&lt;b&gt;ười &quot;Hỏi&quot;"')
    expect(page.text).not.toContain('<b>ười')
    expect(await count('first_step_request')).toBe(before)
  })
  test('sent as fast as a machine, it waits for a moment; then the same form is taken', async () => {
    const token = tokenOf(await get(`/public/first-step?point=${station}`))
    const quick = await post('/public/first-step', filled(token))
    expect([quick.status, quick.text.includes('quá nhanh')]).toEqual([422, true])
    expect(tokenOf(quick)).toBe(token)
    pass(10)
    expect(codeIn(await post('/public/first-step', filled(token)))).toBeDefined()
  })
  test('a form that is forged, of another point or of yesterday gets a new one', async () => {
    const token = await opened()
    for (const wrong of ['', 'x', `${token}x`, token.replace(/^[^.]+/, 'zzz')]) expect((await post('/public/first-step', filled(wrong))).status).toBe(422)
    expect((await post('/public/first-step', filled(token, {}, elsewhere))).status).toBe(422)
    pass(13 * 3600)
    const old = await post('/public/first-step', filled(token))
    expect([old.status, old.text.includes('mở đã lâu')]).toEqual([422, true])
  })
  test('from another site, too large, of another type', async () => {
    const token = await opened()
    const foreign = await post('/public/first-step', filled(token), { origin: 'https://elsewhere.example' })
    expect([foreign.status, foreign.text.includes('từ một trang khác')]).toEqual([403, true])
    expect((await post('/public/first-step/code', [['code', 'x'], ['act', 'withdraw']], { origin: 'https://elsewhere.example' })).status).toBe(403)
    const large = await post('/public/first-step', filled(token, { note: 'x'.repeat(20_000) }))
    expect([large.status, large.text.includes('quá dài')]).toEqual([413, true])
    const other = await world.application.app.inject({ method: 'POST', url: '/public/first-step', headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x--' })
    expect([other.statusCode, String(other.headers['content-type'])]).toEqual([415, 'text/html; charset=utf-8'])
  })
  test('one address has its share in an hour, one point its share in a day', async () => {
    for (let number = 0; number < addressLimits.requests; number++) await asked()
    const more = await post('/public/first-step', filled(await opened()))
    expect([more.status, more.text.includes('quá nhiều lần')]).toEqual([429, true])
    expect(more.text).toContain(alias)
    pass((addressLimits.windowMinutes + 1) * 60)
    await world.rows(`insert into first_step_request (id, agency_id, code_hash, body, made_at, made_on, last_contact_on, erase_on) select gen_random_uuid(), $1, decode(md5(n::text || $1), 'hex'), 'x', $3::timestamptz, ($3::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date, '2026-11-20', '2027-06-01' from generate_series(1, $2::int) n`, elsewhere, mostOfPointInDay, new Date(now).toISOString())
    const full = await post('/public/first-step', filled(await opened(elsewhere), {}, elsewhere))
    expect([full.status, full.text.includes('đã nhận đủ')]).toEqual([429, true])
    await world.rows('delete from first_step_request where agency_id = $1', elsewhere)
  })
})

describe('the point', () => {
  test('reads what came to it, answers, and closes; the answer is found by the code alone', async () => {
    const { code, id } = await asked()
    const look = async () => (await post('/public/first-step/code', [['code', code.toLowerCase()], ['act', 'look']])).text
    expect(await look()).toContain('Chưa ai mở đọc')
    const list = await world.call('health-station', 'GET', '/api/first-steps?status=new')
    expect(list.json.items.find((item: { id: string }) => item.id === id)).toMatchObject({ alias, status: 'new', reach: 'phone', callTime: 'evening', help: ['substitution'] })
    expect(list.text).not.toContain(phone)
    const item = await world.call('health-station', 'GET', `/api/first-steps/${id}`)
    expect(item.json).toMatchObject({ alias, phone, note, answer: null, sequence: 1, events: [{ type: 'made', postId: null }, { type: 'opened', postId: `${station}/health-station` }] })
    expect(await look()).toContain('Mở đọc lần đầu')
    expect(await world.rows('select done_at is not null as done from notice where ref = $1', id)).toEqual([{ done: true }])
    expect((await act(id, { type: 'contacted' })).status).toBe(201)
    const answering = { id: randomUUID(), type: 'answer', basedOn: 2, text: 'Mời đến trạm sáng thứ Ba, gặp chị Mai.' }
    const answered = await act(id, answering)
    expect(answered.json).toMatchObject({ status: 'answered', answer: answering.text, sequence: 3 })
    const shown = await look()
    expect(shown).toContain(answering.text)
    for (const word of [alias, note, phone]) expect(shown).not.toContain(word)
    // Sent twice it is one act; with another word it is not the same; on an old state it waits.
    expect((await act(id, answering)).status).toBe(200)
    expect((await act(id, { ...answering, text: 'Khác' })).json.code).toBe('id-reused')
    expect((await act(id, { type: 'close', basedOn: 2 })).json.code).toBe('changed-since')
    expect((await act(id, { type: 'answer', basedOn: 3, text: ' ' })).json.code).toBe('first-step-answer-missing')
    expect((await act(id, { type: 'close', basedOn: 3 })).status).toBe(201)
    expect((await act(id, { type: 'contacted', basedOn: 4 })).json.code).toBe('first-step-closed')
    expect((await act(id, answering)).status).toBe(200)
  })
  test('nobody else: every role here and elsewhere, by the interface and by the database', async () => {
    const { id } = await asked()
    await asked(counselling)
    // The same kind of post of another commune, and the other kind of the same commune.
    for (const [role, commune] of [['health-station', 'b'], ['counsellor', 'a'], ['counsellor', 'b']] as const) {
      expect((await world.call(role, 'GET', `/api/first-steps/${id}`, undefined, { commune })).json.code, role).toBe('not-found')
      expect((await world.call(role, 'GET', '/api/first-steps', undefined, { commune })).text).not.toContain(id)
      expect((await act(id, { type: 'close' }, role, commune)).json.code).toBe('not-found')
    }
    for (const role of ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'province-police', 'identity-steward', 'province-planner', 'privacy-officer', 'assessor', 'procuracy', 'inspector'] as const) {
      expect((await world.call(role, 'GET', `/api/first-steps/${id}`)).json.code, role).toBe('not-your-role')
      expect((await world.call(role, 'GET', '/api/first-steps')).json.code, role).toBe('not-your-role')
      expect((await act(id, { type: 'close' }, role)).json.code, role).toBe('not-your-role')
    }
    const place = { province: 'p-20', commune: 'c-05983' }
    for (const role of Role.options) {
      // Even in the body that was asked, a post of another role is refused by the database.
      const actor = { ...actorOf(role, place, day('2026-11-20')), agencyId: station }
      for (const text of ['select id from first_step_request', 'select type from first_step_event', 'select code_hash from first_step_request']) {
        const found = world.database.as(actor, (transaction) => transaction.query(text))
        if (firstStepReaders.includes(role) && !text.includes('code_hash')) expect((await found).rows.length, role).toBeGreaterThan(0)
        else await expect(found, `${role} ${text}`).rejects.toMatchObject({ code: '42501' })
      }
      for (const call of [`first_step_of_code('x')`, `withdraw_first_step('x')`, `erase_first_steps('2099-01-01')`, ...(firstStepReaders.includes(role) ? [] : [`open_first_step('${id}', now())`, `act_on_first_step('${id}', gen_random_uuid(), 'x', 'closed', 'closed', null, 1, now(), '2099-01-01')`])]) {
        await expect(world.database.as(actor, (transaction) => transaction.query(`select ${call}`)), `${role} ${call}`).rejects.toMatchObject({ code: '42501' })
      }
      expect(agencyOf(role, place)).toBeTruthy()
    }
    await expect(world.database.asNobody((transaction) => transaction.query('select id from first_step_request'))).rejects.toMatchObject({ code: '42501' })
  })
  test('who read stands in the ledger, without the request', async () => {
    const { id } = await asked()
    const before = await count(`disclosure where operation like 'first-step.%'`)
    await world.call('health-station', 'GET', `/api/first-steps/${id}`)
    await world.call('commune-police', 'GET', `/api/first-steps/${id}`)
    const rows = await world.rows(`select operation, outcome, persons from disclosure where operation like 'first-step.%' order by id desc limit 2`)
    expect(await count(`disclosure where operation like 'first-step.%'`)).toBe(before + 2)
    expect(rows).toEqual([{ operation: 'first-step.get', outcome: 'refused', persons: 0 }, { operation: 'first-step.get', outcome: 'shown', persons: 0 }])
  })
})

describe('the end', () => {
  test('withdrawn by the code, after one more question: request, answer and notice are gone', async () => {
    const { code, id } = await asked()
    expect((await post('/public/first-step/code', [['code', code], ['act', 'ask']])).text).toContain('Rút lại yêu cầu này?')
    expect(await count(`first_step_request where id = '${id}'`)).toBe(1)
    const page = await post('/public/first-step/code', [['code', code], ['act', 'withdraw']])
    expect([page.status, page.text.includes('Đã rút lại và xóa')]).toEqual([200, true])
    for (const table of [`first_step_request where id = '${id}'`, `first_step_event where request_id = '${id}'`, `notice where ref = '${id}'`]) expect(await count(table)).toBe(0)
    const after = await post('/public/first-step/code', [['code', code], ['act', 'look']])
    const never = await post('/public/first-step/code', [['code', '0000-0000-0000-0000'], ['act', 'look']])
    expect(after.text.replaceAll(code, 'X')).toBe(never.text.replaceAll('0000-0000-0000-0000', 'X'))
    expect((await world.call('health-station', 'GET', `/api/first-steps/${id}`)).json.code).toBe('not-found')
  })
  test('what was withdrawn does not come back with a restored backup', async () => {
    const { code, id } = await asked()
    const backup = await world.rows('select * from first_step_request where id = $1', id)
    await post('/public/first-step/code', [['code', code], ['act', 'withdraw']])
    await world.rows('insert into first_step_request select * from jsonb_populate_record(null::first_step_request, $1::jsonb)', JSON.stringify({ ...backup[0], code_hash: `\\x${(backup[0]!['code_hash'] as Buffer).toString('hex')}`, body: `\\x${(backup[0]!['body'] as Buffer).toString('hex')}`, erase_on: '2099-01-01' }))
    expect((await post('/public/first-step/code', [['code', code], ['act', 'look']])).status).toBe(200)
    await slice.start!(world.application.platform)
    expect(await count(`first_step_request where id = '${id}'`)).toBe(0)
  })
  test('erased thirty days after the last contact; a contact moves the day', async () => {
    await world.rows('delete from first_step_request')
    const [quiet, called] = [await asked(), await asked()]
    pass(20 * 86_400)
    await act(called.id, { type: 'contacted' })
    pass(9 * 86_400)
    expect(await eraseFirstSteps(world.application.platform)).toBe(0)
    pass(86_400)
    // On the day itself nobody finds it any more, also before the job has run.
    expect((await world.call('health-station', 'GET', `/api/first-steps/${quiet.id}`)).json.code).toBe('not-found')
    expect((await post('/public/first-step/code', [['code', quiet.code], ['act', 'look']])).status).toBe(404)
    expect(await eraseFirstSteps(world.application.platform)).toBe(1)
    expect(await count(`first_step_request where id = '${quiet.id}'`)).toBe(0)
    expect(await count(`first_step_event where request_id = '${quiet.id}'`)).toBe(0)
    expect((await world.call('health-station', 'GET', `/api/first-steps/${called.id}`)).status).toBe(200)
    expect(await eraseFirstSteps(world.application.platform)).toBe(0)
    pass(20 * 86_400)
    expect(await eraseFirstSteps(world.application.platform)).toBe(1)
  })
  test('codes are not found by trying', async () => {
    for (let number = 0; number < addressLimits.wrongCodes; number++) expect((await post('/public/first-step/code', [['code', `AAAA-AAAA-AAAA-${String(number).padStart(4, '0')}`], ['act', 'look']])).status).toBe(404)
    expect((await post('/public/first-step/code', [['code', 'AAAA-AAAA-AAAA-AAAA'], ['act', 'withdraw']])).status).toBe(429)
    pass((addressLimits.windowMinutes + 1) * 60)
    expect((await post('/public/first-step/code', [['code', 'not a code'], ['act', 'look']])).status).toBe(422)
  })
  test('an ended session reads nothing', async () => {
    const { id } = await asked()
    const token = createHash('sha256').update(world.cookie('health-station').slice(sessionCookie.length + 1)).digest()
    await world.rows('update session set ended_at = $2 where token_hash = $1', token, new Date(now - 1000).toISOString())
    pass(5)
    expect((await world.call('health-station', 'GET', `/api/first-steps/${id}`)).json.code).toBe('not-signed-in')
  })
})
