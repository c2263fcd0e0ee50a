/** Entries on the real database: who reads and writes which, repeats and corrections, dues, figures. All people are invented. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgencyKind, Role } from '@hoa-nhap/domain/kernel/actor'
import { takenBack } from '@hoa-nhap/domain/reintegration/reintegration.model'
import type { CallAnswer } from '../../checks/support/application.ts'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { slice as indicators } from '../indicators/indicators.slice.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { slice as registers } from '../registers/registers.slice.ts'
import { carryWishes } from './reintegration.jobs.ts'
import { slice } from './reintegration.slice.ts'

const facility = 'rehab-facility:p-20.1'
let world: World
const cookies = new Map<string, string>()
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z', [slice, indicators, registers])
  for (const role of ['facility-head', 'facility-health', 'facility-counsellor', 'facility-workshop', 'facility-accounts', 'facility-guard', 'facility-intake'] as const) await seat(role, facility, 'rehab-facility')
  await seat('facility-head', 'rehab-facility:p-20.2', 'rehab-facility')
  await seat('substitution-clinician', 'medical-centre:p-20.1', 'medical-centre')
  await seat('team-member', 'union:p-20', 'union')
  await seat('school', 'school:p-20', 'school')
})
afterAll(() => world.close())

async function seat(role: Role, agency: string, kind: AgencyKind): Promise<void> {
  const [account, token, post] = [randomUUID(), `trial-${randomUUID()}`, `${agency}/${role}`]
  await world.rows(`insert into agency (id, kind, unit_id, name) values ($1, $2, 'p-20', $1) on conflict (id) do nothing`, agency, kind)
  await world.rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now())`, account, post)
  await world.rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, 'p-20', 'p-20', '2022-01-01')`, post, account, agency, role)
  await world.rows(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, '2022-01-01', '2099-01-01')`, createHash('sha256').update(token).digest(), account, post)
  cookies.set(post, `${sessionCookie}=${token}`)
}
/** A post of the trial world by its role, or one of those seated here by its id. */
const call = (post: string, method: 'GET' | 'POST', url: string, body?: unknown) =>
  post.includes('/') ? world.application.call({ method, url, body, cookie: cookies.get(post)! }) : world.call(post as Role, method, url, body)
async function ok(answer: Promise<CallAnswer>, status = 200) {
  const given = await answer
  expect(given.status, given.text).toBe(status)
  return given.json
}
const head = `${facility}/facility-head`
/** Somebody whom the commune manages after rehabilitation and the facility keeps, as both will see it. */
async function person(name = 'Hoàng Văn Nghề', { kept = true, sentTo = [] as readonly string[] } = {}): Promise<string> {
  const { id } = await ok(world.register({ name }), 201)
  await ok(world.begin('commune-police', id, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } }), 201)
  await world.rows(`update measure set kind = 'compulsory', started_on = '2025-03-10', term_ends_on = '2026-12-05', facility_id = $2, reader_facility = $2 where person_id = $1`, id, kept ? facility : null)
  for (const agency of [world.agency('commune-committee'), ...(kept ? [facility] : []), ...sentTo]) await world.rows(`insert into sight (agency_id, person_id, until, grade) values ($1, $2, '9999-12-31', 'scope') on conflict do nothing`, agency, id)
  for (const post of [world.post('counsellor'), 'union:p-20/team-member', 'school:p-20/school']) await world.rows(`insert into circle (post_id, person_id, purpose, until) values ($1, $2, 'support', '9999-12-31')`, post, id)
  return id
}
const entry = (type: string, occurredOn: string, data: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) => ({ id: randomUUID(), type, occurredOn, data, ...more })
const wish = (on = '2026-11-10', data: Readonly<Record<string, unknown>> = {}) => entry('wish', on, { learnTrade: true, trade: 'sewing', jobAdvice: true, ...data })
const write = (post: string, id: string, body: unknown) => call(post, 'POST', `/api/people/${id}/reintegration`, body)
const read = (post: string, id: string) => call(post, 'GET', `/api/people/${id}/reintegration`)

