/** The English words of everyday work in one piece: it is loaded once, before anything is drawn, and the other language is not. */
import { measuresEn } from '@hoa-nhap/domain/measures/measures.en'
import { en as access } from '../access/access.en.ts'
import { en as app } from '../app/app.en.ts'
import { en as inbox } from '../measures/inbox.en.ts'
import { en as measures } from '../measures/measures.en.ts'
import { en as people } from '../people/people.en.ts'
import { en as ui } from '../ui/ui.en.ts'
import type { EverydayWords } from './i18n.ts'

export const everyday: EverydayWords = { access, app, inbox, measures, people, ui, procedures: measuresEn }
