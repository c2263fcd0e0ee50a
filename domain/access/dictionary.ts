/**
 * The data dictionary: every table and column with its class. Ground, confidence and keep rule come with the compartment of the table; for tables of
 * no compartment they are said here. A column of the database that is missing here, or one here that is not in the database, fails `npm run check`.
 */
import type { Ground } from './access.model.ts'
import { compartments, otherTables, personTables } from './compartments.ts'

/** `key`: ids without meaning of their own · `basic`, `sensitive`: data of persons · `access`: who sees the row · `officer`: of the staff · `secret`: nobody reads it · `technical`, `work`: no personal data. */
export const columnKinds = ['key', 'basic', 'sensitive', 'access', 'officer', 'secret', 'technical', 'work'] as const
export type ColumnKind = (typeof columnKinds)[number]

/** `kind: columns; kind: columns …` for each table, in the order of the alphabet. */
const declared: Readonly<Record<string, string>> = {
  account: 'key: id; officer: username display_name; secret: password_hash personal_number personal_number_index personal_number_index_next; technical: disabled_at created_at',
  account_passkey: 'key: id; officer: account_id label; secret: credential_id public_key counter; technical: transports made_at used_at',
  account_totp: 'officer: account_id; secret: secret next_secret last_step; technical: made_at confirmed_at',
  agency: 'work: id kind unit_id name valid_from valid_to successor_id',
  allocation: 'work: id target_id version revision key whole reserve_name reserve answers status note made_at decided_at decision_note; officer: made_by_post decided_by_post',
  allocation_request: 'work: id allocation_id unit_id amount_before wanted reason asked_at answer granted answer_reason answered_at; officer: asked_by_post answered_by_post',
  allocation_share: 'work: allocation_id unit_id weight capacity amount',
  assessment_result: 'key: event_id measure_id person_id; sensitive: on_day agency_id body result',
  audit_anchor: 'technical: number at page signature',
  audit_event: 'key: id; technical: at event unit_id outcome; officer: account_id post_id',
  barred: 'officer: account_id by_post; sensitive: person_id reason; technical: at',
  behaviour_rating: 'key: id person_id replaces replaced_by; sensitive: agency_id unit_id role type on_day recorded_at data; officer: post_id',
  break_glass: 'key: id; technical: kind role agency_id unit_id province_id on_day at until review_by reviewed_at tell_by told_on; officer: account_id post_id reviewed_by_post reviewed_by_account; sensitive: person_id reason article outcome note told_not_because',
  care_card: 'key: person_id; sensitive: body updated_at; officer: updated_by_post',
  care_assignment: 'sensitive: person_id; officer: post_id assigned_by_post; technical: agency_id from_day until',
  care_receipt: 'key: id; sensitive: person_id agency_id ended_on how rows; officer: post_id',
  catalogue_version: 'work: single version changed_at',
  certificate_use: 'key: measure_id event_id person_id certificate_id; sensitive: on_day agency_id recorded_at doubted_on review review_paper reviewed_on; officer: certificate_number reviewed_by_post reviewed_by_agency',
  circle: 'officer: post_id; sensitive: person_id; technical: purpose until',
  clause: 'work: id directive_id ordinal label kind summary answer same_as note',
  closed_person: 'sensitive: person_id restricted sealed',
  complaint_person: 'key: record_id; sensitive: agency_id body recorded_at; officer: recorded_by_post',
  counselling_entry: 'sensitive: agency_id on_day kind recorded_at note; key: id person_id; officer: post_id',
  deadline: 'key: measure_id person_id; sensitive: clock key kind clock_kind opens_on opens_at due_on due_at bound bound_agency act form unit_id body; access: reader_unit reader_facility reader_province reader_until',
  delegation: 'key: id; technical: capability province_id article reason starts_at ends_at made_at ended_at; officer: from_post to_post',
  demo_account: 'officer: account_id; secret: password; technical: position',
  demonstration_load: 'work: part loaded_at seed people',
  directive: 'work: id number kind title issuer unit_id issued_on date_note effective_to status illustrative input_hash entered_at published_at; officer: entered_by_post published_by_post',
  directive_basis: 'work: directive_id ordinal number issued_on basis_id',
  directive_relation: 'work: from_id relation to_number to_id',
  disclosure: 'key: id writer_id; technical: at role agency_id unit_id operation purpose outcome article batch position; officer: account_id post_id; sensitive: person_ids persons measure_id',
  disclosure_seal: 'key: writer_id; technical: batch entries head at; sensitive: sealed',
  dossier_item: 'key: event_id measure_id person_id; sensitive: on_day agency_id body',
  duplicate_decision: 'key: id task_id; technical: decision at; officer: post_id; sensitive: reason',
  duplicate_task: 'key: id; technical: province_id raised_at decision decided_at; sensitive: person_a person_b same reason; officer: decided_by_post',
  first_step_event: 'key: id request_id; sensitive: type at agency_id; officer: post_id; technical: content_hash',
  first_step_request: 'key: id; secret: code_hash; sensitive: agency_id body answer status made_at made_on last_contact_on erase_on; technical: sequence',
  family_social: 'key: event_id measure_id person_id; sensitive: on_day agency_id body',
  handover_snapshot: 'key: id person_id measure_id; sensitive: agency_id kind reason on_day body; access: reader_until',
  harm_referral: 'key: id; technical: from_agency to_agency sent_on erased_on recorded_at; sensitive: body answer answered_on; officer: recorded_by_post answered_by_post',
  hiv_result: 'key: id person_id; sensitive: agency_id body recorded_at told_person_on told_representative_on; officer: recorded_by_post',
  idempotency_key: 'officer: account_id; secret: key body_hash; technical: operation at; sensitive: answer',
  indicator_bucket: 'work: scope basis parent_id unit_id indicator_id grain at_day of_count met_count',
  indicator_delta: 'work: id indicator_id unit_then unit_now province_then province_now on_day of_change met_change',
  indicator_fact: 'sensitive: indicator_id period subject unit_then unit_now district_then province_then province_now of_on met_on reason; key: person_id; access: reader_unit reader_province reader_until',
  indicator_rule: 'work: indicator_id met_day source',
  infection_result: 'key: id person_id; sensitive: agency_id body recorded_at told_person_on told_representative_on; officer: recorded_by_post',
  ledger_seal: 'technical: chain batch entries head at; sensitive: sealed',
  ledger_sealed: 'technical: chain batch; key: entry_id',
  mail_day: 'technical: on_day at',
  mail_preference: 'officer: account_id; secret: address code; technical: frequency state code_until code_tries failures changed_at confirmed_at',
  mail_sent: 'key: id; officer: account_id; technical: kind on_day state attempts reply at',
  list_export: 'key: id; officer: account_id post_id; technical: at role agency_id province_id list register purpose reason receiver article columns rows ended_at',
  measure: 'key: person_id measure_id; sensitive: kind status regime open unit_id agency_id facility_id province_id registered_on started_on term_ends_on ended_on sequence state deadlines next_due_on; access: reader_unit reader_facility reader_province reader_until',
  measure_event: 'key: measure_id id person_id replaced_by; sensitive: sequence type occurred_on occurred_at recorded_at role agency_id unit_id regime rule form paper_number signed_by data content_hash; officer: post_id',
  measure_refresh: 'technical: on_day people changed finished_at',
  migration: 'technical: name hash applied_at',
  name_tail: 'access: reader_province reader_until; basic: tail head name birth_year residence_unit; key: person_id same_person; sensitive: open',
  notice: 'key: id; technical: to_agency to_role topic at due_on done_at; sensitive: ref',
  organization_act: 'work: id kind on_date instrument summary recorded_at',
  outbox: 'key: id; technical: at topic done_at; sensitive: ref',
  outreach_name: 'key: id contact_id; technical: agency_id met_on erased_on recorded_at; sensitive: body consent; officer: recorded_by_post',
  owed_plan: 'work: directive_id agency_kind agency_name year answered_by answered_directive_id',
  pending_sign_in: 'secret: token_hash challenge; officer: account_id post_id; technical: purpose enrols tries at expires_at done_at',
  person: 'key: person_id; basic: case_number registered_at registered_by_agency registered_unit sealed_at',
  office_paper: 'key: id issue_id; technical: agency_id form_id state version content_hash series year number code day made_at issued_at recalled_on; sensitive: body recall_reason; officer: made_by_post made_by_role signed_by_post signed_by_role history',
  office_paper_file: 'key: paper_id; technical: agency_id format size sha256; sensitive: content',
  paper: 'key: id person_id measure_id event_id follows_id issue_id; sensitive: version follow_kind series year number code made_at signed_at issued_at act form_id agency_id state day recalled_on recall_reason; access: compartments; officer: made_by_post made_by_role signed_by_post signed_by_role issued_by_post history',
  paper_copy: 'key: id paper_id person_id measure_id; sensitive: series year number code made_at content_hash form agency_id day; access: compartments; officer: made_by_post made_by_role',
  paper_draft: 'key: id person_id measure_id event_id follows_id; sensitive: version follow_kind content_hash made_at signed_at act form_id agency_id state typed frozen; access: compartments; officer: made_by_post made_by_role signed_by_post signed_by_role history',
  paper_file: 'key: paper_id copy_id person_id measure_id; sensitive: format size sha256 agency_id content; access: compartments',
  paper_setting: 'technical: agency_id settings version changed_at; officer: changed_by_post',
  paper_template: 'technical: agency_id form_id size sha256 fields content kept_at role; officer: post_id',
  person_contact: 'key: person_id; basic: phone',
  person_key: 'key: person_id; secret: wrapped_key; technical: key_version made_at destroyed_at',
  person_link: 'key: id task_id; sensitive: person_a person_b reason unlinked_reason; technical: linked_at unlinked_at; officer: linked_by_post unlinked_by_post',
  person_identity: 'key: person_id same_person; basic: same_rank case_number name name_fold other_name birth birth_year sex personal_number personal_number_index personal_number_ending representative_name representative_relation representative_number residence_unit',
  placement: 'key: event_id measure_id person_id; sensitive: on_day agency_id body placed_at ended_at; officer: post_id',
  post: 'key: id; officer: account_id; technical: agency_id role unit_id province_id valid_from valid_to starts_at ends_at substitutes',
  public_provider: 'key: record_id; work: valid_from valid_to register agency_id unit_id status services listing',
  reading_writer: 'key: writer_id; technical: written_to',
  recovery_code: 'officer: account_id; secret: code_hash; technical: made_at used_at',
  report: 'key: id restates restated_by; technical: definition definition_version scope agency_id unit_id made_for period_kind from_day to_day cut_off directive_id state revision version as_of to_agency number submitted_at accepted_at returned_because restate_reason made_at last_act; officer: made_by_post last_post',
  report_exact: 'key: report_id; technical: revision agency_id as_of written; sensitive: data',
  report_fact_line: 'key: id person_id report_id; sensitive: on_day agency_id revision figure unit_id met',
  report_line: 'key: event_id measure_id person_id report_id; sensitive: on_day agency_id revision figure unit_id',
  report_step: 'key: report_id; technical: sequence agency_id to_agency at type role by_agency reason number; officer: post_id',
  report_version: 'key: report_id; technical: revision agency_id to_agency number as_of submitted_at data written head content sheets pdf docx xlsx signed_pdf',
  representative: 'key: person_id; basic: name relation number; access: ends_on',
  restricted_circle: 'sensitive: person_id; officer: post_id added_by_post; technical: added_at',
  restriction: 'key: id; sensitive: person_id ground reason; technical: province_id set_at review_by reviewed_at lifted_at; officer: set_by_post set_by_account reviewed_by_post lifted_by_post',
  register_book: 'technical: agency_id series year last started_after last_day opened_at closed_at; officer: opened_by_post closed_by_post',
  register_due: 'key: record_id clock key; work: register unit_id province_id agency_id kind due_on due_at opens_on bound act body',
  register_entry: 'key: paper_id; technical: agency_id series year number code kind form_id title day at role; officer: post_id',
  register_event: 'key: record_id sequence id; work: type occurred_on recorded_at post_id role agency_id unit_id data change replaced_by',
  register_file: 'key: id; work: register record_id name type size sha256 content; technical: kept_at; officer: made_by_post',
  register_record: 'key: id; work: register unit_id agency_id reader_unit province_id reader_agency parent_id label label_fold status open opened_on on_day ends_on next_due_on sequence state made_by_post',
  register_right: 'work: register act role whose',
  residence: 'key: id person_id; basic: kind unit_id address_as_written from_day to_day recorded_at recorded_by_agency',
  roll_call: 'key: id; work: agency_id at expected counted away; officer: post_id',
  session: 'secret: token_hash; officer: account_id post_id; technical: created_at expires_at ended_at second_factor ended_because noted_on noted_from noted_until role agency_id agency_kind unit_id province_id; key: id',
  shortfall: 'work: id target_id unit_id period_from period_to met of_count asked_on agency_kind cause remedy answered_at; officer: answered_by_post',
  sight: 'technical: agency_id until grade; sensitive: person_id',
  roster_heading: 'technical: province_id roster heading field at',
  roster_row: 'technical: roster agency_id run_id; sensitive: key',
  roster_run: 'key: id; officer: account_id post_id; technical: roster agency_id unit_id province_id state done total counts refusal started_at beat_at ended_at; secret: file_key',
  roster_trial: 'key: id; officer: account_id post_id; technical: at agency_id province_id roster rows',
  sign_in_failure: 'secret: key; technical: failures last wait_until',
  statistics_count: 'key: release_id; work: unit_then unit_now of_half met_half count',
  statistics_ledger: 'key: release_id; work: layout purpose recorded_at input_hash; officer: post_id',
  statistics_release: 'key: id; technical: sequence; work: indicator_id definition_version province_id from_day to_day released_on body digest',
  substance_use: 'key: event_id measure_id person_id; sensitive: on_day agency_id body',
  support_entry: 'key: id person_id replaces replaced_by; basic: agency_id unit_id role type on_day recorded_at data; officer: post_id',
  support_meeting: 'key: id person_id replaces replaced_by; basic: agency_id unit_id role type on_day recorded_at data place at_time task next_on; officer: post_id',
  support_payment: 'key: event_id measure_id person_id; sensitive: on_day agency_id body',
  target: 'work: id directive_id clause_id ordinal label name indicator_id unit_id comparator low high unit_of_measure striving period_from period_to accountable compulsory judged_on',
  target_assignment: 'work: target_id unit_id agency_kind amount reserve_name assigned_at; officer: assigned_by_post',
  task: 'work: id directive_id clause_id ordinal item name lead lead_as_written coordinating coordinating_as_written deadline deadline_as_written done_on',
  treatment_entry: 'key: id person_id replaces replaced_by; sensitive: agency_id from_agency unit_id role type on_day recorded_at body; officer: post_id',
  task_progress: 'work: id task_id on_day progress done recorded_at evidence link files; officer: post_id',
  treatment_record: 'key: event_id measure_id person_id; sensitive: on_day agency_id body',
  unsealing: 'key: id; sensitive: person_id case_number purpose; technical: province_id asked_at confirmed_at until tell_by told_on; officer: asked_by_post asked_by_account confirmed_by_post confirmed_by_account',
  unit: 'work: id code level kind name name_fold parent_id province_id valid_from valid_to latitude longitude basis',
  unit_population: 'work: unit_id on_day population source',
  urging_letter: 'work: id task_id number on_day to_kind to_unit words answer_by recorded_at answered_on answer; officer: post_id answered_by_post',
  unit_name: 'work: unit_id name kind name_fold valid_from valid_to basis',
  unit_succession: 'work: from_id to_id on_date part confidence basis',
  work_due: 'key: person_id entry_id; basic: clock since due_on agency_id',
  work_entry: 'key: id person_id replaces replaced_by; basic: agency_id unit_id role type on_day recorded_at data; officer: post_id',
  work_training: 'key: event_id measure_id person_id; basic: on_day agency_id body',
}

