/** Law rows of training: who is qualified to sign a finding of addiction, and when a paper's end is looked at. */
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026 } from '../kernel/law.ts'

export const trainingLaw = lawTable([
  ...rowsOf2021({
    id: 'assessor-qualified', kind: 'signer', unit: 'no-number', citation: cite('D109', '3'), also: [cite('D109', '11'), cite('L73', '27', '4')], confidence: 'verified',
    note: 'Bác sĩ chuyên khoa tâm thần; bác sĩ đa khoa, nội khoa, y học cổ truyền có chứng chỉ đã tập huấn; y sĩ đang làm việc này ngày 01/01/2022 được làm tiếp. Không tìm thấy thời hạn của chứng chỉ trong luật: theo ngày ghi trên giấy.',
  }),
  ...rowsOf2026({
    id: 'assessor-qualified', kind: 'signer', unit: 'no-number', citation: cite('L120', '31', '4'), also: [cite('D109', '3')], confidence: 'unverified',
    note: 'Luật nói cơ sở y tế đủ điều kiện; văn bản thay Nghị định 109/2021 về chứng chỉ của người kết luận chưa tìm thấy.',
  }),
])

/** Our decision, no rule of law: a paper that ends is a task from this many days before its last day. */
export const renewalLeadDays = 90
/** Our decision: within this many days of a certificate being found false the bodies concerned look at the findings again. */
export const reviewDays = 15
