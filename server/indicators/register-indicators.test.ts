/** Indicators over registers: the figure is its list, by unit, by month, then and now; the same as the definition written a second time; names only to readers. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { indicators } from '@hoa-nhap/domain/indicators/indicators.rules'
import { day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { trainedInYear } from '@hoa-nhap/domain/training/training.figures'
import { testApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { openLedger } from '../access/access.ledger.ts'
import { accessRoutes } from '../access/access.routes.ts'
import { sessionGate } from '../access/access.session.ts'
import { createAccounts, demoPassword } from '../access/accounts.ts'
import { SignInLimits } from '../access/sign-in-limits.ts'
import { loadAgencies, loadCatalogue } from '../organization/organization.load.ts'
import { slice } from './indicators.slice.ts'

const database = await testDatabase()
const application = await testApplication(database, { slices: [{ name: 'access', routes: accessRoutes({ limits: new SignInLimits() }) }, slice], gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00.000Z' })
const { platform, call } = application
const today = platform.today()
const commune = 'c-05983'
const registerIndicators = indicators.filter((each) => each.source.kind === 'registers')
const cookies = new Map<string, string>()
let accounts: { username: string; role: string; unitId: string }[] = []
let units: { id: string; provinceId: string; parentId: string | null; level: string; from: string | null; to: string | null }[] = []
let made = 0
const newId = () => `50000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`

async function as(role: string, unitId: string): Promise<string> {
  const account = accounts.find((each) => each.role === role && each.unitId === unitId)
  if (!account) throw new Error(`no account of ${role} in ${unitId}`)
  const known = cookies.get(account.username) ?? (await application.signIn(account.username, demoPassword))
  cookies.set(account.username, known)
  return known
}
const get = async (url: string, cookie: string) => (await call({ method: 'GET', url, cookie })).json

type Row = { register: string; unitId: string; agencyId: string; status?: string; open?: boolean; on: string; parent?: string | null; since?: string; values?: object; label?: string }
const registered = (): { put: (row: Row) => string; save: () => Promise<void> } => {
  const rows: object[] = []
  return {
    put(row) {
      const id = newId()
      const unit = units.find((each) => each.id === row.unitId)!
      rows.push({ id, register: row.register, unit_id: row.unitId, agency_id: row.agencyId, reader_unit: row.unitId, province_id: unit.provinceId, reader_agency: row.agencyId, parent_id: row.parent ?? null, label: row.label ?? `Bản ghi ${made}`, label_fold: '', status: row.status ?? 'open', open: row.open ?? true, opened_on: row.on, on_day: row.on, sequence: 1, state: { status: row.status ?? 'open', unitId: row.unitId, agencyId: row.agencyId, values: row.values ?? {}, openedOn: row.on, since: row.since ?? row.on }, made_by_post: 'x' })
      return id
    },
    save: async () => { await database.owner((admin) => admin.query(`insert into register_record select * from jsonb_populate_recordset(null::register_record, $1::jsonb)`, [JSON.stringify(rows)])) },
  }
}
const communesOf = (province: string, on: string) => units.filter((each) => each.level === 'commune' && each.provinceId === province && (each.from === null || each.from <= on) && (each.to === null || each.to > on)).map((each) => each.id)

const schools = async () => (await database.owner((admin) => admin.query(`select from agency a join unit u on u.id = a.unit_id where a.kind = 'school' and coalesce(u.province_id, u.id) = 'p-20' and a.valid_to is null`))).rows.length

beforeAll(async () => {
  await loadCatalogue(platform)
  await loadAgencies(platform)
  await database.asSystem((transaction) => createAccounts(transaction, { provinces: ['p-20', 'p-24'], communes: [{ unitId: commune, provinceId: 'p-20' }, { unitId: 'c-07210', provinceId: 'p-24' }] }, { today, now: platform.now(), uuid: platform.uuid }))
  accounts = await get('/api/demo/accounts', '')
  units = (await database.owner((admin) => admin.query(`select id, coalesce(province_id, id) as "provinceId", parent_id as "parentId", level, valid_from::text as "from", valid_to::text as "to" from unit where coalesce(province_id, id) in ('p-20', 'p-24', 'p-24-old', 'p-27-old')`))).rows
})
beforeEach(() => database.owner((admin) => admin.query('truncate register_record cascade')))
afterAll(async () => {
  await application.close()
  await database.drop()
})

type Reading = { items: { unitId: string; met: number; of: number }[]; total: { met: number; of: number } | null; unallocated: number; reason: string | null }
const reading = async (id: string, unit: string, from: string, to: string, more = '', cookie?: string): Promise<Reading> => get(`/api/indicators/${id}/readings?unit=${unit}&from=${from}&to=${to}${more}`, cookie ?? (await as('province-police', 'p-20')))
const list = async (id: string, unit: string, from: string, to: string, met: string, cookie?: string) => get(`/api/indicators/${id}/records?unit=${unit}&from=${from}&to=${to}&met=${met}&limit=500`, cookie ?? (await as('province-police', 'p-20')))

/** A random content of the registers in Lạng Sơn, of every indicator. */
async function arrange(seed: number): Promise<void> {
  let state = seed
  const random = (below: number): number => { state = (Math.imul(state, 1103515245) + 12345) >>> 0; return Math.floor((state / 2 ** 32) * below) }
  const some = <Value>(from: readonly Value[]): Value => from[random(from.length)]!
  const anyDay = (): PlainDate => day(`${2024 + random(3)}-${String(1 + random(11)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`)
  const world = registered()
  const at = (on: string) => some(communesOf('p-20', on))
  for (let index = 0; index < 25; index += 1) {
    const on = anyDay()
    const schools = random(6) === 0 ? { schoolId: 'school:p-20.1' } : {}
    world.put({ register: 'campaign-activities', unitId: 'p-20', agencyId: 'province-police:p-20', status: some(['held', 'held', 'planned']), on, values: { heldOn: on, unitsReached: Array.from({ length: random(30) }, () => at(on)), ...schools } })
    const opened = anyDay()
    const closes = random(4) === 0
    world.put({ register: 'reception-points', unitId: at(opened), agencyId: 'province-police:p-20', on: opened, status: closes ? 'closed' : 'open', open: !closes, since: closes ? day(`${Number(opened.slice(0, 4)) + 1}-01-15`) : opened })
    const published = anyDay()
    world.put({ register: some(['providers', 'facilities']), unitId: at(published), agencyId: 'province-police:p-20', on: published, status: some(['published', 'operating', 'applied']), values: random(2) ? { publications: [{ channel: 'portal', on: published }] } : {} })
    const due = anyDay()
    world.put({ register: 'equipment', unitId: at(due), agencyId: 'province-police:p-20', on: '2024-01-01', status: some(['planned', 'in-use', 'cancelled']), values: { inUseBy: due, ...(random(2) ? { inUseOn: anyDay() } : {}) } })
  }
  const courses = Array.from({ length: 5 }, () => { const to = anyDay(); return world.put({ register: 'courses', unitId: 'p-20', agencyId: 'province-police:p-20', status: some(['held', 'planned', 'cancelled']), on: to, values: { from: to, to } }) })
  for (let index = 0; index < 60; index += 1) {
    const from = anyDay()
    const unitId = some([at(from), at(from), 'p-20'])
    const agencyId = unitId === 'p-20' ? 'rehab-facility:p-20.1' : `${some(['commune-police', 'health-station'])}:${unitId}`
    const id = world.put({ register: 'staff', unitId, agencyId, on: from, values: { work: some(['managing', 'rehabilitation', 'both', 'other']), from, ...(random(4) === 0 ? { to: day(`${Number(from.slice(0, 4)) + 1}-06-30`) } : {}) } })
    if (random(2)) world.put({ register: 'participations', unitId, agencyId, parent: some(courses), status: some(['attended', 'passed', 'failed', 'enrolled']), on: from, values: { staff: id } })
    if (random(3) === 0) world.put({ register: 'certificates', unitId, agencyId, parent: id, status: some(['valid', 'valid', 'false']), on: from, values: { staff: id, kind: some(['addiction-assessment', 'counselling']), issuedOn: from, ...(random(2) ? { validTo: anyDay() } : {}) } })
  }
  await world.save()
}

