/** Law rows of the dossier for compulsory rehabilitation: grounds, makers, interim management and holding, reading, forwarding, the court. */
import type { Role } from '../kernel/actor.ts'
import { cite, type Citation } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026, type LawRow } from '../kernel/law.ts'
import { regimeOn, type Regime } from '../kernel/law-timeline.ts'
import { day, type PlainDate } from '../kernel/plain-date.ts'

type RowInput = Omit<LawRow, 'regime' | 'from' | 'to'>

/** Who may make a dossier; after the end of the district the police of the commune and of the province, a reading nobody has confirmed. */
const makers2021: readonly Role[] = ['commune-chair', 'district-police', 'province-police']
const makers2025: readonly Role[] = ['commune-chair', 'commune-police-chief', 'province-police']
const checkers2025: readonly Role[] = ['province-police', 'province-police-director', 'commune-police-chief', 'commune-chair']
const police: readonly Role[] = ['commune-police-chief', 'commune-police']
const carriers: readonly Role[] = ['commune-chair', 'commune-social', 'commune-police-chief', 'commune-police', 'district-police', 'province-police', 'district-labour']
const courts: readonly Role[] = ['district-court', 'regional-court']
/** The court writes down what it does; where it has no post here, the body that received its paper. */
const courtRecorders: readonly Role[] = [...courts, 'commune-police-chief', 'commune-chair', 'commune-police', 'commune-social', 'district-police', 'province-police', 'district-labour']
/** Whoever keeps a person, or made the dossier, may let the person go. */
const releasers: readonly Role[] = ['commune-police-chief', 'commune-chair', 'facility-head', 'commune-police', 'district-police', 'province-police', 'province-police-director', 'facility-intake', 'district-court', 'regional-court']

type Bodies = { readonly signers?: readonly Role[]; readonly bound?: LawRow['bound'] }
/** Rows of 2021 whose bodies changed on 2025-03-01 or on 2025-07-01. */
function withBodies(rows: readonly LawRow[], since2025: Bodies, sinceTwoTier: Bodies = since2025): LawRow[] {
  return rows.map((row) => (row.regime === 'r2025-transfer' ? { ...row, ...since2025 } : row.regime === 'r2025-two-tier' ? { ...row, ...sinceTwoTier } : row))
}
const regional = (rows: readonly LawRow[]): LawRow[] => withBodies(rows, {}, { bound: 'regional-court' })

