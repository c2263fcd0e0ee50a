/** English words of the registers of courses, employers and openings. */
import type { AllRegisterWords } from '../registers/words.ts'

/** Also the words of a wish and of a course of one person. */
export const tradesEn = { sewing: 'Sewing', welding: 'Welding', 'motorbike-repair': 'Motorbike repair', electrics: 'House electrics', carpentry: 'Carpentry', masonry: 'Masonry', husbandry: 'Husbandry', crops: 'Crops', cooking: 'Cooking', hairdressing: 'Hairdressing', computing: 'Computing', driving: 'Driving', other: 'Another trade' } as const
export const payersEn = { state: 'State budget', person: 'The learner', school: 'The school', fund: 'A fund or donor' } as const
const contract = { none: 'No contract', season: 'By season', 'fixed-term': 'Fixed term', 'open-ended': 'Open-ended' }
const common = { unitId: 'Commune', phone: 'Telephone', conditions: 'Conditions', ground: 'Reason', places: 'Places' }

export const reintegrationRegistersEn: AllRegisterWords = {
  'courses-of-schools': {
    name: 'Vocational courses', one: 'course', help: 'Courses of vocational schools and centres, also those held in a facility. No learner is named here; a referral stands in the record of the person.',
    statuses: { open: 'taking people', running: 'running', ended: 'ended', cancelled: 'not held' },
    acts: { announce: 'Enter a coming course', change: 'Change details', start: 'Begin', end: 'End', cancel: 'Not held' },
    fields: { ...common, name: 'Course', school: 'School', trade: 'Trade', level: 'Level', startsOn: 'Begins on', endsOn: 'Ends on', venue: 'Where', atFacility: 'Held in a facility', fee: 'Fee (đồng)', paidBy: 'Who pays', taught: 'Learners', completed: 'Completed' },
    hints: { conditions: 'Age, health and schooling the course asks for.', taught: 'A number only, no names.' },
    options: { trade: tradesEn, level: { 'under-three-months': 'Under 3 months', elementary: 'Elementary', intermediate: 'Intermediate' }, paidBy: payersEn },
    clocks: { 'course-starts': 'The day it begins', 'course-ends': 'The day it ends' },
  },
  employers: {
    name: 'Employers', one: 'employer', help: 'Companies, cooperatives and households ready to take people after rehabilitation. They are told nothing more of who comes to work.',
    statuses: { active: 'taking people', paused: 'paused', ended: 'ended' },
    acts: { enter: 'Enter an employer', change: 'Change details', pause: 'Pause', resume: 'Take people again', end: 'End' },
    fields: { ...common, name: 'Name', branch: 'Branch', address: 'Address', contact: 'Contact (title)', workers: 'Workers', agreedOn: 'Agreed on', terms: 'What was agreed' },
    options: { branch: { farming: 'Farming', forestry: 'Forestry', craft: 'Craft', building: 'Building', industry: 'Industry', trade: 'Trade', services: 'Services', 'public-works': 'Public works', cooperative: 'Cooperative', other: 'Other' } },
  },
  openings: {
    name: 'Openings', one: 'opening', help: 'Work for which an employer needs people. The officer chooses together with the person; nothing matches people with work.',
    statuses: { open: 'open', filled: 'filled', closed: 'closed' },
    acts: { offer: 'Enter an opening', change: 'Change details', fill: 'Filled', close: 'Close' },
    fields: { ...common, employerId: 'Employer', job: 'Job', wageFrom: 'Wage from (đồng a month)', wageTo: 'to (đồng a month)', contract: 'Contract', hoursAWeek: 'Hours a week', untilDay: 'Until', meals: 'Meals', lodging: 'Lodging', filled: 'People taken' },
    options: { contract },
  },
}
