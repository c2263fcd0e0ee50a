import fs from 'node:fs'
import { expect, test } from 'vitest'
import { reportsFile, reportsPage } from './reports-document.ts'

test('the page on reports says what the definitions say', () => {
  expect(fs.readFileSync(reportsFile, 'utf8')).toBe(reportsPage())
})
