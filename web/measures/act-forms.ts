/**
 * The fields of each act, from the models alone: the rules run on the server, and would double the weight of these pages. Everyday measures come with
 * the page; the others when their form is opened.
 */
import { useEffect, useState } from 'react'
import { assessmentFields } from '@hoa-nhap/domain/assessment/assessment.model'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import type { Field } from '@hoa-nhap/domain/kernel/procedure'
import { postRehabFields } from '@hoa-nhap/domain/post-rehab/post-rehab.model'
import { voluntaryFields } from '@hoa-nhap/domain/voluntary-rehab/voluntary-rehab.model'

export type ActFieldsOf = Readonly<Record<string, readonly Field[]>>

const known = new Map<string, ActFieldsOf>(Object.entries({ assessment: assessmentFields, 'voluntary-home': voluntaryFields, 'post-rehab': postRehabFields } satisfies Partial<Record<MeasureKind, ActFieldsOf>>))

const inFacility = () => import('@hoa-nhap/domain/voluntary-rehab/voluntary-facility.model').then((model) => model.facilityFields)
const loaders: Readonly<Partial<Record<string, () => Promise<ActFieldsOf>>>> = {
  'voluntary-private': inFacility, 'voluntary-public': inFacility,
  'user-management': () => import('@hoa-nhap/domain/drug-use-management/drug-use-management.model').then((model) => model.drugUseFields),
  substitution: () => import('@hoa-nhap/domain/substitution/substitution.model').then((model) => model.substitutionFields),
  'compulsory-dossier': () => import('@hoa-nhap/domain/compulsory-rehab/compulsory-dossier.model').then((model) => model.dossierFields),
  compulsory: () => import('@hoa-nhap/domain/compulsory-rehab/compulsory.model').then((model) => model.compulsoryFields),
  'e-monitoring': () => import('@hoa-nhap/domain/e-monitoring/e-monitoring.model').then((model) => model.eMonitoringFields),
} satisfies Partial<Record<MeasureKind, () => Promise<ActFieldsOf>>>

/** The forms of a kind: at once where they are here, otherwise when they have come. Empty for a kind without forms. */
export async function formsOf(kind: string): Promise<ActFieldsOf> {
  const here = known.get(kind)
  if (here) return here
  const forms = (await loaders[kind]?.()) ?? {}
  known.set(kind, forms)
  return forms
}

/** `pending` while the form is on its way; `failed` where it could not be fetched; no fields where the act has no form: unknown, or written by the system. */
export type ActForm = { readonly pending: boolean; readonly failed: boolean; readonly fields: readonly Field[] | undefined }

export function useActForm(kind: string | null, type: string | null): ActForm {
  const [came, setCame] = useState<{ readonly kind: string; readonly failed: boolean } | null>(null)
  useEffect(() => {
    if (kind === null || known.has(kind)) return
    let wanted = true
    formsOf(kind).then(() => { if (wanted) setCame({ kind, failed: false }) }, () => { if (wanted) setCame({ kind, failed: true }) })
    return () => { wanted = false }
  }, [kind])
  const forms = kind === null ? undefined : known.get(kind)
  const failed = forms === undefined && came?.kind === kind && came?.failed === true
  return { pending: kind !== null && forms === undefined && !failed, failed, fields: forms && type !== null ? forms[type] : undefined }
}
