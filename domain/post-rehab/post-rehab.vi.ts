/** Vietnamese words that post-rehabilitation adds to the common ones. NFC. */
import type { SliceWords } from '../measures/words.ts'

export const postRehabVi: SliceWords = {
  acts: { 'e-monitoring-decided': 'Đã quyết định giám sát điện tử', 'pause-management': 'Tạm dừng quản lý sau cai', 'go-on-with-management': 'Tiếp tục quản lý sau cai', 'found-not-addicted': 'Ghi kết quả: có sử dụng, không nghiện', 'record-protection-stay': 'Ghi thời gian ở cơ sở trợ giúp xã hội' },
  statuses: { paused: 'tạm dừng quản lý sau cai' },
  why: { 'anchor.management-decided': 'Có quyết định quản lý sau cai' },
}
