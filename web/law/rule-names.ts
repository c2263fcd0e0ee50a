/** Names of law rows that are no clocks and so have no name in the words of the deadlines. */
import { clockTitle } from '../measures/labels.ts'
import type { Language } from '../text/i18n.ts'

const names: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'body-test': { vi: 'Xét nghiệm chất ma túy trong cơ thể', en: 'Body test for drugs' },
  'assessment-request': { vi: 'Đề nghị xác định tình trạng nghiện', en: 'Request for assessment' },
  'force-majeure-restart': { vi: 'Tính lại thời gian đăng ký sau bất khả kháng', en: 'Time to register starts again after force majeure' },
  'not-registered-record': { vi: 'Lập biên bản không đăng ký', en: 'Record of not registering' },
  'no-addiction': { vi: 'Đóng hồ sơ khi không nghiện', en: 'Closing when there is no addiction' },
  'register-at-commune': { vi: 'Nhận đăng ký cai nghiện tại xã', en: 'Registration received at the commune' },
  'register-at-police': { vi: 'Nhận đăng ký cai nghiện tại Công an xã', en: 'Registration received by the commune police' },
  'intake': { vi: 'Tiếp nhận, bắt đầu cai nghiện', en: 'Intake and start' },
  'stages-voluntary': { vi: 'Các giai đoạn của quy trình cai nghiện', en: 'Stages of rehabilitation' },
  'visit': { vi: 'Ghi lần gặp', en: 'Recording a visit' },
  'home-test': { vi: 'Xét nghiệm trong thời gian cai nghiện', en: 'Test during rehabilitation' },
  'breach-record': { vi: 'Lập biên bản không bắt đầu, tự ý thôi', en: 'Record of not starting or quitting' },
  'self-termination-sessions': { vi: 'Tự ý chấm dứt do bỏ liệu trình', en: 'Quitting by missed sessions' },
  'leave': { vi: 'Quyền thôi cai nghiện tự nguyện', en: 'Right to leave voluntary rehabilitation' },
  'end-otherwise': { vi: 'Kết thúc do chết, bị bắt, quyết định khác', en: 'Ending by death, custody or another decision' },
  'assigned-worker': { vi: 'Phân công người theo dõi, giúp đỡ', en: 'Naming a helper' },
  'addiction-certificate-validity': { vi: 'Giá trị của kết quả xác định nghiện', en: 'Validity of the assessment' },
  's1-intake': { vi: 'Giai đoạn 1: tiếp nhận, phân loại', en: 'Stage 1: intake' },
  's2-detox': { vi: 'Giai đoạn 2: cắt cơn, giải độc', en: 'Stage 2: detoxification' },
  's3-behaviour': { vi: 'Giai đoạn 3: giáo dục, phục hồi hành vi', en: 'Stage 3: behaviour' },
  's4-work': { vi: 'Giai đoạn 4: lao động, học nghề', en: 'Stage 4: work and trade' },
  's5-reintegration': { vi: 'Giai đoạn 5: chuẩn bị hòa nhập', en: 'Stage 5: reintegration' },
  't1-in-rehab': { vi: 'Chuyển tiếp: người đang cai nghiện ngày 1/7/2026', en: 'Transition: people in rehabilitation on 1 Jul 2026' },
  't2-dossier-open': { vi: 'Chuyển tiếp: hồ sơ đang làm ngày 1/7/2026', en: 'Transition: dossiers open on 1 Jul 2026' },
  'post-opening': { vi: 'Mở quản lý sau cai', en: 'Opening of post-rehabilitation management' },
  'report-completion': { vi: 'Người hoàn thành báo với xã', en: 'The person reports completion' },
  'post-absence-excluded': { vi: 'Thời gian vắng mặt không tính', en: 'Time of absence not counted' },
  'post-rehab-absence': { vi: 'Thời gian vắng mặt', en: 'Time of absence' },
  'post-deliver': { vi: 'Trao quyết định quản lý sau cai', en: 'Delivery of the post-rehabilitation decision' },
  'post-support': { vi: 'Hỗ trợ sau cai', en: 'Support after rehabilitation' },
  'post-visit': { vi: 'Gặp, giáo dục, tư vấn sau cai', en: 'Visits and talks' },
  'post-test': { vi: 'Xét nghiệm trong thời gian sau cai', en: 'Test during post-rehabilitation' },
  'post-helper': { vi: 'Phân công người giúp đỡ', en: 'Naming a helper' },
  'post-found-addicted': { vi: 'Xác định lại tình trạng nghiện', en: 'New assessment' },
  'post-removal': { vi: 'Đưa ra khỏi danh sách quản lý', en: 'Removal from the list' },
}

/** The rule in a few words; the id only where nobody has named it yet. */
export function ruleName(id: string, language: Language): string {
  return names[id]?.[language] ?? clockTitle(id)
}
