/** Training, work, support, and the way back of each person. */
import type { ServerSlice } from '../platform/route.ts'
import { startCarrying } from './reintegration.jobs.ts'
import { routes } from './reintegration.routes.ts'

let stop: () => void = () => {}
export const slice: ServerSlice = {
  name: 'reintegration', routes,
  start: (platform) => {
    stop = startCarrying(platform)
    return Promise.resolve()
  },
  stop: () => {
    stop()
    return Promise.resolve()
  },
}
