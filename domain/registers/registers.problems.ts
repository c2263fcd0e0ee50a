/** One clear sentence for each refusal common to registers. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const registersProblems: ProblemTexts = {
  'unknown-act': { vi: 'Sổ này không có việc đó.', en: 'This register has no such act.' },
  'register-status': { vi: 'Việc này chưa làm được ở tình trạng hiện nay của mục.', en: 'This is not possible while the record is in its present state.' },
  'register-closed': { vi: 'Mục này đã kết thúc; không ghi thêm được.', en: 'This record is closed; nothing can be added.' },
  'register-open-already': { vi: 'Mục này đã được mở. Hãy tải lại trang.', en: 'This record is open already. Reload the page.' },
  'before-opening': { vi: 'Ngày phải từ {openedOn} là ngày mở mục này.', en: 'The day must not be before {openedOn}, when this record was opened.' },
  'corrected-already': { vi: 'Việc này đã được ghi đúng lại. Hãy sửa ở lần ghi sau cùng.', en: 'This entry has been corrected already. Correct the latest one.' },
  'correction-breaks': { vi: 'Ghi như vậy thì việc đã ghi sau đó không còn đúng thứ tự. Hãy ghi đúng lại việc sau trước.', en: 'With this the entries after it would no longer be in order. Correct the later entry first.' },
  'unknown-record': { vi: 'Không có mục này trong sổ được nêu. Hãy chọn lại.', en: 'There is no such record in that register. Choose again.' },
  'record-twice': { vi: 'Đã có mục này trong sổ.', en: 'This record stands in the register already.' },
}
