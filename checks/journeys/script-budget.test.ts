import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { budgets, isBuilt, weights } from '../web-budget/budget.ts'

const root = path.resolve(import.meta.dirname, '../..')
// The build of `npm test` is used where there is one; alone, this test makes its own.
if (!isBuilt()) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
const found = weights()

describe('compressed script of each page', () => {
  test.each(Object.keys(budgets))('%s is a page of the build', (page) => {
    expect(found.map((weight) => weight.page)).toContain(page)
  })
  test.each(found.map((weight) => [weight.page, weight] as const))('%s keeps its budget', (_, { gzip, budget }) => {
    expect(gzip / 1000).toBeLessThanOrEqual(budget)
  })
})
