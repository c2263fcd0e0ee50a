/** Decree 116/2021, Appendix II, forms 50–54: management after rehabilitation. Nothing of health on any of them. */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { certificate, complaint, decision, fields, inForce, letter, line, namedPerson, papersTable, para, representativeBlocks } from './blocks.ts'
import { referenceBlanks, use } from './blanks.ts'
import { define } from './form.model.ts'
import { longDay } from './form.words.ts'
import { moveNotice, termLine } from './r2026.voluntary.ts'
import { afterWords, postDecision } from './r2026.post-rehab.ts'
import { useLists } from './shared.lists.ts'

const id = (number: string): string => `r2021.D116.${number}`
const mark = (number: string): string => `M${number}`
const managed = 'quản lý sau cai nghiện ma túy'

export const postRehabOf2021: readonly FormDefinition[] = [
  define({
    id: id('50'), mark: mark('50'), title: `Văn bản đề nghị quyết định ${managed}`, titleEn: 'Proposal of the commune police', cite: cite('D116', '77', '2', 'a'), by: ['commune-police-chief'], letters: '', to: ['addressee', 'file'], blanks: [...use('papersList'), ...referenceBlanks],
    compose: (paper) => letter(paper, { about: `V/v đề nghị quyết định ${managed}`, to: [`Chủ tịch Ủy ban nhân dân ${paper.unit}`], bases: [cite('L73', '40'), cite('D116', '77')], body: [para(`${paper.issuer} đề nghị quyết định ${managed} đối với:`), namedPerson(paper), ...representativeBlocks(paper), fields(line('Đã hoàn thành', afterWords[paper.lately('after') ?? ''] ?? null), line('Theo', paper.reference('Giấy xác nhận, giấy chứng nhận', 'open-on-completion', 'open-from-notice')), line('Ngày hoàn thành', paper.lately('completedOn') ? longDay(paper.lately('completedOn')) : null)), para('Hồ sơ kèm theo:'), papersTable(paper)] }),
  }),
  define({
    id: id('51'), mark: mark('51'), title: `Quyết định ${managed}`, titleEn: 'Decision on post-rehabilitation management', cite: cite('D116', '78', '1'), seen: 'fields', by: ['commune-chair'], letters: 'QĐ', to: ['person', 'representative', 'commune-police', 'team', 'file'], blanks: [...use('months!', 'helperName', 'effectiveOn'), ...referenceBlanks],
    compose: (paper) => decision(paper, {
      about: `Về việc ${managed} tại nơi cư trú`, bases: [cite('L73', '40'), cite('D116', '78'), paper.reference('Giấy xác nhận, giấy chứng nhận hoàn thành', 'open-on-completion', 'open-from-notice'), `đề nghị của Trưởng Công an ${paper.unit}`],
      articles: [
        [`Áp dụng biện pháp ${managed} tại nơi cư trú đối với:`, namedPerson(paper), ...representativeBlocks(paper)],
        [`Thời hạn: ${paper.months()}, tính từ ${longDay(paper.facts.typed['effectiveOn'] ?? paper.lately('completedOn') ?? paper.facts.measure.startedOn)} là ngày hoàn thành cai nghiện. Nơi quản lý: ${paper.unit}.`],
        ['Người có tên tại Điều 1 được tư vấn, phòng ngừa sử dụng lại, giúp đỡ về giấy tờ, học văn hóa, học nghề, vay vốn, việc làm; báo Công an xã khi vắng mặt và khi thay đổi nơi cư trú; có mặt khi được yêu cầu xét nghiệm.'],
        [`Công an ${paper.unit} lập danh sách, quản lý. Người được giao hỗ trợ: ${paper.words('helperName')}.`],
        [`${inForce} Công an ${paper.unit}, người có tên tại Điều 1 và gia đình thi hành quyết định này. ${complaint}`],
      ],
    }),
  }),
  define({ id: id('52'), mark: mark('52'), title: 'Danh sách người được quản lý sau cai nghiện', titleEn: 'List of people managed after rehabilitation', cite: cite('D116', '79', '1', 'a'), by: ['commune-police', 'commune-police-chief'], letters: null, about: 'office', to: ['file'], blanks: use('period', 'listRows'), compose: (paper) => useLists.postRehab(paper) }),
  define({ id: id('53'), mark: mark('53'), title: 'Thông báo về việc người được quản lý sau cai nghiện chuyển nơi cư trú', titleEn: 'Move notice', cite: cite('D116', '79', '1', 'c'), by: ['commune-police', 'commune-police-chief'], letters: 'TB', to: ['addressee', 'file'], blanks: [...use('destination!', 'remaining', 'papersList'), ...referenceBlanks], compose: (paper) => moveNotice(paper, { about: 'Về việc người được quản lý sau cai nghiện chuyển nơi cư trú', bases: [cite('L73', '43', '2'), cite('D116', '79', '1', 'c')], decision: postDecision(paper), goesOn: 'quản lý, hỗ trợ sau cai nghiện' }) }),
  define({ id: id('54'), mark: mark('54'), title: `Giấy chứng nhận hoàn thành ${managed}`, titleEn: 'Certificate of having finished', cite: cite('D116', '81'), by: ['commune-chair'], letters: 'GCN', to: ['person', 'representative', 'commune-police', 'file'], blanks: referenceBlanks, compose: (paper) => certificate(paper, { title: 'GIẤY CHỨNG NHẬN', about: `Hoàn thành ${managed}`, bases: [cite('D116', '81')], body: [para('Chứng nhận:'), namedPerson(paper), para(`Đã chấp hành xong ${postDecision(paper)}.`), termLine(paper)] }) }),
]
