/** Treatment with substitutes for those who use opioids: open-ended, left by choice or dropped by many, kept by more than a third. */
import { regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import { addDays, ageOn, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { workingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import { absenceOver } from '@hoa-nhap/domain/substitution/substitution.deadlines'
import type { SubstitutionState } from '@hoa-nhap/domain/substitution/substitution.model'
import { calibration } from './calibration.ts'
import type { LifeCore } from './life-core.ts'
import { openDossier } from './pathway-compulsory.ts'
import { arrive } from './pathway-meetings.ts'
import { monitor } from './pathway-monitoring.ts'
import { afterCompletion } from './pathway-return.ts'

const inTreatment = (life: LifeCore) => { const held = life.held('substitution'); return held?.row.status === 'in-treatment' ? held : undefined }
const clinician = (life: LifeCore, on: PlainDate) => life.at('substitution-clinician', (life.held('substitution')!.state as SubstitutionState).centre!, on)

export function enrol(life: LifeCore, on: PlainDate, round: number): void {
  if (life.held('substitution')) return
  const centres = life.bodies.inProvince('medical-centre', life.province(on), on)
  const centre = life.random.chance(0.4) ? centres[0]! : life.random.pick(centres)
  const minor = ageOn(life.birth, on) < 18
  if (!life.act(on, { open: 'substitution' }, 'register', { centre, opioids: true, ...(minor ? { representativeSigned: true } : {}) }, 'commune-police')) return
  if (life.random.chance(calibration.withdraws)) { life.plan(life.soon(on, 1, 3), (day) => { const held = life.held('substitution'); if (held) life.act(day, held, 'quit', { by: 'person', reason: 'other-form' }, 'commune-police') }); return }
  if (regimeOn(on) === 'r2026') { life.plan(life.soon(on, 0, 2), (day) => startTreatment(life, day, round)); return }
  life.plan(life.office(on, 1, 3, 4), (day) => {
    const held = life.held('substitution')
    if (!held) return
    if (regimeOn(day) !== 'r2026' && !life.act(day, held, 'decide')) return
    life.plan(life.soon(day, 1, 4), (next) => startTreatment(life, next, round))
  })
}

function startTreatment(life: LifeCore, on: PlainDate, round: number): void {
  const held = life.held('substitution')
  if (!held || !life.act(on, held, 'start', {}, clinician(life, on))) return
  life.plan(life.office(on, 0, 1, 2), (day) => {
    const open = inTreatment(life)
    if (open && life.act(day, open, 'intake-notice', {}, clinician(life, day)) && regimeOn(day) === 'r2026') monitor(life, day, 'substitution')
  })
  // Whom treatment does not suit leaves soon; the others stay long.
  const days = life.random.chance(calibration.leavesTreatmentSoon) ? life.random.whole(10, 150) : 150 + Math.floor(-Math.log(1 - life.random.next()) * calibration.treatmentDays)
  const how = life.random.weighted(calibration.treatmentEnds)
  life.plan(addDays(on, days), (day) => leaveTreatment(life, day, how, round))
  if (life.random.chance(0.15)) life.plan(addDays(on, life.random.whole(20, 500)), (day) => shortAbsence(life, day))
  if (life.random.chance(calibration.moves)) life.plan(addDays(on, life.random.whole(60, 700)), (day) => movePatient(life, day))
  if (life.random.chance(0.05)) life.plan(addDays(on, life.random.whole(60, 600)), (day) => {
    const open = inTreatment(life)
    const others = life.bodies.inProvince('medical-centre', life.province(day), day).filter((centre) => centre !== open?.row.facilityId)
    if (open && others.length > 0) life.act(day, open, 'change-centre', { centre: life.random.pick(others) }, clinician(life, day))
  })
}

function shortAbsence(life: LifeCore, on: PlainDate): void {
  const held = inTreatment(life)
  if (!held || (held.state as SubstitutionState).absentFrom || !life.act(on, held, 'record-absence', { from: addDays(on, -2) }, clinician(life, on))) return
  life.plan(life.soon(on, 0, 1), (day) => { const open = inTreatment(life); if (open) life.act(day, open, 'excuse-absence', { reason: life.random.pick(['illness', 'family', 'work']) }, clinician(life, day)) })
}

function movePatient(life: LifeCore, on: PlainDate): void {
  const held = inTreatment(life)
  const next = life.otherHome()
  const toUnit = next.unitOn(on)
  if (!held || toUnit === life.home(on).unitOn(on) || !life.act(on, held, 'move-out', { toUnit }, 'commune-police')) return
  life.plan(regimeOn(on) === 'r2026' ? on : life.soon(on, 1, 3), (day) => arrive(life, day, ['substitution'], next))
}

function leaveTreatment(life: LifeCore, on: PlainDate, how: 'choice' | 'drops-out' | 'ended' | 'completes' | 'dies', round: number): void {
  const held = inTreatment(life)
  if (!held) return
  const again = (day: PlainDate) => { if (round < 3 && life.random.chance(calibration.backToTreatment)) life.plan(addDays(day, life.random.whole(60, 500)), (next) => life.testAgain(next, round + 1)) }
  switch (how) {
    case 'choice':
      if (life.act(on, held, 'quit', { by: 'person', reason: life.random.pick(['own-wish', 'other-form', 'illness', 'other']) }, clinician(life, on))) again(on)
      return
    case 'drops-out': dropOut(life, on, round, again); return
    case 'ended': {
      const data = { endGround: 'protocol-breaches', firstOn: addDays(on, -40), lastOn: addDays(on, -2), times: 3, basisPaper: life.paper('BB') }
      const end = () => life.act(on, inTreatment(life)!, 'forced-end', data, clinician(life, on))
      if (life.random.chance(calibration.dossierAfterTreatment)) { openDossier(life, on, 'substitution-ended', on, round); end() }
      else if (end()) again(on)
      return
    }
    case 'completes':
      if (life.act(on, held, 'complete', {}, clinician(life, on))) afterCompletion(life, on, round)
      return
    case 'dies': life.act(on, held, 'end-by-death', { diedOn: addDays(on, -1) }, 'commune-police')
  }
}

/** Stays away: only after the days of the law the police write it down. */
function dropOut(life: LifeCore, on: PlainDate, round: number, again: (day: PlainDate) => void): void {
  const held = inTreatment(life)!
  if ((held.state as SubstitutionState).absentFrom || !life.act(on, held, 'record-absence', { from: on }, clinician(life, on))) return
  const over = absenceOver(on, workingCalendar)
  life.plan(life.office(over ? over.opensOn : addDays(on, 14), 1, 5), (day) => {
    const open = inTreatment(life)
    if (!open) return
    const opens = life.random.chance(calibration.dossierAfterTreatment)
    // The dossier is opened on the day of the minutes: with the last open measure the person would be out of sight.
    if (opens) openDossier(life, day, 'substitution-quit', day, round)
    if (life.act(day, inTreatment(life)!, 'record-breach', { breach: 'quit', absentFrom: on, basisPaper: life.paper('BB') }) && !opens) again(day)
  })
}
