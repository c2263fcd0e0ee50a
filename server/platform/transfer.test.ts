import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../checks/support/database.ts'
import { fixedKeys, openKeys } from './keys.ts'
import { exportDatabase, importDatabase } from './transfer.ts'

const [source, target] = await Promise.all([testDatabase(), testDatabase()])
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hn-transfer-'))
afterAll(async () => {
  await source.drop()
  await target.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const person = '00000000-0000-4000-8000-000000000001'
await source.owner(async (admin) => {
  await admin.query(`insert into unit (id, code, level, kind, name, name_fold) values ('c-1', '1', 'commune', 'xã', 'Xã "Mẫu", một', 'xa mau')`)
  await admin.query(`insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) values ($1, 'HN-1', now(), 'x', 'c-1')`, [person])
  await admin.query(`insert into person_contact (person_id, phone) values ($1, '\\x00ff')`, [person])
  await admin.query(`insert into audit_event (at, event, outcome) values (now(), 'trial', 'done'), (now(), 'trial', 'done')`)
})

test('an export moves everything, byte for byte, and can be read with the key only', async () => {
  const out = path.join(folder, 'one')
  const manifest = await exportDatabase(source.adminConnection, fixedKeys(), out, '2026-11-20T00:00:00Z')
  expect(manifest.tables.find((table) => table.table === 'person')?.rows).toBe(1)
  expect(fs.readdirSync(out).every((file) => (fs.statSync(path.join(out, file)).mode & 0o077) === 0)).toBe(true)
  expect(fs.readFileSync(path.join(out, 'unit.csv.gz.sealed')).includes('Mẫu')).toBe(false)
  await expect(importDatabase(target.adminConnection, openKeys(path.join(folder, 'other-keys.json')), out)).rejects.toThrow()
  expect((await target.owner((admin) => admin.query('select from person'))).rowCount).toBe(0)

  await importDatabase(target.adminConnection, fixedKeys(), out)
  for (const table of ['unit', 'person', 'person_contact', 'audit_event']) {
    const read = (admin: { query: (text: string) => Promise<{ rows: unknown[] }> }) => admin.query(`select * from ${table} t order by t::text`)
    expect((await target.owner((admin) => read(admin))).rows, table).toEqual((await source.owner((admin) => read(admin))).rows)
  }
  // Numbers go on where they stood.
  const { rows } = await target.owner((admin) => admin.query<{ id: number }>(`insert into audit_event (at, event, outcome) values (now(), 'trial', 'done') returning id`))
  expect(rows[0]!.id).toBe(3)
})

test('a database that holds people is never overwritten, and an export that was touched is refused', async () => {
  const out = path.join(folder, 'two')
  await exportDatabase(source.adminConnection, fixedKeys(), out, '2026-11-20T00:00:00Z')
  await expect(importDatabase(target.adminConnection, fixedKeys(), out)).rejects.toThrow(/not empty/)
  await expect(exportDatabase(source.adminConnection, fixedKeys(), out, '2026-11-20T00:00:00Z')).rejects.toThrow(/not empty/)
  const empty = await testDatabase()
  try {
    const file = path.join(out, 'person.csv.gz.sealed')
    const bytes = fs.readFileSync(file)
    bytes[bytes.length - 20]! ^= 1
    fs.writeFileSync(file, bytes)
    await expect(importDatabase(empty.adminConnection, fixedKeys(), out)).rejects.toThrow()
    expect((await empty.owner((admin) => admin.query('select from unit'))).rowCount).toBe(0)
  } finally {
    await empty.drop()
  }
})
