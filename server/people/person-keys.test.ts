import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { trialWorld, type World } from '../../checks/support/trial-world.ts'
import { fixedKeys, openKeys, type KeyRing } from '../platform/keys.ts'
import { exportDatabase } from '../platform/transfer.ts'
import { destroyKey, exportKeys, importKeys, replaceIndex, sealContents, stillUnder, wrapAgain } from './person-keys.rotate.ts'
import { makePersonKey, openFor, rewrap, sealFor } from './person-keys.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hn-person-keys-'))
let world: World
let keys: KeyRing
beforeAll(async () => {
  world = await trialWorld('2026-11-20T02:00:00Z')
  keys = world.application.platform.keys as KeyRing
})
afterAll(async () => {
  await world.close()
  fs.rmSync(folder, { recursive: true, force: true })
})
const number = (tail: number) => `999${String(tail).padStart(9, '0')}`
async function registered(tail: number): Promise<{ id: string; caseNumber: string }> {
  const answer = await world.register({ personalNumber: number(tail), phone: '0999000111', name: `Hoàng Văn Thử ${String.fromCodePoint(65 + (tail % 26))}` })
  expect(answer.status, answer.text).toBe(201)
  return answer.json as { id: string; caseNumber: string }
}
const reveal = (id: string) => world.call('commune-police', 'GET', `/api/people/${id}/personal-number`)
const find = async (tail: number) => ((await world.call('commune-police', 'GET', `/api/people?q=${number(tail)}`)).json as { items: { id: string }[] }).items.map((item) => item.id)
const sealedOf = async (id: string) => (await world.rows('select personal_number as number, phone, wrapped_key as wrapped from person_identity join person_contact using (person_id) join person_key using (person_id) where person_id = $1', id))[0] as { number: Buffer; phone: Buffer; wrapped: Buffer }

describe('one key for each person', () => {
  test('a number and a phone are sealed under it, bound to the person and the purpose, and are found and opened as before', async () => {
    const [one, two] = [await registered(1), await registered(2)]
    const sealed = await sealedOf(one.id)
    expect([sealed.number[0], sealed.phone[0]]).toEqual([2, 2])
    expect((await reveal(one.id)).json).toEqual({ personalNumber: number(1) })
    expect(await find(1)).toEqual([one.id])
    const other = await sealedOf(two.id)
    expect(() => openFor(keys, { personId: two.id, wrapped: other.wrapped }, 'personal-number', sealed.number)).toThrow()
    expect(() => openFor(keys, { personId: one.id, wrapped: sealed.wrapped }, 'phone', sealed.number)).toThrow()
    // A key carried over to another person's row opens nothing.
    expect(() => openFor(keys, { personId: two.id, wrapped: sealed.wrapped }, 'personal-number', other.number)).toThrow()
  })

  test('no post reads the table of keys; whoever does not see the person gets none', async () => {
    const { id } = await registered(3)
    const actor = { role: 'commune-police' as const, unitId: 'c-05986', agencyId: 'commune-police:c-05986', provinceId: 'p-20', postId: 'commune-police:c-05986/commune-police', day: world.application.platform.today() }
    await expect(world.database.as(actor, (transaction) => transaction.query('select * from person_key'))).rejects.toMatchObject({ code: '42501' })
    const { rows } = await world.database.as(actor, (transaction) => transaction.query<{ wrapped: Buffer | null }>('select person_key_of($1) as wrapped', [id]))
    expect(rows[0]!.wrapped).toBeNull()
  })

  test('what stood before persons had keys is read, and is sealed again by a job that can be broken off and begun again', async () => {
    const { id } = await registered(4)
    await world.rows('update person_identity set personal_number = $2 where person_id = $1', id, keys.encrypt('personal-number', number(4)))
    await world.rows('delete from person_key where person_id = $1', id)
    expect((await reveal(id)).json).toEqual({ personalNumber: number(4) })
    expect(await sealContents(world.application.platform)).toBe(1)
    expect((await sealedOf(id)).number[0]).toBe(2)
    expect(await sealContents(world.application.platform)).toBe(0)
    expect((await reveal(id)).json).toEqual({ personalNumber: number(4) })
  })
})

