/** Which act of compulsory rehabilitation realises which transition of the law tables. */
import type { TransitionTable } from '../kernel/transitions.ts'

const kind = 'compulsory' as const

export const compulsoryTransitions = {
  T43: { kind, acts: ['record-receipt'] },
  T44: { kind, acts: ['postpone'] },
  T45: { kind, acts: ['exempt'] },
  T46: { kind, acts: ['report-ground-ended', 'end-postponement'] },
  T47: { kind, acts: ['record-escape', 'order-search'], to: ['fugitive'] },
  T48: { kind, acts: ['admit'] },
  T49: { kind, acts: ['record-escape', 'order-search'], to: ['escaped'] },
  T50: { kind, acts: ['record-return'] },
  T51: { kind, acts: ['reduce'], note: 'Eligibility informs; the court decides.' },
  T52: { kind, acts: ['suspend'] },
  T53: { kind, acts: ['resume-after-illness'] },
  T54: { kind, acts: ['exempt-remainder'] },
  T55: { kind, acts: ['out-for-proceedings', 'extend-proceedings'] },
  T56: { kind, acts: ['grant-leave'] },
  T57: { kind, acts: ['refer-to-education'] },
  T58: { kind, acts: ['record-death'] },
  T59: { kind, acts: ['complete'] },
  T60: { kind, acts: ['refer-social-protection'] },
  R20: { kind, acts: ['request-facility', 'refer-designation', 'designate', 'receive-designation', 'admit'] },
  R21: { kind, acts: ['postpone', 'exempt'], also: [{ kind: 'voluntary-public', acts: ['postpone', 'exempt'] }, { kind: 'voluntary-private', acts: ['postpone', 'exempt'] }] },
  R22: { kind, acts: ['suspend'], also: [{ kind: 'voluntary-public', acts: ['suspend'] }], note: 'Time at home counts.' },
  R23: { kind, acts: ['resume-after-illness'], also: [{ kind: 'voluntary-public', acts: ['resume'] }] },
  R24: { kind, acts: ['record-escape', 'order-search'] },
  R25: { kind, acts: ['out-for-proceedings'] },
  R26: { kind, acts: ['move-to-adult-facility'] },
  R28: { kind, acts: ['refer-social-protection'] },
  R31: { kind, acts: ['interrupt-by-prison', 'resume-after-prison'], also: [{ kind: 'post-rehab', acts: ['pause-management', 'go-on-with-management'] }] },
} as const satisfies TransitionTable
