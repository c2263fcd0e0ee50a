import { words } from '../text/i18n.ts'

export const standInText = words(
  'stand-in',
  {
    'title': 'Thay thế, giao quyền', 'subtitle': 'Ai làm thay, ai được ký thay, từ lúc nào đến lúc nào', 'passed': 'Bạn đang làm thay người khác: người thay thế không cử tiếp và không giao quyền tiếp.',
    'force': 'Đang có và sắp có', 'force.none': 'Không có ai thay thế vị trí này và không có quyền nào đang giao.', 'past': 'Đã kết thúc', 'substitute.of': '{{name}} thay thế vị trí của bạn', 'given': 'Bạn giao: {{what}}', 'received': 'Bạn được giao: {{what}}', 'to': 'cho {{role}}', 'from': 'từ {{role}}',
    'now': 'đang có hiệu lực', 'later': 'chưa bắt đầu', 'period': 'từ {{from}} đến {{to}}', 'end': 'Kết thúc', 'end.of': 'Kết thúc: {{what}}', 'end.title': 'Kết thúc ngay', 'end.note': 'Quyền này hết từ giây phút bạn bấm; các phiên đang mở theo nó cũng dừng.', 'end.do': 'Kết thúc ngay', 'cancel': 'Thôi',
    'substitute': 'Cử người thay thế', 'substitute.note': 'Người thay thế thấy đúng những gì vị trí này thấy, không xuất dữ liệu, không cử tiếp. Sổ ghi cả hai tên. Nhiều nhất {{days}} ngày.', 'post': 'Mã vị trí', 'post.hint': 'Để trống là vị trí của bạn', 'colleague': 'Tên đăng nhập của đồng nghiệp', 'colleague.hint': 'Người đang có vị trí trong cùng cơ quan',
    'from.day': 'Từ ngày', 'from.hint': 'Hôm nay thì có hiệu lực ngay', 'to.day': 'Đến hết ngày', 'substitute.do': 'Cử người thay thế', 'to.before': 'Ngày cuối không thể trước ngày đầu.', 'done.substitute': 'Đã cử người thay thế.', 'done.delegate': 'Đã giao quyền.',
    'delegate': 'Giao quyền ký', 'delegate.note': 'Chỉ giao được việc luật cho giao. Người được giao không thấy thêm hồ sơ nào và không giao tiếp.', 'capability': 'Việc được giao', 'reason': 'Lý do', 'reason.short': 'Ghi lý do, ít nhất 5 chữ.', 'delegate.do': 'Giao quyền',
  },
  {
    'title': 'Substitutes, delegation', 'subtitle': 'Who stands in, who may sign, from when to when', 'passed': 'You stand in for somebody else: a substitute names no substitute and delegates nothing.',
    'force': 'In force and coming', 'force.none': 'Nobody stands in for this post and nothing is delegated.', 'past': 'Ended', 'substitute.of': '{{name}} stands in for your post', 'given': 'You delegate: {{what}}', 'received': 'Delegated to you: {{what}}', 'to': 'to {{role}}', 'from': 'by {{role}}',
    'now': 'in force', 'later': 'not yet begun', 'period': '{{from}} to {{to}}', 'end': 'End', 'end.of': 'End: {{what}}', 'end.title': 'End now', 'end.note': 'It ends the second you press; sessions that rest on it stop as well.', 'end.do': 'End now', 'cancel': 'Cancel',
    'substitute': 'Name a substitute', 'substitute.note': 'A substitute sees what this post sees, exports nothing and names nobody else. The ledger bears both names. At most {{days}} days.', 'post': 'Id of the post', 'post.hint': 'Empty means your own', 'colleague': 'User name of the colleague', 'colleague.hint': 'Somebody with a post in the same body',
    'from.day': 'From', 'from.hint': 'From today means at once', 'to.day': 'To the end of', 'substitute.do': 'Name the substitute', 'to.before': 'The last day cannot be before the first.', 'done.substitute': 'The substitute is named.', 'done.delegate': 'Delegated.',
    'delegate': 'Delegate a signature', 'delegate.note': 'Only what the law lets you delegate. Whoever has it sees no more dossiers and cannot pass it on.', 'capability': 'What is delegated', 'reason': 'Reason', 'reason.short': 'Write the reason, at least 5 letters.', 'delegate.do': 'Delegate',
  },
)
