import { describe, expect, test } from 'vitest'
import type { Block, DocumentContent, Run } from '../documents.model.ts'
import { forms } from './index.ts'
import { specimenFacts } from './specimen.ts'

const runText = (run: Run): string => (typeof run === 'string' ? run : run.text)
function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph': return block.runs.map(runText).join('')
    case 'article': return `${block.opening} ${block.runs.map(runText).join('')}`
    case 'heading': case 'note': return block.text
    case 'fields': return block.lines.flat().map((line) => `${line.label}: ${line.value ?? '……'}`).join('\n')
    case 'choices': return [block.label ?? '', ...block.options.map((option) => `${option.ticked ? '☑' : '☐'} ${option.text}`)].join('\n')
    case 'list': return block.items.map((item) => item.map(runText).join('')).join('\n')
    case 'table': return [block.title ?? '', block.columns.map((column) => column.title).join('|'), ...block.rows.map((row) => row.join('|'))].join('\n')
    case 'chart': return block.title
    case 'signatures': return block.columns.map((column) => column.title).join('\n')
    case 'page-break': return ''
    default: return block satisfies never
  }
}
export const textOf = (content: DocumentContent): string => [content.title, content.subject, content.decider, ...(content.addressees ?? []), ...(content.bases ?? []), ...content.body.map(blockText), ...(content.recipients ?? [])].filter(Boolean).join('\n')

describe.each(forms.map((form) => [form.id, form] as const))('%s', (_id, form) => {
  test('composes for an adult and for a minor, with and without what is typed', () => {
    for (const minor of [false, true]) for (const typed of ['all', 'none'] as const) {
      const text = textOf(form.compose(specimenFacts(form, { minor, typed })))
      expect(text, `${form.id} ${minor} ${typed}`).not.toMatch(/undefined|null|\[object|NaN/)
      expect(text).toBe(text.normalize('NFC'))
    }
  })
})
