/** Vietnamese words of inspections, findings and complaints. */
import { measuresVi } from '../measures/measures.vi.ts'
import { ruleWords } from '../measures/rule-words.model.ts'
import type { AllRegisterWords } from '../registers/words.ts'
import { checklistIds } from './inspections.rules.ts'

const rule = Object.fromEntries(checklistIds.map((id) => [id, ruleWords[id]?.[0] ?? (measuresVi.clocks as Readonly<Record<string, string>>)[id] ?? id]))
const cause = { 'yearly-plan': 'Kế hoạch năm', risk: 'Theo nguy cơ (việc quá hạn, quá tải)', alarm: 'Cảnh báo giữ người quá ngày cuối', complaint: 'Có khiếu nại', request: 'Theo yêu cầu' }
const result = { kept: 'Đã thực hiện', 'not-kept': 'Không thực hiện', 'not-applicable': 'Không có việc', 'not-looked-at': 'Chưa xem' }
const severity = { liberty: 'Chạm đến tự do của người', 'suspension-ground': 'Căn cứ đình chỉ theo luật', clock: 'Quá thời hạn luật định', duty: 'Thiếu việc, thiếu giấy tờ' }
const subject = {
  'management-decision': 'Quyết định quản lý', 'rehabilitation-decision': 'Quyết định cai nghiện', dossier: 'Lập hồ sơ đề nghị', holding: 'Giữ người, quá ngày cuối', conditions: 'Điều kiện ở cơ sở', 'medical-care': 'Khám, chữa bệnh, thuốc', support: 'Hỗ trợ, vay vốn', paper: 'Cấp giấy tờ', conduct: 'Cách cư xử', other: 'Việc khác',
}
const ground = { 'not-concerned': 'Không liên quan trực tiếp', 'no-capacity': 'Không đủ năng lực, không có người đại diện', 'too-late': 'Quá thời hiệu', 'decided-already': 'Đã có quyết định lần hai', 'before-court': 'Tòa án đã thụ lý', 'not-signed': 'Đơn không ký', other: 'Lý do khác' }
const outcome = { right: 'Đúng toàn bộ', 'partly-right': 'Đúng một phần', wrong: 'Sai toàn bộ' }

