/** The indicators slice: routes, and the folder that keeps the roll-up's tail short. */
import type { Platform } from '../platform/platform.ts'
import type { ServerSlice } from '../platform/route.ts'
import { foldDeltas, rebuildBuckets, regroupFacts } from './indicators.commands.ts'
import { routes } from './indicators.routes.ts'

const everyMilliseconds = 200
const batch = 5_000

/** Folds until stopped. A lost database is waited out: readers add the tail themselves, so nothing is wrong meanwhile. */
function startFolder(platform: Platform): () => Promise<void> {
  let stopped = false
  let running: Promise<void> | null = null
  let failing = false
  const fold = async () => {
    try {
      while (!stopped && (await platform.systemTransaction((transaction) => foldDeltas(transaction, batch))) === batch);
      failing = false
    } catch (error) {
      if (!failing) platform.log.warn({ code: (error as { code?: string }).code ?? 'unknown' }, 'indicator roll-up waits for the database')
      failing = true
    }
  }
  const timer = setInterval(() => {
    running ??= fold().finally(() => { running = null })
  }, everyMilliseconds)
  timer.unref()
  return async () => {
    stopped = true
    clearInterval(timer)
    await running?.catch(() => {})
  }
}

let stopFolder: (() => Promise<void>) | undefined

export const slice: ServerSlice = {
  name: 'indicators',
  routes,
  jobs: {
    'indicators.rebuild': (platform) => platform.systemTransaction(rebuildBuckets),
    // Asked for by whoever records a reform or imports units.
    'indicators.regroup': async (platform) => { await platform.systemTransaction((transaction) => regroupFacts(transaction, platform.today())) },
  },
  start: async (platform) => { stopFolder = startFolder(platform) },
  stop: async () => { await stopFolder?.() },
}
