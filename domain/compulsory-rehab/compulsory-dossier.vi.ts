/** Vietnamese words of the dossier for compulsory rehabilitation. NFC. */
import type { SliceWords } from '../measures/words.ts'

export const compulsoryDossierVi: SliceWords = {
  acts: {
    'open-dossier': 'Lập hồ sơ đề nghị cai nghiện bắt buộc', 'record-paper': 'Ghi giấy tờ trong hồ sơ', 'dossier-made': 'Ghi đã lập xong hồ sơ', 'family-opinion': 'Ghi ý kiến của gia đình về việc quản lý', 'family-management': 'Quyết định giao gia đình quản lý',
    hold: 'Quyết định quản lý tại cơ sở', 'record-evasion': 'Ghi việc trốn tránh', 'evasion-ended': 'Ghi hết trốn tránh', 'release-from-holding': 'Cho về, hết quản lý tại cơ sở', 'give-notice': 'Thông báo về việc lập hồ sơ',
    'record-opinion': 'Ghi ý kiến sau khi đọc hồ sơ', 'forward-for-check': 'Chuyển hồ sơ để kiểm tra', 'return-for-completion': 'Trả hồ sơ để bổ sung', supplement: 'Gửi lại hồ sơ đã bổ sung', 'send-to-court': 'Chuyển hồ sơ đến tòa án',
    'court-return': 'Tòa án trả lại hồ sơ', 'court-accept': 'Tòa án thụ lý', 'court-notify': 'Tòa án thông báo thụ lý', 'court-query': 'Tòa án yêu cầu làm rõ', 'answer-court-query': 'Trả lời tòa án', 'court-extend': 'Tòa án kéo dài thời hạn',
    'open-session': 'Tòa án mở phiên họp', 'hold-session': 'Phiên họp của tòa án', 'court-suspend': 'Tòa án tạm đình chỉ', 'court-resume': 'Tòa án tiếp tục xem xét', 'court-decided': 'Quyết định của tòa án', 'deliver-decision': 'Giao quyết định của tòa án',
    complain: 'Khiếu nại quyết định', 'petition-or-protest': 'Kiến nghị, kháng nghị', 'forward-complaint': 'Gửi khiếu nại lên tòa án cấp trên', 'review-decided': 'Quyết định giải quyết khiếu nại', 'decision-effective': 'Quyết định có hiệu lực', 'close-dossier': 'Kết thúc hồ sơ',
    'order-corrected': 'Sửa số tháng, số ngày được trừ theo hồ sơ', withdraw: 'Rút hồ sơ', exclude: 'Kết thúc: không thuộc diện áp dụng',
  },
  verbs: {
    'open-dossier': 'Lập hồ sơ', 'record-paper': 'Ghi giấy tờ', 'give-notice': 'Soạn thông báo', 'forward-for-check': 'Chuyển hồ sơ', 'send-to-court': 'Soạn đề nghị', hold: 'Soạn quyết định', 'family-management': 'Soạn quyết định', 'release-from-holding': 'Cho về ngay', withdraw: 'Rút hồ sơ',
  },
  statuses: {
    'dossier-open': 'đang lập hồ sơ', 'dossier-ready': 'đã lập xong, chờ thông báo', 'dossier-notified': 'đã thông báo, thời gian đọc hồ sơ', 'dossier-at-labour': 'chờ kiểm tra hồ sơ', 'dossier-returned': 'hồ sơ được trả để bổ sung', 'court-pending': 'đã chuyển tòa án',
    'court-returned': 'tòa án trả lại', 'court-accepted': 'tòa án đã thụ lý', 'court-suspended': 'tòa án tạm đình chỉ', applied: 'tòa án quyết định áp dụng, chưa có hiệu lực', 'not-applied': 'tòa án không áp dụng', 'under-review': 'đang được xem xét lại',
    'release-due': 'phải cho về ngay', effective: 'quyết định đã có hiệu lực', 'dossier-stopped': 'tòa án đình chỉ', 'refused-by-court': 'tòa án không áp dụng, đã kết thúc', 'not-addicted': 'không nghiện', excluded: 'không thuộc diện áp dụng',
  },
  clocks: {
    'dossier-adult': 'Lập xong hồ sơ', 'dossier-minor': 'Lập xong hồ sơ', 'compulsory-dossier-open': 'Lập xong hồ sơ', 'dossier-notice': 'Thông báo về việc lập hồ sơ', 'dossier-read': 'Thời gian đọc hồ sơ, có ý kiến', 'compulsory-read': 'Thời gian đọc hồ sơ, có ý kiến',
    'dossier-forward': 'Chuyển hồ sơ để kiểm tra', 'labour-check': 'Kiểm tra hồ sơ', 'dossier-supplement': 'Bổ sung hồ sơ', 'labour-resend': 'Chuyển hồ sơ đã bổ sung đến tòa án', 'compulsory-forward-court': 'Chuyển hồ sơ đến tòa án', 'interim-decision-send': 'Gửi quyết định quản lý',
    'court-query-answer': 'Trả lời tòa án', 'court-clarification-reply': 'Trả lời tòa án', 'court-return-incomplete': 'Tòa án trả hồ sơ thiếu', 'court-accept-assign': 'Thụ lý, phân công', 'court-notify-acceptance': 'Thông báo thụ lý', 'court-decide': 'Tòa án ra quyết định',
    'court-decide-minor': 'Tòa án ra quyết định', 'court-decision': 'Tòa án ra quyết định', 'court-check-minor': 'Kiểm tra hồ sơ người dưới 18 tuổi', 'court-session': 'Mở phiên họp', 'court-send-decision': 'Gửi quyết định của tòa án', 'complaint-court-decision': 'Thời gian khiếu nại',
    'petition-protest-court-decision': 'Thời gian kiến nghị, kháng nghị', 'complaint-forward': 'Gửi khiếu nại lên tòa án cấp trên', 'court-review': 'Giải quyết khiếu nại, kiến nghị, kháng nghị', 'complaint-conduct': 'Khiếu nại hành vi', 'complaint-conduct-answer': 'Giải quyết khiếu nại hành vi',
    'court-effect': 'Quyết định có hiệu lực', 'limitation-apply-measure': 'Thời hiệu áp dụng biện pháp', 'compulsory-limitation': 'Thời hiệu áp dụng biện pháp', 'interim-term': 'Thời gian quản lý tại cơ sở', 'holding-end': 'Cho về khi hết căn cứ', 'compulsory-holding': 'Quản lý tại cơ sở gần nhất',
  },
  fields: {
    detectedOn: 'Ngày phát hiện', lastActOn: 'Ngày của hành vi cuối cùng', detectedBy: 'Ai phát hiện', stableResidence: 'Có nơi cư trú ổn định', evasionEndedOn: 'Ngày hết trốn tránh', dossierPaper: 'Giấy tờ', familyAgrees: 'Gia đình đồng ý quản lý', familyMember: 'Người quản lý trong gia đình',
    heldIn: 'Loại nơi quản lý', holdReason: 'Lý do quản lý tại cơ sở', heldSince: 'Được đưa vào từ ngày', endedOn: 'Ngày hết trốn tránh', releaseBecause: 'Lý do cho về', releasedOn: 'Ngày về', noticeTo: 'Đã thông báo cho', opinionBy: 'Ý kiến của', view: 'Ý kiến', checker: 'Nơi kiểm tra hồ sơ',
    court: 'Tòa án', procuracy: 'Viện kiểm sát', personPresent: 'Người được đề nghị có mặt', adjourned: 'Hoãn phiên họp', decidedOn: 'Ngày quyết định', absentAtCourt: 'Vắng mặt khi công bố', deliveredTo: 'Giao cho', complaintBy: 'Người khiếu nại', reviewForm: 'Hình thức', reviewOutcome: 'Kết quả xem xét lại',
    exclusion: 'Trường hợp không áp dụng', proofPaper: 'Giấy tờ chứng minh', heldDaysBefore: 'Số ngày được trừ trước khi sửa',
  },
  fieldsOf: {
    'open-dossier': { ground: 'Căn cứ lập hồ sơ', statement: 'Nội dung phát hiện' }, 'record-paper': { statement: 'Tóm tắt nội dung' }, hold: { facility: 'Nơi quản lý' }, 'send-to-court': { facility: 'Cơ sở đề nghị' }, 'record-opinion': { statement: 'Nội dung ý kiến' }, complain: { statement: 'Nội dung khiếu nại' },
    'court-decided': { result: 'Tòa án quyết định', facility: 'Cơ sở ghi trong quyết định', months: 'Số tháng tòa án quyết định' }, 'return-for-completion': { statement: 'Cần bổ sung gì' }, 'court-return': { statement: 'Lý do trả lại' }, 'court-query': { statement: 'Tòa án hỏi gì' }, 'answer-court-query': { statement: 'Nội dung trả lời' },
    'record-evasion': { from: 'Trốn tránh từ ngày', statement: 'Nội dung' }, withdraw: { because: 'Lý do rút hồ sơ' }, 'review-decided': { months: 'Số tháng sau khi xem xét lại' },
  },
  options: {
    ground: {
      'not-registered': 'không đăng ký cai nghiện tự nguyện', 'not-done': 'đăng ký nhưng không thực hiện', quit: 'tự ý chấm dứt cai nghiện tự nguyện', 'used-during-voluntary': 'sử dụng trái phép trong thời gian cai nghiện tự nguyện', 'substitution-not-registered': 'không đăng ký điều trị thay thế',
      'substitution-not-done': 'không thực hiện điều trị thay thế', 'substitution-quit': 'tự ý chấm dứt điều trị thay thế', 'substitution-ended': 'bị chấm dứt điều trị thay thế do vi phạm', 'addicted-in-post-rehab': 'được xác định nghiện lại trong thời gian quản lý sau cai',
      'refused-e-monitoring': 'không chấp hành giám sát điện tử', 'repeat-after-commune-education': 'vi phạm lại sau giáo dục tại xã', 'third-breach': 'vi phạm lần thứ ba', 'evaded-until-18': 'trốn tránh cho đến khi đủ 18 tuổi',
    },
    detectedBy: { commune: 'xã, phường', 'district-police': 'Công an huyện', 'province-police': 'Công an tỉnh' },
    dossierPaper: {
      bio: 'tóm tắt lý lịch', 'breach-record': 'biên bản vi phạm', 'assessment-result': 'kết quả xác định tình trạng nghiện', statement: 'bản tường trình', request: 'văn bản đề nghị', 'no-residence': 'giấy tờ về nơi cư trú không ổn định',
      'parents-opinion': 'ý kiến của cha, mẹ, người đại diện', 'parents-refusal': 'biên bản cha, mẹ, người đại diện không có ý kiến', 'substitution-confirmation': 'xác nhận về điều trị thay thế', other: 'giấy tờ khác',
    },
    heldIn: { 'public-facility': 'cơ sở cai nghiện công lập', reformatory: 'trường giáo dưỡng', 'social-facility': 'cơ sở bảo trợ xã hội', 'health-facility': 'cơ sở y tế' },
    holdReason: { 'at-once': 'ngay khi lập hồ sơ (luật 2025)', 'no-stable-residence': 'không có nơi cư trú ổn định', 'family-refuses': 'gia đình không nhận quản lý', absconded: 'bỏ đi khi gia đình quản lý' },
    releaseBecause: { 'last-day': 'đến ngày cuối cùng', 'no-ground': 'hết căn cứ', 'family-takes-over': 'gia đình nhận quản lý', health: 'sức khỏe', 'not-applied': 'tòa án không áp dụng', withdrawn: 'hồ sơ đã rút', 'not-addicted': 'không nghiện', other: 'lý do khác' },
    noticeTo: { person: 'người được lập hồ sơ', representative: 'cha, mẹ, người đại diện', 'person-and-parents': 'người đó và cha, mẹ, người đại diện' }, opinionBy: { person: 'người được lập hồ sơ', parents: 'cha, mẹ', representative: 'người đại diện' },
    view: { agrees: 'đồng ý', disagrees: 'không đồng ý', comments: 'có ý kiến khác', declines: 'không có ý kiến' }, result: { applied: 'áp dụng', 'not-applied': 'không áp dụng', stopped: 'đình chỉ' }, deliveredTo: { person: 'người được đề nghị', representative: 'cha, mẹ, người đại diện' },
    complaintBy: { person: 'người được đề nghị', representative: 'cha, mẹ, người đại diện' }, reviewForm: { petition: 'kiến nghị', protest: 'kháng nghị' }, reviewOutcome: { upheld: 'giữ nguyên', changed: 'sửa', cancelled: 'hủy, không áp dụng' },
    because: { 'ground-gone': 'không còn căn cứ', 'limitation-over': 'hết thời hiệu', other: 'lý do khác' }, exclusion: { 'no-capacity': 'không có năng lực trách nhiệm hành chính', pregnant: 'đang mang thai', 'sole-carer': 'phụ nữ hoặc người duy nhất nuôi con dưới 36 tháng tuổi' },
  },
  facts: {
    paper: {
      bio: 'tóm tắt lý lịch', 'breach-record': 'biên bản vi phạm', request: 'văn bản đề nghị', statement: 'bản tường trình', 'no-residence': 'giấy tờ về nơi cư trú không ổn định', 'parents-opinion': 'ý kiến của cha, mẹ, người đại diện',
    },
    statement: { court: 'tòa án ra quyết định' },
  },
  why: {
    'anchor.last-act': 'Hành vi cuối cùng, hoặc ngày hết trốn tránh', 'anchor.held-since': 'Được quản lý tại cơ sở từ', 'anchor.detected': 'Phát hiện', 'anchor.dossier-made': 'Lập xong hồ sơ', 'anchor.notice-given': 'Nhận thông báo', 'anchor.reading-over': 'Hết thời gian đọc hồ sơ', 'anchor.dossier-received': 'Nhận hồ sơ',
    'anchor.dossier-returned': 'Nhận lại hồ sơ', 'anchor.dossier-opened': 'Lập hồ sơ', 'anchor.court-received': 'Tòa án nhận hồ sơ', 'anchor.court-accepted': 'Tòa án thụ lý', 'anchor.session-opened': 'Quyết định mở phiên họp', 'anchor.court-asked': 'Tòa án yêu cầu', 'anchor.decision-announced': 'Công bố quyết định, người vắng mặt: nhận quyết định',
    'anchor.complaint-time-over': 'Hết thời gian khiếu nại', 'anchor.complaint-received': 'Nhận khiếu nại, kiến nghị, kháng nghị', 'anchor.no-ground-left': 'Hết căn cứ quản lý',
    'holding-earliest-reading': 'Luật không nêu số ngày quản lý: cách hiểu sớm nhất là cộng các hạn của từng bước còn lại, chưa xác minh',
  },
}
