import { words } from '../text/i18n.ts'
import { en } from './app.en.ts'
import { vi } from './app.vi.ts'

export const appText = words('app', vi, en)
