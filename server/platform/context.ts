/** The context of one request: what a handler may ask for. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Purpose, type Actor } from '@hoa-nhap/domain/kernel/actor'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from './platform.ts'
import { problem, ProblemError } from './problems.ts'
import type { ActorTransaction, AnyOperation, Context, Rows, Statement } from './route.ts'
import { sessionCookie, type DisclosureLedger, type SignedIn } from './session-gate.ts'
import type { Resolved, Sessions } from './sessions.ts'
import { anonymousScope, inTransaction, readTogether, scopeStatement, writeAfterReading, writeJudged, writeTogether } from './transaction.ts'

export type RequestParts = {
  readonly platform: Platform
  readonly sessions: Sessions
  readonly ledger: DisclosureLedger
  readonly secure: boolean
  /** Settings of cookies and their name on this installation. */
  readonly cookieName: string
}

export type RequestContext = Context<unknown, unknown, unknown> & {
  /** True once the handler has written to the ledger itself. */
  readonly disclosed: () => boolean
}

const nothing = new Uint8Array()
const keyPattern = /^[A-Za-z0-9._:-]{8,100}$/

function headerText(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

export function purposeOf(request: FastifyRequest): Purpose {
  const given = headerText(request, 'purpose')
  if (given === undefined) return 'case'
  const parsed = Purpose.safeParse(given.trim())
  if (!parsed.success) throw new ProblemError(problem('unknown-purpose'))
  return parsed.data
}

/** By role, or by a delegated capability; null: the operation may be called. */
function accessRefusal(operation: AnyOperation, actor: SignedIn): string | null {
  const { access, delegable } = operation
  if (access !== 'signed-in' && access !== 'public' && !access.includes(actor.role) && !(delegable !== undefined && actor.delegated?.includes(delegable))) return 'not-your-role'
  return operation.exports && actor.substitutes ? 'no-export-as-substitute' : null
}

/** Finds the actor, judges the declared access, and builds the context. Throws a ProblemError when the request may not go on. */
export async function openContext(parts: RequestParts, operation: AnyOperation, request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
  const { platform, sessions, ledger } = parts
  const now: Instant = platform.now()
  const today = dayOf(now)
  const purpose = purposeOf(request)
  const token = request.cookies[parts.cookieName]
  let actor: Actor | undefined
  let resolved: Resolved | null = null
  if (operation.access !== 'public') {
    resolved = token ? await sessions.resolve(token, today, now, purpose) : null
    if (!token || !resolved) throw new ProblemError(problem('not-signed-in'))
    let signedIn = resolved.actor
    let refusal = accessRefusal(operation, signedIn)
    if (refusal !== null && operation.delegable) {
      // What is remembered for a moment may be older than a delegation made just now.
      sessions.forget(token)
      resolved = await sessions.resolve(token, today, now, purpose)
      if (!resolved) throw new ProblemError(problem('not-signed-in'))
      signedIn = resolved.actor
      refusal = accessRefusal(operation, signedIn)
    }
    if (refusal !== null) {
      // A refusal of an audited act is written down like the act itself.
      if (operation.audit) await ledger.record({ at: now, actor: signedIn, operation: operation.id, purpose, outcome: 'refused', persons: [] })
      throw new ProblemError(problem(refusal))
    }
    actor = { ...signedIn, day: today, purpose }
  }
  const idempotencyKey = headerText(request, 'idempotency-key')
  if (idempotencyKey !== undefined && !keyPattern.test(idempotencyKey)) throw new ProblemError(problem('idempotency-key-malformed'))
  if (idempotencyKey === undefined && operation.refusals?.includes('idempotency-key-needed')) throw new ProblemError(problem('idempotency-key-needed'))

  const opening = (): Statement => (actor && token ? sessions.opening(token, today, now, purpose) : scopeStatement(anonymousScope(today)))
  const judged = resolved
  const check = judged && token ? (opened: Rows) => sessions.verify(token, judged, opened) : undefined
  let disclosed = false
  return {
    params: undefined, query: undefined, body: undefined, bytes: nothing,
    idempotencyKey, purpose, requestId: request.id, now, today, platform,
    actor: actor as Actor,
    address: request.ip,
    sessionToken: token,
    read: (statements) => readTogether(platform.pool, opening(), statements, check),
    write: (statements) => writeTogether(platform.pool, opening(), actor as Actor, statements, check),
    writeJudged: (statements) => writeJudged(platform.pool, opening(), statements, check),
    writeAfter: (first, decide) => writeAfterReading(platform.pool, opening(), first, decide, check),
    transaction: <T>(work: (transaction: ActorTransaction) => Promise<T>) => inTransaction(platform.pool, opening(), work, check),
    async disclose(entry) {
      disclosed = true
      if (!actor) return
      await ledger.record({ at: now, actor, operation: operation.id, purpose, outcome: entry.outcome ?? 'shown', persons: entry.persons, measureId: entry.measureId, article: entry.article })
    },
    setCookie(name, value, expiresAt) {
      const real = name === sessionCookie ? parts.cookieName : name
      const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: parts.secure } as const
      if (value === null) reply.clearCookie(real, options)
      // An age, not a moment: the device's clock may be wrong, and the demonstration's may be moved.
      else reply.setCookie(real, value, { ...options, ...(expiresAt ? { maxAge: Math.max(0, Math.floor((Date.parse(expiresAt) - Date.parse(now)) / 1000)) } : {}) })
    },
    disclosed: () => disclosed,
  }
}
