/**
 * The test of harm: an unverified row informs and may favour the person; it never harms by itself. Every unverified row of every table is taken away,
 * given another signer and another number in turn, and the written lives that look it up are lived again. Whatever the row says, nobody is refused a
 * release, ends later, is listed anew, is marked late, is proposed for a compulsory measure, or is denied the right to leave.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../kernel/actor.ts'
import { isOverdue } from '../kernel/clock.ts'
import type { LawRow, LawTable } from '../kernel/law.ts'
import type { MeasureKind, RuleContext } from '../kernel/measure.ts'
import { addDays, addMonths, day, daysBetween, instantAt, isPlainDate, later, type PlainDate } from '../kernel/plain-date.ts'
import type { ActSpec, MeasureState } from '../kernel/procedure.ts'
import { workingCalendar as calendar } from '../kernel/working-calendar.ts'
import type { HeldMeasure } from './engine.ts'
import { lawTables } from './law.ts'
import type { Life } from './life.ts'
import { builtKinds, procedureOf } from './procedures.ts'
import { startReplay } from './replay.ts'

const root = join(import.meta.dirname, '..')
const written = readdirSync(root).filter((slice) => existsSync(join(root, slice, 'cases'))).flatMap((slice) => readdirSync(join(root, slice, 'cases')).filter((file) => file.endsWith('.json'))
  .map((file) => ({ name: `${slice}/${file}`, life: JSON.parse(readFileSync(join(root, slice, 'cases', file), 'utf8')) as Life })))
type NamedLife = (typeof written)[number]

/** The same life some days later: every day in it moves, also those typed into an act. */
function moved({ name, life }: NamedLife, to: PlainDate): NamedLife {
  const days = daysBetween(day(life.steps[0]!.on), to)
  const move = (value: unknown): unknown => {
    if (typeof value !== 'string') return value
    if (isPlainDate(value)) return addDays(value, days)
    return /^\d{4}-\d{2}$/.test(value) ? addDays(day(`${value}-15`), days).slice(0, 7) : value
  }
  return { name: `${name} from ${to}`, life: { ...life, steps: life.steps.map((step) => ({ ...step, on: addDays(day(step.on), days), ...(step.data ? { data: Object.fromEntries(Object.entries(step.data).map(([key, value]) => [key, move(value)])) } : {}) })) } }
}
/** The sixteen months in which every row is unverified are lived through by the lives of the years before as well. */
const lives: readonly NamedLife[] = [...written, ...written.filter(({ life }) => life.steps[0]!.on < '2025-03-01').flatMap((named) => ['2025-01-06', '2025-03-03', '2025-07-02'].map((to) => moved(named, day(to))))]

const tables = Object.entries(lawTables as Readonly<Record<string, LawTable>>)
const heads = ['commune-police-chief', 'commune-chair', 'facility-head'] as const satisfies readonly Role[]
const voluntary: readonly MeasureKind[] = ['voluntary-home', 'voluntary-private', 'voluntary-public', 'substitution']
const leaving = ['quit', 'leave', 'withdraw']
/** Lives tried for each row and change: enough to see it at work, few enough to walk every row. */
const livesPerRow = 2
const patience = 240_000
const specOf = (kind: MeasureKind) => (procedureOf(kind) as unknown as { spec: { acts: Record<string, ActSpec<MeasureState>> } }).spec

type Change = (row: LawRow) => LawRow | undefined
const changes: Readonly<Record<string, Change>> = {
  'taken away': () => undefined,
  'signed by nobody here': (row) => ({ ...row, signers: ['ministry-police'] }),
  'with three times the number': (row) => (row.kind === 'term' || row.value === undefined ? row : { ...row, value: row.value * 3, ...(row.highest === undefined ? {} : { highest: row.highest * 3 }) }),
}

/** Runs with one row changed; every table answers as before afterwards. */
function withRow<T>(table: LawTable, target: LawRow, change: Change, run: () => T): T {
  const own = table.on
  const patched = table as { on: LawTable['on'] }
  patched.on = (id, on) => {
    const row = own(id, on)
    return row === target ? change(row) : row
  }
  try {
    return run()
  } finally {
    patched.on = own
  }
}

type Moment = { readonly on: PlainDate; readonly birth: string; readonly measures: readonly HeldMeasure[]; readonly accepted: boolean; readonly refusedAs: string | null; readonly openedBySystem: readonly MeasureKind[] }

const contextOf = (moment: Moment, role: Role, today: PlainDate): RuleContext => ({
  subject: { personId: 'person', birth: moment.birth }, calendar, today, now: instantAt(today, '12:00'), others: [], actor: { role, agencyId: 'x', unitId: 'c-05983', provinceId: 'p-20', postId: 'x' },
})
const offered = (measure: HeldMeasure, moment: Moment, role: Role, today: PlainDate) => procedureOf(measure.kind)!.nextActs(measure.state, contextOf(moment, role, today)).filter((next) => next.allowed).map((next) => next.type)

