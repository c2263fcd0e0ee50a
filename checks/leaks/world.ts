/**
 * A small invented world in which every table holds something of a person in every state: in scope, elsewhere, closed, listed for a stated purpose
 * only, moved away, handed over, sealed, restricted to named posts, a minor, a draft, the officer's own. Columns that are not named here are filled by
 * their type, so that a new table of persons is planted without being known.
 */
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import type { Compartment } from '@hoa-nhap/domain/kernel/measure'
import type { Reach } from '@hoa-nhap/domain/access/access.model'
import { columnsFor, declarationOf } from '@hoa-nhap/domain/access/access.rules'
import { confidentialTables, personTables } from '@hoa-nhap/domain/access/compartments'
import { paperMakers } from '@hoa-nhap/domain/documents/papers.roles.rules'
import { firstStepReaders } from '@hoa-nhap/domain/first-step/first-step.model'
import { agencyOf, elsewhere, here, postOf, type Place } from '../support/access-world.ts'
import type { TestDatabase } from '../support/database.ts'

const id = (kind: number, number: number) => `00000000-0000-4000-9${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`
const always = '9999-12-31'
const certificateId = id(9, 900_000)

type State = { readonly at: Place; /** Where the access columns point, until when; null: nobody. */ readonly readers: { readonly place: Place; readonly until: string } | null
  readonly sight: readonly { readonly place: Place; readonly until: string; readonly grade?: string; readonly only?: (role: Role) => boolean }[]; readonly circle: readonly { readonly place: Place; readonly until: string }[]; readonly kinds: readonly MeasureKind[]; readonly sealed?: boolean; readonly othersElsewhere?: boolean }
/** What papers print: enough for every role to open some and not others. */
export const printed: readonly (readonly Compartment[])[] = [['ID', 'ST'], ['ID', 'RS', 'ST', 'DO'], ['ST', 'AS'], ['ST', 'US', 'SO'], ['ST', 'TR']]
/** Persons of whose measures every body has drafts. */
const everyDraft: readonly string[] = ['seen', 'split', 'moved']
const few: readonly MeasureKind[] = ['assessment', 'voluntary-home', 'compulsory', 'post-rehab', 'substitution']
const province = (role: Role) => declarationOf(role).agency === 'province-police'

