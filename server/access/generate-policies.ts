/**
 * Generates `policies.generated.sql`: grants and row policies of every table, from the declaration in `domain/access`. Safe to apply again at
 * any time: it withdraws what it once granted and grants what is declared now.
 *
 *   npx tsx server/access/generate-policies.ts          writes the file
 *   npx tsx server/access/generate-policies.ts --check  fails when the file is not what the declaration says
 */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { columnsFor, mayRead } from '@hoa-nhap/domain/access/access.rules'
import { confidentialTables, otherTables, personTables } from '@hoa-nhap/domain/access/compartments'
import { exportingRoles, importers } from '@hoa-nhap/domain/exchange/exchange.model'
import { guardedFunctions } from './guarded-functions.ts'
import { notBarred, ownAgency, ownPost, readPredicate } from './policy-predicates.ts'
import { registerPoliciesSql } from './register-policies.ts'

const databaseRole = (role: Role) => `hn_${role.replaceAll('-', '_')}`
const postRoles = Role.options.map(databaseRole)
const reachable = [...postRoles, 'hn_system', 'hn_anonymous', 'hn_sign_in', 'hn_ledger', 'hn_app']
const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ')

const guardedTables = Object.entries(personTables).filter(([, declared]) => !declared.planned).map(([name]) => name)
const machinery = Object.entries(otherTables).filter(([name, kind]) => kind === 'machinery' && name !== 'migration').map(([name]) => name)
const confidential = Object.keys(confidentialTables)
const reference = Object.entries(otherTables).filter(([, kind]) => kind === 'reference').map(([name]) => name)

type Policy = { readonly name: string; readonly table: string; readonly command: 'select' | 'insert' | 'update' | 'all'; readonly roles: readonly string[]; readonly predicate: string }

function policySql(policy: Policy): string {
  const using = policy.command === 'insert' ? '' : `\n  using (${policy.predicate})`
  const check = policy.command === 'select' ? '' : `\n  with check (${policy.predicate})`
  return `create policy ${policy.name} on ${policy.table} for ${policy.command} to ${policy.roles.join(', ')}${using}${check};`
}

/** Grants and policies by which posts read one table: roles with the same predicate share a policy, and no role has two. */
function readsOf(table: string): string[] {
  const byColumns = new Map<string, string[]>()
  const byPredicate = new Map<string, Role[]>()
  for (const role of Role.options) {
    const predicate = readPredicate(role, table)
    const columns = columnsFor(role, table)
    if (predicate === null || columns === null) continue
    const key = columns === 'all' ? '' : `(${columns.join(', ')})`
    byColumns.set(key, [...(byColumns.get(key) ?? []), databaseRole(role)])
    byPredicate.set(predicate, [...(byPredicate.get(predicate) ?? []), role])
  }
  const lines = [...byColumns].map(([columns, roles]) => `grant select ${columns}${columns ? ' ' : ''}on ${table} to ${roles.join(', ')};`)
  for (const [predicate, roles] of byPredicate) {
    lines.push(policySql({ name: `reads_${databaseRole(roles[0]!).slice(3)}`, table, command: 'select', roles: roles.map(databaseRole), predicate }))
  }
  const readers = [...byPredicate.values()].flat().map(databaseRole)
  if (readers.length > 0) lines.push(`create policy not_barred on ${table} as restrictive for select to ${readers.join(', ')}\n  using (${notBarred(table)});`)
  return lines
}

const importing = importers.map(databaseRole)
const exporting = exportingRoles.map(databaseRole)

/** Second factors and the counts of failures: of accounts, never of persons. */
const signInTables = ['account_totp', 'account_passkey', 'recovery_code', 'pending_sign_in', 'sign_in_failure', 'mail_preference', 'mail_sent']

