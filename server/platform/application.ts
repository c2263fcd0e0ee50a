/**
 * The HTTP application: every declared operation becomes a route. One place judges input, access, answers and errors; handlers load,
 * decide and save.
 */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { LogController, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { openContext, type RequestContext, type RequestParts } from './context.ts'
import { describeApi } from './api-document.ts'
import type { Metrics } from './metrics.ts'
import type { Platform } from './platform.ts'
import { databaseProblem, problem, ProblemError, type Fields } from './problems.ts'
import type { Answer, AnyOperation, GivenFile, Route, ServerSlice } from './route.ts'
import { sessionCookie, type DisclosureLedger, type SessionGate } from './session-gate.ts'
import { Sessions } from './sessions.ts'
import { SessionChanged, SessionEnded } from './transaction.ts'
import { AnswerMismatch, checkAnswer, checkInput } from './validation.ts'
import { serveWeb } from './web-files.ts'

export type ApplicationOptions = {
  readonly platform: Platform
  readonly slices: readonly ServerSlice[]
  readonly gate: SessionGate
  readonly ledger: DisclosureLedger
  readonly metrics: Metrics
  readonly secure?: boolean
  readonly trustProxy?: boolean
  readonly metricsToken?: string | null
  readonly requestsPerMinute?: number
  /** `build/web`; absent in tests of the interface alone. */
  readonly webFolder?: string | undefined
  /** True once the demonstration is loaded (or there is none to load). */
  readonly ready: () => boolean
  /** Origins besides the request's own (scheme, host and port) from which browsers may call. */
  readonly allowedOrigins?: readonly string[]
  /** Plain http that other machines reach: every page but the health checks says that TLS is needed. */
  readonly insecureBeyondLoopback?: boolean
}

const bodyLimit = 512 * 1024
/** In production one answer in this many is checked against its contract; tests and the demonstration check all. */
const sampledAnswers = 500
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Contracts judge and write (`addRoute`): Fastify's own compilers of JSON schemas are not even loaded. */
const schemaController = { compilersFactory: { buildValidator: () => () => (data: unknown) => ({ value: data }), buildSerializer: () => () => (data: unknown) => JSON.stringify(data) } as never }

/** What helmet sets, asked for once: the plugin builds itself anew for each request, which cost a tenth of a reading. */
async function securityHeaders(secure: boolean): Promise<Record<string, string>> {
  const asked = Fastify({ logger: false, schemaController })
  await asked.register(helmet, {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"], 'script-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'], 'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"], 'manifest-src': ["'self'"], 'worker-src': ["'self'"], 'base-uri': ["'none'"], 'form-action': ["'self'"], 'frame-ancestors': ["'none'"],
      },
    },
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })
  asked.get('/', async () => '')
  const { headers } = await asked.inject({ method: 'GET', url: '/' })
  await asked.close()
  const ownOfAnswer = ['content-type', 'content-length', 'date', 'connection', 'keep-alive']
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (ownOfAnswer.includes(name) || value === undefined ? [] : [[name, String(value)]])))
}

