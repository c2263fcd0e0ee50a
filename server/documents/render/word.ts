/** The same paper as an editable DOCX. Set in Times New Roman, which offices have; the same bytes for the same content, day and layout. */
import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, LeaderType, LineRuleType, Packer, PageBreak, PageNumber, Paragraph, Table, TableCell, TableRow, TabStopType, TextRun, VerticalAlignTable, WidthType,
  type IParagraphOptions, type ParagraphChild,
} from 'docx'
import { ChartRun } from 'docx/charts'
import { TextWatermark } from 'docx/watermarks'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { refusalOf, UnprintableLetters } from './letters.ts'
import { motto, planOf, stateName, type PaperPlan, type PlannedBlock, type PlannedChart, type PlannedRun, type RenderOptions } from './plan.ts'
import { repacked } from './repacked.ts'
import { tableMark, tableXml, withTables } from './word.table.ts'

const font = 'Times New Roman'
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)
const points = (value: number): number => Math.round(value * 20)
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none } as const
const shades = ['373737', '969696', 'CDCDCD', '696969', 'E6E6E6', '191919'] as const
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.JUSTIFIED } as const

type Look = { readonly size?: number | undefined; readonly bold?: boolean | undefined; readonly italics?: boolean | undefined }
/** Line ends inside a text become breaks of the line. */
const text = (value: string, { size, bold, italics }: Look = {}): TextRun[] => value.split('\n').map((line, index) => new TextRun({ text: line, break: index > 0 ? 1 : 0, ...(size ? { size: Math.round(size * 2) } : {}), ...(bold ? { bold } : {}), ...(italics ? { italics } : {}) }))
const runs = (list: readonly PlannedRun[]): TextRun[] => list.flatMap((one) => text(one.text, { bold: one.bold, italics: one.italic }))

function paperParts(plan: PaperPlan) {
  const { layout } = plan
  const width = twips(layout.paperWidth - layout.marginLeft - layout.marginRight)
  const firstLine = twips(layout.firstLine)
  const room = twips(layout.signatureRoom)
  const paragraph = (children: readonly ParagraphChild[], options: Omit<IParagraphOptions, 'children'> = {}) => new Paragraph({ ...options, children })
  const tight = { before: 0, after: 0, line: Math.round(layout.lineSpacing * 240), lineRule: LineRuleType.AUTO } as const
  const centered = (value: string, look: Look = {}, options: Omit<IParagraphOptions, 'children'> = {}) => paragraph(text(value, look), { alignment: AlignmentType.CENTER, spacing: tight, ...options })
  const cell = (share: number, children: readonly (Paragraph | Table)[], options: { readonly valign?: 'top' | 'bottom' } = {}) => new TableCell({ width: { size: Math.round(width * share), type: WidthType.DXA }, borders: noBorders, margins: { left: 40, right: 40 }, verticalAlign: options.valign === 'bottom' ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP, children: [...children] })
  const frame = (rows: readonly TableRow[], shares: readonly number[]) => new Table({ width: { size: width, type: WidthType.DXA }, columnWidths: shares.map((share) => Math.round(width * share)), borders: noBorders, rows: [...rows] })
  /** A short line under a centred text: an empty paragraph with an upper border between wide indents. */
  const rule = (share: number, of = width, after = 0) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 40, after, line: 20, lineRule: LineRuleType.EXACT }, indent: { left: Math.round(of * (1 - share) / 2), right: Math.round(of * (1 - share) / 2) }, border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } }, children: [] })
  const empty = (height: number) => new Paragraph({ spacing: { ...tight, line: height, lineRule: LineRuleType.EXACT }, keepNext: true, children: [] })
  /** Tables as text, in the order of their marks. */
  const tables: string[] = []
  return { layout, width, tables, firstLine, room, paragraph, tight, centered, cell, frame, rule, empty }
}
type Parts = ReturnType<typeof paperParts>

const leftShare = 0.44
const rightShare = 0.56

function head(plan: PaperPlan, parts: Parts): (Paragraph | Table)[] {
  const { layout, width, centered, cell, frame, rule, paragraph } = parts
  const mark = plan.formMark ? [paragraph(text(plan.formMark, { size: layout.formMark, italics: true }), { alignment: AlignmentType.RIGHT, spacing: { before: 0, after: 80 } })] : []
  const state = (of: number) => [centered(stateName, { size: layout.stateName, bold: true }), centered(motto, { size: layout.motto, bold: true }), rule(Math.min(0.9, twips(57) / of), of)]
  if (plan.head.by === 'person') return [...mark, ...state(width)]
  const { parent, issuer, number, letterSubject, placeAndDay } = plan.head
  return [...mark, frame([
    new TableRow({ cantSplit: true, children: [
      cell(leftShare, [...(parent ? [centered(parent, { size: layout.issuer })] : []), centered(issuer, { size: layout.issuer, bold: true }), rule(0.4, width * leftShare)]),
      cell(rightShare, state(width * rightShare)),
    ] }),
    new TableRow({ cantSplit: true, children: [
      cell(leftShare, [centered(number ?? '', { size: layout.number }, { spacing: { before: 120, after: 0 } }), ...(letterSubject ? [centered(letterSubject, { size: layout.letterSubject })] : [])]),
      cell(rightShare, [centered(placeAndDay, { size: layout.placeAndDay, italics: true }, { spacing: { before: 120, after: 0 } })]),
    ] }),
  ], [leftShare, rightShare])]
}

