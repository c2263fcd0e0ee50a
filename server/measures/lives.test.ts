/** Whole lives through HTTP, on the real database, under the law of their day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallAnswer } from '../../checks/support/application.ts'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'

let world: World
beforeAll(async () => { world = await trialWorld('2026-07-06T02:00:00Z') })
afterAll(() => world.close())

/** The clock of the application, at nine in the morning of that day. */
const on = (day: string) => world.application.setNow(`${day}T02:00:00Z`)

async function ok(answer: Promise<CallAnswer>, status = 201) {
  const given = await answer
  expect(given.status, given.text).toBe(status)
  return given.json
}

describe('a life under the law of 2026', () => {
  let personId: string
  let assessmentId: string
  let rehabId: string
  let postId: string

  test('is registered, assessed and told', async () => {
    personId = (await ok(world.register({ name: 'Lý Văn Thử' }))).id
    const begun = await ok(world.begin('commune-police', personId, 'assessment', { type: 'record-result', occurredOn: '2026-07-06', data: { result: 'addicted', issuedOn: '2026-07-06' } }))
    assessmentId = begun.measure.id
    expect(begun.measure.status).toBe('resulted')
    const told = await ok(world.act('commune-police', assessmentId, 'tell-result', '2026-07-06', { toldTo: 'person', told: 'in-person' }))
    expect(told.measure.status).toBe('told')
    expect(told.measure.deadlines.map((deadline: { clock: string }) => deadline.clock)).toContain('rehab-registration')
  })

  test('registering for rehabilitation closes the assessment in the same transaction', async () => {
    const begun = await ok(world.begin('commune-police', personId, 'voluntary-home', { type: 'register', occurredOn: '2026-07-06', data: { place: 'home', turn: 'first' } }))
    rehabId = begun.measure.id
    expect(await world.rows('select status, open from measure where measure_id = $1', assessmentId)).toEqual([{ status: 'registered', open: false }])
    expect(await world.rows('select clock from deadline where measure_id = $1', assessmentId)).toEqual([])
  })

  test('the officer may not sign the decision; the head may', async () => {
    const refused = await world.act('commune-police', rehabId, 'decide', '2026-07-06')
    expect([refused.status, refused.json.code]).toEqual([403, 'wrong-signer'])
    const decided = await ok(world.act('commune-police-chief', rehabId, 'decide', '2026-07-06', { paperNumber: '12/QĐ' }))
    expect(decided.measure.status).toBe('decided')
    expect(decided.event).toMatchObject({ type: 'decide', paperNumber: '12/QĐ', role: 'commune-police-chief', regime: 'r2026' })
    expect(decided.event.citation).not.toBeNull()
  })

  test('starts, and an act of tomorrow or out of order is refused with nothing written', async () => {
    const before = await world.rows('select count(*)::int as n from measure_event')
    expect((await world.act('commune-police', rehabId, 'start', '2026-07-07')).json.code).toBe('in-future')
    expect((await world.act('commune-police-chief', rehabId, 'complete', '2026-07-06')).json.code).toBe('out-of-order')
    expect(await world.rows('select count(*)::int as n from measure_event')).toEqual(before)
    const started = await ok(world.act('commune-police', rehabId, 'start', '2026-07-06'))
    expect(started.measure.status).toBe('in-rehab')
    expect(started.measure.termEndsOn).not.toBeNull()
  })

  test('visits are recorded; their note is in its own compartment', async () => {
    on('2026-09-10')
    const visit = await ok(world.act('commune-police', rehabId, 'record-visit', '2026-09-10', { met: true, where: 'home', note: 'ghi chú riêng' }))
    expect(visit.event.data).toEqual({ met: true, where: 'home' })
    expect(await world.rows('select body from family_social where event_id = $1', visit.event.id)).toEqual([{ body: { note: 'ghi chú riêng' } }])
  })

  test('the notice of the end opens post-rehabilitation, which the chair now sees', async () => {
    const [rehab] = await world.rows('select term_ends_on::text as ends from measure where measure_id = $1', rehabId)
    const ends = String(rehab!['ends'])
    on(addDays(ends, -31))
    const noticed = await ok(world.act('commune-police', rehabId, 'end-notice', addDays(ends, -31)))
    expect(noticed.opened).toHaveLength(1)
    postId = noticed.opened[0].measureId
    expect((await world.call('commune-chair', 'GET', `/api/measures/${rehabId}`)).status).toBe(404)
    expect((await ok(world.call('commune-chair', 'GET', `/api/measures/${postId}`), 200)).status).toBe('notified')
    const proposed = await ok(world.act('commune-police-chief', postId, 'propose', addDays(ends, -30), {}, { occurredOn: addDays(ends, -31) }))
    expect(proposed.measure.status).toBe('proposed')
    const inbox = await ok(world.call('commune-chair', 'GET', '/api/deadlines'), 200)
    expect(inbox.items.map((item: { act: string }) => item.act)).toContain('decide')
    expect((await ok(world.act('commune-chair', postId, 'decide', addDays(ends, -31), { paperNumber: '7/QĐ' }))).measure.status).toBe('decided')
    on(ends)
    const completed = await ok(world.act('commune-police-chief', rehabId, 'complete', ends))
    expect(completed.measure).toMatchObject({ status: 'completed', open: false })
    expect(await world.rows('select status, started_on::text from measure where measure_id = $1', postId)).toMatchObject([{ status: 'in-management' }])
  })

  test('when the last measure ends the person is found no more, by any door of the commune', async () => {
    const [post] = await world.rows('select term_ends_on::text as ends from measure where measure_id = $1', postId)
    const ends = String(post!['ends'])
    on(ends)
    await ok(world.act('commune-police', postId, 'record-support', ends, { support: 'work', work: 'xưởng may' }))
    const ended = await ok(world.act('commune-chair', postId, 'complete', ends))
    expect(ended.measure).toMatchObject({ status: 'completed', open: false })
    for (const role of ['commune-police', 'commune-police-chief', 'commune-chair'] as const) {
      expect((await world.call(role, 'GET', `/api/people/${personId}`)).status).toBe(404)
      expect((await world.call(role, 'GET', '/api/people?q=ly van')).json.items).toEqual([])
      expect((await world.call(role, 'GET', '/api/measures')).json.items).toEqual([])
      expect((await world.call(role, 'GET', `/api/measures/${postId}`)).status).toBe(404)
    }
    expect((await world.call('province-police', 'GET', '/api/people?q=ly van', undefined, { headers: { purpose: 'records' } })).json.items).toEqual([])
    expect(await world.rows('select agency_id, grade from sight where person_id = $1', personId)).toEqual([{ agency_id: 'province-records:p-20', grade: 'archive' }])
    expect(await world.rows('select 1 from deadline where person_id = $1 union all select 1 from name_tail where person_id = $1', personId)).toEqual([])
    const again = await ok(world.register({ name: 'Lý Văn Thử' }))
    expect(again.duplicatesInSight).toEqual([])
  })
})

