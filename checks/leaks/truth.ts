/**
 * What every actor should be able to read of every row, worked out from the declaration alone and from the rows as the superuser sees them; never
 * from the generated policies. The probes compare this with what the database and the doors really give.
 */
import type { Actor, Role } from '@hoa-nhap/domain/kernel/actor'
import { MeasureKind, type Compartment } from '@hoa-nhap/domain/kernel/measure'
import type { Reach } from '@hoa-nhap/domain/access/access.model'
import { columnsFor, declarationOf, periodOf, reachOf } from '@hoa-nhap/domain/access/access.rules'
import { exportingRoles, importers } from '@hoa-nhap/domain/exchange/exchange.model'
import { confidentialTables, otherTables, personTables } from '@hoa-nhap/domain/access/compartments'
import { keyColumn as personKey } from '../support/access-world.ts'
import type { TestDatabase } from '../support/database.ts'

export type Row = Readonly<Record<string, unknown>> & { readonly person_id?: string; readonly measure_id?: string; readonly kind?: string; readonly agency_id?: string; readonly reader_until?: string | null }
export type Truth = {
  readonly rows: ReadonlyMap<string, readonly Row[]>
  readonly sight: ReadonlyMap<string, readonly { readonly agency_id: string; readonly until: string; readonly grade: string }[]>
  readonly circle: ReadonlyMap<string, readonly { readonly post_id: string; readonly until: string }[]>
  readonly measures: ReadonlyMap<string, Row>
  readonly provinceOf: ReadonlyMap<string, string>
  /** Every column of the database's own tables, as they are. */
  readonly columns: Readonly<Record<string, readonly string[]>>
}
/** An actor of a probe; `barred`: persons closed to the account. */
export type Prober = Actor & { readonly barred?: readonly string[] }

const machineryKeys: Readonly<Record<string, string>> = {
  sight: 'person_id', circle: 'person_id', disclosure: 'id', account: 'id', post: 'id', audit_event: 'id', duplicate_task: 'id', duplicate_decision: 'id', notice: 'id', delegation: 'id', person_link: 'id', break_glass: 'id',
  list_export: 'id', roster_run: 'id', roster_heading: 'heading', roster_trial: 'id',
  first_step_request: 'id', first_step_event: 'id', complaint_person: 'record_id', register_book: 'agency_id', register_entry: 'paper_id', paper_setting: 'agency_id', paper_template: 'agency_id', office_paper: 'id', office_paper_file: 'agency_id', barred: 'person_id', care_assignment: 'person_id', care_receipt: 'id', restriction: 'id', restricted_circle: 'person_id', unsealing: 'id', closed_person: 'person_id', person_key: 'person_id', disclosure_seal: 'writer_id', reading_writer: 'writer_id', ledger_seal: 'chain', ledger_sealed: 'entry_id', audit_anchor: 'number', outbox: 'id', idempotency_key: 'key', session: 'post_id', demo_account: 'position', measure_refresh: 'on_day',
}
export const probedTables = [...Object.keys(personTables).filter((name) => !personTables[name]!.planned), ...Object.keys(otherTables).filter((name) => (otherTables[name] === 'machinery' || otherTables[name] === 'confidential') && name !== 'migration')]
/** The column that names a row; granted to whoever reads the table at all. Tables that no post reads need none. */
export const keyOf = (table: string, columns: readonly string[]): string => (personTables[table] ? personKey(table) : (machineryKeys[table] ?? columns[0]!))

