/** Decree 163/2026, Appendix I: electronic monitoring. No place where a person was and no track stands on any of these papers. */
import { cite } from '../../kernel/citation.ts'
import { eMonitoringVi } from '../../e-monitoring/e-monitoring.vi.ts'
import type { Block, FormDefinition } from '../documents.model.ts'
import { aboutPerson, application, choices, complaint, decision, fields, heading, inForce, letter, line, list, minutes, namedPerson, oneOf, para, representativeBlocks, sign } from './blocks.ts'
import { minutesBlanks, referenceBlanks, use, type BlankName } from './blanks.ts'
import { define } from './form.model.ts'
import { capital, longDay, shortDay } from './form.words.ts'
import { shortPersonLines, type Paper } from './paper.ts'

const id = (number: string): string => `r2026.I.${number}`
const mark = (number: string): string => `Mẫu ${number} PL I`
const police = ['commune-police', 'commune-police-chief'] as const
const chief = ['commune-police-chief'] as const
const fitters = ['commune-police', 'commune-police-chief', 'facility-head', 'facility-intake'] as const
const monitoring = 'giám sát điện tử'
const applied = (paper: Paper): string => paper.reference(`Quyết định áp dụng ${monitoring}`, 'decide-anew', 'decide')
const words = (field: string): Record<string, string> => Object.fromEntries(Object.entries(eMonitoringVi.options?.[field] ?? {}).map(([code, text]) => [code, capital(text)]))
const over = { 'voluntary-home': 'Cai nghiện ma túy tự nguyện tại gia đình, cộng đồng', substitution: 'Điều trị nghiện bằng thuốc thay thế', 'post-rehab': 'Quản lý sau cai nghiện ma túy' }
const grounds = { adult: 'Người từ đủ 18 tuổi trở lên', 'parents-request': 'Người từ đủ 12 đến dưới 18 tuổi, theo đề nghị của cha, mẹ, người giám hộ hoặc người đại diện', 'no-stable-residence': 'Người từ đủ 12 đến dưới 18 tuổi đang được quản lý sau cai nghiện, không có nơi cư trú ổn định' }
const copies = 'được lập thành 02 bản có giá trị như nhau, 01 bản giao cho người được giám sát'

const duties = (paper: Paper): Block => list(
  'Đeo thiết bị liên tục; không tháo, không phá, không can thiệp vào thiết bị và tín hiệu.',
  `Giữ thiết bị đủ pin; không để hết pin quá ${paper.amount('em-battery')} mà không có lý do chính đáng.`,
  `Báo Công an xã trong ${paper.amount('em-damage-report')} khi thiết bị hỏng, mất.`,
  `Có mặt để lắp lại trong ${paper.amount('em-refit-present')} khi hết thời gian tạm tháo, tạm dừng.`,
  `Gặp sự kiện bất khả kháng thì báo trong ${paper.amount('em-force-majeure-report')} sau khi hết sự kiện đó; khi đó không bị coi là vi phạm.`,
)

type MinuteForm = { readonly number: string; readonly title: string; readonly titleEn: string; readonly article: readonly [string, string?]; readonly about: string; readonly says: string; readonly blanks: readonly (BlankName | `${BlankName}!`)[]; readonly lines: (paper: Paper) => Block[]; readonly by?: typeof fitters }

/** Minutes about the device: all have the same people and the same shape. */
const deviceMinutes = ({ number, title, titleEn, article, about, says, blanks, lines, by }: MinuteForm): FormDefinition => define({
  id: id(number), mark: mark(number), title, titleEn, cite: cite('D163', ...article), by: [...(by ?? police)], letters: null, to: ['person', 'representative', 'file'], blanks: [...use(...blanks), ...use('personOpinion'), ...referenceBlanks, ...minutesBlanks],
  compose: (paper) => minutes(paper, {
    about, present: [],
    body: [para(says), namedPerson(paper), ...representativeBlocks(paper), fields(line('Theo', applied(paper))), ...lines(paper), fields(line('Ý kiến của người được giám sát', paper.typed('personOpinion')))],
    copies, signatures: paper.represented ? sign('NGƯỜI ĐƯỢC GIÁM SÁT', 'NGƯỜI ĐẠI DIỆN', 'NGƯỜI LẬP BIÊN BẢN') : sign('NGƯỜI ĐƯỢC GIÁM SÁT', 'NGƯỜI CHỨNG KIẾN', 'NGƯỜI LẬP BIÊN BẢN'),
  }),
})

