/** What stands in the registration form, judged field by field and turned into what the contracts ask. Pure. */
import type { z } from 'zod'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { isPlainDate, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { boundsOf, readPartialDate } from '@hoa-nhap/domain/people/partial-date'
import type { PersonInput } from '@hoa-nhap/domain/people/people.contract'
import { judgeBirth, judgePersonalNumber, normaliseName } from '@hoa-nhap/domain/people/people.rules'
import type { PickedUnit } from '../ui/UnitPicker.tsx'

/** What a registration begins with: a measure's first act, or the person alone. */
export type Way = keyof typeof beginningOf | 'person'
export type RegisterValues = {
  readonly name?: string
  readonly sex?: 'male' | 'female' | ''
  readonly birth?: string
  readonly personalNumber?: string
  readonly phone?: string
  readonly unit?: PickedUnit | null
  readonly address?: string
  readonly since?: string
  readonly residence?: 'permanent' | 'temporary' | 'current'
  readonly representativeName?: string
  readonly relation?: 'father' | 'mother' | 'guardian' | 'legal-representative' | ''
  readonly representativeNumber?: string
  readonly way?: Way
}
export type Wrong = { readonly code: string; readonly facts: Readonly<Record<string, unknown>> } | null
const wrong = (code: string, facts: Readonly<Record<string, unknown>> = {}): Wrong => ({ code, facts })

/** True where any reading of the birth date says the person is under full age: then a representative registers. */
export function isMinor(birth: string | undefined, today: PlainDate): boolean {
  const judged = birth ? judgeBirth(birth, today) : null
  return judged?.ok === true && judged.value.minor
}

/** `06/2019` and `2019` mean their first day: the day from which it is certain is not known better. */
export function readSince(typed: string, today: PlainDate): { readonly ok: true; readonly value: PlainDate } | { readonly ok: false; readonly wrong: NonNullable<Wrong> } {
  const read = readPartialDate(typed)
  if (!read.ok) {
    const { code, ...facts } = read.problem
    return { ok: false, wrong: { code, facts } }
  }
  const on = isPlainDate(read.value) ? read.value : boundsOf(read.value).first
  return on > today ? { ok: false, wrong: { code: 'residence-in-future', facts: {} } } : { ok: true, value: on }
}

const digits = (typed: string | undefined): string => (typed ?? '').replace(/\D/g, '')

/** What is wrong with one field as it stands, or null. */
export function judgeRegisterField(name: keyof RegisterValues, values: RegisterValues, today: PlainDate): Wrong {
  const minor = isMinor(values.birth, today)
  const number = (typed: string | undefined): Wrong => {
    if (!typed?.trim()) return null
    const judged = judgePersonalNumber(typed)
    return judged.ok ? null : wrong(judged.refusal.code, judged.refusal.facts)
  }
  switch (name) {
    case 'name': return normaliseName(values.name ?? '').length < 2 ? wrong('name-needed') : null
    case 'sex': return values.sex ? null : wrong('needed')
    case 'birth': {
      if (!values.birth?.trim()) return wrong('needed')
      const judged = judgeBirth(values.birth, today)
      return judged.ok ? null : wrong(judged.refusal.code, judged.refusal.facts)
    }
    case 'personalNumber': return number(values.personalNumber)
    case 'phone': return !values.phone?.trim() || /^0\d{9}$/.test(digits(values.phone)) ? null : wrong('phone-form')
    case 'unit': return values.unit?.id ? null : wrong('choose-unit')
    case 'since': {
      if (!values.since?.trim()) return wrong('needed')
      const read = readSince(values.since, today)
      return read.ok ? null : read.wrong
    }
    case 'representativeName': return minor && normaliseName(values.representativeName ?? '').length < 2 ? wrong('representative-needed') : null
    case 'relation': return minor && !values.relation ? wrong('needed') : null
    case 'representativeNumber': return minor ? number(values.representativeNumber) : null
    case 'way': return values.way ? null : wrong('way-needed')
    case 'address': case 'residence': return null
    default: return name satisfies never
  }
}

export const personFields = ['name', 'sex', 'birth', 'personalNumber', 'phone', 'unit', 'address', 'since', 'residence', 'representativeName', 'relation', 'representativeNumber'] as const satisfies readonly (keyof RegisterValues)[]

/** The body of the registration, or null while a field is wrong. */
export function personInputOf(values: RegisterValues, today: PlainDate): z.input<typeof PersonInput> | null {
  if (personFields.some((name) => judgeRegisterField(name, values, today) !== null)) return null
  const birth = judgeBirth(values.birth!, today)
  const since = readSince(values.since!, today)
  if (!birth.ok || !since.ok || !values.sex) return null
  return {
    name: normaliseName(values.name!), birth: birth.value.birth, sex: values.sex,
    ...(digits(values.personalNumber) ? { personalNumber: digits(values.personalNumber) } : {}),
    ...(digits(values.phone) ? { phone: digits(values.phone) } : {}),
    residence: { unitId: values.unit!.id, from: since.value, kind: values.residence ?? 'permanent', ...(values.address?.trim() ? { addressAsWritten: normaliseName(values.address) } : {}) },
    ...(birth.value.minor && values.relation
      ? { representative: { name: normaliseName(values.representativeName!), relation: values.relation, ...(digits(values.representativeNumber) ? { personalNumber: digits(values.representativeNumber) } : {}) } }
      : {}),
  }
}

const police: readonly Role[] = ['commune-police', 'commune-police-chief']
const clinics: readonly Role[] = ['health-station', 'substitution-clinician', 'facility-head']

type Beginning = { readonly kind: MeasureKind; readonly type: string; readonly fixed: Readonly<Record<string, string>>; readonly by: readonly Role[] }
/**
 * The measure and first act each way of beginning stands for, and the posts to which it is offered: those that the law lets sign or record it, and that
 * register people and read measures of that kind.
 */
export const beginningOf = {
  home: { kind: 'voluntary-home', type: 'register', fixed: { place: 'home' }, by: police },
  community: { kind: 'voluntary-home', type: 'register', fixed: { place: 'community' }, by: police },
  assessment: { kind: 'assessment', type: 'request-assessment', fixed: {}, by: [...police, 'health-station', 'assessor'] },
  test: { kind: 'assessment', type: 'record-test', fixed: {}, by: [...police, 'health-station', 'assessor'] },
  use: { kind: 'user-management', type: 'record-use', fixed: {}, by: [...police, 'facility-head'] },
  private: { kind: 'voluntary-private', type: 'register', fixed: {}, by: police },
  public: { kind: 'voluntary-public', type: 'register', fixed: {}, by: police },
  substitution: { kind: 'substitution', type: 'register', fixed: {}, by: [...police, ...clinics] },
  treatment: { kind: 'substitution', type: 'start', fixed: {}, by: [...police, ...clinics] },
  dossier: { kind: 'compulsory-dossier', type: 'open-dossier', fixed: {}, by: ['commune-police-chief'] },
  order: { kind: 'compulsory', type: 'import-order', fixed: {}, by: [...police, 'facility-head', 'province-police'] },
  device: { kind: 'e-monitoring', type: 'decide', fixed: {}, by: police },
  'device-asked': { kind: 'e-monitoring', type: 'request', fixed: {}, by: police },
  after: { kind: 'post-rehab', type: 'open-from-notice', fixed: {}, by: [...police, 'commune-chair', 'commune-social'] },
} as const satisfies Record<string, Beginning>

/** Ways of beginning that are offered to a post, everyday ones first. */
export const waysOf = (role: Role): readonly (keyof typeof beginningOf)[] => (Object.keys(beginningOf) as (keyof typeof beginningOf)[]).filter((way) => (beginningOf[way].by as readonly Role[]).includes(role))
