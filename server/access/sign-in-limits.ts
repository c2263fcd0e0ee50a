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
 * Held in memory: a restart forgets, several processes count apart. Neither helps a guesser much against argon2 and the pauses.
 */
const failuresBeforePace = 5
const paceMilliseconds = 2_000
const mostInPace = 3
const failuresBeforeWaiting = 100
const firstWaitMilliseconds = 60_000
const longestWaitMilliseconds = 300_000
const forgetAfterMilliseconds = 15 * 60_000
const failuresBeforePause = 60
const pauseMilliseconds = 500
const mostRemembered = 20_000

type Failures = { count: number; last: number; waitUntil: number }
type Lane = { waiting: number; end: Promise<void> }

export type Clock = () => number
export type Pause = (milliseconds: number) => Promise<void>

const realPause: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref())

export class SignInLimits {
  readonly #byName = new Map<string, Failures>()
  readonly #byAddress = new Map<string, Failures>()
  readonly #lanes = new Map<string, Lane>()
  readonly #clock: Clock
  readonly #pause: Pause
  constructor(clock: Clock = () => performance.now(), pause: Pause = realPause) {
    this.#clock = clock
    this.#pause = pause
  }

  #of(map: Map<string, Failures>, key: string): Failures | undefined {
    const found = map.get(key)
    if (found && this.#clock() - found.last > forgetAfterMilliseconds) {
      map.delete(key)
      return undefined
    }
    return found
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
    const own = this.#of(this.#byName, key)
    if (own && own.waitUntil > this.#clock()) return Math.ceil((own.waitUntil - this.#clock()) / 1000)
    if (own && own.count >= failuresBeforePace) {
      if ((this.#lanes.get(key)?.waiting ?? 0) >= mostInPace) return Math.ceil((paceMilliseconds * mostInPace) / 1000)
      await this.#inTurn(key, paceMilliseconds)
    }
    const all = this.#of(this.#byAddress, address)
    if (all && all.count >= failuresBeforePause) await this.#inTurn(address, pauseMilliseconds)
    return 0
  }

  /** Counts a failure; answers with the seconds to name when this pair has failed too often, else 0. */
  failed(username: string, address: string): number {
    const now = this.#clock()
    const add = (map: Map<string, Failures>, key: string): Failures => {
      if (map.size >= mostRemembered) {
        // The oldest entries stand first in a Map.
        for (const old of [...map.keys()].slice(0, mostRemembered / 10)) map.delete(old)
      }
      const failures = this.#of(map, key) ?? { count: 0, last: now, waitUntil: 0 }
      failures.count += 1
      failures.last = now
      map.set(key, failures)
      return failures
    }
    add(this.#byAddress, address)
    const own = add(this.#byName, `${address} ${username}`)
    if (own.count >= failuresBeforeWaiting) own.waitUntil = now + Math.min(longestWaitMilliseconds, firstWaitMilliseconds * 2 ** Math.min(10, own.count - failuresBeforeWaiting))
    if (own.count <= failuresBeforePace) return 0
    return Math.ceil(Math.max(own.waitUntil - now, paceMilliseconds) / 1000)
  }

  /** A success forgets the failures of that name at that address; those of the address stay, or a guesser with one account would clear them. */
  succeeded(username: string, address: string): void {
    this.#byName.delete(`${address} ${username}`)
  }
}
