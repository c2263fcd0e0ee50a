/** One line of a roster as values: what each cell says, or what is wrong with it. Pure; names of communes and facilities are looked up by the caller. */
import { addDays, day, isPlainDate, type PlainDate } from '../kernel/plain-date.ts'
import { foldText, normaliseText } from '../kernel/vietnamese-text.ts'
import { judgeBirth, judgePersonalNumber, readPartialDate } from '../people/people.rules.ts'
import { letterOf, type Cell, type SheetRow } from '../registers/excel.rows.ts'
import type { Roster, RosterField } from './roster.fields.ts'
import type { RosterHeadings } from './roster.headings.ts'

export type Facts = Readonly<Record<string, string | number | boolean>>
export type CellFault = { readonly cell: string; readonly field: string | null; readonly code: string; readonly facts: Facts }
export type Values = Readonly<Record<string, string | number>>
export type RosterLine = { readonly row: number; /** As written, for the report. */ readonly name: string; readonly values: Values; readonly faults: readonly CellFault[] }

/** A name of a commune or facility as the row writes it, looked up on the day of the row. */
export type Found = { readonly id: string } | { readonly fault: string; readonly facts?: Facts }
export type RosterLookups = {
  unit(text: string, district: string | null, on: PlainDate): Found
  facility(text: string, on: PlainDate): Found
}

type Read = { readonly ok: true; readonly value: string | number } | { readonly ok: false; readonly code: string; readonly facts?: Facts }
const right = (value: string | number): Read => ({ ok: true, value })
const wrong = (code: string, facts: Facts = {}): Read => ({ ok: false, code, facts })

const textOf = (cell: Cell): string => (cell === null ? '' : typeof cell === 'object' ? cell.day : String(cell)).normalize('NFC').trim()
/** Numbers that Excel shows as dates where the cell has a format, and as numbers where it has none: 1927 to 2119. */
const serial = { lowest: 10_000, highest: 80_000 } as const
const dayOfSerial = (days: number): PlainDate => addDays(day('1899-12-30'), days)

