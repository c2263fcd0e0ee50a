/** The result of a body test: the same content under both laws. */
import type { Block } from '../documents.model.ts'
import { aboutPerson, choices, fields, line, para, representativeBlocks, sign } from './blocks.ts'
import { use } from './blanks.ts'
import { longDay } from './form.words.ts'
import type { Part } from './form.model.ts'
import type { Paper } from './paper.ts'

export const testBlanks = use('act', 'tester', 'testUnit', 'testMethod', 'testSteps', 'testResult!', 'resultConclusion', 'personOpinion')

const samples: Readonly<Record<string, string>> = { urine: 'nước tiểu', saliva: 'nước bọt', blood: 'máu', hair: 'tóc' }

/** A positive result goes to the commune, except of somebody inside a public facility; a negative one stays with the person. */
export function testResult(paper: Paper): Part {
  const inside = paper.facts.measure.kind === 'compulsory' || paper.facts.measure.kind === 'voluntary-public'
  return { title: 'PHIẾU KẾT QUẢ', subject: 'Xét nghiệm chất ma túy trong cơ thể', body: blocks(paper), ...(conclusionOf(paper) === 'positive' && !inside ? {} : { only: ['person', 'representative', 'file'] }) }
}

function conclusionOf(paper: Paper): string | null {
  return paper.text('testResult') ?? (/dương/iu.test(paper.typed('testResult') ?? '') ? 'positive' : /âm/iu.test(paper.typed('testResult') ?? '') ? 'negative' : null)
}

function blocks(paper: Paper): Block[] {
  const sample = paper.text('sample')
  return [
    fields(line('Tóm tắt sự việc', paper.typed('act'))), aboutPerson(paper), ...representativeBlocks(paper),
    fields([line('Người xét nghiệm', paper.typed('tester')), line('Đơn vị', paper.typed('testUnit') ?? paper.issuer)], line('Mẫu xét nghiệm', sample ? (samples[sample] ?? sample) : null), line('Phương pháp', paper.typed('testMethod')), line('Các bước đã làm', paper.typed('testSteps')), line('Ngày xét nghiệm', longDay(paper.facts.event?.occurredOn ?? paper.facts.day)), line('Kết quả', paper.typed('testResult'))),
    choices({ positive: 'Dương tính', negative: 'Âm tính' }, conclusionOf(paper), 'Kết luận'),
    fields(line('Ghi chú kết luận', paper.typed('resultConclusion')), line('Ý kiến của người được xét nghiệm', paper.typed('personOpinion'))),
    para('Người được xét nghiệm đã được cho biết kết quả.'),
    paper.represented ? sign('NGƯỜI ĐƯỢC XÉT NGHIỆM', 'NGƯỜI ĐẠI DIỆN', 'NGƯỜI XÉT NGHIỆM') : sign('NGƯỜI ĐƯỢC XÉT NGHIỆM', 'NGƯỜI XÉT NGHIỆM'),
  ]
}
