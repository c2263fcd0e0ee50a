export const vi = {
  'act.when': 'Xảy ra ngày', 'act.time': 'Lúc', 'act.time.hint': 'Giờ:phút. Cần khi hạn tính bằng giờ.', 'act.save': 'Lưu', 'act.draft': 'Lưu nháp', 'act.keys': 'lưu', 'act.keys.wrong': 'ô lỗi kế tiếp',
  'act.content': 'Nội dung', 'act.done': 'Đã ghi.', 'act.done.next': 'Việc kế tiếp', 'act.done.opened': 'Đã mở: {{name}}', 'act.done.paper': 'Soạn giấy của việc này', 'act.done.dossier': 'Về hồ sơ', 'act.done.inbox': 'Về Việc cần làm', 'act.none': 'Việc này không cần nhập gì thêm ngoài ngày.',
  'act.form-not-here': 'Chưa tải được mẫu của việc này. Kiểm tra đường truyền rồi mở lại trang.', 'act.no-form': 'Việc này do hệ thống tự ghi, không có mẫu nhập.', 'act.needs-line': 'Việc này cần mạng. Nháp vẫn lưu trên máy.', 'act.dossier': 'Hồ sơ',
  'yes': 'Có', 'no': 'Không', 'choose': 'Chọn', 'paper': 'Số văn bản',
  'preview.title': 'Lưu xong thì sao?', 'preview.wait': 'Điền đủ các ô để xem hạn phát sinh.', 'preview.none': 'Không phát sinh hạn mới.', 'preview.term': 'Thời hạn đến hết ngày {{day}}', 'preview.offline': 'Không có mạng: chưa tính được hạn.', 'preview.refused': 'Chưa lưu được',
  'refused.open': 'Mở từ {{day}}.', 'signer': 'Người ký: {{role}}', 'form': 'Mẫu giấy',
  'visit.title': 'Ghi lần gặp', 'visit.when': 'Gặp lúc nào, ở đâu', 'visit.date': 'Ngày gặp', 'visit.time': 'Giờ gặp', 'visit.time.note': 'Giờ lấy từ máy; sửa nếu gặp trước đó.', 'visit.test': 'Xét nghiệm', 'visit.test.none': 'Không làm',
  'visit.note': 'Ghi thêm', 'visit.save': 'Lưu lần gặp', 'visit.once': 'Gửi lại nhiều lần vẫn chỉ thành một lần gặp', 'visit.device': 'Trên máy này', 'visit.counts': '{{waiting}} chờ gửi, {{review}} cần xem', 'visit.waiting': 'chờ gửi', 'visit.sent': 'đã gửi {{time}}',
  'visit.offline': 'Không có mạng. Đã lưu trên máy, sẽ tự gửi.', 'visit.saved.offline': 'Đã lưu trên máy này. Có mạng sẽ tự gửi.', 'visit.saved': 'Đã ghi lần gặp.', 'visit.another': 'Ghi lần gặp khác', 'visit.none': 'Hiện không có biện pháp nào ghi được lần gặp cho người này.',
  'visit.last': 'Lần trước {{day}}', 'visit.first': 'Chưa có lần gặp nào.', 'visit.choose': 'Lần gặp thuộc biện pháp nào', 'visit.conflict': 'Máy chủ đã có việc mới. So hai bản', 'visit.drop': 'Bỏ', 'visit.resend': 'Gửi lại', 'visit.device.note': 'Việc chờ gửi được khóa bằng chìa của máy này và của tài khoản bạn, tự xóa sau 30 ngày.',
  'since': 'từ {{day}}', 'waiting.other': 'Việc khác đang chờ gửi',
} as const
