/**
 * Writes the rows of `disclosure` out from the seals of readings (`access.ledger.ts`): in quiet moments, never far behind, and before anybody
 * looks. Any process does it, for every chain; one at a time does. The database keeps how far each chain is written out, in the transaction
 * that writes its rows: a process that dies leaves both or neither.
 */
import type { Platform } from '../platform/platform.ts'
import { readingsRecorded } from './access.ledger.ts'

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
  /** With more readings than this since the look before, the process is busy and waits for a quieter moment. */
  readonly busyReadings: number
  /** Busy or not, never further behind than this: in time, and in readings of this process, since whoever looks waits for all of them. */
  readonly mostMilliseconds: number
  readonly mostReadings: number
  readonly recorded: () => number
}
const usual: WritingOut = { everyMilliseconds: 1000, busyReadings: 20, mostMilliseconds: 5 * 60_000, mostReadings: 20_000, recorded: readingsRecorded }

/** Writes out until stopped. A lost database is waited out: what waits stands in its seals. */
export function startWritingOut(platform: Platform, given: Partial<WritingOut> = {}): () => Promise<void> {
  const { everyMilliseconds, busyReadings, mostMilliseconds, mostReadings, recorded } = { ...usual, ...given }
  let looked = recorded()
  // When the last complete run began, and what had been recorded then.
  let complete = { at: performance.now(), recorded: looked }
  let stopped = false
  let failing = false
  let running: Promise<void> | null = null
  const look = async () => {
    const begun = { at: performance.now(), recorded: recorded() }
    const lately = begun.recorded - looked
    looked = begun.recorded
    const late = begun.at - complete.at > mostMilliseconds || begun.recorded - complete.recorded > mostReadings
    if (lately > busyReadings && !late) return
    try {
      await writeOut(platform, () => !stopped)
      complete = begun
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
