/**
 * Clocks of complaints and inspections. They bind bodies and hang on no person's case. All of them are recalled, not read against the signed texts
 * (`unverified`): they inform, remind the body that handles, and drive nothing else. What an office sets itself is marked as its own.
 */
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026, type LawRow } from '../kernel/law.ts'

type Row = Omit<LawRow, 'regime' | 'from' | 'to'>
const complaints: readonly Row[] = [
  { id: 'complaint-time', kind: 'right', value: 90, unit: 'day', citation: cite('L02', '9'), confidence: 'unverified', bound: 'person', note: 'Từ ngày nhận được hoặc biết quyết định, hành vi; trở ngại khách quan không tính.' },
  { id: 'complaint-accept', kind: 'max', value: 10, unit: 'day', citation: cite('L02', '27'), confidence: 'unverified', act: 'accept', note: 'Thụ lý hoặc nêu lý do không thụ lý, bằng văn bản.' },
  { id: 'complaint-decide-first', kind: 'max', value: 30, unit: 'day', citation: cite('L02', '28'), confidence: 'unverified', act: 'decide', note: 'Vụ phức tạp 45 ngày; vùng sâu, vùng xa 45 và 60 ngày.' },
  { id: 'complaint-send', kind: 'max', value: 3, unit: 'working-day', citation: cite('L02', '32'), confidence: 'unverified', act: 'send-decision' },
  { id: 'complaint-second', kind: 'right', value: 30, unit: 'day', citation: cite('L02', '33'), confidence: 'unverified', bound: 'person', note: 'Từ ngày hết hạn hoặc nhận quyết định lần đầu; vùng sâu, vùng xa 45 ngày.' },
  { id: 'complaint-decide-second', kind: 'max', value: 45, unit: 'day', citation: cite('L02', '37'), confidence: 'unverified', act: 'decide', note: 'Vụ phức tạp 60 ngày; vùng sâu, vùng xa 60 và 70 ngày.' },
]
const own: readonly Row[] = [
  { id: 'inspection-planned', kind: 'window', unit: 'no-number', citation: cite('LOCAL', ''), confidence: 'unverified', act: 'announce', note: 'Ngày do kế hoạch của cơ quan đặt.' },
  { id: 'finding-recheck', kind: 'max', value: 30, unit: 'day', citation: cite('LOCAL', ''), confidence: 'unverified', act: 'recheck', note: 'Số ngày do nơi dùng đặt: kiểm tra lại sau khi đơn vị báo đã khắc phục.' },
]

export const inspectionsLaw = lawTable([
  ...rowsOf2021(...complaints, ...own,
    { id: 'inspection-conclusion', kind: 'max', value: 30, unit: 'day', citation: cite('L11', ''), confidence: 'unverified', act: 'conclude', note: 'Điều và số ngày chưa đối chiếu.' }),
  ...rowsOf2026(...complaints, ...own,
    { id: 'inspection-conclusion', kind: 'max', value: 30, unit: 'day', citation: cite('L84', ''), confidence: 'unverified', act: 'conclude', note: 'Điều và số ngày chưa đối chiếu.' }),
])
