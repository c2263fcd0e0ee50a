/** Rows of papers as the tables keep them, and what is sealed in them. */
import { createHash } from 'node:crypto'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { Compartment, MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import type { CopyForm, FollowKind, PaperState } from '@hoa-nhap/domain/documents/issue.rules'
import type { PageLayout } from '@hoa-nhap/domain/documents/layout.model'
import { openBytesFor, openFor, sealBytesFor, sealFor, type PersonKey } from '../people/people.model.ts'
import type { Keys } from '../platform/platform.ts'
import type { Statement } from '../platform/route.ts'

export const paperPurpose = 'paper'
export const noCopy = '00000000-0000-0000-0000-000000000000'
export type Format = 'pdf' | 'docx' | 'signed-pdf' | 'data'

export type DraftRow = {
  readonly id: string; readonly personId: string; readonly eventId: string | null; readonly act: string | null; readonly formId: string; readonly agencyId: string; readonly state: 'draft' | 'signed'; readonly version: number
  readonly compartments: readonly Compartment[]; readonly followsId: string | null; readonly followKind: FollowKind | null; readonly typed: Buffer; readonly frozen: Buffer | null; readonly contentHash: Buffer
  readonly madeByRole: Role; readonly madeAt: Date; readonly signedByRole: Role | null; readonly signedAt: Date | null
}
export type PaperRow = {
  readonly id: string; readonly personId: string; readonly eventId: string | null; readonly act: string | null; readonly formId: string; readonly agencyId: string; readonly state: Exclude<PaperState, 'draft' | 'signed'>; readonly version: number
  readonly compartments: readonly Compartment[]; readonly followsId: string | null; readonly followKind: FollowKind | null; readonly number: number | null; readonly code: string | null; readonly day: PlainDate; readonly issueId: string
  readonly madeByRole: Role; readonly madeAt: Date; readonly signedByRole: Role; readonly signedAt: Date; readonly issuedAt: Date; readonly recalledOn: PlainDate | null; readonly recallReason: Buffer | null
}
export type CopyRow = { readonly id: string; readonly paperId: string; readonly form: CopyForm; readonly agencyId: string; readonly number: number; readonly code: string; readonly day: PlainDate; readonly role: Role }
export type FileRow = { readonly paperId: string; readonly copyId: string; readonly format: Format; readonly size: number; readonly sha256: string; readonly content: Buffer }

/** What a paper was made from: enough to set it again, and nothing that it does not print. */
export type PaperData = {
  readonly form: { readonly id: string; readonly mark: string; readonly title: string }
  readonly measure: { readonly kind: MeasureKind; readonly regime: string }
  readonly act: { readonly type: string; readonly occurredOn: PlainDate } | null
  readonly rule: string | null
  readonly typed: Readonly<Record<string, string>>
  readonly content: DocumentContent
  readonly layout: PageLayout
  /** Of the office's own Word template, where it has one. */
  readonly fields?: Readonly<Record<string, string>> | undefined
}

export const draftsStatement = (role: Role, measureId: string): Statement => ({
  name: `documents-drafts-${role}`, values: [measureId],
  text: `select id, person_id as "personId", event_id as "eventId", act, form_id as "formId", agency_id as "agencyId", state, version, compartments, follows_id as "followsId", follow_kind as "followKind", typed, frozen, content_hash as "contentHash",
    made_by_role as "madeByRole", made_at as "madeAt", signed_by_role as "signedByRole", signed_at as "signedAt" from paper_draft where measure_id = $1 order by made_at, id`,
})
export const papersStatement = (role: Role, measureId: string): Statement => ({
  name: `documents-issued-${role}`, values: [measureId],
  text: `select id, person_id as "personId", event_id as "eventId", act, form_id as "formId", agency_id as "agencyId", state, version, compartments, follows_id as "followsId", follow_kind as "followKind", number, code, day::text as day, issue_id as "issueId",
    made_by_role as "madeByRole", made_at as "madeAt", signed_by_role as "signedByRole", signed_at as "signedAt", issued_at as "issuedAt", recalled_on::text as "recalledOn", recall_reason as "recallReason" from paper where measure_id = $1 order by issued_at, id`,
})
export const copiesStatement = (role: Role, measureId: string): Statement => ({
  name: `documents-copies-${role}`, values: [measureId], text: 'select id, paper_id as "paperId", form, agency_id as "agencyId", number, code, day::text as day, made_by_role as role from paper_copy where measure_id = $1 order by made_at, id',
})
/** Which files are kept; the bytes only of `data`. */
export const dataStatement = (role: Role, measureId: string): Statement => ({
  name: `documents-data-${role}`, values: [measureId], text: `select paper_id as "paperId", copy_id as "copyId", format, size, sha256, case when format = 'data' then content end as content from paper_file where measure_id = $1 and copy_id = '${noCopy}'`,
})
export const fileStatement = (role: Role, measureId: string, paperId: string, copyId: string, format: Format): Statement => ({
  name: `documents-file-${role}`, values: [measureId, paperId, copyId, format], text: 'select person_id as "personId", content, sha256, person_key_of(person_id) as wrapped from paper_file where measure_id = $1 and paper_id = $2 and copy_id = $3 and format = $4',
})

export const sealJson = (keys: Keys, key: PersonKey, value: unknown): Buffer => sealFor(keys, key, paperPurpose, JSON.stringify(value))
/** Null: the person's key has been destroyed. */
export function openJson<Value>(keys: Keys, key: PersonKey, sealed: Buffer): Value | null {
  const text = openFor(keys, key, paperPurpose, sealed)
  return text === null ? null : (JSON.parse(text) as Value)
}
export const openFile = (keys: Keys, key: PersonKey, sealed: Buffer): Buffer | null => openBytesFor(keys, key, paperPurpose, sealed)

export type MadeFile = { readonly format: Format; readonly bytes: Uint8Array }
/** As the functions that issue take them: what each file is, and the bytes under the person's key. */
export function filesToKeep(files: readonly MadeFile[], seal: (bytes: Uint8Array) => Buffer): { readonly kinds: string; readonly contents: Buffer[] } {
  return {
    kinds: JSON.stringify(files.map(({ format, bytes }) => ({ format, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }))),
    contents: files.map(({ bytes }) => seal(bytes)),
  }
}
export const sealedForPerson = (keys: Keys, key: PersonKey) => (bytes: Uint8Array): Buffer => sealBytesFor(keys, key, paperPurpose, bytes)
