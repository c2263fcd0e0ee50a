/** Dates of the dossier, the last lawful day of whoever is held, and what no life may ever meet. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import { dueOf } from '../kernel/deadline.ts'
import { regimeOn } from '../kernel/law-timeline.ts'
import { addDays, addMonths, day, daysBetween, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { startReplay, type Replay, type Step } from '../measures/replay.ts'
import { daysToDeduct, interimDays, limitation } from './compulsory-dossier.holding.ts'
import { bearerOn, dossierGrounds, dossierLaw, dossierRow, groundsOn } from './compulsory-dossier.law.ts'
import type { DossierState, Interim } from './compulsory-dossier.model.ts'
import { compulsoryDossier } from './compulsory-dossier.rules.ts'
import { compulsoryDossierTransitions } from './compulsory-dossier.transitions.ts'

const kind = 'compulsory-dossier'
const held = (replay: Replay) => replay.person.measures.findLast((measure) => measure.kind === kind)!
const stateOf = (replay: Replay) => held(replay).state as DossierState
const contextOf = (role: Role, today: PlainDate) => ({ subject: { personId: 'person', birth: '1990' }, calendar, others: [], today, now: instantAt(today, '12:00'), actor: { role, agencyId: 'x', unitId: 'c-05983', provinceId: 'p-20', postId: 'x' } })

describe('clocks by the law of their day', () => {
  // Row, day it hangs on, day it is due. Tết 2024: 8–14 February; 30 April and 1 May 2024; the making-up day of 2026-08-31.
  test.each([
    ['dossier-adult', '2024-03-01', '2024-03-08'], ['dossier-adult', '2024-02-06', '2024-02-20'], ['dossier-minor', '2023-04-28', '2023-05-10'], ['compulsory-dossier-open', '2026-07-03', '2026-07-06'],
    ['dossier-read', '2024-03-08', '2024-03-13'], ['compulsory-read', '2026-08-28', '2026-09-07'], ['dossier-forward', '2024-03-13', '2024-03-14'], ['compulsory-forward-court', '2026-08-07', '2026-08-10'],
    ['labour-check', '2024-03-14', '2024-03-18'], ['dossier-supplement', '2024-03-18', '2024-03-20'], ['labour-resend', '2024-03-20', '2024-03-22'], ['court-query-answer', '2023-05-26', '2023-05-30'], ['court-clarification-reply', '2026-08-14', '2026-08-18'],
    ['court-return-incomplete', '2024-03-22', '2024-03-26'], ['court-notify-acceptance', '2024-03-25', '2024-03-27'], ['court-decide', '2024-03-25', '2024-04-09'], ['court-decide-minor', '2024-01-22', '2024-02-06'], ['court-check-minor', '2024-01-22', '2024-01-25'],
    ['court-session', '2024-03-28', '2024-04-08'], ['court-send-decision', '2024-04-04', '2024-04-08'], ['complaint-court-decision', '2024-02-05', '2024-02-19'], ['complaint-forward', '2024-02-07', '2024-02-16'], ['complaint-conduct', '2024-04-04', '2024-04-09'], ['complaint-conduct-answer', '2024-04-04', '2024-04-09'],
  ] as const)('%s from %s is due %s', (id, on, due) => {
    const row = dossierRow(day(on), id)!
    expect(dueOf(row, { on: day(on), anchor: 'detected' }, calendar).dueOn).toBe(due)
  })
  test('the limitation ends on its calendar day, the earlier reading first', () => {
    for (const [from, last, other] of [['2024-11-30', '2025-02-27', '2025-02-28'], ['2023-11-30', '2024-02-28', '2024-02-29'], ['2026-07-31', '2026-10-30', '2026-10-31']] as const) expect(limitation(day(from))).toMatchObject({ lastDay: last, otherReading: other })
  })
  test('clocks of a court whose ordinance was not in force yet inform only', () => {
    expect(dossierRow(day('2023-01-31'), 'court-decide')?.confidence).toBe('unverified')
    expect(dossierRow(day('2023-02-01'), 'court-decide')?.confidence).toBe('verified')
    expect(dossierRow(day('2022-03-23'), 'court-decide-minor')?.confidence).toBe('unverified')
    expect(dossierRow(day('2026-07-01'), 'court-decide')?.confidence).toBe('unverified')
  })
  test('every court clock of the old law stands on, unverified, with the regional court', () => {
    for (const row of dossierLaw.rows.filter((each) => each.bound === 'regional-court')) expect(row.confidence, `${row.id} ${row.regime}`).not.toBe(row.id === 'court-effect' && row.regime === 'r2026' ? 'unverified' : 'verified')
    expect(bearerOn('district-court', day('2025-06-30'))).toBe('district-court')
    expect(bearerOn('district-court', day('2025-07-01'))).toBe('regional-court')
    expect(bearerOn('commune-chair', day('2026-07-01'))).toBe('commune-police-chief')
    expect(bearerOn('district-labour', day('2025-03-01'))).toBe('province-police')
  })
  test('the law of 2026 names no time for the court: the clocks of the old ordinances inform beside it', () => {
    expect(dossierLaw.on('court-decision', day('2026-09-01'))).toMatchObject({ unit: 'no-number', confidence: 'unverified', bound: 'regional-court' })
    expect(dossierLaw.on('court-decision', day('2026-06-30'))).toBeUndefined()
  })
  test('interim decisions are sent at once, by the maker', () => {
    expect(dossierLaw.on('interim-decision-send', day('2024-01-02'))).toMatchObject({ kind: 'asap', unit: 'at-once' })
  })
})

describe('grounds as the laws list them', () => {
  test('a minor found addicted in post-rehabilitation: no ground under the law of 2021, one under that of 2026', () => {
    expect(groundsOn(day('2024-01-01'), true).grounds).not.toContain('addicted-in-post-rehab')
    expect(groundsOn(day('2026-07-01'), true).grounds).toContain('addicted-in-post-rehab')
    expect(groundsOn(day('2026-07-01'), true).grounds).not.toContain('evaded-until-18')
    expect(groundsOn(day('2026-07-01'), false).grounds).toEqual(dossierGrounds)
  })
})

describe('days of interim management', () => {
  const stay = (how: Interim['how'], from: string, to: string | null): Interim => ({ how, from: day(from), to: to ? day(to) : null, place: null })
  test('both ends count, a shared day once, family and facility apart', () => {
    const interim = [stay('family', '2024-03-01', '2024-03-05'), stay('facility', '2024-03-05', '2024-03-07'), stay('facility', '2024-03-07', '2024-03-09'), stay('facility', '2024-03-20', null)]
    expect(interimDays(interim, 'family', day('2024-03-31'))).toBe(5)
    expect(interimDays(interim, 'facility', day('2024-03-09'))).toBe(5)
    expect(interimDays(interim, 'facility', day('2024-03-21'))).toBe(7)
  })
  test('days to deduct end the day before the order takes effect, from which the term itself runs', () => {
    expect(daysToDeduct({ interim: [stay('facility', '2024-03-01', null)] }, day('2024-03-11'))).toBe(10)
    expect(daysToDeduct({ interim: [stay('facility', '2024-03-11', '2024-03-11')] }, day('2024-03-11'))).toBe(1)
    expect(daysToDeduct({ interim: [stay('family', '2024-03-01', null)] }, day('2024-03-11'))).toBe(0)
  })
})

const papers = ['bio', 'breach-record', 'assessment-result', 'statement', 'request', 'parents-opinion', 'no-residence']
/** A person held at once, taken as far as `steps` says; days between the steps are given. */
function heldLife(from: PlainDate, waits: readonly number[], months: number): { replay: Replay; on: PlainDate; refused: string[] } {
  const replay = startReplay('1990')
  const refused: string[] = []
  const maker = (on: PlainDate): Role => (regimeOn(on) === 'r2026' ? 'commune-police-chief' : 'commune-chair')
  const checker = (on: PlainDate): Role => (regimeOn(on) === 'r2021' ? 'district-labour' : regimeOn(on) === 'r2026' ? 'commune-police-chief' : 'province-police')
  let on = from
  const basis = { basisPaper: '1' }
  const go = (act: string, data: Record<string, unknown> = {}, who: Role = maker(on), begin?: boolean) => {
    const step: Step = { on, who, measure: kind, act, data, ...(begin ? { begin } : {}) }
    const answer = replay.step(step)
    if (!answer.ok) refused.push(`${act} ${answer.refusal.code}`)
  }
  go('open-dossier', { ground: 'quit', detectedOn: on, lastActOn: on, detectedBy: 'commune', stableResidence: false, ...basis }, maker(on), true)
  go('hold', { facility: 'rehab-facility:p-20.1', heldIn: 'public-facility', holdReason: regimeOn(on) === 'r2026' ? 'at-once' : 'no-stable-residence', ...basis })
  for (const dossierPaper of papers) go('record-paper', { dossierPaper }, maker(on))
  const line: readonly (() => void)[] = [
    () => go('dossier-made'), () => go('give-notice', { noticeTo: 'person' }), () => { if (regimeOn(on) !== 'r2026') go('forward-for-check', { checker: 'district-labour:d-178' }) },
    () => go('send-to-court', { court: 'court:p-20.1', ...basis }, checker(on)), () => go('court-accept', {}, 'commune-police'), () => go('court-decided', { result: 'applied', ...(regimeOn(on) === 'r2026' ? { turn: 'first' } : { months }) }, 'commune-police'),
  ]
  line.slice(0, waits.length).forEach((step, index) => { on = addDays(on, waits[index] ?? 0); if (on <= '2027-11-30') step() })
  return { replay, on, refused }
}

