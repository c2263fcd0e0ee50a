/** After rehabilitation: proposal, decision, support, the end of management. */
import { regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import { addDays, ageOn, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { calibration } from './calibration.ts'
import type { LifeCore } from './life-core.ts'
import { openDossier } from './pathway-compulsory.ts'
import { assignHelper, bodyTest, move, visit } from './pathway-meetings.ts'
import { monitor } from './pathway-monitoring.ts'

export function afterCompletion(life: LifeCore, on: PlainDate, round: number): void {
  const post = life.held('post-rehab')
  if (!post) return
  if (post.row.status === 'in-management') { manage(life, on, round); return }
  if (post.row.termEndsOn) life.plan(addDays(post.row.termEndsOn, 1), (day) => closeUndecided(life, day))
  if (post.row.status !== 'awaiting-report' || !life.random.chance(calibration.reportsHome)) return
  life.plan(life.soon(on, 1, 5), (reported) => {
    const waiting = life.held('post-rehab')
    if (waiting?.row.status === 'awaiting-report' && life.act(reported, waiting, 'report-home', { how: 'in-person' })) life.plan(life.office(reported, 1, 3, 6), (day) => propose(life, day, round))
  })
  if (life.random.chance(calibration.supportWithinThirtyDays)) life.plan(life.soon(on, 4, 19), (day) => support(life, day, life.random.pick(['counselling', 'education'])))
}

export function propose(life: LifeCore, on: PlainDate, round: number): void {
  const post = life.held('post-rehab')
  if (!post || !['notified', 'reported'].includes(post.row.status) || !life.act(on, post, 'propose', { paperNumber: life.paper('ĐN') })) return
  life.plan(life.office(on, 1, 2, 8), (day) => decideOnReturn(life, day, round))
}

/** Decided before the end of rehabilitation, management begins with its completion; after it, at once, and its days count from the completion. */
export function decideOnReturn(life: LifeCore, on: PlainDate, round: number): void {
  const post = life.held('post-rehab')
  if (post?.row.status !== 'proposed' || !life.act(on, post, 'decide', { paperNumber: life.paper('QĐ') })) return
  monitor(life, on, 'post-rehab')
  if (life.held('post-rehab')?.row.status !== 'in-management') return
  life.plan(life.soon(on, 0, 3), (day) => { const open = life.held('post-rehab'); if (open) life.act(day, open, 'hand-over-decision', { to: ageOn(life.birth, day) < 18 ? 'representative' : 'person' }) })
  manage(life, on, round)
}

/** The whole term passed and nobody decided: nobody may be listed any more. */
export function closeUndecided(life: LifeCore, on: PlainDate): void {
  const post = life.held('post-rehab')
  if (post && ['notified', 'awaiting-report', 'reported', 'proposed'].includes(post.row.status)) life.act(on, post, 'close-undecided', {})
}

export function manage(life: LifeCore, on: PlainDate, round: number): void {
  const post = life.held('post-rehab')
  const ends = post?.row.termEndsOn
  if (!post || !ends) return
  if (life.random.chance(calibration.supportWithinThirtyDays)) life.plan(life.soon(on, 1, 14), (day) => support(life, day, life.random.pick(['counselling', 'education', 'supervision'])))
  if (life.random.chance(0.5)) life.plan(life.soon(on, 2, 9), (day) => assignHelper(life, day, 'post-rehab'))
  for (const [kind, chance] of [['work', 0.35], ['training', 0.12], ['money', 0.2], ['papers', 0.15]] as const) {
    if (life.random.chance(chance)) life.plan(addDays(on, life.random.whole(20, 280)), (day) => support(life, day, kind))
  }
  for (let day = addDays(on, life.random.whole(10, 30)); day < ends; day = addDays(day, life.random.whole(22, 45))) life.plan(day, (met) => visit(life, met, 'post-rehab'))
  for (let day = addDays(on, life.random.whole(50, 120)); day < ends; day = addDays(day, life.random.whole(80, 150))) life.plan(day, (tested) => bodyTest(life, tested, 'post-rehab', calibration.usesAfterReturn / 3))
  if (life.random.chance(calibration.moves)) life.plan(addDays(on, life.random.whole(30, 250)), (day) => move(life, day, 'post-rehab'))
  if (life.random.chance(0.08)) life.plan(addDays(on, life.random.whole(60, 250)), (day) => {
    const open = life.held('post-rehab')
    if (open?.row.status === 'in-management') life.act(day, open, life.random.chance(0.6) ? 'reported-absence' : 'unreported-absence', { from: addDays(day, -life.random.whole(8, 20)), to: addDays(day, -1) })
  })
  life.plan(ends, (day) => endManagement(life, day, round))
}

export function support(life: LifeCore, on: PlainDate, support: string): void {
  const held = life.held('post-rehab')
  if (held) life.act(on, held, 'record-support', { support, ...(support === 'work' ? { work: 'Giới thiệu việc làm tại địa phương' } : {}), ...(support === 'money' ? { amount: 5_000_000 } : {}) }, life.random.chance(0.5) ? 'commune-social' : 'commune-police')
}

export function foundAddicted(life: LifeCore, on: PlainDate): void {
  const post = life.held('post-rehab')
  if (post?.row.status !== 'in-management' || !life.act(on, post, 'found-addicted', { certificateNumber: life.paper('XĐ') }, 'commune-police')) return
  if (life.random.chance(calibration.dossierInReturn)) life.plan(life.office(on, 2, 6), (day) => { if (life.held('post-rehab')) openDossier(life, day, 'addicted-in-post-rehab', on, 2) })
  if (regimeOn(on) !== 'r2026') return
  life.plan(life.soon(on, 1, 3), (day) => { const open = life.held('post-rehab'); if (open) life.act(day, open, 'remove-early', { ground: 'found-addicted', paperNumber: life.paper('QĐ') }) })
}

export function endManagement(life: LifeCore, on: PlainDate, round: number): void {
  const held = life.held('post-rehab')
  if (held?.row.status !== 'in-management' || !held.row.termEndsOn) return
  if (on < held.row.termEndsOn) { life.plan(held.row.termEndsOn, (day) => endManagement(life, day, round)); return }
  if (life.random.chance(calibration.lateOffice / 2) && on === held.row.termEndsOn) { life.plan(addDays(on, life.random.whole(1, 9)), (day) => endManagement(life, day, round)); return }
  life.act(on, held, 'complete', { paperNumber: life.paper('GXN') })
  if (round < 3 && life.random.chance(calibration.secondRound)) life.plan(addDays(on, life.random.whole(30, 500)), (day) => life.testAgain(day, round + 1))
}
