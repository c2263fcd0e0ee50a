/** Grants and row policies of the register tables, from the declarations of all registers: who reads which records, and who may do which act. */
import { Role } from '@hoa-nhap/domain/kernel/actor'
import type { RegisterDeclaration } from '@hoa-nhap/domain/kernel/register'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'

const databaseRole = (role: Role) => `hn_${role.replaceAll('-', '_')}`
const reach = { agency: 'reader_agency = (select actor_agency())', unit: 'reader_unit = (select actor_unit())', province: 'province_id = (select actor_province())', all: 'true' } as const
type Sight = keyof typeof reach
const widest: readonly Sight[] = ['all', 'province', 'unit', 'agency']

/** The records of `register_record` that a role reads, as a condition; null: none at all. */
export function recordsReadBy(role: Role, declared: readonly RegisterDeclaration[] = registers): string | null {
  const lines: string[] = []
  for (const sight of widest) {
    const ids = declared.filter((register) => register.reads.some((line) => line.sight === sight && line.roles.includes(role)))
      // A wider line of the same register says it already.
      .filter((register) => !register.reads.some((line) => line.roles.includes(role) && widest.indexOf(line.sight) < widest.indexOf(sight) && (line.sight === 'all' || (line.sight === 'province')))).map((register) => register.id)
    if (ids.length > 0) lines.push(`(register in (${ids.map((id) => `'${id}'`).join(', ')})${sight === 'all' ? '' : ` and ${reach[sight]}`})`)
  }
  return lines.length > 0 ? lines.join(' or ') : null
}

const tables = ['register_record', 'register_event', 'register_due', 'register_right', 'register_file'] as const

export function registerPoliciesSql(reachable: readonly string[]): string[] {
  const byPredicate = new Map<string, Role[]>()
  for (const role of Role.options) {
    const predicate = recordsReadBy(role)
    if (predicate !== null) byPredicate.set(predicate, [...(byPredicate.get(predicate) ?? []), role])
  }
  const readers = [...byPredicate.values()].flat().map(databaseRole)
  const rights = registers.flatMap((register) => Object.entries(register.acts).flatMap(([act, declared]) => declared.by.flatMap(({ roles, whose }) => roles.map((role) => `('${register.id}', '${act}', '${role}', '${whose}')`))))
  return [
    '-- Registers: what each post reads and may write follows from their declarations.',
    `do $$ declare p record; begin
  for p in select policyname, tablename from pg_policies where schemaname = 'public' and tablename in (${tables.map((table) => `'${table}'`).join(', ')}) loop
    execute format('drop policy %I on %I', p.policyname, p.tablename);
  end loop;
end $$;`,
    `revoke all on ${tables.join(', ')} from ${reachable.join(', ')};`,
    ...tables.flatMap((table) => [`alter table ${table} enable row level security;`, `alter table ${table} force row level security;`]),
    `grant select, insert, update, delete on ${tables.join(', ')} to hn_system, hn_keeper;`,
    `grant select on register_record, register_event to hn_counting;`,
    ...tables.map((table) => `create policy system_acts on ${table} to hn_system, hn_keeper, hn_owner\n  using (true) with check (true);`),
    ...['register_record', 'register_event'].map((table) => `create policy counts on ${table} for select to hn_counting\n  using (true);`),
    ...(readers.length > 0
      ? [
          `grant select on register_record, register_event, register_due, register_file to ${readers.join(', ')};`,
          ...[...byPredicate].map(([predicate, roles]) => `create policy reads_${databaseRole(roles[0]!).slice(3)} on register_record for select to ${roles.map(databaseRole).join(', ')}\n  using (${predicate});`),
          ...['register_event', 'register_due'].map((table) => `create policy reads_with_record on ${table} for select to ${readers.join(', ')}\n  using (exists (select from register_record r where r.id = ${table}.record_id));`),
          // A file that no act has named yet lies with the post that sent it.
          `create policy reads_with_record on register_file for select to ${readers.join(', ')}\n  using (case when record_id is null then made_by_post = (select actor_post()) else exists (select from register_record r where r.id = register_file.record_id) end);`,
        ]
      : []),
    'delete from register_right;',
    ...(rights.length > 0 ? [`insert into register_right (register, act, role, whose) values\n  ${[...new Set(rights)].join(',\n  ')};`] : []),
  ]
}
