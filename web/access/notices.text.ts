import { words } from '../text/i18n.ts'

export const noticesText = words(
  'notices',
  {
    'title': 'Thông báo', 'subtitle': 'Việc chờ vị trí này; không có tên người trong thông báo', 'none': 'Không có thông báo nào.', 'none.note': 'Thông báo hiện ở đây khi có người mở khẩn cấp, đề nghị mở niêm phong, hoặc khi hai hồ sơ được kết luận là một người.',
    'topic.break-glass': 'Có một lần mở khẩn cấp cần xem xét', 'topic.break-glass-late': 'Một lần mở khẩn cấp quá hạn xem xét', 'topic.many-roster-trials': 'Một vị trí chạy thử rất nhiều danh sách người', 'topic.first-step': 'Có yêu cầu kín gửi đến điểm này', 'topic.unsealing': 'Có đề nghị mở niêm phong hồ sơ', 'topic.records-linked': 'Hai hồ sơ trong phạm vi của bạn được kết luận là một người', 'topic.records-unlinked': 'Kết luận hai hồ sơ là một người đã được rút lại',
    'due': 'hạn {{day}}', 'done': 'đã xong', 'open': 'Mở',
  },
  {
    'title': 'Notices', 'subtitle': 'What waits for this post; no notice names a person', 'none': 'There is no notice.', 'none.note': 'A notice appears when somebody opens in an emergency, asks to unseal a record, or when two records are found to be one person.',
    'topic.break-glass': 'An emergency opening is to be judged', 'topic.break-glass-late': 'An emergency opening is overdue for judging', 'topic.many-roster-trials': 'One post has tried very many rosters of people', 'topic.first-step': 'A confidential request was sent to this point', 'topic.unsealing': 'Somebody asks to unseal a record', 'topic.records-linked': 'Two records in your sight were found to be one person', 'topic.records-unlinked': 'A finding that two records are one person was taken back',
    'due': 'due {{day}}', 'done': 'done', 'open': 'Open',
  },
)
