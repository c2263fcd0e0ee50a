/** `docs/data-dictionary.md`: every table and column as a migrated database has them, with the compartment each belongs to. */
import type { Pool } from 'pg'
import { personTables } from '@hoa-nhap/domain/access/compartments'

type Column = { readonly table: string; readonly column: string; readonly type: string; readonly required: boolean; readonly comment: string | null; readonly references: string | null }

export async function dataDictionary(pool: Pool): Promise<string> {
  const { rows } = await pool.query<Column>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, col_description(c.oid, a.attnum) as comment,
       (select string_agg(distinct f.confrelid::regclass::text, ', ') from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any(f.conkey)) as references
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = 'public' and c.relkind = 'r' order by c.relname, a.attnum`)
  const tables = [...new Set(rows.map((row) => row.table))].map((table) => [table, rows.filter((row) => row.table === table)] as const)
  const lines = [
    '# Data dictionary', '',
    'Generated from a migrated database by `npm run hoanhap -- data-dictionary`; do not edit. Compartments are those of `docs/security.md`: who may read a',
    'table is declared in `domain/access` and enforced by row security. The migrations (`server/migrations`) say why each table is as it is.', '',
  ]
  for (const [table, columns] of tables) {
    const compartment = personTables[table]
    lines.push(`## ${table}`, '', compartment ? `Personal data, compartment ${compartment.compartment}.` : 'No personal compartment.', '', '| column | type | |', '| --- | --- | --- |')
    for (const { column, type, required, references, comment } of columns) {
      lines.push(`| ${column} | ${type} | ${[required ? 'required' : '', references ? `→ ${references}` : '', comment ?? ''].filter(Boolean).join('; ')} |`)
    }
    lines.push('')
  }
  return `${lines.join('\n').trimEnd()}\n`
}
