/** The head of an office's papers as far as nobody settled it otherwise: body above, place, letters in a number, position of who signs. */
import type { AgencyKind, Role } from '../kernel/actor.ts'
import { roleTitles } from '../access/titles.rules.ts'

/** A unit as the names of offices take it: `{ kind: 'xã', name: 'Xã Thất Khê' }`. */
export type OfficeUnit = { readonly kind: string; readonly name: string }
export type OfficePlace = { readonly kind: AgencyKind; readonly unit: OfficeUnit; readonly province: OfficeUnit }

/** `Thất Khê` of `Xã Thất Khê`: the place before the day. */
export function placeName({ kind, name }: OfficeUnit): string {
  return name.toLocaleLowerCase('vi').startsWith(`${kind.toLocaleLowerCase('vi')} `) ? name.slice(kind.length + 1) : name
}

/** `xã Thất Khê`: as it stands inside a name. */
export function unitInName(unit: OfficeUnit): string {
  return `${unit.kind.toLocaleLowerCase('vi')} ${placeName(unit)}`
}

const initials: Readonly<Record<string, string>> = { xã: 'X', phường: 'P', 'thị trấn': 'TT', 'đặc khu': 'ĐK', huyện: 'H', quận: 'Q', 'thị xã': 'TX', 'thành phố': 'TP', tỉnh: 'T' }
const initial = (unit: OfficeUnit): string => initials[unit.kind.toLocaleLowerCase('vi')] ?? ''

/** Letters of the office in a number (`CAX` as Mẫu 22 PL V has `QĐ-CA…`); the rest is our own until an office says its own. */
export function officeLetters({ kind, unit }: OfficePlace): string {
  switch (kind) {
    case 'commune-police': case 'district-police': case 'province-police': return `CA${initial(unit)}`
    case 'commune-committee': case 'district-committee': case 'province-committee': return 'UBND'
    case 'health-station': return 'TYT'
    case 'rehab-facility': return 'CSCN'
    case 'province-health': return 'SYT'
    case 'province-labour': return 'SLĐTBXH'
    case 'district-labour': return 'LĐTBXH'
    case 'medical-centre': case 'assessing-facility': return 'TTYT'
    case 'court': return 'TA'
    case 'procuracy': return 'VKS'
    case 'ministry-police': return 'BCA'
    case 'inspector': return 'TTr'
    case 'school': return 'TrT'
    case 'union': return 'MTTQ'
    default: return 'VP'
  }
}

/** The body above, printed over the issuer; null: the office heads its papers alone. */
export function parentOffice({ kind, unit, province }: OfficePlace): string | null {
  switch (kind) {
    case 'commune-police': case 'district-police': case 'rehab-facility': return `Công an ${unitInName(province)}`
    case 'health-station': return `Ủy ban nhân dân ${unitInName(unit)}`
    case 'province-police': return 'Bộ Công an'
    case 'province-health': case 'province-labour': return `Ủy ban nhân dân ${unitInName(province)}`
    case 'medical-centre': case 'assessing-facility': return `Sở Y tế ${unitInName(province)}`
    case 'district-labour': return `Ủy ban nhân dân ${unitInName(unit)}`
    default: return null
  }
}

/** What stands over the signature. */
export function positionOf(role: Role, unit: OfficeUnit): string {
  switch (role) {
    case 'commune-police-chief': return `Trưởng Công an ${unit.kind.toLocaleLowerCase('vi')}`
    case 'commune-police': return `Cán bộ Công an ${unit.kind.toLocaleLowerCase('vi')}`
    case 'commune-chair': case 'district-chair': return 'Chủ tịch'
    case 'commune-social': return 'Công chức'
    case 'province-police-director': case 'facility-head': case 'province-health': case 'province-labour': return 'Giám đốc'
    case 'province-police': return 'Cán bộ phòng nghiệp vụ'
    case 'health-station': return 'Trưởng trạm'
    case 'district-court': case 'regional-court': return 'Chánh án'
    case 'procuracy': return 'Viện trưởng'
    case 'school': return 'Hiệu trưởng'
    case 'facility-intake': case 'facility-health': return 'Cán bộ cơ sở'
    default: return roleTitles[role].title
  }
}
