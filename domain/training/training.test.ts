/** The training registers through their engine, and the figures. */
import { describe, expect, test } from 'vitest'
import { addDays, day, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterContext, RegisterDeclaration, RegisterState, RelatedRecord } from '../kernel/register.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { problemTexts } from '../problems.ts'
import { after, decideRegisterAct } from '../registers/registers.engine.ts'
import { schemaOf } from '../registers/registers.schema.ts'
import { registersEn } from '../registers/registers.en.ts'
import { registersVi } from '../registers/registers.vi.ts'
import { certificateValidOn, expiryForecast, referenceDay, shareBy, shareOf, trainedInYear, withoutAssessor } from './training.figures.ts'
import { renewalLeadDays, reviewDays } from './training.law.ts'
import type { HeldCertificate, StaffPost } from './training.model.ts'
import { certificateReviews, certificates, courses, participations, staff, trainingRegisters } from './training.registers.ts'

const today = day('2026-11-20')
const actor = (role: string, agencyId: string): RegisterContext['actor'] => ({ role, agencyId, agencyKind: agencyId.split(':')[0], unitId: agencyId.split(':')[1], provinceId: 'p-20', postId: `${agencyId}/${role}` }) as never
const station = actor('health-station', 'health-station:c-1')
const health = actor('province-health', 'province-health:p-20')
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A store in memory, with the same questions as the server's. */
function registerWorld() {
  const held = new Map<string, RelatedRecord & { declared: RegisterDeclaration }>()
  let number = 100
  const act = (declared: RegisterDeclaration, by: RegisterContext['actor'], type: string, on: string, data: Record<string, unknown>, recordId = id(++number)): string => {
    const parsed = schemaOf(declared.acts[type]!.fields).safeParse(data)
    if (!parsed.success && by.role !== 'system') return `bad-data ${parsed.error.issues[0]!.path.join('.')}`
    const before = held.get(recordId)
    const context: Omit<RegisterContext, 'related'> = {
      recordId, actor: by, today, now: instantAt(today), calendar: workingCalendar, unit: (unit) => ({ id: unit, name: unit, level: unit.startsWith('p-') ? 'province' : 'commune', provinceId: 'p-20' }),
      agency: (agency) => (/^[a-z-]+:[pcd]-/.test(agency) ? { id: agency, name: agency, kind: agency.split(':')[0] as never, unitId: agency.split(':')[1]!.split('.')[0]! } : undefined),
    }
    const given = { id: id(++number), type, occurredOn: on as PlainDate, basedOn: before?.sequence ?? 0, data }
    const related = (declared.acts[type]!.needs?.(given, before?.state ?? null, context) ?? []).flatMap((query) => [...held.values()].filter((each) => each.register === query.register && (query.id === undefined || each.id === query.id) && (query.parentId === undefined || each.parentId === query.parentId)
      && (query.agencyId === undefined || each.state.agencyId === query.agencyId) && (query.open === undefined || each.declared.closed.includes(each.state.status) !== query.open)))
    const decided = decideRegisterAct(declared, before?.state ?? null, given, { ...context, related })
    if (!decided.ok) return decided.refusal.code
    const state: RegisterState = after(before?.state ?? null, decided.value, given.occurredOn)
    held.set(recordId, { id: recordId, register: declared.id, declared, state, parentId: declared.parentOf?.(state) ?? null, sequence: (before?.sequence ?? 0) + 1 })
    for (const follow of decided.value.follows ?? []) {
      const said = act(trainingRegisters.find((each) => each.id === follow.register)!, { ...by, role: 'system' } as never, follow.type, on, follow.data, follow.recordId)
      if (!/^0{8}/.test(said)) return `follow ${said}`
    }
    return recordId
  }
  return { act, held, state: (record: string) => held.get(record)!.state }
}
const person = { name: 'Vi Văn Thử', profession: 'doctor', position: 'Bác sĩ', work: 'rehabilitation', from: '2024-01-02' }
const course = { title: 'Xác định tình trạng nghiện', topic: 'addiction-assessment', from: '2025-05-05', to: '2025-05-07', places: 1, hours: 24 }

