/** The pages as they were last looked at and kept: a fingerprint of each, so that a change says which pages it changed. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { drawnPages } from '../../server/documents/render/pdf.ts'
import type { PaperSpecimen } from './specimens.ts'

const file = path.join(import.meta.dirname, 'pages.json')
export type Pages = Readonly<Record<string, readonly string[]>>

export const keptPages = (): Pages => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) as Pages : {})
export const keepPages = (pages: Pages): void => fs.writeFileSync(file, `{\n${Object.keys(pages).toSorted().map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(pages[name])}`).join(',\n')}\n}\n`)
export const fingerprints = ({ content, options }: PaperSpecimen): string[] => drawnPages(content(), options).map((page) => createHash('sha256').update(page).digest('hex').slice(0, 16))

/** One line per paper that is new, gone, longer, shorter or drawn otherwise. */
export function changes(kept: Pages, made: Pages): string[] {
  return [...new Set([...Object.keys(kept), ...Object.keys(made)])].toSorted().flatMap((name) => {
    const [before, after] = [kept[name], made[name]]
    if (!before) return [`${name}: new, ${after!.length} page(s)`]
    if (!after) return [`${name}: gone`]
    const other = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index).filter((index) => before[index] !== after[index])
    if (other.length === 0) return []
    return [`${name}: page ${other.map((index) => index + 1).join(', ')} changed${before.length === after.length ? '' : `, ${before.length} → ${after.length} pages`}`]
  })
}