export const states: Readonly<Record<string, State>> = {
  seen: { at: here, readers: { place: here, until: always }, sight: [{ place: here, until: always }], circle: [{ place: here, until: always }], kinds: MeasureKind.options },
  other: { at: elsewhere, readers: { place: elsewhere, until: always }, sight: [{ place: elsewhere, until: always }], circle: [{ place: elsewhere, until: always }], kinds: few },
  closed: { at: here, readers: null, sight: [], circle: [], kinds: few },
  listed: { at: here, readers: { place: here, until: always }, sight: [{ place: here, until: always, only: (role) => !province(role) }, { place: here, until: always, grade: 'purpose', only: province }], circle: [], kinds: ['voluntary-home'] },
  moved: { at: elsewhere, readers: { place: elsewhere, until: always }, sight: [{ place: here, until: '2026-11-10' }, { place: elsewhere, until: always }], circle: [{ place: here, until: '2026-11-10' }], kinds: few },
  // The old bodies' sight ended with the hand-over; the frozen copies of some of them have not run out yet.
  handed: { at: here, readers: { place: here, until: '2026-11-19' }, sight: [{ place: here, until: '2026-11-19' }], circle: [{ place: here, until: '2026-11-19' }], kinds: few },
  sealed: { at: here, readers: null, sight: [{ place: here, until: '2024-11-20', grade: 'archive' }], circle: [], kinds: few, sealed: true },
  restricted: { at: here, readers: null, sight: [], circle: [{ place: here, until: always }], kinds: few },
  minor: { at: here, readers: { place: here, until: always }, sight: [{ place: here, until: always }], circle: [], kinds: few },
  draft: { at: here, readers: null, sight: [{ place: here, until: always, grade: 'draft', only: (role) => role.startsWith('commune-police') }], circle: [], kinds: [] },
  archived: { at: here, readers: null, sight: [{ place: here, until: always, grade: 'archive' }], circle: [], kinds: few },
  // Two bodies, each with a measure of its own: who sees the one does not see the other.
  split: { at: here, readers: { place: here, until: always }, sight: [{ place: here, until: always }], circle: [{ place: here, until: always }], kinds: few, othersElsewhere: true },
  // Ended long ago, before the changes of law.
  before: { at: here, readers: { place: here, until: '2024-01-31' }, sight: [{ place: here, until: '2024-01-31' }], circle: [{ place: here, until: '2024-01-31' }], kinds: few },
  // Access columns and rows of sight that disagree: each must be enough to hide.
  lagging: { at: here, readers: { place: here, until: '2026-11-19' }, sight: [{ place: here, until: always }], circle: [], kinds: few },
  unsighted: { at: here, readers: { place: here, until: always }, sight: [], circle: [], kinds: few },
  expired: { at: here, readers: { place: here, until: always }, sight: [{ place: here, until: '2026-11-19' }], circle: [], kinds: few },
  shelved: { at: here, readers: { place: here, until: always }, sight: [{ place: here, until: always, grade: 'archive' }], circle: [], kinds: few },
  own: { at: here, readers: { place: here, until: always }, sight: [{ place: here, until: always }], circle: [{ place: here, until: always }], kinds: few },
}
export const personIds: Readonly<Record<string, string>> = Object.fromEntries(Object.keys(states).map((state, index) => [state, id(1, index + 1)]))

type ColumnRow = { table: string; column: string; type: string; needed: boolean }

