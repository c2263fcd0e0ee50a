/** Promise 1 over every kind: the last lawful day, the plan before it, and the alarm past it that only a release ends. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Role } from '../kernel/actor.ts'
import { isOverdue } from '../kernel/clock.ts'
import { alarmClock, libertyDeadlines, libertyOf, planClock, watchers } from '../kernel/liberty.ts'
import type { MeasureKind, RuleContext } from '../kernel/measure.ts'
import { addDays, day, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import type { ActSpec, MeasureState } from '../kernel/procedure.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { builtKinds, procedureOf } from './procedures.ts'
import { startReplay, type Step } from './replay.ts'

type Stand = { readonly life: string; readonly kind: MeasureKind; readonly birth: string; readonly state: MeasureState }

const root = join(import.meta.dirname, '..')
const lives = readdirSync(root).filter((slice) => existsSync(join(root, slice, 'cases'))).flatMap((slice) => readdirSync(join(root, slice, 'cases')).filter((file) => file.endsWith('.json'))
  .map((file) => ({ name: `${slice}/${file}`, ...JSON.parse(readFileSync(join(root, slice, 'cases', file), 'utf8')) as { person: { birth: string }; steps: Step[] } })))

/** Every open state with a running term that any written life passes through. */
const stands: Stand[] = lives.flatMap(({ name, person, steps }) => {
  const replay = startReplay(person.birth)
  return steps.flatMap((step) => {
    replay.step(step)
    return replay.person.measures.filter((measure) => measure.row.open && measure.row.termEndsOn).map((measure) => ({ life: name, kind: measure.kind, birth: person.birth, state: measure.state as MeasureState }))
  })
})
const seen = new Set<string>()
/** Each standing once: an act that changes neither status nor end brings nothing new. */
const distinct = stands.filter(({ life, kind, state }) => { const key = `${life} ${kind} ${state.status} ${state.termEndsOn}`; return !seen.has(key) && seen.add(key) })
const kindsWithTerms = [...new Set(stands.map((stand) => stand.kind))]
const specOf = (kind: MeasureKind) => (procedureOf(kind) as unknown as { spec: { acts: Record<string, ActSpec<MeasureState>> } }).spec
const contextOf = (stand: Stand, today: PlainDate, role: Role = 'inspector'): RuleContext => ({
  subject: { personId: 'person', birth: stand.birth }, calendar, today, now: instantAt(today, '12:00'), others: [], actor: { role, agencyId: 'x', unitId: stand.state.unitId, provinceId: 'p-20', postId: 'x' },
})
const deadlines = (stand: Stand, today: PlainDate) => procedureOf(stand.kind)!.deadlinesOf(stand.state, contextOf(stand, today))

describe('the last lawful day', () => {
  test('a measure that takes liberty or keeps a name on a list is met with a running term', () => {
    for (const kind of ['user-management', 'voluntary-home', 'voluntary-private', 'voluntary-public', 'compulsory', 'post-rehab', 'e-monitoring'] as const) {
      if ((builtKinds as readonly string[]).includes(kind)) expect(kindsWithTerms, kind).toContain(kind)
    }
  })
  test('is counted as days left, then as days beyond, and the days beyond of a late release stay', () => {
    const state = { open: true, termEndsOn: day('2026-11-20'), endedOn: null }
    expect(libertyOf(state, day('2026-10-01'))).toEqual({ phase: 'running', lastDay: '2026-11-20', daysLeft: 50, daysBeyond: 0 })
    expect(libertyOf(state, day('2026-10-21')).phase).toBe('planning')
    expect(libertyOf(state, day('2026-11-20'))).toMatchObject({ phase: 'planning', daysLeft: 0, daysBeyond: 0 })
    expect(libertyOf(state, day('2026-11-23'))).toMatchObject({ phase: 'beyond', daysLeft: -3, daysBeyond: 3 })
    expect(libertyOf({ ...state, open: false, endedOn: day('2026-11-25') }, day('2027-01-01'))).toMatchObject({ phase: 'free', daysBeyond: 5 })
    expect(libertyOf({ ...state, open: false, endedOn: day('2026-11-20') }, day('2027-01-01'))).toMatchObject({ phase: 'free', daysBeyond: 0 })
    expect(libertyOf({ open: true, termEndsOn: null, endedOn: null }, day('2027-01-01')).phase).toBe('open-ended')
  })
})

