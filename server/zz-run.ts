import path from 'node:path'
const root = '/tmp/team/campaigns'
const imp = (p: string) => import(path.join(root, p))
const { openLedger } = await imp('server/access/access.ledger.ts')
const { sessionGate } = await imp('server/access/access.session.ts')
const { buildApplication } = await imp('server/platform/application.ts')
const { readConfiguration } = await imp('server/platform/configuration.ts')
const { openMetrics } = await imp('server/platform/metrics.ts')
const { openPlatform } = await imp('server/platform/open-platform.ts')
const { slices } = await imp('server/slices.ts')
const { loadDemonstration } = await imp('server/demonstration/demonstration.ts')
const configuration = readConfiguration()
const opened = await openPlatform(configuration, { progress: (s: string) => console.log(s) })
const { platform, log } = opened
const ledger = openLedger(platform.pool, log)
for (const slice of slices) await slice.start?.(platform)
const app = await buildApplication({ platform, slices, gate: sessionGate, ledger, metrics: openMetrics(platform.pool), ready: () => true, webFolder: path.join(root, 'build/web'), secure: false, trustProxy: false, metricsToken: null, requestsPerMinute: 100000, allowedOrigins: [], insecureBeyondLoopback: false })
await loadDemonstration({ platform }, (s: string) => console.log(s), { provinces: [{ then: 'p-20', now: 'p-20', people: 400 }, { then: 'p-24-old', now: 'p-24', people: 150 }] })
await app.listen({ port: 18977, host: '127.0.0.1' })
console.log('ready')
const stop = async () => { await app.close(); for (const slice of slices) await slice.stop?.(); await ledger.stop(); await opened.close(); process.exit(0) }
process.on('SIGTERM', stop); setTimeout(stop, 20 * 60_000)