export const monitoringOf2026: readonly FormDefinition[] = [
  define({
    id: id('01'), mark: mark('01'), title: `Đơn đề nghị áp dụng ${monitoring} đối với người dưới 18 tuổi`, titleEn: 'Request of the parents', cite: cite('D163', '15', '2', 'a'), by: ['representative'], letters: null, to: [], blanks: use('addressee', 'phone', 'reason!'),
    compose: (paper) => application(paper, {
      title: 'ĐƠN ĐỀ NGHỊ', subject: `Áp dụng ${monitoring}`, to: [paper.typed('addressee') ?? paper.issuer],
      body: [
        heading('Người đề nghị'), fields(...(paper.representative ? shortPersonLines(paper.representative) : [line('Họ và tên')]), [line('Quan hệ', paper.representative?.relation ?? null), line('Điện thoại', paper.typed('phone'))]), heading('Người được đề nghị giám sát (từ đủ 12 đến dưới 18 tuổi)'), namedPerson(paper), choices(over, paper.text('over'), 'Đang thực hiện'),
        fields(line('Lý do đề nghị', paper.typed('reason'))), para('Tôi đã bàn với người có tên trên, hiểu quyền, nghĩa vụ của người được giám sát và cam kết phối hợp với Công an xã.'),
      ],
      signatures: sign('NGƯỜI ĐỀ NGHỊ'),
    }),
  }),
  define({
    id: id('02'), mark: mark('02'), title: `Quyết định áp dụng ${monitoring}`, titleEn: 'Decision to apply', cite: cite('D163', '16'), by: [...chief], letters: 'QĐ', to: ['person', 'representative', 'facility', 'file'], blanks: [...use('fromDay', 'toDay!', 'presentAt!', 'hotline'), ...referenceBlanks],
    doubts: ['Giám sát của cả thời hạn biện pháp: ngày cuối đi theo ngày cuối của biện pháp đó.'],
    compose: (paper) => {
      const carrier = paper.text('over')
      return decision(paper, {
        about: `Về việc áp dụng ${monitoring}`, bases: [cite('L120', '12'), cite('D163', '16'), paper.reference(carrier === 'post-rehab' ? 'Quyết định quản lý sau cai nghiện' : carrier === 'voluntary-home' ? 'Quyết định cai nghiện ma túy tự nguyện' : 'Quyết định, thông báo, đơn đề nghị')],
        articles: [
          [`Áp dụng ${monitoring} đối với:`, aboutPerson(paper), ...representativeBlocks(paper), fields(oneOf('Đang thực hiện', over, carrier), oneOf('Trường hợp', grounds, paper.text('monitoringGround')))],
          [`Thời hạn: từ ${longDay(paper.facts.typed['fromDay'] ?? paper.facts.event?.occurredOn ?? paper.facts.day)} đến ${longDay(paper.facts.typed['toDay'] ?? paper.facts.measure.termEndsOn)}, và kết thúc sớm hơn nếu biện pháp được giám sát kết thúc. Người có tên tại Điều 1 có mặt tại ${paper.words('presentAt')} để lắp thiết bị.`],
          ['Người có tên tại Điều 1 có nghĩa vụ:', duties(paper), para(`Điện thoại của Công an xã: ${paper.words('hotline')}. Sau thời gian không vi phạm theo quy định, người được giám sát có thể được miễn.`)],
          [`${inForce} ${paper.issuer} và người có tên tại Điều 1 thi hành quyết định này. ${complaint}`],
        ],
      })
    },
  }),
  deviceMinutes({ number: '03', title: `Biên bản thi hành quyết định ${monitoring}`, titleEn: 'Minutes of fitting', article: ['17', '1'], about: `Về việc thi hành quyết định áp dụng ${monitoring}`, says: 'Đã lắp thiết bị giám sát cho:', blanks: ['device!', 'wornAt!', 'deviceState'], by: fitters, lines: (paper) => [fields(line('Thiết bị', paper.typed('device')), [line('Vị trí đeo', paper.typed('wornAt')), line('Tình trạng', paper.typed('deviceState'))]), para('Người được giám sát đã được hướng dẫn cách dùng, cách sạc, nơi báo tin và đã nhận phụ kiện.')] }),
  define({
    id: id('04'), mark: mark('04'), title: `Bản cam kết của người được ${monitoring}`, titleEn: 'Commitment', cite: cite('D163', '17'), by: ['person', 'representative'], letters: null, to: [], blanks: use('addressee', 'phone'),
    compose: (paper) => application(paper, { title: 'BẢN CAM KẾT', subject: `Thực hiện quyết định ${monitoring}`, to: [paper.typed('addressee') ?? paper.issuer], body: [namedPerson(paper), ...representativeBlocks(paper), fields(line('Điện thoại', paper.typed('phone'))), para('Tôi đã được giải thích quyền, nghĩa vụ và cam kết:'), duties(paper)], signatures: paper.represented ? sign('NGƯỜI ĐẠI DIỆN', 'NGƯỜI CAM KẾT') : sign('NGƯỜI CAM KẾT') }),
  }),
  define({
    id: id('05'), mark: mark('05'), title: 'Đơn đề nghị tạm tháo thiết bị hoặc thay đổi vị trí đeo', titleEn: 'Request for temporary removal or another position', cite: cite('D163', '19'), by: ['person', 'representative'], letters: null, to: [], blanks: use('addressee', 'reason!', 'fromDay', 'toDay', 'newWornAt', 'papersList'),
    doubts: ['Lý do y tế chỉ đánh dấu; giấy của cơ sở y tế để trong phong bì niêm phong.'],
    compose: (paper) => {
      const position = paper.facts.event?.type.startsWith('change-position')
      return application(paper, {
        title: 'ĐƠN ĐỀ NGHỊ', subject: 'Tạm tháo thiết bị giám sát, thay đổi vị trí đeo', to: [paper.typed('addressee') ?? paper.issuer],
        body: [namedPerson(paper), ...representativeBlocks(paper), fields(line('Theo', applied(paper))), choices({ remove: 'Tạm tháo thiết bị', position: 'Thay đổi vị trí đeo' }, position ? 'position' : paper.facts.event ? 'remove' : null, 'Đề nghị'), choices(words('removal'), paper.text('removal'), 'Lý do'), fields(line('Trình bày', paper.typed('reason')), [line('Từ ngày', paper.typed('fromDay')), line('đến ngày', shortDay(paper.text('until')) ?? paper.typed('toDay'))], line('Vị trí đeo đề nghị', paper.typed('newWornAt')), line('Giấy tờ kèm theo', paper.typed('papersList'))), para('Hết thời gian tạm tháo, tôi có mặt đúng hạn để lắp lại.')],
        signatures: paper.represented ? sign('NGƯỜI ĐẠI DIỆN', 'NGƯỜI ĐỀ NGHỊ') : sign('NGƯỜI ĐỀ NGHỊ'),
      })
    },
  }),
  define({
    id: id('06'), mark: mark('06'), title: 'Văn bản đề nghị của cơ quan đang giữ người được giám sát', titleEn: 'Request of the detaining body', cite: cite('D163', '19'), by: ['commune-police', 'commune-police-chief'], letters: '', to: ['addressee', 'file'], blanks: [...use('addressee!', 'requester!', 'orderPaper', 'fromDay', 'toDay', 'reason'), ...referenceBlanks],
    doubts: ['Giấy này do cơ quan đang giữ người lập và gửi đến; ở đây để nhập lại hoặc làm giúp khi cơ quan đó không có phần mềm.'],
    compose: (paper) => letter(paper, { about: 'V/v đề nghị tạm tháo thiết bị giám sát điện tử', to: [paper.words('addressee')], bases: [cite('D163', '19')], body: [para(`${paper.words('requester')} đang giữ người có tên sau và đề nghị tạm tháo thiết bị:`), namedPerson(paper), fields(line('Theo', applied(paper)), line('Quyết định, lệnh giữ người', paper.typed('orderPaper')), [line('Từ ngày', paper.typed('fromDay')), line('đến ngày', paper.typed('toDay'))], line('Lý do', paper.typed('reason')))] }),
  }),
  deviceMinutes({ number: '07', title: 'Biên bản tạm tháo thiết bị giám sát', titleEn: 'Minutes of removal', article: ['19', '1'], about: 'Về việc tạm tháo thiết bị giám sát điện tử', says: 'Đã tạm tháo thiết bị giám sát của:', blanks: ['device', 'deviceState', 'returnBy'], lines: (paper) => [choices(words('removal'), paper.text('removal'), 'Lý do'), fields(line('Thiết bị', paper.typed('device')), line('Tình trạng', paper.typed('deviceState')), line('Phải có mặt để lắp lại', shortDay(paper.text('until')) ?? paper.typed('returnBy'))), para(`Không có mặt để lắp lại trong ${paper.amount('em-refit-present')} khi hết thời gian tạm tháo mà không có lý do chính đáng là vi phạm.`)] }),
  deviceMinutes({ number: '08', title: 'Biên bản lắp lại thiết bị giám sát', titleEn: 'Minutes of re-fitting', article: ['19', '2'], about: 'Về việc lắp lại thiết bị giám sát điện tử', says: 'Đã lắp lại thiết bị giám sát cho:', blanks: ['device!', 'wornAt', 'deviceState'], lines: (paper) => [fields(line('Thiết bị', paper.typed('device')), [line('Vị trí đeo', paper.typed('wornAt')), line('Tình trạng', paper.typed('deviceState'))])] }),
  deviceMinutes({ number: '09', title: 'Biên bản thay đổi vị trí đeo thiết bị giám sát', titleEn: 'Minutes of another position', article: ['19', '3'], about: 'Về việc thay đổi vị trí đeo thiết bị giám sát điện tử', says: 'Đã thay đổi vị trí đeo thiết bị của:', blanks: ['device', 'wornAt', 'newWornAt!'], lines: (paper) => [fields(line('Thiết bị', paper.typed('device')), [line('Vị trí đeo cũ', paper.typed('wornAt')), line('Vị trí đeo mới', paper.typed('newWornAt'))])] }),
  deviceMinutes({ number: '10', title: 'Biên bản thay thiết bị giám sát', titleEn: 'Minutes of replacement', article: ['19'], about: 'Về việc thay thiết bị giám sát điện tử', says: 'Đã thay thiết bị giám sát của:', blanks: ['device', 'newDevice!', 'deviceState', 'reason'], lines: (paper) => [fields(line('Thiết bị cũ', paper.typed('device')), line('Thiết bị mới', paper.typed('newDevice')), line('Tình trạng, lý do thay', paper.typed('deviceState') ?? paper.typed('reason')))] }),
  ...([['11', 'tạm dừng', 'Pause decision', ['20', '1'], 'pausedFor'], ['13', 'miễn', 'Exemption decision', ['20', '3'], null], ['15', 'chấm dứt', 'End decision', ['20', '4'], 'endedBecause']] as const).map(([number, verb, titleEn, article, ground]) => define({
    id: id(number), mark: mark(number), title: `Quyết định ${verb} ${monitoring}`, titleEn, cite: cite('D163', article[0], article[1]), by: [...chief], letters: 'QĐ', to: ['person', 'representative', 'file'], blanks: [...use(...(number === '11' ? (['orderPaper!', 'fromDay'] as const) : number === '13' ? (['reason', 'presentAt'] as const) : (['orderPaper', 'presentAt'] as const))), ...referenceBlanks],
    compose: (paper) => {
      const from = longDay(paper.facts.typed['fromDay'] ?? paper.facts.event?.occurredOn ?? paper.facts.day)
      const day: Readonly<Record<string, string>> = {
        11: `Việc giám sát tạm dừng từ ${from}; phần thời hạn còn lại thực hiện tiếp khi lý do tạm dừng không còn. Người được giám sát có mặt để lắp lại thiết bị trong ${paper.amount('em-refit-present')} kể từ khi hết tạm dừng.`,
        13: `Miễn giám sát từ ${from}. Thiết bị được tháo tại ${paper.words('presentAt')}. Biện pháp đang thực hiện vẫn tiếp tục.`, 15: `Việc giám sát chấm dứt từ ${from}. Thiết bị được tháo và thu lại tại ${paper.words('presentAt')}.`,
      }
      return decision(paper, {
        about: `Về việc ${verb} ${monitoring}`, bases: [cite('D163', article[0], article[1]), applied(paper)],
        articles: [
          [`${capital(verb)} ${monitoring} theo ${applied(paper)} đối với:`, namedPerson(paper), ...representativeBlocks(paper), ...(ground ? [fields(oneOf('Lý do', words(ground), paper.text(ground)))] : [fields(line('Lý do', paper.typed('reason') ?? `Không vi phạm trong ${paper.amount(paper.minor ? 'em-exempt-minor' : 'em-exempt-adult')} liên tục`))]), ...(number === '13' ? [] : [fields(line('Theo quyết định, bản án, giấy tờ', paper.typed('orderPaper')))])],
          [day[number] ?? ''],
          [`${inForce} ${paper.issuer} và người có tên tại Điều 1 thi hành quyết định này.${number === '11' ? ` ${complaint}` : ''}`],
        ],
      })
    },
  })),
  ...([['12', 'tạm dừng', 'Pause minutes', ['20', '1']], ['14', 'miễn', 'Exemption minutes', ['20', '3']], ['16', 'chấm dứt', 'End minutes', ['20', '4']]] as const).map(([number, verb, titleEn, article]) => deviceMinutes({
    number, title: `Biên bản thi hành quyết định ${verb} ${monitoring}`, titleEn, article, about: `Về việc thi hành quyết định ${verb} ${monitoring}`, says: 'Đã tháo và nhận lại thiết bị giám sát của:', blanks: ['device!', 'deviceState', 'otherNumber', 'otherDay'],
    lines: (paper) => [fields(line(`Quyết định ${verb}`, paper.typed('otherNumber') || paper.typed('otherDay') ? `số ${paper.words('otherNumber')} ${paper.typedDay('otherDay')}` : null), line('Thiết bị đã nhận lại', paper.typed('device')), line('Tình trạng', paper.typed('deviceState')))],
  })),
  define({
    id: id('17'), mark: mark('17'), title: `Văn bản phân công cán bộ theo dõi ${monitoring} khi thay đổi nơi cư trú`, titleEn: 'Officer assigned after a move', cite: cite('D163', '21', '2'), by: [...chief, 'commune-police'], letters: 'TB', to: ['addressee', 'person', 'representative', 'file'], blanks: [...use('addressee', 'destination!', 'helperName!', 'helperPosition', 'phone', 'papersList'), ...referenceBlanks],
    compose: (paper) => ({
      ...letter(paper, { about: `V/v phân công cán bộ theo dõi ${monitoring} tại nơi cư trú mới`, to: [paper.typed('addressee') ?? `Công an ${paper.words('destination')}`], bases: [cite('D163', '21', '2')], body: [para('Người được giám sát sau đây thay đổi nơi cư trú:'), namedPerson(paper), fields(line('Theo', applied(paper)), line('Nơi cư trú mới', paper.typed('destination')), [line('Ngày cuối của thời hạn giám sát', shortDay(paper.facts.measure.termEndsOn)), line('Đang thực hiện', over[paper.lately('over') as keyof typeof over] ?? null)]), para('Cán bộ theo dõi tại nơi cư trú mới:'), fields([line('Họ và tên', paper.text('helper') ?? paper.typed('helperName')), line('Chức vụ, đơn vị', paper.typed('helperPosition'))], line('Điện thoại', paper.typed('phone')), line('Giấy tờ bàn giao', paper.typed('papersList')))] }),
      title: 'THÔNG BÁO', subject: `Về việc phân công cán bộ theo dõi ${monitoring}`,
    }),
  }),
  deviceMinutes({
    number: '18', title: `Biên bản vi phạm ${monitoring}`, titleEn: 'Breach minutes', article: ['24', '1'], about: `Về việc vi phạm nghĩa vụ của người được ${monitoring}`, says: 'Lập biên bản đối với người được giám sát sau đây:', blanks: ['statement!', 'happenedOn', 'happenedAt', 'basis'],
    lines: (paper) => [choices(words('finding'), paper.text('finding'), 'Về việc'), fields(line('Nội dung cụ thể', paper.typed('statement')), [line('Ngày', paper.typed('happenedOn')), line('Giờ', paper.typed('happenedAt'))], line('Căn cứ kèm theo', paper.typed('basis'))), para(`Người được giám sát phải khắc phục trong ${paper.amount('em-breach-cure')}. Nếu do sự kiện bất khả kháng, người đó báo trong ${paper.amount('em-force-majeure-report')} sau khi hết sự kiện thì không bị coi là vi phạm; có quyền trình bày và nộp giấy tờ chứng minh.`)],
  }),
]
