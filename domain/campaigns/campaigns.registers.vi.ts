/** Vietnamese words of the registers of communication. */
import type { AllRegisterWords } from '../registers/words.ts'

const options = {
  channel: { meeting: 'Họp, nói chuyện', loudspeaker: 'Loa truyền thanh', portal: 'Cổng, trang thông tin', youtube: 'YouTube', zalo: 'Zalo', press: 'Báo, đài', 'school-lesson': 'Buổi học ở trường' },
  reachCounted: { 'sign-in-sheet': 'danh sách ký tên', 'head-count': 'đếm người', households: 'số hộ nghe được', views: 'lượt xem', members: 'thành viên nhóm', copies: 'số bản phát hành', estimate: 'ước lượng' },
} as const

export const campaignsRegistersVi: AllRegisterWords = {
  campaigns: {
    name: 'Đợt truyền thông', one: 'đợt truyền thông',
    help: 'Mỗi đợt có đối tượng, độ tuổi, chủ đề, thời gian và văn bản giao. Cơ quan lập đợt giữ mục này; mọi cơ quan trong tỉnh có phần việc đều xem được.',
    statuses: { planned: 'đã lập', running: 'đang thực hiện', finished: 'đã kết thúc', cancelled: 'đã hủy' },
    acts: { plan: 'Lập đợt truyền thông', change: 'Sửa kế hoạch', start: 'Bắt đầu', finish: 'Kết thúc', cancel: 'Hủy' },
    fields: {
      name: 'Tên đợt', topics: 'Chủ đề', audiences: 'Đối tượng', ageGroups: 'Độ tuổi', periodFrom: 'Từ ngày', periodTo: 'Đến ngày', directiveNumber: 'Văn bản giao', clauseLabel: 'Mục của văn bản', message: 'Thông điệp', units: 'Xã, phường dự kiến',
      result: 'Kết quả', reason: 'Lý do',
    },
    hints: { directiveNumber: 'Số của kế hoạch hoặc công văn, ví dụ 90/KH-UBND.', clauseLabel: 'Mục hoặc điểm trong văn bản, ví dụ Mục tiêu 1.', units: 'Để trống nếu là toàn tỉnh.' },
    options: {
      topics: { law: 'pháp luật', harms: 'tác hại', refusing: 'kỹ năng từ chối', 'ways-to-rehab': 'các cách cai nghiện', substitution: 'điều trị thay thế', 'after-rehab': 'sau cai nghiện', 'against-stigma': 'chống kỳ thị', 'hiv-prevention': 'phòng HIV' },
      audiences: { pupils: 'học sinh', students: 'học viên, sinh viên', workers: 'người lao động', families: 'gia đình', 'people-who-use': 'người sử dụng ma túy', 'people-after-rehab': 'người sau cai', officials: 'cán bộ', everybody: 'mọi người' },
      ageGroups: { 'under-12': 'dưới 12', 'from-12-to-15': '12–15', 'from-16-to-17': '16–17', 'from-18-to-30': '18–30', 'from-31-to-60': '31–60', 'over-60': 'trên 60', 'all-ages': 'mọi độ tuổi' },
    },
    headings: { name: ['Tên kế hoạch truyền thông', 'Chiến dịch'], directiveNumber: ['Số văn bản', 'Kế hoạch số'] },
  },
  'campaign-activities': {
    name: 'Hoạt động truyền thông', one: 'hoạt động truyền thông',
    help: 'Việc đã làm trong một đợt: kênh, ngày, nơi, xã và trường được truyền thông, bao nhiêu người và đếm bằng cách nào, minh chứng. Xã hoặc trường chỉ được tính là đã truyền thông khi có hoạt động đã tổ chức ghi tên nơi đó.',
    statuses: { planned: 'dự kiến', held: 'đã tổ chức', cancelled: 'đã hủy' },
    acts: { plan: 'Lên lịch hoạt động', hold: 'Ghi kết quả', 'add-evidence': 'Thêm minh chứng', cancel: 'Hủy' },
    fields: {
      campaignId: 'Đợt truyền thông', title: 'Nội dung', channel: 'Kênh', plannedOn: 'Ngày dự kiến', place: 'Nơi tổ chức', units: 'Xã, phường dự kiến', schoolId: 'Cơ sở giáo dục nghề nghiệp', heldOn: 'Ngày tổ chức', unitsReached: 'Xã, phường được truyền thông',
      reach: 'Số người được truyền thông', reachCounted: 'Đếm bằng cách nào', evidence: 'Tệp minh chứng', evidenceLink: 'Đường dẫn', reportNumber: 'Số báo cáo', reason: 'Lý do',
    },
    hints: {
      unitsReached: 'Bài đăng trên mạng không gắn với xã nào thì để trống: không tính là đã đến xã đó.', reach: 'Con số đếm được; không ghi tên ai.', evidence: 'Ảnh không để lộ mặt người đang cai nghiện; danh sách ký tên giữ ở cơ quan, chỉ ghi số người.',
      schoolId: 'Bắt buộc với buổi học ở trường.',
    },
    options,
    clocks: { 'campaign-activity-report': 'ghi kết quả hoạt động đã tới ngày' },
    headings: { title: ['Nội dung tuyên truyền', 'Tên hoạt động'], channel: ['Hình thức'], reach: ['Số lượt người', 'Số người tham dự'] },
  },
}
