/**
 * Functions that run with more rights than their caller, and who may call them. A function owned by `hn_keeper` that is not named here can be
 * called by nobody: whoever adds one declares its callers in the same change.
 */
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { acts, may, mayRead } from '@hoa-nhap/domain/access/access.rules'
import { openers, reviewers } from '@hoa-nhap/domain/access/break-glass.rules'
import { careRoles } from '@hoa-nhap/domain/people/care.rules'
import { importers } from '@hoa-nhap/domain/exchange/exchange.model'
import { firstStepReaders } from '@hoa-nhap/domain/first-step/first-step.model'
import { complaintHandlers, inspecting } from '@hoa-nhap/domain/inspections/inspections.model'
import { restrictingHeads } from '@hoa-nhap/domain/people/restricted.rules'
import { referringRoles, receivingRoles } from '@hoa-nhap/domain/harm-reduction/roles.rules'
import { outreachFigureReaders, outreachRoles } from '@hoa-nhap/domain/outreach/roles.rules'
import { figurePlanners, trainingPlanners } from '@hoa-nhap/domain/training/training.model'
import { writers as entryWriters } from '@hoa-nhap/domain/reintegration/reintegration.contract'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'

const everyPost = Role.options
const acting = everyPost.filter((role) => acts(role))
const registering = everyPost.filter((role) => may(role, 'register'))
/** Whoever may open a number, a contact or a text of a person. */
const keyReaders = everyPost.filter((role) => mayRead(role, 'person_identity', 'personal_number') || mayRead(role, 'person_contact', 'phone') || mayRead(role, 'counselling_entry', 'note') || mayRead(role, 'care_card', 'body'))
const keyWriters: readonly Role[] = ['counsellor', 'health-station', 'substitution-clinician', 'facility-head', 'facility-health']
/** Whoever keeps a register. */
const keepers = everyPost.filter((role) => registers.some((register) => Object.values(register.acts).some((act) => act.by.some((line) => line.roles.includes(role)))))
/** Whoever decides about persons looks again at a finding in doubt. */
const deciding = everyPost.filter((role) => acts(role) && may(role, 'decide'))
const union = (...lists: readonly (readonly Role[])[]) => everyPost.filter((role) => lists.some((list) => list.includes(role)))

export type Callers = { readonly posts: readonly Role[]; readonly system?: boolean; /** Before any role is taken: the login itself. */ readonly login?: boolean; readonly signIn?: boolean; /** Without a session: public pages. */ readonly anonymous?: boolean; readonly why: string }

