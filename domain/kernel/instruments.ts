/** Names of the instruments that law rows cite, and the two ways an article is written: for the screen and for speech and paper. */
import type { Citation } from './citation.ts'

type Instrument = { readonly vi: string; readonly viLong: string; readonly en: string; readonly enLong: string }

export const instruments = {
  L73: { vi: 'Luật 73/2021', viLong: 'Luật Phòng, chống ma túy 73/2021/QH14', en: 'Law 73/2021', enLong: 'Law on Drug Prevention and Control 73/2021/QH14' },
  L120: { vi: 'Luật 120/2025', viLong: 'Luật Phòng, chống ma túy 120/2025/QH15', en: 'Law 120/2025', enLong: 'Law on Drug Prevention and Control 120/2025/QH15' },
  D90: { vi: 'NĐ 90/2016', viLong: 'Nghị định 90/2016/NĐ-CP', en: 'Decree 90/2016', enLong: 'Decree 90/2016/NĐ-CP' },
  D141: { vi: 'NĐ 141/2024', viLong: 'Nghị định 141/2024/NĐ-CP', en: 'Decree 141/2024', enLong: 'Decree 141/2024/NĐ-CP' },
  D105: { vi: 'NĐ 105/2021', viLong: 'Nghị định 105/2021/NĐ-CP', en: 'Decree 105/2021', enLong: 'Decree 105/2021/NĐ-CP' },
  D109: { vi: 'NĐ 109/2021', viLong: 'Nghị định 109/2021/NĐ-CP', en: 'Decree 109/2021', enLong: 'Decree 109/2021/NĐ-CP' },
  D116: { vi: 'NĐ 116/2021', viLong: 'Nghị định 116/2021/NĐ-CP', en: 'Decree 116/2021', enLong: 'Decree 116/2021/NĐ-CP' },
  D163: { vi: 'NĐ 163/2026', viLong: 'Nghị định 163/2026/NĐ-CP', en: 'Decree 163/2026', enLong: 'Decree 163/2026/NĐ-CP' },
  D184: { vi: 'NĐ 184/2025', viLong: 'Nghị định 184/2025/NĐ-CP', en: 'Decree 184/2025', enLong: 'Decree 184/2025/NĐ-CP' },
  D30: { vi: 'NĐ 30/2020', viLong: 'Nghị định 30/2020/NĐ-CP', en: 'Decree 30/2020', enLong: 'Decree 30/2020/NĐ-CP' },
  D63: { vi: 'NĐ 63/2021', viLong: 'Nghị định 63/2021/NĐ-CP', en: 'Decree 63/2021', enLong: 'Decree 63/2021/NĐ-CP' },
  TT04: { vi: 'TT 04/2023/BYT', viLong: 'Thông tư 04/2023/TT-BYT', en: 'Circular 04/2023/BYT', enLong: 'Circular 04/2023/TT-BYT' },
  TT05: { vi: 'TT 05/2011/BLĐTBXH', viLong: 'Thông tư 05/2011/TT-BLĐTBXH', en: 'Circular 05/2011/BLĐTBXH', enLong: 'Circular 05/2011/TT-BLĐTBXH' },
  TT18: { vi: 'TT 18/2021/BYT', viLong: 'Thông tư 18/2021/TT-BYT', en: 'Circular 18/2021/BYT', enLong: 'Circular 18/2021/TT-BYT' },
  TT62: { vi: 'TT 62/2022/BTC', viLong: 'Thông tư 62/2022/TT-BTC', en: 'Circular 62/2022/BTC', enLong: 'Circular 62/2022/TT-BTC' },
  NQ190: { vi: 'NQ 190/2025', viLong: 'Nghị quyết 190/2025/QH15', en: 'Resolution 190/2025', enLong: 'Resolution 190/2025/QH15' },
  NQ203: { vi: 'NQ 203/2025', viLong: 'Nghị quyết 203/2025/QH15', en: 'Resolution 203/2025', enLong: 'Resolution 203/2025/QH15' },
  NQ81: { vi: 'NQ 81/2025', viLong: 'Nghị quyết 81/2025/UBTVQH15', en: 'Resolution 81/2025', enLong: 'Resolution 81/2025/UBTVQH15' },
  L91: { vi: 'Luật 91/2025', viLong: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15', en: 'Law 91/2025', enLong: 'Law on Personal Data Protection 91/2025/QH15' },
  BLDS2015: { vi: 'BLDS 2015', viLong: 'Bộ luật Dân sự 2015', en: 'Civil Code 2015', enLong: 'Civil Code 2015' },
  BLLD2019: { vi: 'BLLĐ 2019', viLong: 'Bộ luật Lao động 2019', en: 'Labour Code 2019', enLong: 'Labour Code 2019' },
  XLVPHC: { vi: 'Luật XLVPHC', viLong: 'Luật Xử lý vi phạm hành chính 15/2012/QH13', en: 'Law 15/2012', enLong: 'Law on Handling of Administrative Violations 15/2012/QH13' },
  PL01: { vi: 'PL 01/2022', viLong: 'Pháp lệnh 01/2022/UBTVQH15', en: 'Ordinance 01/2022', enLong: 'Ordinance 01/2022/UBTVQH15' },
  PL03: { vi: 'PL 03/2022', viLong: 'Pháp lệnh 03/2022/UBTVQH15', en: 'Ordinance 03/2022', enLong: 'Ordinance 03/2022/UBTVQH15' },
  L02: { vi: 'Luật 02/2011', viLong: 'Luật Khiếu nại 02/2011/QH13', en: 'Law 02/2011', enLong: 'Law on Complaints 02/2011/QH13' },
  L11: { vi: 'Luật 11/2022', viLong: 'Luật Thanh tra 11/2022/QH15', en: 'Law 11/2022', enLong: 'Law on Inspection 11/2022/QH15' },
  L84: { vi: 'Luật 84/2025', viLong: 'Luật Thanh tra 84/2025/QH15', en: 'Law 84/2025', enLong: 'Law on Inspection 84/2025/QH15' },
  LOCAL: { vi: 'cài đặt của nơi dùng', viLong: 'cài đặt của nơi dùng, không phải quy định', en: 'local setting', enLong: 'local setting, not a rule of law' },
} as const satisfies Record<string, Instrument>
export type InstrumentKey = keyof typeof instruments

export type Language = 'vi' | 'en'

const known = (key: string): Instrument => (key in instruments ? instruments[key as InstrumentKey] : { vi: key, viLong: key, en: key, enLong: key })

/** `Đ134.1 NĐ 163/2026`; in English `Art. 134(1) Decree 163/2026`. */
export function shortCitation(citation: Citation, language: Language = 'vi'): string {
  const name = known(citation.instrument)
  if (!citation.article) return name[language]
  const annex = annexWords(citation, language)
  if (annex) return language === 'en' ? `${annex}, ${name.en}` : `${annex} ${name.vi}`
  if (language === 'en') return `Art. ${citation.article}${citation.clause ? `(${citation.clause})` : ''}${citation.point ?? ''} ${name.en}`
  return `Đ${[citation.article, citation.clause, citation.point].filter(Boolean).join('.')} ${name.vi}`
}

/** `Phụ lục I, Phần I`: what stands behind the articles is named as it is, without `Điều`. Null for an article. */
function annexWords(citation: Citation, language: Language): string | null {
  if (!citation.article.startsWith('Phụ lục')) return null
  const words = [citation.article, citation.clause, citation.point].filter(Boolean).join(', ')
  return language === 'en' ? words.replace('Phụ lục', 'Annex').replace('Phần', 'Part') : words
}

/** `khoản 1 Điều 134 Nghị định 163/2026/NĐ-CP`; in English `Article 134, clause 1, Decree 163/2026/NĐ-CP`. */
export function longCitation(citation: Citation, language: Language = 'vi'): string {
  const name = known(citation.instrument)
  if (!citation.article) return language === 'en' ? name.enLong : name.viLong
  const annex = annexWords(citation, language)
  if (annex) return language === 'en' ? `${annex}, ${name.enLong}` : `${annex} ${name.viLong}`
  if (language === 'en') {
    return [`Article ${citation.article}`, citation.clause && `clause ${citation.clause}`, citation.point && `point ${citation.point}`, name.enLong].filter(Boolean).join(', ')
  }
  return [citation.point && `điểm ${citation.point}`, citation.clause && `khoản ${citation.clause}`, `Điều ${citation.article}`, name.viLong].filter(Boolean).join(' ')
}
