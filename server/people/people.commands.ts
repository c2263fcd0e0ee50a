/** Registering a person, residences, counselling talks, and what the records post decides. */
import { declarationOf } from '@hoa-nhap/domain/access/access.rules'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { PersonInput, PersonSummary, registerPerson } from '@hoa-nhap/domain/people/people.contract'
import { caseNumberPrefix, foldName, judgeBirth, normaliseName } from '@hoa-nhap/domain/people/people.rules'
import type { z } from 'zod'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { canonical, directoryOf, sightOf } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { duplicatesStatement } from './people.queries.ts'
import { makePersonKey, sealFor } from './person-keys.ts'
import { scopeOfRole } from './people.scope.ts'

export type Registration = z.output<typeof PersonInput>
export type Registered = z.input<typeof registerPerson.output>

export const personalNumberPurpose = 'personal-number'
export const representativeNumberPurpose = 'representative-number'
export const phonePurpose = 'phone'
export const notePurpose = 'counselling-note'
export const duplicatesTask = 'people.duplicates'

type Request = { readonly actor: Actor; readonly now: Instant; readonly platform: Platform }

/** Everything that can be judged before anything is written. */
async function judge(input: Registration, request: Request) {
  const { actor, platform } = request
  const today = actor.day
  const birth = judgeBirth(input.birth, today)
  if (!birth.ok) return { ok: false as const, refusal: { ...birth.refusal, facts: { ...birth.refusal.facts, field: 'birth' } } }
  if (birth.value.minor && !input.representative) return refuse('representative-needed', { field: 'representative' })
  const directory = await directoryOf(platform)
  const { unitId, from } = input.residence
  if (!directory.isCommune(unitId, today)) return refuse('unknown-unit', { field: 'residence.unitId' })
  if (from > today) return refuse('residence-in-future', { field: 'residence.from' })
  if (declarationOf(actor.role).level === 'commune' && unitId !== actor.unitId) return refuse('unit-not-yours', { field: 'residence.unitId' })
  return accept({ birth: birth.value, directory })
}

/**
 * One person with the first residence. The answer is the same whether or not a record elsewhere matches: only records in the caller's own sight
 * are named at once; the wide check is a job, and what it finds goes to the records post.
 */
export async function register(input: Registration, request: Request, transaction: ActorTransaction): Promise<Decision<Registered>> {
  const judged = await judge(input, request)
  if (!judged.ok) return judged
  const { actor, now, platform } = request
  const { birth, directory } = judged.value
  const { keys } = platform
  const [name, nameFold] = [normaliseName(input.name), foldName(input.name)]
  if (nameFold.length < 2) return refuse('name-needed', { field: 'name' })
  const numberIndex = input.personalNumber ? keys.blindIndex(personalNumberPurpose, input.personalNumber) : null
  const twins = await transaction.query<z.input<typeof PersonSummary>>(duplicatesStatement(actor.role, scopeOfRole(actor.role, actor.day), nameFold, birth.birth, birth.birthYear, input.personalNumber ? keys.blindIndexes(personalNumberPurpose, input.personalNumber) : null))
  const personId = platform.uuid()
  const { unitId } = input.residence
  const place = directory.places.now(unitId, null)
  const { sight } = sightOf({ personId, nameFold, residenceUnit: unitId, registeredAt: now, registeredByAgency: actor.agencyId }, [], directory.units, actor.day)
  const { representative } = input
  const key = makePersonKey(keys, personId)
  const person = {
    person_id: personId, registered_at: now, name, name_fold: nameFold, other_name: input.otherName ? normaliseName(input.otherName) : null, birth: birth.birth, birth_year: birth.birthYear, sex: input.sex,
    wrapped_key: key.wrapped.toString('hex'), key_version: key.version,
    personal_number: input.personalNumber ? sealFor(keys, key, personalNumberPurpose, input.personalNumber).toString('hex') : null, personal_number_index: numberIndex?.toString('hex') ?? null,
    personal_number_ending: input.personalNumber?.slice(-4) ?? null,
    representative_name: representative ? normaliseName(representative.name) : null, representative_relation: representative?.relation ?? null,
    representative_number: representative?.personalNumber ? sealFor(keys, key, representativeNumberPurpose, representative.personalNumber).toString('hex') : null,
    residence_unit: unitId, phone: input.phone ? sealFor(keys, key, phonePurpose, input.phone).toString('hex') : null,
    residence: { id: platform.uuid(), kind: input.residence.kind, address_as_written: input.residence.addressAsWritten ? normaliseName(input.residence.addressAsWritten) : null, from_day: input.residence.from },
  }
  const { rows } = await transaction.query<{ number: string }>({
    name: 'people-register', text: 'select register_person($1::jsonb, $2::jsonb, $3) as number',
    values: [JSON.stringify(person), JSON.stringify(sight), caseNumberPrefix(place.provinceId, unitId)],
  })
  await platform.enqueue(transaction, duplicatesTask, null, { personId, provinceId: place.provinceId })
  return accept({ id: personId, caseNumber: rows[0]!.number, duplicateNotice: 'recorded-duplicates-answered-by-records-post', duplicatesInSight: twins.rows.map((row) => ({ ...row, unitName: directory.unitName(row.unitId), open: Number(row.open) })) })
}

/** Keyed hash of a body: tells a repeat without keeping what was typed. */
export const bodyHash = (platform: Platform, body: unknown): Buffer => platform.keys.blindIndex('idempotency', canonical(body))

/** The wide check: live records of anyone that may be of this person become a task of the province's records post. */
export async function checkDuplicates(platform: Platform, reference: Readonly<Record<string, unknown>>): Promise<void> {
  await platform.systemTransaction((transaction) => transaction.query({
    name: 'people-raise-duplicates', text: 'select raise_duplicates($1, $2, $3)', values: [reference['personId'], reference['provinceId'], platform.now()],
  }))
}
