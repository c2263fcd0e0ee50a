import { isPercentage } from '@hoa-nhap/domain/directives/comparators.rules'
import type { ReactNode } from 'react'
import { neededShare, verdictOf, wayOf, type FigureReading, type TargetLine } from './figure.ts'
import './figures.css'

/** A reading against its target: a bar from zero, a tick for the target, a pale band for a range. The words stand beside it. */
export function Bullet({ reading, target, height = 12 }: { readonly reading: FigureReading; readonly target: TargetLine | null; readonly height?: number }): ReactNode {
  const share = wayOf(reading, target)
  if (share === null) return null
  const verdict = target ? verdictOf(reading, target) : 'unknown'
  const tick = target ? (neededShare(target) ?? (isPercentage(target) ? target.high : 100)) : null
  const middle = height / 2
  return (
    <svg className="bullet" width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y={middle - 2} width="100" height="4" fill="var(--sunken)" />
      {target?.comparator === 'range' && isPercentage(target) && target.low !== null && target.high !== null ? <rect x={target.low} y={middle - 4} width={target.high - target.low} height="8" fill="var(--pine)" opacity="0.3" /> : null}
      <rect x="0" y={middle - 2} width={Math.min(100, share)} height="4" fill={verdict === 'met' ? 'var(--pine)' : 'var(--ink2)'} />
      {tick === null ? null : <line x1={Math.min(tick, 99.4)} x2={Math.min(tick, 99.4)} y1="0" y2={height} stroke="var(--ink)" strokeWidth="2" vectorEffect="non-scaling-stroke" />}
    </svg>
  )
}