export async function readTruth(database: TestDatabase): Promise<Truth> {
  return database.owner(async (admin) => {
    const { rows: found } = await admin.query<{ table: string; columns: string[] }>(
      `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'v') group by 1`)
    const columns = Object.fromEntries(found.map((each) => [each.table, each.columns]))
    const rows = new Map<string, readonly Row[]>()
    for (const table of probedTables) rows.set(table, (await admin.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`)).rows.map((each) => each.row))
    const group = <Each>(list: readonly Row[]) => {
      const map = new Map<string, Each[]>()
      for (const each of list) map.set(each.person_id!, [...(map.get(each.person_id!) ?? []), each as unknown as Each])
      return map
    }
    const units = await admin.query<{ id: string; province: string }>('select id, coalesce(province_id, id) as province from unit')
    return {
      rows, columns, sight: group(rows.get('sight')!), circle: group(rows.get('circle')!), measures: new Map(rows.get('measure')!.map((each) => [each.measure_id!, each])),
      provinceOf: new Map(units.rows.map((unit) => [unit.id, unit.province])),
    }
  })
}

/** The judgement of one actor over the rows of one world. */
export class Expectation {
  readonly #truth: Truth
  readonly #actor: Prober
  readonly #role: Role
  constructor(truth: Truth, actor: Prober) {
    this.#truth = truth
    this.#actor = actor
    this.#role = actor.role
  }

  get #last() { return declarationOf(this.#role).during.at(-1)! }
  get #stated() { return this.#last.otherKindsFor?.includes(this.#actor.purpose) ?? false }

  /** Columns the actor may name of a table; null: the database refuses the table. */
  columns(table: string): readonly string[] | null {
    const all = this.#truth.columns[table] ?? []
    if (!personTables[table]) return this.#machineryColumns(table)
    const granted = columnsFor(this.#role, table)
    if (granted === null || this.#last.sight === 'rollup' || this.#last.sight === 'none') return null
    return granted === 'all' ? all : granted
  }

  sees(table: string, row: Row): boolean {
    if (this.columns(table) === null) return false
    const declared = personTables[table]
    if (!declared) return this.#machinerySees(table, row)
    const { agencyId, day } = this.#actor
    if (row.person_id !== undefined && this.#actor.barred?.includes(row.person_id)) return false
    if (declared.rows === 'handed-over') return row.agency_id === agencyId && String(row.reader_until) >= day && this.#kindFits(row.kind)
    const period = periodOf(this.#role, day)
    if (!period || period.sight !== this.#last.sight) return false
    if (!declared.ownServiceOf && reachOf(this.#role, declared.compartment, day) === null) return false
    const reach = (declarationOf(this.#role).opens as Partial<Record<Compartment, Reach>>)[declared.compartment]
    if ((declared.ownServiceOf || (reach === 'own-work' && (declared.rows === 'measure' || declared.byAgency))) && row.agency_id !== agencyId) return false
    // What a place keeps for care: its head, and whoever is charged with this person's care that day.
    if (declared.assigned && (row.agency_id !== agencyId || (this.#role !== 'facility-head' && !this.#charged(row.person_id!)))) return false
    if (declared.compartmentsColumn && !(row[declared.compartmentsColumn] as Compartment[]).every((compartment) => reachOf(this.#role, compartment, day) === 'scope')) return false
    if (declared.endsColumn && !(String(row[declared.endsColumn]) > day)) return false
    switch (declared.rows) {
      case 'person': return this.personSeen(row.person_id!)
      case 'province': return row['reader_province'] === this.#actor.provinceId && row.reader_until !== null && String(row.reader_until) >= day && (!this.#last.otherKindsFor || this.#stated)
      case 'measure': {
        if (columnsFor(this.#role, 'measure') === null) return this.personSeen(row.person_id!)
        const measure = this.#truth.measures.get(row.measure_id!)
        return measure !== undefined && this.sees('measure', measure)
      }
      case 'readers': {
        const scope = this.#last.sight
        if ((scope === 'unit' || scope === 'facility' || scope === 'province') && declared.readers?.includes(scope)) {
          const mine = { unit: this.#actor.unitId, facility: agencyId, province: this.#actor.provinceId }[scope]
          return row[`reader_${scope}`] === mine && row.reader_until !== null && String(row.reader_until) >= day && (declared.kindColumn ? this.#kindFits(row[declared.kindColumn]) : !this.#last.kinds || this.personSeen(row.person_id!))
        }
        return this.personSeen(row.person_id!) && (!declared.kindColumn || this.#kindFits(row[declared.kindColumn]) || this.#asked(table, row))
      }
    }
  }

  personSeen(personId: string): boolean {
    const { day, agencyId, postId, provinceId } = this.#actor
    if (this.#actor.barred?.includes(personId)) return false
    if (this.#last.sight === 'pairs') return this.#truth.rows.get('duplicate_task')!.some((task) => task['province_id'] === provinceId && task['decision'] === null && (task['person_a'] === personId || task['person_b'] === personId))
    if (this.#last.sight === 'named') return (this.#truth.circle.get(personId) ?? []).some((row) => row.post_id === postId && row.until >= day)
    return (this.#truth.sight.get(personId) ?? []).some((row) => row.agency_id === agencyId && row.until >= day && (row.grade === 'scope' || row.grade === 'draft' || (row.grade === 'purpose' && this.#stated)))
  }

  #charged(personId: string): boolean {
    const { postId, day } = this.#actor
    return (this.#truth.rows.get('care_assignment') ?? []).some((row) => row['post_id'] === postId && row.person_id === personId && String(row['from_day']) <= day && String(row['until']) >= day)
  }

  /** A deadline of the measure stands with the actor's own agency, and the role is shown such measures of any kind. */
  #asked(table: string, row: Row): boolean {
    if (!this.#last.askedToo || (table !== 'deadline' && table !== 'measure')) return false
    if (table === 'deadline') return row['bound_agency'] === this.#actor.agencyId
    return (this.#truth.rows.get('deadline') ?? []).some((deadline) => deadline.measure_id === row.measure_id && deadline['bound_agency'] === this.#actor.agencyId)
  }

  #kindFits(kind: unknown): boolean {
    const then = periodOf(this.#role, this.#actor.day)
    // A scope of the past that has been replaced is served by no policy: the last one counts.
    const period = then?.sight === this.#last.sight ? then : this.#last
    return !period.kinds || this.#stated || (MeasureKind.safeParse(kind).success && period.kinds.includes(kind as MeasureKind))
  }

  #machineryColumns(table: string): readonly string[] | null {
    const all = this.#truth.columns[table] ?? []
    const sight = this.#last.sight
    const people = sight !== 'rollup' && sight !== 'none'
    if (confidentialTables[table]) return confidentialTables[table].readers[this.#role] ? (confidentialTables[table].columns ?? all) : null
    const admin = this.#role === 'system-admin' || this.#role === 'security-officer'
    switch (table) {
      case 'sight': return people && sight !== 'named' && sight !== 'pairs' ? all : null
      case 'circle': return sight === 'named' ? all : null
      case 'duplicate_task': case 'duplicate_decision': return sight === 'pairs' ? all : null
      case 'disclosure': return this.#role === 'privacy-officer' ? ['id', 'at', 'post_id', 'role', 'agency_id', 'unit_id', 'operation', 'purpose', 'outcome', 'persons', 'article'] : ['id', 'at', 'post_id', 'operation', 'purpose', 'outcome', 'persons']
      case 'account': return admin ? ['id', 'username', 'display_name', 'disabled_at', 'created_at'] : null
      case 'post': return admin ? all : null
      case 'audit_event': return this.#role === 'security-officer' || this.#role === 'privacy-officer' ? all : null
      case 'delegation': case 'notice': return all
      case 'care_assignment': return columnsFor(this.#role, 'hiv_result') === null ? null : ['post_id', 'person_id', 'agency_id', 'from_day', 'until']
      case 'list_export': case 'roster_heading': return all
      case 'roster_run': return importers.includes(this.#role) ? ['id', 'roster', 'agency_id', 'state', 'done', 'total', 'counts', 'refusal', 'started_at', 'beat_at', 'ended_at'] : null
      default: return null
    }
  }

  #machinerySees(table: string, row: Row): boolean {
    const { agencyId, postId, provinceId } = this.#actor
    const posts = this.#truth.rows.get('post')!
    const own = confidentialTables[table]?.readers[this.#role]
    if (own) return own.some((column) => row[column] === agencyId)
    switch (table) {
      case 'sight': return row.agency_id === agencyId
      case 'circle': case 'care_assignment': return row['post_id'] === postId
      case 'duplicate_task': return row['province_id'] === provinceId
      case 'duplicate_decision': return this.#truth.rows.get('duplicate_task')!.some((task) => task['id'] === row['task_id'] && task['province_id'] === provinceId)
      case 'disclosure': return this.#role === 'privacy-officer' ? this.#truth.provinceOf.get(String(row['unit_id'])) === provinceId : row['post_id'] === postId
      case 'account': return posts.some((post) => post['account_id'] === row['id'] && post['province_id'] === provinceId)
      case 'post': return row['province_id'] === provinceId
      case 'audit_event': return this.#truth.provinceOf.get(String(row['unit_id'])) === provinceId
      case 'delegation': return row['from_post'] === postId || row['to_post'] === postId || (this.#role === 'system-admin' && row['province_id'] === provinceId)
      case 'notice': return row['to_agency'] === agencyId && row['to_role'] === this.#role
      case 'list_export': return this.#role === 'privacy-officer' ? row['province_id'] === provinceId : exportingRoles.includes(this.#role) ? row['agency_id'] === agencyId : row['post_id'] === postId
      case 'roster_run': return row['agency_id'] === agencyId
      case 'roster_heading': return row['province_id'] === provinceId
      default: return false
    }
  }
}
