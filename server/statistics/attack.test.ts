/** Everything that was ever published, added and subtracted by somebody else's solver, narrows nothing that was withheld. */
import { afterAll, describe, expect, test } from 'vitest'
import { Attacker, type Range } from '../../checks/statistics/attacker.ts'
import { publish, units } from '../../checks/statistics/worlds.ts'
import { openSolver } from './solver.ts'

const solver = openSolver()
afterAll(() => solver.close())
const width = 5 - 1e-6
const seeds = Array.from({ length: 30 }, (_, index) => index + 1)

/** Figures that are small for certain, or less than five steps wide though withheld. */
function gains(attacker: Attacker, truth: ReadonlyMap<string, number> = new Map()): string[] {
  // Late entries of one of two nested indicators can lead to what is not so; then nothing was gained.
  const misled = (name: string, { least, most }: Range) => truth.has(name) && (truth.get(name)! < least - 1e-6 || truth.get(name)! > most + 1e-6)
  return [
    ...attacker.withheld().filter(({ name, range }) => range.most - range.least < width && !misled(name, range)).map(({ name, range }) => `${name}: ${range.least}–${range.most}`),
    ...attacker.formed().map(({ name, terms }) => ({ name, range: attacker.range(terms) })).filter(({ range }) => range.least > 1e-6 && range.most < width).map(({ name, range }) => `${name}: ${range.least}–${range.most}`),
  ]
}

describe('tables of one province, year after year, across a reform and late entries', () => {
  let published = 0
  let withheld = 0
  test.each(seeds)('world %i', async (seed) => {
    const { tables } = await publish(seed, 4, solver)
    const attacker = new Attacker(tables, units)
    published += tables.length
    withheld += attacker.withheld().length
    expect(gains(attacker)).toEqual([])
    for (const table of tables) for (const row of [table.whole, ...table.rows.map((each) => each.cells)]) for (const cell of row) for (const count of [cell.of, cell.met]) expect(count !== null && count > 0 && count < 5).toBe(false)
  }, 120_000)
  test('were many, and much was withheld', () => {
    expect(published).toBeGreaterThan(60)
    expect(withheld).toBeGreaterThan(300)
  })
})

describe('two indicators of which one counts a part of the people of the other', () => {
  test.each([...seeds.slice(0, 16), 123, 128, 134, 136])('world %i', async (seed) => {
    const { tables, truth } = await publish(seed, 5, solver, true)
    expect(gains(new Attacker(tables, units, true), truth)).toEqual([])
  }, 120_000)
})

test('the attack finds something nearly everywhere where small figures alone are hidden', async () => {
  for (const nested of [false, true]) {
    let broken = 0
    for (const seed of seeds) {
      try {
        if (gains(new Attacker((await publish(seed, nested ? 5 : 4, null, nested)).tables, units, nested)).length > 0) broken += 1
      } catch {
        // Late entries can set two indicators against one another; then nothing follows from both.
      }
    }
    expect(broken, String(nested)).toBeGreaterThan(seeds.length / 2)
  }
}, 120_000)
