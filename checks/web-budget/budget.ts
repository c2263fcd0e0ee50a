/**
 * Compressed script that each page needs before it can be used, from the manifest of the build.
 *   node --import tsx checks/web-budget/budget.ts
 */
import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly isEntry?: boolean }
export type Weight = { readonly page: string; readonly gzip: number; readonly brotli: number; readonly budget: number }

const folder = path.resolve(import.meta.dirname, '../../build/web')
/** Kilobytes of gzip (1000 bytes). The pages of everyday work stay light; pages with tables and charts may weigh more. */
export const budgets: Readonly<Record<string, number>> = {
  'access/SignInPage.tsx': 280, 'measures/InboxPage.tsx': 280, 'measures/VisitPage.tsx': 280, 'people/RegisterPage.tsx': 280, 'people/PeoplePage.tsx': 280,
}
const heavy = 450

export const isBuilt = (): boolean => fs.existsSync(path.join(folder, '.vite/manifest.json'))

export function weights(): Weight[] {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const sizes = new Map<string, { gzip: number; brotli: number }>()
  const sizeOf = (file: string) => {
    let size = sizes.get(file)
    if (!size) {
      const bytes = fs.readFileSync(path.join(folder, file))
      size = { gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }
      sizes.set(file, size)
    }
    return size
  }
  const reach = (key: string, found = new Set<string>()): Set<string> => {
    const chunk = manifest[key]
    if (!chunk || found.has(key)) return found
    found.add(key)
    for (const next of chunk.imports ?? []) reach(next, found)
    return found
  }
  const entry = Object.keys(manifest).find((key) => manifest[key]!.isEntry)!
  if (!manifest['text/everyday.vi.ts']) throw new Error('the words of everyday work are no chunk of their own')
  return Object.keys(manifest).filter((key) => /Page\.tsx$/.test(key)).map((page) => {
    // The words of everyday work are asked for by the entry before anything is drawn: they count.
    const files = [...reach(page, reach('text/everyday.vi.ts', reach(entry)))].map((key) => manifest[key]!.file).filter((file) => file.endsWith('.js'))
    const total = files.map(sizeOf).reduce((sum, size) => ({ gzip: sum.gzip + size.gzip, brotli: sum.brotli + size.brotli }), { gzip: 0, brotli: 0 })
    return { page, ...total, budget: budgets[page] ?? heavy }
  })
}

if (process.argv[1] === import.meta.filename) {
  for (const weight of weights()) process.stdout.write(`${weight.page.padEnd(40)} gzip ${(weight.gzip / 1000).toFixed(1).padStart(6)} kB  brotli ${(weight.brotli / 1000).toFixed(1).padStart(6)} kB  of ${weight.budget}\n`)
}
