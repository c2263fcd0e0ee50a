/** Properties that hold for every life the generator can think of. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import type { MeasureKind } from '../kernel/measure.ts'
import { addDays, addMonths, day, daysBetween, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import type { MeasureState } from '../kernel/procedure.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { daysInterrupted } from '../post-rehab/post-rehab.deadlines.ts'
import type { PostRehabState } from '../post-rehab/post-rehab.model.ts'
import { shiftOf } from '../voluntary-rehab/voluntary-rehab.common.ts'
import type { VoluntaryState } from '../voluntary-rehab/voluntary-rehab.model.ts'
import { procedureOf } from './procedures.ts'
import { startReplay, type Replay, type Step } from './replay.ts'

const releases = ['complete', 'quit', 'end-by-death', 'end-by-order', 'remove-early', 'close-undecided', 'close-without-addiction']
const roles: Role[] = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'counsellor', 'assessor', 'health-station']

/** Data for each act that needs some; dates are filled in at the step. */
const dataOf: Readonly<Record<string, (on: PlainDate, months: number) => Record<string, unknown>>> = {
  'pause-management': () => ({ interruptedBy: 'compulsory-education' }), 'record-protection-stay': (on) => ({ from: on }),
  'record-test': () => ({ sample: 'urine', testResult: 'positive' }), 'request-assessment': () => ({ requestedBy: 'police' }), 'record-result': () => ({ result: 'addicted' }), 'tell-result': () => ({ toldTo: 'person', told: 'in-person' }),
  'force-majeure-ended': () => ({ decisionNumber: '1' }), 'close-without-addiction': () => ({ because: 'negative-test' }), 'note-not-registered': () => ({ basisPaper: '1' }),
  register: (on, months) => (on >= '2026-07-01' ? { place: 'home', turn: 'first', resultIssuedOn: on } : { place: 'home', months, resultIssuedOn: on }),
  'record-visit': () => ({ met: true, where: 'home' }), 'record-support': () => ({ support: 'one-off' }), 'assign-helper': () => ({ helper: 'Trạm Y tế' }), 'provider-notice': () => ({ about: 'start' }),
  'record-absence': (on) => ({ from: on }), 'excuse-absence': () => ({ reason: 'illness' }), 'record-breach': () => ({ breach: 'not-started', basisPaper: '1' }), quit: () => ({ by: 'person' }), 'end-by-order': () => ({ order: 'prison' }),
  'move-out': () => ({ toUnit: 'c-06184' }), 'remove-early': () => ({ ground: 'prison' }), 'hand-over-decision': () => ({ to: 'person' }), 'reported-absence': (on) => ({ from: on, to: on }), 'unreported-absence': (on) => ({ from: addDays(on, -4), to: on }),
}
const postSupport = { support: 'work' }
const endings = ['quit', 'end-by-death', 'end-by-order', 'remove-early', 'record-breach', 'close-without-addiction', 'note-not-registered']
const life = fc.record({
  from: fc.integer({ min: 0, max: 1500 }).map((days): PlainDate => addDays(day('2022-01-04'), days)),
  months: fc.integer({ min: 6, max: 12 }),
  steps: fc.array(fc.record({ wait: fc.integer({ min: 0, max: 70 }), pick: fc.nat(10_000), ending: fc.nat(40), hurry: fc.boolean() }), { minLength: 10, maxLength: 40 }),
})