/** A whole day, as a date of Excel, as `5/3/2026`, `05.03.2026`, `2026-03-05` or `ngày 5 tháng 3 năm 2026`. */
export function readDay(cell: Cell): Read {
  if (typeof cell === 'object' && cell !== null) return right(cell.day)
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= serial.lowest && cell <= serial.highest ? right(dayOfSerial(cell)) : cell >= 1900 && cell < 2100 ? wrong('roster-day-whole') : wrong('roster-day-form')
  const text = textOf(cell).replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '')
  const spoken = /^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/iu.exec(text)
  const read = readPartialDate(spoken ? `${spoken[1]}/${spoken[2]}/${spoken[3]}` : text.replace(/\s*([/.-])\s*/g, '$1'))
  if (!read.ok) {
    const { code, ...facts } = read.problem
    return wrong(code === 'partial-date-form' ? 'roster-day-form' : code, facts)
  }
  return isPlainDate(read.value) ? right(read.value) : wrong('roster-day-whole')
}
function readBirth(cell: Cell, today: PlainDate): Read {
  const given = typeof cell === 'object' && cell !== null ? cell.day : typeof cell === 'number' && cell >= serial.lowest && cell <= serial.highest && Number.isInteger(cell) ? dayOfSerial(cell) : textOf(cell).replace(/\s*([/.-])\s*/g, '$1')
  const judged = judgeBirth(given, today)
  return judged.ok ? right(judged.value.birth) : wrong(judged.refusal.code, judged.refusal.facts)
}
const digitsOf = (cell: Cell, length: number): string => {
  const digits = textOf(cell).replaceAll(/[\s.'-]/g, '')
  // Excel drops noughts at the front of a number.
  return typeof cell === 'number' && digits.length >= length - 2 && digits.length < length ? digits.padStart(length, '0') : digits
}
const male: ReadonlySet<string> = new Set(['nam', 'male', 'm', 'trai'])
const female: ReadonlySet<string> = new Set(['nu', 'female', 'f', 'gai'])

function choiceOf(field: RosterField, text: string): Read {
  const folded = foldText(text)
  const found = field.choices?.find((choice) => [choice.value, choice.label, choice.labelEn, ...(choice.also ?? [])].some((word) => foldText(word) === folded))
  return found ? right(found.value) : wrong('roster-choice', { choices: (field.choices ?? []).map((choice) => choice.label).join(', ') })
}
function whole(cell: Cell, lowest: number, highest: number): Read {
  const text = textOf(cell)
  const years = /^(\d{1,2})\s*năm$/iu.exec(text)
  const number = years ? Number(years[1]) * 12 : Number(/^(\d{1,4})(?:[.,]0+)?\s*(?:tháng|ngày)?$/iu.exec(text)?.[1] ?? Number.NaN)
  return Number.isInteger(number) && number >= lowest && number <= highest ? right(number) : wrong('roster-number', { lowest, highest })
}

/** What stands in a cell; undefined: nothing does. */
function readCell(field: RosterField, cell: Cell, today: PlainDate): Read | undefined {
  const text = textOf(cell)
  if (text === '' || /^[-–—.x×]$/i.test(text)) return undefined
  switch (field.kind) {
    case 'text': { const plain = normaliseText(text); return plain.length > (field.most ?? 200) ? wrong('roster-too-long', { most: field.most ?? 200 }) : right(plain) }
    case 'birth': return readBirth(cell, today)
    case 'sex': { const folded = foldText(text); return male.has(folded) ? right('male') : female.has(folded) ? right('female') : wrong('roster-sex') }
    case 'personal-number': { const judged = judgePersonalNumber(digitsOf(cell, 12)); return judged.ok ? right(judged.value) : wrong(judged.refusal.code, judged.refusal.facts) }
    case 'phone': { const digits = digitsOf(cell, 10).replace(/^\+?84(?=\d{9}$)/, '0'); return /^0\d{9}$/.test(digits) ? right(digits) : wrong('roster-phone') }
    case 'day': {
      const read = readDay(cell)
      return read.ok && (read.value as string) > today ? wrong('roster-in-future') : read
    }
    case 'months': return whole(cell, 1, 60)
    case 'days': return whole(cell, 0, 2000)
    case 'choice': return choiceOf(field, text)
    case 'unit': case 'district': case 'facility': return right(normaliseText(text))
    default: return field.kind satisfies never
  }
}

/** `12/QĐ-UBND ngày 05/03/2026` → number and day. */
const numberAndDay = /^(.{1,60}?)[,;]?\s*(?:ngày|ng\.?|ký ngày)\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\.?$/iu

/** The year under “Nam” or under “Nữ”; null where the list has no such columns, or the row nothing in them. */
function bornUnder({ born }: RosterHeadings, line: SheetRow): { readonly sex: 'male' | 'female'; readonly cell: Cell } | 'both' | null {
  if (!born) return null
  const [male, female] = [line.cells[born.male] ?? null, line.cells[born.female] ?? null]
  const empty = (cell: Cell) => cell === null || /^[\s.x–—-]*$/i.test(textOf(cell))
  if (!empty(male) && !empty(female)) return 'both'
  return empty(male) ? (empty(female) ? null : { sex: 'female', cell: female }) : { sex: 'male', cell: male }
}

/** A line below the headings. */
export function readLine(roster: Roster, headings: RosterHeadings, line: SheetRow, lookups: RosterLookups, today: PlainDate): RosterLine {
  const faults: CellFault[] = []
  const values: Record<string, string | number> = {}
  const columnOf = (key: string) => headings.columns.find((column) => column.field === key)
  const place = (key: string): string => { const column = columnOf(key); return column ? `${letterOf(column.index)}${line.row}` : `${line.row}` }
  const fault = (key: string, code: string, facts: Facts = {}): void => { faults.push({ cell: place(key), field: key, code, facts }) }
  const born = bornUnder(headings, line)
  for (const field of roster.fields) {
    const column = columnOf(field.key)
    if (born && (field.key === 'birth' || field.key === 'sex')) {
      const read = born === 'both' ? wrong('roster-born-twice') : field.key === 'sex' ? right(born.sex) : readCell(field, born.cell, today)
      if (read?.ok) values[field.key] = read.value
      else if (read && field.key === 'birth') fault('birth', read.code, read.facts)
      continue
    }
    const read = column ? readCell(field, line.cells[column.index] ?? null, today) : undefined
    if (read?.ok) values[field.key] = read.value
    else if (read) fault(field.key, read.code, read.facts)
  }
  const joined = typeof values['decisionNumber'] === 'string' && values['decidedOn'] === undefined && roster.fields.some((field) => field.key === 'decidedOn') ? numberAndDay.exec(values['decisionNumber']) : null
  if (joined) {
    const read = readDay(joined[2]!)
    if (read.ok) { values['decisionNumber'] = joined[1]!.trim(); values['decidedOn'] = read.value }
  }
  for (const field of roster.fields) if (field.required && values[field.key] === undefined && !faults.some((each) => each.field === field.key)) fault(field.key, 'roster-needed')
  const stated = values[roster.day]
  const on = typeof stated === 'string' && isPlainDate(stated) ? stated : today
  if (typeof values['unit'] === 'string') {
    const found = lookups.unit(values['unit'], typeof values['district'] === 'string' ? values['district'] : null, on)
    if ('id' in found) { values['unitAsWritten'] = values['unit']; values['unit'] = found.id } else fault('unit', found.fault, found.facts)
  }
  if (typeof values['facility'] === 'string') {
    const found = lookups.facility(values['facility'], on)
    if ('id' in found) values['facility'] = found.id
    else fault('facility', found.fault, found.facts)
  }
  if (typeof values['birth'] === 'string' && judgedMinor(values['birth'], today) && values['representative'] === undefined) fault('representative', 'representative-needed')
  if (values['representative'] !== undefined && values['relation'] === undefined && !faults.some((each) => each.field === 'relation')) fault('relation', 'roster-relation')
  const nameAt = columnOf('name')
  return { row: line.row, name: nameAt ? textOf(line.cells[nameAt.index] ?? null).slice(0, 100) : '', values, faults }
}
function judgedMinor(birth: string, today: PlainDate): boolean {
  const judged = judgeBirth(birth, today)
  return judged.ok && judged.value.minor
}
