/** Names given with consent, referrals, contacts and review rounds on the real database: who reads, who does not, what is erased and when. All people are invented. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Role, type AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import type { CallAnswer } from '../../checks/support/application.ts'
import { actorOf } from '../../checks/support/access-world.ts'
import { communes, trialWorld, type World } from '../../checks/support/trial-world.ts'
import { slice as campaigns } from '../campaigns/campaigns.slice.ts'
import { dropHarmReferrals } from '../harm-reduction/referrals.ts'
import { slice as harmReduction } from '../harm-reduction/harm-reduction.slice.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { slice as registers } from '../registers/registers.slice.ts'
import { dropOutreachNames } from './names.ts'
import { slice as outreach } from './outreach.slice.ts'
import { eraseWithdrawn } from './withdrawn.ts'

let world: World
const cookies = new Map<string, string>()
/** A seat that the small world does not have: helpers of two communes, a clinic, those who see sums. */
async function seat(role: Role, kind: AgencyKind, unit: string, number?: number): Promise<string> {
  const agency = `${kind}:${unit}${number ? `.${number}` : ''}`
  const [account, token, post] = [randomUUID(), `trial-${randomUUID()}`, `${agency}/${role}`]
  await world.rows(`insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $1) on conflict (id) do nothing`, agency, kind, unit)
  await world.rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now())`, account, post)
  await world.rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, $5, 'p-20', '2022-01-01')`, post, account, agency, role, unit)
  await world.rows(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, '2022-01-01', '2099-01-01')`, createHash('sha256').update(token).digest(), account, post)
  cookies.set(post, `${sessionCookie}=${token}`)
  return post
}
let [helper, neighbour, clinic, health, union] = ['', '', '', '', '']
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z', [registers, campaigns, outreach, harmReduction])
  helper = await seat('team-member', 'union', communes.a)
  neighbour = await seat('team-member', 'union', communes.b)
  clinic = await seat('substitution-clinician', 'medical-centre', 'p-20', 1)
  health = await seat('province-health', 'province-health', 'p-20')
  union = await seat('union-office', 'union', 'p-20')
})
afterAll(() => world.close())
const as = (post: string, method: 'GET' | 'POST', url: string, body?: unknown) => world.application.call({ method, url, body, cookie: cookies.get(post)! })
async function ok(answer: Promise<CallAnswer>, status = 200) {
  const given = await answer
  expect(given.status, given.text).toBe(status)
  return given.json
}
const name = (more: Readonly<Record<string, unknown>> = {}) => ({ id: randomUUID(), metOn: '2026-11-10', name: 'Hoàng Văn Mẫu', phone: '0900000001', wish: 'counselling', consent: 'spoken', consented: true, ...more })
const contact = (more: Readonly<Record<string, unknown>> = {}) => ({ id: randomUUID(), type: 'record', occurredOn: '2026-11-10', data: { point: 'Chợ trung tâm', met: 12, agreed: 3, refused: 6, offered: ['information'], ...more } })
const police = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'province-police', 'province-planner', 'identity-steward', 'privacy-officer', 'procuracy', 'inspector'] as const

describe('a contact, and a refusal', () => {
  test('is a number that the own service reads; police, committee and neighbours find nothing, in any door', async () => {
    const opened = await ok(as(helper, 'POST', '/api/registers/outreach-contacts', contact()), 201)
    expect(opened.values).toMatchObject({ met: 12, refused: 6, metOn: '2026-11-10' })
    expect((await ok(as(helper, 'GET', '/api/registers/outreach-contacts'))).items).toHaveLength(1)
    expect((await ok(as(neighbour, 'GET', '/api/registers/outreach-contacts'))).items).toEqual([])
    expect((await as(neighbour, 'GET', `/api/registers/outreach-contacts/${opened.id}`)).json.code).toBe('not-found')
    for (const role of police) {
      expect((await world.call(role, 'GET', '/api/registers')).text, role).not.toContain('outreach-contacts')
      for (const url of ['/api/registers/outreach-contacts', `/api/registers/outreach-contacts/${opened.id}`, '/api/registers/harm-reduction-supplies']) expect((await world.call(role, 'GET', url)).json.code, `${role} ${url}`).toBe('not-found')
    }
    // The database says the same to every role that is not the service's own.
    for (const role of Role.options) {
      const actor = { ...actorOf(role, { province: 'p-20', commune: communes.a }, day('2026-11-20')), agencyId: `police-of:${role}` }
      const seen = await world.database.as(actor, (transaction) => transaction.query(`select 1 from register_record r where r.register in ('outreach-contacts', 'harm-reduction-supplies')`)).then((answer) => answer.rowCount, (error: { code?: string }) => error.code)
      expect([0, '42501'], role).toContain(seen)
    }
  })
  test('what cannot be is refused with a sentence, and nothing is kept', async () => {
    const wrong = await as(helper, 'POST', '/api/registers/outreach-contacts', contact({ agreed: 9, refused: 9 }))
    expect([wrong.status, wrong.json.code]).toEqual([422, 'more-than-met'])
    expect(wrong.json.detail).toContain('18')
    expect((await as(helper, 'POST', '/api/registers/outreach-contacts', contact({ note: 'Hoàng Văn Mẫu' }))).status).toBe(422)
    expect((await world.call('commune-police', 'POST', '/api/registers/outreach-contacts', contact())).json.code).toBe('not-found')
  })
})

describe('a name given with consent', () => {
  test('is read by the service that wrote it and by nobody else; sealed in the database; nowhere in the log', async () => {
    const written = name()
    const { erasedOn } = await ok(as(helper, 'POST', '/api/outreach/names', written), 201)
    expect(erasedOn).toBe('2027-05-10')
    await ok(as(helper, 'POST', '/api/outreach/names', written), 201)
    const listed = await ok(as(helper, 'GET', '/api/outreach/names'))
    expect(listed.items).toEqual([expect.objectContaining({ id: written.id, name: 'Hoàng Văn Mẫu', phone: '0900000001', wish: 'counselling', erasedOn: '2027-05-10' })])
    expect((await ok(as(neighbour, 'GET', '/api/outreach/names'))).items).toEqual([])
    expect((await ok(world.call('health-station', 'GET', '/api/outreach/names'))).items).toEqual([])
    expect((await ok(world.call('counsellor', 'GET', '/api/outreach/names'))).items).toEqual([])
    for (const role of police) expect((await world.call(role, 'GET', '/api/outreach/names')).json.code, role).toBe('not-your-role')
    for (const post of [health, clinic]) expect((await as(post, 'GET', '/api/outreach/names')).json.code).toBe('not-your-role')
    const [row] = await world.rows('select body from outreach_name where id = $1', written.id)
    expect((row!['body'] as Buffer).toString('latin1')).not.toContain('Mẫu')
    expect(world.application.logged()).not.toContain('Mẫu')
    // Neither the police nor even the jobs of the system are granted the table.
    for (const role of ['commune-police', 'commune-police-chief', 'commune-chair', 'province-police', 'province-planner', 'province-health'] as const) {
      await expect(world.database.as(actorOf(role, { province: 'p-20', commune: communes.a }, day('2026-11-20')), (transaction) => transaction.query('select 1 from outreach_name')), role).rejects.toMatchObject({ code: '42501' })
    }
    await expect(world.database.asSystem((transaction) => transaction.query('select body from outreach_name'))).rejects.toMatchObject({ code: '42501' })
    // It is no person: the register of people, the search and the ledger do not know it.
    expect(await world.rows('select 1 from person')).toEqual([])
    expect(await world.rows(`select persons from disclosure where operation like 'outreach.%' and persons > 0`)).toEqual([])
  })
  test('without consent nothing is kept; a day to come and one too long ago are refused', async () => {
    expect((await as(helper, 'POST', '/api/outreach/names', name({ consented: false }))).status).toBe(422)
    expect((await as(helper, 'POST', '/api/outreach/names', name({ metOn: '2026-11-21' }))).json.code).toBe('in-future')
    expect((await as(helper, 'POST', '/api/outreach/names', name({ metOn: '2026-05-20' }))).json.code).toBe('consent-too-old')
    expect((await as(helper, 'POST', '/api/outreach/names', name({ contactId: randomUUID() }))).json.code).toBe('not-found')
  })
  test('consent is withdrawn: erased at once, by the service alone; the same answer for another’s and for none', async () => {
    const written = name({ name: 'Lý Thị Nháp' })
    await ok(as(helper, 'POST', '/api/outreach/names', written), 201)
    const [other, none] = [await as(neighbour, 'POST', `/api/outreach/names/${written.id}/withdrawal`), await as(neighbour, 'POST', `/api/outreach/names/${randomUUID()}/withdrawal`)]
    expect([other.status, other.json.code]).toEqual([none.status, none.json.code])
    expect((await as(neighbour, 'POST', '/api/outreach/names', { ...written, name: 'Khác Tên Thử' })).json.code).toBe('id-reused')
    await ok(as(helper, 'POST', `/api/outreach/names/${written.id}/withdrawal`), 204)
    expect(await world.rows('select 1 from outreach_name where id = $1', written.id)).toEqual([])
    expect((await as(helper, 'POST', `/api/outreach/names/${written.id}/withdrawal`)).json.code).toBe('not-found')
  })
  test('and does not come back with a restored backup', async () => {
    const written = name({ name: 'Bế Văn Gạch' })
    await ok(as(helper, 'POST', '/api/outreach/names', written), 201)
    const [kept] = await world.rows('select to_jsonb(n) as row from outreach_name n where id = $1', written.id)
    await ok(as(helper, 'POST', `/api/outreach/names/${written.id}/withdrawal`), 204)
    await world.rows('insert into outreach_name select * from jsonb_populate_record(null::outreach_name, $1::jsonb)', JSON.stringify(kept!['row']))
    expect(await eraseWithdrawn(world.application.platform)).toBe(1)
    expect(await world.rows('select 1 from outreach_name where id = $1', written.id)).toEqual([])
  })
  test('goes by the clock', async () => {
    const written = name({ metOn: '2026-06-01' })
    await ok(as(helper, 'POST', '/api/outreach/names', written), 201)
    world.application.setNow('2026-11-30T20:00:00Z')
    // In Viet Nam it is the first of December: the job erases, and before it the list shows nothing.
    expect((await ok(as(helper, 'GET', '/api/outreach/names'))).items.map((item: { id: string }) => item.id)).not.toContain(written.id)
    expect(await dropOutreachNames(world.application.platform)).toBe(1)
    expect(await world.rows('select 1 from outreach_name where id = $1', written.id)).toEqual([])
    world.application.setNow('2026-11-20T02:00:00Z')
    await expect(world.database.as(actorOf('team-member', { province: 'p-20', commune: communes.a }, day('2026-11-20')), (transaction) => transaction.query('select drop_outreach_names()'))).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a referral', () => {
  const referral = (more: Readonly<Record<string, unknown>> = {}) => ({ id: randomUUID(), toAgencyId: 'medical-centre:p-20.1', on: '2026-11-15', name: 'Nông Văn Thước', service: 'substitution', note: 'hẹn buổi sáng', consented: true, ...more })
  test('goes to a health body of the province only', async () => {
    await world.rows(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ('p-04', '04', 'province', 'tỉnh', 'Cao Bằng', 'cao bang', 'p-04') on conflict do nothing`)
    await world.rows(`insert into agency (id, kind, unit_id, name) values ('medical-centre:p-04.1', 'medical-centre', 'p-04', 'x') on conflict do nothing`)
    for (const toAgencyId of [world.agency('commune-police'), world.agency('commune-committee'), 'province-police:p-20', 'medical-centre:p-04.1', 'nowhere:c-1']) expect((await as(helper, 'POST', '/api/harm-referrals', referral({ toAgencyId }))).json.code, toAgencyId).toBe('not-a-health-body')
    expect((await as(helper, 'POST', '/api/harm-referrals', referral({ consented: false }))).status).toBe(422)
    const receivers = await ok(as(helper, 'GET', '/api/harm-referrals/receivers'))
    expect(receivers.items[0].agencyId).toBe(world.agency('health-station'))
    expect(receivers.items.every((item: { agencyId: string }) => /^(health-station|medical-centre):/.test(item.agencyId))).toBe(true)
  })
  test('is read at its two ends and nowhere else; answered once; erased thirty days after, or at once', async () => {
    const sent = referral()
    await ok(as(helper, 'POST', '/api/harm-referrals', sent), 201)
    await ok(as(helper, 'POST', '/api/harm-referrals', sent), 201)
    expect((await ok(as(helper, 'GET', '/api/harm-referrals'))).items).toEqual([expect.objectContaining({ id: sent.id, direction: 'sent', name: 'Nông Văn Thước', answer: null, erasedOn: '2027-02-13' })])
    expect((await ok(as(clinic, 'GET', '/api/harm-referrals'))).items).toEqual([expect.objectContaining({ id: sent.id, direction: 'received', service: 'substitution', note: 'hẹn buổi sáng' })])
    for (const answer of [await as(neighbour, 'GET', '/api/harm-referrals'), await world.call('health-station', 'GET', '/api/harm-referrals'), await as(union, 'GET', '/api/harm-referrals')]) expect(answer.json.items).toEqual([])
    for (const role of police) expect((await world.call(role, 'GET', '/api/harm-referrals')).json.code, role).toBe('not-your-role')
    for (const role of ['commune-police', 'commune-chair', 'province-police', 'province-health', 'province-planner'] as const) await expect(world.database.as(actorOf(role, { province: 'p-20', commune: communes.a }, day('2026-11-20')), (transaction) => transaction.query('select 1 from harm_referral')), role).rejects.toMatchObject({ code: '42501' })
    // Only the receiver answers, and once; the sender learns it.
    expect((await as(helper, 'POST', `/api/harm-referrals/${sent.id}/answer`, { answer: 'came', on: '2026-11-18' })).json.code).toBe('not-your-role')
    expect((await world.call('health-station', 'POST', `/api/harm-referrals/${sent.id}/answer`, { answer: 'came', on: '2026-11-18' })).json.code).toBe('not-found')
    await ok(as(clinic, 'POST', `/api/harm-referrals/${sent.id}/answer`, { answer: 'came', on: '2026-11-18' }), 204)
    await ok(as(clinic, 'POST', `/api/harm-referrals/${sent.id}/answer`, { answer: 'came', on: '2026-11-18' }), 204)
    expect((await as(clinic, 'POST', `/api/harm-referrals/${sent.id}/answer`, { answer: 'did-not-come', on: '2026-11-18' })).json.code).toBe('answered-already')
    expect((await ok(as(helper, 'GET', '/api/harm-referrals'))).items[0]).toMatchObject({ answer: 'came', answeredOn: '2026-11-18' })
    const [unanswered, withdrawn] = [referral({ on: '2026-11-19' }), referral({ toAgencyId: world.agency('health-station') })]
    await ok(as(helper, 'POST', '/api/harm-referrals', unanswered), 201)
    await ok(as(helper, 'POST', '/api/harm-referrals', withdrawn), 201)
    expect((await as(clinic, 'POST', `/api/harm-referrals/${withdrawn.id}/withdrawal`)).json.code).toBe('not-your-role')
    await ok(as(helper, 'POST', `/api/harm-referrals/${withdrawn.id}/withdrawal`), 204)
    expect((await ok(world.call('health-station', 'GET', '/api/harm-referrals'))).items).toEqual([])
    const left = async () => (await world.rows('select id from harm_referral order by sent_on')).map((row) => row['id'])
    expect(await left()).toEqual([sent.id, unanswered.id])
    // Thirty days after the answer was recorded; the unanswered one stays to its ninetieth day.
    world.application.setNow('2026-12-18T02:00:00Z')
    expect(await dropHarmReferrals(world.application.platform)).toBe(0)
    world.application.setNow('2026-12-20T02:00:00Z')
    expect(await dropHarmReferrals(world.application.platform)).toBe(1)
    expect(await left()).toEqual([unanswered.id])
    world.application.setNow('2027-02-17T02:00:00Z')
    expect(await dropHarmReferrals(world.application.platform)).toBe(1)
    world.application.setNow('2026-11-20T02:00:00Z')
  })
})

