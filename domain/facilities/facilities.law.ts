/**
 * Law rows of facilities and providers: licences, suspension, publication, results of HIV tests, and the dates of the older statistics. They bind
 * offices and facilities and hang on no person's case, so no act of a measure answers them; they stand here to be read and confirmed.
 */
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026 } from '../kernel/law.ts'

export const facilitiesLaw = lawTable([
  ...rowsOf2021(
    { id: 'licence-grant', kind: 'max', value: 15, unit: 'working-day', citation: cite('D116', '11', '2', 'b'), confidence: 'verified', bound: 'province-labour', note: 'Từ khi nhận đủ hồ sơ; từ chối bằng văn bản, nêu lý do.' },
    { id: 'licence-reissue', kind: 'max', value: 10, unit: 'working-day', citation: cite('D116', '12', '3', 'b'), confidence: 'verified', bound: 'province-labour' },
    { id: 'licence-suspend', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '13', '3', 'a'), confidence: 'verified', form: 'M09, M10', bound: 'province-labour' },
    { id: 'licence-suspension-term', kind: 'term', value: 3, highest: 6, unit: 'month', citation: cite('D116', '13', '2'), confidence: 'verified' },
    { id: 'licence-idle-suspend', kind: 'max', value: 3, unit: 'month', citation: cite('D116', '13', '1', 'b'), confidence: 'verified', bound: 'facility-head' },
    { id: 'licence-idle-revoke', kind: 'max', value: 6, unit: 'month', citation: cite('D116', '14', '1', 'd'), confidence: 'verified', bound: 'facility-head' },
    { id: 'licence-revoke-request', kind: 'max', value: 2, unit: 'working-day', citation: cite('D116', '14', '2', 'a'), confidence: 'verified', form: 'M11', bound: 'province-labour', note: 'Điều luật không nêu ngày bắt đầu tính.' },
    { id: 'licence-revoke-violation', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '14', '2', 'b'), confidence: 'verified', form: 'M09, M12', bound: 'province-labour' },
    { id: 'lease-remaining', kind: 'min', value: 2, unit: 'year', citation: cite('D116', '9', '2'), confidence: 'verified' },
    { id: 'publish-provider', kind: 'max', value: 10, unit: 'working-day', citation: cite('D116', '17', '2', 'b'), confidence: 'verified', form: 'M14', bound: 'district-chair' },
    { id: 'republish-provider', kind: 'max', value: 10, unit: 'working-day', citation: cite('D116', '19', '3'), confidence: 'verified', bound: 'district-chair' },
    { id: 'provider-violation-record', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '18', '3', 'a'), confidence: 'verified', form: 'M15', bound: 'district-labour' },
    { id: 'provider-suspend', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '18', '3', 'a'), confidence: 'verified', form: 'M16', bound: 'district-chair', note: 'Đình chỉ từ 3 đến 6 tháng (điều 18.2).' },
    { id: 'provider-idle', kind: 'max', value: 6, unit: 'month', citation: cite('D116', '18', '1', 'b'), confidence: 'verified', bound: 'provider' },
    { id: 'judicial-record-age', kind: 'max', value: 3, unit: 'month', citation: cite('D116', '17', '1', 'd'), confidence: 'verified', bound: 'provider' },
    { id: 'medical-head-doctor', kind: 'min', unit: 'no-number', citation: cite('D116', '87', '2'), confidence: 'verified', bound: 'facility-head', note: 'Từ 01/01/2025 người phụ trách y tế phải là bác sĩ.' },
    { id: 'old-centres-conform', kind: 'max', value: 2, unit: 'year', citation: cite('L73', '55', '2'), confidence: 'verified', bound: 'facility-head', note: 'Tính từ 01/01/2022.' },
    { id: 'hiv-result-notify', kind: 'max', value: 72, unit: 'hour', citation: cite('TT04', '3'), confidence: 'verified', bound: 'facility-health', note: 'Giờ làm việc, không tính như giờ đồng hồ.' },
    { id: 'arv-handover', kind: 'right', value: 90, unit: 'day', citation: cite('D63', '6', '4'), confidence: 'verified', bound: 'facility-health', note: 'Mức cao nhất của số thuốc trao, không phải hạn.' },
    { id: 'stat-commune-month', kind: 'periodic', value: 3, unit: 'day', citation: cite('TT05', '3', '1'), confidence: 'verified', bound: 'commune-chair', note: 'Trước ngày 03 tháng sau; có được áp dụng trong 2022–2025 hay không chưa rõ.' },
    { id: 'stat-centre-month', kind: 'periodic', value: 3, unit: 'day', citation: cite('TT05', '3', '2'), confidence: 'verified', bound: 'facility-head', note: 'Trước ngày 03 tháng sau.' },
    { id: 'stat-district-half', kind: 'periodic', value: 7, unit: 'day', citation: cite('TT05', '4', '1'), confidence: 'verified', bound: 'district-labour', note: 'Trước ngày 07/7.' },
    { id: 'stat-district-year', kind: 'periodic', value: 7, unit: 'day', citation: cite('TT05', '4', '1'), confidence: 'verified', bound: 'district-labour', note: 'Trước ngày 07/01.' },
    { id: 'stat-province-half', kind: 'periodic', value: 15, unit: 'day', citation: cite('TT05', '4', '2'), confidence: 'verified', bound: 'province-labour', note: 'Trước ngày 15/7.' },
    { id: 'stat-province-year', kind: 'periodic', value: 15, unit: 'day', citation: cite('TT05', '4', '2'), confidence: 'verified', bound: 'province-labour', note: 'Trước ngày 15/01.' },
  ),
  ...rowsOf2026(
    { id: 'private-licence', kind: 'max', value: 5, unit: 'working-day', citation: cite('D163', '73', '2', 'b'), confidence: 'one-copy', bound: 'province-police' },
    { id: 'private-licence-reissue', kind: 'max', value: 5, unit: 'working-day', citation: cite('D163', '74', '3', 'b'), confidence: 'one-copy', bound: 'province-police' },
    { id: 'private-idle', kind: 'max', value: 3, unit: 'month', citation: cite('D163', '75', '1', 'b'), confidence: 'one-copy', bound: 'facility-head' },
    { id: 'private-fix', kind: 'max', value: 15, unit: 'working-day', citation: cite('D163', '75', '1', 'c'), confidence: 'one-copy', bound: 'facility-head' },
    { id: 'private-suspension-length', kind: 'term', value: 3, highest: 6, unit: 'month', citation: cite('D163', '75'), confidence: 'one-copy' },
    { id: 'private-suspended-client-move', kind: 'max', value: 3, unit: 'day', citation: cite('D163', '75'), also: [cite('D163', '76')], confidence: 'unverified', bound: 'person', note: 'Khoản chưa xác định; chỉ để nhắc, không ghi quá hạn cho người cai nghiện.' },
    { id: 'provider-publication', kind: 'max', value: 5, unit: 'working-day', citation: cite('D163', '79'), confidence: 'unverified', bound: 'province-police-director', note: 'Trong các điều 79–83; điều chính xác chưa xác định.' },
    { id: 'provider-suspension-length', kind: 'term', value: 3, unit: 'month', citation: cite('D163', '79'), confidence: 'unverified', note: 'Trong các điều 79–83; biên bản và quyết định mỗi việc trong 3 ngày làm việc.' },
    { id: 't3-licensed-facility', kind: 'signer', unit: 'no-number', citation: cite('L120', '56', '4'), confidence: 'verified', note: 'Cơ sở được cấp phép trước 01/7/2026 hoạt động theo luật cũ đến hết giấy phép.' },
    { id: 't4-licence-dossier', kind: 'signer', unit: 'no-number', citation: cite('L120', '56', '5'), also: [cite('D163', '151')], confidence: 'verified', note: 'Hồ sơ xin phép nhận trước 01/7/2026: theo luật cũ, người nộp được chọn luật mới.' },
  ),
])
