/** What happens along every pathway: visits, tests, helpers, moves, death. */
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { newLawFrom, regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import type { MeasureEvent, MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { addDays, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { helperPost } from './bodies.ts'
import { calibration } from './calibration.ts'
import type { LifeCore } from './life-core.ts'
import type { Home } from './life.model.ts'
import { openDossier } from './pathway-compulsory.ts'
import { foundAddicted } from './pathway-return.ts'

export function visit(life: LifeCore, on: PlainDate, kind: 'voluntary-home' | 'post-rehab'): void {
  const held = life.held(kind)
  if (!held || !['in-rehab', 'in-management'].includes(held.row.status)) return
  const met = life.random.chance(0.93)
  const need = life.random.weighted([['none', 70], ['work', 12], ['health', 8], ['counselling', 6], ['papers', 4]] as const)
  const visited = life.act(on, held, 'record-visit', { met, where: life.random.weighted([['home', 7], ['office', 2], ['phone', 1]] as const), ...(met ? { need } : {}) }, officer(life, on, kind))
  if (visited && life.random.chance(calibration.correctsEntry)) life.plan(life.soon(on, 1, 6), (day) => correctVisit(life, day, held.measureId, visited.changed[0]!.newEvents[0]!))
}

/** Whoever wrote a visit down wrongly puts it right: another day, or not at all. Both entries stay visible. */
export function correctVisit(life: LifeCore, on: PlainDate, measureId: string, wrong: MeasureEvent): void {
  const held = life.person.measures.find((measure) => measure.measureId === measureId)
  if (!held?.row.open || held.row.unitId !== wrong.actor.unitId || wrong.actor.role === 'system') return
  const otherDay = life.random.chance(0.6) && held.row.startedOn !== undefined && wrong.occurredOn > held.row.startedOn
  life.act(on, held, 'correct', { replaces: wrong.id, ...(otherDay ? { reason: 'wrong-date', insteadOn: addDays(wrong.occurredOn, -1) } : { reason: 'entered-twice' }) }, wrong.actor.role)
}

/** A counsellor or a union's helper as a post, who then sees the person; or a name on paper, which opens nothing. */
export function assignHelper(life: LifeCore, on: PlainDate, kind: 'voluntary-home' | 'post-rehab'): void {
  const held = life.held(kind)
  if (!held) return
  const unitId = life.home(on).unitOn(on)
  const point = life.bodies.counsellingPoint(unitId, on)
  const helper = point && life.random.chance(0.7) ? `${point}/counsellor` : life.random.chance(0.4) ? helperPost(unitId) : life.random.pick(['Trạm Y tế xã', 'Hội Phụ nữ xã', 'Đoàn Thanh niên xã', 'Tổ công tác thôn'])
  life.act(on, held, 'assign-helper', { helper, paperNumber: life.paper('QĐ') })
}

/** An officer of the police or of the committee; since 2026-07-01 the committee reads post-rehabilitation only. */
export function officer(life: LifeCore, on: PlainDate, kind: MeasureKind): Role {
  return (kind === 'post-rehab' || on < newLawFrom) && life.random.chance(0.35) ? 'commune-social' : 'commune-police'
}

export function bodyTest(life: LifeCore, on: PlainDate, kind: 'voluntary-home' | 'post-rehab', positive: number): void {
  const held = life.held(kind)
  if (!held || !['in-rehab', 'in-management'].includes(held.row.status)) return
  const used = life.random.chance(positive)
  life.act(on, held, 'record-test', { sample: 'urine', testResult: used ? 'positive' : 'negative', ...(used ? { substance: life.random.weighted(calibration.substances) } : {}) }, 'commune-police')
  if (!used) return
  if (kind === 'voluntary-home') life.plan(life.soon(on, 1, 4), (day) => { const open = life.held('voluntary-home'); if (open?.row.status === 'in-rehab' && life.act(day, open, 'record-breach', { breach: 'used', basisPaper: life.paper('BB'), paperNumber: life.paper('BB') }) && life.random.chance(calibration.dossierAfterUse)) life.plan(life.office(day, 2, 8), (next) => { if (life.held('voluntary-home')) openDossier(life, next, 'used-during-voluntary', day, 1) }) })
  else if (life.random.chance(0.7)) life.plan(life.soon(on, 3, 7), (day) => foundAddicted(life, day))
}

export function move(life: LifeCore, on: PlainDate, kind: 'voluntary-home' | 'post-rehab'): void {
  const held = life.held(kind)
  // While a dossier or a further measure is on its way the person stays.
  if (!held || !['in-rehab', 'in-management'].includes(held.row.status) || life.held('compulsory-dossier') || life.held('substitution') || life.held('user-management') || life.held('assessment')) return
  const next = life.otherHome()
  const toUnit = next.unitOn(on)
  if (toUnit === life.home(on).unitOn(on) || !life.act(on, held, 'move-out', { toUnit, paperNumber: life.paper('TB') }, 'commune-police')) return
  life.plan(regimeOn(on) === 'r2026' ? on : life.soon(on, 1, 4), (day) => arrive(life, day, [kind], next))
}

/** The police of the new commune confirm; monitoring that hangs on the measure goes with it. */
export function arrive(life: LifeCore, on: PlainDate, kinds: readonly MeasureKind[], next: Home): void {
  const unit = next.unitOn(on)
  let came = false
  for (const kind of [...kinds, 'e-monitoring'] as const) {
    const moving = life.held(kind)
    if (moving && (moving.state as { move?: object | null }).move && life.act(on, moving, 'confirm-arrival', { unit }, 'commune-police', unit)) came = true
  }
  if (came) life.homes.push({ home: next, from: on })
}

export function die(life: LifeCore, on: PlainDate): void {
  const held = life.held('voluntary-home')
  if (held) life.act(on, held, 'end-by-death', { diedOn: on, paperNumber: life.paper('TB') })
}
