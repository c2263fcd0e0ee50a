/**
 * Law rows of substitution treatment. How treatment is given and ended stood in Decree 90/2016 until 2024-12-14; Decree 141/2024 took it over on
 * 2024-12-15, and its articles on ending were not read: its rows are unverified.
 */
import type { Role } from '../kernel/actor.ts'
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026, type LawRow } from '../kernel/law.ts'
import { addDays, day } from '../kernel/plain-date.ts'

const police = ['commune-police', 'commune-police-chief'] as const
const commune: readonly Role[] = ['commune-social', ...police, 'commune-chair']
const clinic: readonly Role[] = ['substitution-clinician', 'facility-head', 'health-station']
const anyone: readonly Role[] = [...clinic, ...commune, 'counsellor']

/** The first day of Decree 141/2024. */
export const decree141From = day('2024-12-15')

type Row = Omit<LawRow, 'regime' | 'from' | 'to'>
/** A rule of Decree 90/2016 up to its last day, then the same rule as unverified, under the article of the later decree where it is known. */
function treatmentRows(...rows: readonly (Row & { readonly since: LawRow['citation'] })[]): LawRow[] {
  return rows.flatMap(({ since, ...row }) => {
    const [former, ...later] = rowsOf2021(row) as [LawRow, ...LawRow[]]
    const present = { ...row, citation: since, also: undefined, confidence: 'unverified' as const }
    return [
      { ...former, to: addDays(decree141From, -1) }, { ...former, ...present, from: decree141From },
      ...later.map((each) => ({ ...each, ...present })), ...rowsOf2026(present),
    ]
  })
}
const d141 = cite('D141', '')

