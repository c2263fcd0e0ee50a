/** Decree 163/2026, Appendix V, papers 51–57, 59, 60: from the notice of completion to the end of post-rehabilitation management. Nothing of health on any of them. */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition, Recipient } from '../documents.model.ts'
import { certificate, complaint, decision, fields, inForce, letter, line, namedPerson, oneOf, papersTable, para, representativeBlocks, table } from './blocks.ts'
import { referenceBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { longDay } from './form.words.ts'
import type { Paper } from './paper.ts'
import { moveNotice, termLine } from './r2026.voluntary.ts'
import { endNotice } from './shared.end-notice.ts'

const id = (number: string): string => `r2026.V.${number}`
const mark = (number: string): string => `Mẫu ${number} PL V`
const managed = 'quản lý sau cai nghiện ma túy'
export const postDecision = (paper: Paper): string => paper.reference(`Quyết định ${managed}`, 'decide')
/** The certificate or the notice on which post-rehabilitation management rests. */
const completion = (paper: Paper): string => paper.reference('Giấy chứng nhận, thông báo hoàn thành cai nghiện', 'open-on-completion', 'open-from-notice')
export const afterWords: Readonly<Record<string, string>> = { voluntary: 'Cai nghiện ma túy tự nguyện', substitution: 'Điều trị nghiện bằng thuốc thay thế', compulsory: 'Cai nghiện ma túy bắt buộc' }

const endAsks: Readonly<Record<string, string>> = {
  compulsory: 'Đề nghị Công an xã nơi người đó về cư trú đề nghị quyết định quản lý sau cai nghiện và gửi quyết định đến trước ngày hoàn thành để trao cho người đó.',
}
const askPlan = 'Đề nghị Trưởng Công an xã đề nghị quyết định quản lý sau cai nghiện để kịp trao trước ngày hoàn thành.'
/** Articles 93 and 94 name the commune police alone, 97 the parents of a minor too, 123 the court and the family. */
const noticeTo: Readonly<Record<string, readonly Recipient[]>> = { 'voluntary-home': ['addressee', 'file'], 'voluntary-private': ['addressee', 'file'], 'voluntary-public': ['addressee', 'representative', 'file'], compulsory: ['court', 'commune-police', 'representative', 'family', 'file'] }
const endArticle: Readonly<Record<string, string>> = { 'voluntary-home': '93', 'voluntary-private': '94', 'voluntary-public': '97', compulsory: '123' }

export const removalGrounds = { prison: 'Phải chấp hành án phạt tù', 'compulsory-education': 'Bị đưa vào cơ sở giáo dục bắt buộc, trường giáo dưỡng', 'found-addicted': 'Được xác định là người nghiện ma túy trong thời hạn quản lý', moved: 'Đã chuyển nơi cư trú', 'dead-or-missing': 'Đã mất hoặc bị Tòa án tuyên bố là đã chết, mất tích' }

export const postRehabOf2026: readonly FormDefinition[] = [
  define({
    id: id('51'), mark: mark('51'), title: 'Thông báo sắp hoàn thành cai nghiện ma túy', titleEn: 'Notice of coming completion', cite: cite('D163', '123', '1'), by: ['facility-head', 'counsellor', 'commune-police', 'commune-police-chief'], letters: 'TB',
    to: ['addressee', 'court', 'commune-police', 'representative', 'family', 'file'], blanks: use('destination', 'court'),
    doubts: ['Khi hoàn thành cai nghiện bắt buộc, thông báo còn gửi Tòa án đã quyết định. Điều 123.2 Nghị định viết “tự nguyện” ở chỗ nói về bắt buộc: chưa có đính chính.'],
    compose: (paper) => {
      const { kind } = paper.facts.measure
      const article = endArticle[kind] ?? '123'
      return { only: noticeTo[kind] ?? noticeTo['compulsory'], ...endNotice(paper, { about: 'Về việc người cai nghiện sắp hoàn thành cai nghiện ma túy', bases: [cite('L120', '42', '3'), cite('D163', article, article === '97' || article === '123' ? '1' : '2')], to: [...(kind === 'compulsory' ? [paper.words('court')] : []), `Công an ${paper.typed('destination') ?? paper.unit}`], asks: endAsks[kind] ?? askPlan }) }
    },
  }),
  define({
    id: id('52'), mark: mark('52'), title: `Văn bản đề nghị ra quyết định ${managed}`, titleEn: 'Proposal of the commune police', cite: cite('D163', '134', '1'), by: ['commune-police-chief'], letters: '',
    to: ['addressee', 'file'], blanks: [...use('papersList'), ...referenceBlanks],
    compose: (paper) => letter(paper, {
      about: `V/v đề nghị ra quyết định ${managed}`, to: [`Chủ tịch Ủy ban nhân dân ${paper.unit}`], bases: [cite('L120', '42', '6'), cite('D163', '134', '1')],
      body: [
        para(`${paper.issuer} đề nghị xem xét, ra quyết định ${managed} đối với:`), namedPerson(paper), ...representativeBlocks(paper),
        fields(line('Đã hoàn thành hoặc sắp hoàn thành', afterWords[paper.lately('after') ?? ''] ?? null), line('Theo', completion(paper)), line('Ngày hoàn thành', dayWords(paper)), line('Thời hạn quản lý đề nghị', paper.number('months') === null ? null : paper.months()), line('Nơi quản lý', paper.unit)),
        para(`Quyết định cần được trao cho người có tên trên trong ${paper.amount('post-rehab-hand-over')} cuối cùng của thời hạn cai nghiện. Hồ sơ kèm theo:`), papersTable(paper),
      ],
    }),
  }),
  define({
    id: id('53'), mark: mark('53'), title: `Quyết định ${managed}`, titleEn: 'Decision on post-rehabilitation management', cite: cite('D163', '134', '1'), by: ['commune-chair'], letters: 'QĐ',
    to: ['person', 'representative', 'commune-police', 'team', 'file'], blanks: [...use('months!', 'helperName', 'effectiveOn'), ...referenceBlanks],
    compose: (paper) => decision(paper, {
      about: `Về việc ${managed}`, bases: [cite('L120', '42'), cite('D163', '134', '1'), completion(paper), `đề nghị của Trưởng Công an ${paper.unit}`],
      articles: [
        [`Áp dụng biện pháp ${managed} đối với:`, namedPerson(paper), ...representativeBlocks(paper), fields(line('Đã hoàn thành', afterWords[paper.lately('after') ?? ''] ?? null))],
        [`Thời hạn quản lý: ${paper.months()}, từ ${startDay(paper)} là ngày hoàn thành cai nghiện. Nơi quản lý: ${paper.unit}.`],
        ['Trong thời hạn quản lý, người có tên tại Điều 1 được tư vấn, giúp đỡ học văn hóa, học nghề, tìm việc làm, tham gia hoạt động xã hội; có mặt khi được yêu cầu xét nghiệm; báo Công an xã khi đi khỏi và khi thay đổi nơi cư trú.'],
        [`Công an ${paper.unit} lập, quản lý hồ sơ và thực hiện việc quản lý. Người được giao tư vấn, hỗ trợ: ${paper.words('helperName')}.`],
        [`${inForce} Công an ${paper.unit}, người có tên tại Điều 1 và gia đình thi hành quyết định này. ${complaint}`],
      ],
    }),
  }),
  define({
    id: id('54'), mark: mark('54'), title: 'Thông báo về việc người được quản lý sau cai nghiện thay đổi nơi cư trú', titleEn: 'Notice of a move', cite: cite('D163', '136', '1', 'b'), by: ['commune-police', 'commune-police-chief'], letters: 'TB',
    to: ['addressee', 'file'], blanks: [...use('destination!', 'remaining', 'papersList'), ...referenceBlanks], compose: (paper) => moveNotice(paper, { about: 'Về việc người được quản lý sau cai nghiện thay đổi nơi cư trú', bases: [cite('L120', '48', '2'), cite('D163', '136', '1', 'b')], decision: postDecision(paper), goesOn: 'quản lý, hỗ trợ sau cai nghiện' }),
  }),
  define({
    id: id('55'), mark: mark('55'), title: 'Quyết định thành lập Tổ quản lý, hỗ trợ xã hội sau cai nghiện', titleEn: 'Decision on the support team', cite: cite('D163', '136', '3'), about: 'office', by: ['commune-chair'], letters: 'QĐ', to: ['team', 'commune-police', 'health-station', 'file'], blanks: use('team!'),
    compose: (paper) => decision(paper, {
      about: 'Về việc thành lập Tổ quản lý, hỗ trợ xã hội sau cai nghiện ma túy', bases: [cite('D163', '136', '3'), `đề nghị của Trưởng Công an ${paper.commune}`],
      articles: [
        [`Thành lập Tổ quản lý, hỗ trợ xã hội sau cai nghiện của ${paper.commune}, gồm:`, membersTable(paper)],
        ['Tổ giúp người được quản lý sau cai nghiện về tư vấn, học văn hóa, học nghề, việc làm, hòa nhập; theo dõi việc thực hiện quyết định quản lý; giữ kín thông tin cá nhân. Tổ do Công an xã làm Tổ trưởng và báo cáo Chủ tịch Ủy ban nhân dân cấp xã.'],
        [`${inForce} Các ông, bà có tên tại Điều 1 thi hành quyết định này.`],
      ],
    }),
  }),
  define({
    id: id('56'), mark: mark('56'), title: `Giấy chứng nhận chấp hành xong ${managed}`, titleEn: 'Certificate that the management was served', cite: cite('D163', '138'), by: ['commune-chair'], letters: 'GCN', to: ['person', 'representative', 'commune-police', 'file'], blanks: referenceBlanks,
    compose: (paper) => certificate(paper, { title: 'GIẤY CHỨNG NHẬN', about: `Chấp hành xong quyết định ${managed}`, bases: [cite('D163', '138')], body: [para('Chứng nhận:'), namedPerson(paper), para(`Đã chấp hành xong ${postDecision(paper)}.`), termLine(paper)] }),
  }),
  define({
    id: id('57'), mark: mark('57'), title: 'Quyết định đưa người được quản lý sau cai nghiện ra khỏi danh sách trước thời hạn', titleEn: 'Early removal from the list', cite: cite('D163', '135', '6'), by: ['commune-police-chief'], letters: 'QĐ', to: ['person', 'representative', 'commune-committee', 'team', 'file'], blanks: [...use('orderPaper'), ...referenceBlanks],
    compose: (paper) => decision(paper, {
      about: 'Về việc đưa ra khỏi danh sách người được quản lý sau cai nghiện', bases: [cite('L120', '48', '4'), cite('D163', '135', '6'), postDecision(paper)],
      articles: [
        ['Đưa người có tên sau ra khỏi danh sách người được quản lý sau cai nghiện ma túy:', namedPerson(paper), fields(oneOf('Lý do', removalGrounds, paper.text('ground')), line('Theo quyết định, bản án, giấy tờ', paper.typed('orderPaper')))],
        [`Việc quản lý theo ${postDecision(paper)} dừng từ ${longDay(paper.facts.event?.occurredOn)}.`],
        [`${inForce} ${complaint}`],
      ],
    }),
  }),
  ...(['59', '60'] as const).map((number) => define({
    id: id(number), mark: mark(number), title: number === '59' ? 'Quyết định giao người tư vấn, quản lý, hỗ trợ' : 'Quyết định giao người tư vấn, quản lý, hỗ trợ tại nơi cư trú mới', titleEn: number === '59' ? 'Decision on the counsellor' : 'Decision on the counsellor at the new place', cite: cite('D163', '130', '1'), by: ['commune-chair'], letters: 'QĐ',
    to: ['person', 'representative', 'team', 'commune-police', 'file'], blanks: [...use('helperName!', 'helperPosition', 'fromDay', 'toDay'), ...referenceBlanks],
    compose: (paper) => decision(paper, {
      about: number === '59' ? 'Về việc giao người tư vấn, quản lý, hỗ trợ' : 'Về việc giao người tư vấn, quản lý, hỗ trợ tại nơi cư trú mới', bases: [cite('D163', '130', '1'), paper.reference('Quyết định', 'decide')],
      articles: [
        [`Giao ông (bà) ${paper.text('helper') ?? paper.words('helperName')}, ${paper.words('helperPosition')}, tư vấn, quản lý, hỗ trợ:`, namedPerson(paper), termLine(paper)],
        [`Người được giao gặp gỡ, động viên, tư vấn, giúp đỡ người có tên tại Điều 1 và gia đình; theo dõi việc thực hiện; báo trước ${paper.amount('home-end-notice')} khi sắp hết thời hạn cai nghiện; giữ kín thông tin cá nhân. Thù lao thực hiện theo quy định.`],
        [`${inForce} Người được giao và Công an ${paper.unit} thi hành quyết định này.`],
      ],
    }),
  })),
]

const dayWords = (paper: Paper): string | null => {
  const on = paper.lately('completedOn') ?? paper.lately('expectedEndOn')
  return on ? longDay(on) : null
}
const startDay = (paper: Paper): string => longDay(paper.facts.typed['effectiveOn'] ?? paper.facts.measure.startedOn ?? paper.lately('completedOn') ?? paper.lately('expectedEndOn'))

export function membersTable(paper: Paper) {
  const members = paper.facts.typed['team']?.split('\n').map((each) => each.trim()).filter(Boolean) ?? []
  const parts = ['Công an xã – Tổ trưởng', 'Trạm y tế', 'Phòng Văn hóa – Xã hội', 'Đoàn Thanh niên', 'Thôn, tổ dân phố']
  return table([['STT', 1], ['Họ và tên, chức vụ, đơn vị', 6], ['Nhiệm vụ trong Tổ', 4]], members.length > 0 ? members.map((each, index) => [String(index + 1), each, '']) : parts.map((part, index) => [String(index + 1), '', part]))
}
