/** The paper and the sheets of a report as files: the same bytes for the same report, whenever they are made. */
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { layoutWith } from '@hoa-nhap/domain/documents/layout.law'
import type { LayoutCorrections } from '@hoa-nhap/domain/documents/layout.model'
import { composeReport } from '@hoa-nhap/domain/reports/compose'
import { reportOf } from '@hoa-nhap/domain/reports/reports.definitions'
import type { ReportData, ReportHead, SheetContent, Written } from '@hoa-nhap/domain/reports/reports.model'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { refusalOf, sharedRenderer, type LettersRefusal, type SignaturePlace } from '../documents/render/index.ts'
import { tablesWorkbook } from '../registers/tables.rows.ts'
import type { Office } from './reports.office.ts'
import type { ReportRow } from './reports.store.ts'

export const reportLetters = 'BC'
export const codeOf = (office: Office): string => `${reportLetters}-${office.letters}`

export function headOf(row: Pick<ReportRow, 'kind' | 'from' | 'to' | 'cutOff' | 'restateReason'>, office: Office, receiverName: string, more: { readonly asOf: PlainDate; readonly number: string | null; readonly day: PlainDate | null; readonly restated: Pick<ReportRow, 'number' | 'submittedAt'> | null; readonly restatedOn: PlainDate | null; readonly draft: boolean }): ReportHead {
  return {
    period: { kind: row.kind, from: row.from, to: row.to }, cutOff: row.cutOff, asOf: more.asOf, unitName: office.place, agencyName: office.name, parentName: office.parent, place: office.place, receiverName,
    signer: { position: office.position, name: more.draft ? null : office.signer }, number: more.number, code: codeOf(office), day: more.day,
    restates: row.restateReason === null ? null : { number: more.restated?.number ?? null, day: more.restatedOn, reason: row.restateReason }, watermark: more.draft ? 'DỰ THẢO' : null, layout: office.layout,
  }
}

export type Files = { readonly pdf: Uint8Array; readonly docx: Uint8Array; readonly xlsx: Uint8Array }
export type Format = keyof Files
export const fileTypes: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The content of a report, or why its words cannot be printed. */
export function composed(definitionId: string, data: ReportData, written: Written, head: ReportHead): { readonly content: DocumentContent; readonly sheets: readonly SheetContent[]; readonly refusal: LettersRefusal | null } {
  const made = composeReport({ definition: reportOf(definitionId)!, data, written, head })
  return { ...made, refusal: refusalOf(made.content) }
}

/** One file from the frozen content, set in a thread apart. `on`: the day that it bears. */
export async function fileOf(format: Format, content: DocumentContent, sheets: readonly SheetContent[], on: PlainDate, draft: boolean, corrections: LayoutCorrections): Promise<Uint8Array> {
  switch (format) {
    case 'pdf': return (await setIn(['pdf'], content, on, draft, corrections)).pdf!
    case 'docx': return (await setIn(['docx'], content, on, draft, corrections)).docx!
    case 'xlsx': return tablesWorkbook(sheets, on)
    default: return format satisfies never
  }
}
export async function filesOf(content: DocumentContent, sheets: readonly SheetContent[], on: PlainDate, draft: boolean, corrections: LayoutCorrections): Promise<Files & { readonly signaturePlace: SignaturePlace | null }> {
  const { pdf, docx, signaturePlace } = await setIn(['pdf', 'docx'], content, on, draft, corrections)
  return { pdf: pdf!, docx: docx!, xlsx: await fileOf('xlsx', content, sheets, on, draft, corrections), signaturePlace }
}

/** Letters that cannot be printed were refused before (`composed`); that they are met here is a bug. */
async function setIn(formats: readonly ('pdf' | 'docx')[], content: DocumentContent, on: PlainDate, draft: boolean, corrections: LayoutCorrections) {
  const set = layoutWith(corrections)
  const made = await sharedRenderer().render(content, { day: on, draft, ...(set.ok ? { layout: set.layout } : {}) }, formats)
  if (!made.ok) throw new Error(`a report holds letters that cannot be printed: ${made.refusal.code}`)
  return made
}
