/** Brings units and agencies into the database: the committed catalogue, an import of a whole country, the bodies of the demo provinces. */
import { SuccessionFileRow, UnitFileRow, type Succession } from '@hoa-nhap/domain/organization/organization.model'
import { agenciesOf, demoProvinces, organizationActsOf, withPredecessors } from '@hoa-nhap/domain/organization/organization.agencies'
import { faultsOf } from '@hoa-nhap/domain/organization/organization.rules'
import type { output } from 'zod'
import type { Platform } from '../platform/platform.ts'
import { faultsShown, readCommittedCatalogue, readImportFile, type ImportFault, type Lined } from './organization.files.ts'
import {
  bumpCatalogueVersion, catalogueOfRecords, readCatalogue, recordActs, replaceNames, replaceSuccessions, writeAgencies, writeUnits,
  type CatalogueRecords, type NameRecord, type SuccessionRecord, type UnitRecord,
} from './organization.store.ts'

export type Progress = (step: 'reading' | 'checking' | 'units' | 'successions' | 'done', done: number, of: number) => void

/** Loads the committed catalogue where no unit is known yet; one transaction. Answers how many units were written, 0 when there were some. */
export async function loadCatalogue(platform: Platform): Promise<number> {
  return platform.systemTransaction(async (transaction) => {
    // Two processes that start at once: the second waits and then finds the units.
    await transaction.query(`select pg_advisory_xact_lock(hashtext('catalogue'))`)
    const { rows } = await transaction.query<{ present: boolean }>('select exists (select from unit) as present')
    if (rows[0]?.present) return 0
    const records = readCommittedCatalogue()
    await writeUnits(transaction, records.units)
    await replaceNames(transaction, [], records.names)
    await replaceSuccessions(transaction, [], records.successions)
    await bumpCatalogueVersion(transaction, platform.now())
    return records.units.length
  })
}

/** Loads the agencies of the demo provinces and the acts of organization; repeatable. Answers how many agencies there are. */
export async function loadAgencies(platform: Platform, provinces: readonly string[] = demoProvinces, options: { readonly facilities: boolean } = { facilities: true }): Promise<number> {
  return platform.systemTransaction(async (transaction) => {
    await transaction.query(`select pg_advisory_xact_lock(hashtext('catalogue'))`)
    const records = await readCatalogue(transaction)
    const catalogue = catalogueOfRecords(records)
    const agencies = agenciesOf(catalogue, provinces, options)
    await writeAgencies(transaction, agencies)
    const unitBasis = new Map(records.units.map((unit) => [unit.id, unit.basis]))
    const nameBasis = new Map(records.names.map((name) => [`${name.unitId} ${name.validFrom}`, name.basis]))
    await recordActs(transaction, organizationActsOf(catalogue, { unit: (id) => unitBasis.get(id) || undefined, name: (id, from) => nameBasis.get(`${id} ${from}`) || undefined }, provinces), platform.now())
    return agencies.length
  })
}

/** Whether the first body of the demonstration is there. */
export async function agenciesPresent(platform: Platform): Promise<boolean> {
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ present: boolean }>('select exists (select from agency where id = $1) as present', [`province-committee:${demoProvinces[0]}`])).rows[0]?.present ?? false)
}

/** The bodies that the law gives a province, for a real installation; null where the province is not known. */
export async function loadBodiesOfProvince(platform: Platform, provinceId: string): Promise<number | null> {
  const catalogue = catalogueOfRecords(await platform.systemTransaction((transaction) => readCatalogue(transaction)))
  if (catalogue.units.get(provinceId)?.level !== 'province') return null
  return loadAgencies(platform, withPredecessors(catalogue, provinceId), { facilities: false })
}

export type ImportResult =
  | { readonly ok: true; readonly units: number; readonly added: number; readonly changed: number; readonly successions: number }
  | { readonly ok: false; readonly faults: readonly ImportFault[]; readonly more: number }

const refusedImport = (faults: readonly ImportFault[]): ImportResult => ({ ok: false, faults: faults.slice(0, faultsShown), more: Math.max(0, faults.length - faultsShown) })

