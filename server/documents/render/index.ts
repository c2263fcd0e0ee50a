/** Documents as files: the one entry for other slices. A server asks `sharedRenderer().render(content, options)`, which refuses by itself and answers both files; the compilers are loaded
 * by its threads alone. Tests and tools set papers in their own thread (`here.ts`). */
export { refusalOf, UnprintableLetters, type LettersRefusal } from './letters.ts'
export type { RenderedPdf, SignaturePlace } from './pdf.ts'
export type { RenderOptions } from './plan.ts'
export { RenderingFailed, rendererPool, sharedRenderer, type RendererPool } from './pool.ts'
export type { PaperFormat, Rendered } from './worker.ts'
