/** Rosters come in through HTTP on the real database: trial, run, repetition, matches, errors with their cells. All people are invented. */
import { writeXlsx, type CellValue } from 'hucre/xlsx'
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RosterRun, RosterTrial } from '@hoa-nhap/domain/exchange/exchange.contract'
import { checkDuplicates } from '../people/people.commands.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { communes, province, trialWorld, type Commune, type World } from '../../checks/support/trial-world.ts'
import { readWorkbook } from '../registers/excel.workbook.ts'
import { importRoster } from '../cli/import-roster.commands-line.ts'
import { slice } from './exchange.slice.ts'
import { settleRuns } from './roster.routes.ts'

let world: World
let facilityCookie = ''
const facility = `rehab-facility:${province}.1`
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z', [slice])
  const [account, token] = [randomUUID(), `trial-${randomUUID()}`]
  await world.rows(`insert into agency (id, kind, unit_id, name) values ($1, 'rehab-facility', $2, 'Cơ sở cai nghiện Mẫu') on conflict (id) do nothing`, facility, province)
  await world.rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, 'head', 'head', 'none', now())`, account)
  await world.rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ('head', $1, $2, 'facility-head', $3, $3, '2022-01-01')`, account, facility, province)
  await world.rows(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, 'head', '2022-01-01', '2099-01-01')`, createHash('sha256').update(token).digest(), account)
  facilityCookie = `${sessionCookie}=${token}`
  // A commune of before July 2025 that became part of commune a.
  await world.rows(`insert into unit (id, code, level, kind, name, name_fold, province_id, valid_to) values ('d-999', '999', 'district', 'huyện', 'Huyện Cũ', 'huyen cu', $1, '2025-07-01')`, province)
  await world.rows(`insert into unit (id, code, level, kind, name, name_fold, parent_id, province_id, valid_to) values ('c-99901', '99901', 'commune', 'xã', 'Xã Tên Cũ', 'xa ten cu', 'd-999', $1, '2025-07-01')`, province)
  await world.rows(`insert into unit_succession (from_id, to_id, on_date, part, confidence, basis) values ('c-99901', $1, '2025-07-01', 'whole', 'known', 'x')`, communes.a)
}, 120_000)
afterAll(() => world.close())

type Options = { readonly commune?: Commune; readonly columns?: string; readonly cookie?: string; readonly role?: 'commune-police-chief' | 'commune-chair' | 'commune-police' }
const list = (...rows: readonly (readonly CellValue[])[]): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: 'Trang 1', rows: rows.map((row) => [...row]) }] })
async function send(url: string, bytes: Uint8Array, options: Options) {
  const answer = await world.application.app.inject({ method: 'POST', url, payload: Buffer.from(bytes), headers: { 'content-type': 'application/octet-stream', cookie: options.cookie ?? world.cookie(options.role ?? 'commune-police-chief', options.commune) } })
  return { status: answer.statusCode, json: answer.json() }
}
const ask = (roster: string, bytes: Uint8Array, options: Options = {}) => send(`/api/exchange/rosters/${roster}/trial${options.columns ? `?columns=${encodeURIComponent(options.columns)}` : ''}`, bytes, options)
async function trial(roster: string, bytes: Uint8Array, options: Options = {}): Promise<RosterTrial> {
  const answer = await ask(roster, bytes, options)
  expect(answer.status, JSON.stringify(answer.json)).toBe(200)
  return answer.json as RosterTrial
}
async function run(roster: string, bytes: Uint8Array, seal: string, options: Options & { id?: string } = {}): Promise<RosterRun & { code?: string }> {
  const id = options.id ?? randomUUID()
  const answer = await send(`/api/exchange/rosters/${roster}/runs?id=${id}&seal=${seal}${options.columns ? `&columns=${encodeURIComponent(options.columns)}` : ''}`, bytes, options)
  if (answer.status >= 300) return answer.json
  await settleRuns()
  const read = await world.application.call({ method: 'GET', url: `/api/exchange/runs/${id}`, cookie: options.cookie ?? world.cookie(options.role ?? 'commune-police-chief', options.commune) })
  return read.json as RosterRun
}
const persons = async (): Promise<number> => Number((await world.rows('select count(*)::int as n from person'))[0]!['n'])
const outcomes = (tried: RosterTrial) => tried.rows.map((row) => row.outcome)
const faults = (tried: RosterTrial) => tried.rows.flatMap((row) => row.errors.map((error) => `${error.cell} ${error.code}`))

const users = ['STT', 'HỌ VÀ TÊN', 'Năm sinh', 'Giới tính', 'Số CCCD', 'Quyết định số', 'Ngày QĐ', 'Địa chỉ (thôn, bản)']
const title = ['DANH SÁCH NGƯỜI ĐANG ĐƯỢC QUẢN LÝ']

describe('a roster of a commune', () => {
  test('is read under its own headings and title; the trial writes nothing, the run everything, the same again nothing', async () => {
    const bytes = await list(title, [], users, [1, 'Triệu Văn Thử', 1990, 'Nam', 999090000001, '12/QĐ-CAX', new Date('2026-08-03'), 'thôn Mẫu'], [2, 'Vi Thị Thử', '05/1992', 'nữ', null, '13/QĐ-CAX ngày 04/08/2026', null, null], [3, 'Nông Văn Thử', '02.03.1988', 'Nam', '', '14/QĐ-CAX', '5/8/2026', 'thôn Hai'])
    const before = await persons()
    const tried = await trial('user-management', bytes)
    expect([faults(tried), outcomes(tried), tried.headingRow, tried.missing]).toEqual([[], ['new', 'new', 'new'], 3, []])
    expect(tried.columns.map((column) => column.field)).toEqual([null, 'name', 'birth', 'sex', 'personalNumber', 'decisionNumber', 'decidedOn', 'address'])
    expect(tried.rows[0]).toMatchObject({ name: 'Triệu Văn Thử', regime: 'r2026', status: 'managed', termEndsOn: '2027-08-02', over: false, personId: null })
    expect(await persons()).toBe(before)
    const id = randomUUID()
    const done = await run('user-management', bytes, tried.seal, { id })
    expect(done).toMatchObject({ state: 'done', done: 3, total: 3, counts: { new: 3, match: 0, known: 0, duplicate: 0, error: 0 } })
    expect(await persons()).toBe(before + 3)
    const rows = await world.rows(`select i.name, i.birth, i.personal_number_ending, m.status, m.regime, m.reader_unit, m.started_on::text, m.unit_id from measure m join person_identity i using (person_id) where m.kind = 'user-management' order by i.name`)
    expect(rows.map((row) => [row['name'], row['birth'], row['personal_number_ending'], row['status'], row['reader_unit'], row['started_on']])).toEqual([['Nông Văn Thử', '1988-03-02', null, 'managed', communes.a, '2026-08-05'], ['Triệu Văn Thử', '1990', '0001', 'managed', communes.a, '2026-08-03'], ['Vi Thị Thử', '1992-05', null, 'managed', communes.a, '2026-08-04']])
    const events = await world.rows(`select type, role, post_id, signed_by from measure_event where person_id = (select person_id from person_identity where name = 'Triệu Văn Thử') order by sequence`)
    expect(events.map((event) => event['type'])).toEqual(['record-use', 'verify-residence', 'send-notice', 'decide'])
    expect(events.every((event) => event['post_id'] === world.post('commune-police-chief') && event['role'] === 'commune-police-chief')).toBe(true)
    // The same id is one run; the same rows under another id are known, also in another file and order.
    expect(await run('user-management', bytes, tried.seal, { id })).toMatchObject({ state: 'done', startedAt: done.startedAt })
    const again = await list(users, [1, 'Vi Thị Thử', '05/1992', 'Nữ', null, '13/QĐ-CAX', '04/08/2026', 'chỗ khác'], [2, 'Triệu Văn Thử', 1990, 'Nam', 999090000001, '12/QĐ-CAX', '03/08/2026', ''])
    const second = await trial('user-management', again)
    expect(outcomes(second)).toEqual(['known', 'known'])
    expect(await run('user-management', again, second.seal)).toMatchObject({ state: 'done', counts: { known: 2, new: 0 } })
    expect(await persons()).toBe(before + 3)
  })
  test('what was signed by the chair before July 2026 is an entry of the post that imports it, signed as the paper says', async () => {
    const bytes = await list(users, [1, 'Lường Văn Thử', '1985-02-01', 'Nam', '999085000009', '7/QĐ-UBND', '10/03/2026', ''])
    const tried = await trial('user-management', bytes)
    expect([faults(tried), tried.rows[0]!.regime]).toEqual([[], 'r2025-two-tier'])
    expect((await run('user-management', bytes, tried.seal)).state).toBe('done')
    const [decided] = await world.rows(`select role, signed_by, paper_number from measure_event where type = 'decide' and person_id = (select person_id from person_identity where name = 'Lường Văn Thử')`)
    expect(decided).toMatchObject({ role: 'commune-police-chief', signed_by: 'commune-chair', paper_number: '7/QĐ-UBND' })
  })
  test('each error names its cell; one is enough for nothing to be written', async () => {
    const bytes = await list(users,
      [1, 'Đúng Văn Thử', 1990, 'Nam', '', '20/QĐ', '01/10/2026', ''], [2, '', 1990, 'Nam', '', '21/QĐ', '01/10/2026', ''], [3, 'Sai Văn Thử', '31/02/1990', 'không rõ', '12345', '22/QĐ', '2026', ''],
      [4, 'Cũ Văn Thử', 1990, 'Nam', '', '23/QĐ', '01/03/2024', ''], [5, 'Mai Văn Thử', 1990, 'Nam', '', '24/QĐ', '01/12/2026', ''], [6, 'Nhỏ Văn Thử', 2012, 'Nam', '', '25/QĐ', '01/10/2026', ''], [7, 'Đúng Văn Thử', 1990, 'Nam', '', '20/QĐ', '01/10/2026', ''])
    const before = await persons()
    const tried = await trial('user-management', bytes)
    expect(faults(tried)).toEqual(['B3 roster-needed', 'C4 no-such-day', 'D4 roster-sex', 'E4 personal-number-length', 'G4 roster-day-whole', 'G5 roster-term-over', 'G6 roster-in-future', '7 representative-needed', 'B8 row-repeated'])
    expect(tried.rows.flatMap((row) => row.errors).every((error) => error.detail.length > 5 && !error.detail.includes('{') && error.detailEn.length > 5)).toBe(true)
    const refused = await run('user-management', bytes, tried.seal)
    expect(refused).toMatchObject({ state: 'refused', done: 0, counts: { error: 6, new: 1 }, refusal: { code: 'excel-has-errors' } })
    expect(await persons()).toBe(before)
    expect((await run('user-management', bytes, 'x'.repeat(20))).code).toBe('roster-changed')
  })
  test('matches people in one’s own sight alone; whoever is with another body is new, and the pair goes to the records post', async () => {
    const registered = async (name: string, birth: string, commune: Commune, more: object = {}) => {
      const id = (await world.register({ name, birth, ...more }, { commune })).json.id as string
      expect((await world.begin('commune-police', id, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } }, commune)).status).toBe(201)
      return id
    }
    const own = await registered('Bế Văn Thử', '1991-04-05', 'a')
    await registered('Giáp Văn Thử', '1991', 'a')
    const foreign = await registered('Lộc Văn Thử', '1993-07-08', 'b', { personalNumber: '999093000077' })
    await registered('Mã Văn Thử', '1994-01-01', 'a', { personalNumber: '999094000088' })
    const home = ['Họ tên', 'Ngày sinh', 'Giới tính', 'CCCD', 'Số QĐ', 'Ngày QĐ', 'Thời hạn', 'Ngày bắt đầu', 'Lần cai', 'Ngày xác định']
    const row = (name: string, birth: string, number: string | null): CellValue[] => [name, birth, 'Nam', number, `${name.length}/QĐ`, '05/09/2026', 24, '06/09/2026', 'lần đầu', '01/09/2026']
    const bytes = await list(home, row('Bế Văn Thử', '05/04/1991', null), row('Giáp Văn Thử', '1991', null), row('Lộc Văn Thử', '08/07/1993', '999093000077'), row('Khác Văn Thử', '01/01/1999', '999094000088'))
    const tried = await trial('voluntary-home', bytes)
    expect(faults(tried)).toEqual(['D5 number-of-another'])
    expect(outcomes(tried)).toEqual(['match', 'duplicate', 'new', 'error'])
    expect(tried.rows.map((each) => each.personId)).toEqual([own, null, null, null])
    // As if the other body's record were not there.
    const plain = await trial('voluntary-home', await list(home, row('Lạ Văn Thử', '08/07/1993', '999093000078')))
    expect({ ...tried.rows[2], row: 0, name: '' }).toEqual({ ...plain.rows[0], row: 0, name: '' })
    const good = await list(home, row('Bế Văn Thử', '05/04/1991', null), row('Giáp Văn Thử', '1991', null), row('Lộc Văn Thử', '08/07/1993', '999093000077'))
    const before = await persons()
    const done = await run('voluntary-home', good, (await trial('voluntary-home', good)).seal)
    expect([done.state, done.counts, await persons()]).toEqual(['done', { new: 1, match: 1, known: 0, duplicate: 1, error: 0 }, before + 2])
    expect(await world.rows(`select kind from measure where person_id = $1 and open order by kind`, own)).toContainEqual({ kind: 'voluntary-home' })
    const [fresh] = await world.rows(`select person_id from person_identity where name = 'Lộc Văn Thử' and person_id <> $1`, foreign)
    await checkDuplicates(world.application.platform, { personId: String(fresh!['person_id']), provinceId: province })
    expect((await world.rows('select same from duplicate_task where $1::uuid in (person_a, person_b)', foreign))[0]!['same']).toContain('personal-number')
    // The reading of people in sight stands in the ledger.
    expect(await world.rows(`select person_ids from disclosure where operation = 'exchange.try-roster' and $1::uuid = any (person_ids)`, own)).not.toEqual([])
  })
  test('a row taken in before is known, whatever has become of the person', async () => {
    const bytes = await list(users, [1, 'Hạn Văn Thử', 1980, 'Nam', '', '40/QĐ', '01/10/2026', ''])
    await run('user-management', bytes, (await trial('user-management', bytes)).seal)
    await world.rows(`update sight set until = '2026-11-01' where person_id = (select person_id from person_identity where name = 'Hạn Văn Thử')`)
    const again = await trial('user-management', bytes)
    expect(again.rows[0]).toMatchObject({ outcome: 'known', personId: null })
    expect(outcomes(await trial('user-management', bytes, { commune: 'b' }))).toEqual(['new'])
  })
  test('communes by the words of then and of now; another’s commune is not his', async () => {
    const heads = [...users, 'Xã', 'Huyện']
    const row = (n: number, unit: string, district: string | null): CellValue[] => [n, `Đơn Vị ${['Một', 'Hai', 'Ba', 'Bốn', 'Năm'][n]} Thử`, 1980 + n, 'Nam', '', `${n}/QĐ`, '10/03/2026', 'thôn Mẫu', unit, district]
    const tried = await trial('user-management', await list(heads, row(0, 'Mẫu A', null), row(1, 'xã mau a', null), row(3, 'Mẫu B', null), row(4, 'Không Có', null)))
    expect(faults(tried)).toEqual(['I4 unit-not-yours', 'I5 roster-unit-unknown'])
    const old = await list([...users, 'Xã', 'Huyện'], [1, 'Cựu Văn Thử', 1981, 'Nam', '', '9/QĐ', '10/06/2025', '', 'Tên Cũ', 'Cũ'])
    const former = await trial('user-management', old)
    expect(faults(former)).toEqual(['G2 roster-term-over'])
    const treated = await list(['Họ tên', 'Ngày sinh', 'Giới tính', 'Số QĐ', 'Ngày QĐ', 'Thời hạn', 'Xã', 'Huyện', 'Ngày vào cơ sở', 'Lần cai'], ['Cựu Văn Thử', 1981, 'Nam', '9/QĐ-TA', '10/06/2025', 24, 'Tên Cũ', 'H. Cũ', '15/06/2025', 'lần đầu'])
    const compulsory = await trial('compulsory', treated, { cookie: facilityCookie })
    expect([faults(compulsory), outcomes(compulsory)]).toEqual([[], ['new']])
    expect((await run('compulsory', treated, compulsory.seal, { cookie: facilityCookie })).state).toBe('done')
    expect(await world.rows(`select i.residence_unit, r.address_as_written, m.facility_id from person_identity i join residence r using (person_id) join measure m using (person_id) where i.name = 'Cựu Văn Thử'`)).toEqual([{ residence_unit: communes.a, address_as_written: 'Tên Cũ, H. Cũ', facility_id: facility }])
  })
  test('begun before 2022 it comes in as the paper says; who is kept beyond the term is an alarm, not an error', async () => {
    const heads = ['Họ tên', 'Ngày sinh', 'Giới tính', 'Số quyết định', 'Ngày quyết định', 'Thời hạn (tháng)', 'Xã', 'Ngày vào cơ sở', 'Số ngày được trừ']
    const bytes = await list(heads, ['Xưa Văn Thử', 1979, 'Nam', '10/QĐ-TA', '06/09/2021', '24 tháng', 'Mẫu A', '10/09/2021', 5])
    const tried = await trial('compulsory', bytes, { cookie: facilityCookie })
    expect([faults(tried), tried.rows[0]]).toEqual([[], expect.objectContaining({ outcome: 'new', regime: 'before-2022', status: 'in-facility', over: true })])
    expect((await run('compulsory', bytes, tried.seal, { cookie: facilityCookie })).state).toBe('done')
    expect(await world.rows(`select distinct d.clock from deadline d join person_identity i using (person_id) where i.name = 'Xưa Văn Thử' and d.clock = 'held-beyond'`)).toEqual([{ clock: 'held-beyond' }])
    const post = await list(['Họ tên', 'Ngày sinh', 'Giới tính', 'Số quyết định', 'Ngày quyết định', 'Ngày hoàn thành', 'Thời hạn'], ['Sau Văn Thử', '1983-02-03', 'Nam', '3/QĐ', '20/02/2026', '10/02/2026', 12])
    const after = await trial('post-rehab', post, { role: 'commune-chair' })
    expect([faults(after), after.rows[0]]).toEqual([[], expect.objectContaining({ outcome: 'new', status: 'in-management', termEndsOn: '2027-02-09' })])
    expect((await run('post-rehab', post, after.seal, { role: 'commune-chair' })).state).toBe('done')
  })
})

describe('headings', () => {
  test('what is not known is said once, and known to the province from then on', async () => {
    const heads = ['Tên người được quản lý tại xã', 'NTNS', 'Giới tính', 'QĐ', 'Ngày QĐ']
    const bytes = await list(heads, ['Lý Văn Thử', '1990', 'Nam', '50/QĐ', '02/10/2026'])
    expect((await ask('user-management', bytes)).json.code).toBe('roster-no-headings')
    const columns = 'A:name,B:birth,D:decisionNumber'
    const tried = await trial('user-management', bytes, { columns })
    expect(tried.columns.map((column) => column.by)).toEqual(['chosen', 'chosen', 'known', 'chosen', 'known'])
    expect((await run('user-management', bytes, tried.seal, { columns })).state).toBe('done')
    const other = await trial('user-management', await list(heads, ['Lý Thị Thử', '1991', 'Nữ', '51/QĐ', '02/10/2026']), { commune: 'b' })
    expect([other.columns.map((column) => column.by), outcomes(other)]).toEqual([['learnt', 'learnt', 'known', 'learnt', 'known'], ['new']])
    const rosters = (await world.call('commune-police-chief', 'GET', '/api/exchange/rosters')).json.items as { id: string; learnt: unknown[] }[]
    expect(rosters.find((each) => each.id === 'user-management')!.learnt).toHaveLength(3)
    for (const wrong of ['A:nothing', 'A:name,B:name', 'A:name,A:birth']) expect((await ask('user-management', bytes, { columns: wrong })).json.code).toBe('column-unknown')
  })
  test('headings on two lines with joined cells, as offices make them', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'x', rows: [['DANH SÁCH'], [], ['STT', 'Họ và tên', 'Năm sinh', null, 'Quyết định', null], [null, null, 'Nam', 'Nữ', 'Số', 'Ngày'], [1, 'Hai Văn Thử', 1990, null, '80/QĐ', '01/10/2026'], [2, 'Hai Thị Thử', null, 1991, '81/QĐ', '01/10/2026']], merges: [{ startRow: 2, startCol: 2, endRow: 2, endCol: 3 }, { startRow: 2, startCol: 4, endRow: 2, endCol: 5 }, { startRow: 2, startCol: 1, endRow: 3, endCol: 1 }] }] })
    const tried = await trial('user-management', bytes)
    expect([faults(tried), outcomes(tried)]).toEqual([[], ['new', 'new']])
    expect((await run('user-management', bytes, tried.seal)).state).toBe('done')
    expect(await world.rows(`select sex from person_identity where name in ('Hai Văn Thử', 'Hai Thị Thử') order by sex`)).toEqual([{ sex: 'female' }, { sex: 'male' }])
  })
  test('the template is read as it is given', async () => {
    for (const roster of ['user-management', 'voluntary-home', 'voluntary-public', 'voluntary-private', 'compulsory'] as const) {
      const answer = await world.application.app.inject({ method: 'GET', url: `/api/exchange/rosters/${roster}/template.xlsx`, headers: { cookie: world.cookie('commune-police-chief') } })
      const book = await readWorkbook(answer.rawPayload)
      if (!book.ok) throw new Error(book.refusal.code)
      const filled = await list([], book.rows[1]!.cells.map(String), book.rows[1]!.cells.map((_, index) => (index === 0 ? 'Mẫu Văn Thử' : null)))
      const tried = await trial(roster, filled)
      expect([roster, tried.missing, tried.columns.filter((column) => column.field === null)]).toEqual([roster, [], []])
    }
  })
})

describe('who may', () => {
  test('heads of the bodies that keep the list; a run is seen by its own body', async () => {
    const bytes = await list(users, [1, 'Ai Đó Thử', 1990, 'Nam', '', '1/QĐ', '01/10/2026', ''])
    expect((await ask('user-management', bytes, { role: 'commune-police' })).status).toBe(403)
    expect((await ask('post-rehab', bytes)).json.code).toBe('roster-not-yours')
    const runs = (await world.call('commune-police-chief', 'GET', '/api/exchange/runs')).json.items as RosterRun[]
    expect(runs.length).toBeGreaterThan(3)
    expect((await world.call('commune-police-chief', 'GET', `/api/exchange/runs/${runs[0]!.id}`, undefined, { commune: 'b' })).status).toBe(404)
    const seal = (await trial('user-management', bytes, { commune: 'b' })).seal
    expect((await run('user-management', bytes, seal, { id: runs[0]!.id, commune: 'b' })).code).toBe('id-reused')
  })
  test('a run that fell silent is interrupted, and begins anew under its id', async () => {
    const bytes = await list(users, [1, 'Đứt Văn Thử', 1990, 'Nam', '', '60/QĐ', '01/10/2026', ''])
    const { seal } = await trial('user-management', bytes)
    const id = randomUUID()
    await run('user-management', bytes, seal, { id })
    await world.rows(`update roster_run set state = 'running', beat_at = '2026-11-20T01:00:00Z', ended_at = null where id = $1`, id)
    expect((await world.call('commune-police-chief', 'GET', `/api/exchange/runs/${id}`)).json).toMatchObject({ state: 'interrupted', refusal: { code: 'roster-interrupted' } })
    expect(await run('user-management', bytes, seal, { id })).toMatchObject({ state: 'done', counts: { known: 1, new: 0 } })
  })
  test('two runs of the same rows at once: one of them takes them in', async () => {
    const bytes = await list(users, ...Array.from({ length: 12 }, (_, n): CellValue[] => [n, `Đôi Văn Thử ${'ABCDEFGHIKLM'[n]}`, 1970 + n, 'Nam', '', `${n}/QĐ`, '01/10/2026', '']))
    const { seal } = await trial('user-management', bytes)
    const before = await persons()
    const both = await Promise.all([run('user-management', bytes, seal), run('user-management', bytes, seal)])
    expect(both.map((each) => each.state).toSorted()).toEqual(['done', 'refused'])
    expect(await persons()).toBe(before + 12)
  })
  test('thousands of guesses raise an alarm with the privacy officer, then end', async () => {
    const guesses = await list(users, ...Array.from({ length: 4100 }, (_, n): CellValue[] => [n, `Đoán Văn ${n}`, 1990, 'Nam', '', `${n}/QĐ`, '01/10/2026', '']))
    const tried = await trial('user-management', guesses, { commune: 'b' })
    expect(tried.counts).toMatchObject({ match: 0 })
    expect(await world.rows(`select to_agency, to_role from notice where topic = 'many-roster-trials'`)).toEqual([{ to_agency: `province-police:${province}`, to_role: 'privacy-officer' }])
    await world.rows(`update roster_trial set rows = 40000 where post_id = $1`, world.post('commune-police-chief', 'b'))
    const small = await list(users, [1, 'Đoán Nữa Thử', 1990, 'Nam', '', '1/QĐ', '01/10/2026', ''])
    expect(await ask('user-management', small, { commune: 'b' })).toMatchObject({ status: 429, json: { code: 'too-many-trials' } })
    expect(await world.rows(`select count(*)::int as n from disclosure where operation = 'exchange.try-roster' and outcome = 'refused' and post_id = $1`, world.post('commune-police-chief', 'b'))).toEqual([{ n: 1 }])
  })
})

describe('hostile files', () => {
  test.each([
    ['empty', async () => new Uint8Array(), 'excel-empty'], ['no workbook', async () => Buffer.from('họ tên,năm sinh'), 'excel-not-xlsx'],
    ['formula', () => writeXlsx({ sheets: [{ name: 'x', rows: [users, [1, 'A Văn Thử', 1990, 'Nam', '', '1', '01/10/2026', '']], cells: new Map([['1,1', { value: 'x', formula: 'HYPERLINK("http://x")' }]]) }] }), 'excel-formula'],
    ['merged rows', () => writeXlsx({ sheets: [{ name: 'x', rows: [users, [1, 'A Văn Thử', 1990, 'Nam', '', '1', '01/10/2026', ''], [2]], merges: [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }] }] }), 'excel-merged'],
    ['too many rows', () => list(users, ...Array.from({ length: 5100 }, (_, n): CellValue[] => [n, 'A'])), 'excel-too-many-rows'], ['no rows', () => list(users), 'excel-no-rows'], ['no headings', () => list(['x', 'y'], [1, 2]), 'roster-no-headings'],
  ] as const)('%s: one clear refusal, nothing written', async (_, make, code) => {
    const before = await persons()
    const answer = await ask('user-management', await make())
    expect(answer.json.code).toBe(code)
    expect(answer.json.detail.length).toBeGreaterThan(10)
    expect(await persons()).toBe(before)
  })
})

describe('the command', () => {
  test('goes through the server under the account of whoever answers for it; says rows and cells, no names', async () => {
    const said: string[] = []
    let [asked, written] = ['', false]
    const ask: Parameters<typeof importRoster>[3] = async (url, { method, headers, body }) => {
      const path = new URL(url)
      if (path.pathname === '/api/session') {
        asked = String(body)
        return { ok: true, status: 200, json: async () => ({}), headers: { get: () => `${world.cookie('commune-police-chief')}; Path=/` } }
      }
      written ||= path.pathname.endsWith('/runs')
      const answer = await world.application.app.inject({ method: method as 'GET', url: `${path.pathname}${path.search}`, headers, ...(body === undefined ? {} : { payload: body }) })
      await settleRuns()
      return { ok: answer.statusCode < 300, status: answer.statusCode, json: async () => answer.json(), headers: { get: () => null } }
    }
    const options = { url: 'http://server', username: 'head', password: 'a secret', write: false, wait: 1 }
    const wrong = Buffer.from(await list(users, [1, 'Lệnh Văn Thử', 1990, 'Nam', '', '70/QĐ', '2026', '']))
    expect(await importRoster('user-management', wrong, { ...options, write: true }, ask, (sentence) => said.push(sentence))).toBe(false)
    expect([said.join('\n').includes('G2 roster-day-whole'), written]).toEqual([true, false])
    const right = Buffer.from(await list(users, [1, 'Lệnh Văn Thử', 1990, 'Nam', '', '70/QĐ', '01/10/2026', '']))
    const before = await persons()
    expect(await importRoster('user-management', right, options, ask, (sentence) => said.push(sentence))).toBe(true)
    expect(await persons()).toBe(before)
    expect(await importRoster('user-management', right, { ...options, write: true }, ask, (sentence) => said.push(sentence))).toBe(true)
    expect(await persons()).toBe(before + 1)
    expect(said.at(-1)).toContain('1/1')
    expect(said.join('\n')).not.toMatch(/Lệnh|secret/)
    expect(JSON.parse(asked)).toEqual({ username: 'head', password: 'a secret' })
    await expect(importRoster('nothing', right, options, ask, () => {})).rejects.toThrow('no such roster')
  })
})
