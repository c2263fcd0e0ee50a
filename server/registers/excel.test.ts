/** Lists of Excel and files of evidence over HTTP, on a real database with real registers. */
import { writeXlsx, type CellValue } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { loadDemonstration } from '../demonstration/demonstration.ts'
import { slices } from '../slices.ts'
import { testApplication, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { readWorkbook } from './excel.workbook.ts'
import { zipOf } from './zip.fixture.ts'

const database = await testDatabase()
let application: TestApplication
type Account = { readonly username: string; readonly password: string; readonly role: Role; readonly unitId: string }
let accounts: Account[] = []
const cookies = new Map<string, string>()
beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00.000Z' })
  await loadDemonstration({ platform: application.platform }, () => {}, { provinces: [{ then: 'p-20', now: 'p-20', people: 4 }] })
  accounts = (await application.call({ method: 'GET', url: '/api/demo/accounts' })).json as Account[]
}, 300_000)
afterAll(async () => { await application.close(); await database.drop() })

async function cookieOf(role: Role, nth = 0): Promise<string> {
  const account = accounts.filter((each) => each.role === role)[nth]!
  if (!cookies.has(account.username)) cookies.set(account.username, await application.signIn(account.username, account.password))
  return cookies.get(account.username)!
}
async function send(role: Role, url: string, bytes: Uint8Array, nth = 0) {
  const answer = await application.app.inject({ method: 'POST', url, headers: { cookie: await cookieOf(role, nth), 'content-type': 'application/octet-stream' }, payload: Buffer.from(bytes) })
  return { status: answer.statusCode, json: answer.json() }
}
async function take(role: Role, url: string, nth = 0) {
  const answer = await application.app.inject({ method: 'GET', url, headers: { cookie: await cookieOf(role, nth) } })
  return { status: answer.statusCode, bytes: answer.rawPayload, headers: answer.headers, json: () => answer.json() }
}
/** As every list leaves: with purpose and receiver (`server/exchange`). */
async function takeOut(role: Role, register: string, filter: Readonly<Record<string, string>> = {}) {
  const answer = await application.app.inject({ method: 'POST', url: '/api/exchange/lists/registers/export.xlsx', headers: { cookie: await cookieOf(role), 'content-type': 'application/json' }, payload: { reason: 'Kiểm tra danh sách', receiver: 'Người kiểm tra', filter: { register, ...filter } } })
  return { status: answer.statusCode, bytes: answer.rawPayload }
}
const ask = async (role: Role, method: 'GET' | 'POST', url: string, body?: unknown, nth = 0) => application.call({ method, url, cookie: await cookieOf(role, nth), ...(body === undefined ? {} : { body }) })
const list = (...rows: readonly (readonly CellValue[])[]): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: 'Trang 1', rows: rows.map((row) => [...row]) }] })
const id = (n: number): string => `00000000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`
const countOf = async (register: string): Promise<number> => (await database.owner((admin) => admin.query<{ n: number }>('select count(*)::int as n from register_record where register = $1', [register]))).rows[0]!.n

const headings = ['STT', 'Tên thiết bị', 'Số lượng', 'Đưa vào dùng trước', 'Nguồn']
let columns: Record<string, string> = {}
/** Headings as the template of the register has them. */
const headingsOf = async (): Promise<string[]> => {
  const template = await readWorkbook((await take('province-police', '/api/registers/equipment/template.xlsx')).bytes)
  if (!template.ok) throw new Error(template.refusal.code)
  return template.rows[1]!.cells.map(String)
}