function machineryRights(): string[] {
  const policy = (table: string, command: Policy['command'], roles: readonly string[], predicate: string, name: string) => policySql({ name, table, command, roles, predicate })
  const seeing = Role.options.filter((role) => guardedTables.some((table) => readPredicate(role, table) !== null))
  const bySight = seeing.filter((role) => guardedTables.some((table) => readPredicate(role, table)?.includes('from sight'))).map(databaseRole)
  const carers = Role.options.filter((role) => mayRead(role, 'hiv_result', 'person_id')).map(databaseRole)
  const byCircle = seeing.filter((role) => guardedTables.some((table) => readPredicate(role, table)?.includes('from circle'))).map(databaseRole)
  return [
    '-- Rows that say who sees whom: each body its own.',
    `grant select (agency_id, person_id, until, grade) on sight to ${bySight.join(', ')};`,
    policy('sight', 'select', bySight, `agency_id = ${ownAgency}`, 'reads_own_agency'),
    `grant select (post_id, person_id, purpose, until) on circle to ${byCircle.join(', ')};`,
    policy('circle', 'select', byCircle, `post_id = ${ownPost}`, 'reads_own_post'),
    'grant select on duplicate_task, duplicate_decision to hn_identity_steward;',
    policy('duplicate_task', 'select', ['hn_identity_steward'], 'province_id = (select actor_province())', 'reads_own_province'),
    policy('duplicate_decision', 'select', ['hn_identity_steward'], 'exists (select from duplicate_task d where d.id = duplicate_decision.task_id)', 'reads_own_province'),
    '',
    '-- Who is charged with the care of whom: each post its own.',
    `grant select (post_id, person_id, agency_id, from_day, until) on care_assignment to ${carers.join(', ')};`,
    policy('care_assignment', 'select', carers, 'post_id = (select actor_post())', 'reads_own_post'),
    '-- The ledger: a post reads its own openings, without the ids; nobody learns who else looked. The batch writer appends seals, the guarded functions what acts tell and what seals hold.',
    `grant select (id, at, post_id, operation, purpose, outcome, persons) on disclosure to ${postRoles.join(', ')};`,
    policy('disclosure', 'select', postRoles.filter((role) => role !== 'hn_privacy_officer'), 'post_id = (select actor_post())', 'reads_own_entries'),
    `grant select (id, at, post_id, role, agency_id, unit_id, operation, purpose, outcome, persons, article) on disclosure to hn_privacy_officer;`,
    policy('disclosure', 'select', ['hn_privacy_officer'], "exists (select from unit u where u.id = disclosure.unit_id and coalesce(u.province_id, u.id) = (select actor_province()))", 'reads_own_province'),
    'grant insert on disclosure_seal to hn_ledger;',
    'grant insert (writer_id) on reading_writer to hn_ledger;',
    policy('disclosure_seal', 'insert', ['hn_ledger'], 'true', 'appends'),
    policy('reading_writer', 'insert', ['hn_ledger'], 'written_to = 0', 'appends'),
    policy('disclosure', 'insert', ['hn_keeper'], 'writer_id is null', 'appends_with_the_act'),
    policy('disclosure', 'insert', ['hn_keeper'], 'writer_id is not null', 'appends_readings'),
    '',
    '-- Sign-in: the only role that reads a password hash; it reads nothing of persons.',
    'grant select on account, post, session, demo_account to hn_sign_in;',
    'grant insert on session, audit_event to hn_sign_in;',
    'grant update (ended_at, post_id, second_factor, ended_because) on session to hn_sign_in;',
    'grant update (password_hash, personal_number, personal_number_index, personal_number_index_next) on account to hn_sign_in;',
    policy('account', 'update', ['hn_sign_in'], 'true', 'reads_own_number'),
    `grant select, insert, update, delete on ${signInTables.join(', ')} to hn_sign_in;`,
    ...signInTables.map((table) => policy(table, 'all', ['hn_sign_in'], 'true', 'keeps_sessions')),
    ...['account', 'post', 'demo_account'].map((table) => policy(table, 'select', ['hn_sign_in'], 'true', 'reads_to_sign_in')),
    policy('session', 'all', ['hn_sign_in'], 'true', 'keeps_sessions'),
    policy('audit_event', 'insert', ['hn_sign_in'], 'true', 'appends'),
    'grant select on session, account, post to hn_keeper;',
    ...['account', 'post', 'session'].map((table) => policy(table, 'select', ['hn_keeper'], 'true', 'reads_to_know_the_actor')),
    '-- Delegations: what a post gave and was given. Notices: to a role of a body.',
    `grant select on delegation, notice to ${postRoles.join(', ')};`,
    policy('delegation', 'select', postRoles.filter((role) => role !== 'hn_system_admin'), '(from_post = (select actor_post()) or to_post = (select actor_post()))', 'reads_own'),
    policy('delegation', 'select', ['hn_system_admin'], 'province_id = (select actor_province())', 'reads_own_province'),
    policy('notice', 'select', postRoles, "to_agency = (select actor_agency()) and to_role = replace(substr(current_user::text, 4), '_', '-')", 'reads_own'),
    '-- Lists in and out: each post its own, heads those of their body; what left the house also to the privacy officer of the province.',
    `grant select on list_export to ${postRoles.join(', ')};`,
    policy('list_export', 'select', postRoles.filter((role) => role !== 'hn_privacy_officer' && !exporting.includes(role)), 'post_id = (select actor_post())', 'reads_own_post'),
    policy('list_export', 'select', exporting, 'agency_id = (select actor_agency())', 'reads_own_agency'),
    policy('list_export', 'select', ['hn_privacy_officer'], 'province_id = (select actor_province())', 'reads_own_province'),
    `grant select (id, roster, agency_id, state, done, total, counts, refusal, started_at, beat_at, ended_at) on roster_run to ${importing.join(', ')};`,
    policy('roster_run', 'select', importing, 'agency_id = (select actor_agency())', 'reads_own_agency'),
    `grant select on roster_heading to ${postRoles.join(', ')};`,
    policy('roster_heading', 'select', postRoles, 'province_id = (select actor_province())', 'reads_own_province'),
    '-- Administration of accounts: no password hash, and nothing of persons.',
    'grant select (id, username, display_name, disabled_at, created_at) on account to hn_system_admin, hn_security_officer;',
    'grant select on post to hn_system_admin, hn_security_officer;',
    'grant select on audit_event to hn_security_officer, hn_privacy_officer;',
    policy('post', 'select', ['hn_system_admin', 'hn_security_officer'], 'province_id = (select actor_province())', 'reads_own_province'),
    policy('account', 'select', ['hn_system_admin', 'hn_security_officer'], 'exists (select from post p where p.account_id = account.id)', 'reads_own_province'),
    policy('audit_event', 'select', ['hn_security_officer', 'hn_privacy_officer'], "exists (select from unit u where u.id = audit_event.unit_id and coalesce(u.province_id, u.id) = (select actor_province()))", 'reads_own_province'),
  ]
}

