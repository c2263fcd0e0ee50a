/** Units, names, successions and agencies as facts with dates. Every period is half-open; null at the start: not known. */
import { z } from 'zod'
import type { AgencyKind } from '../kernel/actor.ts'
import { PlainDateSchema, type PlainDate } from '../kernel/plain-date.ts'

export const UnitLevel = z.enum(['province', 'district', 'commune'])
export type UnitLevel = z.infer<typeof UnitLevel>

/** Parent and province never change within one unit: a commune under another district is another unit with another id. */
export type Unit = {
  readonly id: string
  readonly code: string
  readonly level: UnitLevel
  /** Of the latest name: tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, đặc khu. */
  readonly kind: string
  /** The latest name; `nameOn` gives that of a day. */
  readonly name: string
  readonly parentId: string | null
  readonly provinceId: string
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
  readonly latitude: number | null
  readonly longitude: number | null
}

/** Only for units that bore several names. Both ends null: another spelling, or a name whose time is not known. */
export type UnitName = { readonly unitId: string; readonly name: string; readonly kind: string; readonly validFrom: PlainDate | null; readonly validTo: PlainDate | null }

export const SuccessionPart = z.enum(['whole', 'part'])
export type SuccessionPart = z.infer<typeof SuccessionPart>

/** `toId` null: ended without a unit of its kind after it (districts). `inferred`: concluded, the act itself was not read. */
export type Succession = { readonly fromId: string; readonly toId: string | null; readonly onDate: PlainDate; readonly part: SuccessionPart; readonly confidence: 'known' | 'inferred' }

export type Agency = {
  /** `<kind>:<unitId>`, facilities with a number: `rehab-facility:p-20.1`. */
  readonly id: string
  readonly kind: AgencyKind
  readonly unitId: string
  readonly name: string
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
  readonly successorId: string | null
}

export const OrganizationActKind = z.enum(['merge', 'split', 'rename', 'abolish-level', 'hand-over'])
export type OrganizationActKind = z.infer<typeof OrganizationActKind>
/** `onDate`: the first day of the new state. */
export type OrganizationAct = { readonly id: string; readonly kind: OrganizationActKind; readonly onDate: PlainDate; readonly instrument: string; readonly summary: string }

/** A row of a catalogue file; ids are kept as they are given. */
const optionalDay = z.union([z.literal('').transform(() => null), PlainDateSchema])
export const UnitFileRow = z.object({
  id: z.string().regex(/^[pdc]-\d{2,5}(-[a-z0-9-]+)?$/, { error: 'not-a-unit-id' }),
  code: z.string().regex(/^(\d{2}|\d{3}|\d{5})$/, { error: 'not-a-code' }),
  level: UnitLevel,
  kind: z.string().min(1),
  name: z.string().min(1).max(200),
  parent_id: z.string(),
  valid_from: optionalDay,
  valid_to: optionalDay,
  basis: z.string().optional(),
  latitude: z.string().optional(),
  longitude: z.string().optional(),
})
export const SuccessionFileRow = z.object({
  from_id: z.string().min(1), to_id: z.string(), on_date: PlainDateSchema, part: SuccessionPart,
  confidence: z.enum(['known', 'inferred']).optional(), basis: z.string().optional(),
})
