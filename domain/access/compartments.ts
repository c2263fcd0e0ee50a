/** What is kept about a person, cut by who may know it: one table (or a few) for each compartment, and how its rows come into sight. */
import type { Role } from '../kernel/actor.ts'
import { firstStepReaders } from '../first-step/first-step.model.ts'
import { complaintHandlers } from '../inspections/inspections.model.ts'
import { reportRoles } from '../reports/roles.rules.ts'
import { bookKeepers, paperMakers } from '../documents/papers.roles.rules.ts'
import type { Compartment } from '../kernel/measure.ts'
import type { CompartmentDeclaration, Ground, TableDeclaration } from './access.model.ts'

const verified = (cite: string): Ground => ({ cite, confidence: 'verified' })
/** No retention period was found in the law; the months are a proposal that an office must decide. */
const proposed: Ground = { cite: 'no period found in the law', confidence: 'our-decision', lawyer: 1 }

export const compartments: Readonly<Record<Compartment, CompartmentDeclaration>> = {
  ID: {
    id: 'ID', title: 'Nhân thân', titleEn: 'Identity',
    fields: { name: 'basic', otherName: 'basic', birth: 'basic', sex: 'basic', nationality: 'basic', personalNumber: 'basic', portrait: 'basic', representative: 'basic' },
    ground: verified('L120; D163 phụ lục III, V; D105 M05'), keep: { after: 'delisted', months: 24, then: 'seal', ground: proposed },
  },
  CT: {
    id: 'CT', title: 'Liên lạc', titleEn: 'Contact', fields: { phone: 'basic', socialAccount: 'basic', relativeToCall: 'basic' },
    ground: verified('D163 phụ lục III M05'), keep: { after: 'last-measure-closed', months: 6, then: 'erase', ground: proposed },
  },
  RS: {
    id: 'RS', title: 'Nơi cư trú', titleEn: 'Residence', fields: { address: 'basic', unit: 'basic', days: 'basic', checks: 'basic' },
    ground: verified('D105 Đ41; D163 Đ58'), keep: { after: 'delisted', months: 24, then: 'seal', ground: proposed },
  },
  ST: {
    id: 'ST', title: 'Tình trạng pháp lý', titleEn: 'Legal status',
    fields: { kind: 'sensitive', status: 'sensitive', regime: 'sensitive', managingBody: 'sensitive', dates: 'sensitive', deadlines: 'sensitive', listMembership: 'sensitive' },
    ground: verified('L73 Đ26, 43; L120 Đ27, 48'), keep: { after: 'delisted', months: 24, then: 'seal', ground: proposed },
  },
  DO: {
    id: 'DO', title: 'Hồ sơ đề nghị', titleEn: 'Dossier papers', fields: { breachRecords: 'sensitive', statements: 'sensitive', proposals: 'sensitive', courtPapers: 'sensitive', searches: 'sensitive' },
    ground: verified('L73 Đ34; L120 Đ35–36; D116 Đ41–43'), keep: { after: 'decided-and-complaint-time', months: null, then: 'seal', ground: { cite: 'archive law', confidence: 'inferred', lawyer: 1 } },
  },
  AS: {
    id: 'AS', title: 'Kết quả xác định tình trạng nghiện', titleEn: 'Assessment result', fields: { requester: 'sensitive', date: 'sensitive', result: 'sensitive', certificate: 'sensitive', validity: 'sensitive' },
    ground: verified('L73 Đ27(4); L120 Đ31.4; D109 Đ8'), keep: { after: 'measure-closed', months: 6, then: 'seal', ground: proposed },
  },
  TR: {
    id: 'TR', title: 'Điều trị', titleEn: 'Treatment', fields: { diagnoses: 'sensitive', medicines: 'sensitive', doses: 'sensitive', psychiatry: 'sensitive', visits: 'sensitive', careCard: 'sensitive' },
    ground: verified('medical-records law; D116 Đ23, 67; D163 Đ85, 114'), keep: { after: 'measure-closed', months: null, then: 'seal', ground: proposed },
  },
  HV: {
    id: 'HV', title: 'HIV và bệnh truyền nhiễm', titleEn: 'HIV and infections', fields: { slip: 'sensitive', treatment: 'sensitive', counselling: 'sensitive', hepatitis: 'sensitive', tuberculosis: 'sensitive' },
    ground: verified('Law 64/2006 Đ8(5), 30; TT04 Đ8'), keep: { after: 'management-ended', months: 0, then: 'return', ground: verified('TT04 Đ8(4)') },
  },
  US: {
    id: 'US', title: 'Việc sử dụng chất', titleEn: 'Substance use', fields: { substances: 'sensitive', route: 'sensitive', frequency: 'sensitive', firstUse: 'sensitive', tests: 'sensitive' },
    ground: verified('D105 M05; D163 phụ lục III M05; L120 Đ23'), keep: { after: 'measure-closed', months: 0, then: 'erase', ground: proposed },
  },
  SO: {
    id: 'SO', title: 'Gia đình, xã hội', titleEn: 'Family and social', fields: { relatives: 'sensitive', children: 'sensitive', ethnicity: 'sensitive', schooling: 'basic', hardship: 'sensitive', counselling: 'sensitive' },
    ground: verified('forms; L120 Đ35.2.c'), keep: { after: 'last-measure-closed', months: 6, then: 'erase', ground: proposed },
  },
  WK: {
    id: 'WK', title: 'Việc làm, học nghề', titleEn: 'Work and training', fields: { wish: 'basic', course: 'basic', certificate: 'basic', job: 'basic', checks: 'basic' },
    ground: verified('L73 Đ40(3); D116 Đ25, 80; D163 Đ87, 137'), keep: { after: 'last-check', months: 24, then: 'seal', ground: proposed },
  },
  MN: {
    id: 'MN', title: 'Hỗ trợ bằng tiền', titleEn: 'Money support', fields: { support: 'basic', loans: 'basic', bankAccount: 'sensitive' },
    ground: verified('TT62; D163 Đ118, 131'), keep: { after: 'last-payment', months: 0, then: 'erase', ground: { cite: 'accounting law', confidence: 'inferred', lawyer: 1 } },
  },
  PL: {
    id: 'PL', title: 'Nơi ở tại cơ sở', titleEn: 'Placement', fields: { facility: 'sensitive', room: 'sensitive', leave: 'sensitive', escort: 'sensitive', visits: 'sensitive' },
    ground: verified('L73 Đ35; L120 Đ46.2.h'), keep: { after: 'discharged', months: 0, then: 'erase', ground: proposed },
  },
}

