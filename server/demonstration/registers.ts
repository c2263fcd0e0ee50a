/** Plays the content of all registers through their rules, in order of day, and writes it. An act that a rule refuses is a bug of the content. */
import { AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import { addDays, instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { RegisterContext, RegisterDeclaration, RegisterEvent, RegisterState, RelatedQuery, RelatedRecord } from '@hoa-nhap/domain/kernel/register'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { after, decideRegisterAct } from '@hoa-nhap/domain/registers/registers.engine'
import { registerOf } from '@hoa-nhap/domain/registers/registers.registers'
import { schemaOf } from '@hoa-nhap/domain/registers/registers.schema'
import { directoryOf } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { hooksOf } from '../registers/hooks.ts'
import { idOf, placeOf, recordIdOf, type DemonstrationAct, type DemonstrationContent, type DemonstrationWorld } from '../registers/registers.model.ts'
import { writeOf, type RegisterWrite } from '../registers/registers.rows.ts'
import { randomOf } from './random.ts'

type Held = { readonly register: RegisterDeclaration; readonly state: RegisterState; readonly sequence: number; readonly parentId: string | null }
type Place = ReturnType<typeof placeOf>
const writesAtOnce = 200

export async function worldOf(transaction: ActorTransaction, platform: Platform, seed: string, provinces: readonly { readonly then: string; readonly now: string }[]): Promise<DemonstrationWorld> {
  const ids = [...new Set(provinces.flatMap((province) => [province.then, province.now]))]
  const units = await transaction.query<DemonstrationWorld['units'][number]>(
    `select id, level, name, coalesce(province_id, id) as "provinceId", parent_id as "parentId", valid_from as "validFrom", valid_to as "validTo" from unit where coalesce(province_id, id) = any ($1) order by id`, [ids])
  const agencies = await transaction.query<DemonstrationWorld['agencies'][number]>(
    `select a.id, a.kind, a.unit_id as "unitId", a.name, a.valid_from as "validFrom", a.valid_to as "validTo" from agency a join unit u on u.id = a.unit_id where coalesce(u.province_id, u.id) = any ($1) order by a.id`, [ids])
  return {
    today: platform.today(), until: addDays(platform.today(), -1), provinces, units: units.rows, agencies: agencies.rows,
    random: (name) => { const random = randomOf(`${seed}/registers/${name}`); return () => random.whole(0, 999_999_999) / 1_000_000_000 },
  }
}

/** The records in memory: related records are looked for as the database would. */
class Records {
  readonly held = new Map<string, Held>()
  readonly #byRegister = new Map<string, Set<string>>()

  set(id: string, record: Held): void {
    this.held.set(id, record)
    const ids = this.#byRegister.get(record.register.id) ?? new Set()
    ids.add(id)
    this.#byRegister.set(record.register.id, ids)
  }

  related(queries: readonly RelatedQuery[], place: Place): RelatedRecord[] {
    const found = new Map<string, RelatedRecord>()
    for (const query of queries) {
      const ids = query.ids ?? (query.id === undefined ? [...(this.#byRegister.get(query.register) ?? [])] : [query.id])
      for (const id of ids) {
        const record = this.held.get(id)
        if (!record || record.register.id !== query.register) continue
        const { state, register } = record
        if (query.parentId !== undefined && record.parentId !== query.parentId) continue
        if (query.unitId !== undefined && state.unitId !== query.unitId) continue
        if (query.agencyId !== undefined && state.agencyId !== query.agencyId) continue
        if (query.open !== undefined && !register.closed.includes(state.status) !== query.open) continue
        if (query.label !== undefined && foldText(register.label(state)) !== foldText(query.label)) continue
        if (query.provinceId !== undefined && place.unit(place.unitNow?.(state.unitId) ?? state.unitId)?.provinceId !== query.provinceId) continue
        found.set(id, { id, register: query.register, state, parentId: record.parentId, sequence: record.sequence })
      }
    }
    return [...found.values()]
  }
}

const systemActor = (unitId: string, provinceId: string): RegisterContext['actor'] => ({ role: 'system', agencyId: 'system', agencyKind: 'system', unitId, provinceId, postId: 'system' })

type Done = { readonly write: RegisterWrite; readonly recordId: string; readonly register: string; readonly before: RegisterState | null; readonly after: RegisterState; readonly event: RegisterEvent }

/** Plays acts in order of day; what follows from an act is played with it. Throws where a rule refuses. */
export function playActs(acts: readonly DemonstrationAct[], place: Place, written: Pick<RegisterContext, 'calendar' | 'today'>): Done[] {
  const records = new Records()
  const done: Done[] = []
  const play = (registerId: string, recordId: string, id: string, type: string, on: PlainDate, actor: RegisterContext['actor'], data: DemonstrationAct['data'], named: string): void => {
    const register = registerOf(registerId)
    const declared = register?.acts[type]
    if (!register || !declared) throw new Error(`${named}: no act ${registerId}.${type}`)
    const parsed = schemaOf(declared.fields).safeParse(data)
    if (!parsed.success && actor.role !== 'system') throw new Error(`${named} ${registerId}.${type}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`)
    const before = records.held.get(recordId)
    const now = instantAt(on, '09:00')
    const context = { ...place, today: on, now, recordId, actor }
    const act = { id, type, occurredOn: on, basedOn: before?.sequence ?? 0, data }
    const related = records.related(declared.needs?.(act, before?.state ?? null, context) ?? [], place)
    const decided = decideRegisterAct(register, before?.state ?? null, act, { ...context, related })
    if (!decided.ok) throw new Error(`${named} ${registerId}.${type} on ${on}: ${decided.refusal.code} ${JSON.stringify(decided.refusal.facts)}`)
    const { follows = [], ...change } = decided.value
    const event: RegisterEvent = { id, sequence: (before?.sequence ?? 0) + 1, type, occurredOn: on, recordedAt: now, actor: { postId: actor.postId, role: actor.role, agencyId: actor.agencyId, unitId: actor.unitId }, data, change }
    const state = after(before?.state ?? null, change, on)
    records.set(recordId, { register, state, sequence: event.sequence, parentId: register.parentOf?.(state) ?? null })
    done.push({ write: writeOf(register, recordId, state, event, place, written), recordId, register: registerId, before: before?.state ?? null, after: state, event })
    for (const follow of follows) play(follow.register, follow.recordId ?? idOf(recordId, id, follow.key), idOf(id, follow.key), follow.type, on, systemActor(actor.unitId, actor.provinceId), follow.data, named)
  }
  const inOrder = acts.map((act, index) => ({ act, index })).toSorted((a, b) => (a.act.on === b.act.on ? a.index - b.index : a.act.on < b.act.on ? -1 : 1))
  for (const { act, index } of inOrder) {
    const [kind, rest] = act.by.agencyId.split(':')
    const unitId = (rest ?? '').split('.')[0]!
    const actor = { role: act.by.role, agencyId: act.by.agencyId, agencyKind: AgencyKind.parse(kind), unitId, provinceId: place.unit(unitId)?.provinceId ?? '', postId: `${act.by.agencyId}/${act.by.role}` }
    play(act.register, recordIdOf(act.key), idOf('demonstration', act.key, String(index), act.type), act.type, act.on, actor, act.data, act.key)
  }
  return done
}

/** Everything of all registers; answers how many acts were written. */
export async function loadRegisters(transaction: ActorTransaction, platform: Platform, seed: string, provinces: readonly { readonly then: string; readonly now: string }[], contents: Readonly<Record<string, DemonstrationContent>>): Promise<number> {
  const world = await worldOf(transaction, platform, seed, provinces)
  const directory = await directoryOf(platform)
  const place = placeOf(directory, platform, platform.today(), platform.now())
  const acts = Object.values(contents).flatMap((content) => [...content(world)]).filter((act) => act.on <= world.until)
  const done = playActs(acts, place, { calendar: platform.calendar, today: platform.today() })
  for (let from = 0; from < done.length; from += writesAtOnce) {
    const batch = done.slice(from, from + writesAtOnce)
    const { rows } = await transaction.query<{ written: boolean }>('select write_register($1::jsonb) as written', [JSON.stringify(batch.map((each) => each.write))])
    if (!rows[0]!.written) throw new Error('the registers of the demonstration were written by somebody else')
    for (const each of batch) await hooksOf(each.register)?.after?.(transaction, { register: each.register, recordId: each.recordId, before: each.before, after: each.after, event: each.event, events: null, platform })
  }
  return done.length
}