describe('whoever is held', () => {
  const start = fc.integer({ min: 0, max: 1700 }).map((days): PlainDate => addDays(day('2022-01-04'), days))
  const waits = fc.array(fc.constantFrom(0, 1, 3, 9, 12, 30), { minLength: 0, maxLength: 6 })

  test('has a last lawful day and an earliest reading on every day, never after the law’s, and can always be let go', () => {
    const reached = new Set<string>()
    fc.assert(fc.property(start, waits, fc.integer({ min: 12, max: 24 }), (from, days, months) => {
      const { replay, on } = heldLife(from, days, months)
      const state = stateOf(replay)
      reached.add(state.status)
      expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      if (!state.open) return
      expect(state.termEndsOn).not.toBeNull()
      expect(state.facilityId).toBe('rehab-facility:p-20.1')
      const months2026 = (state.decidedOn ?? from) >= '2026-07-01' ? 24 : months
      const latest = state.result === 'applied' ? addMonths(from, months2026) : addMonths(from, 3)
      expect(state.termEndsOn! < latest, `${state.status} ${state.termEndsOn}`).toBe(true)
      const facts = compulsoryDossier.factsOf(state)
      expect((facts['holdingEarliest'] as PlainDate) <= state.termEndsOn!).toBe(true)
      for (const today of [on, state.termEndsOn!, addDays(state.termEndsOn!, 1), addDays(state.termEndsOn!, 500)]) {
        for (const role of ['commune-police-chief', 'commune-chair', 'facility-head'] as const) expect(compulsoryDossier.nextActs(state, contextOf(role, today)).find((next) => next.type === 'release-from-holding')?.allowed, `${state.status} ${role}`).toBe(true)
      }
      const due = compulsoryDossier.deadlinesOf(state, contextOf('inspector', on)).filter((deadline) => deadline.act === 'release-from-holding')
      expect(due.length).toBeGreaterThan(0)
      // The days held are the days between: none is lost.
      const until = addDays(state.termEndsOn!, 0)
      expect(interimDays(state.interim, 'facility', until)).toBe(daysBetween(from, until) + 1)
    }), { numRuns: 150 })
    for (const status of ['dossier-open', 'dossier-notified', 'court-accepted', 'applied']) expect([...reached]).toContain(status)
  })

  test('is let go on whatever day: the days beyond are counted, and nothing refuses it', () => {
    fc.assert(fc.property(start, fc.integer({ min: 0, max: 400 }), (from, wait) => {
      const { replay } = heldLife(from, [], 12)
      const last = held(replay).row.termEndsOn!
      const on = addDays(from, wait)
      if (on > '2027-11-30') return
      const answer = replay.step({ on, who: 'facility-head', measure: kind, act: 'release-from-holding', data: { releaseBecause: 'no-ground' } })
      expect(answer.ok ? 'ok' : answer.refusal.code).toBe('ok')
      const state = stateOf(replay)
      expect(state.daysBeyond).toBe(on > last ? daysBetween(last, on) : 0)
      expect([state.facilityId, compulsoryDossier.factsOf(state)['held']]).toEqual([null, false])
    }), { numRuns: 80 })
  })

  test('is due for release the day the dossier ends, and the dossier does not close before', () => {
    for (const [act, data] of [['withdraw', { because: 'not-addicted' }], ['exclude', { exclusion: 'pregnant', proofPaper: '1' }]] as const) {
      for (const from of ['2024-03-04', '2025-04-01', '2026-08-03'] as const) {
        const { replay } = heldLife(day(from), [], 12)
        const who = regimeOn(day(from)) === 'r2026' ? 'commune-police-chief' : 'commune-chair'
        expect(replay.step({ on: from, who, measure: kind, act, data }).ok).toBe(true)
        expect([stateOf(replay).status, held(replay).row.open, held(replay).row.termEndsOn]).toEqual(['release-due', true, from])
        for (const next of compulsoryDossier.nextActs(stateOf(replay), contextOf(who, addDays(day(from), 3)))) if (next.allowed) expect(['release-from-holding', 'end-by-death', 'end-by-order']).toContain(next.type)
      }
    }
  })
})

