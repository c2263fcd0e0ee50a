import type { ReactNode } from 'react'
import { formatNumber } from '../text/format.ts'
import { documentsText } from './documents.text.ts'
import './document-sheet.css'

export type Bars = { readonly title: string; readonly unit: string; readonly labels: readonly string[]; readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[] }

/** Bars from zero; what is not known is a gap. The table beside it has the same figures. */
export function BarChart({ title, unit, labels, series }: Bars): ReactNode {
  const t = documentsText.useText()
  const most = Math.max(1, ...series.flatMap((one) => one.values.map((value) => value ?? 0)))
  return (
    <figure className="doc-chart">
      <figcaption><b>{title}</b> ({unit})</figcaption>
      {series.length > 1 ? <ul className="doc-legend">{series.map((one, index) => <li key={one.name}><i className={`doc-bar-${index % 6}`} /> {one.name}</li>)}</ul> : null}
      <ul className="doc-bars">
        {labels.map((label, at) => (
          <li key={label}>
            <span>{label}</span>
            <div>{series.map((one, index) => {
              const value = one.values[at] ?? null
              return <p key={one.name}>{value === null ? <span className="doc-unknown">{t('sheet.unknown')}</span> : <><i className={`doc-bar-${index % 6}`} style={{ width: `${(value / most) * 84}%` }} /> {formatNumber(value, 'vi')}</>}{series.length > 1 ? <span className="sr-only"> {one.name}</span> : null}</p>
            })}</div>
          </li>
        ))}
      </ul>
    </figure>
  )
}
