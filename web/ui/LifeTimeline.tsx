/** A life under the law on one line. Shape says what, words say it again, colour only helps; the same content stands in a table. */
import { useId, useState, type ReactNode } from 'react'
import { useLanguage } from '../text/i18n.ts'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { formatDay } from '../text/format.ts'
import { extentOf, type MarkShape, type RegimeBand, type TimelineBar, type TimelineLane } from './life-timeline.model.ts'
import { LifeTimelineColumn } from './LifeTimelineColumn.tsx'
import { LifeTimelineTable } from './LifeTimelineTable.tsx'
import { clusters, placeLabels, textWidth, timelineScale, type Label, type TimelineScale } from './timeline-scale.ts'
import { pieces } from './pieces.text.ts'
import { useWidth } from './use-width.ts'
import './figures.css'
import './life-timeline.css'

type Props = { readonly lanes: readonly TimelineLane[]; readonly regimes: readonly RegimeBand[]; readonly today: PlainDate; /** One sentence: where this life stands. */ readonly alternative: string }

const labelColumn = 158
const laneHeight = 46
const bandTop = 2
const lanesTop = 52
const narrow = 640

export function LifeTimeline({ lanes, regimes, today, alternative }: Props): ReactNode {
  const t = pieces.useText()
  const [reference, width] = useWidth<HTMLDivElement>(1080)
  const [asTable, setAsTable] = useState(false)
  const column = width < narrow
  return (
    <div className="life-timeline" ref={reference}>
      {asTable ? null : column ? <LifeTimelineColumn lanes={lanes} regimes={regimes} today={today} /> : <LifeLine lanes={lanes} regimes={regimes} today={today} alternative={alternative} width={width} />}
      <div className="life-timeline-foot">
        {column || asTable ? <span /> : <Legend />}
        <button type="button" className="text-button no-print" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'timeline.asPicture' : 'timeline.asTable')}
        </button>
      </div>
      <div className={asTable ? undefined : 'print-only'}>
        <LifeTimelineTable lanes={lanes} today={today} />
      </div>
    </div>
  )
}

function LifeLine({ lanes, regimes, today, alternative, width }: Props & { readonly width: number }): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  const hatch = useId()
  const { first, last } = extentOf(lanes, today)
  const scale = timelineScale({ first, today, last, left: labelColumn, right: width - 8 })
  const bottom = lanesTop + lanes.length * laneHeight
  const flag = t('timeline.today', { day: formatDay(today, language, today) })
  const flagWidth = textWidth(flag, true) + 14
  return (
    <svg className="life-line" viewBox={`0 0 ${width} ${bottom + 26}`} width="100%" role="img" aria-label={alternative}>
      <defs>
        {[0, 1, 2, 3, 4, 5].map((colour) => (
          <pattern key={colour} id={`${hatch}${colour}`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="7" height="7" fill={`var(--chart-${colour})`} />
            <rect width="2.6" height="7" fill="var(--sheet)" opacity="0.62" />
          </pattern>
        ))}
      </defs>
      <rect className="near-field" x={scale.todayX} y={bandTop + 24} width={scale.nearX - scale.todayX} height={bottom - bandTop - 24} />
      <Regimes regimes={regimes} scale={scale} />
      {scale.nearX - scale.todayX > flagWidth / 2 + 150 ? <text className="near-word" x={(scale.todayX + flagWidth / 2 + scale.nearX) / 2} y={bandTop + 40} textAnchor="middle">{t('timeline.near')}</text> : null}
      {scale.end > scale.nearEnd ? (
        <>
          <line className="near-edge" x1={scale.nearX} x2={scale.nearX} y1={bandTop + 24} y2={bottom} />
          <text className="axis-word" x={scale.nearX + 8} y={bandTop + 40}>{t('timeline.after')}</text>
        </>
      ) : null}
      {lanes.map((lane, index) => (
        <Lane key={lane.id} lane={lane} top={lanesTop + index * laneHeight} scale={scale} hatch={hatch} width={width} />
      ))}
      <line className="axis" x1={0} x2={width} y1={bottom} y2={bottom} />
      {scale.ticks.map((tick, index) => (
        <g key={`${tick.on}${index}`}>
          <line className="axis" x1={tick.x} x2={tick.x} y1={bottom} y2={bottom + 5} />
          <text className="axis-word" x={tick.part === 'after' ? tick.x : tick.part === 'near' ? tick.x : tick.x + 4} y={bottom + 19} textAnchor={tick.part === 'after' ? 'end' : tick.part === 'near' ? 'middle' : 'start'}>
            {tick.part === 'past' ? tick.on.slice(0, 4) : tick.part === 'near' ? `${Number(tick.on.slice(8))}/${Number(tick.on.slice(5, 7))}` : `${tick.on.slice(5, 7)}/${tick.on.slice(0, 4)}`}
          </text>
        </g>
      ))}
      <line className="today-line" x1={scale.todayX} x2={scale.todayX} y1={bandTop + 44} y2={bottom + 6} />
      <rect className="today-flag" x={scale.todayX - flagWidth / 2} y={bandTop + 25} width={flagWidth} height={21} rx={3} />
      <text className="today-word" x={scale.todayX} y={bandTop + 40} textAnchor="middle">{flag}</text>
    </svg>
  )
}

