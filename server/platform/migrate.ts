/**
 * Migrations: SQL files applied once, in order of their names, each in a transaction, under an advisory lock, checked by hash.
 * After them the generated grants and policies are applied again whenever their text has changed.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { Logger, runMigrations } from 'graphile-worker'
import { anonymousRole, ensureOwnership, ensureRoles, ownerRole, productRoles, workerLogin } from './database-roles.ts'

export type MigrationFile = { readonly name: string; readonly sql: string }
export type MigrationSet = { readonly files: readonly MigrationFile[]; readonly policies: MigrationFile | null }

/** Reads `server/migrations/*.sql` and the generated policies from the project folder. */
export function readMigrations(serverFolder: string): MigrationSet {
  const folder = path.join(serverFolder, 'migrations')
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.sql')).toSorted().map((name) => ({ name, sql: fs.readFileSync(path.join(folder, name), 'utf8') }))
  const policies = path.join(serverFolder, 'access', 'policies.generated.sql')
  return { files, policies: fs.existsSync(policies) ? { name: 'policies.generated.sql', sql: fs.readFileSync(policies, 'utf8') } : null }
}

const hashOf = (sql: string) => createHash('sha256').update(sql).digest('hex')
const silentLogger = new Logger(() => () => {})
// One number for "migrations of this product"; only one process migrates a database at a time.
const lockKey = 4_207_231

/** `enqueue` is the one door to the job tables: ids only, checked, owned by a role that owns nothing else. */
const enqueueFunction = `
create or replace function public.enqueue(task text, key text, ref jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if task !~ '^[a-z][a-z0-9.-]{0,59}$' then raise exception 'task name' using errcode = '22023'; end if;
  if key is not null and key !~ '^[A-Za-z0-9:./_-]{1,200}$' then raise exception 'job key' using errcode = '22023'; end if;
  if ref is null or jsonb_typeof(ref) <> 'object' or length(ref::text) > 1000
     or exists (select from jsonb_each_text(ref) e where length(e.value) > 200 or e.value !~ '^[A-Za-z0-9:./_+-]*$') then
    raise exception 'job reference' using errcode = '22023';
  end if;
  perform graphile_worker.add_job(task, payload := ref::json, job_key := key, max_attempts := 8);
end $$;`

async function inTransaction(client: pg.ClientBase, role: string, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local role ${role}`)
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

function describe(error: unknown, file: MigrationFile): Error {
  const { message, position } = error as { message?: string; position?: string }
  const line = position ? ` at line ${file.sql.slice(0, Number(position)).split('\n').length}` : ''
  return new Error(`${file.name}${line}: ${message ?? String(error)}`, { cause: error })
}

/** Brings the database up to date; returns the names of what was applied. */
export async function migrate(admin: pg.ClientConfig, set: MigrationSet, passwords: { readonly app: string; readonly worker: string }, progress: (sentence: string) => void = () => {}): Promise<string[]> {
  const client = new pg.Client(admin)
  client.on('error', () => {})
  await client.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await ensureRoles(client, passwords)
    await ensureOwnership(client)
    await inTransaction(client, ownerRole, async () => {
      await client.query(`create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default now())`)
    })
    const known = new Map((await client.query<{ name: string; hash: string }>('select name, hash from migration')).rows.map((row) => [row.name, row.hash]))
    for (const file of set.files) {
      const hash = hashOf(file.sql)
      const before = known.get(file.name)
      if (before === hash) continue
      if (before !== undefined) throw new Error(`the migration ${file.name} was changed after it had been applied: write a new one instead`)
      progress(`${file.name}`)
      try {
        await inTransaction(client, ownerRole, async () => {
          await client.query(file.sql)
          await client.query('insert into migration (name, hash) values ($1, $2)', [file.name, hash])
        })
      } catch (error) {
        throw describe(error, file)
      }
      applied.push(file.name)
    }
    const missing = [...known.keys()].filter((name) => name.endsWith('.sql') && name !== 'policies.generated.sql' && !set.files.some((file) => file.name === name))
    if (missing.length > 0) throw new Error(`the database has migrations this version does not know (${missing.join(', ')}): it belongs to a newer version`)
    await migrateJobs(client, admin, known, applied)
    const policies = set.policies
    if (policies && known.get(policies.name) !== hashOf(policies.sql)) {
      try {
        await inTransaction(client, ownerRole, async () => {
          await client.query(policies.sql)
          await client.query('insert into migration (name, hash) values ($1, $2) on conflict (name) do update set hash = excluded.hash, applied_at = now()', [policies.name, hashOf(policies.sql)])
        })
      } catch (error) {
        throw describe(error, policies)
      }
      applied.push(policies.name)
    }
  } finally {
    await client.end()
  }
  return applied
}

/** Job tables of graphile-worker, owned by the worker's own role, and the function through which slices add jobs. */
async function migrateJobs(client: pg.Client, admin: pg.ClientConfig, known: ReadonlyMap<string, string>, applied: string[]): Promise<void> {
  const name = 'graphile-worker'
  const hash = hashOf(`0.17.3 ${enqueueFunction}`)
  if (known.get(name) === hash) return
  const database = `"${(await client.query<{ name: string }>('select current_database() as name')).rows[0]!.name.replaceAll('"', '""')}"`
  await client.query(`grant create on database ${database} to ${workerLogin}`)
  await client.query(`grant create on schema public to ${workerLogin}`)
  const pool = new pg.Pool({ ...admin, max: 1, options: `-c role=${workerLogin}` })
  pool.on('error', () => {})
  pool.on('connect', (connection) => { connection.on('error', () => {}) })
  try {
    await runMigrations({ pgPool: pool, logger: silentLogger })
  } finally {
    await pool.end()
  }
  await inTransaction(client, workerLogin, async () => {
    await client.query(enqueueFunction)
    await client.query('revoke all on function public.enqueue(text, text, jsonb) from public')
    // The application calls it as whatever product role the actor has; anonymous callers may not.
    await client.query(`grant execute on function public.enqueue(text, text, jsonb) to ${productRoles.filter((role) => role !== anonymousRole).join(', ')}`)
  })
  await client.query(`revoke create on database ${database} from ${workerLogin}`)
  await client.query(`revoke create on schema public from ${workerLogin}`)
  await inTransaction(client, ownerRole, async () => {
    await client.query('insert into migration (name, hash) values ($1, $2) on conflict (name) do update set hash = excluded.hash, applied_at = now()', [name, hash])
  })
  applied.push(name)
}
