/** What changes with the day alone: deadlines that appear, sight that ends, moves whose clock has run out. */
import type { Platform } from '../platform/platform.ts'
import { arrivalKey } from './measures.rows.ts'
import { attemptWrite, caseFrom, confirmByClock, loadByPerson, refreshCase, surroundings } from './measures.commands.ts'

export const refreshTask = 'measures.refresh'
const page = 200
const minute = 60_000

/** Derives one person's rows again; writes only what differs. */
export async function refreshPerson(platform: Platform, personId: string): Promise<boolean> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    let changed = false
    const outcome = await attemptWrite(() => platform.systemTransaction(async (transaction) => {
      const { around } = await surroundings(platform, platform.today(), platform.now())
      const stored = caseFrom((await transaction.query(loadByPerson(personId, 'system'))).rows)
      if (stored) changed = (await confirmByClock(transaction, stored, around, platform)) || (await refreshCase(transaction, stored, around))
    }))
    if (outcome !== 'changed') return changed
  }
  return false
}

/** All persons with live sight, in pages; each in a transaction of its own, so that nobody waits. */
export async function refreshAll(platform: Platform): Promise<number> {
  let after: string | null = null
  let changed = 0
  for (;;) {
    const { rows } = await platform.systemTransaction((transaction) => transaction.query<{ id: string }>({ name: 'measures-refresh-page', text: 'select persons_to_refresh($1, $2) as id', values: [after, page] }))
    for (const row of rows) if (await refreshPerson(platform, row.id)) changed += 1
    if (rows.length < page) return changed
    after = rows.at(-1)!.id
  }
}

/** Moves whose clock may have run out: the commune of arrival sees the measure from now on. */
export async function refreshMoves(platform: Platform): Promise<number> {
  const { rows } = await platform.systemTransaction((transaction) => transaction.query<{ id: string }>({
    name: 'measures-refresh-moves', values: [arrivalKey, platform.today(), platform.now()],
    text: 'select distinct person_id as id from deadline where key = $1 and (due_at <= $3::timestamptz or (due_at is null and due_on < $2::date))',
  }))
  let changed = 0
  for (const row of rows) if (await refreshPerson(platform, row.id)) changed += 1
  return changed
}

/** Moves every few minutes; everything once a day. Idempotent, so several processes may do it. */
export function startRefreshing(platform: Platform): () => void {
  let refreshedOn = platform.today()
  let running = false
  const tick = async () => {
    if (running) return
    running = true
    try {
      await refreshMoves(platform)
      if (platform.today() !== refreshedOn) {
        refreshedOn = platform.today()
        await platform.systemTransaction((transaction) => platform.enqueue(transaction, refreshTask, `${refreshTask}-${refreshedOn}`, {}))
      }
    } catch (error) {
      platform.log.warn({ code: (error as { code?: string }).code }, 'refreshing deadlines failed; it is tried again')
    } finally {
      running = false
    }
  }
  const timer = setInterval(() => void tick(), 2 * minute)
  timer.unref()
  return () => clearInterval(timer)
}
