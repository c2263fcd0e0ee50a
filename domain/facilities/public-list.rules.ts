/** What the public list shows of a record on each day: pure, from the events of the record. No person, and no count that tells of people. */
import { stateOn, standing } from '../registers/registers.rules.ts'
import { addDays, type PlainDate } from '../kernel/plain-date.ts'
import type { RegisterEvent, RegisterState } from '../kernel/register.ts'
import { bandOf, bedsInUse, type Area, type Band, type Cost, type Hours, type Publication, type Service } from './facilities.model.ts'
import { dayOf, listOf, textOf } from './facilities.rules.ts'

/** Registers whose records stand on the public list. */
export const publicRegisters = ['facilities', 'providers', 'reception-points'] as const

/** The public words of a place; kept as they were, so that a past day reads as it did. */
export type Listing = {
  readonly name: string
  readonly kind: string
  readonly address: string
  readonly phone: string | null
  readonly website: string | null
  readonly hours: readonly Hours[]
  readonly services: readonly Service[]
  readonly costs: readonly Cost[]
  readonly papers: readonly string[]
  readonly minors: boolean | null
  readonly publishedOn: PlainDate | null
  readonly publications: readonly Publication[]
  readonly suspendedUntil: PlainDate | null
  readonly licence: string | null
  readonly capacity: Band | null
  readonly free: Band | null
  /** Titles of those who receive people. */
  readonly posts: readonly string[]
}

/** A stretch of days on which the list said the same; `validTo` is the first day it no longer did. */
export type PublicRow = { readonly register: string; readonly agencyId: string; readonly unitId: string; readonly status: 'listed' | 'suspended'; readonly validFrom: PlainDate; readonly validTo: PlainDate | null; readonly listing: Listing }

const listedStatuses: Readonly<Record<string, Readonly<Record<string, 'listed' | 'suspended'>>>> = {
  facilities: { operating: 'listed', suspended: 'suspended' }, providers: { published: 'listed', suspended: 'suspended' }, 'reception-points': { open: 'listed' },
}

/** Null: the record is not on the list in this state. */
export function listingOf(register: string, state: RegisterState, receptionName: (unitId: string) => string): { readonly status: 'listed' | 'suspended'; readonly unitId: string; readonly listing: Listing } | null {
  const status = listedStatuses[register]?.[state.status]
  if (!status) return null
  const { values } = state
  const areas = listOf<Area>(values['areas'])
  const usable = areas.reduce((sum, area) => sum + bedsInUse(area), 0)
  const present = typeof values['present'] === 'number' ? values['present'] : null
  const kind = register === 'facilities' ? `${textOf(values['type']) ?? 'public'}-facility` : register === 'providers' ? (textOf(values['kind']) ?? 'home-provider') : 'reception-point'
  return {
    status, unitId: textOf(values['seatUnit']) ?? state.unitId,
    listing: {
      name: textOf(values['name']) ?? receptionName(state.unitId), kind, address: textOf(values['address']) ?? '', phone: textOf(values['phone']), website: textOf(values['website']),
      hours: listOf<Hours>(values['hours']), services: register === 'reception-points' ? ['registration'] : listOf<Service>(values['services']), costs: listOf<Cost>(values['costs']), papers: listOf<string>(values['papers']),
      minors: typeof values['minors'] === 'boolean' ? values['minors'] : null, publishedOn: dayOf(values['publishedOn']) ?? dayOf(values['licencedOn']), publications: listOf<Publication>(values['publications']).filter((each) => each.on !== undefined),
      suspendedUntil: status === 'suspended' ? dayOf(values['suspendedUntil']) : null, licence: textOf(values['licenceNumber']),
      // Full is said as full; a few free places stay a few.
      capacity: areas.length > 0 ? bandOf(usable) : null, free: areas.length > 0 && present !== null ? bandOf(usable - present) : null, posts: listOf<string>(values['posts']),
    },
  }
}

/** All stretches of a record, from its events: exact for every past day, also after a correction. */
export function publicRowsOf(register: string, events: readonly RegisterEvent[], receptionName: (unitId: string) => string): readonly PublicRow[] {
  const days = [...new Set(standing(events).map((event) => event.occurredOn))].toSorted()
  const rows: PublicRow[] = []
  let last: { readonly key: string; readonly row: PublicRow } | null = null
  const end = (on: PlainDate) => {
    if (last) rows.push({ ...last.row, validTo: on })
    last = null
  }
  for (const on of days) {
    const state = stateOn(events, on)
    const found = state ? listingOf(register, state, receptionName) : null
    const key = found ? JSON.stringify([found, state!.agencyId]) : ''
    if (last && last.key === key) continue
    end(on)
    if (found) last = { key, row: { register, agencyId: state!.agencyId, unitId: found.unitId, status: found.status, validFrom: on, validTo: null, listing: found.listing } }
  }
  if (last) rows.push(last.row)
  return rows
}

/** Day of the week as the hours name it, and the minutes of an `HH:MM`. */
const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

export type OpenNow = { readonly open: true; readonly until: string } | { readonly open: false; readonly opens: { readonly on: PlainDate; readonly at: string; readonly inDays: number } | null }

/** Whether a place is open at that time of that day, and until when, or when it opens next within a week. `weekdayOf`: 1 is Monday. */
export function openAt(hours: readonly Hours[], on: PlainDate, time: string, weekdayOf: (day: PlainDate) => number): OpenNow {
  const now = minutesOf(time)
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = addDays(on, ahead)
    const name = names[weekdayOf(day) - 1]
    const spans = hours.filter((row) => row.day === name).toSorted((a, b) => (a.from < b.from ? -1 : 1))
    if (ahead === 0) {
      const current = spans.find((row) => minutesOf(row.from) <= now && now < minutesOf(row.to))
      if (current) return { open: true, until: current.to }
    }
    const next = spans.find((row) => ahead > 0 || minutesOf(row.from) > now)
    if (next) return { open: false, opens: { on: day, at: next.from, inDays: ahead } }
  }
  return { open: false, opens: null }
}

/** Kilometres between two points, by the great circle. */
export function kilometres(a: { readonly latitude: number; readonly longitude: number }, b: { readonly latitude: number; readonly longitude: number }): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [latitude, longitude] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const part = Math.sin(latitude / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitude / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(part))
}
