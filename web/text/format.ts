/** Numbers, days and times as officers write them. Pure; days are `YYYY-MM-DD`, instants RFC 3339, wall clock of Viet Nam. */
import { addDays, dayOf, weekday, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Language } from './i18n.ts'

const noBreak = '\u00a0'

/** `1.111,5` in Vietnamese, `1,111.5` in English; `decimals` fixed when given. */
export function formatNumber(value: number, language: Language = 'vi', decimals?: number): string {
  const fixed = decimals === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(decimals)
  const [whole = '0', fraction] = fixed.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, language === 'vi' ? '.' : ',')
  return `${value < 0 ? '−' : ''}${grouped}${fraction ? `${language === 'vi' ? ',' : '.'}${fraction}` : ''}`
}

/** `82,4 %` with a no-break space; `share` is already in percent. */
export function formatPercent(share: number, language: Language = 'vi'): string {
  return language === 'vi' ? `${formatNumber(share, 'vi', 1)}${noBreak}%` : `${formatNumber(share, 'en', 1)}%`
}

/** A share as shown: percent, or n/N where the denominator is below 20. */
export function formatShare(met: number, of: number, language: Language = 'vi'): string {
  return of < 20 ? `${met}/${of}` : formatPercent((met / of) * 100, language)
}

/** `18/11` in the year of `today`, else `18/11/2026`; always whole without `today` (papers). English: `18 Nov`, `18 Nov 2026`. */
export function formatDay(on: string, language: Language = 'vi', today?: string): string {
  const [year, month, date] = on.split('-') as [string, string, string]
  const thisYear = today !== undefined && today.startsWith(`${year}-`)
  if (language === 'vi') return thisYear ? `${date}/${month}` : `${date}/${month}/${year}`
  const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(month) - 1]
  return thisYear ? `${Number(date)} ${name}` : `${Number(date)} ${name} ${year}`
}

/** `1991`, `05/1991` or `15/05/1991`. */
export function formatBirth(birth: string): string {
  return birth.split('-').toReversed().join('/')
}

/** `07:42` on the wall clock of Viet Nam. */
export function formatTime(at: string): string {
  return new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(11, 16)
}

/** Day and time of a limit; midnight is the end of the day before: `24:00`. */
export function limitOf(at: string): { readonly day: PlainDate; readonly time: string } {
  const on = dayOf(at as Instant)
  const time = formatTime(at)
  return time === '00:00' ? { day: addDays(on, -1), time: '24:00' } : { day: on, time }
}

const weekdaysVi = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật']
const weekdaysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const shortVi = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN']

/** `Thứ Tư 18/11/2026`. */
export function formatLongDay(on: string, language: Language = 'vi'): string {
  const index = weekday(on as PlainDate) - 1
  return `${(language === 'vi' ? weekdaysVi : weekdaysEn)[index]} ${formatDay(on, language)}`
}

/** `T4 18/11`, where there is little room. */
export function formatShortDay(on: string, language: Language = 'vi'): string {
  const index = weekday(on as PlainDate) - 1
  return `${language === 'vi' ? shortVi[index] : weekdaysEn[index]!.slice(0, 3)} ${formatDay(on, language, on)}`
}

/** `T4 18`, for a column of a week. */
export function formatWeekColumn(on: string, language: Language = 'vi'): string {
  const index = weekday(on as PlainDate) - 1
  return `${language === 'vi' ? shortVi[index] : weekdaysEn[index]!.slice(0, 2)} ${Number(on.slice(8))}`
}

/** `Hoàng Văn Thắng, 1991`: the person as lists show them. */
export function formatPerson(name: string, birthYear: number | null): string {
  return birthYear === null ? name : `${name}, ${birthYear}`
}
