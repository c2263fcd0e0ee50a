/** English words of electronic monitoring; the same keys as the Vietnamese. */
import type { SliceWords } from '../measures/words.ts'

export const eMonitoringEn: SliceWords = {
  acts: {
    request: 'Request of the parents received', fit: 'Fit the device', 'remove-temporarily': 'Take off for a time', refit: 'Fit again', 'change-position': 'Change the place on the body', 'change-position-medical': 'Change the place on the body for a medical reason', 'note-damage': 'Note damage or loss', 'report-damage': 'The wearer reported damage or loss',
    'replace-device': 'Replace the device', 'note-battery-empty': 'Note an empty battery', 'battery-charged': 'Battery charged', 'record-cured': 'Put right', 'record-not-cured': 'Not put right', 'force-majeure-reported': 'Force majeure was reported',
    'breach-papers': 'Papers of a breach of treatment received', 'decide-anew': 'New decision on monitoring', pause: 'Decision to pause', 'end-pause': 'The pause is over', 'assign-officer': 'Assign an officer', 'measure-term': 'Term of the measure',
    'measure-ended': 'The measure has ended', 'carrier-moved': 'The measure has moved to another commune',
  },
  actsOf: { 'e-monitoring': { decide: 'Decision on electronic monitoring', exempt: 'Decision to exempt', end: 'Decision to end', 'record-breach': 'Minutes of a breach' } },
  verbs: { fit: 'Write minutes', 'decide-anew': 'Draft the decision', pause: 'Draft the decision', exempt: 'Draft the decision' },
  statuses: { 'asked-for': 'asked for', worn: 'device worn', 'taken-off': 'taken off for a time' },
  clocks: {
    'em-term-home': 'Term of electronic monitoring', 'em-term-post-rehab': 'Term of electronic monitoring', 'em-term-substitution': 'Term of electronic monitoring', 'em-term-minor-request': 'Term of electronic monitoring', 'em-term-no-residence': 'Term of electronic monitoring',
    'em-decision': 'Decision on electronic monitoring', 'em-decision-request': 'Decision on a request', 'em-execute': 'Fit the device', 'em-fit-before-release': 'Fit before leaving the facility', 'em-abroad-removal': 'Removal for a trip abroad', 'em-position-change': 'Change of the place on the body',
    'em-refit-present': 'Come to have it fitted again', 'em-damage-report': 'Report damage or loss', 'em-battery': 'Charge the battery', 'em-breach-cure': 'Put right after the minutes', 'em-ladder-worn': 'Times not worn or removed', 'em-ladder-kept': 'Times with empty battery or not presented',
    'em-ladder-tampering': 'Tampering', 'em-force-majeure-report': 'Report after force majeure', 'em-exempt-adult': 'May be exempted', 'em-exempt-minor': 'May be exempted', 'em-move-handover': 'Hand-over to the new place',
  },
  fields: {
    over: 'Measure that is monitored', monitoringGround: 'Case', requestPaper: 'Request of the parents', fittedAt: 'Fitted where', removal: 'Reason of the removal', byAir: 'Travel by air', finding: 'Breach', pausedFor: 'Reason of the pause',
    endedBecause: 'Reason of the end', endsOn: 'Last day of the measure',
  },
  fieldsOf: { 'assign-officer': { helper: 'Officer' }, 'note-battery-empty': { from: 'Empty since' }, 'remove-temporarily': { until: 'Until the end of' } },
  options: {
    over: { 'voluntary-home': 'rehabilitation at home', substitution: 'substitution treatment', 'post-rehab': 'post-rehabilitation' }, monitoringGround: { adult: 'person of 18 or over', 'parents-request': 'at the request of the parents', 'no-stable-residence': 'after rehabilitation, without a stable residence' },
    fittedAt: { commune: 'commune police', facility: 'before leaving the facility', 'seat-police': 'police at the seat of the facility' }, removal: { medical: 'treatment', abroad: 'trip abroad', proceedings: 'asked for by a procedure body', other: 'other' },
    finding: { tampering: 'destroyed or tampered with', 'not-worn': 'not worn', removed: 'removed', battery: 'battery empty for over 24 hours', 'not-presented': 'did not come to have it fitted', refused: 'refuses the fitting' },
    pausedFor: { prison: 'prison', 'compulsory-education': 'compulsory education', reformatory: 'reformatory school' },
    endedBecause: { 'term-over': 'term over', facility: 'goes into a facility', 'measure-ended': 'the measure is over', 'dead-or-missing': 'dead or missing' },
  },
  facts: { paper: { 'parents-request': 'request of the parents', 'breach-papers': 'papers of the breach' }, statement: { over: 'the measure that is monitored', 'monitoring-ground': 'the case', 'battery-from': 'the day the battery was empty' } },
  why: {
    'anchor.monitoring-decided': 'Monitoring decided', 'anchor.carrier-end': 'Last day of the measure that is monitored', 'anchor.breach': 'Minutes written', 'anchor.release': 'Leaves the facility', 'before-release': 'Fitted before leaving', 'anchor.monitoring-requested': 'Request received',
    'anchor.clean-since': 'Without a breach since', 'anchor.damaged': 'Device damaged or lost', 'anchor.battery-empty': 'Battery empty', 'anchor.breach-papers': 'Papers of the breach received', 'anchor.removal-over': 'Removal or pause over',
  },
}
