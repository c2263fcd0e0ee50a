/** Which acts of the dossier realise the transitions of the law tables. */
import type { TransitionTable } from '../kernel/transitions.ts'

const kind = 'compulsory-dossier'

export const compulsoryDossierTransitions: TransitionTable = {
  T28: { kind, acts: ['open-dossier'], where: { ground: 'addicted-in-post-rehab', minorTrack: false }, note: 'the finding of addiction itself stands in the post-rehabilitation measure' },
  T29: { leftOut: 'no transition: a person of 12 to under 18 found addicted in post-rehabilitation is no ground under the law of 2021; the act is refused (ground-not-in-law), replayed in dossier-minor-no-ground-2021' },
  T30: { kind, acts: ['open-dossier'], where: { minorTrack: false } },
  T31: { kind, acts: ['open-dossier'], where: { minorTrack: true } },
  T32: { kind, acts: ['family-management'] },
  T33: { kind, acts: ['hold'], where: { holdReason: ['no-stable-residence', 'family-refuses'] } },
  T34: { kind, acts: ['hold'], where: { holdReason: 'absconded' } },
  T35: { kind, acts: ['give-notice'] },
  T36: { kind, acts: ['forward-for-check'] },
  T37: { kind, acts: ['send-to-court'] },
  T38: { kind, acts: ['return-for-completion'], also: [{ kind, acts: ['supplement'] }] },
  T39: { kind, acts: ['court-return'] },
  T40: { kind, acts: ['court-decided'], also: [{ kind, acts: ['court-suspend'] }] },
  T41: { kind, acts: ['complain', 'petition-or-protest'], also: [{ kind, acts: ['review-decided'] }] },
  T42: { kind, acts: ['decision-effective'] },
  R14: { kind, acts: ['open-dossier'] },
  R16: { kind, acts: ['open-dossier'], where: { ground: 'addicted-in-post-rehab' } },
  R17: { kind, acts: ['hold'], where: { holdReason: 'at-once' } },
  R18: { kind, acts: ['send-to-court'] },
  R24: { kind, acts: ['record-evasion'], note: 'from holding while the dossier is made' },
  R19: { kind, acts: ['court-decided'], where: { result: 'applied' } },
}
