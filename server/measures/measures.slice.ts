/** Measures: their events, what may be done next, and the inbox of due acts. */
import type { ServerSlice } from '../platform/route.ts'
import { refreshAll, refreshMoves, refreshTask, startRefreshing } from './measures.jobs.ts'
import { routes } from './measures.routes.ts'

let stopRefreshing: () => void = () => {}

export const slice: ServerSlice = {
  name: 'measures',
  routes,
  jobs: { [refreshTask]: async (platform) => { await refreshAll(platform) } },
  async start(platform) {
    stopRefreshing = startRefreshing(platform)
    await refreshMoves(platform)
  },
  async stop() {
    stopRefreshing()
  },
}
