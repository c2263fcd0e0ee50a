/** Handlers over the operations of `domain/indicators`. */
import { listIndicators, listRecords, readIndicator } from '@hoa-nhap/domain/indicators/indicators.contract'
import { indicatorOf, indicators, supportWindowDays } from '@hoa-nhap/domain/indicators/indicators.definitions'
import { computableOf } from '@hoa-nhap/domain/indicators/indicators.model'
import { gated, opensOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import { refuse } from '@hoa-nhap/domain/kernel/decision'
import { addDays } from '@hoa-nhap/domain/kernel/plain-date'
import { answerList } from '../platform/list.ts'
import { answer, refused, route, type Answer, type Route } from '../platform/route.ts'
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
})), context.query))

const readings = route(readIndicator, async (context) => {
  const definition = indicatorOf(context.params.id)
  if (!definition) return refusal('unknown-indicator')
  const { from, to } = context.query
  if (from > to) return refusal('period-reversed', { from, to })
  if (computableOf(definition) === 'no') {
    return answer({ items: [], nextCursor: null, total: null, unallocated: 0, asOf: to < context.today ? to : context.today, definitionVersion: definition.version, partly: null, reason: definition.reason })
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
  const empty = { items: [], total: 0, yours: 0, nextCursor: null }
  if (computableOf(definition) === 'no') return answer(empty)

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
    items: shown.map(({ yours: _, ...row }) => ({ ...row, reason: definition.metRule === 'with-cohort' && !row.met && row.reason !== null && addDays(row.ofOn, supportWindowDays) >= context.today ? 'window-open' : row.reason })),
    total: gated(total, yours === total || unit === opens.unit || unit === opens.province), yours,
    nextCursor: rows.length > limit && last ? context.platform.keys.encrypt(seal, JSON.stringify({ ofOn: last.ofOn, personId: last.personId })).toString('base64url') : null,
  })
})

/** A cursor belongs to one post and one query; anything else is as unknown as a random text. */
function openCursor(keys: { decrypt(purpose: string, sealed: Buffer): string }, seal: string, cursor: string): RecordCursor | null {
  try {
    return JSON.parse(keys.decrypt(seal, Buffer.from(cursor, 'base64url'))) as RecordCursor
  } catch {
    return null
  }
}

export const routes: readonly Route[] = [list, readings, records]
