/**
 * Papers of a measure: which form goes with an act, the draft with its blanks, the signature, number and issue, and what becomes of a paper afterwards.
 * A draft is seen by the office that writes it alone; what was issued by whoever sees the measure and opens every compartment that the paper prints.
 */
import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { Citation, Confidence } from '../kernel/citation.ts'
import { operation } from '../kernel/operation.ts'
import { InstantText, PlainDateText } from '../kernel/plain-date.ts'
import { CopyForm, FollowKind, PaperAct, PaperState } from './issue.rules.ts'
import { paperMakers, paperReaders } from './papers.roles.rules.ts'

export const Typed = z.record(z.string().max(60), z.string().max(20_000))
export const BlankView = z.object({ name: z.string(), label: z.string(), labelEn: z.string().optional(), kind: z.enum(['line', 'text', 'date', 'number', 'time']), required: z.boolean(), most: z.number().int().optional() })
/** A form as a page offers it; `maker` names posts, or `person`, `representative`, `provider`, `court`, `parties`. */
export const PaperForm = z.object({
  id: z.string(), mark: z.string(), title: z.string(), titleEn: z.string().optional(), titleConfidence: Confidence, layoutConfidence: Confidence, citation: Citation, maker: z.array(z.string()), numberLetters: z.string().nullable(),
  recipients: z.array(z.string()), blanks: z.array(BlankView), /** Whether the asking post signs it. */ mine: z.boolean(),
})
export type PaperForm = z.infer<typeof PaperForm>

/** A copy of an issued paper (sao y, sao lục, trích sao) with its own number. */
export const CopyView = z.object({ id: z.string(), form: CopyForm, number: z.string(), day: PlainDateText, agencyName: z.string(), role: Role })
export const PaperRef = z.object({ id: z.string(), kind: FollowKind, number: z.string().nullable(), day: PlainDateText.nullable() })
export const PaperView = z.object({
  id: z.string(), formId: z.string(), mark: z.string(), title: z.string(), titleEn: z.string().optional(), state: PaperState,
  /** `12/QĐ-CAX`; null: a draft, or a paper that takes no number. */
  number: z.string().nullable(), day: PlainDateText.nullable(), agencyId: z.string(), agencyName: z.string(),
  /** The act that it goes with; null: the act is not recorded yet, or the paper belongs to none. */
  eventId: z.string().nullable(), act: z.string().nullable(),
  version: z.number().int(), madeByRole: Role, madeAt: InstantText, signedByRole: Role.nullable(), signedAt: InstantText.nullable(), issuedAt: InstantText.nullable(),
  follows: PaperRef.nullable(), followedBy: z.array(PaperRef), recalledOn: PlainDateText.nullable(), recallReason: z.string().nullable(),
  copies: z.array(CopyView),
  /** Formats that are kept; a draft is rendered when it is asked for. */
  formats: z.array(z.enum(['pdf', 'docx', 'signed-pdf', 'data'])),
  /** Who receives it, by name; empty where the paper is not shown to the caller. */
  recipients: z.array(z.string()),
  /** The blanks of a draft of the own office, what is still missing, and what is not verified. */
  typed: Typed.nullable(), missing: z.array(z.string()), doubts: z.array(z.string()),
  /** An act on which it rests was corrected after it was issued. */
  outdated: z.boolean(),
  /** False: another office's paper of which only the head is seen. */
  open: z.boolean(),
  /** Whether an office's own Word template gives the editable file. */
  ownTemplate: z.boolean(),
  may: z.array(PaperAct),
})
export type PaperView = z.infer<typeof PaperView>

const inMeasure = z.object({ id: z.uuid() })
const onPaper = inMeasure.extend({ paper: z.uuid() })
const based = z.object({ /** The version last seen. */ basedOn: z.number().int().min(1) })
const found = ['not-found'] as const
/** What is wrong with a blank; the facts name form and blank, and carry its label. */
export const blanks = ['blank-unknown', 'blank-too-long', 'blank-not-a-day', 'blank-not-a-number', 'blank-not-a-time', 'blank-contradicts'] as const
const changed = ['not-found', 'changed-since', 'paper-other-state', 'paper-of-others'] as const

