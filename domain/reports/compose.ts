/** From figures and words to a paper and to sheets. Pure, so that the same report gives the same bytes whenever it is made again. */
import type { Block, DocumentContent } from '../documents/documents.model.ts'
import { longCitation } from '../kernel/instruments.ts'
import { fillSentence, inTable, numberWords, reasonWords } from './numbers.rules.ts'
import { periodDays, periodName } from './periods.rules.ts'
import { figuresOf } from './reports.definitions.ts'
import { cutOffs, duties } from './reports.law.ts'
import type { ComposedReport, FigureGroup, ReportData, ReportDefinition, ReportHead, SheetCell, SheetContent, Written } from './reports.model.ts'

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII', 'XVIII', 'XIX', 'XX']
const dayWords = (on: string) => `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [text], align: 'justify', indent: true })
const verdicts = { reached: 'đạt', missed: 'chưa đạt', open: 'đang trong kỳ', unknown: 'chưa kết luận' } as const
const statuses = { done: 'đã xong', open: 'đang làm', overdue: 'quá hạn', unassigned: 'chưa giao' } as const
const states = { accepted: 'đã chấp nhận', waiting: 'đã gửi, chờ xem', none: 'chưa gửi' } as const

/** What in the report rests on something that was not verified, or is not whole. */
export function doubtsOf(definition: ReportDefinition, data: ReportData, head: Pick<ReportHead, 'cutOff' | 'period' | 'asOf'>): readonly string[] {
  const duty = duties[definition.duty]
  const cutOff = cutOffs[head.cutOff]
  return [
    'Mẫu biểu do hệ thống đặt: mẫu báo cáo của Bộ Công an chưa tìm thấy.',
    ...(duty.confidence === 'verified' && duty.periodNumber ? [] : [duty.note]),
    ...(cutOff.confidence === 'verified' || head.period.kind === 'week' || head.period.kind === 'range' ? [] : [cutOff.note]),
    ...(head.asOf <= head.period.to ? ['Kỳ báo cáo chưa hết: số liệu đến ngày tính.'] : []),
    ...(data.figures.some((figure) => figure.value === null && figure.reason !== 'small') ? ['Có số chưa tính được hoặc chưa nhập; để trống, không ghi số 0.'] : []),
  ]
}

export type ComposeInput = { readonly definition: ReportDefinition; readonly data: ReportData; readonly written: Written; readonly head: ReportHead }

/** The paper and its sheets. */
export function composeReport(input: ComposeInput): ComposedReport {
  return { content: contentOf(input), sheets: sheetsOf(input) }
}

const titleOf = ({ definition, head, data }: ComposeInput) => `${definition.name}${data.directive ? ` số ${data.directive.number}` : ''} ${periodName(head.period, head.cutOff)}`

/** Under the title the word itself is not said again. */
const afterTitle = (title: string): string => title.replace(/^Báo cáo (.)/u, (_, first: string) => first.toLocaleUpperCase('vi'))

function contentOf(input: ComposeInput): DocumentContent {
  const { definition, data, head } = input
  const duty = duties[definition.duty]
  const body: Block[] = []
  const cut = head.period.kind === 'range' || head.period.kind === 'week' ? '' : `, từ ngày ${dayWords(head.period.from)} đến ngày ${dayWords(head.period.to)}`
  body.push(paragraph(`${head.agencyName} báo cáo kết quả ${periodName(head.period, head.cutOff)}${cut}; số liệu tính đến ngày ${dayWords(head.asOf)} như sau:`))
  if (head.restates) body.push(paragraph(`Báo cáo này điều chỉnh số liệu của Báo cáo${head.restates.number ? ` số ${head.restates.number}` : ''}${head.restates.day ? ` ngày ${dayWords(head.restates.day)}` : ''}. Lý do: ${head.restates.reason}`))
  let part = 0
  const heading = (text: string) => body.push({ kind: 'heading', level: 1, text: `${roman[part++] ?? part}. ${text}` })
  if (data.directive) body.push(...directiveBlocks(input, heading))
  for (const group of definition.groups) {
    heading(group.title)
    body.push(...groupBlocks(group, input))
  }
  for (const chart of definition.charts ?? []) if (data.months.length > 1) {
    heading(chart.title)
    body.push(...chartBlocks(chart, input))
  }
  if (definition.byUnit && data.byUnit.length > 0) {
    heading('Số liệu theo xã, phường')
    body.push(unitTable(input))
  }
  if (data.compared.length > 0) {
    heading('Báo cáo của cấp xã trong kỳ')
    const count = (state: keyof typeof states) => data.compared.filter((row) => row.state === state).length
    body.push(paragraph(`${numberWords(count('accepted'))} xã, phường có báo cáo đã chấp nhận, ${numberWords(count('waiting'))} báo cáo đã gửi chờ xem, ${numberWords(count('none'))} xã, phường chưa gửi.`))
  }
  return {
    head: { by: 'office', parent: head.parentName ?? undefined, issuer: head.agencyName, number: head.number, code: head.code, place: head.place, day: head.day },
    title: 'BÁO CÁO', subject: `${afterTitle(titleOf(input))}${head.restates ? ' (điều chỉnh)' : ''}`, addressees: [head.receiverName],
    bases: duty.citation.instrument === 'LOCAL' || duty.confidence === 'unverified' ? [] : [`Căn cứ ${longCitation(duty.citation)};`],
    body, signature: { position: head.signer.position, name: head.signer.name ?? undefined }, recipients: ['Như trên;', 'Lưu: VT, hồ sơ.'],
    doubts: doubtsOf(definition, data, head), watermark: head.watermark ?? undefined,
  }
}

const maps = ({ definition, data }: ComposeInput) => ({ definitions: new Map(figuresOf(definition).map((figure) => [figure.id, figure])), figures: new Map(data.figures.map((figure) => [figure.id, figure])) })

function groupBlocks(group: FigureGroup, input: ComposeInput): Block[] {
  const { definitions, figures } = maps(input)
  const blocks: Block[] = group.sentences.map((sentence) => paragraph(fillSentence(sentence, definitions, figures)))
  if (group.figures.length > 0) {
    blocks.push({
      kind: 'table', columns: [{ title: 'TT', width: 7, align: 'center' }, { title: 'Nội dung', width: 55 }, { title: 'Đơn vị', width: 13, align: 'center' }, { title: 'Số liệu', width: 25, align: 'right' }],
      rows: group.figures.map((figure, index) => { const found = figures.get(figure.id); return [String(index + 1), figure.label, figure.unit, inTable(figure, found) || (found ? (reasonWords(found) ?? '') : '')] }),
    })
  }
  const words = (input.written.words[group.id] ?? '').split(/\n+/).map((line) => line.trim()).filter(Boolean)
  if (words.length > 0) blocks.push(...words.map(paragraph))
  else if (group.asks && group.figures.length === 0) blocks.push(paragraph('……'))
  return blocks
}

function chartBlocks(chart: NonNullable<ReportDefinition['charts']>[number], input: ComposeInput): Block[] {
  const { definitions } = maps(input)
  const labels = input.data.months.map((month) => `${month.to.slice(5, 7)}/${month.to.slice(0, 4)}`)
  const series = chart.figures.map((id) => ({ name: definitions.get(id)?.label ?? id, values: input.data.months.map((month) => month.cells[id] ?? null) }))
  return [
    { kind: 'chart', title: chart.title, unit: 'người', labels, series },
    { kind: 'table', columns: [{ title: 'Đến tháng', width: 22, align: 'center' }, ...series.map((each) => ({ title: each.name, width: 78 / series.length, align: 'right' as const }))], rows: labels.map((label, index) => [label, ...series.map((each) => cellWords(each.values[index] ?? null))]) },
  ]
}
const cellWords = (value: number | null): string => (value === null ? '–' : numberWords(value))

function unitTable(input: ComposeInput): Block {
  const { definitions } = maps(input)
  const columns = input.definition.byUnit!
  const totals = columns.map((_, index) => (input.data.byUnit.every((row) => row.cells[index] !== null) ? input.data.byUnit.reduce((sum, row) => sum + row.cells[index]!, 0) : null))
  return {
    kind: 'table', columns: [{ title: 'Xã, phường', width: 28 }, ...columns.map((id) => ({ title: definitions.get(id)?.label ?? id, width: 72 / columns.length, align: 'right' as const }))],
    rows: input.data.byUnit.map((row) => [row.unitName, ...row.cells.map(cellWords)]), totals: ['Cộng', ...totals.map(cellWords)],
  }
}

function directiveBlocks({ data }: ComposeInput, heading: (text: string) => void): Block[] {
  const blocks: Block[] = []
  const { targets, tasks, directive } = data
  heading(`Kết quả thực hiện ${directive!.title}`)
  if (targets.length > 0) {
    blocks.push(paragraph(`Văn bản có ${numberWords(targets.length)} mục tiêu: ${numberWords(targets.filter((each) => each.verdict === 'reached').length)} đạt, ${numberWords(targets.filter((each) => each.verdict === 'missed').length)} chưa đạt, ${numberWords(targets.filter((each) => each.verdict === 'open' || each.verdict === 'unknown').length)} chưa kết luận.`))
    blocks.push({
      kind: 'table', title: 'Mục tiêu', columns: [{ title: 'Mục', width: 8, align: 'center' }, { title: 'Nội dung', width: 34 }, { title: 'Mức đề ra', width: 14, align: 'center' }, { title: 'Kết quả', width: 26, align: 'right' }, { title: 'Đánh giá', width: 18 }],
      rows: targets.map((each) => [each.label, each.name, each.wanted, resultWords(each), each.reason === 'small' ? 'không nêu (số nhỏ)' : `${verdicts[each.verdict]}${each.verdict === 'missed' && each.missing ? ` (thiếu ${numberWords(each.missing)})` : ''}`]),
    })
  }
  if (tasks.length > 0) {
    blocks.push({
      kind: 'table', title: 'Nhiệm vụ', columns: [{ title: 'Mục', width: 8, align: 'center' }, { title: 'Nhiệm vụ', width: 36 }, { title: 'Chủ trì', width: 20 }, { title: 'Hạn', width: 13, align: 'center' }, { title: 'Tình hình', width: 23 }],
      rows: tasks.map((each) => [each.item, each.name, each.lead, each.deadline, `${statuses[each.status]}${each.progress ? `: ${each.progress}` : ''}`]),
    })
  }
  return blocks
}
const resultWords = (line: ReportData['targets'][number]): string => (line.reason === 'small' ? '' : line.met === null || line.of === null ? (line.reason ?? 'chưa tính được') : `${line.value === null ? '–' : `${numberWords(line.value, 2)} %`} (${numberWords(line.met)}/${numberWords(line.of)})`)

function sheetsOf(input: ComposeInput): readonly SheetContent[] {
  const { definition, data, head } = input
  const { definitions, figures } = maps(input)
  const top: SheetCell[][] = [[titleOf(input)], [`${head.agencyName} · ${periodDays(head.period)} · số liệu đến ${dayWords(head.asOf)}${head.number ? ` · số ${head.number}/${head.code}` : ''}${head.watermark ? ` · ${head.watermark}` : ''}`], []]
  const sheets: SheetContent[] = [{
    name: 'Số liệu', widths: [6, 62, 12, 14, 12, 12, 40], headRows: 4,
    rows: [
      ...top, ['TT', 'Nội dung', 'Đơn vị', 'Số liệu', 'Tử số', 'Mẫu số', 'Ghi chú'],
      ...definition.groups.flatMap((group): SheetCell[][] => (group.figures.length === 0 ? [] : [[group.title], ...group.figures.map((figure, index): SheetCell[] => { const found = figures.get(figure.id); return [index + 1, figure.label, figure.unit, found?.value ?? null, found?.met ?? null, found?.of ?? null, found ? reasonWords(found) : null] })])),
    ],
  }]
  if (data.directive) {
    sheets.push({ name: 'Mục tiêu', widths: [8, 50, 14, 10, 10, 10, 18, 10], headRows: 1, rows: [['Mục', 'Mục tiêu', 'Mức đề ra', 'Tử số', 'Mẫu số', '%', 'Đánh giá', 'Còn thiếu'], ...data.targets.map((each): SheetCell[] => [each.label, each.name, each.wanted, each.met, each.of, each.value, each.reason === 'small' ? 'không nêu (số nhỏ)' : verdicts[each.verdict], each.missing])] })
    sheets.push({ name: 'Nhiệm vụ', widths: [8, 60, 30, 14, 12, 60], headRows: 1, rows: [['Mục', 'Nhiệm vụ', 'Chủ trì', 'Hạn', 'Tình hình', 'Tiến độ'], ...data.tasks.map((each): SheetCell[] => [each.item, each.name, each.lead, each.deadline, statuses[each.status], each.progress])] })
  }
  if (definition.byUnit && data.byUnit.length > 0) sheets.push({ name: 'Theo xã', widths: [34, ...definition.byUnit.map(() => 18)], headRows: 1, rows: [['Xã, phường', ...definition.byUnit.map((id) => definitions.get(id)?.label ?? id)], ...data.byUnit.map((row): SheetCell[] => [row.unitName, ...row.cells])] })
  const charted = (definition.charts ?? []).flatMap((chart) => chart.figures)
  if (charted.length > 0 && data.months.length > 1) sheets.push({ name: 'Theo tháng', widths: [14, ...charted.map(() => 22)], headRows: 1, rows: [['Đến tháng', ...charted.map((id) => definitions.get(id)?.label ?? id)], ...data.months.map((month): SheetCell[] => [`${month.to.slice(5, 7)}/${month.to.slice(0, 4)}`, ...charted.map((id) => month.cells[id] ?? null)])] })
  if (data.compared.length > 0) sheets.push({ name: 'Báo cáo cấp xã', widths: [34, 20, 16, 16], headRows: 1, rows: [['Xã, phường', 'Báo cáo', 'Xã báo', 'Tính lại'], ...data.compared.map((row): SheetCell[] => [row.unitName, states[row.state], row.reported, row.counted])] })
  sheets.push({ name: 'Cách tính', widths: [50, 110], headRows: 1, rows: [['Nội dung', 'Cách tính'], ...figuresOf(definition).map((figure): SheetCell[] => [figure.label, figure.definition])] })
  return sheets
}
