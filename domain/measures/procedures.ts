/** The procedures this product can run, by kind of measure. */
import { assessment } from '../assessment/assessment.rules.ts'
import { compulsoryDossier } from '../compulsory-rehab/compulsory-dossier.rules.ts'
import { userManagement } from '../drug-use-management/drug-use-management.rules.ts'
import { eMonitoring } from '../e-monitoring/e-monitoring.rules.ts'
import { compulsory } from '../compulsory-rehab/compulsory.rules.ts'
import type { MeasureKind, Procedure } from '../kernel/measure.ts'
import type { ActMode, Field } from '../kernel/procedure.ts'
import { postRehab } from '../post-rehab/post-rehab.rules.ts'
import { substitution } from '../substitution/substitution.rules.ts'
import { voluntaryPrivate, voluntaryPublic } from '../voluntary-rehab/voluntary-facility.rules.ts'
import { voluntaryHome } from '../voluntary-rehab/voluntary-rehab.rules.ts'

const built = { 'user-management': userManagement, assessment, substitution, 'compulsory-dossier': compulsoryDossier, 'voluntary-home': voluntaryHome, 'voluntary-private': voluntaryPrivate, 'voluntary-public': voluntaryPublic, 'e-monitoring': eMonitoring, 'post-rehab': postRehab, compulsory } as const
export type BuiltKind = keyof typeof built
export const builtKinds = Object.keys(built) as BuiltKind[]

/** Undefined for a kind whose procedure is not built yet. */
export function procedureOf(kind: MeasureKind): Procedure | undefined {
  return (built as Partial<Record<MeasureKind, unknown>>)[kind] as Procedure | undefined
}

export type ActForm = { readonly type: string; readonly fields: readonly Field[]; readonly mode: ActMode; readonly begins: boolean }

/** The form of every act: fields in order, for the web's act forms and the API document. Acts of mode `system` have no form. */
export const actForms: Readonly<Record<BuiltKind, Readonly<Record<string, ActForm>>>> = Object.fromEntries(
  builtKinds.map((kind) => [kind, Object.fromEntries(Object.entries(built[kind].forms).map(([type, form]) => [type, { type, ...form }]))]),
) as unknown as Readonly<Record<BuiltKind, Readonly<Record<string, ActForm>>>>

export { lawRow as lawRowOn } from './law.ts'
