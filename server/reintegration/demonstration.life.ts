/** What was done for one invented person over two years: planned in order of day, each entry judged by the same rules as a posted one. */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { addDays, addMonths, ageOn, earlier, instantAt, later, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { labourLimitOn } from '@hoa-nhap/domain/reintegration/reintegration.law'
import { trades, type Entry, type EntryAct, type EntryType } from '@hoa-nhap/domain/reintegration/reintegration.model'
import { judgeEntry, medicineSettledFrom, mondayOf, nextHealthCheck, type MeasureFact } from '@hoa-nhap/domain/reintegration/reintegration.rules'
import type { Offer } from './demonstration.registers.ts'

/** Numbers that are the same for the same person (`demonstration/random.ts`). */
export type Numbers = { next(): number; whole(low: number, high: number): number; chance(probability: number): boolean; pick<T>(from: readonly T[]): T; uuid(): string }
export type LifeMeasure = MeasureFact & { readonly termEndsOn: PlainDate | null }
export type LifeInput = {
  readonly birth: string; readonly measures: readonly LifeMeasure[]; readonly random: Numbers; readonly from: PlainDate; readonly until: PlainDate
  /** The commune in charge on a day. */
  unitOn(on: PlainDate): string
  /** Courses and openings that take people that day. */
  offersOn(on: PlainDate, register: Offer['register']): readonly Offer[]
  /** Places of substitution treatment near. */
  readonly treating: readonly string[]
}
const facilityKinds: readonly string[] = ['voluntary-private', 'voluntary-public', 'compulsory']
const employers = ['Xưởng may Mẫu', 'Hợp tác xã nông sản Thử', 'Xưởng mộc Phác', 'Công ty xây dựng Dụ', 'Gia đình', 'Cửa hàng sửa xe Nháp', 'Trang trại Dòng']
const jobs = ['thợ phụ', 'công nhân may', 'chăn nuôi', 'phụ hồ', 'bán hàng', 'sửa xe', 'làm vườn']
const findings = ['Sức khỏe bình thường, huyết áp ổn định.', 'Gầy, ăn ngủ được; hẹn kiểm tra lại.', 'Đau lưng nhẹ khi làm việc lâu.', 'Viêm họng, đã cho thuốc.', 'Ngủ kém tuần qua, đã tư vấn.']

/** All entries of the person in order of day; a plan that the rules refuse is left out. */
export function liveEntries(input: LifeInput): Entry[] {
  const { random, birth, measures } = input
  const queue: { on: PlainDate; order: number; run: (on: PlainDate) => void }[] = []
  const entries: Entry[] = []
  let order = 0
  const plan = (on: PlainDate, run: (on: PlainDate) => void) => { if (on >= input.from && on <= input.until) queue.push({ on, order: order++, run }) }
  const write = (type: EntryType, on: PlainDate, role: Role, agencyId: string, data: EntryAct['data'], offer?: Offer): string | null => {
    const act: EntryAct = { id: random.uuid(), type, occurredOn: on, data }
    const judged = judgeEntry(act, { actor: { role, agencyId }, today: on, birth, entries, measures, offer: offer ? { register: offer.register, status: 'open' } : null })
    if (!judged.ok) return null
    entries.push({ id: act.id, type, on, data, recordedAt: instantAt(on, `${String(8 + (entries.length % 8)).padStart(2, '0')}:${String((entries.length * 7) % 60).padStart(2, '0')}`), agencyId, role, unitId: input.unitOn(on), replaces: null, replacedBy: null })
    return act.id
  }
  const committee = (on: PlainDate): [Role, string] => ['commune-social', `commune-committee:${input.unitOn(on)}`]
  const police = (on: PlainDate): [Role, string] => ['commune-police', `commune-police:${input.unitOn(on)}`]

  const wished = (role: Role, agencyId: string, on: PlainDate, lasts: PlainDate) => {
    const learnTrade = random.chance(0.6)
    const trade = random.pick(trades.slice(0, 10))
    if (!write('wish', on, role, agencyId, { learnTrade, jobAdvice: random.chance(0.75), ...(learnTrade ? { trade } : {}) })) return
    const soon = (low: number, high: number) => addDays(on, random.whole(low, high))
    if (random.chance(0.8)) plan(soon(8, 70), (at) => { if (at <= lasts) write('advice', at, role, agencyId, { about: 'job', how: random.pick(['in-person', 'group']), outcome: random.pick(['informed', 'referred', 'thinking']) }) })
    if (!learnTrade) return
    if (random.chance(0.4)) plan(soon(5, 30), (at) => { if (at <= lasts) write('advice', at, role, agencyId, { about: 'trade', how: 'group', outcome: 'informed' }) })
    if (!random.chance(0.85)) return
    const eligible = random.chance(0.86)
    const judge: [Role, string] = role === 'facility-counsellor' || role === 'facility-workshop' ? ['facility-counsellor', agencyId] : [role, agencyId]
    plan(soon(2, 25), (at) => { write('eligibility', at, ...judge, eligible ? { eligible } : { eligible, because: random.pick(['health', 'time-left', 'schooling']) }) })
    if (!eligible || !random.chance(0.78)) return
    plan(soon(26, 90), (at) => {
      if (at > lasts) return
      const offer = input.offersOn(at, 'courses-of-schools')[0]
      if (offer && write('referral', at, role, agencyId, { to: 'course', recordId: offer.recordId, agreed: true }, offer)) {
        const referral = entries.at(-1)!.id
        plan(addDays(at, random.whole(4, 9)), (later) => { write('referral-answer', later, role, agencyId, { referralId: referral, answer: 'accepted' }) })
      }
      plan(addDays(at, random.whole(8, 35)), (began) => {
        const training = write('training', began, role, agencyId, { step: 'began', trade: offer?.trade ?? trade, paidBy: 'state', ...(offer ? { courseId: offer.recordId } : {}) })
        if (training) plan(addDays(began, random.whole(60, 100)), (ended) => { write('training', ended, role, agencyId, random.chance(0.85) ? { step: 'completed', trainingId: training, certificate: `CC-MH-${random.whole(1000, 9999)}` } : { step: 'left', trainingId: training }) })
      })
    })
  }

  for (const measure of measures) {
    const startedOn = measure.startedOn
    if (!startedOn) continue
    const [from, to] = [later(startedOn, input.from), earlier(measure.endedOn ?? input.until, input.until)]
    if (from > to) continue
    const soon = (low: number, high: number) => addDays(from, random.whole(low, high))
    if (facilityKinds.includes(measure.kind) && measure.facilityId) {
      const { facilityId } = measure
      const health: [Role, string] = ['facility-health', facilityId]
      if (random.chance(0.75)) plan(soon(15, 90), (on) => wished(random.chance(0.8) ? 'facility-counsellor' : 'facility-workshop', facilityId, on, to))
      for (let on = addDays(startedOn, random.whole(3, 12)); on <= to; on = nextHealthCheck(on, on)) if (random.chance(0.9)) plan(on, (at) => { write('health-check', at, ...health, { finding: random.pick(findings), fit: random.chance(0.85) ? 'fit' : 'light-work' }) })
      if (random.chance(0.3)) plan(soon(20, 200), (at) => { if (at <= to) write('health-visit', at, ...health, { finding: random.pick(findings), treated: 'điều trị tại phòng y tế' }) })
      if (measure.kind === 'compulsory') {
        // The last weeks of labour, the pay of the last months, the ratings of the last months in which the law knew them.
        for (let week = 1; week <= 4; week += 1) plan(addDays(mondayOf(to), -7 * week), (at) => {
          const limit = labourLimitOn(ageOn(birth, at), at)
          if (!limit || at < from) return
          const days = random.whole(3, 5)
          const longestDay = Math.min(limit.hoursADay, random.whole(3, 7))
          write('labour', at, 'facility-workshop', facilityId, { work: random.pick(['therapy', 'production', 'garden', 'kitchen']), days, longestDay, hours: Math.min(limit.hoursAWeek, days * longestDay) })
        })
        for (let month = 1; month <= 3; month += 1) plan(addMonths(earlier(to, input.until), 1 - month), (at) => {
          const amount = random.whole(6, 18) * 50_000
          write('labour-pay', at, 'facility-accounts', facilityId, { month: `${addMonths(at, -1).slice(0, 7)}-01`, amount, saved: Math.round(amount / 5) })
        })
        for (const month of ['2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'] as PlainDate[]) plan(addDays(addMonths(month, 1), 2), (at) => { if (at <= to) write('rating', at, 'facility-head', facilityId, { month, rating: random.pick(['good', 'fair', 'fair', 'average']) }) })
      }
      const leaves = measure.endedOn ?? measure.termEndsOn
      if (leaves && random.chance(measure.endedOn ? 0.85 : 0.5)) plan(earlier(addDays(leaves, -random.whole(0, 4)), measure.endedOn ? leaves : addDays(input.until, -random.whole(0, 4))), (at) => {
        const runs = random.chance(0.15) && input.treating.length > 0
        if (medicineSettledFrom(leaves, at) > at) return
        write('medicine-handover', at, ...health, runs ? { why: 'release', medicine: random.chance(0.8) ? 'methadone' : 'buprenorphine', toAgencyId: random.pick(input.treating), days: random.whole(0, 3), lastDoseOn: at, handedTo: 'place' } : { why: 'release', medicine: 'none' })
      })
    } else if (measure.kind === 'post-rehab' || measure.kind === 'voluntary-home') {
      const after = measure.kind === 'post-rehab'
      const body = after && random.chance(0.7) ? committee : police
      if (random.chance(0.5)) plan(soon(4, 60), (on) => { const [role, agencyId] = body(on); wished(role, agencyId, on, to) })
      if (after && random.chance(0.35)) plan(soon(20, 150), (on) => {
        if (on > to) return
        const [role, agencyId] = body(on)
        const at = random.whole(0, employers.length - 1)
        const placement = write('placement', on, role, agencyId, { employer: employers[at], job: jobs[at % jobs.length], kind: employers[at] === 'Gia đình' ? 'family-work' : random.pick(['employed', 'seasonal']), wage: random.whole(10, 18) * 500_000, contract: random.chance(0.5) })
        if (!placement) return
        for (const month of [3, 6, 12]) if (random.chance(0.82)) plan(addDays(addMonths(on, month), random.whole(-10, 12)), (checked) => {
          if (checked <= to) write('placement-check', checked, ...body(checked), { placementId: placement, month: String(month), answer: random.pick(['working', 'working', 'working', 'other-job', 'not-working', 'not-reached']), help: random.pick(['none', 'none', 'talk', 'new-place']) })
        })
      })
      if (after && random.chance(0.3)) plan(soon(10, 200), (on) => { if (on <= to) write('support', on, ...committee(on), random.pick([{ kind: 'tools', amount: 2_500_000 }, { kind: 'loan', amount: 20_000_000 }, { kind: 'tuition', amount: 900_000 }, { kind: 'other', amount: 500_000 }])) })
      if (!after && random.chance(0.25)) plan(soon(120, 220), (on) => { if (on <= to) write('support', on, ...police(on), { kind: 'one-off', amount: 2_340_000 }) })
      for (let month = random.whole(10, 60); month < 360; month += random.whole(60, 140)) if (random.chance(0.5)) plan(addDays(from, month), (on) => { if (on <= to) write('meeting', on, ...body(on), { place: 'Nhà văn hóa thôn', time: random.pick(['08:30', '14:00', '18:30']), task: random.pick(['Cùng gia đình bàn việc làm', 'Đưa đi xem lớp học nghề', 'Thăm gia đình, hẹn lịch gặp']), agreed: 'Gia đình cùng dự, thống nhất cách giúp.', nextOn: addDays(on, random.whole(14, 45)) }) })
    }
  }
  for (;;) {
    queue.sort((a, b) => (a.on === b.on ? a.order - b.order : a.on < b.on ? -1 : 1))
    const due = queue.shift()
    if (!due) return entries
    due.run(due.on)
  }
}
