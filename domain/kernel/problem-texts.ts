/**
 * One Vietnamese and one English sentence for every problem code, and one for every way a field can be wrong.
 * A slice adds its own in `<slice>.problems.ts`; `domain/problems.ts` puts them together for server and browser.
 * `{name}` is replaced by that fact; days are shown as dd/mm/yyyy.
 */
export type ProblemText = { readonly vi: string; readonly en: string }
export type ProblemTexts = Readonly<Record<string, ProblemText>>
/** Keyed by the field's own name (the last part of its path). */
export type FieldTexts = Readonly<Record<string, ProblemText & { readonly label?: ProblemText }>>

export const commonProblems: ProblemTexts = {
  'not-found': { vi: 'Không tìm thấy. Có thể mục này không tồn tại, hoặc không thuộc phạm vi của bạn.', en: 'Not found. It may not exist, or it is not within your reach.' },
  'not-signed-in': { vi: 'Bạn chưa đăng nhập, hoặc phiên đã hết. Hãy đăng nhập lại.', en: 'You are not signed in, or your session has ended. Sign in again.' },
  'not-your-role': { vi: 'Vị trí của bạn không được làm việc này.', en: 'Your post may not do this.' },
  'foreign-origin': { vi: 'Yêu cầu đến từ một trang khác nên không được nhận. Hãy mở lại Hòa Nhập rồi làm lại.', en: 'The request came from another site and was not accepted. Open Hòa Nhập again and repeat it.' },
  'malformed-body': { vi: 'Dữ liệu gửi lên không đọc được. Hãy tải lại trang rồi làm lại.', en: 'What was sent could not be read. Reload the page and try again.' },
  'unsupported-media-type': { vi: 'Chỉ nhận dữ liệu JSON.', en: 'Only JSON is accepted.' },
  'too-large': { vi: 'Dữ liệu gửi lên quá lớn. Hãy chia nhỏ rồi gửi lại.', en: 'What was sent is too large. Send it in smaller parts.' },
  'invalid-input': { vi: 'Có ô chưa đúng. Xem chỉ dẫn ở từng ô.', en: 'Some fields need correction. See the note at each.' },
  'invalid-query': { vi: 'Điều kiện lọc hoặc tìm chưa đúng. Xem chỉ dẫn ở từng mục.', en: 'A filter or search value is not right. See the note at each.' },
  'unknown-purpose': { vi: 'Mục đích phải là một trong: case, inspection, records, own-request.', en: 'The purpose must be one of: case, inspection, records, own-request.' },
  'purpose-needed': { vi: 'Hãy nêu mục đích mở danh sách này; mục đích được ghi vào sổ.', en: 'State the purpose for opening this list; it is written in the ledger.' },
  'idempotency-key-needed': { vi: 'Thiếu mã chống gửi trùng (Idempotency-Key). Hãy tải lại trang rồi làm lại.', en: 'The Idempotency-Key header is missing. Reload the page and try again.' },
  'idempotency-key-malformed': { vi: 'Mã chống gửi trùng (Idempotency-Key) phải gồm 8 đến 100 chữ, số, gạch nối.', en: 'The Idempotency-Key must be 8 to 100 letters, digits or hyphens.' },
  'key-reused': { vi: 'Mã chống gửi trùng này đã dùng cho một nội dung khác. Hãy tải lại trang rồi làm lại.', en: 'This Idempotency-Key was used for something else. Reload the page and try again.' },
  'too-many-requests': { vi: 'Quá nhiều yêu cầu trong một phút. Hãy chờ {seconds} giây rồi làm tiếp.', en: 'Too many requests in a minute. Wait {seconds} seconds and go on.' },
  'too-many-attempts': { vi: 'Nhập sai nhiều lần. Hãy chờ {seconds} giây rồi thử lại.', en: 'Too many failed attempts. Wait {seconds} seconds and try again.' },
  'wrong-credentials': { vi: 'Tên đăng nhập hoặc mật khẩu không đúng.', en: 'The user name or the password is not right.' },
  'no-post-today': { vi: 'Tài khoản này hôm nay không giữ vị trí nào. Hãy liên hệ người quản trị của cơ quan.', en: 'This account holds no post today. Ask the administrator of your agency.' },
  'database-unavailable': { vi: 'Cơ sở dữ liệu đang tạm ngừng; chưa có gì được ghi. Hãy thử lại sau ít giây.', en: 'The database is unavailable for the moment; nothing was written. Try again in a few seconds.' },
  'storage-full': { vi: 'Ổ đĩa của máy chủ đã đầy; chưa có gì được ghi. Hãy báo người vận hành.', en: 'The server\'s disk is full; nothing was written. Tell the operator.' },
  'try-again': { vi: 'Có người vừa ghi cùng lúc; chưa có gì được ghi. Hãy làm lại.', en: 'Someone wrote at the same moment; nothing was written. Try again.' },
  'too-slow': { vi: 'Việc này lâu quá giới hạn nên đã dừng; chưa có gì được ghi. Hãy thu hẹp điều kiện rồi thử lại.', en: 'This took too long and was stopped; nothing was written. Narrow it down and try again.' },
  'still-loading': { vi: 'Dữ liệu minh họa đang được nạp. Hãy chờ một lát.', en: 'The demonstration is still being loaded. Wait a moment.' },
  'internal-error': { vi: 'Có lỗi ở máy chủ; chưa có gì được ghi. Hãy thử lại; nếu vẫn lỗi, báo người vận hành mã {requestId}.', en: 'The server met an error; nothing was written. Try again; if it stays, give the operator the code {requestId}.' },
  'unknown-agency': { vi: 'Không có cơ quan này, hoặc cơ quan này không tham gia điều trị, xác định, hỗ trợ.', en: 'There is no such agency, or it has no part in treatment, assessment or support.' },
  'unknown-unit': { vi: 'Không có đơn vị hành chính này vào ngày đã chọn.', en: 'There is no such administrative unit on that day.' },
  'unit-not-yours': { vi: 'Đơn vị này không thuộc phạm vi của bạn.', en: 'This unit is not within your reach.' },
  'representative-needed': { vi: 'Người từ đủ 12 đến dưới 18 tuổi phải có người đại diện.', en: 'A person of 12 to under 18 needs a representative.' },
  'birth-in-future': { vi: 'Ngày sinh ở tương lai. Hãy kiểm tra lại.', en: 'The birth date lies in the future. Check it.' },
  'unknown-act': { vi: 'Không có loại việc này trong thủ tục.', en: 'The procedure has no act of this kind.' },
  'id-reused': { vi: 'Mã của việc này đã dùng cho một nội dung khác. Hãy tải lại trang rồi làm lại.', en: 'The id of this act was used for something else. Reload the page and try again.' },
  'changed-since': { vi: 'Hồ sơ đã có việc mới từ lúc bạn mở. Hãy xem việc mới rồi quyết định lại.', en: 'The dossier has changed since you opened it. Look at what is new and decide again.' },
  'not-now': { vi: 'Chưa đến lúc, hoặc đã qua lúc làm việc này.', en: 'It is too early or too late for this act.' },
  'wrong-signer': { vi: 'Việc này do người khác ký: {signer}.', en: 'This act is signed by another post: {signer}.' },
  'out-of-order': { vi: 'Việc này chưa làm được: còn thiếu bước trước.', en: 'This act is not possible yet: an earlier step is missing.' },
  'in-future': { vi: 'Ngày ghi ở tương lai. Chỉ ghi việc đã xảy ra.', en: 'The day lies in the future. Record only what has happened.' },
  'measure-closed': { vi: 'Biện pháp này đã kết thúc; không ghi thêm được.', en: 'This measure has ended; nothing can be added.' },
  'term-over': { vi: 'Thời hạn đã hết. Việc duy nhất còn làm được là cho kết thúc.', en: 'The term is over. The only act left is the ending.' },
  'paper-needed': { vi: 'Cần số và ngày của văn bản.', en: 'The number and day of the paper are needed.' },
  'number-taken': { vi: 'Số văn bản này đã được nhập.', en: 'A document with this number has been entered already.' },
  'target-without-number': { vi: 'Chỉ tiêu phải có con số, trừ loại "xấp xỉ".', en: 'A target needs its number.' },
  'clause-open': { vi: 'Còn câu chưa được trả lời nên chưa công bố được.', en: 'A clause is still unanswered, so it cannot be published.' },
  'unknown-indicator': { vi: 'Không có chỉ số này.', en: 'There is no such indicator.' },
  'period-reversed': { vi: 'Ngày đầu kỳ phải trước hoặc bằng ngày cuối kỳ.', en: 'The first day of the period must not be after its last day.' },
}

