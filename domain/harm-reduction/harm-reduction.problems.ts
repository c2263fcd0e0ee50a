/** One clear sentence for each way a month or a referral can be written wrongly. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const harmReductionProblems: ProblemTexts = {
  'month-in-future': { vi: 'Tháng này chưa tới. Chỉ báo cáo tháng đã qua hoặc tháng này.', en: 'This month has not come. Report a month that is over, or this one.' },
  'nothing-counted': { vi: 'Báo cáo chưa có con số nào. Hãy ghi ít nhất một con số lớn hơn 0.', en: 'The report has no number yet. Enter at least one above 0.' },
  'month-reported': { vi: 'Điểm này đã báo cáo tháng này. Hãy mở báo cáo đó và ghi đúng lại nếu cần.', en: 'This point has reported this month. Open that report and correct it if needed.' },
  'not-a-health-body': { vi: 'Chỉ giới thiệu đến trạm y tế hoặc trung tâm y tế. Hãy chọn lại nơi nhận.', en: 'A referral goes to a health station or a medical centre only. Choose the receiver again.' },
  'referral-too-old': { vi: 'Giới thiệu chưa trả lời chỉ được giữ {days} ngày. Hãy ghi ngày gần đây hơn.', en: 'An unanswered referral is kept for {days} days only. Give a more recent day.' },
  'answered-already': { vi: 'Giới thiệu này đã được trả lời.', en: 'This referral has been answered already.' },
}
