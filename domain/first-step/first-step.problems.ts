/** Sentences of the confidential first step. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const firstStepProblems: ProblemTexts = {
  'first-step-closed': { vi: 'Yêu cầu này đã khép lại; không ghi thêm được.', en: 'This request has been closed; nothing can be added.' },
  'first-step-answer-missing': { vi: 'Hãy viết câu trả lời: người có mã sẽ đọc được.', en: 'Write the answer: whoever has the code will read it.' },
  'first-step-answer-only': { vi: 'Chỉ câu trả lời mới có nội dung. Hãy chọn "Trả lời".', en: 'Only an answer has words. Choose "Answer".' },
}
