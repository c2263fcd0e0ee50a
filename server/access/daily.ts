/**
 * Once a day: openings that nobody has judged in time are told again, the heads of the ledger's chains are signed, what was kept for repeats and
 * frozen copies whose days are over go. Each part can be done twice without harm, so several processes may ask for it.
 */
import { keptAnswersSince } from '@hoa-nhap/domain/access/upkeep.rules'
import { dayOf, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import { anchorKey, makeAnchor } from './anchor.ts'
import { sealAll } from './seal-ledger.ts'
import { writeOutAll } from './write-out.ts'

export const dailyTask = 'access.daily'
const minute = 60_000

/** Answers how many notices were written. */
export async function chaseReviews(platform: Platform): Promise<number> {
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ count: number }>('select chase_reviews($1) as count', [platform.now()])).rows[0]!.count)
}

/** One anchor a day. `faults`: the ledger is not what was sealed, and no anchor covers that up; it stands in the log and among the events of accounts. */
export async function anchorOfDay(platform: Platform): Promise<'made' | 'there-already' | 'faults'> {
  await sealAll(platform)
  await writeOutAll(platform)
  return platform.systemTransaction(async (transaction) => {
    // Whoever comes second waits here, and finds the anchor of today.
    await transaction.query('select pg_advisory_xact_lock(4208, 1)')
    const { rows } = await transaction.query<{ at: Date }>('select at from audit_anchor order by number desc limit 1')
    if (rows[0] && dayOf(rows[0].at.toISOString() as Instant) >= platform.today()) return 'there-already'
    if (await makeAnchor(transaction, anchorKey(platform.keys.secret), platform.now())) return 'made'
    await transaction.query(`insert into audit_event (at, event, outcome) values ($1, 'anchor-made', 'refused')`, [platform.now()])
    platform.log.error({}, 'the ledger is not what was sealed: no anchor was made, see verify-audit')
    return 'faults'
  })
}

/** Answers how many were removed. */
export async function dropOldAnswers(platform: Platform): Promise<number> {
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ count: number }>('select drop_old_answers($1) as count', [keptAnswersSince(platform.now())])).rows[0]!.count)
}

export async function daily(platform: Platform): Promise<void> {
  await chaseReviews(platform)
  await dropOldAnswers(platform)
  await platform.systemTransaction((transaction) => transaction.query('select drop_old_handovers()'))
  await anchorOfDay(platform)
}

/** Asks for the task on each new day, once the process has been up for a moment; the runner does it, one process for all. */
export function startDaily(platform: Platform, every = 10 * minute): () => void {
  let asked: PlainDate | null = null
  const ask = async () => {
    const today = platform.today()
    if (asked === today) return
    await platform.systemTransaction((transaction) => platform.enqueue(transaction, dailyTask, `${dailyTask}-${today}`, {}))
    asked = today
  }
  const timer = setInterval(() => void ask().catch((error: { code?: string }) => platform.log.warn({ code: error.code ?? 'connection' }, 'the work of the day was not asked for; it is tried again')), every)
  timer.unref()
  return () => clearInterval(timer)
}
