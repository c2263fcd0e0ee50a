/**
 * The application assembled as `server/main.ts` does it, for one measurement alone: with `SHARES_LEDGER=off` its ledger writes nothing. It is started
 * by `shares.ts` on a throw-away copy of invented people; nothing of the product can be told to do this.
 */
import { openLedger } from '../../server/access/access.ledger.ts'
import { sessionGate } from '../../server/access/access.session.ts'
import { buildApplication } from '../../server/platform/application.ts'
import { readConfiguration } from '../../server/platform/configuration.ts'
import { openMetrics } from '../../server/platform/metrics.ts'
import { openPlatform } from '../../server/platform/open-platform.ts'
import type { DisclosureLedger } from '../../server/platform/session-gate.ts'
import { slices } from '../../server/slices.ts'

const configuration = readConfiguration()
const opened = await openPlatform(configuration, { progress: () => {} })
const silent: DisclosureLedger = { record: () => Promise.resolve(), stop: () => Promise.resolve() }
const ledger = process.env['SHARES_LEDGER'] === 'off' ? silent : openLedger(opened.platform.pool, opened.log)
const app = await buildApplication({ platform: opened.platform, slices, gate: sessionGate, ledger, metrics: openMetrics(opened.platform.pool), ready: () => true, requestsPerMinute: 0 })
await app.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`ready http://localhost:${(app.server.address() as { port: number }).port}\n`)
process.on('SIGTERM', () => void app.close().then(() => ledger.stop()).then(() => opened.close()).then(() => process.exit(0)))
