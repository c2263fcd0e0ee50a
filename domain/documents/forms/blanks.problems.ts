/** Sentences for what is wrong with a blank of a form. */
import type { ProblemTexts } from '../../kernel/problem-texts.ts'
import type { BlankProblemCode } from './blanks.rules.ts'

export const blankProblemTexts = {
  'blank-required': { vi: '{form}: hãy điền “{label}”; thiếu mục này giấy không có giá trị.', en: '{form}: fill in “{labelEn}”; the paper is nothing without it.' },
  'blank-too-long': { vi: '{form}: “{label}” dài quá {most} ký tự; hãy rút gọn hoặc để trong giấy kèm theo.', en: '{form}: “{labelEn}” is longer than {most} characters; shorten it or put it into an enclosed paper.' },
  'blank-not-a-day': { vi: '{form}: “{label}” phải là một ngày có thật, ghi ngày/tháng/năm.', en: '{form}: “{labelEn}” must be a day that exists, as day/month/year.' },
  'blank-not-a-number': { vi: '{form}: “{label}” phải là số nguyên.', en: '{form}: “{labelEn}” must be a whole number.' },
  'blank-not-a-time': { vi: '{form}: “{label}” ghi theo giờ và phút, ví dụ 14:30 hoặc 14 giờ 30 phút.', en: '{form}: give “{labelEn}” in hours and minutes, for example 14:30.' },
  'blank-contradicts': { vi: '{form}: “{label}” khác với điều đã ghi trong hồ sơ ({recorded}); hãy để trống để giấy lấy theo hồ sơ, hoặc sửa việc đã ghi.', en: '{form}: “{labelEn}” differs from what is recorded ({recorded}); leave it empty so that the paper follows the record, or correct the act.' },
  'blank-unknown': { vi: '{form} không có mục “{blank}”; hãy tải lại trang rồi điền lại.', en: '{form} has no blank “{blank}”; load the page again and fill it in.' },
} as const satisfies ProblemTexts & Readonly<Record<BlankProblemCode, unknown>>
