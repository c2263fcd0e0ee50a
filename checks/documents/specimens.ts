/** The papers that are looked at: every form of the catalogue twice (all typed for an adult; left to the pen for a minor), and what no form shows. */
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { forms } from '@hoa-nhap/domain/documents/forms/index'
import { specimenFacts } from '@hoa-nhap/domain/documents/forms/specimen'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import type { RenderOptions } from '../../server/documents/render/index.ts'
import { everyBlock, letter, longTable, request } from '../../server/documents/render/render.fixture.ts'

export type PaperSpecimen = { /** Also its name as a file. */ readonly name: string; readonly form: string | null; readonly content: () => DocumentContent; readonly options: RenderOptions }

/** A paper as issued and as a pen would fill it; without the doubts that only a draft shows. */
export function specimens(): PaperSpecimen[] {
  return [
    ...forms.flatMap((form): PaperSpecimen[] => [
      { name: form.id, form: form.id, content: () => form.compose(specimenFacts(form)), options: {} },
      { name: `${form.id}.blank`, form: form.id, content: () => form.compose(specimenFacts(form, { minor: true, typed: 'none' })), options: { draft: true } },
    ]),
    { name: 'layout.every-block', form: null, content: () => everyBlock, options: {} },
    { name: 'layout.letter-and-copy', form: null, content: () => letter, options: {} },
    { name: 'layout.request', form: null, content: () => request, options: {} },
    { name: 'layout.long-table', form: null, content: () => longTable, options: {} },
    { name: 'layout.draft', form: null, content: () => ({ ...longTable, body: [], head: { by: 'office', issuer: 'Công an xã Đồng Đăng', number: null, code: 'TB-CAX', place: 'Đồng Đăng', day: null } }), options: { draft: true, day: day('2026-11-16') } },
  ]
}
export const formCount = forms.length
