/** Which acts of the three forms of voluntary rehabilitation realise which transitions of the law, for the page of coverage. */
import type { TransitionTable } from '../kernel/transitions.ts'

const [home, inPrivate, inPublic] = ['voluntary-home', 'voluntary-private', 'voluntary-public'] as const
const inFacilities = (...acts: readonly string[]) => [{ kind: inPrivate, acts }, { kind: inPublic, acts }]

export const voluntaryRehabTransitions: TransitionTable = {
  T15: { kind: home, acts: ['register'], also: [{ kind: inPublic, acts: ['register'] }] },
  T16: { kind: home, acts: ['decide'] },
  T17: { kind: inPrivate, acts: ['admit'], also: [{ kind: inPublic, acts: ['admit'] }] },
  T18: { kind: inPublic, acts: ['decide'], also: [{ kind: inPublic, acts: ['register', 'start'] }], note: 'only who has no stable residence is registered at the commune for a public facility' },
  T19: { kind: home, acts: ['confirm-arrival', 'move-out'] },
  T20: { kind: home, acts: ['complete'] },
  T21: { kind: inPrivate, acts: ['complete'], also: [{ kind: inPublic, acts: ['complete'] }] },
  T24: { kind: home, acts: ['record-breach'], where: { breach: 'not-started' }, also: inFacilities('record-breach') },
  T25: { kind: home, acts: ['record-breach'], where: { breach: 'quit' }, also: inFacilities('record-breach') },
  T26: { kind: home, acts: ['record-breach'], where: { breach: 'used' }, also: inFacilities('record-breach') },
  R10: { kind: home, acts: ['register', 'decide'], also: inFacilities('register', 'decide') },
  R12: { kind: inPublic, acts: ['start'], also: [{ kind: inPublic, acts: ['request-placement', 'designate', 'request-central', 'designate-central'] }] },
  R13: { kind: inPrivate, acts: ['complete-part'], also: [{ kind: home, acts: ['open-rest', 'register-rest'] }] },
  R14: { kind: home, acts: ['record-breach'], also: [...inFacilities('record-breach'), { kind: 'e-monitoring', acts: ['record-breach', 'record-not-cured'] }], note: 'records the ground only; the dossier is opened by an officer' },
  R21: { kind: inPublic, acts: ['postpone', 'exempt', 'end-postponement'], note: 'by the director of the police of the province, for who came of his own will' },
  R22: { kind: inPublic, acts: ['suspend'] },
  R23: { kind: inPublic, acts: ['resume'] },
  R25: { kind: inPublic, acts: ['go-out'], where: { why: 'proceedings' } },
  R27: { kind: home, acts: ['end-notice', 'complete'], also: inFacilities('end-notice', 'complete') },
  R31: { kind: home, acts: ['interrupt', 'resume-after-prison'], also: inFacilities('interrupt', 'resume-after-prison') },
}