/** Ground and keep rule of tables that belong to no compartment. */
type Keeping = { readonly ground: Ground; readonly keep: string }
const decided = (cite: string): Ground => ({ cite, confidence: 'our-decision' })
const staff: Keeping = { ground: decided('L91 Đ19.1.c: tasks of the body; security of the system'), keep: 'accounts and posts stay, closed; sessions and sign-in states end by themselves' }
const proof: Keeping = { ground: { cite: 'L91 Đ19.2, 33; D356 Đ5, 13', confidence: 'verified' }, keep: 'append-only; archive law' }
const sightOf: Keeping = { ground: decided('follows from the legal facts of ST'), keep: 'gone on the day of the ground' }
const queue: Keeping = { ground: decided('L73 Đ43; L120 Đ27: lists without doubles'), keep: 'with the persons of the pair' }
const open: Keeping = { ground: decided('public reference data and documents of the office'), keep: 'archive law' }

const asked: Keeping = { ground: decided('asked by the person, for this point alone'), keep: 'erased 30 days after the last contact, at once on the wish of the person' }

const booked: Keeping = { ground: { cite: 'D30 Đ15, 22', confidence: 'verified' }, keep: 'archive law' }

const reported: Keeping = { ground: { cite: 'L120 Đ24.8, 32.5.d; D163 Đ13, phụ lục V M21', confidence: 'verified' }, keep: 'archive law; drafts until they are sent or discarded' }

