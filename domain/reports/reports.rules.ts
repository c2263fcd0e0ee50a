/** Who may do what with a report in which state, what differs between two computations, and which words are still missing. Pure. */
import type { Role } from '../kernel/actor.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { figuresOf } from './reports.definitions.ts'
import { levelsOn, type ReportLevel } from './reports.law.ts'
import type { Figure, ReportData, ReportDefinition, ReportState, Written } from './reports.model.ts'

export type ReportFact = { readonly state: ReportState; readonly revision: number; readonly own: boolean; readonly restatedBy: string | null; readonly period: { readonly to: PlainDate } }
export type Allowed = { readonly write: boolean; readonly compute: boolean; readonly submit: boolean; readonly check: boolean; readonly restate: boolean; readonly discard: boolean }

export const mayMake = (definition: ReportDefinition, role: Role): boolean => definition.makers.includes(role)
export const maySign = (definition: ReportDefinition, role: Role): boolean => definition.signers.includes(role)
export const mayCheck = (definition: ReportDefinition, role: Role): boolean => definition.receivers.includes(role)

/** What the caller's post may do with the report now. */
export function allowed(definition: ReportDefinition, report: ReportFact, role: Role): Allowed {
  const open = report.own && mayMake(definition, role) && (report.state === 'draft' || report.state === 'returned')
  return {
    write: open, compute: open, submit: open && maySign(definition, role), check: !report.own && report.state === 'submitted' && mayCheck(definition, role),
    restate: report.own && report.state === 'accepted' && report.restatedBy === null && mayMake(definition, role), discard: open && report.state === 'draft' && report.revision === 0,
  }
}

/** The level to which a level reports on that day; null: the top. */
export function reportsTo(level: ReportLevel, on: PlainDate): ReportLevel | null {
  const levels = levelsOn(on)
  return levels[levels.indexOf(level) + 1] ?? null
}

export type Change = { readonly figure: string; readonly label: string; readonly before: number | null; readonly now: number | null }
const same = (a: Figure | undefined, b: Figure | undefined) => (a?.value ?? null) === (b?.value ?? null) && a?.met === b?.met && a?.of === b?.of

/** Figures that differ, in the order of the report. Numbers that the officer entered are not compared: they change by hand. */
export function changesBetween(definition: ReportDefinition, before: Pick<ReportData, 'figures'>, now: Pick<ReportData, 'figures'>): Change[] {
  const [a, b] = [new Map(before.figures.map((figure) => [figure.id, figure])), new Map(now.figures.map((figure) => [figure.id, figure]))]
  return figuresOf(definition).filter((figure) => figure.source.from !== 'entry' && !same(a.get(figure.id), b.get(figure.id))).map((figure) => ({ figure: figure.id, label: figure.label, before: a.get(figure.id)?.value ?? null, now: b.get(figure.id)?.value ?? null }))
}

/** Places that the report asks the officer to fill before it is sent. */
export function missingWords(definition: ReportDefinition, written: Written): readonly string[] {
  return definition.groups.filter((group) => group.asks !== undefined && group.figures.length === 0 && (written.words[group.id] ?? '').trim() === '').map((group) => group.title)
}

/** Words and numbers for places that the report does not have. */
export function unknownPlaces(definition: ReportDefinition, words: Readonly<Record<string, string>>, entries: Readonly<Record<string, number | null>>): readonly string[] {
  const groups = new Set(definition.groups.map((group) => group.id))
  const numbers = new Set(figuresOf(definition).filter((figure) => figure.source.from === 'entry').map((figure) => figure.id))
  return [...Object.keys(words).filter((id) => !groups.has(id)), ...Object.keys(entries).filter((id) => !numbers.has(id))]
}

/** Numbers that the officer entered and sums of figures, put to what was counted. */
export function completed(definition: ReportDefinition, counted: ReadonlyMap<string, Figure>, written: Written): readonly Figure[] {
  const all = new Map(counted)
  for (const { id, source } of figuresOf(definition)) if (source.from === 'entry') all.set(id, id in written.entries ? { id, value: written.entries[id]! } : { id, value: null, reason: 'not-entered' })
  for (const { id, source } of figuresOf(definition)) {
    if (source.from !== 'sum') continue
    const part = (ids: readonly string[]) => ids.map((each) => all.get(each)?.value ?? null)
    const [plus, minus] = [part(source.of), part(source.minus ?? [])]
    all.set(id, [...plus, ...minus].includes(null) ? { id, value: null, reason: 'part-unknown' } : { id, value: plus.reduce<number>((sum, each) => sum + each!, 0) - minus.reduce<number>((sum, each) => sum + each!, 0) })
  }
  return figuresOf(definition).map(({ id }) => all.get(id) ?? { id, value: null, reason: 'not-counted' })
}
