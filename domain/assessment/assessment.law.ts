/** Law rows of the test, the assessment of addiction and the time to register. */
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026 } from '../kernel/law.ts'

const police = ['commune-police', 'commune-police-chief'] as const
const assessors = ['assessor', 'health-station'] as const

export const assessmentLaw = lawTable([
  ...rowsOf2021(
    { id: 'body-test', kind: 'signer', unit: 'no-number', citation: cite('L73', '22', '1'), also: [cite('D105', '38', '2')], confidence: 'verified', form: 'M03 NĐ 105', signers: ['commune-police', 'commune-police-chief', 'health-station', 'assessor', 'substitution-clinician'] },
    { id: 'assessment-request', kind: 'signer', unit: 'no-number', citation: cite('L73', '27', '2'), also: [cite('D109', '5')], confidence: 'verified', form: 'M02 NĐ 109', signers: ['commune-police-chief', 'commune-police', 'assessor', 'health-station'] },
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
    { id: 'assessment-request', kind: 'signer', unit: 'no-number', citation: cite('L120', '31', '1'), confidence: 'verified', signers: ['commune-police-chief', 'commune-police', 'assessor', 'health-station'] },
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

/** Age from which the law on rehabilitation speaks of a person at all, and age of majority. */
export const ages = { lowest: 12, majority: 18, citation2021: cite('L73', '27', '5', 'c'), citation2026: cite('L120', '31', '6') } as const
