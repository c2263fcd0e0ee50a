/** Finding and opening people. Scope first, then search: every statement begins with what the post sees, and row security holds beneath. */
import { mayRead } from '@hoa-nhap/domain/access/access.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { fullAge } from '@hoa-nhap/domain/people/people.law'
import { foldName, nameTails, queryPattern } from '@hoa-nhap/domain/people/people.rules'
import type { Statement } from '../platform/route.ts'

/** How the posts of a role come to people: through their agency, their own name, or a whole province. */
export type Scope = 'agency' | 'post' | 'province'

export type Search =
  | { readonly by: 'all' }
  | { readonly by: 'name'; readonly words: readonly string[] }
  | { readonly by: 'personal-number'; readonly indexes: readonly Buffer[] }
  | { readonly by: 'case-number'; readonly caseNumber: string }

/** Open measures of a row and of the records in sight that are the same person. Counted as a list: an aggregate of its own for each row costs as much as the look-up. */
const openCount = (role: Role) => (mayRead(role, 'measure', 'open')
  ? `case when i.same_person is null then cardinality(array(select 1 from measure m where m.person_id = i.person_id and m.open))
    else open_of_person(i.same_person) end` : '0')

const summary = (role: Role) => `i.person_id as id, i.name, i.birth_year as "birthYear", i.residence_unit as "unitId", ${openCount(role)} as open`

/**
 * Of records that are one person, one row: the first among those that are in sight and fit the question, whose parameters are given. A record without
 * a link is told by its own row, and nothing further is asked.
 */
const oncePerPerson = ({ words = 'null', unit = 'null', indexes = 'null', number = 'null' }: { words?: string; unit?: string; indexes?: string; number?: string }) =>
  `(i.same_person is null or first_of_person(i.same_person, i.same_rank, ${words}, ${unit}, ${indexes}, ${number}))`

/** The people a post sees, one row each; `order by` and the cursor use the folded name, which is not part of the answer. */
const drivers: Readonly<Record<Scope, string>> = {
  agency: '(select s.person_id from sight s where s.agency_id = (select actor_agency()) and s.until >= (select actor_day())) mine',
  post: '(select distinct c.person_id from circle c where c.post_id = (select actor_post()) and c.until >= (select actor_day())) mine',
  province: '(select s.person_id from sight s where s.agency_id = (select actor_agency()) and s.until >= (select actor_day())) mine',
}

/**
 * The statements of a page, each to be asked for what the ones before it have left of the page. Most pages are filled by the first: what follows is not even prepared.
 */
export function peopleStatements(role: Role, scope: Scope, search: Search, unit: string | undefined, after: readonly string[] | null): readonly ((limit: number) => Statement)[] {
  if (scope !== 'province' || search.by !== 'name') return [(limit) => ownSearch(role, scope, search, unit, limit, after)]
  const { words } = search
  const parts: readonly (0 | 1)[] = words.length === 1 ? [0] : after?.[0] === '1' ? [1] : [0, 1]
  return parts.map((part, index) => (limit: number) => provinceSearch(role, words, part, unit, limit, index === 0 ? after : null))
}

/** Where the page after this one begins, told from its last item as the statements order them. */
export function positionAfter(scope: Scope, search: Search, last: { readonly id: string; readonly name: string }): readonly string[] {
  const folded = foldName(last.name)
  if (scope !== 'province' || search.by !== 'name') return ['0', folded, last.id]
  const tail = nameTails(folded).find((candidate) => search.words.every((word, index) => candidate.split(' ')[index]?.startsWith(word))) ?? folded
  return [tail.startsWith(search.words.join(' ')) ? '0' : '1', tail, last.id]
}

