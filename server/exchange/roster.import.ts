/**
 * A roster against what is there: each row is judged and, where it is to be written, written in the given transaction. People are matched in the caller's own
 * sight alone; whether somebody else's record is of the same person changes nothing here, and is looked for by the job that every registration starts.
 */
import type { RosterTrial } from '@hoa-nhap/domain/exchange/exchange.contract'
import { fieldOfRefusal, holds, rosterActs } from '@hoa-nhap/domain/exchange/roster.acts'
import type { Roster } from '@hoa-nhap/domain/exchange/roster.fields'
import type { RosterHeadings } from '@hoa-nhap/domain/exchange/roster.headings'
import { readLine, type RosterLine, type RosterLookups, type Values } from '@hoa-nhap/domain/exchange/roster.rows'
import { declarationOf } from '@hoa-nhap/domain/access/access.rules'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { birthsMayAgree, foldName } from '@hoa-nhap/domain/people/people.rules'
import { sayProblem } from '@hoa-nhap/domain/problems'
import { letterOf, type SheetRow } from '@hoa-nhap/domain/registers/excel.rows'
import { caseInSight, decideImport, freshCase, importSurroundings, openOf, writeImport, type ImportAround } from '../measures/measures.model.ts'
import { personalNumberPurpose, register, type Registration } from '../people/people.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { rosterLookups } from './roster.lookups.ts'

export type Importing = { readonly actor: Actor; readonly today: PlainDate; readonly now: Instant; readonly platform: Platform }
export type Book = { readonly roster: Roster; readonly headings: RosterHeadings; readonly lines: readonly SheetRow[] }
type Row = RosterTrial['rows'][number]
export type Judged = { readonly rows: readonly Row[]; readonly counts: RosterTrial['counts']; /** Persons in sight whom the list has met. */ readonly matched: readonly string[] }
type Known = { readonly person_id: string; readonly name_fold: string; readonly birth: string; readonly sex: string; readonly number: Buffer | null }

const operation = 'exchange.run-roster'

/** People of the caller's own sight who bear a name or a number of the list. */
async function inSight(transaction: ActorTransaction, lines: readonly RosterLine[], platform: Platform): Promise<readonly Known[]> {
  const names = [...new Set(lines.map((line) => foldName(String(line.values['name'] ?? ''))).filter(Boolean))]
  const numbers = lines.flatMap((line) => (line.values['personalNumber'] === undefined ? [] : platform.keys.blindIndexes(personalNumberPurpose, String(line.values['personalNumber']))))
  const { rows } = await transaction.query<Known>(
    `select i.person_id, i.name_fold, i.birth, i.sex, i.personal_number_index as number from (select s.person_id from sight s where s.agency_id = (select actor_agency()) and s.until >= (select actor_day())) mine
     join person_identity i on i.person_id = mine.person_id where i.name_fold = any ($1) or i.personal_number_index = any ($2::bytea[])`, [names, numbers])
  return rows
}

type Match = { readonly as: 'new' | 'duplicate' } | { readonly as: 'match'; readonly personId: string } | { readonly as: 'fault' }
/** Certain by number, or by name, whole date of birth and sex where no two numbers differ; what is less certain is left to the records post. */
export function matchOf(values: Values, known: readonly Known[], indexesOf: (number: string) => readonly Buffer[]): Match {
  const number = values['personalNumber'] === undefined ? null : indexesOf(String(values['personalNumber']))
  const same = (each: Known) => number !== null && each.number !== null && number.some((index) => index.equals(each.number!))
  const birth = String(values['birth'])
  const byNumber = known.filter(same)
  if (byNumber.length > 0) {
    const agreeing = byNumber.filter((each) => birthsMayAgree(each.birth, birth))
    return agreeing.length > 0 ? { as: 'match', personId: agreeing[0]!.person_id } : { as: 'fault' }
  }
  const fold = foldName(String(values['name']))
  const like = known.filter((each) => each.name_fold === fold && birthsMayAgree(each.birth, birth) && !(number !== null && each.number !== null))
  const certain = like.filter((each) => each.birth === birth && birth.length === 10 && each.sex === values['sex'])
  if (certain.length === 1 && like.length === 1) return { as: 'match', personId: certain[0]!.person_id }
  return { as: like.length > 0 ? 'duplicate' : 'new' }
}

