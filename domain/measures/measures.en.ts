/** English words of measures, acts, statuses, clocks, fields and explanations; the same keys as the Vietnamese. */
import { eMonitoringEn } from '../e-monitoring/e-monitoring.en.ts'
import { voluntaryRehabEn } from '../voluntary-rehab/voluntary-rehab.en.ts'
import { compulsoryDossierEn } from '../compulsory-rehab/compulsory-dossier.en.ts'
import { assessmentEn } from '../assessment/assessment.en.ts'
import { drugUseEn } from '../drug-use-management/drug-use-management.en.ts'
import { substitutionEn } from '../substitution/substitution.en.ts'
import { compulsoryEn } from '../compulsory-rehab/compulsory.en.ts'
import { postRehabEn } from '../post-rehab/post-rehab.en.ts'
import { joinWords, type MeasuresWords } from './words.ts'

const common: MeasuresWords = {
  kinds: {
    'user-management': 'Management of users', assessment: 'Assessment of addiction', 'voluntary-home': 'Voluntary rehabilitation at home or in the community', 'voluntary-private': 'Voluntary rehabilitation in a private facility',
    'voluntary-public': 'Voluntary rehabilitation in a public facility', substitution: 'Substitution treatment', 'compulsory-dossier': 'Dossier for compulsory rehabilitation', compulsory: 'Compulsory rehabilitation',
    'post-rehab': 'Post-rehabilitation management', 'e-monitoring': 'Electronic monitoring',
  },
  acts: {
    correct: 'Correct a wrong entry',
    'record-test': 'Record a test', 'request-assessment': 'Request an assessment', 'record-result': 'Record the result of the assessment', 'tell-result': 'Record that the result was told',
    registered: 'Registered for rehabilitation', 'note-not-registered': 'Record of not registering', 'force-majeure-ended': 'Record the end of a force majeure', 'close-without-addiction': 'Close: not addicted',
    register: 'Register for voluntary rehabilitation', decide: 'Decision', start: 'Start of rehabilitation', complete: 'Certificate of completion', 'end-notice': 'Notice of coming completion',
    'record-visit': 'Record a visit', 'record-stage': 'Record a stage', 'record-support': 'Record support', 'assign-helper': 'Assign a counsellor', 'provider-notice': 'Record a notice of the provider',
    'record-absence': 'Record an absence', 'excuse-absence': 'Record the reason of an absence', 'move-out': 'Record a move', 'confirm-arrival': 'Confirm the arrival', 'record-breach': 'Record of a breach', quit: 'Record that the person leaves the programme',
    'end-by-death': 'Record a death', 'end-by-order': 'End by another decision', 'hand-over': 'Hand-over of a unit',
    'open-from-notice': 'Open post-rehabilitation from the notice', 'open-on-completion': 'Open post-rehabilitation on completion', 'report-home': 'Record that the person reported', propose: 'Propose post-rehabilitation management', 'hand-over-decision': 'Hand over the decision',
    'rehab-completed': 'Record that rehabilitation was completed', 'rehab-not-completed': 'Rehabilitation not completed', 'rehab-not-yet-completed': 'Day of completion corrected', 'reported-absence': 'Record a reported absence', 'unreported-absence': 'Record an unreported absence',
    'found-addicted': 'Record a result of addiction', 'remove-early': 'Remove from the list before the end', 'close-undecided': 'Close: the term passed without a decision',
  },
  actsOf: {
    'voluntary-home': { decide: 'Decision on voluntary rehabilitation', complete: 'Certificate of completed rehabilitation' },
    'post-rehab': { decide: 'Decision on post-rehabilitation management', complete: 'Certificate of completed management', 'assign-helper': 'Assign a helper', 'open-from-notice': 'Receive the notice of coming completion' },
  },
  verbs: {
    decide: 'Draft the decision', propose: 'Draft the proposal', complete: 'Issue the certificate', 'end-notice': 'Draft the notice', 'record-visit': 'Record a visit', 'request-assessment': 'Draft the request', 'confirm-arrival': 'Confirm the arrival', 'hand-over-decision': 'Record the hand-over',
    'record-breach': 'Make the record', 'note-not-registered': 'Make the record', register: 'Record the registration', correct: 'Correct',
  },
  statuses: {
    tested: 'tested', requested: 'waiting for the result', resulted: 'result not told yet', told: 'told, time to register', 'not-registered': 'not registered in time', registered: 'registered', closed: 'closed',
    decided: 'decided', 'in-rehab': 'in rehabilitation', completed: 'completed', withdrawn: 'withdrawn', 'not-started': 'not started', quit: 'left', ended: 'ended',
    notified: 'notice received', 'awaiting-report': 'waiting for the person to report', reported: 'reported', proposed: 'proposed', 'in-management': 'under management', removed: 'off the list', lapsed: 'term passed without a decision', none: 'not opened',
  },
  clocks: {
    'assess-result': 'Give the result of the assessment', 'assess-result-forward': 'Send the result of the assessment', 'addiction-result-send': 'Send the result of the assessment',
    'register-voluntary': 'Time to register', 'rehab-registration': 'Time to register',
    'commune-decide-voluntary': 'Decision on voluntary rehabilitation', 'voluntary-decision': 'Decision on voluntary rehabilitation', 'start-voluntary': 'Start of rehabilitation', 'voluntary-start': 'Start of rehabilitation',
    'voluntary-term-community': 'Term of rehabilitation', 'rehab-term-first': 'Term of rehabilitation, first time', 'rehab-term-repeat': 'Term of rehabilitation, second time on', 'voluntary-absence-quit': 'Unexcused absence',
    'provider-notice': 'Notice of the provider', 'provider-notify': 'Notice of the provider', 'home-move': 'Send the file to the new place', 'home-move-notify': 'Send the file to the new place',
    'home-end-notice': 'Notice of coming completion', 'home-completion-certificate': 'Certificate of completed rehabilitation', 'community-completion': 'Certificate of completed rehabilitation', 'support-after-stages': 'One-off support after three stages',
    'home-visit-interval': 'Visit of the month', 'report-home': 'Report after coming home', 'post-dossier': 'Proposal of post-rehabilitation management', 'post-rehab-proposal': 'Proposal of post-rehabilitation management',
    'post-decide': 'Decision on post-rehabilitation management', 'post-rehab-decision': 'Decision on post-rehabilitation management', 'post-rehab-hand-over': 'Hand over the decision', 'post-term-1y': 'Term of management', 'post-term-2y': 'Term of management',
    'post-rehab-term-1y': 'Term of management', 'post-rehab-term-2y': 'Term of management', 'post-move-notice': 'Tell the new place', 'post-rehab-move-notify': 'Tell the new place',
    'release-plan': 'Prepare the ending', 'held-beyond': 'Kept beyond the last lawful day: release',
    'post-rehab-completion': 'Certificate of completed management', 'post-completion': 'Certificate of completed management', 'post-visit-interval': 'Visit of the month',
  },
  fields: {
    sample: 'Sample', testResult: 'Result of the test', substance: 'Substance', requestedBy: 'Requested by', receivedOn: 'Day the facility received the person', facility: 'Health facility', paperNumber: 'Number of the paper', result: 'Result', issuedOn: 'Day on the paper',
    certificateNumber: 'Number of the certificate', certificate: 'Certificate of the one who signed', toldTo: 'Told to', told: 'Told how', place: 'Place of rehabilitation', basisPaper: 'Paper it rests on', statement: 'Text of the record', decisionNumber: 'Number of the decision', because: 'Reason of closing',
    months: 'Months', turn: 'First or repeated', turnPaper: 'Paper on first or repeated', resultIssuedOn: 'Day of the certificate of addiction', representativeSigned: 'A parent or representative signed', provider: 'Provider',
    stage: 'Stage', from: 'From', to: 'To', met: 'The person was met', where: 'Where', need: 'Help needed', note: 'Note', support: 'Kind of support', amount: 'Amount (VND)', detail: 'Content', work: 'Work or training',
    helper: 'Assigned to', about: 'About', reason: 'Reason', breach: 'Breach', absentFrom: 'Absent from', sessionsMissed: 'Sessions missed in a row', by: 'Decided by', toUnit: 'New commune', unit: 'Commune', agency: 'Agency',
    diedOn: 'Day of death', order: 'By', after: 'After', expectedEndOn: 'Expected day of completion', completedOn: 'Day of completion', minorDecision: 'Decision as a minor', how: 'Reported how', ground: 'Ground',
    replaces: 'Act to correct', insteadOn: 'Right day',
  },
  fieldsOf: { 'hand-over-decision': { to: 'Handed to' }, decide: { months: 'Months in the decision' }, 'record-visit': { note: 'Note (read by the managing body only)' } },
  options: {
    sample: { urine: 'urine', saliva: 'saliva', blood: 'blood', hair: 'hair' }, testResult: { negative: 'negative', positive: 'positive' },
    substance: { opioids: 'opium, heroin', 'amphetamine-type': 'amphetamine type', cannabis: 'cannabis', cocaine: 'cocaine', ketamine: 'ketamine', several: 'several', other: 'other' },
    requestedBy: { police: 'police', person: 'the person', representative: 'representative' }, result: { addicted: 'addicted', 'not-addicted': 'not addicted' }, toldTo: { person: 'the person', representative: 'parent or representative' },
    told: { 'in-person': 'in person', delivered: 'delivered against signature', posted: 'by post' }, because: { 'not-addicted': 'not addicted', 'negative-test': 'negative test', 'opened-by-mistake': 'opened by mistake' },
    place: { home: 'at home', community: 'in the community' }, turn: { first: 'first time', repeat: 'second time on' },
    stage: {
      a: 'a. Intake', b: 'b. Withdrawal and detoxification', c: 'c. Education, counselling, behaviour', d: 'd. Work and training', e: 'đ. Preparing the return',
      s1: '1. Intake', s2: '2. Withdrawal and detoxification', s3: '3. Education, counselling, behaviour', s4: '4. Work and training', s5: '5. Preparing the return',
    },
    where: { home: 'at home', office: 'at the office', phone: 'by phone', elsewhere: 'elsewhere' }, need: { none: 'none', health: 'health', counselling: 'counselling', work: 'work', papers: 'papers', money: 'money', schooling: 'schooling' },
    support: { 'one-off': 'one-off support', food: 'food', medicine: 'medicine', other: 'other', education: 'education', counselling: 'counselling', supervision: 'supervision', work: 'work', training: 'training', money: 'money', papers: 'papers', schooling: 'schooling' },
    about: { start: 'start', quit: 'quitting', completion: 'completion' },
    reason: {
      illness: 'illness', family: 'family', work: 'work', 'force-majeure': 'force majeure', other: 'other', 'own-wish': 'own wish', 'other-form': 'another form',
      'wrong-date': 'wrong day', 'wrong-content': 'wrong content', 'wrong-person': 'wrong person', 'entered-twice': 'entered twice', 'did-not-happen': 'did not happen',
    },
    breach: { 'not-started': 'not started in time', quit: 'quit', used: 'used drugs during rehabilitation' }, by: { person: 'the person', representative: 'parent or representative' },
    order: { court: 'decision of a court', prison: 'prison', 'compulsory-education': 'compulsory education or reformatory school', missing: 'missing' }, after: { voluntary: 'voluntary rehabilitation', substitution: 'substitution treatment', compulsory: 'compulsory rehabilitation' },
    how: { 'in-person': 'in person', representative: 'through a representative', 'in-writing': 'in writing' }, to: { person: 'the person', representative: 'parent or representative' },
    ground: { prison: 'prison', 'compulsory-education': 'compulsory education or reformatory school', 'found-addicted': 'found addicted', moved: 'moved away', 'dead-or-missing': 'dead or missing' },
  },
  facts: {
    table: { facilities: 'Facilities, providers, reports', liberty: 'The last day of every measure' },
    paper: { 'assessment-result': 'result of the assessment', turn: 'paper on first or repeated rehabilitation' }, statement: { turn: 'first or repeated rehabilitation', 'absent-from': 'the day the absence began' },
  },
  why: {
    'anchor.person-received': 'The facility received the person', 'anchor.result': 'Result', 'anchor.told': 'Told of the result', 'anchor.force-majeure-ended': 'End of the force majeure', 'anchor.registered': 'Registration received', 'anchor.decided': 'Decision',
    'anchor.rehab-started': 'Rehabilitation started', 'anchor.term-end': 'Last day of the term', 'anchor.absent': 'Absent from', 'anchor.left': 'Left the place', 'anchor.stages-done': 'Three stages done', 'anchor.last-visit': 'Last visit',
    'anchor.reported': 'Reported', 'anchor.notice-received': 'Notice of coming completion received', 'anchor.rehab-completed': 'Rehabilitation completed', 'anchor.returned': 'Back home', 'anchor.proposed': 'Proposal received', 'anchor.expected-end': 'Expected completion', 'anchor.managed-from': 'Managed from',
    'count.working-day': '{n} working days, the first not counted', 'count.day': '{n} days, the first not counted', 'count.month': '{n} months', 'count.year': '{n} years', 'count.hour': '{n} hours without a pause', 'count.days-before': 'at the latest {n} days before', 'count.last-hours': 'within the last {n} hours', 'count.last-working-days': 'within the last {n} working days',
    'skip.weekend': 'Weekend skipped', 'skip.holiday': 'Public holiday skipped', 'skip.compensatory': 'Compensatory or swapped day off skipped', roll: 'Falls on a day off: the next working day', due: 'Last day', opens: 'Opens', 'at-once': 'At once', 'no-number': 'The law gives no number of days',
    'hours-run-on': 'Hours run through nights and days off: a reading not confirmed', 'hour-not-recorded': 'No hour recorded: counted from the end of the day', 'calendar-unknown': 'The days off of that year are not known: the earliest day it can be', 'days-not-counted': '{n} days of unreported absence are not counted',
    'term-last-day': 'Last lawful day (first day counted)', 'term-other-reading': 'Other reading (first day not counted), for comparison only', 'former-term-kept': 'In rehabilitation when the new law came: the former term is kept (Art. 56(1) Law 120/2025)',
    'decided-under-former-law': 'Decided under the former law, started later: the term of the decision is kept, not confirmed', 'equal-term-kept': 'The terms of both laws are equal', 'absence-two-readings': 'Unreported absence: two readings; the term is not lengthened', 'law-in-force-from': 'Law in force from',
    'plan.proposal': 'Proposal of what follows the term', 'plan.decision': 'Decision on what follows, ready to be handed over', 'plan.certificate': 'Certificate and release', 'days-beyond': '{n} day(s) beyond the last lawful day', 'release-now': 'Only a recorded release ends this alarm; no reason and no note does',
    'local-interval': 'Every {n} month(s): a local setting, not a rule of law', 'free-by-then': 'Free by this day at the latest; missing papers do not lengthen the term', 'no-number-backward': 'No number in the law: ready for the last 24 hours',
  },
  doubts: { 'before-window': 'done before it was allowed', 'term-over': 'done after the end of the term', 'out-of-order': 'no longer in order', 'measure-closed': 'done after the end', 'unknown-act': 'unknown kind of act' },
  bound: { person: 'The person', provider: 'The provider', system: 'The system' },
}

export const measuresEn: MeasuresWords = joinWords(common, [assessmentEn, drugUseEn, substitutionEn, compulsoryDossierEn, compulsoryEn, postRehabEn, voluntaryRehabEn, eMonitoringEn])
