/**
 * Seals what was written with acts and what happened to accounts, a moment after it was written. Any process may do it; one at a time does.
 *
 * Numbers are given out before a transaction commits, so an entry may appear below the highest sealed number. The search therefore begins at what
 * had been sealed a second ago, and twice a minute at what had been sealed some minutes ago, longer than a transaction may last; the first search
 * of a process begins at the beginning. Within one run the next full batch begins where the one before ended: what commits below it meanwhile is
 * found by a later run.
 */
import type { Platform } from '../platform/platform.ts'

export const chains = ['acts', 'accounts'] as const
export type Chain = (typeof chains)[number]

const everyMilliseconds = 500
const mostInSeal = 500
const settledMilliseconds = 5 * 60_000
/** An act takes milliseconds; whatever took longer than this is found by the wide search. Each search asks again of whatever was sealed since: under many acts, most of its cost. */
const usualMilliseconds = 1000
const wideEveryMilliseconds = 30_000

async function sealOnce(platform: Platform, chain: Chain, after: number): Promise<{ entries: number; highest?: number }> {
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ done: { entries: number; highest?: number } }>({
    name: 'access-seal', text: 'select seal_ledger($1, $2, $3, $4) as done', values: [chain, after, mostInSeal, platform.now()],
  })).rows[0]!.done)
}

/** Seals everything that waits; answers how many entries. */
export async function sealAll(platform: Platform): Promise<number> {
  let entries = 0
  for (const chain of chains) {
    let reached = 0
    for (let full = true; full;) {
      const sealed = await sealOnce(platform, chain, reached)
      entries += sealed.entries
      reached = sealed.highest ?? reached
      full = sealed.entries === mostInSeal
    }
  }
  return entries
}

/** Seals until stopped. A lost database is waited out: what is not sealed yet is told by `verify-audit`. */
export function startSealing(platform: Platform): () => Promise<void> {
  type Place = { after: number; wideAt: number; recent: { at: number; highest: number }[] }
  const from = new Map<Chain, Place>(chains.map((chain) => [chain, { after: 0, wideAt: -Infinity, recent: [] }]))
  let stopped = false
  let failing = false
  let running: Promise<void> | null = null
  const seal = async () => {
    try {
      for (const [chain, place] of from) {
        const wide = performance.now() - place.wideAt > wideEveryMilliseconds
        if (wide) place.wideAt = performance.now()
        let reached = 0
        for (let full = true; full && !stopped;) {
          const usual = place.recent.findLast((sealed) => performance.now() - sealed.at > usualMilliseconds)?.highest ?? 0
          const sealed = await sealOnce(platform, chain, Math.max(reached, place.after, wide ? 0 : usual))
          reached = sealed.highest ?? reached
          full = sealed.entries === mostInSeal
          const at = performance.now()
          if (sealed.highest !== undefined) place.recent.push({ at, highest: sealed.highest })
          while (place.recent[0] && at - place.recent[0].at > settledMilliseconds) place.after = Math.max(place.after, place.recent.shift()!.highest)
        }
      }
      failing = false
    } catch (error) {
      if (!failing) platform.log.warn({ code: (error as { code?: string }).code ?? 'unknown' }, 'sealing of the ledger waits for the database')
      failing = true
    }
  }
  const timer = setInterval(() => { running ??= seal().finally(() => { running = null }) }, everyMilliseconds)
  timer.unref()
  return async () => {
    stopped = true
    clearInterval(timer)
    await running?.catch(() => {})
  }
}
