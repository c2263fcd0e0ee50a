/** Papers of the stages, under both laws: information for planning, rehabilitation plan, reintegration plan. */
import type { Citation } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { aboutPerson, fields, heading, line, namedPerson, para, representativeBlocks, sign, table } from './blocks.ts'
import { use } from './blanks.ts'
import { define } from './form.model.ts'
import { shortDay } from './form.words.ts'

const makers = ['facility-counsellor', 'facility-intake', 'facility-head', 'home-provider', 'counsellor', 'provider'] as const

export function planForms(input: { readonly id: (number: string) => string; readonly mark: (number: string) => string; readonly numbers: readonly [string, string, string]; readonly cites: readonly [Citation, Citation, Citation] }): FormDefinition[] {
  const { id, mark, numbers, cites } = input
  const seen = id('').startsWith('r2021') ? ('fields' as const) : ('nothing' as const)
  return [
    define({
      id: id(numbers[0]), mark: mark(numbers[0]), title: 'Phiếu thông tin cá nhân để lập kế hoạch cai nghiện', titleEn: 'Information for planning', cite: cites[0], seen, by: [...makers], letters: null, to: ['file'],
      blanks: use('drugKind', 'route', 'frequency', 'family', 'job', 'wish'), doubts: ['Phần sức khỏe do cán bộ y tế ghi bằng bút; phần mềm không giữ.'],
      compose: (paper) => ({
        title: 'PHIẾU THÔNG TIN', subject: 'Người cai nghiện ma túy',
        body: [aboutPerson(paper), ...representativeBlocks(paper), fields(line('Loại chất đã sử dụng (tự khai)', paper.typed('drugKind')), [line('Hình thức sử dụng', paper.typed('route')), line('Mức độ', paper.typed('frequency'))], line('Hoàn cảnh gia đình', paper.typed('family')), line('Nghề nghiệp, khả năng lao động', paper.typed('job')), line('Nguyện vọng', paper.typed('wish')), line('Tình trạng sức khỏe (cán bộ y tế ghi)')), sign('NGƯỜI CUNG CẤP THÔNG TIN', 'NGƯỜI LẬP PHIẾU')],
      }),
    }),
    define({
      id: id(numbers[1]), mark: mark(numbers[1]), title: 'Kế hoạch cai nghiện', titleEn: 'Rehabilitation plan', cite: cites[1], by: [...makers], letters: null, to: ['person', 'representative', 'file'],
      blanks: use('planAims', 'planStage1', 'planStage2', 'planStage3', 'planStage4', 'planStage5'), doubts: ['Nội dung điều trị do cán bộ y tế lập ở hồ sơ bệnh án, không ghi ở đây.'],
      compose: (paper) => ({
        title: 'KẾ HOẠCH CAI NGHIỆN', body: [
          namedPerson(paper), ...representativeBlocks(paper), fields([line('Từ ngày', shortDay(paper.facts.measure.startedOn)), line('đến ngày', shortDay(paper.facts.measure.termEndsOn))], line('Mục tiêu', paper.typed('planAims'))),
          table([['Giai đoạn', 4], ['Việc làm, thời gian, người phụ trách', 7]], [['1. Tiếp nhận, phân loại', paper.typed('planStage1') ?? ''], ['2. Điều trị cắt cơn, giải độc, điều trị bệnh lý khác', paper.typed('planStage2') ?? ''], ['3. Giáo dục, tư vấn, phục hồi hành vi, nhân cách', paper.typed('planStage3') ?? ''], ['4. Lao động trị liệu, học nghề', paper.typed('planStage4') ?? ''], ['5. Chuẩn bị tái hòa nhập cộng đồng', paper.typed('planStage5') ?? '']]),
          para('Kế hoạch đã được bàn với người cai nghiện và được điều chỉnh khi cần.'), sign('NGƯỜI CAI NGHIỆN', 'NGƯỜI LẬP KẾ HOẠCH', 'PHỤ TRÁCH'),
        ],
      }),
    }),
    define({
      id: id(numbers[2]), mark: mark(numbers[2]), title: 'Kế hoạch tái hòa nhập cộng đồng', titleEn: 'Reintegration plan', cite: cites[2], seen, by: ['person', 'representative'], letters: null, to: [],
      blanks: use('planAims', 'wish', 'circumstances', 'resources', 'ability', 'job'),
      compose: (paper) => ({
        title: 'KẾ HOẠCH TÁI HÒA NHẬP CỘNG ĐỒNG', body: [
          namedPerson(paper), heading('Kế hoạch của tôi'), fields(line('Mục tiêu', paper.typed('planAims')), line('Nguyện vọng', paper.typed('wish')), line('Hoàn cảnh thực tế', paper.typed('circumstances')), line('Nguồn lực, người hỗ trợ', paper.typed('resources')), line('Khả năng của bản thân', paper.typed('ability')), line('Việc làm phù hợp', paper.typed('job'))),
          sign('NGƯỜI LẬP KẾ HOẠCH', 'NGƯỜI HƯỚNG DẪN'),
        ],
      }),
    }),
  ]
}
