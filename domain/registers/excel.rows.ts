/**
 * A list of Excel as lines of a register: which heading stands for which field, and what each cell says. Pure; whoever calls brings the cells as values
 * and the names of units, agencies and records.
 */
import type { AgencyKind } from '../kernel/actor.ts'
import { isPlainDate, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterActDeclaration, RegisterDeclaration, RegisterField, RegisterValues } from '../kernel/register.ts'
import { foldText } from '../kernel/vietnamese-text.ts'
import { judgeNumber, readDay, readText, readTexts, right, wrong, type Facts, type Typed } from './typed.ts'
import type { RegisterWords } from './words.ts'

/** A day comes from a cell that Excel shows as a date. */
export type Cell = string | number | boolean | { readonly day: PlainDate } | null
/** `row` as Excel counts, from 1. */
export type SheetRow = { readonly row: number; readonly cells: readonly Cell[] }

/** The day of the act: every list may have this column; a row without it is of today. */
export const dayColumn = 'occurredOn'
export const columnWords = {
  vi: { occurredOn: 'Ngày ghi', status: 'Tình trạng', unitId: 'Đơn vị', agencyId: 'Cơ quan giữ sổ', openedOn: 'Mở ngày' },
  en: { occurredOn: 'Day of the entry', status: 'Status', unitId: 'Unit', agencyId: 'Kept by', openedOn: 'Opened on' },
} as const
const dayAliases = ['ngày ghi nhận', 'ngày vào sổ', 'ngày thực hiện việc ghi']

/** Kinds that no cell of a list can hold. */
const screenKinds: ReadonlySet<string> = new Set(['rows', 'files'])
export const inList = (field: RegisterField): boolean => !field.screenOnly && !screenKinds.has(field.kind)

/** The act by which a line comes in; null: this register takes no lists. */
export function importAct(register: RegisterDeclaration): { readonly type: string; readonly declared: RegisterActDeclaration } | null {
  const type = register.imports?.act
  const declared = type === undefined ? undefined : register.acts[type]
  return type !== undefined && declared ? { type, declared } : null
}

/** Columns of an empty list: the day, then the fields of the act. */
export const importFields = (register: RegisterDeclaration): readonly RegisterField[] => importAct(register)?.declared.fields.filter(inList) ?? []
export const listFields = (register: RegisterDeclaration): readonly RegisterField[] => register.fields.filter((field) => inList(field) && field.key !== 'unitId' && field.key !== 'agencyId')

/** The words under which a field stands in a heading. */
export function headingOf(words: RegisterWords, field: Pick<RegisterField, 'key'>, language: 'vi' | 'en' = 'vi'): string {
  const common: Readonly<Record<string, string>> = columnWords[language]
  return words.fields[field.key] ?? common[field.key] ?? field.key
}

/** Headings without tone marks, case, punctuation, the star of a needed field and what stands in brackets. */
export const foldHeading = (heading: string): string => foldText(heading.replace(/\([^)]*\)/g, ' ').replace(/\*/g, ' '))

export type WordsOfBoth = { readonly vi: RegisterWords; readonly en: RegisterWords }

function fieldsByHeading(fields: readonly RegisterField[], words: WordsOfBoth): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const add = (heading: string, key: string): void => {
    const folded = foldHeading(heading)
    if (folded !== '' && !found.has(folded)) found.set(folded, key)
  }
  for (const field of fields) {
    add(headingOf(words.vi, field), field.key)
    add(headingOf(words.en, field, 'en'), field.key)
  }
  for (const field of fields) {
    add(field.key, field.key)
    for (const alias of [...(words.vi.headings?.[field.key] ?? []), ...(words.en.headings?.[field.key] ?? [])]) add(alias, field.key)
  }
  for (const heading of [columnWords.vi.occurredOn, columnWords.en.occurredOn, dayColumn, ...dayAliases]) add(heading, dayColumn)
  return found
}