const keeping: Readonly<Record<string, Keeping>> = {
  register_book: booked, register_entry: booked, office_paper: booked, office_paper_file: booked, paper_setting: booked, paper_template: booked,
  mail_day: { ground: decided('the digests of a day are asked for once'), keep: 'while the installation stands' },
  mail_sent: { ground: decided('no digest twice; mail that does not arrive is seen'), keep: '90 days' },
  first_step_request: asked, first_step_event: asked, complaint_person: { ground: decided('complaint law (recalled): who complains'), keep: 'with the complaint; archive law' },
  outreach_name: { ground: decided('consent of the person, withdrawn at any time'), keep: '6 months after the contact, or until consent is withdrawn; our decision' },
  report: reported, report_exact: reported, report_version: reported, report_step: reported,
  harm_referral: { ground: decided('consent of the person, withdrawn at any time'), keep: '30 days after the answer, 90 days unanswered, or until consent is withdrawn; our decision' },
  sight: sightOf, circle: sightOf, barred: { ground: decided('nobody sees his own dossier or that of his kin'), keep: 'while the account stands' },
  duplicate_task: queue, duplicate_decision: queue, person_link: queue, idempotency_key: { ground: decided('repeats of one creation'), keep: 'days' },
  disclosure: proof, disclosure_seal: proof, reading_writer: proof, ledger_seal: proof, ledger_sealed: proof, audit_anchor: proof, audit_event: proof, break_glass: { ground: { cite: 'L91 Đ19.1.a', confidence: 'verified' }, keep: 'with the ledger' },
  list_export: proof, roster_run: proof, roster_trial: proof, roster_heading: { ground: decided('words of headings; names nobody'), keep: 'while the province uses them' },
  roster_row: { ground: decided('L73 Đ43; L120 Đ27: lists without doubles'), keep: 'while the body imports lists; a keyed hash, no name' },
  notice: { ground: decided('a task is waiting; names nobody'), keep: 'until done' }, outbox: { ground: decided('ids of rows to be told on'), keep: 'until done' },
}

