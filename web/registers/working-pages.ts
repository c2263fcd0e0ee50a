/** Pages of their own that belong to registers, for the posts that work with them. A slice adds its own by one line. */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { coverageReaders } from '@hoa-nhap/domain/campaigns/roles.rules'
import { exportingRoles, importers } from '@hoa-nhap/domain/exchange/exchange.model'
import { referralRoles } from '@hoa-nhap/domain/harm-reduction/roles.rules'
import { bookKeepers, officeHeads } from '@hoa-nhap/domain/documents/papers.roles.rules'
import { outreachFigureReaders, outreachRoles, reviewRoles } from '@hoa-nhap/domain/outreach/roles.rules'
import { reportRoles } from '@hoa-nhap/domain/reports/roles.rules'
import { reviewers, trainingReaders } from '@hoa-nhap/domain/training/training.model'

type Said = { readonly vi: string; readonly en: string }
export type WorkingPage = { readonly to: '/truyen-thong' | '/tiep-can' | '/gioi-thieu' | '/ra-soat' | '/giam-hai' | '/tap-huan' | '/tap-huan/xem-lai' | '/so-van-ban' | '/the-thuc-van-ban' | '/bao-cao' | '/nhap-danh-sach' | '/xuat-danh-sach'; readonly roles: readonly Role[]; readonly name: Said; readonly help: Said }

const pages: readonly WorkingPage[] = [
  { to: '/tiep-can', roles: outreachRoles, name: { vi: 'Ghi lần tiếp cận', en: 'Record a contact' }, help: { vi: 'Ghi nhanh trên điện thoại; tên chỉ khi người đó đồng ý.', en: 'Quick on a phone; a name only with consent.' } },
  { to: '/gioi-thieu', roles: referralRoles, name: { vi: 'Giới thiệu đến y tế', en: 'Referral to health care' }, help: { vi: 'Chỉ nơi gửi và nơi nhận đọc được; tự xóa.', en: 'Read by sender and receiver only; erases itself.' } },
  { to: '/truyen-thong', roles: coverageReaders, name: { vi: 'Độ phủ truyền thông', en: 'Reach of communication' }, help: { vi: 'Xã và cơ sở dạy nghề nào chưa được truyền thông.', en: 'Which communes and vocational schools were not reached.' } },
  { to: '/ra-soat', roles: reviewRoles, name: { vi: 'Đợt rà soát', en: 'Review round' }, help: { vi: 'Ai đến hạn xác định theo luật, trong phạm vi của bạn.', en: 'Who is due to be assessed by law, in your sight.' } },
  { to: '/giam-hai', roles: outreachFigureReaders, name: { vi: 'Tiếp cận và giảm hại: tổng theo năm', en: 'Outreach and harm reduction: sums of a year' }, help: { vi: 'Theo xã; số nhỏ được che.', en: 'By commune; small numbers hidden.' } },
  { to: '/tap-huan', roles: trainingReaders, name: { vi: 'Số liệu tập huấn, chứng chỉ', en: 'Figures of training and certificates' }, help: { vi: 'Ai đã tập huấn trong năm; nơi nào chưa đủ điều kiện xác định; chứng chỉ sắp hết hạn.', en: 'Who was trained in the year; where nobody may determine addiction; what ends when.' } },
  { to: '/tap-huan/xem-lai', roles: reviewers, name: { vi: 'Kết luận cần xem lại', en: 'Findings to look at again' }, help: { vi: 'Kết luận dựa trên chứng chỉ không đúng sự thật, của người trong phạm vi của bạn.', en: 'Findings that rest on a false certificate, of people in your sight.' } },
  { to: '/bao-cao', roles: reportRoles, name: { vi: 'Báo cáo', en: 'Reports' }, help: { vi: 'Báo cáo phải lập, đã gửi, nhận được; mỗi số mở được danh sách.', en: 'Reports to make, sent and received; each figure opens its list.' } },
  { to: '/so-van-ban', roles: bookKeepers, name: { vi: 'Sổ văn bản đi', en: 'Book of outgoing papers' }, help: { vi: 'Số đã cấp, văn bản của cơ quan, lấy số cho văn bản giấy.', en: 'Numbers given, papers of the office, a number for a paper written by hand.' } },
  { to: '/the-thuc-van-ban', roles: officeHeads, name: { vi: 'Thể thức và mẫu Word của cơ quan', en: 'Layout and Word forms of the office' }, help: { vi: 'Tên cơ quan trên văn bản, cách lấy số, số đo trang, mẫu riêng.', en: 'Name on papers, numbering, measures of the page, own templates.' } },
  { to: '/nhap-danh-sach', roles: importers, name: { vi: 'Nhập danh sách người từ Excel', en: 'Import people from Excel' }, help: { vi: 'Chạy thử từng dòng trước; nhập lại cùng danh sách không làm ai thành hai.', en: 'Each row is tried first; the same list again makes nobody double.' } },
  { to: '/xuat-danh-sach', roles: exportingRoles, name: { vi: 'Xuất danh sách ra Excel', en: 'Export a list to Excel' }, help: { vi: 'Nêu mục đích, nơi nhận; lần xuất và từng người được ghi sổ.', en: 'With purpose and receiver; the export and every person in it are recorded.' } },
]

export const workingPagesOf = (role: Role): readonly WorkingPage[] => pages.filter((page) => page.roles.includes(role))
