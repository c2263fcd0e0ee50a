/** Handlers over the operations of `domain/statistics`. */
import { getStatistics, listStatistics, previewStatistics, releaseStatistics, type StatisticsTable } from '@hoa-nhap/domain/statistics/statistics.contract'
import { answerList } from '../platform/list.ts'
import { answer, refused, route, type Route } from '../platform/route.ts'
import { buildTable, release, shownOf } from './statistics.commands.ts'
import { findPublished, listPublished } from './statistics.queries.ts'

export const routes: readonly Route[] = [
  route(listStatistics, async ({ platform, query }) => answerList(await listPublished(platform, { province: query.province ?? null, indicator: query.indicator ?? null }), query)),
  route(getStatistics, async ({ platform, params }) => {
    const found = await findPublished(platform, params.id)
    return found ? answer(JSON.parse(found) as StatisticsTable) : refused({ code: 'not-found', facts: {} })
  }),
  route(previewStatistics, async ({ platform, body, actor, today }) => {
    const built = await buildTable(platform, body, actor, today, '')
    return built.ok ? answer(shownOf(built.value.table)) : refused(built.refusal)
  }),
  route(releaseStatistics, async ({ platform, body, actor, today, now }) => {
    const released = await release(platform, body, actor, today, now)
    return released.ok ? answer(released.value, 201) : refused(released.refusal)
  }),
]