describe('the figure is its list', () => {
  test('of every indicator, for every period, unit and basis', async () => {
    let counted = 0
    await fc.assert(fc.asyncProperty(fc.nat(2 ** 30), async (seed) => {
      await database.owner((admin) => admin.query('truncate register_record cascade'))
      await arrange(seed)
      for (const { id } of registerIndicators) for (const [from, to] of [['2024-01-01', '2024-12-31'], ['2025-01-01', '2025-12-31'], ['2026-01-01', '2026-12-31']] as const) {
        const now = await reading(id, 'p-20', from, to)
        const [met, missed, all] = await Promise.all(['yes', 'no', 'all'].map((half) => list(id, 'p-20', from, to, half)))
        if (now.total === null) { expect([met.total, missed.total, now.items, now.reason === null]).toEqual([0, 0, [], false]); continue }
        counted += 1
        expect([met.total, missed.total, all.total], `${id} ${from}`).toEqual([now.total.met, now.total.of - now.total.met, now.total.of])
        expect([met.yours, met.subjects.length, missed.subjects.length]).toEqual([met.total, now.total.met, now.total.of - now.total.met])
        expect(met.subjects.every((each: { met: boolean; reason: string | null }) => each.met && each.reason === null) && missed.subjects.every((each: { met: boolean; reason: string | null }) => !each.met && each.reason !== null)).toBe(true)
        const then = await reading(id, 'p-20', from, to, '&units=then')
        for (const table of [now, then]) expect([table.items.reduce((sum, row) => sum + row.of, 0) + table.unallocated, table.total]).toEqual([now.total.of, now.total])
        const busiest = now.items.toSorted((a, b) => b.of - a.of)[0]!
        expect((await list(id, busiest.unitId, from, to, 'all')).total, `${id} ${busiest.unitId}`).toBe(busiest.of)
        const months = await reading(id, 'p-20', from, to, '&by=month')
        expect(months.total).toMatchObject(now.total)
        expect((await reading(id, 'vn', from, to)).items.find((row) => row.unitId === 'p-20')).toMatchObject(now.total)
      }
    }), { numRuns: 1 })
    expect(counted).toBeGreaterThan(8)
  }, 120_000)

  test('of staff as the slice of training counts them', async () => {
    await arrange(7)
    const records = (await database.owner((admin) => admin.query(`select id, register, unit_id as "unitId", agency_id as "agencyId", status, parent_id as parent, state -> 'values' as values from register_record`))).rows as { id: string; register: string; unitId: string; agencyId: string; status: string; parent: string; values: Record<string, string> }[]
    const posts = records.filter((each) => each.register === 'staff').map((each) => ({ staffId: each.id, holderId: each.id, agencyId: each.agencyId, agencyKind: each.agencyId.split(':')[0] as 'health-station', unitId: each.unitId, profession: 'other' as const, work: each.values['work'] as 'other', from: each.values['from'] as PlainDate, to: (each.values['to'] ?? null) as PlainDate | null }))
    const courses = new Map(records.filter((each) => each.register === 'courses' && each.status !== 'cancelled').map((each) => [each.id, each.values['to'] as PlainDate]))
    const taken = records.filter((each) => each.register === 'participations' && ['attended', 'passed', 'failed'].includes(each.status) && courses.has(each.parent)).map((each) => ({ holderId: each.values['staff']!, courseId: each.parent, endedOn: courses.get(each.parent)!, outcome: each.status as 'failed' }))
    for (const year of [2024, 2025, 2026]) {
      const lines = trainedInYear(posts, taken, year, today)
      expect((await reading('staff-trained', 'p-20', `${year}-01-01`, `${year}-12-31`)).total).toMatchObject({ of: lines.length, met: lines.filter((line) => line.trained).length })
    }
  })

  test('of communes: a new commune is reached by itself or when all before it were, within the period', async () => {
    const before = (await database.owner((admin) => admin.query<{ id: string }>(`select s.from_id as id from unit_succession s join unit u on u.id = s.from_id where s.to_id = $1 and u.level = 'commune' and s.from_id <> s.to_id`, [commune]))).rows.map((row) => row.id)
    expect(before.length).toBeGreaterThan(1)
    const reached = async (reachedUnits: readonly string[], on: string) => {
      await database.owner((admin) => admin.query('truncate register_record cascade'))
      const world = registered()
      world.put({ register: 'campaign-activities', unitId: 'p-20', agencyId: 'province-police:p-20', status: 'held', on, values: { heldOn: on, unitsReached: reachedUnits } })
      await world.save()
      const { subjects } = await list('communication-coverage', commune, '2025-01-01', '2025-12-31', 'all')
      const own = subjects.find((each: { subject: string }) => each.subject === commune)
      return [own.met, own.reason]
    }
    expect(await reached(before, '2025-03-10')).toEqual([true, null])
    expect(await reached(before.slice(1), '2025-03-10')).toEqual([false, 'partly-reached'])
    expect(await reached([commune], '2025-09-10')).toEqual([true, null])
    expect(await reached(before, '2024-12-10')).toEqual([false, 'not-reached'])
    const year = await reading('communication-coverage', 'p-20', '2024-01-01', '2024-12-31')
    expect([year.total!.met, year.total!.of, year.items.length]).toEqual([before.length, communesOf('p-20', '2024-12-31').length + (await schools()), 65])
  })
})

