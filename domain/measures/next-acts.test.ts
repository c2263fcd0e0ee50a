/** What may I do now: over every kind, every status a written life reaches, and every role. What is offered is lawful; what is not says by which rule. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Role } from '../kernel/actor.ts'
import type { MeasureEvent, MeasureKind, RuleContext } from '../kernel/measure.ts'
import { day, instantAt, later, type PlainDate } from '../kernel/plain-date.ts'
import type { ActSpec, MeasureState, ProcedureSpec } from '../kernel/procedure.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import type { Life } from './life.ts'
import { measuresProblems } from './measures.problems.ts'
import { builtKinds, procedureOf } from './procedures.ts'
import { startReplay } from './replay.ts'

const root = join(import.meta.dirname, '..')
const lives = readdirSync(root).filter((slice) => existsSync(join(root, slice, 'cases'))).flatMap((slice) => readdirSync(join(root, slice, 'cases')).filter((file) => file.endsWith('.json'))
  .map((file) => ({ name: `${slice}/${file}`, life: JSON.parse(readFileSync(join(root, slice, 'cases', file), 'utf8')) as Life })))

type Stand = { readonly life: string; readonly birth: string; readonly kind: MeasureKind; readonly state: MeasureState; readonly on: PlainDate; readonly others: RuleContext['others']; readonly history: readonly MeasureEvent[] }
/** One state for each kind, status, regime of the day and life; enough to ask every role. */
const stands = new Map<string, Stand>()
const reached = new Map<MeasureKind, Set<string>>()
for (const { name, life } of lives) {
  const replay = startReplay(life.person.birth)
  let on = day('1900-01-01')
  for (const step of life.steps) {
    on = later(on, day(step.on))
    replay.step(step)
    for (const measure of replay.person.measures) {
      const state = measure.state as MeasureState
      reached.set(measure.kind, (reached.get(measure.kind) ?? new Set()).add(state.status))
      const others = replay.person.measures.filter((other) => other !== measure).map((other) => ({ measureId: other.measureId, row: other.row, facts: procedureOf(other.kind)!.factsOf(other.state) }))
      const key = `${measure.kind} ${state.status} ${on >= '2026-07-01'} ${state.termEndsOn !== null && on > state.termEndsOn}`
      if (!stands.has(key)) stands.set(key, { life: name, birth: life.person.birth, kind: measure.kind, state, on, others, history: measure.events })
    }
  }
}

const specOf = (kind: MeasureKind) => (procedureOf(kind) as unknown as { spec: ProcedureSpec<MeasureState> }).spec
const contextOf = (stand: Stand, role: Role): RuleContext => ({
  subject: { personId: 'person', birth: stand.birth }, calendar, today: stand.on, now: instantAt(stand.on, '23:00'), others: stand.others, history: stand.history,
  actor: { role, agencyId: 'x', unitId: stand.state.unitId, provinceId: 'p-20', postId: 'x' },
})
/** Every role that signs anything of the kind, and some that sign nothing of it. */
const rolesOf = (kind: MeasureKind): readonly Role[] => {
  const signing = new Set(['2024-06-03', '2025-05-05', '2026-09-01'].flatMap((on) => Object.values(specOf(kind).acts).flatMap((spec) => spec.row(day(on), null)?.signers ?? [])))
  return Role.options.filter((role) => signing.has(role) || ['commune-police', 'inspector', 'facility-workshop'].includes(role))
}
/** Refusals that stand before anything typed is looked at: an offered act meets none of them. */
const before = ['wrong-signer', 'out-of-order', 'not-now', 'term-over', 'measure-closed', 'unknown-act']

describe.each(builtKinds)('%s', (kind) => {
  const own = [...stands.values()].filter((stand) => stand.kind === kind)

  test('every status from which an officer can go on is reached by a written life', () => {
    const open = new Set(Object.values(specOf(kind).acts).filter((spec: ActSpec<MeasureState>) => spec.mode !== 'system').flatMap((spec) => spec.statuses))
    // Private and public facilities and home share one table of acts: a status may be met in any of them.
    const family = kind.startsWith('voluntary-') ? builtKinds.filter((other) => other.startsWith('voluntary-')) : [kind]
    expect([...open].filter((status) => !family.some((other) => reached.get(other)?.has(status))).toSorted()).toEqual([])
  })

  test('an offer names its article, signer and form as the row of that day does', () => {
    for (const stand of own) {
      for (const role of rolesOf(kind)) {
        for (const next of procedureOf(kind)!.nextActs(stand.state, contextOf(stand, role))) {
          if (next.type === 'correct') continue
          const row = specOf(kind).acts[next.type]!.row(stand.on, stand.state)
          const where = `${stand.life} ${stand.on} ${stand.state.status} ${role} ${next.type}`
          expect([next.form, next.signer], where).toEqual([row?.form, row?.signers?.[0]])
          if (row) expect([next.citation, next.confidence], where).toEqual([row.citation, row.confidence])
          if (next.dueOn && next.opensOn) expect(next.opensOn <= next.dueOn || next.opensOn > stand.on, where).toBe(true)
        }
      }
    }
  })

  test('what is offered is not refused for order, signer, window or term; what is not offered is refused, in words', () => {
    for (const stand of own) {
      for (const role of rolesOf(kind)) {
        const context = contextOf(stand, role)
        for (const next of procedureOf(kind)!.nextActs(stand.state, context)) {
          if (next.type === 'correct') continue
          const where = `${stand.life} ${stand.on} ${stand.state.status} ${role} ${next.type}`
          const answer = procedureOf(kind)!.decide(stand.state, { id: '00000000-0000-4000-8000-00000000000f', type: next.type, occurredOn: stand.on, basedOn: stand.history.length, data: {} }, context)
          // A window may also hang on what is typed (a medical reason opens it earlier): only one declared for the act stands before that.
          const fixed = before.filter((code) => code !== 'not-now' || specOf(kind).acts[next.type]!.opens)
          if (next.allowed) expect(answer.ok ? '' : answer.refusal.code, where).not.toSatisfy((code: string) => fixed.includes(code))
          else {
            expect(answer.ok, where).toBe(false)
            expect(measuresProblems[next.refusal!.code]?.vi && measuresProblems[next.refusal!.code]?.en, `${where}: ${next.refusal!.code}`).toBeTruthy()
            // The rule that forbids it is named, where the law of that day has one for the act.
            if (specOf(kind).acts[next.type]!.row(stand.on, stand.state)) expect(next.citation ?? next.refusal!.citation, where).toBeTruthy()
          }
        }
      }
    }
  })

  test('what has ended offers nothing; what is open offers a way to end to some post', () => {
    for (const stand of own) {
      const all = rolesOf(kind).flatMap((role) => procedureOf(kind)!.nextActs(stand.state, contextOf(stand, role)))
      if (!stand.state.open) expect(all, `${stand.life} ${stand.state.status}`).toEqual([])
      else expect(all.filter((next) => next.type !== 'correct').length, `${stand.life} ${stand.state.status}`).toBeGreaterThan(0)
    }
  })
})
