/** From a body test to the result of the assessment, and to what the person chooses then. */
import { regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import { addDays, ageOn, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { communePost, postAt } from './bodies.ts'
import { calibration } from './calibration.ts'
import type { LifeCore } from './life-core.ts'
import { register } from './pathway-voluntary.ts'

export function recordTest(life: LifeCore, on: PlainDate, round: number): void {
  const substance = life.random.weighted(calibration.substances)
  if (life.person.measures.some((measure) => measure.row.open)) return
  life.round += 1
  if (life.person.measures.length > 0) life.closeRecord()
  if (!life.act(on, { open: 'assessment' }, 'record-test', { sample: 'urine', testResult: 'positive', substance })) return
  life.plan(life.office(on, 1, 3), (next) => {
    const held = life.held('assessment')
    const provinceId = life.home(next).provinceOn(next)
    const facility = life.random.chance(calibration.assessedInCommune) ? `health-station:${life.home(next).unitOn(next)}` : life.random.pick(life.bodies.assessing(provinceId, next))
    if (!held || !life.act(next, held, 'request-assessment', { requestedBy: 'police', facility, receivedOn: next })) return
    life.plan(addDays(next, life.random.whole(2, 5) + (life.random.chance(calibration.lateOffice) ? 3 : 0)), (day) => recordResult(life, day, round, facility))
  })
}

export function recordResult(life: LifeCore, on: PlainDate, round: number, facility: string): void {
  const held = life.held('assessment')
  const addicted = round > 1 || !life.random.chance(calibration.notAddicted)
  const home = life.home(on)
  const [unitId, provinceId] = [home.unitOn(on), home.provinceOn(on)]
  const assessor = facility.startsWith('health-station') ? communePost('health-station', unitId, provinceId) : postAt('assessor', facility, provinceId, provinceId)
  if (!held || !life.act(on, held, 'record-result', { result: addicted ? 'addicted' : 'not-addicted', issuedOn: on }, assessor)) return
  life.plan(life.office(on, 0, 1), (day) => {
    const minor = ageOn(life.birth, day) < 18
    const known = life.held('assessment')
    if (!known) return
    life.act(day, known, 'tell-result', { toldTo: minor ? 'representative' : 'person', told: 'in-person' }, 'commune-police')
    if (!addicted) {
      life.act(day, life.held('assessment')!, 'close-without-addiction', { because: 'not-addicted' }, 'commune-police')
      if (life.random.chance(0.2)) life.plan(addDays(day, life.random.whole(120, 700)), (later) => recordTest(life, later, round))
      return
    }
    if (life.random.chance(calibration.registers)) life.plan(regimeOn(day) === 'r2026' ? life.soon(day, 0, 1) : life.soon(day, 0, 5), (next) => register(life, next, round))
    else life.plan(life.office(day, 7, 12), (next) => {
      const open = life.held('assessment')
      if (open) life.act(next, open, 'note-not-registered', { paperNumber: life.paper('BB'), basisPaper: `Biên bản làm việc ${life.paper('BB')}` })
      if (life.random.chance(calibration.registersLater)) life.plan(addDays(next, life.random.whole(10, 150)), (day2) => register(life, day2, round))
    })
  })
}
