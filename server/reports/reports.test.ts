/** Reports over HTTP on a real database: figures against a plain recount, the way up and back, frozen bytes and lists, restatement, what each side may see. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import type { ReportHead } from '@hoa-nhap/domain/reports/reports.model'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { testApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { openLedger } from '../access/access.ledger.ts'
import { accessRoutes } from '../access/access.routes.ts'
import { sessionGate } from '../access/access.session.ts'
import { createAccounts, demoPassword } from '../access/accounts.ts'
import { SignInLimits } from '../access/sign-in-limits.ts'
import { loadDirectivesDemonstration } from '../directives/demonstration.ts'
import { slice as indicators } from '../indicators/indicators.slice.ts'
import { loadAgencies, loadCatalogue } from '../organization/organization.load.ts'
import { readWorkbook } from '../registers/excel.workbook.ts'
import { filesOf } from './reports.files.ts'
import { slice as reports } from './reports.slice.ts'

const database = await testDatabase()
const application = await testApplication(database, { slices: [{ name: 'access', routes: accessRoutes({ limits: new SignInLimits() }) }, indicators, reports], gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00.000Z', requestsPerMinute: 100_000 })
const { platform, call } = application
const [home, next, province] = ['c-05983', 'c-06364', 'p-20']
const cookies = new Map<string, string>()
let accounts: { username: string; role: string; unitId: string }[] = []
async function as(role: string, unitId: string): Promise<string> {
  const account = accounts.find((each) => each.role === role && each.unitId === unitId)
  if (!account) throw new Error(`no account of ${role} in ${unitId}`)
  const known = cookies.get(account.username) ?? (await application.signIn(account.username, demoPassword))
  cookies.set(account.username, known)
  return known
}
type Role = readonly [role: string, unit: string]
const chief: Role = ['commune-police-chief', home]
const officer: Role = ['commune-police', home]
const chair: Role = ['commune-chair', home]
const director: Role = ['province-police-director', province]
const planner: Role = ['province-planner', province]
const ask = async (who: Role, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object) => call({ method, url, cookie: await as(...who), ...(body ? { body } : {}) })
const bytesOf = async (who: Role, url: string) => {
  const answer = await application.app.inject({ method: 'GET', url, headers: { cookie: await as(...who) } })
  return { status: answer.statusCode, bytes: answer.rawPayload }
}
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
// oxlint-disable-next-line typescript/no-explicit-any -- answers of any shape
const figureOf = (view: any, id: string) => view.groups.flatMap((group: { figures: { id: string }[] }) => group.figures).find((figure: { id: string }) => figure.id === id)
const september = { kind: 'month', from: '2026-09-01', to: '2026-09-30' }
const make = (who: Role, definitionId: string, period: object = september, more: object = {}) => ask(who, 'POST', '/api/reports', { id: randomUUID(), definitionId, period, cutOff: 'calendar', ...more })
const allWords = { assessment: 'Kết quả chính của kỳ (minh họa).', next: 'Việc của kỳ tới (minh họa).' }
const write = (who: Role, id: string, basedOn: number, words: object = allWords, entries: object = {}) => ask(who, 'PUT', `/api/reports/${id}`, { basedOn, words, entries })

let number = 0
type Planted = { unit: string; kind: string; registered: string; started?: string | null; ended?: string | null; status?: string; acts?: readonly (readonly [type: string, on: string])[]; birth?: string; sex?: string; seen?: boolean }
/** A person with one measure, as acts would have left it. */
async function plant({ unit, kind, registered, started = null, ended = null, status, acts = [], birth = '1990', sex = 'male', seen = true }: Planted): Promise<string> {
  const [person, measure] = [randomUUID(), randomUUID()]
  await database.owner(async (admin) => {
    await admin.query(`insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) values ($1, $2, now(), $3, $4)`, [person, `HN-R${++number}`, `commune-police:${unit}`, unit])
    await admin.query(`insert into person_identity (person_id, name, name_fold, birth, birth_year, sex, residence_unit) values ($1, 'Người Mẫu', 'nguoi mau', $2, $3, $4, $5)`, [person, birth, Number(birth.slice(0, 4)), sex, unit])
    const until = seen ? '9999-12-31' : null
    await admin.query(
      `insert into measure (person_id, measure_id, kind, status, regime, open, unit_id, agency_id, province_id, registered_on, started_on, ended_on, sequence, state, reader_unit, reader_province, reader_until)
       values ($1, $2, $3, $4, 'r2026', $5, $6, 'x', $7, $8, $9, $10, 1, '{}', $11, $12, $13)`,
      [person, measure, kind, status ?? (ended ? 'ended' : 'managed'), ended === null, unit, province, registered, started, ended, seen ? unit : null, seen ? province : null, until],
    )
    for (const [index, [type, on]] of acts.entries()) {
      await admin.query(`insert into measure_event (measure_id, sequence, id, person_id, type, occurred_on, recorded_at, post_id, role, agency_id, unit_id, regime, data, content_hash) values ($1, $2, $3, $4, $5, $6, now(), 'x', 'x', 'x', 'x', 'r2026', '{}', 'x')`, [measure, index + 1, randomUUID(), person, type, on])
    }
    if (seen) for (const agency of [`commune-police:${unit}`, `province-police:${province}`]) await admin.query(`insert into sight (agency_id, person_id, until, grade) values ($1, $2, '9999-12-31', 'scope')`, [agency, person])
  })
  return person
}