/** Clocks of the court (Ordinances 03/2022 for adults, 01/2022 for minors). Under the law of 2026 they inform until its own ordinance is found. */
const courtRows: readonly RowInput[] = [
  { id: 'court-return-incomplete', kind: 'max', value: 2, unit: 'working-day', citation: cite('PL03', '9', '1'), confidence: 'verified', bound: 'district-court', act: 'court-return', signers: courtRecorders },
  { id: 'court-accept-assign', kind: 'asap', unit: 'no-number', citation: cite('PL03', '9', '2'), also: [cite('PL03', '10', '1')], confidence: 'unverified', bound: 'district-court', act: 'court-accept', signers: courtRecorders, note: 'Số ngày chưa đọc được.' },
  { id: 'court-notify-acceptance', kind: 'max', value: 2, unit: 'working-day', citation: cite('PL03', '12', '1'), confidence: 'verified', bound: 'district-court', act: 'court-notify', signers: courtRecorders },
  { id: 'court-decide', kind: 'max', value: 15, highest: 30, unit: 'day', citation: cite('PL03', '8'), confidence: 'verified', bound: 'district-court', act: 'court-decided', signers: courtRecorders, note: 'Chưa rõ 30 ngày là tổng cộng hay là phần kéo dài: tính là tổng cộng.' },
  { id: 'court-decide-minor', kind: 'max', value: 15, highest: 30, unit: 'day', citation: cite('PL01', ''), confidence: 'verified', bound: 'district-court', act: 'court-decided', signers: courtRecorders, note: 'Người từ đủ 12 đến dưới 18 tuổi; vụ phức tạp đến 30 ngày.' },
  { id: 'court-check-minor', kind: 'max', value: 3, unit: 'working-day', citation: cite('PL01', '13', '3'), confidence: 'unverified', bound: 'district-court', note: 'Có bước này; mốc bắt đầu chưa đọc được.' },
  { id: 'court-session', kind: 'max', value: 7, unit: 'working-day', citation: cite('PL03', '17', '1'), confidence: 'verified', bound: 'district-court', act: 'hold-session', signers: courtRecorders },
  { id: 'court-send-decision', kind: 'max', value: 2, unit: 'working-day', citation: cite('PL03', '25', '1'), confidence: 'verified', bound: 'district-court', act: 'deliver-decision', signers: courtRecorders },
  { id: 'complaint-court-decision', kind: 'right', value: 5, unit: 'working-day', citation: cite('PL03', '32', '1'), also: [cite('PL03', '24', '1')], confidence: 'verified', bound: 'person', act: 'complain', signers: [...courtRecorders, 'facility-head', 'facility-intake', 'procuracy'], note: 'Từ ngày công bố; người vắng mặt: từ ngày nhận quyết định.' },
  { id: 'petition-protest-court-decision', kind: 'right', unit: 'no-number', citation: cite('PL03', '32', '2'), confidence: 'unverified', bound: 'procuracy', act: 'petition-or-protest', signers: [...courtRecorders, 'procuracy'], note: 'Số ngày kiến nghị, kháng nghị chưa đọc được.' },
  { id: 'complaint-forward', kind: 'max', value: 2, unit: 'working-day', citation: cite('PL03', '34', '1'), confidence: 'verified', bound: 'district-court', act: 'forward-complaint', signers: courtRecorders },
  { id: 'court-review', kind: 'asap', unit: 'no-number', citation: cite('PL03', '34'), confidence: 'unverified', bound: 'district-court', act: 'review-decided', signers: courtRecorders, note: 'Thời hạn xem xét của tòa án cấp tỉnh chưa đọc được.' },
  { id: 'complaint-conduct', kind: 'right', value: 3, unit: 'working-day', citation: cite('PL03', '41'), confidence: 'verified', bound: 'person', note: 'Khiếu nại hành vi của thẩm phán, thư ký, chánh án.' },
  { id: 'complaint-conduct-answer', kind: 'max', value: 3, unit: 'working-day', citation: cite('PL03', '42', '1'), confidence: 'verified', bound: 'district-court', note: '3 ngày ở tòa án thứ nhất, 3 ngày để gửi lên, 5 ngày ở tòa án cấp tỉnh (cuối cùng).' },
  { id: 'court-ruling', kind: 'signer', unit: 'no-number', citation: cite('PL03', '24', '1'), also: [cite('L73', '33', '4'), cite('PL01', '')], confidence: 'verified', signers: courtRecorders },
  { id: 'court-effect', kind: 'signer', unit: 'no-number', citation: cite('PL03', '24', '1'), confidence: 'verified', signers: courtRecorders, act: 'decision-effective', bound: 'district-court' },
  { id: 'court-query', kind: 'signer', unit: 'no-number', citation: cite('D116', '43', '3'), confidence: 'verified', signers: courtRecorders },
]
const at2026 = (row: RowInput): RowInput => ({
  ...row, confidence: 'unverified', ...(row.bound === 'district-court' ? { bound: 'regional-court' as const } : {}),
  ...(['court-ruling', 'court-effect'].includes(row.id) ? { citation: cite('L120', '35', '8'), also: [cite('L120', '36', '8')], confidence: 'verified' as const } : row.id === 'court-query' ? { citation: cite('D163', '102', '5'), also: [cite('D163', '105', '5')], confidence: 'one-copy' as const } : {}),
})

