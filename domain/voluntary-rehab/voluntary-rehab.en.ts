/** English words of the three forms of voluntary rehabilitation; the same keys as the Vietnamese. */
import type { SliceWords } from '../measures/words.ts'

const facility = {
  decide: 'Decision on voluntary rehabilitation', complete: 'Certificate of completed rehabilitation', admit: 'Admit by contract', start: 'Minutes of admission to the facility', interrupt: 'Record the beginning of a prison sentence', exempt: 'Exempt from rehabilitation',
  postpone: 'Postpone the admission', resume: 'Return to the facility', suspend: 'Send home for treatment',
}

export const voluntaryRehabEn: SliceWords = {
  acts: {
    'open-rest': 'Paper of the facility received: the rest at home or in the community', 'register-rest': 'Register the rest', 'close-rest': 'Close: time over, the rest was not registered', 'change-form': 'Change to another form',
    'e-monitoring-decided': 'Electronic monitoring decided', 'request-placement': 'Ask the police of the province for a place', 'request-central': 'Ask the ministry for a place', 'designate-central': 'The ministry names the facility', notify: 'Record that the commune police were told',
    'go-out': 'Record an outing with leave', 'come-back': 'Record the return', transfer: 'Move to another facility', 'transfer-central': 'Move to a facility in another province', 'receive-transfer': 'The new facility has received the person', 'facility-stopped': 'Record that the facility is suspended',
    'complete-part': 'Certificate of the time and stages done',
  },
  actsOf: { 'voluntary-home': { interrupt: 'Record the beginning of a prison sentence' }, 'voluntary-private': facility, 'voluntary-public': facility },
  verbs: { 'request-placement': 'Draft the request', 'request-central': 'Draft the request', 'designate-central': 'Issue the decision', 'complete-part': 'Issue the certificate', notify: 'Record the notice' },
  statuses: {
    'rest-due': 'the rest is to be registered', 'in-prison': 'serving a prison sentence', 'changed-form': 'changed to another form', 'rest-lapsed': 'time over, the rest was not registered', 'placement-requested': 'waiting for the province to name a facility',
    'central-requested': 'waiting for the ministry to name a facility', designated: 'facility named, not yet there', 'partly-completed': 'a part done in the facility',
  },
  clocks: {
    'self-termination-sessions': 'Sessions missed in a row', 'addiction-certificate-validity': 'Validity of the assessment', 'voluntary-term-facility': 'Term of rehabilitation', 'facility-completion': 'Certificate of completed rehabilitation',
    'private-centre-notice': 'Facility tells the commune', 'public-centre-notice': 'Facility tells the commune', 'private-completion-copy': 'Copy of the certificate', 'private-completer-present': 'Come to the commune police after completion', 'private-partial-notice': 'Tell the police of the residence',
    'private-partial-register-home': 'Register the rest', 'private-quit-notice': 'Tell the police that the person stopped', 'private-seat-notice': 'Tell the police at the seat of the facility', 'private-end-notice': 'Notice of coming completion',
    'private-certificate': 'Certificate of completed rehabilitation', 'private-suspended-client-move': 'Register elsewhere when the facility is suspended', 'decide-no-residence': 'Decision on voluntary rehabilitation', 'public-voluntary-request': 'Ask the police of the province for a place',
    'public-voluntary-designate': 'The province names the facility', 'public-voluntary-designate-central': 'The ministry names the facility', 'public-voluntary-end-notice': 'Notice of coming completion', 'public-voluntary-certificate': 'Certificate of completed rehabilitation',
    'voluntary-resume': 'Return when at least so much is left', 'report-after-postponement': 'Come to the commune police after a postponement',
  },
  fields: {
    changeOfForm: 'Change from another form', startedOn: 'Started on', shiftDays: 'Days the end moves', stagesDone: 'Stages done', supportedOn: 'Day of the one-off support', noStableResidence: 'No stable residence', contractNumber: 'Contract number', toPolice: 'Told the commune police', seat: 'Police at the seat', why: 'Reason of the outing',
    central: 'Body that is asked', postponement: 'Reason of the postponement', exemption: 'Reason of the exemption',
  },
  fieldsOf: { register: { facility: 'Facility wished for' }, start: { facility: 'Admitting facility' }, admit: { unit: 'Commune of residence' }, 'designate-central': { facility: 'Facility' }, transfer: { facility: 'New facility' }, 'transfer-central': { facility: 'New facility' } },
  options: {
    about: { part: 'a part done' }, toPolice: { residence: 'of the residence', seat: 'at the seat of the facility' }, why: { hospital: 'hospital', funeral: 'funeral', family: 'family', proceedings: 'asked for by a procedure body', other: 'other' },
    postponement: { 'serious-illness': 'serious illness', 'family-hardship': 'special hardship of the family' }, exemption: { 'critical-illness': 'critical illness', pregnancy: 'pregnancy', 'no-longer-addicted': 'no longer addicted while postponed' },
  },
  facts: { paper: { facility: 'the admitting facility' }, statement: { order: 'which decision' } },
  why: {
    'anchor.part-certificate': 'Certificate of a part received', 'anchor.voluntary-decided': 'Rehabilitation at home was decided', 'anchor.designated': 'Facility named', 'anchor.placement-requested': 'Request for a place received',
    'anchor.facility-stopped': 'Facility suspended', 'anchor.sent-home': 'Sent home', 'anchor.taken-in': 'Taken in by the facility', 'days-in-prison': '{n} days in prison are not counted', 'days-served-before': '{n} days served in another form are deducted',
  },
}
