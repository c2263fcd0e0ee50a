/** The life line on a narrow screen: one column, latest first, the same shapes. */
import { useState, type ReactNode } from 'react'
import { useLanguage } from '../text/i18n.ts'
import { yearOf, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { formatDay } from '../text/format.ts'
import { entriesOf, type LineEntry, type RegimeBand, type TimelineLane } from './life-timeline.model.ts'
import { Mark } from './LifeTimeline.tsx'
import { pieces } from './pieces.text.ts'

/** Past entries shown before the reader asks for the rest. */
const firstPast = 12

export function LifeTimelineColumn({ lanes, regimes, today }: { readonly lanes: readonly TimelineLane[]; readonly regimes: readonly RegimeBand[]; readonly today: PlainDate }): ReactNode {
  const t = pieces.useText()
  const [all, setAll] = useState(false)
  const entries = entriesOf(lanes, regimes, today)
  const end = entries.findIndex((entry) => entry.kind === 'today') + 1 + firstPast
  const shown = all ? entries : entries.slice(0, end)
  return (
    <>
      <ol className="life-column">{shown.map((entry, index) => <Entry key={index} entry={entry} today={today} />)}</ol>
      {shown.length < entries.length ? <button type="button" className="text-button no-print" onClick={() => setAll(true)}>{t('timeline.earlier', { count: entries.length - shown.length })}</button> : null}
    </>
  )
}

function Entry({ entry, today }: { readonly entry: LineEntry; readonly today: PlainDate }): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  if (entry.kind === 'today') return <li className="life-today"><span>{t('timeline.today', { day: formatDay(today, language) })}</span></li>
  if (entry.kind === 'regime') return <li className="life-regime">{t('timeline.regimeFrom', { day: formatDay(entry.on, language), law: entry.regime.label })}</li>
  const urgent = entry.kind === 'mark' && (entry.mark.shape === 'due' || entry.mark.shape === 'late')
  const colour = entry.lane.colour === null || entry.ahead || urgent ? undefined : `var(--chart-${entry.lane.colour})`
  return (
    <li className={`life-entry${entry.former ? ' former' : ''}${entry.ahead ? ' is-ahead' : ''}`} style={colour ? { ['--lane' as string]: colour } : undefined}>
      <span className="life-day">
        {formatDay(entry.on, language, entry.on)}
        {yearOf(entry.on) === yearOf(today) ? null : <span>{yearOf(entry.on)}</span>}
      </span>
      <span className="life-spine" aria-hidden="true">
        <svg width="20" height="20"><Mark shape={entry.kind === 'mark' ? (entry.mark.shape === 'meeting' ? 'ahead' : entry.mark.shape) : entry.kind === 'meetings' ? 'step' : 'ahead'} x={10} y={10} /></svg>
      </span>
      <span className="life-words">
        {entry.kind === 'mark' ? (
          <>
            <span className={`life-name ${entry.mark.shape}`}>{entry.mark.label}</span>
            <span className="life-note">{[entry.lane.label, entry.mark.note].filter(Boolean).join(' · ')}</span>
          </>
        ) : entry.kind === 'end' ? (
          <>
            <span className="life-name">{t('timeline.termEnd')}</span>
            <span className="life-note">{entry.bar.label}</span>
          </>
        ) : (
          <span className="life-note">{t('timeline.earlierMeetings', { count: entry.count, day: formatDay(entry.from, language, today) })}</span>
        )}
      </span>
    </li>
  )
}
