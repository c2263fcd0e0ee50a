/** The dictionary is complete: what the database holds is declared, column by column, and the page says so. */
import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { dictionaryDifferences, dictionaryFaults } from '@hoa-nhap/domain/access/dictionary'
import { testDatabase } from '../../checks/support/database.ts'
import { dictionaryFile, dictionaryPage } from './dictionary-document.ts'

const database = await testDatabase()
afterAll(() => database.drop())

const columns = async () => {
  const { rows } = await database.owner((admin) => admin.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'v') group by 1`))
  return Object.fromEntries(rows.map((row) => [row.table, row.columns]))
}

test('every table of the declaration stands in it once, with classes that fit', () => {
  expect(dictionaryFaults()).toEqual([])
})
test('the database has these columns and no others', async () => {
  expect(dictionaryDifferences(await columns())).toEqual([])
})
test('the page is what is declared', () => {
  expect(readFileSync(dictionaryFile, 'utf8')).toBe(dictionaryPage())
})
test('a new column, a new table and a column that is gone are found', async () => {
  await database.owner((admin) => admin.query('alter table person_identity add column nickname text; create table rumour (person_id uuid, said text); alter table person_contact drop column phone cascade'))
  expect(dictionaryDifferences(await columns())).toEqual([
    'person_contact.phone is declared and not in the database', 'person_identity.nickname is in the database and not declared', 'rumour.person_id is in the database and not declared', 'rumour.said is in the database and not declared',
  ])
})
