/** Why a list did not come in or go out: what to do, in a sentence. */
import type { FieldTexts, ProblemTexts } from '../kernel/problem-texts.ts'

export const exchangeProblems: ProblemTexts = {
  'export-not-yours': { vi: 'Vị trí của bạn không được xuất danh sách này. Hãy đề nghị người đứng đầu cơ quan.', en: 'Your post may not export this list. Ask the head of your body.' },
  'export-filter': { vi: 'Danh sách này không lọc được như vậy, hoặc thiếu điều kiện “{filter}”. Hãy chọn lại.', en: 'This list is not filtered so, or “{filter}” is missing. Choose again.' },
  'export-too-long': { vi: 'Danh sách dài hơn {most} dòng. Hãy lọc bớt rồi xuất làm nhiều tệp.', en: 'The list has more than {most} rows. Narrow it down and export it in parts.' },
  'column-unknown': { vi: 'Có cột không có trong danh sách này. Hãy chọn lại các cột.', en: 'One of the columns is not in this list. Choose the columns again.' },
  'roster-not-yours': { vi: 'Vị trí của bạn không được nhập danh sách này; việc này do người đứng đầu cơ quan quản lý danh sách thực hiện.', en: 'Your post may not import this roster; the head of the body that keeps it does.' },
  'roster-no-headings': { vi: 'Không thấy dòng tiêu đề trong 15 dòng đầu. Dòng đó phải có ít nhất cột họ và tên và một cột nữa; hãy tải mẫu, hoặc sửa tên cột.', en: 'No row of headings was found in the first 15 rows. It needs the full name and one more column; download the template, or correct the headings.' },
  'roster-changed': { vi: 'Tệp hoặc cách hiểu các cột đã khác lần chạy thử. Hãy chạy thử lại rồi nhập.', en: 'The file or its columns are not those of the trial. Try it again, then import.' },
  'roster-running': { vi: 'Danh sách này đang được nhập. Hãy chờ xong.', en: 'This roster is being imported. Wait until it is done.' },
  'too-many-trials': { vi: 'Bạn đã chạy thử quá nhiều lần trong một giờ. Hãy thử lại sau; việc này đã được ghi sổ.', en: 'You have made too many trials within an hour. Try again later; this stands in the ledger.' },
}
export const exchangeFields: FieldTexts = {
  reason: { vi: 'Hãy ghi mục đích, từ 5 đến 300 ký tự, không ghi tên người.', en: 'Write the purpose, 5 to 300 characters, without names of persons.', label: { vi: 'Mục đích', en: 'Purpose' } },
  receiver: { vi: 'Hãy ghi nơi nhận, từ 2 đến 200 ký tự.', en: 'Write the receiver, 2 to 200 characters.', label: { vi: 'Nơi nhận', en: 'Receiver' } },
}
