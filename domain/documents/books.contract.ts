/** The register book of an office (sổ đăng ký văn bản đi), how its papers look, its own Word templates, and papers that concern no single person. */
import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { Limit, operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateText } from '../kernel/plain-date.ts'
import { BlankView, blanks, signing, PaperForm, PaperRef, Typed } from './documents.contract.ts'
import { CopyForm, Numbering, PaperAct, PaperState } from './issue.rules.ts'
import { bookKeepers, officeHeads } from './papers.roles.rules.ts'

/** One book: numbers of a series in a year. `startedAfter`: the last number that the paper book had given when this one took over. */
export const BookView = z.object({ series: z.string(), year: z.number().int(), last: z.number().int(), startedAfter: z.number().int(), openedAt: InstantText, closedAt: InstantText.nullable() })
export type BookView = z.infer<typeof BookView>
export const BookEntryView = z.object({
  series: z.string(), year: z.number().int(), number: z.number().int(), text: z.string(), day: PlainDateText, at: InstantText, role: Role,
  /** What took the number: a paper of a measure, a copy of one, a paper of the office, a report, or a paper written by hand outside. */
  kind: z.enum(['measure-paper', 'copy', 'office-paper', 'report', 'by-hand']),
  /** Kind of paper; never the name of a person. */
  title: z.string(), formId: z.string().nullable(), paperId: z.string().nullable(), /** Where the caller sees the measure. */ measureId: z.string().nullable(), state: PaperState.nullable(),
})
export type BookEntryView = z.infer<typeof BookEntryView>

export const listBooks = operation({
  id: 'papers.books', method: 'GET', path: '/api/register-books', summary: 'Register books of your office', summaryVi: 'Sổ đăng ký văn bản của cơ quan', access: bookKeepers, audit: null,
  query: z.object({ year: z.coerce.number().int().optional() }), output: z.object({ items: z.array(BookView), nextCursor: z.null(), numbering: Numbering }),
})
/** A book opens by itself with number 1 at its first paper of the year; this opens it after the numbers that the paper book has given. */
export const openBook = operation({
  id: 'papers.open-book', method: 'POST', path: '/api/register-books', summary: 'Open the book of a series after numbers given on paper', summaryVi: 'Mở sổ, tiếp số của sổ giấy', access: officeHeads, audit: 'book-opened', status: 201,
  body: z.object({ series: z.string().trim().min(1).max(20), year: z.number().int().min(2000).max(2200), startedAfter: z.number().int().min(0).max(99_999) }), output: BookView, refusals: ['book-open-already', 'book-year'],
})
/** At the end of the year, or when the office ends: no number is given any more. */
export const closeBook = operation({
  id: 'papers.close-book', method: 'POST', path: '/api/register-books/:series/:year/close', summary: 'Close a book', summaryVi: 'Khóa sổ', access: officeHeads, audit: 'book-closed',
  params: z.object({ series: z.string().max(20), year: z.coerce.number().int() }), output: BookView, refusals: ['not-found'],
})
export const listBookEntries = operation({
  id: 'papers.book-entries', method: 'GET', path: '/api/register-books/entries', summary: 'What the books of your office hold, newest first', summaryVi: 'Các số đã cấp', access: bookKeepers, audit: 'book-listed',
  query: z.object({ series: z.string().max(20).optional(), year: z.coerce.number().int().optional(), kind: BookEntryView.shape.kind.optional(), from: PlainDateText.optional(), to: PlainDateText.optional(), role: Role.optional(), cursor: z.string().max(300).optional(), limit: Limit }),
  output: page(BookEntryView), refusals: ['cursor-not-yours'],
})
/** A number for a paper that was written outside the system: paper and electronic papers share one series. The same `id` sent twice takes one number. */
export const enterByHand = operation({
  id: 'papers.enter-by-hand', method: 'POST', path: '/api/register-books/entries', summary: 'Take a number for a paper written by hand', summaryVi: 'Lấy số cho văn bản giấy', access: bookKeepers, audit: 'number-taken', status: 201,
  body: z.object({ id: z.uuid(), letters: z.string().trim().max(20), title: z.string().trim().min(3).max(200) }), output: BookEntryView, refusals: ['id-reused', 'book-closed'],
})

