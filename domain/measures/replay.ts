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
  'substitution-clinician': 'medical-centre', 'team-member': 'union', 'province-health': 'province-health', 'province-police': 'province-police', 'district-police': 'district-police',
}

export type Replay = { person: Person; readonly step: (step: Step) => Decision<Applied> }

/** A person without measures and a function that applies one step after the other. */
export function startReplay(birth: string): Replay {
  let counter = 0
  const ids = new Map<string, string>()
  const nextId = (): string => `${(counter += 1).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
  let latest: PlainDate = day('1900-01-01')
  const replay: Replay = {
    person: { subject: { personId: 'person', birth }, measures: [] },
    step: (step) => {
      const on = day(step.on)
      latest = later(latest, on)
      const unitId = step.unit ?? replayUnit
      const id = nextId()
      if (step.id) ids.set(step.id, id)
      const data = Object.fromEntries(Object.entries(step.data ?? {}).map(([name, value]) => [name, typeof value === 'string' && value.startsWith('@') ? ids.get(value.slice(1)) : value]))
      const act = { id, type: step.act, occurredOn: on, ...(step.at ? { occurredAt: instantAt(on, step.at) } : {}), basedOn: 0, data }
      const held = replay.person.measures.findLast((measure) => measure.kind === step.measure)
      const agencyKind = agencyKindOf[step.who] ?? 'commune-police'
      const applied = applyAct(replay.person, step.begin || !held ? { open: step.measure, measureId: nextId(), act } : { measureId: held.measureId, act }, {
        actor: { role: step.who, agencyId: `${agencyKind}:${unitId}`, unitId, provinceId: 'p-20', postId: `${agencyKind}:${unitId}/${step.who}` },
        today: latest, now: instantAt(latest, '23:59'), calendar: workingCalendar, procedureOf, newId: nextId,
      })
      if (applied.ok) replay.person = applied.value.person
      return applied
    },
  }
  return replay
}
