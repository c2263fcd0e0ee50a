/** Vietnamese words of the registers of courses, employers and openings. */
import type { AllRegisterWords } from '../registers/words.ts'

/** Also the words of a wish and of a course of one person. */
export const tradesVi = { sewing: 'May', welding: 'Hàn', 'motorbike-repair': 'Sửa xe máy', electrics: 'Điện dân dụng', carpentry: 'Mộc', masonry: 'Nề', husbandry: 'Chăn nuôi', crops: 'Trồng trọt', cooking: 'Nấu ăn', hairdressing: 'Cắt tóc', computing: 'Tin học', driving: 'Lái xe', other: 'Nghề khác' } as const
export const payersVi = { state: 'Ngân sách', person: 'Người học', school: 'Nơi dạy', fund: 'Quỹ, nhà tài trợ' } as const
const contract = { none: 'Không hợp đồng', season: 'Theo mùa vụ', 'fixed-term': 'Có thời hạn', 'open-ended': 'Không thời hạn' }
const common = { unitId: 'Xã, phường', phone: 'Điện thoại', conditions: 'Điều kiện', ground: 'Lý do', places: 'Số chỗ' }

export const reintegrationRegistersVi: AllRegisterWords = {
  'courses-of-schools': {
    name: 'Lớp học nghề', one: 'lớp học', help: 'Lớp do trường, trung tâm dạy nghề mở, kể cả lớp mở tại cơ sở cai nghiện. Không ghi tên người học; việc giới thiệu ghi trong hồ sơ của từng người.',
    statuses: { open: 'đang nhận người', running: 'đang học', ended: 'đã kết thúc', cancelled: 'không mở' },
    acts: { announce: 'Ghi lớp sắp mở', change: 'Sửa thông tin', start: 'Khai giảng', end: 'Kết thúc lớp', cancel: 'Không mở lớp' },
    fields: { ...common, name: 'Tên lớp', school: 'Nơi dạy', trade: 'Nghề', level: 'Trình độ', startsOn: 'Ngày khai giảng', endsOn: 'Ngày bế giảng', venue: 'Địa điểm học', atFacility: 'Mở tại cơ sở cai nghiện', fee: 'Học phí (đồng)', paidBy: 'Ai trả học phí', taught: 'Số người học', completed: 'Số người học xong' },
    hints: { conditions: 'Tuổi, sức khỏe, trình độ mà lớp đòi hỏi.', taught: 'Chỉ ghi số, không ghi tên.' },
    options: { trade: tradesVi, level: { 'under-three-months': 'Dưới 3 tháng', elementary: 'Sơ cấp', intermediate: 'Trung cấp' }, paidBy: payersVi },
    clocks: { 'course-starts': 'Đến ngày khai giảng', 'course-ends': 'Đến ngày bế giảng' },
    headings: { name: ['Lớp', 'Khóa học'], school: ['Cơ sở đào tạo', 'Trường'], places: ['Chỉ tiêu', 'Số lượng'] },
  },
  employers: {
    name: 'Nơi nhận lao động', one: 'nơi nhận lao động', help: 'Doanh nghiệp, hợp tác xã, hộ sản xuất sẵn sàng nhận người sau cai. Nơi nhận không được biết gì thêm về người đến làm.',
    statuses: { active: 'đang nhận', paused: 'tạm ngừng nhận', ended: 'thôi nhận' },
    acts: { enter: 'Ghi nơi nhận mới', change: 'Sửa thông tin', pause: 'Tạm ngừng', resume: 'Nhận lại', end: 'Thôi nhận' },
    fields: { ...common, name: 'Tên', branch: 'Ngành', address: 'Địa chỉ', contact: 'Người liên hệ (chức danh)', workers: 'Số lao động', agreedOn: 'Ngày thỏa thuận', terms: 'Nội dung thỏa thuận' },
    options: { branch: { farming: 'Nông nghiệp', forestry: 'Lâm nghiệp', craft: 'Tiểu thủ công', building: 'Xây dựng', industry: 'Công nghiệp', trade: 'Thương mại', services: 'Dịch vụ', 'public-works': 'Việc làm công', cooperative: 'Hợp tác xã', other: 'Khác' } },
    headings: { name: ['Doanh nghiệp', 'Đơn vị'], workers: ['Lao động'] },
  },
  openings: {
    name: 'Chỗ làm đang tuyển', one: 'chỗ làm', help: 'Việc mà một nơi nhận lao động đang cần người. Cán bộ chọn cùng người cần việc; hệ thống không ghép người với việc.',
    statuses: { open: 'đang tuyển', filled: 'đã đủ người', closed: 'thôi tuyển' },
    acts: { offer: 'Ghi chỗ làm mới', change: 'Sửa thông tin', fill: 'Đã đủ người', close: 'Thôi tuyển' },
    fields: { ...common, employerId: 'Nơi nhận lao động', job: 'Công việc', wageFrom: 'Tiền công từ (đồng/tháng)', wageTo: 'đến (đồng/tháng)', contract: 'Hợp đồng', hoursAWeek: 'Số giờ một tuần', untilDay: 'Nhận đến ngày', meals: 'Có bữa ăn', lodging: 'Có chỗ ở', filled: 'Số người đã nhận' },
    options: { contract },
  },
}
