/** The office's own papers: letter, submission, report, notice, invitation. They are no forms of a decree; each office may upload its own layout. */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { heading, letter, para, signature } from './blocks.ts'
import { use } from './blanks.ts'
import { define } from './form.model.ts'
import type { Paper } from './paper.ts'

const makers = ['commune-police-chief', 'commune-chair', 'province-police-director', 'province-police', 'facility-head', 'province-health', 'province-planner', 'health-station', 'home-provider', 'district-labour', 'province-labour'] as const
const ownDoubt = ['Giấy của cơ quan, không phải mẫu của nghị định.']
const paragraphs = (text: string): ReturnType<typeof para>[] => text.split('\n').map((each) => each.trim()).filter(Boolean).map((each) => para(each))
const subjectOf = (paper: Paper): string => paper.words('subject')

export const localForms: readonly FormDefinition[] = [
  define({
    id: 'local.letter', mark: 'Công văn', title: 'Công văn', titleEn: 'Official letter', cite: cite('LOCAL', ''), by: [...makers], letters: '', about: 'office', to: ['addressee', 'file'], blanks: use('addressee!', 'subject!', 'content!', 'basis'), doubts: ownDoubt,
    compose: (paper) => letter(paper, { about: `V/v ${subjectOf(paper)}`, to: [paper.words('addressee')], ...(paper.typed('basis') ? { bases: [paper.words('basis')] } : {}), body: paragraphs(paper.facts.typed['content'] ?? paper.words('content')) }),
  }),
  define({
    id: 'local.submission', mark: 'Tờ trình', title: 'Tờ trình', titleEn: 'Submission', cite: cite('LOCAL', ''), by: [...makers], letters: 'TTr', about: 'office', to: ['addressee', 'file'], blanks: use('addressee!', 'subject!', 'basis', 'reason!', 'proposal!'), doubts: ownDoubt,
    compose: (paper) => ({
      title: 'TỜ TRÌNH', subject: `Về việc ${subjectOf(paper)}`, addressees: [paper.words('addressee')], ...(paper.typed('basis') ? { bases: [`Căn cứ ${paper.words('basis')};`] } : {}),
      body: [heading('1. Sự cần thiết'), ...paragraphs(paper.facts.typed['reason'] ?? paper.words('reason')), heading('2. Nội dung đề nghị'), ...paragraphs(paper.facts.typed['proposal'] ?? paper.words('proposal')), para('Kính đề nghị xem xét, quyết định.')], signature: signature(paper),
    }),
  }),
  define({
    id: 'local.report', mark: 'Báo cáo', title: 'Báo cáo', titleEn: 'Report', cite: cite('LOCAL', ''), by: [...makers], letters: 'BC', about: 'office', to: ['addressee', 'file'], blanks: use('addressee!', 'subject!', 'period', 'basis', 'results!', 'difficulties', 'nextSteps', 'proposal'), doubts: ownDoubt,
    compose: (paper) => ({
      title: 'BÁO CÁO', subject: `${subjectOf(paper)}${paper.typed('period') ? `, ${paper.words('period')}` : ''}`, addressees: [paper.words('addressee')],
      body: [
        ...(paper.typed('basis') ? [para(`Thực hiện ${paper.words('basis')}, ${paper.issuer} báo cáo kết quả như sau:`)] : [para(`${paper.issuer} báo cáo kết quả như sau:`)]),
        heading('I. KẾT QUẢ THỰC HIỆN'), ...paragraphs(paper.facts.typed['results'] ?? paper.words('results')), heading('II. KHÓ KHĂN, NGUYÊN NHÂN'), ...paragraphs(paper.facts.typed['difficulties'] ?? paper.words('difficulties')),
        heading('III. NHIỆM VỤ TIẾP THEO'), ...paragraphs(paper.facts.typed['nextSteps'] ?? paper.words('nextSteps')), heading('IV. ĐỀ NGHỊ'), ...paragraphs(paper.facts.typed['proposal'] ?? paper.words('proposal')),
      ],
      signature: signature(paper),
    }),
  }),
  define({
    id: 'local.notice', mark: 'Thông báo', title: 'Thông báo', titleEn: 'Notice', cite: cite('LOCAL', ''), by: [...makers], letters: 'TB', about: 'office', to: ['addressee', 'file'], blanks: use('addressee', 'subject!', 'content!'), doubts: ownDoubt,
    compose: (paper) => ({ title: 'THÔNG BÁO', subject: `Về việc ${subjectOf(paper)}`, ...(paper.typed('addressee') ? { addressees: [paper.words('addressee')] } : {}), body: paragraphs(paper.facts.typed['content'] ?? paper.words('content')), signature: signature(paper) }),
  }),
  define({
    id: 'local.invitation', mark: 'Giấy mời', title: 'Giấy mời', titleEn: 'Invitation', cite: cite('LOCAL', ''), by: [...makers], letters: 'GM', to: ['person', 'file'], blanks: use('happenedAt!', 'happenedOn!', 'presentAt!', 'phone'), doubts: [...ownDoubt, 'Giấy không ghi lý do liên quan đến chất ma túy: người khác có thể đọc phong bì.'],
    // An envelope is read by others: nothing on it says why the person is invited.
    compose: (paper) => ({ title: 'GIẤY MỜI', addressees: [`Ông (bà) ${paper.facts.person.fullName}`], body: [para(`${paper.issuer} kính mời ông (bà) đến làm việc hồi ${paper.words('happenedAt')}, ${paper.typedDay('happenedOn')}, tại ${paper.words('presentAt')}.`), para(`Khi đến, ông (bà) mang theo giấy mời này và giấy tờ tùy thân. Nếu không đến được, xin báo theo số điện thoại ${paper.words('phone')}.`)], signature: signature(paper) }),
  }),
]
