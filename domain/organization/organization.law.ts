/** From when until when each kind of body exists, and which body takes over its work. Half-open periods. */
import { cite, type Citation, type Confidence } from '../kernel/citation.ts'
import type { AgencyKind } from '../kernel/actor.ts'
import { day, type PlainDate } from '../kernel/plain-date.ts'
import type { UnitLevel } from './organization.model.ts'

/** The work of rehabilitation passes from the Labour sector to Public Security; the police of the districts end with the same reform. */
export const handOverToPolice = day('2025-03-01')
/** First day of two-tier local government: no districts, communes and provinces merged, regional courts. */
export const twoTiersFrom = day('2025-07-01')

export type BodyPeriod = {
  readonly kind: AgencyKind
  readonly level: UnitLevel
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  /** Which kind of body, at which level above or beside, takes over on the last day; absent: the same kind at the unit's successor. */
  readonly successor?: { readonly kind: AgencyKind; readonly level: UnitLevel }
  readonly citation: Citation
  readonly confidence: Confidence
}

export const bodyPeriods: readonly BodyPeriod[] = [
  { kind: 'commune-police', level: 'commune', from: null, to: null, citation: cite('L73', '43'), confidence: 'verified' },
  { kind: 'commune-committee', level: 'commune', from: null, to: null, citation: cite('L73', '40'), confidence: 'verified' },
  { kind: 'health-station', level: 'commune', from: null, to: null, citation: cite('L73', '27', '4'), confidence: 'verified' },
  { kind: 'district-labour', level: 'district', from: null, to: handOverToPolice, successor: { kind: 'province-police', level: 'province' }, citation: cite('NQ190', '1'), confidence: 'unverified' },
  { kind: 'district-police', level: 'district', from: null, to: handOverToPolice, successor: { kind: 'province-police', level: 'province' }, citation: cite('NQ190', '1'), confidence: 'unverified' },
  { kind: 'district-committee', level: 'district', from: null, to: twoTiersFrom, successor: { kind: 'province-committee', level: 'province' }, citation: cite('NQ203', '2'), confidence: 'unverified' },
  { kind: 'court', level: 'district', from: null, to: twoTiersFrom, successor: { kind: 'court', level: 'province' }, citation: cite('NQ81', '1'), confidence: 'unverified' },
  { kind: 'procuracy', level: 'district', from: null, to: twoTiersFrom, successor: { kind: 'procuracy', level: 'province' }, citation: cite('NQ81', '1'), confidence: 'unverified' },
  { kind: 'province-labour', level: 'province', from: null, to: handOverToPolice, successor: { kind: 'province-police', level: 'province' }, citation: cite('NQ190', '1'), confidence: 'unverified' },
  { kind: 'province-police', level: 'province', from: null, to: null, citation: cite('L120', '34', '3'), confidence: 'verified' },
  { kind: 'province-committee', level: 'province', from: null, to: null, citation: cite('L73', '49'), confidence: 'verified' },
  { kind: 'province-health', level: 'province', from: null, to: null, citation: cite('L73', '49'), confidence: 'verified' },
  { kind: 'province-information', level: 'province', from: null, to: null, citation: cite('L73', '49'), confidence: 'verified' },
  { kind: 'province-records', level: 'province', from: null, to: null, citation: cite('L73', '26', '3'), confidence: 'unverified' },
  { kind: 'inspector', level: 'province', from: null, to: null, citation: cite('L73', '49'), confidence: 'unverified' },
  { kind: 'union', level: 'province', from: null, to: null, citation: cite('D163', '136', '3'), confidence: 'one-copy' },
  { kind: 'union', level: 'commune', from: null, to: null, citation: cite('D163', '59'), confidence: 'one-copy' },
  { kind: 'system', level: 'province', from: null, to: null, citation: cite('L91', '33'), confidence: 'unverified' },
]

/** Acts that the whole country shares. Renames and mergers of one province stand with its units. */
export const nationalActs = [
  { id: 'labour-to-police', kind: 'hand-over', onDate: handOverToPolice, instrument: '190/2025/QH15', summary: 'Công tác cai nghiện ma túy và quản lý sau cai chuyển từ ngành Lao động - Thương binh và Xã hội sang ngành Công an; công an cấp huyện kết thúc hoạt động' },
  { id: 'provinces-merged', kind: 'merge', onDate: twoTiersFrom, instrument: '202/2025/QH15', summary: 'Sắp xếp 63 tỉnh, thành phố thành 34' },
  { id: 'districts-ended', kind: 'abolish-level', onDate: twoTiersFrom, instrument: '203/2025/QH15', summary: 'Kết thúc hoạt động của đơn vị hành chính cấp huyện; tòa án, viện kiểm sát khu vực thay cấp huyện' },
] as const
