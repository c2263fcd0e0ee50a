/** What makes acts safe to repeat, to race and to correct; and what a post sees of them. Real application, real database. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refreshAll, refreshMoves } from './measures.jobs.ts'
import { seenSteps } from './seen-steps.ts'
import type { CallAnswer } from '../../checks/support/application.ts'
import { communes, trialWorld, type World } from '../../checks/support/trial-world.ts'

let world: World
beforeAll(async () => { world = await trialWorld('2026-08-03T02:00:00Z') })
afterAll(() => world.close())
const on = (moment: string) => world.application.setNow(moment.includes('T') ? moment : `${moment}T02:00:00Z`)

async function ok(answer: Promise<CallAnswer>, status = 201) {
  const given = await answer
  expect(given.status, given.text).toBe(status)
  return given.json
}

let names = 0
/** A person in rehabilitation at home in commune A since 2026-08-03. */
async function inRehab(): Promise<{ personId: string; measureId: string; name: string }> {
  on('2026-08-03')
  const name = `Bế Văn Thử ${['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười'][names++ % 10]}`
  const personId = (await ok(world.register({ name }))).id
  const begun = await ok(world.begin('commune-police-chief', personId, 'voluntary-home', { type: 'register', occurredOn: '2026-08-03', data: { place: 'home', turn: 'first', resultIssuedOn: '2026-08-03' } }))
  const measureId = begun.measure.id
  await ok(world.act('commune-police-chief', measureId, 'decide', '2026-08-03'))
  await ok(world.act('commune-police-chief', measureId, 'start', '2026-08-03'))
  return { personId, measureId, name }
}
const everything = async (personId: string) => JSON.stringify([
  await world.rows('select * from measure where person_id = $1 order by measure_id', personId), await world.rows('select * from measure_event where person_id = $1 order by measure_id, sequence', personId),
  await world.rows('select * from deadline where person_id = $1 order by measure_id, clock, key', personId), await world.rows('select * from sight where person_id = $1 order by agency_id', personId),
  await world.rows('select * from family_social where person_id = $1', personId), await world.rows('select * from indicator_fact where person_id = $1 order by indicator_id, period', personId),
  await world.rows('select count(*) from indicator_delta'), await world.rows('select count(*) from outbox'),
])

describe('a repeated act', () => {
  test('changes nothing and answers the same, even after other acts', async () => {
    const { personId, measureId } = await inRehab()
    const body = { id: randomUUID(), type: 'record-visit', occurredOn: '2026-08-03', basedOn: 3, data: { met: true, where: 'home', note: 'lời kể' } }
    const first = await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, body)
    expect(first.status).toBe(201)
    const before = await everything(personId)
    const repeat = await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, body)
    expect(repeat.status).toBe(200)
    expect(repeat.json).toEqual(first.json)
    expect(await everything(personId)).toBe(before)
    await ok(world.act('commune-police', measureId, 'record-visit', '2026-08-03', { met: false, where: 'phone' }))
    const later = await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, { ...body, basedOn: 0 })
    expect([later.status, later.json]).toEqual([200, first.json])
  })
  test('with another content is refused as a reused id', async () => {
    const { personId, measureId } = await inRehab()
    const body = { id: randomUUID(), type: 'record-visit', occurredOn: '2026-08-03', basedOn: 3, data: { met: true, where: 'home' } }
    await ok(world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, body))
    const before = await everything(personId)
    for (const other of [{ ...body, data: { met: false, where: 'home' } }, { ...body, data: { ...body.data, note: 'thêm' } }, { ...body, type: 'record-test', data: { sample: 'urine', testResult: 'negative' } }]) {
      const answer = await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, other)
      expect([answer.status, answer.json.code]).toEqual([409, 'id-reused'])
    }
    expect(await everything(personId)).toBe(before)
  })
  test('sent twice at the same moment is written once', async () => {
    const { measureId } = await inRehab()
    const body = { id: randomUUID(), type: 'record-visit', occurredOn: '2026-08-03', basedOn: 3, data: { met: true, where: 'home' } }
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, body)))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 200, 200, 201])
    expect(await world.rows('select count(*)::int as n from measure_event where measure_id = $1 and id = $2', measureId, body.id)).toEqual([{ n: 1 }])
  })
})

