import { words } from '../text/i18n.ts'

export const organizationText = words('organization', {
  'title': 'Tổ chức', 'subtitle': 'Đơn vị và cơ quan vào một ngày', 'day': 'Xem vào ngày', 'show': 'Xem', 'provinces': 'Cả nước', 'units': 'Đơn vị trực thuộc', 'agencies': 'Cơ quan', 'history': 'Trước và sau', 'before': 'Hợp thành từ', 'after': 'Nay là', 'part': 'một phần', 'from': 'từ {{day}}', 'to': 'đến {{day}}', 'unknown': 'chưa rõ ngày',
  'none.units': 'Không có đơn vị trực thuộc vào ngày này.', 'none.agencies': 'Không có cơ quan nào được ghi vào ngày này.', 'filter': 'Lọc theo tên', 'up': 'Đơn vị cấp trên',
} as const, {
  'title': 'Organization', 'subtitle': 'Units and agencies on a day', 'day': 'As of', 'show': 'Show', 'provinces': 'The whole country', 'units': 'Units below', 'agencies': 'Agencies', 'history': 'Before and after', 'before': 'Formed from', 'after': 'Now', 'part': 'a part', 'from': 'from {{day}}', 'to': 'to {{day}}', 'unknown': 'day not known',
  'none.units': 'No unit lies below on that day.', 'none.agencies': 'No agency is recorded on that day.', 'filter': 'Filter by name', 'up': 'The unit above',
})