/** A post filters its own names: some hundred rows at most. */
function ownSearch(role: Role, scope: Scope, search: Search, unit: string | undefined, limit: number, after: readonly string[] | null): Statement {
  const values: unknown[] = [limit]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions: string[] = []
  const asked: Parameters<typeof oncePerPerson>[0] = {}
  if (search.by === 'name') conditions.push(`(' ' || i.name_fold) ~ ${(asked.words = parameter(queryPattern(search.words)))}`)
  if (search.by === 'personal-number') conditions.push(`i.personal_number_index = any (${(asked.indexes = `${parameter(search.indexes)}::bytea[]`)})`)
  if (search.by === 'case-number') conditions.push(`i.case_number = ${(asked.number = parameter(search.caseNumber))}`)
  if (unit !== undefined) conditions.push(`i.residence_unit = ${(asked.unit = parameter(unit))}`)
  conditions.push(oncePerPerson(asked))
  if (after) conditions.push(`(i.name_fold, i.person_id) > (${parameter(after[1])}, ${parameter(after[2])}::uuid)`)
  return {
    name: `people-${search.by}-${unit === undefined ? '' : 'unit-'}${after ? 'next-' : ''}${role}`.slice(0, 63), values, inBytes: true,
    text: wrap(`select i.person_id as id, i.name, i.birth_year, i.residence_unit, ${openCount(role)} as open from ${drivers[scope]} join person_identity i on i.person_id = mine.person_id
  where ${conditions.join(' and ')} order by i.name_fold, i.person_id limit $1 + 1`),
  }
}

/**
 * A whole province, by ranges of the index over word-boundary tails, in its order, stopping when the page is full. First the tails that begin with
 * the words as they were typed; only if they do not fill the page, those in which a word before the last is longer than typed. A name in which the
 * words stand twice is shown once, at its first place. The cursor holds the part, the tail and the person. The row of a tail carries all that is shown,
 * and until when the person is seen; another table is asked for records that are one person alone, by a function of its own.
 */
function provinceSearch(role: Role, words: readonly string[], part: 0 | 1, unit: string | undefined, limit: number, after: readonly string[] | null): Statement {
  const typed = words.join(' ')
  const begins = part === 0 ? typed : words[0]!
  const fits = queryPattern(words)
  const values: unknown[] = [limit, typed, fits, begins, `${begins}\uFFFF`, ...(part === 0 ? [] : [`^${fits.slice(1)}`]), ...(unit === undefined ? [] : [unit]), ...(after ? [after[1], after[2]] : [])]
  const name = `people-tails-${part}${unit === undefined ? '' : '-unit'}${after ? '-next' : ''}-${role}`.slice(0, 63)
  const text = remembered(name, () => {
    let number = 5
    const further = part === 0 ? '' : ` and t.tail ~ $${++number}`
    const here = unit === undefined ? null : `$${++number}`
    const next = after ? ` and (t.tail, t.person_id) > ($${++number}, $${++number}::uuid)` : ''
    const whole = `' ' || t.head || t.tail`
    const asStands = `strpos(${whole}, ' ' || $2)`
    // A tail that is the whole name is the first place of words it begins with: most rows of most searches.
    const first = part === 0 ? `(t.head = '' or length(t.head) + 1 = ${asStands})` : `length(t.head) + 1 = case ${asStands} when 0 then regexp_instr(${whole}, $3) end`
    const open = mayRead(role, 'measure', 'open') ? 'case when t.same_person is null then t.open else open_of_person(t.same_person) end' : '0'
    return wrap(`select t.person_id as id, t.name, t.birth_year, t.residence_unit, ${open} as open from name_tail t
  where t.reader_province = actor_province() and t.tail >= $4 and t.tail < $5${further}${next} and ${first}${here === null ? '' : ` and t.residence_unit = ${here}`}
    and (t.same_person is null or first_of_tail(t.person_id, t.same_person, $3, ${here ?? 'null'})) order by t.tail, t.person_id limit $1 + 1`)
  })
  return { name, values, plannedOnce: true, inBytes: true, text }
}

/** Texts of statements by their names: made once, and found by a connection without comparing them letter by letter. A name says everything its text depends on. */
const texts = new Map<string, string>()
function remembered(name: string, make: () => string): string {
  let text = texts.get(name)
  if (text === undefined) texts.set(name, (text = make()))
  return text
}