export type DictionaryColumn = { readonly table: string; readonly column: string; readonly kind: ColumnKind }
export type DictionaryTable = { readonly table: string; readonly compartment: string; readonly ground: Ground; readonly keep: string; readonly columns: readonly DictionaryColumn[] }

export function columnsOf(table: string): readonly DictionaryColumn[] {
  return (declared[table] ?? '').split(';').filter((part) => part.trim() !== '').flatMap((part) => {
    const [kind, names] = part.split(':').map((text) => text.trim()) as [ColumnKind, string]
    return names.split(' ').map((column) => ({ table, column, kind }))
  })
}

export const dictionaryTables: readonly string[] = Object.keys(declared)

export function tableOf(table: string): DictionaryTable {
  const columns = columnsOf(table)
  const person = personTables[table]
  if (person) {
    const compartment = compartments[person.compartment]
    const { keep } = compartment
    const months = keep.months === null ? 'by archive law' : `${keep.months} months`
    return { table, compartment: compartment.id, ground: compartment.ground, keep: `${keep.then} ${months} after ${keep.after} (${keep.ground.confidence}${keep.ground.lawyer ? `; question ${keep.ground.lawyer}` : ''})`, columns }
  }
  const kind = otherTables[table] ?? 'undeclared'
  const own = keeping[table] ?? (kind === 'machinery' ? staff : open)
  return { table, compartment: kind, ...own, columns }
}

