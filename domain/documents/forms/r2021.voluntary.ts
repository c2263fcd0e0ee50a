/** Decree 116/2021, Appendix II, forms 19–28: voluntary rehabilitation. From 2025-03-01 to 2026-06-30 the same forms with the bodies of the day. */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { certificate, choices, complaint, decision, fields, heading, inForce, letter, line, namedPerson, oneOf, papersTable, para, representativeBlocks, sign, table } from './blocks.ts'
import { minutesBlanks, referenceBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { shortDay } from './form.words.ts'
import { shortPersonLines, type Paper } from './paper.ts'
import { contract, termLine } from './r2026.voluntary.ts'
import { breachMinutes } from './shared.compulsory.ts'
import { planForms } from './shared.plans.ts'
import { useLists } from './shared.lists.ts'

const id = (number: string): string => `r2021.D116.${number}`
const mark = (number: string): string => `M${number}`
const chair = ['commune-chair'] as const
export const decision2021 = (paper: Paper): string => paper.reference('Quyết định cai nghiện ma túy tự nguyện', 'decide')
const forms2021 = { 'voluntary-home': 'Cai nghiện ma túy tự nguyện tại gia đình, cộng đồng', substitution: 'Điều trị nghiện các chất dạng thuốc phiện bằng thuốc thay thế' }

export const voluntaryOf2021: readonly FormDefinition[] = [
  ...planForms({ id, mark, numbers: ['19', '20', '21'], cites: [cite('D116', '22', '2'), cite('D116', '22', '4'), cite('D116', '26', '5')] }),
  define({
    id: id('22'), mark: mark('22'), title: 'Đăng ký cai nghiện ma túy tự nguyện', titleEn: 'Registration of voluntary rehabilitation', cite: cite('D116', '28', '4', 'a'), seen: 'title', by: ['person', 'representative'], letters: null, to: [], blanks: use('addressee', 'relativeTie', 'phone', 'facility', 'months', 'planHome', 'planProvider'),
    doubts: ['Bản 2025 ghi “Căn cước” thay cho “CMND/CCCD”: giấy này ghi số định danh cá nhân hoặc hộ chiếu.'],
    compose: (paper) => {
      const { person, measure } = paper.facts
      const { representative } = paper
      const home = measure.kind === 'voluntary-home' || measure.kind === 'substitution'
      const plan = ['Xây dựng kế hoạch cai nghiện', 'Điều trị cắt cơn, giải độc; điều trị rối loạn tâm thần', 'Giáo dục, tư vấn, phục hồi hành vi, nhân cách', 'Học nghề, chuẩn bị tái hòa nhập cộng đồng']
      return {
        title: 'ĐĂNG KÝ CAI NGHIỆN MA TÚY TỰ NGUYỆN', addressees: [paper.typed('addressee') ?? `Ủy ban nhân dân ${paper.commune}`],
        body: [
          heading('I. Người đăng ký'), fields(...shortPersonLines(representative ?? person), line('Điện thoại', paper.typed('phone')), line('Quan hệ với người cai nghiện (cha, mẹ, vợ, chồng, con)', representative?.relation ?? paper.typed('relativeTie') ?? 'Bản thân')),
          heading('II. Người cai nghiện'), fields(...shortPersonLines(person)),
          choices({ home: 'Tại gia đình, cộng đồng', centre: 'Tại cơ sở cai nghiện ma túy' }, home ? 'home' : 'centre', 'III. Nơi đăng ký cai nghiện'), fields(line('Tên cơ sở', home ? paper.typed('facility') : paper.facility), line('Thời gian cai nghiện (từ đủ 06 tháng, số tháng)', paper.number('months') === null ? paper.typed('months') : paper.months())),
          ...(home ? [table([['Nội dung', 4], ['Tại gia đình, cộng đồng (địa chỉ)', 4], ['Tại cơ sở cung cấp dịch vụ (tên, địa chỉ)', 4]], plan.map((step) => [step, paper.typed('planHome') ?? '', paper.typed('planProvider') ?? '']), 'IV. Kế hoạch')] : []),
          para('Người cai nghiện cam kết thực hiện đúng quy trình cai nghiện, chấp hành nội quy và không sử dụng trái phép chất ma túy. Gia đình cam kết phối hợp, hỗ trợ và quản lý người cai nghiện.'),
          sign('NGƯỜI ĐĂNG KÝ', 'ĐẠI DIỆN GIA ĐÌNH', { title: 'NGƯỜI TIẾP NHẬN', note: '(Ký, ghi rõ họ tên)' }),
        ],
      }
    },
  }),
  define({ id: id('23'), mark: mark('23'), title: 'Sổ đăng ký cai nghiện ma túy tự nguyện', titleEn: 'Register of registrations', cite: cite('D116', '28', '5', 'b'), by: ['commune-social', 'commune-police', 'commune-chair'], letters: null, about: 'office', to: ['file'], blanks: use('period', 'listRows'), compose: (paper) => useLists.voluntary(paper) }),
  define({
    id: id('24'), mark: mark('24'), title: 'Quyết định cai nghiện ma túy tự nguyện tại gia đình, cộng đồng hoặc điều trị thay thế', titleEn: 'Decision on voluntary rehabilitation', cite: cite('D116', '30', '2'), by: [...chair], letters: 'QĐ', to: ['person', 'representative', 'family', 'provider', 'commune-police', 'file'], blanks: use('months', 'rehabPlace', 'provider', 'centre'),
    compose: (paper) => decision(paper, {
      about: paper.facts.measure.kind === 'substitution' ? 'Về việc điều trị nghiện các chất dạng thuốc phiện bằng thuốc thay thế' : 'Về việc cai nghiện ma túy tự nguyện tại gia đình, cộng đồng', bases: [cite('L73', '30', '5'), cite('D116', '30', '1'), 'đăng ký cai nghiện ma túy tự nguyện và ý kiến thẩm định của Công an cấp xã'],
      articles: [
        ['Người có tên sau được thực hiện:', namedPerson(paper), ...representativeBlocks(paper), fields(oneOf('Hình thức', forms2021, paper.facts.measure.kind), line('Nơi thực hiện', paper.typed('rehabPlace') ?? paper.typed('provider') ?? paper.typed('centre') ?? paper.facility), ...(paper.facts.measure.kind === 'substitution' ? [] : [line('Thời hạn', paper.months())]))],
        [`Người có tên tại Điều 1 bắt đầu thực hiện trong ${paper.amount('start-voluntary')} kể từ ngày có quyết định; thực hiện đúng quy trình, kế hoạch cai nghiện và không sử dụng trái phép chất ma túy.`],
        [`${inForce} Công an cấp xã, nơi thực hiện, người có tên tại Điều 1 và gia đình thi hành quyết định này. ${complaint}`],
      ],
    }),
  }),
  define({
    id: id('25'), mark: mark('25'), title: 'Văn bản đề nghị tiếp tục quản lý người cai nghiện tự nguyện chuyển nơi cư trú', titleEn: 'Request to go on after a move', cite: cite('D116', '32', '2', 'b'), by: [...chair], letters: '', to: ['addressee', 'file'], blanks: [...use('destination!', 'remaining', 'papersList'), ...referenceBlanks],
    compose: (paper) => letter(paper, { about: 'V/v tiếp tục quản lý, hỗ trợ người cai nghiện ma túy tự nguyện', to: [`Chủ tịch Ủy ban nhân dân ${paper.words('destination')}`], bases: [cite('D116', '32', '2')], body: [para('Người có tên sau đã chuyển nơi cư trú đến địa bàn của Quý cơ quan:'), namedPerson(paper), ...representativeBlocks(paper), fields(line('Theo', decision2021(paper)), [line('Từ ngày', shortDay(paper.facts.measure.startedOn)), line('đến ngày', shortDay(paper.facts.measure.termEndsOn))], line('Thời gian còn lại', paper.typed('remaining'))), para('Đề nghị Quý cơ quan tiếp tục quản lý, hỗ trợ người cai nghiện. Hồ sơ kèm theo:'), papersTable(paper)] }),
  }),
  define({
    id: id('26a'), mark: mark('26a'), title: 'Giấy xác nhận hoàn thành cai nghiện ma túy tự nguyện tại gia đình, cộng đồng', titleEn: 'Completion paper, community', cite: cite('D116', '32', '3', 'b'), by: [...chair], letters: 'GXN', to: ['person', 'representative', 'commune-police', 'file'], blanks: referenceBlanks,
    compose: (paper) => certificate(paper, { title: 'GIẤY XÁC NHẬN', about: 'Hoàn thành cai nghiện ma túy tự nguyện tại gia đình, cộng đồng', bases: [cite('L73', '30', '5', 'c'), cite('D116', '32', '3', 'b')], body: [para('Xác nhận:'), namedPerson(paper), para(`Đã hoàn thành cai nghiện ma túy tự nguyện tại gia đình, cộng đồng theo ${decision2021(paper)}.`), termLine(paper)] }),
  }),
  define({
    id: id('26b'), mark: mark('26b'), title: 'Giấy xác nhận hoàn thành cai nghiện ma túy tự nguyện tại cơ sở cai nghiện', titleEn: 'Completion paper, facility', cite: cite('D116', '38', '2'), by: ['facility-head'], letters: 'GXN', to: ['person', 'representative', 'commune-committee', 'file'], blanks: use('fromDay', 'toDay', 'stages'),
    doubts: ['Không ghi tình trạng sức khỏe: cán bộ cấp xã không thuộc diện được biết.'],
    compose: (paper) => certificate(paper, { title: 'GIẤY XÁC NHẬN', about: 'Hoàn thành cai nghiện ma túy tự nguyện', bases: [cite('L73', '31', '4'), cite('D116', '38', '2')], body: [para(`${paper.issuer} xác nhận:`), namedPerson(paper), para('Đã hoàn thành cai nghiện ma túy tự nguyện tại cơ sở theo hợp đồng dịch vụ.'), termLine(paper), fields(line('Các giai đoạn đã hoàn thành', paper.typed('stages')))] }),
  }),
  define({ id: id('27'), mark: mark('27'), title: 'Biên bản vi phạm', titleEn: 'Violation record', cite: cite('D116', '33', '1'), by: ['commune-chair', 'commune-police-chief'], letters: null, to: ['person', 'representative', 'file'], blanks: [...use('statement!', 'happenedOn', 'basis', 'personOpinion'), ...minutesBlanks], compose: (paper) => breachMinutes(paper, [cite('L73', '32'), cite('D116', '33', '1')]) }),
  define({ id: id('28'), mark: mark('28'), title: 'Hợp đồng dịch vụ cai nghiện ma túy', titleEn: 'Service contract', cite: cite('D116', '36', '2'), seen: 'fields', by: ['facility-head', 'provider'], letters: 'HĐ', to: ['person', 'representative', 'commune-committee', 'file'], blanks: use('facilityAddress', 'services!', 'months!', 'price!', 'duties', 'liability', 'fromDay', 'toDay'), compose: (paper) => contract(paper) }),
]
