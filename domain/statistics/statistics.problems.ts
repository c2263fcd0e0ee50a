/** Sentences of the refusals of this slice. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const statisticsProblems: ProblemTexts = {
  'statistics-not-people': { vi: 'Chỉ số này không công bố theo cách này: nó đếm sổ, không đếm người có hồ sơ. Hãy chọn chỉ số về người.', en: 'This indicator is not published this way: it counts records of registers, not people with a record. Choose one about people.' },
  'statistics-boundaries': { vi: 'Kỳ công bố bắt đầu ngày 1 hoặc 15 và kết thúc ngày 14 hoặc ngày cuối tháng. Hãy chọn lại ngày.', en: 'A published period begins on a 1st or 15th and ends on a 14th or the last of a month. Choose other days.' },
  'statistics-too-long': { vi: 'Một bảng gồm nhiều nhất {months} tháng. Hãy chia thành nhiều bảng.', en: 'A table covers at most {months} months. Divide it into several.' },
  'statistics-not-over': { vi: 'Kỳ này chưa hết, hoặc còn trong thời gian xét. Công bố được từ ngày {on}.', en: 'This period is not over yet, or still within its days of grace. It can be published from {on}.' },
  'statistics-columns': { vi: 'Kỳ không chia hết thành các cột đã chọn. Hãy chọn cột khác, hoặc kỳ tròn quý, tròn tháng.', en: 'The period does not divide into these columns. Choose other columns, or whole quarters or months.' },
  'statistics-definition-changed': { vi: 'Kỳ này đã công bố theo định nghĩa cũ của chỉ số; không công bố lần nữa theo định nghĩa khác. Hãy chọn kỳ khác.', en: 'This period was published by an earlier definition; it is not published again by another. Choose another period.' },
  'statistics-restored': { vi: 'Sau khi khôi phục dữ liệu, hệ thống thiếu {count} bảng đã công bố nên chưa công bố thêm được. Hãy báo quản trị hệ thống khôi phục bản sao lưu mới hơn.', en: 'After a restored backup {count} published tables are missing, so that nothing more can be published. Tell the system administrator to restore a newer backup.' },
  'no-safe-release': { vi: 'Không có cách công bố bảng này mà không lộ số nhỏ, cùng với những gì đã công bố. Hãy chọn ít hàng, ít cột hơn hoặc kỳ dài hơn.', en: 'Together with what was published before, there is no way to publish this table without giving small figures away. Choose fewer rows or columns, or a longer period.' },
}