describe('who sees what', () => {
  const [from, to] = ['2026-01-01', '2026-12-31']
  async function threeInOneCommune(): Promise<void> {
    const world = registered()
    for (let index = 0; index < 3; index += 1) world.put({ register: 'staff', label: `Nguyễn Văn Thử ${index}`, unitId: commune, agencyId: `commune-police:${commune}`, on: '2024-01-01', values: { work: 'both', from: '2024-01-01' } })
    await world.save()
  }
  test('a small number of staff is for whoever reads their register; the planner gets neither names nor the number', async () => {
    await threeInOneCommune()
    const police = await reading('staff-trained', 'p-20', from, to)
    expect(police.items.find((row) => row.unitId === commune)).toMatchObject({ met: 0, of: 3 })
    expect((await list('staff-trained', commune, from, to, 'no')).subjects).toMatchObject([{ label: 'Nguyễn Văn Thử 0', register: 'staff', reason: 'not-trained' }, { label: 'Nguyễn Văn Thử 1' }, { label: 'Nguyễn Văn Thử 2' }])
    const planner = await as('province-planner', 'p-20')
    expect((await reading('staff-trained', 'p-20', from, to, '', planner)).items.find((row) => row.unitId === commune)).toMatchObject({ met: 0, of: '<5', value: null })
    expect(await list('staff-trained', commune, from, to, 'all', planner)).toEqual({ items: [], subjects: [], total: '<5', yours: 0, nextCursor: null })
    const elsewhere = await as('province-police', 'p-24')
    expect(await list('staff-trained', commune, from, to, 'all', elsewhere)).toMatchObject({ subjects: [], total: '<5', yours: 0 })
    const own = await as('commune-police-chief', commune)
    expect(await list('staff-trained', commune, from, to, 'all', own)).toMatchObject({ yours: 3, total: 3 })
  })
  test('communes and bodies are no secret: a planner sees who was not reached', async () => {
    const world = registered()
    world.put({ register: 'campaign-activities', unitId: 'p-20', agencyId: 'province-police:p-20', status: 'held', on: '2026-03-01', values: { heldOn: '2026-03-01', unitsReached: [commune] } })
    await world.save()
    const planner = await as('province-planner', 'p-20')
    expect((await reading('communication-coverage', 'p-20', from, to, '', planner)).total).toMatchObject({ met: 1, of: 65 + (await schools()) })
    const missed = await list('communication-coverage', 'p-20', from, to, 'no', planner)
    expect([missed.total, missed.yours, missed.subjects.filter((each: { kind: string }) => each.kind === 'agency').length]).toEqual([64 + (await schools()), 64 + (await schools()), await schools()])
    const page = await get(`/api/indicators/communication-coverage/records?unit=p-20&from=${from}&to=${to}&met=no&limit=40`, planner)
    const next = await get(`/api/indicators/communication-coverage/records?unit=p-20&from=${from}&to=${to}&met=no&limit=40&cursor=${page.nextCursor}`, planner)
    expect([...page.subjects, ...next.subjects].map((each: { subject: string }) => each.subject)).toEqual(missed.subjects.map((each: { subject: string }) => each.subject))
    expect(next.nextCursor).toBeNull()
    expect((await call({ method: 'GET', url: `/api/indicators/communication-coverage/records?unit=p-20&from=${from}&to=${to}&met=no&limit=40&cursor=${page.nextCursor}`, cookie: await as('province-police', 'p-20') })).json.code).toBe('unknown-cursor')
  })
  test('where no register is kept there is no number, and none is not zero', async () => {
    for (const { id, source } of registerIndicators) {
      const none = await reading(id, 'p-24', from, to)
      expect([none.total, none.items, none.reason]).toEqual([null, [], (source as { unkept: string }).unkept])
    }
    expect((await call({ method: 'GET', url: `/api/indicators/staff-trained/readings?unit=c-99999&from=${from}&to=${to}`, cookie: await as('province-police', 'p-20') })).json.code).toBe('unknown-unit')
    expect((await call({ method: 'GET', url: `/api/indicators/staff-trained/records?unit=p-20&from=${from}&to=${to}`, cookie: await as('identity-steward', 'p-20') })).status).toBe(403)
  })
})
