/** Reminders by mail. */
import type { ServerSlice } from '../platform/route.ts'
import { codeTask, digestsOfDay, digestTask, sendCode, startDigests } from './mail.jobs.ts'
import { routes } from './mail.routes.ts'

let stopDigests: () => void = () => {}

export const slice: ServerSlice = {
  name: 'mail',
  routes,
  jobs: { [digestTask]: digestsOfDay, [codeTask]: sendCode },
  async start(platform) {
    stopDigests = startDigests(platform)
  },
  async stop() {
    stopDigests()
  },
}
