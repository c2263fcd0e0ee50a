/** Handlers over the operations of `domain/reports/reports.contract`. */
import {
  acceptReport, computeReport as computeOperation, discardReport, getReport, listDefinitions, listFigureRecords, listOwed, listReports, makeReport, reportFile, restateReport, returnReport, submitReport, writeReport,
} from '@hoa-nhap/domain/reports/reports.contract'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { isPeriod, lastPeriods, periodName, periodOf } from '@hoa-nhap/domain/reports/periods.rules'
import { figuresOf, reportDefinitions, reportOf } from '@hoa-nhap/domain/reports/reports.definitions'
import { cutOffs, duties, type CutOffId } from '@hoa-nhap/domain/reports/reports.law'
import type { ReportData, ReportDefinition } from '@hoa-nhap/domain/reports/reports.model'
import { changesBetween, mayCheck, mayMake, maySign, unknownPlaces } from '@hoa-nhap/domain/reports/reports.rules'
import { answerList } from '../platform/list.ts'
import { answer, givenFile, refused, route, type ActorTransaction, type Answer, type Route } from '../platform/route.ts'
import { computeReport, listDirectives } from './reports.compute.ts'
import { composed, fileOf, fileTypes, headOf } from './reports.files.ts'
import { listLines } from './reports.lines.ts'
import { officeOf, receiverOf } from './reports.office.ts'
import { changeReport, findReport, insertReport, judgeReport, readExact, reportColumns, reportTables, type ReportRow, type Turn } from './reports.store.ts'
import { shownData, submit } from './reports.submit.ts'
import { itemOf, viewReport } from './reports.views.ts'

type View = Awaited<ReturnType<typeof viewReport>>
const refusal = (code: string, facts: Record<string, string> = {}): Answer<never> => refused({ code, facts })
const notFound = refusal('not-found')
const emptyWords = { words: {}, entries: {} } as const

async function shown(transaction: ActorTransaction, id: string, actor: Actor, status?: 200 | 201): Promise<Answer<NonNullable<View>>> {
  const row = await findReport(transaction, id)
  const view = row ? await viewReport(transaction, row, actor, false) : null
  return view ? answer(view, status) : notFound
}
const afterTurn = async (transaction: ActorTransaction, turn: Turn, id: string, actor: Actor) => (turn === null ? notFound : turn === 'go' || turn === 'repeat' ? shown(transaction, id, actor) : refusal(turn))

const cutsOf = (definition: ReportDefinition): CutOffId[] => [definition.cutOff, ...(definition.otherCutOff ? [definition.otherCutOff] : [])]
/** How many periods of a kind the screen offers. */
const offered = { week: 8, month: 14, quarter: 6, 'half-year': 4, year: 4 } as const

const definitions = route(listDefinitions, (context) => context.transaction(async (transaction) => {
  const { role } = context.actor
  const mine = reportDefinitions.filter((definition) => mayMake(definition, role) || maySign(definition, role) || mayCheck(definition, role))
  const documents = mine.some((definition) => definition.directive) ? await listDirectives(transaction, context.actor) : []
  return answerList(mine.map((definition) => ({
    id: definition.id, version: definition.version, name: definition.name, nameEn: definition.nameEn, scope: definition.scope, makers: [...definition.makers], signers: [...definition.signers], receiver: definition.receiver,
    duty: { note: duties[definition.duty].note, noteEn: duties[definition.duty].noteEn, citation: duties[definition.duty].citation, confidence: duties[definition.duty].confidence },
    cuts: cutsOf(definition).map((id) => ({ id, note: cutOffs[id].note, noteEn: cutOffs[id].noteEn, citation: cutOffs[id].citation, confidence: cutOffs[id].confidence })),
    periods: cutsOf(definition).flatMap((cutOff) => definition.periods.flatMap((kind) => (kind === 'range' ? [] : lastPeriods(kind, context.today, cutOff, offered[kind]).map((period) => ({ ...period, cutOff, name: periodName(period, cutOff), nameEn: periodName(period, cutOff, 'en') }))))),
    allowsRange: definition.periods.includes('range'), directives: definition.directive ? documents.filter((each) => (definition.id === 'letter') === (each.kind === 'letter')).map(({ id, number, title }) => ({ id, number, title })) : [],
    groups: definition.groups.map((group) => ({ id: group.id, title: group.title, titleEn: group.titleEn, figures: group.figures.map((figure) => ({ id: figure.id, label: figure.label, labelEn: figure.labelEn, unit: figure.unit, definition: figure.definition, definitionEn: figure.definitionEn, source: figure.source.from })) })),
    may: { make: mayMake(definition, role), sign: maySign(definition, role) },
  })), context.query)
}))

