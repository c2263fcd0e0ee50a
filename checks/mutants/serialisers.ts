/**
 * Mutants of the answers: one route at a time sends a planted word of another row or compartment, in a field of its contract or in one that no contract
 * names. The wrapped slices are those of the product; a mutant is one assignment, so that all of them run in one application.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { answerFields, operationAccess } from '@hoa-nhap/domain/access/operations'
import { Compartment } from '@hoa-nhap/domain/kernel/measure'
import { fromBytes, inBytes } from '../../server/platform/messages.ts'
import type { AnyOperation, Answer, Route, ServerSlice } from '../../server/platform/route.ts'
import type { CallAnswer } from '../support/application.ts'
import type { Secret, Visitor } from '../leaks/doors-world.ts'
import { fieldsOf, fill, strangeFields, type DoorJudge } from '../leaks/judge.ts'

export type How = 'in a field of the contract' | 'in a field that no contract names'
export type AnswerMutant = { readonly operation: AnyOperation; readonly visitor: Visitor; readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly secret: Secret; readonly how: How }

/** What the next answers of one operation become. */
export class Weakening {
  #current: Pick<AnswerMutant, 'operation' | 'secret' | 'how'> | null = null
  /** True where the last answer of the mutated operation was really changed. */
  applied = false
  set(mutant: Pick<AnswerMutant, 'operation' | 'secret' | 'how'> | null): void {
    this.#current = mutant
    this.applied = false
  }
  wrap(slices: readonly ServerSlice[]): ServerSlice[] {
    return slices.map((slice) => ({ ...slice, routes: slice.routes.map((route): Route => ({ ...route, handler: async (context) => this.#weaken(route, await route.handler(context)) })) }))
  }
  #weaken(route: Route, given: Answer<unknown>): Answer<unknown> {
    const mutant = this.#current
    if (!mutant || mutant.operation.id !== route.operation.id || !given.ok || 'file' in given) return given
    const body = JSON.parse('text' in given ? given.text : 'bytes' in given ? fromBytes(given.bytes) : JSON.stringify(given.body ?? null)) as unknown
    const changed = mutant.how === 'in a field of the contract' ? inDeclared(body, mutant.secret.word, route.operation.output as z.ZodType) : inUndeclared(body, mutant.secret)
    if (changed === null) return given
    this.applied = true
    return 'text' in given ? { ...given, text: JSON.stringify(changed) } : 'bytes' in given ? { ...given, bytes: inBytes(JSON.stringify(changed)) } : { ...given, body: changed }
  }
}

type Json = Record<string, unknown> | unknown[]
/** Strings of the answer, the deepest last: a route that forgets its mask forgets it in the middle of a row. */
function* strings(part: unknown, into: Json, key: string | number): Generator<{ into: Json; key: string | number }> {
  if (typeof part === 'string') yield { into, key }
  else if (typeof part === 'object' && part !== null) for (const [name, inner] of Object.entries(part)) yield* strings(inner, part as Json, Array.isArray(part) ? Number(name) : name)
}
function inDeclared(body: unknown, word: string, contract: z.ZodType): unknown {
  const whole = { body }
  for (const { into, key } of strings(body, whole, 'body')) {
    const before = (into as Record<string | number, unknown>)[key]
    ;(into as Record<string | number, unknown>)[key] = word
    if (contract.safeParse(whole.body).success) return whole.body
    ;(into as Record<string | number, unknown>)[key] = before
  }
  return null
}
function inUndeclared(body: unknown, secret: Secret): unknown {
  if (typeof body !== 'object' || body === null) return null
  const list = Object.values(body).find((part): part is Record<string, unknown>[] => Array.isArray(part) && typeof part[0] === 'object' && part[0] !== null)
  const into = list?.[0] ?? (Array.isArray(body) ? (body[0] as Record<string, unknown> | undefined) : (body as Record<string, unknown>))
  if (!into) return null
  into[`${secret.table}_${secret.column}`] = secret.word
  return body
}

/** Operations that answer somebody with something, each with a visitor and a call that does. */
export async function reached(judge: DoorJudge, operations: readonly AnyOperation[], call: (visitor: Visitor, operation: AnyOperation, url: string, headers: Readonly<Record<string, string>>) => Promise<CallAnswer>): Promise<Map<AnyOperation, { visitor: Visitor; url: string; headers: Readonly<Record<string, string>> }[]>> {
  const found = new Map<AnyOperation, { visitor: Visitor; url: string; headers: Readonly<Record<string, string>> }[]>()
  const last = (operation: AnyOperation) => Number(operationAccess[operation.id]?.door === 'ledger')
  // The ledger tells of what the others have shown.
  for (const operation of operations.filter((each) => each.method === 'GET' && each.id !== 'access.demo-accounts').toSorted((a, b) => last(a) - last(b))) {
    const calls: { visitor: Visitor; url: string; headers: Readonly<Record<string, string>> }[] = []
    for (const visitor of judge.world.visitors) {
      if (visitor.actor === null || (Array.isArray(operation.access) && !operation.access.includes(visitor.actor.role))) continue
      const { seen, seenMeasures } = judge.sightOf(visitor)
      const numbers = seen.map((person) => judge.wordIn(person, 'case_number')).filter((number) => number.startsWith('HN-'))
      const anyNumber = judge.world.secrets.filter((secret) => secret.column === 'case_number').map((secret) => secret.word)
      const ids = operation.path.includes(':caseNumber') ? [...numbers, ...anyNumber].slice(0, 60) : [...seen.slice(0, 3), ...seenMeasures.slice(0, 3), 'managed-served', String(judge.truth.rows.get('person_identity')![0]!['residence_unit'])]
      const urls = operation.params ? ids.map((id) => fill(operation, id)) : [operation.path]
      const purposes = ['case', 'own-request', 'inspection'].map((purpose) => ({ purpose }))
      for (const url of urls) {
        let given: CallAnswer | null = null
        for (const headers of purposes) {
          given = await call(visitor, operation, url, headers)
          // An empty list has no row in which a mask could be forgotten.
          if (given.status === 200 && /"[^"]+":\s*"[^"]/.test(given.text)) { calls.push({ visitor, url, headers }); break }
        }
        if (given?.status === 200) break
      }
      // Two visitors are enough: what one may read, another may not.
      if (calls.length >= 3) break
    }
    if (calls.length > 0) found.set(operation, calls)
  }
  return found
}

/** Every kind of planted word that this visitor may not read, once for each operation that answers him, each way. */
export function answerMutants(judge: DoorJudge, calls: ReadonlyMap<AnyOperation, readonly { visitor: Visitor; url: string; headers: Readonly<Record<string, string>> }[]>): AnswerMutant[] {
  const kinds = [...new Map(judge.world.secrets.map((secret) => [`${secret.table}.${secret.column}`, secret])).keys()].toSorted()
  const byKind = new Map(kinds.map((kind) => [kind, judge.world.secrets.filter((secret) => `${secret.table}.${secret.column}` === kind)]))
  return [...calls].flatMap(([operation, ways]) => kinds.flatMap((kind) => {
    for (const way of ways) {
      const { forbidden } = judge.sightOf(way.visitor)
      const sent = decodeURIComponent(way.url)
      const secret = byKind.get(kind)!.find((each) => forbidden.has(each.word) && !sent.includes(each.word))
      if (secret) return (['in a field of the contract', 'in a field that no contract names'] as const).map((how) => ({ operation, ...way, secret, how }))
    }
    return []
  }))
}

export type ContractMutant = { readonly operation: AnyOperation; readonly field: string }
/** One field more in the contract of an answer about persons: of every compartment that its door does not show, and one that nobody has heard of. */
export function contractMutants(operations: readonly AnyOperation[]): ContractMutant[] {
  return operations.filter((operation) => operation.audit !== null).flatMap((operation) => {
    const own = new Set(fieldsOf(operation))
    const shows = operationAccess[operation.id]?.shows ?? []
    const shown = new Set([...shows.map((compartment) => answerFields[compartment]), answerFields.nothing].flatMap((names) => names.split(/\s+/)))
    const fields = Compartment.options.filter((compartment) => !shows.includes(compartment)).flatMap((compartment) => answerFields[compartment].split(/\s+/)).filter((name) => name !== '' && !own.has(name) && !shown.has(name))
    return [...new Set([...fields, 'hivStatus'])].map((field) => ({ operation, field }))
  })
}
export const contractNoticed = ({ operation, field }: ContractMutant): boolean => strangeFields({ ...operation, output: z.object({ answer: operation.output as z.ZodType, [field]: z.string() }) }).length > 0

export type Kinds = Record<string, { total: number; caught: number }>
type Score = { mutants: number; caught: number; changingNothing: number; kinds: Kinds }
const ofAnswers = (kind: string) => kind.startsWith('an answer ') || kind.startsWith('a contract ')
/** Writes the score of the guard, or that of the answers, beside the other one: the two are run one after the other, in either order. */
export function keepScore(file: string, part: 'guard' | 'answers', kinds: Kinds, changingNothing?: number): void {
  const before: Score = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Score) : { mutants: 0, caught: 0, changingNothing: 0, kinds: {} }
  const others = Object.fromEntries(Object.entries(before.kinds).filter(([kind]) => ofAnswers(kind) === (part === 'guard')))
  const all = part === 'guard' ? { ...kinds, ...others } : { ...others, ...kinds }
  const sum = (of: 'total' | 'caught') => Object.values(all).reduce((total, kind) => total + kind[of], 0)
  writeFileSync(file, `${JSON.stringify({ mutants: sum('total'), caught: sum('caught'), changingNothing: changingNothing ?? before.changingNothing, kinds: all }, null, 2)}\n`)
}
