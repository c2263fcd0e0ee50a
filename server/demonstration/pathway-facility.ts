/** Life in a facility, of those a court sent and of those who came by themselves: stages, illness, leave, escape, transfer, and the way out. */
import type { CompulsoryState } from '@hoa-nhap/domain/compulsory-rehab/compulsory.model'
import { newLawFrom, regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { addDays, ageOn, later, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { workingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { calibration } from './calibration.ts'
import type { LifeCore, Post } from './life-core.ts'
import { courtRole } from './bodies.ts'
import { afterCompletion, propose } from './pathway-return.ts'
import { goOnAtHome } from './pathway-voluntary.ts'

export type Stay = Extract<MeasureKind, 'compulsory' | 'voluntary-private' | 'voluntary-public'>
const formerStages = ['a', 'b', 'c', 'd', 'e'] as const
const presentStages = ['s1', 's2', 's3', 's4', 's5'] as const

/** The facility of the province that takes the person; the first of them is the largest. */
export function facilityOf(life: LifeCore, type: 'public' | 'private' | 'reformatory', on: PlainDate): string {
  const all = life.bodies.facilities(type, life.province(on), on)
  const found = life.random.chance(0.6) ? all[0] : life.random.pick(all)
  return found ?? life.bodies.facilities('public', life.province(on), on)[0]!
}
const staying = (life: LifeCore, kind: Stay) => { const held = life.held(kind); return held && ['in-facility', 'in-rehab'].includes(held.row.status) && held.row.facilityId ? held : undefined }
const staff = (life: LifeCore, kind: Stay, role: Role, on: PlainDate): Post => {
  const held = life.held(kind)!
  return life.at(role, held.row.facilityId ?? (held.state as CompulsoryState).home ?? (held.state as unknown as { placeId: string }).placeId, on)
}

/** Until 2026-06-30 who came by contract is registered by the facility itself. */
export function contract(life: LifeCore, on: PlainDate, round: number): void {
  const kind = life.random.chance(0.4) ? 'voluntary-private' as const : 'voluntary-public' as const
  const facility = facilityOf(life, kind === 'voluntary-private' ? 'private' : 'public', on)
  const months = life.random.weighted([[6, 7], [9, 2], [12, 2]] as const)
  if (life.act(on, { open: kind }, 'admit', { unit: life.home(on).unitOn(on), facility, months }, life.at('facility-intake', facility, on))) stay(life, on, kind, round)
}

/** From the day of admission on. */
export function stay(life: LifeCore, on: PlainDate, kind: Stay, round: number): void {
  const held = life.held(kind)
  const ends = held?.row.termEndsOn
  if (!held || !ends) return
  const names = held.row.regime === 'r2026' ? presentStages : formerStages
  const stages: readonly (readonly [number, number])[] = [[0, 0], [3, 6], [15, 25], [60, 110], [130, 170]]
  for (const [index, [from, to]] of stages.entries()) {
    if (index > 2 && !life.random.chance(0.85)) continue
    const begins = addDays(on, life.random.whole(from, to))
    if (begins <= ends) life.plan(begins, (day) => { const open = staying(life, kind); if (open) life.act(day, open, 'record-stage', { stage: names[index]!, from: day }, staff(life, kind, index === 1 ? 'facility-health' : 'facility-intake', day)) })
  }
  if (kind === 'compulsory') compelled(life, on, ends, round)
  else free(life, on, ends, kind, round)
  scheduleEnd(life, kind, round)
}

function scheduleEnd(life: LifeCore, kind: Stay, round: number): void {
  const ends = life.held(kind)?.row.termEndsOn
  if (!ends) return
  const noticeOn = addDays(ends, -(30 + life.random.whole(0, 4)) + (life.random.chance(calibration.lateOffice) ? 9 : 0))
  life.plan(kind === 'compulsory' ? noticeOn : later(noticeOn, newLawFrom), (day) => endNotice(life, day, kind, round))
  life.plan(ends, (day) => completeStay(life, day, kind, round))
}

/** Of who was sent by a court. */
function compelled(life: LifeCore, on: PlainDate, ends: PlainDate, round: number): void {
  const kind = 'compulsory'
  const days = (low: number, high: number) => addDays(on, life.random.whole(low, high))
  if (life.held(kind)!.row.regime !== 'r2026') {
    let month = on.slice(0, 7)
    for (let day = on; day < ends; ) {
      const next = month
      const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
      month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
      day = addDays(`${month}-01` as PlainDate, life.random.whole(0, 3))
      const said = day
      life.plan(said, () => { const open = staying(life, kind); if (open) life.act(said, open, 'record-evaluation', { month: next, grade: life.random.weighted([['good', 3], ['fair', 5], ['average', 2], ['weak', 0.4]] as const) }, staff(life, kind, 'facility-intake', said)) })
    }
    for (let day = addDays(on, life.random.whole(80, 90)); day < ends && regimeOn(day) !== 'r2026'; day = addDays(day, life.random.whole(80, 90))) life.plan(day, (said) => { const open = staying(life, kind); if (open && open.row.termEndsOn! > addDays(said, 30)) life.act(said, open, 'review-reductions', { reviewResult: 'not-proposed' }, staff(life, kind, 'facility-head', said)) })
    if (life.random.chance(calibration.reduced)) life.plan(days(200, 300), (day) => askReduction(life, day, round))
  }
  if (life.random.chance(calibration.inHospital)) life.plan(days(10, 330), (day) => {
    const open = staying(life, kind)
    if (!open || !life.act(day, open, 'record-hospital', { from: day }, staff(life, kind, 'facility-health', day))) return
    life.plan(addDays(day, life.random.whole(2, 9)), (back) => { const well = staying(life, kind); if (well) life.act(back, well, 'record-hospital', { from: day, to: back }, staff(life, kind, 'facility-health', back)) })
  })
  if (life.random.chance(calibration.onLeave)) life.plan(days(40, 330), (day) => leave(life, day, round))
  if (life.random.chance(calibration.escapes)) life.plan(days(10, 250), (day) => escape(life, day, round))
  if (life.random.chance(calibration.transferred)) life.plan(days(40, 250), (day) => transfer(life, day))
  if (life.random.chance(0.02)) life.plan(days(30, 250), (day) => {
    const open = staying(life, kind)
    if (!open || !life.act(day, open, 'out-for-proceedings', { until: addDays(day, 20) }, staff(life, kind, 'facility-head', day))) return
    life.plan(addDays(day, life.random.whole(4, 18)), (back) => { const out = life.held(kind); if (out?.row.status === 'out-for-proceedings') life.act(back, out, 'return-from-proceedings', {}, staff(life, kind, 'facility-head', back)) })
  })
  if (life.random.chance(calibration.suspendedIll)) life.plan(days(40, 300), (day) => suspend(life, day, round))
  if (life.random.chance(calibration.remainderExempted)) life.plan(days(150, 400), (day) => {
    const open = staying(life, kind)
    if (open && life.act(day, open, 'propose-to-court', { proposed: 'exempt-remainder', courtGround: 'grave-illness', court: court(life, day) }, staff(life, kind, 'facility-head', day))) life.plan(life.soon(day, 4, 12), (next) => { const still = staying(life, kind); if (still) life.act(next, still, 'exempt-remainder', { courtGround: 'grave-illness', court: court(life, next) }, [life.actor(courtRole(next), next), staff(life, kind, 'facility-head', next)]) })
  })
  if (life.random.chance(calibration.dies)) life.plan(days(30, 400), (day) => die(life, day))
}
const court = (life: LifeCore, on: PlainDate) => life.bodies.courtOf(life.home(on).unitOn(on), life.province(on), on)

/** Half served, good grades: posted inside the facility, proposed, decided by the court. Under the law of 2021 only. */
function askReduction(life: LifeCore, on: PlainDate, round: number): void {
  const kind = 'compulsory'
  const held = staying(life, kind)
  if (!held || regimeOn(on) === 'r2026' || !life.act(on, held, 'review-reductions', { reviewResult: 'proposed' }, staff(life, kind, 'facility-head', on))) return
  life.act(on, staying(life, kind)!, 'post-reduction-list', {}, staff(life, kind, 'facility-head', on))
  life.plan(workingCalendar.addWorkingDays(on, 11), (day) => {
    const open = staying(life, kind)
    if (!open || regimeOn(day) === 'r2026' || !life.act(day, open, 'propose-to-court', { proposed: 'reduce', courtGround: 'progress', court: court(life, day) }, staff(life, kind, 'facility-head', day))) return
    life.plan(life.soon(day, 5, 15), (next) => {
      const still = staying(life, kind)
      const most = still?.row.termEndsOn && still.row.termEndsOn > addDays(next, 150) ? 3 : 1
      if (!still?.row.termEndsOn || still.row.termEndsOn < addDays(next, 60) || regimeOn(next) === 'r2026') return
      if (life.act(next, still, 'reduce', { reducedMonths: life.random.whole(1, most), court: court(life, next) }, staff(life, kind, 'facility-head', next))) scheduleEnd(life, kind, round)
    })
  })
}

function leave(life: LifeCore, on: PlainDate, round: number): void {
  const kind = 'compulsory'
  const held = staying(life, kind)
  if (!held || held.row.termEndsOn! < addDays(on, 20) || !life.act(on, held, 'request-leave', { relative: life.random.pick(['parent', 'spouse', 'child']) }, staff(life, kind, 'facility-intake', on))) return
  const until = addDays(on, life.random.whole(1, 2))
  if (!life.act(on, staying(life, kind)!, 'grant-leave', { from: on, to: until }, staff(life, kind, 'facility-head', on))) return
  if (life.random.chance(0.06)) { life.plan(addDays(until, 1), (day) => escape(life, day, round)); return }
  life.plan(until, (day) => { const away = life.held(kind); if (away?.row.status === 'on-leave') life.act(day, away, 'return-from-leave', {}, staff(life, kind, 'facility-intake', day)) })
}

/** Away without leave: told, searched for, mostly found. The days lengthen the term by the law's own rule only. */
function escape(life: LifeCore, on: PlainDate, round: number): void {
  const kind = 'compulsory'
  const held = life.held(kind)
  if (!held || !['in-facility', 'on-leave'].includes(held.row.status) || held.row.termEndsOn! < addDays(on, 20)) return
  const [guard, head] = [staff(life, kind, 'facility-intake', on), staff(life, kind, 'facility-head', on)]
  if (!life.act(on, held, 'record-escape', {}, guard)) return
  life.act(on, life.held(kind)!, 'notify-escape', {}, head)
  life.plan(life.soon(on, 1, 3), (day) => { const gone = life.held(kind); if (gone?.row.status === 'escaped') life.act(day, gone, 'order-search', {}, ['province-police-director', 'commune-police-chief']) })
  if (life.random.chance(calibration.foundAfterEscape)) life.plan(addDays(on, life.random.whole(2, 90)), (day) => {
    const gone = life.held(kind)
    if (gone?.row.status === 'escaped' && life.act(day, gone, 'record-return', { returnedHow: life.random.pick(['by-self', 'found', 'brought-by-family']) }, 'commune-police-chief')) scheduleEnd(life, kind, round)
  })
}

function transfer(life: LifeCore, on: PlainDate): void {
  const kind = 'compulsory'
  const held = staying(life, kind)
  const other = life.bodies.facilities('public', life.province(on), on).find((id) => id !== held?.row.facilityId)
  if (!held || !other || life.bodies.facilities('reformatory', life.province(on), on).includes(held.row.facilityId!)) return
  life.act(on, held, 'transfer-facility', { facility: other }, ['province-police-director', staff(life, kind, 'facility-head', on)])
}

/** Sent home to be treated: the days count. Whoever has too little left goes on at home until the end. */
function suspend(life: LifeCore, on: PlainDate, round: number): void {
  const kind = 'compulsory'
  const held = staying(life, kind)
  const head = held && staff(life, kind, 'facility-head', on)
  if (!held || !head || !life.act(on, held, 'propose-to-court', { proposed: 'suspend', courtGround: 'serious-illness', court: court(life, on) }, head)) return
  life.plan(life.soon(on, 3, 8), (day) => {
    const open = staying(life, kind)
    if (!open || !life.act(day, open, 'suspend', { court: court(life, day) }, staff(life, kind, 'facility-head', day))) return
    life.plan(addDays(day, life.random.whole(40, 110)), (next) => {
      const ill = life.held(kind)
      if (ill?.row.status === 'suspended' && ill.row.termEndsOn! > addDays(next, 200) && life.act(next, ill, 'resume-after-illness', { court: court(life, next), basisPaper: life.paper('QĐ') }, 'commune-police-chief')) scheduleEnd(life, kind, round)
    })
  })
}

function die(life: LifeCore, on: PlainDate): void {
  const kind = 'compulsory'
  const held = staying(life, kind)
  if (!held) return
  const head = staff(life, kind, 'facility-head', on)
  if (!life.act(on, held, 'record-death', { diedOn: on, procuracy: life.bodies.procuracyOf(life.home(on).unitOn(on), life.province(on), on) }, head)) return
  for (const told of ['investigation', 'procuracy', 'court', 'health', 'relatives']) life.act(on, life.held(kind)!, 'notify-death', { told }, head)
  life.plan(addDays(on, life.random.whole(0, 1)), (day) => { const dead = life.held(kind); if (dead) life.act(day, dead, 'close-after-death', { relativesPresent: 'yes' }, staff(life, kind, 'facility-head', day)) })
}

/** Of who came by will: leaving is always possible. */
function free(life: LifeCore, on: PlainDate, ends: PlainDate, kind: Exclude<Stay, 'compulsory'>, round: number): void {
  if (regimeOn(on) !== 'r2026') life.plan(life.soon(on, 0, 2), (day) => { const open = staying(life, kind); if (open && regimeOn(day) !== 'r2026') life.act(day, open, 'notify', { about: 'start', toPolice: 'residence' }, staff(life, kind, 'facility-intake', day)) })
  else if (kind === 'voluntary-private') life.plan(life.soon(on, 0, 1), (day) => { for (const toPolice of ['residence', 'seat']) { const open = staying(life, kind); if (open) life.act(day, open, 'notify', { about: 'start', toPolice }, staff(life, kind, 'facility-intake', day)) } })
  for (let day = addDays(on, life.random.whole(30, 60)); day < ends; day = addDays(day, life.random.whole(70, 120))) life.plan(day, (tested) => { const open = staying(life, kind); if (open) life.act(tested, open, 'record-test', { sample: 'urine', testResult: 'negative' }, staff(life, kind, 'facility-health', tested)) })
  if (life.random.chance(0.1)) life.plan(addDays(on, life.random.whole(15, 120)), (day) => {
    const open = staying(life, kind)
    if (!open || !life.act(day, open, 'go-out', { why: life.random.pick(['hospital', 'funeral', 'family']) }, staff(life, kind, 'facility-intake', day))) return
    life.plan(addDays(day, life.random.whole(1, 4)), (back) => { const out = life.held(kind); if (out?.row.status === 'in-rehab') life.act(back, out, 'come-back', {}, staff(life, kind, 'facility-intake', back)) })
  })
  if (life.random.chance(calibration.quits)) life.plan(addDays(on, life.random.whole(20, 150)), (day) => {
    const open = staying(life, kind)
    if (open && life.act(day, open, 'quit', { by: 'person', reason: life.random.pick(['own-wish', 'other-form', 'illness']) }, staff(life, kind, 'facility-intake', day)) && life.random.chance(0.4)) life.plan(addDays(day, life.random.whole(60, 400)), (again) => life.testAgain(again, round + 1))
  })
  if (kind === 'voluntary-private' && regimeOn(on) === 'r2026' && life.random.chance(0.25)) life.plan(addDays(on, life.random.whole(70, 110)), (day) => {
    const open = staying(life, kind)
    const stages = (open?.state as { stages?: readonly { stage: string }[] } | undefined)?.stages ?? []
    if (open?.row.regime === 'r2026' && ['s1', 's2', 's3'].every((name) => stages.some((each) => each.stage === name)) && life.act(day, open, 'complete-part', {}, staff(life, kind, 'facility-head', day))) goOnAtHome(life, day, round)
  })
}

function endNotice(life: LifeCore, on: PlainDate, kind: Stay, round: number): void {
  const held = life.held(kind)
  if (!held?.row.termEndsOn || !['in-facility', 'on-leave', 'out-for-proceedings', 'suspended', 'in-rehab'].includes(held.row.status) || on > held.row.termEndsOn || (held.state as { endNoticeOn: string | null }).endNoticeOn) return
  if (held.row.termEndsOn > addDays(on, 40) || life.leavesOpen(on, held.row.termEndsOn)) return
  if (!life.act(on, held, 'end-notice', {}, staff(life, kind, 'facility-head', on)) || !life.held('post-rehab')) return
  life.plan(life.office(on, 1, 2, 3), (day) => propose(life, day, round))
}

function completeStay(life: LifeCore, on: PlainDate, kind: Stay, round: number): void {
  const held = life.held(kind)
  if (!held?.row.termEndsOn || !['in-facility', 'on-leave', 'out-for-proceedings', 'suspended', 'in-rehab', 'escaped'].includes(held.row.status)) return
  if (on < held.row.termEndsOn) { life.plan(held.row.termEndsOn, (day) => completeStay(life, day, kind, round)); return }
  if (on === held.row.termEndsOn && life.endsLate(on)) { life.plan(addDays(on, life.random.whole(1, calibration.releaseLateBy)), (day) => completeStay(life, day, kind, round)); return }
  const post = life.held('post-rehab')
  if (post?.row.status === 'decided' && (post.state as { handedOverOn?: string | null }).handedOverOn === null) life.act(on, post, 'hand-over-decision', { to: ageOn(life.birth, on) < 18 ? 'representative' : 'person' })
  if (life.act(on, held, 'complete', kind === 'compulsory' ? { handedTo: 'person' } : {}, staff(life, kind, 'facility-head', on))) afterCompletion(life, on, round)
}