/** Told in confidence: the named roles, their own agency's rows; jobs only where declared. */
function confidentialRights(): string[] {
  return confidential.flatMap((table) => {
    const byColumns = new Map<string, Role[]>()
    for (const [role, columns] of Object.entries(confidentialTables[table]!.readers)) byColumns.set(columns.join(' '), [...(byColumns.get(columns.join(' ')) ?? []), role as Role])
    return [
      `grant select ${confidentialTables[table]!.columns ? `(${confidentialTables[table]!.columns.join(', ')}) ` : ''}on ${table} to ${[...byColumns.values()].flat().map(databaseRole).join(', ')};`,
      ...[...byColumns].map(([columns, roles]) => {
        const predicate = columns.split(' ').map((column) => `${column} = (select actor_agency())`).join(' or ')
        return policySql({ name: `reads_${databaseRole(roles[0]!).slice(3)}`, table, command: 'select', roles: roles.map(databaseRole), predicate })
      }),
    ]
  })
}

function functionRights(): string[] {
  const lines = [
    '-- Functions with more rights than their caller: nobody may call one that is not declared.',
    `do $$ declare f regprocedure; begin
  for f in select p.oid::regprocedure from pg_proc p join pg_roles r on r.oid = p.proowner where p.pronamespace = 'public'::regnamespace and r.rolname = 'hn_keeper' loop
    execute format('revoke all on function %s from public, %s', f, '${reachable.join(', ')}');
  end loop;
end $$;`,
  ]
  for (const [name, callers] of Object.entries(guardedFunctions)) {
    const roles = [...callers.posts.map(databaseRole), ...(callers.system ? ['hn_system'] : []), ...(callers.login ? ['hn_app'] : []), ...(callers.signIn ? ['hn_sign_in'] : []), ...(callers.anonymous ? ['hn_anonymous'] : [])]
    if (roles.length === 0) continue
    lines.push(`do $$ declare f regprocedure; begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname = '${name}' loop
    execute format('grant execute on function %s to %s', f, '${roles.join(', ')}');
  end loop;
end $$;`)
  }
  return lines
}

