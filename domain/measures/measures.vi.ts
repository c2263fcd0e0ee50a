/** Vietnamese words of measures, acts, statuses, clocks, fields and explanations. NFC. Titles of papers are the law's own. */
import { eMonitoringVi } from '../e-monitoring/e-monitoring.vi.ts'
import { voluntaryRehabVi } from '../voluntary-rehab/voluntary-rehab.vi.ts'
import { compulsoryDossierVi } from '../compulsory-rehab/compulsory-dossier.vi.ts'
import { assessmentVi } from '../assessment/assessment.vi.ts'
import { drugUseVi } from '../drug-use-management/drug-use-management.vi.ts'
import { substitutionVi } from '../substitution/substitution.vi.ts'
import { compulsoryVi } from '../compulsory-rehab/compulsory.vi.ts'
import { postRehabVi } from '../post-rehab/post-rehab.vi.ts'
import { joinWords, type MeasuresWords } from './words.ts'

const common: MeasuresWords = {
  kinds: {
    'user-management': 'Quản lý người sử dụng', assessment: 'Xác định tình trạng nghiện', 'voluntary-home': 'Cai nghiện tự nguyện tại gia đình, cộng đồng', 'voluntary-private': 'Cai nghiện tự nguyện tại cơ sở tư nhân',
    'voluntary-public': 'Cai nghiện tự nguyện tại cơ sở công lập', substitution: 'Điều trị thay thế', 'compulsory-dossier': 'Hồ sơ đề nghị cai nghiện bắt buộc', compulsory: 'Cai nghiện bắt buộc',
    'post-rehab': 'Quản lý sau cai nghiện', 'e-monitoring': 'Giám sát điện tử',
  },
  acts: {
    correct: 'Sửa việc ghi sai',
    'record-test': 'Ghi kết quả xét nghiệm', 'request-assessment': 'Đề nghị xác định tình trạng nghiện', 'record-result': 'Ghi kết quả xác định tình trạng nghiện', 'tell-result': 'Ghi đã thông báo kết quả',
    registered: 'Đã đăng ký cai nghiện', 'note-not-registered': 'Biên bản không đăng ký cai nghiện', 'force-majeure-ended': 'Ghi hết sự kiện bất khả kháng', 'close-without-addiction': 'Kết thúc: không nghiện',
    register: 'Đăng ký cai nghiện tự nguyện', decide: 'Quyết định', start: 'Bắt đầu cai nghiện', complete: 'Giấy xác nhận hoàn thành', 'end-notice': 'Thông báo sắp hoàn thành cai nghiện',
    'record-visit': 'Ghi lần gặp', 'record-stage': 'Ghi giai đoạn', 'record-support': 'Ghi hỗ trợ', 'assign-helper': 'Giao người tư vấn, hỗ trợ', 'provider-notice': 'Ghi thông báo của nơi cung cấp dịch vụ',
    'record-absence': 'Ghi vắng mặt', 'excuse-absence': 'Ghi lý do vắng mặt', 'move-out': 'Ghi việc chuyển nơi cư trú', 'confirm-arrival': 'Xác nhận đã đến', 'record-breach': 'Lập biên bản vi phạm', quit: 'Ghi thôi cai nghiện tự nguyện',
    'end-by-death': 'Ghi người đã mất', 'end-by-order': 'Kết thúc theo quyết định khác', 'hand-over': 'Bàn giao đơn vị',
    'open-from-notice': 'Mở hồ sơ sau cai từ thông báo', 'open-on-completion': 'Mở hồ sơ sau cai khi hoàn thành', 'report-home': 'Ghi người đã trình báo', propose: 'Đề nghị quyết định quản lý sau cai', 'hand-over-decision': 'Trao quyết định',
    'rehab-completed': 'Ghi đã hoàn thành cai nghiện', 'rehab-not-completed': 'Không hoàn thành cai nghiện', 'rehab-not-yet-completed': 'Sửa ngày hoàn thành cai nghiện', 'reported-absence': 'Ghi vắng mặt có báo', 'unreported-absence': 'Ghi vắng mặt không báo',
    'found-addicted': 'Ghi kết quả xác định có nghiện', 'remove-early': 'Đưa ra khỏi danh sách trước hạn', 'close-undecided': 'Kết thúc: hết thời hạn, không có quyết định',
  },
  /** Where the same act has another name in one kind. */
  actsOf: {
    'voluntary-home': { decide: 'Quyết định cai nghiện tự nguyện', complete: 'Giấy xác nhận hoàn thành cai nghiện' },
    'post-rehab': { decide: 'Quyết định quản lý sau cai', complete: 'Giấy xác nhận hoàn thành quản lý sau cai', 'assign-helper': 'Giao người quản lý, hỗ trợ sau cai', 'open-from-notice': 'Nhận thông báo sắp hoàn thành' },
  },
  verbs: {
    decide: 'Soạn quyết định', propose: 'Soạn đề nghị', complete: 'Cấp giấy xác nhận', 'end-notice': 'Soạn thông báo', 'record-visit': 'Ghi lần gặp', 'request-assessment': 'Soạn đề nghị', 'confirm-arrival': 'Xác nhận đã đến', 'hand-over-decision': 'Ghi đã trao',
    'record-breach': 'Lập biên bản', 'note-not-registered': 'Lập biên bản', register: 'Ghi đăng ký', correct: 'Sửa',
  },
  statuses: {
    tested: 'đã xét nghiệm', requested: 'chờ kết quả xác định', resulted: 'có kết quả, chưa thông báo', told: 'đã thông báo, chờ đăng ký', 'not-registered': 'không đăng ký trong hạn', registered: 'đã đăng ký', closed: 'đã kết thúc',
    decided: 'đã có quyết định', 'in-rehab': 'đang cai nghiện', completed: 'đã hoàn thành', withdrawn: 'đã rút', 'not-started': 'không thực hiện', quit: 'đã thôi', ended: 'đã kết thúc',
    notified: 'đã nhận thông báo sắp hoàn thành', 'awaiting-report': 'chờ trình báo', reported: 'đã trình báo', proposed: 'đã đề nghị', 'in-management': 'đang được quản lý sau cai', removed: 'đã ra khỏi danh sách', lapsed: 'hết thời hạn, không có quyết định', none: 'chưa mở',
  },
  clocks: {
    'assess-result': 'Trả kết quả xác định tình trạng nghiện', 'assess-result-forward': 'Gửi kết quả xác định tình trạng nghiện', 'addiction-result-send': 'Gửi kết quả xác định tình trạng nghiện',
    'register-voluntary': 'Thời gian đăng ký cai nghiện', 'rehab-registration': 'Thời gian đăng ký cai nghiện',
    'commune-decide-voluntary': 'Quyết định cai nghiện tự nguyện', 'voluntary-decision': 'Quyết định cai nghiện tự nguyện', 'start-voluntary': 'Bắt đầu cai nghiện', 'voluntary-start': 'Bắt đầu cai nghiện',
    'voluntary-term-community': 'Thời hạn cai nghiện', 'rehab-term-first': 'Thời hạn cai nghiện lần đầu', 'rehab-term-repeat': 'Thời hạn cai nghiện từ lần thứ hai', 'voluntary-absence-quit': 'Vắng mặt không lý do',
    'provider-notice': 'Thông báo của nơi cung cấp dịch vụ', 'provider-notify': 'Thông báo của nơi cung cấp dịch vụ', 'home-move': 'Chuyển hồ sơ đến nơi cư trú mới', 'home-move-notify': 'Chuyển hồ sơ đến nơi cư trú mới',
    'home-end-notice': 'Thông báo sắp hoàn thành cai nghiện', 'home-completion-certificate': 'Giấy xác nhận hoàn thành cai nghiện', 'community-completion': 'Giấy xác nhận hoàn thành cai nghiện', 'support-after-stages': 'Hỗ trợ một lần sau ba giai đoạn',
    'home-visit-interval': 'Gặp trong tháng', 'report-home': 'Trình báo khi về địa phương', 'post-dossier': 'Đề nghị quyết định quản lý sau cai', 'post-rehab-proposal': 'Đề nghị quyết định quản lý sau cai',
    'post-decide': 'Quyết định quản lý sau cai', 'post-rehab-decision': 'Quyết định quản lý sau cai', 'post-rehab-hand-over': 'Trao quyết định quản lý sau cai', 'post-term-1y': 'Thời hạn quản lý sau cai', 'post-term-2y': 'Thời hạn quản lý sau cai',
    'post-rehab-term-1y': 'Thời hạn quản lý sau cai', 'post-rehab-term-2y': 'Thời hạn quản lý sau cai', 'post-move-notice': 'Báo nơi cư trú mới', 'post-rehab-move-notify': 'Báo nơi cư trú mới',
    'release-plan': 'Chuẩn bị cho kết thúc đúng hạn', 'held-beyond': 'Đã quá ngày cuối cùng: phải cho kết thúc',
    'post-rehab-completion': 'Giấy xác nhận hoàn thành quản lý sau cai', 'post-completion': 'Giấy xác nhận hoàn thành quản lý sau cai', 'post-visit-interval': 'Gặp trong tháng',
  },
  fields: {
    sample: 'Mẫu xét nghiệm', testResult: 'Kết quả xét nghiệm', substance: 'Chất', requestedBy: 'Ai đề nghị', receivedOn: 'Ngày cơ sở nhận người', facility: 'Cơ sở y tế', paperNumber: 'Số văn bản', result: 'Kết quả xác định', issuedOn: 'Ngày ghi trên giấy',
    certificateNumber: 'Số giấy xác định', certificate: 'Chứng chỉ của người ký kết luận', toldTo: 'Đã thông báo cho', told: 'Cách thông báo', place: 'Nơi cai nghiện', basisPaper: 'Văn bản làm căn cứ', statement: 'Nội dung biên bản', decisionNumber: 'Số quyết định', because: 'Lý do kết thúc',
    months: 'Số tháng', turn: 'Lần cai nghiện', turnPaper: 'Giấy tờ xác nhận lần cai nghiện', resultIssuedOn: 'Ngày giấy xác định tình trạng nghiện', representativeSigned: 'Cha, mẹ hoặc người đại diện đã ký', provider: 'Nơi cung cấp dịch vụ',
    stage: 'Giai đoạn', from: 'Từ ngày', to: 'Đến ngày', met: 'Đã gặp được người', where: 'Gặp ở đâu', need: 'Cần giúp gì', note: 'Ghi chú', support: 'Loại hỗ trợ', amount: 'Số tiền (đồng)', detail: 'Nội dung', work: 'Việc làm, học nghề',
    helper: 'Người được giao', about: 'Thông báo về việc', reason: 'Lý do', breach: 'Vi phạm', absentFrom: 'Vắng mặt từ ngày', sessionsMissed: 'Số lần vắng liên tiếp', by: 'Ai quyết định', toUnit: 'Xã, phường nơi đến', unit: 'Xã, phường', agency: 'Cơ quan',
    diedOn: 'Ngày mất', order: 'Theo quyết định', after: 'Sau khi', expectedEndOn: 'Ngày dự kiến hoàn thành', completedOn: 'Ngày hoàn thành', minorDecision: 'Quyết định khi dưới 18 tuổi', how: 'Trình báo bằng cách', ground: 'Lý do ra khỏi danh sách',
    replaces: 'Việc cần sửa', insteadOn: 'Ngày đúng',
  },
  /** `hand-over-decision` uses `to` as a choice; an absence and a stage use it as a day. */
  fieldsOf: { 'hand-over-decision': { to: 'Trao cho' }, decide: { months: 'Số tháng trong quyết định' }, 'record-visit': { note: 'Ghi chú (chỉ nơi quản lý đọc)' } },
  options: {
    sample: { urine: 'nước tiểu', saliva: 'nước bọt', blood: 'máu', hair: 'tóc' }, testResult: { negative: 'âm tính', positive: 'dương tính' },
    substance: { opioids: 'thuốc phiện, heroin', 'amphetamine-type': 'ma túy tổng hợp', cannabis: 'cần sa', cocaine: 'cocain', ketamine: 'ketamin', several: 'nhiều loại', other: 'loại khác' },
    requestedBy: { police: 'Công an', person: 'người tự đề nghị', representative: 'người đại diện' }, result: { addicted: 'có nghiện', 'not-addicted': 'không nghiện' }, toldTo: { person: 'người được xác định', representative: 'cha, mẹ, người đại diện' },
    told: { 'in-person': 'trực tiếp', delivered: 'giao tận nơi, có ký nhận', posted: 'gửi bưu điện' }, because: { 'not-addicted': 'không nghiện', 'negative-test': 'xét nghiệm âm tính', 'opened-by-mistake': 'mở nhầm' },
    place: { home: 'tại gia đình', community: 'tại cộng đồng' }, turn: { first: 'lần đầu', repeat: 'từ lần thứ hai' },
    stage: {
      a: 'a. Tiếp nhận, phân loại', b: 'b. Điều trị cắt cơn, giải độc', c: 'c. Giáo dục, tư vấn, phục hồi hành vi', d: 'd. Lao động trị liệu, học nghề', e: 'đ. Chuẩn bị tái hòa nhập',
      s1: '1. Tiếp nhận, phân loại', s2: '2. Điều trị cắt cơn, giải độc', s3: '3. Giáo dục, tư vấn, phục hồi hành vi', s4: '4. Lao động trị liệu, học nghề', s5: '5. Chuẩn bị tái hòa nhập',
    },
    where: { home: 'tại nhà', office: 'tại trụ sở', phone: 'qua điện thoại', elsewhere: 'nơi khác' }, need: { none: 'không', health: 'sức khỏe', counselling: 'tư vấn', work: 'việc làm', papers: 'giấy tờ', money: 'vốn, tiền', schooling: 'học tập' },
    support: { 'one-off': 'hỗ trợ một lần', food: 'tiền ăn', medicine: 'thuốc', other: 'khác', education: 'giáo dục', counselling: 'tư vấn', supervision: 'giám sát, động viên', work: 'việc làm', training: 'học nghề', money: 'vốn, tiền', papers: 'giấy tờ', schooling: 'học tập' },
    about: { start: 'bắt đầu', quit: 'tự ý chấm dứt', completion: 'hoàn thành' },
    reason: {
      illness: 'ốm đau', family: 'việc gia đình', work: 'công việc', 'force-majeure': 'bất khả kháng', other: 'lý do khác', 'own-wish': 'theo ý mình', 'other-form': 'chuyển hình thức khác',
      'wrong-date': 'sai ngày', 'wrong-content': 'sai nội dung', 'wrong-person': 'nhầm người', 'entered-twice': 'ghi hai lần', 'did-not-happen': 'việc không xảy ra',
    },
    breach: { 'not-started': 'không bắt đầu trong hạn', quit: 'tự ý chấm dứt', used: 'sử dụng ma túy trong thời gian cai nghiện' }, by: { person: 'người cai nghiện', representative: 'cha, mẹ, người đại diện' },
    order: { court: 'quyết định của tòa án', prison: 'chấp hành án phạt tù', 'compulsory-education': 'vào cơ sở giáo dục bắt buộc, trường giáo dưỡng', missing: 'mất tích' }, after: { voluntary: 'cai nghiện tự nguyện', substitution: 'điều trị thay thế', compulsory: 'cai nghiện bắt buộc' },
    how: { 'in-person': 'trực tiếp', representative: 'qua người đại diện', 'in-writing': 'bằng văn bản' }, to: { person: 'người sau cai', representative: 'cha, mẹ, người đại diện' },
    ground: { prison: 'chấp hành án phạt tù', 'compulsory-education': 'vào cơ sở giáo dục bắt buộc, trường giáo dưỡng', 'found-addicted': 'được xác định có nghiện', moved: 'chuyển nơi cư trú', 'dead-or-missing': 'đã mất hoặc mất tích' },
  },
  facts: {
    table: { facilities: 'Cơ sở, nơi cung cấp dịch vụ, báo cáo', liberty: 'Ngày cuối cùng của mọi biện pháp' },
    paper: { 'assessment-result': 'kết quả xác định tình trạng nghiện', turn: 'giấy tờ xác nhận lần cai nghiện' }, statement: { turn: 'cai nghiện lần đầu hay từ lần thứ hai', 'absent-from': 'ngày bắt đầu vắng mặt' },
  },
  why: {
    'anchor.person-received': 'Cơ sở nhận người', 'anchor.result': 'Có kết quả', 'anchor.told': 'Được thông báo kết quả', 'anchor.force-majeure-ended': 'Hết sự kiện bất khả kháng', 'anchor.registered': 'Nhận đăng ký', 'anchor.decided': 'Ra quyết định',
    'anchor.rehab-started': 'Bắt đầu cai nghiện', 'anchor.term-end': 'Ngày cuối của thời hạn', 'anchor.absent': 'Vắng mặt từ', 'anchor.left': 'Rời nơi cư trú', 'anchor.stages-done': 'Xong ba giai đoạn', 'anchor.last-visit': 'Lần gặp gần nhất',
    'anchor.reported': 'Trình báo', 'anchor.notice-received': 'Nhận thông báo sắp hoàn thành', 'anchor.rehab-completed': 'Hoàn thành cai nghiện', 'anchor.returned': 'Về địa phương', 'anchor.proposed': 'Nhận đề nghị', 'anchor.expected-end': 'Dự kiến hoàn thành cai nghiện', 'anchor.managed-from': 'Được quản lý từ',
    'count.working-day': '{n} ngày làm việc, không tính ngày đầu', 'count.day': '{n} ngày, không tính ngày đầu', 'count.month': '{n} tháng', 'count.year': '{n} năm', 'count.hour': '{n} giờ liên tục', 'count.days-before': 'chậm nhất {n} ngày trước', 'count.last-hours': 'trong {n} giờ cuối', 'count.last-working-days': 'trong {n} ngày làm việc cuối',
    'skip.weekend': 'Bỏ ngày nghỉ cuối tuần', 'skip.holiday': 'Bỏ ngày lễ', 'skip.compensatory': 'Bỏ ngày nghỉ bù, hoán đổi', roll: 'Rơi vào ngày nghỉ: tính đến ngày làm việc sau', due: 'Ngày cuối', opens: 'Mở từ', 'at-once': 'Làm ngay', 'no-number': 'Luật không nêu số ngày',
    'hours-run-on': 'Giờ chạy cả đêm và ngày nghỉ: cách hiểu chưa xác minh', 'hour-not-recorded': 'Chưa ghi giờ: tính từ cuối ngày', 'calendar-unknown': 'Chưa có lịch nghỉ của năm này: ngày sớm nhất có thể', 'days-not-counted': '{n} ngày vắng mặt không báo không tính vào thời hạn',
    'term-last-day': 'Ngày cuối hợp pháp (tính cả ngày đầu)', 'term-other-reading': 'Cách hiểu khác (không tính ngày đầu), chỉ để đối chiếu', 'former-term-kept': 'Đang cai nghiện khi luật mới có hiệu lực: giữ thời hạn cũ (Đ56.1 Luật 120/2025)',
    'decided-under-former-law': 'Quyết định theo luật cũ, bắt đầu sau: giữ thời hạn của quyết định, chưa xác minh', 'equal-term-kept': 'Thời hạn theo hai luật bằng nhau', 'absence-two-readings': 'Vắng mặt không báo: hai cách hiểu, không kéo dài thời hạn', 'law-in-force-from': 'Luật có hiệu lực từ',
    'plan.proposal': 'Đề nghị về việc tiếp theo', 'plan.decision': 'Quyết định về việc tiếp theo, kịp trao', 'plan.certificate': 'Giấy xác nhận và cho về', 'days-beyond': 'Đã quá ngày cuối cùng {n} ngày', 'release-now': 'Chỉ việc cho kết thúc được ghi mới tắt cảnh báo này; không lý do hay ghi chú nào tắt được',
    'local-interval': '{n} tháng một lần: cài đặt của nơi dùng, không phải quy định', 'free-by-then': 'Chậm nhất ngày này người được tự do; giấy tờ thiếu không kéo dài thời hạn', 'no-number-backward': 'Luật không nêu số ngày: phải kịp trao trong 24 giờ cuối',
  },
  doubts: { 'before-window': 'làm trước khi được phép', 'term-over': 'làm sau khi hết thời hạn', 'out-of-order': 'không còn đúng thứ tự', 'measure-closed': 'làm sau khi đã kết thúc', 'unknown-act': 'loại việc không rõ' },
  bound: { person: 'Người đăng ký', provider: 'Nơi cung cấp dịch vụ', system: 'Hệ thống' },
}

export const measuresVi: MeasuresWords = joinWords(common, [assessmentVi, drugUseVi, substitutionVi, compulsoryDossierVi, compulsoryVi, postRehabVi, voluntaryRehabVi, eMonitoringVi])