/** The very row, whatever the file around it: number, or name, birth and sex; and the day of its measure. */
const sayingOf = (roster: Roster, values: Values): string => JSON.stringify([roster.id, values['personalNumber'] ?? [foldName(String(values['name'])), values['birth'], values['sex']], values[roster.day]])
const rowPurpose = 'roster-row'

function registrationOf(values: Values, unitId: string, roster: Roster, unitName: string, today: PlainDate): Registration {
  const text = (key: string) => values[key] as string | undefined
  const written = text('unitAsWritten')
  const address = [text('address'), written !== undefined && foldName(written) !== foldName(unitName) ? written : undefined, text('district')].filter(Boolean).join(', ').slice(0, 200)
  const from = (values[roster.day] as PlainDate | undefined) ?? today
  return {
    name: text('name')!, ...(text('otherName') ? { otherName: text('otherName')! } : {}), birth: text('birth')!, sex: text('sex') as 'male' | 'female', ...(text('personalNumber') ? { personalNumber: text('personalNumber')! } : {}), ...(text('phone') ? { phone: text('phone')! } : {}),
    residence: { unitId, from, kind: 'permanent', ...(address ? { addressAsWritten: address } : {}) },
    ...(text('representative') ? { representative: { name: text('representative')!, relation: text('relation') as 'father' } } : {}),
  }
}

export class RosterStopped extends Error {
  readonly refusal: Refusal
  readonly judged: Judged | null
  constructor(refusal: Refusal, judged: Judged | null = null) {
    super('roster stopped')
    this.refusal = refusal
    this.judged = judged
  }
}

