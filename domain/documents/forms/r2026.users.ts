/** Decree 163/2026, Appendix III: management of people who used without permission. Slips of the official text are kept and named in `doubts`. */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { aboutPerson, application, choices, complaint, decision, fields, heading, inForce, line, namedPerson, note, notice, papersTable, para, representativeBlocks, sign, table } from './blocks.ts'
import { referenceBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { longDay } from './form.words.ts'
import type { Paper } from './paper.ts'
import { useLists } from './shared.lists.ts'
import { testBlanks, testResult } from './shared.test-result.ts'

const id = (number: string): string => `r2026.III.${number}`
const mark = (number: string): string => `Mẫu ${number} PL III`
const chief = ['commune-police-chief'] as const
const police = ['commune-police', 'commune-police-chief'] as const
const managed = 'quản lý người sử dụng trái phép chất ma túy'
const law = cite('L120', '24')

const earlierDecision = (paper: Paper): string => paper.reference(`Quyết định ${managed}`, 'redecide', 'decide')

export const stopGrounds = {
  addicted: 'Được xác định là người nghiện ma túy', 'commune-education': 'Bị áp dụng biện pháp giáo dục tại xã, phường, thị trấn', 'compulsory-education': 'Bị đưa vào cơ sở giáo dục bắt buộc hoặc trường giáo dưỡng', diversion: 'Bị áp dụng biện pháp xử lý chuyển hướng',
  prison: 'Phải chấp hành án phạt tù', 'detention-longer': 'Bị tạm giữ, tạm giam lâu hơn thời gian quản lý còn lại', 'dead-or-missing': 'Đã mất hoặc bị Tòa án tuyên bố là đã chết, mất tích',
}

export const usersOf2026: readonly FormDefinition[] = [
  define({
    id: id('01'), mark: mark('01'), title: 'Phiếu kết quả xét nghiệm chất ma túy trong cơ thể', titleEn: 'Result of a body test', cite: cite('D163', '57'), by: ['commune-police', 'commune-police-chief', 'health-station', 'facility-health', 'substitution-clinician', 'assessor'], letters: null,
    to: ['person', 'representative', 'commune-police', 'file'], blanks: testBlanks,
    compose: (paper) => testResult(paper),
  }),
  define({
    id: id('02'), mark: mark('02'), title: 'Thông báo về hành vi sử dụng trái phép chất ma túy', titleEn: 'Notice that somebody used without permission', cite: cite('D163', '58', '5'), by: [...police], letters: 'TB',
    to: ['addressee', 'file'], blanks: use('addressee!', 'act!', 'happenedOn', 'happenedPlace', 'testUnit', 'testedOn', 'papersList'),
    compose: (paper) => notice(paper, {
      about: 'Về hành vi sử dụng trái phép chất ma túy', to: [paper.words('addressee')], bases: [cite('L120', '23'), cite('D163', '58')],
      body: [
        para(`${paper.issuer} thông báo về việc phát hiện hành vi sử dụng trái phép chất ma túy của người có tên sau:`), aboutPerson(paper), ...representativeBlocks(paper),
        fields(line('Ngày, nơi phát hiện', [paper.typed('happenedOn'), paper.typed('happenedPlace')].filter(Boolean).join(', ') || null), line('Nội dung hành vi', paper.typed('act')), [line('Đơn vị xét nghiệm', paper.typed('testUnit')), line('Ngày có kết quả', paper.typed('testedOn'))]),
        para('Kết quả xét nghiệm chất ma túy trong cơ thể: dương tính. Nơi cư trú của người này đã được xác minh.'), para('Đề nghị xem xét, quyết định theo thẩm quyền. Giấy tờ kèm theo:'), papersTable(paper),
      ],
    }),
  }),
  define({
    id: id('03'), mark: mark('03'), title: 'Bản tường trình', titleEn: 'Statement of the person', cite: cite('D163', '57'), by: ['person', 'representative'], letters: null,
    to: [], blanks: use('addressee', 'history', 'lastUseOn', 'earlierManagement', 'earlierRehab', 'wish'),
    compose: (paper) => statementOf(paper),
  }),
  define({
    id: id('04'), mark: mark('04'), title: `Quyết định ${managed}`, titleEn: 'Decision to manage', cite: cite('D163', '59', '1'), by: [...chief], letters: 'QĐ',
    to: ['person', 'representative', 'commune-committee', 'team', 'file'], blanks: use('act!', 'testedOn', 'team', 'phone'),
    doubts: ['Mẫu giao Công an xã cập nhật “phần mềm Quản lý đối tượng”: tên riêng của chương trình được giữ như trong mẫu.'],
    compose: (paper) => decision(paper, {
      about: `Về việc ${managed}`, bases: [law, cite('D163', '59'), `kết quả xét nghiệm dương tính với chất ma túy ${paper.typedDay('testedOn')}`, `hồ sơ do ${paper.issuer} lập`],
      articles: [
        ['Áp dụng biện pháp quản lý đối với người có tên sau:', aboutPerson(paper), ...representativeBlocks(paper), fields(line('Hành vi', paper.typed('act'))), para(`Thời hạn quản lý: ${paper.amount('user-management-term')}, kể từ ngày ký quyết định này. Nơi quản lý: nơi cư trú của người được quản lý.`)],
        ['Trong thời gian quản lý, người có tên tại Điều 1 được tư vấn, động viên, giúp đỡ; có mặt khi được yêu cầu xét nghiệm, làm việc; báo Công an xã trước khi đi khỏi và khi thay đổi nơi cư trú.'],
        ['Tổ quản lý gồm:', teamTable(paper), para('Tổ quản lý giúp đỡ, động viên và quản lý người có tên tại Điều 1, giữ kín thông tin cá nhân của người đó.'), fields(line('Điện thoại liên hệ', paper.typed('phone')))],
        [`${paper.issuer} cập nhật thông tin vào “phần mềm Quản lý đối tượng” và cơ sở dữ liệu liên quan; quản lý hồ sơ theo quy định.`],
        [`${inForce} Người có tên tại Điều 1, gia đình và các thành viên Tổ quản lý thi hành quyết định này. ${complaint}`],
      ],
    }),
  }),
  define({
    id: id('05'), mark: mark('05'), title: 'Bản tóm tắt lý lịch người sử dụng trái phép chất ma túy', titleEn: 'Personal summary', cite: cite('D163', '57'), by: [...police], letters: null,
    to: ['file'], blanks: use('family', 'antecedents', 'firstUse', 'firstFound', 'drugKind', 'route', 'frequency', 'earlierRehab', 'contact'),
    compose: (paper) => summaryOf(paper),
  }),
  define({
    id: id('06'), mark: mark('06'), title: 'Văn bản chuyển hồ sơ quản lý', titleEn: 'Transfer of the dossier', cite: cite('D163', '62', '1'), by: [...police], letters: 'TB',
    to: ['addressee', 'file'], blanks: [...use('destination!', 'papersList!', 'fromDay', 'toDay'), ...referenceBlanks],
    compose: (paper) => notice(paper, {
      about: `Về việc chuyển hồ sơ ${managed}`, to: [`Công an ${paper.words('destination')}`], bases: [cite('L120', '27', '2'), cite('D163', '62', '1')],
      body: [
        para(`${paper.issuer} chuyển hồ sơ của người có tên sau đến nơi cư trú mới để tiếp tục quản lý:`), namedPerson(paper),
        fields(line('Theo', earlierDecision(paper)), [line('Thời gian quản lý từ ngày', paper.typed('fromDay') ?? shortOf(paper.facts.measure.startedOn)), line('đến ngày', paper.typed('toDay') ?? shortOf(paper.facts.measure.termEndsOn))]),
        para('Thời gian quản lý còn lại tính tiếp ở nơi cư trú mới. Giấy tờ trong hồ sơ:'), papersTable(paper), para('Đề nghị nơi nhận báo lại khi đã nhận hồ sơ.'),
      ],
    }),
  }),
  define({
    id: id('07'), mark: mark('07'), title: `Quyết định tạm dừng ${managed}`, titleEn: 'Suspension during detention', cite: cite('D163', '63', '1'), by: [...chief], letters: 'QĐ',
    to: ['person', 'representative', 'commune-committee', 'team', 'file'], blanks: [...use('orderPaper!', 'effectiveOn'), ...referenceBlanks],
    compose: (paper) => decision(paper, {
      about: `Về việc tạm dừng ${managed}`, bases: [cite('L120', '24', '7'), cite('D163', '63', '1'), earlierDecision(paper)],
      articles: [
        [`Tạm dừng thi hành ${earlierDecision(paper)} đối với:`, namedPerson(paper), fields(line('Lý do', 'Bị tạm giữ, tạm giam'), line('Theo quyết định, lệnh', paper.typed('orderPaper')))],
        [`Thời gian tạm dừng tính từ ${paper.facts.event ? longDay(paper.facts.event.occurredOn) : paper.typedDay('effectiveOn')} đến khi người có tên tại Điều 1 được trả tự do; thời gian quản lý còn lại thực hiện tiếp sau đó.`],
        [`${inForce} Tổ quản lý và người có tên tại Điều 1 thi hành quyết định này. ${complaint}`],
      ],
    }),
  }),
  define({
    id: id('08'), mark: mark('08'), title: `Quyết định dừng ${managed}`, titleEn: 'Decision to stop the management', cite: cite('D163', '63', '2'), by: [...chief], letters: 'QĐ',
    to: ['person', 'representative', 'commune-committee', 'team', 'file'], blanks: [...use('orderPaper', 'effectiveOn'), ...referenceBlanks],
    doubts: ['Mẫu còn nêu lý do “giáo dục tại xã, phường, thị trấn” mà Luật 120/2025/QH15 đã bỏ; giữ nguyên như mẫu, không chọn được trong phần mềm từ ngày 01/7/2026.'],
    compose: (paper) => decision(paper, {
      about: `Về việc dừng ${managed}`, bases: [cite('L120', '24', '5'), cite('D163', '63', '2'), earlierDecision(paper)],
      articles: [
        [`Dừng thi hành ${earlierDecision(paper)} đối với:`, namedPerson(paper), choices(stopGrounds, paper.text('ground'), 'Lý do'), fields(line('Theo quyết định, bản án, giấy tờ', paper.typed('orderPaper')))],
        [`Việc quản lý dừng từ ${paper.facts.event ? longDay(paper.facts.event.occurredOn) : paper.typedDay('effectiveOn')}. Tổ quản lý tự giải thể từ ngày đó.`],
        [`${inForce} Các thành viên Tổ quản lý và người có tên tại Điều 1 thi hành quyết định này. ${complaint}`],
      ],
    }),
  }),
  define({
    id: id('09'), mark: mark('09'), title: `Quyết định chấm dứt ${managed}`, titleEn: 'Decision that the management has ended', cite: cite('D163', '63', '3'), by: [...chief], letters: 'QĐ',
    to: ['person', 'representative', 'commune-committee', 'team', 'file'], blanks: referenceBlanks,
    doubts: ['Bản đọc được có một lỗi ngày tháng ở mẫu này; ngày ở đây lấy theo hồ sơ.'],
    compose: (paper) => decision(paper, {
      about: `Về việc chấm dứt ${managed}`, bases: [cite('D163', '63', '3'), cite('L120', '27', '3'), earlierDecision(paper)],
      articles: [
        [`Chấm dứt việc quản lý theo ${earlierDecision(paper)} đối với:`, namedPerson(paper), para(`Lý do: đã hết thời hạn quản lý ${longDay(paper.facts.measure.termEndsOn)} và không phát hiện sử dụng trái phép chất ma túy trong thời hạn đó.`)],
        ['Người có tên tại Điều 1 được đưa ra khỏi danh sách người sử dụng trái phép chất ma túy. Tổ quản lý tự giải thể.'],
        [`${inForce} Các thành viên Tổ quản lý và người có tên tại Điều 1 thi hành quyết định này.`],
      ],
    }),
  }),
  define({
    id: id('10'), mark: mark('10'), title: 'Danh sách người sử dụng trái phép chất ma túy', titleEn: 'List of people under management', cite: cite('D163', '64', '2'), by: [...police], letters: null, about: 'office',
    to: ['file'], blanks: use('period', 'listRows'), compose: (paper) => useLists.users(paper),
  }),
]

const shortOf = (on: string | null): string | null => (on ? on.split('-').toReversed().join('/') : null)

export function teamTable(paper: Paper) {
  const members = paper.facts.typed['team']?.split('\n').map((each) => each.trim()).filter(Boolean) ?? []
  const parts = ['Công an xã – Tổ trưởng', 'Trưởng thôn, tổ dân phố – Tổ phó', 'Gia đình hoặc người có uy tín trong dòng họ', 'Đại diện tổ chức chính trị – xã hội', 'Người làm công tác xã hội (nếu có)']
  return table([['STT', 1], ['Họ và tên, chức vụ, đơn vị', 6], ['Nhiệm vụ trong Tổ', 4]], members.length > 0 ? members.map((each, index) => [String(index + 1), each, '']) : parts.map((part, index) => [String(index + 1), '', part]))
}

/** The person's own account: nobody types anything for it beyond what the person dictates. */
export function statementOf(paper: Paper) {
  return application(paper, {
    title: 'BẢN TƯỜNG TRÌNH', to: [paper.typed('addressee') ?? paper.issuer],
    body: [
      aboutPerson(paper), ...representativeBlocks(paper), para('Tôi tự nguyện trình bày như sau:'),
      fields(line('Quá trình, hình thức, lý do sử dụng', paper.typed('history')), line('Lần sử dụng gần nhất', paper.typed('lastUseOn')), line('Đã bị quản lý, giáo dục (số lần)', paper.typed('earlierManagement')), line('Đã cai nghiện (nơi, thời gian)', paper.typed('earlierRehab')), line('Nguyện vọng', paper.typed('wish'))),
      para('Tôi cam đoan lời trình bày trên là đúng sự thật.'),
    ],
    signatures: paper.represented ? sign('NGƯỜI ĐẠI DIỆN CỦA NGƯỜI DƯỚI 18 TUỔI', 'NGƯỜI TƯỜNG TRÌNH') : sign('NGƯỜI TƯỜNG TRÌNH'),
  })
}

/** The personal summary. Signs of illness belong to the health worker: that line is for the pen and is never typed here. */
export function summaryOf(paper: Paper) {
  return {
    title: 'BẢN TÓM TẮT LÝ LỊCH', subject: 'Người sử dụng trái phép chất ma túy',
    body: [
      aboutPerson(paper), ...representativeBlocks(paper), fields(line('Quốc tịch'), line('Cha, mẹ, vợ (chồng), con', paper.typed('family'))),
      heading('Nhân thân'), fields(line('Quyết định, bản án đã có (số, ngày, cơ quan, biện pháp)', paper.typed('antecedents'))),
      heading('Việc sử dụng (tự khai)'),
      fields([line('Lần đầu sử dụng', paper.typed('firstUse')), line('Lần đầu bị phát hiện', paper.typed('firstFound'))], line('Loại chất', paper.typed('drugKind')), [line('Hình thức sử dụng', paper.typed('route')), line('Mức độ', paper.typed('frequency'))], line('Biểu hiện loạn thần (cán bộ y tế ghi)'), line('Đã cai nghiện (số lần, nơi, thời gian, quyết định)', paper.typed('earlierRehab')), line('Điện thoại, tài khoản mạng xã hội', paper.typed('contact'))),
      note('Ảnh 3×4 đóng dấu giáp lai dán ở góc trên bên trái.'),
      sign({ title: 'NGƯỜI KHAI', note: '(Ký, ghi rõ họ tên)' }, { title: 'NGƯỜI LẬP', note: '(Ký, ghi rõ họ tên, chức vụ)' }),
    ],
  }
}

