/**
 * Readings of several requests one behind the other on one connection, and acts on another: each is its own transaction with its own end, as before, but
 * the next is sent before the one before it is answered. A database process that always has something to do neither sleeps nor is woken, and on a machine of few
 * cores that was a fifth of what a reading costs, and a third of the time until it is answered (docs/performance.md).
 *
 * What is slow would hold up those behind it. A statement shares a line once it has been quick, and no longer when it was slow several times in a row
 * (once, and it may have been the machine); nobody joins a line whose first has been waited for longer than a moment. Everything else has a
 * connection of its own.
 */
import { availableParallelism } from 'node:os'
import type pg from 'pg'
import { Batch, beingPrepared, connectionOf, type Connection, type Outcome } from './batch.ts'
import type { Statement } from './route.ts'

export type LineOptions = {
  /** This process takes one core; a line can keep one of the others busy. None: every reading has a connection of its own. */
  readonly mostLines: number
  readonly mostInLine: number
  readonly quickMilliseconds: number
  /** As many slow runs in a row as take a statement out of the lines. */
  readonly slowRuns: number
  /** The first of a line may be waited for as long before others go elsewhere. More than a turn of this process under load. */
  readonly patienceMilliseconds: number
}
/** Under load a line keeps its connection: half of the pool stays for what is slow and what takes several looks. One process does not keep more than four busy. */
const usual = (pool: pg.Pool): LineOptions => ({
  mostLines: Math.min(Math.max(1, availableParallelism() - 1), Math.floor(pool.options.max / 4), 4), mostInLine: 200, quickMilliseconds: 10, slowRuns: 3, patienceMilliseconds: 50,
})

/** A transaction is ended by an error of a statement; anything else ends the connection, which cannot be lent again. */
export function endsConnection(error: unknown): boolean {
  // The severity comes in the server's language, the code does not.
  const code = (error as { code?: string }).code ?? ''
  return !/^[0-9A-Z]{5}$/.test(code) || /^(08|57P|58|XX|25P03|25P04)/.test(code) || ['FATAL', 'PANIC'].includes((error as { severity?: string }).severity ?? '')
}

/** One connection, lent by the pool for as long as anything is under way on it. */
class Line {
  readonly #client: pg.PoolClient
  readonly #connection: Connection
  /** The one whose answer comes next, which pg knows of; the others are sent, and pg hears of each when its turn has come. */
  #first: Batch | null = null
  readonly #behind: Batch[] = []
  #firstSince = 0
  #broken: Error | undefined

  constructor(client: pg.PoolClient) {
    this.#client = client
    this.#connection = connectionOf(client)
  }

  get length(): number {
    return this.#behind.length + (this.#first === null ? 0 : 1)
  }

  /** Whether one more would be answered soon, and nothing it needs depends on what is not answered yet. */
  takes(statements: readonly Statement[], { mostInLine, patienceMilliseconds }: LineOptions): boolean {
    if (this.#broken || !this.#connection.stream.writable) return false
    return this.#first === null || (this.length < mostInLine && performance.now() - this.#firstSince <= patienceMilliseconds && !beingPrepared(this.#connection, statements))
  }

  /** `took`: milliseconds from its turn to its answer. */
  send(statements: readonly Statement[], took: (milliseconds: number) => void): Promise<Outcome> {
    return new Promise((resolve) => {
      const batch = new Batch(this.#client, statements, (outcome) => {
        took(performance.now() - this.#firstSince)
        if (outcome.error && endsConnection(outcome.error)) this.#broken ??= outcome.error
        this.#turn(this.#behind.shift() ?? null)
        resolve(outcome)
      })
      if (this.#first === null) {
        this.#turn(batch)
      } else {
        batch.write(this.#connection)
        this.#behind.push(batch)
      }
    })
  }

  #turn(batch: Batch | null): void {
    this.#first = batch
    if (batch === null) return
    this.#firstSince = performance.now()
    // On a connection that has ended pg fails each in its turn.
    this.#client.query(batch as unknown as pg.Submittable)
  }

  giveBack(): void {
    this.#client.release(this.#broken)
  }
}

export class Lines {
  readonly #pool: pg.Pool
  readonly #options: LineOptions
  readonly #lines: Line[] = []
  /** The one being opened: whoever needs a line meanwhile waits for it, and may join it. */
  #opening: Promise<Line> | null = null
  /** By the names of statements that have been quick: how often in a row they were slow since. */
  readonly #slow = new Map<string, number>()

