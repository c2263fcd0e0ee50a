/**
 * One invented life, lived through the same rules as the acts of users: every event here was accepted by `applyAct`. Offices act in time as
 * a rule and late sometimes; people register, quit, move, return to use; reforms re-point what is open. Nothing is written here.
 */
import type { Decision } from '@hoa-nhap/domain/kernel/decision'
import { newLawFrom, regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import type { Act, MeasureKind, RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { BuiltProcedure, MeasureState } from '@hoa-nhap/domain/kernel/procedure'
import { addDays, ageOn, instantAt, later, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { workingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { applyAct, type Applied, type Command, type HeldMeasure, type Person, type PlacedAttachment } from '@hoa-nhap/domain/measures/engine'
import { procedureOf } from '@hoa-nhap/domain/measures/procedures'
import type { PostRehabState } from '@hoa-nhap/domain/post-rehab/post-rehab.model'
import type { VoluntaryState } from '@hoa-nhap/domain/voluntary-rehab/voluntary-rehab.model'
import { calibration } from './calibration.ts'
import type { Random } from './random.ts'

/** Where a person lives, and what that commune is called on a day. */
export type Home = { unitOn(on: PlainDate): string; provinceOn(on: PlainDate): string }
/** Days on which communes became others, for the hand-over of what is open. */
export type Reform = { readonly on: PlainDate }

export type PostedAct = { readonly command: Command; readonly actor: RuleContext['actor']; readonly today: PlainDate; readonly now: string; readonly eventIds: readonly { readonly measureId: string; readonly id: string }[] }

export type Life = {
  readonly person: Person
  readonly attachments: readonly PlacedAttachment[]
  /** Every act as it was posted, in order: a test posts a sample again through the commands and finds the same rows. */
  readonly posted: readonly PostedAct[]
  readonly homes: readonly { readonly home: Home; readonly from: PlainDate }[]
}

type Built = BuiltProcedure<MeasureState>
const agencyOfRole: Partial<Record<Role, string>> = {
  'commune-police': 'commune-police', 'commune-police-chief': 'commune-police', 'commune-chair': 'commune-committee', 'commune-social': 'commune-committee',
  'health-station': 'health-station', counsellor: 'counselling-point', assessor: 'assessing-facility',
}

export class LifeSimulator {
  readonly #random: Random
  readonly #today: PlainDate
  readonly #birth: string
  #person: Person
  #homes: { home: Home; from: PlainDate }[]
  readonly #attachments: PlacedAttachment[] = []
  readonly #posted: PostedAct[] = []
  readonly #queue: { on: PlainDate; order: number; run: (on: PlainDate) => void }[] = []
  #order = 0
  /** Refusals met, by act and code: a simulation that plans badly shows here. */
  readonly refusals = new Map<string, number>()

  constructor(random: Random, personId: string, birth: string, home: Home, today: PlainDate) {
    this.#random = random
    this.#today = today
    this.#birth = birth
    this.#person = { subject: { personId, birth }, measures: [] }
    this.#homes = [{ home, from: '1900-01-01' as PlainDate }]
  }

  live(firstDay: PlainDate, reforms: readonly Reform[], otherHome: () => Home): Life {
    for (const reform of reforms) this.#plan(reform.on, (on) => this.#handOver(on), true)
    this.#plan(firstDay, (on) => this.#test(on, 1))
    this.#otherHome = otherHome
    while (this.#queue.length > 0) {
      this.#queue.sort((a, b) => (a.on === b.on ? a.order - b.order : a.on < b.on ? -1 : 1))
      const next = this.#queue.shift()!
      if (next.on > this.#today) break
      next.run(next.on)
    }
    return { person: this.#person, attachments: this.#attachments, posted: this.#posted, homes: this.#homes }
  }
  #otherHome: () => Home = () => this.#homes[0]!.home

  #plan(on: PlainDate, run: (on: PlainDate) => void, first = false): void {
    this.#queue.push({ on, order: first ? -1 : this.#order++, run })
  }
  /** A working day some days later, later still when the office is late. */
  #soon(on: PlainDate, low: number, high: number, lateBy = 0): PlainDate {
    const days = this.#random.whole(low, high) + (lateBy > 0 && this.#random.chance(calibration.lateOffice) ? this.#random.whole(1, lateBy) : 0)
    const chosen = days === 0 ? on : workingCalendar.addWorkingDays(on, days)
    // Near the present some of what an office must do is still open, and some of it late: that is what an inbox is for.
    const pending = lateBy > 0 && chosen > addDays(this.#today, -calibration.pendingDays) && this.#random.chance(calibration.pending)
    return pending ? addDays(this.#today, 1) : chosen
  }
  #home(on: PlainDate): Home {
    return this.#homes.findLast((each) => each.from <= on)!.home
  }

  #actor(role: Role | 'system', on: PlainDate, unitId = this.#home(on).unitOn(on)): RuleContext['actor'] {
    const provinceId = this.#home(on).provinceOn(on)
    if (role === 'system') return { role, agencyId: 'system', unitId, provinceId, postId: 'system' }
    const kind = agencyOfRole[role] ?? 'commune-police'
    const agencyId = kind === 'assessing-facility' ? `${kind}:${provinceId}.1` : `${kind}:${unitId}`
    return { role, agencyId, unitId: kind === 'assessing-facility' ? provinceId : unitId, provinceId, postId: `${agencyId}/${role}` }
  }

  #held(kind: MeasureKind): HeldMeasure | undefined {
    return this.#person.measures.findLast((measure) => measure.kind === kind && measure.row.open)
  }

  /** Posts one act by a post that may sign it on that day. Refused acts change nothing and are counted. */
  #act(on: PlainDate, target: { open: MeasureKind } | HeldMeasure, type: string, data: Record<string, unknown>, prefer?: Role | 'system', unitId?: string): Applied | null {
    const kind = 'open' in target && typeof target.open === 'string' ? target.open : (target as HeldMeasure).kind
    const procedure = procedureOf(kind) as Built
    const held = 'measureId' in target ? this.#person.measures.find((measure) => measure.measureId === target.measureId) : undefined
    const signers = procedure.spec.acts[type]?.row(on, (held?.state as MeasureState | undefined) ?? null)?.signers ?? []
    const role = prefer === 'system' ? 'system' : prefer && signers.includes(prefer) ? prefer : (signers[0] ?? 'commune-police')
    const actor = this.#actor(role, on, unitId)
    const hour = this.#random.whole(8, 16)
    const at = instantAt(on, `${String(hour).padStart(2, '0')}:${String(this.#random.whole(0, 59)).padStart(2, '0')}`)
    const act: Act = { id: this.#random.uuid(), type, occurredOn: on, ...(regimeOn(on) === 'r2026' && role !== 'system' ? { occurredAt: at } : {}), basedOn: held?.events.length ?? 0, data }
    const command: Command = held ? { measureId: held.measureId, act } : { open: kind, measureId: this.#random.uuid(), act }
    const now = on === this.#today ? instantAt(on, '17:00') : instantAt(on, '17:30')
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
    if (this.#person.measures.some((measure) => measure.row.open && measure.kind !== 'post-rehab')) return
    if (!this.#act(on, { open: 'assessment' }, 'record-test', { sample: 'urine', testResult: 'positive', substance })) return
    this.#plan(this.#soon(on, 1, 3), (next) => {
      const held = this.#held('assessment')
      if (!held || !this.#act(next, held, 'request-assessment', { requestedBy: 'police', receivedOn: next })) return
      this.#plan(addDays(next, this.#random.whole(2, 5) + (this.#random.chance(calibration.lateOffice) ? 3 : 0)), (day) => this.#result(day, round))
    })
  }

  #result(on: PlainDate, round: number): void {
    const held = this.#held('assessment')
    const addicted = round > 1 || !this.#random.chance(calibration.notAddicted)
    if (!held || !this.#act(on, held, 'record-result', { result: addicted ? 'addicted' : 'not-addicted', issuedOn: on }, 'assessor')) return
    this.#plan(this.#soon(on, 0, 1), (day) => {
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
      else this.#plan(this.#soon(day, 7, 12), (next) => {
        const open = this.#held('assessment')
        if (open) this.#act(next, open, 'note-not-registered', { paperNumber: this.#paper('BB'), basisPaper: `Biên bản làm việc ${this.#paper('BB')}` })
        if (this.#random.chance(0.45)) this.#plan(addDays(next, this.#random.whole(10, 90)), (day2) => this.#register(day2, round))
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
    this.#plan(present ? this.#soon(on, 0, 1, 3) : this.#soon(on, 1, 3, 6), (day) => this.#decide(day, round))
  }

  #decide(on: PlainDate, round: number): void {
    const held = this.#held('voluntary-home')
    if (!held) return
    const crossed = regimeOn(on) === 'r2026' && regimeOn(held.row.registeredOn) !== 'r2026'
    if (!this.#act(on, held, 'decide', { ...(crossed ? { turn: round > 1 ? 'repeat' : 'first', ...(round > 1 ? { turnPaper: this.#paper('XN') } : {}) } : {}), paperNumber: this.#paper('QĐ') })) return
    if (!this.#random.chance(calibration.starts)) {
      this.#plan(this.#soon(on, 9, 20), (day) => { const open = this.#held('voluntary-home'); if (open) this.#act(day, open, 'record-breach', { breach: 'not-started', basisPaper: this.#paper('BB'), paperNumber: this.#paper('BB') }) })
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
    if (this.#random.chance(0.4)) this.#plan(this.#soon(on, 0, 6), (day) => { const open = this.#held('voluntary-home'); if (open) this.#act(day, open, 'assign-helper', { helper: this.#random.pick(['Trạm Y tế xã', 'Hội Phụ nữ xã', 'Đoàn Thanh niên xã', 'Tổ công tác thôn']), paperNumber: this.#paper('QĐ') }) })
    for (let day = addDays(on, this.#random.whole(15, 35)); day < ends; day = addDays(day, this.#random.whole(20, 48))) this.#plan(day, (visit) => this.#visit(visit, 'voluntary-home'))
    for (let day = addDays(on, this.#random.whole(40, 110)); day < ends; day = addDays(day, this.#random.whole(90, 180))) this.#plan(day, (tested) => this.#bodyTest(tested, 'voluntary-home', calibration.usesDuringRehab))
    if (this.#random.chance(0.3)) this.#plan(addDays(on, this.#random.whole(110, 160)), (day) => { const open = this.#held('voluntary-home'); if (open) this.#act(day, open, 'record-support', { support: 'one-off', amount: 2_340_000 }) })
    if (this.#random.chance(calibration.quits)) this.#plan(addDays(on, this.#random.whole(20, 200)), (day) => this.#quit(day, round))
    if (this.#random.chance(calibration.moves)) this.#plan(addDays(on, this.#random.whole(20, 160)), (day) => this.#move(day, 'voluntary-home'))
    if (this.#random.chance(calibration.dies)) this.#plan(addDays(on, this.#random.whole(30, 300)), (day) => this.#die(day))
    const noticeOn = addDays(ends, -(30 + this.#random.whole(0, 3)) + (this.#random.chance(calibration.lateOffice) ? 8 : 0))
    this.#plan(later(noticeOn, newLawFrom), (day) => this.#endNotice(day))
    this.#plan(ends, (day) => this.#complete(day, round))
  }

  #stage(on: PlainDate, stage: string): void {
    const held = this.#held('voluntary-home')
    if (held?.row.status === 'in-rehab') this.#act(on, held, 'record-stage', { stage, from: on }, 'health-station')
  }
  #visit(on: PlainDate, kind: 'voluntary-home' | 'post-rehab'): void {
    const held = this.#held(kind)
    if (!held || !['in-rehab', 'in-management'].includes(held.row.status)) return
    const met = this.#random.chance(0.93)
    const need = this.#random.weighted([['none', 70], ['work', 12], ['health', 8], ['counselling', 6], ['papers', 4]] as const)
    this.#act(on, held, 'record-visit', { met, where: this.#random.weighted([['home', 7], ['office', 2], ['phone', 1]] as const), ...(met ? { need } : {}) }, this.#random.chance(0.7) ? 'commune-police' : 'commune-social')
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
  #endNotice(on: PlainDate): void {
    const held = this.#held('voluntary-home')
    if (held?.row.status !== 'in-rehab' || !held.row.termEndsOn || on > held.row.termEndsOn || (held.state as VoluntaryState).endNoticeOn) return
    if (!this.#act(on, held, 'end-notice', { paperNumber: this.#paper('TB') }, this.#random.chance(0.6) ? 'counsellor' : 'commune-police')) return
    this.#plan(this.#soon(on, 1, 2, 3), (day) => { const post = this.#held('post-rehab'); if (post?.row.status === 'notified') this.#act(day, post, 'propose', { paperNumber: this.#paper('ĐN') }) })
    this.#plan(this.#soon(on, 4, 9), (day) => { const post = this.#held('post-rehab'); if (post?.row.status === 'proposed') this.#act(day, post, 'decide', { paperNumber: this.#paper('QĐ') }) })
  }
  #complete(on: PlainDate, round: number): void {
    const held = this.#held('voluntary-home')
    if (held?.row.status !== 'in-rehab' || !held.row.termEndsOn) return
    if (on < held.row.termEndsOn) { this.#plan(held.row.termEndsOn, (day) => this.#complete(day, round)); return }
    if ((this.#random.chance(calibration.lateOffice) || (on > addDays(this.#today, -calibration.pendingDays) && this.#random.chance(calibration.pending / 2))) && on === held.row.termEndsOn) { this.#plan(addDays(on, this.#random.whole(1, 12)), (day) => this.#complete(day, round)); return }
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
    if (!this.#random.chance(calibration.reportsHome)) return
    this.#plan(this.#soon(on, 1, 5), (reported) => {
      const waiting = this.#held('post-rehab')
      if (waiting?.row.status === 'awaiting-report' && !this.#act(reported, waiting, 'report-home', { how: 'in-person' })) return
      this.#plan(this.#soon(reported, 1, 3, 6), (proposed) => {
        const dossier = this.#held('post-rehab')
        if (!dossier || !this.#act(proposed, dossier, 'propose', { paperNumber: this.#paper('ĐN') })) return
        this.#plan(this.#soon(proposed, 1, 2, 8), (decided) => {
          const proposal = this.#held('post-rehab')
          if (!proposal || !this.#act(decided, proposal, 'decide', { paperNumber: this.#paper('QĐ') })) return
          this.#plan(this.#soon(decided, 0, 3), (day) => { const open = this.#held('post-rehab'); if (open) this.#act(day, open, 'hand-over-decision', { to: ageOn(this.#birth, day) < 18 ? 'representative' : 'person' }) })
          this.#manage(decided, round)
        })
      })
    })
    if (this.#random.chance(calibration.supportWithinThirtyDays)) this.#plan(this.#soon(on, 4, 19), (day) => this.#support(day, this.#random.pick(['counselling', 'education'])))
  }

  #manage(on: PlainDate, round: number): void {
    const post = this.#held('post-rehab')
    const ends = post?.row.termEndsOn
    if (!post || !ends) return
    if (this.#random.chance(calibration.supportWithinThirtyDays)) this.#plan(this.#soon(on, 1, 14), (day) => this.#support(day, this.#random.pick(['counselling', 'education', 'supervision'])))
    if (this.#random.chance(0.5)) this.#plan(this.#soon(on, 2, 9), (day) => { const open = this.#held('post-rehab'); if (open) this.#act(day, open, 'assign-helper', { helper: this.#random.pick(['Hội Phụ nữ xã', 'Đoàn Thanh niên xã', 'Hội Cựu chiến binh xã', 'Tổ công tác thôn']), paperNumber: this.#paper('QĐ') }) })
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