describe('an act based on an older state', () => {
  test('is refused with what came between, unless the two commute', async () => {
    const { measureId } = await inRehab()
    await ok(world.act('commune-police', measureId, 'record-visit', '2026-08-03', { met: true, where: 'home' }))
    const step = await world.call('commune-police-chief', 'POST', `/api/measures/${measureId}/events`, { id: randomUUID(), type: 'quit', occurredOn: '2026-08-03', basedOn: 3, data: { by: 'person' } })
    expect([step.status, step.json.code]).toEqual([409, 'changed-since'])
    expect(step.json.facts).toMatchObject({ sequence: 4, changed: 'record-visit', lastRole: 'commune-police' })
    const visit = await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, { id: randomUUID(), type: 'record-visit', occurredOn: '2026-08-03', basedOn: 3, data: { met: true, where: 'phone' } })
    expect(visit.status, visit.text).toBe(201)
    expect(visit.json.event.sequence).toBe(5)
  })
  test('concurrent commuting acts are all written, each under its own number', async () => {
    const { measureId } = await inRehab()
    const places = Array.from({ length: 16 }, (_, index) => index)
    const answers = await Promise.all(places.map(() => world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, { id: randomUUID(), type: 'record-visit', occurredOn: '2026-08-03', basedOn: 3, data: { met: true, where: 'home' } })))
    expect(answers.map((answer) => answer.status)).toEqual(places.map(() => 201))
    expect((await world.rows('select sequence from measure_event where measure_id = $1 order by sequence', measureId)).map((row) => row['sequence'])).toEqual(Array.from({ length: 19 }, (_, index) => index + 1))
  })
})

describe('a correction', () => {
  test('folds the state again: term, deadlines and facts follow, both events stay', async () => {
    const { personId, measureId } = await inRehab()
    on('2026-08-10')
    const [start] = await world.rows(`select id from measure_event where measure_id = $1 and type = 'start'`, measureId)
    const [before] = await world.rows('select term_ends_on::text as ends from measure where measure_id = $1', measureId)
    const corrected = await ok(world.act('commune-police-chief', measureId, 'correct', '2026-08-10', { replaces: start!['id'], reason: 'wrong-date', insteadOn: '2026-08-05' }))
    expect(corrected.measure.startedOn).toBe('2026-08-05')
    expect(corrected.measure.termEndsOn > String(before!['ends'])).toBe(true)
    expect(await world.rows('select term_ends_on::text as ends, started_on::text as started from measure where measure_id = $1', measureId)).toEqual([{ ends: corrected.measure.termEndsOn, started: '2026-08-05' }])
    const { items: events } = (await ok(world.call('commune-police', 'GET', `/api/measures/${measureId}/events`), 200)) as { items: { id: string; type: string; replacedBy: string | null }[] }
    expect(events.filter((event) => event.type === 'start')).toHaveLength(2)
    expect(events.find((event) => event.id === start!['id'])?.replacedBy).toBe(corrected.event.id)
    expect(await world.rows(`select met_on::text as met from indicator_fact where person_id = $1 and indicator_id = 'managed-served' and period = 2026`, personId)).toEqual([{ met: '2026-08-05' }])
  })
})

