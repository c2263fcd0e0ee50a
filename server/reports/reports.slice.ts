/** The reports slice: routes, and the hand-over of reports to whoever takes over a body's work. */
import type { Platform } from '../platform/platform.ts'
import type { ServerSlice } from '../platform/route.ts'
import { routes } from './reports.routes.ts'

const hour = 3_600_000
const soon = 90_000
const follow = async (platform: Platform) => { await platform.systemTransaction((transaction) => transaction.query('select follow_reports()')) }
let timers: NodeJS.Timeout[] = []

export const slice: ServerSlice = {
  name: 'reports',
  routes,
  jobs: { 'reports.follow': follow },
  start: async (platform) => {
    const attempt = () => void follow(platform).catch((error: unknown) => platform.log.warn({ code: (error as { code?: string }).code ?? 'unknown' }, 'reports could not follow their bodies'))
    timers = [setTimeout(attempt, soon), setInterval(attempt, hour)]
    for (const timer of timers) timer.unref()
  },
  stop: async () => {
    for (const timer of timers) clearTimeout(timer)
  },
}
