/**
 * What a post read or wrote of a measure a moment ago: an officer opens a measure and then acts on it, often more than once. The decision may be made of it; whether it still
 * stands is asked in the writing itself (`write_step`), under the person's lock and the post's own sight. Kept for that post alone, in this process alone, and not for long.
 */
import type { Platform } from '../platform/platform.ts'
import type { RawStep } from './measures.step.ts'

export type SeenStep = { readonly personId: string; readonly raw: RawStep }

const keptMilliseconds = 600_000
const mostKept = 4_000
const sweepMilliseconds = 60_000

type Kept = SeenStep & { readonly at: number }

export class SeenSteps {
  readonly #kept = new Map<string, Kept>()
  #sweep: NodeJS.Timeout | null = null

  get(postId: string, measureId: string): SeenStep | null {
    const found = this.#kept.get(keyOf(postId, measureId))
    return found && performance.now() - found.at < keptMilliseconds ? found : null
  }

  put(postId: string, measureId: string, seen: SeenStep): void {
    const key = keyOf(postId, measureId)
    // A map keeps the order of its entries: the oldest comes first.
    this.#kept.delete(key)
    this.#kept.set(key, { ...seen, at: performance.now() })
    if (this.#kept.size > mostKept) this.#kept.delete(this.#kept.keys().next().value!)
    this.#sweep ??= setInterval(() => this.#forgetOld(), sweepMilliseconds).unref()
  }

  forget(postId: string, measureId: string): void {
    this.#kept.delete(keyOf(postId, measureId))
  }

  #forgetOld(): void {
    const oldest = performance.now() - keptMilliseconds
    for (const [key, { at }] of this.#kept) {
      if (at > oldest) break
      this.#kept.delete(key)
    }
    if (this.#kept.size > 0 || this.#sweep === null) return
    clearInterval(this.#sweep)
    this.#sweep = null
  }
}

const keyOf = (postId: string, measureId: string) => `${postId} ${measureId}`

const byPlatform = new WeakMap<Platform, SeenSteps>()
export function seenSteps(platform: Platform): SeenSteps {
  let steps = byPlatform.get(platform)
  if (!steps) byPlatform.set(platform, (steps = new SeenSteps()))
  return steps
}
