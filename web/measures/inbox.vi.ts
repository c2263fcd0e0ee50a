export const vi = {
  'late': 'Quá hạn', 'soon': 'Trong 24 giờ', 'later': 'Sắp tới', 'waiting': 'Đang chờ nơi khác', 'tile.soon': '24 giờ', 'tile.waiting': 'Chờ',
  'visit': 'Ghi lần gặp', 'dossier': 'Hồ sơ', 'open': 'Mở hồ sơ', 'more.later': 'Xem cả {{count}} việc sắp tới',
  'more.waiting': 'Xem cả {{count}} việc đang chờ',
  'empty': 'Không có việc nào đến hạn hôm nay.', 'empty.none': 'Không có việc nào đang chờ bạn.', 'empty.next': 'Việc gần nhất: {{day}}.', 'empty.note': 'Việc mới tự hiện ở đây khi một hồ sơ đến lượt vị trí của bạn.',
} as const
