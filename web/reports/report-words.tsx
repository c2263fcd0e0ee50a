/** How reports stand, what a period is called, and how a value is shown. */
import type { ReactNode } from 'react'
import type { ReportItem } from '@hoa-nhap/domain/reports/reports.contract'
import type { z } from 'zod'
import { formatDay, formatNumber } from '../text/format.ts'
import type { Language } from '../text/i18n.ts'
import { DoneMark, LateMark, LaterMark, PauseMark } from '../ui/icons.tsx'
import { reportsText } from './reports.text.ts'

export type Item = z.infer<typeof ReportItem>
export type Shown = number | string | null

/** Shape, then word; returned is the office's own work again. */
export function ReportState({ state }: { readonly state: Item['state'] | 'none' }): ReactNode {
  const t = reportsText.useText()
  const mark = state === 'accepted' ? <DoneMark size={16} /> : state === 'submitted' ? <PauseMark size={16} /> : state === 'returned' ? <LateMark size={16} /> : <LaterMark size={16} />
  return <span className={`report-state report-${state}`}>{mark} {t(`state.${state}`)}</span>
}

export const nameOf = (item: { readonly name: string; readonly nameEn: string }, language: Language): string => (language === 'en' ? item.nameEn : item.name)
export const titleOf = (item: { readonly title: string; readonly titleEn: string }, language: Language): string => (language === 'en' ? item.titleEn : item.title)
export const periodWords = (period: Item['period'], language: Language): string => (period.kind === 'range' ? `${formatDay(period.from, language)} – ${formatDay(period.to, language)}` : nameOf(period, language))

/** A figure as it stands in a report; null is never a zero. */
export function valueText(value: Shown, unit: string, language: Language): string {
  if (value === null) return ''
  if (value === '<5') return '<\u00a05'
  if (typeof value === 'string') return value
  const shown = formatNumber(value, language, Number.isInteger(value) ? undefined : 1)
  return unit === '%' ? `${shown}${language === 'vi' ? '\u00a0' : ''}%` : unit === 'đồng' ? `${shown}\u00a0đ` : shown
}
