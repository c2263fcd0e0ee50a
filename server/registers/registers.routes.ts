/** Handlers of the registers: what a post may see of a register is what its declaration says; everything else does not exist. */
import { isOverdue } from '@hoa-nhap/domain/kernel/clock'
import { addDays, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { Actor, Role } from '@hoa-nhap/domain/kernel/actor'
import type { RegisterContext, RegisterDeclaration } from '@hoa-nhap/domain/kernel/register'
import { correctRegisterEvent, getRecord, listRecords, listRegisterDues, listRegisters, openRecord as openOperation, recordRegisterAct } from '@hoa-nhap/domain/registers/registers.contract'
import { registerOf, registers } from '@hoa-nhap/domain/registers/registers.registers'
import { schemaOf } from '@hoa-nhap/domain/registers/registers.schema'
import { directoryOf, openCursor, sealCursor } from '../measures/measures.model.ts'
import { ProblemError, problem } from '../platform/problems.ts'
import { answer, refused, route, type ActorTransaction, type Answer, type Context, type Route } from '../platform/route.ts'
import { checkInput } from '../platform/validation.ts'
import { actOnRecord, correctRecord, openRecord, placeOf, type Written } from './registers.commands.ts'
import { asksOf, dueView, findRecords, namesIn, summaryOf, viewRecord } from './registers.queries.ts'
import { findDues, findRecord } from './registers.store.ts'
import type { Decision } from '@hoa-nhap/domain/kernel/decision'

const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })
// oxlint-disable-next-line typescript/no-explicit-any -- any context: only what all of them have is used
type AnyContext = Context<any, any, any>

const reads = (register: RegisterDeclaration, role: Role) => register.reads.some((line) => line.roles.includes(role))
/** The register, where the caller's role has any business with it. */
export const registerFor = (id: string, role: Role): RegisterDeclaration | null => {
  const register = registerOf(id)
  return register && reads(register, role) ? register : null
}

/** All but the related records: for what may be done, and for views. */
export async function ruleContextOf(context: AnyContext, recordId: string): Promise<Omit<RegisterContext, 'related'>> {
  const { platform, today, now, actor } = context
  return { ...placeOf(await directoryOf(platform), platform, today, now), recordId, actor }
}

/** A role that no register names has no right on the tables either: it is answered before they are asked. */
const readsNone = (role: Role): boolean => !registers.some((register) => reads(register, role))

const all = route(listRegisters, (context) => readsNone(context.actor.role) ? Promise.resolve(answer({ items: [], nextCursor: null })) : context.transaction(async (transaction) => {
  const { rows } = await transaction.query<{ register: string; open: number; total: number; overdue: number }>(
    'select register, count(*) filter (where open)::int as open, count(*)::int as total, count(*) filter (where open and next_due_on < $1)::int as overdue from register_record group by register', [context.today])
  const found = new Map(rows.map((row) => [row.register, row]))
  const items = registers.filter((register) => reads(register, context.actor.role)).map((register) => ({
    id: register.id, open: found.get(register.id)?.open ?? 0, total: found.get(register.id)?.total ?? 0, overdue: found.get(register.id)?.overdue ?? 0,
    begins: beginsFor(register, context.actor.role), imports: register.imports !== undefined && beginsFor(register, context.actor.role).includes(register.imports.act),
  }))
  return answer({ items, nextCursor: null })
}))

const beginsFor = (register: RegisterDeclaration, role: Role): string[] => Object.entries(register.acts).filter(([, declared]) => declared.begins && declared.by.some((line) => line.roles.includes(role))).map(([type]) => type)

const list = route(listRecords, async (context) => {
  const register = registerFor(context.params.register, context.actor.role)
  if (!register) return notFound
  const { cursor, limit, ...filter } = context.query
  const directory = await directoryOf(context.platform)
  if (filter.unit !== undefined && !directory.unit(filter.unit)) return refused({ code: 'unknown-unit', facts: { field: 'unit' } })
  const binding = { postId: context.actor.postId, operation: 'registers.list', filter: { register: register.id, ...filter, limit }, day: context.today }
  const from = cursor === undefined ? null : openCursor(context.platform.keys, binding, cursor, 2)
  if (cursor !== undefined && !from) return refused({ code: 'cursor-not-yours', facts: {} })
  return context.transaction(async (transaction) => {
    const { rows, total } = await findRecords(transaction, register.id, filter, limit, from)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const items = shown.map((row) => summaryOf(register, row, directory))
    return answer({ items, total, names: await namesIn(transaction, register, items.map((item) => item.values), directory), nextCursor: rows.length > limit && last ? sealCursor(context.platform.keys, binding, [last.onDay, last.id]) : null })
  })
})

async function view(context: AnyContext, transaction: ActorTransaction, register: RegisterDeclaration, id: string, status?: 200 | 201): Promise<Answer<never>> {
  const row = await findRecord(transaction, register.id, id)
  const shown = row && (await viewRecord(transaction, register, row, await directoryOf(context.platform), await ruleContextOf(context, id), context.query?.on))
  return shown ? (answer(shown, status) as Answer<never>) : notFound
}

