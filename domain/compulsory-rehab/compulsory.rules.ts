/** The procedure of compulsory rehabilitation: from the decision in effect to the certificate, or to another lawful end. */
import { buildProcedure } from '../kernel/procedure.ts'
import { completionOpening, compulsoryDeadlines, daysLeft, goodMonths, halfServedOn } from './compulsory.deadlines.ts'
import { executionActs } from './compulsory.execution.ts'
import { facilityActs } from './compulsory.facility.ts'
import { compulsoryStatuses, type CompulsoryState } from './compulsory.model.ts'
import { admitted, open, tell, waiting } from './compulsory.state.ts'

export { compulsoryTermRow, monthsToServe, servedTerm } from './compulsory.deadlines.ts'
export { compulsoryLaw } from './compulsory.law.ts'

/** Agencies on whose table the case lies now, beside the one that answers. */
function sentTo(state: CompulsoryState): string[] {
  const before = [...waiting, 'postponed', 'fugitive'] as const
  const away = ['escaped', 'suspended', 'in-prison'] as const
  return [...new Set([
    ...((before as readonly string[]).includes(state.status) && state.court ? [state.court] : []),
    ...((before as readonly string[]).includes(state.status) && state.designatedTo ? [state.designatedTo] : []),
    ...(state.status === 'facility-referred' && state.central ? [state.central] : []),
    ...((away as readonly string[]).includes(state.status) && state.home ? [state.home] : []),
    ...(state.guestAt && state.home ? [state.home] : []),
    ...(state.proposal?.court ? [state.proposal.court] : []),
    ...(state.status === 'deceased' && state.procuracy ? [state.procuracy] : []),
    ...(state.escort && (before as readonly string[]).includes(state.status) ? [state.escort] : []),
    ...(state.protectionAgency && (admitted as readonly string[]).includes(state.status) ? [state.protectionAgency] : []),
  ])]
}

export const compulsory = buildProcedure<CompulsoryState>({
  kind: 'compulsory',
  line: compulsoryStatuses,
  acts: { ...executionActs, ...facilityActs },
  deadlines: compulsoryDeadlines,
  facts: (state) => ({
    months: state.months, minor: state.minor, turn: state.turn, effectiveOn: state.effectiveOn, admittedOn: state.admittedOn, heldDays: state.heldDays, reducedMonths: state.reducedMonths, daysLeft: daysLeft(state), halfServedOn: halfServedOn(state),
    goodMonths: goodMonths(state.evaluations), postponed: state.status === 'postponed', endNoticeOn: state.endNoticeOn, completedOn: state.completedOn, wording: state.wording, late: state.late, daysBeyond: state.daysBeyond,
    certificateFrom: completionOpening(state)?.opensOn ?? null, sentTo: sentTo(state), named: [],
  }),
  afterCorrection: (before, after, act, context) => {
    const postRehab = open(context, 'post-rehab')[0]
    if (!postRehab) return []
    if (after.completedOn && after.completedOn !== before.completedOn) return [tell(postRehab.measureId, { act }, 'rehab-completed', { completedOn: after.completedOn })]
    if (before.completedOn && !after.completedOn) return [tell(postRehab.measureId, { act }, after.endNoticeOn ? 'rehab-not-yet-completed' : 'rehab-not-completed')]
    if (before.endNoticeOn && !after.endNoticeOn && !postRehab.row.startedOn) return [tell(postRehab.measureId, { act }, 'rehab-not-completed')]
    return after.termEndsOn && after.termEndsOn !== before.termEndsOn && !after.completedOn ? [tell(postRehab.measureId, { act }, 'rehab-not-yet-completed', { expectedEndOn: after.termEndsOn })] : []
  },
})
