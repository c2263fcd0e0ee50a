/** English words of the entries of one person: by kind. */
import { payersEn, tradesEn } from '@hoa-nhap/domain/reintegration/reintegration.registers.en'
import type { EntryWords, entriesByType } from './entry-words.ts'

const words = (name: string, fields: EntryWords['fields'], more: Partial<EntryWords> = {}): EntryWords => ({ name, one: '', help: '', statuses: {}, acts: {}, fields, ...more })
const amount = { amount: 'Sum (đồng)' }

export const entriesEn: typeof entriesByType = {
  wish: words('Wish', { learnTrade: 'Wishes to learn a trade', trade: 'Which trade', jobAdvice: 'Wishes for job advice', work: 'Work hoped for' }, { help: 'Ask, and write what the person says. That there is no wish is written too.', options: { trade: tradesEn } }),
  eligibility: words('Eligible for a trade', { eligible: 'Eligible for vocational training', because: 'Why not yet' }, { options: { because: { age: 'Age', health: 'Health', 'time-left': 'Time left', schooling: 'Schooling', 'trained-before': 'Trained before', other: 'Other' } } }),
  advice: words('Advice', { about: 'About', how: 'How', outcome: 'Outcome', note: 'Note' }, { options: { about: { job: 'A job', trade: 'Choosing a trade' }, how: { 'in-person': 'In person', group: 'In a group', telephone: 'By telephone' }, outcome: { informed: 'Informed', referred: 'Referred', thinking: 'The person is thinking', declined: 'The person declined' } } }),
  referral: words('Referral', { to: 'To', recordId: 'Course or opening', agreed: 'The person agrees' }, { help: 'Choose it together in the register. The place is told nothing more of the record.', options: { to: { course: 'A course', opening: 'An opening' } } }),
  'referral-answer': words('Answer to a referral', { referralId: 'Referral', answer: 'Answer' }, { options: { answer: { accepted: 'Taken', 'declined-by-person': 'The person declined', 'no-place': 'No place left', 'not-suitable': 'Not suitable' } } }),
  training: words('Training', { step: 'What', trainingId: 'Course', trade: 'Trade', courseId: 'Course of the register', place: 'Where', paidBy: 'Who pays', certificate: 'Certificate number' }, { options: { step: { began: 'Began', completed: 'Completed', left: 'Left' }, trade: tradesEn, paidBy: payersEn } }),
  placement: words('Work found', { openingId: 'Opening of the register', employer: 'Where', job: 'Job', kind: 'Kind', wage: 'Wage a month (đồng)', contract: 'With a contract' }, { options: { kind: { employed: 'Employed', seasonal: 'Seasonal', 'own-work': 'Own work', 'family-work': 'With the family' } } }),
  'placement-check': words('Check of the work', { placementId: 'Work', month: 'After', answer: 'Now', help: 'Help needed' }, { options: { month: { 3: '3 months', 6: '6 months', 12: '12 months' }, answer: { working: 'Still works there', 'other-job': 'Works elsewhere', 'not-working': 'Has no work', 'not-reached': 'Not reached' }, help: { none: 'None', talk: 'A talk', 'new-place': 'Another place', papers: 'Papers', loan: 'A loan' } } }),
  'placement-ended': words('Work ended', { placementId: 'Work', because: 'Reason' }, { options: { because: { 'own-wish': 'Own wish', 'contract-over': 'Contract or season over', employer: 'By the employer', health: 'Health', moved: 'Moved away', other: 'Other' } } }),
  labour: words('Therapeutic labour', { work: 'Work', days: 'Days', hours: 'Hours together', longestDay: 'Longest day (hours)' }, { help: 'By the week, from Monday. The limits of the age are checked when it is written.', options: { work: { therapy: 'Therapy', production: 'Production', cleaning: 'Cleaning', garden: 'Garden, animals', kitchen: 'Kitchen' } } }),
  meeting: words('Meeting of the support team', { place: 'Where', time: 'Time', task: 'Task of the helper', nextOn: 'Next meeting', agreed: 'What was agreed' }, { help: 'A helper of a union sees day, time, place and task, and no more.' }),
  support: words('Support', { kind: 'What for', ...amount, days: 'Days', paper: 'Voucher number' }, { options: { kind: { 'one-off': 'One-off support', 'training-fee': 'Cost of training', 'release-meals': 'Meals on the way home', fare: 'Fare home', clothes: 'Clothes', tuition: 'School fees', loan: 'Loan', tools: 'Tools', other: 'Other' } } }),
  'labour-pay': words('Pay for labour', { month: 'Month', ...amount, saved: 'Of it saved (đồng)' }, { hints: { month: 'Any day of the month.' } }),
  'savings-paid': words('Savings paid out', amount),
  rating: words('Monthly rating', { month: 'Month', rating: 'Rating' }, { help: 'Only for months in which the law knew a reduction of the term. Nothing is added up or ranked.', hints: { month: 'Any day of the month.' }, options: { rating: { good: 'Good', fair: 'Fair', average: 'Average', weak: 'Weak' } } }),
  'health-check': words('Health check', { finding: 'Finding', fit: 'Labour' }, { options: { fit: { fit: 'Fit', 'light-work': 'Light work', 'not-fit': 'Not fit' } } }),
  'health-visit': words('Health visit', { finding: 'Finding', treated: 'Treated with', nextOn: 'Next visit' }),
  'medicine-handover': words('Hand-over of running medicine', { why: 'At', medicine: 'Medicine', name: 'Name of the medicine', toAgencyId: 'Place that goes on', days: 'Days handed over', lastDoseOn: 'Last dose on', handedTo: 'Handed to' }, {
    help: 'Written for everybody who leaves, also where no medicine runs. What the law keeps apart is written behind the door of care alone, never here.',
    options: { why: { transfer: 'Transfer', release: 'End of the term', moved: 'Change of residence', outing: 'A few days outside' }, medicine: { methadone: 'Methadone', buprenorphine: 'Buprenorphine', 'other-running': 'Another running medicine', none: 'None' }, handedTo: { person: 'The person', place: 'The receiving place', escort: 'The escort' } },
  }),
}