const list = route(listReports, (context) => context.transaction(async (transaction) => {
  const { query, actor } = context
  const seal = `reports-cursor ${actor.postId} ${query.definition ?? ''} ${query.state ?? ''} ${query.side ?? ''} ${query.year ?? ''}`
  let after: { to: string; at: string; id: string } | null = null
  if (query.cursor) {
    try {
      after = JSON.parse(context.platform.keys.decrypt(seal, Buffer.from(query.cursor, 'base64url'))) as { to: string; at: string; id: string }
    } catch {
      return refusal('unknown-cursor')
    }
  }
  const { rows } = await transaction.query<ReportRow>(
    `select ${reportColumns} from ${reportTables}
     where ($1::text is null or r.definition = $1) and ($2::text is null or r.state = $2) and ($3::text is null or (r.agency_id = $4) = ($3 = 'own')) and ($5::int is null or extract(year from r.to_day) = $5)
       and ($6::date is null or (r.to_day, r.made_at, r.id) < ($6::date, $7::timestamptz, $8::uuid))
     order by r.to_day desc, r.made_at desc, r.id desc limit $9`,
    [query.definition ?? null, query.state ?? null, query.side ?? null, actor.agencyId, query.year ?? null, after?.to ?? null, after?.at ?? null, after?.id ?? null, query.limit + 1],
  )
  const last = rows.length > query.limit ? rows[query.limit - 1]! : null
  return answer({ items: rows.slice(0, query.limit).map((row) => itemOf(row, actor)), nextCursor: last ? context.platform.keys.encrypt(seal, JSON.stringify({ to: last.to, at: new Date(last.madeAt).toISOString(), id: last.id })).toString('base64url') : null })
}))

const get = route(getReport, (context) => context.transaction(async (transaction) => {
  const row = await findReport(transaction, context.params.id)
  const view = row ? await viewReport(transaction, row, context.actor, context.query.late === 'yes') : null
  return view ? answer(view) : notFound
}))

const make = route(makeReport, (context) => context.transaction(async (transaction) => {
  const { body, actor } = context
  const definition = reportOf(body.definitionId)
  if (!definition) return refusal('unknown-report')
  if (!mayMake(definition, actor.role)) return refusal('not-your-role')
  const cutOff = body.cutOff ?? definition.cutOff
  const period = body.period
  if (period.from > period.to) return refusal('period-reversed', { from: period.from, to: period.to })
  if (!definition.periods.includes(period.kind) || !cutsOf(definition).includes(cutOff)) return refusal('period-not-offered')
  if (period.kind !== 'range' && !isPeriod(period, cutOff)) {
    const lawful = periodOf(period.kind, period.from, cutOff)
    return refusal('not-a-period', { from: lawful.from, to: lawful.to })
  }
  if (period.from > context.today) return refusal('period-not-begun')
  if (definition.directive && !body.directiveId) return refusal('directive-needed')
  if (definition.directive && !(await listDirectives(transaction, actor)).some((each) => each.id === body.directiveId)) return refusal('unknown-directive')
  const directiveId = definition.directive ? body.directiveId! : null
  const data = await computeReport(transaction, definition, period, directiveId, actor)
  return inserted(transaction, { id: body.id, definition: definition.id, definitionVersion: definition.version, scope: definition.scope, ...period, cutOff, directiveId, restates: null, reason: null }, data, actor, context.now)
}))

async function inserted(transaction: ActorTransaction, report: Parameters<typeof insertReport>[1], data: ReportData, actor: Actor, now: Instant): Promise<Answer<NonNullable<View>>> {
  const done = await insertReport(transaction, report, data, emptyWords, now)
  return done === 'other' ? refusal('id-reused') : done === 'exists' ? refusal('report-exists') : shown(transaction, report.id, actor, done === 'new' ? 201 : 200)
}

