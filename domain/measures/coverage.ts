/**
 * Where each id of the law tables is encoded, and what exercises it. Computed: rows from the law tables, acts from the tables of transitions, lives by
 * replaying them, tests by their text. `docs/law/coverage.md` is made of it.
 */
import type { Citation, Confidence } from '../kernel/citation.ts'
import { shortCitation } from '../kernel/instruments.ts'
import type { LawRow } from '../kernel/law.ts'
import type { MeasureKind } from '../kernel/measure.ts'
import { day } from '../kernel/plain-date.ts'
import type { ActSpec, MeasureState } from '../kernel/procedure.ts'
import type { Transition, TransitionTable } from '../kernel/transitions.ts'
import { coverageGroups, isTransition, type CoverageGroup } from './coverage-ids.ts'
import { coveragePlaces } from './coverage-places.ts'
import { coverageTerms } from './coverage-terms.ts'
import { traceLife, type Life, type TracedLife } from './life.ts'
import { procedureOf } from './procedures.ts'

export type CoverageSources = {
  readonly tables: readonly { readonly slice: string; readonly rows: readonly LawRow[] }[]
  readonly transitions: readonly { readonly slice: string; readonly table: TransitionTable }[]
  /** Name as in the address of its page: `voluntary-rehab--leap-day-start`. */
  readonly lives: readonly { readonly name: string; readonly life: Life }[]
  readonly tests: readonly { readonly file: string; readonly text: string }[]
}

export type Covered = {
  readonly id: string
  readonly label: string
  readonly state: 'encoded' | 'left-out' | 'missing'
  readonly where: string
  readonly citations: readonly Citation[]
  readonly confidence: Confidence | null
  /** Names of the lives that exercise it. */
  readonly lives: readonly string[]
  readonly tests: readonly string[]
}

type Traced = { readonly name: string; readonly traced: TracedLife }
/** A day in the middle of each law, on which an act is asked for its row. */
const sampleDay = { '2021': day('2024-06-03'), '2026': day('2026-09-01') } as const
const regimesOf = { '2021': ['r2021', 'r2025-transfer', 'r2025-two-tier'], '2026': ['r2026'] } as const
const inLaw = (law: CoverageGroup['law'], regime: string): boolean => (regimesOf[law] as readonly string[]).includes(regime)
const weakest = (all: readonly Confidence[]): Confidence | null => (['unverified', 'one-copy', 'verified'] as const).find((each) => all.includes(each)) ?? null

/** One answer for each id, in the order of the tables. */
export function coverageOf(sources: CoverageSources): readonly { readonly group: CoverageGroup; readonly rows: readonly Covered[] }[] {
  const traced = sources.lives.map(({ name, life }) => ({ name, traced: traceLife(life) }))
  return coverageGroups.map((group) => ({ group, rows: Object.entries(group.ids).map(([id, label]) => (isTransition(id) ? transition(id, label, group, sources, traced) : clock(id, label, group, sources, traced))) }))
}

const naming = (id: string, sources: CoverageSources): string[] => sources.tests.filter(({ text }) => text.includes(`'${id}'`) || text.includes(`${id}:`) || text.includes(` ${id} `)).map(({ file }) => file)

