/** A written life (`cases/*.json`) traced step by step: what was done or refused, what became due, what ended. Pure. */
import type { Refusal } from '../kernel/decision.ts'
import type { Deadline, MeasureEvent, MeasureKind } from '../kernel/measure.ts'
import { day, later, type PlainDate } from '../kernel/plain-date.ts'
import { workingCalendar } from '../kernel/working-calendar.ts'
import type { HeldMeasure } from './engine.ts'
import { procedureOf } from './procedures.ts'
import { startReplay, type Step } from './replay.ts'

export type Life = { readonly title: string; readonly titleVi?: string; readonly articles: readonly string[]; readonly person: { readonly birth: string }; readonly steps: readonly Step[] }

export type TracedEvent = { readonly kind: MeasureKind; readonly event: MeasureEvent; readonly status: string }
export type TracedDeadline = { readonly kind: MeasureKind; readonly deadline: Deadline }
export type TracedStep = {
  readonly step: Step
  readonly refused: Refusal | null
  /** What the act recorded, consequences on other measures included. */
  readonly events: readonly TracedEvent[]
  /** Deadlines that did not stand before this step. */
  readonly opened: readonly TracedDeadline[]
  /** Deadlines that this step answered or took away. */
  readonly answered: readonly TracedDeadline[]
  readonly measures: readonly HeldMeasure[]
}
export type TracedLife = { readonly steps: readonly TracedStep[]; readonly measures: readonly HeldMeasure[]; readonly lastDay: PlainDate }

const keyOf = ({ kind, deadline }: TracedDeadline): string => `${kind} ${deadline.clock} ${deadline.key ?? ''} ${deadline.dueOn}`

export function traceLife(life: Life): TracedLife {
  const replay = startReplay(life.person.birth)
  let standing = new Map<string, TracedDeadline>()
  let today = day('1900-01-01')
  const steps = life.steps.map((step): TracedStep => {
    today = later(today, day(step.on))
    const answer = replay.step(step)
    const events = answer.ok ? answer.value.changed.flatMap((change) => change.newEvents.map((event) => ({ kind: change.after.kind, event, status: change.after.row.status }))) : []
    const now = new Map<string, TracedDeadline>()
    for (const measure of replay.person.measures) {
      for (const deadline of procedureOf(measure.kind)!.deadlinesOf(measure.state, { subject: replay.person.subject, calendar: workingCalendar, today })) now.set(keyOf({ kind: measure.kind, deadline }), { kind: measure.kind, deadline })
    }
    const opened = [...now].filter(([key]) => !standing.has(key)).map(([, each]) => each)
    const answered = [...standing].filter(([key]) => !now.has(key)).map(([, each]) => each)
    standing = now
    return { step, refused: answer.ok ? null : answer.refusal, events, opened, answered, measures: replay.person.measures }
  })
  return { steps, measures: replay.person.measures, lastDay: today }
}
