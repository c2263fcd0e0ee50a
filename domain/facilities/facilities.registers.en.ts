/** English words of the registers of facilities, providers, reception points, equipment and selection. */
import type { AllRegisterWords } from '../registers/words.ts'

const days = { monday: 'Monday', tuesday: 'Tuesday', wednesday: 'Wednesday', thursday: 'Thursday', friday: 'Friday', saturday: 'Saturday', sunday: 'Sunday' }
const services = {
  registration: 'Registration', assessment: 'Assessment of addiction', counselling: 'Counselling and support', 'home-rehab': 'Rehabilitation at home', withdrawal: 'Withdrawal and treatment', education: 'Education and behaviour', reintegration: 'Work and reintegration', substitution: 'Substitution treatment',
  residential: 'Rehabilitation in a facility', vocational: 'Trade and jobs',
}
const channels = { portal: 'Web portal', 'notice-board': 'Notice board', media: 'Press and broadcasting' }
const conditions = {
  'lawful-setup': 'Lawfully set up', 'site-consent': 'Consent to the site', 'land-per-person': 'Enough land for each person', 'room-per-person': 'Enough room for each person', 'separate-rooms': 'Separate rooms as the law asks', lease: 'The lease runs long enough',
  equipment: 'The least equipment', staff: 'Qualified staff', head: 'A qualified head', 'finance-plan': 'A plan of finance', 'areas-apart': 'All separate areas', 'health-head': 'A doctor heads the health service', 'no-ban': 'Not under prosecution or ban',
  premises: 'Fitting premises', 'person-in-charge': 'A qualified person in charge', 'judicial-record': 'Judicial record of each worker', 'process-draft': 'A draft process', 'practice-licence': 'A licence to practise medicine', 'trained-doctor': 'A trained doctor',
}
const details = { places: 'Places at a time', address: 'Address', phone: 'Telephone', hours: 'Hours', services: 'Services', costs: 'Costs', papers: 'Papers to bring', minors: 'Takes persons under 18', website: 'Web site' }
const row = { day: 'Day', from: 'From', to: 'To', service: 'Service', amount: 'Amount (đồng)', per: 'For', note: 'Note', use: 'For', beds: 'Beds', outOfService: 'Beds out of service', channel: 'Where', on: 'Day', link: 'Link', place: 'Place of the notice' }
const shared = {
  name: 'Name', unitId: 'Commune', agencyId: 'Body', seatUnit: 'Commune of the seat', province: 'Province', receivedBy: 'Received by', appliedOn: 'File received on', startedOn: 'Service began on', violationOn: 'Violation recorded on', ground: 'Reason', months: 'Months', suspendedUntil: 'Suspended until', remedyOn: 'Remedy reported on',
  remedy: 'What was put right', withdrawnOn: 'Withdrawn on', decisionNumber: 'Number of the paper', conditionsMet: 'Conditions met', publications: 'Publications', files: 'Files', ...details, ...row,
}
const periods = { once: 'once', day: 'a day', month: 'a month' }
const options = { services, service: services, channel: channels, day: days, per: periods, conditionsMet: conditions }

