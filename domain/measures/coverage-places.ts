/** Ids of the law tables that are no row of their own: where else they are encoded, under which other row, or why they are left out. */
import { cite, type Citation, type Confidence } from '../kernel/citation.ts'

export type Place =
  | { readonly where: string; readonly tests: readonly string[]; readonly citations?: readonly Citation[]; readonly confidence?: Confidence }
  /** The row stands in the law tables under this id. */
  | { readonly row: string }
  | { readonly leftOut: string }

const clockTests = ['domain/kernel/clock.test.ts'] as const

export const coveragePlaces: Readonly<Record<'2021' | '2026', Readonly<Record<string, Place>>>> = {
  '2021': {
    'court-accept-assign': { leftOut: 'the length was not found in the text of the ordinance' },
    'court-check-minor': { leftOut: 'that the step exists is known, what starts it is not' },
    'petition-protest-court-decision': { leftOut: 'the length was not found in the text of the ordinance' },
  },
  '2026': {
    R32: { leftOut: 'a criminal case is opened elsewhere; whether use is criminal is never computed' },
    'count-hours': { where: 'kernel/clock.ts `hourClock`: on the wall clock, nights and days off included', tests: clockTests, confidence: 'unverified' },
    'count-working-days': { where: 'kernel/working-calendar.ts and kernel/holidays.ts', tests: ['domain/kernel/working-calendar.test.ts'], citations: [cite('BLLD2019', '112')], confidence: 'unverified' },
    'count-days-months-years': { where: 'kernel/clock.ts `dayClock` for clocks, `term` for terms', tests: clockTests, citations: [cite('BLDS2015', '147')], confidence: 'unverified' },
    'count-before-end': { where: 'kernel/clock.ts `leadBefore`, computed from the term as it stands', tests: clockTests },
    'count-force-majeure': { where: 'kernel/clock.ts `restarted`: from the recorded decision that it is over', tests: clockTests, citations: [cite('D163', '89', '1'), cite('D163', '107', '3')], confidence: 'one-copy' },
  },
}
