/** How a form is written down in this folder; `define` makes the contract's `FormDefinition` of it. */
import type { Citation, Confidence } from '../../kernel/citation.ts'
import type { Blank, DocumentContent, FormDefinition, PaperFacts, Recipient } from '../documents.model.ts'
import { Paper } from './paper.ts'
import { recipientNames } from './recipients.ts'
import { codeOf } from '../issue.rules.ts'

/** What was read of the printed form: its title (and its fields), its fields alone, or nothing. */
export type Seen = 'title' | 'fields' | 'nothing'

/** What a form says; head, number of the form, recipients and doubts are the same for all and come from `define`. */
export type Part = Omit<DocumentContent, 'head' | 'recipients' | 'formMark' | 'doubts' | 'watermark' | 'copy'> & { /** Of the form's recipients, those of this case: one paper for several articles. */ readonly only?: readonly Recipient[] | undefined }

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
const ownRecipients = 'Nơi nhận gồm người và cơ quan mà điều luật nêu; chưa đọc danh sách in trên mẫu.'
/** Papers whose recipients an article lists by name. */
const recipientsRead = /^r2021\.(D105\.(07|09|10)|D116\.(24|26a|26b|36|46|49|51))$|^r2026\.V\.(30|51)$/
const oneCopy = 'Nghị định 163/2026/NĐ-CP mới đọc ở một bản: đối chiếu với bản ký trước khi dùng.'

const regimeOf = (id: string): FormDefinition['regime'] => (id.startsWith('r2026.') ? 'r2026' : id.startsWith('r2021.') ? 'r2021' : 'local')

/** `Mẫu số 22` for `M22`, `Mẫu số 07 NĐ 105` for `M07 NĐ 105`; marks of the decree of 2026 stay. */
const printedMark = (mark: string): string => mark.replace(/^M(?=\d)/u, 'Mẫu số ')

/** Who writes in the name of an office; all others write for themselves. */
const citizens: ReadonlySet<string> = new Set(['person', 'representative', 'parties'])

export function define(input: FormInput): FormDefinition {
  const regime = regimeOf(input.id)
  const seen = input.seen ?? 'nothing'
  // The law orders the paper and gives it no form: nothing of it could be read.
  const noForm = input.id.startsWith('r2026.none.')
  const doubts = regime === 'local' ? [...(input.doubts ?? [])] : noForm ? [...(input.doubts ?? []), oneCopy] : [seen === 'nothing' ? ownLayout : fieldsRead, ...(seen === 'title' ? [] : [ownTitle]), ...(input.to.length > 1 && !recipientsRead.test(input.id) ? [ownRecipients] : []), ...(regime === 'r2026' ? [oneCopy] : []), ...(input.doubts ?? [])]
  const byPerson = citizens.has(input.by[0] ?? '')
  const titleConfidence: Confidence = seen === 'title' ? (regime === 'r2026' ? 'one-copy' : 'verified') : 'unverified'
  return {
    id: input.id, mark: input.mark, regime, title: input.title, titleEn: input.titleEn, ...(input.about ? { about: input.about } : {}), titleConfidence, layoutConfidence: 'unverified', citation: input.cite, maker: input.by,
    numberLetters: byPerson ? null : input.letters, recipients: input.to, blanks: input.blanks,
    compose: (facts: PaperFacts): DocumentContent => {
      const paper = new Paper(facts)
      const { issuer } = facts
      const { only, ...part } = input.compose(paper)
      const to = only ? input.to.filter((each) => only.includes(each)) : input.to
      return {
        head: byPerson
          ? { by: 'person', place: issuer.place || null, day: facts.day }
          : { by: 'office', ...(issuer.parent ? { parent: issuer.parent } : {}), issuer: issuer.name, number: null, code: codeOf(input.letters, issuer.letters), place: issuer.place, day: facts.day },
        ...part,
        ...(to.length > 0 ? { recipients: recipientNames(to, paper, (part.addressees?.length ?? 0) > 0) } : {}),
        ...(regime === 'local' || noForm ? {} : { formMark: printedMark(input.mark) }),
        ...(doubts.length > 0 ? { doubts } : {}),
      }
    },
  }
}
