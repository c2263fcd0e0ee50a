/** The work of a body passes to another: nobody is without a reader for an instant, and what is derived afterwards stands by it. People are invented. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { communes, trialWorld, type World } from '../../checks/support/trial-world.ts'
import { refreshAll } from '../measures/measures.jobs.ts'
import { sessionCookie } from '../platform/session-gate.ts'
import { commands } from './access.commands-line.ts'
import { handOverBody, handoverRoutes, settleHandover, type HandoverAct } from './handover.ts'

let world: World
const [station, next, committee] = [`health-station:${communes.a}`, 'health-station:c-99001', `commune-committee:${communes.a}`]
const act: HandoverAct = { from: station, to: next, bodyEnds: false, instrument: 'Quyết định 12/QĐ-UBND', on: '2026-11-20' as PlainDate, summary: 'chuyển việc của trạm y tế' }
const handOver = (more: Partial<HandoverAct> = {}) => handOverBody(world.application.platform, { ...act, ...more })
const seats = new Map<string, string>()
async function seat(role: Role, agency: string, unit: string): Promise<string> {
  const [account, token, postId] = [randomUUID(), `trial-${randomUUID()}`, `${agency}/${role}/trial`]
  await world.rows(`insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $1) on conflict (id) do nothing`, agency, agency.split(':')[0], unit)
  await world.rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now())`, account, postId)
  await world.rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, $5, 'p-20', '2022-01-01')`, postId, account, agency, role, unit)
  await world.rows(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, '2022-01-01', '2099-01-01')`, createHash('sha256').update(token).digest(), account, postId)
  const cookie = `${sessionCookie}=${token}`
  seats.set(agency, cookie)
  return cookie
}
const get = (agency: string, url: string) => world.application.call({ method: 'GET', url, cookie: seats.get(agency)! })
async function managed(name: string): Promise<{ id: string; measure: string }> {
  const { id } = (await world.register({ name })).json as { id: string }
  const begun = await world.begin('commune-police', id, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } })
  expect(begun.status, begun.text).toBe(201)
  return { id, measure: begun.json.measure.id as string }
}
/** The station took part: an event of its own, so that the legal facts themselves say that it sees the person. */
const tookPart = async (person: { id: string; measure: string }) => {
  await world.rows(`update measure_event set agency_id = $2 where measure_id = $1`, person.measure, station)
  const { refreshPerson } = await import('../measures/measures.model.ts')
  await refreshPerson(world.application.platform, person.id)
}
const sightOf = async (id: string) => (await world.rows('select agency_id, grade from sight where person_id = $1 order by 1', id)).map((row) => `${String(row['agency_id'])} ${String(row['grade'])}`)

let one: { id: string; measure: string }
let two: { id: string; measure: string }
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z', [{ name: 'access', routes: handoverRoutes() }])
  await world.rows(`insert into unit (id, code, level, kind, name, name_fold, parent_id, province_id) values ('c-99001', '99001', 'commune', 'xã', 'Mẫu C', 'mau c', 'p-20', 'p-20') on conflict do nothing`)
  await seat('health-station', station, communes.a)
  await seat('health-station', next, 'c-99001')
  one = await managed('Vi Văn Thử')
  two = await managed('Vi Thị Mẫu')
  for (const person of [one, two]) await tookPart(person)
})
afterAll(() => world.close())

describe('before anything is written', () => {
  test('a body that is not there, a day to come, a body that cannot read, an area that differs: refused, and nothing has changed', async () => {
    const state = () => world.rows(`select (select json_agg(s order by s.agency_id, s.person_id) from sight s)::text as sight, (select count(*) from organization_act) as acts, (select json_agg(a.successor_id order by a.id) from agency a)::text as agencies`)
    const before = await state()
    const codes = []
    for (const more of [{ to: 'health-station:c-00000' }, { on: '2026-11-21' as PlainDate }, { to: committee }, { to: station }, { from: committee, to: `commune-police:${communes.a}` }, { from: `commune-police:${communes.a}`, to: `commune-police:${communes.b}`, bodyEnds: true }]) {
      const answer = await handOver(more)
      codes.push(answer.ok ? 'done' : answer.refusal.code)
    }
    expect(codes).toEqual(['not-found', 'in-future', 'successor-cannot-read', 'same-body', 'body-must-end', 'units-differ'])
    expect(await state()).toEqual(before)
  })
})

