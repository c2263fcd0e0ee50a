/** Vietnamese words that the assessment adds to the common ones. */
import type { SliceWords } from '../measures/words.ts'

export const assessmentVi: SliceWords = {
  acts: { 'receive-file': 'Ghi đã nhận hồ sơ đề nghị', 'staff-sent': 'Ghi đã cử nhân viên y tế', 'receive-person': 'Ghi đã tiếp nhận người', 'detention-ended': 'Ghi hết tạm giữ', 'note-refusal': 'Ghi người không đến hoặc từ chối' },
  clocks: { 'assess-staff-dispatch': 'Cử nhân viên y tế', 'assess-file-forward': 'Chuyển hồ sơ và người', 'admin-detention-for-assessment': 'Cho người đó về', 'register-after-post-rehab': 'Được đăng ký cai nghiện' },
  fields: { assessmentGround: 'Trường hợp', educationEndedOn: 'Ngày chấp hành xong giáo dục tại xã', assessedAt: 'Nơi xác định', detainedOn: 'Tạm giữ từ ngày' },
  options: {
    assessmentGround: { managed: 'đang bị quản lý mà sử dụng', 'no-residence': 'không có nơi cư trú ổn định', 'commune-education': 'đang hoặc trong 1 năm sau giáo dục tại xã', 'post-rehab': 'đang quản lý sau cai mà sử dụng', 'own-request': 'tự nguyện' },
    assessedAt: { facility: 'tại cơ sở y tế', 'holding-with-facility': 'nơi tạm giữ có cơ sở y tế', 'holding-without-facility': 'nơi tạm giữ không có cơ sở y tế', 'agreed-place': 'nơi khác đã thống nhất' },
  },
  why: { 'anchor.file-received': 'Nhận hồ sơ', 'anchor.requested': 'Có đề nghị', 'anchor.held-to-assess': 'Tạm giữ để xác định' },
}
