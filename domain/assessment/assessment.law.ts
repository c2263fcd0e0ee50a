/** Law rows of the test, the assessment of addiction and the time to register. */
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026 } from '../kernel/law.ts'

const police = ['commune-police', 'commune-police-chief'] as const
const askers = ['commune-police-chief', 'commune-police', 'assessor', 'health-station', 'district-police', 'province-police'] as const
const assessors = ['assessor', 'health-station'] as const

export const assessmentLaw = lawTable([
  ...rowsOf2021(
    { id: 'body-test', kind: 'signer', unit: 'no-number', citation: cite('L73', '22', '1'), also: [cite('D105', '38', '2')], confidence: 'verified', form: 'M03 NĐ 105', signers: ['commune-police', 'commune-police-chief', 'health-station', 'assessor', 'substitution-clinician'] },
    { id: 'assessment-request', kind: 'signer', unit: 'no-number', citation: cite('L73', '27', '2'), also: [cite('L73', '27', '3'), cite('D109', '4'), cite('D109', '5')], confidence: 'verified', form: 'M02 NĐ 109', signers: askers },
    { id: 'assessment-grounds', kind: 'signer', unit: 'no-number', citation: cite('L73', '27', '1'), confidence: 'verified' },
    { id: 'commune-education-lookback', kind: 'max', value: 12, unit: 'month', citation: cite('L73', '27', '1', 'c'), confidence: 'verified', note: 'Đang hoặc trong 01 năm sau giáo dục tại xã vì sử dụng trái phép chất ma túy.' },
    { id: 'assess-staff-dispatch', kind: 'max', value: 24, unit: 'hour', citation: cite('D109', '6', '2', 'b'), also: [cite('D109', '7', '3', 'b')], confidence: 'verified', bound: 'assessor', act: 'staff-sent', signers: [...assessors, ...police] },
    { id: 'assess-file-forward', kind: 'asap', unit: 'at-once', citation: cite('D109', '5', '2', 'b'), also: [cite('D109', '5', '2', 'c')], confidence: 'verified', bound: 'commune-police', act: 'receive-person', signers: [...assessors, ...police], note: 'Nơi tạm giữ có cơ sở y tế: chuyển hồ sơ ngay, rồi hồ sơ và người.' },
    { id: 'receive-file', kind: 'signer', unit: 'no-number', citation: cite('D109', '6', '2'), confidence: 'verified', signers: [...assessors, ...police] },
    {
      id: 'admin-detention-for-assessment', kind: 'max', value: 5, unit: 'day', citation: cite('XLVPHC', '122', '3'), confidence: 'unverified', bound: 'commune-police-chief', act: 'detention-ended', signers: [...askers],
      note: 'Nhớ lại, chưa đọc được câu chữ: chỉ để nhắc cho người đó về, không phải căn cứ để giữ.',
    },
    { id: 'diagnosis-window', kind: 'stage', value: 1, unit: 'month', citation: cite('TT18', '3', '4'), confidence: 'verified', note: 'Quy tắc chẩn đoán: ít nhất 3 trong 6 tiêu chí cùng có từ 1 tháng, hoặc ngắn hơn nhưng lặp lại trong 12 tháng. Bác sĩ kết luận, không tính tự động.' },
    { id: 'assessment-refusal', kind: 'signer', unit: 'no-number', citation: cite('L73', '5', '7'), also: [cite('L73', '27', '5', 'b')], confidence: 'verified', signers: [...askers], note: 'Luật đọc được không gắn hậu quả nào với việc không đến: chỉ ghi lại, không thay cho kết quả.' },
    { id: 'register-after-post-rehab', kind: 'right', unit: 'no-number', citation: cite('D116', '28', '1'), confidence: 'unverified', bound: 'person', act: 'registered', note: 'Sử dụng lại trong thời gian quản lý sau cai không thuộc khoản 5 điểm c Điều 27: được đăng ký, không có hạn để lập biên bản không đăng ký.' },
    { id: 'assess-result', kind: 'max', value: 5, unit: 'day', citation: cite('TT18', '5', '2'), confidence: 'verified', form: 'M05 NĐ 109', bound: 'assessor', act: 'record-result', signers: [...assessors, ...police] },
    { id: 'assess-result-forward', kind: 'asap', unit: 'at-once', citation: cite('L73', '27', '4'), confidence: 'verified', bound: 'assessor', act: 'tell-result', signers: [...assessors, ...police, 'commune-chair', 'commune-social'] },
    {
      id: 'register-voluntary', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '3', '3'), also: [cite('D116', '28', '1'), cite('L73', '27', '5', 'c')], confidence: 'verified', bound: 'person', act: 'registered', form: 'M22',
      note: 'Điều 28.1 tính từ ngày có kết quả, Điều 3.3 từ ngày được thông báo: tính từ ngày muộn hơn, chứng minh được.',
    },
    { id: 'force-majeure-restart', kind: 'right', unit: 'no-number', citation: cite('D116', '3', '3'), confidence: 'verified', signers: ['commune-chair', ...police, 'commune-social'] },
    { id: 'not-registered-record', kind: 'signer', unit: 'no-number', citation: cite('D116', '33', '1', 'a'), confidence: 'verified', form: 'M27', signers: ['commune-chair', 'commune-police-chief'] },
    { id: 'no-addiction', kind: 'signer', unit: 'no-number', citation: cite('TT18', '4'), confidence: 'verified', signers: [...police, ...assessors, 'commune-chair', 'commune-social'] },
  ),
  ...rowsOf2026(
    { id: 'body-test', kind: 'signer', unit: 'no-number', citation: cite('L120', '23', '1'), also: [cite('D163', '56')], confidence: 'verified', form: 'Mẫu 01 PL III', signers: ['commune-police', 'commune-police-chief', 'health-station', 'assessor', 'substitution-clinician'] },
    { id: 'assessment-request', kind: 'signer', unit: 'no-number', citation: cite('L120', '31', '1'), also: [cite('L120', '31', '3')], confidence: 'verified', signers: askers },
    { id: 'assessment-grounds', kind: 'signer', unit: 'no-number', citation: cite('L120', '31', '1'), confidence: 'verified', note: 'Điểm c: đang bị quản lý; điểm d: đang quản lý sau cai; điểm đ: không có nơi cư trú ổn định.' },
    { id: 'receive-file', kind: 'signer', unit: 'no-number', citation: cite('L120', '31', '7'), confidence: 'unverified', signers: [...assessors, ...police], note: 'Chưa tìm thấy văn bản thay Nghị định 109/2021.' },
    { id: 'assessment-refusal', kind: 'signer', unit: 'no-number', citation: cite('L120', '31'), confidence: 'unverified', signers: [...askers] },
    { id: 'detention-ended', kind: 'signer', unit: 'no-number', citation: cite('L120', '31'), confidence: 'unverified', signers: [...askers] },
    {
      id: 'assess-result', kind: 'max', value: 5, unit: 'day', citation: cite('TT18', '5', '2'), confidence: 'unverified', bound: 'assessor', act: 'record-result', signers: [...assessors, ...police],
      note: 'Chưa tìm thấy văn bản thay Thông tư 18/2021.',
    },
    { id: 'addiction-result-send', kind: 'asap', unit: 'at-once', citation: cite('L120', '31', '4'), confidence: 'verified', bound: 'assessor', act: 'tell-result', signers: [...assessors, ...police] },
    {
      id: 'rehab-registration', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '89', '1'), also: [cite('D163', '4')], confidence: 'one-copy', bound: 'person', act: 'registered', form: 'Mẫu 20 PL V',
      note: 'Chưa rõ hạn tính bằng giờ có chạy qua ngày nghỉ hay không.',
    },
    { id: 'force-majeure-restart', kind: 'right', unit: 'no-number', citation: cite('D163', '89', '1'), confidence: 'one-copy', signers: ['commune-police-chief', 'commune-police'] },
    { id: 'not-registered-record', kind: 'signer', unit: 'no-number', citation: cite('D163', '4'), also: [cite('L120', '35', '1')], confidence: 'one-copy', form: 'Mẫu 34 PL V', signers: ['commune-police-chief', 'commune-police'] },
    { id: 'no-addiction', kind: 'signer', unit: 'no-number', citation: cite('L120', '31', '4'), confidence: 'verified', signers: [...police, ...assessors] },
  ),
])

/**
 * Why a person is assessed: Law 73/2021 Art. 27(1) a managed, b no stable residence, c commune education or the year after it, d post-rehabilitation
 * management, đ own request; Law 120/2025 Art. 31(1) c, d, đ, and the person's own request. Education in the commune fell away.
 */
export const assessmentGrounds = {
  former: ['managed', 'no-residence', 'commune-education', 'post-rehab', 'own-request'],
  present: ['managed', 'no-residence', 'post-rehab', 'own-request'],
} as const

/** Age from which the law on rehabilitation speaks of a person at all, and age of majority. */
export const ages = { lowest: 12, majority: 18, citation2021: cite('L73', '27', '5', 'c'), citation2026: cite('L120', '31', '6') } as const
