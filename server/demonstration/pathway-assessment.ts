/** From a body test to the result of the assessment, and to what the person chooses then. */
import { regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import { addDays, ageOn, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { communePost, postAt } from './bodies.ts'
import { calibration } from './calibration.ts'
import type { LifeCore } from './life-core.ts'
import { contract } from './pathway-facility.ts'
import { openDossier } from './pathway-compulsory.ts'
import { enrol } from './pathway-substitution.ts'
import { addictedUser, recordUse } from './pathway-use.ts'
import { register, registerInFacility } from './pathway-voluntary.ts'

/** How a record begins: found as a person who uses, tested and assessed at once, or by a contract with a facility. */
export function begin(life: LifeCore, on: PlainDate, round: number): void {
  if (life.person.measures.some((measure) => measure.row.open)) return
  life.round += 1
  if (life.person.measures.length > 0) life.closeRecord()
  life.substance = life.random.weighted(calibration.substances)
  const minor = ageOn(life.birth, on) < 18
  if (regimeOn(on) !== 'r2026' && !minor && life.leaning === null && life.random.chance(calibration.contracts)) { contract(life, on, round); return }
  if (life.leaning === 'user-management' || ((life.leaning === null || life.leaning === 'e-monitoring') && round === 1 && life.random.chance(calibration.foundUsing))) { recordUse(life, on, round); return }
  recordTest(life, on, round)
}

export function recordTest(life: LifeCore, on: PlainDate, round: number): void {
  if (!life.act(on, { open: 'assessment' }, 'record-test', { sample: 'urine', testResult: 'positive', substance: life.substance })) return
  life.plan(life.office(on, 1, 3), (next) => { if (life.held('assessment')) requestAssessment(life, next, round) })
}

/** The police ask for the assessment: of who was tested, or of who is managed as a user, for whom it begins the assessment. */
export function requestAssessment(life: LifeCore, on: PlainDate, round: number, ground?: 'managed'): void {
  const facility = life.random.chance(calibration.assessedInCommune) ? `health-station:${life.home(on).unitOn(on)}` : life.random.pick(life.bodies.inProvince('assessing-facility', life.province(on), on))
  const data = { requestedBy: 'police', facility, receivedOn: on, ...(ground ? { assessmentGround: ground } : {}) }
  if (!life.act(on, life.held('assessment') ?? { open: 'assessment' }, 'request-assessment', data, 'commune-police')) return
  life.plan(addDays(on, life.random.whole(2, 5) + (life.random.chance(calibration.lateOffice) ? 3 : 0)), (day) => recordResult(life, day, round, facility))
}

export function recordResult(life: LifeCore, on: PlainDate, round: number, asked: string): void {
  const held = life.held('assessment')
  if (!held) return
  const addicted = round > 1 || !life.random.chance(calibration.notAddicted)
  const home = life.home(on)
  const [unitId, provinceId] = [home.unitOn(on), home.provinceOn(on)]
  const facility = life.bodies.standing(asked, on)
  const assessor = facility.startsWith('health-station') ? communePost('health-station', unitId, provinceId) : postAt('assessor', facility, provinceId, provinceId)
  if (!life.act(on, held, 'record-result', { result: addicted ? 'addicted' : 'not-addicted', issuedOn: on }, assessor)) return
  life.plan(life.office(on, 0, 1), (day) => tellResult(life, day, round, addicted))
}

function tellResult(life: LifeCore, on: PlainDate, round: number, addicted: boolean): void {
  const known = life.held('assessment')
  if (!known) return
  life.act(on, known, 'tell-result', { toldTo: ageOn(life.birth, on) < 18 ? 'representative' : 'person', told: 'in-person' }, 'commune-police')
  if (addicted) {
    addictedUser(life, on)
    choose(life, on, round)
    return
  }
  life.act(on, life.held('assessment')!, 'close-without-addiction', { because: 'not-addicted' }, 'commune-police')
  if (!life.held('user-management') && life.random.chance(0.2)) life.plan(addDays(on, life.random.whole(120, 700)), (later) => life.testAgain(later, round))
}

/** Of those told: opioid users often choose treatment, most others rehabilitation at home; some register nowhere. */
function choose(life: LifeCore, on: PlainDate, round: number): void {
  const ready = regimeOn(on) === 'r2026' ? life.soon(on, 0, 1) : life.soon(on, 0, 5)
  const opioids = life.substance === 'opioids' || life.substance === 'several'
  const leans = life.leaning
  if (leans === 'substitution' || (leans === null && opioids && life.random.chance(calibration.choosesSubstitution))) { life.plan(ready, (day) => enrol(life, day, round)); return }
  const [registers, dossier] = leans === 'compulsory-dossier' || leans === 'compulsory' ? [0, 1] : leans ? [1, 0] : [calibration.registers, calibration.dossierUnregistered]
  if (life.random.chance(registers)) { life.plan(ready, (day) => chooseForm(life, day, round)); return }
  life.plan(life.office(on, 7, 12), (next) => {
    const open = life.held('assessment')
    if (open) life.act(next, open, 'note-not-registered', { basisPaper: `Biên bản làm việc ${life.paper('BB')}` })
    if (life.random.chance(dossier)) life.plan(life.office(next, 2, 10), (day) => openDossier(life, day, 'not-registered', next, round))
    else if (life.random.chance(calibration.registersLater)) life.plan(addDays(next, life.random.whole(10, 150)), (day) => chooseForm(life, day, round))
  })
}

/** At home, in the community, or in a facility; before 2026-07-01 a facility took people by contract, not by the commune's decision. */
function chooseForm(life: LifeCore, on: PlainDate, round: number): void {
  const leans = life.leaning === 'voluntary-private' || life.leaning === 'voluntary-public' ? life.leaning : null
  if (regimeOn(on) === 'r2026' && (leans || (life.leaning === null && life.random.chance(calibration.choosesFacility)))) registerInFacility(life, on, leans ?? (life.random.chance(0.5) ? 'voluntary-private' : 'voluntary-public'), round)
  else register(life, on, round)
}
