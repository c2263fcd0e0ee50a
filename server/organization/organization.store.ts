/** Rows of the organization tables. Everything here is public reference data. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import type { Agency, OrganizationAct, Succession, Unit, UnitName } from '@hoa-nhap/domain/organization/organization.model'
import { catalogueOf, type Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import type { ActorTransaction } from '../platform/route.ts'
import { sharedTexts } from '../platform/shared-texts.ts'

/** Facts with the act they rest on, as files and tables keep them. */
export type UnitRecord = Unit & { readonly basis: string }
export type NameRecord = UnitName & { readonly basis: string }
export type SuccessionRecord = Succession & { readonly basis: string }
export type CatalogueRecords = { readonly units: readonly UnitRecord[]; readonly names: readonly NameRecord[]; readonly successions: readonly SuccessionRecord[] }

const rowsPerStatement = 2000

/** Reads the whole catalogue; about 14,000 units. */
export async function readCatalogue(transaction: ActorTransaction): Promise<CatalogueRecords> {
  const units = await transaction.query<UnitRecord>(
    `select id, code, level, kind, name, parent_id as "parentId", province_id as "provinceId", valid_from as "validFrom", valid_to as "validTo", latitude, longitude, coalesce(basis, '') as basis from unit`,
  )
  const names = await transaction.query<NameRecord>(`select unit_id as "unitId", name, kind, valid_from as "validFrom", valid_to as "validTo", coalesce(basis, '') as basis from unit_name`)
  const successions = await transaction.query<SuccessionRecord>(`select from_id as "fromId", to_id as "toId", on_date as "onDate", part, confidence, coalesce(basis, '') as basis from unit_succession`)
  const once = sharedTexts()
  return { units: once(units.rows), names: once(names.rows), successions: once(successions.rows) }
}

export const catalogueOfRecords = (records: CatalogueRecords): Catalogue => catalogueOf(records.units, records.names, records.successions)

export async function catalogueVersion(transaction: ActorTransaction): Promise<number> {
  const { rows } = await transaction.query<{ version: number }>('select version from catalogue_version')
  return rows[0] ? Number(rows[0].version) : 0
}

export async function bumpCatalogueVersion(transaction: ActorTransaction, at: string): Promise<void> {
  await transaction.query(`insert into catalogue_version (version, changed_at) values (1, $1) on conflict (single) do update set version = catalogue_version.version + 1, changed_at = excluded.changed_at`, [at])
}

/** One array per column: a few large statements, with parents before children so that every reference holds at once. */
async function inChunks<Row>(rows: readonly Row[], write: (chunk: readonly Row[]) => Promise<unknown>, written?: (count: number) => void): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const chunk = rows.slice(start, start + rowsPerStatement)
    await write(chunk)
    written?.(chunk.length)
  }
}

const levels = { province: 0, district: 1, commune: 2 } as const

/** Writes units by id; what stands under an id already is replaced. */
export async function writeUnits(transaction: ActorTransaction, units: readonly UnitRecord[], written?: (count: number) => void): Promise<void> {
  const ordered = units.toSorted((a, b) => levels[a.level] - levels[b.level])
  await inChunks(ordered, (chunk) => {
    const column = <Value>(value: (unit: UnitRecord) => Value) => chunk.map(value)
    return transaction.query(
      `insert into unit (id, code, level, kind, name, name_fold, parent_id, province_id, valid_from, valid_to, latitude, longitude, basis)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[], $10::date[], $11::float8[], $12::float8[], $13::text[])
       on conflict (id) do update set code = excluded.code, level = excluded.level, kind = excluded.kind, name = excluded.name, name_fold = excluded.name_fold, parent_id = excluded.parent_id,
         province_id = excluded.province_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to, latitude = excluded.latitude, longitude = excluded.longitude, basis = excluded.basis`,
      [
        column((unit) => unit.id), column((unit) => unit.code), column((unit) => unit.level), column((unit) => unit.kind), column((unit) => unit.name), column((unit) => foldText(unit.name)), column((unit) => unit.parentId),
        column((unit) => unit.provinceId), column((unit) => unit.validFrom), column((unit) => unit.validTo), column((unit) => unit.latitude), column((unit) => unit.longitude), column((unit) => unit.basis),
      ],
    )
  }, written)
}