describe('the act', () => {
  test('gives every person to the new body and none to the old, in one transaction, recorded with instrument and day', async () => {
    expect(await sightOf(one.id)).toContain(`${station} scope`)
    expect([(await get(station, `/api/people/${one.id}`)).status, (await get(next, `/api/people/${one.id}`)).status]).toEqual([200, 404])
    // Read all the while: at every instant exactly one of the two has the person in sight.
    let going = true
    const readers = new Set<number>()
    const watching = (async () => { while (going) readers.add(Number((await world.rows(`select count(*)::int as n from sight where person_id = $1 and agency_id = any ($2)`, one.id, [station, next]))[0]!['n'])) })()
    expect(await handOver()).toEqual({ ok: true, value: 2 })
    going = false
    await watching
    expect([...readers]).toEqual([1])
    expect([(await get(station, `/api/people/${one.id}`)).status, (await get(next, `/api/people/${one.id}`)).status]).toEqual([404, 200])
    expect(await world.rows('select kind, on_date::text as on_date, instrument, summary from organization_act')).toEqual([{ kind: 'hand-over', on_date: '2026-11-20', instrument: act.instrument, summary: `${station} → ${next}: ${act.summary}` }])
    expect(await world.rows(`select event, unit_id, outcome from audit_event where event = 'body-handed-over'`)).toEqual([{ event: 'body-handed-over', unit_id: communes.a, outcome: 'done' }])
  })

  test('derived again, nothing differs: the nightly comparison knows the successor', async () => {
    const before = await world.rows(`select (select json_agg(s order by s.agency_id, s.person_id) from sight s)::text as sight, (select json_agg(json_build_array(m.agency_id, m.reader_unit, m.reader_facility) order by m.measure_id) from measure m)::text as measures`)
    expect(await refreshAll(world.application.platform)).toBe(0)
    expect(await settleHandover(world.application.platform, next, 0)).toBe(0)
    expect(await world.rows(`select (select json_agg(s order by s.agency_id, s.person_id) from sight s)::text as sight, (select json_agg(json_build_array(m.agency_id, m.reader_unit, m.reader_facility) order by m.measure_id) from measure m)::text as measures`)).toEqual(before)
  })

  test('the old body reads its frozen copy for ninety days, and nothing made later', async () => {
    const copies = (await get(station, '/api/handovers')).json.items as { id: string; name: string; reason: string; until: string }[]
    expect(copies.map((copy) => [copy.name, copy.reason, copy.until]).toSorted()).toEqual([['Vi Thị Mẫu', 'hand-over', '2027-02-18'], ['Vi Văn Thử', 'hand-over', '2027-02-18']])
    const copy = copies.find((each) => each.name === 'Vi Văn Thử')!
    const before = (await get(station, `/api/handovers/${copy.id}`)).text
    await world.rows(`update measure set status = 'later' where measure_id = $1`, one.measure)
    expect((await get(station, `/api/handovers/${copy.id}`)).text).toBe(before)
    for (const url of [`/api/measures/${one.measure}`, `/api/measures/${one.measure}/events`, `/api/people/${one.id}/links`]) expect((await get(station, url)).status, url).toBe(404)
    expect((await get(station, '/api/people')).json.items).toEqual([])
    expect((await get(next, '/api/handovers')).json.items).toEqual([])
    world.application.setNow('2027-02-19T02:00:00Z')
    expect((await get(station, '/api/handovers')).json.items).toEqual([])
    world.application.setNow('2026-11-20T02:00:00Z')
  })

  test('a process that had not heard of it writes for the old body: the row is the successor’s', async () => {
    const write = (agencies: readonly string[]) => world.database.asSystem((transaction) => transaction.query(
      `insert into sight (agency_id, person_id, until, grade) select a, $2, '9999-12-31', 'scope' from unnest($1::text[]) a on conflict (agency_id, person_id) do update set until = excluded.until, grade = excluded.grade`, [agencies, two.id]))
    for (const agencies of [[station], [station, next], [next, station], [next]]) {
      await world.rows('delete from sight where person_id = $1 and agency_id = any ($2)', two.id, [station, next])
      await write(agencies)
      expect((await sightOf(two.id)).filter((row) => row.startsWith('health-station')), agencies.join()).toEqual([`${next} scope`])
    }
  })

  test('passed on once more, it goes to the last; a circle of bodies is refused; a body whose work has passed cannot receive', async () => {
    await world.rows(`insert into agency (id, kind, unit_id, name) values ('health-station:c-99001.2', 'health-station', 'c-99001', 'x')`)
    expect(await handOver({ from: next, to: 'health-station:c-99001.2' })).toMatchObject({ ok: true })
    expect((await sightOf(one.id)).filter((row) => row.startsWith('health-station'))).toEqual(['health-station:c-99001.2 scope'])
    expect(await refreshAll(world.application.platform)).toBe(0)
    for (const more of [{ from: 'health-station:c-99001.2', to: station }, { from: station, to: 'health-station:c-99001.2' }, { from: `health-station:${communes.b}`, to: next }]) expect(await handOver(more)).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
  })

  test('where the last reader would be lost, nothing is done', async () => {
    const lonely = await managed('Vi Văn Mẫu')
    await world.rows(`delete from sight where person_id = $1 and agency_id <> $2`, lonely.id, committee)
    await world.rows(`insert into sight (agency_id, person_id, until, grade) values ($1, $2, '9999-12-31', 'draft')`, committee, lonely.id)
    expect(await handOver({ from: committee, to: `commune-police:${communes.a}`, bodyEnds: true })).toMatchObject({ ok: false, refusal: { code: 'measure-without-reader' } })
    expect(await sightOf(lonely.id)).toEqual([`${committee} draft`])
    await world.rows(`delete from sight where person_id = $1`, lonely.id)
  })

  test('a body that ends takes its posts and their sessions with it', async () => {
    const cookie = world.cookie('commune-chair')
    expect((await world.application.call({ method: 'GET', url: '/api/people', cookie })).status).toBe(200)
    expect(await handOver({ from: committee, to: `commune-police:${communes.a}`, bodyEnds: true })).toMatchObject({ ok: true })
    expect((await world.application.call({ method: 'GET', url: '/api/people', cookie })).status).toBe(401)
    // And no derivation gives it anybody again, not even a measure that its kind is made for.
    const person = (await world.register({ name: 'Vi Thị Thử' })).json as { id: string }
    await world.begin('commune-police', person.id, 'voluntary-home', { type: 'register', occurredOn: '2026-11-20', data: { place: 'home', turn: 'first', resultIssuedOn: '2026-11-18' } })
    expect((await sightOf(person.id)).filter((row) => row.startsWith('commune-committee'))).toEqual([])
  })
})

describe('the command', () => {
  const run = (parameters: readonly string[], options: Readonly<Record<string, string | boolean>>) => {
    const said: string[] = []
    return commands.find((command) => command.usage.startsWith('hand-over'))!.run({ opened: { platform: world.application.platform } as never, options, parameters, say: (sentence) => { said.push(sentence) } }).then(() => said)
  }
  test('asks for the instrument and the day, says why not, and what was done', async () => {
    await seat('health-station', `health-station:${communes.b}`, communes.b)
    const bodies = [`health-station:${communes.b}`, 'health-station:c-99001.2']
    const whole = { instrument: act.instrument, on: '2026-11-20', summary: act.summary, wait: false }
    await expect(run(bodies, { ...whole, instrument: '' })).rejects.toThrow('--instrument')
    await expect(run(bodies, { ...whole, on: 'hôm nay' })).rejects.toThrow('--on')
    await expect(run([bodies[0]!, 'court:p-20'], whole)).rejects.toThrow('nothing was written')
    expect(await run(bodies, whole)).toEqual([`${bodies.join(' → ')}: 0 người · persons; ${act.instrument}, 2026-11-20`])
  })
})
