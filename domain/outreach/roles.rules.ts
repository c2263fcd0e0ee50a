/** Who meets people before anything is registered, and who sees only sums of it. */
import type { Role } from '../kernel/actor.ts'

/** Unions, team helpers, health stations, counselling points. No police, no committee, and nobody above reads a contact or a name. */
export const outreachRoles: readonly Role[] = ['team-member', 'union-office', 'health-station', 'counsellor']
/** Sums by commune and year of contacts and supplies, small ones hidden. */
export const outreachFigureReaders: readonly Role[] = ['province-health', 'province-planner', 'union-office']
/** The list of those due in a review round: whoever asks for assessments or makes them. The province has the rounds' numbers. */
export const reviewRoles: readonly Role[] = ['commune-police', 'commune-police-chief', 'health-station', 'assessor']
