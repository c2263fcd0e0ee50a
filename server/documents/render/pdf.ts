/** PDF/A-2b through Typst: letters inside, not tagged (the compiler's Typst 0.13 writes no tags), the same bytes for the same content, day and layout. Synchronous: many papers go through `pool.ts`. */
import fs from 'node:fs'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { fontFiles } from './fonts.ts'
import { refusalOf, UnprintableLetters } from './letters.ts'
import { motto, planOf, stateName, type RenderOptions } from './plan.ts'

/** Where the signer's picture goes: page from 1, points from the left and the upper edge of the page. */
export type SignaturePlace = { readonly page: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type RenderedPdf = { readonly pdf: Uint8Array; readonly pages: number; readonly signaturePlace: SignaturePlace | null }

const template = path.join(import.meta.dirname, 'paper.typ')
const fixedWords = { stateName, motto, addressee: 'Kính gửi:', recipients: 'Nơi nhận:', unit: 'Đơn vị tính', doubts: 'Phần chưa được kiểm chứng của mẫu này (chỉ in trên bản dự thảo):' }
/** Results of earlier papers that the compiler may keep: it forgets what this many papers did not use. */
const keptFor = 4

let ready: { readonly compiler: NodeCompiler; readonly source: string } | undefined
function compilerOf() {
  ready ??= { compiler: NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: [...fontFiles()] }] }), source: fs.readFileSync(template, 'utf8') }
  return ready
}

function compiled(content: DocumentContent, options: RenderOptions) {
  const refusal = refusalOf(content, options)
  if (refusal) throw new UnprintableLetters(refusal)
  const { compiler, source } = compilerOf()
  const result = compiler.compile({ mainFileContent: source, inputs: { paper: JSON.stringify({ ...planOf(content, options), words: fixedWords }) } })
  const document = result.result
  // The compiler's own words may quote the paper: they stay out of logs.
  if (!document) throw new Error(`the paper could not be set${process.env.HOANHAP_SHOW_TYPESETTING ? `: ${JSON.stringify(compiler.fetchDiagnostics(result.takeDiagnostics()!))}` : ''}`)
  return { compiler, document }
}

/** Throws `UnprintableLetters` where `refusalOf` would have refused. */
export function renderPdfWithPlaces(content: DocumentContent, options: RenderOptions = {}): RenderedPdf {
  const { compiler, document } = compiled(content, options)
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b' })
  const places = compiler.query(document, { selector: '<signature-place>', field: 'value' }) as SignaturePlace[]
  const pages = document.numOfPages
  compiler.evictCache(keptFor)
  return { pdf: new Uint8Array(pdf), pages, signaturePlace: places.at(-1) ?? null }
}

export const renderPdf = (content: DocumentContent, options: RenderOptions = {}): Uint8Array => renderPdfWithPlaces(content, options).pdf

/** Each page as drawing alone, for comparing: the same on every machine, whatever shows PDFs there. */
export function drawnPages(content: DocumentContent, options: RenderOptions = {}): string[] {
  const { compiler, document } = compiled(content, options)
  const [drawing = ''] = compiler.plainSvg(document).split('\n    <defs')
  compiler.evictCache(keptFor)
  // A page begins with its white paper, at the outermost place of the drawing.
  const [, ...pages] = drawing.split('\n    <path class="typst-shape" fill="#ffffff"')
  if (pages.length !== document.numOfPages) throw new Error('the drawing has other pages than the paper')
  return pages
}
