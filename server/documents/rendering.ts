/** A paper as its files: PDF/A and the editable DOCX, from the same words and the same layout, set in threads apart from the server's own. */
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import type { PageLayout } from '@hoa-nhap/domain/documents/layout.model'
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { refusalOf, sharedRenderer, type LettersRefusal, type SignaturePlace } from './render/index.ts'

export type Printing = { readonly day: PlainDate; readonly layout: PageLayout; readonly draft?: boolean | undefined }
export type SetPaper = { readonly ok: true; readonly pdf: Uint8Array; readonly docx: Uint8Array; readonly signaturePlace: SignaturePlace | null } | { readonly ok: false; readonly refusal: Refusal }

/** The facts name letters by their numbers, never the text around them. */
const said = ({ code, facts }: LettersRefusal): Refusal => ({ code, facts: { count: facts.count, letters: facts.letters.join(' ') } })

/** Null where every letter can be printed. */
export function printable(content: DocumentContent, options: Printing): Refusal | null {
  const refusal = refusalOf(content, options)
  return refusal && said(refusal)
}

/** A draft bears its doubts and DỰ THẢO across the page; what is issued bears neither. */
export function wordsOf(content: DocumentContent, issued: { readonly number: string | null; readonly day: PlainDate }): DocumentContent {
  const { doubts: _doubts, watermark: _watermark, ...rest } = content
  const { head } = rest
  return { ...rest, head: head.by === 'office' ? { ...head, number: issued.number, day: issued.day } : { ...head, day: issued.day } }
}

export async function setPaper(content: DocumentContent, options: Printing): Promise<SetPaper> {
  const made = await sharedRenderer().render(content, options, ['pdf', 'docx'])
  return made.ok ? { ok: true, pdf: made.pdf!, docx: made.docx!, signaturePlace: made.signaturePlace } : { ok: false, refusal: said(made.refusal) }
}

/** One file of a draft. */
export async function setOne(content: DocumentContent, options: Printing, format: 'pdf' | 'docx'): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly refusal: Refusal }> {
  const made = await sharedRenderer().render(content, options, [format])
  return made.ok ? { ok: true, bytes: (format === 'pdf' ? made.pdf : made.docx)! } : { ok: false, refusal: said(made.refusal) }
}
