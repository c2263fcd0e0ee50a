/** Writes `server/organization/data/*.csv`. Run: `npx tsx checks/catalogue/generate.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { catalogueFiles } from './files.ts'
import { buildCatalogue } from './build.ts'

const folder = new URL('../../server/organization/data/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(catalogueFiles(buildCatalogue()))) {
  writeFileSync(new URL(name, folder), text)
  process.stdout.write(`${name}: ${text.split('\n').length - 2} rows\n`)
}
