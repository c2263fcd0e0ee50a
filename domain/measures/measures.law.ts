/** The law rows of all measures, for other slices and the page of the law. */
export { lawRow, lawRows, lawTables } from './law.ts'
