/** Rows of promise 1: the plan before the end of a term, and what happens when the end has passed without a release. */
import { cite } from './citation.ts'
import { lawTable, rowsOf2021, rowsOf2026 } from './law.ts'

export const libertyLaw = lawTable([
  // No text asks for a plan before the end under the law of 2021 outside the facility: the reminder is ours and binds the office alone.
  ...rowsOf2021(
    { id: 'release-plan', kind: 'lead', value: 30, unit: 'day', citation: cite('LOCAL', ''), confidence: 'unverified', note: 'Từ ngày này kế hoạch kết thúc hiện ra với nơi phải làm; không bắt buộc gì với người cai nghiện.' },
    { id: 'held-beyond', kind: 'max', unit: 'no-number', citation: cite('LOCAL', ''), confidence: 'unverified', note: 'Quá ngày cuối cùng: chỉ còn việc cho kết thúc; không lý do hay ghi chú nào tắt cảnh báo.' },
  ),
  ...rowsOf2026(
    { id: 'release-plan', kind: 'lead', value: 30, unit: 'day', citation: cite('D163', '93', '2'), also: [cite('D163', '94', '2'), cite('D163', '97', '1'), cite('D163', '123', '1')], confidence: 'one-copy' },
    { id: 'release-plan-proposal', kind: 'max', value: 2, unit: 'working-day', citation: cite('D163', '134', '1'), confidence: 'one-copy', form: 'Mẫu 52 PL V', bound: 'commune-police-chief' },
    { id: 'release-plan-decision', kind: 'lead', value: 1, unit: 'day', citation: cite('D163', '134', '1'), also: [cite('D163', '93', '4', 'b')], confidence: 'one-copy', form: 'Mẫu 53 PL V', bound: 'commune-chair', note: 'Không có số ngày: phải kịp trao trong 24 giờ trước khi hết thời hạn.' },
    { id: 'held-beyond', kind: 'max', unit: 'no-number', citation: cite('LOCAL', ''), confidence: 'unverified', note: 'Quá ngày cuối cùng: chỉ còn việc cho kết thúc; không lý do hay ghi chú nào tắt cảnh báo.' },
  ),
])
