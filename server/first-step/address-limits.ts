/** How much one address may send. Kept in memory alone, under a salt of this process: no address is written anywhere. */
import { createHash, randomBytes } from 'node:crypto'

const mostRemembered = 20_000

export class AddressLimits {
  readonly #counts = new Map<string, { count: number; from: number }>()
  readonly #salt = randomBytes(16)
  readonly #window: number
  constructor(windowMinutes: number) { this.#window = windowMinutes * 60_000 }

  #of(what: string, address: string, now: number): { count: number; from: number } {
    const key = createHash('sha256').update(this.#salt).update(`${what} ${address}`).digest('base64url')
    const known = this.#counts.get(key)
    if (known && now - known.from < this.#window) return known
    if (this.#counts.size >= mostRemembered) for (const old of [...this.#counts.keys()].slice(0, mostRemembered / 10)) this.#counts.delete(old)
    const fresh = { count: 0, from: now }
    this.#counts.set(key, fresh)
    return fresh
  }

  /** Minutes to wait where the address has had its share, else 0. */
  wait(what: string, address: string, most: number, now: number): number {
    const { count, from } = this.#of(what, address, now)
    return count < most ? 0 : Math.max(1, Math.ceil((from + this.#window - now) / 60_000))
  }

  add(what: string, address: string, now: number): void {
    this.#of(what, address, now).count += 1
  }
}
