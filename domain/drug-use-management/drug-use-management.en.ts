/** English words of the management of a person who uses drugs; the same keys as the Vietnamese. */
import type { SliceWords } from '../measures/words.ts'

export const drugUseEn: SliceWords = {
  acts: {
    'record-use': 'Record that use was found', 'receive-result': 'Record that the test result came in', 'verify-residence': 'Record the check of the residence', 'send-notice': 'Notice of the use', redecide: 'New decision on management',
    'assign-member': 'Name a member of the team', 'check-residence': 'Check the residence this month', 'found-using': 'Record that use was found during the year', 'unknown-absence': 'Record an absence of unknown place', interrupt: 'Interrupt: detained', resume: 'Go on after detention',
    'transfer-file': 'Send the file to the new place', end: 'Decision to end management', stop: 'Decision to stop management', 'assessed-not-addicted': 'Result: not addicted', 'assessed-addicted': 'Result: addicted',
  },
  actsOf: { 'user-management': { decide: 'Decision on management', 'hand-over-decision': 'Hand over or send the decision', 'close-undecided': 'Close without a decision', 'record-test': 'Record a test during the year' } },
  verbs: { 'verify-residence': 'Record the result', 'send-notice': 'Draft the notice', redecide: 'Draft the decision', end: 'Draft the decision', stop: 'Draft the decision', 'check-residence': 'Record the check' },
  statuses: {
    detected: 'positive result', checked: 'residence checked', managed: 'under management', interrupted: 'interrupted', stopped: 'stopped', dead: 'deceased',
  },
  clocks: {
    'positive-test-forward': 'Send the test result', 'positive-result-forward': 'Send the test result', 'residence-verify': 'Check the residence', 'residence-verify-remote': 'Check the residence, remote area', 'residence-verification': 'Check the residence',
    'residence-verification-remote': 'Check the residence, remote area', 'user-act-notify': 'Notice of the use', 'user-act-notify-no-residence': 'Notice of the use, no stable residence', 'use-notice-send': 'Notice of the use',
    'user-mgmt-decide': 'Decision on management', 'user-management-decision': 'Decision on management', 'user-mgmt-term': 'Term of management', 'user-mgmt-renewed-term': 'Term of management, counted anew', 'user-management-term': 'Term of management',
    'user-mgmt-renew-decide': 'New decision on management', 'user-management-redecision': 'New decision on management', 'user-residence-check': 'Check of the residence of the month', 'user-move-police-notice': 'Tell the police of the new place', 'user-move-file-transfer': 'Send the file to the new place',
    'user-move-notify': 'Tell the new place and send the file', 'user-present-new-place': 'Report at the new place', 'user-decision-copy-permanent-commune': 'Copy to the commune of permanent residence', 'user-end': 'Decision to end management',
  },
  fields: {
    suspicion: 'Ground for the test', foundOn: 'Day of discovery', remote: 'Mountain, island or remote area', assessmentCase: 'A case in which an assessment comes first', criminalCheck: 'Criminal matter or not (decided by the competent body)',
    representativePresent: 'A parent or representative was present and agreed', residence: 'Residence', livesHereSince: 'Lives here since', resultOn: 'Day of the result', notAddictedOn: 'Day of the result not addicted', copyTo: 'Sent to the commune of permanent residence', part: 'Part in the team',
    present: 'Lives at the residence', orderNumber: 'Number of the decision or judgment',
  },
  fieldsOf: { stop: { ground: 'Ground to stop' }, 'hand-over-decision': { to: 'Handed to' }, 'record-use': { unit: 'Commune of discovery' }, 'verify-residence': { unit: 'Commune of residence' }, 'send-notice': { unit: 'Commune that is told' } },
  options: {
    suspicion: {
      report: 'verified report', 'case-papers': 'papers of a case', behaviour: 'loss of control', traces: 'traces or tools', driver: 'driver who shows signs', 'place-of-use': 'present at a place of use', 'self-declared': 'told by the person',
      caught: 'caught in the act', other: 'other ground of the law',
    },
    assessmentCase: { 'commune-education': 'during or within a year after commune education', 'post-rehab': 'in post-rehabilitation management' }, criminalCheck: { 'not-criminal': 'no criminal matter', 'sent-to-investigation': 'sent to the investigation' },
    residence: { registered: 'registered and lives there', 'thirty-days': 'present place, for the days the law asks', none: 'no stable residence' },
    part: { deputy: 'deputy head, village or street', family: 'family or respected person', organisation: 'social organisation', 'social-worker': 'social worker', teacher: 'teacher', 'youth-union': 'youth union' },
    ground: { addicted: 'found addicted', 'commune-education': 'education in the commune', diversion: 'diversion', 'detention-longer': 'detention longer than the rest', 'compulsory-education': 'compulsory education or reformatory school', prison: 'prison', 'dead-or-missing': 'dead or missing' },
    because: { addicted: 'found addicted', 'no-use': 'no use', 'criminal-case': 'criminal case', 'not-addicted': 'not addicted', 'opened-by-mistake': 'opened by mistake' },
  },
  facts: { paper: { 'not-addicted-result': 'result of the assessment: not addicted' }, statement: { 'lives-here-since': 'the day since which the person lives here, confirmed by the police chief' } },
  why: {
    'anchor.use-found': 'Use was found', 'anchor.positive-result': 'Positive result', 'anchor.residence-checked': 'Residence checked', 'anchor.result-received': 'Test result received', 'anchor.notice-of-use': 'Notice of the use received',
    'anchor.found-not-addicted': 'Result: not addicted', 'anchor.arrived': 'Arrived at the new place', 'anchor.last-check': 'Last check', 'other-reading-days': '{n} days of absence or detention that only another reading would leave out: the term is not longer',
  },
}
