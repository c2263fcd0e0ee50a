/**
 * Promise 1 for every measure that takes liberty or keeps a name on a list: from some days before the last lawful day the plan of the ending
 * stands with whoever must act; past it stands an alarm that only a recorded release ends. One function, given to every procedure by its builder.
 */
import { dayClock, leadBefore } from './clock.ts'
import { deadlineOf } from './deadline.ts'
import type { Role } from './actor.ts'
import type { LawRow } from './law.ts'
import { libertyLaw } from './liberty.law.ts'
import type { Deadline } from './measure.ts'
import { addDays, daysBetween, earlier, later, type PlainDate } from './plain-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** Clock of the plan; its keys are the steps. */
export const planClock = 'release-plan'
/** Clock of the alarm; its keys are who it stands with. */
export const alarmClock = 'held-beyond'
/** Who watches a person kept beyond the last day, beside the body that must release. */
export const watchers = ['procuracy', 'inspector'] as const satisfies readonly Role[]

export type TermState = { readonly open: boolean; readonly termEndsOn: PlainDate | null; readonly endedOn: PlainDate | null }

export type Liberty = {
  /** `open-ended`: no term runs. `planning`: the ending is near. `beyond`: kept after the last lawful day. `free`: the measure has ended. */
  readonly phase: 'open-ended' | 'running' | 'planning' | 'beyond' | 'free'
  /** The last lawful day, deductions and uncounted days included; the earlier of two readings. */
  readonly lastDay: PlainDate | null
  /** Whole days to the last day; negative after it; null without a term. */
  readonly daysLeft: number | null
  /** Whole days kept after the last lawful day: until today, or until the release that came late. */
  readonly daysBeyond: number
}

/** Where a measure stands before its last lawful day. Days beyond stay countable after a late release, for the paper of the person. */
export function libertyOf(state: TermState, today: PlainDate): Liberty {
  const lastDay = state.termEndsOn
  const until = state.open ? today : (state.endedOn ?? today)
  const daysBeyond = lastDay && until > lastDay ? daysBetween(lastDay, until) : 0
  if (!state.open) return { phase: 'free', lastDay, daysLeft: null, daysBeyond }
  if (!lastDay) return { phase: 'open-ended', lastDay, daysLeft: null, daysBeyond: 0 }
  const daysLeft = daysBetween(today, lastDay)
  if (daysLeft < 0) return { phase: 'beyond', lastDay, daysLeft, daysBeyond }
  return { phase: today >= planOpens(lastDay) ? 'planning' : 'running', lastDay, daysLeft, daysBeyond: 0 }
}

function planOpens(lastDay: PlainDate): PlainDate {
  return addDays(lastDay, -(libertyLaw.on(planClock, lastDay)?.value ?? 0))
}

export type LibertyInput = {
  readonly state: TermState
  /** What the procedure itself asks for; a step that stands there is not said twice. */
  readonly given: readonly Deadline[]
  /** The act that ends the measure in the ordinary way, and the row that names its signer. */
  readonly release: { readonly act: string; readonly row: LawRow | undefined; readonly signer: Role }
  readonly calendar: WorkingCalendar
  readonly today: PlainDate
}

/** The deadlines that promise 1 adds to those of a procedure. */
export function libertyDeadlines(input: LibertyInput): Deadline[] {
  const { phase, lastDay } = libertyOf(input.state, input.today)
  if (!lastDay) return []
  if (phase === 'planning') return plan(input, lastDay)
  return phase === 'beyond' ? alarm(input, lastDay) : []
}

function plan({ given, release, calendar }: LibertyInput, lastDay: PlainDate): Deadline[] {
  const opensOn = planOpens(lastDay)
  const steps: Deadline[] = []
  const notice = given.find((each) => each.kind === 'lead' && each.act)
  // Once the notice is recorded, proposal and decision stand with the measure that it opened.
  if (notice) {
    const proposal = libertyLaw.on('release-plan-proposal', lastDay)
    if (proposal?.value) {
      const due = dayClock(notice.dueOn, proposal.value, 'working-day', calendar, { anchor: 'term-end' })
      steps.push(...step(proposal, 'proposal', earlier(later(due.dueOn, notice.dueOn), lastDay), opensOn, lastDay))
    }
    const decision = libertyLaw.on('release-plan-decision', lastDay)
    if (decision?.value) steps.push(...step(decision, 'decision', leadBefore(lastDay, decision.value, 'term-end').dueOn, opensOn, lastDay))
  }
  if (!given.some((each) => each.act === release.act && each.kind !== 'term')) {
    const row = release.row ?? libertyLaw.on(planClock, lastDay)
    steps.push(...step(row, 'certificate', lastDay, opensOn, lastDay, { act: release.act, bound: release.signer, form: release.row?.form }))
  }
  return steps
}

function step(row: LawRow | undefined, key: string, dueOn: PlainDate, opensOn: PlainDate, lastDay: PlainDate, more: Partial<Pick<Deadline, 'act' | 'bound' | 'form'>> = {}): Deadline[] {
  const due = { dueOn, opensOn: earlier(opensOn, dueOn), unverified: false, why: [{ say: 'anchor.term-end', on: lastDay }, { say: `plan.${key}` }, { say: 'free-by-then' }, { say: 'due', on: dueOn }] }
  return deadlineOf(row, due, { kind: 'lead', key, ...more }).map((each) => ({ ...each, clock: planClock }))
}

function alarm({ state, given, release, today }: LibertyInput, lastDay: PlainDate): Deadline[] {
  const row = libertyLaw.on(alarmClock, today)
  const { daysBeyond } = libertyOf(state, today)
  const term = given.find((each) => each.kind === 'term')
  const why = [{ say: 'term-last-day', on: lastDay }, { say: 'days-beyond', facts: { n: daysBeyond } }, { say: 'release-now' }, { say: 'due', on: lastDay }]
  return [release.signer, ...watchers].flatMap((bound, index) => deadlineOf(row, { dueOn: lastDay, unverified: false, why }, { kind: 'max', key: index === 0 ? 'release' : bound, bound, act: release.act, form: release.row?.form }))
    .map((each) => ({ ...each, citation: term?.citation ?? release.row?.citation ?? each.citation, confidence: term?.confidence ?? release.row?.confidence ?? each.confidence }))
}
