import { everydayWords } from '../text/i18n.ts'

export const measuresText = everydayWords('measures')
