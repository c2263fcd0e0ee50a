/** The public list over the demonstration's places: pages without script, cookie or session, true for any past day, the same for everybody. */
import decodeQr from 'qr/decode.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { loadRegisters } from '../demonstration/registers.ts'
import { slices } from '../slices.ts'
import { content } from './demonstration.registers.ts'

const database = await testDatabase()
/** A Friday morning at nine. */
const now = '2026-11-20T02:00:00.000Z'
let application: TestApplication
const provinces = [{ then: 'p-20', now: 'p-20' }, { then: 'p-24-old', now: 'p-24' }]
let acts = 0

beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now })
  acts = await application.platform.systemTransaction((transaction) => loadRegisters(transaction, application.platform, 'test', provinces, { content }))
}, 300_000)
afterAll(async () => {
  await application.close()
  await database.drop()
})
const page = async (url: string) => application.call({ method: 'GET', url })
const rows = async <Row extends object>(text: string, ...values: unknown[]) => await database.owner(async (admin) => (await admin.query<Row>(text, values)).rows)

test('every act of the demonstration is accepted by the rules, and the list follows', async () => {
  expect(acts).toBeGreaterThan(500)
  const [{ n }] = (await rows<{ n: number }>('select count(distinct record_id)::int as n from public_provider')) as [{ n: number }]
  expect(n).toBeGreaterThan(250)
})

describe('pages', () => {
  test('carry no script, set no cookie, load nothing from elsewhere and may be framed by nobody', async () => {
    const all = ['/public', '/public?q=dong%20dang', '/public?unit=c-05983', '/public?unit=p-20', '/public?unit=p-24&lang=en', '/public/notice?unit=c-05983', '/public?q=kh%C3%B4ng-c%C3%B3', '/public?unit=nowhere']
    for (const url of all) {
      const answer = await page(url)
      expect(answer.headers['content-type'], url).toContain('text/html')
      expect(answer.headers['set-cookie'], url).toBeUndefined()
      expect(answer.headers['content-security-policy'], url).toBe("default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
      expect(answer.headers['referrer-policy'], url).toBe('no-referrer')
      expect(answer.text, url).not.toMatch(/<script|javascript:|\son[a-z]+=|style=/i)
      // Whatever a browser loads by itself lies here.
      for (const [, address] of answer.text.matchAll(/<(?:link|img|source|iframe)\b[^>]*?(?:href|src)="([^"]*)"/g)) expect(address, url).toMatch(/^\//)
    }
    for (const part of ['latin', 'vietnamese']) expect((await page(`/public/source-sans-3-${part}.woff2`)).status).toBe(200)
    const style = /href="(\/public\/style-[0-9a-f]+\.css)"/.exec((await page('/public')).text)![1]!
    expect((await page(style)).headers['content-type']).toContain('text/css')
  })
  test('what is typed comes back as text', async () => {
    const answer = await page(`/public?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}&on=${encodeURIComponent('<b>')}&service=${encodeURIComponent('"x')}`)
    expect(answer.text).toContain('&lt;img src=x')
    expect(answer.text).not.toContain('<img src=x')
    expect(answer.text).toContain('2026-11-20')
  })
  test('answer the same to whoever is signed in, and without a header of a browser', async () => {
    const plain = await page('/public?unit=c-05983')
    const withCookie = await application.call({ method: 'GET', url: '/public?unit=c-05983', cookie: 'hoa_nhap_session=abc' })
    expect(withCookie.text).toBe(plain.text)
  })
})

describe('searching', () => {
  test('a commune is found by its present and by its former names', async () => {
    const answer = await page('/public?q=Luong Van Tri')
    expect(answer.text).toContain('Gần Phường Lương Văn Tri')
    // Phường Chi Lăng of the former city became part of it; there is also a commune Chi Lăng of today.
    const former = await page('/public?q=phuong chi lang')
    expect(former.text).toMatch(/Phường Chi Lăng[^<]*: nay thuộc Phường Lương Văn Tri|Gần Phường Lương Văn Tri/)
    expect((await page('/public?unit=c-05983-old')).text).toContain('Gần Phường Lương Văn Tri')
  })
  test('places come nearest first, each with its way to call, and suspended ones cannot be called', async () => {
    const answer = await page('/public?unit=c-05983')
    const distances = [...answer.text.matchAll(/<div class="where"><b>([^<]+)<\/b>/g)].map(([, words]) => (words === 'trong xã' ? 0 : Number(words!.replace(' km', '').replace(',', '.'))))
    expect(distances.length).toBeGreaterThan(5)
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
    expect(answer.text).toMatch(/href="tel:0200000\d{4}"/)
    expect(answer.text).toContain('/public/first-step?point=')
  })
  test('a filter keeps what offers the service; an unknown one is no filter', async () => {
    const answer = await page('/public?unit=c-05983&service=substitution')
    expect(answer.text).toMatch(/<a href="[^"]*service=substitution[^"]*" aria-current="true">/)
    const items = answer.text.split('<ol class="places">')[1]!.split('</ol>')[0]!.split('<li><span class="number"').slice(1)
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) expect(item).toContain('Thuốc thay thế')
  })
  test('open now is said by the clock of Việt Nam, and not of a past day', async () => {
    expect((await page('/public?unit=c-05983')).text).toMatch(/đang mở đến 1[17]:/)
    application.setNow('2026-11-20T15:00:00.000Z')
    expect((await page('/public?unit=c-05983')).text).toMatch(/mở 0\d:30/)
    application.setNow(now)
    expect((await page('/public?unit=c-05983&on=2026-03-01')).text).not.toMatch(/đang mở đến/)
  })
  test('a commune without a reception point says so and names the nearest', async () => {
    const answer = await application.call({ method: 'GET', url: '/api/public/providers?unit=p-20&limit=500' })
    expect(answer.json.withoutReception.length).toBeGreaterThan(2)
    expect(answer.json.withoutReception.length).toBeLessThan(20)
    const missing = answer.json.withoutReception[0]
    expect((await page(`/public?unit=${missing.id}`)).text).toContain(`${missing.name} chưa có điểm tiếp nhận đăng ký.`)
    expect((await page('/public?unit=p-20')).text).toContain(missing.name)
  })
  test('the steps of registering are those of the law of the day', async () => {
    expect((await page('/public')).text).toMatch(/Có quyết định trong 24 giờ\..*Đ91\.1 NĐ 163\/2026/s)
    expect((await page('/public?on=2025-12-01')).text).toMatch(/Có quyết định trong 3 ngày làm việc\..*Đ30\.1 NĐ 116\/2021/s)
  })
  test('English is whole', async () => {
    const answer = await page('/public?unit=c-05983&lang=en')
    expect(answer.text).toContain('<html lang="en">')
    expect(answer.text).toContain('Find help with drug rehabilitation near home')
    expect(answer.text).not.toMatch(/Tìm nơi giúp|Chi phí|Giờ<|Gọi</)
  })
})

