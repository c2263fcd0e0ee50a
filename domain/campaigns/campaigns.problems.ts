/** One clear sentence for each way a campaign or an activity can be written wrongly. */
import type { ProblemTexts } from '../kernel/problem-texts.ts'

export const campaignsProblems: ProblemTexts = {
  'campaign-too-long': { vi: 'Đợt truyền thông không dài quá {months} tháng. Hãy kiểm tra năm của ngày cuối, hoặc chia thành nhiều đợt.', en: 'A campaign lasts at most {months} months. Check the year of its last day, or make several campaigns.' },
  'activities-waiting': { vi: 'Còn {count} hoạt động chưa ghi kết quả. Hãy ghi kết quả hoặc hủy từng hoạt động trước.', en: '{count} activities still wait for their result. Record or cancel each of them first.' },
  'unknown-campaign': { vi: 'Hãy chọn một đợt truyền thông của tỉnh hoặc của xã mình.', en: 'Choose a campaign of the province or of your own commune.' },
  'campaign-over': { vi: 'Đợt truyền thông này đã kết thúc. Hãy chọn đợt đang mở.', en: 'This campaign is over. Choose one that is open.' },
  'outside-campaign': { vi: 'Ngày dự kiến phải từ {from} đến {to}, trong thời gian của đợt.', en: 'The planned day must lie between {from} and {to}, within the campaign.' },
  'school-needed': { vi: 'Buổi học ở trường phải nêu tên trường.', en: 'A school lesson needs the name of the school.' },
  'not-a-school': { vi: 'Hãy chọn một cơ sở giáo dục nghề nghiệp trong tỉnh.', en: 'Choose a vocational school of the province.' },
  'counting-of-channel': { vi: 'Kênh này không đếm theo cách đó. Hãy chọn cách đếm phù hợp: dự họp đếm theo danh sách hoặc đếm người, đăng trên mạng đếm lượt xem.', en: 'This channel is not counted that way. Choose one that fits: a meeting by sign-in sheet or head count, a post on the net by views.' },
  'held-without-reach': { vi: 'Không có ai được truyền thông thì chưa phải là đã tổ chức. Hãy ghi là hủy, kèm lý do.', en: 'Where nobody was reached the activity was not held. Record it as cancelled, with the reason.' },
  'evidence-needed': { vi: 'Cần ít nhất một minh chứng: tệp, đường dẫn hoặc số báo cáo.', en: 'At least one proof is needed: a file, a link or the number of a report.' },
}
