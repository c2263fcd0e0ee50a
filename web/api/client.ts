/** Calls a declared operation. Answers are parsed with the contract's schema in development; refusals become `ProblemError`. */
import type { z } from 'zod'
import type { Purpose } from '@hoa-nhap/domain/kernel/actor'
import type { OperationDeclaration, Problem } from '@hoa-nhap/domain/kernel/operation'
import { connection } from './connection.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- any operation, whatever its schemas
export type AnyOperation = OperationDeclaration<any, any, any, any>
type Part<Name extends string, Schema> = Schema extends z.ZodType ? ({} extends z.input<Schema> ? { readonly [Key in Name]?: z.input<Schema> } : { readonly [Key in Name]: z.input<Schema> }) : { readonly [Key in Name]?: undefined }
type ParamsOf<Op> = Op extends OperationDeclaration<infer P, infer _Q, infer _B, infer _O> ? P : never
type QueryOf<Op> = Op extends OperationDeclaration<infer _P, infer Q, infer _B, infer _O> ? Q : never
type BodyOf<Op> = Op extends OperationDeclaration<infer _P, infer _Q, infer B, infer _O> ? B : never

export type RequestOf<Op extends AnyOperation> = Part<'params', ParamsOf<Op>> & Part<'query', QueryOf<Op>> & Part<'body', BodyOf<Op>>
export type AnswerOf<Op extends AnyOperation> = Op extends OperationDeclaration<infer _P, infer _Q, infer _B, infer O> ? (O extends z.ZodType ? z.output<O> : unknown) : never
export type CallOptions = { readonly idempotencyKey?: string; readonly purpose?: Purpose; readonly signal?: AbortSignal }

/** The server said no, in a sentence of its own (`problem.detail`, `problem.detailEn`). */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'ProblemError'
    this.problem = problem
  }
}
/** No answer came: no line, or no server. What was typed is still on this device. */
export class NoLineError extends Error {
  constructor() {
    super('no-line')
    this.name = 'NoLineError'
  }
}

let purpose: Purpose = 'case'
/** The purpose sent with every opening until changed. */
export const setPurpose = (next: Purpose) => { purpose = next }
export const currentPurpose = () => purpose

/** Random UUID, also where the page is not in a secure context. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** `/api/people/:id` with its parameters and query filled in; empty values are left out. */
export function addressOf(path: string, params: Readonly<Record<string, unknown>> = {}, query: Readonly<Record<string, unknown>> = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text ? `${filled}?${text}` : filled
}

async function problemOf(response: Response): Promise<Problem> {
  const unknown: Problem = { type: 'about:blank', title: response.statusText, status: response.status, code: 'no-answer', detail: '', detailEn: '' }
  try {
    const body = (await response.json()) as Partial<Problem>
    return typeof body?.code === 'string' ? { ...unknown, ...body } : unknown
  } catch {
    return unknown
  }
}

export async function call<Op extends AnyOperation>(operation: Op, request: RequestOf<Op>, options: CallOptions = {}): Promise<AnswerOf<Op>> {
  const { params, query, body } = request as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (operation.headers?.includes('Purpose')) headers['purpose'] = options.purpose ?? purpose
  if (operation.headers?.includes('Idempotency-Key')) headers['idempotency-key'] = options.idempotencyKey ?? newId()
  let response: Response
  try {
    response = await fetch(addressOf(operation.path, params, query), {
      method: operation.method, credentials: 'same-origin', headers, body: body === undefined ? null : JSON.stringify(body), signal: options.signal ?? null,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    connection.lost()
    throw new NoLineError()
  }
  connection.answered()
  if (!response.ok) {
    const problem = await problemOf(response)
    // A wrong code or password on the own account is a 401 too; the session stands.
    if (problem.code === 'not-signed-in' && operation.access !== 'public') connection.signedOut(true)
    throw new ProblemError(problem)
  }
  if (response.status === 204) return undefined as AnswerOf<Op>
  const answer: unknown = await response.json()
  return (import.meta.env.DEV ? operation.output.parse(answer) : answer) as AnswerOf<Op>
}
