/** English words of substitution treatment; the same keys as the Vietnamese. */
import type { SliceWords } from '../measures/words.ts'

export const substitutionEn: SliceWords = {
  acts: {
    'intake-notice': 'Tell of the intake', 'forced-end': 'The centre ends the treatment', 'change-centre': 'Change of the centre', 'site-suspended': 'Record that the site is suspended', 'reassign-site': 'Send to another site', 'e-monitoring-decided': 'Electronic monitoring decided', 'receive-at-site': 'Taken over by the new site',
  },
  actsOf: {
    substitution: { register: 'Register for substitution treatment', decide: 'Decision on substitution treatment', start: 'Admission, start of treatment', complete: 'Certificate of completed treatment', quit: 'Record that the person stops by own wish', 'record-absence': 'Record that the person did not come', 'excuse-absence': 'Record the reason' },
  },
  verbs: { 'intake-notice': 'Draft the notice', 'reassign-site': 'Record the new site' },
  statuses: { 'in-treatment': 'in treatment', 'self-terminated': 'broken off', 'forced-end': 'ended by the centre' },
  clocks: {
    'mmt-notice': 'Tell of the intake', 'substitution-intake-notify': 'Tell of the intake', 'self-termination-absence': 'Not coming to treatment', 'mmt-site-reassign': 'Patients of a suspended site', 'mmt-admission': 'Examine and admit',
    'addict-move-notice': 'Tell the new place', 'addict-list-move-notify': 'Tell the new place',
  },
  fields: { centre: 'Treatment centre', opioids: 'Opioids', endGround: 'Ground of the end', firstOn: 'First time on', lastOn: 'Last time on', times: 'How many times' },
  options: { endGround: { 'protocol-breaches': 'breaches of the rules of treatment', 'tests-in-a-row': 'positive tests in a row after the maintenance dose' } },
  facts: { paper: { centre: 'name of the treatment centre' } },
  why: { 'anchor.treatment-noticed': 'Notice of the treatment received', 'anchor.treatment-started': 'Treatment started', 'anchor.site-suspended': 'The site was suspended', 'anchor.reassigned': 'Sent to another site' },
}
