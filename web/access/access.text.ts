import { words } from '../text/i18n.ts'
import { en } from './access.en.ts'
import { vi } from './access.vi.ts'

export const accessText = words('access', vi, en)
/** `Trưởng Công an xã` for `commune-police-chief`. */
export const roleName = (role: string): string => accessText.sayCode(`role.${role}`, {}, role)
