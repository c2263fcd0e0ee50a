/** Voluntary rehabilitation at home and in the community, and the registration for a facility. */
import { newLawFrom, regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import { addDays, ageOn, later, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { PostRehabState } from '@hoa-nhap/domain/post-rehab/post-rehab.model'
import type { VoluntaryState } from '@hoa-nhap/domain/voluntary-rehab/voluntary-rehab.model'
import { calibration } from './calibration.ts'
import type { LifeCore } from './life-core.ts'
import { afterCompletion, propose } from './pathway-return.ts'
import { assignHelper, bodyTest, die, move, officer, visit } from './pathway-meetings.ts'
import { openDossier } from './pathway-compulsory.ts'
import { facilityOf, stay } from './pathway-facility.ts'
import { monitor } from './pathway-monitoring.ts'

export function register(life: LifeCore, on: PlainDate, round: number): void {
  if (life.held('voluntary-home')) return
  const minor = ageOn(life.birth, on) < 18
  const present = regimeOn(on) === 'r2026'
  const data = {
    place: life.random.chance(0.78) ? 'home' : 'community', ...(present ? {} : { months: life.random.weighted([[6, 6], [8, 1], [9, 2], [12, 3]] as const) }),
    ...(present ? { turn: round > 1 ? 'repeat' : 'first', ...(round > 1 ? { turnPaper: life.paper('XN') } : {}) } : {}), ...(minor ? { representativeSigned: true } : {}), paperNumber: life.paper('DK'),
  }
  if (!life.act(on, { open: 'voluntary-home' }, 'register', data)) return
  if (life.random.chance(calibration.withdraws)) {
    life.plan(life.soon(on, 1, 2), (day) => { const held = life.held('voluntary-home'); if (held) life.act(day, held, 'quit', { by: 'person', reason: 'other-form' }) })
    return
  }
  life.plan(present ? life.office(on, 0, 1, 3) : life.office(on, 1, 3, 6), (day) => decide(life, day, round))
}

/** Since 2026-07-01 a facility follows from a registration at the commune police, as rehabilitation at home does. */
export function registerInFacility(life: LifeCore, on: PlainDate, kind: 'voluntary-private' | 'voluntary-public', round: number): void {
  if (life.held(kind) || life.held('voluntary-home')) return
  const facility = facilityOf(life, kind === 'voluntary-private' ? 'private' : 'public', on)
  const minor = ageOn(life.birth, on) < 18
  const data = { turn: round > 1 ? 'repeat' : 'first', ...(round > 1 ? { turnPaper: life.paper('XN') } : {}), ...(minor ? { representativeSigned: true } : {}), facility }
  if (!life.act(on, { open: kind }, 'register', data, 'commune-police')) return
  life.plan(life.office(on, 0, 1, 3), (day) => {
    const held = life.held(kind)
    if (!held || !life.act(day, held, 'decide', {}, 'commune-police-chief')) return
    if (kind === 'voluntary-private') { life.plan(life.office(day, 0, 2, 2), (next) => enter(life, next, kind, facility, round)); return }
    life.plan(life.office(day, 0, 1, 1), (next) => {
      const decided = life.held(kind)
      if (!decided || !life.act(next, decided, 'request-placement', {}, 'commune-police-chief')) return
      life.plan(life.office(next, 0, 1, 2), (named) => {
        const asked = life.held(kind)
        if (asked?.row.status === 'placement-requested' && life.act(named, asked, 'designate', { facility }, 'province-police-director')) life.plan(life.office(named, 0, 2, 2), (begins) => enter(life, begins, kind, facility, round))
      })
    })
  })
}
function enter(life: LifeCore, on: PlainDate, kind: 'voluntary-private' | 'voluntary-public', facility: string, round: number): void {
  const held = life.held(kind)
  if (held && life.act(on, held, 'start', {}, life.at('facility-intake', facility, on))) stay(life, on, kind, round)
}

export function decide(life: LifeCore, on: PlainDate, round: number): void {
  const held = life.held('voluntary-home')
  if (!held) return
  const crossed = regimeOn(on) === 'r2026' && regimeOn(held.row.registeredOn) !== 'r2026'
  if (!life.act(on, held, 'decide', { ...(crossed ? { turn: round > 1 ? 'repeat' : 'first', ...(round > 1 ? { turnPaper: life.paper('XN') } : {}) } : {}), paperNumber: life.paper('QĐ') })) return
  monitor(life, on, 'voluntary-home')
  if (!life.random.chance(calibration.starts)) {
    life.plan(life.office(on, 9, 20), (day) => { const open = life.held('voluntary-home'); if (open) {
      // The dossier is opened on the day of the minutes: with the last open measure the person would be out of sight.
      if (life.random.chance(calibration.dossierAfterQuit)) openDossier(life, day, 'not-done', day, round)
      life.act(day, open, 'record-breach', { breach: 'not-started', basisPaper: life.paper('BB'), paperNumber: life.paper('BB') })
    } })
    return
  }
  life.plan(regimeOn(on) === 'r2026' ? life.soon(on, 0, 2) : life.soon(on, 1, 5), (day) => start(life, day, round))
}

export function start(life: LifeCore, on: PlainDate, round: number): void {
  const held = life.held('voluntary-home')
  if (!held || !life.act(on, held, 'start', { paperNumber: life.paper('BB') })) return
  const ends = life.held('voluntary-home')?.row.termEndsOn
  if (!ends) return
  const names = life.held('voluntary-home')!.row.regime === 'r2026' ? ['s1', 's2', 's3', 's4', 's5'] : ['a', 'b', 'c', 'd', 'e']
  life.act(on, life.held('voluntary-home')!, 'record-stage', { stage: names[0]!, from: on })
  if (life.random.chance(0.06)) {
    const provider = life.random.pick(life.bodies.inProvince('home-provider', life.province(on), on))
    if (provider) life.act(on, life.held('voluntary-home')!, 'assign-helper', { helper: `${provider}/home-provider` })
  }
  life.plan(addDays(on, life.random.whole(2, 4)), (day) => recordStage(life, day, names[1]!))
  life.plan(addDays(on, life.random.whole(14, 25)), (day) => recordStage(life, day, names[2]!))
  if (life.random.chance(0.6)) life.plan(addDays(on, life.random.whole(100, 130)), (day) => recordStage(life, day, names[3]!))
  if (life.random.chance(0.5)) life.plan(addDays(ends, -life.random.whole(20, 32)), (day) => recordStage(life, day, names[4]!))
  course(life, on, ends, round)
}

/** The rest of a stay in a private facility, at home: the same term goes on. */
export function goOnAtHome(life: LifeCore, on: PlainDate, round: number): void {
  const rest = life.held('voluntary-home')
  if (!rest) return
  life.plan(life.office(on, 0, 1, 2), (day) => {
    const open = life.held('voluntary-home')
    if (open?.row.status === 'rest-due' && !life.act(day, open, 'register-rest', {}, 'commune-police')) return
    const ends = life.held('voluntary-home')?.row.termEndsOn
    if (ends) course(life, day, ends, round)
  })
}

/** What happens at home until the end. */
function course(life: LifeCore, on: PlainDate, ends: PlainDate, round: number): void {
  if (life.random.chance(0.4)) life.plan(life.soon(on, 0, 6), (day) => assignHelper(life, day, 'voluntary-home'))
  for (let day = addDays(on, life.random.whole(15, 35)); day < ends; day = addDays(day, life.random.whole(20, 48))) life.plan(day, (met) => visit(life, met, 'voluntary-home'))
  for (let day = addDays(on, life.random.whole(40, 110)); day < ends; day = addDays(day, life.random.whole(90, 180))) life.plan(day, (tested) => bodyTest(life, tested, 'voluntary-home', calibration.usesDuringRehab))
  if (life.random.chance(0.3)) life.plan(addDays(on, life.random.whole(110, 160)), (day) => { const open = life.held('voluntary-home'); if (open) life.act(day, open, 'record-support', { support: 'one-off', amount: 2_340_000 }, officer(life, day, 'voluntary-home')) })
  if (life.random.chance(calibration.quits)) life.plan(addDays(on, life.random.whole(20, 200)), (day) => quit(life, day, round))
  if (life.random.chance(calibration.moves)) life.plan(addDays(on, life.random.whole(20, 160)), (day) => move(life, day, 'voluntary-home'))
  if (life.random.chance(calibration.dies)) life.plan(addDays(on, life.random.whole(30, 300)), (day) => die(life, day))
  const noticeOn = addDays(ends, -(30 + life.random.whole(0, 3)) + (life.random.chance(calibration.lateOffice) ? 8 : 0))
  life.plan(later(noticeOn, newLawFrom), (day) => endNotice(life, day, round))
  life.plan(ends, (day) => complete(life, day, round))
}

export function recordStage(life: LifeCore, on: PlainDate, stage: string): void {
  const held = life.held('voluntary-home')
  if (held?.row.status === 'in-rehab') life.act(on, held, 'record-stage', { stage, from: on }, officer(life, on, 'voluntary-home'))
}

export function quit(life: LifeCore, on: PlainDate, round: number): void {
  const held = life.held('voluntary-home')
  if (held?.row.status !== 'in-rehab') return
  if (life.random.chance(0.55)) life.act(on, held, 'quit', { by: 'person', reason: life.random.pick(['own-wish', 'other-form', 'illness', 'other']) })
  else {
    life.act(on, held, 'record-absence', { from: on })
    life.plan(life.soon(on, 8, 14), (day) => {
      const open = life.held('voluntary-home')
      if (!open) return
      if (life.random.chance(calibration.dossierAfterQuit)) openDossier(life, day, 'quit', day, round)
      life.act(day, open, 'record-breach', { breach: 'quit', absentFrom: on, sessionsMissed: 12, basisPaper: life.paper('BB'), paperNumber: life.paper('BB') })
    })
  }
  if (life.random.chance(0.4)) life.plan(addDays(on, life.random.whole(60, 400)), (day) => life.testAgain(day, round + 1))
}

export function endNotice(life: LifeCore, on: PlainDate, round: number): void {
  const held = life.held('voluntary-home')
  if (held?.row.status !== 'in-rehab' || !held.row.termEndsOn || on > held.row.termEndsOn || (held.state as VoluntaryState).endNoticeOn || life.leavesOpen(on, held.row.termEndsOn)) return
  if (!life.act(on, held, 'end-notice', { paperNumber: life.paper('TB') }, 'commune-police')) return
  life.plan(life.office(on, 1, 2, 3), (day) => propose(life, day, round))
}

export function complete(life: LifeCore, on: PlainDate, round: number): void {
  const held = life.held('voluntary-home')
  if (held?.row.status !== 'in-rehab' || !held.row.termEndsOn) return
  if (on < held.row.termEndsOn) { life.plan(held.row.termEndsOn, (day) => complete(life, day, round)); return }
  const late = life.random.chance(calibration.lateOffice) || (on > addDays(life.today, -calibration.releasePending[0]) && life.random.chance(calibration.releasePending[1]))
  if (late && on === held.row.termEndsOn) { life.plan(addDays(on, life.random.whole(1, calibration.releaseLateBy)), (day) => complete(life, day, round)); return }
  const post = life.held('post-rehab')
  if (post?.row.status === 'decided' && (post.state as PostRehabState).handedOverOn === null) life.act(on, post, 'hand-over-decision', { to: ageOn(life.birth, on) < 18 ? 'representative' : 'person' })
  if (!life.act(on, held, 'complete', { paperNumber: life.paper('GXN') })) return
  afterCompletion(life, on, round)
}
