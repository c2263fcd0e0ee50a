/** A thread that sets papers, one after the other: the compiler is synchronous and would stop the server. Started by `pool.ts`. */
import { parentPort } from 'node:worker_threads'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { refusalOf, type LettersRefusal } from './letters.ts'
import { renderPdfWithPlaces, type SignaturePlace } from './pdf.ts'
import type { RenderOptions } from './plan.ts'
import { renderDocx } from './word.ts'

export type PaperFormat = 'pdf' | 'docx'
export type Task = { readonly task: number; readonly content: DocumentContent; readonly options: RenderOptions; readonly formats: readonly PaperFormat[] }
export type Rendered =
  | { readonly ok: true; readonly pdf: Uint8Array | null; readonly docx: Uint8Array | null; readonly pages: number | null; readonly signaturePlace: SignaturePlace | null }
  | { readonly ok: false; readonly refusal: LettersRefusal }
export type Answer = { readonly task: number; readonly rendered: Rendered } | { readonly task: number; readonly failed: string }

async function rendered({ content, options, formats }: Task): Promise<Rendered> {
  const refusal = refusalOf(content, options)
  if (refusal) return { ok: false, refusal }
  const made = formats.includes('pdf') ? renderPdfWithPlaces(content, options) : null
  const docx = formats.includes('docx') ? await renderDocx(content, options) : null
  return { ok: true, pdf: made?.pdf ?? null, docx, pages: made?.pages ?? null, signaturePlace: made?.signaturePlace ?? null }
}

const port = parentPort
port?.on('message', (task: Task) => {
  rendered(task).then((answer) => port.postMessage({ task: task.task, rendered: answer } satisfies Answer), (error: unknown) => {
    // Only the kind of the error goes on: its words may quote the paper.
    port.postMessage({ task: task.task, failed: error instanceof Error ? error.constructor.name : 'unknown' } satisfies Answer)
  })
})
