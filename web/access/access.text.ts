import { everydayWords } from '../text/i18n.ts'

export const accessText = everydayWords('access')
/** `Trưởng Công an xã` for `commune-police-chief`. */
export const roleName = (role: string): string => accessText.sayCode(`role.${role}`, {}, role)
