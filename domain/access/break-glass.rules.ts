/**
 * Break-glass: one person for hours, for a reason that is written before anything is shown (`care-card`), or the list of a province for a mission
 * (`province-list`). The limits are our own decision; the ground for danger to life is Law 91/2025 Article 19(1)(a).
 */
import type { Role } from '../kernel/actor.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { addDays } from '../kernel/plain-date.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'

export type GlassKind = 'care-card' | 'province-list'
const careCardOpeners: readonly Role[] = ['facility-guard', 'facility-health', 'health-station', 'commune-police', 'commune-police-chief']
export const openers: readonly Role[] = [...careCardOpeners, 'inspector']
/** Those told of an opening; whoever opened never judges it. */
export const reviewers: readonly Role[] = ['facility-head', 'commune-police-chief', 'province-police-director', 'identity-steward', 'privacy-officer']

export const hoursOpen: Readonly<Record<GlassKind, number>> = { 'care-card': 4, 'province-list': 24 }
export const openingsADay = 3
const workingDaysToReview = 3
const daysToTell = 10
/** A reason is a sentence, not a full stop. */
export const shortestReason = 15

export type GlassRequest = { readonly kind: GlassKind; readonly reason: string; readonly personId?: string | undefined; readonly name?: string | undefined; readonly birth?: string | undefined }

const wholeDate = /^\d{4}-\d{2}-\d{2}$/

/** May this post ask at all, and does it know the one person it asks for? Nobody browses. */
export function judgeOpening(role: Role, request: GlassRequest, today: PlainDate, calendar: WorkingCalendar): Decision<{ readonly reviewBy: PlainDate; readonly tellBy: PlainDate }> {
  const allowed = request.kind === 'care-card' ? careCardOpeners : (['inspector'] as readonly Role[])
  if (!allowed.includes(role)) return refuse('not-your-role')
  if (request.reason.trim().replaceAll(/\s+/g, ' ').length < shortestReason) return refuse('reason-too-short', { field: 'reason', minimum: shortestReason })
  if (request.kind === 'care-card' && !request.personId && !(request.name && request.birth && wholeDate.test(request.birth))) return refuse('person-must-be-known', { field: 'name' })
  return accept({ reviewBy: calendar.addWorkingDays(today, workingDaysToReview), tellBy: addDays(today, daysToTell) })
}
