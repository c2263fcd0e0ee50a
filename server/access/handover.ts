/** What a body has handed over, as it stood then. The live rows belong to whoever received. */
import { getHandover, listHandovers } from '@hoa-nhap/domain/access/delegation.contract'
import type { MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { z } from 'zod'
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

/** A recorded act of law passes a body's work to another: one transaction, no instant without a reader. Answers how many persons changed hands. */
export async function handOverBody(platform: Platform, from: string, to: string, bodyEnds: boolean, at: Instant): Promise<number> {
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ count: number }>('select hand_over_body($1, $2, $3, $4) as count', [from, to, bodyEnds, at])).rows[0]!.count)
}

/** Frozen copies whose ninety days are over are removed, once a day. */
export function startDroppingHandovers(platform: Platform, everyMilliseconds = 6 * 3_600_000): () => void {
  const drop = () => void platform.systemTransaction((transaction) => transaction.query('select drop_old_handovers()')).catch((error: { code?: string }) => platform.log.warn({ code: error.code ?? 'connection' }, 'frozen copies not removed'))
  const timer = setInterval(drop, everyMilliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
