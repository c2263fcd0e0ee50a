/** What an office's own Word template may name: a closed list, so that a template can never print what its form does not. */
import type { Block, DocumentContent, FormDefinition, PaperFacts, Run } from './documents.model.ts'
import { shortDay } from './forms/form.words.ts'

export type TemplateField = { readonly name: string; readonly label: string }

const personFields: readonly (readonly [keyof PaperFacts['person'], string])[] = [
  ['fullName', 'Họ và tên'], ['otherName', 'Tên gọi khác'], ['sex', 'Giới tính'], ['birth', 'Ngày sinh'], ['birthPlace', 'Nơi sinh'], ['homeTown', 'Quê quán'], ['permanentResidence', 'Nơi thường trú'], ['temporaryResidence', 'Nơi tạm trú'], ['presentPlace', 'Nơi ở hiện tại'],
  ['personalNumber', 'Số định danh cá nhân'], ['personalNumberOn', 'Ngày cấp'], ['personalNumberBy', 'Nơi cấp'], ['ethnicity', 'Dân tộc'], ['religion', 'Tôn giáo'], ['schooling', 'Trình độ học vấn'], ['occupation', 'Nghề nghiệp'], ['workplace', 'Nơi làm việc, học tập'],
]
const measureFields: readonly (readonly ['unitName' | 'agencyName' | 'facilityName' | 'startedOn' | 'termEndsOn' | 'endedOn', string])[] = [
  ['unitName', 'Đơn vị quản lý'], ['agencyName', 'Cơ quan quản lý'], ['facilityName', 'Cơ sở'], ['startedOn', 'Ngày bắt đầu'], ['termEndsOn', 'Ngày hết thời hạn'], ['endedOn', 'Ngày kết thúc'],
]
const paperFields: readonly (readonly [string, string])[] = [
  ['issuer.name', 'Cơ quan ban hành'], ['issuer.parent', 'Cơ quan cấp trên'], ['issuer.place', 'Địa danh'], ['signer.position', 'Chức vụ người ký'], ['signer.name', 'Họ và tên người ký'],
  ['paper.number', 'Số, ký hiệu'], ['paper.day', 'Ngày văn bản'], ['paper.title', 'Tên loại văn bản'], ['paper.subject', 'Trích yếu'], ['paper.bases', 'Căn cứ'], ['paper.content', 'Nội dung theo mẫu chuẩn'], ['paper.recipients', 'Nơi nhận'],
]

/** The fields of a form's template; without a form those that all have. */
export function templateFields(form: Pick<FormDefinition, 'blanks' | 'about'> | null): readonly TemplateField[] {
  return [
    ...paperFields.map(([name, label]) => ({ name, label })),
    ...(form?.about === 'office' ? [] : [...personFields.map(([name, label]) => ({ name: `person.${name}`, label })), ...personFields.slice(0, 10).map(([name, label]) => ({ name: `representative.${name}`, label: `Người đại diện: ${label}` })), ...measureFields.map(([name, label]) => ({ name: `measure.${name}`, label }))]),
    ...(form?.blanks ?? []).map((blank) => ({ name: `typed.${blank.name}`, label: blank.label })),
  ]
}

const runText = (run: Run): string => (typeof run === 'string' ? run : run.text)
/** The words of a block, line by line; tables as rows with tabs. */
function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph': return [block.runs.map(runText).join('')]
    case 'heading': case 'note': return [block.text]
    case 'article': return [`${block.opening} ${block.runs.map(runText).join('')}`]
    case 'fields': return block.lines.map((line) => ('label' in line ? [line] : line).map((each) => `${each.label}: ${each.value ?? '……'}`).join('; '))
    case 'choices': return block.options.map((option) => `${option.ticked ? '☒' : '☐'} ${option.text}`)
    case 'list': return block.items.map((item) => `- ${item.map(runText).join('')}`)
    case 'table': return [block.columns.map((column) => column.title).join('\t'), ...block.rows.map((row) => row.join('\t'))]
    case 'chart': return [block.title]
    case 'signatures': return [block.columns.map((column) => column.title).join('\t')]
    case 'page-break': return []
    default: return block satisfies never
  }
}

/** The value of each field that the template names, from facts and words; what is not known stays empty for the pen. The number and the day are set at the issue. */
export function fieldValues(names: readonly string[], facts: PaperFacts, content: DocumentContent): Record<string, string> {
  const sources: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> = { person: facts.person, representative: facts.representative, measure: facts.measure, issuer: facts.issuer, signer: facts.signer, typed: facts.typed }
  const paper: Readonly<Record<string, () => string>> = {
    title: () => content.title ?? '', subject: () => content.subject ?? '', bases: () => (content.bases ?? []).join('\n'), content: () => content.body.flatMap(linesOf).join('\n'), recipients: () => (content.recipients ?? []).map((name) => `- ${name}`).join('\n'),
  }
  return Object.fromEntries(names.map((name) => {
    const [from, key] = name.split('.') as [string, string]
    if (from === 'paper') return [name, paper[key]?.() ?? '']
    const value = sources[from]?.[key]
    return [name, typeof value === 'string' ? (shortDay(value) ?? value) : '']
  }))
}
