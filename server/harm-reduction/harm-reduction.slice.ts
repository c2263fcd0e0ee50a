/** Harm reduction: referrals with consent to a health body, sums of supplies for those who plan. The register of supplies has the common routes. */
import { supplyCounts } from '@hoa-nhap/domain/harm-reduction/harm-reduction.rules'
import { supplySums } from '@hoa-nhap/domain/harm-reduction/referrals.contract'
import { sumsOf } from '../outreach/outreach.model.ts'
import { answer, route, type ServerSlice } from '../platform/route.ts'
import { dropHarmReferrals, referralRoutes } from './referrals.ts'

const hour = 3_600_000
let timer: NodeJS.Timeout | undefined

export const slice: ServerSlice = {
  name: 'harm-reduction',
  routes: [...referralRoutes, route(supplySums, async (context) => answer(await sumsOf(context, 'harm-reduction-supplies', context.query.year, supplyCounts)))],
  jobs: { 'harm-reduction.drop-referrals': async (platform) => { await dropHarmReferrals(platform) } },
  start: async (platform) => {
    const attempt = () => void dropHarmReferrals(platform).catch((error: { code?: string }) => platform.log.warn({ code: error.code ?? 'unknown' }, 'referrals whose time is over were not erased; it is tried again'))
    attempt()
    timer = setInterval(attempt, hour)
    timer.unref()
  },
  stop: async () => { clearInterval(timer) },
}
