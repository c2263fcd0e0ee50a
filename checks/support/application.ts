/**
 * The whole HTTP application on a test database, with a clock that stands still until it is moved:
 *
 *   const application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00Z' })
 *   const answer = await application.call({ method: 'GET', url: '/api/people', cookie })
 *   afterAll(() => application.close())
 */
import type { FastifyInstance } from 'fastify'
import { instant, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { buildApplication, type ApplicationOptions } from '../../server/platform/application.ts'
import type { InstallationSettings } from '../../server/platform/configuration.ts'
import { fixedKeys } from '../../server/platform/keys.ts'
import { openMetrics } from '../../server/platform/metrics.ts'
import { makePlatform } from '../../server/platform/open-platform.ts'
import type { Platform } from '../../server/platform/platform.ts'
import type { ServerSlice } from '../../server/platform/route.ts'
import type { DisclosureLedger, SessionGate } from '../../server/platform/session-gate.ts'
import type { TestDatabase } from './database.ts'

export type Call = { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly url: string; readonly body?: unknown; readonly cookie?: string | undefined; readonly headers?: Readonly<Record<string, string>> }
// oxlint-disable-next-line typescript/no-explicit-any -- a test looks into answers of any shape
export type CallAnswer = { readonly status: number; readonly json: any; readonly text: string; /** What was sent, as it is: a file. */ readonly bytes: Buffer; readonly headers: Readonly<Record<string, unknown>>; readonly cookie: string | undefined }

export type TestApplication = {
  readonly app: FastifyInstance
  readonly platform: Platform
  setNow(now: string): void
  call(call: Call): Promise<CallAnswer>
  /** Signs in through the real route; answers the cookie to pass on. */
  signIn(username: string, password: string, postId?: string): Promise<string>
  /** What was logged, as text, for the search for what must never be there. */
  readonly logged: () => string
  close(): Promise<void>
}

export async function testApplication(database: Pick<TestDatabase, 'pool'>, options: {
  readonly slices: readonly ServerSlice[]
  readonly gate: SessionGate
  readonly ledger: (pool: TestDatabase['pool'], log: Platform['log']) => DisclosureLedger
  readonly now?: string
  readonly demo?: boolean
} & Partial<Pick<ApplicationOptions, 'requestsPerMinute' | 'webFolder' | 'ready' | 'secure' | 'metricsToken'>> & { readonly settings?: InstallationSettings }): Promise<TestApplication> {
  let now: Instant = instant(options.now ?? '2026-11-20T02:00:00.000Z')
  const lines: string[] = []
  const write = (level: string) => (fields: object, message: string) => { lines.push(JSON.stringify({ level, ...fields, message })) }
  const log = { info: write('info'), warn: write('warn'), error: write('error') }
  const platform = makePlatform({ pool: database.pool, keys: fixedKeys(), demo: options.demo ?? true, checkAnswers: true, log, now: () => now, ...(options.settings ? { settings: options.settings } : {}) })
  const ledger = options.ledger(database.pool, log)
  for (const slice of options.slices) await slice.start?.(platform)
  const app = await buildApplication({
    platform, slices: options.slices, gate: options.gate, ledger, metrics: openMetrics(database.pool), ready: options.ready ?? (() => true),
    ...(options.requestsPerMinute ? { requestsPerMinute: options.requestsPerMinute } : {}), ...(options.webFolder ? { webFolder: options.webFolder } : {}),
    ...(options.secure ? { secure: true } : {}), ...(options.metricsToken ? { metricsToken: options.metricsToken } : {}),
  })
  await app.ready()
  const call = async (request: Call): Promise<CallAnswer> => {
    const answer = await app.inject({
      method: request.method, url: request.url, headers: { ...(request.cookie ? { cookie: request.cookie } : {}), ...request.headers },
      ...(request.body === undefined ? {} : { payload: request.body as object }),
    })
    const set = answer.cookies[0]
    return {
      status: answer.statusCode, text: answer.body, bytes: answer.rawPayload, headers: answer.headers, cookie: set ? `${set.name}=${set.value}` : undefined,
      json: String(answer.headers['content-type']).includes('json') && answer.body !== '' ? JSON.parse(answer.body) : undefined,
    }
  }
  return {
    app, platform, call,
    setNow: (moment) => { now = instant(moment) },
    async signIn(username, password, postId) {
      const answer = await call({ method: 'POST', url: '/api/session', body: { username, password, ...(postId ? { postId } : {}) } })
      if (!answer.cookie) throw new Error(`sign-in of ${username} answered ${answer.status} ${answer.text}`)
      return answer.cookie
    },
    logged: () => lines.join('\n'),
    async close() {
      await app.close()
      for (const slice of options.slices.toReversed()) await slice.stop?.()
      await ledger.stop()
    },
  }
}

