/** Problem documents (RFC 9457) and the one table from codes to HTTP statuses. Messages of the database never pass through here. */
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { Problem } from '@hoa-nhap/domain/kernel/operation'
import { sayProblem } from '@hoa-nhap/domain/problems'

const statuses: Readonly<Record<string, number>> = {
  'not-found': 404, 'not-signed-in': 401, 'wrong-credentials': 401, 'not-your-role': 403, 'no-export-as-substitute': 403, 'wrong-code': 401, 'sign-in-expired': 401, 'second-factor-needed': 403, 'not-by-oneself': 403, 'not-delegable': 403, 'not-passed-on': 403, 'reviewed-already': 409, 'opened-too-often': 429, 'wrong-signer': 403, 'unit-not-yours': 403, 'no-post-today': 403,
  'foreign-origin': 403, 'malformed-body': 400, 'unsupported-media-type': 415, 'too-large': 413, 'invalid-input': 422, 'invalid-query': 400,
  'unknown-purpose': 400, 'purpose-needed': 403, 'idempotency-key-needed': 400, 'idempotency-key-malformed': 400, 'period-reversed': 400,
  'too-many-requests': 429, 'too-many-attempts': 429, 'database-unavailable': 503, 'storage-full': 507, 'too-slow': 503, 'still-loading': 503, 'internal-error': 500,
  'try-again': 409, 'key-reused': 409, 'id-reused': 409, 'changed-since': 409, 'not-now': 409, 'out-of-order': 409, 'measure-closed': 409, 'term-over': 409,
  'entry-replaced': 409,
  'import-not-yours': 403, 'import-not-here': 404, 'file-too-large': 413, 'excel-too-large': 413, 'file-type': 415, 'excel-not-xlsx': 415, 'excel-old': 415, 'files-too-many': 409, 'register-status': 409, 'register-closed': 409, 'register-open-already': 409, 'corrected-already': 409, 'correction-breaks': 409, 'record-twice': 409, 'first-step-closed': 409, 'clause-open': 409, 'number-taken': 409, 'unknown-indicator': 404, 'no-safe-release': 409, 'statistics-restored': 409, 'statistics-definition-changed': 409,
  'export-not-yours': 403, 'roster-not-yours': 403, 'roster-changed': 409, 'roster-running': 409, 'too-many-trials': 429, 'export-too-long': 413,
}

/** A refusal that is not in the table says that what was asked is well formed and not lawful. */
export const statusOf = (code: string): number => statuses[code] ?? 422

export type Fields = NonNullable<Problem['fields']>

export function problem(code: string, extra: { readonly facts?: Readonly<Record<string, unknown>>; readonly fields?: Fields; readonly refusal?: Refusal } = {}): Problem {
  const facts = extra.refusal?.facts ?? extra.facts
  const { vi, en } = sayProblem(code, facts)
  // A refusal about one field names it in its facts: the screen shows the sentence there, and what was typed stays.
  const fields: Fields = extra.fields ?? (extra.refusal && typeof facts?.['field'] === 'string' && facts['field'] !== '' ? [{ path: facts['field'], code, detail: vi, detailEn: en }] : [])
  return {
    type: `urn:hoa-nhap:problem:${code}`, title: code, status: statusOf(code), code, detail: vi, detailEn: en,
    ...(facts && Object.keys(facts).length > 0 ? { facts: { ...facts } } : {}),
    ...(extra.refusal?.citation ? { citation: extra.refusal.citation } : {}),
    ...(extra.refusal?.confidence ? { confidence: extra.refusal.confidence } : {}),
    ...(fields.length > 0 ? { fields: [...fields] } : {}),
  }
}

/** Thrown by the platform itself where an answer is already decided. Slices answer with `refused(…)`. */
export class ProblemError extends Error {
  readonly document: Problem
  constructor(document: Problem) {
    super(document.code)
    this.document = document
  }
}

const lostConnection = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOTFOUND', '57P01', '57P02', '57P03', '57P05', '25P03', '53200', '53300'])

/** The code of a problem that an error of the database stands for; null for anything unexpected. */
export function databaseProblem(error: unknown, hasParams: boolean): string | null {
  const { code, message } = error as { code?: string; message?: string }
  if (code && (lostConnection.has(code) || code.startsWith('08'))) return 'database-unavailable'
  if (!code && message && /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Client was closed|Cannot use a pool after calling end/i.test(message)) return 'database-unavailable'
  switch (code) {
    case '53100': case '58030': return 'storage-full'
    case '40001': case '40P01': case '55P03': return 'try-again'
    case '57014': return 'too-slow'
    // An id that cannot be one, or a row that row security refuses: the same answer as one that does not exist.
    case '22P02': case '22007': case '22008': case '22003': return hasParams ? 'not-found' : 'invalid-input'
    case '42501': return hasParams ? 'not-found' : 'not-your-role'
    case '22021': case '22P05': return 'invalid-input'
    default: return null
  }
}
