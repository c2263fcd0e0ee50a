/** Promise 1 in the inbox: who is kept beyond the last lawful day is seen by procuracy and inspector, until the release is recorded and no longer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallAnswer } from '../../checks/support/application.ts'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { refreshPerson } from './measures.jobs.ts'

let world: World
beforeAll(async () => { world = await trialWorld('2026-01-05T02:00:00Z') })
afterAll(() => world.close())
const on = (day: string) => world.application.setNow(`${day}T02:00:00Z`)
async function ok(answer: Promise<CallAnswer>, status = 201) {
  const given = await answer
  expect(given.status, given.text).toBe(status)
  return given.json
}

describe('a person in rehabilitation at home for six months from 5 January 2026', () => {
  let personId: string
  let measureId: string
  const alarms = () => world.rows(`select key, bound, bound_agency, due_on::text from deadline where measure_id = $1 and clock = 'held-beyond' order by key`, measureId)
  const inbox = async (role: 'procuracy' | 'inspector') => ((await ok(world.call(role, 'GET', '/api/deadlines'), 200)).items as { clock: string; measureId: string; overdue: boolean; personName: string | null }[]).filter((item) => item.measureId === measureId)

  test('is unknown to procuracy and inspector while the term runs', async () => {
    personId = (await ok(world.register({ name: 'Vi Thị Thử' }))).id
    measureId = (await ok(world.begin('commune-police', personId, 'voluntary-home', { type: 'register', occurredOn: '2026-01-05', data: { place: 'home', months: 6, resultIssuedOn: '2026-01-05' } }))).measure.id
    await ok(world.act('commune-chair', measureId, 'decide', '2026-01-05'))
    await ok(world.act('commune-police', measureId, 'start', '2026-01-05'))
    expect(await inbox('procuracy')).toEqual([])
    expect((await world.call('procuracy', 'GET', `/api/measures/${measureId}`)).status).toBe(404)
    expect((await world.call('inspector', 'GET', `/api/measures/${measureId}`)).status).toBe(404)
  })

  test('stands with both from the day after the last, and with the head who must release', async () => {
    on('2026-07-04')
    await refreshPerson(world.application.platform, personId)
    expect(await alarms()).toEqual([])
    on('2026-07-07')
    await refreshPerson(world.application.platform, personId)
    expect(await alarms()).toEqual([
      { key: 'inspector', bound: 'inspector', bound_agency: 'inspector:p-20', due_on: '2026-07-04' },
      { key: 'procuracy', bound: 'procuracy', bound_agency: 'procuracy:p-20.1', due_on: '2026-07-04' },
      { key: 'release', bound: 'commune-police-chief', bound_agency: expect.stringContaining('commune-police:'), due_on: '2026-07-04' },
    ])
    for (const role of ['procuracy', 'inspector'] as const) {
      expect(await inbox(role)).toMatchObject([{ clock: 'held-beyond', overdue: true }])
      const seen = await ok(world.call(role, 'GET', `/api/measures/${measureId}`), 200)
      expect(seen.termEndsOn).toBe('2026-07-04')
    }
  })

  test('no note closes it', async () => {
    expect((await world.act('commune-police', measureId, 'record-visit', '2026-07-07', { met: true, where: 'home' })).status).toBe(409)
    expect(await alarms()).toHaveLength(3)
  })

  test('the recorded release closes alarm and sight in one', async () => {
    await ok(world.act('commune-police-chief', measureId, 'complete', '2026-07-07'))
    expect(await alarms()).toEqual([])
    expect(await inbox('procuracy')).toEqual([])
    for (const role of ['procuracy', 'inspector'] as const) expect((await world.call(role, 'GET', `/api/measures/${measureId}`)).status).toBe(404)
    expect(await world.rows(`select agency_id from sight where person_id = $1 and agency_id like 'procuracy%'`, personId)).toEqual([])
    expect(await world.rows(`select post_id from circle where person_id = $1 and purpose = 'held-beyond'`, personId)).toEqual([])
  })
})
