/**
 * Limits on guessing that cannot shut a colleague out.
 *
 * - One name from one address: after five failures its tries are judged one after another, two seconds apart, and a wrong one is answered "too many
 *   attempts"; the right password still opens, so that whoever sits at the same address and was plagued by a neighbour gets in. Only after a hundred
 *   failures must that pair wait as a whole, at most five minutes. Names that do not exist are counted alike, so the count tells nothing.
 * - One address as a whole (an office behind one line): never refused. After sixty failures its tries are judged one after another with a short
 *   pause, which slows a machine that guesses names and costs a colleague half a second.
 * - A name alone is never limited: nobody can lock somebody out from elsewhere.
 *
 * The counts are shared by all processes through a `FailureStore`; the turns are kept by each process. Store keys are hashed: neither name nor
 * address is written.
 */
const failuresBeforePace = 5
const paceMilliseconds = 2_000
const mostInPace = 3
const failuresBeforeWaiting = 100
const firstWaitMilliseconds = 60_000
const longestWaitMilliseconds = 300_000
export const forgetAfterMilliseconds = 15 * 60_000
const failuresBeforePause = 60
const pauseMilliseconds = 500
const mostRemembered = 20_000

/** Moments in milliseconds of the clock given to the limits. */
export type Failures = { readonly count: number; readonly waitUntil: number }
export interface FailureStore {
  /** What is remembered of each key, in the order asked. */
  read(keys: readonly string[], now: number): Promise<readonly (Failures | null)[]>
  /** Counts one more for each key; answers the new counts. */
  add(keys: readonly string[], now: number): Promise<readonly number[]>
  wait(key: string, until: number): Promise<void>
  forget(key: string): Promise<void>
}

type Lane = { waiting: number; end: Promise<void> }
export type Clock = () => number
export type Pause = (milliseconds: number) => Promise<void>
const realPause: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref())

/** For tests and for a single process. */
export function failuresInMemory(): FailureStore {
  const kept = new Map<string, { count: number; last: number; waitUntil: number }>()
  const of = (key: string, now: number) => {
    const found = kept.get(key)
    if (found && now - found.last > forgetAfterMilliseconds) kept.delete(key)
    return kept.get(key) ?? null
  }
  return {
    read: async (keys, now) => keys.map((key) => of(key, now)),
    async add(keys, now) {
      return keys.map((key) => {
        // The oldest entries stand first in a Map.
        if (kept.size >= mostRemembered) for (const old of [...kept.keys()].slice(0, mostRemembered / 10)) kept.delete(old)
        const failures = of(key, now) ?? { count: 0, last: now, waitUntil: 0 }
        failures.count += 1
        failures.last = now
        kept.set(key, failures)
        return failures.count
      })
    },
    async wait(key, until) {
      const found = kept.get(key)
      if (found) found.waitUntil = until
    },
    async forget(key) { kept.delete(key) },
  }
}

export class SignInLimits {
  readonly #lanes = new Map<string, Lane>()
  readonly #clock: Clock
  readonly #pause: Pause
  readonly #store: FailureStore
  constructor(clock: Clock = () => Date.now(), pause: Pause = realPause, store: FailureStore = failuresInMemory()) {
    this.#clock = clock
    this.#pause = pause
    this.#store = store
  }

  async #inTurn(key: string, milliseconds: number): Promise<void> {
    const lane = this.#lanes.get(key) ?? { waiting: 0, end: Promise.resolve() }
    this.#lanes.set(key, lane)
    lane.waiting += 1
    lane.end = lane.end.then(() => this.#pause(milliseconds))
    await lane.end
    lane.waiting -= 1
    if (lane.waiting === 0) this.#lanes.delete(key)
  }

  /** Resolves with 0 when the password may be judged, at once or in its turn; otherwise with the seconds to wait. */
  async enter(username: string, address: string): Promise<number> {
    const key = `${address} ${username}`
    const now = this.#clock()
    const [own, all] = await this.#store.read([key, address], now)
    if (own && own.waitUntil > now) return Math.ceil((own.waitUntil - now) / 1000)
    if (own && own.count >= failuresBeforePace) {
      if ((this.#lanes.get(key)?.waiting ?? 0) >= mostInPace) return Math.ceil((paceMilliseconds * mostInPace) / 1000)
      await this.#inTurn(key, paceMilliseconds)
    }
    if (all && all.count >= failuresBeforePause) await this.#inTurn(address, pauseMilliseconds)
    return 0
  }

  /** Counts a failure; answers with the seconds to name when this pair has failed too often, else 0. */
  async failed(username: string, address: string): Promise<number> {
    const now = this.#clock()
    const key = `${address} ${username}`
    const [own = 1] = await this.#store.add([key, address], now)
    let waitUntil = 0
    if (own >= failuresBeforeWaiting) {
      waitUntil = now + Math.min(longestWaitMilliseconds, firstWaitMilliseconds * 2 ** Math.min(10, own - failuresBeforeWaiting))
      await this.#store.wait(key, waitUntil)
    }
    if (own <= failuresBeforePace) return 0
    return Math.ceil(Math.max(waitUntil - now, paceMilliseconds) / 1000)
  }

  /** A success forgets the failures of that name at that address; those of the address stay, or a guesser with one account would clear them. */
  async succeeded(username: string, address: string): Promise<void> {
    await this.#store.forget(`${address} ${username}`)
  }

  /** Wrong codes of the app for one account, whatever the address: only someone with the password gets this far. Seconds to wait, else 0. */
  async codesWait(accountId: string, most: number): Promise<number> {
    const now = this.#clock()
    const [found] = await this.#store.read([`code ${accountId}`], now)
    if (!found || found.count < most) return 0
    return found.waitUntil > now ? Math.ceil((found.waitUntil - now) / 1000) : 0
  }
  async wrongCode(accountId: string, most: number): Promise<void> {
    const key = `code ${accountId}`
    const [count = 0] = await this.#store.add([key], this.#clock())
    if (count >= most) await this.#store.wait(key, this.#clock() + longestWaitMilliseconds)
  }
  async rightCode(accountId: string): Promise<void> {
    await this.#store.forget(`code ${accountId}`)
  }
}