/**
 * Takes the units of a whole country: the text of two files in the form of `units.csv` (id, code, level, kind, name, parent_id, valid_from,
 * valid_to, basis) and `successions.csv` (from_id, to_id, on_date, part). All or nothing, and repeatable. What the system knows beyond the
 * files stays: earlier names, units that ended earlier, an earlier start; the result as a whole must be sound.
 */
export async function importUnits(platform: Platform, unitsCsv: string, successionsCsv: string, progress: Progress = () => {}): Promise<ImportResult> {
  progress('reading', 0, 2)
  const units = readImportFile('units', unitsCsv, UnitFileRow)
  progress('reading', 1, 2)
  const successions = readImportFile('successions', successionsCsv, SuccessionFileRow)
  const faults: ImportFault[] = [...units.faults, ...successions.faults]
  const lineOfUnit = new Map<string, number>()
  for (const { line, row } of units.rows) {
    if (lineOfUnit.has(row.id)) faults.push({ file: 'units', line, field: 'id', code: 'id-twice', value: row.id })
    else lineOfUnit.set(row.id, line)
  }
  const seen = new Set<string>()
  for (const { line, row } of successions.rows) {
    const key = `${row.from_id} ${row.to_id}`
    if (seen.has(key)) faults.push({ file: 'successions', line, field: 'from_id', code: 'row-twice', value: row.from_id })
    seen.add(key)
  }
  if (faults.length > 0) return refusedImport(faults)

  return platform.systemTransaction(async (transaction): Promise<ImportResult> => {
    await transaction.query(`select pg_advisory_xact_lock(hashtext('catalogue'))`)
    progress('checking', 0, units.rows.length)
    const before = await readCatalogue(transaction)
    const merged = merge(before, units.rows, successions.rows)
    const unsound = faultsOfMerge(merged.records, lineOfUnit, successions.rows)
    if (unsound.length > 0) return refusedImport(unsound)

    let done = 0
    progress('units', 0, merged.units.length)
    await writeUnits(transaction, merged.units, (count) => progress('units', (done += count), merged.units.length))
    if (merged.names.length > 0) await replaceNames(transaction, [...new Set(merged.names.map((name) => name.unitId))], merged.names)
    done = 0
    await replaceSuccessions(transaction, merged.fromIds, merged.successions, (count) => progress('successions', (done += count), merged.successions.length))
    if (merged.added + merged.changed > 0) await bumpCatalogueVersion(transaction, platform.now())
    // Figures by the units of now follow what their units have become.
    await platform.enqueue(transaction, 'indicators.regroup', 'indicators.regroup', {})
    progress('done', units.rows.length, units.rows.length)
    return { ok: true, units: units.rows.length, added: merged.added, changed: merged.changed, successions: successions.rows.length }
  })
}

type FileUnit = Lined<output<typeof UnitFileRow>>
type FileSuccession = Lined<output<typeof SuccessionFileRow>>

