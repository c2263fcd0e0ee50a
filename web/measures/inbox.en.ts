import type { vi } from './inbox.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'late': 'Overdue', 'soon': 'Within 24 hours', 'later': 'Coming up', 'waiting': 'Waiting for others', 'tile.soon': '24 hours', 'tile.waiting': 'Waiting',
  'visit': 'Record a visit', 'dossier': 'File', 'open': 'Open the file', 'more.later': 'All {{count}} coming up',
  'more.waiting': 'All {{count}} waiting',
  'empty': 'Nothing falls due today.', 'empty.none': 'Nothing is waiting for you.', 'empty.next': 'Next: {{day}}.', 'empty.note': 'An act appears here when a file comes to your post.',
}
