/** Random lives of users, assessments and substitution: whatever is offered and done, the same promises hold. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import { fold, type MeasureKind } from '../kernel/measure.ts'
import { addDays, addMonths, day, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import type { MeasureState } from '../kernel/procedure.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { procedureOf } from '../measures/procedures.ts'
import { startReplay, type Replay, type Step } from '../measures/replay.ts'
import type { DrugUseState } from './drug-use-management.model.ts'

const kinds: readonly MeasureKind[] = ['user-management', 'assessment', 'substitution']
const roles: readonly Role[] = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'assessor', 'substitution-clinician', 'province-health']
const endings = ['end', 'stop', 'quit', 'complete', 'end-by-death', 'end-by-order', 'close-undecided', 'close-without-addiction', 'record-breach', 'forced-end']

type Given = (on: PlainDate) => Record<string, unknown>
const dataOf: Readonly<Record<string, Given>> = {
  'user-management verify-residence': () => ({ residence: 'registered' }), 'user-management decide': () => ({ basisPaper: '1' }), 'user-management redecide': (on) => ({ basisPaper: '1', notAddictedOn: on }),
  'user-management hand-over-decision': () => ({ to: 'person' }), 'user-management assign-member': () => ({ part: 'deputy', helper: 'Tổ dân phố' }), 'user-management check-residence': () => ({ present: true }), 'user-management record-visit': () => ({ met: true, where: 'home' }),
  'user-management record-test': () => ({ sample: 'urine', testResult: 'negative' }), 'user-management unknown-absence': (on) => ({ from: addDays(on, -3), to: on }), 'user-management move-out': () => ({ toUnit: 'c-06184' }), 'user-management stop': () => ({ ground: 'prison' }),
  'assessment record-test': () => ({ sample: 'urine', testResult: 'positive' }), 'assessment request-assessment': () => ({ requestedBy: 'police', assessmentGround: 'managed' }), 'assessment record-result': (on) => ({ result: Number(on.slice(8)) % 2 === 0 ? 'addicted' : 'not-addicted' }),
  'assessment tell-result': () => ({ toldTo: 'person', told: 'in-person' }), 'assessment note-not-registered': () => ({ basisPaper: '1' }), 'assessment force-majeure-ended': () => ({ decisionNumber: '1' }), 'assessment close-without-addiction': () => ({ because: 'negative-test' }),
  'substitution record-absence': (on) => ({ from: on }), 'substitution excuse-absence': () => ({ reason: 'illness' }), 'substitution quit': () => ({ by: 'person' }), 'substitution change-centre': () => ({ centre: 'medical-centre:c-06184' }), 'substitution force-majeure-ended': () => ({ decisionNumber: '1' }),
  'substitution reassign-site': () => ({ centre: 'medical-centre:c-06184' }), 'substitution assign-helper': () => ({ helper: 'Trạm Y tế' }), 'substitution move-out': () => ({ toUnit: 'c-06184' }), 'substitution record-breach': () => ({ breach: 'quit', basisPaper: '1' }),
  'substitution forced-end': (on) => ({ endGround: 'protocol-breaches', firstOn: on, lastOn: on, times: 2, basisPaper: '1' }),
}
/** Refusals that rest on what is typed, or on another measure; an offer does not promise their absence. */
const typed = ['overlapping', 'statement-needed', 'not-now', 'paper-needed', 'basis-needed', 'no-such-act-then', 'before-opening', 'out-of-order', 'no-decision-now']

