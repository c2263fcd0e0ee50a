/**
 * What both renderers print, decided once: every line of text in its final words, NFC, in the order of the page. The renderers only place it, so that
 * DOCX and PDF cannot say different things.
 */
import type { Block, DocumentContent, FieldLine, Run } from '@hoa-nhap/domain/documents/documents.model'
import { standardLayout } from '@hoa-nhap/domain/documents/layout.law'
import type { PageLayout } from '@hoa-nhap/domain/documents/layout.model'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'

export type RenderOptions = {
  /** The day written into the file; the day of the paper where it has one. */
  readonly day?: PlainDate | undefined
  readonly layout?: PageLayout | undefined
  /** Prints the doubts and, if the content names none, the watermark DỰ THẢO. */
  readonly draft?: boolean | undefined
}

export type PlannedRun = { readonly text: string; readonly bold: boolean; readonly italic: boolean }
type Align = 'left' | 'center' | 'justify' | 'right'
export type PlannedBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly PlannedRun[]; readonly align: Align; readonly indent: boolean; /** Stands on the page of what follows: nobody signs on a page without words. */ readonly keep?: boolean }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly center: boolean }
  | { readonly kind: 'fields'; readonly lines: readonly (readonly FieldLine[])[] }
  | { readonly kind: 'choices'; readonly label: string | null; readonly options: readonly { readonly text: string; readonly ticked: boolean }[]; /** Long answers stand under one another. */ readonly stacked: boolean }
  | { readonly kind: 'list'; readonly items: readonly { readonly mark: string; readonly runs: readonly PlannedRun[] }[] }
  | { readonly kind: 'table'; readonly title: string | null; readonly columns: readonly { readonly title: string; readonly width: number; readonly align: 'left' | 'center' | 'right' }[]; readonly rows: readonly (readonly string[])[]; readonly totals: readonly string[] | null; readonly size: number }
  | PlannedChart
  | { readonly kind: 'signatures'; readonly rows: readonly (readonly { readonly title: string; readonly note: string | null; readonly name: string | null }[])[] }
  | { readonly kind: 'place-and-day'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'page-break' }
export type PlannedChart = {
  readonly kind: 'chart'; readonly title: string; readonly unit: string; readonly labels: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[]; readonly words: readonly string[] }[]
  /** Upper end of the axis and its steps, in the unit, with their words. */
  readonly top: number; readonly steps: readonly { readonly value: number; readonly words: string }[]
}

export type PaperPlan = {
  readonly layout: PageLayout
  /** YYYY-MM-DD or null. */
  readonly day: string | null
  /** Title in the properties of the file: the kind of paper, nobody's name. */
  readonly fileTitle: string
  readonly formMark: string | null
  readonly watermark: string | null
  readonly head: { readonly by: 'office'; readonly parent: string | null; readonly issuer: string; readonly number: string | null; readonly letterSubject: string | null; readonly placeAndDay: string } | { readonly by: 'person' }
  readonly title: string | null
  readonly subject: string | null
  readonly addressees: readonly string[]
  readonly decider: string | null
  readonly bases: readonly string[]
  readonly body: readonly PlannedBlock[]
  readonly signature: { readonly lines: readonly string[]; readonly note: string | null; readonly name: string | null; readonly above: string | null } | null
  readonly recipients: readonly string[]
  readonly doubts: readonly string[]
  readonly copy: { readonly title: string; readonly issuer: string; readonly number: string; readonly placeAndDay: string; readonly position: string; readonly name: string } | null
}

export const stateName = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const motto = 'Độc lập - Tự do - Hạnh phúc'
const copyTitles = { 'sao-y': 'SAO Y', 'sao-luc': 'SAO LỤC', 'trich-sao': 'TRÍCH SAO' } as const
/** Letters of an answer, and of all of them with their label, up to which they stand in one line. */
const longChoice = 34
const oneLine = 72

/** One spelling: NFC; line ends as `\n`; a tab is a space. */
export const clean = (text: string): string => text.normalize('NFC').replaceAll(/\r\n?|\u2028|\u2029/g, '\n').replaceAll('\t', ' ')
const capitals = (text: string): string => clean(text).toUpperCase()
const orNull = (text: string | undefined): string | null => (text ? clean(text) : null)
const run = (value: Run): PlannedRun => (typeof value === 'string' ? { text: clean(value), bold: false, italic: false } : { text: clean(value.text), bold: value.bold ?? false, italic: value.italic ?? false })
const withoutColon = (label: string): string => clean(label).replace(/\s*:\s*$/, '')

