/** Invented papers of one measure, a register book and the settings of an office; used with `startFixtureServer({ more, operations })`. They remember what is done to them. */
import { bookOperations, type BookEntryView, type BookView } from '@hoa-nhap/domain/documents/books.contract'
import { paperOperations, type PaperForm, type PaperView } from '@hoa-nhap/domain/documents/documents.contract'
import { standardLayout } from '@hoa-nhap/domain/documents/layout.law'
import { addHours } from '@hoa-nhap/domain/kernel/plain-date'
import { now, today } from './data.ts'
import type { Given, Replies } from './server.ts'

export const paperFixtureOperations = [...paperOperations, ...bookOperations]

const d163 = (article: string, clause?: string) => ({ instrument: 'D163', article, ...(clause ? { clause } : {}) })
type Named = Pick<PaperForm, 'id' | 'mark' | 'title'> & Partial<PaperForm>
const form = (given: Named): PaperForm => ({ titleConfidence: 'one-copy', layoutConfidence: 'unverified', citation: d163('91', '1'), maker: ['commune-police-chief'], numberLetters: 'QĐ', recipients: ['person', 'commune-committee', 'file'], blanks: [], mine: true, ...given })
const forms: readonly PaperForm[] = [
  form({
    id: 'r2026.V.22', mark: 'Mẫu 22 PL V', title: 'Quyết định cai nghiện ma túy tự nguyện tại gia đình, cộng đồng',
    blanks: [
      { name: 'provider', label: 'Nơi cung cấp dịch vụ cai nghiện', kind: 'line', required: true, most: 200 }, { name: 'startOn', label: 'Ngày bắt đầu cai nghiện', kind: 'date', required: true },
      { name: 'startTime', label: 'Giờ có mặt', kind: 'time', required: false }, { name: 'duties', label: 'Trách nhiệm của gia đình', kind: 'text', required: false, most: 2000 },
    ],
  }),
  form({ id: 'r2026.V.51', mark: 'Mẫu 51 PL V', title: 'Thông báo sắp hoàn thành cai nghiện', citation: d163('93', '2'), numberLetters: 'TB' }),
  form({ id: 'r2026.V.28', mark: 'Mẫu 28 PL V', title: 'Giấy xác nhận hoàn thành cai nghiện ma túy tự nguyện', citation: d163('93', '4'), numberLetters: 'GXN', titleConfidence: 'verified' }),
  form({ id: 'r2026.V.53', mark: 'Mẫu 53 PL V', title: 'Quyết định quản lý sau cai nghiện', citation: d163('134', '1'), maker: ['commune-chair'], mine: false }),
  form({ id: 'r2026.V.26', mark: 'Mẫu 26 PL V', title: 'Phiếu báo chuyển nơi cư trú', citation: d163('92', '1'), numberLetters: null, maker: ['commune-police'], mine: false }),
  form({ id: 'local.cong-van', mark: 'Công văn', title: 'Công văn', citation: { instrument: 'D30', article: '7' }, numberLetters: 'CV', titleConfidence: 'verified' }),
  form({ id: 'r2026.V.20', mark: 'Mẫu 20 PL V', title: 'Đơn đăng ký cai nghiện ma túy tự nguyện', citation: d163('90', '1'), maker: ['person', 'representative'], numberLetters: null, mine: false }),
]
const doubts = ['Bố cục của mẫu này chưa đối chiếu với mẫu in; thứ tự các dòng là của hệ thống.', 'Cỡ chữ theo Phụ lục I Nghị định 30/2020/NĐ-CP, nhớ lại, chưa đo.']

