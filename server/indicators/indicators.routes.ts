/** Handlers over the operations of `domain/indicators`. */
import { listIndicators, listRecords, readIndicator } from '@hoa-nhap/domain/indicators/indicators.contract'
import { indicatorOf, indicators, supportWindowDays } from '@hoa-nhap/domain/indicators/indicators.definitions'
import { computableOf, type IndicatorDefinition } from '@hoa-nhap/domain/indicators/indicators.model'
import { cellsFor, gated, opensOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'
import { refuse } from '@hoa-nhap/domain/kernel/decision'
import { addDays } from '@hoa-nhap/domain/kernel/plain-date'
import type { z } from 'zod'
import { answerList } from '../platform/list.ts'
import { answer, refused, route, type Answer, type Context, type Route } from '../platform/route.ts'
import { byMonthStatement, byUnitStatement, readingOf, subjectsStatement, unitStatement, type RegisterSource, type SubjectRow, type UnitRow } from './register-indicators.queries.ts'
import { doorStatement, readingStatement, recordsStatement, type Door, type RecordCursor, type RecordRow } from './indicators.queries.ts'

const refusal = (code: string, facts: Record<string, string> = {}): Answer<never> => {
  const decision = refuse(code, facts)
  return refused(decision.ok ? { code, facts } : decision.refusal)
}

const list = route(listIndicators, async (context) => answerList(indicators.map((indicator) => ({
  id: indicator.id, name: indicator.name, nameEn: indicator.nameEn, metDefinition: indicator.metDefinition, metDefinitionEn: indicator.metDefinitionEn,
  ofDefinition: indicator.ofDefinition, ofDefinitionEn: indicator.ofDefinitionEn, periodRule: indicator.periodRule, periodRuleEn: indicator.periodRuleEn,
  unitOfMeasure: indicator.unitOfMeasure, version: indicator.version, versionFrom: indicator.versionFrom, computable: computableOf(indicator),
  reason: indicator.reason, reasonEn: indicator.reasonEn, covers: [...indicator.covers], awaits: [...indicator.awaits],
  subject: indicator.source.kind === 'people' ? 'person' as const : indicator.source.subject, registers: indicator.source.kind === 'people' ? [] : [...indicator.source.registers],
})), context.query))

const readings = route(readIndicator, async (context) => {
  const definition = indicatorOf(context.params.id)
  if (!definition) return refusal('unknown-indicator')
  const { from, to } = context.query
  if (from > to) return refusal('period-reversed', { from, to })
  if (computableOf(definition) === 'no') {
    return answer({ items: [], nextCursor: null, total: null, unallocated: 0, asOf: to < context.today ? to : context.today, definitionVersion: definition.version, partly: null, reason: definition.reason })
  }
  if (definition.source.kind === 'registers') {
    const { query } = context
    const [unit, rows] = await context.read([unitStatement(query.unit), query.by === 'month' ? byMonthStatement(definition.id, query) : byUnitStatement(definition.id, query)])
    const named = unit!.rows[0] as unknown as UnitRow
    return named.known ? answer(readingOf(definition, query, named, rows!.rows, context.actor, context.today)) : refusal('unknown-unit', { unit: query.unit })
  }
  const [result] = await context.read([readingStatement(definition, context.query, opensOf(context.actor), context.today)])
  const body = result!.rows[0]!['body'] as string | null
  return body === null ? refusal('unknown-unit', { unit: context.query.unit }) : { ok: true, text: listText(body) }
})

/** The database calls the list its rows; every list of the interface has items. */
const listText = (body: string) => `{"items":${body.slice('{"rows":'.length)}`

const records = route(listRecords, async (context) => {
  const definition = indicatorOf(context.params.id)
  if (!definition) return refusal('unknown-indicator')
  const { from, to, unit } = context.query
  if (from > to) return refusal('period-reversed', { from, to })
  const empty = { items: [], subjects: [], total: 0, yours: 0, nextCursor: null }
  if (computableOf(definition) === 'no') return answer(empty)

  if (definition.source.kind === 'registers') return subjects(context, definition, definition.source)

  const [opened] = await context.read([doorStatement(definition.id, unit, from, to)])
  const door = opened!.rows[0] as unknown as Door | undefined
  if (!door || door.filter === null) return refusal('unknown-unit', { unit })
  const [of, met] = [door.of ?? 0, door.met ?? 0]
  const total = context.query.met === 'all' ? of : context.query.met === 'yes' ? met : of - met
  const opens = opensOf(context.actor)
  if (!door.reads) return answer({ ...empty, total: gated(total, false) })

  const seal = `indicators-cursor ${context.actor.postId} ${definition.id} ${unit} ${from} ${to} ${context.query.met} ${context.query.units}`
  let after: RecordCursor | null = null
  if (context.query.cursor) {
    after = openCursor(context.platform.keys, seal, context.query.cursor)
    if (!after) return refusal('unknown-cursor')
  }
  const { limit } = context.query
  const [found] = await context.read([recordsStatement(definition, door.filter, context.query, limit, after, context.actor.role)])
  const rows = found!.rows as unknown as RecordRow[]
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const yours = rows[0]?.yours ?? 0
  await context.disclose({ persons: shown.map((row) => row.personId) })
  return answer({
    subjects: [], items: shown.map(({ yours: _, ...row }) => ({ ...row, reason: definition.metRule === 'with-cohort' && !row.met && row.reason !== null && addDays(row.ofOn, supportWindowDays) >= context.today ? 'window-open' : row.reason })),
    total: gated(total, yours === total || unit === opens.unit || unit === opens.province), yours,
    nextCursor: rows.length > limit && last ? context.platform.keys.encrypt(seal, JSON.stringify({ ofOn: last.ofOn, personId: last.personId })).toString('base64url') : null,
  })
})

/** The list of an indicator over registers: which communes, bodies and records; no person of a case is among them. */
async function subjects(context: Pick<Context<unknown, z.output<NonNullable<typeof listRecords.query>>, unknown>, 'query' | 'actor' | 'platform' | 'read'>, definition: IndicatorDefinition, source: RegisterSource): Promise<Answer<z.input<typeof listRecords.output>>> {
  const { unit, from, to, limit } = context.query
  const seal = `indicators-cursor ${context.actor.postId} ${definition.id} ${unit} ${from} ${to} ${context.query.met} ${context.query.units}`
  let start = 0
  if (context.query.cursor) {
    const after = openCursor(context.platform.keys, seal, context.query.cursor) as { readonly start?: unknown } | null
    if (typeof after?.start !== 'number') return refusal('unknown-cursor')
    start = after.start
  }
  const [place, found] = await context.read([unitStatement(unit), subjectsStatement(definition.id, context.query, limit, start, context.actor.role)])
  const named = place!.rows[0] as unknown as UnitRow
  if (!named.known) return refusal('unknown-unit', { unit })
  const all = found!.rows as unknown as SubjectRow[]
  const rows = all.filter((row) => row.subject !== null)
  const [total, yours] = [all[0]?.total ?? 0, all[0]?.yours ?? 0]
  return answer({
    items: [], subjects: rows.slice(0, limit).map(({ total: _, yours: __, ...row }) => row), total: gated(total, yours === total || cellsFor(source, registers, context.actor)(unit, named.provinceId)), yours,
    nextCursor: rows.length > limit ? context.platform.keys.encrypt(seal, JSON.stringify({ start: start + limit })).toString('base64url') : null,
  })
}

/** A cursor belongs to one post and one query; anything else is as unknown as a random text. */
function openCursor(keys: { decrypt(purpose: string, sealed: Buffer): string }, seal: string, cursor: string): RecordCursor | null {
  try {
    return JSON.parse(keys.decrypt(seal, Buffer.from(cursor, 'base64url'))) as RecordCursor
  } catch {
    return null
  }
}

export const routes: readonly Route[] = [list, readings, records]
