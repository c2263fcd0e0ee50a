/** Papers of private facilities and of providers: the same papers under both laws, with other numbers, articles and bodies. What they say comes from the registers or is typed. */
import type { Citation } from '../../kernel/citation.ts'
import { longCitation } from '../../kernel/instruments.ts'
import type { FormDefinition } from '../documents.model.ts'
import { decision, fields, heading, inForce, letter, line, minutes, para, sign, signature, table } from './blocks.ts'
import { minutesBlanks, referenceBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { dots, longDay } from './form.words.ts'
import type { Paper } from './paper.ts'
import { rowsOf } from './shared.lists.ts'

type Maker = FormDefinition['maker']
/** One paper: number, articles it rests on. */
type Place = { readonly number: string; readonly cites: readonly Citation[] }
export type FacilityPapers = {
  readonly id: (number: string) => string
  readonly mark: (number: string) => string
  /** What the law calls the facility. */
  readonly kind: string
  readonly licenceCode: string
  /** Who licenses, who publishes providers, who writes minutes, who assigns public units. */
  readonly licenser: Maker
  readonly publisher: Maker
  readonly recorder: Maker
  readonly assigner: Maker
  readonly licenserName: string
  readonly publisherName: string
  readonly plan: Place
  readonly request: Place
  readonly staff: Place
  readonly head: Place
  readonly licence: Place
  readonly remedy: Place
  readonly breach: Place
  readonly suspension: Place
  readonly stop: Place
  readonly revocation: Place
  readonly providerRequest: Place
  readonly publication: Place
  readonly providerBreach: Place
  readonly providerSuspension: Place
  readonly providerRemedy: Place
  readonly assignment: Place
  readonly doubts?: readonly string[]
}

const organisation = use('organisation!', 'organisationForm', 'seat', 'phone', 'headName', 'headBirth', 'headNumber')
export const organisationLines = (paper: Paper) => fields(line('Tên tổ chức, cá nhân', paper.typed('organisation')), [line('Loại hình', paper.typed('organisationForm')), line('Điện thoại', paper.typed('phone'))], line('Trụ sở, nơi cư trú', paper.typed('seat')), [line('Người đứng đầu, đại diện theo pháp luật', paper.typed('headName')), line('Ngày sinh', paper.typed('headBirth'))], line('Số giấy tờ', paper.typed('headNumber')))
const licenceRef = (paper: Paper): string => `Giấy phép số ${paper.words('licenceNumber')} ${paper.typedDay('licenceDay')}`
const hasLicence = (paper: Paper): boolean => paper.typed('licenceNumber') !== null || paper.typed('licenceDay') !== null
const makes = ['facility-head', 'provider'] as const
const provides = ['provider', 'home-provider'] as const

export function facilityForms(of: FacilityPapers): FormDefinition[] {
  const at = ({ number, cites }: Place) => ({ id: of.id(number), mark: of.mark(number), cite: cites[0]!, about: 'office' as const, ...(of.doubts ? { doubts: of.doubts } : {}) })
  return [
    define({
      ...at(of.plan), title: 'Phương án tài chính', titleEn: 'Finance plan', by: [...makes], letters: null, to: ['file'], blanks: use('organisation!', 'capacity', 'funds!'),
      compose: (paper) => ({ title: 'PHƯƠNG ÁN TÀI CHÍNH', subject: `Bảo đảm hoạt động của ${of.kind}`, body: [fields([line('Tên cơ sở', paper.typed('organisation')), line('Số người có thể tiếp nhận', paper.typed('capacity'))], line('Nguồn vốn; dự kiến thu, chi', paper.typed('funds'))), table([['STT', 1], ['Khoản', 6], ['Số tiền (đồng)', 3], ['Ghi chú', 3]], [['1', 'Vốn', '', ''], ['2', 'Thu dịch vụ', '', ''], ['3', 'Chi nhân sự', '', ''], ['4', 'Chi hoạt động', '', ''], ['5', 'Dự phòng', '', '']])], signature: signature(paper) }),
    }),
    define({
      ...at(of.request), title: 'Văn bản đề nghị cấp, cấp lại giấy phép hoạt động', titleEn: 'Application for a licence', by: [...makes], letters: '', to: ['addressee', 'file'], blanks: [...organisation, ...use('requestKind!', 'sites', 'scope!', 'hours', 'capacity', 'licenceNumber', 'licenceDay', 'reason', 'papersList')],
      compose: (paper) => letter(paper, { about: 'V/v cấp, cấp lại giấy phép hoạt động cai nghiện ma túy', to: [of.licenserName], bases: of.request.cites, body: [organisationLines(paper), fields(line('Đề nghị', paper.typed('requestKind')), line('Các địa điểm', paper.typed('sites')), line('Phạm vi', paper.typed('scope')), [line('Thời gian làm việc', paper.typed('hours')), line('Số người có thể tiếp nhận', paper.typed('capacity'))], line('Giấy phép đã có', hasLicence(paper) ? licenceRef(paper) : null), line('Lý do cấp lại', paper.typed('reason')), line('Hồ sơ kèm theo', paper.typed('papersList'))), para('Chúng tôi chịu trách nhiệm về hồ sơ và cam kết thực hiện đúng quy định về cai nghiện ma túy.')] }),
    }),
    define({
      ...at(of.staff), title: 'Danh sách nhân viên', titleEn: 'Staff list', by: [...makes, 'home-provider'], letters: null, to: ['file'], blanks: use('organisation!', 'staff!'),
      compose: (paper) => ({ title: 'DANH SÁCH NHÂN VIÊN', subject: paper.words('organisation'), body: [table([['STT', 1], ['Họ và tên', 4], ['Năm sinh', 2], ['Trình độ, chứng chỉ', 4], ['Việc đảm nhiệm', 3]], rowsOf(paper, 5, 'staff'))], signature: signature(paper) }),
    }),
    define({
      ...at(of.head), title: 'Sơ yếu lý lịch của người đứng đầu, người đại diện theo pháp luật', titleEn: 'CV of the head', by: [...makes, 'home-provider'], letters: null, to: ['file'], blanks: use('headName!', 'headBirth', 'headNumber', 'seat', 'headStudies!', 'headWork', 'antecedents'),
      compose: (paper) => ({ title: 'SƠ YẾU LÝ LỊCH', subject: 'Người đứng đầu, người đại diện theo pháp luật', body: [fields([line('Họ và tên', paper.typed('headName')), line('Ngày sinh', paper.typed('headBirth'))], [line('Số giấy tờ', paper.typed('headNumber')), line('Nơi cư trú', paper.typed('seat'))], line('Trình độ, chứng chỉ', paper.typed('headStudies')), line('Quá trình làm việc', paper.typed('headWork')), line('Tiền án, tiền sự', paper.typed('antecedents'))), para('Tôi cam đoan các nội dung trên là đúng.'), sign({ title: 'XÁC NHẬN CỦA CƠ QUAN CÓ THẨM QUYỀN', note: '(nếu có)' }, 'NGƯỜI KHAI')] }),
    }),
    define({
      ...at(of.licence), title: 'Giấy phép hoạt động cai nghiện ma túy', titleEn: 'Licence', by: of.licenser, letters: of.licenceCode, to: ['addressee', 'file'], seen: of.id('').startsWith('r2021') ? 'fields' : 'nothing', blanks: [...organisation, ...use('sites', 'scope!', 'hours', 'addressee')],
      compose: (paper) => ({ title: 'GIẤY PHÉP', subject: 'Hoạt động cai nghiện ma túy', bases: of.licence.cites.map((basis) => `Căn cứ ${basisText(basis)};`), body: [para(`${paper.issuer} cho phép:`), organisationLines(paper), fields(line('Các địa điểm hoạt động', paper.typed('sites')), line('Phạm vi hoạt động', paper.typed('scope')), line('Thời gian làm việc hằng ngày', paper.typed('hours'))), para('Cơ sở thực hiện đúng phạm vi được phép và các điều kiện hoạt động trong suốt thời gian hoạt động.')], signature: signature(paper) }),
    }),
    define({
      ...at(of.remedy), title: 'Báo cáo khắc phục để hoạt động trở lại', titleEn: 'Report on what was put right', by: [...makes], letters: 'BC', to: ['addressee', 'file'], blanks: [...use('organisation!', 'licenceNumber', 'licenceDay', 'violation!', 'measuresTaken!'), ...referenceBlanks],
      compose: (paper) => ({ title: 'BÁO CÁO', subject: 'Kết quả khắc phục vi phạm', addressees: [of.licenserName], body: [fields(line('Cơ sở', paper.typed('organisation')), line('Giấy phép', licenceRef(paper)), line('Quyết định đình chỉ', paper.reference('Quyết định')), line('Nội dung vi phạm', paper.typed('violation')), line('Biện pháp đã khắc phục', paper.typed('measuresTaken'))), para('Đề nghị xem xét cho hoạt động trở lại.')], signature: signature(paper) }),
    }),
    violationMinutes(at(of.breach), of.recorder, 'Về việc vi phạm quy định hoạt động cai nghiện ma túy', 'Biên bản vi phạm của cơ sở', 'Breach minutes of a facility', of.breach.cites),
    suspensionDecision(at(of.suspension), of.licenser, of.kind, of.suspension.cites, 'Quyết định đình chỉ hoạt động cai nghiện ma túy', 'Suspension of a facility'),
    define({
      ...at(of.stop), title: 'Văn bản đề nghị chấm dứt hoạt động', titleEn: 'Request to stop', by: [...makes], letters: '', to: ['addressee', 'file'], blanks: use('organisation!', 'licenceNumber', 'licenceDay', 'reason!', 'effectiveOn', 'peopleInCare!'),
      compose: (paper) => letter(paper, { about: 'V/v chấm dứt hoạt động cai nghiện ma túy', to: [of.licenserName], bases: of.stop.cites, body: [fields(line('Cơ sở', paper.typed('organisation')), line('Giấy phép', licenceRef(paper)), line('Lý do', paper.typed('reason')), line('Chấm dứt từ ngày', paper.typed('effectiveOn')), line('Bảo đảm quyền lợi của người đang cai nghiện', paper.typed('peopleInCare')))] }),
    }),
    define({
      ...at(of.revocation), title: 'Quyết định thu hồi giấy phép hoạt động', titleEn: 'Revocation', by: of.licenser, letters: 'QĐ', to: ['addressee', 'commune-police', 'file'], blanks: [...use('organisation!', 'seat', 'licenceNumber!', 'licenceDay!', 'reason!', 'effectiveOn', 'peopleInCare', 'addressee'), ...referenceBlanks],
      compose: (paper) => decision(paper, {
        about: `Về việc thu hồi giấy phép của ${of.kind}`, bases: [...of.revocation.cites, paper.reference('Biên bản, văn bản đề nghị')],
        articles: [[`Thu hồi ${licenceRef(paper)} đã cấp cho:`, fields(line('Tên cơ sở', paper.typed('organisation')), line('Trụ sở', paper.typed('seat')), line('Lý do', paper.typed('reason')))], [`Cơ sở chấm dứt hoạt động từ ${paper.typedDay('effectiveOn')}, nộp lại giấy phép và bảo đảm quyền lợi của người đang cai nghiện: ${paper.words('peopleInCare')}.`], [`${inForce} Cơ sở có tên tại Điều 1 và các đơn vị liên quan thi hành quyết định này; cơ sở có quyền khiếu nại, khởi kiện theo quy định của pháp luật.`]],
      }),
    }),
    define({
      ...at(of.providerRequest), title: 'Văn bản đề nghị công bố, công bố lại tổ chức, cá nhân đủ điều kiện cung cấp dịch vụ', titleEn: 'Request for publication', by: [...provides], letters: '', to: ['addressee', 'file'], blanks: [...organisation, ...use('services!', 'requestKind', 'papersList')],
      compose: (paper) => letter(paper, { about: 'V/v công bố đủ điều kiện cung cấp dịch vụ cai nghiện ma túy tại gia đình, cộng đồng', to: [of.publisherName], bases: of.providerRequest.cites, body: [organisationLines(paper), fields(line('Đề nghị', paper.typed('requestKind')), line('Dịch vụ', paper.typed('services')), line('Hồ sơ kèm theo', paper.typed('papersList'))), para('Chúng tôi chịu trách nhiệm về hồ sơ, niêm yết quy trình, giá dịch vụ và thực hiện đúng quy định.')] }),
    }),
    define({
      ...at(of.publication), title: 'Thông báo công bố tổ chức, cá nhân đủ điều kiện cung cấp dịch vụ', titleEn: 'Publication', by: of.publisher, letters: 'TB', to: ['addressee', 'commune-police', 'commune-committee', 'file'], blanks: [...organisation, ...use('services!', 'effectiveOn', 'addressee')],
      compose: (paper) => ({ title: 'THÔNG BÁO', subject: 'Công bố đủ điều kiện cung cấp dịch vụ cai nghiện ma túy tại gia đình, cộng đồng', bases: of.publication.cites.map((basis) => `Căn cứ ${basisText(basis)};`), body: [para(`${paper.issuer} công bố:`), organisationLines(paper), fields(line('Dịch vụ', paper.typed('services')), line('Được cung cấp từ ngày', paper.typed('effectiveOn'))), para('Thông tin này được đăng trên trang thông tin điện tử và niêm yết tại nơi đăng ký cai nghiện.')], signature: signature(paper) }),
    }),
    violationMinutes(at(of.providerBreach), of.recorder, 'Về việc vi phạm quy định cung cấp dịch vụ cai nghiện ma túy', 'Biên bản vi phạm của nơi cung cấp dịch vụ', 'Breach minutes of a provider', of.providerBreach.cites),
    suspensionDecision(at(of.providerSuspension), of.publisher, 'tổ chức, cá nhân cung cấp dịch vụ cai nghiện ma túy', of.providerSuspension.cites, 'Quyết định đình chỉ cung cấp dịch vụ', 'Suspension of a provider'),
    define({
      ...at(of.providerRemedy), title: 'Báo cáo khắc phục của nơi cung cấp dịch vụ', titleEn: 'Remedy report of a provider', by: [...provides], letters: 'BC', to: ['addressee', 'file'], blanks: [...use('organisation!', 'violation!', 'measuresTaken!'), ...referenceBlanks],
      compose: (paper) => ({ title: 'BÁO CÁO', subject: 'Kết quả khắc phục vi phạm về cung cấp dịch vụ', addressees: [of.publisherName], body: [fields(line('Nơi cung cấp dịch vụ', paper.typed('organisation')), line('Quyết định đình chỉ', paper.reference('Quyết định')), line('Nội dung vi phạm', paper.typed('violation')), line('Biện pháp đã khắc phục', paper.typed('measuresTaken')))], signature: signature(paper) }),
    }),
    define({
      ...at(of.assignment), title: 'Quyết định đặt hàng, giao nhiệm vụ cho đơn vị công lập cung cấp dịch vụ', titleEn: 'Assignment of a public unit', by: of.assigner, letters: 'QĐ', to: ['addressee', 'file'], blanks: use('organisation!', 'services!', 'fromDay', 'toDay', 'funds', 'addressee'),
      compose: (paper) => decision(paper, {
        about: 'Về việc giao nhiệm vụ cung cấp dịch vụ cai nghiện ma túy tại gia đình, cộng đồng', bases: of.assignment.cites,
        articles: [[`Giao ${paper.words('organisation')} cung cấp dịch vụ cai nghiện ma túy tại gia đình, cộng đồng:`, fields(line('Dịch vụ', paper.typed('services')), [line('Từ ngày', paper.typed('fromDay')), line('đến ngày', paper.typed('toDay'))])], [`Kinh phí: ${paper.words('funds')}.`], [`${inForce} Đơn vị có tên tại Điều 1 và các cơ quan liên quan thi hành quyết định này.`]],
      }),
    }),
  ]
}

type At = { readonly id: string; readonly mark: string; readonly cite: Citation; readonly about: 'office'; readonly doubts?: readonly string[] }
const basisText = (basis: Citation): string => longCitation(basis)

function violationMinutes(at: At, by: Maker, about: string, title: string, titleEn: string, cites: readonly Citation[]): FormDefinition {
  return define({
    ...at, title, titleEn, by, letters: null, to: ['addressee', 'file'], blanks: [...use('organisation!', 'seat', 'headName', 'licenceNumber', 'licenceDay', 'violation!', 'remedy', 'personOpinion', 'addressee'), ...minutesBlanks],
    compose: (paper) => minutes(paper, {
      about, present: [line('Đại diện bên vi phạm', paper.typed('headName'))],
      body: [para(`Căn cứ ${cites.map(basisText).join('; ')}, lập biên bản đối với:`), fields(line('Tên', paper.typed('organisation')), line('Trụ sở', paper.typed('seat')), line('Giấy phép, công bố', hasLicence(paper) ? `số ${paper.words('licenceNumber')} ${paper.typedDay('licenceDay')}` : null)), heading('Nội dung'), fields(line('Vi phạm', paper.typed('violation')), line('Việc phải khắc phục và thời hạn', paper.typed('remedy')), line('Ý kiến của bên vi phạm', paper.typed('personOpinion')))],
      copies: 'được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản', signatures: sign('ĐẠI DIỆN BÊN VI PHẠM', 'NGƯỜI CHỨNG KIẾN', 'NGƯỜI LẬP BIÊN BẢN'),
    }),
  })
}

function suspensionDecision(at: At, by: Maker, of: string, cites: readonly Citation[], title: string, titleEn: string): FormDefinition {
  return define({
    ...at, title, titleEn, by, letters: 'QĐ', to: ['addressee', 'commune-police', 'file'], blanks: [...use('organisation!', 'seat', 'licenceNumber', 'licenceDay', 'reason!', 'fromDay!', 'toDay!', 'remedy', 'peopleInCare', 'addressee'), ...referenceBlanks],
    compose: (paper) => decision(paper, {
      about: `Về việc đình chỉ hoạt động của ${of}`, bases: [...cites, paper.reference('Biên bản vi phạm')],
      articles: [
        ['Đình chỉ hoạt động của:', fields(line('Tên', paper.typed('organisation')), line('Trụ sở', paper.typed('seat')), line('Giấy phép, công bố', hasLicence(paper) ? `số ${paper.words('licenceNumber')} ${paper.typedDay('licenceDay')}` : null), line('Lý do', paper.typed('reason')))],
        [`Thời gian: từ ${longDay(paper.facts.typed['fromDay'])} đến ${longDay(paper.facts.typed['toDay'])}. Việc phải khắc phục: ${paper.words('remedy')}.`],
        [`Người đang cai nghiện được bảo đảm quyền lợi: ${paper.typed('peopleInCare') ?? dots}.`],
        [`${inForce} Bên có tên tại Điều 1 và các đơn vị liên quan thi hành quyết định này; bên bị đình chỉ có quyền khiếu nại, khởi kiện theo quy định của pháp luật.`],
      ],
    }),
  })
}
