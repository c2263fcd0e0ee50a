/**
 * Papers of an act that the law orders in writing without a form of its own (Decree 163/2026): asking for a place and naming it, letting somebody go, answering the
 * court, telling the police. Their words are ours by the articles; each office may lay them out itself.
 */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { choices, complaint, decision, fields, inForce, letter, line, namedPerson, oneOf, papersTable, para, representativeBlocks } from './blocks.ts'
import { referenceBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { longDay, shortDay } from './form.words.ts'
import type { Paper } from './paper.ts'
import { courtDecision } from './shared.compulsory.ts'

const noForm = ['Nghị định 163/2026/NĐ-CP không có mẫu cho giấy này; câu chữ là của phần mềm theo điều luật.']
const id = (name: string): string => `r2026.none.${name}`
const restsOn = (paper: Paper): string => (paper.facts.measure.kind === 'voluntary-public' ? paper.reference('Quyết định cai nghiện ma túy tự nguyện', 'decide') : courtDecision(paper))
const article = (paper: Paper): string => (paper.facts.measure.kind === 'voluntary-public' ? '95' : '106')
const releases = { 'last-day': 'Đã đến ngày cuối cùng của thời hạn', 'no-ground': 'Không còn căn cứ quản lý', health: 'Phải đưa đến cơ sở y tế', 'not-applied': 'Tòa án quyết định không áp dụng', withdrawn: 'Hồ sơ đã được rút', 'not-addicted': 'Được xác định không nghiện ma túy', other: 'Lý do khác' }
const about = { start: 'Bắt đầu', quit: 'Thôi, tự ý chấm dứt', completion: 'Hoàn thành', part: 'Hoàn thành một phần' }

export const localMeasureForms: readonly FormDefinition[] = [
  define({
    id: id('place-request'), mark: 'Đề nghị quyết định cơ sở tiếp nhận', title: 'Văn bản đề nghị quyết định cơ sở tiếp nhận', titleEn: 'Request for a place', cite: cite('D163', '106', '1'), by: ['commune-police-chief', 'province-police-director'], letters: '', to: ['addressee', 'file'], blanks: [...use('addressee!', 'reason', 'papersList'), ...referenceBlanks], doubts: noForm,
    compose: (paper) => letter(paper, { about: 'V/v quyết định cơ sở tiếp nhận người cai nghiện ma túy', to: [paper.words('addressee')], bases: [cite('D163', article(paper))], body: [para(`${paper.issuer} đề nghị quyết định cơ sở tiếp nhận đối với:`), namedPerson(paper), ...representativeBlocks(paper), fields(line('Theo', restsOn(paper)), line('Lý do, đề xuất', paper.typed('reason'))), para('Giấy tờ kèm theo:'), papersTable(paper)] }),
  }),
  define({
    id: id('place-decision'), mark: 'Quyết định cơ sở tiếp nhận', title: 'Quyết định cơ sở tiếp nhận người cai nghiện', titleEn: 'Decision on the place', cite: cite('D163', '106', '2'), by: ['province-police-director', 'ministry-police'], letters: 'QĐ', to: ['commune-police', 'facility', 'person', 'representative', 'file'], blanks: [...use('facility!', 'facilityAddress'), ...referenceBlanks], doubts: noForm,
    compose: (paper) => decision(paper, {
      about: 'Về việc đưa người cai nghiện ma túy vào cơ sở', bases: [cite('L120', '38'), cite('D163', article(paper)), restsOn(paper), `đề nghị của Công an ${paper.commune}`],
      articles: [
        ['Đưa người có tên sau vào cơ sở để cai nghiện:', namedPerson(paper), ...representativeBlocks(paper), fields(line('Cơ sở tiếp nhận', paper.typed('facility') ?? paper.facts.measure.facilityName), line('Địa chỉ', paper.typed('facilityAddress')))],
        [`Công an ${paper.commune} đưa người có tên tại Điều 1 đến cơ sở và lập biên bản giao nhận; cơ sở có trách nhiệm tiếp nhận.`],
        [`${inForce} Các đơn vị và người có tên tại Điều 1 thi hành quyết định này. ${complaint}`],
      ],
    }),
  }),
  define({
    id: id('release'), mark: 'Quyết định chấm dứt quản lý tại cơ sở', title: 'Quyết định chấm dứt việc quản lý tại cơ sở trong thời gian lập hồ sơ', titleEn: 'Release from holding', cite: cite('L120', '37'), by: ['commune-police-chief', 'commune-chair', 'facility-head'], letters: 'QĐ', to: ['person', 'representative', 'family', 'facility', 'commune-police', 'file'], blanks: [...use('facility', 'happenedAt', 'reason'), ...referenceBlanks],
    doubts: [...noForm, 'Luật không nêu giấy cho về; người hết căn cứ phải được về ngay, kể cả khi giấy này chưa in.'],
    compose: (paper) => decision(paper, {
      about: 'Về việc chấm dứt quản lý tại cơ sở trong thời gian lập hồ sơ', bases: paper.facts.measure.regime === 'r2026' ? [cite('L120', '37'), cite('D163', '98'), paper.reference('Quyết định đưa vào cơ sở', 'hold')] : [cite('D116', '44'), paper.reference('Quyết định về việc quản lý', 'hold')],
      articles: [
        ['Chấm dứt việc quản lý tại cơ sở đối với:', namedPerson(paper), ...representativeBlocks(paper), fields(oneOf('Lý do', releases, paper.text('releaseBecause')), line('Nội dung cụ thể', paper.typed('reason')), line('Cơ sở', paper.facility))],
        [`Người có tên tại Điều 1 được về từ ${paper.typed('happenedAt') ? `${paper.typed('happenedAt')} ` : ''}${longDay(paper.text('releasedOn') ?? paper.facts.event?.occurredOn ?? paper.facts.day)}, được nhận lại giấy tờ, tư trang.`],
        [`${inForce} Cơ sở và người có tên tại Điều 1 thi hành quyết định này.`],
      ],
    }),
  }),
  define({
    id: id('court-answer'), mark: 'Văn bản trả lời Tòa án', title: 'Văn bản trả lời yêu cầu của Tòa án', titleEn: 'Answer to the court', cite: cite('D163', '102', '5'), by: ['commune-police-chief', 'commune-police', 'district-labour'], letters: '', to: ['addressee', 'file'], blanks: [...use('court!', 'requestNumber', 'requestDay', 'content!', 'papersList')], doubts: noForm,
    compose: (paper) => letter(paper, { about: 'V/v trả lời yêu cầu của Tòa án', to: [paper.words('court')], body: [para(`Trả lời văn bản số ${paper.words('requestNumber')} ${paper.typedDay('requestDay')} của Tòa án về hồ sơ của:`), namedPerson(paper), fields(line('Nội dung', paper.typed('content'))), para('Giấy tờ kèm theo:'), papersTable(paper)] }),
  }),
  define({
    id: id('escape-notice'), mark: 'Thông báo người cai nghiện rời cơ sở', title: 'Thông báo về việc người cai nghiện rời cơ sở', titleEn: 'Notice of an escape', cite: cite('L120', '46', '2', 'i'), by: ['facility-head'], letters: 'TB', to: ['addressee', 'family', 'file'], blanks: use('addressee', 'happenedOn', 'happenedAt', 'content'), doubts: noForm,
    compose: (paper) => ({ ...letter(paper, { about: '', to: [paper.typed('addressee') ?? `Công an ${paper.commune}`], bases: [cite('L120', '46', '2', 'i')], body: [para(`${paper.issuer} thông báo: người có tên sau đã rời cơ sở khi chưa được phép.`), namedPerson(paper), fields(line('Đang chấp hành', courtDecision(paper)), [line('Ngày', shortDay(paper.act('record-escape')?.occurredOn ?? null) ?? paper.typed('happenedOn')), line('Giờ', paper.typed('happenedAt'))], line('Sự việc', paper.typed('content')))] }), title: 'THÔNG BÁO', subject: 'Về việc người cai nghiện rời cơ sở' }),
  }),
  define({
    id: id('facility-notice'), mark: 'Thông báo của cơ sở', title: 'Thông báo của cơ sở về người cai nghiện', titleEn: 'Notice of a facility', cite: cite('L120', '46', '2', 'i'), by: ['facility-head', 'facility-intake', 'substitution-clinician', 'home-provider', 'provider'], letters: 'TB', to: ['addressee', 'file'], blanks: use('addressee', 'happenedOn'), doubts: [...noForm, 'Chỉ báo việc bắt đầu, thôi hay hoàn thành; không ghi nội dung điều trị.'],
    compose: (paper) => ({ ...letter(paper, { about: '', to: [paper.typed('addressee') ?? `Công an ${paper.commune}`], body: [para(`${paper.issuer} thông báo về người có tên sau:`), namedPerson(paper), choices(about, paper.text('about') ?? (paper.facts.event?.type === 'intake-notice' ? 'start' : null), 'Về việc'), fields(line('Ngày', paper.typed('happenedOn') ?? shortDay(paper.facts.event?.occurredOn ?? null)))] }), title: 'THÔNG BÁO', subject: 'Về việc tiếp nhận, thôi, hoàn thành' }),
  }),
  define({
    id: id('protection'), mark: 'Đề nghị tiếp nhận vào cơ sở trợ giúp xã hội', title: 'Văn bản đề nghị tiếp nhận vào cơ sở trợ giúp xã hội', titleEn: 'Request to a social protection facility', cite: cite('D163', '124', '1'), by: ['facility-head'], letters: '', to: ['addressee', 'person', 'representative', 'file'], blanks: [...use('addressee!', 'papersList'), ...referenceBlanks], doubts: noForm,
    compose: (paper) => letter(paper, { about: 'V/v tiếp nhận vào cơ sở trợ giúp xã hội', to: [paper.words('addressee')], bases: [cite('D163', '124', '1')], body: [para('Đề nghị tiếp nhận người sắp chấp hành xong quyết định sau đây:'), namedPerson(paper), ...representativeBlocks(paper), fields(line('Đang chấp hành', courtDecision(paper)), line('Ngày cuối của thời hạn', shortDay(paper.facts.measure.termEndsOn)), oneOf('Trường hợp', { 'minor-without-home': 'Dưới 18 tuổi, không có nơi cư trú ổn định', 'frail-without-residence': 'Già yếu, không rõ nơi cư trú', 'no-residence-unable-to-work': 'Không nơi cư trú, không còn khả năng lao động' }, paper.lately('protectionNeed'))), para('Giấy tờ kèm theo:'), papersTable(paper)] }),
  }),
]
