/** Communication: who was reached. Campaigns and activities are registers and have the common routes. */
import { campaignCoverage } from '@hoa-nhap/domain/campaigns/coverage.contract'
import { answer, refused, route, type ServerSlice } from '../platform/route.ts'
import { coverageIn } from './coverage.ts'

export const slice: ServerSlice = {
  name: 'campaigns',
  routes: [route(campaignCoverage, async (context) => {
    const found = await coverageIn(context, context.query)
    return found.ok ? answer(found.value) : refused(found.refusal)
  })],
}
