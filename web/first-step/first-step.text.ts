import { words } from '../text/i18n.ts'

export const firstStepText = words(
  'first-step',
  {
    'title': 'Yêu cầu kín', 'subtitle': 'Người hỏi tự chọn tên gọi; chỉ điểm này đọc được, công an và Ủy ban nhân dân không đọc được. Đây không phải hồ sơ.',
    'open': 'Chưa khép', 'all': 'Tất cả', 'none': 'Chưa có yêu cầu nào.', 'none.open': 'Không có yêu cầu nào chưa khép.', 'none.note': 'Yêu cầu đến từ trang công khai “Bước đầu kín đáo”. Trang tự báo ở mục Thông báo.', 'more': 'Xem thêm',
    'made': 'gửi {{day}}', 'erased': 'tự xóa sau {{day}}', 'open.item': 'Mở', 'open.of': 'Mở yêu cầu của {{alias}}', 'gone': 'Yêu cầu này không còn', 'gone.note': 'Người hỏi đã rút lại, đã quá hạn và bị xóa, hoặc không gửi đến điểm này.',
    'asked': 'Điều được hỏi', 'help': 'Cần giúp', 'who': 'Hỏi cho', 'reach': 'Liên hệ', 'callTime': 'Giờ gọi', 'phone': 'Điện thoại', 'note': 'Nói thêm', 'note.none': 'không ghi', 'answer': 'Trả lời đang hiện', 'answer.none': 'Chưa trả lời.',
    'phone.rule': 'Khi gọi: chỉ hỏi tên người đó đã chọn, không nói lý do với người khác nghe máy.',
    'do': 'Việc làm', 'contacted': 'Ghi đã liên hệ', 'answer.label': 'Câu trả lời', 'answer.hint': 'Ai có mã cũng đọc được: không ghi tên thật, bệnh, số điện thoại. Nhiều nhất {{most}} ký tự, còn {{left}}.', 'answer.send': 'Gửi trả lời', 'close': 'Khép lại', 'close.title': 'Khép yêu cầu này?', 'close.note': 'Sau khi khép không ghi thêm được. Người có mã vẫn xem được câu trả lời đến ngày tự xóa.', 'close.do': 'Khép lại', 'cancel': 'Không', 'closed.note': 'Yêu cầu đã khép lại, tự xóa sau {{day}}.',
    'each': 'Mỗi lần liên hệ, ngày tự xóa lùi lại.', 'history': 'Đã làm', 'by': 'vị trí {{post}}', 'by.asker': 'người hỏi', 'done': 'Đã ghi.', 'changed': 'Có người vừa ghi vào yêu cầu này. Trang đã tải lại, hãy xem rồi làm tiếp; câu trả lời bạn viết vẫn còn.',
    'registering': 'Người này chưa đăng ký gì. Nếu muốn đăng ký, hướng dẫn họ tự đến nơi đăng ký; không lập hồ sơ từ trang này.',
  },
  {
    'title': 'Confidential requests', 'subtitle': 'The asker chose a name; this point alone reads it, the police and the People’s Committee cannot. It is no dossier.',
    'open': 'Not closed', 'all': 'All', 'none': 'There is no request yet.', 'none.open': 'There is no request that is not closed.', 'none.note': 'Requests come from the public page “A confidential first step”. Notices tell of new ones.', 'more': 'Show more',
    'made': 'sent {{day}}', 'erased': 'erased by itself after {{day}}', 'open.item': 'Open', 'open.of': 'Open the request of {{alias}}', 'gone': 'This request is no longer there', 'gone.note': 'It was withdrawn, its days were over, or it was not sent to this point.',
    'asked': 'What is asked', 'help': 'Help needed', 'who': 'Asked for', 'reach': 'To be reached', 'callTime': 'Time to call', 'phone': 'Phone', 'note': 'Besides', 'note.none': 'nothing', 'answer': 'Answer shown now', 'answer.none': 'No answer yet.',
    'phone.rule': 'When you call: ask for the chosen name only, and tell nobody else why.',
    'do': 'What to do', 'contacted': 'Record a contact', 'answer.label': 'Answer', 'answer.hint': 'Whoever has the code reads it: no real name, illness or phone number. At most {{most}} characters, {{left}} left.', 'answer.send': 'Send the answer', 'close': 'Close', 'close.title': 'Close this request?', 'close.note': 'Nothing can be added afterwards. Whoever has the code still reads the answer until it is erased.', 'close.do': 'Close it', 'cancel': 'No', 'closed.note': 'The request is closed and erased by itself after {{day}}.',
    'each': 'Each contact moves the day of erasing.', 'history': 'What was done', 'by': 'post {{post}}', 'by.asker': 'the asker', 'done': 'Recorded.', 'changed': 'Somebody has just recorded something. The page was read again; look and go on. What you wrote is still there.',
    'registering': 'This person has registered for nothing. Whoever wants to register goes there himself; no dossier is made from this page.',
  },
)
