/** Measures: their events, what may be done next, and the inbox of due acts. */
import { lawFaults, sayLawFault } from '@hoa-nhap/domain/measures/law-faults'
import type { ServerSlice } from '../platform/route.ts'
import { refreshAll, refreshMoves, refreshTask, startRefreshing } from './measures.jobs.ts'
import { routes } from './measures.routes.ts'

let stopRefreshing: () => void = () => {}

export const slice: ServerSlice = {
  name: 'measures',
  routes,
  jobs: { [refreshTask]: async (platform) => { await refreshAll(platform) } },
  async start(platform) {
    // No legal date is computed on a calendar or a regime that is not known. In the demonstration, whose clock may be moved to years to come, each such date says so itself.
    const faults = lawFaults(platform.today()).filter((fault) => !(platform.demo && fault.code === 'holiday-year-missing'))
    if (faults.length > 0) throw new Error(faults.map(sayLawFault).join('\n'))
    stopRefreshing = startRefreshing(platform)
    await refreshMoves(platform)
  },
  async stop() {
    stopRefreshing()
  },
}
