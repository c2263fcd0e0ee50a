/**
 * What a row of a roster means: the acts by which its measure came to be, on the days the paper says. They are judged by the same rules as if they had been
 * recorded then; who signed is who the law of that day lets sign, as the paper shows.
 */
import { ageOn, later, type PlainDate } from '../kernel/plain-date.ts'
import { newLawFrom } from '../kernel/law-timeline.ts'
import { ages } from '../assessment/assessment.rules.ts'
import type { RosterKind } from './exchange.model.ts'
import type { Values } from './roster.rows.ts'

export type RosterAct = { readonly type: string; readonly occurredOn: PlainDate; readonly data: Readonly<Record<string, unknown>> }
/** Where the row is: the commune of residence of today, and the facility where the importing body is one. */
export type RosterPlace = { readonly unitId: string; readonly facilityId: string | null; readonly ownUnitId: string }
export type RosterActs = { readonly ok: true; readonly acts: readonly RosterAct[] } | { readonly ok: false; readonly field: string; readonly code: string }

const given = (data: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== null))
const needed = (field: string, code = 'roster-needed'): RosterActs => ({ ok: false, field, code })

export function rosterActs(kind: RosterKind, values: Values, place: RosterPlace): RosterActs {
  const day = (key: string): PlainDate | undefined => values[key] as PlainDate | undefined
  const text = (key: string): string | undefined => values[key] as string | undefined
  const birth = text('birth')!
  const minorOn = (on: PlainDate): boolean => ageOn(birth, on) < ages.majority
  const act = (type: string, occurredOn: PlainDate, data: Readonly<Record<string, unknown>> = {}): RosterAct => ({ type, occurredOn, data: given(data) })
  const paperNumber = text('decisionNumber')
  const decidedOn = day('decidedOn')
  const facility = text('facility') ?? place.facilityId ?? undefined
  // A commune that acts for itself names no unit: the measure is where the post is.
  const unit = place.unitId === place.ownUnitId ? undefined : place.unitId
  const months = values['months']
  const turn = { turn: text('turn'), turnPaper: text('turn') === 'repeat' ? paperNumber : undefined }
  const done = (...acts: readonly RosterAct[]): RosterActs => ({ ok: true, acts })

  switch (kind) {
    case 'user-management': {
      const foundOn = day('foundOn') ?? decidedOn!
      return done(
        act('record-use', foundOn, { sample: text('sample') ?? 'urine', unit, ...(minorOn(foundOn) ? { representativePresent: true } : {}) }), act('verify-residence', later(foundOn, decidedOn!), { residence: 'registered' }),
        act('send-notice', decidedOn!), act('decide', decidedOn!, { paperNumber, basisPaper: paperNumber }),
      )
    }
    case 'voluntary-home': {
      const registeredOn = day('registeredOn') ?? decidedOn!
      const startedOn = day('startedOn')
      return done(
        act('register', registeredOn, { place: text('place') ?? 'home', months, ...turn, resultIssuedOn: day('resultIssuedOn'), ...(minorOn(registeredOn) ? { representativeSigned: true } : {}) }),
        act('decide', decidedOn!, { months, paperNumber }), ...(startedOn ? [act('start', startedOn)] : []),
      )
    }
    case 'voluntary-public': case 'voluntary-private': {
      const startedOn = day('startedOn')!
      if (!facility) return needed('facility')
      if (startedOn < newLawFrom) return done(act('admit', startedOn, { unit: place.unitId, facility, months, ...turn, ...(minorOn(startedOn) ? { representativeSigned: true } : {}), paperNumber }))
      if (!decidedOn) return needed('decidedOn')
      const registeredOn = day('registeredOn') ?? decidedOn
      return done(
        act('register', registeredOn, { facility, months, ...turn, resultIssuedOn: day('resultIssuedOn'), ...(minorOn(registeredOn) ? { representativeSigned: true } : {}) }), act('decide', decidedOn, { paperNumber }),
        ...(kind === 'voluntary-public' ? [act('request-placement', decidedOn, { paperNumber }), act('designate', decidedOn, { facility, paperNumber })] : []), act('start', startedOn, { facility, paperNumber }),
      )
    }
    case 'substitution': {
      const startedOn = day('startedOn')!
      return done(act('start', startedOn, { centre: facility, unit: place.unitId, ...(minorOn(startedOn) ? { representativeSigned: true } : {}), paperNumber }))
    }
    case 'compulsory': {
      const effectiveOn = day('effectiveOn') ?? decidedOn!
      const admittedOn = day('admittedOn')
      if (admittedOn && !facility) return needed('facility')
      return done(act('import-order', effectiveOn, { months, effectiveOn, decidedOn, minor: minorOn(decidedOn!), heldDays: values['heldDays'] ?? 0, ...turn, unit: place.unitId, facility: admittedOn ? facility : text('facility'), admittedOn, takenOn: day('takenOn'), paperNumber }))
    }
    case 'post-rehab': {
      const completedOn = day('completedOn')!
      return done(
        act('open-on-completion', completedOn, { after: text('after') ?? 'voluntary', completedOn, minor: minorOn(completedOn), unit }), act('report-home', completedOn), act('propose', decidedOn!, { paperNumber }), act('decide', decidedOn!, { months, paperNumber }),
      )
    }
    default: return kind satisfies never
  }
}

/** The column to which a refusal of the rules belongs; null: the row as a whole. */
export function fieldOfRefusal(code: string, facts: Readonly<Record<string, unknown>>): string | null {
  const paper = facts['paper'] ?? facts['statement']
  if (code === 'paper-needed') return paper === 'assessment-result' ? 'resultIssuedOn' : paper === 'facility' || paper === 'centre' ? 'facility' : paper === 'turn' ? 'turn' : 'decisionNumber'
  if (code === 'statement-needed') return paper === 'turn' ? 'turn' : null
  if (['months-out-of-range', 'months-fixed', 'months-needed', 'longer-than-law'].includes(code)) return 'months'
  if (code === 'certificate-expired' || code === 'opioids-only') return code === 'opioids-only' ? null : 'resultIssuedOn'
  if (code === 'facility-needed' || code === 'unknown-agency') return 'facility'
  if (code === 'unknown-unit' || code === 'unit-not-yours' || code === 'unit-needed' || code === 'commune-needed') return 'unit'
  if (code === 'under-twelve' || code === 'birth-in-future' || code === 'birth-too-long-ago') return 'birth'
  return typeof facts['field'] === 'string' ? facts['field'].replace(/^residence\.unitId$/, 'unit') : null
}

/** Legal status that holds a person: past its last day it is an alarm, and never left out. */
export const holds = (kind: RosterKind): boolean => kind === 'compulsory'