/** What is wrong with a field, when the field has no sentence of its own. */
export const fieldProblems: ProblemTexts = {
  missing: { vi: 'Ô này cần được điền.', en: 'This field is needed.' },
  'unknown-field': { vi: 'Không có trường này.', en: 'There is no such field.' },
  'not-a-day': { vi: 'Ngày phải có trên lịch, dạng dd/mm/yyyy.', en: 'Give a day of the calendar, dd/mm/yyyy.' },
  'too-short': { vi: 'Quá ngắn: cần ít nhất {minimum} ký tự.', en: 'Too short: at least {minimum} characters.' },
  'too-long': { vi: 'Quá dài: nhiều nhất {maximum} ký tự.', en: 'Too long: at most {maximum} characters.' },
  'too-small': { vi: 'Số nhỏ nhất là {minimum}.', en: 'The smallest number is {minimum}.' },
  'too-big': { vi: 'Số lớn nhất là {maximum}.', en: 'The largest number is {maximum}.' },
  'not-a-number': { vi: 'Cần một con số.', en: 'A number is needed.' },
  'not-an-id': { vi: 'Mã không đúng dạng.', en: 'The id does not have the right form.' },
  'not-a-time': { vi: 'Thời điểm không đúng dạng.', en: 'The time does not have the right form.' },
  'not-in-list': { vi: 'Hãy chọn một giá trị trong danh sách.', en: 'Choose one of the values in the list.' },
  'wrong-form': { vi: 'Chưa đúng dạng.', en: 'Not in the right form.' },
  'wrong-type': { vi: 'Kiểu dữ liệu chưa đúng.', en: 'Not the right type of value.' },
  'bad-characters': { vi: 'Có ký tự không được dùng.', en: 'It contains a character that is not allowed.' },
}

/** Fields whose sentence says more than the general one. */
export const commonFields: FieldTexts = {
  personalNumber: { vi: 'Số định danh cá nhân gồm đúng 12 chữ số.', en: 'The personal number has exactly 12 digits.' },
  phone: { vi: 'Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.', en: 'The phone number has 10 digits and begins with 0.' },
  birth: { vi: 'Ngày sinh ghi phần biết được: năm, tháng và năm, hoặc ngày đầy đủ.', en: 'Give what is known of the birth date: the year, month and year, or the whole day.' },
  username: { vi: 'Hãy nhập tên đăng nhập.', en: 'Enter the user name.' },
  password: { vi: 'Hãy nhập mật khẩu.', en: 'Enter the password.' },
}

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Puts facts into a sentence; a fact that is missing is shown as an ellipsis. */
export function fill(sentence: string, facts: Readonly<Record<string, unknown>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = facts[name]
    if (value === undefined || value === null) return '…'
    const text = String(value)
    const match = dayPattern.exec(text)
    return match ? `${match[3]}/${match[2]}/${match[1]}` : text
  })
}
