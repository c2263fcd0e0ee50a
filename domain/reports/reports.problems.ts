/** Sentences of the refusals of this slice. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const reportsProblems: ProblemTexts = {
  'unknown-report': { vi: 'Không có loại báo cáo này. Hãy chọn trong danh sách.', en: 'There is no such kind of report. Choose one from the list.' },
  'not-a-period': { vi: 'Những ngày này không phải một kỳ báo cáo loại đã chọn: kỳ chứa ngày đầu là từ {from} đến {to}. Hãy chọn kỳ đó, hoặc chọn "từ ngày … đến ngày …".', en: 'These days are not a period of that kind: the one that holds the first day runs from {from} to {to}. Choose it, or choose a range of days.' },
  'period-not-begun': { vi: 'Kỳ này chưa bắt đầu. Hãy chọn một kỳ đã qua hoặc đang diễn ra.', en: 'This period has not begun. Choose one that is over or runs now.' },
  'period-not-offered': { vi: 'Báo cáo này không có kỳ loại ấy. Hãy chọn một kỳ trong danh sách.', en: 'This report has no period of that kind. Choose one from the list.' },
  'period-not-over': { vi: 'Kỳ báo cáo chưa hết (đến {to}); bản thảo giữ nguyên, hãy ký gửi sau ngày đó hoặc lập báo cáo "từ ngày … đến ngày …".', en: 'The period is not over (it ends on {to}); the draft stays: sign and send it after that day, or make a report for a range of days.' },
  'directive-needed': { vi: 'Báo cáo này nói về một văn bản. Hãy chọn kế hoạch hoặc công văn.', en: 'This report is about a document. Choose the plan or letter.' },
  'unknown-directive': { vi: 'Không có văn bản này trong phạm vi của cơ quan. Hãy chọn trong danh sách.', en: 'There is no such document within the reach of the agency. Choose one from the list.' },
  'report-exists': { vi: 'Cơ quan đã có báo cáo này cho kỳ ấy. Hãy mở bản đã có; số liệu muộn thì lập báo cáo điều chỉnh.', en: 'The agency already has this report for that period. Open it; for late data make a restatement.' },
  'report-not-now': { vi: 'Báo cáo đang ở trạng thái khác nên chưa làm được việc này. Hãy tải lại trang để xem trạng thái.', en: 'The report is in another state, so this is not possible. Reload the page to see it.' },
  'unknown-place': { vi: 'Báo cáo này không có mục đó. Hãy tải lại trang rồi nhập lại.', en: 'This report has no such place. Reload the page and enter it again.' },
  'words-missing': { vi: 'Còn mục cán bộ phải viết: {places}. Bản thảo giữ nguyên.', en: 'Some parts are still to be written by you: {places}. The draft stays as it is.' },
  'nobody-receives': { vi: 'Chưa có cơ quan nhận báo cáo này trong danh mục ({receiver}). Hãy báo người quản trị danh mục cơ quan.', en: 'No agency that receives this report stands in the register ({receiver}). Tell whoever keeps the register of agencies.' },
  'nothing-changed': { vi: 'Tính lại hôm nay không có số nào khác báo cáo đã gửi, nên không cần điều chỉnh.', en: 'Computed again today, no figure differs from the report that was sent: there is nothing to restate.' },
  'letter-missing': { vi: 'Có ký tự mà phông chữ của văn bản không có ({letters}). Hãy sửa lời đã viết rồi làm lại; chưa có gì được gửi, chưa lấy số.', en: 'The font of official papers lacks some characters ({letters}). Change what you wrote and try again; nothing was sent and no number was taken.' },
  'no-list': { vi: 'Số này do cán bộ nhập hoặc là tổng của số khác, nên không có danh sách riêng. Hãy mở các số thành phần.', en: 'This number was entered, or is the sum of others, and has no list of its own. Open its parts.' },
}
