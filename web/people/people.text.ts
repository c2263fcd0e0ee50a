import { everydayWords } from '../text/i18n.ts'

export const peopleText = everydayWords('people')