function merge(before: CatalogueRecords, unitRows: readonly FileUnit[], successionRows: readonly FileSuccession[]) {
  const known = new Map(before.units.map((unit) => [unit.id, unit]))
  const namesOf = new Map<string, NameRecord[]>()
  for (const name of before.names) namesOf.set(name.unitId, [...(namesOf.get(name.unitId) ?? []), name])
  const parentOf = new Map<string, string | null>(before.units.map((unit) => [unit.id, unit.parentId]))
  for (const { row } of unitRows) parentOf.set(row.id, row.parent_id || null)
  const provinceOf = (id: string) => {
    let top = id
    for (let steps = 0, parent = parentOf.get(top); parent && steps < 5; parent = parentOf.get(top), steps += 1) top = parent
    return top
  }
  const units: UnitRecord[] = []
  const names: NameRecord[] = []
  let added = 0
  let changed = 0
  for (const { row } of unitRows) {
    const present = known.get(row.id)
    // A name that the unit bore once does not displace a later one.
    const formerly = present && (namesOf.get(row.id) ?? []).some((name) => name.name === row.name)
    const unit: UnitRecord = {
      id: row.id, code: row.code, level: row.level, kind: formerly ? present.kind : row.kind, name: formerly ? present.name : row.name, parentId: row.parent_id || null, provinceId: provinceOf(row.id),
      // A file may tell only since when the unit is as it is now; an earlier or unknown start is kept.
      validFrom: present ? (present.validFrom !== null && row.valid_from !== null && row.valid_from < present.validFrom ? row.valid_from : present.validFrom) : row.valid_from,
      validTo: row.valid_to ?? present?.validTo ?? null,
      latitude: row.latitude ? Number(row.latitude) : (present?.latitude ?? null), longitude: row.longitude ? Number(row.longitude) : (present?.longitude ?? null), basis: present?.basis || (row.basis ?? ''),
    }
    if (!present) added += 1
    else if (JSON.stringify({ ...present }) !== JSON.stringify(Object.fromEntries(Object.keys(present).map((key) => [key, unit[key as keyof UnitRecord]])))) {
      changed += 1
      // The former spelling or name stays findable; when it changed is not known.
      if (present.name !== unit.name && !(namesOf.get(unit.id) ?? []).some((name) => name.name === present.name)) names.push(...(namesOf.get(unit.id) ?? []), { unitId: unit.id, name: present.name, kind: present.kind, validFrom: null, validTo: null, basis: '' })
    } else continue
    units.push(unit)
    known.set(unit.id, unit)
  }
  const rowsOf = new Map<string, SuccessionRecord[]>()
  for (const { row } of successionRows) rowsOf.set(row.from_id, [...(rowsOf.get(row.from_id) ?? []), { fromId: row.from_id, toId: row.to_id || null, onDate: row.on_date, part: row.part, confidence: row.confidence ?? 'known', basis: row.basis ?? '' }])
  const presentSuccessions = new Map<string, SuccessionRecord[]>()
  for (const row of before.successions) presentSuccessions.set(row.fromId, [...(presentSuccessions.get(row.fromId) ?? []), row])
  const key = (rows: readonly Succession[]) => rows.map((row) => `${row.toId} ${row.onDate} ${row.part}`).toSorted().join('|')
  const fromIds = [...rowsOf].filter(([id, rows]) => key(rows) !== key(presentSuccessions.get(id) ?? [])).map(([id]) => id)
  const written = new Set(fromIds)
  const replaced = fromIds.flatMap((id) => rowsOf.get(id) ?? [])
  if (fromIds.length > 0 && added === 0 && changed === 0) changed = fromIds.length
  const successions = [...before.successions.filter((row) => !written.has(row.fromId)), ...replaced]
  return { units, names, fromIds, successions: replaced, added, changed, records: { units: [...known.values()], names: before.names, successions } satisfies CatalogueRecords }
}

/** What is wrong with the whole after the merge, said by the line of the file that is concerned. */
function faultsOfMerge(records: CatalogueRecords, lineOfUnit: ReadonlyMap<string, number>, successionRows: readonly FileSuccession[]): ImportFault[] {
  const ids = new Set(records.units.map((unit) => unit.id))
  const faults: ImportFault[] = []
  const lineOfSuccession = new Map<string, number>()
  for (const { line, row } of successionRows) {
    lineOfSuccession.set(row.from_id, lineOfSuccession.get(row.from_id) ?? line)
    for (const [field, id] of [['from_id', row.from_id], ['to_id', row.to_id]] as const) if (id && !ids.has(id)) faults.push({ file: 'successions', line, field, code: 'unknown-unit', value: id })
  }
  const named = new Set(faults.map((fault) => fault.line))
  for (const { unitId, fault } of faultsOf(catalogueOfRecords(records))) {
    const about = /succession|part-and-whole/.test(fault) && fault !== 'ended-without-succession' ? 'successions' : 'units'
    const line = (about === 'units' ? lineOfUnit : lineOfSuccession).get(unitId) ?? 0
    if (fault === 'unknown-succession' && named.has(line)) continue
    faults.push({ file: about, line, field: fault === 'orphan' || fault === 'wrong-parent-level' ? 'parent_id' : about === 'units' ? 'id' : 'from_id', code: fault, value: unitId })
  }
  return faults.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file === 'units' ? -1 : 1))
}
