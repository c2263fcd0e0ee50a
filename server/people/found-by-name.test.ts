/** What is kept twice so that it is found or opened quickly is what stands in the tables it is copied from, whoever writes them. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../checks/support/database.ts'

const database = await testDatabase()
afterAll(() => database.drop())
const own = async (text: string, ...values: unknown[]) => (await database.owner((admin) => admin.query(text, values))).rows as Record<string, unknown>[]
const person = randomUUID()
const measure = randomUUID()
const always = '9999-12-31'

beforeAll(async () => {
  await own(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ('p-91', '91', 'province', 'tỉnh', 'x', 'x', 'p-91'), ('c-91001', '91001', 'commune', 'xã', 'x', 'x', 'p-91'), ('c-91002', '91002', 'commune', 'xã', 'x', 'x', 'p-91') on conflict do nothing`)
  await own(`insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) values ($1, 'HN-T1', now(), 'x', 'c-91001')`, person)
})
const row = async () => (await own(`select tail, head, name, birth_year, residence_unit, same_person, open, reader_until::text from name_tail where person_id = $1 and tail = 'van mau'`, person))[0]
const begin = (id: string, columns = '') => own(`insert into measure (person_id, measure_id, kind, status, regime, open, unit_id, agency_id, province_id, registered_on, sequence, state, reader_unit, reader_province, reader_until)
  values ($1, $2, 'post-rehab', 'running', 'r2026', true, 'c-91001', 'x', 'p-91', '2026-01-01', 1, '{}', 'c-91001', 'p-91', '${columns || always}')`, person, id)

test('from the first row on, through every change', async () => {
  await own(`insert into name_tail (reader_province, tail, person_id) values ('p-91', 'ly van mau', $1), ('p-91', 'van mau', $1)`, person)
  const nothing = { tail: 'van mau', head: null, name: null, birth_year: null, residence_unit: null, same_person: null, open: null, reader_until: null }
  expect(await row()).toEqual(nothing)
  await own(`insert into person_identity (person_id, name, name_fold, birth, birth_year, sex, residence_unit) values ($1, 'Lý Văn Mẫu', 'ly van mau', '1990', 1990, 'male', 'c-91001')`, person)
  const known = { ...nothing, head: 'ly ', name: 'Lý Văn Mẫu', birth_year: 1990, residence_unit: 'c-91001', open: 0 }
  expect(await row()).toEqual(known)
  await begin(measure)
  expect(await row()).toEqual({ ...known, open: 1 })
  const second = randomUUID()
  await begin(second, '2026-12-01')
  expect(await row(), 'a measure that is read for a time only is not counted').toEqual({ ...known, open: 1 })
  await own('update measure set reader_until = $2 where measure_id = $1', second, always)
  expect(await row()).toEqual({ ...known, open: 2 })
  for (const [agency, grade] of [['commune-police:c-91001', 'scope'], ['province-police:p-92', 'purpose'], ['province-police:p-91', 'archive']]) await own('insert into sight (agency_id, person_id, until, grade) values ($1, $2, $3, $4)', agency, person, always, grade)
  expect((await row())!['reader_until'], 'sight of others, of another province, or of the archive').toBeNull()
  await own(`update sight set grade = 'purpose' where person_id = $1 and agency_id = 'province-police:p-91'`, person)
  const seen = { ...known, open: 2, reader_until: always }
  expect(await row()).toEqual(seen)
  await own(`update sight set until = '2026-12-24' where person_id = $1 and agency_id = 'province-police:p-91'`, person)
  expect(await row()).toEqual({ ...seen, reader_until: '2026-12-24' })
  await own('update measure set open = false where measure_id = $1', second)
  await own(`update person_identity set residence_unit = 'c-91002', birth_year = 1991, same_person = $1 where person_id = $1`, person)
  expect(await row()).toEqual({ ...seen, open: 1, reader_until: '2026-12-24', residence_unit: 'c-91002', birth_year: 1991, same_person: person })
  await own(`update person_identity set name_fold = 'li van mau' where person_id = $1`, person)
  expect((await row())!['head']).toBe('li ')
  await own(`update measure set reader_province = 'p-92' where measure_id = $1`, measure)
  expect((await row())!['open']).toBe(0)
  await own(`delete from sight where person_id = $1`, person)
  expect((await row())!['reader_until']).toBeNull()
})

test('the case number beside the name is the one that was drawn for the person, whoever writes the row', async () => {
  const other = randomUUID()
  const number = async () => (await own('select case_number as n from person_identity where person_id = $1', other))[0]!['n']
  await own(`insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) values ($1, 'HN-T2', now(), 'x', 'c-91001')`, other)
  await own(`insert into person_identity (person_id, name, name_fold, birth, birth_year, sex, residence_unit, case_number) values ($1, 'Mẫu', 'mau', '1990', 1990, 'male', 'c-91001', 'HN-T1')`, other)
  expect(await number()).toBe('HN-T2')
  await own(`update person_identity set case_number = 'HN-T1' where person_id = $1`, other)
  expect(await number()).toBe('HN-T2')
  await own(`update person set case_number = 'HN-T3' where person_id = $1`, other)
  expect(await number()).toBe('HN-T3')
})
