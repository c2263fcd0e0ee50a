/** Sentences of the public pages, whole in each language. */
import type { FormField, FormProblem } from '@hoa-nhap/domain/first-step/first-step.rules'
import type { PageLanguage } from './page-frame.ts'

export type Refused = 'no-such-point' | 'full' | 'sent-already' | 'too-quick' | 'too-old' | 'robot' | 'too-many' | 'foreign' | 'unreadable' | 'too-large' | 'wrong-code' | 'code-form' | 'down' | 'fields'

const vi = {
  title: 'Bước đầu kín đáo', choose: 'Chọn nơi bạn muốn hỏi', chooseNote: 'Yêu cầu chỉ đến đúng nơi bạn chọn. Danh sách gồm các trạm y tế và điểm tư vấn đang có người đọc yêu cầu; không có công an, không có Ủy ban nhân dân.',
  noPoints: 'Nơi này chưa có trạm y tế hoặc điểm tư vấn nhận yêu cầu qua trang này. Bạn vẫn có thể đến thẳng trạm y tế gần nhà.', otherPlaces: 'Xem nơi khác',
  before: 'Trước khi viết, xin đọc', reads: (point: string) => `Chỉ người làm việc tại ${point} đọc được. Không vị trí nào khác trong hệ thống mở được: công an, Ủy ban nhân dân, nơi khác, cả người quản trị tài khoản.`,
  creates: 'Không lập hồ sơ, không lập danh sách, không áp dụng biện pháp nào, không so tên hay số điện thoại với bất kỳ hồ sơ nào.', registering: (place: string, article: string) => `Đăng ký cai nghiện là một bước riêng, nếu sau này bạn muốn: tại ${place} (${article}). Trang này không đăng ký thay bạn.`,
  erased: (days: number) => `Mọi điều bạn viết bị xóa ${days} ngày sau lần liên hệ cuối, hoặc ngay khi bạn rút lại.`, kept: 'Không ghi địa chỉ máy, không dùng cookie.', danger: 'Nguy hiểm đến tính mạng (ngất, khó thở, muốn tự làm hại): gọi 115 ngay.',
  alias: 'Tên bạn muốn được gọi', aliasNote: 'Tên nào cũng được, không cần tên thật.', who: 'Bạn hỏi cho ai?', help: 'Bạn cần giúp gì?', helpNote: 'Chọn một hoặc nhiều.', reach: 'Liên hệ với bạn thế nào?', phone: 'Số điện thoại', phoneNote: 'Chỉ khi bạn muốn được gọi. Người gọi sẽ hỏi tên bạn đã chọn và không nói lý do với người khác.',
  callTime: 'Gọi vào lúc nào?', note: 'Muốn nói thêm (không bắt buộc)', noteFor: (most: number) => `Nhiều nhất ${most} ký tự. Xin đừng ghi số căn cước, đừng ghi họ tên đầy đủ.`, trap: 'Để trống ô này', send: 'Gửi và nhận mã', required: 'cần điền',
  madeTitle: 'Đã gửi. Đây là mã của bạn', codeOnce: 'Mã chỉ hiện một lần. Hãy chép ra giấy hoặc in trang này; không ai tìm lại mã được cho bạn, kể cả nơi nhận.', whatNow: 'Sau đó', nowPhone: (point: string) => `${point} sẽ gọi cho bạn theo giờ bạn chọn.`, nowCode: (point: string) => `${point} viết trả lời; bạn xem bằng mã.`, sentOn: 'Gửi ngày', erasedOn: 'Tự xóa sau ngày', to: 'Nơi nhận',
  lookUp: 'Xem trả lời hoặc rút lại', codeTitle: 'Xem trả lời bằng mã', code: 'Mã', codeNote: '16 chữ và số, viết liền hay có gạch đều được.', look: 'Xem', notOpened: 'Chưa ai mở đọc.', openedOn: 'Mở đọc lần đầu', contactedOn: 'Liên hệ gần nhất', noAnswer: 'Chưa có trả lời. Xin xem lại sau.', answer: 'Trả lời', state: 'Tình trạng',
  withdraw: 'Rút lại và xóa ngay', withdrawSure: 'Rút lại yêu cầu này?', withdrawNote: 'Mọi điều bạn đã viết và câu trả lời bị xóa ngay, không lấy lại được. Nơi nhận sẽ không thấy gì nữa.', withdrawYes: 'Đồng ý, xóa ngay', withdrawNo: 'Không, quay lại', withdrawn: 'Đã rút lại và xóa', withdrawnNote: 'Không còn gì được giữ. Bạn có thể hỏi lại bất cứ lúc nào.', again: 'Gửi một yêu cầu', shared: 'Dùng máy chung: đóng trang này khi xong và xóa lịch sử trình duyệt.',
  refusedTitle: 'Chưa gửi được',
  refused: {
    'no-such-point': 'Nơi này không nhận yêu cầu qua trang này. Hãy chọn nơi khác.', full: 'Nơi này hôm nay đã nhận đủ số yêu cầu. Hãy gửi vào ngày mai, chọn nơi khác, hoặc đến trực tiếp.', 'sent-already': 'Mẫu này đã được gửi rồi. Hãy dùng mã đã nhận; nếu mất mã, hãy mở một mẫu mới.',
    'too-quick': 'Mẫu được gửi quá nhanh sau khi mở, như máy tự gửi. Những điều bạn viết vẫn còn bên dưới: chờ vài giây rồi bấm gửi lại.', 'too-old': 'Trang này mở đã lâu. Những điều bạn viết vẫn còn bên dưới: xem lại, chờ vài giây rồi bấm gửi.', robot: 'Một ô phải để trống đã bị điền, như máy tự điền. Ô đó đã được xóa: chờ vài giây rồi bấm gửi lại.',
    'too-many': 'Từ mạng này đã gửi quá nhiều lần. Hãy chờ {minutes} phút rồi thử lại, hoặc đến trực tiếp.', foreign: 'Mẫu được gửi từ một trang khác nên không được nhận. Hãy mở lại trang này rồi gửi.', unreadable: 'Không đọc được điều đã gửi. Hãy mở lại trang này rồi điền lại.', 'too-large': 'Nội dung quá dài. Hãy viết ngắn lại rồi gửi.',
    'wrong-code': 'Không có yêu cầu nào với mã này. Mã có thể chép sai, yêu cầu đã được rút lại, hoặc đã bị xóa sau 30 ngày.', 'code-form': 'Mã gồm 16 chữ và số. Hãy xem lại mã đã chép.', down: 'Máy chủ đang tạm ngừng; chưa có gì được ghi. Hãy thử lại sau ít phút.', fields: 'Có ô chưa đúng. Xem chỉ dẫn ở từng ô; những điều bạn viết vẫn còn.',
  } satisfies Record<Refused, string>,
  field: {
    alias: 'Hãy viết một tên để được gọi; tên nào cũng được.', who: 'Hãy chọn bạn hỏi cho ai.', help: 'Hãy chọn ít nhất một việc.', reach: 'Hãy chọn cách liên hệ.', phone: 'Hãy viết số điện thoại, hoặc chọn tự xem bằng mã.', callTime: 'Hãy chọn một giờ trong danh sách.', note: 'Hãy viết ngắn hơn.',
  } satisfies Record<FormField, string>,
  wrong: { 'too-long': 'Quá dài: hãy viết ngắn hơn.', 'phone-form': 'Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.', 'no-numbers-of-persons': 'Xin đừng ghi số căn cước ở đây; không ai cần số đó cho bước này.' } satisfies Partial<Record<FormProblem, string>>,
}
export type PageTexts = typeof vi