const paper = (id: number, given: Partial<PaperView> & Pick<PaperView, 'formId' | 'state'>): PaperView => {
  const { mark, title } = forms.find((one) => one.id === given.formId)!
  const issued = given.state !== 'draft' && given.state !== 'signed'
  return {
    id: `50000000-0000-4000-8000-0000000000${String(id).padStart(2, '0')}`, mark, title, number: null, day: null, agencyId: 'commune-police:c-06004', agencyName: 'Công an xã Đồng Đăng', eventId: null, act: null, version: 1,
    madeByRole: 'commune-police', madeAt: addHours(now, -30), signedByRole: issued ? 'commune-police-chief' : null, signedAt: issued ? addHours(now, -26) : null, issuedAt: issued ? addHours(now, -26) : null, follows: null, followedBy: [], recalledOn: null, recallReason: null,
    copies: [], formats: issued ? ['pdf', 'docx', 'data'] : [], recipients: ['Ông Hoàng Văn Thxắng', 'UBND xã Đồng Đăng', 'Lưu: hồ sơ'], typed: issued ? null : {}, missing: [], doubts: issued ? [] : doubts, outdated: false, open: true, ownTemplate: false,
    may: given.state === 'draft' ? ['edit', 'discard', 'sign', 'issue'] : issued ? ['replace', 'correct', 'recall', 'copy'] : ['return', 'issue'], ...given,
  }
}
const firstPapers = (): PaperView[] => [
  paper(10, { formId: 'r2026.V.22', state: 'draft', act: 'decide', eventId: '30000000-0000-4000-8000-000000000012', missing: ['provider', 'startOn'] }),
  paper(11, { formId: 'r2026.V.51', state: 'issued', number: '07/TB-CAX', day: '2026-11-16', act: 'end-notice', issuedAt: addHours(now, -46), copies: [{ id: '51000000-0000-4000-8000-000000000010', form: 'sao-y', number: '03/SY-CAX', day: '2026-11-17', agencyName: 'Công an xã Đồng Đăng', role: 'commune-police-chief' }] }),
  paper(12, { formId: 'r2026.V.22', state: 'replaced', number: '29/QĐ-CAX', day: '2025-12-10', outdated: true, issuedAt: '2025-12-10T03:00:00.000Z', followedBy: [{ id: '50000000-0000-4000-8000-000000000013', kind: 'replaces', number: '31/QĐ-CAX', day: '2025-12-12' }], may: ['copy'] }),
  paper(13, { formId: 'r2026.V.22', state: 'issued', number: '31/QĐ-CAX', day: '2025-12-12', issuedAt: '2025-12-12T03:00:00.000Z', follows: { id: '50000000-0000-4000-8000-000000000012', kind: 'replaces', number: '29/QĐ-CAX', day: '2025-12-10' } }),
  paper(14, { formId: 'r2026.V.20', state: 'recalled', number: null, day: '2025-12-08', issuedAt: '2025-12-08T03:00:00.000Z', recalledOn: '2025-12-09', recallReason: 'Ghi nhầm ngày sinh, đã viết đơn khác', may: ['copy'] }),
  paper(15, { formId: 'r2026.V.53', state: 'issued', number: '5/QĐ-UBND', day: '2026-11-17', agencyId: 'commune-committee:c-06004', agencyName: 'UBND xã Đồng Đăng', open: false, recipients: [], formats: [], may: [], issuedAt: addHours(now, -12) }),
]
const state = { papers: firstPapers(), next: 32, entries: [] as BookEntryView[], books: [] as BookView[], settings: { parent: null as string | null, issuer: null as string | null, place: null as string | null, letters: null as string | null, numbering: 'by-kind' as 'by-kind' | 'one-series', layout: {} as Record<string, number>, version: 1 } }
const bookEntry = (number: number, day: string, title: string, more: Partial<BookEntryView> = {}): BookEntryView => ({ series: 'QĐ', year: 2026, number, text: `${String(number).padStart(2, '0')}/QĐ-CAX`, day, at: `${day}T02:10:00.000Z`, role: 'commune-police-chief', kind: 'measure-paper', title, formId: 'r2026.V.22', paperId: null, measureId: null, state: 'issued', ...more })
/** Everything as it was at the start. */
export function resetPapers(): void {
  state.papers = firstPapers()
  state.next = 32
  state.settings = { parent: null, issuer: null, place: null, letters: null, numbering: 'by-kind', layout: {}, version: 1 }
  state.books = [
    { series: 'QĐ', year: 2026, last: 31, startedAfter: 18, openedAt: '2026-07-02T02:00:00.000Z', closedAt: null }, { series: 'TB', year: 2026, last: 7, startedAfter: 0, openedAt: '2026-07-09T02:00:00.000Z', closedAt: null },
    { series: 'BC', year: 2026, last: 0, startedAfter: 0, openedAt: '2026-07-09T02:00:00.000Z', closedAt: '2026-10-01T02:00:00.000Z' },
  ]
  state.entries = [
    bookEntry(31, '2026-11-12', 'Quyết định cai nghiện ma túy tự nguyện tại gia đình, cộng đồng', { measureId: '20000000-0000-4000-8000-000000000015', paperId: '50000000-0000-4000-8000-000000000013' }),
    bookEntry(30, '2026-11-10', 'Quyết định cai nghiện ma túy tự nguyện tại gia đình, cộng đồng', { state: 'recalled' }),
    bookEntry(29, '2026-11-09', 'Quyết định phân công trực', { kind: 'by-hand', formId: null, state: null, role: 'commune-police' }),
    bookEntry(7, '2026-11-06', 'Thông báo sắp hoàn thành cai nghiện', { series: 'TB', text: '07/TB-CAX' }),
    bookEntry(3, '2026-11-06', 'Sao y Quyết định cai nghiện', { series: 'SY', text: '03/SY-CAX', kind: 'copy', state: null }),
    bookEntry(12, '2026-10-02', 'Công văn đề nghị phối hợp', { series: 'CV', text: '12/CAX', kind: 'office-paper', paperId: '52000000-0000-4000-8000-000000000011' }),
  ]
}
resetPapers()