const attachment = (compartment: Compartment, extra: Partial<TableDeclaration> = {}): TableDeclaration => ({ compartment, rows: 'measure', ...extra })
const statusColumns = ['person_id', 'measure_id', 'kind', 'status', 'open', 'unit_id', 'registered_on', 'started_on', 'term_ends_on', 'ended_on', 'sequence']

/**
 * Every table that names a person, as product roles read it. None of them writes: writing goes through guarded functions
 * (`server/access/guarded-functions.ts`). A table with a person column that is missing here fails the access tests.
 */
export const personTables: Readonly<Record<string, TableDeclaration>> = {
  person: { compartment: 'ID', rows: 'person', flags: { name: ['person_id'], pair: ['person_id', 'case_number', 'registered_at'] } },
  person_identity: {
    compartment: 'ID', rows: 'person',
    columns: ['person_id', 'name', 'name_fold', 'other_name', 'birth', 'birth_year', 'sex', 'personal_number', 'personal_number_index', 'personal_number_ending', 'residence_unit', 'same_person', 'same_rank', 'case_number'],
    flags: { name: ['person_id', 'name'], pair: ['person_id', 'name', 'name_fold', 'other_name', 'birth', 'birth_year', 'sex', 'personal_number_ending', 'residence_unit', 'case_number'] },
  },
  // A person with rights of his own, to the day before the eighteenth birthday.
  representative: { compartment: 'ID', rows: 'person', endsColumn: 'ends_on' },
  name_tail: { compartment: 'ID', rows: 'province' },
  person_contact: { compartment: 'CT', rows: 'person' },
  residence: { compartment: 'RS', rows: 'person', flags: { unit: ['person_id', 'kind', 'unit_id', 'from_day', 'to_day'] } },
  measure: {
    compartment: 'ST', rows: 'readers', readers: ['unit', 'facility', 'province'], kindColumn: 'kind', flags: { status: statusColumns },
    // Not the folded state: it belongs to the rules, and no screen shows it.
    columns: [...statusColumns, 'regime', 'agency_id', 'facility_id', 'province_id', 'deadlines', 'next_due_on', 'reader_unit', 'reader_facility', 'reader_province', 'reader_until'],
  },
  measure_event: { compartment: 'ST', rows: 'measure' },
  deadline: { compartment: 'ST', rows: 'readers', readers: ['unit', 'facility', 'province'], kindColumn: 'kind' },
  // Which certificate a finding rests on, and whether a human must look at it again: seen by whoever sees that measure.
  certificate_use: { compartment: 'ST', rows: 'measure' },
  indicator_fact: { compartment: 'ST', rows: 'readers', readers: ['unit', 'province'] },
  // Who was counted in a figure of a report that was sent: a measure, or a person in an indicator.
  report_line: { compartment: 'ST', rows: 'measure' },
  report_fact_line: { compartment: 'ST', rows: 'person' },
  // What a body saw when it handed a measure over; ninety days, never a later event.
  handover_snapshot: { compartment: 'ST', rows: 'handed-over', kindColumn: 'kind' },
  dossier_item: attachment('DO'),
  assessment_result: attachment('AS', { flags: { result: ['person_id', 'measure_id', 'event_id', 'on_day', 'agency_id', 'result'] } }),
  treatment_record: attachment('TR'),
  // Those who treat; the police and guards only by a reasoned opening of one person.
  care_card: { compartment: 'TR', rows: 'person', flags: { 'care-card': ['person_id', 'body', 'updated_at'] } },
  substance_use: attachment('US'),
  family_social: attachment('SO'),
  work_training: attachment('WK'),
  support_payment: attachment('MN'),
  // What a person tells a counsellor: nobody but the service that wrote it.
  counselling_entry: { compartment: 'SO', rows: 'person', ownServiceOf: ['counsellor', 'health-station'] },
  // No event and no attachment: one door, the place that wrote it, and there the head and whoever is charged with this person's care.
  hiv_result: { compartment: 'HV', rows: 'person', assigned: true },
  infection_result: { compartment: 'HV', rows: 'person', assigned: true },
  // Entries of the work for one person: who sees the person reads them, as far as the compartment is open to him.
  work_entry: { compartment: 'WK', rows: 'person', byAgency: true },
  work_due: { compartment: 'WK', rows: 'person', byAgency: true },
  support_entry: { compartment: 'MN', rows: 'person', byAgency: true, flags: { support: ['person_id', 'id', 'type', 'on_day', 'agency_id', 'replaced_by'] } },
  support_meeting: { compartment: 'WK', rows: 'person', byAgency: true, flags: { task: ['person_id', 'id', 'on_day', 'at_time', 'place', 'task', 'next_on', 'replaced_by'] } },
  behaviour_rating: { compartment: 'SO', rows: 'person', ownServiceOf: ['facility-head', 'facility-counsellor'] },
  treatment_entry: { compartment: 'TR', rows: 'person', ownServiceOf: ['facility-head', 'facility-health', 'health-station', 'substitution-clinician'] },
  // Papers: read by whoever sees the measure and opens every compartment that the paper prints; a draft by the office that writes it alone.
  paper_draft: { compartment: 'ST', rows: 'measure', ownServiceOf: paperMakers, compartmentsColumn: 'compartments' },
  paper: { compartment: 'ST', rows: 'measure', compartmentsColumn: 'compartments' },
  paper_copy: { compartment: 'ST', rows: 'measure', compartmentsColumn: 'compartments' },
  paper_file: { compartment: 'ST', rows: 'measure', compartmentsColumn: 'compartments' },
  // In which area and bed of a facility; erased the moment the person is there no more.
  placement: attachment('PL', { flags: { facility: ['event_id', 'measure_id', 'person_id', 'agency_id'] } }),
}