export async function buildApplication(options: ApplicationOptions): Promise<FastifyInstance> {
  const { platform, metrics, ledger } = options
  const secure = options.secure ?? false
  const sessions = new Sessions(platform.pool, options.gate)
  const parts: RequestParts = { platform, sessions, ledger, secure, cookieName: secure ? `__Host-${sessionCookie}` : sessionCookie }
  const app = Fastify({
    bodyLimit, trustProxy: options.trustProxy ?? false, genReqId: () => randomUUID(), logger: false, logController: new LogController({ disableRequestLogging: true }),
    // A path that cannot be read names nothing.
    frameworkErrors: (_, __, reply) => void sendProblem(reply, problem('not-found')),
    schemaController,
    routerOptions: { maxParamLength: 200 }, forceCloseConnections: 'idle', requestTimeout: 60_000, keepAliveTimeout: 65_000,
  })

  const headers = await securityHeaders(secure)
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers(headers)
    done()
  })
  await app.register(cookie)
  if (options.requestsPerMinute) {
    await app.register(rateLimit, {
      max: options.requestsPerMinute, timeWindow: 60_000,
      keyGenerator: (request) => request.cookies[parts.cookieName] ?? request.ip,
      allowList: (request) => !request.url.startsWith('/api/'),
      errorResponseBuilder: (_, context) => new ProblemError(problem('too-many-requests', { facts: { seconds: Math.ceil(context.ttl / 1000) } })),
    })
  }
  // A DELETE or POST without a body may still name JSON as its type.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, text, done) => {
    if (text === '') return done(null, undefined)
    void app.getDefaultJsonParser('error', 'error')({} as FastifyRequest, text as string, done)
  })

  const known = originJudge(options.allowedOrigins ?? [], secure)
  if (options.insecureBeyondLoopback) {
    app.addHook('onRequest', async (request, reply) => {
      if (loopback.has(request.socket.remoteAddress ?? '') || request.url === '/healthz' || request.url === '/readyz') return
      return reply.code(403).type('text/html; charset=utf-8').send(tlsNeeded)
    })
  }
  // Hooks of every request: with `done`, not async, which would cost each a promise and a turn.
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith('/api/')) return done()
    reply.header('cache-control', 'no-store')
    done(known(request) ? undefined : new ProblemError(problem('foreign-origin')))
  })
  app.addHook('onResponse', (request, reply, done) => {
    const operation = (request.routeOptions.config as { operation?: string }).operation ?? 'other'
    metrics.observe(operation, reply.statusCode, reply.elapsedTime / 1000)
    if (operation !== 'other' && reply.statusCode >= 500) platform.log.warn({ requestId: request.id, operation, status: reply.statusCode }, 'request failed')
    done()
  })

  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, platform))
  await describeApi(app)

  const routes = options.slices.flatMap((slice) => slice.routes)
  await app.register(async (scope) => {
    for (const route of routes) if (!route.operation.takes) addRoute(scope, route, parts)
  })
  await app.register(async (scope) => {
    // A file may call itself anything.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, bytes, done) => done(null, bytes))
    for (const route of routes) if (route.operation.takes) addRoute(scope, route, parts)
  })
  for (const slice of options.slices) {
    const { pages } = slice
    if (pages) await app.register(async (scope) => { pages(scope, { platform, sameOrigin: known }) })
  }
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async () => {
    if (!options.ready()) throw new ProblemError(problem('still-loading'))
    await platform.pool.query('select 1')
    return { status: 'ready' }
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const token = options.metricsToken
    const allowed = token ? request.headers.authorization === `Bearer ${token}` : loopback.has(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for'] && !request.headers.forwarded
    if (!allowed) throw new ProblemError(problem('not-found'))
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await serveWeb(app, options.webFolder)
  return app
}

const tlsNeeded = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Hòa Nhập</title><body style="font-family:sans-serif;max-width:40em;margin:3em auto">
<h1>Cần kết nối TLS (https)</h1><p>Hệ thống này chứa dữ liệu nhạy cảm nên chỉ trả lời qua https. Người vận hành: đặt một proxy TLS phía trước và đặt biến HOANHAP_PUBLIC_URL, xem docs/operations.md.</p>
<h1 lang="en">TLS (https) is needed</h1><p lang="en">This system answers other machines through https only. Operator: put a TLS proxy in front and set HOANHAP_PUBLIC_URL, see docs/operations.md.</p></body></html>`

/**
 * No `Origin` is a program or a plain navigation; any other origin than the request's own is refused, and so is the same host under another scheme: what
 * came over plain http may have been put there on the way. Behind a proxy the scheme is that of the public address.
 */
function originJudge(allowed: readonly string[], secure: boolean): (request: FastifyRequest) => boolean {
  return (request) => {
    const origin = request.headers.origin
    if (origin === undefined) return request.method === 'GET' || request.headers['sec-fetch-site'] !== 'cross-site'
    let given: URL
    try {
      given = new URL(origin)
    } catch {
      return false
    }
    if (given.host === '') return false
    return allowed.includes(given.origin) || (given.host === ownHost(request.headers.host, given.protocol) && given.protocol === (secure ? 'https:' : `${request.protocol}:`))
  }
}

/** The host as a browser writes it in an origin: without the port that goes without saying. */
function ownHost(header: string | undefined, protocol: string): string | undefined {
  return header?.replace(protocol === 'https:' ? /:443$/ : /:80$/, '')
}

function addRoute(app: FastifyInstance, route: Route, parts: RequestParts): void {
  const { operation } = route
  app.route({
    method: operation.method, url: operation.path, config: { operation: operation.id }, ...(operation.takes ? { bodyLimit: operation.takes.bytes } : {}),
    schema: {
      operationId: operation.id, summary: operation.summary, description: operation.summaryVi, tags: [operation.id.split('.')[0]!],
      ...(operation.params ? { params: operation.params } : {}), ...(operation.query ? { querystring: operation.query } : {}), ...(operation.body ? { body: operation.body } : {}), ...(operation.takes ? { consumes: ['application/octet-stream'] } : {}), ...(operation.gives ? { produces: ['application/octet-stream'] } : {}),
      response: { [operation.status ?? 200]: operation.output },
    },
    // Input is judged below, where its errors become sentences.
    attachValidation: true,
    validatorCompiler: () => (data) => ({ value: data }),
    serializerCompiler: () => (data) => JSON.stringify(data),
    handler: async (request, reply) => {
      const context = await openContext(parts, operation, request, reply)
      const input = { params: checkedParams(operation, request), query: checkedQuery(operation, request), body: checkedBody(operation, request), ...(operation.takes && Buffer.isBuffer(request.body) ? { bytes: request.body } : {}) }
      const full = { ...context, ...input } as RequestContext
      let result: Answer<unknown>
      try {
        result = await route.handler(full as never)
      } catch (error) {
        if (!(error instanceof SessionChanged)) throw error
        // The account now acts for another post: judge the whole request again; nothing had been written.
        const again = await openContext(parts, operation, request, reply)
        result = await route.handler({ ...again, ...input } as never)
      }
      if (operation.method !== 'GET' && operation.id.startsWith('access.') && context.sessionToken) parts.sessions.forget(context.sessionToken)
      return await sendAnswer(operation, result, full, reply, parts)
    },
  })
}

function checkedParams(operation: AnyOperation, request: FastifyRequest): unknown {
  if (!operation.params) return undefined
  const checked = checkInput(operation.params, request.params)
  // An id that cannot exist is an id that does not exist.
  if (!checked.ok) throw new ProblemError(problem('not-found'))
  return checked.value
}

function checkedQuery(operation: AnyOperation, request: FastifyRequest): unknown {
  const given = request.query as Record<string, unknown>
  if (!operation.query) return undefined
  const checked = checkInput(operation.query, { ...given })
  if (!checked.ok) throw new ProblemError(problem('invalid-query', { fields: checked.fields }))
  return checked.value
}

function checkedBody(operation: AnyOperation, request: FastifyRequest): unknown {
  if (!operation.body) return undefined
  if (request.body === undefined || request.body === null) throw new ProblemError(problem('malformed-body'))
  const checked = checkInput(operation.body, request.body)
  if (!checked.ok) throw new ProblemError(problem('invalid-input', { fields: checked.fields }))
  return checked.value
}

async function sendAnswer(operation: AnyOperation, result: Answer<unknown>, context: RequestContext, reply: FastifyReply, parts: RequestParts): Promise<FastifyReply> {
  const { platform } = parts
  if (!result.ok) {
    if (operation.audit && operation.access !== 'public' && !context.disclosed()) await context.disclose({ persons: [], outcome: 'refused' })
    const document = problem(result.refusal.code, { refusal: result.refusal })
    return sendProblem(reply, document)
  }
  if ('file' in result) return sendFile(result.file, reply)
  const status = result.status ?? operation.status ?? 200
  if (status === 204) return reply.code(204).send()
  if ('text' in result) {
    if (platform.checkAnswers || Math.random() * sampledAnswers < 1) checkAnswer(operation.output, JSON.parse(result.text))
    return reply.code(status).type('application/json; charset=utf-8').send(bytesOf(result.text))
  }
  if ('bytes' in result) {
    const bytes = Buffer.from(result.bytes, 'latin1')
    if (platform.checkAnswers || Math.random() * sampledAnswers < 1) checkAnswer(operation.output, JSON.parse(bytes.toString('utf8')))
    return reply.code(status).type('application/json; charset=utf-8').send(bytes)
  }
  // What is sent is what the contract kept: an undeclared field cannot leave, and in tests and the demonstration it is a failure.
  const body = platform.checkAnswers ? checkAnswer(operation.output, result.body) : operation.output.parse(result.body)
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body))
}

const encoder = new TextEncoder()
let room = new Uint8Array(64 * 1024)
/** As bytes at once: as a text its length would be counted twice before it is written. Into memory that is kept: `Buffer.from` counts too. */
function bytesOf(text: string): Buffer {
  if (room.length < text.length * 3) {
    if (text.length > 1024 * 1024) return Buffer.from(text)
    room = new Uint8Array(text.length * 3)
  }
  return Buffer.from(room.subarray(0, encoder.encodeInto(text, room).written))
}

/** To keep, not to show: another name than the plain one stands in the extended form, and should a browser open it all the same, nothing in it may run. */
function sendFile(file: GivenFile, reply: FastifyReply): FastifyReply {
  const plain = foldName(file.name)
  reply.type(file.type).headers({
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cross-origin-resource-policy': 'same-origin',
  })
  return reply.send(file.content instanceof Uint8Array ? Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength) : Readable.fromWeb(file.content as NodeStream<Uint8Array>))
}
const foldName = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').replace(/[^A-Za-z0-9._ -]/g, '_')

export function sendProblem(reply: FastifyReply, document: ReturnType<typeof problem>): FastifyReply {
  if (document.status === 503) reply.header('retry-after', '5')
  if (document.status === 429 && typeof document.facts?.['seconds'] === 'number') reply.header('retry-after', String(document.facts['seconds']))
  return reply.code(document.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(document))
}

const requestErrors: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-body', FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-body', FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-body',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large', FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type', FST_ERR_BAD_URL: 'not-found',
}

/** Every error ends here as one problem document; what the database or the runtime said stays in the log, by code only. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, platform: Platform): FastifyReply {
  if (error instanceof ProblemError) return sendProblem(reply, error.document)
  if (error instanceof SessionEnded || error instanceof SessionChanged) return sendProblem(reply, problem('not-signed-in'))
  const operation = (request.routeOptions.config as { operation?: string }).operation
  const { code, statusCode, name } = error as Partial<FastifyError>
  const hasParams = request.routeOptions.url?.includes(':') ?? false
  const requestProblem = code ? requestErrors[code] : undefined
  if (requestProblem) return sendProblem(reply, problem(requestProblem))
  const known = databaseProblem(error, hasParams)
  if (known) {
    platform.log.warn({ requestId: request.id, operation, code: code ?? 'connection' }, 'database answered with an error')
    const fields: Fields = []
    return sendProblem(reply, problem(known, { fields }))
  }
  if (error instanceof SyntaxError || (statusCode === 400 && !operation)) return sendProblem(reply, problem('malformed-body'))
  if (statusCode && statusCode >= 400 && statusCode < 500) return sendProblem(reply, problem(statusCode === 404 ? 'not-found' : 'malformed-body'))
  // An exception is a bug: its kind and place go to the log, its message (which may quote data) does not.
  const place = error instanceof Error ? error.stack?.split('\n').filter((line) => line.trim().startsWith('at ')).slice(0, 4).map((line) => line.trim()) : undefined
  platform.log.error({
    requestId: request.id, operation, kind: name ?? typeof error, code, place,
    ...(error instanceof AnswerMismatch ? { mismatch: error.message } : {}),
    ...(process.env['HOANHAP_LOG_MESSAGES'] === 'on' ? { message: String((error as Error).message) } : {}),
  }, 'unexpected error')
  return sendProblem(reply, problem('internal-error', { facts: { requestId: request.id } }))
}
