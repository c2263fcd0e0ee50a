/** Pieces of content and the kinds of paper that are made of them: decision, minutes, request, certificate, notice. */
import type { Citation } from '../../kernel/citation.ts'
import type { Block, FieldLine, Run } from '../documents.model.ts'
import { basisLine, dots } from './form.words.ts'
import type { Part } from './form.model.ts'
import { personLines, shortPersonLines, type Paper } from './paper.ts'

export const para = (...runs: readonly Run[]): Block => ({ kind: 'paragraph', runs, align: 'justify', indent: true })
export const centred = (text: string): Block => ({ kind: 'paragraph', runs: [{ text, bold: true }], align: 'center' })
export const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
export const list = (...items: readonly (string | readonly Run[])[]): Block => ({ kind: 'list', marker: 'dash', items: items.map((item) => (typeof item === 'string' ? [item] : item)) })
export const numbered = (...items: readonly string[]): Block => ({ kind: 'list', marker: 'number', items: items.map((item) => [item]) })
export const fields = (...lines: readonly (FieldLine | readonly FieldLine[])[]): Block => ({ kind: 'fields', lines })
export const line = (label: string, value: string | null = null): FieldLine => ({ label, value })
/** `options` by code; the code that holds is ticked. */
export const choices = (options: Readonly<Record<string, string>>, chosen: string | null, label?: string): Block => ({ kind: 'choices', ...(label ? { label } : {}), options: Object.entries(options).map(([code, text]) => ({ text, ticked: code === chosen })) })
/** The one that holds, in words; left to the pen while none is recorded. A decision states its ground, it does not offer a list. */
export const oneOf = (label: string, options: Readonly<Record<string, string>>, chosen: string | null): FieldLine => ({ label, value: (chosen && options[chosen]) || null })
export const note = (text: string): Block => ({ kind: 'note', text })
export const sign = (...columns: readonly (string | { readonly title: string; readonly note?: string; readonly name?: string })[]): Block => ({ kind: 'signatures', columns: columns.map((column) => (typeof column === 'string' ? { title: column, note: '(Ký, ghi rõ họ tên)' } : column)) })
export const table = (columns: readonly (readonly [title: string, width: number])[], rows: readonly (readonly string[])[], title?: string): Block => ({ kind: 'table', ...(title ? { title } : {}), columns: columns.map(([name, width]) => ({ title: name, width })), rows })
/** Rows that a pen fills. */
export const emptyRows = (columns: number, rows: number): string[][] => Array.from({ length: rows }, (_row, index) => [String(index + 1), ...Array.from({ length: columns - 1 }, () => '')])

/** The person the paper is about, with all lines of the common block. */
export const aboutPerson = (paper: Paper): Block => fields(...personLines(paper.facts.person))
export const namedPerson = (paper: Paper): Block => fields(...shortPersonLines(paper.facts.person))
/** Father, mother, guardian: of a minor, or of who has a guardian; left to the pen where none is recorded. */
export function representativeBlocks(paper: Paper): Block[] {
  if (!paper.represented) return []
  const { representative } = paper
  return [heading('Cha, mẹ, người giám hộ hoặc người đại diện hợp pháp'), representative ? fields(...shortPersonLines(representative), line('Quan hệ với người có tên trên', representative.relation)) : fields([line('Họ và tên'), line('Ngày, tháng, năm sinh')], line('Số định danh cá nhân/Hộ chiếu'), line('Nơi cư trú'), line('Quan hệ với người có tên trên'))]
}

/** The one who decides, in capitals: TRƯỞNG CÔNG AN XÃ …, CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …: the head's title before the name of the office. */
function deciderOf(paper: Paper): string {
  const { authority, position } = paper.facts.signer
  const { name } = paper.facts.issuer
  // A deputy who signs for the head decides in the head's name.
  const head = authority?.of ?? position
  const title = /^(Phó )?(Trưởng|Giám đốc|Chủ tịch|Hiệu trưởng|Cục trưởng|Viện trưởng)/iu.exec(head)?.[0] ?? head
  return `${title} ${name}`.toLocaleUpperCase('vi')
}

export function signature(paper: Paper): NonNullable<Part['signature']> {
  const { signer } = paper.facts
  return { ...(signer.authority ? { authority: signer.authority } : {}), position: signer.position, ...(signer.name ? { name: signer.name } : {}) }
}

export type DecisionInput = {
  readonly about: string
  readonly bases: readonly (Citation | string)[]
  /** Each is one article; the first run follows `Điều n.` */
  readonly articles: readonly (readonly (string | Block)[])[]
}

