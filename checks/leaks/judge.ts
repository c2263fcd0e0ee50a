/** What the doors may show to whom, worked out from the declaration and the planted rows; used by the sweep of the doors and by the mutants of the serialisers. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { undeclaredFields } from '@hoa-nhap/domain/access/operations'
import type { AnyOperation } from '../../server/platform/route.ts'
import type { CallAnswer } from '../support/application.ts'
import type { DoorsWorld, Secret, Visitor } from './doors-world.ts'
import { Expectation, type Truth } from './truth.ts'

export type Sight = { readonly forbidden: ReadonlySet<string>; readonly hidden: readonly string[]; readonly seen: readonly string[]; readonly seenMeasures: readonly string[]; readonly hiddenMeasures: readonly string[] }

export const wordPattern = /zqx[a-z]+wvk|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|HN-[\w-]+|\b(?:999\d{9}|0\d{9})\b/g

export class DoorJudge {
  readonly #sights = new Map<string, Sight>()
  readonly world: DoorsWorld
  readonly truth: Truth
  constructor(world: DoorsWorld, truth: Truth) {
    this.world = world
    this.truth = truth
  }

  /** What this visitor may not be shown, worked out from the declaration and the rows. */
  sightOf(visitor: Visitor): Sight {
    const known = this.#sights.get(visitor.name)
    if (known) return known
    const expectation = visitor.actor ? new Expectation(this.truth, visitor.actor) : null
    const allowed = new Set<string>()
    const persons = new Set<string>()
    const measures = new Set<string>()
    if (expectation) {
      for (const [table, rows] of this.truth.rows) {
        for (const row of rows) {
          if (!row.person_id || table === 'sight' || table === 'circle' || !expectation.sees(table, row)) continue
          persons.add(row.person_id)
          if (row.measure_id) measures.add(row.measure_id)
        }
      }
      for (const secret of this.world.secrets) {
        const columns = expectation.columns(secret.table)
        if (secret.id ? persons.has(secret.row.person_id!) && (secret.table !== 'measure' || measures.has(secret.row.measure_id!)) : columns?.includes(secret.column) && expectation.sees(secret.table, secret.row)) allowed.add(secret.word)
      }
    }
    const all = [...new Set(this.world.secrets.filter((secret) => secret.table === 'person' && secret.id).map((secret) => secret.word))]
    const sight = {
      forbidden: new Set(this.world.secrets.map((secret) => secret.word).filter((word) => !allowed.has(word))), seen: all.filter((person) => persons.has(person)), hidden: all.filter((person) => !persons.has(person)),
      seenMeasures: [...this.truth.measures.keys()].filter((measure) => measures.has(measure)), hiddenMeasures: [...this.truth.measures.keys()].filter((measure) => !measures.has(measure)),
    }
    this.#sights.set(visitor.name, sight)
    return sight
  }

  wordsOf(personId: string): Secret[] { return this.world.secrets.filter((secret) => secret.row.person_id === personId) }
  wordIn(personId: string, column: string): string { return this.wordsOf(personId).find((secret) => secret.column === column)?.word ?? 'zqxnothingwvk' }

  /** Words of the answer that this visitor may not read and did not send himself. */
  leaks(visitor: Visitor, sent: string, answer: Pick<CallAnswer, 'text' | 'headers'>): string[] {
    const { forbidden } = this.sightOf(visitor)
    const text = `${answer.text}\n${JSON.stringify(answer.headers)}`
    return [...new Set(text.match(wordPattern) ?? [])].filter((found) => forbidden.has(found) && !sent.includes(found))
  }
}

/** A body that fits the schema, as far as its form can tell; `personId` and `measureId` are those asked about. */
export function bodyFor(operation: AnyOperation, personId: string, measureId: string, name: string): unknown {
  if (!operation.body) return undefined
  const make = (schema: Record<string, unknown>, key: string): unknown => {
    if (Array.isArray(schema['enum'])) return schema['enum'][0]
    if ('const' in schema) return schema['const']
    const choice = (schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']) as Record<string, unknown>[] | undefined
    if (choice) return make(choice[0]!, key)
    switch (schema['type']) {
      case 'object': return Object.fromEntries(Object.entries((schema['properties'] ?? {}) as Record<string, Record<string, unknown>>).map(([inner, part]) => [inner, make(part, inner)]))
      case 'array': return [make((schema['items'] ?? {}) as Record<string, unknown>, key)]
      case 'integer': case 'number': return 1
      case 'boolean': return true
      default:
    }
    if (key === 'personId') return personId
    if (key === 'measureId') return measureId
    if (/personalNumber/i.test(key)) return '999000000001'
    if (key === 'phone') return '0900000001'
    if (key === 'birth') return '1980-01-01'
    if (/^(from|on|occurredOn)$/.test(key)) return '2026-11-01'
    if (/(At|Until)$/.test(key)) return '2026-11-20T02:00:00.000Z'
    if (key === 'id' || schema['format'] === 'uuid') return randomUUID()
    if (/name|q$/i.test(key)) return name
    return 'record-result'
  }
  return make(z.toJSONSchema(operation.body as z.ZodType, { unrepresentable: 'any', io: 'input' }) as Record<string, unknown>, 'body')
}

export const fill = (operation: AnyOperation, id: string) => operation.path.replaceAll(/:(\w+)/g, (_, key: string) => (key === 'taskId' ? 'x' : encodeURIComponent(id)))
/** Equal but for the id that was asked for, what a bug's report names by itself, and the clock. */
export const comparable = (answer: CallAnswer, id: string) => JSON.stringify([answer.status, answer.text.replaceAll(id, 'ID').replaceAll(/"requestId":"[^"]*"/g, ''), Object.entries(answer.headers).filter(([name]) => !['date', 'content-length', 'set-cookie'].includes(name)).toSorted()])

/** Every field by name that an answer of this operation may have. */
export function fieldsOf(operation: AnyOperation): string[] {
  const names = new Set<string>()
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(walk)
    if (typeof part !== 'object' || part === null) return
    const { properties, ...rest } = part as Record<string, unknown>
    if (properties) for (const [name, inner] of Object.entries(properties)) { names.add(name); walk(inner) }
    Object.values(rest).forEach(walk)
  }
  walk(z.toJSONSchema(operation.output as z.ZodType, { unrepresentable: 'any', io: 'output' }))
  return [...names]
}

/** Fields of answers about persons that the operation's own declaration does not let it send. */
export const strangeFields = (operation: AnyOperation, names: readonly string[] = fieldsOf(operation)): string[] => (operation.audit === null ? [] : undeclaredFields(operation.id, names).map((name) => `${operation.id}: ${name}`))
