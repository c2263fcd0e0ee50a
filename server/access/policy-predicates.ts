/** The row predicates of access: each scope is written here once, and nowhere else. */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { Compartment } from '@hoa-nhap/domain/kernel/measure'
import type { Period, Reach, TableDeclaration } from '@hoa-nhap/domain/access/access.model'
import { columnsFor, declarationOf } from '@hoa-nhap/domain/access/access.rules'
import { personTables } from '@hoa-nhap/domain/access/compartments'

// `(select …)`: evaluated once for each statement, not for each row.
const unit = '(select actor_unit())'
const agency = '(select actor_agency())'
const province = '(select actor_province())'
const post = '(select actor_post())'
const today = '(select actor_day())'
const purpose = '(select actor_purpose())'

const list = (values: readonly string[]) => `array[${values.map((value) => `'${value}'`).join(', ')}]`
const all = (...parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(' and ')

const firstDay = '2022-01-01'

/**
 * The periods of a role that its policy serves: the last one and those before it with the same scope. An earlier scope (the province police
 * before the transfer) is history: no session of today can carry a day of it.
 */
function servedPeriods(role: Role): { readonly current: Period; readonly earlier: readonly Period[] } {
  const { during } = declarationOf(role)
  const current = during.at(-1)!
  return { current, earlier: during.slice(0, -1).filter((period) => period.sight === current.sight) }
}

/** True on days of the earlier periods; null where there are none. */
function earlierDays(role: Role): string | null {
  const { earlier } = servedPeriods(role)
  const last = earlier.at(-1)
  return last?.to ? `${today} <= date '${last.to}'` : null
}

/** The days on which the role exists at all. */
function inForce(role: Role): string | null {
  const { current, earlier } = servedPeriods(role)
  const from = (earlier[0] ?? current).from
  return all(from > firstDay ? `${today} >= date '${from}'` : null, current.to ? `${today} <= date '${current.to}'` : null) || null
}

function ofItsKinds(role: Role, column: string, table: string): string | null {
  const { current } = servedPeriods(role)
  if (!current.kinds) return null
  const choices = [`${column} = any (${list(current.kinds)})`]
  const before = earlierDays(role)
  if (before) choices.push(before)
  if (current.otherKindsFor) choices.push(`${purpose} = any (${list(current.otherKindsFor)})`)
  if (current.askedToo && table === 'deadline') choices.push(`bound_agency = ${agency}`)
  if (current.askedToo && table === 'measure') choices.push(`exists (select from deadline d where d.measure_id = measure.measure_id and d.bound_agency = ${agency} ${probe})`)
  return choices.length === 1 ? choices[0]! : `(${choices.join(' or ')})`
}

/**
 * Without it the planner, which expects few rows for a body, reads all of a body's people into a hash table before it looks at one: 46 µs for a
 * commune, 20 ms for a province. With it, one probe of the index for each row that is looked at.
 */
const probe = 'offset 0'

/**
 * The key of a probe of `sight` and of `circle`, and of a search over a province, word for word as in the policy of the table it asks: the planner then sees one condition, where a sub-select beside another became a gate
 * and two plans more for each probe, prepared with every statement (a fifth of a dossier's time in the database).
 */
export const ownAgency = 'actor_agency()'
export const ownPost = 'actor_post()'
export const ownProvince = 'actor_province()'

/** A person in sight: one index probe by a key that starts with the actor's own agency or post. */
function personInSight(role: Role, table: string): string {
  const { current } = servedPeriods(role)
  if (current.sight === 'named') return `exists (select from circle c where c.post_id = ${ownPost} and c.person_id = ${table}.person_id and c.until >= ${today} ${probe})`
  if (current.sight === 'pairs') return `${table}.person_id = any (array(select unnest(array[d.person_a, d.person_b]) from duplicate_task d where d.province_id = ${province} and d.decision is null))`
  const grade = current.otherKindsFor ? `(s.grade = any (${list(['scope', 'draft'])}) or (s.grade = 'purpose' and ${purpose} = any (${list(current.otherKindsFor)})))` : `s.grade = any (${list(['scope', 'draft'])})`
  return `exists (select from sight s where s.agency_id = ${ownAgency} and s.person_id = ${table}.person_id and s.until >= ${today} and ${grade} ${probe})`
}

const readerColumns = { unit, facility: agency, province } as const

/** The predicate by which a role reads rows of a table; null: it reads none, and is granted nothing. */
export function readPredicate(role: Role, table: string): string | null {
  const declared = personTables[table]
  if (!declared || columnsFor(role, table) === null) return null
  const { current } = servedPeriods(role)
  if (current.sight === 'rollup' || current.sight === 'none') return null
  // A frozen copy is read beyond the last day of the role, that is what it is for.
  if (declared.rows === 'handed-over') return all(`agency_id = ${agency}`, `reader_until >= ${today}`, ofItsKinds(role, declared.kindColumn!, table))
  return all(inForce(role), withheld(role, declared.compartment), rowsInScope(role, table, declared), ownWork(role, declared), declared.assigned ? chargedWithCare(role, table) : null, everyCompartmentOpen(role, declared), declared.endsColumn ? `${declared.endsColumn} > ${today}` : null)
}

function withheld(role: Role, compartment: Compartment): string | null {
  const { current } = servedPeriods(role)
  if (!current.withholds?.includes(compartment)) return null
  return earlierDays(role) ?? 'false'
}

function ownWork(role: Role, declared: TableDeclaration): string | null {
  const reach = (declarationOf(role).opens as Partial<Record<Compartment, Reach>>)[declared.compartment]
  return declared.ownServiceOf || (reach === 'own-work' && (declared.rows === 'measure' || declared.byAgency)) ? `agency_id = ${agency}` : null
}

/** Every compartment that the row prints is open to the role, whole, on that day. */
function everyCompartmentOpen(role: Role, declared: TableDeclaration): string | null {
  const column = declared.compartmentsColumn
  if (!column) return null
  const { opens } = declarationOf(role)
  const whole = Compartment.options.filter((compartment) => (opens as Partial<Record<Compartment, Reach>>)[compartment] === 'scope')
  const withholds = servedPeriods(role).current.withholds ?? []
  const now = `${column} <@ ${list(whole.filter((compartment) => !withholds.includes(compartment)))}`
  const before = withholds.length > 0 ? earlierDays(role) : null
  return before ? `(${now} or (${before} and ${column} <@ ${list(whole)}))` : now
}

/** What the own place keeps, for its head and for the posts charged with this person's care (HIV 30(2)). */
function chargedWithCare(role: Role, table: string): string {
  return all(`agency_id = ${agency}`, role === 'facility-head' ? null : `exists (select from care_assignment a where a.post_id = ${post} and a.person_id = ${table}.person_id and a.from_day <= ${today} and a.until >= ${today} ${probe})`)
}

function rowsInScope(role: Role, table: string, declared: TableDeclaration): string {
  const { current } = servedPeriods(role)
  switch (declared.rows) {
    case 'person': return personInSight(role, table)
    case 'handed-over': return `agency_id = ${agency}`
    // No probe for each row: the row itself says until when the province's police see the person. A stated purpose is asked once.
    case 'province': return all(`reader_province = ${ownProvince}`, `reader_until >= ${today}`, current.otherKindsFor ? `${purpose} = any (${list(current.otherKindsFor)})` : null)
    case 'measure':
      // The measure's own policy decides, kinds and days included. Roles that read no measure come by the person.
      return columnsFor(role, 'measure') === null ? personInSight(role, table) : `exists (select from measure m where m.person_id = ${table}.person_id and m.measure_id = ${table}.measure_id ${probe})`
    case 'readers': {
      const kinds = declared.kindColumn ? ofItsKinds(role, declared.kindColumn, table) : null
      const scope = current.sight
      if ((scope === 'unit' || scope === 'facility' || scope === 'province') && declared.readers?.includes(scope)) {
        // Without a kind on the row, a role that is limited to kinds must also have the person in sight.
        const person = current.kinds && !declared.kindColumn ? personInSight(role, table) : null
        return all(`reader_${scope} = ${readerColumns[scope]}`, `reader_until >= ${today}`, kinds, person)
      }
      return all(personInSight(role, table), kinds)
    }
  }
}

/** Whoever is closed to the account is closed in every table of persons, whatever else is in sight. Evaluated once for each statement. */
export const notBarred = (table: string): string => `${table}.person_id <> all ((select actor_barred())::uuid[])`
