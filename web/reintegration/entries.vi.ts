/** Vietnamese words of the entries of one person: by kind. */
import { payersVi, tradesVi } from '@hoa-nhap/domain/reintegration/reintegration.registers.vi'
import type { EntryWords } from './entry-words.ts'

const words = (name: string, fields: EntryWords['fields'], more: Partial<EntryWords> = {}): EntryWords => ({ name, one: '', help: '', statuses: {}, acts: {}, fields, ...more })
const amount = { amount: 'Số tiền (đồng)' }

export const entriesVi = {
  wish: words('Nhu cầu', { learnTrade: 'Muốn học nghề', trade: 'Nghề muốn học', jobAdvice: 'Muốn được tư vấn việc làm', work: 'Việc mong muốn' }, { help: 'Hỏi và ghi đúng lời người đó. Không có nhu cầu cũng ghi.', options: { trade: tradesVi } }),
  eligibility: words('Điều kiện học nghề', { eligible: 'Đủ điều kiện học nghề', because: 'Vì sao chưa đủ' }, { options: { because: { age: 'Tuổi', health: 'Sức khỏe', 'time-left': 'Thời gian còn lại', schooling: 'Trình độ', 'trained-before': 'Đã được đào tạo', other: 'Khác' } } }),
  advice: words('Tư vấn', { about: 'Về', how: 'Cách tư vấn', outcome: 'Kết quả', note: 'Ghi chú' }, { options: { about: { job: 'Việc làm', trade: 'Chọn nghề' }, how: { 'in-person': 'Gặp trực tiếp', group: 'Theo nhóm', telephone: 'Qua điện thoại' }, outcome: { informed: 'Đã thông tin', referred: 'Đã giới thiệu', thinking: 'Người đó đang nghĩ', declined: 'Người đó không muốn' } } }),
  referral: words('Giới thiệu', { to: 'Giới thiệu đến', recordId: 'Lớp học hoặc chỗ làm', agreed: 'Người đó đồng ý' }, { help: 'Chọn cùng người đó trong sổ. Nơi nhận không được báo gì thêm về hồ sơ.', options: { to: { course: 'Lớp học nghề', opening: 'Chỗ làm' } } }),
  'referral-answer': words('Kết quả giới thiệu', { referralId: 'Lần giới thiệu', answer: 'Kết quả' }, { options: { answer: { accepted: 'Được nhận', 'declined-by-person': 'Người đó không nhận', 'no-place': 'Hết chỗ', 'not-suitable': 'Chưa phù hợp' } } }),
  training: words('Học nghề', { step: 'Việc', trainingId: 'Khóa học', trade: 'Nghề', courseId: 'Lớp trong sổ', place: 'Nơi học', paidBy: 'Ai trả học phí', certificate: 'Số chứng chỉ' }, { options: { step: { began: 'Bắt đầu học', completed: 'Học xong', left: 'Thôi học' }, trade: tradesVi, paidBy: payersVi } }),
  placement: words('Có việc làm', { openingId: 'Chỗ làm trong sổ', employer: 'Nơi làm', job: 'Công việc', kind: 'Hình thức', wage: 'Tiền công một tháng (đồng)', contract: 'Có hợp đồng' }, { options: { kind: { employed: 'Làm công', seasonal: 'Theo mùa vụ', 'own-work': 'Tự làm', 'family-work': 'Làm với gia đình' } } }),
  'placement-check': words('Hỏi thăm việc làm', { placementId: 'Việc làm', month: 'Lần', answer: 'Hiện nay', help: 'Cần giúp' }, { options: { month: { 3: '3 tháng', 6: '6 tháng', 12: '12 tháng' }, answer: { working: 'Còn làm ở đó', 'other-job': 'Làm việc khác', 'not-working': 'Không có việc', 'not-reached': 'Chưa gặp được' }, help: { none: 'Không', talk: 'Trò chuyện, động viên', 'new-place': 'Tìm chỗ khác', papers: 'Giấy tờ', loan: 'Vay vốn' } } }),
  'placement-ended': words('Thôi việc', { placementId: 'Việc làm', because: 'Lý do' }, { options: { because: { 'own-wish': 'Tự xin thôi', 'contract-over': 'Hết hợp đồng, mùa vụ', employer: 'Nơi làm cho thôi', health: 'Sức khỏe', moved: 'Chuyển đi', other: 'Khác' } } }),
  labour: words('Lao động trị liệu', { work: 'Việc', days: 'Số ngày', hours: 'Tổng số giờ', longestDay: 'Ngày dài nhất (giờ)' }, { help: 'Ghi theo tuần, từ thứ Hai. Giới hạn theo tuổi được kiểm tra khi ghi.', options: { work: { therapy: 'Lao động trị liệu', production: 'Sản xuất', cleaning: 'Vệ sinh', garden: 'Vườn, chăn nuôi', kitchen: 'Nhà bếp' } } }),
  meeting: words('Buổi họp nhóm hỗ trợ', { place: 'Nơi họp', time: 'Giờ', task: 'Việc giao cho người giúp', nextOn: 'Buổi gặp tới', agreed: 'Đã thống nhất' }, { help: 'Người giúp thuộc hội, đoàn thể chỉ thấy ngày, giờ, nơi họp và việc được giao.' }),
  support: words('Hỗ trợ', { kind: 'Khoản', ...amount, days: 'Số ngày', paper: 'Số chứng từ' }, { options: { kind: { 'one-off': 'Hỗ trợ một lần', 'training-fee': 'Chi phí đào tạo', 'release-meals': 'Tiền ăn khi về', fare: 'Tiền xe khi về', clothes: 'Quần áo', tuition: 'Miễn, giảm học phí', loan: 'Vay vốn', tools: 'Dụng cụ làm nghề', other: 'Khác' } } }),
  'labour-pay': words('Tiền công lao động', { month: 'Tháng', ...amount, saved: 'Phần để dành (đồng)' }, { hints: { month: 'Ghi một ngày bất kỳ trong tháng.' } }),
  'savings-paid': words('Trả tiền để dành', amount),
  rating: words('Xếp loại tháng', { month: 'Tháng', rating: 'Xếp loại' }, { help: 'Chỉ cho những tháng mà luật còn giảm thời hạn. Không cộng điểm, không xếp thứ tự.', hints: { month: 'Ghi một ngày bất kỳ trong tháng.' }, options: { rating: { good: 'Tốt', fair: 'Khá', average: 'Trung bình', weak: 'Yếu' } } }),
  'health-check': words('Khám sức khỏe định kỳ', { finding: 'Kết quả', fit: 'Lao động' }, { options: { fit: { fit: 'Đủ sức khỏe', 'light-work': 'Việc nhẹ', 'not-fit': 'Chưa lao động' } } }),
  'health-visit': words('Khám, chữa bệnh', { finding: 'Kết quả', treated: 'Đã điều trị', nextOn: 'Hẹn lại' }),
  'medicine-handover': words('Bàn giao thuốc đang dùng', { why: 'Khi', medicine: 'Thuốc', name: 'Tên thuốc', toAgencyId: 'Nơi tiếp tục điều trị', days: 'Số ngày thuốc đã giao', lastDoseOn: 'Liều cuối ngày', handedTo: 'Giao cho' }, {
    help: 'Ghi cho mọi người rời cơ sở, kể cả khi không dùng thuốc gì. Bệnh cần giữ kín riêng chỉ ghi ở cửa chăm sóc, không ghi ở đây.',
    options: { why: { transfer: 'Chuyển nơi', release: 'Hết thời hạn, được về', moved: 'Chuyển nơi cư trú', outing: 'Ra ngoài ít ngày' }, medicine: { methadone: 'Methadone', buprenorphine: 'Buprenorphine', 'other-running': 'Thuốc khác đang dùng', none: 'Không dùng thuốc nào' }, handedTo: { person: 'Người bệnh', place: 'Nơi nhận', escort: 'Người đưa đi' } },
  }),
} as const
