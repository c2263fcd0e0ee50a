/**
 * Export and import of a whole installation: how data move to another build or major version of PostgreSQL, and the portable backup.
 * One consistent snapshot without the keys of persons; each table a file, compressed and encrypted with the installation's key, which is kept apart.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Readable, Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { KeyRing } from './keys.ts'

type TableFile = { readonly table: string; readonly columns: readonly string[]; readonly rows: number; readonly file: string }
export type Manifest = { readonly product: 'hoa-nhap'; readonly version: 1; readonly at: string; readonly migrations: readonly { readonly name: string; readonly hash: string }[]; readonly tables: readonly TableFile[] }

const nonceBytes = 12
const tagBytes = 16
const purpose = 'export'
// Migrations describe the target, not the data. The keys of persons are kept apart from what they open (`keys export`): destroyed, none is left in a backup.
const left = new Set(['migration', 'person_key'])

const keyOf = (keys: KeyRing) => createHash('sha256').update(keys.secret(purpose)).digest()
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

/** AES-256-GCM over a stream: nonce, content, tag; the name of the table is bound to it. */
function sealing(key: Buffer, name: string): Transform {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
  let begun = false
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (!begun) this.push(nonce)
      begun = true
      done(null, cipher.update(chunk))
    },
    flush(done) {
      if (!begun) this.push(nonce)
      this.push(cipher.final())
      done(null, cipher.getAuthTag())
    },
  })
}

async function open(key: Buffer, name: string, file: string): Promise<NodeJS.ReadableStream> {
  const { size } = await fs.promises.stat(file)
  const handle = await fs.promises.open(file)
  const nonce = Buffer.alloc(nonceBytes)
  const tag = Buffer.alloc(tagBytes)
  await handle.read(nonce, 0, nonceBytes, 0)
  await handle.read(tag, 0, tagBytes, size - tagBytes)
  await handle.close()
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name)).setAuthTag(tag)
  const body = size - tagBytes > nonceBytes ? fs.createReadStream(file, { start: nonceBytes, end: size - tagBytes - 1 }) : Readable.from([])
  return body.pipe(decipher)
}

async function tablesOf(client: pg.ClientBase): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname = 'public' and c.relkind = 'r' group by c.relname order by c.relname`)
  return rows.filter((row) => !left.has(row.table))
}

/** Writes the export into an empty or new folder. `admin` must see all rows: a superuser, or a role with BYPASSRLS. */
export async function exportDatabase(admin: pg.ClientConfig, keys: KeyRing, folder: string, now: string, say: (sentence: string) => void = () => {}): Promise<Manifest> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (fs.readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`)
  const key = keyOf(keys)
  const client = new pg.Client(admin)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const tables: TableFile[] = []
    for (const { table, columns } of await tablesOf(client)) {
      const file = `${table}.csv.gz.sealed`
      const source = client.query(copyTo(`copy ${quote(table)} (${columns.map(quote).join(', ')}) to stdout (format csv)`))
      await pipeline(source, createGzip(), sealing(key, table), fs.createWriteStream(path.join(folder, file), { mode: 0o600 }))
      tables.push({ table, columns, rows: source.rowCount, file })
      say(`${table}: ${source.rowCount}`)
    }
    const { rows: migrations } = await client.query<{ name: string; hash: string }>('select name, hash from migration order by name')
    await client.query('commit')
    const manifest: Manifest = { product: 'hoa-nhap', version: 1, at: now, migrations, tables }
    fs.writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
    return manifest
  } finally {
    await client.end()
  }
}

/** Loads an export into a freshly migrated database. All or nothing; needs a superuser, since constraints between tables are judged at the end. */
export async function importDatabase(admin: pg.ClientConfig, keys: KeyRing, folder: string, say: (sentence: string) => void = () => {}): Promise<Manifest> {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest
  if (manifest.product !== 'hoa-nhap' || manifest.version !== 1) throw new Error(`${folder} is no export of this product`)
  const key = keyOf(keys)
  const client = new pg.Client(admin)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows: known } = await client.query<{ name: string; hash: string }>(`select name, hash from migration where name ~ '^[0-9]{4}'`)
    const unknown = manifest.migrations.filter((one) => /^\d{4}/.test(one.name) && !known.some((other) => other.name === one.name && other.hash === one.hash))
    if (unknown.length > 0) throw new Error(`the export was made by another version (${unknown.map((one) => one.name).join(', ')}): import it with that version, then upgrade`)
    await client.query('begin')
    const present = new Set((await tablesOf(client)).map((row) => row.table))
    const people = present.has('person') ? (await client.query('select from person limit 1')).rowCount : 0
    if (people) throw new Error('the database is not empty')
    await client.query(`set local session_replication_role = replica`)
    // Reference data that a start has loaded already are replaced by the export's own.
    await client.query(`truncate ${manifest.tables.filter((one) => present.has(one.table)).map((one) => quote(one.table)).join(', ')} cascade`)
    for (const { table, columns, file, rows } of manifest.tables) {
      if (!present.has(table)) throw new Error(`the export has a table this version does not know: ${table}`)
      const target = client.query(copyFrom(`copy ${quote(table)} (${columns.map(quote).join(', ')}) from stdin (format csv)`))
      await pipeline(await open(key, table, path.join(folder, file)), createGunzip(), target)
      if (target.rowCount !== rows) throw new Error(`${table}: ${target.rowCount} rows of ${rows}`)
      say(`${table}: ${rows}`)
    }
    await client.query(`do $$ declare one record; top bigint; begin
      for one in select c.relname as table_name, a.attname as column_name, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
                 from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                 where n.nspname = 'public' and c.relkind = 'r' and a.attidentity <> '' loop
        execute format('select max(%I) from %I', one.column_name, one.table_name) into top;
        perform setval(one.sequence, greatest(coalesce(top, 1), 1), top is not null);
      end loop; end $$`)
    await client.query('commit')
    return manifest
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}
