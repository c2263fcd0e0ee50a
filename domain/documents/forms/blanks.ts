/** Every blank that a form may have, in both languages, once. A form names the ones it uses; `!` after the name: the paper is nothing without it. */
import type { Blank } from '../documents.model.ts'

type Words = readonly [label: string, labelEn: string, kind: Blank['kind'], most?: number]

const words = {
  // Minutes
  startTime: ['Bắt đầu lúc', 'Begun at', 'time'], endTime: ['Kết thúc lúc', 'Ended at', 'time'], meetingPlace: ['Nơi lập biên bản', 'Place of the minutes', 'line'],
  makerName: ['Người lập biên bản', 'Maker of the minutes', 'line'], makerPosition: ['Chức vụ của người lập', 'Position of the maker', 'line'],
  secondOfficer: ['Cán bộ cùng tham gia', 'Second officer', 'line'], witness: ['Người chứng kiến', 'Witness', 'line'], witnessAddress: ['Nơi cư trú, đơn vị của người chứng kiến', 'Residence or unit of the witness', 'line'],
  refusalReason: ['Ý kiến khác, lý do không ký', 'Other opinion, reason for not signing', 'text', 500], givingSide: ['Đại diện bên giao', 'For the side that hands over', 'line'], receivingSide: ['Đại diện bên nhận', 'For the side that receives', 'line'],
  givingPosition: ['Chức vụ, đơn vị bên giao', 'Position, unit of the giving side', 'line'], receivingPosition: ['Chức vụ, đơn vị bên nhận', 'Position, unit of the receiving side', 'line'],
  // References to other papers
  referenceNumber: ['Số của văn bản căn cứ', 'Number of the paper it rests on', 'line', 60], referenceDay: ['Ngày của văn bản căn cứ', 'Date of the paper it rests on', 'date'], referenceIssuer: ['Cơ quan ban hành văn bản căn cứ', 'Issuer of the paper it rests on', 'line'],
  otherNumber: ['Số văn bản kèm theo', 'Number of the other paper', 'line', 60], otherDay: ['Ngày văn bản kèm theo', 'Date of the other paper', 'date'],
  papersList: ['Giấy tờ kèm theo, mỗi dòng một giấy', 'Papers that go with it, one a line', 'text', 4000], papersCount: ['Số giấy tờ, số trang', 'Number of papers and pages', 'line'],
  // What happened
  reason: ['Lý do', 'Reason', 'text', 2000], content: ['Nội dung', 'Content', 'text', 4000], act: ['Nội dung hành vi', 'What was done', 'text', 2000], statement: ['Nội dung trình bày', 'Statement', 'text', 4000], opinion: ['Ý kiến', 'Opinion', 'text', 4000], personOpinion: ['Ý kiến của người có tên trên', 'What the person says', 'text', 2000],
  basis: ['Căn cứ', 'Ground', 'text', 1000], remedy: ['Việc phải làm và thời hạn', 'What has to be done and by when', 'text', 1000], happenedOn: ['Ngày xảy ra', 'Day it happened', 'date'], happenedAt: ['Giờ xảy ra', 'Hour it happened', 'time'], happenedPlace: ['Nơi xảy ra', 'Where it happened', 'line'],
  circumstances: ['Hoàn cảnh, nguyên nhân', 'Circumstances', 'text', 2000], wish: ['Nguyện vọng', 'Wish', 'text', 2000], history: ['Quá trình sử dụng, lý do sử dụng', 'Course of the use and its reasons', 'text', 4000], earlierManagement: ['Lần đã bị quản lý, giáo dục (số lần)', 'Earlier management or education (times)', 'line'], earlierRehab: ['Lần đã cai nghiện (nơi, thời gian)', 'Earlier rehabilitation (place, time)', 'text', 1000],
  lastUseOn: ['Lần sử dụng gần nhất', 'Last use', 'line'], confirmation: ['Nội dung xác nhận', 'What is confirmed', 'text', 1000],
  // Days and terms
  fromDay: ['Từ ngày', 'From', 'date'], toDay: ['Đến ngày', 'To', 'date'], effectiveOn: ['Có hiệu lực từ ngày', 'In force from', 'date'], months: ['Số tháng', 'Months', 'number'], remaining: ['Thời gian còn lại', 'Time that remains', 'line'], returnBy: ['Phải có mặt lại trước', 'Must be back by', 'line'],
  readingFrom: ['Được đọc hồ sơ từ', 'May read the dossier from', 'line'], readingPlace: ['Nơi đọc hồ sơ', 'Where the dossier may be read', 'line'],
  // Places and people
  addressee: ['Gửi đến', 'Addressed to', 'line'], facility: ['Cơ sở', 'Facility', 'line'], facilityAddress: ['Địa chỉ của cơ sở', 'Address of the facility', 'line'], court: ['Tòa án', 'Court', 'line'], provider: ['Nơi cung cấp dịch vụ', 'Provider of the service', 'line'], centre: ['Cơ sở điều trị', 'Treatment centre', 'line'],
  destination: ['Nơi đến', 'Destination', 'line'], presentAt: ['Nơi phải có mặt', 'Place to be present at', 'line'], helperName: ['Họ và tên người được giao', 'Name of the person assigned', 'line'], helperPosition: ['Chức vụ, đơn vị của người được giao', 'Position, unit of the person assigned', 'line'], team: ['Các thành viên, mỗi dòng một người (họ tên, đơn vị, nhiệm vụ)', 'Members, one a line (name, unit, task)', 'text', 2000],
  relativeName: ['Họ và tên thân nhân', 'Name of the relative', 'line'], relativeTie: ['Quan hệ', 'Relation', 'line'], relativeAddress: ['Nơi cư trú của thân nhân', 'Residence of the relative', 'line'], relativeNumber: ['Số giấy tờ của thân nhân', 'Number of the relative’s paper', 'line', 30], phone: ['Điện thoại liên hệ', 'Telephone', 'line', 30], deceased: ['Người mất và quan hệ', 'Who has died, and the relation', 'line'], funeralPlace: ['Nơi tổ chức tang lễ', 'Place of the funeral', 'line'], receiver: ['Người nhận', 'Receiver', 'line'], managerName: ['Người được giao quản lý', 'Person who is to manage', 'line'], managerAddress: ['Nơi cư trú của người quản lý', 'Residence of that person', 'line'],
  belongings: ['Tư trang, tài sản mang theo', 'Belongings', 'text', 2000], requester: ['Cơ quan yêu cầu', 'Body that asks', 'line'], requestNumber: ['Số văn bản yêu cầu', 'Number of the request', 'line', 60], requestDay: ['Ngày văn bản yêu cầu', 'Date of the request', 'date'], orderPaper: ['Quyết định, bản án kèm theo (số, ngày, cơ quan)', 'Decision or judgment (number, date, body)', 'text', 500],
  // Tests and results
  testMethod: ['Phương pháp xét nghiệm', 'Method of the test', 'line'], testSteps: ['Các bước đã làm', 'Steps taken', 'text', 1000], testResult: ['Kết quả', 'Result', 'line'], tester: ['Người xét nghiệm', 'Tester', 'line'], testUnit: ['Đơn vị xét nghiệm', 'Testing body', 'line'], testedOn: ['Ngày có kết quả', 'Day of the result', 'date'], resultConclusion: ['Kết luận', 'Conclusion', 'line'],
  // Electronic monitoring
  device: ['Loại và số của thiết bị', 'Kind and number of the device', 'line'], newDevice: ['Loại và số của thiết bị mới', 'Kind and number of the new device', 'line'], wornAt: ['Vị trí đeo', 'Where it is worn', 'line'], newWornAt: ['Vị trí đeo mới', 'New place where it is worn', 'line'], deviceState: ['Tình trạng thiết bị', 'State of the device', 'line'], hotline: ['Điện thoại báo tin của Công an xã', 'Telephone of the commune police', 'line', 30],
  // Plans and contracts
  drugKind: ['Loại chất đã sử dụng (tự khai)', 'Substance used (self-declared)', 'line'], route: ['Hình thức sử dụng (tự khai)', 'Way of use (self-declared)', 'line'], firstUse: ['Lần đầu sử dụng (tự khai)', 'First use (self-declared)', 'line'], firstFound: ['Lần đầu bị phát hiện', 'First time found', 'line'], frequency: ['Mức độ sử dụng (tự khai)', 'Frequency (self-declared)', 'line'], family: ['Cha, mẹ, vợ, chồng, con (họ tên, nơi cư trú)', 'Parents, spouse, children (name, residence)', 'text', 2000], antecedents: ['Các quyết định đã bị xử lý (số, ngày, cơ quan, biện pháp)', 'Earlier decisions (number, date, body, measure)', 'text', 2000], contact: ['Điện thoại, tài khoản mạng xã hội (nếu đồng ý khai)', 'Telephone, social accounts (if willing)', 'line'],
  planAims: ['Mục tiêu', 'Aims', 'text', 2000], planStage1: ['Tiếp nhận, phân loại', 'Intake', 'text', 1000], planStage2: ['Điều trị cắt cơn, giải độc', 'Withdrawal treatment', 'text', 1000], planStage3: ['Giáo dục, tư vấn, phục hồi hành vi', 'Education, counselling, behaviour', 'text', 1000], planStage4: ['Lao động trị liệu, học nghề', 'Work, training', 'text', 1000], planStage5: ['Chuẩn bị tái hòa nhập', 'Preparing the return', 'text', 1000],
  resources: ['Nguồn lực, người hỗ trợ', 'Resources and support', 'text', 2000], ability: ['Khả năng của bản thân', 'Own abilities', 'text', 2000], job: ['Việc làm phù hợp', 'Suitable work', 'text', 1000], rehabPlace: ['Địa chỉ nơi cai nghiện', 'Address of the rehabilitation', 'line'], planHome: ['Thực hiện tại gia đình, cộng đồng (địa chỉ)', 'At home or in the community (address)', 'line'], planProvider: ['Thực hiện tại cơ sở cung cấp dịch vụ (tên, địa chỉ)', 'At a provider (name, address)', 'line'],
  services: ['Dịch vụ', 'Services', 'text', 2000], price: ['Giá và cách thanh toán', 'Price and payment', 'text', 1000], duties: ['Quyền, nghĩa vụ', 'Rights and duties', 'text', 4000], liability: ['Trách nhiệm, bồi thường, chấm dứt hợp đồng', 'Liability, compensation, ending', 'text', 2000], stages: ['Các giai đoạn đã hoàn thành', 'Stages completed', 'text', 1000],
  // Registers of facilities and providers
  organisation: ['Tên tổ chức, cá nhân', 'Name of the organisation or person', 'line'], organisationForm: ['Loại hình', 'Form of organisation', 'line'], seat: ['Trụ sở', 'Seat', 'line'], sites: ['Các địa điểm hoạt động', 'Sites', 'text', 1000], headName: ['Người đứng đầu', 'Head', 'line'], headBirth: ['Ngày sinh của người đứng đầu', 'Birth date of the head', 'date'], headNumber: ['Số giấy tờ của người đứng đầu', 'Number of the head’s paper', 'line', 30], headStudies: ['Trình độ, chứng chỉ', 'Studies, certificates', 'text', 1000], headWork: ['Quá trình làm việc', 'Work so far', 'text', 2000], scope: ['Phạm vi hoạt động', 'Scope', 'text', 1000], hours: ['Thời gian làm việc hằng ngày', 'Daily hours', 'line'], licenceNumber: ['Số giấy phép', 'Number of the licence', 'line', 60], licenceDay: ['Ngày giấy phép', 'Date of the licence', 'date'], capacity: ['Số người có thể tiếp nhận', 'Capacity', 'number'], staff: ['Nhân sự, mỗi dòng một người (họ tên; năm sinh; trình độ; việc đảm nhiệm)', 'Staff, one a line (name; birth; studies; task)', 'text', 6000], funds: ['Nguồn vốn, dự kiến thu, chi', 'Funds, expected income and costs', 'text', 4000], violation: ['Nội dung vi phạm', 'Violation', 'text', 2000], measuresTaken: ['Biện pháp đã khắc phục', 'What was put right', 'text', 4000], peopleInCare: ['Người đang cai nghiện tại cơ sở và cách bảo đảm quyền lợi', 'People in care and how their rights are kept', 'text', 2000], requestKind: ['Cấp mới, cấp lại hay thay đổi nội dung', 'New, again or changed', 'line'],
  // Lists and letters
  listRows: ['Các dòng, mỗi dòng một người; các cột cách nhau bằng dấu chấm phẩy', 'Rows, one a line; columns apart by semicolons', 'text', 20000], period: ['Kỳ', 'Period', 'line'], subject: ['Trích yếu', 'Subject', 'line'], proposal: ['Nội dung đề nghị', 'What is proposed', 'text', 4000], results: ['Kết quả thực hiện', 'What was achieved', 'text', 20000], difficulties: ['Khó khăn, nguyên nhân', 'Difficulties and their causes', 'text', 8000], nextSteps: ['Phương hướng, nhiệm vụ tiếp theo', 'Next steps', 'text', 8000],
} as const satisfies Record<string, Words>

export type BlankName = keyof typeof words
const defaultMost: Readonly<Partial<Record<Blank['kind'], number>>> = { line: 200, text: 2000, number: 6 }

/** The blanks of a form in their order. */
export function use(...names: readonly (BlankName | `${BlankName}!`)[]): Blank[] {
  return names.map((given): Blank => {
    const name = given.replace('!', '') as BlankName
    const [label, labelEn, kind, most] = words[name] as Words
    const longest = most ?? defaultMost[kind]
    return { name, label, labelEn, kind, required: given.endsWith('!'), ...(longest === undefined ? {} : { most: longest }) }
  })
}

/** Blanks of every minute: hour, place, maker, witness, what somebody says against it. */
export const minutesBlanks = use('startTime', 'meetingPlace', 'makerName', 'makerPosition', 'secondOfficer', 'witness', 'witnessAddress', 'endTime', 'refusalReason')
/** Where the paper it rests on is not recorded here. */
export const referenceBlanks = use('referenceNumber', 'referenceDay', 'referenceIssuer')
