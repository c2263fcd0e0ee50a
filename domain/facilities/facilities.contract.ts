/** The public list, and the night board of a facility. */
import { z } from 'zod'
import { operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { areaUses, bands, costPeriods, publicationChannels, services, weekdays } from './facilities.model.ts'

const Service = z.enum(services)
export const PublicProvider = z.object({
  id: z.string(), kind: z.string(), name: z.string(), unitId: z.string(), unitName: z.string(), provinceId: z.string(), agencyId: z.string(), status: z.enum(['listed', 'suspended']), suspendedUntil: PlainDateText.nullable(), since: PlainDateText,
  address: z.string(), phone: z.string().nullable(), website: z.string().nullable(), hours: z.array(z.object({ day: z.enum(weekdays), from: z.string(), to: z.string() })), services: z.array(Service),
  costs: z.array(z.object({ service: Service, amount: z.number(), per: z.enum(costPeriods), note: z.string().nullable() })), papers: z.array(z.string()), minors: z.boolean().nullable(), publishedOn: PlainDateText.nullable(),
  publications: z.array(z.object({ channel: z.enum(publicationChannels), on: PlainDateText, link: z.string().nullable(), place: z.string().nullable() })), capacity: z.enum(bands).nullable(), free: z.enum(bands).nullable(), posts: z.array(z.string()),
})
export type PublicProvider = z.infer<typeof PublicProvider>

/** The same answer to everybody, signed in or not, and true for any past day. Counts of people stand as bands. */
export const listPublicProviders = operation({
  id: 'facilities.public-providers', method: 'GET', path: '/api/public/providers', summary: 'Public list of who helps, on any day', summaryVi: 'Danh sách công khai nơi hỗ trợ, theo ngày', access: 'public', audit: null,
  query: z.object({
    unit: z.string().max(60).optional(), on: PlainDateSchema.optional(), service: Service.optional(), cursor: z.string().max(80).optional(), limit: z.coerce.number().transform((value) => Math.min(500, Math.max(1, Math.trunc(value)))).default(50),
  }),
  output: page(PublicProvider).extend({ on: PlainDateText, /** Communes of the unit without a place to register. */ withoutReception: z.array(z.object({ id: z.string(), name: z.string() })) }), refusals: ['unknown-unit', 'unknown-cursor'],
})

export const boardRoles = ['facility-head', 'facility-intake', 'facility-health', 'facility-guard'] as const
/** Who may give a bed: the compartment of places is open to these. */
export const placingRoles = ['facility-head', 'facility-health', 'facility-guard'] as const

const Person = z.object({ personId: z.string(), measureId: z.string(), name: z.string().nullable(), birthYear: z.number().int().nullable(), kind: z.string(), status: z.string(), unitId: z.string(), unitName: z.string(), area: z.string().nullable(), bed: z.number().int().nullable() })
export const BoardPerson = Person
const Paper = z.object({ clock: z.string(), key: z.string(), act: z.string().nullable(), dueOn: PlainDateText, dueAt: InstantText.nullable(), bound: z.string(), /** `missing`: stands with somebody. `done`: recorded. */ state: z.enum(['missing', 'done']), confidence: z.string() })
export const Area = z.object({ name: z.string(), use: z.enum(areaUses), beds: z.number().int(), outOfService: z.number().int(), taken: z.number().int().nullable(), kept: z.number().int().nullable(), over: z.boolean() })
export const RollCall = z.object({ id: z.string(), at: InstantText, expected: z.number().int(), counted: z.number().int(), away: z.number().int() })
export const NightBoard = z.object({
  facilityId: z.string(), facilityName: z.string(), at: InstantText, today: PlainDateText,
  present: z.number().int(), away: z.number().int(), usable: z.number().int().nullable(), free: z.number().int().nullable(), outOfService: z.number().int(), overCapacity: z.boolean(),
  beyond: z.array(Person.extend({ lastDay: PlainDateText, daysBeyond: z.number().int() })),
  leaving: z.array(Person.extend({ lastDay: PlainDateText, daysLeft: z.number().int(), papers: z.array(Paper) })),
  coming: z.array(Person.extend({ expectedOn: PlainDateText.nullable() })),
  out: z.array(Person.extend({ why: z.string(), since: PlainDateText.nullable(), until: PlainDateText.nullable() })),
  /** Present, not given a place yet; only for those who give places. */
  unplaced: z.array(Person), placed: z.array(Person), areas: z.array(Area),
  forecast: z.object({ days: z.array(z.object({ on: PlainDateText, leaving: z.number().int(), coming: z.number().int(), present: z.number().int() })), leaving: z.number().int(), coming: z.number().int(), withoutDay: z.number().int(), fullOn: PlainDateText.nullable() }),
  rollCalls: z.array(RollCall),
})
export type NightBoard = z.infer<typeof NightBoard>
export type BoardPerson = z.infer<typeof BoardPerson>

export const readNightBoard = operation({
  id: 'facilities.night-board', method: 'GET', path: '/api/facilities/night-board', summary: 'Night board of the own facility', summaryVi: 'Bảng trực đêm của cơ sở', access: boardRoles, audit: 'night-board-opened',
  query: z.object({ /** Printed for the hand-over of the shift: written in the ledger as an opening of its own. */ print: z.enum(['true', 'false']).optional() }), output: NightBoard,
})
export const placePerson = operation({
  id: 'facilities.place', method: 'POST', path: '/api/facilities/placements', summary: 'Give a person an area and a bed of the own facility', summaryVi: 'Xếp khu, giường', access: placingRoles, audit: 'person-placed', status: 201,
  body: z.object({ id: z.uuid(), measureId: z.uuid(), area: z.string().trim().min(1).max(60), bed: z.number().int().min(1).max(5000).nullish(), kept: z.boolean().default(false) }),
  output: z.object({ id: z.string(), /** The area now holds more people than it has beds in use. */ over: z.boolean(), taken: z.number().int(), beds: z.number().int() }), refusals: ['not-found', 'area-unknown', 'bed-unknown', 'bed-taken', 'id-reused'],
})
export const recordRollCall = operation({
  id: 'facilities.roll-call', method: 'POST', path: '/api/facilities/roll-calls', summary: 'Record a roll call', summaryVi: 'Ghi điểm danh', access: boardRoles, audit: 'roll-call', status: 201,
  body: z.object({ id: z.uuid(), counted: z.number().int().min(0).max(20_000) }), output: RollCall, refusals: ['id-reused'],
})
export const operations = [listPublicProviders, readNightBoard, placePerson, recordRollCall]
