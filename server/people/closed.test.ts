/** Restricted and sealed persons; what must not come back with a restored backup. All people are invented. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { sealingDay } from '@hoa-nhap/domain/people/seal.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { CallAnswer } from '../../checks/support/application.ts'
import { communes, trialWorld, type World } from '../../checks/support/trial-world.ts'
import { slice as indicators } from '../indicators/indicators.slice.ts'
import type { Keys } from '../platform/platform.ts'
import { reapplyEndings } from './seal-endings.ts'
import { sealDue } from './seal.ts'

let world: World
beforeAll(async () => { world = await trialWorld('2026-11-20T02:00:00Z', [indicators]) })
afterAll(() => world.close())

async function ok(answer: Promise<CallAnswer>, status = 200) {
  const given = await answer
  expect(given.status, given.text).toBe(status)
  return given.json
}
async function managed(name: string, more: Readonly<Record<string, unknown>> = {}): Promise<{ id: string; caseNumber: string; measureId: string }> {
  const { id, caseNumber } = (await ok(world.register({ name, ...more }), 201)) as { id: string; caseNumber: string }
  const begun = await ok(world.begin('commune-police', id, 'assessment', { type: 'record-result', occurredOn: '2026-11-20', data: { result: 'addicted', issuedOn: '2026-11-20' } }), 201)
  return { id, caseNumber, measureId: begun.measure.id as string }
}
const restriction = { ground: 'kin-of-officer', reason: 'Người nhà của cán bộ đang công tác tại xã', circle: [] as string[] }
const url = '/api/indicators/managed-served/readings'

/** All that a post of the commune can read of its people, ids and moments that change by themselves aside. */
async function everything(role: Role): Promise<string> {
  const doors = ['/api/people?limit=500', '/api/people?q=hoang&limit=500', '/api/measures?limit=500', '/api/measures?kind=assessment', '/api/deadlines?limit=500', `${url}?unit=${communes.a}&from=2026-01-01&to=2026-12-31&by=unit`, `/api/indicators/managed-served/records?unit=${communes.a}&from=2026-01-01&to=2026-12-31&limit=500`]
  const answers: string[] = []
  for (const door of doors) {
    const answer = await world.call(role, 'GET', door, undefined, { headers: { purpose: 'records' } })
    answers.push(`${door} ${answer.status} ${answer.text}`)
  }
  return answers.join('\n')
}
const watching: readonly Role[] = ['commune-police', 'commune-social', 'commune-chair', 'health-station', 'counsellor', 'province-police', 'identity-steward', 'province-planner']

