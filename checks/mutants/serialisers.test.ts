/**
 * A route that would send a column of another row or compartment is noticed by the judge of the doors or stopped by its contract, and a contract with
 * a field too many by its declaration. `npm run mutants` runs all and adds them to the score; within `npm test` a sample runs.
 */
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slices } from '../../server/slices.ts'
import type { AnyOperation } from '../../server/platform/route.ts'
import { doorsWorld, secretsOf, type Visitor } from '../leaks/doors-world.ts'
import { DoorJudge } from '../leaks/judge.ts'
import { readTruth } from '../leaks/truth.ts'
import { testDatabase } from '../support/database.ts'
import { answerMutants, contractMutants, contractNoticed, keepScore, reached, Weakening, type AnswerMutant, type Kinds } from './serialisers.ts'

const whole = process.env['HOANHAP_MUTANTS'] === 'all'
const sample = 120
const scoreFile = path.join(import.meta.dirname, 'score.json')
const operations: readonly AnyOperation[] = slices.flatMap((slice) => slice.routes.map((route) => route.operation))
const database = await testDatabase()
const weakening = new Weakening()
let judge: DoorJudge
let close = async () => {}
beforeAll(async () => {
  const made = await doorsWorld(database, weakening.wrap(slices))
  const truth = await readTruth(database)
  judge = new DoorJudge({ ...made, secrets: secretsOf(truth.rows, (purpose, sealed) => made.application.platform.keys.decrypt(purpose, sealed)) }, truth)
  close = () => made.application.close()
}, 600_000)
afterAll(async () => {
  await close()
  await database.drop()
})
const call = (visitor: Visitor, operation: AnyOperation, url: string, headers: Readonly<Record<string, string>>) => judge.world.application.call({ method: operation.method, url, cookie: visitor.cookie, headers })

/** Noticed by the scan of the answer, or stopped before it left. */
async function noticed(mutant: AnswerMutant): Promise<'noticed' | 'stopped' | 'escaped' | 'not-applied'> {
  weakening.set(mutant)
  try {
    const given = await call(mutant.visitor, mutant.operation, mutant.url, mutant.headers)
    if (!weakening.applied) return 'not-applied'
    if (judge.leaks(mutant.visitor, mutant.url, given).length > 0) return 'noticed'
    return given.status >= 500 && !given.text.includes(mutant.secret.word) ? 'stopped' : 'escaped'
  } finally {
    weakening.set(null)
  }
}

const score: Kinds = {}
describe('answers', () => {
  test('as they are, nobody notices anything; and the doors that matter do answer somebody', async () => {
    const calls = await reached(judge, operations, call)
    const wrong: string[] = []
    for (const [operation, ways] of calls) for (const way of ways) if (judge.leaks(way.visitor, way.url, await call(way.visitor, operation, way.url, way.headers)).length > 0) wrong.push(`${way.visitor.name} ${operation.id}`)
    expect(wrong).toEqual([])
    const ids = [...calls.keys()].map((operation) => operation.id)
    for (const id of ['people.list', 'people.get', 'people.personal-number', 'people.links', 'people.counselling', 'care.read', 'measures.list', 'measures.get', 'measures.events', 'measures.deadlines', 'access.my-disclosures', 'access.who-saw', 'access.session']) expect(ids, id).toContain(id)

    const all = answerMutants(judge, calls)
    const chosen = whole ? all : Array.from({ length: Math.min(sample, all.length) }, (_, index) => all[Math.floor((index * all.length) / Math.min(sample, all.length))]!)
    const escaped: string[] = []
    let idle = 0
    for (const mutant of chosen) {
      const outcome = await noticed(mutant)
      if (outcome === 'not-applied') { idle += 1; continue }
      const kind = (score[`an answer sends another column ${mutant.how}`] ??= { total: 0, caught: 0 })
      kind.total += 1
      if (outcome === 'escaped') escaped.push(`${mutant.operation.id} to ${mutant.visitor.name}: ${mutant.secret.table}.${mutant.secret.column} ${mutant.how}`)
      else kind.caught += 1
      // A word of one's own contract must be seen by the scan; one that no contract names must not leave at all.
      if (mutant.how === 'in a field that no contract names' && outcome !== 'stopped') escaped.push(`${mutant.operation.id}: ${mutant.secret.table}.${mutant.secret.column} left in a field without a contract`)
    }
    console.log(`mutants of the answers: ${Object.values(score).reduce((sum, kind) => sum + kind.caught, 0)} of ${Object.values(score).reduce((sum, kind) => sum + kind.total, 0)} caught over ${calls.size} operations; ${idle} had no text to put a word in`)
    expect(escaped.slice(0, 20)).toEqual([])
    expect(Object.values(score).reduce((sum, kind) => sum + kind.total, 0)).toBeGreaterThan(whole ? 500 : 60)
  }, 600_000)
})

describe('contracts', () => {
  test('with a field of another compartment, or one that nobody declared, are found', () => {
    const mutants = contractMutants(operations)
    const missed = mutants.filter((mutant) => !contractNoticed(mutant)).map(({ operation, field }) => `${operation.id}: ${field}`)
    score['a contract gets a field of another compartment'] = { total: mutants.length, caught: mutants.length - missed.length }
    console.log(`mutants of the contracts: ${mutants.length - missed.length} of ${mutants.length} caught`)
    expect(missed.slice(0, 20)).toEqual([])
    if (whole) keepScore(scoreFile, 'answers', score)
  })
})
