/** Documents as files: the one entry for other slices. Ask `refusalOf` first. */
export { refusalOf, UnprintableLetters, type LettersRefusal } from './letters.ts'
export { renderPdf, renderPdfWithPlaces, type RenderedPdf, type SignaturePlace } from './pdf.ts'
export type { RenderOptions } from './plan.ts'
export { renderDocx } from './word.ts'