export type Column = { readonly index: number; readonly heading: string; /** Null: this column is not read. */ readonly field: string | null }
export type Headings = {
  readonly row: number
  readonly columns: readonly Column[]
  /** Fields that are needed and have no column. */
  readonly missing: readonly string[]
}

/** How far down the line of headings is looked for: lists of offices carry a title above. */
const headingDepth = 15

const textOf = (cell: Cell): string => (cell === null ? '' : typeof cell === 'object' ? cell.day : String(cell))

/** Column letter → field, or null where the user says that it is not read. */
export type Choices = ReadonlyMap<string, string | null>

/** `A:name,C:-`; null where a field is named that the list does not have, or a column or field stands twice. */
export function readChoices(text: string | undefined, keys: readonly string[]): Choices | null {
  const chosen = new Map<string, string | null>()
  for (const part of (text ?? '').split(',').filter(Boolean)) {
    const [letter, key] = part.split(':') as [string, string]
    if (chosen.has(letter) || (key !== '-' && (!keys.includes(key) || [...chosen.values()].includes(key)))) return null
    chosen.set(letter, key === '-' ? null : key)
  }
  return chosen
}

/** What else is known of headings: what the province's own lists have called a field, and what the user says of this very list. */
export type Sayings = { readonly learnt: ReadonlyMap<string, string>; readonly chosen: Choices }
const nothingSaid: Sayings = { learnt: new Map(), chosen: new Map() }

/** The line with most known headings; null where no line has one. A heading that stands twice is read once. */
export function findHeadings(rows: readonly SheetRow[], fields: readonly RegisterField[], words: WordsOfBoth, { learnt, chosen }: Sayings = nothingSaid): Headings | null {
  const known = new Map([...fieldsByHeading(fields, words), ...[...learnt].filter(([, key]) => key === dayColumn || fields.some((field) => field.key === key))])
  const said = [...chosen.values()].filter((key) => key !== null)
  let best: { readonly row: number; readonly columns: readonly Column[]; readonly count: number } | null = null
  for (const { row, cells } of rows.filter((each) => each.row <= headingDepth)) {
    const taken = new Set<string>()
    const columns = cells.flatMap((cell, index): Column[] => {
      const heading = textOf(cell).trim()
      if (heading === '') return []
      const letter = letterOf(index)
      if (chosen.has(letter)) {
        const field = chosen.get(letter) ?? null
        if (field !== null) taken.add(field)
        return [{ index, heading, field }]
      }
      const field = known.get(foldHeading(heading)) ?? null
      if (field === null || taken.has(field) || said.includes(field)) return [{ index, heading, field: null }]
      taken.add(field)
      return [{ index, heading, field }]
    })
    if (taken.size > (best?.count ?? 0)) best = { row, columns, count: taken.size }
  }
  if (!best) return null
  const present = new Set(best.columns.map((column) => column.field))
  return { row: best.row, columns: best.columns, missing: fields.filter((field) => field.required && !present.has(field.key)).map((field) => field.key) }
}

export type Found = { readonly id: string } | { readonly several: string } | null
/** What names in cells stand for. `text` is as written, without a code in brackets. */
export type Lookups = {
  unit(text: string, field: RegisterField, on: PlainDate): Found
  agency(text: string, kinds: readonly AgencyKind[] | undefined, on: PlainDate): Found
  /** An entry of another register by its label. */
  record(text: string, register: string): Found
  registerName(register: string): string
}

const codePattern = /\(([a-z0-9-]+(?::[a-z0-9.-]+)?)\)\s*$/
/** `Xã Đồng Đăng (c-05983)`: the code decides; a bare code is one too. */
export function codeIn(text: string): string | null {
  const match = codePattern.exec(text)
  return match?.[1] ?? (/^[pdc]-[a-z0-9.-]+$|^[a-z-]+:[a-z0-9.-]+$/.test(text.trim()) ? text.trim() : null)
}

