/** Builds a public table through the gate, and keeps it with its equations where it is published. */
import { createHash } from 'node:crypto'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import { indicatorOf, ratioOf } from '@hoa-nhap/domain/indicators/indicators.rules'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { nameOn } from '@hoa-nhap/domain/organization/organization.rules'
import { compose, type Composed, type Figures, type Related } from '@hoa-nhap/domain/statistics/compose'
import { halfOf } from '@hoa-nhap/domain/statistics/halves'
import { figureId, thenOf, whole, type TableLayout } from '@hoa-nhap/domain/statistics/layout'
import type { StatisticsTable } from '@hoa-nhap/domain/statistics/statistics.contract'
import { threshold } from '@hoa-nhap/domain/statistics/statistics.law'
import type { TableRequest } from '@hoa-nhap/domain/statistics/statistics.model'
import { judgeTable, metKindOf, relatedTo } from '@hoa-nhap/domain/statistics/statistics.rules'
import { remembered } from '../organization/organization.model.ts'
import type { Platform } from '../platform/platform.ts'
import { missingPublished, notePublished } from './published-note.ts'
import { openSolver, type OpenSolver } from './solver.ts'
import { countLive, figuresOf, findKept, findPast, findRepeat, insertRelease, lastSequence, lockReleases } from './statistics.store.ts'
import { provincesOf, rowsOf, standsOf, unitsOfProvince } from './units.ts'

let solver: OpenSolver | null = null
export async function closeSolver(): Promise<void> {
  await solver?.close()
  solver = null
}

export type Built = { readonly table: StatisticsTable; readonly layout: TableLayout; readonly composed: Composed; /** The last table of all that it was set beside. */ readonly sequence: number }

/** `id`: of the release; a preview has none. */
export async function buildTable(platform: Platform, request: TableRequest, actor: Pick<Actor, 'provinceId'>, today: PlainDate, id: string): Promise<Decision<Built>> {
  const { catalogue } = await remembered(platform)
  const provinces = provincesOf(catalogue, actor.provinceId, today)
  const units = unitsOfProvince(catalogue, actor.provinceId, today)
  const definition = indicatorOf(request.indicatorId)
  const read = await platform.systemTransaction(async (transaction) => {
    const missing = await missingPublished(platform, transaction)
    if (missing > 0) return refuse('statistics-restored', { count: missing })
    const sequence = await lastSequence(transaction)
    const past = await findPast(transaction, provinces)
    const judged = judgeTable(request, definition, today, past)
    if (!judged.ok) return judged
    const own = past.filter((each) => each.indicatorId === request.indicatorId)
    const countsOf = (releases: readonly { readonly id: string }[]) => findKept(transaction, releases.map((each) => each.id))
    const kept = await countsOf(own)
    const related: Related[] = []
    for (const { indicatorId, ...how } of relatedTo(request.indicatorId)) {
      const theirs = past.filter((each) => each.indicatorId === indicatorId)
      if (theirs.length > 0) related.push({ ...how, past: theirs.map((each) => each.table), kept: await countsOf(theirs), metKind: metKindOf(indicatorOf(indicatorId)!) })
    }
    const live = await countLive(transaction, request.indicatorId, units, request.from, request.to)
    return accept({ sequence, past: own, kept, live, related, ends: judged.value })
  })
  if (!read.ok) return read
  const { sequence, past, kept, live, related, ends } = read.value
  const { rows, rowOf } = rowsOf(catalogue, { provinceId: actor.provinceId, rowsBy: request.rows, from: request.from, to: request.to, today }, past.flatMap((each) => [...each.table.rowOf.keys()]), [...live, ...[...kept, ...related.flatMap((each) => each.kept)].filter((box) => box.of >= halfOf(request.from) && box.of <= halfOf(request.to))])
  const counted = new Set([...rowOf.keys()].map(thenOf))
  const layout: TableLayout = { from: halfOf(request.from), to: halfOf(request.to), columns: ends.map((end) => halfOf(end)), rows: rows.map((row) => row.unitId), rowOf, closed: units.filter((unit) => !counted.has(unit)) }
  solver ??= openSolver()
  const composed = await compose({ table: layout, live, kept, past: past.map((each) => each.table), stands: standsOf(catalogue), metKind: metKindOf(definition!), related, solver })
  if (!composed.ok) return composed
  const { figures } = composed.value
  const cells = (row: string) => ends.map((_, column) => cellOf(figures, row, column))
  const province = catalogue.units.get(actor.provinceId)!
  return accept({
    layout, composed: composed.value, sequence,
    table: {
      id, indicatorId: definition!.id, name: definition!.name, nameEn: definition!.nameEn, definitionVersion: definition!.version, provinceId: province.id, provinceName: nameOn(catalogue, province, today).name,
      from: request.from, to: request.to, rowsBy: request.rows, columnsBy: request.columns, releasedOn: today,
      ofDefinition: definition!.ofDefinition, ofDefinitionEn: definition!.ofDefinitionEn, metDefinition: definition!.metDefinition, metDefinitionEn: definition!.metDefinitionEn, unitOfMeasure: definition!.unitOfMeasure,
      threshold, columns: [...ends], whole: cells(whole), rows: rows.map((row) => ({ ...row, cells: cells(row.unitId) })),
    },
  })
}

