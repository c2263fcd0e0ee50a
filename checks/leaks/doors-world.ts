/**
 * The demonstration's invented people with whole lives, a secret planted in every field that holds text, and a session for every role: here, elsewhere,
 * of a post that ended, of a session that ended, and nobody.
 */
import { createHash, randomUUID } from 'node:crypto'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { columnsFor, declarationOf } from '@hoa-nhap/domain/access/access.rules'
import { personTables } from '@hoa-nhap/domain/access/compartments'
import { openLedger } from '../../server/access/access.ledger.ts'
import { sessionGate } from '../../server/access/access.session.ts'
import { loadDemonstration } from '../../server/demonstration/demonstration.ts'
import { sessionCookie } from '../../server/platform/session-gate.ts'
import type { ServerSlice } from '../../server/platform/route.ts'
import { testApplication, type TestApplication } from '../support/application.ts'
import type { TestDatabase } from '../support/database.ts'
import type { Prober, Row } from './truth.ts'
import { printed } from './world.ts'

export const now = '2026-11-20T02:00:00.000Z'
const today = day('2026-11-20')

export type Visitor = { readonly name: string; readonly cookie: string | undefined; /** Null: nobody, or no longer anybody. */ readonly actor: Prober | null }
/** A planted word, where it stands, and what it belongs to. `strings`: words; ids are told apart because jobs may carry them. */
export type Secret = { readonly word: string; readonly table: string; readonly column: string; readonly row: Row; readonly id: boolean }
export type DoorsWorld = { readonly application: TestApplication; readonly visitors: readonly Visitor[]; readonly secrets: readonly Secret[] }

/** A word no text of the product holds. */
const word = (number: number) => `zqx${Array.from(number.toString(26), (digit) => 'bcdfghjklmnpqrstvwxzaeiouy'[Number.parseInt(digit, 26)]).join('')}wvk`

