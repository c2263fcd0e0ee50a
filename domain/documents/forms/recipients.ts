/** Nơi nhận: the closed list of a form, with names out of the facts. A body that the facts do not name keeps its general name. */
import type { PaperFacts, Recipient } from '../documents.model.ts'
import { inSentence } from './form.words.ts'

/** `Công an tỉnh Lạng Sơn` out of the issuer's parent or the issuer itself, else the general name. */
function provincePolice(facts: PaperFacts): string {
  return [facts.issuer.name, facts.issuer.parent ?? ''].find((name) => /^Công an (tỉnh|thành phố) /u.test(name)) ?? 'Công an tỉnh'
}

function nameOf(recipient: Recipient, facts: PaperFacts): string | null {
  const unit = inSentence(facts.measure.unitName)
  const typed = (name: string): string | undefined => facts.typed[name] || undefined
  switch (recipient) {
    case 'person': return `Ông (bà) ${facts.person.fullName}`
    // Only where there is one: a minor, or the form names a relative.
    case 'representative': return facts.representative ? `Ông (bà) ${facts.representative.fullName} (${facts.representative.relation})` : null
    case 'family': return facts.representative ? `Gia đình (ông, bà ${facts.representative.fullName})` : 'Gia đình người có tên trong giấy này'
    case 'commune-police': return unit ? `Công an ${unit}` : 'Công an xã nơi cư trú'
    case 'commune-committee': return unit ? `Ủy ban nhân dân ${unit}` : 'Ủy ban nhân dân xã nơi cư trú'
    case 'province-police': return provincePolice(facts)
    case 'province-committee': return 'Ủy ban nhân dân tỉnh'
    case 'facility': return facts.measure.facilityName ?? typed('facility') ?? 'Cơ sở tiếp nhận'
    case 'provider': return typed('provider') ?? 'Nơi cung cấp dịch vụ'
    case 'court': return typed('court') ?? 'Tòa án nhân dân có thẩm quyền'
    case 'procuracy': return typed('procuracy') ?? 'Viện kiểm sát nhân dân cùng cấp'
    case 'health-station': return unit ? `Trạm y tế ${unit}` : 'Trạm y tế'
    case 'team': return 'Các thành viên có tên trong giấy này'
    case 'school': return 'Nhà trường'
    case 'addressee': return typed('addressee') ?? 'Như trên'
    case 'file': return 'Lưu: VT, hồ sơ'
    default: return recipient satisfies never
  }
}

/** Each line ends with `;`, the last with `.`. */
export function recipientNames(recipients: readonly Recipient[], facts: PaperFacts): string[] {
  const names = [...new Set(recipients.map((each) => nameOf(each, facts)).filter((name): name is string => name !== null))]
  return names.map((name, index) => `${name}${index === names.length - 1 ? '.' : ';'}`)
}
