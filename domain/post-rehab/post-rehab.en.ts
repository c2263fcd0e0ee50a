/** English words that post-rehabilitation adds to the common ones. */
import type { SliceWords } from '../measures/words.ts'

export const postRehabEn: SliceWords = {
  acts: { 'found-not-addicted': 'Record: used, not addicted', 'record-protection-stay': 'Record a stay in social protection' },
  clocks: { 'addict-move-notice': 'Tell the new place, list of addicted persons', 'addict-list-move-notify': 'Tell the new place, list of addicted persons' },
}
