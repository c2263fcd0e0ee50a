/**
 * The columns of each roster, and the words under which offices write them. A heading is compared without tone marks, case, punctuation and what stands in
 * brackets; what is not known here the user says once, and the province's lists are known by it from then on.
 */
import type { RosterKind } from './exchange.model.ts'

export type RosterFieldKind = 'text' | 'birth' | 'sex' | 'personal-number' | 'phone' | 'unit' | 'district' | 'facility' | 'day' | 'months' | 'days' | 'choice'
export type RosterField = {
  readonly key: string
  readonly kind: RosterFieldKind
  readonly label: string
  readonly labelEn: string
  readonly hint: string
  readonly hintEn: string
  readonly required: boolean
  readonly most?: number
  readonly choices?: readonly { readonly value: string; readonly label: string; readonly labelEn: string; readonly also?: readonly string[] }[]
  /** Other headings, as they are written. */
  readonly also: readonly string[]
}
type More = Partial<Pick<RosterField, 'required' | 'most' | 'choices' | 'also' | 'hint' | 'hintEn'>>
const field = (key: string, kind: RosterFieldKind, label: string, labelEn: string, more: More = {}): RosterField => ({ key, kind, label, labelEn, hint: '', hintEn: '', required: false, also: [], ...more })

const dayHint = { hint: 'Ngày/tháng/năm.', hintEn: 'Day/month/year.' }
const person: readonly RosterField[] = [
  field('name', 'text', 'Họ và tên', 'Full name', { required: true, most: 100, also: ['họ tên', 'tên', 'họ, chữ đệm và tên', 'họ và tên khai sinh', 'họ tên người được quản lý', 'fullname'] }),
  field('otherName', 'text', 'Tên gọi khác', 'Other name', { most: 100, also: ['tên khác', 'bí danh'] }),
  field('birth', 'birth', 'Ngày sinh', 'Date of birth', { required: true, hint: 'Ngày/tháng/năm; chỉ biết tháng hoặc năm thì ghi 05/1991 hoặc 1991.', hintEn: 'Day/month/year; where only the month or year is known, 05/1991 or 1991.', also: ['năm sinh', 'ngày tháng năm sinh', 'ngày, tháng, năm sinh', 'sinh ngày', 'sinh năm', 'ns', 'birth year', 'birth'] }),
  field('sex', 'sex', 'Giới tính', 'Sex', { required: true, hint: 'Nam hoặc Nữ.', hintEn: 'Nam (male) or Nữ (female).', also: ['giới', 'nam nữ', 'phái'] }),
  field('personalNumber', 'personal-number', 'Số định danh', 'Personal number', { hint: '12 chữ số; chưa có thì để trống.', hintEn: '12 digits; empty where there is none.', also: ['số định danh cá nhân', 'cccd', 'số cccd', 'căn cước', 'số căn cước', 'căn cước công dân', 'số căn cước công dân', 'cmnd cccd', 'cccd cmnd', 'số cmnd cccd', 'số cccd cmnd', 'id number'] }),
  field('phone', 'phone', 'Điện thoại', 'Phone', { hint: '10 chữ số, bắt đầu bằng 0.', hintEn: '10 digits, beginning with 0.', also: ['số điện thoại', 'sđt', 'sdt', 'đt'] }),
  field('unit', 'unit', 'Xã, phường nơi cư trú', 'Commune of residence', { hint: 'Tên xã hôm nay hoặc tên cũ vào ngày quyết định, hoặc mã trong ngoặc. Công an xã và UBND xã: để trống là xã mình.', hintEn: 'The commune’s name of today or of the day of the decision, or its code in brackets. Empty means the own commune.', also: ['xã', 'phường', 'xã phường', 'xã phường thị trấn', 'xã thị trấn', 'tên xã', 'đơn vị', 'địa bàn', 'commune'] }),
  field('district', 'district', 'Huyện (trước 01/07/2025)', 'District (before 2025-07-01)', { hint: 'Chỉ để phân biệt các xã cũ trùng tên.', hintEn: 'Only to tell former communes of the same name apart.', also: ['huyện', 'quận huyện', 'huyện thành phố', 'huyện thị xã thành phố', 'quận', 'district'] }),
  field('address', 'text', 'Địa chỉ như trên giấy tờ', 'Address as written', { most: 200, also: ['địa chỉ', 'nơi ở', 'chỗ ở', 'chỗ ở hiện nay', 'nơi ở hiện nay', 'nơi cư trú', 'nơi thường trú', 'thường trú', 'hộ khẩu thường trú', 'hktt', 'đkhktt', 'nơi đkhktt', 'địa chỉ thường trú', 'thôn bản tổ dân phố', 'thôn', 'address'] }),
  field('representative', 'text', 'Người đại diện (dưới 18 tuổi)', 'Representative (under 18)', { most: 100, also: ['người đại diện', 'cha mẹ hoặc người giám hộ', 'người giám hộ', 'họ tên cha mẹ'] }),
  field('relation', 'choice', 'Quan hệ', 'Relation', { also: ['quan hệ với người đại diện', 'mối quan hệ'], choices: [
    { value: 'father', label: 'cha', labelEn: 'father', also: ['bố', 'ba'] }, { value: 'mother', label: 'mẹ', labelEn: 'mother', also: ['má'] }, { value: 'guardian', label: 'người giám hộ', labelEn: 'guardian', also: ['giám hộ', 'ông', 'bà'] },
    { value: 'legal-representative', label: 'người đại diện theo pháp luật', labelEn: 'legal representative', also: ['đại diện'] },
  ] }),
]
const turn = field('turn', 'choice', 'Lần cai nghiện', 'Which rehabilitation', { hint: 'Như trên giấy tờ; hệ thống không tự tính.', hintEn: 'As the papers say; never computed.', also: ['lần cai', 'cai lần', 'số lần cai'], choices: [
  { value: 'first', label: 'lần đầu', labelEn: 'first', also: ['1', 'lần 1', 'lần thứ nhất', 'đầu'] }, { value: 'repeat', label: 'từ lần thứ hai', labelEn: 'repeated', also: ['2', '3', '4', 'lần 2', 'lần 3', 'lần hai', 'lần thứ hai', 'nhiều lần'] },
] })
const decisionNumber = field('decisionNumber', 'text', 'Số quyết định', 'Number of the decision', { required: true, most: 60, hint: 'Có thể ghi cả ngày: “12/QĐ-UBND ngày 05/03/2026”.', hintEn: 'May carry the day: “12/QĐ-UBND ngày 05/03/2026”.', also: ['số qđ', 'qđ số', 'quyết định', 'quyết định số', 'quyết định số qđ', 'số ngày quyết định', 'số, ngày quyết định', 'số văn bản'] })
const decidedOn = field('decidedOn', 'day', 'Ngày quyết định', 'Day of the decision', { required: true, ...dayHint, also: ['ngày qđ', 'quyết định ngày', 'quyết định ngày tháng', 'quyết định ngày tháng năm', 'ngày ra quyết định', 'ngày ban hành', 'ngày ký', 'ngày ký quyết định'] })
const months = (required: boolean): RosterField => field('months', 'months', 'Thời hạn (tháng)', 'Term (months)', { required, also: ['thời hạn', 'số tháng', 'thời gian', 'thời gian cai', 'thời hạn cai nghiện', 'thời hạn quản lý', 'months'] })
const startedOn = (required: boolean, label = 'Ngày bắt đầu', labelEn = 'Started on'): RosterField => field('startedOn', 'day', label, labelEn, { required, ...dayHint, also: ['ngày vào', 'bắt đầu', 'ngày bắt đầu cai', 'ngày bắt đầu cai nghiện', 'ngày tiếp nhận', 'ngày vào cơ sở', 'từ ngày', 'ngày bắt đầu điều trị', 'ngày vào điều trị'] })
const facility = field('facility', 'facility', 'Cơ sở', 'Facility', { hint: 'Tên hoặc mã cơ sở. Cơ sở nhập danh sách của mình: để trống.', hintEn: 'Name or code. A facility that imports its own list leaves it empty.', also: ['cơ sở cai nghiện', 'tên cơ sở', 'nơi cai nghiện', 'cơ sở điều trị', 'nơi điều trị', 'facility'] })
const resultIssuedOn = field('resultIssuedOn', 'day', 'Ngày giấy xác định tình trạng nghiện', 'Day of the certificate of addiction', { ...dayHint, hint: 'Cần cho đăng ký từ năm 2022.', hintEn: 'Needed for registrations since 2022.', also: ['ngày xác định tình trạng nghiện', 'ngày xác định', 'ngày phiếu kết quả', 'xác định tình trạng nghiện'] })
const registeredOn = field('registeredOn', 'day', 'Ngày đăng ký', 'Registered on', { ...dayHint, also: ['đăng ký ngày', 'ngày đăng ký cai nghiện'] })