function begin(pick: number, on: PlainDate): Step {
  const ways: Step[] = [
    { on, who: 'commune-police', measure: 'user-management', act: 'record-use', begin: true, data: { sample: 'urine' } },
    { on, who: 'commune-police', measure: 'assessment', act: 'request-assessment', begin: true, data: { requestedBy: 'police' } },
    { on, who: 'substitution-clinician', measure: 'substitution', act: 'start', begin: true, data: {} },
    { on, who: 'commune-police', measure: 'substitution', act: 'register', begin: true, data: { opioids: true, resultIssuedOn: on } },
  ]
  return ways[pick % ways.length]!
}
function choices(replay: Replay, on: PlainDate): Step[] {
  return replay.person.measures.filter((measure) => measure.row.open && kinds.includes(measure.kind)).flatMap((measure) => roles.flatMap((who) => {
    const unit = measure.row.unitId
    const agencies: Partial<Record<Role, string>> = { 'substitution-clinician': 'medical-centre:c-05983', 'province-health': 'province-health:p-20' }
    const context = { subject: replay.person.subject, calendar, others: [], today: on, now: instantAt(on, '23:00'), actor: { role: who, agencyId: agencies[who] ?? `commune-police:${unit}`, unitId: unit, provinceId: 'p-20', postId: 'x' } }
    return procedureOf(measure.kind)!.nextActs(measure.state, context).filter((next) => next.allowed && next.type !== 'correct')
      .map((next): Step => ({ on, who, unit, measure: measure.kind, act: next.type, data: dataOf[`${measure.kind} ${next.type}`]?.(on) ?? {} }))
  }))
}

test('terms never pass the law’s day, leaving stays open, nothing but a release follows the last day, and states fold to themselves', () => {
  const life = fc.record({
    from: fc.integer({ min: 0, max: 1700 }), steps: fc.array(fc.record({ wait: fc.integer({ min: 0, max: 60 }), pick: fc.nat(10_000), ending: fc.nat(30), fresh: fc.nat(6) }), { minLength: 8, maxLength: 24 }),
  })
  const reached = new Set<string>()
  fc.assert(fc.property(life, ({ from, steps }) => {
    const replay = startReplay('1990')
    let on = addDays(day('2022-01-04'), from)
    for (const { wait, pick, ending, fresh } of steps) {
      on = addDays(on, wait)
      if (on > '2027-10-31') break
      const offers = choices(replay, on)
      const some = offers.filter((step) => endings.includes(step.act) === (ending === 0))
      const wanted = some.length > 0 ? some : offers
      const another = begin(pick, on)
      const held = replay.person.measures.some((measure) => measure.kind === another.measure && measure.row.open)
      const step = !held && (wanted.length === 0 || fresh === 0) ? another : wanted[pick % Math.max(1, wanted.length)]
      if (!step) continue
      const answer = replay.step(step)
      if (!answer.ok && !step.begin) expect(typed, `${on} ${step.who} ${step.act}`).toContain(answer.refusal.code)
      for (const measure of replay.person.measures.filter((each) => kinds.includes(each.kind))) {
        const state = measure.state as MeasureState
        reached.add(`${measure.kind} ${state.status}`)
        expect(JSON.parse(JSON.stringify(state))).toEqual(state)
        expect(fold(procedureOf(measure.kind)!, measure.events)).toEqual(state)
        if (measure.kind === 'user-management') {
          const own = state as DrugUseState
          if (!own.decidedOn) expect([own.termEndsOn, own.startedOn]).toEqual([null, null])
          const most = own.decidedOn && own.decidedOn >= '2026-07-01' ? own.absences.length * 4 : 0
          if (own.termEndsOn) expect(own.termEndsOn <= addDays(addMonths(own.decidedOn!, 12), most - 1)).toBe(true)
          if (own.open && own.termEndsOn && on > own.termEndsOn) for (const each of choices(replay, on).filter((one) => one.measure === 'user-management')) expect(endings).toContain(each.act)
        }
        if (measure.kind === 'substitution' && state.open) {
          expect(state.termEndsOn).toBe(null)
          expect(choices(replay, on).some((each) => each.measure === 'substitution' && each.act === 'quit')).toBe(true)
        }
      }
    }
    // Whoever is still managed is free on the last day, and the paper of that day is taken.
    const last = replay.person.measures.find((measure) => measure.kind === 'user-management' && measure.row.open && measure.row.termEndsOn && measure.row.termEndsOn >= on)
    if (last) {
      const end = last.row.termEndsOn!
      const answer = replay.step({ on: end, who: end >= '2026-07-01' ? 'commune-police-chief' : 'commune-chair', unit: last.row.unitId, measure: 'user-management', act: 'end' })
      expect(answer.ok ? 'ok' : answer.refusal.code).toBe('ok')
      reached.add('user-management ended')
    }
  }), { numRuns: 60 })
  for (const status of ['user-management managed', 'user-management ended', 'assessment told', 'substitution in-treatment']) expect([...reached]).toContain(status)
}, 120_000)
