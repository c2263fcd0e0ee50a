/**
 * A document as content: what it says and in which order, without any renderer. DOCX, PDF and the screen are made from the same value, so that
 * what is signed, what is edited and what is shown cannot differ. Text is plain, NFC, and never markup.
 */
import type { Role } from '../kernel/actor.ts'
import type { Citation, Confidence } from '../kernel/citation.ts'
import type { Regime } from '../kernel/law-timeline.ts'
import type { MeasureKind } from '../kernel/measure.ts'
import type { Instant, PlainDate } from '../kernel/plain-date.ts'

/** A piece of a line. */
export type Run = string | { readonly text: string; readonly bold?: boolean | undefined; readonly italic?: boolean | undefined }

/** `null` is a blank that a pen may fill: it prints as dots. */
export type FieldLine = { readonly label: string; readonly value: string | null }

export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly align?: 'left' | 'center' | 'justify' | 'right' | undefined; readonly indent?: boolean | undefined }
  /** Level 1: Phần, Chương, I. – 2: Điều, 1. – 3: a). */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** One article of a decision: its bold opening and what follows on the same line. */
  | { readonly kind: 'article'; readonly opening: string; readonly runs: readonly Run[] }
  /** Lines “label: value”; an inner array stands on one line side by side. */
  | { readonly kind: 'fields'; readonly lines: readonly (FieldLine | readonly FieldLine[])[] }
  | { readonly kind: 'choices'; readonly label?: string | undefined; readonly options: readonly { readonly text: string; readonly ticked: boolean }[] }
  | { readonly kind: 'list'; readonly marker: 'dash' | 'number' | 'letter'; readonly items: readonly (readonly Run[])[] }
  /** Widths are shares of the line; the head is repeated on every page and no row is split. */
  | { readonly kind: 'table'; readonly title?: string | undefined; readonly columns: readonly { readonly title: string; readonly width: number; readonly align?: 'left' | 'center' | 'right' | undefined }[]; readonly rows: readonly (readonly string[])[]; readonly totals?: readonly string[] | undefined }
  /** Bars over labels; its table must stand beside it. `null`: not known, drawn as a gap and never as 0. */
  | { readonly kind: 'chart'; readonly title: string; readonly unit: string; readonly labels: readonly string[]; readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[] }
  /** Several who sign a minute, side by side: at most three in a row. */
  | { readonly kind: 'signatures'; readonly columns: readonly { readonly title: string; readonly note?: string | undefined; readonly name?: string | undefined }[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'page-break' }

/** How the signer signs (Nghị định 30/2020 Điều 13). */
export type SigningAuthority = 'KT.' | 'TM.' | 'TUQ.' | 'TL.' | 'Q.'

export type DocumentHead =
  /** A paper of an office: issuer, number, place and day. `number: null` leaves the room of a draft; `code: ''` is a paper that takes no number (minutes): no line “Số”. */
  | { readonly by: 'office'; readonly parent?: string | undefined; readonly issuer: string; readonly number: string | null; readonly code: string; readonly place: string; readonly day: PlainDate | null }
  /** A paper of a citizen (đơn, bản tường trình): no issuer and no number. */
  | { readonly by: 'person'; readonly place: string | null; readonly day: PlainDate | null }

export type DocumentContent = {
  readonly head: DocumentHead
  /** The kind of paper in capitals, e.g. QUYẾT ĐỊNH; none for an official letter, whose subject stands under its number. */
  readonly title?: string | undefined
  readonly subject?: string | undefined
  /** Kính gửi. */
  readonly addressees?: readonly string[] | undefined
  /** Who decides, in capitals and bold between subject and bases: TRƯỞNG CÔNG AN XÃ …; only decisions and resolutions have it. */
  readonly decider?: string | undefined
  /** Căn cứ: printed in italics before the body. */
  readonly bases?: readonly string[] | undefined
  readonly body: readonly Block[]
  /** Who signs in the name of the office; papers signed by several end with a `signatures` block instead. */
  readonly signature?: { readonly authority?: { readonly mark: SigningAuthority; readonly of: string } | undefined; readonly position: string; readonly name?: string | undefined } | undefined
  /** Nơi nhận: the closed list. */
  readonly recipients?: readonly string[] | undefined
  /** Number of the form, small, at the upper right: “Mẫu 22 PL V”. */
  readonly formMark?: string | undefined
  /** What in this paper rests on something not verified; printed on a draft and on the screen, never on what is issued. */
  readonly doubts?: readonly string[] | undefined
  /** Printed across a page: DỰ THẢO, BẢN SAO, ĐÃ THU HỒI. */
  readonly watermark?: string | undefined
  /** Form of a copy (sao y, sao lục, trích sao; Nghị định 30/2020 Điều 25) with who made it and when. */
  readonly copy?: { readonly form: 'sao-y' | 'sao-luc' | 'trich-sao'; readonly issuer: string; readonly number: string; readonly place: string; readonly day: PlainDate; readonly position: string; readonly name: string } | undefined
}

/** The common person block of the forms; `null` is unknown and stays blank. */
export type PaperPerson = {
  readonly fullName: string
  readonly otherName: string | null
  readonly sex: string | null
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birth: string | null
  readonly birthPlace: string | null
  readonly homeTown: string | null
  readonly permanentResidence: string | null
  readonly temporaryResidence: string | null
  readonly presentPlace: string | null
  readonly personalNumber: string | null
  readonly personalNumberOn: PlainDate | null
  readonly personalNumberBy: string | null
  readonly ethnicity: string | null
  readonly religion: string | null
  readonly schooling: string | null
  readonly occupation: string | null
  readonly workplace: string | null
}

export type PaperAgency = { readonly id: string; readonly name: string; readonly parent: string | null; readonly place: string; /** The office's letters in a number, e.g. CAX. */ readonly letters: string }

/** All that a form may print. Compartments that the signer may not read are absent, and HIV, treatment and what was told in confidence always are. */
export type PaperFacts = {
  readonly day: PlainDate
  readonly issuer: PaperAgency
  readonly signer: { readonly role: Role; readonly position: string; readonly name: string | null; readonly authority?: { readonly mark: SigningAuthority; readonly of: string } | undefined }
  readonly person: PaperPerson
  /** Father, mother, guardian or representative, where the person is a minor or the form names a relative. */
  readonly representative: (PaperPerson & { readonly relation: string }) | null
  readonly measure: {
    readonly kind: MeasureKind
    readonly regime: Regime
    readonly status: string
    readonly unitName: string
    readonly agencyName: string
    readonly facilityName: string | null
    readonly startedOn: PlainDate | null
    readonly termEndsOn: PlainDate | null
    readonly endedOn: PlainDate | null
  }
  /** The act the paper goes with, where it is recorded already. */
  readonly event: PaperEvent | null
  /** Earlier acts of this measure and papers issued on them, in order. */
  readonly earlier: readonly PaperEvent[]
  readonly rule: { readonly id: string; readonly citation: Citation; readonly confidence: Confidence } | null
  /** What the officer typed into the blanks of this form. */
  readonly typed: Readonly<Record<string, string>>
}

export type PaperEvent = {
  readonly id: string
  readonly type: string
  readonly occurredOn: PlainDate
  readonly occurredAt: Instant | null
  readonly basis: string | null
  readonly data: Readonly<Record<string, unknown>>
  readonly paper: { readonly form: string | null; readonly number: string | null; readonly day: PlainDate | null; readonly issuerName: string | null } | null
}

/** A blank of a form that nothing in the record answers. */
export type Blank = { readonly name: string; readonly label: string; readonly labelEn?: string | undefined; readonly kind: 'line' | 'text' | 'date' | 'number' | 'time'; readonly required: boolean; readonly most?: number | undefined }

/** Who receives a paper: the closed list of the article, nobody else. */
export type Recipient = 'person' | 'representative' | 'family' | 'commune-police' | 'commune-committee' | 'province-police' | 'province-committee' | 'facility' | 'provider' | 'court' | 'procuracy' | 'health-station' | 'team' | 'school' | 'addressee' | 'file'

export type FormDefinition = {
  /** `r2026.V.22`, `r2026.III.04`, `r2026.I.02`, `r2021.D116.24`, `r2021.D105.07`, `r2021.D109.01`, `local.<name>`. */
  readonly id: string
  /** As the law rows name it: `Mẫu 22 PL V`, `M24`, `M07 NĐ 105`. */
  readonly mark: string
  readonly regime: 'r2021' | 'r2026' | 'local'
  readonly title: string
  readonly titleEn?: string | undefined
  /** What it is about: a measure of a person, or the office alone (registers, letters, reports), which reads neither person nor measure. */
  readonly about?: 'person' | 'office' | undefined
  /** `verified` only where the printed title was read; the layout may still be ours. */
  readonly titleConfidence: Confidence
  readonly layoutConfidence: Confidence
  readonly citation: Citation
  /** Who makes it: a post of an agency, the person, or a private provider. */
  readonly maker: readonly (Role | 'person' | 'representative' | 'provider' | 'court' | 'parties')[]
  /** The letters after the number, e.g. QĐ; `null`: the paper takes no number. */
  readonly numberLetters: string | null
  readonly recipients: readonly Recipient[]
  readonly blanks: readonly Blank[]
  readonly compose: (facts: PaperFacts) => DocumentContent
}
