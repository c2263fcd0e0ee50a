/** Reads an Excel list into a register, through the same rules as every act: all of its rows or none. */
import type { Decision } from '@hoa-nhap/domain/kernel/decision'
import { accept, refuse } from '@hoa-nhap/domain/kernel/decision'
import { fill } from '@hoa-nhap/domain/kernel/problem-texts'
import type { RegisterDeclaration, RegisterField } from '@hoa-nhap/domain/kernel/register'
import { sayProblem } from '@hoa-nhap/domain/problems'
import type { ImportReport } from '@hoa-nhap/domain/registers/excel.contract'
import { dayColumn, findHeadings, foldHeading, importAct, importFields, isEmptyRow, letterOf, readChoices, readRow, sameKey, type Choices, type Headings, type ReadRow, type WordsOfBoth } from '@hoa-nhap/domain/registers/excel.rows'
import { after } from '@hoa-nhap/domain/registers/registers.engine'
import { schemaOf } from '@hoa-nhap/domain/registers/registers.schema'
import { typedProblems } from '@hoa-nhap/domain/registers/registers.typed.problems'
import type { ActorTransaction } from '../platform/route.ts'
import { checkInput } from '../platform/validation.ts'
import { lookupsOf } from './excel.lookups.ts'
import type { ReadWorkbook } from './excel.workbook.ts'
import { openRecord, recordOf, type Acting } from './registers.commands.ts'
import { idOf } from './registers.ids.ts'

type Row = ImportReport['rows'][number]
type CellSentence = Row['errors'][number]
type Book = Extract<ReadWorkbook, { readonly ok: true }>

const sentence = (code: string, facts: Readonly<Record<string, unknown>>): { readonly detail: string; readonly detailEn: string } => {
  const text = typedProblems[code]
  if (text) return { detail: fill(text.vi, facts), detailEn: fill(text.en, facts) }
  const said = sayProblem(code, facts)
  return { detail: said.vi, detailEn: said.en }
}

/** The place of a field in that row: its cell, or the row where it has no column. */
function placeOf(headings: Headings, row: number, key: string | null): string {
  const column = headings.columns.find((each) => each.field === key)
  return column ? `${letterOf(column.index)}${row}` : `${row}`
}

const shortLabel = (register: RegisterDeclaration, data: ReadRow['data'], acting: Acting, on: ReadRow['occurredOn']): string => {
  try {
    return register.label(after(null, { values: data, unitId: acting.actor.unitId, agencyId: acting.actor.agencyId }, on)).slice(0, 200)
  } catch {
    // A label may need what a wrong row does not have.
    return ''
  }
}

/**
 * Writes in the given transaction what can be written; the caller takes everything back for a trial or where a row is wrong. `importId` makes the ids of the acts,
 * so that the same list sent twice is one import.
 */
export async function importList(transaction: ActorTransaction, register: RegisterDeclaration, words: WordsOfBoth, book: Book, importId: string, columns: string | undefined, acting: Acting): Promise<Decision<ImportReport>> {
  const chosen = importAct(register)
  if (!chosen) return refuse('import-not-here')
  const fields = importFields(register)
  const chosenColumns = readChoices(columns, [...fields.map((field) => field.key), dayColumn])
  if (chosenColumns === null) return refuse('column-unknown', { field: 'columns' })
  const headings = findHeadings(book.rows, fields, words, { learnt: await learntHeadings(transaction, register, acting), chosen: chosenColumns })
  if (!headings) return refuse('excel-no-headings')
  const merged = book.merges.find((merge) => merge.lastRow >= headings.row)
  if (merged) return refuse('excel-merged', { range: merged.range })
  const lines = book.rows.filter((row) => row.row > headings.row && !isEmptyRow(row))
  if (lines.length === 0) return refuse('excel-no-rows')
  const lookups = await lookupsOf(transaction, lines, headings, fields, acting.actor.provinceId)
  const known = await knownRecords(transaction, register, acting, lines.map((line) => idOf(importId, String(line.row))))
  const seen = new Map<string, number>()
  const rows: Row[] = []
  for (const line of lines) {
    const read = readRow(line, headings, fields, words, lookups, acting.today)
    const label = shortLabel(register, read.data, acting, read.occurredOn)
    const actId = idOf(importId, String(line.row))
    const own = known.own.get(recordOf(register, acting.actor.postId, actId))
    const plain = (outcome: Row['outcome'], more: Partial<Row> = {}): Row => ({ row: line.row, outcome, label, recordId: null, sameAs: null, errors: [], ...more })
    if (own !== undefined) {
      rows.push(plain('new', { recordId: own }))
      continue
    }
    const key = sameKey(register, placed(read.data, acting.actor.unitId, acting.actor.agencyId))
    const before = key === null || read.errors.some((error) => error.field !== null && register.imports?.sameBy.includes(error.field)) ? undefined : known.byKey.get(key)
    // A line that stands in the register is passed over, whatever else it says.
    if (before !== undefined) {
      rows.push(plain('match', { recordId: before }))
      continue
    }
    const wrong = [...read.errors.map((error): CellSentence => ({ cell: error.cell, field: error.field, code: error.code, ...sentence(error.code, error.facts) })), ...(read.errors.length > 0 ? [] : schemaErrors(fields, chosen.declared.fields, read, headings))]
    if (wrong.length > 0) {
      rows.push(plain('error', { errors: wrong }))
      continue
    }
    const twin = key === null ? undefined : seen.get(key)
    if (twin !== undefined) {
      rows.push(plain('duplicate', { sameAs: twin }))
      continue
    }
    if (key !== null) seen.set(key, line.row)
    const decided = await openRecord(transaction, register, { id: actId, type: chosen.type, occurredOn: read.occurredOn, basedOn: 0, data: read.data }, acting)
    if (decided.ok) rows.push(plain('new', { recordId: decided.value.recordId }))
    else {
      const { code, facts } = decided.refusal
      const field = typeof facts['field'] === 'string' ? facts['field'].replace(/^data\./, '') : null
      rows.push(plain('error', { errors: [{ cell: placeOf(headings, line.row, field), field, code, ...sentence(code, facts) }] }))
    }
  }
  await learnHeadings(transaction, register, headings, chosenColumns, acting)
  const count = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return accept({
    written: false, sheet: book.sheet, headingRow: headings.row, columns: headings.columns.map((column) => ({ column: letterOf(column.index), heading: column.heading.slice(0, 200), field: column.field })), missing: [...headings.missing],
    counts: { new: count('new'), match: count('match'), duplicate: count('duplicate'), error: count('error') }, rows,
  })
}

