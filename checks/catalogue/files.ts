/** The catalogue in the project's own format, file by file. */
import { formatCsv } from '../../server/organization/csv.ts'
import type { BuiltCatalogue } from './build.ts'

export function catalogueFiles(catalogue: BuiltCatalogue): Readonly<Record<'units.csv' | 'unit-names.csv' | 'successions.csv', string>> {
  return {
    'units.csv': formatCsv(
      ['id', 'code', 'level', 'kind', 'name', 'parent_id', 'province_id', 'valid_from', 'valid_to', 'latitude', 'longitude', 'basis'],
      catalogue.units.map((unit) => [unit.id, unit.code, unit.level, unit.kind, unit.name, unit.parentId, unit.provinceId, unit.validFrom, unit.validTo, unit.latitude, unit.longitude, unit.basis]),
    ),
    'unit-names.csv': formatCsv(['unit_id', 'name', 'kind', 'valid_from', 'valid_to', 'basis'], catalogue.names.map((name) => [name.unitId, name.name, name.kind, name.validFrom, name.validTo, name.basis])),
    'successions.csv': formatCsv(['from_id', 'to_id', 'on_date', 'part', 'confidence', 'basis'], catalogue.successions.map((row) => [row.fromId, row.toId, row.onDate, row.part, row.confidence, row.basis])),
  }
}
