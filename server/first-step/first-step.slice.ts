/** A confidential first step: public pages, the point's own routes, and the erasing. */
import type { Platform } from '../platform/platform.ts'
import type { ServerSlice } from '../platform/route.ts'
import { firstStepPages } from './first-step.pages.ts'
import { routes } from './first-step.routes.ts'
import { eraseFirstSteps, reapplyWithdrawals } from './first-step.store.ts'

export const eraseTask = 'first-step.erase'
const hour = 3_600_000
let timer: ReturnType<typeof setInterval> | undefined

function eraseQuietly(platform: Platform): void {
  eraseFirstSteps(platform).catch((error: { code?: string }) => platform.log.warn({ code: error.code ?? 'connection' }, 'requests that are due were not erased; it is tried again'))
}

export const slice: ServerSlice = {
  name: 'first-step', routes, pages: firstStepPages, jobs: { [eraseTask]: async (platform) => { await eraseFirstSteps(platform) } },
  async start(platform) {
    // A restored backup must not bring back what was withdrawn or due; then every hour. Several processes may do it.
    await reapplyWithdrawals(platform)
    await eraseFirstSteps(platform)
    timer = setInterval(() => eraseQuietly(platform), hour)
    timer.unref()
  },
  async stop() { clearInterval(timer) },
}