function cellOf(figures: Figures, row: string, column: number): StatisticsTable['whole'][number] {
  const [of, met] = [figures.get(figureId(row, column, 'of')) ?? null, figures.get(figureId(row, column, 'met')) ?? null]
  return { of, met, value: of === null || met === null ? null : ratioOf(met, of) }
}

export type Shown = { readonly table: StatisticsTable; readonly figures: number; readonly withheld: number }
export function shownOf(table: StatisticsTable): Shown {
  const figures = [...figuresOf(table).values()]
  return { table, figures: figures.length, withheld: figures.filter((figure) => figure === null).length }
}

const tries = 3
/** Published once; the same act again is answered with the same table. */
export async function release(platform: Platform, request: TableRequest & { readonly id: string; readonly purpose: string }, actor: Actor, today: PlainDate, now: string): Promise<Decision<Shown>> {
  const inputHash = createHash('sha256').update(JSON.stringify([request.indicatorId, request.from, request.to, request.rows, request.columns, request.purpose, actor.provinceId])).digest('hex')
  const repeated = (known: { readonly inputHash: string; readonly postId: string; readonly body: string }): Decision<Shown> => (known.inputHash === inputHash && known.postId === actor.postId ? accept(shownOf(JSON.parse(known.body) as StatisticsTable)) : refuse('id-reused'))
  const known = await platform.systemTransaction((transaction) => findRepeat(transaction, request.id))
  if (known) return repeated(known)
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const built = await buildTable(platform, request, actor, today, request.id)
    if (!built.ok) return built
    const { table, layout, composed, sequence } = built.value
    const body = JSON.stringify(table)
    const done = await platform.systemTransaction(async (transaction): Promise<Decision<Shown> | null> => {
      await lockReleases(transaction)
      const same = await findRepeat(transaction, request.id)
      if (same) return repeated(same)
      // Another table came between: it must be set beside that one too.
      if ((await lastSequence(transaction)) !== sequence) return null
      await insertRelease(transaction, {
        id: request.id, indicatorId: table.indicatorId, definitionVersion: table.definitionVersion, provinceId: table.provinceId, from: request.from, to: request.to, releasedOn: today, body,
        digest: createHash('sha256').update(body).digest('hex'), layout: { ...layout, rowOf: [...layout.rowOf] }, purpose: request.purpose, postId: actor.postId, recordedAt: now, inputHash, added: composed.added,
      })
      transaction.afterCommit(() => notePublished(platform, [request.id]))
      return accept(shownOf(table))
    })
    if (done) return done
  }
  return refuse('try-again')
}