const restate = route(restateReport, (context) => context.transaction(async (transaction) => {
  const { actor, body } = context
  const row = await findReport(transaction, context.params.id)
  const definition = row ? reportOf(row.definition) : undefined
  if (!row || !definition) return notFound
  if (row.agencyId !== actor.agencyId || !mayMake(definition, actor.role)) return refusal('not-your-role')
  if (row.state !== 'accepted') return refusal('report-not-now')
  const frozen = await readExact(transaction, row.id, row.revision)
  if (!frozen) return notFound
  const period = { kind: row.kind, from: row.from, to: row.to }
  const data = await computeReport(transaction, definition, period, row.directiveId, actor)
  if (row.restatedBy === null && changesBetween(definition, frozen.data, data).length === 0) return refusal('nothing-changed')
  return inserted(transaction, { id: body.id, definition: definition.id, definitionVersion: definition.version, scope: definition.scope, ...period, cutOff: row.cutOff, directiveId: row.directiveId, restates: row.id, reason: body.reason }, data, actor, context.now)
}))

const write = route(writeReport, (context) => context.transaction(async (transaction) => {
  const { actor, body } = context
  const row = await findReport(transaction, context.params.id)
  const definition = row ? reportOf(row.definition) : undefined
  if (!row || !definition) return notFound
  if (row.agencyId !== actor.agencyId || !mayMake(definition, actor.role)) return refusal('not-your-role')
  const unknown = unknownPlaces(definition, body.words, body.entries)
  if (unknown.length > 0) return refusal('unknown-place')
  const entries = Object.fromEntries(Object.entries(body.entries).flatMap(([id, value]) => (value === null ? [] : [[id, value] as const])))
  return afterTurn(transaction, await changeReport(transaction, row.id, body.basedOn, 'written', { written: { words: body.words, entries } }, context.now), row.id, actor)
}))

const compute = route(computeOperation, (context) => context.transaction(async (transaction) => {
  const { actor, body } = context
  const row = await findReport(transaction, context.params.id)
  const definition = row ? reportOf(row.definition) : undefined
  if (!row || !definition) return notFound
  if (row.agencyId !== actor.agencyId || !mayMake(definition, actor.role)) return refusal('not-your-role')
  const data = await computeReport(transaction, definition, { kind: row.kind, from: row.from, to: row.to }, row.directiveId, actor)
  return afterTurn(transaction, await changeReport(transaction, row.id, body.basedOn, 'computed', { data }, context.now), row.id, actor)
}))

/** Somebody of the office took the number first: everything is made again with the next one. */
const attempts = 4
const send = route(submitReport, async (context) => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.transaction(async (transaction) => {
        const row = await findReport(transaction, context.params.id)
        if (!row) return notFound
        const done = await submit(transaction, row, context.body.basedOn, context.actor, context.now)
        return typeof done === 'object' && done !== null ? done : afterTurn(transaction, done, row.id, context.actor)
      })
    } catch (error) {
      const { code } = error as { readonly code?: string }
      if (code === 'HN423') return refusal('book-closed')
      if (code !== 'HN409') throw error
      if (attempt === attempts) return refusal('try-again')
    }
  }
})

const judged = (act: 'accepted' | 'returned') => async (transaction: ActorTransaction, id: string, basedOn: number, reason: string | null, actor: Actor, now: Instant) => {
  const row = await findReport(transaction, id)
  const definition = row ? reportOf(row.definition) : undefined
  if (!row || !definition) return notFound
  if (!mayCheck(definition, actor.role) || row.agencyId === actor.agencyId) return refusal('not-your-role')
  return afterTurn(transaction, await judgeReport(transaction, id, basedOn, act, reason, now), id, actor)
}
const accept = route(acceptReport, (context) => context.transaction((transaction) => judged('accepted')(transaction, context.params.id, context.body.basedOn, null, context.actor, context.now)))
const sendBack = route(returnReport, (context) => context.transaction((transaction) => judged('returned')(transaction, context.params.id, context.body.basedOn, context.body.reason, context.actor, context.now)))

const discard = route(discardReport, (context) => context.transaction(async (transaction) => {
  const row = await findReport(transaction, context.params.id)
  const definition = row ? reportOf(row.definition) : undefined
  if (!row || !definition) return notFound
  if (row.agencyId !== context.actor.agencyId || !mayMake(definition, context.actor.role)) return refusal('not-your-role')
  const { rows } = await transaction.query<{ done: string | null }>('select discard_report($1) as done', [row.id])
  const done = rows[0]!.done
  return done === null ? notFound : done === 'go' ? answer({ discarded: true as const }) : refusal(done)
}))

