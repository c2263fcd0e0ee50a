import { everydayWords } from '../text/i18n.ts'

export const uiText = everydayWords('ui')