export const dossierLaw = lawTable([
  ...withBodies(rowsOf2021(
    { id: 'dossier-maker', kind: 'signer', unit: 'no-number', citation: cite('D116', '40'), also: [cite('L73', '34', '1'), cite('XLVPHC', '104', '1'), cite('D116', '50')], confidence: 'verified', form: 'M29', signers: makers2021 },
    { id: 'dossier-adult', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '40', '1'), confidence: 'verified', form: 'M29', signers: makers2021, bound: 'commune-chair', act: 'dossier-made' },
    { id: 'dossier-minor', kind: 'max', value: 5, unit: 'working-day', citation: cite('D116', '50'), also: [cite('D116', '51')], confidence: 'verified', form: 'M29', signers: makers2021, bound: 'commune-chair', act: 'dossier-made' },
    { id: 'dossier-notice', kind: 'asap', unit: 'no-number', citation: cite('D116', '42', '1'), also: [cite('D116', '52'), cite('L73', '34', '2')], confidence: 'verified', form: 'M32', signers: makers2021, bound: 'commune-chair', act: 'give-notice' },
    { id: 'dossier-forward', kind: 'max', value: 1, unit: 'working-day', citation: cite('D116', '42', '4'), also: [cite('XLVPHC', '104', '1'), cite('L73', '34', '3')], confidence: 'verified', signers: makers2021, bound: 'commune-chair', act: 'forward-for-check' },
    { id: 'dossier-supplement', kind: 'max', value: 2, unit: 'working-day', citation: cite('D116', '43', '1', 'b'), confidence: 'verified', signers: makers2021, bound: 'commune-chair', act: 'supplement' },
    { id: 'interim-family', kind: 'signer', unit: 'no-number', citation: cite('D116', '46', '1'), also: [cite('D116', '45', '1'), cite('XLVPHC', '131', '1')], confidence: 'verified', form: 'M36', signers: makers2021 },
    { id: 'interim-facility', kind: 'signer', unit: 'no-number', citation: cite('D116', '46', '1'), also: [cite('D116', '45', '2'), cite('D116', '47'), cite('XLVPHC', '131', '1')], confidence: 'verified', form: 'M36', signers: makers2021, note: 'Biên bản bàn giao M37; người loạn thần hoặc ốm được đưa đến cơ sở y tế trước.' },
    { id: 'interim-minor', kind: 'signer', unit: 'no-number', citation: cite('D116', '44'), confidence: 'unverified', form: 'M36', signers: makers2021, note: 'Chưa rõ việc quản lý trong thời gian lập hồ sơ có áp dụng với người dưới 18 tuổi không.' },
    { id: 'interim-absconded', kind: 'signer', unit: 'no-number', citation: cite('D116', '48', '4'), confidence: 'verified', form: 'M36', signers: makers2021 },
    { id: 'dossier-withdrawal', kind: 'signer', unit: 'no-number', citation: cite('PL03', ''), confidence: 'unverified', signers: [...makers2021, 'district-labour', ...police], note: 'Điều khoản về rút đề nghị chưa đọc được.' },
  ), { signers: makers2025 }),
  ...withBodies(rowsOf2021(
    { id: 'labour-check', kind: 'max', value: 2, unit: 'working-day', citation: cite('D116', '43', '1'), also: [cite('XLVPHC', '104', '1'), cite('L73', '34', '3')], confidence: 'verified', signers: ['district-labour'], bound: 'district-labour', act: 'send-to-court', note: 'Từ 01/3/2025 cơ quan Công an thay; văn bản chưa đọc được.' },
    { id: 'labour-return', kind: 'signer', unit: 'no-number', citation: cite('D116', '43', '1', 'b'), confidence: 'verified', form: 'M33', signers: ['district-labour'] },
    { id: 'labour-resend', kind: 'max', value: 2, unit: 'working-day', citation: cite('D116', '43', '1', 'b'), confidence: 'verified', signers: ['district-labour'], bound: 'district-labour', act: 'send-to-court' },
    { id: 'request-to-court', kind: 'signer', unit: 'no-number', citation: cite('D116', '43', '2', 'a'), also: [cite('L73', '34', '4')], confidence: 'verified', form: 'M34', signers: ['district-labour'] },
    { id: 'request-to-court-minor', kind: 'signer', unit: 'no-number', citation: cite('D116', '53', '2', 'a'), also: [cite('L73', '34', '4')], confidence: 'verified', form: 'M39', signers: ['district-labour'] },
    { id: 'court-query-answer', kind: 'max', value: 2, unit: 'working-day', citation: cite('D116', '43', '3'), also: [cite('D116', '53', '3')], confidence: 'verified', bound: 'district-labour', act: 'answer-court-query', signers: ['district-labour', ...makers2021] },
  ), { signers: checkers2025, bound: 'province-police' }),
  ...rowsOf2021(
    { id: 'dossier-papers', kind: 'signer', unit: 'no-number', citation: cite('D116', '41'), also: [cite('D116', '51')], confidence: 'verified', signers: carriers },
    { id: 'dossier-read', kind: 'right', value: 3, unit: 'working-day', citation: cite('D116', '42', '3'), also: [cite('L73', '34', '2')], confidence: 'verified', bound: 'person', act: 'record-opinion', signers: carriers },
    { id: 'dossier-opinion', kind: 'signer', unit: 'no-number', citation: cite('D116', '42', '3'), also: [cite('L73', '34', '2'), cite('D116', '51', '1', 'đ')], confidence: 'verified', signers: [...carriers, 'facility-head', 'facility-intake'] },
    { id: 'limitation-apply-measure', kind: 'term', value: 3, unit: 'month', citation: cite('XLVPHC', '6', '2'), confidence: 'unverified', act: 'withdraw', note: 'Tính đến ngày tòa án quyết định; con số 3 tháng nhớ lại, chưa đối chiếu.' },
    { id: 'limitation-evasion', kind: 'signer', unit: 'no-number', citation: cite('XLVPHC', '6', '2'), confidence: 'unverified', signers: [...makers2021, ...police] },
    { id: 'interim-decision-send', kind: 'asap', unit: 'at-once', citation: cite('D116', '46', '1'), confidence: 'verified', bound: 'commune-chair' },
    { id: 'interim-term', kind: 'term', unit: 'no-number', citation: cite('D116', '44', '2'), also: [cite('D116', '44', '3')], confidence: 'verified', act: 'release-from-holding', note: 'Luật không nêu số ngày; thời gian ở cơ sở được trừ vào thời hạn, thời gian ở gia đình không thấy nói.' },
    { id: 'family-undertaking', kind: 'signer', unit: 'no-number', citation: cite('D116', '45', '1'), confidence: 'verified', form: 'M35', signers: carriers },
    { id: 'holding-end', kind: 'right', unit: 'at-once', citation: cite('D116', '44', '2'), confidence: 'unverified', bound: 'commune-chair', act: 'release-from-holding', signers: releasers, note: 'Hết căn cứ quản lý thì phải cho về ngay: luật không nêu thời gian.' },
    { id: 'not-applied-persons', kind: 'signer', unit: 'no-number', citation: cite('XLVPHC', '96', '2'), confidence: 'unverified', signers: carriers, note: 'Nhớ lại, chưa đối chiếu; chỉ dùng để có lợi cho người được lập hồ sơ.' },
    { id: 'dossier-end-otherwise', kind: 'signer', unit: 'no-number', citation: cite('L73', '43', '3'), confidence: 'verified', signers: [...carriers, 'facility-head'] },
  ),
  ...regional(rowsOf2021(...courtRows)),
  ...rowsOf2026(
    { id: 'dossier-maker', kind: 'signer', unit: 'no-number', citation: cite('L120', '35', '3'), also: [cite('L120', '36', '2'), cite('D163', '100')], confidence: 'verified', form: 'Mẫu 33 PL V', signers: ['commune-police-chief'] },
    { id: 'compulsory-dossier-open', kind: 'max', value: 1, unit: 'working-day', citation: cite('D163', '100', '1'), also: [cite('D163', '103', '1')], confidence: 'one-copy', form: 'Mẫu 33 PL V', signers: ['commune-police-chief'], bound: 'commune-police-chief', act: 'dossier-made' },
    { id: 'dossier-papers', kind: 'signer', unit: 'no-number', citation: cite('L120', '35', '3'), also: [cite('D163', '104'), cite('D163', '105')], confidence: 'verified', signers: police },
    { id: 'dossier-notice', kind: 'asap', unit: 'no-number', citation: cite('L120', '35', '3', 'c'), also: [cite('D163', '102', '3')], confidence: 'verified', form: 'Mẫu 37 PL V', signers: police, bound: 'commune-police-chief', act: 'give-notice' },
    { id: 'compulsory-read', kind: 'right', value: 3, unit: 'working-day', citation: cite('L120', '35', '3', 'c'), also: [cite('L120', '36', '2', 'c'), cite('D163', '102', '3'), cite('D163', '105', '3')], confidence: 'verified', bound: 'person', act: 'record-opinion', signers: police },
    { id: 'dossier-opinion', kind: 'signer', unit: 'no-number', citation: cite('D163', '105'), also: [cite('D163', '102', '3')], confidence: 'one-copy', form: 'Mẫu 39 PL V', signers: [...police, 'facility-head', 'facility-intake'] },
    { id: 'compulsory-forward-court', kind: 'max', value: 1, unit: 'working-day', citation: cite('L120', '35', '3', 'd'), also: [cite('L120', '36', '2', 'd')], confidence: 'verified', form: 'Mẫu 36 PL V', signers: ['commune-police-chief'], bound: 'commune-police-chief', act: 'send-to-court' },
    { id: 'court-clarification-reply', kind: 'max', value: 2, unit: 'working-day', citation: cite('D163', '102', '5'), also: [cite('D163', '105', '5')], confidence: 'one-copy', bound: 'commune-police-chief', act: 'answer-court-query', signers: police },
    { id: 'compulsory-limitation', kind: 'term', value: 3, unit: 'month', citation: cite('L120', '35', '4'), also: [cite('L120', '36', '3')], confidence: 'verified', act: 'withdraw' },
    { id: 'limitation-evasion', kind: 'signer', unit: 'no-number', citation: cite('L120', '35', '4'), also: [cite('L120', '36', '3')], confidence: 'verified', signers: police },
    { id: 'compulsory-holding', kind: 'asap', unit: 'at-once', citation: cite('L120', '37', '1'), also: [cite('D163', '98'), cite('D163', '99')], confidence: 'verified', form: 'Mẫu 32 PL V', signers: ['commune-police-chief'], bound: 'commune-police-chief', act: 'hold', note: 'Biên bản giao nhận Mẫu 31.' },
    { id: 'interim-term', kind: 'term', unit: 'no-number', citation: cite('L120', '37', '2'), also: [cite('D163', '98', '3')], confidence: 'verified', act: 'release-from-holding', note: 'Luật không nêu số ngày; thời gian quản lý được trừ vào thời hạn cai nghiện.' },
    { id: 'holding-end', kind: 'right', unit: 'at-once', citation: cite('L120', '37'), confidence: 'unverified', bound: 'commune-police-chief', act: 'release-from-holding', signers: releasers, note: 'Hết căn cứ quản lý thì phải cho về ngay: luật không nêu thời gian.' },
    { id: 'not-applied-persons', kind: 'signer', unit: 'no-number', citation: cite('L120', '35', '2'), confidence: 'verified', signers: [...police, 'commune-chair'], note: 'Điều 36 không nhắc lại với người dưới 18 tuổi: áp dụng khi có lợi cho người đó.' },
    { id: 'dossier-withdrawal', kind: 'signer', unit: 'no-number', citation: cite('L120', '35', '8'), confidence: 'unverified', signers: police, note: 'Pháp lệnh mới về thủ tục tại tòa án chưa tìm thấy.' },
    { id: 'dossier-end-otherwise', kind: 'signer', unit: 'no-number', citation: cite('L120', '48', '4'), confidence: 'verified', signers: [...police, 'facility-head'] },
    { id: 'court-decision', kind: 'max', unit: 'no-number', citation: cite('L120', '35', '8'), also: [cite('L120', '36', '8')], confidence: 'unverified', bound: 'regional-court', act: 'court-decided', note: 'Luật và nghị định không nêu; hạn của pháp lệnh cũ chỉ để đối chiếu.' },
    { id: 't2-dossier-open', kind: 'signer', unit: 'no-number', citation: cite('L120', '56', '2'), confidence: 'verified', note: 'Hồ sơ lập trước, quyết định từ 01/7/2026: theo luật mới.' },
    ...courtRows.map(at2026),
  ),
])

