/** Electronic monitoring, since the law of 2026: decisions and events only, never positions. It hangs on another measure and ends with it. */
import { regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { addDays, ageOn, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { calibration } from './calibration.ts'
import type { LifeCore } from './life-core.ts'

export type Carrier = Extract<MeasureKind, 'voluntary-home' | 'substitution' | 'post-rehab'>
const worn = (life: LifeCore) => { const held = life.held('e-monitoring'); return held?.row.status === 'worn' ? held : undefined }

/** The chief has hours after the decision it hangs on; persons under 18 are monitored at the parents' request only. */
export function monitor(life: LifeCore, on: PlainDate, over: Carrier): void {
  if (regimeOn(on) !== 'r2026' || life.held('e-monitoring')) return
  const minor = ageOn(life.birth, on) < 18
  if (minor ? !life.random.chance(calibration.parentsAsk) : !life.random.chance(calibration.monitored)) return
  const late = life.random.chance(calibration.lateOffice)
  life.plan(late ? life.soon(on, 1, 3) : on, (day) => {
    if (life.held('e-monitoring') || !life.held(over)) return
    if (minor && !life.act(day, { open: 'e-monitoring' }, 'request', { over, representativeSigned: true }, 'commune-police')) return
    const asked = life.held('e-monitoring')
    if (!life.act(day, asked ?? { open: 'e-monitoring' }, 'decide', asked ? {} : { over, monitoringGround: 'adult' }, 'commune-police-chief')) return
    life.plan(life.office(day, 0, 1, 2), (next) => fit(life, next))
  })
}

function fit(life: LifeCore, on: PlainDate): void {
  const held = life.held('e-monitoring')
  // In a facility, or on the way out of one, the device is fitted when the person is at home.
  if (held?.row.status !== 'decided') return
  if (life.held('compulsory') || life.held('voluntary-private') || life.held('voluntary-public')) { life.plan(addDays(on, 3), (day) => fit(life, day)); return }
  if (!life.act(on, held, 'fit', { fittedAt: 'commune' }, 'commune-police')) return
  const ends = life.held('e-monitoring')?.row.termEndsOn
  if (ends) life.plan(ends, (day) => endMonitoring(life, day))
  if (life.random.chance(0.08)) life.plan(addDays(on, life.random.whole(3, 60)), (day) => {
    const open = worn(life)
    if (!open || !life.act(day, open, 'note-battery-empty', { from: day }, 'commune-police')) return
    life.plan(day, (same) => { const still = worn(life); if (still) life.act(same, still, 'battery-charged', {}, 'commune-police') })
  })
  if (life.random.chance(0.06)) life.plan(addDays(on, life.random.whole(5, 60)), (day) => {
    const open = worn(life)
    if (!open || !life.act(day, open, 'remove-temporarily', { removal: life.random.pick(['medical', 'proceedings']), until: addDays(day, 1) }, 'commune-police')) return
    life.plan(addDays(day, 1), (next) => { const off = life.held('e-monitoring'); if (off?.row.status === 'taken-off') life.act(next, off, 'refit', {}, 'commune-police') })
  })
  if (life.random.chance(0.05)) life.plan(addDays(on, life.random.whole(5, 80)), (day) => {
    const open = worn(life)
    if (!open || !life.act(day, open, 'report-damage', {}, 'commune-police')) return
    life.plan(life.soon(day, 0, 1), (next) => { const still = worn(life); if (still) life.act(next, still, 'replace-device', {}, 'commune-police') })
  })
  if (life.random.chance(0.05)) life.plan(addDays(on, life.random.whole(5, 90)), (day) => {
    const open = worn(life)
    if (!open || !life.act(day, open, 'record-breach', { finding: life.random.pick(['not-worn', 'removed']) }, 'commune-police')) return
    life.plan(day, (same) => { const still = worn(life); if (still) life.act(same, still, 'record-cured', {}, 'commune-police') })
  })
}

function endMonitoring(life: LifeCore, on: PlainDate): void {
  const held = life.held('e-monitoring')
  if (!held?.row.termEndsOn) return
  if (on < held.row.termEndsOn) { life.plan(held.row.termEndsOn, (day) => endMonitoring(life, day)); return }
  life.act(on, held, 'end', { endedBecause: 'term-over' }, 'commune-police-chief')
}
