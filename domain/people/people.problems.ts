/** One clear sentence for each way a registration can be wrong. What was typed stays on the screen. */
import type { FieldTexts, ProblemTexts } from '../kernel/problem-texts.ts'

export const peopleProblems: ProblemTexts = {
  'partial-date-form': { vi: 'Ghi năm, tháng/năm hoặc ngày/tháng/năm, ví dụ 1991, 05/1991, 15/05/1991.', en: 'Give the year, month/year or day/month/year, for example 1991, 05/1991, 15/05/1991.' },
  'no-such-month': { vi: 'Không có tháng {month}. Nếu chỉ biết năm, chỉ nhập năm.', en: 'There is no month {month}. If only the year is known, enter the year.' },
  'no-such-day': { vi: 'Tháng {month} năm {year} chỉ có {days} ngày. Nếu chỉ biết năm, nhập {year}.', en: 'Month {month} of {year} has only {days} days. If only the year is known, enter {year}.' },
  'birth-too-long-ago': { vi: 'Năm sinh quá xa. Hãy kiểm tra lại.', en: 'The birth year is too long ago. Check it.' },
  'under-twelve': { vi: 'Người chưa đủ 12 tuổi không thuộc các biện pháp này. Hãy chuyển cho gia đình, nhà trường và cơ quan bảo vệ trẻ em.', en: 'A child under 12 is outside these measures. Turn to the family, the school and the child protection body.' },
  'personal-number-digits': { vi: 'Số định danh chỉ gồm chữ số. Chưa có số thì để trống.', en: 'The personal number has digits only. Leave it empty if there is none.' },
  'personal-number-length': { vi: 'Cần 12 chữ số, đang có {length}. Chưa có số thì để trống.', en: '12 digits are needed, there are {length}. Leave it empty if there is none.' },
  'personal-number-repeated': { vi: 'Mười hai chữ số giống nhau không phải là số định danh. Chưa có số thì để trống.', en: 'Twelve equal digits are no personal number. Leave it empty if there is none.' },
  'representative-needed': { vi: 'Người từ đủ 12 đến dưới 18 tuổi phải có người đại diện. Hãy ghi họ tên và quan hệ.', en: 'A person of 12 to under 18 needs a representative. Give the name and the relation.' },
  'residence-in-future': { vi: 'Ngày cư trú ở tương lai. Chỉ ghi nơi ở hiện nay.', en: 'The residence begins in the future. Record where the person lives now.' },
  'name-needed': { vi: 'Hãy ghi họ và tên, ít nhất hai chữ cái.', en: 'Give the full name, at least two letters.' },
  'query-too-short': { vi: 'Hãy gõ ít nhất 2 chữ của tên.', en: 'Type at least 2 letters of the name.' },
  'cursor-not-yours': { vi: 'Trang tiếp theo không còn dùng được. Hãy tìm lại từ đầu.', en: 'The next page can no longer be used. Search again from the start.' },
  'post-unknown': { vi: 'Có vị trí công tác không tồn tại hoặc không làm việc với hồ sơ trong tỉnh. Hãy kiểm tra danh sách.', en: 'One of the posts does not exist or does not work on cases in this province. Check the list.' },
  'restricted-already': { vi: 'Hồ sơ này đang được hạn chế. Hãy rà soát hạn chế hiện có.', en: 'This record is restricted already. Review the restriction that stands.' },
  'confirmed-already': { vi: 'Đề nghị này đã được đồng ý.', en: 'This request has been confirmed already.' },
  'child-first': { vi: 'Người từ đủ 15 tuổi được thông báo trước. Hãy ghi ngày đã thông báo cho chính người đó.', en: 'A person of 15 or more is told first. Record the day on which the person was told.' },
  'representation-ended': { vi: 'Người này đã đủ 18 tuổi, không còn người đại diện.', en: 'The person has turned 18; nobody represents any more.' },
  'note-in-future': { vi: 'Ngày tư vấn ở tương lai. Chỉ ghi buổi đã diễn ra.', en: 'The talk lies in the future. Record only what has taken place.' },
}

export const peopleFields: FieldTexts = {
  name: { vi: 'Hãy ghi họ và tên, ít nhất hai chữ cái.', en: 'Give the full name, at least two letters.', label: { vi: 'Họ và tên', en: 'Full name' } },
  birth: { vi: 'Ghi năm, tháng/năm hoặc ngày/tháng/năm, ví dụ 1991, 05/1991, 15/05/1991.', en: 'Give the year, month/year or day/month/year, for example 1991, 05/1991, 15/05/1991.', label: { vi: 'Ngày sinh', en: 'Date of birth' } },
  sex: { vi: 'Hãy chọn nam hoặc nữ, theo giấy tờ.', en: 'Choose male or female, as the papers say.', label: { vi: 'Giới tính', en: 'Sex' } },
  personalNumber: { vi: 'Cần 12 chữ số. Chưa có số thì để trống.', en: '12 digits are needed. Leave it empty if there is none.', label: { vi: 'Số định danh cá nhân', en: 'Personal number' } },
  phone: { vi: 'Số điện thoại gồm 10 chữ số, bắt đầu bằng 0. Không có thì để trống.', en: 'A phone number has 10 digits and begins with 0. Leave it empty if there is none.', label: { vi: 'Điện thoại', en: 'Phone' } },
  unitId: { vi: 'Hãy chọn xã, phường nơi ở.', en: 'Choose the commune of residence.', label: { vi: 'Xã, phường', en: 'Commune' } },
  addressAsWritten: { vi: 'Địa chỉ dài nhất 200 ký tự.', en: 'The address has at most 200 characters.', label: { vi: 'Địa chỉ như trên giấy tờ', en: 'Address as written' } },
  relation: { vi: 'Hãy chọn cha, mẹ, người giám hộ hoặc người đại diện theo pháp luật.', en: 'Choose father, mother, guardian or legal representative.', label: { vi: 'Quan hệ', en: 'Relation' } },
  note: { vi: 'Hãy ghi nội dung buổi tư vấn, nhiều nhất 4.000 ký tự.', en: 'Write what was talked about, at most 4,000 characters.', label: { vi: 'Nội dung', en: 'Note' } },
}
