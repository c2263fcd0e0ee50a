/** How long a referral is kept. No text of law sets these days: our own decision, short on purpose. */
import { cite } from '../kernel/citation.ts'
import { addDays, type PlainDate } from '../kernel/plain-date.ts'

/** Erased this many days after the health body has answered; unanswered ones this many days after they were sent. Our decision. */
export const referralKept = { daysAfterAnswer: 30, daysUnanswered: 90, citation: cite('LOCAL', ''), confidence: 'unverified' } as const
export const referralErasedOn = (sentOn: PlainDate, answeredOn: PlainDate | null): PlainDate => addDays(answeredOn ?? sentOn, answeredOn ? referralKept.daysAfterAnswer : referralKept.daysUnanswered)
/** First year of which a month of supplies may be entered. */
export const firstYearOfSupplies = 2020
