/** Lists and views of records, under the caller's own sight. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { isOverdue } from '@hoa-nhap/domain/kernel/clock'
import type { RegisterContext, RegisterDeclaration, RegisterEvent, RegisterField, RegisterValues } from '@hoa-nhap/domain/kernel/register'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { sayProblem } from '@hoa-nhap/domain/problems'
import { after, mayDo, possibleActs, standing, stateOn } from '@hoa-nhap/domain/registers/registers.engine'
import type { RecordSummary, RecordView, RegisterDueView } from '@hoa-nhap/domain/registers/registers.contract'
import { registerOf } from '@hoa-nhap/domain/registers/registers.registers'
import type { z } from 'zod'
import type { Directory } from '../measures/measures.model.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { findDues, findEvents, recordColumns, type DueRow, type RecordRow } from './registers.store.ts'

export type RecordFilter = { readonly unit?: string | undefined; readonly agency?: string | undefined; readonly status?: string | undefined; readonly open?: boolean | undefined; readonly q?: string | undefined; readonly parent?: string | undefined; readonly from?: PlainDate | undefined; readonly to?: PlainDate | undefined }

/** Condition and values; `$1` is the register. A unit stands for the units below it, under the names of then and of now. */
export function filterSql(register: string, filter: RecordFilter): { readonly where: string; readonly values: unknown[] } {
  const values: unknown[] = [register]
  const parts = ['r.register = $1']
  const add = (text: (place: string) => string, value: unknown) => { if (value !== undefined && value !== '') { values.push(value); parts.push(text(`$${values.length}`)) } }
  add((n) => `(r.reader_unit = ${n} or r.unit_id = ${n} or r.province_id = ${n} or r.unit_id in (select u.id from unit u where u.parent_id = ${n}))`, filter.unit)
  add((n) => `(r.reader_agency = ${n} or r.agency_id = ${n})`, filter.agency)
  add((n) => `r.status = ${n}`, filter.status)
  add((n) => `r.open = ${n}`, filter.open)
  add((n) => `r.label_fold like '%' || ${n} || '%'`, filter.q === undefined ? undefined : foldText(filter.q).replaceAll(/[\\%_]/g, String.raw`\$&`))
  add((n) => `r.parent_id = ${n}`, filter.parent)
  add((n) => `r.on_day >= ${n}`, filter.from)
  add((n) => `r.on_day <= ${n}`, filter.to)
  return { where: parts.join(' and '), values }
}

export async function findRecords(transaction: ActorTransaction, register: string, filter: RecordFilter, limit: number, cursor: readonly string[] | null): Promise<{ rows: RecordRow[]; total: number }> {
  const { where, values } = filterSql(register, filter)
  const total = await transaction.query<{ n: number }>(`select count(*)::int as n from register_record r where ${where}`, values)
  const last = values.length
  const { rows } = await transaction.query<RecordRow>(
    `select ${recordColumns} from register_record r where ${where}${cursor ? ` and (r.on_day, r.id) < ($${last + 2}::date, $${last + 3}::uuid)` : ''} order by r.on_day desc, r.id desc limit $${last + 1}`,
    [...values, limit + 1, ...(cursor ?? [])],
  )
  return { rows, total: total.rows[0]!.n }
}

const picked = (values: RegisterValues, keys: readonly string[]): Record<string, unknown> => Object.fromEntries(keys.filter((key) => values[key] !== undefined).map((key) => [key, values[key]]))

export function summaryOf(register: RegisterDeclaration, row: RecordRow, directory: Directory): RecordSummary {
  return {
    id: row.id, label: row.label, status: row.status, open: row.open, unitId: row.unitId, unitName: directory.unitName(row.unitId), agencyId: row.agencyId, agencyName: directory.agencyName(row.agencyId), onDay: row.onDay, endsOn: row.endsOn, nextDueOn: row.nextDueOn, sequence: row.sequence,
    values: picked(row.state.values, register.columns),
  }
}

function referencesIn(fields: readonly RegisterField[], values: RegisterValues): { readonly units: string[]; readonly agencies: string[]; readonly records: string[] } {
  const found = { units: [] as string[], agencies: [] as string[], records: [] as string[] }
  const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string')
  for (const field of fields) {
    const value = values[field.key]
    if (value === undefined || value === null) continue
    if (field.kind === 'unit' || field.kind === 'units') found.units.push(...listOf(value))
    if (field.kind === 'agency') found.agencies.push(...listOf(value))
    if (field.kind === 'record' || field.kind === 'records') found.records.push(...listOf(value))
    if (field.kind === 'rows' && Array.isArray(value)) for (const row of value) {
      const inner = referencesIn(field.fields ?? [], row as RegisterValues)
      found.units.push(...inner.units); found.agencies.push(...inner.agencies); found.records.push(...inner.records)
    }
  }
  return found
}

/** All fields of a register, those of its acts too. */
export const allFields = (register: RegisterDeclaration): RegisterField[] => [...register.fields, ...Object.values(register.acts).flatMap((act) => act.fields)]

