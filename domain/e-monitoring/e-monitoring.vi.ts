/** Vietnamese words of electronic monitoring. They speak of a device and of papers, never of where a person is. */
import type { SliceWords } from '../measures/words.ts'

export const eMonitoringVi: SliceWords = {
  acts: {
    request: 'Nhận đề nghị của cha, mẹ', fit: 'Lắp thiết bị', 'remove-temporarily': 'Tháo tạm thời', refit: 'Lắp lại', 'change-position': 'Đổi vị trí đeo', 'change-position-medical': 'Đổi vị trí đeo theo yêu cầu y tế', 'note-damage': 'Ghi thiết bị hỏng, mất', 'report-damage': 'Ghi người đeo đã báo hỏng, mất',
    'replace-device': 'Thay thiết bị', 'note-battery-empty': 'Ghi hết pin', 'battery-charged': 'Ghi đã sạc pin', 'record-cured': 'Ghi đã khắc phục', 'record-not-cured': 'Ghi chưa khắc phục', 'force-majeure-reported': 'Ghi đã báo sự kiện bất khả kháng',
    'breach-papers': 'Nhận giấy tờ về vi phạm điều trị', 'decide-anew': 'Quyết định giám sát mới', pause: 'Quyết định tạm dừng', 'end-pause': 'Ghi hết tạm dừng', 'assign-officer': 'Giao cán bộ', 'measure-term': 'Ghi thời hạn của biện pháp',
    'measure-ended': 'Biện pháp đã kết thúc', 'carrier-moved': 'Biện pháp được giám sát đã chuyển xã',
  },
  actsOf: { 'e-monitoring': { decide: 'Quyết định giám sát điện tử', exempt: 'Quyết định miễn giám sát', end: 'Quyết định chấm dứt giám sát', 'record-breach': 'Lập biên bản vi phạm giám sát' } },
  verbs: { fit: 'Lập biên bản', 'decide-anew': 'Soạn quyết định', pause: 'Soạn quyết định', exempt: 'Soạn quyết định' },
  statuses: { 'asked-for': 'đã có đề nghị', worn: 'đang đeo thiết bị', 'taken-off': 'tháo tạm thời' },
  clocks: {
    'em-term-home': 'Thời hạn giám sát điện tử', 'em-term-post-rehab': 'Thời hạn giám sát điện tử', 'em-term-substitution': 'Thời hạn giám sát điện tử', 'em-term-minor-request': 'Thời hạn giám sát điện tử', 'em-term-no-residence': 'Thời hạn giám sát điện tử',
    'em-decision': 'Quyết định giám sát điện tử', 'em-decision-request': 'Quyết định theo đề nghị', 'em-execute': 'Lắp thiết bị', 'em-fit-before-release': 'Lắp thiết bị trước khi rời cơ sở', 'em-abroad-removal': 'Tháo khi đi nước ngoài', 'em-position-change': 'Đổi vị trí đeo',
    'em-refit-present': 'Đến lắp lại thiết bị', 'em-damage-report': 'Báo thiết bị hỏng, mất', 'em-battery': 'Sạc pin', 'em-breach-cure': 'Khắc phục sau biên bản', 'em-ladder-worn': 'Số lần không đeo, tháo thiết bị', 'em-ladder-kept': 'Số lần hết pin, không đến lắp lại',
    'em-ladder-tampering': 'Phá, can thiệp thiết bị', 'em-force-majeure-report': 'Báo khi hết sự kiện bất khả kháng', 'em-exempt-adult': 'Có thể miễn giám sát', 'em-exempt-minor': 'Có thể miễn giám sát', 'em-move-handover': 'Bàn giao nơi cư trú mới',
  },
  fields: {
    over: 'Biện pháp được giám sát', monitoringGround: 'Trường hợp', requestPaper: 'Văn bản đề nghị của cha, mẹ', fittedAt: 'Lắp ở đâu', removal: 'Lý do tháo', byAir: 'Đi bằng đường hàng không', finding: 'Vi phạm', pausedFor: 'Lý do tạm dừng',
    endedBecause: 'Lý do chấm dứt', endsOn: 'Ngày cuối của biện pháp',
  },
  fieldsOf: { 'assign-officer': { helper: 'Cán bộ được giao' }, 'note-battery-empty': { from: 'Hết pin từ ngày' }, 'remove-temporarily': { until: 'Đến hết ngày' } },
  options: {
    over: { 'voluntary-home': 'cai nghiện tại gia đình, cộng đồng', substitution: 'điều trị thay thế', 'post-rehab': 'quản lý sau cai' }, monitoringGround: { adult: 'người từ đủ 18 tuổi', 'parents-request': 'cha, mẹ đề nghị', 'no-stable-residence': 'sau cai, không có nơi cư trú ổn định' },
    fittedAt: { commune: 'Công an xã', facility: 'trước khi rời cơ sở', 'seat-police': 'Công an xã nơi cơ sở đặt trụ sở' }, removal: { medical: 'chữa bệnh', abroad: 'đi nước ngoài', proceedings: 'yêu cầu của cơ quan tố tụng', other: 'lý do khác' },
    finding: { tampering: 'phá, can thiệp thiết bị', 'not-worn': 'không đeo', removed: 'tự tháo', battery: 'để hết pin quá 24 giờ', 'not-presented': 'không đến lắp lại', refused: 'không chấp hành việc lắp' },
    pausedFor: { prison: 'chấp hành án phạt tù', 'compulsory-education': 'vào cơ sở giáo dục bắt buộc', reformatory: 'vào trường giáo dưỡng' },
    endedBecause: { 'term-over': 'hết thời hạn', facility: 'vào cơ sở', 'measure-ended': 'biện pháp không còn', 'dead-or-missing': 'đã mất hoặc mất tích' },
  },
  facts: { paper: { 'parents-request': 'văn bản đề nghị của cha, mẹ', 'breach-papers': 'giấy tờ về vi phạm điều trị' }, statement: { over: 'biện pháp được giám sát', 'monitoring-ground': 'trường hợp áp dụng', 'battery-from': 'ngày hết pin' } },
  why: {
    'anchor.monitoring-decided': 'Có quyết định giám sát', 'anchor.carrier-end': 'Ngày cuối của biện pháp được giám sát', 'anchor.breach': 'Lập biên bản', 'anchor.release': 'Ngày rời cơ sở', 'before-release': 'Lắp trước khi rời cơ sở', 'anchor.monitoring-requested': 'Nhận đề nghị',
    'anchor.clean-since': 'Không vi phạm từ', 'anchor.damaged': 'Thiết bị hỏng, mất', 'anchor.battery-empty': 'Hết pin', 'anchor.breach-papers': 'Nhận giấy tờ về vi phạm', 'anchor.removal-over': 'Hết thời gian tháo, tạm dừng',
  },
}