export const guardedFunctions: Readonly<Record<string, Callers>> = {
  session_actor: { posts: [], login: true, why: 'who is behind a token now; answers nothing for an unknown, ended or expired one' },
  actor_sees: { posts: [], why: 'asked by the other functions' },
  claim_key: { posts: everyPost, system: true, why: 'repeats of a creation within the caller’s own account' },
  keep_answer: { posts: everyPost, system: true, why: 'repeats of a creation within the caller’s own account' },
  register_person: { posts: registering, system: true, why: 'a new person, with the sight of the registering body' },
  person_key_of: { posts: keyReaders, system: true, why: 'the wrapped key of a person in sight; nothing without the master key' },
  keep_person_key: { posts: keyWriters, system: true, why: 'the key under which a text about a person in sight is sealed' },
  keep_closed_unseen: { posts: [], why: 'runs where a row of sight is written' },
  keep_closed_unread: { posts: [], why: 'runs where a measure or deadline takes readers' },
  keep_closed_fact_unread: { posts: [], why: 'runs where a fact takes readers' },
  close_person: { posts: [], why: 'called where a person is restricted or sealed' },
  restrict_person: { posts: [...restrictingHeads, 'privacy-officer'], why: 'a person in sight of the head, or by case number in the own province' },
  review_restriction: { posts: [...restrictingHeads, 'privacy-officer'], why: 'a person of the own circle, or by case number in the own province' },
  restricted_list: { posts: everyPost, why: 'the persons of the own circle; nothing for everybody else' },
  record_of: { posts: [], why: 'called by the two that show a closed record' },
  restricted_record: { posts: everyPost, why: 'a person of the own circle' },
  restricted_case: { posts: union(acting, registering), why: 'what a decision about a person of the own circle needs' },
  seal_due: { posts: [], system: true, why: 'records whose day has come' },
  ask_unsealing: { posts: restrictingHeads, why: 'the head of a body that managed the person; the answer says nothing' },
  confirm_unsealing: { posts: ['privacy-officer'], why: 'a request of somebody else in the own province' },
  unsealed_record: { posts: restrictingHeads, why: 'the record behind a confirmed request of the same post and account, while it lasts' },
  unsealings: { posts: [...restrictingHeads, 'privacy-officer'], why: 'own requests, or those of the province' },
  unsealing_told: { posts: ['privacy-officer'], why: 'that the person was told' },
  destroy_person_key: { posts: [], system: true, why: 'after a decision outside' },
  reapply_ending: { posts: [], system: true, why: 'what a restored backup has forgotten' },
  actor_cares: { posts: [], why: 'asked by the other functions' },
  assign_care: { posts: ['facility-head', 'health-station', 'substitution-clinician'], why: 'the head charges a health post of the facility; a treating post takes up a person sent to it' },
  record_care: { posts: careRoles, why: 'the place that treats, by whoever is charged with this care' },
  note_care_told: { posts: careRoles, why: 'the same' },
  return_care: { posts: careRoles, why: 'the same' },
  end_care: { posts: [], system: true, why: 'erases what a place keeps of a person it no longer manages' },
  keep_representative: { posts: [], why: 'runs where a representative is written' },
  record_residence: { posts: ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social'], system: true, why: 'asks for sight of the person' },
  case_of: { posts: union(acting, registering), system: true, why: 'what a decision about a person in sight needs' },
  write_case: { posts: union(acting, registering), system: true, why: 'one decision about a person in sight' },
  step_of: { posts: union(acting, registering), system: true, why: 'what the decision about one measure of a person in sight needs' },
  write_step: { posts: union(acting, registering), system: true, why: 'one act on one measure of a person in sight' },
  write_compartments: { posts: [], why: 'called by write_case' },
  certificate_gate: { posts: acting, why: 'what the rule about the signer of a finding looks at: days and kinds, no name' },
  keep_certificate_use: { posts: acting, system: true, why: 'with the act that the post itself recorded' },
  follow_certificate: { posts: trainingPlanners, system: true, why: 'findings follow the state of their certificate; answers bodies, no person' },
  certificate_reach: { posts: trainingPlanners, why: 'two counts, of certificates of the own province' },
  review_certificate_use: { posts: deciding, why: 'a finding in doubt of a person in sight' },
  training_figures: { posts: [...figurePlanners, ...trainingPlanners], why: 'counts of staff of the own province' },
  link_certificates: { posts: [], system: true, why: 'the findings of the demonstration' },
  record_counselling: { posts: ['counsellor', 'health-station'], why: 'own service only, for a person in sight' },
  reintegration_of: { posts: entryWriters, system: true, why: 'what the decision about an entry of a person in sight needs' },
  record_reintegration: { posts: entryWriters, why: 'one entry about a person in sight, in a table of the own post' },
  save_entry_facts: { posts: [], why: 'called where an entry is written' },
  keep_work_dues: { posts: [], why: 'called where an entry is written' },
  wishes_to_carry: { posts: [], system: true, why: 'the turn of the year is a job' },
  renew_entry_facts: { posts: [], system: true, why: 'the same' },
  load_invented_entries: { posts: [], system: true, why: 'entries of invented people, for a fresh demonstration' },
  load_invented_people: { posts: [], system: true, why: 'whole lives of invented people, for a fresh demonstration and for load work' },
  raise_duplicates: { posts: [], system: true, why: 'the wide check is a job' },
  keep_one_person: { posts: [], why: 'called where records are linked or a link is taken back' },
  decide_duplicate: { posts: ['identity-steward'], why: 'pairs of the own province' },
  seal_ledger: { posts: [], system: true, why: 'seals what was written with acts, a moment later; reads and appends to the ledger only' },
  who_saw: { posts: ['privacy-officer'], why: 'posts, purposes and times for a person’s own request, by case number, in the own province' },
  make_substitution: { posts: everyPost, why: 'a post of one’s own, or, for an administrator, of the province; a colleague of the same body' },
  make_delegation: { posts: everyPost, why: 'a declared capability of one’s own, to a colleague of the same body' },
  end_delegation: { posts: everyPost, why: 'what one has delegated oneself' },
  end_post: { posts: everyPost, why: 'one’s own substitute, or, for an administrator, a post of the province' },
  write_handover: { posts: [], why: 'called where a measure is handed over' },
  keep_handover: { posts: [], why: 'runs where a measure takes new readers' },
  hand_over_body: { posts: [], system: true, why: 'a recorded act of law passes a body’s work to another' },
  agency_now: { posts: [], why: 'asked by the other functions' },
  grade_order: { posts: [], why: 'asked by the other functions' },
  keep_successor_seeing: { posts: [], why: 'runs where a row of sight is written' },
  chase_reviews: { posts: [], system: true, why: 'tells of openings that nobody has judged in their time; no person' },
  drop_old_answers: { posts: [], system: true, why: 'answers kept for repeats, when their days are over' },
  drop_old_handovers: { posts: [], system: true, why: 'removes frozen copies whose ninety days are over' },
  record_care_card: { posts: ['facility-health', 'facility-head', 'health-station', 'substitution-clinician'], why: 'those who treat a person in sight' },
  break_glass_open: { posts: openers, why: 'one person for hours, for a stated reason; three a day' },
  break_glass_card: { posts: openers, why: 'the care card behind an opening of the same post, while it lasts' },
  break_glass_list: { posts: ['inspector'], why: 'the list of the own province behind an opening, while it lasts' },
  break_glass_list_alive: { posts: ['inspector'], why: 'whether an opening of the same post still lasts' },
  break_glass_to_review: { posts: reviewers, why: 'openings of which the post was told; no person' },
  break_glass_review: { posts: reviewers, why: 'the judgement of somebody else' },
  break_glass_told: { posts: reviewers, why: 'that the person was told, or the written ground why not' },
  bar_account: { posts: ['commune-police-chief', 'commune-chair', 'facility-head', 'province-police-director'], why: 'closes a person in sight to an officer of the same unit' },
  first_step_points: { posts: [], anonymous: true, why: 'health stations and counselling points with somebody who reads; no person' },
  make_first_step: { posts: [], anonymous: true, why: 'a request for help to one such point; the answer is a word' },
  first_step_of_code: { posts: [], anonymous: true, why: 'the answer to the request whose code is known; never who asked' },
  withdraw_first_step: { posts: [], anonymous: true, why: 'deletes the request whose code is known' },
  open_first_step: { posts: firstStepReaders, why: 'that a post of the point opened a request of its own body' },
  act_on_first_step: { posts: firstStepReaders, why: 'a contact, an answer or the end, by a post of the point' },
  erase_first_steps: { posts: [], system: true, why: 'requests whose last contact is too long ago' },
  inspection_figures: { posts: inspecting, why: 'counts of late work and of alarms by body of the own province; no person' },
  keep_complaint_handler: { posts: [], why: 'runs where a complaint takes another reader' },
  keep_complaint_person: { posts: complaintHandlers, why: 'who complains to the own body' },
  actor_keeps_register: { posts: [], why: 'asked by the other functions' },
  keep_register_file: { posts: keepers, system: true, why: 'a file as evidence for a record in the reach that the register declares for the post' },
  attach_register_files: { posts: keepers, system: true, why: 'files that an act of the post names' },
  registers_for_rule: { posts: keepers, system: true, why: 'records that a rule of a register looks at; they decide and are not shown' },
  move_register_readers: { posts: [], system: true, why: 'after a recorded reform or hand-over' },
  write_register: { posts: keepers, system: true, why: 'an act on a record within the reach that the register declares for the post' },
  project_public_provider: { posts: keepers, system: true, why: 'the public list, remade with the caller’s own act on the record it shows' },
  place_person: { posts: ['facility-head', 'facility-health', 'facility-guard'], system: true, why: 'area and bed of a person who is kept in the caller’s own facility' },
  erase_placement: { posts: [], why: 'runs where a person leaves the facility' },
  record_outreach_name: { posts: outreachRoles, why: 'a name given with consent to the own service' },
  withdraw_outreach_name: { posts: outreachRoles, why: 'consent withdrawn; a name of the own service' },
  drop_outreach_names: { posts: [], system: true, why: 'names whose time is over' },
  send_harm_referral: { posts: referringRoles, why: 'somebody is sent, with consent, to a health body of the own province' },
  answer_harm_referral: { posts: receivingRoles, why: 'a referral sent to the own body' },
  withdraw_harm_referral: { posts: referringRoles, why: 'consent withdrawn; a referral sent by the own point' },
  erase_withdrawn: { posts: [], system: true, why: 'consent that was withdrawn before a backup was restored' },
  drop_harm_referrals: { posts: [], system: true, why: 'referrals whose time is over' },
  outreach_sums: { posts: outreachFigureReaders, why: 'sums by commune and year of the own province; no record' },
  begin_export: { posts: everyPost, why: 'that the post takes a list out, before its first row leaves' },
  end_export: { posts: everyPost, why: 'how many rows an export of the same post held' },
  note_roster_trial: { posts: importers, why: 'counts the own trials; tells the privacy officer of very many' },
  begin_roster_run: { posts: importers, why: 'a run of the own post; an id of another tells nothing' },
  beat_roster_run: { posts: importers, why: 'how far a run of the own post is' },
  end_roster_run: { posts: importers, why: 'the same' },
  roster_rows_known: { posts: importers, why: 'which of the given rows the own body has taken in before; the same answer whatever became of the person' },
  keep_roster_rows: { posts: importers, why: 'rows that the own body takes in' },
  learn_roster_headings: { posts: union(importers, keepers), why: 'headings of the own province; no person' },
  persons_to_refresh: { posts: [], system: true, why: 'nightly derivation of access rows' },
}
