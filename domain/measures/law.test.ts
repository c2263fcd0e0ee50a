/** Law rows as data, and what an unverified row may never do (design: it informs, and may favour the person). */
import { describe, expect, test } from 'vitest'
import { isOverdue } from '../kernel/clock.ts'
import { counted } from '../kernel/deadline.ts'
import { instruments } from '../kernel/instruments.ts'
import type { LawRow } from '../kernel/law.ts'
import { regimes } from '../kernel/law-timeline.ts'
import { addDays, addMonths, day, instantAt, type PlainDate } from '../kernel/plain-date.ts'
import type { ActSpec, MeasureState } from '../kernel/procedure.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import { postTerm } from '../post-rehab/post-rehab.rules.ts'
import { lawRow, lawRows, lawTables } from './law.ts'
import { builtKinds, procedureOf } from './procedures.ts'
import { startReplay, type Replay, type Step } from './replay.ts'

const unverified = lawRows.filter((row) => row.confidence === 'unverified')
const label = (row: LawRow) => `${row.id} ${row.regime}`
const specOf = (kind: (typeof builtKinds)[number]) => (procedureOf(kind) as unknown as { spec: { acts: Record<string, ActSpec<MeasureState>> } }).spec

describe('every row', () => {
  test.each(lawRows.map((row) => [label(row), row] as const))('%s is cited, dated and of its regime', (_label, row) => {
    expect(Object.keys(instruments)).toContain(row.citation.instrument)
    const regime = regimes.find((each) => each.id === row.regime)!
    // A decree may change within a regime (Decree 141/2024): a row lies inside its regime, and its own rows fill it.
    expect((row.from ?? '') >= (regime.from ?? '') && (row.to ?? '9999') <= (regime.to ?? '9999')).toBe(true)
    if (row.citation.instrument === 'D163') expect(row.confidence).not.toBe('verified')
    if (row.regime.startsWith('r2025')) expect(row.confidence).toBe('unverified')
    if (row.highest !== undefined && row.value !== undefined) expect(row.highest).toBeGreaterThan(row.value)
  })
  test('one row at a time for each rule of a procedure', () => {
    for (const table of Object.values(lawTables)) {
      for (const row of table.rows) expect(table.rows.filter((other) => other.id === row.id && other.from === row.from), label(row)).toHaveLength(1)
    }
  })
  test('a rule is looked up by the day', () => {
    expect(lawRow('post-decide', day('2024-03-01'))).toMatchObject({ value: 2, unit: 'working-day', confidence: 'verified', signers: ['commune-chair'] })
    expect(lawRow('post-decide', day('2025-09-01'))?.confidence).toBe('unverified')
    expect(lawRow('post-decide', day('2026-07-01'))).toBeUndefined()
    expect(lawRow('voluntary-decision', day('2026-06-30'))).toBeUndefined()
    expect(lawRow('voluntary-decision', day('2026-07-01'))).toMatchObject({ value: 24, unit: 'hour', form: 'Mẫu 22 PL V', signers: ['commune-police-chief'] })
  })
})

/** A person whose term ends inside the regime of the row, carried to the last lawful day. */
function inRehab(row: LawRow): { replay: Replay; end: PlainDate } {
  const replay = startReplay('1990')
  const must = (step: Step) => { const answer = replay.step(step); expect(answer.ok ? 'ok' : `${step.act} ${answer.refusal.code}`).toBe('ok') }
  const new2026 = row.regime === 'r2026'
  const registered = new2026 ? day('2026-01-05') : addMonths(addDays(row.from ?? day('2022-01-03'), 20), -6)
  must({ on: registered, who: 'commune-social', measure: 'voluntary-home', act: 'register', begin: true, data: { place: 'home', months: 6, resultIssuedOn: registered } })
  must({ on: addDays(registered, 1), who: 'commune-chair', measure: 'voluntary-home', act: 'decide' })
  must({ on: addDays(registered, 2), who: 'commune-police', measure: 'voluntary-home', act: 'start' })
  return { replay, end: replay.person.measures[0]!.row.termEndsOn! }
}

describe('an unverified row', () => {
  test('exists to be walked', () => expect(unverified.length).toBeGreaterThan(60))

  test.each(unverified.map((row) => [label(row), row] as const))('%s does no harm', (_label, row) => {
    const on = addDays(row.from ?? day('2022-01-01'), 40)
    const [today, now] = [addMonths(on, 12), instantAt(addMonths(on, 12))]

    // No overdue mark on a person.
    for (const deadline of counted(row, { on, anchor: 'told' }, calendar, { bound: 'person' })) {
      expect(deadline.confidence).toBe('unverified')
      expect(isOverdue(deadline, today, now)).toBe(false)
    }

    // No refusal of a release, no denied leaving: past the last day every release the row signs is open to both heads of the commune.
    for (const kind of builtKinds) {
      for (const [type, spec] of Object.entries(specOf(kind).acts)) {
        if (spec.mode === 'release' && spec.row(on, null)?.id === row.id) {
          const { replay, end } = inRehab(row)
          const state = replay.person.measures[0]!.state as MeasureState
          if (kind !== 'voluntary-home') continue
          for (const who of ['commune-chair', 'commune-police-chief'] as const) {
            const next = procedureOf(kind)!.nextActs(state, { subject: replay.person.subject, calendar, others: [], today: end, now: instantAt(end, '12:00'), actor: { role: who, agencyId: 'x', unitId: 'c-05983', provinceId: 'p-20', postId: 'x' } })
            expect(next.find((act) => act.type === type)?.refusal?.code, `${type} by ${who}`).toBeUndefined()
          }
        }
        // No burden on the person without a paper that a human names.
        if (spec.burdens && spec.row(on, null)?.id === row.id) expect(spec.fields.some((field) => field.name === 'basisPaper')).toBe(true)
      }
    }

    // No later end: the term it gives is no longer than that of the verified row of the same rule.
    if (row.kind === 'term' && row.value !== undefined) {
      const verifiedRow = lawRows.find((other) => other.id === row.id && other.confidence !== 'unverified')
      expect(row.highest ?? row.value).toBeLessThanOrEqual(verifiedRow?.highest ?? verifiedRow?.value ?? row.highest ?? row.value)
      if (!row.id.startsWith('post-')) return
      const alone = postTerm({ after: 'compulsory', minorDecision: false, decidedMonths: null, absences: [{ from: on, to: addDays(on, 30), reported: false }] }, on)
      expect(alone!.lastDay < addMonths(on, 12)).toBe(true)
    }
  })

  test('under an unverified rule a breach, and a record of not registering, need a named paper', () => {
    const { replay } = inRehab(lawRows.find((row) => row.id === 'breach-record' && row.regime === 'r2025-two-tier')!)
    const refused = replay.step({ on: '2025-07-20', who: 'commune-chair', measure: 'voluntary-home', act: 'record-breach', data: { breach: 'quit', sessionsMissed: 12 } })
    expect(refused.ok ? null : refused.refusal.code).toBe('basis-needed')
  })

  test('completion never lists anyone: management waits for the decision of the chair', () => {
    for (const regime of ['r2021', 'r2025-transfer', 'r2025-two-tier'] as const) {
      const { replay, end } = inRehab(lawRows.find((row) => row.id === 'breach-record' && row.regime === regime)!)
      expect(replay.step({ on: end, who: 'commune-chair', measure: 'voluntary-home', act: 'complete' }).ok).toBe(true)
      const after = replay.person.measures.find((measure) => measure.kind === 'post-rehab')!
      expect([after.row.status, after.row.startedOn]).toEqual(['awaiting-report', undefined])
    }
  })
})