  constructor(pool: pg.Pool, options: Partial<LineOptions> = {}) {
    this.#pool = pool
    this.#options = { ...usual(pool), ...options }
  }

  /** Connections that are lent for lines now. */
  get length(): number {
    return this.#lines.length
  }

  /** Statements that can be sent as one batch (`canBatch`), of which the first is the opening. Whatever they write is durable when this resolves. */
  async send(statements: readonly Statement[]): Promise<Outcome> {
    // What opens every transaction is quick; it is not judged by what comes behind it.
    const judged = statements.length === 1 ? 0 : 1
    const took = (milliseconds: number) => {
      for (let index = judged; index < statements.length; index++) this.#ran(statements[index]!.name, milliseconds)
    }
    let shares = this.#options.mostLines > 0
    for (let index = judged; index < statements.length && shares; index++) shares = (this.#slow.get(statements[index]!.name ?? '') ?? Infinity) < this.#options.slowRuns
    if (!shares) {
      const alone = new Line(await this.#pool.connect())
      try {
        return await alone.send(statements, took)
      } finally {
        alone.giveBack()
      }
    }
    let line = this.#shortest(statements)
    while (line === null) {
      if (this.#opening === null) {
        line = await this.#open()
      } else {
        await this.#opening
        line = this.#shortest(statements)
      }
    }
    try {
      return await line.send(statements, took)
    } finally {
      this.#close(line)
    }
  }

  #ran(name: string | undefined, milliseconds: number): void {
    if (name === undefined) return
    const slow = this.#slow.get(name)
    if (milliseconds <= this.#options.quickMilliseconds) {
      if (slow !== 0) this.#slow.set(name, 0)
    } else if (slow !== undefined) {
      this.#slow.set(name, slow + 1)
    }
  }

  /**
   * A line to join: an empty one, or the shortest where there may not be one more. Where there are more lines than there should be (a slow one
   * does not count) the first are joined, and the others end.
   */
  #shortest(statements: readonly Statement[]): Line | null {
    const { mostLines } = this.#options
    let shortest: Line | null = null
    let open = 0
    for (const line of this.#lines) {
      if (!line.takes(statements, this.#options)) continue
      if (shortest === null || line.length < shortest.length) shortest = line
      if (++open === mostLines) break
    }
    return shortest !== null && (shortest.length === 0 || open >= mostLines) ? shortest : null
  }

  #open(): Promise<Line> {
    this.#opening = this.#pool.connect().then((client) => {
      const line = new Line(client)
      this.#lines.push(line)
      return line
    }).finally(() => { this.#opening = null })
    return this.#opening
  }

  #close(line: Line): void {
    if (line.length > 0) return
    const at = this.#lines.indexOf(line)
    if (at < 0) return
    this.#lines.splice(at, 1)
    line.giveBack()
  }
}

/** The lines of a pool, one set for all. */
function kept(): (pool: pg.Pool) => Lines {
  const linesOfPools = new WeakMap<pg.Pool, Lines>()
  return (pool) => {
    let lines = linesOfPools.get(pool)
    if (!lines) linesOfPools.set(pool, (lines = new Lines(pool)))
    return lines
  }
}
export const linesOfReadings = kept()
/** Acts have lines of their own: one that waits for another's lock holds up no reading, which that other may need to come to its end. */
export const linesOfActs = kept()
