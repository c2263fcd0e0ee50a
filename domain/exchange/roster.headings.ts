/** Which column of a roster is which: as the user says, as the province's earlier lists, or by our own words. */
import { foldHeading, letterOf, type Cell, type Choices, type SheetRow } from '../registers/excel.rows.ts'
import type { RosterField } from './roster.fields.ts'

export type FoundBy = 'chosen' | 'learnt' | 'known' | 'none'
export type RosterColumn = { readonly index: number; readonly heading: string; readonly field: string | null; readonly by: FoundBy }
export type RosterHeadings = { readonly row: number; readonly columns: readonly RosterColumn[]; readonly missing: readonly string[] }
/** How far down the headings are looked for: lists carry titles and a motto above. */
const headingDepth = 15
const textOf = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell.trim() : '')

export const headingKey = (heading: string): string => foldHeading(heading)

function dictionary(fields: readonly RosterField[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  const add = (heading: string, key: string): void => { const folded = headingKey(heading); if (folded !== '' && !words.has(folded)) words.set(folded, key) }
  for (const field of fields) { add(field.label, field.key); add(field.labelEn, field.key) }
  for (const field of fields) for (const heading of [field.key, ...field.also]) add(heading, field.key)
  return words
}

/** The word itself, else the longest known beginning of at least two words: `Họ và tên người cai nghiện`. */
function known(words: ReadonlyMap<string, string>, heading: string): string | null {
  const folded = headingKey(heading)
  const whole = words.get(folded)
  if (whole !== undefined) return whole
  const parts = folded.split(' ')
  for (let length = parts.length - 1; length >= 2; length -= 1) {
    const field = words.get(parts.slice(0, length).join(' '))
    if (field !== undefined) return field
  }
  return null
}

/** The line with most known headings; null where none names people. What stands first takes a field; whole words before beginnings. */
export function findRosterHeadings(rows: readonly SheetRow[], fields: readonly RosterField[], learnt: ReadonlyMap<string, string>, chosen: Choices): RosterHeadings | null {
  const words = dictionary(fields)
  const keys = new Set(fields.map((field) => field.key))
  let best: { readonly row: number; readonly columns: readonly RosterColumn[]; readonly count: number } | null = null
  for (const { row, cells } of rows.filter((each) => each.row <= headingDepth)) {
    const taken = new Set<string>([...chosen.values()].filter((key) => key !== null))
    const named = cells.map((cell, index) => ({ index, heading: textOf(cell), letter: letterOf(index) })).filter(({ heading }) => heading !== '')
    const found = new Map<number, { readonly field: string | null; readonly by: FoundBy }>()
    const take = (index: number, field: string | null | undefined, by: FoundBy): void => {
      if (found.has(index) || field === null || field === undefined || taken.has(field) || !keys.has(field)) return
      taken.add(field)
      found.set(index, { field, by })
    }
    for (const { index, letter } of named) if (chosen.has(letter)) found.set(index, { field: chosen.get(letter) ?? null, by: 'chosen' })
    for (const { index, heading } of named) take(index, learnt.get(headingKey(heading)), 'learnt')
    for (const { index, heading } of named) take(index, words.get(headingKey(heading)), 'known')
    for (const { index, heading } of named) take(index, known(words, heading), 'known')
    const columns = named.map(({ index, heading }): RosterColumn => ({ index, heading, ...(found.get(index) ?? { field: null, by: 'none' as const }) }))
    const read = columns.filter((column) => column.field !== null)
    if (read.length >= 2 && read.some((column) => column.field === 'name') && read.length > (best?.count ?? 0)) best = { row, columns, count: read.length }
  }
  if (!best) return null
  const present = new Set(best.columns.map((column) => column.field))
  // A number of a decision may carry its day.
  const missing = fields.filter((field) => field.required && !present.has(field.key) && !(field.key === 'decidedOn' && present.has('decisionNumber'))).map((field) => field.key)
  return { row: best.row, columns: best.columns, missing }
}

/** What the user has said, for the province to know next time. */
export function toLearn(headings: RosterHeadings): Readonly<Record<string, string>> {
  return Object.fromEntries(headings.columns.filter((column) => column.by === 'chosen' && column.field !== null).map((column) => [headingKey(column.heading), column.field!]))
}
