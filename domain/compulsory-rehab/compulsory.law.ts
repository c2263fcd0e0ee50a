/** Law rows of compulsory rehabilitation from the decision in effect to release: execution and what moves or ends the term. */
import type { Role } from '../kernel/actor.ts'
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026, type LawRow } from '../kernel/law.ts'
import type { Regime } from '../kernel/law-timeline.ts'
import { facilityLifeRows } from './compulsory.life.law.ts'

const commune = ['commune-police-chief', 'commune-police', 'commune-chair', 'commune-social'] as const
const police = ['commune-police-chief', 'commune-police'] as const
const facility = ['facility-head', 'facility-intake'] as const
const inside = ['facility-head', 'facility-intake', 'facility-health', 'facility-counsellor', 'facility-workshop', 'facility-guard'] as const

/** Bodies of 2021 and those that stood in their place: Labour and the district police ended on 2025-02-28, district courts on 2025-06-30. */
const heirs: Readonly<Partial<Record<Regime, Readonly<Partial<Record<Role, Role>>>>>> = {
  'r2025-transfer': { 'district-labour': 'province-police', 'district-police': 'commune-police-chief', 'province-labour': 'province-police-director' },
  'r2025-two-tier': { 'district-labour': 'province-police', 'district-police': 'commune-police-chief', 'province-labour': 'province-police-director', 'district-court': 'regional-court' },
}
/** Rows of 2021 carried on under the bodies of 2025. */
export function withHeirs(...rows: readonly Omit<LawRow, 'regime' | 'from' | 'to'>[]): LawRow[] {
  return rowsOf2021(...rows).map((row): LawRow => {
    const heirOf = (role: Role): Role => heirs[row.regime]?.[role] ?? role
    return { ...row, ...(row.signers ? { signers: [...new Set(row.signers.map(heirOf))] } : {}), ...(row.bound ? { bound: row.bound === 'person' || row.bound === 'provider' ? row.bound : heirOf(row.bound) } : {}) }
  })
}

