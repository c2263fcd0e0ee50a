/**
 * Law rows of voluntary rehabilitation in a facility. What a private and a public facility share stands in `privateLaw`; `publicLaw` adds the way
 * through the police of the province. Registration, decision, stages and leaving are the rows of `voluntary-rehab.law.ts`.
 */
import type { Role } from '../kernel/actor.ts'
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026 } from '../kernel/law.ts'

const police = ['commune-police', 'commune-police-chief'] as const
const commune = [...police, 'commune-social', 'commune-chair'] as const
const intake = ['facility-intake', 'facility-head'] as const
export const facilityStaff: readonly Role[] = ['facility-head', 'facility-intake', 'facility-health', 'facility-counsellor', 'facility-workshop', 'facility-guard']
const keepers: readonly Role[] = [...facilityStaff, ...commune]

export const privateLaw = lawTable([
  ...rowsOf2021(
    { id: 'facility-admission', kind: 'signer', unit: 'no-number', citation: cite('D116', '36', '2'), also: [cite('D116', '35')], confidence: 'verified', form: 'M28', signers: [...intake], note: 'Không đòi giấy xác định tình trạng nghiện; đăng ký M22 và hợp đồng M28. Luật không nêu hạn tiếp nhận.' },
    { id: 'voluntary-term-facility', kind: 'term', value: 6, highest: 12, unit: 'month', citation: cite('L73', '31', '1'), confidence: 'verified', act: 'complete', note: 'Theo hợp đồng: tính từ ngày tiếp nhận.' },
    { id: 'private-centre-notice', kind: 'max', value: 5, unit: 'working-day', citation: cite('L73', '36', '3', 'g'), also: [cite('D116', '37', '2', 'c')], confidence: 'verified', bound: 'facility-head', act: 'notify', signers: [...intake] },
    { id: 'self-termination-absence', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '3', '5'), also: [cite('L73', '32', '1')], confidence: 'verified', bound: 'person', act: 'excuse-absence', note: 'Rời cơ sở từ 05 ngày làm việc. Điều 33.1.b không nêu cơ sở: biên bản do người có thẩm quyền lập.' },
    { id: 'facility-completion', kind: 'asap', unit: 'no-number', citation: cite('D116', '38', '2'), also: [cite('L73', '31', '4')], confidence: 'verified', form: 'M26b', signers: ['facility-head'], bound: 'facility-head', act: 'complete' },
    { id: 'facility-life', kind: 'signer', unit: 'no-number', citation: cite('L73', '31', '2'), also: [cite('D116', '37')], confidence: 'verified', signers: keepers },
    { id: 'facility-change', kind: 'signer', unit: 'no-number', citation: cite('D116', '36', '1'), confidence: 'unverified', form: 'M28', signers: ['facility-head'], note: 'Nghị định không nêu việc chuyển cơ sở: hợp đồng mới.' },
    { id: 'facility-process', kind: 'signer', unit: 'no-number', citation: cite('D116', '27'), also: [cite('D116', '8', '1', 'a')], confidence: 'verified', note: 'Mỗi cơ sở có quy trình riêng bằng văn bản; luật không nêu thời gian tối thiểu cho từng giai đoạn.' },
  ),
  ...rowsOf2026(
    { id: 'rehab-start-private', kind: 'signer', unit: 'no-number', citation: cite('L120', '33', '2'), also: [cite('D163', '92', '2')], confidence: 'verified', form: 'Mẫu 24 PL V', signers: [...intake] },
    { id: 'private-contract', kind: 'signer', unit: 'no-number', citation: cite('D163', '92', '2'), also: [cite('L120', '33')], confidence: 'one-copy', form: 'Mẫu 29 PL V', signers: ['facility-head'] },
    { id: 'private-completion-copy', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '33', '3', 'a'), confidence: 'verified', bound: 'facility-head', act: 'complete', note: 'Việc cấp giấy ghi ở đây đến ngay Công an xã nơi cư trú; bản giấy vẫn gửi trong 24 giờ.' },
    { id: 'private-completer-present', kind: 'max', value: 2, unit: 'day', citation: cite('L120', '33', '3', 'b'), confidence: 'verified', bound: 'person', act: 'report-home' },
    { id: 'private-partial-notice', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '33', '4', 'a'), confidence: 'verified', bound: 'facility-head', act: 'complete-part', note: 'Việc cấp giấy ghi ở đây đến ngay Công an xã nơi cư trú; bản giấy vẫn gửi trong 24 giờ.' },
    { id: 'private-partial-register-home', kind: 'max', value: 2, unit: 'day', citation: cite('L120', '33', '4', 'b'), confidence: 'verified', form: 'Mẫu 24 PL V', bound: 'person', act: 'register-rest', signers: [...police] },
    { id: 'private-quit-notice', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '33', '5'), confidence: 'verified', bound: 'facility-head', act: 'notify', note: 'Thôi trước khi xong ba giai đoạn: cơ sở cùng Công an xã lập hồ sơ. Không việc nào tự mở.' },
    { id: 'private-seat-notice', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '46', '2', 'i'), confidence: 'verified', bound: 'facility-head', act: 'notify', signers: [...intake] },
    { id: 'private-end-notice', kind: 'lead', value: 30, unit: 'day', citation: cite('D163', '94', '2'), confidence: 'one-copy', form: 'Mẫu 51 PL V', bound: 'facility-head', act: 'end-notice', signers: ['facility-head'] },
    { id: 'private-certificate', kind: 'window', value: 24, unit: 'hour', citation: cite('D163', '94', '3'), also: [cite('D163', '94', '4')], confidence: 'one-copy', form: 'Mẫu 30 PL V', bound: 'facility-head', act: 'complete', signers: ['facility-head'] },
    { id: 'private-partial', kind: 'signer', unit: 'no-number', citation: cite('L120', '33', '4'), also: [cite('D163', '94', '4')], confidence: 'verified', form: 'Mẫu 30 PL V', signers: ['facility-head'], note: 'Xong ít nhất ba giai đoạn đầu: phần còn lại làm tại gia đình, cộng đồng.' },
    { id: 'private-suspended-client-move', kind: 'max', value: 3, unit: 'day', citation: cite('D163', '75'), also: [cite('D163', '76')], confidence: 'one-copy', bound: 'person', act: 'transfer', note: 'Khoản chưa xác định chính xác.' },
    { id: 'private-suspended', kind: 'signer', unit: 'no-number', citation: cite('D163', '75'), confidence: 'one-copy', signers: ['province-police', 'province-police-director', ...police, ...intake] },
    { id: 'facility-life', kind: 'signer', unit: 'no-number', citation: cite('L120', '46', '2'), confidence: 'verified', signers: keepers },
    { id: 'facility-change', kind: 'signer', unit: 'no-number', citation: cite('D163', '76'), confidence: 'unverified', form: 'Mẫu 29 PL V', signers: ['facility-head'], note: 'Chuyển cơ sở tư nhân: hợp đồng mới ở cơ sở nhận.' },
    { id: 'separate-rooms', kind: 'signer', unit: 'no-number', citation: cite('L120', '46', '2', 'h'), confidence: 'verified', note: 'Phụ nữ; người mắc bệnh truyền nhiễm nhóm A, B; người có hình thể giới tính khác giới tính trên giấy tờ; người dưới 18 tuổi: ở riêng.' },
    { id: 'minor-facility', kind: 'signer', unit: 'no-number', citation: cite('L120', '28', '1'), confidence: 'verified', note: 'Từ đủ 12 đến dưới 18 tuổi: trường giáo dưỡng, cơ sở công lập đủ điều kiện, hoặc cơ sở tư nhân.' },
  ),
])

