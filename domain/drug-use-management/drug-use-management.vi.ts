/** Vietnamese words of the management of a person who uses drugs. */
import type { SliceWords } from '../measures/words.ts'

export const drugUseVi: SliceWords = {
  acts: {
    'record-use': 'Ghi phát hiện sử dụng, kết quả dương tính', 'receive-result': 'Ghi đã nhận kết quả xét nghiệm', 'verify-residence': 'Ghi kết quả xác minh nơi cư trú', 'send-notice': 'Thông báo về hành vi sử dụng', redecide: 'Quyết định quản lý mới',
    'assign-member': 'Phân công Tổ quản lý', 'check-residence': 'Kiểm tra nơi cư trú trong tháng', 'found-using': 'Ghi phát hiện sử dụng trong thời hạn', 'unknown-absence': 'Ghi vắng mặt không rõ ở đâu', interrupt: 'Tạm dừng: bị tạm giữ, tạm giam', resume: 'Tiếp tục quản lý',
    'transfer-file': 'Chuyển hồ sơ đến nơi cư trú mới', end: 'Quyết định chấm dứt quản lý', stop: 'Quyết định dừng quản lý', 'assessed-not-addicted': 'Có kết quả: không nghiện', 'assessed-addicted': 'Có kết quả: có nghiện',
  },
  actsOf: { 'user-management': { decide: 'Quyết định quản lý', 'hand-over-decision': 'Trao, gửi quyết định', 'close-undecided': 'Kết thúc, không quyết định quản lý', 'record-test': 'Ghi xét nghiệm trong thời hạn' } },
  verbs: { 'verify-residence': 'Ghi kết quả', 'send-notice': 'Soạn thông báo', redecide: 'Soạn quyết định', end: 'Soạn quyết định', stop: 'Soạn quyết định', 'check-residence': 'Ghi đã kiểm tra' },
  statuses: {
    detected: 'có kết quả dương tính', checked: 'đã xác minh nơi cư trú', managed: 'đang được quản lý', interrupted: 'tạm dừng quản lý', stopped: 'đã dừng quản lý', dead: 'đã mất',
  },
  clocks: {
    'positive-test-forward': 'Gửi kết quả xét nghiệm', 'positive-result-forward': 'Gửi kết quả xét nghiệm', 'residence-verify': 'Xác minh nơi cư trú', 'residence-verify-remote': 'Xác minh nơi cư trú, vùng đi lại khó khăn', 'residence-verification': 'Xác minh nơi cư trú',
    'residence-verification-remote': 'Xác minh nơi cư trú, vùng đi lại khó khăn', 'user-act-notify': 'Thông báo về hành vi sử dụng', 'user-act-notify-no-residence': 'Thông báo về hành vi sử dụng, không có nơi cư trú ổn định', 'use-notice-send': 'Thông báo về hành vi sử dụng',
    'user-mgmt-decide': 'Quyết định quản lý', 'user-management-decision': 'Quyết định quản lý', 'user-mgmt-term': 'Thời hạn quản lý', 'user-mgmt-renewed-term': 'Thời hạn quản lý, tính lại', 'user-management-term': 'Thời hạn quản lý',
    'user-mgmt-renew-decide': 'Quyết định quản lý mới', 'user-management-redecision': 'Quyết định quản lý mới', 'user-residence-check': 'Kiểm tra nơi cư trú trong tháng', 'user-move-police-notice': 'Báo Công an nơi đến', 'user-move-file-transfer': 'Chuyển hồ sơ đến nơi cư trú mới',
    'user-move-notify': 'Báo và chuyển hồ sơ đến nơi cư trú mới', 'user-present-new-place': 'Trình báo tại nơi cư trú mới', 'user-decision-copy-permanent-commune': 'Gửi quyết định về nơi thường trú', 'user-end': 'Quyết định chấm dứt quản lý',
  },
  fields: {
    suspicion: 'Căn cứ xét nghiệm', foundOn: 'Ngày phát hiện', remote: 'Vùng miền núi, hải đảo, đi lại khó khăn', assessmentCase: 'Thuộc trường hợp phải xác định tình trạng nghiện', criminalCheck: 'Có thuộc trường hợp hình sự không (người có thẩm quyền kết luận)',
    representativePresent: 'Cha, mẹ hoặc người đại diện có mặt, đồng ý', residence: 'Nơi cư trú', livesHereSince: 'Sống ở đây từ ngày', resultOn: 'Ngày có kết quả', notAddictedOn: 'Ngày kết quả không nghiện', copyTo: 'Gửi về xã, phường nơi thường trú', part: 'Vai trò trong Tổ quản lý',
    present: 'Đang ở nơi cư trú', orderNumber: 'Số quyết định, bản án',
  },
  fieldsOf: { stop: { ground: 'Lý do dừng quản lý' }, 'hand-over-decision': { to: 'Trao cho' }, 'record-use': { unit: 'Xã, phường nơi phát hiện' }, 'verify-residence': { unit: 'Xã, phường nơi cư trú' }, 'send-notice': { unit: 'Xã, phường nhận thông báo' } },
  options: {
    suspicion: {
      report: 'tin báo đã xác minh', 'case-papers': 'tài liệu trong vụ việc', behaviour: 'biểu hiện mất kiểm soát', traces: 'có dấu vết chất hoặc dụng cụ', driver: 'người điều khiển phương tiện có biểu hiện', 'place-of-use': 'có mặt tại nơi sử dụng', 'self-declared': 'tự khai báo',
      caught: 'phát hiện quả tang', other: 'căn cứ khác theo luật',
    },
    assessmentCase: { 'commune-education': 'đang hoặc trong 1 năm sau giáo dục tại xã', 'post-rehab': 'đang quản lý sau cai' }, criminalCheck: { 'not-criminal': 'không thuộc trường hợp hình sự', 'sent-to-investigation': 'đã chuyển cơ quan điều tra' },
    residence: { registered: 'thường trú hoặc tạm trú, đang ở', 'thirty-days': 'nơi ở hiện tại, đủ số ngày luật định', none: 'không có nơi cư trú ổn định' },
    part: { deputy: 'tổ phó, thôn hoặc tổ dân phố', family: 'gia đình hoặc người uy tín', organisation: 'tổ chức chính trị - xã hội', 'social-worker': 'nhân viên công tác xã hội', teacher: 'giáo viên', 'youth-union': 'Đoàn, Đội' },
    ground: { addicted: 'được xác định có nghiện', 'commune-education': 'giáo dục tại xã, phường', diversion: 'biện pháp xử lý chuyển hướng', 'detention-longer': 'tạm giữ, tạm giam dài hơn thời hạn còn lại', 'compulsory-education': 'vào cơ sở giáo dục bắt buộc, trường giáo dưỡng', prison: 'chấp hành án phạt tù', 'dead-or-missing': 'đã mất hoặc mất tích' },
    because: { addicted: 'được xác định có nghiện', 'no-use': 'không có hành vi sử dụng', 'criminal-case': 'thuộc vụ án hình sự', 'not-addicted': 'không nghiện', 'opened-by-mistake': 'mở nhầm' },
  },
  facts: { paper: { 'not-addicted-result': 'kết quả xác định không nghiện' }, statement: { 'lives-here-since': 'ngày bắt đầu sống ở đây, Trưởng Công an xã xác nhận' } },
  why: {
    'anchor.use-found': 'Phát hiện sử dụng', 'anchor.positive-result': 'Có kết quả dương tính', 'anchor.residence-checked': 'Có kết quả xác minh', 'anchor.result-received': 'Nhận kết quả xét nghiệm', 'anchor.notice-of-use': 'Nhận thông báo về hành vi sử dụng',
    'anchor.found-not-addicted': 'Có kết quả không nghiện', 'anchor.arrived': 'Đến nơi cư trú mới', 'anchor.last-check': 'Lần kiểm tra gần nhất', 'other-reading-days': '{n} ngày vắng mặt hoặc bị tạm giữ chỉ cách hiểu khác mới trừ: thời hạn không dài thêm',
  },
}