/** Writes all names of the units named; other units keep theirs. */
export async function replaceNames(transaction: ActorTransaction, unitIds: readonly string[], names: readonly NameRecord[]): Promise<void> {
  await transaction.query('delete from unit_name where unit_id = any($1::text[])', [unitIds])
  await inChunks(names, (chunk) =>
    transaction.query(
      `insert into unit_name (unit_id, name, kind, name_fold, valid_from, valid_to, basis) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::text[])`,
      [chunk.map((row) => row.unitId), chunk.map((row) => row.name), chunk.map((row) => row.kind), chunk.map((row) => foldText(row.name)), chunk.map((row) => row.validFrom), chunk.map((row) => row.validTo), chunk.map((row) => row.basis)],
    ),
  )
}

/** Writes all successions of the ended units named; other units keep theirs. */
export async function replaceSuccessions(transaction: ActorTransaction, fromIds: readonly string[], successions: readonly SuccessionRecord[], written?: (count: number) => void): Promise<void> {
  await transaction.query('delete from unit_succession where from_id = any($1::text[])', [fromIds])
  await inChunks(successions, (chunk) =>
    transaction.query(
      `insert into unit_succession (from_id, to_id, on_date, part, confidence, basis) select * from unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::text[], $6::text[])`,
      [chunk.map((row) => row.fromId), chunk.map((row) => row.toId), chunk.map((row) => row.onDate), chunk.map((row) => row.part), chunk.map((row) => row.confidence), chunk.map((row) => row.basis)],
    ), written)
}

/** Writes agencies by id. Successors are set in a second pass: they may stand later in the list. */
export async function writeAgencies(transaction: ActorTransaction, agencies: readonly Agency[]): Promise<void> {
  await inChunks(agencies, (chunk) =>
    transaction.query(
      `insert into agency (id, kind, unit_id, name, valid_from, valid_to) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[])
       on conflict (id) do update set kind = excluded.kind, unit_id = excluded.unit_id, name = excluded.name, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
      [chunk.map((row) => row.id), chunk.map((row) => row.kind), chunk.map((row) => row.unitId), chunk.map((row) => row.name), chunk.map((row) => row.validFrom), chunk.map((row) => row.validTo)],
    ),
  )
  await inChunks(agencies.filter((agency) => agency.successorId !== null), (chunk) =>
    transaction.query('update agency set successor_id = given.successor from unnest($1::text[], $2::text[]) as given(id, successor) where agency.id = given.id', [chunk.map((row) => row.id), chunk.map((row) => row.successorId)]),
  )
}

/** Acts are recorded once; what is recorded stays. */
export async function recordActs(transaction: ActorTransaction, acts: readonly OrganizationAct[], at: string): Promise<void> {
  await transaction.query(
    `insert into organization_act (id, kind, on_date, instrument, summary, recorded_at)
     select given.id, given.kind, given.on_date, given.instrument, given.summary, $6::timestamptz from unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::text[]) as given(id, kind, on_date, instrument, summary)
     on conflict (id) do nothing`,
    [acts.map((act) => act.id), acts.map((act) => act.kind), acts.map((act) => act.onDate), acts.map((act) => act.instrument), acts.map((act) => act.summary), at],
  )
}

export type AgencyRecord = { readonly id: string; readonly kind: Agency['kind']; readonly name: string; readonly unitId: string; readonly unitName: string; readonly validFrom: PlainDate | null; readonly validTo: PlainDate | null; readonly successorId: string | null }
