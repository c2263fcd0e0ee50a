/** The list behind a figure, as far as it is the caller's to open, as a source of an export. */
import type { ExportRequest } from '@hoa-nhap/domain/exchange/exchange.contract'
import { mostExportedRows } from '@hoa-nhap/domain/exchange/exchange.model'
import { computableOf } from '@hoa-nhap/domain/indicators/indicators.model'
import { reasonSentence } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import { isPlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { doorStatement, indicatorOf, recordsStatement, type Door, type RecordRow } from '../indicators/indicators.model.ts'
import type { Context } from '../platform/route.ts'
import type { Asked, Source } from './export.sources.ts'

type Reading = Pick<Context<never, never, ExportRequest>, 'read' | 'body' | 'actor' | 'today'>

/**
 * All rows are read under the caller's sight at once, and each page asks for the persons again. Null reasons, days and marks are the figure's own.
 */
export async function recordsOf(context: Reading, asked: Asked): Promise<Source | Refusal> {
  const { filter } = asked
  const definition = filter.indicator === undefined ? undefined : indicatorOf(filter.indicator)
  if (!definition || definition.source.kind !== 'people' || computableOf(definition) === 'no') return { code: 'unknown-indicator', facts: {} }
  const { from, to } = filter
  if (from === undefined || to === undefined) return { code: 'export-filter', facts: { filter: from === undefined ? 'from' : 'to' } }
  const unit = filter.unit ?? asked.actor.unitId
  const [opened] = await context.read([doorStatement(definition.id, unit, from, to)])
  const door = opened!.rows[0] as unknown as Door | undefined
  if (!door || door.filter === null) return { code: 'unknown-unit', facts: { field: 'filter.unit' } }
  if (!door.reads) return { code: 'export-not-yours', facts: {} }
  const query = { unit, from, to, units: filter.units ?? 'now', met: filter.met ?? 'all' } as const
  const [found] = await context.read([recordsStatement(definition, door.filter, query, mostExportedRows, null, asked.actor.role)])
  const rows = found!.rows as unknown as RecordRow[]
  const key = (row: RecordRow) => `${row.ofOn}/${row.personId}`
  const known = new Map(rows.map((row) => [key(row), row]))
  const dayOf = (value: string | null) => (value !== null && isPlainDate(value) ? { day: value } : value)
  const rowOf = (row: Readonly<Record<string, unknown>>): RecordRow => known.get(String(row['k']))!
  return {
    keys: () => ({ text: 'select k from unnest($1::text[]) with ordinality as k (k, n) order by n', values: [[...known.keys()]] }),
    page: (_, keys) => ({ text: `select k.k, i.person_id from unnest($1::text[]) with ordinality as k (k, n) join person_identity i on i.person_id = split_part(k.k, '/', 2)::uuid order by k.n`, values: [keys] }),
    cells: {
      name: (row) => rowOf(row).name, birthYear: (row) => rowOf(row).birthYear, unit: (row) => rowOf(row).unitName, met: (row, { language }) => (rowOf(row).met ? (language === 'vi' ? 'đạt' : 'yes') : language === 'vi' ? 'chưa' : 'no'),
      ofOn: (row) => dayOf(rowOf(row).ofOn), metOn: (row) => dayOf(rowOf(row).metOn), reason: (row, { language }) => reasonSentence(rowOf(row).reason, language),
    },
    person: (row) => String(row['person_id']),
  }
}