/** Judges every row; with `run`, writes those that are right as it goes. */
export async function judgeRoster(transaction: ActorTransaction, book: Book, importing: Importing, run: { readonly id: string; readonly progress: (done: number) => Promise<void> } | null): Promise<Judged> {
  const { roster, headings } = book
  const { actor, today, now, platform } = importing
  const around = await importSurroundings(platform, today, now)
  const lookups = await lookupsFor(transaction, book, importing, around)
  const lines = book.lines.map((line) => readLine(roster, headings, line, lookups, today))
  const known = await inSight(transaction, lines, platform)
  const sayings = new Map(lines.filter((line) => line.faults.length === 0).map((line) => [line.row, sayingOf(roster, line.values)]))
  const asked = [...sayings.values()].flatMap((saying) => platform.keys.blindIndexes(rowPurpose, saying))
  const before = new Set((await transaction.query<{ key: Buffer }>('select roster_rows_known($1, $2::bytea[]) as key', [roster.id, asked])).rows.map((row) => row.key.toString('hex')))
  const place = placeOf(headings)
  const seen = new Map<string, number>()
  const rows: Row[] = []
  const matched: string[] = []
  const taken: Buffer[] = []
  for (const [index, line] of lines.entries()) {
    const row = (outcome: Row['outcome'], more: Partial<Row> = {}): void => { rows.push({ row: line.row, outcome, name: line.name, personId: null, regime: null, status: null, termEndsOn: null, over: false, errors: [], ...more }) }
    const fault = (field: string | null, code: string, facts: Refusal['facts'] = {}): void => { const said = sayProblem(code, facts); row('error', { errors: [{ cell: place(field, line.row), field, code, detail: said.vi, detailEn: said.en }] }) }
    if (line.faults.length > 0) {
      row('error', { errors: line.faults.map(({ cell, field, code, facts }) => { const said = sayProblem(code, facts); return { cell, field, code, detail: said.vi, detailEn: said.en } }) })
      continue
    }
    const unitId = String(line.values['unit'] ?? actor.unitId)
    if (declarationOf(actor.role).level === 'commune' && unitId !== actor.unitId) { fault('unit', 'unit-not-yours'); continue }
    if (!around.directory.isCommune(unitId, today)) { fault('unit', 'roster-needed'); continue }
    const saying = sayings.get(line.row)!
    const twin = seen.get(saying)
    if (twin !== undefined) { fault('name', 'row-repeated', { row: twin }); continue }
    seen.set(saying, line.row)
    if (platform.keys.blindIndexes(rowPurpose, saying).some((key) => before.has(key.toString('hex')))) { row('known'); continue }
    const match = matchOf(line.values, known, (number) => platform.keys.blindIndexes(personalNumberPurpose, number))
    if (match.as === 'fault') { fault('personalNumber', 'number-of-another'); continue }
    if (match.as === 'match') {
      const earlier = seen.get(match.personId)
      if (earlier !== undefined) { fault('name', 'row-repeated', { row: earlier }); continue }
      seen.set(match.personId, line.row)
      matched.push(match.personId)
    }
    const acts = rosterActs(roster.id, line.values, { unitId, facilityId: /^(rehab-facility|medical-centre):/.test(actor.agencyId) ? actor.agencyId : null, ownUnitId: actor.unitId })
    if (!acts.ok) { fault(acts.field, acts.code); continue }
    const registration = registrationOf(line.values, unitId, roster, around.directory.unitName(unitId), today)
    let personId = match.as === 'match' ? match.personId : platform.uuid()
    let stored = match.as === 'match' ? await caseInSight(transaction, personId, actor) : freshCase({ personId, birth: registration.birth, nameFold: foldName(registration.name), residenceUnit: unitId, registeredAt: now, registeredByAgency: actor.agencyId, sight: [] })
    // In sight a moment ago, and no more.
    if (!stored) throw new RosterStopped({ code: 'try-again', facts: {} })
    if (openOf(stored, roster.id)) { row('known', { personId: match.as === 'match' ? personId : null }); continue }
    const decided = decideImport(stored, roster.id, platform.uuid(), acts.acts, actor, around, platform)
    if (!decided.ok) { const { code, facts } = decided.refusal; fault(fieldOfRefusal(code, facts), code, facts); continue }
    const { row: measure } = decided.value
    const over = measure.termEndsOn !== undefined && measure.termEndsOn < today
    // Who is free since that day is not listed again by a late entry; who is held is, and stands in the alarm at once.
    if (over && !holds(roster.id) && measure.regime !== 'before-2022') { fault(roster.day, 'roster-term-over', { termEndsOn: measure.termEndsOn! }); continue }
    if (run) {
      if (match.as !== 'match') {
        const registered = await register(registration, importing, transaction)
        if (!registered.ok) { fault(fieldOfRefusal(registered.refusal.code, registered.refusal.facts), registered.refusal.code, registered.refusal.facts); continue }
        personId = registered.value.id
        stored = (await caseInSight(transaction, personId, actor))!
        const again = decideImport(stored, roster.id, decided.value.measureId, acts.acts, actor, around, platform)
        if (!again.ok) throw new Error(`a row is lawful in the trial alone: ${again.refusal.code}`)
        await writeImport(transaction, stored, again.value, around, { at: now, operation, actor })
      } else await writeImport(transaction, stored, decided.value, around, { at: now, operation, actor })
      taken.push(platform.keys.blindIndex(rowPurpose, saying))
      if (index % 20 === 19) await run.progress(index + 1)
    }
    row(match.as, { personId: match.as === 'match' ? personId : null, regime: measure.regime, status: measure.status, termEndsOn: measure.termEndsOn ?? null, over })
  }
  if (run && taken.length > 0) {
    const { rows: [kept] } = await transaction.query<{ kept: boolean }>('select keep_roster_rows($1, $2, $3::bytea[]) as kept', [run.id, roster.id, taken])
    if (!kept?.kept) throw new RosterStopped({ code: 'try-again', facts: {} })
  }
  const count = (outcome: Row['outcome']) => rows.filter((each) => each.outcome === outcome).length
  return { rows, counts: { new: count('new'), match: count('match'), known: count('known'), duplicate: count('duplicate'), error: count('error') }, matched }
}

/** The cell of a field in that row; the row alone where it has no column. */
const placeOf = (headings: RosterHeadings) => (field: string | null, row: number): string => {
  const column = headings.columns.find((each) => each.field !== null && each.field === field)
  return column ? `${letterOf(column.index)}${row}` : String(row)
}

function lookupsFor(transaction: ActorTransaction, { headings, lines }: Book, { actor, today }: Importing, { directory }: ImportAround): Promise<RosterLookups> {
  const texts = (key: string): string[] => {
    const column = headings.columns.find((each) => each.field === key)
    return column ? [...new Set(lines.flatMap((line) => { const cell = line.cells[column.index]; return typeof cell === 'string' && cell.trim() !== '' ? [cell.normalize('NFC').trim()] : [] }))] : []
  }
  return rosterLookups(transaction, texts('unit'), texts('facility'), { unitId: actor.unitId, provinceId: actor.provinceId, today }, directory)
}
