/** Handlers of `training.contract.ts`. */
import { isPlainDate, yearOf } from '@hoa-nhap/domain/kernel/plain-date'
import { seesFiguresOnly } from '@hoa-nhap/domain/access/access.rules'
import { referenceDay } from '@hoa-nhap/domain/training/training.figures'
import { reviewFinding, trainingCoverage, trainingFindings, trainingSigning, trainingStaff } from '@hoa-nhap/domain/training/training.contract'
import { figurePlanners, trainingPlanners } from '@hoa-nhap/domain/training/training.model'
import { directoryOf } from '../measures/measures.model.ts'
import { answer, refused, route, type Route, type Rows, type Statement } from '../platform/route.ts'
import { figuresStatement, findingsStatement, reachStatement, reviewStatement, signingStatement, staffStatement, summaryStatement, type StaffRow, type Summary } from './training.queries.ts'

type Share = { met: number; of: number }
const add = (shares: Map<string, Share>, key: string, trained: boolean, posts: number): void => {
  const share = shares.get(key) ?? { met: 0, of: 0 }
  shares.set(key, { met: share.met + (trained ? posts : 0), of: share.of + posts })
}
const listOf = (shares: Map<string, Share>) => [...shares].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, share]) => ({ key, ...share }))

type Read = (statements: readonly Statement[]) => Promise<readonly Rows[]>
const summaryOf = async (read: Read, statement: Statement): Promise<Summary> => (await read([statement]))[0]!.rows[0]!['found'] as Summary

/** Who plans for a province is shown the same figures: those who ask while they are being counted wait for the one count. */
const counting = new Map<string, Promise<Summary>>()
function figuresOf(province: string, days: Parameters<typeof figuresStatement>[0], read: Read): Promise<Summary> {
  const key = `${province} ${days.year} ${days.on} ${days.today}`
  const running = counting.get(key)
  if (running) return running
  const started = summaryOf(read, figuresStatement(days)).finally(() => counting.delete(key))
  counting.set(key, started)
  return started
}

const coverage = route(trainingCoverage, async (context) => {
  const { actor, query, today, platform } = context
  const year = query.year ?? yearOf(today)
  const days = { year, on: referenceDay(year, today), today }
  const planner = trainingPlanners.includes(actor.role)
  const figuresOnly = figurePlanners.includes(actor.role)
  const { lines, assessing, expiry } = planner || figuresOnly ? await figuresOf(actor.provinceId, days, context.read) : await summaryOf(context.read, summaryStatement(actor.provinceId, days))
  const directory = await directoryOf(platform)
  const total = { met: 0, of: 0 }
  const [byLevel, byProfession, byWork, byUnit] = [new Map<string, Share>(), new Map<string, Share>(), new Map<string, Share>(), new Map<string, Share>()]
  for (const [unitThen, unitNow, level, profession, work, trained, posts] of lines) {
    total.of += posts
    if (trained) total.met += posts
    add(byLevel, level, trained, posts)
    add(byProfession, profession, trained, posts)
    add(byWork, work, trained, posts)
    add(byUnit, query.units === 'then' ? unitThen : unitNow, trained, posts)
  }
  // A body that plans for nobody else is shown itself alone.
  const shown = planner || figuresOnly ? assessing : assessing.filter(([agencyId]) => agencyId === actor.agencyId)
  const shareOf = (kind: (each: string) => boolean) => ({ met: shown.filter(([, each, , covered]) => kind(each) && covered).length, of: shown.filter(([, each]) => kind(each)).length })
  return answer({
    year, on: days.on, today, counted: planner || figuresOnly ? 'province' : 'agency', names: !figuresOnly, total, levels: listOf(byLevel), professions: listOf(byProfession), works: listOf(byWork),
    units: [...byUnit].map(([unitId, share]) => ({ unitId, unitName: directory.unitName(unitId), ...share })).toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'vi')),
    assessing: {
      communes: shareOf((kind) => kind === 'health-station'), facilities: shareOf((kind) => kind !== 'health-station'),
      missing: shown.filter(([, , , covered]) => !covered).map(([agencyId, agency, unitId]) => ({ agencyId, agencyName: directory.agencyName(agencyId), agency, unitId, unitName: directory.unitName(unitId) })),
    },
    expiry: expiry.map(([month, kind, certificates]) => ({ month, kind, certificates })),
  })
})

const staff = route(trainingStaff, async (context) => {
  const { actor, query, today, platform } = context
  const year = query.year ?? yearOf(today)
  const [found] = await context.read([staffStatement(actor.provinceId, { year, on: referenceDay(year, today), today }, query)])
  const directory = await directoryOf(platform)
  return answer({
    items: (found!.rows as StaffRow[]).map(({ agencyId, unitId, ...row }) => ({ ...row, agencyName: directory.agencyName(agencyId), unitName: directory.unitName(unitId), trained: row.courseTitle !== null })), nextCursor: null,
  })
})

const signing = route(trainingSigning, async (context) => {
  const [found] = await context.read([signingStatement(context.actor.agencyId, context.query.on ?? context.today)])
  return answer({ items: found!.rows as never, nextCursor: null })
})

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i
const findings = route(trainingFindings, async (context) => {
  const { actor, query, today } = context
  const certificate = query.certificate ?? null
  // Who plans training learns how many findings there are, never whose.
  const reach = certificate && uuid.test(certificate) && trainingPlanners.includes(actor.role) ? (await context.read([reachStatement(certificate)]))[0]!.rows[0] : null
  if (seesFiguresOnly(actor.role, today)) return answer({ items: [], nextCursor: null, reach: (reach as never) ?? null })
  const [found] = await context.read([findingsStatement(certificate, query.doubted)])
  const items = found!.rows as { personId: string }[]
  await context.disclose({ persons: [...new Set(items.map((item) => item.personId))] })
  return answer({ items: items as never, nextCursor: null, reach: (reach as never) ?? null })
})

const review = route(reviewFinding, async (context) => {
  const { params, body, today } = context
  const [found] = await context.write([reviewStatement(params.measure, params.event, body.review, body.paperNumber ?? null, today)])
  const done = found!.rows[0]!['done']
  if (!isPlainDate(done)) return refused({ code: 'not-found', facts: {} })
  return done === today ? answer({ reviewedOn: done }) : refused({ code: 'review-done', facts: { on: done } })
})

export const routes: readonly Route[] = [coverage, staff, signing, findings, review]
