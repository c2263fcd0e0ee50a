/** People: registering, finding and opening them; who is closed to ordinary sight; the one door of care. */
import type { Platform } from '../platform/platform.ts'
import type { ServerSlice } from '../platform/route.ts'
import { careRoutes, endCare } from './care.ts'
import { checkDuplicates, duplicatesTask } from './people.commands.ts'
import { routes } from './people.routes.ts'
import { restrictedRoutes } from './restricted.ts'
import { noteEndings, reapplyEndings } from './seal-endings.ts'
import { sealDue, sealRoutes } from './seal.ts'

const minute = 60_000
const hourly = 60
let timer: ReturnType<typeof setInterval> | undefined

/** Endings are noted every minute; what the day brings is done every hour. Idempotent, so several processes may do it. */
function startEndings(platform: Platform): void {
  let minutes = 0
  let running = false
  timer = setInterval(() => {
    if (running) return
    running = true
    minutes += 1
    const work = async () => {
      await noteEndings(platform)
      if (minutes % hourly !== 1) return
      await sealDue(platform)
      await endCare(platform)
    }
    work().catch((error: unknown) => platform.log.warn({ code: (error as { code?: string }).code }, 'endings were not noted; it is tried again')).finally(() => { running = false })
  }, minute)
  timer.unref()
}

export const slice: ServerSlice = {
  name: 'people', routes: [...routes, ...restrictedRoutes, ...sealRoutes, ...careRoutes], jobs: { [duplicatesTask]: checkDuplicates },
  async start(platform) {
    // A restored backup must not open what was closed since: before the first request.
    await reapplyEndings(platform)
    startEndings(platform)
  },
  async stop() { clearInterval(timer) },
}