function transition(id: string, label: string, group: CoverageGroup, sources: CoverageSources, lives: readonly Traced[]): Covered {
  const found = sources.transitions.flatMap(({ slice, table }) => (table[id] ? [{ slice, entry: table[id] }] : []))
  const acts = found.flatMap(({ slice, entry }) => ('leftOut' in entry ? [] : [{ slice, entry }]))
  const place = coveragePlaces[group.law][id]
  if (acts.length === 0) {
    const left = found.flatMap(({ entry }) => ('leftOut' in entry ? [entry.leftOut] : [])).concat(place && 'leftOut' in place ? [place.leftOut] : [])
    if (place && 'where' in place) return { id, label, state: 'encoded', where: place.where, citations: [], confidence: null, lives: [], tests: [...new Set([...place.tests, ...naming(id, sources)])] }
    return { id, label, state: left.length > 0 ? 'left-out' : 'missing', where: left[0] ?? '', citations: [], confidence: null, lives: [], tests: [] }
  }
  const pairs = acts.flatMap(({ entry }) => [{ kind: entry.kind, acts: entry.acts }, ...(entry.also ?? [])])
  const rows = pairs.flatMap(({ kind, acts: types }) => types.flatMap((type) => rowOfAct(kind, type, sampleDay[group.law])))
  return {
    id, label, state: 'encoded', where: [...new Set(acts.map(({ slice, entry }) => `${slice}: ${[{ kind: entry.kind, acts: entry.acts }, ...(entry.also ?? [])].map((pair) => `${pair.kind} \`${pair.acts.join('`, `')}\``).join(', ')}${entry.note ? ` (${entry.note})` : ''}`))].join('; '),
    citations: distinct(rows.map((row) => row.citation)), confidence: weakest(rows.map((row) => row.confidence)),
    lives: lives.filter(({ traced }) => traced.steps.some((step) => step.events.some(({ kind, event, status }) => inLaw(group.law, event.regime) && acts.some(({ entry }) => answers(entry, kind, event.type, event.data, status))))).map(({ name }) => name),
    tests: naming(id, sources),
  }
}

function answers(entry: Exclude<Transition, { leftOut: string }>, kind: MeasureKind, type: string, data: Readonly<Record<string, unknown>>, status: string): boolean {
  if (entry.also?.some((pair) => pair.kind === kind && pair.acts.includes(type))) return true
  if (entry.kind !== kind || !entry.acts.includes(type)) return false
  if (entry.to && !entry.to.includes(status)) return false
  return Object.entries(entry.where ?? {}).every(([name, value]) => (Array.isArray(value) ? value.includes(data[name]) : data[name] === value))
}

function rowOfAct(kind: MeasureKind, type: string, on: ReturnType<typeof day>): LawRow[] {
  const procedure = procedureOf(kind) as unknown as { spec: { acts: Record<string, ActSpec<MeasureState>> } } | undefined
  const row = procedure?.spec.acts[type]?.row(on, null)
  return row ? [row] : []
}

const distinct = (citations: readonly Citation[]): Citation[] => [...new Map(citations.map((citation) => [shortCitation(citation), citation])).values()]

function clock(id: string, label: string, group: CoverageGroup, sources: CoverageSources, lives: readonly Traced[]): Covered {
  const place = coveragePlaces[group.law][id]
  const alias = place && 'row' in place ? place.row : id
  const found = sources.tables.flatMap(({ slice, rows }) => rows.filter((row) => row.id === alias && inLaw(group.law, row.regime)).map((row) => ({ slice, row })))
  if (found.length === 0) {
    if (place && 'where' in place) return { id, label, state: 'encoded', where: place.where, citations: place.citations ?? [], confidence: place.confidence ?? null, lives: [], tests: [...new Set([...place.tests, ...naming(id, sources)])] }
    return { id, label, state: place && 'leftOut' in place ? 'left-out' : 'missing', where: place && 'leftOut' in place ? place.leftOut : '', citations: [], confidence: null, lives: [], tests: [] }
  }
  // In the law of 2021 the first years count: in 2025 every row stands on as unverified.
  const first = found.filter(({ row }) => row.regime === 'r2021')
  const own = first.length > 0 ? first : found
  const citations = distinct(own.map(({ row }) => row.citation))
  const known = new Set(found.map(({ row }) => shortCitation(row.citation)))
  return {
    id, label, state: 'encoded', where: `${[...new Set(own.map(({ slice }) => slice))].join(', ')}: row${alias === id ? '' : ` \`${alias}\``}${own.some(({ row }) => row.act) ? `, act \`${[...new Set(own.flatMap(({ row }) => row.act ?? []))].join('`, `')}\`` : ''}`,
    citations, confidence: weakest(own.map(({ row }) => row.confidence)),
    lives: lives.filter(({ traced }) => traced.steps.some((step) => step.events.some(({ event }) => event.rule === alias && inLaw(group.law, event.regime)) || step.opened.some(({ deadline }) => deadline.clock === alias && known.has(shortCitation(deadline.citation))))).map(({ name }) => name),
    tests: naming(alias, sources),
  }
}

export type CoverageSum = { readonly ids: number; readonly encoded: number; readonly leftOut: number; readonly missing: number; readonly transitions: number; readonly livedTransitions: number; readonly lives: number }

export function sumOf(groups: ReturnType<typeof coverageOf>, sources: CoverageSources): CoverageSum {
  const rows = groups.flatMap((group) => group.rows)
  const count = (state: Covered['state']): number => rows.filter((row) => row.state === state).length
  const acts = rows.filter((row) => isTransition(row.id) && row.state === 'encoded')
  return { ids: rows.length, encoded: count('encoded'), leftOut: count('left-out'), missing: count('missing'), transitions: acts.length, livedTransitions: acts.filter((row) => row.lives.length > 0).length, lives: sources.lives.length }
}

const lifeLink = (name: string): string => `[${name.split('--')[1] ?? name}](cases/${name}.md)`
const few = (all: readonly string[], show: (each: string) => string, most = 2): string => (all.length === 0 ? '' : `${all.slice(0, most).map(show).join(', ')}${all.length > most ? ` and ${all.length - most} more` : ''}`)

function line(row: Covered, tableTest: string): string {
  const exercised = [few(row.lives, lifeLink), few(row.tests, (file) => `\`${file.replace(/^domain\//, '')}\``)].filter(Boolean).join('; ')
  const where = row.state === 'left-out' ? `left out: ${row.where}` : row.state === 'missing' ? '**not encoded**' : row.where
  return `| \`${row.id}\` | ${row.label} | ${where} | ${row.citations.map((citation) => shortCitation(citation, 'en')).join('; ')} | ${row.confidence ?? ''} | ${row.state === 'encoded' ? exercised || tableTest : ''} |`
}

