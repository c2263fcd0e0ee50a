import { words } from '../text/i18n.ts'
import { vi } from './inbox.vi.ts'
import { en } from './inbox.en.ts'

export const inboxText = words('inbox', vi, en)