/** Bodies that ended, and who stands in their place under each regime (Law 120/2025 Art. 35(3); before it a reading nobody has confirmed). */
const heirs: Readonly<Partial<Record<Regime, Readonly<Partial<Record<string, Role>>>>>> = {
  'r2025-transfer': { 'district-labour': 'province-police', 'district-police': 'commune-police-chief' },
  'r2025-two-tier': { 'district-labour': 'province-police', 'district-police': 'commune-police-chief', 'district-court': 'regional-court' },
  r2026: { 'district-labour': 'commune-police-chief', 'district-police': 'commune-police-chief', 'province-police': 'commune-police-chief', 'commune-chair': 'commune-police-chief', 'district-court': 'regional-court' },
}
/** Who bears a duty on that day, where the body it once bound is gone. */
export function bearerOn<Bound extends string>(bound: Bound, on: PlainDate): Bound | Role {
  return heirs[regimeOn(on)]?.[bound] ?? bound
}

/** Before these days the procedure of the court stood in older ordinances, which were not read: its clocks inform. */
const ordinanceFrom = { adult: day('2023-02-01'), minor: day('2022-03-24') } as const

/** The row of that day; clocks of the court before its ordinance are unverified. */
export function dossierRow(on: PlainDate, ...ids: readonly string[]): LawRow | undefined {
  const row = ids.map((id) => dossierLaw.on(id, on)).find(Boolean)
  if (row && (row.citation.instrument === 'PL03' ? on < ordinanceFrom.adult : row.citation.instrument === 'PL01' && on < ordinanceFrom.minor)) return { ...row, confidence: 'unverified' }
  return row
}

