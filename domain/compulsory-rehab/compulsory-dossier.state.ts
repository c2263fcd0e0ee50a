/** How the state of a dossier moves: opening, settling the last lawful day, closing, and letting a person go. */
import { regimeOn, newLawFrom } from '../kernel/law-timeline.ts'
import type { MeasureEvent } from '../kernel/measure.ts'
import { daysBetween, type PlainDate } from '../kernel/plain-date.ts'
import type { Values } from '../kernel/procedure.ts'
import { dossierUnit } from './compulsory-dossier.checks.ts'
import { communeAgency, endInterim, isHeld, lastLawfulDay, openInterim } from './compulsory-dossier.holding.ts'
import type { DossierGround } from './compulsory-dossier.law.ts'
import type { DossierState, DossierStatus } from './compulsory-dossier.model.ts'

/** The agency that made the dossier: the committee where the chair signs, else the police body of the maker. */
function makerAgency(event: MeasureEvent, unitId: string): string {
  return event.actor.role === 'commune-chair' || event.actor.role === 'commune-social' ? `commune-committee:${unitId}` : event.actor.role === 'system' ? communeAgency(unitId, event.occurredOn) : event.actor.agencyId
}

export function openedDossier(event: MeasureEvent, values: Values): DossierState {
  const unitId = dossierUnit(values.text('unit'), event.actor.unitId) ?? event.actor.unitId
  return settle({
    status: 'dossier-open', open: true, regime: regimeOn(event.occurredOn), unitId, agencyId: makerAgency(event, unitId), facilityId: null, registeredOn: event.occurredOn,
    startedOn: null, termEndsOn: null, otherReading: null, endedOn: null, lastStepOn: event.occurredOn, doubts: [],
    ground: values.text('ground') as DossierGround, minor: event.data['minorTrack'] === true, stableResidence: values.flag('stableResidence'), detectedOn: values.day('detectedOn')!,
    limitationFrom: values.day('evasionEndedOn') ?? values.day('lastActOn')!, evadingSince: null, maker: event.actor.role, papers: [], madeOn: null, familyAgrees: null, interim: [],
    noticeOn: null, opinions: [], forwardedOn: null, checker: null, returnedOn: null, supplementedOn: null, courtSentOn: null, court: null, procuracy: null, acceptedOn: null, acceptanceNotifiedOn: null,
    queryOn: null, extended: false, sessionOpenedOn: null, sessionHeldOn: null, result: null, decidedOn: null, months: null, turn: null, absentAtCourt: false, deliveredOn: null, decisionSent: false,
    complainedOn: null, complaintForwarded: false, reviewedOn: null, effectiveOn: null, namedFacility: null, afterRelease: null, released: 0, daysBeyond: 0,
  })
}

/** The last lawful day and the place of keeping follow from what has happened; nothing is typed. */
export function settle(state: DossierState): DossierState {
  if (!state.open) return state
  const { lastDay, otherReading } = lastLawfulDay(state)
  return { ...state, termEndsOn: lastDay, otherReading, facilityId: openInterim(state, 'facility')?.place ?? null }
}

/** Since 2026-07-01 the head of the commune police answers; a dossier of the chair follows with its first act after that day. */
export function touch(state: DossierState, event: MeasureEvent): DossierState {
  return event.occurredOn >= newLawFrom && state.agencyId.startsWith('commune-committee:') ? { ...state, agencyId: communeAgency(state.unitId, event.occurredOn), maker: 'commune-police-chief' } : state
}

export function closed(state: DossierState, status: DossierStatus, on: PlainDate): DossierState {
  return { ...state, status, open: false, endedOn: on, interim: endInterim(state.interim, on), facilityId: null, evadingSince: null, afterRelease: null }
}

/** The ground for keeping is gone: a held person must be let go that very day, and the dossier stands open until the release is recorded. */
export function finish(state: DossierState, status: DossierStatus, on: PlainDate): DossierState {
  if (!isHeld(state)) return status === 'not-applied' ? settle({ ...state, status, interim: endInterim(state.interim, on) }) : closed(state, status, on)
  // A release that was due before stays due since then.
  const lastDay = state.termEndsOn && state.termEndsOn < on ? state.termEndsOn : on
  return settle({ ...state, status: 'release-due', afterRelease: status, termEndsOn: lastDay, otherReading: null })
}

/** The person is let go; days kept beyond the last lawful day are counted for the person's paper. */
export function letGo(state: DossierState, releasedOn: PlainDate, recordedOn: PlainDate): DossierState {
  const beyond = state.termEndsOn && releasedOn > state.termEndsOn ? daysBetween(state.termEndsOn, releasedOn) : 0
  const free: DossierState = { ...state, interim: endInterim(state.interim, releasedOn), released: state.released + 1, daysBeyond: state.daysBeyond + beyond }
  if (state.status !== 'release-due') return settle(free)
  const after = state.afterRelease ?? 'withdrawn'
  return after === 'not-applied' ? settle({ ...free, status: after, afterRelease: null }) : closed(free, after, recordedOn)
}
