/** Sentences of sign-in, posts for a period and break-glass. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const accessProblems: ProblemTexts = {
  'wrong-code': { vi: 'Mã hoặc khóa chưa đúng, hoặc mã đã dùng. Hãy chờ mã mới rồi thử lại.', en: 'The code or key is not right, or the code was used already. Wait for the next code and try again.' },
  'sign-in-expired': { vi: 'Đã quá thời gian xác thực. Hãy nhập lại mật khẩu.', en: 'The time for the second step is over. Enter your password again.' },
  'password-too-short': { vi: 'Mật khẩu mới cần ít nhất {minimum} ký tự.', en: 'The new password needs at least {minimum} characters.' },
  'password-same': { vi: 'Mật khẩu mới phải khác mật khẩu cũ.', en: 'The new password must differ from the old one.' },
  'password-too-easy': { vi: 'Mật khẩu này dễ đoán. Hãy dùng một câu mà chỉ bạn biết.', en: 'This password is easy to guess. Use a sentence that only you know.' },
  'password-of-demonstration': { vi: 'Mật khẩu của tài khoản minh họa là chung cho mọi người nên không đổi được.', en: 'The password of a demonstration account is everybody’s, so that it cannot be changed.' },
  'second-factor-needed': { vi: 'Vị trí này phải đăng nhập bằng hai lớp xác thực.', en: 'This post needs a second factor to sign in.' },
  'not-by-oneself': { vi: 'Việc này phải do người khác làm.', en: 'Somebody else must do this.' },
  'not-passed-on': { vi: 'Quyền được giao hoặc việc thay thế không được giao tiếp cho người khác.', en: 'What was delegated, or a post stood in for, cannot be passed on.' },
  'not-delegable': { vi: 'Việc này không được giao: cấp phó chỉ được giao ký các văn bản về quản lý bằng thiết bị điện tử.', en: 'This cannot be delegated: a deputy may be given the papers of electronic monitoring only.' },
  'colleague-unknown': { vi: 'Không có đồng nghiệp này trong cơ quan của vị trí đó hôm nay.', en: 'There is no such colleague in the body of that post today.' },
  'named-in-person': { vi: 'Vị trí này chỉ thấy người được giao đích danh, nên không có người thay thế; hãy giao đích danh người khác.', en: 'This post sees only persons named to it, so nobody stands in; name somebody else instead.' },
  'period-over': { vi: 'Thời gian này đã qua.', en: 'This period is over.' },
  'period-too-long': { vi: 'Nhiều nhất {days} ngày. Lâu hơn thì phải đổi vị trí.', en: 'At most {days} days. For longer, change the post.' },
  'no-export-as-substitute': { vi: 'Người thay thế không được xuất dữ liệu.', en: 'A substitute may not export.' },
  'reason-too-short': { vi: 'Hãy ghi rõ lý do, ít nhất {minimum} ký tự, trước khi mở.', en: 'Write the reason, at least {minimum} characters, before opening.' },
  'person-must-be-known': { vi: 'Phải biết mã hồ sơ, hoặc họ tên đầy đủ và ngày sinh đầy đủ của một người.', en: 'You must know the id, or the full name and the whole date of birth, of one person.' },
  'opened-too-often': { vi: 'Đã mở khẩn cấp đủ số lần của hôm nay. Hãy gọi người đứng đầu cơ quan.', en: 'Today’s reasoned openings are used up. Call the head of the body.' },
  'reviewed-already': { vi: 'Lần mở này đã được xem xét.', en: 'This opening has been judged already.' },
}
