/** The name of a role on screens and papers. Apart from the declaration: a page that names a post needs nothing else of it. */
import type { Role } from '../kernel/actor.ts'
import type { Language } from '../kernel/instruments.ts'

export const roleTitles = {
  'commune-police': { title: 'Công an xã', titleEn: 'Commune police officer' },
  'commune-police-chief': { title: 'Trưởng Công an xã', titleEn: 'Head of the commune police' },
  'commune-chair': { title: 'Chủ tịch UBND xã', titleEn: 'Chair of the commune committee' },
  'commune-social': { title: 'Công chức văn hóa – xã hội xã', titleEn: 'Commune social officer' },
  'health-station': { title: 'Trạm y tế xã', titleEn: 'Commune health station' },
  'substitution-clinician': { title: 'Cơ sở điều trị thay thế', titleEn: 'Substitution treatment clinician' },
  'assessor': { title: 'Người xác định tình trạng nghiện', titleEn: 'Assessor' },
  'counsellor': { title: 'Người tư vấn', titleEn: 'Counsellor' },
  'team-member': { title: 'Thành viên tổ công tác, đoàn thể', titleEn: 'Helper of a team or union' },
  'district-labour': { title: 'Phòng LĐTBXH huyện', titleEn: 'District labour office' },
  'district-police': { title: 'Công an huyện', titleEn: 'District police' },
  'district-chair': { title: 'Chủ tịch UBND huyện', titleEn: 'Chair of the district committee' },
  'district-court': { title: 'Tòa án nhân dân huyện', titleEn: 'District court' },
  'regional-court': { title: 'Tòa án nhân dân khu vực', titleEn: 'Regional court' },
  'procuracy': { title: 'Viện kiểm sát nhân dân', titleEn: 'Procuracy' },
  'province-labour': { title: 'Sở LĐTBXH', titleEn: 'Provincial labour department' },
  'province-police': { title: 'Phòng PC04, Công an tỉnh', titleEn: 'Provincial police, drug crime division' },
  'province-police-director': { title: 'Giám đốc Công an tỉnh', titleEn: 'Director of the provincial police' },
  'identity-steward': { title: 'Bộ phận hồ sơ tỉnh', titleEn: 'Provincial records post' },
  'province-planner': { title: 'Cơ quan tham mưu, kế hoạch tỉnh', titleEn: 'Provincial planner' },
  'province-health': { title: 'Sở Y tế', titleEn: 'Provincial health department' },
  'social-protection': { title: 'Cơ sở trợ giúp xã hội', titleEn: 'Social protection facility' },
  'ministry-police': { title: 'Cục nghiệp vụ, Bộ Công an', titleEn: 'Ministry of Public Security' },
  'facility-head': { title: 'Giám đốc cơ sở cai nghiện', titleEn: 'Head of a facility' },
  'facility-intake': { title: 'Tiếp nhận của cơ sở', titleEn: 'Facility intake' },
  'facility-health': { title: 'Y tế của cơ sở', titleEn: 'Facility health staff' },
  'facility-counsellor': { title: 'Tư vấn của cơ sở', titleEn: 'Facility counsellor' },
  'facility-workshop': { title: 'Dạy nghề, lao động của cơ sở', titleEn: 'Facility workshop' },
  'facility-guard': { title: 'Bảo vệ của cơ sở', titleEn: 'Facility guard' },
  'facility-accounts': { title: 'Kế toán của cơ sở', titleEn: 'Facility accounts' },
  'home-provider': { title: 'Đơn vị dịch vụ cai nghiện tại nhà', titleEn: 'Home rehabilitation provider' },
  'inspector': { title: 'Thanh tra, kiểm tra', titleEn: 'Inspector' },
  'privacy-officer': { title: 'Cán bộ bảo vệ dữ liệu cá nhân', titleEn: 'Privacy officer' },
  'system-admin': { title: 'Quản trị hệ thống', titleEn: 'System administrator' },
  'security-officer': { title: 'Cán bộ an toàn thông tin', titleEn: 'Security officer' },
  'school': { title: 'Cơ sở giáo dục nghề nghiệp', titleEn: 'School' },
  'employer': { title: 'Doanh nghiệp nhận lao động', titleEn: 'Employer' },
  'union-office': { title: 'Cơ quan đoàn thể', titleEn: 'Office of a union' },
} as const satisfies Record<Role, { readonly title: string; readonly titleEn: string }>

export function roleTitle(role: Role, language: Language): string {
  return language === 'vi' ? roleTitles[role].title : roleTitles[role].titleEn
}
