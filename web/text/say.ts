/** One sentence for a code, in the reader's language. The domain's table first; what only the screen can meet stands here. */
import { commonProblems, fieldProblems, fill, type ProblemTexts } from '@hoa-nhap/domain/kernel/problem-texts'
import { peopleProblems } from '@hoa-nhap/domain/people/people.problems'
import { currentLanguage } from './i18n.ts'

const own: ProblemTexts = {
  'day-form': { vi: 'Viết ngày/tháng/năm, như 18/11/2026.', en: 'Write day/month/year, as 18/11/2026.' },
  'time-form': { vi: 'Viết giờ:phút, như 08:15.', en: 'Write hour:minute, as 08:15.' },
  'month-form': { vi: 'Viết tháng/năm, như 11/2026.', en: 'Write month/year, as 11/2026.' },
  'needed': { vi: 'Cần điền ô này.', en: 'This field is needed.' },
  'in-future-day': { vi: 'Ngày này chưa tới. Chỉ ghi việc đã xảy ra.', en: 'This day has not come yet. Record only what has happened.' },
  'phone-form': { vi: 'Số điện thoại gồm 10 chữ số, bắt đầu bằng 0. Không có thì để trống.', en: 'A phone number has 10 digits and begins with 0. Leave it empty if there is none.' },
  'way-needed': { vi: 'Chọn một hình thức.', en: 'Choose one form.' },
  'choose-unit': { vi: 'Chọn một xã, phường trong danh sách.', en: 'Choose a commune or ward from the list.' },
  'whole-number': { vi: 'Cần một số nguyên.', en: 'A whole number is needed.' },
  'number-range': { vi: 'Cần số từ {min} đến {max}.', en: 'A number from {min} to {max} is needed.' },
}

/** What the pages of everyday work judge themselves; the server's own sentences come with its answers. */
const tables: readonly ProblemTexts[] = [own, peopleProblems, commonProblems, fieldProblems]

export function say(code: string, facts: Readonly<Record<string, unknown>> = {}): string {
  const text = tables.find((table) => Object.hasOwn(table, code))?.[code]
  return text ? fill(text[currentLanguage()], facts) : currentLanguage() === 'vi' ? 'Việc này không làm được.' : 'This is not possible.'
}
