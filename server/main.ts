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

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

async function main(): Promise<void> {
  const configuration = readConfiguration()
  const opened = await openPlatform(configuration, { progress: say })
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
  // npm does not pass signals on to what it started: when it is gone, so are we.
  const parent = process.ppid
  if (process.env['npm_lifecycle_event'] === 'start') setInterval(() => { if (process.ppid !== parent) void stop('npm ended', 0) }, 500).unref()
  // A broken promise somewhere must not end the service for everybody; it is a bug and stands in the log without its message.
  process.on('unhandledRejection', (error) => log.error({ kind: (error as Error)?.name, code: (error as { code?: string })?.code, place: (error as Error)?.stack?.split('\n').slice(1, 4) }, 'unhandled rejection'))

  try {
    await app.listen({ port: configuration.port, host: configuration.host })
  } catch (error) {
    const code = (error as { code?: string }).code
    fs.writeSync(2, code === 'EADDRINUSE' ? `Cổng ${configuration.port} đang được dùng · Port ${configuration.port} is in use; choose another: PORT=8081 npm start\n` : `cannot listen: ${code ?? String(error)}\n`)
    await stop('cannot listen', 1)
    return
  }
  const address = `http://localhost:${(app.server.address() as { port: number }).port}`
  if (configuration.demo) {
    const { loadDemonstration } = await import('./demonstration/demonstration.ts')
    const { demonstrationProvinces } = await import('./demonstration/population.ts')
    // Small: for tests of processes and journeys, the same lives from the same seed, fewer of them.
    const provinces = process.env['HOANHAP_DEMO_SIZE'] === 'small' ? demonstrationProvinces.map((province) => ({ ...province, people: Math.round(province.people / 25) })) : demonstrationProvinces
    await loadDemonstration(opened, say, { provinces })
  }
  if (stopping) return
  ready = true
  say(`ready ${configuration.publicUrl?.origin ?? address}`)
  if (configuration.demo) {
    const accounts = await app.inject({ method: 'GET', url: '/api/demo/accounts' })
    if (accounts.statusCode === 200) printAccounts(accounts.json())
  }
}

type DemoAccount = { readonly username: string; readonly password: string; readonly role: string; readonly unitName: string }

/** One of each role that a first visitor will want to be; the others are on the sign-in page. */
const firstRoles = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'health-station', 'counsellor', 'province-police', 'province-planner', 'identity-steward']

function printAccounts(accounts: readonly DemoAccount[]): void {
  const shown = firstRoles.flatMap((role) => accounts.find((account) => account.role === role) ?? [])
  if (shown.length === 0) return
  say('Tài khoản minh họa · Demonstration accounts (không có người thật · invented people only):')
  const wide = Math.max(...shown.map((account) => account.username.length))
  for (const account of shown) say(`  ${account.username.padEnd(wide)}  ${account.password}  ${account.role}, ${account.unitName}`)
  say(`  … ${accounts.length}: GET /api/demo/accounts`)
}

main().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error)
  fs.writeSync(2, `${text}\n`)
  process.exit(1)
})
