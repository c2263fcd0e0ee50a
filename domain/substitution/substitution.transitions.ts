/** Which acts realise which transitions of the law, for the page of coverage. */
import type { TransitionTable } from '../kernel/transitions.ts'

export const substitutionTransitions: TransitionTable = {
  T15: { kind: 'substitution', acts: ['register'] },
  T16: { kind: 'substitution', acts: ['decide'] },
  T22: { kind: 'substitution', acts: ['complete'] },
  T24: { kind: 'substitution', acts: ['record-breach'], where: { breach: 'not-started' } },
  T25: { kind: 'substitution', acts: ['record-breach'], where: { breach: 'quit' } },
  T27: { kind: 'substitution', acts: ['forced-end'] },
  R11: { kind: 'substitution', acts: ['register', 'start', 'intake-notice'] },
  R14: { kind: 'substitution', acts: ['record-breach', 'forced-end'], note: 'records the ground only; the dossier is opened by an officer' },
  R27: { kind: 'substitution', acts: ['complete'], note: 'no notice is named for substitution: the case opens on completion' },
}
