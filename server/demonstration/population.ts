/** Invented people with whole lives, as the rows that the commands would have written. The same seed gives the same people. */
import { addDays, ageOn, daysBetween, instantAt, later, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { foldName } from '@hoa-nhap/domain/people/people.rules'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import type { Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import { nameOn } from '@hoa-nhap/domain/organization/organization.rules'
import { actHash } from '../measures/measures.commands.ts'
import { eventRecord, type CasePerson } from '../measures/measures.rows.ts'
import { differenceOf, type CaseWrite, type WriteContext } from '../measures/measures.write.ts'
import { makePersonKey, sealFor } from '../people/people.model.ts'
import { personalNumberPurpose, phonePurpose } from '../people/people.commands.ts'
import type { Platform } from '../platform/platform.ts'
import { bodiesOf } from './bodies.ts'
import { calibration } from './calibration.ts'
import { communesWithPeople, homeIn, reformDays } from './homes.ts'
import { beginningOf, fulfils, wishes } from './desk.ts'
import type { Home, Life } from './life.model.ts'
import { liveThrough } from './life.ts'
import { inventName, inventPersonalNumber, inventPhone } from './names.ts'
import { randomOf, type Random } from './random.ts'

/** `people`: how many records; who comes back has more than one. */
export type Province = { readonly then: string; readonly now: string; readonly people: number; /** Case numbers begin after this one, where several provinces became one. */ readonly after?: number }
/** Lạng Sơn, and Bắc Giang that became part of the new Bắc Ninh. */
export const demonstrationProvinces: readonly Province[] = [{ then: 'p-20', now: 'p-20', people: 4000 }, { then: 'p-24-old', now: 'p-24', people: 1500 }]
export const firstDayOfLives = '2022-01-04' as PlainDate

export type Identity = { readonly personId: string; readonly name: string; readonly birth: string; readonly sex: 'male' | 'female'; readonly personalNumber: string | null; readonly phone: string | null }
export type InventedPerson = { readonly identity: Identity; readonly life: Life; readonly refusals: ReadonlyMap<string, number> }

const hamlets = ['Thôn Nà Mẫu', 'Thôn Khuổi Thử', 'Thôn Bản Phác', 'Thôn Đồng Nháp', 'Khu 1', 'Khu 2', 'Khu 4', 'Thôn Pác Ướm', 'Thôn Làng Gạch', 'Tổ 3', 'Tổ 5']

function birthOf(random: Random, firstDay: PlainDate): string {
  const [youngest, oldest] = random.weighted(calibration.ages)
  const birth = addDays(firstDay, -Math.floor((random.whole(youngest, oldest) + random.next() * 0.95) * 365.25) - 30)
  return random.chance(0.12) && ageOn(birth, firstDay) > 20 ? birth.slice(0, 4) : birth
}

/** The records of the n-th person of a province. Does not depend on how many others were made before. */
export function inventPerson(seed: string, province: Province, index: number, catalogue: Catalogue, until: PlainDate): readonly InventedPerson[] {
  const random = randomOf(`${seed}/${province.then}/${index}`)
  const communes = communesOf(seed, province, catalogue, until)
  // However many people there are, a desk holds no more: twice each wish in each busy commune.
  const desk = Math.min(Math.floor(province.people * calibration.desk), 2 * wishes.length * calibration.deskCommunes)
  if (index < desk) return inventForDesk(random, index, seed, province, catalogue, until)
  const firstDay = random.chance(calibration.recent)
    ? addDays(until, -random.whole(1, calibration.recentDays)) : addDays(firstDayOfLives, Math.floor(Math.max(1, daysBetween(firstDayOfLives, until)) * random.next() ** 0.8))
  return liveOf(random, identityOf(random, firstDay), firstDay, homeIn(catalogue, random.weighted(communes), random.next()), seed, province, catalogue, until)
}

function identityOf(random: Random, firstDay: PlainDate): Identity {
  const sex = random.chance(calibration.male) ? 'male' as const : 'female' as const
  const birth = birthOf(random, firstDay)
  return { personId: random.uuid(), name: inventName(random, sex), birth, sex, personalNumber: random.chance(0.94) ? inventPersonalNumber(random) : null, phone: random.chance(0.6) ? inventPhone(random) : null }
}

/** One of those whose next act is due about now, in one of the busy communes. After so many draws the last one is taken as it is. */
function inventForDesk(random: Random, index: number, seed: string, province: Province, catalogue: Catalogue, until: PlainDate): readonly InventedPerson[] {
  const wish = wishes[index % wishes.length]!
  const busy = busyCommunes(seed, province, catalogue, until)
  const [, homes] = busy[Math.floor(index / wishes.length) % busy.length]!
  for (let draw = 0; ; draw++) {
    const own = random.fork(draw)
    const firstDay = beginningOf(wish, own, until)
    const records = liveOf(own, identityOf(own, firstDay), firstDay, homeIn(catalogue, own.weighted(homes), own.next()), seed, province, catalogue, until, wish.leaning ?? null)
    if (draw === calibration.deskDraws || records.some(({ life }) => fulfils(wish, life.person, until))) return records
  }
}

/**
 * A second record of a person who has one already: registered lately in another commune, with the same number, or with the same name and birth
 * where no number was given. Null where the draw gives the same commune.
 */
export function inventTwin(of: InventedPerson, seed: string, province: Province, catalogue: Catalogue, until: PlainDate): InventedPerson | null {
  const random = randomOf(`${seed}/${province.then}/twin/${of.identity.personId}`)
  const identity: Identity = { ...of.identity, personId: random.uuid(), personalNumber: random.chance(0.5) ? of.identity.personalNumber : null, phone: null }
  const twin = liveOf(random, identity, addDays(until, -random.whole(4, calibration.recentDays)), homeIn(catalogue, random.weighted(communesOf(seed, province, catalogue, until)), random.next()), seed, province, catalogue, until).at(-1)
  return !twin || twin.life.homes.at(-1)!.home.unitOn(until) === of.life.homes.at(-1)!.home.unitOn(until) ? null : twin
}

function liveOf(random: Random, identity: Identity, firstDay: PlainDate, home: Home, seed: string, province: Province, catalogue: Catalogue, until: PlainDate, leaning: MeasureKind | null = null): readonly InventedPerson[] {
  const communes = communesOf(seed, province, catalogue, until)
  const reforms = reformsOf(seed, province, catalogue, until)
  const { records, refusals } = liveThrough(random, identity.personId, identity.birth, home, until, bodiesOf(catalogue), firstDay, reforms, () => homeIn(catalogue, random.weighted(communes), random.next()), leaning)
  return records.map((life, index) => ({ identity: { ...identity, personId: life.person.subject.personId }, life, refusals: index === 0 ? refusals : new Map<string, number>() }))
}

/** Seen by somebody, so that a second record makes a pair. */
export const isOpen = (invented: InventedPerson): boolean => invented.life.person.measures.some((measure) => measure.row.open)

type Weighted = readonly (readonly [string, number])[]
/** What follows from seed, province and day alone, found once. */
function remembering<Value>(find: (seed: string, province: Province, catalogue: Catalogue, until: PlainDate) => Value) {
  const known = new WeakMap<Catalogue, Map<string, Value>>()
  return (seed: string, province: Province, catalogue: Catalogue, until: PlainDate): Value => {
    const values = known.get(catalogue) ?? new Map<string, Value>()
    known.set(catalogue, values)
    const key = `${seed}/${province.then}/${until}`
    const value = values.get(key) ?? find(seed, province, catalogue, until)
    values.set(key, value)
    return value
  }
}
const communesOf = remembering((seed, province, catalogue, until): Weighted => communesWithPeople(catalogue, province.then, calibration.communesWithAnyone, randomOf(`${seed}/${province.then}`), until))
const reformsOf = remembering((_seed, province, catalogue, until) => reformDays(catalogue, [province.then], firstDayOfLives, until).map((on) => ({ on })))
/** The present communes with most people, each with the former communes it came from. */
const busyCommunes = remembering((seed, province, catalogue, until): readonly (readonly [string, Weighted])[] => {
  const byPresent = new Map<string, (readonly [string, number])[]>()
  for (const [id, weight] of communesOf(seed, province, catalogue, until)) {
    const present = homeIn(catalogue, id, 0).unitOn(until)
    byPresent.set(present, [...(byPresent.get(present) ?? []), [id, weight]])
  }
  const total = (weights: Weighted) => weights.reduce((sum, [, weight]) => sum + weight, 0)
  return [...byPresent].toSorted(([, a], [, b]) => total(b) - total(a)).slice(0, calibration.deskCommunes)
})

export type PersonLoad = { readonly person: object; readonly key: object; readonly identity: object; readonly phone: string | null; readonly residences: readonly object[]; readonly write: CaseWrite; readonly openUnits: readonly string[] }

/** The rows of one record as of now. Null for a life without any event. */
export function rowsOfPerson(invented: InventedPerson, number: string, catalogue: Catalogue, around: WriteContext, platform: Platform): PersonLoad | null {
  const { identity, life } = invented
  const measures = life.person.measures
  const first = life.posted[0]
  if (!first) return null
  const registeredAt = first.now as Instant
  // As the last act knew it: in which part of a commune that was divided later a closed record lives, nobody has said.
  const residenceUnit = life.homes.at(-1)!.home.unitOn(life.posted.at(-1)!.today)
  const person: CasePerson = { personId: identity.personId, birth: identity.birth, nameFold: foldName(identity.name), residenceUnit, registeredAt, registeredByAgency: first.actor.agencyId }
  const applied = { person: life.person, attachments: life.attachments, changed: measures.map((measure) => ({ measureId: measure.measureId, before: null, after: measure, newEvents: measure.events, replaced: [] })) }
  const { write, rows } = differenceOf({ person, measures: [], sight: [], circle: [], facts: [], factReaders: null }, measures, around, { applied, hash: '' })
  const hashes = new Map<string, string>()
  for (const act of life.posted) {
    const { id: _id, basedOn: _basedOn, ...posted } = act.command.act
    const hash = actHash(platform, { ...posted, id: act.command.act.id, basedOn: 0 } as never)
    for (const event of act.eventIds) hashes.set(`${event.measureId} ${event.id}`, hash)
  }
  write.events = measures.flatMap((measure) => measure.events.map((event) => eventRecord(identity.personId, measure.measureId, event, hashes.get(`${measure.measureId} ${event.id}`) ?? '')))
  write.replaced = measures.flatMap((measure) => measure.events.flatMap((event) => (event.replacedBy ? [{ measure_id: measure.measureId, id: event.id, replaced_by: event.replacedBy }] : [])))
  if (write.replaced.length === 0) delete write.replaced
  // What lies in the past has been told to whom it concerned.
  delete write.outbox
  const minor = ageOn(identity.birth, first.today) < 18
  const { keys } = platform
  const key = makePersonKey(keys, identity.personId)
  const random = randomOf(`${identity.personId}/residences`)
  return {
    person: { person_id: identity.personId, case_number: number, registered_at: registeredAt, registered_by_agency: first.actor.agencyId, registered_unit: first.actor.unitId },
    key: { wrapped: key.wrapped.toString('hex'), version: key.version },
    identity: {
      person_id: identity.personId, name: identity.name, name_fold: person.nameFold, birth: identity.birth, birth_year: Number(identity.birth.slice(0, 4)), sex: identity.sex,
      personal_number: identity.personalNumber ? sealFor(keys, key, personalNumberPurpose, identity.personalNumber).toString('hex') : null,
      personal_number_index: identity.personalNumber ? keys.blindIndex(personalNumberPurpose, identity.personalNumber).toString('hex') : null, personal_number_ending: identity.personalNumber?.slice(-4) ?? null,
      representative_name: minor ? inventName(random, 'female') : null, representative_relation: minor ? 'mother' : null, residence_unit: rows.sight.residenceUnit,
    },
    phone: identity.phone ? sealFor(keys, key, phonePurpose, identity.phone).toString('hex') : null,
    residences: residencesOf(invented, registeredAt, catalogue, random, around.today),
    write,
    openUnits: [...new Set(rows.measures.filter((row) => row.open).map((row) => row.unit_id))],
  }
}

function residencesOf(invented: InventedPerson, registeredAt: Instant, catalogue: Catalogue, random: Random, today: PlainDate): object[] {
  const { identity, life } = invented
  const born = life.posted[0]!.today
  return life.homes.map(({ home, from }, index) => {
    const next = life.homes[index + 1]?.from
    const start = index === 0 ? addDays(born, -random.whole(400, 4000)) : from
    // The address as it was written on the day of registration, with the commune's name of that day where it is another today.
    const written = later(born, from)
    const unitId = home.unitOn(written)
    const unit = catalogue.units.get(unitId)
    const [nameThen, nameNow] = [unit ? nameOn(catalogue, unit, written).name : '', catalogue.units.get(home.unitOn(today))?.name]
    return {
      id: random.uuid(), person_id: identity.personId, kind: 'permanent', unit_id: unitId, address_as_written: nameThen === nameNow ? random.pick(hamlets) : `${random.pick(hamlets)}, ${nameThen}`,
      from_day: start, to_day: next ?? null, recorded_at: index === 0 ? registeredAt : instantAt(from, '17:30'), recorded_by_agency: `commune-police:${unitId}`,
    }
  })
}
