/** Outreach: names given with consent, sums for those who plan, who is due in a review round. The registers have the common routes. */
import { outreachSums } from '@hoa-nhap/domain/outreach/outreach.contract'
import { answer, route, type ServerSlice } from '../platform/route.ts'
import { dropOutreachNames, nameRoutes } from './names.ts'
import { reviewRoutes } from './review.ts'
import { sumsOf } from './sums.ts'
import { eraseWithdrawn } from './withdrawn.ts'

const hour = 3_600_000
const keys = ['met', 'firstTime', 'agreed', 'refused', 'referred', 'materials'] as const
let timer: NodeJS.Timeout | undefined

export const slice: ServerSlice = {
  name: 'outreach',
  routes: [...nameRoutes, ...reviewRoutes, route(outreachSums, async (context) => answer(await sumsOf(context, 'outreach-contacts', context.query.year, keys)))],
  jobs: { 'outreach.drop-names': async (platform) => { await dropOutreachNames(platform) } },
  start: async (platform) => {
    await eraseWithdrawn(platform)
    const attempt = () => void dropOutreachNames(platform).catch((error: { code?: string }) => platform.log.warn({ code: error.code ?? 'unknown' }, 'names whose time is over were not erased; it is tried again'))
    attempt()
    timer = setInterval(attempt, hour)
    timer.unref()
  },
  stop: async () => { clearInterval(timer) },
}
