/** Contacts, review rounds, models, criteria and recognised communes of the demonstration. Invented numbers; no names. */
import { offers } from '@hoa-nhap/domain/outreach/outreach.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { addDays, day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { recordIdOf, type DemonstrationAct, type DemonstrationWorld } from '../registers/registers.model.ts'

type By = DemonstrationAct['by']
const points = ['Chợ trung tâm', 'Bến xe', 'Khu nhà trọ gần khu công nghiệp', 'Quán cà phê đầu thôn', 'Nhà văn hóa thôn 3', 'Công viên ven sông', 'Bãi gửi xe cửa khẩu', 'Trạm y tế, giờ tiếp dân'] as const
const firstDay = day('2024-11-04')

export function* outreachContent(world: DemonstrationWorld): Generator<DemonstrationAct> {
  const has = new Set(world.agencies.map((agency) => agency.id))
  for (const { now } of world.provinces) {
    const communes = world.units.filter((unit) => unit.level === 'commune' && unit.provinceId === now && unit.validTo === null)
    for (const unit of communes) {
      const point = has.has(`counselling-point:${unit.id}.1`)
      if (has.has(`union:${unit.id}`)) yield* contacts(world, { role: 'team-member', agencyId: `union:${unit.id}` }, unit.validFrom, point ? 9 : 2)
      if (has.has(`health-station:${unit.id}`)) yield* contacts(world, { role: 'health-station', agencyId: `health-station:${unit.id}` }, unit.validFrom, point ? 4 : 1)
      if (point) yield* contacts(world, { role: 'counsellor', agencyId: `counselling-point:${unit.id}.1` }, unit.validFrom, 6)
    }
    yield* contacts(world, { role: 'union-office', agencyId: `union:${now}` }, null, 14)
    yield* rounds(world, now, communes.map((unit) => unit.id).slice(0, 9))
    yield* models(world, now, communes)
    yield* recognition(world, now, communes)
  }
}

function* contacts(world: DemonstrationWorld, by: By, since: PlainDate | null, times: number): Generator<DemonstrationAct> {
  const chance = world.random(`outreach/${by.agencyId}`)
  const whole = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
  const from = since !== null && since > firstDay ? since : firstDay
  const step = Math.floor((Date.parse(world.until) - Date.parse(from)) / 86_400_000 / times)
  for (let time = 0; time < times; time++) {
    // Backwards from the last days, so that whoever looks finds something recent.
    const on = addDays(world.until, -time * step - whole(1, Math.max(2, Math.min(step - 1, 20))))
    if (on < from) continue
    const met = whole(3, 26)
    const refused = whole(0, Math.floor(met / 3))
    const agreed = whole(0, Math.floor((met - refused) / 2))
    const data = {
      point: points[whole(0, points.length - 1)]!, met, firstTime: whole(0, met), offered: offers.filter((offer, index) => index === 0 || (offer !== 'social-help' && chance() < 0.35)), agreed, refused, referred: whole(0, agreed), materials: whole(0, met * 2), helpers: whole(1, 4),
    }
    yield { key: `outreach ${by.agencyId} ${time}`, register: 'outreach-contacts', type: 'record', on, by, data }
  }
}

function* rounds(world: DemonstrationWorld, province: string, communes: readonly string[]): Generator<DemonstrationAct> {
  const chance = world.random(`rounds/${province}`)
  const whole = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
  const halves = ['2024-11-11', '2025-05-12', '2025-11-10', '2026-05-11', '2026-11-09'].map(day)
  for (const from of halves) {
    const bodies: By[] = [{ role: 'province-police', agencyId: `province-police:${province}` }, ...communes.map((unit): By => ({ role: 'commune-police', agencyId: `commune-police:${unit}` }))]
    for (const [index, by] of bodies.entries()) {
      const unit = world.units.find((each) => each.id === by.agencyId.split(':')[1])
      if (from > world.until || !unit || (unit.validFrom !== null && unit.validFrom > from)) continue
      const key = `round ${by.agencyId} ${from}`
      const due = index === 0 ? whole(60, 140) : whole(2, 14)
      yield { key, register: 'review-rounds', type: 'plan', on: from, by, data: { name: `Rà soát đợt ${from.slice(5, 7) === '05' ? '1' : '2'} năm ${from.slice(0, 4)}`, periodFrom: from, periodTo: addDays(from, 30), due } }
      const end = addDays(from, 31 + whole(0, 8))
      if (end > world.until) continue
      const invited = whole(Math.ceil(due * 0.8), due)
      const came = whole(Math.ceil(invited * 0.6), invited)
      yield { key, register: 'review-rounds', type: 'finish', on: end, by, data: { invited, came, assessed: whole(Math.ceil(came * 0.8), came) } }
    }
  }
}

