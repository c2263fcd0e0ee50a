/** English words of the training registers. */
import type { AllRegisterWords } from '../registers/words.ts'

const professions = {
  'doctor-psychiatry': 'Doctor of psychiatry', doctor: 'Doctor', 'assistant-doctor': 'Assistant doctor', nurse: 'Nurse', pharmacist: 'Pharmacist', psychologist: 'Psychologist', 'social-worker': 'Social worker',
  'vocational-teacher': 'Vocational teacher', 'police-officer': 'Police officer', 'civil-servant': 'Public servant', other: 'Other',
}
const work = { managing: 'Managing', rehabilitation: 'Does rehabilitation work', both: 'Manages and does the work', other: 'Other work' }
const topics = { 'addiction-assessment': 'Determining addiction', substitution: 'Substitution treatment', counselling: 'Counselling', rehabilitation: 'Rehabilitation work', management: 'Management', 'records-and-law': 'Records and law', 'harm-reduction': 'Harm reduction', other: 'Other' }
const kinds = {
  'addiction-assessment': 'Certificate for determining addiction', psychiatry: 'Speciality diploma of psychiatry', 'former-practice': 'Assistant doctor who did this work on 2022-01-01', substitution: 'Certificate for substitution treatment', counselling: 'Certificate for counselling',
  rehabilitation: 'Certificate for rehabilitation work', other: 'Other',
}

export const trainingEn: AllRegisterWords = {
  staff: {
    name: 'Staff', one: 'Staff member', help: 'Who works and has worked in rehabilitation, agency by agency. Each agency keeps its own list; the province\'s Health and Police read it to plan training.',
    statuses: { working: 'Working', left: 'Left' },
    acts: { add: 'Add a staff member', change: 'Change', leave: 'Leaves the post', transfer: 'Moves to another agency' },
    fields: { name: 'Name', code: 'Staff code', profession: 'Profession', position: 'Position', work: 'Work', from: 'From', to: 'To (included)', agencyId: 'Agency', toAgency: 'New agency', lastDay: 'Last day in the former agency', formerStaff: 'Former post', holder: 'First post', note: 'Note' },
    hints: { name: 'As on papers.', code: 'Where two people in one agency bear the same name.', work: '“Managing” and “does the work” count in the training target.', to: 'Empty while working.', agencyId: 'Empty: your own agency.' },
    options: { profession: professions, work },
    headings: { name: ['Full name'], position: ['Title'] },
  },
  courses: {
    name: 'Training courses', one: 'Course', help: 'Courses on rehabilitation in the province: topic, days, hours, places. Only a course that was held counts.',
    statuses: { planned: 'Planned', held: 'Held', cancelled: 'Cancelled' },
    acts: { plan: 'Plan a course', change: 'Change the plan', hold: 'Record as held', cancel: 'Cancel' },
    fields: { title: 'Title', topic: 'Topic', audience: 'For', from: 'From', to: 'To', hours: 'Hours', places: 'Places', venue: 'Venue', planNumber: 'Number of the plan', papers: 'Papers, signed list', reason: 'Reason' },
    hints: { places: 'Empty: no limit.' },
    options: { topic: topics, audience: { managing: 'Managers', rehabilitation: 'Rehabilitation staff', medical: 'Doctors and medical staff', counselling: 'Counsellors', police: 'Police' } },
  },
  participations: {
    name: 'Participants', one: 'Participant', help: 'Who enrolled in which course, attended, and with what result. Whoever attended to the end counts as trained in the year.',
    statuses: { enrolled: 'Enrolled', attended: 'Attended', passed: 'Passed', failed: 'Failed', withdrawn: 'Withdrawn' },
    acts: { enrol: 'Enrol', withdraw: 'Withdraw', attend: 'Record attendance', pass: 'Record as passed', fail: 'Record as failed' },
    fields: { staff: 'Staff member', course: 'Course', staffName: 'Name', courseTitle: 'Course', score: 'Score (0–100)', note: 'Note' },
  },
  certificates: {
    name: 'Certificates', one: 'Certificate', help: 'Certificates and diplomas of rehabilitation staff. Whoever signs a finding of addiction must hold one valid on that day. When a certificate is found false, every finding that rests on it is put before whoever may review it; nothing changes by itself.',
    statuses: { valid: 'On record', revoked: 'Revoked', false: 'Found false' },
    acts: { record: 'Record a certificate', extend: 'Extend', revoke: 'Record the withdrawal', 'find-false': 'Found false', move: 'Goes with its holder' },
    fields: {
      staff: 'Staff member', kind: 'Kind', number: 'Number', issuedOn: 'Issued on', validTo: 'Valid to (included)', issuer: 'Issued by', course: 'After the course', staffName: 'Name', holder: 'First post', proof: 'Copy', revokedOn: 'Withdrawn from', foundFalseOn: 'Found false on',
      reason: 'Reason', decisionNumber: 'Number of the paper', agencyId: 'Agency',
    },
    hints: { validTo: 'Empty where the paper names none.', number: 'As on the paper.' },
    options: { kind: kinds },
    clocks: { 'certificate-renewal': 'A certificate for determining addiction ends' },
  },
  'certificate-reviews': {
    name: 'Findings to look at again', one: 'Review', help: 'A certificate was found false: each body that manages people whose finding rests on it looks at every finding again. Nothing changes by itself; every decision is a human one.',
    statuses: { open: 'Under review', done: 'Reviewed' }, acts: { open: 'Open a review', conclude: 'Record as reviewed' },
    fields: { certificate: 'Certificate', certificateNumber: 'Number of the certificate', foundFalseOn: 'Found false on', conclusion: 'What was looked at, and how', decisionNumber: 'Number of the paper', agencyId: 'Agency' },
    clocks: { 'findings-in-doubt': 'Look again at findings that rest on a false certificate' },
  },
}