/** A decision: bases, then articles. A block inside an article follows its sentence. */
export function decision(paper: Paper, { about, bases, articles }: DecisionInput): Part {
  const body = articles.flatMap((article, index): Block[] => {
    const [first, ...rest] = article
    const opening = `Điều ${index + 1}.`
    return [typeof first === 'string' ? { kind: 'article', opening, runs: [first] } : { kind: 'article', opening, runs: [] }, ...(typeof first === 'string' ? rest : article).map((each) => (typeof each === 'string' ? para(each) : each))]
  })
  return { title: 'QUYẾT ĐỊNH', subject: about, decider: deciderOf(paper), bases: bases.map((basis) => `${basisLine(basis)};`), body: [centred('QUYẾT ĐỊNH:'), ...body], signature: signature(paper) }
}

/** Administrative decisions about a person end with the same two sentences. */
export const complaint = 'Người được nêu tại Điều 1 có quyền khiếu nại, khởi kiện quyết định này theo quy định của pháp luật.'
export const inForce = 'Quyết định này có hiệu lực kể từ ngày ký.'

export type MinutesInput = {
  readonly about: string
  /** Who is present besides the maker, a second officer and the witness. */
  readonly present: readonly (FieldLine | readonly FieldLine[])[]
  readonly body: readonly Block[]
  readonly signatures: Block
  /** How many copies, and who keeps them. */
  readonly copies: string
}

/** Minutes: hour and place, who was there, what happened, read aloud, signed by all; a refusal to sign is written down with its reason. */
export function minutes(paper: Paper, { about, present, body, signatures, copies }: MinutesInput): Part {
  const { issuer } = paper.facts
  return {
    title: 'BIÊN BẢN', subject: about,
    body: [
      para(`Hôm nay, hồi ${paper.words('startTime')}, ${paper.day}, tại ${paper.words('meetingPlace')}, chúng tôi gồm:`),
      fields([line('Người lập biên bản', paper.typed('makerName') ?? paper.facts.signer.name), line('Chức vụ', paper.typed('makerPosition') ?? paper.facts.signer.position)], line('Cơ quan, đơn vị', issuer.name), line('Cán bộ cùng tham gia', paper.typed('secondOfficer')), [line('Người chứng kiến (từ đủ 18 tuổi)', paper.typed('witness')), line('Nơi cư trú, đơn vị', paper.typed('witnessAddress'))], ...present),
      ...body,
      para(`Biên bản kết thúc hồi ${paper.words('endTime')} cùng ngày, ${copies}. Biên bản đã được đọc lại cho những người có tên trên cùng nghe, công nhận đúng và cùng ký tên.`),
      fields(line('Ý kiến khác, hoặc lý do có người không ký', paper.typed('refusalReason'))),
      signatures,
    ],
  }
}

/** A paper of a citizen: to whom, who, what is asked, the promise, the signature. */
export function application(paper: Paper, input: { readonly title: string; readonly subject?: string; readonly to: readonly string[]; readonly body: readonly Block[]; readonly signatures: Block }): Part {
  return { title: input.title, ...(input.subject ? { subject: input.subject } : {}), addressees: input.to, body: [...input.body, input.signatures] }
}

/** A certificate or confirmation: who confirms, about whom, what; nothing else of the person. */
export function certificate(paper: Paper, input: { readonly title: string; readonly about: string; readonly bases?: readonly (Citation | string)[]; readonly body: readonly Block[] }): Part {
  return { title: input.title, subject: input.about, ...(input.bases ? { bases: input.bases.map((basis) => `${basisLine(basis)};`) } : {}), body: input.body, signature: signature(paper) }
}

export function notice(paper: Paper, input: { readonly title?: string; readonly about: string; readonly to?: readonly string[]; readonly bases?: readonly (Citation | string)[]; readonly body: readonly Block[] }): Part {
  return { title: input.title ?? 'THÔNG BÁO', subject: input.about, ...(input.to ? { addressees: input.to } : {}), ...(input.bases ? { bases: input.bases.map((basis) => `${basisLine(basis)};`) } : {}), body: input.body, signature: signature(paper) }
}

/** An official letter: no name of a kind; its subject stands under the number. */
export function letter(paper: Paper, input: { readonly about: string; readonly to: readonly string[]; readonly bases?: readonly (Citation | string)[]; readonly body: readonly Block[] }): Part {
  const { bases } = input
  return { subject: input.about, addressees: input.to, body: [...(bases ? [para(`${bases.map((basis) => basisLine(basis)).join('; ').replace(/; Căn cứ/gu, '; căn cứ')},`)] : []), ...input.body], signature: signature(paper) }
}

/** Numbered list of papers that go with a dossier, as typed one per line. */
export function papersTable(paper: Paper, name = 'papersList'): Block {
  const typed = paper.facts.typed[name]?.split('\n').map((each) => each.trim()).filter(Boolean) ?? []
  const rows = typed.length > 0 ? typed.map((each, index) => [String(index + 1), each, '']) : emptyRows(3, 5)
  return table([['STT', 1], ['Tên, số, ngày của giấy tờ', 7], ['Số bản', 2]], rows)
}

export { dots }
