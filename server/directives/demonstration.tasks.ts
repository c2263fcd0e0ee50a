/**
 * What became of each task of the real documents: planned, done and shown, under way, or late and urged. All of it is invented and says so; whose task it
 * is, and what the documents ask, is theirs. Days that the documents do not set were set by the province, which is invented too.
 */
import { day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { AgencyKind } from '@hoa-nhap/domain/kernel/actor'

export type TaskStep = { readonly directive: string; readonly name: string; readonly on: PlainDate; readonly text: string; readonly done: boolean; readonly evidence?: string; readonly link?: string }
export type TaskDay = { readonly directive: string; readonly name: string; readonly deadline: PlainDate }
export type Urging = { readonly directive: string; readonly name: string; readonly number: string; readonly on: PlainDate; readonly answerBy: PlainDate; readonly toKind: AgencyKind; readonly words: string; readonly answered?: { readonly on: PlainDate; readonly words: string } }

const plan = '90/KH-UBND'
const letter = '6302/UBND-KGVX'
/** A paper of the demonstration, numbered so that nobody takes it for a real one. */
const paper = (number: string, kind: string, on: string) => `${kind} MH-${number} ngày ${on} (minh họa)`
const page = (name: string) => `https://minh-hoa.example/${name}`

const names = {
  share: 'Đề xuất để Chủ tịch UBND tỉnh phân chỉ tiêu cai nghiện tới từng huyện, thành phố',
  run: 'Điều hành cai nghiện bắt buộc và cai nghiện tự nguyện ở cộng đồng đúng pháp luật',
  guide: 'Hướng dẫn, kiểm tra cai nghiện, tái hòa nhập và quản lý sau cai nơi cư trú',
  train: 'Tập huấn, cấp chứng chỉ cho y, bác sĩ ba tuyến; có đủ người làm dịch vụ cai nghiện',
  conditions: 'Xem điều kiện của nơi làm dịch vụ và chỉ dẫn nghiệp vụ y tế',
  dossiers: 'Chỉ đạo lập hồ sơ cai nghiện bắt buộc, phối hợp hồ sơ tự nguyện và quản lý sau cai',
  checks: 'Phối hợp kiểm tra việc sử dụng trái phép, xét nghiệm, xác định tình trạng nghiện để quản lý theo luật',
  rooms: 'Có đủ phòng, thiết bị, phương tiện ở Trung tâm Y tế cho cắt cơn, giải độc',
  reception: 'Giao cấp xã vận động, bố trí nơi và người nhận hồ sơ, hướng dẫn đăng ký',
  publish: 'Công khai các đơn vị công lập được chọn làm dịch vụ cai nghiện tự nguyện',
  home: 'Tổ chức cai nghiện tại gia đình, cộng đồng đúng pháp luật',
  answer: 'Chịu trách nhiệm về chỉ tiêu cai nghiện của địa phương',
  yearly: 'Lập kế hoạch hằng năm; hướng dẫn, đôn đốc, kiểm tra',
  campaign: 'Kế hoạch truyền thông năm 2024',
  review: 'Rà soát toàn tỉnh, xác định tình trạng nghiện, vận động tự nguyện cai',
  points: 'Mở điểm tư vấn, chăm sóc ở cộng đồng',
  after: 'Quản lý sau cai và giúp người trở về ở nơi họ sống',
  work: 'Nối người sau cai với nơi dạy nghề, doanh nghiệp để học nghề, có việc làm',
} as const

const step = (directive: string, name: string, on: string, text: string, done: boolean, evidence?: string, link?: string): TaskStep => ({ directive, name, on: day(on), text: `${text} (minh họa)`, done, ...(evidence ? { evidence } : {}), ...(link ? { link } : {}) })
/** How a task entered the plan of the body that leads it. */
const planned = (name: string, on: string, body: string, number: string) => step(letter, name, on, `Đã đưa vào kế hoạch năm 2023 của ${body}`, false, paper(number, 'Kế hoạch', on.split('-').toReversed().join('/')))

export const taskDays: readonly TaskDay[] = [
  { directive: letter, name: names.share, deadline: day('2023-03-31') }, { directive: letter, name: names.guide, deadline: day('2026-06-30') }, { directive: letter, name: names.train, deadline: day('2024-12-31') },
  { directive: letter, name: names.dossiers, deadline: day('2023-12-31') }, { directive: letter, name: names.reception, deadline: day('2023-03-31') }, { directive: letter, name: names.publish, deadline: day('2023-01-31') },
  { directive: letter, name: names.home, deadline: day('2024-12-31') }, { directive: letter, name: names.answer, deadline: day('2025-06-30') }, { directive: letter, name: names.yearly, deadline: day('2026-03-31') },
  { directive: plan, name: names.after, deadline: day('2024-12-31') }, { directive: plan, name: names.work, deadline: day('2024-12-31') },
]

/** In the order of the days of each task. */
export const taskSteps: readonly TaskStep[] = [
  step(plan, names.campaign, '2024-06-28', 'Đã ban hành và gửi các huyện, xã', true, paper('120/KH-STTTT', 'Kế hoạch', '28/6/2024'), page('ke-hoach-truyen-thong-2024')),
  step(plan, names.review, '2024-06-15', 'Đã rà soát 8/11 huyện, thành phố', false, paper('61/BC-CAT', 'Báo cáo', '15/6/2024')),
  step(plan, names.review, '2024-09-30', 'Đã rà soát toàn tỉnh', true, paper('98/BC-CAT', 'Báo cáo', '30/9/2024')),
  step(plan, names.points, '2024-07-10', '9/20 điểm', false, paper('77/BC-SYT', 'Báo cáo', '10/7/2024')),
  step(plan, names.points, '2024-12-20', '14/20 điểm', false, paper('140/BC-SYT', 'Báo cáo', '20/12/2024'), page('danh-sach-diem-tu-van')),
  step(plan, names.after, '2024-12-24', 'Mọi xã có người phụ trách; số người được giúp đọc ở chỉ tiêu NV4', true, paper('210/BC-UBND', 'Báo cáo', '24/12/2024')),
  step(plan, names.work, '2024-11-30', 'Đã ký phối hợp với 2 trường nghề, 5 doanh nghiệp', true, paper('33/CTPH', 'Chương trình phối hợp', '30/11/2024')),

  planned(names.share, '2023-01-10', 'Sở Lao động - Thương binh và Xã hội', '05/KH-SLĐTBXH'),
  step(letter, names.share, '2023-03-20', 'Chủ tịch UBND tỉnh đã giao suất phục vụ tới 10 huyện, thành phố; phần dự phòng để ở tỉnh', true, paper('318/QĐ-UBND', 'Quyết định', '20/3/2023')),
  planned(names.run, '2023-01-10', 'Sở Lao động - Thương binh và Xã hội', '05/KH-SLĐTBXH'),
  step(letter, names.run, '2024-12-25', 'Báo cáo điều hành năm 2024 đã gửi UBND tỉnh', false, paper('402/BC-SLĐTBXH', 'Báo cáo', '25/12/2024')),
  step(letter, names.run, '2025-02-28', 'Đã bàn giao hồ sơ điều hành cho Công an tỉnh', true, paper('02/BB-BG', 'Biên bản bàn giao', '28/2/2025')),
  planned(names.guide, '2023-01-10', 'Sở Lao động - Thương binh và Xã hội', '05/KH-SLĐTBXH'),
  step(letter, names.guide, '2025-11-20', 'Đã kiểm tra 31 xã, phường; còn các xã phía bắc', false, paper('88/BC-CAT', 'Báo cáo', '20/11/2025')),
  planned(names.train, '2023-01-12', 'Sở Y tế', '08/KH-SYT'),
  step(letter, names.train, '2023-11-30', 'Đã mở 3 lớp, 86 y, bác sĩ có chứng chỉ', false, paper('75/QĐ-SYT', 'Quyết định cấp chứng chỉ', '30/11/2023')),
  step(letter, names.train, '2024-11-28', 'Đủ người ở cả ba tuyến; danh sách chứng chỉ ở sổ chứng chỉ', true, paper('112/BC-SYT', 'Báo cáo', '28/11/2024'), page('danh-sach-chung-chi')),
  planned(names.conditions, '2023-01-12', 'Sở Y tế', '08/KH-SYT'),
  step(letter, names.conditions, '2024-06-20', 'Đã xem điều kiện 7/10 trung tâm y tế', false, paper('54/BB-SYT', 'Biên bản kiểm tra', '20/6/2024')),
  planned(names.dossiers, '2023-01-15', 'Công an tỉnh', '21/KH-CAT'),
  step(letter, names.dossiers, '2023-12-20', 'Quy trình phối hợp lập hồ sơ đã ban hành, tập huấn cho công an mọi xã', true, paper('640/HD-CAT', 'Hướng dẫn', '20/12/2023')),
  planned(names.checks, '2023-01-15', 'Công an tỉnh', '21/KH-CAT'),
  step(letter, names.checks, '2024-12-15', 'Quy chế phối hợp với Sở Y tế về xét nghiệm, xác định tình trạng nghiện đã ký', true, paper('17/QCPH', 'Quy chế phối hợp', '15/12/2024')),
  planned(names.rooms, '2022-12-28', 'UBND các huyện, thành phố', '01/KH-UBND'),
  step(letter, names.rooms, '2023-02-10', '8/10 huyện, thành phố', false, paper('12/BC-UBND', 'Báo cáo tổng hợp', '10/2/2023')),
  step(letter, names.rooms, '2023-06-30', '10/10 huyện, thành phố; thiết bị ghi ở sổ trang thiết bị', true, paper('46/BBNT', 'Biên bản nghiệm thu', '30/6/2023')),
  planned(names.reception, '2022-12-28', 'UBND các huyện, thành phố', '01/KH-UBND'),
  step(letter, names.reception, '2023-03-28', 'Mọi xã, phường, thị trấn có điểm tiếp nhận, người trực', true, paper('29/BC-UBND', 'Báo cáo', '28/3/2023'), page('diem-tiep-nhan')),
  planned(names.publish, '2022-12-28', 'UBND các huyện, thành phố', '01/KH-UBND'),
  step(letter, names.publish, '2023-01-20', 'Đã công khai', true, paper('04/TB-UBND', 'Thông báo', '20/1/2023'), page('danh-sach-don-vi')),
  planned(names.home, '2022-12-28', 'UBND các huyện, thành phố', '01/KH-UBND'),
  step(letter, names.home, '2024-12-10', 'Có đơn vị phục vụ ở cả 10 huyện, thành phố', true, paper('188/BC-UBND', 'Báo cáo', '10/12/2024')),
  planned(names.answer, '2022-12-28', 'UBND các huyện, thành phố', '01/KH-UBND'),
  step(letter, names.answer, '2025-06-25', 'Đã báo cáo kết quả và bàn giao cho tỉnh trước khi kết thúc cấp huyện', true, paper('77/BB-BG', 'Biên bản bàn giao', '25/6/2025')),
  planned(names.yearly, '2023-01-20', 'các sở, cơ quan thuộc UBND tỉnh', '09/KH-UBND'),
  step(letter, names.yearly, '2025-12-20', 'Năm 2025: 4/6 cơ quan đã có kế hoạch', false, paper('231/BC-VP', 'Báo cáo', '20/12/2025')),
]

export const urgings: readonly Urging[] = [
  { directive: plan, name: names.points, number: 'MH-52/CV-UBND', on: day('2025-02-05'), answerBy: day('2025-02-20'), toKind: 'province-health', words: 'Đề nghị nêu ngày mở 6 điểm còn lại và việc cần tỉnh giúp (minh họa).', answered: { on: day('2025-02-18'), words: 'Còn 6 điểm chờ sửa phòng; dự kiến xong trong quý II (minh họa).' } },
  { directive: letter, name: names.rooms, number: 'MH-15/CV-UBND', on: day('2023-03-01'), answerBy: day('2023-03-15'), toKind: 'district-committee', words: 'Đề nghị hai huyện còn lại hoàn thành phòng cắt cơn, giải độc (minh họa).', answered: { on: day('2023-03-14'), words: 'Đã bố trí kinh phí, nghiệm thu trước 30/6 (minh họa).' } },
  { directive: letter, name: names.guide, number: 'MH-301/CV-UBND', on: day('2026-07-15'), answerBy: day('2026-07-31'), toKind: 'province-police', words: 'Đề nghị nêu lịch kiểm tra các xã còn lại (minh họa).' },
  { directive: letter, name: names.yearly, number: 'MH-140/CV-UBND', on: day('2026-04-10'), answerBy: day('2026-04-25'), toKind: 'province-committee', words: 'Đề nghị các sở chưa có kế hoạch năm 2026 gửi ngay (minh họa).', answered: { on: day('2026-04-24'), words: 'Hai sở gửi trong tháng 5; hai sở chưa trả lời (minh họa).' } },
  { directive: letter, name: names.yearly, number: 'MH-322/CV-UBND', on: day('2026-08-03'), answerBy: day('2026-08-20'), toKind: 'province-committee', words: 'Nhắc lần hai: còn hai sở chưa có kế hoạch năm 2026 (minh họa).' },
]