type Commune = { readonly id: string; readonly name: string; readonly validFrom: PlainDate | null }
const modelNames = [
  ['Tổ dân phố đồng hành cùng người cai nghiện tại nhà', 'home-rehabilitation'], ['Nhóm bạn giúp bạn', 'support-group'], ['Câu lạc bộ gia đình', 'family-club'], ['Tổ hợp tác may và sửa xe', 'work-after-rehab'], ['Điểm tư vấn buổi tối', 'counselling-point'], ['Cai nghiện tại cộng đồng có bác sĩ theo dõi', 'community-rehabilitation'],
] as const

function* models(world: DemonstrationWorld, province: string, communes: readonly Commune[]): Generator<DemonstrationAct> {
  const chance = world.random(`models/${province}`)
  const whole = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
  for (const [index, [name, kind]] of modelNames.entries()) {
    const unit = communes[(index * 7) % communes.length]!
    const by: By = { role: 'commune-social', agencyId: `commune-committee:${unit.id}` }
    const key = `model ${province} ${index}`
    const planned = addDays(unit.validFrom !== null && unit.validFrom > firstDay ? unit.validFrom : firstDay, 30 + index * 21)
    yield {
      key, register: 'rehab-models', type: 'plan', on: planned, by,
      data: {
        name, kind, place: unit.name, decisionNumber: `${whole(20, 400)}/QĐ-UBND`, capacity: whole(6, 25),
        partners: [{ partner: 'Trạm y tế', partnerKind: 'health', part: 'theo dõi sức khỏe' }, { partner: 'Hội Phụ nữ', partnerKind: 'union', part: 'thăm gia đình' }, ...(index % 2 ? [{ partner: 'Hợp tác xã dịch vụ', partnerKind: 'enterprise', part: 'nhận người làm' }] : [])],
        funds: [{ source: 'local-budget', amount: whole(20, 90) * 1_000_000, year: Number(planned.slice(0, 4)) }, ...(index % 3 === 0 ? [{ source: 'donation', amount: whole(3, 25) * 1_000_000, year: Number(planned.slice(0, 4)) }] : [])],
      },
    }
    if (index === 4) continue
    yield { key, register: 'rehab-models', type: 'start', on: addDays(planned, 25), by, data: {} }
    const joined = whole(8, 22)
    const finished = whole(5, joined)
    yield { key, register: 'rehab-models', type: 'record-result', on: addDays(planned, 220), by, data: { joined, finished, inWork: whole(0, finished), summary: 'Gia đình tham gia đều; cần thêm người tư vấn buổi tối (minh họa).' } }
  }
}

const criteria = ['Không có điểm phức tạp về ma túy trong năm', 'Người nghiện, người sau cai đều được quản lý hoặc giúp đỡ', 'Có điểm tiếp nhận, tư vấn với giờ mở cửa', 'Trên 90 % hộ được truyền thông'] as const
const set = day('2025-08-04')

/** Invented: the number of the decision says so. */
function* recognition(world: DemonstrationWorld, province: string, communes: readonly Commune[]): Generator<DemonstrationAct> {
  const chance = world.random(`recognition/${province}`)
  const planner: By = { role: 'province-planner', agencyId: `province-committee:${province}` }
  for (const [index, name] of criteria.entries()) yield { key: `criterion ${province} ${index}`, register: 'drug-free-criteria', type: 'set', on: set, by: planner, data: { name, decisionNumber: '1500/QĐ-UBND (minh họa)', issuedOn: set, validFrom: set } }
  for (const [index, unit] of communes.filter((_, position) => position % 9 === 2).slice(0, 8).entries()) {
    const key = `recognition ${unit.id}`
    const answers = criteria.map((_, number) => ({ criterion: recordIdOf(`criterion ${province} ${number}`), met: index !== 5 || number !== 3 }))
    const role: Role = chance() < 0.5 ? 'commune-chair' : 'commune-police-chief'
    yield { key, register: 'drug-free-communes', type: 'propose', on: day('2025-11-24'), by: { role, agencyId: `${role === 'commune-chair' ? 'commune-committee' : 'commune-police'}:${unit.id}` }, data: { year: 2025, answers } }
    if (index === 7) continue
    yield { key, register: 'drug-free-communes', type: 'check', on: day('2025-12-12'), by: { role: 'province-police', agencyId: `province-police:${province}` }, data: {} }
    if (index === 5) yield { key, register: 'drug-free-communes', type: 'refuse', on: day('2026-01-12'), by: planner, data: { reason: 'Chưa đạt tiêu chí truyền thông' } }
    else yield { key, register: 'drug-free-communes', type: 'recognise', on: day('2026-01-12'), by: planner, data: { decisionNumber: '86/QĐ-UBND (minh họa)' } }
    if (index === 2) yield { key, register: 'drug-free-communes', type: 'withdraw', on: day('2026-06-15'), by: planner, data: { decisionNumber: '702/QĐ-UBND (minh họa)', reason: 'Phát sinh điểm phức tạp' } }
  }
}
