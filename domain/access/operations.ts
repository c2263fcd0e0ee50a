/**
 * Through which door each operation leads and what it may show of a person: the compartments, cut down to those the caller's role reads. An
 * operation that is not declared here fails the leak tests; so does a field of an answer about persons that `answerFields` does not name.
 */
import type { Role } from '../kernel/actor.ts'
import { Compartment } from '../kernel/measure.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { compartmentsReadBy, reachOf } from './access.rules.ts'
import type { Door } from './doors.ts'

export type OperationAccess = { readonly door: Door; readonly shows: readonly Compartment[] }

const item = (...shows: readonly Compartment[]): OperationAccess => ({ door: 'item', shows })
const nothing = (door: Door): OperationAccess => ({ door, shows: [] })
const work: OperationAccess = nothing('public-page')
/** A paper prints what its writer opened; the database shows it to whoever opens all of that. */
const paper: OperationAccess = item('ID', 'CT', 'RS', 'ST', 'DO', 'AS', 'US', 'SO', 'WK', 'MN')

export const operationAccess: Readonly<Record<string, OperationAccess>> = {
  'access.sign-in': nothing('problem'), 'access.session': nothing('problem'), 'access.switch-post': nothing('problem'), 'access.sign-out': nothing('problem'), 'access.demo-accounts': nothing('public-page'),
  'access.my-disclosures': nothing('ledger'), 'access.who-saw': nothing('ledger'),
  'access.finish-sign-in': nothing('problem'), 'access.ask-passkey': nothing('problem'), 'access.enrol-at-sign-in': nothing('problem'), 'access.my-security': nothing('problem'), 'access.start-totp': nothing('problem'), 'access.confirm-totp': nothing('problem'),
  'access.start-passkey': nothing('problem'), 'access.add-passkey': nothing('problem'), 'access.new-recovery-codes': nothing('problem'), 'access.remove-factor': nothing('problem'), 'access.change-password': nothing('problem'), 'access.end-session': nothing('problem'), 'access.accounts': work,
  'access.end-sessions-of': work, 'access.reset-factors-of': work, 'access.set-own-number': work, 'access.substitute': work, 'access.delegate': work, 'access.end-delegation': work, 'access.delegations': work, 'access.end-post': work,
  'access.handovers': { door: 'list', shows: ['ID', 'ST'] }, 'access.handover': item('ID', 'ST'), 'access.open-care-card': item('TR'), 'access.read-care-card': item('TR'), 'access.open-province-list': nothing('list'),
  'access.read-province-list': { door: 'list', shows: ['ID', 'ST'] }, 'access.openings': nothing('ledger'), 'access.review-opening': nothing('ledger'), 'access.person-told': nothing('ledger'), 'access.notices': nothing('notification'),
  'access.record-care-card': item('TR'), 'access.close-to-officer': item('ID'),
  'people.list': { door: 'search', shows: ['ID', 'ST'] }, 'people.get': item('ID', 'RS', 'ST'), 'people.personal-number': item('ID'), 'people.register': { door: 'duplicate-check', shows: ['ID', 'ST'] }, 'people.move': item('RS'),
  'people.counselling': item('SO'), 'people.record-counselling': item('SO'), 'people.duplicates': { door: 'duplicate-check', shows: ['ID', 'RS'] }, 'people.decide-duplicate': nothing('duplicate-check'),
  'care.read': item('HV'), 'care.assign': item('HV'), 'care.record': item('HV'), 'care.told': item('HV'), 'care.return': item('HV'),
  'restricted.set': nothing('problem'), 'restricted.set-by-case': nothing('problem'), 'restricted.review': nothing('problem'), 'restricted.review-by-case': nothing('problem'),
  'restricted.list': { door: 'list', shows: ['ID', 'ST'] }, 'restricted.get': item('ID', 'RS', 'ST'),
  'sealed.ask': nothing('problem'), 'sealed.list': nothing('ledger'), 'sealed.confirm': nothing('ledger'), 'sealed.read': item('ID', 'RS', 'ST'), 'sealed.told': nothing('ledger'),
  'people.decided-duplicates': nothing('duplicate-check'), 'people.links': item('ID', 'ST'),
  'measures.list': { door: 'list', shows: ['ID', 'ST'] }, 'measures.get': item('ST'), 'measures.events': item('ST'), 'measures.begin': item('ST'), 'measures.act': item('ST'), 'measures.preview': item('ST'),
  'measures.deadlines': { door: 'inbox', shows: ['ID', 'ST'] },
  'mail.preference': nothing('notification'), 'mail.set-preference': nothing('notification'), 'mail.confirm-address': nothing('notification'), 'mail.trouble': work,
  'inspections.facts': nothing('figure'), 'complaints.person': nothing('item'), 'complaints.write-person': nothing('item'),
  'reintegration.get': item('ID', 'ST', 'WK', 'MN', 'SO', 'TR'), 'reintegration.record': item('WK', 'MN', 'SO', 'TR'), 'reintegration.waiting': { door: 'list', shows: ['ID', 'WK'] }, 'reintegration.checks': { door: 'inbox', shows: ['ID', 'WK'] },
  'reintegration.health': { door: 'inbox', shows: ['ID', 'TR'] }, 'reintegration.helped': { door: 'list', shows: ['ID', 'WK'] },
  'papers.list': paper, 'papers.draft': paper, 'papers.edit': paper, 'papers.discard': paper, 'papers.get': paper, 'papers.sign': paper, 'papers.return': paper, 'papers.issue': paper, 'papers.recall': paper, 'papers.copy': paper, 'papers.file': paper,
  'papers.books': work, 'papers.open-book': work, 'papers.close-book': work, 'papers.book-entries': work, 'papers.enter-by-hand': work, 'papers.settings': work, 'papers.change-settings': work, 'papers.templates': work, 'papers.keep-template': work, 'papers.drop-template': work,
  'office-papers.list': work, 'office-papers.draft': work, 'office-papers.edit': work, 'office-papers.issue': work, 'office-papers.recall': work, 'office-papers.file': work,
  'first-step.list': nothing('list'), 'first-step.get': nothing('item'), 'first-step.act': nothing('item'),
  'indicators.list': work, 'indicators.readings': nothing('figure'), 'indicators.records': { door: 'records-of-figure', shows: ['ID', 'ST'] },
  'directives.list': work, 'directives.get': nothing('figure'), 'directives.create': work, 'directives.assign': work, 'directives.task-progress': work, 'directives.publish': work, 'directives.targets': nothing('figure'),
  'directives.shortfalls': nothing('figure'), 'directives.answer-shortfall': work, 'directives.share': work,
  'directives.allocations': nothing('figure'), 'directives.allocation-preview': nothing('figure'), 'directives.allocate': work, 'directives.ask-for-another': work, 'directives.answer-request': work, 'directives.approve-allocation': work,
  'directives.withdraw-allocation': work, 'directives.task': work, 'directives.urge': work, 'directives.answer-urging': work, 'directives.task-dues': work, 'directives.coverage': work,
  'registers.all': work, 'registers.list': work, 'registers.get': work, 'registers.open': work, 'registers.act': work, 'registers.correct': work, 'registers.dues': work,
  'registers.template': work, 'registers.import': work, 'registers.keep-file': work, 'registers.keep-file-for-new': work, 'registers.files': work, 'registers.file': work,
  'exchange.rosters': work, 'exchange.roster-template': work, 'exchange.try-roster': { door: 'duplicate-check', shows: ['ID', 'ST'] }, 'exchange.run-roster': { door: 'duplicate-check', shows: ['ST'] }, 'exchange.run': nothing('notification'), 'exchange.runs': nothing('notification'),
  'exchange.lists': work, 'exchange.export': { door: 'list', shows: ['ID', 'RS', 'ST'] }, 'exchange.exports': nothing('ledger'),
  'campaigns.coverage': work, 'outreach.names': item(), 'outreach.record-name': item(), 'outreach.withdraw-name': item(), 'outreach.sums': nothing('figure'), 'outreach.review-due': { door: 'inbox', shows: ['ID', 'ST'] },
  'harm.referrals': item(), 'harm.receivers': work, 'harm.refer': item(), 'harm.answer': item(), 'harm.withdraw': item(), 'harm.sums': nothing('figure'),
  'facilities.public-providers': work, 'facilities.night-board': item('ID', 'ST', 'PL'), 'facilities.place': item('PL'), 'facilities.roll-call': work,
  'statistics.list': work, 'statistics.get': work, 'statistics.preview': nothing('figure'), 'statistics.release': nothing('figure'),
  'training.coverage': nothing('figure'), 'training.staff': work, 'training.signing': work, 'training.findings': { door: 'list', shows: ['ID', 'ST'] }, 'training.review': item('ST'),
  'reports.definitions': work, 'reports.list': work, 'reports.get': nothing('figure'), 'reports.make': nothing('figure'), 'reports.write': nothing('figure'), 'reports.compute': nothing('figure'), 'reports.submit': nothing('figure'),
  'reports.accept': nothing('figure'), 'reports.return': nothing('figure'), 'reports.restate': nothing('figure'), 'reports.discard': work, 'reports.file': nothing('figure'), 'reports.records': { door: 'records-of-figure', shows: ['ID', 'ST'] }, 'reports.owed': work,
  'organization.units': work, 'organization.find-units': work, 'organization.unit': work, 'organization.agencies': work,
}

