/**
 * Delegation gives a named capability, never a wider scope, and is not passed on (Decree 30/2020 Article 13); substitution seats a colleague on a post
 * for a period. What may be delegated, by whom to whom, stands here as data.
 */
import type { Role } from '../kernel/actor.ts'
import { cite, type Citation, type Confidence } from '../kernel/citation.ts'
import { accept, refuse, type Decision } from '../kernel/decision.ts'
import type { Instant } from '../kernel/plain-date.ts'
import { addHours, day, dayOf, type PlainDate } from '../kernel/plain-date.ts'
import { periodOf } from './access.rules.ts'

export type Delegable = { readonly from: Role; readonly to: Role; readonly since: PlainDate; readonly citation: Citation; readonly confidence: Confidence; readonly title: string; readonly titleEn: string }

/** The deputy of the commune police signs what concerns electronic monitoring, and nothing else. */
export const delegable: Readonly<Record<string, Delegable>> = {
  'e-monitoring': {
    from: 'commune-police-chief', to: 'commune-police', since: day('2026-07-01'), citation: cite('D163', '16', '4'), confidence: 'one-copy',
    title: 'Ký các văn bản về quản lý bằng thiết bị điện tử', titleEn: 'Sign the papers of electronic monitoring',
  },
}
const nothingElse = { citation: cite('D163', '20', '7'), confidence: 'one-copy' } as const
const notPassedOn = { citation: cite('D30', '13'), confidence: 'unverified' } as const
/** Our decision: longer than a quarter is a change of post. */
export const longestDays = 92

export type Period = { readonly startsAt: Instant; readonly endsAt: Instant }

function judgePeriod(period: Period, now: Instant): Decision<Period> {
  if (period.endsAt <= period.startsAt) return refuse('period-reversed', { field: 'endsAt' })
  if (period.endsAt <= now) return refuse('period-over', { field: 'endsAt' })
  if (period.endsAt > addHours(period.startsAt, longestDays * 24)) return refuse('period-too-long', { days: longestDays, field: 'endsAt' })
  return accept(period)
}

export type Giver = { readonly role: Role; readonly substitutes?: string | undefined; readonly delegated?: readonly string[] | undefined }

export function judgeDelegation(giver: Giver, capability: string, period: Period, now: Instant): Decision<Delegable> {
  const found = delegable[capability]
  // Whoever it may be delegated to can only have it from somebody.
  if (giver.substitutes || found?.to === giver.role) return refuse('not-passed-on', {}, notPassedOn)
  if (!found || found.from !== giver.role) return refuse('not-delegable', {}, nothingElse)
  if (dayOf(period.startsAt) < found.since) return refuse('not-delegable', {}, { citation: found.citation, confidence: found.confidence })
  const judged = judgePeriod(period, now)
  return judged.ok ? accept(found) : judged
}

/** A post that sees only persons who are named to it cannot be stood in for: somebody else is named instead. */
export function judgeSubstitution(giver: Giver, role: Role, period: Period, now: Instant): Decision<Period> {
  if (giver.substitutes) return refuse('not-passed-on', {}, notPassedOn)
  if (periodOf(role, dayOf(now))?.sight === 'named') return refuse('named-in-person')
  return judgePeriod(period, now)
}

/** May this post sign what the law lets only `signer` sign? By its role, or by a delegation of exactly this capability at this moment. */
export function maySign(actor: Giver, signer: Role, capability: string): Decision<'role' | 'delegation'> {
  if (actor.role === signer) return accept('role')
  const found = delegable[capability]
  if (found && found.from === signer && found.to === actor.role && actor.delegated?.includes(capability)) return accept('delegation')
  return refuse('wrong-signer', { signer }, nothingElse)
}
