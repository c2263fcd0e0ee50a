/**
 * `docs/law/{coverage,rows}.md` and `docs/law/cases/*.md`.
 *
 *   npx tsx server/measures/generate-law-pages.ts          writes them
 *   npx tsx server/measures/generate-law-pages.ts --check  fails when a page is not what the law tables and lives say
 */
import { differences, lawPages, writePages } from './law-pages.ts'

const made = await lawPages()
const { sum } = made
process.stdout.write(`${sum.ids} ids: ${sum.encoded} encoded, ${sum.leftOut} left out, ${sum.missing} not encoded; ${sum.livedTransitions} of ${sum.transitions} transitions in ${sum.lives} lives\n`)
if (process.argv.includes('--check')) {
  const stale = differences(made)
  if (stale.length > 0) process.stderr.write(`not fresh, run npx tsx server/measures/generate-law-pages.ts:\n${stale.join('\n')}\n`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  const changed = writePages(made)
  process.stdout.write(`${changed.length} pages written\n`)
  if (made.missing.length > 0) process.stdout.write(`not encoded: ${made.missing.join(' ')}\n`)
  if (made.unlived.length > 0) process.stdout.write(`without a life or test: ${made.unlived.join(' ')}\n`)
}
