/**
 * Where the rows of an export come from. First the keys of all rows in their order, then page by page the rows under them: each page is read anew under
 * the caller's rights of that moment, and what has left his sight meanwhile is not in it.
 */
import type { ExportRequest } from '@hoa-nhap/domain/exchange/exchange.contract'
import { mostExportedRows } from '@hoa-nhap/domain/exchange/exchange.model'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { isPlainDate, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { queryPattern, queryWords } from '@hoa-nhap/domain/people/people.rules'
import type { Cell } from '@hoa-nhap/domain/registers/excel.rows'
import { momentWords } from '../registers/registers.model.ts'
import type { Directory } from '../measures/measures.model.ts'
import type { Statement } from '../platform/route.ts'
import { purposeLabel, regimeLabel, statusLabelOf, words } from './words.ts'

export type Language = 'vi' | 'en'
export type Asked = { readonly actor: Actor; readonly today: PlainDate; readonly now: Instant; readonly filter: ExportRequest['filter']; /** The unit as it is called today; absent: all in sight. */ readonly unit: string | undefined; readonly directory: Directory; readonly language: Language }
type Row = Readonly<Record<string, unknown>>
export type Source = {
  /** Rows `{k}`; one more than may be exported where there are more. */
  readonly keys: (asked: Asked) => Statement
  readonly page: (asked: Asked, keys: readonly string[], columns: ReadonlySet<string>) => Statement
  readonly cells: Readonly<Record<string, (row: Row, asked: Asked) => Cell>>
  readonly person: (row: Row) => string | null
}

const limit = mostExportedRows + 1
const text = (key: string) => (row: Row): Cell => (row[key] === null || row[key] === undefined ? null : String(row[key]))
const number = (key: string) => (row: Row): Cell => (typeof row[key] === 'number' ? row[key] : null)
const dayCell = (value: unknown): Cell => (typeof value === 'string' && isPlainDate(value) ? { day: value } : value === null || value === undefined ? null : String(value))
const day = (key: string) => (row: Row): Cell => dayCell(row[key])
/** What is known of a date, as offices write it. */
const partial = (key: string) => (row: Row): Cell => {
  const value = row[key]
  if (typeof value !== 'string') return null
  return isPlainDate(value) ? { day: value } : value.split('-').toReversed().join('/')
}
const unitName = (key: string) => (row: Row, { directory }: Asked): Cell => (typeof row[key] === 'string' ? directory.unitName(row[key]) : null)
const agencyName = (key: string) => (row: Row, { directory }: Asked): Cell => (typeof row[key] === 'string' ? directory.agencyName(row[key]) : null)
const labelled = (key: string, label: (code: string, language: Language) => string) => (row: Row, { language }: Asked): Cell => (typeof row[key] === 'string' ? label(row[key], language) : null)
const said = (vi: string, en: string, language: Language) => (language === 'vi' ? vi : en)
const sex = (row: Row, { language }: Asked): Cell => (row['sex'] === 'male' ? said('Nam', 'Male', language) : row['sex'] === 'female' ? said('Nữ', 'Female', language) : null)

/** Only the columns that are shown are asked for: another may not be open to the post. */
const chosen = (columns: ReadonlySet<string>, texts: Readonly<Record<string, string>>): string => Object.entries(texts).filter(([key]) => columns.has(key)).map(([, sql]) => `, ${sql}`).join('')
/** Statements by role and choice of columns are many; they are sent without a name. */
const statement = (sql: string, values: readonly unknown[]): Statement => ({ text: sql, values })
const ordered = (type: string) => `unnest($1::${type}[]) with ordinality as k (id, n)`

const people: Source = {
  keys({ filter, unit }) {
    const values: unknown[] = []
    const parameter = (value: unknown) => `$${values.push(value)}`
    const pattern = filter.q === undefined || queryWords(filter.q).length === 0 ? null : parameter(queryPattern(queryWords(filter.q)))
    const here = unit === undefined ? null : parameter(unit)
    return statement(`select i.person_id::text as k from (select s.person_id from sight s where s.agency_id = (select actor_agency()) and s.until >= (select actor_day())) mine join person_identity i on i.person_id = mine.person_id
      where (i.same_person is null or first_of_person(i.same_person, i.same_rank, ${pattern ?? 'null'}, ${here ?? 'null'}, null, null))
        ${pattern ? `and (' ' || i.name_fold) ~ ${pattern}` : ''} ${here ? `and i.residence_unit = ${here}` : ''} order by i.name_fold, i.person_id limit ${limit}`, values)
  },
  page: (_, keys, columns) => statement(
    `select i.person_id${chosen(columns, {
      caseNumber: 'p.case_number', name: 'i.name', otherName: 'i.other_name', birth: 'i.birth', sex: 'i.sex', personalNumber: 'i.personal_number_ending', unit: 'i.residence_unit',
      address: '(select r.address_as_written from residence r where r.person_id = i.person_id and r.to_day is null and r.address_as_written is not null order by r.from_day desc limit 1) as address',
      kinds: '(select array_agg(distinct m.kind) from measure m where m.person_id = i.person_id and m.open) as kinds',
    })} from ${ordered('uuid')} join person_identity i on i.person_id = k.id ${columns.has('caseNumber') ? 'left join person p on p.person_id = i.person_id' : ''} order by k.n`, [keys]),
  cells: {
    caseNumber: text('case_number'), name: text('name'), otherName: text('other_name'), birth: partial('birth'), sex, personalNumber: text('personal_number_ending'), unit: unitName('residence_unit'), address: text('address'),
    kinds: (row, { language }) => (Array.isArray(row['kinds']) ? row['kinds'].map((kind) => words[language].kinds[String(kind)] ?? String(kind)).join('; ') : null),
  },
  person: (row) => String(row['person_id']),
}

const measures: Source = {
  keys({ filter, unit }) {
    const values: unknown[] = []
    const where = ([['m.kind', filter.kind], ['m.status', filter.status], ['m.unit_id', unit]] as const).flatMap(([column, value]) => (value === undefined ? [] : [`${column} = $${values.push(value)}`]))
    return statement(`select m.measure_id::text as k from measure m ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by m.registered_on desc, m.measure_id desc limit ${limit}`, values)
  },
  page: (_, keys, columns) => statement(
    `select m.person_id${chosen(columns, {
      caseNumber: 'p.case_number', name: 'i.name', birthYear: 'i.birth_year', sex: 'i.sex', personalNumber: 'i.personal_number_ending', kind: 'm.kind', status: 'm.status', regime: 'm.regime', unit: 'm.unit_id', agency: 'm.agency_id', facility: 'm.facility_id',
      registeredOn: 'm.registered_on', startedOn: 'm.started_on', termEndsOn: 'm.term_ends_on', endedOn: 'm.ended_on', nextDueOn: 'm.next_due_on',
    })} from ${ordered('uuid')} join measure m on m.measure_id = k.id join person_identity i on i.person_id = m.person_id ${columns.has('caseNumber') ? 'left join person p on p.person_id = m.person_id' : ''} order by k.n`, [keys]),
  cells: {
    caseNumber: text('case_number'), name: text('name'), birthYear: number('birth_year'), sex, personalNumber: text('personal_number_ending'), kind: labelled('kind', (code, language) => words[language].kinds[code] ?? code),
    status: labelled('status', statusLabelOf), regime: labelled('regime', regimeLabel), unit: unitName('unit_id'), agency: agencyName('agency_id'), facility: agencyName('facility_id'),
    registeredOn: day('registered_on'), startedOn: day('started_on'), termEndsOn: day('term_ends_on'), endedOn: day('ended_on'), nextDueOn: day('next_due_on'),
  },
  person: (row) => String(row['person_id']),
}

/** Clocks that ask something of an office, as in the inbox. */
const asking = `('max', 'lead', 'window', 'asap', 'periodic')`
const late = `(case when d.due_at is null then d.due_on < $2::date else d.due_at < $3::timestamptz end)`
const between = '\u001F'
const deadlines: Source = {
  keys({ actor, today, now, filter, unit }) {
    const values: unknown[] = [actor.agencyId, today, now]
    const ahead = { today: 0, week: 7, month: 31 } as const
    const parts = filter.due === 'waiting' ? ['d.bound_agency is distinct from $1', 'd.reader_unit = (select actor_unit())'] : ['d.bound_agency = $1']
    if (filter.due === 'overdue') parts.push(late)
    else if (filter.due !== undefined && filter.due !== 'waiting') parts.push(`not ${late}`, `d.due_on <= $2::date + ${ahead[filter.due]}`)
    if (unit !== undefined) parts.push(`d.unit_id = $${values.push(unit)}`)
    return statement(`select concat_ws(chr(31), d.measure_id, d.clock, d.key) as k from (select $1::text, $2::date, $3::timestamptz) moment, deadline d where ${parts.join(' and ')} and d.clock_kind in ${asking}
      order by d.due_on, coalesce(d.due_at, 'infinity'), d.measure_id, d.clock, d.key limit ${limit}`, values)
  },
  page({ today, now }, keys, columns) {
    const parts = keys.map((key) => key.split(between))
    return statement(`select i.person_id, d.bound_agency is not null and ${late} as overdue${chosen(columns, {
      name: 'i.name', birthYear: 'i.birth_year', kind: 'd.kind', clock: 'd.clock', dueOn: 'd.due_on', dueAt: 'd.due_at', form: 'd.form', unit: 'd.unit_id',
    })} from unnest($1::uuid[], $4::text[], $5::text[]) with ordinality as k (id, clock, key, n) join deadline d on d.measure_id = k.id and d.clock = k.clock and d.key = k.key left join person_identity i on i.person_id = d.person_id order by k.n`,
    [parts.map((part) => part[0]), today, now, parts.map((part) => part[1]), parts.map((part) => part[2] ?? '')])
  },
  cells: {
    name: text('name'), birthYear: number('birth_year'), kind: labelled('kind', (code, language) => words[language].kinds[code] ?? code), clock: labelled('clock', (code, language) => words[language].clocks[code] ?? code), dueOn: day('due_on'),
    dueAt: (row) => (row['due_at'] ? momentWords(new Date(row['due_at'] as string | Date).toISOString() as Instant).slice(0, 5) : null), overdue: (row, { language }) => (row['overdue'] === true ? said('quá hạn', 'overdue', language) : null),
    form: text('form'), unit: unitName('unit_id'),
  },
  person: (row) => (typeof row['person_id'] === 'string' ? row['person_id'] : null),
}

const ledger: Source = {
  keys({ filter }) {
    const values: unknown[] = []
    const where = [...(filter.from === undefined ? [] : [`d.at >= ($${values.push(filter.from)}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`]), ...(filter.to === undefined ? [] : [`d.at < ($${values.push(filter.to)}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`])]
    return statement(`select d.id::text as k from disclosure d where d.post_id = (select actor_post()) ${where.map((part) => `and ${part}`).join(' ')} order by d.at desc, d.id desc limit ${limit}`, values)
  },
  page: (_, keys) => statement(`select d.at, d.operation, d.purpose, d.persons, d.outcome from ${ordered('bigint')} join disclosure d on d.id = k.id where d.post_id = (select actor_post()) order by k.n`, [keys]),
  cells: {
    at: (row) => momentWords(new Date(row['at'] as string | Date).toISOString() as Instant), operation: text('operation'), purpose: labelled('purpose', purposeLabel), persons: (row) => Number(row['persons']), outcome: (row, { language }) => (row['outcome'] === 'shown' ? said('đã xem', 'shown', language) : said('bị từ chối', 'refused', language)),
  },
  person: () => null,
}

export const sources = { people, measures, deadlines, ledger } as const
