/** Supplies by point and month of the demonstration. Invented numbers; no names. */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { lastDayOfMonth } from '@hoa-nhap/domain/harm-reduction/harm-reduction.rules'
import { addDays, addMonths, day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DemonstrationAct, DemonstrationWorld } from '../registers/registers.model.ts'

const firstMonth = day('2024-11-01')

export function* harmReductionContent(world: DemonstrationWorld): Generator<DemonstrationAct> {
  for (const { now } of world.provinces) {
    const points: { agencyId: string; role: Role; name: string; since: PlainDate; months: number }[] = []
    const communes = world.units.filter((unit) => unit.level === 'commune' && unit.provinceId === now && unit.validTo === null)
    for (const [index, unit] of communes.entries()) {
      const long = index % 12 === 0
      if (world.agencies.some((agency) => agency.id === `health-station:${unit.id}`)) points.push({ agencyId: `health-station:${unit.id}`, role: 'health-station', name: 'Trạm y tế', since: unit.validFrom !== null && unit.validFrom > firstMonth ? unit.validFrom : firstMonth, months: long ? 99 : 2 })
      if (long && world.agencies.some((agency) => agency.id === `union:${unit.id}`)) points.push({ agencyId: `union:${unit.id}`, role: 'team-member', name: 'Tủ vật dụng nhà văn hóa', since: unit.validFrom !== null && unit.validFrom > firstMonth ? unit.validFrom : firstMonth, months: 6 })
    }
    for (const agency of world.agencies.filter((each) => each.kind === 'medical-centre' && each.unitId === now && each.validTo === null).slice(0, 2)) points.push({ agencyId: agency.id, role: 'substitution-clinician', name: 'Phòng khám điều trị thay thế', since: agency.validFrom !== null && agency.validFrom > firstMonth ? agency.validFrom : firstMonth, months: 99 })
    for (const point of points) yield* reports(world, point)
  }
}

function* reports(world: DemonstrationWorld, point: { readonly agencyId: string; readonly role: Role; readonly name: string; readonly since: PlainDate; readonly months: number }): Generator<DemonstrationAct> {
  const chance = world.random(`supplies/${point.agencyId}`)
  const whole = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
  let month = addMonths(day(`${world.until.slice(0, 7)}-01`), -1)
  for (let count = 0; count < point.months && month >= point.since; count++, month = addMonths(month, -1)) {
    const [year, number] = month.split('-').map(Number) as [number, number]
    const given = whole(40, 420)
    const data = {
      point: point.name, year, month: number, contacts: whole(2, 60), needlesGiven: given, needlesCollected: whole(Math.floor(given * 0.4), given), condoms: whole(30, 500), naloxoneGiven: whole(0, 9), naloxoneUsed: whole(0, 2), hivTests: whole(0, 14), otherTests: whole(0, 9),
      referralsHiv: whole(0, 2), referralsSubstitution: whole(0, 4), referralsRehabilitation: whole(0, 3), referralsOther: whole(0, 3),
    }
    const on = addDays(lastDayOfMonth(data)!, whole(1, 5))
    if (on <= world.until) yield { key: `supplies ${point.agencyId} ${month}`, register: 'harm-reduction-supplies', type: 'report', on, by: { role: point.role, agencyId: point.agencyId }, data }
  }
}