describe('a life under the law of 2021', () => {
  test('from the result to the end of management: the chair signs, post-rehabilitation opens on completion', async () => {
    on('2023-02-06')
    const personId = (await ok(world.register({ name: 'Nông Thị Thử', sex: 'female' }))).id
    const result = await ok(world.begin('commune-police', personId, 'assessment', { type: 'record-result', occurredOn: '2023-02-06', data: { result: 'addicted', issuedOn: '2023-02-06' } }))
    await ok(world.act('commune-police', result.measure.id, 'tell-result', '2023-02-06', { toldTo: 'person', told: 'in-person' }))
    const rehab = (await ok(world.begin('commune-social', personId, 'voluntary-home', { type: 'register', occurredOn: '2023-02-07', data: { place: 'community', months: 6 } }, 'a').then(async (answer) => {
      // The seventh lies in the future on the sixth.
      expect(answer.json.code).toBe('in-future')
      on('2023-02-07')
      return world.begin('commune-social', personId, 'voluntary-home', { type: 'register', occurredOn: '2023-02-07', data: { place: 'community', months: 6 } })
    }))).measure
    on('2023-02-09')
    expect((await world.act('commune-police-chief', rehab.id, 'decide', '2023-02-09')).json).toMatchObject({ code: 'wrong-signer', facts: { signer: 'commune-chair' } })
    await ok(world.act('commune-chair', rehab.id, 'decide', '2023-02-09'))
    const started = await ok(world.act('commune-social', rehab.id, 'start', '2023-02-09'))
    const ends = started.measure.termEndsOn
    on(ends)
    const completed = await ok(world.act('commune-chair', rehab.id, 'complete', ends))
    expect(completed.opened.map((opened: { kind: string }) => opened.kind)).toEqual(['post-rehab'])
    const postId = completed.opened[0].measureId
    const reported = addDays(ends, 1)
    on(reported)
    await ok(world.act('commune-police', postId, 'report-home', reported))
    await ok(world.act('commune-police-chief', postId, 'propose', reported))
    const decided = await ok(world.act('commune-chair', postId, 'decide', reported))
    expect(decided.measure.status).toBe('in-management')
    // The term runs from the day of completion, not from the decision.
    expect(decided.measure.startedOn <= reported).toBe(true)
    on(decided.measure.termEndsOn)
    const done = await ok(world.act('commune-chair', postId, 'complete', decided.measure.termEndsOn))
    expect(done.measure).toMatchObject({ status: 'completed', open: false })
    expect((await world.call('commune-police', 'GET', `/api/people/${personId}`)).status).toBe(404)
  })
})

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