export function renderCoverage(sources: CoverageSources): string {
  const groups = coverageOf(sources)
  const sum = sumOf(groups, sources)
  const parts = groups.flatMap(({ group, rows }) => [
    `### ${group.law} §${group.section} ${group.title} (${rows.filter((row) => row.state === 'encoded').length} of ${rows.length})`, '',
    '| id | what | where | citation | confidence | exercised by |', '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => line(row, isTransition(row.id) ? '**no life yet**' : 'the walk over every row (`measures/law.test.ts`)')), '',
  ])
  const terms = coverageTerms.flatMap((part) => [`### ${part.title}`, '', '| id | what | where |', '| --- | --- | --- |', ...part.rows.map((row) => `| \`${row.id}\` | ${row.label} | ${'leftOut' in row ? `left out: ${row.leftOut}` : row.where} |`), ''])
  return [
    '# Coverage of the law', '',
    '<!-- generated by server/measures/generate-law-pages.ts; do not edit -->', '',
    'One row for every transition, clock, term and transitional rule of the two laws: where it is encoded, by which article, how sure we are, and which written life or test exercises it. Citations and confidence are those of the first years of the law; in the sixteen months from 2025-03-01 every row of 2021 stands on as unverified.', '',
    `${sum.ids} ids: ${sum.encoded} encoded, ${sum.leftOut} left out with a reason (${Math.round((sum.leftOut / sum.ids) * 1000) / 10} %), ${sum.missing} not encoded. ${sum.livedTransitions} of ${sum.transitions} encoded transitions are lived through in ${sum.lives} written lives.`, '',
    '## Transitions, clocks, terms', '', ...parts,
    '## Definitions, actors, systems, reports', '', ...terms,
  ].join('\n')
}
