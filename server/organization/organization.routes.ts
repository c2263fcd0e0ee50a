/** Public answers about units, and the agencies of a unit. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { findUnits, listAgencies, listUnits, unitHistory, type UnitView } from '@hoa-nhap/domain/organization/organization.contract'
import type { Succession, Unit } from '@hoa-nhap/domain/organization/organization.model'
import { childrenOn, descendantsOn, holderOn, nameOn, standsOn, type Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import { answer, refused, route, type Route } from '../platform/route.ts'
import { answerList, pageOf } from '../platform/list.ts'
import { findByName, remembered } from './organization.memory.ts'
import type { AgencyRecord } from './organization.store.ts'

const view = (catalogue: Catalogue, unit: Unit, on: PlainDate): UnitView => {
  const { name, kind } = nameOn(catalogue, unit, on)
  return { id: unit.id, code: unit.code, level: unit.level, kind, name, parentId: unit.parentId, validFrom: unit.validFrom, validTo: unit.validTo, latitude: unit.latitude, longitude: unit.longitude }
}

const link = (catalogue: Catalogue, id: string, row: Succession) => {
  const unit = catalogue.units.get(id)
  return { id, name: unit ? nameOn(catalogue, unit, row.onDate).name : id, on: row.onDate, part: row.part }
}

/** What an ended unit is on that day: the one unit that holds it, or each that holds a part. */
function becameOn(catalogue: Catalogue, unit: Unit, on: PlainDate) {
  if (unit.validTo === null || on < unit.validTo) return []
  const ended = unit.validTo
  const holder = holderOn(catalogue, unit.id, on)
  const ids = holder.kind === 'held' ? [holder.unitId] : holder.kind === 'unallocated' ? holder.candidates : []
  return ids.flatMap((id) => {
    const next = catalogue.units.get(id)
    return next ? [{ id, name: nameOn(catalogue, next, on).name, on: ended, part: holder.kind === 'held' ? ('whole' as const) : ('part' as const) }] : []
  })
}

export const routes: readonly Route[] = [
  route(listUnits, async ({ platform, query, today }) => {
    const { catalogue } = await remembered(platform)
    const on = query.on ?? today
    if (query.parent !== undefined && !catalogue.units.has(query.parent)) return refused({ code: 'unknown-unit', facts: {} })
    const parent = query.parent ?? null
    const units = query.level ? descendantsOn(catalogue, parent, query.level, on) : childrenOn(catalogue, parent, on)
    return answerList(units.map((unit) => view(catalogue, unit, on)), query)
  }),
  route(findUnits, async ({ platform, query, today }) => {
    const memory = await remembered(platform)
    const on = query.on ?? today
    const units = findByName(memory, query.q, { today, on: query.on, province: query.province })
    const page = pageOf(units, query)
    if (!page) return refused({ code: 'unknown-cursor', facts: {} })
    return answer({ ...page, items: page.items.map((unit) => {
      const parent = unit.parentId === null ? undefined : memory.catalogue.units.get(unit.parentId)
      const shownOn = standsOn(unit, on) ? on : (unit.validFrom ?? on)
      return { unit: view(memory.catalogue, unit, shownOn), parentName: parent ? nameOn(memory.catalogue, parent, shownOn).name : null, successors: becameOn(memory.catalogue, unit, today) }
    }) })
  }),
  route(unitHistory, async ({ platform, params, today }) => {
    const { catalogue } = await remembered(platform)
    const unit = catalogue.units.get(params.id)
    if (!unit) return refused({ code: 'not-found', facts: {} })
    return answer({
      unit: view(catalogue, unit, today),
      predecessors: (catalogue.predecessorsOf.get(unit.id) ?? []).map((row) => link(catalogue, row.fromId, row)),
      successors: (catalogue.successorsOf.get(unit.id) ?? []).flatMap((row) => (row.toId === null ? [] : [link(catalogue, row.toId, row)])),
    })
  }),
  route(listAgencies, async ({ query, read, today }) => {
    const on = query.on ?? today
    const [agencies] = await read([{
      name: 'organization-agencies',
      text: `select agency.id, agency.kind, agency.name, agency.unit_id as "unitId", unit.name as "unitName", agency.valid_from as "validFrom", agency.valid_to as "validTo", agency.successor_id as "successorId"
             from agency join unit on unit.id = agency.unit_id
             where agency.unit_id = $1 and ($2::text is null or agency.kind = $2) and (agency.valid_from is null or agency.valid_from <= $3) and (agency.valid_to is null or agency.valid_to > $3)
             order by agency.kind, agency.id`,
      values: [query.unit, query.kind ?? null, on],
    }])
    return answerList((agencies?.rows ?? []) as unknown as AgencyRecord[], query)
  }),
]