const file = route(reportFile, (context) => context.transaction(async (transaction): Promise<Answer<never>> => {
  const { actor, query } = context
  const row = await findReport(transaction, context.params.id)
  const definition = row ? reportOf(row.definition) : undefined
  if (!row || !definition) return notFound
  const revision = query.revision ?? (row.state === 'draft' || row.state === 'returned' ? (row.agencyId === actor.agencyId ? 0 : row.revision) : row.revision)
  const name = (part: string) => `bao-cao-${row.definition}-${row.from}-${row.to}${part}.${query.format}`
  if (revision > 0) {
    const { rows } = await transaction.query<{ bytes: Buffer }>(`select ${query.format} as bytes from report_version where report_id = $1 and revision = $2`, [row.id, revision])
    return rows[0] ? givenFile({ name: name(revision > 1 ? `-lan-${revision}` : ''), type: fileTypes[query.format], content: rows[0].bytes }) : notFound
  }
  const draft = await readExact(transaction, row.id, 0)
  if (!draft) return notFound
  const made = await draftContent(transaction, row, definition, draft, actor)
  if (made.refusal) return refused({ code: 'letter-missing', facts: { letters: made.refusal.facts.letters.join(' ') } })
  return givenFile({ name: name('-du-thao'), type: fileTypes[query.format], content: await fileOf(query.format, made.content, made.sheets, draft.asOf, true, made.layout) })
}))

async function draftContent(transaction: ActorTransaction, row: ReportRow, definition: ReportDefinition, draft: NonNullable<Awaited<ReturnType<typeof readExact>>>, actor: Actor) {
  const receiver = await receiverOf(transaction, definition, actor)
  const before = row.restates ? await findReport(transaction, row.restates) : null
  const office = await officeOf(transaction, actor)
  const head = headOf(row, office, receiver?.name ?? '', { asOf: draft.asOf, number: null, day: null, restated: before, restatedOn: before ? before.asOf : null, draft: true })
  return { ...composed(definition.id, shownData(definition, draft.data, draft.written), draft.written, head), layout: office.layout }
}

const records = route(listFigureRecords, (context) => context.transaction(async (transaction) => {
  const row = await findReport(transaction, context.params.id)
  const definition = row ? reportOf(row.definition) : undefined
  const figure = definition ? figuresOf(definition).find((each) => each.id === context.params.figure) : undefined
  if (!row || !definition || !figure) return notFound
  return listLines(transaction, row, definition, figure, context)
}))

const owed = route(listOwed, (context) => context.transaction(async (transaction) => {
  const { query, actor } = context
  const definition = reportOf(query.definition)
  if (!definition || definition.scope === 'province') return refusal('unknown-report')
  const kind = definition.scope === 'facility' ? 'rehab-facility' : 'commune-police'
  const { rows } = await transaction.query<{ unitId: string; unitName: string; agencyId: string; agencyName: string; state: ReportRow['state'] | null; reportId: string | null; submittedAt: Date | null }>(
    `select u.id as "unitId", u.name as "unitName", a.id as "agencyId", a.name as "agencyName", r.state, r.id as "reportId", r.submitted_at as "submittedAt"
     from agency a join unit u on u.id = a.unit_id left join report r on r.agency_id = a.id and r.definition = $1 and r.from_day = $2 and r.to_day = $3 and r.restates is null
     where a.kind = $4 and coalesce(u.province_id, u.id) = $5 and (a.valid_from is null or a.valid_from <= $6) and (a.valid_to is null or a.valid_to > $6) and ($7::text is null or a.id = $7 or u.id = $7) order by u.id, a.id`,
    [query.definition, query.from, query.to, kind, actor.provinceId, context.today, definition.receiver === 'province-police' && mayCheck(definition, actor.role) ? null : definition.scope === 'facility' ? actor.agencyId : actor.unitId],
  )
  return answerList(rows.map((row) => ({ ...row, state: row.state ?? ('none' as const), submittedAt: row.submittedAt === null ? null : new Date(row.submittedAt).toISOString() })), query)
}))

export const routes: readonly Route[] = [definitions, list, get, make, write, compute, send, accept, sendBack, restate, discard, file, records, owed]
