/** English words of the register of supplies. */
import type { AllRegisterWords } from '../registers/words.ts'

export const harmReductionRegistersEn: AllRegisterWords = {
  'harm-reduction-supplies': {
    name: 'Harm reduction: supplies by month', one: 'report of a month',
    help: 'Needles, condoms, naloxone, tests and referrals by point and month, as numbers. No names and no results of tests. Read by the point’s own agency only; the province sees sums with small numbers hidden.',
    statuses: { reported: 'reported' }, acts: { report: 'Report a month' },
    fields: {
      point: 'Point', year: 'Year', month: 'Month', contacts: 'Visits', needlesGiven: 'Needles given', needlesCollected: 'Needles collected', condoms: 'Condoms', naloxoneGiven: 'Naloxone doses given', naloxoneUsed: 'Naloxone used to save a life', hivTests: 'HIV tests', otherTests: 'Other tests',
      referralsHiv: 'Referred for HIV treatment', referralsSubstitution: 'Referred for substitution', referralsRehabilitation: 'Referred for rehabilitation', referralsOther: 'Other referrals',
    },
    hints: { hivTests: 'The number that were done; no results.', point: 'The name of the point, not of a person.' },
  },
}
