/**
 * Every weakening of the guard is noticed. `npm run mutants` runs all of them and keeps the score in `checks/mutants/score.json`, from where
 * `docs/security.md` has it; within `npm test` a sample of each kind runs.
 */
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { probeFunction } from '../leaks/probes.ts'
import { readTruth, type Truth } from '../leaks/truth.ts'
import { plantWorld } from '../leaks/world.ts'
import { allMutants, caught, type Mutant } from './mutants.ts'
import { keepScore } from './serialisers.ts'

const whole = process.env['HOANHAP_MUTANTS'] === 'all'
const sampleOfEachKind = 12
const scoreFile = path.join(import.meta.dirname, 'score.json')

const database = await testDatabase()
afterAll(() => database.drop())
let truth: Truth
beforeAll(async () => {
  await plantWorld(database)
  await database.owner((admin) => admin.query(probeFunction))
  truth = await readTruth(database)
})

const inTransaction = <T>(work: (client: Parameters<typeof allMutants>[0]) => Promise<T>) => database.owner(async (admin) => {
  const client = await admin.connect()
  try {
    await client.query('begin')
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('the guard as it is: nobody notices anything, or every mutant would count as caught', async () => {
  const noticed = await inTransaction(async (client) => {
    const mutants = await allMutants(client, truth)
    const wrong: string[] = []
    const asked = new Set<string>()
    for (const mutant of mutants) {
      const question = JSON.stringify([mutant.roles, mutant.tables, mutant.everyColumn ?? false, mutant.notice?.toString(), mutant.notice ? mutant.name : ''])
      if (asked.has(question)) continue
      asked.add(question)
      if (await caught(client, truth, { ...mutant, sql: 'select 1' }, new Map())) wrong.push(mutant.name)
      if (!whole && asked.size > 150) break
    }
    return wrong
  })
  expect(noticed).toEqual([])
}, 600_000)

test(`mutants of the guard, ${whole ? 'all' : 'a sample of each kind'}, are caught`, async () => {
  const started = performance.now()
  const result = await inTransaction(async (client) => {
    const all = await allMutants(client, truth)
    const names = all.map((mutant) => `${mutant.kind}: ${mutant.name}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    const chosen = whole ? all : spread(all)
    const escaped: string[] = []
    const kinds: Record<string, { total: number; caught: number }> = {}
    const expectations = new Map<string, string[]>()
    for (const mutant of chosen) {
      const noticed = await caught(client, truth, mutant, expectations)
      // What was said to change nothing must really change nothing.
      if (mutant.changesNothing) {
        if (noticed) escaped.push(`${mutant.name} was said to change nothing`)
        continue
      }
      const kind = (kinds[mutant.kind] ??= { total: 0, caught: 0 })
      kind.total += 1
      if (noticed) kind.caught += 1
      else escaped.push(`${mutant.kind}: ${mutant.name}`)
    }
    return { escaped, kinds, total: chosen.length, equivalent: chosen.filter((mutant) => mutant.changesNothing).length }
  })
  const of = result.total - result.equivalent
  console.log(`mutants: ${of - result.escaped.length} of ${of} caught in ${Math.round((performance.now() - started) / 1000)} s${result.equivalent ? `, ${result.equivalent} that change nothing` : ''}`)
  for (const [kind, { total, caught: found }] of Object.entries(result.kinds)) console.log(`  ${kind}: ${found} of ${total}`)
  if (whole) keepScore(scoreFile, 'guard', result.kinds, result.equivalent)
  expect(result.escaped).toEqual([])
}, 1_200_000)

/** Some of each kind, spread over all of it. */
function spread(mutants: readonly Mutant[]): Mutant[] {
  const kinds = new Map<string, Mutant[]>()
  for (const mutant of mutants) kinds.set(mutant.kind, [...(kinds.get(mutant.kind) ?? []), mutant])
  return [...kinds.values()].flatMap((list) => (list.length <= sampleOfEachKind ? list : Array.from({ length: sampleOfEachKind }, (_, index) => list[Math.floor((index * list.length) / sampleOfEachKind)]!)))
}
