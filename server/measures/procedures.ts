/** The procedures and law rows that measures rest on. */
import type { Citation, Confidence } from '@hoa-nhap/domain/kernel/citation'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { lawRowOn } from '@hoa-nhap/domain/measures/procedures'

export { procedureOf } from '@hoa-nhap/domain/measures/procedures'

/** Article and confidence of the row an event rested on. */
export function basisOf(rule: string | undefined, on: PlainDate): { readonly citation: Citation; readonly confidence: Confidence } | null {
  const row = rule ? lawRowOn(rule, on) : undefined
  return row ? { citation: row.citation, confidence: row.confidence } : null
}
