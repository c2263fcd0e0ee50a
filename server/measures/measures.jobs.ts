/** What changes with the day alone: deadlines that appear, sight that ends, moves whose clock has run out. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import { arrivalKey } from './measures.rows.ts'
import { attemptWrite, caseFrom, confirmByClock, loadByPerson, refreshCase, surroundings } from './measures.commands.ts'

export const refreshTask = 'measures.refresh'
const page = 200
const minute = 60_000
const settledAfter = 15 * minute
const [nightFrom, nightTo] = [1, 5]
const vietnamOffset = 7
const breath = 4

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

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

/** One case that cannot be derived stops neither the others nor the start; it stands in the log without its id and is tried again. */
async function refreshApart(platform: Platform, personId: string): Promise<boolean> {
  try {
    return await refreshPerson(platform, personId)
  } catch (error) {
    // Without the database nothing can be done for anybody.
    if (databaseGone((error as { code?: string }).code)) throw error
    platform.log.error({ kind: (error as Error).name, code: (error as { code?: string }).code }, 'a case could not be brought up to date')
    return false
  }
}
const databaseGone = (code: string | undefined) => code !== undefined && /^(08|53|57P|E)/.test(code)

/** All persons with live sight, in pages; each in a transaction of its own, so that nobody waits. Answers how many differed. */
export async function refreshAll(platform: Platform): Promise<number> {
  let after: string | null = null
  let [people, changed] = [0, 0]
  for (;;) {
    const { rows } = await platform.systemTransaction((transaction) => transaction.query<{ id: string }>({ name: 'measures-refresh-page', text: 'select persons_to_refresh($1, $2) as id', values: [after, page] }))
    for (const row of rows) {
      if (await refreshApart(platform, row.id)) changed += 1
      // Users come first: the comparison takes at most a part of one core.
      await pause(breath)
    }
    people += rows.length
    if (rows.length < page) break
    after = rows.at(-1)!.id
  }
  await platform.systemTransaction((transaction) => transaction.query({
    name: 'measures-refresh-done', text: 'insert into measure_refresh (on_day, people, changed, finished_at) values ($1, $2, $3, $4) on conflict do nothing', values: [platform.today(), people, changed, platform.now()],
  }))
  return changed
}

/** Moves whose clock may have run out: the commune of arrival sees the measure from now on. */
export async function refreshMoves(platform: Platform): Promise<number> {
  const { rows } = await platform.systemTransaction((transaction) => transaction.query<{ id: string }>({
    name: 'measures-refresh-moves', values: [arrivalKey, platform.today(), platform.now()],
    text: 'select distinct person_id as id from deadline where key = $1 and (due_at <= $3::timestamptz or (due_at is null and due_on < $2::date))',
  }))
  let changed = 0
  for (const row of rows) if (await refreshApart(platform, row.id)) changed += 1
  return changed
}

/**
 * Moves every few minutes. The comparison of everybody once a day, at night, or where the night was missed once the process has been up for a
 * while. Idempotent, so several processes may do it.
 */
export function startRefreshing(platform: Platform): () => void {
  const started = performance.now()
  let compared: PlainDate | null = null
  let running = false
  const tick = async () => {
    if (running) return
    running = true
    try {
      await refreshMoves(platform)
      const today = platform.today()
      const hour = (new Date(platform.now()).getUTCHours() + vietnamOffset) % 24
      const settled = performance.now() - started > settledAfter
      if (compared !== today && ((hour >= nightFrom && hour < nightTo) || settled)) {
        const { rows } = await platform.systemTransaction((transaction) => transaction.query({ name: 'measures-refresh-known', text: 'select 1 from measure_refresh where on_day = $1', values: [today] }))
        if (rows.length === 0) await platform.systemTransaction((transaction) => platform.enqueue(transaction, refreshTask, `${refreshTask}-${today}`, {}))
        compared = today
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
