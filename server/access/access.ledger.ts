/**
 * The disclosure ledger of readings: who was shown whom, when and for what, durable before the answer leaves.
 *
 * No timer and no lock: one flush runs at a time on a connection of its own, and what arrives meanwhile is the next flush. Each flush is one
 * row, the seal: the exact text of the entries, hashed together with the seal before it. Every start, and every failure, begins a new chain
 * under a fresh writer id, so that chains never wait for each other.
 *
 * The seal is the record. The rows by which the ledger is looked through are written out from the seals afterwards, and before anybody looks
 * (`write-out.ts`): what cannot become such a row is refused here, since later there is nobody left to refuse.
 *
 * What the chain shows: an entry cannot be changed, removed or put in between without breaking the seals after it. What it does not show: that
 * the end of a chain was cut off, unless its last head was noted elsewhere (`hoanhap verify-audit` prints the heads to keep).
 */
import { createHash, randomUUID } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import pg from 'pg'
import { sendBatch } from '../platform/batch.ts'
import type { Platform } from '../platform/platform.ts'
import type { Disclosure, DisclosureLedger } from '../platform/session-gate.ts'

/** Beyond this the process refuses to show anything rather than to hold entries it may lose. */
const mostWaiting = 5_000
const mostInBatch = 200
const patienceMilliseconds = 10_000

type Waiting = { readonly at: string; /** As it will stand in the seal. */ readonly text: string; readonly resolve: () => void; readonly reject: (error: Error) => void }

/** One entry as it is sealed; the keys are the columns of `disclosure`. */
export type SealedEntry = {
  readonly at: string; readonly account_id: string; readonly post_id: string; readonly role: string; readonly agency_id: string; readonly unit_id: string
  readonly operation: string; readonly purpose: string; readonly outcome: string; readonly person_ids: readonly string[]; readonly measure_id: string | null; readonly article: string | null
}

export const firstHead = (writerId: string): Buffer => createHash('sha256').update(writerId).digest()
export const nextHead = (head: Buffer, sealed: string): Buffer => createHash('sha256').update(head).update(sealed, 'utf8').digest()

const seal = 'insert into disclosure_seal (writer_id, batch, entries, sealed, head, at) values ($1, $2, $3, $4, $5, $6)'
const write = { name: 'access-ledger', text: seal }
/** The first batch of a chain brings the row that says how far the chain is written out. */
const writeFirst = { name: 'access-ledger-first', text: `with writer as (insert into reading_writer (writer_id) values ($1)) ${seal}` }

/** Ids as they stand one behind the other in a list of the seal, without its first and last mark. Fifty are looked through as one text. */
const ids = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:","|$))*$/i
/** What a text column does not take: a zero character, half a surrogate pair. */
const noText = /[\0\p{Cs}]/u

/**
 * One entry as it stands in the seal: the JSON of a `SealedEntry`. Null where it could not be written out to `disclosure`; what is not looked at here
 * comes from the session, the operation and the clock.
 */
function sealedText({ actor, at, operation, purpose, outcome, persons, ...of }: Disclosure): string | null {
  const [measureId, article] = [of.measureId ?? null, of.article ?? null]
  const joined = persons.join('","')
  if (!persons.every((id) => id.length === 36) || !ids.test(joined) || (measureId !== null && (measureId.length !== 36 || !ids.test(measureId))) || (article !== null && noText.test(article))) return null
  const who = { at, account_id: actor.accountId, post_id: actor.postId, role: actor.role, agency_id: actor.agencyId, unit_id: actor.unitId, operation, purpose, outcome }
  return `${JSON.stringify(who).slice(0, -1)},"person_ids":[${joined === '' ? '' : `"${joined}"`}],${JSON.stringify({ measure_id: measureId, article }).slice(1)}`
}

export class LedgerClosed extends Error {
  // The platform answers 503: what cannot be written down is not shown.
  readonly code = '08006'
}

/** A server that has gone without a word does not answer at all. */
async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new LedgerClosed('the database does not answer')), patienceMilliseconds) })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

class Ledger implements DisclosureLedger {
  readonly #settings: pg.ClientConfig
  readonly #log: Pick<Platform['log'], 'error'>
  #client: pg.Client | null = null
  #waiting: Waiting[] = []
  #flushing: Promise<void> | null = null
  #stopped = false
  #writerId = randomUUID() as string
  #batch = 0
  #head = firstHead(this.#writerId)

  constructor(settings: pg.ClientConfig, log: Pick<Platform['log'], 'error'>) {
    this.#settings = settings
    this.#log = log
  }

  record(disclosure: Disclosure): Promise<void> {
    if (this.#stopped) return Promise.reject(new LedgerClosed('the ledger is closed'))
    if (this.#waiting.length >= mostWaiting) return Promise.reject(new LedgerClosed('the ledger is full'))
    const text = sealedText(disclosure)
    if (text === null) return Promise.reject(new LedgerClosed('the entry cannot be written'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ at: disclosure.at, text, resolve, reject })
      this.#flushing ??= this.#flush()
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#flushing
    const client = this.#client
    this.#client = null
    await client?.end().catch(() => {})
  }

  async #flush(): Promise<void> {
    // The requests of this turn of the loop share the first batch.
    await turn()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, mostInBatch)
      try {
        await this.#write(batch)
        for (const each of batch) each.resolve()
      } catch (error) {
        const code = (error as { code?: string }).code ?? 'connection-lost'
        this.#log.error({ code, entries: batch.length }, 'ledger not written')
        await this.#startAgain()
        for (const each of batch) each.reject(new LedgerClosed('the ledger was not written'))
      }
    }
    // In the same breath as the last look at the queue: whoever records a moment later must find no flush under way.
    this.#flushing = null
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const client = await this.#connection()
    const sealed = `[${batch.map((each) => each.text).join(',')}]`
    const head = nextHead(this.#head, sealed)
    const { error } = await inTime(sendBatch(client, [{ ...(this.#batch === 0 ? writeFirst : write), values: [this.#writerId, this.#batch + 1, batch.length, sealed, head, batch.at(-1)!.at] }]))
    if (error) throw error
    this.#head = head
    this.#batch += 1
  }

  async #connection(): Promise<pg.Client> {
    if (this.#client) return this.#client
    const client = new pg.Client({ ...this.#settings, application_name: 'hoa-nhap ledger', connectionTimeoutMillis: 5_000, statement_timeout: patienceMilliseconds })
    client.on('error', () => { if (this.#client === client) this.#client = null })
    await client.connect()
    try {
      // This connection does nothing else, therefore the role may outlive a transaction.
      await client.query('set role hn_ledger')
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    this.#client = client
    return client
  }

  /** Whether the failed batch stands in the table is not known, so its chain ends there and a new one begins. */
  async #startAgain(): Promise<void> {
    const client = this.#client
    this.#client = null
    this.#writerId = randomUUID()
    this.#batch = 0
    this.#head = firstHead(this.#writerId)
    // Not awaited for long: a lost connection may never say goodbye.
    if (client) await Promise.race([client.end().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500).unref())])
  }
}

/** The writer of this process. `pool` lends its settings only; the ledger has a connection of its own. */
export function openLedger(pool: pg.Pool, log: Pick<Platform['log'], 'error'>): DisclosureLedger {
  const { host, port, database, user, password, connectionString, ssl } = pool.options
  return new Ledger({ host, port, database, user, password, connectionString, ssl }, log)
}
