/** Ages on which the measures of this system turn. */
import { cite, type Citation, type Confidence } from '../kernel/citation.ts'

type AgeRow = { readonly years: number; readonly citation: Citation; readonly confidence: Confidence }

/** From this age the measures of this system exist. */
export const lowestAge: AgeRow = { years: 12, citation: cite('L120', '36'), confidence: 'verified' }
/** Under this age a representative acts beside the person. */
export const fullAge: AgeRow = { years: 18, citation: cite('L120', '36'), confidence: 'verified' }
