/** What the platform offers to slices. Time, randomness and keys are asked for here, never taken. */
import type pg from 'pg'
import type { WorkingCalendar } from '@hoa-nhap/domain/kernel/working-calendar'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { InstallationSettings } from './configuration.ts'
import type { ActorTransaction } from './route.ts'

export interface Keys {
  /** AES-256-GCM with the purpose as associated data. */
  encrypt(purpose: string, plain: string): Buffer
  decrypt(purpose: string, sealed: Buffer): string
  /** The same for a key: it is wrapped under the master key in use, and opens under whichever wrapped it. */
  wrap(purpose: string, key: Buffer): Buffer
  unwrap(purpose: string, wrapped: Buffer): Buffer
  /** Name of the master key in use. */
  current(): string
  /** HMAC-SHA-256 for equality search: as it is written. */
  blindIndex(purpose: string, plain: string): Buffer
  /** As it may be found: two while the key of the index is being replaced. */
  blindIndexes(purpose: string, plain: string): readonly Buffer[]
  /** A password or token secret derived for one use, as text. */
  secret(purpose: string): string
  /** Lines that outlive a restored database: what has been sealed, erased, restricted or ended. Encrypted, beside the keys. */
  readonly endings: { read(): readonly string[]; append(lines: readonly string[]): void }
}

export interface Platform {
  /** Login role of the application: owns nothing, belongs to every product role. */
  readonly pool: pg.Pool
  readonly keys: Keys
  readonly calendar: WorkingCalendar
  readonly demo: boolean
  readonly settings: InstallationSettings
  /** Parse hot answers against the strict schema (tests, demonstration). */
  readonly checkAnswers: boolean
  now(): Instant
  today(): PlainDate
  uuid(): string
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void; error(fields: object, message: string): void }
  /** Through the one SQL function `enqueue(task, key, reference)`, inside the given transaction. */
  enqueue(transaction: ActorTransaction, task: string, key: string | null, reference: Readonly<Record<string, string | number>>): Promise<void>
  /** A transaction of a system post (jobs, simulate, migrations of data): database role `hn_system`. */
  systemTransaction<T>(work: (transaction: ActorTransaction) => Promise<T>): Promise<T>
}
