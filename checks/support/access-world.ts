/**
 * A small invented world for the access tests: three people with every kind of measure and a row in every table, and for each role an actor
 * who has the first of them in sight, an actor of the same role elsewhere, and what each should read by the declaration. The expectation is
 * computed here from the declaration alone, not from the generated policies.
 */
import { Role, type Actor, type Purpose } from '@hoa-nhap/domain/kernel/actor'
import { MeasureKind, type Compartment } from '@hoa-nhap/domain/kernel/measure'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Reach } from '@hoa-nhap/domain/access/access.model'
import { columnsFor, declarationOf, periodOf, reachOf } from '@hoa-nhap/domain/access/access.rules'
import { personTables } from '@hoa-nhap/domain/access/compartments'
import { paperMakers } from '@hoa-nhap/domain/documents/papers.roles.rules'
import type { TestDatabase } from './database.ts'

export type Place = { readonly province: string; readonly commune: string }
export const here: Place = { province: 'p-20', commune: 'c-00001' }
export const elsewhere: Place = { province: 'p-24', commune: 'c-00002' }

const id = (kind: number, number: number) => `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`
/** `seen` here; `other` elsewhere; `closed` by nobody any more; `listed` here, by the province on a stated purpose only. */
export const people = { seen: id(1, 1), other: id(1, 2), closed: id(1, 3), listed: id(1, 4) } as const
type Person = keyof typeof people
const kindsOf: Readonly<Record<Person, readonly MeasureKind[]>> = { seen: MeasureKind.options, other: MeasureKind.options, closed: MeasureKind.options, listed: ['voluntary-home'] }
const placeOf: Readonly<Record<Person, Place | null>> = { seen: here, other: elsewhere, closed: null, listed: here }

export const agencyOf = (role: Role, place: Place): string => {
  const { agency, level } = declarationOf(role)
  if (agency === 'rehab-facility') return `${agency}:${place.province}.1`
  return `${agency}:${level === 'commune' ? place.commune : place.province}`
}
export const postOf = (role: Role, place: Place): string => `${agencyOf(role, place)}/${role}`

export function actorOf(role: Role, place: Place, on: PlainDate, purpose: Purpose = 'case'): Actor {
  return {
    accountId: id(2, Role.options.indexOf(role)), postId: postOf(role, place), role, agencyId: agencyOf(role, place), agencyKind: declarationOf(role).agency,
    unitId: declarationOf(role).level === 'commune' ? place.commune : place.province, provinceId: place.province, day: on, purpose,
  }
}

export type TrialRow = { readonly table: string; readonly key: string; readonly person: Person; readonly kind?: MeasureKind; readonly agency?: string; readonly prints?: readonly Compartment[] }

/** The column whose value names a row; granted to every role that reads the table at all. */
export const keyColumn = (table: string): string => {
  if (table === 'measure' || table === 'measure_event' || table === 'deadline' || table === 'handover_snapshot') return 'measure_id'
  if (table === 'paper_file') return 'paper_id'
  if (table === 'counselling_entry' || personTables[table]?.compartmentsColumn || personTables[table]?.assigned) return 'id'
  return personTables[table]?.rows === 'measure' ? 'event_id' : 'person_id'
}

export const attachmentTables = Object.entries(personTables).filter(([name, declared]) => declared.rows === 'measure' && !declared.planned && name !== 'measure_event' && !declared.compartmentsColumn).map(([name]) => name)

/** What papers of the trial world print: enough for every role to open some and not others. */
const printed: readonly (readonly Compartment[])[] = [['ID', 'ST'], ['ID', 'RS', 'ST'], ['ID', 'ST', 'DO'], ['ST', 'AS'], ['ST', 'US'], ['ST', 'SO', 'WK'], ['ST', 'TR']]

