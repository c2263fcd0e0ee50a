/** Vietnamese words that post-rehabilitation adds to the common ones. NFC. */
import type { SliceWords } from '../measures/words.ts'

export const postRehabVi: SliceWords = {
  acts: { 'found-not-addicted': 'Ghi kết quả: có sử dụng, không nghiện', 'record-protection-stay': 'Ghi thời gian ở cơ sở trợ giúp xã hội' },
  clocks: { 'addict-move-notice': 'Báo nơi cư trú mới, danh sách người nghiện', 'addict-list-move-notify': 'Báo nơi cư trú mới, danh sách người nghiện' },
}