function live({ life }: NamedLife, look = false): Moment[] {
  const replay = startReplay(life.person.birth)
  let on = day('1900-01-01')
  return life.steps.map((step) => {
    on = later(on, day(step.on))
    const answer = replay.step(step)
    // Deadlines look rows up as well; so does what is offered on the day after the last.
    const moment = { on, birth: life.person.birth, measures: replay.person.measures, accepted: answer.ok, refusedAs: answer.ok ? null : answer.refusal.code, openedBySystem: [] }
    for (const measure of look ? replay.person.measures : []) {
      procedureOf(measure.kind)!.deadlinesOf(measure.state, contextOf(moment, 'inspector', on))
      if (measure.row.open) offered(measure, moment, 'commune-police-chief', later(on, measure.row.termEndsOn ? addDays(measure.row.termEndsOn, 1) : on))
    }
    const opened = answer.ok ? answer.value.changed.filter((change) => change.before === null && change.newEvents[0]?.actor.role === 'system').map((change) => change.after.kind) : []
    return { ...moment, openedBySystem: opened }
  })
}

/** What must hold of every moment, whatever an unverified row says. */
function unharmed(moments: readonly Moment[], where: string): void {
  const seen = new Set<string>()
  for (const moment of moments) {
    for (const measure of moment.measures) {
      const state = measure.state as MeasureState
      const key = `${measure.measureId} ${state.status} ${state.termEndsOn ?? ''}`
      if (!state.open || seen.has(key)) continue
      seen.add(key)
      const at = `${where} ${moment.on} ${measure.kind} ${state.status}`
      // A release past the last day is open to some head.
      if (state.termEndsOn) {
        const after = later(moment.on, addDays(state.termEndsOn, 1))
        const releases = heads.flatMap((head) => offered(measure, moment, head, after)).filter((type) => specOf(measure.kind).acts[type]?.mode === 'release')
        expect(releases.length, `release refused: ${at}`).toBeGreaterThan(0)
      }
      // Leaving is open on any day.
      if (voluntary.includes(measure.kind)) {
        const ways = [...heads, 'commune-police' as const, 'substitution-clinician' as const].flatMap((role) => offered(measure, moment, role, moment.on)).filter((type) => leaving.includes(type))
        expect(ways.length, `leaving denied: ${at}`).toBeGreaterThan(0)
      }
      // Nothing unverified marks a person late.
      const far = addMonths(moment.on, 24)
      for (const deadline of procedureOf(measure.kind)!.deadlinesOf(measure.state, contextOf(moment, 'inspector', moment.on))) {
        if (deadline.bound === 'person' && deadline.confidence === 'unverified') expect(isOverdue(deadline, far, instantAt(far)), `marked late: ${at} ${deadline.clock}`).toBe(false)
      }
    }
    // No dossier and no order without a human: an order follows the court's decision in the dossier alone.
    expect(moment.openedBySystem.filter((kind) => kind === 'compulsory-dossier'), where).toEqual([])
  }
}

/** With the row nothing is worse than without it. */
function noWorse(withIt: readonly Moment[], without: readonly Moment[], where: string, row: LawRow): void {
  // Who signs is another question (every release is open to a head, above): where another post signs without the row, the two lives part.
  const parts = withIt.findIndex((moment, index) => moment.refusedAs === 'wrong-signer' && without[index]!.accepted)
  withIt.slice(0, parts < 0 ? withIt.length : parts).forEach((moment, index) => {
    const other = without[index]!
    for (const measure of moment.measures) {
      const same = other.measures.find((each) => each.measureId === measure.measureId && each.kind === measure.kind)
      if (!same) continue
      const [ends, otherwise] = [measure.row.termEndsOn, same.row.termEndsOn]
      if (ends && otherwise) expect(ends <= otherwise, `later end by ${row.id}: ${where} step ${index + 1} ${measure.kind} ${ends} > ${otherwise}`).toBe(true)
      // Without the row the measure has ended: then the row must not hold it open.
      if (!same.row.open && same.row.endedOn && ends) expect(measure.row.open && moment.on > ends && same.row.endedOn <= ends, `held open by ${row.id}: ${where}`).toBe(false)
      // A clock on the person that only this row makes is an unverified one.
      const own = procedureOf(measure.kind)!.deadlinesOf(measure.state, contextOf(moment, 'inspector', moment.on)).filter((deadline) => deadline.bound === 'person' && deadline.clock === row.id)
      const there = procedureOf(measure.kind)!.deadlinesOf(same.state, contextOf(other, 'inspector', other.on))
      for (const deadline of own) if (!there.some((each) => each.clock === deadline.clock) && deadline.kind !== 'right' && deadline.kind !== 'term') expect(deadline.confidence, `burden by ${row.id}: ${where}`).toBe('unverified')
    }
    // New listing: what follows from a human's act with the row follows from the same act without it.
    if (index > 0 && moment.accepted && other.accepted && withIt[index - 1]!.measures.length === without[index - 1]!.measures.length) {
      const new_ = moment.openedBySystem.filter((kind) => !other.openedBySystem.includes(kind) && other.measures.some((each) => each.row.open))
      for (const kind of new_) expect(procedureOf(kind)!.rowOf(moment.measures.findLast((measure) => measure.kind === kind)!.state).startedOn, `new listing by ${row.id}: ${where} ${kind}`).toBeUndefined()
    }
  })
}