/** Grounds as the laws list them (Law 73/2021 Art. 32, 33; Law 120/2025 Art. 35(1), 36(1), 36(3), 47). A finding is made by a human, on a paper. */
const former = ['not-registered', 'not-done', 'quit', 'used-during-voluntary', 'substitution-not-registered', 'substitution-not-done', 'substitution-quit', 'substitution-ended'] as const
const present = [...former, 'addicted-in-post-rehab', 'refused-e-monitoring', 'repeat-after-commune-education', 'third-breach'] as const
export const dossierGrounds = [...present, 'evaded-until-18'] as const
export type DossierGround = (typeof dossierGrounds)[number]

type GroundList = { readonly grounds: readonly DossierGround[]; readonly citation: Citation }
/** The list of that day; before 2022 nothing is refused. */
export function groundsOn(on: PlainDate, minor: boolean): GroundList {
  if (dossierLaw.on('compulsory-dossier-open', on)) return minor ? { grounds: present, citation: cite('L120', '36', '1') } : { grounds: dossierGrounds, citation: cite('L120', '35', '1') }
  return minor ? { grounds: former, citation: cite('L73', '33', '1') } : { grounds: [...former, 'addicted-in-post-rehab'], citation: cite('L73', '32') }
}

export const dossierPapers = ['bio', 'breach-record', 'assessment-result', 'statement', 'request', 'no-residence', 'parents-opinion', 'parents-refusal', 'substitution-confirmation', 'other'] as const
export type DossierPaper = (typeof dossierPapers)[number]

/** Papers without which a dossier is not made (Decree 116/2021 Art. 41, 51; Decree 163/2026: forms 33, 34, the result, 36; minors 38 to 41). */
export function papersNeeded(on: PlainDate, minor: boolean, stableResidence: boolean): readonly (readonly DossierPaper[])[] {
  const present2026 = dossierLaw.on('compulsory-dossier-open', on) !== undefined
  return [
    ['bio'], ['breach-record', 'substitution-confirmation'], ['assessment-result'], ['request'],
    ...(present2026 && !minor ? [] : [['statement'] as const]),
    ...(minor ? [['parents-opinion', 'parents-refusal'] as const] : []),
    ...(stableResidence || present2026 ? [] : [['no-residence'] as const]),
  ]
}

/** Persons to whom the measure is not applied, in every regime only to the person's favour. */
export const dossierExclusions = ['no-capacity', 'pregnant', 'sole-carer'] as const
