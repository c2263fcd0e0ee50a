/** Decree 116/2021, Appendix II, forms 01–18: private facilities and providers. From 2025-03-01 the bodies changed: the names of the issuer and of the signer are those of the day. */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { fields, letter, line, minutes, para, sign } from './blocks.ts'
import { minutesBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { facilityForms, organisationLines } from './shared.facilities.ts'

const id = (number: string): string => `r2021.D116.${number}`
const mark = (number: string): string => `M${number}`
const bodies = ['Từ ngày 01/3/2025 cơ quan có thẩm quyền đã thay đổi (Nghị quyết 190/2025/QH15, Nghị định 184/2025/NĐ-CP; văn bản chưa đọc): kiểm tra tên cơ quan nhận.']

export const facilitiesOf2021: readonly FormDefinition[] = [
  ...facilityForms({
    id, mark, kind: 'cơ sở cai nghiện ma túy tự nguyện', licenceCode: 'GP', licenser: ['province-labour', 'province-police-director'], publisher: ['district-chair', 'province-police-director'], recorder: ['district-labour', 'province-labour', 'province-police', 'province-police-director'], assigner: ['district-chair', 'province-planner'],
    licenserName: 'Sở Lao động – Thương binh và Xã hội', publisherName: 'Chủ tịch Ủy ban nhân dân cấp huyện',
    plan: { number: '05', cites: [cite('D116', '11', '1', 'e')] }, request: { number: '01', cites: [cite('D116', '11', '1', 'a'), cite('D116', '12', '2', 'a')] }, staff: { number: '03', cites: [cite('D116', '11', '1', 'đ')] }, head: { number: '04', cites: [cite('D116', '11', '1', 'đ')] }, licence: { number: '06', cites: [cite('D116', '11', '3')] },
    remedy: { number: '08', cites: [cite('D116', '12', '2', 'đ')] }, breach: { number: '09', cites: [cite('D116', '13', '3', 'a'), cite('D116', '14', '2', 'b')] }, suspension: { number: '10', cites: [cite('D116', '13', '3', 'a')] }, stop: { number: '11', cites: [cite('D116', '14', '1', 'a')] }, revocation: { number: '12', cites: [cite('D116', '14', '2', 'b')] },
    providerRequest: { number: '13', cites: [cite('D116', '17', '1', 'a'), cite('D116', '19', '2', 'a')] }, publication: { number: '14', cites: [cite('D116', '17', '2', 'b'), cite('D116', '19', '3')] }, providerBreach: { number: '15', cites: [cite('D116', '18', '3', 'a')] }, providerSuspension: { number: '16', cites: [cite('D116', '18', '3', 'a')] }, providerRemedy: { number: '17', cites: [cite('D116', '19', '2', 'b')] }, assignment: { number: '18', cites: [cite('D116', '21', '1')] },
    doubts: bodies,
  }),
  ...(['02a', '02b'] as const).map((number) => define({
    id: id(number), mark: mark(number), title: number === '02a' ? 'Văn bản đề nghị chấp thuận đặt trụ sở cơ sở cai nghiện' : 'Văn bản chấp thuận đặt trụ sở cơ sở cai nghiện', titleEn: number === '02a' ? 'Request for consent to the site' : 'Consent to the site', cite: cite('D116', '11', '1', 'c'), about: 'office', by: number === '02a' ? ['facility-head', 'provider'] : ['district-chair', 'province-police-director'], letters: '', to: ['addressee', 'file'],
    blanks: use('organisation!', 'organisationForm', 'seat', 'phone', 'headName', 'headBirth', 'headNumber', 'sites!', 'reason', 'addressee'), doubts: [...bodies, 'Chữ nào trong hai chữ a, b là giấy đề nghị, chữ nào là giấy chấp thuận: chưa đọc.'],
    compose: (paper) => letter(paper, number === '02a'
      ? { about: 'V/v chấp thuận đặt trụ sở cơ sở cai nghiện ma túy tự nguyện', to: [paper.typed('addressee') ?? 'Chủ tịch Ủy ban nhân dân cấp huyện'], bases: [cite('D116', '11', '1', 'c')], body: [organisationLines(paper), fields(line('Địa điểm đặt trụ sở', paper.typed('sites')), line('Lý do, nhu cầu', paper.typed('reason'))), para('Đề nghị xem xét, chấp thuận.')] }
      : { about: 'V/v chấp thuận đặt trụ sở cơ sở cai nghiện ma túy tự nguyện', to: [paper.typed('addressee') ?? paper.words('organisation')], bases: [cite('D116', '11', '1', 'c')], body: [para(`${paper.issuer} có ý kiến về việc đặt trụ sở của:`), organisationLines(paper), fields(line('Địa điểm', paper.typed('sites')), line('Ý kiến, điều kiện kèm theo', paper.typed('reason')))] }),
  })),
  define({
    id: id('07'), mark: mark('07'), title: 'Biên bản về việc giấy phép bị mất, bị hỏng', titleEn: 'Record that the licence is lost or damaged', cite: cite('D116', '12', '2', 'b'), about: 'office', by: ['facility-head', 'provider'], letters: null, to: ['file'], blanks: [...use('organisation!', 'licenceNumber', 'licenceDay', 'reason!'), ...minutesBlanks], doubts: bodies,
    compose: (paper) => minutes(paper, { about: 'Về việc giấy phép hoạt động bị mất, bị hỏng', present: [], body: [fields(line('Cơ sở', paper.typed('organisation')), line('Giấy phép', `số ${paper.words('licenceNumber')} ${paper.typedDay('licenceDay')}`), line('Sự việc, lý do', paper.typed('reason')))], copies: 'được lập thành 02 bản có giá trị như nhau', signatures: sign('NGƯỜI ĐỨNG ĐẦU CƠ SỞ', 'NGƯỜI CHỨNG KIẾN', 'NGƯỜI LẬP BIÊN BẢN') }),
  }),
]