/** Which lives look up which row. */
const touching = new Map<LawRow, NamedLife[]>()
const asWritten = new Map<string, Moment[]>()
beforeAll(() => {
  for (const named of lives) {
    const looked = new Set<LawRow>()
    const restore = tables.map(([, table]) => {
      const own = table.on
      ;(table as { on: LawTable['on'] }).on = (id, on) => {
        const row = own(id, on)
        if (row) looked.add(row)
        return row
      }
      return () => { (table as { on: LawTable['on'] }).on = own }
    })
    try {
      asWritten.set(named.name, live(named, true))
    } finally {
      for (const each of restore) each()
    }
    for (const row of looked) if (row.confidence === 'unverified') touching.set(row, [...(touching.get(row) ?? []), named])
  }
}, patience)

/** Lives of different slices first, so that a row is seen where it matters and where it only passes by. */
function chosen(row: LawRow): readonly NamedLife[] {
  const all = touching.get(row) ?? []
  const first = all.filter((named, index) => all.findIndex((other) => other.name.split('/')[0] === named.name.split('/')[0]) === index)
  return [...first, ...all.filter((named) => !first.includes(named))].slice(0, livesPerRow)
}

test('the lives as they are written harm nobody', () => {
  for (const [name, moments] of asWritten) unharmed(moments, name)
}, patience)

describe.each(tables)('%s', (_name, table) => {
  const unverified = table.rows.filter((row) => row.confidence === 'unverified')

  test.each(Object.keys(changes))('every unverified row %s', (change) => {
    for (const row of unverified) {
      for (const named of chosen(row)) {
        const moments = withRow(table, row, changes[change]!, () => {
          const changed = live(named)
          unharmed(changed, `${row.id} ${row.regime} ${change}: ${named.name}`)
          return changed
        })
        if (change === 'taken away') noWorse(asWritten.get(named.name)!, moments, named.name, row)
        if (change === 'with three times the number') {
          moments.forEach((moment, index) => {
            for (const measure of moment.measures) {
              const same = asWritten.get(named.name)![index]!.measures.find((each) => each.measureId === measure.measureId)
              if (same?.row.termEndsOn && measure.row.termEndsOn) expect(measure.row.termEndsOn <= same.row.termEndsOn, `the number of ${row.id} moves the end: ${named.name}`).toBe(true)
            }
          })
        }
      }
    }
  }, patience)

  test('no unverified term is longer than the verified one of the same rule', () => {
    for (const row of unverified.filter((each) => each.kind === 'term' && each.value !== undefined)) {
      const sure = table.rows.find((other) => other.id === row.id && other.confidence !== 'unverified')
      if (sure) expect(row.highest ?? row.value!, row.id).toBeLessThanOrEqual(sure.highest ?? sure.value!)
    }
  })
})

test('the walk sees harm where there is some', () => {
  const table = lawTables['post-rehab']
  const row = table.rows.find((each) => each.id === 'post-rehab-term-1y')!
  const named = written.find(({ name }) => name === 'voluntary-rehab/finishes-the-former-term.json')!
  const longer = withRow(table, row, (each) => ({ ...each, value: each.value! * 3 }), () => live(named))
  expect(() => noWorse(longer, asWritten.get(named.name)!, named.name, row)).toThrow('later end')
  const listed = asWritten.get(named.name)!.map((moment) => ({ ...moment, openedBySystem: ['compulsory-dossier' as const] }))
  expect(() => unharmed(listed, named.name)).toThrow()
})

test('an act that burdens a person names the paper of a human where its rule is unverified; so does every beginning of a dossier', () => {
  for (const kind of builtKinds) {
    for (const [type, spec] of Object.entries(specOf(kind).acts)) {
      if (spec.burdens) expect(spec.fields.map((field) => field.name), `${kind} ${type}`).toContain('basisPaper')
      if (kind === 'compulsory-dossier' && spec.begins) expect(spec.burdens && spec.mode !== 'system' && !spec.systemToo, `${kind} ${type}`).toBe(true)
    }
  }
})

test('unverified rows that answer an act are met by lives', () => {
  const acting = tables.flatMap(([name, table]) => table.rows.filter((row) => row.confidence === 'unverified' && row.act && name !== 'facilities').map((row) => ({ name, row })))
  const met = acting.filter(({ row }) => touching.has(row))
  console.info(`${met.length} of ${acting.length} unverified rows with an act are met by ${lives.length} lives`)
  expect(met.length / acting.length).toBeGreaterThan(0.85)
})
