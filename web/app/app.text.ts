import { everydayWords } from '../text/i18n.ts'

export const appText = everydayWords('app')
