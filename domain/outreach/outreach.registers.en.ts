/** English words of the registers of outreach. */
import type { AllRegisterWords } from '../registers/words.ts'

const periodFields = { name: 'Name', periodFrom: 'From', periodTo: 'To' } as const

export const outreachRegistersEn: AllRegisterWords = {
  'outreach-contacts': {
    name: 'Outreach contacts', one: 'contact',
    help: 'Unions, team helpers, health stations and counselling points meet people who may need help, before any registration. Only numbers by point and day. A refusal has no consequence and is only a number. Police and committees cannot read this register.',
    statuses: { recorded: 'recorded' }, acts: { record: 'Record a contact' },
    fields: { point: 'Point', metOn: 'Day', met: 'People met', firstTime: 'Of these for the first time', offered: 'What was offered', agreed: 'Agreed', refused: 'Refused', referred: 'Referred', materials: 'Materials given', helpers: 'Helpers out' },
    hints: { point: 'The name of a public place or area; never somebody’s home.', refused: 'No name, and nobody is told.', agreed: 'Whoever has not answered stands in neither.' },
    options: { offered: { information: 'information', counselling: 'counselling', assessment: 'assessment', rehabilitation: 'voluntary rehabilitation', substitution: 'substitution treatment', 'health-care': 'health care', 'hiv-test': 'HIV test', supplies: 'needles, condoms, naloxone', 'legal-help': 'legal help', 'social-help': 'social help' } },
  },
  'review-rounds': {
    name: 'Review rounds', one: 'round',
    help: 'A round of assessment: days and numbers. Who is due stands in the post’s own legal clocks and is not copied here.',
    statuses: { planned: 'under way', finished: 'finished', cancelled: 'cancelled' }, acts: { plan: 'Open a round', finish: 'Finish the round', cancel: 'Cancel' },
    fields: { ...periodFields, orderNumber: 'Ordered by', due: 'People due', invited: 'Invited', came: 'Came', assessed: 'Assessed', finishedOn: 'Finished on', reason: 'Reason' },
    hints: { due: 'From your own list of who is due on the day the round opens.' },
  },
  'rehab-models': {
    name: 'Models of home and community rehabilitation', one: 'model', help: 'Models of rehabilitation at home and in the community: who takes part, the funds, results as numbers.',
    statuses: { planned: 'planned', running: 'running', ended: 'ended' }, acts: { plan: 'Plan a model', change: 'Change', start: 'Start', 'record-result': 'Record results', end: 'End' },
    fields: {
      name: 'Name', kind: 'Kind', place: 'Place', decisionNumber: 'Founded by decision', capacity: 'Capacity (people)', partners: 'Partners', funds: 'Funds', startedOn: 'Started on', resultOn: 'Results of', joined: 'Joined', finished: 'Finished', inWork: 'In work', summary: 'Remarks',
      evidence: 'Files', reason: 'Reason', partner: 'Who', partnerKind: 'Kind', part: 'Part in it', source: 'Source', amount: 'Amount (đồng)', year: 'Year',
    },
    hints: { summary: 'Do not name those who take part.' },
    options: {
      kind: {
        'home-rehabilitation': 'rehabilitation at home', 'community-rehabilitation': 'rehabilitation in the community', 'support-group': 'support group', 'family-club': 'family club', 'work-after-rehab': 'work after rehabilitation', 'counselling-point': 'counselling point',
      },
      partnerKind: {
        'family-club': 'family club',
        committee: 'committee', police: 'police', health: 'health', union: 'union', enterprise: 'enterprise', school: 'school', religious: 'religious body', other: 'other',
      },
      source: { 'state-budget': 'state budget', 'local-budget': 'local budget', enterprise: 'enterprise', donation: 'donation', project: 'project', own: 'own means' },
    },
  },
  'drug-free-criteria': {
    name: 'Criteria of drug-free communes', one: 'criterion', help: 'What a commune must show to be recognised, with the number of the decision and the days it holds. A criterion that no longer holds is ended, not changed.',
    statuses: { 'in-force': 'in force', ended: 'ended' }, acts: { set: 'Record a criterion', end: 'End it' },
    fields: { name: 'Criterion', meaning: 'How it is understood', decisionNumber: 'By decision no.', issuedOn: 'Issued on', validFrom: 'Valid from', validTo: 'Until', endedBy: 'Ended by decision' },
  },
  'drug-free-communes': {
    name: 'Drug-free communes', one: 'recognition', help: 'Proposal, check and decision for one commune by the criteria in force. People decide, with the number of the decision; nothing is scored and nobody is ranked.',
    statuses: { proposed: 'proposed', checked: 'checked', recognised: 'recognised', refused: 'not recognised', withdrawn: 'withdrawn' },
    acts: { propose: 'Propose recognition', check: 'Check', recognise: 'Recognise', refuse: 'Do not recognise', withdraw: 'Withdraw' },
    fields: { communeName: 'Commune', year: 'Year', answers: 'Answer to each criterion', criterion: 'Criterion', met: 'Met', shownBy: 'Shown by', checkedOn: 'Checked on', decisionNumber: 'Decision no.', note: 'Note', decidedOn: 'Decided on', reason: 'Reason' },
    hints: { answers: 'One line for each criterion in force.' },
  },
}
