/**
 * The groups of the older statistics (Circular 05/2011) as a dictionary: which figures of today answer each, and which cannot be answered. Used for reports that
 * compare with earlier years; whether the circular is in force is open.
 */
import { compulsory, facilityVoluntary, homeRehab, means, postRehab, support } from './figures.definitions.ts'
import type { FigureDefinition, FigureGroup } from './reports.model.ts'

export type LegacyGroup = { readonly id: string; readonly title: string; readonly titleEn: string; /** Ids of figures of today. */ readonly figures: readonly string[]; /** Why there is nothing, or not all. */ readonly note: string | null; readonly noteEn: string | null; readonly onlyIn?: 'december' }

const ids = (group: FigureGroup, prefix = '') => group.figures.map((figure) => figure.id).filter((id) => id.startsWith(prefix))
export const legacyGroups: readonly LegacyGroup[] = [
  { id: 'home-voluntary', title: 'Tự nguyện tại gia đình', titleEn: 'Voluntary, at home', figures: ids(homeRehab), note: 'Từ 2022 gia đình và cộng đồng là một hình thức: số gồm cả hai.', noteEn: 'Since 2022 home and community are one form: the number holds both.' },
  { id: 'community-voluntary', title: 'Tự nguyện tại cộng đồng', titleEn: 'Voluntary, in the community', figures: [], note: 'Đã gộp vào nhóm trên, không tách được.', noteEn: 'Part of the group above; it cannot be split.' },
  { id: 'community-compulsory', title: 'Bắt buộc tại cộng đồng', titleEn: 'Compulsory, in the community', figures: [], note: 'Biện pháp này không còn trong luật.', noteEn: 'This measure no longer exists.' },
  { id: 'facility-voluntary', title: 'Tự nguyện tại cơ sở', titleEn: 'Voluntary, in a facility', figures: ids(facilityVoluntary), note: null, noteEn: null },
  { id: 'facility-compulsory', title: 'Bắt buộc tại cơ sở', titleEn: 'Compulsory, in a facility', figures: ids(compulsory, 'compulsory'), note: null, noteEn: null },
  { id: 'post-residence', title: 'Sau cai tại nơi cư trú', titleEn: 'After rehabilitation, at home', figures: ids(postRehab), note: null, noteEn: null },
  { id: 'post-facility', title: 'Sau cai tại cơ sở', titleEn: 'After rehabilitation, in a facility', figures: [], note: 'Biện pháp này không còn trong luật.', noteEn: 'This measure no longer exists.' },
  { id: 'social-support', title: 'Hỗ trợ xã hội', titleEn: 'Social support', figures: ids(support), note: null, noteEn: null },
  { id: 'return-to-use', title: 'Sử dụng lại', titleEn: 'Return to use', figures: [], note: 'Hệ thống không tính số này cho từng người sau khi đã kết thúc: không còn căn cứ để theo dõi.', noteEn: 'Not counted here: once a measure has ended there is no ground to follow a person.' },
  { id: 'staff', title: 'Cán bộ', titleEn: 'Staff', figures: ['means-staff'], note: 'Chỉ trong báo cáo tháng 12.', noteEn: 'In the December report only.', onlyIn: 'december' },
  { id: 'money', title: 'Kinh phí', titleEn: 'Money', figures: ['means-money'], note: 'Chỉ trong báo cáo tháng 12.', noteEn: 'In the December report only.', onlyIn: 'december' },
  { id: 'drug-free', title: 'Xã, phường không có ma túy', titleEn: 'Communes without drugs', figures: [], note: 'Tiêu chí chưa được đọc, nên chưa tính.', noteEn: 'The criteria were not read, so it is not computed.' },
]

const known = new Map<string, FigureDefinition>([homeRehab, facilityVoluntary, compulsory, postRehab, support, means].flatMap((group) => group.figures.map((figure) => [figure.id, figure] as const)))
/** As groups of a report: an unanswered one keeps its place and says why. */
export const legacyFigureGroups: readonly FigureGroup[] = legacyGroups.map((group) => ({
  id: `legacy-${group.id}`, title: group.title, titleEn: group.titleEn, figures: group.figures.map((id) => known.get(id)!), sentences: group.note ? [group.note] : [],
}))
