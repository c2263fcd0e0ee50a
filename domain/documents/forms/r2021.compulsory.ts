/** Decree 116/2021, Appendix II, forms 29–49: dossier, interim management and compulsory rehabilitation. */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { aboutPerson, application, choices, complaint, decision, fields, heading, inForce, letter, line, minutes, namedPerson, oneOf, papersTable, para, representativeBlocks, sign } from './blocks.ts'
import { minutesBlanks, referenceBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { longDay, shortDay } from './form.words.ts'
import type { Paper } from './paper.ts'
import { handedOver, sides } from './r2026.voluntary.ts'
import { courtDecision, courtRequest, dossierGrounds, dossierNotice, dossierSummary, leaveDecision, leaveRequest, parentsOpinion, proceedingsDecision, searchDecision, servedCertificate, toCourt } from './shared.compulsory.ts'
import { useLists } from './shared.lists.ts'
import { statementOf } from './r2026.users.ts'

const id = (number: string): string => `r2021.D116.${number}`
const mark = (number: string): string => `M${number}`
const makers = ['commune-chair', 'commune-police-chief', 'district-police', 'province-police'] as const
const adult = 'đưa vào cơ sở cai nghiện bắt buộc'
const minorDo = 'đưa người nghiện ma túy từ đủ 12 đến dưới 18 tuổi vào cơ sở cai nghiện bắt buộc'
const measureOf = (paper: Paper): string => (paper.minor ? minorDo : adult)
const handOver = use('facility', 'givingSide', 'givingPosition', 'receivingSide', 'receivingPosition', 'papersCount', 'belongings', 'personOpinion')
const threeCopies = 'được lập thành 03 bản có giá trị như nhau: bên giao, bên nhận và người được giao mỗi bên giữ 01 bản'
const bodies = ['Từ ngày 01/3/2025 không còn Phòng Lao động – Thương binh và Xã hội: cơ quan đứng tên là cơ quan của ngày ký; văn bản chuyển giao chưa đọc.']

export const compulsoryOf2021: readonly FormDefinition[] = [
  define({
    id: id('29'), mark: mark('29'), title: 'Văn bản đề nghị của cơ quan lập hồ sơ', titleEn: 'Request of the dossier maker', cite: cite('D116', '41', '1', 'đ'), by: [...makers], letters: '', to: ['addressee', 'file'], blanks: use('addressee!', 'reason!', 'opinion', 'papersList'), doubts: bodies,
    compose: (paper) => letter(paper, { about: `V/v đề nghị áp dụng biện pháp ${measureOf(paper)}`, to: [paper.words('addressee')], bases: paper.minor ? [cite('L73', '34', '1'), cite('D116', '51')] : [cite('XLVPHC', '104', '1'), cite('D116', '41')], body: [para(`${paper.issuer} đề nghị kiểm tra hồ sơ và chuyển Tòa án xem xét, quyết định ${measureOf(paper)} đối với:`), aboutPerson(paper), ...representativeBlocks(paper), fields(oneOf('Căn cứ', dossierGrounds, paper.lately('ground')), line('Nội dung cụ thể', paper.typed('reason')), line('Ý kiến của người được đề nghị, người đại diện', paper.typed('opinion'))), para('Hồ sơ kèm theo:'), papersTable(paper)] }),
  }),
  define({ id: id('30'), mark: mark('30'), title: 'Bản tóm tắt lý lịch', titleEn: 'Personal summary', cite: cite('D116', '41', '1', 'a'), by: [...makers], letters: null, to: ['file'], blanks: use('family', 'antecedents', 'firstUse', 'drugKind', 'route', 'frequency', 'earlierRehab', 'circumstances'), compose: (paper) => dossierSummary(paper, 'Người được lập hồ sơ') }),
  define({ id: id('31'), mark: mark('31'), title: 'Bản tường trình', titleEn: 'Statement', cite: cite('D116', '41', '1', 'd'), by: ['person', 'representative'], letters: null, to: [], blanks: use('addressee', 'history', 'lastUseOn', 'earlierManagement', 'earlierRehab', 'wish'), compose: (paper) => statementOf(paper) }),
  define({
    id: id('32'), mark: mark('32'), title: 'Thông báo về việc lập hồ sơ đề nghị', titleEn: 'Notice that a dossier was made', cite: cite('D116', '42', '1'), seen: 'fields', by: [...makers], letters: 'TB', to: ['person', 'representative', 'file'], blanks: use('reason!', 'readingFrom', 'readingPlace!'),
    compose: (paper) => dossierNotice(paper, { bases: paper.minor ? [cite('L73', '34', '2'), cite('D116', '52')] : [cite('D116', '42', '1'), cite('D116', '42', '2')], about: `Về việc lập hồ sơ đề nghị ${measureOf(paper)}`, reading: 'dossier-read', then: `hồ sơ được gửi đến cơ quan kiểm tra hồ sơ trong ${paper.amount('dossier-forward')}` }),
  }),
  define({
    id: id('33'), mark: mark('33'), title: 'Văn bản trả lại hồ sơ để bổ sung', titleEn: 'Return for completion', cite: cite('D116', '43', '1', 'b'), by: ['district-labour', 'province-police'], letters: '', to: ['addressee', 'file'], blanks: [...use('addressee!', 'content!', 'reason'), ...referenceBlanks], doubts: bodies,
    compose: (paper) => letter(paper, { about: 'V/v bổ sung hồ sơ đề nghị cai nghiện bắt buộc', to: [paper.words('addressee')], bases: [cite('D116', '43', '1', 'b')], body: [para(`Qua kiểm tra hồ sơ kèm theo ${paper.reference('Văn bản đề nghị', 'forward-for-check', 'dossier-made')} đối với:`), namedPerson(paper), para(`${paper.issuer} trả lại hồ sơ để bổ sung, hoàn thiện trong ${paper.amount('dossier-supplement')} kể từ ngày nhận lại.`), fields(line('Nội dung cần bổ sung', paper.typed('content')), line('Lý do', paper.typed('reason')))] }),
  }),
  ...(['34', '39'] as const).map((number) => define({
    id: id(number), mark: mark(number), title: number === '34' ? 'Văn bản đề nghị Tòa án áp dụng biện pháp đưa vào cơ sở cai nghiện bắt buộc' : 'Văn bản đề nghị Tòa án quyết định đưa người từ đủ 12 đến dưới 18 tuổi vào cơ sở cai nghiện bắt buộc', titleEn: number === '34' ? 'Request to court, adult' : 'Request to court, minor', cite: number === '34' ? cite('D116', '43', '2', 'a') : cite('D116', '53', '2', 'a'),
    by: ['district-labour', 'province-police'], letters: '', to: ['addressee', 'file'], blanks: use('court!', 'reason!', 'opinion', 'facility!', ...(number === '39' ? (['circumstances!', 'proposal!'] as const) : []), 'papersList!'), doubts: bodies,
    compose: (paper) => toCourt(paper, { about: `V/v đề nghị xem xét, quyết định ${number === '39' ? minorDo : adult}`, bases: number === '39' ? [cite('L73', '34', '3'), cite('L73', '34', '4'), cite('D116', '53', '2')] : [cite('XLVPHC', '104'), cite('D116', '43', '2')], minorCare: number === '39', decisionOf: number === '39' ? minorDo : adult }),
  })),
  define({
    id: id('35'), mark: mark('35'), title: 'Bản cam kết, hoặc từ chối, quản lý của gia đình trong thời gian lập hồ sơ', titleEn: 'Agreement or refusal of the family', cite: cite('D116', '45', '1'), by: ['representative'], letters: null, to: [], blanks: use('addressee', 'relativeName', 'relativeTie', 'relativeAddress', 'relativeNumber', 'phone', 'reason'),
    compose: (paper) => application(paper, {
      title: 'BẢN Ý KIẾN CỦA GIA ĐÌNH', subject: 'Về việc quản lý người thân trong thời gian lập hồ sơ', to: [paper.typed('addressee') ?? paper.issuer],
      body: [fields([line('Họ và tên', paper.typed('relativeName') ?? paper.representative?.fullName ?? null), line('Quan hệ', paper.typed('relativeTie') ?? paper.representative?.relation ?? null)], [line('Số giấy tờ', paper.typed('relativeNumber')), line('Điện thoại', paper.typed('phone'))], line('Nơi cư trú', paper.typed('relativeAddress'))), heading('Người được lập hồ sơ'), namedPerson(paper), choices({ yes: 'Gia đình nhận quản lý, không để người thân sử dụng trái phép chất ma túy, đưa đến khi được yêu cầu và báo ngay khi người thân đi khỏi nơi cư trú', no: 'Gia đình không nhận quản lý' }, paper.facts.event?.data['familyAgrees'] === true ? 'yes' : paper.facts.event?.data['familyAgrees'] === false ? 'no' : null, 'Ý kiến'), fields(line('Lý do (nếu không nhận)', paper.typed('reason')))],
      signatures: sign('NGƯỜI CÓ Ý KIẾN'),
    }),
  }),
  define({
    id: id('36'), mark: mark('36'), title: 'Quyết định về việc quản lý trong thời gian lập hồ sơ', titleEn: 'Decision on interim management', cite: cite('D116', '46', '1'), seen: 'fields', by: [...makers], letters: 'QĐ', to: ['person', 'representative', 'family', 'facility', 'commune-committee', 'file'], blanks: [...use('managerName', 'managerAddress', 'facility', 'facilityAddress', 'reason!', 'fromDay', 'toDay'), ...referenceBlanks],
    doubts: ['Việc quản lý này có áp dụng với người dưới 18 tuổi không: luật chưa rõ (Điều 44). Thời gian ở gia đình: văn bản không nói có được trừ hay không.'],
    compose: (paper) => {
      const atHome = paper.facts.event?.type === 'family-management'
      // A family that takes the person in has no facility to be told.
      return { only: atHome ? ['person', 'representative', 'family', 'commune-committee', 'file'] as const : ['person', 'representative', 'family', 'facility', 'commune-committee', 'file'] as const, ...decision(paper, {
        about: 'Về việc quản lý người trong thời gian lập hồ sơ đề nghị đưa vào cơ sở cai nghiện bắt buộc', bases: [cite('XLVPHC', '131', '1'), cite('D116', '46'), paper.reference('hồ sơ đề nghị, biên bản vi phạm', 'open-dossier', 'record-breach')],
        articles: [
          [`${atHome ? 'Giao gia đình quản lý' : 'Giao cơ sở quản lý'} người có tên sau trong thời gian lập hồ sơ:`, namedPerson(paper), ...representativeBlocks(paper), fields(...(atHome ? [line('Người quản lý', paper.typed('managerName') ?? paper.representative?.fullName ?? null), line('Nơi cư trú', paper.typed('managerAddress'))] : [line('Nơi quản lý', paper.facility), line('Địa chỉ', paper.typed('facilityAddress'))]), line('Lý do', paper.typed('reason')))],
          [`Thời hạn: từ ${longDay(paper.facts.typed['fromDay'] ?? paper.text('heldSince') ?? paper.facts.event?.occurredOn)} đến ${paper.typed('toDay') ? paper.typedDay('toDay') : 'khi Tòa án có quyết định và quyết định được thi hành'}; hết căn cứ thì việc quản lý chấm dứt.${atHome ? '' : ' Thời gian quản lý tại cơ sở được trừ vào thời hạn chấp hành.'}`],
          ['Người được quản lý có mặt khi được yêu cầu, không đi khỏi nơi quản lý khi chưa được đồng ý, không sử dụng trái phép chất ma túy; được đọc hồ sơ và nêu ý kiến. Người, cơ sở quản lý bảo đảm sức khỏe, ăn, ở và báo ngay khi người đó bỏ đi. Ủy ban nhân dân cấp xã hướng dẫn, kiểm tra việc quản lý.'],
          [`${inForce} Các bên có tên tại Điều 1 và Ủy ban nhân dân cấp xã thi hành quyết định này. ${complaint}`],
        ],
      }) }
    },
  }),
  define({ id: id('37'), mark: mark('37'), title: 'Biên bản bàn giao người được quản lý trong thời gian lập hồ sơ', titleEn: 'Handover record, interim place', cite: cite('D116', '47', '3', 'b'), by: [...makers, 'facility-intake', 'facility-head'], letters: null, to: ['person', 'representative', 'facility', 'commune-committee', 'file'], blanks: [...handOver, ...referenceBlanks, ...minutesBlanks], compose: (paper) => minutes(paper, { about: 'Bàn giao người được quản lý trong thời gian lập hồ sơ', present: sides(paper), body: handedOver(paper, paper.reference('Quyết định về việc quản lý', 'hold', 'family-management')), copies: threeCopies, signatures: sign('NGƯỜI ĐƯỢC GIAO', 'BÊN GIAO', 'BÊN NHẬN') }) }),
  define({ id: id('38'), mark: mark('38'), title: 'Bản ý kiến của cha, mẹ, người giám hộ hoặc người đại diện', titleEn: 'Opinion of parents or representative', cite: cite('D116', '51', '1', 'đ'), by: ['representative'], letters: null, to: [], blanks: use('addressee', 'relativeName', 'relativeTie', 'opinion', 'wish'), compose: (paper) => parentsOpinion(paper) }),
  define({ id: id('40'), mark: mark('40'), title: 'Biên bản giao nhận người chấp hành quyết định', titleEn: 'Handover record, compulsory facility', cite: cite('D116', '55', '2'), seen: 'fields', by: ['facility-intake', 'facility-head', 'district-police', 'commune-police-chief'], letters: null, to: ['person', 'representative', 'facility', 'file'], blanks: [...handOver, ...referenceBlanks, ...minutesBlanks], compose: (paper) => minutes(paper, { about: 'Giao, nhận người chấp hành quyết định đưa vào cơ sở cai nghiện bắt buộc', present: sides(paper), body: handedOver(paper, courtDecision(paper)), copies: threeCopies, signatures: sign('NGƯỜI ĐƯỢC GIAO', 'BÊN GIAO', 'BÊN NHẬN') }) }),
  define({ id: id('41'), mark: mark('41'), title: 'Quyết định truy tìm', titleEn: 'Search decision', cite: cite('D116', '56', '1'), by: ['district-police', 'commune-police-chief', 'facility-head'], letters: 'QĐ', to: ['commune-police', 'province-police', 'family', 'file'], blanks: [...use('happenedOn', 'reason!'), ...referenceBlanks], compose: (paper) => searchDecision(paper, [cite('XLVPHC', '132', '1'), cite('D116', '56')]) }),
  ...(['42a', '42b'] as const).map((number) => define({
    id: id(number), mark: mark(number), title: number === '42a' ? 'Đơn đề nghị hoãn chấp hành quyết định' : 'Đơn đề nghị miễn chấp hành quyết định', titleEn: number === '42a' ? 'Request to postpone' : 'Request for exemption', cite: cite('D116', '57', '4', 'a'), by: ['person', 'representative'], letters: null, to: [], blanks: [...use('court', 'reason', 'papersList', 'confirmation'), ...referenceBlanks],
    doubts: ['Chữ nào trong hai chữ a, b là đơn hoãn, chữ nào là đơn miễn: chưa đọc.'], compose: (paper) => courtRequest(paper, number === '42a' ? 'postpone' : 'exempt', paper.words('court')),
  })),
  define({
    id: id('43'), mark: mark('43'), title: 'Văn bản đề nghị giảm thời hạn, tạm đình chỉ, miễn chấp hành phần thời gian còn lại', titleEn: 'Director’s request to court', cite: cite('D116', '58', '4', 'a'), by: ['facility-head'], letters: '', to: ['addressee', 'file'], blanks: [...use('court!', 'months', 'remaining', 'papersList'), ...referenceBlanks], doubts: ['Nội dung bệnh chỉ nêu trong giấy của cơ sở y tế, để trong phong bì niêm phong.'],
    compose: (paper) => letter(paper, {
      about: 'V/v giảm thời hạn, tạm đình chỉ, miễn chấp hành phần thời gian còn lại', to: [paper.words('court')], bases: [cite('XLVPHC', '112'), cite('D116', '58')],
      body: [para(`${paper.issuer} đề nghị Tòa án xem xét đối với:`), namedPerson(paper), ...representativeBlocks(paper), fields(line('Đang chấp hành', courtDecision(paper)), [line('Bắt đầu từ ngày', shortDay(paper.facts.measure.startedOn)), line('Ngày cuối của thời hạn', shortDay(paper.facts.measure.termEndsOn))], line('Thời gian còn lại', paper.typed('remaining'))), choices({ reduce: 'Giảm thời hạn', suspend: 'Tạm đình chỉ', 'exempt-remainder': 'Miễn phần thời gian còn lại' }, paper.text('proposed'), 'Nội dung đề nghị'), fields(line('Số tháng đề nghị giảm', paper.typed('months'))), para('Kết quả niêm yết tại cơ sở và giấy tờ chứng minh kèm theo:'), papersTable(paper)],
    }),
  }),
  define({ id: id('44'), mark: mark('44'), title: 'Danh sách người được đề nghị giảm, tạm đình chỉ, miễn', titleEn: 'List for the request', cite: cite('D116', '58', '4', 'b'), by: ['facility-head'], letters: null, about: 'office', to: ['court', 'file'], blanks: use('period', 'listRows!'), doubts: ['Chỉ niêm yết bên trong cơ sở; không ghi lý do sức khỏe.'], compose: (paper) => useLists.reduction(paper) }),
  define({ id: id('45'), mark: mark('45'), title: 'Quyết định tạm thời đưa người ra khỏi cơ sở theo yêu cầu tố tụng', titleEn: 'Decision for criminal proceedings', cite: cite('D116', '59', '1'), by: ['facility-head'], letters: 'QĐ', to: ['addressee', 'person', 'family', 'file'], blanks: use('requester!', 'requestNumber', 'requestDay', 'reason!', 'fromDay!', 'toDay', 'addressee'), compose: (paper) => proceedingsDecision(paper, [cite('XLVPHC', '115', '1'), cite('D116', '59')]) }),
  define({ id: id('46'), mark: mark('46'), title: 'Giấy chứng nhận chấp hành xong quyết định', titleEn: 'Certificate of having served', cite: cite('D116', '62', '2'), by: ['facility-head'], letters: 'GCN', to: ['person', 'representative', 'family', 'court', 'commune-committee', 'file'], blanks: [...use('court', 'destination', 'fromDay', 'toDay'), ...referenceBlanks], doubts: ['Luật 73/2021 Điều 35.6.c gọi giấy của người dưới 18 tuổi là “giấy xác nhận hoàn thành”, Nghị định Điều 62.2 là giấy chứng nhận.', ...bodies], compose: (paper) => servedCertificate(paper, { title: 'GIẤY CHỨNG NHẬN', bases: [cite('D116', '62', '2')], then: `Người có tên trên trình báo Ủy ban nhân dân và Công an cấp xã nơi về cư trú trong ${paper.amount('report-home')} kể từ ngày về.` }) }),
  define({
    id: id('47'), mark: mark('47'), title: 'Biên bản bàn giao người dưới 18 tuổi cho gia đình', titleEn: 'Handover of a minor taken home', cite: cite('D116', '62', '3'), by: ['facility-head', 'facility-intake'], letters: null, to: ['representative', 'commune-committee', 'file'], blanks: [...use('receivingSide', 'receivingPosition', 'papersCount', 'belongings', 'personOpinion'), ...minutesBlanks],
    compose: (paper) => minutes(paper, { about: 'Bàn giao người đã chấp hành xong quyết định', present: [[line('Bên nhận', paper.typed('receivingSide') ?? paper.representative?.fullName ?? null), line('Quan hệ, chức vụ', paper.typed('receivingPosition') ?? paper.representative?.relation ?? null)]], body: [para('Đã bàn giao:'), namedPerson(paper), ...representativeBlocks(paper), fields(line('Đã chấp hành xong', courtDecision(paper)), line('Giấy tờ', paper.typed('papersCount')), line('Tư trang', paper.typed('belongings')), line('Ý kiến', paper.typed('personOpinion')))], copies: threeCopies, signatures: sign('NGƯỜI ĐƯỢC GIAO', 'BÊN GIAO', 'BÊN NHẬN') }),
  }),
  define({ id: id('48'), mark: mark('48'), title: 'Đơn đề nghị cho người cai nghiện về chịu tang', titleEn: 'Request for mourning leave', cite: cite('D116', '70', '2', 'a'), seen: 'fields', by: ['representative'], letters: null, to: [], blanks: use('relativeName', 'relativeTie', 'relativeNumber', 'relativeAddress', 'phone', 'deceased', 'funeralPlace', 'fromDay', 'toDay', 'confirmation'), compose: (paper) => leaveRequest(paper, paper.facts.measure.facilityName ?? paper.issuer, 'mourning-leave') }),
  define({ id: id('49'), mark: mark('49'), title: 'Quyết định cho người cai nghiện về chịu tang', titleEn: 'Mourning leave decision', cite: cite('D116', '70', '2', 'b'), seen: 'fields', by: ['facility-head'], letters: 'QĐ', to: ['family', 'commune-committee', 'file'], blanks: [...use('deceased!', 'funeralPlace', 'relativeName', 'fromDay', 'toDay', 'returnBy!'), ...referenceBlanks], compose: (paper) => leaveDecision(paper, { bases: [cite('D116', '70')], rule: 'mourning-leave', court: courtDecision(paper) }) }),
]
