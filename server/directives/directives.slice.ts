/** The directives slice: routes, and the question about periods that were missed, asked soon after a period is over. */
import type { Platform } from '../platform/platform.ts'
import type { ServerSlice } from '../platform/route.ts'
import { askForCauses } from './directives.commands.ts'
import { routes } from './directives.routes.ts'

const hour = 3_600_000
const soon = 60_000

const ask = async (platform: Platform) => { await platform.systemTransaction((transaction) => askForCauses(transaction, platform.today())) }

let timers: NodeJS.Timeout[] = []

export const slice: ServerSlice = {
  name: 'directives',
  routes,
  jobs: { 'directives.ask-for-causes': ask },
  start: async (platform) => {
    // Repeatable, so several processes may ask; a database that is away is asked again an hour later.
    const attempt = () => void ask(platform).catch((error: unknown) => platform.log.warn({ code: (error as { code?: string }).code ?? 'unknown' }, 'missed periods could not be judged'))
    timers = [setTimeout(attempt, soon), setInterval(attempt, hour)]
    for (const timer of timers) timer.unref()
  },
  stop: async () => {
    for (const timer of timers) clearTimeout(timer)
  },
}
