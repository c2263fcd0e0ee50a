/** Law rows of voluntary rehabilitation at home and in the community. */
import type { Role } from '../kernel/actor.ts'
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026 } from '../kernel/law.ts'

const police = ['commune-police', 'commune-police-chief'] as const
const commune = [...police, 'commune-social', 'commune-chair'] as const
const helpers = ['counsellor', 'health-station', 'home-provider', 'team-member'] as const
const facility = ['facility-head', 'facility-intake', 'facility-health', 'facility-counsellor', 'facility-workshop', 'facility-guard'] as const
const anyone: readonly Role[] = [...commune, ...helpers, ...facility]

export const voluntaryLaw = lawTable([
  ...rowsOf2021(
    { id: 'register-at-commune', kind: 'signer', unit: 'no-number', citation: cite('D116', '28', '4'), also: [cite('L73', '27', '5', 'c')], confidence: 'verified', form: 'M22', signers: ['commune-social', ...police, 'commune-chair'] },
    { id: 'commune-decide-voluntary', kind: 'max', value: 3, unit: 'working-day', citation: cite('D116', '30', '1'), confidence: 'verified', form: 'M24', signers: ['commune-chair'], bound: 'commune-chair', act: 'decide' },
    { id: 'start-voluntary', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '3', '4'), confidence: 'verified', bound: 'person', act: 'start' },
    { id: 'intake', kind: 'signer', unit: 'no-number', citation: cite('D116', '32', '1'), confidence: 'verified', signers: ['commune-social', ...police, 'commune-chair', 'counsellor', 'home-provider', 'health-station'] },
    {
      id: 'voluntary-term-community', kind: 'term', value: 6, highest: 12, unit: 'month', citation: cite('L73', '30', '2'), confidence: 'verified', act: 'complete',
      note: 'Luật không nói rõ ngày bắt đầu: tính từ ngày bắt đầu cai nghiện.',
    },
    { id: 'provider-notice', kind: 'max', value: 5, unit: 'working-day', citation: cite('L73', '30', '7', 'c'), confidence: 'verified', bound: 'provider', act: 'provider-notice', signers: ['home-provider', 'health-station', ...police, 'commune-social', 'commune-chair'] },
    { id: 'support-after-stages', kind: 'right', unit: 'no-number', citation: cite('D116', '34', '4', 'b'), also: [cite('L73', '30', '3'), cite('TT62', '6', '3')], confidence: 'verified', bound: 'commune-chair', act: 'record-support', signers: ['commune-social', 'commune-chair', ...police] },
    { id: 'stages-voluntary', kind: 'stage', unit: 'no-number', citation: cite('L73', '29', '2'), confidence: 'verified', signers: anyone },
    { id: 'visit', kind: 'signer', unit: 'no-number', citation: cite('D116', '34'), confidence: 'verified', signers: anyone },
    { id: 'home-test', kind: 'signer', unit: 'no-number', citation: cite('L73', '22', '1'), confidence: 'verified', form: 'M03 NĐ 105', signers: [...police, 'health-station', 'assessor', 'substitution-clinician', 'facility-health'] },
    { id: 'breach-record', kind: 'signer', unit: 'no-number', citation: cite('D116', '33', '1'), confidence: 'verified', form: 'M27', signers: ['commune-chair', 'commune-police-chief'] },
    { id: 'self-termination-sessions', kind: 'min', value: 10, unit: 'no-number', citation: cite('D116', '3', '5'), confidence: 'verified', note: 'Bỏ 10 lần liên tiếp của liệu trình mà không có lý do.' },
    { id: 'leave', kind: 'right', unit: 'no-number', citation: cite('L73', '30'), confidence: 'verified', signers: anyone, note: 'Cai nghiện tự nguyện: người đã đăng ký luôn có thể thôi.' },
    {
      id: 'home-move', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '32', '2'), also: [cite('D116', '79', '1', 'c')], confidence: 'unverified', form: 'M25', bound: 'commune-chair', act: 'confirm-arrival', signers: ['commune-chair', ...police, 'commune-social'],
      note: 'Điều 32.2 không nêu số ngày: tạm lấy theo hạn báo chuyển nơi cư trú của quản lý sau cai.',
    },
    { id: 'community-completion', kind: 'asap', unit: 'no-number', citation: cite('D116', '32', '3', 'b'), also: [cite('L73', '30', '5', 'c')], confidence: 'verified', form: 'M26a', signers: ['commune-chair'], bound: 'commune-chair', act: 'complete' },
    { id: 'end-otherwise', kind: 'signer', unit: 'no-number', citation: cite('L73', '43', '3'), confidence: 'verified', signers: ['commune-chair', ...police, 'commune-social', 'facility-head'] },
    { id: 'assigned-worker', kind: 'signer', unit: 'no-number', citation: cite('D116', '34', '1'), confidence: 'verified', signers: ['commune-chair'] },
    { id: 'force-majeure-restart', kind: 'right', unit: 'no-number', citation: cite('D116', '3', '4'), confidence: 'verified', signers: ['commune-chair', ...police, 'commune-social'], note: 'Hạn bắt đầu cai nghiện tính lại từ khi hết sự kiện bất khả kháng.' },
    { id: 'served-time-counts', kind: 'right', unit: 'no-number', citation: cite('L73', '30'), confidence: 'unverified', note: 'Đổi hình thức: thời gian đã cai nghiện được tính, theo cách hiểu có lợi cho người cai nghiện.' },
  ),
  ...rowsOf2026(
    { id: 'register-at-police', kind: 'signer', unit: 'no-number', citation: cite('D163', '89'), also: [cite('L120', '31', '6')], confidence: 'one-copy', form: 'Mẫu 20 PL V', signers: [...police] },
    { id: 'addiction-certificate-validity', kind: 'max', value: 6, unit: 'month', citation: cite('L120', '31', '1', 'b'), confidence: 'verified' },
    { id: 'voluntary-decision', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '91', '1'), confidence: 'one-copy', form: 'Mẫu 22 PL V', signers: ['commune-police-chief'], bound: 'commune-police-chief', act: 'decide' },
    { id: 'voluntary-start', kind: 'max', value: 2, unit: 'working-day', citation: cite('D163', '4'), confidence: 'one-copy', bound: 'person', act: 'start' },
    { id: 'rehab-start-home', kind: 'signer', unit: 'no-number', citation: cite('L120', '32', '2'), also: [cite('D163', '92', '1')], confidence: 'verified', form: 'Mẫu 24 PL V', signers: [...police], note: 'Thời hạn tính từ ngày Công an xã lập biên bản tiếp nhận; sau một phần ở cơ sở tư nhân chỉ làm phần còn lại.' },
    { id: 'intake', kind: 'signer', unit: 'no-number', citation: cite('D163', '92', '1'), confidence: 'one-copy', form: 'Mẫu 24 PL V', signers: [...police] },
    { id: 'rehab-term-first', kind: 'term', value: 24, unit: 'month', citation: cite('L120', '29', '1'), also: [cite('L120', '32', '2')], confidence: 'verified', act: 'complete' },
    { id: 'rehab-term-repeat', kind: 'term', value: 36, unit: 'month', citation: cite('L120', '29', '1'), also: [cite('L120', '32', '2')], confidence: 'verified', act: 'complete', note: 'Cách tính lần thứ hai chưa rõ: chỉ theo xác nhận của người có thẩm quyền, ghi kèm giấy tờ.' },
    { id: 'voluntary-absence-quit', kind: 'max', value: 2, unit: 'working-day', citation: cite('D163', '4'), confidence: 'one-copy', bound: 'person', act: 'excuse-absence' },
    { id: 'provider-notify', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '32', '8', 'c'), confidence: 'verified', bound: 'provider', act: 'provider-notice', signers: ['home-provider', 'health-station', ...police] },
    { id: 'home-move-notify', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '92', '1', 'c'), confidence: 'one-copy', form: 'Mẫu 26 PL V', bound: 'commune-police', act: 'confirm-arrival', signers: ['commune-police-chief', 'commune-police'] },
    { id: 'home-end-notice', kind: 'lead', value: 30, unit: 'day', citation: cite('D163', '93', '2'), confidence: 'one-copy', form: 'Mẫu 51 PL V', bound: 'counsellor', act: 'end-notice', signers: ['counsellor', ...police] },
    { id: 'home-completion-certificate', kind: 'window', value: 24, unit: 'hour', citation: cite('D163', '93', '4'), confidence: 'one-copy', form: 'Mẫu 28 PL V', signers: ['commune-police-chief'], bound: 'commune-police-chief', act: 'complete' },
    { id: 'support-after-stages', kind: 'right', unit: 'no-number', citation: cite('D163', '131', '1'), confidence: 'one-copy', bound: 'commune-chair', act: 'record-support', signers: ['commune-social', 'commune-chair', ...police] },
    { id: 'stages-voluntary', kind: 'stage', unit: 'no-number', citation: cite('L120', '29', '3'), also: [cite('L120', '30')], confidence: 'verified', signers: anyone },
    { id: 's1-intake', kind: 'stage', highest: 2, unit: 'day', citation: cite('D163', '84'), confidence: 'one-copy' },
    { id: 's2-detox', kind: 'stage', value: 10, unit: 'day', citation: cite('D163', '85', '6'), confidence: 'one-copy' },
    { id: 's3-behaviour', kind: 'stage', value: 3, unit: 'month', citation: cite('D163', '86', '6'), confidence: 'one-copy' },
    { id: 's4-work', kind: 'stage', unit: 'no-number', citation: cite('D163', '87', '3'), confidence: 'one-copy' },
    { id: 's5-reintegration', kind: 'stage', value: 30, unit: 'day', citation: cite('D163', '88', '7'), confidence: 'one-copy' },
    { id: 'visit', kind: 'signer', unit: 'no-number', citation: cite('D163', '130', '1'), confidence: 'one-copy', signers: anyone },
    { id: 'home-test', kind: 'signer', unit: 'no-number', citation: cite('L120', '23', '1'), confidence: 'verified', form: 'Mẫu 01 PL III', signers: [...police, 'health-station', 'assessor', 'substitution-clinician', 'facility-health'] },
    { id: 'breach-record', kind: 'signer', unit: 'no-number', citation: cite('D163', '4'), also: [cite('L120', '35', '1')], confidence: 'one-copy', form: 'Mẫu 34 PL V', signers: ['commune-police-chief', 'commune-police'] },
    { id: 'leave', kind: 'right', unit: 'no-number', citation: cite('L120', '32'), confidence: 'verified', signers: anyone },
    { id: 'end-otherwise', kind: 'signer', unit: 'no-number', citation: cite('L120', '48', '3'), confidence: 'verified', signers: ['commune-police-chief', 'commune-police', 'facility-head'] },
    { id: 'assigned-worker', kind: 'signer', unit: 'no-number', citation: cite('D163', '130', '1'), confidence: 'one-copy', form: 'Mẫu 59 PL V', signers: ['commune-chair', ...police], note: 'Chủ tịch UBND xã ký; Công an xã ghi người được giao vào hồ sơ.' },
    { id: 'force-majeure-restart', kind: 'right', unit: 'no-number', citation: cite('D163', '89', '1'), confidence: 'unverified', signers: [...police], note: 'Nghị định nêu cho hạn đăng ký; áp dụng cho hạn bắt đầu là cách hiểu có lợi cho người cai nghiện.' },
    { id: 'served-time-counts', kind: 'right', unit: 'no-number', citation: cite('L120', '32'), confidence: 'unverified', note: 'Đổi hình thức: thời gian đã cai nghiện được tính, theo cách hiểu có lợi cho người cai nghiện.' },
    { id: 'prison-interrupts', kind: 'signer', unit: 'no-number', citation: cite('L120', '47', '1'), confidence: 'verified', signers: [...police, 'facility-head'], note: 'Chấp hành xong án phạt tù thì thực hiện phần còn lại; những ngày ở tù không tính vào thời hạn.' },
    { id: 't1-in-rehab', kind: 'signer', unit: 'no-number', citation: cite('L120', '56', '1'), confidence: 'verified' },
    { id: 't2-dossier-open', kind: 'signer', unit: 'no-number', citation: cite('L120', '56', '2'), confidence: 'verified' },
  ),
  // No text sets an interval of visits; each place sets its own. It informs the office and marks nobody.
  ...[...rowsOf2021({ id: 'home-visit-interval', kind: 'periodic', value: 1, unit: 'month', citation: cite('LOCAL', ''), confidence: 'unverified', bound: 'commune-police', act: 'record-visit' }),
    ...rowsOf2026({ id: 'home-visit-interval', kind: 'periodic', value: 1, unit: 'month', citation: cite('LOCAL', ''), confidence: 'unverified', bound: 'commune-police', act: 'record-visit' })],
])

/** Three stages are enough for voluntary rehabilitation under the law of 2021; all five belong to it under the law of 2026. */
export const stagesOf = {
  former: { all: ['a', 'b', 'c', 'd', 'e'], required: ['a', 'b', 'c'] },
  present: { all: ['s1', 's2', 's3', 's4', 's5'], required: ['s1', 's2', 's3', 's4', 's5'] },
} as const
/** Rows that carry the length of a stage. */
export const stageRows: Readonly<Record<string, string>> = { s1: 's1-intake', s2: 's2-detox', s3: 's3-behaviour', s4: 's4-work', s5: 's5-reintegration' }
/** The first day of the law of 2026. */
export { newLawFrom } from '../kernel/law-timeline.ts'
