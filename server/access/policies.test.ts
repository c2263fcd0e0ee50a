import { afterAll, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { testDatabase } from '../../checks/support/database.ts'
import { generatedFile, policiesSql } from './generate-policies.ts'
import { pageWithGenerated, securityPage } from './security-document.ts'

const database = await testDatabase()
afterAll(() => database.drop())

test('the generated policies are what the declaration says', () => {
  expect(readFileSync(generatedFile, 'utf8')).toBe(policiesSql())
})

test('the page on security says what the declaration says', () => {
  const page = readFileSync(securityPage, 'utf8')
  expect(page).toBe(pageWithGenerated(page))
})

test('they can be applied again', async () => {
  await database.owner(async (admin) => {
    const client = await admin.connect()
    try {
      await client.query('begin')
      await client.query('set local role hn_owner')
      await client.query(policiesSql())
      await client.query('commit')
    } finally {
      client.release()
    }
  })
})
