/**
 * Numbers of the confidential first step. No text of law asks for it: what is set here is ours, for the person's protection, and an office may shorten it.
 * Where a person registers afterwards is law and stands with its procedure.
 */
import { cite, type Citation } from '../kernel/citation.ts'
import type { AgencyKind } from '../kernel/actor.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { voluntaryLaw } from '../voluntary-rehab/voluntary-rehab.law.ts'

export const firstStepGround = cite('LOCAL', '')
/** Days after the last contact of the point on which a request is erased. */
export const eraseAfterDays = 30
/** Requests that one point takes in a day. */
export const mostOfPointInDay = 40
/** Requests, and wrong codes, that one address may send in the window (minutes). */
export const addressLimits = { requests: 10, wrongCodes: 20, windowMinutes: 60 } as const
/** Seconds a person needs at least to fill the form; hours for which an opened form may be sent; minutes in which a repeat gets the same answer. */
export const formTimes = { shortestSeconds: 4, longestHours: 12, repeatMinutes: 2 } as const

export type Registering = { readonly kind: AgencyKind; readonly citation: Citation }
/** Where registering, which is a separate step, is done by the law of that day. */
export function registeringOn(on: PlainDate): Registering {
  const police = voluntaryLaw.on('register-at-police', on)
  if (police) return { kind: 'commune-police', citation: police.citation }
  const commune = voluntaryLaw.on('register-at-commune', on)
  return { kind: 'commune-committee', citation: commune?.citation ?? firstStepGround }
}
