/**
 * Campaigns and activities of the demonstration: what the plan of 2024 and the letter of 2022 ask for, and the years since, with some communes and
 * schools that nobody reached. Numbers are invented.
 */
import type { Channel } from '@hoa-nhap/domain/campaigns/campaigns.rules'
import { countingsOf } from '@hoa-nhap/domain/campaigns/campaigns.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { addDays, day, daysBetween, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { recordIdOf, type DemonstrationAct, type DemonstrationWorld } from '../registers/registers.model.ts'

type By = DemonstrationAct['by']
type Wave = {
  readonly key: string
  readonly province: string
  readonly name: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly by: By
  readonly directive: string
  readonly clause: string
  readonly topics: readonly string[]
  readonly audiences: readonly string[]
  readonly ages: readonly string[]
  /** Of a hundred communes, how many are reached. */
  readonly reached: number
  readonly schools: boolean
  readonly channels: readonly Channel[]
}

const planner = (province: string): By => ({ role: 'province-planner', agencyId: `province-committee:${province}` })
const labour = (province: string): By => ({ role: 'province-labour', agencyId: `province-labour:${province}` })
const police = (province: string): By => ({ role: 'province-police', agencyId: `province-police:${province}` })
const year = (number: number, from = '01-15', to = '12-20') => ({ from: day(`${number}-${from}`), to: day(`${number}-${to}`) })

const waves: readonly Wave[] = [
  { key: 'bg-2022', province: 'p-24-old', name: 'Vận động cai nghiện tự nguyện tại gia đình, cộng đồng', from: day('2022-12-20'), to: day('2023-12-20'), by: labour('p-24-old'), directive: '6302/UBND-KGVX', clause: 'UBND cấp xã tuyên truyền, vận động', topics: ['ways-to-rehab', 'law'], audiences: ['families', 'people-who-use'], ages: ['from-18-to-30', 'from-31-to-60'], reached: 88, schools: false, channels: ['loudspeaker', 'meeting'] },
  { key: 'bg-2024', province: 'p-24-old', name: 'Truyền thông cai nghiện, sau cai nghiện năm 2024', ...year(2024), by: labour('p-24-old'), directive: '2319/KH-UBND', clause: 'Kế hoạch hằng năm', topics: ['ways-to-rehab', 'after-rehab', 'against-stigma'], audiences: ['everybody'], ages: ['all-ages'], reached: 91, schools: true, channels: ['meeting', 'loudspeaker'] },
  { key: 'ls-2024', province: 'p-20', name: 'Truyền thông, giáo dục phòng, chống ma túy năm 2024', from: day('2024-05-06'), to: day('2024-12-20'), by: planner('p-20'), directive: '90/KH-UBND', clause: 'Mục tiêu 1', topics: ['law', 'harms', 'refusing'], audiences: ['everybody', 'students'], ages: ['all-ages'], reached: 93, schools: true, channels: ['meeting', 'loudspeaker'] },
  { key: 'ls-2025', province: 'p-20', name: 'Truyền thông phòng, chống ma túy sáu tháng đầu năm 2025', ...year(2025, '01-15', '06-25'), by: planner('p-20'), directive: 'Kế hoạch năm 2025 (minh họa)', clause: 'Mục tiêu 1', topics: ['law', 'harms', 'ways-to-rehab'], audiences: ['everybody', 'workers'], ages: ['all-ages'], reached: 78, schools: true, channels: ['meeting', 'loudspeaker'] },
  { key: 'ls-2025-communes', province: 'p-20', name: 'Truyền thông phòng, chống ma túy tại xã, phường mới', ...year(2025, '07-15'), by: police('p-20'), directive: 'Kế hoạch năm 2025 (minh họa)', clause: 'Nhiệm vụ 1', topics: ['law', 'against-stigma'], audiences: ['everybody'], ages: ['all-ages'], reached: 58, schools: false, channels: ['meeting', 'zalo'] },
  { key: 'bg-2025', province: 'p-24-old', name: 'Truyền thông phòng, chống ma túy sáu tháng đầu năm 2025', ...year(2025, '01-15', '06-20'), by: planner('p-24-old'), directive: 'Kế hoạch năm 2025 (minh họa)', clause: 'Mục tiêu 1', topics: ['law', 'ways-to-rehab'], audiences: ['everybody'], ages: ['all-ages'], reached: 80, schools: true, channels: ['loudspeaker', 'meeting'] },
  { key: 'bn-2025', province: 'p-24', name: 'Truyền thông phòng, chống ma túy sáu tháng cuối năm 2025', ...year(2025, '07-15'), by: planner('p-24'), directive: 'Kế hoạch năm 2025 (minh họa)', clause: 'Mục tiêu 1', topics: ['law', 'ways-to-rehab'], audiences: ['everybody'], ages: ['all-ages'], reached: 84, schools: true, channels: ['loudspeaker', 'meeting'] },
  { key: 'ls-2026', province: 'p-20', name: 'Truyền thông phòng, chống ma túy năm 2026', ...year(2026), by: planner('p-20'), directive: 'Kế hoạch năm 2026 (minh họa)', clause: 'Mục tiêu 1', topics: ['law', 'harms', 'refusing', 'ways-to-rehab'], audiences: ['everybody', 'students'], ages: ['all-ages'], reached: 92, schools: true, channels: ['meeting', 'loudspeaker'] },
  { key: 'ls-2026-law', province: 'p-20', name: 'Phổ biến luật mới về phòng, chống ma túy', from: day('2026-05-15'), to: day('2026-10-30'), by: police('p-20'), directive: 'Kế hoạch năm 2026 (minh họa)', clause: 'Nhiệm vụ 1', topics: ['law'], audiences: ['officials', 'families'], ages: ['from-18-to-30', 'from-31-to-60'], reached: 46, schools: false, channels: ['meeting', 'zalo'] },
  { key: 'bn-2026', province: 'p-24', name: 'Truyền thông phòng, chống ma túy năm 2026', ...year(2026), by: planner('p-24'), directive: 'Kế hoạch năm 2026 (minh họa)', clause: 'Mục tiêu 1', topics: ['law', 'harms', 'ways-to-rehab'], audiences: ['everybody', 'workers'], ages: ['all-ages'], reached: 87, schools: true, channels: ['meeting', 'loudspeaker', 'zalo'] },
]