describe('staff', () => {
  test('two posts of one person in one agency do not overlap; another agency, another time, another code may', () => {
    const { act } = registerWorld()
    const first = act(staff, station, 'add', '2024-01-02', person)
    expect(act(staff, station, 'add', '2024-06-03', { ...person, name: 'vi văn THỬ', from: '2024-06-01' })).toBe('staff-overlap')
    expect(act(staff, station, 'add', '2024-06-03', { ...person, from: '2023-01-01', to: '2024-01-02' })).toBe('staff-overlap')
    expect(act(staff, station, 'add', '2024-06-03', { ...person, from: '2023-01-01', to: '2024-01-01' })).toMatch(/^0{8}/)
    expect(act(staff, actor('health-station', 'health-station:c-2'), 'add', '2024-06-03', person)).toMatch(/^0{8}/)
    expect(act(staff, station, 'change', '2024-06-04', { code: 'YT-1' }, first)).toBe(first)
    expect(act(staff, station, 'add', '2024-06-05', { ...person, code: 'YT-2', from: '2024-06-01' })).toMatch(/^0{8}/)
    expect(act(staff, station, 'leave', '2024-12-31', {}, first)).toBe(first)
    expect(act(staff, station, 'add', '2025-01-02', { ...person, code: 'YT-1', from: '2025-01-01' })).toMatch(/^0{8}/)
  })
  test('dates the wrong way round, an unknown agency and the staff of others are refused', () => {
    const { act } = registerWorld()
    expect(act(staff, station, 'add', '2024-01-02', { ...person, to: '2023-12-31' })).toBe('dates-reversed')
    expect(act(staff, station, 'add', '2024-01-02', { ...person, agencyId: 'health-station:c-2' })).toBe('unit-not-yours')
    expect(act(staff, station, 'add', '2024-01-02', { ...person, profession: 'wizard' })).toBe('bad-data profession')
  })
  test('who moves to another agency takes the certificates along', () => {
    const { act, held, state } = registerWorld()
    const who = act(staff, station, 'add', '2024-01-02', person)
    const paper = act(certificates, station, 'record', '2024-02-01', { staff: who, kind: 'addiction-assessment', number: '12/CC', issuedOn: '2024-01-20', issuer: 'Sở Y tế' })
    expect(act(staff, health, 'transfer', '2025-07-01', { toAgency: 'health-station:c-9', lastDay: '2025-06-30' }, who)).toBe(who)
    const next = [...held.values()].find((each) => each.register === 'staff' && each.state.agencyId === 'health-station:c-9')!
    expect([state(who).status, state(who).values['to'], next.state.values['from'], next.state.values['holder'], state(paper).agencyId]).toEqual(['left', '2025-06-30', '2025-07-01', who, 'health-station:c-9'])
    expect(act(staff, station, 'transfer', '2025-07-02', { toAgency: 'health-station:c-3', lastDay: '2025-07-01' }, who)).toBe('register-closed')
  })
})

describe('courses and participants', () => {
  test('places below zero, reversed dates, a full course, a second enrolment, a course outside the post are refused', () => {
    const { act } = registerWorld()
    expect(act(courses, health, 'plan', '2025-04-01', { ...course, places: -1 })).toBe('bad-data places')
    expect(act(courses, health, 'plan', '2025-04-01', { ...course, to: '2025-05-04' })).toBe('dates-reversed')
    const held = act(courses, health, 'plan', '2025-04-01', course)
    const [one, two, late] = [act(staff, station, 'add', '2024-01-02', person), act(staff, station, 'add', '2024-01-02', { ...person, name: 'Lý Thị Nháp' }), act(staff, station, 'add', '2025-06-01', { ...person, name: 'Bế Văn Dụ', from: '2025-06-01' })]
    expect(act(participations, station, 'enrol', '2025-04-10', { staff: late, course: held })).toBe('not-in-post-then')
    const place = act(participations, station, 'enrol', '2025-04-10', { staff: one, course: held })
    expect(act(participations, station, 'enrol', '2025-04-10', { staff: one, course: held })).toBe('enrolled-already')
    expect(act(participations, station, 'enrol', '2025-04-10', { staff: two, course: held })).toBe('course-full')
    expect(act(courses, health, 'change', '2025-04-11', { places: 0 }, held)).toBe('course-places-taken')
    expect(act(participations, station, 'withdraw', '2025-04-12', {}, place)).toBe(place)
    expect(act(participations, station, 'enrol', '2025-04-12', { staff: two, course: held })).toMatch(/^0{8}/)
    expect(act(participations, station, 'pass', '2025-05-08', {}, place)).toBe('register-status')
  })
  test('attendance from the first day, a result from the last', () => {
    const { act } = registerWorld()
    const held = act(courses, health, 'plan', '2025-04-01', course)
    const place = act(participations, station, 'enrol', '2025-04-10', { staff: act(staff, station, 'add', '2024-01-02', person), course: held })
    expect(act(participations, station, 'attend', '2025-05-05', {}, place)).toBe('not-your-role')
    expect(act(participations, health, 'attend', '2025-05-04', {}, place)).toBe('before-course')
    expect(act(participations, health, 'attend', '2025-05-05', {}, place)).toBe(place)
    expect(act(participations, health, 'pass', '2025-05-06', { score: 80 }, place)).toBe('before-course')
    expect(act(participations, health, 'pass', '2025-05-07', { score: 101 }, place)).toBe('bad-data score')
    expect(act(participations, health, 'pass', '2025-05-07', { score: 80 }, place)).toBe(place)
    expect(act(courses, health, 'hold', '2025-05-06', {}, held)).toBe('course-not-over')
  })
})

