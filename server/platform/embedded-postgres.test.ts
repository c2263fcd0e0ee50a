/** The settings of the PostgreSQL that is started with the product. */
import { mostRosterRows } from '@hoa-nhap/domain/exchange/exchange.model'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../checks/support/database.ts'

const database = await testDatabase()
afterAll(() => database.drop())

test('three of the longest lists, written at once, leave locks for everybody else', async () => {
  const hold = `select count(pg_advisory_xact_lock(4207, $1 + person))::int as held from generate_series(1, $2) person`
  const lists = [1, 2, 3]
  let reached = 0
  let everybody: () => void = () => {}
  const together = new Promise<void>((resolve) => { everybody = resolve })
  const written = await Promise.allSettled(lists.map((list) => database.asSystem(async (transaction) => {
    const { rows } = await transaction.query<{ held: number }>(hold, [list * 1_000_000, mostRosterRows])
    reached += 1
    if (reached < lists.length) await together
    else await database.asSystem((other) => other.query(hold, [9_000_000, 500]))
    return rows[0]!.held
  }).finally(everybody)))
  expect(written).toEqual(lists.map(() => ({ status: 'fulfilled', value: mostRosterRows })))
})