test('an order’s own term is counted from the holding: held days and served days together are the months of the court', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 12, max: 24 }), (offset, months) => {
    const from = addDays(day('2022-01-04'), offset)
    const { replay, on } = heldLife(from, [1, 1, 10, 2, 3, 12], months)
    if (stateOf(replay).status !== 'applied') return
    const effective = addDays(on, 30)
    const answer = replay.step({ on: effective, who: 'commune-police', measure: kind, act: 'decision-effective' })
    expect(answer.ok ? 'ok' : answer.refusal.code).toBe('ok')
    expect(replay.person.measures.find((measure) => measure.kind === 'compulsory')?.row.termEndsOn).toBe(addDays(addMonths(effective, months), -daysBetween(from, effective) - 1))
  }), { numRuns: 60 })
})

describe('transitions', () => {
  const lives = readdirSync(join(import.meta.dirname, 'cases')).filter((file) => file.startsWith('dossier-')).map((file) => JSON.parse(readFileSync(join(import.meta.dirname, 'cases', file), 'utf8')) as { person: { birth: string }; steps: (Step & { refused?: string })[] })
  test('each is lived through', () => {
    const done = lives.flatMap(({ person, steps }) => {
      const replay = startReplay(person.birth)
      for (const step of steps) replay.step(step)
      return replay.person.measures.filter((measure) => measure.kind === kind).flatMap((measure) => measure.events)
    })
    for (const [id, entry] of Object.entries(compulsoryDossierTransitions)) {
      if ('leftOut' in entry) continue
      for (const act of entry.acts) expect(Object.keys(compulsoryDossier.forms), `${id} ${act}`).toContain(act)
      const matches = done.filter((event) => entry.acts.includes(event.type) && (id.startsWith('R') ? event.regime === 'r2026' : event.regime !== 'r2026') && Object.entries(entry.where ?? {}).every(([name, value]) => (Array.isArray(value) ? (value as readonly unknown[]).includes(event.data[name]) : event.data[name] === value)))
      expect(matches.length, id).toBeGreaterThan(0)
    }
    expect(new Set(done.map((event) => event.regime))).toEqual(new Set(['r2021', 'r2025-transfer', 'r2025-two-tier', 'r2026']))
  })
  test('every act of the dossier that a person may do is lived through', () => {
    const used = new Set(lives.flatMap(({ steps }) => steps.filter((step) => !step.refused && step.measure === kind).map((step) => step.act)))
    const all = Object.entries(compulsoryDossier.forms).filter(([, form]) => form.mode !== 'system').map(([type]) => type)
    expect(all.filter((type) => !used.has(type))).toEqual([])
  })
})

