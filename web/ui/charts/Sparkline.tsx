import type { ReactNode } from 'react'
import { pathOf, runsOf, yOf } from './series.ts'

/** Twelve months in one stroke with the target as a dashed line; decorative beside the words and the month chart. */
export function Sparkline({ values, target, width = 104, height = 24 }: { readonly values: readonly (number | null)[]; readonly target: number | null; readonly width?: number; readonly height?: number }): ReactNode {
  const known = values.filter((value): value is number => value !== null)
  if (known.length < 2) return null
  const top = 100
  const low = Math.max(0, Math.min(...known, target ?? 100) - 12)
  const box = { width: width - 8, height: height - 8, low, top }
  const runs = runsOf(values, box)
  const last = runs.at(-1)?.at(-1)
  return (
    <svg className="sparkline" width={width} height={height} viewBox={`-3 -4 ${width} ${height}`} aria-hidden="true">
      {target === null ? null : <line x1="0" x2={width - 8} y1={yOf(target, box)} y2={yOf(target, box)} stroke="var(--ink3)" strokeDasharray="3 3" />}
      {runs.map((run, index) => <path key={index} d={pathOf(run)} fill="none" stroke="var(--ink)" strokeWidth="1.5" strokeLinejoin="round" />)}
      {last ? <circle cx={last.x} cy={last.y} r="3" fill="var(--ink)" /> : null}
    </svg>
  )
}
