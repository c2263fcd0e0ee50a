/** One reading by month against its target, with a table twin and the picture and figures to take away. */
import { isPercentage } from '@hoa-nhap/domain/directives/comparators.rules'
import { useId, useRef, useState, type ReactNode } from 'react'
import { formatNumber } from '../../text/format.ts'
import { useLanguage } from '../../text/i18n.ts'
import { againstText, neededShare, shareOf, targetText, type FigureReading, type TargetLine } from '../figure.ts'
import { pieces } from '../pieces.text.ts'
import { useWidth } from '../use-width.ts'
import { pathOf, roundTop, runsOf, yOf } from './series.ts'
import { download } from './take-away.ts'
import '../figures.css'
import './month-chart.css'

export type MonthFigure = { readonly month: string; readonly reading: FigureReading | null }
type Props = { readonly title: string; readonly months: readonly MonthFigure[]; readonly target: TargetLine | null }

const height = 220
const left = 44

export function MonthChart({ title, months, target }: Props): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  const id = useId()
  const picture = useRef<SVGSVGElement>(null)
  const [reference, width] = useWidth<HTMLDivElement>(720)
  const [asTable, setAsTable] = useState(false)
  const shares = months.map((month) => (month.reading ? shareOf(month.reading) : null))
  // Against a number the counts are drawn, on a scale of their own.
  const counted = target !== null && !isPercentage(target)
  const values = counted ? months.map((month) => (typeof month.reading?.met === 'number' ? month.reading.met : null)) : shares
  const needed = target === null ? null : counted ? (target.low ?? target.high) : neededShare(target)
  const top = counted ? roundTop(Math.max(needed ?? 0, ...values.map((value) => value ?? 0))) : 100
  const inner = Math.max(160, width - left - 70)
  const box = { width: inner, height: height - 24, low: 0, top }
  const runs = runsOf(values, box)
  const step = months.length > 1 ? inner / (months.length - 1) : 0
  const every = Math.max(1, Math.ceil(40 / Math.max(step, 1)))
  const last = runs.at(-1)?.at(-1)
  const lastReading = months.findLast((_, index) => values[index] !== null)?.reading ?? null
  return (
    <figure className="month-chart" ref={reference} aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      {asTable ? null : (
        <svg ref={picture} viewBox={`0 0 ${width} ${height + 36}`} width="100%" role="img" aria-label={`${title}. ${t('month.name')}`}>
          <g transform={`translate(${left} 24)`}>
            {[0, top / 4, top / 2, (3 * top) / 4, top].map((value) => (
              <g key={value}>
                <line className="month-grid" x1="0" x2={inner} y1={yOf(value, box)} y2={yOf(value, box)} />
                <text className="month-word" x="-8" y={yOf(value, box) + 4} textAnchor="end">{formatNumber(value, language)}</text>
              </g>
            ))}
            {!counted && target?.comparator === 'range' && target.low !== null && target.high !== null ? <rect className="month-band" x="0" width={inner} y={yOf(target.high, box)} height={yOf(target.low, box) - yOf(target.high, box)} /> : null}
            {needed === null ? null : (
              <>
                <line className="month-target" x1="0" x2={inner} y1={yOf(needed, box)} y2={yOf(needed, box)} />
                <text className="month-word strong" x={inner + 6} y={yOf(needed, box) + 4}>{target ? targetText(target, language) : ''}</text>
              </>
            )}
            {runs.map((run, index) => <path key={index} className="month-line" d={pathOf(run)} />)}
            {runs.flat().map((point) => <circle key={point.x} className="month-point" cx={point.x} cy={point.y} r="2.6" />)}
            {last && lastReading ? <text className="month-word strong" x={last.x} y={last.y - 9} textAnchor="end">{againstText(lastReading, target, language)}</text> : null}
            {months.map((month, index) => (index % every === 0 ? <text key={month.month} className="month-word" x={index * step} y={box.height + 20} textAnchor="middle">{Number(month.month.slice(5, 7))}/{month.month.slice(2, 4)}</text> : null))}
          </g>
          <text className="month-word" x="0" y="11">{counted ? target.unitOfMeasure : t('month.axis')}</text>
        </svg>
      )}
      <div className={asTable ? undefined : 'print-only'}>
        <table className="plain-table">
          <caption className="sr-only">{t('month.name')}</caption>
          <thead><tr><th scope="col">{t('matrix.months')}</th><th scope="col" className="number">n/N</th><th scope="col" className="number">%</th></tr></thead>
          <tbody>
            {months.map((month, index) => (
              <tr key={month.month}>
                <td>{month.month.slice(5, 7)}/{month.month.slice(0, 4)}</td>
                <td className="number">{month.reading ? `${month.reading.met}/${month.reading.of}` : t('month.gap')}</td>
                <td className="number">{shares[index] === null || shares[index] === undefined ? '' : formatNumber(shares[index], language, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="month-foot no-print">
        <button type="button" className="text-button" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>{t(asTable ? 'timeline.asPicture' : 'timeline.asTable')}</button>
        <button type="button" className="text-button" onClick={() => download('thang.csv', 'text/csv', ['month,met,of,percent', ...months.map((month, index) => [month.month.slice(0, 7), month.reading?.met ?? '', month.reading?.of ?? '', shares[index]?.toFixed(1) ?? ''].join(','))].join('\r\n'))}>CSV</button>
        {asTable ? null : <button type="button" className="text-button" onClick={() => picture.current && download('thang.svg', 'image/svg+xml', withColours(picture.current))}>SVG</button>}
      </div>
    </figure>
  )
}

/** The picture with its colours written into it, so that it stands outside the page. */
function withColours(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement
  const originals = picture.querySelectorAll<SVGElement>('*')
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const style = getComputedStyle(originals[index]!)
    for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size', 'font-weight']) element.style.setProperty(name, style.getPropertyValue(name))
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('font-family', 'Source Sans 3, sans-serif')
  return new XMLSerializer().serializeToString(copy)
}
