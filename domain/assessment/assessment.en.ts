/** English words that the assessment adds to the common ones; the same keys as the Vietnamese. */
import type { SliceWords } from '../measures/words.ts'

export const assessmentEn: SliceWords = {
  acts: { 'receive-file': 'Record that the file was received', 'staff-sent': 'Record that medical staff were sent', 'receive-person': 'Record that the person was received', 'detention-ended': 'Record the end of the holding', 'note-refusal': 'Record that the person did not come or declined' },
  clocks: { 'assess-staff-dispatch': 'Send medical staff', 'assess-file-forward': 'Forward the file and the person', 'admin-detention-for-assessment': 'Let the person go home', 'register-after-post-rehab': 'May register' },
  fields: { assessmentGround: 'Case', educationEndedOn: 'End of commune education', assessedAt: 'Where', detainedOn: 'Held since' },
  options: {
    assessmentGround: { managed: 'used while managed', 'no-residence': 'no stable residence', 'commune-education': 'during or within a year after commune education', 'post-rehab': 'used in post-rehabilitation management', 'own-request': 'own request' },
    assessedAt: { facility: 'at the health facility', 'holding-with-facility': 'place of holding with a facility', 'holding-without-facility': 'place of holding without a facility', 'agreed-place': 'another agreed place' },
  },
  why: { 'anchor.file-received': 'File received', 'anchor.requested': 'Requested', 'anchor.held-to-assess': 'Held to be assessed' },
}