beforeAll(async () => {
  await loadCatalogue(platform)
  await loadAgencies(platform)
  await database.asSystem((transaction) => createAccounts(transaction, { provinces: [province], communes: [{ unitId: home, provinceId: province }, { unitId: next, provinceId: province }] }, { today: platform.today(), now: platform.now(), uuid: platform.uuid }))
  accounts = (await call({ method: 'GET', url: '/api/demo/accounts' })).json
  await database.asSystem((transaction) => loadDirectivesDemonstration(transaction, platform.now()))
  const users = { kind: 'user-management' }
  for (const unit of [home, next]) {
    const times = unit === home ? 7 : 9
    for (let index = 0; index < times; index += 1) await plant({ ...users, unit, registered: '2026-03-10', acts: [['record-test', '2026-09-05'], ['record-test', '2026-09-20'], ['record-visit', '2026-08-31']] })
    for (let index = 0; index < 6; index += 1) await plant({ ...users, unit, registered: index === 0 ? '2026-09-01' : '2026-09-30', sex: 'female', birth: index < 5 ? '2009-02' : '1990' })
    for (let index = 0; index < 5; index += 1) await plant({ ...users, unit, registered: '2025-09-10', ended: index === 0 ? '2026-09-30' : '2026-09-10', status: 'ended', seen: false })
    for (let index = 0; index < 3; index += 1) await plant({ ...users, unit, registered: '2026-01-10', ended: '2026-08-31', status: 'stopped', seen: false })
    for (let index = 0; index < 8; index += 1) await plant({ kind: 'voluntary-home', unit, registered: '2026-08-20', started: '2026-09-02' })
  }
  for (let index = 0; index < 5; index += 1) await plant({ kind: 'voluntary-home', unit: next, registered: '2026-02-01', started: '2026-02-05' })
  await plant({ kind: 'voluntary-home', unit: home, registered: '2026-02-01', started: '2026-02-05', ended: '2026-09-15', status: 'completed' })
  await plant({ kind: 'voluntary-home', unit: home, registered: '2026-02-01', started: '2026-02-05', ended: '2026-09-16', status: 'quit' })
}, 120_000)
afterAll(async () => {
  await application.close()
  await database.drop()
})

