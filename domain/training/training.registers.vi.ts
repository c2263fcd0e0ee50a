/** Vietnamese words of the training registers. */
import type { AllRegisterWords } from '../registers/words.ts'

const professions = {
  'doctor-psychiatry': 'Bác sĩ chuyên khoa tâm thần', doctor: 'Bác sĩ', 'assistant-doctor': 'Y sĩ', nurse: 'Điều dưỡng', pharmacist: 'Dược sĩ', psychologist: 'Tâm lý', 'social-worker': 'Công tác xã hội',
  'vocational-teacher': 'Giáo viên dạy nghề', 'police-officer': 'Công an', 'civil-servant': 'Công chức, viên chức', other: 'Khác',
}
const work = { managing: 'Quản lý', rehabilitation: 'Trực tiếp làm công tác cai nghiện', both: 'Quản lý và trực tiếp làm', other: 'Việc khác' }
const topics = { 'addiction-assessment': 'Xác định tình trạng nghiện', substitution: 'Điều trị thay thế', counselling: 'Tư vấn', rehabilitation: 'Nghiệp vụ cai nghiện', management: 'Quản lý, điều hành', 'records-and-law': 'Hồ sơ và pháp luật', 'harm-reduction': 'Giảm hại', other: 'Khác' }
const kinds = {
  'addiction-assessment': 'Chứng chỉ xác định tình trạng nghiện', psychiatry: 'Văn bằng chuyên khoa tâm thần', 'former-practice': 'Y sĩ đã làm việc này ngày 01/01/2022', substitution: 'Chứng chỉ điều trị thay thế', counselling: 'Chứng chỉ tư vấn',
  rehabilitation: 'Chứng chỉ nghiệp vụ cai nghiện', other: 'Khác',
}

