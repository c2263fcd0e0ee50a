/**
 * `docs/documents/forms.md`.
 *
 *   npx tsx server/documents/generate-forms-page.ts          writes it
 *   npx tsx server/documents/generate-forms-page.ts --check  fails when it is not what the catalogue says
 */
import fs from 'node:fs'
import path from 'node:path'
import { renderCatalogue } from '@hoa-nhap/domain/documents/forms/catalogue'

const file = path.resolve(import.meta.dirname, '../../docs/documents/forms.md')
const page = renderCatalogue()
if (process.argv.includes('--check')) {
  if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== page) {
    process.stderr.write('not fresh, run npx tsx server/documents/generate-forms-page.ts: docs/documents/forms.md\n')
    process.exitCode = 1
  }
} else {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, page)
  process.stdout.write(`${page.split('\n').length} lines written\n`)
}
