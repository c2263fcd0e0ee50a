/** The public list over the API: the same for everybody. */
import { listPublicProviders } from '@hoa-nhap/domain/facilities/facilities.contract'
import { standsOn } from '@hoa-nhap/domain/organization/organization.rules'
import { remembered } from '../organization/organization.model.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'
import { nameOf, unitsOn } from './public-places.ts'
import type { PublicRecord } from './public-list.store.ts'
import { ofUnit, snapshotOf } from './public-snapshot.ts'
import { matches, providerOf, withoutReception } from './public.query.ts'

const written = /^after:([0-9a-f-]{36})$/

export const publicRoutes: readonly Route[] = [
  route(listPublicProviders, async ({ platform, query, today }) => {
    const { catalogue } = await remembered(platform)
    const on = query.on ?? today
    const given = query.unit === undefined ? null : (catalogue.units.get(query.unit) ?? undefined)
    if (given === undefined) return refused({ code: 'unknown-unit', facts: { field: 'unit' } })
    const after = query.cursor === undefined ? null : written.exec(Buffer.from(query.cursor, 'base64url').toString())?.[1]
    if (after === undefined) return refused({ code: 'unknown-cursor', facts: {} })
    // A unit of another time means the land it is part of on that day.
    const unit = given === null || standsOn(given, on) ? given : (unitsOn(catalogue, given.id, on)[0] ?? given)
    const snapshot = await snapshotOf(platform, catalogue, on)
    const rows: PublicRecord[] = []
    for (const { record } of ofUnit(snapshot, catalogue, unit)) {
      if ((after === null || record.id > after) && matches(record, query.service ?? null)) rows.push(record)
      if (rows.length > query.limit) break
    }
    const shown = rows.slice(0, query.limit)
    const missing = after === null ? withoutReception(snapshot, catalogue, unit) : []
    return answer({
      on, items: shown.map((row) => providerOf(catalogue, row, on)), nextCursor: rows.length > query.limit ? Buffer.from(`after:${shown.at(-1)!.id}`).toString('base64url') : null,
      withoutReception: missing.map((each) => ({ id: each.id, name: nameOf(catalogue, each.id, on) })),
    })
  }),
]