describe('a list goes in by a trial first, and comes out again', () => {
  test('the template has the words of the register; what needs a value carries a star', async () => {
    const answer = await take('province-police', '/api/registers/equipment/template.xlsx')
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({ 'content-type': expect.stringContaining('spreadsheetml'), 'content-disposition': expect.stringMatching(/^attachment; filename="Mau .*\.xlsx"; filename\*=UTF-8''M%E1%BA%ABu/), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-security-policy': expect.stringContaining('sandbox') })
    const found = await headingsOf()
    expect(found[0]).toBe('Ngày ghi')
    expect(found.filter((heading) => heading.endsWith('*'))).toHaveLength(3)
    columns = { name: found.find((heading) => heading.endsWith('*'))!, all: found.join('|') }
    expect(headings.length).toBeGreaterThan(0)
  })

  test('a trial names new, known, doubled and wrong rows and writes nothing; the import writes all; sent twice it is one', async () => {
    const [day, , name, place, quantity, , , inUse] = await headingsOf()
    const before = await countOf('equipment')
    const good = await list(['Danh sách thiết bị'], [day!, name!, place!, quantity!, inUse!], ['01/11/2026', 'Tủ thuốc lạnh', 'Tầng 1', 2, '31/12/2026'], ['', 'Máy xét nghiệm', 'Tầng 2', '1', new Date('2027-01-31T00:00:00Z')])
    const trial = await send('province-police', `/api/registers/equipment/import?dryRun=true&id=${id(1)}`, good)
    expect(trial).toMatchObject({ status: 200, json: { written: false, headingRow: 2, missing: [], counts: { new: 2, match: 0, duplicate: 0, error: 0 }, rows: [{ row: 3, outcome: 'new', label: 'Tủ thuốc lạnh', recordId: null }, { row: 4, outcome: 'new' }] } })
    expect(await countOf('equipment')).toBe(before)
    const done = await send('province-police', `/api/registers/equipment/import?dryRun=false&id=${id(1)}`, good)
    expect(done).toMatchObject({ status: 200, json: { written: true, counts: { new: 2 } } })
    expect(await countOf('equipment')).toBe(before + 2)
    expect(await send('province-police', `/api/registers/equipment/import?dryRun=false&id=${id(1)}`, good)).toEqual(done)
    expect(await countOf('equipment')).toBe(before + 2)
    const record = await ask('province-police', 'GET', `/api/registers/equipment/${done.json.rows[0].recordId}`)
    expect(record.json).toMatchObject({ openedOn: '2026-11-01', values: { name: 'Tủ thuốc lạnh', quantity: 2, inUseBy: '2026-12-31' } })

    const mixed = await list([name!, place!, quantity!, inUse!], ['tu thuoc LẠNH', 'tầng 1', 3, '31/12/2026'], ['Ghế', 'Phòng khám', 0, '31/12/2026'], ['Bàn', '', 1, '31/12/2026'], ['bàn', '', 4, '31/12/2026'], ['', 'x', 1, '2026'], ['Máy cũ', '', 1, '01/01/2020'])
    const report = (await send('province-police', `/api/registers/equipment/import?dryRun=true&id=${id(2)}`, mixed)).json
    expect(report.counts).toEqual({ new: 1, match: 1, duplicate: 1, error: 3 })
    expect(report.rows.map((row: { outcome: string; sameAs: number | null }) => [row.outcome, row.sameAs])).toEqual([['match', null], ['error', null], ['new', null], ['duplicate', 4], ['error', null], ['error', null]])
    expect(report.rows[1].errors).toMatchObject([{ cell: 'C3', field: 'quantity', code: 'number-range' }])
    expect(report.rows[4].errors).toMatchObject([{ cell: 'A6', code: 'needed' }, { cell: 'D6', field: 'inUseBy', code: 'day-form', detail: 'Viết ngày/tháng/năm, như 18/11/2026.' }])
    // What the register's own rule refuses is told at its cell too.
    expect(report.rows[5].errors).toMatchObject([{ cell: 'D7', field: 'inUseBy', code: 'dates-reversed' }])
    expect(await send('province-police', `/api/registers/equipment/import?dryRun=false&id=${id(2)}`, mixed)).toMatchObject({ status: 422, json: { code: 'excel-has-errors', facts: { count: 4 } } })
    expect(await countOf('equipment')).toBe(before + 2)
  })

  test('what comes out says from whom and when, and is known line by line when it comes in again', async () => {
    const out = await takeOut('province-police', 'equipment', { q: 'tu thuoc lanh' })
    expect(out.status).toBe(200)
    const book = await readWorkbook(out.bytes)
    if (!book.ok) throw new Error(book.refusal.code)
    const lines = book.rows.map((row) => row.cells.map(String).join(' · '))
    expect(lines[0]).toMatch(/09:00 20\/11\/2026.*Công an tỉnh/)
    expect(lines.filter((line) => line.includes('Tủ thuốc'))).toHaveLength(1)
    const again = await send('province-police', `/api/registers/equipment/import?dryRun=true&id=${id(3)}`, out.bytes)
    expect(again.json).toMatchObject({ missing: [], counts: { new: 0, match: 1, duplicate: 0, error: 0 } })
  })

  test('headings in the words of an office are said once, and known in its province from then on', async () => {
    const [day, , , place, quantity, , , inUse] = await headingsOf()
    const before = await countOf('equipment')
    const own = await list([day!, 'Tài sản (ghi rõ)', place!, quantity!, inUse!], ['01/11/2026', 'Xe lưu động', 'Sân', 1, '31/12/2026'])
    const url = (n: number, dryRun: boolean, chosen = '') => `/api/registers/equipment/import?dryRun=${dryRun}&id=${id(n)}${chosen === '' ? '' : `&columns=${encodeURIComponent(chosen)}`}`
    expect((await send('province-police', url(20, true), own)).json).toMatchObject({ missing: ['name'], counts: { error: 1 } })
    const chosen = 'B:name'
    expect((await send('province-police', url(20, true, chosen), own)).json).toMatchObject({ missing: [], counts: { new: 1 } })
    // A trial teaches nothing.
    expect((await send('province-police', url(20, true), own)).json.missing).toEqual(['name'])
    expect((await send('province-police', url(20, false, chosen), own)).json).toMatchObject({ written: true })
    expect((await send('province-police', url(21, true), await list([day!, 'TAI SAN', place!, quantity!, inUse!], ['01/11/2026', 'Xe thứ hai', 'Sân', 1, '31/12/2026']))).json).toMatchObject({ missing: [], counts: { new: 1 } })
    expect(await countOf('equipment')).toBe(before + 1)
    for (const wrong of ['B:nothing', 'B:name,C:name']) expect((await send('province-police', url(22, true, wrong), own)).json.code).toBe('column-unknown')
  })

  test('a role that no register names has none', async () => {
    expect((await ask('privacy-officer', 'GET', '/api/registers')).json).toEqual({ items: [], nextCursor: null })
    expect((await ask('privacy-officer', 'GET', '/api/register-dues')).json).toMatchObject({ items: [] })
  })

  test('every register that takes lists knows its own list again', async () => {
    const { json } = await ask('province-police', 'GET', '/api/registers')
    for (const item of (json.items as { id: string; imports: boolean; total: number }[]).filter((each) => each.imports)) {
      const out = await takeOut('province-police', item.id)
      expect(out.status, item.id).toBe(200)
      const template = await readWorkbook((await take('province-police', `/api/registers/${item.id}/template.xlsx`)).bytes)
      expect(template.ok, item.id).toBe(true)
    }
  })

  test('the file itself is refused with a sentence; another post, another register, no session', async () => {
    expect(await send('province-police', `/api/registers/equipment/import?dryRun=true&id=${id(4)}`, new Uint8Array())).toMatchObject({ status: 422, json: { code: 'excel-empty' } })
    expect(await send('province-police', `/api/registers/equipment/import?dryRun=true&id=${id(4)}`, Buffer.from('name,quantity\nA,1'))).toMatchObject({ status: 415, json: { code: 'excel-not-xlsx' } })
    expect(await send('province-police', `/api/registers/equipment/import?dryRun=true&id=${id(4)}`, Buffer.alloc(6 * 1024 * 1024))).toMatchObject({ status: 413, json: { code: 'excel-too-large', detail: expect.stringContaining('5 MB') } })
    expect(await send('province-police', `/api/registers/equipment/import?dryRun=true&id=${id(4)}`, Buffer.alloc(11 * 1024 * 1024))).toMatchObject({ status: 413, json: { code: 'too-large' } })
    expect(await send('province-police', `/api/registers/equipment/import?dryRun=true&id=${id(4)}`, await list(['Họ tên', 'Quê'], ['a', 'b']))).toMatchObject({ status: 422, json: { code: 'excel-no-headings' } })
    expect(await send('identity-steward', `/api/registers/equipment/import?dryRun=true&id=${id(4)}`, await list(['a']))).toMatchObject({ status: 404 })
    expect((await takeOut('identity-steward', 'equipment')).status).toBe(403)
    expect((await application.app.inject({ method: 'POST', url: `/api/registers/equipment/import?dryRun=true&id=${id(4)}`, headers: { cookie: await cookieOf('province-police'), origin: 'https://elsewhere.example' }, payload: Buffer.from('x') })).statusCode).toBe(403)
    const merged = await writeXlsx({ sheets: [{ name: 'A', rows: [[columns['name']!, 'Số lượng'], ['a', 1], ['b', 2]], merges: [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }] }] })
    expect(await send('province-police', `/api/registers/equipment/import?dryRun=true&id=${id(4)}`, merged)).toMatchObject({ status: 422, json: { code: 'excel-merged', facts: { range: 'A2:A3' } } })
  })
})

describe('files as evidence', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
  const plan = (n: number, files: readonly string[]) => ({ id: id(n), type: 'plan', occurredOn: '2026-11-10', data: { name: `Máy đo ${n}`, quantity: 1, inUseBy: '2026-12-31', ...(files.length ? { files } : {}) } })
  const field = async (): Promise<string> => (await import('@hoa-nhap/domain/registers/registers.registers')).registerOf('equipment')!.acts['plan']!.fields.find((each) => each.kind === 'files')!.key
  const planWith = async (n: number, files: readonly string[]) => {
    const { data, ...act } = plan(n, [])
    return { ...act, data: { ...data, [await field()]: files } }
  }

  test('sent, named by an act, seen with its record, given back to be kept and never shown', async () => {
    const kept = await send('health-station', `/api/registers/equipment/files?file=${id(20)}&name=${encodeURIComponent('..\\Hóa đơn\r\n"mua".exe')}`, pdf)
    expect(kept).toMatchObject({ status: 201, json: { name: 'Hóa đơn mua.pdf', type: 'application/pdf', size: pdf.length } })
    expect((await send('health-station', `/api/registers/equipment/files?file=${id(20)}&name=x`, pdf)).status).toBe(201)
    expect(await send('health-station', `/api/registers/equipment/files?file=${id(20)}&name=x`, Buffer.concat([pdf, Buffer.from('\n')]))).toMatchObject({ status: 409, json: { code: 'id-reused' } })
    const opened = await ask('health-station', 'POST', '/api/registers/equipment', await planWith(21, [id(20)]))
    expect(opened.status, opened.text).toBe(201)
    const record = opened.json.id as string
    const listed = await ask('health-station', 'GET', `/api/registers/equipment/${record}/files`)
    expect(listed.json.items).toMatchObject([{ id: id(20), name: 'Hóa đơn mua.pdf' }])
    const given = await take('health-station', `/api/registers/equipment/${record}/files/${id(20)}`)
    expect(given.bytes.equals(pdf)).toBe(true)
    expect(given.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': expect.stringMatching(/^attachment; filename="Hoa don mua\.pdf"/), 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cache-control': 'no-store' })
    // The province reads the record and its file; another station neither.
    expect((await take('province-police', `/api/registers/equipment/${record}/files/${id(20)}`)).status).toBe(200)
    const other = accounts.filter((each) => each.role === 'health-station').length > 1 ? 1 : 0
    if (other) {
      expect((await take('health-station', `/api/registers/equipment/${record}/files/${id(20)}`, 1)).status).toBe(404)
      expect((await ask('health-station', 'GET', `/api/registers/equipment/${record}/files`, undefined, 1)).status).toBe(404)
    }
    expect((await take('identity-steward', `/api/registers/equipment/${record}/files/${id(20)}`)).status).toBe(404)
    expect((await take('health-station', `/api/registers/campaigns/${record}/files/${id(20)}`)).status).toBe(404)
  })

  test('a file of another post, of another record, or none at all is not taken, and the act with it', async () => {
    const before = await countOf('equipment')
    await send('province-police', `/api/registers/equipment/files?file=${id(30)}&name=a.pdf`, pdf)
    expect(await ask('health-station', 'POST', '/api/registers/equipment', await planWith(31, [id(30)]))).toMatchObject({ status: 422, json: { code: 'file-not-here' } })
    expect(await ask('health-station', 'POST', '/api/registers/equipment', await planWith(32, [id(99)]))).toMatchObject({ status: 422, json: { code: 'file-not-here' } })
    expect(await ask('health-station', 'POST', '/api/registers/equipment', await planWith(33, [id(20)]))).toMatchObject({ status: 422, json: { code: 'file-not-here' } })
    expect(await countOf('equipment')).toBe(before)
  })

  test.each([
    ['nothing', new Uint8Array(), 422, 'file-empty'], ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 415, 'file-type'], ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'), 415, 'file-type'],
    ['a PDF that acts', Buffer.from('%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (1) >> >> endobj\n%%EOF'), 422, 'file-harmful'], ['macros', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>', 'word/vbaProject.bin': 'x' }), 422, 'file-harmful'],
    ['too much', Buffer.alloc(10 * 1024 * 1024 + 1), 413, 'file-too-large'], ['far too much', Buffer.alloc(17 * 1024 * 1024), 413, 'too-large'],
  ] as const)('%s is refused with a sentence', async (_, bytes, status, code) => {
    const answer = await send('health-station', `/api/registers/equipment/files?file=${id(40)}&name=evidence.pdf`, bytes)
    expect(answer).toMatchObject({ status, json: { code } })
    expect(answer.json.detail.length).toBeGreaterThan(15)
    expect((await database.owner((admin) => admin.query('select 1 from register_file where id = $1', [id(40)]))).rowCount).toBe(0)
  })

  test('what no act has named goes after seven days, and no product role reads or writes the table beyond its records', async () => {
    await database.owner((admin) => admin.query(`update register_file set kept_at = '2026-11-01T00:00:00Z' where id = $1`, [id(30)]))
    await send('health-station', `/api/registers/equipment/files?file=${id(41)}&name=b.pdf`, pdf)
    expect((await database.owner((admin) => admin.query<{ id: string }>('select id from register_file order by id'))).rows.map((row) => row.id)).toEqual([id(20), id(41)])
    const { rows } = await database.owner((admin) => admin.query(`select distinct grantee from information_schema.role_table_grants where table_name = 'register_file' and privilege_type <> 'SELECT' and grantee like 'hn\\_%' and grantee not in ('hn_owner', 'hn_system', 'hn_keeper')`))
    expect(rows).toEqual([])
  })

  test('who may not keep the register sends no file; the log names none', async () => {
    const readers = await ask('inspector', 'GET', '/api/registers')
    const register = (readers.json.items as { id: string; begins: string[] }[]).find((item) => item.begins.length === 0)
    if (register) expect((await send('inspector', `/api/registers/${register.id}/files?file=${id(50)}&name=a.pdf`, pdf)).status).toBeGreaterThanOrEqual(201)
    expect(application.logged()).not.toContain('Hóa đơn')
  })
})
