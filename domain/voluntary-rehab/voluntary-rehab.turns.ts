/** Turns in a life of rehabilitation at home: the rest after a private facility, prison and back, another form, force majeure. */
import { newLawFrom, regimeOn } from '../kernel/law-timeline.ts'
import { addDays, type PlainDate } from '../kernel/plain-date.ts'
import { refusal, type ActSpec, type MeasureState } from '../kernel/procedure.ts'
import { agencyOf, giveUpPostRehab, tellMonitoring, voluntaryRow, withTerm, type TermParts, type VoluntaryKind } from './voluntary-rehab.common.ts'
import { stagesOfText, voluntaryFields, type VoluntaryState } from './voluntary-rehab.model.ts'

type Spec = ActSpec<VoluntaryState>
const row = (...ids: string[]) => (on: PlainDate) => voluntaryRow(on, ...ids)

/** Only the rest of the term is done at home: it began in the facility and ends on the same day (Law 120/2025 Art. 32(2), 33(4)). */
export const openRest: Spec = {
  fields: voluntaryFields['open-rest'], mode: 'system', begins: true, statuses: [], row: row('private-partial-register-home'),
  apply: (_state, event, values) => {
    const shift = values.number('shiftDays') ?? 0
    const unitId = values.text('unit')!
    return withTerm<VoluntaryState>({
      status: 'rest-due', open: true, regime: regimeOn(values.day('decidedOn')!), unitId, agencyId: agencyOf(unitId, event.occurredOn), registeredOn: event.occurredOn,
      startedOn: values.day('startedOn'), termEndsOn: null, otherReading: null, endedOn: null, lastStepOn: event.occurredOn, doubts: [],
      place: 'home', turn: values.text('turn') as 'first' | 'repeat' | null, registeredMonths: values.number('months'), registeredAt: event.occurredAt ?? null, months: values.number('months'), provider: null,
      decidedOn: values.day('decidedOn'), decidedAt: null, startedAt: null, stages: stagesOfText(values.text('stagesDone')), lastVisitOn: null, visits: 0, tests: 0, breaches: 0, absentFrom: null, supportedOn: values.day('supportedOn'), providerNoticed: [],
      endNoticeOn: null, helper: null, move: null, completedOn: null, wording: null, late: false,
      // Days that moved the end in the facility move it here by as many.
      interruptions: shift > 0 ? [{ from: values.day('startedOn')!, to: addDays(values.day('startedOn')!, shift + 1) }] : [], creditedDays: shift < 0 ? -shift : 0,
      restSince: event.occurredOn, restartedOn: null, monitoredOn: null,
    })
  },
}
export const registerRest: Spec = {
  fields: voluntaryFields['register-rest'], mode: 'step', statuses: ['rest-due'], row: row('private-partial-register-home'),
  apply: (state, event, values) => ({ ...state!, status: 'in-rehab', place: values.text('place') === 'community' ? 'community' : 'home', provider: values.text('provider'), startedAt: event.occurredAt ?? null }),
}
/** The time of the rest is over and it was never registered: nothing may be asked of the person any more. */
export const closeRest: Spec = {
  fields: voluntaryFields['close-rest'], mode: 'release', statuses: ['rest-due'], row: row('private-partial-register-home'),
  offered: (state, context) => state.termEndsOn !== null && context.today > state.termEndsOn,
  check: ({ state, act }) => (state!.termEndsOn && act.occurredOn > state!.termEndsOn ? null : refusal('not-now', { act: act.type, ...(state!.termEndsOn ? { opensOn: addDays(state!.termEndsOn, 1) } : {}) })),
  apply: (state, event) => ({ ...state!, status: 'rest-lapsed', open: false, endedOn: event.occurredOn, move: null }),
}

/** Another form of voluntary rehabilitation begins in place of this one. */
export const changeForm: Spec = {
  fields: voluntaryFields['change-form'], mode: 'system', statuses: ['registered', 'decided', 'rest-due', 'in-rehab', 'in-prison'], row: () => undefined,
  apply: (state, event) => ({ ...state!, status: 'changed-form', open: false, endedOn: event.occurredOn, move: null, absentFrom: null }),
}

export const forceMajeureEnded: Spec = {
  fields: voluntaryFields['force-majeure-ended'], mode: 'note', statuses: ['decided'], row: row('force-majeure-restart'),
  apply: (state, event) => ({ ...state!, restartedOn: event.occurredOn }),
}
/** Electronic monitoring was decided: its clock of twelve hours is answered. */
export const monitoringDecided: Spec = {
  fields: voluntaryFields['e-monitoring-decided'], mode: 'system', statuses: ['decided', 'rest-due', 'in-rehab'], row: () => undefined,
  apply: (state, event) => ({ ...state!, monitoredOn: event.occurredOn }),
}

type Interruptible = MeasureState & TermParts & { readonly endNoticeOn: PlainDate | null }
/** Prison interrupts the term: the rest is served afterwards (Law 120/2025 Art. 47(1)). Earlier law ended the measure. */
export function interruptSpec<S extends Interruptible>(over: VoluntaryKind, statuses: readonly string[], out: (state: S) => S): ActSpec<S> {
  return {
    fields: voluntaryFields.interrupt, mode: 'step', statuses, row: row('prison-interrupts'), offered: (_state, context) => regimeOn(context.today) === 'r2026',
    ready: (_state, _context, on) => (regimeOn(on) === 'r2026' ? null : refusal('no-such-act-then', { act: 'interrupt', from: newLawFrom }, voluntaryRow(newLawFrom, 'prison-interrupts'))),
    // Monitoring is paused by a decision of its own (Decree 163/2026 Art. 20(1)); its end stands still with the term.
    consequences: (input) => [...giveUpPostRehab(input), ...tellMonitoring(input, over, null)],
    apply: (state, event) => withTerm<S>(out({ ...state!, status: 'in-prison', endNoticeOn: null, absentFrom: null, interruptions: [...state!.interruptions, { from: event.occurredOn, to: null }] })),
  }
}
export function resumeAfterPrison<S extends Interruptible>(over: VoluntaryKind, back: (state: S) => S): ActSpec<S> {
  const after = (state: S, on: PlainDate): S => withTerm<S>(back({ ...state, status: 'in-rehab', interruptions: state.interruptions.map((each) => (each.to === null ? { ...each, to: on } : each)) }))
  return {
    fields: voluntaryFields['resume-after-prison'], mode: 'step', statuses: ['in-prison'], row: row('prison-interrupts'),
    consequences: (input) => tellMonitoring(input, over, after(input.state!, input.act.occurredOn).termEndsOn),
    apply: (state, event) => after(state!, event.occurredOn),
  }
}
