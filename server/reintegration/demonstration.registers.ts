/** Invented courses, employers and openings of Lạng Sơn and Bắc Ninh since November 2024. Names of places are made up. */
import { addDays, day, earlier, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { trades } from '@hoa-nhap/domain/reintegration/reintegration.model'
import { tradesVi } from '@hoa-nhap/domain/reintegration/reintegration.registers.vi'
import { recordIdOf, type DemonstrationAct, type DemonstrationWorld } from '../registers/registers.model.ts'

const begins = day('2024-11-04')
type Body = DemonstrationWorld['agencies'][number]
const standsOn = (body: Body, on: PlainDate) => (body.validFrom === null || body.validFrom <= on) && (body.validTo === null || on < body.validTo)

/** A course or opening that may be named in a referral, and on which days it takes people. */
export type Offer = { readonly recordId: string; readonly register: 'courses-of-schools' | 'openings'; readonly provinceId: string; readonly trade: string | null; readonly from: PlainDate; readonly to: PlainDate }

type Played = { readonly acts: readonly DemonstrationAct[]; readonly offers: readonly Offer[] }
const schools = ['Trung tâm Dạy nghề Mẫu', 'Trường Trung cấp nghề Thử', 'Trung tâm Giáo dục thường xuyên Phác']
const companies = ['Xưởng may Mẫu', 'Hợp tác xã nông sản Thử', 'Xưởng mộc Phác', 'Công ty xây dựng Dụ', 'Cửa hàng sửa xe Nháp', 'Hợp tác xã chăn nuôi Vạch', 'Xưởng cơ khí Khung', 'Cơ sở chế biến hoa hồi Giấy', 'Cửa hàng vật liệu Thước', 'Trang trại Dòng']
const branches = ['craft', 'cooperative', 'craft', 'building', 'services', 'cooperative', 'industry', 'farming', 'trade', 'farming']
const jobs = ['Thợ may công nghiệp', 'Thu hoạch, đóng gói', 'Thợ phụ xưởng mộc', 'Phụ hồ', 'Học việc sửa xe', 'Chăm sóc đàn gà', 'Thợ phụ cơ khí', 'Phân loại hoa hồi', 'Bốc xếp', 'Chăm cây ăn quả']

function playedOf(world: DemonstrationWorld): Played {
  const acts: DemonstrationAct[] = []
  const offers: Offer[] = []
  for (const province of world.provinces) {
    const next = world.random(`reintegration/${province.now}`)
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!
    const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
    const provinceOf = new Map(world.units.map((unit) => [unit.id, unit.provinceId]))
    const here = (body: Body) => provinceOf.get(body.unitId) === province.now || body.unitId === province.now
    const facilities = world.agencies.filter((body) => body.kind === 'rehab-facility' && here(body))
    const committees = world.agencies.filter((body) => body.kind === 'commune-committee' && here(body))
    const put = (key: string, register: string, type: string, on: PlainDate, by: DemonstrationAct['by'], data: DemonstrationAct['data']) => { if (on <= world.until) acts.push({ key, register, type, on, by, data }) }

    // Courses: held in the facilities all the time, and by communes since they are what they are now.
    const course = (key: string, by: DemonstrationAct['by'], announced: PlainDate, atFacility: boolean) => {
      const trade = pick(trades.slice(0, 10))
      const starts = addDays(announced, whole(18, 40))
      const ends = addDays(starts, whole(60, 110))
      const places = whole(10, 25)
      put(key, 'courses-of-schools', 'announce', announced, by, {
        name: `Lớp ${tradesVi[trade].toLowerCase()} ${starts.slice(5, 7)}/${starts.slice(0, 4)}`, school: pick(schools), trade, level: next() < 0.6 ? 'under-three-months' : 'elementary', places, startsOn: starts, endsOn: ends, atFacility, paidBy: atFacility ? 'state' : pick(['state', 'fund', 'person']),
        ...(next() < 0.5 ? { conditions: 'Từ đủ 16 tuổi, đủ sức khỏe, biết đọc viết.' } : {}),
      })
      if (announced > world.until) return
      offers.push({ recordId: recordIdOf(key), register: 'courses-of-schools', provinceId: province.now, trade, from: announced, to: earlier(addDays(starts, -1), world.until) })
      if (next() < 0.08) { put(key, 'courses-of-schools', 'cancel', starts, by, { ground: 'Không đủ người đăng ký' }); return }
      const taught = Math.max(6, places - whole(0, 6))
      put(key, 'courses-of-schools', 'start', starts, by, { taught })
      put(key, 'courses-of-schools', 'end', ends, by, { taught, completed: taught - whole(0, 3) })
    }
    for (const [index, facility] of facilities.entries()) {
      for (let on = addDays(begins, index * 11), number = 1; on <= world.until; on = addDays(on, whole(65, 95)), number += 1) {
        if (standsOn(facility, on) && standsOn(facility, addDays(on, 160))) course(`reintegration/course/${facility.id}/${number}`, { role: 'facility-counsellor', agencyId: facility.id }, on, true)
      }
    }
    const standing = committees.filter((body) => standsOn(body, world.until) && standsOn(body, day('2025-09-01')))
    const keeping = standing.filter(() => next() < 0.12)
    for (const [index, body] of keeping.entries()) {
      for (let on = addDays(day('2025-09-01'), whole(0, 90)), number = 1; on <= world.until; on = addDays(on, whole(120, 240)), number += 1) course(`reintegration/course/${body.id}/${number}`, { role: 'commune-social', agencyId: body.id }, on, false)
      // Employers of the commune, each with work to give from time to time.
      const employers = whole(1, 2)
      for (let number = 1; number <= employers; number += 1) {
        const kind = (index * 2 + number) % companies.length
        const key = `reintegration/employer/${body.id}/${number}`
        const by = { role: 'commune-social' as const, agencyId: body.id }
        const entered = addDays(day('2025-07-10'), whole(0, 200))
        put(key, 'employers', 'enter', entered, by, { name: `${companies[kind]} ${number}`, branch: branches[kind], address: `Thôn Mẫu, ${world.units.find((unit) => unit.id === body.unitId)?.name ?? ''}`.trim(), workers: whole(4, 120), agreedOn: entered, contact: 'Quản lý' })
        let paused = false
        for (let on = addDays(entered, whole(5, 40)), opening = 1; on <= world.until && !paused; on = addDays(on, whole(70, 160)), opening += 1) {
          const id = `${key}/opening/${opening}`
          const until = addDays(on, whole(30, 90))
          const wage = whole(11, 18) * 500_000
          put(id, 'openings', 'offer', on, by, { employerId: recordIdOf(key), job: jobs[kind], places: whole(1, 8), wageFrom: wage, wageTo: wage + whole(1, 4) * 500_000, contract: pick(['season', 'fixed-term', 'none']), hoursAWeek: 44, untilDay: until, meals: next() < 0.5, lodging: next() < 0.2 })
          offers.push({ recordId: recordIdOf(id), register: 'openings', provinceId: province.now, trade: null, from: on, to: earlier(addDays(until, -1), world.until) })
          put(id, 'openings', next() < 0.6 ? 'fill' : 'close', until, by, {})
          if (next() < 0.06) { paused = true; put(key, 'employers', 'pause', addDays(until, 3), by, { ground: 'Hết việc theo mùa' }) }
        }
      }
    }
  }
  return { acts: acts.map((act) => (act.type === 'fill' ? { ...act, data: { filled: 2 } } : act.type === 'close' ? { ...act, data: { ground: 'Hết hạn nhận' } } : act)), offers }
}

export const reintegrationContent = (world: DemonstrationWorld): Iterable<DemonstrationAct> => playedOf(world).acts
/** The same courses and openings, for the referrals of invented people. */
export const reintegrationOffers = (world: DemonstrationWorld): readonly Offer[] => playedOf(world).offers
