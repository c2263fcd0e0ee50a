/** Called by `npm run documents:render`. */
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { rendererPool } from '../../server/documents/render/index.ts'
import { changes, fingerprints, keepPages, keptPages } from './pages.ts'
import { faultsOfText, textOfDocx, textOfPdf } from './paper-text.ts'
import { specimens, type PaperSpecimen } from './specimens.ts'

const given = process.argv.slice(2)
const keep = given.includes('--keep')
const comparing = given.includes('--compare')
const wanted = given.filter((argument) => !argument.startsWith('--'))
const all = specimens()
const chosen = wanted.length === 0 ? all : all.filter(({ name, form }) => wanted.some((one) => one === form || name.startsWith(one)))
const folder = path.join(import.meta.dirname, '..', '..', 'build', 'documents')
if (wanted.length === 0 && !comparing) fs.rmSync(folder, { recursive: true, force: true })
fs.mkdirSync(folder, { recursive: true })

const run = promisify(execFile)
const pool = rendererPool()
const made: Record<string, readonly string[]> = {}
const faults: string[] = []
const failedForms = new Set<string>()
let pages = 0

async function one(specimen: PaperSpecimen): Promise<void> {
  const { name, content, options } = specimen
  const found: string[] = []
  try {
    const paper = content()
    if (comparing) {
      made[name] = fingerprints(specimen)
      pages += made[name].length
      return
    }
    const rendered = await pool.render(paper, options)
    if (!rendered.ok) found.push(`${rendered.refusal.code} ${rendered.refusal.facts.letters.join(' ')}`)
    else {
      const base = path.join(folder, name)
      for (const old of fs.readdirSync(folder)) if (old.startsWith(`${name}-`) && old.endsWith('.png')) fs.rmSync(path.join(folder, old))
      fs.writeFileSync(`${base}.pdf`, rendered.pdf!)
      fs.writeFileSync(`${base}.docx`, rendered.docx!)
      await run('pdftoppm', ['-r', '90', '-png', `${base}.pdf`, base])
      const drawn = fs.readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.png')).length
      if (drawn !== rendered.pages) found.push(`${drawn} pictures of ${rendered.pages} pages`)
      pages += drawn
      found.push(...faultsOfText(paper, options, await textOfPdf(rendered.pdf!)).map((fault) => `PDF ${fault}`), ...faultsOfText(paper, options, textOfDocx(rendered.docx!)).map((fault) => `DOCX ${fault}`))
      made[name] = fingerprints(specimen)
    }
  } catch (error) {
    found.push(error instanceof Error ? error.message : String(error))
  }
  if (found.length > 0 && specimen.form) failedForms.add(specimen.form)
  faults.push(...found.map((fault) => `${name}: ${fault}`))
}

const waiting = chosen.values()
await Promise.all(Array.from({ length: os.availableParallelism() + 1 }, async () => {
  for (const specimen of waiting) await one(specimen)
}))
await pool.close()

const say = (line: string) => process.stdout.write(`${line}\n`)
for (const fault of faults.toSorted()) say(`FAIL ${fault}`)
const kept = keptPages()
const compared = wanted.length === 0 ? kept : Object.fromEntries(Object.entries(kept).filter(([name]) => chosen.some((specimen) => specimen.name === name)))
const changed = changes(compared, made)
for (const line of changed) say(line)
if (keep && faults.length === 0) {
  keepPages(wanted.length === 0 ? made : { ...kept, ...made })
  say(`kept ${Object.keys(made).length} papers in checks/documents/pages.json`)
} else if (changed.length > 0) say(`${changed.length} paper(s) differ from what was kept: look at build/documents, then run with -- --keep`)
const formsWanted = new Set(chosen.flatMap(({ form }) => form ?? []))
say(`forms ${formsWanted.size - failedForms.size} of ${formsWanted.size}, pages ${pages}`)
process.exit(faults.length === 0 ? 0 : 1)
