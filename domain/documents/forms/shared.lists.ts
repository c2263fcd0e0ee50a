/** Lists and registers of people: rows come from a list of the system, one a line, columns apart by semicolons. */
import type { Block } from '../documents.model.ts'
import { emptyRows, para, signature, table } from './blocks.ts'
import type { Part } from './form.model.ts'
import type { Paper } from './paper.ts'

/** Typed rows cut into the columns of the table; what is too short stays empty, what is too long goes into the last column. */
export function rowsOf(paper: Paper, columns: number, name = 'listRows'): string[][] {
  const lines = paper.facts.typed[name]?.split('\n').map((each) => each.trim()).filter(Boolean) ?? []
  if (lines.length === 0) return emptyRows(columns, 10)
  return lines.map((each, index) => {
    const cells = each.split(';').map((cell) => cell.trim())
    const fitting = cells.length > columns - 1 ? [...cells.slice(0, columns - 2), cells.slice(columns - 2).join('; ')] : [...cells, ...Array.from({ length: columns - 1 - cells.length }, () => '')]
    return [String(index + 1), ...fitting]
  })
}

function listOf(paper: Paper, title: string, subject: string, columns: readonly (readonly [string, number])[], more: readonly Block[] = []): Part {
  return { title, subject, body: [para(`Kỳ: ${paper.words('period')}.`), table(columns, rowsOf(paper, columns.length)), ...more], signature: signature(paper) }
}

export const useLists = {
  users: (paper: Paper): Part => listOf(paper, 'DANH SÁCH', 'Người sử dụng trái phép chất ma túy', [['STT', 1], ['Họ và tên', 4], ['Năm sinh', 2], ['Nơi cư trú', 4], ['Quyết định (số, ngày)', 3], ['Từ ngày – đến ngày', 3], ['Ghi chú', 2]]),
  voluntary: (paper: Paper): Part => listOf(paper, 'SỔ ĐĂNG KÝ', 'Cai nghiện ma túy tự nguyện', [['STT', 1], ['Ngày đăng ký', 2], ['Họ và tên', 4], ['Năm sinh', 2], ['Nơi cư trú', 4], ['Nơi cai nghiện', 3], ['Quyết định (số, ngày)', 3], ['Kết quả', 2]]),
  postRehab: (paper: Paper): Part => listOf(paper, 'DANH SÁCH', 'Người được quản lý sau cai nghiện ma túy', [['STT', 1], ['Họ và tên', 4], ['Năm sinh', 2], ['Nơi cư trú', 4], ['Quyết định (số, ngày)', 3], ['Từ ngày – đến ngày', 3], ['Ghi chú', 2]]),
  reduction: (paper: Paper): Part => listOf(paper, 'DANH SÁCH', 'Người được đề nghị giảm thời hạn, tạm đình chỉ hoặc miễn chấp hành phần thời gian còn lại', [['STT', 1], ['Họ và tên', 4], ['Năm sinh', 2], ['Quyết định (số, ngày, Tòa án)', 4], ['Đã chấp hành', 2], ['Đề nghị', 3]]),
}
