/** The generated pages of `docs/law` say what the law tables, the acts and the written lives say today. */
import { expect, test } from 'vitest'
import { differences, lawPages } from '../../server/measures/law-pages.ts'

const made = await lawPages()

test('every generated page is fresh (renew with `npx tsx server/measures/generate-law-pages.ts`)', () => {
  expect(differences(made)).toEqual([])
})

test('every id of the law tables is encoded, or left out with a reason, at most one in ten', () => {
  expect(made.missing).toEqual([])
  expect(made.sum.leftOut / made.sum.ids).toBeLessThanOrEqual(0.1)
})

test('there are at least sixty written lives, and every encoded transition is lived through or tested by name', () => {
  expect(made.sum.lives).toBeGreaterThanOrEqual(60)
  expect(made.unlived).toEqual([])
})