/** What the province's lists have called the fields of this register. */
async function learntHeadings(transaction: ActorTransaction, register: RegisterDeclaration, acting: Acting): Promise<ReadonlyMap<string, string>> {
  const { rows } = await transaction.query<{ heading: string; field: string }>('select heading, field from roster_heading where province_id = $1 and roster = $2', [acting.actor.provinceId, `register:${register.id}`])
  return new Map(rows.map((row) => [row.heading, row.field]))
}
/** What the user has said of this list, for the next one; taken back with everything else where the list does not come in. */
async function learnHeadings(transaction: ActorTransaction, register: RegisterDeclaration, headings: Headings, chosen: Choices, acting: Acting): Promise<void> {
  const said = Object.fromEntries(headings.columns.filter((column) => column.field !== null && chosen.has(letterOf(column.index))).map((column) => [foldHeading(column.heading), column.field!]))
  if (Object.keys(said).length > 0) await transaction.query('select learn_roster_headings($1, $2::jsonb, $3)', [`register:${register.id}`, JSON.stringify(said), acting.now])
}

/** What the schema of the act says beyond the cells: bounds of lists, needed fields that no list can hold. */
function schemaErrors(fields: readonly RegisterField[], all: readonly RegisterField[], read: ReadRow, headings: Headings): CellSentence[] {
  const checked = checkInput(schemaOf(all), read.data)
  if (checked.ok) return []
  return checked.fields.map((error) => {
    const key = error.path.split('.')[0]!
    const field = fields.some((each) => each.key === key) ? key : all.some((each) => each.key === key) ? key : null
    return { cell: placeOf(headings, read.row, field === dayColumn ? null : field), field, code: error.code, detail: error.detail, detailEn: error.detailEn }
  })
}

const placed = (values: Readonly<Record<string, unknown>>, unitId: string, agencyId: string) => ({ unitId, agencyId, ...values })

/** Records in sight by what they are known by, and those this very import has made. */
async function knownRecords(transaction: ActorTransaction, register: RegisterDeclaration, acting: Acting, actIds: readonly string[]): Promise<{ readonly byKey: ReadonlyMap<string, string>; readonly own: ReadonlyMap<string, string> }> {
  const keys = register.imports?.sameBy ?? []
  const { rows } = await transaction.query<{ id: string; unitId: string; agencyId: string; values: Record<string, unknown> }>(
    `select r.id, r.unit_id as "unitId", r.agency_id as "agencyId", (select coalesce(jsonb_object_agg(k, r.state -> 'values' -> k), '{}') from unnest($2::text[]) k where r.state -> 'values' ? k) as values from register_record r where r.register = $1`, [register.id, keys])
  const byKey = new Map<string, string>()
  for (const row of rows) {
    const key = sameKey(register, placed(row.values, row.unitId, row.agencyId))
    if (key !== null) byKey.set(key, row.id)
  }
  const wanted = new Set(actIds.map((id) => recordOf(register, acting.actor.postId, id)))
  return { byKey, own: new Map(rows.filter((row) => wanted.has(row.id)).map((row) => [row.id, row.id])) }
}
