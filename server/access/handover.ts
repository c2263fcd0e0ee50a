/** What a body has handed over, as it stood then. The live rows belong to whoever received. */
import { getHandover, listHandovers } from '@hoa-nhap/domain/access/delegation.contract'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import { judgeHandover } from '@hoa-nhap/domain/access/handover.rules'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { z } from 'zod'
import { forgetDirectory, refreshPerson, rememberedMilliseconds } from '../measures/measures.model.ts'
import type { Platform } from '../platform/platform.ts'
import { answer, refused, route, type Answer, type Context, type Route, type Rows } from '../platform/route.ts'

type Body = Omit<z.input<typeof getHandover.output>, 'id' | 'kind' | 'reason' | 'on' | 'until'> & { readonly kind: MeasureKind }
type Row = { readonly id: string; readonly person_id: string; readonly measure_id: string; readonly kind: MeasureKind; readonly reason: 'move' | 'hand-over'; readonly on_day: string; readonly reader_until: string; readonly body: Body }
const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })

/** A role without any sight of measures is refused by the database: it has handed nothing over. */
async function rowsOf(context: Pick<Context<unknown, unknown, unknown>, 'read' | 'actor'>, where: string, values: readonly unknown[]): Promise<Row[]> {
  let found: readonly Rows[]
  try {
    found = await context.read([{ text: `select id, person_id, measure_id, kind, reason, on_day::text as on_day, reader_until::text as reader_until, body from handover_snapshot where ${where} order by on_day desc, id limit 500`, values }])
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return []
    throw error
  }
  return (found[0]?.rows ?? []) as unknown as Row[]
}
const head = (row: Row) => ({ id: row.id, name: row.body.name, kind: row.kind, reason: row.reason, on: row.on_day, until: row.reader_until })

export function handoverRoutes(): readonly Route[] {
  const list = route(listHandovers, async (context) => {
    const rows = await rowsOf(context, 'true', [])
    await context.disclose({ persons: [...new Set(rows.map((row) => row.person_id))] })
    return answer({ items: rows.map(head) })
  })
  const one = route(getHandover, async (context) => {
    const [row] = await rowsOf(context, 'id = $1', [context.params.id])
    if (!row) return notFound
    await context.disclose({ persons: [row.person_id], measureId: row.measure_id })
    return answer({ ...row.body, ...head(row) })
  })
  return [list, one]
}

export type HandoverAct = {
  readonly from: string
  readonly to: string
  /** The old body is dissolved: its posts and their sessions end with the act. */
  readonly bodyEnds: boolean
  readonly instrument: string
  readonly on: PlainDate
  readonly summary: string
}

type BodyRow = { readonly id: string; readonly kind: string; readonly unitId: string; readonly provinceId: string }

/**
 * A recorded act of law passes a body's work to another: one transaction, no instant without a reader. Answers how many persons changed hands, or why
 * not: `not-found` for a body that is unknown, has ended or has already passed its work to somebody else.
 */
export async function handOverBody(platform: Platform, act: HandoverAct): Promise<Decision<number>> {
  const at = platform.now()
  if (act.on > platform.today()) return refuse('in-future', { field: 'on' })
  try {
    return await platform.systemTransaction(async (transaction) => {
      const { rows } = await transaction.query<BodyRow>('select a.id, a.kind, a.unit_id as "unitId", coalesce(u.province_id, u.id) as "provinceId" from agency a join unit u on u.id = a.unit_id where a.id = any ($1)', [[act.from, act.to]])
      const [from, to] = [act.from, act.to].map((id) => rows.find((row) => row.id === id))
      if (!from || !to) return refuse('not-found')
      const judged = judgeHandover(from, to, act.bodyEnds)
      if (!judged.ok) return judged
      const count = (await transaction.query<{ count: number }>('select hand_over_body($1, $2, $3, $4) as count', [act.from, act.to, act.bodyEnds, at])).rows[0]!.count
      // Its registers are read and kept by the new body from this instant; what it had itself taken over follows with the hourly look.
      if (act.bodyEnds) await transaction.query(`select move_register_readers('{}', jsonb_build_object($1::text, $2::text), '{}')`, [act.from, act.to])
      await transaction.query(`insert into organization_act (id, kind, on_date, instrument, summary, recorded_at) values ($1, 'hand-over', $2, $3, $4, $5)`, [platform.uuid(), act.on, act.instrument, `${act.from} → ${act.to}: ${act.summary}`, at])
      await transaction.query('insert into catalogue_version (version, changed_at) values (1, $1) on conflict (single) do update set version = catalogue_version.version + 1, changed_at = excluded.changed_at', [at])
      await transaction.query(`insert into audit_event (at, event, unit_id, outcome) values ($1, 'body-handed-over', $2, 'done')`, [at, from.unitId])
      return accept(count)
    })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'HN404') return refuse('not-found')
    if (code === 'HN409') return refuse('measure-without-reader')
    throw error
  } finally {
    forgetDirectory(platform)
  }
}

/**
 * Processes that had not heard of the act for a moment may have written rows for the old body: once every one of them knows, the persons of the new
 * body are derived again. Answers how many differed.
 */
export async function settleHandover(platform: Platform, to: string, pause: number = rememberedMilliseconds + 5_000): Promise<number> {
  await new Promise<void>((resolve) => { setTimeout(resolve, pause) })
  forgetDirectory(platform)
  const { rows } = await platform.systemTransaction((transaction) => transaction.query<{ id: string }>('select person_id as id from sight where agency_id = $1 order by 1', [to]))
  let changed = 0
  for (const { id } of rows) if (await refreshPerson(platform, id)) changed += 1
  return changed
}
