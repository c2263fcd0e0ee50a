/** Decree 163/2026, Appendix V, papers 17–31 of voluntary rehabilitation. Nothing of health is typed: those lines are for the pen of the health worker. */
import { cite } from '../../kernel/citation.ts'
import type { Block, FormDefinition } from '../documents.model.ts'
import { aboutPerson, application, certificate, choices, complaint, decision, fields, heading, inForce, line, minutes, namedPerson, note, notice, oneOf, papersTable, para, representativeBlocks, sign } from './blocks.ts'
import { minutesBlanks, referenceBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { dots, longDay, shortDay } from './form.words.ts'
import { shortPersonLines, type Paper } from './paper.ts'
import { deliveryMinutes } from './shared.handover.ts'
import { planForms } from './shared.plans.ts'
import { useLists } from './shared.lists.ts'

const id = (number: string): string => `r2026.V.${number}`
const mark = (number: string): string => `Mẫu ${number} PL V`
const chief = ['commune-police-chief'] as const
const police = ['commune-police', 'commune-police-chief'] as const
const places = { 'voluntary-home': 'Tại gia đình, cộng đồng', 'voluntary-private': 'Tại cơ sở cai nghiện tư nhân', 'voluntary-public': 'Tại cơ sở cai nghiện công lập hoặc trường giáo dưỡng', substitution: 'Điều trị nghiện bằng thuốc thay thế' }
const voluntaryDecision = (paper: Paper): string => paper.reference('Quyết định cai nghiện ma túy tự nguyện', 'decide')

const duties = 'tuân thủ quy trình, kế hoạch cai nghiện và sự hướng dẫn của người phụ trách; không sử dụng trái phép chất ma túy; có mặt khi được yêu cầu; báo trước khi đi khỏi nơi cư trú'

export const voluntaryOf2026: readonly FormDefinition[] = [
  ...planForms({ id, mark, numbers: ['17', '18', '19'], cites: [cite('D163', '84'), cite('D163', '84'), cite('D163', '88')] }),
  define({
    id: id('20'), mark: mark('20'), title: 'Đơn đăng ký cai nghiện ma túy tự nguyện', titleEn: 'Request for voluntary rehabilitation', cite: cite('D163', '89'), by: ['person', 'representative'], letters: null,
    to: [], blanks: use('addressee', 'relativeTie', 'phone', 'rehabPlace', 'provider', 'centre'),
    compose: (paper) => registration(paper, places),
  }),
  define({
    id: id('21'), mark: mark('21'), title: 'Sổ đăng ký cai nghiện ma túy tự nguyện', titleEn: 'Register of voluntary rehabilitation', cite: cite('D163', '90'), by: [...police], letters: null, about: 'office', to: ['file'], blanks: use('period', 'listRows'),
    doubts: ['Năm của sổ tính từ ngày 15 tháng 12 năm trước đến ngày 14 tháng 12.'], compose: (paper) => useLists.voluntary(paper),
  }),
  define({
    id: id('22'), mark: mark('22'), title: 'Quyết định cai nghiện ma túy tự nguyện', titleEn: 'Decision on voluntary rehabilitation', cite: cite('D163', '91', '1'), by: [...chief], letters: 'QĐ',
    to: ['person', 'representative', 'province-police', 'commune-committee', 'provider', 'file'], blanks: use('months!', 'rehabPlace', 'provider', 'facility'),
    doubts: ['Luật giao Giám đốc Công an tỉnh quyết định nơi cai nghiện công lập (Điều 34.3), Nghị định giao Công an xã ra quyết định tự nguyện cho mọi hình thức (Điều 91): giấy này không ghi tên cơ sở công lập.'],
    compose: (paper) => decision(paper, {
      about: 'Về việc cai nghiện ma túy tự nguyện', bases: [cite('L120', '31', '6'), cite('D163', '91', '1'), 'đơn đăng ký cai nghiện ma túy tự nguyện và kết quả xác định tình trạng nghiện', `hồ sơ do ${paper.issuer} lập`],
      articles: [
        ['Người có tên sau đây được cai nghiện ma túy tự nguyện:', aboutPerson(paper), ...representativeBlocks(paper)],
        ['Hình thức, nơi thực hiện và thời hạn:', fields(oneOf('Hình thức', places, paper.facts.measure.kind), line('Nơi thực hiện', paper.facts.measure.kind === 'voluntary-public' ? 'Theo quyết định của Giám đốc Công an tỉnh' : (paper.typed('rehabPlace') ?? paper.typed('provider') ?? paper.facility)), line('Thời hạn', paper.facts.measure.kind === 'substitution' ? null : paper.months()))],
        [`Người có tên tại Điều 1 bắt đầu thực hiện trong ${paper.amount('voluntary-start')} kể từ ngày có quyết định; ${duties}.`],
        [`${inForce} Người có tên tại Điều 1, gia đình và nơi thực hiện cai nghiện thi hành quyết định này. ${complaint}`],
      ],
    }),
  }),
  define({
    id: id('23'), mark: mark('23'), title: 'Biên bản giao quyết định, giấy chứng nhận', titleEn: 'Minutes of delivery', cite: cite('D163', '93', '4', 'b'), by: ['commune-police', 'commune-police-chief', 'facility-head', 'facility-intake'], letters: null,
    to: ['person', 'representative', 'file'], blanks: [...use('receiver', 'papersList!', 'personOpinion'), ...minutesBlanks], compose: (paper) => deliveryMinutes(paper),
  }),
  define({
    id: id('24'), mark: mark('24'), title: 'Biên bản tiếp nhận người cai nghiện ma túy tự nguyện', titleEn: 'Intake minutes', cite: cite('D163', '92'), by: ['commune-police', 'commune-police-chief', 'facility-intake', 'facility-head'], letters: null,
    to: ['person', 'representative', 'commune-police', 'file'], blanks: [...use('rehabPlace', 'provider', 'facility', 'months', 'papersCount', 'personOpinion'), ...referenceBlanks, ...minutesBlanks],
    compose: (paper) => minutes(paper, {
      about: 'Về việc tiếp nhận người cai nghiện ma túy tự nguyện', present: [],
      body: [
        para('Đã tiếp nhận người có tên sau:'), aboutPerson(paper), ...representativeBlocks(paper),
        fields(line('Theo', voluntaryDecision(paper)), line('Nơi cai nghiện', paper.typed('rehabPlace') ?? paper.typed('provider') ?? paper.facility), [line('Thời hạn', paper.months()), line('Tính từ', longDay(paper.facts.event?.occurredOn ?? paper.facts.measure.startedOn ?? paper.facts.day))], line('Giấy tờ đã nhận', paper.typed('papersCount'))),
        fields(line('Tình trạng sức khỏe khi tiếp nhận (cán bộ y tế ghi)')),
        para('Người được tiếp nhận và gia đình đã được phổ biến quyền, nghĩa vụ và kế hoạch cai nghiện.'), fields(line('Ý kiến của người được tiếp nhận', paper.typed('personOpinion'))),
      ],
      copies: 'được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản', signatures: familySigns(paper, 'NGƯỜI LẬP BIÊN BẢN'),
    }),
  }),
  define({
    id: id('25'), mark: mark('25'), title: 'Bản cam kết của người cai nghiện ma túy tự nguyện', titleEn: 'Commitment', cite: cite('D163', '92'), by: ['person', 'representative'], letters: null, to: [], blanks: use('addressee', 'rehabPlace', 'wish'),
    compose: (paper) => application(paper, {
      title: 'BẢN CAM KẾT', subject: 'Thực hiện cai nghiện ma túy tự nguyện', to: [paper.typed('addressee') ?? paper.issuer],
      body: [namedPerson(paper), ...representativeBlocks(paper), para(`Tôi tự nguyện cai nghiện tại: ${paper.words('rehabPlace')}. Tôi cam kết ${duties}.`), ...(paper.represented ? [para('Gia đình cam kết quản lý, động viên và phối hợp với người phụ trách trong suốt thời gian cai nghiện.')] : []), fields(line('Nguyện vọng', paper.typed('wish')))],
      signatures: paper.represented ? sign('NGƯỜI ĐẠI DIỆN', 'NGƯỜI CAM KẾT') : sign('NGƯỜI CAM KẾT'),
    }),
  }),
  define({
    id: id('26'), mark: mark('26'), title: 'Thông báo về việc người cai nghiện tự nguyện thay đổi nơi cư trú', titleEn: 'Notice of a move', cite: cite('D163', '92', '1', 'c'), by: [...police], letters: 'TB',
    to: ['addressee', 'file'], blanks: [...use('destination!', 'remaining', 'papersList'), ...referenceBlanks], compose: (paper) => moveNotice(paper, { about: 'Về việc người cai nghiện ma túy tự nguyện thay đổi nơi cư trú', bases: [cite('D163', '92', '1', 'c')], decision: voluntaryDecision(paper), goesOn: 'cai nghiện' }),
  }),
  define({
    id: id('27'), mark: mark('27'), title: 'Giấy xác nhận đã sử dụng dịch vụ cai nghiện tại gia đình, cộng đồng', titleEn: 'Certificate of the service', cite: cite('D163', '93', '1'), by: ['home-provider', 'provider'], letters: 'GXN',
    to: ['person', 'representative', 'commune-police', 'file'], blanks: use('services!', 'fromDay', 'toDay', 'stages'),
    compose: (paper) => certificate(paper, { title: 'GIẤY XÁC NHẬN', about: 'Sử dụng dịch vụ cai nghiện ma túy tại gia đình, cộng đồng', bases: [cite('L120', '32', '8'), cite('D163', '93', '1')], body: [para(`${paper.issuer} xác nhận:`), namedPerson(paper), fields(line('Đã sử dụng dịch vụ', paper.typed('services')), [line('Từ ngày', paper.typed('fromDay')), line('đến ngày', paper.typed('toDay'))], line('Các giai đoạn đã hoàn thành', paper.typed('stages')))] }),
  }),
  define({
    id: id('28'), mark: mark('28'), title: 'Giấy chứng nhận hoàn thành cai nghiện ma túy tại gia đình, cộng đồng', titleEn: 'Certificate of completion, home', cite: cite('D163', '93', '4'), by: [...chief], letters: 'GCN',
    to: ['person', 'representative', 'commune-committee', 'file'], blanks: referenceBlanks,
    compose: (paper) => certificate(paper, {
      title: 'GIẤY CHỨNG NHẬN', about: 'Hoàn thành cai nghiện ma túy tự nguyện tại gia đình, cộng đồng', bases: [cite('L120', '32'), cite('D163', '93', '4')],
      body: [para('Chứng nhận:'), namedPerson(paper), para(`Đã hoàn thành cai nghiện ma túy tự nguyện tại gia đình, cộng đồng theo ${voluntaryDecision(paper)}.`), termLine(paper)],
    }),
  }),
  define({
    id: id('29'), mark: mark('29'), title: 'Hợp đồng dịch vụ cai nghiện ma túy', titleEn: 'Service contract with a private facility', cite: cite('D163', '92', '2'), by: ['facility-head', 'provider'], letters: 'HĐ',
    to: ['person', 'representative', 'file'], blanks: use('facilityAddress', 'services!', 'months!', 'price!', 'duties', 'liability', 'fromDay', 'toDay'), compose: (paper) => contract(paper),
  }),
  define({
    id: id('30'), mark: mark('30'), title: 'Giấy chứng nhận hoàn thành cai nghiện ma túy tự nguyện; thời gian, giai đoạn đã hoàn thành', titleEn: 'Certificate: done, or stages done', cite: cite('D163', '94', '3'), by: ['facility-head'], letters: 'GCN',
    to: ['person', 'representative', 'commune-police', 'commune-committee', 'file'], blanks: [...use('stages', 'fromDay', 'toDay'), ...referenceBlanks],
    compose: (paper) => {
      const part = paper.facts.event?.type === 'complete-part'
      // Article 94 names the commune police alone, article 97 the chair of the committee too.
      return { ...(paper.facts.measure.kind === 'voluntary-public' ? {} : { only: ['person', 'representative', 'commune-police', 'file'] as const }), ...certificate(paper, {
        title: 'GIẤY CHỨNG NHẬN', about: part ? 'Thời gian, giai đoạn cai nghiện ma túy tự nguyện đã hoàn thành' : 'Hoàn thành cai nghiện ma túy tự nguyện', bases: [cite('L120', '33'), cite('D163', paper.facts.measure.kind === 'voluntary-public' ? '97' : '94')],
        body: [
          para(`${paper.issuer} chứng nhận:`), namedPerson(paper), choices({ whole: 'Đã hoàn thành toàn bộ thời hạn và các giai đoạn cai nghiện', part: 'Đã hoàn thành một phần thời gian, từ ba giai đoạn đầu trở lên; phần còn lại thực hiện tại gia đình, cộng đồng' }, part ? 'part' : 'whole'),
          ...(part ? [fields(line('Các giai đoạn đã hoàn thành', paper.typed('stages')))] : []), fields(line('Theo', voluntaryDecision(paper))), termLine(paper),
          ...(paper.facts.measure.kind === 'voluntary-private' ? [note(`Trong ${paper.amount('private-completer-present')} kể từ khi nhận giấy này, người được cấp trình diện tại Công an xã nơi cư trú.`)] : []),
        ],
      }) }
    },
  }),
  define({
    id: id('31'), mark: mark('31'), title: 'Biên bản giao nhận người cai nghiện tự nguyện tại cơ sở công lập, người được đưa vào cơ sở trong thời gian lập hồ sơ', titleEn: 'Hand-over minutes, voluntary or holding', cite: cite('D163', '96'), by: ['commune-police', 'commune-police-chief', 'facility-intake', 'facility-head'], letters: null,
    to: ['person', 'representative', 'commune-police', 'facility', 'file'], blanks: [...use('facility', 'givingSide', 'givingPosition', 'receivingSide', 'receivingPosition', 'papersCount', 'belongings', 'personOpinion'), ...referenceBlanks, ...minutesBlanks],
    compose: (paper) => minutes(paper, {
      about: paper.facts.measure.kind === 'compulsory-dossier' ? 'Giao, nhận người được đưa vào cơ sở trong thời gian lập hồ sơ đề nghị cai nghiện bắt buộc' : 'Giao, nhận người cai nghiện ma túy tự nguyện',
      present: sides(paper), body: handedOver(paper, paper.facts.measure.kind === 'compulsory-dossier' ? paper.reference('Quyết định đưa vào cơ sở trong thời gian lập hồ sơ', 'hold') : voluntaryDecision(paper)),
      copies: 'được lập thành 03 bản có giá trị như nhau: bên giao, bên nhận và người được giao mỗi bên giữ 01 bản', signatures: sign('NGƯỜI ĐƯỢC GIAO', 'BÊN GIAO', 'BÊN NHẬN'),
    }),
  }),
]

export const termLine = (paper: Paper): Block => fields([line('Từ ngày', paper.typed('fromDay') ?? shortDay(paper.facts.measure.startedOn)), line('đến ngày', paper.typed('toDay') ?? shortDay(paper.facts.measure.endedOn ?? paper.facts.measure.termEndsOn))])

export const familySigns = (paper: Paper, maker: string): Block => (paper.represented ? sign('NGƯỜI CÓ TÊN TRÊN', 'NGƯỜI ĐẠI DIỆN', maker) : sign('NGƯỜI CÓ TÊN TRÊN', 'NGƯỜI CHỨNG KIẾN', maker))

export const sides = (paper: Paper) => [[line('Bên giao', paper.typed('givingSide')), line('Chức vụ, đơn vị', paper.typed('givingPosition'))], [line('Bên nhận', paper.typed('receivingSide')), line('Chức vụ, đơn vị', paper.typed('receivingPosition') ?? paper.facility)]]

/** What is handed over with a person: papers and belongings; health is written by the health worker. */
export function handedOver(paper: Paper, by: string): Block[] {
  return [
    para('Bên giao đã giao và bên nhận đã nhận người có tên sau:'), aboutPerson(paper), ...representativeBlocks(paper), fields(line('Theo', by), line('Cơ sở nhận', paper.facility), line('Giấy tờ bàn giao (số loại, số trang)', paper.typed('papersCount')), line('Tư trang, tài sản mang theo', paper.typed('belongings'))),
    fields(line('Tình trạng sức khỏe khi giao nhận (cán bộ y tế ghi)'), line('Ý kiến của người được giao', paper.typed('personOpinion'))),
  ]
}

export function registration(paper: Paper, options: Readonly<Record<string, string>>) {
  const { person } = paper.facts
  const { representative } = paper
  return application(paper, {
    title: 'ĐƠN ĐĂNG KÝ', subject: 'Cai nghiện ma túy tự nguyện', to: [paper.typed('addressee') ?? `Công an ${paper.commune}`],
    body: [
      heading('Người đăng ký'), fields(...shortPersonLines(representative ?? person), [line('Quan hệ với người cai nghiện', representative?.relation ?? paper.typed('relativeTie') ?? 'Bản thân'), line('Điện thoại', paper.typed('phone'))]),
      heading('Người cai nghiện'), aboutPerson(paper), choices(options, paper.facts.measure.kind, 'Đăng ký cai nghiện'),
      fields(line('Nơi thực hiện', paper.typed('rehabPlace') ?? paper.typed('provider') ?? paper.typed('centre') ?? paper.facility)),
      para('Người cai nghiện cam kết tuân thủ quy trình cai nghiện, nội quy nơi cai nghiện và không sử dụng trái phép chất ma túy. Gia đình cam kết phối hợp, động viên trong suốt thời gian cai nghiện.'),
    ],
    signatures: representative ? sign('NGƯỜI CAI NGHIỆN', 'NGƯỜI ĐĂNG KÝ', { title: 'CÁN BỘ TIẾP NHẬN', note: '(Ký, ghi rõ họ tên, ngày giờ nhận)' }) : sign('NGƯỜI ĐĂNG KÝ', 'ĐẠI DIỆN GIA ĐÌNH', { title: 'CÁN BỘ TIẾP NHẬN', note: '(Ký, ghi rõ họ tên, ngày giờ nhận)' }),
  })
}

export function moveNotice(paper: Paper, input: { readonly about: string; readonly bases: readonly ReturnType<typeof cite>[]; readonly decision: string; readonly goesOn: string }) {
  return notice(paper, {
    about: input.about, to: [`Công an ${paper.words('destination')}`], bases: input.bases,
    body: [para(`${paper.issuer} thông báo: người có tên sau đã chuyển nơi cư trú đến địa bàn của Quý cơ quan.`), namedPerson(paper), ...representativeBlocks(paper), fields(line('Theo', input.decision), [line('Từ ngày', shortDay(paper.facts.measure.startedOn)), line('đến ngày', shortDay(paper.facts.measure.termEndsOn))], line('Thời gian còn lại', paper.typed('remaining'))), para(`Đề nghị Quý cơ quan tiếp nhận để người này được tiếp tục ${input.goesOn} ở nơi cư trú mới. Giấy tờ kèm theo:`), papersTable(paper)],
  })
}

export function contract(paper: Paper) {
  const { person } = paper.facts
  const { representative } = paper
  return {
    title: 'HỢP ĐỒNG', subject: 'Dịch vụ cai nghiện ma túy tự nguyện', bases: ['Căn cứ Bộ luật Dân sự;', 'Căn cứ nhu cầu và khả năng của các bên,'],
    body: [
      para(`Hôm nay, ${paper.day}, các bên thỏa thuận ký hợp đồng này:`),
      heading('Bên A: nơi cung cấp dịch vụ'), fields(line('Tên', paper.issuer), line('Địa chỉ', paper.typed('facilityAddress')), [line('Đại diện', paper.facts.signer.name), line('Chức vụ', paper.facts.signer.position)]),
      heading('Bên B: người cai nghiện'), fields(...shortPersonLines(person)), ...(representative ? [heading('Người đại diện của bên B'), fields(...shortPersonLines(representative), line('Quan hệ', representative.relation))] : []),
      article(1, 'Dịch vụ', paper.typed('services') ?? dots), article(2, 'Thời gian, địa điểm', `${paper.words('months')} tháng, từ ${paper.typedDay('fromDay')} đến ${paper.typedDay('toDay')}, tại ${paper.words('facilityAddress')}.`), article(3, 'Giá dịch vụ và cách thanh toán', paper.typed('price') ?? dots),
      article(4, 'Quyền và nghĩa vụ của các bên', paper.typed('duties') ?? dots), article(5, 'Trách nhiệm khi vi phạm; bồi thường; giảm giá; đơn phương chấm dứt', paper.typed('liability') ?? dots),
      article(6, 'Hiệu lực', `Hợp đồng có hiệu lực từ ngày ký đến khi các bên thực hiện xong, được lập thành 03 bản có giá trị như nhau, mỗi bên giữ 01 bản, 01 bản ${paper.facts.measure.regime === 'r2026' ? 'lưu hồ sơ của người cai nghiện' : 'gửi Ủy ban nhân dân cấp xã nơi đăng ký cai nghiện'}.`),
      representative ? sign('BÊN B', 'NGƯỜI ĐẠI DIỆN BÊN B', 'BÊN A') : sign('BÊN B', 'BÊN A'),
    ],
  }
}
const article = (number: number, name: string, text: string): Block => ({ kind: 'article', opening: `Điều ${number}. ${name}.`, runs: [text] })

