import { words } from '../text/i18n.ts'
import { en } from './measures.en.ts'
import { vi } from './measures.vi.ts'

export const measuresText = words('measures', vi, en)