export type Roster = { readonly id: RosterKind; readonly name: string; readonly nameEn: string; readonly help: string; readonly helpEn: string; readonly fields: readonly RosterField[]; /** The day by which the row is known, and by whose words its commune is read. */ readonly day: string }

const roster = (id: RosterKind, name: string, nameEn: string, day: string, own: readonly RosterField[], help: string, helpEn: string): Roster => ({ id, name, nameEn, day, help, helpEn, fields: [...person, ...own] })
export const rosters: readonly Roster[] = [
  roster('user-management', 'Người sử dụng trái phép chất ma túy đang được quản lý', 'People under user management', 'decidedOn', [
    decisionNumber, decidedOn, field('foundOn', 'day', 'Ngày có kết quả dương tính', 'Day of the positive result', { ...dayHint, hint: 'Để trống là ngày quyết định.', hintEn: 'Empty means the day of the decision.', also: ['ngày phát hiện', 'ngày xét nghiệm', 'ngày test', 'ngày xét nghiệm dương tính'] }),
    field('sample', 'choice', 'Mẫu xét nghiệm', 'Sample', { hint: 'Để trống là nước tiểu.', hintEn: 'Empty means urine.', also: ['loại mẫu'], choices: [{ value: 'urine', label: 'nước tiểu', labelEn: 'urine' }, { value: 'saliva', label: 'nước bọt', labelEn: 'saliva' }, { value: 'blood', label: 'máu', labelEn: 'blood' }, { value: 'hair', label: 'tóc', labelEn: 'hair' }] }),
  ], 'Mỗi dòng là một người đang được quản lý theo quyết định.', 'Each row is a person managed by a decision.'),
  roster('voluntary-home', 'Người cai nghiện tự nguyện tại gia đình, cộng đồng', 'People in voluntary rehabilitation at home or in the community', 'decidedOn', [
    decisionNumber, decidedOn, registeredOn, resultIssuedOn, months(true), turn, startedOn(false),
    field('place', 'choice', 'Nơi cai nghiện', 'Place', { hint: 'Để trống là tại gia đình.', hintEn: 'Empty means at home.', also: ['hình thức', 'hình thức cai nghiện'], choices: [{ value: 'home', label: 'tại gia đình', labelEn: 'at home', also: ['gia đình'] }, { value: 'community', label: 'tại cộng đồng', labelEn: 'in the community', also: ['cộng đồng'] }] }),
  ], 'Mỗi dòng là một người đã có quyết định cai nghiện tự nguyện; ghi ngày bắt đầu nếu đã bắt đầu.', 'Each row is a person with a decision; give the day on which it began, if it has.'),
  ...(['voluntary-public', 'voluntary-private'] as const).map((id) => roster(id, id === 'voluntary-public' ? 'Người cai nghiện tự nguyện tại cơ sở công lập' : 'Người cai nghiện tự nguyện tại cơ sở tư nhân', id === 'voluntary-public' ? 'People in voluntary rehabilitation in a public facility' : 'People in voluntary rehabilitation in a private facility', 'startedOn', [
    startedOn(true, 'Ngày vào cơ sở', 'Admitted on'), months(true), turn, facility,
    field('decisionNumber', 'text', 'Số quyết định hoặc hợp đồng', 'Number of the decision or contract', { required: true, most: 60, also: ['số hợp đồng', 'số quyết định', 'số qđ', 'quyết định số', 'số hđ'] }),
    { ...decidedOn, required: false, hint: 'Từ 01/07/2026: cần ngày quyết định.', hintEn: 'Needed since 2026-07-01.' }, registeredOn, resultIssuedOn,
  ], 'Mỗi dòng là một người đang cai nghiện tại cơ sở.', 'Each row is a person who is in the facility.')),
  roster('substitution', 'Người đang điều trị bằng thuốc thay thế', 'People in substitution treatment', 'startedOn', [
    startedOn(true, 'Ngày bắt đầu điều trị', 'Treatment began on'), { ...facility, label: 'Cơ sở điều trị', labelEn: 'Treating centre' }, { ...decisionNumber, required: false, label: 'Số bệnh án hoặc quyết định', labelEn: 'Number of the record or decision', also: ['số quyết định', 'số bệnh án', 'mã bệnh nhân', ...decisionNumber.also] },
  ], 'Mỗi dòng là một người đang điều trị.', 'Each row is a person in treatment.'),
  roster('compulsory', 'Người chấp hành quyết định cai nghiện bắt buộc', 'People under a court decision on compulsory rehabilitation', 'decidedOn', [
    { ...decisionNumber, label: 'Số quyết định của Tòa án', labelEn: 'Number of the court’s decision', also: ['số quyết định', 'quyết định tòa án', 'số qđ tòa án', ...decisionNumber.also] }, decidedOn,
    field('effectiveOn', 'day', 'Ngày quyết định có hiệu lực', 'In effect on', { ...dayHint, hint: 'Để trống là ngày quyết định.', hintEn: 'Empty means the day of the decision.', also: ['ngày có hiệu lực', 'hiệu lực từ'] }),
    months(true), turn, field('heldDays', 'days', 'Số ngày đã tạm giữ, quản lý', 'Days already held', { hint: 'Được trừ vào thời hạn; để trống là 0.', hintEn: 'Counted off the term; empty means none.', also: ['số ngày được trừ', 'số ngày tạm giữ'] }),
    field('takenOn', 'day', 'Ngày bị đưa đi', 'Taken on', { ...dayHint, also: ['ngày đưa đi', 'ngày bắt'] }), field('admittedOn', 'day', 'Ngày vào cơ sở', 'Admitted on', { ...dayHint, hint: 'Để trống nếu chưa vào.', hintEn: 'Empty where not admitted yet.', also: ['ngày tiếp nhận', 'ngày vào', 'ngày nhập cơ sở'] }), facility,
  ], 'Mỗi dòng là một người có quyết định của Tòa án đang có hiệu lực. Người bị giữ quá thời hạn vẫn nhập được và được báo động ngay.', 'Each row is a person under a decision in effect. Who is kept beyond the term comes in too, with an alarm at once.'),
  roster('post-rehab', 'Người đang được quản lý sau cai nghiện', 'People under post-rehabilitation management', 'decidedOn', [
    decisionNumber, decidedOn, field('completedOn', 'day', 'Ngày hoàn thành cai nghiện', 'Rehabilitation completed on', { required: true, ...dayHint, also: ['hoàn thành ngày', 'ngày hoàn thành', 'ngày cấp giấy xác nhận', 'ngày về'] }), months(false),
    field('after', 'choice', 'Sau hình thức', 'After', { hint: 'Để trống là cai nghiện tự nguyện.', hintEn: 'Empty means voluntary.', also: ['hình thức cai nghiện', 'hình thức'], choices: [
      { value: 'voluntary', label: 'cai nghiện tự nguyện', labelEn: 'voluntary rehabilitation', also: ['tự nguyện'] }, { value: 'substitution', label: 'điều trị thay thế', labelEn: 'substitution', also: ['methadone'] }, { value: 'compulsory', label: 'cai nghiện bắt buộc', labelEn: 'compulsory rehabilitation', also: ['bắt buộc'] },
    ] }),
  ], 'Mỗi dòng là một người đã có quyết định quản lý sau cai.', 'Each row is a person with a decision on post-rehabilitation management.'),
]
export const rosterOf = (id: RosterKind): Roster => rosters.find((each) => each.id === id)!
