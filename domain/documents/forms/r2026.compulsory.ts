/** Decree 163/2026, Appendix V, papers 32–50 and 58: the dossier, the holding while it is made, compulsory rehabilitation and its end. */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { certificate, choices, complaint, decision, fields, inForce, letter, line, minutes, namedPerson, oneOf, papersTable, para, representativeBlocks, sign } from './blocks.ts'
import { minutesBlanks, referenceBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { longDay, shortDay } from './form.words.ts'
import type { Paper } from './paper.ts'
import { handedOver, sides } from './r2026.voluntary.ts'
import { breachMinutes, courtDecision, courtRequest, dossierGrounds, dossierNotice, dossierSummary, leaveDecision, leaveRequest, parentsOpinion, proceedingsDecision, searchDecision, servedCertificate, toCourt } from './shared.compulsory.ts'
import { statementOf } from './r2026.users.ts'

const id = (number: string): string => `r2026.V.${number}`
const mark = (number: string): string => `Mẫu ${number} PL V`
const police = ['commune-police', 'commune-police-chief'] as const
const compulsoryDo = 'đưa đi cai nghiện ma túy bắt buộc'
const handOver = use('facility', 'givingSide', 'givingPosition', 'receivingSide', 'receivingPosition', 'papersCount', 'belongings', 'personOpinion')
/** Voluntary cases are decided by the director of the provincial police, compulsory ones by the court. */
const decider = (paper: Paper): string => (paper.facts.measure.kind === 'voluntary-public' ? 'Giám đốc Công an tỉnh' : paper.words('court'))

export const compulsoryOf2026: readonly FormDefinition[] = [
  define({
    id: id('32'), mark: mark('32'), title: 'Quyết định đưa vào cơ sở trong thời gian lập hồ sơ đề nghị cai nghiện bắt buộc', titleEn: 'Holding decision', cite: cite('D163', '98'), by: ['commune-police-chief'], letters: 'QĐ',
    to: ['person', 'representative', 'family', 'facility', 'file'], blanks: [...use('facility!', 'facilityAddress', 'reason!', 'happenedAt'), ...referenceBlanks],
    doubts: ['Luật không nêu số ngày tối đa của việc quản lý này, cũng không nêu thủ tục khi hết căn cứ: Điều 2 ghi theo cách có lợi cho người bị quản lý.'],
    compose: (paper) => decision(paper, {
      about: 'Về việc đưa vào cơ sở trong thời gian lập hồ sơ đề nghị cai nghiện ma túy bắt buộc', bases: [cite('L120', '37'), cite('D163', '98'), paper.reference('hồ sơ đề nghị, biên bản vi phạm', 'open-dossier', 'record-breach')],
      articles: [
        ['Đưa người có tên sau vào cơ sở để quản lý trong thời gian lập hồ sơ:', namedPerson(paper), ...representativeBlocks(paper), fields(oneOf('Căn cứ lập hồ sơ', dossierGrounds, paper.lately('ground')), line('Lý do', paper.typed('reason')))],
        [`Nơi quản lý: ${paper.facility ?? paper.words('facility')}${paper.typed('facilityAddress') ? `, ${paper.typed('facilityAddress')}` : ''}. Thời gian: từ ${paper.typed('happenedAt') ? `${paper.typed('happenedAt')} ` : ''}${longDay(paper.text('heldSince') ?? paper.facts.event?.occurredOn ?? paper.facts.day)} đến khi quyết định của Tòa án được thi hành; khi không còn căn cứ thì việc quản lý chấm dứt ngay và người có tên tại Điều 1 được cho về.`],
        ['Thời gian quản lý tại cơ sở được trừ vào thời hạn cai nghiện bắt buộc. Chế độ ăn, ở, khám, chữa bệnh, thăm gặp như đối với người cai nghiện bắt buộc. Người có tên tại Điều 1 được nhận thông báo, đọc hồ sơ và nêu ý kiến.'],
        [`${inForce} ${paper.issuer}, cơ sở có tên tại Điều 2 và người có tên tại Điều 1 thi hành quyết định này; việc giao, nhận phải lập biên bản và báo ngay cho gia đình. ${complaint}`],
      ],
    }),
  }),
  define({
    id: id('33'), mark: mark('33'), title: 'Bản tóm tắt lý lịch', titleEn: 'Personal summary', cite: cite('D163', '100'), by: ['commune-police-chief', 'commune-police'], letters: null, to: ['file'],
    blanks: use('family', 'antecedents', 'firstUse', 'drugKind', 'route', 'frequency', 'earlierRehab', 'circumstances'), compose: (paper) => dossierSummary(paper, 'Người được lập hồ sơ cai nghiện ma túy'),
  }),
  define({
    id: id('34'), mark: mark('34'), title: 'Biên bản vi phạm', titleEn: 'Breach minutes', cite: cite('D163', '4'), by: ['commune-police-chief', 'commune-police'], letters: null, to: ['person', 'representative', 'file'],
    blanks: [...use('statement!', 'happenedOn', 'basis', 'personOpinion'), ...minutesBlanks], compose: (paper) => breachMinutes(paper, [cite('L120', paper.minor ? '36' : '35', '1'), cite('D163', '4')]),
  }),
  define({
    id: id('35'), mark: mark('35'), title: 'Giấy xác nhận về việc điều trị nghiện bằng thuốc thay thế', titleEn: 'Confirmation of substitution treatment', cite: cite('D163', '89', '2'), by: ['substitution-clinician', 'facility-head'], letters: 'GXN', to: ['person', 'representative', 'commune-police', 'file'],
    blanks: use('fromDay', 'toDay'), doubts: ['Chỉ xác nhận việc tham gia; không ghi thuốc, liều, kết quả xét nghiệm hay tình trạng sức khỏe.'],
    compose: (paper) => certificate(paper, {
      title: 'GIẤY XÁC NHẬN', about: 'Về việc điều trị nghiện bằng thuốc thay thế', bases: [cite('L120', '42', '1'), cite('D163', '89', '2')],
      body: [para(`${paper.issuer} xác nhận:`), namedPerson(paper), choices({ complete: 'Đã hoàn thành điều trị', quit: 'Đã thôi điều trị', ended: 'Bị chấm dứt điều trị', running: 'Đang điều trị' }, paper.facts.event?.type === 'complete' ? 'complete' : paper.facts.event?.type === 'quit' ? 'quit' : paper.facts.event?.type === 'forced-end' ? 'ended' : null), fields([line('Từ ngày', paper.typed('fromDay') ?? shortDay(paper.facts.measure.startedOn)), line('đến ngày', paper.typed('toDay') ?? shortDay(paper.facts.measure.endedOn))])],
    }),
  }),
  define({
    id: id('36'), mark: mark('36'), title: 'Văn bản đề nghị Tòa án xem xét, quyết định', titleEn: 'Request to the court', cite: cite('D163', '102'), by: ['commune-police-chief'], letters: '', to: ['addressee', 'file'],
    blanks: use('court!', 'reason!', 'opinion', 'facility', 'circumstances', 'proposal', 'papersList!'),
    compose: (paper) => toCourt(paper, { about: `V/v đề nghị xem xét, quyết định ${compulsoryDo}`, bases: paper.minor ? [cite('L120', '36', '2', 'd'), cite('D163', '105')] : [cite('L120', '35', '3', 'd'), cite('D163', '102')], minorCare: paper.minor, decisionOf: compulsoryDo }),
  }),
  define({
    id: id('37'), mark: mark('37'), title: 'Thông báo về việc lập hồ sơ đề nghị cai nghiện bắt buộc', titleEn: 'Notice of the dossier', cite: cite('D163', '102', '3'), by: [...police], letters: 'TB', to: ['person', 'representative', 'file'], blanks: use('reason!', 'readingFrom', 'readingPlace!'),
    compose: (paper) => dossierNotice(paper, { bases: paper.minor ? [cite('L120', '36', '2', 'c'), cite('D163', '105', '3')] : [cite('L120', '35', '3', 'c'), cite('D163', '102', '3')], about: `Về việc lập hồ sơ đề nghị ${compulsoryDo}`, reading: 'compulsory-read', then: `hồ sơ được chuyển đến Tòa án nhân dân khu vực trong ${paper.amount('compulsory-forward-court')}` }),
  }),
  define({ id: id('38'), mark: mark('38'), title: 'Bản tường trình của người từ đủ 12 đến dưới 18 tuổi', titleEn: 'Statement of a minor', cite: cite('D163', '104'), by: ['person', 'representative'], letters: null, to: [], blanks: use('addressee', 'history', 'lastUseOn', 'earlierManagement', 'earlierRehab', 'wish'), compose: (paper) => statementOf(paper) }),
  define({ id: id('39'), mark: mark('39'), title: 'Bản ý kiến của cha, mẹ, người giám hộ hoặc người đại diện', titleEn: 'Opinion of parents or representative', cite: cite('D163', '105'), by: ['representative'], letters: null, to: [], blanks: use('addressee', 'relativeName', 'relativeTie', 'opinion', 'wish'), compose: (paper) => parentsOpinion(paper) }),
  ...(['40', '41'] as const).map((number) => define({
    id: id(number), mark: mark(number), title: number === '40' ? 'Biên bản về việc không viết bản tường trình' : 'Biên bản về việc cha, mẹ, người đại diện không nêu ý kiến', titleEn: number === '40' ? 'Minutes: no statement given' : 'Minutes: parents give no opinion', cite: cite('D163', number === '40' ? '104' : '105'), by: [...police], letters: null, to: ['file'],
    blanks: [...use('reason', 'personOpinion'), ...minutesBlanks.map((blank) => (blank.name === 'witness' ? { ...blank, required: true } : blank))], doubts: ['Việc mẫu nào trong hai mẫu 40, 41 dành cho ai: chưa đọc tên in.'],
    compose: (paper) => minutes(paper, {
      about: number === '40' ? 'Về việc người được lập hồ sơ không viết bản tường trình' : 'Về việc cha, mẹ, người giám hộ hoặc người đại diện không nêu ý kiến', present: [],
      body: [para('Đã yêu cầu và giải thích quyền, nghĩa vụ đối với:'), namedPerson(paper), ...representativeBlocks(paper), para(number === '40' ? 'Người có tên trên không viết bản tường trình.' : 'Cha, mẹ, người giám hộ hoặc người đại diện không nêu ý kiến.'), fields(line('Lý do được nêu', paper.typed('reason')), line('Điều người đó muốn ghi lại', paper.typed('personOpinion'))), para('Việc không viết, không nêu ý kiến không bị coi là thừa nhận.')],
      copies: 'được lập thành 02 bản có giá trị như nhau', signatures: sign('NGƯỜI CÓ TÊN TRÊN', 'NGƯỜI CHỨNG KIẾN', 'NGƯỜI LẬP BIÊN BẢN'),
    }),
  })),
  define({
    id: id('42'), mark: mark('42'), title: 'Biên bản giao nhận người chấp hành quyết định cai nghiện bắt buộc', titleEn: 'Hand-over minutes, compulsory', cite: cite('D163', '108'), by: ['facility-intake', 'facility-head', 'commune-police', 'commune-police-chief'], letters: null, to: ['person', 'representative', 'commune-police', 'facility', 'file'],
    blanks: [...handOver, ...referenceBlanks, ...minutesBlanks],
    compose: (paper) => minutes(paper, { about: 'Giao, nhận người chấp hành quyết định cai nghiện ma túy bắt buộc', present: sides(paper), body: handedOver(paper, courtDecision(paper)), copies: 'được lập thành 03 bản có giá trị như nhau: bên giao, bên nhận và người được giao mỗi bên giữ 01 bản', signatures: sign('NGƯỜI ĐƯỢC GIAO', 'BÊN GIAO', 'BÊN NHẬN') }),
  }),
  define({ id: id('43'), mark: mark('43'), title: 'Quyết định truy tìm', titleEn: 'Search decision', cite: cite('D163', '109'), by: ['facility-head', 'province-police-director'], letters: 'QĐ', to: ['commune-police', 'province-police', 'family', 'file'], blanks: [...use('happenedOn', 'reason!'), ...referenceBlanks], compose: (paper) => searchDecision(paper, paper.facts.signer.role === 'facility-head' ? [cite('L120', '46', '2', 'đ'), cite('D163', '109', '2')] : [cite('L120', '38', '2', 'd'), cite('D163', '109', '1')]) }),
  define({ id: id('44'), mark: mark('44'), title: 'Đơn đề nghị hoãn chấp hành quyết định', titleEn: 'Request to postpone', cite: cite('L120', '39', '1'), by: ['person', 'representative'], letters: null, to: [], blanks: [...use('court', 'reason', 'papersList', 'confirmation'), ...referenceBlanks], compose: (paper) => courtRequest(paper, 'postpone', decider(paper)) }),
  define({ id: id('45'), mark: mark('45'), title: 'Đơn đề nghị miễn chấp hành quyết định', titleEn: 'Request for exemption', cite: cite('L120', '39', '2'), by: ['person', 'representative'], letters: null, to: [], blanks: [...use('court', 'reason', 'papersList', 'confirmation'), ...referenceBlanks], compose: (paper) => courtRequest(paper, 'exempt', decider(paper)) }),
  define({
    id: id('46'), mark: mark('46'), title: 'Văn bản đề nghị tạm đình chỉ, miễn chấp hành phần thời gian còn lại', titleEn: 'Request to suspend or exempt the rest', cite: cite('D163', '110'), by: ['facility-head'], letters: '', to: ['addressee', 'person', 'representative', 'family', 'file'], blanks: [...use('court', 'addressee', 'remaining', 'papersList'), ...referenceBlanks],
    doubts: ['Thời gian tạm đình chỉ vì ốm nặng được tính vào thời hạn (Điều 39.3). Bệnh chỉ nêu trong giấy của cơ sở y tế, để trong phong bì niêm phong.'],
    compose: (paper) => letter(paper, {
      about: 'V/v đề nghị tạm đình chỉ hoặc miễn chấp hành phần thời gian còn lại', to: [decider(paper)], bases: [cite('L120', '39', '3'), cite('D163', '110')],
      body: [
        para(`${paper.issuer} đề nghị xem xét đối với:`), namedPerson(paper), ...representativeBlocks(paper), fields(line('Đang chấp hành', paper.facts.measure.kind === 'voluntary-public' ? paper.reference('Quyết định cai nghiện ma túy tự nguyện', 'decide') : courtDecision(paper)), [line('Bắt đầu từ ngày', shortDay(paper.facts.measure.startedOn)), line('Ngày cuối của thời hạn', shortDay(paper.facts.measure.termEndsOn))], line('Thời gian còn lại', paper.typed('remaining'))),
        choices({ suspend: 'Tạm đình chỉ vì ốm nặng, được đưa về gia đình điều trị', 'exempt-remainder': 'Miễn chấp hành phần thời gian còn lại' }, paper.text('proposed') ?? (paper.facts.event?.type === 'suspend' ? 'suspend' : paper.facts.event?.type === 'exempt-remainder' ? 'exempt-remainder' : null), 'Nội dung đề nghị'), para('Giấy tờ chứng minh kèm theo (giấy tờ về sức khỏe niêm phong):'), papersTable(paper),
      ],
    }),
  }),
  define({ id: id('47'), mark: mark('47'), title: 'Quyết định đưa người cai nghiện ra khỏi cơ sở theo yêu cầu tố tụng', titleEn: 'Temporary release for proceedings', cite: cite('D163', '111'), by: ['facility-head'], letters: 'QĐ', to: ['addressee', 'person', 'family', 'file'], blanks: use('requester!', 'requestNumber', 'requestDay', 'reason!', 'fromDay!', 'toDay', 'addressee'), compose: (paper) => proceedingsDecision(paper, [cite('D163', '111')]) }),
  define({ id: id('48'), mark: mark('48'), title: 'Đơn đề nghị cho người cai nghiện về chịu tang', titleEn: 'Request for funeral leave', cite: cite('D163', '121', '2', 'a'), by: ['representative'], letters: null, to: [], blanks: use('relativeName', 'relativeTie', 'relativeNumber', 'relativeAddress', 'phone', 'deceased', 'funeralPlace', 'fromDay', 'toDay', 'confirmation'), compose: (paper) => leaveRequest(paper, paper.facts.measure.facilityName ?? paper.issuer, 'funeral-leave-max') }),
  define({ id: id('49'), mark: mark('49'), title: 'Quyết định cho người cai nghiện về chịu tang', titleEn: 'Funeral leave decision', cite: cite('D163', '121', '2', 'b'), by: ['facility-head'], letters: 'QĐ', to: ['family', 'person', 'commune-police', 'file'], blanks: [...use('deceased!', 'funeralPlace', 'relativeName', 'fromDay', 'toDay', 'returnBy!'), ...referenceBlanks], compose: (paper) => leaveDecision(paper, { bases: [cite('D163', '121')], rule: 'funeral-leave-max', court: paper.facts.measure.kind === 'voluntary-public' ? paper.reference('Quyết định cai nghiện ma túy tự nguyện', 'decide') : courtDecision(paper) }) }),
  define({
    id: id('50'), mark: mark('50'), title: 'Giấy chứng nhận chấp hành xong quyết định cai nghiện bắt buộc', titleEn: 'Certificate: compulsory served', cite: cite('D163', '123', '2'), by: ['facility-head'], letters: 'GCN', to: ['person', 'representative', 'court', 'commune-committee', 'commune-police', 'file'], blanks: [...use('court', 'destination', 'fromDay', 'toDay'), ...referenceBlanks],
    doubts: ['Điều 123.2 Nghị định viết “tự nguyện” ở chỗ nói về cai nghiện bắt buộc: chưa có đính chính; giấy này ghi đúng biện pháp đã chấp hành.'],
    compose: (paper) => servedCertificate(paper, { title: 'GIẤY CHỨNG NHẬN', bases: [cite('L120', paper.minor ? '36' : '35', '5'), cite('D163', '123', '2')], then: 'Giấy này được trao cùng quyết định quản lý sau cai nghiện trước khi rời cơ sở.' }),
  }),
  define({
    id: id('58'), mark: mark('58'), title: 'Biên bản ghi lời trình bày', titleEn: 'Minutes of testimony', cite: cite('D163', '104'), by: [...police], letters: null, to: ['file'], blanks: [...use('history', 'statement!', 'lastUseOn', 'earlierRehab', 'wish'), ...minutesBlanks],
    compose: (paper) => minutes(paper, {
      about: 'Ghi lời trình bày của người không tự viết được', present: [],
      body: [namedPerson(paper), ...representativeBlocks(paper), para('Người có tên trên không tự viết được, đã trình bày và được ghi lại đúng lời:'), fields(line('Lời trình bày', paper.typed('statement')), line('Quá trình, lý do sử dụng', paper.typed('history')), line('Lần sử dụng gần nhất', paper.typed('lastUseOn')), line('Đã cai nghiện (nơi, thời gian)', paper.typed('earlierRehab')), line('Nguyện vọng', paper.typed('wish'))), para('Lời ghi đã được đọc lại cho người trình bày nghe.')],
      copies: 'được lập thành 02 bản có giá trị như nhau', signatures: paper.represented ? sign('NGƯỜI TRÌNH BÀY', 'NGƯỜI ĐẠI DIỆN, NGƯỜI CHỨNG KIẾN', 'NGƯỜI GHI') : sign('NGƯỜI TRÌNH BÀY', 'NGƯỜI CHỨNG KIẾN', 'NGƯỜI GHI'),
    }),
  }),
]
