/**
 * The written lives of `domain/<slice>/cases` through the real application: every step as the post that takes it, on the clock of its day. Beside it
 * runs the pure replay, so that what is stored can be compared with what the rules alone say.
 */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { may, periodOf } from '@hoa-nhap/domain/access/access.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import { day, instantAt } from '@hoa-nhap/domain/kernel/plain-date'
import { procedureOf } from '@hoa-nhap/domain/measures/procedures'
import { startReplay, type Replay, type Step } from '@hoa-nhap/domain/measures/replay'
import type { Applied } from '@hoa-nhap/domain/measures/engine'
import { refreshPerson } from '../../server/measures/measures.model.ts'
import { sessionCookie } from '../../server/platform/session-gate.ts'
import type { CallAnswer } from './application.ts'
import type { World } from './trial-world.ts'

export type WrittenStep = Step & { readonly refused?: string | null }
export type WrittenLife = { readonly title: string; readonly person: { readonly birth: string }; readonly steps: readonly WrittenStep[] }

const root = join(import.meta.dirname, '../../domain')
export const writtenLives: readonly { readonly name: string; readonly life: WrittenLife }[] = readdirSync(root).filter((slice) => existsSync(join(root, slice, 'cases'))).flatMap((slice) =>
  readdirSync(join(root, slice, 'cases')).filter((file) => file.endsWith('.json')).map((file) => ({ name: `${slice}/${file.replace('.json', '')}`, life: JSON.parse(readFileSync(join(root, slice, 'cases', file), 'utf8')) as WrittenLife })))

/** The first day on which any post exists; what happened before is written down on it. */
const firstDay = '2022-01-01'
const home = 'c-05983'
const units = [
  ['c-06184', '06184', 'commune', 'xã', 'Mẫu D', 'p-20', 'p-20'], ['c-06187', '06187', 'commune', 'xã', 'Mẫu E', 'p-20', 'p-20'], ['d-178', '178', 'district', 'huyện', 'Mẫu H', 'p-20', 'p-20'], ['p-01', '01', 'province', 'tỉnh', 'Mẫu P', null, 'p-01'],
] as const

/** Units and bodies of the written lives that the trial world does not have; the reforms of 2025 come with their day in each life, or by a recorded act. */
export async function settleWrittenLives(world: World, reforms: 'by-day' | 'by-act' = 'by-day'): Promise<void> {
  for (const [id, code, level, kind, name, parent, province] of units) {
    await world.rows(`insert into unit (id, code, level, kind, name, name_fold, parent_id, province_id) values ($1, $2, $3, $4, $5, lower($5), $6, $7) on conflict (id) do nothing`, id, code, level, kind, name, parent, province)
  }
  const named = new Set(writtenLives.flatMap(({ life }) => life.steps.flatMap((step) => Object.values(step.data ?? {}).filter((value): value is string => typeof value === 'string' && /^[a-z-]+:[pdc]-[0-9]+(\.\d+)?$/.test(value)))))
  for (const agency of ['court:d-178', 'court:p-20.1', 'procuracy:d-178', 'procuracy:p-20.1', 'district-labour:d-178', 'district-police:d-178', 'province-police:p-20', `assessing-facility:${home}`, `medical-centre:${home}`, 'ministry-police:p-01', 'rehab-facility:p-20.1']) named.add(agency)
  for (const agency of named) await world.rows(`insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $1) on conflict (id) do nothing`, agency, agency.split(':')[0], agency.split(':')[1]!.split('.')[0])
  if (reforms === 'by-day') reformed.add(world)
}

/** A signed-in post of that role in that body, made where it does not stand yet. */
export async function seatIn(world: World, seats: Map<string, string>, role: Role, agency: string, unit: string, delegated: readonly string[] = []): Promise<string> {
  const key = `${role} ${agency} ${delegated.join(' ')}`
  const known = seats.get(key)
  if (known) return known
  const [account, token, postId] = [randomUUID(), `trial-${randomUUID()}`, `${agency}/${role}${delegated.length > 0 ? '/9' : '/7'}`]
  await world.rows(`insert into agency (id, kind, unit_id, name) values ($1, $2, $3, $1) on conflict (id) do nothing`, agency, agency.split(':')[0], unit)
  await world.rows(`insert into account (id, username, display_name, password_hash, created_at) values ($1, $2, $2, 'none', now())`, account, postId)
  await world.rows(`insert into post (id, account_id, agency_id, role, unit_id, province_id, valid_from) select $1, $2, $3, $4, $5, coalesce(u.province_id, u.id), '2022-01-01' from unit u where u.id = $5`, postId, account, agency, role, unit)
  await world.rows(`insert into session (token_hash, account_id, post_id, created_at, expires_at) values ($1, $2, $3, '2022-01-01', '2099-01-01')`, createHash('sha256').update(token).digest(), account, postId)
  for (const capability of delegated) {
    await world.rows(`insert into delegation (id, capability, from_post, to_post, province_id, article, reason, starts_at, ends_at, made_at) values ($1, $2, $3, $3, 'p-20', 'D163 16.4', 'trial', '2022-01-01', '2099-01-01', '2022-01-01')`, randomUUID(), capability, postId)
  }
  const cookie = `${sessionCookie}=${token}`
  seats.set(key, cookie)
  return cookie
}

