/** The public list over the API: the same for everybody. */
import { listPublicProviders } from '@hoa-nhap/domain/facilities/facilities.contract'
import { standsOn } from '@hoa-nhap/domain/organization/organization.rules'
import { remembered } from '../organization/organization.model.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'
import { nameOf, unitsOn } from './public-places.ts'
import { pageOf, type PublicRecord } from './public-list.store.ts'
import { providerOf, readPublic, unitIdsOf, withoutReception } from './public.query.ts'

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
    const [rows] = await readPublic<PublicRecord>(platform, [pageOf(unit ? unitIdsOf(catalogue, unit) : null, on, query.service ?? null, after, query.limit + 1)])
    const shown = rows!.slice(0, query.limit)
    const missing = after === null ? await withoutReception(platform, catalogue, unit, on) : []
    return answer({
      on, items: shown.map((row) => providerOf(catalogue, row, on)), nextCursor: rows!.length > query.limit ? Buffer.from(`after:${shown.at(-1)!.id}`).toString('base64url') : null,
      withoutReception: missing.map((each) => ({ id: each.id, name: nameOf(catalogue, each.id, on) })),
    })
  }),
]
