/**
 * Mutants of the guard: each weakens one thing by one statement, in a transaction that is rolled back. A mutant that no probe notices is a hole in the
 * tests; a mutant that cannot be told from the original at all carries its reason (`changesNothing`).
 */
import type pg from 'pg'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { columnsFor, declarationOf } from '@hoa-nhap/domain/access/access.rules'
import { personTables } from '@hoa-nhap/domain/access/compartments'
import { databaseRole } from '../../server/platform/database-roles.ts'
import { scopeStatement } from '../../server/platform/transaction.ts'
import { guardedFunctions } from '../../server/access/guarded-functions.ts'
import { ask, compare, expectedFor, probers, type Cell } from '../leaks/probes.ts'
import { keyOf, probedTables, type Prober, type Truth } from '../leaks/truth.ts'
import { personIds } from '../leaks/world.ts'

export type Mutant = {
  readonly kind: string
  readonly name: string
  readonly sql: string
  /** Who is asked, in this order, until somebody is given what is not declared. */
  readonly roles: readonly Role[]
  readonly tables: readonly string[]
  /** Every column, not only the key: for grants of single columns. */
  readonly everyColumn?: boolean
  /** Why nobody could be given anything by it: something else asks the same again. Applied and asked all the same, and counted apart. */
  readonly changesNothing?: string
  /** Another question than reading: answers true where it notices. */
  readonly notice?: (client: pg.ClientBase) => Promise<boolean>
}

type PolicyRow = { table: string; policy: string; roles: string[]; using: string | null; check: string | null; command: string }

const roleOf = (databaseName: string): Role | undefined => Role.options.find((role) => databaseRole(role) === databaseName)

/** Parts of a predicate that may be forgotten, as PostgreSQL writes them. */
const forgettable: readonly (readonly [string, RegExp])[] = [
  ['the day', /\((?:\w+\.)?(?:until|reader_until) >= \( SELECT actor_day\(\) AS actor_day\)\)/],
  ['whose it is', /\((?:\w+\.)?(?:agency_id|reader_unit|reader_facility|reader_province|province_id|post_id|to_agency) = \( SELECT actor_(?:agency|unit|province|post)\(\) AS actor_\w+\)\)/],
  ['which person', /\(\w+\.person_id = \w+\.person_id\)/],
  ['which measure', /\(\w+\.measure_id = \w+\.measure_id\)/],
  ['the kinds', /\((?:\w+\.)?kind = ANY \(ARRAY\[[^\]]*\]\)\)/],
  ['the grade', /\(s\.grade = ANY \(ARRAY\[[^\]]*\]\)\)/],
  ['the purpose', /\(\( SELECT actor_purpose\(\) AS actor_purpose\) = ANY \(ARRAY\[[^\]]*\]\)\)/],
  ['the change of law', /\(\( SELECT actor_day\(\) AS actor_day\) <= '[\d-]+'::date\)/],
  ['that the role began', /\(\( SELECT actor_day\(\) AS actor_day\) >= '[\d-]+'::date\)/],
  ['every compartment', /\(compartments <@ ARRAY\[[^\]]*\]\)/],
  ['that it is undecided', /\(d\.decision IS NULL\)/],
]