export type Taken = { /** The post that the life names, where another had to take the step. */ readonly for?: Role; /** The body came to the case by a paper. */ readonly onPaper?: true; readonly step: WrittenStep; readonly answer: CallAnswer; readonly expected: Decision<Applied>; readonly body: Readonly<Record<string, unknown>>; readonly url: string; readonly cookie: string; readonly measureId: string | null; readonly headers: Readonly<Record<string, string>> }

export type Lived = {
  readonly personId: string
  readonly replay: Replay
  /** Lets the days pass until then. */
  readonly reach: (on: string) => Promise<void>
  /** Takes the next step both ways. */
  readonly take: (step: WrittenStep) => Promise<Taken>
  readonly cookieOf: (step: WrittenStep) => Promise<string>
  readonly measureOf: (kind: string) => Promise<{ readonly measure_id: string; readonly sequence: number } | undefined>
}

const districtRoles: readonly Role[] = ['district-labour', 'district-police', 'district-court']
const bodyOf: Readonly<Partial<Record<Role, string>>> = { 'district-court': 'court', 'regional-court': 'court', 'substitution-clinician': 'medical-centre' }
const elsewhere: Readonly<Record<string, string>> = { 'ministry-police': 'ministry-police:p-01', 'medical-centre': `medical-centre:${home}` }
const districtsEnd = '2025-07-01'
/** Bodies that a life leaves unsaid; without a name the case would have been sent to nobody. */
const unsaid: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'assessment/request-assessment': { facility: `assessing-facility:${home}` }, 'compulsory/refer-designation': { central: 'ministry-police:p-01' }, 'substitution/register': { centre: `medical-centre:${home}` },
}

/** Where a life does not say which commune, court, district body or facility acts, it is the one that has the case. */
function seated(written: WrittenStep, replay: Replay): WrittenStep {
  const missing = unsaid[`${written.measure}/${written.act}`]
  const step = missing ? { ...written, data: { ...missing, ...written.data } } : written
  if (step.agency) return step
  // The scope the province's police had before the transfer is history: no policy serves it, the dossiers of those days are the district's.
  if (step.who === 'province-police' && step.on < '2025-03-01') return seated({ ...step, who: 'district-police' }, replay)
  const open = replay.person.measures.filter((measure) => measure.row.open)
  const sent = open.flatMap((measure) => [...((procedureOf(measure.kind)!.factsOf(measure.state)['sentTo'] as string[] | undefined) ?? []), ...(measure.row.facilityId ? [measure.row.facilityId] : [])])
  const besides: readonly Role[] = ['regional-court', 'procuracy', 'ministry-police', 'substitution-clinician']
  if (districtRoles.includes(step.who) || besides.includes(step.who) || step.who.startsWith('facility-')) {
    const kind = step.who.startsWith('facility-') ? 'rehab-facility' : (bodyOf[step.who] ?? step.who)
    const agency = sent.findLast((each) => each.startsWith(`${kind}:`)) ?? (districtRoles.includes(step.who) || (step.on < districtsEnd && step.who === 'procuracy') ? `${kind}:d-178` : elsewhere[kind] ?? `${kind}:p-20.1`)
    return { ...step, agency: became(agency, step.on), unit: became(agency, step.on).split(':')[1]!.split('.')[0]! }
  }
  const held = replay.person.measures.findLast((measure) => measure.kind === step.measure)
  return step.who.startsWith('commune-') && !step.unit && !step.refused && held ? { ...step, unit: held.row.unitId } : step
}

/** What the bodies of the district have become by the acts of 2025. */
export const successors: readonly (readonly [from: string, to: string, on: string])[] = [
  ['district-labour:d-178', 'province-police:p-20', '2025-03-01'], ['district-police:d-178', 'province-police:p-20', '2025-03-01'], ['court:d-178', 'court:p-20.1', districtsEnd], ['procuracy:d-178', 'procuracy:p-20.1', districtsEnd],
]
const reformed = new WeakSet<World>()
/** The bodies of the district as they stand on that day: each life begins before the reforms again. */
async function bodiesOn(world: World, on: string): Promise<void> {
  if (!reformed.has(world)) return
  for (const [from, to, ended] of successors) await world.rows('update agency set successor_id = $2, valid_to = $3 where id = $1', from, on >= ended ? to : null, on >= ended ? ended : null)
}
/** The body that has taken over the work of another by that day. */
export const became = (agency: string, on: string): string => successors.find(([from, , day]) => from === agency && on >= day)?.[1] ?? agency

/** Posts that take a step where the one of the life reads no case: it has no part in it, or records through another. */
const instead: readonly Role[] = ['substitution-clinician', 'facility-intake', 'facility-health', 'facility-head', 'commune-police', 'commune-police-chief', 'commune-chair', 'province-police-director']