/** Tables of the declaration of access that the dictionary does not name, kinds that do not exist, and columns named twice. */
export function dictionaryFaults(): readonly string[] {
  const known = [...Object.keys(personTables).filter((name) => !personTables[name]!.planned), ...Object.keys(otherTables)]
  return [
    ...known.filter((name) => !(name in declared)).map((name) => `${name}: not in the dictionary`),
    ...dictionaryTables.filter((name) => !known.includes(name)).map((name) => `${name}: not in the declaration of access`),
    ...dictionaryTables.flatMap((name) => {
      const columns = columnsOf(name)
      return columns.flatMap(({ column, kind }, index) => [
        ...(columnKinds.includes(kind) ? [] : [`${name}.${column}: no such kind ${kind}`]), ...(columns.findIndex((each) => each.column === column) === index ? [] : [`${name}.${column}: named twice`]),
        ...(name in personTables && (kind === 'work' || kind === 'secret' || kind === 'technical') ? [`${name}.${column}: a table of persons holds data of persons`] : []),
        ...(otherTables[name] !== undefined && otherTables[name] !== 'machinery' && otherTables[name] !== 'confidential' && (kind === 'basic' || kind === 'sensitive') ? [`${name}.${column}: data of a person outside the tables of persons`] : []),
      ])
    }),
  ]
}

/** Columns in the database that are not declared, and the other way round. `found`: table → columns as they are. */
export function dictionaryDifferences(found: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return [...new Set([...Object.keys(found), ...dictionaryTables])].toSorted().flatMap((table) => {
    const [there, here] = [found[table] ?? [], columnsOf(table).map((each) => each.column)]
    return [...there.filter((name) => !here.includes(name)).map((name) => `${table}.${name} is in the database and not declared`), ...here.filter((name) => !there.includes(name)).map((name) => `${table}.${name} is declared and not in the database`)]
  })
}
