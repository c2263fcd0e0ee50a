/** Words of measures in lists, by code; what has none stands as its code. */
import { measuresEn } from '@hoa-nhap/domain/measures/measures.en'
import { measuresVi } from '@hoa-nhap/domain/measures/measures.vi'
import type { MeasuresWords } from '@hoa-nhap/domain/measures/words'

export const words: Readonly<Record<'vi' | 'en', MeasuresWords>> = { vi: measuresVi, en: measuresEn }
export const statusLabelOf = (code: string, language: 'vi' | 'en'): string => words[language].statuses[code] ?? code

const regimes: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'before-2022': { vi: 'trước năm 2022', en: 'before 2022' }, r2021: { vi: 'từ 2022', en: 'since 2022' }, 'r2025-transfer': { vi: 'từ 03/2025', en: 'since 03/2025' }, 'r2025-two-tier': { vi: 'từ 07/2025', en: 'since 07/2025' }, r2026: { vi: 'từ 07/2026', en: 'since 07/2026' },
}
export const regimeLabel = (code: string, language: 'vi' | 'en'): string => regimes[code]?.[language] ?? code
const purposes: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  case: { vi: 'giải quyết hồ sơ', en: 'work on cases' }, inspection: { vi: 'kiểm tra', en: 'inspection' }, records: { vi: 'quản lý hồ sơ', en: 'records' }, 'own-request': { vi: 'theo yêu cầu của chính người đó', en: 'the person’s own request' },
}
export const purposeLabel = (code: string, language: 'vi' | 'en'): string => purposes[code]?.[language] ?? code