/** How papers of the office look; measures as in `layout.model.ts`, and only those that it corrects. */
export const PaperSettings = z.object({
  parent: z.string().max(200).nullable(), issuer: z.string().max(200).nullable(), place: z.string().max(100).nullable(), letters: z.string().max(20).nullable(), numbering: Numbering,
  layout: z.record(z.string().max(40), z.number()), version: z.number().int(),
})
export type PaperSettings = z.infer<typeof PaperSettings>
/** `province`: what the province's records post set for every office that set nothing itself. `used`: what a paper would use now. */
export const readSettings = operation({
  id: 'papers.settings', method: 'GET', path: '/api/paper-settings', summary: 'How papers of your office look', summaryVi: 'Thể thức văn bản của cơ quan', access: bookKeepers, audit: null,
  output: z.object({ own: PaperSettings, used: z.object({ parent: z.string().nullable(), issuer: z.string(), place: z.string(), letters: z.string(), numbering: Numbering, layout: z.record(z.string(), z.number()) }), mayChange: z.boolean() }),
})
export const changeSettings = operation({
  id: 'papers.change-settings', method: 'PUT', path: '/api/paper-settings', summary: 'Change how papers of your office look', summaryVi: 'Sửa thể thức văn bản', access: officeHeads, audit: 'paper-settings-changed',
  body: PaperSettings.omit({ version: true }).extend({ basedOn: z.number().int().min(0) }), output: PaperSettings, refusals: ['changed-since', 'layout-unknown-measure', 'layout-out-of-range', 'letters-not-printable'],
})
export const TemplateView = z.object({ formId: z.string(), size: z.number().int(), sha256: z.string(), fields: z.array(z.string()), keptAt: InstantText, role: Role })
export const listTemplates = operation({
  id: 'papers.templates', method: 'GET', path: '/api/paper-templates', summary: 'Word templates of your office, and the fields a template may name', summaryVi: 'Mẫu Word của cơ quan', access: bookKeepers, audit: null,
  query: z.object({ form: z.string().max(60).optional() }),
  output: z.object({ items: z.array(TemplateView), nextCursor: z.null(), /** Of the form asked for, or those common to all. */ fields: z.array(z.object({ name: z.string(), label: z.string() })) }), refusals: ['form-unknown'],
})
/** A .docx with fields in braces, `{person.fullName}`. Unknown fields, macros, links to outside and damaged files are refused, and nothing is kept. */
export const keepTemplate = operation({
  id: 'papers.keep-template', method: 'POST', path: '/api/paper-templates/:form', summary: 'Keep your own Word template for a form', summaryVi: 'Gửi mẫu Word của cơ quan', access: officeHeads, audit: 'paper-template-kept', status: 201,
  params: z.object({ form: z.string().max(60) }), takes: { bytes: 6 * 1024 * 1024 }, output: TemplateView,
  refusals: ['form-unknown', 'template-empty', 'template-too-large', 'template-not-word', 'template-harmful', 'template-damaged', 'template-unknown-field', 'template-broken-field'],
})
export const dropTemplate = operation({
  id: 'papers.drop-template', method: 'DELETE', path: '/api/paper-templates/:form', summary: 'Go back to the standard layout', summaryVi: 'Bỏ mẫu riêng', access: officeHeads, audit: 'paper-template-dropped', status: 204,
  params: z.object({ form: z.string().max(60) }), output: z.undefined(), refusals: ['not-found'],
})