export const compulsoryLaw = lawTable([
  ...withHeirs(
    { id: 'order-import', kind: 'signer', unit: 'no-number', citation: cite('XLVPHC', '107'), confidence: 'unverified', signers: [...commune, 'facility-head', 'district-police', 'province-police'], note: 'Ghi từ quyết định bằng giấy; thời hạn và nơi chấp hành theo quyết định.' },
    { id: 'court-send-effective', kind: 'max', value: 3, unit: 'day', citation: cite('XLVPHC', '107'), confidence: 'verified', bound: 'district-court', act: 'record-receipt', signers: ['district-court', ...commune, 'district-police', 'district-labour', ...facility] },
    { id: 'postpone-exempt-apply', kind: 'right', value: 2, unit: 'working-day', citation: cite('D116', '57', '5', 'a'), confidence: 'verified', form: 'M42a, M42b', bound: 'person', act: 'request-court', signers: [...commune, 'district-police', 'district-labour', ...facility], note: 'Nộp muộn vẫn ghi nhận: văn bản không nêu hậu quả.' },
    { id: 'postpone-decide', kind: 'signer', unit: 'no-number', citation: cite('D116', '57', '1'), also: [cite('XLVPHC', '111', '1')], confidence: 'verified', signers: ['district-court', 'commune-police-chief', 'district-police', 'district-labour'] },
    { id: 'postponement-over', kind: 'signer', unit: 'no-number', citation: cite('D116', '57', '2'), also: [cite('XLVPHC', '113', '1')], confidence: 'verified', signers: ['district-court', 'commune-police-chief', 'district-police'] },
    { id: 'postponement-ground-over', kind: 'asap', unit: 'no-number', citation: cite('D116', '57', '2'), confidence: 'verified', signers: commune },
    { id: 'exempt-order', kind: 'signer', unit: 'no-number', citation: cite('D116', '57', '3'), also: [cite('XLVPHC', '111', '2')], confidence: 'verified', signers: ['district-court', 'commune-police-chief', 'district-police', 'facility-head'] },
    { id: 'escort', kind: 'max', value: 5, unit: 'day', citation: cite('D116', '54', '1'), also: [cite('XLVPHC', '110', '1')], confidence: 'verified', form: 'M40', bound: 'district-police', act: 'admit', signers: [...facility, 'district-police', 'district-labour', ...police] },
    { id: 'escort-force-majeure', kind: 'signer', unit: 'no-number', citation: cite('D116', '54', '3'), confidence: 'verified', signers: ['district-police', 'district-labour', ...police] },
    { id: 'escort-capacity-extension', kind: 'max', value: 3, unit: 'month', citation: cite('D116', '54', '3'), confidence: 'verified', bound: 'district-labour', act: 'extend-for-capacity', signers: ['district-labour', 'district-police', 'facility-head'], note: 'Phòng Lao động báo tòa án bằng văn bản, nêu lý do.' },
    { id: 'search-before-admission', kind: 'signer', unit: 'no-number', citation: cite('D116', '56', '1'), also: [cite('XLVPHC', '132', '1')], confidence: 'verified', form: 'M41', signers: ['district-police', ...police] },
    { id: 'search-escaped', kind: 'signer', unit: 'no-number', citation: cite('D116', '56', '2'), also: [cite('D116', '70', '4')], confidence: 'verified', signers: ['facility-head'] },
    { id: 'found-again', kind: 'signer', unit: 'no-number', citation: cite('D116', '56', '3'), confidence: 'verified', signers: [...facility, 'facility-guard', 'district-police', ...police] },
    { id: 'escape-record', kind: 'signer', unit: 'no-number', citation: cite('D116', '56', '2'), confidence: 'verified', signers: [...facility, 'facility-guard', 'district-police', ...police] },
    { id: 'compulsory-start', kind: 'term', unit: 'no-number', citation: cite('XLVPHC', '110', '2'), confidence: 'verified', note: 'Thời hạn tính từ ngày người chấp hành bị giữ để đưa đi; với người dưới 18 tuổi là suy luận.' },
    { id: 'compulsory-term-minor', kind: 'term', value: 6, highest: 12, unit: 'month', citation: cite('L73', '33', '3'), confidence: 'verified', act: 'complete' },
    { id: 'held-deducted', kind: 'term', unit: 'no-number', citation: cite('D116', '44', '3'), confidence: 'verified', note: 'Thời gian quản lý tạm tại cơ sở được trừ; thời gian ở gia đình: văn bản không nói đến.' },
    { id: 'escape-time', kind: 'term', unit: 'no-number', citation: cite('D116', '56', '4'), confidence: 'verified' },
    { id: 'hospital-time', kind: 'term', unit: 'no-number', citation: cite('D116', '67', '4'), confidence: 'verified', act: 'record-hospital', signers: inside, note: 'Một ngày nằm viện có cơ sở theo dõi tính là một ngày chấp hành.' },
    { id: 'compulsory-stages', kind: 'stage', unit: 'no-number', citation: cite('L73', '29', '2'), also: [cite('D116', '22'), cite('D116', '26')], confidence: 'verified', signers: inside },
    { id: 'monthly-evaluation', kind: 'signer', unit: 'no-number', citation: cite('D116', '58', '1'), confidence: 'verified', signers: inside },
    { id: 'reduce-eligible', kind: 'right', value: 3, unit: 'month', citation: cite('D116', '58', '1'), also: [cite('XLVPHC', '112', '1')], confidence: 'verified', bound: 'facility-head', act: 'propose-to-court', note: 'Đã chấp hành một nửa thời hạn và các tháng gần nhất xếp loại khá trở lên. Chỉ để biết: tòa án quyết định.' },
    { id: 'reduce-amount', kind: 'max', value: 1, highest: 3, unit: 'month', citation: cite('D116', '58', '1'), confidence: 'verified' },
    { id: 'reduce-amount-merit', kind: 'max', value: 3, highest: 6, unit: 'month', citation: cite('D116', '58', '1'), confidence: 'verified' },
    { id: 'reduce-review', kind: 'periodic', value: 3, unit: 'month', citation: cite('D116', '58', '5', 'a'), confidence: 'verified', form: 'M43, M44', bound: 'facility-head', act: 'review-reductions', signers: ['facility-head'] },
    { id: 'reduce-posting', kind: 'min', value: 5, unit: 'working-day', citation: cite('D116', '58', '5', 'b'), confidence: 'verified', bound: 'facility-head', act: 'propose-to-court', signers: ['facility-head'], note: 'Chỉ niêm yết bên trong cơ sở.' },
    { id: 'propose-to-court', kind: 'signer', unit: 'no-number', citation: cite('D116', '58', '4'), confidence: 'verified', form: 'M43, M44', signers: ['facility-head'] },
    { id: 'reduce-decide', kind: 'signer', unit: 'no-number', citation: cite('D116', '58', '5', 'c'), also: [cite('XLVPHC', '112', '1')], confidence: 'verified', signers: ['district-court', 'facility-head'] },
    { id: 'suspend-illness', kind: 'min', value: 10, unit: 'day', citation: cite('D116', '58', '2'), also: [cite('XLVPHC', '112', '2')], confidence: 'verified', act: 'suspend', signers: ['district-court', 'facility-head'] },
    { id: 'resume-after-illness', kind: 'min', value: 3, unit: 'month', citation: cite('D116', '58', '2'), confidence: 'verified', act: 'resume-after-illness', signers: ['district-court', 'facility-head', 'commune-police-chief'], note: 'Chỉ khi còn từ số tháng này trở lên; ít hơn: văn bản không nói, người đó ở nhà cho đến hết thời hạn.' },
    { id: 'suspension-counts', kind: 'term', unit: 'no-number', citation: cite('XLVPHC', '112', '2'), confidence: 'unverified', note: 'Thời gian tạm đình chỉ được tính vào thời hạn: theo trí nhớ, có lợi cho người chấp hành.' },
    { id: 'exempt-grave-illness', kind: 'min', value: 6, unit: 'month', citation: cite('D116', '58', '3', 'b'), confidence: 'verified', act: 'exempt-remainder' },
    { id: 'exempt-remainder', kind: 'signer', unit: 'no-number', citation: cite('D116', '58', '3'), also: [cite('L73', '39'), cite('XLVPHC', '117')], confidence: 'verified', signers: ['district-court', 'facility-head'] },
    { id: 'proceedings-out', kind: 'signer', unit: 'no-number', citation: cite('D116', '59'), also: [cite('XLVPHC', '115', '1')], confidence: 'verified', form: 'M45', signers: ['facility-head'] },
    { id: 'mourning-decide', kind: 'max', value: 1, unit: 'day', citation: cite('D116', '70', '2', 'b'), confidence: 'verified', form: 'M49', bound: 'facility-head', act: 'grant-leave', signers: ['facility-head'] },
    { id: 'mourning-request', kind: 'signer', unit: 'no-number', citation: cite('D116', '70', '2', 'a'), confidence: 'verified', form: 'M48', signers: inside },
    { id: 'mourning-leave', kind: 'max', value: 5, unit: 'day', citation: cite('D116', '70', '1'), confidence: 'verified', bound: 'person', act: 'return-from-leave', signers: [...facility, 'facility-guard'], note: 'Không kể thời gian đi đường; được tính vào thời hạn.' },
    { id: 'facility-transfer', kind: 'signer', unit: 'no-number', citation: cite('D116', '54'), confidence: 'unverified', signers: ['province-labour', 'facility-head', 'province-police'], note: 'Không đọc thấy quy định chuyển cơ sở.' },
    { id: 'education-dossier', kind: 'signer', unit: 'no-number', citation: cite('D116', '60'), also: [cite('XLVPHC', '102', '1')], confidence: 'verified', signers: ['facility-head'] },
    { id: 'education-dossier-steps', kind: 'max', value: 1, highest: 2, unit: 'working-day', citation: cite('XLVPHC', '102', '1'), confidence: 'verified', bound: 'district-police', note: 'Các bước của hồ sơ vào cơ sở giáo dục bắt buộc.' },
    { id: 'death-record', kind: 'asap', unit: 'at-once', citation: cite('D116', '61'), confidence: 'verified', bound: 'facility-head', act: 'notify-death', signers: ['facility-head', 'facility-health'] },
    { id: 'death-relatives', kind: 'min', value: 24, unit: 'hour', citation: cite('D116', '61'), also: [cite('TT62', '5', '10')], confidence: 'verified', bound: 'facility-head', act: 'close-after-death', signers: ['facility-head'], note: 'Nghị định tính từ khi báo thân nhân, thông tư tính từ khi mất: lấy thời điểm muộn hơn.' },
    { id: 'release-notice', kind: 'lead', value: 15, unit: 'day', citation: cite('D116', '62', '1'), confidence: 'verified', bound: 'facility-head', act: 'end-notice', signers: ['facility-head'] },
    { id: 'compulsory-completion', kind: 'asap', unit: 'no-number', citation: cite('D116', '62', '2'), confidence: 'verified', form: 'M46', bound: 'facility-head', act: 'complete', signers: ['facility-head'] },
    { id: 'minor-handed-home', kind: 'signer', unit: 'no-number', citation: cite('D116', '62', '3'), confidence: 'verified', form: 'M47', signers: ['facility-head'] },
    { id: 'protection-transfer', kind: 'signer', unit: 'no-number', citation: cite('D116', '63'), confidence: 'verified', bound: 'facility-head', act: 'refer-social-protection', signers: ['facility-head'] },
    { id: 'end-order-otherwise', kind: 'signer', unit: 'no-number', citation: cite('L73', '43', '3'), also: [cite('L73', '39')], confidence: 'verified', signers: ['facility-head', ...police, 'district-court', 'district-police'] },
  ),
  // Read in the text of 2012 only: unverified in every regime; it caps the term, it never makes one.
  ...withHeirs(
    { id: 'compulsory-term-adult', kind: 'term', value: 12, highest: 24, unit: 'month', citation: cite('XLVPHC', '95', '2'), confidence: 'unverified', act: 'complete' },
    { id: 'execution-limitation', kind: 'max', value: 1, unit: 'year', citation: cite('XLVPHC', '108', '2'), confidence: 'unverified', bound: 'district-police', act: 'end-unexecuted', signers: ['district-police', ...police, 'district-court'], note: 'Trốn tránh: tính lại từ ngày hết trốn tránh. Đọc trong bản năm 2012.' },
  ),
  ...rowsOf2026(
    { id: 'order-import', kind: 'signer', unit: 'no-number', citation: cite('L120', '37'), confidence: 'unverified', signers: [...commune, 'facility-head', 'province-police'] },
    { id: 'court-send-effective', kind: 'max', value: 3, unit: 'day', citation: cite('XLVPHC', '107'), confidence: 'unverified', bound: 'regional-court', act: 'record-receipt', signers: ['regional-court', ...police, ...facility, 'province-police'], note: 'Pháp lệnh mới chưa tìm thấy.' },
    { id: 'execution-limitation', kind: 'max', value: 1, unit: 'year', citation: cite('XLVPHC', '108', '2'), confidence: 'unverified', bound: 'commune-police-chief', act: 'end-unexecuted', signers: [...police, 'regional-court'] },
    { id: 'postpone-exempt-apply', kind: 'right', unit: 'no-number', citation: cite('D163', '110'), also: [cite('L120', '39', '1')], confidence: 'one-copy', form: 'Mẫu 44, 45 PL V', bound: 'person', act: 'request-court', signers: [...police, ...facility] },
    { id: 'postpone-decide', kind: 'signer', unit: 'no-number', citation: cite('L120', '39', '1'), also: [cite('L120', '39', '4')], confidence: 'verified', signers: ['regional-court', 'commune-police-chief'] },
    { id: 'hardship-certificate', kind: 'signer', unit: 'no-number', citation: cite('L120', '39', '1'), confidence: 'verified', signers: ['commune-chair'], note: 'Chủ tịch UBND xã xác nhận hoàn cảnh gia đình đặc biệt khó khăn.' },
    { id: 'postponement-over', kind: 'signer', unit: 'no-number', citation: cite('L120', '39', '6'), confidence: 'verified', signers: ['regional-court', 'commune-police-chief'] },
    { id: 'postponement-ground-over', kind: 'asap', unit: 'no-number', citation: cite('L120', '39', '6'), confidence: 'verified', signers: [...commune] },
    { id: 'report-after-postponement', kind: 'right', unit: 'no-number', citation: cite('L120', '39', '6'), confidence: 'verified', bound: 'person', note: 'Trình diện Công an xã khi hết hoãn: không có số ngày.' },
    { id: 'exempt-order', kind: 'signer', unit: 'no-number', citation: cite('L120', '39', '2'), also: [cite('L120', '39', '4')], confidence: 'verified', signers: ['regional-court', 'commune-police-chief', 'facility-head'] },
    { id: 'compulsory-request-facility', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '106', '1'), confidence: 'one-copy', bound: 'commune-police-chief', act: 'request-facility', signers: ['commune-police-chief'] },
    { id: 'compulsory-designate', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '106', '2'), also: [cite('L120', '38', '5')], confidence: 'one-copy', bound: 'province-police-director', act: 'designate', signers: ['province-police-director'] },
    { id: 'compulsory-refer', kind: 'signer', unit: 'no-number', citation: cite('L120', '38', '3'), also: [cite('L120', '38', '4')], confidence: 'verified', signers: ['province-police-director'], note: 'C04 khi cơ sở của tỉnh không nhận được; C10 với trường giáo dưỡng.' },
    { id: 'compulsory-designate-central', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '106', '3'), confidence: 'one-copy', bound: 'ministry-police', act: 'designate', signers: ['ministry-police'] },
    { id: 'compulsory-designate-send', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '106', '4'), confidence: 'one-copy', bound: 'province-police-director', act: 'receive-designation', signers: [...police, 'province-police-director', 'ministry-police', 'province-police'] },
    { id: 'compulsory-escort', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '107', '1'), also: [cite('D163', '108')], confidence: 'one-copy', form: 'Mẫu 42 PL V', bound: 'commune-police-chief', act: 'admit', signers: [...facility, ...police] },
    { id: 'escort-force-majeure', kind: 'signer', unit: 'no-number', citation: cite('D163', '107', '3'), confidence: 'one-copy', signers: [...police] },
    { id: 'escape-notify', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '46', '2', 'i'), confidence: 'verified', bound: 'facility-head', act: 'notify-escape', signers: ['facility-head'] },
    { id: 'search-before-admission', kind: 'signer', unit: 'no-number', citation: cite('L120', '38', '2', 'd'), also: [cite('D163', '109', '1')], confidence: 'verified', form: 'Mẫu 43 PL V', signers: ['province-police-director'] },
    { id: 'search-escaped', kind: 'signer', unit: 'no-number', citation: cite('L120', '46', '2', 'đ'), also: [cite('D163', '109', '2')], confidence: 'verified', form: 'Mẫu 43 PL V', signers: ['facility-head'] },
    { id: 'found-again', kind: 'signer', unit: 'no-number', citation: cite('D163', '109', '3'), confidence: 'one-copy', signers: [...facility, 'facility-guard', ...police] },
    { id: 'escape-record', kind: 'signer', unit: 'no-number', citation: cite('D163', '109', '2'), confidence: 'one-copy', signers: [...facility, 'facility-guard', ...police] },
    { id: 'rehab-term-first', kind: 'term', value: 24, unit: 'month', citation: cite('L120', '29', '1'), confidence: 'verified', act: 'complete' },
    { id: 'rehab-term-repeat', kind: 'term', value: 36, unit: 'month', citation: cite('L120', '29', '1'), confidence: 'verified', act: 'complete', note: 'Lần thứ hai: chỉ theo xác nhận của người có thẩm quyền, ghi kèm giấy tờ.' },
    { id: 'rehab-start-compulsory', kind: 'term', unit: 'no-number', citation: cite('D163', '108'), confidence: 'unverified', note: 'Văn bản không nêu ngày bắt đầu: lấy ngày bị giữ để đưa đi hoặc ngày tiếp nhận, ngày nào sớm hơn.' },
    { id: 'held-deducted', kind: 'term', unit: 'no-number', citation: cite('L120', '37', '2'), also: [cite('D163', '98', '3')], confidence: 'verified' },
    { id: 'escape-time', kind: 'term', unit: 'no-number', citation: cite('D163', '109', '3'), also: [cite('D163', '107', '4')], confidence: 'one-copy' },
    { id: 'hospital-time', kind: 'term', unit: 'no-number', citation: cite('D163', '114', '4'), confidence: 'one-copy', act: 'record-hospital', signers: inside },
    { id: 'prison-rest', kind: 'term', unit: 'no-number', citation: cite('L120', '47', '1'), confidence: 'verified', signers: ['facility-head', ...police], note: 'Phần còn lại chấp hành sau khi chấp hành xong án phạt tù.' },
    { id: 'compulsory-stages', kind: 'stage', unit: 'no-number', citation: cite('L120', '29', '3'), also: [cite('L120', '30')], confidence: 'verified', signers: inside },
    { id: 's1-intake', kind: 'stage', highest: 2, unit: 'day', citation: cite('D163', '84'), confidence: 'one-copy' },
    { id: 's2-detox', kind: 'stage', value: 10, unit: 'day', citation: cite('D163', '85', '6'), confidence: 'one-copy' },
    { id: 's3-behaviour', kind: 'stage', value: 3, unit: 'month', citation: cite('D163', '86', '6'), confidence: 'one-copy' },
    { id: 's4-work', kind: 'stage', unit: 'no-number', citation: cite('D163', '87', '3'), confidence: 'one-copy' },
    { id: 's5-reintegration', kind: 'stage', value: 30, unit: 'day', citation: cite('D163', '88', '7'), confidence: 'one-copy' },
    { id: 't9-reduction', kind: 'signer', unit: 'no-number', citation: cite('L120', '56', '1'), confidence: 'unverified', signers: ['regional-court', 'facility-head'], note: 'Luật mới không có giảm thời hạn; người còn thời hạn cũ có thể được tòa án giảm: chưa rõ, ghi nhận nếu có quyết định.' },
    { id: 'suspend-illness', kind: 'signer', unit: 'no-number', citation: cite('L120', '39', '3'), confidence: 'verified', form: 'Mẫu 46 PL V', act: 'suspend', signers: ['regional-court', 'facility-head'] },
    { id: 'resume-after-illness', kind: 'min', value: 3, unit: 'month', citation: cite('L120', '39', '3'), confidence: 'verified', act: 'resume-after-illness', signers: ['regional-court', 'facility-head', 'commune-police-chief'] },
    { id: 'suspension-counts', kind: 'term', unit: 'no-number', citation: cite('L120', '39', '3'), confidence: 'verified' },
    { id: 'propose-to-court', kind: 'signer', unit: 'no-number', citation: cite('D163', '110'), confidence: 'one-copy', form: 'Mẫu 46 PL V', signers: ['facility-head'] },
    { id: 'exempt-remainder', kind: 'signer', unit: 'no-number', citation: cite('L120', '39', '3'), also: [cite('D163', '110')], confidence: 'verified', form: 'Mẫu 46 PL V', signers: ['regional-court', 'facility-head'] },
    { id: 'proceedings-out', kind: 'signer', unit: 'no-number', citation: cite('D163', '111'), confidence: 'one-copy', form: 'Mẫu 47 PL V', signers: ['facility-head'], note: 'Thời gian này được tính vào thời hạn (Đ111.4).' },
    { id: 'mourning-request', kind: 'signer', unit: 'no-number', citation: cite('D163', '121', '2', 'a'), confidence: 'one-copy', form: 'Mẫu 48 PL V', signers: inside },
    { id: 'funeral-leave-decide', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '121', '2', 'b'), confidence: 'one-copy', form: 'Mẫu 49 PL V', bound: 'facility-head', act: 'grant-leave', signers: ['facility-head'] },
    { id: 'funeral-leave-max', kind: 'max', value: 5, unit: 'day', citation: cite('D163', '121', '1'), also: [cite('D163', '121', '4')], confidence: 'one-copy', bound: 'person', act: 'return-from-leave', signers: [...facility, 'facility-guard'] },
    { id: 'facility-transfer', kind: 'signer', unit: 'no-number', citation: cite('L120', '38', '2'), also: [cite('L120', '38', '3')], confidence: 'verified', signers: ['province-police-director', 'ministry-police'] },
    { id: 'turns-eighteen', kind: 'min', value: 3, unit: 'month', citation: cite('L120', '36', '4'), confidence: 'verified', bound: 'province-police-director', act: 'move-to-adult-facility', signers: ['province-police-director', 'ministry-police', 'facility-head'] },
    { id: 't6-minors-short', kind: 'max', value: 6, unit: 'month', citation: cite('D163', '151'), confidence: 'one-copy', note: 'Người dưới 18 tuổi đang ở cơ sở công lập ngày 01/7/2026 mà còn dưới số tháng này thì ở lại.' },
    { id: 't1-in-rehab', kind: 'signer', unit: 'no-number', citation: cite('L120', '56', '1'), confidence: 'verified' },
    { id: 't2-dossier-open', kind: 'signer', unit: 'no-number', citation: cite('L120', '56', '2'), confidence: 'verified' },
    { id: 'death-record', kind: 'asap', unit: 'at-once', citation: cite('D163', '122', '1'), confidence: 'one-copy', bound: 'facility-head', act: 'notify-death', signers: ['facility-head', 'facility-health'] },
    { id: 'death-family-wait', kind: 'min', value: 24, unit: 'hour', citation: cite('D163', '122'), confidence: 'one-copy', bound: 'facility-head', act: 'close-after-death', signers: ['facility-head'] },
    { id: 'compulsory-end-notice', kind: 'lead', value: 30, unit: 'day', citation: cite('D163', '123', '1'), also: [cite('L120', '42', '3')], confidence: 'one-copy', form: 'Mẫu 51 PL V', bound: 'facility-head', act: 'end-notice', signers: ['facility-head'] },
    { id: 'compulsory-certificate', kind: 'window', value: 24, unit: 'hour', citation: cite('D163', '123', '2'), also: [cite('L120', '35', '5'), cite('L120', '36', '5')], confidence: 'one-copy', form: 'Mẫu 50 PL V', bound: 'facility-head', act: 'complete', signers: ['facility-head'] },
    { id: 'social-protection-transfer', kind: 'lead', value: 15, unit: 'day', citation: cite('D163', '124', '1'), also: [cite('L120', '35', '6'), cite('L120', '36', '6')], confidence: 'one-copy', bound: 'facility-head', act: 'refer-social-protection', signers: ['facility-head'] },
    { id: 'protection-transfer', kind: 'signer', unit: 'no-number', citation: cite('L120', '35', '6'), confidence: 'verified', signers: ['facility-head'] },
    { id: 'end-order-otherwise', kind: 'signer', unit: 'no-number', citation: cite('L120', '48', '3'), confidence: 'verified', signers: ['facility-head', ...police, 'regional-court'] },
  ),
  ...facilityLifeRows,
])

/** All five stages belong to compulsory rehabilitation in both laws. */
export const compulsoryStages = {
  former: ['a', 'b', 'c', 'd', 'e'],
  present: ['s1', 's2', 's3', 's4', 's5'],
} as const
/** Grounds to exempt a person from the rest of an order (Decree 116/2021 Art. 58(3); Law 120/2025 Art. 39). */
export const remainderGrounds = { former: ['progress-or-merit', 'grave-illness', 'pregnancy', 'prison'], present: ['grave-illness', 'pregnancy'] } as const
/** A reduction is looked at from the half of the term on (Decree 116/2021 Art. 58(1)). */
export const partsBeforeReduction = 2
/** Reduction of the term: months that a court may have cut, at most, in one decision with merit. */
export const ageOfMajority = 18