describe('a transaction that fails in the middle', () => {
  test('leaves nothing half-written, and the same act succeeds afterwards', async () => {
    const { personId, measureId } = await inRehab()
    const before = await everything(personId)
    const body = { id: randomUUID(), type: 'record-visit', occurredOn: '2026-08-03', basedOn: 3, data: { met: true, where: 'home', note: 'lời kể' } }
    // The last thing written is the ledger: everything else has been written by then.
    await world.rows(`create function stumble() returns trigger language plpgsql as $$ begin raise exception 'disk' using errcode = '53100'; end $$`)
    await world.rows(`create trigger stumbles before insert on disclosure for each row when (new.operation = 'measures.act') execute function stumble()`)
    const failed = await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, body)
    expect([failed.status, failed.json.code]).toEqual([507, 'storage-full'])
    await world.rows('drop trigger stumbles on disclosure')
    await world.rows('drop function stumble()')
    expect(await everything(personId)).toBe(before)
    expect((await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, body)).status).toBe(201)
  })
})

describe('a move', () => {
  const sees = async (commune: 'a' | 'b', measureId: string) => (await world.call('commune-police', 'GET', `/api/measures/${measureId}`, undefined, { commune })).status === 200
  const named = async (commune: 'a' | 'b', name: string) => (await world.call('commune-police', 'GET', `/api/people?q=${encodeURIComponent(name)}`, undefined, { commune })).json.items.length

  test('is the receiver’s from the moment it confirms, by an inbox row without a name', async () => {
    const { measureId, name } = await inRehab()
    on('2026-09-01T02:00:00Z')
    await ok(world.act('commune-police', measureId, 'move-out', '2026-09-01', { toUnit: communes.b }, { occurredAt: '2026-09-01T01:00:00Z' }))
    expect([await sees('a', measureId), await sees('b', measureId)]).toEqual([true, false])
    const inbox = await ok(world.call('commune-police', 'GET', '/api/deadlines', undefined, { commune: 'b' }), 200)
    const arrival = inbox.items.find((item: { measureId: string }) => item.measureId === measureId)
    expect(arrival).toMatchObject({ act: 'confirm-arrival', personName: null, personId: null })
    expect(JSON.stringify(inbox)).not.toContain(name)
    const other = await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, { id: randomUUID(), type: 'record-visit', occurredOn: '2026-09-01', basedOn: 4, data: { met: true, where: 'home' } }, { commune: 'b' })
    expect([other.status, other.json.code]).toEqual([404, 'not-found'])
    await ok(world.act('commune-police', measureId, 'confirm-arrival', '2026-09-01', {}, {}, 'b'))
    expect([await sees('a', measureId), await sees('b', measureId)]).toEqual([false, true])
    expect([await named('a', name), await named('b', name)]).toEqual([0, 1])
    expect(await world.rows(`select 1 from deadline where measure_id = $1 and key = 'arrival'`, measureId)).toEqual([])
  })

  test('is the receiver’s when the clock runs out without a word; nobody else’s in between', async () => {
    const { measureId, name } = await inRehab()
    on('2026-09-03T02:00:00Z')
    await ok(world.act('commune-police', measureId, 'move-out', '2026-09-03', { toUnit: communes.b }, { occurredAt: '2026-09-03T01:00:00Z' }))
    on('2026-09-04T00:59:00Z')
    await refreshMoves(world.application.platform)
    expect([await sees('a', measureId), await sees('b', measureId)]).toEqual([true, false])
    on('2026-09-04T01:00:00Z')
    expect(await refreshMoves(world.application.platform)).toBe(1)
    expect([await sees('a', measureId), await sees('b', measureId)]).toEqual([false, true])
    expect([await named('a', name), await named('b', name)]).toEqual([0, 1])
    const { items: events } = (await ok(world.call('commune-police', 'GET', `/api/measures/${measureId}/events`, undefined, { commune: 'b' }), 200)) as { items: { type: string; role: string }[] }
    expect(events.at(-1)).toMatchObject({ type: 'confirm-arrival', role: 'system' })
  })
})