/** Letters, submissions and the like that concern no single person. */
export const OfficePaperView = z.object({
  id: z.string(), formId: z.string(), mark: z.string(), title: z.string(), subject: z.string(), state: PaperState, number: z.string().nullable(), day: PlainDateText.nullable(), version: z.number().int(),
  madeByRole: Role, madeAt: InstantText, signedByRole: Role.nullable(), issuedAt: InstantText.nullable(), follows: PaperRef.nullable(), recalledOn: PlainDateText.nullable(),
  copies: z.array(z.object({ id: z.string(), form: CopyForm, number: z.string(), day: PlainDateText })), typed: Typed, missing: z.array(z.string()), blanks: z.array(BlankView), may: z.array(PaperAct),
})
export type OfficePaperView = z.infer<typeof OfficePaperView>
const onOffice = z.object({ paper: z.uuid() })
const based = z.object({ basedOn: z.number().int().min(1) })
const changed = ['not-found', 'changed-since', 'paper-other-state'] as const
export const listOfficePapers = operation({
  id: 'office-papers.list', method: 'GET', path: '/api/office-papers', summary: 'Letters and other papers of your office', summaryVi: 'Văn bản của cơ quan', access: bookKeepers, audit: 'office-papers-listed',
  query: z.object({ state: PaperState.optional(), cursor: z.string().max(300).optional(), limit: Limit }), output: page(OfficePaperView).extend({ forms: z.array(PaperForm) }), refusals: ['cursor-not-yours'],
})
export const draftOfficePaper = operation({
  id: 'office-papers.draft', method: 'POST', path: '/api/office-papers', summary: 'Draft a paper of your office', summaryVi: 'Soạn văn bản', access: bookKeepers, audit: 'office-paper-written', status: 201,
  body: z.object({ id: z.uuid(), formId: z.string().max(60), typed: Typed.default({}) }), output: OfficePaperView, refusals: ['id-reused', 'form-unknown', ...blanks, 'letters-not-printable'],
})
export const editOfficePaper = operation({
  id: 'office-papers.edit', method: 'PUT', path: '/api/office-papers/:paper', summary: 'Change a draft', summaryVi: 'Sửa bản soạn', access: bookKeepers, audit: 'office-paper-written',
  params: onOffice, body: based.extend({ typed: Typed }), output: OfficePaperView, refusals: [...changed, ...blanks, 'letters-not-printable'],
})
export const issueOfficePaper = operation({
  id: 'office-papers.issue', method: 'POST', path: '/api/office-papers/:paper/issue', summary: 'Sign, number and issue', summaryVi: 'Ký, lấy số và ban hành', access: officeHeads, audit: 'office-paper-issued',
  params: onOffice, body: based.extend({ issueId: z.uuid() }), output: OfficePaperView, refusals: [...changed, 'blank-required', 'book-closed', 'try-again', 'letters-not-printable', ...signing],
})
export const recallOfficePaper = operation({
  id: 'office-papers.recall', method: 'POST', path: '/api/office-papers/:paper/recall', summary: 'Recall an issued paper', summaryVi: 'Thu hồi văn bản', access: officeHeads, audit: 'office-paper-recalled',
  params: onOffice, body: based.extend({ reason: z.string().trim().min(3).max(500) }), output: OfficePaperView, refusals: changed,
})
export const getOfficePaperFile = operation({
  id: 'office-papers.file', method: 'GET', path: '/api/office-papers/:paper/file', summary: 'A paper of your office as a file', summaryVi: 'Tải văn bản', access: bookKeepers, audit: 'office-paper-file-given', gives: 'file', exports: true,
  params: onOffice, query: z.object({ format: z.enum(['pdf', 'docx', 'signed-pdf', 'data']).default('pdf') }), output: z.unknown(), refusals: ['not-found', 'letters-not-printable'],
})
export const operations = [
  listBooks, openBook, closeBook, listBookEntries, enterByHand, readSettings, changeSettings, listTemplates, keepTemplate, dropTemplate,
  listOfficePapers, draftOfficePaper, editOfficePaper, issueOfficePaper, recallOfficePaper, getOfficePaperFile,
]
export { operations as bookOperations }