const director: readonly Role[] = ['province-police-director']
const ministry: readonly Role[] = ['ministry-police']

export const publicLaw = lawTable([
  ...rowsOf2021(
    { id: 'public-centre-notice', kind: 'max', value: 5, unit: 'working-day', citation: cite('L73', '35', '6', 'e'), confidence: 'verified', bound: 'facility-head', act: 'notify', signers: [...intake] },
    { id: 'register-no-residence', kind: 'signer', unit: 'no-number', citation: cite('D116', '28', '1'), confidence: 'verified', form: 'M22', signers: ['commune-social', ...police, 'commune-chair'], note: 'Người không có nơi cư trú ổn định chỉ đăng ký ở cơ sở công lập.' },
    { id: 'decide-no-residence', kind: 'max', unit: 'no-number', citation: cite('D116', '28', '1'), confidence: 'unverified', signers: ['commune-chair'], bound: 'commune-chair', act: 'decide', note: 'Nghị định không nêu người quyết định và thời hạn: suy ra là Chủ tịch UBND xã nơi phát hiện.' },
    { id: 'public-transfer', kind: 'signer', unit: 'no-number', citation: cite('L73', '35'), confidence: 'unverified', signers: ['facility-head', 'province-police-director'], note: 'Luật không nêu việc chuyển người tự nguyện giữa các cơ sở.' },
  ),
  ...rowsOf2026(
    { id: 'public-voluntary-request', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '95', '1'), confidence: 'one-copy', bound: 'commune-police-chief', act: 'request-placement', signers: ['commune-police-chief'] },
    { id: 'public-voluntary-designate', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '95', '2'), also: [cite('L120', '38', '5'), cite('L120', '34', '3')], confidence: 'one-copy', bound: 'province-police-director', act: 'designate', signers: [...director] },
    { id: 'public-voluntary-request-central', kind: 'signer', unit: 'no-number', citation: cite('D163', '95', '3'), confidence: 'one-copy', signers: [...director], note: 'Cơ sở trong tỉnh không nhận thêm được, hoặc trường giáo dưỡng: đề nghị Cục trưởng C04, C10.' },
    { id: 'public-voluntary-designate-central', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '95', '3'), confidence: 'one-copy', bound: 'ministry-police', act: 'designate-central', signers: [...ministry] },
    { id: 'rehab-start-public-voluntary', kind: 'signer', unit: 'no-number', citation: cite('D163', '96'), confidence: 'unverified', form: 'Mẫu 31 PL V', signers: [...intake, ...police], note: 'Luật không nói rõ ngày bắt đầu: tính từ biên bản giao nhận.' },
    { id: 'public-voluntary-end-notice', kind: 'lead', value: 30, unit: 'day', citation: cite('D163', '97', '1'), confidence: 'one-copy', form: 'Mẫu 51 PL V', bound: 'facility-head', act: 'end-notice', signers: ['facility-head'] },
    { id: 'public-voluntary-certificate', kind: 'window', value: 24, unit: 'hour', citation: cite('D163', '97', '2'), confidence: 'one-copy', form: 'Mẫu 30 PL V', bound: 'facility-head', act: 'complete', signers: ['facility-head'] },
    { id: 'voluntary-postpone', kind: 'signer', unit: 'no-number', citation: cite('L120', '39', '1'), also: [cite('L120', '39', '4'), cite('D163', '110')], confidence: 'verified', form: 'Mẫu 44 PL V', signers: [...director] },
    { id: 'voluntary-exempt', kind: 'signer', unit: 'no-number', citation: cite('L120', '39', '2'), also: [cite('L120', '39', '4'), cite('D163', '110')], confidence: 'verified', form: 'Mẫu 45 PL V', signers: [...director] },
    { id: 'voluntary-suspend', kind: 'signer', unit: 'no-number', citation: cite('L120', '39', '3'), also: [cite('L120', '39', '4'), cite('D163', '110')], confidence: 'verified', form: 'Mẫu 46 PL V', signers: [...director], note: 'Thời gian về nhà điều trị được tính vào thời hạn.' },
    { id: 'voluntary-resume', kind: 'min', value: 3, unit: 'month', citation: cite('L120', '39', '3'), confidence: 'verified', act: 'resume', signers: [...director, 'facility-head'], note: 'Chỉ trở lại khi thời hạn còn ít nhất 03 tháng.' },
    { id: 'report-after-postponement', kind: 'asap', unit: 'no-number', citation: cite('L120', '39', '6'), confidence: 'unverified', bound: 'person', act: 'record-visit', note: 'Luật không nêu số ngày.' },
    { id: 'public-transfer', kind: 'signer', unit: 'no-number', citation: cite('L120', '38', '2'), also: [cite('D163', '106', '2')], confidence: 'verified', signers: [...director] },
    { id: 'public-transfer-central', kind: 'signer', unit: 'no-number', citation: cite('L120', '38', '3'), also: [cite('D163', '106', '3')], confidence: 'verified', signers: [...ministry] },
    { id: 'proceedings-out', kind: 'signer', unit: 'no-number', citation: cite('D163', '111'), confidence: 'one-copy', form: 'Mẫu 47 PL V', signers: ['facility-head'], note: 'Thời gian ra ngoài theo yêu cầu tố tụng được tính vào thời hạn.' },
    { id: 't6-minors-short', kind: 'right', value: 6, unit: 'month', citation: cite('D163', '151'), confidence: 'one-copy', note: 'Người dưới 18 tuổi đang ở cơ sở công lập ngày 01/7/2026, còn dưới 06 tháng: ở lại cơ sở đó.' },
  ),
])
