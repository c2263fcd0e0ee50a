/** Where a rule is written, and how sure we are of having read it right. */
import { z } from 'zod'

/** `one-copy`: read in a single copy of the text (Decree 163/2026); `unverified`: recalled, inferred or open. */
export const Confidence = z.enum(['verified', 'one-copy', 'unverified'])
export type Confidence = z.infer<typeof Confidence>

/** Short keys of instruments; their Vietnamese names are in `kernel/instruments.ts`. */
export const Citation = z.object({
  instrument: z.string(),
  article: z.string(),
  clause: z.string().optional(),
  point: z.string().optional(),
})
export type Citation = z.infer<typeof Citation>

/** `cite('D163', '134', '1')` or with a point: `cite('D116', '79', '1', 'b')`. */
export function cite(instrument: string, article: string, clause?: string, point?: string): Citation {
  return { instrument, article, ...(clause ? { clause } : {}), ...(point ? { point } : {}) }
}
