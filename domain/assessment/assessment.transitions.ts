/** Which acts realise which transitions of the law, for the page of coverage. */
import type { TransitionTable } from '../kernel/transitions.ts'

export const assessmentTransitions: TransitionTable = {
  T10: { kind: 'assessment', acts: ['request-assessment'], where: { requestedBy: 'police' } },
  T11: { kind: 'assessment', acts: ['request-assessment'], where: { requestedBy: ['person', 'representative'] } },
  T12: { kind: 'assessment', acts: ['record-result'], where: { result: 'not-addicted' } },
  T13: { kind: 'assessment', acts: ['record-result'], where: { result: 'addicted' } },
  T23: { kind: 'assessment', acts: ['note-not-registered'] },
  T29: { kind: 'assessment', acts: ['request-assessment'], where: { assessmentGround: 'post-rehab' }, note: 'a minor, or an adult who wishes: registering stays open without a limit, and nothing is written down as not registering' },
  R03: { kind: 'assessment', acts: ['request-assessment'], where: { assessmentGround: 'no-residence' } },
  R04: { kind: 'assessment', acts: ['request-assessment'], where: { assessmentGround: 'managed' }, also: [{ kind: 'user-management', acts: ['found-using'] }] },
  R09: { kind: 'assessment', acts: ['record-result'], where: { result: 'addicted' } },
  R15: { kind: 'assessment', acts: ['request-assessment'], where: { assessmentGround: 'post-rehab' } },
}