describe('a report of a commune', () => {
  let id = ''
  let frozen = ''
  test('counts what a plain recount counts, closed measures too, and its movement adds up', async () => {
    const made = await make(officer, 'user-management')
    expect([made.status, made.json.state, made.json.period.name]).toEqual([201, 'draft', 'tháng 9 năm 2026'])
    id = made.json.id
    const value = (figure: string) => figureOf(made.json, figure).value
    expect({ start: value('users-start'), begun: value('users-begun'), done: value('users-done'), stopped: value('users-stopped'), otherwise: value('users-otherwise'), end: value('users-end'), minors: value('users-minors'), women: value('users-women'), tests: value('users-tests'), visits: value('users-visits') })
      .toEqual({ start: 12, begun: 6, done: 5, stopped: 0, otherwise: 0, end: 13, minors: 5, women: 6, tests: 14, visits: 0 })
    expect(made.json.words[0].sentences[0]).toContain('Đầu kỳ có 12 người trong diện quản lý; trong kỳ lập hồ sơ mới 6 người')
  })
  test('the same creation sent twice is one; another report for the period is none', async () => {
    const again = await ask(officer, 'POST', '/api/reports', { id, definitionId: 'user-management', period: september, cutOff: 'calendar' })
    expect([again.status, again.json.id, again.json.version]).toEqual([200, id, 1])
    expect((await make(officer, 'user-management')).json.code).toBe('report-exists')
    expect((await ask(officer, 'POST', '/api/reports', { id, definitionId: 'home-rehab', period: september, cutOff: 'calendar' })).json.code).toBe('id-reused')
  })
  test('the list behind a figure is as long as the figure, as far as it is open', async () => {
    const lines = await ask(officer, 'GET', `/api/reports/${id}/figures/users-end/records`)
    expect([lines.json.total, lines.json.yours, lines.json.items.length]).toEqual([13, 13, 13])
    const closed = await ask(officer, 'GET', `/api/reports/${id}/figures/users-done/records`)
    expect([closed.json.total ?? 0, closed.json.yours, closed.json.items]).toEqual([0, 0, []])
    expect((await ask(officer, 'GET', `/api/reports/${id}/figures/nothing/records`)).status).toBe(404)
  })
  test('is a draft with its watermark until the chief sends it; what is missing is said', async () => {
    expect((await ask(officer, 'POST', `/api/reports/${id}/submit`, { basedOn: 1 })).json.code).toBe('not-your-role')
    expect((await ask(chief, 'POST', `/api/reports/${id}/submit`, { basedOn: 1 })).json).toMatchObject({ code: 'words-missing', facts: { places: 'Đánh giá chung; Phương hướng kỳ tới; đề xuất, kiến nghị' } })
    expect((await write(officer, id, 1, { nothing: 'x' })).json.code).toBe('unknown-place')
    const written = await write(officer, id, 1)
    expect([written.status, written.json.version]).toEqual([200, 2])
    expect((await write(officer, id, 1)).json.version, 'the same act sent again').toBe(2)
    expect((await write(chief, id, 1)).json.code).toBe('changed-since')
    const draft = await bytesOf(officer, `/api/reports/${id}/file?format=pdf`)
    expect([draft.status, draft.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    expect((await ask(chair, 'GET', `/api/reports/${id}`)).status).toBe(404)
    const bad = await write(officer, id, 2, { ...allWords, next: 'ký tự \u{1F600}' })
    expect((await ask(chief, 'POST', `/api/reports/${id}/submit`, { basedOn: bad.json.version })).json.code).toBe('letter-missing')
    await write(officer, id, bad.json.version)
  })
  test('is sent with a number, returned with a reason, sent again with the next number, accepted', async () => {
    const sent = await ask(chief, 'POST', `/api/reports/${id}/submit`, { basedOn: 4 })
    expect([sent.status, sent.json.state, sent.json.number, sent.json.revision]).toEqual([200, 'submitted', expect.stringMatching(/^01\/BC-CA[XP]$/), 1])
    expect((await ask(chief, 'POST', `/api/reports/${id}/submit`, { basedOn: 4 })).json.number, 'sent twice is sent once').toBe(sent.json.number)
    expect((await write(officer, id, sent.json.version)).json.code).toBe('report-not-now')
    const seen = await ask(chair, 'GET', `/api/reports/${id}`)
    expect([seen.json.side, figureOf(seen.json, 'users-end').value, seen.json.may.check]).toEqual(['received', 13, true])
    expect((await ask(['commune-chair', next], 'GET', `/api/reports/${id}`)).status).toBe(404)
    const returned = await ask(chair, 'POST', `/api/reports/${id}/return`, { basedOn: sent.json.version, reason: 'Thiếu phần kiến nghị (minh họa).' })
    expect([returned.json.state, returned.json.returnedBecause]).toEqual(['returned', 'Thiếu phần kiến nghị (minh họa).'])
    const again = await ask(chief, 'POST', `/api/reports/${id}/submit`, { basedOn: returned.json.version })
    expect([again.json.state, again.json.revision, again.json.number]).toEqual(['submitted', 2, expect.stringMatching(/^02\/BC-/)])
    const accepted = await ask(chair, 'POST', `/api/reports/${id}/accept`, { basedOn: again.json.version })
    expect([accepted.json.state, accepted.json.history.map((step: { type: string }) => step.type)]).toEqual(['accepted', ['submitted', 'returned', 'submitted', 'accepted']])
    const { rows } = await database.owner((admin) => admin.query<{ number: number; kind: string }>('select number, kind from register_entry order by number'))
    expect(rows).toEqual([{ number: 1, kind: 'report' }, { number: 2, kind: 'report' }])
  })
  test('gives the same bytes as were sent, today and after its data has changed, and when it is made again from what was kept', async () => {
    const before = await Promise.all(['pdf', 'docx', 'xlsx'].map(async (format) => (await bytesOf(chief, `/api/reports/${id}/file?format=${format}`)).bytes))
    frozen = before.map(hash).join()
    await plant({ kind: 'user-management', unit: home, registered: '2026-09-12' })
    application.setNow('2027-11-20T02:00:00.000Z')
    cookies.clear()
    const after = await Promise.all(['pdf', 'docx', 'xlsx'].map(async (format) => (await bytesOf(chair, `/api/reports/${id}/file?format=${format}`)).bytes))
    expect(after.map(hash).join()).toBe(frozen)
    application.setNow('2026-11-20T02:00:00.000Z')
    cookies.clear()
    const { rows } = await database.owner((admin) => admin.query<{ content: DocumentContent; sheets: never; head: ReportHead; on: string }>('select content, sheets, head, as_of::text as "on" from report_version where report_id = $1 and revision = 2', [id]))
    const made = await filesOf(rows[0]!.content, rows[0]!.sheets, day(rows[0]!.on), false, rows[0]!.head.layout)
    expect([made.pdf, made.docx, made.xlsx].map(hash).join()).toBe(frozen)
    const first = await bytesOf(chair, `/api/reports/${id}/file?format=pdf&revision=1`)
    expect([first.status, hash(first.bytes) === hash(before[0]!)]).toEqual([200, false])
    const workbook = await readWorkbook(before[2]!)
    expect(workbook.ok && workbook.rows.some((row) => row.cells.includes('Người trong diện quản lý: còn cuối kỳ') && row.cells.includes(13))).toBe(true)
  })
  test('late data is shown as a difference and restated with its reason; the report itself stays', async () => {
    const late = await ask(officer, 'GET', `/api/reports/${id}?late=yes`)
    expect(late.json.late).toEqual(expect.arrayContaining([expect.objectContaining({ figure: 'users-begun', before: 6, now: 7 }), expect.objectContaining({ figure: 'users-end', before: 13, now: 14 })]))
    const restated = await ask(officer, 'POST', `/api/reports/${id}/restate`, { id: randomUUID(), reason: 'Một hồ sơ ghi muộn (minh họa).' })
    expect([restated.status, restated.json.restates, restated.json.restatement.reason]).toEqual([201, id, 'Một hồ sơ ghi muộn (minh họa).'])
    expect(restated.json.restatement.changed).toEqual(expect.arrayContaining([expect.objectContaining({ figure: 'users-begun', before: 6, now: 7 })]))
    expect(figureOf(restated.json, 'users-end')).toMatchObject({ value: 14, before: 13 })
    expect((await ask(officer, 'POST', `/api/reports/${id}/restate`, { id: randomUUID(), reason: 'Lần nữa (minh họa).' })).json.code).toBe('report-exists')
    const original = await ask(officer, 'GET', `/api/reports/${id}`)
    expect([figureOf(original.json, 'users-end').value, original.json.restatedBy]).toEqual([13, restated.json.id])
    await write(officer, restated.json.id, 1)
    const sent = await ask(chief, 'POST', `/api/reports/${restated.json.id}/submit`, { basedOn: 2 })
    expect([sent.json.state, sent.json.number]).toEqual(['submitted', expect.stringMatching(/^03\/BC-/)])
    const received = await ask(chair, 'GET', `/api/reports/${restated.json.id}`)
    expect(received.json.restatement.changed.map((change: { figure: string }) => change.figure)).toContain('users-end')
  })
  test('its frozen lists stay as long as the figure, and close with the person', async () => {
    const lines = await ask(officer, 'GET', `/api/reports/${id}/figures/users-end/records?limit=5`)
    expect([lines.json.total, lines.json.yours, lines.json.items.length]).toEqual([13, 13, 5])
    const rest = await ask(officer, 'GET', `/api/reports/${id}/figures/users-end/records?limit=500&cursor=${lines.json.nextCursor}`)
    expect(new Set([...lines.json.items, ...rest.json.items].map((line: { personId: string }) => line.personId)).size).toBe(13)
    const gone = lines.json.items[0].personId as string
    await database.owner((admin) => admin.query('update measure set reader_unit = null, reader_province = null, reader_until = null where person_id = $1', [gone]))
    expect((await ask(officer, 'GET', `/api/reports/${id}/figures/users-end/records`)).json).toMatchObject({ total: 13, yours: 12 })
    const done = await ask(officer, 'GET', `/api/reports/${id}/figures/users-done/records`)
    expect([done.json.total, done.json.yours]).toEqual([5, 0])
    const received = await ask(chair, 'GET', `/api/reports/${id}/figures/users-end/records`)
    expect([received.json.total, received.json.yours]).toEqual([13, 0])
  })
  test('periods that are none, not begun or not over are refused with what to do', async () => {
    expect((await make(officer, 'home-rehab', { kind: 'month', from: '2026-09-02', to: '2026-09-30' })).json).toMatchObject({ code: 'not-a-period', facts: { from: '2026-09-01', to: '2026-09-30' } })
    expect((await make(officer, 'home-rehab', { kind: 'month', from: '2026-12-01', to: '2026-12-31' })).json.code).toBe('period-not-begun')
    expect((await make(officer, 'home-rehab', { kind: 'range', from: '2026-09-30', to: '2026-09-01' })).json.code).toBe('period-reversed')
    expect((await make(officer, 'nothing')).json.code).toBe('unknown-report')
    expect((await make(chair, 'home-rehab')).json.code).toBe('not-your-role')
    const running = await make(officer, 'home-rehab', { kind: 'month', from: '2026-11-01', to: '2026-11-30' })
    await write(officer, running.json.id, 1)
    expect((await ask(chief, 'POST', `/api/reports/${running.json.id}/submit`, { basedOn: 2 })).json).toMatchObject({ code: 'period-not-over', facts: { to: '2026-11-30' } })
    expect((await ask(officer, 'DELETE', `/api/reports/${running.json.id}`)).json).toEqual({ discarded: true })
    expect((await ask(officer, 'GET', `/api/reports/${running.json.id}`)).status).toBe(404)
  })
  test('ten reports sent at once take ten numbers in a row', async () => {
    const made: string[] = []
    for (let index = 0; index < 10; index += 1) {
      const period = { kind: 'range', from: '2026-05-01', to: `2026-05-${String(index + 10)}` }
      const draft = await make(officer, 'home-rehab', period)
      await write(officer, draft.json.id, 1)
      made.push(draft.json.id as string)
    }
    const sent = await Promise.all(made.map((report) => ask(chief, 'POST', `/api/reports/${report}/submit`, { basedOn: 2 })))
    const again = await Promise.all(sent.flatMap((answer, index) => (answer.status === 200 ? [] : [ask(chief, 'POST', `/api/reports/${made[index]!}/submit`, { basedOn: 2 })])))
    expect([...sent, ...again].filter((answer) => answer.status !== 200 && answer.json.code !== 'try-again')).toEqual([])
    const { rows } = await database.owner((admin) => admin.query<{ number: number }>(`select number from register_entry where agency_id = $1 order by number`, [`commune-police:${home}`]))
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: rows.length }, (_, index) => index + 1))
    expect(new Set((await database.owner((admin) => admin.query<{ number: string }>('select number from report_version where agency_id = $1', [`commune-police:${home}`]))).rows.map((row) => row.number)).size).toBe(rows.length)
  }, 60_000)
})