function opening(plan: PaperPlan, parts: Parts): (Paragraph | Table)[] {
  const { layout, centered, paragraph, rule, cell, frame, firstLine } = parts
  const made: (Paragraph | Table)[] = []
  if (plan.title) {
    made.push(new Paragraph({ heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER, spacing: { before: 320, after: 0 }, keepNext: true, children: text(plan.title, { size: layout.title, bold: true }) }))
    if (plan.subject) made.push(centered(plan.subject, { size: layout.subject, bold: true }), rule(0.25, parts.width, 160))
    else made.push(parts.empty(120))
  }
  if (plan.addressees.length === 1) made.push(centered(`Kính gửi: ${plan.addressees[0]}`, { size: layout.addressee }, { spacing: { before: 240, after: 200 } }))
  else if (plan.addressees.length > 1) {
    made.push(frame([new TableRow({ children: [
      cell(0.32, [paragraph(text('Kính gửi:', { size: layout.addressee }), { alignment: AlignmentType.RIGHT, spacing: { before: 240, after: 0 } })]),
      cell(0.68, plan.addressees.map((one, index) => paragraph(text(`- ${one}`, { size: layout.addressee }), { alignment: AlignmentType.LEFT, spacing: { before: index === 0 ? 240 : 0, after: 0 } }))),
    ] })], [0.32, 0.68]), parts.empty(200))
  }
  if (plan.decider) made.push(centered(plan.decider, { bold: true }, { spacing: { before: 160, after: 160 } }))
  for (const basis of plan.bases) made.push(paragraph(text(basis, { italics: true }), { indent: { firstLine }, alignment: AlignmentType.JUSTIFIED }))
  return made
}

function table(block: Extract<PlannedBlock, { kind: 'table' }>, { width, paragraph, tight, tables }: Parts): Paragraph[] {
  return [
    ...(block.title ? [paragraph(text(block.title, { size: block.size, bold: true }), { alignment: AlignmentType.CENTER, keepNext: true })] : []),
    paragraph([new TextRun(tableMark(tables.push(tableXml(block, width)) - 1))]),
    new Paragraph({ spacing: { ...tight, line: 160, lineRule: LineRuleType.EXACT }, children: [] }),
  ]
}

function chart(block: PlannedChart, { layout, paragraph }: Parts): Paragraph[] {
  const bars = block.labels.length > 12
  const wide = Math.floor(((layout.paperWidth - layout.marginLeft - layout.marginRight) / 25.4) * 96)
  return [
    paragraph([...text(block.title, { size: 12, bold: true }), ...text(`\n(Đơn vị tính: ${block.unit})`, { size: 12, italics: true })], { alignment: AlignmentType.CENTER, keepNext: true }),
    paragraph([new ChartRun({
      type: bars ? 'bar' : 'column', categories: [...block.labels], series: block.series.map((one, index) => ({ name: one.name, values: one.values.map((value) => (value === null ? null : Math.round(value * 100) / 100)), color: shades[index % shades.length]! })),
      font: { name: font }, legend: block.series.length > 1 ? { position: 'bottom' } : false, dataLabels: { value: true }, emptyValues: 'gap', overlap: 0, gapWidth: 60,
      valueAxis: { minimum: 0, maximum: block.top, numberFormat: '#,##0.##' }, ...(bars ? { categoryAxis: { reverseOrder: true } } : {}),
      transformation: { width: wide, height: bars ? Math.min(860, 60 + block.labels.length * (10 + 12 * block.series.length)) : 280 },
      altText: { name: block.title, description: `${block.title} (${block.unit})` },
    })], { alignment: AlignmentType.CENTER }),
  ]
}

