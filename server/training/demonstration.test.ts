/**
 * The invented staff, courses and certificates, and the gate over them on the real server: every finding of the demonstration is carried by a certificate;
 * an act without one is refused; one found false lists what it touched, for whoever sees those people, and asks their bodies to look again.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { loadDemonstration } from '../demonstration/demonstration.ts'
import { lastSyllables } from '../demonstration/names.ts'
import type { Province } from '../demonstration/population.ts'
import { slices } from '../slices.ts'
import { testApplication, type CallAnswer, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'

const database = await testDatabase()
const now = '2026-11-20T02:00:00.000Z'
const today = '2026-11-20'
const provinces: readonly Province[] = [{ then: 'p-20', now: 'p-20', people: 160 }, { then: 'p-24-old', now: 'p-24', people: 120 }]
let application: TestApplication
type Account = { username: string; password: string; role: string; agency: string; unitId: string }
let accounts: Account[] = []
const cookies = new Map<string, string>()
const rows = async <Row extends object>(text: string, ...values: unknown[]) => await database.owner(async (admin) => (await admin.query<Row>(text, values)).rows)

async function call(account: Account, method: 'GET' | 'POST', url: string, body?: unknown, headers: Record<string, string> = {}): Promise<CallAnswer> {
  if (!cookies.has(account.username)) cookies.set(account.username, await application.signIn(account.username, account.password))
  return application.call({ method, url, cookie: cookies.get(account.username)!, headers, ...(body === undefined ? {} : { body }) })
}
async function ok(answer: Promise<CallAnswer>, status = 201) {
  const given = await answer
  expect(given.status, given.text).toBe(status)
  return given.json
}
const of = (role: string, unit?: string) => accounts.find((account) => account.role === role && (unit === undefined || account.unitId === unit))!

beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now })
  await loadDemonstration({ platform: application.platform }, () => {}, { provinces })
  // As the server does by itself after a while: without figures of the tables the database chooses slow ways.
  await database.owner((admin) => admin.query('analyze register_record'))
  accounts = (await application.call({ method: 'GET', url: '/api/demo/accounts' })).json
}, 300_000)
afterAll(async () => {
  await application.close()
  await database.drop()
})

describe('the demonstration', () => {
  test('each finding by a medical post rests on a certificate of its place', async () => {
    expect(await rows(`select e.agency_id, e.occurred_on from measure_event e where e.type = 'record-result' and e.role in ('health-station', 'assessor') and not exists (select from certificate_use u where u.measure_id = e.measure_id and u.event_id = e.id)`)).toEqual([])
    expect((await rows<{ n: number }>('select count(*)::int as n from certificate_use'))[0]!.n).toBeGreaterThan(100)
  })
  test('the year 2024 is above 90 % in most districts and short in some', async () => {
    const { units, total } = await ok(call(of('province-health', 'p-20'), 'GET', '/api/training/coverage?year=2024&units=then'), 200) as { units: { unitId: string; met: number; of: number }[]; total: { met: number; of: number } }
    const parents = new Map((await rows<{ id: string; district: string }>(`select id, coalesce(parent_id, id) as district from unit where level = 'commune'`)).map((row) => [row.id, row.district]))
    const districts = new Map<string, { met: number; of: number }>()
    for (const unit of units) {
      const id = parents.get(unit.unitId)
      if (!id?.startsWith('d-')) continue
      const share = districts.get(id) ?? { met: 0, of: 0 }
      districts.set(id, { met: share.met + unit.met, of: share.of + unit.of })
    }
    const met = [...districts.values()].filter((share) => share.met / share.of > 0.9).length
    expect(districts.size).toBeGreaterThan(8)
    expect(met).toBeGreaterThan(districts.size / 2)
    expect(met).toBeLessThan(districts.size)
    expect(total.of).toBeGreaterThan(200)
  })
  test('names end in a published syllable', async () => {
    const names = await rows<{ label: string }>(`select label from register_record where register = 'staff'`)
    expect(names.filter(({ label }) => !lastSyllables.some((syllable) => label.endsWith(` ${syllable}`)))).toEqual([])
  })
})

describe('figures and the list behind them', () => {
  test('the number is the list: by level, profession and unit', async () => {
    const health = of('province-health', 'p-20')
    const { total, levels, professions, units, counted, names, expiry, assessing } = await ok(call(health, 'GET', '/api/training/coverage?year=2026'), 200)
    expect([counted, names]).toEqual(['province', true])
    const list = async (query: string) => (await ok(call(health, 'GET', `/api/training/staff?year=2026${query}`), 200)).items as { trained: boolean }[]
    expect((await list('')).length).toBe(total.of)
    expect((await list('&trained=yes')).length).toBe(total.met)
    for (const level of levels) expect((await list(`&level=${level.key}&trained=no`)).length, level.key).toBe(level.of - level.met)
    for (const profession of professions) expect((await list(`&profession=${profession.key}`)).length, profession.key).toBe(profession.of)
    for (const unit of units.slice(0, 5)) expect((await list(`&unit=${unit.unitId}`)).length, unit.unitId).toBe(unit.of)
    expect(levels.reduce((sum: number, level: { of: number }) => sum + level.of, 0)).toBe(total.of)
    expect(assessing.missing.length).toBe(assessing.communes.of - assessing.communes.met + assessing.facilities.of - assessing.facilities.met)
    expect(assessing.missing.length).toBeGreaterThan(0)
    expect(expiry.length).toBeGreaterThan(3)
  })
  test('the planner of the province has the same figures and no list; a commune only its own staff; who has no business with it nothing', async () => {
    const figures = await ok(call(of('province-health', 'p-20'), 'GET', '/api/training/coverage?year=2026'), 200)
    const planner = await ok(call(of('province-planner', 'p-20'), 'GET', '/api/training/coverage?year=2026'), 200)
    expect([planner.total, planner.levels, planner.assessing.missing, planner.names]).toEqual([figures.total, figures.levels, figures.assessing.missing, false])
    expect((await call(of('province-planner', 'p-20'), 'GET', '/api/training/staff?year=2026')).status).toBe(403)
    const police = of('commune-police')
    const own = await ok(call(police, 'GET', '/api/training/coverage?year=2026'), 200)
    expect([own.counted, own.units.map((unit: { unitId: string }) => unit.unitId)]).toEqual(['agency', own.total.of > 0 ? [police.unitId] : []])
    const readable = new Set((await rows<{ id: string }>(`select id from register_record where register = 'staff' and reader_agency = $1`, `commune-police:${police.unitId}`)).map((row) => row.id))
    expect((await ok(call(police, 'GET', '/api/registers/staff'), 200)).items.filter((item: { id: string }) => !readable.has(item.id))).toEqual([])
    expect((await call(of('school'), 'GET', '/api/training/coverage')).status).toBe(403)
    expect((await call(of('school'), 'GET', '/api/registers/staff')).status).toBe(404)
  })
})

/** A person of that commune, for whom the police ask its health station for an assessment. */
async function asked(station: Account, name: string): Promise<string> {
  const police = of('commune-police', station.unitId)
  const person = await ok(call(police, 'POST', '/api/people', { name, birth: '1991', sex: 'male', residence: { unitId: station.unitId, from: '2022-01-01' } }, { 'Idempotency-Key': randomUUID() }))
  const begun = await ok(call(police, 'POST', `/api/people/${person.id}/measures`, { kind: 'assessment', act: { id: randomUUID(), type: 'request-assessment', occurredOn: today, basedOn: 0, data: { requestedBy: 'police', facility: `health-station:${station.unitId}`, receivedOn: today } } }, { 'Idempotency-Key': randomUUID() }))
  return begun.measure.id
}
const finding = (data: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({ id: randomUUID(), type: 'record-result', occurredOn: today, basedOn: 1, data: { result: 'addicted', issuedOn: today, ...data }, ...more })
const post = (account: Account, measureId: string, act: object) => call(account, 'POST', `/api/measures/${measureId}/events`, act)
const uses = (measureId: string) => rows<{ certificate_id: string; event_id: string; number: string }>('select certificate_id, event_id, certificate_number as number from certificate_use where measure_id = $1 order by recorded_at', measureId)

describe('the gate before a finding', () => {
  test('the one valid certificate of the station is taken and kept with the act; a named one the same', async () => {
    const station = of('health-station', of('health-station').unitId)
    const { items } = await ok(call(station, 'GET', '/api/training/signing'), 200) as { items: { id: string; number: string }[] }
    expect(items).toHaveLength(1)
    const first = await asked(station, 'Hoàng Văn Thử Một')
    const act = finding()
    await ok(post(station, first, act))
    await ok(post(station, first, act), 200)
    expect(await uses(first)).toEqual([{ certificate_id: items[0]!.id, event_id: act.id, number: items[0]!.number }])
    const second = await asked(station, 'Hoàng Văn Thử Hai')
    await ok(post(station, second, finding({ certificate: items[0]!.number.toLowerCase() })))
    expect((await uses(second))[0]!.certificate_id).toBe(items[0]!.id)
  })
  test('nobody valid that day, a withdrawn one, one that is not there: refused with code, day and article, and nothing is written', async () => {
    const station = of('health-station')
    const health = of('province-health', (await rows<{ p: string }>('select coalesce(province_id, id) as p from unit where id = $1', station.unitId))[0]!.p)
    const { items: [own] } = await ok(call(station, 'GET', '/api/training/signing'), 200)
    const measure = await asked(station, 'Hoàng Văn Thử Ba')
    expect((await post(station, measure, finding({ certificate: '0000/SYT' }))).json).toMatchObject({ status: 422, code: 'certificate-not-found', confidence: 'unverified', citation: { instrument: 'L120', article: '31' }, fields: [{ path: 'certificate' }] })
    const record = await ok(call(health, 'GET', `/api/registers/certificates/${own.id}`), 200)
    await ok(call(health, 'POST', `/api/registers/certificates/${own.id}/events`, { id: randomUUID(), type: 'revoke', occurredOn: '2026-11-19', basedOn: record.sequence, data: { reason: 'Thu hồi để thử' } }))
    expect((await post(station, measure, finding())).json).toMatchObject({ code: 'certificate-none-valid', facts: { on: today } })
    expect((await post(station, measure, finding({ certificate: own.id }))).json).toMatchObject({ code: 'certificate-revoked', facts: { revokedOn: '2026-11-19' } })
    const preview = await ok(call(station, 'POST', '/api/measures/preview', { measureId: measure, kind: 'assessment', act: finding() }), 200)
    expect(preview.refusal.code).toBe('certificate-none-valid')
    expect(await rows('select sequence from measure_event where measure_id = $1', measure)).toHaveLength(1)
    // A finding that frees is not kept waiting by a rule that is not verified; nor one that rests on a paper an officer names.
    await ok(post(station, measure, finding({ result: 'not-addicted' })))
    const other = await asked(station, 'Hoàng Văn Thử Bốn')
    await ok(post(station, other, finding({ basisPaper: 'Công văn 12/SYT' })))
    expect([await uses(measure), await uses(other)]).toEqual([[], []])
  })
  test('expired on that day; valid on its last day; several may sign: the act names one; a correction keeps the certificate', async () => {
    const station = of('health-station')
    const add = async (name: string, number: string, validTo: string | null) => {
      const staff = await ok(call(station, 'POST', '/api/registers/staff', { id: randomUUID(), type: 'add', occurredOn: today, data: { name, profession: 'doctor', position: 'Bác sĩ', work: 'rehabilitation', from: '2026-01-05' } }))
      return (await ok(call(station, 'POST', '/api/registers/certificates', { id: randomUUID(), type: 'record', occurredOn: today, data: { staff: staff.id, kind: 'addiction-assessment', number, issuedOn: '2026-02-02', issuer: 'Sở Y tế', ...(validTo ? { validTo } : {}) } }))).id as string
    }
    const expired = await add('Vi Văn Nháp', '901/CC', '2026-11-19')
    const measure = await asked(station, 'Hoàng Văn Thử Năm')
    expect((await post(station, measure, finding({ certificate: expired }))).json).toMatchObject({ code: 'certificate-expired', facts: { on: today, validTo: '2026-11-19' } })
    const lastDay = await add('Vi Văn Dụ', '902/CC', today)
    const second = await add('Vi Văn Phác', '903/CC', null)
    expect((await post(station, measure, finding())).json).toMatchObject({ code: 'certificate-not-named', facts: { valid: 2 } })
    const act = finding({ certificate: lastDay })
    await ok(post(station, measure, act))
    expect((await uses(measure)).map((use) => use.certificate_id)).toEqual([lastDay])
    await ok(post(station, measure, { id: randomUUID(), type: 'correct', occurredOn: today, basedOn: 2, data: { replaces: act.id, reason: 'wrong-content', instead: { result: 'not-addicted' } } }))
    expect((await uses(measure)).map((use) => use.certificate_id)).toEqual([lastDay, lastDay])
    await ok(call(station, 'GET', `/api/training/findings?certificate=${lastDay}&doubted=false`), 200).then((answer) => expect(answer.items).toHaveLength(1))
    expect(second).not.toBe(lastDay)
  })
  test('what happened before the register was begun is not refused', async () => {
    const station = of('health-station')
    const measure = await asked(station, 'Hoàng Văn Thử Sáu')
    await database.owner((admin) => admin.query(`update register_event e set recorded_at = '2026-11-21T02:00:00Z' from register_record r where r.id = e.record_id and r.register = 'certificates'`))
    try {
      await ok(post(station, measure, finding({ certificate: 'không có trong sổ' })))
      expect(await uses(measure)).toEqual([])
    } finally {
      await database.owner((admin) => admin.query(`update register_event e set recorded_at = e.occurred_on + time '02:00' from register_record r where r.id = e.record_id and r.register = 'certificates'`))
    }
  })
})

describe('a certificate found false', () => {
  test('lists the findings it touched to whoever sees those people, asks their bodies to look again, and changes nothing by itself', async () => {
    const station = of('health-station')
    const provinceId = (await rows<{ p: string }>('select coalesce(province_id, id) as p from unit where id = $1', station.unitId))[0]!.p
    const health = of('province-health', provinceId)
    const chief = of('commune-police-chief', station.unitId)
    const { items } = await ok(call(station, 'GET', '/api/training/signing'), 200) as { items: { id: string; number: string }[] }
    const [wrong] = items
    const measure = await asked(station, 'Hoàng Văn Thử Bảy')
    const act = finding({ certificate: wrong!.id })
    await ok(post(station, measure, act))
    const before = await rows('select status, sequence, state from measure where measure_id = $1', measure)
    const record = await ok(call(health, 'GET', `/api/registers/certificates/${wrong!.id}`), 200)
    await ok(call(health, 'POST', `/api/registers/certificates/${wrong!.id}/events`, { id: randomUUID(), type: 'find-false', occurredOn: today, basedOn: record.sequence, data: { reason: 'Nơi cấp không cấp số này' } }))

    const touched = async (account: Account) => (await ok(call(account, 'GET', '/api/training/findings'), 200)) as { items: { measureId: string; eventId: string; personName: string; reviewedOn: string | null }[]; reach: { findings: number; waiting: number } | null }
    expect((await touched(chief)).items.filter((item) => item.measureId === measure)).toMatchObject([{ eventId: act.id, personName: 'Hoàng Văn Thử Bảy', reviewedOn: null }])
    const planner = await ok(call(health, 'GET', `/api/training/findings?certificate=${wrong!.id}`), 200)
    expect([planner.items, planner.reach.findings >= 1]).toEqual([[], true])
    for (const stranger of [of('commune-police', accounts.find((account) => account.role === 'commune-police' && account.unitId !== station.unitId)!.unitId), of('inspector')]) expect((await touched(stranger)).items.filter((item) => item.measureId === measure)).toEqual([])

    const dues = await ok(call(chief, 'GET', '/api/register-dues'), 200)
    expect(dues.items.filter((due: { register: string; label: string }) => due.register === 'certificate-reviews' && due.label === wrong!.number)).toMatchObject([{ clock: 'findings-in-doubt', bound: 'commune-police-chief', yours: true, confidence: 'unverified' }])
    expect(await rows('select status, sequence, state from measure where measure_id = $1', measure)).toEqual(before)

    expect((await post(station, await asked(station, 'Hoàng Văn Thử Tám'), finding({ certificate: wrong!.id }))).json.code).toBe('certificate-false')
    expect((await call(health, 'POST', `/api/training/findings/${measure}/${act.id}/review`, { review: 'stands' })).status).toBe(403)
    const stranger = accounts.find((account) => account.role === 'assessor' && account.unitId !== provinceId)!
    expect((await call(stranger, 'POST', `/api/training/findings/${measure}/${act.id}/review`, { review: 'stands' })).json.code).toBe('not-found')
    await ok(call(chief, 'POST', `/api/training/findings/${measure}/${act.id}/review`, { review: 'assess-again', paperNumber: '15/CAX' }), 200)
    expect((await touched(chief)).items.find((item) => item.measureId === measure)).toMatchObject({ review: 'assess-again', reviewedOn: today, paperNumber: '15/CAX' })
    expect(await rows('select status, sequence, state from measure where measure_id = $1', measure)).toEqual(before)
  })
  test('two of the demonstration wait for their bodies', async () => {
    const waiting = await rows<{ agency: string; n: number }>(`select r.agency_id as agency, count(*)::int as n from register_record r where r.register = 'certificate-reviews' and r.status = 'open' group by 1`)
    expect(waiting.length).toBeGreaterThan(3)
  })
})
