/** Lists of Excel into a register: by a trial first. */
import type { Decision } from '@hoa-nhap/domain/kernel/decision'
import type { RegisterField } from '@hoa-nhap/domain/kernel/register'
import { importRecords, importTemplate, type ImportReport } from '@hoa-nhap/domain/registers/excel.contract'
import { columnWords, dayColumn, headingOf, importAct, importFields } from '@hoa-nhap/domain/registers/excel.rows'
import { answer, givenFile, refused, route, type Answer, type Route } from '../platform/route.ts'
import { importList } from './excel.commands.ts'
import { fileTypes } from './files.check.ts'
import { kindOf, widthOf, wordsOf, type Language } from './excel.list.ts'
import { readWorkbook, templateWorkbook } from './excel.workbook.ts'
import { registerFor } from './registers.routes.ts'

const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })

const marks = {
  vi: { template: 'Mẫu nhập danh sách. Không đổi dòng tiêu đề; mỗi dòng dưới là một mục; cột có dấu * cần điền.', guide: 'Hướng dẫn', headings: ['Cột', 'Cách ghi'] },
  en: { template: 'Template of a list. Keep the headings; each row below is one entry; columns with * are needed.', guide: 'How to fill it in', headings: ['Column', 'How'] },
} as const

const fileName = (name: string, day: string): string => `${name.replace(/[\\/:*?"<>|&]/g, ' ').replace(/\s+/g, ' ').trim()} ${day.split('-').toReversed().join('-')}.xlsx`
const howTo: Readonly<Record<Language, Partial<Record<RegisterField['kind'], string>>>> = {
  vi: { day: 'Ngày/tháng/năm.', 'yes-no': 'Có hoặc Không.', unit: 'Tên đơn vị vào ngày ghi, hoặc mã đơn vị trong ngoặc.', units: 'Tên các đơn vị, cách nhau bằng dấu chấm phẩy.', agency: 'Tên cơ quan, hoặc mã cơ quan trong ngoặc.', choices: 'Các giá trị, cách nhau bằng dấu chấm phẩy.', texts: 'Các mục, cách nhau bằng dấu chấm phẩy.', record: 'Tên của mục trong sổ được nêu.', records: 'Tên các mục, cách nhau bằng dấu chấm phẩy.', phone: '10 hoặc 11 chữ số, bắt đầu bằng 0.', percent: 'Số phần trăm, từ 0 đến 100.', money: 'Số đồng.', time: 'Giờ:phút.', link: 'Địa chỉ bắt đầu bằng https://.' },
  en: { day: 'Day/month/year.', 'yes-no': 'Có (yes) or Không (no).', unit: 'Name of the unit on the day of the entry, or its code in brackets.', units: 'Names of units, parted by semicolons.', agency: 'Name of the agency, or its code in brackets.', choices: 'Values, parted by semicolons.', texts: 'Items, parted by semicolons.', record: 'Name of the entry in that register.', records: 'Names of entries, parted by semicolons.', phone: '10 or 11 digits, beginning with 0.', percent: 'Per cent, 0 to 100.', money: 'In dong.', time: 'Hour:minute.', link: 'Address beginning with https://.' },
}

const template = route(importTemplate, async (context) => {
  const register = registerFor(context.params.register, context.actor.role)
  if (!register) return notFound
  if (!importAct(register)) return refused({ code: 'import-not-here', facts: {} })
  const { language } = context.query
  const words = wordsOf(register.id, language)
  const fields = importFields(register)
  const columns = fields.map((field) => {
    const heading = `${headingOf(words, field, language)}${field.required ? ' *' : ''}`
    const choices = field.kind === 'choice' ? field.options?.map((option) => words.options?.[field.key]?.[option] ?? option) : field.kind === 'yes-no' ? (language === 'vi' ? ['Có', 'Không'] : ['Yes', 'No']) : undefined
    const note = [words.hints?.[field.key], howTo[language][field.kind], field.options ? field.options.map((option) => words.options?.[field.key]?.[option] ?? option).join(' · ') : null].filter(Boolean).join(' ')
    return { heading, width: widthOf(field, heading), kind: kindOf(field), note, choices }
  })
  const day = { heading: columnWords[language][dayColumn], width: 14, kind: 'day' as const, note: language === 'vi' ? 'Ngày của việc được ghi; để trống là hôm nay.' : 'The day of what is recorded; empty means today.' }
  const content = await templateWorkbook({ name: words.name, mark: marks[language].template, guide: marks[language].guide, guideHeadings: marks[language].headings, columns: [day, ...columns] })
  return givenFile({ name: fileName(`${language === 'vi' ? 'Mẫu' : 'Template'} ${words.name}`, context.today), type: fileTypes.xlsx, content })
})

/** Takes the transaction back and carries what was found out of it. */
class TakenBack extends Error {
  readonly decided: Decision<ImportReport>
  constructor(decided: Decision<ImportReport>) {
    super('taken back')
    this.decided = decided
  }
}

const imported = route(importRecords, async (context) => {
  const { dryRun, id, columns } = context.query
  const register = registerFor(context.params.register, context.actor.role)
  if (!register) return notFound
  const chosen = importAct(register)
  if (!chosen) return refused({ code: 'import-not-here', facts: {} })
  if (!chosen.declared.begins || !chosen.declared.by.some((line) => line.roles.includes(context.actor.role))) return refused({ code: 'import-not-yours', facts: {} })
  const book = await readWorkbook(context.bytes)
  if (!book.ok) return refused({ code: book.refusal.code, facts: { ...book.refusal.facts } })
  const words = { vi: wordsOf(register.id, 'vi'), en: wordsOf(register.id, 'en') }
  let report: ImportReport
  try {
    report = await context.transaction(async (transaction) => {
      const decided = await importList(transaction, register, words, book, id, columns, context)
      if (!decided.ok || dryRun) throw new TakenBack(decided)
      const { counts } = decided.value
      if (counts.error + counts.duplicate > 0) throw new TakenBack({ ok: false, refusal: { code: 'excel-has-errors', facts: { count: counts.error + counts.duplicate } } })
      return { ...decided.value, written: true }
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
    if (!error.decided.ok) return refused(error.decided.refusal)
    report = error.decided.value
  }
  // A trial opens no record: what it would have made is not there.
  if (!report.written) report = { ...report, rows: report.rows.map((row) => (row.outcome === 'new' ? { ...row, recordId: null } : row)) }
  await context.disclose({ persons: [] })
  return answer(report)
})

export const routes: readonly Route[] = [template, imported]
