import { words } from '../text/i18n.ts'

const vi = {
  'title': 'Thư nhắc việc',
  'note': 'Thư chỉ nói có việc quá hạn hoặc sắp đến hạn và đường dẫn vào hệ thống; không có tên ai, không có loại việc hay nơi nào.',
  'off.here': 'Hệ thống này chưa gửi thư. Hãy hỏi người quản trị.',
  'frequency': 'Nhận thư', 'frequency.daily': 'Mỗi ngày làm việc', 'frequency.weekly': 'Mỗi tuần, ngày làm việc đầu tuần', 'frequency.off': 'Không nhận',
  'address': 'Địa chỉ thư công vụ', 'address.domains': 'Chỉ gửi tới: {{domains}}',
  'save': 'Lưu', 'saved': 'Đã lưu.',
  'waiting': 'Đã gửi mã tới {{address}}. Nhập mã để xác nhận địa chỉ; chưa xác nhận thì chưa có thư nhắc.',
  'code': 'Mã 6 chữ số trong thư', 'confirm': 'Xác nhận địa chỉ',
  'confirmed': 'Đã xác nhận {{address}}.', 'last': 'Thư gần nhất: {{day}}.', 'never': 'Chưa có thư nào được gửi.',
  'failing': 'Thư tới {{address}} nhiều lần không đến nên đã tạm ngừng. Hãy sửa địa chỉ rồi lưu, hoặc lưu lại để nhận mã mới.',
  'trouble.title': 'Thư không tới được trong tỉnh', 'trouble.none': 'Không có tài khoản nào.', 'trouble.resting': 'đã tạm ngừng gửi',
  'outcome.later': 'máy chủ hẹn gửi lại', 'outcome.refused': 'máy chủ không nhận', 'outcome.unknown': 'đứt kết nối, không rõ đã tới chưa', 'outcome.bounced': 'thư bị trả lại', 'reply': 'mã {{code}}',
} as const

const en = {
  'title': 'Reminders by mail',
  'note': 'A mail says only that work is overdue or due soon, with the link to the system; no name, no kind of work, no place.',
  'off.here': 'This installation sends no mail. Ask the administrator.',
  'frequency': 'Mail', 'frequency.daily': 'Every working day', 'frequency.weekly': 'Every week, on its first working day', 'frequency.off': 'None',
  'address': 'Official mail address', 'address.domains': 'Only to: {{domains}}',
  'save': 'Save', 'saved': 'Saved.',
  'waiting': 'A code went to {{address}}. Enter it to confirm the address; until then no reminder is sent.',
  'code': '6-digit code in the mail', 'confirm': 'Confirm the address',
  'confirmed': '{{address}} is confirmed.', 'last': 'Last mail: {{day}}.', 'never': 'No mail has been sent yet.',
  'failing': 'Mail to {{address}} failed several times and has stopped. Correct the address and save, or save again to get a new code.',
  'trouble.title': 'Mail that does not arrive in the province', 'trouble.none': 'No account.', 'trouble.resting': 'left alone for now',
  'outcome.later': 'the server asked to come again', 'outcome.refused': 'refused by the server', 'outcome.unknown': 'the line broke, it may have arrived', 'outcome.bounced': 'returned', 'reply': 'code {{code}}',
} as const

export const mailText = words('mail', vi, en)