/** Registers the person with the body of the first step, or with the commune's police where that body registers nobody. */
export async function beginLife(world: World, seats: Map<string, string>, life: WrittenLife, name: string): Promise<Lived> {
  const first = life.steps[0]!
  let latest: string = firstDay
  const clock = (on: string) => {
    if (on > latest) latest = on
    world.application.setNow(instantAt(day(latest), '23:59'))
  }
  const replay = startReplay(life.person.birth)
  const where = (step: WrittenStep) => replay.seatOf(step)
  const cookieOf = (step: WrittenStep) => { const { agencyId, unitId } = where(step); return seatIn(world, seats, step.who, agencyId, unitId, step.delegated) }
  clock(first.on)
  await bodiesOn(world, latest)
  const registrar = may(first.who, 'register') && periodOf(first.who, day(latest)) ? await cookieOf(first) : await seatIn(world, seats, 'commune-police', `commune-police:${home}`, home)
  const unitId = where(first).unitId.startsWith('c-') ? where(first).unitId : home
  const registered = await world.application.call({
    method: 'POST', url: '/api/people', cookie: registrar, headers: { 'idempotency-key': randomUUID() },
    body: { name, birth: life.person.birth, sex: 'male', residence: { unitId, from: life.person.birth.length === 10 ? life.person.birth : '2010-01-01' }, ...(life.person.birth > '2003' ? { representative: { name: 'Hoàng Thị Mẫu', relation: 'mother' } } : {}) },
  })
  if (registered.status !== 201) throw new Error(`registering answered ${registered.status} ${registered.text}`)
  const personId = (registered.json as { id: string }).id
  const ids = new Map<string, string>()
  const measureOf = async (kind: string) => (await world.rows(`select measure_id, sequence from measure where person_id = $1 and kind = $2 order by open desc, registered_on desc, ended_on desc limit 1`, personId, kind))[0] as { measure_id: string; sequence: number } | undefined
  async function post(step: WrittenStep): Promise<Taken> {
    const cookie = await cookieOf(step)
    const id = randomUUID()
    if (step.id) ids.set(step.id, id)
    const data = Object.fromEntries(Object.entries(step.data ?? {}).map(([field, value]) => [field, typeof value === 'string' && value.startsWith('@') ? ids.get(value.slice(1)) : value]))
    const held = step.begin ? undefined : await measureOf(step.measure)
    const act = { id, type: step.act, occurredOn: step.on, ...(step.at ? { occurredAt: instantAt(day(step.on), step.at) } : {}), basedOn: held?.sequence ?? 0, data }
    const url = held ? `/api/measures/${held.measure_id}/events` : `/api/people/${personId}/measures`
    const body = held ? act : { kind: step.measure, act }
    const headers = { 'idempotency-key': randomUUID() }
    // Who comes back is registered again: for the test by a draft on the same record.
    if (!held && replay.person.measures.length > 0 && replay.person.measures.every((measure) => !measure.row.open)) {
      await world.rows(`insert into sight (agency_id, person_id, until, grade) values ($1, $2, '9999-12-31', 'draft') on conflict (agency_id, person_id) do update set until = excluded.until, grade = excluded.grade`, where(step).agencyId, personId)
    }
    const expected = replay.step(step)
    const answer = await world.application.call({ method: 'POST', url, body, cookie, headers })
    return { step, answer, expected, body, url, cookie, measureId: held?.measure_id ?? (answer.json as { measure?: { id: string } } | undefined)?.measure?.id ?? null, headers }
  }
  return {
    personId, replay, cookieOf, measureOf,
    // The nightly comparison has run since the bodies of the district ended.
    async reach(on) {
      const crossed = successors.some(([, , ended]) => latest < ended && on >= ended)
      clock(on)
      if (crossed) await bodiesOn(world, on)
      if (crossed) await refreshPerson(world.application.platform, personId)
    },
    async take(written) {
      const step = seated(written, replay)
      clock(step.on)
      const before = replay.person
      const first = await post(step)
      if (written.refused && first.answer.status === 404) {
        replay.person = before
        return { ...first, expected: refuse(written.refused) }
      }
      if (!first.expected.ok || first.answer.status !== 404) return first
      for (const who of instead) {
        replay.person = before
        const { agency: _agency, unit: _unit, ...rest } = step
        const other = seated({ ...rest, who }, replay)
        const trial = await post(other)
        if (trial.expected.ok && trial.answer.status === 201) return { ...trial, for: step.who }
      }
      // Nobody else may: the case comes to the body on paper, which the measure does not know.
      replay.person = before
      const { agencyId } = where(step)
      await world.rows(`insert into sight (agency_id, person_id, until, grade) values ($1, $2, '9999-12-31', 'scope') on conflict do nothing`, agencyId, personId)
      if (step.who.startsWith('facility-')) await world.rows(`update measure set reader_facility = $2 where person_id = $1 and open`, personId, agencyId)
      return { ...(await post(step)), onPaper: true }
    },
  }
}
