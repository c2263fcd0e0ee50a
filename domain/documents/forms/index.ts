/** The catalogue of forms: every paper that an act of the law names, and how to find it. Pure. */
import type { MeasureKind } from '../../kernel/measure.ts'
import { day, type PlainDate } from '../../kernel/plain-date.ts'
import type { FormDefinition } from '../documents.model.ts'
import { formsByAct } from './acts.ts'
import { localForms } from './local.ts'
import { localMeasureForms } from './local.measures.ts'
import { compulsoryOf2026 } from './r2026.compulsory.ts'
import { monitoringOf2026 } from './r2026.e-monitoring.ts'
import { compulsoryOf2021 } from './r2021.compulsory.ts'
import { postRehabOf2021 } from './r2021.post-rehab.ts'
import { usersOf2021 } from './r2021.users.ts'
import { voluntaryOf2021 } from './r2021.voluntary.ts'
import { facilitiesOf2021 } from './r2021.facilities.ts'
import { facilitiesOf2026 } from './r2026.facilities.ts'
import { postRehabOf2026 } from './r2026.post-rehab.ts'
import { usersOf2026 } from './r2026.users.ts'
import { voluntaryOf2026 } from './r2026.voluntary.ts'

export const forms: readonly FormDefinition[] = [...monitoringOf2026, ...usersOf2026, ...facilitiesOf2026, ...voluntaryOf2026, ...compulsoryOf2026, ...postRehabOf2026, ...usersOf2021, ...facilitiesOf2021, ...voluntaryOf2021, ...compulsoryOf2021, ...postRehabOf2021, ...localForms, ...localMeasureForms]

const byId = new Map(forms.map((form) => [form.id, form]))
const byMark = new Map(forms.filter((form) => form.regime !== 'local').map((form) => [form.mark, form]))

export const formById = (id: string): FormDefinition | undefined => byId.get(id)

const lastOf2021 = day('2026-06-30')
const firstOf2021 = day('2022-01-01')

/** Decree 90/2016 is named by rows of every regime: its forms have no last day here. */
export function inForceOn(form: FormDefinition, on: PlainDate): boolean {
  if (form.regime === 'local') return true
  // The paper that lets somebody go is never out of force.
  if (form.id === 'r2026.none.release') return on >= firstOf2021
  if (form.id.startsWith('r2021.D90.')) return on >= firstOf2021
  return form.regime === 'r2021' ? on >= firstOf2021 && on <= lastOf2021 : on > lastOf2021
}

/** `Mẫu 05, 07, 08 PL I` → its three marks; `M43, M44` → two; `M03, M04 NĐ 90` → two of that decree. */
export function marksOf(named: string): string[] {
  const appendix = /^Mẫu (?<numbers>[\d, ]+?) (?<rest>PL [IVX]+)$/u.exec(named)
  if (appendix) return appendix.groups!['numbers']!.split(',').map((number) => `Mẫu ${number.trim()} ${appendix.groups!['rest']}`)
  const decree = /^(?<marks>M\d+\w?(?:, M\d+\w?)*)(?<rest> NĐ \d+)?$/u.exec(named)
  if (decree) return decree.groups!['marks']!.split(',').map((one) => `${one.trim()}${decree.groups!['rest'] ?? ''}`)
  return [named]
}

/** All forms that a law row names (`form: 'Mẫu 11, 12 PL I'`), in force on that day. */
export function formsOf(named: string, on: PlainDate): FormDefinition[] {
  return marksOf(named).flatMap((mark) => byMark.get(mark) ?? []).filter((form) => inForceOn(form, on))
}

/** The first of them; undefined where that day has no such form. */
export const formOf = (named: string, on: PlainDate): FormDefinition | undefined => formsOf(named, on)[0]

/** The papers that go with an act on that day, the act's own first. */
export function formsOfAct(kind: MeasureKind, act: string, on: PlainDate): FormDefinition[] {
  return (formsByAct[kind]?.[act] ?? []).flatMap((id) => byId.get(id) ?? []).filter((form) => inForceOn(form, on))
}

/** The acts a form goes with, for the catalogue. */
export function actsOfForm(id: string): { readonly kind: MeasureKind; readonly act: string }[] {
  return Object.entries(formsByAct).flatMap(([kind, acts]) => Object.entries(acts ?? {}).flatMap(([act, ids]) => (ids.includes(id) ? [{ kind: kind as MeasureKind, act }] : [])))
}