describe('the past', () => {
  const names = async (on: string, unit = 'p-20') => ((await application.call({ method: 'GET', url: `/api/public/providers?unit=${unit}&on=${on}&limit=500` })).json.items as { name: string; status: string; unitName: string; kind: string }[])
  test('a suspension stands on the days it stood, the day it began included', async () => {
    const at = async (on: string) => (await names(on)).find((item) => item.kind === 'private-facility')?.status
    expect([await at('2026-01-15'), await at('2026-01-16'), await at('2026-04-13'), await at('2026-04-14')]).toEqual(['listed', 'suspended', 'suspended', 'listed'])
    expect((await page('/public?unit=p-20&on=2026-02-01')).text).toContain('01/02/2026')
  })
  test('a provider that was withdrawn stands on the list of then, under the commune of then, and not on that of today', async () => {
    const before = await names('2025-03-01')
    const gone = before.filter((item) => item.kind === 'home-provider')
    expect(gone.length).toBeGreaterThan(3)
    expect(gone.every((item) => item.unitName.length > 0)).toBe(true)
    const [withdrawn] = await rows<{ name: string; to: string }>(`select listing ->> 'name' as name, valid_to::text as to from public_provider where valid_to = '2025-12-15'`)
    expect(withdrawn).toBeDefined()
    expect((await names('2025-12-14')).map((item) => item.name)).toContain(withdrawn!.name)
    expect((await names('2025-12-15')).map((item) => item.name)).not.toContain(withdrawn!.name)
    expect(await names('2024-01-01')).toEqual([])
  })
  test('a correction puts the past right: the list is made of the events that stand', async () => {
    const [record] = await rows<{ record_id: string; on: string }>(`select e.record_id, e.occurred_on::text as on from register_event e join register_record r on r.id = e.record_id where r.register = 'providers' and e.type = 'withdraw' limit 1`)
    expect(record).toBeDefined()
    const states = await rows<{ valid_from: string; valid_to: string | null; status: string }>('select valid_from::text, valid_to::text, status from public_provider where record_id = $1 order by valid_from', record!.record_id)
    expect(states.map((each) => each.status)).toContain('suspended')
    expect(states.at(-1)!.valid_to).toBe(record!.on)
    for (const [index, state] of states.entries()) if (index > 0) expect(states[index - 1]!.valid_to! <= state.valid_from).toBe(true)
  })
  test('a day that is none, and one that has not come, are said; the page stands', async () => {
    expect((await page('/public?unit=p-20&on=2026-02-30')).text).toContain('Ngày phải ghi dạng')
    expect((await page('/public?unit=p-20&on=2030-01-01')).text).toContain('chưa tới')
    expect((await application.call({ method: 'GET', url: '/api/public/providers?on=2026-02-30' })).status).toBe(400)
  })
})

