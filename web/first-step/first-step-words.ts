/** The words of the domain in the reader's language. */
import { firstStepEn } from '@hoa-nhap/domain/first-step/first-step.en'
import { firstStepVi, type FirstStepWords } from '@hoa-nhap/domain/first-step/first-step.vi'
import { useLanguage } from '../text/i18n.ts'

export const useFirstStepWords = (): FirstStepWords => (useLanguage() === 'en' ? firstStepEn : firstStepVi)
