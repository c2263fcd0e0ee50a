/** Acts on records: load under the caller's own sight, decide by the register's rules, write with what follows in one transaction. */
import type { Decision } from '@hoa-nhap/domain/kernel/decision'
import { accept, refuse } from '@hoa-nhap/domain/kernel/decision'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import type { RegisterAct, RegisterContext, RegisterDeclaration, RegisterEvent, RegisterState, RelatedQuery, RelatedRecord } from '@hoa-nhap/domain/kernel/register'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { after, correctedEvents, decideRegisterAct, stateOn } from '@hoa-nhap/domain/registers/registers.engine'
import { registerOf } from '@hoa-nhap/domain/registers/registers.registers'
import { canonical, directoryOf, type Directory } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { attachFiles } from './files.attach.ts'
import { hooksOf } from './hooks.ts'
import { idOf } from './registers.ids.ts'
import { writeOf, type RegisterWrite } from './registers.rows.ts'
import { findEvents, findRecord } from './registers.store.ts'

export type Acting = { readonly actor: RegisterContext['actor']; readonly today: PlainDate; readonly now: Instant; readonly platform: Platform }
type Place = Omit<RegisterContext, 'related' | 'recordId' | 'actor'>
type Level = 'province' | 'district' | 'commune'

/** The kind and the unit of an agency stand in its id. */
function agencyFrom(id: string, directory: Directory) {
  if (!directory.agencyExists(id)) return undefined
  const [kind, rest] = id.split(':')
  const known = AgencyKind.safeParse(kind)
  return known.success && rest !== undefined ? { id, name: directory.agencyName(id), kind: known.data, unitId: rest.split('.')[0]! } : undefined
}

export function placeOf(directory: Directory, platform: Platform, today: PlainDate, now: Instant): Place {
  return {
    today, now, calendar: platform.calendar,
    unit(id) {
      const unit = directory.unit(id)
      return unit ? { id, name: unit.name, level: unit.level as Level, provinceId: unit.level === 'province' ? id : (unit.provinceId ?? '') } : undefined
    },
    agency: (id) => agencyFrom(id, directory),
    unitNow: (id) => (directory.unit(id) ? directory.places.now(id, null).unitId : id),
    agencyNow: (id) => directory.units.bodyNow?.(id) ?? id,
  }
}

export type Written = { readonly recordId: string; readonly repeated: boolean }

async function relatedOf(transaction: ActorTransaction, queries: readonly RelatedQuery[]): Promise<RelatedRecord[]> {
  if (queries.length === 0) return []
  const given = queries.map(({ id, ids, label, ...query }) => ({ ...query, ids: ids ?? (id === undefined ? undefined : [id]), label: label === undefined ? undefined : foldText(label) }))
  const { rows } = await transaction.query<{ id: string; register: string; parent_id: string | null; sequence: number; state: RegisterState }>('select id, register, parent_id, sequence, state from registers_for_rule($1::jsonb)', [JSON.stringify(given)])
  return rows.map(({ parent_id: parentId, ...row }) => ({ ...row, parentId }))
}

const systemActor: RegisterContext['actor'] = { role: 'system', agencyId: 'system', agencyKind: 'system', unitId: '', provinceId: '', postId: 'system' }
const mostFollowing = 4

type Judged = { readonly writes: readonly RegisterWrite[]; readonly changes: readonly { readonly register: string; readonly recordId: string; readonly before: RegisterState | null; readonly after: RegisterState; readonly event: RegisterEvent }[] }