describe('certificates', () => {
  test('a certificate before its course, without the course passed, twice, or valid to before its issue is refused', () => {
    const { act } = registerWorld()
    const who = act(staff, station, 'add', '2024-01-02', person)
    const held = act(courses, health, 'plan', '2025-04-01', course)
    const paper = { staff: who, kind: 'addiction-assessment', number: '7/2025/CC', issuedOn: '2025-05-20', issuer: 'Sở Y tế', course: held }
    expect(act(certificates, station, 'record', '2025-06-01', { ...paper, issuedOn: '2025-05-06' })).toBe('certificate-before-course')
    expect(act(certificates, station, 'record', '2025-06-01', paper)).toBe('course-not-passed')
    const place = act(participations, station, 'enrol', '2025-04-10', { staff: who, course: held })
    act(participations, health, 'pass', '2025-05-07', { score: 80 }, place)
    expect(act(certificates, station, 'record', '2025-06-01', { ...paper, validTo: '2025-05-19' })).toBe('dates-reversed')
    expect(act(certificates, station, 'record', '2025-06-01', { ...paper, issuedOn: '2027-01-01' })).toBe('in-future')
    const kept = act(certificates, station, 'record', '2025-06-01', paper)
    expect(kept).toMatch(/^0{8}/)
    expect(act(certificates, station, 'record', '2025-06-02', { ...paper, number: '7/2025/cc' })).toBe('certificate-known')
    expect(act(certificates, station, 'revoke', '2025-07-01', { reason: 'Thu hồi' }, kept)).toBe('not-your-role')
    expect(act(certificates, health, 'find-false', '2025-07-01', { reason: 'Nơi cấp không cấp số này' }, kept)).toBe(kept)
    expect(act(certificates, health, 'extend', '2025-07-02', { validTo: '2030-01-01' }, kept)).toBe('register-closed')
  })
  test('a qualification that ends is a task of its body; one found false asks for a review', () => {
    const state = (status: string, values: Record<string, unknown>): RegisterState => ({ status, unitId: 'c-1', agencyId: 'health-station:c-1', values, openedOn: today, since: today })
    const context = { calendar: workingCalendar, today, recordId: id(1) }
    const validTo = day('2027-01-31')
    expect(certificates.duesOf!(state('valid', { kind: 'addiction-assessment', validTo }), context)).toMatchObject([{ clock: 'certificate-renewal', dueOn: validTo, opensOn: addDays(validTo, -renewalLeadDays), bound: 'health-station', confidence: 'unverified' }])
    expect(certificates.duesOf!(state('revoked', { kind: 'addiction-assessment', validTo }), context)).toEqual([])
    expect(certificates.duesOf!(state('valid', { kind: 'counselling', validTo }), context)).toEqual([])
    expect(certificateReviews.duesOf!({ ...state('open', { foundFalseOn: today }), agencyId: 'commune-police:c-1' }, context)).toMatchObject([{ dueOn: addDays(today, reviewDays), bound: 'commune-police-chief', act: 'conclude' }])
  })
})