/** Ngày dưới 10, tháng 1 và 2 thêm số 0; what is open stays dots. */
export function placeAndDay(place: string | null, day: string | null): string {
  const [year, month, date] = day ? day.split('-') as [string, string, string] : ['', '', '']
  const words = day ? `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}` : 'ngày ..... tháng ..... năm ........'
  return `${place ? clean(place) : '................'}, ${words}`
}

function numberLine(number: string | null, code: string): string | null {
  if (code === '') return null
  // A draft leaves the room of the number.
  return `Số: ${number === null ? '\u00a0'.repeat(12) : clean(number)}/${clean(code)}`
}

/** `1234.5` → `1.234,5`. */
export function numberWords(value: number): string {
  const [whole = '', part] = String(Math.round(value * 100) / 100).split('.')
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, '.')}${part ? `,${part}` : ''}`
}

/** An axis from 0 with four to six round steps. */
function axis(highest: number, whole: boolean): { readonly top: number; readonly steps: readonly { readonly value: number; readonly words: string }[] } {
  const rough = Math.max(highest, whole ? 4 : 1) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough && (!whole || Number.isInteger(candidate))) ?? Math.ceil(rough)
  const count = Math.max(1, Math.ceil(Math.max(highest, step) / step - 1e-9))
  return { top: step * count, steps: Array.from({ length: count + 1 }, (_, index) => ({ value: step * index, words: numberWords(step * index) })) }
}

function chart(block: Extract<Block, { kind: 'chart' }>): PlannedChart {
  const known = block.series.flatMap((one) => one.values.filter((value): value is number => value !== null))
  return {
    kind: 'chart', title: clean(block.title), unit: clean(block.unit), labels: block.labels.map(clean),
    series: block.series.map((one) => ({ name: clean(one.name), values: block.labels.map((_, index) => one.values[index] ?? null), words: block.labels.map((_, index) => { const value = one.values[index] ?? null; return value === null ? '–' : numberWords(value) }) })),
    ...axis(Math.max(0, ...known), known.every(Number.isInteger)),
  }
}

const letters = 'abcdđeghiklmnopqrstuvxy'
function markOf(marker: 'dash' | 'number' | 'letter', index: number): string {
  if (marker === 'dash') return '-'
  if (marker === 'number') return `${index + 1}.`
  // Letters of a clause in Vietnamese order: a, b, c, d, đ, e, …
  return `${letters[index % letters.length]}${index >= letters.length ? Math.floor(index / letters.length) + 1 : ''})`
}

/** Width of a text in letters' heights, near enough to say whether a line is full. */
function roughWidth(text: string): number {
  let width = 0
  for (const letter of text) width += /[\s.,:;'()|/\-ijltfr]/.test(letter) ? 0.29 : /\d/.test(letter) ? 0.5 : /[MWĐƠƯmw]/.test(letter) ? 0.78 : /\p{Lu}/u.test(letter) ? 0.69 : 0.47
  return width
}
const territory = /^(XÃ|PHƯỜNG|ĐẶC|THỊ|HUYỆN|QUẬN|THÀNH|TỈNH|KHU|SỐ)$/i
const boldWidth = 1.06
/** A line of capitals or a subject that is too long breaks in two of like length, before the name of a place rather than within it: no word stands alone. */
export function balanced(text: string, room: number): string {
  const whole = roughWidth(text) * boldWidth
  if (whole <= room || text.includes('\n') || whole > room * 1.9) return text
  const words = text.split(' ')
  let best: { readonly at: number; readonly cost: number } | null = null
  for (let at = 1; at < words.length; at++) {
    const longer = Math.max(roughWidth(words.slice(0, at).join(' ')), roughWidth(words.slice(at).join(' '))) * boldWidth
    const name = territory.test(words[at]!) && !territory.test(words[at - 1]!)
    const cost = longer - (name ? room * 0.25 : 0)
    if (longer <= room && (!best || cost < best.cost)) best = { at, cost }
  }
  return best ? `${words.slice(0, best.at).join(' ')}\n${words.slice(best.at).join(' ')}` : text
}

type Columns = Extract<PlannedBlock, { kind: 'table' }>['columns']
/** Rows that are looked at for the longest word of a column. */
const lookedAt = 500
const smallest = 8

/**
 * Widths in which no word breaks, where there is room for that: a column that is too narrow for its longest word takes from the others. Tables with many
 * columns are set smaller, and smaller still until their words fit, down to what is still read on paper.
 */
function fitted(columns: Columns, rows: readonly (readonly string[])[], layout: PageLayout): { readonly columns: Columns; readonly size: number } {
  const line = ((layout.paperWidth - layout.marginLeft - layout.marginRight) / 25.4) * 72
  const longest = columns.map((column, index) => Math.max(1, ...column.title.split(/\s/).map((word) => roughWidth(word) * 1.08), ...rows.slice(0, lookedAt).flatMap((row) => row[index]!.split(/\s/).map(roughWidth))))
  const needed = (size: number) => longest.map((word) => word * size + 9)
  let size = Math.max(smallest, layout.table - (columns.length > 12 ? 4 : columns.length > 9 ? 3 : columns.length > 7 ? 2 : columns.length > 5 ? 1 : 0))
  while (size > smallest && needed(size).reduce((sum, width) => sum + width, 0) > line) size -= 0.5
  const least = needed(size)
  const share = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => (column.width / share) * line)
  if (least.reduce((sum, width) => sum + width, 0) > line) return { columns: columns.map((column, index) => ({ ...column, width: least[index]! })), size }
  // Each round settles the columns that are too narrow and shares the rest among the others.
  const settled = new Set<number>()
  for (;;) {
    const narrow = widths.findIndex((width, index) => !settled.has(index) && width < least[index]! - 0.01)
    if (narrow < 0) return { columns: columns.map((column, index) => ({ ...column, width: Math.round(widths[index]! * 100) / 100 })), size }
    settled.add(narrow)
    widths[narrow] = least[narrow]!
    const free = line - [...settled].reduce((sum, index) => sum + widths[index]!, 0)
    const others = columns.reduce((sum, column, index) => sum + (settled.has(index) ? 0 : column.width), 0)
    columns.forEach((column, index) => { if (!settled.has(index)) widths[index] = (column.width / others) * free })
  }
}

/** Room that a blank needs beside others, and between two fields, in letters' heights. */
const blankWidth = 5
const fieldGap = 2

/** Fields that do not fit side by side go on to further lines, each whole. */
function fieldLines(line: readonly FieldLine[], layout: PageLayout): FieldLine[][] {
  const room = ((layout.paperWidth - layout.marginLeft - layout.marginRight - layout.firstLine) / 25.4) * 72 / layout.body
  const lines: FieldLine[][] = []
  let taken = Infinity
  for (const field of line) {
    const width = roughWidth(`${field.label}: ${field.value ?? ''}`) + (field.value === null ? blankWidth : 0)
    if (taken + fieldGap + width > room) {
      lines.push([field])
      taken = width
    } else {
      lines.at(-1)!.push(field)
      taken += fieldGap + width
    }
  }
  return lines
}

function plannedBlock(block: Block, layout: PageLayout): PlannedBlock {
  switch (block.kind) {
    case 'paragraph': {
      const align = block.align ?? 'justify'
      return { kind: 'paragraph', runs: block.runs.map(run), align, indent: block.indent ?? (align === 'justify' || align === 'left') }
    }
    case 'heading': return { kind: 'heading', level: block.level, text: clean(block.text), center: block.level === 1 && /^(phần|chương|phụ lục)(?!\p{L})/iu.test(clean(block.text)) }
    case 'article': return { kind: 'paragraph', runs: [{ text: `${clean(block.opening).trimEnd()} `, bold: true, italic: false }, ...block.runs.map(run)], align: 'justify', indent: true }
    case 'fields': return { kind: 'fields', lines: block.lines.flatMap((line) => fieldLines(('label' in line ? [line] : line).map((field) => ({ label: withoutColon(field.label), value: field.value === null || field.value.trim() === '' ? null : clean(field.value) })), layout)) }
    case 'choices': {
      const texts = block.options.map((option) => clean(option.text))
      const stacked = texts.some((text) => text.length > longChoice) || [block.label ?? '', ...texts].join('     ').length > oneLine
      return { kind: 'choices', label: block.label ? withoutColon(block.label) : null, options: block.options.map((option, index) => ({ text: texts[index]!, ticked: option.ticked })), stacked }
    }
    case 'list': return { kind: 'list', items: block.items.map((item, index) => ({ mark: markOf(block.marker, index), runs: item.map(run) })) }
    case 'table': {
      const rows = block.rows.map((row) => block.columns.map((_, index) => clean(row[index] ?? '')))
      const totals = block.totals ? block.columns.map((_, index) => clean(block.totals?.[index] ?? '')) : null
      const columns = block.columns.map((column) => ({ title: clean(column.title), width: column.width, align: column.align ?? 'left' }))
      return { kind: 'table', title: orNull(block.title), rows, totals, ...fitted(columns, totals ? [totals, ...rows] : rows, layout) }
    }
    case 'chart': return chart(block)
    case 'signatures': {
      const columns = block.columns.map((column) => ({ title: clean(column.title), note: orNull(column.note), name: orNull(column.name) }))
      // Four stand two and two, not three and one.
      const wide = columns.length === 4 ? 2 : 3
      return { kind: 'signatures', rows: Array.from({ length: Math.ceil(columns.length / wide) }, (_, index) => columns.slice(index * wide, index * wide + wide)) }
    }
    case 'note': return { kind: 'note', text: clean(block.text) }
    case 'page-break': return { kind: 'page-break' }
    default: throw new TypeError(`a block of no kind that can be set: ${typeof (block satisfies never)}`)
  }
}

/** Each place on its own line, all but the last end with a semicolon. */
function recipientLines(recipients: readonly string[]): string[] {
  return recipients.map((line, index) => `- ${clean(line).replace(/^[-–]\s*/, '').replace(/[\s;.,]+$/, '')}${index === recipients.length - 1 ? '.' : ';'}`)
}

/** Part of the line that the name of the issuer has, beside the name of the State. */
const issuerShare = 0.4

export function planOf(content: DocumentContent, options: RenderOptions = {}): PaperPlan {
  const layout = options.layout ?? standardLayout
  const { head, signature, copy } = content
  const personal = head.by === 'person'
  const body = content.body.map((block) => plannedBlock(block, layout))
  const above = personal ? placeAndDay(head.place, head.day) : null
  if (above !== null && !signature) {
    // A paper of a citizen is dated where it is signed.
    const last = body.findLastIndex((block) => block.kind === 'signatures')
    body.splice(last < 0 ? body.length : last, 0, { kind: 'place-and-day', text: above })
  }
  body.forEach((block, index) => {
    const following = body[index + 1]
    const signs = following ? following.kind === 'signatures' || following.kind === 'place-and-day' : signature !== undefined
    if (signs && block.kind === 'paragraph') body[index] = { ...block, keep: true }
  })
  const line = ((layout.paperWidth - layout.marginLeft - layout.marginRight) / 25.4) * 72
  const issuerRoom = (line * issuerShare) / layout.issuer
  const subject = orNull(content.subject)
  const letter = head.by === 'office' && !content.title
  return {
    layout, day: options.day ?? head.day ?? null, fileTitle: content.title ? capitals(content.title) : personal ? 'ĐƠN' : 'CÔNG VĂN', formMark: orNull(content.formMark),
    watermark: orNull(content.watermark) ?? (options.draft ? 'DỰ THẢO' : null),
    head: head.by === 'person' ? { by: 'person' } : {
      by: 'office', parent: head.parent ? balanced(capitals(head.parent), issuerRoom) : null, issuer: balanced(capitals(head.issuer), issuerRoom), number: numberLine(head.number, head.code),
      letterSubject: letter && subject !== null ? (/^v\/v\s/i.test(subject) ? subject : `V/v ${subject}`) : null, placeAndDay: placeAndDay(head.place, head.day),
    },
    title: content.title ? capitals(content.title) : null, subject: letter || subject === null ? null : balanced(subject, (line * 0.96) / layout.subject),
    addressees: (content.addressees ?? []).map(clean), decider: content.decider ? balanced(capitals(content.decider), (line * 0.96) / layout.body) : null, bases: (content.bases ?? []).map(clean), body,
    signature: signature ? {
      lines: [...(signature.authority ? [`${signature.authority.mark} ${clean(signature.authority.of)}`] : []), clean(signature.position)].map((line) => (personal ? line : line.toUpperCase())),
      note: personal ? '(Ký, ghi rõ họ tên)' : null, name: orNull(signature.name), above,
    } : null,
    recipients: recipientLines(content.recipients ?? []), doubts: options.draft ? (content.doubts ?? []).map(clean) : [],
    copy: copy ? { title: copyTitles[copy.form], issuer: balanced(capitals(copy.issuer), issuerRoom), number: `Số: ${clean(copy.number)}`, placeAndDay: placeAndDay(copy.place, copy.day), position: capitals(copy.position), name: clean(copy.name) } : null,
  }
}
