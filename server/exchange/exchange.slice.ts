/** Excel both ways. */
import type { ServerSlice } from '../platform/route.ts'
import { exportRoutes } from './export.routes.ts'
import { rosterRoutes, settleRuns } from './roster.routes.ts'

export const slice: ServerSlice = { name: 'exchange', routes: [...exportRoutes, ...rosterRoutes], stop: settleRuns }
