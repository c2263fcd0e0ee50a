/** English words of the registers of communication. */
import type { AllRegisterWords } from '../registers/words.ts'

export const campaignsRegistersEn: AllRegisterWords = {
  campaigns: {
    name: 'Campaigns', one: 'campaign',
    help: 'A campaign has an audience, an age group, topics, a period and the directive that orders it. The body that plans it keeps the record; every body of the province with a part in it may read.',
    statuses: { planned: 'planned', running: 'running', finished: 'finished', cancelled: 'cancelled' },
    acts: { plan: 'Plan a campaign', change: 'Change the plan', start: 'Start', finish: 'Finish', cancel: 'Cancel' },
    fields: {
      name: 'Name', topics: 'Topics', audiences: 'Audience', ageGroups: 'Age group', periodFrom: 'From', periodTo: 'To', directiveNumber: 'Ordered by', clauseLabel: 'Clause', message: 'Message', units: 'Communes planned', result: 'Result', reason: 'Reason',
    },
    hints: { directiveNumber: 'Number of the plan or letter, for example 90/KH-UBND.', clauseLabel: 'Section or point of the document, for example Target 1.', units: 'Leave empty for the whole province.' },
    options: {
      topics: { law: 'law', harms: 'harms', refusing: 'how to refuse', 'ways-to-rehab': 'ways to rehabilitation', substitution: 'substitution treatment', 'after-rehab': 'after rehabilitation', 'against-stigma': 'against stigma', 'hiv-prevention': 'HIV prevention' },
      audiences: { pupils: 'pupils', students: 'trainees, students', workers: 'workers', families: 'families', 'people-who-use': 'people who use drugs', 'people-after-rehab': 'people after rehabilitation', officials: 'officials', everybody: 'everybody' },
      ageGroups: { 'under-12': 'under 12', 'from-12-to-15': '12–15', 'from-16-to-17': '16–17', 'from-18-to-30': '18–30', 'from-31-to-60': '31–60', 'over-60': 'over 60', 'all-ages': 'all ages' },
    },
  },
  'campaign-activities': {
    name: 'Communication activities', one: 'activity',
    help: 'What was done in a campaign: channel, day, place, the communes and the school reached, how many people and how they were counted, and the proof. A commune or school counts as reached only by an activity that was held and names it.',
    statuses: { planned: 'planned', held: 'held', cancelled: 'cancelled' },
    acts: { plan: 'Plan an activity', hold: 'Record the result', 'add-evidence': 'Add proof', cancel: 'Cancel' },
    fields: {
      campaignId: 'Campaign', title: 'Content', channel: 'Channel', plannedOn: 'Planned day', place: 'Place', units: 'Communes planned', schoolId: 'Vocational school', heldOn: 'Held on', unitsReached: 'Communes reached', reach: 'People reached', reachCounted: 'How counted',
      evidence: 'Files', evidenceLink: 'Link', reportNumber: 'Number of the report', reason: 'Reason',
    },
    hints: {
      unitsReached: 'Leave empty for a post on the net that is tied to no commune: it counts as reaching none.', reach: 'A number that was counted; nobody is named.', evidence: 'No picture that shows the face of a person in rehabilitation; sign-in sheets stay at the office, only the number is entered.',
      schoolId: 'Needed for a school lesson.',
    },
    options: {
      channel: { meeting: 'meeting, talk', loudspeaker: 'loudspeaker', portal: 'portal, web page', youtube: 'YouTube', zalo: 'Zalo', press: 'press, radio, television', 'school-lesson': 'school lesson' },
      reachCounted: { 'sign-in-sheet': 'sign-in sheet', 'head-count': 'head count', households: 'households in hearing', views: 'views', members: 'members of the group', copies: 'copies', estimate: 'estimate' },
    },
    clocks: { 'campaign-activity-report': 'record the result of an activity whose day has come' },
  },
}
