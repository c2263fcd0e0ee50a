/** Probes of the database itself: every actor asks for every column of every table, and is given what the declaration says, no more and no less. */
import type pg from 'pg'
import { Role, type Purpose } from '@hoa-nhap/domain/kernel/actor'
import { day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { scopeOf, scopeStatement } from '../../server/platform/transaction.ts'
import { actorOf, elsewhere, here, type Place } from '../support/access-world.ts'
import { Expectation, keyOf, probedTables, type Prober, type Truth } from './truth.ts'
import { personIds } from './world.ts'

export type Cell = { readonly table: string; readonly column: string }

/** Installs the probe: it runs with the rights of whoever asks, and says `denied` where the database does. In the databases of these tests only. */
export const probeFunction = `create or replace function leak_probe(p_table text, p_key text, p_column text) returns text language plpgsql as $$
declare v_found text;
begin
  execute format('select coalesce(string_agg(k, '','' order by k), '''') from (select %I::text as k, %I as probed from %I) x', p_key, p_column, p_table) into v_found;
  return v_found;
exception when insufficient_privilege then return 'denied';
end $$; grant execute on function leak_probe(text, text, text) to public`

export const today = day('2026-11-20')

/** The actors of a run: each role where it is, elsewhere, on days before the changes of law, with a stated purpose, and an officer whose own dossier is here. */
export function probers(roles: readonly Role[] = Role.options): Prober[] {
  const at = (role: Role, place: Place, on: PlainDate = today, purpose: Purpose = 'case'): Prober => ({ ...actorOf(role, place, on, purpose), barred: [] })
  return roles.flatMap((role) => [
    at(role, here), at(role, elsewhere), at(role, here, today, 'inspection'), at(role, here, day('2026-06-30')), at(role, here, day('2025-03-15')), at(role, here, day('2024-06-01')), at(role, here, day('2024-06-01'), 'inspection'),
    { ...at(role, here, today, 'records'), barred: [personIds['own']!, personIds['seen']!] },
  ])
}

export const allCells = (truth: Truth, tables: readonly string[] = probedTables): Cell[] => tables.flatMap((table) => (truth.columns[table] ?? []).map((column) => ({ table, column })))

export type Finding = { readonly actor: string; readonly table: string; readonly column: string; readonly expected: string; readonly found: string }

const described = (keys: string) => (keys === 'denied' ? 'denied' : keys === '' ? 'nothing' : `${keys.split(',').length} rows`)

/** Asks as the actor, in the transaction that is open; its role and settings end with the savepoint. */
export async function ask(client: pg.ClientBase, actor: Prober, cells: readonly Cell[], truth: Truth): Promise<string[]> {
  await client.query('savepoint asking')
  const scope = scopeStatement({ ...scopeOf(actor), barred: `{${(actor.barred ?? []).join(',')}}` })
  await client.query({ text: scope.text, values: [...(scope.values ?? [])] })
  const { rows } = await client.query<{ found: string }>(`select leak_probe(t, k, c) as found from unnest($1::text[], $2::text[], $3::text[]) with ordinality as x (t, k, c, n) order by n`,
    [cells.map((cell) => cell.table), cells.map((cell) => keyOf(cell.table, truth.columns[cell.table]!)), cells.map((cell) => cell.column)])
  await client.query('rollback to savepoint asking')
  return rows.map((row) => row.found)
}

/** What an actor should be given for each cell. */
export function expectedFor(truth: Truth, actor: Prober, cells: readonly Cell[]): string[] {
  const expectation = new Expectation(truth, actor)
  const keys = new Map<string, string>()
  return cells.map(({ table, column }) => {
    const columns = expectation.columns(table)
    const key = keyOf(table, truth.columns[table]!)
    if (columns === null || !columns.includes(column) || !columns.includes(key)) return 'denied'
    const known = keys.get(table)
    if (known !== undefined) return known
    const found = truth.rows.get(table)!.filter((row) => expectation.sees(table, row)).map((row) => String(row[key])).toSorted().join(',')
    keys.set(table, found)
    return found
  })
}

const nameOf = (actor: Prober) => `${actor.postId} on ${actor.day}, ${actor.purpose}${actor.barred?.length ? ', own dossier' : ''}`
/** Order of keys is the database's; compare as sets of rows. */
const canonical = (keys: string) => (keys === 'denied' || keys === '' ? keys : keys.split(',').toSorted().join(','))

export function compare(actor: Prober, cells: readonly Cell[], expected: readonly string[], found: readonly string[]): Finding[] {
  return cells.flatMap((cell, index) => (expected[index] === canonical(found[index]!) ? [] : [{ actor: nameOf(actor), ...cell, expected: described(expected[index]!), found: described(found[index]!) }]))
}