const parts = (text: string): string[] => text.split(/[;\n]/).map((part) => part.trim()).filter(Boolean)
const yes: ReadonlySet<string> = new Set(['co', 'yes', 'x', 'dung', 'true', '1', 'c', 'y'])
const no: ReadonlySet<string> = new Set(['khong', 'no', 'sai', 'false', '0', 'k', 'n'])

function choiceOf(field: RegisterField, words: WordsOfBoth, text: string): string | null {
  const folded = foldText(text)
  return field.options?.find((option) => option === text || foldText(words.vi.options?.[field.key]?.[option] ?? option) === folded || foldText(words.en.options?.[field.key]?.[option] ?? option) === folded) ?? null
}
const choicesIn = (field: RegisterField, words: WordsOfBoth): Facts => ({ choices: (field.options ?? []).map((option) => words.vi.options?.[field.key]?.[option] ?? option).join(', ') })

function readMany(texts: readonly string[], one: (text: string) => Typed): Typed {
  const values: unknown[] = []
  for (const text of texts) {
    const read = one(text)
    if (!read.ok) return read
    values.push(read.value)
  }
  return right([...new Set(values)])
}

/** One cell as the value of its field. */
export function readCell(field: RegisterField, cell: Cell, words: WordsOfBoth, lookups: Lookups, on: PlainDate, today: PlainDate): Typed {
  const text = textOf(cell).normalize('NFC').trim()
  if (text === '') return field.required ? wrong('needed') : right(undefined)
  const unit = (each: string): Typed => found(lookups.unit(each, field, on), 'unit', { on })
  const agency = (each: string): Typed => found(lookups.agency(each, field.agencyKinds, on), 'agency', {})
  const record = (each: string): Typed => found(lookups.record(each, field.register ?? ''), 'record', { register: lookups.registerName(field.register ?? '') })
  switch (field.kind) {
    case 'number': case 'count': case 'money': case 'percent':
      // A cell that Excel shows as 82 % holds 0.82 and is written here as it is shown.
      return typeof cell === 'number' ? judgeNumber(field, cell) : readText(field, text, today)
    case 'day': return typeof cell === 'object' && cell !== null ? right(cell.day) : typeof cell === 'number' ? wrong('day-form') : readDay(text, today)
    case 'yes-no': {
      if (typeof cell === 'boolean') return right(cell)
      const folded = foldText(text)
      return yes.has(folded) ? right(true) : no.has(folded) ? right(false) : wrong('yes-or-no')
    }
    case 'choice': {
      const choice = choiceOf(field, words, text)
      return choice === null ? wrong('choice-words', choicesIn(field, words)) : right(choice)
    }
    case 'choices': return readMany(text.split(/[;,\n]/).map((part) => part.trim()).filter(Boolean), (part) => {
      const choice = choiceOf(field, words, part)
      return choice === null ? wrong('choice-words', choicesIn(field, words)) : right(choice)
    })
    case 'texts': return readTexts(field, parts(text).join('\n'))
    case 'phone': {
      // Excel drops the nought at the front of a number.
      const digits = typeof cell === 'number' ? `0${cell}` : text
      return readText(field, digits, today)
    }
    case 'unit': return unit(text)
    case 'units': return readMany(parts(text), unit)
    case 'agency': return agency(text)
    case 'record': return record(text)
    case 'records': return readMany(parts(text), record)
    case 'text': case 'long-text': case 'time': case 'link': return readText(field, text, today)
    case 'files': case 'rows': return right(undefined)
    default: return field.kind satisfies never
  }
}

function found(answer: Found, what: 'unit' | 'agency' | 'record', facts: Facts): Typed {
  if (answer === null) return wrong(`${what}-unknown`, facts)
  return 'id' in answer ? right(answer.id) : wrong(`${what}-several`, { ...facts, example: answer.several })
}

