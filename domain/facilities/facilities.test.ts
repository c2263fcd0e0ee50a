/** Who signs on which day, what a clock is due on, and what the public list says: as an official could check it. */
import { describe, expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { day, instant, weekday, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterAct, RegisterContext, RegisterDeclaration, RegisterEvent, RegisterState, RegisterValues } from '../kernel/register.ts'
import { after, decideRegisterAct, stateOn } from '../registers/registers.engine.ts'
import { conditionsOn, requiredConditions, signersOn } from './competence.law.ts'
import { bandOf } from './facilities.model.ts'
import { facilitiesRegisters } from './facilities.registers.ts'
import { areasFault, hoursFault } from './facilities.rules.ts'
import { areasOf, daysBeyond, forecastOf, standingOf, type BoardMeasure } from './night-board.rules.ts'
import { kilometres, openAt, publicRowsOf } from './public-list.rules.ts'

const calendar = workingCalendar
const register = (id: string): RegisterDeclaration => facilitiesRegisters.find((each) => each.id === id)!
const units: Readonly<Record<string, { level: 'province' | 'district' | 'commune'; provinceId: string }>> = { 'p-20': { level: 'province', provinceId: 'p-20' }, 'd-178': { level: 'district', provinceId: 'p-20' }, 'c-05983': { level: 'commune', provinceId: 'p-20' }, 'c-06364': { level: 'commune', provinceId: 'p-20' } }
const agencies = ['rehab-facility:p-20.3', 'home-provider:p-20.1', 'medical-centre:p-20.1', 'province-police:p-20', 'district-committee:d-178', 'province-health:p-20', 'province-labour:p-20', 'province-committee:p-20', 'commune-police:c-05983', 'commune-committee:c-05983', 'health-station:c-05983', 'school:p-20.1']
const bodies: Partial<Record<Role, string>> = {
  'province-police-director': 'province-police:p-20', 'province-police': 'province-police:p-20', 'district-chair': 'district-committee:d-178', 'district-labour': 'district-labour:d-178', 'province-health': 'province-health:p-20', 'province-labour': 'province-labour:p-20', 'province-planner': 'province-committee:p-20',
  'commune-police-chief': 'commune-police:c-05983', 'commune-chair': 'commune-committee:c-05983', 'facility-head': 'rehab-facility:p-20.3', 'home-provider': 'home-provider:p-20.1', 'commune-police': 'commune-police:c-05983',
}
function context(role: Role, on: string, related: RegisterContext['related'] = []): RegisterContext {
  const agencyId = bodies[role]!
  const unitId = agencyId.split(':')[1]!.split('.')[0]!
  return {
    recordId: '00000000-0000-4000-8000-000000000001', actor: { role, agencyId, agencyKind: agencyId.split(':')[0] as never, unitId, provinceId: 'p-20', postId: `${agencyId}/${role}` }, today: day(on), now: instant(`${on}T03:00:00.000Z`), calendar, related,
    unit: (id) => { const found = units[id]; return found ? { id, name: id, ...found } : undefined }, agency: (id) => (agencies.includes(id) ? { id, name: id, kind: id.split(':')[0] as never, unitId: id.split(':')[1]!.split('.')[0]! } : undefined),
  }
}
type Step = readonly [on: string, role: Role, type: string, data?: RegisterValues]
/** Plays steps through the rules; answers the state and events, or the refusal of the first step that was refused. */
function play(id: string, steps: readonly Step[], related: RegisterContext['related'] = []) {
  const declared = register(id)
  let state: RegisterState | null = null
  const events: RegisterEvent[] = []
  for (const [on, role, type, data = {}] of steps) {
    const around = context(role, on, related)
    const act: RegisterAct = { id: `act-${events.length}`, type, occurredOn: day(on), basedOn: events.length, data }
    const decided = decideRegisterAct(declared, state, act, around)
    if (!decided.ok) return { refused: decided.refusal.code, facts: decided.refusal.facts, citation: decided.refusal.citation, state, events }
    const { follows: _, ...change } = decided.value
    state = after(state, change, day(on))
    events.push({ id: act.id, sequence: events.length + 1, type, occurredOn: day(on), recordedAt: around.now, actor: { postId: around.actor.postId, role, agencyId: around.actor.agencyId, unitId: around.actor.unitId }, data, change })
  }
  return { refused: null, state: state!, events }
}
const dues = (id: string, state: RegisterState, today: string) => register(id).duesOf!(state, { calendar, today: day(today), recordId: 'r' }).map(({ clock, dueOn, bound, agencyId, act }) => ({ clock, dueOn, bound, agencyId, act }))

const details = { address: 'Số 1', hours: [{ day: 'monday', from: '07:30', to: '11:30' }], services: ['counselling'] }
const facility = { agencyId: 'rehab-facility:p-20.3', name: 'Cơ sở Bình Yên', type: 'private', seatUnit: 'c-05983', ...details }
const provider = { name: 'Tổ hỗ trợ', kind: 'home-provider', seatUnit: 'c-05983', ...details }
const all = (whom: Parameters<typeof requiredConditions>[0], on: string) => ({ conditionsMet: requiredConditions(whom, day(on)).map((each) => each.id) })

describe('who signs', () => {
  test.each([
    ['sign-licence', '2025-02-28', 'province-labour'], ['sign-licence', '2025-03-01', 'province-police-director'], ['sign-licence', '2026-07-01', 'province-police-director'],
    ['sign-publication', '2025-06-30', 'district-chair'], ['sign-publication', '2025-07-01', 'province-police-director'], ['sign-selection', '2025-06-30', 'district-chair'], ['sign-selection', '2025-07-01', 'province-planner'],
    ['record-violation', '2025-02-28', 'district-labour'], ['record-violation', '2026-07-01', 'commune-police-chief'], ['keep-reception', '2026-06-30', 'commune-chair'], ['keep-reception', '2026-07-01', 'commune-police-chief'], ['sign-designation', '2026-11-20', 'province-health'],
  ] as const)('%s on %s: %s', (row, on, role) => {
    expect(signersOn(row, day(on))[0]).toBe(role)
  })
  test('the chair of a district publishes on the last day of districts and not a day later', () => {
    const before = (on: string, role: Role) => play('providers', [['2025-06-16', 'district-chair', 'apply', { ...provider, ...all('provider', '2025-06-16') }], [on, role, 'publish', {}]])
    expect(before('2025-06-30', 'district-chair').refused).toBeNull()
    expect(before('2025-07-01', 'district-chair')).toMatchObject({ refused: 'not-competent', facts: { signer: 'province-police-director' }, citation: { instrument: 'D184' } })
    expect(before('2025-07-01', 'province-police-director').refused).toBeNull()
    expect(before('2025-06-30', 'province-police-director').refused).toBe('not-competent')
  })
  test('a public unit is selected by the chair of the district, then by the province; never a school', () => {
    const select = (on: string, role: Role, selected = 'medical-centre:p-20.1') => play('unit-selection', [[on, role, 'select', { selected, services: ['withdrawal'], form: 'assigned', decisionNumber: '1', fromDay: on }]]).refused
    expect([select('2025-06-30', 'district-chair'), select('2025-07-01', 'district-chair'), select('2025-07-01', 'province-planner'), select('2025-06-30', 'province-planner')]).toEqual([null, 'not-competent', null, 'not-competent'])
    expect(select('2026-08-01', 'province-planner', 'school:p-20.1')).toBe('public-unit-only')
  })
})

describe('the conditions', () => {
  test('are those of the law of the day; what was not read refuses nothing', () => {
    expect(conditionsOn('private', day('2025-02-28')).map((each) => each.id)).toContain('lease')
    expect(requiredConditions('private', day('2025-03-01'))).toEqual([])
    expect(requiredConditions('private', day('2026-08-01')).map((each) => each.id)).toEqual(['separate-rooms'])
  })
  test('a licence is refused while one is missing, with its article', () => {
    const applied: Step = ['2025-01-06', 'province-labour', 'apply', facility]
    expect(play('facilities', [applied, ['2025-01-10', 'province-labour', 'grant', { licenceNumber: '1' }]])).toMatchObject({ refused: 'conditions-missing', facts: { missing: 10, condition: 'lawful-setup' }, citation: { instrument: 'D116', article: '9' } })
    expect(play('facilities', [applied, ['2025-01-10', 'province-labour', 'grant', { licenceNumber: '1', ...all('private', '2025-01-10') }]]).refused).toBeNull()
  })
})

describe('clocks', () => {
  test('a file of 2025-01-06 is decided in 15 working days, one of 2026-08-03 in 5; each stands with the body of its day', () => {
    const old = play('facilities', [['2025-01-06', 'province-labour', 'apply', facility]])
    // New Year of the moon: 27 to 31 January are days off.
    expect(dues('facilities', old.state!, '2025-01-07')).toEqual([{ clock: 'licence-grant', dueOn: '2025-02-03', bound: 'province-labour', agencyId: 'province-labour:p-20', act: 'grant' }])
    const present = play('facilities', [['2026-08-03', 'province-police', 'apply', facility]])
    expect(dues('facilities', present.state!, '2026-08-04')).toEqual([{ clock: 'private-licence', dueOn: '2026-08-10', bound: 'province-police-director', agencyId: 'province-police:p-20', act: 'grant' }])
  })
  test('a licence without service: three months, then six; nothing once service began', () => {
    const steps: Step[] = [['2024-05-06', 'province-labour', 'apply', facility], ['2024-05-31', 'province-labour', 'grant', { licenceNumber: '1', ...all('private', '2024-05-31') }]]
    const idle = play('facilities', steps)
    expect(dues('facilities', idle.state!, '2024-06-01').map(({ clock, dueOn, bound }) => [clock, dueOn, bound])).toEqual([['licence-idle-suspend', '2024-08-31', 'facility-head'], ['licence-idle-revoke', '2024-11-30', 'facility-head']])
    expect(dues('facilities', play('facilities', [...steps, ['2024-06-10', 'facility-head', 'start-service']]).state!, '2024-06-11')).toEqual([])
  })
  test('a suspension of three to six months ends on its day, and the remedy is answered in ten working days', () => {
    const steps: Step[] = [['2024-03-01', 'province-labour', 'record-existing', { ...facility, licenceNumber: '1', licencedOn: '2020-01-01', startedOn: '2020-02-01' }], ['2024-06-03', 'province-labour', 'record-violation', { ground: 'x' }]]
    expect(dues('facilities', play('facilities', steps).state!, '2024-06-04').map(({ clock, dueOn }) => [clock, dueOn])).toEqual([['licence-suspend', '2024-06-10']])
    const suspend = (months: number): Step => ['2024-06-07', 'province-labour', 'suspend', { ground: 'x', months }]
    expect([play('facilities', [...steps, suspend(2)]), play('facilities', [...steps, suspend(7)])].map(({ refused }) => refused)).toEqual(['suspension-months', 'suspension-months'])
    const stopped = play('facilities', [...steps, suspend(3), ['2024-08-01', 'facility-head', 'report-remedy', { remedy: 'x' }]])
    expect(stopped.state!.values['suspendedUntil']).toBe('2024-09-07')
    expect(dues('facilities', stopped.state!, '2024-08-02').map(({ clock, dueOn }) => [clock, dueOn])).toEqual([['licence-reissue', '2024-08-15'], ['licence-suspension-term', '2024-09-07']])
  })
  test('an application of 2024-12-23 is published in ten working days by the chair of its district', () => {
    const applied = play('providers', [['2024-12-23', 'district-chair', 'apply', provider]])
    expect(dues('providers', applied.state!, '2024-12-24')).toEqual([{ clock: 'publish-provider', dueOn: '2025-01-07', bound: 'district-chair', agencyId: 'district-committee:d-178', act: 'publish' }])
    const published = play('providers', [['2024-12-23', 'district-chair', 'apply', { ...provider, ...all('provider', '2024-12-23') }], ['2025-01-03', 'district-chair', 'publish', {}]])
    expect(dues('providers', published.state!, '2025-01-04')).toEqual([{ clock: 'provider-idle', dueOn: '2025-07-03', bound: 'provider', agencyId: undefined, act: 'start-service' }])
  })
})

describe('wrong input', () => {
  test('beds below nought and an area twice are refused', () => {
    expect(areasFault([{ name: 'A', use: 'men', beds: 3, outOfService: 4 }])).toEqual({ code: 'beds-below-zero', area: 'A' })
    expect(areasFault([{ name: 'A', use: 'men', beds: 3 }, { name: 'a', use: 'women', beds: 3 }])?.code).toBe('area-twice')
    expect(areasFault([{ name: 'A', use: 'men', beds: 3, outOfService: 3 }])).toBeNull()
  })
  test('hours that run backwards or overlap are refused', () => {
    expect(hoursFault([{ day: 'monday', from: '11:00', to: '11:00' }])).toBe('hours-reversed')
    expect(hoursFault([{ day: 'monday', from: '07:00', to: '11:00' }, { day: 'monday', from: '10:59', to: '12:00' }])).toBe('hours-overlap')
    expect(hoursFault([{ day: 'monday', from: '07:00', to: '11:00' }, { day: 'monday', from: '11:00', to: '12:00' }, { day: 'tuesday', from: '07:00', to: '11:00' }])).toBeNull()
  })
  test('a second reception point of a commune is refused, and one without a post', () => {
    const open: Step = ['2026-08-03', 'commune-police-chief', 'open', { address: 'Số 1', hours: details.hours, posts: ['Trực ban'] }]
    const known = play('reception-points', [open])
    expect(known.refused).toBeNull()
    expect(play('reception-points', [open], [{ id: 'x', register: 'reception-points', state: known.state!, parentId: null, sequence: 1 }]).refused).toBe('reception-twice')
    expect(play('reception-points', [['2026-08-03', 'commune-police-chief', 'open', { ...open[3], posts: [] }]]).refused).toBe('posts-missing')
    expect(play('reception-points', [['2026-08-03', 'commune-chair', 'open', open[3]!]]).refused).toBe('not-competent')
  })
  test('a publication needs a proof and stands once', () => {
    const steps: Step[] = [['2025-08-04', 'province-health', 'designate', { ...provider, kind: 'health-station', agencyId: 'health-station:c-05983' }]]
    expect(play('providers', [...steps, ['2025-08-05', 'province-health', 'record-publication', { channel: 'portal' }]]).refused).toBe('proof-missing')
    const entry: Step = ['2025-08-05', 'province-health', 'record-publication', { channel: 'portal', link: 'https://a.example/1' }]
    expect(play('providers', [...steps, entry, entry]).refused).toBe('record-twice')
  })
  test('more people than beds is a fact that is recorded and said', () => {
    const counted = play('facilities', [['2026-01-05', 'province-police', 'record-existing', { ...facility, licenceNumber: '1' }], ['2026-01-06', 'facility-head', 'record-beds', { areas: [{ name: 'A', use: 'men', beds: 10, outOfService: 2 }] }], ['2026-01-07', 'facility-head', 'record-day', { present: 9 }]])
    expect(counted.refused).toBeNull()
    expect(counted.state!.values).toMatchObject({ beds: 10, outOfService: 2, present: 9, overCapacity: true })
  })
})

describe('the public list', () => {
  const history = play('facilities', [
    ['2026-01-05', 'province-police', 'record-existing', { ...facility, licenceNumber: '1' }], ['2026-01-06', 'facility-head', 'record-beds', { areas: [{ name: 'A', use: 'men', beds: 60 }] }], ['2026-01-07', 'facility-head', 'record-day', { present: 58 }],
    ['2026-02-02', 'province-police-director', 'suspend', { ground: 'bí mật', months: 3 }], ['2026-05-04', 'province-police-director', 'resume', {}], ['2026-06-01', 'province-police-director', 'withdraw', { ground: 'x' }],
  ])
  test('says on each day what stood on that day, and nothing after a withdrawal', () => {
    const rows = publicRowsOf('facilities', history.events, (id) => id)
    expect(rows.map((row) => [row.validFrom, row.validTo, row.status])).toEqual([['2026-01-05', '2026-01-06', 'listed'], ['2026-01-06', '2026-01-07', 'listed'], ['2026-01-07', '2026-02-02', 'listed'], ['2026-02-02', '2026-05-04', 'suspended'], ['2026-05-04', '2026-06-01', 'listed']])
    expect(stateOn(history.events, day('2026-06-01'))?.status).toBe('withdrawn')
    // Two free beds are "a few"; the ground of a suspension is not for the public.
    expect(rows[2]!.listing).toMatchObject({ capacity: '50-199', free: 'few' })
    expect(JSON.stringify(rows)).not.toContain('bí mật')
  })
  test.each([[0, 'none'], [-3, 'none'], [4, 'few'], [5, 'under-50'], [49, 'under-50'], [50, '50-199'], [200, '200-499'], [500, '500-more']] as const)('%s beds are shown as %s', (count, band) => {
    expect(bandOf(count)).toBe(band)
  })
  test('open now, later today, tomorrow, and after the weekend', () => {
    const hours = [{ day: 'friday', from: '07:30', to: '11:30' }, { day: 'friday', from: '13:30', to: '17:00' }, { day: 'monday', from: '07:30', to: '11:30' }] as const
    const at = (on: string, time: string) => openAt(hours, day(on), time, weekday)
    expect(at('2026-11-20', '11:29')).toEqual({ open: true, until: '11:30' })
    expect(at('2026-11-20', '11:30')).toEqual({ open: false, opens: { on: '2026-11-20', at: '13:30', inDays: 0 } })
    expect(at('2026-11-20', '17:00')).toEqual({ open: false, opens: { on: '2026-11-23', at: '07:30', inDays: 3 } })
    expect(openAt([], day('2026-11-20'), '09:00', weekday)).toEqual({ open: false, opens: null })
  })
  test('distances are those of the globe', () => {
    expect(kilometres({ latitude: 21.8, longitude: 106.7 }, { latitude: 21.8, longitude: 106.7 })).toBe(0)
    expect(kilometres({ latitude: 21, longitude: 106 }, { latitude: 22, longitude: 106 })).toBeCloseTo(111.2, 0)
  })
})

describe('the night board', () => {
  const own = 'rehab-facility:p-20.1'
  const measure = (more: Partial<BoardMeasure>): BoardMeasure => ({ measureId: 'm', personId: 'p', kind: 'compulsory', status: 'in-facility', facilityId: own, termEndsOn: null, nextDueOn: null, deadlines: [], events: [], ...more })
  const today = day('2026-11-20')
  const event = (type: string, data: Record<string, unknown>, on: PlainDate = today) => ({ type, occurredOn: on, data })
  test.each([
    ['in the facility', measure({}), 'present'], ['on leave', measure({ status: 'on-leave', events: [event('grant-leave', { from: '2026-11-19', to: '2026-11-22' })] }), 'away'], ['in hospital', measure({ events: [event('record-hospital', { from: '2026-11-18' })] }), 'away'],
    ['back from hospital', measure({ events: [event('record-hospital', { from: '2026-11-10', to: '2026-11-18' })] }), 'present'], ['out and not back', measure({ kind: 'voluntary-public', status: 'in-rehab', events: [event('go-out', { why: 'family' })] }), 'away'],
    ['out and back', measure({ kind: 'voluntary-public', status: 'in-rehab', events: [event('go-out', { why: 'family' }), event('come-back', {})] }), 'present'], ['named for this place', measure({ status: 'facility-named', facilityId: null }), 'coming'],
    ['held here until the execution', measure({ status: 'facility-named' }), 'present'], ['escaped', measure({ status: 'escaped', facilityId: null }), 'none'], ['suspended for illness', measure({ status: 'suspended', facilityId: null }), 'none'], ['moving in from elsewhere', measure({ facilityId: 'rehab-facility:p-20.2' }), 'coming'],
    ['held while the dossier is made', measure({ kind: 'compulsory-dossier', status: 'court-pending' }), 'present'], ['a dossier of somebody free', measure({ kind: 'compulsory-dossier', status: 'court-pending', facilityId: null }), 'none'],
  ] as const)('%s: %s', (_, given, expected) => {
    expect(standingOf(given, own, undefined, today).here).toBe(expected)
  })
  test('a role that reads no facility tells by the bed', () => {
    const guard = { ...measure({ status: 'facility-named' }), facilityId: undefined }
    expect(standingOf(guard, own, undefined, today).here).toBe('coming')
    expect(standingOf(guard, own, { measureId: 'm', area: 'A', bed: 1, kept: false }, today).here).toBe('present')
    expect(standingOf(guard, own, { measureId: 'm', area: 'A', bed: 1, kept: true }, today).here).toBe('coming')
  })
  test('the last lawful day is no day too long; the next one is', () => {
    expect([daysBeyond(today, today), daysBeyond(day('2026-11-19'), today), daysBeyond(null, today), daysBeyond(day('2026-11-21'), today)]).toEqual([0, 1, 0, 0])
  })
  test('the forecast lets everybody go the day after the last day, and says when beds run out', () => {
    const forecast = forecastOf(8, [day('2026-11-20'), day('2026-11-01'), day('2026-12-25'), null], [day('2026-11-25'), day('2026-11-25'), day('2026-11-26'), null], 9, today)
    expect(forecast.days[0]).toEqual({ on: '2026-11-21', leaving: 2, coming: 0, present: 6 })
    expect([forecast.leaving, forecast.coming, forecast.withoutDay, forecast.fullOn]).toEqual([2, 3, 1, '2026-11-26'])
    expect(forecast.days).toHaveLength(30)
  })
  test('an area may hold more than its beds, and says so; who may not read places learns no number', () => {
    const areas = [{ name: 'A', use: 'men', beds: 2, outOfService: 1 }] as const
    const places = [1, 2].map((bed) => ({ measureId: `m${bed}`, area: 'A', bed, kept: false }))
    expect(areasOf(areas, places)).toEqual([{ name: 'A', use: 'men', beds: 2, outOfService: 1, taken: 2, kept: 0, over: true }])
    expect(areasOf(areas, null)[0]).toMatchObject({ taken: null, kept: null, over: false })
  })
})