const en: PageTexts = {
  title: 'A confidential first step', choose: 'Choose whom you want to ask', chooseNote: 'A request goes only to the place you pick. The list has health stations and counselling points where somebody reads requests; no police, no People’s Committee.',
  noPoints: 'No health station or counselling point here takes requests through this page yet. You can still walk into the health station near you.', otherPlaces: 'See other places',
  before: 'Please read before you write', reads: (point) => `Only those who work at ${point} can read it. No other post of this system can open it: no police, no People’s Committee, no other place, no administrator of accounts.`,
  creates: 'No record, no list and no measure is made, and neither name nor phone is compared with any record.', registering: (place, article) => `Registering for rehabilitation is a separate step, should you want it later: at ${place} (${article}). This page does not register you.`,
  erased: (days) => `All you write is erased ${days} days after the last contact, or at once when you withdraw it.`, kept: 'No address of your device is kept, no cookie is used.', danger: 'Danger to life (fainting, trouble breathing, thoughts of self-harm): call 115 at once.',
  alias: 'The name you want to be called', aliasNote: 'Any name will do; not your real one.', who: 'For whom do you ask?', help: 'What help do you need?', helpNote: 'Choose one or more.', reach: 'How should you be reached?', phone: 'Phone number', phoneNote: 'Only if you want to be called. The caller asks for the name you chose and tells nobody else why.',
  callTime: 'When to call?', note: 'Anything else (not required)', noteFor: (most) => `At most ${most} characters. Please no identity number and no full name.`, trap: 'Leave this field empty', send: 'Send and get a code', required: 'needed',
  madeTitle: 'Sent. This is your code', codeOnce: 'The code is shown once. Copy it or print this page; nobody can find it again for you, not even the place you asked.', whatNow: 'What comes next', nowPhone: (point) => `${point} calls you at the time you chose.`, nowCode: (point) => `${point} writes an answer; you look it up with the code.`, sentOn: 'Sent on', erasedOn: 'Erased by itself after', to: 'Sent to',
  lookUp: 'Look up the answer or withdraw', codeTitle: 'Look up the answer with the code', code: 'Code', codeNote: '16 letters and digits, with or without hyphens.', look: 'Look up', notOpened: 'Nobody has opened it yet.', openedOn: 'First opened', contactedOn: 'Last contact', noAnswer: 'There is no answer yet. Please look again later.', answer: 'Answer', state: 'State',
  withdraw: 'Withdraw and erase now', withdrawSure: 'Withdraw this request?', withdrawNote: 'All you wrote and the answer are erased at once and cannot be brought back. The place you asked sees nothing any more.', withdrawYes: 'Yes, erase now', withdrawNo: 'No, go back', withdrawn: 'Withdrawn and erased', withdrawnNote: 'Nothing is kept. You may ask again at any time.', again: 'Send a request', shared: 'On a shared device: close this page when you are done and clear the browser’s history.',
  refusedTitle: 'Not sent yet',
  refused: {
    'no-such-point': 'This place takes no requests through this page. Choose another.', full: 'This place has taken all it can today. Send it tomorrow, choose another place, or go there.', 'sent-already': 'This form was sent already. Use the code you were given; if it is lost, open a new form.',
    'too-quick': 'The form was sent too soon after it was opened, as a machine would. What you wrote is still below: wait some seconds and send it again.', 'too-old': 'This page was opened long ago. What you wrote is still below: look at it, wait some seconds and send it.', robot: 'A field that must stay empty was filled, as a machine would. It has been emptied: wait some seconds and send it again.',
    'too-many': 'Too much was sent from this network. Wait {minutes} minutes and try again, or go there.', foreign: 'The form was sent from another site and was not accepted. Open this page again and send it.', unreadable: 'What was sent could not be read. Open this page again and fill it in.', 'too-large': 'This is too long. Write less and send it again.',
    'wrong-code': 'There is no request with this code. It may be copied wrongly, withdrawn, or erased after 30 days.', 'code-form': 'A code has 16 letters and digits. Look at what you copied.', down: 'The server is not available for the moment; nothing was written. Try again in some minutes.', fields: 'Some fields need correction. See the note at each; what you wrote is still there.',
  },
  field: { alias: 'Write a name to be called by; any will do.', who: 'Choose for whom you ask.', help: 'Choose at least one.', reach: 'Choose how to be reached.', phone: 'Write a phone number, or choose to look the answer up.', callTime: 'Choose a time of the list.', note: 'Write less.' },
  wrong: { 'too-long': 'Too long: write less.', 'phone-form': 'The phone number has 10 digits and begins with 0.', 'no-numbers-of-persons': 'Please no identity number here; nobody needs it for this step.' },
}

export const pageTexts: Readonly<Record<PageLanguage, PageTexts>> = { vi, en }

export function fieldSentence(texts: PageTexts, field: FormField, problem: FormProblem): string {
  return problem === 'missing' || problem === 'not-in-list' ? texts.field[field] : texts.wrong[problem]
}