const get = route(getRecord, async (context) => {
  const register = registerFor(context.params.register, context.actor.role)
  return register ? context.transaction((transaction) => view(context, transaction, register, context.params.id)) : notFound
})

/** The data of an act against its fields: every wrong field named, under `data.`. */
function checkedData(register: RegisterDeclaration, type: string, data: unknown): Record<string, unknown> {
  const declared = register.acts[type]
  if (!declared) throw new ProblemError(problem('unknown-act'))
  const checked = checkInput(schemaOf(declared.fields), data)
  if (!checked.ok) throw new ProblemError(problem('invalid-input', { fields: checked.fields.map((field) => ({ ...field, path: `data.${field.path}` })) }))
  return Object.fromEntries(Object.entries(checked.value as Record<string, unknown>).filter(([, value]) => value !== undefined))
}

class Refused extends Error {
  readonly answer: Answer<never>
  constructor(given: Answer<never>) {
    super('refused')
    this.answer = given
  }
}

/** A refusal takes the transaction back; a repeat answers with 200. */
async function written(context: AnyContext, register: RegisterDeclaration, work: (transaction: ActorTransaction) => Promise<Decision<Written>>): Promise<Answer<never>> {
  try {
    return await context.transaction(async (transaction) => {
      const decided = await work(transaction)
      // A refusal about a field of the act is shown there.
      if (!decided.ok) {
        const field = decided.refusal.facts['field']
        const facts = typeof field === 'string' && register.acts[(context.body as { type?: string }).type ?? '']?.fields.some((each) => each.key === field) ? { ...decided.refusal.facts, field: `data.${field}` } : decided.refusal.facts
        throw new Refused(refused({ ...decided.refusal, facts }))
      }
      return view(context, transaction, register, decided.value.recordId, decided.value.repeated ? 200 : 201)
    })
  } catch (error) {
    if (error instanceof Refused) return error.answer
    throw error
  }
}

const open = route(openOperation, async (context) => {
  const register = registerFor(context.params.register, context.actor.role)
  if (!register) return notFound
  const data = checkedData(register, context.body.type, context.body.data)
  return written(context, register, (transaction) => openRecord(transaction, register, { ...context.body, basedOn: 0, data }, context))
})

const act = route(recordRegisterAct, async (context) => {
  const register = registerFor(context.params.register, context.actor.role)
  if (!register) return notFound
  const data = checkedData(register, context.body.type, context.body.data)
  return written(context, register, (transaction) => actOnRecord(transaction, register, context.params.id, { ...context.body, data }, context))
})

const correct = route(correctRegisterEvent, async (context) => {
  const register = registerFor(context.params.register, context.actor.role)
  if (!register) return notFound
  return written(context, register, async (transaction) => {
    const { rows } = await transaction.query<{ type: string }>('select type from register_event where record_id = $1 and id = $2', [context.params.id, context.params.event])
    if (!rows[0]) return { ok: false, refusal: { code: 'not-found', facts: {} } }
    return correctRecord(transaction, register, context.params.id, context.params.event, { ...context.body, data: checkedData(register, rows[0].type, context.body.data) }, context)
  })
})

/** Days ahead that a screen calls a week and a month. */
const ahead = { week: 7, month: 31 } as const

const dues = route(listRegisterDues, async (context) => {
  const { due, register, mine, limit } = context.query
  const { today, actor } = context
  if (readsNone(actor.role)) return answer({ items: [], nextCursor: null, counts: { overdue: 0, week: 0, month: 0 } })
  const month = addDays(today, ahead.month)
  const directory = await directoryOf(context.platform)
  const rule = await ruleContextOf(context, '')
  return context.transaction(async (transaction) => {
    const rows = (await findDues(transaction, { agencyId: mine ? actor.agencyId : undefined, register, until: month })).map((row) => dueView(row, directory, rule)).filter((row) => !mine || row.yours)
    const week = addDays(today, ahead.week)
    const wanted = rows.filter((row) => (due === 'overdue' ? row.overdue : due === 'week' ? !row.overdue && row.dueOn <= week : due === 'month' ? !row.overdue : true))
    return answer({ items: wanted.slice(0, limit), nextCursor: null, counts: { overdue: rows.filter((row) => row.overdue).length, week: rows.filter((row) => !row.overdue && row.dueOn <= week).length, month: rows.filter((row) => !row.overdue).length } })
  })
})

/** How much the registers ask of a post: for a digest, which shows none of it. */
export async function countRegisterDues(transaction: ActorTransaction, actor: Actor, now: Instant): Promise<{ readonly overdue: number; readonly today: number; readonly week: number }> {
  if (readsNone(actor.role)) return { overdue: 0, today: 0, week: 0 }
  const rows = (await findDues(transaction, { agencyId: actor.agencyId, until: addDays(actor.day, ahead.week) })).filter((row) => asksOf(row, actor))
  const overdue = rows.filter((row) => isOverdue(row.body, actor.day, now)).length
  const today = rows.filter((row) => !isOverdue(row.body, actor.day, now) && row.dueOn <= actor.day).length
  return { overdue, today, week: rows.length - overdue }
}

export const routes: readonly Route[] = [all, list, get, open, act, correct, dues]
