import { words } from '../text/i18n.ts'

export const campaignsText = words('campaigns', {
  'title': 'Độ phủ truyền thông', 'subtitle': '{{from}} đến {{to}}', 'year': 'Năm', 'period': 'Kỳ', 'period.year': 'cả năm', 'period.quarter': 'quý {{number}}', 'campaign': 'Đợt truyền thông', 'campaign.all': 'mọi đợt ({{count}})', 'area': 'Tỉnh', 'area.all': 'cả các tỉnh cũ',
  'communes': 'Xã, phường', 'schools': 'Cơ sở giáo dục nghề nghiệp', 'of': '{{met}}/{{of}}', 'reached': '{{count}} đã được truyền thông', 'left': '{{count}} chưa được truyền thông', 'none': 'Tất cả đã được truyền thông.', 'nothing': 'Không có đơn vị nào vào cuối kỳ này.',
  'list.left': 'chưa được truyền thông', 'list.reached': 'đã được truyền thông', 'list.map': 'trên bản đồ', 'as.list': 'Danh sách', 'as.map': 'Bản đồ', 'look': 'Xem',
  'column.name': 'Tên', 'column.state': 'Tình trạng', 'column.activities': 'Hoạt động', 'column.reach': 'Lượt người', 'column.last': 'Gần nhất',
  'covered.reached': 'đã truyền thông', 'covered.partly': 'mới một phần', 'covered.not-reached': 'chưa', 'missing': 'còn thiếu: {{names}}', 'open': '{{count}} hoạt động', 'open_one': '{{count}} hoạt động', 'more': 'Xem thêm {{count}}', 'close': 'Đóng', 'activities': 'Hoạt động ở {{name}}', 'sum': 'Tổng số hoạt động trong kỳ: {{count}}',
  'rule': 'Một nơi được tính khi có hoạt động đã tổ chức ghi tên nơi đó. Bài đăng trên mạng, báo, đài không gắn với xã nào thì không tính. Xã hình thành từ nhiều xã trong kỳ được tính khi chính xã đó, hoặc mọi xã cũ của nó, đã được truyền thông.',
  'register': 'Sổ hoạt động', 'campaigns': 'Sổ đợt truyền thông', 'plan': 'Lên lịch hoạt động', 'map': 'Bao nhiêu đợt đã đến từng xã', 'reach': '{{count}} lượt, {{how}}',
} as const, {
  'title': 'Reach of communication', 'subtitle': '{{from}} to {{to}}', 'year': 'Year', 'period': 'Period', 'period.year': 'whole year', 'period.quarter': 'quarter {{number}}', 'campaign': 'Campaign', 'campaign.all': 'every campaign ({{count}})', 'area': 'Province', 'area.all': 'all former provinces',
  'communes': 'Communes and wards', 'schools': 'Vocational schools', 'of': '{{met}}/{{of}}', 'reached': '{{count}} reached', 'left': '{{count}} not reached', 'none': 'All were reached.', 'nothing': 'There was none at the end of this period.',
  'list.left': 'not reached', 'list.reached': 'reached', 'list.map': 'on the map', 'as.list': 'List', 'as.map': 'Map', 'look': 'Show',
  'column.name': 'Name', 'column.state': 'State', 'column.activities': 'Activities', 'column.reach': 'People', 'column.last': 'Latest',
  'covered.reached': 'reached', 'covered.partly': 'in part', 'covered.not-reached': 'not reached', 'missing': 'missing: {{names}}', 'open': '{{count}} activities', 'open_one': '{{count}} activity', 'more': 'Show {{count}} more', 'close': 'Close', 'activities': 'Activities in {{name}}', 'sum': 'Activities in the period: {{count}}',
  'rule': 'A place counts when an activity that was held names it. Posts on the net, in the press or on the air that are tied to no commune do not count. A commune formed from several within the period counts when it, or every one of them, was reached.',
  'register': 'Register of activities', 'campaigns': 'Register of campaigns', 'plan': 'Plan an activity', 'map': 'How many campaigns came to each commune', 'reach': '{{count}} people, {{how}}',
})