/** Writes the world as the superuser and answers with all rows that matter. */
export async function buildTrialWorld(database: TestDatabase): Promise<readonly TrialRow[]> {
  const rows: TrialRow[] = []
  const statements: [string, unknown[]][] = []
  const put = (text: string, ...values: unknown[]) => { statements.push([text, values]) }
  for (const { province, commune } of [here, elsewhere]) {
    put(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ($1, $2, 'province', 'tỉnh', $1, $1, $1), ($3, $4, 'commune', 'xã', $3, $3, $1) on conflict (id) do nothing`, province, province.slice(2), commune, commune.slice(2))
  }
  const agencies = new Set(Role.options.flatMap((role) => [agencyOf(role, here), agencyOf(role, elsewhere)]))
  for (const agency of agencies) put('insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $1) on conflict (id) do nothing', agency, agency.split(':')[0], agency.split(':')[1]!.replace(/\.1$/, ''))
  const certificate = id(11, 1)
  put(`insert into register_record (id, register, unit_id, agency_id, reader_unit, province_id, reader_agency, label, label_fold, status, open, opened_on, on_day, sequence, state, made_by_post)
    values ($1, 'certificates', $2, $3, $2, $4, $3, 'x', 'x', 'valid', true, '2026-01-01', '2026-01-01', 1, '{}', 'x')`, certificate, here.commune, `health-station:${here.commune}`, here.province)
  let number = 0
  for (const person of Object.keys(people) as Person[]) {
    const personId = people[person]
    const place = placeOf[person]
    const home = place ?? here
    put(`insert into person (person_id, case_number, registered_at, registered_by_agency, registered_unit) values ($1, $2, now(), $3, $4)`, personId, `HN-${person}`, `commune-police:${home.commune}`, home.commune)
    put(`insert into person_identity (person_id, name, name_fold, birth, birth_year, sex, residence_unit) values ($1, 'Người Mẫu', 'nguoi mau', '1990', 1990, 'male', $2)`, personId, home.commune)
    put(`insert into person_contact (person_id, phone) values ($1, 'x')`, personId)
    put(`insert into residence (id, person_id, kind, unit_id, from_day, recorded_at, recorded_by_agency) values ($1, $2, 'permanent', $3, '2022-01-01', now(), 'x')`, id(3, ++number), personId, home.commune)
    if (place) put(`insert into name_tail (reader_province, tail, person_id) values ($1, 'mau', $2)`, home.province, personId)
    put(`insert into indicator_fact (indicator_id, period, person_id, unit_then, unit_now, province_then, province_now, of_on, reader_unit, reader_province, reader_until) values ('managed-served', 2026, $1, $2, $2, $3, $3, '2026-01-01', $4, $5, $6)`,
      personId, home.commune, home.province, place?.commune ?? null, place?.province ?? null, place ? '9999-12-31' : null)
    put(`insert into care_card (person_id, body, updated_at, updated_by_post) values ($1, 'x', now(), 'x')`, personId)
    put(`insert into report_fact_line (id, person_id, on_day, agency_id, report_id, revision, figure, unit_id, met) values ($2, $1, '2026-01-01', 'x', $2, 1, 'x', 'x', true)`, personId, id(12, ++number))
    put(`insert into representative (person_id, name, relation, ends_on) values ($1, 'Người Mẫu', 'mother', '9999-12-31')`, personId)
    for (const table of ['representative', 'report_fact_line', 'person', 'person_identity', 'person_contact', 'residence', 'indicator_fact', 'care_card', ...(place ? ['name_tail'] : [])]) rows.push({ table, key: personId, person })
    if (place) {
      for (const agency of new Set(Role.options.map((role) => agencyOf(role, place)))) {
        const grade = person === 'listed' && agency.startsWith('province-police:') ? 'purpose' : 'scope'
        put(`insert into sight (agency_id, person_id, until, grade) values ($1, $2, '9999-12-31', $3)`, agency, personId, grade)
      }
      for (const role of Role.options) put(`insert into circle (post_id, person_id, purpose, until) values ($1, $2, 'support', '9999-12-31')`, postOf(role, place), personId)
    }
    // What a place keeps for care: of every carer's body, and of a stranger. Half of the posts are charged with it.
    const carers = Role.options.filter((role) => columnsFor(role, 'hiv_result') !== null)
    for (const agency of new Set([...carers.map((role) => agencyOf(role, home)), 'rehab-facility:p-99.1'])) {
      for (const table of ['hiv_result', 'infection_result']) {
        const entry = id(9, ++number)
        put(`insert into ${table} (id, person_id, agency_id, body, recorded_at, recorded_by_post) values ($1, $2, $3, 'x', now(), 'x')`, entry, personId, agency)
        rows.push({ table, key: entry, person, agency })
      }
    }
    if (person === 'seen') for (const role of carers) put(`insert into care_assignment (person_id, post_id, agency_id, from_day, until, assigned_by_post) values ($1, $2, $3, '2022-01-01', '9999-12-31', 'x')`, personId, postOf(role, here), agencyOf(role, here))
    for (const agency of [`counselling-point:${home.commune}`, `health-station:${home.commune}`, 'counselling-point:c-99999']) {
      const entry = id(4, ++number)
      put(`insert into counselling_entry (agency_id, id, person_id, on_day, kind, post_id, recorded_at, note) values ($1, $2, $3, '2026-01-01', 'counselling', 'x', now(), 'x')`, agency, entry, personId)
      rows.push({ table: 'counselling_entry', key: entry, person, agency })
    }
    // Entries: one by every body that reads the table, and one by a stranger.
    for (const table of ['work_entry', 'work_due', 'support_entry', 'support_meeting', 'behaviour_rating', 'treatment_entry']) {
      for (const agency of new Set([...Role.options.filter((role) => columnsFor(role, table) !== null).map((role) => agencyOf(role, home)), 'stranger:c-99999'])) {
        const entry = id(10, ++number)
        if (table === 'work_due') put(`insert into work_due (person_id, clock, entry_id, since, due_on, agency_id) values ($1, 'wish-job', $2, '2026-01-01', '2026-12-01', $3)`, personId, entry, agency)
        else if (table === 'treatment_entry') put(`insert into treatment_entry (id, person_id, agency_id, from_agency, unit_id, post_id, role, type, on_day, recorded_at, body) values ($1, $2, $3, $3, 'x', 'x', 'x', 'health-visit', '2026-01-01', now(), 'x')`, entry, personId, agency)
        else put(`insert into ${table} (id, person_id, agency_id, unit_id, post_id, role, type, on_day, recorded_at, data) values ($1, $2, $3, 'x', 'x', 'x', 'wish', '2026-01-01', now(), '{}')`, entry, personId, agency)
        rows.push({ table, key: personId, person, agency })
      }
    }
    for (const kind of kindsOf[person]) {
      const measureId = id(5, ++number)
      const readers = [place?.commune ?? null, place ? `rehab-facility:${place.province}.1` : null, place?.province ?? null, place ? '9999-12-31' : null]
      put(`insert into measure (person_id, measure_id, kind, status, regime, open, unit_id, agency_id, province_id, registered_on, sequence, state, reader_unit, reader_facility, reader_province, reader_until)
        values ($1, $2, $3, 'running', 'r2026', true, $4, 'x', $5, '2026-01-01', 1, '{}', $6, $7, $8, $9)`, personId, measureId, kind, home.commune, home.province, ...readers)
      put(`insert into measure_event (measure_id, sequence, id, person_id, type, occurred_on, recorded_at, post_id, role, agency_id, unit_id, regime, data, content_hash)
        values ($1, 1, $2, $3, 'registered', '2026-01-01', now(), 'x', 'x', 'x', 'x', 'r2026', '{}', 'x')`, measureId, id(6, number), personId)
      put(`insert into deadline (measure_id, clock, person_id, kind, clock_kind, due_on, bound, unit_id, body, reader_unit, reader_facility, reader_province, reader_until)
        values ($1, 'visit', $2, $3, 'max', '2026-12-01', 'commune-police', $4, '{}', $5, $6, $7, $8)`, measureId, personId, kind, home.commune, ...readers)
      for (const table of ['measure', 'measure_event', 'deadline']) rows.push({ table, key: measureId, person, kind })
      put(`insert into handover_snapshot (agency_id, person_id, measure_id, kind, reason, on_day, reader_until, body) values ($1, $2, $3, $4, 'move', '2022-01-01', '9999-12-31', '{}')`, `commune-police:${home.commune}`, personId, measureId, kind)
      rows.push({ table: 'handover_snapshot', key: measureId, person, kind, agency: `commune-police:${home.commune}` })
      // Papers by every body that makes them, and by a stranger: each prints other compartments.
      const makers = [...new Set([...paperMakers.map((role) => agencyOf(role, home)), agencyOf('commune-police', home === here ? elsewhere : here)])]
      for (const [index, agency] of makers.entries()) {
        const paper = id(12, ++number)
        const prints = printed[index % printed.length]!
        const heads = { id: paper, person_id: personId, measure_id: measureId, agency_id: agency, compartments: `{${prints.join(',')}}`, form_id: 'x', made_by_post: 'x', made_by_role: 'x', made_at: '2026-01-01', history: '[]' }
        const plant = (table: string, record: Readonly<Record<string, unknown>>) => put(`insert into ${table} (${Object.keys(record).join(', ')}) values (${Object.keys(record).map((_, at) => `$${at + 1}`).join(', ')})`, ...Object.values(record))
        plant('paper_draft', { ...heads, state: 'draft', typed: 'x', content_hash: 'x' })
        plant('paper', { ...heads, state: 'issued', version: 1, day: '2026-01-01', issue_id: id(13, number), signed_by_post: 'x', signed_by_role: 'x', signed_at: '2026-01-01', issued_by_post: 'x', issued_at: '2026-01-01' })
        plant('paper_file', { paper_id: paper, person_id: personId, measure_id: measureId, agency_id: agency, compartments: heads.compartments, format: 'pdf', size: 1, sha256: 'x', content: 'x' })
        plant('paper_copy', { id: paper, paper_id: paper, person_id: personId, measure_id: measureId, compartments: heads.compartments, form: 'sao-y', agency_id: agency, series: 'SY', year: 2026, number: 1, code: 'SY', day: '2026-01-01', made_by_post: 'x', made_by_role: 'x', made_at: '2026-01-01', content_hash: 'x' })
        for (const table of ['paper_draft', 'paper', 'paper_file', 'paper_copy']) rows.push({ table, key: paper, person, kind, agency, prints })
      }
      for (const table of attachmentTables) {
        // One row by every body that keeps own work there, and one by a stranger.
        const writers = place ? [...new Set(Role.options.filter((role) => columnsFor(role, table) !== null).map((role) => agencyOf(role, place))), 'stranger:c-99999'] : ['stranger:c-99999']
        for (const agency of writers) {
          const event = id(7, ++number)
          if (table === 'certificate_use') put(`insert into certificate_use (event_id, measure_id, person_id, on_day, agency_id, certificate_id, certificate_number, recorded_at) values ($1, $2, $3, '2026-01-01', $4, $5, 'x', now())`, event, measureId, personId, agency, certificate)
          else if (table === 'report_line') put(`insert into report_line (event_id, measure_id, person_id, on_day, agency_id, report_id, revision, figure, unit_id) values ($1, $2, $3, '2026-01-01', $4, $1, 1, 'x', 'x')`, event, measureId, personId, agency)
          else put(`insert into ${table} (event_id, measure_id, person_id, on_day, agency_id, body) values ($1, $2, $3, '2026-01-01', $4, '{"result":"x"}')`, event, measureId, personId, agency)
          rows.push({ table, key: event, person, kind, agency })
        }
      }
    }
  }
  put(`insert into duplicate_task (id, province_id, person_a, person_b, same, raised_at) values ($1, 'p-20', $2, $3, '{name}', now())`, id(8, 1), people.seen, people.closed)
  await database.owner(async (admin) => {
    const client = await admin.connect()
    try {
      await client.query('begin')
      for (const [text, values] of statements) await client.query(text, values)
      await client.query('commit')
    } finally {
      client.release()
    }
  })
  return rows
}

/** What the actor should read of a table: 'denied', or the keys of the rows. */
export function expectedKeys(actor: Actor, place: Place, table: string, rows: readonly TrialRow[]): 'denied' | readonly string[] {
  const declared = personTables[table]!
  const { role, day: on, purpose } = actor
  if (columnsFor(role, table) === null) return 'denied'
  const last = declarationOf(role).during.at(-1)!
  if (last.sight === 'rollup' || last.sight === 'none') return 'denied'
  if (declared.rows === 'handed-over') return rows.filter((row) => row.table === table && row.agency === actor.agencyId && (last.kinds?.includes(row.kind!) ?? true)).map((row) => row.key).toSorted()
  const period = periodOf(role, on)
  // A scope of the past that has been replaced is served by no policy.
  if (!period || period.sight !== last.sight) return []
  if (!declared.ownServiceOf && reachOf(role, declared.compartment, on) === null) return []
  const reach = (declarationOf(role).opens as Partial<Record<Compartment, Reach>>)[declared.compartment]
  const stated = period.otherKindsFor?.includes(purpose) ?? false
  const kinds = period.kinds && !stated ? period.kinds : MeasureKind.options
  const personSeen = (person: Person): boolean => {
    if (period.sight === 'pairs') return place === here && (person === 'seen' || person === 'closed')
    if (placeOf[person] !== place) return false
    return person !== 'listed' || !role.startsWith('province-police') || stated
  }
  const byReaders = (row: TrialRow): boolean => placeOf[row.person] === place && (row.kind === undefined || kinds.includes(row.kind))
  const scoped = period.sight === 'unit' || period.sight === 'facility' || period.sight === 'province'
  return rows.filter((row) => row.table === table).filter((row) => {
    if (declared.compartmentsColumn && !row.prints!.every((compartment) => reachOf(role, compartment, on) === 'scope')) return false
    if (declared.assigned && (row.agency !== actor.agencyId || (role !== 'facility-head' && row.person !== 'seen'))) return false
    if ((declared.ownServiceOf || (reach === 'own-work' && (declared.rows === 'measure' || declared.byAgency))) && row.agency !== actor.agencyId) return false
    switch (declared.rows) {
      case 'person': return personSeen(row.person)
      case 'province': return placeOf[row.person] === place && (stated || !period.otherKindsFor)
      case 'handed-over': return false
      case 'readers':
        if (!scoped) return personSeen(row.person) && (row.kind === undefined || kinds.includes(row.kind))
        return byReaders(row) && (declared.kindColumn !== undefined || (period.sight === 'facility' && !declared.readers?.includes('facility')) || !period.kinds || personSeen(row.person))
      case 'measure':
        if (columnsFor(role, 'measure') === null) return personSeen(row.person)
        return scoped ? byReaders(row) : personSeen(row.person) && kinds.includes(row.kind!)
    }
  }).map((row) => row.key).toSorted()
}
