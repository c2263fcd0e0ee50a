/** Campaigns, activities and whom they reached: cases an officer could check. */
import { describe, expect, test } from 'vitest'
import { day, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterAct, RegisterContext, RegisterState } from '../kernel/register.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { decideRegisterAct } from '../registers/registers.engine.ts'
import { activitiesRegister, campaignsRegister } from './campaigns.registers.ts'
import { channels, countings, countingsOf, duesOfActivity, reporterOf, type Counting } from './campaigns.rules.ts'
import { coverageOfCommunes, coverageOfSchools, type HeldActivity } from './coverage.rules.ts'

const units: Readonly<Record<string, { level: 'province' | 'district' | 'commune'; provinceId: string }>> = {
  'p-20': { level: 'province', provinceId: 'p-20' }, 'p-24': { level: 'province', provinceId: 'p-24' }, 'c-1': { level: 'commune', provinceId: 'p-20' }, 'c-2': { level: 'commune', provinceId: 'p-20' }, 'c-9': { level: 'commune', provinceId: 'p-24' },
}
const campaignId = '00000000-0000-4000-8000-000000000001'
const campaign = (status = 'planned', more: Partial<RegisterState> = {}): RegisterContext['related'][number] => ({
  id: campaignId, register: 'campaigns', parentId: null, sequence: 1,
  state: { status, unitId: 'p-20', agencyId: 'province-committee:p-20', values: { periodFrom: '2026-01-01', periodTo: '2026-12-31' }, openedOn: day('2026-01-01'), since: day('2026-01-01'), ...more },
})
const planner = { role: 'province-planner', agencyId: 'province-committee:p-20', agencyKind: 'province-committee', unitId: 'p-20', provinceId: 'p-20', postId: 'x' } as const
const social = { role: 'commune-social', agencyId: 'commune-committee:c-1', agencyKind: 'commune-committee', unitId: 'c-1', provinceId: 'p-20', postId: 'x' } as const
const context = (actor: RegisterContext['actor'], related: RegisterContext['related'] = [campaign()]): RegisterContext => ({
  recordId: '00000000-0000-4000-8000-000000000009', actor, related, today: day('2026-11-20'), now: '2026-11-20T02:00:00Z' as never, calendar: workingCalendar,
  unit: (id) => (units[id] ? { id, name: id, ...units[id] } : undefined),
  agency: (id) => ({ id, name: id, kind: id.split(':')[0] as never, unitId: id.split(':')[1]!.split('.')[0]! }),
})
const act = (type: string, data: RegisterAct['data'], occurredOn: PlainDate = day('2026-05-10')): RegisterAct => ({ id: '00000000-0000-4000-8000-000000000002', type, occurredOn, basedOn: 0, data })
const planned = (values: RegisterState['values'] = {}): RegisterState => ({ status: 'planned', unitId: 'p-20', agencyId: 'province-committee:p-20', values: { campaignId, title: 'Nói chuyện', channel: 'meeting', plannedOn: '2026-05-10', ...values }, openedOn: day('2026-05-01'), since: day('2026-05-01') })
const result = { unitsReached: ['c-1'], reach: 60, reachCounted: 'sign-in-sheet', reportNumber: '12/BC' }
const codeOf = (decision: ReturnType<typeof decideRegisterAct>) => (decision.ok ? null : decision.refusal.code)

describe('a campaign', () => {
  const plan = { name: 'Truyền thông 2026', topics: ['law'], audiences: ['everybody'], ageGroups: ['all-ages'], periodFrom: '2026-01-01', periodTo: '2026-12-31' }
  test.each([
    ['in order', plan, null], ['whose last day comes first', { ...plan, periodTo: '2025-12-31' }, 'period-reversed'], ['with a mistyped year', { ...plan, periodTo: '2062-12-31' }, 'campaign-too-long'],
  ])('%s', (_, data, code) => expect(codeOf(decideRegisterAct(campaignsRegister, null, act('plan', data), context(planner, [])))).toBe(code))
  test('does not end while an activity waits for its result, planned or running', () => {
    const waiting = { ...campaign(), id: 'a', register: 'campaign-activities', state: planned() }
    for (const status of ['planned', 'running']) {
      const state = campaign(status).state
      expect(codeOf(decideRegisterAct(campaignsRegister, state, act('finish', {}), context(planner, [waiting])))).toBe('activities-waiting')
      expect(codeOf(decideRegisterAct(campaignsRegister, state, act('finish', {}), context(planner, [])))).toBeNull()
    }
  })
  test('is kept by the body that planned it, not by another', () => {
    expect(codeOf(decideRegisterAct(campaignsRegister, campaign('running').state, act('cancel', { reason: 'x' }), context({ ...planner, role: 'province-police', agencyId: 'province-police:p-20' })))).toBe('not-your-role')
  })
})