function signatures(block: Extract<PlannedBlock, { kind: 'signatures' }>, { layout, centered, cell, frame, room, empty, paragraph, tight }: Parts): (Paragraph | Table)[] {
  // One alone signs at the right, as under any paper.
  const alone = block.rows.length === 1 && block.rows[0]!.length === 1
  return block.rows.flatMap((row) => {
    const shares = alone ? [0.58] : row.map(() => 1 / row.length)
    const beside = alone ? [cell(0.42, [paragraph([], { spacing: tight })])] : []
    return [empty(200), frame([
      new TableRow({ cantSplit: true, children: [...beside, ...row.map((column, index) => cell(shares[index]!, [centered(column.title, { size: layout.signature - 1, bold: true }, { keepNext: true }), ...(column.note ? [centered(column.note, { size: layout.note, italics: true }, { keepNext: true })] : [])]))] }),
      new TableRow({ cantSplit: true, height: { value: room, rule: 'atLeast' }, children: [...beside.map(() => cell(0.42, [paragraph([], { spacing: tight })])), ...row.map((column, index) => cell(shares[index]!, [centered(column.name ?? '', { size: layout.signature - 1, bold: true })], { valign: 'bottom' }))] }),
    ], alone ? [0.42, 0.58] : shares)]
  })
}

function fields(block: Extract<PlannedBlock, { kind: 'fields' }>, { width, firstLine, paragraph }: Parts): Paragraph[] {
  return block.lines.map((line) => {
    // A blank is a tab with a dotted leader: it fills to the next field, and stays a line to type on.
    const step = (width - firstLine) / line.length
    const children = line.flatMap((one, index) => {
      const said = one.label === '' ? '' : `${one.label}: `
      const last = index === line.length - 1
      return [...text(one.value === null ? said : `${said}${one.value}`), ...(one.value === null ? [new TextRun({ text: '\t' })] : []), ...(last ? [] : [new TextRun({ text: one.value === null ? '  ' : '      ' })])]
    })
    const stops = line.flatMap((one, index) => (one.value === null ? [{ type: index === line.length - 1 ? TabStopType.RIGHT : TabStopType.LEFT, position: index === line.length - 1 ? width : Math.round(firstLine + step * (index + 1)) - 120, leader: LeaderType.DOT }] : []))
    return paragraph(children, { indent: { firstLine }, alignment: AlignmentType.LEFT, tabStops: stops })
  })
}

function choices(block: Extract<PlannedBlock, { kind: 'choices' }>, { firstLine, paragraph }: Parts): Paragraph[] {
  const option = ({ text: words, ticked }: (typeof block.options)[number]) => [new TextRun({ text: ticked ? '☒' : '☐', font: 'MS Gothic' }), ...text(`\u00a0${words}`)]
  const line = (children: readonly ParagraphChild[], keepNext = false) => paragraph(children, { indent: { firstLine }, alignment: AlignmentType.LEFT, keepNext })
  if (block.stacked) return [...(block.label ? [line(text(`${block.label}:`), true)] : []), ...block.options.map((one) => line(option(one)))]
  return [line([...(block.label ? text(`${block.label}:  `) : []), ...block.options.flatMap((one, index) => [...option(one), ...text(index < block.options.length - 1 ? '     ' : '')])])]
}

function blockParts(block: PlannedBlock, parts: Parts): (Paragraph | Table)[] {
  const { layout, firstLine, paragraph } = parts
  switch (block.kind) {
    case 'paragraph': return [paragraph(runs(block.runs), { alignment: alignments[block.align], keepNext: block.keep ?? false, ...(block.indent ? { indent: { firstLine } } : {}) })]
    case 'heading': return [new Paragraph({ heading: block.level === 1 ? HeadingLevel.HEADING_2 : block.level === 2 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_4, keepNext: true, alignment: block.center ? AlignmentType.CENTER : AlignmentType.LEFT, ...(block.center ? {} : { indent: { firstLine } }), children: text(block.text, { bold: true, italics: block.level === 3 }) })]
    case 'fields': return fields(block, parts)
    case 'choices': return choices(block, parts)
    case 'list': return block.items.map((item) => paragraph([...text(`${item.mark} `), ...runs(item.runs)], { indent: { firstLine }, alignment: AlignmentType.JUSTIFIED }))
    case 'table': return table(block, parts)
    case 'chart': return chart(block, parts)
    case 'signatures': return signatures(block, parts)
    case 'place-and-day': return [paragraph(text(block.text, { italics: true }), { alignment: AlignmentType.RIGHT, keepNext: true, spacing: { before: 240, after: 0 } })]
    case 'note': return [paragraph(text(block.text, { size: layout.note, italics: true }), { alignment: AlignmentType.JUSTIFIED })]
    case 'page-break': return [new Paragraph({ children: [new PageBreak()] })]
    default: throw new TypeError(`a block of no kind that can be set: ${typeof (block satisfies never)}`)
  }
}

