/** Whole invented lives, replayed under the law of their day. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fold, type MeasureEvent } from '../kernel/measure.ts'
import { day } from '../kernel/plain-date.ts'
import type { MeasureState } from '../kernel/procedure.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { procedureOf } from './procedures.ts'
import { startReplay, type Step } from './replay.ts'

type Expected = {
  refused?: string | null; status?: Record<string, string>; ends?: Record<string, string>; other?: Record<string, string>; due?: Record<string, string | null>; opens?: Record<string, string>
  doubts?: Record<string, string[]>; facts?: Record<string, unknown>
}
type Case = { title: string; articles: string[]; person: { birth: string }; steps: (Step & Expected)[] }

const root = join(import.meta.dirname, '..')
const cases = readdirSync(root).filter((slice) => existsSync(join(root, slice, 'cases'))).flatMap((slice) =>
  readdirSync(join(root, slice, 'cases')).filter((file) => file.endsWith('.json')).map((file) => ({ name: `${slice}/${file}`, life: JSON.parse(readFileSync(join(root, slice, 'cases', file), 'utf8')) as Case })))

test('there are at least twelve lives, each with its articles', () => {
  expect(cases.length).toBeGreaterThanOrEqual(12)
  for (const { name, life } of cases) expect(life.articles.length, name).toBeGreaterThan(0)
})

describe.each(cases)('$life.title', ({ life }) => {
  test('replayed', () => {
    const replay = startReplay(life.person.birth)
    for (const [index, step] of life.steps.entries()) {
      const where = `step ${index + 1}: ${step.on} ${step.act}`
      const answer = replay.step(step)
      expect(answer.ok ? null : answer.refusal.code, where).toBe(step.refused ?? null)
      const last = (kind: string) => replay.person.measures.findLast((measure) => measure.kind === kind)
      for (const [kind, status] of Object.entries(step.status ?? {})) expect(last(kind)?.row.status, `${where} status ${kind}`).toBe(status)
      for (const [kind, ends] of Object.entries(step.ends ?? {})) expect(last(kind)?.row.termEndsOn, `${where} end of ${kind}`).toBe(ends)
      for (const [kind, other] of Object.entries(step.other ?? {})) expect((last(kind)?.state as MeasureState).otherReading, `${where} other reading ${kind}`).toBe(other)
      for (const [kind, doubts] of Object.entries(step.doubts ?? {})) expect((last(kind)?.state as MeasureState).doubts.map((doubt) => doubt.code), `${where} doubts`).toEqual(doubts)
      const deadlines = replay.person.measures.flatMap((measure) => procedureOf(measure.kind)!.deadlinesOf(measure.state, { subject: replay.person.subject, calendar: workingCalendar, today: day(step.on) }))
      for (const [clock, due] of Object.entries(step.due ?? {})) expect(deadlines.find((deadline) => deadline.clock === clock)?.dueOn ?? null, `${where} due ${clock}`).toBe(due)
      for (const [clock, opens] of Object.entries(step.opens ?? {})) expect(deadlines.find((deadline) => deadline.clock === clock)?.opensOn ?? null, `${where} opens ${clock}`).toBe(opens)
      for (const deadline of deadlines) expect(deadline.why.length, `${where} ${deadline.clock} explains itself`).toBeGreaterThan(0)
      const held = last(step.measure)
      if (step.facts) expect({ ...held?.row, ...(held ? procedureOf(step.measure)!.factsOf(held.state) : {}) }, where).toMatchObject(step.facts)
    }
    for (const measure of replay.person.measures) {
      const procedure = procedureOf(measure.kind)!
      expect(JSON.parse(JSON.stringify(measure.state)), 'the state is JSON').toEqual(measure.state)
      expect(fold(procedure, measure.events as MeasureEvent[]), 'folding again gives the same state').toEqual(measure.state)
    }
  })
})