/**
 * Every other table: `reference` is public, `work` holds documents, units and agencies (its migration grants it), `figures` are counts read
 * through functions only, `machinery` says who sees whom and what was done, `register` holds records whose readers each register declares,
 * `confidential` what somebody told in confidence apart from any case (`confidentialTables`); none of them holds what a compartment holds.
 */
export const otherTables: Readonly<Record<string, 'reference' | 'work' | 'figures' | 'machinery' | 'register' | 'confidential'>> = {
  unit: 'reference', unit_name: 'reference', unit_succession: 'reference', agency: 'reference', organization_act: 'reference', catalogue_version: 'reference', public_provider: 'reference', statistics_release: 'reference',
  account: 'machinery', post: 'machinery', session: 'machinery', demo_account: 'machinery', disclosure: 'machinery', disclosure_seal: 'machinery', reading_writer: 'machinery', audit_event: 'machinery',
  person_key: 'machinery', closed_person: 'machinery', restriction: 'machinery', restricted_circle: 'machinery', unsealing: 'machinery', care_assignment: 'machinery', care_receipt: 'machinery',
  person_link: 'machinery', ledger_seal: 'machinery', ledger_sealed: 'machinery', audit_anchor: 'machinery',
  account_totp: 'machinery', account_passkey: 'machinery', recovery_code: 'machinery', pending_sign_in: 'machinery', sign_in_failure: 'machinery', delegation: 'machinery',
  mail_preference: 'machinery', mail_sent: 'machinery', mail_day: 'machinery',
  break_glass: 'machinery', notice: 'machinery', barred: 'machinery',
  sight: 'machinery', circle: 'machinery', duplicate_task: 'machinery', duplicate_decision: 'machinery', idempotency_key: 'machinery', outbox: 'machinery', migration: 'machinery', measure_refresh: 'machinery', demonstration_load: 'work',
  list_export: 'machinery', roster_run: 'machinery', roster_row: 'machinery', roster_trial: 'machinery', roster_heading: 'machinery',
  indicator_delta: 'figures', indicator_bucket: 'figures', indicator_rule: 'work', statistics_ledger: 'figures', statistics_count: 'figures',
  first_step_request: 'confidential', first_step_event: 'confidential', complaint_person: 'confidential',
  directive: 'work', directive_basis: 'work', directive_relation: 'work', clause: 'work', target: 'work', target_assignment: 'work', task: 'work', task_progress: 'work', owed_plan: 'work', shortfall: 'work',
  unit_population: 'reference', allocation: 'work', allocation_share: 'work', allocation_request: 'work', urging_letter: 'work',
  roll_call: 'work',
  register_record: 'register', register_event: 'register', register_due: 'register', register_right: 'register', register_file: 'register',
  outreach_name: 'confidential', harm_referral: 'confidential',
  report: 'confidential', report_exact: 'confidential', report_version: 'confidential', report_step: 'confidential',
  register_book: 'confidential', register_entry: 'confidential', paper_setting: 'confidential', paper_template: 'confidential', office_paper: 'confidential', office_paper_file: 'confidential',
}