/** The whole text. */
export function policiesSql(): string {
  const folder = import.meta.dirname
  const guarded = [...guardedTables, ...machinery, ...confidential.filter((table) => confidentialTables[table]!.jobs)]
  const forced = [...new Set([...guarded, ...confidential])]
  const lines = [
    '-- Generated by server/access/generate-policies.ts from domain/access. Do not edit: change the declaration and generate again.',
    '',
    '-- Withdraw what was granted before.',
    `do $$ declare p record; begin
  for p in select policyname, tablename from pg_policies where schemaname = 'public' and tablename in (${quoted(forced)})
      and (policyname like 'reads\\_%' or policyname in ('system_acts', 'appends', 'appends_with_the_act', 'appends_readings', 'keeps_sessions', 'own_account', 'not_barred')) loop
    execute format('drop policy %I on %I', p.policyname, p.tablename);
  end loop;
end $$;`,
    // A revoke on the table withdraws column grants too.
    ...[...forced, ...reference].map((table) => `revoke all on ${table} from ${reachable.join(', ')};`),
    '',
    '-- Row security binds everyone, the owner included.',
    ...forced.flatMap((table) => [`alter table ${table} enable row level security;`, `alter table ${table} force row level security;`]),
    '',
    '-- Public reference data.',
    `grant select on ${reference.join(', ')} to ${[...postRoles, 'hn_system', 'hn_anonymous', 'hn_sign_in', 'hn_ledger', 'hn_keeper', 'hn_counting'].join(', ')};`,
    `grant insert, update, delete on ${reference.join(', ')} to hn_system;`,
    '',
    '-- What posts read, one policy for each role and table.',
    ...guardedTables.flatMap((table) => [`-- ${personTables[table]!.compartment}: ${table}`, ...readsOf(table), '']),
    ...machineryRights(),
    '',
    '-- What was told in confidence.',
    ...confidentialRights(),
    '',
    '-- Jobs, the simulator and recorded reforms act as the system; they append to the ledger and change nothing there.',
    ...guarded.flatMap((table) => {
      const appendOnly = ['disclosure', 'disclosure_seal', 'audit_event', 'audit_anchor'].includes(table)
      // Seals of acts, and how far readings are written out, are kept by their own function alone.
      const onlyRead = ['ledger_seal', 'ledger_sealed', 'reading_writer'].includes(table)
      return [`grant ${onlyRead ? 'select' : appendOnly ? 'select, insert' : 'select, insert, update, delete'} on ${table} to hn_system;`, policySql({ name: 'system_acts', table, command: 'all', roles: ['hn_system'], predicate: 'true' })]
    }),
    'grant select, insert, update, delete on indicator_delta, indicator_bucket to hn_system;',
    '',
    ...registerPoliciesSql(reachable),
    '',
    // Functions of hn_keeper can be made and granted only by it.
    'grant create on schema public to hn_keeper;',
    'set local role hn_keeper;',
    '-- The session of a request.',
    fs.readFileSync(path.join(folder, 'session-functions.sql'), 'utf8').trim(),
    '',
    ...functionRights(),
    'set local role hn_owner;',
    'revoke create on schema public from hn_keeper;',
  ]
  return `${lines.join('\n')}\n`
}

export const generatedFile = path.join(import.meta.dirname, 'policies.generated.sql')

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = policiesSql()
  if (process.argv.includes('--check')) {
    if (!fs.existsSync(generatedFile) || fs.readFileSync(generatedFile, 'utf8') !== text) {
      console.error('server/access/policies.generated.sql is not what domain/access declares: run npx tsx server/access/generate-policies.ts')
      process.exitCode = 1
    }
  } else {
    fs.writeFileSync(generatedFile, text)
  }
}
