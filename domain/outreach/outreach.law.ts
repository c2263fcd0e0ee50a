/** How long names that were given in confidence are kept. No text of law sets these days: they are our own decisions, and short on purpose. */
import { cite } from '../kernel/citation.ts'
import { addMonths, type PlainDate } from '../kernel/plain-date.ts'

/** A name given with consent is erased this many months after the last contact, whether or not anything followed. Our decision. */
export const nameKept = { months: 6, citation: cite('LOCAL', ''), confidence: 'unverified' } as const
export const nameErasedOn = (lastContact: PlainDate): PlainDate => addMonths(lastContact, nameKept.months)

/** Clocks of the law by which somebody is due to be assessed, or waits for the answer of an assessment. The list of a review round holds these and nobody else. */
export const reviewClocks = ['assess-staff-dispatch', 'assess-file-forward', 'assess-result', 'assess-result-forward', 'addiction-result-send', 'admin-detention-for-assessment'] as const