export const substitutionLaw = lawTable([
  ...rowsOf2021(
    { id: 'register-at-commune', kind: 'signer', unit: 'no-number', citation: cite('D116', '28', '4'), also: [cite('L73', '27', '5', 'c')], confidence: 'verified', form: 'M22', signers: [...commune, ...clinic] },
    { id: 'substitution-opioids-only', kind: 'signer', unit: 'no-number', citation: cite('L73', '27', '5', 'c'), confidence: 'verified', note: 'Chỉ khi nghiện các chất dạng thuốc phiện.' },
    { id: 'commune-decide-voluntary', kind: 'max', value: 3, unit: 'working-day', citation: cite('D116', '30', '1'), confidence: 'verified', form: 'M24', signers: ['commune-chair'], bound: 'commune-chair', act: 'decide' },
    { id: 'start-voluntary', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '3', '4'), confidence: 'verified', bound: 'person', act: 'start' },
    { id: 'force-majeure-restart', kind: 'right', unit: 'no-number', citation: cite('D116', '3', '4'), confidence: 'verified', signers: commune, note: 'Hết sự kiện bất khả kháng thì 05 ngày tính lại.' },
    { id: 'mmt-notice', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '28', '2'), confidence: 'verified', bound: 'substitution-clinician', act: 'intake-notice', signers: [...clinic, ...police, 'commune-social'], note: 'Khi bắt đầu và khi thôi điều trị.' },
    { id: 'self-termination-absence', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '3', '5'), confidence: 'verified', bound: 'person', act: 'excuse-absence', note: 'Từ 05 ngày làm việc trở lên không đến điều trị.' },
    { id: 'breach-record', kind: 'signer', unit: 'no-number', citation: cite('D116', '33', '1'), confidence: 'verified', form: 'M27', signers: ['commune-chair', 'commune-police-chief'] },
    { id: 'forced-end-record', kind: 'signer', unit: 'no-number', citation: cite('D116', '33', '1', 'd'), also: [cite('L73', '32', '3'), cite('L73', '33', '1', 'c')], confidence: 'unverified', form: 'M27', signers: ['commune-chair', 'commune-police-chief'], note: 'Điều 33.1 không nêu ai lập biên bản trong trường hợp này.' },
    { id: 'treatment-completed', kind: 'signer', unit: 'no-number', citation: cite('D116', '77', '2', 'b'), also: [cite('L73', '40', '1'), cite('D116', '28', '2')], confidence: 'verified', signers: ['substitution-clinician', 'facility-head'], note: 'Giấy xác nhận hoàn thành; không nêu số mẫu.' },
    { id: 'end-otherwise', kind: 'signer', unit: 'no-number', citation: cite('L73', '43', '3'), confidence: 'verified', signers: [...commune, ...clinic] },
    { id: 'addict-move-notice', kind: 'max', value: 5, unit: 'working-day', citation: cite('L73', '43', '2'), confidence: 'verified', bound: 'commune-police', act: 'confirm-arrival', signers: [...police, 'commune-chair', 'commune-social'] },
    { id: 'assigned-worker', kind: 'signer', unit: 'no-number', citation: cite('D116', '34', '1'), confidence: 'verified', signers: ['commune-chair'] },
  ),
  ...treatmentRows(
    { id: 'mmt-admission', kind: 'asap', unit: 'at-once', citation: cite('D90', '8'), also: [cite('D90', '6')], since: cite('D141', '29'), confidence: 'verified', form: 'M02 NĐ 90', signers: anyone },
    { id: 'mmt-forced-end-protocol', kind: 'max', value: 6, unit: 'month', citation: cite('D90', '10', '2', 'a'), since: d141, confidence: 'verified', signers: ['substitution-clinician', 'facility-head'], note: 'Từ 02 lần vi phạm trở lên trong 06 tháng.' },
    { id: 'mmt-forced-end-opioid', kind: 'max', value: 12, unit: 'month', citation: cite('D90', '10', '2', 'b'), since: d141, confidence: 'verified', signers: ['substitution-clinician', 'facility-head'], note: 'Từ 02 lần liên tiếp dương tính sau liều duy trì, trong 12 tháng.' },
    { id: 'mmt-leave', kind: 'right', unit: 'no-number', citation: cite('D90', '10', '1'), since: d141, confidence: 'verified', signers: anyone, note: 'Người bệnh tự nguyện thôi điều trị lúc nào cũng được.' },
    { id: 'mmt-site-reassign', kind: 'max', value: 2, unit: 'working-day', citation: cite('D90', '9', '2'), also: [cite('D90', '9', '3')], since: d141, confidence: 'verified', bound: 'province-health', act: 'reassign-site', signers: ['province-health', ...clinic], note: 'Sở Y tế đọc số liệu, không đọc hồ sơ: nơi điều trị ghi lại quyết định của Sở. Hai bước, mỗi bước 02 ngày làm việc: Sở Y tế giới thiệu, nơi mới tiếp nhận.' },
    { id: 'mmt-transfer', kind: 'signer', unit: 'no-number', citation: cite('D90', '9', '1'), since: d141, confidence: 'verified', form: 'M03, M04 NĐ 90', signers: [...clinic, 'province-health'] },
    { id: 'mmt-protection', kind: 'right', unit: 'no-number', citation: cite('D90', '3', '2'), also: [cite('D90', '3', '3')], since: d141, confidence: 'verified', note: 'Đang điều trị thì không bị lập hồ sơ đưa vào cơ sở bắt buộc vì lý do nghiện.' },
    { id: 'mmt-completion', kind: 'signer', unit: 'no-number', citation: cite('D90', '4', '5'), since: d141, confidence: 'verified', note: 'Giảm liều tiến tới ngừng.' },
    { id: 'mmt-consent', kind: 'signer', unit: 'no-number', citation: cite('D90', '6'), since: cite('D141', '29', '1'), confidence: 'verified', note: 'Nghị định 90: dưới 15 tuổi phải có đồng ý bằng văn bản; Nghị định 141: từ đủ 12 đến dưới 18 tuổi. Luật đòi người đại diện đăng ký cho người dưới 18 tuổi.' },
  ),
  ...rowsOf2026(
    { id: 'register-at-police', kind: 'signer', unit: 'no-number', citation: cite('D163', '89'), also: [cite('L120', '31', '6')], confidence: 'one-copy', form: 'Mẫu 20 PL V', signers: [...police, ...clinic] },
    { id: 'addiction-certificate-validity', kind: 'max', value: 6, unit: 'month', citation: cite('L120', '31', '1', 'b'), confidence: 'verified' },
    { id: 'force-majeure-restart', kind: 'right', unit: 'no-number', citation: cite('D163', '89', '1'), confidence: 'unverified', signers: [...police], note: 'Điều 89.1 nói về đăng ký; với việc bắt đầu điều trị thì chưa rõ.' },
    { id: 'substitution-intake-notify', kind: 'max', value: 24, unit: 'hour', citation: cite('D163', '89', '2'), confidence: 'one-copy', bound: 'substitution-clinician', act: 'intake-notice', signers: [...clinic, ...police] },
    { id: 'voluntary-start', kind: 'max', value: 2, unit: 'working-day', citation: cite('D163', '4'), confidence: 'unverified', bound: 'person', act: 'start', note: 'Điều 4 tính từ quyết định; điều trị thay thế không có quyết định: chưa rõ tính từ đâu.' },
    { id: 'voluntary-absence-quit', kind: 'max', value: 2, unit: 'working-day', citation: cite('D163', '4'), confidence: 'one-copy', bound: 'person', act: 'excuse-absence' },
    { id: 'breach-record', kind: 'signer', unit: 'no-number', citation: cite('D163', '4'), also: [cite('L120', '35', '1')], confidence: 'one-copy', form: 'Mẫu 34 PL V', signers: ['commune-police-chief', 'commune-police'] },
    { id: 'forced-end-record', kind: 'signer', unit: 'no-number', citation: cite('L120', '35', '1'), confidence: 'verified', form: 'Mẫu 34 PL V', signers: ['commune-police-chief', 'commune-police'] },
    { id: 'treatment-completed', kind: 'signer', unit: 'no-number', citation: cite('L120', '42', '1'), also: [cite('L120', '48', '3', 'a'), cite('D163', '89', '2')], confidence: 'verified', form: 'Mẫu 35 PL V', signers: ['substitution-clinician', 'facility-head'] },
    { id: 'substitution-no-notice', kind: 'signer', unit: 'no-number', citation: cite('D163', '134', '1'), confidence: 'unverified', note: 'Luật cho quản lý sau cai (Đ42.1) nhưng Điều 134.1 không kể thông báo nào cho người hoàn thành điều trị thay thế: hồ sơ mở khi hoàn thành, người đó chưa vào danh sách.' },
    { id: 'end-otherwise', kind: 'signer', unit: 'no-number', citation: cite('L120', '48', '3'), confidence: 'verified', signers: [...police, ...clinic] },
    { id: 'addict-list-move-notify', kind: 'max', value: 24, unit: 'hour', citation: cite('L120', '48', '2'), confidence: 'verified', bound: 'commune-police', act: 'confirm-arrival', signers: [...police] },
    { id: 'assigned-worker', kind: 'signer', unit: 'no-number', citation: cite('D163', '130', '1'), confidence: 'one-copy', form: 'Mẫu 59 PL V', signers: ['commune-chair', ...police] },
    { id: 't5-e-monitoring', kind: 'signer', unit: 'no-number', citation: cite('D163', '151'), confidence: 'one-copy', note: 'Đang điều trị thay thế ngày 01/7/2026: thuộc diện giám sát điện tử; chỉ Trưởng Công an xã quyết định, không tự bắt đầu.' },
  ),
])

/** How many breaches make the ground (Decree 90/2016 Art. 10(2)). */
export const breachesNeeded = 2