/** One of the acts that are offered to some post on that day; endings are rare, the main line comes often. */
function chosen(replay: Replay, on: PlainDate, pick: number, ending: boolean, hurry: boolean, months: number): Step | null {
  const open = replay.person.measures.filter((measure) => measure.row.open)
  if (open.length === 0) return pick % 2 ? { on, who: 'commune-police', measure: 'assessment', act: 'record-test', begin: true, data: dataOf['record-test']!(on, months) } : { on, who: 'commune-police', measure: 'voluntary-home', act: 'register', begin: true, data: dataOf['register']!(on, months) }
  const assessed = open.find((measure) => measure.kind === 'assessment' && measure.row.status === 'told')
  if (assessed && pick % 3 > 0) return { on, who: 'commune-police', measure: 'voluntary-home', act: 'register', begin: true, data: dataOf['register']!(on, months) }
  const offers = open.flatMap((measure) => roles.flatMap((who) => nextActs(replay, measure.kind, who, on).filter((next) => next.allowed && next.type !== 'correct').map((next): Step => ({
    on, who, measure: measure.kind, act: next.type,
    data: next.type === 'decide' && measure.kind === 'voluntary-home' && on >= '2026-07-01' ? { turn: 'first' } : measure.kind === 'post-rehab' && next.type === 'record-support' ? postSupport : next.type === 'record-stage' ? { stage: measure.row.regime === 'r2026' ? 's1' : 'a', from: on } : next.type === 'rehab-completed' ? { completedOn: on } : (dataOf[next.type]?.(on, months) ?? {}),
  }))))
  const mode = (step: Step) => (procedureOf(step.measure) as unknown as { forms: Record<string, { mode: string }> }).forms[step.act]!.mode
  const wanted = offers.filter((step) => (ending ? endings.includes(step.act) : !endings.includes(step.act) && (!hurry || mode(step) !== 'note')))
  const from = wanted.length > 0 ? wanted : offers.filter((step) => !endings.includes(step.act))
  return from[pick % Math.max(1, from.length)] ?? null
}

function seen(replay: Replay, kind: MeasureKind) {
  return replay.person.measures.findLast((measure) => measure.kind === kind)
}
function nextActs(replay: Replay, kind: MeasureKind, role: Role, today: PlainDate) {
  const measure = seen(replay, kind)!
  return procedureOf(kind)!.nextActs(measure.state, { subject: replay.person.subject, calendar, others: [], today, now: instantAt(today, '12:00'), actor: { role, agencyId: 'x', unitId: 'c-05983', provinceId: 'p-20', postId: 'x' } })
}

const valueRefusals = ['overlapping', 'before-opening', 'record-breach out-of-order']

test('no term ever ends later than the law’s day; past the last day only a release is offered; states stay JSON and foldable', () => {
  const reached = new Set<string>()
  fc.assert(fc.property(life, ({ from, months, steps }) => {
    const replay = startReplay('1990')
    let on = from
    for (const { wait, pick, ending, hurry } of steps) {
      on = addDays(on, wait)
      if (on > '2027-11-30') break
      const step = chosen(replay, on, pick, ending === 0, hurry, months)
      if (!step) continue
      const answer = replay.step(step)
      // What is offered as lawful is lawful, unless the values themselves are refused.
      if (!answer.ok) expect(valueRefusals, `${on} ${step.who} ${step.measure} ${step.act}`).toContain(answer.refusal.code === 'out-of-order' ? `${step.act} out-of-order` : answer.refusal.code)
      for (const measure of replay.person.measures) reached.add(`${measure.kind} ${measure.row.status}`)
      for (const measure of replay.person.measures) {
        const state = measure.state as MeasureState
        if (state.termEndsOn) {
          expect(state.termEndsOn < state.otherReading!).toBe(true)
          if (measure.kind === 'voluntary-home') {
            const own = state as VoluntaryState
            const longest = own.decidedOn! >= '2026-07-01' ? 24 : months
            expect(state.termEndsOn < addDays(addMonths(state.startedOn!, longest), shiftOf(own.interruptions, own.creditedDays))).toBe(true)
          } else expect(state.termEndsOn < addDays(addMonths((state as PostRehabState).rehabCompletedOn!, 12), (state as PostRehabState).absences.filter((absence) => !absence.reported && absence.from <= '2025-02-28').length * 5 + daysInterrupted((state as PostRehabState).interruptions))).toBe(true)
          if (state.open && on > state.termEndsOn) {
            for (const role of roles) for (const next of nextActs(replay, measure.kind, role, on)) if (next.allowed) expect(releases).toContain(next.type)
          }
        }
        expect(JSON.parse(JSON.stringify(state))).toEqual(state)
        if (measure.kind === 'voluntary-home' && state.open) expect(nextActs(replay, 'voluntary-home', 'commune-police', on).find((next) => next.type === 'quit')?.allowed).toBe(true)
      }
      const voluntary = seen(replay, 'voluntary-home')?.state as VoluntaryState | undefined
      const after = seen(replay, 'post-rehab')?.state as PostRehabState | undefined
      if (voluntary?.completedOn && after?.rehabCompletedOn && voluntary.completedOn <= after.rehabCompletedOn) expect(after.rehabCompletedOn <= voluntary.termEndsOn!).toBe(true)
    }
  }), { numRuns: 200 })
  // The lives really go through the whole of the law.
  for (const status of ['voluntary-home in-rehab', 'voluntary-home completed', 'voluntary-home quit', 'post-rehab awaiting-report', 'post-rehab notified', 'post-rehab in-management', 'post-rehab completed']) expect([...reached]).toContain(status)
})

