/**
 * The procedure of electronic monitoring: decision, fitting, removal and refitting, findings on minutes, pause, exemption, end. The commune police chief
 * decides, or the deputy to whom it was delegated. It begins by nobody's consequence and ends with the measure it hangs on.
 */
import { isMinor } from '../assessment/assessment.rules.ts'
import { maySign } from '../access/delegation.rules.ts'
import type { Refusal } from '../kernel/decision.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimeOn } from '../kernel/law-timeline.ts'
import type { Consequence, MeasureEvent, RuleContext } from '../kernel/measure.ts'
import { addDays, daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import { buildProcedure, handOverAct, namedHelper, refusal, sentWithMove, type ActSpec, type Input, type Values } from '../kernel/procedure.ts'
import { eMonitoringDeadlines, exemptionOpening, handOverAt, hoursOver, ladderOf, lawOn, monitoringTerm, positionOpening, termRow } from './e-monitoring.deadlines.ts'
import { eMonitoringFields, eMonitoringStatuses, type BreachKind, type EMonitoringState, type EMonitoringStatus, type Moment } from './e-monitoring.model.ts'

export { eMonitoringLaw } from './e-monitoring.law.ts'
export { monitoringTerm, ladderOf } from './e-monitoring.deadlines.ts'

type Spec = ActSpec<EMonitoringState>
type MonitoringInput = Input<EMonitoringState>
const row = (id: string) => (on: PlainDate): LawRow | undefined => lawOn(id, on)
const live = ['decided', 'worn', 'taken-off', 'paused'] as const
const all = ['asked-for', ...live] as const
const capability = 'e-monitoring'

const momentOf = (event: Pick<MeasureEvent, 'occurredOn' | 'occurredAt'>): Moment => ({ on: event.occurredOn, at: event.occurredAt ?? null })

/** The deputy signs only what was delegated to that post. */
function delegation(context: RuleContext, act: string, basis: LawRow | undefined): Refusal | null {
  const { actor } = context
  if (actor.role === 'system' || actor.role !== 'commune-police') return null
  return maySign({ role: actor.role, delegated: actor.delegated }, 'commune-police-chief', capability).ok ? null : refusal('wrong-signer', { act, role: actor.role, signer: 'commune-police-chief' }, basis)
}
const chiefOnly = (act: string, id: string): Spec['ready'] => (_state, context, on) => delegation(context, act, lawOn(id, on))

const carrierOf = (context: RuleContext, over: string | null) => context.others.find((other) => other.row.open && other.row.kind === over)
/** What is known of the measure it hangs on, and of a facility the person is about to leave. */
function surroundings(context: RuleContext, over: string | null): Record<string, unknown> {
  const carrier = carrierOf(context, over)
  const keeping = context.others.find((other) => other.row.open && other.row.facilityId && other.row.kind !== over)
  return {
    ...(carrier?.row.termEndsOn ? { carrierEndsOn: carrier.row.termEndsOn } : {}),
    ...(keeping?.row.termEndsOn ? { releaseOn: keeping.row.termEndsOn, keptIn: keeping.row.facilityId } : {}),
  }
}

/** The term as it now follows from what is known. */
function settle(state: EMonitoringState): EMonitoringState {
  const counting = monitoringTerm(state)
  return { ...state, termEndsOn: counting?.lastDay ?? null, otherReading: counting?.otherReading ?? null }
}
function opened(event: MeasureEvent, values: Values, status: EMonitoringStatus): EMonitoringState {
  const unitId = event.actor.unitId
  return {
    status, open: true, regime: regimeOn(event.occurredOn), unitId, agencyId: `commune-police:${unitId}`, registeredOn: event.occurredOn, startedOn: null, termEndsOn: null, otherReading: null, endedOn: null,
    lastStepOn: event.occurredOn, doubts: [], over: (values.text('over') ?? 'voluntary-home') as EMonitoringState['over'], ground: (values.text('monitoringGround') ?? 'parents-request') as EMonitoringState['ground'], minor: true,
    requested: null, decidedOn: null, decidedAt: null, months: null, carrierEndsOn: null, releaseOn: null, facility: null, fittedOn: null, wornHereSince: null, refitFrom: null, removedFor: null, damage: null,
    batteryEmpty: null, breaches: [], breachPapers: null, officer: null, move: null, late: false,
  }
}
const close = (state: EMonitoringState, status: EMonitoringStatus, event: MeasureEvent): EMonitoringState => ({ ...state, status, open: false, endedOn: event.occurredOn, move: null, batteryEmpty: null, refitFrom: null, breachPapers: null, late: state.termEndsOn !== null && event.occurredOn > state.termEndsOn })

/** Who may be monitored at all: an adult in one of three measures; a person under 18 at the parents' request, or after rehabilitation without a stable residence. */
function subjectRefusal(input: MonitoringInput, over: string | null, ground: string | null): Refusal | null {
  const { act, context, regime, row: basis } = input
  if (regime !== 'r2026') return refusal('no-such-act-then', { act: act.type, from: newLawFrom }, lawOn('em-subjects', newLawFrom))
  if (!over) return refusal('statement-needed', { act: act.type, statement: 'over' }, lawOn('em-subjects', act.occurredOn))
  if (!ground) return refusal('statement-needed', { act: act.type, statement: 'monitoring-ground' }, basis)
  const carrier = carrierOf(context, over)
  if (!carrier || (over !== 'substitution' && !carrier.facts['decidedOn'])) return refusal('nothing-to-monitor', { kind: over }, lawOn('em-subjects', act.occurredOn))
  const minor = isMinor(context.subject, act.occurredOn)
  if (minor && ground === 'adult') return refusal('minor-not-monitored', {}, lawOn('em-term-minor-request', act.occurredOn))
  if (!minor && ground !== 'adult') return refusal('ground-not-in-law', { ground }, lawOn('em-term-home', act.occurredOn))
  if (ground === 'no-stable-residence' && over !== 'post-rehab') return refusal('ground-not-in-law', { ground }, lawOn('em-term-no-residence', act.occurredOn))
  return context.others.some((other) => other.row.kind === 'e-monitoring' && other.row.open && other.facts['over'] === over) ? refusal('already-in-measure', { kind: 'e-monitoring' }) : null
}

const request: Spec = {
  fields: eMonitoringFields.request, mode: 'step', begins: true, statuses: [], row: row('em-request'),
  check: (input) => subjectRefusal(input, input.values.text('over'), 'parents-request') ?? (input.values.flag('representativeSigned') ? null : refusal('representative-needed', { act: input.act.type }, input.row)),
  apply: (_state, event, values) => ({ ...opened(event, values, 'asked-for'), requested: momentOf(event) }),
}

const decide: Spec = {
  fields: eMonitoringFields.decide, mode: 'step', begins: true, statuses: ['asked-for'],
  row: (on, state) => lawOn(state?.requested ? 'em-decision-request' : 'em-decision', on), ready: chiefOnly('decide', 'em-decision'),
  check: (input) => {
    const { state, values, act, context } = input
    const over = state?.over ?? values.text('over')
    const ground = state?.ground ?? values.text('monitoringGround')
    return delegation(context, act.type, input.row) ?? subjectRefusal(input, over, ground)
      ?? (ground === 'parents-request' && !state && !values.text('requestPaper') ? refusal('paper-needed', { act: act.type, paper: 'parents-request' }, lawOn('em-request', act.occurredOn)) : null)
  },
  record: ({ state, values, context, act }) => ({ ...surroundings(context, state?.over ?? values.text('over')), minor: isMinor(context.subject, act.occurredOn) }),
  // The measure it hangs on learns that its clock of twelve hours is answered, where it asks for it.
  consequences: (input): Consequence[] => {
    const carrier = carrierOf(input.context, input.state?.over ?? input.values.text('over'))
    return carrier && 'eMonitoring' in carrier.facts ? [{ kind: 'act', measureId: carrier.measureId, act: { id: input.act.id, type: 'e-monitoring-decided', occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt, data: {} } }] : []
  },
  apply: (state, event, values) => {
    const base = state ?? opened(event, values, 'decided')
    const decided: EMonitoringState = {
      ...base, status: 'decided', decidedOn: event.occurredOn, decidedAt: event.occurredAt ?? null, minor: values.flag('minor'), startedOn: event.occurredOn,
      carrierEndsOn: values.day('carrierEndsOn'), releaseOn: values.day('releaseOn'), facility: values.text('keptIn'),
    }
    return settle({ ...decided, months: termRow(decided)?.value ?? null })
  },
}

/** Every later act brings the end of the measure it hangs on up to date. */
const refresh = (input: MonitoringInput): Record<string, unknown> => {
  const { carrierEndsOn } = surroundings(input.context, input.state!.over)
  return carrierEndsOn ? { carrierEndsOn } : {}
}
const fresh = (state: EMonitoringState, values: Values): EMonitoringState => settle({ ...state, carrierEndsOn: values.day('carrierEndsOn') ?? state.carrierEndsOn })

const fit: Spec = {
  fields: eMonitoringFields.fit, mode: 'step', statuses: ['decided'], row: row('em-execute'), record: refresh,
  apply: (state, event, values) => fresh({ ...state!, status: 'worn', fittedOn: event.occurredOn, wornHereSince: event.occurredOn, releaseOn: null, facility: null }, values),
}
const removeTemporarily: Spec = {
  fields: eMonitoringFields['remove-temporarily'], mode: 'step', statuses: ['worn'], row: row('em-removal'), record: refresh,
  check: ({ values, act }) => {
    const until = values.day('until')!
    if (until < act.occurredOn) return refusal('dates-reversed', { from: act.occurredOn, to: until })
    const least = lawOn('em-abroad-removal', act.occurredOn)
    const days = daysBetween(act.occurredOn, until) + 1
    return values.text('removal') === 'abroad' && !values.flag('byAir') && least?.value && days < least.value ? refusal('trip-too-short', { days, needed: least.value }, least) : null
  },
  apply: (state, _event, values) => fresh({ ...state!, status: 'taken-off', removedFor: values.text('removal'), refitFrom: { on: values.day('until')!, at: null }, batteryEmpty: null }, values),
}
const refit: Spec = {
  fields: eMonitoringFields.refit, mode: 'step', statuses: ['taken-off', 'paused'], row: row('em-refit'), record: refresh,
  apply: (state, event, values) => fresh({ ...state!, status: 'worn', fittedOn: state!.fittedOn ?? event.occurredOn, wornHereSince: event.occurredOn, refitFrom: null, removedFor: null }, values),
}
/** Where on the body the device sits; a medical reason needs no month. */
const changePosition: Spec = {
  fields: eMonitoringFields['change-position'], mode: 'step', statuses: ['worn'], row: row('em-position-change'), record: refresh, opens: (state) => positionOpening(state),
  apply: (state, event, values) => fresh({ ...state!, wornHereSince: event.occurredOn }, values),
}
const changePositionMedical: Spec = { ...changePosition, fields: eMonitoringFields['change-position-medical'], opens: undefined }

const noteDamage: Spec = {
  fields: eMonitoringFields['note-damage'], mode: 'note', statuses: ['worn'], row: row('em-damage-report'), offered: (state) => state.damage === null,
  apply: (state, event) => ({ ...state!, damage: { ...momentOf(event), reported: false } }),
}
/** The person reports damage or loss: that is what the law asks, and no breach. */
const reportDamage: Spec = {
  fields: eMonitoringFields['report-damage'], mode: 'note', statuses: ['worn'], row: row('em-damage-report'), offered: (state) => !state.damage?.reported,
  apply: (state, event) => ({ ...state!, damage: { ...(state!.damage ?? momentOf(event)), reported: true } }),
}
const replaceDevice: Spec = {
  fields: eMonitoringFields['replace-device'], mode: 'step', statuses: ['worn'], row: row('em-replace'), record: refresh,
  apply: (state, event, values) => fresh({ ...state!, damage: null, batteryEmpty: null, wornHereSince: event.occurredOn }, values),
}
const noteBatteryEmpty: Spec = {
  fields: eMonitoringFields['note-battery-empty'], mode: 'note', statuses: ['worn'], row: row('em-battery'), offered: (state) => state.batteryEmpty === null,
  check: ({ values, act }) => (values.day('from')! > act.occurredOn ? refusal('dates-reversed', { from: values.day('from')!, to: act.occurredOn }) : null),
  apply: (state, event, values) => ({ ...state!, batteryEmpty: { on: values.day('from')!, at: values.day('from') === event.occurredOn ? (event.occurredAt ?? null) : null } }),
}
const batteryCharged: Spec = {
  fields: eMonitoringFields['battery-charged'], mode: 'note', statuses: ['worn'], row: row('em-battery'), offered: (state) => state.batteryEmpty !== null,
  apply: (state) => ({ ...state!, batteryEmpty: null }),
}

/** A finding on minutes. Where a limit in hours stands before it, only after that limit under every reading. */
function findingRefusal({ state, values, act, context, row: basis }: MonitoringInput): Refusal | null {
  const what = values.text('finding') as BreachKind
  const wanted: Readonly<Record<BreachKind, readonly string[]>> = { tampering: ['worn'], 'not-worn': ['worn'], removed: ['worn'], battery: ['worn'], 'not-presented': ['taken-off', 'paused'], refused: ['decided'] }
  if (!wanted[what].includes(state!.status)) return refusal('out-of-order', { act: act.type, status: state!.status, needs: wanted[what][0]! }, basis)
  const limit = what === 'battery' ? { id: 'em-battery', from: state!.batteryEmpty } : what === 'not-presented' ? { id: 'em-refit-present', from: state!.refitFrom } : null
  if (!limit) return null
  if (!limit.from) return refusal('statement-needed', { act: act.type, statement: what === 'battery' ? 'battery-from' : 'absent-from' }, lawOn(limit.id, act.occurredOn))
  const over = hoursOver(limit.id, limit.from, context.calendar)
  return over && act.occurredOn < over.opensOn ? refusal('not-now', { act: act.type, opensOn: over.opensOn }, over.row) : null
}
const recordBreach: Spec = {
  fields: eMonitoringFields['record-breach'], mode: 'step', statuses: ['decided', 'worn', 'taken-off', 'paused'], row: row('em-breach'), burdens: true, check: findingRefusal, record: refresh,
  apply: (state, event, values) => fresh({ ...state!, breaches: [...state!.breaches, { ...momentOf(event), what: values.text('finding') as BreachKind, cured: 'open', excused: false }] }, values),
}
const cure = (cured: 'yes' | 'no') => (state: EMonitoringState): EMonitoringState => {
  const last = state.breaches.findLastIndex((breach) => breach.cured === 'open' && !breach.excused)
  return { ...state, breaches: state.breaches.map((breach, index) => (index === last ? { ...breach, cured } : breach)), ...(cured === 'yes' ? { batteryEmpty: null } : {}) }
}
const openFinding = (state: EMonitoringState): Moment | null => {
  const found = state.breaches.findLast((breach) => breach.cured === 'open' && !breach.excused)
  return found ? { on: found.on, at: found.at } : null
}
const recordCured: Spec = {
  fields: eMonitoringFields['record-cured'], mode: 'note', statuses: live, row: row('em-breach-cure'), offered: (state) => openFinding(state) !== null,
  check: ({ state, act }) => (openFinding(state!) ? null : refusal('nothing-to-cure', { act: act.type })),
  apply: (state) => cure('yes')(state!),
}
const recordNotCured: Spec = {
  fields: eMonitoringFields['record-not-cured'], mode: 'step', statuses: live, row: row('em-breach-cure'), burdens: true, offered: (state) => openFinding(state) !== null, record: refresh,
  // After the time to put it right, under every reading.
  opens: (state, context) => { const found = openFinding(state); return found ? hoursOver('em-breach-cure', found, context.calendar) : null },
  check: ({ state, act }) => (openFinding(state!) ? null : refusal('nothing-to-cure', { act: act.type })),
  apply: (state, _event, values) => fresh(cure('no')(state!), values),
}
/** Reported in time after it was over, a force majeure takes what it covers out of the findings. */
const forceMajeureReported: Spec = {
  fields: eMonitoringFields['force-majeure-reported'], mode: 'note', statuses: live, row: row('em-force-majeure-report'),
  check: ({ values, act, context }) => {
    const [from, to] = [values.day('from')!, values.day('to')!]
    if (to < from) return refusal('dates-reversed', { from, to })
    if (to > act.occurredOn) return refusal('in-future', { occurredOn: to, today: act.occurredOn })
    const over = hoursOver('em-force-majeure-report', { on: to, at: null }, context.calendar)
    return over && act.occurredOn >= over.opensOn ? refusal('too-late', { act: act.type, until: addDays(over.opensOn, -1) }, over.row) : null
  },
  apply: (state, event, values) => {
    const [from, to] = [values.day('from')!, values.day('to')!]
    const covered = (on: PlainDate): boolean => from <= on && on <= event.occurredOn && from <= to
    return {
      ...state!, breaches: state!.breaches.map((breach) => (covered(breach.on) ? { ...breach, excused: true } : breach)), batteryEmpty: state!.batteryEmpty && covered(state!.batteryEmpty.on) ? null : state!.batteryEmpty,
      refitFrom: state!.refitFrom && state!.refitFrom.on <= to ? { on: to, at: null } : state!.refitFrom,
    }
  },
}

const breachPapers: Spec = {
  fields: eMonitoringFields['breach-papers'], mode: 'note', statuses: ['worn'], row: row('em-request'), offered: (state) => state.over === 'substitution' && !state.minor,
  check: ({ state, act }) => (state!.over === 'substitution' && !state!.minor ? null : refusal('ground-not-in-law', { ground: act.type }, lawOn('em-decision-anew', act.occurredOn))),
  apply: (state, event) => ({ ...state!, breachPapers: momentOf(event) }),
}
/** After papers of a breach in substitution treatment a new decision of two years, never more than the treatment itself lasts. */
const decideAnew: Spec = {
  fields: eMonitoringFields['decide-anew'], mode: 'step', statuses: ['worn'], row: row('em-decision-anew'), lengthens: true, offered: (state) => state.over === 'substitution' && !state.minor, record: refresh,
  ready: (state, context, on) => delegation(context, 'decide-anew', lawOn('em-decision-anew', on)) ?? (state.breachPapers ? null : refusal('paper-needed', { act: 'decide-anew', paper: 'breach-papers' }, lawOn('em-decision-anew', on))),
  apply: (state, event, values) => fresh({ ...state!, decidedOn: event.occurredOn, decidedAt: event.occurredAt ?? null, months: lawOn('em-term-substitution', event.occurredOn)?.value ?? state!.months, breachPapers: null }, values),
}

const pause: Spec = {
  fields: eMonitoringFields.pause, mode: 'step', statuses: ['decided', 'worn', 'taken-off'], row: row('em-pause'), ready: chiefOnly('pause', 'em-pause'), record: refresh,
  apply: (state, _event, values) => fresh({ ...state!, status: 'paused', refitFrom: null, batteryEmpty: null }, values),
}
const endPause: Spec = {
  fields: eMonitoringFields['end-pause'], mode: 'step', statuses: ['paused'], row: row('em-refit'), offered: (state) => state.refitFrom === null, record: refresh,
  apply: (state, event, values) => fresh({ ...state!, refitFrom: momentOf(event) }, values),
}
const exempt: Spec = {
  fields: eMonitoringFields.exempt, mode: 'release', statuses: live, row: (on, state) => lawOn(state?.minor ? 'em-exempt-minor' : 'em-exempt-adult', on), opens: (state) => exemptionOpening(state), ready: chiefOnly('exempt', 'em-exempt-adult'),
  apply: (state, event) => close(state!, 'exempted', event),
}
const end: Spec = {
  fields: eMonitoringFields.end, mode: 'release', statuses: all, row: row('em-end'), ready: chiefOnly('end', 'em-end'),
  check: ({ state, values, act, row: basis }) => (values.text('endedBecause') === 'term-over' && (!state!.termEndsOn || act.occurredOn < state!.termEndsOn) ? refusal('not-now', { act: act.type, ...(state!.termEndsOn ? { opensOn: state!.termEndsOn } : {}) }, basis) : null),
  apply: (state, event) => close(state!, 'ended', event),
}
const measureEnded: Spec = {
  // The same ending may be told twice, by the measure and by the order that ended it.
  fields: eMonitoringFields['measure-ended'], mode: 'system', statuses: eMonitoringStatuses, row: () => undefined,
  apply: (state, event) => (state!.open ? close(state!, 'ended', event) : state!),
}
const endByOrder: Spec = {
  fields: eMonitoringFields['end-by-order'], mode: 'release', systemToo: true, statuses: all, row: row('em-end'), ready: (_state, context, on) => delegation(context, 'end-by-order', lawOn('em-end', on)),
  apply: (state, event) => close(state!, 'ended', event),
}
const endByDeath: Spec = {
  fields: eMonitoringFields['end-by-death'], mode: 'release', systemToo: true, statuses: all, row: row('em-end'), ready: (_state, context, on) => delegation(context, 'end-by-death', lawOn('em-end', on)),
  consequences: (input): Consequence[] => (input.context.actor.role === 'system' ? [] : input.context.others.filter((other) => other.row.open).map((other) => ({ kind: 'act', measureId: other.measureId, act: { id: input.act.id, type: 'end-by-death', occurredOn: input.act.occurredOn, data: {} } }))),
  apply: (state, event) => close(state!, 'ended', event),
}
/** The measure it hangs on tells its last day: when it begins, or when its end moves; without a day while its term stands still. */
const measureTerm: Spec = {
  fields: eMonitoringFields['measure-term'], mode: 'system', statuses: all, row: () => undefined,
  apply: (state, _event, values) => settle({ ...state!, carrierEndsOn: values.day('endsOn') }),
}

/** The measure it hangs on has gone to another commune: within a day the monitoring is handed over too (Art. 21(2)). */
const carrierMoved: Spec = {
  fields: eMonitoringFields['carrier-moved'], mode: 'system', statuses: all, row: () => undefined,
  apply: (state, event, values) => (state!.move || values.text('toUnit') === state!.unitId ? state! : { ...state!, move: { toUnit: values.text('toUnit')!, leftOn: event.occurredOn, leftAt: event.occurredAt ?? null } }),
}
const assignOfficer: Spec = {
  fields: eMonitoringFields['assign-officer'], mode: 'note', statuses: live, row: row('em-officer'),
  apply: (state, _event, values) => ({ ...state!, officer: values.text('helper') }),
}
const moveOut: Spec = {
  fields: eMonitoringFields['move-out'], mode: 'note', statuses: live, row: row('em-move-handover'), offered: (state) => state.move === null,
  check: ({ state, values }) => (state!.move ? refusal('already-moving', { toUnit: state!.move.toUnit }) : values.text('toUnit') === state!.unitId ? refusal('same-unit', {}) : null),
  apply: (state, event, values) => ({ ...state!, move: { toUnit: values.text('toUnit')!, leftOn: event.occurredOn, leftAt: event.occurredAt ?? null } }),
}
const confirmArrival: Spec = {
  fields: eMonitoringFields['confirm-arrival'], mode: 'note', systemToo: true, statuses: live, row: row('em-move-handover'), offered: (state, context) => state.move?.toUnit === context.actor.unitId,
  check: ({ state, values, act, context }) => {
    if (!state!.move) return refusal('no-move', {})
    if (act.occurredOn < state!.move.leftOn) return refusal('dates-reversed', { from: state!.move.leftOn, to: act.occurredOn })
    if (context.actor.role === 'system') {
      const at = handOverAt(state!)
      return at && context.now >= at ? null : refusal('not-now', { act: act.type, ...(at ? { opensAt: at } : {}) })
    }
    return context.actor.unitId === (values.text('unit') ?? state!.move.toUnit) ? null : refusal('not-your-unit', { toUnit: state!.move.toUnit })
  },
  apply: (state, event, values) => {
    const unitId = values.text('unit') ?? state!.move?.toUnit ?? event.actor.unitId
    return { ...state!, unitId, agencyId: `commune-police:${unitId}`, officer: null, move: null }
  },
}
const handOver: Spec = handOverAct(eMonitoringFields['hand-over'], all, (unitId) => `commune-police:${unitId}`)

export const eMonitoring = buildProcedure<EMonitoringState>({
  kind: 'e-monitoring',
  line: eMonitoringStatuses,
  acts: {
    request, decide, fit, 'remove-temporarily': removeTemporarily, refit, 'change-position': changePosition, 'change-position-medical': changePositionMedical, 'note-damage': noteDamage, 'report-damage': reportDamage, 'replace-device': replaceDevice,
    'note-battery-empty': noteBatteryEmpty, 'battery-charged': batteryCharged, 'record-breach': recordBreach, 'record-cured': recordCured, 'record-not-cured': recordNotCured, 'force-majeure-reported': forceMajeureReported,
    'breach-papers': breachPapers, 'decide-anew': decideAnew, pause, 'end-pause': endPause, end, exempt, 'assign-officer': assignOfficer, 'move-out': moveOut, 'confirm-arrival': confirmArrival,
    'carrier-moved': carrierMoved, 'measure-term': measureTerm, 'measure-ended': measureEnded, 'end-by-order': endByOrder, 'end-by-death': endByDeath, 'hand-over': handOver,
  },
  deadlines: eMonitoringDeadlines,
  facts: (state) => ({
    over: state.over, hangsOn: state.over, ground: state.ground, minor: state.minor, decidedOn: state.decidedOn, fittedOn: state.fittedOn, removedFor: state.removedFor, carrierEndsOn: state.carrierEndsOn,
    breaches: state.breaches.filter((breach) => !breach.excused).length, ladder: ladderOf(state.breaches), late: state.late, movingTo: state.move?.toUnit ?? null, handOverAt: handOverAt(state),
    sentTo: [...sentWithMove(state.move).filter((agency) => agency.startsWith('commune-police:')), ...(state.facility ? [state.facility] : [])], named: namedHelper(state.officer),
  }),
})
