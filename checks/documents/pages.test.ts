/** Every form with invented facts: drawn as it was last looked at, and read back by another program as it was meant. */
import { afterAll, describe, expect, test } from 'vitest'
import { rendererPool } from '../../server/documents/render/index.ts'
import { changes, fingerprints, keptPages } from './pages.ts'
import { faultsOfText, textOfDocx, textOfPdf } from './paper-text.ts'
import { specimens } from './specimens.ts'

const all = specimens()
const pool = rendererPool({ threads: 2 })
afterAll(() => pool.close())

test('every page is drawn as it was kept (look with `npm run documents:render`, keep with `npm run documents:render -- --keep`)', () => {
  const made = Object.fromEntries(all.map((specimen) => [specimen.name, fingerprints(specimen)]))
  expect(changes(keptPages(), made)).toEqual([])
}, 120_000)

test('there is a page of every form', () => {
  expect(all.length).toBeGreaterThan(300)
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

describe('what a paper says is read back from PDF and DOCX', () => {
  test.each(all.map((specimen) => [specimen.name, specimen] as const))('%s', async (_, { content, options }) => {
    const paper = content()
    const rendered = await pool.render(paper, options)
    if (!rendered.ok) throw new Error(rendered.refusal.code)
    expect(faultsOfText(paper, options, await textOfPdf(rendered.pdf!))).toEqual([])
    expect(faultsOfText(paper, options, textOfDocx(rendered.docx!))).toEqual([])
  }, 60_000)
})
