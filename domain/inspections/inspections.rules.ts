/** What the law asks of a kind of body on a day, and what it attaches to a breach. Pure. */
import { declarationOf } from '../access/access.rules.ts'
import { Role } from '../kernel/actor.ts'
import { dueOf } from '../kernel/deadline.ts'
import { alarmClock } from '../kernel/liberty.ts'
import type { LawRow } from '../kernel/law.ts'
import { isPlainDate, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterDue } from '../kernel/register.ts'
import type { WorkingCalendar } from '../kernel/working-calendar.ts'
import { lawTables } from '../measures/measures.law.ts'
import { inspectedKinds, type InspectedKind, type Severity } from './inspections.model.ts'

export type ChecklistRule = { readonly id: string; readonly table: string; readonly row: LawRow; readonly severity: Severity }

/** Grounds on which a licence or a publication is suspended or withdrawn. */
const suspensionGrounds: readonly string[] = ['licence-suspend', 'licence-idle-suspend', 'licence-idle-revoke', 'licence-revoke-violation', 'provider-suspend', 'provider-idle', 'private-idle', 'private-fix', 'medical-head-doctor', 'old-centres-conform']
const clocks: readonly string[] = ['max', 'lead', 'asap', 'window', 'periodic']

export function severityOf(table: string, row: Pick<LawRow, 'id' | 'kind'>): Severity {
  if (table === 'liberty' || row.kind === 'term') return 'liberty'
  if (suspensionGrounds.includes(row.id)) return 'suspension-ground'
  return clocks.includes(row.kind) ? 'clock' : 'duty'
}

/** The kind of body that must act: by the post that is bound, else by the first that signs. Null: nobody that is inspected. */
function bodyOf(row: LawRow): InspectedKind | null {
  const post = Role.safeParse(row.bound ?? row.signers?.[0])
  if (!post.success) return null
  const kind = declarationOf(post.data).agency
  return inspectedKinds.find((each) => each === kind) ?? null
}

/** The alarm over a person kept beyond the last day is found with whoever manages; it protects the person and needs no number of the law. */
const overStay: readonly InspectedKind[] = ['rehab-facility', 'commune-police', 'commune-committee']

function judged(): readonly (ChecklistRule & { readonly kinds: readonly InspectedKind[] })[] {
  return Object.entries(lawTables).flatMap(([table, { rows }]) => rows.flatMap((row) => {
    const kinds = row.id === alarmClock ? overStay : [bodyOf(row)].filter((kind) => kind !== null)
    // A right binds nobody; what binds the person is not looked for at a body.
    return kinds.length === 0 || row.kind === 'right' ? [] : [{ id: row.id, table, row, severity: severityOf(table, row), kinds }]
  }))
}
const all = judged()
const inForce = (row: LawRow, on: PlainDate) => (row.from === null || row.from <= on) && (row.to === null || on <= row.to)

/** What an inspection of such a body looks at, by the law of that day, with its article; in the order of the law tables. */
export const checklistOf = (kind: InspectedKind, on: PlainDate): readonly ChecklistRule[] => all.filter((rule) => rule.kinds.includes(kind) && inForce(rule.row, on))

/** Every rule that ever stood in a checklist, for the choice of a finding. */
export const checklistIds: readonly string[] = [...new Set(all.map((rule) => rule.id))]

/** The rule as it stood for that kind of body on that day; null: it did not bind it. */
export const ruleFor = (id: string, kind: string, on: PlainDate): ChecklistRule | null => all.find((rule) => rule.id === id && (rule.kinds as readonly string[]).includes(kind) && inForce(rule.row, on)) ?? null

/** Read in the text, so that more may follow from it than a finding; the last day of a person is protected in any case. */
export const isRead = (rule: ChecklistRule): boolean => rule.row.confidence !== 'unverified' || rule.severity === 'liberty'

export const dayOf = (value: unknown): PlainDate | null => (typeof value === 'string' && isPlainDate(value) ? value : null)
export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

type Bound = Pick<RegisterDue, 'bound'> & Partial<Pick<RegisterDue, 'agencyId' | 'act' | 'key'>>
/** A clock of a row counted from a day; nothing where the row has no number. */
export function clockOf(row: LawRow | undefined, from: PlainDate | null, anchor: string, calendar: WorkingCalendar, more: Bound): RegisterDue[] {
  if (!row || !from || row.value === undefined) return []
  const due = dueOf(row, { on: from, anchor }, calendar)
  return [{ clock: row.id, kind: row.kind === 'right' ? 'right' : 'max', dueOn: due.dueOn, citation: row.citation, confidence: row.confidence, why: due.why, act: row.act, ...more }]
}
/** A clock whose day was set by somebody. */
export function setClock(row: Pick<LawRow, 'id' | 'citation' | 'confidence' | 'act'> | undefined, dueOn: PlainDate | null, more: Bound): RegisterDue[] {
  return row && dueOn ? [{ clock: row.id, kind: 'max', dueOn, citation: row.citation, confidence: row.confidence, why: [{ say: 'due', on: dueOn }], act: row.act, ...more }] : []
}
