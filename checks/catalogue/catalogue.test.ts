import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildCatalogue } from './build.ts'
import { catalogueFiles } from './files.ts'

test('the committed catalogue is what the generator makes of the package and the sources', () => {
  for (const [name, text] of Object.entries(catalogueFiles(buildCatalogue()))) {
    const committed = readFileSync(new URL(`../../server/organization/data/${name}`, import.meta.url), 'utf8')
    // Compared as a whole first: a difference of a million characters cannot be read.
    if (committed !== text) expect(committed.split('\n').filter((line) => !text.includes(line)).slice(0, 10)).toEqual([])
    expect(committed === text).toBe(true)
  }
})
