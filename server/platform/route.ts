/**
 * What a slice gives to the server: routes over declared operations, jobs and commands.
 * A handler loads, decides and saves; it answers with a value. Only `platform/http.ts` knows about status codes of refusals.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor, Purpose } from '@hoa-nhap/domain/kernel/actor'
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { OperationDeclaration } from '@hoa-nhap/domain/kernel/operation'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from './platform.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- any operation, whatever its schemas
export type AnyOperation = OperationDeclaration<any, any, any, any>

export type Statement = { readonly text: string; readonly values?: readonly unknown[]; /** Prepared statement name, ≤ 63 characters, ending in the role where the text depends on it. */ readonly name?: string; /** Of a reading: planned once, whatever the values. Else the planner may find one value cheaper, and plan anew each time. */ readonly plannedOnce?: true; /** Of a reading: texts come byte by byte, each byte of their UTF-8 one character (latin1). For what is only passed on (`Answer` with `bytes`). */ readonly inBytes?: true }
export type Rows = { readonly rows: readonly Record<string, unknown>[]; readonly rowCount: number | null }

/** A transaction that carries the actor: database role and `app.*` settings are set before the first statement runs. */
export interface ActorTransaction {
  query<Row = Record<string, unknown>>(statement: Statement | string, values?: readonly unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>
  /** Runs after commit; never inside the transaction. */
  afterCommit(work: () => void): void
}

export type Answer<Output> =
  | { readonly ok: true; readonly status?: 200 | 201 | 204; readonly body: Output }
  /** A hot read: PostgreSQL's own JSON text, sent as it is; tests and the demonstration parse it against the strict schema. */
  | { readonly ok: true; readonly status?: 200; readonly text: string }
  /** The same from statements that were read `inBytes`. */
  | { readonly ok: true; readonly status?: 200; readonly bytes: string }
  /** Of an operation that gives a file; a stream is read while it is sent. */
  | { readonly ok: true; readonly file: GivenFile }
  | { readonly ok: false; readonly refusal: Refusal }

export type GivenFile = { readonly name: string; readonly type: string; readonly content: Uint8Array | ReadableStream<Uint8Array> }

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type Sent<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined

export type Context<Params, Query, Body> = {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** What was sent to an operation that takes a file; empty where nothing was. */
  readonly bytes: Uint8Array
  readonly idempotencyKey: string | undefined
  readonly purpose: Purpose
  readonly requestId: string
  readonly now: Instant
  readonly today: PlainDate
  readonly platform: Platform
  /** The signed-in actor; for `public` operations undefined. Read from the session at the moment of use. */
  readonly actor: Actor
  /** Client address for rate limits only; never logged, never stored. */
  readonly address: string
  /** Opaque session token of the cookie; only the access slice needs it. */
  readonly sessionToken: string | undefined
  /** All statements leave in one write to the socket, the actor before them, in one transaction that can only read. */
  read(statements: readonly Statement[]): Promise<readonly Rows[]>
  transaction<T>(work: (transaction: ActorTransaction) => Promise<T>): Promise<T>
  /** The same for a signed-in actor's statements that write: one write to the socket, durable when it resolves. */
  write(statements: readonly Statement[]): Promise<readonly Rows[]>
  /** The same for statements that ask themselves whether the session still acts for the post they were decided for. */
  writeJudged(statements: readonly Statement[]): Promise<readonly Rows[]>
  /** Both in one transaction: what `decide` makes of the rows of `first` is written and durable when it resolves; null: `decide` wanted nothing. */
  writeAfter(first: Statement, decide: (rows: Rows) => readonly Statement[] | null): Promise<readonly Rows[] | null>
  /** Hands one disclosure to the ledger's batch writer and resolves when it is durable. `persons` may be empty. */
  disclose(entry: { readonly persons: readonly string[]; readonly measureId?: string; readonly outcome?: 'shown' | 'refused'; readonly article?: string }): Promise<void>
  setCookie(name: string, value: string | null, expiresAt?: Instant): void
}

export type Route = {
  readonly operation: AnyOperation
  readonly handler: (context: Context<never, never, never>) => Promise<Answer<unknown>>
}

export function route<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Output extends z.ZodType>(
  operation: OperationDeclaration<Params, Query, Body, Output>,
  handler: (context: Context<Parsed<Params>, Parsed<Query>, Parsed<Body>>) => Promise<Answer<Sent<Output>>>,
): Route {
  return { operation, handler: handler as unknown as Route['handler'] }
}

export const answer = <Output>(body: Output, status?: 200 | 201 | 204): Answer<Output> => ({ ok: true, body, ...(status ? { status } : {}) })
export const givenFile = (file: GivenFile): Answer<never> => ({ ok: true, file })
export const refused = (refusal: Refusal): Answer<never> => ({ ok: false, refusal })

/** `sameOrigin`: whether a request may come from a form of this installation; one without an origin may not be a post from another site. */
export type PageParts = { readonly platform: Platform; readonly sameOrigin: (request: FastifyRequest) => boolean }

/** A slice as the server sees it; listed in `server/slices.ts`. */
export type ServerSlice = {
  readonly name: string
  readonly routes: readonly Route[]
  /** Pages without a script and without a session, in a scope of their own: what they add (parsers, error pages) is seen by nobody else. */
  readonly pages?: (scope: FastifyInstance, parts: PageParts) => void
  /** Background tasks by name; they open their own transactions as a system post. Payloads hold ids only. */
  readonly jobs?: Readonly<Record<string, (platform: Platform, reference: Readonly<Record<string, unknown>>) => Promise<void>>>
  /** Called once after migration, before listening; must be quick. */
  readonly start?: (platform: Platform) => Promise<void>
  readonly stop?: () => Promise<void>
}
