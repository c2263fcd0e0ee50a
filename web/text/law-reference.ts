/** How an article is written: short on the screen, whole when spoken or printed. */
import type { Citation } from '@hoa-nhap/domain/kernel/citation'
import type { Language } from './i18n.ts'

type Instrument = { readonly short: string; readonly vi: string; readonly en: string }
const decree = (number: string, year: number): Instrument => ({ short: `NĐ ${number}/${year}`, vi: `Nghị định ${number}/${year}/NĐ-CP`, en: `Decree ${number}/${year}/NĐ-CP` })
const law = (number: string, year: number): Instrument => ({ short: `Luật ${number}/${year}`, vi: `Luật số ${number}/${year}/QH`, en: `Law No. ${number}/${year}/QH` })

const instruments: Readonly<Record<string, Instrument>> = {
  L73: { ...law('73', 2021), vi: 'Luật Phòng, chống ma túy số 73/2021/QH14', en: 'Law on Drug Prevention and Control No. 73/2021/QH14' },
  L120: { ...law('120', 2025), vi: 'Luật Phòng, chống ma túy số 120/2025/QH15', en: 'Law on Drug Prevention and Control No. 120/2025/QH15' },
  D163: decree('163', 2026), D116: decree('116', 2021), D105: decree('105', 2021), D109: decree('109', 2021), D90: decree('90', 2016),
}

export const instrumentOf = (key: string): Instrument => instruments[key] ?? { short: key, vi: key, en: key }

/** `Đ134.1 NĐ 163/2026`; English `Art. 134(1) Decree 163/2026`. */
export function shortCitation(citation: Citation, language: Language = 'vi'): string {
  const { short } = instrumentOf(citation.instrument)
  if (language === 'vi') return `Đ${[citation.article, citation.clause, citation.point].filter(Boolean).join('.')} ${short}`
  const name = short.replace(/^NĐ /, 'Decree ').replace(/^Luật /, 'Law ')
  return `Art. ${citation.article}${citation.clause ? `(${citation.clause})` : ''}${citation.point ? `(${citation.point})` : ''} ${name}`
}

/** `điểm b khoản 1 Điều 79 Nghị định 116/2021/NĐ-CP`. */
export function wholeCitation(citation: Citation, language: Language = 'vi'): string {
  const instrument = instrumentOf(citation.instrument)
  if (language === 'en') return `${citation.point ? `point (${citation.point}), ` : ''}${citation.clause ? `clause ${citation.clause}, ` : ''}Article ${citation.article}, ${instrument.en}`
  return `${citation.point ? `điểm ${citation.point} ` : ''}${citation.clause ? `khoản ${citation.clause} ` : ''}Điều ${citation.article} ${instrument.vi}`
}
