/**
 * The page of Decree 30/2020. Paper, margins and the family of letters were read; every other measure is recalled from its Annex I and stays `unverified`
 * until somebody measures the signed annex.
 */
import { cite, type Confidence } from '../kernel/citation.ts'
import { layoutMeasures, type LayoutCorrections, type LayoutMeasure, type LayoutRefusal, type LayoutRow, type LayoutUnit, type PageLayout } from './layout.model.ts'

const annex = cite('D30', 'Phụ lục I', 'Phần I')
const row = (measure: LayoutMeasure, unit: LayoutUnit, value: number, lowest: number, highest: number, confidence: Confidence, vi: string, en: string): LayoutRow => ({ measure, unit, value, lowest, highest, citation: annex, confidence, vi, en })
/** Where the decree says nothing: our own choice. */
const ours = (measure: LayoutMeasure, unit: LayoutUnit, value: number, lowest: number, highest: number, vi: string, en: string): LayoutRow => ({ measure, unit, value, lowest, highest, citation: null, confidence: 'unverified', vi, en })

export const layoutRows: readonly LayoutRow[] = [
  row('paperWidth', 'mm', 210, 210, 210, 'verified', 'Khổ giấy A4: rộng', 'A4 paper: width'),
  row('paperHeight', 'mm', 297, 297, 297, 'verified', 'Khổ giấy A4: cao', 'A4 paper: height'),
  row('marginTop', 'mm', 20, 20, 25, 'verified', 'Lề trên', 'Upper margin'),
  row('marginBottom', 'mm', 20, 20, 25, 'verified', 'Lề dưới', 'Lower margin'),
  row('marginLeft', 'mm', 30, 30, 35, 'verified', 'Lề trái', 'Left margin'),
  row('marginRight', 'mm', 15, 15, 20, 'verified', 'Lề phải', 'Right margin'),
  row('pageNumber', 'pt', 13, 13, 14, 'unverified', 'Số trang', 'Page number'),
  row('stateName', 'pt', 12, 12, 13, 'unverified', 'Quốc hiệu', 'Name of the State'),
  row('motto', 'pt', 13, 13, 14, 'unverified', 'Tiêu ngữ', 'Motto'),
  row('issuer', 'pt', 12, 12, 13, 'unverified', 'Tên cơ quan ban hành', 'Name of the issuer'),
  row('number', 'pt', 13, 13, 13, 'unverified', 'Số, ký hiệu', 'Number and code'),
  row('placeAndDay', 'pt', 13, 13, 14, 'unverified', 'Địa danh, ngày tháng năm', 'Place and day'),
  row('title', 'pt', 14, 13, 14, 'unverified', 'Tên loại văn bản', 'Kind of paper'),
  row('subject', 'pt', 14, 13, 14, 'unverified', 'Trích yếu', 'Subject'),
  row('letterSubject', 'pt', 12, 12, 13, 'unverified', 'Trích yếu công văn (V/v)', 'Subject of a letter'),
  row('addressee', 'pt', 14, 13, 14, 'unverified', 'Kính gửi', 'Addressee'),
  row('body', 'pt', 14, 13, 14, 'unverified', 'Nội dung', 'Content'),
  row('firstLine', 'mm', 12.7, 10, 12.7, 'unverified', 'Lùi đầu dòng', 'First line indent'),
  row('paragraphSpace', 'pt', 6, 6, 12, 'unverified', 'Khoảng cách giữa các đoạn', 'Space between paragraphs'),
  row('lineSpacing', 'lines', 1.1, 1, 1.5, 'unverified', 'Khoảng cách dòng', 'Line spacing'),
  row('signature', 'pt', 14, 13, 14, 'unverified', 'Chức vụ và họ tên người ký', 'Position and name of the signer'),
  row('recipientsTitle', 'pt', 12, 12, 12, 'unverified', 'Chữ “Nơi nhận”', 'The words “Nơi nhận”'),
  row('recipients', 'pt', 11, 11, 11, 'unverified', 'Danh sách nơi nhận', 'List of recipients'),
  ours('signatureRoom', 'mm', 26, 18, 40, 'Chỗ để ký', 'Room for the signature'),
  ours('formMark', 'pt', 11, 9, 13, 'Ký hiệu mẫu', 'Mark of the form'),
  ours('table', 'pt', 12, 9, 14, 'Chữ trong bảng', 'Letters in a table'),
  ours('note', 'pt', 12, 9, 14, 'Ghi chú', 'Notes'),
]

const rowOf = new Map(layoutRows.map((line) => [line.measure, line]))
/** An unverified measure may be corrected to what was read in the annex, within what still prints. */
const mostCorrection = 1.5

export const standardLayout: PageLayout = Object.fromEntries(layoutMeasures.map((measure) => [measure, rowOf.get(measure)!.value])) as PageLayout

/** From and to, both included, to which an office may set a measure: what was read binds, what is recalled may be put right. */
export function correctionRange(measure: LayoutMeasure): { readonly lowest: number; readonly highest: number } {
  const { lowest, highest, confidence } = rowOf.get(measure)!
  return confidence === 'unverified' ? { lowest: Math.round((lowest / mostCorrection) * 10) / 10, highest: Math.round(highest * mostCorrection * 10) / 10 } : { lowest, highest }
}

/** The layout of an office: the standard with its corrections. */
export function layoutWith(corrections: LayoutCorrections): { readonly ok: true; readonly layout: PageLayout } | { readonly ok: false; readonly refusal: LayoutRefusal } {
  for (const [measure, value] of Object.entries(corrections)) {
    if (!rowOf.has(measure as LayoutMeasure)) return { ok: false, refusal: { code: 'layout-unknown-measure', facts: { measure } } }
    const { lowest, highest } = correctionRange(measure as LayoutMeasure)
    if (!Number.isFinite(value) || value < lowest || value > highest) return { ok: false, refusal: { code: 'layout-out-of-range', facts: { measure, lowest, highest } } }
  }
  return { ok: true, layout: { ...standardLayout, ...corrections } }
}
