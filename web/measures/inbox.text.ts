import { everydayWords } from '../text/i18n.ts'

export const inboxText = everydayWords('inbox')
