/** How voluntary rehabilitation in a facility ends: the paper, the paper for a part, leaving, a breach, exemption, death, another order. */
import type { Refusal } from '../kernel/decision.ts'
import type { LawRow } from '../kernel/law.ts'
import { newLawFrom, regimeOn } from '../kernel/law-timeline.ts'
import type { MeasureEvent } from '../kernel/measure.ts'
import { earlier, type PlainDate } from '../kernel/plain-date.ts'
import { refusal, type ActSpec, type Input, type Opening } from '../kernel/procedure.ts'
import { absenceOver, certificateRow, completionOpening, facilityStartOver, missingForPart, noticeRow, type FacilityKind } from './voluntary-facility.deadlines.ts'
import { facilityFields, type FacilityState, type FacilityStatus } from './voluntary-facility.model.ts'
import { endsWithDeath, giveUpPostRehab, open, preparePostRehab, shiftOf, startPostRehab, tell, voluntaryRow } from './voluntary-rehab.common.ts'
import { stagesOf } from './voluntary-rehab.law.ts'
import { stagesText } from './voluntary-rehab.model.ts'

type Spec = ActSpec<FacilityState>
type FacilityInput = Input<FacilityState>
const row = (...ids: string[]) => (on: PlainDate): LawRow | undefined => voluntaryRow(on, ...ids)
const waiting = ['registered', 'decided', 'placement-requested', 'central-requested', 'designated', 'postponed'] as const
const all = [...waiting, 'in-rehab', 'suspended', 'in-prison'] as const
const running = ['in-rehab', 'suspended'] as const

const close = (state: FacilityState, status: FacilityStatus, event: MeasureEvent): FacilityState => ({ ...state, status, open: false, endedOn: event.occurredOn, absentFrom: null, transfer: null })

/** A breach is recorded by a human after the clock under every reading; an unverified one only on a named paper. */
function breachRefusal(kind: FacilityKind, { state, values, act, context, row: basis }: FacilityInput): Refusal | null {
  const breach = values.text('breach')
  const wanted = breach === 'not-started' ? (kind === 'voluntary-public' ? 'designated' : 'decided') : 'in-rehab'
  if (state!.status !== wanted) return refusal('out-of-order', { act: act.type, status: state!.status, needs: wanted }, basis)
  if (breach === 'used') return null
  const absentFrom = values.day('absentFrom') ?? state!.absentFrom
  if (breach === 'quit' && !absentFrom) return refusal('statement-needed', { act: act.type, statement: 'absent-from' }, voluntaryRow(act.occurredOn, 'voluntary-absence-quit', 'self-termination-absence'))
  if (breach === 'quit' && state!.outings.some((outing) => outing.to === null)) return refusal('already-out', {})
  const opening = breach === 'quit' ? absenceOver(absentFrom!, context.calendar) : facilityStartOver(kind, state!, context.calendar)
  return opening ? overRefusal(opening, act.occurredOn, act.type, values.text('basisPaper')) : null
}
function overRefusal(opening: Opening, on: PlainDate, act: string, basisPaper: string | null): Refusal | null {
  if (on < opening.opensOn) return refusal('not-now', { act, opensOn: opening.opensOn }, opening.row)
  return opening.row?.confidence === 'unverified' && !basisPaper ? refusal('basis-needed', { act }, opening.row) : null
}
function recordBreach(kind: FacilityKind): Spec {
  return {
    fields: facilityFields['record-breach'], mode: 'step', statuses: kind === 'voluntary-public' ? ['designated', 'in-rehab'] : ['decided', 'in-rehab'], row: row('breach-record'), burdens: true,
    check: (input) => breachRefusal(kind, input),
    consequences: (input) => (input.values.text('breach') === 'used' ? [] : giveUpPostRehab(input)),
    apply: (state, event, values) => {
      const breached = { ...state!, breaches: state!.breaches + 1 }
      switch (values.text('breach')) {
        case 'not-started': return close(breached, 'not-started', event)
        case 'quit': return close(breached, 'quit', event)
        default: return breached
      }
    },
  }
}

/** Leaving is always possible in a voluntary measure: no paper, no stage and no office stands before it. */
const quit: Spec = {
  fields: facilityFields.quit, mode: 'release', statuses: all, row: row('leave'),
  consequences: giveUpPostRehab,
  apply: (state, event) => close(state!, state!.startedOn ? 'quit' : 'withdrawn', event),
}

function endNotice(kind: FacilityKind): Spec {
  return {
    fields: facilityFields['end-notice'], mode: 'step', statuses: running, row: (on) => noticeRow(kind, on),
    offered: (state, context) => state.endNoticeOn === null && regimeOn(context.today) === 'r2026',
    check: ({ state, act, regime }) => (regime !== 'r2026' ? refusal('no-such-act-then', { act: act.type, from: newLawFrom }, noticeRow(kind, newLawFrom)) : state!.endNoticeOn ? refusal('already-done', { act: act.type, on: state!.endNoticeOn }) : null),
    consequences: preparePostRehab,
    apply: (state, event) => ({ ...state!, endNoticeOn: event.occurredOn }),
  }
}