describe('an activity', () => {
  const plan = { campaignId, title: 'Nói chuyện', channel: 'meeting', plannedOn: '2026-06-01' }
  test.each([
    ['of the province for its communes', planner, { ...plan, units: ['c-1', 'c-2'] }, null],
    ['for a commune of another province', planner, { ...plan, units: ['c-9'] }, 'unit-not-yours'],
    ['of a commune for itself', social, { ...plan, units: ['c-1'] }, null],
    ['of a commune for its neighbour', social, { ...plan, units: ['c-2'] }, 'unit-not-yours'],
    ['outside the campaign', planner, { ...plan, plannedOn: '2027-01-01' }, 'outside-campaign'],
    ['in a school that is not named', planner, { ...plan, channel: 'school-lesson' }, 'school-needed'],
    ['in a school of another province', planner, { ...plan, channel: 'school-lesson', schoolId: 'school:p-24.1' }, 'not-a-school'],
    ['in something that is no school', planner, { ...plan, channel: 'school-lesson', schoolId: 'employer:p-20.1' }, 'not-a-school'],
    ['in a school', planner, { ...plan, channel: 'school-lesson', schoolId: 'school:p-20.2' }, null],
  ])('%s', (_, actor, data, code) => expect(codeOf(decideRegisterAct(activitiesRegister, null, act('plan', data), context(actor)))).toBe(code))
  test('of a campaign that is over, or of another commune’s own campaign, is not planned', () => {
    expect(codeOf(decideRegisterAct(activitiesRegister, null, act('plan', plan), context(planner, [campaign('finished')])))).toBe('campaign-over')
    expect(codeOf(decideRegisterAct(activitiesRegister, null, act('plan', plan), context(social, [campaign('planned', { unitId: 'c-2', agencyId: 'commune-committee:c-2' })])))).toBe('unknown-campaign')
  })
  test('held: begins its campaign, keeps its day', () => {
    const decided = decideRegisterAct(activitiesRegister, planned(), act('hold', result), context(planner))
    expect(decided).toMatchObject({ ok: true, value: { status: 'held', values: { heldOn: '2026-05-10' }, follows: [{ register: 'campaigns', recordId: campaignId, type: 'start' }] } })
  })
  test.each([
    ['with nobody', { ...result, reach: 0 }, 'held-without-reach'], ['without proof', { ...result, reportNumber: undefined }, 'evidence-needed'], ['counted by views', { ...result, reachCounted: 'views' }, 'counting-of-channel'],
    ['with a link as proof', { ...result, reportNumber: undefined, evidenceLink: 'https://langson.gov.vn/bai' }, null], ['with a file as proof', { ...result, reportNumber: undefined, evidence: ['00000000-0000-4000-8000-000000000007'] }, null],
  ])('held %s', (_, data, code) => expect(codeOf(decideRegisterAct(activitiesRegister, planned(), act('hold', data), context(planner)))).toBe(code))
  test('every channel can be counted, and by nothing that is not declared', () => {
    for (const channel of channels) expect(countingsOf[channel].length).toBeGreaterThan(0)
    for (const [channel, allowed] of Object.entries(countingsOf)) for (const counting of countings) {
      const state = planned({ channel, ...(channel === 'school-lesson' ? { schoolId: 'school:p-20.1' } : {}) })
      expect(codeOf(decideRegisterAct(activitiesRegister, state, act('hold', { ...result, reachCounted: counting }), context(planner))) === 'counting-of-channel', `${channel} ${counting}`).toBe(!(allowed as readonly Counting[]).includes(counting))
    }
  })
  test('whose day has come waits for its result at the post that keeps it; a held one waits no more', () => {
    const [due] = duesOfActivity(planned(), { calendar: workingCalendar })
    expect([due!.dueOn, due!.bound, due!.confidence, due!.citation.instrument]).toEqual(['2026-05-17', 'province-planner', 'unverified', 'LOCAL'])
    expect(duesOfActivity({ ...planned(), status: 'held' }, { calendar: workingCalendar })).toEqual([])
    expect([reporterOf('union:c-05983'), reporterOf('union:p-20'), reporterOf('commune-committee:c-1'), reporterOf('school:p-20.1')]).toEqual(['team-member', 'union-office', 'commune-social', 'school'])
  })
})

describe('coverage', () => {
  const held = (id: string, unitsReached: readonly string[], more: Partial<HeldActivity> = {}): HeldActivity => ({ id, campaignId: 'k', heldOn: day('2025-05-10'), unitsReached, schoolId: null, reach: 10, ...more })
  const named = (...ids: string[]) => ids.map((id) => ({ id, name: `Xã ${id}` }))
  test('a commune is reached by an activity that names it, and each number is the length of its list', () => {
    const coverage = coverageOfCommunes(named('a', 'b', 'c'), [held('1', ['a', 'b']), held('2', ['a'], { campaignId: 'l', heldOn: day('2025-06-01') }), held('3', [])], (id) => named(id))
    expect([coverage.of, coverage.met]).toEqual([3, 2])
    expect(coverage.rows.filter((row) => row.covered === 'reached')).toHaveLength(coverage.met)
    expect(coverage.rows[0]).toMatchObject({ id: 'a', activities: ['1', '2'], campaigns: 2, reach: 20, lastOn: '2025-06-01' })
    expect(coverage.rows[2]).toMatchObject({ covered: 'not-reached', activities: [], lastOn: null })
  })
  test('one formed within the period counts when it or all of its former communes were reached; else the missing ones are named', () => {
    const former = (id: string) => (id === 'new' ? named('x', 'y') : named(id))
    expect(coverageOfCommunes(named('new'), [held('1', ['x'])], former).rows[0]).toMatchObject({ covered: 'partly', missing: ['Xã y'] })
    expect(coverageOfCommunes(named('new'), [held('1', ['x'])], former).met).toBe(0)
    expect(coverageOfCommunes(named('new'), [held('1', ['x']), held('2', ['y'])], former).rows[0]!.covered).toBe('reached')
    expect(coverageOfCommunes(named('new'), [held('1', ['new'])], former).rows[0]!.covered).toBe('reached')
    expect(coverageOfCommunes(named('new'), [], former).rows[0]).toMatchObject({ covered: 'not-reached', missing: [] })
  })
  test('a school is reached by a lesson in it or in the body it follows', () => {
    const coverage = coverageOfSchools(named('school:p-24.1', 'school:p-24.2'), [held('1', [], { schoolId: 'school:p-24-old.1' })], (id) => (id === 'school:p-24.1' ? ['school:p-24-old.1'] : []))
    expect([coverage.met, coverage.of, coverage.rows[1]!.covered]).toEqual([1, 2, 'not-reached'])
  })
})

