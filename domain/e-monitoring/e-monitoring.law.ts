/**
 * Law rows of electronic monitoring, which exists since 2026-07-01. They speak of decisions, fitting, minutes and ends; no rule here knows a position,
 * and none turns a signal into a breach: that is a finding of an officer on minutes.
 */
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2026 } from '../kernel/law.ts'

const police = ['commune-police', 'commune-police-chief'] as const
/** The chief; the deputy where it was delegated to that post (Decree 163/2026 Art. 16(4), 20(7)). */
const chief = ['commune-police-chief', 'commune-police'] as const
const fitters = [...police, 'facility-head', 'facility-intake'] as const

export const eMonitoringLaw = lawTable(rowsOf2026(
  { id: 'em-subjects', kind: 'signer', unit: 'no-number', citation: cite('L120', '12', '1'), confidence: 'verified', note: 'Cai nghiện tại gia đình, cộng đồng; điều trị thay thế; quản lý sau cai. Không áp dụng với người ở trong cơ sở và người đang bị quản lý do sử dụng.' },
  { id: 'em-term-home', kind: 'term', unit: 'no-number', citation: cite('D163', '15', '1'), confidence: 'one-copy', act: 'end', note: 'Cả thời hạn cai nghiện tại gia đình, cộng đồng.' },
  { id: 'em-term-post-rehab', kind: 'term', unit: 'no-number', citation: cite('D163', '15', '1'), confidence: 'one-copy', act: 'end', note: 'Cả thời hạn quản lý sau cai.' },
  { id: 'em-term-substitution', kind: 'term', value: 24, unit: 'month', citation: cite('D163', '15', '1'), confidence: 'one-copy', act: 'end' },
  { id: 'em-term-minor-request', kind: 'term', value: 12, unit: 'month', citation: cite('D163', '15', '2', 'a'), confidence: 'one-copy', act: 'end', note: 'Hoặc phần còn lại của biện pháp, nếu ngắn hơn.' },
  { id: 'em-term-no-residence', kind: 'term', unit: 'no-number', citation: cite('D163', '15', '2', 'b'), confidence: 'one-copy', act: 'end', note: 'Cả thời hạn quản lý sau cai.' },
  { id: 'em-decision', kind: 'max', value: 12, unit: 'hour', citation: cite('D163', '16', '2', 'a'), confidence: 'one-copy', form: 'Mẫu 02 PL I', signers: [...chief], bound: 'commune-police-chief', act: 'decide', note: 'Từ khi nhận quyết định cai nghiện tại gia đình, thông báo điều trị thay thế hoặc quyết định quản lý sau cai.' },
  { id: 'em-decision-request', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '16', '2', 'b'), confidence: 'one-copy', form: 'Mẫu 02 PL I', signers: [...chief], bound: 'commune-police-chief', act: 'decide', note: 'Từ khi nhận đề nghị của cha mẹ, hoặc giấy tờ về vi phạm của người điều trị thay thế.' },
  { id: 'em-request', kind: 'signer', unit: 'no-number', citation: cite('D163', '15', '2', 'a'), confidence: 'one-copy', form: 'Mẫu 01 PL I', signers: [...police] },
  { id: 'em-decision-anew', kind: 'signer', unit: 'no-number', citation: cite('D163', '25', '6'), confidence: 'one-copy', form: 'Mẫu 02 PL I', signers: [...chief], note: 'Người điều trị thay thế vi phạm: quyết định mới, 02 năm.' },
  { id: 'em-delegation', kind: 'signer', unit: 'no-number', citation: cite('D163', '16', '4'), also: [cite('D163', '20', '7')], confidence: 'one-copy', note: 'Trưởng Công an cấp xã có thể giao Phó trưởng ký.' },
  { id: 'em-execute', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '17', '1'), confidence: 'one-copy', form: 'Mẫu 03, 04 PL I', signers: [...fitters], bound: 'commune-police', act: 'fit' },
  { id: 'em-fit-before-release', kind: 'lead', unit: 'no-number', citation: cite('D163', '16', '3'), also: [cite('D163', '17', '4')], confidence: 'one-copy', form: 'Mẫu 03, 04 PL I', signers: [...fitters], bound: 'facility-head', act: 'fit', note: 'Lắp trước khi người đó rời cơ sở; cơ sở tư nhân: Công an xã nơi cơ sở đặt trụ sở.' },
  { id: 'em-removal', kind: 'signer', unit: 'no-number', citation: cite('D163', '19', '1'), confidence: 'one-copy', form: 'Mẫu 05, 07 PL I', signers: [...police] },
  { id: 'em-abroad-removal', kind: 'min', value: 7, unit: 'day', citation: cite('D163', '19', '1'), confidence: 'one-copy', form: 'Mẫu 05, 07, 08 PL I', signers: [...police], act: 'remove-temporarily', note: 'Đi nước ngoài bằng đường hàng không: không cần số ngày.' },
  { id: 'em-position-change', kind: 'min', value: 1, unit: 'month', citation: cite('D163', '19', '3'), confidence: 'one-copy', form: 'Mẫu 05, 09 PL I', signers: [...police, 'health-station'], act: 'change-position', note: 'Hoặc theo yêu cầu y tế. Vị trí đeo trên người, không phải nơi người đó ở.' },
  { id: 'em-refit', kind: 'signer', unit: 'no-number', citation: cite('D163', '19', '2'), confidence: 'one-copy', form: 'Mẫu 08 PL I', signers: [...police] },
  { id: 'em-refit-present', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '24', '1', 'đ'), confidence: 'one-copy', bound: 'person', act: 'refit' },
  { id: 'em-damage-report', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '23', '2', 'c'), confidence: 'one-copy', bound: 'person', act: 'report-damage', signers: [...police] },
  { id: 'em-replace', kind: 'signer', unit: 'no-number', citation: cite('D163', '19'), confidence: 'one-copy', form: 'Mẫu 10 PL I', signers: [...police] },
  { id: 'em-battery', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '24', '1', 'd'), confidence: 'one-copy', bound: 'person', act: 'battery-charged', signers: [...police] },
  { id: 'em-breach', kind: 'signer', unit: 'no-number', citation: cite('D163', '24', '1'), also: [cite('D163', '25')], confidence: 'one-copy', form: 'Mẫu 18 PL I', signers: ['commune-police', 'commune-police-chief'] },
  { id: 'em-breach-cure', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '25', '3'), also: [cite('D163', '25', '4')], confidence: 'one-copy', bound: 'person', act: 'record-cured', signers: ['commune-police', 'commune-police-chief'] },
  { id: 'em-ladder-worn', kind: 'min', value: 2, unit: 'no-number', citation: cite('D163', '25', '3'), confidence: 'one-copy', note: 'Không đeo, tháo thiết bị: lần đầu nhắc nhở; lần thứ hai, hoặc không khắc phục trong 24 giờ.' },
  { id: 'em-ladder-kept', kind: 'min', value: 3, unit: 'no-number', citation: cite('D163', '25', '4'), confidence: 'one-copy', note: 'Để hết pin, không đến lắp lại: hai lần đầu nhắc nhở; lần thứ ba, hoặc không khắc phục trong 24 giờ.' },
  { id: 'em-ladder-tampering', kind: 'min', value: 1, unit: 'no-number', citation: cite('D163', '25', '2'), also: [cite('L120', '47', '2')], confidence: 'one-copy' },
  { id: 'em-post-rehab-fine', kind: 'signer', unit: 'no-number', citation: cite('D163', '25', '5'), confidence: 'one-copy', note: 'Người sau cai: xử phạt hành chính; không phải căn cứ cai nghiện bắt buộc.' },
  { id: 'em-force-majeure-report', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '24', '2'), confidence: 'one-copy', bound: 'person', act: 'force-majeure-reported', signers: [...police] },
  { id: 'em-pause', kind: 'signer', unit: 'no-number', citation: cite('D163', '20', '1'), confidence: 'one-copy', form: 'Mẫu 11, 12 PL I', signers: [...chief] },
  { id: 'em-exempt-adult', kind: 'min', value: 12, unit: 'month', citation: cite('D163', '20', '3', 'a'), confidence: 'one-copy', form: 'Mẫu 13, 14 PL I', signers: [...chief], act: 'exempt' },
  { id: 'em-exempt-minor', kind: 'min', value: 6, unit: 'month', citation: cite('D163', '20', '3', 'b'), confidence: 'one-copy', form: 'Mẫu 13, 14 PL I', signers: [...chief], act: 'exempt' },
  { id: 'em-end', kind: 'signer', unit: 'no-number', citation: cite('D163', '20', '4'), confidence: 'one-copy', form: 'Mẫu 15, 16 PL I', signers: [...chief] },
  { id: 'em-move-handover', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '21', '2'), confidence: 'one-copy', form: 'Mẫu 17 PL I', bound: 'commune-police', act: 'confirm-arrival', signers: [...police] },
  { id: 'em-officer', kind: 'signer', unit: 'no-number', citation: cite('D163', '21', '2'), confidence: 'one-copy', form: 'Mẫu 17 PL I', signers: ['commune-police-chief', 'commune-police'] },
  { id: 't5-e-monitoring', kind: 'right', unit: 'no-number', citation: cite('D163', '151'), confidence: 'one-copy', note: 'Người đang cai nghiện tại gia đình, điều trị thay thế, quản lý sau cai ngày 01/7/2026: thuộc diện giám sát; không nêu số ngày.' },
))