test('management by the family ends with the refusal of the court', () => {
  const replay = startReplay('1990')
  const go = (on: string, act: string, data: Record<string, unknown> = {}, who: Role = 'commune-chair', begin?: boolean) => {
    const answer = replay.step({ on, who, measure: kind, act, data, ...(begin ? { begin } : {}) })
    expect(answer.ok ? 'ok' : `${act} ${answer.refusal.code}`).toBe('ok')
  }
  go('2024-03-04', 'open-dossier', { ground: 'quit', detectedOn: '2024-03-04', lastActOn: '2024-03-04', detectedBy: 'commune', stableResidence: true }, 'commune-chair', true)
  go('2024-03-04', 'family-opinion', { familyAgrees: true })
  go('2024-03-05', 'family-management')
  for (const dossierPaper of papers) go('2024-03-05', 'record-paper', { dossierPaper })
  go('2024-03-05', 'dossier-made')
  go('2024-03-05', 'give-notice', { noticeTo: 'person' })
  go('2024-03-11', 'forward-for-check', { checker: 'district-labour:d-178' })
  go('2024-03-12', 'send-to-court', { court: 'court:d-178' }, 'district-labour')
  go('2024-03-25', 'court-decided', { result: 'not-applied' }, 'district-court')
  expect([stateOf(replay).status, compulsoryDossier.factsOf(stateOf(replay))['interim'], compulsoryDossier.factsOf(stateOf(replay))['familyDays']]).toEqual(['not-applied', 'none', 21])
})