/** The rows as one text, cheaper than JSON to make and to read (`people-page.ts`); the name stands last. Control characters part fields and rows. */
const wrap = (rows: string) => `select string_agg(concat_ws(chr(31), p.id, p.residence_unit, p.birth_year, p.open, replace(p.name, chr(30), ' ')), chr(30)) as items, count(*)::int as found from (${rows}) p`

/** The regime by a measure's days, for roles that do not read its whole status. */
const regimeByDays = `case when coalesce(m.started_on, m.registered_on) < date '2022-01-01' then 'before-2022' when coalesce(m.started_on, m.registered_on) < date '2025-03-01' then 'r2021'
  when coalesce(m.started_on, m.registered_on) < date '2025-07-01' then 'r2025-transfer' when coalesce(m.started_on, m.registered_on) < date '2026-07-01' then 'r2025-two-tier' else 'r2026' end`

/** A dossier in one flat statement, one pass over each table (`dossier-text.ts`). Compartments a role does not read are not in its text. */
export function personStatement(role: Role, personId: string): Statement {
  const name = `people-open-${role}`.slice(0, 63)
  return { name, values: [personId], plannedOnce: true, text: remembered(name, () => dossierOf(role)) }
}

function dossierOf(role: Role): string {
  const whole = mayRead(role, 'measure', 'agency_id', 'deadlines')
  const address = mayRead(role, 'residence', 'address_as_written') ? `coalesce(replace(r.address_as_written, chr(30), ' '), chr(29))` : 'chr(29)'
  const residences = mayRead(role, 'residence', 'unit_id', 'from_day')
    ? `(select string_agg(concat_ws(chr(31), r.kind, r.unit_id, r.from_day, coalesce(r.to_day::text, ''), ${address}), chr(30)) from residence r where r.person_id = i.person_id)`
    : 'null::text'
  const measures = mayRead(role, 'measure', 'status')
    ? `(select string_agg(concat_ws(chr(31), m.measure_id, m.kind, m.status, ${whole ? `m.regime, m.agency_id, coalesce(m.facility_id, '')` : `${regimeByDays}, '', ''`}, m.open, m.unit_id, m.registered_on, coalesce(m.started_on::text, ''),
      coalesce(m.term_ends_on::text, ''), coalesce(m.ended_on::text, ''), m.sequence, ${whole ? 'm.deadlines' : `'[]'`}), chr(30)) from measure m where m.person_id = i.person_id)`
    : 'null::text'
  const ending = mayRead(role, 'person_identity', 'personal_number_ending') ? 'i.personal_number_ending' : 'null'
  // Looked for only where the year of birth allows one; the row itself ends on the eighteenth birthday. A function: as a part of the statement it was prepared for everybody.
  const representative = mayRead(role, 'representative', 'name') ? `case when i.birth_year >= extract(year from (select actor_day())) - ${fullAge.years} then representative_of(i.person_id)::text end` : 'null'
  return `select i.person_id as id, i.case_number, i.name, i.other_name, i.birth, i.sex, ${ending} as ending, ${residences} as residences, ${representative} as representative, ${measures} as measures,
  case when i.same_person is not null then records_of_person(i.same_person) end as records
from person_identity i where i.person_id = $1`
}

const twin = (row: 'i' | 'o') =>
  `(${row}.name_fold = $1 and ${row}.birth_year = $3 and (${row}.birth = $2 or starts_with(${row}.birth, $2 || '-') or starts_with($2, ${row}.birth || '-'))) or ${row}.personal_number_index = any ($4::bytea[])`

/** Records in the caller's own sight that may be of the same person: same number, or same name and a birth that may agree. */
export function duplicatesStatement(role: Role, scope: Scope, nameFold: string, birth: string, birthYear: number, numberIndexes: readonly Buffer[] | null): Statement {
  return {
    name: `people-twins-${role}`, values: [nameFold, birth, birthYear, numberIndexes],
    text: `select ${summary(role)} from ${drivers[scope]} join person_identity i on i.person_id = mine.person_id
where (${twin('i')}) and (i.same_person is null or not exists (select from person_identity o where o.same_person = i.same_person and o.same_rank < i.same_rank and (${twin('o')}) offset 0)) order by i.name_fold, i.person_id limit 20`,
  }
}