describe('replacing keys while reads go on', () => {
  test('a new master key: every read in between answers, and nothing is left under the old one', async () => {
    const people = await Promise.all([11, 12, 13, 14, 15].map(registered))
    const old = keys.current()
    let going = true
    const statuses = new Set<number>()
    const reading = (async () => { while (going) for (const person of people) statuses.add((await reveal(person.id)).status) })()
    keys.rotate()
    expect(keys.current()).not.toBe(old)
    expect(await stillUnder(world.application.platform, old)).toBeGreaterThanOrEqual(people.length)
    const late = await registered(16)
    expect(await wrapAgain(world.application.platform)).toBeGreaterThanOrEqual(people.length)
    going = false
    await reading
    expect([...statuses]).toEqual([200])
    expect(await stillUnder(world.application.platform, old)).toBe(0)
    expect((await reveal(late.id)).json).toEqual({ personalNumber: number(16) })
    expect(await wrapAgain(world.application.platform)).toBe(0)
  })

  test('a new key of the index: a number is found at every step', async () => {
    const { id } = await registered(21)
    const before = (await world.rows('select personal_number_index as index from person_identity where person_id = $1', id))[0]!['index'] as Buffer
    let going = true
    const missed: number[] = []
    const searching = (async () => { for (let tries = 0; going; tries += 1) if ((await find(21)).join() !== id) missed.push(tries) })()
    await replaceIndex(world.application.platform, keys, () => {}, 50)
    going = false
    await searching
    expect(missed).toEqual([])
    const after = (await world.rows('select personal_number_index as index from person_identity where person_id = $1', id))[0]!['index'] as Buffer
    expect(after.equals(before)).toBe(false)
    expect(await find(21)).toEqual([id])
    const twin = await world.register({ personalNumber: number(21), name: 'Hoàng Thị Thử' })
    expect((twin.json as { duplicatesInSight: { id: string }[] }).duplicatesInSight.map((row) => row.id)).toEqual([id])
  })

  test('an officer’s own dossier stays closed to him at every step, also for a number noted meanwhile; one noted before numbers were kept is closed by name', async () => {
    const own = await registered(41)
    const [post] = await world.rows('select account_id from post where id = $1', world.post('commune-police'))
    const account = String(post!['account_id'])
    const note = (tail: number) => world.rows('update account set personal_number_index = $2, personal_number_index_next = $3, personal_number = $4 where id = $1', account, ...[keys.blindIndexes('personal-number', number(tail))[0]!, keys.blindIndexes('personal-number', number(tail))[1] ?? null], keys.encrypt('officer-number', number(tail)))
    await note(41)
    const opens = async () => (await world.call('commune-police', 'GET', `/api/people/${own.id}`)).status
    expect(await opens()).toBe(404)
    let going = true
    const seen = new Set<number>()
    const looking = (async () => { while (going) seen.add(await opens()) })()
    const changing = replaceIndex(world.application.platform, keys, () => {}, 60)
    await note(41)
    await changing
    going = false
    await looking
    expect([...seen]).toEqual([404])
    expect(await opens()).toBe(404)
    const [after] = await world.rows('select personal_number_index as index, personal_number_index_next as next from account where id = $1', account)
    expect((after!['index'] as Buffer).equals(keys.blindIndex('personal-number', number(41)))).toBe(true)
    expect(after!['next']).toBeNull()
    expect(await world.rows(`select 1 from barred where account_id = $1`, account)).toEqual([])
    // And the sealed number goes under a new master key like everything else.
    const before = keys.current()
    keys.rotate()
    await wrapAgain(world.application.platform)
    expect(await stillUnder(world.application.platform, before)).toBe(0)
    await replaceIndex(world.application.platform, keys, () => {}, 20)
    expect(await opens()).toBe(404)
    await world.rows('update account set personal_number = null where id = $1', account)
    await replaceIndex(world.application.platform, keys, () => {}, 20)
    expect(await opens()).toBe(404)
    expect(await world.rows(`select person_id from barred where account_id = $1`, account)).toEqual([{ person_id: own.id }])
    await world.rows('delete from barred where account_id = $1', account)
  })

  test('another process learns of a new key without a restart, and a retired one opens nothing', () => {
    const file = path.join(folder, 'keys.json')
    const [first, second] = [openKeys(file), openKeys(file)]
    const old = first.current()
    const person = '00000000-0000-4000-8000-000000000001'
    const key = makePersonKey(first, person)
    const text = sealFor(first, key, 'care', 'x')
    first.rotate()
    const again = rewrap(first, person, key.wrapped)
    expect(openFor(second, { personId: person, wrapped: again.wrapped }, 'care', text)).toBe('x')
    expect(openFor(first, { personId: person, wrapped: key.wrapped }, 'care', text)).toBe('x')
    first.endings.append(['{"kind":"sealed"}'])
    expect(() => first.retire(first.current())).toThrow(/in use/)
    first.retire(old)
    // A copy of the whole database from before: its wrapped keys are lost with the master key.
    expect(() => openFor(openKeys(file), { personId: person, wrapped: key.wrapped }, 'care', text)).toThrow()
    expect(openFor(openKeys(file), { personId: person, wrapped: again.wrapped }, 'care', text)).toBe('x')
    expect(openKeys(file).endings.read()).toEqual(['{"kind":"sealed"}'])
    expect(openKeys(file).secret('database-app')).toBe(second.secret('database-app'))
    expect(fs.statSync(`${file}.endings`).mode & 0o777).toBe(0o600)
  })
})

