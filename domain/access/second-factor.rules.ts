/** Which posts must sign in with a second factor. Data: an office may lengthen the list, and shorten it at its own risk. */
import type { Role } from '../kernel/actor.ts'

/** Those who administer, audit, join identities, or decide for a whole province. */
export const secondFactorRoles: readonly Role[] = [
  'system-admin', 'security-officer', 'privacy-officer', 'identity-steward', 'province-police', 'province-police-director', 'ministry-police', 'inspector', 'facility-head',
]
/** `required`: the roles above must; `enrolled`: whoever has one is asked for it. */
export type SecondFactorMode = 'required' | 'enrolled'
export type FactorKind = 'totp' | 'passkey' | 'recovery'

export const needsSecondFactor = (roles: readonly Role[], mode: SecondFactorMode): boolean => mode === 'required' && roles.some((role) => secondFactorRoles.includes(role))

export const minutesToFinish = 5
export const triesOfOneSignIn = 5
export const recoveryCodes = 10
/** A clock may be one step of thirty seconds off, either way. */
export const stepSeconds = 30
export const stepsOfDrift = 1
/** Wrong codes within a quarter of an hour before codes of the app wait; a passkey or a recovery code opens meanwhile. */
export const wrongCodesBeforeWaiting = 10