test('after the last lawful day the completion is always lawful for its signer, whatever is missing', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1650 }), fc.integer({ min: 6, max: 12 }), fc.integer({ min: 0, max: 400 }), (offset, months, late) => {
    const from = addDays(day('2022-01-04'), offset)
    const replay = startReplay('1990')
    const fresh = from >= '2026-07-01'
    expect(replay.step({ on: from, who: 'commune-police', measure: 'voluntary-home', act: 'register', begin: true, data: fresh ? { place: 'home', turn: 'first', resultIssuedOn: from } : { place: 'home', months, resultIssuedOn: from } }).ok).toBe(true)
    expect(replay.step({ on: from, who: fresh ? 'commune-police-chief' : 'commune-chair', measure: 'voluntary-home', act: 'decide' }).ok).toBe(true)
    const started = addDays(from, 1)
    expect(replay.step({ on: started, who: 'commune-police', measure: 'voluntary-home', act: 'start' }).ok).toBe(true)
    const end = seen(replay, 'voluntary-home')!.row.termEndsOn!
    const on = addDays(end, late)
    const answer = replay.step({ on, who: on >= '2026-07-01' ? 'commune-police-chief' : 'commune-chair', measure: 'voluntary-home', act: 'complete' })
    expect(answer.ok ? 'ok' : answer.refusal.code).toBe('ok')
    expect(seen(replay, 'post-rehab')!.row.termEndsOn).toBe(addDays(addMonths(end, 12), -1))
  }), { numRuns: 120 })
})

describe('the order of recording changes nothing', () => {
  const notes: Omit<Step, 'on'>[] = [
    { who: 'commune-police', measure: 'voluntary-home', act: 'record-visit', data: { met: true, where: 'home' } }, { who: 'commune-police', measure: 'voluntary-home', act: 'record-test', data: { sample: 'urine', testResult: 'negative' } },
    { who: 'commune-social', measure: 'voluntary-home', act: 'record-support', data: { support: 'one-off' } }, { who: 'counsellor', measure: 'voluntary-home', act: 'record-stage', data: { stage: 'a', from: '2024-01-10', to: '2024-01-11' } },
    { who: 'counsellor', measure: 'voluntary-home', act: 'record-stage', data: { stage: 'b', from: '2024-01-11' } },
  ]
  test('notes recorded late and in any order fold to the same state', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 3, max: 120 }), { minLength: 3, maxLength: 12 }), fc.integer(), (days, seed) => {
      const steps = days.map((wait, index) => ({ ...notes[(index + Math.abs(seed)) % notes.length]!, on: addDays(day('2024-01-10'), wait) as string }))
      const run = (ordered: Step[]) => {
        const replay = startReplay('1990')
        const must = (step: Step) => { const answer = replay.step(step); expect(answer.ok ? 'ok' : answer.refusal.code).toBe('ok') }
        must({ on: '2024-01-08', who: 'commune-social', measure: 'voluntary-home', act: 'register', begin: true, data: { place: 'home', months: 9, resultIssuedOn: '2024-01-08' } })
        must({ on: '2024-01-09', who: 'commune-chair', measure: 'voluntary-home', act: 'decide' })
        must({ on: '2024-01-10', who: 'commune-police', measure: 'voluntary-home', act: 'start' })
        for (const step of ordered) must(step)
        return seen(replay, 'voluntary-home')!.state
      }
      const shuffled = steps.toSorted((a, b) => ((daysBetween(day('2020-01-01'), a.on as PlainDate) * 7919 + seed) % 97) - ((daysBetween(day('2020-01-01'), b.on as PlainDate) * 7919 + seed) % 97))
      expect(run(shuffled)).toEqual(run(steps.toSorted((a, b) => (a.on < b.on ? -1 : 1))))
    }), { numRuns: 60 })
  })
})
