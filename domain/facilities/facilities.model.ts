/** Words and shapes shared by the registers of facilities, providers and reception points. */
import type { RegisterField } from '../kernel/register.ts'

export const facilityTypes = ['public', 'private', 'reformatory'] as const
export const providerKinds = ['home-provider', 'detox-place', 'assessing-facility', 'counselling-point', 'substitution-site', 'health-station'] as const
export type ProviderKind = (typeof providerKinds)[number]

/** What a place offers, as a person asks for it. */
export const services = ['registration', 'assessment', 'counselling', 'home-rehab', 'withdrawal', 'education', 'reintegration', 'substitution', 'residential', 'vocational'] as const
export type Service = (typeof services)[number]
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export const areaUses = ['men', 'women', 'minors', 'holding', 'sick', 'isolation'] as const
export const publicationChannels = ['portal', 'notice-board', 'media'] as const
export const costPeriods = ['once', 'day', 'month'] as const

export type Hours = { readonly day: (typeof weekdays)[number]; readonly from: string; readonly to: string }
export type Cost = { readonly service: Service; readonly amount: number; readonly per: (typeof costPeriods)[number]; readonly note?: string | null }
export type Publication = { readonly channel: (typeof publicationChannels)[number]; readonly on: string; readonly link?: string | null; readonly place?: string | null }
export type Area = { readonly name: string; readonly use: (typeof areaUses)[number]; readonly beds: number; readonly outOfService?: number | null }

/** Beds that may be used: never below nought. */
export const bedsInUse = (area: Area): number => Math.max(0, area.beds - (area.outOfService ?? 0))

const required = true as const
export const hoursField: RegisterField = {
  key: 'hours', kind: 'rows', longest: 21, screenOnly: true,
  fields: [{ key: 'day', kind: 'choice', options: weekdays, required }, { key: 'from', kind: 'time', required }, { key: 'to', kind: 'time', required }],
}
export const costsField: RegisterField = {
  key: 'costs', kind: 'rows', longest: 30, screenOnly: true,
  fields: [{ key: 'service', kind: 'choice', options: services, required }, { key: 'amount', kind: 'money', required }, { key: 'per', kind: 'choice', options: costPeriods, required }, { key: 'note', kind: 'text' }],
}
export const areasField: RegisterField = {
  key: 'areas', kind: 'rows', longest: 40, screenOnly: true,
  fields: [{ key: 'name', kind: 'text', longest: 60, required }, { key: 'use', kind: 'choice', options: areaUses, required }, { key: 'beds', kind: 'count', highest: 5000, required }, { key: 'outOfService', kind: 'count', highest: 5000 }],
}
export const publicationsField: RegisterField = {
  key: 'publications', kind: 'rows', screenOnly: true,
  fields: [{ key: 'channel', kind: 'choice', options: publicationChannels, required }, { key: 'on', kind: 'day', required }, { key: 'link', kind: 'link' }, { key: 'place', kind: 'text' }],
}
/** What the public list says of a place: where, when, for what price, with which papers. */
export const detailFields: readonly RegisterField[] = [
  { key: 'address', kind: 'text', longest: 300, required }, { key: 'phone', kind: 'phone' }, hoursField, { key: 'services', kind: 'choices', options: services, required }, costsField,
  { key: 'papers', kind: 'texts', longest: 20 }, { key: 'minors', kind: 'yes-no' }, { key: 'website', kind: 'link' },
]
export const optional = (fields: readonly RegisterField[]): readonly RegisterField[] => fields.map(({ required: _, ...field }) => field)

/** Public bands of a capacity: an exact number of beds in use would tell how many people are there. */
export const bands = ['none', 'few', 'under-50', '50-199', '200-499', '500-more'] as const
export type Band = (typeof bands)[number]
export function bandOf(count: number): Band {
  if (count <= 0) return 'none'
  // The same threshold below which figures of people are hidden.
  if (count < 5) return 'few'
  return count < 50 ? 'under-50' : count < 200 ? '50-199' : count < 500 ? '200-499' : '500-more'
}
