/** One clear sentence for each way a contact, a round, a model or a proposal can be written wrongly. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const outreachProblems: ProblemTexts = {
  'more-than-met': { vi: 'Số đồng ý cộng số từ chối là {sum}, nhiều hơn {met} người đã gặp. Hãy sửa lại; người chưa trả lời không ghi vào ô nào.', en: 'Those who agreed and refused make {sum}, more than the {met} who were met. Correct it; whoever has not answered stands in neither.' },
  'referred-beyond-agreed': { vi: 'Số giới thiệu ({referred}) không thể nhiều hơn số đồng ý ({agreed}).', en: 'Those referred ({referred}) cannot be more than those who agreed ({agreed}).' },
  'round-numbers': { vi: 'Số này là {count}, nhiều hơn bước trước ({most}). Phải giảm dần: đến hạn, đã mời, đã đến, đã xác định.', en: 'This number is {count}, more than the step before ({most}). They go down: due, invited, came, assessed.' },
  'finished-beyond-joined': { vi: 'Số hoàn thành ({finished}) không thể nhiều hơn số tham gia ({joined}).', en: 'Those who finished ({finished}) cannot be more than those who joined ({joined}).' },
  'no-criteria': { vi: 'Tỉnh chưa ghi tiêu chí nào đang áp dụng. Hãy đề nghị cơ quan tham mưu của tỉnh ghi tiêu chí kèm số quyết định trước.', en: 'The province has recorded no criterion in force. Ask its planning body to record them with the number of the decision first.' },
  'criteria-unanswered': { vi: 'Còn {count} tiêu chí chưa trả lời. Mỗi tiêu chí đang áp dụng cần một dòng: đạt hay chưa đạt.', en: '{count} criteria are unanswered. Each one in force needs a line: met or not met.' },
  'proposed-already': { vi: 'Xã này đã có đề nghị cho năm {year}. Hãy mở đề nghị đó.', en: 'This commune has a proposal for {year} already. Open that one.' },
  'criterion-twice': { vi: 'Tiêu chí này đang áp dụng. Hãy kết thúc tiêu chí cũ trước khi ghi quyết định mới.', en: 'This criterion is in force. End the old one before recording a new decision.' },
  'consent-needed': { vi: 'Chỉ ghi tên khi người đó đồng ý. Không đồng ý thì chỉ ghi con số.', en: 'A name is kept only with consent. Without it record the number alone.' },
  'consent-too-old': { vi: 'Tên chỉ được giữ {months} tháng kể từ lần gặp. Lần gặp này đã quá lâu.', en: 'A name is kept for {months} months after the contact. This one is longer ago.' },
}
