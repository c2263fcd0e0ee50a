/** Which act of post-rehabilitation management realises which transition of the law tables. */
import type { TransitionTable } from '../kernel/transitions.ts'

const kind = 'post-rehab' as const

export const postRehabTransitions = {
  T28: { kind, acts: ['found-addicted'], where: { minor: false }, note: 'The dossier is made by a human; management goes on until an order takes effect.' },
  T29: { kind, acts: ['found-addicted'], where: { minor: true }, note: 'No ground for a dossier: management goes on, the family is advised.' },
  T61: { kind, acts: ['report-home'] },
  T62: { kind, acts: ['report-home'] },
  T63: { kind, acts: ['propose'] },
  T64: { kind, acts: ['decide'] },
  T65: { kind, acts: ['move-out', 'confirm-arrival'] },
  T66: { kind, acts: ['complete'] },
  T67: { kind, acts: ['found-not-addicted'] },
  T68: { kind, acts: ['remove-early', 'end-by-death', 'end-by-order'] },
  R15: { kind, acts: ['record-test'], note: 'Criminal or not is a human decision; then the assessment.' },
  R27: { kind, acts: ['open-from-notice', 'propose', 'decide', 'hand-over-decision'] },
  R29: { kind, acts: ['complete'] },
  R30: { kind, acts: ['remove-early'] },
} as const satisfies TransitionTable
