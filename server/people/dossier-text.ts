/**
 * A dossier from the row of `personStatement`: lists come as text, their items parted by U+001E, the fields of an item by U+001F, what is free text or JSON last. Cheaper than JSON to
 * make in the database, and the names that every process knows are put in on the way.
 */

import { wordsOf, type Names } from './known-names.ts'

/** Columns of the statement. `representative` and `deadlines` are JSON text; `records`: every record of this person in sight, the first registered first; null: this one alone. */
export type DossierRow = {
  readonly id: string; readonly case_number: string; readonly name: string; readonly other_name: string | null; readonly birth: string; readonly sex: string; readonly ending: string | null
  readonly residences: string | null; readonly representative: string | null; readonly measures: string | null; readonly records: readonly string[] | null
}
/** The object without its end, the lists open to those of further records, and the deadlines of all measures. */
type Part = { readonly head: string; readonly residences: readonly Item[]; readonly measures: readonly Item[] }
type Item = { readonly key: string; readonly text: string; readonly deadlines?: string }

const [betweenItems, betweenFields] = ['\u001E', '\u001F']
export const nothing = '\u001D'

/** The fields of each item, the last as it stands. What cannot be read whole is not shown in part. */
function itemsOf(list: string | null, count: number): string[][] {
  if (list === null) return []
  return list.split(betweenItems).map((item) => {
    const fields = item.split(betweenFields)
    if (fields.length < count) throw new Error('an item of a dossier is not whole')
    return fields.length === count ? fields : [...fields.slice(0, count - 1), fields.slice(count - 1).join(betweenFields)]
  })
}

const quoted = (text: string): string => JSON.stringify(text)
const orNull = (text: string): string => (text === '' ? 'null' : quoted(text))
function partOf(row: DossierRow, sealed: string, openedAt: string, names: Names): Part {
  const words = wordsOf(names)
  return {
    head: `{"id":"${row.id}","caseNumber":${quoted(row.case_number)},"name":${quoted(row.name)},"otherName":${row.other_name === null ? 'null' : quoted(row.other_name)},"birth":${quoted(row.birth)},"sex":${quoted(row.sex)},"personalNumberEnding":${
      row.ending === null ? 'null' : quoted(row.ending)},"representative":${row.representative ?? 'null'},"sealed":${sealed},"openedAt":${quoted(openedAt)}`,
    residences: itemsOf(row.residences, 5).map(([kind, unit, from, to, address]) => ({
      key: from!, text: `{"kind":${quoted(kind!)},${words.unit(unit!)},"addressAsWritten":${address === nothing ? 'null' : quoted(address!)},"from":${quoted(from!)},"to":${orNull(to!)}}`,
    })),
    measures: itemsOf(row.measures, 14).map(([id, kind, status, regime, agency, facility, open, unit, registered, started, ends, ended, sequence, deadlines]) => ({
      key: `${registered!} ${id!}`, deadlines: deadlines!.slice(1, -1),
      text: `{"id":"${id!}","personId":"${row.id}","kind":${quoted(kind!)},"status":${quoted(status!)},"regime":${quoted(regime!)},"agencyName":${words.agency(agency!)},"facilityName":${facility === '' ? 'null' : words.agency(facility!)},"open":${
        open === 't' ? 'true' : 'false'},${words.unit(unit!)},"registeredOn":${quoted(registered!)},"startedOn":${orNull(started!)},"termEndsOn":${orNull(ends!)},"endedOn":${orNull(ended!)},"sequence":${Number(sequence!)}}`,
    })),
  }
}

/** One record, or several of one person as one dossier under the first of them. `sealed`: JSON text. */
export function dossierText(rows: readonly DossierRow[], sealed: string, openedAt: string, names: Names): string {
  const parts = rows.map((row) => partOf(row, sealed, openedAt, names))
  const residences = parts.flatMap((part) => part.residences).toSorted((a, b) => (a.key > b.key ? -1 : a.key < b.key ? 1 : 0))
  const measures = parts.flatMap((part) => part.measures).toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const linked = rows.length === 1 ? '' : `,"linked":${JSON.stringify(rows.slice(1).map((row) => ({ id: row.id, caseNumber: row.case_number, name: row.name, birth: row.birth, personalNumberEnding: row.ending })))}`
  return `${parts[0]!.head},"residences":[${residences.map((item) => item.text).join(',')}],"measures":[${measures.map((item) => item.text).join(',')}]${linked},"deadlines":[${measures.flatMap((item) => item.deadlines || []).join(',')}]}`
}
