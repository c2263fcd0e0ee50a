/** What the officer types into a report: words by place, numbers by figure. Pure. */
import type { ReportView } from '@hoa-nhap/domain/reports/reports.contract'

export type Written = { readonly words: Readonly<Record<string, string>>; readonly entries: Readonly<Record<string, string>> }

/** What stands in the fields for what is kept; a number not entered is an empty field, never a zero. */
export function writtenOf(report: Pick<ReportView, 'words' | 'groups'>): Written {
  const entries = report.groups.flatMap((group) => group.figures).filter((figure) => figure.source === 'entry')
  return { words: Object.fromEntries(report.words.map((one) => [one.id, one.words])), entries: Object.fromEntries(entries.map((figure) => [figure.id, typeof figure.value === 'number' ? String(figure.value).replace('.', ',') : ''])) }
}

/** `1.234,5` and `1234.5` are the same number; a lone group of three after a point is a thousand. Empty is not known. */
export function readEntry(typed: string): { readonly ok: true; readonly value: number | null } | { readonly ok: false } {
  const plain = typed.replace(/[\s\u00a0]/g, '')
  if (plain === '') return { ok: true, value: null }
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) return { ok: true, value: Number(plain.replaceAll('.', '').replace(',', '.')) }
  return /^\d+([.,]\d+)?$/.test(plain) ? { ok: true, value: Number(plain.replace(',', '.')) } : { ok: false }
}
