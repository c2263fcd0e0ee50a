/** Which acts realise which transitions of the law, for the page of coverage. */
import type { TransitionTable } from '../kernel/transitions.ts'

export const drugUseTransitions: TransitionTable = {
  T01: { kind: 'user-management', acts: ['record-use'], note: 'the ground for the test is a field of the act; before a positive test nothing is kept' },
  T02: { kind: 'user-management', acts: ['record-use', 'receive-result'] },
  T03: { kind: 'user-management', acts: ['verify-residence'] },
  T04: { kind: 'user-management', acts: ['send-notice'] },
  T05: { kind: 'user-management', acts: ['decide'] },
  T06: { kind: 'user-management', acts: ['found-using', 'redecide'] },
  T07: { kind: 'user-management', acts: ['stop', 'end-by-death'] },
  T08: { kind: 'user-management', acts: ['end'] },
  T09: { kind: 'user-management', acts: ['move-out', 'confirm-arrival', 'transfer-file'] },
  T14: { kind: 'user-management', acts: ['assessed-not-addicted', 'decide'] },
  T67: { kind: 'user-management', acts: ['decide'], note: 'beside post-rehabilitation only on a paper that an officer names' },
  T68: { kind: 'user-management', acts: ['stop', 'confirm-arrival', 'end-by-death'] },
  R01: { kind: 'user-management', acts: ['record-use', 'receive-result'] },
  R02: { kind: 'user-management', acts: ['verify-residence', 'send-notice', 'decide'] },
  R05: { kind: 'user-management', acts: ['found-using', 'redecide'] },
  R06: { kind: 'user-management', acts: ['interrupt', 'resume'] },
  R07: { kind: 'user-management', acts: ['stop', 'end-by-death'] },
  R08: { kind: 'user-management', acts: ['end'] },
  R32: { leftOut: 'prosecution is the work of the investigation; that an officer asked the question, and the answer, is a field of the acts that record use' },
}
