/** A document as plain lines: for comparing two drafts, for search in one's own papers, for tests. Dots where a pen fills. */
import type { Block, DocumentContent, Run } from './documents.model.ts'

const runText = (run: Run): string => (typeof run === 'string' ? run : run.text)

export function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph': return block.runs.map(runText).join('')
    case 'article': return `${block.opening} ${block.runs.map(runText).join('')}`
    case 'heading': case 'note': return block.text
    case 'fields': return block.lines.flat().map((line) => `${line.label}: ${line.value ?? '……'}`).join('\n')
    case 'choices': return [block.label ?? '', ...block.options.map((option) => `${option.ticked ? '[x]' : '[ ]'} ${option.text}`)].join('\n')
    case 'list': return block.items.map((item) => item.map(runText).join('')).join('\n')
    case 'table': return [block.title ?? '', block.columns.map((column) => column.title).join(' | '), ...block.rows.map((row) => row.join(' | ')), ...(block.totals ? [block.totals.join(' | ')] : [])].join('\n')
    case 'chart': return [block.title, ...block.series.map((series) => `${series.name}: ${series.values.map((value) => value ?? '…').join('; ')}`)].join('\n')
    case 'signatures': return block.columns.map((column) => [column.title, column.note, column.name].filter(Boolean).join(' ')).join('\n')
    case 'page-break': return ''
    default: return block satisfies never
  }
}

export function contentText(content: DocumentContent): string {
  const { signature } = content
  return [content.title, content.subject, ...(content.addressees ?? []).map((to) => `Kính gửi: ${to}`), content.decider, ...(content.bases ?? []), ...content.body.map(blockText), signature && [signature.authority && `${signature.authority.mark} ${signature.authority.of}`, signature.position, signature.name].filter(Boolean).join('\n'), ...(content.recipients ?? [])].filter(Boolean).join('\n')
}