function Regimes({ regimes, scale }: { readonly regimes: readonly RegimeBand[]; readonly scale: TimelineScale }): ReactNode {
  return regimes.map((regime) => {
    const from = regime.from === null ? scale.left : scale.x(regime.from)
    const to = regime.to === null ? scale.x(scale.end) : scale.x(regime.to)
    if (to - from < 1) return null
    const fits = textWidth(regime.label) + 12 <= to - from
    return (
      <g key={regime.id}>
        <rect className={regime.inForce ? 'regime regime-in-force' : 'regime'} x={from} y={bandTop} width={Math.max(1, to - from - 1.5)} height={19}>
          <title>{regime.label}</title>
        </rect>
        {fits ? <text className={regime.inForce ? 'regime-word in-force' : 'regime-word'} x={from + 7} y={bandTop + 14}>{regime.label}</text> : null}
      </g>
    )
  })
}

function Lane({ lane, top, scale, hatch, width }: { readonly lane: TimelineLane; readonly top: number; readonly scale: TimelineScale; readonly hatch: string; readonly width: number }): ReactNode {
  const language = useLanguage()
  const middle = top + 29
  // A label stands beside the whole cluster its bar or mark belongs to, so that it never runs through a neighbour.
  const drawn = clusters([...lane.bars.map((bar) => [scale.x(bar.from), endX(bar, scale)] as const), ...lane.marks.map((mark) => [scale.x(mark.on) - 7, scale.x(mark.on) + 7] as const)])
  const besides = (from: number, to: number): { startX: number; endX: number } => {
    const around = drawn.find((cluster) => cluster[0] <= from + 0.5 && to - 0.5 <= cluster[1])
    return around ? { startX: around[0], endX: around[1] } : { startX: from, endX: to }
  }
  const barLabels: Label[] = lane.bars.map((bar) => ({ text: bar.note ? `${bar.label} ${bar.note}` : bar.label, ...besides(scale.x(bar.from), endX(bar, scale)), over: scale.x(bar.from), bold: true }))
  const said = lane.marks.filter((mark) => mark.said)
  const markLabels: Label[] = said.map((mark) => {
    const [from, to] = [scale.x(mark.on) - 7, scale.x(mark.on) + 7]
    const around = besides(from, to)
    // Beside its cluster only where that still is beside the mark; otherwise above it.
    const near = { before: from - around.startX < 16, after: around.endX - to < 16 }
    const order = mark.shape === 'ahead' ? (['after', 'before'] as const) : (['before', 'after'] as const)
    return { text: mark.said ?? '', ...around, over: from, sides: order.filter((side) => near[side]) }
  })
  const placed = placeLabels([...barLabels, ...markLabels], [...drawn, [scale.todayX - 2, scale.todayX + 2]], scale.left - 4, width)
  return (
    <g>
      <line className="lane-line" x1={0} x2={width} y1={top} y2={top} />
      <text className="lane-name" x={0} y={middle + 4}>{lane.label}</text>
      {lane.bars.map((bar) => <Bar key={bar.id} bar={bar} lane={lane} middle={middle} scale={scale} hatch={hatch} />)}
      {lane.marks.map((mark) => (
        <Mark key={mark.id} shape={mark.shape} x={scale.x(mark.on)} y={middle} title={`${formatDay(mark.on, language, scale.today)} · ${mark.label}`} />
      ))}
      {lane.bars.map((bar, index) => {
        const place = placed[index]
        return place ? (
          <text key={bar.id} className="bar-word" x={place.x} y={place.above ? middle - 11 : middle + 4.5} textAnchor={place.anchor}>
            <tspan className="bar-name">{bar.label}</tspan>
            {bar.note ? <tspan> {bar.note}</tspan> : null}
          </text>
        ) : null
      })}
      {said.map((mark, index) => {
        const place = placed[barLabels.length + index]
        return place ? <text key={mark.id} className={`tl-word ${mark.shape}`} x={place.x} y={place.above ? middle - 11 : middle + 4.5} textAnchor={place.anchor}>{mark.said}</text> : null
      })}
    </g>
  )
}