/** Every field by name that an answer of an audited operation may have: what it says of a person, by compartment, and what says nothing of one. */
export const answerFields: Readonly<Record<Compartment | 'nothing', string>> = {
  ID: 'personId name otherName personName birth birthYear sex personalNumber personalNumberEnding representative relation caseNumber a b same duplicatesInSight linked',
  CT: '', RS: 'residences residence addressAsWritten', AS: '', DO: '', HV: 'results text toldPersonOn toldRepresentativeOn receipt handover', US: '', WK: 'work meetings place time task wish mine entryId nextOn', MN: 'support',
  PL: 'area bed areas placed unplaced taken kept over',
  ST: `kind status regime open registeredOn startedOn endedOn termEndsOn nextDueOn measures measure measureId measureKind deadlines clock dueOn dueAt opensOn opensAt bound act form events event type occurredOn occurredAt recordedAt paperNumber
    sequence rule replacedBy nextActs allowed signer facilityName opened overdue met ofOn metOn reason beyond leaving coming out present away lastDay daysBeyond daysLeft papers expectedOn since expected counted rollCalls forecast days withoutDay`,
  TR: 'card allergies medicines withdrawalRisk treatment', SO: 'note ratings',
  nothing: `id account username displayName post postId role agencyId agency agencyName unitId unitName from to standsInFor endsAt posts expiresAt demo today now pending token factors enrols recoveryCodes ended items on until after madeAt entries at operation purpose
    outcome compartments article complete nextCursor citation instrument clause point confidence data refusal code facts why say sealed compartment holder openedAt duplicateNotice recordedBy raisedOn decision decidedOn counts week month waiting total yours targetId units reserve
    number title issuer issuedOn dateNote illustrative effectiveTo clauses targets tasks unanswered lead coordinating deadline deadlineAsWritten doneOn progress answeredAt reviewBy reviewDue askedByPost askedAt confirmedAt tellBy toldOn facilityId usable free outOfService overCapacity beds use state fullOn`,
}

