/** Documents as files: the one entry for other slices. `renderPdf` and `renderDocx` work in this thread (ask `refusalOf` first); a server asks
 * `sharedRenderer().render(content, options)`, which refuses by itself and answers both files. */
export { refusalOf, UnprintableLetters, type LettersRefusal } from './letters.ts'
export { renderPdf, renderPdfWithPlaces, type RenderedPdf, type SignaturePlace } from './pdf.ts'
export type { RenderOptions } from './plan.ts'
export { RenderingFailed, rendererPool, sharedRenderer, type RendererPool } from './pool.ts'
export type { PaperFormat, Rendered } from './worker.ts'
export { renderDocx } from './word.ts'
