/** Vietnamese words of the register of supplies. */
import type { AllRegisterWords } from '../registers/words.ts'

export const harmReductionRegistersVi: AllRegisterWords = {
  'harm-reduction-supplies': {
    name: 'Giảm hại: vật dụng theo tháng', one: 'báo cáo tháng',
    help: 'Bơm kim tiêm, bao cao su, naloxone, xét nghiệm và giới thiệu theo điểm và tháng, chỉ con số. Không ghi tên, không ghi kết quả xét nghiệm. Chỉ cơ quan giữ điểm đó xem; cấp tỉnh xem tổng, số nhỏ được che.',
    statuses: { reported: 'đã báo cáo' }, acts: { report: 'Báo cáo tháng' },
    fields: {
      point: 'Điểm', year: 'Năm', month: 'Tháng', contacts: 'Lượt người đến', needlesGiven: 'Bơm kim tiêm phát ra', needlesCollected: 'Bơm kim tiêm thu về', condoms: 'Bao cao su', naloxoneGiven: 'Liều naloxone phát ra', naloxoneUsed: 'Lần dùng naloxone cứu người',
      hivTests: 'Lượt xét nghiệm HIV', otherTests: 'Lượt xét nghiệm khác', referralsHiv: 'Giới thiệu điều trị HIV', referralsSubstitution: 'Giới thiệu điều trị thay thế', referralsRehabilitation: 'Giới thiệu cai nghiện', referralsOther: 'Giới thiệu khác',
    },
    hints: { hivTests: 'Số lượt đã làm; không ghi kết quả.', point: 'Tên điểm cấp phát, không phải tên người.' },
    headings: { needlesGiven: ['BKT phát', 'Bơm kim tiêm'], condoms: ['BCS'], month: ['Tháng báo cáo'] },
  },
}