export async function doorsWorld(database: TestDatabase, slices: readonly ServerSlice[]): Promise<Omit<DoorsWorld, 'secrets'>> {
  const application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now })
  await loadDemonstration({ platform: application.platform }, () => {}, { provinces: [{ then: 'p-20', now: 'p-20', people: 24 }, { then: 'p-24-old', now: 'p-24', people: 16 }] })
  await plantWords(database, application)
  const visitors: Visitor[] = [{ name: 'nobody', cookie: undefined, actor: null }, { name: 'a forged token', cookie: `${sessionCookie}=${randomUUID()}`, actor: null }]
  await database.owner(async (admin) => {
    const { rows: communes } = await admin.query<{ unit: string; province: string }>(
      `select s.unit, coalesce(u.province_id, u.id) as province from (select split_part(agency_id, ':', 2) as unit, count(*) as n from sight where agency_id like 'commune-police:%' and until >= $1 group by 1) s join unit u on u.id = s.unit order by least(2, (select count(*) from deadline d where d.bound_agency = 'commune-police:' || s.unit)) desc, s.n desc, s.unit`, [today])
    const places = [communes.find((each) => each.province === 'p-20')!, communes.find((each) => each.province === 'p-24')!]
    for (const [index, place] of places.entries()) {
      const { rows: near } = await admin.query<{ person: string }>(`select s.person_id as person from sight s where s.agency_id = $1 and s.until >= $2 order by 1 limit 4`, [`commune-police:${place.unit}`, today])
      // Elsewhere: one role of each sort of sight.
      for (const role of index === 0 ? Role.options : (['commune-police', 'commune-chair', 'province-police', 'identity-steward', 'counsellor', 'facility-head', 'privacy-officer'] as const)) {
        const { agency: kind, level } = declarationOf(role)
        const unit = level === 'commune' ? place.unit : place.province
        const agency = `${kind}:${unit}`
        const post = `${agency}/${role}/leak`
        await admin.query('insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $4) on conflict (id) do nothing', [agency, kind, unit, `${kind} ${unit}`])
        const account = randomUUID()
        const open = async (postId: string, ended: boolean): Promise<string> => {
          const token = `leak-${randomUUID()}`
          await admin.query(`insert into session (token_hash, account_id, post_id, created_at, expires_at, ended_at) values ($1, $2, $3, '2022-01-01', '2099-01-01', $4)`, [createHash('sha256').update(token).digest(), account, postId, ended ? '2026-11-19' : null])
          return `${sessionCookie}=${token}`
        }
        await admin.query(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now())`, [account, post])
        await admin.query(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) values ($1, $2, $3, $4, $5, $6, '2022-01-01')`, [post, account, agency, role, unit, place.province])
        const actor: Prober = { accountId: account, postId: post, role, agencyId: agency, agencyKind: kind, unitId: unit, provinceId: place.province, day: today, purpose: 'inspection' }
        visitors.push({ name: `${role} ${index === 0 ? 'here' : 'elsewhere'}`, cookie: await open(post, false), actor })
        // Somebody in sight for roles that nobody was sent to in the demonstration: half of the people near, so that the others stay hidden.
        for (const { person } of near.slice(0, 2)) {
          if (declarationOf(role).during.at(-1)!.sight === 'named') await admin.query(`insert into circle (post_id, person_id, purpose, until) values ($1, $2, 'support', '9999-12-31') on conflict do nothing`, [post, person])
          else if (declarationOf(role).during.at(-1)!.sight === 'sent') await admin.query(`insert into sight (agency_id, person_id, until) values ($1, $2, '9999-12-31') on conflict do nothing`, [agency, person])
        }
        if (columnsFor(role, 'hiv_result') !== null) for (const { person } of near.slice(0, 2)) {
          await admin.query(`insert into sight (agency_id, person_id, until) values ($1, $2, '9999-12-31') on conflict do nothing`, [agency, person])
          await admin.query(`insert into care_assignment (person_id, post_id, agency_id, from_day, until, assigned_by_post) values ($1, $2, $3, '2022-01-01', '9999-12-31', 'x')`, [person, post, agency])
        }
        if (index === 0 && (role === 'commune-police' || role === 'facility-head' || role === 'province-police')) {
          visitors.push({ name: `${role}, ended session`, cookie: await open(post, true), actor: null })
          await admin.query(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, '2022-01-01', '2026-11-20')`, [`${post}/old`, account, agency, role, unit, place.province])
          visitors.push({ name: `${role}, ended post`, cookie: await open(`${post}/old`, false), actor: null })
        }
      }
    }
    // Records that are one person: two of the same commune, and one of them with a record of another province that nobody here may see.
    await admin.query(`create temporary table pairs as select (array_agg(person_id order by person_id))[1] as a, (array_agg(person_id order by person_id))[2] as b from sight where agency_id = any ($1) and until >= $2 group by agency_id`, [places.map((place) => `commune-police:${place.unit}`), today])
    await admin.query(`with linked as (select a, b from pairs union all select least(x.a, y.a), greatest(x.a, y.a) from pairs x join pairs y on x.a < y.a),
      task as (insert into duplicate_task (id, province_id, person_a, person_b, same, raised_at, decision, decided_at) select gen_random_uuid(), 'p-20', least(a, b), greatest(a, b), '{name}', now(), 'same-person', now() from linked on conflict (province_id, person_a, person_b) do update set decision = 'same-person', decided_at = now() returning id, person_a, person_b)
      insert into person_link (id, task_id, person_a, person_b, reason, linked_at, linked_by_post) select gen_random_uuid(), id, person_a, person_b, 'x', now(), 'x' from task`)
    await admin.query(`select keep_one_person(array_agg(p)) from pairs, unnest(array[a, b]) p; drop table pairs`)
    await admin.query(`update measure set reader_facility = 'rehab-facility:p-20' where person_id in (select person_id from sight where agency_id = $1 order by 1 limit 3) and reader_unit is not null`, [`commune-police:${places[0]!.unit}`])
  })
  return { application, visitors }
}

/** Puts a word of its own into every field of every person that holds text or sealed text, and a row into every empty table of persons. */
async function plantWords(database: TestDatabase, application: TestApplication): Promise<void> {
  const { keys } = application.platform
  let number = 0
  await database.owner(async (admin) => {
    await admin.query('set session_replication_role = replica')
    const { rows: people } = await admin.query<{ id: string; measure: string | null; agency: string | null }>(`select p.person_id as id, (select m.measure_id from measure m where m.person_id = p.person_id order by m.registered_on, m.measure_id limit 1) as measure,
      (select s.agency_id from sight s where s.person_id = p.person_id order by 1 limit 1) as agency from person p order by 1`)
    const withBody = new Set((await admin.query<{ name: string }>(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'body'`)).rows.map((row) => row.name))
    for (const person of people) {
      const name = `Hoàng Thị ${word(++number)}`
      const folded = name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
      await admin.query(`update person_identity set name = $2, name_fold = $3, other_name = $4, representative_name = $5, representative_relation = 'mother', personal_number = $6, personal_number_index = $7, personal_number_ending = $8 where person_id = $1`,
        [person.id, name, folded, word(++number), word(++number), keys.encrypt('personal-number', `999${String(300_000_000 + number)}`), keys.blindIndex('personal-number', `999${String(300_000_000 + number)}`), String(300_000_000 + number).slice(-4)])
      await admin.query(`update name_tail set tail = $2 where person_id = $1 and tail = (select min(tail) from name_tail where person_id = $1)`, [person.id, folded])
      await admin.query(`insert into person_contact (person_id, phone) values ($1, $2) on conflict (person_id) do update set phone = excluded.phone`, [person.id, keys.encrypt('phone', `0${String(910_000_000 + ++number)}`)])
      for (const agency of ['counselling-point', 'health-station']) {
        const unit = person.agency?.split(':')[1] ?? 'c-00001'
        await admin.query(`insert into counselling_entry (agency_id, id, person_id, on_day, kind, post_id, recorded_at, note) values ($1, $2, $3, '2026-01-01', 'counselling', 'x', now(), $4)`, [`${agency}:${unit}`, randomUUID(), person.id, keys.encrypt('counselling-note', word(++number))])
      }
      // What a place keeps for care: the person's own station and the facility; one door opens it, and only to whoever is charged.
      for (const [table, kind] of [['hiv_result', 'hiv'], ['infection_result', 'tuberculosis']] as const) {
        for (const agency of [`health-station:${person.agency?.split(':')[1] ?? 'c-00001'}`, 'rehab-facility:p-20']) {
          await admin.query(`insert into ${table} (id, person_id, agency_id, body, recorded_at, recorded_by_post) values ($1, $2, $3, $4, now(), 'x')`, [randomUUID(), person.id, agency, keys.encrypt('care', JSON.stringify({ kind, on: '2026-01-01', text: word(++number) }))])
        }
      }
      // Entries of every table, by a body that sees the person and by one that does not; those of treatment sealed.
      for (const table of ['work_entry', 'support_entry', 'support_meeting', 'behaviour_rating'] as const) {
        for (const agency of [person.agency ?? 'x', 'rehab-facility:p-20', 'stranger:c-99999']) {
          await admin.query(`insert into ${table} (id, person_id, agency_id, unit_id, post_id, role, type, on_day, recorded_at, data) values ($1, $2, $3, 'x', 'x', 'commune-social', $4, '2026-01-01', now(), $5)`,
            [randomUUID(), person.id, agency, { work_entry: 'advice', support_entry: 'support', support_meeting: 'meeting', behaviour_rating: 'rating' }[table], JSON.stringify({ note: word(++number), place: word(++number), task: word(++number) })])
        }
      }
      for (const agency of [`health-station:${person.agency?.split(':')[1] ?? 'c-00001'}`, 'rehab-facility:p-20']) {
        await admin.query(`insert into treatment_entry (id, person_id, agency_id, from_agency, unit_id, post_id, role, type, on_day, recorded_at, body) values ($1, $2, $3, $3, 'x', 'x', 'facility-health', 'health-visit', '2026-01-01', now(), $4)`, [randomUUID(), person.id, agency, keys.encrypt('treatment-entry', JSON.stringify({ finding: word(++number) }))])
      }
      for (const clock of ['wish-job', 'wish-trade', 'placement-check-3']) await admin.query(`insert into work_due (person_id, clock, entry_id, since, due_on, agency_id) values ($1, $2, $3, '2026-06-01', '2026-11-01', $4) on conflict do nothing`, [person.id, clock, randomUUID(), person.agency ?? 'x'])
      await admin.query(`insert into care_card (person_id, body, updated_at, updated_by_post) values ($1, $2, now(), 'x') on conflict do nothing`, [person.id, keys.encrypt('care-card', JSON.stringify({ allergies: word(++number), medicines: '', withdrawalRisk: '' }))])
      for (const [table, declared] of Object.entries(personTables)) {
        if (declared.rows !== 'measure' || declared.planned || table === 'measure_event' || !withBody.has(table) || !person.measure) continue
        await admin.query(`insert into ${table} (event_id, measure_id, person_id, on_day, agency_id, body) values ($1, $2, $3, '2026-01-01', $4, $5)`, [randomUUID(), person.measure, person.id, person.agency ?? 'x', JSON.stringify({ secret: word(++number), result: word(++number) })])
      }
    }
    // Papers: one of each measure under the measure's own id, so that the doors find it, and a draft; each prints other compartments. What they say is sealed.
    const { rows: measures } = await admin.query<{ id: string; person: string; agency: string | null }>(`select m.measure_id as id, m.person_id as person, (select s.agency_id from sight s where s.person_id = m.person_id order by 1 limit 1) as agency from measure m order by 1`)
    for (const [index, { id, person, agency }] of measures.entries()) {
      const prints = `{${printed[index % printed.length]!.join(',')}}`
      const maker = agency ?? 'commune-police:c-00001'
      const content = { head: { by: 'office', issuer: 'x', number: '01', code: 'QĐ-CAX', place: 'x', day: '2026-01-01' }, body: [{ kind: 'note', text: word(++number) }], recipients: [word(++number)] }
      const data = { form: { id: 'r2026.III.04', mark: 'x', title: 'x' }, measure: { kind: 'user-management', regime: 'r2026' }, act: null, rule: null, typed: { act: word(++number) }, content, layout: {} }
      await admin.query(`insert into paper (id, person_id, measure_id, form_id, agency_id, compartments, state, version, day, issue_id, made_by_post, made_by_role, made_at, signed_by_post, signed_by_role, signed_at, issued_by_post, issued_at, recalled_on, recall_reason, history)
        values ($1, $2, $1, 'r2026.III.04', $3, $4, 'recalled', 2, '2026-01-01', $5, 'x', 'commune-police', now(), 'x', 'commune-police-chief', now(), 'x', now(), '2026-01-02', $6, '[]')`, [id, person, maker, prints, randomUUID(), keys.encrypt('paper', JSON.stringify(word(++number)))])
      for (const format of ['data', 'pdf']) await admin.query(`insert into paper_file (paper_id, format, person_id, measure_id, agency_id, compartments, size, sha256, content) values ($1, $2, $3, $1, $4, $5, 1, 'x', $6)`, [id, format, person, maker, prints, keys.encrypt('paper', format === 'data' ? JSON.stringify(data) : word(++number))])
      await admin.query(`insert into paper_draft (id, person_id, measure_id, form_id, agency_id, state, compartments, typed, content_hash, made_by_post, made_by_role, made_at, history) values ($1, $2, $3, 'r2026.III.04', $4, 'draft', $5, $6, 'x', 'x', 'commune-police', now(), '[]')`,
        [randomUUID(), person, id, index % 2 === 0 ? maker : maker.replace(/^[\w-]+:/, 'commune-police:'), prints, keys.encrypt('paper', JSON.stringify({ act: word(++number) }))])
    }
    const { rows: residences } = await admin.query<{ id: string }>('select id from residence')
    for (const { id } of residences) await admin.query('update residence set address_as_written = $2 where id = $1', [id, word(++number)])
    const { rows: events } = await admin.query<{ id: string; measure_id: string }>('select id, measure_id from measure_event')
    for (const event of events) await admin.query(`update measure_event set data = data || jsonb_build_object('secret', $3::text) where id = $1 and measure_id = $2`, [event.id, event.measure_id, word(++number)])
    await admin.query('set session_replication_role = origin')
  })
}

