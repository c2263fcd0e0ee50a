/** Sentences of facilities, providers, reception points and places in a facility. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const facilitiesProblems: ProblemTexts = {
  'not-competent': { vi: 'Không thuộc thẩm quyền của vị trí này vào ngày đó: {signer} ký.', en: 'This post was not competent on that day: it is signed by {signer}.' },
  'conditions-missing': { vi: 'Còn thiếu {missing} điều kiện chưa đánh dấu là đạt. Kiểm tra từng điều kiện rồi ký.', en: '{missing} conditions are not marked as met. Check each of them, then sign.' },
  'suspension-months': { vi: 'Tạm đình chỉ từ {lowest} đến {highest} tháng. Nhập số tháng trong khoảng đó.', en: 'A suspension lasts {lowest} to {highest} months. Enter a number within that.' },
  'licence-missing': { vi: 'Cơ sở tư nhân phải có số giấy phép. Nhập số ghi trên giấy phép.', en: 'A private facility needs the number of its licence. Enter the number on the paper.' },
  'licence-private-only': { vi: 'Chỉ cơ sở tư nhân xin giấy phép. Cơ sở công lập và trường giáo dưỡng thì ghi vào sổ.', en: 'Only a private facility applies for a licence. Record public facilities and reformatory schools as existing.' },
  'named-not-applied': { vi: 'Loại nơi này do cơ quan y tế hoặc xã chỉ định, không nộp hồ sơ. Dùng việc Chỉ định.', en: 'Places of this kind are named by Health or the commune and do not apply. Use Designate.' },
  'applied-not-named': { vi: 'Nơi cung cấp dịch vụ tại nhà phải nộp hồ sơ và được công bố. Dùng việc Nhận hồ sơ.', en: 'A provider at home applies and is published. Use Receive an application.' },
  'hours-reversed': { vi: 'Giờ đóng phải sau giờ mở. Sửa dòng có giờ ngược.', en: 'Closing must come after opening. Correct the line.' },
  'hours-overlap': { vi: 'Hai khoảng giờ của cùng một ngày chồng lên nhau. Gộp hoặc sửa lại.', en: 'Two spans of one day overlap. Join or correct them.' },
  'beds-below-zero': { vi: 'Khu {area}: giường không dùng được nhiều hơn số giường. Sửa một trong hai số.', en: 'Area {area}: more beds out of service than beds. Correct one of the two.' },
  'area-twice': { vi: 'Khu {area} ghi hai lần. Gộp thành một dòng.', en: 'Area {area} stands twice. Make it one line.' },
  'proof-missing': { vi: 'Cần một bằng chứng: đường dẫn, nơi niêm yết, hoặc tệp.', en: 'Proof is needed: a link, the place of the notice, or a file.' },
  'reception-twice': { vi: 'Xã này đã có điểm tiếp nhận đang mở. Sửa điểm đó, hoặc đóng trước khi mở điểm mới.', en: 'This commune has an open reception point. Change it, or close it before opening another.' },
  'posts-missing': { vi: 'Ghi ít nhất một chức danh người tiếp nhận.', en: 'Give at least one post that receives people.' },
  'public-unit-only': { vi: 'Chỉ chọn đơn vị công lập: trung tâm y tế, trạm y tế, điểm tư vấn, cơ sở cai nghiện công lập.', en: 'Only a public unit can be selected: medical centre, health station, counselling point, public facility.' },
  'area-unknown': { vi: 'Cơ sở không có khu này. Chọn một khu trong sổ cơ sở.', en: 'The facility has no such area. Choose an area of the register.' },
  'bed-taken': { vi: 'Giường này đã có người. Chọn giường khác.', en: 'This bed is taken. Choose another.' },
  'bed-unknown': { vi: 'Khu này chỉ có {beds} giường. Chọn số từ 1 đến {beds}.', en: 'This area has {beds} beds. Choose a number from 1 to {beds}.' },
}
