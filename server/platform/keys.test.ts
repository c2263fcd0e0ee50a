import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fixedKeys, openKeys } from './keys.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hn-keys-'))
afterAll(() => { fs.rmSync(folder, { recursive: true, force: true }) })

test('what is sealed for one purpose opens for that purpose alone', () => {
  const keys = fixedKeys()
  const sealed = keys.encrypt('personal-number', '999012345678')
  expect(keys.decrypt('personal-number', sealed)).toBe('999012345678')
  expect(sealed.equals(keys.encrypt('personal-number', '999012345678'))).toBe(false)
  expect(() => keys.decrypt('phone', sealed)).toThrow()
  sealed[sealed.length - 1]! ^= 1
  expect(() => keys.decrypt('personal-number', sealed)).toThrow()
})
test('equal numbers have equal indexes, and only under the same purpose and key', () => {
  const keys = fixedKeys()
  expect(keys.blindIndex('a', 'x').equals(keys.blindIndex('a', 'x'))).toBe(true)
  expect(keys.blindIndex('a', 'x').equals(keys.blindIndex('b', 'x'))).toBe(false)
  expect(keys.blindIndex('a', 'x').equals(openKeys(path.join(folder, 'other.json')).blindIndex('a', 'x'))).toBe(false)
})
test('the key file is made once, for its owner alone; one that others may read is refused', () => {
  const file = path.join(folder, 'deep', 'keys.json')
  const sealed = openKeys(file).encrypt('a', 'x')
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  expect(openKeys(file).decrypt('a', sealed)).toBe('x')
  fs.chmodSync(file, 0o644)
  expect(() => openKeys(file)).toThrow(/chmod 600/)
})
