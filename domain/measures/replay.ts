/** Replays a written life through the procedures: for tests, for the demonstration's samples and for a lawyer's check. Pure. */
import type { Role } from '../kernel/actor.ts'
import type { Decision } from '../kernel/decision.ts'
import type { MeasureKind } from '../kernel/measure.ts'
import { day, instantAt, later, type PlainDate } from '../kernel/plain-date.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import { applyAct, type Applied, type Person } from './engine.ts'
import { procedureOf } from './procedures.ts'

export type Step = {
  readonly on: string
  /** `HH:mm`; the hour is recorded only where given. */
  readonly at?: string
  readonly who: Role
  readonly unit?: string
  /** The agency of the post, where it is not the usual one of the role: `rehab-facility:p-20.2`. */
  readonly agency?: string
  /** Capabilities delegated to the post on that day. */
  readonly delegated?: readonly string[]
  readonly measure: MeasureKind
  readonly begin?: boolean
  readonly act: string
  readonly data?: Readonly<Record<string, unknown>>
  /** A name by which a later step may correct this one (`@name`). */
  readonly id?: string
}

export const replayUnit = 'c-05983'

/** The kind of agency in which a role sits; the commune's police where nothing else is said. */
const agencyKindOf: Readonly<Partial<Record<Role, string>>> = {
  'commune-chair': 'commune-committee', 'commune-social': 'commune-committee', assessor: 'assessing-facility', counsellor: 'counselling-point', 'health-station': 'health-station',
  'substitution-clinician': 'medical-centre', 'team-member': 'union', 'province-health': 'province-health', 'province-police': 'province-police', 'province-police-director': 'province-police', 'ministry-police': 'ministry-police', 'home-provider': 'home-provider', 'district-police': 'district-police', 'district-court': 'court', 'regional-court': 'court', procuracy: 'procuracy', 'district-labour': 'district-labour',
}

/** Posts that sit in the province, not in a commune: the facilities, the police of the province and the ministry. */
const provincial = (role: Role): boolean => role.startsWith('facility-') || role.startsWith('province-') || role === 'ministry-police'
const provinceUnit = 'p-20'

export type Seat = { readonly agencyId: string; readonly unitId: string }
export type Replay = { person: Person; readonly step: (step: Step) => Decision<Applied>; readonly seatOf: (step: Step) => Seat }

/** The body in which the post of a step sits, and the unit it serves. */
function seatOf(step: Step): Seat {
  const unitId = step.unit ?? (provincial(step.who) ? provinceUnit : replayUnit)
  return { unitId, agencyId: step.agency ?? (step.who.startsWith('facility-') ? `rehab-facility:${unitId}.1` : `${agencyKindOf[step.who] ?? 'commune-police'}:${unitId}`) }
}

/** A person without measures and a function that applies one step after the other. */
export function startReplay(birth: string): Replay {
  let counter = 0
  const ids = new Map<string, string>()
  const nextId = (): string => `${(counter += 1).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
  let latest: PlainDate = day('1900-01-01')
  const replay: Replay = {
    person: { subject: { personId: 'person', birth }, measures: [] }, seatOf,
    step: (step) => {
      const on = day(step.on)
      latest = later(latest, on)
      const { agencyId, unitId } = seatOf(step)
      const id = nextId()
      if (step.id) ids.set(step.id, id)
      const data = Object.fromEntries(Object.entries(step.data ?? {}).map(([name, value]) => [name, typeof value === 'string' && value.startsWith('@') ? ids.get(value.slice(1)) : value]))
      const act = { id, type: step.act, occurredOn: on, ...(step.at ? { occurredAt: instantAt(on, step.at) } : {}), basedOn: 0, data }
      const held = replay.person.measures.findLast((measure) => measure.kind === step.measure)
      const applied = applyAct(replay.person, step.begin || !held ? { open: step.measure, measureId: nextId(), act } : { measureId: held.measureId, act }, {
        actor: { role: step.who, agencyId, unitId, provinceId: provinceUnit, postId: `${agencyId}/${step.who}`, ...(step.delegated ? { delegated: step.delegated } : {}) },
        today: latest, now: instantAt(latest, '23:59'), calendar: workingCalendar, procedureOf, newId: nextId,
      })
      if (applied.ok) replay.person = applied.value.person
      return applied
    },
  }
  return replay
}