export const inspectionsVi: AllRegisterWords = {
  inspections: {
    name: 'Thanh tra, kiểm tra', one: 'Cuộc kiểm tra', help: 'Thanh tra tỉnh và Công an tỉnh lập kế hoạch, công bố, kiểm tra theo danh mục từ luật, kết luận. Đơn vị được kiểm tra đọc được từ ngày công bố. Xem trang “Kế hoạch theo nguy cơ” để chọn nơi kiểm tra.',
    statuses: { planned: 'Đã lập kế hoạch', announced: 'Đã công bố', held: 'Đã kiểm tra', concluded: 'Đã kết luận', finished: 'Hoàn tất', cancelled: 'Đã hủy' },
    acts: { plan: 'Lập kế hoạch', change: 'Đổi ngày, nội dung', announce: 'Công bố quyết định', hold: 'Ghi việc kiểm tra', conclude: 'Kết luận', finish: 'Hoàn tất', cancel: 'Hủy' },
    fields: {
      inspected: 'Đơn vị được kiểm tra', inspecting: 'Bên kiểm tra', cause: 'Vì sao', plannedOn: 'Ngày dự kiến', scope: 'Nội dung, phạm vi', decisionNumber: 'Số quyết định', announcedOn: 'Ngày công bố', startsOn: 'Từ ngày', endsOn: 'Đến ngày', members: 'Số người trong đoàn', heldOn: 'Ngày kiểm tra xong',
      sample: 'Số hồ sơ đã xem', minutesNumber: 'Số biên bản', checklist: 'Danh mục kiểm tra', conclusionNumber: 'Số kết luận', conclusion: 'Kết luận', concludedOn: 'Ngày kết luận', findings: 'Số phát hiện', finishedOn: 'Ngày hoàn tất', reason: 'Lý do', files: 'Tài liệu', rule: 'Quy định', result: 'Kết quả', seen: 'Đã thấy gì',
    },
    hints: { scope: 'Không ghi tên người; không ghi ai khiếu nại.', sample: 'Chỉ ghi số lượng; hồ sơ được mở có ghi trong sổ mở hồ sơ.', checklist: 'Lấy từ danh mục của loại cơ quan này trên trang “Kế hoạch theo nguy cơ”.', plannedOn: 'Từ ngày lập kế hoạch trở đi.' },
    options: { cause, rule, result }, clocks: { 'inspection-planned': 'Cuộc kiểm tra đã lên lịch', 'inspection-conclusion': 'Ra kết luận' },
    headings: { inspected: ['Đơn vị', 'Cơ quan được thanh tra'], decisionNumber: ['Quyết định số'] },
  },
  findings: {
    name: 'Phát hiện khi kiểm tra', one: 'Phát hiện', help: 'Mỗi phát hiện nêu điều luật, chứng cứ và hạn khắc phục. Đơn vị được kiểm tra ghi việc đã khắc phục; chỉ bên kiểm tra xem lại và khép. Mức độ đọc từ luật, không chấm điểm.',
    statuses: { open: 'Chờ khắc phục', remedied: 'Đã khắc phục, chờ xem lại', closed: 'Đã khép' },
    acts: { record: 'Ghi phát hiện', remedy: 'Ghi việc đã khắc phục', recheck: 'Kiểm tra lại', close: 'Khép có lý do', 'pass-on-facility': 'Chuyển vi phạm sang sổ cơ sở', 'pass-on-provider': 'Chuyển vi phạm sang sổ nơi cung cấp dịch vụ' },
    fields: {
      inspection: 'Cuộc kiểm tra', inspected: 'Đơn vị được kiểm tra', inspecting: 'Bên kiểm tra', rule: 'Quy định không được thực hiện', article: 'Điều luật', severity: 'Mức độ theo luật', found: 'Phát hiện gì', cases: 'Số trường hợp', remedyBy: 'Khắc phục trước ngày', remedy: 'Đã khắc phục thế nào', remediedOn: 'Ngày báo khắc phục',
      sufficient: 'Đã đạt', recheckNote: 'Nhận xét khi xem lại', recheckedOn: 'Ngày xem lại', closedBecause: 'Lý do khép', closedOn: 'Ngày khép', passedOnOn: 'Ngày chuyển vi phạm', evidence: 'Chứng cứ', remedyEvidence: 'Tài liệu khắc phục', recheckEvidence: 'Tài liệu xem lại', facility: 'Cơ sở', provider: 'Nơi cung cấp dịch vụ',
    },
    hints: { found: 'Không ghi tên người, số định danh.', remedyBy: 'Ngày phải khắc phục xong; khi xem lại mà chưa đạt thì đặt hạn mới.', rule: 'Chỉ chọn được quy định ràng buộc loại cơ quan này vào ngày đó. Quy định chưa đối chiếu với văn bản chỉ để nhắc khắc phục.', facility: 'Chỉ với vi phạm là căn cứ đình chỉ; mở thời hạn của nơi cấp phép, không tự đình chỉ.', provider: 'Chỉ với vi phạm là căn cứ đình chỉ; mở thời hạn của nơi công bố, không tự rút.' },
    options: { rule, severity }, clocks: { 'finding-remedy': 'Khắc phục phát hiện', 'finding-recheck': 'Kiểm tra lại việc khắc phục' },
  },
  complaints: {
    name: 'Khiếu nại', one: 'Khiếu nại', help: 'Khiếu nại về quyết định, việc làm của cơ quan. Sổ này không ghi người khiếu nại: tên và cách liên hệ ghi ở phần riêng, chỉ cơ quan giải quyết đọc được. Khiếu nại quyết định của Tòa án đi theo Pháp lệnh, không ghi ở đây. Các thời hạn nhớ theo Luật Khiếu nại, chưa đối chiếu: chỉ để nhắc.',
    statuses: { received: 'Đã nhận', accepted: 'Đã thụ lý', decided: 'Đã giải quyết', second: 'Có khiếu nại lần hai', closed: 'Đã kết thúc', refused: 'Không thụ lý', withdrawn: 'Đã rút' },
    acts: { receive: 'Nhận khiếu nại', 'receive-second': 'Nhận khiếu nại lần hai', accept: 'Thụ lý', refuse: 'Không thụ lý', meet: 'Đối thoại', decide: 'Ra quyết định giải quyết', 'send-decision': 'Gửi quyết định', withdraw: 'Người khiếu nại rút', 'second-made': 'Có khiếu nại lần hai', close: 'Kết thúc' },
    fields: {
      subject: 'Về việc', about: 'Cơ quan bị khiếu nại', madeOn: 'Ngày ghi trong đơn', summary: 'Tóm tắt, không nêu tên', instance: 'Lần', first: 'Khiếu nại lần đầu', acceptedOn: 'Ngày thụ lý', dialogueOn: 'Ngày đối thoại', dialogue: 'Nội dung đối thoại', decidedOn: 'Ngày giải quyết', result: 'Kết quả', redress: 'Việc sửa, khôi phục',
      sentOn: 'Ngày gửi quyết định', secondOn: 'Ngày có khiếu nại lần hai', ground: 'Lý do không thụ lý', told: 'Đã trả lời người khiếu nại', carriedOut: 'Đã thực hiện', endedOn: 'Ngày kết thúc', paperNumber: 'Số văn bản', files: 'Tài liệu',
    },
    hints: { summary: 'Không ghi họ tên, số định danh của bất kỳ ai.', told: 'Nêu lý do và nơi có thể gửi đến.' },
    options: { subject, ground, result: outcome, instance: { first: 'Lần đầu', second: 'Lần hai' } },
    clocks: { 'complaint-accept': 'Thụ lý khiếu nại', 'complaint-decide-first': 'Giải quyết lần đầu', 'complaint-decide-second': 'Giải quyết lần hai', 'complaint-send': 'Gửi quyết định giải quyết', 'complaint-second': 'Người khiếu nại còn quyền khiếu nại lần hai' },
    headings: { subject: ['Nội dung khiếu nại'], about: ['Cơ quan bị khiếu nại'] },
  },
}