/** The tables a predicate looks into are guarded themselves: to forget whose rows they are weakens nothing until they forget it too. */
const within: readonly (readonly [RegExp, string])[] = [[/^\(s\./, 'alter policy reads_own_agency on sight using (true)'], [/^\(c\./, 'alter policy reads_own_post on circle using (true)'], [/^\(d\./, 'alter policy reads_own_province on duplicate_task using (true)']]

async function policyMutants(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<PolicyRow>(`select tablename::text as table, policyname::text as policy, roles::text[] as roles, qual as using, with_check as check, cmd as command from pg_policies
    where schemaname = 'public' and (policyname like 'reads\\_%' or policyname = 'not_barred') and tablename = any ($1) order by 1, 2`, [probedTables])
  const ofMeasure = rows.filter((row) => row.table === 'measure')
  /** The same part stands in the policy of `measure` through which these roles come. */
  const askedAgain = (row: PolicyRow, part: string) => row.table !== 'measure' && row.using!.includes('FROM measure m') && row.roles.every((role) => ofMeasure.some((other) => other.roles.includes(role) && (other.using!.startsWith(`(${part} AND`) || other.using!.includes(`AND ${part}`))))
  return rows.flatMap((row) => {
    const roles = row.roles.map(roleOf).filter((role) => role !== undefined)
    // Sign-in and the functions' owner read accounts, posts and sessions whole by declaration.
    if (roles.length === 0 || row.using === null) return []
    const about = { roles, tables: [row.table] }
    const on = `${row.policy} on ${row.table}`
    const throughMeasure = personTables[row.table]?.rows === 'measure'
    // Rows that hang on a measure are hidden with it: the two policies are weakened together.
    const alone = row.policy === 'not_barred' && throughMeasure ? '; drop policy not_barred on measure' : ''
    const forgotten = forgettable.flatMap(([what, pattern]): Mutant[] => {
      const part = pattern.exec(row.using!)?.[0]
      if (!part) return []
      const changed = `alter policy ${on} using (${row.using!.replace(part, '(true)')})`
      if (what === 'which person' && part.startsWith('(m.')) return [{ kind: 'a scope is widened', name: `${on} forgets ${what}`, sql: changed, ...about, changesNothing: 'the number of a measure is unique' }]
      // Whoever comes by the person, and to every kind, sees all measures of that person.
      if (what === 'which measure' && roles.every((role) => { const last = declarationOf(role).during.at(-1)!; return last.sight === 'named' && !last.kinds })) return [{ kind: 'a scope is widened', name: `${on} forgets ${what}`, sql: changed, ...about, changesNothing: 'all measures of a person in the circle are in sight' }]
      if (askedAgain(row, part)) return [{ kind: 'a scope is widened', name: `${on} forgets ${what}`, sql: changed, ...about, changesNothing: 'the policy of measure asks again' }]
      const also = what === 'whose it is' ? within.find(([start]) => start.test(part))?.[1] : undefined
      return [{ kind: 'a scope is widened', name: `${on} forgets ${what}${also ? ', and so does the table it looks into' : ''}`, sql: also ? `${changed}; ${also}` : changed, ...about }]
    })
    return [
      { kind: 'a policy is dropped', name: `${on} is dropped`, sql: `drop policy ${on}${alone}`, ...about },
      ...(row.using === 'true' ? [] : [{ kind: 'a policy lets everything through', name: `${on} is true`, sql: `alter policy ${on} using (true)${alone}`, ...about }]),
      ...forgotten,
    ]
  })
}

/** Of each table the posts that may read something of it; a grant to one of them would change nothing. */
async function readersOf(client: pg.ClientBase, tables: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await client.query<{ of: string; readers: string[] }>(
    `select t.name as of, array(select r.rolname::text from pg_roles r where r.rolname like 'hn\\_%' and has_any_column_privilege(r.oid, t.name, 'select')) as readers from unnest($1::text[]) t (name)`, [tables])
  return new Map(rows.map((row) => [row.of, new Set(row.readers)]))
}

async function grantMutants(client: pg.ClientBase, truth: Truth): Promise<Mutant[]> {
  const mutants: Mutant[] = []
  const readers = await readersOf(client, probedTables)
  for (const table of probedTables) {
    for (const role of Role.options) {
      const to = databaseRole(role)
      const people = !['rollup', 'none'].includes(declarationOf(role).during.at(-1)!.sight)
      const granted = personTables[table] ? (people ? columnsFor(role, table) : null) : undefined
      // Tables of no person: one wrong reader each, the first post that reads nothing of it.
      if (granted === undefined) {
        const wrong = Role.options.find((each) => !readers.get(table)!.has(databaseRole(each)))
        if (role === wrong && !['sight', 'disclosure', 'delegation', 'notice'].includes(table)) mutants.push({ kind: 'a grant too many', name: `${table} to ${role}`, sql: `grant select on ${table} to ${to}`, roles: [role], tables: [table], everyColumn: true })
        continue
      }
      if (granted === null) mutants.push({ kind: 'a grant too many', name: `${table} to ${role}`, sql: `grant select on ${table} to ${to}`, roles: [role], tables: [table], everyColumn: true })
      else if (granted !== 'all') {
        for (const column of truth.columns[table]!.filter((each) => !granted.includes(each))) {
          mutants.push({ kind: 'a field is unmasked', name: `${table}.${column} to ${role}`, sql: `grant select (${column}) on ${table} to ${to}`, roles: [role], tables: [table], everyColumn: true })
        }
      }
    }
  }
  return mutants
}

/** The owner of the tables is bound like everyone else: it must see nothing. */
async function ownerSees(client: pg.ClientBase, table: string): Promise<boolean> {
  await client.query('set local role hn_owner')
  const { rows } = await client.query<{ some: boolean }>(`select exists (select from ${table}) as some`)
  await client.query('reset role')
  return rows[0]!.some
}

/** The owner's functions count these rows, by a policy of their own. */
const countedByOwner = new Set(['indicator_fact'])

function bindingMutants(truth: Truth): Mutant[] {
  // Only a table with rows can show that its guard is off; the others are held by the catalogue.
  const unbound = (table: string) => async (client: pg.ClientBase) => {
    const { rows: [flags] } = await client.query<{ bound: boolean }>(`select relrowsecurity and relforcerowsecurity as bound from pg_class where oid = $1::regclass`, [table])
    return !flags!.bound || (!countedByOwner.has(table) && (truth.rows.get(table)?.length ?? 0) > 0 && (await ownerSees(client, table)))
  }
  return probedTables.flatMap((table) => [
    { kind: 'row security no longer binds', name: `${table}: not forced`, sql: `alter table ${table} no force row level security`, roles: [], tables: [table], notice: unbound(table) },
    { kind: 'row security no longer binds', name: `${table}: switched off`, sql: `alter table ${table} disable row level security`, roles: [], tables: [table], notice: unbound(table) },
  ])
}

/** Rows that should have ended and are kept open, and access columns that still point where the person was. */
function openRowMutants(): Mutant[] {
  const quietly = (sql: string) => `set local session_replication_role = replica; ${sql}; set local session_replication_role = origin`
  const here = ['commune-police', 'commune-chair', 'counsellor', 'assessor', 'facility-head', 'province-police'] as const
  const mutant = (name: string, sql: string, tables: readonly string[]): Mutant => ({ kind: 'a row of sight is kept open', name, sql: quietly(sql), roles: here, tables })
  return [
    mutant('sight of a person who moved', `update sight set until = '9999-12-31' where person_id = '${personIds['moved']}' and until < '2026-11-20'`, ['person_identity', 'person_contact', 'residence']),
    mutant('sight after a hand-over', `update sight set until = '9999-12-31' where person_id = '${personIds['handed']}'`, ['person_identity', 'person_contact']),
    mutant('sight of a sealed person', `update sight set until = '9999-12-31', grade = 'scope' where person_id = '${personIds['sealed']}'`, ['person_identity']),
    mutant('sight of the archive becomes ordinary', `update sight set grade = 'scope' where person_id = '${personIds['archived']}'`, ['person_identity']),
    mutant('a purpose is no longer asked for', `update sight set grade = 'scope' where person_id = '${personIds['listed']}' and agency_id like 'province-police%'`, ['person_identity']),
    mutant('a circle that ended', `update circle set until = '9999-12-31' where person_id = '${personIds['moved']}'`, ['person_identity', 'measure']),
    mutant('readers of a measure after a hand-over', `update measure set reader_until = '9999-12-31' where person_id = '${personIds['handed']}'`, ['measure', 'measure_event', 'substance_use']),
    mutant('readers of a deadline after a hand-over', `update deadline set reader_until = '9999-12-31' where person_id = '${personIds['handed']}'`, ['deadline']),
    mutant('readers of a fact after a hand-over', `update indicator_fact set reader_until = '9999-12-31' where person_id = '${personIds['handed']}'`, ['indicator_fact']),
    mutant('readers of a restricted person', `update measure set reader_unit = 'c-00001', reader_until = '9999-12-31' where person_id = '${personIds['restricted']}'`, ['measure']),
    mutant('readers of a measure that moved', `update measure set reader_unit = 'c-00001' where person_id = '${personIds['moved']}'`, ['measure']),
    mutant('sight of a restricted person', `insert into sight (agency_id, person_id, until) values ('commune-police:c-00001', '${personIds['restricted']}', '9999-12-31')`, ['person_identity']),
    mutant('names of the province keep a person who left', `insert into name_tail (reader_province, tail, person_id) values ('p-20', 'mau other', '${personIds['other']}'); update name_tail set reader_until = '9999-12-31' where tail = 'mau other'`, ['name_tail']),
    mutant('a frozen copy outlives its days', `update handover_snapshot set reader_until = '9999-12-31' where agency_id like 'commune-committee%'`, ['handover_snapshot']),
    { ...mutant('a decided pair is undecided again', `update duplicate_task set decision = null where decision is not null`, ['person_identity']), roles: ['identity-steward'] },
  ]
}

const granted = `select r.rolname as role, p.proname::text as name from pg_roles r, pg_proc p join pg_roles o on o.oid = p.proowner
  where r.rolname like 'hn\\_%' and not r.rolsuper and r.rolname not in ('hn_owner', 'hn_keeper') and p.pronamespace = 'public'::regnamespace and o.rolname = 'hn_keeper' and has_function_privilege(r.oid, p.oid, 'execute')`

/** Somebody may call a guarded function who is not declared. */
async function wrongCaller(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ role: string; name: string }>(granted)
  return rows.some(({ role, name }) => {
    const callers = guardedFunctions[name]
    if (!callers) return true
    const declared = [...callers.posts.map(databaseRole), ...(callers.system ? ['hn_system'] : []), ...(callers.login ? ['hn_app'] : []), ...(callers.signIn ? ['hn_sign_in'] : []), ...(callers.anonymous ? ['hn_anonymous'] : [])]
    return !declared.includes(role)
  })
}

/** A statement as a post of the commune: what it answers, or the code of its refusal. */
async function asPolice(client: pg.ClientBase, sql: string): Promise<string> {
  await client.query('savepoint trying')
  try {
    const scope = scopeStatement({ databaseRole: 'hn_commune_police', unit: 'c-00001', agency: 'commune-police:c-00001', province: 'p-20', post: 'commune-police:c-00001/commune-police', account: personIds['seen']!, day: '2026-11-20' })
    await client.query({ text: scope.text, values: [...(scope.values ?? [])] })
    return JSON.stringify((await client.query(sql)).rows)
  } catch (error) {
    return (error as { code?: string }).code ?? 'error'
  } finally {
    await client.query('rollback to savepoint trying')
  }
}

async function functionMutants(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query<{ name: string; signature: string }>(`select p.proname::text as name, p.oid::regprocedure::text as signature from pg_proc p join pg_roles o on o.oid = p.proowner where p.pronamespace = 'public'::regnamespace and o.rolname = 'hn_keeper'`)
  const calls = rows.flatMap(({ name, signature }) => {
    const wrong = (['commune-police', 'privacy-officer', 'system-admin'] as const).filter((role) => !guardedFunctions[name]?.posts.includes(role))
    return wrong.map((role): Mutant => ({ kind: 'a function gets a caller too many', name: `${name} to ${role}`, sql: `grant execute on function ${signature} to ${databaseRole(role)}`, roles: [], tables: [], notice: wrongCaller }))
  })
  const hidden = ['other', 'closed', 'moved', 'handed', 'sealed', 'archived'] as const
  const opens = async (inner: pg.ClientBase) => {
    for (const person of hidden) if ((await asPolice(inner, `select case_of('${personIds[person]}')::text as found`)) !== '[{"found":null}]') return true
    return false
  }
  const { rows: [sees] } = await client.query<{ source: string }>(`select prosrc as source from pg_proc where proname = 'actor_sees'`)
  const weaken = (name: string, body: string): Mutant => ({
    kind: 'a function no longer asks for sight', name: `actor_sees ${name}`, roles: [], tables: [], notice: opens,
    sql: `create or replace function actor_sees(p_person uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $mutant$${body}$mutant$`,
  })
  const source = sees!.source
  return [
    ...calls, weaken('says yes', 'begin return true; end'), weaken('forgets the day', source.replace('s.until >= actor_day()', 'true')), weaken('forgets whose sight it is', source.replace('s.agency_id = actor_agency()', 'true')),
    weaken('counts the archive', source.replace(`s.grade <> 'archive'`, 'true')),
  ]
}

function ledgerMutants(): Mutant[] {
  const tables = ['disclosure', 'disclosure_seal', 'audit_event', 'ledger_seal', 'ledger_sealed', 'audit_anchor']
  const changed = (statement: string) => async (client: pg.ClientBase) => {
    await client.query('savepoint trying')
    try {
      await client.query(statement)
      return true
    } catch {
      return false
    } finally {
      await client.query('rollback to savepoint trying')
    }
  }
  const entry = `insert into disclosure (at, post_id, role, agency_id, unit_id, operation, purpose, outcome, person_ids) values (now(), 'x', 'x', 'x', 'x', 'x', 'case', 'shown', '{}')`
  return [
    ...tables.map((table): Mutant => ({ kind: 'the ledger can be changed', name: `${table} can be emptied`, sql: `drop trigger never_emptied on ${table}`, roles: [], tables: [], notice: changed(`truncate ${table}`) })),
    ...['disclosure', 'audit_event'].map((table): Mutant => ({ kind: 'the ledger can be changed', name: `${table} can be changed`, sql: `drop trigger append_only on ${table}`, roles: [], tables: [], notice: changed(`delete from ${table}`) })),
    { kind: 'the ledger can be changed', name: 'a post writes an entry', sql: `grant insert on disclosure to hn_commune_police; create policy mutant on disclosure for insert to hn_commune_police with check (true)`, roles: [], tables: [], notice: async (client) => (await asPolice(client, entry)) === '[]' },
    { kind: 'the ledger can be changed', name: 'a post changes a table of persons', sql: `grant update on person_identity to hn_commune_police`, roles: [], tables: [], notice: async (client) => (await asPolice(client, `update person_identity set name = 'x'`)) === '[]' },
  ]
}

export async function allMutants(client: pg.ClientBase, truth: Truth): Promise<Mutant[]> {
  return [...(await policyMutants(client)), ...(await grantMutants(client, truth)), ...bindingMutants(truth), ...openRowMutants(), ...(await functionMutants(client)), ...ledgerMutants()]
}

/** True when some probe notices. The mutant lives in a savepoint and is gone afterwards. */
export async function caught(client: pg.ClientBase, truth: Truth, mutant: Mutant, expectations: Map<string, string[]>): Promise<boolean> {
  await client.query('savepoint mutant')
  try {
    await client.query(mutant.sql)
    if (mutant.notice && (await mutant.notice(client))) return true
    const cells: Cell[] = mutant.tables.flatMap((table) => (mutant.everyColumn ? truth.columns[table]! : [keyOf(table, truth.columns[table]!)]).map((column) => ({ table, column })))
    for (const actor of inOrder(mutant.roles)) {
      const name = JSON.stringify([actor.postId, actor.day, actor.purpose, actor.barred, mutant.tables, mutant.everyColumn])
      const expected = expectations.get(name) ?? expectedFor(truth, actor, cells)
      expectations.set(name, expected)
      if (compare(actor, cells, expected, await ask(client, actor, cells, truth)).length > 0) return true
    }
    return false
  } finally {
    await client.query('rollback to savepoint mutant')
  }
}

/** Every role once before any role again: most mutants are noticed by the first question to somebody. */
function inOrder(roles: readonly Role[]): Prober[] {
  const all = roles.map((role) => probers([role]))
  return Array.from({ length: Math.max(0, ...all.map((each) => each.length)) }, (_, index) => all.flatMap((each) => each[index] ?? [])).flat()
}
