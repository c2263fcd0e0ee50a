/** Background tasks: graphile-worker over the job tables, as a login that owns only those. Tasks open their own transactions as a system post. */
import { Logger, run, type Runner } from 'graphile-worker'
import pg from 'pg'
import type { Metrics } from './metrics.ts'
import type { Platform } from './platform.ts'
import type { ServerSlice } from './route.ts'

export type Jobs = { stop(): Promise<void> }

export async function startJobs(connection: pg.ClientConfig, platform: Platform, slices: readonly ServerSlice[], metrics: Metrics): Promise<Jobs> {
  const tasks = Object.fromEntries(slices.flatMap((slice) => Object.entries(slice.jobs ?? {})))
  if (Object.keys(tasks).length === 0) return { stop: async () => {} }
  const pool = new pg.Pool({ ...connection, max: 3, idleTimeoutMillis: 30_000, application_name: 'hoa-nhap-jobs' })
  // The messages of the worker may quote payloads; only that something failed is logged.
  pool.on('error', () => {})
  pool.on('connect', (client) => { client.on('error', () => {}) })
  const runner: Runner = await run({
    pgPool: pool, concurrency: 2, noHandleSignals: true, pollInterval: 30_000, noPreparedStatements: false,
    logger: new Logger(() => (level) => { if (level === 'error') platform.log.warn({}, 'job runner met an error') }),
    taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, async (payload: unknown) => {
      try {
        await task(platform, (payload ?? {}) as Readonly<Record<string, unknown>>)
        metrics.job(name, 'done')
      } catch (error) {
        metrics.job(name, 'failed')
        platform.log.error({ task: name, kind: (error as Error).name, code: (error as { code?: string }).code }, 'job failed')
        // A new error without the old message: it is stored in the job row.
        throw new Error(`task failed: ${(error as { code?: string }).code ?? (error as Error).name}`)
      }
    }])),
  })
  return {
    async stop() {
      await runner.stop().catch(() => {})
      await pool.end().catch(() => {})
    },
  }
}