const ownAgency = ['agency_id'] as const
const readBy = (roles: readonly Role[], columns: readonly string[] = ownAgency): Readonly<Partial<Record<Role, readonly string[]>>> => Object.fromEntries(roles.map((role) => [role, columns]))

export type ConfidentialTable = {
  /** For each role that reads the columns of which one must name its own agency. */
  readonly readers: Readonly<Partial<Record<Role, readonly string[]>>>
  /** The columns that are granted; absent: all. */
  readonly columns?: readonly string[]
  /** Jobs of the system act on it (erasing); otherwise not even they read it. */
  readonly jobs?: true
}

/**
 * What was told in confidence and belongs to no case: to one body, and nobody else. No police and no committee stands here but who handles a complaint; written
 * through guarded functions alone.
 */
export const confidentialTables: Readonly<Record<string, ConfidentialTable>> = {
  // Never a role of the police or of a People's Committee; the table itself refuses their bodies.
  first_step_request: { readers: readBy(firstStepReaders), columns: ['id', 'agency_id', 'body', 'answer', 'status', 'made_at', 'made_on', 'last_contact_on', 'erase_on', 'sequence'], jobs: true },
  first_step_event: { readers: readBy(firstStepReaders), columns: ['id', 'request_id', 'type', 'at', 'agency_id', 'post_id'], jobs: true },
  // Who complains: the body that handles the complaint, and only its posts that do.
  complaint_person: { readers: readBy(complaintHandlers), columns: ['record_id', 'agency_id', 'body', 'recorded_at', 'recorded_by_post'], jobs: true },
  // The register book of an office: its own, nobody else's.
  register_book: { readers: readBy(bookKeepers), jobs: true },
  register_entry: { readers: readBy(bookKeepers), jobs: true },
  paper_setting: { readers: readBy(bookKeepers), jobs: true },
  paper_template: { readers: readBy(bookKeepers), jobs: true },
  office_paper: { readers: readBy(bookKeepers), jobs: true },
  office_paper_file: { readers: readBy(bookKeepers), jobs: true },
  // Between the body that made a report and the one it was sent to; exact figures of the first alone.
  report: { readers: readBy(reportRoles, ['agency_id', 'to_agency']) },
  report_exact: { readers: readBy(reportRoles) },
  report_version: { readers: readBy(reportRoles, ['agency_id', 'to_agency']) },
  report_step: { readers: readBy(reportRoles, ['agency_id', 'to_agency']) },
  outreach_name: { readers: readBy(['team-member', 'union-office', 'health-station', 'counsellor']) },
  harm_referral: { readers: { ...readBy(['team-member', 'union-office', 'counsellor'], ['from_agency']), 'health-station': ['from_agency', 'to_agency'], 'substitution-clinician': ['to_agency'] } },
}
