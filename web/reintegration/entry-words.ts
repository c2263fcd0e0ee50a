/** What kinds of entries, their fields and values are called. */
import type { RegisterWords } from '@hoa-nhap/domain/registers/words'
import type { EntryType } from '@hoa-nhap/domain/reintegration/reintegration.model'
import { currentLanguage } from '../text/i18n.ts'
import { entriesEn } from './entries.en.ts'
import { entriesVi } from './entries.vi.ts'

export type EntryWords = RegisterWords
export const entriesByType: Readonly<Record<EntryType, EntryWords>> = entriesVi
export const entryWords = (type: EntryType): EntryWords => (currentLanguage() === 'en' ? entriesEn : entriesByType)[type]
