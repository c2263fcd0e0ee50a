/** Who plans communication, who holds its activities, who sees whom it reached. */
import type { Role } from '../kernel/actor.ts'

/** Bodies that plan communication: the planning and information bodies of a province, its police and health department, unions, and the committees and police of communes. */
export const campaignPlanners: readonly Role[] = ['province-planner', 'province-police', 'province-health', 'union-office', 'commune-chair', 'commune-social', 'commune-police-chief', 'province-labour', 'district-chair', 'district-labour']
/** Whoever may hold an activity of one; a school keeps its own lessons. */
export const activityKeepers: readonly Role[] = [...campaignPlanners, 'commune-police', 'health-station', 'counsellor', 'team-member', 'school']
/** It is communication: everybody of the province who has a part in it may see what is planned and who was reached. */
export const coverageReaders: readonly Role[] = [...activityKeepers, 'province-police-director', 'inspector']
