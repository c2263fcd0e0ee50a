/** Dates of clocks and terms in facilities, and what must hold for every voluntary person there. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import type { MeasureKind } from '../kernel/measure.ts'
import { addDays, addMonths, day, daysBetween, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import type { MeasureState } from '../kernel/procedure.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { procedureOf } from '../measures/procedures.ts'
import { startReplay, type Replay, type Step } from '../measures/replay.ts'
import { countedTerm, restDays, shiftOf } from './voluntary-rehab.common.ts'

const facility = 'rehab-facility:p-20.1'
const must = (replay: Replay, step: Step): void => { const answer = replay.step(step); expect(answer.ok ? 'ok' : `${step.on} ${step.act} ${answer.refusal.code}`).toBe('ok') }
const held = (replay: Replay, kind: MeasureKind) => replay.person.measures.findLast((measure) => measure.kind === kind)!
const due = (replay: Replay, kind: MeasureKind, today: string) => Object.fromEntries(procedureOf(kind)!.deadlinesOf(held(replay, kind).state, { subject: replay.person.subject, calendar, today: day(today) }).map((each) => [each.clock, each.dueOn]))

function inPrivate(from: string, turn: 'first' | 'repeat' = 'first'): Replay {
  const replay = startReplay('1990')
  must(replay, { on: from, who: 'commune-police', measure: 'voluntary-private', act: 'register', begin: true, data: { turn, ...(turn === 'repeat' ? { turnPaper: 'GXN 1' } : {}), resultIssuedOn: from, facility } })
  must(replay, { on: from, who: 'commune-police-chief', measure: 'voluntary-private', act: 'decide' })
  must(replay, { on: from, who: 'facility-intake', measure: 'voluntary-private', act: 'start' })
  return replay
}
function inPublic(from: string): Replay {
  const replay = startReplay('1990')
  must(replay, { on: from, who: 'commune-police', measure: 'voluntary-public', act: 'register', begin: true, data: { turn: 'first', resultIssuedOn: from } })
  must(replay, { on: from, who: 'commune-police-chief', measure: 'voluntary-public', act: 'decide' })
  must(replay, { on: from, who: 'commune-police-chief', measure: 'voluntary-public', act: 'request-placement' })
  must(replay, { on: from, who: 'province-police-director', measure: 'voluntary-public', act: 'designate', data: { facility } })
  must(replay, { on: from, who: 'facility-intake', measure: 'voluntary-public', act: 'start' })
  return replay
}

describe('terms', () => {
  test.each([
    ['2026-07-01', 'first', '2028-06-30'], ['2026-08-31', 'first', '2028-08-30'], ['2027-02-28', 'repeat', '2030-02-27'], ['2026-12-29', 'repeat', '2029-12-28'],
  ] as const)('private, begun %s, %s: until %s', (from, turn, ends) => expect(held(inPrivate(from, turn), 'voluntary-private').row.termEndsOn).toBe(ends))
  test.each([['2022-08-31', 6, '2023-02-27'], ['2023-08-31', 6, '2024-02-28'], ['2024-02-29', 12, '2025-02-27'], ['2025-01-01', 12, '2025-12-31']] as const)('contract of %s over %i months: until %s', (on, months, ends) => {
    const replay = startReplay('1990')
    must(replay, { on, who: 'facility-head', measure: 'voluntary-public', act: 'admit', begin: true, data: { unit: 'c-05983', months } })
    expect(held(replay, 'voluntary-public').row.termEndsOn).toBe(ends)
  })
  test('prison moves the end by whole days inside, service elsewhere takes them away', () => {
    const parts = { startedOn: day('2026-07-07'), months: 24, creditedDays: 0, interruptions: [{ from: day('2026-10-01'), to: day('2026-10-02') }] }
    expect(shiftOf(parts.interruptions, 0)).toBe(0)
    expect(countedTerm(parts)?.termEndsOn).toBe('2028-07-06')
    expect(countedTerm({ ...parts, interruptions: [{ from: day('2026-10-01'), to: day('2026-10-12') }] })?.termEndsOn).toBe('2028-07-16')
    expect(countedTerm({ ...parts, creditedDays: 100 })?.termEndsOn).toBe(addDays(day('2028-07-06'), -100))
    expect(countedTerm({ ...parts, creditedDays: 5000 })?.termEndsOn).toBe('2026-07-07')
    expect(countedTerm({ ...parts, interruptions: [{ from: day('2026-10-01'), to: null }] })).toBeNull()
    expect(restDays({ ...parts, interruptions: [{ from: day('2026-10-01'), to: null }] })).toBe(daysBetween(day('2026-10-01'), day('2028-07-06')))
  })
})

describe('clocks', () => {
  test('the way to a public place in hours, each on the one before', () => {
    const replay = startReplay('1990')
    const act = (on: string, at: string, who: Role, type: string, data?: Record<string, unknown>) => must(replay, { on, at, who, measure: 'voluntary-public', act: type, ...(data ? { data } : {}), ...(type === 'register' ? { begin: true } : {}) })
    act('2026-09-01', '16:00', 'commune-police', 'register', { turn: 'first', resultIssuedOn: '2026-08-31' })
    expect(due(replay, 'voluntary-public', '2026-09-01')['voluntary-decision']).toBe('2026-09-02')
    act('2026-09-02', '15:00', 'commune-police-chief', 'decide')
    expect(due(replay, 'voluntary-public', '2026-09-02')['public-voluntary-request']).toBe('2026-09-03')
    act('2026-09-03', '10:00', 'commune-police-chief', 'request-placement')
    expect(due(replay, 'voluntary-public', '2026-09-03')['public-voluntary-designate']).toBe('2026-09-04')
    act('2026-09-04', '09:00', 'province-police-director', 'request-central', { central: 'ministry-police:p-01' })
    expect(due(replay, 'voluntary-public', '2026-09-04')['public-voluntary-designate-central']).toBe('2026-09-05')
    act('2026-09-05', '08:00', 'ministry-police', 'designate-central', { facility })
    expect(due(replay, 'voluntary-public', '2026-09-05')['voluntary-start']).toBe('2026-09-08')
  })
  test('before 2026-07-01 by contract, since then by registration', () => {
    const code = (step: Step) => { const answer = startReplay('1990').step(step); return answer.ok ? 'ok' : answer.refusal.code }
    for (const measure of ['voluntary-private', 'voluntary-public'] as const) {
      const admit = (on: string): Step => ({ on, who: 'facility-intake', measure, act: 'admit', begin: true, data: { unit: 'c-05983', months: 6 } })
      expect([code(admit('2026-06-30')), code({ ...admit('2026-07-01'), data: { unit: 'c-05983', turn: 'first' } })]).toEqual(['ok', 'by-registration'])
    }
  })
  test('notice and certificate before the end', () => {
    const asked = due(inPrivate('2026-07-06'), 'voluntary-private', '2026-07-06')
    expect([asked['rehab-term-first'], asked['private-end-notice'], asked['private-certificate']]).toEqual(['2028-07-05', '2028-06-05', '2028-07-05'])
    expect(due(inPublic('2026-07-06'), 'voluntary-public', '2026-07-06')['public-voluntary-end-notice']).toBe('2028-06-05')
  })
  test('no clock of a person rests on an unverified row as if it were sure', () => {
    const replay = startReplay('1990')
    must(replay, { on: '2026-07-06', who: 'commune-police', measure: 'voluntary-public', act: 'register', begin: true, data: { turn: 'first', resultIssuedOn: '2026-07-06' } })
    must(replay, { on: '2026-07-06', who: 'commune-police-chief', measure: 'voluntary-public', act: 'decide' })
    must(replay, { on: '2026-07-06', who: 'commune-police-chief', measure: 'voluntary-public', act: 'request-placement' })
    must(replay, { on: '2026-07-06', who: 'province-police-director', measure: 'voluntary-public', act: 'designate', data: { facility } })
    const own = procedureOf('voluntary-public')!.deadlinesOf(held(replay, 'voluntary-public').state, { subject: replay.person.subject, calendar, today: day('2026-07-06') }).filter((each) => each.bound === 'person')
    expect(own.map((each) => each.confidence)).toEqual(['unverified'])
  })
})

const roles: Role[] = ['commune-police', 'commune-police-chief', 'facility-head', 'facility-intake', 'facility-guard', 'province-police-director', 'ministry-police']
const data: Readonly<Record<string, (on: PlainDate) => Record<string, unknown>>> = {
  designate: () => ({ facility }), 'request-central': () => ({ central: 'ministry-police:p-01' }), 'designate-central': () => ({ facility }), 'force-majeure-ended': () => ({ decisionNumber: '1' }),
  postpone: () => ({ postponement: 'serious-illness', proofPaper: '1' }), exempt: () => ({ exemption: 'pregnancy', proofPaper: '1' }), suspend: () => ({ proofPaper: '1' }), 'go-out': () => ({ why: 'hospital' }), notify: () => ({ about: 'start', toPolice: 'seat' }),
  'record-stage': (on) => ({ stage: 's1', from: on }), 'record-visit': () => ({ met: true, where: 'home' }), 'record-test': () => ({ sample: 'urine', testResult: 'negative' }), 'record-support': () => ({ support: 'one-off' }), 'record-absence': (on) => ({ from: on }),
  'excuse-absence': () => ({ reason: 'illness' }), transfer: () => ({ facility: 'rehab-facility:p-20.2' }), 'transfer-central': () => ({ facility: 'rehab-facility:p-01.2' }), 'facility-stopped': () => ({ decisionNumber: '1' }), 'record-breach': () => ({ breach: 'used', basisPaper: '1' }),
}
const endings = ['quit', 'exempt', 'end-by-death', 'end-by-order', 'complete-part', 'correct']
const releases = ['complete', 'quit', 'exempt', 'end-by-death', 'end-by-order', 'close-rest']

describe.each(['voluntary-private', 'voluntary-public'] as const)('%s, whatever happens', (kind) => {
  test('leaving is offered at every step, the end moves only by days in prison, past it only a release is offered', () => {
    const reached = new Set<string>()
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), fc.array(fc.record({ wait: fc.integer({ min: 0, max: 60 }), pick: fc.nat(10_000) }), { minLength: 5, maxLength: 30 }), (offset, steps) => {
      let on = addDays(day('2026-07-01'), offset)
      const replay = startReplay('1990')
      must(replay, { on, who: 'commune-police', measure: kind, act: 'register', begin: true, data: { turn: 'first', resultIssuedOn: on, facility } })
      for (const { wait, pick } of steps) {
        on = addDays(on, wait)
        if (on > '2029-06-01') break
        const state = held(replay, kind).state as MeasureState & { startedOn: PlainDate | null; interruptions: { from: PlainDate; to: PlainDate | null }[]; creditedDays: number }
        if (!state.open) break
        reached.add(state.status)
        const offers = roles.flatMap((who) => procedureOf(kind)!.nextActs(state, {
          subject: replay.person.subject, calendar, others: [], today: on, now: instantAt(on, '12:00'),
          actor: { role: who, agencyId: who.startsWith('facility-') ? facility : 'x', unitId: 'c-05983', provinceId: 'p-20', postId: 'x' },
        }).filter((next) => next.allowed).map((next) => ({ who, type: next.type })))
        for (const who of ['commune-police', 'facility-guard', 'facility-head'] as const) expect(offers).toContainEqual({ who, type: 'quit' })
        if (state.termEndsOn && on > state.termEndsOn) for (const offer of offers) expect(releases).toContain(offer.type)
        if (state.termEndsOn) {
          expect(state.termEndsOn).toBe(addDays(addMonths(state.startedOn!, 24), shiftOf(state.interruptions, state.creditedDays) - 1))
          expect(state.termEndsOn < state.otherReading!).toBe(true)
        }
        const lively = offers.filter((offer) => !endings.includes(offer.type))
        const chosen = lively[pick % Math.max(1, lively.length)]
        if (!chosen) continue
        const answer = replay.step({ on, who: chosen.who, measure: kind, act: chosen.type, data: data[chosen.type]?.(on) ?? {} })
        // What is offered is lawful, unless the values themselves are refused.
        if (!answer.ok) expect(['same-facility', 'not-your-facility', 'out-of-order'], `${chosen.type}`).toContain(answer.refusal.code)
      }
    }), { numRuns: 150 })
    for (const status of kind === 'voluntary-public' ? ['registered', 'decided', 'placement-requested', 'designated', 'in-rehab'] : ['registered', 'decided', 'in-rehab', 'in-prison']) expect([...reached]).toContain(status)
  })

  test('on and after the last day the certificate is lawful for the head, whatever is missing', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 300 }), (offset, late) => {
      const replay = (kind === 'voluntary-private' ? inPrivate : inPublic)(addDays(day('2026-07-01'), offset))
      const end = held(replay, kind).row.termEndsOn!
      must(replay, { on: addDays(end, late), who: 'facility-head', measure: kind, act: 'complete' })
      expect(held(replay, 'post-rehab').row.termEndsOn).toBe(addDays(addMonths(end, 12), -1))
    }), { numRuns: 60 })
  })
})
