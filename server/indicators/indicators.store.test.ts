import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../checks/support/database.ts'
let database: TestDatabase
beforeAll(async () => { database = await testDatabase() })
afterAll(() => database?.drop())
test('smoke', async () => {
  const rows = await database.asSystem((t) => t.query(`select read_indicator_by_unit('managed-served','vn','2024-01-01','2024-12-31','now','','','}') as a, read_indicator_by_unit('completers-supported','vn','2024-01-05','2024-12-31','then','','','}') as b, read_indicator_by_month('completers-supported','vn','2024-01-05','2024-12-31','','','}') as c`))
  console.log(rows.rows[0])
  expect(1).toBe(1)
})