describe('reading', () => {
  test('hidden and unknown measures answer alike', async () => {
    const { measureId } = await inRehab()
    const hidden = await world.call('commune-police', 'GET', `/api/measures/${measureId}`, undefined, { commune: 'b' })
    const unknown = await world.call('commune-police', 'GET', `/api/measures/${randomUUID()}`, undefined, { commune: 'b' })
    const malformed = await world.call('commune-police', 'GET', '/api/measures/abc', undefined, { commune: 'b' })
    expect([hidden.status, hidden.text]).toEqual([unknown.status, unknown.text])
    expect([malformed.status, malformed.text]).toEqual([unknown.status, unknown.text])
    const visit = { id: randomUUID(), type: 'record-visit', occurredOn: '2026-08-03', basedOn: 3, data: { met: true, where: 'home' } }
    const [a, b] = [await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, visit, { commune: 'b' }), await world.call('commune-police', 'POST', `/api/measures/${randomUUID()}/events`, visit, { commune: 'b' })]
    expect([a.status, a.text]).toEqual([b.status, b.text])
  })

  test('a list is paged by its own cursor; another post’s cursor, another filter and a changed cursor are refused', async () => {
    await inRehab()
    await inRehab()
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: CallAnswer['json'] = await ok(world.call('commune-police', 'GET', `/api/measures?limit=1${cursor ? `&cursor=${cursor}` : ''}`), 200)
      seen.push(...page.items.map((item: { id: string }) => item.id))
      cursor = page.nextCursor
    } while (cursor)
    const [{ n }] = (await world.rows(`select count(*)::int as n from measure where reader_unit = $1`, communes.a)) as [{ n: number }]
    expect(new Set(seen).size).toBe(n)
    expect(seen).toHaveLength(n)
    const first: CallAnswer['json'] = await ok(world.call('commune-police', 'GET', '/api/measures?limit=1'), 200)
    for (const [role, url] of [['commune-police-chief', '/api/measures?limit=1'], ['commune-police', '/api/measures?limit=2'], ['commune-police', '/api/measures?limit=1&kind=assessment']] as const) {
      const answer = await world.call(role, 'GET', `${url}&cursor=${first.nextCursor}`)
      expect([answer.status, answer.json.code]).toEqual([422, 'cursor-not-yours'])
    }
    expect((await world.call('commune-police', 'GET', `/api/measures?limit=1&cursor=${first.nextCursor.slice(0, -2)}AA`)).json.code).toBe('cursor-not-yours')
  })

  test('every list and every opening stands in the ledger with the people shown', async () => {
    const { personId, measureId } = await inRehab()
    await ok(world.call('commune-police', 'GET', '/api/measures?limit=3'), 200)
    await ok(world.call('commune-police', 'GET', `/api/measures/${measureId}`, undefined, { headers: { purpose: 'inspection' } }), 200)
    const [list] = await world.rows(`select cardinality(person_ids) as n, purpose from disclosure where operation = 'measures.list' order by id desc limit 1`)
    expect(list).toEqual({ n: 3, purpose: 'case' })
    const [item] = await world.rows(`select person_ids, purpose, measure_id from disclosure where operation = 'measures.get' order by id desc limit 1`)
    expect(item).toEqual({ person_ids: [personId], purpose: 'inspection', measure_id: measureId })
    const [act] = await world.rows(`select person_ids, role from disclosure where operation = 'measures.act' and person_ids @> array[$1::uuid] order by id desc limit 1`, personId)
    expect(act).toEqual({ person_ids: [personId], role: 'commune-police-chief' })
  })

  test('the inbox is that of the bound agency, counts and parts agree, every date is explained', async () => {
    const { measureId } = await inRehab()
    const all: CallAnswer['json'] = await ok(world.call('commune-police', 'GET', '/api/deadlines?limit=500'), 200)
    expect(all.items.every((item: { why: unknown[]; citation: unknown }) => item.why.length > 0 && item.citation)).toBe(true)
    for (const due of ['overdue', 'today', 'week', 'month', 'waiting'] as const) {
      const part: CallAnswer['json'] = await ok(world.call('commune-police', 'GET', `/api/deadlines?due=${due}&limit=500`), 200)
      expect(part.items).toHaveLength(part.counts[due])
      expect(part.items.every((item: { overdue: boolean }) => due === 'waiting' || item.overdue === (due === 'overdue'))).toBe(true)
    }
    const chair: CallAnswer['json'] = await ok(world.call('commune-chair', 'GET', '/api/deadlines'), 200)
    expect(JSON.stringify(chair)).not.toContain(measureId)
  })

  test('a preview computes the clocks and writes nothing', async () => {
    on('2026-08-03')
    const personId = (await ok(world.register({ name: 'Vi Văn Thử' }))).id
    const before = await everything(personId)
    const preview = await ok(world.call('commune-police-chief', 'POST', '/api/measures/preview', { personId, kind: 'voluntary-home', act: { id: randomUUID(), type: 'register', occurredOn: '2026-08-03', occurredAt: '2026-08-03T01:00:00Z', basedOn: 0, data: { place: 'home', turn: 'first', resultIssuedOn: '2026-08-03' } } }), 200)
    expect(preview.refusal).toBeNull()
    expect(preview.deadlines.map((deadline: { act: string }) => deadline.act)).toContain('decide')
    const refused = await ok(world.call('commune-police-chief', 'POST', '/api/measures/preview', { personId, kind: 'voluntary-home', act: { id: randomUUID(), type: 'register', occurredOn: '2026-08-04', basedOn: 0, data: { place: 'home', turn: 'first' } } }), 200)
    expect(refused.refusal.code).toBe('in-future')
    expect(await everything(personId)).toBe(before)
  })

  test('deriving everything again changes nothing', async () => {
    await inRehab()
    await refreshAll(world.application.platform)
    expect(await refreshAll(world.application.platform)).toBe(0)
  })
})