/** The planted words with the rows they stand in; sealed ones are opened here, because the doors may open them too. */
export function secretsOf(rows: ReadonlyMap<string, readonly Row[]>, open: (purpose: string, sealed: Buffer) => string): Secret[] {
  const secrets: Secret[] = []
  const bytes = (value: unknown) => Buffer.from(String(value).replace(/^\\x/, ''), 'hex')
  for (const [table, list] of rows) {
    if (!personTables[table]) continue
    for (const row of list) {
      const put = (column: string, text: unknown, id = false) => { if (typeof text === 'string' && text !== '') secrets.push({ word: text, table, column, row, id }) }
      for (const [column, value] of Object.entries(row)) {
        for (const found of (typeof value === 'string' ? value : JSON.stringify(value) ?? '').match(/zqx[a-z]+wvk/g) ?? []) put(column, found)
      }
      if (table === 'person') { put('case_number', row['case_number']); put('person_id', row.person_id, true) }
      if (table === 'measure') put('measure_id', row.measure_id, true)
      if (table === 'measure_event') put('id', row['id'], true)
      if (table === 'person_identity' && row['personal_number']) put('personal_number', open('personal-number', bytes(row['personal_number'])))
      if (table === 'person_contact' && row['phone']) put('phone', open('phone', bytes(row['phone'])))
      if (table === 'counselling_entry') put('note', open('counselling-note', bytes(row['note'])))
      if (table === 'hiv_result' || table === 'infection_result') put('body', /zqx[a-z]+wvk/.exec(open('care', bytes(row['body'])))?.[0])
      if (table === 'treatment_entry') put('body', /zqx[a-z]+wvk/.exec(open('treatment-entry', bytes(row['body'])))?.[0])
      if (table === 'paper') put('recall_reason', row['recall_reason'] && /zqx[a-z]+wvk/.exec(open('paper', bytes(row['recall_reason'])))?.[0])
      if (table === 'paper_draft') put('typed', /zqx[a-z]+wvk/.exec(open('paper', bytes(row['typed'])))?.[0])
      if (table === 'paper_file') for (const found of open('paper', bytes(row['content'])).match(/zqx[a-z]+wvk/g) ?? []) put('content', found)
      if (table === 'care_card') put('body', /zqx[a-z]+wvk/.exec(open('care-card', bytes(row['body'])))?.[0])
    }
  }
  return secrets.filter(({ word: text }) => text.length >= 8)
}
