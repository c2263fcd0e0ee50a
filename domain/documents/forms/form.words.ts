/** Words and marks that every form uses: days, dots for the pen, names of posts. Pure text, NFC. */
import { longCitation } from '../../kernel/instruments.ts'
import type { Citation } from '../../kernel/citation.ts'
import type { LawUnit } from '../../kernel/law.ts'
import { isPlainDate, type PlainDate } from '../../kernel/plain-date.ts'
import { lawRow } from '../../measures/measures.law.ts'

/** A blank inside a sentence; a pen fills it. */
export const dots = '……………'
const shortDots = '……'

/** `ngày 05 tháng 02 năm 2026`, `ngày 05 tháng 8 năm 2026` (Nghị định 30/2020 writes 0 before days below 10 and months 1, 2); with dots where the day is not known. */
export function longDay(on: string | null | undefined): string {
  if (!on || !isPlainDate(on)) return `ngày ${shortDots} tháng ${shortDots} năm ${shortDots}`
  const [year, month, day] = on.split('-')
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}

/** `05/02/2026`, `02/2026` or `2026`; null stays null. */
export function shortDay(on: string | null | undefined): string | null {
  if (!on) return null
  const parts = on.split('-')
  return /^\d{4}(-\d{2}){0,2}$/.test(on) ? parts.toReversed().join('/') : on
}

/** `14 giờ 30 phút` of `14:30` or `14h30`; anything else stays. */
export function hourWords(time: string): string {
  const found = /^(\d{1,2})(?::|h)([0-5]\d)?$/u.exec(time)
  return found ? `${found[1]!.padStart(2, '0')} giờ${found[2] && found[2] !== '00' ? ` ${found[2]} phút` : ''}` : time
}

export const sexWord = (sex: string | null): string | null => (sex === 'male' ? 'Nam' : sex === 'female' ? 'Nữ' : sex)

/** `xã Đồng Đăng` inside a sentence, `Hà Nội` as it is. */
export function inSentence(unit: string): string {
  return unit.replace(/^(Xã|Phường|Đặc khu|Thị trấn|Huyện|Quận|Thị xã|Thành phố|Tỉnh)(?= )/u, (kind) => kind.toLocaleLowerCase('vi'))
}

/** The commune a paper speaks of: that of the measure, else the one in the name of the office; null where neither says. */
export function communeOf(unitName: string, issuer: string): string | null {
  if (unitName) return inSentence(unitName)
  return /(?:^|\s)((?:xã|phường|đặc khu|thị trấn) .+)$/iu.exec(issuer)?.[1]?.replace(/^./u, (letter) => letter.toLocaleLowerCase('vi')) ?? null
}

/** First letter of a sentence. */
export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)

/** `Căn cứ khoản 1 Điều 134 Nghị định 163/2026/NĐ-CP`. */
export const basisLine = (basis: Citation | string): string => (typeof basis === 'string' ? `Căn cứ ${basis}` : `Căn cứ ${longCitation(basis)}`)

const units: Readonly<Partial<Record<LawUnit, string>>> = { hour: 'giờ', 'working-day': 'ngày làm việc', day: 'ngày', month: 'tháng', year: 'năm' }

/** The amount of a rule on that day, `02 ngày làm việc`, `24 giờ`, `01 năm`; dots where the day has no such rule or no number. */
export function amountOf(rule: string, on: PlainDate): string {
  const row = lawRow(rule, on)
  const unit = row && units[row.unit]
  if (!row || row.value === undefined || !unit) return dots
  return row.unit === 'month' && row.value === 12 ? '01 năm' : `${String(row.value).padStart(2, '0')} ${unit}`
}
