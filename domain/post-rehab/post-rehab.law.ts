/** Law rows of post-rehabilitation management at the place of residence. */
import type { Role } from '../kernel/actor.ts'
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026 } from '../kernel/law.ts'

const police = ['commune-police', 'commune-police-chief'] as const
const helpers = ['counsellor', 'health-station', 'team-member'] as const
const anyone: readonly Role[] = [...police, 'commune-social', 'commune-chair', ...helpers]
const keepers: readonly Role[] = [...police, 'commune-social', 'commune-chair']

export const postRehabLaw = lawTable([
  ...rowsOf2021(
    { id: 'post-opening', kind: 'signer', unit: 'no-number', citation: cite('D116', '77', '1'), also: [cite('L73', '40', '1')], confidence: 'verified', signers: keepers },
    { id: 'report-home', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '62', '5'), confidence: 'verified', bound: 'person', act: 'report-home', signers: keepers, note: 'Chỉ người chấp hành xong quyết định bắt buộc có hạn; người cai nghiện tự nguyện không có hạn.' },
    { id: 'report-completion', kind: 'signer', unit: 'no-number', citation: cite('D116', '77', '1'), confidence: 'verified', signers: keepers },
    { id: 'post-dossier', kind: 'max', value: 3, unit: 'working-day', citation: cite('D116', '77', '1'), also: [cite('D116', '77', '2', 'a')], confidence: 'verified', form: 'M50', signers: ['commune-police-chief'], bound: 'commune-police-chief', act: 'propose' },
    { id: 'post-decide', kind: 'max', value: 2, unit: 'working-day', citation: cite('D116', '78', '1'), confidence: 'verified', form: 'M51', signers: ['commune-chair'], bound: 'commune-chair', act: 'decide' },
    { id: 'post-deliver', kind: 'asap', unit: 'no-number', citation: cite('D116', '78', '3'), confidence: 'verified', signers: keepers },
    { id: 'post-term-1y', kind: 'term', value: 12, unit: 'month', citation: cite('L73', '40', '1'), confidence: 'verified', act: 'complete' },
    { id: 'post-term-2y', kind: 'term', value: 24, unit: 'month', citation: cite('L73', '40', '2'), confidence: 'verified', act: 'complete' },
    { id: 'post-absence-excluded', kind: 'term', unit: 'no-number', citation: cite('D116', '79', '1', 'b'), confidence: 'verified', signers: police },
    { id: 'post-move-notice', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '79', '1', 'c'), also: [cite('L73', '43', '2')], confidence: 'verified', form: 'M53', bound: 'commune-police', act: 'confirm-arrival', signers: police },
    { id: 'post-support', kind: 'signer', unit: 'no-number', citation: cite('D116', '79', '2'), also: [cite('D116', '80')], confidence: 'verified', signers: anyone },
    { id: 'post-visit', kind: 'signer', unit: 'no-number', citation: cite('D116', '79', '2'), confidence: 'verified', signers: anyone },
    { id: 'post-test', kind: 'signer', unit: 'no-number', citation: cite('D116', '79', '2', 'c'), confidence: 'verified', form: 'M03 NĐ 105', signers: [...police, 'health-station', 'assessor'] },
    { id: 'post-helper', kind: 'signer', unit: 'no-number', citation: cite('D116', '79', '3'), confidence: 'verified', signers: ['commune-chair'] },
    { id: 'post-found-addicted', kind: 'signer', unit: 'no-number', citation: cite('L73', '27', '1', 'd'), confidence: 'verified', signers: ['assessor', 'health-station', ...police] },
    { id: 'post-completion', kind: 'asap', unit: 'no-number', citation: cite('D116', '81'), confidence: 'verified', form: 'M54', signers: ['commune-chair'], bound: 'commune-chair', act: 'complete' },
    { id: 'addict-move-notice', kind: 'max', value: 5, unit: 'working-day', citation: cite('L73', '43', '2'), confidence: 'verified', bound: 'commune-police', note: 'Người trong danh sách người nghiện: báo nơi cư trú mới.' },
    { id: 'post-list', kind: 'signer', unit: 'no-number', citation: cite('L73', '40', '3', 'a'), also: [cite('D116', '79', '1', 'a')], confidence: 'verified', form: 'M52', signers: police },
    { id: 'post-support-school', kind: 'right', unit: 'no-number', citation: cite('D116', '80', '1'), confidence: 'verified', note: 'Học sinh từ đủ 12 đến dưới 18 tuổi: miễn, giảm học phí, hỗ trợ chi phí học tập.' },
    { id: 'post-use-not-addicted', kind: 'signer', unit: 'no-number', citation: cite('L73', '27', '1', 'd'), confidence: 'unverified', signers: ['assessor', 'health-station', ...police], note: 'Có sử dụng nhưng không nghiện: quản lý sau cai vẫn tiếp tục (suy luận).' },
    { id: 'post-removal', kind: 'signer', unit: 'no-number', citation: cite('L73', '43', '3'), confidence: 'verified', signers: police },
  ),
  ...rowsOf2026(
    { id: 'post-opening', kind: 'signer', unit: 'no-number', citation: cite('L120', '42'), also: [cite('D163', '134', '1')], confidence: 'verified', signers: [...police, 'commune-chair', 'commune-social'] },
    { id: 'report-completion', kind: 'signer', unit: 'no-number', citation: cite('L120', '42', '1'), confidence: 'unverified', signers: keepers, note: 'Người hoàn thành trước 01/7/2026 chưa có quyết định: luật mới không nói rõ.' },
    { id: 'post-rehab-proposal', kind: 'max', value: 2, unit: 'working-day', citation: cite('D163', '134', '1'), confidence: 'one-copy', form: 'Mẫu 52 PL V', signers: ['commune-police-chief'], bound: 'commune-police-chief', act: 'propose' },
    { id: 'post-rehab-decision', kind: 'lead', unit: 'no-number', citation: cite('D163', '134', '1'), also: [cite('L120', '42', '6'), cite('D163', '93', '4', 'b')], confidence: 'one-copy', form: 'Mẫu 53 PL V', signers: ['commune-chair'], bound: 'commune-chair', act: 'decide', note: 'Không có số ngày: phải kịp trao trong 24 giờ trước khi hết thời hạn cai nghiện.' },
    { id: 'post-rehab-hand-over', kind: 'window', value: 24, unit: 'hour', citation: cite('D163', '93', '4', 'b'), confidence: 'one-copy', form: 'Mẫu 23 PL V', signers: ['commune-police-chief', 'commune-police'], bound: 'commune-police-chief', act: 'hand-over-decision' },
    { id: 'post-rehab-term-1y', kind: 'term', value: 12, unit: 'month', citation: cite('L120', '42', '1'), confidence: 'verified', act: 'complete' },
    { id: 'post-rehab-term-2y', kind: 'term', value: 24, unit: 'month', citation: cite('L120', '42', '2'), confidence: 'verified', act: 'complete' },
    { id: 'post-rehab-absence', kind: 'term', unit: 'no-number', citation: cite('D163', '136', '1', 'a'), confidence: 'unverified', signers: police, note: 'Câu chữ có hai cách hiểu; thời hạn không dài thêm.' },
    { id: 'post-rehab-move-notify', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '136', '1', 'b'), also: [cite('L120', '48', '2')], confidence: 'one-copy', form: 'Mẫu 54 PL V', bound: 'commune-police', act: 'confirm-arrival', signers: police },
    { id: 'post-support', kind: 'signer', unit: 'no-number', citation: cite('D163', '137'), confidence: 'one-copy', signers: anyone },
    { id: 'post-visit', kind: 'signer', unit: 'no-number', citation: cite('D163', '136'), confidence: 'one-copy', signers: anyone },
    { id: 'post-test', kind: 'signer', unit: 'no-number', citation: cite('L120', '23', '1'), confidence: 'verified', form: 'Mẫu 01 PL III', signers: [...police, 'health-station', 'assessor'] },
    { id: 'post-helper', kind: 'signer', unit: 'no-number', citation: cite('D163', '136', '3'), confidence: 'one-copy', form: 'Mẫu 55 PL V', signers: ['commune-chair', ...police], note: 'Chủ tịch UBND xã ký; Công an xã ghi vào hồ sơ.' },
    { id: 'post-found-addicted', kind: 'signer', unit: 'no-number', citation: cite('L120', '31', '1', 'd'), confidence: 'verified', signers: ['assessor', 'health-station', ...police] },
    { id: 'post-rehab-completion', kind: 'window', value: 3, unit: 'working-day', citation: cite('D163', '138'), confidence: 'one-copy', form: 'Mẫu 56 PL V', signers: ['commune-chair'], bound: 'commune-chair', act: 'complete' },
    { id: 'addict-list-move-notify', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '48', '2'), confidence: 'verified', bound: 'commune-police', note: 'Người trong danh sách người nghiện: báo nơi cư trú mới.' },
    { id: 'post-use-not-addicted', kind: 'signer', unit: 'no-number', citation: cite('L120', '31', '1', 'd'), confidence: 'unverified', signers: ['assessor', 'health-station', ...police] },
    { id: 'post-prison', kind: 'term', unit: 'no-number', citation: cite('L120', '47', '1'), confidence: 'verified', signers: [...police], note: 'Phần còn lại thực hiện sau khi chấp hành xong án phạt tù.' },
    { id: 'post-compulsory-education', kind: 'term', unit: 'no-number', citation: cite('L120', '47', '1'), confidence: 'unverified', signers: [...police], note: 'Vào cơ sở giáo dục bắt buộc, trường giáo dưỡng: không thấy quy định dừng thời hạn; thời hạn vẫn chạy.' },
    { id: 'post-social-protection', kind: 'term', unit: 'no-number', citation: cite('D163', '124', '4'), confidence: 'one-copy', signers: [...police, 'commune-chair', 'commune-social', 'social-protection', 'facility-head'], note: 'Thời gian ở cơ sở trợ giúp xã hội được tính là thời gian quản lý sau cai.' },
    { id: 't8-post-rehab', kind: 'signer', unit: 'no-number', citation: cite('D163', '151'), also: [cite('L120', '42'), cite('L73', '40')], confidence: 'one-copy', note: 'Thời hạn theo hai luật bằng nhau; chỉ nội dung thay đổi.' },
    { id: 'post-removal', kind: 'signer', unit: 'no-number', citation: cite('L120', '48', '4'), also: [cite('D163', '135', '6')], confidence: 'verified', form: 'Mẫu 57 PL V', signers: ['commune-police-chief'] },
  ),
  // No text sets an interval of meetings or tests; each place sets its own. It informs the office and marks nobody.
  ...[...rowsOf2021({ id: 'post-visit-interval', kind: 'periodic', value: 1, unit: 'month', citation: cite('LOCAL', ''), confidence: 'unverified', bound: 'commune-police', act: 'record-visit' }),
    ...rowsOf2026({ id: 'post-visit-interval', kind: 'periodic', value: 1, unit: 'month', citation: cite('LOCAL', ''), confidence: 'unverified', bound: 'commune-police', act: 'record-visit' })],
])

/** Grounds to leave the list before the end (Law 73/2021 Art. 43(3)b–d; Law 120/2025 Art. 48(4), Decree 163/2026 Art. 135(6)). */
export const removalGrounds = {
  former: ['prison', 'moved', 'dead-or-missing'],
  present: ['prison', 'compulsory-education', 'found-addicted', 'moved', 'dead-or-missing'],
} as const
