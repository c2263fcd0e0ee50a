/** English words that post-rehabilitation adds to the common ones. */
import type { SliceWords } from '../measures/words.ts'

export const postRehabEn: SliceWords = {
  acts: { 'e-monitoring-decided': 'Electronic monitoring decided', 'pause-management': 'Pause the management', 'go-on-with-management': 'Go on with the management', 'found-not-addicted': 'Record: used, not addicted', 'record-protection-stay': 'Record a stay in social protection' },
  statuses: { paused: 'management paused' },
  why: { 'anchor.management-decided': 'Management decided' },
}
