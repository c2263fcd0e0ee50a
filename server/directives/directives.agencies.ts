/** Names of the bodies that lead and answer, with the body that took over their work. */
import { accountableOn, type Accountable, type AgencyFact } from '@hoa-nhap/domain/directives/directives.rules'
import type { AgencyKind, Role } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { ActorTransaction } from '../platform/route.ts'

/** For a kind that has no body in the register, or one in every commune. */
const kindNames: Readonly<Partial<Record<AgencyKind, string>>> = {
  'commune-police': 'Công an cấp xã', 'commune-committee': 'UBND cấp xã', 'province-police': 'Công an tỉnh', 'province-labour': 'Sở Lao động - Thương binh và Xã hội', 'province-committee': 'UBND tỉnh',
  'province-health': 'Sở Y tế', 'province-information': 'Sở Thông tin và Truyền thông', 'health-station': 'Trạm Y tế cấp xã', 'assessing-facility': 'Cơ sở xác định tình trạng nghiện', 'rehab-facility': 'Cơ sở cai nghiện ma túy',
  'medical-centre': 'Trung tâm Y tế', 'counselling-point': 'Điểm tư vấn', court: 'Tòa án', procuracy: 'Viện kiểm sát', union: 'Mặt trận Tổ quốc và các đoàn thể', school: 'Cơ sở giáo dục nghề nghiệp', inspector: 'Thanh tra',
  'province-records': 'Bộ phận hồ sơ nghiệp vụ', 'district-labour': 'Phòng LĐTBXH cấp huyện', 'district-police': 'Công an cấp huyện', 'district-committee': 'UBND cấp huyện', 'ministry-police': 'Bộ Công an',
  'home-provider': 'Đơn vị cung cấp dịch vụ', system: 'Hệ thống',
}
export const kindName = (kind: AgencyKind): string => kindNames[kind] ?? kind

/** The role that answers for a body of that kind, where one is plain. */
const answering: Readonly<Partial<Record<AgencyKind, Role>>> = {
  'commune-committee': 'commune-chair', 'commune-police': 'commune-police-chief', 'province-police': 'province-police-director', 'province-labour': 'province-labour', 'province-health': 'province-health',
  'province-committee': 'province-planner', 'province-information': 'province-planner', 'rehab-facility': 'facility-head', 'district-committee': 'district-chair', 'health-station': 'health-station',
}
export const answeringRole = (kind: AgencyKind): Role | null => answering[kind] ?? null

/** Kinds of which every commune or district has one: the document names them together, not one by one. */
export const isPerUnit = (kind: AgencyKind): boolean => kind.startsWith('commune-') || kind.startsWith('district-') || kind === 'health-station'

export type Agencies = {
  /** The body of that kind in that unit, named on the document's day. */
  accountable(kind: AgencyKind, unitId: string): Accountable
  nameOf(kind: AgencyKind, unitId: string): string
}

/** Bodies of the given units and all that followed them. */
export async function loadAgencies(transaction: Pick<ActorTransaction, 'query'>, unitIds: readonly string[], today: PlainDate): Promise<Agencies> {
  const { rows } = await transaction.query<AgencyFact & { unitId: string }>(
    `with recursive known as (
       select a.* from agency a where a.unit_id = any($1::text[])
       union select n.* from known k join agency n on n.id = k.successor_id
     )
     select id, kind, name, unit_id as "unitId", valid_to as "validTo", successor_id as "successorId" from known order by id`,
    [unitIds],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const accountable = (kind: AgencyKind, unitId: string) => accountableOn(isPerUnit(kind) ? undefined : rows.find((row) => row.kind === kind && row.unitId === unitId), kind, byId, today)
  return {
    accountable,
    nameOf(kind, unitId) {
      const found = accountable(kind, unitId)
      const named = found.agencyId ? byId.get(found.agencyId) : undefined
      if (!named) return kindName(kind)
      return found.today && found.today.id !== named.id ? `${named.name} (nay: ${found.today.name})` : named.name
    },
  }
}
