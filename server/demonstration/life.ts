/**
 * One invented life, lived through the same rules as the acts of users: every event here was accepted by `applyAct`. Offices act in time as
 * a rule and late sometimes; people register, quit, move, return to use; reforms re-point what is open. Nothing is written here.
 */
import type { Decision } from '@hoa-nhap/domain/kernel/decision'
import { newLawFrom, regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import type { Act, MeasureEvent, MeasureKind, RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { BuiltProcedure, MeasureState } from '@hoa-nhap/domain/kernel/procedure'
import { addDays, ageOn, instantAt, later, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { workingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { applyAct, type Applied, type Command, type HeldMeasure, type Person, type PlacedAttachment } from '@hoa-nhap/domain/measures/engine'
import { procedureOf } from '@hoa-nhap/domain/measures/procedures'
import type { PostRehabState } from '@hoa-nhap/domain/post-rehab/post-rehab.model'
import type { VoluntaryState } from '@hoa-nhap/domain/voluntary-rehab/voluntary-rehab.model'
import { communePost, helperPost, postAt, systemPost, type Bodies } from './bodies.ts'
import { calibration } from './calibration.ts'
import type { Home, Life, PostedAct, Reform } from './life.model.ts'
import type { Random } from './random.ts'

type Built = BuiltProcedure<MeasureState>
type Actor = RuleContext['actor']
const committee: readonly Role[] = ['commune-chair', 'commune-social']
/** The register's hours: acts lie between them, in the order in which they happened. */
const [opensAt, closesAt] = [8 * 60, 17 * 60]
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export class LifeSimulator {
  readonly #random: Random
  readonly #today: PlainDate
  readonly #birth: string
  readonly #bodies: Bodies
  #person: Person
  #homes: { home: Home; from: PlainDate }[]
  #attachments: PlacedAttachment[] = []
  #posted: PostedAct[] = []
  readonly #records: Life[] = []
  /** Plans of an earlier round have nothing to say in the next. */
  #round = 0
  readonly #queue: { on: PlainDate; order: number; run: (on: PlainDate) => void }[] = []
  #order = 0
  /** Minutes of the last act's day, so that acts of one day follow each other. */
  #last: { on: PlainDate | null; minutes: number } = { on: null, minutes: 0 }
  /** Refusals met, by act and code: a simulation that plans badly shows here. */
  readonly refusals = new Map<string, number>()

  constructor(random: Random, personId: string, birth: string, home: Home, today: PlainDate, bodies: Bodies) {
    this.#random = random
    this.#today = today
    this.#birth = birth
    this.#bodies = bodies
    this.#person = { subject: { personId, birth }, measures: [] }
    this.#homes = [{ home, from: '1900-01-01' as PlainDate }]
  }

  /**
   * The records of one life, in time. Whose last measure has ended is found by nobody any more: who comes back is registered again, as a new record.
   */
  live(firstDay: PlainDate, reforms: readonly Reform[], otherHome: () => Home): readonly Life[] {
    this.#otherHome = otherHome
    for (const reform of reforms) this.#queue.push({ on: reform.on, order: -1, run: (on) => this.#handOver(on) })
    this.#plan(firstDay, (on) => this.#test(on, 1))
    while (this.#queue.length > 0) {
      this.#queue.sort((a, b) => (a.on === b.on ? a.order - b.order : a.on < b.on ? -1 : 1))
      const next = this.#queue.shift()!
      if (next.on > this.#today) break
      next.run(next.on)
    }
    this.#closeRecord()
    return this.#records
  }
  #otherHome: () => Home = () => this.#homes[0]!.home

  #plan(on: PlainDate, run: (on: PlainDate) => void): void {
    const round = this.#round
    this.#queue.push({ on, order: this.#order++, run: (day) => { if (round === this.#round) run(day) } })
  }
  #closeRecord(): void {
    if (this.#posted.length > 0) this.#records.push({ person: this.#person, attachments: this.#attachments, posted: this.#posted, homes: this.#homes })
    this.#person = { subject: { personId: this.#random.uuid(), birth: this.#birth }, measures: [] }
    this.#homes = [{ home: this.#homes.at(-1)!.home, from: '1900-01-01' as PlainDate }]
    this.#attachments = []
    this.#posted = []
  }
  /** A working day some days later. */
  #soon(on: PlainDate, low: number, high: number): PlainDate {
    const days = this.#random.whole(low, high)
    return days === 0 ? on : workingCalendar.addWorkingDays(on, days)
  }
  /**
   * The same for what an office must do: sometimes late, and near the present some of it still to be done and some of that late, because that is
   * what an inbox is for.
   */
  #office(on: PlainDate, low: number, high: number, lateBy = 0): PlainDate {
    const late = lateBy > 0 && this.#random.chance(calibration.lateOffice) ? this.#random.whole(1, lateBy) : 0
    const chosen = this.#soon(on, low + late, high + late)
    // Where the law sets no day, the work is seldom left: whoever waits there blocks what comes after.
    const share = (lateBy > 0 ? calibration.pending : calibration.pending.slice(-1)).find(([days]) => chosen > addDays(this.#today, -days))?.[1] ?? 0
    const pending = share > 0 && this.#random.chance(share)
    return pending ? addDays(this.#today, 1) : chosen
  }
  #home(on: PlainDate): Home {
    return this.#homes.findLast((each) => each.from <= on)!.home
  }

  #actor(role: Role | 'system', on: PlainDate, unitId = this.#home(on).unitOn(on)): Actor {
    const provinceId = this.#home(on).provinceOn(on)
    return role === 'system' ? systemPost(unitId, provinceId) : communePost(role, unitId, provinceId)
  }

  #held(kind: MeasureKind): HeldMeasure | undefined {
    return this.#person.measures.findLast((measure) => measure.kind === kind && measure.row.open)
  }

  /** Posts one act by a post that may sign it on that day. Refused acts change nothing and are counted. */
  #act(on: PlainDate, target: { open: MeasureKind } | HeldMeasure, type: string, data: Record<string, unknown>, prefer?: Role | 'system' | Actor, unitId?: string): Applied | null {
    const kind = 'open' in target && typeof target.open === 'string' ? target.open : (target as HeldMeasure).kind
    const procedure = procedureOf(kind) as Built
    const held = 'measureId' in target ? this.#person.measures.find((measure) => measure.measureId === target.measureId) : undefined
    const lawful = procedure.spec.acts[type]?.row(on, (held?.state as MeasureState | undefined) ?? null)?.signers ?? []
    // Since 2026-07-01 the committee reads post-rehabilitation only: in other measures the police write down what it signed.
    const signers = kind === 'post-rehab' || on < newLawFrom ? lawful : lawful.filter((each) => !committee.includes(each))
    const wished = typeof prefer === 'object' ? prefer.role : prefer
    const role = wished === 'system' ? 'system' : wished && (signers.length === 0 || signers.includes(wished)) ? wished : (signers[0] ?? 'commune-police')
    const actor = typeof prefer === 'object' && prefer.role === role ? prefer : this.#actor(role, on, unitId)
    const minutes = role === 'system' ? 5 : this.#last.on === on && this.#last.minutes >= opensAt ? Math.min(closesAt - 20, this.#last.minutes + this.#random.whole(5, 40)) : this.#random.whole(opensAt, closesAt - 20)
    this.#last = { on, minutes }
    const act: Act = { id: this.#random.uuid(), type, occurredOn: on, ...(regimeOn(on) === 'r2026' && role !== 'system' ? { occurredAt: instantAt(on, clock(minutes)) } : {}), basedOn: held?.events.length ?? 0, data }
    const command: Command = held ? { measureId: held.measureId, act } : { open: kind, measureId: this.#random.uuid(), act }
    const now = instantAt(on, clock(minutes + 3))
    const decision: Decision<Applied> = applyAct(this.#person, command, { actor, today: on, now, calendar: workingCalendar, procedureOf, newId: () => this.#random.uuid() })
    if (!decision.ok) {
      const key = `${kind} ${type} ${regimeOn(on)}: ${decision.refusal.code}`
      this.refusals.set(key, (this.refusals.get(key) ?? 0) + 1)
      return null
    }
    this.#person = decision.value.person
    this.#attachments.push(...decision.value.attachments)
    this.#posted.push({ command, actor, today: on, now, eventIds: decision.value.changed.flatMap((change) => change.newEvents.map((event) => ({ measureId: change.measureId, id: event.id }))) })
    return decision.value
  }

  // ---- test and assessment
  #test(on: PlainDate, round: number): void {
    const substance = this.#random.weighted(calibration.substances)
    if (this.#person.measures.some((measure) => measure.row.open)) return
    this.#round += 1
    if (this.#person.measures.length > 0) this.#closeRecord()
    if (!this.#act(on, { open: 'assessment' }, 'record-test', { sample: 'urine', testResult: 'positive', substance })) return
    this.#plan(this.#office(on, 1, 3), (next) => {
      const held = this.#held('assessment')
      const provinceId = this.#home(next).provinceOn(next)
      const facility = this.#random.chance(calibration.assessedInCommune) ? `health-station:${this.#home(next).unitOn(next)}` : this.#random.pick(this.#bodies.assessing(provinceId, next))
      if (!held || !this.#act(next, held, 'request-assessment', { requestedBy: 'police', facility, receivedOn: next })) return
      this.#plan(addDays(next, this.#random.whole(2, 5) + (this.#random.chance(calibration.lateOffice) ? 3 : 0)), (day) => this.#result(day, round, facility))
    })
  }

  #result(on: PlainDate, round: number, facility: string): void {
    const held = this.#held('assessment')
    const addicted = round > 1 || !this.#random.chance(calibration.notAddicted)
    const home = this.#home(on)
    const [unitId, provinceId] = [home.unitOn(on), home.provinceOn(on)]
    const assessor = facility.startsWith('health-station') ? communePost('health-station', unitId, provinceId) : postAt('assessor', facility, provinceId, provinceId)
    if (!held || !this.#act(on, held, 'record-result', { result: addicted ? 'addicted' : 'not-addicted', issuedOn: on }, assessor)) return
    this.#plan(this.#office(on, 0, 1), (day) => {
      const minor = ageOn(this.#birth, day) < 18
      const known = this.#held('assessment')
      if (!known) return
      this.#act(day, known, 'tell-result', { toldTo: minor ? 'representative' : 'person', told: 'in-person' }, 'commune-police')
      if (!addicted) {
        this.#act(day, this.#held('assessment')!, 'close-without-addiction', { because: 'not-addicted' }, 'commune-police')
        if (this.#random.chance(0.2)) this.#plan(addDays(day, this.#random.whole(120, 700)), (later) => this.#test(later, round))
        return
      }
      if (this.#random.chance(calibration.registers)) this.#plan(regimeOn(day) === 'r2026' ? this.#soon(day, 0, 1) : this.#soon(day, 0, 5), (next) => this.#register(next, round))
      else this.#plan(this.#office(day, 7, 12), (next) => {
        const open = this.#held('assessment')
        if (open) this.#act(next, open, 'note-not-registered', { paperNumber: this.#paper('BB'), basisPaper: `Biên bản làm việc ${this.#paper('BB')}` })
        if (this.#random.chance(calibration.registersLater)) this.#plan(addDays(next, this.#random.whole(10, 150)), (day2) => this.#register(day2, round))
      })
    })
  }

  #paper(sign: string): string {
    return `${this.#random.whole(1, 480)}/${sign}-MH`
  }

  // ---- voluntary rehabilitation
  #register(on: PlainDate, round: number): void {
    if (this.#held('voluntary-home')) return
    const minor = ageOn(this.#birth, on) < 18
    const present = regimeOn(on) === 'r2026'
    const data = {
      place: this.#random.chance(0.78) ? 'home' : 'community', ...(present ? {} : { months: this.#random.weighted([[6, 6], [8, 1], [9, 2], [12, 3]] as const) }),
      ...(present ? { turn: round > 1 ? 'repeat' : 'first', ...(round > 1 ? { turnPaper: this.#paper('XN') } : {}) } : {}), ...(minor ? { representativeSigned: true } : {}), paperNumber: this.#paper('DK'),
    }
    if (!this.#act(on, { open: 'voluntary-home' }, 'register', data)) return
    if (this.#random.chance(calibration.withdraws)) {
      this.#plan(this.#soon(on, 1, 2), (day) => { const held = this.#held('voluntary-home'); if (held) this.#act(day, held, 'quit', { by: 'person', reason: 'other-form' }) })
      return
    }
    this.#plan(present ? this.#office(on, 0, 1, 3) : this.#office(on, 1, 3, 6), (day) => this.#decide(day, round))
  }

  #decide(on: PlainDate, round: number): void {
    const held = this.#held('voluntary-home')
    if (!held) return
    const crossed = regimeOn(on) === 'r2026' && regimeOn(held.row.registeredOn) !== 'r2026'
    if (!this.#act(on, held, 'decide', { ...(crossed ? { turn: round > 1 ? 'repeat' : 'first', ...(round > 1 ? { turnPaper: this.#paper('XN') } : {}) } : {}), paperNumber: this.#paper('QĐ') })) return
    if (!this.#random.chance(calibration.starts)) {
      this.#plan(this.#office(on, 9, 20), (day) => { const open = this.#held('voluntary-home'); if (open) this.#act(day, open, 'record-breach', { breach: 'not-started', basisPaper: this.#paper('BB'), paperNumber: this.#paper('BB') }) })
      return
    }
    this.#plan(regimeOn(on) === 'r2026' ? this.#soon(on, 0, 2) : this.#soon(on, 1, 5), (day) => this.#start(day, round))
  }

  #start(on: PlainDate, round: number): void {
    const held = this.#held('voluntary-home')
    if (!held || !this.#act(on, held, 'start', { paperNumber: this.#paper('BB') })) return
    const ends = this.#held('voluntary-home')?.row.termEndsOn
    if (!ends) return
    const names = this.#held('voluntary-home')!.row.regime === 'r2026' ? ['s1', 's2', 's3', 's4', 's5'] : ['a', 'b', 'c', 'd', 'e']
    this.#act(on, this.#held('voluntary-home')!, 'record-stage', { stage: names[0]!, from: on })
    this.#plan(addDays(on, this.#random.whole(2, 4)), (day) => this.#stage(day, names[1]!))
    this.#plan(addDays(on, this.#random.whole(14, 25)), (day) => this.#stage(day, names[2]!))
    if (this.#random.chance(0.6)) this.#plan(addDays(on, this.#random.whole(100, 130)), (day) => this.#stage(day, names[3]!))
    if (this.#random.chance(0.5)) this.#plan(addDays(ends, -this.#random.whole(20, 32)), (day) => this.#stage(day, names[4]!))
    if (this.#random.chance(0.4)) this.#plan(this.#soon(on, 0, 6), (day) => this.#assignHelper(day, 'voluntary-home'))
    for (let day = addDays(on, this.#random.whole(15, 35)); day < ends; day = addDays(day, this.#random.whole(20, 48))) this.#plan(day, (visit) => this.#visit(visit, 'voluntary-home'))
    for (let day = addDays(on, this.#random.whole(40, 110)); day < ends; day = addDays(day, this.#random.whole(90, 180))) this.#plan(day, (tested) => this.#bodyTest(tested, 'voluntary-home', calibration.usesDuringRehab))
    if (this.#random.chance(0.3)) this.#plan(addDays(on, this.#random.whole(110, 160)), (day) => { const open = this.#held('voluntary-home'); if (open) this.#act(day, open, 'record-support', { support: 'one-off', amount: 2_340_000 }, this.#officer(day, 'voluntary-home')) })
    if (this.#random.chance(calibration.quits)) this.#plan(addDays(on, this.#random.whole(20, 200)), (day) => this.#quit(day, round))
    if (this.#random.chance(calibration.moves)) this.#plan(addDays(on, this.#random.whole(20, 160)), (day) => this.#move(day, 'voluntary-home'))
    if (this.#random.chance(calibration.dies)) this.#plan(addDays(on, this.#random.whole(30, 300)), (day) => this.#die(day))
    const noticeOn = addDays(ends, -(30 + this.#random.whole(0, 3)) + (this.#random.chance(calibration.lateOffice) ? 8 : 0))
    this.#plan(later(noticeOn, newLawFrom), (day) => this.#endNotice(day, round))
    this.#plan(ends, (day) => this.#complete(day, round))
  }

  #stage(on: PlainDate, stage: string): void {
    const held = this.#held('voluntary-home')
    if (held?.row.status === 'in-rehab') this.#act(on, held, 'record-stage', { stage, from: on }, this.#officer(on, 'voluntary-home'))
  }
  #visit(on: PlainDate, kind: 'voluntary-home' | 'post-rehab'): void {
    const held = this.#held(kind)
    if (!held || !['in-rehab', 'in-management'].includes(held.row.status)) return
    const met = this.#random.chance(0.93)
    const need = this.#random.weighted([['none', 70], ['work', 12], ['health', 8], ['counselling', 6], ['papers', 4]] as const)
    const visited = this.#act(on, held, 'record-visit', { met, where: this.#random.weighted([['home', 7], ['office', 2], ['phone', 1]] as const), ...(met ? { need } : {}) }, this.#officer(on, kind))
    if (visited && this.#random.chance(calibration.correctsEntry)) this.#plan(this.#soon(on, 1, 6), (day) => this.#correct(day, held.measureId, visited.changed[0]!.newEvents[0]!))
  }
  /** Whoever wrote a visit down wrongly puts it right: another day, or not at all. Both entries stay visible. */
  #correct(on: PlainDate, measureId: string, wrong: MeasureEvent): void {
    const held = this.#person.measures.find((measure) => measure.measureId === measureId)
    if (!held?.row.open || held.row.unitId !== wrong.actor.unitId || wrong.actor.role === 'system') return
    const otherDay = this.#random.chance(0.6) && held.row.startedOn !== undefined && wrong.occurredOn > held.row.startedOn
    this.#act(on, held, 'correct', { replaces: wrong.id, ...(otherDay ? { reason: 'wrong-date', insteadOn: addDays(wrong.occurredOn, -1) } : { reason: 'entered-twice' }) }, wrong.actor.role)
  }
  /** A counsellor or a union's helper as a post, who then sees the person; or a name on paper, which opens nothing. */
  #assignHelper(on: PlainDate, kind: 'voluntary-home' | 'post-rehab'): void {
    const held = this.#held(kind)
    if (!held) return
    const unitId = this.#home(on).unitOn(on)
    const point = this.#bodies.counsellingPoint(unitId, on)
    const helper = point && this.#random.chance(0.7) ? `${point}/counsellor` : this.#random.chance(0.4) ? helperPost(unitId) : this.#random.pick(['Trạm Y tế xã', 'Hội Phụ nữ xã', 'Đoàn Thanh niên xã', 'Tổ công tác thôn'])
    this.#act(on, held, 'assign-helper', { helper, paperNumber: this.#paper('QĐ') })
  }
  /** An officer of the police or of the committee; since 2026-07-01 the committee reads post-rehabilitation only. */
  #officer(on: PlainDate, kind: MeasureKind): Role {
    return (kind === 'post-rehab' || on < newLawFrom) && this.#random.chance(0.35) ? 'commune-social' : 'commune-police'
  }
  #bodyTest(on: PlainDate, kind: 'voluntary-home' | 'post-rehab', positive: number): void {
    const held = this.#held(kind)
    if (!held || !['in-rehab', 'in-management'].includes(held.row.status)) return
    const used = this.#random.chance(positive)
    this.#act(on, held, 'record-test', { sample: 'urine', testResult: used ? 'positive' : 'negative', ...(used ? { substance: this.#random.weighted(calibration.substances) } : {}) }, 'commune-police')
    if (!used) return
    if (kind === 'voluntary-home') this.#plan(this.#soon(on, 1, 4), (day) => { const open = this.#held('voluntary-home'); if (open?.row.status === 'in-rehab') this.#act(day, open, 'record-breach', { breach: 'used', basisPaper: this.#paper('BB'), paperNumber: this.#paper('BB') }) })
    else if (this.#random.chance(0.7)) this.#plan(this.#soon(on, 3, 7), (day) => this.#foundAddicted(day))
  }
  #quit(on: PlainDate, round: number): void {
    const held = this.#held('voluntary-home')
    if (held?.row.status !== 'in-rehab') return
    if (this.#random.chance(0.55)) this.#act(on, held, 'quit', { by: 'person', reason: this.#random.pick(['own-wish', 'other-form', 'illness', 'other']) })
    else {
      this.#act(on, held, 'record-absence', { from: on })
      this.#plan(this.#soon(on, 8, 14), (day) => { const open = this.#held('voluntary-home'); if (open) this.#act(day, open, 'record-breach', { breach: 'quit', absentFrom: on, sessionsMissed: 12, basisPaper: this.#paper('BB'), paperNumber: this.#paper('BB') }) })
    }
    if (this.#random.chance(0.4)) this.#plan(addDays(on, this.#random.whole(60, 400)), (day) => this.#test(day, round + 1))
  }
  #endNotice(on: PlainDate, round: number): void {
    const held = this.#held('voluntary-home')
    if (held?.row.status !== 'in-rehab' || !held.row.termEndsOn || on > held.row.termEndsOn || (held.state as VoluntaryState).endNoticeOn) return
    if (!this.#act(on, held, 'end-notice', { paperNumber: this.#paper('TB') }, 'commune-police')) return
    this.#plan(this.#office(on, 1, 2, 3), (day) => this.#propose(day, round))
  }
  #complete(on: PlainDate, round: number): void {
    const held = this.#held('voluntary-home')
    if (held?.row.status !== 'in-rehab' || !held.row.termEndsOn) return
    if (on < held.row.termEndsOn) { this.#plan(held.row.termEndsOn, (day) => this.#complete(day, round)); return }
    const late = this.#random.chance(calibration.lateOffice) || (on > addDays(this.#today, -calibration.releasePending[0]) && this.#random.chance(calibration.releasePending[1]))
    if (late && on === held.row.termEndsOn) { this.#plan(addDays(on, this.#random.whole(1, calibration.releaseLateBy)), (day) => this.#complete(day, round)); return }
    const post = this.#held('post-rehab')
    if (post?.row.status === 'decided' && (post.state as PostRehabState).handedOverOn === null) this.#act(on, post, 'hand-over-decision', { to: ageOn(this.#birth, on) < 18 ? 'representative' : 'person' })
    if (!this.#act(on, held, 'complete', { paperNumber: this.#paper('GXN') })) return
    this.#afterCompletion(on, round)
  }

  // ---- after rehabilitation
  #afterCompletion(on: PlainDate, round: number): void {
    const post = this.#held('post-rehab')
    if (!post) return
    if (post.row.status === 'in-management') { this.#manage(on, round); return }
    if (post.row.termEndsOn) this.#plan(addDays(post.row.termEndsOn, 1), (day) => this.#closeUndecided(day))
    if (post.row.status !== 'awaiting-report' || !this.#random.chance(calibration.reportsHome)) return
    this.#plan(this.#soon(on, 1, 5), (reported) => {
      const waiting = this.#held('post-rehab')
      if (waiting?.row.status === 'awaiting-report' && this.#act(reported, waiting, 'report-home', { how: 'in-person' })) this.#plan(this.#office(reported, 1, 3, 6), (day) => this.#propose(day, round))
    })
    if (this.#random.chance(calibration.supportWithinThirtyDays)) this.#plan(this.#soon(on, 4, 19), (day) => this.#support(day, this.#random.pick(['counselling', 'education'])))
  }
  #propose(on: PlainDate, round: number): void {
    const post = this.#held('post-rehab')
    if (!post || !['notified', 'reported'].includes(post.row.status) || !this.#act(on, post, 'propose', { paperNumber: this.#paper('ĐN') })) return
    this.#plan(this.#office(on, 1, 2, 8), (day) => this.#decideOnReturn(day, round))
  }
  /** Decided before the end of rehabilitation, management begins with its completion; after it, at once, and its days count from the completion. */
  #decideOnReturn(on: PlainDate, round: number): void {
    const post = this.#held('post-rehab')
    if (post?.row.status !== 'proposed' || !this.#act(on, post, 'decide', { paperNumber: this.#paper('QĐ') })) return
    if (this.#held('post-rehab')?.row.status !== 'in-management') return
    this.#plan(this.#soon(on, 0, 3), (day) => { const open = this.#held('post-rehab'); if (open) this.#act(day, open, 'hand-over-decision', { to: ageOn(this.#birth, day) < 18 ? 'representative' : 'person' }) })
    this.#manage(on, round)
  }
  /** The whole term passed and nobody decided: nobody may be listed any more. */
  #closeUndecided(on: PlainDate): void {
    const post = this.#held('post-rehab')
    if (post && ['notified', 'awaiting-report', 'reported', 'proposed'].includes(post.row.status)) this.#act(on, post, 'close-undecided', {})
  }

  #manage(on: PlainDate, round: number): void {
    const post = this.#held('post-rehab')
    const ends = post?.row.termEndsOn
    if (!post || !ends) return
    if (this.#random.chance(calibration.supportWithinThirtyDays)) this.#plan(this.#soon(on, 1, 14), (day) => this.#support(day, this.#random.pick(['counselling', 'education', 'supervision'])))
    if (this.#random.chance(0.5)) this.#plan(this.#soon(on, 2, 9), (day) => this.#assignHelper(day, 'post-rehab'))
    for (const [support, chance] of [['work', 0.35], ['training', 0.12], ['money', 0.2], ['papers', 0.15]] as const) {
      if (this.#random.chance(chance)) this.#plan(addDays(on, this.#random.whole(20, 280)), (day) => this.#support(day, support))
    }
    for (let day = addDays(on, this.#random.whole(10, 30)); day < ends; day = addDays(day, this.#random.whole(22, 45))) this.#plan(day, (visit) => this.#visit(visit, 'post-rehab'))
    for (let day = addDays(on, this.#random.whole(50, 120)); day < ends; day = addDays(day, this.#random.whole(80, 150))) this.#plan(day, (tested) => this.#bodyTest(tested, 'post-rehab', calibration.usesAfterReturn / 3))
    if (this.#random.chance(calibration.moves)) this.#plan(addDays(on, this.#random.whole(30, 250)), (day) => this.#move(day, 'post-rehab'))
    if (this.#random.chance(0.08)) this.#plan(addDays(on, this.#random.whole(60, 250)), (day) => {
      const open = this.#held('post-rehab')
      if (open?.row.status === 'in-management') this.#act(day, open, this.#random.chance(0.6) ? 'reported-absence' : 'unreported-absence', { from: addDays(day, -this.#random.whole(8, 20)), to: addDays(day, -1) })
    })
    this.#plan(ends, (day) => this.#endManagement(day, round))
  }
  #support(on: PlainDate, support: string): void {
    const held = this.#held('post-rehab')
    if (held) this.#act(on, held, 'record-support', { support, ...(support === 'work' ? { work: 'Giới thiệu việc làm tại địa phương' } : {}), ...(support === 'money' ? { amount: 5_000_000 } : {}) }, this.#random.chance(0.5) ? 'commune-social' : 'commune-police')
  }
  #foundAddicted(on: PlainDate): void {
    const post = this.#held('post-rehab')
    if (post?.row.status !== 'in-management' || !this.#act(on, post, 'found-addicted', { certificateNumber: this.#paper('XĐ') }, 'commune-police')) return
    if (regimeOn(on) !== 'r2026') return
    this.#plan(this.#soon(on, 1, 3), (day) => { const open = this.#held('post-rehab'); if (open) this.#act(day, open, 'remove-early', { ground: 'found-addicted', paperNumber: this.#paper('QĐ') }) })
  }
  #endManagement(on: PlainDate, round: number): void {
    const held = this.#held('post-rehab')
    if (held?.row.status !== 'in-management' || !held.row.termEndsOn) return
    if (on < held.row.termEndsOn) { this.#plan(held.row.termEndsOn, (day) => this.#endManagement(day, round)); return }
    if (this.#random.chance(calibration.lateOffice / 2) && on === held.row.termEndsOn) { this.#plan(addDays(on, this.#random.whole(1, 9)), (day) => this.#endManagement(day, round)); return }
    this.#act(on, held, 'complete', { paperNumber: this.#paper('GXN') })
    if (round < 3 && this.#random.chance(calibration.secondRound)) this.#plan(addDays(on, this.#random.whole(30, 500)), (day) => this.#test(day, round + 1))
  }

  // ---- moving, dying, reforms
  #move(on: PlainDate, kind: 'voluntary-home' | 'post-rehab'): void {
    const held = this.#held(kind)
    if (!held || !['in-rehab', 'in-management'].includes(held.row.status)) return
    const next = this.#otherHome()
    const toUnit = next.unitOn(on)
    if (toUnit === this.#home(on).unitOn(on) || !this.#act(on, held, 'move-out', { toUnit, paperNumber: this.#paper('TB') }, 'commune-police')) return
    this.#plan(regimeOn(on) === 'r2026' ? on : this.#soon(on, 1, 4), (day) => {
      const moving = this.#held(kind)
      const unit = next.unitOn(day)
      if (!moving || !this.#act(day, moving, 'confirm-arrival', { unit }, 'commune-police', unit)) return
      this.#homes.push({ home: next, from: day })
    })
  }
  #die(on: PlainDate): void {
    const held = this.#held('voluntary-home')
    if (held) this.#act(on, held, 'end-by-death', { diedOn: on, paperNumber: this.#paper('TB') })
  }
  /** Communes merge or divide: what is open follows the commune the person lives in. */
  #handOver(on: PlainDate): void {
    const unit = this.#home(on).unitOn(on)
    for (const measure of this.#person.measures) {
      if (!measure.row.open || measure.row.unitId === unit) continue
      if (procedureOf(measure.kind) && (procedureOf(measure.kind) as Built).spec.acts['hand-over']) {
        this.#act(on, measure, 'hand-over', { unit, agency: measure.row.agencyId.replace(measure.row.unitId, unit) }, 'system')
      }
    }
  }
}
