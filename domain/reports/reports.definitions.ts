/** The reports that are made here: who owes them to whom, for which periods, of which figures. Forms of the ministry were not found; the tables are ours and say so. */
import type { Role } from '../kernel/actor.ts'
import { day } from '../kernel/plain-date.ts'
import { assessmentOfWork, compulsory, facilityVoluntary, homeRehab, means, monitoring, nextSteps, postRehab, residents, services, substitution, support, userManagement, voluntaryTotals } from './figures.definitions.ts'
import { legacyFigureGroups } from './legacy-groups.ts'
import type { FigureDefinition, ReportDefinition, ReportId } from './reports.model.ts'

const since = day('2026-11-22')
const communePolice: readonly Role[] = ['commune-police', 'commune-police-chief']
const chief: readonly Role[] = ['commune-police-chief']
const committee: readonly Role[] = ['commune-chair', 'commune-social']
const provincePolice: readonly Role[] = ['province-police', 'province-police-director']
const director: readonly Role[] = ['province-police-director']
const planners: readonly Role[] = ['province-planner']
const every = ['week', 'month', 'quarter', 'half-year', 'year', 'range'] as const
const long = ['month', 'quarter', 'half-year', 'year', 'range'] as const

const wholeWork = [userManagement, homeRehab, facilityVoluntary, substitution, compulsory, postRehab, monitoring, support]
const overYear = [{ id: 'running', title: 'Người đang được quản lý, cai nghiện cuối từng tháng', titleEn: 'People managed or in rehabilitation at the end of each month', figures: ['users-end', 'home-end', 'post-end'] }] as const

export const reportDefinitions: readonly ReportDefinition[] = [
  {
    id: 'user-management', version: 1, versionFrom: since, name: 'Báo cáo công tác quản lý người sử dụng trái phép chất ma túy', nameEn: 'Report on the management of people who use drugs', scope: 'commune', duty: 'user-management', cutOff: 'december', otherCutOff: 'calendar',
    periods: every, makers: communePolice, signers: chief, receiver: 'commune-committee', receivers: committee, audience: 'controller', groups: [userManagement, assessmentOfWork, nextSteps],
  },
  {
    id: 'home-rehab', version: 1, versionFrom: since, name: 'Báo cáo công tác cai nghiện ma túy tại gia đình, cộng đồng', nameEn: 'Report on rehabilitation at home and in the community', scope: 'commune', duty: 'home-rehab', cutOff: 'december', otherCutOff: 'calendar',
    periods: every, makers: communePolice, signers: chief, receiver: 'commune-committee', receivers: committee, audience: 'controller', groups: [homeRehab, assessmentOfWork, nextSteps],
  },
  {
    id: 'voluntary-register', version: 1, versionFrom: since, name: 'Tổng hợp Sổ theo dõi người cai nghiện ma túy tự nguyện', nameEn: 'Totals of the register of voluntary rehabilitation', scope: 'commune', duty: 'voluntary-register', cutOff: 'december',
    periods: ['month', 'quarter', 'half-year', 'year', 'range'], makers: communePolice, signers: chief, receiver: 'province-police', receivers: provincePolice, audience: 'controller', groups: [voluntaryTotals],
  },
  {
    id: 'commune', version: 1, versionFrom: since, name: 'Báo cáo công tác cai nghiện ma túy, quản lý sau cai nghiện của xã', nameEn: 'Report of a commune on rehabilitation and management after it', scope: 'commune', duty: 'statistics', cutOff: 'december', otherCutOff: 'calendar',
    periods: every, makers: communePolice, signers: chief, receiver: 'province-police', receivers: provincePolice, audience: 'controller', groups: [...wholeWork, means, assessmentOfWork, nextSteps], charts: overYear,
  },
  {
    id: 'facility', version: 1, versionFrom: since, name: 'Báo cáo của cơ sở cai nghiện ma túy', nameEn: 'Report of a rehabilitation facility', scope: 'facility', duty: 'statistics', cutOff: 'december', otherCutOff: 'calendar',
    periods: every, makers: ['facility-head'], signers: ['facility-head'], receiver: 'province-police', receivers: provincePolice, audience: 'controller', groups: [residents, means, assessmentOfWork, nextSteps],
    charts: [{ id: 'residents', title: 'Người ở cơ sở cuối từng tháng', titleEn: 'People in the facility at the end of each month', figures: ['fac-compulsory-end', 'fac-public-end'] }],
  },
  {
    id: 'province', version: 1, versionFrom: since, name: 'Báo cáo công tác cai nghiện ma túy, quản lý sau cai nghiện của tỉnh', nameEn: 'Report of a province on rehabilitation and management after it', scope: 'province', duty: 'specialised', cutOff: 'december', otherCutOff: 'calendar',
    periods: long, makers: provincePolice, signers: director, receiver: 'province-committee', receivers: planners, audience: 'figures', groups: [...wholeWork, services, means, assessmentOfWork, nextSteps], charts: overYear,
    byUnit: ['users-end', 'home-begun', 'home-completed', 'home-end', 'compulsory-end', 'post-end'], compiles: 'commune',
  },
  {
    id: 'plan', version: 1, versionFrom: since, name: 'Báo cáo kết quả thực hiện kế hoạch', nameEn: 'Report on the results of a plan', scope: 'province', duty: 'directive', cutOff: 'calendar', otherCutOff: 'december',
    periods: ['quarter', 'half-year', 'year', 'range'], makers: provincePolice, signers: director, receiver: 'province-committee', receivers: planners, audience: 'figures', groups: [services, support, assessmentOfWork, nextSteps], directive: true,
  },
  {
    id: 'letter', version: 1, versionFrom: since, name: 'Báo cáo thực hiện công văn chỉ đạo', nameEn: 'Report on what a letter asked for', scope: 'province', duty: 'directive', cutOff: 'calendar', otherCutOff: 'december',
    periods: ['quarter', 'half-year', 'year', 'range'], makers: provincePolice, signers: director, receiver: 'province-committee', receivers: planners, audience: 'figures', groups: [homeRehab, assessmentOfWork, nextSteps], directive: true,
    byUnit: ['home-registered', 'home-begun', 'home-completed', 'home-end'],
  },
  {
    id: 'legacy-commune', version: 1, versionFrom: since, name: 'Số liệu theo nhóm chỉ tiêu cũ của xã (để đối chiếu)', nameEn: 'Figures by the older groups, of a commune (to compare)', scope: 'commune', duty: 'legacy', cutOff: 'calendar',
    periods: long, makers: communePolice, signers: chief, receiver: 'province-police', receivers: provincePolice, audience: 'controller', groups: legacyFigureGroups,
  },
  {
    id: 'legacy-province', version: 1, versionFrom: since, name: 'Số liệu theo nhóm chỉ tiêu cũ của tỉnh (để đối chiếu)', nameEn: 'Figures by the older groups, of a province (to compare)', scope: 'province', duty: 'legacy', cutOff: 'calendar',
    periods: long, makers: provincePolice, signers: director, receiver: 'province-committee', receivers: planners, audience: 'figures', groups: legacyFigureGroups,
  },
]

export const reportOf = (id: string): ReportDefinition | undefined => reportDefinitions.find((definition) => definition.id === (id as ReportId))
export const figuresOf = (definition: ReportDefinition): readonly FigureDefinition[] => definition.groups.flatMap((group) => group.figures)
