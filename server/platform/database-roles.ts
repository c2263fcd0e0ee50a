/**
 * Database roles. `hn_owner` owns every object and cannot log in; `hn_app` logs in, owns nothing, and belongs to every product role without
 * inheriting any right from them: a statement that names no role may do nothing. `hn_worker` owns the job tables and nothing else.
 */
import type pg from 'pg'
import { Role } from '@hoa-nhap/domain/kernel/actor'

export const ownerRole = 'hn_owner'
export const appLogin = 'hn_app'
export const workerLogin = 'hn_worker'
export const systemRole = 'hn_system'
export const anonymousRole = 'hn_anonymous'

/** The database role of a product role: `commune-police` → `hn_commune_police`. */
export function databaseRole(role: Role | 'system' | 'anonymous'): string {
  return `hn_${role.replaceAll('-', '_')}`
}

/** Roles of the access slice that no post has: `hn_sign_in` looks accounts up before anybody is signed in, `hn_ledger` only appends to the ledger. */
export const serviceRoles = ['hn_sign_in', 'hn_ledger'] as const
/** Owners of definer functions: `hn_keeper` writes derived access rows, `hn_counting` counts facts. Nobody logs in or acts as them. */
export const keeperRoles = ['hn_keeper', 'hn_counting'] as const

export const productRoles: readonly string[] = [...Role.options.map(databaseRole), systemRole, anonymousRole, ...serviceRoles]

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * Creates what is missing; safe to repeat and under concurrency. `admin` needs CREATEROLE and the right to create in the database.
 * Passwords are set at every start, so that a restored database accepts the installation's keys.
 */
export async function ensureRoles(admin: pg.ClientBase, passwords: { readonly app: string; readonly worker: string }): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>(`select rolname from pg_roles where rolname like 'hn\\_%'`)
  const known = new Set(rows.map((row) => row.rolname))
  const statements: string[] = []
  const create = (name: string, options: string) => {
    if (!known.has(name)) statements.push(`do $$ begin create role ${name} ${options}; exception when duplicate_object or unique_violation then null; end $$`)
  }
  create(ownerRole, 'nologin noinherit')
  for (const name of [...productRoles, ...keeperRoles]) create(name, 'nologin noinherit')
  create(appLogin, 'login noinherit')
  create(workerLogin, 'login')
  const missing = await admin.query<{ granted: string }>(
    `select name as granted from unnest($1::text[]) name
     where not exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles u on u.oid = m.member where g.rolname = name and u.rolname = $2)`,
    [productRoles, appLogin],
  )
  for (const row of missing.rows) statements.push(`do $$ begin grant ${row.granted} to ${appLogin}; exception when unique_violation then null; end $$`)
  // The owner makes functions that run as these roles, and loads data as the system post.
  for (const name of [...keeperRoles, systemRole]) statements.push(`do $$ begin if not pg_has_role('${ownerRole}', '${name}', 'member') then grant ${name} to ${ownerRole}; end if; exception when unique_violation then null; end $$`)
  statements.push(`alter role ${appLogin} password ${literal(passwords.app)}`, `alter role ${workerLogin} password ${literal(passwords.worker)}`)
  // A managed server's administrator is no superuser: to act as the owner it must be a member of it.
  statements.push(`do $$ begin if not (select rolsuper from pg_roles where rolname = current_user) then execute format('grant ${ownerRole}, ${workerLogin} to %I', current_user); end if; end $$`)
  for (const statement of statements) await admin.query(statement)
}

/** Rights on the database itself: the owner builds in schema public, nobody else creates anything. */
export async function ensureOwnership(admin: pg.ClientBase): Promise<void> {
  const { rows } = await admin.query<{ name: string; owned: boolean }>(
    `select current_database() as name, (select nspowner from pg_namespace where nspname = 'public') = (select oid from pg_roles where rolname = $1) as owned`, [ownerRole],
  )
  const name = `"${rows[0]!.name.replaceAll('"', '""')}"`
  if (!rows[0]!.owned) {
    await admin.query(`alter schema public owner to ${ownerRole}`)
    await admin.query(`revoke all on schema public from public`)
    await admin.query(`grant usage on schema public to ${[...productRoles, ...keeperRoles, appLogin, workerLogin].join(', ')}`)
    await admin.query(`revoke all on database ${name} from public`)
    await admin.query(`grant connect, temporary on database ${name} to ${ownerRole}`)
    await admin.query(`grant connect on database ${name} to ${appLogin}, ${workerLogin}`)
  }
}
