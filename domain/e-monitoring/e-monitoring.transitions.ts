/** Electronic monitoring is no state of the table of transitions: it hangs on others. What its findings may lead to is one. */
import type { TransitionTable } from '../kernel/transitions.ts'

export const eMonitoringTransitions: TransitionTable = {
  R14: { kind: 'e-monitoring', acts: ['record-breach', 'record-not-cured'], note: 'refusal or the last rung of the ladder in rehabilitation at home or substitution: a finding, never a dossier by itself' },
}
