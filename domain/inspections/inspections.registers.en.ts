/** English words of inspections, findings and complaints. */
import { measuresEn } from '../measures/measures.en.ts'
import { ruleWords } from '../measures/rule-words.model.ts'
import type { AllRegisterWords } from '../registers/words.ts'
import { checklistIds } from './inspections.rules.ts'

const rule = Object.fromEntries(checklistIds.map((id) => [id, ruleWords[id]?.[1] ?? (measuresEn.clocks as Readonly<Record<string, string>>)[id] ?? id]))
const cause = { 'yearly-plan': 'Yearly plan', risk: 'By risk (overdue work, overcrowding)', alarm: 'Alarm: held beyond the last day', complaint: 'A complaint', request: 'On request' }
const result = { kept: 'Kept', 'not-kept': 'Not kept', 'not-applicable': 'Does not arise', 'not-looked-at': 'Not looked at' }
const severity = { liberty: 'Touches a person’s liberty', 'suspension-ground': 'Ground for suspension by law', clock: 'A time of the law exceeded', duty: 'A duty or paper missing' }
const subject = {
  'management-decision': 'Management decision', 'rehabilitation-decision': 'Rehabilitation decision', dossier: 'Making of a dossier', holding: 'Being held, beyond the last day', conditions: 'Conditions in a facility', 'medical-care': 'Examination, treatment, medicine', support: 'Support, a loan', paper: 'A paper', conduct: 'Conduct', other: 'Something else',
}
const ground = { 'not-concerned': 'Not directly concerned', 'no-capacity': 'No capacity and no representative', 'too-late': 'Too late', 'decided-already': 'Decided a second time already', 'before-court': 'Before a court', 'not-signed': 'Not signed', other: 'Another ground' }
const outcome = { right: 'Right', 'partly-right': 'Right in part', wrong: 'Wrong' }

export const inspectionsEn: AllRegisterWords = {
  inspections: {
    name: 'Inspections', one: 'Inspection', help: 'The provincial inspectorate and the provincial police plan, announce, inspect by a checklist of the law, and conclude. The inspected body reads it from the announcement on. See the page “Plan by risk” to choose where.',
    statuses: { planned: 'Planned', announced: 'Announced', held: 'Held', concluded: 'Concluded', finished: 'Finished', cancelled: 'Cancelled' },
    acts: { plan: 'Plan', change: 'Change day or scope', announce: 'Announce the decision', hold: 'Record the inspection', conclude: 'Conclude', finish: 'Finish', cancel: 'Cancel' },
    fields: {
      inspected: 'Inspected body', inspecting: 'Inspecting body', cause: 'Why', plannedOn: 'Planned day', scope: 'Scope', decisionNumber: 'Decision number', announcedOn: 'Announced on', startsOn: 'From', endsOn: 'To', members: 'Members of the team', heldOn: 'Held on',
      sample: 'Dossiers looked at', minutesNumber: 'Minutes number', checklist: 'Checklist', conclusionNumber: 'Conclusion number', conclusion: 'Conclusion', concludedOn: 'Concluded on', findings: 'Findings', finishedOn: 'Finished on', reason: 'Reason', files: 'Documents', rule: 'Rule', result: 'Result', seen: 'What was seen',
    },
    hints: { scope: 'No names of persons; not who complained.', sample: 'The number alone; opened dossiers stand in the ledger.', checklist: 'Taken from the checklist of this kind of body on the page “Plan by risk”.', plannedOn: 'On or after the day of planning.' },
    options: { cause, rule, result }, clocks: { 'inspection-planned': 'Planned inspection', 'inspection-conclusion': 'Conclusion' },
    headings: { inspected: ['Body'], decisionNumber: ['Decision no.'] },
  },
  findings: {
    name: 'Findings', one: 'Finding', help: 'Each finding names the article, the evidence and a day for the remedy. The inspected body records what it remedied; only the inspecting side looks again and closes. Severity is read from the law, never a score.',
    statuses: { open: 'To be remedied', remedied: 'Remedied, to be rechecked', closed: 'Closed' },
    acts: { record: 'Record a finding', remedy: 'Record the remedy', recheck: 'Recheck', close: 'Close with a reason', 'pass-on-facility': 'Pass the violation to the register of facilities', 'pass-on-provider': 'Pass the violation to the register of providers' },
    fields: {
      inspection: 'Inspection', inspected: 'Inspected body', inspecting: 'Inspecting body', rule: 'Rule that was not kept', article: 'Article', severity: 'Severity by law', found: 'What was found', cases: 'Number of cases', remedyBy: 'To be remedied by', remedy: 'What was remedied', remediedOn: 'Remedy reported on',
      sufficient: 'Sufficient', recheckNote: 'What the recheck showed', recheckedOn: 'Rechecked on', closedBecause: 'Why it is closed', closedOn: 'Closed on', passedOnOn: 'Passed on', evidence: 'Evidence', remedyEvidence: 'Documents of the remedy', recheckEvidence: 'Documents of the recheck', facility: 'Facility', provider: 'Provider',
    },
    hints: { found: 'No names or numbers of persons.', remedyBy: 'The last day of the remedy; set a new one where a recheck did not suffice.', rule: 'Only a rule that binds this kind of body on that day. One that was not read against its text only asks for a remedy.', facility: 'Only for a ground of suspension; starts the licensing office’s clock and suspends nothing by itself.', provider: 'Only for a ground of suspension; starts the publishing office’s clock and withdraws nothing by itself.' },
    options: { rule, severity }, clocks: { 'finding-remedy': 'Remedy of a finding', 'finding-recheck': 'Recheck of a remedy' },
  },
  complaints: {
    name: 'Complaints', one: 'Complaint', help: 'Complaints about decisions and conduct of bodies. Who complains is not in this register: name and contact are kept apart, for the handling body alone. Complaints about a court’s decision follow the Ordinance and are not entered here. The times are recalled from the Law on Complaints and not checked: they only remind.',
    statuses: { received: 'Received', accepted: 'Accepted', decided: 'Decided', second: 'Second complaint made', closed: 'Closed', refused: 'Not accepted', withdrawn: 'Withdrawn' },
    acts: { receive: 'Receive a complaint', 'receive-second': 'Receive a second complaint', accept: 'Accept', refuse: 'Not accept', meet: 'Dialogue', decide: 'Decide', 'send-decision': 'Send the decision', withdraw: 'Withdrawn by the person', 'second-made': 'Second complaint made', close: 'Close' },
    fields: {
      subject: 'About', about: 'Body complained about', madeOn: 'Day on the paper', summary: 'Summary without names', instance: 'Instance', first: 'First complaint', acceptedOn: 'Accepted on', dialogueOn: 'Dialogue on', dialogue: 'Dialogue', decidedOn: 'Decided on', result: 'Result', redress: 'What is put right',
      sentOn: 'Decision sent on', secondOn: 'Second complaint on', ground: 'Ground of refusal', told: 'What the person was told', carriedOut: 'Carried out', endedOn: 'Ended on', paperNumber: 'Number of the paper', files: 'Documents',
    },
    hints: { summary: 'No names, no personal numbers of anybody.', told: 'The reason, and where to turn to.' },
    options: { subject, ground, result: outcome, instance: { first: 'First', second: 'Second' } },
    clocks: { 'complaint-accept': 'Accepting a complaint', 'complaint-decide-first': 'First decision', 'complaint-decide-second': 'Second decision', 'complaint-send': 'Sending the decision', 'complaint-second': 'The person may still complain a second time' },
    headings: { subject: ['Subject'], about: ['Body'] },
  },
}