function closing(plan: PaperPlan, parts: Parts): (Paragraph | Table)[] {
  const { layout, centered, paragraph, cell, frame, room, empty, tight } = parts
  if (!plan.signature && plan.recipients.length === 0) return []
  const receivers = plan.recipients.length === 0 ? [paragraph([], { spacing: tight })] : [
    paragraph(text('Nơi nhận:', { size: layout.recipientsTitle, bold: true, italics: true }), { spacing: { ...tight, line: 240, lineRule: LineRuleType.AUTO } }),
    ...plan.recipients.map((line) => paragraph(text(line, { size: layout.recipients }), { spacing: { ...tight, line: 240, lineRule: LineRuleType.AUTO } })),
  ]
  const left = plan.recipients.length === 0 ? 0.3 : 0.45
  const { signature } = plan
  const signed = signature ? [
    ...(signature.above ? [centered(signature.above, { italics: true }, { keepNext: true })] : []),
    ...signature.lines.map((line) => centered(line, { size: layout.signature, bold: true }, { keepNext: true })),
    ...(signature.note ? [centered(signature.note, { size: layout.note, italics: true }, { keepNext: true })] : []),
    empty(room), centered(signature.name ?? '', { size: layout.signature, bold: true }),
  ] : [paragraph([], { spacing: tight })]
  return [empty(240), frame([new TableRow({ cantSplit: true, children: [cell(left, receivers), cell(1 - left, signed)] })], [left, 1 - left])]
}

function copied(plan: PaperPlan, parts: Parts): (Paragraph | Table)[] {
  if (!plan.copy) return []
  const { layout, width, centered, cell, frame, rule, room, empty } = parts
  const { copy } = plan
  return [empty(240), rule(1, width), frame([new TableRow({ cantSplit: true, children: [
    cell(0.45, [centered(copy.issuer, { size: layout.issuer, bold: true }), rule(0.35, width * 0.45), centered(copy.number, { size: layout.number })]),
    cell(0.55, [centered(copy.title, { size: layout.title, bold: true }), centered(copy.placeAndDay, { size: layout.placeAndDay, italics: true }), centered(copy.position, { size: layout.signature, bold: true }), empty(room), centered(copy.name, { size: layout.signature, bold: true })]),
  ] })], [0.45, 0.55])]
}

function doubts(plan: PaperPlan, { paragraph }: Parts): Paragraph[] {
  if (plan.doubts.length === 0) return []
  return [paragraph(text('Phần chưa được kiểm chứng của mẫu này (chỉ in trên bản dự thảo):', { size: 10.5, bold: true }), { spacing: { before: 300, after: 40 } }), ...plan.doubts.map((doubt) => paragraph(text(`- ${doubt}`, { size: 10.5 }), { spacing: { before: 0, after: 40 } }))]
}

/** Throws `UnprintableLetters` where `refusalOf` would have refused. */
export async function renderDocx(content: DocumentContent, options: RenderOptions = {}): Promise<Uint8Array> {
  const refusal = refusalOf(content, options)
  if (refusal) throw new UnprintableLetters(refusal)
  const plan = planOf(content, options)
  const parts = paperParts(plan)
  const { layout } = plan
  const mark = plan.watermark ? [new TextWatermark({ text: plan.watermark, font, bold: true, color: 'DEDEDE', opacity: 1, width: 380 })] : []
  const heading = { run: { size: Math.round(layout.body * 2), font, color: '000000' }, paragraph: { spacing: { before: 0, after: points(layout.paragraphSpace), line: Math.round(layout.lineSpacing * 240), lineRule: LineRuleType.AUTO } } }
  const document = new Document({
    title: plan.fileTitle, creator: '', lastModifiedBy: '', description: '',
    styles: { default: { document: { run: { font, size: Math.round(layout.body * 2), language: { value: 'vi-VN' } }, paragraph: { spacing: { before: 0, after: points(layout.paragraphSpace), line: Math.round(layout.lineSpacing * 240), lineRule: LineRuleType.AUTO } } }, heading1: heading, heading2: heading, heading3: heading, heading4: heading } },
    sections: [{
      properties: {
        titlePage: true,
        page: { size: { width: twips(layout.paperWidth), height: twips(layout.paperHeight) }, margin: { top: twips(layout.marginTop), bottom: twips(layout.marginBottom), left: twips(layout.marginLeft), right: twips(layout.marginRight), header: twips(10), footer: twips(10) } },
      },
      headers: {
        first: new Header({ children: [new Paragraph({ spacing: parts.tight, children: mark })] }),
        default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, spacing: parts.tight, children: [...mark, new TextRun({ children: [PageNumber.CURRENT], size: Math.round(layout.pageNumber * 2) })] })] }),
      },
      footers: { first: new Footer({ children: [] }), default: new Footer({ children: [] }) },
      children: [...head(plan, parts), ...opening(plan, parts), ...plan.body.flatMap((block) => blockParts(block, parts)), ...closing(plan, parts), ...copied(plan, parts), ...doubts(plan, parts)],
    }],
  })
  return repacked(await Packer.toBuffer(document), plan.day, (written) => withTables(written, parts.tables))
}
