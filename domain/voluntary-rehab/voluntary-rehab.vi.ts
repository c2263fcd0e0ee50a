/** Vietnamese words of the three forms of voluntary rehabilitation that the common words do not have. */
import type { SliceWords } from '../measures/words.ts'

const facility = {
  decide: 'Quyết định cai nghiện tự nguyện', complete: 'Giấy xác nhận hoàn thành cai nghiện', admit: 'Tiếp nhận theo hợp đồng', start: 'Biên bản tiếp nhận vào cơ sở', interrupt: 'Ghi bắt đầu chấp hành án phạt tù', exempt: 'Miễn cai nghiện',
  postpone: 'Hoãn vào cơ sở', resume: 'Trở lại cơ sở', suspend: 'Cho về nhà chữa bệnh',
}

export const voluntaryRehabVi: SliceWords = {
  acts: {
    'open-rest': 'Nhận giấy của cơ sở: phần còn lại tại gia đình, cộng đồng', 'register-rest': 'Đăng ký làm phần còn lại', 'close-rest': 'Kết thúc: hết thời hạn, chưa đăng ký phần còn lại', 'change-form': 'Chuyển sang hình thức khác',
    'e-monitoring-decided': 'Đã quyết định giám sát điện tử', 'request-placement': 'Đề nghị Công an tỉnh chọn cơ sở', 'request-central': 'Đề nghị Bộ Công an chọn cơ sở', 'designate-central': 'Bộ Công an chọn cơ sở', notify: 'Ghi đã thông báo cho Công an xã',
    'go-out': 'Ghi ra ngoài có phép', 'come-back': 'Ghi đã trở lại', transfer: 'Chuyển sang cơ sở khác', 'transfer-central': 'Chuyển sang cơ sở ở tỉnh khác', 'receive-transfer': 'Cơ sở mới đã tiếp nhận', 'facility-stopped': 'Ghi cơ sở bị đình chỉ',
    'complete-part': 'Giấy xác nhận thời gian và giai đoạn đã làm',
  },
  actsOf: { 'voluntary-home': { interrupt: 'Ghi bắt đầu chấp hành án phạt tù' }, 'voluntary-private': facility, 'voluntary-public': facility },
  verbs: { 'request-placement': 'Soạn đề nghị', 'request-central': 'Soạn đề nghị', 'designate-central': 'Ra quyết định', 'complete-part': 'Cấp giấy xác nhận', notify: 'Ghi đã thông báo' },
  statuses: {
    'rest-due': 'chờ đăng ký phần còn lại', 'in-prison': 'đang chấp hành án phạt tù', 'changed-form': 'đã chuyển hình thức', 'rest-lapsed': 'hết thời hạn, chưa đăng ký phần còn lại', 'placement-requested': 'chờ Công an tỉnh chọn cơ sở',
    'central-requested': 'chờ Bộ Công an chọn cơ sở', designated: 'đã có cơ sở, chờ vào', 'partly-completed': 'đã xong một phần tại cơ sở',
  },
  clocks: {
    'self-termination-sessions': 'Vắng liên tiếp các buổi của liệu trình', 'addiction-certificate-validity': 'Giá trị của giấy xác định tình trạng nghiện', 'voluntary-term-facility': 'Thời hạn cai nghiện', 'facility-completion': 'Giấy xác nhận hoàn thành cai nghiện',
    'private-centre-notice': 'Cơ sở báo UBND xã', 'public-centre-notice': 'Cơ sở báo UBND xã', 'private-completion-copy': 'Gửi bản sao giấy xác nhận', 'private-completer-present': 'Đến Công an xã sau khi hoàn thành', 'private-partial-notice': 'Báo Công an xã nơi cư trú',
    'private-partial-register-home': 'Đăng ký làm phần còn lại', 'private-quit-notice': 'Báo Công an xã việc thôi', 'private-seat-notice': 'Báo Công an xã nơi cơ sở đặt trụ sở', 'private-end-notice': 'Thông báo sắp hoàn thành cai nghiện',
    'private-certificate': 'Giấy xác nhận hoàn thành cai nghiện', 'private-suspended-client-move': 'Đăng ký nơi khác khi cơ sở bị đình chỉ', 'decide-no-residence': 'Quyết định cai nghiện tự nguyện', 'public-voluntary-request': 'Đề nghị Công an tỉnh chọn cơ sở',
    'public-voluntary-designate': 'Công an tỉnh chọn cơ sở', 'public-voluntary-designate-central': 'Bộ Công an chọn cơ sở', 'public-voluntary-end-notice': 'Thông báo sắp hoàn thành cai nghiện', 'public-voluntary-certificate': 'Giấy xác nhận hoàn thành cai nghiện',
    'voluntary-resume': 'Trở lại khi còn ít nhất', 'report-after-postponement': 'Đến Công an xã sau khi được hoãn, cho về',
  },
  fields: {
    changeOfForm: 'Chuyển từ hình thức khác', startedOn: 'Ngày bắt đầu', shiftDays: 'Số ngày dời', stagesDone: 'Giai đoạn đã làm', supportedOn: 'Ngày đã hỗ trợ một lần', noStableResidence: 'Không có nơi cư trú ổn định', contractNumber: 'Số hợp đồng', toPolice: 'Báo cho Công an xã', seat: 'Công an xã nơi đặt trụ sở', why: 'Lý do ra ngoài',
    central: 'Cơ quan được đề nghị', postponement: 'Lý do hoãn', exemption: 'Lý do miễn',
  },
  fieldsOf: { register: { facility: 'Cơ sở muốn vào' }, start: { facility: 'Cơ sở tiếp nhận' }, admit: { unit: 'Xã, phường nơi cư trú' }, 'designate-central': { facility: 'Cơ sở' }, transfer: { facility: 'Cơ sở chuyển đến' }, 'transfer-central': { facility: 'Cơ sở chuyển đến' } },
  options: {
    about: { part: 'xong một phần' }, toPolice: { residence: 'nơi cư trú', seat: 'nơi cơ sở đặt trụ sở' }, why: { hospital: 'đi bệnh viện', funeral: 'chịu tang', family: 'việc gia đình', proceedings: 'theo yêu cầu của cơ quan tố tụng', other: 'lý do khác' },
    postponement: { 'serious-illness': 'ốm nặng', 'family-hardship': 'gia đình có khó khăn đặc biệt' }, exemption: { 'critical-illness': 'bệnh hiểm nghèo', pregnancy: 'mang thai', 'no-longer-addicted': 'trong thời gian hoãn không còn nghiện' },
  },
  facts: { paper: { facility: 'cơ sở tiếp nhận' }, statement: { order: 'theo quyết định nào' } },
  why: {
    'anchor.part-certificate': 'Nhận giấy xác nhận một phần', 'anchor.voluntary-decided': 'Có quyết định cai nghiện tại gia đình, cộng đồng', 'anchor.designated': 'Cơ sở được chọn', 'anchor.placement-requested': 'Nhận đề nghị chọn cơ sở',
    'anchor.facility-stopped': 'Cơ sở bị đình chỉ', 'anchor.sent-home': 'Được cho về', 'anchor.taken-in': 'Cơ sở tiếp nhận', 'days-in-prison': '{n} ngày ở tù không tính vào thời hạn', 'days-served-before': '{n} ngày đã cai nghiện ở hình thức trước được trừ',
  },
}
