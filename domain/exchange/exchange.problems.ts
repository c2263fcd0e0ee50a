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
  'roster-needed': { vi: 'Ô này cần điền.', en: 'This cell is needed.' },
  'roster-day-form': { vi: 'Ghi ngày/tháng/năm, ví dụ 05/03/2026.', en: 'Write day/month/year, for example 05/03/2026.' },
  'roster-day-whole': { vi: 'Cần đủ ngày, tháng, năm: thời hạn tính từ ngày này. Hãy xem trên giấy tờ.', en: 'Day, month and year are all needed: a term is counted from it. See the paper.' },
  'roster-in-future': { vi: 'Ngày này chưa đến. Danh sách chỉ ghi việc đã có.', en: 'This day has not come. A roster holds what has happened.' },
  'roster-too-long': { vi: 'Dài hơn {most} ký tự.', en: 'Longer than {most} characters.' },
  'roster-sex': { vi: 'Ghi Nam hoặc Nữ, theo giấy tờ.', en: 'Write Nam (male) or Nữ (female), as the papers say.' },
  'roster-born-twice': { vi: 'Năm sinh chỉ ghi ở một cột, Nam hoặc Nữ.', en: 'The year of birth stands in one column only, Nam (male) or Nữ (female).' },
  'roster-phone': { vi: 'Số điện thoại gồm 10 chữ số, bắt đầu bằng 0. Không rõ thì để trống.', en: 'A phone number has 10 digits and begins with 0. Leave it empty if unknown.' },
  'roster-choice': { vi: 'Ghi một trong các giá trị: {choices}.', en: 'Write one of: {choices}.' },
  'roster-number': { vi: 'Ghi một số từ {lowest} đến {highest}.', en: 'Write a number from {lowest} to {highest}.' },
  'roster-relation': { vi: 'Hãy ghi quan hệ của người đại diện: cha, mẹ, người giám hộ hoặc người đại diện theo pháp luật.', en: 'Say what the representative is: father, mother, guardian or legal representative.' },
  'roster-unit-unknown': { vi: 'Không có xã, phường nào tên này hôm nay hay vào ngày {on}. Hãy ghi tên đầy đủ, thêm cột huyện, hoặc ghi mã.', en: 'No commune has this name today or had it on {on}. Write the full name, add a column for the district, or give the code.' },
  'roster-unit-several': { vi: 'Có nhiều xã, phường cùng tên. Hãy thêm cột huyện hoặc ghi mã, ví dụ ({example}).', en: 'Several communes have this name. Add a column for the district, or give the code, for example ({example}).' },
  'roster-unit-divided': { vi: 'Xã này đã chia cho nhiều xã. Hãy ghi tên xã hôm nay.', en: 'This commune was divided. Write the commune of today.' },
  'roster-facility-unknown': { vi: 'Không có cơ sở nào tên này trong tỉnh. Hãy ghi đúng tên trong sổ cơ sở, hoặc mã.', en: 'No facility of the province has this name. Write it as the register of facilities does, or its code.' },
  'roster-facility-several': { vi: 'Có nhiều cơ sở cùng tên. Hãy ghi mã, ví dụ ({example}).', en: 'Several facilities have this name. Give the code, for example ({example}).' },
  'row-repeated': { vi: 'Dòng này lặp lại dòng {row}. Hãy giữ một dòng.', en: 'This row repeats row {row}. Keep one of them.' },
  'number-of-another': { vi: 'Số định danh này đang là của một người khác ngày sinh trong danh sách bạn quản lý. Hãy kiểm tra số và ngày sinh.', en: 'This personal number stands with another date of birth among the people in your sight. Check number and birth.' },
  'roster-term-over': { vi: 'Thời hạn đã hết ngày {termEndsOn}: người này không còn trong diện quản lý. Hãy bỏ dòng này.', en: 'The term ended on {termEndsOn}: the person is under this measure no more. Take the row out.' },
  'roster-interrupted': { vi: 'Máy chủ dừng giữa chừng, chưa ghi dòng nào. Hãy nhập lại.', en: 'The server stopped meanwhile and nothing was written. Import it again.' },
}
export const exchangeFields: FieldTexts = {
  reason: { vi: 'Hãy ghi mục đích, từ 5 đến 300 ký tự, không ghi tên người.', en: 'Write the purpose, 5 to 300 characters, without names of persons.', label: { vi: 'Mục đích', en: 'Purpose' } },
  receiver: { vi: 'Hãy ghi nơi nhận, từ 2 đến 200 ký tự.', en: 'Write the receiver, 2 to 200 characters.', label: { vi: 'Nơi nhận', en: 'Receiver' } },
}
