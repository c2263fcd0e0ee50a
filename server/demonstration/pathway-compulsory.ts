/** From a ground found by a human to the court's decision, its effect, and the way into the facility. */
import type { DossierGround } from '@hoa-nhap/domain/compulsory-rehab/compulsory-dossier.law'
import { complaintOver, readingOver } from '@hoa-nhap/domain/compulsory-rehab/compulsory-dossier.deadlines'
import type { DossierState } from '@hoa-nhap/domain/compulsory-rehab/compulsory-dossier.model'
import { regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import { addDays, ageOn, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { workingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import { courtRole, labourUntil, ministryPolice, postOf } from './bodies.ts'
import { calibration } from './calibration.ts'
import type { LifeCore, Post } from './life-core.ts'
import { facilityOf, stay } from './pathway-facility.ts'

const kind = 'compulsory-dossier'
const dossier = (life: LifeCore, ...statuses: readonly string[]) => { const held = life.held(kind); return held && (statuses.length === 0 || statuses.includes(held.row.status)) ? held : undefined }
const stateOf = (life: LifeCore) => life.held(kind)!.state as DossierState
const isMinor = (life: LifeCore, on: PlainDate) => ageOn(life.birth, on) < 18
const courtOf = (life: LifeCore, on: PlainDate) => life.bodies.courtOf(life.home(on).unitOn(on), life.province(on), on)
/** What a court does is written down by the court the file lies with; after it ended, by the police who were told. */
const courtPost = (life: LifeCore, on: PlainDate): (Post | 'commune-police-chief')[] => {
  const named = stateOf(life).court
  return named && named === courtOf(life, on) ? [postOf(courtRole(on), named, life.province(on))] : ['commune-police-chief']
}
/** A day after that one on which an office works. */
const after = (on: PlainDate, days: number): PlainDate => workingCalendar.addWorkingDays(on, days)

export function openDossier(life: LifeCore, on: PlainDate, ground: DossierGround, foundOn: PlainDate, round: number): void {
  if (life.held(kind) || life.held('compulsory')) return
  const minor = isMinor(life, on)
  if (minor && regimeOn(on) !== 'r2026' && ground === 'addicted-in-post-rehab') return
  const stableResidence = life.random.chance(calibration.stableResidence)
  if (!life.act(on, { open: kind }, 'open-dossier', { ground, detectedOn: foundOn, lastActOn: foundOn, detectedBy: 'commune', stableResidence, basisPaper: life.paper('BB') })) return
  const papers = ['bio', 'breach-record', 'assessment-result', 'request', 'statement', ...(stableResidence ? [] : ['no-residence']), ...(minor ? ['parents-opinion'] : [])]
  for (const dossierPaper of papers) life.act(on, dossier(life)!, 'record-paper', { dossierPaper }, 'commune-police')
  life.plan(life.soon(on, 0, 2), (day) => keep(life, day))
  life.plan(life.office(on, 1, 4, 2), (day) => make(life, day, round))
  // Past its limitation no court may decide any more, and the dossier is taken back.
  const limit = stateOf(life).termEndsOn
  if (limit) life.plan(addDays(limit, 1), (day) => lapse(life, day))
}

function lapse(life: LifeCore, on: PlainDate): void {
  const held = dossier(life)
  if (!held?.row.termEndsOn || held.row.termEndsOn >= on || ['applied', 'not-applied', 'under-review', 'release-due'].includes(held.row.status)) return
  if (life.act(on, held, 'withdraw', { because: 'limitation-over' }, 'commune-police-chief')) letGo(life, on)
}

/** While the dossier is made: with the family where it agrees, otherwise kept in a place; since 2026 kept where the chief decides so. */
function keep(life: LifeCore, on: PlainDate): void {
  const held = dossier(life)
  if (!held || !['dossier-open', 'dossier-ready', 'dossier-notified'].includes(held.row.status)) return
  const { stableResidence, minor } = stateOf(life)
  if (regimeOn(on) === 'r2026') {
    if (!life.random.chance(calibration.heldAtOnce)) return
    const facility = facilityOf(life, minor ? 'reformatory' : 'public', on)
    life.act(on, held, 'hold', { facility, heldIn: minor ? 'reformatory' : 'public-facility', holdReason: 'at-once' }, 'commune-police-chief')
    return
  }
  if (!stableResidence) { life.act(on, held, 'hold', { facility: facilityOf(life, 'public', on), heldIn: 'public-facility', holdReason: 'no-stable-residence' }); return }
  const agrees = life.random.chance(calibration.familyAgrees)
  if (!life.act(on, held, 'family-opinion', { familyAgrees: agrees }, 'commune-social')) return
  if (agrees) life.act(on, dossier(life)!, 'family-management', { familyMember: 'Người thân trong gia đình' })
  else life.act(on, dossier(life)!, 'hold', { facility: facilityOf(life, 'public', on), heldIn: 'public-facility', holdReason: 'family-refuses' })
}

function make(life: LifeCore, on: PlainDate, round: number): void {
  const open = dossier(life, 'dossier-open')
  if (!open || !life.act(on, open, 'dossier-made')) return
  life.plan(life.office(on, 0, 1, 2), (day) => {
    const ready = dossier(life, 'dossier-ready')
    if (!ready || !life.act(day, ready, 'give-notice', { noticeTo: stateOf(life).minor ? 'person-and-parents' : 'person' })) return
    if (life.random.chance(0.4)) life.act(day, dossier(life)!, 'record-opinion', { opinionBy: 'person', view: life.random.pick(['agrees', 'disagrees', 'comments']) }, 'commune-police')
    const read = readingOver(stateOf(life), workingCalendar)?.lastDay ?? day
    life.plan(life.office(read, 1, 2, 2), (next) => forward(life, next, round))
  })
}

function forward(life: LifeCore, on: PlainDate, round: number): void {
  const held = dossier(life, 'dossier-notified')
  if (!held) return
  if (on >= labourUntil) { toCourt(life, on, round); return }
  const checker = `district-labour:${life.bodies.districtOf(life.home(on).unitOn(on)) ?? life.province(on)}`
  if (!life.act(on, held, 'forward-for-check', { checker })) return
  if (life.random.chance(calibration.dossierReturned)) {
    life.plan(after(on, life.random.whole(2, 4)), (day) => {
      const lying = dossier(life, 'dossier-at-labour')
      if (!lying || !life.act(day, lying, 'return-for-completion')) return
      life.plan(after(day, life.random.whole(1, 3)), (next) => { const back = dossier(life, 'dossier-returned'); if (back && life.act(next, back, 'supplement')) life.plan(after(next, life.random.whole(1, 3)), (sent) => toCourt(life, sent, round)) })
    })
    return
  }
  life.plan(after(on, life.random.whole(2, 6)), (day) => toCourt(life, day, round))
}

function toCourt(life: LifeCore, on: PlainDate, round: number): void {
  const held = dossier(life, 'dossier-notified', 'dossier-at-labour')
  const place = [life.home(on).unitOn(on), life.province(on)] as const
  const wish = on >= labourUntil ? 'commune-police-chief' as const : undefined
  if (!held || !life.act(on, held, 'send-to-court', { court: courtOf(life, on), procuracy: life.bodies.procuracyOf(...place, on) }, wish)) return
  life.plan(life.office(on, 1, 2), (day) => {
    const pending = dossier(life, 'court-pending')
    if (!pending || !life.act(day, pending, 'court-accept', {}, courtPost(life, day))) return
    life.act(day, dossier(life)!, 'court-notify', {}, courtPost(life, day))
    life.plan(after(day, life.random.whole(3, 6)), (next) => { const accepted = dossier(life, 'court-accepted'); if (accepted) life.act(next, accepted, 'open-session', {}, courtPost(life, next)) })
    life.plan(life.office(day, 7, 10), (next) => decide(life, next, round))
  })
}

function decide(life: LifeCore, on: PlainDate, round: number): void {
  const held = dossier(life, 'court-accepted')
  if (!held || (held.row.termEndsOn && on > held.row.termEndsOn)) return
  life.act(on, held, 'hold-session', { personPresent: true }, courtPost(life, on))
  const present = regimeOn(on) === 'r2026'
  const result = life.leaning === 'compulsory' ? 'applied' : life.random.weighted(calibration.courtResults)
  const months = stateOf(life).minor ? life.random.pick([6, 8, 10, 12]) : life.leaning === 'compulsory' ? 12 : life.random.weighted(calibration.orderMonths)
  const turn = round > 1 ? { turn: 'repeat', turnPaper: life.paper('XN') } : { turn: 'first' }
  if (!life.act(on, dossier(life)!, 'court-decided', { result, ...(result !== 'applied' ? {} : present ? turn : { months }) }, courtPost(life, on))) return
  if (!dossier(life)) return
  letGo(life, on)
  if (!dossier(life)) return
  life.act(on, dossier(life)!, 'deliver-decision', { deliveredTo: stateOf(life).minor ? 'representative' : 'person' }, courtPost(life, on))
  if (result !== 'applied') { life.plan(life.office(on, 1, 3), (day) => { const refused = dossier(life, 'not-applied'); if (refused) life.act(day, refused, 'close-dossier', {}, 'commune-police-chief') }); return }
  if (life.random.chance(calibration.complains)) {
    life.plan(after(on, 2), (day) => {
      const applied = dossier(life, 'applied')
      if (!applied || !life.act(day, applied, 'complain', { complaintBy: 'person' }, 'commune-police-chief')) return
      life.plan(after(day, life.random.whole(6, 12)), (next) => {
        const review = dossier(life, 'under-review')
        const outcome = life.random.chance(0.8) ? 'upheld' : 'cancelled'
        if (!review || !life.act(next, review, 'review-decided', { reviewOutcome: outcome }, courtPost(life, next))) return
        if (outcome === 'upheld') life.plan(after(next, 1), (effect) => takeEffect(life, effect, round))
        else letGo(life, next)
      })
    })
    return
  }
  const over = complaintOver(stateOf(life), workingCalendar)?.lastDay ?? on
  life.plan(life.soon(over, 1, 2), (day) => takeEffect(life, day, round))
}

/** Whoever was kept and may be kept no longer is let go on the same day. */
function letGo(life: LifeCore, on: PlainDate): void {
  const due = dossier(life, 'release-due')
  if (due) life.act(on, due, 'release-from-holding', { releaseBecause: 'not-applied', releasedOn: on }, 'commune-police-chief')
}

function takeEffect(life: LifeCore, on: PlainDate, round: number): void {
  const applied = dossier(life, 'applied')
  if (!applied || !life.act(on, applied, 'decision-effective', {}, courtPost(life, on))) return
  life.plan(life.soon(on, 0, 1), (day) => {
    const order = life.held('compulsory')
    if (!order) return
    life.act(day, order, 'record-receipt', { receivedBy: 'executing-body' }, 'commune-police-chief')
    if (life.leaning === null && life.random.chance(calibration.postponed)) { life.plan(after(day, 1), (next) => postpone(life, next, round)); return }
    if (life.leaning === null && !order.row.facilityId && life.random.chance(calibration.absconds)) { life.plan(after(day, 1), (next) => abscond(life, next, round)); return }
    bring(life, day, round)
  })
}

const order = (life: LifeCore, ...statuses: readonly string[]) => { const held = life.held('compulsory'); return held && statuses.includes(held.row.status) ? held : undefined }

/** The police of the province name the facility since 2026; before, the decision itself led there. */
function bring(life: LifeCore, on: PlainDate, round: number): void {
  const waiting = order(life, 'ordered', 'facility-named')
  if (!waiting) return
  if (waiting.row.status === 'facility-named' || regimeOn(on) !== 'r2026' && regimeOn(receivedOn(life)) !== 'r2026') { life.plan(life.office(on, 1, 4, 3), (day) => admit(life, day, round)); return }
  if (!life.act(on, waiting, 'request-facility', {}, 'commune-police-chief')) { life.plan(life.office(on, 1, 3, 3), (day) => admit(life, day, round)); return }
  life.plan(life.office(on, 0, 1, 2), (day) => {
    const asked = order(life, 'facility-requested')
    if (!asked) return
    const minor = isMinor(life, day)
    const facility = facilityOf(life, minor ? 'reformatory' : 'public', day)
    if (!minor && !life.random.chance(life.leaning === 'compulsory' ? 0.3 : calibration.referred)) {
      if (life.act(day, asked, 'designate', { facility }, 'province-police-director')) named(life, day, round)
      return
    }
    if (!life.act(day, asked, 'refer-designation', { referTo: minor ? 'ministry-reformatories' : 'ministry-drug-police', central: ministryPolice }, 'province-police-director')) return
    life.plan(life.office(day, 0, 1, 2), (next) => { const referred = order(life, 'facility-referred'); if (referred && life.act(next, referred, 'designate', { facility }, 'ministry-police')) named(life, next, round) })
  })
}
const receivedOn = (life: LifeCore): PlainDate => (life.held('compulsory')!.state as { received: { on: PlainDate } | null; effectiveOn: PlainDate }).received?.on ?? life.held('compulsory')!.row.registeredOn
function named(life: LifeCore, on: PlainDate, round: number): void {
  life.plan(life.office(on, 0, 1), (day) => {
    const ready = order(life, 'facility-named')
    if (!ready || !life.act(day, ready, 'receive-designation', {}, 'commune-police')) return
    life.plan(life.office(day, 0, 1, 2), (next) => admit(life, next, round))
  })
}

function admit(life: LifeCore, on: PlainDate, round: number): void {
  const waiting = order(life, 'ordered', 'facility-named')
  if (!waiting || (waiting.row.termEndsOn && on > waiting.row.termEndsOn)) return
  const state = waiting.state as { designatedTo: string | null; minor: boolean }
  const facility = waiting.row.facilityId ?? state.designatedTo ?? facilityOf(life, 'public', on)
  if (life.act(on, waiting, 'admit', { ...(state.designatedTo ? {} : { facility: life.bodies.standing(facility, on) }), takenOn: on }, 'commune-police-chief')) stay(life, on, 'compulsory', round)
}

function postpone(life: LifeCore, on: PlainDate, round: number): void {
  const waiting = order(life, 'ordered')
  const ground = life.random.pick(['serious-illness', 'family-hardship'])
  if (!waiting || !life.act(on, waiting, 'request-court', { courtRequest: 'postpone', courtGround: ground, court: courtOf(life, on) }, 'commune-police-chief')) return
  life.plan(life.office(on, 2, 4), (day) => {
    const asked = order(life, 'ordered')
    if (!asked || !life.act(day, asked, 'postpone', { courtGround: ground, court: courtOf(life, day) }, [life.actor(courtRole(day), day)])) return
    life.plan(addDays(day, life.random.whole(40, 120)), (next) => {
      const put = order(life, 'postponed')
      if (!put) return
      if (life.random.chance(0.25)) { life.act(next, put, 'exempt', { courtGround: 'grave-illness', court: courtOf(life, next) }, [life.actor(courtRole(next), next), 'commune-police-chief']); return }
      if (!life.act(next, put, 'report-ground-ended', {}, 'commune-police')) return
      life.plan(after(next, 3), (back) => { const ended = order(life, 'postponed'); if (ended && life.act(back, ended, 'end-postponement', { basisPaper: life.paper('QĐ') }, 'commune-police-chief')) bring(life, back, round) })
    })
  })
}

/** Gone before the admission: searched for; brought in when found, unless the time to carry it out has passed. */
function abscond(life: LifeCore, on: PlainDate, round: number): void {
  const waiting = order(life, 'ordered')
  if (!waiting || !life.act(on, waiting, 'record-escape', {}, 'commune-police-chief')) return
  life.plan(after(on, 1), (day) => { const gone = order(life, 'fugitive'); if (gone) life.act(day, gone, 'order-search', {}, ['province-police-director', 'commune-police-chief']) })
  if (life.random.chance(calibration.foundAfterEscape)) life.plan(addDays(on, life.random.whole(5, 150)), (day) => {
    const gone = order(life, 'fugitive')
    if (gone && life.act(day, gone, 'record-return', { returnedHow: life.random.pick(['by-self', 'found', 'brought-by-family']) }, 'commune-police-chief')) bring(life, day, round)
  })
}