describe('the API and the files', () => {
  test('answer in pages, the same units for a name of then and of now', async () => {
    const first = await application.call({ method: 'GET', url: '/api/public/providers?limit=20' })
    expect(first.json.items).toHaveLength(20)
    const second = await application.call({ method: 'GET', url: `/api/public/providers?limit=20&cursor=${first.json.nextCursor}` })
    expect(new Set([...first.json.items, ...second.json.items].map((item: { id: string }) => item.id)).size).toBe(40)
    expect((await application.call({ method: 'GET', url: '/api/public/providers?cursor=xx' })).json.code).toBe('unknown-cursor')
    expect((await application.call({ method: 'GET', url: '/api/public/providers?unit=c-99999' })).json.code).toBe('unknown-unit')
    const [now_, then_] = [await application.call({ method: 'GET', url: '/api/public/providers?unit=c-05983' }), await application.call({ method: 'GET', url: '/api/public/providers?unit=c-05983-old' })]
    expect(then_.json.items).toEqual(now_.json.items)
  })
  test('hold no count of people and no name of staff', async () => {
    const answer = await application.call({ method: 'GET', url: '/api/public/providers?limit=500' })
    for (const item of answer.json.items) {
      expect([null, 'none', 'few', 'under-50', '50-199', '200-499', '500-more']).toContain(item.capacity)
      expect(item).not.toHaveProperty('present')
    }
    const columns = await rows<{ listing: Record<string, unknown> }>('select listing from public_provider')
    for (const { listing } of columns) for (const key of ['present', 'waiting', 'away', 'receivedBy', 'ground']) expect(listing).not.toHaveProperty(key)
  })
  test('the files open in a spreadsheet without becoming a formula', async () => {
    const csv = await page('/public/providers.csv?unit=p-20')
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.text.charCodeAt(0)).toBe(0xfeff)
    const lines = csv.text.trim().split('\r\n')
    expect(lines.length).toBeGreaterThan(50)
    expect(lines.some((line) => /(^|,)[=+@]/.test(line))).toBe(false)
    const json = JSON.parse((await page('/public/providers.json?unit=p-20')).text)
    expect(json.items).toHaveLength(lines.length - 1)
  })
  test('only the list is open to nobody in particular', async () => {
    await expect(database.asNobody((transaction) => transaction.query('select 1 from register_record'))).rejects.toThrow(/permission denied/)
    await expect(database.asNobody((transaction) => transaction.query('select 1 from placement'))).rejects.toThrow(/permission denied/)
    await expect(database.asNobody((transaction) => transaction.query('delete from public_provider'))).rejects.toThrow(/permission denied/)
    await expect(database.asNobody((transaction) => transaction.query(`select project_public_provider(gen_random_uuid(), '[]')`))).rejects.toThrow(/permission denied/)
    expect((await database.asNobody((transaction) => transaction.query('select 1 from public_provider limit 1'))).rows).toHaveLength(1)
  })
  test('nobody remakes the list of a record that is not the last act of his own', async () => {
    const [record] = await rows<{ id: string }>(`select id from register_record where register = 'providers' limit 1`)
    const actor = { role: 'province-health', unitId: 'p-20', agencyId: 'province-health:p-20', provinceId: 'p-20', postId: 'province-health:p-20/somebody-else', day: '2026-11-20' } as never
    await expect(database.as(actor, (transaction) => transaction.query('select project_public_provider($1, $2)', [record!.id, '[]']))).rejects.toThrow(/not found/)
  })
})

test('the notice carries a code that leads to the page of the commune', async () => {
  const answer = await page('/public/notice?unit=c-05983')
  expect(answer.text).toContain('Phường Lương Văn Tri')
  const size = Number(/viewBox="0 0 (\d+) \d+" role="img" aria-label="http/.exec(answer.text)![1])
  const dark = new Set([...answer.text.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`))
  const scale = 4
  const data = new Uint8Array((size * scale) ** 2 * 4)
  for (let y = 0; y < size * scale; y += 1) for (let x = 0; x < size * scale; x += 1) data.fill(dark.has(`${Math.floor(x / scale)} ${Math.floor(y / scale)}`) ? 0 : 255, (y * size * scale + x) * 4, (y * size * scale + x) * 4 + 4)
  expect(decodeQr({ width: size * scale, height: size * scale, data })).toMatch(/^http:\/\/[^/]+\/public\?unit=c-05983$/)
})