describe.each(kindsWithTerms)('%s', (kind) => {
  const own = distinct.filter((stand) => stand.kind === kind)

  test('from thirty days before the end, the ending stands with an office that must act', () => {
    for (const stand of own) {
      const last = stand.state.termEndsOn!
      for (const today of [addDays(last, -30), addDays(last, -1), last]) {
        const asked = deadlines(stand, today).filter((each) => each.bound !== 'person' && each.kind !== 'term' && each.act && specOf(kind).acts[each.act]?.mode === 'release')
        expect(asked.length, `${stand.life} ${stand.state.status} ${today}`).toBeGreaterThan(0)
        for (const each of asked) expect(each.dueOn <= last, `${stand.life} ${each.clock}`).toBe(true)
      }
      expect(deadlines(stand, addDays(last, -31)).some((each) => each.clock === planClock)).toBe(false)
      // A plan never lies after the last lawful day.
      for (const each of deadlines(stand, addDays(last, -30))) if (each.clock === planClock) expect(each.dueOn <= last && each.opensOn! <= each.dueOn).toBe(true)
    }
  })

  test('past it the alarm stands with the body that must release, the procuracy and the inspector, and counts the days', () => {
    for (const stand of own) {
      const last = stand.state.termEndsOn!
      for (const late of [1, 9, 400]) {
        const today = addDays(last, late)
        const alarm = deadlines(stand, today).filter((each) => each.clock === alarmClock)
        expect(alarm.map((each) => each.key), stand.life).toEqual(['release', ...watchers])
        expect(alarm.slice(1).map((each) => each.bound)).toEqual([...watchers])
        for (const each of alarm) {
          expect(each.dueOn).toBe(last)
          expect(specOf(kind).acts[each.act!]?.mode, `${stand.life} ${each.act}`).toBe('release')
          expect(each.why.find((step) => step.say === 'days-beyond')?.facts).toEqual({ n: late })
          expect(isOverdue(each, today, instantAt(today, '12:00'))).toBe(true)
        }
      }
      expect(deadlines(stand, last).some((each) => each.clock === alarmClock)).toBe(false)
    }
  })

  test('past it every post is offered releases alone, and nobody can close the alarm by a note', () => {
    for (const stand of own) {
      const today = addDays(stand.state.termEndsOn!, 3)
      for (const role of Role.options) {
        for (const next of procedureOf(kind)!.nextActs(stand.state, contextOf(stand, today, role))) if (next.allowed) expect(specOf(kind).acts[next.type]?.mode, `${stand.life} ${role} ${next.type}`).toBe('release')
      }
      for (const [type, spec] of Object.entries(specOf(kind).acts)) {
        if (spec.mode === 'release' || spec.mode === 'system') continue
        const answer = procedureOf(kind)!.decide(stand.state, { id: '00000000-0000-4000-8000-000000000000', type, occurredOn: today, basedOn: 0, data: {} }, contextOf(stand, today))
        expect(answer.ok, `${stand.life} ${type}`).toBe(false)
      }
    }
  })

  test('some head can always sign the release on the day after the last', () => {
    for (const stand of own) {
      const today = addDays(stand.state.termEndsOn!, 1)
      const heads = ['commune-police-chief', 'commune-chair', 'facility-head'] as const
      const open = heads.flatMap((role) => procedureOf(kind)!.nextActs(stand.state, contextOf(stand, today, role)).filter((next) => next.allowed))
      expect(open.length, `${stand.life} ${stand.state.status}`).toBeGreaterThan(0)
    }
  })
})

test('a step the procedure asks for itself is not asked twice; without one the plan makes it', () => {
  const state = { open: true, termEndsOn: day('2026-12-14'), endedOn: null }
  const release = { act: 'complete', row: undefined, signer: 'commune-police-chief' as const }
  const today = day('2026-11-20')
  expect(libertyDeadlines({ state, given: [], release, calendar, today }).map((each) => [each.key, each.dueOn, each.bound])).toEqual([['certificate', '2026-12-14', 'commune-police-chief']])
  const notice = { clock: 'home-end-notice', kind: 'lead' as const, act: 'end-notice', dueOn: day('2026-11-14'), bound: 'counsellor' as const, citation: { instrument: 'D163', article: '93' }, confidence: 'one-copy' as const, why: [] }
  expect(libertyDeadlines({ state, given: [notice], release, calendar, today }).map((each) => [each.key, each.dueOn, each.bound])).toEqual([
    ['proposal', '2026-11-17', 'commune-police-chief'], ['decision', '2026-12-13', 'commune-chair'], ['certificate', '2026-12-14', 'commune-police-chief'],
  ])
})
