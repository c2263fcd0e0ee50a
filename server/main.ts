/** The server process. `scripts/start.mjs` builds and starts it; an office's service manager starts `build/server/main.js` directly. */
import path from 'node:path'
import fs from 'node:fs'
import { openLedger } from './access/access.ledger.ts'
import { sessionGate } from './access/access.session.ts'
import { buildApplication } from './platform/application.ts'
import { readConfiguration } from './platform/configuration.ts'
import { startJobs } from './platform/jobs.ts'
import { openMetrics } from './platform/metrics.ts'
import { openPlatform } from './platform/open-platform.ts'
import { slices } from './slices.ts'

type Message = { readonly type: 'progress' | 'ready' | 'listening' | 'failed'; readonly text?: string; readonly url?: string; readonly accounts?: readonly object[] }

/** Told to the start script when there is one; otherwise printed. */
function tell(message: Message): void {
  if (process.send) process.send(message)
  else if (message.type === 'ready') process.stdout.write(`ready ${message.url}\n`)
  else if (message.text) process.stdout.write(`${message.text}\n`)
}

async function main(): Promise<void> {
  const configuration = readConfiguration()
  const opened = await openPlatform(configuration, { progress: (text) => tell({ type: 'progress', text }) })
  const { platform, log } = opened
  const metrics = openMetrics(platform.pool)
  const ledger = openLedger(platform.pool, log)
  let ready = false
  let stopping = false
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(configuration.host)
  if (!loopback && !configuration.secure) {
    log.warn({}, 'listening beyond this machine without TLS: put a TLS proxy in front and set HOANHAP_PUBLIC_URL=https://… (docs/operations.md)')
  }
  for (const slice of slices) await slice.start?.(platform)
  const app = await buildApplication({
    platform, slices, gate: sessionGate, ledger, metrics, ready: () => ready, webFolder: path.join(configuration.root, 'build', 'web'),
    secure: configuration.secure, trustProxy: configuration.trustProxy, metricsToken: configuration.metricsToken, requestsPerMinute: configuration.requestsPerMinute,
    allowedHosts: configuration.publicUrl ? [configuration.publicUrl.host] : [],
    insecureBeyondLoopback: !loopback && !configuration.secure,
  })
  const jobs = configuration.jobs ? await startJobs(opened.connections.worker, platform, slices, metrics) : null

  const stop = async (reason: string, code: number) => {
    if (stopping) return
    stopping = true
    log.info({ reason }, 'stopping')
    const limit = setTimeout(() => process.exit(code || 1), 20_000)
    limit.unref()
    // In this order: no new request, the answers under way, tasks, what slices hold, the ledger's last batch, the database.
    await app.close().catch(() => {})
    await jobs?.stop()
    for (const slice of slices.toReversed()) await slice.stop?.().catch(() => {})
    await ledger.stop().catch(() => {})
    await opened.close()
    process.exit(code)
  }
  process.on('SIGTERM', () => void stop('SIGTERM', 0))
  process.on('SIGINT', () => void stop('SIGINT', 0))
  process.on('disconnect', () => void stop('the start script ended', 0))
  // A broken promise somewhere must not end the service for everybody; it is a bug and stands in the log without its message.
  process.on('unhandledRejection', (error) => log.error({ kind: (error as Error)?.name, code: (error as { code?: string })?.code, place: (error as Error)?.stack?.split('\n').slice(1, 4) }, 'unhandled rejection'))

  try {
    await app.listen({ port: configuration.port, host: configuration.host })
  } catch (error) {
    const code = (error as { code?: string }).code
    tell({ type: 'failed', text: code === 'EADDRINUSE' ? `Cổng ${configuration.port} đang được dùng · Port ${configuration.port} is in use: PORT=8081 npm start` : `cannot listen: ${code ?? String(error)}` })
    await stop('cannot listen', 1)
    return
  }
  const address = `http://localhost:${(app.server.address() as { port: number }).port}`
  tell({ type: 'listening', url: address })
  if (configuration.demo) await loadDemo(opened, tell)
  ready = true
  const accounts = configuration.demo ? await app.inject({ method: 'GET', url: '/api/demo/accounts' }).then((answer) => (answer.statusCode === 200 ? (answer.json() as object[]) : [])) : []
  tell({ type: 'ready', url: configuration.publicUrl?.href ?? address, accounts })
}

async function loadDemo(opened: Awaited<ReturnType<typeof openPlatform>>, say: (message: Message) => void): Promise<void> {
  const { loadDemonstration } = await import('./demonstration/demonstration.ts')
  await loadDemonstration(opened.platform, (text: string) => say({ type: 'progress', text }))
}

main().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error)
  fs.writeSync(2, `${text}\n`)
  tell({ type: 'failed', text })
  process.exit(1)
})
