/** The answer of a rule: what follows from an act, or the reason it is not lawful. A refusal is a value; an exception is a bug. */
import { z } from 'zod'
import { Citation, Confidence } from './citation.ts'

export const Refusal = z.object({
  /** Stable; the screen has one Vietnamese and one English sentence for each code. */
  code: z.string(),
  /** What the sentence needs: days, posts, counts. Never free text, never a name. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  citation: Citation.optional(),
  confidence: Confidence.optional(),
})
export type Refusal = z.infer<typeof Refusal>

export type Decision<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function accept<T>(value: T): Decision<T> {
  return { ok: true, value }
}

export function refuse(code: string, facts: Refusal['facts'] = {}, basis?: { citation?: Citation; confidence?: Confidence }): Decision<never> {
  return { ok: false, refusal: { code, facts, ...basis } }
}
