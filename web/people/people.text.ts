import { words } from '../text/i18n.ts'
import { en } from './people.en.ts'
import { vi } from './people.vi.ts'

export const peopleText = words('people', vi, en)
