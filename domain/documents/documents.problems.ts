/** One clear sentence for each way a paper, a register book or a template can be refused. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'
import { blankProblemTexts } from './forms/blanks.problems.ts'

export const documentsProblems: ProblemTexts = {
  ...blankProblemTexts,
  'form-unknown': { vi: 'Không có mẫu này cho biện pháp này vào ngày đó, hoặc vị trí của bạn không lập mẫu này. Hãy chọn lại mẫu.', en: 'This measure has no such form on that day, or your post does not make it. Choose another form.' },
  'event-unknown': { vi: 'Không thấy việc mà giấy này đi kèm. Hãy tải lại trang rồi chọn lại.', en: 'The act that this paper goes with was not found. Reload the page and choose again.' },
  'paper-other-state': { vi: 'Giấy này đang ở trạng thái khác nên chưa làm được việc đó. Hãy tải lại trang để xem.', en: 'The paper stands in another state, so this is not possible. Reload the page and look.' },
  'paper-of-others': { vi: 'Giấy này do cơ quan khác ban hành; chỉ cơ quan đó làm được việc này.', en: 'Another office issued this paper; only that office may do this.' },
  'paper-not-succeeded': { vi: 'Chỉ cơ quan kế tục cơ quan đã ban hành mới ban hành lại được giấy này.', en: 'Only the office that succeeded the issuer may issue this paper again.' },
  'paper-signer': { vi: 'Vị trí của bạn không ký mẫu này. Hãy chuyển cho người có thẩm quyền ký.', en: 'Your post does not sign this form. Pass it to the one who does.' },
  'person-key-gone': { vi: 'Nội dung về người này đã được xóa theo quyết định nên không lập thêm giấy được.', en: 'What was kept of this person has been erased by decision, so no further paper can be made.' },
  'letters-not-printable': { vi: 'Có {count} ký tự mà phông chữ công văn không có, nên giấy sẽ bị khuyết chữ. Hãy gõ lại bằng bàn phím tiếng Việt, bỏ biểu tượng cảm xúc và ký tự lạ.', en: '{count} letters are missing from the font of official papers. Type them again with an ordinary keyboard, without emoji and strange signs.' },
  'book-closed': { vi: 'Sổ văn bản của loại này trong năm đã khóa nên không lấy số được. Hãy báo người giữ sổ.', en: 'The register book of this kind is closed for the year, so no number can be taken. Tell whoever keeps the book.' },
  'book-open-already': { vi: 'Sổ này đã mở và đang dùng, hoặc số bắt đầu nhỏ hơn số đã cấp. Hãy xem số cuối của sổ rồi tiếp tục từ đó.', en: 'This book is open already, or the first number is below one that was given. Look at the last number of the book and go on from there.' },
  'book-year': { vi: 'Chỉ mở sổ của năm nay hoặc năm tới.', en: 'Only a book of this year or the next can be opened.' },
  'copy-parts': { vi: 'Trích sao phải chọn phần cần trích; sao y và sao lục chép cả văn bản.', en: 'An extract names the parts that it takes; the other copies take the whole paper.' },
  'layout-unknown-measure': { vi: 'Không có số đo “{measure}” trong thể thức. Hãy tải lại trang.', en: 'The layout has no measure “{measure}”. Reload the page.' },
  'layout-out-of-range': { vi: 'Số đo “{measure}” phải từ {lowest} đến {highest}. Hãy sửa lại ô đó.', en: 'The measure “{measure}” must be from {lowest} to {highest}. Correct that field.' },
  'template-empty': { vi: 'Tệp trống. Hãy chọn lại tệp Word (.docx).', en: 'The file is empty. Choose a Word file (.docx).' },
  'template-too-large': { vi: 'Tệp lớn hơn {most} MB. Hãy giảm ảnh trong tệp rồi gửi lại.', en: 'The file is larger than {most} MB. Make the pictures in it smaller and send it again.' },
  'template-not-word': { vi: 'Đây không phải tệp Word .docx. Hãy mở bằng Word, chọn “Lưu thành” rồi chọn .docx.', en: 'This is no Word .docx file. Open it in Word, choose “Save as” and .docx.' },
  'template-harmful': { vi: 'Tệp có macro, đối tượng nhúng hoặc liên kết ra ngoài nên không nhận. Hãy lưu lại thành .docx không có những thứ đó.', en: 'The file has macros, embedded objects or links to the outside and is not taken. Save it as .docx without them.' },
  'template-damaged': { vi: 'Tệp hỏng, không mở được. Hãy mở bằng Word, lưu lại rồi gửi lại.', en: 'The file is damaged and cannot be opened. Open it in Word, save it and send it again.' },
  'template-unknown-field': { vi: 'Mẫu có trường không biết: {field}. Chỉ dùng các trường trong danh sách; hãy sửa trường này rồi gửi lại.', en: 'The template names a field that does not exist: {field}. Use only the fields of the list; correct it and send it again.' },
  'template-broken-field': { vi: 'Mẫu có dấu ngoặc nhọn mở mà không đóng, hoặc ngược lại, gần: {field}. Hãy gõ liền cả trường, ví dụ {person.fullName}.', en: 'A brace is opened and not closed, or the other way round, near: {field}. Type the whole field in one go, for example {person.fullName}.' },
}