describe('sums', () => {
  test('of a year by commune, small numbers hidden; a union office sees its own unions only; nobody else any', async () => {
    await ok(as(neighbour, 'POST', '/api/registers/outreach-contacts', contact({ met: 3, agreed: 1, refused: 1 })), 201)
    await ok(world.call('counsellor', 'POST', '/api/registers/outreach-contacts', contact({ met: 20, agreed: 8, refused: 9 })), 201)
    const planner = await ok(world.call('province-planner', 'GET', '/api/outreach/sums?year=2026'))
    expect(planner.units.map((unit: { unitId: string; cells: unknown[] }) => [unit.unitId, unit.cells[0]])).toEqual([[communes.a, 'hidden'], [communes.b, '<5']])
    expect(planner.totals[0]).toBe(35)
    const office = await ok(as(union, 'GET', '/api/outreach/sums?year=2026'))
    expect(office.totals[0]).toBe(15)
    expect((await ok(as(health, 'GET', '/api/outreach/sums?year=2025'))).units).toEqual([])
    for (const role of ['commune-police', 'commune-chair', 'province-police'] as const) expect((await world.call(role, 'GET', '/api/outreach/sums?year=2026')).json.code).toBe('not-your-role')
  })
})

describe('a review round', () => {
  test('lists whom a clock of an assessment names in the own sight, and nobody else', async () => {
    const due = await ok(world.register({ name: 'Hứa Văn Phỏng' }), 201)
    const begun = await world.begin('commune-police', due.id, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } })
    expect(begun.status, begun.text).toBe(201)
    await ok(world.register({ name: 'Hứa Văn Vạch' }), 201)
    const listed = await ok(world.call('commune-police', 'GET', '/api/review-rounds/due'))
    expect(listed.items.map((item: { personId: string }) => item.personId)).toEqual([due.id])
    expect(listed.items[0]).toMatchObject({ personName: 'Hứa Văn Phỏng', measureKind: 'assessment', unitId: communes.a })
    expect((await ok(world.call('commune-police', 'GET', '/api/review-rounds/due', undefined, { commune: 'b' }))).items).toEqual([])
    // No parameter narrows or widens it.
    expect((await ok(world.call('commune-police', 'GET', '/api/review-rounds/due?q=vach&unit=c-05986'))).items).toHaveLength(1)
    for (const role of ['commune-chair', 'province-planner', 'province-police', 'privacy-officer'] as const) expect((await world.call(role, 'GET', '/api/review-rounds/due')).json.code, role).toBe('not-your-role')
    const ledger = await world.rows(`select 1 from disclosure where operation = 'outreach.review-due' and person_ids = array[$1::uuid]`, due.id)
    expect(ledger.length).toBeGreaterThan(0)
    const round = await ok(world.call('commune-police', 'POST', '/api/registers/review-rounds', { id: randomUUID(), type: 'plan', occurredOn: '2026-11-20', data: { name: 'Đợt 2', periodFrom: '2026-11-20', periodTo: '2026-12-20', due: 1 } }), 201)
    expect(JSON.stringify(round)).not.toContain('Phỏng')
  })
})
