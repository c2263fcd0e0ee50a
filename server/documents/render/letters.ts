/** Letters that cannot be printed are found before anything is set: a paper with a hole where a name should stand is never made. */
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { fontLetters } from './fonts.ts'
import { planOf, type RenderOptions } from './plan.ts'

export type LettersRefusal = { readonly code: 'letters-not-printable'; readonly facts: { /** At most five, as `U+1F600`; never the text around them. */ readonly letters: readonly string[]; readonly count: number } }

/** Marks that turn the direction of what follows: a name could be made to read backwards. */
const turning = (code: number): boolean => (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
const breaksLine = 0x0a

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) yield* textsOf(inner)
}

/** Null where every letter can be printed. */
export function refusalOf(content: DocumentContent, options: RenderOptions = {}): LettersRefusal | null {
  const known = fontLetters()
  const missing = new Set<number>()
  for (const text of textsOf(planOf(content, options))) {
    for (const letter of text) {
      const code = letter.codePointAt(0)!
      if (code !== breaksLine && (code < 0x20 || (code >= 0x7f && code < 0xa0) || turning(code) || !known.has(code))) missing.add(code)
    }
  }
  if (missing.size === 0) return null
  return { code: 'letters-not-printable', facts: { letters: [...missing].slice(0, 5).map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`), count: missing.size } }
}

/** Thrown by the renderers when nobody asked `refusalOf` first. */
export class UnprintableLetters extends Error {
  constructor(readonly refusal: LettersRefusal) {
    super(`letters that the font of official papers lacks: ${refusal.facts.letters.join(', ')}`)
  }
}
