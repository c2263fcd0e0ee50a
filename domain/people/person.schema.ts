/** Pieces of a person's record that several contracts show. */
import { z } from 'zod'
import { PlainDateText } from '../kernel/plain-date.ts'

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: what is known, no more. */
export const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

export const Residence = z.object({
  kind: z.enum(['permanent', 'temporary', 'current']), unitId: z.string(), unitName: z.string(), addressAsWritten: z.string().nullable(), from: PlainDateText, to: PlainDateText.nullable(),
})