describe('a correction after the order took effect', () => {
  const from = day('2023-10-02')
  const applied = () => {
    const { replay, on } = heldLife(from, [1, 1, 10, 2, 3, 12], 18)
    const effective = addDays(on, 14)
    expect(replay.step({ on: effective, who: 'commune-police', measure: kind, act: 'decision-effective', id: 'effect' }).ok).toBe(true)
    return { replay, effective, order: () => replay.person.measures.find((measure) => measure.kind === 'compulsory')!.row }
  }
  const eventId = (replay: Replay, type: string) => held(replay).events.find((event) => event.type === type)!.id
  test('of the day from which the person was held moves the last lawful day of the order', () => {
    const { replay, effective, order } = applied()
    const before = order().termEndsOn!
    expect(replay.step({ on: effective, who: 'commune-chair', measure: kind, act: 'correct', data: { replaces: eventId(replay, 'open-dossier'), reason: 'wrong-date', insteadOn: '2023-09-28', instead: { detectedOn: '2023-09-28', lastActOn: '2023-09-28' } } }).ok).toBe(true)
    expect(order().termEndsOn).toBe(before)
    expect(replay.step({ on: effective, who: 'commune-chair', measure: kind, act: 'correct', data: { replaces: eventId(replay, 'hold'), reason: 'wrong-date', instead: { heldSince: '2023-09-30' } } }).ok).toBe(true)
    expect(order().termEndsOn).toBe(addDays(before, -2))
  })
  test('of the months moves it as well; without the effect the order falls away', () => {
    const { replay, effective, order } = applied()
    const before = order().termEndsOn!
    expect(replay.step({ on: effective, who: 'commune-chair', measure: kind, act: 'correct', data: { replaces: eventId(replay, 'court-decided'), reason: 'wrong-content', instead: { months: 12 } } }).ok).toBe(true)
    expect(order().termEndsOn! < addMonths(before, -5)).toBe(true)
    const taken = replay.step({ on: effective, who: 'commune-chair', measure: kind, act: 'correct', data: { replaces: eventId(replay, 'decision-effective'), reason: 'did-not-happen' } })
    expect(taken.ok ? 'ok' : taken.refusal.code).toBe('ok')
    expect([order().open, stateOf(replay).status]).toEqual([false, 'applied'])
  })
})

test('an act with all its deadlines is decided in a moment', () => {
  const { replay } = heldLife(day('2026-08-03'), [1, 1, 8], 24)
  const state = stateOf(replay)
  expect(compulsoryDossier.deadlinesOf(state, contextOf('commune-police-chief', day('2026-08-13'))).length).toBeGreaterThan(2)
})
