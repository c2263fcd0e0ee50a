/**
 * Limits on guessing that cannot shut a colleague out.
 *
 * - For one name from one address: after five failures each further try must wait, from 15 seconds up to 5 minutes. The count holds for names
 *   that do not exist as well, so it tells nothing.
 * - For one address as a whole (an office behind one line): never refused. After thirty failures its tries are answered one after another with a
 *   pause, which slows a machine that guesses names and costs a colleague a second or two.
 * - A name alone is never blocked: whoever does not sit at the same address cannot lock somebody out.
 *
 * Held in memory: a restart forgets, several processes count apart. Neither helps a guesser much against argon2 and the pause.
 */
const failuresBeforeWaiting = 5
const firstWaitMilliseconds = 15_000
const longestWaitMilliseconds = 300_000
const forgetAfterMilliseconds = 15 * 60_000
const failuresBeforePause = 30
const pauseMilliseconds = 1_000
const mostRemembered = 20_000

type Failures = { count: number; last: number; waitUntil: number }

export type Clock = () => number
export type Pause = (milliseconds: number) => Promise<void>

const realPause: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref())

export class SignInLimits {
  readonly #byName = new Map<string, Failures>()
  readonly #byAddress = new Map<string, Failures>()
  readonly #lanes = new Map<string, Promise<void>>()
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

  /** Seconds to wait before this name may be tried again from this address; 0: now. */
  waitSeconds(username: string, address: string): number {
    const found = this.#of(this.#byName, `${address} ${username}`)
    return found ? Math.max(0, Math.ceil((found.waitUntil - this.#clock()) / 1000)) : 0
  }

  /** Resolves at once for an ordinary address; for one that guesses, in turn and after a pause. */
  async turn(address: string): Promise<void> {
    const failures = this.#of(this.#byAddress, address)
    if (!failures || failures.count < failuresBeforePause) return
    const before = this.#lanes.get(address) ?? Promise.resolve()
    const mine = before.then(() => this.#pause(pauseMilliseconds))
    this.#lanes.set(address, mine)
    await mine
    if (this.#lanes.get(address) === mine) this.#lanes.delete(address)
  }

  failed(username: string, address: string): void {
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
  }

  /** A success forgets the failures of that name at that address; those of the address stay, or a guesser with one account would clear them. */
  succeeded(username: string, address: string): void {
    this.#byName.delete(`${address} ${username}`)
  }
}
