/** Routes of `measures.contract.ts`. */
import { compartmentsReadBy, periodOf } from '@hoa-nhap/domain/access/access.rules'
import { acts, may } from '@hoa-nhap/domain/access/access.rules'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { regimeOn } from '@hoa-nhap/domain/kernel/law-timeline'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { dayOf, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { beginMeasure as beginOperation, getMeasure, listDeadlines, listEvents, listMeasures, previewAct as previewOperation, recordAct as recordOperation, type ActAnswer } from '@hoa-nhap/domain/measures/measures.contract'
import type { z } from 'zod'
import { answer, refused, route, type Answer, type Route } from '../platform/route.ts'
import { openCursor, sealCursor } from './cursor.ts'
import { directoryOf } from './directory.ts'
import { beginMeasure, caseFrom, loadByMeasure, loadByPerson, previewAct, recordAct, ruleContext, signerOf, surroundings } from './measures.commands.ts'
import { countsStatement, inboxStatement, listStatement, statusStatement } from './measures.queries.ts'
import { canonical, rowsOfCase } from './measures.rows.ts'
import { cutPage, withNames } from './page-text.ts'
import { eventView, measureView } from './measures.views.ts'
import { stepOfCase, type RawCase } from './measures.load.ts'
import { narrowedTo } from './named-places.ts'
import { seenSteps } from './seen-steps.ts'

const personsOf = (text: unknown): string[] => (typeof text === 'string' && text !== '' ? text.split(',') : [])

/** Roles that see some kinds only for a stated purpose must state it, unless they ask for a kind in which they act. */
export function purposeMissing(actor: Actor, kind?: string): boolean {
  const period = periodOf(actor.role, actor.day)
  if (!period?.otherKindsFor || period.otherKindsFor.includes(actor.purpose)) return false
  return !(kind && (period.kinds as readonly string[] | undefined)?.includes(kind))
}

/** Whole legal status: such posts load the case; the others see a status. */
const readsWhole = (actor: Actor) => compartmentsReadBy(actor.role, actor.day).get('ST') === 'scope' && (acts(actor.role) || may(actor.role, 'register'))

const list = route(listMeasures, async (context) => {
  const { actor, query, platform } = context
  if (purposeMissing(actor, query.kind)) return refused({ code: 'purpose-needed', facts: {} })
  const { cursor, limit, ...filter } = query
  const narrowed = narrowedTo(filter.unit, await directoryOf(platform), actor.provinceId)
  if (!narrowed) return refused({ code: 'unknown-unit', facts: { field: 'unit' } })
  const binding = { postId: actor.postId, operation: 'measures.list', filter: { ...filter, limit }, day: context.today }
  const after = cursor === undefined ? null : openCursor(platform.keys, binding, cursor, 2)
  if (cursor !== undefined && !after) return refused({ code: 'cursor-not-yours', facts: {} })
  const [result] = await context.read([listStatement(actor.role, { ...filter, ...narrowed }, limit, after)])
  const row = result!.rows[0] as { items: string; found: number }
  const page = cutPage(row.items, row.found, limit)
  await context.disclose({ persons: page.persons })
  const next = page.last ? JSON.stringify(sealCursor(platform.keys, binding, [String(page.last['registeredOn']), String(page.last['id'])])) : 'null'
  return { ok: true, text: `{"items":${withNames(page.items, await directoryOf(platform))},"nextCursor":${next}}` }
})

const get = route(getMeasure, async (context) => {
  const { actor, params, platform } = context
  if (!readsWhole(actor)) return statusOnly(context, params.id)
  const { around, directory } = await surroundings(platform, context.today, context.now)
  const [loaded] = await context.read([loadByMeasure(params.id, actor.role)])
  const stored = caseFrom(loaded!.rows)
  const held = stored?.measures.find((measure) => measure.measureId === params.id)
  if (!stored || !held) return refused({ code: 'not-found', facts: {} })
  const record = rowsOfCase(stored.person, stored.measures, around).measures.find((row) => row.measure_id === params.id)!
  await context.disclose({ persons: [stored.person.personId], measureId: params.id })
  // Who opens a measure may be about to act on it.
  if (acts(actor.role)) seenSteps(platform).put(actor.postId, params.id, { personId: stored.person.personId, raw: stepOfCase((loaded!.rows[0] as { found: RawCase }).found, params.id) })
  return answer(measureView(held, record, ruleContext(stored, stored.measures, params.id, actor, around), directory))
})

type Reading = Parameters<Parameters<typeof route<typeof getMeasure.params & z.ZodType, z.ZodType<undefined>, z.ZodType<undefined>, typeof getMeasure.output>>[1]>[0]

/** Kind, status and days: no body that manages, no events, no deadlines. */
async function statusOnly(context: Reading, measureId: string): Promise<Answer<z.input<typeof getMeasure.output>>> {
  const directory = await directoryOf(context.platform)
  const [found] = await context.read([statusStatement(measureId)])
  const row = found!.rows[0] as { measure_id: string; person_id: string; kind: MeasureKind; status: string; open: boolean; unit_id: string; registered_on: PlainDate; started_on: PlainDate | null; term_ends_on: PlainDate | null; ended_on: PlainDate | null; sequence: number } | undefined
  if (!row) return refused({ code: 'not-found', facts: {} })
  await context.disclose({ persons: [row.person_id], measureId })
  return answer({
    id: row.measure_id, personId: row.person_id, kind: row.kind, status: row.status, regime: regimeOn(row.started_on ?? row.registered_on), open: row.open, unitId: row.unit_id,
    unitName: directory.unitName(row.unit_id), agencyName: '', facilityName: null, registeredOn: row.registered_on, startedOn: row.started_on, termEndsOn: row.term_ends_on, endedOn: row.ended_on, sequence: row.sequence,
  })
}

const events = route(listEvents, async (context) => {
  const { actor, params, platform } = context
  if (!readsWhole(actor)) return refused({ code: 'not-found', facts: {} })
  const directory = await directoryOf(platform)
  const [loaded] = await context.read([loadByMeasure(params.id, actor.role)])
  const stored = caseFrom(loaded!.rows)
  const held = stored?.measures.find((measure) => measure.measureId === params.id)
  if (!stored || !held) return refused({ code: 'not-found', facts: {} })
  await context.disclose({ persons: [stored.person.personId], measureId: params.id })
  return answer({ items: held.events.map((event) => eventView(event, directory)), nextCursor: null })
})

const act = route(recordOperation, async (context) => {
  if (!acts(context.actor.role)) return refused({ code: 'not-found', facts: {} })
  const decided = await recordAct(context, context.params.id, context.body)
  if (!decided.ok) return refused(decided.refusal)
  // The answer of a visit is as hot as a read: it is sent as it is, and parsed against the contract in tests and the demonstration.
  return decided.value.status === 201 ? { ok: true, text: JSON.stringify(decided.value.body) } : answer(decided.value.body, 200)
})

class Refused extends Error {
  readonly answer: Answer<never>
  constructor(given: Answer<never>) {
    super('refused')
    this.answer = given
  }
}

/** The key is claimed, the measure begun and the answer kept in one transaction; a refusal leaves nothing, not even the key. */
const begin = route(beginOperation, async (context) => {
  const { idempotencyKey: key, platform, actor, params, body } = context
  if (key === undefined) return refused({ code: 'idempotency-key-needed', facts: {} })
  if (!acts(actor.role) && !may(actor.role, 'register')) return refused({ code: 'not-found', facts: {} })
  const hash = platform.keys.blindIndex('idempotency', canonical({ person: params.id, body }))
  for (let attempt = 1; ; attempt += 1) {
    try {
      const done = await context.transaction(async (transaction) => {
        const claimed = await transaction.query<{ claim: { same: boolean; answer: z.input<typeof ActAnswer> | null } | null }>({
          name: 'measures-claim', text: 'select claim_key($1, $2, $3, $4) as claim', values: [key, 'measures.begin', hash, context.now],
        })
        const earlier = claimed.rows[0]!.claim
        if (earlier) {
          if (!earlier.same) throw new Refused(refused({ code: 'key-reused', facts: {} }))
          if (earlier.answer) return earlier.answer
        }
        const begun = await beginMeasure(context, transaction, params.id, body.kind, body.act)
        if (!begun.ok) throw new Refused(refused(begun.refusal))
        await transaction.query({ name: 'measures-keep', text: 'select keep_answer($1, $2::jsonb)', values: [key, JSON.stringify(begun.value)] })
        return begun.value
      })
      return answer(done, 201)
    } catch (error) {
      if (error instanceof Refused) return error.answer
      const { code } = error as { code?: string }
      if (code === 'HN404') return refused({ code: 'not-found', facts: {} })
      if (code !== 'HN409') throw error
      if (attempt >= 3) return refused({ code: 'try-again', facts: {} })
    }
  }
})

const preview = route(previewOperation, async (context) => {
  const { body, actor, platform } = context
  const { around } = await surroundings(platform, context.today, context.now)
  const load = body.measureId ? loadByMeasure(body.measureId, actor.role) : body.personId ? loadByPerson(body.personId, actor.role) : null
  if (load && !acts(actor.role) && !may(actor.role, 'register')) return refused({ code: 'not-found', facts: {} })
  const stored = load ? caseFrom((await context.read([load]))[0]!.rows) : null
  if (load && (!stored || (body.measureId && !stored.measures.some((measure) => measure.measureId === body.measureId)))) return refused({ code: 'not-found', facts: {} })
  const subject = stored ? { personId: stored.person.personId, birth: stored.person.birth } : { personId: platform.uuid(), birth: body.birth ?? '1990' }
  const result = previewAct(stored, subject, { measureId: body.measureId, kind: body.kind }, body.act, actor, around, platform)
  const asked = stored?.measures.find((measure) => measure.measureId === body.measureId) ?? { measureId: '', kind: body.kind, state: null, events: [] }
  const signed = result.refusal ? null : await signerOf(context, asked, body.act, async (statement) => (await context.read([statement]))[0]!)
  return answer({ refusal: result.refusal ?? (signed && !signed.ok ? signed.refusal : null), deadlines: [...result.deadlines], termEndsOn: result.termEndsOn })
})

const deadlines = route(listDeadlines, async (context) => {
  const { actor, query, platform } = context
  const { cursor, limit, due, unit } = query
  const narrowed = narrowedTo(unit, await directoryOf(platform), actor.provinceId)
  if (!narrowed) return refused({ code: 'unknown-unit', facts: { field: 'unit' } })
  const binding = { postId: actor.postId, operation: 'measures.deadlines', filter: { due, unit, limit }, day: context.today }
  const after = cursor === undefined ? null : openCursor(platform.keys, binding, cursor, 5)
  if (cursor !== undefined && !after) return refused({ code: 'cursor-not-yours', facts: {} })
  // Roles that read no deadlines have an empty inbox, not an error.
  if (compartmentsReadBy(actor.role, dayOf(context.now)).get('ST') !== 'scope') return answer({ items: [], nextCursor: null, counts: { overdue: 0, today: 0, week: 0, month: 0, waiting: 0 }, nextDueOn: null })
  const moment = { agencyId: actor.agencyId, today: context.today, now: context.now, unit: narrowed.unit }
  const [counted, found] = await context.read([countsStatement(actor.role, moment), inboxStatement(actor.role, due, moment, limit, after)])
  const counts = counted!.rows[0] as { overdue: number; today: number; week: number; month: number; waiting: number; next_due_on: string | null }
  const row = found!.rows[0] as { items: string; persons: string | null; found: number; last: string | null }
  await context.disclose({ persons: personsOf(row.persons) })
  const next = Number(row.found) > limit && row.last ? JSON.stringify(sealCursor(platform.keys, binding, row.last.split('|'))) : 'null'
  const numbers = JSON.stringify({ overdue: counts.overdue, today: counts.today, week: counts.week, month: counts.month, waiting: counts.waiting })
  return { ok: true, text: `{"items":${row.items},"nextCursor":${next},"counts":${numbers},"nextDueOn":${JSON.stringify(counts.next_due_on)}}` }
})

export const routes: readonly Route[] = [list, get, events, begin, act, preview, deadlines]
