import { words } from '../text/i18n.ts'

export const scoreboardText = words(
  'indicators',
  {
    'title': 'Bảng chỉ tiêu', 'of': 'Năm {{year}} · tính đến {{day}}', 'year': 'Năm {{year}}', 'change': 'Đổi kế hoạch, kỳ', 'export': 'Xuất CSV', 'directive': 'Kế hoạch, công văn', 'period': 'Năm', 'unit': 'Đơn vị', 'whole': 'Toàn tỉnh',
    'show': 'Xem', 'view': 'Cách xem', 'view.bang': 'Bảng', 'view.ban-do': 'Bản đồ', 'view.thang': 'Theo tháng', 'none': 'Chưa có kế hoạch nào có chỉ tiêu.', 'none.note': 'Nhập kế hoạch ở trang Kế hoạch, công văn; chỉ tiêu của kế hoạch hiện ở đây.',
    'noTargets': 'Kế hoạch này không có chỉ tiêu trong năm {{year}}.', 'noTargets.note': 'Chọn năm khác, hoặc kế hoạch khác.', 'noUnits': 'Không có người nào được tính trong kỳ này.', 'units.commune': 'Xã, phường', 'units.district': 'Huyện, thành phố', 'units.province': 'Tỉnh, thành phố',
    'count.commune': '{{count}} xã, phường', 'count.district': '{{count}} huyện, thành phố', 'count.province': '{{count}} tỉnh', 'opened': '{{unit}} · chỉ tiêu {{label}}', 'clause': 'Câu {{clause}}, {{number}}', 'ofDay': 'vào diện {{day}}', 'metDay': 'đạt {{day}}',
    'purpose': '· Mở danh sách này được ghi vào sổ.', 'map': '{{label}} {{name}}', 'mapThen': 'Đơn vị trước 1/7/2025 chưa có tọa độ. Chọn "hiện nay" để xem bản đồ.', 'column': 'Chỉ tiêu', 'back': 'Về toàn tỉnh',
    'shortfalls': 'Kỳ chưa đạt: nguyên nhân và biện pháp', 'shortfalls.none': 'Không có kỳ nào chưa đạt đang chờ giải trình.', 'shortfall.of': '{{met}}/{{of}} · {{from}}–{{to}}', 'shortfall.asked': 'Hỏi: {{agency}}', 'shortfall.answer': 'Nêu nguyên nhân, biện pháp',
    'shortfall.cause': 'Nguyên nhân', 'shortfall.remedy': 'Biện pháp khắc phục', 'shortfall.save': 'Gửi trả lời', 'shortfall.answered': 'Đã trả lời {{day}}', 'shortfall.short': 'Viết ít nhất 5 ký tự.', 'waiting': 'chờ trả lời', 'shortfalls.all': 'Xem cả {{count}} kỳ', 'aside': 'Danh sách đứng sau con số', 'partlyAll': 'Tính một phần',
    'figureOnly': 'Vị trí của bạn xem số, không xem danh sách người.',
  },
  {
    'title': 'Scoreboard', 'of': 'Year {{year}} · as of {{day}}', 'year': 'Year {{year}}', 'change': 'Change plan or period', 'export': 'Export CSV', 'directive': 'Plan or letter', 'period': 'Year', 'unit': 'Unit', 'whole': 'Whole province',
    'show': 'Show', 'view': 'How to look', 'view.bang': 'Table', 'view.ban-do': 'Map', 'view.thang': 'By month', 'none': 'No plan with targets yet.', 'none.note': 'Enter a plan under Plans and letters; its targets appear here.',
    'noTargets': 'This plan has no targets in {{year}}.', 'noTargets.note': 'Choose another year, or another plan.', 'noUnits': 'Nobody is counted in this period.', 'units.commune': 'Commune, ward', 'units.district': 'District, town', 'units.province': 'Province, city',
    'count.commune': '{{count}} communes', 'count.district': '{{count}} districts', 'count.province': '{{count}} provinces', 'opened': '{{unit}} · target {{label}}', 'clause': 'Clause {{clause}}, {{number}}', 'ofDay': 'counted from {{day}}', 'metDay': 'met {{day}}',
    'purpose': '· Opening this list is recorded.', 'map': '{{label}} {{name}}', 'mapThen': 'Units before 1 Jul 2025 have no coordinates yet. Choose "now" to see the map.', 'column': 'Target', 'back': 'Back to the whole province',
    'shortfalls': 'Missed periods: cause and remedy', 'shortfalls.none': 'No missed period waits for an explanation.', 'shortfall.of': '{{met}}/{{of}} · {{from}}–{{to}}', 'shortfall.asked': 'Asked of: {{agency}}', 'shortfall.answer': 'Give cause and remedy',
    'shortfall.cause': 'Cause', 'shortfall.remedy': 'Remedy', 'shortfall.save': 'Send the answer', 'shortfall.answered': 'Answered {{day}}', 'shortfall.short': 'Write at least 5 characters.', 'waiting': 'waits for an answer', 'shortfalls.all': 'Show all {{count}}', 'aside': 'The list behind the figure', 'partlyAll': 'Partly computed',
    'figureOnly': 'Your post sees figures, not the list of people.',
  },
)
