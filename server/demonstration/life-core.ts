/**
 * What every pathway of an invented life stands on: the person's measures, the plan of days, and posting an act by a post that may sign it.
 * Every event was accepted by `applyAct`. Offices act in time as a rule and late sometimes. Nothing is written here.
 */
import type { Decision } from '@hoa-nhap/domain/kernel/decision'
import { newLawFrom, regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import type { Act, MeasureKind, RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { BuiltProcedure, MeasureState } from '@hoa-nhap/domain/kernel/procedure'
import { addDays, instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { workingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { applyAct, type Applied, type Command, type HeldMeasure, type Person, type PlacedAttachment } from '@hoa-nhap/domain/measures/engine'
import { procedureOf } from '@hoa-nhap/domain/measures/procedures'
import { postFor, postOf, systemPost, type Bodies } from './bodies.ts'
import { calibration } from './calibration.ts'
import type { Home, Life, PostedAct, Reform } from './life.model.ts'
import type { Random } from './random.ts'

type Built = BuiltProcedure<MeasureState>
export type Post = RuleContext['actor']
const committee: readonly Role[] = ['commune-chair', 'commune-social']
/** The register's hours: acts lie between them, in the order in which they happened. */
const [opensAt, closesAt] = [8 * 60, 17 * 60]
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

type Planned = { readonly on: PlainDate; readonly order: number; readonly run: (on: PlainDate) => void }

export class LifeCore {
  readonly random: Random
  readonly today: PlainDate
  readonly birth: string
  readonly bodies: Bodies
  person: Person
  homes: { home: Home; from: PlainDate }[]
  attachments: PlacedAttachment[] = []
  posted: PostedAct[] = []
  readonly records: Life[] = []
  /** What the person was found to have used last. */
  substance = ''
  /** Towards which measure this life leans, where the desk asks for one; every act is still judged as any other. */
  leaning: MeasureKind | null = null
  /** Plans of an earlier round have nothing to say in the next. */
  round = 0
  readonly #queue: Planned[] = []
  #order = 0
  /** Minutes of the last act's day, so that acts of one day follow each other. */
  #last: { on: PlainDate | null; minutes: number } = { on: null, minutes: 0 }
  /** Refusals met, by act and code: a simulation that plans badly shows here. */
  readonly refusals = new Map<string, number>()

  /** Where the person moves to, when the person moves. */
  readonly otherHome: () => Home
  readonly #test: (life: LifeCore, on: PlainDate, round: number) => void

  constructor(random: Random, personId: string, birth: string, home: Home, today: PlainDate, bodies: Bodies, otherHome: () => Home, test: (life: LifeCore, on: PlainDate, round: number) => void) {
    this.otherHome = otherHome
    this.#test = test
    this.random = random
    this.today = today
    this.birth = birth
    this.bodies = bodies
    this.person = { subject: { personId, birth }, measures: [] }
    this.homes = [{ home, from: '1900-01-01' as PlainDate }]
  }

  /** Lives until yesterday, from the first body test on; reforms come before whatever else is planned for their day. */
  run(firstDay: PlainDate, reforms: readonly Reform[]): void {
    for (const reform of reforms) this.#enqueue({ on: reform.on, order: -1, run: (on) => this.handOver(on) })
    this.plan(firstDay, (on) => this.#test(this, on, 1))
    for (let next = this.#queue.pop(); next && next.on <= this.today; next = this.#queue.pop()) next.run(next.on)
    this.closeRecord()
  }
  /** A new round begins with a body test, where nothing is open any more. */
  testAgain(on: PlainDate, round: number): void {
    this.#test(this, on, round)
  }

  plan(on: PlainDate, run: (on: PlainDate) => void): void {
    const round = this.round
    this.#enqueue({ on, order: this.#order++, run: (day) => { if (round === this.round) run(day) } })
  }
  /** The queue stands in reverse, the next at its end. */
  #enqueue(planned: Planned): void {
    let [low, high] = [0, this.#queue.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.#queue[middle]!
      if (other.on > planned.on || (other.on === planned.on && other.order > planned.order)) low = middle + 1
      else high = middle
    }
    this.#queue.splice(low, 0, planned)
  }
  closeRecord(): void {
    if (this.posted.length > 0) this.records.push({ person: this.person, attachments: this.attachments, posted: this.posted, homes: this.homes })
    this.person = { subject: { personId: this.random.uuid(), birth: this.birth }, measures: [] }
    this.homes = [{ home: this.homes.at(-1)!.home, from: '1900-01-01' as PlainDate }]
    this.attachments = []
    this.posted = []
  }
  /** A working day some days later. */
  soon(on: PlainDate, low: number, high: number): PlainDate {
    const days = this.random.whole(low, high)
    return days === 0 ? on : workingCalendar.addWorkingDays(on, days)
  }
  /**
   * The same for what an office must do: sometimes late, and near the present some of it still to be done and some of that late, because that is
   * what an inbox is for.
   */
  office(on: PlainDate, low: number, high: number, lateBy = 0): PlainDate {
    const late = lateBy > 0 && this.random.chance(calibration.lateOffice) ? this.random.whole(1, lateBy) : 0
    const chosen = this.soon(on, low + late, high + late)
    // Where the law sets no day, the work is seldom left: whoever waits there blocks what comes after.
    const share = (lateBy > 0 ? calibration.pending : calibration.pending.slice(-1)).find(([days]) => chosen > addDays(this.today, -days))?.[1] ?? 0
    const pending = share > 0 && this.random.chance(share)
    return pending ? addDays(this.today, 1) : chosen
  }
  /** Is the paper at the end of a term late, or, near the present, still to come? The day that counts stays the last lawful one. */
  endsLate(on: PlainDate): boolean {
    const [days, share] = calibration.releasePending
    return this.random.chance(calibration.lateOffice / 2) || (on > addDays(this.today, -days) && this.random.chance(share))
  }
  /** Near the present some of the notices before an end are still to be written. */
  leavesOpen(on: PlainDate, ends: PlainDate): boolean {
    return ends > this.today && on > addDays(this.today, -14) && this.random.chance(calibration.noticePending)
  }
  home(on: PlainDate): Home {
    return this.homes.findLast((each) => each.from <= on)!.home
  }

  province(on: PlainDate): string {
    return this.home(on).provinceOn(on)
  }
  actor(role: Role | 'system', on: PlainDate, unitId = this.home(on).unitOn(on)): Post {
    const provinceId = this.home(on).provinceOn(on)
    return role === 'system' ? systemPost(unitId, provinceId) : postFor(this.bodies, role, unitId, provinceId, on)
  }
  /** The post of a role in a named body. */
  at(role: Role, agencyId: string, on: PlainDate): Post {
    return postOf(role, this.bodies.standing(agencyId, on), this.province(on))
  }

  held(kind: MeasureKind): HeldMeasure | undefined {
    return this.person.measures.findLast((measure) => measure.kind === kind && measure.row.open)
  }

  /**
   * Posts one act by the first of the wished posts that may sign it on that day, otherwise by whoever signs it. Refused acts change nothing and are
   * counted. Papers are numbered, and named where an unverified rule asks for them.
   */
  act(on: PlainDate, target: { open: MeasureKind } | HeldMeasure, type: string, given: Record<string, unknown> = {}, prefer?: Role | 'system' | Post | readonly (Role | Post)[], unitId?: string): Applied | null {
    const kind = 'open' in target && typeof target.open === 'string' ? target.open : (target as HeldMeasure).kind
    const spec = (procedureOf(kind) as Built).spec.acts[type]
    const held = 'measureId' in target ? this.person.measures.find((measure) => measure.measureId === target.measureId) : undefined
    const row = spec?.row(on, (held?.state as MeasureState | undefined) ?? null)
    const lawful = row?.signers ?? []
    // Since 2026-07-01 the committee reads post-rehabilitation only: in other measures the police write down what it signed.
    const signers = kind === 'post-rehab' || on < newLawFrom ? lawful : lawful.filter((each) => !committee.includes(each))
    const wishes: readonly (Role | 'system' | Post)[] = prefer === undefined ? [] : Array.isArray(prefer) ? (prefer as readonly (Role | Post)[]) : [prefer as Role | 'system' | Post]
    const roleOf = (wish: Role | 'system' | Post) => (typeof wish === 'object' ? wish.role : wish)
    const wished = wishes.find((wish) => roleOf(wish) === 'system' || signers.length === 0 || signers.includes(roleOf(wish) as Role))
    const actor = typeof wished === 'object' ? wished : this.actor(wished ?? signers[0] ?? 'commune-police', on, unitId)
    const role = actor.role
    const has = (name: string) => spec?.fields.some((field) => field.name === name) && given[name] === undefined
    const data = {
      ...given, ...(has('paperNumber') && role !== 'system' ? { paperNumber: this.paper('VB') } : {}),
      ...(spec?.burdens && row?.confidence === 'unverified' && has('basisPaper') ? { basisPaper: this.paper('BB') } : {}),
    }
    const minutes = role === 'system' ? 5 : this.#last.on === on && this.#last.minutes >= opensAt ? Math.min(closesAt - 20, this.#last.minutes + this.random.whole(5, 40)) : this.random.whole(opensAt, closesAt - 20)
    this.#last = { on, minutes }
    const act: Act = { id: this.random.uuid(), type, occurredOn: on, ...(regimeOn(on) === 'r2026' && role !== 'system' ? { occurredAt: instantAt(on, clock(minutes)) } : {}), basedOn: held?.events.length ?? 0, data }
    const command: Command = held ? { measureId: held.measureId, act } : { open: kind, measureId: this.random.uuid(), act }
    const now = instantAt(on, clock(minutes + 3))
    const decision: Decision<Applied> = applyAct(this.person, command, { actor, today: on, now, calendar: workingCalendar, procedureOf, newId: () => this.random.uuid() })
    if (!decision.ok) {
      const key = `${kind} ${type} ${regimeOn(on)}: ${decision.refusal.code}`
      this.refusals.set(key, (this.refusals.get(key) ?? 0) + 1)
      return null
    }
    this.person = decision.value.person
    this.attachments.push(...decision.value.attachments)
    this.posted.push({ command, actor, today: on, now, eventIds: decision.value.changed.flatMap((change) => change.newEvents.map((event) => ({ measureId: change.measureId, id: event.id }))) })
    return decision.value
  }


  /** Communes merge or divide, a province's bodies go on under another: what is open follows. */
  handOver(on: PlainDate): void {
    const unit = this.home(on).unitOn(on)
    for (const measure of this.person.measures) {
      if (!measure.row.open || !(procedureOf(measure.kind) as Built).spec.acts['hand-over']) continue
      const { agencyId, unitId, facilityId } = measure.row
      if (unitId !== unit) this.act(on, measure, 'hand-over', { unit, ...(agencyId.includes(unitId) ? { agency: agencyId.replace(unitId, unit) } : {}) }, 'system')
      const place = facilityId ?? ((measure.state as { home?: string | null }).home || (measure.state as { placeId?: string | null }).placeId)
      const next = place ? this.bodies.standing(place, on) : place
      if (!place || !next || next === place) continue
      if (place.startsWith('rehab-facility:')) this.act(on, this.again(measure), 'hand-over', { agency: next }, 'system')
      else this.act(on, this.again(measure), 'change-centre', { centre: next }, postOf('substitution-clinician', next, this.province(on)))
    }
  }
  /** The measure as it stands after what has happened since. */
  again(measure: HeldMeasure): HeldMeasure {
    return this.person.measures.find((each) => each.measureId === measure.measureId)!
  }
  paper(sign: string): string {
    return `${this.random.whole(1, 480)}/${sign}-MH`
  }
}
