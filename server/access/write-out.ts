/**
 * Writes the rows of `disclosure` out from the seals of readings (`access.ledger.ts`): in quiet moments, never far behind, and before anybody
 * looks. Any process does it, for every chain; one at a time does. The database keeps how far each chain is written out, in the transaction
 * that writes its rows: a process that dies leaves both or neither.
 */
import { performance } from 'node:perf_hooks'
import type { Platform } from '../platform/platform.ts'

/** In one transaction: at most some seconds for those who wait for it. */
const batchesAtOnce = 200

/** Answers how many entries it went through. */
async function writeOut(platform: Platform, goesOn: () => boolean): Promise<number> {
  let entries = 0
  for (let full = true; full && goesOn();) {
    const written = await platform.systemTransaction(async (transaction) => (await transaction.query<{ entries: number }>({
      name: 'access-write-out', text: 'select write_out_readings($1) as entries', values: [batchesAtOnce],
    })).rows[0]!.entries)
    entries += written
    // A batch holds one entry at least: with fewer entries than batches allowed, nothing was left.
    full = written >= batchesAtOnce
  }
  return entries
}

/** Writes out everything that is durable when it is called; whoever looks at `disclosure` calls it first. Where nothing waits, one cheap look. */
export const writeOutAll = (platform: Platform): Promise<number> => writeOut(platform, () => true)

export type WritingOut = {
  readonly everyMilliseconds: number
  /** With a larger share of the time since the look before spent on requests, the process is busy and waits for a quieter moment. */
  readonly busyShare: number
  /** Longer than this behind it goes on all the same, some batches at each look: whoever looks waits for what is left. */
  readonly mostMilliseconds: number
  /** The share of the time the process was at work, since the last call. */
  readonly share: () => number
}

/** How busy this process is with anything at all: what is put off should not meet the next rush, of whatever kind. */
function workingShare(): () => number {
  let before = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    return utilization
  }
}

/** Writes out until stopped. A lost database is waited out: what waits stands in its seals. */
export function startWritingOut(platform: Platform, given: Partial<WritingOut> = {}): () => Promise<void> {
  const { everyMilliseconds, busyShare, mostMilliseconds, share } = { everyMilliseconds: 1000, busyShare: 0.25, mostMilliseconds: 5 * 60_000, share: workingShare(), ...given }
  let completeAt = performance.now()
  let stopped = false
  let failing = false
  let running: Promise<void> | null = null
  const look = async () => {
    const begun = performance.now()
    const busy = share() > busyShare
    if (busy && begun - completeAt <= mostMilliseconds) return
    try {
      // Under load one piece at each look: less than a tenth of a core. A quiet moment is asked for again before each piece.
      let pieces = 0
      let interrupted = false
      const goesOn = () => !stopped && (pieces++ === 0 || (!busy && !(interrupted = share() > busyShare)))
      const written = await writeOut(platform, goesOn)
      if (!interrupted && (!busy || written < batchesAtOnce)) completeAt = begun
      failing = false
    } catch (error) {
      if (!failing) platform.log.warn({ code: (error as { code?: string }).code ?? 'unknown' }, 'writing out of the ledger waits for the database')
      failing = true
    }
  }
  const timer = setInterval(() => { running ??= look().finally(() => { running = null }) }, everyMilliseconds)
  timer.unref()
  return async () => {
    stopped = true
    clearInterval(timer)
    await running?.catch(() => {})
  }
}