/** Inserts a record; what is needed and not given is filled by its type. */
class Planter {
  readonly statements: [string, unknown[]][] = []
  readonly #columns: readonly ColumnRow[]
  #number = 0
  constructor(columns: readonly ColumnRow[]) { this.#columns = columns }
  uuid(kind = 9) { return id(kind, ++this.#number) }
  put(table: string, given: Readonly<Record<string, unknown>>, more = '') {
    const record: Record<string, unknown> = {}
    for (const { column, type, needed } of this.#columns.filter((each) => each.table === table)) {
      if (column in given) record[column] = given[column]
      else if (needed) record[column] = type === 'uuid' ? this.uuid() : /timestamp/.test(type) ? '2026-01-01T00:00:00Z' : type === 'date' ? '2026-01-01' : type === 'boolean' ? true : /int|numeric/.test(type) ? 1 : /^jsonb?$/.test(type) ? '{}' : /\[\]/.test(type) ? '{}' : 'x'
    }
    const names = Object.keys(record)
    this.statements.push([`insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) ${more}`, Object.values(record)])
  }
}

export async function plantWorld(database: TestDatabase): Promise<void> {
  await database.owner(async (admin) => {
    const { rows: columns } = await admin.query<ColumnRow>(
      `select c.relname as table, a.attname::text as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = '' as needed
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attgenerated = ''`)
    const plant = new Planter(columns)
    for (const { province: above, commune } of [here, elsewhere]) {
      plant.put('unit', { id: above, code: above.slice(2), level: 'province', kind: 'tỉnh', name: above, name_fold: above, province_id: above }, 'on conflict do nothing')
      plant.put('unit', { id: commune, code: commune.slice(2), level: 'commune', kind: 'xã', name: commune, name_fold: commune, province_id: above }, 'on conflict do nothing')
    }
    for (const place of [here, elsewhere]) {
      for (const agency of new Set(Role.options.map((role) => agencyOf(role, place)))) plant.put('agency', { id: agency, kind: agency.split(':')[0], unit_id: agency.split(':')[1]!.replace(/\.1$/, ''), name: agency }, 'on conflict do nothing')
      for (const role of Role.options) {
        const account = plant.uuid(2)
        const post = postOf(role, place)
        const unit = agencyOf(role, place).split(':')[1]!.replace(/\.1$/, '')
        plant.put('account', { id: account, username: post, display_name: post })
        plant.put('post', { id: post, account_id: account, agency_id: agencyOf(role, place), role, unit_id: unit, province_id: place.province, valid_from: '2022-01-01' })
        plant.put('session', { token_hash: Buffer.from(post), account_id: account, post_id: post, created_at: '2022-01-01', expires_at: '2099-01-01' })
        plant.put('disclosure', { at: '2026-01-01T00:00:00Z', account_id: account, post_id: post, role, agency_id: agencyOf(role, place), unit_id: unit, operation: 'people.get', purpose: 'case', outcome: 'shown', person_ids: [personIds['seen']] })
        plant.put('audit_event', { event: 'signed-in', account_id: account, post_id: post, unit_id: unit, outcome: 'done' })
        plant.put('notice', { to_agency: agencyOf(role, place), to_role: role, topic: 'x' })
        plant.put('list_export', { post_id: post, account_id: account, agency_id: agencyOf(role, place), province_id: place.province, list: 'people', columns: [] })
        plant.put('roster_run', { post_id: post, account_id: account, agency_id: agencyOf(role, place), province_id: place.province, unit_id: unit, roster: 'compulsory', state: 'done', file_key: Buffer.from('x') })
        plant.put('roster_trial', { post_id: post, account_id: account, agency_id: agencyOf(role, place), province_id: place.province })
        plant.put('roster_row', { roster: post, key: Buffer.from(post), agency_id: agencyOf(role, place) })
        plant.put('delegation', { from_post: post, to_post: post, province_id: place.province, capability: 'x', ends_at: '2099-01-01T00:00:00Z' })
      }
    }
    // What somebody asked a point, and who complains: each with its own body, here, elsewhere and at a body of another kind in the same commune.
    for (const [table, { readers }] of Object.entries(confidentialTables)) {
      if (!confidentialTables[table]!.jobs) continue
      const all = table.startsWith('first_step') ? firstStepReaders : (Object.keys(readers) as Role[])
      for (const place of [here, elsewhere]) {
        for (const agency of new Set(all.map((role) => agencyOf(role, place)))) {
          if (table === 'first_step_event' || table === 'office_paper_file') continue
          const request = plant.uuid(6)
          plant.put(table, { id: request, record_id: request, agency_id: agency, code_hash: Buffer.from(request), body: Buffer.from('x'), answer: Buffer.from('x'), year: 2026, kind: 'by-hand', state: 'draft', paper_id: request })
          if (table === 'office_paper') plant.put('office_paper_file', { paper_id: request, agency_id: agency, format: 'pdf' })
          if (table === 'first_step_request') plant.put('first_step_event', { request_id: request, type: 'opened', agency_id: agency, post_id: 'x' })
        }
      }
    }
    // The certificate on which findings rest; no person is named in it.
    plant.put('register_record', { id: certificateId, register: 'certificates', unit_id: here.commune, agency_id: `health-station:${here.commune}`, state: '{}' })
    for (const [name, state] of Object.entries(states)) plantPerson(plant, name, state)
    for (const place of [here, elsewhere]) plant.put('roster_heading', { province_id: place.province, roster: 'compulsory', heading: `x ${place.province}`, field: 'name' })
    const pair = (number: number, above: string, a: string, b: string, decision: string | null) => {
      plant.put('duplicate_task', { id: id(8, number), province_id: above, person_a: personIds[a], person_b: personIds[b], same: ['name'], decision, reason: decision ? 'x' : null })
      plant.put('duplicate_decision', { task_id: id(8, number), decision: 'same-person', reason: 'x', post_id: 'x' })
      plant.put('person_link', { task_id: id(8, number), person_a: personIds[a], person_b: personIds[b], reason: 'x', linked_by_post: 'x' })
    }
    pair(1, here.province, 'seen', 'closed', null)
    pair(2, elsewhere.province, 'other', 'moved', null)
    pair(3, here.province, 'minor', 'listed', 'different-people')
    // Told in confidence: rows of every body here and elsewhere, and of one that is nobody's.
    for (const agency of new Set([here, elsewhere].flatMap((place) => Role.options.map((role) => agencyOf(role, place))))) {
      plant.put('outreach_name', { agency_id: agency, met_on: '2026-11-01', consent: 'spoken', erased_on: '2027-05-01', body: Buffer.from('x') })
      for (const to of [agencyOf('health-station', here), agencyOf('substitution-clinician', elsewhere)]) plant.put('harm_referral', { from_agency: agency, to_agency: to, sent_on: '2026-11-01', erased_on: '2027-02-01', body: Buffer.from('x') })
    }
    // Reports: a draft of every body, and one that was sent to every body.
    const bodies = [...new Set([here, elsewhere].flatMap((place) => Role.options.map((role) => agencyOf(role, place))))]
    for (const [index, agency] of bodies.entries()) {
      for (const to of [null, bodies[(index + 1) % bodies.length]!]) {
        const report = plant.uuid(6)
        const kept = { report_id: report, agency_id: agency, ...(to ? { to_agency: to } : {}) }
        plant.put('report', { id: report, definition: to ? 'sent' : 'draft', scope: 'commune', agency_id: agency, unit_id: here.commune, made_for: agency, period_kind: 'month', from_day: '2026-10-01', to_day: '2026-10-31', cut_off: 'calendar', as_of: '2026-11-01', ...(to ? { to_agency: to, state: 'submitted', revision: 1 } : {}) })
        plant.put('report_exact', { ...kept, revision: 0, data: '{}', written: '{}' })
        if (to) plant.put('report_version', { ...kept, revision: 1, pdf: Buffer.from('x'), docx: Buffer.from('x'), xlsx: Buffer.from('x') })
        plant.put('report_step', { ...kept, sequence: 1, type: 'made' })
      }
    }
    // Tables of persons that nobody told this file about.
    const known = new Set(plant.statements.map(([text]) => /^insert into (\w+)/.exec(text)![1]!))
    for (const [table, declared] of Object.entries(personTables)) {
      if (declared.planned || known.has(table)) continue
      for (const [name, personId] of Object.entries(personIds)) plant.put(table, { person_id: personId, agency_id: agencyOf('commune-police', states[name]!.at) })
    }
    // Records that are one person: both in sight here, one of them elsewhere, one of them nobody's.
    for (const [index, [a, b]] of [['minor', 'listed'], ['seen', 'other'], ['split', 'sealed']].entries()) {
      for (const [rank, name] of [a!, b!].entries()) plant.statements.push(['update person_identity set same_person = $2, same_rank = $3 where person_id = $1', [personIds[name], id(8, 100 + index), rank + 1]])
    }
    const client = await admin.connect()
    try {
      await client.query('begin')
      for (const [text, values] of plant.statements) await client.query(text, values)
      await client.query('commit')
    } finally {
      client.release()
    }
  })
}

function plantPerson(plant: Planter, name: string, state: State): void {
  const personId = personIds[name]!
  const { at, readers } = state
  const columns = { reader_unit: readers?.place.commune ?? null, reader_facility: readers ? `rehab-facility:${readers.place.province}.1` : null, reader_province: readers?.place.province ?? null, reader_until: readers?.until ?? null }
  plant.put('person', { person_id: personId, case_number: `HN-${name}`, registered_by_agency: `commune-police:${at.commune}`, registered_unit: at.commune, sealed_at: state.sealed ? '2026-01-01T00:00:00Z' : null })
  plant.put('person_identity', { person_id: personId, name: `Mẫu ${name}`, name_fold: `mau ${name}`, birth: '1990', birth_year: 1990, sex: 'male', residence_unit: at.commune })
  plant.put('person_contact', { person_id: personId, phone: Buffer.from('x') })
  plant.put('residence', { person_id: personId, kind: 'permanent', unit_id: at.commune, recorded_by_agency: 'x' })
  plant.put('representative', { person_id: personId, name: 'Mẫu', relation: 'mother', ends_on: name === 'split' ? '2024-01-01' : name === 'seen' ? '2026-11-20' : always }, 'on conflict (person_id) do update set ends_on = excluded.ends_on')
  const carers = Role.options.filter((role) => columnsFor(role, 'hiv_result') !== null)
  for (const agency of new Set(carers.flatMap((role) => [agencyOf(role, here), agencyOf(role, elsewhere)]))) {
    for (const table of ['hiv_result', 'infection_result']) plant.put(table, { person_id: personId, agency_id: agency, body: Buffer.from('x'), recorded_by_post: 'x' })
  }
  // Charged with the care of some: now, no longer, not yet, and in another place.
  const until = { seen: always, own: always, expired: always, shelved: always, archived: always, minor: '2026-11-19', listed: always }[name]
  if (until) for (const role of carers) plant.put('care_assignment', { person_id: personId, post_id: postOf(role, here), agency_id: agencyOf(role, here), from_day: name === 'listed' ? '2026-11-21' : '2022-01-01', until, assigned_by_post: 'x' })
  if (name === 'lagging') for (const role of carers) plant.put('care_assignment', { person_id: personId, post_id: postOf(role, elsewhere), agency_id: agencyOf(role, elsewhere), from_day: '2022-01-01', until: always, assigned_by_post: 'x' })
  plant.put('care_card', { person_id: personId, body: Buffer.from('x') })
  if (readers) plant.put('name_tail', { reader_province: readers.place.province, tail: `mau ${name}`, person_id: personId })
  plant.put('indicator_fact', { indicator_id: 'managed-served', period: 2026, person_id: personId, unit_then: at.commune, unit_now: at.commune, province_then: at.province, province_now: at.province, of_on: '2026-01-01', ...columns })
  for (const { place, until, grade, only } of state.sight) {
    for (const agency of new Set(Role.options.filter((role) => only?.(role) ?? true).map((role) => agencyOf(role, place)))) plant.put('sight', { agency_id: agency, person_id: personId, until, grade: grade ?? 'scope' }, 'on conflict do nothing')
  }
  for (const { place, until } of state.circle) for (const role of Role.options) plant.put('circle', { post_id: postOf(role, place), person_id: personId, purpose: 'support', until })
  for (const agency of [...[here, elsewhere].flatMap(({ commune }) => [`counselling-point:${commune}`, `health-station:${commune}`]), 'counselling-point:c-99999']) plant.put('counselling_entry', { agency_id: agency, person_id: personId, kind: 'counselling', note: Buffer.from('x') })
  // Entries: of the bodies that read their own work alone, of a stranger, and of each place that treats.
  const ownWork = Role.options.filter((role) => Object.values(declarationOf(role).opens).includes('own-work')).flatMap((role) => [agencyOf(role, here), agencyOf(role, elsewhere)])
  for (const [table, declared] of Object.entries(personTables)) {
    if (declared.compartmentsColumn || (!declared.byAgency && !(declared.ownServiceOf && table !== 'counselling_entry'))) continue
    const bodies = declared.ownServiceOf ? declared.ownServiceOf.flatMap((role) => [agencyOf(role, here), agencyOf(role, elsewhere)]) : ownWork
    for (const agency of new Set([...bodies, 'stranger:c-99999'])) plant.put(table, { person_id: personId, agency_id: agency, type: 'wish', on_day: '2026-01-01', data: '{}', clock: agency })
  }
  const away = { reader_unit: elsewhere.commune, reader_facility: `rehab-facility:${elsewhere.province}.1`, reader_province: elsewhere.province, reader_until: always }
  for (const [kind, hidden] of [...state.kinds.map((each) => [each, false] as const), ...(state.othersElsewhere ? state.kinds.map((each) => [each, true] as const) : [])]) {
    const measureId = plant.uuid(5)
    const common = { person_id: personId, measure_id: measureId, kind, unit_id: at.commune, ...(hidden ? away : columns) }
    plant.put('measure', { ...common, status: 'running', regime: 'r2026', open: true, agency_id: 'x', province_id: at.province, state: '{}' })
    plant.put('measure_event', { ...common, sequence: 1, type: 'registered', data: '{}', content_hash: Buffer.from('x') })
    plant.put('deadline', { ...common, clock: 'visit', clock_kind: 'max', due_on: '2026-12-01', bound: 'commune-police', body: '{}' })
    // An alarm over one measure of many: whoever watches sees that one.
    if (kind === 'voluntary-home' && !hidden) plant.put('deadline', { ...common, clock: 'held-beyond', key: 'procuracy', clock_kind: 'max', due_on: '2026-11-01', bound: 'procuracy', bound_agency: agencyOf('procuracy', here), body: '{}' })
    if (name === 'handed' || name === 'own') {
      for (const agency of new Set(Role.options.map((role) => agencyOf(role, here)))) {
        for (const until of ['2027-01-01', '2026-11-19']) plant.put('handover_snapshot', { agency_id: agency, person_id: personId, measure_id: measureId, kind, reason: 'move', on_day: '2026-11-10', reader_until: until, body: '{}' })
      }
    }
    // Drafts of every body that makes papers, open to it and not, of measures in sight and not.
    if (everyDraft.includes(name)) {
      for (const agency of new Set(paperMakers.flatMap((role) => [agencyOf(role, here), agencyOf(role, elsewhere)]))) {
        for (const prints of [['ID', 'ST'], ['ST', 'HV', 'PL']]) plant.put('paper_draft', { person_id: personId, measure_id: measureId, agency_id: agency, compartments: `{${prints.join(',')}}`, history: '[]', state: 'draft' })
      }
    }
    // Papers: of a body here, of one elsewhere, of a stranger; each prints other compartments.
    for (const [index, prints] of printed.entries()) {
      const paper = plant.uuid(7)
      const makers = paperMakers.flatMap((role) => [agencyOf(role, here), agencyOf(role, elsewhere)])
      const agency = makers[(index * 7 + name.length + kind.length) % makers.length]!
      const given = { id: paper, paper_id: paper, issue_id: paper, person_id: personId, measure_id: measureId, agency_id: agency, compartments: `{${prints.join(',')}}`, history: '[]' }
      if (!everyDraft.includes(name)) plant.put('paper_draft', { ...given, state: 'draft' })
      plant.put('paper', { ...given, state: 'issued' })
      plant.put('paper_file', { ...given, format: 'pdf' })
      plant.put('paper_copy', { ...given, form: 'sao-y' })
    }
    for (const [table, declared] of Object.entries(personTables)) {
      if (declared.rows !== 'measure' || declared.planned || table === 'measure_event' || declared.compartmentsColumn) continue
      const ownWork = Role.options.filter((role) => (declarationOf(role).opens as Partial<Record<Compartment, Reach>>)[declared.compartment] === 'own-work').flatMap((role) => [agencyOf(role, here), agencyOf(role, elsewhere)])
      for (const agency of new Set([...ownWork, 'stranger:c-99999'])) plant.put(table, { event_id: plant.uuid(7), measure_id: measureId, person_id: personId, on_day: '2026-01-01', agency_id: agency, body: '{"result":"x"}', certificate_id: certificateId })
    }
  }
}