describe('a report of a province', () => {
  const quarter = { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' }
  test('compares with the accepted reports of the communes and hides small numbers from those who see no persons', async () => {
    const commune = await make(officer, 'commune', quarter)
    await write(officer, commune.json.id, 1, { ...allWords }, { 'means-staff': 3 })
    const sent = await ask(chief, 'POST', `/api/reports/${commune.json.id}/submit`, { basedOn: 2 })
    const police: Role = ['province-police', province]
    expect((await ask(police, 'POST', `/api/reports/${commune.json.id}/accept`, { basedOn: sent.json.version })).json.state).toBe('accepted')
    const made = await make(police, 'province', quarter)
    expect(made.status).toBe(201)
    const compared = made.json.tables.find((table: { id: string }) => table.id === 'compared')
    expect(compared.rows.find((row: { unitId: string }) => row.unitId === home).cells).toEqual(['đã chấp nhận', 14, 14])
    expect(figureOf(made.json, 'home-completed').value).toBe(1)
    await write(police, made.json.id, 1, allWords)
    const up = await ask(director, 'POST', `/api/reports/${made.json.id}/submit`, { basedOn: 2 })
    expect([up.status, up.json.code ?? up.json.number]).toEqual([200, expect.stringMatching(/^01\/BC-CAT$/)])
    const seen = await ask(planner, 'GET', `/api/reports/${made.json.id}`)
    // One completed and one left: neither is told, nor the flows from which they could be computed.
    for (const figure of ['home-completed', 'home-left', 'home-otherwise', 'home-begun']) expect(figureOf(seen.json, figure), figure).toMatchObject({ value: null, reason: 'không nêu (số nhỏ)' })
    expect(figureOf(seen.json, 'home-end').value).toBe(21)
    const rows = seen.json.tables.find((table: { id: string }) => table.id === 'by-unit').rows as { unitId: string | null; cells: (number | null)[] }[]
    for (const row of rows) for (const cell of row.cells) expect(cell === null || cell === 0 || (typeof cell === 'number' && cell >= 5)).toBe(true)
    expect((await ask(planner, 'GET', `/api/reports/${made.json.id}/figures/users-end/records`)).json).toMatchObject({ items: [], yours: 0 })
    const { rows: kept } = await database.as({ role: 'province-planner', unitId: province, agencyId: `province-committee:${province}`, provinceId: province, postId: 'x', day: day('2026-11-20') }, (transaction) => transaction.query('select from report_exact where report_id = $1', [made.json.id]))
    expect(kept).toEqual([])
  })
  test('answers a plan target by target and task by task', async () => {
    const police: Role = ['province-police', province]
    expect((await make(police, 'plan', { kind: 'year', from: '2024-01-01', to: '2024-12-31' })).json.code).toBe('directive-needed')
    expect((await make(police, 'plan', { kind: 'year', from: '2024-01-01', to: '2024-12-31' }, { directiveId: 'none' })).json.code).toBe('unknown-directive')
    const made = await make(police, 'plan', { kind: 'year', from: '2024-01-01', to: '2024-12-31' }, { directiveId: '90-kh-ubnd-p-20' })
    expect([made.status, made.json.code]).toEqual([201, undefined])
    const table = (id: string) => made.json.tables.find((each: { id: string }) => each.id === id)
    expect(table('targets').rows.length).toBeGreaterThanOrEqual(7)
    expect(table('tasks').rows.length).toBeGreaterThan(5)
    const pdf = await bytesOf(police, `/api/reports/${made.json.id}/file?format=pdf`)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })
  test('which communes have sent their report', async () => {
    const owed = await ask(['province-police', province], 'GET', '/api/report-dues?definition=commune&from=2026-07-01&to=2026-09-30')
    expect(owed.json.items.length).toBeGreaterThan(50)
    expect(owed.json.items.find((item: { unitId: string }) => item.unitId === home)).toMatchObject({ state: 'accepted' })
    expect(owed.json.items.find((item: { unitId: string }) => item.unitId === next)).toMatchObject({ state: 'none', reportId: null })
    const definitions = await ask(director, 'GET', '/api/report-definitions')
    expect(definitions.json.items.map((item: { id: string }) => item.id)).toEqual(['voluntary-register', 'commune', 'facility', 'province', 'plan', 'letter', 'legacy-commune', 'legacy-province'])
    const list = await ask(director, 'GET', '/api/reports?side=received')
    expect(list.json.items.map((item: { definitionId: string }) => item.definitionId)).toEqual(['commune'])
  })
})