function endX(bar: TimelineBar, scale: TimelineScale): number {
  return bar.to === null ? scale.todayX : scale.x(bar.to)
}

/** What has been is filled (hatched under the former law); what is ahead is dashed. */
function Bar({ bar, lane, middle, scale, hatch }: { readonly bar: TimelineBar; readonly lane: TimelineLane; readonly middle: number; readonly scale: TimelineScale; readonly hatch: string }): ReactNode {
  const from = scale.x(bar.from)
  const to = Math.max(from + 3, endX(bar, scale))
  const done = Math.min(to, Math.max(from, bar.from > scale.today ? from : scale.todayX))
  const colour = lane.colour ?? 0
  return (
    <g>
      <title>{bar.note ? `${bar.label}, ${bar.note}` : bar.label}</title>
      {done > from ? <rect x={from} y={middle - 5.5} width={done - from} height={11} rx={1} fill={bar.former ? `url(#${hatch}${colour})` : `var(--chart-${colour})`} /> : null}
      {to > done ? <rect className="ahead-bar" x={done} y={middle - 5} width={to - done} height={10} rx={1.5} stroke={`var(--chart-${colour})`} /> : null}
    </g>
  )
}

export function Mark({ shape, x, y, title }: { readonly shape: MarkShape; readonly x: number; readonly y: number; readonly title?: string }): ReactNode {
  const label = title ? <title>{title}</title> : null
  switch (shape) {
    case 'decision': return <path className="tl-mark" d={`M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z`}>{label}</path>
    case 'test': return <path className="tl-mark" d={`M${x} ${y - 7}L${x + 6.5} ${y + 5}L${x - 6.5} ${y + 5}Z`}>{label}</path>
    case 'meeting': return <circle className="tl-meeting" cx={x} cy={y} r={3.2}>{label}</circle>
    case 'step': return <rect className="tl-step" x={x - 3} y={y - 3} width={6} height={6}>{label}</rect>
    case 'due': return <circle className="tl-due" cx={x} cy={y} r={6}>{label}</circle>
    case 'late': return <g>{label}<rect className="tl-late" x={x - 6.5} y={y - 6.5} width={13} height={13} rx={2} /><path className="tl-late-sign" d={`M${x} ${y - 4}V${y + 1}M${x} ${y + 3}V${y + 4.4}`} /></g>
    case 'ahead': return <circle className="tl-ahead" cx={x} cy={y} r={5.5}>{label}</circle>
    default: { const never: never = shape; return never }
  }
}

function Legend(): ReactNode {
  const t = pieces.useText()
  const hatch = useId()
  const shapes: readonly MarkShape[] = ['decision', 'test', 'meeting', 'due', 'late', 'ahead']
  return (
    <ul className="life-legend" aria-label={t('timeline.legend')}>
      <li>
        <svg width="22" height="12" aria-hidden="true">
          <defs>
            <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="7" height="7" fill="var(--chart-1)" /><rect width="2.6" height="7" fill="var(--sheet)" opacity="0.62" />
            </pattern>
          </defs>
          <rect width="22" height="12" rx="2" fill={`url(#${hatch})`} />
        </svg>
        {t('timeline.former')}
      </li>
      <li><svg width="22" height="12" aria-hidden="true"><rect width="22" height="12" rx="2" fill="var(--chart-3)" /></svg>{t('timeline.inForce')}</li>
      <li><svg width="24" height="12" aria-hidden="true"><rect className="ahead-bar" x="1" y="1" width="21" height="10" rx="2" stroke="var(--chart-4)" /></svg>{t('timeline.ahead')}</li>
      {shapes.map((shape) => (
        <li key={shape}>
          <svg width="18" height="18" aria-hidden="true">
            {shape === 'meeting' ? <rect x="1" y="3.5" width="16" height="11" rx="1" fill="var(--chart-1)" /> : null}
            <Mark shape={shape} x={9} y={9} />
          </svg>
          {t(`timeline.shape.${shape}`)}
        </li>
      ))}
    </ul>
  )
}
