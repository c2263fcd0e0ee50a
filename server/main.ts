/** The server process. `scripts/start.mjs` builds and starts it; an office's service manager starts `build/server/main.js` directly. */
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import fs from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openLedger } from './access/access.ledger.ts'
import { sessionGate } from './access/access.session.ts'
import { buildApplication } from './platform/application.ts'
import { readConfiguration, type Configuration } from './platform/configuration.ts'
import { startJobs } from './platform/jobs.ts'
import { openMetrics } from './platform/metrics.ts'
import { openPlatform, type OpenPlatform } from './platform/open-platform.ts'
import { forgetDirectory } from './measures/measures.model.ts'
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
  let loader: ChildProcess | null = null
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(configuration.host)
  if (!loopback && !configuration.secure) {
    log.warn({}, 'listening beyond this machine without TLS: put a TLS proxy in front and set HOANHAP_PUBLIC_URL=https://… (docs/operations.md)')
  }
  for (const slice of slices) await slice.start?.(platform)
  const app = await buildApplication({
    platform, slices, gate: sessionGate, ledger, metrics, ready: () => ready, webFolder: path.join(configuration.root, 'build', 'web'),
    secure: configuration.secure, trustProxy: configuration.trustProxy, metricsToken: configuration.metricsToken, requestsPerMinute: configuration.requestsPerMinute,
    allowedOrigins: configuration.publicUrl ? [configuration.publicUrl.origin] : [],
    insecureBeyondLoopback: !loopback && !configuration.secure,
  })
  const jobs = configuration.jobs ? await startJobs(opened.connections.worker, platform, slices, metrics) : null

  const stop = async (reason: string, code: number) => {
    if (stopping) return
    stopping = true
    log.info({ reason }, 'stopping')
    const limit = setTimeout(() => process.exit(code || 1), 20_000)
    limit.unref()
    loader?.kill('SIGTERM')
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
    try {
      await demonstrate(opened, configuration, (child) => { loader = child })
    } catch (error) {
      // Asked to stop in the middle of loading: what was loaded stays, the next start goes on.
      if (stopping) return
      throw error
    }
  }
  if (stopping) return
  ready = true
  setTimeout(giveBack, 1000).unref()
  say(`ready ${configuration.publicUrl?.origin ?? address}`)
  if (configuration.demo) {
    const accounts = await app.inject({ method: 'GET', url: '/api/demo/accounts' })
    if (accounts.statusCode === 200) printAccounts(accounts.json())
  }
}

/** Starting needs memory that serving does not; while nobody asks, V8 would keep it for hours. */
function giveBack(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (typeof collect === 'function') for (let again = 0; again < 2; again++) collect()
}

/**
 * Two thousand lives take memory that serving them does not: on first start a process of its own makes them. Where there is no built command
 * line beside this file, and when everything is loaded already, it is done here.
 */
async function demonstrate(opened: OpenPlatform, configuration: Configuration, started: (child: ChildProcess) => void): Promise<void> {
  // Small: for tests of processes and journeys, the same lives from the same seed, fewer of them.
  const people = process.env['HOANHAP_DEMO_SIZE'] === 'small' ? 60 : null
  const commandLine = path.join(configuration.root, 'build', 'server', 'hoanhap.js')
  const { rows } = await opened.platform.systemTransaction((transaction) => transaction.query<{ loaded: boolean }>(`select exists (select from demonstration_load where part = 'causes') as loaded`))
  if (!rows[0]!.loaded && fs.existsSync(commandLine)) {
    const child = spawn(process.execPath, [commandLine, 'simulate', ...(people ? ['--people', String(people)] : [])], { stdio: ['ignore', 'inherit', 'inherit'] })
    started(child)
    const code = await new Promise<number | null>((resolve) => { child.on('close', resolve); child.on('error', () => { resolve(1) }) })
    if (code !== 0) throw new Error('the demonstration could not be loaded; start again to go on where it stopped')
    forgetDirectory(opened.platform)
    return
  }
  const { demonstrationProvinces, loadDemonstration } = await import('./demonstration/demonstration.ts')
  await loadDemonstration(opened, say, { provinces: people ? demonstrationProvinces.map((province, index) => ({ ...province, people: index === 0 ? people : Math.ceil(people / 3) })) : demonstrationProvinces })
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