/** One act and what follows from it, judged in order; nothing is written yet. */
async function judge(transaction: ActorTransaction, register: RegisterDeclaration, recordId: string, state: RegisterState | null, sequence: number, act: RegisterAct, place: Place, acting: Acting, depth = 0): Promise<Decision<Judged>> {
  const context = { ...place, recordId, actor: acting.actor }
  const related = await relatedOf(transaction, register.acts[act.type]?.needs?.(act, state, context) ?? [])
  const decided = decideRegisterAct(register, state, act, { ...context, related })
  if (!decided.ok) return decided
  const { follows = [], ...change } = decided.value
  const event: RegisterEvent = { id: act.id, sequence: sequence + 1, type: act.type, occurredOn: act.occurredOn, recordedAt: acting.now, actor: { postId: acting.actor.postId, role: acting.actor.role, agencyId: acting.actor.agencyId, unitId: acting.actor.unitId }, data: act.data, change }
  const next = after(state, change, act.occurredOn)
  const writes: RegisterWrite[] = [writeOf(register, recordId, next, event, place, place)]
  const changes = [{ register: register.id, recordId, before: state, after: next, event }]
  for (const follow of depth < mostFollowing ? follows : []) {
    const target = registerOf(follow.register)
    if (!target) throw new Error(`no such register: ${follow.register}`)
    const id = follow.recordId ?? idOf(recordId, act.id, follow.key)
    const [found] = follow.recordId ? await relatedOf(transaction, [{ register: follow.register, id }]) : []
    if (follow.recordId && !found) return refuse('unknown-record')
    const following = await judge(transaction, target, id, found?.state ?? null, found?.sequence ?? 0, { id: idOf(act.id, follow.key), type: follow.type, occurredOn: act.occurredOn, basedOn: found?.sequence ?? 0, data: follow.data }, place, { ...acting, actor: { ...systemActor, unitId: acting.actor.unitId, provinceId: acting.actor.provinceId } }, depth + 1)
    if (!following.ok) return following
    writes.push(...following.value.writes)
    changes.push(...following.value.changes)
  }
  return accept({ writes, changes })
}

async function keep(transaction: ActorTransaction, judged: Judged, platform: Platform): Promise<boolean> {
  const { rows } = await transaction.query<{ written: boolean }>('select write_register($1::jsonb) as written', [JSON.stringify(judged.writes)])
  if (!rows[0]!.written) return false
  for (const change of judged.changes) await hooksOf(change.register)?.after?.(transaction, { ...change, events: null, platform })
  return true
}

const sameAct = (event: RegisterEvent, act: Pick<RegisterAct, 'type' | 'occurredOn' | 'data'>) => event.type === act.type && event.occurredOn === act.occurredOn && canonical(event.data) === canonical(act.data)
const lock = (transaction: ActorTransaction, register: RegisterDeclaration, provinceId: string) =>
  register.serial ? transaction.query(`select pg_advisory_xact_lock(hashtext('register'), hashtext($1))`, [`${register.id} ${provinceId}`]) : Promise.resolve()

/** The id of the record that an opening act of that post makes. */
export const recordOf = (register: RegisterDeclaration, postId: string, actId: string): string => idOf(register.id, postId, actId)

/** Opens a record. The same act of the same post makes the same record. */
export async function openRecord(transaction: ActorTransaction, register: RegisterDeclaration, act: RegisterAct, acting: Acting): Promise<Decision<Written>> {
  const recordId = recordOf(register, acting.actor.postId, act.id)
  await lock(transaction, register, acting.actor.provinceId)
  const known = await findRecord(transaction, register.id, recordId)
  if (known) {
    const first = (await findEvents(transaction, recordId)).find((event) => event.id === act.id)
    return first && sameAct(first, act) ? accept({ recordId, repeated: true }) : refuse('id-reused')
  }
  const place = placeOf(await directoryOf(acting.platform), acting.platform, acting.today, acting.now)
  const judged = await judge(transaction, register, recordId, null, 0, act, place, acting)
  if (!judged.ok) return judged
  if (!(await keep(transaction, judged.value, acting.platform))) return refuse('try-again')
  return (await attachFiles(transaction, register, recordId, act.type, act.data)) ? accept({ recordId, repeated: false }) : refuse('file-not-here')
}

