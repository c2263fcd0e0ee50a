/** Nơi nhận: the closed list of a form, with names out of the facts. A body that the facts do not name keeps its general name. */
import type { PaperFacts, Recipient } from '../documents.model.ts'
import type { Paper } from './paper.ts'
import { capital, communeOf } from './form.words.ts'

/** `Công an tỉnh Lạng Sơn` out of the issuer's parent or the issuer itself, else the general name. */
function provincePolice(facts: PaperFacts): string {
  return [facts.issuer.name, facts.issuer.parent ?? ''].find((name) => /^Công an (tỉnh|thành phố) /u.test(name)) ?? 'Công an tỉnh'
}

function nameOf(recipient: Recipient, paper: Paper, addressed: boolean): string | null {
  const { facts } = paper
  const unit = communeOf(facts.measure.unitName, facts.issuer.name)
  const typed = (name: string): string | undefined => facts.typed[name] || undefined
  switch (recipient) {
    case 'person': return capital(paper.called)
    // Only where there is one: a minor, or the form names a relative.
    case 'representative': return paper.representative ? `Ông (bà) ${paper.representative.fullName} (${paper.representative.relation})` : paper.represented ? `Cha, mẹ, người giám hộ hoặc người đại diện của ${paper.called}` : null
    case 'family': return facts.person.fullName ? `Gia đình ${paper.called}` : 'Gia đình người có tên trong giấy này'
    case 'commune-police': return unit ? `Công an ${unit}` : 'Công an xã nơi cư trú'
    case 'commune-committee': return unit ? `Ủy ban nhân dân ${unit}` : 'Ủy ban nhân dân xã nơi cư trú'
    case 'province-police': return provincePolice(facts)
    case 'province-committee': return 'Ủy ban nhân dân tỉnh'
    // Bodies that take part only in some cases: without a name there is nobody to send it to.
    case 'facility': return facts.measure.facilityName ?? typed('facility') ?? null
    case 'provider': return typed('provider') ?? null
    case 'court': return typed('court') ?? 'Tòa án nhân dân có thẩm quyền'
    case 'procuracy': return 'Viện kiểm sát nhân dân cùng cấp'
    case 'health-station': return unit ? `Trạm y tế ${unit}` : 'Trạm y tế'
    case 'team': return 'Các thành viên có tên trong giấy này'
    case 'school': return 'Nhà trường'
    // `Như trên` refers to the addressees of a letter; other papers name whom they go to.
    case 'addressee': return addressed ? 'Như trên' : (typed('addressee') ?? typed('organisation') ?? typed('requester') ?? 'Nơi nhận theo quy định')
    case 'file': return 'Lưu: VT, hồ sơ'
    default: return recipient satisfies never
  }
}

/** Each line ends with `;`, the last with `.`. `addressed`: the paper has addressees above its text. */
export function recipientNames(recipients: readonly Recipient[], paper: Paper, addressed: boolean): string[] {
  const names = [...new Set(recipients.map((each) => nameOf(each, paper, addressed)).filter((name): name is string => name !== null))]
  return names.map((name, index) => `${name}${index === names.length - 1 ? '.' : ';'}`)
}
