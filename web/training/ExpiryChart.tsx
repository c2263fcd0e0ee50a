/** Certificates that end, month by month, with their table. */
import { useState, type ReactNode } from 'react'
import { qualifying } from '@hoa-nhap/domain/training/training.model'
import { addMonths, day } from '@hoa-nhap/domain/kernel/plain-date'
import { useWidth } from '../ui/use-width.ts'
import { trainingText } from './training.text.ts'
import '../ui/figures.css'

type Line = { readonly month: string; readonly kind: string; readonly certificates: number }
const months = 24
const height = 150
const monthText = (month: string): string => `${month.slice(5, 7)}/${month.slice(0, 4)}`

export function ExpiryChart({ expiry, today, kinds }: { readonly expiry: readonly Line[]; readonly today: string; readonly kinds: Readonly<Record<string, string>> }): ReactNode {
  const text = trainingText.useText()
  const [reference, width] = useWidth<HTMLElement>(760)
  const [asTable, setAsTable] = useState(false)
  if (expiry.length === 0) return <p className="note expiry-none">{text('expiry.none')}</p>
  const isQualifying = (kind: string) => (qualifying as readonly string[]).includes(kind)
  const sum = (lines: readonly Line[]) => lines.reduce((all, line) => all + line.certificates, 0)
  const [year, month] = today.split('-')
  const first = day(`${year}-${month}-01`)
  const all = Array.from({ length: months }, (_, index) => addMonths(first, index).slice(0, 7)).map((month) => {
    const lines = expiry.filter((line) => line.month === month)
    return { month, qualifying: sum(lines.filter((line) => isQualifying(line.kind))), other: sum(lines.filter((line) => !isQualifying(line.kind))) }
  })
  const top = Math.max(1, ...all.map((line) => line.qualifying + line.other))
  const step = Math.max(10, (width - 10) / months)
  const scale = (height - 26) / top
  const every = Math.max(1, Math.ceil(46 / step))
  return (
    <figure className="expiry" ref={reference}>
      {asTable ? null : (
        <>
          <svg viewBox={`0 0 ${width} ${height + 24}`} width="100%" role="img" aria-label={`${text('expiry')}. ${all.filter((line) => line.qualifying + line.other > 0).map((line) => `${monthText(line.month)}: ${line.qualifying + line.other}`).join('; ')}`}>
            <line x1="0" x2={width} y1={height} y2={height} stroke="var(--line-strong)" />
            {all.map((line, index) => {
              const [x, bar] = [index * step + step * 0.15, Math.min(step * 0.7, 34)]
              const [low, high] = [line.qualifying * scale, line.other * scale]
              return (
                <g key={line.month}>
                  <rect className="bar-qualifying" x={x} width={bar} y={height - low} height={low} />
                  <rect className="bar-other" x={x} width={bar} y={height - low - high} height={high} />
                  {line.qualifying + line.other > 0 ? <text className="count" x={x + bar / 2} y={height - low - high - 5} textAnchor="middle">{line.qualifying + line.other}</text> : null}
                  {index % every === 0 ? <text x={x + bar / 2} y={height + 17} textAnchor="middle">{Number(line.month.slice(5, 7))}/{line.month.slice(2, 4)}</text> : null}
                </g>
              )
            })}
          </svg>
          <p className="expiry-legend"><span><i />{text('expiry.qualifying')}</span><span className="other"><i />{text('expiry.other')}</span></p>
        </>
      )}
      <div className={asTable ? 'table-scroll' : 'print-only'}>
        <table className="plain-table">
          <caption className="sr-only">{text('expiry')}</caption>
          <thead><tr><th scope="col">{text('month')}</th><th scope="col">{text('column.what')}</th><th scope="col" className="number">{text('expiry.axis')}</th></tr></thead>
          <tbody>{expiry.map((line) => <tr key={`${line.month} ${line.kind}`}><td>{monthText(line.month)}</td><td>{kinds[line.kind] ?? line.kind}</td><td className="number">{line.certificates}</td></tr>)}</tbody>
        </table>
      </div>
      <div className="no-print"><button type="button" className="text-button" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>{text(asTable ? 'as.picture' : 'as.table')}</button></div>
    </figure>
  )
}
