/** A person found using and not known to be addicted: checked, noticed, managed for a year, sometimes assessed meanwhile. */
import { newLawFrom, regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import { addDays, ageOn, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { DrugUseState } from '@hoa-nhap/domain/drug-use-management/drug-use-management.model'
import { helperPost } from './bodies.ts'
import { calibration } from './calibration.ts'
import type { LifeCore } from './life-core.ts'
import { requestAssessment } from './pathway-assessment.ts'
import { arrive } from './pathway-meetings.ts'

const managed = (life: LifeCore) => { const held = life.held('user-management'); return held?.row.status === 'managed' ? held : undefined }

export function recordUse(life: LifeCore, on: PlainDate, round: number): void {
  const suspicion = life.random.weighted([['report', 4], ['place-of-use', 2], ['driver', 2], ['behaviour', 2], ['self-declared', 1], ['caught', 3]] as const)
  if (!life.act(on, { open: 'user-management' }, 'record-use', { suspicion, foundOn: on, sample: 'urine', substance: life.substance }, 'commune-police')) return
  if (life.random.chance(0.5)) life.act(on, life.held('user-management')!, 'receive-result', {}, 'commune-police')
  if (life.leaning !== 'user-management' && life.random.chance(calibration.assessedWhenFound)) life.plan(life.office(on, 1, 2), (day) => { if (life.held('user-management') && !life.held('assessment')) requestAssessment(life, day, round) })
  life.plan(life.office(on, 1, 3), (day) => verify(life, day, round))
}

function verify(life: LifeCore, on: PlainDate, round: number): void {
  const held = life.held('user-management')
  if (!held || !life.act(on, held, 'verify-residence', { residence: 'registered' }, 'commune-police')) return
  life.plan(life.office(on, 0, 1), (day) => {
    const checked = life.held('user-management')
    if (!checked || !life.act(day, checked, 'send-notice', {}, 'commune-police')) return
    life.plan(life.office(day, 0, 2, 3), (next) => decideManagement(life, next, round))
  })
}

/** While an assessment is on its way the decision waits for its result. */
function decideManagement(life: LifeCore, on: PlainDate, round: number): void {
  const held = life.held('user-management')
  if (!held || held.row.status !== 'notified') return
  if (life.held('assessment')) { life.plan(life.soon(on, 2, 3), (day) => decideManagement(life, day, round)); return }
  if ((held.state as DrugUseState).addictedOn || !life.act(on, held, 'decide')) return
  life.plan(life.soon(on, 0, 2), (day) => { const open = managed(life); if (open) life.act(day, open, 'hand-over-decision', { to: ageOn(life.birth, day) < 18 ? 'representative' : 'person' }, 'commune-police') })
  if (life.random.chance(0.4)) life.plan(life.soon(on, 1, 9), (day) => { const open = managed(life); if (open) life.act(day, open, 'assign-member', life.random.chance(0.4) ? { part: 'organisation', helper: helperPost(life.home(day).unitOn(day)) } : { part: 'family', helper: 'Người thân trong gia đình' }) })
  const ends = life.held('user-management')?.row.termEndsOn
  if (!ends) return
  for (let day = addDays(on, life.random.whole(20, 45)); day < ends; day = addDays(day, life.random.whole(60, 110))) life.plan(day, (met) => visitUser(life, met))
  for (let day = addDays(on, life.random.whole(20, 28)); day < ends; day = addDays(day, life.random.whole(23, 31))) life.plan(day, (checked) => { const open = managed(life); if (open) life.act(checked, open, 'check-residence', { present: life.random.chance(0.95) }, 'commune-police') })
  for (let day = addDays(on, life.random.whole(60, 120)); day < ends; day = addDays(day, life.random.whole(110, 180))) life.plan(day, (tested) => testUser(life, tested, round))
  if (life.random.chance(calibration.moves)) life.plan(addDays(on, life.random.whole(40, 250)), (day) => moveUser(life, day))
  if (life.random.chance(calibration.dies / 2)) life.plan(addDays(on, life.random.whole(40, 300)), (day) => { const open = managed(life); if (open) life.act(day, open, 'end-by-death', { diedOn: addDays(day, -1) }) })
  life.plan(ends, (day) => endUse(life, day, round))
}

function visitUser(life: LifeCore, on: PlainDate): void {
  const held = managed(life)
  if (!held) return
  life.act(on, held, 'record-visit', { met: life.random.chance(0.92), where: life.random.weighted([['home', 7], ['office', 2], ['phone', 1]] as const) }, on < newLawFrom && life.random.chance(0.35) ? 'commune-social' : 'commune-police')
}

function testUser(life: LifeCore, on: PlainDate, round: number): void {
  const held = managed(life)
  if (!held) return
  const used = life.random.chance(calibration.usesWhileManaged)
  life.act(on, held, 'record-test', { sample: 'urine', testResult: used ? 'positive' : 'negative', ...(used ? { substance: life.substance } : {}) }, 'commune-police')
  if (!used || !life.act(on, managed(life)!, 'found-using', { criminalCheck: 'not-criminal' }, 'commune-police')) return
  life.plan(life.office(on, 1, 3), (day) => {
    if (!managed(life) || life.held('assessment')) return
    requestAssessment(life, day, round, 'managed')
    life.plan(life.soon(day, 9, 14), (next) => redecide(life, next, round))
  })
}

/** Found using again and not addicted: a new decision, a new year. */
function redecide(life: LifeCore, on: PlainDate, round: number): void {
  const held = managed(life)
  const state = held?.state as DrugUseState | undefined
  if (!held || !state?.useFoundOn || !state.notAddictedOn || state.notAddictedOn < state.useFoundOn || on > held.row.termEndsOn!) return
  if (life.act(on, held, 'redecide')) life.plan(life.held('user-management')!.row.termEndsOn!, (day) => endUse(life, day, round))
}

/** Who was found addicted is no longer managed as a user: a registration stops it by itself, otherwise a human does. */
export function addictedUser(life: LifeCore, on: PlainDate): void {
  if (!life.held('user-management')) return
  life.plan(life.office(on, 3, 8), (day) => {
    const held = life.held('user-management')
    if (held) life.act(day, held, 'stop', { ground: 'addicted' })
  })
}

function moveUser(life: LifeCore, on: PlainDate): void {
  const held = managed(life)
  const next = life.otherHome()
  const toUnit = next.unitOn(on)
  if (!held || life.held('assessment') || toUnit === life.home(on).unitOn(on) || !life.act(on, held, 'move-out', { toUnit }, 'commune-police')) return
  life.plan(regimeOn(on) === 'r2026' ? on : life.soon(on, 1, 3), (day) => arrive(life, day, ['user-management'], next))
}

function endUse(life: LifeCore, on: PlainDate, round: number): void {
  const held = life.held('user-management')
  if (!held?.row.termEndsOn || !['managed', 'interrupted'].includes(held.row.status)) return
  if (on < held.row.termEndsOn) { life.plan(held.row.termEndsOn, (day) => endUse(life, day, round)); return }
  if (on === held.row.termEndsOn && life.endsLate(on)) { life.plan(addDays(on, life.random.whole(1, calibration.releaseLateBy)), (day) => endUse(life, day, round)); return }
  life.act(on, held, 'end')
  if (life.random.chance(calibration.foundAgain)) life.plan(addDays(on, life.random.whole(30, 500)), (day) => life.testAgain(day, round))
}
