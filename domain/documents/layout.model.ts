/**
 * Measures of a page of an administrative paper. The values stand in `layout.law.ts`; an office that measured the signed annex corrects them, and a
 * paper is set with what was in force for that office on that day.
 */
import type { Citation, Confidence } from '../kernel/citation.ts'

export const layoutMeasures = [
  'paperWidth', 'paperHeight', 'marginTop', 'marginBottom', 'marginLeft', 'marginRight', 'pageNumber', 'stateName', 'motto', 'issuer', 'number', 'placeAndDay', 'title', 'subject',
  'letterSubject', 'addressee', 'body', 'firstLine', 'paragraphSpace', 'lineSpacing', 'signature', 'signatureRoom', 'recipientsTitle', 'recipients', 'formMark', 'table', 'note',
] as const
export type LayoutMeasure = (typeof layoutMeasures)[number]
/** `mm` of the page, `pt` of a letter or a space, `lines`: times the height of a line. */
export type LayoutUnit = 'mm' | 'pt' | 'lines'

export type LayoutRow = {
  readonly measure: LayoutMeasure
  readonly unit: LayoutUnit
  readonly value: number
  /** What the decree leaves open, both included. */
  readonly lowest: number
  readonly highest: number
  /** Null where the decree says nothing and the measure is ours. */
  readonly citation: Citation | null
  readonly confidence: Confidence
  /** What it measures, as the settings page says it. */
  readonly vi: string
  readonly en: string
}

export type PageLayout = Readonly<Record<LayoutMeasure, number>>
/** What an office changed: only the measures it names. */
export type LayoutCorrections = Readonly<Partial<Record<LayoutMeasure, number>>>
export type LayoutRefusal = { readonly code: 'layout-unknown-measure' | 'layout-out-of-range'; readonly facts: Readonly<Record<string, string | number>> }
