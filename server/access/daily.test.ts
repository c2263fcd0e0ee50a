/** What a day brings: late reviews are told again, the ledger is anchored, what was kept for repeats goes. On the real database. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { fixedKeys } from '../platform/keys.ts'
import { anchorKey, judgeAnchors } from './anchor.ts'
import { anchorOfDay, chaseReviews, daily, dailyTask, dropOldAnswers, startDaily } from './daily.ts'

let world: World
beforeAll(async () => { world = await trialWorld('2026-11-20T02:00:00Z') })
afterAll(() => world.close())
const platform = () => world.application.platform
/** The task itself is what is tried; the runner calls it with no more than this. */
const notices = () => world.rows(`select n.to_agency, n.to_role, n.ref, n.due_on::text as due_on, n.done_at is not null as done from notice n where topic = 'break-glass-late' order by ref, to_role`)
async function opening(role: string, agency: string, reviewBy: string, reviewed = false): Promise<string> {
  const id = randomUUID()
  await world.rows(`insert into break_glass (id, kind, account_id, post_id, role, agency_id, unit_id, province_id, on_day, person_id, reason, article, at, until, review_by, reviewed_at, tell_by)
    values ($1, 'care-card', gen_random_uuid(), $2, $3, $4, 'c-05983', 'p-20', '2026-11-16', null, 'x', 'x', '2026-11-16', '2026-11-17', $5, $6, '2026-11-26')`, id, `${agency}/x`, role, agency, reviewBy, reviewed ? '2026-11-18T00:00:00Z' : null)
  return id
}

