/** A paper as its files: PDF/A and the editable DOCX, from the same words and the same layout. */
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import type { PageLayout } from '@hoa-nhap/domain/documents/layout.model'
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { refusalOf, renderDocx, renderPdf } from './render/index.ts'

export type Printing = { readonly day: PlainDate; readonly layout: PageLayout; readonly draft?: boolean | undefined }

/** Null where every letter can be printed; the facts name letters by their numbers, never the text around them. */
export function printable(content: DocumentContent, options: Printing): Refusal | null {
  const refusal = refusalOf(content, options)
  return refusal && { code: refusal.code, facts: { count: refusal.facts.count, letters: refusal.facts.letters.join(' ') } }
}

/** A draft bears its doubts and DỰ THẢO across the page; what is issued bears neither. */
export function wordsOf(content: DocumentContent, issued: { readonly number: string | null; readonly day: PlainDate } | null): DocumentContent {
  if (!issued) return content
  const { doubts: _doubts, watermark: _watermark, ...rest } = content
  const { head } = rest
  return { ...rest, head: head.by === 'office' ? { ...head, number: issued.number, day: issued.day } : { ...head, day: issued.day } }
}

export async function pdfOf(content: DocumentContent, options: Printing): Promise<Uint8Array> {
  return renderPdf(content, options)
}
export async function docxOf(content: DocumentContent, options: Printing): Promise<Uint8Array> {
  return renderDocx(content, options)
}