/** A paper of a person, and one of an office. What a paper says lies in `content` and `typed`. */
const paperFields = 'paper formId mark titleEn day eventId version madeByRole signedByRole signedAt issuedAt follows followedBy recalledOn recallReason copies formats recipients typed missing doubts outdated ownTemplate may content'
const officePaperFields = 'formId mark subject day version madeByRole signedByRole issuedAt follows kind recalledOn copies form typed missing blanks name label labelEn required most may'
/** A table as it would be published: counts that passed the gate. */
const statisticsFields = 'table indicatorId name nameEn definitionVersion provinceId provinceName rowsBy columnsBy releasedOn ofDefinition ofDefinitionEn metDefinition metDefinitionEn unitOfMeasure threshold columns whole of met value rows cells figures withheld until unitId unitName from to id'
const bookFields = 'series year last startedAfter closedAt text day kind formId paperId measureId'
const reportFields = `definitionId name nameEn period kind from to cutOff state revision unitId unitName agencyId agencyName receiverName number submittedAt acceptedAt asOf restates
  restatedBy directive side definitionVersion groups title titleEn figures label labelEn unit definition definitionEn source indicatorId value met of reason reasonEn before opens tables columns rows cells note charts labels series values words sentences asks doubts history at type postTitle restatement changed figure late returnedBecause signed version may write compute submit check restate discard`

/**
 * Names that mean something else in one operation than elsewhere: the key of the record itself, the kind of a talk or of a residence, the number that
 * the asker entered himself, words of an office's own work.
 */
