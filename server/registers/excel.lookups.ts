/** What the names in a list stand for, looked up for the whole list at once; and the names that a list shows. */
import type { AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { RegisterField } from '@hoa-nhap/domain/kernel/register'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { codeIn, type Cell, type Found, type Headings, type Lookups, type Names, type SheetRow } from '@hoa-nhap/domain/registers/excel.rows'
import { registersVi } from '@hoa-nhap/domain/registers/registers.vi'
import type { ActorTransaction } from '../platform/route.ts'
import { directoryOf } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'

type UnitRow = { readonly id: string; readonly fold: string; readonly level: string; readonly province: string; readonly from: PlainDate | null; readonly to: PlainDate | null }
type AgencyRow = { readonly id: string; readonly kind: AgencyKind; readonly name: string; readonly province: string; readonly from: PlainDate | null; readonly to: PlainDate | null }

/** A unit is named with its kind or without. */
const kinds = ['', 'xa ', 'phuong ', 'thi tran ', 'dac khu ', 'tinh ', 'thanh pho ', 'huyen ', 'quan ', 'thi xa ']
const stands = (row: { readonly from: PlainDate | null; readonly to: PlainDate | null }, on: PlainDate): boolean => (row.from === null || row.from <= on) && (row.to === null || on < row.to)
const bare = (text: string): string => text.replace(/\([^)]*\)\s*$/, '').trim()

/** The texts of the cells under the fields of those kinds. */
function textsOf(rows: readonly SheetRow[], headings: Headings, fields: readonly RegisterField[], wanted: readonly RegisterField['kind'][]): string[] {
  const columns = headings.columns.filter((column) => fields.some((field) => field.key === column.field && wanted.includes(field.kind)))
  const said = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '')
  return [...new Set(rows.flatMap((row) => columns.flatMap((column) => said(row.cells[column.index]).split(/[;\n]/).map((part) => part.normalize('NFC').trim())).filter(Boolean)))]
}

function one(hits: readonly { readonly id: string; readonly province: string }[], ownProvince: string): Found {
  const ids = [...new Map(hits.map((hit) => [hit.id, hit])).values()]
  const near = ids.filter((hit) => hit.province === ownProvince)
  const chosen = near.length > 0 ? near : ids
  return chosen.length === 0 ? null : chosen.length === 1 ? { id: chosen[0]!.id } : { several: chosen[0]!.id }
}

export async function lookupsOf(transaction: ActorTransaction, rows: readonly SheetRow[], headings: Headings, fields: readonly RegisterField[], ownProvince: string): Promise<Lookups> {
  const unitTexts = textsOf(rows, headings, fields, ['unit', 'units'])
  const agencyTexts = textsOf(rows, headings, fields, ['agency'])
  const recordTexts = textsOf(rows, headings, fields, ['record', 'records'])
  const units = unitTexts.length === 0 ? [] : (await transaction.query<UnitRow>(
    `select u.id, n.fold, u.level, coalesce(u.province_id, u.id) as province, greatest(u.valid_from, n.valid_from) as from, least(u.valid_to, n.valid_to) as to
     from (select id, name_fold as fold, null::date as valid_from, null::date as valid_to from unit union all select unit_id, name_fold, valid_from, valid_to from unit_name) n join unit u on u.id = n.id
     where n.fold = any ($1) or u.id = any ($2)`,
    [unitTexts.flatMap((text) => kinds.map((kind) => `${kind}${foldText(bare(text))}`)), unitTexts.map(codeIn).filter(Boolean)])).rows
  const agencies = agencyTexts.length === 0 ? [] : (await transaction.query<AgencyRow>(
    `select a.id, a.kind, a.name, coalesce(u.province_id, u.id) as province, a.valid_from as from, a.valid_to as to from agency a join unit u on u.id = a.unit_id where coalesce(u.province_id, u.id) = $1 or a.id = any ($2)`,
    [ownProvince, agencyTexts.map(codeIn).filter(Boolean)])).rows
  const named = new Map<string, AgencyRow[]>()
  for (const agency of agencies) {
    const fold = foldText(agency.name)
    named.set(fold, [...(named.get(fold) ?? []), agency])
  }
  const records = recordTexts.length === 0 ? [] : (await transaction.query<{ id: string; register: string; fold: string }>(
    'select id, register, label_fold as fold from register_record where register = any ($1) and label_fold = any ($2)', [fields.flatMap((field) => field.register ?? []), recordTexts.map(foldText)])).rows
  return {
    unit(text, field, on) {
      const fits = (unit: UnitRow) => !field.unitLevel || unit.level === field.unitLevel
      const code = codeIn(text)
      if (code !== null) {
        const known = units.find((unit) => unit.id === code && fits(unit))
        return known ? { id: known.id } : null
      }
      const fold = foldText(bare(text))
      const exact = units.filter((unit) => unit.fold === fold && fits(unit) && stands(unit, on))
      return one(exact.length > 0 ? exact : units.filter((unit) => kinds.some((kind) => unit.fold === `${kind}${fold}`) && fits(unit) && stands(unit, on)), ownProvince)
    },
    agency(text, wanted, on) {
      const fits = (agency: AgencyRow) => !wanted || wanted.includes(agency.kind)
      const code = codeIn(text)
      if (code !== null) {
        const known = agencies.find((agency) => agency.id === code && fits(agency))
        return known ? { id: known.id } : null
      }
      return one((named.get(foldText(bare(text))) ?? []).filter((agency) => fits(agency) && stands(agency, on)), ownProvince)
    },
    record(text, register) {
      const fold = foldText(text)
      const hits = records.filter((record) => record.register === register && record.fold === fold)
      return hits.length === 0 ? null : hits.length === 1 ? { id: hits[0]!.id } : { several: hits[0]!.id }
    },
    registerName: (register) => registersVi[register]?.name ?? register,
  }
}

/** Names as a list shows them; one that is not plain without its code carries it, so that the list can be read in again. */
export async function namesFor(transaction: ActorTransaction, platform: Platform, records: readonly string[]): Promise<Names> {
  const directory = await directoryOf(platform)
  const units = await transaction.query<{ key: string }>(`select coalesce(province_id, id) || ' ' || name_fold as key from unit where level <> 'province' and valid_to is null group by 1 having count(*) > 1`)
  const agencies = await transaction.query<{ name: string }>('select a.name from agency a join unit u on u.id = a.unit_id where a.valid_to is null group by a.name, coalesce(u.province_id, u.id) having count(*) > 1')
  const found = records.length === 0 ? [] : (await transaction.query<{ id: string; label: string }>('select id, label from register_record where id = any ($1::uuid[])', [records])).rows
  const twice = new Set(units.rows.map((row) => row.key))
  const sameName = new Set(agencies.rows.map((row) => row.name))
  const labels = new Map(found.map((row) => [row.id, row.label]))
  return {
    unit(id) {
      const unit = directory.unit(id)
      if (!unit) return id
      return twice.has(`${unit.provinceId ?? unit.id} ${foldText(unit.name)}`) || unit.validTo !== null ? `${unit.name} (${id})` : unit.name
    },
    agency: (id) => (sameName.has(directory.agencyName(id)) ? `${directory.agencyName(id)} (${id})` : directory.agencyName(id)),
    record: (id) => labels.get(id) ?? id,
  }
}
