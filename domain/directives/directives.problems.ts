/** Sentences of the refusals of this slice. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const directivesProblems: ProblemTexts = {
  'unknown-directive': { vi: 'Không có văn bản này trong hệ thống.', en: 'There is no such document in the system.' },
  'unknown-clause': { vi: 'Câu được dẫn chiếu không có trong văn bản.', en: 'The clause referred to is not in the document.' },
  'already-answered': { vi: 'Nguyên nhân và biện pháp của kỳ này đã được nêu; không sửa được.', en: 'Cause and remedy of this period have been given and cannot be changed.' },
  'nothing-shared': { vi: 'Cần ít nhất một đơn vị nhận chỉ tiêu.', en: 'At least one unit must receive the target.' },
  'unit-twice': { vi: 'Có đơn vị được giao hai lần.', en: 'A unit is named twice.' },
  'compulsory-not-shared': { vi: 'Chỉ tiêu về biện pháp bắt buộc chỉ ghi ở cấp tỉnh, không giao xuống huyện, xã.', en: 'A target on a compulsory measure stays with the province and is not passed on.' },
  'percentage-not-divided': { vi: 'Chỉ tiêu phần trăm được giao nguyên cho từng đơn vị, không chia nhỏ.', en: 'A percentage goes to each unit as it is and is not divided.' },
  'share-without-number': { vi: 'Mỗi đơn vị cần một con số.', en: 'Every unit needs its number.' },
  'shares-do-not-add-up': { vi: 'Tổng các phần và dự phòng là {sum}, phải đúng bằng {whole}.', en: 'The parts and the reserve add up to {sum}; they must be exactly {whole}.' },
  'whole-number-needed': { vi: 'Chỉ chia được số nguyên từ 0 trở lên; số đang có là {whole}.', en: 'Only a whole number of 0 or more can be divided; the number is {whole}.' },
  'reserve-too-large': { vi: 'Phần dự phòng {reserve} lớn hơn cả tổng {whole}.', en: 'The reserve of {reserve} is more than the whole of {whole}.' },
  'key-without-numbers': { vi: 'Chưa có số liệu theo tiêu chí này ở đơn vị nào. Hãy chọn tiêu chí khác hoặc nhập tay.', en: 'No unit has a number for this key. Choose another key or enter the numbers by hand.' },
  'not-for-an-ended-unit': { vi: 'Đơn vị của văn bản đã chấm dứt; hãy giao trong văn bản của đơn vị hiện nay.', en: 'The unit of this document has ended; share out in a document of the present unit.' },
  'allocation-closed': { vi: 'Phương án này không còn mở để góp ý hay phê duyệt.', en: 'This proposal is no longer open for comment or approval.' },
  'asked-already': { vi: 'Đơn vị đã có một đề nghị đang chờ trả lời.', en: 'The unit already has a request that waits for its answer.' },
  'same-number': { vi: 'Số đề nghị trùng với số đang được giao ({amount}).', en: 'The number asked for is the number offered already ({amount}).' },
  'granted-beyond': { vi: 'Số trả lời phải từ {least} đến {most}: giữa số đang giao và số đơn vị đề nghị.', en: 'The answer must lie between {least} and {most}: what is offered and what was asked for.' },
  'reserve-too-small': { vi: 'Dự phòng còn {reserve}, không đủ {needed}. Hãy trả lời số nhỏ hơn hoặc lập phương án mới.', en: 'The reserve has {reserve} and {needed} are needed. Grant less, or draw up a new proposal.' },
  'request-unanswered': { vi: 'Còn {count} đề nghị của đơn vị chưa được trả lời.', en: '{count} requests of units still wait for an answer.' },
  'evidence-needed': { vi: 'Muốn ghi là đã xong, hãy nêu minh chứng: số văn bản, đường dẫn https hoặc tệp.', en: 'To mark it done, give evidence: a paper with its number, an https address or a file.' },
  'nobody-leads': { vi: 'Nhiệm vụ chưa có cơ quan chủ trì nên chưa đôn đốc được. Hãy giao chủ trì trước.', en: 'Nobody leads this task yet. Name who leads it first.' },
  'task-done': { vi: 'Nhiệm vụ đã xong ngày {doneOn}.', en: 'The task was done on {doneOn}.' },
  'answer-before-letter': { vi: 'Hạn trả lời {answerBy} sớm hơn ngày của công văn {on}.', en: 'The answer is due on {answerBy}, before the day of the letter {on}.' },
}
