/** The directives slice: routes, and the daily question about periods that were missed. */
import type { ServerSlice } from '../platform/route.ts'
import { askForCauses } from './directives.commands.ts'
import { routes } from './directives.routes.ts'

export const slice: ServerSlice = {
  name: 'directives',
  routes,
  jobs: { 'directives.ask-for-causes': async (platform) => { await platform.systemTransaction((transaction) => askForCauses(transaction, platform.today())) } },
}
