/**
 * The two real documents of the demonstration as facts in our own words, and invented successors that say so. Numbers, days, bodies, clauses
 * and figures of the real ones are theirs; who leads a task where the document names nobody, and all progress, is invented and marked.
 */
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import type { AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import type { NewClause, NewDirective, NewTarget, NewTask } from './directives.store.ts'

const clause = (label: string, kind: NewClause['kind'], summary: string, answer: NewClause['answer'], more: Partial<Pick<NewClause, 'targets' | 'tasks' | 'sameAs' | 'note'>> = {}): NewClause =>
  ({ label, kind, summary, answer, targets: [], tasks: [], ...more })

type Bounds = Pick<NewTarget, 'comparator' | 'low' | 'high'>
const all: Bounds = { comparator: 'eq', low: 100, high: 100 }
const target = (year: number, label: string, name: string, indicatorId: string, bounds: Bounds, accountable: AgencyKind, striving = false): NewTarget =>
  ({ label, name, indicatorId, ...bounds, unitOfMeasure: '%', striving, from: day(`${year}-01-01`), to: day(`${year}-12-31`), accountable })
const task = (item: string, name: string, more: Partial<Omit<NewTask, 'item' | 'name'>> = {}): NewTask => ({ item, name, coordinating: [], ...more })

const leadByDemonstration = 'Văn bản không nêu cơ quan chủ trì; chủ trì và tiến độ ở đây là dữ liệu minh họa.'

const langSonPlan: NewDirective = {
  number: '90/KH-UBND', kind: 'plan', title: 'Tổ chức cai nghiện ma túy và quản lý sau cai nghiện ma túy năm 2024', issuer: 'UBND tỉnh Lạng Sơn', unitId: 'p-20',
  issuedOn: day('2024-04-14'), effectiveTo: day('2024-12-31'), status: 'draft', illustrative: false,
  bases: [
    { number: 'Nghị định 116/2021/NĐ-CP', issuedOn: day('2021-12-21') }, { number: 'Quyết định 1452/QĐ-TTg', issuedOn: day('2021-08-31') }, { number: '80/KH-UBND', issuedOn: day('2022-04-09') },
  ],
  relations: [{ relation: 'implements', number: '80/KH-UBND', id: '80-kh-ubnd-p-20' }, { relation: 'implements', number: 'Quyết định 1452/QĐ-TTg' }],
  clauses: [
    clause('Căn cứ', 'basis', 'Dựa trên nghị định về cai nghiện và quản lý sau cai, chương trình quốc gia 2021–2025 và kế hoạch nhiều năm của tỉnh.', 'bases'),
    clause('Mục tiêu chung', 'aim', 'Làm tốt hơn cai nghiện và quản lý sau cai ngay tại cộng đồng, liên tục từ điều trị, tư vấn đến việc làm; gắn với giảm hại, dự phòng HIV và truyền thông pháp luật.', 'orientation', { note: 'Định hướng, không phát sinh việc riêng: đã có ở các mục tiêu 2 và 3.' }),
    clause('Mục tiêu 1', 'target', 'Mọi xã, phường, thị trấn và cơ sở dạy nghề đều được truyền thông, giáo dục phòng, chống ma túy; phấn đấu 100 %.', 'targets', {
      targets: [target(2024, '1', 'Xã, phường, cơ sở dạy nghề được truyền thông', 'communication-coverage', all, 'province-information', true)],
    }),
    clause('Mục tiêu 2', 'target', 'Từ 80 đến 85 % người nghiện có hồ sơ quản lý được tư vấn, cai nghiện hoặc điều trị theo hình thức hợp với từng người.', 'targets', {
      targets: [target(2024, '2', 'Người có hồ sơ được tư vấn, cai nghiện, điều trị', 'managed-served', { comparator: 'range', low: 80, high: 85 }, 'province-labour')],
    }),
    clause('Mục tiêu 3', 'target', 'Phấn đấu 100 % người hoàn thành cai nghiện được giúp tái hòa nhập qua giáo dục, tư vấn, giám sát.', 'targets', {
      targets: [target(2024, '3', 'Người hoàn thành được hỗ trợ tái hòa nhập', 'completers-supported', all, 'commune-committee', true)],
    }),
    clause('Mục tiêu 4', 'target', 'Hơn 90 % cán bộ quản lý và cán bộ làm cai nghiện, ở cơ sở cai nghiện, cấp huyện và cấp xã, được tập huấn nâng cao chuyên môn.', 'targets', {
      targets: [target(2024, '4', 'Cán bộ được tập huấn', 'staff-trained', { comparator: 'gt', low: 90, high: null }, 'province-labour')],
    }),
    clause('Mục tiêu 5', 'target', 'Hai con số: 100 % học viên ở cơ sở đủ điều kiện thì được học nghề; 100 % người cai nghiện có nhu cầu thì được tư vấn việc làm.', 'targets', {
      targets: [
        target(2024, '5a', 'Học viên đủ điều kiện được học nghề', 'vocational-training', all, 'rehab-facility'),
        target(2024, '5b', 'Người có nhu cầu được tư vấn việc làm', 'job-advice', all, 'province-labour'),
      ],
    }),
    clause('Nhiệm vụ 1', 'task', 'Truyền thông, giáo dục bằng nhiều cách cho từng lứa tuổi, dùng mạng xã hội và cổng thông tin của các cơ quan.', 'tasks', {
      tasks: [task('1', 'Kế hoạch truyền thông năm 2024', { lead: 'province-information', deadline: day('2024-06-30') })], note: leadByDemonstration,
    }),
    clause('Nhiệm vụ 2', 'task', 'Xem lại ai đang nghiện và vận động họ tự nguyện cai ở nhà hoặc trong cộng đồng; mở các điểm tư vấn, chăm sóc để giúp được nhiều người hơn.', 'tasks', {
      tasks: [
        task('2', 'Rà soát toàn tỉnh, xác định tình trạng nghiện, vận động tự nguyện cai', { lead: 'province-police', coordinating: ['commune-committee', 'commune-police'], deadline: day('2024-09-30') }),
        task('2', 'Mở điểm tư vấn, chăm sóc ở cộng đồng', { lead: 'province-health', coordinating: ['district-committee'], deadline: day('2024-12-31') }),
      ],
      note: leadByDemonstration,
    }),
    clause('Nhiệm vụ 3', 'task', 'Nâng chất lượng cai nghiện bắt buộc ở cơ sở của tỉnh: quản lý, lao động trị liệu, dạy nghề; bồi dưỡng y, bác sĩ và lực lượng bảo vệ; kiểm tra việc thực hiện chế độ.', 'tasks', {
      tasks: [task('3', 'Nâng chất lượng cai nghiện bắt buộc, bồi dưỡng đội ngũ, kiểm tra chế độ')], note: 'Chưa giao cơ quan chủ trì (tình huống minh họa).',
    }),
    clause('Nhiệm vụ 4', 'task', 'Mọi người cai nghiện bắt buộc hoặc tự nguyện ở cơ sở khi trở về đều được giúp đỡ, quản lý sau cai ở nơi cư trú (100 %); cùng cơ sở dạy nghề, doanh nghiệp tạo việc làm.', 'same-as', {
      sameAs: 'Mục tiêu 3',
      targets: [target(2024, 'NV4', 'Người từ cơ sở trở về được giúp đỡ, quản lý sau cai', 'returners-supported', all, 'commune-committee')],
      tasks: [
        task('4.1', 'Quản lý sau cai và giúp người trở về ở nơi họ sống', { lead: 'commune-committee', coordinating: ['commune-police'] }),
        task('4.2', 'Nối người sau cai với nơi dạy nghề, doanh nghiệp để học nghề, có việc làm', { lead: 'commune-committee', leadAsWritten: 'Cơ sở cai nghiện, chính quyền địa phương', coordinating: [], coordinatingAsWritten: ['cơ sở dạy nghề', 'doanh nghiệp sản xuất, kinh doanh'] }),
      ],
      note: 'Số đo riêng: chỉ người hoàn thành ở cơ sở cai nghiện rồi trở về. Mục tiêu 3 gồm cả người hoàn thành tại gia đình, cộng đồng.',
    }),
  ],
}

const langSonFrame: NewDirective = {
  number: '80/KH-UBND', kind: 'plan', title: 'Cai nghiện ma túy và quản lý sau cai nghiện ma túy giai đoạn 2022–2025', issuer: 'UBND tỉnh Lạng Sơn', unitId: 'p-20',
  issuedOn: day('2022-04-09'), dateNote: 'Mới biết số, ngày và tên; nội dung chưa được nhập.', effectiveTo: day('2025-12-31'), status: 'published', illustrative: false, bases: [], relations: [], clauses: [],
}

const bacGiangFrame: NewDirective = {
  number: '2319/KH-UBND', kind: 'plan', title: 'Nâng chất lượng cai nghiện ma túy tại gia đình, cộng đồng và cai nghiện bắt buộc giai đoạn 2022–2025', issuer: 'UBND tỉnh Bắc Giang', unitId: 'p-24-old',
  issuedOn: day('2022-05-25'), dateNote: 'Mới biết số, ngày và tên; nội dung chưa được nhập.', effectiveTo: day('2025-12-31'), status: 'published', illustrative: false, bases: [], relations: [], clauses: [],
}

const labour = { lead: 'province-labour' as const }
const health = { lead: 'province-health' as const }
const police = { lead: 'province-police' as const }
const district = { lead: 'district-committee' as const, leadAsWritten: 'UBND các huyện, thành phố' }

const bacGiangLetter: NewDirective = {
  number: '6302/UBND-KGVX', kind: 'letter', title: 'Triển khai cai nghiện ma túy tự nguyện tại gia đình, cộng đồng', issuer: 'Chủ tịch UBND tỉnh Bắc Giang', unitId: 'p-24-old',
  issuedOn: null, dateNote: 'Tháng 12/2022; ngày ban hành chưa rõ, muộn nhất là ngày 19/12/2022.', effectiveTo: null, status: 'published', illustrative: false,
  bases: [{ number: '2319/KH-UBND', issuedOn: day('2022-05-25') }],
  relations: [{ relation: 'implements', number: '2319/KH-UBND', id: '2319-kh-ubnd-p-24-old' }],
  clauses: [
    clause('Căn cứ', 'basis', 'Phân công nhiệm vụ đã có trong kế hoạch của tỉnh cho giai đoạn 2022–2025.', 'bases'),
    clause('Sở Lao động - Thương binh và Xã hội', 'organization', 'Đề xuất phân chỉ tiêu cho cấp huyện, điều hành cai nghiện, cùng các sở hướng dẫn và kiểm tra.', 'tasks', {
      tasks: [
        task('1', 'Đề xuất để Chủ tịch UBND tỉnh phân chỉ tiêu cai nghiện tới từng huyện, thành phố', labour),
        task('2', 'Điều hành cai nghiện bắt buộc và cai nghiện tự nguyện ở cộng đồng đúng pháp luật', labour),
        task('3', 'Hướng dẫn, kiểm tra cai nghiện, tái hòa nhập và quản lý sau cai nơi cư trú', { ...labour, coordinatingAsWritten: ['các sở, ngành liên quan'] }),
      ],
    }),
    clause('Sở Y tế', 'organization', 'Đào tạo người xác định tình trạng nghiện và cai nghiện; lo đủ điều kiện chuyên môn y tế.', 'tasks', {
      tasks: [
        task('4', 'Tập huấn, cấp chứng chỉ cho y, bác sĩ ba tuyến; có đủ người làm dịch vụ cai nghiện', health),
        task('5', 'Xem điều kiện của nơi làm dịch vụ và chỉ dẫn nghiệp vụ y tế', health),
      ],
    }),
    clause('Công an tỉnh', 'organization', 'Chỉ đạo công an các cấp lập hồ sơ, phối hợp cai nghiện tự nguyện, phát hiện và đưa vào quản lý.', 'tasks', {
      tasks: [
        task('6', 'Chỉ đạo lập hồ sơ cai nghiện bắt buộc, phối hợp hồ sơ tự nguyện và quản lý sau cai', { ...police, coordinating: ['commune-police'] }),
        task('7', 'Phối hợp kiểm tra việc sử dụng trái phép, xét nghiệm, xác định tình trạng nghiện để quản lý theo luật', { ...police, coordinatingAsWritten: ['công an các cấp'] }),
      ],
    }),
    clause('UBND huyện, thành phố', 'organization', 'Chuẩn bị nơi cắt cơn, giải độc; giao cấp xã nhận đăng ký; công khai nơi làm dịch vụ; tổ chức cai nghiện và chịu trách nhiệm về chỉ tiêu.', 'tasks', {
      tasks: [
        task('8', 'Có đủ phòng, thiết bị, phương tiện ở Trung tâm Y tế cho cắt cơn, giải độc', { ...district, coordinating: ['medical-centre'], deadline: day('2023-01-31'), deadlineAsWritten: 'từ tháng 1 năm 2023' }),
        task('9', 'Giao cấp xã vận động, bố trí nơi và người nhận hồ sơ, hướng dẫn đăng ký', { ...district, coordinating: ['commune-committee'] }),
        task('10', 'Công khai các đơn vị công lập được chọn làm dịch vụ cai nghiện tự nguyện', district),
        task('11', 'Tổ chức cai nghiện tại gia đình, cộng đồng đúng pháp luật', district),
        task('12', 'Chịu trách nhiệm về chỉ tiêu cai nghiện của địa phương', district),
      ],
    }),
    clause('Các sở, cơ quan thuộc UBND tỉnh', 'organization', 'Mỗi năm tự lập kế hoạch thực hiện, hướng dẫn và kiểm tra cấp huyện cùng đơn vị trực thuộc.', 'tasks', {
      tasks: [task('13', 'Lập kế hoạch hằng năm; hướng dẫn, đôn đốc, kiểm tra', { lead: 'province-committee', leadAsWritten: 'Các sở, cơ quan thuộc UBND tỉnh', coordinatingAsWritten: ['các huyện, thành phố', 'các đơn vị trực thuộc'], deadlineAsWritten: 'hằng năm' })],
    }),
  ],
}

/** An invented yearly plan so that every year has targets; named, numbered and shown as an illustration. */
function illustrativePlan(year: number, unitId: string, province: string, before: { readonly number: string; readonly id: string } | null): NewDirective {
  return {
    number: `MH-${year}/KH (minh họa)`, kind: 'plan', title: `Kế hoạch minh họa năm ${year} (văn bản giả định, không có thật)`, issuer: `UBND ${province} (minh họa)`, unitId,
    issuedOn: day(`${year}-01-15`), dateNote: 'Văn bản do bản minh họa đặt ra.', effectiveTo: day(`${year}-12-31`), status: 'published', illustrative: true, bases: [],
    relations: before ? [{ relation: 'extends', number: before.number, id: before.id }] : [],
    clauses: [
      goal('1', 'Minh họa: mọi xã, phường và cơ sở dạy nghề đều được truyền thông.', 'Xã, phường, cơ sở dạy nghề được truyền thông', 'communication-coverage', all, 'province-police', true),
      goal('2', 'Minh họa: từ 80 đến 85 % người có hồ sơ được tư vấn, cai nghiện, điều trị.', 'Người có hồ sơ được tư vấn, cai nghiện, điều trị', 'managed-served', { comparator: 'range', low: 80, high: 85 }, 'province-police'),
      goal('3', 'Minh họa: 100 % người hoàn thành được giúp tái hòa nhập.', 'Người hoàn thành được hỗ trợ tái hòa nhập', 'completers-supported', all, 'commune-committee', true),
      goal('4', 'Minh họa: trên 90 % cán bộ được tập huấn.', 'Cán bộ được tập huấn', 'staff-trained', { comparator: 'gt', low: 90, high: null }, 'province-police'),
      goal('5a', 'Minh họa: mọi người đủ điều kiện, có nhu cầu đều được học nghề.', 'Người đủ điều kiện được học nghề', 'vocational-training', all, 'rehab-facility'),
      goal('5b', 'Minh họa: mọi người có nhu cầu đều được tư vấn việc làm.', 'Người có nhu cầu được tư vấn việc làm', 'job-advice', all, 'province-police'),
      goal('6', 'Minh họa: mọi người từ cơ sở trở về đều được giúp đỡ, quản lý sau cai.', 'Người từ cơ sở trở về được giúp đỡ, quản lý sau cai', 'returners-supported', all, 'commune-committee'),
      ...(year === 2026 ? [clause('Mục tiêu 7', 'target', 'Minh họa: tỉnh chuẩn bị một số suất cai nghiện tại gia đình, cộng đồng, giao cho từng xã, phường và một phần dự phòng. Là suất phục vụ, không phải số người phải tìm.', 'targets', {
        targets: [{ ...target(year, '7', 'Suất cai nghiện tại gia đình, cộng đồng', 'managed-served', { comparator: 'gte', low: places[unitId] ?? 600, high: null }, 'commune-committee'), unitOfMeasure: 'suất' }],
      })] : []),
    ],
  }

  function goal(label: string, summary: string, name: string, indicatorId: string, bounds: Bounds, accountable: AgencyKind, striving = false): NewClause {
    return clause(`Mục tiêu ${label}`, 'target', summary, 'targets', { targets: [target(year, label, name, indicatorId, bounds, accountable, striving)] })
  }
}
/** Places of the demonstration: invented. */
const places: Readonly<Record<string, number>> = { 'p-20': 600, 'p-24': 900 }

/** An invented plan about places, people and things, so that these figures have their sentence too. */
function illustrativeServices(unitId: string, province: string): NewDirective {
  const one = (label: string, summary: string, name: string, indicatorId: string, bounds: Bounds, accountable: AgencyKind): NewClause => clause(`Mục tiêu ${label}`, 'target', summary, 'targets', { targets: [target(2026, label, name, indicatorId, bounds, accountable)] })
  return {
    number: 'MH-2026-DV/KH (minh họa)', kind: 'plan', title: 'Kế hoạch minh họa về nơi phục vụ cai nghiện năm 2026 (văn bản giả định, không có thật)', issuer: `UBND ${province} (minh họa)`, unitId,
    issuedOn: day('2026-01-10'), dateNote: 'Văn bản do bản minh họa đặt ra.', effectiveTo: day('2026-12-31'), status: 'published', illustrative: true, bases: [], relations: [],
    clauses: [
      one('1', 'Minh họa: xã, phường nào cũng có điểm tiếp nhận đăng ký.', 'Xã, phường có điểm tiếp nhận', 'reception-points', all, 'commune-committee'),
      one('2', 'Minh họa: mọi nơi phục vụ được thông báo công khai.', 'Nơi phục vụ được thông báo công khai', 'providers-published', all, 'province-police'),
      one('3', 'Minh họa: từ 80 % nơi y tế có người được xác định tình trạng nghiện.', 'Nơi y tế có người được xác định tình trạng nghiện', 'assessors-qualified', { comparator: 'gte', low: 80, high: null }, 'province-health'),
      one('4', 'Minh họa: mọi trang thiết bị theo kế hoạch đưa vào dùng đúng hạn.', 'Trang thiết bị đưa vào dùng', 'equipment-in-use', all, 'rehab-facility'),
    ],
  }
}

const after = (number: string, id: string) => ({ number, id })

/** In the order in which they refer to each other. */
export const directives: readonly NewDirective[] = [
  langSonFrame, langSonPlan, bacGiangFrame, bacGiangLetter,
  illustrativePlan(2025, 'p-20', 'tỉnh Lạng Sơn', after('90/KH-UBND', '90-kh-ubnd-p-20')),
  illustrativePlan(2026, 'p-20', 'tỉnh Lạng Sơn', after('MH-2025/KH (minh họa)', 'mh-2025-kh-minh-hoa-p-20')),
  illustrativePlan(2026, 'p-24', 'tỉnh Bắc Ninh', after('6302/UBND-KGVX', '6302-ubnd-kgvx-p-24-old')),
  illustrativeServices('p-20', 'tỉnh Lạng Sơn'), illustrativeServices('p-24', 'tỉnh Bắc Ninh'),
]

/** Bắc Giang asks its departments for a plan each year; the answers are invented. */
export const owedPlans: readonly { readonly directive: string; readonly agencyKind: AgencyKind; readonly agencyName: string; readonly year: number; readonly answeredBy: string | null }[] = [2023, 2024, 2025, 2026].flatMap((year) => [
  { directive: '6302/UBND-KGVX', agencyKind: year < 2025 ? 'province-labour' as const : 'province-police' as const, agencyName: year < 2025 ? 'Sở Lao động - Thương binh và Xã hội' : 'Công an tỉnh (nhận việc từ Sở LĐTBXH 01/3/2025)', year, answeredBy: year < 2025 ? `MH-LĐ-${year} (minh họa)` : year === 2026 ? 'MH-CA-2026 (minh họa)' : null },
  { directive: '6302/UBND-KGVX', agencyKind: 'province-health' as const, agencyName: 'Sở Y tế', year, answeredBy: year === 2023 ? 'MH-YT-2023 (minh họa)' : null },
  { directive: '6302/UBND-KGVX', agencyKind: 'province-information' as const, agencyName: 'Sở Thông tin và Truyền thông', year, answeredBy: year === 2024 ? 'MH-TT-2024 (minh họa)' : null },
])

/** Cause and remedy as a post might give them; invented. */
export const answers: readonly { readonly cause: string; readonly remedy: string }[] = [
  { cause: 'Người hoàn thành cuối năm, cán bộ chưa kịp gặp trong thời gian xét (minh họa).', remedy: 'Giao người phụ trách ngay từ khi nhận thông báo sắp hết thời hạn (minh họa).' },
  { cause: 'Đường xa, thiếu người được giao tư vấn (minh họa).', remedy: 'Ghép lịch gặp với lịch của trạm y tế, mỗi tháng hai buổi (minh họa).' },
]

/** How the two invented numbers were shared out: one approved after two requests, one that still waits for answers. `place`: of the units, the largest part first. */
export const allocations = [
  {
    directive: 'MH-2026/KH (minh họa)', unitId: 'p-20', on: '2026-01-20', approvedOn: '2026-02-10', reserve: { name: 'Dự phòng của tỉnh (minh họa)', amount: 40 }, note: 'Theo dân số (minh họa)',
    requests: [
      { place: 0, more: 12, granted: 8, on: '2026-01-28', answeredOn: '2026-02-04', reason: 'Có thêm một nơi phục vụ từ tháng 3 (minh họa)', answer: 'Giao thêm 8 suất từ dự phòng; phần còn lại xem lại giữa năm (minh họa)' },
      { place: 20, more: -3, granted: -3, on: '2026-01-29', answeredOn: '2026-02-04', reason: 'Người đăng ký dùng nơi phục vụ của phường bên cạnh (minh họa)', answer: 'Đồng ý, chuyển về dự phòng (minh họa)' },
    ],
  },
  {
    directive: 'MH-2026/KH (minh họa)', unitId: 'p-24', on: '2026-11-03', approvedOn: null, reserve: { name: 'Dự phòng của tỉnh (minh họa)', amount: 60 }, note: 'Điều chỉnh quý IV, theo dân số (minh họa)',
    requests: [
      { place: 2, more: 6, granted: null, on: '2026-11-12', answeredOn: '', reason: 'Trạm y tế mới được công bố làm dịch vụ (minh họa)', answer: '' },
      { place: 30, more: -2, granted: -2, on: '2026-11-10', answeredOn: '2026-11-16', reason: 'Chưa đủ người làm dịch vụ (minh họa)', answer: 'Đồng ý, chuyển về dự phòng (minh họa)' },
    ],
  },
] as const
