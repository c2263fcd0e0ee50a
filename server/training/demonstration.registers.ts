/**
 * Invented staff, courses and certificates of Lạng Sơn and Bắc Ninh: the register is begun in January 2024 with who works and who may sign since 2021, the
 * year 2024 is trained almost wholly (some districts fall short), 2025 less after the mergers, 2026 runs. Some qualifications ended yesterday, one was found false.
 */
import { addDays, day, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { keeperOf, type CertificateKind, type KindOfWork, type Profession } from '@hoa-nhap/domain/training/training.model'
import { recordIdOf, type DemonstrationAct, type DemonstrationWorld } from '../registers/registers.model.ts'

/** Days of an invented story, none of them the law's. */
const daysFrom = addDays

const family = ['Nguyễn', 'Hoàng', 'Nông', 'Lý', 'Vi', 'Lương', 'Triệu', 'Trần', 'Hứa', 'Lê', 'Phạm', 'Dương', 'Ngô', 'Giáp'] as const
const middle = ['Văn', 'Đức', 'Minh', 'Thị', 'Thu', 'Ngọc', 'Xuân', 'Hữu'] as const
const given = ['An', 'Bình', 'Cường', 'Hà', 'Hải', 'Hòa', 'Lâm', 'Long', 'Nam', 'Sơn', 'Thành', 'Thủy', 'Tuấn'] as const
/** Of the published list of last syllables: whoever meets one knows that the person is invented. */
const last = ['Mẫu', 'Thử', 'Dụ', 'Nháp', 'Phác', 'Phỏng', 'Tựa', 'Giấy', 'Bút', 'Thước', 'Vạch', 'Khung', 'Cột', 'Dòng', 'Mục', 'Phiếu'] as const

type Body = DemonstrationWorld['agencies'][number]
type Seat = { readonly key: string; readonly body: Body; readonly from: PlainDate; readonly to: PlainDate | null; readonly profession: Profession; readonly work: KindOfWork; readonly position: string }

const registerBegins = day('2024-01-15')
const firstPosts = day('2021-10-04')
const reform = day('2025-07-01')
const policeFrom = day('2025-03-01')
const endOf = (body: Body): PlainDate | null => (body.validTo ? daysFrom(body.validTo, -1) : null)

/** Of the bodies of a commune each commune has its station; police and committee are shown for a part of the former communes, to keep the demonstration small. */
const shown = { police: 0.5, committee: 0.25, committeeNow: 0.4 }
/** Share of the staff trained in a year; some districts fall short of 90 %. */
const shares = { most: 0.97, short: 0.72, shortDistricts: 0.15, after: 0.86, running: 0.93 }

function* seatsOf(world: DemonstrationWorld, next: () => number): Iterable<Seat> {
  const name = (body: Body, number: number) => `training/${body.id}/${number}`
  for (const body of world.agencies) {
    const from = body.validFrom && body.validFrom > firstPosts ? body.validFrom : firstPosts
    const to = endOf(body)
    if (from > world.until || (to !== null && to < registerBegins)) continue
    const now = to === null || to > world.until
    const seat = (number: number, profession: Profession, work: KindOfWork, position: string): Seat => ({ key: name(body, number), body, from, to: now ? null : to, profession, work, position })
    switch (body.kind) {
      case 'health-station': yield seat(1, next() < 0.6 ? 'doctor' : 'assistant-doctor', 'rehabilitation', 'Phụ trách xác định tình trạng nghiện'); break
      case 'commune-police': if (now || next() < shown.police) yield seat(1, 'police-officer', 'rehabilitation', 'Cán bộ phụ trách phòng, chống ma túy'); break
      case 'commune-committee': if (next() < (now ? shown.committeeNow : shown.committee)) yield seat(1, 'civil-servant', 'managing', 'Công chức văn hóa – xã hội'); break
      case 'counselling-point': if (now) yield seat(1, 'social-worker', 'rehabilitation', 'Cán bộ tư vấn'); break
      case 'district-labour': yield seat(1, 'civil-servant', 'managing', 'Phó trưởng phòng'); break
      case 'district-police': yield seat(1, 'police-officer', 'both', 'Đội phó cảnh sát điều tra tội phạm về ma túy'); break
      case 'assessing-facility': yield seat(1, 'doctor-psychiatry', 'rehabilitation', 'Bác sĩ kết luận tình trạng nghiện'); yield seat(2, 'doctor', 'rehabilitation', 'Bác sĩ điều trị'); break
      case 'medical-centre': yield seat(1, 'doctor', 'both', 'Trưởng khoa điều trị thay thế'); yield seat(2, 'nurse', 'rehabilitation', 'Điều dưỡng phát thuốc'); break
      case 'rehab-facility':
        yield seat(1, 'civil-servant', 'managing', 'Giám đốc'); yield seat(2, 'doctor', 'rehabilitation', 'Trưởng phòng y tế'); yield seat(3, 'psychologist', 'rehabilitation', 'Cán bộ tư vấn'); yield seat(4, 'vocational-teacher', 'rehabilitation', 'Giáo viên dạy nghề')
        yield seat(5, 'nurse', 'rehabilitation', 'Điều dưỡng'); yield seat(6, 'other', 'other', 'Nhân viên hành chính'); break
      default:
    }
  }
}

type Course = { readonly key: string; readonly province: string; readonly from: PlainDate; readonly to: PlainDate; readonly organiser: DemonstrationAct['by']; left: number }
const places = 45

class Content {
  readonly acts: DemonstrationAct[] = []
  readonly #world: DemonstrationWorld
  readonly #next: () => number
  readonly #names = new Set<string>()
  readonly #courses: Course[] = []
  #certificates = 0
  constructor(world: DemonstrationWorld) {
    this.#world = world
    this.#next = world.random('training')
  }

  #pick<T>(from: readonly T[]): T { return from[Math.floor(this.#next() * from.length)]! }
  #act(key: string, register: string, type: string, on: PlainDate, by: DemonstrationAct['by'], data: DemonstrationAct['data']): void { this.acts.push({ key, register, type, on, by, data }) }
  #keeper(body: Body): DemonstrationAct['by'] { return { role: keeperOf(body.kind as never), agencyId: body.id } }
  /** A body of the province in which a unit lies on that day. */
  #province(unitId: string): string { const unit = this.#world.units.find((each) => each.id === unitId); return unit?.level === 'province' ? unit.id : (unit?.provinceId ?? unitId) }
  readonly #provinces = new Map<string, string>()
  #provinceOf(body: Body): string {
    const known = this.#provinces.get(body.unitId) ?? this.#province(body.unitId)
    this.#provinces.set(body.unitId, known)
    return known
  }
  #health(province: string): DemonstrationAct['by'] { return { role: 'province-health', agencyId: `province-health:${province}` } }
  #manager(province: string, on: PlainDate): DemonstrationAct['by'] {
    const role: Role = on < policeFrom ? 'province-labour' : 'province-police'
    return { role, agencyId: `${role}:${province}` }
  }

  #name(body: Body): string {
    for (;;) {
      const name = [this.#pick(family), this.#pick(middle), ...(this.#next() < 0.5 ? [this.#pick(given)] : []), this.#pick(last)].join(' ')
      if (this.#names.has(`${body.id} ${name}`)) continue
      this.#names.add(`${body.id} ${name}`)
      return name
    }
  }

  add(seat: Seat): void {
    const on = seat.from > registerBegins ? seat.from : registerBegins
    this.#act(seat.key, 'staff', 'add', on, this.#keeper(seat.body), { name: this.#name(seat.body), profession: seat.profession, position: seat.position, work: seat.work, from: seat.from })
    if (seat.to && seat.to <= this.#world.until) this.#act(seat.key, 'staff', 'leave', seat.to, this.#keeper(seat.body), {})
    this.#qualify(seat, on)
  }

  #certify(seat: Seat, number: string, on: PlainDate, kind: CertificateKind, issuedOn: PlainDate, validTo: PlainDate | null): string {
    const key = `${seat.key}/certificate/${number}`
    this.#certificates += 1
    this.#act(key, 'certificates', 'record', on, this.#keeper(seat.body), { staff: recordIdOf(seat.key), kind, number: `${String(this.#certificates).padStart(4, '0')}/${issuedOn.slice(0, 4)}/CC-SYT`, issuedOn, ...(validTo ? { validTo } : {}), issuer: 'Sở Y tế' })
    return key
  }

  /** Whoever signs findings is qualified since before the law of 2021 came into force. */
  #qualify(seat: Seat, on: PlainDate): void {
    const { body } = seat
    const yesterday = this.#world.until
    const now = seat.to === null
    const issuedOn = daysFrom(firstPosts, 20 + Math.floor(this.#next() * 60))
    if (body.kind === 'health-station') {
      const kind = seat.profession === 'assistant-doctor' && this.#next() < 0.3 ? 'former-practice' : 'addiction-assessment'
      const luck = now && !this.#kept(body) ? this.#next() : 1
      const ends = luck < 0.06 ? yesterday : luck < 0.55 && kind === 'addiction-assessment' ? daysFrom(yesterday, 12 + Math.floor(this.#next() * 640)) : null
      this.#certify(seat, '1', on, kind, issuedOn, ends)
    } else if (body.kind === 'assessing-facility') {
      const number = Number(body.id.split('.').at(-1))
      if (seat.key.endsWith('/1')) this.#certify(seat, '1', on, 'psychiatry', issuedOn, now && number === 3 ? yesterday : null)
      else this.#second(seat, on, number, now)
    } else if (body.kind === 'medical-centre') this.#certify(seat, '1', on, 'substitution', issuedOn, now ? daysFrom(yesterday, 40 + Math.floor(this.#next() * 500)) : null)
    else if (body.kind === 'counselling-point') this.#certify(seat, '1', on, 'counselling', seat.from, null)
  }

  /** The commune whose station has an account of the demonstration can always sign. */
  #kept(body: Body): boolean { return ['c-06364', 'c-07621', 'c-05983', 'c-07210'].some((unit) => body.unitId === unit) }

  #second(seat: Seat, on: PlainDate, number: number, now: boolean): void {
    const { until } = this.#world
    if (now && number === 2) {
      // Found false some days ago: its findings since March wait for a human to look at them again.
      const key = this.#certify(seat, '1', later(on, day('2026-03-02')), 'addiction-assessment', day('2026-03-02'), null)
      this.#act(key, 'certificates', 'find-false', daysFrom(until, -5), this.#health(this.#provinceOf(seat.body)), { reason: 'Nơi cấp trả lời không cấp chứng chỉ có số này.', decisionNumber: '214/SYT-NVY' })
    } else if (now && number === 4) this.#certify(seat, '1', on, 'addiction-assessment', day('2024-05-20'), null)
    else this.#certify(seat, '1', on, 'substitution', day('2023-04-10'), null)
  }

  /** A place in a course of that year in that province; a new course is planned where all are full. */
  #course(province: string, year: number, topic: 'rehabilitation' | 'addiction-assessment'): Course | null {
    const key = `${province}/${year}/${topic}`
    const open = this.#courses.find((course) => course.key.startsWith(`training/course/${key}/`) && course.left > 0)
    if (open) { open.left -= 1; return open }
    const number = this.#courses.filter((course) => course.key.startsWith(`training/course/${key}/`)).length + 1
    const standing = this.#world.units.find((unit) => unit.id === province)
    const earliest = later(day(`${year}-03-11`), standing?.validFrom ? daysFrom(standing.validFrom, 14) : day(`${year}-03-11`))
    const from = daysFrom(earliest, (number * 17 + (topic === 'rehabilitation' ? 0 : 9)) % (standing?.validTo === reform && year === 2025 ? 80 : 150))
    const to = daysFrom(from, 2)
    if (to > daysFrom(this.#world.until, -3)) return null
    const organiser = topic === 'rehabilitation' ? this.#manager(province, daysFrom(from, -30)) : this.#health(province)
    const course: Course = { key: `training/course/${key}/${number}`, province, from, to, organiser: topic === 'rehabilitation' ? this.#manager(province, to) : organiser, left: places - 1 }
    this.#courses.push(course)
    const title = topic === 'rehabilitation' ? `Tập huấn nghiệp vụ cai nghiện và quản lý sau cai năm ${year}, lớp ${number}` : `Tập huấn xác định tình trạng nghiện, cai nghiện ma túy năm ${year}, lớp ${number}`
    const planned = daysFrom(from, -21)
    this.#act(course.key, 'courses', 'plan', planned, topic === 'rehabilitation' ? this.#manager(province, planned) : organiser, {
      title, topic, audience: topic === 'rehabilitation' ? ['managing', 'rehabilitation', 'police'] : ['medical'], from, to, hours: 24, places, venue: 'Trung tâm bồi dưỡng của tỉnh',
    })
    this.#act(course.key, 'courses', 'hold', daysFrom(to, 1), course.organiser, {})
    return course
  }

  train(seat: Seat, year: number, share: number): void {
    if (seat.work === 'other' || this.#next() >= share) return
    const course = this.#course(this.#provinceOf(seat.body), year, ['doctor', 'assistant-doctor', 'doctor-psychiatry', 'nurse'].includes(seat.profession) && this.#next() < 0.5 ? 'addiction-assessment' : 'rehabilitation')
    if (!course || seat.from > course.from || (seat.to && seat.to < course.to)) return
    const key = `${course.key}/${seat.key}`
    this.#act(key, 'participations', 'enrol', daysFrom(course.from, -7) > seat.from && daysFrom(course.from, -7) >= registerBegins ? daysFrom(course.from, -7) : course.from, this.#keeper(seat.body), { staff: recordIdOf(seat.key), course: recordIdOf(course.key) })
    const luck = this.#next()
    this.#act(key, 'participations', luck < 0.03 ? 'fail' : luck < 0.2 ? 'attend' : 'pass', daysFrom(course.to, 1), course.organiser, luck < 0.2 && luck >= 0.03 ? {} : { score: luck < 0.03 ? 35 : 55 + Math.floor(this.#next() * 45) })
  }

  planNext(province: string): void {
    const from = daysFrom(this.#world.until, 24)
    this.#act(`training/course/${province}/next`, 'courses', 'plan', daysFrom(this.#world.until, -12), this.#health(province), { title: 'Tập huấn xác định tình trạng nghiện, lớp cuối năm', topic: 'addiction-assessment', audience: ['medical'], from, to: daysFrom(from, 2), hours: 24, places: 30, venue: 'Trung tâm bồi dưỡng của tỉnh' })
  }
}
const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)

export function* trainingContent(world: DemonstrationWorld): Iterable<DemonstrationAct> {
  const content = new Content(world)
  const next = world.random('training/seats')
  const seats = [...seatsOf(world, next)]
  for (const seat of seats) content.add(seat)
  const districtOf = new Map(world.units.map((unit) => [unit.id, unit.level === 'district' ? unit.id : (unit.parentId ?? unit.id)]))
  const short = new Set([...new Set(districtOf.values())].toSorted().filter(() => next() < shares.shortDistricts))
  for (const year of [2024, 2025, 2026]) {
    for (const seat of seats) {
      // Trained where it stood in the year; in 2025 in the body that stands after the mergers.
      if (year === 2025 ? seat.to !== null && seat.to <= reform : year === 2026 ? seat.to !== null : seat.from > day('2024-12-31')) continue
      content.train(seat, year, year === 2024 ? (short.has(districtOf.get(seat.body.unitId) ?? '') ? shares.short : shares.most) : year === 2025 ? shares.after : shares.running)
    }
  }
  for (const { now } of world.provinces.filter((province, index, all) => all.findIndex((each) => each.now === province.now) === index)) content.planNext(now)
  yield* content.acts
}
