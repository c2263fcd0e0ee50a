/** Papers set in the thread that asks, for tests and tools: ask `refusalOf` first. */
export { renderPdf, renderPdfWithPlaces } from './pdf.ts'
export { renderDocx } from './word.ts'
