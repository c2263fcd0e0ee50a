/** A number set by law stands in a `*.law.ts` row with its article; elsewhere it is a mistake waiting to be forgotten. */
import { expect, test } from 'vitest'
import { bare, isCode, isTest, projectFiles, textOf } from './sources.ts'

/** Adding days, months, hours or working days by a figure written on the spot. 0 and 1 are grammar, not law; so are the twelve months of a year. */
const counted = /\b(addDays|addMonths|addYears|addHours|addWorkingDays|subtractWorkingDays)\(\s*[^;,\n]*,\s*-?(\d+(?:\.\d+)?)\s*\)/g
const age = /\b(ageOn|ageIn)\([^)]*\)\s*(?:<|<=|>|>=|===)\s*(\d+)/g

test('terms, clocks and ages are counted with rows of the law', () => {
  const found = projectFiles()
    .filter((file) => isCode(file) && !isTest(file) && /^(domain|server|web)\//.test(file) && !/\.law\.ts$/.test(file) && !/^domain\/kernel\/(plain-date|working-calendar|holidays|clock)\.ts$/.test(file) && !/^(server\/(demonstration|bench)\/|server\/[^/]+\/demonstration[^/]*\.ts$|web\/ui\/)/.test(file))
    .flatMap((file) => bare(textOf(file)).split('\n').flatMap((line, index) => [...line.matchAll(counted), ...line.matchAll(age)]
      .filter((match) => Number(match[2]) > 1 && !(match[1] === 'addMonths' && match[2] === '12'))
      .map((match) => `${file}:${index + 1}: ${match[0]}`)))
  expect(found).toEqual([])
})
