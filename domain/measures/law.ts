/** Every encoded law row of the product, in one place: for the law page, for printing, and for a lawyer's confirmation. */
import { assessmentLaw } from '../assessment/assessment.rules.ts'
import { lawTable, type LawRow } from '../kernel/law.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { postRehabLaw } from '../post-rehab/post-rehab.rules.ts'
import { voluntaryLaw } from '../voluntary-rehab/voluntary-rehab.rules.ts'

export const lawTables = { assessment: assessmentLaw, 'voluntary-home': voluntaryLaw, 'post-rehab': postRehabLaw } as const
export const lawRows: readonly LawRow[] = Object.values(lawTables).flatMap((table) => table.rows)
const all = lawTable(lawRows)

/** The row in force on that day, or undefined: a rule that did not exist then. */
export function lawRow(id: string, on: PlainDate): LawRow | undefined {
  return all.on(id, on)
}