const problem = (status: number, code: string, detail: string, detailEn: string) => ({ status, body: { type: `/problems/${code}`, title: code, status, code, detail, detailEn } })
const missing = problem(404, 'not-found', 'Không tìm thấy.', 'Not found.')

const contentOf = (one: PaperView) => ({
  head: { by: 'office', parent: 'CÔNG AN TỈNH LẠNG SƠN', issuer: 'CÔNG AN XÃ ĐỒNG ĐĂNG', number: one.number?.split('/')[0] ?? null, code: 'QĐ-CAX', place: 'Đồng Đăng', day: one.day },
  formMark: 'Mẫu 22 PL V', title: 'QUYẾT ĐỊNH', subject: 'Cai nghiện ma túy tự nguyện tại gia đình, cộng đồng', decider: 'TRƯỞNG CÔNG AN XÃ ĐỒNG ĐĂNG',
  bases: ['Căn cứ Luật Phòng, chống ma túy;', 'Căn cứ Nghị định số 163/2026/NĐ-CP;', 'Xét đơn đăng ký của người có tên dưới đây,'],
  body: [
    { kind: 'paragraph', runs: [{ text: 'QUYẾT ĐỊNH:', bold: true }], align: 'center' },
    { kind: 'article', opening: 'Điều 1.', runs: ['Cho cai nghiện ma túy tự nguyện tại gia đình trong thời hạn 12 tháng đối với:'] },
    { kind: 'fields', lines: [[{ label: 'Họ và tên', value: 'Hoàng Văn Thxắng' }, { label: 'Giới tính', value: 'Nam' }], [{ label: 'Sinh năm', value: '1991' }, { label: 'Số định danh', value: null }], { label: 'Nơi ở hiện nay', value: 'thôn Nà Pài, xã Đồng Đăng' }, { label: 'Nơi cung cấp dịch vụ', value: one.typed?.['provider'] ?? null }] },
    { kind: 'choices', label: 'Hình thức:', options: [{ text: 'tại gia đình', ticked: true }, { text: 'tại cộng đồng', ticked: false }] },
    { kind: 'article', opening: 'Điều 2.', runs: ['Người có tên tại Điều 1 bắt đầu cai nghiện từ ngày ', { text: one.typed?.['startOn'] ?? '…………', bold: true }, '.'] },
    { kind: 'table', title: 'Các lần gặp đã hẹn', columns: [{ title: 'STT', width: 1, align: 'center' }, { title: 'Nội dung', width: 5 }, { title: 'Ngày', width: 2, align: 'center' }], rows: [['1', 'Gặp tại nhà', '12/12/2026'], ['2', 'Xét nghiệm', '12/01/2027']] },
    { kind: 'list', marker: 'letter', items: [['Trạm Y tế xã theo dõi sức khỏe'], ['Gia đình giúp đỡ, động viên']] },
    { kind: 'note', text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
    ...(one.formId === 'r2026.V.51' ? [{ kind: 'chart', title: 'Số lần gặp theo tháng', unit: 'lần', labels: ['Tháng 9', 'Tháng 10', 'Tháng 11'], series: [{ name: 'gặp', values: [4, 3, null] }, { name: 'hẹn', values: [4, 4, 2] }] }] : []),
  ],
  signature: { position: 'TRƯỞNG CÔNG AN XÃ', name: one.state === 'draft' ? undefined : 'Nông Thị Hxạnh', authority: one.formId === 'r2026.V.51' ? { mark: 'KT.', of: 'TRƯỞNG CÔNG AN XÃ' } : undefined },
  recipients: one.recipients, doubts: one.doubts, ...(one.state === 'draft' || one.state === 'signed' ? { watermark: 'DỰ THẢO' } : one.state === 'recalled' ? { watermark: 'ĐÃ THU HỒI' } : {}),
})
const found = ({ params }: Given): PaperView | undefined => state.papers.find((one) => one.id === params['paper'])
const change = (given: Given, next: (one: PaperView) => Partial<PaperView>) => {
  const one = found(given)
  if (!one) return missing
  if (given.body['basedOn'] !== undefined && given.body['basedOn'] !== one.version) return problem(409, 'changed-since', 'Người khác vừa sửa giấy này.', 'Someone else has just changed this paper.')
  const after = { ...one, ...next(one), version: one.version + 1 }
  state.papers = state.papers.map((each) => (each.id === one.id ? after : each))
  return { body: after }
}
const issueNow = (one: PaperView): Partial<PaperView> => {
  const number = `${state.next++}/QĐ-CAX`
  return { state: 'issued', number, day: today, signedByRole: 'commune-police-chief', signedAt: now, issuedAt: now, formats: ['pdf', 'docx', 'data'], may: ['replace', 'correct', 'recall', 'copy'], doubts: [], typed: one.typed }
}
const officeBlanks = [{ name: 'subject', label: 'Trích yếu', kind: 'line' as const, required: true, most: 200 }, { name: 'addressee', label: 'Kính gửi', kind: 'text' as const, required: true }, { name: 'body', label: 'Nội dung', kind: 'text' as const, required: true }]
const officePaper = (id: number, given: object) => ({ id: `52000000-0000-4000-8000-0000000000${id}`, formId: 'local.cong-van', mark: 'Công văn', title: 'Công văn', subject: 'Đề nghị phối hợp rà soát', state: 'draft', number: null, day: null, version: 1, madeByRole: 'commune-police', madeAt: addHours(now, -3), signedByRole: null, issuedAt: null, follows: null, recalledOn: null, copies: [], typed: { subject: 'Đề nghị phối hợp rà soát' }, missing: ['addressee', 'body'], blanks: officeBlanks, may: ['edit', 'discard', 'issue'], ...given })

export const paperReplies: Replies = {
  'papers.list': () => ({ body: { items: state.papers, nextCursor: null, offers: [{ act: 'end-notice', eventId: '30000000-0000-4000-8000-000000000016', occurredOn: '2026-11-16', formIds: ['r2026.V.51'] }, { act: 'complete', eventId: null, occurredOn: null, formIds: ['r2026.V.28'] }], forms } }),
  'papers.get': (given) => { const one = found(given); return one?.open ? { body: { paper: one, content: contentOf(one) } } : missing },
  'papers.draft': ({ body }) => {
    const made = paper(16, { formId: String(body['formId']), state: 'draft', follows: body['follows'] ? { ...(body['follows'] as { kind: 'replaces' }), id: (body['follows'] as { paperId: string }).paperId, number: '31/QĐ-CAX', day: '2025-12-12' } : null })
    state.papers = [{ ...made, id: String(body['id']) }, ...state.papers.filter((one) => one.id !== body['id'])]
    return { status: 201, body: state.papers[0] }
  },
  'papers.edit': (given) => change(given, () => ({ typed: given.body['typed'] as Record<string, string>, missing: [] })),
  'papers.discard': (given) => { state.papers = state.papers.filter((one) => one.id !== given.params['paper']); return { status: 204 } },
  'papers.sign': (given) => change(given, () => ({ state: 'signed', signedByRole: 'commune-police-chief', signedAt: now, may: ['return', 'issue'] })),
  'papers.return': (given) => change(given, () => ({ state: 'draft', signedByRole: null, signedAt: null, may: ['edit', 'discard', 'sign', 'issue'] })),
  'papers.issue': (given) => change(given, issueNow),
  'papers.recall': (given) => change(given, () => ({ state: 'recalled', recalledOn: today, recallReason: String(given.body['reason']), may: ['copy'] })),
  'papers.copy': (given) => {
    const copy = { id: String(given.body['id']), form: given.body['form'] as 'sao-y', number: '04/SY-CAX', day: today, agencyName: 'Công an xã Đồng Đăng', role: 'commune-police-chief' as const }
    state.papers = state.papers.map((one) => (one.id === given.params['paper'] ? { ...one, copies: [...one.copies, copy] } : one))
    return { status: 201, body: copy }
  },
  'papers.file': () => ({ body: 'tệp' }),
  'papers.books': () => ({ body: { items: state.books, nextCursor: null, numbering: state.settings.numbering } }),
  'papers.book-entries': ({ query }) => ({ body: { items: state.entries.filter((entry) => (!query.get('series') || entry.series === query.get('series')) && (!query.get('kind') || entry.kind === query.get('kind')) && entry.year === Number(query.get('year') ?? 2026)), nextCursor: null } }),
  'papers.open-book': ({ body }) => { const book = { series: String(body['series']), year: Number(body['year']), last: Number(body['startedAfter']), startedAfter: Number(body['startedAfter']), openedAt: now, closedAt: null }; state.books = [...state.books, book]; return { status: 201, body: book } },
  'papers.close-book': ({ params }) => { state.books = state.books.map((book) => (book.series === params['series'] ? { ...book, closedAt: now } : book)); return { body: state.books.find((book) => book.series === params['series']) } },
  'papers.enter-by-hand': ({ body }) => { const entry = bookEntry(state.next++, today, String(body['title']), { kind: 'by-hand', formId: null, state: null, at: now }); state.entries = [entry, ...state.entries]; return { status: 201, body: entry } },
  'papers.settings': ({ role }) => ({ body: { own: state.settings, used: { parent: 'CÔNG AN TỈNH LẠNG SƠN', issuer: state.settings.issuer ?? 'CÔNG AN XÃ ĐỒNG ĐĂNG', place: 'Đồng Đăng', letters: 'CAX', numbering: state.settings.numbering, layout: { ...standardLayout, ...state.settings.layout } }, mayChange: role === 'commune-police-chief' } }),
  'papers.change-settings': ({ body }) => { const { basedOn: _based, ...rest } = body; state.settings = { ...(rest as typeof state.settings), version: state.settings.version + 1 }; return { body: state.settings } },
  'papers.templates': () => ({ body: { items: [{ formId: 'r2026.V.22', size: 24_310, sha256: 'a'.repeat(64), fields: ['person.fullName', 'measure.unitName'], keptAt: addHours(now, -900), role: 'commune-police-chief' }], nextCursor: null, fields: [{ name: 'person.fullName', label: 'Họ và tên' }, { name: 'person.birth', label: 'Ngày, tháng, năm sinh' }, { name: 'issuer.name', label: 'Cơ quan ban hành' }, { name: 'number', label: 'Số, ký hiệu' }] } }),
  'papers.keep-template': () => problem(422, 'template-unknown-field', 'Trường {hoTenKhac} không có trong danh sách. Xem các trường dùng được bên dưới.', 'The field {hoTenKhac} is not in the list. See the fields below.'),
  'papers.drop-template': () => ({ status: 204 }),
  'office-papers.list': () => ({ body: { items: [officePaper(10, {}), officePaper(11, { state: 'issued', number: '12/CAX', day: '2026-10-02', signedByRole: 'commune-police-chief', issuedAt: addHours(now, -1000), may: ['recall'], missing: [], typed: { subject: 'Đề nghị phối hợp rà soát', addressee: 'UBND xã Đồng Đăng', body: 'Đề nghị phối hợp rà soát.\nTrân trọng.' } })], nextCursor: null, forms: [forms.find((one) => one.id === 'local.cong-van')] } }),
  'office-papers.draft': ({ body }) => ({ status: 201, body: officePaper(10, { id: '52000000-0000-4000-8000-000000000010', formId: body['formId'] }) }),
  'office-papers.edit': ({ body }) => ({ body: officePaper(10, { typed: body['typed'], version: 2, missing: [] }) }),
  'office-papers.issue': () => ({ body: officePaper(10, { state: 'issued', number: '13/CAX', day: today, version: 3, may: ['recall'] }) }),
}
