/**
 * Who owes which report, from which day to which a period runs, and by when it is sent. The law of 2025 asks for reports "periodically" and gives no
 * number; what is older or recalled is marked and only reminds. An office may set its own boundaries: they are data.
 */
import { cite, type Citation, type Confidence } from '../kernel/citation.ts'
import { day, type PlainDate } from '../kernel/plain-date.ts'

/** How periods are cut: by the calendar, or by the reporting year that begins on a day of December. */
export type CutOffId = 'calendar' | 'december'
export type CutOff = {
  readonly id: CutOffId
  /** The first day of the reporting year, in the year before where it lies in December. */
  readonly firstMonth: number
  readonly firstDay: number
  readonly citation: Citation
  readonly confidence: Confidence
  /** What of it was not read: the shorter periods of the reporting year are recalled. */
  readonly note: string
  readonly noteEn: string
}

export const cutOffs: Readonly<Record<CutOffId, CutOff>> = {
  calendar: {
    id: 'calendar', firstMonth: 1, firstDay: 1, citation: cite('TT05', '3', '1'), confidence: 'verified',
    note: 'Từ ngày đầu đến ngày cuối của tháng, quý, năm dương lịch (mẫu thống kê cũ).', noteEn: 'From the first to the last day of the calendar month, quarter or year (as the older statistics).',
  },
  december: {
    id: 'december', firstMonth: 12, firstDay: 15, citation: cite('D163', ''), confidence: 'one-copy',
    note: 'Năm báo cáo từ 15/12 năm trước đến 14/12, theo Mẫu 21 Phụ lục V. Kỳ tháng, quý, sáu tháng cắt cùng ngày 15 là ghi nhớ, chưa đối chiếu văn bản.',
    noteEn: 'The reporting year runs from 15 December of the year before to 14 December, as form 21 of appendix V says. Months, quarters and half-years cut on the 15th are recalled, not read.',
  },
}

/** A duty to report, with what was read of it. `periodNumber: false`: the text says "periodically" and no more. */
export type ReportDuty = { readonly citation: Citation; readonly confidence: Confidence; readonly periodNumber: boolean; readonly note: string; readonly noteEn: string }
export const duties = {
  'user-management': { citation: cite('L120', '24', '8'), confidence: 'verified', periodNumber: false, note: 'Công an cấp xã định kỳ báo cáo UBND cấp xã; luật không nêu kỳ.', noteEn: 'The commune police report to the commune committee periodically; the law gives no interval.' },
  'home-rehab': { citation: cite('L120', '32', '5', 'd'), confidence: 'verified', periodNumber: false, note: 'Trưởng Công an cấp xã định kỳ báo cáo UBND cấp xã; luật không nêu kỳ.', noteEn: 'The chief of the commune police reports to the commune committee periodically; the law gives no interval.' },
  'voluntary-register': { citation: cite('D163', ''), confidence: 'one-copy', periodNumber: true, note: 'Tổng hợp của Sổ theo dõi cai nghiện tự nguyện; nơi nhận không được nêu.', noteEn: 'The totals of the register of voluntary rehabilitation; who receives them is not said.' },
  specialised: { citation: cite('D163', '13', ''), confidence: 'one-copy', periodNumber: true, note: 'Sáu tháng và hằng năm, theo chế độ báo cáo của Chính phủ.', noteEn: 'Half-yearly and yearly, under the Government’s reporting rules.' },
  statistics: { citation: cite('D163', '140', '13'), confidence: 'unverified', periodNumber: false, note: 'Thống kê theo quy định của Bộ Công an; thông tư chưa tìm thấy, mẫu này do hệ thống đặt.', noteEn: 'Statistics under a circular of the ministry that was not found; this report is our own.' },
  directive: { citation: cite('LOCAL', ''), confidence: 'unverified', periodNumber: false, note: 'Theo phần tổ chức thực hiện của văn bản.', noteEn: 'As the document on which it reports asks.' },
  legacy: { citation: cite('TT05', '3', '1'), confidence: 'verified', periodNumber: true, note: 'Nhóm chỉ tiêu cũ, để đối chiếu với năm trước; hiệu lực hiện nay chưa rõ.', noteEn: 'The older groups, to compare with earlier years; whether they are in force is open.' },
} as const satisfies Record<string, ReportDuty>
export type DutyId = keyof typeof duties

/** Bodies of a level that stand on that day: reports go up this chain. */
export type ReportLevel = 'commune' | 'district' | 'province'
const districtsEnd: PlainDate = day('2025-07-01')
export const levelsOn = (on: PlainDate): readonly ReportLevel[] => (on < districtsEnd ? ['commune', 'district', 'province'] : ['commune', 'province'])

/** From when the police answer for rehabilitation in a province; before, the labour department did. */
export const policeFrom: PlainDate = day('2025-03-01')

/** The figures' own secrecy (`domain/indicators/small-cells.ts`) holds in a paper that goes to those who see no persons. Our decision, no rule was found. */
export const smallestShown = 5
