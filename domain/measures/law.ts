/**
 * Every encoded law row of the product, in one place: for the law page, for printing, and for a lawyer's confirmation. Tables are
 * imported from `*.law.ts` alone, so that a page of the law loads no procedure. `facilities`, `training` and `liberty` are tables of no kind of measure.
 */
import { assessmentLaw } from '../assessment/assessment.law.ts'
import { dossierLaw } from '../compulsory-rehab/compulsory-dossier.law.ts'
import { compulsoryLaw } from '../compulsory-rehab/compulsory.law.ts'
import { drugUseLaw } from '../drug-use-management/drug-use-management.law.ts'
import { eMonitoringLaw } from '../e-monitoring/e-monitoring.law.ts'
import { facilitiesLaw } from '../facilities/facilities.law.ts'
import { lawTable, type LawRow } from '../kernel/law.ts'
import { libertyLaw } from '../kernel/liberty.law.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import { postRehabLaw } from '../post-rehab/post-rehab.law.ts'
import { substitutionLaw } from '../substitution/substitution.law.ts'
import { privateLaw, publicLaw } from '../voluntary-rehab/voluntary-facility.law.ts'
import { trainingLaw } from '../training/training.law.ts'
import { voluntaryLaw } from '../voluntary-rehab/voluntary-rehab.law.ts'

export const lawTables = { 'user-management': drugUseLaw, assessment: assessmentLaw, substitution: substitutionLaw, 'compulsory-dossier': dossierLaw, 'voluntary-home': voluntaryLaw, 'voluntary-private': privateLaw, 'voluntary-public': publicLaw, 'e-monitoring': eMonitoringLaw, 'post-rehab': postRehabLaw, facilities: facilitiesLaw, training: trainingLaw, liberty: libertyLaw, compulsory: compulsoryLaw } as const
export const lawRows: readonly LawRow[] = Object.values(lawTables).flatMap((table) => table.rows)
const all = lawTable(lawRows)

/** The row in force on that day, or undefined: a rule that did not exist then. */
export function lawRow(id: string, on: PlainDate): LawRow | undefined {
  return all.on(id, on)
}
