/** A death is told once: recorded on one measure it ends every other that is open, whatever its kind and wherever it stands. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import { MeasureKind } from '../kernel/measure.ts'
import { day, instantAt, later, type PlainDate } from '../kernel/plain-date.ts'
import type { BuiltProcedure, MeasureState } from '../kernel/procedure.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { applyAct, type HeldMeasure } from './engine.ts'
import { procedureOf } from './procedures.ts'
import { startReplay, type Step } from './replay.ts'

const root = join(import.meta.dirname, '..')
const lives = readdirSync(root).filter((slice) => existsSync(join(root, slice, 'cases'))).flatMap((slice) => readdirSync(join(root, slice, 'cases')).map((file) => JSON.parse(readFileSync(join(root, slice, 'cases', file), 'utf8')) as { person: { birth: string }; steps: Step[] }))

/** One measure as it stood in some written life, for every kind and status that occurs. */
const standing = new Map<string, HeldMeasure>()
for (const life of lives) {
  const replay = startReplay(life.person.birth)
  for (const step of life.steps) {
    replay.step(step)
    for (const measure of replay.person.measures) if (measure.row.open) standing.set(`${measure.kind} ${measure.row.status}`, { ...measure, measureId: `${measure.kind}/${measure.row.status}` })
  }
}
const all = [...standing.values()]
const dayAfter = (measures: readonly HeldMeasure[]): PlainDate => measures.reduce((latest, { state }) => later(latest, later((state as MeasureState).lastStepOn, (state as MeasureState).registeredOn)), day('2026-07-02'))

/** Tells the death on one measure, by whoever the law lets write it down. */
function die(told: HeldMeasure, others: readonly HeldMeasure[]) {
  const procedure = procedureOf(told.kind) as BuiltProcedure<MeasureState>
  const type = ['end-by-death', 'record-death'].find((act) => procedure.spec.acts[act]?.statuses.includes(told.row.status))
  if (!type) return null
  const on = dayAfter([told, ...others])
  const signer: Role = procedure.spec.acts[type]!.row(on, told.state as MeasureState)?.signers?.[0] ?? 'commune-police-chief'
  let count = 0
  return applyAct({ subject: { personId: 'person', birth: '1990' }, measures: [told, ...others] }, { measureId: told.measureId, act: { id: '10000000-0000-4000-8000-000000000000', type, occurredOn: on, basedOn: 0, data: { diedOn: on } } }, {
    actor: { role: signer, agencyId: told.row.agencyId, unitId: told.row.unitId, provinceId: 'p-20', postId: `${told.row.agencyId}/${signer}` },
    today: on, now: instantAt(on, '23:00'), calendar: workingCalendar, procedureOf, newId: () => `20000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
  })
}

test('every kind stands open somewhere in the written lives', () => {
  expect([...new Set(all.map((measure) => measure.kind))].toSorted()).toEqual(MeasureKind.options.toSorted())
})

describe.each(MeasureKind.options)('told on %s', (kind) => {
  const sources = all.filter((measure) => measure.kind === kind)
  test('it ends every other measure in every status', () => {
    const source = sources.find((measure) => die(measure, []) !== null)!
    const missed: string[] = []
    // Where the death is recorded already it has ended the others.
    for (const target of all.filter((measure) => measure.kind !== kind && measure.row.status !== 'deceased')) {
      const done = die(source, [target])
      if (!done?.ok) missed.push(`${target.measureId}: ${done ? done.refusal.code : 'no act'}`)
      else if (done.value.person.measures.some((measure) => measure.measureId === target.measureId && measure.row.open)) missed.push(`${target.measureId}: still ${done.value.person.measures.find((measure) => measure.measureId === target.measureId)!.row.status}`)
    }
    expect(missed).toEqual([])
  })
  test('it may be told in every status, or stands there already', () => {
    const silent = sources.filter((measure) => die(measure, []) === null && measure.row.status !== 'deceased').map((measure) => measure.measureId)
    expect(silent).toEqual([])
    for (const source of sources) {
      const done = die(source, [])
      if (done && !done.ok) expect(`${source.measureId}: ${done.refusal.code}`).toBe('')
    }
  })
  test('with every kind open at once, nothing stays open but the papers of a death in a facility', () => {
    const others = MeasureKind.options.filter((other) => other !== kind).flatMap((other) => all.find((measure) => measure.kind === other) ?? [])
    const source = sources.find((measure) => die(measure, []) !== null)!
    const done = die(source, others)
    expect(done?.ok).toBe(true)
    if (done?.ok) expect(done.value.person.measures.filter((measure) => measure.row.open && measure.row.status !== 'deceased').map((measure) => measure.measureId)).toEqual([])
  })
})
