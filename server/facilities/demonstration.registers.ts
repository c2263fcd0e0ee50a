/** Invented places of the two provinces of the demonstration: facilities, providers, reception points, equipment, selections, as they came about in two years. */
import type { Area, Cost, Hours, Service } from '@hoa-nhap/domain/facilities/facilities.model'
import { requiredConditions } from '@hoa-nhap/domain/facilities/competence.law'
import { addDays, day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DemonstrationAct, DemonstrationContent, DemonstrationWorld } from '../registers/registers.model.ts'

type By = DemonstrationAct['by']
type Data = DemonstrationAct['data']
const reform = day('2025-07-01')
const law2026 = day('2026-07-01')

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const office: readonly Hours[] = weekdays.flatMap((each) => [{ day: each, from: '07:30', to: '11:30' }, { day: each, from: '13:30', to: '17:00' }])
const mornings: readonly Hours[] = [...weekdays.map((each): Hours => ({ day: each, from: '06:30', to: '11:00' })), { day: 'saturday', from: '06:30', to: '11:00' }, { day: 'sunday', from: '06:30', to: '11:00' }]
const twiceAWeek: readonly Hours[] = [{ day: 'tuesday', from: '07:30', to: '11:30' }, { day: 'friday', from: '13:30', to: '17:00' }]
const always: readonly Hours[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((each) => ({ day: each as Hours['day'], from: '00:00', to: '23:59' }))
const papers = ['Căn cước hoặc giấy tờ tùy thân', 'Sổ khám bệnh nếu có']

/** No such area code exists: nobody real is called. */
const phoneOf = (random: () => number): string => `0200000${String(Math.floor(random() * 10_000)).padStart(4, '0')}`
const streets = ['đường Bình Minh', 'đường Hòa Hợp', 'đường Ban Mai', 'phố Chợ Mới', 'đường Suối Trong', 'phố Đồi Thông']
const addressOf = (random: () => number, unitName: string): string => `Số ${1 + Math.floor(random() * 90)}, ${streets[Math.floor(random() * streets.length)]}, ${unitName.charAt(0).toLowerCase()}${unitName.slice(1)}`
const proof = (number: string): string => `https://cong-thong-tin.example/cong-bo/${number}`

type Facility = { readonly agency: number; readonly type: 'public' | 'private' | 'reformatory'; readonly areas: readonly Area[]; readonly present: number }
/** Beds for the people whom the demonstration keeps there, with a little room. */
const facilities: Readonly<Record<string, readonly Facility[]>> = {
  'p-20': [
    { agency: 1, type: 'public', present: 332, areas: [{ name: 'Khu nam A', use: 'men', beds: 144 }, { name: 'Khu nam B', use: 'men', beds: 144, outOfService: 4 }, { name: 'Khu nữ', use: 'women', beds: 48 }, { name: 'Giữ khi lập hồ sơ', use: 'holding', beds: 24 }, { name: 'Phòng bệnh', use: 'sick', beds: 16, outOfService: 2 }, { name: 'Cách ly nhóm A, B', use: 'isolation', beds: 8 }] },
    { agency: 2, type: 'public', present: 85, areas: [{ name: 'Khu nam', use: 'men', beds: 84 }, { name: 'Khu nữ', use: 'women', beds: 16, outOfService: 2 }, { name: 'Giữ khi lập hồ sơ', use: 'holding', beds: 8 }, { name: 'Phòng bệnh', use: 'sick', beds: 8 }] },
    { agency: 3, type: 'private', present: 6, areas: [{ name: 'Nhà 1', use: 'men', beds: 20 }, { name: 'Nhà 2', use: 'women', beds: 8 }] },
    { agency: 4, type: 'reformatory', present: 1, areas: [{ name: 'Khu dưới 18 tuổi', use: 'minors', beds: 24 }] },
  ],
  'p-24': [
    { agency: 1, type: 'public', present: 125, areas: [{ name: 'Khu nam', use: 'men', beds: 120, outOfService: 3 }, { name: 'Khu nữ', use: 'women', beds: 20 }, { name: 'Giữ khi lập hồ sơ', use: 'holding', beds: 10 }, { name: 'Phòng bệnh', use: 'sick', beds: 8 }] },
    { agency: 2, type: 'private', present: 0, areas: [{ name: 'Nhà 1', use: 'men', beds: 16 }] },
    { agency: 3, type: 'public', present: 20, areas: [{ name: 'Khu nam', use: 'men', beds: 32 }, { name: 'Khu nữ', use: 'women', beds: 8 }] },
    { agency: 4, type: 'private', present: 3, areas: [{ name: 'Nhà 1', use: 'men', beds: 10 }, { name: 'Nhà 2', use: 'women', beds: 2 }] },
  ],
}

class Book {
  readonly acts: DemonstrationAct[] = []
  #register = ''
  #key = ''
  at(register: string, key: string): this { this.#register = register; this.#key = key; return this }
  do(type: string, on: PlainDate, by: By, data: Data): this { this.acts.push({ key: this.#key, register: this.#register, type, on, by, data }); return this }
}

const director = (province: string): By => ({ role: 'province-police-director', agencyId: `province-police:${province}` })
const police = (province: string): By => ({ role: 'province-police', agencyId: `province-police:${province}` })
const health = (province: string): By => ({ role: 'province-health', agencyId: `province-health:${province}` })
const cost = (service: Service, amount: number, per: Cost['per'] = 'once'): Cost => ({ service, amount, per })
const met = (whom: Parameters<typeof requiredConditions>[0], on: PlainDate) => requiredConditions(whom, on).map((condition) => condition.id)

export const content: DemonstrationContent = (world) => {
  const book = new Book()
  for (const { now } of world.provinces) {
    facilitiesOf(book, world, now)
    healthOf(book, world, now)
    receptionOf(book, world, now)
    equipmentOf(book, world, now)
  }
  if (world.provinces.some((province) => province.now === 'p-20')) beforeTheReform(book, world)
  for (const { now } of world.provinces) providersOf(book, world, now)
  return book.acts
}

const communesOf = (world: DemonstrationWorld, province: string) => world.units.filter((unit) => unit.level === 'commune' && unit.provinceId === province && unit.validTo === null).toSorted((a, b) => (a.id < b.id ? -1 : 1))
const has = (world: DemonstrationWorld, agencyId: string) => world.agencies.some((agency) => agency.id === agencyId)

function facilitiesOf(book: Book, world: DemonstrationWorld, province: string): void {
  const communes = communesOf(world, province)
  for (const facility of facilities[province] ?? []) {
    const agencyId = `rehab-facility:${province}.${facility.agency}`
    const agency = world.agencies.find((each) => each.id === agencyId)
    const seat = communes[(facility.agency * 17) % communes.length]
    if (!agency || !seat) continue
    const random = world.random(agencyId)
    const head: By = { role: 'facility-head', agencyId }
    const opened = province === 'p-20' ? day('2025-07-04') : day('2025-07-08')
    const key = `facilities/${agencyId}`
    const details = {
      agencyId, name: agency.name, type: facility.type, seatUnit: seat.id, address: addressOf(random, seat.name), phone: phoneOf(random), hours: always, minors: facility.type === 'reformatory', papers: [...papers, 'Quyết định hoặc đơn đăng ký'],
      services: facility.type === 'reformatory' ? ['residential', 'education', 'reintegration'] : ['residential', 'withdrawal', 'education', 'reintegration', ...(facility.type === 'public' ? ['assessment'] : [])], founder: facility.type === 'private' ? 'Công ty cổ phần Bình Yên' : facility.type === 'public' ? 'Ủy ban nhân dân tỉnh' : 'Bộ Công an',
      costs: facility.type === 'private' ? [cost('withdrawal', 4_500_000), cost('residential', 5_800_000, 'month')] : [cost('residential', 0, 'month')],
    }
    book.at('facilities', key)
    // One private facility of the two years was licensed under the present law; the others work on what they had.
    const fresh = facility.type === 'private' && facility.present === 0
    if (fresh) {
      book.do('apply', day('2026-07-13'), police(province), { ...details, conditionsMet: met('private', day('2026-07-13')) })
      book.do('grant', day('2026-07-17'), director(province), { licenceNumber: `0${facility.agency}/GP-HĐCNMT` })
      // Licensed and not begun: the clock of three months runs.
    } else {
      book.do('record-existing', opened, police(province), { ...details, ...(facility.type === 'private' ? { licenceNumber: `0${facility.agency}/GP-SLĐ`, licencedOn: day('2023-05-15'), startedOn: day('2023-06-20'), conditionsMet: met('private', opened) } : { startedOn: day('2018-01-02') }) })
    }
    book.do('record-beds', addDays(fresh ? day('2026-07-17') : opened, 3), head, { areas: facility.areas })
    book.do('record-publication', addDays(fresh ? day('2026-07-17') : opened, 5), police(province), { channel: 'portal', link: proof(`${province}-${facility.agency}`) })
    if (fresh) continue
    let on = addDays(opened, 20)
    for (let month = 0; on < addDays(world.until, -1); month += 1, on = addDays(on, 30)) {
      const present = Math.max(0, Math.round(facility.present * (0.8 + 0.2 * Math.min(1, month / 16)) + (random() - 0.5) * Math.min(8, facility.present / 4)))
      book.do('record-day', on, head, { present, away: Math.round(present * 0.01), waiting: facility.type === 'public' ? Math.floor(random() * 5) : 0 })
    }
    if (facility.type === 'private' && province === 'p-20') {
      // A violation, a suspension of three months, put right, at work again.
      book.do('record-violation', day('2026-01-12'), police(province), { ground: 'Thiếu người phụ trách y tế có chứng chỉ trong hai tháng.', decisionNumber: '03/BB' })
      book.do('suspend', day('2026-01-16'), director(province), { ground: 'Theo biên bản 03/BB.', months: 3, decisionNumber: '11/QĐ-CAT' })
      book.do('report-remedy', day('2026-04-02'), head, { remedy: 'Đã nhận bác sĩ phụ trách y tế, gửi kèm chứng chỉ.' })
      book.do('resume', day('2026-04-14'), director(province), { decisionNumber: '46/QĐ-CAT' })
    }
  }
}

/** Health stations, counselling points, medical centres and assessing facilities, named by the Department of Health. */
function healthOf(book: Book, world: DemonstrationWorld, province: string): void {
  const communes = communesOf(world, province)
  const random = world.random(`health/${province}`)
  communes.forEach((commune, index) => {
    const station = `health-station:${commune.id}`
    if (has(world, station) && index % 4 !== 3) {
      const on = addDays(day('2025-08-11'), index % 40)
      const assesses = index % 5 !== 4
      book.at('providers', `providers/${station}`).do('designate', on, health(province), {
        agencyId: station, name: `Trạm Y tế ${commune.name.charAt(0).toLowerCase()}${commune.name.slice(1)}`, kind: 'health-station', places: 4 + (Number(commune.id.slice(-2)) % 9), seatUnit: commune.id, address: addressOf(random, commune.name), phone: phoneOf(random), hours: office, minors: true, papers,
        services: ['counselling', 'home-rehab', ...(assesses ? ['assessment'] : [])], costs: [cost('counselling', 0), ...(assesses ? [cost('assessment', 0)] : [])], decisionNumber: `${120 + index}/QĐ-SYT`,
      })
      if (index % 3 === 0) book.do('record-publication', addDays(on, 4), health(province), { channel: 'portal', link: proof(`y-te-${commune.id}`) })
      if (index % 6 === 0) book.do('record-publication', addDays(on, 9), { role: 'commune-chair', agencyId: `commune-committee:${commune.id}` }, { channel: 'notice-board', place: 'Trụ sở Ủy ban nhân dân, bảng tin cạnh bộ phận một cửa' })
    }
    const point = `counselling-point:${commune.id}.1`
    if (has(world, point)) {
      const on = addDays(day('2025-09-15'), index % 30)
      book.at('providers', `providers/${point}`).do('designate', on, { role: 'commune-chair', agencyId: `commune-committee:${commune.id}` }, {
        agencyId: point, name: `Điểm tư vấn ${commune.name.charAt(0).toLowerCase()}${commune.name.slice(1)}`, kind: 'counselling-point', seatUnit: commune.id, address: `Nhà văn hóa khu ${1 + (index % 6)}, ${commune.name.charAt(0).toLowerCase()}${commune.name.slice(1)}`, phone: phoneOf(random), hours: twiceAWeek, minors: true,
        services: ['counselling', 'reintegration', 'vocational'], costs: [cost('counselling', 0)], decisionNumber: `${20 + index}/QĐ-UBND`,
      })
      if (index % 2 === 0) book.do('record-publication', addDays(on, 3), { role: 'commune-chair', agencyId: `commune-committee:${commune.id}` }, { channel: 'media', place: 'Loa truyền thanh xã, ba buổi' })
    }
  })
  for (const agency of world.agencies.filter((each) => (each.kind === 'medical-centre' || each.kind === 'assessing-facility') && each.unitId === province)) {
    const commune = communes[(Number(agency.id.split('.')[1]) * 11) % communes.length]!
    const base = { agencyId: agency.id, seatUnit: commune.id, address: addressOf(random, commune.name), minors: true, papers }
    const on = day('2025-08-04')
    if (agency.kind === 'assessing-facility') {
      book.at('providers', `providers/${agency.id}`).do('designate', on, health(province), { ...base, name: agency.name, kind: 'assessing-facility', phone: phoneOf(random), hours: office, services: ['assessment'], costs: [cost('assessment', 180_000)], conditionsMet: met('assessing', on), decisionNumber: '96/QĐ-SYT' })
    } else {
      book.at('providers', `providers/${agency.id}/detox`).do('designate', on, health(province), { ...base, name: `Khoa cắt cơn, ${agency.name}`, kind: 'detox-place', places: 12, phone: phoneOf(random), hours: always, services: ['withdrawal', 'counselling'], costs: [cost('withdrawal', 1_900_000)], decisionNumber: '97/QĐ-SYT' })
      book.at('providers', `providers/${agency.id}/substitution`).do('designate', on, health(province), { ...base, name: `Nơi điều trị thay thế, ${agency.name}`, kind: 'substitution-site', phone: phoneOf(random), hours: mornings, services: ['substitution', 'counselling'], costs: [cost('substitution', 9_000, 'day')], decisionNumber: '98/QĐ-SYT' })
        .do('record-publication', day('2025-08-08'), health(province), { channel: 'portal', link: proof(`thay-the-${agency.id.replace(':', '-')}`) })
    }
  }
}

/** A reception point for most communes; a few have none, one opened late, one was closed. */
function receptionOf(book: Book, world: DemonstrationWorld, province: string): void {
  const random = world.random(`reception/${province}`)
  communesOf(world, province).forEach((commune, index) => {
    if (index % 17 === 8) return
    const key = `reception/${commune.id}`
    const name = `${commune.name.charAt(0).toLowerCase()}${commune.name.slice(1)}`
    const committee: By = { role: index % 2 === 0 ? 'commune-chair' : 'commune-social', agencyId: `commune-committee:${commune.id}` }
    const chief: By = { role: 'commune-police-chief', agencyId: `commune-police:${commune.id}` }
    book.at('reception-points', key)
    if (index % 13 === 5) {
      book.do('open', addDays(day('2026-08-03'), index), chief, { address: `Trụ sở Công an ${name}`, phone: phoneOf(random), hours: office, posts: ['Trực ban Công an xã', 'Cán bộ phụ trách phòng, chống ma túy'] })
      return
    }
    book.do('open', addDays(day('2025-07-14'), index % 45), committee, { address: `Bộ phận một cửa, Ủy ban nhân dân ${name}`, phone: phoneOf(random), hours: office, posts: ['Công chức Văn hóa - Xã hội', 'Người được giao tư vấn, giúp đỡ'] })
    // Since the law of 2025 people register with the police of the commune.
    if (index % 29 === 11) book.do('close', addDays(law2026, 40), chief, { ground: 'Đang sửa trụ sở, chưa có nơi thay.' })
    else book.do('change', addDays(law2026, 5 + (index % 20)), chief, { address: `Trụ sở Công an ${name}`, posts: ['Trực ban Công an xã', 'Cán bộ phụ trách phòng, chống ma túy'] })
  })
}

function equipmentOf(book: Book, world: DemonstrationWorld, province: string): void {
  const random = world.random(`equipment/${province}`)
  const wanted: readonly (readonly [string, number, number])[] = [['Giường sắt', 40, 2_400_000], ['Máy xét nghiệm nhanh', 2, 38_000_000], ['Bộ dụng cụ sơ cứu', 12, 1_150_000], ['Máy may công nghiệp', 16, 9_800_000], ['Xe cứu thương', 1, 890_000_000], ['Tủ thuốc', 4, 6_400_000]]
  for (const facility of facilities[province] ?? []) {
    if (facility.type === 'private') continue
    const agencyId = `rehab-facility:${province}.${facility.agency}`
    if (!has(world, agencyId)) continue
    wanted.forEach(([name, quantity, price], index) => {
      const on = addDays(day('2025-09-02'), Math.floor(random() * 120))
      const by = addDays(on, 150 + Math.floor(random() * 300))
      book.at('equipment', `equipment/${agencyId}/${index}`).do('plan', on, { role: 'facility-accounts', agencyId }, { name, place: 'Cơ sở', quantity, plannedFunds: quantity * price, source: index % 2 === 0 ? 'province-budget' : 'state-budget', inUseBy: by })
      const bought = addDays(by, -60 + Math.floor(random() * 80))
      if (bought > world.until || index === 4) return
      book.do('buy', bought, { role: 'facility-accounts', agencyId }, { spentFunds: Math.round(quantity * price * (0.92 + random() * 0.1)), contractNumber: `${10 + index}/HĐ-MS` })
      const used = addDays(bought, 10 + Math.floor(random() * 40))
      if (used <= world.until) book.do('put-in-use', used, { role: 'facility-head', agencyId }, {})
    })
  }
}

/** Lạng Sơn before the reform: districts publish and select, the Labour department licenses. */
function beforeTheReform(book: Book, world: DemonstrationWorld): void {
  const old = world.units.filter((unit) => unit.level === 'commune' && unit.provinceId === 'p-20' && unit.validTo === reform && unit.parentId?.startsWith('d-')).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const random = world.random('before/p-20')
  for (let index = 0; index < old.length; index += 16) {
    const commune = old[index]!
    const chair: By = { role: 'district-chair', agencyId: `district-committee:${commune.parentId!}` }
    const name = `Tổ hỗ trợ cai nghiện số ${1 + index / 16}`
    const applied = addDays(day('2024-11-18'), index % 60)
    const data = { name, kind: 'home-provider', seatUnit: commune.id, address: addressOf(random, commune.name), phone: phoneOf(random), hours: twiceAWeek, services: ['home-rehab', 'counselling'], costs: [cost('home-rehab', 1_200_000, 'month'), cost('counselling', 0)], papers, minors: false }
    book.at('providers', `providers/before/${commune.id}`).do('apply', applied, { role: 'district-labour', agencyId: `district-labour:${commune.parentId!}` }, { ...data, conditionsMet: met('provider', applied) })
    if (index % 80 === 64) {
      book.do('refuse', addDays(applied, 9), chair, { ground: 'Người phụ trách chưa có văn bằng phù hợp.', decisionNumber: '07/TB' })
      continue
    }
    const on = addDays(applied, 11)
    book.do('publish', on, chair, { decisionNumber: `${30 + index}/TB-UBND` }).do('record-publication', addDays(on, 2), chair, { channel: 'portal', link: proof(`huyen-${commune.parentId!}-${index}`) })
    if (index % 48 !== 16) book.do('start-service', addDays(on, 25), police('p-20'), {})
    if (index % 48 === 16) {
      // Never began: after six months without service it was suspended, and in the end withdrawn.
      book.do('record-violation', day('2025-08-25'), police('p-20'), { ground: 'Chưa có dịch vụ nào sau sáu tháng công bố.', decisionNumber: '12/BB' })
        .do('suspend', day('2025-08-28'), director('p-20'), { ground: 'Theo biên bản 12/BB.', months: 3, decisionNumber: '210/QĐ-CAT' })
        .do('withdraw', day('2025-12-15'), director('p-20'), { ground: 'Hết thời gian đình chỉ vẫn không hoạt động.', decisionNumber: '305/QĐ-CAT' })
    }
    if (index % 64 === 32 && index % 48 !== 16) book.do('stop-service', addDays(reform, 90), police('p-20'), { ground: 'Xã mới có trạm y tế làm việc này.' })
  }
  const districts = world.units.filter((unit) => unit.level === 'district' && unit.provinceId === 'p-20').slice(0, 4)
  districts.forEach((district, index) => {
    const selected = `medical-centre:p-20.${1 + (index % 3)}`
    if (!has(world, selected)) return
    book.at('unit-selection', `selection/${district.id}`).do('select', addDays(day('2024-12-09'), index * 3), { role: 'district-chair', agencyId: `district-committee:${district.id}` }, { selected, services: ['withdrawal', 'counselling'], form: 'assigned', decisionNumber: `${1200 + index}/QĐ-UBND`, funds: 180_000_000 + index * 20_000_000, fromDay: day('2025-01-01'), toDay: day('2025-12-31') })
  })
}

/** Providers at home since the reform; selections by the province. */
function providersOf(book: Book, world: DemonstrationWorld, province: string): void {
  const communes = communesOf(world, province)
  const random = world.random(`providers/${province}`)
  for (const agency of world.agencies.filter((each) => each.kind === 'home-provider' && each.unitId === province)) {
    const commune = communes[7]!
    const own: By = { role: 'home-provider', agencyId: agency.id }
    const applied = day('2025-08-18')
    book.at('providers', `providers/${agency.id}`).do('apply', applied, police(province), { agencyId: agency.id, name: agency.name, kind: 'home-provider', places: 25, seatUnit: commune.id, address: addressOf(random, commune.name), phone: phoneOf(random), hours: office, services: ['home-rehab', 'counselling', 'withdrawal', 'reintegration'], costs: [cost('home-rehab', 1_500_000, 'month'), cost('withdrawal', 2_300_000)], papers, minors: false, conditionsMet: met('provider', applied) })
      .do('publish', day('2025-08-28'), director(province), { decisionNumber: '188/TB-CAT' }).do('record-publication', day('2025-08-30'), police(province), { channel: 'portal', link: proof(agency.id.replace(':', '-')) }).do('start-service', day('2025-09-20'), own, {})
  }
  communes.forEach((commune, index) => {
    if (index % 9 !== 4) return
    const applied = addDays(law2026, 6 + index)
    const key = `providers/group/${commune.id}`
    book.at('providers', key).do('apply', applied, police(province), { name: `Nhóm đồng đẳng ${commune.name.replace(/^(Xã|Phường) /, '')}`, kind: 'home-provider', places: 10, seatUnit: commune.id, address: addressOf(random, commune.name), phone: phoneOf(random), hours: twiceAWeek, services: ['home-rehab', 'counselling'], costs: [cost('counselling', 0)], minors: false, conditionsMet: met('provider', applied) })
    // Some applications are still under review: the clock of five working days runs.
    if (index % 18 === 4) book.do('publish', addDays(applied, 5), director(province), { decisionNumber: `${240 + index}/TB-CAT` }).do('record-publication', addDays(applied, 8), { role: 'commune-chair', agencyId: `commune-committee:${commune.id}` }, { channel: 'notice-board', place: 'Nhà văn hóa xã' })
  })
  for (const [index, year] of [2025, 2026].entries()) {
    const selected = `medical-centre:${province}.${1 + index}`
    if (!has(world, selected)) continue
    const from = index === 0 ? day('2025-10-01') : day('2026-08-01')
    book.at('unit-selection', `selection/${province}/${year}`).do('select', addDays(from, -8), { role: 'province-planner', agencyId: `province-committee:${province}` }, { selected, services: ['withdrawal', 'substitution'], form: index === 0 ? 'assigned' : 'ordered', decisionNumber: `${2100 + index}/QĐ-UBND`, funds: 640_000_000, fromDay: from, toDay: addDays(from, 364) })
  }
}