describe('a list narrowed to a unit', () => {
  test('one’s own province narrows nothing, a unit of others is empty, a unit that is none is refused, and a limit is brought into its bounds', async () => {
    const { measureId } = await inRehab()
    for (const path of ['/api/people', '/api/measures', '/api/deadlines']) {
      const found = async (query: string) => world.call('commune-police', 'GET', `${path}?${query}`)
      const [whole, province, commune, others, none] = await Promise.all(['limit=500', 'limit=500&unit=p-20', `limit=99999999999999999999&unit=${communes.a}`, `unit=${communes.b}`, 'unit=c-99999'].map(found))
      expect(whole!.json.items.length, path).toBeGreaterThan(0)
      expect(province!.json.items).toEqual(whole!.json.items)
      expect(commune!.json.items).toEqual(whole!.json.items)
      expect([others!.status, others!.json.items]).toEqual([200, []])
      expect([none!.status, none!.json.code]).toEqual([422, 'unknown-unit'])
    }
    expect((await ok(world.call('province-police', 'GET', '/api/measures?unit=p-20&limit=500', undefined, { headers: { Purpose: 'records' } }), 200)).items.map((item: { id: string }) => item.id)).toContain(measureId)
  })
})

describe('what an act names', () => {
  test.each([
    ['move-out', { toUnit: 'c-99999' }, 'unknown-unit'], ['move-out', { toUnit: 'p-20' }, 'unknown-unit'],
    ['start', { provider: 'home-provider:none' }, 'unknown-agency'], ['start', { provider: 'commune-police:c-05986' }, 'unknown-agency'],
  ])('%s with %j: no case goes to a place that does not stand or to a body that has no part', async (type, data, code) => {
    const { personId, measureId } = await inRehab()
    const before = await everything(personId)
    const answer = await world.act('commune-police', measureId, type, '2026-08-03', data)
    expect([answer.status, answer.json.code]).toEqual([422, code])
    expect(await everything(personId)).toBe(before)
  })
  test.each(['fly', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])('an act called %s does not exist', async (type) => {
    const { measureId } = await inRehab()
    const answer = await world.act('commune-police', measureId, type, '2026-08-03')
    expect([answer.status, answer.json.code]).toEqual([422, 'unknown-act'])
  })
})

