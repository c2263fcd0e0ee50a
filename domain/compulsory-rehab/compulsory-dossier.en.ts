/** English words of the dossier for compulsory rehabilitation; the same keys as the Vietnamese. */
import type { SliceWords } from '../measures/words.ts'

export const compulsoryDossierEn: SliceWords = {
  acts: {
    'open-dossier': 'Open a dossier for compulsory rehabilitation', 'record-paper': 'Record a paper of the dossier', 'dossier-made': 'Record that the dossier is complete', 'family-opinion': 'Record what the family says of managing', 'family-management': 'Decision: managed by the family',
    hold: 'Decision: held in a facility', 'record-evasion': 'Record evasion', 'evasion-ended': 'Record the end of evasion', 'release-from-holding': 'Release from holding', 'give-notice': 'Notice that a dossier was made',
    'record-opinion': 'Record an opinion on the dossier', 'forward-for-check': 'Forward the dossier for the check', 'return-for-completion': 'Return the dossier for completion', supplement: 'Send the completed dossier again', 'send-to-court': 'Send the dossier to the court',
    'court-return': 'The court returns the file', 'court-accept': 'The court accepts the case', 'court-notify': 'The court tells of the acceptance', 'court-query': 'The court asks for clarification', 'answer-court-query': 'Answer the court', 'court-extend': 'The court prolongs its time',
    'open-session': 'The court opens a session', 'hold-session': 'Session of the court', 'court-suspend': 'The court suspends the case', 'court-resume': 'The court goes on', 'court-decided': 'Decision of the court', 'deliver-decision': 'Deliver the decision of the court',
    complain: 'Complaint against the decision', 'petition-or-protest': 'Petition or protest', 'forward-complaint': 'Send the complaint to the higher court', 'review-decided': 'Decision on the complaint', 'decision-effective': 'The decision takes effect', 'close-dossier': 'Close the dossier',
    'order-corrected': 'Months or deducted days corrected from the dossier', withdraw: 'Withdraw the dossier', exclude: 'End: the measure does not apply to this person',
  },
  verbs: {
    'open-dossier': 'Open the dossier', 'record-paper': 'Record the paper', 'give-notice': 'Draft the notice', 'forward-for-check': 'Forward the dossier', 'send-to-court': 'Draft the request', hold: 'Draft the decision', 'family-management': 'Draft the decision', 'release-from-holding': 'Release now', withdraw: 'Withdraw',
  },
  statuses: {
    'dossier-open': 'dossier being made', 'dossier-ready': 'dossier made, notice to be given', 'dossier-notified': 'notice given, time to read', 'dossier-at-labour': 'waiting for the check', 'dossier-returned': 'returned for completion', 'court-pending': 'sent to the court',
    'court-returned': 'returned by the court', 'court-accepted': 'accepted by the court', 'court-suspended': 'suspended by the court', applied: 'court applies the measure, not yet in effect', 'not-applied': 'court does not apply the measure', 'under-review': 'under review',
    'release-due': 'to be released at once', effective: 'decision in effect', 'dossier-stopped': 'stopped by the court', 'refused-by-court': 'not applied, closed', 'not-addicted': 'not addicted', excluded: 'measure does not apply',
  },
  clocks: {
    'dossier-adult': 'Complete the dossier', 'dossier-minor': 'Complete the dossier', 'compulsory-dossier-open': 'Complete the dossier', 'dossier-notice': 'Notice that a dossier was made', 'dossier-read': 'Time to read and comment', 'compulsory-read': 'Time to read and comment',
    'dossier-forward': 'Forward the dossier for the check', 'labour-check': 'Check the dossier', 'dossier-supplement': 'Complete the dossier', 'labour-resend': 'Send the completed dossier to the court', 'compulsory-forward-court': 'Send the dossier to the court', 'interim-decision-send': 'Send the decision on interim management',
    'court-query-answer': 'Answer the court', 'court-clarification-reply': 'Answer the court', 'court-return-incomplete': 'Court returns an incomplete file', 'court-accept-assign': 'Acceptance by the court', 'court-notify-acceptance': 'Tell of the acceptance', 'court-decide': 'Decision of the court',
    'court-decide-minor': 'Decision of the court', 'court-decision': 'Decision of the court', 'court-check-minor': 'Check of the file of a person under 18', 'court-session': 'Hold the session', 'court-send-decision': 'Send the decision of the court', 'complaint-court-decision': 'Time to complain',
    'petition-protest-court-decision': 'Time for a petition or protest', 'complaint-forward': 'Send the complaint to the higher court', 'court-review': 'Review of the complaint, petition or protest', 'complaint-conduct': 'Complaint about conduct', 'complaint-conduct-answer': 'Answer to a complaint about conduct',
    'court-effect': 'The decision takes effect', 'limitation-apply-measure': 'Limitation of the measure', 'compulsory-limitation': 'Limitation of the measure', 'interim-term': 'Time in holding', 'holding-end': 'Release when no ground is left', 'compulsory-holding': 'Holding in the nearest facility',
  },
  fields: {
    detectedOn: 'Detected on', lastActOn: 'Day of the last act', detectedBy: 'Detected by', stableResidence: 'Has a stable residence', evasionEndedOn: 'Evasion ended on', dossierPaper: 'Paper', familyAgrees: 'The family agrees to manage', familyMember: 'Managing family member',
    heldIn: 'Kind of place', holdReason: 'Reason for holding', heldSince: 'Kept since', endedOn: 'Evasion ended on', releaseBecause: 'Reason of the release', releasedOn: 'Released on', noticeTo: 'Notice given to', opinionBy: 'Opinion of', view: 'Opinion', checker: 'Checking body',
    court: 'Court', procuracy: 'Procuracy', personPresent: 'The person was present', adjourned: 'Session adjourned', decidedOn: 'Decided on', absentAtCourt: 'Absent at the announcement', deliveredTo: 'Delivered to', complaintBy: 'Complaint by', reviewForm: 'Form', reviewOutcome: 'Outcome of the review',
    exclusion: 'Why the measure does not apply', proofPaper: 'Proof', heldDaysBefore: 'Deducted days before the correction',
  },
  fieldsOf: {
    'open-dossier': { ground: 'Ground of the dossier', statement: 'What was found' }, 'record-paper': { statement: 'Summary' }, hold: { facility: 'Place of holding' }, 'send-to-court': { facility: 'Facility asked for' }, 'record-opinion': { statement: 'What was said' }, complain: { statement: 'Content of the complaint' },
    'court-decided': { result: 'The court decides', facility: 'Facility in the decision', months: 'Months decided' }, 'return-for-completion': { statement: 'What is missing' }, 'court-return': { statement: 'Why it is returned' }, 'court-query': { statement: 'What the court asks' }, 'answer-court-query': { statement: 'The answer' },
    'record-evasion': { from: 'Evading since', statement: 'Content' }, withdraw: { because: 'Reason of the withdrawal' }, 'review-decided': { months: 'Months after the review' },
  },
  options: {
    ground: {
      'not-registered': 'did not register for voluntary rehabilitation', 'not-done': 'registered but did not begin', quit: 'left voluntary rehabilitation', 'used-during-voluntary': 'used drugs during voluntary rehabilitation', 'substitution-not-registered': 'did not register for substitution treatment',
      'substitution-not-done': 'did not begin substitution treatment', 'substitution-quit': 'left substitution treatment', 'substitution-ended': 'substitution treatment ended for breaches', 'addicted-in-post-rehab': 'found addicted again during post-rehabilitation management',
      'refused-e-monitoring': 'did not comply with electronic monitoring', 'repeat-after-commune-education': 'breach again after education at the commune', 'third-breach': 'third breach', 'evaded-until-18': 'evaded until the age of 18',
    },
    detectedBy: { commune: 'commune', 'district-police': 'district police', 'province-police': 'provincial police' },
    dossierPaper: {
      bio: 'personal summary', 'breach-record': 'record of the breach', 'assessment-result': 'result of the assessment', statement: 'statement', request: 'request', 'no-residence': 'paper on the lack of a stable residence',
      'parents-opinion': 'opinion of the parents or representative', 'parents-refusal': 'record that parents or representative give no opinion', 'substitution-confirmation': 'confirmation on substitution treatment', other: 'other paper',
    },
    heldIn: { 'public-facility': 'public rehabilitation facility', reformatory: 'reformatory school', 'social-facility': 'social facility', 'health-facility': 'health facility' },
    holdReason: { 'at-once': 'at once with the dossier (law of 2025)', 'no-stable-residence': 'no stable residence', 'family-refuses': 'the family does not manage', absconded: 'left while managed by the family' },
    releaseBecause: { 'last-day': 'last day reached', 'no-ground': 'no ground left', 'family-takes-over': 'the family takes over', health: 'health', 'not-applied': 'court does not apply the measure', withdrawn: 'dossier withdrawn', 'not-addicted': 'not addicted', other: 'other reason' },
    noticeTo: { person: 'the person', representative: 'parent or representative', 'person-and-parents': 'the person and the parents or representative' }, opinionBy: { person: 'the person', parents: 'the parents', representative: 'the representative' },
    view: { agrees: 'agrees', disagrees: 'disagrees', comments: 'comments', declines: 'gives no opinion' }, result: { applied: 'applied', 'not-applied': 'not applied', stopped: 'stopped' }, deliveredTo: { person: 'the person', representative: 'parent or representative' },
    complaintBy: { person: 'the person', representative: 'parent or representative' }, reviewForm: { petition: 'petition', protest: 'protest' }, reviewOutcome: { upheld: 'upheld', changed: 'changed', cancelled: 'cancelled, not applied' },
    because: { 'ground-gone': 'no ground left', 'limitation-over': 'limitation over', other: 'other reason' }, exclusion: { 'no-capacity': 'no administrative capacity', pregnant: 'pregnant', 'sole-carer': 'woman or sole person raising a child under 36 months' },
  },
  facts: {
    paper: { bio: 'personal summary', 'breach-record': 'record of the breach', request: 'request', statement: 'statement', 'no-residence': 'paper on the lack of a stable residence', 'parents-opinion': 'opinion of the parents or representative' },
    statement: { court: 'the court that decided' },
  },
  why: {
    'anchor.last-act': 'Last act, or end of evasion', 'anchor.held-since': 'Held since', 'anchor.detected': 'Detected', 'anchor.dossier-made': 'Dossier made', 'anchor.notice-given': 'Notice received', 'anchor.reading-over': 'Reading time over', 'anchor.dossier-received': 'Dossier received',
    'anchor.dossier-returned': 'Dossier received back', 'anchor.dossier-opened': 'Dossier opened', 'anchor.court-received': 'Received by the court', 'anchor.court-accepted': 'Accepted by the court', 'anchor.session-opened': 'Decision to open the session', 'anchor.court-asked': 'Asked by the court', 'anchor.decision-announced': 'Announcement; for a person absent, the receipt',
    'anchor.complaint-time-over': 'Time to complain over', 'anchor.complaint-received': 'Complaint, petition or protest received', 'anchor.no-ground-left': 'No ground for holding left',
    'holding-earliest-reading': 'The law gives no number of days for holding: the earliest reading adds the times of the steps still to come, not confirmed',
  },
}
