/** Sentences of the refusals of this slice. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const indicatorsProblems: ProblemTexts = {
  'unknown-cursor': { vi: 'Không mở được trang tiếp theo. Hãy mở lại danh sách từ đầu.', en: 'The next page cannot be opened. Open the list again from the start.' },
}