describe('an act that ends what its author sees', () => {
  test('is answered as the first time when it is sent again; nobody else learns anything', async () => {
    const { personId, measureId } = await inRehab()
    const body = { id: randomUUID(), type: 'quit', occurredOn: '2026-08-03', basedOn: 3, data: { by: 'person' } }
    const first = await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, body)
    expect([first.status, first.json.measure.status]).toEqual([201, 'quit'])
    expect((await world.call('commune-police', 'GET', `/api/measures/${measureId}`)).status).toBe(404)
    const before = await everything(personId)
    const repeat = await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, { ...body, basedOn: 0 })
    expect([repeat.status, repeat.json]).toEqual([200, first.json])
    const other = await world.call('commune-police', 'POST', `/api/measures/${measureId}/events`, { ...body, data: { by: 'representative' } })
    expect([other.status, other.json.code]).toEqual([409, 'id-reused'])
    const absent = await world.call('commune-police-chief', 'POST', `/api/measures/${randomUUID()}/events`, body)
    const colleague = await world.call('commune-police-chief', 'POST', `/api/measures/${measureId}/events`, body)
    expect([colleague.status, colleague.text]).toEqual([404, absent.text])
    expect(await everything(personId)).toBe(before)
  })
})

describe('an act on a measure that the post has just seen', () => {
  const memory = () => seenSteps(world.application.platform)
  const post = () => world.post('commune-police')
  const visits = async (measureId: string) => (await world.rows(`select (state ->> 'visits')::int as visits from measure where measure_id = $1`, measureId))[0]!['visits']
  const visit = (measureId: string) => world.act('commune-police', measureId, 'record-visit', '2026-08-03', { met: true, where: 'home' })
  /** As if that had been seen: the state says so, the versions are those of the rows. */
  const pretend = (measureId: string, count: number) => {
    const seen = memory().get(post(), measureId)!
    memory().put(post(), measureId, { ...seen, raw: seen.raw.with(3, seen.raw[3]!.map((measure) => (measure[0] === measureId ? measure.with(4, { ...(measure[4] as object), visits: count }) : measure)) as never) as never })
  }

  test('is decided by what was seen, and what was seen is what would be loaded', async () => {
    const { measureId, personId } = await inRehab()
    const loaded = async () => (await world.application.platform.systemTransaction((transaction) => transaction.query<{ found: unknown }>('select step_of(person_id, measure_id, sequence) as found from measure where measure_id = $1', [measureId]))).rows[0]!.found
    await ok(world.call('commune-police', 'GET', `/api/measures/${measureId}`), 200)
    expect(memory().get(post(), measureId)).toEqual({ personId, raw: await loaded(), at: expect.any(Number) })
    expect(memory().get(world.post('commune-police-chief'), measureId)).toBeNull()
    await ok(visit(measureId))
    expect(JSON.parse(JSON.stringify(memory().get(post(), measureId)!.raw))).toEqual(await loaded())
    pretend(measureId, 40)
    await ok(visit(measureId))
    expect(await visits(measureId)).toBe(41)
  })

  test.each<[string, (of: { measureId: string; personId: string }) => Promise<unknown>]>([
    ['another post acted', ({ measureId }) => ok(world.act('commune-police-chief', measureId, 'record-test', '2026-08-03', { sample: 'urine', testResult: 'negative' }))],
    ['the person was written again', ({ personId }) => world.rows('update person_identity set residence_unit = residence_unit where person_id = $1', personId)],
    ['the measure was written again', ({ measureId }) => world.rows('update measure set next_due_on = next_due_on where measure_id = $1', measureId)],
    ['a second measure began', ({ personId }) => ok(world.begin('commune-police', personId, 'assessment', { type: 'record-test', occurredOn: '2026-08-03', data: { sample: 'urine', testResult: 'positive' } }))],
  ])('is loaded where %s since', async (_, between) => {
    const given = await inRehab()
    await ok(visit(given.measureId))
    pretend(given.measureId, 40)
    await between(given)
    await ok(visit(given.measureId))
    expect(await visits(given.measureId)).toBe(2)
  })

  test('is not found where the post no longer sees the person, in the same words as what never was, and nothing is written', async () => {
    const { measureId, personId } = await inRehab()
    await ok(visit(measureId))
    await world.rows('delete from sight where person_id = $1', personId)
    const before = await everything(personId)
    const [gone, absent] = [await visit(measureId), await world.call('commune-police', 'POST', `/api/measures/${randomUUID()}/events`, { id: randomUUID(), type: 'record-visit', occurredOn: '2026-08-03', basedOn: 4, data: { met: true, where: 'home' } })]
    expect([gone.status, gone.text]).toEqual([404, absent.text])
    expect(await everything(personId)).toBe(before)
    expect(memory().get(post(), measureId)).toBeNull()
  })
})

