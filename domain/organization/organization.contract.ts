/** Units, their successors, agencies and posts, as they stood on any day. */
import { z } from 'zod'
import { AgencyKind } from '../kernel/actor.ts'
import { Limit, listQuery, operation, page } from '../kernel/operation.ts'
import { PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { SuccessionPart, UnitLevel } from './organization.model.ts'

export { UnitLevel }

export const UnitView = z.object({
  /** Stable: `p-20`, `d-178`, `c-05983`, `…-old`; codes collide over time, ids do not. */
  id: z.string(),
  code: z.string(),
  level: UnitLevel,
  kind: z.string(),
  name: z.string(),
  parentId: z.string().nullable(),
  /** Null: not known (never read as "always"). */
  validFrom: PlainDateText.nullable(),
  validTo: PlainDateText.nullable(),
  latitude: z.number().nullable().optional(),
  longitude: z.number().nullable().optional(),
})
export type UnitView = z.infer<typeof UnitView>

/**
 * Direct children of that day; parent absent: the provinces. A year without districts answers the communes of a province directly.
 * With `level`: every unit of that level below the parent (or of the country), whatever stands between.
 */
export const listUnits = operation({
  id: 'organization.units', method: 'GET', path: '/api/units', summary: 'Direct children of a unit on a day', summaryVi: 'Đơn vị trực thuộc vào một ngày', access: 'public', audit: null,
  query: z.object({ on: PlainDateSchema.optional(), parent: z.string().optional(), level: UnitLevel.optional(), ...listQuery }),
  output: page(UnitView), refusals: ['unknown-unit', 'unknown-cursor'],
})
/** Finds by old and new names, the best first; shows what the unit has become. */
export const findUnits = operation({
  id: 'organization.find-units', method: 'GET', path: '/api/units/search', summary: 'Find a unit by a present or former name', summaryVi: 'Tìm đơn vị theo tên cũ hoặc mới', access: 'public', audit: null,
  query: z.object({ q: z.string().min(1).max(100), province: z.string().optional(), on: PlainDateSchema.optional(), cursor: listQuery.cursor, limit: Limit }),
  output: page(z.object({ unit: UnitView, parentName: z.string().nullable(), successors: z.array(z.object({ id: z.string(), name: z.string(), on: PlainDateText, part: SuccessionPart })) })),
  refusals: ['unknown-cursor'],
})
export const unitHistory = operation({
  id: 'organization.unit', method: 'GET', path: '/api/units/:id', summary: 'One unit with its predecessors and successors', summaryVi: 'Một đơn vị và các đơn vị trước, sau', access: 'public', audit: null,
  params: z.object({ id: z.string() }),
  output: z.object({
    unit: UnitView,
    predecessors: z.array(z.object({ id: z.string(), name: z.string(), on: PlainDateText, part: SuccessionPart })),
    successors: z.array(z.object({ id: z.string(), name: z.string(), on: PlainDateText, part: SuccessionPart })),
  }),
  refusals: ['not-found'],
})
export const AgencyView = z.object({
  id: z.string(), kind: AgencyKind, name: z.string(), unitId: z.string(), unitName: z.string(),
  validFrom: PlainDateText.nullable(), validTo: PlainDateText.nullable(), successorId: z.string().nullable(),
})
export const listAgencies = operation({
  id: 'organization.agencies', method: 'GET', path: '/api/agencies', summary: 'Agencies of a unit on a day', summaryVi: 'Cơ quan của một đơn vị', access: 'signed-in', audit: null,
  query: z.object({ unit: z.string(), on: PlainDateSchema.optional(), kind: AgencyKind.optional(), ...listQuery }),
  output: page(AgencyView), refusals: ['unknown-cursor'],
})
export const operations = [listUnits, findUnits, unitHistory, listAgencies]