/** `0` → `A`, `26` → `AA`. */
export function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`
}

export type CellError = { readonly cell: string; readonly field: string | null; readonly code: string; readonly facts: Facts }
export type ReadRow = { readonly row: number; readonly occurredOn: PlainDate; readonly data: RegisterValues; readonly errors: readonly CellError[] }

export const isEmptyRow = (row: SheetRow): boolean => row.cells.every((cell) => textOf(cell).trim() === '')

/** A line below the headings. Cells of columns that are not read are passed over. */
export function readRow(row: SheetRow, headings: Headings, fields: readonly RegisterField[], words: WordsOfBoth, lookups: Lookups, today: PlainDate): ReadRow {
  const errors: CellError[] = []
  const columnOf = (key: string): Column | undefined => headings.columns.find((column) => column.field === key)
  const place = (column: Column): string => `${letterOf(column.index)}${row.row}`
  const dayAt = columnOf(dayColumn)
  const dayCell = dayAt ? (row.cells[dayAt.index] ?? null) : null
  let occurredOn = today
  if (dayAt && textOf(dayCell).trim() !== '') {
    const read = typeof dayCell === 'object' && dayCell !== null ? right(dayCell.day) : readDay(textOf(dayCell), today)
    if (!read.ok) errors.push({ cell: place(dayAt), field: dayColumn, code: read.code, facts: read.facts })
    else if (isPlainDate(read.value) && read.value > today) errors.push({ cell: place(dayAt), field: dayColumn, code: 'in-future-day', facts: {} })
    else occurredOn = read.value as PlainDate
  }
  const data: Record<string, unknown> = {}
  for (const field of fields) {
    const column = columnOf(field.key)
    if (!column) {
      if (field.required) errors.push({ cell: `${row.row}`, field: field.key, code: 'needed', facts: {} })
      continue
    }
    const read = readCell(field, row.cells[column.index] ?? null, words, lookups, occurredOn, today)
    if (!read.ok) errors.push({ cell: place(column), field: field.key, code: read.code, facts: read.facts })
    else if (read.value !== undefined) data[field.key] = read.value
  }
  return { row: row.row, occurredOn, data, errors }
}

/** The key by which a line is known again; a field of it may be empty, not all of them. */
export function sameKey(register: RegisterDeclaration, values: RegisterValues): string | null {
  const keys = register.imports?.sameBy ?? []
  const found = keys.map((key) => values[key] ?? '')
  if (found.every((value) => value === '')) return null
  return found.map((value) => (typeof value === 'string' ? foldText(value) : JSON.stringify(value))).join('\u0001')
}

/** Names that the cells of a list show for the ids in its values. */
export type Names = { unit(id: string): string; agency(id: string): string; record(id: string): string }

/** A value as a cell of a list shows it, so that the import reads the same value back. */
export function shownInCell(field: RegisterField, value: unknown, words: RegisterWords, names: Names, language: 'vi' | 'en' = 'vi'): Cell {
  if (value === undefined || value === null) return null
  const choice = (each: unknown): string => words.options?.[field.key]?.[String(each)] ?? String(each)
  const list = (shown: (each: string) => string): string => (Array.isArray(value) ? value.map((each) => shown(String(each))).join('; ') : '')
  switch (field.kind) {
    case 'day': return isPlainDate(value) ? { day: value } : String(value)
    case 'number': case 'count': case 'money': case 'percent': return typeof value === 'number' ? value : String(value)
    case 'yes-no': return value === true ? (language === 'vi' ? 'Có' : 'Yes') : language === 'vi' ? 'Không' : 'No'
    case 'choice': return choice(value)
    case 'choices': return list(choice)
    case 'texts': return list((each) => each)
    case 'unit': return names.unit(String(value))
    case 'units': return list((each) => names.unit(each))
    case 'agency': return names.agency(String(value))
    case 'record': return names.record(String(value))
    case 'records': return list((each) => names.record(each))
    default: return String(value)
  }
}
