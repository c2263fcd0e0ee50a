/** Makes deadlines from law rows. */
import { atOnce, dayClock, hourClock, type Due } from './clock.ts'
import type { LawRow } from './law.ts'
import type { Deadline } from './measure.ts'
import { addMonths, day, type Instant, type PlainDate } from './plain-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export type Trigger = { readonly on: PlainDate; readonly at?: Instant | null | undefined; readonly anchor: string }

/** The due day of a row counted from its trigger. */
export function dueOf(row: LawRow, trigger: Trigger, calendar: WorkingCalendar): Due {
  const options = { anchor: trigger.anchor, favour: row.bound === 'person' }
  if (row.unit === 'at-once' || row.unit === 'no-number' || row.value === undefined) return atOnce(trigger.on, options, row.unit === 'at-once' ? 'at-once' : 'no-number')
  if (row.unit === 'hour') return hourClock(trigger.on, trigger.at ?? undefined, row.value, calendar, options)
  return dayClock(trigger.on, row.value, row.unit, calendar, options)
}

/** A deadline, or nothing where the law of that day has no such row. */
export function deadlineOf(row: LawRow | undefined, due: Due | null, more: Partial<Pick<Deadline, 'key' | 'act' | 'bound' | 'kind' | 'form'>> = {}): Deadline[] {
  if (!row || !due) return []
  const bound = more.bound ?? row.bound ?? row.signers?.[0] ?? 'person'
  return [{
    clock: row.id, key: more.key, kind: more.kind ?? (row.kind === 'signer' || row.kind === 'stage' ? 'max' : row.kind), opensOn: due.opensOn, opensAt: due.opensAt, dueOn: due.dueOn, dueAt: due.dueAt,
    bound, act: more.act ?? row.act, form: more.form ?? row.form, citation: row.citation,
    confidence: due.unverified && bound === 'person' ? 'unverified' : row.confidence, why: due.why,
  }]
}

export function counted(row: LawRow | undefined, trigger: Trigger | null, calendar: WorkingCalendar, more: Partial<Pick<Deadline, 'key' | 'act' | 'bound' | 'kind' | 'form'>> = {}): Deadline[] {
  return row && trigger ? deadlineOf(row, dueOf(row, trigger, calendar), more) : []
}

/** The last day of the month that lies `months` after that of `on`. */
export function endOfMonth(on: PlainDate, months: number): PlainDate {
  // The 31st of January, moved by months, is clamped to each month's last day.
  return addMonths(day('2000-01-31'), (Number(on.slice(0, 4)) - 2000) * 12 + Number(on.slice(5, 7)) - 1 + months)
}