describe('a destroyed key', () => {
  test('leaves the record unreadable here and in every copy of the contents', async () => {
    const person = await registered(31)
    const copy = await sealedOf(person.id)
    const backup = path.join(folder, 'backup')
    const manifest = await exportDatabase(world.database.adminConnection, keys, backup, '2026-11-20T02:00:00Z')
    expect(manifest.tables.map((table) => table.table)).not.toContain('person_key')
    expect(manifest.tables.map((table) => table.table)).toContain('person_identity')
    const file = path.join(folder, 'person-keys')
    await exportKeys(world.application.platform, keys, file)
    expect(await destroyKey(world.application.platform, person.caseNumber)).toBe(true)
    expect(await destroyKey(world.application.platform, 'HN-00-00000-0000')).toBe(false)

    expect((await reveal(person.id)).json).toEqual({ personalNumber: null })
    const [row] = await world.rows('select wrapped_key as wrapped, destroyed_at is not null as gone from person_key where person_id = $1', person.id)
    expect(row).toEqual({ wrapped: null, gone: true })
    for (const sealed of [copy.number, copy.phone]) {
      expect(openFor(keys, { personId: person.id, wrapped: null }, 'personal-number', sealed)).toBeNull()
      expect(() => keys.decrypt('personal-number', sealed)).toThrow()
      expect(() => openFor(keys, { ...makePersonKey(keys, person.id) }, 'personal-number', sealed)).toThrow()
    }
    // An older copy of the keys does not bring it back.
    await importKeys(world.application.platform, keys, file)
    expect((await reveal(person.id)).json).toEqual({ personalNumber: null })
    // Nothing new is written about it either, and no new key is made.
    const { rows } = await world.database.asSystem((transaction) => transaction.query<{ wrapped: Buffer | null }>('select keep_person_key($1, $2, $3) as wrapped', [person.id, Buffer.from('x'), 'x']))
    expect(rows[0]!.wrapped).toBeNull()
  })

  test('keys of tests are the same in every process; they hold nothing real', () => {
    expect(fixedKeys().secret('a')).toBe(fixedKeys().secret('a'))
  })
})
