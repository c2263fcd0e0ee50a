/** Lines of a paper's head as Decree 30/2020 writes them; used for the paper on the screen. Pure. */
import type { DocumentHead, Run } from '@hoa-nhap/domain/documents/documents.model'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'

const dots = '……'

/** `ngày 05 tháng 02 năm 2026`: the day below 10 and the months 1 and 2 take a zero. A day not known yet leaves room for the pen. */
export function dayLine(day: PlainDate | null): string {
  if (!day) return `ngày ${dots} tháng ${dots} năm ${dots}`
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `ngày ${String(date).padStart(2, '0')} tháng ${month < 3 ? `0${month}` : month} năm ${year}`
}

export const placeAndDay = (place: string | null, day: PlainDate | null): string => `${place ?? dots}, ${dayLine(day)}`

/** `Số: 31/QĐ-CAX`; a draft leaves the room of the number. */
export function numberLine(head: Extract<DocumentHead, { by: 'office' }>): string {
  return `Số: ${head.number ?? dots}/${head.code}`
}

/** A piece of a line with its look. */
export function piecesOf(runs: readonly Run[]): readonly { readonly text: string; readonly bold: boolean; readonly italic: boolean }[] {
  return runs.map((run) => (typeof run === 'string' ? { text: run, bold: false, italic: false } : { text: run.text, bold: run.bold ?? false, italic: run.italic ?? false }))
}

/** The mark before an item of a list. */
export function markOf(marker: 'dash' | 'number' | 'letter', index: number): string {
  return marker === 'dash' ? '-' : marker === 'number' ? `${index + 1}.` : `${letters[index] ?? index + 1})`
}
const letters = 'abcdđeghiklmnopqrstuvxy'.split('')
