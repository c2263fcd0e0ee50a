/** How a form is written down in this folder; `define` makes the contract's `FormDefinition` of it. */
import type { Citation, Confidence } from '../../kernel/citation.ts'
import type { Blank, DocumentContent, FormDefinition, PaperFacts, Recipient } from '../documents.model.ts'
import { Paper } from './paper.ts'
import { recipientNames } from './recipients.ts'
import { codeOf } from './form.words.ts'

/** What was read of the printed form: its title (and its fields), its fields alone, or nothing. */
export type Seen = 'title' | 'fields' | 'nothing'

/** What a form says; head, number of the form, recipients and doubts are the same for all and come from `define`. */
export type Part = Omit<DocumentContent, 'head' | 'recipients' | 'formMark' | 'doubts' | 'watermark' | 'copy'>

export type FormInput = {
  readonly id: string
  readonly mark: string
  readonly title: string
  readonly titleEn: string
  readonly cite: Citation
  readonly seen?: Seen | undefined
  readonly by: FormDefinition['maker']
  /** As in `FormDefinition.numberLetters`. */
  readonly letters: string | null
  readonly to: readonly Recipient[]
  readonly blanks: readonly Blank[]
  readonly about?: 'office' | undefined
  /** What in this form alone is doubtful, and slips of the official text that are kept. */
  readonly doubts?: readonly string[] | undefined
  readonly compose: (paper: Paper) => Part
}

const ownLayout = 'Bố cục và câu chữ của giấy này do phần mềm xếp theo điều luật; chưa đối chiếu với mẫu in.'
const ownTitle = 'Tên giấy là mô tả theo chức năng, chưa đọc tên in trên mẫu.'
const fieldsRead = 'Các mục đã đọc; cách xếp đặt trên trang là của phần mềm.'
const oneCopy = 'Nghị định 163/2026/NĐ-CP mới đọc ở một bản: đối chiếu với bản ký trước khi dùng.'

const regimeOf = (id: string): FormDefinition['regime'] => (id.startsWith('r2026.') ? 'r2026' : id.startsWith('r2021.') ? 'r2021' : 'local')

/** Who writes in the name of an office; all others write for themselves. */
const citizens: ReadonlySet<string> = new Set(['person', 'representative', 'parties'])

export function define(input: FormInput): FormDefinition {
  const regime = regimeOf(input.id)
  const seen = input.seen ?? 'nothing'
  const doubts = regime === 'local' ? [...(input.doubts ?? [])] : [seen === 'nothing' ? ownLayout : fieldsRead, ...(seen === 'title' ? [] : [ownTitle]), ...(regime === 'r2026' ? [oneCopy] : []), ...(input.doubts ?? [])]
  const byPerson = citizens.has(input.by[0] ?? '')
  const titleConfidence: Confidence = seen === 'title' ? (regime === 'r2026' ? 'one-copy' : 'verified') : 'unverified'
  return {
    id: input.id, mark: input.mark, regime, title: input.title, titleEn: input.titleEn, ...(input.about ? { about: input.about } : {}), titleConfidence, layoutConfidence: 'unverified', citation: input.cite, maker: input.by,
    numberLetters: byPerson ? null : input.letters, recipients: input.to, blanks: input.blanks,
    compose: (facts: PaperFacts): DocumentContent => {
      const paper = new Paper(facts)
      const { issuer } = facts
      const part = input.compose(paper)
      return {
        head: byPerson
          ? { by: 'person', place: issuer.place || null, day: facts.day }
          : { by: 'office', ...(issuer.parent ? { parent: issuer.parent } : {}), issuer: issuer.name, number: null, code: codeOf(input.letters, issuer.letters), place: issuer.place, day: facts.day },
        ...part,
        ...(input.to.length > 0 ? { recipients: recipientNames(input.to, paper, (part.addressees?.length ?? 0) > 0) } : {}),
        ...(regime === 'local' ? {} : { formMark: input.mark }),
        ...(doubts.length > 0 ? { doubts } : {}),
      }
    },
  }
}