describe('who reads what', () => {
  test('each post its own compartments, and nothing is said of the others', async () => {
    const id = await person('Hoàng Thị Khung', { sentTo: ['medical-centre:p-20.1', world.agency('health-station')] })
    await ok(write('commune-social', id, wish()), 201)
    await ok(write('commune-social', id, entry('support', '2026-11-11', { kind: 'tools', amount: 900_000 })), 201)
    await ok(write('commune-police', id, entry('support', '2026-11-12', { kind: 'other', amount: 300_000 })), 201)
    await ok(write('commune-social', id, entry('meeting', '2026-11-15', { place: 'Nhà văn hóa thôn mẫu', time: '18:30', task: 'Cùng gia đình chọn lớp may' })), 201)
    await ok(write(head, id, entry('rating', '2026-07-02', { month: '2026-06-01', rating: 'fair' })), 201)
    await ok(write(`${facility}/facility-health`, id, entry('health-check', '2026-11-12', { finding: 'Sức khỏe bình thường, zqx', fit: 'fit' })), 201)
    const blocks = async (post: string) => {
      const given = await read(post, id)
      return given.status === 200 ? Object.fromEntries(Object.entries(given.json as Record<string, unknown>).filter(([, value]) => Array.isArray(value)).map(([name, value]) => [name, (value as unknown[]).length])) : given.json.code
    }
    const none = { measures: 1 }
    // The committee sees measures after rehabilitation only.
    expect(await blocks('commune-social')).toEqual({ measures: 0, work: 1, support: 2, meetings: 1 })
    // The police read of money what they gave themselves.
    expect(await blocks('commune-police')).toEqual({ ...none, work: 1, support: 1, meetings: 1 })
    expect(await blocks('counsellor')).toEqual({ measures: 0, work: 1, meetings: 1 })
    expect(await blocks(head)).toEqual({ ...none, work: 1, support: 2, meetings: 1, ratings: 1, treatment: 1 })
    expect(await blocks(`${facility}/facility-counsellor`)).toEqual({ ...none, work: 1, meetings: 1, ratings: 1 })
    expect(await blocks(`${facility}/facility-workshop`)).toEqual({ ...none, work: 1, meetings: 1 })
    expect(await blocks(`${facility}/facility-health`)).toEqual({ ...none, treatment: 1 })
    expect(await blocks(`${facility}/facility-accounts`)).toEqual({ ...none, work: 0, meetings: 0, support: 2 })
    // Another place that treats has a page of its own.
    expect(await blocks('medical-centre:p-20.1/substitution-clinician')).toEqual({ measures: 0, treatment: 0 })
    expect(await blocks('health-station')).toEqual({ measures: 0, treatment: 0 })
    for (const post of [`${facility}/facility-guard`, `${facility}/facility-intake`, 'union:p-20/team-member', 'school:p-20/school', 'assessor', 'province-police', 'province-planner', 'privacy-officer', 'identity-steward', 'procuracy']) expect(await blocks(post), post).toBe('not-your-role')
    expect(await blocks('rehab-facility:p-20.2/facility-head')).toBe('not-found')
    expect((await world.call('commune-social', 'GET', `/api/people/${id}/reintegration`, undefined, { commune: 'b' })).json.code).toBe('not-found')
  })

  test('hidden and absent are the same, for reading and for writing; nothing is written', async () => {
    const id = await person()
    const strip = (given: CallAnswer) => [given.status, given.text.replaceAll(/"requestId":"[^"]*"/g, '')]
    const nobody = randomUUID()
    expect(strip(await read('rehab-facility:p-20.2/facility-head', id))).toEqual(strip(await read('rehab-facility:p-20.2/facility-head', nobody)))
    expect(strip(await write('rehab-facility:p-20.2/facility-head', id, wish()))).toEqual(strip(await write('rehab-facility:p-20.2/facility-head', nobody, wish())))
    expect(await world.rows('select 1 from work_entry where person_id = $1', id)).toEqual([])
  })

  test('a function of the database called by a post of another kind, or for another table, writes nothing', async () => {
    const id = await person()
    for (const [post, table, type] of [[`${facility}/facility-workshop`, 'behaviour_rating', 'rating'], ['commune-police', 'treatment_entry', 'health-check'], ['counsellor', 'support_entry', 'support'], ['health-station', 'work_entry', 'wish']] as const) {
      expect((await write(post, id, entry(type, '2026-11-10', type === 'rating' ? { month: '2026-06-01', rating: 'fair' } : type === 'health-check' ? { finding: 'x' } : type === 'support' ? { kind: 'loan', amount: 1 } : { learnTrade: true, jobAdvice: true }))).json.code, `${post} ${table}`).toMatch(/not-your-role|not-found/)
    }
  })

  test('what a place keeps of treatment is sealed, and reading is written down', async () => {
    const id = await person()
    await ok(write(`${facility}/facility-health`, id, entry('health-visit', '2026-11-12', { finding: 'Đau dạ dày nhẹ', treated: 'thuốc thông thường' })), 201)
    const [row] = await world.rows('select body from treatment_entry where person_id = $1', id)
    expect((row!['body'] as Buffer)[0]).toBe(2)
    expect((row!['body'] as Buffer).toString('latin1')).not.toContain('finding')
    expect((await ok(read(`${facility}/facility-health`, id))).treatment[0].data).toEqual({ finding: 'Đau dạ dày nhẹ', treated: 'thuốc thông thường' })
    expect(await world.rows(`select distinct operation from disclosure where person_ids = array[$1::uuid] and operation like 'reintegration%' order by 1`, id)).toEqual([{ operation: 'reintegration.get' }, { operation: 'reintegration.record' }])
    expect(world.application.logged()).not.toMatch(/dạ dày/)
  })
})

describe('writing', () => {
  test('sent twice it is one entry; the same id with other words is refused', async () => {
    const id = await person()
    const given = wish()
    await ok(write('commune-social', id, given), 201)
    await ok(write('commune-social', id, given), 200)
    expect((await write('commune-social', id, { ...given, data: { ...given.data, jobAdvice: false } })).json.code).toBe('id-reused')
    expect((await write('commune-police', id, given)).json.code).toBe('id-reused')
    expect(await world.rows('select count(*)::int as n from work_entry where person_id = $1', id)).toEqual([{ n: 1 }])
  })

  test('a correction stands in its place, once; another agency writes its own; sixteen at once leave one', async () => {
    const id = await person()
    const first = wish()
    await ok(write('commune-social', id, first), 201)
    expect((await write(head, id, wish('2026-11-12', { replaces: undefined }))).status).toBe(201)
    expect((await write(head, id, { ...wish(), replaces: first.id })).json.code).toBe('entry-of-others')
    const tries = await Promise.all(Array.from({ length: 16 }, () => write('commune-social', id, { ...wish('2026-11-11', { jobAdvice: false }), replaces: first.id })))
    expect(tries.filter((given) => given.status === 201)).toHaveLength(1)
    expect(tries.filter((given) => given.status === 409)).toHaveLength(15)
    expect((await write('commune-social', id, entry(takenBack, '2026-11-12', {}, { replaces: first.id }))).json.code).toBe('entry-replaced')
    const work = (await ok(read('commune-social', id))).work as { id: string; replacedBy: string | null }[]
    expect([work.length, work.filter((each) => each.replacedBy === null).length]).toEqual([3, 2])
  })

  test('wrong input is one sentence at its field, and nothing is written', async () => {
    const id = await person()
    const wrong = async (body: unknown) => { const given = await write('commune-social', id, body); return [given.status, given.json.code, given.json.fields?.[0]?.path] }
    expect(await wrong(entry('wish', '2026-11-10', { learnTrade: 'yes', jobAdvice: true }))).toEqual([422, 'invalid-input', 'data.learnTrade'])
    expect(await wrong(entry('support', '2026-11-10', { kind: 'loan', amount: 5, bankAccount: '1' }))).toEqual([422, 'invalid-input', 'data.bankAccount'])
    expect(await wrong(entry('wish', '2026-11-21', { learnTrade: true, jobAdvice: true }))).toEqual([422, 'in-future', 'occurredOn'])
    expect((await wrong(entry('eligibility', '2026-11-10', { eligible: false })))[1]).toBe('eligibility-reason')
    expect((await wrong(entry('praise', '2026-11-10', {})))[1]).toBe('invalid-input')
    expect(await world.rows('select 1 from work_entry where person_id = $1', id)).toEqual([])
  })
})

describe('a referral', () => {
  test('goes to a course that takes people, with consent; the course learns of nobody, and its name stands with the entry', async () => {
    const id = await person('Hoàng Văn Học')
    const opened = await ok(call('commune-social', 'POST', '/api/registers/courses-of-schools', { id: randomUUID(), type: 'announce', occurredOn: '2026-11-10', data: { name: 'Lớp may mẫu', school: 'Trung tâm Mẫu', trade: 'sewing', places: 12, startsOn: '2026-12-01', endsOn: '2027-02-28' } }), 201)
    await ok(write('commune-social', id, wish('2026-11-11')), 201)
    const referral = (recordId: string, agreed = true) => entry('referral', '2026-11-12', { to: 'course', recordId, agreed })
    expect((await write('commune-social', id, referral(opened.id, false))).json.code).toBe('referral-consent')
    expect((await write('commune-social', id, referral(randomUUID()))).json.code).toBe('offer-unknown')
    await ok(write('commune-social', id, referral(opened.id)), 201)
    const view = await ok(read('commune-police', id))
    expect(view.names[opened.id]).toBe('Lớp may mẫu · Trung tâm Mẫu')
    const course = await call('commune-social', 'GET', `/api/registers/courses-of-schools/${opened.id}`)
    expect(course.text).not.toContain(id)
    await ok(call('commune-social', 'POST', `/api/registers/courses-of-schools/${opened.id}/events`, { id: randomUUID(), type: 'cancel', occurredOn: '2026-11-15', basedOn: 1, data: { ground: 'Không đủ người' } }), 201)
    expect((await write('commune-social', id, referral(opened.id))).json.code).toBe('offer-closed')
  })
})

describe('running medicines', () => {
  test('the receiving place reads its copy once the person is sent there; no other place, no police', async () => {
    const id = await person('Hoàng Văn Liều', { sentTo: ['medical-centre:p-20.1', world.agency('health-station')] })
    const given = entry('medicine-handover', '2026-11-18', { why: 'release', medicine: 'methadone', toAgencyId: 'medical-centre:p-20.1', days: 3, lastDoseOn: '2026-11-18', handedTo: 'person' })
    await ok(write(`${facility}/facility-health`, id, given), 201)
    await ok(write(`${facility}/facility-health`, id, given), 200)
    const there = await ok(read('medical-centre:p-20.1/substitution-clinician', id))
    expect(there.treatment).toMatchObject([{ id: given.id, data: { medicine: 'methadone', days: 3 }, agencyId: facility }])
    expect((await ok(read('health-station', id))).treatment).toEqual([])
    // Corrected, both places see the correction.
    await ok(write(`${facility}/facility-health`, id, { ...given, id: randomUUID(), replaces: given.id, data: { ...given.data, days: 5 } }), 201)
    expect((await ok(read('medical-centre:p-20.1/substitution-clinician', id))).treatment.filter((each: { replacedBy: unknown }) => each.replacedBy === null)).toMatchObject([{ data: { days: 5 } }])
    expect((await write(`${facility}/facility-health`, id, entry('medicine-handover', '2026-11-18', { why: 'release', medicine: 'methadone', toAgencyId: 'medical-centre:p-99.9', days: 1 }))).json.code).toBe('unknown-agency')
  })

  test('everybody who leaves soon stands in the list, whether or not a medicine runs, until it is settled', async () => {
    const [one, other] = [await person('Hoàng Văn Sắp'), await person('Hoàng Văn Sửa')]
    const due = async () => ((await ok(call(`${facility}/facility-health`, 'GET', '/api/reintegration/health'))).items as { id: string; clock: string; dueOn: string }[]).filter((item) => [one, other].includes(item.id) && item.clock === 'medicine-handover').map((item) => item.id).toSorted()
    expect(await due()).toEqual([one, other].toSorted())
    await ok(write(`${facility}/facility-health`, one, entry('medicine-handover', '2026-11-19', { why: 'release', medicine: 'none' })), 201)
    expect(await due()).toEqual([other])
    expect((await call('commune-police', 'GET', '/api/reintegration/health')).json.code).toBe('not-your-role')
    expect((await ok(call('rehab-facility:p-20.2/facility-head', 'GET', '/api/reintegration/health'))).items).toEqual([])
  })
})

describe('lists', () => {
  test('who waits, in sight alone, oldest wish first, page by page, with the count of the list; advice takes the person off', async () => {
    const people = [await person('Hoàng Văn Chờ'), await person('Hoàng Văn Đợi'), await person('Hoàng Văn Lâu')]
    for (const [index, id] of people.entries()) await ok(write('commune-social', id, wish(`2026-0${index + 7}-05`)), 201)
    const pages = async (post: string, wished: 'trade' | 'job') => {
      const found: { id: string; on: string }[] = []
      let total = 0
      for (let cursor: string | null = ''; cursor !== null;) {
        const given = (await ok(call(post, 'GET', `/api/reintegration/waiting?wish=${wished}&limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`))) as { items: typeof found; nextCursor: string | null; total: number }
        found.push(...given.items)
        total = given.total
        cursor = given.nextCursor
      }
      expect(total).toBe(found.length)
      return found
    }
    const mine = (await pages('commune-social', 'job')).filter((row) => people.includes(row.id))
    expect(mine.map((row) => [row.id, row.on])).toEqual(people.map((id, index) => [id, `2026-0${index + 7}-05`]))
    await ok(write(head, people[0]!, entry('advice', '2026-10-01', { about: 'job', how: 'in-person', outcome: 'informed' })), 201)
    expect((await pages('commune-police', 'job')).filter((row) => people.includes(row.id)).map((row) => row.id)).toEqual(people.slice(1))
    expect((await pages('commune-social', 'trade')).filter((row) => people.includes(row.id))).toHaveLength(3)
    expect((await world.call('commune-social', 'GET', '/api/reintegration/waiting?wish=job', undefined, { commune: 'b' })).json).toEqual({ items: [], nextCursor: null, total: 0 })
    const [last] = await world.rows(`select persons from disclosure where operation = 'reintegration.waiting' and post_id = $1 order by id desc limit 1`, world.post('commune-social'))
    expect(Number(last!['persons'])).toBeGreaterThan(0)
  })

  test('a check due stands with everybody who follows the person, marked as their own for whoever wrote it', async () => {
    const id = await person('Hoàng Văn Làm')
    const placement = entry('placement', '2026-08-25', { employer: 'Xưởng mẫu', job: 'phụ việc', kind: 'employed' })
    await ok(write(head, id, placement), 201)
    const due = async (post: string) => ((await ok(call(post, 'GET', '/api/reintegration/checks'))).items as { id: string; clock: string; mine: boolean; dueOn: string }[]).filter((item) => item.id === id)
    expect(await due(head)).toMatchObject([{ clock: 'placement-check-3', dueOn: '2026-11-25', mine: true, confidence: 'unverified' }])
    expect(await due('commune-social')).toMatchObject([{ clock: 'placement-check-3', mine: false }])
    await ok(write('commune-social', id, entry('placement-check', '2026-11-19', { placementId: placement.id, month: '3', answer: 'working', help: 'none' })), 201)
    expect(await due('commune-social')).toEqual([])
  })

  test('a helper reads a name, a day, a place and a task; no word of a measure', async () => {
    const id = await person('Hoàng Thị Giúp')
    await ok(write('commune-social', id, entry('meeting', '2026-11-15', { place: 'Nhà văn hóa', time: '18:30', task: 'Đưa đi xem lớp may', nextOn: '2026-12-01', agreed: 'Gia đình đồng ý' })), 201)
    const given = await call('union:p-20/team-member', 'GET', '/api/reintegration/helped')
    expect((given.json.items as { id: string }[]).find((item) => item.id === id)).toEqual({ id, name: 'Hoàng Thị Giúp', meetings: [{ on: '2026-11-15', time: '18:30', place: 'Nhà văn hóa', task: 'Đưa đi xem lớp may', nextOn: '2026-12-01' }] })
    expect(given.text).not.toMatch(/compulsory|assessment|đồng ý|wish|training/)
  })
})

describe('the figures', () => {
  const reading = async (indicator: string) => (await ok(world.call('commune-social', 'GET', `/api/indicators/${indicator}/readings?unit=c-05983&from=2026-01-01&to=2026-12-31`))).total as { met: number; of: number }
  const list = async (indicator: string, met: string) => ((await ok(world.call('commune-police', 'GET', `/api/indicators/${indicator}/records?unit=c-05983&from=2026-01-01&to=2026-12-31&met=${met}&limit=500`))).items as { personId: string }[]).map((item) => item.personId)
  test('move with each entry, equal their list, and outlive an act on the measure', async () => {
    const before = await reading('job-advice')
    const id = await person('Hoàng Văn Số')
    await ok(write('commune-social', id, wish('2026-11-01')), 201)
    await ok(write('commune-social', id, entry('eligibility', '2026-11-02', { eligible: true })), 201)
    expect(await reading('job-advice')).toMatchObject({ of: before.of + 1, met: before.met })
    expect(await list('job-advice', 'no')).toContain(id)
    await ok(write('commune-social', id, entry('advice', '2026-11-03', { about: 'job', how: 'in-person', outcome: 'informed' })), 201)
    expect(await reading('job-advice')).toMatchObject({ of: before.of + 1, met: before.met + 1 })
    expect(await list('job-advice', 'yes')).toContain(id)
    expect(await list('vocational-training', 'no')).toContain(id)
    const [measured] = await world.rows('select count(*)::int as n from indicator_fact where person_id = $1', id)
    await world.rows(`update measure set kind = 'assessment' where person_id = $1`, id)
    await ok(world.begin('commune-police-chief', id, 'voluntary-home', { type: 'register', occurredOn: '2026-11-20', data: { place: 'home', turn: 'first', resultIssuedOn: '2026-11-20' } }), 201)
    expect(Number((await world.rows('select count(*)::int as n from indicator_fact where person_id = $1', id))[0]!['n'])).toBeGreaterThanOrEqual(Number(measured!['n']))
    expect(await list('job-advice', 'yes')).toContain(id)
    for (const indicator of ['job-advice', 'vocational-training']) {
      const total = await reading(indicator)
      expect([(await list(indicator, 'all')).length, (await list(indicator, 'yes')).length]).toEqual([total.of, total.met])
    }
  })

  test('a wish of last year is carried into this one by the job, once', async () => {
    const id = await person('Hoàng Văn Năm')
    await ok(write('commune-social', id, wish('2025-05-05', { learnTrade: false, trade: undefined })), 201)
    const periods = async () => (await world.rows(`select period from indicator_fact where person_id = $1 and indicator_id = 'job-advice' order by 1`, id)).map((row) => row['period'])
    expect(await periods()).toEqual([2025, 2026])
    await world.rows(`delete from indicator_fact where person_id = $1 and period = 2026 and indicator_id = 'job-advice'`, id)
    expect(await carryWishes(world.application.platform)).toBe(1)
    expect(await periods()).toEqual([2025, 2026])
    expect(await carryWishes(world.application.platform)).toBe(0)
  })
})
