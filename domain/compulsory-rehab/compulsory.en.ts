/** English words of compulsory rehabilitation from the decision in effect on. */
import type { SliceWords } from '../measures/words.ts'

export const compulsoryEn: SliceWords = {
  acts: {
    'open-from-court': 'The court’s decision took effect', 'import-order': 'Record an order from paper', 'record-receipt': 'Record that the decision was received', 'request-court': 'Record a request to postpone or exempt', postpone: 'Postpone the execution', 'refuse-request': 'Record that the court did not agree',
    'report-ground-ended': 'Report that the ground of postponement has ended', 'end-postponement': 'End the postponement', exempt: 'Exempt from the execution', 'request-facility': 'Ask for a facility', 'refer-designation': 'Refer the choice of facility upwards', designate: 'Name the facility', 'receive-designation': 'Record that the facility decision was received',
    'extend-for-capacity': 'Later escort: the facility is full', admit: 'Minutes of hand-over and admission', 'record-escape': 'Record leaving without return', 'order-search': 'Order a search', 'notify-escape': 'Tell the commune police', 'record-return': 'Record the return',
    'end-unexecuted': 'End: the time for execution is over', 'record-hospital': 'Record a stay in hospital', 'record-evaluation': 'Record the grade of a month', 'review-reductions': 'Record a review of reductions', 'post-reduction-list': 'Post the list inside the facility', 'propose-to-court': 'Propose a reduction, suspension or exemption to the court',
    reduce: 'Record the court’s reduction', suspend: 'Suspend for treatment at home', 'resume-after-illness': 'Go on with the measure', 'exempt-remainder': 'Exempt from the remainder', 'request-leave': 'Record a request for funeral leave', 'grant-leave': 'Grant funeral leave', 'return-from-leave': 'Record the return from leave',
    'out-for-proceedings': 'Out of the facility for proceedings', 'extend-proceedings': 'Extend the time for proceedings', 'return-from-proceedings': 'Record the return from proceedings', 'transfer-facility': 'Transfer to another facility', 'return-from-transfer': 'Record the return to the first facility',
    'move-to-adult-facility': 'Move to a facility for adults at 18', 'interrupt-by-prison': 'Interrupted by prison', 'resume-after-prison': 'Go on after prison', 'refer-to-education': 'Make a file for compulsory education',
    'record-protection-need': 'Record a need for social protection', 'refer-social-protection': 'Send the file to social protection', 'record-death': 'Minutes of a death', 'notify-death': 'Record who was told of the death', 'close-after-death': 'Close after the burial',
  },
  actsOf: {
    compulsory: { complete: 'Certificate of the order served, and release', 'end-notice': 'Notice of the coming end', 'end-by-order': 'End by another decision' },
  },
  verbs: { admit: 'Write minutes', 'order-search': 'Issue the decision', designate: 'Issue the decision', 'grant-leave': 'Issue the decision', 'request-facility': 'Draft the request', 'propose-to-court': 'Draft the proposal' },
  statuses: {
    ordered: 'in effect, to be carried out', 'facility-requested': 'a facility has been asked for', 'facility-referred': 'the ministry chooses the facility', 'facility-named': 'facility named, to be brought there', postponed: 'postponed', fugitive: 'absent, not brought yet',
    'in-facility': 'in the facility', 'on-leave': 'on funeral leave', 'out-for-proceedings': 'out for proceedings', suspended: 'at home for treatment', escaped: 'has left, not back yet', 'in-prison': 'serving a prison sentence', deceased: 'has died, steps under way',
    exempted: 'exempted', 'remainder-exempted': 'exempted from the remainder', unexecuted: 'never carried out in its time',
  },
  clocks: {
    'proceedings-out': 'Back from proceedings', 'search-before-admission': 'Order a search', 'search-escaped': 'Order a search',
    'court-send-effective': 'The court sends the decision in effect', 'postpone-exempt-apply': 'Right to ask for postponement or exemption', escort: 'Bring the person to the facility', 'escort-capacity-extension': 'Later escort: the facility is full', 'execution-limitation': 'Limitation of execution',
    'compulsory-request-facility': 'Ask for a facility', 'compulsory-designate': 'Name the facility', 'compulsory-designate-central': 'The ministry names the facility', 'compulsory-designate-send': 'Send the facility decision', 'compulsory-escort': 'Bring the person to the facility', 'escape-notify': 'Tell the commune police of a person who left',
    'compulsory-term-adult': 'Term of compulsory rehabilitation', 'compulsory-term-minor': 'Term of compulsory rehabilitation, under 18', 'hospital-time': 'Time in hospital', 'reduce-eligible': 'A reduction may be looked at', 'reduce-review': 'Review of reductions', 'reduce-posting': 'Posting inside the facility',
    'suspend-illness': 'In hospital long enough to be suspended', 'resume-after-illness': 'Enough of the term left to go on', 'exempt-grave-illness': 'Grave illness that needs long treatment', 'mourning-decide': 'Decision on funeral leave', 'mourning-leave': 'Return from funeral leave', 'funeral-leave-decide': 'Decision on funeral leave',
    'funeral-leave-max': 'Return from funeral leave', 'turns-eighteen': 'Turns 18: another facility', 'death-record': 'Tell of a death', 'death-relatives': 'Wait for the relatives', 'death-family-wait': 'Wait for the relatives', 'release-notice': 'Notice of the coming end', 'compulsory-end-notice': 'Notice of the coming end',
    'compulsory-completion': 'Certificate of the order served', 'compulsory-certificate': 'Certificate of the order served', 'social-protection-transfer': 'File to social protection', 'protection-transfer': 'File to social protection', 'postponement-ground-over': 'The ground of postponement has ended: the court decides',
  },
  fields: {
    effectiveOn: 'In effect on', court: 'Court', minor: 'Decision on a person under 18', heldDays: 'Days already spent in a facility, deducted', decidedOn: 'Decided on', admittedOn: 'Admitted on', takenOn: 'Taken for the escort on', receivedBy: 'Received by', courtRequest: 'Request', courtGround: 'Ground',
    referTo: 'Referred to', until: 'Until', escort: 'Escorting agency', belongings: 'Belongings', returnedHow: 'How the person returned', month: 'Month', grade: 'Grade', reviewResult: 'Result of the review', proposed: 'What is proposed', reducedMonths: 'Months cut',
    relative: 'Relative who died', travelDays: 'Days of travel', requestedBy: 'Requesting agency', temporary: 'Temporary', protectionNeed: 'Why protection is needed', protectionAgency: 'Social protection facility', handedTo: 'Handed over to', procuracy: 'Procuracy', told: 'Told', relativesPresent: 'Relatives present',
    interruptedBy: 'Interrupted by',
  },
  fieldsOf: {
    'notify-death': { told: 'Told' }, 'out-for-proceedings': { requestedBy: 'Requesting agency' }, 'record-protection-stay': { from: 'From', to: 'To' }, 'end-notice': { unit: 'Commune where the person will live' },
    admit: { facility: 'Admitting facility' }, designate: { facility: 'Facility' }, 'transfer-facility': { facility: 'New facility' }, 'move-to-adult-facility': { facility: 'New facility' }, 'record-return': { facility: 'Facility that keeps the person' }, 'import-order': { facility: 'Facility' }, 'open-from-court': { facility: 'Facility that keeps the person' },
    'resume-after-illness': { facility: 'Facility' }, 'resume-after-prison': { facility: 'Facility' },
  },
  options: {
    receivedBy: { 'executing-body': 'the executing body', person: 'the person' }, courtRequest: { postpone: 'postponement', exempt: 'exemption' },
    courtGround: {
      'serious-illness': 'serious illness', 'family-hardship': 'special family hardship', 'grave-illness': 'grave illness', pregnancy: 'pregnancy', 'no-longer-addicted': 'no longer addicted', 'progress-or-merit': 'clear progress or merit', prison: 'prison sentence',
      progress: 'progress', merit: 'merit',
    },
    referTo: { 'ministry-drug-police': 'drug police of the ministry', 'ministry-reformatories': 'department of reformatory schools' }, returnedHow: { 'by-self': 'came back', found: 'was found', 'brought-by-family': 'brought back by the family' },
    grade: { good: 'good', fair: 'fair', average: 'average', weak: 'weak' }, reviewResult: { proposed: 'proposed', 'not-proposed': 'not proposed' }, proposed: { reduce: 'reduction', suspend: 'suspension', 'exempt-remainder': 'exemption from the remainder' },
    relative: { parent: 'parent', spouse: 'spouse', 'spouse-parent': 'parent of the spouse', child: 'child' },
    protectionNeed: { 'minor-without-home': 'under 18, nowhere to return to', 'frail-without-residence': 'frail, no known residence', 'no-residence-unable-to-work': 'no residence, unable to work' },
    handedTo: { person: 'leaves alone', family: 'family', commune: 'People’s Committee', 'social-protection': 'social protection facility' }, told: { investigation: 'investigation body', procuracy: 'procuracy', court: 'court', health: 'health body', relatives: 'relatives' }, relativesPresent: { yes: 'yes', no: 'no' },
    interruptedBy: { prison: 'prison sentence', 'compulsory-education': 'compulsory education or reformatory school' },
  },
  facts: { paper: { 'court-decision': 'the decision of the court' } },
  why: {
    'anchor.hospital': 'In hospital since', 'anchor.proceedings': 'Out of the facility since',
    'anchor.in-effect': 'Decision in effect', 'anchor.received': 'Decision received', 'anchor.limitation': 'Limitation runs from', 'anchor.facility-requested': 'Request for a facility received', 'anchor.facility-named': 'Facility decided', 'anchor.designation-received': 'Facility decision received', 'anchor.taken': 'First day held', 'anchor.admitted': 'Admitted',
    'anchor.last-review': 'Last review', 'anchor.leave-asked': 'Request received', 'anchor.leave': 'Leave begins', 'anchor.death': 'Death', 'anchor.relatives-told': 'Relatives told', 'anchor.ground-ended': 'Ground of postponement ended', 'anchor.escape': 'Left the facility', 'anchor.posted': 'Posted',
    'facility-full-until': 'The facility is full: later until', 'months-reduced': '{n} month(s) cut', 'held-days-deducted': '{n} day(s) already spent in a facility are deducted', 'days-away': '{n} whole day(s) away are not counted', 'half-of-term': 'Half of the term', 'good-months': '{n} latest month(s) in a row graded fair or better', 'turns-eighteen': 'Turns 18',
    'travel-not-counted': 'Travel is not counted',
  },
}
