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
}
