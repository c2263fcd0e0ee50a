/** Law rows of the management of people who use drugs without permission: from the positive test to the last day of the year on the list. */
import type { Role } from '../kernel/actor.ts'
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026 } from '../kernel/law.ts'

const police = ['commune-police', 'commune-police-chief'] as const
const detecting: readonly Role[] = [...police, 'district-police', 'province-police']
const testers: readonly Role[] = [...detecting, 'health-station', 'assessor', 'substitution-clinician', 'facility-head']
const commune: readonly Role[] = [...police, 'commune-social', 'commune-chair']
const helpers: readonly Role[] = [...commune, 'team-member', 'counsellor', 'health-station']

export const drugUseLaw = lawTable([
  ...rowsOf2021(
    { id: 'use-suspicion', kind: 'signer', unit: 'no-number', citation: cite('D105', '38', '1'), confidence: 'verified', signers: testers, note: 'Chín căn cứ để xét nghiệm.' },
    { id: 'use-found', kind: 'signer', unit: 'no-number', citation: cite('L73', '22', '1'), also: [cite('D105', '38', '2')], confidence: 'verified', form: 'M03 NĐ 105', signers: testers },
    { id: 'positive-test-forward', kind: 'asap', unit: 'at-once', citation: cite('L73', '22', '2'), confidence: 'verified', bound: 'commune-police', act: 'receive-result', signers: [...commune, 'district-police', 'province-police'], note: 'Không gửi khi người đó đang cai nghiện bắt buộc.' },
    { id: 'residence-verify', kind: 'max', value: 3, unit: 'working-day', citation: cite('D105', '41', '1'), confidence: 'verified', bound: 'commune-police', act: 'verify-residence', signers: detecting },
    { id: 'residence-verify-remote', kind: 'max', value: 10, unit: 'working-day', citation: cite('D105', '41', '1'), confidence: 'verified', bound: 'commune-police', act: 'verify-residence', signers: detecting, note: 'Vùng miền núi, hải đảo, xa xôi: thay cho 03 ngày, không cộng thêm.' },
    { id: 'stable-residence-threshold', kind: 'min', value: 30, unit: 'day', citation: cite('D105', '41', '2', 'b'), also: [cite('D105', '41', '3', 'c')], confidence: 'verified', signers: police },
    { id: 'user-act-notify', kind: 'max', value: 3, unit: 'working-day', citation: cite('D105', '41', '5'), also: [cite('D105', '40', '1', 'b')], confidence: 'verified', form: 'M04 NĐ 105', bound: 'commune-police', act: 'send-notice', signers: detecting },
    { id: 'user-act-notify-no-residence', kind: 'max', value: 3, unit: 'working-day', citation: cite('D105', '41', '6'), confidence: 'verified', form: 'M04 NĐ 105', bound: 'commune-police', act: 'send-notice', signers: detecting },
    {
      id: 'user-mgmt-decide', kind: 'max', value: 3, unit: 'working-day', citation: cite('L73', '23', '4'), also: [cite('D105', '42', '1')], confidence: 'verified', form: 'M07 NĐ 105', signers: ['commune-chair'], bound: 'commune-chair', act: 'decide',
      note: 'Luật tính từ ngày nhận kết quả xét nghiệm, Nghị định từ ngày nhận thông báo và kết quả: tính từ ngày sớm hơn.',
    },
    { id: 'user-not-addicted', kind: 'signer', unit: 'no-number', citation: cite('D105', '40', '2', 'e'), also: [cite('D105', '42', '2', 'a')], confidence: 'verified', note: 'Trường hợp phải xác định tình trạng nghiện: phải có kết quả không nghiện mới ra quyết định quản lý.' },
    { id: 'user-mgmt-beside-post-rehab', kind: 'signer', unit: 'no-number', citation: cite('D105', '40', '2', 'e'), confidence: 'unverified', note: 'Đang quản lý sau cai, không nghiện: có quản lý song song hay không thì luật không nói.' },
    { id: 'user-mgmt-term', kind: 'term', value: 12, unit: 'month', citation: cite('L73', '23', '2'), also: [cite('D105', '43', '1'), cite('D105', '43', '3')], confidence: 'verified', act: 'end' },
    { id: 'user-mgmt-renewed-term', kind: 'term', value: 12, unit: 'month', citation: cite('D105', '43', '2'), confidence: 'verified', act: 'end', form: 'M07 NĐ 105', signers: ['commune-chair'] },
    { id: 'user-mgmt-renew-decide', kind: 'max', value: 3, unit: 'working-day', citation: cite('D105', '43', '2'), confidence: 'unverified', form: 'M07 NĐ 105', signers: ['commune-chair'], bound: 'commune-chair', act: 'redecide', note: 'Nghị định không nêu số ngày: tạm lấy theo quyết định lần đầu.' },
    { id: 'user-use-again', kind: 'signer', unit: 'no-number', citation: cite('L73', '27', '1', 'a'), also: [cite('D105', '43', '2')], confidence: 'verified', signers: [...detecting, 'health-station'] },
    { id: 'user-residence-check', kind: 'periodic', value: 1, unit: 'month', citation: cite('D105', '47', '1'), also: [cite('D105', '47', '3')], confidence: 'verified', bound: 'commune-police', act: 'check-residence', signers: police },
    { id: 'user-move-police-notice', kind: 'max', value: 5, unit: 'working-day', citation: cite('L73', '26', '2'), confidence: 'verified', bound: 'commune-police', act: 'confirm-arrival', signers: [...police, 'commune-chair'] },
    { id: 'user-move-file-transfer', kind: 'max', value: 5, unit: 'working-day', citation: cite('D105', '47', '2'), confidence: 'verified', form: 'M08 NĐ 105', bound: 'commune-chair', act: 'transfer-file', signers: ['commune-chair', ...police, 'commune-social'] },
    { id: 'user-test', kind: 'signer', unit: 'no-number', citation: cite('D105', '45'), also: [cite('D105', '46', '4')], confidence: 'verified', form: 'M03 NĐ 105', signers: testers, note: 'Dưới 18 tuổi, không phải mẫu nước tiểu: phải có cha, mẹ, người giám hộ hoặc người đại diện đồng ý.' },
    { id: 'user-team', kind: 'signer', unit: 'no-number', citation: cite('D105', '42', '2', 'c'), also: [cite('D105', '44', '3')], confidence: 'verified', signers: commune, note: 'Dưới 18 tuổi: có giáo viên nơi đang học hoặc Đội, Đoàn thanh niên tham gia và phải bảo đảm việc học.' },
    { id: 'user-care', kind: 'signer', unit: 'no-number', citation: cite('D105', '44', '2'), confidence: 'verified', signers: helpers },
    { id: 'user-decision-deliver', kind: 'asap', unit: 'no-number', citation: cite('D105', '42', '4'), confidence: 'verified', signers: commune },
    { id: 'user-stop', kind: 'signer', unit: 'no-number', citation: cite('L73', '23', '5'), also: [cite('D105', '48', '1'), cite('L73', '26', '3', 'b')], confidence: 'verified', form: 'M09 NĐ 105', signers: ['commune-chair'] },
    { id: 'user-end', kind: 'asap', unit: 'no-number', citation: cite('D105', '48', '2'), also: [cite('L73', '26', '3', 'a')], confidence: 'verified', form: 'M10 NĐ 105', signers: ['commune-chair'], bound: 'commune-chair', act: 'end' },
    { id: 'user-stop-end-send', kind: 'max', value: 3, unit: 'working-day', citation: cite('D105', '48', '3'), confidence: 'verified', bound: 'commune-chair', note: 'Gửi quyết định dừng, chấm dứt; người đó đã ra khỏi danh sách từ ngày của lý do.' },
    { id: 'user-delist', kind: 'signer', unit: 'no-number', citation: cite('L73', '26', '3'), confidence: 'verified', signers: commune },
  ),
  ...rowsOf2026(
    { id: 'use-suspicion', kind: 'signer', unit: 'no-number', citation: cite('D163', '56', '1'), confidence: 'one-copy', signers: testers, note: 'Chín căn cứ để xét nghiệm.' },
    { id: 'use-found', kind: 'signer', unit: 'no-number', citation: cite('L120', '23', '1'), also: [cite('D163', '56')], confidence: 'verified', form: 'Mẫu 01 PL III', signers: testers },
    { id: 'positive-result-forward', kind: 'asap', unit: 'at-once', citation: cite('L120', '23', '2'), confidence: 'verified', bound: 'commune-police', act: 'receive-result', signers: detecting, note: 'Không gửi khi người đó đang ở cơ sở công lập hoặc trường giáo dưỡng.' },
    { id: 'residence-verification', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '58', '1'), confidence: 'one-copy', bound: 'commune-police', act: 'verify-residence', signers: detecting },
    { id: 'residence-verification-remote', kind: 'max', value: 48, unit: 'hour', citation: cite('D163', '58', '1'), confidence: 'one-copy', bound: 'commune-police', act: 'verify-residence', signers: detecting, note: 'Tính từ lúc phát hiện.' },
    { id: 'stable-residence', kind: 'min', value: 30, unit: 'day', citation: cite('D163', '58', '2'), also: [cite('D163', '58', '3')], confidence: 'one-copy', signers: ['commune-police-chief'] },
    { id: 'use-notice-send', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '58', '5'), also: [cite('D163', '58', '6')], confidence: 'one-copy', form: 'Mẫu 02 PL III', bound: 'commune-police', act: 'send-notice', signers: detecting },
    {
      id: 'user-management-decision', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '24', '4', 'a'), also: [cite('D163', '59', '1')], confidence: 'verified', form: 'Mẫu 04 PL III', signers: ['commune-police-chief'], bound: 'commune-police-chief', act: 'decide',
      note: 'Luật tính từ khi có kết quả xét nghiệm, Nghị định từ khi nhận thông báo: tính từ lúc sớm hơn.',
    },
    { id: 'user-not-addicted', kind: 'signer', unit: 'no-number', citation: cite('L120', '24', '6'), confidence: 'verified', note: 'Không có nơi cư trú ổn định: chỉ quản lý khi đã được xác định là không nghiện.' },
    { id: 'user-mgmt-beside-post-rehab', kind: 'signer', unit: 'no-number', citation: cite('L120', '24', '4', 'a'), confidence: 'unverified' },
    { id: 'user-management-term', kind: 'term', value: 12, unit: 'month', citation: cite('L120', '24', '2'), also: [cite('D163', '60')], confidence: 'verified', act: 'end' },
    { id: 'user-management-redecision', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '59', '1'), confidence: 'one-copy', form: 'Mẫu 04 PL III', signers: ['commune-police-chief'], bound: 'commune-police-chief', act: 'redecide', note: 'Chỉ khi đã có kết quả xác định là không nghiện.' },
    { id: 'user-use-again', kind: 'signer', unit: 'no-number', citation: cite('L120', '31', '1', 'c'), confidence: 'verified', signers: [...detecting, 'health-station'] },
    { id: 'user-residence-check', kind: 'periodic', value: 1, unit: 'month', citation: cite('D163', '61', '1', 'a'), also: [cite('D163', '62', '3')], confidence: 'one-copy', bound: 'commune-police', act: 'check-residence', signers: police },
    { id: 'user-present-new-place', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '25', '4'), confidence: 'verified', bound: 'person', act: 'confirm-arrival' },
    { id: 'user-move-notify', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '27', '2'), also: [cite('D163', '62', '1')], confidence: 'verified', form: 'Mẫu 06 PL III', bound: 'commune-police', act: 'confirm-arrival', signers: police, note: 'Luật tính từ khi rời đi, Nghị định từ khi đến: tính từ lúc sớm hơn.' },
    { id: 'user-absence', kind: 'term', unit: 'no-number', citation: cite('D163', '60', '2'), confidence: 'one-copy', signers: police, note: 'Vắng mặt không rõ ở đâu: không tính vào thời hạn.' },
    { id: 'user-detention', kind: 'signer', unit: 'no-number', citation: cite('L120', '24', '7'), also: [cite('D163', '63', '1')], confidence: 'verified', form: 'Mẫu 07 PL III', signers: ['commune-police-chief'], note: 'Chưa rõ thời gian tạm giữ, tạm giam có kéo dài thời hạn hay không: không kéo dài.' },
    { id: 'user-test', kind: 'signer', unit: 'no-number', citation: cite('L120', '23', '1'), also: [cite('D163', '56', '6')], confidence: 'verified', form: 'Mẫu 01 PL III', signers: testers },
    { id: 'user-team', kind: 'signer', unit: 'no-number', citation: cite('D163', '59', '2', 'c'), confidence: 'one-copy', signers: [...police, 'commune-social'] },
    { id: 'user-care', kind: 'signer', unit: 'no-number', citation: cite('L120', '24', '3'), confidence: 'verified', signers: helpers },
    { id: 'user-decision-deliver', kind: 'asap', unit: 'no-number', citation: cite('D163', '59', '2'), confidence: 'one-copy', signers: police },
    { id: 'user-decision-copy-permanent-commune', kind: 'asap', unit: 'at-once', citation: cite('L120', '24', '6'), confidence: 'verified', bound: 'commune-police-chief', act: 'hand-over-decision', signers: police },
    { id: 'user-stop', kind: 'signer', unit: 'no-number', citation: cite('L120', '24', '5'), also: [cite('L120', '24', '7'), cite('D163', '63', '2'), cite('L120', '27', '3')], confidence: 'verified', form: 'Mẫu 08 PL III', signers: ['commune-police-chief'] },
    { id: 'user-end', kind: 'asap', unit: 'no-number', citation: cite('D163', '63', '3'), also: [cite('L120', '27', '3')], confidence: 'one-copy', form: 'Mẫu 09 PL III', signers: ['commune-police-chief'], bound: 'commune-police-chief', act: 'end' },
    { id: 'user-status-decision-distribute', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '63', '4'), confidence: 'one-copy', bound: 'commune-police-chief', note: 'Gửi quyết định tạm dừng, dừng, chấm dứt.' },
    { id: 'user-delist', kind: 'signer', unit: 'no-number', citation: cite('L120', '27', '3'), confidence: 'verified', signers: [...police, 'commune-chair'] },
    { id: 't7-user-management', kind: 'signer', unit: 'no-number', citation: cite('L120', '56'), confidence: 'unverified', signers: ['commune-police-chief', 'commune-chair'], note: 'Quyết định trước 01/7/2026: thời hạn chạy tiếp, ai ký giấy về sau thì luật không nói; việc cho kết thúc thì cả hai ký được.' },
    { id: 'user-management-report', kind: 'periodic', unit: 'no-number', citation: cite('L120', '24', '8'), confidence: 'verified', bound: 'commune-police-chief' },
    { id: 'user-list', kind: 'periodic', unit: 'no-number', citation: cite('D163', '64', '2'), confidence: 'one-copy', form: 'Mẫu 10 PL III', bound: 'commune-police' },
    { id: 'criminal-question', kind: 'signer', unit: 'no-number', citation: cite('L120', '31', '1', 'c'), confidence: 'unverified', note: 'Có thuộc trường hợp hình sự hay không là kết luận của người có thẩm quyền; hệ thống chỉ ghi lại.' },
  ),
])

/** Grounds to stop (Law 73/2021 Art. 23(5); Law 120/2025 Art. 24(5), 24(7)): education in the commune is known to the former law alone. */
export const stopGrounds = {
  former: ['addicted', 'commune-education', 'compulsory-education', 'prison', 'dead-or-missing'],
  present: ['addicted', 'compulsory-education', 'diversion', 'prison', 'dead-or-missing', 'detention-longer'],
} as const
/** The nine grounds for a test (Decree 105/2021 Art. 38(1) a–i; Decree 163/2026 Art. 56(1)). */
export const suspicionGrounds = ['report', 'case-papers', 'behaviour', 'traces', 'driver', 'place-of-use', 'self-declared', 'caught', 'other'] as const