test('a case that cannot be handed over stops no other', async () => {
  const [broken, sound] = [await inRehab(), await inRehab()]
  on('2026-09-10T02:00:00Z')
  for (const { measureId } of [broken, sound]) await ok(world.act('commune-police', measureId, 'move-out', '2026-09-10', { toUnit: communes.b }, { occurredAt: '2026-09-10T01:00:00Z' }))
  await world.rows(`update measure set state = jsonb_set(state::jsonb, '{move,toUnit}', '"c-99999"') where measure_id = $1`, broken.measureId)
  on('2026-09-11T02:00:00Z')
  expect(await refreshMoves(world.application.platform)).toBe(1)
  expect((await world.call('commune-police', 'GET', `/api/measures/${sound.measureId}`, undefined, { commune: 'b' })).status).toBe(200)
  expect((await world.call('commune-police', 'GET', `/api/measures/${broken.measureId}`)).status).toBe(200)
})

test('nothing is written to a measure that the same transaction has not loaded', async () => {
  const rows = await world.rows('select measure_id, person_id, sequence from measure where open order by person_id, measure_id limit 2') as { measure_id: string; person_id: string; sequence: number }[]
  const [one, other] = rows as [typeof rows[0], typeof rows[0]]
  const write = (of: typeof one) => ({
    text: `select write_step(null, $1, $2, $3, '{}', null, null, gen_random_uuid(), 'record-visit', '2026-07-06', null, now(), 'commune-police', 'r2026', null, null, null, null, '{}', 'x', null, null, null, 'measures.act', 'case')`,
    values: [of!.person_id, of!.measure_id, of!.sequence + 1],
  })
  const load = { text: 'select step_of($1, $2, $3)', values: [one!.person_id, one!.measure_id, one!.sequence] }
  const { platform } = world.application
  await expect(platform.systemTransaction((transaction) => transaction.query(write(one)))).rejects.toMatchObject({ code: 'HN404' })
  await expect(platform.systemTransaction(async (transaction) => { await transaction.query(load); await transaction.query(write(other)) })).rejects.toMatchObject({ code: 'HN404' })
  await expect(platform.systemTransaction(async (transaction) => { await transaction.query(`select set_config('app.actor', concat_ws(chr(31), actor_purpose(), actor_day(), '${communes.a}', actor_agency(), '', actor_post(), '', '{}'), true)`); await transaction.query(load); await transaction.query(write(one)); await transaction.query(write(one)) })).rejects.toMatchObject({ code: 'HN404' })
  expect(await world.rows('select measure_id, person_id, sequence from measure where open order by person_id, measure_id limit 2')).toEqual(rows)
})