describe('a restricted person', () => {
  test('is in nobody’s list, count, search, figure or inbox; only the circle finds the record, apart', async () => {
    for (let number = 0; number < 14; number += 1) await managed('Hoàng Văn Thử')
    const before = new Map<Role, string>()
    const provinceBefore = await ok(world.call('province-planner', 'GET', `${url}?unit=p-20&from=2026-01-01&to=2026-12-31&by=unit`))
    for (const role of watching) if (role !== 'province-planner') before.set(role, await everything(role))
    const hidden = await managed('Hoàng Thị Giấu', { personalNumber: '999000000777' })
    expect(await everything('commune-police')).not.toBe(before.get('commune-police'))
    expect((await world.call('commune-police', 'POST', `/api/people/${hidden.id}/restriction`, restriction)).json.code).toBe('not-your-role')
    expect((await world.call('commune-police-chief', 'POST', `/api/people/${hidden.id}/restriction`, { ...restriction, circle: ['nobody/here'] })).json.code).toBe('post-unknown')
    expect((await world.call('commune-police-chief', 'POST', `/api/people/${hidden.id}/restriction`, restriction, { commune: 'b' })).json.code).toBe('not-found')
    await ok(world.call('commune-police-chief', 'POST', `/api/people/${hidden.id}/restriction`, restriction), 204)
    expect((await world.call('commune-police-chief', 'POST', `/api/people/${hidden.id}/restriction`, restriction)).json.code).toBe('restricted-already')

    // As on the day before the person came: 14 everywhere.
    for (const [role, text] of before) expect(await everything(role), role).toBe(text)
    for (const role of watching) {
      const gone = await world.call(role, 'GET', `/api/people/${hidden.id}`)
      const never = await world.call(role, 'GET', '/api/people/00000000-0000-4000-8000-00000000dead')
      const same = (answer: CallAnswer) => ({ status: answer.status, text: answer.text.replaceAll(/"(instance|requestId)":"[^"]*"/g, '') })
      expect(same(gone), role).toEqual(same(never))
      expect((await ok(world.call(role, 'GET', '/api/restricted'))).items, role).toEqual([])
      expect((await world.call(role, 'GET', `/api/restricted/${hidden.id}`)).json.code).toBe('not-found')
    }
    expect((await ok(world.call('commune-police', 'GET', '/api/people?q=999000000777'))).items).toEqual([])

    // The circle: the same 14, and one by name.
    const own = (await ok(world.call('commune-police-chief', 'GET', '/api/restricted'))).items
    expect(own).toEqual([expect.objectContaining({ id: hidden.id, name: 'Hoàng Thị Giấu', open: 1, reviewBy: '2027-05-20', reviewDue: false })])
    expect((await ok(world.call('commune-police-chief', 'GET', '/api/people?limit=500'))).items).toHaveLength(14)
    expect(await ok(world.call('commune-police-chief', 'GET', `/api/restricted/${hidden.id}`))).toMatchObject({ name: 'Hoàng Thị Giấu', measures: [{ kind: 'assessment', open: true }] })

    // The province counts one more, and no commune does.
    const province = await ok(world.call('province-planner', 'GET', `${url}?unit=p-20&from=2026-01-01&to=2026-12-31&by=unit`))
    expect(province.items).toEqual(provinceBefore.items)
    expect(Number(province.total.of)).toBe(Number(provinceBefore.total.of) + 1)

    // A twin in the own commune: the same words, nobody named.
    const twin = await ok(world.register({ name: 'Hoàng Thị Giấu', personalNumber: '999000000777' }), 201)
    expect(twin.duplicatesInSight).toEqual([])
    await world.rows('delete from residence where person_id = $1', twin.id)
    for (const table of ['sight', 'person_contact', 'person_key', 'person_identity', 'person']) await world.rows(`delete from ${table} where person_id = $1`, twin.id)

    // Acts by the circle go on, and bring no reader back.
    await ok(world.act('commune-police-chief', hidden.measureId, 'tell-result', '2026-11-20', { toldTo: 'person', told: 'in-person' }), 201)
    expect((await world.act('commune-police', hidden.measureId, 'tell-result', '2026-11-20', { toldTo: 'person', told: 'in-person' })).json.code).toBe('not-found')
    for (const [role, text] of before) expect(await everything(role), role).toBe(text)
    for (const table of ['measure', 'deadline', 'indicator_fact']) expect(await world.rows(`select 1 from ${table} where person_id = $1 and reader_until is not null`, hidden.id), table).toEqual([])

    // Reviewed, and released: as if nothing had been.
    world.application.setNow('2027-05-20T02:00:00Z')
    expect((await ok(world.call('commune-police-chief', 'GET', '/api/restricted'))).items[0]).toMatchObject({ reviewDue: true })
    world.application.setNow('2026-11-20T02:00:00Z')
    await ok(world.call('commune-police-chief', 'POST', `/api/restricted/${hidden.id}/review`, { outcome: 'keep' }), 204)
    expect((await world.call('commune-police-chief', 'POST', `/api/restricted/${hidden.id}/review`, { outcome: 'lift' }, { commune: 'b' })).json.code).toBe('not-found')
    await ok(world.call('privacy-officer', 'POST', '/api/restrictions/review', { caseNumber: hidden.caseNumber, outcome: 'lift' }), 204)
    expect(await ok(world.call('commune-police', 'GET', `/api/people/${hidden.id}`))).toMatchObject({ name: 'Hoàng Thị Giấu' })
    expect((await ok(world.call('commune-police-chief', 'GET', '/api/restricted'))).items).toEqual([])
    const released = await ok(world.call('province-planner', 'GET', `${url}?unit=p-20&from=2026-01-01&to=2026-12-31&by=unit`))
    expect(Number(released.total.of)).toBe(Number(provinceBefore.total.of) + 1)
    expect(released.items).not.toEqual(provinceBefore.items)
  })

  test('by the privacy officer: with a case number of the own province, and without reading anything', async () => {
    const hidden = await managed('Hoàng Văn Kín')
    const ask = { ...restriction, caseNumber: hidden.caseNumber, circle: [world.post('commune-police')] }
    expect((await world.call('privacy-officer', 'POST', '/api/restrictions', { ...ask, caseNumber: 'HN-20-05983-99999' })).json.code).toBe('not-found')
    await ok(world.call('privacy-officer', 'POST', '/api/restrictions', ask), 204)
    expect((await ok(world.call('privacy-officer', 'GET', '/api/restricted'))).items).toEqual([])
    expect((await ok(world.call('commune-police', 'GET', '/api/restricted'))).items.map((row: { id: string }) => row.id)).toEqual([hidden.id])
    expect((await ok(world.call('commune-police-chief', 'GET', '/api/restricted'))).items).toEqual([])
    expect((await world.call('commune-police-chief', 'GET', `/api/people/${hidden.id}`)).json.code).toBe('not-found')
  })
})

describe('a sealed record', () => {
  test('the day follows from the last measure', () => {
    const measure = (open: boolean, registeredOn: string, endedOn: string | null) => ({ open, registeredOn: day(registeredOn), endedOn: endedOn === null ? null : day(endedOn) })
    expect(sealingDay([])).toBeNull()
    expect(sealingDay([measure(false, '2023-01-01', '2024-02-29'), measure(true, '2024-01-01', null)])).toBeNull()
    expect(sealingDay([measure(false, '2023-01-01', '2024-02-29'), measure(false, '2023-06-01', '2023-07-01')])).toBe('2026-02-28')
  })

  test('delisted: the same minute no list, search, count or check knows the person; sealed two years later; opened by two, for a day', async () => {
    const past = await managed('Hoàng Thị Xong', { personalNumber: '999000000888' })
    const [lastYear] = [`${url}?unit=${communes.a}&from=2025-01-01&to=2025-12-31&by=unit`]
    const figures = (await world.call('commune-police', 'GET', lastYear)).text
    await ok(world.act('commune-police', past.measureId, 'close-without-addiction', '2026-11-20', { because: 'opened-by-mistake' }), 201)
    expect((await ok(world.call('commune-police', 'GET', '/api/people?limit=500'))).items.map((item: { id: string }) => item.id)).not.toContain(past.id)
    for (const q of ['xong', '999000000888', past.caseNumber]) expect((await ok(world.call('commune-police', 'GET', `/api/people?q=${q}`))).items, q).toEqual([])
    expect((await ok(world.call('commune-police', 'GET', '/api/measures?limit=500'))).items.map((item: { id: string }) => item.id)).not.toContain(past.measureId)
    const again = await ok(world.register({ name: 'Hoàng Thị Xong', personalNumber: '999000000888' }), 201)
    expect(again.duplicatesInSight).toEqual([])
    expect((await world.call('commune-police', 'GET', lastYear)).text).toBe(figures)

    expect(await sealDue(world.application.platform)).toBe(0)
    world.application.setNow('2028-11-20T02:00:00Z')
    // However few are looked at in a transaction, everybody is looked at, and nobody twice.
    expect(Number((await world.rows('select count(*) as n from person'))[0]!['n'])).toBeGreaterThan(4)
    expect(await sealDue(world.application.platform, 2)).toBe(1)
    expect(await sealDue(world.application.platform)).toBe(0)
    expect(await world.rows('select sealed_at is not null as sealed, (select count(*)::int from sight s where s.person_id = p.person_id) as sight from person p where person_id = $1', past.id)).toEqual([{ sealed: true, sight: 0 }])

    const purpose = 'Xác minh lần cai nghiện trước theo đề nghị của cơ quan'
    const { id } = await ok(world.call('commune-police-chief', 'POST', '/api/unsealings', { caseNumber: past.caseNumber, purpose }), 201)
    const other = await ok(world.call('commune-police-chief', 'POST', '/api/unsealings', { caseNumber: past.caseNumber, purpose }, { commune: 'b' }), 201)
    const read = (what: string, commune: 'a' | 'b' = 'a') => world.call('commune-police-chief', 'GET', `/api/unsealings/${what}/record`, undefined, { commune })
    expect((await read(id)).json.code).toBe('not-found')
    expect((await ok(world.call('privacy-officer', 'GET', '/api/unsealings'))).items.map((row: { caseNumber: string }) => row.caseNumber)).toEqual([past.caseNumber, past.caseNumber])
    expect((await world.call('commune-police-chief', 'POST', `/api/unsealings/${id}/confirm`)).json.code).toBe('not-your-role')
    await ok(world.call('privacy-officer', 'POST', `/api/unsealings/${id}/confirm`), 204)
    await ok(world.call('privacy-officer', 'POST', `/api/unsealings/${other.id}/confirm`), 204)
    expect((await world.call('privacy-officer', 'POST', `/api/unsealings/${id}/confirm`)).json.code).toBe('confirmed-already')
    expect(await ok(read(id))).toMatchObject({ name: 'Hoàng Thị Xong', measures: [{ open: false }] })
    // A body that never managed the person gets nothing, whatever was confirmed; nor does another post with the number of the request.
    expect((await read(other.id, 'b')).json.code).toBe('not-found')
    expect((await read(id, 'b')).json.code).toBe('not-found')
    expect((await world.call('commune-police-chief', 'GET', `/api/people/${past.id}`)).json.code).toBe('not-found')
    await ok(world.call('privacy-officer', 'POST', `/api/unsealings/${id}/told`, { on: '2028-11-20' }), 204)
    expect((await ok(world.call('commune-police-chief', 'GET', '/api/unsealings'))).items[0]).toMatchObject({ toldOn: '2028-11-20', tellBy: '2028-11-30', until: '2028-11-21T02:00:00.000Z' })
    world.application.setNow('2028-11-21T02:00:01Z')
    expect((await read(id)).json.code).toBe('not-found')
    world.application.setNow('2026-11-20T02:00:00Z')
  })
})

describe('a restored backup', () => {
  test('from before a seal, an erased key, a restriction and an ended post: all of them stand again before the first request', async () => {
    const [sealed, erased, closed] = [await managed('Hoàng Văn Niêm'), await managed('Hoàng Văn Xóa', { personalNumber: '999000000999' }), await managed('Hoàng Văn Hạn')]
    const post = world.post('commune-social', 'b')
    await world.rows('create schema backup')
    const tables = ['person', 'person_key', 'sight', 'circle', 'name_tail', 'measure', 'deadline', 'post', 'session', 'restriction', 'restricted_circle', 'closed_person', 'account', 'barred']
    for (const table of tables) await world.rows(`create table backup.${table} as select * from public.${table}`)

    await world.database.asSystem(async (transaction) => {
      await transaction.query('select reapply_ending($1, $2::jsonb)', ['sealed', JSON.stringify({ person: sealed.id, at: '2026-11-20T02:00:00Z' })])
      await transaction.query('select destroy_person_key($1, $2)', [erased.id, '2026-11-20T02:00:00Z'])
      await transaction.query('update post set ends_at = $2 where id = $1', [post, '2026-11-20T01:00:00Z'])
    })
    await ok(world.call('commune-police-chief', 'POST', `/api/people/${closed.id}/restriction`, restriction), 204)
    const keys: Keys = world.application.platform.keys
    expect(keys.endings.read().join('\n')).toContain(sealed.id)

    // The database of before, under an office that has gone on.
    await world.database.owner(async (admin) => {
      const client = await admin.connect()
      await client.query('begin; set local session_replication_role = replica')
      for (const table of tables.toReversed()) await client.query(`delete from public.${table}`)
      for (const table of tables) {
        const { rows } = await client.query<{ names: string }>(`select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [`public.${table}`])
        await client.query(`insert into public.${table} (${rows[0]!.names}) select ${rows[0]!.names} from backup.${table}`)
      }
      await client.query('commit')
      client.release()
    })
    for (const person of [sealed, closed]) expect((await world.call('commune-police', 'GET', `/api/people/${person.id}`)).status).toBe(200)
    expect((await ok(world.call('commune-police', 'GET', `/api/people/${erased.id}/personal-number`))).personalNumber).toBe('999000000999')

    expect(await reapplyEndings(world.application.platform)).toBeGreaterThanOrEqual(4)
    for (const person of [sealed, closed]) expect((await world.call('commune-police', 'GET', `/api/people/${person.id}`)).json.code).toBe('not-found')
    expect((await ok(world.call('commune-police', 'GET', `/api/people/${erased.id}/personal-number`))).personalNumber).toBeNull()
    expect((await ok(world.call('commune-police-chief', 'GET', '/api/restricted'))).items.map((row: { id: string }) => row.id)).toContain(closed.id)
    expect((await world.call('commune-social', 'GET', '/api/people', undefined, { commune: 'b' })).status).toBe(401)
    // Once is enough.
    expect(await reapplyEndings(world.application.platform)).toBe(0)
  })
})
