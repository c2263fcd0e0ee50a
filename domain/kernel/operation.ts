/** An HTTP operation, declared once: server, browser, tests and the API document read the same declaration. */
import { z } from 'zod'
import type { Role } from './actor.ts'

export type OperationDeclaration<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Output extends z.ZodType> = {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Fastify form: `/api/people/:id`. */
  readonly path: string
  readonly summary: string
  readonly summaryVi: string
  /** `public`: no session. `signed-in`: any post. Otherwise the roles that may call it; row security still decides what they see. */
  readonly access: 'public' | 'signed-in' | readonly Role[]
  /** A delegated capability by which a post of another role may call it too. */
  readonly delegable?: string
  /** A substitute stands in for a post but takes nothing out of the house. */
  readonly exports?: true
  /** The audit event written, also when it is refused; null where nothing personal is read or changed. */
  readonly audit: string | null
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** The body is a file as it is, of at most so many bytes; what it is, its content says. */
  readonly takes?: { readonly bytes: number }
  /** The answer is a file to keep, never a page: it is sent so that no browser shows or runs it. */
  readonly gives?: 'file'
  readonly output: Output
  /** 200 unless said. */
  readonly status?: 200 | 201 | 204
  readonly headers?: readonly ('Idempotency-Key' | 'Purpose')[]
  /** Stable problem codes beyond the common ones. */
  readonly refusals?: readonly string[]
}

export function operation<Params extends z.ZodType = z.ZodType<undefined>, Query extends z.ZodType = z.ZodType<undefined>, Body extends z.ZodType = z.ZodType<undefined>, Output extends z.ZodType = z.ZodType<unknown>>(
  declaration: OperationDeclaration<Params, Query, Body, Output>,
): OperationDeclaration<Params, Query, Body, Output> {
  return declaration
}

/** RFC 9457 with a stable code; for refusals the facts and the citation. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  /** One clear sentence each; says what to do. */
  detail: z.string(),
  detailEn: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
  citation: z.unknown().optional(),
  confidence: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), code: z.string(), detail: z.string(), detailEn: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>

const clampLimit = (value: number): number => Math.min(500, Math.max(1, Math.trunc(value)))
/** 1 to 500, 50 where none is given; a number beyond is brought to the nearest. */
export const Limit = z.coerce.number().transform(clampLimit).default(50)
/**
 * The same rule for a reference list (units, agencies, directives, indicators and their like), which is public or small: without `limit` the whole
 * list is answered and `nextCursor` is null; with it, pages of 1 to 500.
 */
export const listQuery = { cursor: z.string().max(40).optional(), limit: z.coerce.number().transform(clampLimit).optional() }
export const page = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.string().nullable() })
