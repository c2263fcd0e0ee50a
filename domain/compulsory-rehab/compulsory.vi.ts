/** Vietnamese words of compulsory rehabilitation from the decision in effect on. NFC. Titles of papers are the law's own. */
import type { SliceWords } from '../measures/words.ts'

export const compulsoryVi: SliceWords = {
  acts: {
    'open-from-court': 'Quyết định của tòa án có hiệu lực', 'import-order': 'Ghi quyết định bằng giấy', 'record-receipt': 'Ghi đã nhận quyết định', 'request-court': 'Ghi đơn đề nghị hoãn, miễn', postpone: 'Hoãn chấp hành', 'refuse-request': 'Ghi tòa án không chấp nhận đề nghị',
    'report-ground-ended': 'Báo lý do hoãn không còn', 'end-postponement': 'Hết hoãn', exempt: 'Miễn chấp hành', 'request-facility': 'Đề nghị chọn cơ sở', 'refer-designation': 'Chuyển cấp trên chọn cơ sở', designate: 'Quyết định cơ sở', 'receive-designation': 'Ghi đã nhận quyết định cơ sở',
    'extend-for-capacity': 'Lùi ngày đưa đi vì cơ sở chưa nhận được', admit: 'Biên bản bàn giao, tiếp nhận', 'record-escape': 'Ghi người đã rời đi không trở lại', 'order-search': 'Quyết định truy tìm', 'notify-escape': 'Báo Công an xã', 'record-return': 'Ghi người đã trở lại',
    'end-unexecuted': 'Kết thúc: hết thời hiệu thi hành', 'record-hospital': 'Ghi thời gian nằm viện', 'record-evaluation': 'Ghi xếp loại tháng', 'review-reductions': 'Ghi lần xét giảm thời hạn', 'post-reduction-list': 'Niêm yết danh sách trong cơ sở', 'propose-to-court': 'Đề nghị tòa án giảm, tạm đình chỉ, miễn',
    reduce: 'Ghi quyết định giảm thời hạn', suspend: 'Tạm đình chỉ để chữa bệnh', 'resume-after-illness': 'Tiếp tục chấp hành', 'exempt-remainder': 'Miễn phần thời gian còn lại', 'request-leave': 'Ghi đơn về chịu tang', 'grant-leave': 'Quyết định cho về chịu tang', 'return-from-leave': 'Ghi đã trở lại sau khi về chịu tang',
    'out-for-proceedings': 'Đưa ra khỏi cơ sở theo yêu cầu tố tụng', 'extend-proceedings': 'Gia hạn theo yêu cầu tố tụng', 'return-from-proceedings': 'Ghi đã trở lại từ nơi tố tụng', 'transfer-facility': 'Chuyển cơ sở', 'return-from-transfer': 'Ghi đã trở lại cơ sở cũ',
    'move-to-adult-facility': 'Chuyển cơ sở khi đủ 18 tuổi', 'interrupt-by-prison': 'Gián đoạn do chấp hành án phạt tù', 'resume-after-prison': 'Tiếp tục sau khi chấp hành xong án phạt tù', 'refer-to-education': 'Lập hồ sơ đưa vào cơ sở giáo dục bắt buộc',
    'record-protection-need': 'Ghi cần nơi trợ giúp xã hội', 'refer-social-protection': 'Gửi hồ sơ đến cơ sở trợ giúp xã hội', 'record-death': 'Biên bản về người đã mất', 'notify-death': 'Ghi đã báo về người đã mất', 'close-after-death': 'Kết thúc sau khi mai táng',
  },
  actsOf: {
    compulsory: { complete: 'Giấy chứng nhận chấp hành xong và cho về', 'end-notice': 'Thông báo sắp chấp hành xong', 'end-by-order': 'Kết thúc theo quyết định khác' },
  },
  verbs: { admit: 'Lập biên bản', 'order-search': 'Ra quyết định', designate: 'Ra quyết định', 'grant-leave': 'Ra quyết định', 'request-facility': 'Soạn đề nghị', 'propose-to-court': 'Soạn đề nghị' },
  statuses: {
    ordered: 'quyết định đã có hiệu lực, chờ thi hành', 'facility-requested': 'đã đề nghị chọn cơ sở', 'facility-referred': 'chờ cấp trên chọn cơ sở', 'facility-named': 'đã có cơ sở, chờ đưa đi', postponed: 'được hoãn', fugitive: 'vắng mặt, chưa đưa đi được',
    'in-facility': 'đang ở cơ sở', 'on-leave': 'về chịu tang', 'out-for-proceedings': 'đang ở nơi tố tụng', suspended: 'về nhà chữa bệnh', escaped: 'đã rời cơ sở, chưa trở lại', 'in-prison': 'đang chấp hành án phạt tù', deceased: 'đã mất, đang làm thủ tục',
    exempted: 'được miễn', 'remainder-exempted': 'được miễn phần còn lại', unexecuted: 'hết thời hiệu, không thi hành',
  },
  clocks: {
    'proceedings-out': 'Trở lại từ nơi tố tụng', 'search-before-admission': 'Quyết định truy tìm', 'search-escaped': 'Quyết định truy tìm',
    'court-send-effective': 'Tòa án gửi quyết định có hiệu lực', 'postpone-exempt-apply': 'Quyền đề nghị hoãn, miễn', escort: 'Đưa người đến cơ sở', 'escort-capacity-extension': 'Lùi ngày đưa đi vì cơ sở chưa nhận được', 'execution-limitation': 'Thời hiệu thi hành quyết định',
    'compulsory-request-facility': 'Đề nghị chọn cơ sở', 'compulsory-designate': 'Chọn cơ sở', 'compulsory-designate-central': 'Cấp bộ chọn cơ sở', 'compulsory-designate-send': 'Gửi quyết định cơ sở', 'compulsory-escort': 'Đưa người đến cơ sở', 'escape-notify': 'Báo Công an xã về người rời cơ sở',
    'compulsory-term-adult': 'Thời hạn cai nghiện bắt buộc', 'compulsory-term-minor': 'Thời hạn cai nghiện bắt buộc, người dưới 18 tuổi', 'hospital-time': 'Thời gian nằm viện', 'reduce-eligible': 'Có thể được xét giảm thời hạn', 'reduce-review': 'Xét giảm thời hạn', 'reduce-posting': 'Niêm yết trong cơ sở',
    'suspend-illness': 'Nằm viện đủ lâu để được tạm đình chỉ', 'resume-after-illness': 'Thời gian còn lại đủ để tiếp tục', 'exempt-grave-illness': 'Bệnh nặng cần chữa lâu', 'mourning-decide': 'Quyết định cho về chịu tang', 'mourning-leave': 'Trở lại sau khi về chịu tang', 'funeral-leave-decide': 'Quyết định cho về chịu tang',
    'funeral-leave-max': 'Trở lại sau khi về chịu tang', 'turns-eighteen': 'Đủ 18 tuổi: chuyển cơ sở', 'death-record': 'Báo về người đã mất', 'death-relatives': 'Chờ thân nhân', 'death-family-wait': 'Chờ thân nhân', 'release-notice': 'Thông báo sắp chấp hành xong', 'compulsory-end-notice': 'Thông báo sắp chấp hành xong',
    'compulsory-completion': 'Giấy chứng nhận chấp hành xong', 'compulsory-certificate': 'Giấy chứng nhận chấp hành xong', 'social-protection-transfer': 'Hồ sơ đến cơ sở trợ giúp xã hội', 'protection-transfer': 'Hồ sơ đến cơ sở trợ giúp xã hội', 'postponement-ground-over': 'Lý do hoãn không còn: tòa án quyết định',
  },
  fields: {
    effectiveOn: 'Ngày có hiệu lực', court: 'Tòa án', minor: 'Quyết định đối với người dưới 18 tuổi', heldDays: 'Số ngày đã ở cơ sở, được trừ', decidedOn: 'Ngày quyết định', admittedOn: 'Ngày tiếp nhận', takenOn: 'Ngày bị giữ để đưa đi', receivedBy: 'Ai đã nhận', courtRequest: 'Đề nghị', courtGround: 'Lý do',
    referTo: 'Chuyển đến', until: 'Đến ngày', escort: 'Cơ quan đưa đi', belongings: 'Đồ dùng mang theo', returnedHow: 'Trở lại bằng cách', month: 'Tháng', grade: 'Xếp loại', reviewResult: 'Kết quả xét', proposed: 'Nội dung đề nghị', reducedMonths: 'Số tháng được giảm',
    relative: 'Người mất là', travelDays: 'Số ngày đi đường', requestedBy: 'Cơ quan yêu cầu', temporary: 'Chuyển tạm thời', protectionNeed: 'Lý do cần trợ giúp', protectionAgency: 'Cơ sở trợ giúp xã hội', handedTo: 'Bàn giao cho', procuracy: 'Viện kiểm sát', told: 'Đã báo cho', relativesPresent: 'Thân nhân có mặt',
    interruptedBy: 'Gián đoạn do',
  },
  fieldsOf: {
    'notify-death': { told: 'Đã báo cho' }, 'out-for-proceedings': { requestedBy: 'Cơ quan yêu cầu' }, 'record-protection-stay': { from: 'Từ ngày', to: 'Đến ngày' }, 'end-notice': { unit: 'Xã, phường sẽ về ở' },
    admit: { facility: 'Cơ sở tiếp nhận' }, designate: { facility: 'Cơ sở' }, 'transfer-facility': { facility: 'Cơ sở chuyển đến' }, 'move-to-adult-facility': { facility: 'Cơ sở chuyển đến' }, 'record-return': { facility: 'Cơ sở đang giữ' }, 'import-order': { facility: 'Cơ sở' }, 'open-from-court': { facility: 'Cơ sở đang giữ' },
    'resume-after-illness': { facility: 'Cơ sở' }, 'resume-after-prison': { facility: 'Cơ sở' },
  },
  options: {
    receivedBy: { 'executing-body': 'cơ quan thi hành', person: 'người phải chấp hành' }, courtRequest: { postpone: 'hoãn chấp hành', exempt: 'miễn chấp hành' },
    courtGround: {
      'serious-illness': 'ốm nặng', 'family-hardship': 'gia đình đặc biệt khó khăn', 'grave-illness': 'bệnh hiểm nghèo', pregnancy: 'đang mang thai', 'no-longer-addicted': 'không còn nghiện', 'progress-or-merit': 'tiến bộ rõ rệt hoặc lập công', prison: 'chấp hành án phạt tù',
      progress: 'tiến bộ', merit: 'lập công',
    },
    referTo: { 'ministry-drug-police': 'Cục Cảnh sát điều tra tội phạm về ma túy', 'ministry-reformatories': 'Cục quản lý trường giáo dưỡng' }, returnedHow: { 'by-self': 'tự trở lại', found: 'được tìm thấy', 'brought-by-family': 'gia đình đưa trở lại' },
    grade: { good: 'tốt', fair: 'khá', average: 'trung bình', weak: 'yếu' }, reviewResult: { proposed: 'có đề nghị', 'not-proposed': 'chưa đề nghị' }, proposed: { reduce: 'giảm thời hạn', suspend: 'tạm đình chỉ', 'exempt-remainder': 'miễn phần còn lại' },
    relative: { parent: 'cha, mẹ', spouse: 'vợ, chồng', 'spouse-parent': 'cha, mẹ của vợ, chồng', child: 'con' },
    protectionNeed: { 'minor-without-home': 'dưới 18 tuổi, không có nơi về', 'frail-without-residence': 'già yếu, không rõ nơi cư trú', 'no-residence-unable-to-work': 'không nơi cư trú, không còn khả năng lao động' },
    handedTo: { person: 'tự về', family: 'gia đình', commune: 'UBND xã', 'social-protection': 'cơ sở trợ giúp xã hội' }, told: { investigation: 'cơ quan điều tra', procuracy: 'Viện kiểm sát', court: 'tòa án', health: 'cơ quan y tế', relatives: 'thân nhân' }, relativesPresent: { yes: 'có', no: 'không' },
    interruptedBy: { prison: 'chấp hành án phạt tù', 'compulsory-education': 'vào cơ sở giáo dục bắt buộc, trường giáo dưỡng' },
  },
  facts: { paper: { 'court-decision': 'quyết định của tòa án' } },
  why: {
    'anchor.hospital': 'Vào viện', 'anchor.proceedings': 'Ra khỏi cơ sở',
    'anchor.in-effect': 'Quyết định có hiệu lực', 'anchor.received': 'Nhận quyết định', 'anchor.limitation': 'Thời hiệu tính từ', 'anchor.facility-requested': 'Nhận đề nghị chọn cơ sở', 'anchor.facility-named': 'Có quyết định cơ sở', 'anchor.designation-received': 'Nhận quyết định cơ sở', 'anchor.taken': 'Ngày đầu bị giữ', 'anchor.admitted': 'Được tiếp nhận',
    'anchor.last-review': 'Lần xét gần nhất', 'anchor.leave-asked': 'Nhận đơn', 'anchor.leave': 'Bắt đầu nghỉ', 'anchor.death': 'Mất', 'anchor.relatives-told': 'Báo thân nhân', 'anchor.ground-ended': 'Lý do hoãn không còn', 'anchor.escape': 'Rời cơ sở', 'anchor.posted': 'Niêm yết',
    'facility-full-until': 'Cơ sở chưa nhận được: lùi đến', 'months-reduced': 'Được giảm {n} tháng', 'held-days-deducted': 'Trừ {n} ngày đã ở cơ sở trước đó', 'days-away': 'Không tính {n} ngày vắng mặt trọn vẹn', 'half-of-term': 'Hết nửa thời hạn', 'good-months': '{n} tháng gần nhất liên tiếp xếp loại khá trở lên', 'turns-eighteen': 'Đủ 18 tuổi',
    'travel-not-counted': 'Không kể thời gian đi đường',
  },
}