export const facilitiesRegistersEn: AllRegisterWords = {
  facilities: {
    name: 'Rehabilitation facilities', one: 'facility', help: 'Public and private facilities and reformatory schools: licence, beds by area, the day’s count. The province police (before 1 March 2025 the Labour department) keep the register; a facility records its own beds and counts.',
    statuses: { applied: 'application under review', operating: 'operating', suspended: 'suspended', withdrawn: 'licence withdrawn', refused: 'licence refused', closed: 'closed' },
    acts: {
      'record-existing': 'Record a facility that works already', apply: 'Receive an application', grant: 'Grant the licence', refuse: 'Refuse the licence', 'start-service': 'Record the start of service', 'record-violation': 'Record a violation', suspend: 'Suspend', 'report-remedy': 'Report the remedy',
      resume: 'Let it work again', 'request-withdrawal': 'Ask for withdrawal', withdraw: 'Withdraw the licence', 'record-beds': 'Record beds by area', 'record-day': 'Record the day’s count', 'change-details': 'Change details', 'record-publication': 'Record a publication', close: 'Close the facility',
    },
    fields: { ...shared, type: 'Type', founder: 'Founded by', licenceNumber: 'Licence number', licencedOn: 'Licensed on', licenceEndsOn: 'Licence ends on', areas: 'Areas and beds', beds: 'Beds', outOfService: 'Beds out of service', present: 'Present', away: 'Away for a time', waiting: 'Waiting', countedOn: 'Counted on', overCapacity: 'Over capacity', withdrawalAskedOn: 'Withdrawal asked on' },
    hints: { months: '3 to 6 months by law.', areas: 'One line for each area; broken beds and beds under repair go into their own column.', present: 'The real count. More than there are beds can be recorded, with a warning.' },
    options: { ...options, type: { public: 'Public', private: 'Private', reformatory: 'Reformatory school' }, use: { men: 'men', women: 'women', minors: 'under 18', holding: 'held while the dossier is made', sick: 'sick room', isolation: 'isolation' } },
    clocks: { 'licence-grant': 'Decide on the licence', 'private-licence': 'Decide on the licence', 'licence-reissue': 'Decide on working again', 'private-licence-reissue': 'Decide on working again', 'licence-suspension-term': 'The suspension ends', 'private-suspension-length': 'The suspension ends', 'licence-idle-suspend': 'Service must begin', 'private-idle': 'Service must begin', 'licence-idle-revoke': 'No service: the licence may be withdrawn', 'licence-suspend': 'Decide after the record', 'private-fix': 'Time to put right', 'licence-revoke-request': 'Answer the request for withdrawal' },
  },
  providers: {
    name: 'Providers', one: 'provider', help: 'Who helps with rehabilitation at home, places of withdrawal at medical centres, assessing facilities, counselling points, substitution sites. The public list is made of this register.',
    statuses: { applied: 'application under review', published: 'published', suspended: 'suspended', withdrawn: 'publication withdrawn', refused: 'not published', ended: 'service ended' },
    acts: {
      'record-existing': 'Record a published provider', apply: 'Receive an application', designate: 'Designate', publish: 'Publish', refuse: 'Refuse publication', 'start-service': 'Record the start of service', 'record-violation': 'Record a violation', suspend: 'Suspend', 'report-remedy': 'Report the remedy', resume: 'Publish again', withdraw: 'Withdraw the publication',
      'stop-service': 'End the service', 'change-details': 'Change details', 'record-publication': 'Record a publication',
    },
    fields: { ...shared, kind: 'Kind', publishedOn: 'Published on' },
    hints: { costs: 'Write 0 where nothing is charged.', papers: 'One line for each paper.', phone: 'A line or mobile number that begins with 0.' },
    options: { ...options, kind: { 'home-provider': 'Services at home and in the community', 'detox-place': 'Withdrawal at a medical centre', 'assessing-facility': 'Assessing facility', 'counselling-point': 'Counselling, care and support point', 'substitution-site': 'Substitution site', 'health-station': 'Health station' } },
    clocks: { 'publish-provider': 'Publish', 'provider-publication': 'Publish', 'republish-provider': 'Publish again', 'licence-suspension-term': 'The suspension ends', 'provider-suspension-length': 'The suspension ends', 'provider-idle': 'There must be service', 'provider-suspend': 'Decide after the record' },
  },
  'reception-points': {
    name: 'Reception points', one: 'reception point', help: 'One place in each commune where people register for rehabilitation: address, hours, posts. Communes without one are named on the public list.',
    statuses: { open: 'open', closed: 'closed' }, acts: { open: 'Open a reception point', change: 'Change details', close: 'Close the reception point' },
    fields: { ...shared, posts: 'Posts that receive people' }, hints: { posts: 'Titles only, no names.' }, options,
  },
  equipment: {
    name: 'Equipment', one: 'equipment', help: 'Machines, beds, tools: planned, bought, in use by the agreed day, with the funds.',
    statuses: { planned: 'planned', bought: 'bought', 'in-use': 'in use', cancelled: 'cancelled', retired: 'retired' }, acts: { plan: 'Plan', buy: 'Record the purchase', 'put-in-use': 'Put in use', retire: 'Retire', cancel: 'Cancel' },
    fields: { ...shared, place: 'Stands at', quantity: 'Quantity', plannedFunds: 'Planned funds (đồng)', spentFunds: 'Spent (đồng)', source: 'Source of funds', inUseBy: 'In use by', boughtOn: 'Bought on', inUseOn: 'In use since', contractNumber: 'Contract number' },
    options: { source: { 'state-budget': 'central budget', 'province-budget': 'province budget', 'own-funds': 'own funds', aid: 'aid' } }, clocks: { 'equipment-in-use': 'In use by the plan' },
  },
  'unit-selection': {
    name: 'Selection of public units', one: 'selection', help: 'The decision that assigns a public unit to provide services, or orders them, with the funds. Signed by the chair of the district until 30 June 2025, then by the province.',
    statuses: { 'in-force': 'in force', ended: 'ended' }, acts: { select: 'Assign or order', end: 'End' },
    fields: { ...shared, selected: 'Selected unit', selectedName: 'Name of the unit', form: 'Form', funds: 'Funds (đồng)', fromDay: 'From', toDay: 'To' }, options: { ...options, form: { assigned: 'assigned', ordered: 'ordered' } },
  },
}