export const trainingVi: AllRegisterWords = {
  staff: {
    name: 'Sổ cán bộ', one: 'Cán bộ', help: 'Người đang và đã làm công tác cai nghiện tại từng cơ quan. Mỗi cơ quan giữ sổ của mình; Sở Y tế, Công an tỉnh đọc để lập kế hoạch tập huấn.',
    statuses: { working: 'Đang làm', left: 'Đã thôi' },
    acts: { add: 'Thêm cán bộ', change: 'Sửa thông tin', leave: 'Thôi vị trí', transfer: 'Chuyển cơ quan' },
    fields: { name: 'Họ và tên', code: 'Mã cán bộ', profession: 'Chuyên môn', position: 'Vị trí', work: 'Công việc', from: 'Từ ngày', to: 'Đến hết ngày', agencyId: 'Cơ quan', toAgency: 'Cơ quan chuyển đến', lastDay: 'Ngày cuối ở cơ quan cũ', formerStaff: 'Vị trí trước', holder: 'Vị trí đầu tiên', note: 'Ghi chú' },
    hints: { name: 'Như trên giấy tờ.', code: 'Ghi khi có hai người cùng tên trong một cơ quan.', work: '“Quản lý” và “trực tiếp làm” được tính vào chỉ tiêu tập huấn.', to: 'Để trống khi còn làm.', agencyId: 'Để trống: cơ quan của bạn.' },
    options: { profession: professions, work },
    headings: { name: ['Họ tên', 'Họ và tên cán bộ'], code: ['Mã CB', 'Số hiệu'], profession: ['Trình độ chuyên môn'], position: ['Chức vụ', 'Chức danh'], from: ['Từ', 'Ngày bắt đầu'], to: ['Đến', 'Ngày kết thúc'] },
  },
  courses: {
    name: 'Sổ lớp tập huấn', one: 'Lớp tập huấn', help: 'Lớp tập huấn, đào tạo về cai nghiện trong tỉnh: nội dung, ngày, số giờ, số chỗ. Lớp đã tổ chức mới được tính.',
    statuses: { planned: 'Đã lên kế hoạch', held: 'Đã tổ chức', cancelled: 'Đã hủy' },
    acts: { plan: 'Lên kế hoạch lớp', change: 'Sửa kế hoạch', hold: 'Ghi đã tổ chức', cancel: 'Hủy lớp' },
    fields: { title: 'Tên lớp', topic: 'Nội dung', audience: 'Dành cho', from: 'Từ ngày', to: 'Đến ngày', hours: 'Số giờ', places: 'Số chỗ', venue: 'Nơi tổ chức', planNumber: 'Số kế hoạch', papers: 'Tài liệu, danh sách ký', reason: 'Lý do' },
    hints: { places: 'Để trống khi không giới hạn.' },
    options: { topic: topics, audience: { managing: 'Người quản lý', rehabilitation: 'Người làm công tác cai nghiện', medical: 'Y, bác sĩ', counselling: 'Người tư vấn', police: 'Công an' } },
    headings: { title: ['Lớp', 'Tên lớp tập huấn'], from: ['Khai giảng', 'Ngày bắt đầu'], to: ['Bế giảng', 'Ngày kết thúc'], places: ['Chỉ tiêu học viên'] },
  },
  participations: {
    name: 'Sổ học viên tập huấn', one: 'Học viên', help: 'Ai ghi tên vào lớp nào, có dự hay không, kết quả. Người dự đến hết lớp được tính là đã tập huấn trong năm.',
    statuses: { enrolled: 'Đã ghi tên', attended: 'Đã dự', passed: 'Đạt', failed: 'Không đạt', withdrawn: 'Rút tên' },
    acts: { enrol: 'Ghi tên vào lớp', withdraw: 'Rút tên', attend: 'Ghi đã dự', pass: 'Ghi đạt', fail: 'Ghi không đạt' },
    fields: { staff: 'Cán bộ', course: 'Lớp', staffName: 'Họ và tên', courseTitle: 'Lớp', score: 'Điểm (0–100)', note: 'Ghi chú' },
  },
  certificates: {
    name: 'Sổ chứng chỉ', one: 'Chứng chỉ', help: 'Chứng chỉ, văn bằng của người làm công tác cai nghiện. Người ký kết luận tình trạng nghiện phải có chứng chỉ còn hiệu lực ngày ký. Khi một chứng chỉ được xác định là không đúng sự thật, mọi kết luận dựa trên nó được đưa ra để người có thẩm quyền xem lại; không có gì tự thay đổi.',
    statuses: { valid: 'Đang ghi nhận', revoked: 'Đã thu hồi', false: 'Không đúng sự thật' },
    acts: { record: 'Ghi chứng chỉ', extend: 'Gia hạn', revoke: 'Ghi thu hồi', 'find-false': 'Xác định không đúng sự thật', move: 'Theo người chuyển cơ quan' },
    fields: {
      staff: 'Cán bộ', kind: 'Loại', number: 'Số', issuedOn: 'Ngày cấp', validTo: 'Có giá trị đến hết ngày', issuer: 'Nơi cấp', course: 'Theo lớp', staffName: 'Họ và tên', holder: 'Vị trí đầu tiên', proof: 'Bản chụp', revokedOn: 'Thu hồi từ ngày', foundFalseOn: 'Ngày xác định không đúng',
      reason: 'Lý do', decisionNumber: 'Số văn bản', agencyId: 'Cơ quan',
    },
    hints: { validTo: 'Để trống khi trên giấy không ghi.', number: 'Như trên giấy.' },
    options: { kind: kinds },
    clocks: { 'certificate-renewal': 'Chứng chỉ xác định tình trạng nghiện sắp hết hạn' },
    headings: { number: ['Số chứng chỉ', 'Số hiệu'], issuedOn: ['Cấp ngày'], validTo: ['Hiệu lực đến'] },
  },
  'certificate-reviews': {
    name: 'Kết luận cần xem lại', one: 'Đợt xem lại', help: 'Một chứng chỉ được xác định là không đúng sự thật: cơ quan đang quản lý người có kết luận dựa trên chứng chỉ đó xem lại từng kết luận. Không có gì tự thay đổi; mọi quyết định do người có thẩm quyền.',
    statuses: { open: 'Đang xem lại', done: 'Đã xem lại' }, acts: { open: 'Mở đợt xem lại', conclude: 'Ghi đã xem lại' },
    fields: { certificate: 'Chứng chỉ', certificateNumber: 'Số chứng chỉ', foundFalseOn: 'Ngày xác định không đúng', conclusion: 'Đã xem lại thế nào', decisionNumber: 'Số văn bản', agencyId: 'Cơ quan' },
    clocks: { 'findings-in-doubt': 'Xem lại kết luận dựa trên chứng chỉ không đúng' },
  },
}