describe('figures', () => {
  const post = (staffId: string, more: Partial<StaffPost> = {}): StaffPost => ({ staffId, holderId: staffId, agencyId: 'commune-police:c-1', agencyKind: 'commune-police', unitId: 'c-1', profession: 'police-officer', work: 'rehabilitation', from: day('2024-01-01'), to: null, ...more })
  const taken = (holderId: string, endedOn: string, outcome: 'attended' | 'passed' | 'failed' = 'passed') => ({ holderId, courseId: 'c', endedOn: day(endedOn), outcome })
  test('managers and rehabilitation staff of facility, district and commune who took part in the year', () => {
    const posts = [
      post('a'), post('b', { work: 'managing', agencyKind: 'district-labour', profession: 'civil-servant' }), post('c', { agencyKind: 'rehab-facility' }), post('other', { work: 'other' }), post('province', { agencyKind: 'province-police' }),
      post('left', { to: day('2024-12-30') }), post('last-day', { to: day('2024-12-31') }), post('later', { from: day('2025-01-01') }), post('moved', { holderId: 'first' }),
    ]
    const lines = trainedInYear(posts, [taken('a', '2024-12-31'), taken('b', '2023-12-31'), taken('c', '2024-05-05', 'attended'), taken('last-day', '2024-05-05', 'failed'), taken('first', '2024-01-01')], 2024, today)
    expect(lines.map((line) => [line.staffId, line.trained])).toEqual([['a', true], ['b', false], ['c', true], ['last-day', false], ['moved', true]])
    expect(shareOf(lines)).toEqual({ met: 3, of: 5 })
    expect(shareBy(lines, (line) => line.level)).toEqual({ commune: { met: 2, of: 3 }, district: { met: 0, of: 1 }, facility: { met: 1, of: 1 } })
  })
  test('the running year is counted as of today', () => {
    expect([referenceDay(2024, today), referenceDay(2026, today)]).toEqual(['2024-12-31', today])
    expect(trainedInYear([post('a')], [taken('a', '2026-12-01')], 2026, today)[0]!.trained).toBe(false)
  })
  const paper = (more: Partial<HeldCertificate> = {}): HeldCertificate => ({ certificateId: 'x', holderId: 'a', kind: 'addiction-assessment', issuedOn: day('2023-01-01'), validTo: null, revokedOn: null, foundFalse: false, ...more })
  test('bodies without anybody who may sign', () => {
    const posts = [post('a', { agencyId: 'one' }), post('b', { agencyId: 'two' }), post('c', { agencyId: 'three', to: day('2026-11-19') })]
    expect(withoutAssessor(['one', 'two', 'three', 'four'], posts, [paper(), paper({ holderId: 'b', validTo: day('2026-11-19') }), paper({ holderId: 'c' })], today)).toEqual(['two', 'three', 'four'])
    expect(certificateValidOn(paper({ validTo: today }), today)).toBe(true)
  })
  test('what ends in which month', () => {
    expect(expiryForecast([paper({ validTo: day('2026-11-30') }), paper({ validTo: day('2026-11-19') }), paper({ validTo: day('2027-01-05') }), paper({ validTo: day('2027-02-01') }), paper({ validTo: day('2027-01-05'), revokedOn: today }), paper()], today, 3)).toEqual([
      { month: '2026-11', kind: 'addiction-assessment', certificates: 1 }, { month: '2027-01', kind: 'addiction-assessment', certificates: 1 },
    ])
  })
})

test('every field, act, status, option, clock and refusal has words in both languages', () => {
  for (const register of trainingRegisters) {
    for (const [language, words] of [['vi', registersVi[register.id]], ['en', registersEn[register.id]]] as const) {
      const fields = [...register.fields, ...Object.values(register.acts).flatMap((act) => act.fields)]
      for (const field of fields) {
        expect(words!.fields[field.key], `${language} ${register.id}.${field.key}`).toBeTruthy()
        for (const option of field.options ?? []) expect(words!.options?.[field.key]?.[option], `${language} ${register.id}.${field.key}.${option}`).toBeTruthy()
      }
      for (const act of Object.keys(register.acts)) expect(words!.acts[act], `${language} ${register.id}.${act}`).toBeTruthy()
      for (const status of register.statuses) expect(words!.statuses[status], `${language} ${register.id}.${status}`).toBeTruthy()
    }
  }
  for (const code of ['staff-overlap', 'course-full', 'certificate-before-course', 'certificate-none-valid', 'certificate-expired', 'certificate-needed']) expect(problemTexts[code], code).toBeTruthy()
})
