import type { vi } from './measures.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'act.when': 'Took place on', 'act.time': 'At', 'act.time.hint': 'Hour:minute. Needed where the limit is in hours.', 'act.save': 'Save', 'act.draft': 'Save the draft', 'act.keys': 'save', 'act.keys.wrong': 'next wrong field',
  'act.content': 'Content', 'act.done': 'Recorded.', 'act.done.next': 'What comes next', 'act.done.opened': 'Opened: {{name}}', 'act.done.paper': 'Draft its paper', 'act.done.dossier': 'Back to the file', 'act.done.inbox': 'Back to the list', 'act.none': 'Nothing but the day is needed for this act.',
  'act.form-not-here': 'The form of this act could not be fetched. Check the line and open the page again.', 'act.no-form': 'The system records this act by itself; there is nothing to fill in.', 'act.needs-line': 'This act needs the line. The draft stays on this device.', 'act.dossier': 'File',
  'yes': 'Yes', 'no': 'No', 'choose': 'Choose', 'paper': 'Number of the paper',
  'preview.title': 'What follows from saving?', 'preview.wait': 'Fill in the fields to see the limits that follow.', 'preview.none': 'No new limit follows.', 'preview.term': 'Term to the end of {{day}}', 'preview.offline': 'No line: the limits cannot be computed.', 'preview.refused': 'Cannot be saved yet',
  'refused.open': 'Opens on {{day}}.', 'signer': 'Signed by: {{role}}', 'form': 'Form',
  'visit.title': 'Record a visit', 'visit.when': 'When and where', 'visit.date': 'Day', 'visit.time': 'Time', 'visit.time.note': 'The time is this device\'s; change it if you met earlier.', 'visit.test': 'Test', 'visit.test.none': 'Not done',
  'visit.note': 'Note', 'visit.save': 'Save the visit', 'visit.once': 'Sent again and again, it is still one visit', 'visit.device': 'On this device', 'visit.counts': '{{waiting}} to send, {{review}} to look at', 'visit.waiting': 'to be sent', 'visit.sent': 'sent {{time}}',
  'visit.offline': 'No line. Kept on this device, sent by itself.', 'visit.saved.offline': 'Kept on this device. It is sent when the line is back.', 'visit.saved': 'The visit is recorded.', 'visit.another': 'Record another visit', 'visit.none': 'No measure of this person takes a visit now.',
  'visit.last': 'Last on {{day}}', 'visit.first': 'No visit yet.', 'visit.choose': 'The visit belongs to', 'visit.conflict': 'The server has something new. Compare the two', 'visit.drop': 'Drop', 'visit.resend': 'Send again', 'visit.device.note': 'What waits is locked with a key of this device and your account and removed after 30 days.',
  'since': 'since {{day}}', 'waiting.other': 'Other acts waiting to be sent',
}