const titles: Readonly<Record<Channel, string>> = {
  meeting: 'Nói chuyện chuyên đề tại nhà văn hóa', loudspeaker: 'Phát thanh trên loa truyền thanh', portal: 'Bài trên cổng thông tin điện tử của tỉnh', youtube: 'Phóng sự ngắn trên kênh YouTube', zalo: 'Thông điệp trên Zalo của xã', press: 'Chuyên mục trên báo, đài của tỉnh',
  'school-lesson': 'Giờ học phòng, chống ma túy',
}
const standing = (period: { readonly validFrom: PlainDate | null; readonly validTo: PlainDate | null }, on: PlainDate): boolean => (period.validFrom === null || period.validFrom <= on) && (period.validTo === null || on < period.validTo)
/** Communes that one activity of the province reaches together. */
const cluster = 7

export function* campaignsContent(world: DemonstrationWorld): Generator<DemonstrationAct> {
  for (const wave of waves) {
    if (!world.provinces.some((province) => province.then === wave.province || province.now === wave.province) || wave.from > world.until) continue
    yield* played(world, wave)
  }
}

function* played(world: DemonstrationWorld, wave: Wave): Generator<DemonstrationAct> {
  const chance = world.random(`campaigns/${wave.key}`)
  const whole = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1))
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)]!
  const campaign = `campaign ${wave.key}`
  yield {
    key: campaign, register: 'campaigns', type: 'plan', on: wave.from, by: wave.by,
    data: { name: wave.name, topics: wave.topics, audiences: wave.audiences, ageGroups: wave.ages, periodFrom: wave.from, periodTo: wave.to, directiveNumber: wave.directive, clauseLabel: wave.clause },
  }
  let number = 0
  let last = wave.from
  const length = Math.max(1, daysBetween(wave.from, wave.to) - 24)
  function* activity(channel: Channel, by: By, title: string, units: readonly string[], schoolId: string | null, reach: number, share = 1): Generator<DemonstrationAct> {
    number += 1
    const key = `${campaign} ${number}`
    const planned = addDays(wave.from, 10 + Math.floor(chance() * length * share))
    const entered = addDays(planned, -whole(3, 9))
    const held = addDays(planned, whole(0, 4))
    const data = { campaignId: recordIdOf(campaign), title, channel, plannedOn: planned, ...(units.length > 0 ? { units } : {}), ...(schoolId ? { schoolId } : {}) }
    yield { key, register: 'campaign-activities', type: 'plan', on: entered, by, data }
    if (held > world.until) return
    if (chance() < 0.05) {
      yield { key, register: 'campaign-activities', type: 'cancel', on: held, by, data: { reason: pick(['mưa lũ', 'trùng lịch của xã', 'hội trường đang sửa']) } }
      return
    }
    // The latest ones still wait for their result.
    if (held > addDays(world.until, -12) && chance() < 0.5) return
    last = held > last ? held : last
    yield { key, register: 'campaign-activities', type: 'hold', on: held, by, data: { ...(units.length > 0 ? { unitsReached: units } : {}), reach, reachCounted: countingsOf[channel][0]!, reportNumber: `${whole(4, 280)}/BC` } }
  }

  const communes = world.units.filter((unit) => unit.level === 'commune' && unit.provinceId === wave.province && standing(unit, wave.from) && standing(unit, wave.to > world.until ? world.until : wave.to))
  // Who is left out depends on the province and the year, so that some are left out by every activity of a year.
  const leftOut = world.random(`campaigns/left out ${wave.province} ${wave.from.slice(0, 4)}`)
  const reached = communes.filter(() => leftOut() * 100 < wave.reached)
  const together = wave.channels.includes('loudspeaker') ? reached.filter((_, index) => index % 3 !== 0) : []
  for (let from = 0; from < together.length; from += cluster) {
    const units = together.slice(from, from + cluster)
    yield* activity('loudspeaker', wave.by, `${titles.loudspeaker}: ${units.length} xã, phường`, units.map((unit) => unit.id), null, units.length * whole(380, 900))
  }
  const alone = reached.filter((unit) => !together.includes(unit))
  for (const unit of alone.filter((_, index) => wave.channels.includes('loudspeaker') || index % 2 === 0)) {
    const channel = pick(wave.channels.filter((each) => each !== 'loudspeaker' && each !== 'press'))
    const [role, kind]: readonly [Role, string] = chance() < 0.6 ? ['commune-social', 'commune-committee'] : ['commune-police', 'commune-police']
    const agencyId = `${kind}:${unit.id}`
    if (world.agencies.some((agency) => agency.id === agencyId)) yield* activity(channel, { role, agencyId }, titles[channel], [unit.id], null, channel === 'zalo' ? whole(300, 2400) : whole(28, 160))
  }
  // On the net and in the press: many people, and no commune that could be said to be reached.
  for (const channel of ['portal', 'youtube', 'press'] as const) yield* activity(channel, wave.by, titles[channel], [], null, whole(900, 14_000))
  if (wave.schools) {
    const schools = world.agencies.filter((agency) => agency.kind === 'school' && agency.unitId === wave.province && standing(agency, wave.from))
    // One school in five waits for its lesson.
    for (const [index, school] of schools.entries()) {
      if (index % 5 === 3) continue
      yield* activity('school-lesson', chance() < 0.5 ? wave.by : { role: 'school', agencyId: school.id }, `${titles['school-lesson']}, ${school.name}`, [], school.id, whole(60, 420), 0.85)
    }
  }
  const over = addDays(wave.to, 12)
  if (over > world.until) return
  yield { key: campaign, register: 'campaigns', type: 'finish', on: later(over, addDays(last, 1)), by: wave.by, data: { result: 'Đã tổng kết, báo cáo cơ quan ban hành kế hoạch (minh họa).' } }
}
const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)