export async function actOnRecord(transaction: ActorTransaction, register: RegisterDeclaration, recordId: string, act: RegisterAct, acting: Acting): Promise<Decision<Written>> {
  await lock(transaction, register, acting.actor.provinceId)
  const found = await findRecord(transaction, register.id, recordId)
  if (!found) return refuse('not-found')
  const events = await findEvents(transaction, recordId)
  const known = events.find((event) => event.id === act.id)
  if (known) return sameAct(known, act) ? accept({ recordId, repeated: true }) : refuse('id-reused')
  if (act.basedOn !== found.sequence) return refuse('changed-since', changedSince(events, act.basedOn))
  const place = placeOf(await directoryOf(acting.platform), acting.platform, acting.today, acting.now)
  const judged = await judge(transaction, register, recordId, stateOn(events), found.sequence, act, place, acting)
  if (!judged.ok) return judged
  if (!(await keep(transaction, judged.value, acting.platform))) return refuse('try-again')
  return (await attachFiles(transaction, register, recordId, act.type, act.data)) ? accept({ recordId, repeated: false }) : refuse('file-not-here')
}

function changedSince(events: readonly RegisterEvent[], basedOn: number): Record<string, string | number> {
  const since = events.filter((event) => event.sequence > basedOn)
  return { sequence: events.at(-1)?.sequence ?? 0, events: since.length, type: since.at(-1)?.type ?? '' }
}

export type Correction = { readonly id: string; readonly occurredOn: PlainDate; readonly basedOn: number; readonly data: RegisterAct['data'] }

export async function correctRecord(transaction: ActorTransaction, register: RegisterDeclaration, recordId: string, eventId: string, given: Correction, acting: Acting): Promise<Decision<Written>> {
  await lock(transaction, register, acting.actor.provinceId)
  const found = await findRecord(transaction, register.id, recordId)
  if (!found) return refuse('not-found')
  const events = await findEvents(transaction, recordId)
  const wrong = events.find((event) => event.id === eventId)
  if (!wrong) return refuse('not-found')
  const known = events.find((event) => event.id === given.id)
  if (known) return sameAct(known, { ...given, type: wrong.type }) && wrong.replacedBy === known.id ? accept({ recordId, repeated: true }) : refuse('id-reused')
  if (given.basedOn !== found.sequence) return refuse('changed-since', changedSince(events, given.basedOn))
  const place = placeOf(await directoryOf(acting.platform), acting.platform, acting.today, acting.now)
  const context = { ...place, recordId, actor: acting.actor }
  const act: RegisterAct = { id: given.id, type: wrong.type, occurredOn: given.occurredOn, basedOn: given.basedOn, data: given.data }
  const related = await relatedOf(transaction, register.acts[wrong.type]?.needs?.(act, stateOn(events), context) ?? [])
  const corrected = correctedEvents(register, events, wrong, { id: given.id, occurredOn: given.occurredOn, recordedAt: acting.now, actor: { postId: acting.actor.postId, role: acting.actor.role, agencyId: acting.actor.agencyId, unitId: acting.actor.unitId }, data: given.data }, { ...context, related })
  if (!corrected.ok) return corrected
  const next = stateOn(corrected.value.events)!
  const write: RegisterWrite = { ...writeOf(register, recordId, next, corrected.value.event, place, place), replaces: wrong.id }
  const { rows } = await transaction.query<{ written: boolean }>('select write_register($1::jsonb) as written', [JSON.stringify([write])])
  if (!rows[0]!.written) return refuse('try-again')
  if (!(await attachFiles(transaction, register, recordId, wrong.type, given.data))) return refuse('file-not-here')
  await hooksOf(register.id)?.after?.(transaction, { register: register.id, recordId, before: found.state, after: next, event: corrected.value.event, events: corrected.value.events, platform: acting.platform })
  return accept({ recordId, repeated: false })
}
