/** What a file says, read back by other programs than those that wrote it; and what of the paper it does not say. */
import { execFile } from 'node:child_process'
import PizZip from 'pizzip'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import type { RenderOptions } from '../../server/documents/render/index.ts'
import { planOf, type PaperPlan } from '../../server/documents/render/plan.ts'

export function textOfPdf(pdf: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }, (error, output) => (error ? reject(error) : resolve(output)))
    child.stdin!.end(pdf)
  })
}

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" }
export function textOfDocx(docx: Uint8Array): string {
  const text = new PizZip(docx).file('word/document.xml')?.asText() ?? ''
  return text.replaceAll(/<\/w:p>|<w:br\/>|<w:tab\/>/g, '\n').replaceAll(/<[^>]+>/g, '').replaceAll(/&(amp|quot|lt|gt|apos);/g, (_, name: string) => entities[name]!)
}

/** Every line that the paper must say. Charts are drawn, their table says the same; names of files and measures are not printed. */
function* linesOf(plan: PaperPlan): Generator<string> {
  const { head, body, signature, copy } = plan
  if (head.by === 'office') yield* [head.parent, head.issuer, head.number, head.letterSubject, head.placeAndDay].filter((line) => line !== null)
  yield* [plan.formMark, plan.title, plan.subject, plan.decider].filter((line) => line !== null)
  yield* [...plan.addressees, ...plan.bases, ...plan.recipients, ...plan.doubts]
  for (const block of body) {
    switch (block.kind) {
      case 'paragraph': yield block.runs.map((run) => run.text).join(''); break
      case 'heading': case 'note': case 'place-and-day': yield block.text; break
      case 'fields': yield* block.lines.flat().flatMap((line) => [line.label, line.value ?? '']); break
      case 'choices': yield* [block.label ?? '', ...block.options.map((option) => option.text)]; break
      case 'list': yield* block.items.map((item) => `${item.mark} ${item.runs.map((run) => run.text).join('')}`); break
      case 'table': yield* [block.title ?? '', ...block.columns.map((column) => column.title), ...block.rows.flat(), ...(block.totals ?? [])]; break
      case 'chart': yield block.title; break
      case 'signatures': yield* block.rows.flat().flatMap((column) => [column.title, column.note ?? '', column.name ?? '']); break
      case 'page-break': break
      default: throw new TypeError(`no such block: ${typeof (block satisfies never)}`)
    }
  }
  if (signature) yield* [...signature.lines, signature.note ?? '', signature.name ?? '', signature.above ?? '']
  if (copy) yield* [copy.title, copy.issuer, copy.number, copy.placeAndDay, copy.position, copy.name]
}

/** Spaces and line ends fall where the line is full: they say nothing. */
const squashed = (text: string): string => text.replaceAll(/[\s\u00a0]+/g, '')
/** The number at the head of a page may stand in the middle of a sentence that goes over it. */
const withoutPageNumbers = (text: string): string => text.split('\f').map((page, index) => (index > 0 ? page.replace(/^\s*\d+\s*\n/, '') : page)).join('')

/** The slanting watermark is read letter by letter, in the midst of the words it lies under: its letters are left out of the comparison. */
const without = (text: string, mark: string | null): string => (mark === null ? text : Array.from(text).filter((letter) => !mark.includes(letter)).join(''))

/** What is wrong with what a file says; empty where all is right. */
export function faultsOfText(content: DocumentContent, options: RenderOptions, said: string): string[] {
  const faults: string[] = []
  const plan = planOf(content, options)
  if (said !== said.normalize('NFC')) faults.push('not NFC')
  if (said.includes('\ufffd') || /[\ue000-\uf8ff]/.test(said)) faults.push('letters that cannot be read back')
  const all = without(squashed(withoutPageNumbers(said)), plan.watermark)
  for (const line of new Set(linesOf(plan))) if (!all.includes(without(squashed(line), plan.watermark))) faults.push(`does not say “${line.slice(0, 80)}”`)
  return faults
}