/** At least three stages in the private facility, the rest at home: the same term goes on there (Law 120/2025 Art. 33(4)). */
const completePart: Spec = {
  fields: facilityFields['complete-part'], mode: 'step', statuses: ['in-rehab'], row: row('private-partial'),
  offered: (state, context) => state.regime === 'r2026' && regimeOn(context.today) === 'r2026',
  ready: (state, _context, on) => {
    if (state.regime !== 'r2026' || regimeOn(on) !== 'r2026') return refusal('no-such-act-then', { act: 'complete-part', from: newLawFrom }, voluntaryRow(newLawFrom, 'private-partial'))
    const missing = missingForPart(state, on)
    return missing.length > 0 ? refusal('stages-missing', { missing: missing.length }, voluntaryRow(on, 'private-partial')) : null
  },
  consequences: (input) => [
    {
      kind: 'open', measure: 'voluntary-home', act: {
        id: input.act.id, type: 'open-rest', occurredOn: input.act.occurredOn, occurredAt: input.act.occurredAt,
        data: {
          unit: input.state!.unitId, months: input.state!.months!, ...(input.state!.turn ? { turn: input.state!.turn } : {}), decidedOn: input.state!.decidedOn ?? input.state!.registeredOn, startedOn: input.state!.startedOn!,
          shiftDays: shiftOf(input.state!.interruptions, input.state!.creditedDays), stagesDone: stagesText(input.state!.stages), ...(input.state!.supportedOn ? { supportedOn: input.state!.supportedOn } : {}),
        },
      },
    },
    ...giveUpPostRehab(input),
  ],
  apply: (state, event) => close(state!, 'partly-completed', event),
}

/** Free on the last lawful day at the latest: the day that counts is the earlier of that day and the paper's. */
const completionDay = (occurredOn: PlainDate, termEndsOn: PlainDate | null): PlainDate => (termEndsOn ? earlier(occurredOn, termEndsOn) : occurredOn)
function complete(kind: FacilityKind): Spec {
  return {
    fields: facilityFields.complete, mode: 'release', statuses: running, row: (on) => certificateRow(kind, on),
    opens: (state) => completionOpening(kind, state),
    doubt: (state, event) => { const opening = completionOpening(kind, state); return opening && event.occurredOn < opening.opensOn ? 'before-window' : null },
    consequences: (input) => startPostRehab(input, completionDay(input.act.occurredOn, input.state!.termEndsOn)),
    apply: (state, event) => {
      const required: readonly string[] = state!.regime === 'r2026' ? stagesOf.present.required : stagesOf.former.required
      const wording = required.every((stage) => state!.stages.some((each) => each.stage === stage)) ? 'all-stages' : 'term-served'
      return { ...close(state!, 'completed', event), completedOn: completionDay(event.occurredOn, state!.termEndsOn), wording, late: state!.termEndsOn !== null && event.occurredOn > state!.termEndsOn }
    },
  }
}

/** Critical illness, pregnancy, or no longer addicted: before the beginning, or for the rest (Law 120/2025 Art. 39(2), (3)). */
const exempt: Spec = {
  fields: facilityFields.exempt, mode: 'release', statuses: ['decided', 'placement-requested', 'central-requested', 'designated', 'postponed', 'in-rehab', 'suspended'], row: row('voluntary-exempt'),
  ready: (_state, _context, on) => (regimeOn(on) === 'r2026' ? null : refusal('no-such-act-then', { act: 'exempt', from: newLawFrom }, voluntaryRow(newLawFrom, 'voluntary-exempt'))),
  check: ({ state, values, act, row: basis }) => (values.text('exemption') === 'no-longer-addicted' && state!.status !== 'postponed' ? refusal('out-of-order', { act: act.type, status: state!.status, needs: 'postponed' }, basis) : null),
  consequences: giveUpPostRehab,
  apply: (state, event) => close(state!, 'exempted', event),
}

const endByDeath: Spec = {
  fields: facilityFields['end-by-death'], mode: 'release', systemToo: true, statuses: all, row: row('end-otherwise'),
  consequences: (input) => (input.context.actor.role === 'system' ? [] : open(input.context, ...endsWithDeath).map((other) => tell(other.measureId, input, 'end-by-death'))),
  apply: (state, event) => close(state!, 'ended', event),
}
const endByOrder: Spec = {
  fields: facilityFields['end-by-order'], mode: 'release', systemToo: true, statuses: all, row: row('end-otherwise'),
  check: ({ values, context, act }) => (context.actor.role === 'system' || values.text('order') ? null : refusal('statement-needed', { act: act.type, statement: 'order' })),
  consequences: giveUpPostRehab,
  apply: (state, event) => close(state!, 'ended', event),
}
/** Another form of voluntary rehabilitation begins in place of this one. */
const changeForm: Spec = {
  fields: facilityFields['change-form'], mode: 'system', statuses: all, row: () => undefined,
  apply: (state, event) => close(state!, 'changed-form', event),
}

/** The acts that end the measure, by kind. */
export function endingActs(kind: FacilityKind): Record<string, Spec> {
  const byKind: Record<string, Spec> = kind === 'voluntary-private' ? { 'complete-part': completePart } : { exempt }
  return {
    'record-breach': recordBreach(kind), 'end-notice': endNotice(kind), complete: complete(kind), ...byKind,
    quit, 'end-by-death': endByDeath, 'end-by-order': endByOrder, 'change-form': changeForm,
  }
}