const ownFields: Readonly<Record<string, string>> = {
  'papers.list': `${paperFields} offers formIds forms titleConfidence layoutConfidence maker numberLetters blanks label labelEn required most`,
  ...Object.fromEntries(['draft', 'edit', 'get', 'sign', 'return', 'issue', 'recall', 'copy'].map((act) => [`papers.${act}`, paperFields])),
  ...Object.fromEntries(['open-book', 'close-book', 'book-entries', 'enter-by-hand'].map((act) => [`papers.${act}`, bookFields])), 'papers.change-settings': 'parent place letters numbering layout version', 'papers.keep-template': 'formId size sha256 fields keptAt',
  ...Object.fromEntries(['list', 'draft', 'edit', 'issue', 'recall'].map((act) => [`office-papers.${act}`, `${officePaperFields} forms titleEn titleConfidence layoutConfidence maker numberLetters recipients mine`])),
  // The account's own address.
  'mail.set-preference': 'available frequency address state domains lastSentOn', 'mail.confirm-address': 'available frequency address state domains lastSentOn',
  // What the caller himself sent: a list of Excel, a file.
  'registers.import': 'written sheet headingRow columns column heading field missing new match duplicate error rows row label recordId sameAs errors cell detail detailEn',
  'exchange.try-roster': 'roster seal sheet headingRow columns column heading field by missing new match known duplicate error rows row over errors cell detail detailEn', 'exchange.run-roster': 'roster done new match known duplicate error detail detailEn fields path startedAt endedAt',
  'registers.keep-file': 'name type size sha256 keptAt', 'registers.keep-file-for-new': 'name type size sha256 keptAt', 'facilities.night-board': 'key', 'facilities.roll-call': 'expected counted away',
  'training.findings': 'eventId onDay certificateNumber doubtedOn review reviewedOn reach findings', 'training.review': 'reviewedOn',
  'people.move': 'kind', 'people.counselling': 'kind', 'people.record-counselling': 'kind', 'care.read': 'kind recordedAt place days', 'people.duplicates': 'open', 'people.decided-duplicates': 'same', 'sealed.list': 'caseNumber', 'access.who-saw': 'caseNumber',
  // Who complains to a body is no person of any case.
  'complaints.person': 'person name phone address note recordedAt', 'complaints.write-person': '',
  'reintegration.get': 'replaces facilityId names', 'reintegration.checks': 'clock dueOn', 'reintegration.health': 'clock dueOn',
  // A request names nobody that is kept: an alias, and how its writer wants to be reached.
  'first-step.list': `alias who help reach callTime status madeOn lastContactOn eraseOn sequence`, 'first-step.get': `alias who help reach callTime status madeOn lastContactOn eraseOn sequence phone note answer events type`, 'first-step.act': `alias who help reach callTime status madeOn lastContactOn eraseOn sequence phone note answer events type`,
  'directives.urge': 'name status evidence link files urgings directiveId directive reports on done recordedAt urgingList words answerBy answeredOn answer late may report urge text', 'directives.answer-urging': 'name status evidence link files urgings directiveId directive reports on done recordedAt urgingList words answerBy answeredOn answer late may report urge text', 'directives.allocate': 'version revision status', 'directives.ask-for-another': 'version revision status', 'directives.answer-request': 'version revision status',
  'directives.approve-allocation': 'version revision status', 'directives.withdraw-allocation': 'version revision status', 'indicators.records': 'subjects subject label register recordId',
  // Counts, and the office's own words.
  'statistics.preview': statisticsFields, 'statistics.release': statisticsFields,
  'reports.make': reportFields,
  'reports.write': reportFields,
  'reports.compute': reportFields,
  'reports.submit': reportFields,
  'reports.accept': reportFields,
  'reports.return': reportFields,
  'reports.restate': reportFields,
  'reports.discard': 'discarded', 'reports.records': 'onDay',
  'outreach.names': 'name phone wish consent metOn erasedOn contactId', 'outreach.record-name': 'erasedOn', 'harm.referrals': 'direction fromName toName sentOn name phone service note answer answeredOn erasedOn', 'harm.refer': 'erasedOn',
  'measures.get': 'personId', 'measures.begin': 'personId', 'measures.act': 'personId', 'directives.assign': 'name status evidence text link files urgings', 'directives.task-progress': 'name status evidence text link files urgings', 'directives.publish': 'kind status',
}

/** Fields that an answer of this operation may not have: not declared at all, or of a compartment that this door does not show. */
export function undeclaredFields(operation: string, names: readonly string[]): readonly string[] {
  const shows = operationAccess[operation]?.shows ?? []
  const allowed = new Set([...[answerFields.nothing, ownFields[operation] ?? '', ...shows.map((compartment) => answerFields[compartment])].flatMap((list) => list.split(/\s+/))])
  return names.filter((name) => !allowed.has(name))
}

/** The compartments an opening by that operation showed a post of that role, in the order of the declaration. */
export function compartmentsShown(operation: string, role: Role, on: PlainDate): readonly Compartment[] {
  const shows = operationAccess[operation]?.shows ?? []
  const read = compartmentsReadBy(role, on)
  // A reasoned opening shows what the role does not read in ordinary work.
  return Compartment.options.filter((compartment) => shows.includes(compartment) && (read.has(compartment) || (operation.endsWith('-care-card') && reachOf(role, compartment, on) === 'break-glass')))
}