/** Names behind the ids in values. A record that the caller does not see keeps its id. */
export async function namesIn(transaction: ActorTransaction, register: RegisterDeclaration, values: readonly RegisterValues[], directory: Directory): Promise<Record<string, string>> {
  const names: Record<string, string> = {}
  const records = new Set<string>()
  for (const each of values) {
    const found = referencesIn(allFields(register), each)
    for (const id of found.units.slice(0, 500)) names[id] = directory.unitName(id)
    for (const id of found.agencies) names[id] = directory.agencyName(id)
    for (const id of found.records) records.add(id)
  }
  if (records.size > 0) {
    const { rows } = await transaction.query<{ id: string; label: string }>('select id, label from register_record where id = any ($1::uuid[])', [[...records]])
    for (const row of rows) names[row.id] = row.label
  }
  return names
}

/** Whether a clock asks something of this post: of its body, and of its role or of an act that its role may do. */
export function asksOf(row: Pick<DueRow, 'register' | 'agencyId' | 'bound' | 'act'>, actor: { readonly role: string; readonly agencyId: string }): boolean {
  const declared = row.act ? registerOf(row.register)?.acts[row.act] : undefined
  return row.agencyId === actor.agencyId && (row.bound === actor.role || (declared?.by.some((line) => (line.roles as readonly string[]).includes(actor.role)) ?? false))
}

export function dueView(row: DueRow, directory: Directory, context: Omit<RegisterContext, 'related'>): RegisterDueView {
  const { actor } = context
  return {
    register: row.register, recordId: row.recordId, label: row.label, unitName: directory.unitName(row.unitId), agencyName: directory.agencyName(row.agencyId), clock: row.clock, dueOn: row.dueOn, dueAt: row.body.dueAt ?? null, opensOn: row.opensOn, kind: row.body.kind, bound: row.bound, act: row.act,
    overdue: isOverdue(row.body, context.today, context.now), yours: asksOf(row, actor), citation: row.body.citation, confidence: row.body.confidence, why: [...row.body.why],
  }
}

function eventViews(events: readonly RegisterEvent[], directory: Directory): z.input<typeof RecordView>['events'] {
  let state: ReturnType<typeof stateOn> = null
  const changes = new Map<string, { status: string | null; changed: { key: string; before: unknown; after: unknown }[] }>()
  for (const event of standing(events)) {
    const next = after(state, event.change, event.occurredOn)
    const keys = Object.keys(event.change.values)
    changes.set(event.id, {
      status: next.status === state?.status ? null : next.status,
      changed: keys.filter((key) => JSON.stringify(state?.values[key]) !== JSON.stringify(next.values[key])).map((key) => ({ key, before: state?.values[key] ?? null, after: next.values[key] ?? null })),
    })
    state = next
  }
  return events.map((event) => ({
    id: event.id, sequence: event.sequence, type: event.type, occurredOn: event.occurredOn, recordedAt: event.recordedAt, role: event.actor.role, agencyName: event.actor.role === 'system' ? '' : directory.agencyName(event.actor.agencyId), data: { ...event.data },
    status: changes.get(event.id)?.status ?? null, changed: changes.get(event.id)?.changed ?? [], replacedBy: event.replacedBy ?? null,
  }))
}

/** The whole record; `on`: as it stood at the end of that day, with the acts and clocks of now left out. Null: it did not exist yet. */
export async function viewRecord(transaction: ActorTransaction, register: RegisterDeclaration, row: RecordRow, directory: Directory, context: Omit<RegisterContext, 'related'>, on?: PlainDate): Promise<z.input<typeof RecordView> | null> {
  const events = await findEvents(transaction, row.id)
  const state = stateOn(events, on)
  if (!state) return null
  const dues = on ? [] : (await findDues(transaction, { recordId: row.id })).map((due) => dueView(due, directory, context))
  const past = on !== undefined && on < context.today
  return {
    ...summaryOf(register, row, directory), status: state.status, open: !register.closed.includes(state.status), label: register.label(state), unitId: state.unitId, unitName: directory.unitName(state.unitId), agencyId: state.agencyId, agencyName: directory.agencyName(state.agencyId),
    values: { ...state.values }, register: register.id, parentId: row.parentId, openedOn: state.openedOn, since: state.since, on: on ?? null, names: await namesIn(transaction, register, [state.values, ...events.map((event) => event.data)], directory),
    events: eventViews(on ? events.filter((event) => event.occurredOn <= on) : events, directory), dues,
    nextActs: past ? [] : possibleActs(register, state, context).map(({ type, refusal }) => {
      const due = dues.find((each) => each.act === type)
      const said = refusal === null ? null : sayProblem(refusal, { status: state.status })
      return { type, allowed: refusal === null, refusal: said && refusal ? { code: refusal, detail: said.vi, detailEn: said.en } : null, citation: due?.citation ?? null, confidence: due?.confidence ?? null, dueOn: due?.dueOn ?? null }
    }),
    correctable: past ? [] : standing(events).filter((event) => { const declared = register.acts[event.type]; return declared !== undefined && event.actor.role !== 'system' && mayDo(declared, state, context) }).map((event) => event.id),
  }
}