describe('an opening that nobody has judged within three working days', () => {
  test('is told once more, to the head of the unit and the privacy officer, without a person; what is judged or not yet late is not', async () => {
    const late = await opening('facility-guard', 'rehab-facility:p-20.1', '2026-11-19')
    const ofHead = await opening('commune-police-chief', 'commune-police:c-05983', '2026-11-19')
    const ofStation = await opening('health-station', 'health-station:c-05983', '2026-11-19')
    await opening('commune-police', 'commune-police:c-05983', '2026-11-20')
    await opening('commune-police', 'commune-police:c-05983', '2026-11-19', true)
    expect(await chaseReviews(platform())).toBe(5)
    const expected = [
      { to_agency: 'rehab-facility:p-20.1', to_role: 'facility-head', ref: late }, { to_agency: 'province-police:p-20', to_role: 'privacy-officer', ref: late },
      { to_agency: 'province-police:p-20', to_role: 'province-police-director', ref: ofHead }, { to_agency: 'province-police:p-20', to_role: 'privacy-officer', ref: ofHead }, { to_agency: 'province-police:p-20', to_role: 'privacy-officer', ref: ofStation },
    ].map((row) => ({ ...row, due_on: '2026-11-19', done: false }))
    const found = await notices()
    expect(found).toHaveLength(expected.length)
    expect(found).toEqual(expect.arrayContaining(expected))
    // The next days tell nobody twice.
    expect(await chaseReviews(platform())).toBe(0)
  })

  test('on the day after the last, not on the last', async () => {
    world.application.setNow('2026-11-21T02:00:00Z')
    expect(await chaseReviews(platform())).toBe(2)
    world.application.setNow('2026-11-20T02:00:00Z')
  })

  test('judged, both notices are done', async () => {
    const [row] = await world.rows(`select ref from notice where topic = 'break-glass-late' and to_role = 'facility-head'`)
    await world.rows(`insert into notice (id, to_agency, to_role, topic, ref, at) values (gen_random_uuid(), 'province-police:p-20', 'privacy-officer', 'break-glass', $1, now())`, row!['ref'])
    const outcome = await world.database.as({ role: 'privacy-officer', unitId: 'p-20', agencyId: 'province-police:p-20', provinceId: 'p-20', postId: 'x', day: '2026-11-20' as never }, (transaction) => transaction.query<{ outcome: string }>(`select break_glass_review($1, 'justified', 'x', now()) as outcome`, [row!['ref']]))
    expect(outcome.rows).toEqual([{ outcome: 'reviewed' }])
    expect((await notices()).filter((each) => each['ref'] === row!['ref']).map((each) => each['done'])).toEqual([true, true])
  })

  test('no post may call what the job calls', async () => {
    for (const call of [`chase_reviews(now())`, `drop_old_answers(now())`]) {
      await expect(world.database.as({ role: 'privacy-officer', unitId: 'p-20', agencyId: 'x', provinceId: 'p-20', postId: 'x', day: '2026-11-20' as never }, (transaction) => transaction.query(`select ${call}`)), call).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('the anchor of the day', () => {
  const judged = () => world.database.asSystem((transaction) => judgeAnchors(transaction, anchorKey(fixedKeys().secret)))
  test('is made once a day, also by several processes at once, and counts what was written meanwhile', async () => {
    await world.register({ name: 'Vi Văn Thử' })
    expect((await Promise.all([1, 2, 3].map(() => anchorOfDay(platform())))).toSorted()).toEqual(['made', 'there-already', 'there-already'])
    world.application.setNow('2026-11-20T16:59:00Z')
    expect(await anchorOfDay(platform())).toBe('there-already')
    world.application.setNow('2026-11-20T17:00:00Z') // midnight
    expect(await anchorOfDay(platform())).toBe('made')
    expect(await judged()).toEqual({ anchors: 2, faults: [] })
    world.application.setNow('2026-11-20T02:00:00Z')
  })

  test('covers no fault: it is refused, told and written down', async () => {
    world.application.setNow('2026-11-22T02:00:00Z')
    await world.rows(`insert into audit_event (at, event, outcome) values (now(), 'signed-in', 'done')`)
    const tamper = (sql: string) => world.rows(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`)
    const { sealAll } = await import('./seal-ledger.ts')
    await sealAll(platform())
    await tamper(`update audit_event set outcome = 'refused' where event = 'signed-in'`)
    expect(await anchorOfDay(platform())).toBe('faults')
    expect(await world.rows(`select outcome from audit_event where event = 'anchor-made'`)).toEqual([{ outcome: 'refused' }])
    expect(world.application.logged()).toContain('no anchor was made')
    await tamper(`update audit_event set outcome = 'done' where event = 'signed-in'`)
    expect(await anchorOfDay(platform())).toBe('made')
    expect((await judged()).faults).toEqual([])
    world.application.setNow('2026-11-20T02:00:00Z')
  })
})

describe('answers kept for a repeat', () => {
  test('go after seven days, and until then the repeat is answered as the first time', async () => {
    const key = randomUUID()
    const first = await world.register({ name: 'Vi Thị Thử' }, { key })
    expect((await world.register({ name: 'Vi Thị Thử' }, { key })).json.id).toBe(first.json.id)
    world.application.setNow('2026-11-27T01:59:59Z')
    await dropOldAnswers(platform())
    expect((await world.register({ name: 'Vi Thị Thử' }, { key })).json.id).toBe(first.json.id)
    world.application.setNow('2026-11-27T02:00:01Z')
    expect(await dropOldAnswers(platform())).toBeGreaterThan(0)
    expect(await world.rows('select 1 from idempotency_key where key = $1', key)).toEqual([])
    world.application.setNow('2026-11-20T02:00:00Z')
  })
})

describe('the task', () => {
  test('does all of it, and again without harm; it is asked for once a day', async () => {
    world.application.setNow('2026-11-30T02:00:00Z')
    await daily(platform())
    const after = () => world.rows(`select (select count(*)::int from notice) as notices, (select count(*)::int from audit_anchor) as anchors, (select count(*)::int from idempotency_key) as answers`)
    const once = await after()
    await daily(platform())
    expect(await after()).toEqual(once)
    const asked = async () => (await world.rows('select key from graphile_worker.jobs where task_identifier = $1', dailyTask)).map((row) => row['key'])
    const stop = startDaily(platform(), 5)
    await expect.poll(asked, { timeout: 20_000, interval: 20 }).toEqual([`${dailyTask}-2026-11-30`])
    world.application.setNow('2026-12-01T02:00:00Z')
    await expect.poll(async () => (await asked()).toSorted(), { timeout: 20_000, interval: 20 }).toEqual([`${dailyTask}-2026-11-30`, `${dailyTask}-2026-12-01`])
    stop()
  })
})
