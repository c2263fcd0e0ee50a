/** Decree 105/2021 forms 03–10 (titles and items read), Decree 109/2021 forms 01–05, Decree 90/2016 forms 01–04. What is clinical stays with the clinic: those lines are for the pen. */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { aboutPerson, application, certificate, choices, complaint, decision, fields, heading, inForce, letter, line, namedPerson, note, notice, papersTable, para, representativeBlocks, sign } from './blocks.ts'
import { referenceBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { longDay, shortDay } from './form.words.ts'
import { shortPersonLines, type Paper } from './paper.ts'
import { statementOf, stopGrounds, summaryOf, teamTable } from './r2026.users.ts'
import { testBlanks, testResult } from './shared.test-result.ts'

const managed = 'quản lý người sử dụng trái phép chất ma túy'
const chair = ['commune-chair'] as const
const police = ['commune-police', 'commune-police-chief', 'district-police', 'province-police'] as const
const earlierDecision = (paper: Paper): string => paper.reference(`Quyết định áp dụng biện pháp ${managed}`, 'redecide', 'decide')
const stopped2021 = Object.fromEntries(['addicted', 'commune-education', 'compulsory-education', 'prison', 'dead-or-missing'].map((code) => [code, stopGrounds[code as keyof typeof stopGrounds]]))
const at = (number: string) => ({ id: `r2021.D105.${number}`, mark: `M${number} NĐ 105`, seen: 'title' as const })
const from = (number: string) => ({ id: `r2021.D109.${number}`, mark: `M${number} NĐ 109` })
const clinic = (number: string) => ({ id: `r2021.D90.${number}`, mark: `M${number} NĐ 90` })
const penOnly = ['Phần chuyên môn do cơ sở y tế ghi bằng bút và giữ trong hồ sơ bệnh án; phần mềm không giữ.']
const askers = ['commune-police-chief', 'commune-police', 'district-police', 'province-police'] as const

const resultBlocks = (paper: Paper, asked: string) => [
  fields(line('Theo', asked)), aboutPerson(paper), ...representativeBlocks(paper), choices({ addicted: 'Có nghiện ma túy', 'not-addicted': 'Không nghiện ma túy' }, paper.text('result'), 'Kết luận'), fields(line('Ngày kết luận', shortDay(paper.text('issuedOn') ?? paper.facts.event?.occurredOn ?? null)), line('Người xác định (chứng chỉ)', paper.typed('tester')), line('Tiêu chuẩn, diễn biến chuyên môn (người xác định ghi)')),
  note('Phiếu được lập thành 02 bản: 01 bản lưu hồ sơ bệnh án, 01 bản giao người hoặc cơ quan đề nghị.'),
]

export const usersOf2021: readonly FormDefinition[] = [
  define({ ...at('03'), title: 'Phiếu kết quả xét nghiệm chất ma túy trong cơ thể', titleEn: 'Result of a body test', cite: cite('D105', '38', '2'), by: ['commune-police', 'commune-police-chief', 'health-station', 'facility-health', 'substitution-clinician', 'assessor'], letters: null, to: ['person', 'representative', 'commune-committee', 'file'], blanks: testBlanks, compose: (paper) => testResult(paper) }),
  define({
    ...at('04'), title: 'Thông báo về hành vi sử dụng trái phép chất ma túy', titleEn: 'Notice that somebody used without permission', cite: cite('D105', '41', '5'), by: [...police], letters: 'TB', to: ['commune-committee', 'commune-police', 'file'], blanks: use('addressee', 'act!', 'happenedOn', 'happenedPlace', 'testUnit', 'testedOn', 'papersList'),
    compose: (paper) => notice(paper, { about: 'Về hành vi sử dụng trái phép chất ma túy', to: [paper.typed('addressee') ?? `Chủ tịch Ủy ban nhân dân ${paper.unit}`], bases: [cite('L73', '23'), cite('D105', '41')], body: [para(`${paper.issuer} thông báo về người có tên sau:`), aboutPerson(paper), ...representativeBlocks(paper), fields(line('Hành vi', paper.typed('act')), line('Ngày, nơi phát hiện', [paper.typed('happenedOn'), paper.typed('happenedPlace')].filter(Boolean).join(', ') || null), [line('Đơn vị xét nghiệm', paper.typed('testUnit')), line('Ngày có kết quả', paper.typed('testedOn'))]), para('Kết quả xét nghiệm chất ma túy trong cơ thể: dương tính. Giấy tờ kèm theo:'), papersTable(paper)] }),
  }),
  define({ ...at('05'), title: 'Bản tóm tắt lý lịch người sử dụng trái phép chất ma túy', titleEn: 'Personal summary', cite: cite('D105', '40', '2'), by: [...police], letters: null, to: ['file'], blanks: use('family', 'antecedents', 'firstUse', 'firstFound', 'drugKind', 'route', 'frequency', 'earlierRehab', 'contact'), compose: (paper) => summaryOf(paper) }),
  define({ ...at('06'), title: 'Bản tường trình', titleEn: 'Statement', cite: cite('D105', '40', '2'), by: ['person', 'representative'], letters: null, to: [], blanks: use('addressee', 'history', 'lastUseOn', 'earlierManagement', 'earlierRehab', 'wish'), compose: (paper) => statementOf(paper) }),
  define({
    ...at('07'), title: `Quyết định áp dụng biện pháp ${managed}`, titleEn: 'Decision to manage', cite: cite('D105', '42', '1'), by: [...chair], letters: 'QĐ', to: ['person', 'commune-police', 'family', 'file'], blanks: use('act!', 'testedOn', 'team'),
    compose: (paper) => decision(paper, {
      about: `Áp dụng biện pháp ${managed}`, bases: [cite('L73', '23'), cite('D105', '42'), `kết quả xét nghiệm dương tính với chất ma túy ${paper.typedDay('testedOn')}`],
      articles: [
        [`Áp dụng biện pháp ${managed} đối với:`, aboutPerson(paper), ...representativeBlocks(paper), fields(line('Tóm tắt hành vi', paper.typed('act'))), para(`Thời hạn: ${paper.amount('user-mgmt-term')}, từ ${longDay(paper.facts.event?.occurredOn ?? paper.facts.day)}.`)],
        ['Tổ quản lý gồm:', teamTable(paper)],
        ['Tổ quản lý tư vấn, động viên, giáo dục, giúp đỡ để người có tên tại Điều 1 không sử dụng trái phép chất ma túy; xét nghiệm khi cần; ngăn chặn hành vi gây mất trật tự. Người có tên tại Điều 1 chấp hành sự quản lý và báo khi thay đổi nơi cư trú.'],
        [`${inForce} Công an cấp xã, Tổ quản lý và người có tên tại Điều 1 thi hành quyết định này. ${complaint}`],
      ],
    }),
  }),
  define({
    ...at('08'), title: 'Thông báo về việc chuyển hồ sơ quản lý', titleEn: 'Transfer of the dossier', cite: cite('D105', '47', '2'), by: [...chair], letters: 'TB', to: ['addressee', 'file'], blanks: [...use('destination!', 'papersList!', 'fromDay', 'toDay'), ...referenceBlanks],
    compose: (paper) => notice(paper, { about: `Về việc chuyển hồ sơ ${managed}`, to: [`Chủ tịch Ủy ban nhân dân ${paper.words('destination')}`], bases: [cite('D105', '43', '3'), cite('D105', '47', '2')], body: [para('Chuyển hồ sơ quản lý của người có tên sau đến nơi cư trú mới:'), namedPerson(paper), fields(line('Theo', earlierDecision(paper)), [line('Từ ngày', paper.typed('fromDay') ?? shortDay(paper.facts.measure.startedOn)), line('đến ngày', paper.typed('toDay') ?? shortDay(paper.facts.measure.termEndsOn))]), para('Giấy tờ trong hồ sơ:'), papersTable(paper)] }),
  }),
  define({
    ...at('09'), title: `Quyết định dừng quản lý`, titleEn: 'Decision to stop', cite: cite('D105', '48', '1'), by: [...chair], letters: 'QĐ', to: ['person', 'commune-police', 'family', 'team', 'file'], blanks: [...use('orderPaper', 'effectiveOn'), ...referenceBlanks],
    compose: (paper) => decision(paper, { about: `Dừng ${managed}`, bases: [cite('L73', '23', '5'), cite('D105', '48', '1'), earlierDecision(paper)], articles: [['Dừng quản lý đối với:', aboutPerson(paper), choices(stopped2021, paper.text('ground'), 'Lý do'), fields(line('Theo quyết định, bản án, giấy tờ', paper.typed('orderPaper')))], [`Việc quản lý dừng từ ${longDay(paper.facts.event?.occurredOn ?? paper.facts.typed['effectiveOn'])}. Tổ quản lý giải thể.`], [`${inForce} Các thành viên Tổ quản lý và người có tên tại Điều 1 thi hành quyết định này. ${complaint}`]] }),
  }),
  define({
    ...at('10'), title: 'Quyết định chấm dứt quản lý', titleEn: 'Decision that the management has ended', cite: cite('D105', '48', '2'), by: [...chair], letters: 'QĐ', to: ['person', 'commune-police', 'family', 'team', 'file'], blanks: referenceBlanks,
    compose: (paper) => decision(paper, { about: `Chấm dứt ${managed}`, bases: [cite('D105', '48', '2'), cite('L73', '26', '3', 'a'), earlierDecision(paper)], articles: [['Chấm dứt quản lý đối với:', aboutPerson(paper), para(`Lý do: đã hết thời hạn quản lý ${longDay(paper.facts.measure.termEndsOn)}.`)], ['Người có tên tại Điều 1 được đưa ra khỏi danh sách. Tổ quản lý giải thể.'], [`${inForce}`]] }),
  }),
  define({
    ...from('01'), title: 'Đơn đề nghị xác định tình trạng nghiện ma túy', titleEn: 'Own request for assessment', cite: cite('D109', '4', '1', 'a'), seen: 'title', by: ['person', 'representative'], letters: null, to: [], blanks: use('addressee', 'phone', 'wish'),
    compose: (paper) => application(paper, { title: 'ĐƠN ĐỀ NGHỊ', subject: 'Xác định tình trạng nghiện ma túy', to: [paper.words('addressee')], body: [namedPerson(paper), fields(line('Điện thoại', paper.typed('phone'))), ...representativeBlocks(paper), para('Tôi tự nguyện đề nghị được xác định tình trạng nghiện ma túy.'), ...(paper.represented ? [para('Cha, mẹ, người giám hộ hoặc người đại diện hợp pháp đồng ý với đề nghị này.')] : []), fields(line('Nguyện vọng', paper.typed('wish')))], signatures: paper.represented ? sign('NGƯỜI ĐẠI DIỆN ĐỒNG Ý', 'NGƯỜI ĐỀ NGHỊ') : sign('NGƯỜI ĐỀ NGHỊ') }),
  }),
  define({
    ...from('02'), title: 'Văn bản đề nghị xác định tình trạng nghiện ma túy', titleEn: 'Police request', cite: cite('D109', '5'), by: [...askers], letters: '', to: ['addressee', 'file'], blanks: use('addressee!', 'act', 'testedOn', 'orderPaper', 'papersList'),
    compose: (paper) => letter(paper, { about: 'V/v xác định tình trạng nghiện ma túy', to: [paper.words('addressee')], bases: [cite('L73', '27'), cite('D109', '5')], body: [para(`${paper.issuer} đề nghị xác định tình trạng nghiện ma túy đối với:`), aboutPerson(paper), ...representativeBlocks(paper), fields(line('Nội dung sự việc', paper.typed('act')), line('Kết quả xét nghiệm ngày', paper.typed('testedOn')), line('Quyết định tạm giữ (nếu có)', paper.typed('orderPaper'))), para('Giấy tờ kèm theo:'), papersTable(paper)] }),
  }),
  define({ ...from('03'), title: 'Bản tóm tắt lý lịch người được đề nghị xác định tình trạng nghiện', titleEn: 'Personal summary for assessment', cite: cite('D109', '5'), by: [...askers], letters: null, to: ['file'], blanks: use('family', 'firstUse', 'firstFound', 'drugKind', 'route', 'frequency', 'earlierRehab', 'contact', 'antecedents'), doubts: penOnly, compose: (paper) => summaryOf(paper) }),
  ...(['04', '05'] as const).map((number) => define({
    ...from(number), title: number === '04' ? 'Phiếu kết quả xác định tình trạng nghiện (theo đề nghị của người tự nguyện)' : 'Phiếu kết quả xác định tình trạng nghiện (theo đề nghị của cơ quan Công an)', titleEn: number === '04' ? 'Result, volunteer' : 'Result, police request', cite: cite('D109', number === '04' ? '4' : '5'), by: ['assessor', 'health-station', 'facility-head'], letters: null, to: number === '04' ? (['person', 'representative', 'file'] as const) : (['person', 'representative', 'addressee', 'file'] as const), blanks: [...use('tester'), ...(number === '05' ? [...use('addressee'), ...referenceBlanks] : use('referenceDay'))], doubts: penOnly,
    compose: (paper) => ({ title: 'PHIẾU KẾT QUẢ', subject: 'Xác định tình trạng nghiện ma túy', body: [...resultBlocks(paper, number === '04' ? `Đơn đề nghị ${longDay(paper.act('request-assessment')?.occurredOn ?? paper.facts.typed['referenceDay'])} của ${paper.called}` : paper.reference('Văn bản đề nghị', 'request-assessment')), sign('NGƯỜI XÁC ĐỊNH', 'NGƯỜI ĐỨNG ĐẦU CƠ SỞ')] }),
  })),
  define({
    ...clinic('01'), title: 'Đơn đăng ký điều trị nghiện các chất dạng thuốc phiện bằng thuốc thay thế', titleEn: 'Request for substitution treatment', cite: cite('D90', '6'), by: ['person', 'representative'], letters: null, to: [], blanks: use('addressee', 'phone'), doubts: [...penOnly, 'Nghị định 90/2016/NĐ-CP được thay bằng Nghị định 141/2024/NĐ-CP từ ngày 15/12/2024; mẫu mới chưa đọc.'],
    compose: (paper) => application(paper, { title: 'ĐƠN ĐĂNG KÝ', subject: 'Điều trị bằng thuốc thay thế', to: [paper.words('addressee')], body: [namedPerson(paper), fields(line('Điện thoại', paper.typed('phone'))), ...representativeBlocks(paper), para('Tôi tự nguyện đăng ký điều trị, cam kết thực hiện đúng quy định về điều trị và nội quy của cơ sở.')], signatures: paper.represented ? sign('NGƯỜI ĐẠI DIỆN ĐỒNG Ý', 'NGƯỜI ĐĂNG KÝ') : sign('NGƯỜI ĐĂNG KÝ') }),
  }),
  define({
    ...clinic('02'), title: 'Phiếu tiếp nhận điều trị', titleEn: 'Acceptance', cite: cite('D90', '8'), by: ['substitution-clinician', 'facility-head'], letters: null, to: ['person', 'file'], blanks: use('fromDay'), doubts: ['Nghị định 90/2016/NĐ-CP được thay bằng Nghị định 141/2024/NĐ-CP từ ngày 15/12/2024; mẫu mới chưa đọc.'],
    compose: (paper) => certificate(paper, { title: 'PHIẾU TIẾP NHẬN', about: 'Điều trị bằng thuốc thay thế', bases: [cite('D90', '8')], body: [para(`${paper.issuer} tiếp nhận điều trị cho:`), fields(...shortPersonLines(paper.facts.person)), ...representativeBlocks(paper), fields(line('Từ ngày', paper.typed('fromDay') ?? shortDay(paper.facts.event?.occurredOn ?? null))), note('Phiếu được lập thành 02 bản: 01 bản giao người bệnh, 01 bản lưu.')] }),
  }),
  define({
    ...clinic('03'), title: 'Văn bản đề nghị chuyển cơ sở điều trị', titleEn: 'Transfer request', cite: cite('D90', '9', '1'), by: ['substitution-clinician', 'facility-head'], letters: '', to: ['addressee', 'person', 'file'], blanks: use('centre!', 'fromDay', 'reason'), doubts: ['Nghị định 90/2016/NĐ-CP được thay bằng Nghị định 141/2024/NĐ-CP từ ngày 15/12/2024; mẫu mới chưa đọc.'],
    compose: (paper) => letter(paper, { about: 'V/v tiếp tục điều trị tại cơ sở khác', to: [paper.words('centre')], bases: [cite('D90', '9', '1')], body: [para('Đề nghị tiếp nhận, tiếp tục điều trị cho:'), namedPerson(paper), fields(line('Từ ngày', paper.typed('fromDay')), line('Lý do chuyển', paper.typed('reason'))), note('Bản tóm tắt hồ sơ bệnh án gửi trong phong bì niêm phong.')] }),
  }),
  define({
    ...clinic('04'), title: 'Bản tóm tắt hồ sơ bệnh án', titleEn: 'Summary of the record', cite: cite('D90', '9', '1'), by: ['substitution-clinician', 'facility-head'], letters: null, to: ['addressee', 'file'], blanks: use('addressee'), doubts: [...penOnly, 'Nghị định 90/2016/NĐ-CP được thay bằng Nghị định 141/2024/NĐ-CP từ ngày 15/12/2024; mẫu mới chưa đọc.'],
    compose: (paper) => ({ title: 'BẢN TÓM TẮT', subject: 'Hồ sơ bệnh án', body: [fields(...shortPersonLines(paper.facts.person)), heading('Phần chuyên môn (thầy thuốc ghi bằng bút)'), fields(line('Quá trình điều trị'), line('Điều trị hiện tại'), line('Đề nghị')), note('Để trong phong bì niêm phong; chỉ thầy thuốc của cơ sở tiếp nhận được mở.'), sign('THẦY THUỐC ĐIỀU TRỊ', 'NGƯỜI ĐỨNG ĐẦU CƠ SỞ')] }),
  }),
]
