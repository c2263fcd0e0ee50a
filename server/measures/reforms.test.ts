/**
 * The two reforms of 2025 as recorded acts over measures of every kind: the police take over from the labour bodies on 1 March, the district ends on
 * 1 July. No open measure is without a reader for an instant, and the old body sees nothing that is made later.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { beginLife, seatIn, settleWrittenLives, successors, writtenLives, type Lived, type WrittenStep } from '../../checks/support/written-lives.ts'
import { handOverBody, handoverRoutes } from '../access/handover.ts'
import { refreshPerson } from './measures.jobs.ts'

let world: World
const seats = new Map<string, string>()
const underway: { readonly lived: Lived; readonly rest: WrittenStep[] }[] = []
const [transfer, twoTier, later] = ['2025-03-01', '2025-07-01', '2025-12-01']

/** Takes what the lives still hold before that day. */
async function liveUntil(day: string): Promise<void> {
  for (const { lived, rest } of underway) {
    while (rest[0] && rest[0].on < day) {
      const step = rest.shift()!
      await lived.reach(step.on)
      await lived.take(step)
    }
  }
}
const at = (day: string) => world.application.setNow(`${day}T02:00:00Z`)
/** As of that day: a new day brings its own rows, whatever has been recorded. */
async function dawn(day: string): Promise<void> {
  at(day)
  for (const { lived } of underway) await refreshPerson(world.application.platform, lived.personId)
}

/** Open measures without a commune that reads them, and work that stands with a body that does not see the person. */
const unread = async (day: string): Promise<number> => Number((await world.rows(`select
  (select count(*) from measure m where m.open and not exists (select from sight s where s.person_id = m.person_id and s.until >= $1::date and s.grade = 'scope' and s.agency_id = 'commune-police:' || m.reader_unit))
  + (select count(*) from deadline d join measure m using (measure_id) where m.open and d.bound_agency is not null and d.key <> 'arrival' and d.bound_agency not like 'inspector:%' and d.clock_kind in ('max', 'lead', 'window', 'asap', 'periodic')
      and not exists (select from sight s where s.person_id = d.person_id and s.until >= $1::date and s.agency_id = d.bound_agency)) as n`, day))[0]!['n'])
const seenBy = async (agency: string): Promise<number> => Number((await world.rows('select count(*)::int as n from sight where agency_id = $1', agency))[0]!['n'])
const askedOf = async (agency: string): Promise<number> => Number((await world.rows('select count(*)::int as n from deadline where bound_agency = $1', agency))[0]!['n'])

beforeAll(async () => {
  world = await trialWorld('2022-01-01T02:00:00Z', [{ name: 'access', routes: handoverRoutes() }])
  await settleWrittenLives(world, 'by-act')
  const crossing = writtenLives.filter(({ life }) => life.steps[0]!.on >= '2022-01-01' && life.steps[0]!.on < transfer && life.person.birth < '2014' && life.steps.some((step) => step.on >= '2024-06-01'))
  for (const { life } of crossing) underway.push({ lived: await beginLife(world, seats, life, 'Hoàng Văn Thử'), rest: [...life.steps] })
  await liveUntil(transfer)
  await dawn('2025-02-28')
}, 300_000)
afterAll(() => world.close())

test('before the acts measures of every kind of that law stand open, and the district has its part in some', async () => {
  const kinds = (await world.rows('select distinct kind from measure where open order by 1')).map((row) => row['kind'])
  expect(kinds).toEqual(expect.arrayContaining(['compulsory', 'compulsory-dossier', 'post-rehab', 'substitution', 'user-management', 'voluntary-home', 'voluntary-private', 'voluntary-public']))
  expect(await seenBy('court:d-178') + await seenBy('district-labour:d-178')).toBeGreaterThan(0)
  expect(await unread('2025-02-28')).toBe(0)
})

describe.each([
  { day: transfer, until: twoTier, acts: successors.filter(([, , on]) => on === transfer), instrument: 'Nghị quyết 190/2025/QH15' },
  { day: twoTier, until: later, acts: successors.filter(([, , on]) => on === twoTier), instrument: 'Luật 72/2025/QH15' },
])('the acts of $day', ({ day, until, acts, instrument }) => {
  const before = new Map<string, number>()
  const cookies = new Map<string, string>()

  test('each passes everything at once: at every instant every open measure has its readers', async () => {
    await dawn(day)
    for (const [from] of acts) {
      before.set(from, await seenBy(from))
      const role = from.startsWith('court') ? 'district-court' : from.startsWith('procuracy') ? 'procuracy' : from.startsWith('district-labour') ? 'district-labour' : 'district-police'
      cookies.set(from, await seatIn(world, seats, role, from, 'd-178'))
    }
    let going = true
    const found = new Set<number>()
    const watching = (async () => { while (going) found.add(await unread(day)) })()
    for (const [from, to] of acts) expect(await handOverBody(world.application.platform, { from, to, bodyEnds: true, instrument, on: day as PlainDate, summary: 'theo luật' })).toEqual({ ok: true, value: before.get(from) })
    going = false
    await watching
    expect([...found]).toEqual([0])
  })

  test('the old bodies see nobody, are asked nothing, and keep a frozen list for ninety days', async () => {
    for (const [from, to] of acts) {
      expect([from, await seenBy(from), await askedOf(from)]).toEqual([from, 0, 0])
      // Its session has ended; where the role itself is over, it has no post any more.
      expect([401, 403], from).toContain((await world.application.call({ method: 'GET', url: '/api/people', cookie: cookies.get(from)! })).status)
      if (before.get(from)! > 0) expect(await seenBy(to), to).toBeGreaterThanOrEqual(before.get(from)!)
      const frozen = await world.rows(`select distinct on_day::text, (reader_until - on_day)::int as days from handover_snapshot where agency_id = $1 and reason = 'hand-over'`, from)
      for (const row of frozen) expect(row).toEqual({ on_day: day, days: 90 })
    }
    expect(await world.rows('select count(*)::int as n from organization_act where on_date = $1', day)).toEqual([{ n: acts.length }])
  })

  test('what is recorded later is seen by the new bodies alone, and nothing is left unread', async () => {
    await liveUntil(until)
    await dawn(until)
    for (const [from] of acts) expect([from, await seenBy(from), await askedOf(from)]).toEqual([from, 0, 0])
    expect(await world.rows('select count(*)::int as n from measure where agency_id = any ($1) or facility_id = any ($1) or reader_facility = any ($1)', acts.map(([from]) => from))).toEqual([{ n: 0 }])
    expect(await unread(until)).toBe(0)
  })
})