/** `offers`: each act recorded (`eventId`), and each act of the procedure in general (`eventId: null`), with the forms that go with it, the act's own first; only forms of which the post opens every compartment. */
export const listPapers = operation({
  id: 'papers.list', method: 'GET', path: '/api/measures/:id/papers', summary: 'Papers of a measure, and which can be made', summaryVi: 'Giấy tờ của một biện pháp và mẫu có thể lập', access: paperReaders, audit: 'papers-listed',
  params: inMeasure, headers: ['Purpose'], refusals: found,
  output: z.object({
    items: z.array(PaperView), nextCursor: z.null(),
    offers: z.array(z.object({ act: z.string(), eventId: z.string().nullable(), occurredOn: PlainDateText.nullable(), formIds: z.array(z.string()) })),
    forms: z.array(PaperForm),
  }),
})
/** The client makes the id: the same draft sent twice is one. `follows` names a paper that this one will replace, correct or issue again. */
export const draftPaper = operation({
  id: 'papers.draft', method: 'POST', path: '/api/measures/:id/papers', summary: 'Draft a paper', summaryVi: 'Soạn một giấy tờ', access: paperMakers, audit: 'paper-drafted', status: 201,
  params: inMeasure, body: z.object({ id: z.uuid(), formId: z.string().max(60), eventId: z.uuid().optional(), act: z.string().max(60).optional(), typed: Typed.default({}), follows: z.object({ paperId: z.uuid(), kind: FollowKind }).optional() }),
  output: PaperView, refusals: [...found, 'id-reused', 'form-unknown', 'event-unknown', ...blanks, 'paper-other-state', 'paper-of-others', 'paper-not-succeeded', 'person-key-gone', 'letters-not-printable'],
})
export const editPaper = operation({
  id: 'papers.edit', method: 'PUT', path: '/api/measures/:id/papers/:paper', summary: 'Change the blanks of a draft', summaryVi: 'Sửa bản soạn', access: paperMakers, audit: 'paper-drafted',
  params: onPaper, body: based.extend({ typed: Typed }), output: PaperView, refusals: [...changed, ...blanks, 'person-key-gone', 'letters-not-printable'],
})
export const discardPaper = operation({
  id: 'papers.discard', method: 'DELETE', path: '/api/measures/:id/papers/:paper', summary: 'Discard a draft that was never signed', summaryVi: 'Bỏ bản soạn', access: paperMakers, audit: 'paper-discarded', status: 204,
  params: onPaper, output: z.undefined(), refusals: changed,
})
/** What the paper says, as `DocumentContent`, for the screen; a draft as it would be today. */
export const readPaper = operation({
  id: 'papers.get', method: 'GET', path: '/api/measures/:id/papers/:paper', summary: 'One paper with what it says', summaryVi: 'Một giấy tờ và nội dung', access: paperReaders, audit: 'paper-opened',
  params: onPaper, output: z.object({ paper: PaperView, content: z.record(z.string(), z.unknown()) }), headers: ['Purpose'], refusals: found,
})
/** The competent post approves the words; from here on they do not change. Numbered and issued afterwards, by whoever keeps the book. */
export const signPaper = operation({
  id: 'papers.sign', method: 'POST', path: '/api/measures/:id/papers/:paper/sign', summary: 'Sign a draft', summaryVi: 'Ký bản soạn', access: paperMakers, audit: 'paper-signed',
  params: onPaper, body: based, output: PaperView, refusals: [...changed, 'paper-signer', 'blank-required', 'blank-contradicts', 'person-key-gone', 'letters-not-printable'],
})
/** Takes back a signature before the paper was issued. */
export const returnPaper = operation({
  id: 'papers.return', method: 'POST', path: '/api/measures/:id/papers/:paper/return', summary: 'Return a signed paper to the draft', summaryVi: 'Trả lại để soạn tiếp', access: paperMakers, audit: 'paper-returned',
  params: onPaper, body: based, output: PaperView, refusals: changed,
})
/**
 * Takes the next number of the office's register book, sets today's date and keeps the files, all or nothing. A draft is signed and issued at once where
 * the caller is its signer. Sent again with the same `issueId`, it answers the same and takes no second number.
 */
export const issuePaper = operation({
  id: 'papers.issue', method: 'POST', path: '/api/measures/:id/papers/:paper/issue', summary: 'Number and issue a paper', summaryVi: 'Lấy số và ban hành', access: paperMakers, audit: 'paper-issued',
  params: onPaper, body: based.extend({ issueId: z.uuid() }), output: PaperView,
  refusals: [...changed, 'paper-signer', 'blank-required', 'blank-contradicts', 'book-closed', 'person-key-gone', 'try-again', 'letters-not-printable'],
})
/** Nghị định 30/2020 Điều 18.4: a paper is taken back; those who received it are told and return it. */
export const recallPaper = operation({
  id: 'papers.recall', method: 'POST', path: '/api/measures/:id/papers/:paper/recall', summary: 'Recall an issued paper', summaryVi: 'Thu hồi văn bản đã ban hành', access: paperMakers, audit: 'paper-recalled',
  params: onPaper, body: based.extend({ reason: z.string().trim().min(3).max(500) }), output: PaperView, refusals: [...changed, 'paper-signer', 'person-key-gone'],
})
/** Makes a copy with a number of its own; `trich-sao` names the numbers of the parts that it takes (from 0). */
export const copyPaper = operation({
  id: 'papers.copy', method: 'POST', path: '/api/measures/:id/papers/:paper/copies', summary: 'Make a copy of an issued paper', summaryVi: 'Sao văn bản', access: paperMakers, audit: 'paper-copied', status: 201,
  params: onPaper, body: z.object({ id: z.uuid(), form: CopyForm, parts: z.array(z.number().int().min(0).max(500)).max(100).optional() }), output: CopyView,
  refusals: [...changed, 'id-reused', 'copy-parts', 'book-closed', 'person-key-gone', 'try-again'],
})
/** A draft is rendered for today, across it DỰ THẢO; what was issued comes byte for byte as it was kept. `data` is what the paper was made from, as JSON. */
export const getPaperFile = operation({
  id: 'papers.file', method: 'GET', path: '/api/measures/:id/papers/:paper/file', summary: 'A paper as a file', summaryVi: 'Tải giấy tờ', access: paperReaders, audit: 'paper-file-given', gives: 'file', exports: true,
  params: onPaper, query: z.object({ format: z.enum(['pdf', 'docx', 'signed-pdf', 'data']).default('pdf'), /** A copy of it. */ copy: z.uuid().optional() }), output: z.unknown(), headers: ['Purpose'], refusals: [...found, 'letters-not-printable'],
})
export const operations = [listPapers, draftPaper, editPaper, discardPaper, readPaper, signPaper, returnPaper, issuePaper, recallPaper, copyPaper, getPaperFile]
export { operations as paperOperations }
