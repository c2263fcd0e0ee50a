/** The table twin of the life line: everything drawn, in words, earliest first. */
import type { ReactNode } from 'react'
import { useLanguage } from '../text/i18n.ts'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { formatDay } from '../text/format.ts'
import type { TimelineLane } from './life-timeline.model.ts'
import { pieces } from './pieces.text.ts'

type Row = { readonly id: string; readonly on: PlainDate; readonly to: PlainDate | null; readonly lane: string; readonly what: string; readonly kind: string; readonly note: string }

export function LifeTimelineTable({ lanes, today }: { readonly lanes: readonly TimelineLane[]; readonly today: PlainDate }): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  const rows: Row[] = lanes.flatMap((lane) => [
    ...lane.bars.map((bar) => ({ id: `b${bar.id}`, on: bar.from, to: bar.to, lane: lane.label, what: bar.label, kind: t(bar.former ? 'timeline.former' : 'timeline.inForce'), note: bar.note ?? '' })),
    ...lane.marks.map((mark) => ({ id: `m${mark.id}`, on: mark.on, to: mark.on, lane: lane.label, what: mark.label, kind: t(`timeline.shape.${mark.shape}`), note: mark.note ?? '' })),
  ])
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('timeline.tableName')}>
      <table className="plain-table">
        <caption className="sr-only">{t('timeline.tableName')}</caption>
        <thead>
          <tr>{(['from', 'to', 'measure', 'what', 'kind', 'note'] as const).map((column) => <th key={column} scope="col">{t(`timeline.column.${column}`)}</th>)}</tr>
        </thead>
        <tbody>
          {rows.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map((row) => (
            <tr key={row.id}>
              <td>{formatDay(row.on, language)}</td>
              <td>{row.to === null ? t('timeline.open') : row.to === row.on ? '' : formatDay(row.to, language)}</td>
              <td>{row.lane}</td>
              <td>{row.what}</td>
              <td>{row.on > today ? t('timeline.ahead') : row.kind}</td>
              <td>{row.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
