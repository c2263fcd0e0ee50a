/** How long what is kept for work alone stays. Our own decision. */
import { addHours, type Instant } from '../kernel/plain-date.ts'

/** An answer is kept for the repeat of a lost one; whoever repeats does so within days. */
const daysToKeepAnswers = 7

export const keptAnswersSince = (now: Instant): Instant => addHours(now, -24 * daysToKeepAnswers)
