/** Which column of a roster is which: as the user says, as the province's earlier lists, or by our own words. */
import { foldHeading, letterOf, type Cell, type Choices, type SheetRow } from '../registers/excel.rows.ts'
import type { RosterField } from './roster.fields.ts'

export type FoundBy = 'chosen' | 'learnt' | 'known' | 'none'
export type RosterColumn = { readonly index: number; readonly heading: string; readonly field: string | null; readonly by: FoundBy }
export type RosterHeadings = {
  readonly row: number
  /** The line below, where headings stand on two lines. */
  readonly lastRow: number
  readonly columns: readonly RosterColumn[]
  readonly missing: readonly string[]
  /** A year of birth stands under “Nam” or under “Nữ”: the columns of both, by place. */
  readonly born: { readonly male: number; readonly female: number } | null
}
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

type Named = { readonly index: number; readonly heading: string; readonly letter: string }
const named = (texts: readonly string[]): Named[] => texts.map((heading, index) => ({ index, heading, letter: letterOf(index) })).filter(({ heading }) => heading !== '')

/**
 * Headings on two lines: `Năm sinh` over `Nam` and `Nữ`, `Quyết định` over `Số` and `Ngày`. The second line names no person and has no digit. Answers the
 * headings joined, each under the one above it; null where the line below is of the list itself.
 */
function joined(above: readonly string[], below: SheetRow | undefined, nameAt: number): { readonly texts: readonly string[]; readonly born: RosterHeadings['born'] } | null {
  const under = below?.cells.map(textOf) ?? []
  const filled = under.filter((text) => text !== '')
  if (filled.length < 2 || under[nameAt] || below!.cells.some((cell) => typeof cell === 'number' || (typeof cell === 'object' && cell !== null)) || filled.some((text) => /\d/.test(text))) return null
  let parent = ''
  const texts: string[] = []
  for (let index = 0; index < Math.max(above.length, under.length); index += 1) {
    if (above[index]) parent = above[index]!
    texts.push(under[index] ? `${parent} ${under[index]}`.trim() : (above[index] ?? ''))
  }
  const at = (word: string) => under.findIndex((text, index) => headingKey(text) === word && /sinh/.test(headingKey(texts[index]!)))
  const [male, female] = [at('nam'), at('nu')]
  return { texts, born: male >= 0 && female >= 0 ? { male, female } : null }
}

/** The line with most known headings; null where none names people. What stands first takes a field; whole words before beginnings. */
export function findRosterHeadings(rows: readonly SheetRow[], fields: readonly RosterField[], learnt: ReadonlyMap<string, string>, chosen: Choices): RosterHeadings | null {
  const words = dictionary(fields)
  const keys = new Set(fields.map((field) => field.key))
  const columnsOf = (texts: readonly string[], born: RosterHeadings['born']): RosterColumn[] => {
    const taken = new Set<string>([...chosen.values()].filter((key) => key !== null))
    const all = named(texts)
    const found = new Map<number, { readonly field: string | null; readonly by: FoundBy }>()
    const take = (index: number, field: string | null | undefined, by: FoundBy): void => {
      if (found.has(index) || field === null || field === undefined || taken.has(field) || !keys.has(field)) return
      taken.add(field)
      found.set(index, { field, by })
    }
    for (const { index, letter } of all) if (chosen.has(letter)) found.set(index, { field: chosen.get(letter) ?? null, by: 'chosen' })
    if (born) {
      take(born.male, 'birth', 'known')
      take(born.female, 'sex', 'known')
    }
    for (const { index, heading } of all) take(index, learnt.get(headingKey(heading)), 'learnt')
    for (const { index, heading } of all) take(index, words.get(headingKey(heading)), 'known')
    for (const { index, heading } of all) take(index, known(words, heading), 'known')
    return all.map(({ index, heading }): RosterColumn => ({ index, heading, ...(found.get(index) ?? { field: null, by: 'none' as const }) }))
  }
  let best: { readonly row: number; readonly columns: readonly RosterColumn[]; readonly count: number; readonly texts: readonly string[] } | null = null
  for (const { row, cells } of rows.filter((each) => each.row <= headingDepth)) {
    const texts = cells.map(textOf)
    const columns = columnsOf(texts, null)
    const read = columns.filter((column) => column.field !== null)
    if (read.length >= 2 && read.some((column) => column.field === 'name') && read.length > (best?.count ?? 0)) best = { row, columns, count: read.length, texts }
  }
  if (!best) return null
  const { row, texts } = best
  const two = joined(texts, rows.find((each) => each.row === row + 1), best.columns.find((column) => column.field === 'name')!.index)
  const columns = two ? columnsOf(two.texts, two.born) : best.columns
  const at = (index: number, field: string) => columns.some((column) => column.index === index && column.field === field)
  const born = two?.born && at(two.born.male, 'birth') && at(two.born.female, 'sex') ? two.born : null
  const present = new Set(columns.map((column) => column.field))
  // A number of a decision may carry its day.
  const missing = fields.filter((field) => field.required && !present.has(field.key) && !(field.key === 'decidedOn' && present.has('decisionNumber'))).map((field) => field.key)
  return { row, lastRow: two ? row + 1 : row, columns, missing, born }
}

/** What the user has said, for the province to know next time. */
export function toLearn(headings: RosterHeadings): Readonly<Record<string, string>> {
  return Object.fromEntries(headings.columns.filter((column) => column.by === 'chosen' && column.field !== null).map((column) => [headingKey(column.heading), column.field!]))
}
