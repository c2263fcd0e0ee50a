import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const mailProblems: ProblemTexts = {
  'mail-not-set-up': { vi: 'Hệ thống này chưa gửi thư. Hãy hỏi người quản trị.', en: 'This installation sends no mail. Ask the administrator.' },
  'mail-address-needed': { vi: 'Hãy ghi địa chỉ thư, hoặc chọn không nhận.', en: 'Write the address, or choose no mail.' },
  'mail-address-malformed': { vi: 'Địa chỉ thư chưa đúng. Hãy ghi như ten@congan.example.gov.vn, không dấu.', en: 'This is no mail address. Write it like name@police.example.gov.vn.' },
  'mail-address-domain': { vi: 'Chỉ gửi tới thư công vụ: {domains}. Hãy ghi địa chỉ thư của cơ quan.', en: 'Mail goes to official addresses only: {domains}. Write your office address.' },
  'mail-codes-too-many': { vi: 'Đã gửi đủ số mã của hôm nay. Hãy đợi đến mai, hoặc dùng mã đã nhận.', en: 'Today’s codes are used up. Use the one you have, or wait until tomorrow.' },
  'mail-code-over': { vi: 'Mã đã hết hạn hoặc bị nhập sai nhiều lần. Hãy lưu lại địa chỉ để nhận mã mới.', en: 'The code is over or was tried too often. Save the address again to get a new one.' },
}
